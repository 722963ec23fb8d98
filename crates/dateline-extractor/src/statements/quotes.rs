//! Quotations that go on: "…," she said. "…" in one paragraph, and paragraphs that open with a
//! quotation and have no cue of their own while the speaker is clear.

use dateline_lexicon::words;
use dateline_parser::{Quotation, Report, Shape, Span, Token, TokenRange};
use dateline_schema::closed::{Act, Modality};
use rustc_hash::FxHashMap;

use super::contents::is_mark;
use super::drafts::Draft;
use super::frames::{Content, Kind};
use super::reading::Reading;
use crate::cast::Cast;
use crate::scene::Scene;

/// The fewest tokens of a quotation that is speech rather than a word in quotation marks.
const FEWEST_TOKENS: u32 = 4;
/// How many statements before a quotation can be whose words it is.
const NEAR: usize = 4;

/// Gives quotations that no statement has to the statement before them.
pub(super) fn carry_on(scene: &Scene<'_, '_>, cast: &Cast, drafts: &mut Vec<Draft>) {
    let report = scene.report;
    if report.quotations.iter().any(|quotation| quotation.unclosed) {
        take_openings(scene, drafts);
    }
    if report.quotations.iter().all(|quotation| quotation.tokens.len() < FEWEST_TOKENS) {
        return;
    }
    let mut taken: Vec<Span> =
        drafts.iter().flat_map(|draft| draft.pieces.iter().copied()).collect();
    taken.sort();
    // A statement that follows another inside the same words does not end before it.
    let mut furthest = 0;
    for span in &mut taken {
        furthest = span.end.max(furthest);
        span.end = furthest;
    }
    // Statements of a quotation alone, with the number of the last one.
    let mut made: Vec<Draft> = Vec::new();
    for n in 0..report.quotations.len() {
        let quotation = &report.quotations[n];
        if quotation.tokens.len() < FEWEST_TOKENS || is_taken(&taken, quotation.inner) {
            continue;
        }
        let Some(sentence) = report.sentence_of(quotation.tokens.start) else { continue };
        let opens = quotation.tokens.start.saturating_sub(1)
            <= report.sentences[sentence as usize].tokens.start;
        if !opens {
            continue;
        }
        if let Some(draft) = introduced(scene, cast, quotation, sentence) {
            made.push(draft);
            continue;
        }
        // The last statement that begins before the quotation.
        let before = drafts.partition_point(|draft| {
            draft.pieces.first().is_some_and(|piece| piece.start < quotation.span.start)
        });
        let near = before.saturating_sub(NEAR)..before;
        let told = |d: &usize| drafts[*d].cue.end <= quotation.tokens.start;
        let Some(mut d) = near.clone().filter(told).max_by_key(|&d| drafts[d].cue.end) else {
            continue;
        };
        // ""…," she said, adding that … "…"": one speaker all along.
        if let Some(same) = near.filter(told).find(|&other| {
            drafts[other].sentence == drafts[d].sentence
                && drafts[other].subject == drafts[d].subject
                && drafts[other].subject.is_some()
        }) {
            d = same;
        }
        // ""…," Ruiz said *after Paz objected to* the plan. "…"": who was quoted goes on.
        if let Some(main) = near_quoted(scene, drafts, before, d) {
            d = main;
        }
        let own = made.last().is_some_and(|last| last.cue == drafts[d].cue);
        let draft = if own { made.last_mut() } else { drafts.get_mut(d) };
        let Some(draft) = draft else { continue };
        let Some(&last) = draft.pieces.last() else { continue };
        let earlier = &report.quotations[n.saturating_sub(3)..n];
        let spoken = earlier.iter().rev().find(|quotation| quotation.span.overlaps(last));
        let there = Place::of(report, draft);
        match (spoken, inner(scene, quotation.tokens)) {
            (Some(spoken), Some(piece))
                if there.goes_on(report, quotation, sentence, spoken.unclosed) =>
            {
                draft.pieces.push(piece);
            }
            // "Ito said the plan was dead. "…"": a statement of its own.
            (None, Some(piece))
                if there.is_right_before(report, quotation, sentence) && speaks(draft) =>
            {
                let alone = alone(draft, quotation, piece);
                made.push(alone);
            }
            _ => {}
        }
    }
    if !made.is_empty() {
        drafts.append(&mut made);
        drafts.sort_by_key(|draft| (draft.sentence, draft.cue.start));
    }
}

