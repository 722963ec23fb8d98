//! What the rest of a report says of an acronym or a lone word that could be a body's: `IRA` beside "the Inland
//! Roads Act" is that act, "the Commonwealth" beside "the Commonwealth of Kentucky" no union of states.
//!
//! Counter-example: `FBI` beside "the Federal Bureau of Investigation" is what the lexicon knows anyway.

use std::collections::BTreeMap;
use std::iter;

use dateline_lexicon::{WordClass, WordSet, word_hash, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionForm, MentionKind, OrganisationKind};

use crate::draft::{Draft, Found};
use crate::mention::What;
use crate::organisations::{Told, without_legal_form};

/// Letters that are words of business, whatever else the initials of a company are.
const LETTERS: &WordSet<9> = words!["agm", "ceo", "cfo", "coo", "egm", "eps", "gdp", "gnp", "ipo"];

/// Shorter acronyms are anything.
const SHORTEST: usize = 3;

/// The only full name of some initials; none where a report has two.
type Spelled = BTreeMap<u64, Option<u32>>;

impl Draft<'_, '_> {
    /// Decides for the whole report what its acronyms and lone words stand for.
    pub(crate) fn spelled_elsewhere(&mut self, told: &Told) {
        let open = |found: &Found| {
            !found.dropped && found.of.is_none() && found.kind == MentionKind::Organisation
        };
        let lone: Vec<u32> = (0..)
            .zip(&self.found)
            .filter(|(_, found)| open(found) && found.tokens.len() == 1)
            .map(|(n, _)| n)
            .collect();
        if lone.is_empty() {
            return;
        }
        let spelled = self.spelled();
        for hashes in [&mut self.styles, &mut self.no_bodies] {
            hashes.sort_unstable();
            hashes.dedup();
        }
        for n in lone {
            let found = self.found[n as usize];
            let at = found.tokens.start as usize;
            let letters = self.is(at, Shape::ALL_CAPITALS)
                && !self.is(at, Shape::STOPPED)
                && self.word(at).len() >= SHORTEST;
            let full = spelled.get(&self.report.tokens[at].hash).copied().flatten();
            match (full.filter(|_| letters), found.what) {
                (Some(full), what) if self.is_rather(what, full, told) => {
                    let Found { kind, what, .. } = self.found[full as usize];
                    let found = &mut self.found[n as usize];
                    (found.kind, found.what, found.form) = (kind, what, MentionForm::Acronym);
                    self.stands_for(n, full);
                }
                (_, what) if self.is_no_body(at, what, told) => self.drop_find(n),
                (_, What::Organisation(_)) if self.is_of_a_region(&found) => self.drop_find(n),
                (_, What::Organisation(_)) if letters => self.prefer_work(n, told),
                _ => {}
            }
        }
    }

    /// Does an acronym mean a name that the report spells, rather than what the lexicon knows by it? Not where
    /// that is only written otherwise, nor where the report tells of its country.
    fn is_rather(&self, known: What, full: u32, told: &Told) -> bool {
        let full = &self.found[full as usize];
        let What::Organisation(id) = known else { return known == What::Name };
        let row = self.lexicon.organisations().get(id);
        if full.what == known || row.country.is_some_and(|country| told.has(country)) {
            return false;
        }
        let own: Vec<u64> = row.name.split_whitespace().map(word_hash).collect();
        let shared = self.report.tokens[full.tokens.range()]
            .iter()
            .filter(|token| !token.can_be(WordClass::FUNCTION_WORD) && own.contains(&token.hash));
        own.len() > 1 && 2 * shared.count() < own.len()
    }

