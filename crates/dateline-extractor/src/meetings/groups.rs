//! Groups of whom nobody is named: "met *business leaders*", "talks with *tribal elders*". They are a party beside
//! somebody who is known, and only there: what experts or officials do among themselves is no meeting here.
//!
//! Their words become mentions before the sentences are read; those that met nobody are taken back.

use dateline_lexicon::{
    MeetingWord, PeopleNoun, SpeakerWord, WordClass, WordSet, lexicon, meeting_words,
    speaker_words, words,
};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{
    MeetingKind, MeetingStatus, MentionForm, MentionKind, ParticipantRole,
};

use crate::cast::{Cast, CastMention, Meaning, MentionId};
use crate::facts::{Entity, MeetingFact};
use crate::meetings::TELLS;
use crate::meetings::actors;
use crate::meetings::line::{Line, Unit};
use crate::meetings::telling::{Party, Telling, Who};
use crate::scene::Scene;

/// One word for several people: "a business *delegation*".
const BODIES: &WordSet<4> = words!["delegation", "delegations", "team", "teams"];

/// Are these the people who fight a government?
pub(super) fn are_rebels(head: u64) -> bool {
    meeting_words().role(head).contains(MeetingWord::REBELS)
}

/// Takes the groups of sentences that can tell of a meeting into the cast.
pub(super) fn note(scene: &Scene<'_, '_>, cast: &mut Cast) {
    for sentence in 0..scene.report.sentences.len() as u32 {
        if !scene.syntax.classes_of(sentence).contains(TELLS) {
            continue;
        }
        let mut noted = 0;
        for number in scene.syntax.phrases_of(sentence) {
            let start = scene.syntax.phrase(number).tokens.start;
            if start < noted || !stands_alone(scene, cast, sentence, number) {
                continue;
            }
            let tokens = with_joined(scene, cast, sentence, number);
            noted = tokens.end;
            cast.note_group(CastMention {
                span: scene.report.span_of(tokens),
                tokens,
                sentence: Some(sentence),
                kind: MentionKind::Group,
                form: MentionForm::Description,
                meaning: Meaning::Open,
                link_source: None,
                country: None,
                office: None,
                gender: None,
            });
        }
    }
}

/// Is the phrase a group that is nobody of the cast: "local leaders", "*Iranian activists*"?
fn stands_alone(scene: &Scene<'_, '_>, cast: &Cast, sentence: u32, number: u32) -> bool {
    let phrase = scene.syntax.phrase(number);
    is_group(scene, sentence, phrase.tokens.start, phrase.head)
        && phrase.head + 1 == phrase.tokens.end
        && cast.standing_for(phrase.tokens).is_none_or(|id| {
            let known = cast.mention(id);
            known.kind == MentionKind::Group && known.meaning.all().is_empty()
        })
}

/// A group with those that are joined to it: "met *activists, lawyers and experts on trade*" is one side, not
/// "met activists, and lawyers said".
fn with_joined(scene: &Scene<'_, '_>, cast: &Cast, sentence: u32, number: u32) -> TokenRange {
    const MOST: u32 = 8;
    let own = with_complement(scene, sentence, number);
    // "talks between *rebels* and *a delegation*" are of two sides.
    let before = own.start.checked_sub(1);
    if before.is_some_and(|at| scene.report.word_is(at as usize, words!["between"])) {
        return own;
    }
    let subject = |number: u32| {
        let verbs = scene.syntax.verbs_of(sentence);
        verbs.iter().any(|verb| verb.subject == Some(number))
    };
    let last = scene.syntax.phrases_of(sentence).end.min(number + 1 + MOST);
    // "met *leaders from the north* and scholars": where they are from ends no list.
    let (mut joined, mut end) = (own.end, past_origin(scene, sentence, number, own.end));
    for next in number + 1..last {
        let start = scene.syntax.phrase(next).tokens.start;
        if start < end {
            continue;
        }
        let comma = scene.report.word_is(end as usize, words![","]);
        let at = end + u32::from(comma);
        let and = scene.report.word_is(at as usize, words!["and"]);
        if !(comma || and)
            || at + u32::from(and) != start
            || !stands_alone(scene, cast, sentence, next)
            || subject(next)
        {
            break;
        }
        let whole = with_complement(scene, sentence, next).end;
        end = past_origin(scene, sentence, next, whole);
        if and {
            joined = whole;
        }
    }
    TokenRange::new(own.start, joined)
}