/// The statement in the sentence of statement `d` that is a quotation, where that one stands in a clause of time or reason
/// behind it.
fn near_quoted(scene: &Scene<'_, '_>, drafts: &[Draft], before: usize, d: usize) -> Option<usize> {
    let report = scene.report;
    let quoted = |draft: &Draft| {
        draft.pieces.last().is_some_and(|last| {
            report.quotations.binary_search_by_key(&last.start, |it| it.inner.start).is_ok()
        })
    };
    if quoted(&drafts[d]) {
        return None;
    }
    let opener = words!["after", "as", "because", "before", "when", "while"];
    // The clause opens right before its subject: not "said before the visit, and Paz objected".
    let subject = drafts[d].subject.map(|subject| scene.syntax.phrase(subject).tokens.start);
    let open = subject.and_then(|start| start.checked_sub(1))?;
    // "…, *while* Paz objected" stands beside it.
    let beside = report.word_is(open as usize, words!["while"])
        && open > 0
        && report.tokens[open as usize - 1].is(Shape::PUNCTUATION);
    if beside || !report.word_is(open as usize, opener) {
        return None;
    }
    let hung = |draft: &Draft| draft.cue.end <= open && open < drafts[d].cue.start;
    (before.saturating_sub(NEAR)..before).rev().find(|&other| {
        let draft = &drafts[other];
        draft.sentence == drafts[d].sentence && quoted(draft) && hung(draft) && speaks(draft)
    })
}

/// The statement of a quotation alone, by the cue of `draft`.
fn alone(draft: &Draft, quotation: &Quotation, piece: Span) -> Draft {
    Draft {
        act: Act::State,
        fixed: false,
        polarity: None,
        pieces: vec![piece],
        content: Some(Content { start: quotation.tokens.start, kind: Kind::Quote }),
        tokens: quotation.tokens,
        company: None,
        ..draft.clone()
    }
}

/// "Ito released this statement: "…"": a sentence that ends in a colon says whose the quotation
/// behind it is, whatever its verb.
fn introduced(
    scene: &Scene<'_, '_>,
    cast: &Cast,
    quotation: &Quotation,
    sentence: u32,
) -> Option<Draft> {
    const MOST: usize = 6;
    let reading = Reading::of(scene, sentence.checked_sub(1)?).with(cast);
    let last = reading.tokens.end.checked_sub(1)?;
    if reading.text(last) != ":" {
        return None;
    }
    let (verb, subject) = reading.verbs.iter().take(MOST).find_map(|verb| {
        let says = Reading::is_finite(verb) && !verb.passive && !verb.negated;
        let subject = verb.subject.filter(|&subject| says && reading.is_actor(subject))?;
        Some((verb, subject))
    })?;
    let draft = Draft {
        sentence: reading.sentence,
        cue: verb.tokens,
        act: Act::State,
        fixed: false,
        relation: None,
        polarity: None,
        pieces: Vec::new(),
        content: None,
        tokens: quotation.tokens,
        subject: Some(subject),
        speaker: None,
        addressee: None,
        company: None,
        modality: Modality::Asserted,
    };
    Some(alone(&draft, quotation, inner(scene, quotation.tokens)?))
}

/// Has somebody spoken, so that a quotation behind is theirs?
fn speaks(draft: &Draft) -> bool {
    draft.modality == Modality::Asserted && (draft.subject.is_some() || draft.speaker.is_some())
}

/// Where a statement's words end.
struct Place {
    sentence: u32,
    paragraph: u32,
}

impl Place {
    fn of(report: &Report<'_>, draft: &Draft) -> Self {
        let last = draft.pieces.last().and_then(|last| report.tokens_of(*last).end.checked_sub(1));
        let said = last.and_then(|last| report.sentence_of(last)).unwrap_or(draft.sentence);
        let sentence = said.max(draft.sentence);
        Self { sentence, paragraph: report.sentences[sentence as usize].paragraph }
    }

    /// Is a quotation more of one that was said: in the same paragraph, or a paragraph of its own?
    fn goes_on(&self, report: &Report<'_>, next: &Quotation, sentence: u32, open: bool) -> bool {
        let paragraph = report.sentences[sentence as usize].paragraph;
        paragraph == self.paragraph
            || paragraph == self.paragraph + 1 && (open || is_paragraph(report, next, paragraph))
    }

    /// Does a quotation follow right behind: in the next sentence, or as the next paragraph?
    fn is_right_before(&self, report: &Report<'_>, next: &Quotation, sentence: u32) -> bool {
        let paragraph = report.sentences[sentence as usize].paragraph;
        sentence == self.sentence + 1
            && (paragraph == self.paragraph
                || paragraph == self.paragraph + 1 && is_paragraph(report, next, paragraph))
    }
}

/// Is a quotation all of its paragraph?
fn is_paragraph(report: &Report<'_>, quotation: &Quotation, paragraph: u32) -> bool {
    report.paragraphs.get(paragraph as usize).is_some_and(|whole| {
        quotation.span.end + 2 >= whole.end && quotation.span.start <= whole.start + 1
    })
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
    let mark = |token: &&Token| is_mark(scene.report, token);
    let front = words.iter().take_while(mark).count() as u32;
    let back = words.iter().rev().take_while(mark).count() as u32;
    (front + back < tokens.len())
        .then(|| scene.report.span_of(TokenRange::new(tokens.start + front, tokens.end - back)))
}
