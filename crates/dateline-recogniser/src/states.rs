//! Short forms of states and provinces right behind their cities: "Athens, *Ga.*", "Canton, *OH*".

use dateline_lexicon::{CountryId, RegionId, WordClass, lexicon};
use dateline_parser::{Report, Shape, TokenRange};

/// A state or province by its short form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Its row in the lexicon.
    pub region: RegionId,
    /// One past its last token.
    pub end: usize,
    /// Can it be nothing else? Two capitals without a full stop can be, unless such a city is known there:
    /// "Canton, OH", but "Perth, WA" is in Australia.
    pub certain: bool,
}

/// The state whose short form begins at token `at`, behind a city and a comma: with its full stop, in capitals
/// where the city is not, in a dateline as it comes, between commas where it is no word. None where another
/// country follows ("Perth, WA, Australia").
///
/// ```
/// use dateline_parser::{Meta, parse};
/// let report = parse("A fire broke out in Athens, Ga., on Monday.", &Meta::default());
/// let at = report.tokens.iter().position(|token| report.slice(token.span) == "Ga.").unwrap();
/// assert!(dateline_recogniser::state_at(&report, at).unwrap().certain);
/// ```
pub fn state_at(report: &Report<'_>, at: usize) -> Option<State> {
    let city = at.checked_sub(2)?;
    let capitals = |at: usize| report.tokens[at].is(Shape::ALL_CAPITALS);
    let states = lexicon().regions().abbreviations();
    let limit = report.tokens.len().min(at + 2);
    if !report.tokens.get(at)?.is(Shape::CAPITAL) || report.word(at - 1) != "," {
        return None;
    }
    let (mut end, &region) = report.phrase(states, at, limit)?;
    let mut stopped = report.word(end - 1).ends_with('.');
    // A full stop behind two capitals ends the sentence.
    let stop = || report.tokens.get(end).is_some_and(|_| report.word(end) == ".");
    if !stopped && !capitals(at) && stop() {
        stopped = true;
        end += 1;
    }
    let start = report.tokens[at].span.start;
    let dated = report.dateline.as_ref().is_some_and(|dateline| {
        dateline.places.iter().any(|place| place.region.is_some_and(|of| of.start == start))
    });
    let postal = capitals(at) && !capitals(city);
    // "Athens, *Ga*, said": without its stop, where it is no word and goes on as what lies between commas does.
    let word = WordClass::COMMON_WORD | WordClass::FUNCTION_WORD | WordClass::PERSONAL;
    let between = !report.tokens[at].can_be(word | WordClass::HONORIFIC)
        && report.tokens.get(end).is_some_and(|_| report.word(end) == ",");
    // "in Rome, *Miss. Ruiz* said"
    let next = report.tokens.get(end);
    let named = next.is_some_and(|next| next.is(Shape::CAPITAL) && next.is(Shape::WORD));
    let abroad = country_behind(report, end).is_some_and(|country| {
        lexicon().regions().get(region).country.is_some_and(|own| own != country)
    });
    if abroad || !(stopped || postal || dated || between) {
        return None;
    }
    let certain = dated || stopped && !named || postal && has_city_before(report, at, region);
    Some(State { region, end, certain })
}

/// Does the gazetteer know a city of this region by the name that stands before the comma at `at - 1`?
fn has_city_before(report: &Report<'_>, at: usize, region: RegionId) -> bool {
    const LONGEST: usize = 4;
    let region = lexicon().regions().get(region);
    let comma = at - 1;
    (comma.saturating_sub(LONGEST)..comma).any(|start| {
        let found = report.phrase(lexicon().gazetteer(), start, comma);
        let Some(city) = found.filter(|&(end, _)| end == comma).and_then(|(_, named)| named.city)
        else {
            return false;
        };
        // "Canton" is Guangzhou, and a city of Ohio.
        let form = report.slice(report.span_of(TokenRange::new(start as u32, comma as u32)));
        let cities = lexicon().cities();
        cities
            .namesakes(city)
            .chain(cities.called(form))
            .map(|id| cities.get(id))
            .any(|city| Some(city.country) == region.country && Some(city.admin1) == region.admin1)
    })
}

/// The country behind a comma at token `at`.
fn country_behind(report: &Report<'_>, at: usize) -> Option<CountryId> {
    let next = report.tokens.get(at + 1).filter(|_| report.word(at) == ",")?;
    if !next.is(Shape::CAPITAL) || !next.can_be(WordClass::COUNTRY_START) {
        return None;
    }
    report.phrase(lexicon().gazetteer(), at + 1, report.tokens.len())?.1.country
}

#[cfg(test)]
mod tests {
    use dateline_parser::{Meta, parse};

    use super::state_at;

    /// Is the word of this text a state, and certainly one?
    fn certain(text: &str, word: &str) -> Option<bool> {
        let report = parse(text, &Meta::default());
        let at = report.tokens.iter().position(|token| report.slice(token.span) == word);
        state_at(&report, at.expect("the word")).map(|state| state.certain)
    }

    #[test]
    fn two_letters_are_certain_behind_a_city_that_lies_there() {
        assert_eq!(certain("She was born in Canton, OH and left.", "OH"), Some(true));
        assert_eq!(certain("She was born in Perth, WA and left.", "WA"), Some(false));
        assert_eq!(certain("She was born in Oslo, OH and left.", "OH"), Some(false));
    }
}
