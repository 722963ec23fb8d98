//! Whose ground it is by where somebody stays: who was received in A on Tuesday and is to meet its
//! president on Wednesday, meets him there. Not by a call, and not weeks later.

use dateline_lexicon::{CountryId, MeetingNounFrame, OfficeClass, WordSet, words};
use dateline_schema::closed::{MeetingKind, MeetingStatus, ParticipantRole, PlaceSource};

use crate::cast::Cast;
use crate::meetings::draft::Draft;
use crate::meetings::grounds::{self, Ground, roles};
use crate::meetings::line::Line;
use crate::meetings::modified::Modified;
use crate::meetings::nouns::Noun;
use crate::meetings::telling::{Days, Party, Telling, Way, Who, way};
use crate::meetings::{offices, verbs};
use crate::scene::Scene;
use crate::syntax::VerbGroup;

/// "is to visit B following *his stay here*": is he there? Not "following his *planned* visit here".
pub(super) fn is_here(line: &Line<'_, '_>, noun: &Noun, modified: &Modified) -> bool {
    noun.sense.frame == MeetingNounFrame::Journey
        && line.is(noun.end, &["here"])
        && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["after", "following"]))
        && modified.status.is_none()
        && !line.is(noun.word - 1, &["next"])
}

/// "B, on *his first visit to A*, said" in a report from A: B is there then.
pub(super) fn is_on_ground(line: &Line<'_, '_>, noun: &Noun, told: &Telling) -> bool {
    const REACH: usize = 3;
    let on = noun.start.checked_sub(2).filter(|&i| line.is(i, &[","]) && line.is(i + 1, &["on"]));
    let own = on.is_some() && line.is(noun.start, &["his", "her", "their"]);
    let there = told.place.and_then(|place| place.place);
    let here = grounds::dateline(&line.scene, line.cast).and_then(|place| place.place);
    let says = |verb: &VerbGroup| verb.subject.is_some() && verbs::is_news(line, verb);
    noun.sense.frame == MeetingNounFrame::Journey
        && own
        && !is_earlier(line, noun)
        && told.status == MeetingStatus::Held
        && told.days.is_none()
        && there.is_some()
        && there == here
        && line.verbs_from(noun.end).iter().take(REACH).any(says)
}

/// "on *his last visit* to A": not the one that somebody is on.
pub(super) fn is_earlier(line: &Line<'_, '_>, noun: &Noun) -> bool {
    const EARLIER: &WordSet<8> =
        words!["earlier", "former", "last", "past", "previous", "prior", "recent", "subsequent"];
    (noun.start..noun.word).any(|i| line.has(i, EARLIER))
}

/// So many stays are compared with.
const MOST: usize = 16;
/// A stay goes on so many days.
const DAYS: i64 = 3;
/// Where no day is said, what is told so many sentences later is of the same stay.
const SENTENCES: u32 = 4;

/// Somebody abroad.
struct Stay {
    who: Who,
    country: CountryId,
    days: Option<Days>,
    sentence: u32,
}

/// Gives meetings that have no ground that of a stay.
pub(super) fn spread(drafts: &mut [Draft], grounds: &mut [Ground]) {
    let stays: Vec<Stay> = drafts
        .iter()
        .zip(grounds.iter())
        .flat_map(|(draft, (place, _))| {
            let told = &draft.telling;
            let country = place.and_then(|place| place.country).or(told.visited);
            let at = country.filter(|_| is_meeting(told)).map(|country| (told, country));
            at.into_iter().flat_map(|(told, country)| of(told, country))
        })
        .take(MOST)
        .collect();
    for (draft, ground) in drafts.iter_mut().zip(grounds) {
        let told = &mut draft.telling;
        // What is only mentioned may have been anywhere.
        let told_here = told.news || told.days.is_some() || told.status == MeetingStatus::Planned;
        if !told_here || ground.0.is_some() || told.visited.is_some() || !is_meeting(told) {
            continue;
        }
        let hosted = |party: &Party| party.role == Some(ParticipantRole::Host);
        if told.parties.iter().any(hosted) {
            continue;
        }
        let stay = stays.iter().find(|stay| {
            let comes = |party: &Party| party.who.is(stay.who);
            let home = |party: &Party| !comes(party) && party.country == Some(stay.country);
            is_then(stay, told) && told.parties.iter().any(comes) && told.parties.iter().any(home)
        });
        let Some(stay) = stay else { continue };
        told.visited = Some(stay.country);
        roles(told, Some(stay.country));
        ground.1 = Some(PlaceSource::Host);
    }
}

/// Words that say that several met as one.
const JOINT: &WordSet<11> = words![
    "format",
    "joint",
    "jointly",
    "mediated",
    "session",
    "summit",
    "three",
    "together",
    "triangle",
    "trilateral",
    "tripartite",
];

