//! Organisations: known ones by their row, others by name; acronyms that the report explains; what is
//! part of what.
//!
//! "Communist Party of Vietnam Central Committee (CPVCC)", "the CPV Central Committee" and "the Central
//! Committee of the Communist Party of Vietnam" are one, within the party. "National Assembly" is a
//! name of many bodies: the country tells which.

use dateline_lexicon::{CountryId, OrganisationId, lexicon, words as word_set};
use dateline_parser::{Report, Shape, TokenRange};
use dateline_recogniser::{What, without_legal_form};
use dateline_schema::closed::{
    BodyCountrySource, LinkSource, MentionForm, MentionKind, OrganisationKind, Sector,
};
use rustc_hash::FxHashMap;

use super::companies::Companies;
use super::entities::Entities;
use super::evidence::{Evidence, is_country};
use super::kinds::{is_topic, kind_of};
use super::own_bodies::{has_house_of, is_of_body, is_plain_organ, stands_at_home};
use super::places::country_of_dateline;
use super::{CastMention, Meaning, standing, words};
use crate::facts::{Entity, LocalId, OrganisationFact};
use crate::scene::{Scene, known_agency};

/// What an organisation is found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    /// A row; with the country where many countries have such a body.
    Row(OrganisationId, Option<CountryId>),
    /// A part of another: the words beside that one's name, in byte order.
    Part(LocalId, String),
    /// A name that is not known.
    Name(String),
}

/// The organisations found so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_key: FxHashMap<Key, LocalId>,
    /// The only whole organisation of a kind and a country, as far as it was asked for.
    only: FxHashMap<(OrganisationKind, CountryId), Option<LocalId>>,
}

impl Entities {
    /// The only whole organisation of a kind and a country.
    fn only_of_kind(&mut self, kind: OrganisationKind, country: CountryId) -> Option<LocalId> {
        let all = &self.all;
        *self.organisations.only.entry((kind, country)).or_insert_with(|| {
            let mut fitting = (0..).zip(all).filter(|(_, entity)| match entity {
                Entity::Organisation(fact) => {
                    let part = fact
                        .known
                        .is_some_and(|row| lexicon().organisations().get(row).parent.is_some());
                    let whole = fact.parent.is_none() && !part;
                    let own = fact.country.map(|(of, _)| of);
                    whole && fact.kind == kind && own == Some(country)
                }
                _ => false,
            });
            match (fitting.next(), fitting.next()) {
                (Some((n, _)), None) => Some(LocalId(n)),
                _ => None,
            }
        })
    }
}

/// Gives every name and acronym of an organisation its organisation.
pub(super) fn find(
    scene: &Scene<'_, '_>,
    companies: &Companies,
    mentions: &mut [CastMention],
    entities: &mut Entities,
) {
    let inner = inner_of(scene, mentions);
    let evidence = Evidence::of(scene, mentions);
    let is_name = |n: usize| {
        mentions[n].kind == MentionKind::Organisation
            && mentions[n].form != MentionForm::Description
            && !matches!(scene.recognised.mentions[n].what, What::Seat(_))
    };
    let mut names: Vec<usize> =
        (0..scene.recognised.mentions.len()).filter(|&n| is_name(n)).collect();
    // What stands inside another name is shorter; an acronym comes behind what it stands for.
    let stands_for = |n: usize| explained(scene, mentions, n).is_some();
    names.sort_by_cached_key(|&n| {
        let kind_only = only_kind(scene, mentions, n, &inner[n]).is_some();
        (stands_for(n), kind_only, mentions[n].tokens.len(), n)
    });
    for n in names {
        let full = explained(scene, mentions, n).and_then(|full| mentions[full].meaning.one());
        let id = match full {
            Some(id) => {
                take_acronym(scene, mentions[n].span, entities, id);
                id
            }
            None => organisation(scene, companies, &evidence, mentions, n, &inner[n], entities),
        };
        let country = entities.country_of(id);
        let mention = &mut mentions[n];
        mention.meaning = Meaning::One(id);
        mention.link_source = Some(LinkSource::Name);
        mention.country = country;
    }
    described_ministries(scene, &evidence, mentions, entities);
    let explained: Vec<(usize, usize)> = (0..scene.recognised.mentions.len())
        .filter_map(|n| Some((n, explained(scene, mentions, n)?)))
        .filter(|&(n, _)| mentions[n].kind == MentionKind::Place)
        .collect();
    for (n, full) in explained {
        mentions[n].meaning = mentions[full].meaning.clone();
    }
}

