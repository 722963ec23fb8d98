//! What only all tellings together show: host and visitor, the place of the dateline, the day of
//! publication, between how many countries.

use dateline_lexicon::CountryId;
use dateline_schema::closed::{
    CountrySource, DateSource, MeetingForm, MeetingKind, MeetingStatus, OrganisationKind,
    ParticipantRole, PlaceKind, PlaceSource, Precision,
};

use crate::cast::Cast;
use crate::facts::{Entity, MeetingFact, OfficeFact, OrganisationFact, ParticipantFact};
use crate::meetings::line::Places;
use crate::meetings::story::{Draft, Story};
use crate::meetings::telling::{Days, Party, Telling, Way, Where, Who, way};
use crate::meetings::{counterparts, offices, stays};
use crate::scene::Scene;

/// Visits that meetings are compared with.
const MOST_VISITS: usize = 16;
/// People whose countries the tellings give.
const MOST_KNOWN: usize = 64;
/// A dateline tells of the news of so many days.
const DATELINE_DAYS: i32 = 4;

/// The meetings as facts.
pub(super) fn facts(
    scene: &Scene<'_, '_>,
    cast: &Cast,
    places: &Places,
    story: Story,
) -> Vec<MeetingFact> {
    let mut drafts = story.drafts;
    drafts.retain(|draft| is_meeting(cast, draft));
    for draft in &mut drafts {
        last_day(&mut draft.telling);
        // Of what ended on a day only the end is known.
        let telling = &mut draft.telling;
        if telling.ended && telling.kind == MeetingKind::Visit && telling.length.is_none() {
            (telling.days, telling.news, draft.date_source) = (None, false, None);
        }
    }
    counterparts::fill(scene, cast, places, &mut drafts);
    goals(scene, cast, &mut drafts);
    hosts(cast, &mut drafts);
    courses(scene, cast, &mut drafts);
    let mut grounds: Vec<Ground> = drafts
        .iter_mut()
        .map(|draft| {
            date(scene, draft);
            place(scene, cast, &mut draft.telling)
        })
        .collect();
    stays::spread(&mut drafts, &mut grounds);
    drafts
        .into_iter()
        .zip(grounds)
        .map(|(draft, ground)| fact(scene, cast, draft, ground))
        .collect()
}

/// A place, and where it came from.
pub(super) type Ground = (Option<Where>, Option<PlaceSource>);

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
        ([party], MeetingKind::Meeting | MeetingKind::Talks) => said && is_of_states(cast, party),
        ([_], _) => false,
        // What a mother writes to her daughter is no letter of state.
        (parties, MeetingKind::Letter) => parties.iter().all(|party| is_public(cast, party)),
        // What a player and a club sign is no act of states; what people of two countries do is.
        (parties, MeetingKind::Signing) => {
            parties.iter().any(|party| is_official(cast, party))
                || parties
                    .windows(2)
                    .any(|pair| pair[0].country.zip(pair[1].country).is_some_and(|(a, b)| a != b))
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

/// A visit whose country is not said leads to that of the host whom the visitor met.
fn goals(scene: &Scene<'_, '_>, cast: &Cast, drafts: &mut [Draft]) {
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
        let from_here = || dateline().filter(|_| home.is_some());
        drafts[n].telling.visited = hosts.next_back().or_else(from_here).filter(abroad);
    }
}

