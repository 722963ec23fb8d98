//! The list that a subject stands in: which phrase it begins with, and which are no part of it.

use dateline_lexicon::WordClass;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::meetings::asides;
use crate::meetings::joints::{Joint, bracket_end, separator};
use crate::meetings::line::Line;
use crate::syntax::{NounPhrase, VerbGroup};

/// Is the preposition the "with" of "together with"?
pub(super) fn is_company(line: &Line<'_, '_>, i: u32) -> bool {
    i > line.tokens.start && separator(line, i - 1).is_some_and(|(end, and)| and && end == i + 1)
}

/// The list that the subject of a verb stands in.
pub(super) struct Row {
    /// The phrase that it begins with.
    pub(super) first: u32,
    /// The phrases of it that name a person, the last first.
    pub(super) named: Vec<u32>,
}

/// "A, *B*, C, and D met": does the list go on behind it to a comma and "and"? Two have no comma before their "and".
pub(super) fn is_serial(line: &Line<'_, '_>, phrase: u32, verb: &VerbGroup) -> bool {
    const LONGEST: u32 = 48;
    let tokens = line.phrase(phrase).tokens;
    let before = tokens.start.checked_sub(1);
    let close = verb.tokens.start;
    let near = tokens.end < close && close <= tokens.end + LONGEST;
    let parted = near
        && line.is(tokens.end, &[","])
        && before.is_some_and(|i| line.is(i, &[","]))
        && line.next_verb(tokens.end) >= close;
    let last = |i: u32| line.phrase_at(i).is_some_and(|last| line.phrase(last).tokens.end == close);
    let serial = |i: u32| line.is(i, &[","]) && line.is(i + 1, &["and"]) && last(i + 2);
    parted && (tokens.end..close).any(serial)
}

/// Does a phrase only name a person, be it by a title and a name?
fn is_named_alone(line: &Line<'_, '_>, phrase: u32) -> bool {
    let tokens = line.phrase(phrase).tokens;
    let id = line.cast.standing_for(tokens);
    let mention = id.map(|id| line.cast.mention(id));
    mention.is_some_and(|mention| {
        let titled = line.token(tokens.start).can_be(WordClass::OFFICE_START);
        mention.kind == MentionKind::Person && (mention.tokens.start == tokens.start || titled)
    })
}

/// Is a phrase governed by what is no part of a list: "*according to* A", "*the death of* A", "*to honour* A"?
pub(super) fn is_governed(line: &Line<'_, '_>, phrase: u32) -> bool {
    const MOST: usize = 4;
    let acts = |phrase: &NounPhrase| {
        let kind = line.cast.standing_for(phrase.tokens).map(|id| line.cast.mention(id).kind);
        matches!(kind, Some(MentionKind::Person | MentionKind::Office))
            || phrase.tokens.range().any(|i| line.token(i as u32).can_be(WordClass::OFFICE_START))
    };
    let mut at = phrase;
    for _ in 0..MOST {
        let start = line.phrase(at).tokens.start;
        let before = line.phrase_before(at);
        let behind = |end: u32| before.filter(|&phrase| line.phrase(phrase).tokens.end == end);
        at = match line.phrase(at).preposition {
            Some(link) if is_company(line, link) => return false,
            // "the director *of the council A*", but not "a spokesman *for President A*"
            Some(link) => {
                let of = line.is(link, &["of", "for", "from", "to"])
                    && !(at == phrase && is_named_alone(line, at));
                let head = behind(link).filter(|&head| of && acts(line.phrase(head)));
                let Some(head) = head else { return true };
                head
            }
            None => {
                let Some(i) = start.checked_sub(1).filter(|&i| i >= line.tokens.start) else {
                    return false;
                };
                if line.is_mark(i)
                    || line.is_dated(i)
                    || line.is_adverb(i)
                    || line.is(i, &["and", "that", "when", "where", "while"])
                {
                    return false;
                }
                // A name that the chunker parts from its title
                let Some(title) = behind(start) else { return true };
                title
            }
        };
    }
    true
}

