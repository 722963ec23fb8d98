//! Which country a person or a body is of, when reports say different things or most say nothing.
//!
//! Reports are misread at times, so a voice counts by how it was heard, and all of them together against the
//! reports that have the person and are silent: "the Norwegian minister" taken for her once in forty reports
//! makes nobody a Norwegian; a minister whom two of three reports call Norwegian is one.

use std::collections::BTreeMap;

use dateline_lexicon::CountryId;
use dateline_schema::closed::{BodyCountrySource, CountrySource};

use crate::claims::Claims;

/// A vote that reports cannot outvote.
const BEFORE_ALL: u32 = 1 << 30;
/// Of so many reports one has to say what country a person is of, where more than one does.
const SILENCE_OF_PEOPLE: u32 = 20;
/// Of so many reports one has to say what country a body is of.
const SILENCE: u32 = 8;

/// How a report has a person's country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    /// As the authority file says.
    Authority,
    /// Said, beside an office of that country which the person holds.
    Attested,
    /// Only said: "the Norwegian", or of a description that may mean somebody else.
    Said,
    /// It follows from an office.
    Held,
    /// Somebody of this report is likely to be from there.
    Likely,
}

impl Voice {
    /// How much it counts against another country.
    const fn weight(self) -> u32 {
        match self {
            Self::Authority => BEFORE_ALL,
            Self::Attested | Self::Said => 4,
            Self::Held => 2,
            Self::Likely => 1,
        }
    }

    /// In so many reports, all others silent, a single one is believed.
    const fn reach(self) -> u32 {
        match self {
            Self::Authority => u32::MAX,
            Self::Attested => 20,
            Self::Said => 12,
            Self::Held => 8,
            Self::Likely => 4,
        }
    }
}

/// All that reports say for one country.
#[derive(Debug, Clone, Copy)]
struct Voices {
    count: u32,
    weight: u32,
    best: Voice,
    source: CountrySource,
}

/// The country of the person whose claims, one a report, these are, with its best source.
///
/// The authority file's before all. Else the country with the most weight that enough reports say, for misread
/// reports hardly agree: one of few, one in twenty of many, three with an office there. What is only likely has to outweigh any other country twice.
pub(crate) fn vote(
    claims: &Claims,
    own: impl Iterator<Item = u32>,
) -> Option<(CountryId, CountrySource)> {
    let mut voices: BTreeMap<CountryId, Voices> = BTreeMap::new();
    let mut reports: u32 = 0;
    for claim in own {
        reports += 1;
        let Some((country, source)) = claims.people[claim as usize].country else { continue };
        let attested =
            || claims.offices_of(claim).iter().any(|office| office.country == Some(country));
        let voice = match source {
            CountrySource::Authority => Voice::Authority,
            CountrySource::Stated if attested() => Voice::Attested,
            CountrySource::Stated => Voice::Said,
            CountrySource::Office => Voice::Held,
            CountrySource::Meeting => Voice::Likely,
        };
        let known =
            voices.entry(country).or_insert(Voices { count: 0, weight: 0, best: voice, source });
        known.count += 1;
        known.weight = known.weight.saturating_add(voice.weight());
        known.best = known.best.min(voice);
        known.source = known.source.min(source);
    }
    let (&country, first) =
        voices.iter().max_by(|(a, x), (b, y)| x.weight.cmp(&y.weight).then(b.cmp(a)))?;
    let others = voices.iter().filter(|&(other, _)| *other != country);
    let second = others.map(|(_, other)| other.weight).max().unwrap_or(0);
    let agree = match first.count {
        1 => reports <= first.best.reach(),
        count => {
            first.best == Voice::Authority
                || count > 2 && first.best == Voice::Attested
                || reports <= SILENCE_OF_PEOPLE.saturating_mul(count)
        }
    };
    let outweighs = if first.best == Voice::Likely {
        first.weight >= 2 * second
    } else {
        first.weight > second
    };
    (agree && outweighs).then_some((country, first.source))
}

/// The country of a body that reports name, with the surest source of those that say it: what most say of those
/// that say one, if they are no few of all.
pub(crate) fn country_of_body(
    countries: impl Iterator<Item = Option<(CountryId, BodyCountrySource)>>,
) -> Option<(CountryId, BodyCountrySource)> {
    let mut voices: BTreeMap<CountryId, (u32, BodyCountrySource)> = BTreeMap::new();
    let mut reports: u32 = 0;
    for country in countries {
        reports += 1;
        if let Some((country, source)) = country {
            let (count, surest) = voices.entry(country).or_insert((0, source));
            *count += 1;
            *surest = source.min(*surest);
        }
    }
    let (&country, &(count, source)) =
        voices.iter().max_by(|(a, (x, _)), (b, (y, _))| x.cmp(y).then(b.cmp(a)))?;
    (SILENCE * count >= reports).then_some((country, source))
}
