//! The office of a party at the time, and who holds an office.

use dateline_lexicon::{CountryId, OfficeClass, OfficeHead, OfficeId, lexicon};
use dateline_parser::{Report, TokenRange};
use dateline_schema::closed::OfficeStatus;

use crate::cast::{Cast, MentionId};
use crate::facts::{Entity, LocalId, OfficeFact};
use crate::meetings::line::{Line, Places};
use crate::meetings::telling::{Party, Who};
use crate::scene::Scene;

/// So many of a report's entities are looked at for who holds an office.
const MOST_ENTITIES: usize = 512;

/// The office of the highest level that the report gives a person; the first of equals.
pub(super) fn of(cast: &Cast, entity: LocalId) -> Option<&OfficeFact> {
    let offices = &cast.person(entity)?.offices;
    let present = |office: &&OfficeFact| office.status != OfficeStatus::Former;
    offices.iter().filter(present).min_by_key(|office| office.level.unwrap_or(u8::MAX))
}

/// Normalised title and level of an office that nobody is named for.
pub(super) fn title(scene: &Scene<'_, '_>, office: u32) -> (String, u8) {
    let office = &scene.recognised.offices[office as usize];
    let head = lexicon().offices().get(office.head);
    (singular(scene.report, office, head.title), head.level)
}

/// The words for a party: of an office that several countries share, those of its country: "the presidents of Peru and
/// *Chile*".
pub(super) fn words(
    scene: &Scene<'_, '_>,
    cast: &Cast,
    places: &Places,
    party: &Party,
) -> MentionId {
    let Who::Office { office, country: Some(country), .. } = party.who else {
        return party.mention;
    };
    let mention = cast.mention(party.mention);
    let plural = scene.recognised.offices[office as usize].plural;
    let Some(sentence) = mention.sentence.filter(|_| plural) else { return party.mention };
    let end = scene.report.sentences[sentence as usize].tokens.end;
    let behind = TokenRange::new(mention.tokens.start, end.max(mention.tokens.start));
    places.mention_of(country, behind).unwrap_or(party.mention)
}

/// The bare title; of a plural its head in the singular with the portfolio that follows it.
fn singular(
    report: &Report<'_>,
    office: &dateline_recogniser::Office,
    head: &'static str,
) -> String {
    let words = |range: std::ops::Range<usize>| range.map(|i| report.word(i));
    if !office.plural {
        return capitalised(words(office.title.range()));
    }
    // "heads of state"
    if head.contains(" of ") {
        return head.to_owned();
    }
    let of = office.title.range().find(|&i| report.word(i).eq_ignore_ascii_case("of"));
    if let Some(of) = of {
        let portfolio = capitalised(words(of..office.title.range().end));
        return format!("{head} {portfolio}");
    }
    // "foreign ministers", but "prime ministers" is all head.
    let title = office.title.range();
    let before = title.end.saturating_sub(head.split([' ', '-']).count()).max(title.start);
    let portfolio = capitalised(words(title.start..before));
    if portfolio.is_empty() { head.to_owned() } else { format!("{portfolio} {head}") }
}

/// Words as a title has them.
fn capitalised<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut title = String::new();
    for word in words {
        if !title.is_empty() {
            title.push(' ');
        }
        if matches!(word, "of" | "for" | "and" | "the" | "to" | "in") {
            title.push_str(word);
            continue;
        }
        let mut letters = word.chars();
        title.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        title.push_str(letters.as_str());
    }
    title
}

/// The countries of the people, and of the known parties before all others; at most three.
pub(super) fn sides(cast: &Cast, known: &[Party]) -> Vec<CountryId> {
    let people = cast.entities.iter().take(MOST_ENTITIES).filter_map(|entity| match entity {
        Entity::Person(person) => person.country.map(|(country, _)| country),
        _ => None,
    });
    let mut countries: Vec<CountryId> = Vec::new();
    for country in known.iter().filter_map(|party| party.country).chain(people) {
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    countries
}

/// Does the party hold an office with this head? Nobody knows of a person without one, and a leader can be anybody.
pub(super) fn holds(cast: &Cast, party: &Party, head: OfficeId) -> Option<bool> {
    let office = lexicon().offices().get(head);
    if office.class == OfficeClass::General {
        return None;
    }
    let title = office.title;
    match party.who {
        Who::Known(entity) => {
            let offices = &cast.person(entity)?.offices;
            let holds = offices.iter().any(|office| has_title(office, title));
            (!offices.is_empty()).then_some(holds)
        }
        Who::Office { head: other, .. } => Some(other == head),
        Who::Group { .. } => Some(false),
    }
}

/// Has the office this title? All who rule are heads of state.
fn has_title(office: &OfficeFact, title: &str) -> bool {
    let titled = office.title.split(' ').any(|word| word.eq_ignore_ascii_case(title));
    // "the two heads of state": presidents and kings
    let of_state = title.starts_with("Head of");
    office.title.eq_ignore_ascii_case(title) || titled || of_state && office.level == Some(1)
}

/// The person of a country whose office has this head, as a party by the mention `id`.
pub(super) fn holder(
    line: &Line<'_, '_>,
    id: MentionId,
    head: OfficeId,
    country: CountryId,
) -> Option<Party> {
    let title = lexicon().offices().get(head).title;
    let holds =
        |office: &OfficeFact| office.status != OfficeStatus::Former && has_title(office, title);
    let entities = (0..).zip(&line.cast.entities).take(MOST_ENTITIES);
    let mut holders = entities.filter_map(|(n, entity)| match entity {
        Entity::Person(person) => {
            let here = person.country.is_some_and(|(of, _)| of == country);
            (here && person.offices.iter().any(holds)).then_some(LocalId(n))
        }
        _ => None,
    });
    let entity = holders.next()?;
    holders.next().is_none().then_some(Party {
        who: Who::Known(entity),
        mention: id,
        role: None,
        country: Some(country),
        beside: None,
    })
}

/// Does the report give a person offices, all of which are such?
pub(super) fn all_are(
    scene: &Scene<'_, '_>,
    cast: &Cast,
    party: &Party,
    such: impl Fn(&OfficeHead) -> bool,
) -> bool {
    let Who::Known(entity) = party.who else { return false };
    let offices = cast.person(entity).map(|person| person.offices.as_slice()).unwrap_or_default();
    !offices.is_empty()
        && offices.iter().all(|office| {
            let number = cast.mention(office.mention).office;
            let found = number.and_then(|number| scene.recognised.offices.get(number as usize));
            found.is_some_and(|found| such(lexicon().offices().get(found.head)))
        })
}
