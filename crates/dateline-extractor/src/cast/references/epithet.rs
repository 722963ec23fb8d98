//! Descriptions by what the report called somebody beside the name: "Ana Ruiz, *a farmer* from the
//! south, …. *The farmer* said"; "*Nobel laureate* Ana Ruiz …. *The laureate* said".
//!
//! Not "Ana Ruiz met a farmer. The farmer said": the word must stand beside the name. A word that two
//! people are called by says nothing.

use dateline_lexicon::lexicon;
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{LinkSource, MentionForm, MentionKind};
use rustc_hash::FxHashMap;

use super::super::subjects::Subjects;
use super::found::{Kind, Reference};
use super::{Answer, Resolver, phrase_at};
use crate::facts::LocalId;
use crate::scene::Scene;

/// Who is called by a word beside the name, by the word's hash; nobody where two are.
#[derive(Debug, Default)]
pub(super) struct Called {
    by: FxHashMap<u64, Option<LocalId>>,
}

impl Called {
    fn add(&mut self, word: u64, person: LocalId) {
        let known = self.by.entry(word).or_insert(Some(person));
        if *known != Some(person) {
            *known = None;
        }
    }
}

/// The word of a definite description, if it may be an epithet: "the *farmer*", "the old *fisherman*".
pub(super) fn of_phrase(
    scene: &Scene<'_, '_>,
    phrase: TokenRange,
    subjects: &Subjects,
) -> Option<u64> {
    const LONGEST: u32 = 4;
    let report = scene.report;
    let the = report.word(phrase.start as usize).eq_ignore_ascii_case("the");
    let subject = subjects.verb_of(phrase).0.is_some();
    if !the || !subject || !(2..=LONGEST).contains(&phrase.len()) {
        return None;
    }
    // "the other farmer", "the second farmer": another.
    let other = |at: usize| matches!(report.word(at), "other" | "second" | "third" | "new");
    if phrase.range().any(other) {
        return None;
    }
    noun(scene, phrase.end - 1)
}

/// A common noun in the singular.
fn noun(scene: &Scene<'_, '_>, at: u32) -> Option<u64> {
    let token = scene.report.tokens.get(at as usize)?;
    let word = scene.report.word(at as usize);
    let common = token.is(Shape::WORD)
        && !token.is(Shape::CAPITAL)
        && !word.ends_with('s')
        && word.len() > 2
        && lexicon().syntax().word(token.word).roles.is_empty();
    common.then_some(token.hash)
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
        if let Some(word) = before.and_then(|at| noun(self.scene, at)) {
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
        if let Some(word) = noun(self.scene, beside.head).filter(|_| whole) {
            self.called.add(word, person);
        }
    }

    /// Do two tokens stand in one noun phrase?
    fn is_one_phrase(&self, a: u32, b: u32) -> bool {
        phrase_at(self.scene.syntax, self.sentence, b).is_some_and(|phrase| {
            let tokens = self.scene.syntax.phrase(phrase).tokens.range();
            tokens.contains(&(a as usize)) && tokens.contains(&(b as usize))
        })
    }

    /// Is somebody called by this word?
    pub(super) fn take_epithet(&mut self, one: &Reference, word: u64) -> Vec<LocalId> {
        let Some(Some(person)) = self.called.by.get(&word).copied() else { return Vec::new() };
        if self.stage.speaking == Some(person) {
            return Vec::new();
        }
        let mention = self.add(one.tokens, MentionKind::Person, MentionForm::Description, None);
        let answer = Answer::One(person);
        self.settle(one, mention, &answer, LinkSource::Title);
        self.seen(one, &answer)
    }
}