    /// Is an acronym a word of the language here ("GDP", "PPI") by what the report explains? Or is it such a word,
    /// or two letters ("rated *AA*"), and the report tells nothing of the country whose body is called so too?
    fn is_no_body(&self, at: usize, what: What, told: &Told) -> bool {
        let loose = self.word(at).len() < SHORTEST || self.can_be(at, WordClass::COMMON_WORD);
        self.no_bodies.binary_search(&self.report.tokens[at].hash).is_ok()
            || loose
                && self.is(at, Shape::ALL_CAPITALS)
                && match what {
                    What::Organisation(id) => {
                        let country = self.lexicon.organisations().get(id).country;
                        country.is_some_and(|country| !told.has(country)) && !told.in_full(id)
                    }
                    _ => false,
                }
    }

    /// Full names of bodies and works by their initials, those of companies also without their legal form: `NTT`
    /// beside "Northern Telephone and Telegraph Co".
    fn spelled(&self) -> Spelled {
        let mut spelled = Spelled::default();
        let mut letters = String::new();
        for (n, found) in (0..).zip(&self.found) {
            let named = matches!(found.kind, MentionKind::Organisation | MentionKind::Work)
                && found.form == MentionForm::FullName
                && found.tokens.len() as usize >= SHORTEST;
            if found.dropped || !named {
                continue;
            }
            let bare = without_legal_form(self.report, found.tokens);
            for name in iter::once(found.tokens).chain(bare) {
                letters.clear();
                let words = name.range().filter(|&at| self.is(at, Shape::WORD | Shape::CAPITAL));
                letters.extend(words.filter_map(|at| self.word(at).chars().next()));
                let hash = word_hash(&letters);
                let own = self.report.tokens[found.tokens.range()].iter().any(|it| it.hash == hash);
                // An "IPO" is one beside "International Power Oil Ltd", too.
                let word = name != found.tokens && LETTERS.has(hash);
                if letters.len() < SHORTEST || own || word {
                    continue;
                }
                let first = spelled.entry(hash).or_insert(Some(n));
                if first.is_some_and(|first| !self.is_same_name(&self.found[first as usize], found))
                {
                    *first = None;
                }
            }
        }
        spelled
    }

    /// Are two finds one name, or one a part of the other: "*Norvik Heavy Industries* Ltd"?
    fn is_same_name(&self, a: &Found, b: &Found) -> bool {
        let bare = |found: &Found| {
            let name = without_legal_form(self.report, found.tokens).unwrap_or(found.tokens);
            self.report.tokens[name.range()].iter().map(|token| token.hash)
        };
        let inside = a.tokens.contains(b.tokens) || b.tokens.contains(a.tokens);
        inside || a.what == b.what && bare(a).eq(bare(b))
    }

    /// Is the word part of the style of a region that the report names: "the *Commonwealth* of Kentucky"?
    fn is_of_a_region(&self, found: &Found) -> bool {
        let at = found.tokens.start as usize;
        let party = match found.what {
            What::Organisation(id) => {
                self.lexicon.organisations().get(id).kind == OrganisationKind::Party
            }
            _ => false,
        };
        !party && self.styles.binary_search(&self.report.tokens[at].hash).is_ok()
    }

    /// Of a work and a party or an army that bear one acronym the work, unless the report tells of the other's
    /// country more than of any.
    fn prefer_work(&mut self, n: u32, told: &Told) {
        let found = self.found[n as usize];
        let What::Organisation(id) = found.what else { return };
        let row = self.lexicon.organisations().get(id);
        let of_many = matches!(
            row.kind,
            OrganisationKind::Party | OrganisationKind::Military | OrganisationKind::Ngo
        );
        let start = found.tokens.start as usize;
        let named = self.report.phrase(self.lexicon.gazetteer(), start, start + 1);
        let Some(work) = named.and_then(|(_, named)| named.work).filter(|_| of_many) else {
            return;
        };
        if told.in_full(id) || row.country.is_some_and(|country| told.has_most_of(country)) {
            return;
        }
        let found = &mut self.found[n as usize];
        (found.kind, found.what) = (MentionKind::Work, What::Work(work));
    }
}
