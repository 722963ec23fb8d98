//! Attributions of PolNeAR: content and speaker of what has a reporting cue. Counts as the gold
//! data's own `quotes/score.py --subset speech` does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline_extractor::facts::StatementFact;
use serde_json::Value;

use crate::gold::{CodePoints, list, raw_report, records, text};
use crate::score::{Counts, Section};
use crate::suites::Wrong;

/// The characters of a content or speaker.
type Letters = BTreeSet<usize>;

/// An attribution.
struct Quote {
    content: Letters,
    speaker: Letters,
    /// Does a reporting cue stand by it? Only such ones can be missed.
    wanted: bool,
    direct: bool,
}

#[derive(Default)]
struct Tally {
    content: Counts,
    both: Counts,
    direct: (usize, usize),
}

/// Scores the attributions.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(records) = records(&gold.join("quotes/quotes.jsonl"))? else { return Ok(None) };
    let mut tally = Tally::default();
    for record in &records {
        score(record, &mut tally, wrong);
    }
    let about = "`quotes/quotes.jsonl` (PolNeAR), what has a reporting cue; a content is found if half of the union \
                 of characters is shared, a speaker if a character is.";
    let mut section = Section::new("Attributions", about);
    section.counts("content", tally.content, "");
    section.counts(
        "content and speaker",
        tally.both,
        "0.586 (Gender Gap Tracker), 0.480 (pattern), 0.269 (textacy), 0.931 (a second human)",
    );
    section.rate("direct speech found", tally.direct, "");
    Ok(Some(section))
}

