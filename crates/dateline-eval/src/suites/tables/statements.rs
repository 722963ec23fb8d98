//! Statements: content, speaker, act, addressees.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Aliases, Report, Spans, Tally, rows};
use crate::dataset::Row;
use crate::gold::{list, span, text};
use crate::suites::Wrong;

impl Report<'_, '_> {
    pub(super) fn statements(&self, tally: &mut Tally, aliases: &Aliases<'_>, wrong: Wrong<'_>) {
        let id = text(self.record, "id");
        let letters: Vec<char> = text(self.record, "text").chars().collect();
        let found = rows(&self.tables.statements, self.document.text("document_id"));
        let spans_of = |statement: Row<'_>| -> Spans {
            rows(&self.tables.contents, statement.text("statement_id"))
                .iter()
                .map(|piece| piece.span())
                .collect()
        };
        let gold = list(self.record, "statements");
        tally.content.add(0, found.len(), gold.len());
        tally.speaker.add(0, found.len(), gold.len());
        let mut used = BTreeSet::new();
        for statement in gold {
            let spans: Spans = list(statement, "content").iter().filter_map(span).collect();
            let (Some(first), Some(last)) = (spans.first(), spans.last()) else { continue };
            let shown: String =
                letters[first.0..last.1.min(first.0 + 60)].iter().collect::<String>();
            let mut best = (0.0, None);
            for (n, candidate) in found.iter().enumerate().filter(|(n, _)| !used.contains(n)) {
                let shared = overlap_over_union(&spans, &spans_of(*candidate));
                if shared > best.0 || (shared >= best.0 && best.1.is_some()) {
                    best = (shared, Some(n));
                }
            }
            let (0.5.., Some(n)) = best else {
                wrong(format!(
                    "{id}\tstatement missed\t{} … {shown:?}",
                    text(&statement["cue"], "text")
                ));
                continue;
            };
            used.insert(n);
            let candidate = found[n];
            tally.content.right += 1;
            let pieces = spans_of(candidate);
            let whole = (pieces[0].0, pieces[pieces.len() - 1].1);
            let exact = trimmed(&letters, whole) == trimmed(&letters, (first.0, last.1));
            tally.exact.0 += usize::from(exact);
            tally.exact.1 += 1;
            if !exact {
                let got: String = letters[whole.0..whole.1].iter().collect();
                let want: String = letters[first.0..last.1].iter().collect();
                wrong(format!("{id}\tcontent\t{got:?} is {want:?}"));
            }
            let wanted: Vec<&str> = match &statement["speaker"] {
                Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
                Value::String(name) => vec![name],
                _ => Vec::new(),
            };
            let said: Vec<&str> = rows(&self.tables.speakers, candidate.text("statement_id"))
                .iter()
                .filter_map(|speaker| speaker.some("entity_id"))
                .collect();
            let right = if wanted.is_empty() {
                said.iter().all(|entity| !self.names.contains_key(*entity))
            } else {
                wanted.iter().any(|name| said.iter().any(|entity| self.is(aliases, entity, name)))
            };
            if !right {
                wrong(format!("{id}\tspeaker\t{said:?} is {wanted:?}: {shown:?}"));
                continue;
            }
            tally.speaker.right += 1;
            let act = candidate.text("act") == text(statement, "act");
            if !act {
                let (got, want) = (candidate.text("act"), text(statement, "act"));
                wrong(format!(
                    "{id}\tact\t{got} is {want}: {} … {shown:?}",
                    candidate.text("cue_text")
                ));
            }
            tally.act.0 += usize::from(act);
            tally.act.1 += 1;
            let modality = statement["modality"].as_str().unwrap_or("asserted");
            tally.modality.0 += usize::from(candidate.text("modality") == modality);
            tally.modality.1 += 1;
            let addressed = rows(&self.tables.addressees, candidate.text("statement_id"));
            for name in list(statement, "addressees").iter().filter_map(Value::as_str) {
                let right = addressed
                    .iter()
                    .filter_map(|addressee| addressee.some("entity_id"))
                    .any(|entity| self.is(aliases, entity, name));
                tally.addressees.0 += usize::from(right);
                tally.addressees.1 += 1;
                if !right {
                    let cue = candidate.text("cue_text");
                    wrong(format!("{id}\taddressee\t{name} is not told: {cue} … {shown:?}"));
                }
            }
        }
        for (_, statement) in found.iter().enumerate().filter(|(n, _)| !used.contains(n)) {
            let shown: String = statement.text("content_text").chars().take(80).collect();
            wrong(format!("{id}\tstatement too many\t{} … {shown:?}", statement.text("cue_text")));
        }
    }
}

fn overlap_over_union(a: &Spans, b: &Spans) -> f64 {
    let length = |spans: &Spans| spans.iter().map(|span| span.1 - span.0).sum::<usize>();
    let shared: usize = a
        .iter()
        .flat_map(|x| b.iter().map(move |y| x.1.min(y.1).saturating_sub(x.0.max(y.0))))
        .sum();
    let union = (length(a) + length(b)).saturating_sub(shared);
    if union == 0 { 0.0 } else { shared as f64 / union as f64 }
}

/// A content without what the guide leaves open: marks at its ends and a leading "that" or "to".
fn trimmed(letters: &[char], (mut start, mut end): (usize, usize)) -> (usize, usize) {
    let open = |c: char| " \t\n\u{a0}.,;:!?\"'\u{201c}\u{201d}\u{2018}\u{2019}()".contains(c);
    end = end.min(letters.len());
    while start < end && open(letters[start]) {
        start += 1;
    }
    while end > start && open(letters[end - 1]) {
        end -= 1;
    }
    for lead in ["that ", "to "] {
        let words: String = letters[start..end].iter().take(lead.len()).collect();
        if words.to_lowercase() == lead {
            start += lead.len();
        }
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_trimmed_and_shared() {
        let letters: Vec<char> = "that \"peace matters.\"".chars().collect();
        assert_eq!(trimmed(&letters, (0, 21)), (5, 19));
        let shared = overlap_over_union(&vec![(0, 10)], &vec![(0, 4), (6, 10)]);
        assert!((shared - 0.8).abs() < 1e-12);
    }
}
