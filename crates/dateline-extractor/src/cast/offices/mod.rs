//! Offices: who holds what, where and of what country, as the report attests it.

pub(super) mod affiliations;
mod announced;
pub(super) mod held;
pub(super) mod rank;
pub(super) mod succession;
mod travelling;

use dateline_lexicon::{CountryId, OfficeClass, OfficeId, TitleKind, fold, lexicon};
use dateline_normaliser::offices;
use dateline_parser::Shape;
use dateline_recogniser::{Office, region_of_its_name};
use dateline_schema::closed::{
    CountrySource, LinkSource, MentionForm, MentionKind, OrganisationKind, Sector,
};

use self::rank::{Open, Rank};
use super::entities::Entities;
use super::{CastMention, Meaning, MentionId};
use crate::facts::{Entity, LocalId, OfficeFact, PersonFact};
use crate::scene::Scene;

/// Gives every office beside a name to its holder. Titles become mentions of the holder.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    mentions: &mut Vec<CastMention>,
    entities: &mut Entities,
) {
    let of_office = by_office(scene, mentions);
    for (n, office) in (0..).zip(&scene.recognised.offices) {
        let holder = office.holder.or_else(|| travelling::holder(scene, mentions, office));
        let Some(holder) = holder else { continue };
        let Some(person) = mentions.get(holder as usize).and_then(|m| m.meaning.one()) else {
            continue;
        };
        let behind = behind(scene, mentions, office, holder);
        let stated = office.country.or(behind.country);
        let mention = of_office[n as usize].unwrap_or_else(|| {
            mentions.push(title_mention(n, office, mentions[holder as usize].sentence));
            mentions.len() as MentionId - 1
        });
        let title = &mut mentions[mention as usize];
        title.kind = MentionKind::Office;
        title.form = MentionForm::Title;
        title.meaning = Meaning::One(person);
        title.link_source = Some(LinkSource::Appositive);
        let organisation = office
            .organisation
            .or(behind.organisation)
            .or_else(|| {
                announced::body(
                    scene,
                    mentions,
                    entities,
                    office,
                    mentions[holder as usize].sentence,
                )
            })
            .and_then(|of| mentions.get(of as usize)?.meaning.one());
        attest(scene, entities, person, office, mention, organisation, stated);
    }
}

/// Gives every office that "he" or "she" is told to hold to whom the pronoun means.
pub(super) fn find_told(
    scene: &Scene<'_, '_>,
    mentions: &mut [CastMention],
    entities: &mut Entities,
) {
    if scene.recognised.offices.iter().all(|office| office.pronoun().is_none()) {
        return;
    }
    let of_office = by_office(scene, mentions);
    let mut pronouns: Vec<(u32, LocalId)> = mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Pronoun)
        .filter_map(|mention| Some((mention.tokens.start, mention.meaning.one()?)))
        .collect();
    pronouns.sort_unstable();
    for (office, mention) in scene.recognised.offices.iter().zip(of_office) {
        let meant = office.pronoun().and_then(|at| {
            let first = pronouns.partition_point(|&(start, _)| start < at);
            pronouns.get(first).filter(|(start, _)| *start == at)
        });
        let (Some(&(_, person)), Some(mention)) = (meant, mention) else { continue };
        let organisation =
            office.organisation.and_then(|of| mentions.get(of as usize)?.meaning.one());
        let title = &mut mentions[mention as usize];
        title.form = MentionForm::Title;
        title.meaning = Meaning::One(person);
        title.link_source = Some(LinkSource::Appositive);
        attest(scene, entities, person, office, mention, organisation, office.country);
    }
}

