//! Signings: "X and Y signed an agreement", "a treaty was signed by X and Y".

use dateline_lexicon::{MeetingNounFrame, lexicon};
use dateline_parser::TokenRange;
use dateline_schema::closed::{MeetingKind, MeetingStatus};

use crate::meetings::actors::is_person;
use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling};
use crate::meetings::verbs::{self, telling};
use crate::syntax::{VerbForm, VerbGroup};

/// "X and Y signed an agreement", "X signed a treaty with Y".
pub(super) fn signs(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    let object = if verb.passive {
        // "The treaty, *signed by A and B*, will take effect"
        let before = || {
            let comma = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &[","]))?;
            line.phrase_at(comma.checked_sub(1)?)
        };
        verb.subject.or_else(before).map(|subject| line.phrase(subject).tokens)
    } else {
        line.unit(object_at(line, verb)).map(|unit| unit.tokens)
    };
    // "signed no agreement"
    if object.is_some_and(|object| line.is(object.start, &["no"])) {
        return Vec::new();
    }
    // "A and B signed it on behalf of their governments": what was told of before.
    let again = !verb.passive && line.is(verb.tokens.end, &["it", "them"]);
    // "is to be signed by A and B": whatever it is
    let by = verb.passive
        && (verb.tokens.end..line.next_verb(verb.tokens.end)).any(|i| line.is(i, &["by"]));
    let signed = |tokens: &TokenRange| again || by || is_paper(line, *tokens);
    let Some(object) = object.filter(signed) else { return Vec::new() };
    let start = verb.tokens.end.max(object.end);
    let mut around = Around::read(line, start, line.next_verb(start), false);
    if !verb.passive && object.start > verb.tokens.end {
        let between = Around::read(line, verb.tokens.end, object.start, false);
        around.days = around.days.or(between.days);
        around.place = around.place.or(between.place);
        around.with.extend(between.with);
    }
    let Some(mut told) = telling(line, verb, MeetingKind::Signing, &around) else {
        return Vec::new();
    };
    if verb.passive && verb.form == VerbForm::Participle && told.status == MeetingStatus::Held {
        told.days = told.days.map(|days| verbs::behind(line, days));
    }
    let planned = told.status == MeetingStatus::Planned;
    if !planned && told.status != MeetingStatus::Held {
        return Vec::new();
    }
    told.signed = !planned;
    told.definite = again;
    told.span = line.report().span_of(TokenRange::new(verb.tokens.start, start));
    if !verb.passive {
        told.add_all(&subject(line, verb), None);
    }
    for list in [&around.with, &around.by, &around.between] {
        told.add_all(list, None);
    }
    let signs = |party: &Party| is_person(line, party) && !is_side(line, party);
    let people = told.parties.iter().filter(|party| signs(party)).count() > 1;
    // What people sign is an event of its own, what "both sides" sign an outcome.
    told.by_hand = people;
    if planned && !people { Vec::new() } else { vec![told] }
}

/// Is a paper named that people sign: "a protocol"?
pub(super) fn is_paper(line: &Line<'_, '_>, tokens: TokenRange) -> bool {
    let nouns = lexicon().meetings().nouns();
    tokens.range().any(|i| {
        let noun = line.report().phrase(nouns, i, tokens.end as usize);
        noun.is_some_and(|(_, noun)| noun.frame == MeetingNounFrame::Paper)
    })
}

/// Is the party meant by "the two sides", "both countries"?
fn is_side(line: &Line<'_, '_>, party: &Party) -> bool {
    const SIDES: [&str; 6] = ["sides", "countries", "parties", "nations", "governments", "states"];
    let tokens = line.cast.mention(party.mention).tokens;
    tokens.range().any(|i| line.is(i as u32, &SIDES))
}

/// Where the object of an active verb begins: "signed *on Monday in A* a treaty".
pub(super) fn object_at(line: &Line<'_, '_>, verb: &VerbGroup) -> u32 {
    let start = verb.tokens.end;
    if line.unit(start).is_some() && line.date_at(start).is_none() {
        return start;
    }
    Around::read(line, start, line.next_verb(start), false).end
}
