//! Transcripts: paragraphs that begin with who speaks ("THE PRESIDENT: Thank you all.").

use dateline_lexicon::lexicon;
use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{Act, MentionKind, Modality};

use super::drafts::Draft;
use super::frames::{Content, Kind};
use crate::scene::Scene;

/// The most tokens of a speaker's name before the colon.
const LONGEST_NAME: u32 = 8;

/// Adds the turns of a transcript to `drafts`, in place of what was found inside them.
pub(super) fn find(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let report = scene.report;
    let mut turns: Vec<Draft> = Vec::new();
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
        let label = label(scene, tokens).filter(|label| label.colon || !turns.is_empty());
        if let Some(Label { name, cue, colon: _ }) = label {
            let content = TokenRange::new(cue.end, tokens.end);
            let Some(piece) = words(scene, content) else { continue };
            let asks =
                report.word(name.start as usize) == "Q" && report.slice(*paragraph).contains('?');
            turns.push(Draft {
                sentence: sentence as u32,
                cue,
                act: if asks { Act::Ask } else { Act::State },
                fixed: false,
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
        } else if turns.len() > 1
            && let Some(turn) = turns.last_mut()
            && !matches!(report.text[paragraph.range()].as_bytes().first(), Some(b'(' | b'['))
        {
            turn.pieces.extend(words(scene, tokens));
        }
    }
    if turns.is_empty() {
        return;
    }
    let mut spans: Vec<Span> = turns.iter().flat_map(|turn| turn.pieces.iter().copied()).collect();
    spans.sort();
    let inside = |draft: &Draft| {
        let start = report.tokens[draft.cue.start as usize].span.start;
        let before = spans.partition_point(|span| span.start <= start);
        before > 0 && spans[before - 1].end > start
    };
    drafts.retain(|draft| !inside(draft));
    drafts.append(&mut turns);
    drafts.sort_by_key(|draft| (draft.sentence, draft.cue.start));
}

/// Is a label in capitals a speaker's: of a transcript ("Q", "THE CHAIRMAN", "MS. ITO") rather than an
/// editor's ("NOTE", "CORRECTION")?
fn is_label_of_speaker(scene: &Scene<'_, '_>, name: TokenRange) -> bool {
    let report = scene.report;
    let words = &report.tokens[name.range()];
    let letter = words.len() == 1 && matches!(report.slice(words[0].span), "Q" | "A");
    let titled = matches!(
        report.slice(words[0].span).trim_end_matches('.'),
        "THE" | "MR" | "MRS" | "MS" | "DR" | "SIR" | "QUESTION" | "ANSWER" | "INTERVIEWER"
    );
    let people = words.iter().any(|token| lexicon().speech().people(token.word).is_some());
    let mentions = &scene.recognised.mentions;
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

/// Who speaks, as a paragraph begins with it.
struct Label {
    name: TokenRange,
    /// The colon; the name itself where there is none.
    cue: TokenRange,
    colon: bool,
}

fn label(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<Label> {
    if let Some(colon) = colon_behind_name(scene, tokens) {
        let name = TokenRange::new(tokens.start, colon);
        return Some(Label { name, cue: TokenRange::new(colon, colon + 1), colon: true });
    }
    let asked = !tokens.is_empty() && scene.report.is_question_label(tokens.start as usize);
    let name = TokenRange::new(tokens.start, tokens.start + 1);
    asked.then_some(Label { name, cue: name, colon: false })
}

/// The colon behind the name that a paragraph begins with.
fn colon_behind_name(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<u32> {
    let report = scene.report;
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
    let shouted = shouted && is_label_of_speaker(scene, name);
    let mentions = &scene.recognised.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < name.start);
    let named = mentions[first..]
        .iter()
        .take_while(|mention| mention.tokens.start < name.end)
        .any(|mention| mention.kind == MentionKind::Person && mention.tokens.end == name.end);
    let quoted =
        report.tokens.get(colon as usize + 1).is_some_and(|next| next.is(Shape::OPEN_QUOTE));
    (shouted || named && quoted).then_some(colon)
}

fn words(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<Span> {
    let words = &scene.report.tokens[tokens.range()];
    let mark = |token: &&dateline_parser::Token| token.is(Shape::PUNCTUATION);
    let front = words.iter().take_while(mark).count() as u32;
    let back = words.iter().rev().take_while(mark).count() as u32;
    (front + back < tokens.len())
        .then(|| scene.report.span_of(TokenRange::new(tokens.start + front, tokens.end - back)))
}