fn score(record: &Value, tally: &mut Tally, wrong: Wrong<'_>) {
    let whole = text(record, "text");
    let letters: Vec<char> = whole.chars().collect();
    let gold: Vec<Quote> = list(record, "quotes")
        .iter()
        .map(|quote| Quote {
            content: parts(&letters, quote, "content"),
            speaker: parts(&letters, quote, "speaker"),
            wanted: quote["speech"] == Value::Bool(true),
            direct: text(quote, "type") == "direct",
        })
        .filter(|quote| !quote.content.is_empty())
        .collect();
    let found = find(record, &letters);
    let pairs = align(&gold, &found);
    let wanted = |g: usize| gold[g].wanted;
    // What matches an attribution without a reporting cue is neither right nor wrong.
    let ignored = pairs.iter().filter(|pair| !wanted(pair.0)).count();
    let right = pairs.iter().filter(|pair| wanted(pair.0)).count();
    tally.content.add(right, found.len() - ignored, gold.iter().filter(|q| q.wanted).count());
    let spoken = |f: usize| !found[f].speaker.is_empty();
    let ignored = pairs
        .iter()
        .filter(|pair| spoken(pair.1) && (!wanted(pair.0) || gold[pair.0].speaker.is_empty()))
        .count();
    let agree =
        |&&(g, f): &&(usize, usize)| wanted(g) && !gold[g].speaker.is_disjoint(&found[f].speaker);
    tally.both.add(
        pairs.iter().filter(agree).count(),
        (0..found.len()).filter(|&f| spoken(f)).count() - ignored,
        gold.iter().filter(|quote| quote.wanted && !quote.speaker.is_empty()).count(),
    );
    let id = text(record, "id");
    let words = |set: &Letters| -> String {
        let (Some(first), Some(last)) = (set.first(), set.last()) else { return String::new() };
        letters[*first..=*last]
            .iter()
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (g, quote) in gold.iter().enumerate().filter(|(_, quote)| quote.wanted) {
        let pair = pairs.iter().find(|pair| pair.0 == g);
        if quote.direct {
            tally.direct.0 += usize::from(pair.is_some());
            tally.direct.1 += 1;
        }
        match pair {
            None => wrong(format!(
                "{id}\tmissed\t{} | {}",
                words(&quote.speaker),
                words(&quote.content)
            )),
            Some(pair) if !agree(&pair) => wrong(format!(
                "{id}\tspeaker\t{:?} is {:?} | {}",
                words(&found[pair.1].speaker),
                words(&quote.speaker),
                words(&quote.content)
            )),
            Some(_) => {}
        }
    }
    for (f, quote) in found.iter().enumerate() {
        if pairs.iter().all(|pair| pair.1 != f) {
            wrong(format!("{id}\ttoo many\t{} | {}", words(&quote.speaker), words(&quote.content)));
        }
    }
}

/// The characters of a field that has a span or several.
fn parts(letters: &[char], quote: &Value, field: &str) -> Letters {
    let several = list(quote, &format!("{field}_parts"));
    let spans = if several.is_empty() { std::slice::from_ref(&quote[field]) } else { several };
    let mut set = Letters::new();
    for span in spans {
        let number = |n: usize| span[n].as_u64().map(|number| number as usize);
        if let (Some(start), Some(end)) = (number(0), number(1)) {
            trim(letters, start, end, &mut set);
        }
    }
    set
}

/// Adds a span without the marks and spaces at its ends.
fn trim(letters: &[char], mut start: usize, mut end: usize, set: &mut Letters) {
    let open = |c: char| {
        " \t\r\n\"\u{201c}\u{201d}\u{201e}\u{201f}\u{ab}\u{bb}'\u{2018}\u{2019}.,;:!?-\u{2013}\u{2014}()[]\u{2026}".contains(c)
    };
    end = end.min(letters.len());
    while start < end && open(letters[start]) {
        start += 1;
    }
    while end > start && open(letters[end - 1]) {
        end -= 1;
    }
    set.extend(start..end);
}

fn find(record: &Value, letters: &[char]) -> Vec<Quote> {
    let raw = raw_report(text(record, "text"));
    let stages = dateline::Stages::of(&raw);
    let points = CodePoints::of(&raw.text);
    let quote = |statement: &StatementFact| {
        let mut content = Letters::new();
        for &piece in &statement.contents {
            let (start, end) = points.span(piece);
            trim(letters, start, end, &mut content);
        }
        let mut speaker = Letters::new();
        let mention = statement.speakers.first().map(|speaker| speaker.mention as usize);
        if let Some(mention) = mention.and_then(|n| stages.facts.mentions.get(n)) {
            let (start, end) = points.span(mention.span);
            trim(letters, start, end, &mut speaker);
        }
        Quote { content, speaker, wanted: true, direct: false }
    };
    let quotes = stages.facts.statements.iter().map(quote);
    quotes.filter(|quote| !quote.content.is_empty()).collect()
}

/// Pairs of gold and found contents, the most alike first, each once.
fn align(gold: &[Quote], found: &[Quote]) -> Vec<(usize, usize)> {
    let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (g, quote) in gold.iter().enumerate() {
        for letter in &quote.content {
            at.entry(*letter).or_default().push(g);
        }
    }
    let mut candidates = Vec::new();
    for (f, quote) in found.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for g in quote.content.iter().filter_map(|letter| at.get(letter)).flatten() {
            *shared.entry(*g).or_default() += 1;
        }
        for (g, shared) in shared {
            let union = quote.content.len() + gold[g].content.len() - shared;
            let alike = shared as f64 / union as f64;
            if alike >= 0.5 {
                candidates.push((-alike, f, g));
            }
        }
    }
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, f, g) in candidates {
        if pairs.iter().all(|pair| pair.0 != g && pair.1 != f) {
            pairs.push((g, f));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(content: std::ops::Range<usize>) -> Quote {
        Quote { content: content.collect(), speaker: Letters::new(), wanted: true, direct: false }
    }

    #[test]
    fn contents_pair_once_by_likeness() {
        let pairs = align(&[quote(0..10)], &[quote(0..6), quote(0..9), quote(20..30)]);
        assert_eq!(pairs, [(0, 1)]);
        assert!(align(&[quote(0..10)], &[quote(0..4)]).is_empty());
    }
}
