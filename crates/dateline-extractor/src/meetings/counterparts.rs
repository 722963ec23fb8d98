//! The country of a party that no words give, where the report names the pair: a president of A met
//! a president, and the sentences about it speak of "A and B" or "A-B relations" and of no other pair.

use dateline_lexicon::{CountryId, words};
use dateline_parser::{Shape, TokenRange};

use crate::cast::Cast;
use crate::meetings::draft::Draft;
use crate::meetings::line::Places;
use crate::meetings::offices;
use crate::meetings::telling::{Party, Who};
use crate::scene::Scene;

/// Sentences behind the first that tells of a meeting in which its pair may be named.
const REACH: u32 = 4;

/// Fills in the countries that pairs give.
pub(super) fn fill(scene: &Scene<'_, '_>, cast: &Cast, places: &Places, drafts: &mut [Draft]) {
    for draft in drafts {
        let [a, b] = draft.telling.parties.as_mut_slice() else { continue };
        let (known, open) = match (a.country, b.country) {
            (Some(country), None) => (country, b),
            (None, Some(country)) => (country, a),
            _ => continue,
        };
        if holds_office(cast, open) {
            open.country = partner(scene, places, draft.telling.sentence, known);
        }
    }
}

/// Is it somebody in an office of a state?
fn holds_office(cast: &Cast, party: &Party) -> bool {
    const LOWEST: u8 = 3;
    let Who::Known(entity) = party.who else { return false };
    offices::of(cast, entity)
        .is_some_and(|office| office.level.is_some_and(|level| level <= LOWEST))
}

/// The one country that the sentences name in a pair with `country`.
fn partner(
    scene: &Scene<'_, '_>,
    places: &Places,
    sentence: u32,
    country: CountryId,
) -> Option<CountryId> {
    let sentences = &scene.report.sentences;
    let first = sentences.get(sentence as usize)?;
    let last = sentences.get((sentence + REACH) as usize).or(sentences.last())?;
    let tokens = TokenRange::new(first.tokens.start, last.tokens.end.max(first.tokens.start));
    let mut partner = None;
    for (a, b) in places.pairs(tokens, |gap| joins(scene, gap)) {
        let other = match (a == country, b == country) {
            (true, false) => b,
            (false, true) => a,
            _ => continue,
        };
        if partner.is_some_and(|known| known != other) {
            return None;
        }
        partner = Some(other);
    }
    partner
}

/// Do the tokens between two countries make a pair of them: "and the", "-"?
fn joins(scene: &Scene<'_, '_>, gap: TokenRange) -> bool {
    const LONGEST: u32 = 3;
    let word = |i: usize| scene.report.word(i);
    let links = |i: usize| matches!(word(i), "and" | "-" | "\u{2013}");
    let fills =
        |i: usize| links(i) || matches!(word(i), "the" | "'s" | "\u{2019}s" | "\u{2019}" | "'");
    (1..=LONGEST).contains(&gap.len())
        && gap.range().any(links)
        && gap.range().all(fills)
        && !(gap.range().any(|i| word(i) == "and") && is_company(scene, gap.start))
}

/// "work *with Egypt and Qatar*": others, with whom something is done; "A-B relations" are of a pair.
fn is_company(scene: &Scene<'_, '_>, behind: u32) -> bool {
    const MOST: usize = 6;
    let report = scene.report;
    let named = |&at: &usize| {
        report.tokens[at].is(Shape::CAPITAL) || report.word_is(at, words!["of", "the"])
    };
    let before = (0..behind as usize).rev().take(MOST).find(|at| !named(at));
    before.is_some_and(|at| report.word_is(at, words!["against", "by", "from", "with"]))
}
