//! Noun phrases, verb groups and clauses of each sentence: a chunker over tokens, their classes and
//! the recognised mentions. No parse tree: what frames of speech and meetings ask is who stands
//! before a verb as its subject, what stands behind it, and where its clause ends.

mod adjectives;
mod amounts;
mod chunks;
mod clauses;
mod cover;
mod function_words;
mod lists;
mod open;
mod outlook;
mod quoted;
mod reduced;
mod soft;
mod speakers;
mod subjects;
mod tags;
#[cfg(test)]
mod tests;
mod verb_tags;

use std::ops::Range;

use dateline_lexicon::{Role, WordClass, lexicon, words};
use dateline_parser::{Report, Shape, TokenRange};
use dateline_recogniser::Recognised;
use dateline_schema::closed::MentionKind;

use chunks::{Chunk, Chunker};
use clauses::Clauses;
use tags::{Tag, Tagger};

/// The chunks of all sentences.
#[derive(Debug, Default)]
pub(crate) struct Syntax {
    phrases: Vec<NounPhrase>,
    /// For each token, and for what is behind the last, the first phrase that begins there or later.
    first_phrases: Vec<u32>,
    verbs: Vec<VerbGroup>,
    sentences: Vec<Chunked>,
    words: u32,
}

/// What a sentence has.
#[derive(Debug)]
struct Chunked {
    phrases: Range<u32>,
    verbs: Range<usize>,
    classes: WordClass,
}

/// A noun phrase without what is attached to it by a preposition: "the Vietnamese president",
/// "State Councilor and Minister of Public Security Zhao Kezhi", "the two sides".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    /// All of it, with its article.
    pub(crate) tokens: TokenRange,
    /// Its head noun.
    pub(crate) head: u32,
    /// The preposition right before it, or the bracket that it stands in.
    pub(crate) preposition: Option<u32>,
    /// Is it joined to the phrase before by "and", "or" or a comma of a list?
    pub(crate) joined: bool,
}

/// When a verb's action lies, as its form says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbForm {
    /// "met", "has met", "was told".
    Past,
    /// "meets", "is meeting".
    Present,
    /// "will meet", "is to meet", "plans to meet".
    Future,
    /// "would meet", "could meet", "may meet".
    Conditional,
    /// "to meet".
    Infinitive,
    /// "meeting", "having met".
    Participle,
}

/// A verb with its auxiliaries: "will continue to work" is one group, headed by "continue".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct VerbGroup {
    /// Auxiliaries, negation, adverbs between, and the verb.
    pub(crate) tokens: TokenRange,
    /// The verb.
    pub(crate) head: u32,
    pub(crate) form: VerbForm,
    pub(crate) passive: bool,
    pub(crate) negated: bool,
    /// The number, in [`Syntax`], of the phrase that is its subject; also by coordination ("… and
    /// proposed") and, for a participle, from the clause it hangs on.
    pub(crate) subject: Option<u32>,
    /// One past the last token of its clause.
    pub(crate) clause_end: u32,
}

impl Syntax {
    /// Chunks all sentences. O(tokens).
    pub(crate) fn of(report: &Report<'_>, recognised: &Recognised) -> Self {
        let covered = cover::cover(report, recognised);
        let mut tagger = Tagger::new(report, &covered);
        let mut clauses = Clauses::with_room_for(report.tokens.len());
        let mut sentences = Vec::with_capacity(report.sentences.len());
        for sentence in &report.sentences {
            let tokens = sentence.tokens;
            tagger.sentence(tokens);
            let (phrase, verb) = (clauses.phrases.len() as u32, clauses.verbs.len());
            clauses.begin();
            for chunk in Chunker::new(report, &tagger, &covered, tokens.start) {
                match chunk {
                    Chunk::Phrase(phrase) => {
                        let soft = is_behind_conjunction(report, &phrase.phrase);
                        clauses.phrase(&phrase, soft);
                        if soft {
                            clauses.reason = is_reason(report, &phrase.phrase);
                        }
                    }
                    Chunk::Verb(verb) => clauses.verb(&verb),
                    Chunk::Other(tag, at) => {
                        if tag == Tag::And && report.reads(at as usize, "but") {
                            clauses.contrast(at);
                        }
                        if tag == Tag::Preposition && report.reads(at as usize, "out") {
                            clauses.particle(at);
                        }
                        clauses.other(tag, at);
                        if tag == Tag::Mark && is_behind_place(report, recognised, at, tokens.start)
                        {
                            clauses.begin();
                        }
                    }
                }
            }
            clauses.finish(end_without_marks(report, tokens));
            sentences.push(Chunked {
                phrases: phrase..clauses.phrases.len() as u32,
                verbs: verb..clauses.verbs.len(),
                classes: tagger.classes,
            });
        }
        let words = tagger.words;
        let first_phrases = first_phrases(&clauses.phrases, report.tokens.len());
        Self { phrases: clauses.phrases, first_phrases, verbs: clauses.verbs, sentences, words }
    }

