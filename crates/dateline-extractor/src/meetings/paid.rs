//! Visits that are meetings: "X paid him a visit", "X received a visit from Y".

use dateline_lexicon::{MeetingNounFrame, lexicon};
use dateline_schema::closed::{MeetingKind, ParticipantRole};

use crate::meetings::actors;
use crate::meetings::around::Around;
use crate::meetings::company;
use crate::meetings::holding::Support;
use crate::meetings::line::Line;
use crate::meetings::nouns::Noun;
use crate::meetings::parties;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling};
use crate::meetings::verbs;

/// "X paid *him* a visit": the visitor meets who is visited.
pub(super) fn paid(line: &Line<'_, '_>, noun: &Noun) -> Option<Telling> {
    if noun.sense.frame != MeetingNounFrame::Journey {
        return None;
    }
    let verb = line.verb_before(noun.start).filter(|verb| !verb.passive)?;
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let pays = senses.iter().any(|sense| sense.lemma == "pay");
    let unit = line.unit(verb.tokens.end).filter(|unit| pays && unit.tokens.end == noun.start)?;
    let hosts = actors::of_unit(line, unit);
    let own = subject(line, verb);
    let people = |parties: &[Party]| !parties.is_empty() && actors::all_people(line, parties);
    if !people(&hosts) || !people(&own) {
        return None;
    }
    let around = Around::read(line, noun.end, line.next_verb(noun.end), false);
    let mut told = verbs::telling(line, verb, MeetingKind::Meeting, &around)?;
    told.span = verbs::span(line, verb.tokens.start, noun.end);
    told.add_all(&own, Some(ParticipantRole::Visitor));
    told.add_all(&hosts, Some(ParticipantRole::Host));
    (told.parties.len() > 1).then_some(told)
}

/// "X paid *a visit* on Monday *to Y*": the same, where a person and no place is behind "to".
pub(super) fn paid_to(
    line: &Line<'_, '_>,
    noun: &Noun,
    support: Option<Support>,
) -> Option<Telling> {
    let pays = |support: &Support| support.sense.lemma == "pay" && !support.verb.passive;
    let verb = support.filter(pays)?.verb;
    let limit = company::clause_end(line, noun.end);
    // "paid *a call on Y*"
    // "paid *a call* on Monday *on Y*"
    let dated = line.date_at(noun.end).or_else(|| line.date_at(noun.end + 1));
    let link = dated.map_or(noun.end, |date| date.tokens.end);
    let call = noun.sense.frame == MeetingNounFrame::Call && line.is(link, &["on", "upon"]);
    if !call && noun.sense.frame != MeetingNounFrame::Journey {
        return None;
    }
    let mut around = Around::read(line, noun.end, limit, false);
    if call {
        let hosts = parties::list(line, link + 1, limit);
        let days = around.days.filter(|_| link > noun.end);
        around = Around::read(line, hosts.end, limit, false);
        around.days = days.or(around.days);
        (around.to, around.evidence) = (hosts.parties, hosts.end);
    }
    let own = subject(line, &verb);
    let people = |parties: &[Party]| !parties.is_empty() && actors::all_people(line, parties);
    if !people(&around.to) || !people(&own) {
        return None;
    }
    let mut told = verbs::telling(line, &verb, MeetingKind::Meeting, &around)?;
    told.span = verbs::span(line, verb.tokens.start, around.evidence.max(noun.end));
    told.add_all(&own, Some(ParticipantRole::Visitor));
    told.add_all(&around.to, Some(ParticipantRole::Host));
    (told.parties.len() > 1).then_some(told)
}

/// "X received *a visit from Y*": Y comes to X.
pub(super) fn received(
    line: &Line<'_, '_>,
    noun: &Noun,
    support: Option<Support>,
) -> Option<Telling> {
    let receives = |support: &Support| support.sense.lemma == "receive";
    let verb = support.filter(receives)?.verb;
    if noun.sense.frame != MeetingNounFrame::Journey {
        return None;
    }
    let around = Around::read(line, noun.end, line.next_verb(noun.end), false);
    let visitors = if around.from.is_empty() { &around.by } else { &around.from };
    let hosts = subject(line, &verb);
    let people = |parties: &[Party]| !parties.is_empty() && actors::all_people(line, parties);
    if !people(&hosts) || !people(visitors) {
        return None;
    }
    let mut told = verbs::telling(line, &verb, MeetingKind::Meeting, &around)?;
    told.span = verbs::span(line, verb.tokens.start, around.evidence.max(noun.end));
    told.add_all(&hosts, Some(ParticipantRole::Host));
    told.add_all(visitors, Some(ParticipantRole::Visitor));
    (told.parties.len() > 1).then_some(told)
}
