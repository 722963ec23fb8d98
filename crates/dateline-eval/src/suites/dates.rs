//! TIMEX3 in TimeBank and AQUAINT. Counts as the gold data's own `dates/score.py` does: one-to-one
//! alignment of spans that share a character, identical ones first, then the larger overlap.
//!
//! What an annotator marked as doubtful may be found or not, and may mean anything.

use std::collections::HashMap;
use std::path::Path;

use dateline_normaliser::dates::{TimeExpression, normalise, normalise_without_tense};
use dateline_parser::{Meta, Report, parse};
use dateline_schema::closed::{DateType, PublishedSource};
use jiff::civil::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::gold::{CodePoints, list, records, span, text};
use crate::score::{Counts, Section};
use crate::suites::Wrong;

/// A time expression, gold or found; offsets in code points.
#[derive(Debug, Clone)]
struct Timex {
    start: usize,
    end: usize,
    kind: String,
    value: String,
    doubtful: bool,
}

/// Counts of a part of the reports.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    strict: Counts,
    relaxed: Counts,
    kind: Counts,
    pub(super) value: Counts,
    lenient: Counts,
}

impl Tally {
    /// Its figures, those of values beside what others reach.
    pub(super) fn figures(self, name: &str, others: &'static str, section: &mut Section) {
        section.counts(format!("{name}: span, strict"), self.strict, "");
        section.counts(format!("{name}: span, relaxed"), self.relaxed, "");
        section.counts(format!("{name}: type"), self.kind, "");
        section.counts(format!("{name}: value"), self.value, others);
        section.counts(format!("{name}: value, other spellings of it too"), self.lenient, "");
    }
}

/// What a careful reader marks in the half that is reported, who had read sixteen reports of the other half with
/// their annotation and nothing else: how far the gold data can be met at all.
const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/gold/time_reader.jsonl");

/// The reader beside dateline.
#[derive(Debug, Default)]
struct Reader {
    marks: HashMap<String, Vec<Timex>>,
    tally: Tally,
    /// Expressions of the gold data whose value neither gives, and those of them that both give one other value.
    neither: usize,
    alike: usize,
}

impl Reader {
    fn open() -> anyhow::Result<Self> {
        let records = records(Path::new(READER))?.unwrap_or_default();
        let marks = records
            .iter()
            .map(|record| (text(record, "id").to_owned(), annotated(record)))
            .collect();
        Ok(Self { marks, ..Self::default() })
    }

    fn compare(&mut self, record: &Value) {
        let Some(read) = self.marks.get(text(record, "id")) else { return };
        let (gold, found) = (annotated(record), find(record, normalise));
        compare(record, &gold, read, &mut self.tally, &mut |_| {});
        let (ours, theirs) = (align(&gold, &found), align(&gold, read));
        let valued = |timex: &Timex| !timex.doubtful && !timex.value.is_empty();
        for (n, timex) in gold.iter().enumerate().filter(|(_, timex)| valued(timex)) {
            let value = |pairs: &[(usize, usize)], of: &[Timex]| {
                let pair = pairs.iter().find(|pair| pair.0 == n)?;
                Some(of[pair.1].value.clone())
            };
            let (ours, theirs) = (value(&ours, &found), value(&theirs, read));
            let wrong = |value: &Option<String>| value.as_ref() != Some(&timex.value);
            if wrong(&ours) && wrong(&theirs) {
                self.neither += 1;
                self.alike += usize::from(ours.is_some() && ours == theirs);
            }
        }
    }
}

/// Scores both sets.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let (mut tuned, mut held) = (Tally::default(), Tally::default());
    let (mut tuned_plain, mut held_plain) = (Tally::default(), Tally::default());
    let mut reader = Reader::open()?;
    let mut any = false;
    for file in ["timebank.jsonl", "aquaint.jsonl"] {
        let Some(records) = records(&gold.join("dates").join(file))? else { continue };
        any = true;
        for record in &records {
            let held_out = Sha256::digest(text(record, "id"))[1] >= 128;
            let (tally, plain) = if held_out {
                (&mut held, &mut held_plain)
            } else {
                (&mut tuned, &mut tuned_plain)
            };
            score(record, normalise, tally, &mut |line| {
                if !held_out {
                    wrong(line);
                }
            });
            score(record, normalise_without_tense, plain, &mut |_| {});
            if held_out {
                reader.compare(record);
            }
        }
    }
    if !any {
        return Ok(None);
    }
    let about = "`dates/timebank.jsonl` and `aquaint.jsonl`. Rules may look at the reports whose sha256 of the id has \
                 a second byte below 128; the figures are those of the others. Dates that stand in a dateline, header \
                 or footer are used by dateline and not listed; here they are added back, since the gold data lists some. \
                 The careful reader is a language model that had read sixteen annotated reports of the other half (`tests/gold/time_reader.jsonl`): \
                 how far this gold can be met by reading. \
                 Wire reports are the project's own, invented (`tests/gold`), readouts those of the gold data; both were looked at.";
    let mut section = Section::new("Time expressions", about);
    let others = "0.781 and 0.799 (HeidelTime), 0.690 and 0.730 (SUTime), on two other news sets";
    for (name, tally) in [("reported", held), ("tuned on", tuned)] {
        tally.figures(name, others, &mut section);
    }
    reader.tally.figures("reported, a careful reader", "", &mut section);
    let alike = (reader.alike, reader.neither);
    section.rate("reported, values that neither gives: both give one other", alike, "");
    for (name, tally) in [("reported", held_plain), ("tuned on", tuned_plain)] {
        section.counts(format!("{name}: value, the verbs around left out"), tally.value, "");
    }
    // Reports that tell of what is to come as well: what the verbs are worth there.
    let wire = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold/wire.jsonl");
    let readouts = gold.join("readouts/annotated.jsonl");
    for (name, file) in [("wire reports", wire), ("readouts", readouts)] {
        let Some(records) = crate::gold::records(&file)? else { continue };
        let (mut tally, mut plain) = (Tally::default(), Tally::default());
        for record in &records {
            score(record, normalise, &mut tally, &mut |_| {});
            score(record, normalise_without_tense, &mut plain, &mut |_| {});
        }
        section.counts(format!("{name}: value"), tally.value, "");
        section.counts(format!("{name}: value, the verbs around left out"), plain.value, "");
    }
    Ok(Some(section))
}

