//! Which column or key is the text, the date, the id, the title: as asked for, or by its name.

use crate::date_value::{DateOrder, parse_date};
use crate::options::Options;
use crate::record::Published;

/// What a field is to a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Text,
    Date,
    Id,
    Title,
}

pub(crate) const ROLES: [Role; 4] = [Role::Text, Role::Date, Role::Id, Role::Title];

/// Place of a name among the names for a role, 0 the best; `NONE` if it is none of them.
pub(crate) type Rank = u8;

/// Not a name for the role.
pub(crate) const NONE: Rank = u8::MAX;

// Names by which columns are known, the best first; compared in lower case, `-` and space as `_`.
const TEXT: [&str; 20] = [
    "text",
    "body",
    "content",
    "article",
    "full_text",
    "fulltext",
    "article_text",
    "article_body",
    "articlebody",
    "body_text",
    "bodytext",
    "maintext",
    "main_text",
    "raw_text",
    "plain_text",
    "content_text",
    "article_content",
    "report",
    "story",
    "document",
];
const DATE: [&str; 17] = [
    "published",
    "date",
    "published_at",
    "publish_date",
    "pub_date",
    "published_date",
    "publication_date",
    "date_published",
    "date_publish",
    "datepublished",
    "publishedat",
    "pubdate",
    "publishdate",
    "published_on",
    "datetime",
    "issued",
    "timestamp",
];
const ID: [&str; 11] = [
    "id",
    "uid",
    "doc_id",
    "docid",
    "document_id",
    "article_id",
    "articleid",
    "source_id",
    "guid",
    "uuid",
    "_id",
];
const TITLE: [&str; 5] = ["title", "headline", "heading", "article_title", "head_line"];
const LONGEST: usize = 16;

/// The columns asked for.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    given: [Option<String>; 4],
    order: Option<DateOrder>,
}

impl Role {
    pub(crate) fn name(self) -> &'static str {
        ["text", "date", "id", "title"][self as usize]
    }

    fn guesses(self) -> &'static [&'static str] {
        match self {
            Self::Text => &TEXT,
            Self::Date => &DATE,
            Self::Id => &ID,
            Self::Title => &TITLE,
        }
    }
}

impl Columns {
    pub(crate) fn new(options: &Options) -> Self {
        let given = [
            options.text_column.clone(),
            options.date_column.clone(),
            options.id_column.clone(),
            options.title_column.clone(),
        ];
        Self { given, order: options.date_order }
    }

    /// The column asked for in a role.
    pub(crate) fn given(&self, role: Role) -> Option<&str> {
        self.given[role as usize].as_deref()
    }

    /// How well a name fits each role.
    pub(crate) fn ranks(&self, name: &str) -> [Rank; 4] {
        let mut buffer = [0; LONGEST];
        let plain = plain(name, &mut buffer);
        ROLES.map(|role| match (self.given(role), plain) {
            (Some(given), _) => {
                if given == name {
                    0
                } else {
                    NONE
                }
            }
            (None, Some(plain)) => {
                let place = role.guesses().iter().position(|guess| guess.as_bytes() == plain);
                place.map_or(NONE, |place| place as Rank)
            }
            (None, None) => NONE,
        })
    }

    /// Places of the columns for a role in a header, the best first.
    pub(crate) fn places(&self, role: Role, header: &[impl AsRef<str>]) -> Vec<usize> {
        let mut ranked: Vec<(Rank, usize)> = header
            .iter()
            .enumerate()
            .map(|(at, name)| (self.ranks(name.as_ref())[role as usize], at))
            .filter(|&(rank, _)| rank != NONE)
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, at)| at).collect()
    }

    /// The best of several date fields (in order of rank): the first that says a day, else the
    /// first that says anything.
    pub(crate) fn published<'a>(
        &self,
        values: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<Published> {
        let given = self.given(Role::Date).is_some();
        let mut values = values.map(str::trim).filter(|value| !value.is_empty());
        let first = values.clone().next()?;
        let dated = values.find_map(|value| Some((value, parse_date(value, self.order)?)));
        let (raw, date) = dated.map_or((first, None), |(value, date)| (value, Some(date)));
        Some(Published { raw: raw.to_owned(), date, given })
    }
}

/// A name in lower case with `_` for `-` and space; `None` if it is too long to be known.
fn plain<'a>(name: &str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a [u8]> {
    let target = buffer.get_mut(..name.len())?;
    for (to, from) in target.iter_mut().zip(name.bytes()) {
        *to = match from {
            b'-' | b' ' => b'_',
            other => other.to_ascii_lowercase(),
        };
    }
    Some(target)
}

/// A field for people (id, title): trimmed, `None` when blank.
pub(crate) fn filled(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_are_short_enough_to_be_compared() {
        for role in ROLES {
            assert!(role.guesses().iter().all(|guess| guess.len() <= LONGEST));
        }
    }

    #[test]
    fn a_given_column_wins_and_guesses_are_ranked() {
        let mut options = Options { text_column: Some("Body Copy".into()), ..Options::default() };
        let header = ["Date", "text", "Body Copy", "Pub-Date", "ID", "Headline"];
        let columns = Columns::new(&options);
        assert_eq!(columns.places(Role::Text, &header), [2]);
        assert_eq!(columns.places(Role::Date, &header), [0, 3]);
        assert_eq!(columns.places(Role::Id, &header), [4]);
        assert_eq!(columns.places(Role::Title, &header), [5]);
        options.text_column = None;
        assert_eq!(Columns::new(&options).places(Role::Text, &header), [1]);
    }

    #[test]
    fn the_date_that_parses_is_preferred() {
        let columns = Columns::new(&Options::default());
        let published = columns.published(["", "soon", "2021-02-19"].into_iter()).unwrap();
        assert_eq!((published.raw.as_str(), published.date.is_some()), ("2021-02-19", true));
        let published = columns.published(["soon", "later"].into_iter()).unwrap();
        assert_eq!((published.raw.as_str(), published.date), ("soon", None));
        assert!(!published.given);
        assert_eq!(columns.published([" "].into_iter()), None);
    }
}
