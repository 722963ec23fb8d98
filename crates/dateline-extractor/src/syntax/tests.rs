//! Subjects and ends of clauses, as a linguist would write them.

use dateline_parser::{Meta, parse};
use dateline_recogniser::Recognised;

use super::*;

/// One line a verb group: subject with what is joined to it, verb, form, clause.
fn verbs(text: &str) -> Vec<String> {
    let report = parse(text, &Meta::default());
    let syntax = Syntax::of(&report, &Recognised::default());
    let mut lines = Vec::new();
    for sentence in 0..report.sentences.len() as u32 {
        for verb in syntax.verbs_of(sentence) {
            let words = |tokens| report.slice(report.span_of(tokens));
            let subject = verb.subject.map_or("-", |subject| words(syntax.phrase(subject).tokens));
            let clause = TokenRange::new(verb.tokens.end, verb.clause_end.max(verb.tokens.end));
            let passive = if verb.passive { " passive" } else { "" };
            let negated = if verb.negated { " negated" } else { "" };
            lines.push(format!(
                "{subject} | {} | {:?}{passive}{negated} | {}",
                words(verb.tokens),
                verb.form,
                words(clause)
            ));
        }
    }
    lines
}

/// The sentences of `cases/clauses.md` (quoted) with their verb groups in reading order.
const CASES: &str = include_str!("cases/clauses.md");

#[test]
fn every_verb_has_its_subject_and_its_clause() {
    let mut wrong = String::new();
    for case in CASES.split("\n> ").skip(1) {
        let mut lines = case.lines().map(str::trim).filter(|line| !line.is_empty());
        let text = lines.next().unwrap_or_default();
        let expected: Vec<_> = lines.take_while(|line| line.starts_with("- ")).collect();
        let found: Vec<_> =
            verbs(text).iter().map(|line| format!("- {}", line.trim_end())).collect();
        if found != expected {
            wrong.extend(["\n> ", text, "\n", &found.join("\n"), "\n"]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn any_text_has_chunks() {
    // Words in orders that no grammar foresees.
    let words = [
        "said", "that", "which", ",", "and", "\"", "Okafor", "the", "to", "will", "having", "(",
        ")", "'s", "his", "-", ".", "been", "hopes", "while", "Tuesday", "’", "“", "”", ";",
    ];
    let mut state = 7_u32;
    for _ in 0..2_000 {
        let mut text = String::new();
        for _ in 0..30 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text += words[(state >> 16) as usize % words.len()];
            text.push(' ');
        }
        verbs(&text);
    }
}
