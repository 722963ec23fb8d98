//! Heads of offices: `data/offices.tsv`.

use dateline_schema::closed::{Gender, Sector};

use crate::places::Countries;
use crate::{CountryId, OfficeId, Phrases, Tsv, WordClass, Words};

pub(crate) const TABLE: Tsv = Tsv::new("offices", include_str!("../../data/offices.tsv"));

/// Where an office belongs, and so what can stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficeClass {
    /// Head of a state or of its government: president, prime minister, chancellor.
    State,
    /// King, emir, crown prince.
    Royal,
    /// Member of a government: minister, secretary of state; takes a portfolio.
    Cabinet,
    /// Security adviser, chief of staff, press secretary.
    Adviser,
    /// Ambassador, envoy, consul.
    Diplomat,
    /// Speaker, senator, lawmaker.
    Legislator,
    /// General secretary, party leader.
    Party,
    /// Governor, mayor: of a part of a country.
    Local,
    /// Secretary-general, commissioner: of an international body.
    International,
    /// A rank or command: general, chief of the general staff.
    Military,
    /// Police chief, inspector.
    Police,
    /// Judge, prosecutor, attorney general.
    Judicial,
    /// Chairman, chief executive.
    Business,
    /// Pope, bishop, ayatollah.
    Religious,
    /// Spokesman, spokesperson: speaks for somebody.
    Spokesperson,
    /// Professor, rector, research fellow.
    Academic,
    /// Editor, publisher, bureau chief.
    Media,
    /// Director, head, official, leader, member: of whatever is named beside it.
    General,
    /// Lawyer, activist, coach, analyst: describes a person before the name, and is no office.
    Occupation,
}

/// A head of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeHead {
    /// Its number.
    pub id: OfficeId,
    /// The singular as a title: `Prime Minister`.
    pub title: &'static str,
    /// Where it belongs.
    pub class: OfficeClass,
    /// 1 (head of state or government) to 5, by the schema; of a vice or deputy by its own row or
    /// one less by [`crate::Modifier::Deputy`].
    pub level: u8,
    /// PLOVER sector, where the head alone tells it.
    pub sector: Option<Sector>,
    /// The country, where only one has such an office (state councilor, taoiseach).
    pub country: Option<CountryId>,
    /// The country that mostly has offices of this name (congressman, assistant secretary), though others may.
    pub usual: Option<CountryId>,
    /// Does it take a portfolio ("minister of health", "health minister")?
    pub portfolio: bool,
    /// Can it stand alone with an article for a person of the story ("the president", not "the member")?
    pub descriptive: bool,
    /// Do companies and other bodies have such an office too (president, vice president)?
    pub shared: bool,
}

/// A form of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeForm {
    /// The head.
    pub head: OfficeId,
    /// Is it plural?
    pub plural: bool,
    /// The gender that this form tells: chairwoman, king.
    pub gender: Option<Gender>,
    /// Is it an abbreviation that stands before a name only (Gen., Sen.)?
    pub abbreviation: bool,
}

pub(super) fn load(
    countries: &Countries,
    words: &mut Words,
) -> (Vec<OfficeHead>, Phrases<OfficeForm>) {
    let mut heads = Vec::new();
    let mut forms = Phrases::default();
    for (n, row) in TABLE.rows().enumerate() {
        let fault = || -> ! { panic!("offices: {}", row.line()) };
        let id = OfficeId::of_row(n);
        let gender = match row.get("gender") {
            "" => None,
            gender => Some(gender.parse().unwrap_or_else(|_| fault())),
        };
        heads.push(OfficeHead {
            id,
            title: row.get("title"),
            class: class(row.get("class")).unwrap_or_else(|| fault()),
            level: row.get("level").parse().unwrap_or_else(|_| fault()),
            sector: match row.get("sector") {
                "" => None,
                sector => Some(sector.parse().unwrap_or_else(|_| fault())),
            },
            country: countries.cell(row, "country"),
            usual: countries.cell(row, "usual"),
            portfolio: row.get("flags").contains("portfolio"),
            descriptive: !row.get("flags").contains("title_only"),
            shared: row.get("flags").contains("shared"),
        });
        let mut take = |phrase, plural, gender, abbreviation| {
            let form = OfficeForm { head: id, plural, gender, abbreviation };
            forms
                .insert(words, phrase, WordClass::OFFICE_START, form)
                .unwrap_or_else(|_| panic!("offices: {phrase} twice"));
        };
        take(row.get("head"), false, gender, false);
        row.list("forms").for_each(|form| take(form, false, gender, false));
        row.list("male").for_each(|form| take(form, false, Some(Gender::Male), false));
        row.list("female").for_each(|form| take(form, false, Some(Gender::Female), false));
        row.list("plurals").for_each(|form| take(form, true, gender, false));
        row.list("abbreviations").for_each(|form| take(form, false, gender, true));
    }
    (heads, forms)
}

fn class(name: &str) -> Option<OfficeClass> {
    Some(match name {
        "state" => OfficeClass::State,
        "royal" => OfficeClass::Royal,
        "cabinet" => OfficeClass::Cabinet,
        "adviser" => OfficeClass::Adviser,
        "diplomat" => OfficeClass::Diplomat,
        "legislator" => OfficeClass::Legislator,
        "party" => OfficeClass::Party,
        "local" => OfficeClass::Local,
        "international" => OfficeClass::International,
        "military" => OfficeClass::Military,
        "police" => OfficeClass::Police,
        "judicial" => OfficeClass::Judicial,
        "business" => OfficeClass::Business,
        "religious" => OfficeClass::Religious,
        "spokesperson" => OfficeClass::Spokesperson,
        "academic" => OfficeClass::Academic,
        "media" => OfficeClass::Media,
        "general" => OfficeClass::General,
        "occupation" => OfficeClass::Occupation,
        _ => return None,
    })
}
