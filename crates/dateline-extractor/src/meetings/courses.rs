//! Whose country a visit leads to, who is at home there, and which meetings are in its course.

use dateline_lexicon::CountryId;
use dateline_schema::closed::{
    CountrySource, DateSource, MeetingKind, MeetingStatus, OrganisationKind, ParticipantRole,
};

use crate::cast::Cast;
use crate::facts::{Entity, OfficeFact};
use crate::meetings::draft::Draft;
use crate::meetings::grounds::dateline;
use crate::meetings::telling::{Days, Party, Telling, Way, Who, way};
use crate::meetings::{offices, stays};
use crate::scene::Scene;

/// Visits that meetings are compared with.
const MOST_VISITS: usize = 16;

/// People whose countries the tellings give.
const MOST_KNOWN: usize = 64;

/// A visit whose country is not said leads to that of the host whom the visitor met.
pub(super) fn goals(scene: &Scene<'_, '_>, cast: &Cast, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        let visit = &drafts[n].telling;
        if visit.kind != MeetingKind::Visit || visit.visited.is_some() {
            continue;
        }
        let of = |party: &Party| visit.parties.iter().any(|visitor| visitor.who.is(party.who));
        let near = n.saturating_sub(MOST_VISITS)..drafts.len().min(n + MOST_VISITS);
        if visit.site.is_some() {
            // A museum is visited in the country that is.
            let around = drafts[near].iter().map(|draft| &draft.telling).find(|other| {
                other.site.is_none() && other.visited.is_some() && other.parties.iter().any(of)
            });
            let around = around.map(|other| (other.visited, is_over(scene, other)));
            if let Some((visited, over)) = around {
                let visit = &mut drafts[n].telling;
                visit.visited = visited;
                visit.news &= !over;
            }
            continue;
        }
        let home = visit.parties.first().and_then(|visitor| visitor.country);
        let abroad = |country: &CountryId| Some(*country) != home;
        let mut hosts = drafts[near].iter().filter_map(|draft| {
            let met = &draft.telling;
            let in_person = way(met.kind) == Way::InPerson && met.status == MeetingStatus::Held;
            if !in_person || !met.parties.iter().any(of) {
                return None;
            }
            let country = met.place.and_then(|place| place.country);
            country
                .into_iter()
                .chain(met.parties.iter().filter(|party| !of(party)).filter_map(|p| p.country))
                .find(abroad)
        });
        let dateline = || dateline(scene, cast).and_then(|place| place.country);
        // "to West Asia": where it leads is said, though that is no country.
        let placed = visit.place.is_some();
        let from_here = || dateline().filter(|_| home.is_some() && !placed);
        drafts[n].telling.visited = hosts.next_back().or_else(from_here).filter(abroad);
    }
}

/// Who invites is at home where the visit leads, also in what else the report tells of.
pub(super) fn hosts(cast: &Cast, drafts: &mut [Draft]) {
    let mut known: Vec<(Who, CountryId)> = Vec::new();
    for draft in &*drafts {
        let visit = &draft.telling;
        let Some(country) = visit.visited.filter(|_| visit.kind == MeetingKind::Visit) else {
            continue;
        };
        let invites =
            |party: &&Party| party.role == Some(ParticipantRole::Host) && is_open(cast, party);
        known.extend(visit.parties.iter().filter(invites).map(|party| (party.who, country)));
    }
    // "the presidents of A and B, X and Y, met": whose country only these words give
    let nowhere = |party: &&Party| match party.who {
        Who::Known(entity) => cast.person(entity).is_some_and(|person| person.country.is_none()),
        Who::Office { .. } | Who::Group { .. } => false,
    };
    let said = drafts.iter().flat_map(|draft| &draft.telling.parties).filter(nowhere);
    known.extend(said.filter_map(|party| Some((party.who, party.country?))));
    known.truncate(MOST_KNOWN);
    for party in drafts.iter_mut().flat_map(|draft| &mut draft.telling.parties) {
        if let Some((_, country)) = known.iter().find(|(who, _)| party.who.is(*who))
            && is_open(cast, party)
        {
            party.country = Some(*country);
        }
    }
}

/// Does the party's country only follow from the report as a whole, or from nothing?
pub(super) fn is_open(cast: &Cast, party: &Party) -> bool {
    match party.who {
        Who::Known(entity) => cast.person(entity).is_some_and(|person| {
            person.country.is_none_or(|(_, how)| how == CountrySource::Meeting)
        }),
        Who::Office { .. } | Who::Group { .. } => party.country.is_none(),
    }
}

