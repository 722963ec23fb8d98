//! The meetings as facts, once all is told: which of them are any, and what their columns say.

use dateline_lexicon::{CountryId, OfficeClass, words};
use dateline_schema::closed::{
    MeetingForm, MeetingKind, MeetingStatus, OrganisationKind, ParticipantRole, PlaceSource,
};

use crate::cast::Cast;
use crate::facts::{Entity, MeetingFact, OrganisationFact, ParticipantFact};
use crate::meetings::courses::{courses, goals, hosts};
use crate::meetings::draft::Draft;
use crate::meetings::grounds::{Ground, date, place};
use crate::meetings::line::Places;
use crate::meetings::story::Story;
use crate::meetings::telling::{Party, Telling, Way, Who, way};
use crate::meetings::{counterparts, groups, offices, stays};
use crate::scene::Scene;

/// The meetings as facts.
pub(super) fn facts(
    scene: &Scene<'_, '_>,
    cast: &Cast,
    places: &Places,
    story: Story,
) -> Vec<MeetingFact> {
    let mut story = story;
    story.identify();
    let lead_day = story.lead_day;
    let mut drafts = story.drafts;
    for draft in &mut drafts {
        groups::leave_named(&mut draft.telling);
        leave_people(cast, &mut draft.telling);
        leave_chairs(cast, &mut draft.telling);
    }
    drafts.retain(|draft| {
        let told = &draft.telling;
        is_meeting(cast, draft) && !is_anybodys(scene, cast, told) && !is_private(scene, cast, told)
    });
    for draft in &mut drafts {
        last_day(&mut draft.telling);
        // Of what ended on a day only the end is known.
        let telling = &mut draft.telling;
        if telling.ended && telling.kind == MeetingKind::Visit && telling.length.is_none() {
            (telling.days, telling.news, draft.date_source) = (None, false, None);
        }
    }
    stays::part(scene, &mut drafts);
    counterparts::fill(scene, cast, places, &mut drafts);
    goals(scene, cast, &mut drafts);
    hosts(cast, &mut drafts);
    courses(scene, cast, &mut drafts);
    stays::receive(scene, cast, &mut drafts);
    let mut grounds: Vec<Ground> = drafts
        .iter_mut()
        .map(|draft| {
            let dated = draft.telling.days.is_some();
            date(scene, cast, draft, lead_day);
            // "began a three-day visit", told on its first day
            if !dated && (draft.telling.begins || draft.telling.ended) {
                last_day(&mut draft.telling);
            }
            place(scene, cast, &mut draft.telling)
        })
        .collect();
    stays::spread(&mut drafts, &mut grounds);
    drafts
        .into_iter()
        .zip(grounds)
        .map(|(draft, ground)| fact(scene, cast, places, draft, ground))
        .collect()
}

/// Where a roll names the people who were there, they are the parties: not the offices that convened them, nor the bodies
/// that they are from.
fn leave_people(cast: &Cast, telling: &mut Telling) {
    let person =
        |party: &Party| matches!(party.who, Who::Known(entity) if cast.person(entity).is_some());
    if telling.listed && telling.parties.iter().filter(|party| person(party)).count() > 1 {
        telling.parties.retain(|party| {
            organisation(cast, party).is_none_or(|body| body.kind == OrganisationKind::Igo)
        });
    }
}

/// "Officials of A and B met. The meeting, *co-chaired by X and Y*": where somebody of each state chairs, they are the
/// parties.
fn leave_chairs(cast: &Cast, telling: &mut Telling) {
    let state = |party: &Party| {
        matches!(party.who, Who::Known(entity)
            if matches!(cast.entities.get(entity.0 as usize), Some(Entity::Place(_))))
    };
    let chaired = |country: Option<CountryId>| {
        country.is_some()
            && telling.parties.iter().any(|party| {
                party.role == Some(ParticipantRole::Chair)
                    && !state(party)
                    && party.country == country
            })
    };
    let mut states = telling.parties.iter().filter(|party| state(party)).peekable();
    if states.peek().is_some() && states.all(|party| chaired(party.country)) {
        telling.parties.retain(|party| !state(party));
    }
}

