//! The kind that the words of a body's name tell: `Harbour Workers' Union`, `Patriotic Union`, `Task Force`,
//! `International Tea Organization`.

use dateline_lexicon::{CountryId, PeopleNoun, WordSet, lexicon, words as word_set};
use dateline_parser::{Shape, Token, TokenRange};
use dateline_recogniser::What;
use dateline_schema::closed::{MentionKind, OrganisationKind, Sector};

use super::CastMention;
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
    if has(word_set!["news", "press"]) && has(word_set!["agency", "agencies"]) {
        return Some((OrganisationKind::Media, Some(Sector::Media)));
    }
    let has_any = |words: &WordSet<4>| tokens.iter().any(|token| words.has(token.hash));
    let head = head_of(tokens);
    let associates = word_set!["chamber", "chambers", "confederation", "federation"];
    if head.is_some_and(|head| associates.has(head.hash))
        && !tokens.iter().any(|token| word_set!["deputies"].has(token.hash))
        && has_any(word_set!["commerce", "employers", "industry", "mines"])
    {
        return Some((OrganisationKind::Ngo, Some(Sector::Business)));
    }
    if has(word_set!["institute", "institutes"])
        && has_any(word_set!["polytechnic", "science", "sciences", "technology"])
    {
        return Some((OrganisationKind::University, Some(Sector::Education)));
    }
    head.and_then(|token| heads.get(token.word)).map(|head| (head.kind, head.sector))
}

/// The word that says what a body is: the last such before what it is of ("Staff *Association* of State
/// Universities"), behind its owner ("the ministry's Press *Office*"), else the last; also behind a place that it is of
/// ("University of Utah *Hospital*").
fn head_of(tokens: &[Token]) -> Option<&Token> {
    let heads = lexicon().organisation_heads();
    let last = |tokens: &[Token]| tokens.iter().rposition(|token| heads.get(token.word).is_some());
    let owner = tokens.iter().rposition(|token| token.is(Shape::POSSESSIVE));
    let own = owner.map_or(tokens, |at| &tokens[at + 1..]);
    let prepositions = word_set!["against", "at", "for", "in", "of", "on"];
    let end = own.iter().position(|token| prepositions.has(token.hash)).unwrap_or(own.len());
    let ends = last(own).is_some_and(|at| at + 1 == own.len());
    let end = if ends && begins_with_place(own.get(end + 1..)) { own.len() } else { end };
    last(&own[..end])
        .map(|at| &own[at])
        .or_else(|| last(own).map(|at| &own[at]))
        .or_else(|| last(tokens).map(|at| &tokens[at]))
}

/// Does a country, a part of one or a city stand at the start?
fn begins_with_place(tokens: Option<&[Token]>) -> bool {
    let words = tokens.unwrap_or_default().iter().map(|token| token.word);
    lexicon().gazetteer().longest(words).is_some_and(|(_, named)| {
        named.country.is_some() || named.region.is_some() || named.city.is_some()
    })
}

/// Is a place or a people in a body's name what that deals with: "Committee *on Haiti*", "Office of *Danish
/// Affairs*"? It says nothing of whose the body is.
pub(super) fn is_topic(scene: &Scene<'_, '_>, whole: TokenRange, inner: &CastMention) -> bool {
    let report = scene.report;
    let Some(before) = inner.tokens.start.checked_sub(1).map(|at| at as usize) else {
        return false;
    };
    let the = usize::from(report.word_is(before, word_set!["the"]));
    let on = before.checked_sub(the).filter(|&at| at >= whole.start as usize);
    let on = on.is_some_and(|at| report.word_is(at, word_set!["on"]));
    let field = word_set!["affairs", "policy", "relations", "studies"];
    // "Institute of *China* Studies", "Association of *Hong Kong* and Macau Studies"
    let end = inner.tokens.end as usize;
    let studied = (end..(end + 4).min(whole.end as usize))
        .take_while(|&at| {
            report.tokens[at].is(Shape::CAPITAL) || report.word_is(at, word_set!["and"])
        })
        .any(|at| report.word_is(at, word_set!["studies"]));
    // "*Benghazi* Committee", "*Jenin* Inquiry": named for what they look into, where nothing else is in the name
    let looks = word_set!["commission", "committee", "inquiry", "panel", "tribunal"];
    let whole_name = inner.tokens.start == whole.start && end + 1 == whole.end as usize;
    let looked_into = inner.kind == MentionKind::Place
        && inner.country.is_some()
        && whole_name
        && report.word_is(end, looks);
    // "Oneida *Indian* Nation", "Bureau of *Indian* Affairs": of the peoples of America.
    let peoples = word_set![
        "affairs",
        "child",
        "community",
        "education",
        "gaming",
        "health",
        "nation",
        "nations",
        "reservation",
        "tribe",
        "tribes",
    ];
    let native = report.word_is(inner.tokens.start as usize, word_set!["indian"])
        && report.word_is(end, peoples)
        && !is_body_of_state(scene, end, whole.end as usize)
        && !tells_of_place_in(scene, inner.country);
    on || native
        || looked_into
        || studied && inner.tokens.start > whole.start
        || inner.kind == MentionKind::Demonym
            && report.word_is(end, field)
            && report.word_is(before, word_set!["for", "of"])
}

/// Does a body that a state has stand behind a field: "Education *Board*", "Health *Ministry*"?
fn is_body_of_state(scene: &Scene<'_, '_>, from: usize, end: usize) -> bool {
    let heads = word_set![
        "agency",
        "authority",
        "board",
        "commission",
        "council",
        "department",
        "ministry",
        "secretariat",
        "secretary",
    ];
    (from..end).any(|at| scene.report.word_is(at, heads))
}

/// Do the report's first names have the country itself, or a town of it?
fn tells_of_place_in(scene: &Scene<'_, '_>, country: Option<CountryId>) -> bool {
    const MOST: usize = 256;
    scene.recognised.mentions.iter().take(MOST).any(|known| match known.what {
        What::Country(id) => Some(id) == country,
        What::City(id) => Some(lexicon().city(id).country) == country,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use dateline_parser::{Meta, parse};

    use super::head_of;

    /// The word that heads a name.
    fn head(name: &str) -> Option<String> {
        let report = parse(name, &Meta::default());
        head_of(&report.tokens).map(|token| report.slice(token.span).to_owned())
    }

    #[test]
    fn the_head_stands_before_what_it_is_of() {
        assert_eq!(head("Staff Association of State Universities").as_deref(), Some("Association"));
        assert_eq!(head("Ministry of Industry").as_deref(), Some("Ministry"));
        assert_eq!(head("Trade Ministry").as_deref(), Some("Ministry"));
        assert_eq!(head("University of Utah Hospital").as_deref(), Some("Hospital"));
    }

    #[test]
    fn a_name_may_end_with_its_owner_or_a_preposition() {
        assert_eq!(head("Anderby's"), None);
        assert_eq!(head("Council of"), Some("Council".into()));
        assert_eq!(head("of"), None);
        assert_eq!(head(""), None);
    }
}
