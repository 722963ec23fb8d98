//! Language knowledge as data: tables under `data/`, each with a `source` column, and typed look-ups.
//!
//! A word is folded ([`fold`]) and hashed once, when its token is made; [`Lexicon::word`] then says
//! which number it has here and to which classes it belongs. Phrases are tries over those numbers
//! ([`Phrases`]), so that a gazetteer of any size costs one look-up a word.
//!
//! ```
//! use dateline_lexicon::{lexicon, word_hash};
//! assert_eq!(word_hash("Nguyễn"), word_hash("NGUYEN"));
//! assert_eq!(lexicon().word(word_hash("zyzzyva")).id, dateline_lexicon::WordId::UNKNOWN);
//! ```

mod clause_words;
mod company_words;
mod crosswalk;
mod fold;
mod gazetteer;
mod grammar;
mod ids;
mod languages;
mod meeting_words;
mod meetings;
mod names;
mod offices;
mod organisations;
mod phrases;
mod places;
mod report_words;
mod role_words;
mod speaker_words;
mod speech;
mod statement_words;
mod syntax;
mod time;
mod tsv;
mod word_map;
mod word_roles;
mod words;
mod works;

pub use clause_words::{ClauseWord, ClauseWords, clause_words};
pub use company_words::{CompanyRole, CompanyWords, company_words};
pub use crosswalk::{Codes, Crosswalk};
pub use fold::{WordHasher, WordSet, ascii, fold, fold_into, is_same, word_hash};
pub use gazetteer::{Named, NamedFlags};
pub use grammar::{FunctionKind, FunctionWord, Grammar, Number, Person, PronounGender};
pub use ids::{CityId, CountryId, OfficeId, OrganisationId, RegionId, SeatId, WorkId};
pub use languages::{Languages, languages};
pub use meeting_words::{MeetingWord, MeetingWords, meeting_words};
pub use meetings::{
    MeetingFrame, MeetingModifier, MeetingNoun, MeetingNounFrame, MeetingStrength, MeetingVerb,
    Meetings, StatusCue,
};
pub use names::{
    AffixPart, Culture, Cultures, FamilyName, InShort, NameAffix, NameSuffix, NameTitle, Names,
    Particle, ParticleKind, SyllableSystem, TitleKind,
};
pub use offices::{
    Modifier, ModifierPlace, OfficeClass, OfficeForm, OfficeHead, OfficeLinks, OfficeVerb, Offices,
    Portfolio,
};
pub use organisations::{
    Agencies, Agency, HeadPlace, Organisation, OrganisationHead, OrganisationHeads, Organisations,
    Renown,
};
pub use phrases::Phrases;
pub use places::{Cities, City, Countries, Country, PlaceHeads, Region, Regions, Seat, Seats};
pub use report_words::{ReportRole, ReportWords, report_words};
pub use role_words::{RoleWord, RoleWords, SceneRole};
pub use speaker_words::{SpeakerWord, SpeakerWords, speaker_words};
pub use speech::{
    ActRule, ActSubject, Cue, CueNoun, Frame, NounPart, PeopleNoun, Sign, Speech, Takes,
};
pub use statement_words::{StatementWord, StatementWords, statement_words};
pub use syntax::{Role, SyntaxWord, SyntaxWords, VerbForms};
pub use time::{
    Feast, Holiday, PartOfDay, Reference, Season, Tail, Tense, TimeRole, TimeWord, Times, Unit,
    easter_sunday,
};
pub use tsv::{Row, Tsv};
pub use word_roles::WordRoles;
pub use words::{Word, WordClass, WordId, Words};
pub use works::{Work, Works};

use std::sync::LazyLock;

/// All tables, loaded once and shared by every thread.
#[derive(Debug)]
pub struct Lexicon {
    words: Words,
    names: Names,
    times: Times,
    meetings: Meetings,
    grammar: Grammar,
    syntax: SyntaxWords,
    speech: Speech,
    role_words: RoleWords,
    offices: Offices,
    countries: Countries,
    cities: Cities,
    regions: Regions,
    seats: Seats,
    place_heads: PlaceHeads,
    organisations: Organisations,
    organisation_heads: OrganisationHeads,
    agencies: Agencies,
    works: Works,
    gazetteer: Phrases<Named>,
    crosswalk: Crosswalk,
}

