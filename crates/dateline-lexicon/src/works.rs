//! Known works (`data/works.tsv`) and words that head their names (`data/work_heads.tsv`).

use dateline_schema::closed::WorkKind;
use rustc_hash::FxHashMap;

use crate::gazetteer::Gazetteer;
use crate::{NamedFlags, Tsv, WordClass, WordId, WorkId};

pub(crate) const TABLE: Tsv = Tsv::new("works", include_str!("../data/works.tsv"));
pub(crate) const HEADS: Tsv = Tsv::new("work_heads", include_str!("../data/work_heads.tsv"));

/// A known plan, treaty, law, conference or exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Its full name in English.
    pub name: &'static str,
    /// Its usual acronym.
    pub acronym: Option<&'static str>,
    /// What kind.
    pub kind: WorkKind,
}

/// All known works, by name (`WorkId` is the row), and the heads of names of others.
#[derive(Debug, Default)]
pub struct Works {
    rows: Vec<Work>,
    heads: FxHashMap<WordId, WorkKind>,
}

impl Works {
    pub(crate) fn load(gazetteer: &mut Gazetteer<'_>) -> Self {
        let kind = |cell: &str| {
            cell.parse::<WorkKind>().ok().unwrap_or_else(|| panic!("works: kind {cell}"))
        };
        let mut works = Self::default();
        for (n, row) in TABLE.rows().enumerate() {
            let name = row.get("name");
            works.rows.push(Work {
                name,
                acronym: row.list("acronyms").next(),
                kind: kind(row.get("kind")),
            });
            for form in std::iter::once(name).chain(row.list("acronyms")).chain(row.list("names")) {
                let named = gazetteer.entry(form, WordClass::empty());
                named.work.get_or_insert(WorkId::of_row(n));
                if row.get("doubt") == "word" {
                    named.flags |= NamedFlags::ORDINARY;
                }
            }
        }
        for row in HEADS.rows() {
            for word in [row.get("word"), row.get("plural")] {
                if !word.is_empty() {
                    let id = gazetteer.words.add(word, WordClass::WORK_HEAD);
                    works.heads.insert(id, kind(row.get("kind")));
                }
            }
        }
        works
    }

    /// All rows.
    pub fn rows(&self) -> &[Work] {
        &self.rows
    }

    /// The work of this number.
    pub fn get(&self, id: WorkId) -> &Work {
        &self.rows[id.row()]
    }

    /// The kind of work that `word` heads names of (Initiative, Treaty, Congress).
    #[inline]
    pub fn head(&self, word: WordId) -> Option<WorkKind> {
        self.heads.get(&word).copied()
    }
}
