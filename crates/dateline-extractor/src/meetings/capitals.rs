//! Capitals that stand for their states: "talks between *Washington and Moscow*", "*Paris* will hold talks with *Ottawa*".
//!
//! Counter-examples: "talks in Moscow", "talks with the Paris mayor", "London hosted the talks", where the city may be meant.

use dateline_lexicon::{MeetingFrame, MeetingNounFrame, WordSet, lexicon, words};
use dateline_parser::TokenRange;
use dateline_schema::closed::{MeetingKind, MentionForm, MentionKind, ParticipantRole};

use crate::cast::{Cast, MentionId};
use crate::meetings::TELLS;
use crate::scene::Scene;
use crate::syntax::VerbForm;

/// Lets capitals that talk with others mean their states.
pub(super) fn note(scene: &Scene<'_, '_>, cast: &mut Cast) {
    let mut meant: Vec<MentionId> = Vec::new();
    for (id, mention) in (0..).zip(&cast.mentions) {
        let Some(sentence) = mention.sentence.filter(|_| is_name(mention.kind, mention.form))
        else {
            continue;
        };
        if scene.syntax.classes_of(sentence).contains(TELLS)
            && talks(scene, cast, sentence, mention.tokens)
        {
            meant.push(id);
        }
    }
    for id in meant {
        cast.stand_for_country(id);
    }
}

fn is_name(kind: MentionKind, form: MentionForm) -> bool {
    kind == MentionKind::Place && form == MentionForm::FullName
}

/// So far before a list stands the noun that it belongs to: "talks *on trade* with".
const NEAR: u32 = 6;
/// So far behind a verb stands what is held.
const REACH: u32 = 8;

/// Does a place stand where those stand who talk with each other?
fn talks(scene: &Scene<'_, '_>, cast: &Cast, sentence: u32, name: TokenRange) -> bool {
    let Some(list) = row_of(scene, cast, sentence, name) else { return false };
    let is = |i: u32, words: &[&str]| {
        scene.report.tokens.get(i as usize).is_some()
            && words.iter().any(|word| scene.report.word(i as usize).eq_ignore_ascii_case(word))
    };
    let start = scene.report.sentences[sentence as usize].tokens.start;
    let before = list.start.checked_sub(1).filter(|&i| i >= start);
    if before.is_some_and(|i| is(i, &["between", "with"])) {
        // "talks *on trade* with", "negotiations between"
        let from = list.start.saturating_sub(NEAR).max(start);
        return (from..list.start).any(|i| names_talks(scene, i));
    }
    // "*Moscow and Beijing* held talks"
    let verbs = scene.syntax.verbs_of(sentence);
    verbs.iter().any(|verb| {
        let own = verb.subject.is_some_and(|phrase| {
            let phrase = scene.syntax.phrase(phrase);
            let inside = list.start <= phrase.tokens.start && phrase.tokens.end <= list.end;
            phrase.preposition.is_none() && inside
        });
        let stated = !verb.passive && verb.form != VerbForm::Participle;
        let senses = lexicon().meetings().verbs(scene.report.tokens[verb.head as usize].word);
        let holds = senses.iter().any(|sense| {
            sense.frame == MeetingFrame::Supports
                && sense.role == Some(ParticipantRole::Attendee)
                && sense.particle.is_none()
        });
        let end = scene.report.sentences[sentence as usize].tokens.end;
        let reach = (verb.tokens.end + REACH).min(end);
        own && stated
            && holds
            && before.is_none_or(|i| !is(i, &["in", "at", "from", "near"]))
            && (verb.tokens.end..reach)
                .take_while(|&i| !verbs.iter().any(|other| other.tokens.start == i))
                .any(|i| names_talks(scene, i))
    })
}

/// The list of bare names of places that a name stands in: "*Washington and Moscow*"; none where more belongs to a name:
/// "the *London and Paris* mayors".
fn row_of(
    scene: &Scene<'_, '_>,
    cast: &Cast,
    sentence: u32,
    name: TokenRange,
) -> Option<TokenRange> {
    let phrases = scene.syntax.phrases_of(sentence);
    let place = |tokens: TokenRange| {
        let id = cast.standing_for(tokens)?;
        let mention = cast.mention(id);
        (mention.kind == MentionKind::Place && mention.tokens == tokens).then_some(())
    };
    let at = phrases.clone().find(|&n| {
        let tokens = scene.syntax.phrase(n).tokens;
        tokens.start <= name.start && name.end <= tokens.end
    })?;
    let tokens = scene.syntax.phrase(at).tokens;
    // "Washington and Moscow" may be one phrase.
    let inner = |i: u32| {
        let and = scene.report.word_is(i as usize, words!["and"]);
        and || place_at(cast, i)
    };
    if !(tokens.start..tokens.end).all(inner) {
        return None;
    }
    let mut row = tokens;
    if at > phrases.start {
        let before = scene.syntax.phrase(at - 1).tokens;
        let and =
            before.end + 1 == row.start && scene.report.word_is(before.end as usize, words!["and"]);
        if and {
            place(before)?;
            row.start = before.start;
        }
    }
    if at + 1 < phrases.end {
        let next = scene.syntax.phrase(at + 1).tokens;
        let and =
            row.end + 1 == next.start && scene.report.word_is(row.end as usize, words!["and"]);
        if and {
            place(next)?;
            row.end = next.end;
        }
    }
    Some(row)
}

/// Is the token part of a place's name?
fn place_at(cast: &Cast, i: u32) -> bool {
    let id = cast.standing_for(TokenRange::new(i, i + 1));
    id.is_some_and(|id| cast.mention(id).kind == MentionKind::Place)
}

/// Does a noun for talks begin at the token?
fn names_talks(scene: &Scene<'_, '_>, i: u32) -> bool {
    const MEETINGS: &WordSet<3> = words!["meeting", "meetings", "summit"];
    let nouns = lexicon().meetings().nouns();
    let noun = scene.report.phrase(nouns, i as usize, i as usize + 1);
    noun.is_some_and(|(_, noun)| {
        noun.frame == MeetingNounFrame::Gathering
            && (noun.kind == Some(MeetingKind::Talks) || scene.report.word_is(i as usize, MEETINGS))
    })
}
