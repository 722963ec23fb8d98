//! What the rows of meetings need of the documents that tell of them: taken while each document is
//! read back for its own rows, so that none is read twice.

use dateline_linker::{Evidence, Linked, LinkedReport, MeetingRef};
use dateline_parser::Span;
use rustc_hash::FxHashMap;

use crate::build::offsets::fold;
use crate::build::tables::View;

/// What is needed, by document.
pub(crate) struct Wanted(Vec<(u32, Want)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Want {
    /// The words of a mention.
    Mention(u32),
    /// The words `start..end` in bytes, and the sentence that they stand in.
    Report { sentence: u32, start: u32, end: u32 },
}

impl Wanted {
    /// What the meetings need.
    pub(crate) fn of(linked: &Linked) -> Self {
        let mut all = Vec::new();
        for meeting in (0..linked.meetings.len() as u32).map(MeetingRef) {
            let party = |mention: Evidence| (mention.document, Want::Mention(mention.mention));
            all.extend(linked.participants(meeting).iter().map(|one| party(one.mention)));
            all.extend(linked.meeting_reports(meeting).iter().map(|report| {
                let Span { start, end } = report.span;
                (report.document, Want::Report { sentence: report.sentence, start, end })
            }));
        }
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    fn of_document(&self, number: u32) -> &[(u32, Want)] {
        let start = self.0.partition_point(|&(document, _)| document < number);
        let end = self.0.partition_point(|&(document, _)| document <= number);
        &self.0[start..end]
    }
}

/// What documents said, for the rows of meetings.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Words of mentions.
    mentions: FxHashMap<(u32, u32), String>,
    /// Reports, by document and bytes.
    reports: FxHashMap<(u32, u32, u32), PlacedWords>,
    /// Sentences, by document and number.
    sentences: FxHashMap<(u32, u32), String>,
    /// Sources, by document.
    sources: FxHashMap<u32, String>,
}

/// Words with their place in code points.
#[derive(Debug)]
pub(super) struct PlacedWords {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) words: String,
}

impl Told {
    /// Takes what is wanted of a document.
    pub(super) fn take(&mut self, view: &View<'_>, wanted: &Wanted) {
        let number = view.document.number;
        for &(_, want) in wanted.of_document(number) {
            match want {
                Want::Mention(mention) => {
                    let words = view.mention_words(mention).unwrap_or_default();
                    self.mentions.insert((number, mention), words.into_owned());
                }
                Want::Report { sentence, start, end } => self.report(view, sentence, start, end),
            }
            let source = || fold(view.document.head.source).into_owned();
            self.sources.entry(number).or_insert_with(source);
        }
    }

    fn report(&mut self, view: &View<'_>, sentence: u32, start: u32, end: u32) {
        let (number, span) = (view.document.number, Span { start, end });
        let words = view.words(span).into_owned();
        let place = (number, start, end);
        let (start, end) = view.span(span);
        self.reports.insert(place, PlacedWords { start, end, words });
        let whole = view.document.facts.sentences.get(sentence as usize);
        let words = whole.map(|&(span, _)| view.words(span)).unwrap_or_default();
        self.sentences.insert((number, sentence), words.into_owned());
    }

    /// Puts to it what other documents said.
    pub(crate) fn add(&mut self, other: Self) {
        self.mentions.extend(other.mentions);
        self.reports.extend(other.reports);
        self.sentences.extend(other.sentences);
        self.sources.extend(other.sources);
    }

    /// The words of a mention.
    pub(super) fn mention(&self, mention: Evidence) -> &str {
        let words = self.mentions.get(&(mention.document, mention.mention));
        words.map(String::as_str).unwrap_or_default()
    }

    /// The words of a report and where they stand.
    pub(super) fn placed(&self, report: &LinkedReport) -> Option<&PlacedWords> {
        self.reports.get(&(report.document, report.span.start, report.span.end))
    }

    /// The sentence of a report.
    pub(super) fn sentence(&self, report: &LinkedReport) -> Option<&str> {
        let words = self.sentences.get(&(report.document, report.sentence))?;
        (!words.is_empty()).then_some(words)
    }

    /// The source of a document.
    pub(super) fn source(&self, document: u32) -> Option<&str> {
        self.sources.get(&document).map(String::as_str)
    }
}
