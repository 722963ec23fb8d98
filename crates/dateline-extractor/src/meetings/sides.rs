//! Who is at a meeting that a noun tells of: the subject of its verb, whose it is, whom it is with.

use dateline_lexicon::MeetingNounFrame;
use dateline_schema::closed::{MeetingKind, ParticipantRole};

use crate::meetings::around::Around;
use crate::meetings::holding::{self, Support};
use crate::meetings::line::Line;
use crate::meetings::modified::Modified;
use crate::meetings::nouns::Noun;
use crate::meetings::parties::List;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling};
use crate::meetings::{actors, journeys, parties};

/// Adds the parties that share all meetings of the noun; gives back those it is with.
pub(super) fn set_parties(
    line: &Line<'_, '_>,
    noun: &Noun,
    told: &mut Telling,
    modified: &Modified,
    around: &Around,
    support: Option<Support>,
) -> Vec<Party> {
    // Who arranges a visit need not be who comes.
    const OTHERS: [&str; 14] = [
        "agree",
        "arrange",
        "broker",
        "facilitate",
        "give",
        "grant",
        "host",
        "mediate",
        "offer",
        "organise",
        "organize",
        "place",
        "receive",
        "send",
    ];
    let journey = noun.sense.frame == MeetingNounFrame::Journey;
    let visitor = journey.then_some(ParticipantRole::Visitor);
    let possessors = modified.possessor.map(|id| actors::of_mention(line, id)).unwrap_or_default();
    let people = |parties: &[Party]| -> Vec<Party> {
        parties.iter().copied().filter(|party| !journey || actors::is_person(line, party)).collect()
    };
    if let Some(support) = support {
        let role = match support.sense.role {
            Some(ParticipantRole::Attendee) | None => visitor,
            role => role,
        };
        if !journey || !OTHERS.contains(&support.sense.lemma) {
            told.add_all(&people(&subject(line, &support.verb)), role);
        }
        // "joined *the president and B for* the summit"
        let links = || noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["at", "for", "in"]));
        if support.sense.lemma == "join" && links() {
            let mut joined = parties::list(line, support.verb.tokens.end, noun.start).parties;
            joined.retain(|party| actors::is_person(line, party) && !party.who.is_group());
            told.add_all(&joined, None);
        }
        // "convened *mayors* for a round table"
        let called = parties::list(line, support.verb.tokens.end, noun.start);
        if support.sense.lemma == "convene" && line.is(called.end, &["for"]) {
            told.add_all(&called.parties, None);
        }
    }
    told.add_all(&people(&abroad(line, noun, told, possessors)), visitor);
    told.add_all(&around.between, None);
    if told.parties.is_empty() && around.with.is_empty() {
        told.add_all(&around.late_between, None);
    }
    match noun.sense.frame {
        // "her visit *with* Y": they met.
        MeetingNounFrame::Journey
            if around.goal.is_none()
                && told.visited.is_none()
                && line.is(noun.word, &["visit"])
                && around.with.iter().any(|party| actors::in_office(line, party)) =>
        {
            told.kind = MeetingKind::Meeting;
            for party in &mut told.parties {
                party.role = None;
            }
            told.add_all(&people(&around.with), None);
            Vec::new()
        }
        MeetingNounFrame::Journey => {
            told.add_all(&people(&around.by), visitor);
            told.add_all(&people(&around.hosts), Some(ParticipantRole::Host));
            told.add_all(&people(&journeys::inviting(line)), Some(ParticipantRole::Host));
            if told.parties.is_empty() {
                told.add_all(&people(&around.of), visitor);
            }
            Vec::new()
        }
        // "received a courtesy call from Y"
        MeetingNounFrame::Courtesy
            if support.is_some_and(|s| matches!(s.sense.lemma, "receive" | "accept")) =>
        {
            for party in &mut told.parties {
                party.role = Some(ParticipantRole::Host);
            }
            let visits = |party: &Party| Party { role: Some(ParticipantRole::Visitor), ..*party };
            let who = around.from.iter().chain(&around.by);
            // "accepted the credentials of Y"
            let own = told.kind == MeetingKind::Ceremony;
            who.chain(around.of.iter().filter(|_| own)).map(visits).collect()
        }
        MeetingNounFrame::Courtesy => {
            // "pay their respects to *the late* X"
            let dead = |party: &&Party| {
                let tokens = line.cast.mention(party.mention).tokens;
                let from = tokens.start.saturating_sub(4).max(line.tokens.start);
                (from..tokens.start).any(|i| line.is(i, &["late"]))
            };
            let hosts = |party: &Party| {
                let role = party.role.or(Some(ParticipantRole::Host));
                Party { role, ..*party }
            };
            around.on.iter().chain(&around.to).filter(|party| !dead(party)).map(hosts).collect()
        }
        MeetingNounFrame::Letter | MeetingNounFrame::Call => {
            let List { parties: to, end } = to_whom(line, noun, around);
            // "sent a letter to the United Nations *on Monday*"
            if around.to.is_empty() && !to.is_empty() {
                let behind = Around::read(line, end, line.next_verb(end), false);
                told.days = told.days.or(behind.days);
            }
            let named = [&around.with, &to, &around.from].into_iter().flatten().copied();
            // "sent *Y* a message"
            let sent = support.filter(|support| support.sense.lemma == "send");
            // "a phone call of A and B"
            let direct = noun.sense.frame == MeetingNounFrame::Call && line.is(noun.end, &["of"]);
            let own = around.of.iter().filter(|_| direct);
            let named = named.chain(own.copied().filter(|party| actors::is_person(line, party)));
            named.chain(sent.and_then(|s| holding::recipient(line, &s.verb, noun))).collect()
        }
        _ => {
            let mut others = around.with.clone();
            // "will co-chair it with Y": both do
            if let Some(support) = support
                && (matches!(support.sense.lemma, "cochair" | "cohost")
                    || (support.verb.tokens.start..support.verb.head).any(|i| line.is(i, &["co"])))
            {
                for party in &mut others {
                    party.role = party.role.or(support.sense.role);
                }
            }
            // "hosted a dinner for Y"
            if support.is_some_and(|s| s.sense.role == Some(ParticipantRole::Host)) {
                others.extend(&around.honoured);
                // "granted Y an audience"
                others.extend(support.and_then(|s| holding::recipient(line, &s.verb, noun)));
                // "granted an audience to Y"
                others.extend(around.to.iter().filter(|party| actors::is_person(line, party)));
            }
            // "proposed *to Y* talks in B", "offered *Y* talks", "proposed talks *to Y*"
            if let Some(support) = support.filter(|support| holding::proposes(support.sense)) {
                others.extend(holding::asked(line, &support.verb, noun));
                others.extend(to_whom(line, noun, around).parties);
            }
            // "the meeting of X with Y", "a meeting of Peru, Chile and Bolivia"
            let states = around.of.len() > 1 && are_states_behind(line, noun.end, &around.of);
            let named = around.of.iter().filter(|party| states || actors::is_person(line, party));
            let joint = around.of.len() > 1 || !around.with.is_empty() && told.parties.is_empty();
            others.extend(named.filter(|_| told.kind == MeetingKind::Ceremony || joint));
            // "Vietnam-China talks"
            if others.is_empty() && told.parties.is_empty() && modified.countries.len() > 1 {
                others.extend(&modified.countries);
            }
            others
        }
    }
}

