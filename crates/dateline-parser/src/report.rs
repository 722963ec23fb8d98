//! What a report is after parsing.

use dateline_lexicon::{Phrases, WordSet};
use dateline_schema::closed::{IssueKind, PublishedSource};
use jiff::civil::Date;

use crate::span::{Span, TokenRange};
use crate::token::{Shape, Token};

/// What is known of a report from outside its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Meta<'a> {
    /// A title that came beside the text.
    pub title: Option<&'a str>,
    /// A date that came beside the text, and from where (`option` or `metadata`).
    pub published: Option<(Date, PublishedSource)>,
    /// A date in the name of the file.
    pub file_name_date: Option<Date>,
}

/// A report, parsed. Everything is in reading order; sentences cover only the body (not header,
/// title, byline, dateline, footer), tokens cover the whole text.
#[derive(Debug, Clone, Default)]
pub struct Report<'t> {
    /// The text, unchanged. All spans are into it.
    pub text: &'t str,
    /// The line or phrase that gives the report's date (` date 2021-02-20 `), whole.
    pub header: Option<Span>,
    /// A title that stands in the text.
    pub title: Option<Span>,
    /// The line that names who wrote it.
    pub byline: Option<Span>,
    /// The dateline.
    pub dateline: Option<Dateline>,
    /// The news agency, where header, dateline, byline or footer names one: its words.
    pub agency: Option<Span>,
    /// Lines after the body (agency sign-off, "First published: …").
    pub footer: Option<Span>,
    /// The publication day, by the order of precedence of the schema.
    pub published: Option<Published>,
    /// Two-letter code of the language it is written in; `None` where the text is too short to say.
    pub language: Option<&'static str>,
    /// Spans of the body's paragraphs.
    pub paragraphs: Vec<Span>,
    /// Sentences of the body.
    pub sentences: Vec<Sentence>,
    /// Tokens of the whole text.
    pub tokens: Vec<Token>,
    /// Quotations of the body.
    pub quotations: Vec<Quotation>,
    /// What was doubtful.
    pub notes: Vec<Note>,
    /// Of a report in capitals its text as [`Report::word`] reads it.
    pub(crate) lowered: Option<String>,
}

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without white space around.
    pub span: Span,
    /// Which paragraph it stands in, from 0.
    pub paragraph: u32,
    /// Its tokens.
    pub tokens: TokenRange,
}

/// The publication day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The local day as written.
    pub day: Date,
    /// Where it came from.
    pub source: PublishedSource,
    /// The words that say it, where they stand in the text.
    pub span: Option<Span>,
}

/// A dateline: `HANOI - `, `BEIJING, Feb. 19 (Xinhua) -- `.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, with the separator and without white space around.
    pub span: Span,
    /// Where the body begins.
    pub body: u32,
    /// The places, as written.
    pub places: Vec<DatelinePlace>,
    /// The words of the date.
    pub date: Option<Span>,
    /// Month and day as written (`Feb. 19`), both 1-based.
    pub month_day: Option<(i8, i8)>,
    /// The date resolved: with the year written, else the year nearest to the publication day.
    pub day: Option<Date>,
    /// The agency's words.
    pub agency: Option<Span>,
}

/// A place of a dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatelinePlace {
    /// The city's words: `SEOUL`.
    pub name: Span,
    /// The words that say where it is: `South Korea`.
    pub region: Option<Span>,
}

/// What stands between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub span: Span,
    /// Without the marks.
    pub inner: Span,
    /// Tokens without the marks.
    pub tokens: TokenRange,
    /// Is its closing mark missing (it then ends with its paragraph)? One that has it can end in a later one.
    pub unclosed: bool,
}

/// A doubt about something that was kept; becomes a row of `issues`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What kind of doubt.
    pub kind: IssueKind,
    /// Where, if at a place.
    pub span: Option<Span>,
    /// One sentence, lower case, no full stop.
    pub message: String,
}