impl Lexicon {
    fn load() -> Self {
        // Places are a third of the work, and till they are named they ask for no words.
        std::thread::scope(|scope| {
            let places = scope.spawn(|| {
                let mut countries = Countries::load();
                let cities = Cities::load(&countries);
                countries.place_capitals(&cities);
                (countries, cities)
            });
            Self::of_words(|| {
                places.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))
            })
        })
    }

    /// Reads all tables; those of places while `places` gives them.
    fn of_words(places: impl FnOnce() -> (Countries, Cities)) -> Self {
        let mut words = Words::with_capacity(90_000);
        // Words of the language before names and places, which are many: what is asked of every token then
        // stands close together, and is not looked for at all for a word that only names something.
        let times = Times::load(&mut words);
        let meetings = Meetings::load(&mut words);
        let grammar = Grammar::load(&mut words);
        let syntax = SyntaxWords::load(&mut words);
        let speech = Speech::load(&mut words, &syntax);
        let role_words = RoleWords::load(&mut words);
        // And all of them before places: a city that is a common word or a personal name too is a weak one.
        let names = Names::load(&mut words);
        let (countries, cities) = places();
        let offices = Offices::load(&countries, &mut words);
        let organisation_heads = OrganisationHeads::load(&mut words);
        let place_heads = PlaceHeads::load(&mut words);

        let mut gazetteer = gazetteer::Gazetteer::new(&mut words, 45_000);
        countries.name(&mut gazetteer);
        cities.name(&countries, &mut gazetteer);
        let regions = Regions::load(&countries, &mut gazetteer);
        let organisations = Organisations::load(&countries, &mut gazetteer);
        let seats = Seats::load(&countries, &organisations, &mut gazetteer);
        let works = Works::load(&mut gazetteer);
        let gazetteer = gazetteer.finish();

        let agencies = Agencies::load(&countries, &organisations, &mut words);
        Self {
            words,
            names,
            times,
            meetings,
            grammar,
            syntax,
            speech,
            role_words,
            offices,
            countries,
            cities,
            regions,
            seats,
            place_heads,
            organisations,
            organisation_heads,
            agencies,
            works,
            gazetteer,
            crosswalk: Crosswalk::load(),
        }
    }

    /// What is known of the word with this hash; [`Word::UNKNOWN`] where it stands in no table.
    #[inline]
    pub fn word(&self, hash: u64) -> Word {
        self.words.get(hash)
    }

    /// What is known of personal names.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// What is known of words that tell of meetings.
    pub fn meetings(&self) -> &Meetings {
        &self.meetings
    }

    /// What is known of words of time.
    pub fn times(&self) -> &Times {
        &self.times
    }

    /// What is known of function words and abbreviations.
    pub fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// What words can be in a sentence: function words by what they do, verbs by their forms.
    pub fn syntax(&self) -> &SyntaxWords {
        &self.syntax
    }

    /// Words that point to somebody by the part they play in a scene.
    pub fn role_words(&self) -> &RoleWords {
        &self.role_words
    }

    /// What is known of speech: cues, acts, topics.
    pub fn speech(&self) -> &Speech {
        &self.speech
    }

    /// What is known of offices.
    pub fn offices(&self) -> &Offices {
        &self.offices
    }

    /// States, past and present.
    pub fn countries(&self) -> &Countries {
        &self.countries
    }

    /// The country of this number.
    pub fn country(&self, id: CountryId) -> &Country {
        self.countries.get(id)
    }

    /// Cities.
    pub fn cities(&self) -> &Cities {
        &self.cities
    }

    /// The city of this number.
    pub fn city(&self, id: CityId) -> &City {
        self.cities.get(id)
    }

    /// Does news name this city without its country: by its fame, or by its size or as a capital, where no namesake
    /// abroad comes near in size?
    pub fn is_well_known(&self, city: CityId) -> bool {
        self.cities.is_well_known(city, &self.countries)
    }

    /// Regions, waters and sites.
    pub fn regions(&self) -> &Regions {
        &self.regions
    }

    /// Seats of power.
    pub fn seats(&self) -> &Seats {
        &self.seats
    }

    /// Words that head names of places.
    pub fn place_heads(&self) -> &PlaceHeads {
        &self.place_heads
    }

    /// Known organisations.
    pub fn organisations(&self) -> &Organisations {
        &self.organisations
    }

    /// Words that head names of organisations.
    pub fn organisation_heads(&self) -> &OrganisationHeads {
        &self.organisation_heads
    }

    /// News agencies, by what datelines and bylines write.
    pub fn agencies(&self) -> &Agencies {
        &self.agencies
    }

    /// Known works, and words that head names of others.
    pub fn works(&self) -> &Works {
        &self.works
    }

    /// What acts and meetings are called in PLOVER and CAMEO.
    pub fn crosswalk(&self) -> &Crosswalk {
        &self.crosswalk
    }

    /// Names of countries, nationalities, cities, regions, seats, organisations and works: the
    /// longest match from a token on says all that its words can mean. Whether case fits is the
    /// caller's to check ([`NamedFlags::ACRONYM`]).
    pub fn gazetteer(&self) -> &Phrases<Named> {
        &self.gazetteer
    }
}

/// The lexicon of this build.
#[inline]
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);
    &LEXICON
}

#[cfg(test)]
mod tests;
