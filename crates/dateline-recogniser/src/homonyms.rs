//! Names that a state bears and a part of another too: `Georgia`.
//!
//! What stands beside it in a list or behind a comma decides ("Savannah, *Georgia*", "Ukraine, *Georgia* and
//! Moldova"), then what only states have ("the president of *Georgia*"), else where the report was filed and what
//! it tells of: parts and towns of the one state, or other states.

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, RegionId, WordSet, words};
use dateline_parser::{Shape, TokenRange};

use crate::draft::Draft;
use crate::mention::What;

/// What speaks for the part and for the state of one name.
#[derive(Debug, Default)]
struct Told {
    /// Parts and towns of the state that the part is of.
    parts: BTreeSet<TokenHash>,
    /// Other states.
    states: BTreeSet<CountryId>,
    /// Towns and people of the state itself, each time.
    own: usize,
}

/// A name by the hash of its first token.
type TokenHash = u64;

impl Told {
    /// Is the part meant, in a report that was filed from this country?
    fn speaks_for_part(&self, filed: Option<CountryId>, whole: CountryId) -> bool {
        let (parts, against) = (self.parts.len(), self.states.len() + 2 * self.own);
        match filed {
            // From abroad hardly a part is told of without the state that it is of.
            Some(filed) if filed != whole => parts > 2 && against == 0,
            _ => parts > 0 && parts >= against,
        }
    }
}

/// What states have and their parts have not.
const NATIONAL: &WordSet<12> = words![
    "ambassador",
    "army",
    "embassy",
    "foreign",
    "independence",
    "invasion",
    "parliament",
    "president",
    "prime",
    "separatists",
    "sovereignty",
    "troops",
];

impl Draft<'_, '_> {
    /// Makes parts of states of the names that mean one here, and of two states that share an adjective the second
    /// where it alone is told of.
    pub(crate) fn homonyms(&mut self) {
        self.second_states();
        let both: Vec<(usize, CountryId, RegionId)> = (0..self.found.len())
            .filter(|&n| !self.found[n].dropped)
            .filter_map(|n| {
                let What::Country(state) = self.found[n].what else { return None };
                Some((n, state, self.part_called(self.found[n].tokens)?))
            })
            .collect();
        let filed = self.country_of_dateline();
        let mut told: Option<(CountryId, RegionId, Told)> = None;
        for (n, state, part) in both {
            let Some(whole) = self.lexicon.regions().get(part).country.filter(|&own| own != state)
            else {
                continue;
            };
            if told.as_ref().is_none_or(|(of, is, _)| (*of, *is) != (state, part)) {
                told = Some((state, part, self.told_of(state, whole)));
            }
            let tokens = self.found[n].tokens;
            let near = self.part_beside(tokens, state, whole);
            let is_part =
                near.or_else(|| self.is_of_state(tokens).then_some(false)).unwrap_or_else(|| {
                    told.as_ref().is_some_and(|(.., told)| told.speaks_for_part(filed, whole))
                });
            if is_part {
                self.found[n].what = What::Region(part);
            }
        }
    }

