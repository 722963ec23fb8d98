//! Which words name a person, an organisation, a place, a work or an office.
//!
//! It says what the words are, never whom they refer to.
//!
//! The way of a report, each step a module:
//!
//! 1. `known`: names that the lexicon knows, and heads of offices;
//! 2. `organisations`, `works`: names built on heads, described bodies, explained acronyms;
//! 3. `names`: what the [`tagger`] holds for bodies, places and events, where no rule knows better;
//! 4. `offices`: what follows each head;
//! 5. `names`: persons after titles, beside verbs of speech, by their syllables, then by the tagger;
//! 6. over the whole report: short names and acronyms are what they are elsewhere, `homonyms` (a state and a
//!    part of another of one name) what is told of, and `towns` count where their country is;
//! 7. `offices` again: what stands before each head, and who holds the office;
//! 8. `finish`: all of it in reading order.
//!
//! ```
//! use dateline_parser::{Meta, parse};
//! use dateline_recogniser::recognise;
//! let text = "Vietnamese President To Lam met Wang Yi, China's foreign minister, in Hanoi.";
//! let report = parse(text, &Meta::default());
//! let found = recognise(&report);
//! let words = |n: u32| report.slice(found.mentions[n as usize].span);
//! assert_eq!(report.slice(found.offices[0].span), "Vietnamese President");
//! assert_eq!(found.offices[0].holder.map(words), Some("To Lam"));
//! assert_eq!(found.offices[1].holder.map(words), Some("Wang Yi"));
//! ```

mod capitals;
mod codes;
mod draft;
mod finish;
mod given;
mod homonyms;
mod known;
mod mention;
mod names;
mod offices;
mod organisations;
mod states;
pub mod tagger;
mod towns;
mod works;

pub use mention::{Mention, Office, Recognised, ToldBy, What};
pub use offices::region_of_its_name;
pub use organisations::{is_legal_form, says_as_body, without_legal_form, without_tail};
pub use states::{State, state_at};

use dateline_parser::{Report, TokenRange};

use crate::draft::{Draft, Stretch};
use crate::names::People;
use crate::organisations::{Companies, Told};

/// All that a report names.
///
/// Cannot fail: what is not understood is no mention.
pub fn recognise(report: &Report<'_>) -> Recognised {
    recognise_with(report, &[])
}

/// [`recognise`], where the tokens of `persons` are known to name persons: in reading order, none
/// inside another.
pub fn recognise_with(report: &Report<'_>, persons: &[TokenRange]) -> Recognised {
    let mut draft = Draft::new(report);
    let stretches: Vec<Stretch> = stretches(report).map(|tokens| draft.stretch(tokens)).collect();
    for &stretch in &stretches {
        draft.names_of(stretch);
        draft.given_persons(persons, stretch);
    }
    draft.firms();
    draft.families_that_are_offices();
    let people = People::of(&draft);
    let companies = Companies::of(&draft, &people);
    for &stretch in &stretches {
        draft.short_companies(&companies, stretch);
        draft.short_names(&people, stretch);
    }
    draft.later_acronyms();
    draft.homonyms();
    draft.unattested_towns();
    let told = Told::of(&draft);
    draft.spelled_elsewhere(&told);
    draft.drop_codes(0, Some(&told));
    for &stretch in &stretches {
        draft.offices_of(stretch);
    }
    draft.finish()
}

/// What is read together: the title, each place of the dateline, each sentence.
fn stretches(report: &Report<'_>) -> impl Iterator<Item = TokenRange> {
    let title = report.title.map(|span| report.tokens_of(span));
    let dateline = report.dateline.iter().flat_map(|dateline| {
        dateline.places.iter().flat_map(|place| {
            std::iter::once(place.name).chain(place.region).map(|span| report.tokens_of(span))
        })
    });
    let sentences = report.sentences.iter().map(|sentence| sentence.tokens);
    title.into_iter().chain(dateline).chain(sentences).filter(|tokens| !tokens.is_empty())
}

impl Draft<'_, '_> {
    /// Finds the names of a stretch.
    fn names_of(&mut self, stretch: Stretch) {
        let (first, first_find) = (self.titles.len(), self.found.len());
        self.known(stretch);
        self.quoted_works(stretch);
        self.numbered_works(first_find, stretch);
        self.widen_generic(first_find, stretch);
        self.organisations_by_head(stretch);
        self.works_by_head(stretch);
        self.joined_works(first_find, stretch);
        self.described_organisations(stretch);
        self.tagged_names(false, stretch);
        self.explained_acronyms(stretch);
        self.read_after_heads(first, stretch);
        self.titled_persons(first, stretch);
        self.speaking_persons(stretch);
        self.family_first_names(stretch);
        self.tagged_names(true, stretch);
        self.families_that_are_words(stretch);
        self.listed_regions(stretch);
        self.drop_codes(first_find, None);
    }

    /// Reads the offices of a stretch, when all names are known.
    fn offices_of(&mut self, stretch: Stretch) {
        let start = self.titles.partition_point(|t| (t.head.start as usize) < stretch.start);
        self.read_offices(start, stretch);
    }
}
