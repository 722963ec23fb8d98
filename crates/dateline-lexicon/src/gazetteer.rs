//! All that has a name, in one trie: one longest match a token says what a name can mean.

use crate::{
    CityId, CountryId, OrganisationId, Phrases, RegionId, SeatId, WordClass, Words, WorkId,
};

bitflags::bitflags! {
    /// How far a name is to be trusted.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct NamedFlags: u16 {
        /// Counts only where it is written in capitals (US, WHO, IT, AIM).
        const ACRONYM = 1;
        /// Is also a common personal name (Georgia, Jordan, Chad, Victoria).
        const PERSONAL = 1 << 1;
        /// Is also a common word (Turkey, Reading, Nice, Congress).
        const ORDINARY = 1 << 2;
        /// The city counts only where a place must stand: after "in", in a dateline.
        const WEAK_CITY = 1 << 3;
        /// Several organisations are called so: see [`crate::Organisations::namesakes`].
        const NAMESAKES = 1 << 4;
        /// The demonym names one person and is no adjective (Briton, Dane).
        const ONE_PERSON = 1 << 5;
        /// The demonym names people and is no adjective (Britons, Americans).
        const PEOPLE = 1 << 6;
        /// The country's name stands before nouns too (US, UK).
        const ATTRIBUTIVE = 1 << 7;
        /// The organisation is so called in letters alone, whatever else is written so: PA is the Palestinian
        /// Authority, Pa a town.
        const LETTERS = 1 << 8;
    }
}

/// What a name can mean: each reading that the tables know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Named {
    /// A country by name.
    pub country: Option<CountryId>,
    /// A nationality: adjective or word for persons.
    pub demonym: Option<CountryId>,
    /// The second country that `country` or `demonym` can mean (Congolese, Korean, Dominican).
    pub other_country: Option<CountryId>,
    /// The most populous city of that name.
    pub city: Option<CityId>,
    /// A region, water or site.
    pub region: Option<RegionId>,
    /// A seat of power (the Kremlin).
    pub seat: Option<SeatId>,
    /// An organisation.
    pub organisation: Option<OrganisationId>,
    /// A work.
    pub work: Option<WorkId>,
    /// How far to trust it.
    pub flags: NamedFlags,
}

impl Named {
    /// Has it all of these flags?
    pub const fn is(&self, flags: NamedFlags) -> bool {
        self.flags.contains(flags)
    }
}

/// The trie while it is filled.
#[derive(Debug)]
pub(crate) struct Gazetteer<'w> {
    pub(crate) words: &'w mut Words,
    names: Phrases<Named>,
}

impl<'w> Gazetteer<'w> {
    pub(crate) fn new(words: &'w mut Words, phrases: usize) -> Self {
        Self { words, names: Phrases::with_capacity(phrases) }
    }

    /// The readings of `form`, to add one; its first word gets the class `first`. Whether it is an
    /// acronym is seen from the form, and no form loses that it counts without capitals.
    pub(crate) fn entry(&mut self, form: &str, first: WordClass) -> &mut Named {
        let acronym = is_acronym(form);
        let slot = self.names.slot(self.words, form, first);
        match slot {
            Some(named) if !acronym => named.flags.remove(NamedFlags::ACRONYM),
            Some(_) => {}
            None => {
                let flags = if acronym { NamedFlags::ACRONYM } else { NamedFlags::empty() };
                *slot = Some(Named { flags, ..Named::default() });
            }
        }
        slot.as_mut().expect("filled above")
    }

    pub(crate) fn finish(self) -> Phrases<Named> {
        self.names
    }
}

/// Is `form` written in capitals only, without stops (US, G20, COVAX)? A single letter is.
pub(crate) fn is_acronym(form: &str) -> bool {
    form.chars().any(|c| c.is_ascii_uppercase())
        && form
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-' || c == '&')
}

/// `form` with a stop after each letter (U.N.), as some papers write short acronyms.
pub(crate) fn with_stops(form: &str) -> Option<String> {
    let short = (2..=4).contains(&form.len()) && form.bytes().all(|b| b.is_ascii_uppercase());
    short.then(|| form.chars().flat_map(|c| [c, '.']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_seen_from_the_form() {
        assert!(is_acronym("US") && is_acronym("G20") && is_acronym("AT&T"));
        assert!(!is_acronym("U.S.") && !is_acronym("Quad") && !is_acronym("20"));
        assert_eq!(with_stops("UN").as_deref(), Some("U.N."));
        assert_eq!(with_stops("NASDAQ"), None);
    }

    #[test]
    fn an_acronym_that_is_a_name_too_counts_without_capitals() {
        let mut words = Words::default();
        let mut gazetteer = Gazetteer::new(&mut words, 4);
        gazetteer.entry("MALI", WordClass::empty());
        assert!(gazetteer.entry("MALI", WordClass::empty()).is(NamedFlags::ACRONYM));
        assert!(!gazetteer.entry("Mali", WordClass::empty()).is(NamedFlags::ACRONYM));
    }
}