/// A meeting in the course of a visit: its ground is the country that one of its parties visits
/// and another is from. Who has an office and no country is from there.
pub(super) fn courses(scene: &Scene<'_, '_>, cast: &Cast, drafts: &mut [Draft]) {
    let is_visit = |draft: &&Draft| {
        let visit = &draft.telling;
        visit.kind == MeetingKind::Visit
            && visit.visited.is_some()
            && matches!(visit.status, MeetingStatus::Held | MeetingStatus::Planned)
    };
    let visits: Vec<Draft> = drafts.iter().filter(is_visit).take(MOST_VISITS).cloned().collect();
    for draft in drafts.iter_mut() {
        let met = &mut draft.telling;
        let occasion = way(met.kind) == Way::Occasion;
        let open = (occasion || matches!(way(met.kind), Way::InPerson | Way::Signing))
            && met.place.is_none();
        if met.status == MeetingStatus::Held
            && met.news
            && met.days.is_none()
            && is_of_past(scene, &visits, met)
        {
            met.news = false;
        }
        if !open || met.status == MeetingStatus::Cancelled {
            continue;
        }
        let visit = visits.iter().find(|draft| {
            let visit = &draft.telling;
            if met.status == MeetingStatus::Held && visit.status != MeetingStatus::Held {
                return false;
            }
            // "A, *who leaves for Lima on Tuesday*, met B": not there yet
            let published = scene.report.published.map(|published| published.day);
            let to_come = visit.days.zip(published).is_some_and(|(days, day)| days.first > day);
            if met.status == MeetingStatus::Held && to_come {
                return false;
            }
            // "said so *at a meeting with B* soon after returning from a visit": at home again
            let home = visit.ended && met.sentence == visit.sentence;
            if home && met.span.start < visit.span.start {
                return false;
            }
            let comes =
                |party: &Party| visit.parties.iter().any(|visitor| visitor.who.is(party.who));
            let next = |told: u32| met.sentence.abs_diff(told) <= 1;
            let there = |party: &Party| {
                party.country == visit.visited
                    || is_native(cast, party)
                    || is_lone(cast, met, party, visit)
            };
            let beside = (visits.len() == 1 && met.news)
                || next(visit.sentence)
                || draft.reports.iter().any(|report| next(report.sentence));
            let then = visit.days.zip(met.days).map_or(beside, |(a, b)| {
                a.overlap(b) || beside && visit.length.is_none() && stays::goes_on(a, b)
            });
            // What a visitor attends is where the visit leads, whoever else is there.
            let attended = occasion && met.days.is_none() && met.sentence >= visit.sentence;
            let ground = met.parties.iter().any(|party| !comes(party) && there(party));
            met.parties.iter().any(comes) && (attended || (then && ground))
        });
        let Some(visit) = visit.map(|draft| &draft.telling) else { continue };
        met.visited = visit.visited;
        // "will pay a visit to A on Monday. *He will meet* B": on that day; of "will travel to A on Monday" only
        // the arrival is known
        let one =
            |days: &Days| days.is_exact() && days.first == days.last && visit.length.is_none();
        let next = met.sentence == visit.sentence || met.sentence == visit.sentence + 1;
        let plans = [met.status, visit.status].iter().all(|s| *s == MeetingStatus::Planned);
        if plans && next && met.days.is_none() && visit.noun.is_some() && !occasion {
            met.days = visit.days.filter(one);
            draft.date_source = met.days.map(|_| DateSource::SameReport);
        }
        // A visit that is over says that the day of publication is not the day.
        met.news &= !(is_over(scene, visit) && met.days.is_none());
        for n in 0..met.parties.len() {
            let party = met.parties[n];
            let comes = visit.parties.iter().any(|visitor| visitor.who.is(party.who));
            if !comes && (is_native(cast, &party) || is_lone(cast, met, &party, visit)) {
                met.parties[n].country = visit.visited;
            }
        }
    }
}

/// Is the party the only other one of a meeting told of as part of a visit, or right behind it where both are
/// to come, from nowhere else?
fn is_lone(cast: &Cast, met: &Telling, party: &Party, visit: &Telling) -> bool {
    let behind = met.sentence == visit.sentence + 1
        && [met.status, visit.status].iter().all(|status| *status == MeetingStatus::Planned);
    (met.during || behind) && is_open(cast, party) && met.parties.len() == 2
}

/// "travelled to A on 4 and 5 May. *In A he met* B", "travelled to A and B on 4 and 5 May. *He met* C": on a day of a
/// visit that is over?
fn is_of_past(scene: &Scene<'_, '_>, visits: &[Draft], met: &Telling) -> bool {
    const LEAD: u32 = 1;
    visits.iter().map(|draft| &draft.telling).any(|visit| {
        let comes = |party: &Party| visit.parties.iter().any(|visitor| visitor.who.is(party.who));
        let long = visit.days.is_some_and(|days| days.first < days.last);
        let there = match met.place {
            Some(place) => visit.visited == place.country,
            None => visit.news && visit.sentence <= LEAD && is_told_on(visit, met),
        };
        visit.status == MeetingStatus::Held
            && there
            && long
            && is_over(scene, visit)
            && met.parties.iter().any(comes)
    })
}

/// "He met C", shortly behind the visit: did the visitor meet somebody face to face, with nobody of a third country?
fn is_told_on(visit: &Telling, met: &Telling) -> bool {
    const REACH: u32 = 8;
    let visits = |party: &Party| visit.parties.iter().any(|visitor| visitor.who.is(party.who));
    let third =
        |party: &Party| !visits(party) && party.country.is_some() && party.country != visit.visited;
    visit.sentence < met.sentence
        && met.sentence <= visit.sentence + REACH
        && way(met.kind) == Way::InPerson
        && met.parties.first().is_some_and(visits)
        && !met.parties.iter().any(third)
}

/// Was the visit over when the report was published?
fn is_over(scene: &Scene<'_, '_>, visit: &Telling) -> bool {
    let days = visit.days.zip(scene.report.published);
    visit.ended && visit.days.is_none()
        || days.is_some_and(|(days, published)| {
            // "travelled to A on 4 and 5 May", told on the last day
            let whole = days.first < days.last && visit.length.is_none();
            days.last < published.day || whole && days.last == published.day
        })
}

/// "the president", whose country is not said, is at home where somebody else is on a visit.
pub(super) fn is_native(cast: &Cast, party: &Party) -> bool {
    const LOWEST: u8 = 3;
    let Who::Known(entity) = party.who else { return false };
    let of_state = |office: &OfficeFact| {
        let body = office.organisation.and_then(|body| cast.entities.get(body.0 as usize));
        let other = match body {
            Some(Entity::Organisation(body)) => {
                matches!(body.kind, OrganisationKind::Igo | OrganisationKind::Company)
            }
            _ => false,
        };
        office.level.is_some_and(|level| level <= LOWEST) && !other
    };
    party.country.is_none() && offices::of(cast, entity).is_some_and(of_state)
}
