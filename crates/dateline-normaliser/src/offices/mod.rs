//! A title to its normal form, its level and its sector.
//!
//! "foreign minister", "Minister for Foreign Affairs" and "minister of foreign affairs" are one
//! office, `Minister of Foreign Affairs`; "vice foreign minister" is `Vice Minister of Foreign
//! Affairs`, one level below. What nobody listed stays as it is printed. By the normal form offices
//! are compared; people read the report's own wording, `Foreign Minister`.

mod compose;

use dateline_lexicon::{Modifier, OfficeHead, OfficeId, Portfolio, WordId, lexicon};
use dateline_parser::{Report, Shape};
use dateline_recogniser::Office;
use dateline_schema::closed::Sector;

/// What an office is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The title in its normal form, in the singular: `Minister of Public Security`.
    pub text: String,
    /// The title in the words of the report, in the singular, abbreviations opened: `Public Security
    /// Minister`.
    pub wording: String,
    /// 1 (head of state or government) to 5, see the schema.
    pub level: u8,
    /// PLOVER sector, where head or portfolio tell it.
    pub sector: Option<Sector>,
}

/// A part of a title, in the order of the text.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// A modifier and the tokens of its words.
    Modifier(Modifier, usize, usize),
    /// What the office is about, and the tokens of its words.
    Portfolio(Portfolio, usize, usize),
    /// The head and the tokens of its words; whether they are its singular in full.
    Head(usize, usize, bool),
    /// "of", "for", at this token.
    Link(usize),
    /// A word that no table has.
    Word(usize),
}

/// The normal form of an office.
pub fn title(report: &Report<'_>, office: &Office) -> Title {
    let head = lexicon().offices().get(office.head);
    let printed = printed_head(report, office);
    let parts = parts(report, office, printed);
    let deputies = parts.iter().filter(|part| matches!(part, Part::Modifier(Modifier::Deputy, ..)));
    // A deputy stands one level below, however many words say so.
    let below = u8::from(deputies.count() > 0);
    let portfolio = parts.iter().find_map(|part| match part {
        Part::Portfolio(portfolio, ..) => Some(*portfolio),
        _ => None,
    });
    Title {
        text: compose::compose(report, lexicon().offices().get(printed), &parts),
        wording: compose::wording(report, lexicon().offices().get(printed), &parts),
        level: (head.level + below).min(5),
        sector: portfolio.filter(|_| head.portfolio).map(|it| it.sector).or(head.sector),
    }
}

/// The head that the words of the title have. Where a body that stands beside them is part of the head
/// ("*UN* special envoy"), they have the shorter one that is left.
fn printed_head(report: &Report<'_>, office: &Office) -> OfficeId {
    let heads = lexicon().offices().heads();
    let end = (office.title.end as usize).min(report.tokens.len());
    let found = || {
        (office.title.start as usize..end)
            .filter_map(|at| report.phrase(heads, at, end).map(|(_, form)| form.head))
    };
    if found().any(|head| head == office.head) {
        return office.head;
    }
    found().next_back().unwrap_or(office.head)
}

fn parts(report: &Report<'_>, office: &Office, printed: OfficeId) -> Vec<Part> {
    let offices = lexicon().offices();
    let head: &OfficeHead = offices.get(printed);
    let head_at = |at: usize, end: usize| {
        report.phrase(offices.heads(), at, end).filter(|(_, form)| form.head == printed)
    };
    let end = (office.title.end as usize).min(report.tokens.len());
    let mut at = office.title.start as usize;
    let mut parts = Vec::new();
    let mut headed = false;
    while at < end {
        let token = &report.tokens[at];
        if token.is(Shape::PUNCTUATION) {
            at += 1;
            continue;
        }
        if !headed && let Some((next, form)) = head_at(at, end) {
            parts.push(Part::Head(at, next, !(form.plural || form.abbreviation)));
            headed = true;
            at = next;
            continue;
        }
        if let Some((next, portfolio)) = report.phrase(offices.portfolios(), at, end)
            && head.portfolio
            && !(headed && portfolio.before_only)
            && stands_for_itself(report, next, end, headed)
        {
            parts.push(Part::Portfolio(*portfolio, at, next));
            at = next;
            continue;
        }
        // "*New York* Senator": no new one of York.
        if !headed && let Some(next) = place_at(report, at, end) {
            parts.extend((at..next).map(Part::Word));
            at = next;
            continue;
        }
        if !headed && let Some((next, modifier)) = report.phrase(offices.modifiers(), at, end) {
            // "Deputy Assistant to the President" is no deputy assistant of somebody.
            let next = (at + 1..next).find(|&at| head_at(at, end).is_some()).unwrap_or(next);
            parts.push(Part::Modifier(*modifier, at, next));
            at = next;
            continue;
        }
        let link = token.word != WordId::UNKNOWN && matches!(report.word(at), "of" | "for" | "Of");
        parts.push(if link && headed { Part::Link(at) } else { Part::Word(at) });
        at += 1;
    }
    parts
}

/// One past a place of several words that begins at `at`, before the end of a title.
fn place_at(report: &Report<'_>, at: usize, end: usize) -> Option<usize> {
    let (next, named) = report.phrase(lexicon().gazetteer(), at, end)?;
    let place = named.city.is_some() || named.region.is_some() || named.country.is_some();
    (place && next > at + 1).then_some(next)
}

/// Does the portfolio that ends at `next` end the title, or stand right before its head? Else it is
/// only the beginning of a longer one that no table has.
fn stands_for_itself(report: &Report<'_>, next: usize, end: usize, headed: bool) -> bool {
    let offices = lexicon().offices();
    if headed { next >= end } else { report.phrase(offices.heads(), next, end).is_some() }
}

#[cfg(test)]
mod tests;
