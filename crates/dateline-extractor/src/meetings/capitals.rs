//! Capitals that stand for their states: "talks between *Washington and Moscow*", "*Paris* will hold talks with *Ottawa*".
//!
//! Only where states or capitals are on both sides. Counter-examples: "talks in Moscow", "talks between Ottawa and
//! Toronto", "a firm held talks with Lisbon", where the city may be meant.

use dateline_lexicon::{
    CountryId, MeetingFrame, MeetingNounFrame, WordClass, WordSet, lexicon, words,
};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MeetingKind, MentionForm, MentionKind, ParticipantRole};

use crate::cast::{Cast, CastMention, MentionId};
use crate::facts::{Entity, KnownPlace};
use crate::meetings::TELLS;
use crate::meetings::line::{Line, Places};
use crate::scene::Scene;
use crate::syntax::{VerbForm, VerbGroup};

/// Lets capitals that talk with others mean their states.
pub(super) fn note(scene: &Scene<'_, '_>, cast: &mut Cast) {
    let mut sentences: Vec<u32> = Vec::new();
    for mention in &cast.mentions {
        let name = mention.kind == MentionKind::Place && mention.form == MentionForm::FullName;
        if let Some(sentence) = mention.sentence.filter(|_| name)
            && scene.syntax.classes_of(sentence).contains(TELLS)
            && capital(cast, mention).is_some()
        {
            sentences.push(sentence);
        }
    }
    sentences.sort_unstable();
    sentences.dedup();
    if sentences.is_empty() {
        return;
    }
    let places = Places::of(cast);
    let mut meant: Vec<MentionId> = Vec::new();
    for sentence in sentences {
        let line = Line::new(*scene, cast, &places, sentence);
        meant.extend(between(&line));
        for verb in line.verbs_from(line.tokens.start) {
            meant.extend(holders(&line, verb));
        }
    }
    for id in meant {
        cast.stand_for_country(id);
    }
}

/// A list of states and capitals, of which no two are of one state.
struct Row {
    tokens: TokenRange,
    members: Vec<(MentionId, CountryId)>,
}

impl Row {
    fn mentions(&self) -> impl Iterator<Item = MentionId> + '_ {
        self.members.iter().map(|(id, _)| *id)
    }
}

/// "Talks between *Washington, Moscow and Beijing*", "talks in Geneva on Monday between *Lima and Quito*".
fn between(line: &Line<'_, '_>) -> Vec<MentionId> {
    let mut meant = Vec::new();
    for i in line.tokens.range() {
        let i = i as u32;
        if !line.has(i, words!["between"]) {
            continue;
        }
        let end = adjuncts_start(line, i);
        // "*flights* between", "talks on a rail line between"
        let talks = end.checked_sub(1).is_some_and(|noun| names_talks(line, noun));
        if let Some(row) = row_from(line, i + 1).filter(|row| talks && row.members.len() > 1) {
            meant.extend(row.mentions());
        }
    }
    meant
}

