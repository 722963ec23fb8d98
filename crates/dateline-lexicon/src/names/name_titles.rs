//! What stands before a name: `data/name_titles.tsv`. Courtesy titles and ranks as far as a name's
//! parser must know them; offices have a table of their own.

use dateline_schema::closed::Gender;
use rustc_hash::FxHashMap;

use super::culture::Culture;
use crate::{Tsv, WordClass, Words, word_hash};

pub(crate) const TABLE: Tsv = Tsv::new("name_titles", include_str!("../../data/name_titles.tsv"));

/// What kind of title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleKind {
    /// Mr, Dr, Daw.
    Courtesy,
    /// Cardinal, Ayatollah.
    Religious,
    /// Pope, Patriarch: with a name for the office, which is numbered.
    Throne,
    /// King, Crown Prince.
    Royal,
    /// Sheikh.
    Noble,
    /// President, General.
    Office,
    /// A word for a role that tells the gender: spokeswoman.
    Role,
}

/// A title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameTitle {
    /// What kind.
    pub kind: TitleKind,
    /// The gender that it reveals.
    pub gender: Option<Gender>,
    /// The culture that it reveals.
    pub culture: Option<Culture>,
}

/// Titles by hash of all their words, and those of two words by the hash of each.
#[derive(Debug, Default)]
pub(super) struct NameTitles {
    whole: FxHashMap<u64, NameTitle>,
    of_two: FxHashMap<(u64, u64), NameTitle>,
}

impl NameTitles {
    pub(super) fn load(words: &mut Words) -> Self {
        let mut titles = Self::default();
        for row in TABLE.rows() {
            let kind = match row.get("kind") {
                "courtesy" => TitleKind::Courtesy,
                "religious" => TitleKind::Religious,
                "throne" => TitleKind::Throne,
                "royal" => TitleKind::Royal,
                "noble" => TitleKind::Noble,
                "office" => TitleKind::Office,
                "role" => TitleKind::Role,
                _ => panic!("name_titles: {}", row.line()),
            };
            let gender = match row.get("gender") {
                "male" => Some(Gender::Male),
                "female" => Some(Gender::Female),
                "" => None,
                _ => panic!("name_titles: {}", row.line()),
            };
            let culture = Culture::from_name(row.get("culture"));
            let title = row.get("title");
            if is_honorific(words, title, kind, culture) {
                words.add(title, WordClass::HONORIFIC);
            }
            let known = NameTitle { kind, gender, culture };
            titles.whole.insert(word_hash(title), known);
            if let Some((first, second)) = title.split_once(' ')
                && !second.contains(' ')
            {
                titles.of_two.insert((word_hash(first), word_hash(second)), known);
            }
        }
        titles
    }

    pub(super) fn get(&self, words: u64) -> Option<NameTitle> {
        self.whole.get(&words).copied()
    }

    pub(super) fn of_two(&self, first: u64, second: u64) -> Option<NameTitle> {
        self.of_two.get(&(first, second)).copied()
    }
}

/// Is `title` a word that stands before names and is seldom one? Ma, Ko and Don are names too.
fn is_honorific(words: &Words, title: &str, kind: TitleKind, culture: Option<Culture>) -> bool {
    let personal = WordClass::PERSONAL;
    matches!(kind, TitleKind::Courtesy | TitleKind::Noble)
        && !title.contains(' ')
        && (culture.is_none() || !words.get(word_hash(title)).class.intersects(personal))
}
