//! Known organisations: `data/organisations.tsv`.

use dateline_schema::closed::{OrganisationKind, Sector};
use rustc_hash::FxHashMap;

use super::state_bodies::StateBodies;
use crate::gazetteer::{Gazetteer, is_acronym, with_stops};
use crate::places::Countries;
use crate::{CountryId, NamedFlags, OrganisationId, Tsv, WordClass, word_hash};

pub(crate) const TABLE: Tsv =
    Tsv::new("organisations", include_str!("../../data/organisations.tsv"));

/// A known organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Organisation {
    /// Its full name in English.
    pub name: &'static str,
    /// Its usual acronym.
    pub acronym: Option<&'static str>,
    /// What kind.
    pub kind: OrganisationKind,
    /// Its country; none for an international body, and for a name that many countries use
    /// (`National Assembly`): then `generic` is set and the text must tell the country.
    pub country: Option<CountryId>,
    /// PLOVER sector.
    pub sector: Option<Sector>,
    /// The organisation that it is part of.
    pub parent: Option<OrganisationId>,
    /// Is it a kind of body that many countries have under this name?
    pub generic: bool,
    /// Whether others are called so.
    pub renown: Renown,
    /// Are all words of its name common ones, so that others may bear it too: "Patriotic Front"?
    pub common: bool,
}

/// Whether others are called as an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renown {
    /// Nothing is known of it.
    Unknown,
    /// It is known everywhere by its letters, and nobody else is called by them.
    Everywhere,
    /// Bodies of other states bear its name: the Department of Justice of the USA, the Labour Party of Britain.
    Shared,
}

impl Renown {
    fn of(row: crate::Row) -> Self {
        let doubt = row.get("doubt");
        match (doubt.contains("everywhere"), doubt.contains("shared")) {
            (true, false) => Self::Everywhere,
            (false, true) => Self::Shared,
            (false, false) => Self::Unknown,
            (true, true) => panic!("organisations: {}", row.line()),
        }
    }
}

/// All known organisations, by name and country; `OrganisationId` is the row.
#[derive(Debug, Default)]
pub struct Organisations {
    rows: Vec<Organisation>,
    /// Rows that share a form, by the row that the gazetteer gives.
    namesakes: FxHashMap<OrganisationId, Vec<OrganisationId>>,
    /// Which states have a body of a generic name.
    of_states: StateBodies,
}

impl Organisations {
    pub(crate) fn load(countries: &Countries, gazetteer: &mut Gazetteer<'_>) -> Self {
        let mut all = Self::default();
        for row in TABLE.rows() {
            all.rows.push(Organisation {
                name: row.get("name"),
                acronym: row.list("acronyms").next(),
                kind: row
                    .get("kind")
                    .parse::<OrganisationKind>()
                    .ok()
                    .unwrap_or_else(|| panic!("organisations: {}", row.line())),
                country: countries.cell(row, "country"),
                sector: match row.get("sector") {
                    "" => None,
                    sector => Some(
                        sector
                            .parse::<Sector>()
                            .ok()
                            .unwrap_or_else(|| panic!("organisations: {}", row.line())),
                    ),
                },
                parent: None,
                generic: row.get("doubt").contains("generic"),
                renown: Renown::of(row),
                common: row.get("doubt").contains("word") || is_common(gazetteer, row.get("name")),
            });
        }
        all.of_states = StateBodies::load(countries, &all.rows);
        for (n, row) in TABLE.rows().enumerate() {
            let parent = row.get("parent");
            if !parent.is_empty() {
                let id = all
                    .by_name(parent, all.rows[n].country)
                    .unwrap_or_else(|| panic!("organisations: no parent {parent}"));
                all.rows[n].parent = Some(id);
            }
            let id = OrganisationId::of_row(n);
            let word = row.get("doubt").contains("word");
            let name = all.rows[n].name;
            for form in std::iter::once(name).chain(row.list("acronyms")).chain(row.list("names")) {
                all.take(gazetteer, form, id, word);
                if let Some(stopped) = with_stops(form) {
                    all.take(gazetteer, &stopped, id, word);
                }
            }
        }
        all
    }

    fn take(&mut self, gazetteer: &mut Gazetteer<'_>, form: &str, id: OrganisationId, word: bool) {
        let class = gazetteer.words.get(word_hash(form)).class;
        let named = gazetteer.entry(form, WordClass::ORGANISATION_START);
        if !named.is(NamedFlags::ACRONYM) {
            let ordinary = word || class.intersects(WordClass::COMMON_WORD | WordClass::VERB);
            named.flags.set(NamedFlags::ORDINARY, ordinary || named.is(NamedFlags::ORDINARY));
            let personal = class.intersects(WordClass::PERSONAL);
            named.flags.set(NamedFlags::PERSONAL, personal || named.is(NamedFlags::PERSONAL));
        }
        let letters = is_acronym(form);
        if named.organisation.is_none() || !letters {
            named.flags.set(NamedFlags::LETTERS, letters);
        }
        let first = *named.organisation.get_or_insert(id);
        if first != id {
            named.flags |= NamedFlags::NAMESAKES;
            let same = self.namesakes.entry(first).or_insert_with(|| vec![first]);
            if !same.contains(&id) {
                same.push(id);
            }
        }
    }

    /// All rows.
    pub fn rows(&self) -> &[Organisation] {
        &self.rows
    }

    /// The organisation of this number.
    pub fn get(&self, id: OrganisationId) -> &Organisation {
        &self.rows[id.row()]
    }

    /// The organisation of exactly this name: that of `country`, else an international one, else any.
    pub fn by_name(&self, name: &str, country: Option<CountryId>) -> Option<OrganisationId> {
        let start = self.rows.partition_point(|row| row.name < name);
        let same = self.rows[start..].iter().take_while(|row| row.name == name).count();
        let rows = start..start + same;
        let find = |wanted| rows.clone().find(|&n| self.rows[n].country == wanted);
        find(country)
            .or_else(|| find(None))
            .or_else(|| rows.clone().next())
            .map(OrganisationId::of_row)
    }

    /// Can a body of a name that many states have be this state's: a `Congress` of Ukraine cannot?
    pub fn may_be_of(&self, id: OrganisationId, country: CountryId) -> bool {
        self.of_states.may_have(country, id)
    }

    /// Is it known that this state has a body of the name, which others bear too: a `House of Commons` of Canada?
    pub fn is_shared_with(&self, id: OrganisationId, country: CountryId) -> bool {
        self.of_states.lists(country, id)
    }

    /// Organisations of one form, where [`NamedFlags::NAMESAKES`] says that there are several; the
    /// best known first. `id` is the row that the gazetteer gave.
    pub fn namesakes(&self, id: OrganisationId) -> &[OrganisationId] {
        self.namesakes.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Are all words of a name common ones?
fn is_common(gazetteer: &Gazetteer<'_>, name: &str) -> bool {
    let common = WordClass::COMMON_WORD | WordClass::FUNCTION_WORD | WordClass::ORGANISATION_HEAD;
    let mut words = name.split([' ', '-']).map(|word| word.strip_suffix("'s").unwrap_or(word));
    words.all(|word| gazetteer.words.get(word_hash(word)).class.intersects(common))
}