/// "the unification ministry", "Egypt's foreign ministry": in small letters and yet told by its field.
/// A ministry that no country stands beside is of the one that the report was written from, or tells of.
fn described_ministries(
    scene: &Scene<'_, '_>,
    evidence: &Evidence,
    mentions: &mut [CastMention],
    entities: &mut Entities,
) {
    let here = country_of_dateline(scene, mentions);
    for n in 0..scene.recognised.mentions.len() {
        let mention = &mentions[n];
        if mention.kind != MentionKind::Organisation || mention.form != MentionForm::Description {
            continue;
        }
        let of = kind_of(scene, mention.tokens);
        let ministry = of.is_some_and(|(kind, _)| kind == OrganisationKind::Ministry);
        let mut field = field_of(scene, mention.tokens);
        let stated =
            scene.recognised.mentions[n].country.or_else(|| country_before(scene, mentions, n));
        if generic_row(scene, mention.tokens).is_some() {
            field = mention.tokens;
        } else if let Some(body) = state_body(scene, mentions, n) {
            field = body;
        } else if !ministry || field.is_empty() {
            continue;
        }
        let row = generic_row(scene, mention.tokens).or_else(|| generic_row(scene, field));
        let may = |of| row.is_none_or(|row| lexicon().organisations().may_be_of(row, of));
        let home = || here.or_else(|| evidence.told_of().filter(|&of| may(of)));
        let country = from(stated, home);
        let id = ministry_of(scene, mention.tokens, field, country, entities);
        mentions[n].meaning = Meaning::One(id);
        mentions[n].link_source = Some(LinkSource::Name);
        mentions[n].country = country.map(|(of, _)| of);
    }
}

/// The words for a state's army or police behind its country, "Israeli *army*", "Danish *police*", and for
/// what a state speaks through, "Iranian *state television*".
fn state_body(scene: &Scene<'_, '_>, mentions: &[CastMention], n: usize) -> Option<TokenRange> {
    const NEAR: usize = 4;
    let (report, tokens) = (scene.report, mentions[n].tokens);
    let (kind, sector) = kind_of(scene, tokens)?;
    let last = tokens.end - 1;
    let speaks = word_set!["media", "radio", "television", "tv"];
    if report.word_is(last as usize, speaks) && tokens.len() > 1 {
        return Some(TokenRange::new(last - 1, tokens.end));
    }
    let armed = kind == OrganisationKind::Military || sector == Some(Sector::Police);
    if !armed {
        return None;
    }
    let near = mentions[n.saturating_sub(NEAR)..].iter().take(2 * NEAR);
    let nationality = near.into_iter().find(|mention| {
        mention.kind == MentionKind::Demonym && mention.tokens.start == tokens.start
    });
    let start = nationality.map_or(tokens.start, |nationality| nationality.tokens.end);
    let owned = nationality.is_some()
        || country_before(scene, mentions, n).is_some()
        || begins_with_nationality(scene, tokens);
    // "Israeli forces" may be any of them.
    let whole = !report.word_is(last as usize, word_set!["force", "forces"]) || start < last;
    (owned && whole && start < tokens.end).then(|| TokenRange::new(start, tokens.end))
}

/// "*Israeli* army", where all of it is a name.
fn begins_with_nationality(scene: &Scene<'_, '_>, tokens: TokenRange) -> bool {
    let (start, last) = (tokens.start as usize, tokens.end.saturating_sub(1) as usize);
    let of = scene.report.phrase(lexicon().gazetteer(), start, last);
    of.is_some_and(|(to, of)| to == last && of.country.or(of.demonym).is_some())
}

