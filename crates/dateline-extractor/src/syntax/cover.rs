//! What the recogniser says of each token: in a name, an office, a person's name with its titles.

use dateline_lexicon::words;
use dateline_parser::{Report, Shape, Token, TokenRange};
use dateline_recogniser::{Mention, Office, Recognised};
use dateline_schema::closed::MentionKind;

bitflags::bitflags! {
    /// What the recogniser says of a token.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Covered: u8 {
        /// In a name or an office.
        const NAME = 1;
        /// The same name or office goes on from the token before.
        const GOES_ON = 1 << 1;
        /// In the name of a person, or the office beside it.
        const PERSON = 1 << 2;
        /// In an office, named or only described.
        const OFFICE = 1 << 3;
        /// In a demonym.
        const DEMONYM = 1 << 4;
    }
}

/// Marks the tokens of names and offices. An office and its holder are one.
pub(super) fn cover(report: &Report<'_>, recognised: &Recognised) -> Vec<Covered> {
    let mut covered = vec![Covered::default(); report.tokens.len()];
    let mut mark = |tokens: TokenRange, kind: Covered| {
        let Some(slots) = covered.get_mut(tokens.range()) else { return };
        for (n, slot) in slots.iter_mut().enumerate() {
            *slot |= Covered::NAME | kind;
            slot.set(Covered::GOES_ON, n > 0 || slot.contains(Covered::GOES_ON));
        }
    };
    for mention in &recognised.mentions {
        let kind = match mention.kind {
            MentionKind::Person => Covered::PERSON,
            MentionKind::Office => Covered::OFFICE,
            MentionKind::Demonym => Covered::DEMONYM,
            _ => Covered::default(),
        };
        mark(mention.tokens, kind);
    }
    for office in &recognised.offices {
        mark(office.tokens, Covered::OFFICE);
        let holder = office.holder.and_then(|holder| recognised.mentions.get(holder as usize));
        if let Some(holder) = holder
            && office.tokens.end <= holder.tokens.start
            && !names_between(recognised, office, holder)
            && !has_stop(report, office.tokens.end, holder.tokens.start)
        {
            let both = TokenRange::new(office.tokens.start, holder.tokens.end);
            mark(both, Covered::PERSON | Covered::OFFICE);
        }
    }
    covered
}

/// "*Governors* Ana Ruiz and *Hugo Lund*": is the office another's first, so that the holder is a phrase of his own?
fn names_between(recognised: &Recognised, office: &Office, holder: &Mention) -> bool {
    let mentions = &recognised.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < office.tokens.end);
    office.plural
        && mentions[first..]
            .iter()
            .take_while(|mention| mention.tokens.start < holder.tokens.start)
            .any(|mention| mention.kind == MentionKind::Person)
}

/// The most tokens between an office and its holder that are still one phrase.
const MOST_BETWEEN: u32 = 24;

/// Is there a mark between two tokens that ends a phrase? Other offices, "and" and brackets do not.
fn has_stop(report: &Report<'_>, from: u32, to: u32) -> bool {
    if to - from > MOST_BETWEEN {
        return true;
    }
    let stops = |token: &Token| {
        token.is(Shape::PUNCTUATION)
            && matches!(report.slice(token.span), "," | ";" | ":" | "." | "!" | "?" | "--" | "—")
    };
    report.tokens[from as usize..to as usize].iter().any(stops)
}

/// "met Ana Ruiz *adviser* Hugo Lund": does the office of one who serves the person in front of it begin at a token?
pub(super) fn serves_who_stands_before(report: &Report<'_>, covered: &[Covered], at: u32) -> bool {
    const LONGEST: usize = 4;
    let serves = words![
        "adviser",
        "advisor",
        "aide",
        "ally",
        "attorney",
        "lawyer",
        "manager",
        "pollster",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "strategist",
    ];
    let held = Covered::PERSON | Covered::OFFICE;
    let office = |at: &usize| {
        covered.get(*at).is_some_and(|it| it.contains(held))
            && !report.tokens[*at].is(Shape::CAPITAL)
    };
    let start = at as usize;
    if !(start..start + LONGEST).take_while(office).any(|at| report.word_is(at, serves)) {
        return false;
    }
    // "told Ana Ruiz adviser Hugo Lund *had* left": of what was told
    let acts = words!["could", "had", "has", "is", "was", "were", "will", "would"];
    let end = covered.len().min(start + MOST_BETWEEN as usize);
    let after = (start..end).find(|&at| !covered[at].contains(held));
    !after.is_some_and(|at| report.word_is(at, acts))
}
