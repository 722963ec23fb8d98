//! From claims and partitions to the entities of the dataset.

use std::collections::BTreeMap;
use std::io;

use dateline_lexicon::{CountryId, ascii};
use dateline_normaliser::{names, places};
use dateline_schema::closed::{BodyCountrySource, CountrySource, MentionForm, OrganisationKind};
use jiff::civil::Date;
use rayon::prelude::*;

use crate::asides::{Grouped, PersonAside, Told};
use crate::claims::{Claims, PersonRow};
use crate::corrections::Edits;
use crate::ids::{slug, unique};
use crate::linked::{
    Evidence, LinkedName, LinkedOrganisation, LinkedPerson, LinkedPlace, LinkedWork,
};
use crate::order::Order;
use crate::partition::Partition;
use crate::strings::Text;
use crate::votes::{country_of_body, vote};

/// Entities of one kind: by id, and for each claim the number of its entity.
#[derive(Debug)]
pub(crate) struct Built<T> {
    pub(crate) list: Vec<T>,
    pub(crate) of_claim: Vec<u32>,
    /// The part that each was, by the order of the parts.
    pub(crate) part_of: Vec<u32>,
}

/// The number of the entity of a claim that is left out.
pub(crate) const NOTHING: u32 = u32::MAX;

/// When and in how many reports something is named.
#[derive(Debug, Clone, Copy)]
struct Seen {
    documents: u32,
    mentions: u32,
    first: Option<Date>,
    last: Option<Date>,
    /// Rank of the first document.
    rank: u32,
}

fn seen(claims: &Claims, order: &Order, entities: impl Iterator<Item = u32>) -> Seen {
    let mut stories = Vec::new();
    let mut out = Seen { documents: 0, mentions: 0, first: None, last: None, rank: u32::MAX };
    for entity in entities {
        let row = &claims.entities[entity as usize];
        let document = &claims.documents[row.document as usize];
        stories.push(document.story);
        out.mentions += row.mention_count;
        out.first = [out.first, document.published].into_iter().flatten().min();
        out.last = [out.last, document.published].into_iter().flatten().max();
        out.rank = out.rank.min(order.document[row.document as usize]);
    }
    stories.sort_unstable();
    stories.dedup();
    out.documents = stories.len() as u32;
    out
}

/// The text that most documents have; on a tie the longer, then the smaller in byte order.
fn most_printed(claims: &Claims, texts: impl Iterator<Item = (Text, u32)>) -> Option<Text> {
    let mut pairs: Vec<(Text, u32)> = texts.collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .chunk_by(|a, b| a.0 == b.0)
        .map(|chunk| (chunk.len(), chunk[0].0))
        .max_by(|a, b| {
            let (x, y) = (claims.text(a.1), claims.text(b.1));
            a.0.cmp(&b.0).then(x.len().cmp(&y.len())).then(y.cmp(x))
        })
        .map(|(_, text)| text)
}

/// The value that most have; on a tie the smallest.
fn most<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, u32> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).map(|(value, _)| value)
}

fn code(country: CountryId) -> String {
    places::country_code(country).to_ascii_lowercase()
}

/// An entity on its way to its id.
struct Item<T> {
    entity: T,
    /// The id without what tells it from another of the same.
    base: String,
    /// Lower-case country code, to tell it by.
    country: Option<String>,
    seen: Seen,
    /// Its claims.
    members: Vec<u32>,
    /// Which of the parts it is.
    part: u32,
}

/// Gives ids in the order of first sight and sorts by them.
fn finish<T>(
    mut items: Vec<Item<T>>,
    claim_count: usize,
    set_id: impl Fn(&mut T, String),
) -> Built<T> {
    items.sort_by(|a, b| {
        let key = |seen: &Seen| (seen.first.is_none(), seen.first, seen.rank);
        let by_claim = a.base.cmp(&b.base).then(a.members.cmp(&b.members));
        key(&a.seen).cmp(&key(&b.seen)).then(by_claim)
    });
    let bases: Vec<(String, Option<String>)> =
        items.iter().map(|item| (item.base.clone(), item.country.clone())).collect();
    let mut named: Vec<(String, Item<T>)> = unique(&bases).into_iter().zip(items).collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    let mut of_claim = vec![NOTHING; claim_count];
    let mut list = Vec::with_capacity(named.len());
    let mut part_of = Vec::with_capacity(named.len());
    for (n, (id, Item { mut entity, members, part, .. })) in (0..).zip(named) {
        for &claim in &members {
            of_claim[claim as usize] = n;
        }
        part_of.push(part);
        set_id(&mut entity, id);
        list.push(entity);
    }
    Built { list, of_claim, part_of }
}

