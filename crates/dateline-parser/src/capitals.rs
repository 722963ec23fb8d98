//! Reports that are written in capitals throughout, as wires and monitoring services sent them: "THE MINISTER
//! SAID THE ROAD WAS OPEN." Counter-example: a transcript whose labels are in capitals.

use crate::report::Report;
use crate::token::{Shape, Token};

/// So many words of the body decide.
const MOST: usize = 400;
/// The fewest that can.
const FEWEST: usize = 3;
/// Shorter words can be letters and acronyms.
const SHORTEST: u32 = 4;

/// The text of a report in capitals, its words in lower case; none of other reports. Letters alone
/// ("I", "Q") and abbreviations stay as they are. Bytes stand where they stood.
pub(crate) fn lowered(report: &Report<'_>) -> Option<String> {
    if !is_in_capitals(report) {
        return None;
    }
    let mut text = report.text.to_owned();
    for token in report.tokens.iter().filter(|token| is_lowered(token)) {
        if let Some(word) = text.get_mut(token.span.range()) {
            word.make_ascii_lowercase();
        }
    }
    Some(text)
}

fn is_lowered(token: &Token) -> bool {
    token.shape.intersects(Shape::ALL_CAPITALS | Shape::POSSESSIVE)
        && token.span.len() > 1
        && !token.shape.intersects(Shape::STOPPED | Shape::INITIAL)
}

/// Are nine of ten words of the body in capitals?
fn is_in_capitals(report: &Report<'_>) -> bool {
    let body = report.sentences.iter().flat_map(|sentence| &report.tokens[sentence.tokens.range()]);
    let counts = |token: &&Token| token.is(Shape::WORD) && token.span.len() >= SHORTEST;
    let (mut words, mut capitals) = (0, 0);
    for token in body.filter(counts).take(MOST) {
        words += 1;
        capitals += usize::from(token.is(Shape::ALL_CAPITALS));
        // Nearly all reports are decided by their first words.
        if words == FEWEST && capitals == 0 {
            return false;
        }
    }
    words >= FEWEST && capitals * 10 >= words * 9
}

#[cfg(test)]
mod tests {
    use crate::{Meta, parse};

    fn words(text: &str) -> String {
        let report = parse(text, &Meta::default());
        let words: Vec<&str> = (0..report.tokens.len()).map(|at| report.word(at)).collect();
        words.join(" ")
    }

    #[test]
    fn words_of_a_report_in_capitals_are_read_in_lower_case() {
        assert_eq!(
            words(
                "OSLO -- THE PORT'S OWNERS SAID \u{c9}MILE AND I WILL SAIL TO U.S. WATERS AND HOME."
            ),
            "oslo -- the port 's owners said \u{c9}mile and I will sail to U.S. waters and home ."
        );
    }

    #[test]
    fn others_are_read_as_they_stand() {
        for text in [
            "OSLO - The PORT of OSLO is OPEN, its owners said on a calm Monday.",
            "THE MAYOR: Good morning. We are here to open a bridge. Q: When was it built?",
            "THE PORT IS OPEN.",
        ] {
            assert!(
                words(text)
                    .starts_with(text.split(' ').next().unwrap_or_default().trim_end_matches(':'))
            );
        }
    }
}
