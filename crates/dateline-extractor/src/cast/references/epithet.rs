//! Descriptions by what the report called somebody beside the name: "Ana Ruiz, *a farmer* from the
//! south, …. *The farmer* said"; "*Nobel laureate* Ana Ruiz …. *The laureate* said".
//!
//! Not "Ana Ruiz met a farmer. The farmer said": the word must stand beside the name. A word that two
//! people are called by says nothing.

use super::found::{Kind, Reference};
use super::{Answer, Resolver, phrase_at};
use crate::facts::LocalId;
use crate::scene::Scene;
use crate::syntax::VerbGroup;
use dateline_lexicon::{VerbForms, WordId, lexicon, words};
use dateline_parser::{Shape, Token, TokenRange};
use dateline_schema::closed::{LinkSource, MentionForm, MentionKind};

/// Who is called by a word beside the name; nobody where two are.
#[derive(Debug, Default)]
pub(super) struct Called {
    by: Vec<(Noun, Option<LocalId>)>,
    /// Words for somebody without a name: "*a lawyer* said".
    strangers: Vec<u64>,
}

/// So many words are remembered.
const MOST: usize = 64;

/// A noun by its hash, which every word has, and its number, which those of the lexicon have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    hash: u64,
    word: WordId,
}

impl Noun {
    const fn of(token: &Token) -> Self {
        Self { hash: token.hash, word: token.word }
    }

    pub(super) fn word(self) -> WordId {
        self.word
    }
}

impl Called {
    fn add(&mut self, noun: Noun, person: LocalId) {
        let full = self.by.len() == MOST;
        match self.by.iter_mut().find(|(known, _)| known.hash == noun.hash) {
            Some((_, known)) if *known == Some(person) => {}
            Some((_, known)) => *known = None,
            None if full => {}
            None => self.by.push((noun, Some(person))),
        }
    }

    pub(super) fn find(&self, noun: Noun) -> Option<LocalId> {
        self.by.iter().find(|(known, _)| known.hash == noun.hash)?.1
    }

    /// Words that a person is called by.
    pub(super) fn of(&self, person: LocalId) -> impl Iterator<Item = WordId> {
        let own = move |known: &&(Noun, Option<LocalId>)| known.1 == Some(person);
        self.by.iter().filter(own).map(|(noun, _)| noun.word)
    }

    /// Was somebody without a name called so?
    pub(super) fn is_stranger(&self, noun: Noun) -> bool {
        self.strangers.contains(&noun.hash)
    }
}

/// The word of a noun phrase with "the", the subject of a verb, if it may be an epithet: "the *farmer*", "the old
/// *fisherman*".
pub(super) fn of_phrase(scene: &Scene<'_, '_>, phrase: TokenRange) -> Option<Noun> {
    const LONGEST: u32 = 4;
    let report = scene.report;
    if phrase.len() > LONGEST {
        return None;
    }
    // "the other farmer", "the second farmer": another.
    let other = |at: usize| matches!(report.word(at), "other" | "second" | "third" | "new");
    if phrase.range().any(other) || is_told_apart(scene, phrase) {
        return None;
    }
    noun(scene, phrase.end - 1)
}

/// Does what stands right behind tell which one is meant: "the lawmaker *from Cusco*", "the legislator
/// *who* drafted it"? That need not be the one who was named.
pub(super) fn is_told_apart(scene: &Scene<'_, '_>, phrase: TokenRange) -> bool {
    let behind = phrase.end as usize;
    scene.report.tokens.get(behind).is_some()
        && matches!(
            scene.report.word(behind),
            "for" | "from" | "of" | "who" | "whom" | "whose" | "with"
        )
}

/// A common noun in the singular.
pub(super) fn noun(scene: &Scene<'_, '_>, at: u32) -> Option<Noun> {
    let token = scene.report.tokens.get(at as usize)?;
    let word = scene.report.word(at as usize);
    // "the CEO", "the MP"
    let short = token.is(Shape::ALL_CAPITALS) && !lexicon().speech().kin(token.word).is_empty();
    let common = token.is(Shape::WORD)
        && (!token.is(Shape::CAPITAL) || short || scene.report.is_in_capitals())
        && !word.ends_with('s')
        && (word.len() > 2 || short)
        && lexicon().syntax().word(token.word).roles.is_empty();
    common.then_some(Noun::of(token))
}