/// "A travelled to B and C. A met *B's president and C's president*": one meeting with each, at home. Where a place or a day says that
/// they met as one, they did.
pub(super) fn part(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let tours: Vec<(Who, CountryId)> = drafts
        .iter()
        .map(|draft| &draft.telling)
        .filter(|told| told.kind == MeetingKind::Visit && told.status == MeetingStatus::Held)
        .flat_map(|told| told.parties.iter().map(move |party| (party.who, told.visited)))
        .filter_map(|(who, country)| Some((who, country?)))
        .take(MOST)
        .collect();
    let goes =
        |party: &Party, country| tours.iter().any(|&(who, to)| who.is(party.who) && to == country);
    let mut parted = Vec::new();
    for draft in drafts.iter_mut() {
        let told = &mut draft.telling;
        let [own, a, b] = told.parties.as_slice() else { continue };
        let (Some(first), Some(second)) = (a.country, b.country) else { continue };
        let open = told.days.is_none() && told.place.is_none() && is_meeting(told);
        let apart = first != second && own.country != Some(first) && own.country != Some(second);
        let toured = goes(own, first) && goes(own, second);
        // "met *jointly* with B and C", "hosted a *three-way* meeting with B and C"
        let words = scene.report.sentences[told.sentence as usize].tokens.range();
        let as_one = { words }.any(|at| scene.report.word_is(at, JOINT));
        if !(open && apart && toured && told.status == MeetingStatus::Held) || as_one {
            continue;
        }
        let (own, a, b) = (*own, *a, *b);
        told.parties = vec![own, a];
        let mut other = draft.clone();
        other.telling.parties = vec![own, b];
        parted.push(other);
    }
    drafts.extend(parted);
}

/// "A travelled to B. In B's capital, A met *C and D*": who came is the visitor there, and whom he met are at home, where they
/// hold offices of a state and nobody is known to be from elsewhere.
pub(super) fn receive(scene: &Scene<'_, '_>, cast: &Cast, drafts: &mut [Draft]) {
    let came: Vec<Stay> = drafts
        .iter()
        .map(|draft| &draft.telling)
        .filter(|told| told.kind == MeetingKind::Visit && told.status == MeetingStatus::Held)
        .filter_map(|told| {
            let country = told.visited.or(told.place.and_then(|place| place.country))?;
            Some((told, country))
        })
        .flat_map(|(told, country)| {
            let abroad = move |party: &&Party| {
                party.role != Some(ParticipantRole::Host) && party.country != Some(country)
            };
            let (days, sentence) = (told.days, told.sentence);
            let stay = move |party: &Party| Stay { who: party.who, country, days, sentence };
            told.parties.iter().filter(abroad).map(stay)
        })
        .take(MOST)
        .collect();
    let of_state = |party: &Party| {
        offices::all_are(scene, cast, party, |head| {
            !matches!(
                head.class,
                OfficeClass::International
                    | OfficeClass::Diplomat
                    | OfficeClass::Occupation
                    | OfficeClass::Business
                    | OfficeClass::Media
            )
        })
    };
    for told in drafts.iter_mut().map(|draft| &mut draft.telling) {
        let there = told.place.filter(|place| place.place.is_some()).and_then(|at| at.country);
        let Some(country) = there.filter(|_| is_meeting(told)) else { continue };
        let (days, sentence) = (told.days, told.sentence);
        let comes = |party: &Party| {
            came.iter().any(|stay| {
                let then = stay.days.zip(days).is_none_or(|(a, b)| a.overlap(b));
                let near = (stay.sentence..=stay.sentence + SENTENCES).contains(&sentence);
                stay.who.is(party.who) && stay.country == country && then && near
            })
        };
        let receives = |party: &Party| {
            party.country.is_none_or(|own| own == country)
                && (party.who.is_group() || of_state(party))
        };
        let (visitors, others): (Vec<Party>, Vec<Party>) =
            told.parties.iter().partition(|party| comes(party));
        let open = told.parties.iter().all(|party| party.role.is_none());
        if !open || visitors.is_empty() || others.is_empty() || !others.iter().all(receives) {
            continue;
        }
        for party in told.parties.iter_mut().filter(|party| !party.who.is_group()) {
            let role = if comes(party) { ParticipantRole::Visitor } else { ParticipantRole::Host };
            party.role = Some(role);
        }
    }
}

fn is_meeting(told: &Telling) -> bool {
    way(told.kind) == Way::InPerson && told.kind != MeetingKind::Summit
}

/// Those who are abroad at a meeting on the ground of `country`, where others are at home.
fn of(told: &Telling, country: CountryId) -> impl Iterator<Item = Stay> + '_ {
    let hosted = told.parties.iter().any(|party| party.role == Some(ParticipantRole::Host));
    let visits = move |party: &&Party| {
        hosted && party.role == Some(ParticipantRole::Visitor) && party.country != Some(country)
    };
    told.parties.iter().filter(visits).map(move |party| Stay {
        who: party.who,
        country,
        days: told.days,
        sentence: told.sentence,
    })
}

/// Does somebody who came on a day of `came` stay until `then`?
pub(super) fn goes_on(came: Days, then: Days) -> bool {
    let last = came.last.checked_add(jiff::Span::new().days(DAYS));
    // Of what has a last day that is told, the end is known.
    let open = came.is_exact() && came.first == came.last;
    last.is_ok_and(|last| open && came.last < then.first && then.last <= last)
}

/// Is the meeting in the days of the stay?
fn is_then(stay: &Stay, told: &Telling) -> bool {
    match (stay.days, told.days) {
        (Some(a), Some(b)) => {
            let span = jiff::Span::new().days(DAYS);
            let (Ok(from), Ok(to)) = (a.first.checked_sub(span), a.last.checked_add(span)) else {
                return false;
            };
            b.is_exact() && from <= b.first && b.last <= to
        }
        _ => told.sentence.abs_diff(stay.sentence) <= SENTENCES,
    }
}
