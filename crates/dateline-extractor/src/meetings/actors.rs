//! Who a unit or a mention stands for, as a party: somebody, an office that nobody is named for, a
//! country; nobody for a group or a thing.

use dateline_lexicon::{
    CountryId, MeetingModifier, OfficeClass, WordClass, WordSet, lexicon, words,
};
use dateline_parser::TokenRange;
use dateline_schema::closed::{
    MentionForm, MentionKind, OrganisationKind, ParticipantRole, PlaceKind,
};

use crate::cast::MentionId;
use crate::facts::{Entity, LocalId};
use crate::meetings::line::{Line, Unit};
use crate::meetings::offices;
use crate::meetings::relatives;
use crate::meetings::telling::{Party, Who};
use crate::syntax::VerbForm;

/// Offices of a higher level number are nobody by themselves ("an official").
const LOWEST_LEVEL: u8 = 4;

/// "Foreign ministers from A, B and C", where the words are no office of anybody's: the countries
/// stand for them. Experts and officials are nobody.
pub(super) fn countries_of(line: &Line<'_, '_>, unit: Unit) -> (Vec<Party>, u32) {
    let offices = lexicon().offices();
    let (whole, end) = (joined_adjectives(line, unit), unit.tokens.end);
    let cut = whole.tokens.end > end;
    let unit = whole;
    let high = unit.tokens.range().any(|i| {
        let form = line.report().phrase(offices.heads(), i, unit.tokens.end as usize);
        form.is_some_and(|(_, form)| form.plural && offices.get(form.head).level <= LOWEST_LEVEL)
    });
    let high = high || are_peers(line, unit) || line.is(unit.head, &["delegations", "negotiators"]);
    // "Algerian and Spanish *producers*"
    if cut && !high {
        return (Vec::new(), end);
    }
    let end = if high { places_end(line, unit.tokens.end) } else { unit.tokens.end };
    // "her Chilean and Bolivian counterparts *A and B*"
    let behind = end + u32::from(line.is(end, &[","]));
    let named = |next: Unit| {
        // "meets his counterparts from A and B, *he said*"
        let acts = line.verb_from(next.tokens.end).is_some_and(|verb| {
            verb.tokens.start == next.tokens.end
                && matches!(verb.form, VerbForm::Past | VerbForm::Present)
        });
        let told = |id| {
            line.cast.mention(id).form != MentionForm::Pronoun && !of_mention(line, id).is_empty()
        };
        !(behind > end && acts) && line.stands_for(next).is_some_and(told)
    };
    if are_peers(line, unit) && line.unit(behind).is_some_and(named) {
        return (Vec::new(), unit.tokens.end);
    }
    let countries = line.countries_in(TokenRange::new(unit.tokens.start, end));
    if countries.len() < 2 {
        return (Vec::new(), unit.tokens.end);
    }
    (countries.into_iter().filter_map(|named| of_country(line, named)).collect(), end)
}

/// "her *counterparts* from A and B": those who hold her office elsewhere. A surgeon has colleagues, too.
pub(super) fn are_peers(line: &Line<'_, '_>, unit: Unit) -> bool {
    let last = joined_adjectives(line, unit).tokens.end - 1;
    line.is(last, &["counterparts"])
}

/// "*Malaysian and Kazakh officials* held talks", "*Malaysian and EU officials*", "*officials from Malaysia and
/// Kazakhstan* met": the countries and bodies whose officials do something together.
pub(super) fn officials_of(line: &Line<'_, '_>, unit: Unit) -> (Vec<Party>, u32) {
    let whole = joined_adjectives(line, unit);
    let none = (Vec::new(), unit.tokens.end);
    let officials = [
        "officials",
        "delegates",
        "diplomats",
        "envoys",
        "lawmakers",
        "negotiators",
        "representatives",
    ];
    if !line.is(whole.tokens.end - 1, &officials) {
        return none;
    }
    let joint = |i: u32| line.is(i, &["and"]);
    let bodies = if (whole.tokens.start..whole.tokens.end).any(joint) {
        apart(line, line.organisations_in(whole.tokens))
    } else {
        Vec::new()
    };
    let mut countries = line.countries_in(whole.tokens);
    let plain = whole.tokens.range().all(|i| {
        let named = |&mention: &MentionId| line.cast.mention(mention).tokens.range().contains(&i);
        let demonym = countries.iter().map(|(mention, _)| mention).any(named)
            || bodies.iter().map(|(mention, _)| mention).any(named);
        let i = i as u32;
        demonym || i + 1 == whole.tokens.end || line.is(i, &["and", ",", "senior", "top"])
    });
    let mut end = whole.tokens.end;
    if plain && countries.is_empty() && line.is(end, &["from", "of"]) {
        (countries, end) = states_behind(line, end);
        // What officials of many do together is no talk of two.
        countries.truncate(if countries.len() > 2 { 0 } else { 2 });
    }
    if countries.len() + bodies.len() < 2 || !plain {
        return none;
    }
    let body = |(mention, entity)| Party {
        who: Who::Known(entity),
        mention,
        role: None,
        country: None,
        beside: None,
    };
    let states = countries.into_iter().filter_map(|named| of_country(line, named));
    let mut sides: Vec<Party> = states.chain(bodies.into_iter().map(body)).collect();
    sides.sort_by_key(|side| line.cast.mention(side.mention).tokens.start);
    (sides, end)
}