    /// A phrase by number.
    pub(crate) fn phrase(&self, phrase: u32) -> &NounPhrase {
        &self.phrases[phrase as usize]
    }

    /// The numbers of a sentence's phrases.
    pub(crate) fn phrases_of(&self, sentence: u32) -> Range<u32> {
        self.sentences[sentence as usize].phrases.clone()
    }

    /// Of a sentence's phrases the first that begins at a token or behind it.
    #[inline]
    pub(crate) fn phrase_from(&self, phrases: &Range<u32>, token: u32) -> Option<u32> {
        let first = self.first_phrases.get(token as usize)?;
        Some((*first).max(phrases.start)).filter(|&first| first < phrases.end)
    }

    /// A sentence's verb groups.
    pub(crate) fn verbs_of(&self, sentence: u32) -> &[VerbGroup] {
        &self.verbs[self.sentences[sentence as usize].verbs.clone()]
    }

    /// How many words all sentences have.
    pub(crate) fn words(&self) -> u32 {
        self.words
    }

    /// What the words of a sentence can be, all together: what none of them can be is not looked for.
    pub(crate) fn classes_of(&self, sentence: u32) -> WordClass {
        self.sentences[sentence as usize].classes
    }
}

/// For each of so many tokens, and for what is behind them, the first phrase that begins there or later.
fn first_phrases(phrases: &[NounPhrase], tokens: usize) -> Vec<u32> {
    let mut first = Vec::with_capacity(tokens + 1);
    for (number, phrase) in (0..).zip(phrases) {
        first.resize(first.len().max(phrase.tokens.start as usize + 1), number);
    }
    first.resize(tokens + 1, phrases.len() as u32);
    first
}

/// "LIMA -- POLICE SAID": is it the dash behind a place that a sentence in capitals begins with, as a dateline does?
fn is_behind_place(report: &Report<'_>, recognised: &Recognised, at: u32, start: u32) -> bool {
    if !report.is_in_capitals()
        || !matches!(report.slice(report.tokens[at as usize].span), "--" | "—" | "–" | "-")
    {
        return false;
    }
    let mentions = &recognised.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < start);
    mentions[first..]
        .iter()
        .take_while(|mention| mention.tokens.start == start)
        .any(|mention| mention.kind == MentionKind::Place && mention.tokens.end == at)
}

/// Does the phrase stand behind a preposition that can open a clause too ("after", "as")?
fn is_behind_conjunction(report: &Report<'_>, phrase: &NounPhrase) -> bool {
    phrase.preposition.is_some_and(|preposition| {
        let word = report.tokens[preposition as usize].word;
        lexicon().syntax().word(word).roles.contains(Role::SUBORDINATOR)
    })
}

/// "*because* the road was shut", "*as* the groups were small"
fn is_reason(report: &Report<'_>, phrase: &NounPhrase) -> bool {
    let reason = words!["because", "since"];
    phrase.preposition.is_some_and(|at| {
        let at = at as usize;
        // Not "even as he denied it", "– as they said".
        let as_reason = || {
            let before = at.checked_sub(1);
            report.word_is(at, words!["as"])
                && before
                    .is_some_and(|at| report.reads(at, ",") || report.word_is(at, words!["just"]))
        };
        report.word_is(at, reason) || as_reason()
    })
}

/// One past the last token of a sentence that is no mark. A bracket that closes behind a word is none: "the act (*LAA*).",
/// nor is a sign behind a number: "a record 39*%*."
fn end_without_marks(report: &Report<'_>, tokens: TokenRange) -> u32 {
    let first = tokens.start as usize;
    let closes = |at: usize| {
        at > first
            && !report.tokens[at - 1].is(Shape::PUNCTUATION)
            && matches!(report.slice(report.tokens[at].span), ")" | "]")
    };
    let counts = |at: usize| {
        at > first
            && report.tokens[at - 1].is(Shape::NUMBER)
            && matches!(
                report.slice(report.tokens[at].span),
                "%" | "‰" | "°" | "$" | "€" | "£" | "¢"
            )
    };
    let mark =
        |at: &usize| report.tokens[*at].is(Shape::PUNCTUATION) && !closes(*at) && !counts(*at);
    tokens.end - tokens.range().rev().take_while(mark).count() as u32
}
