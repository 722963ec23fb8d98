//! What others said, told by somebody who is quoted: "*He told me* the road was open," Ruiz said.
//!
//! Counter-examples: "I think the road is open", "We ask that it be fair": what is said with these words is what the
//! quotation says.

use dateline_lexicon::{Role, StatementWord, VerbForms, WordClass, WordSet, words};
use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{Act, QuoteType};

use super::drafts::Draft;
use super::frames::Kind;
use super::reading::{MARKS, Reading};
use crate::cast::Cast;
use crate::facts::StatementFact;
use crate::scene::Scene;
use crate::syntax::{VerbForm, VerbGroup};

/// Subjects of whom nothing is told: "*you* said so yourself".
const NOBODY: &WordSet<9> =
    words!["it", "nobody", "none", "that", "they", "this", "what", "which", "you"];

/// What is told inside of what the statements quote.
pub(super) fn find(scene: &Scene<'_, '_>, cast: &Cast, statements: &[StatementFact]) -> Vec<Draft> {
    let quoting = statements.iter().filter(|other| other.quote_type != QuoteType::Indirect);
    let mut quoted: Vec<Span> = quoting.flat_map(|other| other.contents.iter().copied()).collect();
    quoted.sort();
    quoted.dedup();
    let mut drafts = Vec::new();
    let mut next = 0;
    for piece in quoted {
        let tokens = scene.report.tokens_of(piece);
        let Some(first) = scene.report.sentence_of(tokens.start) else { continue };
        for sentence in first.max(next)..scene.report.sentences.len() as u32 {
            let reading = Reading::of(scene, sentence).with(cast);
            if reading.tokens.start >= tokens.end {
                break;
            }
            reading.told_inside(&mut drafts);
            next = sentence + 1;
        }
    }
    drafts
}

impl Reading<'_, '_, '_> {
    /// Adds what the quotations of the sentence tell that others said.
    pub(super) fn told_inside(&self, drafts: &mut Vec<Draft>) {
        for (n, verb) in self.verbs.iter().enumerate() {
            let quoted = self
                .token(verb.head)
                .is_some_and(|head| head.can_be(WordClass::CUE_START) && head.is(Shape::QUOTED));
            if quoted && self.tells_of_speech(verb) {
                let draft = self.draft(n, &mut verb.tokens.end.clone(), &[]);
                drafts.extend(draft.filter(|draft| self.is_told(draft)));
            }
        }
    }

    /// Is it told of somebody, and not done with these words: "he said", "I told him", but not "I say"?
    fn tells_of_speech(&self, verb: &VerbGroup) -> bool {
        let Some(subject) = verb.subject.filter(|&subject| self.is_actor(subject)) else {
            return false;
        };
        let words = self.phrase(subject).tokens;
        let alone = words.len() == 1;
        let first = alone && self.is_word(words.start, words!["i", "we"]);
        let nobody = alone && self.is_word(words.start, NOBODY);
        let form = match verb.form {
            VerbForm::Past => true,
            VerbForm::Present => !first || self.roles(verb.tokens.start).contains(Role::HAVE),
            _ => false,
        };
        let speaks = self.word(verb.head).forms.contains(VerbForms::SPEECH)
            && !self.plays(verb.head, StatementWord::THOUGHT);
        // "I *have to* admit"
        let must = (verb.tokens.start..verb.head).any(|at| self.is(at, MARKS.to));
        form && speaks && !must && !nobody && !verb.passive
    }

    /// Does a statement inside a quotation tell something in words of its own?
    fn is_told(&self, draft: &Draft) -> bool {
        let Some(content) = draft.content else { return false };
        // "…what they have declared," he explained: only what stands inside of the same marks.
        let quoted = |tokens: TokenRange| {
            !tokens.is_empty() && tokens.range().all(|at| self.has(at as u32, Shape::QUOTED))
        };
        let behind = draft.tokens.start >= draft.cue.end
            && quoted(TokenRange::new(draft.cue.start, draft.tokens.end));
        let clause =
            matches!(content.kind, Kind::That | Kind::Clause | Kind::Quote | Kind::Infinitive);
        // "told me *that story*"
        let has_verb = content.kind == Kind::Quote
            || content.kind == Kind::Infinitive
            || self.verb_from(draft.tokens.start).is_some_and(|n| {
                let inside = self.verbs[n..].iter();
                inside.take_while(|verb| verb.tokens.start < draft.tokens.end).any(Self::is_finite)
            });
        // "I have said *it* before"
        let points = content.kind == Kind::Clause
            && self.is_word(content.start, words!["it", "so", "this"])
            && self.verb_at(self.after_adverbs(content.start + 1)).is_none();
        // "I had hoped to come": no words.
        let felt = matches!(draft.act, Act::Concern | Act::Hope) && draft.cue.len() == 1;
        behind && clause && has_verb && !points && !felt && !draft.pieces.is_empty()
    }
}