/// "*Union and Boeing* negotiators", "*Boeing*": of names that overlap only the first counts.
fn apart(line: &Line<'_, '_>, mut named: Vec<(MentionId, LocalId)>) -> Vec<(MentionId, LocalId)> {
    let mut end = 0;
    named.retain(|&(mention, _)| {
        let tokens = line.cast.mention(mention).tokens;
        let own = tokens.start >= end;
        end = end.max(tokens.end);
        own
    });
    named
}

/// The states of a list that begins at token `i`, and one past it: "of *the governments of A and B*", "from *the A and B
/// governments*".
fn states_behind(line: &Line<'_, '_>, mut i: u32) -> (Vec<(MentionId, CountryId)>, u32) {
    let mut found = Vec::new();
    let mut end = i;
    let states = |at: u32| line.is(at, &["government", "governments", "ministries"]);
    for _ in 0..MOST_COUNTRIES {
        let mut at = i;
        while line.is(at, &["of", "from", ",", "and", "the"]) || states(at) {
            at += 1;
        }
        let Some(unit) = line.unit(at).filter(|_| at > i) else { break };
        let named = line.countries_in(unit.tokens);
        let &[(mention, country)] = named.as_slice() else { break };
        let tokens = line.cast.mention(mention).tokens;
        let plain =
            (at..unit.tokens.end).all(|i| tokens.range().contains(&(i as usize)) || states(i));
        if !plain {
            break;
        }
        found.push((mention, country));
        (i, end) = (unit.tokens.end, unit.tokens.end);
    }
    (found, end)
}

/// A country as a party, by where it is named.
fn of_country(line: &Line<'_, '_>, (mention, country): (MentionId, CountryId)) -> Option<Party> {
    let who = Who::Known(line.cast.mention(mention).meaning.one()?);
    Some(Party { who, mention, role: None, country: Some(country), beside: None })
}

/// "*Malaysian* and Kazakh negotiators": the phrase that the adjective belongs to, where it is cut off.
pub(super) fn joined_adjectives(line: &Line<'_, '_>, unit: Unit) -> Unit {
    let mut end = unit.tokens.end;
    // "*PLO* and Israeli officials"
    let body = |tokens: TokenRange| !line.organisations_in(tokens).is_empty();
    if unit.tokens.len() > 2 || line.countries_in(unit.tokens).is_empty() && !body(unit.tokens) {
        return unit;
    }
    for _ in 0..MOST_COUNTRIES {
        if !line.is(end, &[",", "and"]) {
            break;
        }
        let next = end + 1 + u32::from(line.is(end + 1, &["and"]));
        let Some(phrase) = line.phrase_at(next).map(|phrase| *line.phrase(phrase)) else { break };
        let named = || {
            !line.countries_in(phrase.tokens).is_empty()
                || body(phrase.tokens)
                || line.first_place_in(phrase.tokens).is_some()
        };
        // "with the *Chilean* and *Bolivian* presidents": one preposition for both
        let own = phrase.preposition.is_some_and(|at| at >= end);
        if own || !named() {
            break;
        }
        end = phrase.tokens.end;
        if phrase.tokens.len() > 1 {
            let tokens = TokenRange::new(unit.tokens.start, end);
            return Unit { tokens, head: phrase.head, ..unit };
        }
    }
    unit
}