/// Who invites is at home where the visit leads, also in what else the report tells of.
fn hosts(cast: &Cast, drafts: &mut [Draft]) {
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
        Who::Office { .. } => false,
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
fn is_open(cast: &Cast, party: &Party) -> bool {
    match party.who {
        Who::Known(entity) => cast.person(entity).is_some_and(|person| {
            person.country.is_none_or(|(_, how)| how == CountrySource::Meeting)
        }),
        Who::Office { .. } => party.country.is_none(),
    }
}

/// A meeting in the course of a visit: its ground is the country that one of its parties visits
/// and another is from. Who has an office and no country is from there.
fn courses(scene: &Scene<'_, '_>, cast: &Cast, drafts: &mut [Draft]) {
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
        let open = (occasion || way(met.kind) == Way::InPerson) && met.place.is_none();
        if !open || met.status == MeetingStatus::Cancelled {
            continue;
        }
        let visit = visits.iter().find(|draft| {
            let visit = &draft.telling;
            if met.status == MeetingStatus::Held && visit.status != MeetingStatus::Held {
                return false;
            }
            let comes =
                |party: &Party| visit.parties.iter().any(|visitor| visitor.who.is(party.who));
            let there = |party: &Party| {
                party.country == visit.visited
                    || is_native(cast, party)
                    || is_lone(cast, met, party)
            };
            let next = |told: u32| met.sentence.abs_diff(told) <= 1;
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
        // A visit that is over says that the day of publication is not the day.
        met.news &= !(is_over(scene, visit) && met.days.is_none());
        for n in 0..met.parties.len() {
            let party = met.parties[n];
            let comes = visit.parties.iter().any(|visitor| visitor.who.is(party.who));
            if !comes && (is_native(cast, &party) || is_lone(cast, met, &party)) {
                met.parties[n].country = visit.visited;
            }
        }
    }
}

/// Is the party the only other one of a meeting told of as part of a visit, from nowhere else?
fn is_lone(cast: &Cast, met: &Telling, party: &Party) -> bool {
    met.during && is_open(cast, party) && met.parties.len() == 2
}

/// Was the visit over when the report was published?
fn is_over(scene: &Scene<'_, '_>, visit: &Telling) -> bool {
    let days = visit.days.zip(scene.report.published);
    days.is_some_and(|(days, published)| days.last < published.day)
}

/// "the president", whose country is not said, is at home where somebody else is on a visit.
fn is_native(cast: &Cast, party: &Party) -> bool {
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

/// The first place of the dateline.
pub(super) fn dateline(scene: &Scene<'_, '_>, cast: &Cast) -> Option<Where> {
    scene.report.dateline.as_ref()?;
    let entity = cast.dateline_places.iter().find_map(|place| *place)?;
    match cast.entities.get(entity.0 as usize) {
        Some(Entity::Place(place)) => {
            let whole = place.kind == PlaceKind::Country;
            Some(Where { place: (!whole).then_some(entity), country: place.country })
        }
        _ => None,
    }
}

/// Gives what is news and has no day that of the dateline or of publication.
fn date(scene: &Scene<'_, '_>, draft: &mut Draft) {
    let telling = &mut draft.telling;
    let news = telling.news && !telling.elsewhen;
    if telling.days.is_none() && news && telling.status == MeetingStatus::Held {
        let published = scene.report.published.map(|published| published.day);
        telling.days = written(scene).or(published).map(|day| Days {
            first: day,
            last: day,
            precision: Some(Precision::Day),
        });
        draft.date_source = telling.days.map(|_| DateSource::Published);
    }
    plan(scene, telling);
}

fn fact(
    scene: &Scene<'_, '_>,
    cast: &Cast,
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
        participants: telling.parties.iter().map(|p| participant(scene, cast, p)).collect(),
        reports,
    }
}

/// The day that the dateline says the report was written on.
pub(super) fn written(scene: &Scene<'_, '_>) -> Option<jiff::civil::Date> {
    let day = scene.report.dateline.as_ref()?.day?;
    let published = scene.report.published?.day;
    let apart = day.until(published).map(|span| span.get_days());
    apart.is_ok_and(|days| (0..=DATELINE_DAYS).contains(&days)).then_some(day)
}

/// What lies behind the day of publication is planned, whatever its verb says ("meets on Monday").
fn plan(scene: &Scene<'_, '_>, telling: &mut Telling) {
    let published = scene.report.published.map(|published| published.day);
    if let (Some(days), Some(published)) = (telling.days, published)
        && telling.status == MeetingStatus::Held
        && days.first > published
    {
        telling.status = MeetingStatus::Planned;
    }
}

/// The place, and where it came from; fixes who is host and visitor on the way.
fn place(scene: &Scene<'_, '_>, cast: &Cast, telling: &mut Telling) -> Ground {
    if matches!(way(telling.kind), Way::Distance | Way::Letter) {
        for party in &mut telling.parties {
            party.role = match party.role {
                Some(ParticipantRole::Host | ParticipantRole::Visitor) | None => {
                    Some(ParticipantRole::Attendee)
                }
                role => role,
            };
        }
        return (None, None);
    }
    let here = dateline(scene, cast);
    if let Some(here) = here.and_then(|place| place.country) {
        settle(cast, telling, here);
    }
    let here = here.filter(|place| is_there(scene, telling, *place));
    let found = match (telling.place, here) {
        // "at the Assembly Hall", which is where the report was written
        (Some(place), here) => {
            let country = place.country.or(here.and_then(|here| here.country));
            (Some(Where { country, ..place }), Some(PlaceSource::Stated))
        }
        (None, Some(here)) => (Some(here), Some(PlaceSource::Dateline)),
        (None, None) => (None, None),
    };
    let country = found.0.and_then(|place| place.country);
    if let Some(ground) = country {
        part(cast, telling, ground);
    }
    roles(telling, country);
    found
}

/// Two of one country do not meet abroad: whose country only follows from the report as a whole is
/// at home there.
fn part(cast: &Cast, telling: &mut Telling, ground: CountryId) {
    let [a, b] = telling.parties.as_mut_slice() else { return };
    let abroad = a.country == b.country && a.country.is_some_and(|country| country != ground);
    if !abroad || way(telling.kind) != Way::InPerson {
        return;
    }
    match (is_open(cast, a), is_open(cast, b)) {
        (true, false) => a.country = Some(ground),
        (false, true) => b.country = Some(ground),
        _ => {}
    }
}

/// "President A met the ambassador of B": who has an office and no country is at home where the
/// report was written, when somebody from elsewhere is there.
fn settle(cast: &Cast, telling: &mut Telling, here: CountryId) {
    let [a, b] = telling.parties.as_mut_slice() else { return };
    let ground = telling.place.and_then(|place| place.country).or(telling.visited);
    let told_here = telling.news && telling.status == MeetingStatus::Held && ground.is_none();
    if telling.kind == MeetingKind::Visit || !(told_here || ground == Some(here)) {
        return;
    }
    let abroad = |party: &Party| party.country.is_some_and(|country| country != here);
    let home = |party: &Party| {
        let hosts = party.role == Some(ParticipantRole::Host) && party.country.is_none();
        hosts || is_native(cast, party)
    };
    if abroad(b) && home(a) {
        a.country = Some(here);
    } else if abroad(a) && home(b) {
        b.country = Some(here);
    }
}

/// Does the meeting happen where the report was written: news, held, and of a party at home there?
fn is_there(scene: &Scene<'_, '_>, telling: &Telling, place: Where) -> bool {
    let home = |party: &Party| place.country.is_some() && party.country == place.country;
    let hosts: Vec<&Party> =
        telling.parties.iter().filter(|p| p.role == Some(ParticipantRole::Host)).collect();
    let hosted = hosts.is_empty() || hosts.into_iter().any(home);
    let near = match (telling.days, scene.report.published) {
        (Some(days), Some(published)) => {
            let apart = days.last.until(published.day).map(|span| span.get_days());
            days.is_exact() && apart.is_ok_and(|days| (0..=DATELINE_DAYS).contains(&days))
        }
        _ => false,
    };
    telling.kind != MeetingKind::Visit
        && telling.status == MeetingStatus::Held
        && telling.news
        && near
        && hosted
        && (way(telling.kind) == Way::Occasion || telling.parties.iter().any(home))
        && telling.parties.iter().any(|party| party.country != place.country)
}

/// Who is host and who visitor: by the verb, else by whose country it is.
pub(super) fn roles(telling: &mut Telling, country: Option<CountryId>) {
    let country = country.or(telling.visited);
    // Who invites is at home.
    for party in telling.parties.iter_mut().filter(|p| p.role == Some(ParticipantRole::Host)) {
        party.country = party.country.or(country);
    }
    let has = |telling: &Telling, role| telling.parties.iter().any(|p| p.role == Some(role));
    let home = |party: &Party| country.is_some() && party.country == country;
    let visit = telling.kind == MeetingKind::Visit;
    let stated_host = has(telling, ParticipantRole::Host);
    let stated_visitor = has(telling, ParticipantRole::Visitor);
    let abroad = telling.parties.iter().any(|party| !home(party));
    let at_home = telling.parties.iter().any(home);
    let host_side = telling
        .parties
        .iter()
        .find(|party| party.role == Some(ParticipantRole::Host))
        .and_then(|party| party.country)
        .or(country.filter(|_| at_home && abroad));
    let visitors: Vec<Option<CountryId>> = telling
        .parties
        .iter()
        .filter(|party| party.role == Some(ParticipantRole::Visitor))
        .map(|party| party.country)
        .collect();
    let two = telling.parties.len() == 2;
    // One alone at another country's ceremony is its guest.
    let guest = telling.kind == MeetingKind::Ceremony && telling.parties.len() == 1;
    for party in &mut telling.parties {
        if party.role.is_some_and(|role| role != ParticipantRole::Attendee) {
            continue;
        }
        let of_host = host_side.is_some() && party.country == host_side;
        party.role = Some(if visit {
            if of_host && stated_visitor { ParticipantRole::Host } else { ParticipantRole::Visitor }
        } else if party.beside.is_some() {
            ParticipantRole::Attendee
        } else if stated_host {
            if of_host { ParticipantRole::Attendee } else { ParticipantRole::Visitor }
        } else if host_side.is_some() {
            if of_host { ParticipantRole::Host } else { ParticipantRole::Visitor }
        } else if guest
            && country.is_some()
            && party.country.is_some_and(|own| Some(own) != country)
        {
            ParticipantRole::Visitor
        } else if stated_visitor && two && !visitors.contains(&party.country) {
            ParticipantRole::Host
        } else {
            ParticipantRole::Attendee
        });
    }
    if !visit && telling.parties.iter().any(|party| party.beside.is_some()) {
        join_sides(&mut telling.parties);
    }
}

/// More of the host's side are no hosts; a visitor's companions are visitors.
fn join_sides(parties: &mut [Party]) {
    let visitors: Vec<Who> = parties
        .iter()
        .filter(|party| party.role == Some(ParticipantRole::Visitor))
        .map(|party| party.who)
        .collect();
    for party in parties {
        let beside = party.beside.filter(|_| party.role == Some(ParticipantRole::Attendee));
        if beside.is_some_and(|leader| visitors.iter().any(|visitor| visitor.is(leader))) {
            party.role = Some(ParticipantRole::Visitor);
        }
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

fn participant(scene: &Scene<'_, '_>, cast: &Cast, party: &Party) -> ParticipantFact {
    let (entity, office, level) = match party.who {
        Who::Known(entity) => {
            let office = offices::of(cast, entity);
            (Some(entity), office.map(|o| o.title.clone()), office.and_then(|o| o.level))
        }
        Who::Office { office, .. } => {
            let (title, level) = offices::title(scene, office);
            (None, Some(title), Some(level))
        }
    };
    ParticipantFact {
        entity,
        mention: party.mention,
        role: party.role.unwrap_or(ParticipantRole::Attendee),
        country: party.country,
        office,
        level,
    }
}
