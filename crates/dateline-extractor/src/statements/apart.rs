//! Words set apart without quotation marks, as ministries release them: "The minister said:" ends its paragraph, and
//! the paragraphs behind it are the minister's.
//!
//! The first of them is; those that follow are up to the last in which somebody says "I" or "we". The words end at a
//! heading, at a quotation, where whoever speaks is named, and where the report tells what another said.
//!
//! Counter-examples: "The ministers agreed:" before a list; "The squad is as follows:"; "Ruiz noted the delay:", "They ask
//! us why:", where the colon explains what was said.

use dateline_lexicon::{Frame, PeopleNoun, Role, VerbForms, WordSet, lexicon, words};
use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{Act, MentionForm};

use super::drafts::Draft;
use super::frames::{Content, Found, Kind};
use super::parties::Parties;
use super::reading::{MARKS, Reading};
use super::turns;
use crate::cast::{Cast, CastMention};
use crate::facts::LocalId;
use crate::scene::Scene;
use crate::syntax::VerbGroup;

/// Who speaks of themselves.
const FIRST_PERSON: &WordSet<4> = words!["i", "my", "our", "we"];
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
    let mut named = None;
    for here in 1..sentences.len() {
        let opens = sentences[here].paragraph != sentences[here - 1].paragraph;
        if !opens || !is_prose(scene, here as u32) {
            continue;
        }
        let reading = Reading::of(scene, here as u32 - 1).with(cast);
        let Some(cue) = reading.sets_apart() else { continue };
        let named = named.get_or_insert_with(|| people_named(cast));
        let block =
            Block { scene, cast, drafts, named, speaker: reading.speaker(cast, cue.subject) };
        let pieces = block.pieces(here);
        let Some(&first) = pieces.first() else { continue };
        let tokens = scene.report.tokens_of(first);
        let found = cue.found.as_ref();
        apart.push(Draft {
            sentence: reading.sentence,
            cue: cue.verb.tokens,
            act: found.map_or(Act::State, |found| found.act),
            fixed: found.is_some_and(|found| found.fixed),
            relation: found.and_then(|found| found.relation),
            polarity: found.and_then(|found| found.polarity),
            pieces,
            content: Some(Content { start: tokens.start, kind: Kind::Apart }),
            tokens: TokenRange::new(tokens.start, sentences[here].tokens.end.max(tokens.start)),
            subject: Some(cue.subject),
            speaker: None,
            addressee: cue.addressee,
            company: None,
            modality: reading.modality(cue.verb, None),
        });
    }
    // "*Speaking in Lima*, Ruiz said:": nothing in front of the cue is said.
    drafts.retain(|draft| {
        let own = apart.binary_search_by_key(&draft.sentence, |apart| apart.sentence);
        own.map_or(true, |n| apart[n].cue != draft.cue)
    });
    turns::put_in_place(scene, apart, drafts);
}

/// Where each person is named, in reading order.
fn people_named(cast: &Cast) -> Vec<(u32, LocalId)> {
    let named = |mention: &CastMention| {
        let person = mention.meaning.one().filter(|&one| cast.person(one).is_some())?;
        (mention.form != MentionForm::Pronoun).then_some((mention.tokens.start, person))
    };
    let mut places: Vec<_> = cast.mentions.iter().filter_map(named).collect();
    places.sort_unstable_by_key(|place| place.0);
    places
}

/// Who speaks, so that it can be seen where they are told of.
enum Speaker {
    Person(LocalId),
    /// By the head of the phrase: "the *minister*", "*Ruiz*", who is nobody known.
    Word {
        head: u64,
        is_name: bool,
    },
    /// A body speaks of itself by its name.
    Body,
}

/// What stands behind a colon.
struct Block<'b, 'r, 't> {
    scene: &'b Scene<'r, 't>,
    cast: &'b Cast,
    drafts: &'b [Draft],
    named: &'b [(u32, LocalId)],
    speaker: Speaker,
}