/// "A forum's leaders", "foreign ministers of A", where A is a body of states: it stands for them.
pub(super) fn body_of(line: &Line<'_, '_>, unit: Unit) -> (Vec<Party>, u32) {
    let none = (Vec::new(), unit.tokens.end);
    let offices = lexicon().offices();
    let leads = |i: usize| {
        let form = line.report().phrase(offices.heads(), i, line.tokens.end as usize);
        form.is_some_and(|(_, form)| form.plural && offices.get(form.head).level <= LOWEST_LEVEL)
    };
    let plural = line.is(unit.head, &["leaders", "heads", "chiefs"]);
    let mut end = unit.tokens.end;
    // "*EU farm* and energy ministers"
    let field = !plural && line.is(end, &["and"]) && is_field(line, unit);
    let joined = line.unit(end + 1).filter(|_| field);
    if let Some(joined) = joined
        && joined.tokens.range().any(leads)
    {
        end = joined.tokens.end;
    } else if !plural && !unit.tokens.range().any(leads) {
        return none;
    }
    // "heads of state and government of A"
    while line.is(end, &["of", "from", "and"])
        && let Some(inner) = line.unit(end + 1)
        && end < unit.tokens.end + 8
    {
        end = inner.tokens.end;
    }
    let body = |&(mention, entity): &(MentionId, LocalId)| {
        let party =
            Party { who: Who::Known(entity), mention, role: None, country: None, beside: None };
        all_bodies(line, &[party]).then_some(party)
    };
    let named = line.organisations_in(TokenRange::new(unit.tokens.start, end));
    let bodies: Vec<Party> = named.iter().filter_map(body).collect();
    if bodies.is_empty() { none } else { (bodies, end) }
}

/// "*EU farm* and energy ministers": is a body named, and behind it only a field that ministers have? "The EU
/// embassy", "an EU critic" are others than the ministers.
fn is_field(line: &Line<'_, '_>, unit: Unit) -> bool {
    // Fields that the press shortens beyond what ministries are called.
    const SHORT: &WordSet<7> =
        words!["agricultural", "budget", "economic", "farm", "financial", "industrial", "social"];
    let Some(&(body, _)) = line.organisations_in(unit.tokens).first() else { return false };
    let named = line.cast.mention(body).tokens.end;
    let start = named + u32::from(line.is_possessive(named));
    let end = unit.tokens.end;
    let portfolios = lexicon().offices().portfolios();
    let field = line.report().phrase(portfolios, start as usize, end as usize);
    field.is_some_and(|(last, _)| last as u32 == end) || start + 1 == end && line.has(start, SHORT)
}

/// So many countries at most share a plural office: "the ministers of A, B and C".
const MOST_COUNTRIES: usize = 8;

/// The parties that a unit stands for.
pub(super) fn of_unit(line: &Line<'_, '_>, unit: Unit) -> Vec<Party> {
    let several = several_named(line, unit);
    if !several.is_empty() {
        return several;
    }
    let mut parties = line.stands_for(unit).map(|id| of_mention(line, id)).unwrap_or_default();
    // "his counterparts *A*"
    let named = || line.mention_ending(unit.tokens.end).filter(|&id| is_named_in(line, id, unit));
    if parties.is_empty()
        && let Some(named) = named()
    {
        parties = of_mention(line, named);
    }
    if parties.is_empty() {
        let leader = relatives::delegation(line, unit);
        let leader = leader.or_else(|| relatives::counterpart(line, unit));
        return leader.map_or_else(|| relatives::both(line, unit), |leader| vec![leader]);
    }
    let role = role_in(line, unit);
    // "Thai counterpart A"
    let beside = line.countries_in(unit.tokens);
    let country = match (parties.len(), beside.as_slice()) {
        (1, [(_, country)]) => Some(*country),
        _ => None,
    };
    for party in &mut parties {
        party.role = role;
        party.country = party.country.or(country);
    }
    parties
}

/// "Presidents *A and B*": one phrase by its look, and each is somebody.
fn several_named(line: &Line<'_, '_>, unit: Unit) -> Vec<Party> {
    const SHORTEST: u32 = 4;
    let joined = |i: u32| line.is(i, &["and"]);
    if unit.tokens.len() < SHORTEST
        || !line.token(unit.tokens.start).can_be(WordClass::OFFICE_START)
        || !(unit.tokens.start..unit.tokens.end).any(joined)
    {
        return Vec::new();
    }
    let people = line.people_in(unit.tokens);
    if people.len() < 2 {
        return Vec::new();
    }
    people.into_iter().flat_map(|id| of_mention(line, id)).collect()
}

/// Is the mention a full name inside of the unit, behind words for several ("counterparts")?
fn is_named_in(line: &Line<'_, '_>, id: MentionId, unit: Unit) -> bool {
    let mention = line.cast.mention(id);
    let before = mention.tokens.start.checked_sub(1).filter(|&i| i >= unit.tokens.start);
    mention.kind == MentionKind::Person
        && mention.form == MentionForm::FullName
        && before.is_some_and(|i| line.is(i, &["counterparts", "colleagues", "peers"]))
}

