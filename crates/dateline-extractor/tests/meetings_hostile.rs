//! Whatever the text, finding meetings neither fails nor hangs, and what it points to is there.

use dateline_extractor::extract;
use dateline_normaliser::dates::normalise;
use dateline_parser::{Meta, parse};
use dateline_recogniser::recognise;
use dateline_schema::closed::PublishedSource;
use proptest::prelude::*;

/// Words that tell of meetings, words that stand beside them, and what breaks sentences.
const WORDS: &[&str] = &[
    "met",
    "meeting",
    "talks",
    "visit",
    "visited",
    "received",
    "hosted",
    "called",
    "told",
    "spoke",
    "with",
    "and",
    ",",
    "between",
    "the",
    "two",
    "ministers",
    "of",
    "President",
    "Ana Silva",
    "Omar Haddad",
    "his",
    "their",
    "host",
    "Peru",
    "Chile",
    "Lima",
    "on Monday",
    "from",
    "3",
    "to",
    "5 May",
    "three-day",
    "signed",
    "an agreement",
    "Harbour Council",
    "'s",
    "Ministry of",
    "University of",
    "Department of Justice",
    "Bank",
    "was joined by",
    "co-",
    "chaired",
    "(",
    ")",
    "-",
    ".",
    "\n\n",
    "\u{201c}",
    "will",
    "not",
    "invited",
    "\u{e9}",
    "中",
    "participants included:",
    "summit",
];

fn check(text: &str) -> Result<(), TestCaseError> {
    let day = jiff::civil::date(2024, 5, 17);
    let meta = Meta { published: Some((day, PublishedSource::Option)), ..Meta::default() };
    let report = parse(text, &meta);
    let recognised = recognise(&report);
    let facts = extract(&report, &recognised, &normalise(&report), &meta);
    for meeting in &facts.meetings {
        prop_assert!(!meeting.reports.is_empty() && !meeting.participants.is_empty());
        prop_assert!(meeting.days.is_none_or(|(first, last)| first <= last));
        for party in &meeting.participants {
            prop_assert!((party.mention as usize) < facts.mentions.len());
            prop_assert!(party.entity.is_none_or(|e| (e.0 as usize) < facts.entities.len()));
        }
        for told in &meeting.reports {
            let (sentence, _) = facts.sentences[told.sentence as usize];
            prop_assert!(sentence.contains(told.span) && text.get(told.span.range()).is_some());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn words_in_any_order(words in prop::collection::vec(prop::sample::select(WORDS), 0..60)) {
        check(&words.join(" "))?;
    }

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text)?;
    }
}

#[test]
fn one_long_sentence_takes_no_longer_than_its_length() {
    let part =
        "President Ana Silva met the ministers in Lima on Monday for talks with Omar Haddad and ";
    let time = |times: usize| {
        let text = part.repeat(times);
        let start = std::time::Instant::now();
        check(&text).expect("no fault");
        start.elapsed()
    };
    let (short, long) = (time(200), time(1_600));
    // Eight times the text; a quadratic step would take sixty-four times as long.
    assert!(long < short * 30 + std::time::Duration::from_millis(500), "{short:?}, then {long:?}");
}
