//! An office's title, level and sector.

use dateline_lexicon::{Modifier, lexicon};
use dateline_parser::Shape;
use dateline_recogniser::Office;
use dateline_schema::closed::Sector;

use crate::scene::Scene;

/// What an office is.
#[derive(Debug)]
pub(in crate::cast) struct Title {
    /// As a title: `Minister of Public Security`.
    pub(in crate::cast) words: String,
    pub(in crate::cast) level: Option<u8>,
    pub(in crate::cast) sector: Option<Sector>,
}

/// Reads the title of an office.
pub(in crate::cast) fn read(scene: &Scene<'_, '_>, office: &Office) -> Title {
    let head = lexicon().offices().get(office.head);
    let report = scene.report;
    let mut title = String::new();
    let mut level = head.level;
    for at in office.title.range() {
        let Some(token) = report.tokens.get(at) else { break };
        if at > office.title.start as usize && token.is(Shape::SPACE_BEFORE) {
            title.push(' ');
        }
        push_capital(&mut title, report.word(at));
        if let Some((_, Modifier::Deputy)) =
            report.phrase(lexicon().offices().modifiers(), at, office.title.end as usize)
        {
            level = (level + 1).min(5);
        }
    }
    Title { words: title, level: Some(level), sector: head.sector }
}

/// A word of a title with a capital; small words keep theirs.
fn push_capital(title: &mut String, word: &str) {
    let small = matches!(word, "of" | "for" | "and" | "to" | "the" | "in" | "on" | "at" | "de");
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !small => {
            title.extend(first.to_uppercase());
            title.push_str(letters.as_str());
        }
        _ => title.push_str(word),
    }
}