/// The row of a body that many states have, by all of its words.
fn generic_row(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<OrganisationId> {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let (to, named) = scene.report.phrase(lexicon().gazetteer(), start, end)?;
    let row = named.organisation.filter(|_| to == end && tokens.len() > 1)?;
    lexicon().organisations().get(row).generic.then_some(row)
}

/// The words of a described ministry without the nationality before its field: "unification ministry".
fn field_of(scene: &Scene<'_, '_>, tokens: TokenRange) -> TokenRange {
    let report = scene.report;
    let portfolios = lexicon().offices().portfolios();
    let head = tokens.end.saturating_sub(1);
    let begins = |at: &u32| {
        let found = report.phrase(portfolios, *at as usize, head as usize);
        found.is_some_and(|(end, _)| end == head as usize)
    };
    // "Kenya's *ministry of health*"
    let governs = |at: &u32| report.word_is(*at as usize, word_set!["for", "of"]);
    let named = (tokens.start + 1..tokens.end).find(governs).map(|of| of - 1);
    match named.or_else(|| (tokens.start..head).find(begins)) {
        Some(start) => TokenRange::new(start, tokens.end),
        None => TokenRange::new(head, head),
    }
}

/// The ministry of a field and country, or another body that each state has one of: one that has been named, else a
/// new one.
pub(super) fn ministry_of(
    scene: &Scene<'_, '_>,
    all: TokenRange,
    tokens: TokenRange,
    source: Option<(CountryId, BodyCountrySource)>,
    entities: &mut Entities,
) -> LocalId {
    let report = scene.report;
    let country = source.map(|(of, _)| of);
    let last = tokens.end.saturating_sub(1) as usize;
    if let Some(country) = country
        && tokens.len() == 1
        && let Some(known) = known_military(report, last, country, entities)
    {
        return known;
    }
    let row_of = |tokens: TokenRange| {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let known = report.phrase(lexicon().gazetteer(), start, end);
        known.filter(|&(to, _)| to == end).and_then(|(_, named)| named.organisation)
    };
    let words = words::key(report, tokens);
    let key = match row_of(all).or_else(|| row_of(tokens)) {
        Some(row) if lexicon().organisations().get(row).generic => Key::Row(row, country),
        Some(row) => Key::Row(row, None),
        _ => {
            let named = Key::Name(words.clone());
            let same = entities.organisations.by_key.get(&named).copied();
            let agrees = |id: LocalId| {
                entities.country_of(id).is_none_or(|known| country.is_none_or(|it| it == known))
            };
            match (same, country) {
                (Some(id), _) if agrees(id) => named,
                (_, Some(country)) => {
                    Key::Name(format!("{words}, {}", lexicon().country(country).code))
                }
                _ => named,
            }
        }
    };
    if let Some(&known) = entities.organisations.by_key.get(&key) {
        if let Entity::Organisation(fact) = &mut entities.all[known.0 as usize]
            && fact.country.is_some()
        {
            fact.country = surest(fact.country, source);
        }
        return known;
    }
    let (kind, sector) = match kind_of(scene, tokens) {
        _ if report
            .word_is(tokens.start as usize, word_set!["state", "state-owned", "state-run"])
            && report.word_is(last, word_set!["media", "radio", "television", "tv"]) =>
        {
            (OrganisationKind::Media, Some(Sector::Media))
        }
        Some((OrganisationKind::Military, sector)) => (OrganisationKind::Military, sector),
        _ if report.word_is(tokens.start as usize, word_set!["military", "navy"]) => {
            (OrganisationKind::Military, Some(Sector::Military))
        }
        Some((kind, Some(Sector::Police))) => (kind, Some(Sector::Police)),
        _ => (OrganisationKind::Ministry, Some(Sector::Government)),
    };
    let mut fact = OrganisationFact {
        known: None,
        name: in_capitals(&words),
        acronym: None,
        kind,
        parent: None,
        country: source,
        sector,
    };
    if let Key::Row(row, _) = &key {
        let row_of = lexicon().organisations().get(*row);
        (fact.known, fact.kind, fact.sector) = (Some(*row), row_of.kind, row_of.sector);
        row_of.name.clone_into(&mut fact.name);
    }
    let id = entities.add(Entity::Organisation(fact));
    entities.organisations.by_key.insert(key, id);
    id
}

/// The forces of a state that have been named, for "Israel's *military*" and the "army" of a state that has no other:
/// the Israel Defense Forces.
fn known_military(
    report: &Report<'_>,
    at: usize,
    country: CountryId,
    entities: &Entities,
) -> Option<LocalId> {
    let whole: &[&str] = if report.word_is(at, word_set!["military"]) {
        &["forces", "force", "military", "army", "bundeswehr", "tatmadaw"]
    } else if report.word_is(at, word_set!["army"]) {
        &["defense", "defence", "bundeswehr", "tatmadaw"]
    } else {
        return None;
    };
    let mut known = (0..).zip(&entities.all).filter(|(_, entity)| match entity {
        Entity::Organisation(fact) => {
            let part = ["air", "navy", "maritime", "guard", "special"];
            let has = |words: &[&str]| words.iter().any(|word| words::has_word(&fact.name, word));
            fact.known.is_some()
                && fact.kind == OrganisationKind::Military
                && fact.sector == Some(Sector::Military)
                && fact.country.is_some_and(|(of, _)| of == country)
                && has(whole)
                && !has(&part)
        }
        _ => false,
    });
    match (known.next(), known.next()) {
        (Some((n, _)), None) => Some(LocalId(n)),
        _ => None,
    }
}

/// Folded words as a name has them: "Unification Ministry".
fn in_capitals(words: &str) -> String {
    let mut name = String::with_capacity(words.len());
    for word in words.split(' ') {
        if !name.is_empty() {
            name.push(' ');
        }
        if matches!(word, "and" | "of" | "for") {
            name.push_str(word);
            continue;
        }
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    name
}

/// The name that an acronym was said to stand for.
pub(super) fn explained(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    n: usize,
) -> Option<usize> {
    let full = scene.recognised.mentions[n].of? as usize;
    let outside = !mentions.get(full)?.tokens.contains(mentions[n].tokens);
    (outside && mentions[n].form == MentionForm::Acronym).then_some(full)
}

/// For each mention the mentions that stand inside it.
fn inner_of(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Vec<Vec<u32>> {
    let mut inner = vec![Vec::new(); mentions.len()];
    for (n, recognised) in (0..).zip(&scene.recognised.mentions) {
        if let Some(outer) = recognised.of
            && let Some(of) = mentions.get(outer as usize)
            && of.tokens.contains(recognised.tokens)
        {
            inner[outer as usize].push(n);
        }
    }
    inner
}

fn organisation(
    scene: &Scene<'_, '_>,
    companies: &Companies,
    evidence: &Evidence,
    mentions: &[CastMention],
    n: usize,
    inner: &[u32],
    entities: &mut Entities,
) -> LocalId {
    let within = |kind: MentionKind| {
        let mut inner = inner.iter().map(|&n| &mentions[n as usize]);
        inner.find(|mention| mention.kind == kind && !is_topic(scene, mentions[n].tokens, mention))
    };
    let inside = within(MentionKind::Organisation)
        .and_then(|mention| Some((mention.meaning.one()?, mention.tokens)));
    // A seat that lends its name ("White House Council …") gives the country and is no parent.
    let parent = inside.filter(|&(inside, _)| entities.is_organisation(inside));
    let stated = |country| (country, BodyCountrySource::Stated);
    let country = within(MentionKind::Demonym)
        .or_else(|| within(MentionKind::Place))
        .and_then(|mention| mention.country)
        .map(stated)
        .or_else(|| inside.and_then(|(inside, _)| entities.country_and_source(inside)));
    if let Some((country, _)) = country
        && is_government(scene, mentions, n, inner)
    {
        return entities.country(country);
    }
    if let Some(kind) = only_kind(scene, mentions, n, inner)
        && let Some((country, _)) = country
        && let Some(known) = entities.only_of_kind(kind, country)
    {
        return known;
    }
    let beside = || country.or_else(|| country_before(scene, mentions, n).map(stated));
    let of_report = |country| (country, BodyCountrySource::Report);
    let what = own_agency(scene, mentions[n].tokens)
        .map_or(scene.recognised.mentions[n].what, What::Organisation);
    let what = evidence.meant(what);
    let meant = evidence.speaks_for(scene, &mentions[n], what);
    let namesake = what;
    let what = if meant { what } else { What::Name };
    let what = match what {
        What::Name => known_company(scene, mentions[n].tokens).map_or(what, What::Organisation),
        what => what,
    };
    let (key, country) = match what {
        What::Organisation(id) if !lexicon().organisations().get(id).generic => {
            let own = lexicon().organisations().get(id).country;
            let said = beside().filter(|&(of, _)| own == Some(of));
            (Key::Row(id, None), said.or(own.map(|of| (of, BodyCountrySource::Known))))
        }
        What::Organisation(id) => {
            let country = beside().or_else(|| evidence.country_of(id).map(of_report));
            (Key::Row(id, country.map(|(of, _)| of)), country)
        }
        _ => {
            let own = mentions[n].tokens;
            if let Some((parent, tokens)) = parent {
                // "U.S. Agriculture Department" is the Agriculture Department of that country.
                let before = TokenRange::new(own.start, tokens.start);
                let whose = entities.country_of(parent).filter(|_| tokens.end == own.end);
                if whose.is_some_and(|country| is_country(scene, before, country)) {
                    return parent;
                }
                (Key::Part(parent, other_words(scene, own, tokens)), country)
            } else {
                let full = companies.full_name(scene.report, own).unwrap_or(own);
                // "House of Commons", and not the one that is known: another state's that has one.
                let bears = |of: CountryId| {
                    let What::Organisation(namesake) = namesake else { return false };
                    !meant && lexicon().organisations().is_shared_with(namesake, of)
                };
                let organ = is_plain_organ(scene, full) && !is_of_body(scene, mentions, n);
                let home = || {
                    let home = evidence.told_of().filter(|&of| bears(of) || meant && organ);
                    home.filter(|&of| {
                        has_house_of(scene, full, of)
                            && stands_at_home(scene, mentions, n, of, None)
                    })
                };
                (
                    Key::Name(words::key(scene.report, full)),
                    beside().or_else(|| home().map(of_report)),
                )
            }
        }
    };
    if let Some(&known) = entities.organisations.by_key.get(&key) {
        improve(scene, &mentions[n], entities, known, country);
        return known;
    }
    let mut fact = describe(scene, &mentions[n], &key, country);
    // A "House of Commons" that is not the known one is a legislature all the same.
    if let What::Organisation(namesake) = namesake
        && fact.known.is_none()
        && fact.kind == OrganisationKind::Other
        && mentions[n].tokens.len() > 1
    {
        let row = lexicon().organisations().get(namesake);
        (fact.kind, fact.sector) = (row.kind, row.sector);
    }
    let id = entities.add(Entity::Organisation(fact));
    entities.organisations.by_key.insert(key, id);
    id
}

/// The company that the lexicon has under the name without its legal form: "Airbus SE".
fn known_company(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<OrganisationId> {
    let name = without_legal_form(scene.report, tokens)?;
    let (start, end) = (name.start as usize, name.end as usize);
    let (to, named) = scene.report.phrase(lexicon().gazetteer(), start, end)?;
    let row = named.organisation.filter(|_| to == end)?;
    (lexicon().organisations().get(row).kind == OrganisationKind::Company).then_some(row)
}

/// The agency that wrote the report, where it names itself: "told PTI" of an Indian agency is no party of Pakistan.
fn own_agency(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<OrganisationId> {
    let own = known_agency(scene.report)?.organisation?;
    let forms = lexicon().agencies().forms();
    let (end, named) = scene.report.phrase(forms, tokens.start as usize, tokens.end as usize)?;
    (end == tokens.end as usize && named.organisation == Some(own)).then_some(own)
}

/// The kind of "the Vietnamese Party", a nationality and a head: a description with a capital.
fn only_kind(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    n: usize,
    inner: &[u32],
) -> Option<OrganisationKind> {
    let tokens = mentions[n].tokens;
    let owner = inner
        .iter()
        .map(|&n| &mentions[n as usize])
        .find(|owner| owner.kind == MentionKind::Demonym && owner.tokens.start == tokens.start)?;
    let unknown = scene.recognised.mentions[n].what == What::Name;
    (unknown && owner.tokens.end + 1 == tokens.end)
        .then(|| kind_of(scene, tokens))
        .flatten()
        .map(|(kind, _)| kind)
}

/// Is it a government with a capital and its country's name: "Canadian Government", "the Government of
/// Canada"? It is the country, as in "the Canadian government".
fn is_government(scene: &Scene<'_, '_>, mentions: &[CastMention], n: usize, inner: &[u32]) -> bool {
    let report = scene.report;
    let tokens = mentions[n].tokens;
    let governs = |at: u32| {
        let head = lexicon().role_words().phrases();
        report
            .phrase(head, at as usize, at as usize + 1)
            .is_some_and(|(_, word)| matches!(word.kinds[..], [OrganisationKind::Government]))
    };
    let article = u32::from(report.word(tokens.start as usize).eq_ignore_ascii_case("the"));
    let first = tokens.start + article;
    let unknown = scene.recognised.mentions[n].what == What::Name;
    // "the Ontario government" is no state's.
    let is_part =
        |owner: u32| matches!(scene.recognised.mentions[owner as usize].what, What::Region(_));
    let owner = inner.iter().map(|&owner| (owner, &mentions[owner as usize])).find(|(n, owner)| {
        matches!(owner.kind, MentionKind::Demonym)
            || matches!(owner.kind, MentionKind::Place) && owner.country.is_some() && !is_part(*n)
    });
    let Some((_, owner)) = owner else { return false };
    let before = owner.tokens.start == first
        && owner.tokens.end + 1 == tokens.end
        && governs(owner.tokens.end);
    let of = first + 1;
    let behind = owner.tokens.end == tokens.end
        && owner.kind == MentionKind::Place
        && governs(first)
        && report.word(of as usize) == "of"
        && matches!(owner.tokens.start.saturating_sub(of), 1 | 2);
    unknown && (before || behind)
}

/// The words of a name beside those of the organisation that it is part of.
fn other_words(scene: &Scene<'_, '_>, all: TokenRange, parent: TokenRange) -> String {
    let before = words::key(scene.report, TokenRange::new(all.start, parent.start));
    let after = words::key(scene.report, TokenRange::new(parent.end, all.end));
    let mut words: Vec<&str> = before
        .split(' ')
        .chain(after.split(' '))
        .filter(|word| !word.is_empty() && !matches!(*word, "of" | "for"))
        .collect();
    words.sort_unstable();
    words.join(" ")
}

/// The country that stands right before a name: "the Vietnamese Ministry …", "China's National …".
fn country_before(scene: &Scene<'_, '_>, mentions: &[CastMention], n: usize) -> Option<CountryId> {
    let start = mentions[n].tokens.start;
    let report = scene.report;
    let owned = start > 0 && report.tokens[start as usize - 1].is(Shape::POSSESSIVE);
    let end = start - u32::from(owned);
    // Only a few mentions lie between it and this one: those inside it.
    let owner = mentions[..n].iter().rev().take(6).find(|mention| mention.tokens.end == end)?;
    match owner.kind {
        MentionKind::Demonym => owner.country,
        MentionKind::Place if owned => owner.country,
        _ => None,
    }
}

fn describe(
    scene: &Scene<'_, '_>,
    mention: &CastMention,
    key: &Key,
    country: Option<(CountryId, BodyCountrySource)>,
) -> OrganisationFact {
    if let Key::Row(id, _) = key {
        let row = lexicon().organisations().get(*id);
        return OrganisationFact {
            known: Some(*id),
            name: row.name.to_owned(),
            acronym: row.acronym.map(str::to_owned),
            kind: row.kind,
            parent: None,
            country,
            sector: row.sector,
        };
    }
    // "Dagens Nyheter *newspaper*"; "Harbour Front *radio*" is the front's.
    let airs = word_set!["radio", "television", "tv"];
    let behind = mention.tokens.end as usize;
    let medium = standing::words_for_medium(scene.report, mention) > 0
        && !scene.report.word_is(behind, airs);
    let behind = medium.then_some((OrganisationKind::Media, Some(Sector::Media)));
    let told = kind_of(scene, mention.tokens).or(behind);
    let (kind, sector) = told.unwrap_or((OrganisationKind::Other, None));
    OrganisationFact {
        known: None,
        name: words::text(scene.report, mention.span).into_owned(),
        acronym: None,
        kind,
        parent: match key {
            Key::Part(parent, _) => Some(*parent),
            _ => None,
        },
        country,
        sector,
    }
}

/// A country that is stated, else one that the report gives.
fn from(
    stated: Option<CountryId>,
    home: impl FnOnce() -> Option<CountryId>,
) -> Option<(CountryId, BodyCountrySource)> {
    let stated = stated.map(|of| (of, BodyCountrySource::Stated));
    stated.or_else(|| home().map(|of| (of, BodyCountrySource::Report)))
}

/// The country that a body had, as sure as another mention of it makes that; a new one where it had none.
fn surest(
    had: Option<(CountryId, BodyCountrySource)>,
    told: Option<(CountryId, BodyCountrySource)>,
) -> Option<(CountryId, BodyCountrySource)> {
    match (had, told) {
        (Some((had, source)), Some((told, other))) if had == told => Some((had, source.min(other))),
        _ => had.or(told),
    }
}

/// What a longer form tells more: the fuller name, the country.
fn improve(
    scene: &Scene<'_, '_>,
    mention: &CastMention,
    entities: &mut Entities,
    id: LocalId,
    country: Option<(CountryId, BodyCountrySource)>,
) {
    let Entity::Organisation(fact) = &mut entities.all[id.0 as usize] else { return };
    fact.country = surest(fact.country, country);
    if fact.known.is_none() {
        let name = words::text(scene.report, mention.span);
        if name.len() > fact.name.len() {
            fact.name = name.into_owned();
            if let Some((kind, sector)) = kind_of(scene, mention.tokens) {
                (fact.kind, fact.sector) = (kind, sector);
            }
        }
    }
}

fn take_acronym(
    scene: &Scene<'_, '_>,
    span: dateline_parser::Span,
    entities: &mut Entities,
    id: LocalId,
) {
    if let Entity::Organisation(fact) = &mut entities.all[id.0 as usize]
        && fact.acronym.is_none()
    {
        fact.acronym = Some(words::text(scene.report, span).into_owned());
    }
}

/// Links what the lexicon knows as parts to their wholes, where the report names both.
pub(super) fn link_parents(entities: &mut Entities) {
    let by_row: FxHashMap<OrganisationId, LocalId> = (0..)
        .zip(&entities.all)
        .filter_map(|(n, entity)| match entity {
            Entity::Organisation(organisation) => Some((organisation.known?, LocalId(n))),
            _ => None,
        })
        .collect();
    for entity in &mut entities.all {
        if let Entity::Organisation(fact) = entity
            && let Some(known) = fact.known
            && fact.parent.is_none()
        {
            let parent = lexicon().organisations().get(known).parent;
            fact.parent = parent.and_then(|parent| by_row.get(&parent).copied());
        }
    }
}