/// The people. `parts` are those of the partition over ranks, `told` what reports say of each.
pub(crate) fn people(
    claims: &Claims,
    order: &Order,
    parts: Vec<(u32, Vec<u32>)>,
    told: &Grouped,
    edits: &Edits,
    office_holders_only: bool,
) -> io::Result<Built<LinkedPerson>> {
    let holds = |members: &[u32]| members.iter().any(|&n| !claims.offices_of(n).is_empty());
    let items: io::Result<Vec<_>> = parts
        .into_par_iter()
        .enumerate()
        .map(|(part, (_, ranks))| -> (u32, Vec<u32>) {
            let claims = ranks.iter().map(|&rank| order.people[rank as usize]);
            (part as u32, claims.collect())
        })
        .filter(|(_, members)| !edits.drops(members) && (!office_holders_only || holds(members)))
        .map(|(part, members)| {
            let rows = || members.iter().map(|&claim| &claims.people[claim as usize]);
            let seen = seen(claims, order, rows().map(|row| row.entity));
            let story = |document: u32| claims.documents[document as usize].story;
            let full = rows().any(|row| !row.short_only);
            let authority = rows().find_map(|row| row.authority.get());
            // The authority file's name, else a full form as printed.
            let printed = || {
                rows().filter(|row| match authority {
                    Some(_) => row.authority.get() == authority,
                    None => !full || !row.short_only,
                })
            };
            // "ANA R. RUIZ" below a letter is no name in capitals.
            let cased = |row: &&PersonRow| claims.text(row.name).contains(char::is_lowercase);
            let any_cased = printed().any(|row| cased(&row));
            let printed = printed().filter(|row| !any_cased || cased(row));
            let name = most_printed(claims, printed.map(|row| (row.name, story(row.document))));
            let renamed = Edits::of(&edits.names, &members).map(String::as_str);
            let name = renamed.or(name.map(|text| claims.text(text))).unwrap_or_default();
            let country = Edits::of(&edits.countries, &members)
                .map(|&country| (country, CountrySource::Authority))
                .or_else(|| vote(claims, members.iter().copied()));
            let forms = person_names(&told.get(part)?)?;
            let attested = forms
                .iter()
                .filter(|form| full && form.form == MentionForm::ShortName)
                .max_by(|a, b| a.mention_count.cmp(&b.mention_count).then(b.text.cmp(&a.text)));
            let hint = names::Hint {
                country: country.map(|(country, _)| country),
                short: attested.map(|form| form.text.as_str()),
            };
            let parsed = names::parse(name, &hint);
            let genders: std::collections::BTreeSet<_> =
                rows().filter_map(|row| row.gender).collect();
            let person = LinkedPerson {
                id: String::new(),
                name_ascii: ascii(&parsed.name),
                gender: if genders.len() == 1 { genders.first().copied() } else { None },
                country,
                authority,
                document_count: seen.documents,
                mention_count: seen.mentions,
                first_seen: seen.first,
                last_seen: seen.last,
                name: parsed,
            };
            let base = format!("p.{}", slug(&person.name.name));
            Ok(Item {
                entity: person,
                base,
                country: country.map(|(country, _)| code(country)),
                seen,
                members,
                part,
            })
        })
        .collect();
    Ok(finish(items?, claims.people.len(), |person, id| person.id = id))
}

/// The forms of a person's name, from what reports say, which come by rank.
pub(crate) fn person_names(told: &Told) -> io::Result<Vec<LinkedName>> {
    let mut forms: BTreeMap<(&str, MentionForm), (u32, Evidence)> = BTreeMap::new();
    for aside in told.each::<PersonAside<'_>>() {
        let (document, aside) = aside?;
        for row in aside.forms {
            let mention = Evidence { document, mention: row.mention };
            let entry = forms.entry((row.text, row.form)).or_insert((0, mention));
            entry.0 += row.count;
        }
    }
    let forms = forms.into_iter().map(|((text, form), (mention_count, mention))| LinkedName {
        text: text.to_owned(),
        form,
        mention_count,
        mention,
    });
    Ok(forms.collect())
}

