//! From a draft to what is given out: mentions in reading order, numbers of finds turned to numbers of
//! mentions.

use dateline_lexicon::CountryId;
use dateline_parser::Shape;
use dateline_schema::closed::MentionKind;

use crate::draft::{Draft, Found};
use crate::mention::{Mention, Recognised, What};

impl Draft<'_, '_> {
    /// The mentions and offices.
    pub(crate) fn finish(mut self) -> Recognised {
        self.keep_offices();
        let countries = self.countries_of_owners();
        let kept: Vec<(usize, Found)> = self
            .found
            .iter()
            .copied()
            .chain(self.outer.iter().copied())
            .enumerate()
            .filter(|(_, found)| !found.dropped && !self.orphan(found))
            .collect();
        let mut order: Vec<usize> = (0..kept.len()).collect();
        order.sort_by_key(|&n| {
            let tokens = kept[n].1.tokens;
            (tokens.start, std::cmp::Reverse(tokens.end), kept[n].1.kind != MentionKind::Office, n)
        });
        // Two that cross can only be offices that were widened: the later one goes.
        let mut open: Vec<u32> = Vec::new();
        order.retain(|&n| {
            let tokens = kept[n].1.tokens;
            while open.last().is_some_and(|&end| end <= tokens.start) {
                open.pop();
            }
            let inside = open.last().is_none_or(|&end| tokens.end <= end);
            if inside {
                open.push(tokens.end);
            }
            inside
        });
        let mut number = vec![None; self.found.len() + self.outer.len()];
        for (new, &n) in (0_u32..).zip(&order) {
            number[kept[n].0] = Some(new);
        }
        let mut mentions: Vec<Mention> = order
            .iter()
            .map(|&n| {
                let (old, found) = kept[n];
                Mention {
                    span: self.report.span_of(found.tokens),
                    tokens: found.tokens,
                    sentence: self.report.sentence_of(found.tokens.start),
                    kind: found.kind,
                    form: found.form,
                    what: found.what,
                    of: found.of.and_then(|of| number[of as usize]),
                    country: countries.get(old).copied().flatten(),
                    honorific: None,
                }
            })
            .collect();
        for &(n, gender) in &self.honorifics {
            if let Some(new) = number[n as usize] {
                mentions[new as usize].honorific = gender;
            }
        }
        let mut offices = std::mem::take(&mut self.offices);
        for office in &mut offices {
            office.organisation = office.organisation.and_then(|n| number[n as usize]);
            office.holder = office.holder.and_then(|n| number[n as usize]);
        }
        Recognised { mentions, offices }
    }

    /// A part of what has been dropped.
    fn orphan(&self, found: &Found) -> bool {
        let mut of = found.of;
        for _ in 0..4 {
            let Some(n) = of else { return false };
            let whole = &self.found[n as usize];
            if whole.dropped {
                return true;
            }
            of = whole.of;
        }
        false
    }

    /// For each find the country that its own words or its owner's give.
    fn countries_of_owners(&self) -> Vec<Option<CountryId>> {
        let mut countries: Vec<Option<CountryId>> = self
            .found
            .iter()
            .map(|found| match (found.kind, found.what) {
                (_, What::Name) => self.country_before(found),
                (MentionKind::Organisation, what) => {
                    self.country_of(what).or_else(|| self.country_before(found))
                }
                (_, what) => self.country_of(what),
            })
            .collect();
        for n in 0..self.found.len() {
            let found = self.found[n];
            let Some(of) = found.of.map(|of| of as usize) else { continue };
            let inside = self.found[of].tokens.contains(found.tokens);
            let country = countries[n];
            let slot = if inside { &mut countries[of] } else { &mut countries[n] };
            if inside && slot.is_none() {
                *slot = country;
            }
        }
        for n in 0..self.found.len() {
            if let Some(of) = self.found[n].of.filter(|_| countries[n].is_none()) {
                countries[n] = countries[of as usize];
            }
        }
        countries
    }

    /// The country whose name, adjective or possessive stands right before a find.
    fn country_before(&self, found: &Found) -> Option<CountryId> {
        if !matches!(
            found.kind,
            MentionKind::Organisation | MentionKind::Person | MentionKind::Work
        ) {
            return None;
        }
        let mut before = (found.tokens.start as usize).checked_sub(1)?;
        let owned = self.is(before, Shape::POSSESSIVE);
        if owned {
            before = before.checked_sub(1)?;
        }
        let owner = self.found_at(before)?;
        match owner.what {
            What::Demonym(id) if !owned => Some(id),
            What::Country(id) if owned || found.kind != MentionKind::Person => Some(id),
            _ => None,
        }
    }
}
