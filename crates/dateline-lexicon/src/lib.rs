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

mod fold;
mod ids;
mod meetings;
mod names;
mod phrases;
mod time;
mod tsv;
mod words;

pub use fold::{ascii, fold, fold_into, word_hash};
pub use ids::{CityId, CountryId, OfficeId, OrganisationId, WorkId};
pub use meetings::{
    MeetingFrame, MeetingModifier, MeetingNoun, MeetingNounFrame, MeetingStrength, MeetingVerb,
    Meetings, StatusCue,
};
pub use names::{
    Culture, Cultures, FamilyName, InShort, NameSuffix, NameTitle, Names, Particle, ParticleKind,
    SyllableSystem, TitleKind,
};
pub use phrases::Phrases;
pub use time::{
    Holiday, PartOfDay, Reference, Season, Tail, Tense, TimeRole, TimeWord, Times, Unit,
    easter_sunday,
};
pub use tsv::{Row, Tsv};
pub use words::{Word, WordClass, WordId, Words};

use std::sync::LazyLock;

/// All tables, loaded once and shared by every thread.
#[derive(Debug)]
pub struct Lexicon {
    words: Words,
    names: Names,
    times: Times,
    meetings: Meetings,
}

impl Lexicon {
    fn load() -> Self {
        let mut words = Words::default();
        let names = Names::load(&mut words);
        let times = Times::load(&mut words);
        let meetings = Meetings::load(&mut words);
        Self { words, names, times, meetings }
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
}

/// The lexicon of this build.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);
    &LEXICON
}
