//! Whether two tellings can be of one meeting, and whether two parties are one.

use dateline_lexicon::lexicon;
use dateline_schema::closed::{MeetingKind, MeetingStatus, OrganisationKind};

use crate::cast::Cast;
use crate::facts::{Entity, LocalId};
use crate::meetings::line::Line;
use crate::meetings::telling::{Party, Telling, Way, Who, way};
use crate::meetings::{grounds, groups};

/// A country beside somebody who stands for it is no party of its own.
pub(super) fn faces(line: &Line<'_, '_>, telling: &mut Telling) {
    let cast = line.cast;
    let state = |party: &Party| matches!(party.who, Who::Known(x) if is_country(cast, x));
    let face = |party: &&Party| match party.who {
        Who::Known(entity) => cast.person(entity).is_some(),
        Who::Office { .. } => true,
        Who::Group { .. } => false,
    };
    let faces: Vec<_> = telling.parties.iter().filter(face).map(|p| p.country).collect();
    telling.parties.retain(|p| !state(p) || p.country.is_none() || !faces.contains(&p.country));
    // "the top diplomats of A and B": neither is one who is named for the same country.
    let named = |party: &&Party| matches!(party.who, Who::Known(_));
    let named: Vec<_> = telling.parties.iter().filter(named).map(|p| p.country).collect();
    telling.parties.retain(|party| match party.who {
        Who::Office { office, country: Some(country), .. } => {
            let plural = line.scene.recognised.offices[office as usize].plural;
            !plural || !named.contains(&Some(country))
        }
        _ => true,
    });
}

/// "X met Y, *whom he had met in A on Monday*": what is news is of the day of publication.
pub(super) fn is_another_day(line: &Line<'_, '_>, known: &Telling, telling: &Telling) -> bool {
    let published =
        grounds::written(&line.scene).or(line.report().published.map(|published| published.day));
    let news = known.news && !known.elsewhen && known.days.is_none();
    let aside = !telling.news && !telling.definite && telling.status == MeetingStatus::Held;
    let day = published.zip(telling.days).filter(|_| news && aside);
    day.is_some_and(|(day, days)| day < days.first || days.last < day)
}

/// Can the two be of one meeting?
pub(super) fn is_same(cast: &Cast, known: &Telling, telling: &Telling) -> bool {
    if known.group || telling.group || known.parties.is_empty() || telling.parties.is_empty() {
        return false;
    }
    // "The African Union summit opens on Friday", which "X will attend"
    let sits = |a: &Telling| a.parties.iter().all(|party| is_body(cast, party));
    let joins = sits(known) && telling.attended || known.attended && sits(telling);
    if joins && known.noun == telling.noun && known.noun.is_some() {
        return agree(known, telling, false);
    }
    // Who attended a summit and met somebody met him apart.
    let lone = |a: &Telling| a.attended && a.parties.len() == 1;
    let apart = |a: &Telling, b: &Telling| {
        let occasion = matches!(a.kind, MeetingKind::Summit | MeetingKind::Conference);
        lone(a) && occasion && b.kind == MeetingKind::Meeting && b.parties.len() > 1
    };
    if apart(known, telling) || apart(telling, known) {
        return false;
    }
    if lone(known) && telling.noun.is_none() || lone(telling) && known.noun.is_none() {
        return false;
    }
    let all_known = telling.parties.iter().all(|party| has(cast, known, party));
    let all_told = known.parties.iter().all(|party| has(cast, telling, party));
    if !agree(known, telling, all_known && all_told) {
        return false;
    }
    if telling.fresh { all_known && all_told } else { all_known || all_told }
}

/// Can the two be of one meeting, where they are between the same?
pub(super) fn fits(known: &Telling, telling: &Telling) -> bool {
    !(known.group || telling.group || telling.fresh) && agree(known, telling, true)
}

