//! One sentence as the rules of speech read it: its tokens, phrases and verbs by place.

use std::sync::LazyLock;

use dateline_lexicon::{
    Role, StatementWord, SyntaxWord, WordId, WordSet, lexicon, statement_words, word_hash, words,
};
use dateline_parser::{Shape, Span, Token, TokenRange};
use dateline_schema::closed::MentionKind;

use crate::cast::Cast;
use crate::scene::Scene;
use crate::syntax::{NounPhrase, VerbForm, VerbGroup};

/// Numbers of the words that the rules name.
pub(super) struct Marks {
    pub(super) by: WordId,
    pub(super) of: WordId,
    pub(super) that: WordId,
    pub(super) to: WordId,
    pub(super) with: WordId,
    pub(super) during: WordId,
    pub(super) in_: WordId,
    pub(super) at: WordId,
    pub(super) wish: WordId,
    pub(super) express: WordId,
    pub(super) show: WordId,
    /// Verbs whose infinitive tells what was said: "went on to say", "took the occasion to thank".
    pub(super) leads: [WordId; 9],
    /// Verbs whose infinitive tells what was not said: "declined to confirm".
    pub(super) declines: [WordId; 2],
    /// Verbs of who has something written or spoken: "*issued* a statement condemning it", not "received".
    pub(super) issues: [WordId; 14],
}

/// Forms of the verb by which one brings something up.
pub(super) const RAISES: &WordSet<4> = words!["raise", "raised", "raises", "raising"];

/// Forms of the verb that brings something *up*.
pub(super) const BRINGS: &WordSet<4> = words!["bring", "bringing", "brings", "brought"];

pub(super) static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let id = |word: &str| lexicon().word(word_hash(word)).id;
    Marks {
        by: id("by"),
        of: id("of"),
        that: id("that"),
        to: id("to"),
        with: id("with"),
        during: id("during"),
        in_: id("in"),
        at: id("at"),
        wish: id("wish"),
        express: id("express"),
        show: id("show"),
        leads: ["call", "continue", "go", "phone", "seize", "speak", "take", "use", "write"]
            .map(id),
        declines: ["decline", "refuse"].map(id),
        issues: [
            "adopt", "deliver", "file", "give", "issue", "make", "pass", "post", "publish",
            "release", "send", "sign", "submit", "write",
        ]
        .map(id),
    }
});

/// A sentence with all that the rules ask of it.
#[derive(Clone, Copy)]
pub(super) struct Reading<'s, 'r, 't> {
    pub(super) scene: &'s Scene<'r, 't>,
    pub(super) sentence: u32,
    pub(super) tokens: TokenRange,
    pub(super) verbs: &'r [VerbGroup],
    /// The report's tokens up to the end of the sentence, and the text that they are read in: what the rules ask
    /// most is at hand.
    upto: &'r [Token],
    text: &'r str,
    /// The numbers of the sentence's phrases.
    phrases: (u32, u32),
    /// Who is in the report, where it is known yet.
    cast: Option<&'s Cast>,
}

impl<'s, 'r, 't> Reading<'s, 'r, 't> {
    pub(super) fn of(scene: &'s Scene<'r, 't>, sentence: u32) -> Self {
        let tokens = scene.report.sentences[sentence as usize].tokens;
        let phrases = scene.syntax.phrases_of(sentence);
        Self {
            scene,
            sentence,
            tokens,
            verbs: scene.syntax.verbs_of(sentence),
            upto: &scene.report.tokens[..tokens.end as usize],
            text: scene.report.read_text(),
            phrases: (phrases.start, phrases.end),
            cast: None,
        }
    }

    /// With who is in the report.
    pub(super) fn with(self, cast: &'s Cast) -> Self {
        Self { cast: Some(cast), ..self }
    }

    /// What the mention is that stands for a phrase.
    pub(super) fn standing(&self, phrase: u32) -> Option<MentionKind> {
        let cast = self.cast?;
        let mention = cast.standing_for(self.phrase(phrase).tokens)?;
        Some(cast.mention(mention).kind)
    }

    /// Do two phrases mean the same?
    pub(super) fn are_one(&self, a: u32, b: u32) -> bool {
        let meaning = |phrase: u32| {
            let cast = self.cast?;
            cast.mention(cast.standing_for(self.phrase(phrase).tokens)?).meaning.one()
        };
        meaning(a).is_some_and(|a| meaning(b) == Some(a))
    }

