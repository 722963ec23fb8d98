//! The stages that see one report, in their order: what `dateline show` prints and `build` packs.

use dateline_extractor::facts::{Facts, IssueFact};
use dateline_extractor::{Extraction, STEPS, Step};
use dateline_normaliser::dates::TimeExpression;
use dateline_parser::{Meta, Report};
use dateline_reader::RawReport;
use dateline_recogniser::Recognised;
use dateline_schema::closed::{IssueKind, PublishedSource};

use crate::authority::Authority;
use crate::build::clock::{Clock, Work};

/// The language that the rules are for.
const LANGUAGE: &str = "en";

/// What each stage found in a report.
#[derive(Debug)]
pub struct Stages<'t> {
    /// Header, dateline, paragraphs, sentences, tokens, quotations.
    pub report: Report<'t>,
    /// Names and offices.
    pub recognised: Recognised,
    /// Time expressions.
    pub dates: Vec<TimeExpression>,
    /// All that the report tells.
    pub facts: Facts,
}

impl<'t> Stages<'t> {
    /// Takes a record through every stage.
    pub fn of(raw: &'t RawReport) -> Self {
        Self::with(raw, None)
    }

    /// [`Stages::of`] with an authority file, which wins over the rules of every stage.
    pub fn with(raw: &'t RawReport, authority: Option<&Authority>) -> Self {
        let clock = Clock::default();
        let report = parse(raw, &clock);
        let named = recognise(&report, authority, &clock);
        let mut extraction = begin(raw, &report, &named, &clock);
        for one in STEPS {
            step(one, &mut extraction, &clock);
        }
        let facts = end(raw, &report, &named, extraction, authority, &clock);
        let Named { recognised, dates } = named;
        Self { report, recognised, dates, facts }
    }
}

/// What the middle stages find in a report: nothing where its language is not read.
#[derive(Debug, Default)]
pub(crate) struct Named {
    recognised: Recognised,
    dates: Vec<TimeExpression>,
}

/// The first stage.
pub(crate) fn parse<'t>(raw: &'t RawReport, clock: &Clock) -> Report<'t> {
    clock.time(Work::Parse, || dateline_parser::parse(&raw.text, &meta(raw)))
}

/// The middle stages.
pub(crate) fn recognise(
    report: &Report<'_>,
    authority: Option<&Authority>,
    clock: &Clock,
) -> Named {
    if !is_supported(report) {
        return Named::default();
    }
    let recognised = clock.time(Work::Recognise, || {
        let persons = authority.map(|known| known.spot(report)).unwrap_or_default();
        dateline_recogniser::recognise_with(report, &persons)
    });
    let dates = clock.time(Work::Dates, || dateline_normaliser::dates::normalise(report));
    Named { recognised, dates }
}

/// The first step of the last stage.
pub(crate) fn begin<'r, 't>(
    raw: &'r RawReport,
    report: &'r Report<'t>,
    named: &'r Named,
    clock: &Clock,
) -> Extraction<'r, 't> {
    let Named { recognised, dates } = named;
    clock.time(Work::Extract, || Extraction::of(report, recognised, dates, meta(raw)))
}

/// One of the steps between.
pub(crate) fn step(step: Step, extraction: &mut Extraction<'_, '_>, clock: &Clock) {
    clock.time(Work::Extract, || step(extraction));
}

/// The last step: all that the report tells.
pub(crate) fn end(
    raw: &RawReport,
    report: &Report<'_>,
    named: &Named,
    extraction: Extraction<'_, '_>,
    authority: Option<&Authority>,
    clock: &Clock,
) -> Facts {
    let supported = is_supported(report);
    let mut facts = clock.time(Work::Extract, || extraction.facts());
    if !supported {
        facts = unsupported(report, facts);
    }
    if supported && facts.agency.is_none() {
        facts.agency.clone_from(&raw.agency);
    }
    if let Some(authority) = authority {
        authority.apply(&raw.text, &mut facts);
    }
    issues(raw, report, &named.dates, &mut facts.issues);
    if !supported {
        // Its sentences are in no table that an issue could point to.
        facts.issues.iter_mut().for_each(|issue| issue.sentence = None);
    }
    facts
}

fn is_supported(report: &Report<'_>) -> bool {
    report.language.is_none_or(|language| language == LANGUAGE)
}

fn meta(raw: &RawReport) -> Meta<'_> {
    let published = raw.published.as_ref().and_then(|published| {
        let source =
            if published.given { PublishedSource::Option } else { PublishedSource::Metadata };
        Some((published.date?, source))
    });
    Meta { title: raw.title.as_deref(), published, file_name_date: raw.file_name_date }
}

/// Of a report in a language that is not read: what stands around its body, and nothing of it.
fn unsupported(report: &Report<'_>, facts: Facts) -> Facts {
    let language = report.language.unwrap_or("und");
    let issue = IssueFact {
        kind: IssueKind::UnsupportedLanguage,
        span: None,
        sentence: None,
        message: format!(
            "written in {language:?}, only {LANGUAGE:?} is read; nothing was extracted"
        ),
    };
    Facts {
        title: facts.title,
        published: facts.published,
        language: language.to_owned(),
        word_count: facts.word_count,
        issues: vec![issue],
        ..Facts::default()
    }
}

/// Adds what the reader, the parser and the dates doubted, and puts everything in reading order, once.
fn issues(
    raw: &RawReport,
    report: &Report<'_>,
    dates: &[TimeExpression],
    issues: &mut Vec<IssueFact>,
) {
    let whole = |kind, message| IssueFact { kind, span: None, sentence: None, message };
    for note in raw.notes.iter().filter(|note| note.is_doubtful()) {
        issues.push(whole(IssueKind::OddEncoding, note.message()));
    }
    if let Some(published) = raw.published.as_ref().filter(|published| published.date.is_none()) {
        let shown: String = published.raw.chars().take(60).collect();
        let message = format!("the date field says {shown:?}, which is no one day");
        issues.push(whole(IssueKind::InvalidDate, message));
    }
    let guessed = dates.iter().filter_map(TimeExpression::note);
    for note in report.notes.iter().cloned().chain(guessed) {
        let sentence = note.span.and_then(|span| {
            let after =
                report.sentences.partition_point(|sentence| sentence.span.start <= span.start);
            let n = after.checked_sub(1)?;
            report.sentences[n].span.overlaps(span).then_some(n as u32)
        });
        issues.push(IssueFact {
            kind: note.kind,
            span: note.span,
            sentence,
            message: note.message,
        });
    }
    let place = |issue: &IssueFact| issue.span.map(|span| (span.start, span.end));
    issues.sort_by(|a, b| (place(a), a.kind, &a.message).cmp(&(place(b), b.kind, &b.message)));
    issues.dedup_by(|a, b| (place(a), a.kind, &a.message) == (place(b), b.kind, &b.message));
}
