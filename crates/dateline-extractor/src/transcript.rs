//! Transcripts: paragraphs that begin with who speaks ("THE PRESIDENT: Thank you all.").

use dateline_lexicon::lexicon;
use dateline_parser::{Report, Shape, TokenRange};
use dateline_recogniser::Recognised;
use dateline_schema::closed::MentionKind;

/// The most tokens of a speaker's name before the colon.
const LONGEST_NAME: u32 = 8;

/// Who speaks, as a paragraph begins with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label {
    /// The paragraph's number.
    pub(crate) paragraph: u32,
    pub(crate) name: TokenRange,
    /// The colon; the name itself where there is none.
    pub(crate) cue: TokenRange,
}

/// The labels of a report, in reading order; none where it is no transcript. A question may begin with
/// "Q" alone where others have a colon.
pub(crate) fn labels(report: &Report<'_>, recognised: &Recognised) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut colons = false;
    for (paragraph, span) in (0..).zip(&report.paragraphs) {
        let tokens = report.tokens_of(*span);
        if let Some(colon) = colon_behind_name(report, recognised, tokens) {
            let name = TokenRange::new(tokens.start, colon);
            labels.push(Label { paragraph, name, cue: TokenRange::new(colon, colon + 1) });
            colons = true;
        } else if !tokens.is_empty() && report.is_question_label(tokens.start as usize) {
            let name = TokenRange::new(tokens.start, tokens.start + 1);
            labels.push(Label { paragraph, name, cue: name });
        }
    }
    if !colons {
        labels.clear();
    }
    labels
}

/// The colon behind the name that a paragraph begins with.
fn colon_behind_name(
    report: &Report<'_>,
    recognised: &Recognised,
    tokens: TokenRange,
) -> Option<u32> {
    let end = tokens.end.min(tokens.start + LONGEST_NAME);
    let colon = (tokens.start..end).find(|&at| report.word(at as usize) == ":")?;
    let name = TokenRange::new(tokens.start, colon);
    if name.is_empty() || colon + 1 >= tokens.end {
        return None;
    }
    let words = &report.tokens[name.range()];
    let shouted = words.iter().all(|token| {
        token.is(Shape::ALL_CAPITALS)
            || token.is(Shape::INITIAL)
            || token.is(Shape::PUNCTUATION)
            || token.is(Shape::STOPPED)
    }) && words
        .iter()
        .any(|token| token.is(Shape::ALL_CAPITALS) || report.slice(token.span) == "Q");
    // In a report in capitals only letters alone are labels: "THE MAYOR SAID:" is a sentence.
    let told = report.is_in_capitals() && words.len() > 1;
    let shouted = shouted && !told && is_of_speaker(report, recognised, name);
    let mentions = &recognised.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < name.start);
    let named = mentions[first..]
        .iter()
        .take_while(|mention| mention.tokens.start < name.end)
        .any(|mention| mention.kind == MentionKind::Person && mention.tokens.end == name.end);
    let quoted =
        report.tokens.get(colon as usize + 1).is_some_and(|next| next.is(Shape::OPEN_QUOTE));
    (shouted || named && quoted).then_some(colon)
}

/// Is a label in capitals a speaker's: of a transcript ("Q", "THE CHAIRMAN", "MS. ITO") rather than an
/// editor's ("NOTE", "CORRECTION")?
fn is_of_speaker(report: &Report<'_>, recognised: &Recognised, name: TokenRange) -> bool {
    let words = &report.tokens[name.range()];
    // "TO THE CONGRESS:" begins a letter.
    if report.slice(words[0].span) == "TO" {
        return false;
    }
    let letter = words.len() == 1 && matches!(report.slice(words[0].span), "Q" | "A");
    let titled = matches!(
        report.slice(words[0].span).trim_end_matches('.'),
        "THE" | "MR" | "MRS" | "MS" | "DR" | "SIR" | "QUESTION" | "ANSWER" | "INTERVIEWER"
    );
    let people = words.iter().any(|token| lexicon().speech().people(token.word).is_some());
    let mentions = &recognised.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < name.start);
    let named = mentions[first..].iter().take_while(|mention| mention.tokens.start < name.end).any(
        |mention| {
            matches!(
                mention.kind,
                MentionKind::Person | MentionKind::Office | MentionKind::Organisation
            )
        },
    );
    letter || titled || people || named
}