/// One of the two ways to read the dates of a report.
type Normalise = fn(&Report<'_>) -> Vec<TimeExpression>;

/// Counts the dates of a record, and says what is wrong.
pub(super) fn score(
    record: &Value,
    dates: Normalise,
    tally: &mut Tally,
    wrong: &mut dyn FnMut(String),
) {
    compare(record, &annotated(record), &find(record, dates), tally, wrong);
}

/// The time expressions that a record has.
fn annotated(record: &Value) -> Vec<Timex> {
    // Annotated reports have their dates beside other things, each with a span of its own.
    list(record, "timexes")
        .iter()
        .chain(list(record, "dates"))
        .filter(|timex| timex["nested"] != Value::Bool(true))
        .filter_map(|timex| {
            let (start, end) = span(timex).or_else(|| span(&timex["span"]))?;
            let (kind, value) = (text(timex, "type").to_owned(), text(timex, "value").to_owned());
            let doubtful = timex["doubt"] == Value::Bool(true);
            Some(Timex { start, end, kind, value, doubtful })
        })
        .collect()
}

/// Counts what was found, and says what is wrong.
fn compare(
    record: &Value,
    gold: &[Timex],
    found: &[Timex],
    tally: &mut Tally,
    wrong: &mut dyn FnMut(String),
) {
    let pairs = align(gold, found);
    let doubtful = pairs.iter().filter(|pair| gold[pair.0].doubtful).count();
    let asked = gold.iter().filter(|timex| !timex.doubtful).count();
    for counts in [
        &mut tally.strict,
        &mut tally.relaxed,
        &mut tally.kind,
        &mut tally.value,
        &mut tally.lenient,
    ] {
        counts.add(0, found.len() - doubtful, asked);
    }
    let letters: Vec<char> = text(record, "text").chars().collect();
    let words = |timex: &Timex| letters[timex.start..timex.end].iter().collect::<String>();
    let id = text(record, "id");
    for &(g, f) in pairs.iter().filter(|pair| !gold[pair.0].doubtful) {
        let (gold, found) = (&gold[g], &found[f]);
        let exact = (gold.start, gold.end) == (found.start, found.end);
        let valued = !gold.value.is_empty();
        let value = valued && gold.value == found.value;
        tally.relaxed.right += 1;
        tally.strict.right += usize::from(exact);
        tally.kind.right += usize::from(gold.kind == found.kind);
        tally.value.right += usize::from(value);
        tally.lenient.right += usize::from(valued && lenient(&gold.value) == lenient(&found.value));
        if !exact || !value {
            wrong(format!(
                "{id}\t{}\t{:?} {} is {:?} {}",
                if value { "span" } else { "value" },
                words(found),
                found.value,
                words(gold),
                gold.value
            ));
        }
    }
    for (g, gold) in gold.iter().enumerate() {
        if !gold.doubtful && pairs.iter().all(|pair| pair.0 != g) {
            wrong(format!("{id}\tmissed\t{:?} {}", words(gold), gold.value));
        }
    }
    for (f, found) in found.iter().enumerate() {
        if pairs.iter().all(|pair| pair.1 != f) {
            wrong(format!("{id}\ttoo many\t{:?} {}", words(found), found.value));
        }
    }
}

/// What dateline finds, with the dateline's, header's and footer's own dates added.
fn find(record: &Value, dates: Normalise) -> Vec<Timex> {
    let whole = text(record, "text");
    let day: Option<Date> = ["dct", "published", "date"]
        .iter()
        .find_map(|field| record[*field].as_str())
        .and_then(|day| day.get(..10)?.parse().ok());
    let meta = Meta { published: day.map(|day| (day, PublishedSource::Option)), ..Meta::default() };
    let report = parse(whole, &meta);
    let points = CodePoints::of(whole);
    let expressions = dates(&report);
    let mut found: Vec<Timex> = expressions
        .iter()
        .map(|date| {
            let (start, end) = points.span(date.span);
            let value = date.value.clone().unwrap_or_default();
            let kind = date.kind.name().to_owned();
            Timex { start, end, kind, value, doubtful: false }
        })
        .collect();
    let dateline = report.dateline.as_ref();
    let own = [
        dateline.and_then(|dateline| Some((dateline.date?, dateline.day?))),
        report.published.and_then(|published| Some((published.span?, published.day))),
    ];
    for (place, day) in own.into_iter().flatten() {
        let (start, end) = points.span(place);
        if found.iter().all(|timex| timex.end <= start || end <= timex.start) {
            let kind = DateType::Date.name().to_owned();
            let value = day.to_string();
            found.push(Timex { start, end, kind, value, doubtful: false });
        }
    }
    found.sort_by_key(|timex| timex.start);
    found
}

fn align(gold: &[Timex], found: &[Timex]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (f, b) in found.iter().enumerate() {
            let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
            if shared > 0 {
                let other = (a.start, a.end) != (b.start, b.end);
                candidates.push((other, std::cmp::Reverse(shared), a.start, b.start, g, f));
            }
        }
    }
    candidates.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (.., g, f) in candidates {
        if pairs.iter().all(|pair| pair.0 != g && pair.1 != f) {
            pairs.push((g, f));
        }
    }
    pairs
}

