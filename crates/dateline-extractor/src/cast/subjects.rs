//! Which words of a sentence are the subject of which verb.

use dateline_lexicon::{VerbForms, lexicon};
use dateline_parser::TokenRange;

use crate::scene::Scene;

/// The subject of a verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    /// With all that is joined to it.
    pub(super) tokens: TokenRange,
    /// The noun that it is built on.
    pub(super) head: u32,
    /// Is nothing joined to it?
    pub(super) alone: bool,
    /// The number, within the sentence, of the verb.
    pub(super) verb: u32,
    /// Is that a verb of speech?
    pub(super) speaks: bool,
    pub(super) passive: bool,
}

/// The subjects of a sentence.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    of: Vec<Subject>,
}

/// So many phrases are joined to one subject.
const MOST_JOINED: u32 = 12;

/// Does "of" tie the phrase to the one before: "President Ruiz *of Chile*"?
pub(super) fn is_attached(scene: &Scene<'_, '_>, phrase: u32) -> bool {
    let preposition = scene.syntax.phrase(phrase).preposition;
    preposition.is_some_and(|at| scene.report.word(at as usize) == "of")
}

/// The phrase that `phrase` is tied to by "of", itself if it is not.
pub(super) fn before_attached(scene: &Scene<'_, '_>, mut phrase: u32, first: u32) -> u32 {
    while phrase > first && is_attached(scene, phrase) {
        phrase -= 1;
    }
    phrase
}

impl Subjects {
    pub(super) fn of(scene: &Scene<'_, '_>, sentence: u32) -> Self {
        let mut subjects = Self::default();
        subjects.read(scene, sentence);
        subjects
    }

    /// Holds the subjects of a sentence in place of those before.
    pub(super) fn read(&mut self, scene: &Scene<'_, '_>, sentence: u32) {
        let syntax = scene.syntax;
        let phrases = syntax.phrases_of(sentence);
        let mut floor = 0;
        self.of.clear();
        self.of.reserve(syntax.verbs_of(sentence).len());
        for (n, verb) in (0..).zip(syntax.verbs_of(sentence)) {
            let Some(subject) = verb.subject.filter(|subject| phrases.contains(subject)) else {
                continue;
            };
            let (mut first, mut last) = (subject, subject);
            // What is joined to the object before is no subject: "met Ruiz, and Hale said".
            while syntax.phrase(first).joined
                && first > phrases.start
                && subject - first < MOST_JOINED
                && syntax.phrase(first - 1).tokens.start >= floor
            {
                first = before_attached(scene, first - 1, phrases.start);
            }
            let before = syntax.phrase(subject).head < verb.head;
            while last + 1 < phrases.end
                && last - subject < MOST_JOINED
                && (syntax.phrase(last + 1).joined || is_attached(scene, last + 1))
                && (!before || syntax.phrase(last + 1).tokens.end <= verb.tokens.start)
            {
                last += 1;
            }
            let tokens =
                TokenRange::new(syntax.phrase(first).tokens.start, syntax.phrase(last).tokens.end);
            let word = scene.report.tokens.get(verb.head as usize).map(|token| token.word);
            let forms = word.map(|word| lexicon().syntax().word(word).forms).unwrap_or_default();
            floor = verb.tokens.end;
            self.of.push(Subject {
                tokens,
                head: syntax.phrase(subject).head,
                alone: (first..=last)
                    .all(|phrase| phrase == first || !syntax.phrase(phrase).joined),
                verb: n,
                speaks: forms.contains(VerbForms::SPEECH),
                passive: verb.passive,
            });
        }
    }

    /// The subjects in the order of their verbs.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Subject> {
        self.of.iter()
    }

    /// The subject whose head noun stands in `tokens`; of a verb of speech before others.
    pub(super) fn headed_in(&self, tokens: TokenRange) -> Option<&Subject> {
        let mine =
            || self.of.iter().filter(|subject| tokens.range().contains(&(subject.head as usize)));
        mine().find(|subject| subject.speaks && !subject.passive).or_else(|| mine().next())
    }

    /// The first verb that `tokens` is a subject of, and whether one of its verbs speaks.
    pub(super) fn verb_of(&self, tokens: TokenRange) -> (Option<u32>, bool) {
        let mut mine = self.of.iter().filter(|subject| subject.tokens.contains(tokens));
        match mine.next() {
            Some(subject) => (Some(subject.verb), subject.speaks || mine.any(|other| other.speaks)),
            None => (None, false),
        }
    }
}