impl Block<'_, '_, '_> {
    /// The words, a piece each paragraph; `first` is the first sentence of them. None where they tell of the speaker.
    fn pieces(&self, first: usize) -> Vec<Span> {
        let sentences = &self.scene.report.sentences;
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
            let own = tokens.range().find(|&at| self.is_first_person(at)).map(|at| at as u32);
            let another = || {
                let last = Reading::of(self.scene, behind as u32 - 1).with(self.cast);
                last.sets_apart().is_some() || self.tells(next, behind, own)
            };
            let first = next == first;
            let known = matches!(self.speaker, Speaker::Person(_));
            if self.names_speaker(tokens) && !(first && (own.is_some() || !known))
                || !first && (!is_prose(self.scene, next as u32) || another())
            {
                break;
            }
            let Some(piece) = turns::words(self.scene, tokens) else { break };
            pieces.push(piece);
            if own.is_some() {
                sure = pieces.len();
            }
            next = behind;
        }
        pieces.truncate(sure);
        pieces
    }

    fn is_first_person(&self, at: usize) -> bool {
        let token = &self.scene.report.tokens[at];
        FIRST_PERSON.has(token.hash) && !token.is(Shape::QUOTED)
    }

    /// Is whoever speaks told of here?
    fn names_speaker(&self, tokens: TokenRange) -> bool {
        let report = self.scene.report;
        match self.speaker {
            Speaker::Person(person) => {
                let first = self.named.partition_point(|place| place.0 < tokens.start);
                let here = self.named[first..].iter().take_while(|place| place.0 < tokens.end);
                here.into_iter().any(|place| place.1 == person)
            }
            Speaker::Word { head, is_name } => tokens.range().any(|at| {
                let token = &report.tokens[at];
                let definite = || at > 0 && report.word_is(at - 1, words!["the"]);
                token.hash == head && if is_name { token.is(Shape::CAPITAL) } else { definite() }
            }),
            Speaker::Body => false,
        }
    }

    /// Do these sentences tell what another said: "*Ruiz added* that …"? Not "we think, as *he said*, …", where the
    /// first person stands in front (`own`), unless it is quoted there.
    fn tells(&self, first: usize, behind: usize, own: Option<u32>) -> bool {
        let from = self.drafts.partition_point(|draft| (draft.sentence as usize) < first);
        let here = self.drafts[from..].iter();
        here.take_while(|draft| (draft.sentence as usize) < behind).any(|draft| {
            let reading = Reading::of(self.scene, draft.sentence);
            let speech = |at: usize| reading.word(at as u32).forms.contains(VerbForms::SPEECH);
            let other = draft.subject.is_some_and(|subject| {
                !reading.is_word(reading.phrase(subject).head, FIRST_PERSON)
            });
            let quoted = |at: u32| {
                let at = reading.span(TokenRange::new(at, at + 1));
                draft.pieces.iter().any(|piece| piece.contains(at))
            };
            let in_front = own.is_some_and(|own| own < draft.cue.start && !quoted(own));
            draft.cue.range().any(speech) && other && !in_front
        })
    }
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
    let plain = || {
        paragraph.is_some_and(|span| {
            report.slice(report.with_markup(*span)).starts_with(char::is_alphabetic)
        })
    };
    let opens = first.is(Shape::CAPITAL) && !first.is(Shape::QUOTED);
    let ends = matches!(report.slice(last.span), "." | "!" | "?");
    let tells = || scene.syntax.verbs_of(sentence).iter().any(Reading::is_finite);
    opens && ends && tokens.len() >= FEWEST_TOKENS && tells() && plain()
}

/// Who speaks, by which verb, and to whom.
struct Cue<'r> {
    verb: &'r VerbGroup,
    /// What the verb does by itself: "*warned*:".
    found: Option<Found>,
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
        // "*If* she had said:"
        let open = (self.tokens.start..verb.tokens.start)
            .any(|at| self.is_word(at, words!["if", "unless", "whether"]));
        // "*We* ask:" is a turn of somebody's speech.
        let own = self.is_word(self.phrase(subject).head, FIRST_PERSON);
        let particle = self.is_word(verb.tokens.end, words!["out", "up"]);
        let tail = TokenRange::new(verb.tokens.end + u32::from(particle), last);
        let near = tail.len() <= LONGEST_TAIL && !self.is_cut_short(last - 1);
        let speaks = self.word(verb.head).forms.contains(VerbForms::SPEECH);
        let issues = MARKS.issues.contains(&self.lemma(verb));
        let addressee = self.phrase_at(tail.start).filter(|_| self.tells(verb));
        let object = self.object_in(tail, addressee);
        let says = match object {
            Object::None => speaks,
            Object::Words => speaks || issues,
            Object::Another => false,
        };
        let says = says && near && !asked && !own && !open && !verb.passive && !verb.negated;
        let alone = matches!(object, Object::None);
        says.then(|| {
            let found = alone.then(|| self.cue(verb)).flatten();
            Cue { verb, found, subject, addressee }
        })
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

    /// Who a subject is.
    fn speaker(&self, cast: &Cast, subject: u32) -> Speaker {
        let phrase = self.phrase(subject);
        let meant = cast.standing_for(phrase.tokens).and_then(|n| cast.mention(n).meaning.one());
        match meant {
            Some(one) if cast.person(one).is_some() => Speaker::Person(one),
            Some(_) => Speaker::Body,
            None if self.people(subject) == Some(PeopleNoun::Body) => Speaker::Body,
            None => self.token(phrase.head).map_or(Speaker::Body, |head| Speaker::Word {
                head: head.hash,
                is_name: phrase.tokens.len() == 1 && head.is(Shape::CAPITAL),
            }),
        }
    }
}