/// What the words before a name, or a description, make of the party: "visiting", "the host". A
/// "radio host A" hosts nobody.
pub(super) fn role_in(line: &Line<'_, '_>, unit: Unit) -> Option<ParticipantRole> {
    let own = line.is(unit.tokens.start, &["his", "her", "its", "their"]);
    (unit.tokens.start..unit.tokens.end).find_map(|i| {
        let noun = line.is(i, &["host", "hosts", "guest", "guests"]);
        if noun && !own && i != unit.head {
            return None;
        }
        lexicon().meetings().modifiers(line.token(i).word).iter().find_map(
            |modifier| match modifier {
                MeetingModifier::Role(role) => Some(*role),
                _ => None,
            },
        )
    })
}

/// The parties that a mention stands for: nobody for a group or a thing.
pub(super) fn of_mention(line: &Line<'_, '_>, id: MentionId) -> Vec<Party> {
    let cast = line.cast;
    let mention = cast.mention(id);
    let party = |who, country| Party { who, mention: id, role: None, country, beside: None };
    let known: Vec<Party> = mention
        .meaning
        .all()
        .iter()
        .filter(|&&entity| can_meet(line, entity, mention.kind))
        .map(|&entity| party(Who::Known(entity), cast.country(entity)))
        .collect();
    let Some(number) = mention.office else { return known };
    let office = &line.scene.recognised.offices[number as usize];
    if office.plural {
        return several(line, id, number, known);
    }
    if !known.is_empty() || mention.form == MentionForm::Pronoun {
        return known;
    }
    let country = office.country.or(mention.country);
    let level = lexicon().offices().get(office.head).level;
    if level > LOWEST_LEVEL || office.holder.is_some() {
        return Vec::new();
    }
    vec![party(Who::Office { office: number, head: office.head, country }, country)]
}

/// Can it be a party? Cities and works cannot, and a nationality alone neither.
fn can_meet(line: &Line<'_, '_>, entity: LocalId, kind: MentionKind) -> bool {
    match line.cast.entities.get(entity.0 as usize) {
        Some(Entity::Person(_) | Entity::Organisation(_)) => true,
        Some(Entity::Place(place)) => {
            place.kind == PlaceKind::Country && kind != MentionKind::Demonym
        }
        Some(Entity::Work(_)) | None => false,
    }
}

/// "the two ministers of public security": of each of the two countries the one who holds the
/// office, and where the report names nobody of that office, somebody known by it alone.
fn several(line: &Line<'_, '_>, id: MentionId, number: u32, mut known: Vec<Party>) -> Vec<Party> {
    let office = &line.scene.recognised.offices[number as usize];
    let level = lexicon().offices().get(office.head).level;
    let two = (office.tokens.start.saturating_sub(2)..office.tokens.end)
        .any(|i| line.is(i, &["two", "both", "three"]));
    let limit = places_end(line, office.tokens.end);
    let named = line.countries_in(TokenRange::new(office.tokens.start, limit));
    let mut countries: Vec<_> = named.into_iter().map(|(_, country)| country).collect();
    if level > LOWEST_LEVEL || !(two || countries.len() > 1) {
        return known;
    }
    // "two *Malian* ministers": both of one country
    if countries.len() == 1 {
        return known;
    }
    // "the two ministers" of more than two countries are those who met last.
    let exactly = (office.tokens.start.saturating_sub(2)..office.tokens.end)
        .any(|i| line.is(i, &["two", "both"]));
    let other = |party: &Party| offices::holds(line.cast, party, office.head) == Some(false);
    // "A met B. The president met A. *The two ministers* …": no president is one.
    if exactly && known.iter().any(other) {
        let pairs = line.before.get().pairs;
        if let Some(pair) = pairs.into_iter().flatten().find(|pair| !pair.iter().any(other)) {
            return pair.into();
        }
    }
    if countries.is_empty() {
        countries = offices::sides(line.cast, &known);
        // "A spoke. *C and D sent envoys*. The two leaders met": perhaps theirs
        if known.is_empty() && relatives::others_before(line, &countries) {
            return known;
        }
    }
    if exactly {
        known.retain(|party| !other(party));
    }
    if countries.len() < 2 {
        // One is known to be one of the two; nobody is named for the other.
        if let ([one], true) = (known.as_slice(), exactly)
            && offices::holds(line.cast, one, office.head) == Some(true)
        {
            let who = Who::Office { office: number, head: office.head, country: None };
            known.push(Party { who, mention: id, role: None, country: None, beside: None });
        }
        return known;
    }
    if countries.len() > MOST_COUNTRIES {
        return known;
    }
    if exactly && countries.len() > 2 {
        let pair = line.before.get().pair.filter(|pair| !pair.iter().any(other));
        return pair.map_or(known, Vec::from);
    }
    let mut parties = Vec::new();
    for country in countries {
        let holder = known
            .iter()
            .copied()
            .find(|party| party.country == Some(country))
            .or_else(|| offices::holder(line, id, office.head, country));
        parties.push(holder.unwrap_or(Party {
            who: Who::Office { office: number, head: office.head, country: Some(country) },
            mention: id,
            role: None,
            country: Some(country),
            beside: None,
        }));
    }
    parties
}

