//! What is over all documents: `entities`, `people`, `person_names`, `offices`, `organisations`,
//! `works`, `places`, `countries`.

use std::borrow::Cow;
use std::ops::Range;

use dateline_extractor::facts::KnownPlace;
use dateline_lexicon::lexicon;
use dateline_linker::{EntityRef, LinkedOrganisation, LinkedPlace, LinkedWork};
use dateline_schema::closed::EntityKind;
use dateline_schema::tables::{
    self, CountryRows, EntityRows, OfficeRows, OrganisationRows, PersonNameRows, PersonRows,
    PlaceRows, WorkRows,
};

use crate::build::offsets::fold;
use crate::build::relate::Dataset;
use crate::build::tables::country;
use crate::build::writers::Chunk;

/// Rows of `entities`, in the order given.
pub(crate) fn entities(data: Dataset<'_>, entities: &[EntityRef]) -> Vec<Chunk> {
    let mut rows = EntityRows::default();
    for &entity in entities {
        rows.push(tables::Entity {
            entity_id: data.linked.entity_id(entity).into(),
            kind: match entity {
                EntityRef::Person(_) => EntityKind::Person,
                EntityRef::Organisation(_) => EntityKind::Organisation,
                EntityRef::Work(_) => EntityKind::Work,
                EntityRef::Place(_) => EntityKind::Place,
            },
            name: fold(data.linked.entity_name(entity)),
        });
    }
    vec![Chunk::of(rows)]
}

/// Rows of `people`, `person_names` and `offices`, of the people with these numbers.
pub(crate) fn people(data: Dataset<'_>, numbers: Range<u32>) -> Vec<Chunk> {
    let (mut rows, mut names, mut offices) =
        (PersonRows::default(), PersonNameRows::default(), OfficeRows::default());
    for number in numbers {
        let person = &data.linked.people[number as usize];
        let name = &person.name;
        let part = |part: &'_ Option<String>| part.clone().map(Into::into);
        rows.push(tables::Person {
            person_id: person.id.as_str().into(),
            name: fold(&name.name),
            name_ascii: fold(&person.name_ascii),
            sort_name: fold(&name.sort),
            family_name: part(&name.family),
            middle_name: part(&name.middle),
            given_name: part(&name.given),
            suffix: part(&name.suffix),
            short_name: fold(name.short.as_deref().unwrap_or(&name.name)),
            name_order: name.order,
            order_confidence: name.order_confidence,
            name_culture: name.culture.as_deref().map(Into::into),
            gender: person.gender,
            country: person.country.map(|(code, _)| country(code)),
            country_source: person.country.map(|(_, source)| source),
            wikidata_id: data.wikidata_id(person.authority).map(Into::into),
            document_count: person.document_count,
            mention_count: person.mention_count,
            first_seen: person.first_seen,
            last_seen: person.last_seen,
        });
        let mut forms = data.linked.person_names(number);
        forms.sort_by(|a, b| (&a.text, a.form.name()).cmp(&(&b.text, b.form.name())));
        for form in forms {
            names.push(tables::PersonName {
                person_id: person.id.as_str().into(),
                name_text: form.text.into(),
                form: form.form,
                mention_count: form.mention_count,
                mention_id: data.mention(form.mention).into(),
            });
        }
        for office in data.linked.offices(number) {
            offices.push(tables::Office {
                office_id: office.id.as_str().into(),
                person_id: person.id.as_str().into(),
                title_text: office.title_text.as_str().into(),
                title: office.title.as_deref().map(fold),
                organisation_id: organisation(data, office.organisation),
                country: office.country.map(country),
                sector: office.sector,
                level: office.level.map(u32::from),
                status: office.status,
                first_attested: office.first_attested,
                last_attested: office.last_attested,
                mention_id: data.mention(office.mention).into(),
            });
        }
    }
    vec![Chunk::of(rows), Chunk::of(names), Chunk::of(offices)]
}

/// Rows of `organisations`.
pub(crate) fn organisations(data: Dataset<'_>, organisations: &[LinkedOrganisation]) -> Vec<Chunk> {
    let mut rows = OrganisationRows::default();
    for organisation in organisations {
        rows.push(tables::Organisation {
            organisation_id: organisation.id.as_str().into(),
            name: fold(&organisation.name),
            acronym: organisation.acronym.as_deref().map(fold),
            kind: organisation.kind,
            parent_id: self::organisation(data, organisation.parent),
            country: organisation.country.map(|(code, _)| country(code)),
            country_source: organisation.country.map(|(_, source)| source),
            sector: organisation.sector,
            document_count: organisation.document_count,
            mention_count: organisation.mention_count,
        });
    }
    vec![Chunk::of(rows)]
}

/// The id of an entity, if it is an organisation. What contains one by its words may be a place ("the
/// White House Office"), which is no parent.
fn organisation(data: Dataset<'_>, entity: Option<EntityRef>) -> Option<Cow<'_, str>> {
    let entity = entity.filter(|entity| matches!(entity, EntityRef::Organisation(_)))?;
    Some(data.linked.entity_id(entity).into())
}

/// Rows of `works`.
pub(crate) fn works(works: &[LinkedWork]) -> Vec<Chunk> {
    let mut rows = WorkRows::default();
    for work in works {
        rows.push(tables::Work {
            work_id: work.id.as_str().into(),
            name: fold(&work.name),
            acronym: work.acronym.as_deref().map(fold),
            kind: work.kind,
            ordinal: work.ordinal,
            document_count: work.document_count,
            mention_count: work.mention_count,
        });
    }
    vec![Chunk::of(rows)]
}

/// Rows of `places`.
pub(crate) fn places(places: &[LinkedPlace]) -> Vec<Chunk> {
    let mut rows = PlaceRows::default();
    for place in places {
        let city = match place.known {
            KnownPlace::City(city) => Some(lexicon().city(city)),
            KnownPlace::Country(_) | KnownPlace::No => None,
        };
        rows.push(tables::Place {
            place_id: place.id.as_str().into(),
            name: fold(&place.name),
            kind: place.kind,
            country: place.country.map(country),
            latitude: city.map(|city| city.latitude),
            longitude: city.map(|city| city.longitude),
            geonames_id: city.and_then(|city| city.geonames_id),
            mention_count: place.mention_count,
        });
    }
    vec![Chunk::of(rows)]
}

/// All rows of `countries`: the same in every dataset.
pub(crate) fn countries() -> Vec<Chunk> {
    let mut rows = CountryRows::default();
    for country in lexicon().countries().rows() {
        rows.push(tables::Country {
            country: country.code.into(),
            name: country.name.into(),
            iso2: country.iso2.map(Into::into),
            cow_code: country.cow_code.map(cow_code),
            gw_code: country.gw_code.map(|number| format!("GW:{number}").into()),
            valid_from: country.valid_from,
            valid_to: country.valid_to,
        });
    }
    vec![Chunk::of(rows)]
}

/// A number of the Correlates of War project as text that no reader takes for a number.
pub(super) fn cow_code(number: &str) -> Cow<'static, str> {
    format!("COW:{number}").into()
}
