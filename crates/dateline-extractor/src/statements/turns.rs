//! The turns of a transcript: what follows "THE PRESIDENT:" up to the next who speaks.

use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{Act, MentionKind, Modality};

use super::drafts::Draft;
use super::frames::{Content, Kind};
use crate::scene::Scene;
use crate::transcript::Label;

/// Adds the turns of a transcript to `drafts`, in place of what was found inside them.
pub(super) fn find(scene: &Scene<'_, '_>, labels: &[Label], drafts: &mut Vec<Draft>) {
    if labels.is_empty() {
        return;
    }
    let report = scene.report;
    let mut turns: Vec<Draft> = Vec::new();
    let dialogue = labels.len() > 1 || is_speech(scene, &labels[0]);
    let mut labels = labels.iter().peekable();
    let mut until = None;
    let mut sentence = 0;
    for (number, paragraph) in report.paragraphs.iter().enumerate() {
        let tokens = report.tokens_of(*paragraph);
        while sentence < report.sentences.len()
            && (report.sentences[sentence].paragraph as usize) < number
        {
            sentence += 1;
        }
        if sentence == report.sentences.len() {
            break;
        }
        let label = labels.next_if(|label| label.paragraph as usize == number);
        if let Some(&Label { name, cue, until: end, .. }) = label {
            until = end;
            let stop = end.map_or(tokens.end, |end| end.clamp(cue.end, tokens.end.max(cue.end)));
            let content = TokenRange::new(cue.end, stop);
            let Some(piece) = words(scene, content) else { continue };
            let words = report.slice(piece);
            // "[Reporter] … Do you think so? [Ruiz] …": who is asked answers.
            let interview = cue == name && end.is_none() && report.word(name.start as usize) != "Q";
            let asks = if report.word(name.start as usize) == "Q" {
                report.slice(*paragraph).contains('?')
            } else if interview {
                report.slice(*paragraph).trim_end().ends_with('?')
            } else {
                is_question(report.slice(*paragraph), words)
            };
            let answers =
                interview && !asks && turns.last().is_some_and(|turn| turn.act == Act::Ask);
            turns.push(Draft {
                sentence: sentence as u32,
                cue,
                act: match (asks, answers) {
                    (true, _) => Act::Ask,
                    (_, true) => Act::Answer,
                    _ => Act::State,
                },
                fixed: answers,
                relation: None,
                polarity: None,
                pieces: vec![piece],
                content: Some(Content { start: cue.end, kind: Kind::Turn }),
                tokens: TokenRange::new(
                    cue.end,
                    report.sentences[sentence].tokens.end.max(cue.end),
                ),
                subject: None,
                speaker: Some(report.span_of(name)),
                addressee: None,
                company: None,
                modality: Modality::Asserted,
            });
        } else if let Some(end) = until {
            // What was recorded, up to its end.
            let within = TokenRange::new(tokens.start, tokens.end.min(end).max(tokens.start));
            if let Some(turn) = turns.last_mut().filter(|_| !within.is_empty()) {
                turn.pieces.extend(words(scene, within));
            }
        } else if dialogue
            && let Some(turn) = turns.last_mut()
            && !is_aside(report.slice(*paragraph))
        {
            turn.pieces.extend(words(scene, tokens));
        }
    }
    put_in_place(scene, turns, drafts);
}

/// Adds statements of words as they were spoken to `drafts`, in place of what was found inside them.
pub(super) fn put_in_place(scene: &Scene<'_, '_>, mut spoken: Vec<Draft>, drafts: &mut Vec<Draft>) {
    if spoken.is_empty() {
        return;
    }
    let mut spans: Vec<Span> = spoken.iter().flat_map(|one| one.pieces.iter().copied()).collect();
    spans.sort();
    let inside = |draft: &Draft| {
        let start = scene.report.tokens[draft.cue.start as usize].span.start;
        let before = spans.partition_point(|span| span.start <= start);
        before > 0 && spans[before - 1].end > start
    };
    drafts.retain(|draft| !inside(draft));
    drafts.append(&mut spoken);
    drafts.sort_by_key(|draft| (draft.sentence, draft.cue.start));
}

/// "MR. HOLM: Will you meet him?": does the one sentence of a turn ask?
fn is_question(paragraph: &str, words: &str) -> bool {
    paragraph.trim_end().ends_with('?') && !words.contains(['.', '!', '?'])
}

/// Is a lone label that of a speech: "THE PRESIDENT:" at the head of what was filed from
/// nowhere? Elsewhere what one who has one turn says is hardly told from the report around it.
fn is_speech(scene: &Scene<'_, '_>, label: &Label) -> bool {
    const HEAD: u32 = 40;
    let report = scene.report;
    let mentions = &scene.recognised.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < label.name.start);
    let named = mentions[first..]
        .iter()
        .take_while(|mention| mention.tokens.start < label.name.end)
        .any(|mention| mention.kind == MentionKind::Office);
    // "RUIZ: 'All is well'" is a headline.
    let named = named && report.slice(report.tokens[label.name.start as usize].span) == "THE";
    named && report.dateline.is_none() && label.name.start <= HEAD
}

/// "(Applause.)", "END 2:15 P.M.", "# # #": nobody's words.
fn is_aside(paragraph: &str) -> bool {
    let ends = paragraph.strip_prefix("END").is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit())
    });
    let mark = matches!(paragraph.as_bytes().first(), Some(b'#' | b'*'))
        && !paragraph.contains(char::is_alphabetic);
    ends || mark || matches!(paragraph.as_bytes().first(), Some(b'(' | b'['))
}

/// What was said in these tokens, without marks at the ends.
pub(super) fn words(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<Span> {
    let words = &scene.report.tokens[tokens.range()];
    let mark = |token: &&dateline_parser::Token| token.is(Shape::PUNCTUATION);
    let front = words.iter().take_while(mark).count() as u32;
    let back = words.iter().rev().take_while(mark).count() as u32;
    (front + back < tokens.len())
        .then(|| scene.report.span_of(TokenRange::new(tokens.start + front, tokens.end - back)))
}
