//! Words set apart without quotation marks, as ministries release them: "The minister said:" ends its paragraph, and
//! the paragraphs behind it are the minister's.
//!
//! The first of them is; those that follow are up to the last in which somebody says "I" or "we". Whoever speaks says
//! neither the own name nor what another said under a colon: there, at a heading and at a quotation, the words end.
//!
//! Counter-examples: "The ministers agreed:" before a list; "The squad is as follows:"; "Ruiz noted the delay:", "They ask
//! us why:", where the colon explains what was said.

use dateline_lexicon::{Frame, Role, VerbForms, WordSet, lexicon, words};
use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{Act, Modality};

use super::drafts::Draft;
use super::frames::{Content, Kind};
use super::parties::Parties;
use super::reading::{MARKS, Reading};
use super::turns;
use crate::cast::Cast;
use crate::scene::Scene;
use crate::syntax::VerbGroup;

/// Who speaks of themselves.
const FIRST_PERSON: &WordSet<6> = words!["i", "me", "my", "our", "us", "we"];
/// The most tokens between the verb of speech and the colon: "said *on Tuesday in Lima*:".
const LONGEST_TAIL: u32 = 12;
/// The fewest tokens of a paragraph that is more than a heading.
const FEWEST_TOKENS: u32 = 6;

/// Adds what stands apart behind a colon to `drafts`, in place of what was found inside of it.
pub(super) fn find(scene: &Scene<'_, '_>, cast: &Cast, drafts: &mut Vec<Draft>) {
    if !cast.labels.is_empty() {
        return;
    }
    let sentences = &scene.report.sentences;
    let mut apart: Vec<Draft> = Vec::new();
    for here in 1..sentences.len() {
        let opens = sentences[here].paragraph != sentences[here - 1].paragraph;
        if !opens || !is_prose(scene, here as u32) {
            continue;
        }
        let reading = Reading::of(scene, here as u32 - 1).with(cast);
        let Some(Cue { verb, subject, addressee }) = reading.sets_apart() else { continue };
        let pieces = pieces(scene, cast, here, reading.name_of(subject));
        let Some(&first) = pieces.first() else { continue };
        let tokens = scene.report.tokens_of(first);
        apart.push(Draft {
            sentence: reading.sentence,
            cue: verb.tokens,
            act: Act::State,
            fixed: false,
            relation: None,
            polarity: None,
            pieces,
            content: Some(Content { start: tokens.start, kind: Kind::Apart }),
            tokens: TokenRange::new(tokens.start, sentences[here].tokens.end.max(tokens.start)),
            subject: Some(subject),
            speaker: None,
            addressee,
            company: None,
            modality: Modality::Asserted,
        });
    }
    // "*Speaking in Lima*, Ruiz said:": nothing in front of the cue is said.
    drafts.retain(|draft| {
        let own = apart.binary_search_by_key(&draft.sentence, |apart| apart.sentence);
        own.map_or(true, |n| apart[n].cue != draft.cue)
    });
    turns::put_in_place(scene, apart, drafts);
}

/// The words behind the colon, a piece each paragraph: `first` is the first sentence of them.
fn pieces(scene: &Scene<'_, '_>, cast: &Cast, first: usize, name: Option<u64>) -> Vec<Span> {
    let report = scene.report;
    let sentences = &report.sentences;
    let (mut pieces, mut sure) = (Vec::new(), 1);
    let mut next = first;
    while next < sentences.len() {
        let paragraph = sentences[next].paragraph;
        let mut behind = next + 1;
        while behind < sentences.len() && sentences[behind].paragraph == paragraph {
            behind += 1;
        }
        let tokens =
            TokenRange::new(sentences[next].tokens.start, sentences[behind - 1].tokens.end);
        let named = || {
            let named = |at: usize| {
                Some(report.tokens[at].hash) == name && report.tokens[at].is(Shape::CAPITAL)
            };
            tokens.range().any(named)
        };
        let another = || Reading::of(scene, behind as u32 - 1).with(cast).sets_apart().is_some();
        if next > first && (!is_prose(scene, next as u32) || named() || another()) {
            break;
        }
        let Some(piece) = turns::words(scene, tokens) else { break };
        pieces.push(piece);
        let own = |at: usize| {
            let token = &report.tokens[at];
            // "US" is a country.
            FIRST_PERSON.has(token.hash)
                && !token.is(Shape::QUOTED)
                && report.slice(token.span) != "US"
        };
        if tokens.range().any(own) {
            sure = pieces.len();
        }
        next = behind;
    }
    pieces.truncate(sure);
    pieces
}

