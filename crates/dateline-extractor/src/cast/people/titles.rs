//! Titles right before a name: `Mr`, `Crown Prince`, `Her Majesty Queen`.

use dateline_lexicon::{TitleKind, lexicon};
use dateline_parser::{Report, Shape};
use dateline_schema::closed::Gender;

/// What the titles before a name say.
#[derive(Debug, Default)]
pub(super) struct Titles {
    pub(super) gender: Option<Gender>,
    pub(super) kinds: Vec<TitleKind>,
}

/// So many titles stand before one name.
const MOST: usize = 4;

/// The titles that end right before token `start`.
pub(super) fn before(report: &Report<'_>, start: u32) -> Titles {
    let mut titles = Titles::default();
    let mut end = start as usize;
    for _ in 0..MOST {
        let found = (1..=2.min(end)).rev().find_map(|n| {
            let first = end - n;
            let words = report.tokens.get(first..end)?;
            // A title in another sentence or behind a comma is somebody else's.
            if words.iter().any(|word| !word.is(Shape::WORD)) {
                return None;
            }
            let names = lexicon().names();
            let title = match words {
                [one] => names.title_by_hash(one.hash),
                [one, two] => names.title_of_two(one.hash, two.hash),
                _ => None,
            };
            title.map(|title| (first, title))
        });
        let Some((first, title)) = found else { break };
        titles.gender = titles.gender.or(title.gender);
        titles.kinds.push(title.kind);
        if report.tokens[first].is(Shape::SENTENCE_START) {
            break;
        }
        end = first;
    }
    titles
}
