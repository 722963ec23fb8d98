//! What is run over a text: the dates alone, every stage from bytes to facts and, now and then, to
//! tables, or the reader of web pages.

use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline::Stages;
use dateline_normaliser::dates::{TimeExpression, broken_law, normalise, parse_all};
use dateline_parser::{Meta, Span, parse};
use dateline_reader::{Format, Item, Options, Reader};
use dateline_schema::closed::{Mod, PublishedSource};
use jiff::civil::Date;

/// What is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Target {
    /// Parser and dates.
    Dates,
    /// Reader, parser, recogniser, dates, extractor, and the tables of a hundred reports at once.
    Pipeline,
    /// The reader of web pages and archives.
    Pages,
}

/// What a text showed, hashed: it is worth keeping if any of it is new.
pub(crate) type Traits = Vec<u64>;

/// Reports that are made into tables at once.
const BATCH: usize = 100;

thread_local! {
    static BATCHED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Panics are noted with their place and printed by nobody: cutting a text down makes hundreds.
pub(crate) fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{} line {}", at.file(), at.line()));
        PLACE.set(place.unwrap_or_default());
    }));
}

impl Target {
    /// What the text shows, or how it fails.
    pub(crate) fn run(self, text: &str) -> Result<Traits, String> {
        let work = || match self {
            Self::Dates => dates(text),
            Self::Pipeline => pipeline(text),
            Self::Pages => pages(text),
        };
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
            let words = payload.downcast_ref::<&str>().map(|words| (*words).to_owned());
            let words = words.or_else(|| payload.downcast_ref::<String>().cloned());
            Err(format!("panic in {}: {}", PLACE.take(), words.unwrap_or_default()))
        })
    }
}

/// A day of publication that the text itself chooses, so that it need not be remembered: in all centuries,
/// as a rule in ours.
fn published(text: &str) -> Option<Date> {
    let number = hash(&text.len()) ^ hash(&text.as_bytes().first());
    let year = match number % 8 {
        0 => return None,
        1 => 1 + (number >> 8) % 9999,
        _ => 1980 + (number >> 8) % 60,
    };
    Date::new(year as i16, (1 + (number >> 24) % 12) as i8, (1 + (number >> 32) % 28) as i8).ok()
}

fn dates(text: &str) -> Result<Traits, String> {
    let day = published(text);
    let published = day.map(|day| (day, PublishedSource::Option));
    let report = parse(text, &Meta { published, ..Meta::default() });
    let found = normalise(&report);
    if let Some(law) = broken_law(&report, &found) {
        return Err(law);
    }
    if found != normalise(&report) {
        return Err("not the same twice".to_owned());
    }
    if let Some(day) = day {
        for date in parse_all(text, day) {
            if text.get(date.span.range()).is_none() {
                return Err(format!("words of no text: {date:?}"));
            }
        }
    }
    Ok(traits(&found))
}

/// Rules, each with the shape of its value, and each two that stand side by side.
fn traits(dates: &[TimeExpression]) -> Traits {
    let mut traits = Vec::new();
    let mut before = 0;
    for date in dates {
        let shape: String = date.value.as_deref().unwrap_or_default().chars().map(digit).collect();
        let words = date.tokens.end - date.tokens.start;
        let own = hash(&(date.rule, shape, date.modifier.map(Mod::name), words.min(12)));
        traits.push(own);
        traits.push(hash(&(before, date.rule)));
        before = hash(&date.rule);
    }
    traits
}