/// One past a list of places that goes on at token `i`: "of X, Y and Z", ", Y and Z".
pub(super) fn places_end(line: &Line<'_, '_>, mut i: u32) -> u32 {
    loop {
        let mut at = i;
        while line.is(at, &["of", "from", ",", "and"]) {
            at += 1;
        }
        let Some(unit) = line.unit(at).filter(|_| at > i) else { return i };
        let Some((place, _)) = line.place_in(unit.tokens) else { return i };
        if place.end != unit.tokens.end {
            return i;
        }
        i = unit.tokens.end;
    }
}

/// Is the party a state, one of its bodies, or a body of states?
pub(super) fn is_state(line: &Line<'_, '_>, party: &Party) -> bool {
    let Who::Known(entity) = party.who else { return false };
    match line.cast.entities.get(entity.0 as usize) {
        Some(Entity::Place(_)) => true,
        Some(Entity::Organisation(organisation)) => matches!(
            organisation.kind,
            OrganisationKind::Government
                | OrganisationKind::Ministry
                | OrganisationKind::Legislature
                | OrganisationKind::Igo
        ),
        _ => false,
    }
}

/// Is the party a country by itself?
pub(super) fn is_country(line: &Line<'_, '_>, party: &Party) -> bool {
    let Who::Known(entity) = party.who else { return false };
    matches!(line.cast.entities.get(entity.0 as usize), Some(Entity::Place(_)))
}

/// Is the party a body, and no country?
pub(super) fn is_body(line: &Line<'_, '_>, party: &Party) -> bool {
    let Who::Known(entity) = party.who else { return false };
    matches!(line.cast.entities.get(entity.0 as usize), Some(Entity::Organisation(_)))
}

/// Is everybody a body of states?
pub(super) fn all_bodies(line: &Line<'_, '_>, parties: &[Party]) -> bool {
    parties.iter().all(|party| match party.who {
        Who::Known(entity) => matches!(
            line.cast.entities.get(entity.0 as usize),
            Some(Entity::Organisation(body)) if body.kind == OrganisationKind::Igo
        ),
        Who::Office { .. } | Who::Group { .. } => false,
    })
}

/// Is everybody a person, by name or by office?
pub(super) fn all_people(line: &Line<'_, '_>, parties: &[Party]) -> bool {
    parties.iter().all(|party| is_person(line, party))
}

/// Does the report give the party an office?
pub(super) fn in_office(line: &Line<'_, '_>, party: &Party) -> bool {
    match party.who {
        Who::Known(entity) => {
            line.cast.person(entity).is_some_and(|person| !person.offices.is_empty())
        }
        Who::Office { .. } => true,
        Who::Group { .. } => false,
    }
}

/// Is the party a person, by name or by office?
pub(super) fn is_person(line: &Line<'_, '_>, party: &Party) -> bool {
    match party.who {
        Who::Known(entity) => line.cast.person(entity).is_some(),
        Who::Office { .. } | Who::Group { .. } => true,
    }
}

/// Does the report call the party a spokesperson?
pub(super) fn is_spokesperson(line: &Line<'_, '_>, party: &Party) -> bool {
    let speaks = |head| lexicon().offices().get(head).class == OfficeClass::Spokesperson;
    match party.who {
        Who::Known(entity) => line.cast.person(entity).is_some_and(|person| {
            person.offices.iter().any(|office| {
                let number = line.cast.mention(office.mention).office;
                number
                    .and_then(|number| line.scene.recognised.offices.get(number as usize))
                    .is_some_and(|office| speaks(office.head))
            })
        }),
        Who::Office { head, .. } => speaks(head),
        Who::Group { .. } => false,
    }
}