    #[inline]
    pub(super) fn token(&self, at: u32) -> Option<&'r Token> {
        self.upto.get(at as usize)
    }

    pub(super) fn has(&self, at: u32, shape: Shape) -> bool {
        self.token(at).is_some_and(|token| token.is(shape))
    }

    pub(super) fn is(&self, at: u32, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.token(at).is_some_and(|token| token.word == word)
    }

    pub(super) fn word(&self, at: u32) -> SyntaxWord {
        self.token(at).map_or(SyntaxWord::default(), |token| lexicon().syntax().word(token.word))
    }

    pub(super) fn roles(&self, at: u32) -> Role {
        self.word(at).roles
    }

    /// A word, to compare it.
    #[inline]
    pub(super) fn text(&self, at: u32) -> &'r str {
        self.token(at).map_or("", |token| &self.text[token.span.range()])
    }

    /// Does the word at `at` say this of a statement?
    pub(super) fn plays(&self, at: u32, role: StatementWord) -> bool {
        self.token(at).is_some_and(|token| statement_words().role(token.hash).contains(role))
    }

    /// Is the token at `at` one of these words, in any case, and no abbreviation ("No. 2")?
    pub(super) fn is_word<const N: usize>(&self, at: u32, words: &WordSet<N>) -> bool {
        self.token(at).is_some_and(|token| words.has(token.hash) && !token.is(Shape::STOPPED))
    }

    pub(super) fn span(&self, tokens: TokenRange) -> Span {
        self.scene.report.span_of(tokens)
    }

    /// A comma.
    #[inline]
    pub(super) fn is_comma(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| {
            token.is(Shape::PUNCTUATION) && self.text.as_bytes()[token.span.range()] == *b","
        })
    }

    /// An adverb: by the lexicon or by its "-ly".
    pub(super) fn is_adverb(&self, at: u32) -> bool {
        let Some(token) = self.token(at) else { return false };
        let word = self.word(at);
        word.roles.intersects(Role::ADVERB | Role::TIME | Role::NEGATION)
            && !word.roles.intersects(Role::PREPOSITION | Role::DETERMINER)
            || word == SyntaxWord::default()
                && (!token.is(Shape::CAPITAL) || self.scene.report.is_in_capitals())
                && self.text(at).len() > 4
                && self.text(at).ends_with("ly")
    }

    /// The phrase that begins at a token.
    pub(super) fn phrase_at(&self, at: u32) -> Option<u32> {
        let number = self.phrase_from(at)?;
        (self.scene.syntax.phrase(number).tokens.start == at).then_some(number)
    }

    /// The first phrase that begins at a token or behind it.
    pub(super) fn phrase_from(&self, at: u32) -> Option<u32> {
        self.scene.syntax.phrase_from(&(self.phrases.0..self.phrases.1), at)
    }

    /// The phrase that ends right before a token, if no preposition governs it.
    pub(super) fn phrase_to(&self, end: u32) -> Option<u32> {
        let (first, behind) = self.phrases;
        let number = self.phrase_from(end).unwrap_or(behind).checked_sub(1)?;
        let phrase = self.phrase(number);
        (number >= first && phrase.tokens.end == end && phrase.preposition.is_none())
            .then_some(number)
    }

    /// Does a phrase end right before a token?
    pub(super) fn ends_phrase(&self, end: u32) -> bool {
        let (first, behind) = self.phrases;
        let number = self.phrase_from(end).unwrap_or(behind).checked_sub(1);
        number.is_some_and(|number| number >= first && self.phrase(number).tokens.end == end)
    }

    pub(super) fn phrase(&self, number: u32) -> &'r NounPhrase {
        self.scene.syntax.phrase(number)
    }

    /// The verb group that begins at a token or behind it.
    pub(super) fn verb_from(&self, at: u32) -> Option<usize> {
        let n = self.verbs.partition_point(|verb| verb.tokens.start < at);
        (n < self.verbs.len()).then_some(n)
    }

    /// The verb group that begins at a token.
    pub(super) fn verb_at(&self, at: u32) -> Option<usize> {
        self.verb_from(at).filter(|&n| self.verbs[n].tokens.start == at)
    }

    /// Where a verb's clause ends: "*Noting that talks had failed*, Ito left" ends before who noted it.
    pub(super) fn clause_end(&self, verb: &VerbGroup) -> u32 {
        // "Ruiz "*condemned*" the raid and left": the clause goes on behind the marks around its verb.
        let quoted = self.has(verb.head, Shape::QUOTED)
            && self.has(verb.tokens.end, Shape::CLOSE_QUOTE)
            && verb.clause_end <= verb.tokens.end + 1;
        if quoted {
            let joins = |at: &u32| {
                self.is_comma(*at)
                    || self.roles(*at).contains(Role::COORDINATOR) && self.verb_at(at + 1).is_some()
                    || self.roles(*at).contains(Role::SUBORDINATOR)
                        && !self.roles(*at).contains(Role::PREPOSITION)
            };
            let mut behind = verb.tokens.end + 1..self.tokens.end;
            return behind.find(joins).unwrap_or(self.tokens.end);
        }
        let opens = verb.form == VerbForm::Participle && verb.tokens.start <= self.tokens.start + 1;
        let behind = opens.then(|| self.verb_at(verb.tokens.start)).flatten();
        match behind.and_then(|n| self.starts(self.subject_behind(n))) {
            Some(start) => verb.clause_end.min(start),
            None => verb.clause_end,
        }
    }

    /// The base form of a verb group's verb.
    pub(super) fn lemma(&self, verb: &VerbGroup) -> WordId {
        self.word(verb.head).lemma
    }

    /// One past the last token of a phrase with all that hangs on it by "of" and the like, and, if
    /// `list`, what is joined to it.
    pub(super) fn extent(&self, number: u32, list: bool) -> u32 {
        let mut end = self.phrase(number).tokens.end;
        for next in number + 1..self.phrases.1 {
            let phrase = self.phrase(next);
            let adjacent = |from: u32| {
                (end..from).all(|at| {
                    self.is_comma(at)
                        || self.roles(at).intersects(Role::COORDINATOR)
                        || self.has(at, Shape::PUNCTUATION)
                })
            };
            let governed = phrase.preposition.is_some_and(|p| self.is(p, MARKS.of) && p == end);
            let joined = list && phrase.joined && adjacent(phrase.tokens.start);
            let bracketed = self.text(end) == "("
                && phrase.tokens.start == end + 1
                && self.text(phrase.tokens.end) == ")";
            if bracketed {
                end = phrase.tokens.end + 1;
            } else if governed || joined {
                end = phrase.tokens.end;
            } else {
                break;
            }
        }
        end
    }

    /// Is the verb group finite?
    pub(super) fn is_finite(verb: &VerbGroup) -> bool {
        !matches!(verb.form, VerbForm::Infinitive | VerbForm::Participle)
    }

    /// The first token of the chain of phrases that `subject` heads.
    pub(super) fn starts(&self, subject: Option<u32>) -> Option<u32> {
        subject.map(|subject| self.phrase(subject).tokens.start)
    }
}
