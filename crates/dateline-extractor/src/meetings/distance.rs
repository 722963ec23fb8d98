//! Verbs that tell of a call or a letter: "phoned", "agreed by phone", "wrote to".

use dateline_lexicon::{MeetingVerb, WordSet, words};
use dateline_parser::Shape;
use dateline_schema::closed::MeetingKind;

use crate::meetings::actors::all_people;
use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::subjects::subject;
use crate::meetings::telling::Telling;
use crate::meetings::verbs::{span, telling};
use crate::meetings::{company, parties};
use crate::syntax::{VerbForm, VerbGroup};

/// "X phoned Y", "X called Y on Monday"; not "X called Y a friend".
pub(super) fn rings(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    if verb.passive {
        return Vec::new();
    }
    let start = verb.tokens.end;
    let limit = company::clause_end(line, start);
    let called = parties::list(line, start, limit);
    // "a firm called X"
    let naming =
        verb.tokens.start.checked_sub(1).and_then(|i| line.phrase_at(i)).is_some_and(|p| {
            verb.subject != Some(p) && !line.token(line.phrase(p).head).is(Shape::CAPITAL)
        });
    let named = sense.lemma == "call" && (naming || !ends_object(line, called.end));
    // "called B's president, X, *a liar*"
    let described = (start..called.end).any(|i| line.is(i, &[","]) && line.is(i + 1, &["a", "an"]));
    let named = named || sense.lemma == "call" && described;
    let own = subject(line, verb);
    let people = all_people(line, &own) && all_people(line, &called.parties);
    if called.parties.is_empty() || own.is_empty() || named || !people {
        return Vec::new();
    }
    let around = Around::read(line, start, limit, true);
    let kind = around.kind.unwrap_or(MeetingKind::Call);
    let Some(mut told) = telling(line, verb, kind, &around) else { return Vec::new() };
    told.add_all(&own, None);
    told.add_all(&called.parties, None);
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// "X and Y agreed *by phone* to wait", "X assured Y *over the phone*": whatever was said, they spoke.
pub(super) fn by_phone(line: &Line<'_, '_>, i: u32) -> Option<Telling> {
    if !line.is(i, &["phone", "telephone"]) {
        return None;
    }
    let start =
        i.checked_sub(1).map(|i| if line.is(i, &["the"]) { i.saturating_sub(1) } else { i })?;
    let means =
        line.is(start, &["by", "over", "on"]) && (start + 1 == i || line.is(start + 1, &["the"]));
    let verb = line.verb_before(start).filter(|verb| means && !verb.negated)?;
    // "agreed by phone", which looks like a passive
    let bare = verb.passive && verb.form == VerbForm::Participle && verb.tokens.len() == 1;
    let verb = &VerbGroup {
        passive: verb.passive && !bare,
        form: if bare { VerbForm::Past } else { verb.form },
        ..*verb
    };
    if verb.passive
        || verb.form != VerbForm::Past
        || line.is(i + 1, &["call", "calls", "conversation", "talks"])
    {
        return None;
    }
    let mut two = subject(line, verb);
    if two.len() == 1 {
        two.extend(parties::list(line, verb.tokens.end, start).parties);
    }
    let around = Around::read(line, i + 1, line.next_verb(i + 1), false);
    // "discussed the truce by phone *with B*", "was on the phone *with B*"
    if two.len() == 1 {
        two.extend(&around.with);
    }
    let mut told = telling(line, verb, MeetingKind::Call, &around)?;
    told.span = span(line, verb.tokens.start, around.evidence.max(i + 1));
    told.add_all(&two, None);
    (told.parties.len() == 2 && all_people(line, &told.parties)).then_some(told)
}

/// "X wrote *to Y* last week": a letter.
pub(super) fn writes(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Telling> {
    if verb.passive || !line.is(verb.tokens.end, &["to"]) {
        return Vec::new();
    }
    let around =
        Around::read(line, verb.tokens.end, company::clause_end(line, verb.tokens.end), false);
    let own = subject(line, verb);
    let people = !own.is_empty() && all_people(line, &own) && !around.to.is_empty();
    let Some(mut told) = telling(line, verb, MeetingKind::Letter, &around).filter(|_| people)
    else {
        return Vec::new();
    };
    told.add_all(&own, None);
    told.add_all(&around.to, None);
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// Can nothing more belong to an object that ends before `i`?
fn ends_object(line: &Line<'_, '_>, i: u32) -> bool {
    const AFTER: [&str; 14] = [
        "to", "on", "from", "after", "in", "at", "by", "about", "over", "and", "during", "before",
        "earlier", "late",
    ];
    // "called B's president, X, *a liar*"
    if line.is(i, &[","]) && line.is(i + 1, &["a", "an", "the"]) {
        return false;
    }
    i >= line.tokens.end
        // "called her "the worst""
        || line.is_mark(i) && !line.token(i).is(Shape::OPEN_QUOTE)
        || line.is(i, &AFTER)
        || line.date_at(i).is_some()
        || line.verb_from(i).is_some()
}

/// "interacted *on Twitter*", "*online*": where people write for all to read.
pub(super) fn is_on_media(line: &Line<'_, '_>, start: u32, end: u32) -> bool {
    const MEDIA: &WordSet<16> = words![
        "chat",
        "facebook",
        "forum",
        "instagram",
        "internet",
        "linkedin",
        "media",
        "online",
        "platform",
        "platforms",
        "reddit",
        "telegram",
        "tiktok",
        "twitter",
        "weibo",
        "youtube",
    ];
    (start..end).any(|i| {
        let medium = line.unit(i + 1).filter(|_| line.is(i, &["on", "over", "through", "via"]));
        line.is(i, &["online"]) || medium.is_some_and(|unit| line.has(unit.head, MEDIA))
    })
}