/// The mention that each office has.
pub(super) fn by_office(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Vec<Option<MentionId>> {
    let mut of_office = vec![None; scene.recognised.offices.len()];
    for (n, mention) in (0..).zip(mentions) {
        if let Some(slot) = mention.office.and_then(|office| of_office.get_mut(office as usize)) {
            *slot = Some(n);
        }
    }
    of_office
}

fn title_mention(n: u32, office: &Office, sentence: Option<u32>) -> CastMention {
    CastMention {
        span: office.span,
        tokens: office.tokens,
        sentence,
        kind: MentionKind::Office,
        form: MentionForm::Title,
        meaning: Meaning::Open,
        link_source: None,
        country: office.country,
        office: Some(n),
        gender: None,
    }
}

/// What is named behind an office and its holder: "President Elena Ruiz *of Chile*", "Secretary-General
/// Elena Ruiz *of the Andean Community*", "Elena Ruiz, head *of Chile's Senate*".
#[derive(Debug, Default)]
struct Behind {
    country: Option<CountryId>,
    organisation: Option<MentionId>,
}

fn behind(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    office: &Office,
    holder: MentionId,
) -> Behind {
    let report = scene.report;
    let mut behind = Behind::default();
    let mut at = office.tokens.end.max(mentions[holder as usize].tokens.end) as usize;
    let word = |at: usize| report.tokens.get(at).map_or("", |_| report.word(at));
    if word(at) != "of" {
        return behind;
    }
    at += 1;
    if word(at) == "the" {
        at += 1;
    }
    let recognised = &scene.recognised.mentions;
    let mention_at = |at: usize| {
        let first = recognised.partition_point(|mention| (mention.tokens.start as usize) < at);
        let found = mentions.get(first).filter(|mention| mention.tokens.start as usize == at);
        found.map(|mention| (first as MentionId, mention))
    };
    let Some((mut n, mut next)) = mention_at(at) else { return behind };
    if next.kind == MentionKind::Place {
        // "Sen. Ruiz of *Georgia*"
        let region = region_of_its_name(report, office.head, next.tokens);
        behind.country = region.or(next.country);
        let owned = next.tokens.end as usize;
        let owns = report.tokens.get(owned).is_some_and(|token| token.is(Shape::POSSESSIVE));
        match mention_at(owned + 1) {
            Some((of, mention)) if owns => (n, next) = (of, mention),
            _ => return behind,
        }
    }
    // "The chancellor, Elena Ruiz of the Farmers' Party": that is where she belongs, not what she leads.
    let apart = word(office.tokens.end as usize) == ",";
    if next.kind == MentionKind::Organisation && !apart {
        behind.organisation = Some(n);
    }
    behind
}

/// So many offices of one person are kept; who has more is a list that was read as one name.
const MOST_OFFICES: usize = 32;

/// Records that a person holds an office.
pub(super) fn attest(
    scene: &Scene<'_, '_>,
    entities: &mut Entities,
    person: LocalId,
    office: &Office,
    mention: MentionId,
    organisation: Option<LocalId>,
    stated: Option<CountryId>,
) {
    let of = organisation.and_then(|of| entities.country_of(of));
    let head = lexicon().offices().get(office.head);
    // "Chief Adviser *to* the President of Turkey" is no head of government of Bangladesh.
    let own = head.country.filter(|_| !is_adviser_to(scene, office));
    // "UN Special Envoy for Yemen": the country is where, not whose.
    let international = head.sector == Some(Sector::Intergovernmental) && of.is_none();
    let national = organisation.is_some_and(|of| match &entities.all[of.0 as usize] {
        Entity::Organisation(organisation) => organisation.kind != OrganisationKind::Igo,
        _ => false,
    });
    let stated = stated.filter(|_| !international || national);
    let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) else { return };
    if let Some(country) = stated {
        learn_country(fact, country, CountrySource::Stated);
    } else if let Some(country) = of.or(own) {
        learn_country(fact, country, CountrySource::Office);
    }
    // "Chief Obi" is called so; "NATO chief Ann Obi" and "the chief of the Norvik Bank" hold an office.
    if office.organisation.is_none() && is_courtesy(scene, office) {
        return;
    }
    let known = offices::title(scene.report, office);
    let country = stated.or(of).or(own);
    let organisation =
        organisation.filter(|of| matches!(&entities.all[of.0 as usize], Entity::Organisation(_)));
    let body = organisation.and_then(|of| match &entities.all[of.0 as usize] {
        Entity::Organisation(body) => Some(body),
        _ => None,
    });
    let rank = Rank::of(head, &known, body);
    let open = body.is_none() && country.is_none();
    if open && let Some(open) = Open::of(scene, office, person, mention) {
        entities.open_offices.push(open);
    }
    let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) else { return };
    let same = fact.offices.iter_mut().find(|other| {
        other.title == known.text
            && other.status == office.status
            && agree(other.organisation, organisation)
            && agree(other.country, country)
    });
    if let Some(same) = same {
        if same.organisation.is_none() && organisation.is_some() {
            same.organisation = organisation;
            (same.level, same.sector) = (rank.level, rank.sector);
        }
        same.country = same.country.or(country);
        return;
    }
    if fact.offices.len() == MOST_OFFICES {
        return;
    }
    fact.offices.push(OfficeFact {
        span: office.span,
        mention,
        title: known.text,
        wording: known.wording,
        organisation,
        country,
        sector: rank.sector,
        level: rank.level,
        status: office.status,
    });
}

/// Does "to" follow the head of the office: "Chief Adviser *to* the President"?
fn is_adviser_to(scene: &Scene<'_, '_>, office: &Office) -> bool {
    office.title.range().any(|at| scene.report.word(at) == "to")
}

/// Is the title one of courtesy or birth ("Sheikh") and no office?
fn is_courtesy(scene: &Scene<'_, '_>, office: &Office) -> bool {
    let title = fold(scene.report.slice(scene.report.span_of(office.title)));
    let known = lexicon().names().title(&title);
    known.is_some_and(|title| matches!(title.kind, TitleKind::Courtesy | TitleKind::Noble))
}

/// Are two values one, as far as both are known?
fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Takes a country in: what is stated wins over what follows, the first over the later.
pub(super) fn learn_country(fact: &mut PersonFact, country: CountryId, source: CountrySource) {
    let better = match fact.country {
        None => true,
        Some((_, known)) => source == CountrySource::Stated && known != CountrySource::Stated,
    };
    if better {
        fact.country = Some((country, source));
    }
}

/// Offices of a state that say no country are of their holder's.
pub(super) fn fill_countries(entities: &mut Entities) {
    for entity in &mut entities.all {
        if let Entity::Person(person) = entity
            && let Some((country, _)) = person.country
        {
            let own = person.offices.iter_mut();
            own.filter(|office| office.organisation.is_none() && office.country.is_none())
                .for_each(|office| office.country = Some(country));
        }
    }
}

/// Does the office belong to a state, so that its holder is of a country?
pub(super) fn is_of_state(head: OfficeId) -> bool {
    matches!(
        lexicon().offices().get(head).class,
        OfficeClass::State
            | OfficeClass::Royal
            | OfficeClass::Cabinet
            | OfficeClass::Adviser
            | OfficeClass::Diplomat
            | OfficeClass::Legislator
            | OfficeClass::Local
            | OfficeClass::Military
            | OfficeClass::Police
            | OfficeClass::Judicial
    )
}