const fn digit(letter: char) -> char {
    if letter.is_ascii_digit() { '0' } else { letter }
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

fn pipeline(text: &str) -> Result<Traits, String> {
    let mut traits = Vec::new();
    let bytes = std::io::Cursor::new(text.to_owned().into_bytes());
    let reader = Reader::open_with_stdin(&["-".into()], &Options::default(), Box::new(bytes))
        .map_err(|e| e.to_string())?;
    let (mut records, mut counted) = (0, None);
    for item in reader {
        match item {
            Item::Report(raw) => {
                records += 1;
                let stages = Stages::of(&raw);
                boundaries(&stages)?;
                if let Some(law) = broken_law(&stages.report, &stages.dates) {
                    return Err(law);
                }
                traits.extend(self::traits(&stages.dates));
                let facts = &stages.facts;
                traits.push(hash(&(facts.statements.len().min(9), facts.meetings.len().min(9))));
                for mention in &stages.recognised.mentions {
                    traits.push(hash(&(
                        mention.kind.name(),
                        mention.tokens.end - mention.tokens.start,
                    )));
                }
            }
            Item::Reject(reject) => {
                records += 1;
                traits.push(hash(&format!("{:?}", reject.reason)));
            }
            Item::InputDone(input) => counted = Some(input.record_count),
        }
    }
    if counted.is_some_and(|counted| counted != records) {
        return Err(format!("records lost: {counted:?} counted, {records} read"));
    }
    Ok(traits)
}

/// The text as a page, as an archive, and as a page between two others in one: whatever it is, its
/// neighbours are read.
fn pages(text: &str) -> Result<Traits, String> {
    const NEIGHBOUR: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Ministers of both \
        countries met on Wednesday to talk about fish and quotas, a spokeswoman told reporters. \
        They agreed to meet again in the autumn.</p>";
    let record = |block: &str| {
        let length = block.len();
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
    };
    let page = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{text}");
    let between = [record(NEIGHBOUR), record(&page), record(NEIGHBOUR)].concat();
    let broken = [&record(NEIGHBOUR), text, "\r\n", &record(NEIGHBOUR)].concat();
    let inputs = [
        (Format::Html, text.to_owned(), 0),
        (Format::Warc, text.to_owned(), 0),
        (Format::Warc, between, 2),
        (Format::Warc, broken, 2),
    ];
    let mut traits = Vec::new();
    for (format, bytes, neighbours) in inputs {
        let options = Options { stdin_format: Some(format), ..Options::default() };
        let bytes = std::io::Cursor::new(bytes.into_bytes());
        let reader = Reader::open_with_stdin(&["-".into()], &options, Box::new(bytes))
            .map_err(|error| error.to_string())?;
        let mut reports = 0;
        for item in reader {
            match item {
                Item::Report(report) => {
                    reports += 1;
                    let paragraphs = report.text.matches("\n\n").count().min(20);
                    let about = (report.title.is_some(), report.published.is_some());
                    traits.push(hash(&(format.extension(), paragraphs, about)));
                }
                Item::Reject(reject) => {
                    let digits = |c: char| if c.is_ascii_digit() { '0' } else { c };
                    let message: String = reject.message.chars().take(30).map(digits).collect();
                    traits.push(hash(&(format!("{:?}", reject.reason), message)));
                }
                Item::InputDone(_) => {}
            }
        }
        if reports < neighbours {
            return Err(format!("neighbours lost: {reports} of {neighbours} read"));
        }
    }
    Ok(traits)
}

fn boundaries(stages: &Stages<'_>) -> Result<(), String> {
    let report = &stages.report;
    let on = |span: &Span| report.text.get(span.range()).is_some();
    let all = report
        .sentences
        .iter()
        .map(|sentence| sentence.span)
        .chain(report.paragraphs.iter().copied())
        .chain(report.tokens.iter().map(|token| token.span))
        .chain(stages.recognised.mentions.iter().map(|mention| mention.span))
        .chain(stages.recognised.offices.iter().map(|office| office.span));
    match all.into_iter().find(|span| !on(span)) {
        Some(span) => Err(format!("a span off the text's characters: {span:?}")),
        None => Ok(()),
    }
}

/// Puts the text by; of a hundred, tables are made and their laws tested. It fails with the one text whose
/// tables break a law by themselves, if there is one.
pub(crate) fn batched(target: Target, text: &str) -> Result<(), (String, String)> {
    if target != Target::Pipeline {
        return Ok(());
    }
    let full = BATCHED.with_borrow_mut(|batch| {
        batch.push(text.to_owned());
        (batch.len() >= BATCH).then(|| std::mem::take(batch))
    });
    let Some(texts) = full else { return Ok(()) };
    let Err(how) = tables(&texts) else { return Ok(()) };
    let alone = texts.iter().find_map(|text| Some((alone(text).err()?, text.clone())));
    Err(alone.unwrap_or_else(|| (how, texts.join("\n\n"))))
}

/// The tables of one text.
pub(crate) fn alone(text: &str) -> Result<(), String> {
    tables(&[text.to_owned()])
}

fn tables(texts: &[String]) -> Result<(), String> {
    let fault = |error: &dyn std::fmt::Display| format!("no tables, {error}");
    let folder = tempfile::tempdir().map_err(|error| fault(&error))?;
    let mut lines = String::new();
    for (n, text) in texts.iter().enumerate() {
        lines += &serde_json::json!({ "id": n, "text": text }).to_string();
        lines.push('\n');
    }
    let (file, out) = (folder.path().join("texts.jsonl"), folder.path().join("tables"));
    std::fs::write(&file, lines).map_err(|error| fault(&error))?;
    let mut config = dateline::Config::new([&file], &out);
    config.jobs = std::num::NonZeroUsize::new(1);
    let summary = dateline::build(&config).map_err(|error| fault(&error))?;
    let known = ["no_text", "header_only", "empty", "binary"];
    let odd = summary.reject_reasons.iter().find(|(reason, _)| !known.contains(reason));
    if let Some((reason, count)) = odd {
        return Err(format!("rejects, {reason}: {count}"));
    }
    let checked = dateline::check(&out, &[], 3).map_err(|error| fault(&error))?;
    let broken = checked.findings.iter().find(|finding| finding.violations > 0);
    broken.map_or(Ok(()), |finding| Err(format!("tables, {:?}: {finding:?}", finding.law)))
}