/// The organisations; parents come later.
pub(crate) fn organisations(
    claims: &Claims,
    order: &Order,
    partition: &Partition,
    edits: &Edits,
) -> Built<LinkedOrganisation> {
    let items = partition
        .parts()
        .into_par_iter()
        .filter(|(_, members)| !edits.drops(members))
        .map(|(_, members)| {
            let rows = || members.iter().map(|&n| &claims.organisations[n as usize]);
            let seen = seen(claims, order, rows().map(|row| row.entity));
            let story = |entity: u32| {
                claims.documents[claims.entities[entity as usize].document as usize].story
            };
            // A name that is only the acronym comes last.
            let acronyms: Vec<Text> = rows().filter_map(|row| row.acronym).collect();
            let spelled = || rows().filter(|row| !acronyms.contains(&row.name));
            let any = spelled().next().is_some();
            let texts = rows().filter(|row| !any || !acronyms.contains(&row.name));
            let name = most_printed(claims, texts.map(|row| (row.name, story(row.entity))));
            let acronym = most_printed(
                claims,
                rows().filter_map(|row| Some((row.acronym?, story(row.entity)))),
            );
            let kinds = rows().map(|row| row.kind);
            let country = Edits::of(&edits.countries, &members)
                .map(|&country| (country, BodyCountrySource::Authority))
                .or_else(|| country_of_body(rows().map(|row| row.country)));
            let organisation = LinkedOrganisation {
                id: String::new(),
                name: renamed(edits, &members, name.map(|text| claims.text(text))),
                acronym: acronym.map(|text| claims.text(text).to_owned()),
                kind: most(kinds.filter(|kind| *kind != OrganisationKind::Other))
                    .unwrap_or(OrganisationKind::Other),
                parent: None,
                country,
                sector: most(rows().filter_map(|row| row.sector)),
                document_count: seen.documents,
                mention_count: seen.mentions,
            };
            let base = format!("o.{}", slug(&organisation.name));
            let country = country.map(|(country, _)| code(country));
            Item { entity: organisation, base, country, seen, members, part: 0 }
        })
        .collect();
    finish(items, claims.organisations.len(), |organisation, id| organisation.id = id)
}

/// The works.
pub(crate) fn works(
    claims: &Claims,
    order: &Order,
    partition: &Partition,
    edits: &Edits,
) -> Built<LinkedWork> {
    let items = partition
        .parts()
        .into_par_iter()
        .filter(|(_, members)| !edits.drops(members))
        .map(|(_, members)| {
            let rows = || members.iter().map(|&n| &claims.works[n as usize]);
            let seen = seen(claims, order, rows().map(|row| row.entity));
            let story = |entity: u32| {
                claims.documents[claims.entities[entity as usize].document as usize].story
            };
            let name = most_printed(claims, rows().map(|row| (row.name, story(row.entity))));
            let acronym = most_printed(
                claims,
                rows().filter_map(|row| Some((row.acronym?, story(row.entity)))),
            );
            let work = LinkedWork {
                id: String::new(),
                name: renamed(edits, &members, name.map(|text| claims.text(text))),
                acronym: acronym.map(|text| claims.text(text).to_owned()),
                kind: most(rows().map(|row| row.kind))
                    .unwrap_or(dateline_schema::closed::WorkKind::Other),
                ordinal: rows().find_map(|row| row.ordinal),
                document_count: seen.documents,
                mention_count: seen.mentions,
            };
            let base = format!("w.{}", slug(&work.name));
            Item { entity: work, base, country: None, seen, members, part: 0 }
        })
        .collect();
    finish(items, claims.works.len(), |work, id| work.id = id)
}

/// The places.
pub(crate) fn places(
    claims: &Claims,
    order: &Order,
    partition: &Partition,
    edits: &Edits,
) -> Built<LinkedPlace> {
    use dateline_schema::closed::PlaceKind;
    let items = partition
        .parts()
        .into_par_iter()
        .filter(|(_, members)| !edits.drops(members))
        .map(|(_, members)| {
            let rows = || members.iter().map(|&n| &claims.places[n as usize]);
            let seen = seen(claims, order, rows().map(|row| row.entity));
            let story = |entity: u32| {
                claims.documents[claims.entities[entity as usize].document as usize].story
            };
            let name = most_printed(claims, rows().map(|row| (row.name, story(row.entity))));
            let country = Edits::of(&edits.countries, &members)
                .copied()
                .or_else(|| most(rows().filter_map(|row| row.country)));
            let place = LinkedPlace {
                id: String::new(),
                known: claims.places[members[0] as usize].known,
                name: renamed(edits, &members, name.map(|text| claims.text(text))),
                kind: most(rows().map(|row| row.kind)).unwrap_or(PlaceKind::Other),
                country,
                mention_count: seen.mentions,
            };
            let slug = slug(&place.name);
            let base = match country.filter(|_| place.kind != PlaceKind::Country) {
                Some(country) => format!("g.{slug}-{}", code(country)),
                None => format!("g.{slug}"),
            };
            Item { entity: place, base, country: None, seen, members, part: 0 }
        })
        .collect();
    finish(items, claims.places.len(), |place, id| place.id = id)
}

/// The user's name for a thing, else the one found.
fn renamed(edits: &Edits, members: &[u32], found: Option<&str>) -> String {
    let name = Edits::of(&edits.names, members).map(String::as_str);
    name.or(found).unwrap_or_default().to_owned()
}