/// "on Monday for a three-day visit": the last day.
fn last_day(telling: &mut Telling) {
    let Some(length) = telling.length else { return };
    if telling.ended
        && let Some(days) = telling.days.as_mut().filter(|days| days.is_exact())
        && let Ok(first) = days.last.checked_sub(jiff::Span::new().days(length - 1))
    {
        days.first = first;
        return;
    }
    if let Some(days) =
        telling.days.as_mut().filter(|days| days.is_exact() && days.first == days.last)
        && let Ok(last) = days.first.checked_add(jiff::Span::new().days(length - 1))
    {
        days.last = last;
    }
}

/// "the first visit by *a sitting president*": of whom and when nobody says.
fn is_anybodys(scene: &Scene<'_, '_>, cast: &Cast, told: &Telling) -> bool {
    let [Party { who: Who::Office { .. }, mention, .. }] = told.parties.as_slice() else {
        return false;
    };
    let first = cast.mention(*mention).tokens.start as usize;
    let open = scene.report.word_is(first, words!["a", "an", "any"]);
    let passed = told.status == MeetingStatus::Held && told.days.is_none() && !told.news;
    open && passed && told.kind == MeetingKind::Visit
}

/// "The *singer* A visited B": is it a journey of people who are known by what they do for a living alone, and who go for no
/// state or body? Who stands for an office does.
fn is_private(scene: &Scene<'_, '_>, cast: &Cast, told: &Telling) -> bool {
    let public = |title: &str| {
        ["candidate", "nominee", "politician", "running mate", "statesman", "stateswoman"]
            .iter()
            .any(|word| title.to_lowercase().contains(word))
    };
    let works = |party: &Party| {
        offices::all_are(scene, cast, party, |head| {
            matches!(head.class, OfficeClass::Occupation | OfficeClass::Media)
                && !public(head.title)
        })
    };
    told.kind == MeetingKind::Visit && told.parties.iter().all(works)
}

/// One alone meets nobody; to an occasion or a place one can go alone, and a body of states meets
/// by itself.
fn is_meeting(cast: &Cast, draft: &Draft) -> bool {
    let told = &draft.telling;
    let said = told.days.is_some() || told.place.is_some();
    if told.parties.is_empty() {
        return false;
    }
    match (told.parties.as_slice(), told.kind) {
        ([_], MeetingKind::Visit) => true,
        (
            [_],
            MeetingKind::Summit
            | MeetingKind::Conference
            | MeetingKind::Ceremony
            | MeetingKind::Signing,
        ) => said || told.news,
        ([party], MeetingKind::Meeting) if told.attended => {
            told.place.is_some() && is_official(cast, party)
        }
        ([party], MeetingKind::Talks) if party.role == Some(ParticipantRole::Mediator) => said,
        ([party], MeetingKind::Meeting | MeetingKind::Talks) => {
            let chairs = party.role == Some(ParticipantRole::Chair) && is_official(cast, party);
            (said || told.here) && (is_of_states(cast, party) || chairs && told.days.is_some())
        }
        ([_], _) => false,
        // What a mother writes to her daughter is no letter of state.
        (parties, MeetingKind::Letter) => parties.iter().all(|party| is_public(cast, party)),
        // What a player and a club sign is no meeting; what people of two countries, two states or two bodies do is.
        (parties, MeetingKind::Signing) => {
            let body = |party: &Party| organisation(cast, party).is_some();
            let abroad =
                |pair: &[Party]| pair[0].country.zip(pair[1].country).is_some_and(|(a, b)| a != b);
            parties.iter().filter(|party| body(party)).count() > 1
                || parties.iter().any(|party| is_official(cast, party))
                || parties.windows(2).any(abroad)
                || parties.iter().filter(|party| !body(party)).count() > 1
                    && parties.iter().all(|party| is_public(cast, party))
        }
        _ => true,
    }
}

/// Is it anybody but a person without an office?
fn is_public(cast: &Cast, party: &Party) -> bool {
    let Who::Known(entity) = party.who else { return true };
    cast.person(entity).is_none_or(|person| !person.offices.is_empty())
}

/// Is it a body of states?
fn is_of_states(cast: &Cast, party: &Party) -> bool {
    organisation(cast, party).is_some_and(|body| body.kind == OrganisationKind::Igo)
}

fn organisation<'c>(cast: &'c Cast, party: &Party) -> Option<&'c OrganisationFact> {
    let Who::Known(entity) = party.who else { return None };
    match cast.entities.get(entity.0 as usize) {
        Some(Entity::Organisation(organisation)) => Some(organisation),
        _ => None,
    }
}

