//! Names that a state bears and a part of another too: `Georgia`.
//!
//! What stands beside it in a list or behind a comma decides ("Savannah, *Georgia*", "Ukraine, *Georgia* and
//! Moldova"), else what the whole report tells of: parts and towns of the one state, or other states.

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, RegionId};
use dateline_parser::TokenRange;

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

impl Draft<'_, '_> {
    /// Makes parts of states of the names that mean one here.
    pub(crate) fn homonyms(&mut self) {
        let both: Vec<(usize, CountryId, RegionId)> = (0..self.found.len())
            .filter(|&n| !self.found[n].dropped)
            .filter_map(|n| {
                let What::Country(state) = self.found[n].what else { return None };
                Some((n, state, self.part_called(self.found[n].tokens)?))
            })
            .collect();
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
            let is_part = self.part_beside(tokens, state, whole).unwrap_or_else(|| {
                told.as_ref().is_some_and(|(.., told)| {
                    let against = told.states.len() + 2 * told.own;
                    !told.parts.is_empty() && told.parts.len() >= against
                })
            });
            if is_part {
                self.found[n].what = What::Region(part);
            }
        }
    }

    /// The part of a state that bears the name of these tokens.
    fn part_called(&self, tokens: TokenRange) -> Option<RegionId> {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let (to, named) = self.report.phrase(self.lexicon.gazetteer(), start, end)?;
        named.region.filter(|_| to == end)
    }

    fn told_of(&self, state: CountryId, whole: CountryId) -> Told {
        let mut told = Told::default();
        for found in self.found.iter().filter(|found| !found.dropped) {
            let part = |country: Option<CountryId>| country == Some(whole);
            match found.what {
                What::Country(id) | What::Demonym(id) if id != state && id != whole => {
                    told.states.insert(id);
                }
                What::Demonym(id) if id == state => told.own += 1,
                What::City(id) if self.lexicon.city(id).country == state => told.own += 1,
                What::City(id) if part(Some(self.lexicon.city(id).country)) => {
                    // The capital speaks for the whole.
                    if self.lexicon.country(whole).capital != Some(id) {
                        told.parts.insert(self.report.tokens[found.tokens.start as usize].hash);
                    }
                }
                What::Region(id) if part(self.lexicon.regions().get(id).country) => {
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
