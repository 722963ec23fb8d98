//! Transcripts: paragraphs that begin with who speaks ("THE PRESIDENT: Thank you all.").

use dateline_lexicon::{Role, VerbForms, WordSet, lexicon, words};
use dateline_parser::{Report, Shape, Token, TokenRange};
use dateline_recogniser::Recognised;
use dateline_schema::closed::MentionKind;

/// So many recordings whose end is not told are looked at.
const MOST_OPEN_ENDED: usize = 8;
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
    /// Where what was recorded ends, if the report says so.
    pub(crate) until: Option<u32>,
}

/// The labels of a report, in reading order; none where it is no transcript. A question may begin with
/// "Q" alone where others have a colon.
pub(crate) fn labels(report: &Report<'_>, recognised: &Recognised) -> Vec<Label> {
    let mut labels = Vec::new();
    // No label is without its colon, or the bracket of what was recorded.
    let text = report.text.as_bytes();
    if !text.contains(&b':') && !text.contains(&b'[') {
        return labels;
    }
    let mut colons = false;
    let dialogue = is_dialogue(report);
    // "[Begin recording] [Ito] …": up to where it ends.
    let mut recording: Option<u32> = None;
    let mut open_ended = 0;
    for (paragraph, span) in (0..).zip(&report.paragraphs) {
        let tokens = report.tokens_of(*span);
        let known = recording.filter(|&end| tokens.start < end);
        let begun =
            (open_ended < MOST_OPEN_ENDED).then(|| recording_from(report, tokens, known)).flatten();
        open_ended += usize::from(begun.is_some_and(|(end, _)| end.is_none()));
        if let Some((Some(end), behind)) = begun {
            recording = Some(end);
            let name = bracketed(report, behind, tokens.end).unwrap_or_default();
            if !name.is_empty() {
                labels.push(Label { paragraph, name, cue: name, until: recording });
                colons = true;
            }
        } else if let Some(end) = recording.filter(|&end| tokens.start < end)
            && let Some(name) = bracketed(report, tokens.start, tokens.end)
        {
            labels.push(Label { paragraph, name, cue: name, until: Some(end) });
        } else if dialogue && let Some(name) = turn_of(report, tokens, paragraph) {
            labels.push(Label { paragraph, name, cue: name, until: None });
            colons = true;
        } else if let Some(colon) = colon_behind_name(report, recognised, tokens) {
            let name = TokenRange::new(tokens.start, colon);
            labels.push(Label {
                paragraph,
                name,
                cue: TokenRange::new(colon, colon + 1),
                until: None,
            });
            colons = true;
        } else if !tokens.is_empty() && report.is_question_label(tokens.start as usize) {
            let name = TokenRange::new(tokens.start, tokens.start + 1);
            labels.push(Label { paragraph, name, cue: name, until: None });
        }
    }
    if !colons {
        labels.clear();
    }
    labels
}

/// "[Interview with Ana Ruiz by Tom Vik]", "[News conference …]": does the head of the report say that turns follow?
fn is_dialogue(report: &Report<'_>) -> bool {
    const HEAD: usize = 120;
    (0..report.tokens.len().min(HEAD)).any(|at| {
        report.reads(at, "[")
            && (at + 1..at + 4).any(|at| {
                at < report.tokens.len()
                    && report.word_is(at, words!["conference", "debate", "dialogue", "interview"])
            })
    })
}

/// "[Ruiz] We are ready": the name that a turn begins with, which may stand behind "[Text]" in the head.
fn turn_of(report: &Report<'_>, tokens: TokenRange, paragraph: u32) -> Option<TokenRange> {
    const HEAD: u32 = 120;
    let named = |open: u32| {
        bracketed(report, open, tokens.end).filter(|name| {
            !name.range().any(|at| {
                report.word_is(
                    at,
                    words![
                        "applause",
                        "begin",
                        "continued",
                        "end",
                        "excerpt",
                        "excerpts",
                        "figure",
                        "indistinct",
                        "omitted",
                        "passage",
                        "recording",
                        "sentence",
                        "text",
                        "video",
                        "word",
                        "words"
                    ],
                )
            })
        })
    };
    if let Some(name) = named(tokens.start) {
        return Some(name);
    }
    let marks = words!["excerpt", "excerpts", "recording", "text"];
    let last = tokens.end.min(tokens.start + HEAD);
    let opens = |&at: &u32| {
        at > tokens.start + 1
            && report.reads(at as usize, "[")
            && report.reads(at as usize - 1, "]")
            && report.word_is(at as usize - 2, marks)
    };
    (tokens.start..last).filter(|_| paragraph == 0).filter(opens).find_map(named)
}