    /// "BRAZZAVILLE - The *Congolese* president": of the state that the report was filed from, or that it names in full,
    /// and not of the larger one that is called so too. Who flies to a town of the one may be of the other.
    fn second_states(&mut self) {
        let both: Vec<(usize, CountryId, CountryId)> = (0..self.found.len())
            .filter(|&n| !self.found[n].dropped)
            .filter_map(|n| {
                let (What::Country(first) | What::Demonym(first)) = self.found[n].what else {
                    return None;
                };
                Some((n, first, self.other_state_called(self.found[n].tokens)?))
            })
            .collect();
        if both.is_empty() {
            return;
        }
        let filed = self.country_of_dateline();
        let shared: BTreeSet<usize> = both.iter().map(|&(n, ..)| n).collect();
        let told: BTreeSet<CountryId> = (0..self.found.len())
            .filter(|n| !self.found[*n].dropped && !shared.contains(n))
            .filter_map(|n| self.country_of(self.found[n].what))
            .collect();
        let in_full: BTreeSet<CountryId> = (0..self.found.len())
            .filter(|n| !self.found[*n].dropped && !shared.contains(n))
            .filter_map(|n| match self.found[n].what {
                What::Country(id) => Some(id),
                _ => None,
            })
            .collect();
        for (n, first, second) in both {
            // The North is named in every report on the South.
            let named = in_full.contains(&second) && self.lexicon.country(first).code != "KOR";
            if !told.contains(&first) && (filed == Some(second) || named) {
                match &mut self.found[n].what {
                    What::Country(id) | What::Demonym(id) => *id = second,
                    _ => {}
                }
            }
        }
    }

    /// The second state that bears the name of these tokens.
    fn other_state_called(&self, tokens: TokenRange) -> Option<CountryId> {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let (to, named) = self.report.phrase(self.lexicon.gazetteer(), start, end)?;
        named.other_country.filter(|_| to == end)
    }

    /// The country of the dateline's first place.
    fn country_of_dateline(&self) -> Option<CountryId> {
        let place = self.report.dateline.as_ref()?.places.first()?;
        let start = self.report.tokens_of(place.name).start as usize;
        self.found_at(start).and_then(|found| self.country_of(found.what))
    }

    /// "the president *of Georgia*", "*Georgia's* foreign minister": what only a state has.
    fn is_of_state(&self, tokens: TokenRange) -> bool {
        const REACH: usize = 5;
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let national = |at: usize| self.report.word_is(at, NATIONAL);
        let of = start > 0
            && self.word(start - 1) == "of"
            && (start.saturating_sub(REACH)..start).any(national);
        let owner = self.is(end, Shape::POSSESSIVE) && (end + 1..end + 4).any(national);
        of || owner
    }

    /// The part of a state that bears the name of these tokens.
    fn part_called(&self, tokens: TokenRange) -> Option<RegionId> {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let (to, named) = self.report.phrase(self.lexicon.gazetteer(), start, end)?;
        named.region.filter(|_| to == end)
    }

    fn told_of(&self, state: CountryId, whole: CountryId) -> Told {
        let mut told = Told::default();
        let capital = self.lexicon.country(whole).capital;
        for found in self.found.iter().filter(|found| !found.dropped) {
            let country = self.country_of(found.what);
            match found.what {
                What::Country(id) | What::Demonym(id) if id != state && id != whole => {
                    told.states.insert(id);
                }
                What::Demonym(_) | What::City(_) if country == Some(state) => told.own += 1,
                // The capital speaks for the whole.
                What::City(id) if Some(id) == capital => {}
                What::City(_) | What::Region(_) if country == Some(whole) => {
                    told.parts.insert(self.report.tokens[found.tokens.start as usize].hash);
                }
                _ => {}
            }
        }
        told
    }

    /// Is it a part of `whole` by its neighbour in a list, or by the town before it?
    fn part_beside(&self, tokens: TokenRange, state: CountryId, whole: CountryId) -> Option<bool> {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let links = |at: usize| self.word(at) == "," || self.is_and(at);
        let before = start.checked_sub(2).filter(|_| links(start - 1));
        let behind = Some(end + 1).filter(|_| links(end));
        let mut sides = [before, behind].into_iter().flatten().filter_map(|at| self.found_at(at));
        sides.find_map(|found| match found.what {
            What::City(id) => Some(self.lexicon.city(id).country)
                .filter(|&of| of == whole || of == state)
                .map(|of| of == whole),
            What::Region(id) => {
                self.lexicon.regions().get(id).country.filter(|&of| of == whole).map(|_| true)
            }
            What::Country(id) if id != state && id != whole => Some(false),
            _ => None,
        })
    }
}
