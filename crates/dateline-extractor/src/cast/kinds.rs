//! The kind that the words of a body's name tell: `Harbour Workers' Union`, `Patriotic Union`, `Task Force`,
//! `International Tea Organization`.

use dateline_lexicon::{PeopleNoun, WordSet, lexicon, words as word_set};
use dateline_parser::{Shape, Token, TokenRange};
use dateline_schema::closed::{OrganisationKind, Sector};

use crate::scene::Scene;

/// What unions are called that are parties: "Christian Democratic Union", "Patriotic Union of …".
const PARTIES: &WordSet<20> = word_set![
    "agrarian",
    "christian",
    "communist",
    "conservative",
    "democratic",
    "ecological",
    "green",
    "left",
    "leftist",
    "liberal",
    "national",
    "nationalist",
    "patriotic",
    "people",
    "popular",
    "progressive",
    "republican",
    "revolutionary",
    "social",
    "socialist",
];

/// The sector of a name whose head is a union or an alliance: of those who work, or a party by the word right before the head.
/// What states join in is known by name.
fn union_of(tokens: &[Token]) -> Option<Sector> {
    let heads = word_set!["alliance", "coalition", "union"];
    let union = tokens.iter().position(|token| heads.has(token.hash))?;
    let mut before = tokens[..union].iter().rev().filter(|token| !token.is(Shape::POSSESSIVE));
    // A "National Union of …" is of those who do something.
    let of = union + 1 < tokens.len();
    let is_party = before.next().is_some_and(|token| {
        PARTIES.has(token.hash) && !(of && word_set!["national"].has(token.hash))
    });
    let works = |token: &Token| {
        let people = lexicon().speech().people(token.word);
        people.is_some_and(|people| people != PeopleNoun::Body) && !PARTIES.has(token.hash)
            || word_set!["labor", "labour", "trade", "trades"].has(token.hash)
    };
    // An "Alliance of Farmers" may be anything.
    if word_set!["union"].has(tokens[union].hash) && tokens.iter().any(works) {
        return Some(Sector::Labour);
    }
    is_party.then_some(Sector::Party)
}

/// The kind that the head of a name tells: the first word of "Ministry of …", else the last.
pub(super) fn kind_of(
    scene: &Scene<'_, '_>,
    tokens: TokenRange,
) -> Option<(OrganisationKind, Option<Sector>)> {
    let heads = lexicon().organisation_heads();
    let tokens = scene.report.tokens.get(tokens.range())?;
    // "the *Task* Force" bears no arms.
    if let [.., task, force] = tokens
        && word_set!["task"].has(task.hash)
        && word_set!["force"].has(force.hash)
    {
        return Some((OrganisationKind::Government, Some(Sector::Government)));
    }
    let has = |words: &WordSet<2>| tokens.iter().any(|token| words.has(token.hash));
    if has(word_set!["intergovernmental", "international"])
        && has(word_set!["organisation", "organization"])
    {
        return Some((OrganisationKind::Igo, Some(Sector::Intergovernmental)));
    }
    match union_of(tokens) {
        Some(Sector::Labour) => return Some((OrganisationKind::Ngo, Some(Sector::Labour))),
        Some(sector) => return Some((OrganisationKind::Party, Some(sector))),
        None => {}
    }
    let of = tokens.iter().rev().chain(tokens.first());
    of.filter_map(|token| heads.get(token.word)).map(|head| (head.kind, head.sector)).next()
}
