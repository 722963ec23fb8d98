//! Descriptions of several: "the two leaders", "both sides", "the two countries", "they".

use dateline_lexicon::{CountryId, SceneRole, words};
use dateline_parser::TokenRange;

use super::found::Described;
use super::{Answer, Resolver};
use crate::facts::LocalId;

/// A group that was spoken of so many sentences ago can still be meant.
const LASTING: u32 = 4;

impl Resolver<'_, '_, '_> {
    /// Several people: the parties of the meeting, else those last spoken of together.
    pub(super) fn group(&mut self, described: &Described) -> Answer {
        let number = described.number as usize;
        let number = if described.word.role == SceneRole::Pair { 2 } else { number };
        let of_country = described.country.is_some();
        let parties = (!of_country).then(|| self.together(number)).flatten();
        if let Some(parties) = parties {
            return Answer::Several(parties);
        }
        match described.word.role {
            SceneRole::Side if !of_country && number == 2 => match self.two_countries() {
                Some(countries) => {
                    Answer::Several(countries.iter().map(|&c| self.entities.country(c)).collect())
                }
                None => Answer::Nobody,
            },
            _ => Answer::Nobody,
        }
    }

    /// "both sides *of the debate*": people who take one, and no parties, as those "of the talks" are.
    pub(super) fn is_of_opinion(&self, sides: TokenRange) -> bool {
        const NEAR: usize = 5;
        let report = self.scene.report;
        let of = sides.end as usize;
        let met = words!["dialogue", "meeting", "negotiations", "talks"];
        report.word_is(of, words!["of"]) && !(of + 1..of + NEAR).any(|at| report.word_is(at, met))
    }

    /// The people who are spoken of as one, if they are so many (0: any number above one).
    pub(super) fn together(&self, number: usize) -> Option<Vec<LocalId>> {
        let fits = |people: &[LocalId]| people.len() > 1 && (number == 0 || people.len() == number);
        let group = self
            .stage
            .group
            .as_ref()
            .filter(|(sentence, people)| sentence + LASTING >= self.sentence && fits(people));
        // "Ruiz will press Hale when *the two* meet"
        let mut here = self.stage.people(self.sentence, 0);
        if number > 1 && here.len() == number {
            here.reverse();
            return Some(here);
        }
        if fits(&self.stage.parties) {
            return Some(self.stage.parties.clone());
        }
        if let Some((_, people)) = group {
            return Some(people.clone());
        }
        let mut near = self.stage.people(self.sentence, 1);
        near.reverse();
        (number > 0 && near.len() == number).then_some(near)
    }

    /// The two countries of the scene: of the parties, else the last two that were named.
    pub(super) fn two_countries(&self) -> Option<[CountryId; 2]> {
        let mut countries: Vec<CountryId> = Vec::new();
        for country in self.stage.parties.iter().filter_map(|&party| self.country(party)) {
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        if countries.len() != 2 {
            countries = self.stage.countries().map(|(country, _)| country).take(2).collect();
            countries.reverse();
        }
        countries.try_into().ok()
    }
}