/// A value in one of its several spellings: a decade as ten years, a week as seven days, hours as
/// days, a half-year as H, no seconds and zones, no unknown month and day.
fn lenient(value: &str) -> String {
    let mut value = value.trim().to_uppercase();
    while let Some(shorter) = value.strip_suffix("-XX") {
        value.truncate(shorter.len());
    }
    let number = |head: &str, tail: &str| -> Option<u32> {
        value.strip_prefix(head)?.strip_suffix(tail)?.parse().ok()
    };
    if value == "PXDE" {
        return "PX0Y".to_owned();
    }
    if let Some(decades) = number("P", "DE") {
        return format!("P{}Y", decades * 10);
    }
    if let Some(centuries) = number("P", "CE") {
        return format!("P{}Y", centuries * 100);
    }
    if let Some(hours) = number("PT", "H").filter(|hours| hours % 24 == 0) {
        return format!("P{}D", hours / 24);
    }
    if let Some(weeks) = number("P", "W") {
        return format!("P{}D", weeks * 7);
    }
    if let Some(quarters) = number("P", "Q") {
        return format!("P{}M", quarters * 3);
    }
    if let Some((year, week)) = value.split_once("-W").filter(|(_, week)| week.len() == 1) {
        return format!("{year}-W0{week}");
    }
    for half in ["1", "2"] {
        if let Some(year) = value.strip_suffix(&format!("-S{half}")) {
            return format!("{year}-H{half}");
        }
    }
    let clock = value.as_bytes().get(10) == Some(&b'T') && value.as_bytes().get(13) == Some(&b':');
    if clock && value.len() >= 16 { value[..16].to_owned() } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timex(start: usize, end: usize) -> Timex {
        let (kind, value) = ("DATE".to_owned(), "2013".to_owned());
        Timex { start, end, kind, value, doubtful: false }
    }

    #[test]
    fn identical_spans_are_aligned_first() {
        let pairs = align(&[timex(0, 10)], &[timex(0, 4), timex(0, 10)]);
        assert_eq!(pairs, [(0, 1)]);
        assert!(align(&[timex(0, 4)], &[timex(4, 8)]).is_empty());
    }

    #[test]
    fn what_is_doubtful_is_not_counted() {
        let record = serde_json::json!({
            "text": "He left on 3 May 2013 and came back in 2014.",
            "published": "2015-01-01",
            "dates": [
                {"start": 11, "end": 21, "type": "DATE", "value": "2013-05-04", "doubt": true},
                {"start": 39, "end": 43, "type": "DATE", "value": "2014"},
            ],
        });
        let mut tally = Tally::default();
        score(&record, normalise, &mut tally, &mut |line| panic!("{line}"));
        assert_eq!(tally.value, Counts { right: 1, found: 1, gold: 1 });
    }

    #[test]
    fn spellings_of_a_value_are_one() {
        for (a, b) in [("P1DE", "P10Y"), ("PT24H", "P1D"), ("P2W", "P14D"), ("2012-S1", "2012-H1")]
        {
            assert_eq!(lenient(a), lenient(b), "{a} {b}");
        }
        assert_eq!(lenient("2013-03-22T09:00:00Z"), lenient("2013-03-22T09:00"));
        assert_ne!(lenient("PT24M"), lenient("P1D"));
    }
}