/// One past where those of a phrase that ends at `end` are from: "leaders *from the north*".
fn past_origin(scene: &Scene<'_, '_>, sentence: u32, number: u32, end: u32) -> u32 {
    const MOST: u32 = 4;
    let last = scene.syntax.phrases_of(sentence).end.min(number + 1 + MOST);
    let origin = (number + 1..last).map(|next| scene.syntax.phrase(next)).find(|next| {
        next.preposition == Some(end) && scene.report.word_is(end as usize, words!["from"])
    });
    origin.map_or(end, |origin| origin.tokens.end)
}

/// A phrase with what it is of: "representatives *of the farmers of Peru*".
fn with_complement(scene: &Scene<'_, '_>, sentence: u32, number: u32) -> TokenRange {
    const MOST: u32 = 3;
    let own = scene.syntax.phrase(number).tokens;
    let last = scene.syntax.phrases_of(sentence).end.min(number + 1 + MOST);
    let mut end = own.end;
    for next in number + 1..last {
        let next = scene.syntax.phrase(next);
        if next.preposition != Some(end) || !scene.report.word_is(end as usize, words!["of"]) {
            break;
        }
        end = next.tokens.end;
    }
    TokenRange::new(own.start, end)
}

/// Is the head a noun for several people who are told apart from others: not "the two leaders", "the parties"?
fn is_group(scene: &Scene<'_, '_>, sentence: u32, start: u32, head: u32) -> bool {
    let report = scene.report;
    let Some(noun) = report.tokens.get(head as usize) else { return false };
    // "CEOs" and "Allies" are people whatever capitals they have.
    let short = || words!["allies", "ceos", "cfos", "meps", "mps"].has(noun.hash);
    // "*Officials* of the port met": the sentence begins with it.
    let begins = || report.sentences[sentence as usize].tokens.start == head;
    let named = noun.is(Shape::CAPITAL) && !begins() && !short() && !report.is_in_capitals();
    if named || !noun.is(Shape::WORD) {
        return false;
    }
    let bodies = meeting_words().role(noun.hash).contains(MeetingWord::UNNAMED);
    let people = bodies
        || lexicon().speech().people(noun.word) == Some(PeopleNoun::Many)
        || BODIES.has(noun.hash);
    // Nearly all heads are none, and nothing more is asked of them.
    if !people {
        return false;
    }
    let rebels = are_rebels(noun.hash);
    let points = words!["both", "her", "his", "its", "the", "their", "these", "those"];
    let pointed = report.word_is(start as usize, points);
    let counted = (start..head).any(|at| {
        let token = &report.tokens[at as usize];
        token.can_be(WordClass::NUMBER_WORD) || token.is(Shape::NUMBER)
    });
    // "met with leadership", of whom nobody says
    let of = report.word_is(head as usize + 1, words!["at", "from", "of"]);
    let bare = start == head
        && (report.word_is(head as usize, words!["parties"])
            || report.word_is(head as usize, words!["leadership"]) && !of);
    // "is in talks with *the lenders*", of whom nothing was told before
    let alone = start + 1 == head && !rebels && !(bodies && is_new(scene, head));
    !meeting_words().role(noun.hash).contains(MeetingWord::NO_GROUP)
        && !noun.can_be(WordClass::NUMBER_WORD)
        && !bare
        && !(pointed && (counted || alone))
}

/// Does the noun stand nowhere shortly before?
fn is_new(scene: &Scene<'_, '_>, head: u32) -> bool {
    const BACK: u32 = 200;
    let tokens = &scene.report.tokens;
    let noun = tokens[head as usize].hash;
    let before = &tokens[head.saturating_sub(BACK) as usize..head as usize];
    !before.iter().any(|token| token.hash == noun)
}

