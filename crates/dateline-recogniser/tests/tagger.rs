//! The tagger on texts of every casing, and on texts that are none.

use dateline_parser::{Meta, parse};
use dateline_recogniser::tagger::{Label, Tag, Tags, tag};
use proptest::prelude::*;

/// The names of `text`, each as `LABEL words`.
fn names(text: &str) -> Vec<String> {
    let report = parse(text, &Meta::default());
    let mut tags = Tags::default();
    tag(&report, &mut tags);
    tags.names()
        .map(|name| format!("{} {}", name.label.code(), report.slice(report.span_of(name.tokens))))
        .collect()
}

#[test]
fn names_are_found_in_sentences() {
    assert_eq!(
        names("Foreign Minister Ana Kovac met officials of the World Bank in Zagreb on Monday."),
        ["PER Ana Kovac", "ORG World Bank", "LOC Zagreb"]
    );
    assert_eq!(names("They met again in spring and agreed on nothing."), [""; 0]);
}

#[test]
fn a_name_in_a_compound_is_opened() {
    let found = names("Officials said the Japan-backed plan and Kenya-Uganda trade would go on.");
    assert_eq!(found, ["LOC Japan", "LOC Kenya", "LOC Uganda"]);
}

#[test]
fn capitals_may_be_everywhere_or_nowhere() {
    let text = "French President Emmanuel Macron arrived in Berlin on Tuesday for talks with \
                Chancellor Angela Merkel.";
    for text in [text.to_uppercase(), text.to_lowercase()] {
        let found: Vec<_> = names(&text).iter().map(|name| name.to_lowercase()).collect();
        assert!(found.contains(&"per emmanuel macron".to_owned()), "{found:?}");
        assert!(found.contains(&"loc berlin".to_owned()), "{found:?}");
        assert!(found.contains(&"per angela merkel".to_owned()), "{found:?}");
    }
}

#[test]
fn what_was_tagged_before_changes_nothing() {
    let texts =
        ["Oslo said no.", "JORDAN AND EGYPT SIGN PACT IN CAIRO ON FRIDAY", "Ms. Cairo spoke."];
    let alone: Vec<_> = texts.iter().map(|text| names(text)).collect();
    let again: Vec<_> = texts.iter().rev().map(|text| names(text)).collect();
    assert_eq!(alone, again.into_iter().rev().collect::<Vec<_>>());
}

/// Is every name whole: does it begin, go on with its own label, and hold at least one token?
fn is_well_formed(tags: &[Tag]) -> bool {
    let mut open: Option<Label> = None;
    tags.iter().all(|&tag| {
        let fine = match tag {
            Tag::Inside(label) => open == Some(label),
            Tag::Begin(_) | Tag::Outside => true,
        };
        open = match tag {
            Tag::Outside => None,
            Tag::Begin(label) | Tag::Inside(label) => Some(label),
        };
        fine
    })
}

proptest! {
    #[test]
    fn any_text_is_tagged(text in "(\\PC|[A-Z][a-z]{0,6}|[ \\n.,'-]|of|the|\u{1F1E8}|é|7){0,60}") {
        let report = parse(&text, &Meta::default());
        let mut tags = Tags::default();
        tag(&report, &mut tags);
        prop_assert_eq!(tags.all().len(), report.tokens.len());
        prop_assert!(is_well_formed(tags.all()));
        for name in tags.names() {
            prop_assert!(!name.tokens.is_empty());
        }
    }
}