/// Does a paragraph begin here with a sentence outside of quotation marks: no heading, no list?
fn is_prose(scene: &Scene<'_, '_>, sentence: u32) -> bool {
    let report = scene.report;
    let tokens = report.sentences[sentence as usize].tokens;
    let (Some(first), Some(last)) =
        (report.tokens[tokens.range()].first(), report.tokens[tokens.range()].last())
    else {
        return false;
    };
    let paragraph = report.paragraphs.get(report.sentences[sentence as usize].paragraph as usize);
    let plain = paragraph.is_some_and(|span| {
        report.slice(report.with_markup(*span)).starts_with(char::is_alphabetic)
    });
    let opens = plain && first.is(Shape::CAPITAL) && !first.is(Shape::QUOTED);
    let ends = matches!(report.slice(last.span), "." | "!" | "?");
    let tells = scene.syntax.verbs_of(sentence).iter().any(Reading::is_finite);
    opens && ends && tells && tokens.len() >= FEWEST_TOKENS
}

/// Who speaks, by which verb, and to whom.
struct Cue<'r> {
    verb: &'r VerbGroup,
    subject: u32,
    addressee: Option<u32>,
}

/// What somebody says or issues, as the sentence before the colon has it.
enum Object {
    None,
    /// "the following *statement*".
    Words,
    /// "announced *three measures*:", "noted *the delay*:": said already.
    Another,
}

impl Reading<'_, '_, '_> {
    /// The cue of a sentence that ends in a colon: "Ruiz *said*:",
    /// "Ruiz *issued* the following statement on Monday:".
    fn sets_apart(&self) -> Option<Cue<'_>> {
        let last = self.tokens.end.checked_sub(1)?;
        if self.text(last) != ":" || self.has(last, Shape::QUOTED) {
            return None;
        }
        let verb = self.verbs.iter().rev().find(|verb| Self::is_finite(verb))?;
        let subject = verb.subject.filter(|&subject| self.is_actor(subject))?;
        // "Here is *what they say*:"
        let asked = self.starts(Some(subject)).and_then(|start| start.checked_sub(1));
        let asked = asked.is_some_and(|at| self.roles(at).contains(Role::RELATIVE));
        // "*We* ask:" is a turn of somebody's speech.
        let own = self.is_word(self.phrase(subject).head, FIRST_PERSON);
        let particle = self.is_word(verb.tokens.end, words!["out", "up"]);
        let tail = TokenRange::new(verb.tokens.end + u32::from(particle), last);
        let near = tail.len() <= LONGEST_TAIL && !self.is_cut_short(last - 1);
        let speaks = self.word(verb.head).forms.contains(VerbForms::SPEECH);
        let issues = MARKS.issues.contains(&self.lemma(verb));
        let addressee = self.phrase_at(tail.start).filter(|_| self.tells(verb));
        let says = match self.object_in(tail, addressee) {
            Object::None => speaks,
            Object::Words => speaks || issues,
            Object::Another => false,
        };
        let says = says && near && !asked && !own && !verb.passive && !verb.negated;
        says.then_some(Cue { verb, subject, addressee })
    }

    /// Does the verb name who is told before what is said?
    fn tells(&self, verb: &VerbGroup) -> bool {
        let cues = lexicon().speech().cues(self.lemma(verb));
        cues.iter().any(|cue| cue.frame == Frame::Tell)
    }

    /// What stands between a verb and the colon without a preposition.
    fn object_in(&self, tail: TokenRange, addressee: Option<u32>) -> Object {
        let mut found = Object::None;
        let mut next = self.phrase_from(tail.start);
        while let Some(number) = next.filter(|&number| self.phrase(number).tokens.start < tail.end)
        {
            let phrase = self.phrase(number);
            let governed = phrase.preposition.is_some_and(|at| at >= tail.start);
            let free = !governed && !self.is_time(phrase.head);
            if free && addressee != Some(number) {
                if !Parties::is_document(self, phrase.head) {
                    return Object::Another;
                }
                found = Object::Words;
            }
            next = self.phrase_from(phrase.tokens.end.max(phrase.tokens.start + 1));
        }
        found
    }

    /// "calls on Congress *to*:", "asks *why*:": what is behind the colon goes on with the sentence.
    fn is_cut_short(&self, at: u32) -> bool {
        let roles = self.roles(at);
        roles.intersects(Role::TO | Role::RELATIVE | Role::PREPOSITION)
            && !roles.intersects(Role::THAT | Role::TIME | Role::ADVERB)
    }

    /// The last word of a name, by which whoever bears it is named again.
    fn name_of(&self, subject: u32) -> Option<u64> {
        let end = self.phrase(subject).tokens.end.checked_sub(1)?;
        self.token(end).filter(|token| token.is(Shape::CAPITAL)).map(|token| token.hash)
    }
}
