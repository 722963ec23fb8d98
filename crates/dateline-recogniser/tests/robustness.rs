//! Whatever the text, what is recognised lies on character boundaries, in order, and well nested.

use dateline_parser::{Meta, parse};
use dateline_recogniser::{Recognised, What, recognise};
use proptest::prelude::*;

fn check(text: &str) -> Result<(), TestCaseError> {
    let report = parse(text, &Meta::default());
    let Recognised { mentions, offices } = recognise(&report);
    for (n, mention) in mentions.iter().enumerate() {
        prop_assert!(text.get(mention.span.range()).is_some_and(|words| !words.is_empty()));
        prop_assert_eq!(report.span_of(mention.tokens), mention.span);
        prop_assert!(
            mention.of.is_none_or(|of| of as usize != n && (of as usize) < mentions.len())
        );
        if let What::Office(office) = mention.what {
            prop_assert_eq!(offices[office as usize].tokens, mention.tokens);
        }
    }
    let mut open: Vec<dateline_parser::Span> = Vec::new();
    for pair in mentions.windows(2) {
        let (a, b) = (pair[0].span, pair[1].span);
        prop_assert!((a.start, std::cmp::Reverse(a.end)) <= (b.start, std::cmp::Reverse(b.end)));
    }
    for mention in &mentions {
        while open.last().is_some_and(|outer| outer.end <= mention.span.start) {
            open.pop();
        }
        prop_assert!(open.last().is_none_or(|outer| outer.contains(mention.span)));
        open.push(mention.span);
    }
    for office in &offices {
        prop_assert!(office.tokens.contains(office.title) && !office.title.is_empty());
        prop_assert!(office.holder.is_none_or(|n| (n as usize) < mentions.len()));
        prop_assert!(office.organisation.is_none_or(|n| (n as usize) < mentions.len()));
    }
    Ok(())
}

/// Words that rules look for, and their neighbours.
const WORDS: &str = "The the of and for to former acting Vietnamese Vietnam's Vice President president \
    ministers Minister minister Foreign Public Security Zhao Kezhi Nguyen Phu Trong bin al - , . ( ) \
    CPV Communist Party Central Committee National Congress 13th Initiative “ ” ' \" plan Mr. Jr. \
    White House Ministry Bank Corp. U.S. Presidents Mayor Tucson King Dean General Min Lady To Lam \
    Borg-Warner Sherwood-Randall human rights chief farm Treaty Conference Parties Act 1974 May \
    G20 summit forces private official visit CPVCC Jr III 's ’ said in at also who is two 67 \n\n São D’Souza ЁЛКА 中国";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn of_any_characters(text in "\\PC{0,200}") {
        check(&text)?;
    }

    #[test]
    fn of_words_of_the_grammar(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let words: Vec<&str> = WORDS.split(' ').filter(|word| !word.is_empty()).collect();
        let text: Vec<&str> = picks.iter().map(|pick| words[pick.index(words.len())]).collect();
        check(&text.join(" "))?;
    }
}