impl Resolver<'_, '_, '_> {
    /// Remembers what a name is called by right before it, or behind a comma.
    pub(super) fn note_called(&mut self, one: &Reference) {
        let Kind::Mention(n) = one.kind else { return };
        let mention = &self.mentions[n as usize];
        let named = mention.kind == MentionKind::Person
            && matches!(mention.form, MentionForm::FullName | MentionForm::ShortName);
        let Some(person) = mention.meaning.one().filter(|_| named) else { return };
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let before = start.checked_sub(1).filter(|&at| self.is_one_phrase(at, start));
        let word = before.and_then(|at| {
            // "*Farmer* Ana Ruiz lost 30 cows": a capital for the sentence alone.
            let token = self.scene.report.tokens.get(at as usize)?;
            let opens = token.is(Shape::SENTENCE_START) && token.word != WordId::UNKNOWN;
            noun(self.scene, at).or_else(|| opens.then_some(Noun::of(token)))
        });
        if let Some(word) = word {
            self.called.add(word, person);
        }
        let report = self.scene.report;
        let word =
            |at: u32| report.tokens.get(at as usize).map_or("", |_| report.word(at as usize));
        if word(end) != "," || !matches!(word(end + 1), "a" | "an" | "the") {
            return;
        }
        let Some(phrase) = phrase_at(self.scene.syntax, self.sentence, end + 1) else { return };
        let beside = self.scene.syntax.phrase(phrase);
        let whole = beside.tokens.start == end + 1 && beside.preposition.is_none();
        let apart = whole && !self.is_reporting(phrase);
        if let Some(word) = noun(self.scene, beside.head).filter(|_| apart) {
            self.called.add(word, person);
        }
    }

    /// Is the phrase the subject of a verb of speech with no comma between: "Ana Ruiz, *a source* said, …"?
    fn is_reporting(&self, phrase: u32) -> bool {
        let behind = self.scene.syntax.phrase(phrase).tokens.end;
        let report = self.scene.report;
        let own = |verb: &&VerbGroup| {
            let says = report.tokens.get(verb.head as usize).is_some_and(|head| {
                lexicon().syntax().word(head.word).forms.contains(VerbForms::SPEECH)
            });
            let own = verb.subject == Some(phrase) && verb.tokens.start >= behind;
            own && says && !verb.passive
        };
        let Some(verb) = self.scene.syntax.verbs_of(self.sentence).iter().find(own) else {
            return false;
        };
        // "a lawyer who said": said of the one who is named.
        (behind..verb.tokens.start)
            .all(|at| !matches!(report.word(at as usize), "," | "who" | "that" | "which"))
    }

    /// Do two tokens stand in one noun phrase?
    fn is_one_phrase(&self, a: u32, b: u32) -> bool {
        phrase_at(self.scene.syntax, self.sentence, b).is_some_and(|phrase| {
            let tokens = self.scene.syntax.phrase(phrase).tokens.range();
            tokens.contains(&(a as usize)) && tokens.contains(&(b as usize))
        })
    }

    /// Remembers who is introduced without a name: "*a lawyer* for the miners said".
    pub(super) fn note_strangers(&mut self) {
        const MOST_PHRASES: usize = 64;
        let syntax = self.scene.syntax;
        for number in syntax.phrases_of(self.sentence).take(MOST_PHRASES) {
            let phrase = syntax.phrase(number);
            // "*a* lawyer", "*his* lawyer"
            let opens = words!["a", "an", "another", "one", "her", "his", "its", "their"];
            if phrase.tokens.len() < 2 {
                continue;
            }
            let first = &self.scene.report.tokens[phrase.tokens.start as usize];
            if !opens.has(first.hash) || first.is(Shape::STOPPED) {
                continue;
            }
            let known = |noun: &Noun| self.called.find(*noun).is_none();
            if let Some(noun) = noun(self.scene, phrase.head).filter(known)
                && !lexicon().speech().kin(noun.word).is_empty()
                && self.called.strangers.len() < MOST
                && !self.called.strangers.contains(&noun.hash)
            {
                self.called.strangers.push(noun.hash);
            }
        }
    }

    /// Is somebody called by this word, or by one of its kin?
    pub(super) fn take_epithet(&mut self, one: &Reference, word: Noun) -> Option<LocalId> {
        let found = self.called.find(word).or_else(|| self.kindred(one, word));
        let person = found.filter(|&person| self.stage.speaking != Some(person))?;
        let mention = self.add(one.tokens, MentionKind::Person, MentionForm::Description, None);
        let answer = Answer::One(person);
        self.settle(one, mention, &answer, LinkSource::Title);
        self.seen(one, &answer)
    }
}