/// The group that a unit stands for; `own` heads the verb whose subject it is: "*opposition leaders* met", not
/// "politicians attended".
pub(super) fn of_unit(line: &Line<'_, '_>, unit: Unit, own: Option<u32>) -> Option<Party> {
    let meets =
        words!["discussed", "held", "hold", "holding", "holds", "meet", "meeting", "meets", "met"];
    // "talk *to* officials", "attended *by* officials": on what occasion, nobody knows.
    let told = unit.tokens.start.checked_sub(1).is_some_and(|at| line.is(at, &["by", "to"]));
    if told || own.is_some_and(|verb| !line.has(verb, meets)) {
        return None;
    }
    // "a group of *lawmakers*"
    let inner = line.unit(unit.tokens.end + 1).filter(|_| {
        line.has(unit.head, words!["group", "handful", "number", "team"])
            && line.is(unit.tokens.end, &["of"])
    });
    // "met *Saudi and American officials*", where the first adjective is a phrase of its own
    let whole = actors::joined_adjectives(line, unit);
    let last = line.unit(unit.tokens.end + 1).filter(|last| {
        unit.tokens.len() == 1 && last.tokens.len() == 2 && last.tokens.end == whole.tokens.end
    });
    let mut unit = inner.or(last).unwrap_or(unit);
    // "*Soviet officials* on trade", which is one phrase
    let on = (unit.tokens.start..unit.head).find(|&i| line.is(i + 1, &["on"]));
    unit.head = on.unwrap_or(unit.head);
    let described = || {
        let id = line
            .stands_for(unit)
            .filter(|_| is_group(&line.scene, line.sentence, unit.tokens.start, unit.head))?;
        let mention = line.cast.mention(id);
        let open = mention.kind == MentionKind::Group && mention.meaning.all().is_empty();
        open.then_some(id)
    };
    let mention = line.cast.group(unit.tokens.start).or_else(described)?;
    let start = whole.tokens.start.min(unit.tokens.start);
    let country = match line.countries_in(TokenRange::new(start, unit.tokens.end)).as_slice() {
        [(_, country)] => Some(*country),
        _ => None,
    };
    let head = line.token(unit.head).hash;
    Some(Party { who: Who::Group { head, met: 0 }, mention, role: None, country, beside: None })
}

/// The group of several that begins with a unit: "A, *unions and employers* met". One past it too.
pub(super) fn joined(line: &Line<'_, '_>, unit: Unit, own: Option<u32>) -> Option<(Party, u32)> {
    let party = of_unit(line, unit, own)?;
    let end = line.cast.mention(party.mention).tokens.end;
    let several = (unit.tokens.end..end).any(|i| line.is(i, &["and"]));
    several.then_some((party, end))
}

/// Are those of a group in office: "*governors* and mayors", "European *leaders*", "allies"?
pub(super) fn lead(line: &Line<'_, '_>, group: &Party) -> bool {
    let tokens = line.cast.mention(group.mention).tokens;
    (tokens.start..tokens.end).any(|i| {
        line.has(i, words!["allies", "officials"])
            || speaker_words().role(line.token(i).hash).contains(SpeakerWord::PEERS)
    })
}

