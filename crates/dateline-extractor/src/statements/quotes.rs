//! Quotations that go on: "…," she said. "…" in one paragraph, and paragraphs that open with a
//! quotation and have no cue of their own while the speaker is clear.

use dateline_parser::{Report, Shape, Span, TokenRange};
use rustc_hash::FxHashMap;

use super::drafts::Draft;
use crate::scene::Scene;

/// The fewest tokens of a quotation that is speech rather than a word in quotation marks.
const FEWEST_TOKENS: u32 = 4;

/// Gives quotations that no statement has to the statement before them.
pub(super) fn carry_on(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    let report = scene.report;
    take_openings(scene, drafts);
    let mut taken: Vec<Span> =
        drafts.iter().flat_map(|draft| draft.pieces.iter().copied()).collect();
    taken.sort();
    // A statement that follows another inside the same words does not end before it.
    let mut furthest = 0;
    for span in &mut taken {
        furthest = span.end.max(furthest);
        span.end = furthest;
    }
    for n in 0..report.quotations.len() {
        let quotation = &report.quotations[n];
        if quotation.tokens.len() < FEWEST_TOKENS || is_taken(&taken, quotation.inner) {
            continue;
        }
        let Some(sentence) = report.sentence_of(quotation.tokens.start) else { continue };
        let paragraph = report.sentences[sentence as usize].paragraph;
        let opens = quotation.tokens.start.saturating_sub(1)
            <= report.sentences[sentence as usize].tokens.start;
        if !opens {
            continue;
        }
        // The last statement that begins before the quotation.
        let before = drafts.partition_point(|draft| {
            draft.pieces.first().is_some_and(|piece| piece.start < quotation.span.start)
        });
        let earlier = &report.quotations[n.saturating_sub(3)..n];
        let near = before.saturating_sub(4)..before;
        let spoken = near.rev().find_map(|d| {
            let last = *drafts[d].pieces.last()?;
            Some((d, *earlier.iter().rev().find(|quotation| quotation.span.overlaps(last))?))
        });
        let Some((d, spoken)) = spoken else { continue };
        let draft = &mut drafts[d];
        let last = *draft.pieces.last().unwrap_or(&quotation.inner);
        let there = report.sentences[draft.sentence as usize].paragraph;
        let whole = report.paragraphs.get(paragraph as usize).is_some_and(|whole| {
            quotation.span.end + 2 >= whole.end && quotation.span.start <= whole.start + 1
        });
        let same = paragraph == there;
        let goes_on = paragraph == there + 1
            || last.end > report.sentences[sentence as usize].span.start.saturating_sub(400);
        if same || goes_on && (spoken.unclosed || whole) {
            draft.pieces.extend(inner(scene, quotation.tokens));
        }
    }
}

/// Gives a paragraph that is one quotation without a closing mark to the cue behind the quotation that
/// goes on from it in the next paragraph.
fn take_openings(scene: &Scene<'_, '_>, drafts: &mut [Draft]) {
    let report = scene.report;
    let mut taken: Vec<Span> =
        drafts.iter().flat_map(|draft| draft.pieces.iter().copied()).collect();
    taken.sort();
    let starts: FxHashMap<u32, usize> = (0..)
        .zip(drafts.iter())
        .filter_map(|(n, draft)| Some((draft.pieces.first()?.start, n)))
        .collect();
    let mut follows: Option<usize> = None;
    for n in (1..report.quotations.len()).rev() {
        let (open, next) = (&report.quotations[n - 1], &report.quotations[n]);
        let paragraph = |tokens: TokenRange| {
            let sentence = report.sentence_of(tokens.start)?;
            let paragraph = report.sentences[sentence as usize].paragraph;
            let whole = report.paragraphs.get(paragraph as usize)?;
            opens_paragraph(*whole, tokens, report).then_some(paragraph)
        };
        let (Some(first), Some(second)) = (paragraph(open.tokens), paragraph(next.tokens)) else {
            follows = None;
            continue;
        };
        let spoken =
            inner(scene, next.tokens).and_then(|next| starts.get(&next.start).copied()).or(follows);
        let fits = open.unclosed && first + 1 == second && !is_taken(&taken, open.inner);
        follows = spoken.filter(|_| fits);
        if let (Some(d), Some(opening)) = (follows, inner(scene, open.tokens)) {
            drafts[d].pieces.insert(0, opening);
        }
    }
}

/// Does a quotation open its paragraph?
fn opens_paragraph(paragraph: Span, tokens: TokenRange, report: &Report<'_>) -> bool {
    report.span_of(tokens).start <= paragraph.start + 4
}

/// Does a piece share a byte with `span`?
fn is_taken(taken: &[Span], span: Span) -> bool {
    let before = taken.partition_point(|piece| piece.start < span.end);
    before > 0 && taken[before - 1].end > span.start
}

/// Without marks at the ends.
fn inner(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<Span> {
    let words = &scene.report.tokens[tokens.range()];
    let mark = |token: &&dateline_parser::Token| token.is(Shape::PUNCTUATION);
    let front = words.iter().take_while(mark).count() as u32;
    let back = words.iter().rev().take_while(mark).count() as u32;
    (front + back < tokens.len())
        .then(|| scene.report.span_of(TokenRange::new(tokens.start + front, tokens.end - back)))
}