/// The list that a phrase is of, up to it; `serial`: it goes on behind it.
pub(super) fn row_of(line: &Line<'_, '_>, phrase: u32, serial: bool) -> Row {
    const LONGEST: usize = 64;
    let is_named = |phrase: &u32| {
        let id = line.cast.standing_for(line.phrase(*phrase).tokens);
        id.is_some_and(|id| {
            let mention = line.cast.mention(id);
            mention.kind == MentionKind::Person && mention.form == MentionForm::FullName
        })
    };
    let mut at = phrase;
    let mut row = Row { first: phrase, named: Vec::new() };
    row.named.extend(Some(phrase).filter(is_named));
    let mut listed = serial;
    let mut prior = phrase;
    for _ in 0..LONGEST {
        let Some(mut before) = line.phrase_before(at) else { break };
        // "*A, who heads the bank*, and B"
        let and = line.phrase(at).tokens.start.checked_sub(1).filter(|&i| line.is(i, &["and"]));
        if let Some(comma) = and.and_then(|and| and.checked_sub(1)).filter(|&i| line.is(i, &[","]))
            && let Some(open) = asides::opener(line, comma)
            && let Some(named) = open.checked_sub(1).and_then(|i| line.phrase_at(i))
        {
            (at, listed) = (named, true);
            if line.phrase(named).preposition.is_none() {
                row.first = named;
            }
            row.named.extend(Some(named).filter(is_named));
            continue;
        }
        // "the African Union (*AU*)", where the chunker has a phrase for the short name
        let within = line.phrase(before).tokens;
        if let Some(body) = line.phrase_before(before)
            && line.phrase(body).tokens.end + 1 == within.start
            && bracket_end(line, within.start - 1, line.tokens.end) == Some(within.end + 1)
        {
            before = body;
        }
        let (here, there) = (line.phrase(at), line.phrase(before));
        let mut i = there.tokens.end;
        let mut joint = Joint::default();
        while i < here.tokens.start {
            if let Some(after) = bracket_end(line, i, here.tokens.start) {
                i = after;
            } else if let Some((after, and)) = separator(line, i) {
                joint.comma |= !and;
                joint.and |= and;
                i = after;
            } else {
                break;
            }
        }
        let attached = i + 1 == here.tokens.start && line.is(i, &["of", "for", "from", "to"]);
        // A name that the chunker cut at its suffix: "A. B" and ", Jr."
        let stands = |phrase: &NounPhrase| line.cast.standing_for(phrase.tokens);
        let cut = there.tokens.end == here.tokens.start
            && stands(there).is_some_and(|mention| stands(here) == Some(mention));
        // "*The African Union (AU)* foreign ministers", where the short name parts the body from its people
        let short_named = !joint.comma
            && !joint.and
            && i == here.tokens.start
            && i > there.tokens.end
            && stands(there)
                .is_some_and(|id| line.cast.mention(id).kind == MentionKind::Organisation)
            && stands(here).is_none_or(|id| line.cast.mention(id).meaning.all().is_empty())
            && line.word(here.head).ends_with('s');
        // "*Harbour Council (HC)* Director A", where the short name parts the body from who heads it
        let titled = !joint.comma
            && !joint.and
            && i == here.tokens.start
            && i > there.tokens.end
            && line.token(i).can_be(WordClass::OFFICE_START)
            && stands(here).is_some_and(|id| line.cast.mention(id).kind == MentionKind::Person);
        let cut = cut || short_named || titled;
        let joined = cut || i >= here.tokens.start && (joint.comma || joint.and);
        // Before the "and" of a list a comma parts a clause: "After talks with A, B met C".
        let same = || {
            let meaning =
                |phrase| stands(phrase).and_then(|id| line.cast.mention(id).meaning.one());
            meaning(there).is_some_and(|one| meaning(here) == Some(one))
        };
        // "the director for X and Y, A": an office that nobody else is named for.
        let office = || {
            let open = |phrase: &NounPhrase| {
                stands(phrase).is_some_and(|id| {
                    let mention = line.cast.mention(id);
                    mention.office.is_some() && mention.meaning.all().is_empty()
                })
            };
            let split = || line.phrase_before(before).filter(|_| there.joined);
            open(there) || split().is_some_and(|phrase| open(line.phrase(phrase)))
        };
        // "his counterpart, *A*"
        let awaits = line.is(there.head, &["counterpart", "colleague", "peer"]);
        let clause = !(attached || cut || joint.and || listed || awaits || same() || office());
        if !(attached || joined) || clause || line.is_dated(there.head) {
            break;
        }
        // "After talks with A, B, *and C*, D, E, and F met": the list before it ends here
        if serial && joint.and && (joint.comma || is_named(&at) && is_named(&before)) {
            row.named.pop_if(|last| *last == at);
            row.first = if row.first == at { prior } else { row.first };
            break;
        }
        if serial && is_governed(line, before) {
            break;
        }
        listed |= joint.and;
        at = before;
        row.named.extend(Some(at).filter(is_named));
        let with = |i: u32| is_company(line, i);
        let fronted = there
            .preposition
            .is_some_and(|i| !line.is(i, &["of", "for", "from", "to"]) && !with(i));
        if fronted {
            break;
        }
        if there.preposition.is_none_or(with) {
            (prior, row.first) = (row.first, before);
        }
    }
    row
}
