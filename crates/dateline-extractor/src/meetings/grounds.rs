//! Day and place of what has none of its own, by dateline and publication, and by the place who is host
//! and who visitor.

use dateline_lexicon::CountryId;
use dateline_normaliser::dates::TimeExpression;
use dateline_schema::closed::{
    DateSource, MeetingKind, MeetingStatus, ParticipantRole, PlaceKind, PlaceSource, Precision,
};

use crate::cast::Cast;
use crate::facts::Entity;
use crate::meetings::courses::{is_native, is_open};
use crate::meetings::draft::Draft;
use crate::meetings::line::is_calendar;
use crate::meetings::telling::{Days, Party, Telling, Way, Where, Who, way};
use crate::scene::Scene;

/// A dateline tells of the news of so many days.
const DATELINE_DAYS: i32 = 4;

/// A place, and where it came from.
pub(super) type Ground = (Option<Where>, Option<PlaceSource>);

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

/// Gives what is news and has no day that of the lead, of the dateline or of publication.
pub(super) fn date(scene: &Scene<'_, '_>, cast: &Cast, draft: &mut Draft, lead_day: Option<Days>) {
    // So far behind the lead its day is still that of what is told.
    const OF_LEAD: u32 = 4;
    let telling = &mut draft.telling;
    let news = telling.news && !telling.elsewhen;
    if telling.days.is_none()
        && news
        && telling.status == MeetingStatus::Held
        && (1..=OF_LEAD).contains(&telling.sentence)
        && let Some(days) = lead_day
        && is_of_lead(scene, cast, telling, days)
    {
        (telling.days, draft.date_source) = (Some(days), Some(DateSource::SameReport));
    }
    let telling = &mut draft.telling;
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

/// Is somebody of a telling in the lead, and no day before that of the lead told between them?
fn is_of_lead(scene: &Scene<'_, '_>, cast: &Cast, telling: &Telling, lead: Days) -> bool {
    const MOST: usize = 64;
    let report = scene.report;
    let end = report.sentences[0].tokens.end;
    let named = |who: Who| {
        let mentions = cast.mentions.iter().take_while(|mention| mention.tokens.start < end);
        mentions.take(MOST).any(
            |mention| matches!(who, Who::Known(entity) if mention.meaning.one() == Some(entity)),
        )
    };
    let behind = scene.dates.partition_point(|date| date.tokens.start < end);
    let before = |date: &TimeExpression| {
        report.tokens[date.tokens.start as usize].span.start < telling.span.start
    };
    let earlier = |date: &TimeExpression| {
        is_calendar(date) && Days::of(date).is_some_and(|days| days.last < lead.first)
    };
    let mut between = scene.dates[behind..].iter().take(MOST).take_while(|date| before(date));
    telling.parties.iter().any(|party| named(party.who)) && !between.any(earlier)
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
    // What was to come when the report was written was, whenever it was published.
    let published = written(scene).or(scene.report.published.map(|published| published.day));
    if let (Some(days), Some(published)) = (telling.days, published)
        && telling.status == MeetingStatus::Held
        && days.first > published
    {
        telling.status = MeetingStatus::Planned;
    }
}

/// The place, and where it came from; fixes who is host and visitor on the way.
pub(super) fn place(scene: &Scene<'_, '_>, cast: &Cast, telling: &mut Telling) -> Ground {
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
            // "to West Asia" is of no one country.
            let wide = place.place.is_some_and(|place| {
                matches!(
                    cast.entities.get(place.0 as usize),
                    Some(Entity::Place(fact)) if matches!(fact.kind, PlaceKind::Region | PlaceKind::Water)
                )
            });
            let country = place.country.or(here.filter(|_| !wide).and_then(|here| here.country));
            (Some(Where { country, ..place }), Some(PlaceSource::Stated))
        }
        (None, Some(here)) => (Some(here), Some(PlaceSource::Dateline)),
        (None, None) => match at_home(scene, cast, telling) {
            Some(home) => (Some(home), Some(PlaceSource::Dateline)),
            None => (None, None),
        },
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

/// Is it of a day that a dateline tells of?
fn is_near(scene: &Scene<'_, '_>, telling: &Telling) -> bool {
    match (telling.days, scene.report.published) {
        (Some(days), Some(published)) => {
            let apart = days.last.until(published.day).map(|span| span.get_days());
            days.is_exact() && apart.is_ok_and(|days| (0..=DATELINE_DAYS).contains(&days))
        }
        _ => false,
    }
}

/// Does the meeting happen where the report was written: news, held, and of a party at home there?
fn is_there(scene: &Scene<'_, '_>, telling: &Telling, place: Where) -> bool {
    let home = |party: &Party| place.country.is_some() && party.country == place.country;
    let hosts: Vec<&Party> =
        telling.parties.iter().filter(|p| p.role == Some(ParticipantRole::Host)).collect();
    let hosted = hosts.is_empty() || hosts.into_iter().any(home);
    let near = is_near(scene, telling);
    telling.kind != MeetingKind::Visit
        && (telling.here
            || telling.status == MeetingStatus::Held
                && telling.news
                && near
                && hosted
                && (way(telling.kind) == Way::Occasion || telling.parties.iter().any(home))
                && telling.parties.iter().any(|party| party.country != place.country))
}

/// What people of one country do among themselves, told from there on the day, is in that country, in whatever city.
fn at_home(scene: &Scene<'_, '_>, cast: &Cast, telling: &Telling) -> Option<Where> {
    let country = dateline(scene, cast)?.country;
    let home = |party: &Party| party.country == country && !party.who.is_group();
    let told = telling.kind != MeetingKind::Visit
        && telling.status == MeetingStatus::Held
        && is_near(scene, telling);
    let all = telling.parties.len() > 1 && telling.parties.iter().all(home);
    (told && all && country.is_some()).then_some(Where { place: None, country })
}

/// Who is host and who visitor: by the verb, else by whose country it is.
pub(super) fn roles(telling: &mut Telling, country: Option<CountryId>) {
    if telling.convened {
        for party in &mut telling.parties {
            party.role = party.role.or(Some(ParticipantRole::Attendee));
        }
        return;
    }
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
    // Who sits under a chair is nobody's guest or host for that.
    let chaired = !visit && has(telling, ParticipantRole::Chair);
    // One alone at another country's ceremony is its guest.
    let guest = telling.kind == MeetingKind::Ceremony && telling.parties.len() == 1;
    for party in &mut telling.parties {
        if party.role.is_some_and(|role| role != ParticipantRole::Attendee) {
            continue;
        }
        // Where a group is from nobody said.
        let sits = chaired && (party.country.is_none() || home(party));
        if sits || matches!(party.who, Who::Group { .. }) && party.country.is_none() {
            party.role = Some(ParticipantRole::Attendee);
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