impl<'t> Report<'t> {
    /// The text of a span.
    #[inline]
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// The text that [`Self::word`] is read in; spans are into it, too.
    #[inline]
    pub fn read_text(&self) -> &str {
        self.lowered.as_deref().unwrap_or(self.text)
    }

    /// The text of a token, for comparing: in a report that is written in capitals throughout, words
    /// of more than one letter in lower case.
    #[inline]
    pub fn word(&self, token: usize) -> &str {
        self.word_of(&self.tokens[token])
    }

    /// The same of a token at hand.
    #[inline]
    pub fn word_of(&self, token: &Token) -> &str {
        &self.read_text()[token.span.range()]
    }

    /// The bytes of the same, for who only compares them: no look at where characters end.
    #[inline]
    pub fn bytes_of(&self, token: &Token) -> &[u8] {
        &self.read_text().as_bytes()[token.span.range()]
    }

    /// Is this the token's text, as [`Self::word`] reads it? Not beyond the last.
    #[inline]
    pub fn reads(&self, token: usize, text: &str) -> bool {
        let token = self.tokens.get(token);
        token.is_some_and(|token| *self.bytes_of(token) == *text.as_bytes())
    }

    /// Is the report written in capitals throughout, so that they say nothing of a word?
    #[inline]
    pub fn is_in_capitals(&self) -> bool {
        self.lowered.is_some()
    }

    /// Is the token one of these words, in any case? Not beyond the last.
    #[inline]
    pub fn word_is<const N: usize>(&self, token: usize, words: &WordSet<N>) -> bool {
        self.tokens.get(token).is_some_and(|token| words.has(token.hash))
    }

    /// The bytes that a range of tokens covers; empty for an empty range.
    #[inline]
    pub fn span_of(&self, tokens: TokenRange) -> Span {
        match self.tokens.get(tokens.range()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([one]) => one.span,
            _ => Span::default(),
        }
    }

    /// The tokens that begin inside `span`. O(log n).
    #[inline]
    pub fn tokens_of(&self, span: Span) -> TokenRange {
        let at = |byte: u32| self.tokens.partition_point(|token| token.span.start < byte) as u32;
        TokenRange::new(at(span.start), at(span.end))
    }

    /// The sentence that a token stands in. O(log n).
    pub fn sentence_of(&self, token: u32) -> Option<u32> {
        let after = self.sentences.partition_point(|s| s.tokens.start <= token);
        let n = after.checked_sub(1)?;
        (token < self.sentences[n].tokens.end).then_some(n as u32)
    }

    /// Is a token the label of a question in a transcript, which no mark parts from what is asked:
    /// "Q   Thank you, Minister"?
    #[inline]
    pub fn is_question_label(&self, token: usize) -> bool {
        self.tokens[token].shape.contains(Shape::INITIAL | Shape::LINE_START)
            && self.slice(self.tokens[token].span) == "Q"
    }

    /// The longest phrase of `phrases` that begins at token `first` and ends before token `limit`:
    /// one past its last token, and its value. Hyphens that join words are passed over.
    #[inline]
    pub fn phrase<'p, T>(
        &self,
        phrases: &'p Phrases<T>,
        first: usize,
        limit: usize,
    ) -> Option<(usize, &'p T)> {
        let token = self.tokens.get(first)?;
        let begins = phrases.begins(token.word) || token.is(Shape::JOINER);
        begins.then(|| self.longest(phrases, first, limit))?
    }

    fn longest<'p, T>(
        &self,
        phrases: &'p Phrases<T>,
        first: usize,
        limit: usize,
    ) -> Option<(usize, &'p T)> {
        let tokens = &self.tokens[..limit.min(self.tokens.len())];
        let words = (first + 1..).zip(tokens.get(first..)?);
        let words = words.filter(|(_, token)| !token.is(Shape::JOINER));
        phrases.longest_at(words.map(|(end, token)| (end, token.word)))
    }
}