/// Do way, status, days and place of the two agree?
fn agree(known: &Telling, telling: &Telling, same_parties: bool) -> bool {
    let ways = (way(known.kind), way(telling.kind));
    let crosses = matches!(ways, (Way::Distance, Way::InPerson))
        || (telling.kind == MeetingKind::Video && ways.0 == Way::InPerson);
    // A ceremony and a luncheon are two.
    let occasions = ways.1 == Way::Occasion && known.noun != telling.noun;
    // "discussed it with B", and then "in the phone call"
    let implied = same_parties
        && (known.implied || telling.implied)
        && [ways.0, ways.1].iter().all(|way| matches!(way, Way::InPerson | Way::Distance));
    let way_fits = (ways.0 == ways.1 && !occasions)
        || (telling.definite && crosses && same_parties)
        || implied;
    // "flew to A on Monday", and later "ahead of *the one-day trip*"
    let bare = telling.days.is_none() && telling.place.is_none() && telling.visited.is_none();
    let again = ways.1 == Way::Journey && same_parties && bare && !known.elsewhen;
    let status = known.status == telling.status
        || known.headline
        || telling.headline
        || (telling.definite && (telling.status == MeetingStatus::Held || again))
        // "planned to speak to the press at the end of *their talks*"
        || telling.definite && telling.governed && same_parties && bare && ways.1 == Way::InPerson
        || telling.status == MeetingStatus::Cancelled && known.status == MeetingStatus::Planned;
    let days = known.days.zip(telling.days).is_none_or(|(a, b)| a.overlap(b));
    let dated = known.days.is_some() && telling.days.is_some();
    if known.former != telling.former && !dated {
        return false;
    }
    let sites = known.site == telling.site;
    let visited = known.visited.zip(telling.visited).is_none_or(|(a, b)| a == b);
    way_fits && status && days && sites && visited && places_agree(known, telling)
}

pub(super) fn places_agree(known: &Telling, telling: &Telling) -> bool {
    known.place.zip(telling.place).is_none_or(|(a, b)| {
        let cities = a.place.zip(b.place).is_none_or(|(a, b)| a == b);
        let countries = a.country.zip(b.country).is_none_or(|(a, b)| a == b);
        cities && countries
    })
}

/// Does the telling have this party?
pub(super) fn has(cast: &Cast, telling: &Telling, party: &Party) -> bool {
    telling.parties.iter().any(|known| alike(cast, known, party))
}

/// Are the two one? A country is there in whoever stands for it, an office in who holds it.
pub(super) fn alike(cast: &Cast, a: &Party, b: &Party) -> bool {
    if a.who.is(b.who) {
        return true;
    }
    let same_country = a.country.is_some() && a.country == b.country;
    match (a.who, b.who) {
        (Who::Known(x), Who::Known(y)) => {
            same_country && (is_country(cast, x) != is_country(cast, y))
        }
        (Who::Office { head, .. }, Who::Known(entity))
        | (Who::Known(entity), Who::Office { head, .. }) => {
            let title = lexicon().offices().get(head).title;
            let holds = cast.person(entity).is_some_and(|person| {
                let last = |text: &str| text.rsplit(' ').next().map(str::to_lowercase);
                person.offices.iter().any(|office| {
                    office.title.contains(title) || last(&office.title) == last(title)
                })
            });
            same_country && (holds || is_country(cast, entity))
        }
        // "The government held talks with the Volta Front", and behind it "with *the rebels*"
        (Who::Group { head, .. }, Who::Known(entity))
        | (Who::Known(entity), Who::Group { head, .. }) => {
            groups::are_rebels(head) && is_movement(cast, entity)
        }
        (Who::Office { .. }, Who::Office { .. })
        | (Who::Group { .. }, _)
        | (_, Who::Group { .. }) => false,
    }
}

/// Is it a body that is no state's: a party, a front?
fn is_movement(cast: &Cast, entity: LocalId) -> bool {
    use OrganisationKind::{Military, Other, Party};
    matches!(
        cast.entities.get(entity.0 as usize),
        Some(Entity::Organisation(body)) if matches!(body.kind, Military | Other | Party)
    )
}

/// Is it a body of states?
fn is_body(cast: &Cast, party: &Party) -> bool {
    let Who::Known(entity) = party.who else { return false };
    matches!(
        cast.entities.get(entity.0 as usize),
        Some(Entity::Organisation(body)) if body.kind == OrganisationKind::Igo
    )
}

fn is_country(cast: &Cast, entity: LocalId) -> bool {
    matches!(cast.entities.get(entity.0 as usize), Some(Entity::Place(_)))
}

/// Says `a` less of who it is than `b`?
pub(super) fn is_vaguer(cast: &Cast, a: Who, b: Who) -> bool {
    let rank = |who: Who| match who {
        Who::Known(entity) if cast.person(entity).is_some() => 0,
        Who::Office { .. } => 1,
        Who::Known(_) => 2,
        Who::Group { .. } => 3,
    };
    rank(a) > rank(b)
}