/// "[Begin recording]" at the start of a paragraph of what was broadcast: the token of the bracket that tells
/// the end, `known` or looked for, and the token behind the mark.
fn recording_from(
    report: &Report<'_>,
    tokens: TokenRange,
    known: Option<u32>,
) -> Option<(Option<u32>, u32)> {
    const LONGEST: u32 = 20_000;
    let mark = |at: u32, first: &WordSet<2>| {
        let at = at as usize;
        at + 1 < report.tokens.len()
            && report.slice(report.tokens[at].span) == "["
            && report.word_is(at + 1, first)
            && (at + 2..at + 5).any(|at| {
                report.word_is(at, words!["recording", "relay", "video", "passage", "live"])
            })
    };
    let close =
        |at: u32| (at..at + 6).find(|&at| at < tokens.end && report.word(at as usize) == "]");
    if !mark(tokens.start, words!["begin", "begins"]) {
        return None;
    }
    let behind = close(tokens.start)? + 1;
    let last = (report.tokens.len() as u32).min(behind + LONGEST);
    let end = known.or_else(|| (behind..last).find(|&at| mark(at, words!["end", "ends"])));
    Some((end, behind))
}

/// The name in the brackets at a token, with words behind it.
fn bracketed(report: &Report<'_>, open: u32, end: u32) -> Option<TokenRange> {
    let last = end.min(open + LONGEST_NAME);
    let is = |at: u32, mark: &str| at < end && report.word(at as usize) == mark;
    let close = (open..last).find(|&at| is(open, "[") && is(at, "]"))?;
    let name = TokenRange::new(open + 1, close);
    let written = report.tokens[name.range()]
        .iter()
        .all(|token| token.shape.intersects(Shape::CAPITAL | Shape::PUNCTUATION));
    (!name.is_empty() && written && close + 1 < end).then_some(name)
}

/// The colon behind the name that a paragraph begins with.
fn colon_behind_name(
    report: &Report<'_>,
    recognised: &Recognised,
    tokens: TokenRange,
) -> Option<u32> {
    let end = tokens.end.min(tokens.start + LONGEST_NAME);
    let colon = (tokens.start..end).find(|&at| {
        report.tokens[at as usize].is(Shape::PUNCTUATION) && report.reads(at as usize, ":")
    })?;
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
    // In a report in capitals "THE MAYOR SAID:" is a sentence.
    let told = report.is_in_capitals() && words.iter().any(is_verb);
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

/// Is it a verb that says what somebody does: "SAID", "IS", "WARNS"? A word that is a noun as well tells nothing.
fn is_verb(token: &Token) -> bool {
    let word = lexicon().syntax().word(token.word);
    let finite = word.forms.intersects(VerbForms::PAST | VerbForms::THIRD);
    finite && !word.forms.contains(VerbForms::NOUN) || word.roles.intersects(Role::BE | Role::HAVE)
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
    // "SAVING LIVES ON THE ROAD:" heads a part of a text, "ACTING DIRECTOR ITO:" a turn.
    let start = words.iter().find(|token| token.is(Shape::WORD));
    let gerund = start
        .is_some_and(|start| lexicon().syntax().word(start.word).forms.contains(VerbForms::GERUND));
    let holder = mentions[first..]
        .iter()
        .take_while(|mention| mention.tokens.start < name.end)
        .any(|mention| matches!(mention.kind, MentionKind::Person | MentionKind::Office));
    if gerund && words.len() > 1 && !holder {
        return false;
    }
    // Where every word is in capitals, "THE TEXT:" is written as "THE CHAIRMAN:" is.
    let article = report.is_in_capitals() && report.word_is(name.start as usize, words!["the"]);
    letter || titled && !article || people || named
}