/// Is it a state, a body of one or of several, or somebody in office?
fn is_official(cast: &Cast, party: &Party) -> bool {
    let Who::Known(entity) = party.who else { return true };
    match cast.entities.get(entity.0 as usize) {
        Some(Entity::Place(_)) => true,
        Some(Entity::Organisation(body)) => matches!(
            body.kind,
            OrganisationKind::Government
                | OrganisationKind::Ministry
                | OrganisationKind::Legislature
                | OrganisationKind::Military
                | OrganisationKind::Igo
        ),
        Some(Entity::Person(_)) => {
            const LOWEST: u8 = 4;
            let level = offices::of(cast, entity).and_then(|office| office.level);
            level.is_some_and(|level| level <= LOWEST)
        }
        _ => false,
    }
}

fn fact(
    scene: &Scene<'_, '_>,
    cast: &Cast,
    places: &Places,
    draft: Draft,
    (place, place_source): Ground,
) -> MeetingFact {
    let Draft { telling, date_source, mut reports } = draft;
    let host_country = host_country(&telling, place.and_then(|place| place.country));
    let visitor_country = visitor_country(&telling);
    let country = place.and_then(|place| place.country).or(telling.visited);
    let in_person = !matches!(way(telling.kind), Way::Distance | Way::Letter);
    let (country, place_source) = match (country, host_country) {
        (Some(country), _) => (Some(country), place_source.or(Some(PlaceSource::Host))),
        (None, Some(host)) if in_person => (Some(host), Some(PlaceSource::Host)),
        _ => (None, None),
    };
    reports.sort_by_key(|report| report.span);
    MeetingFact {
        kind: telling.kind,
        days: telling.days.map(|days| (days.first, days.last)),
        precision: telling.days.and_then(|days| days.precision),
        date_source,
        place: place.and_then(|place| place.place),
        country,
        place_source,
        form: form(&telling),
        visit_type: telling.visit_type.filter(|_| telling.kind == MeetingKind::Visit),
        host_country,
        visitor_country,
        agreement_signed: telling.signed.then_some(true),
        status: telling.status,
        participants: telling.parties.iter().map(|p| participant(scene, cast, places, p)).collect(),
        reports,
    }
}

fn host_country(telling: &Telling, country: Option<CountryId>) -> Option<CountryId> {
    if telling.kind == MeetingKind::Visit {
        return telling.visited.or(country);
    }
    let mut hosts = telling.parties.iter().filter(|p| p.role == Some(ParticipantRole::Host));
    hosts.find_map(|party| party.country)
}

/// The country of the visitors, where it is one.
fn visitor_country(telling: &Telling) -> Option<CountryId> {
    let mut visitors = telling
        .parties
        .iter()
        .filter(|party| party.role == Some(ParticipantRole::Visitor))
        .filter_map(|party| party.country);
    let first = visitors.next()?;
    visitors.all(|other| other == first).then_some(first)
}

/// Between how many countries, as far as the parties' countries are known.
fn form(telling: &Telling) -> Option<MeetingForm> {
    let mut countries: Vec<CountryId> = Vec::new();
    let goal = telling.visited.filter(|_| telling.kind == MeetingKind::Visit);
    for country in telling.parties.iter().filter_map(|party| party.country).chain(goal) {
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    let unknown = telling.parties.iter().any(|party| party.country.is_none());
    match countries.len() {
        0 | 1 => telling.form,
        2 if unknown => telling.form,
        2 => Some(MeetingForm::Bilateral),
        _ => Some(MeetingForm::Multilateral),
    }
}

fn participant(
    scene: &Scene<'_, '_>,
    cast: &Cast,
    places: &Places,
    party: &Party,
) -> ParticipantFact {
    let (entity, office, level) = match party.who {
        Who::Known(entity) => {
            let office = offices::of(cast, entity);
            (Some(entity), office.map(|o| o.title.clone()), office.and_then(|o| o.level))
        }
        Who::Office { office, .. } => {
            let (title, level) = offices::title(scene, office);
            (None, Some(title), Some(level))
        }
        Who::Group { .. } => (None, None, None),
    };
    ParticipantFact {
        entity,
        mention: offices::words(scene, cast, places, party),
        role: party.role.unwrap_or(ParticipantRole::Attendee),
        country: party.country,
        office,
        level,
    }
}