/// Leaves groups only where they met somebody who is known, a person in an office, a body or a country: one party,
/// or all of the other side ("*Berg and Ruiz* met farmers", not "Berg met Ruiz and farmers"). Is it still a meeting
/// then?
pub(super) fn keep_met(cast: &Cast, telling: &mut Telling) -> bool {
    if !telling.parties.iter().any(|party| party.who.is_group()) {
        return true;
    }
    let talks = matches!(
        telling.kind,
        MeetingKind::Meeting | MeetingKind::Talks | MeetingKind::Video | MeetingKind::Call
    );
    let (groups, known): (Vec<Party>, Vec<Party>) =
        telling.parties.iter().partition(|party| party.who.is_group());
    // "*A* will mediate talks between rebels and a government delegation"
    let mediates = |party: &Party| party.role == Some(ParticipantRole::Mediator);
    let mediated = groups.len() > 1 && known.len() == 1 && known.iter().all(mediates);
    let weighty = |party: &Party| match party.who {
        Who::Known(entity) => match cast.entities.get(entity.0 as usize) {
            Some(Entity::Person(person)) => !person.offices.is_empty(),
            Some(Entity::Organisation(_) | Entity::Place(_)) => true,
            Some(Entity::Work(_)) | None => false,
        },
        Who::Office { .. } => true,
        Who::Group { .. } => false,
    };
    // In front of the words that tell of the meeting, or behind where they begin.
    let in_front = |party: &Party| cast.mention(party.mention).span.start < telling.span.start;
    let opposite = groups.iter().all(|group| {
        let side = in_front(group);
        known.iter().all(|party| in_front(party) != side)
    });
    let faced = known.len() == 1 || opposite;
    // "the talks with the rebels", "refused to rule out talks with rebels", of which nothing else is told
    let proposed = telling.status == MeetingStatus::Proposed;
    let mentioned = (proposed || telling.governed && telling.definite)
        && telling.days.is_none()
        && telling.place.is_none();
    if talks && faced && mentioned && !mediated {
        return false;
    }
    if talks && faced && known.iter().any(weighty) {
        for party in &mut telling.parties {
            if let Who::Group { met, .. } = &mut party.who {
                *met = known.len();
            }
        }
        return true;
    }
    telling.parties = known;
    // "swore in four secretaries" needs somebody else, "hosted a dinner" does not.
    let alone = telling.noun.is_some() && !talks && telling.kind != MeetingKind::Call;
    alone || telling.parties.len() > 1
}

/// Where more have been named than a group met, the group was theirs: "met *black leaders*. Present were A and B".
pub(super) fn leave_named(telling: &mut Telling) {
    let named = telling.parties.iter().filter(|party| !party.who.is_group()).count();
    telling.parties.retain(|party| match party.who {
        Who::Group { met, .. } => named <= met,
        _ => true,
    });
}

/// "met *the demands* of A", "*the deadline* of B was met": what others ask for is no meeting with them.
pub(super) fn are_asked(line: &Line<'_, '_>, head: u32) -> bool {
    const ASKED: &WordSet<28> = words![
        "commitment",
        "commitments",
        "condition",
        "conditions",
        "criteria",
        "criterion",
        "deadline",
        "deadlines",
        "demand",
        "demands",
        "expectation",
        "expectations",
        "goal",
        "goals",
        "need",
        "needs",
        "obligation",
        "obligations",
        "quota",
        "quotas",
        "request",
        "requests",
        "requirement",
        "requirements",
        "standard",
        "standards",
        "target",
        "targets",
    ];
    line.has(head, ASKED)
}

/// "met protesters *with silence*", "met *with criticism*": how somebody takes what others do, is no meeting. `start` is
/// behind the verb.
pub(super) fn are_answered(line: &Line<'_, '_>, start: u32, parties: &[Party]) -> bool {
    let answers = |with: u32| {
        let how = line.unit(with + 1).filter(|_| line.is(with, &["with"]));
        how.is_some_and(|how| line.plays(how.head, MeetingWord::ANSWER))
    };
    let met = match parties {
        [.., Party { who: Who::Group { .. }, mention, .. }] => {
            line.cast.mention(*mention).tokens.end
        }
        _ => start,
    };
    answers(start) || answers(met)
}

/// Takes back the groups that no meeting has.
pub(super) fn forget_others(cast: &mut Cast, facts: &mut [MeetingFact]) {
    let mut met: Vec<&mut MentionId> = facts
        .iter_mut()
        .flat_map(|fact| &mut fact.participants)
        .map(|participant| &mut participant.mention)
        .collect();
    cast.keep_groups(&mut met);
}