/// "*Paris* will hold talks on fishing with *Ottawa*", "*Lima and Quito* resumed negotiations".
fn holders(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<MentionId> {
    /// So far behind a verb stands what is held.
    const REACH: u32 = 6;
    /// So far behind the talks stands whom they are with.
    const FAR: u32 = 12;
    let none = Vec::new;
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let holds = senses.iter().any(|sense| {
        sense.frame == MeetingFrame::Supports
            && sense.role == Some(ParticipantRole::Attendee)
            && sense.particle.is_none()
    });
    if !holds || verb.passive || verb.form == VerbForm::Participle {
        return none();
    }
    let Some(subject) = verb.subject.map(|phrase| line.phrase(phrase)) else { return none() };
    let Some(own) = row_around(line, subject.tokens.start) else { return none() };
    let inside = own.tokens.start <= subject.tokens.start && subject.tokens.end <= own.tokens.end;
    let before = own.tokens.start.wrapping_sub(1);
    if !inside || subject.preposition.is_some() || line.has(before, PREPOSITIONS) {
        return none();
    }
    // "held *another round of* talks", but "held elections *after* talks"
    let object = |i: u32| {
        let token = line.token(i);
        let joint = token.is(Shape::JOINER) || !token.is(Shape::PUNCTUATION);
        let link = line.has(i, words!["a", "an", "another", "of", "the", "their"]);
        joint && (link || !token.can_be(WordClass::FUNCTION_WORD))
    };
    let start = verb.tokens.end;
    let limit = line.next_verb(start).min(start + REACH);
    let talks = (start..limit).find(|&i| names_talks(line, i));
    let Some(talks) = talks.filter(|&talks| (start..talks).all(object)) else { return none() };
    let limit = line.next_verb(talks + 1).min(talks + FAR);
    let link = (talks + 1..limit).find(|&i| line.has(i, words!["between", "of", "with"]));
    let Some(link) = link else {
        return if own.members.len() > 1 { own.mentions().collect() } else { none() };
    };
    let others = row_from(line, link + 1).filter(|row| {
        line.is(link, &["with"])
            && row.members.iter().all(|(_, one)| own.members.iter().all(|(_, other)| one != other))
    });
    others.map_or_else(none, |others| own.mentions().chain(others.mentions()).collect())
}

const PREPOSITIONS: &WordSet<10> =
    words!["at", "between", "for", "from", "in", "near", "of", "than", "to", "with"];

/// Where "*in Geneva on Monday* between" begins: days and places before token `i`.
fn adjuncts_start(line: &Line<'_, '_>, mut i: u32) -> u32 {
    const MOST: usize = 3;
    for _ in 0..MOST {
        let Some(last) = i.checked_sub(1).filter(|&last| last > line.tokens.start) else { break };
        let date = line.dates(last, i).first().filter(|date| date.tokens.end == i);
        let place = place_at(line, last)
            .filter(|tokens| line.has(tokens.start.wrapping_sub(1), words!["in"]));
        let Some(start) = date.map(|date| date.tokens.start).or(place.map(|place| place.start))
        else {
            break;
        };
        i = start - u32::from(line.has(start.wrapping_sub(1), words!["in", "on"]));
    }
    i
}

/// The name of a place that token `i` is part of.
fn place_at(line: &Line<'_, '_>, i: u32) -> Option<TokenRange> {
    let mention = line.cast.mention(line.cast.standing_for(TokenRange::new(i, i + 1))?);
    (mention.kind == MentionKind::Place).then_some(mention.tokens)
}

/// The place that a mention names.
fn known(cast: &Cast, mention: &CastMention) -> Option<KnownPlace> {
    match cast.entities.get(mention.meaning.one()?.0 as usize)? {
        Entity::Place(place) => Some(place.known),
        _ => None,
    }
}

/// The state whose capital a mention names.
fn capital(cast: &Cast, mention: &CastMention) -> Option<CountryId> {
    let KnownPlace::City(city) = known(cast, mention)? else { return None };
    let country = lexicon().city(city).country;
    (lexicon().country(country).capital == Some(city)).then_some(country)
}

/// A state or capital whose name token `i` is part of, where its phrase has nothing but such names: not "the *London and
/// Paris* mayors".
fn member_at(line: &Line<'_, '_>, i: u32) -> Option<(TokenRange, MentionId, CountryId)> {
    let id = line.cast.standing_for(TokenRange::new(i, i + 1))?;
    let mention = line.cast.mention(id);
    if mention.kind != MentionKind::Place {
        return None;
    }
    let country = match known(line.cast, mention)? {
        KnownPlace::Country(country) => country,
        _ => capital(line.cast, mention)?,
    };
    let phrase = line.phrase(line.phrase_at(i)?).tokens;
    let bare = |i: u32| {
        line.has(i, words!["and", "the"]) || line.is(i, &[","]) || place_at(line, i).is_some()
    };
    let start = mention.tokens.start;
    let start = start - u32::from(line.has(start.wrapping_sub(1), words!["the"]));
    let tokens = TokenRange::new(start, mention.tokens.end);
    (phrase.len() <= WIDEST && (phrase.start..phrase.end).all(bare))
        .then_some((tokens, id, country))
}

/// The list that token `i` is in: "Washington, *Moscow* and Beijing".
fn row_around(line: &Line<'_, '_>, i: u32) -> Option<Row> {
    let first = i + u32::from(line.has(i, words!["the"]));
    let mut start = member_at(line, first)?.0.start;
    let mut links = 0;
    while links < LONGEST {
        let Some(last) = start.checked_sub(1).filter(|&last| last > line.tokens.start) else {
            break;
        };
        let and = line.has(last, words!["and"]);
        if !and && !line.is(last, &[","]) {
            break;
        }
        let end = last - u32::from(and && line.is(last - 1, &[","]));
        match end.checked_sub(1).and_then(|i| member_at(line, i)) {
            Some((tokens, ..)) => start = tokens.start,
            // "*Mayor Anna Holm and* Paris", but "On Monday, Paris"
            None if and => return None,
            None => break,
        }
        links += 1;
    }
    row_from(line, start).filter(|row| row.tokens.range().contains(&(i as usize)))
}

/// So many names a list has at most.
const LONGEST: usize = 8;
/// So many tokens a phrase of such a list has at most.
const WIDEST: u32 = 32;

/// The list that begins at token `start`; none where it has others than states and capitals.
fn row_from(line: &Line<'_, '_>, start: u32) -> Option<Row> {
    let mut members: Vec<(MentionId, CountryId)> = Vec::new();
    let mut i = start;
    let mut last = false;
    loop {
        let name = i + u32::from(line.has(i, words!["the"]));
        let (tokens, id, country) = member_at(line, name)?;
        if members.len() == LONGEST || members.iter().any(|(_, other)| *other == country) {
            return None;
        }
        members.push((id, country));
        i = tokens.end;
        let comma = u32::from(line.is(i, &[","]));
        let and = line.has(i + comma, words!["and"]);
        let next = i + comma + u32::from(and);
        // "with Ottawa *and agreed*", "with Ottawa, *it said*"
        let named = line.unit(next).is_some() && line.verb_at(next).is_none();
        let more = if and { !last && named } else { comma > 0 && place_at(line, next).is_some() };
        if last && and && named {
            return None;
        }
        if last || !more {
            break;
        }
        last = and;
        i = next;
    }
    // "in *London, Paris*": no list without "and"
    (last || members.len() == 1).then(|| Row { tokens: TokenRange::new(start, i), members })
}

/// Does a noun for talks begin at the token?
fn names_talks(line: &Line<'_, '_>, i: u32) -> bool {
    let nouns = lexicon().meetings().nouns();
    let noun = line.report().phrase(nouns, i as usize, i as usize + 1);
    noun.is_some_and(|(_, noun)| {
        noun.frame == MeetingNounFrame::Gathering
            && (noun.kind == Some(MeetingKind::Talks) || line.has(i, words!["summit"]))
    })
}
