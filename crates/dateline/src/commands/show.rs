//! `dateline show`: one report with what each stage found in it.

mod lists;
mod marked;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use anyhow::bail;
use dateline::{Authority, Error, Stages};
use dateline_parser::Span;
use dateline_reader::{Item, RawReport, Reader, Reject};

use crate::IO;
use crate::cli::{ShowOptions, Stage};
use crate::stdout;
use marked::{Mark, Paint, Painter};

pub(crate) fn run(options: &ShowOptions) -> anyhow::Result<ExitCode> {
    let raw = match find(&options.file, options)? {
        Ok(raw) => raw,
        Err(reject) => {
            eprint(&format!(
                "dateline: {}, record {}: rejected ({}): {}",
                reject.source,
                reject.record,
                reject.reason.name(),
                reject.message
            ));
            return Ok(ExitCode::from(IO));
        }
    };
    let authority =
        options.authority.as_deref().map(Authority::read).transpose().map_err(Error::from)?;
    let stages = Stages::with(&raw, authority.as_ref());
    let painter = Painter::for_stdout();
    stdout::with(|out| show(&raw, &stages, options.stage, painter, out))?;
    Ok(ExitCode::SUCCESS)
}

fn eprint(line: &str) {
    use io::Write as _;
    // Nothing is left to say where stderr is gone.
    let _ = writeln!(io::stderr(), "{line}");
}

/// The record that is asked for, or why it is none.
fn find(file: &OsString, options: &ShowOptions) -> anyhow::Result<Result<RawReport, Reject>> {
    let reader =
        Reader::open(std::slice::from_ref(file), &options.reading.reader()).map_err(Error::from)?;
    let (mut records, mut inputs) = (0, 0);
    for item in reader {
        match item {
            Item::Report(raw) if raw.record == options.record => return Ok(Ok(raw)),
            Item::Reject(reject) if reject.record == options.record => return Ok(Err(reject)),
            Item::Report(_) | Item::Reject(_) => records += 1,
            Item::InputDone(_) => inputs += 1,
        }
    }
    bail!(
        "{}: no record {} (--record counts from 0): {records} record(s) in {inputs} file(s)",
        file.to_string_lossy(),
        options.record
    );
}

fn show(
    raw: &RawReport,
    stages: &Stages<'_>,
    stage: Stage,
    painter: Painter,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    lists::head(raw, stages, painter, out)?;
    writeln!(out)?;
    marked::write(&raw.text, &marks(stages, stage), painter, out)?;
    let asked = |one: Stage| stage == one || stage == Stage::All;
    if asked(Stage::Mentions) {
        lists::entities(stages, painter, out)?;
        lists::mentions(stages, painter, out)?;
    }
    if asked(Stage::Dates) {
        lists::dates(stages, painter, out)?;
    }
    if asked(Stage::Statements) {
        lists::statements(stages, painter, out)?;
    }
    if asked(Stage::Meetings) {
        lists::meetings(stages, painter, out)?;
    }
    lists::issues(stages, painter, out)
}

/// What is marked in the text at a stage.
fn marks(stages: &Stages<'_>, stage: Stage) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |span: Span, tag: String, paint: Paint| marks.push(Mark { span, tag, paint });
    let report = &stages.report;
    let facts = &stages.facts;
    match stage {
        Stage::Parse => {
            let parts = [
                (report.header, "header"),
                (report.title, "title"),
                (report.byline, "byline"),
                (report.dateline.as_ref().map(|dateline| dateline.span), "dateline"),
                (report.footer, "footer"),
            ];
            for (span, name) in parts {
                if let Some(span) = span {
                    mark(span, name.to_owned(), Paint::Place);
                }
            }
            for (n, sentence) in report.sentences.iter().enumerate() {
                mark(sentence.span, format!("s{}", n + 1), Paint::Plain);
            }
            for quotation in &report.quotations {
                let tag = if quotation.unclosed { "unclosed quotation" } else { "quotation" };
                mark(quotation.span, tag.to_owned(), Paint::Statement);
            }
        }
        Stage::Mentions => mentions(stages, &mut mark),
        Stage::Dates => dates(stages, &mut mark),
        Stage::Statements => statements(stages, &mut mark),
        Stage::Meetings => {
            for (n, meeting) in facts.meetings.iter().enumerate() {
                for report in &meeting.reports {
                    mark(report.span, format!("meeting {}", n + 1), Paint::Statement);
                }
                for party in &meeting.participants {
                    if let Some(mention) = facts.mentions.get(party.mention as usize) {
                        mark(mention.span, party.role.name().to_owned(), Paint::Person);
                    }
                }
            }
        }
        Stage::All => {
            mentions(stages, &mut mark);
            dates(stages, &mut mark);
            for (n, statement) in facts.statements.iter().enumerate() {
                mark(statement.cue, format!("q{}", n + 1), Paint::Statement);
            }
        }
    }
    marks
}

fn mentions(stages: &Stages<'_>, mark: &mut impl FnMut(Span, String, Paint)) {
    use dateline_schema::closed::MentionKind;
    for (n, mention) in stages.facts.mentions.iter().enumerate() {
        let paint = match mention.kind {
            MentionKind::Person => Paint::Person,
            MentionKind::Place | MentionKind::Demonym => Paint::Place,
            _ => Paint::Thing,
        };
        mark(mention.span, format!("m{}", n + 1), paint);
    }
}

fn dates(stages: &Stages<'_>, mark: &mut impl FnMut(Span, String, Paint)) {
    for (n, date) in stages.facts.dates.iter().enumerate() {
        mark(date.span, format!("t{}", n + 1), Paint::Date);
    }
}

fn statements(stages: &Stages<'_>, mark: &mut impl FnMut(Span, String, Paint)) {
    let facts = &stages.facts;
    for (n, statement) in facts.statements.iter().enumerate() {
        let n = n + 1;
        mark(statement.cue, format!("q{n} cue"), Paint::Statement);
        for content in &statement.contents {
            mark(*content, format!("q{n} content"), Paint::Plain);
        }
        for speaker in &statement.speakers {
            if let Some(mention) = facts.mentions.get(speaker.mention as usize) {
                mark(mention.span, format!("q{n} speaker"), Paint::Person);
            }
        }
        for mention in statement.addressees.iter().filter_map(|addressee| addressee.mention) {
            if let Some(mention) = facts.mentions.get(mention as usize) {
                mark(mention.span, format!("q{n} addressee"), Paint::Place);
            }
        }
    }
}