/// "a letter *to the United Nations*", "proposed talks *to Peru*": also those who are no people, right behind the noun.
fn to_whom(line: &Line<'_, '_>, noun: &Noun, around: &Around) -> List {
    if !around.to.is_empty() || !line.is(noun.end, &["to"]) {
        return List { parties: around.to.clone(), end: around.end };
    }
    parties::list(line, noun.end + 1, line.next_verb(noun.end))
}

/// "X phoned Y ahead of *his* visit to A", where Y is of A: it is the other's visit.
fn abroad(line: &Line<'_, '_>, noun: &Noun, told: &Telling, possessors: Vec<Party>) -> Vec<Party> {
    let home = |party: &Party| told.visited.is_some() && party.country == told.visited;
    let pronoun = (noun.start.saturating_sub(1)..noun.word).any(|i| line.is(i, &["his", "her"]));
    let ([party], true) = (possessors.as_slice(), pronoun) else { return possessors };
    if !home(party) {
        return possessors;
    }
    let mut own = line.verb_before(noun.start).map(|v| subject(line, v)).unwrap_or_default();
    own.retain(|other| !home(other) && actors::is_person(line, other));
    if own.len() == 1 { own } else { possessors }
}

/// "a meeting *of Peru, Chile and Bolivia*": does a list of countries stand right behind it, rather than behind words
/// for them: "a meeting of its partners, Peru and Chile"?
fn are_states_behind(line: &Line<'_, '_>, end: u32, parties: &[Party]) -> bool {
    let first = parties.first().map(|party| line.cast.mention(party.mention).tokens.start);
    line.is(end, &["of"])
        && first.is_some_and(|first| (end + 1..=end + 2).contains(&first))
        && parties.iter().all(|party| actors::is_country(line, party))
}
