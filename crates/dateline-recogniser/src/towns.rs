//! Small towns count where the report tells of their country.
//!
//! Nearly every word names a town somewhere: "Palm Beach" in a report of Florida is none of Australia, and the
//! "Beaufort" of the sea none of Malaysia. A city that news names without its country needs no more than its name;
//! any other is the gazetteer's where its country is told of, or beside it. Else it is a name of some place.

use std::collections::BTreeSet;

use dateline_lexicon::{CityId, CountryId, WordClass};
use dateline_parser::TokenRange;
use dateline_schema::closed::MentionKind;

use crate::draft::Draft;
use crate::mention::What;
use crate::states::state_at;
use crate::tagger::Label;

impl Draft<'_, '_> {
    /// Takes the town from names whose country nobody tells of; what only stands inside another name, or is no
    /// place by the tagger, goes.
    pub(crate) fn unattested_towns(&mut self) {
        let doubtful: Vec<u32> =
            (0..self.found.len() as u32).filter(|&n| self.is_doubtful_town(n)).collect();
        if doubtful.is_empty() {
            return;
        }
        let told = self.countries_told();
        for n in doubtful {
            let What::City(city) = self.found[n as usize].what else { continue };
            let mut namesakes = self.lexicon.cities().namesakes(city);
            if namesakes.any(|id| told.contains(&self.lexicon.city(id).country)) {
                continue;
            }
            if self.found[n as usize].of.is_some() {
                self.found[n as usize].dropped = true;
            } else if self.is_some_place(self.found[n as usize].tokens) {
                self.found[n as usize].what = What::Name;
            } else {
                self.drop_find(n);
            }
        }
    }

    /// Is what the gazetteer took for a town a place by the tagger, or by where it stands ("near Milltown", but not
    /// "to David", "in God")?
    fn is_some_place(&self, tokens: TokenRange) -> bool {
        let start = tokens.start as usize;
        let word = WordClass::PERSONAL | WordClass::COMMON_WORD | WordClass::VERB;
        let stands =
            || self.stands_as_place(start, tokens.end as usize) && !self.can_be(start, word);
        self.tagged_as(start).map_or_else(stands, |label| label == Label::Place)
    }

    /// Is the find a city whose bare name says too little?
    fn is_doubtful_town(&self, n: u32) -> bool {
        let find = &self.found[n as usize];
        match find.what {
            What::City(city) if !find.dropped => {
                let within = find.of.map(|whole| self.found[whole as usize].kind);
                let known = self.lexicon.is_well_known(city)
                    && !(within == Some(MentionKind::Place) && self.is_minor(city));
                !known && !self.is_told_where(find.tokens) && !self.is_of_dateline(find.tokens)
            }
            _ => false,
        }
    }

    /// Does a city's name hardly mean it inside of another place's ("*Kennedy* Airport", "*Nassau* County")?
    fn is_minor(&self, city: CityId) -> bool {
        const METROPOLIS: u32 = 1_000_000;
        self.lexicon.city(city).population < METROPOLIS
    }

    /// Does where it lies stand behind the comma?
    fn is_told_where(&self, tokens: TokenRange) -> bool {
        let end = tokens.end as usize;
        self.word(end) == ","
            && (state_at(self.report, end + 1).is_some()
                || self
                    .found_at(end + 1)
                    .is_some_and(|found| matches!(found.what, What::Country(_) | What::Region(_))))
    }

    fn is_of_dateline(&self, tokens: TokenRange) -> bool {
        let own = self.report.span_of(tokens);
        self.report.dateline.as_ref().is_some_and(|dateline| dateline.span.overlaps(own))
    }

    /// The countries that the report tells of: by name, nationality, a part, a body, or a city that is known.
    fn countries_told(&self) -> BTreeSet<CountryId> {
        let found = self.found.iter().filter(|found| !found.dropped);
        let told = found.filter(|found| match found.what {
            What::City(city) => {
                self.is_of_dateline(found.tokens)
                    || found.of.is_none() && self.lexicon.is_well_known(city)
            }
            _ => true,
        });
        let told = told.filter_map(|found| self.country_of(found.what));
        told.chain(self.countries_of_dateline()).collect()
    }

    /// The countries of the dateline's places, though another rule took one for a seat or a name.
    fn countries_of_dateline(&self) -> impl Iterator<Item = CountryId> {
        let places = self.report.dateline.iter().flat_map(|dateline| &dateline.places);
        let names = places.flat_map(|place| [Some(place.name), place.region].into_iter().flatten());
        names.filter_map(|name| {
            let tokens = self.report.tokens_of(name);
            let (start, end) = (tokens.start as usize, tokens.end as usize);
            let (to, named) = self.report.phrase(self.lexicon.gazetteer(), start, end)?;
            let city = named.city.map(|city| self.lexicon.city(city).country);
            let region = named.region.and_then(|id| self.lexicon.regions().get(id).country);
            named.country.or(region).or(city).filter(|_| to == end)
        })
    }
}

#[cfg(test)]
mod tests {
    use dateline_parser::{Meta, parse};

    use crate::{What, recognise};

    /// What is held for cities of the gazetteer in a text.
    fn cities(text: &str) -> Vec<String> {
        let report = parse(text, &Meta::default());
        let found = recognise(&report);
        let cities = found.mentions.iter().filter(|mention| matches!(mention.what, What::City(_)));
        cities.map(|mention| report.slice(mention.span).to_owned()).collect()
    }

    #[test]
    fn a_city_that_is_well_known_counts_anywhere() {
        assert_eq!(cities("The envoys met in Geneva and flew to Nairobi."), ["Geneva", "Nairobi"]);
    }

    #[test]
    fn a_town_counts_where_its_country_is_told_of() {
        assert_eq!(cities("Fire broke out in Ipswich, the mayor said."), [""; 0]);
        assert_eq!(cities("British police said fire broke out in Ipswich."), ["Ipswich"]);
        assert_eq!(cities("Fire broke out in Ipswich, England, on Monday."), ["Ipswich"]);
        assert_eq!(cities("Trains from London to Ipswich were late."), ["London", "Ipswich"]);
    }

    #[test]
    fn a_dateline_s_country_is_told_of() {
        let text = "KYIV (Reuters) - Shelling hit Konotop on Monday.";
        assert!(cities(text).contains(&"Konotop".to_owned()), "{:?}", cities(text));
    }

    #[test]
    fn what_bears_a_town_s_name_is_not_in_it() {
        assert_eq!(cities("Ships crossed the Beaufort Sea on Monday."), [""; 0]);
        assert_eq!(cities("Rain fell in Nassau County and near Kennedy Airport."), [""; 0]);
    }

    #[test]
    fn a_dateline_s_town_needs_no_country() {
        assert_eq!(cities("IPSWICH, March 3 (Reuters) - A fire broke out."), ["IPSWICH"]);
    }
}
