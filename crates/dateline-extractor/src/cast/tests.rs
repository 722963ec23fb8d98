//! Cases of `tests/cast/`: a report, and whom each name, description and pronoun in it means.

use dateline_lexicon::lexicon;
use dateline_parser::{Meta, Report, parse};
use dateline_recogniser::recognise;
use dateline_schema::closed::{BodyCountrySource, MentionForm, MentionKind};
use dateline_testkit::sections;

use super::{Cast, CastMention, words};
use crate::facts::{AffiliationFact, Entity, LocalId, OfficeFact, PersonFact};
use crate::scene::Scene;
use crate::syntax::Syntax;

/// Runs every case of a file; all that failed are named at the end.
fn check(file: &str) {
    let path = format!("{}/tests/cast/{file}.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{path}: {fault}"));
    let mut failures = Vec::new();
    for section in sections::read(&text) {
        let Some(report) = section.block("report") else { continue };
        for (info, made) in lines(report) {
            let Some(expected) = section.block(info) else { continue };
            let made = made.join("\n");
            if made != expected {
                failures.push(format!(
                    "{}, line {}: {info}\n{made}\n--- expected\n{expected}\n",
                    section.name, section.line
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What the cast of a report is, as lines of each kind of block.
fn lines(text: &str) -> [(&'static str, Vec<String>); 5] {
    let meta = Meta::default();
    let report = parse(text, &meta);
    let recognised = recognise(&report);
    let syntax = Syntax::of(&report, &recognised);
    let scene = Scene {
        report: &report,
        recognised: &recognised,
        dates: &[],
        syntax: &syntax,
        title: None,
    };
    let mut issues = Vec::new();
    let cast = Cast::of(&scene, &mut issues);
    let mut order: Vec<&CastMention> = cast.mentions.iter().collect();
    order.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    let mentions = order.into_iter().filter(|mention| points(mention));
    [
        ("mentions", mentions.map(|mention| line(&report, &cast, mention)).collect()),
        ("entities", cast.entities.iter().map(|entity| told(&cast, entity)).collect()),
        ("ranks", cast.entities.iter().flat_map(ranks).collect()),
        ("affiliations", cast.entities.iter().flat_map(|one| affiliations(&cast, one)).collect()),
        ("issues", issues.iter().map(|issue| issue.message.clone()).collect()),
    ]
}

/// People, groups and whatever else is not named.
fn points(mention: &CastMention) -> bool {
    matches!(mention.kind, MentionKind::Person | MentionKind::Group)
        || mention.kind != MentionKind::Office
            && matches!(mention.form, MentionForm::Description | MentionForm::Pronoun)
}

fn line(report: &Report<'_>, cast: &Cast, mention: &CastMention) -> String {
    let meant: Vec<String> = mention.meaning.all().iter().map(|&id| name(cast, id)).collect();
    let meant = if meant.is_empty() { "?".to_owned() } else { meant.join("; ") };
    format!("{} -> {meant}", words::text(report, mention.span))
}

fn name(cast: &Cast, id: LocalId) -> String {
    match &cast.entities[id.0 as usize] {
        Entity::Person(person) => person.name.name.clone(),
        Entity::Organisation(organisation) => organisation.name.clone(),
        Entity::Place(place) => place.name.clone(),
        Entity::Work(work) => work.name.clone(),
    }
}

/// An entity in a line: `person Zhao Kezhi, CHN (stated), State Councilor of …`. Of an organisation only a country that
/// was inferred says so: `legislature Parliament, GHA (report)`.
fn told(cast: &Cast, entity: &Entity) -> String {
    let code = |country| lexicon().country(country).code;
    let mut parts = match entity {
        Entity::Person(person) => return person_told(cast, person),
        Entity::Organisation(organisation) => {
            let mut parts = vec![format!("{} {}", organisation.kind.name(), organisation.name)];
            parts.extend(organisation.acronym.clone());
            parts.extend(organisation.country.map(|(country, by)| match by {
                BodyCountrySource::Report => format!("{} ({})", code(country), by.name()),
                _ => code(country).to_owned(),
            }));
            parts.extend(organisation.parent.map(|parent| format!("in {}", name(cast, parent))));
            parts
        }
        Entity::Place(place) => {
            let mut parts = vec![format!("{} {}", place.kind.name(), place.name)];
            parts.extend(place.country.map(|country| code(country).to_owned()));
            parts
        }
        Entity::Work(work) => {
            let mut parts = vec![format!("{} {}", work.kind.name(), work.name)];
            parts.extend(work.ordinal.map(|ordinal| ordinal.to_string()));
            parts.extend(work.acronym.clone());
            parts
        }
    };
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn person_told(cast: &Cast, person: &PersonFact) -> String {
    let mut parts = vec![format!("person {}", person.name.name)];
    parts.extend(person.short_only.then(|| "short only".to_owned()));
    parts.extend(person.gender.map(|gender| gender.name().to_owned()));
    parts.extend(
        person
            .country
            .map(|(country, by)| format!("{} ({})", lexicon().country(country).code, by.name())),
    );
    parts.extend(person.offices.iter().map(|office| office_told(cast, office)));
    parts.join(", ")
}

/// The offices of a person with level and sector: `Ana Ruiz: President, 1 GOV`.
fn ranks(entity: &Entity) -> Vec<String> {
    let Entity::Person(person) = entity else { return Vec::new() };
    let rank = |office: &OfficeFact| {
        let level = office.level.map_or("?".to_owned(), |level| level.to_string());
        let sector = office.sector.map_or("?", |sector| sector.name());
        format!("{}: {}, {level} {sector}", person.name.name, office.title)
    };
    person.offices.iter().map(rank).collect()
}

/// The bodies that a person is named with: `Jane Roe: Oxfam`.
fn affiliations(cast: &Cast, entity: &Entity) -> Vec<String> {
    let Entity::Person(person) = entity else { return Vec::new() };
    let told = |affiliation: &AffiliationFact| {
        format!("{}: {}", person.name.name, name(cast, affiliation.organisation))
    };
    person.affiliations.iter().map(told).collect()
}

fn office_told(cast: &Cast, office: &OfficeFact) -> String {
    let mut told = office.title.clone();
    if let Some(organisation) = office.organisation {
        told.push_str(" of ");
        told.push_str(&name(cast, organisation));
    }
    if let Some(country) = office.country {
        told.push(' ');
        told.push_str(lexicon().country(country).code);
    }
    if office.status != dateline_schema::closed::OfficeStatus::Current {
        told.push(' ');
        told.push_str(office.status.name());
    }
    told
}

#[test]
fn names() {
    check("names");
}

#[test]
fn entities() {
    check("entities");
}

#[test]
fn countries() {
    check("countries");
}

#[test]
fn descriptions() {
    check("descriptions");
}

#[test]
fn bodies() {
    check("bodies");
}

#[test]
fn affiliations_of_people() {
    check("affiliations");
}

#[test]
fn ranks_of_offices() {
    check("ranks");
}

#[test]
fn offices_told() {
    check("told");
}

#[test]
fn towns() {
    check("towns");
}

#[test]
fn groups() {
    check("groups");
}

#[test]
fn pronouns() {
    check("pronouns");
}

#[test]
fn no_text_breaks_the_cast() {
    for text in [
        "",
        "the two sides",
        "He said he",
        "his his his host's guest's counterpart, Ana Ruiz.",
        "Her Majesty. His. The visiting. Both. The two. They, them their both",
        "as President as the President his election as President",
        "of the of Chile's of the ministry of the party of",
        "\u{feff}Tr\u{1ecd}ng said \u{2019}s he \u{2014}the president\u{2014} and\u{a0}Trọng\u{2019}s",
    ] {
        lines(text);
        lines(&text.repeat(40));
    }
}
