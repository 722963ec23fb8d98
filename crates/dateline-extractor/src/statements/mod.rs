//! Who said what to whom.
//!
//! 1. [`frames`] finds the cue that a verb group is and where its frame puts content and addressee:
//!    [`addressed`] for *told* and *urged*, [`matters`] for *raised* and *shared*, [`nouns`] for *expressed hope*,
//!    [`starts`] and [`occasions`] for where the content begins, [`contents`] for its exact words;
//! 2. [`drafts`] makes statements of cues that are speech where they stand ([`standing`], [`subjects`]), with content
//!    in front of the cue and around it ([`fronted`], [`passives`]), cut where the sentence goes on ([`cuts`]);
//!    [`sources`] does the same for "according to", [`turns`] for transcripts;
//! 3. [`quotes`] carries quotations on over sentences and paragraphs, [`apart`] finds words that stand behind a colon
//!    without marks;
//! 4. [`parties`] says who speaks and at which meeting ([`stand_ins`] for pronouns, [`gathered`] for all who are at a meeting,
//!    [`leaders`] for heads and spokesmen of bodies, [`voices`] for who goes on,
//!    [`members`] of parties, [`documents`] for who wrote them), [`listeners`] to whom, [`acts`] what is done by
//!    saying it ([`whose`] action it is, whether it is [`arranged`] or a [prospect](`prospects`), and [`judgements`] for what
//!    praises, blames, warns or asks by its words alone), [`topics`] what it is about;
//! 5. [`first_person`] says who "I" is in what somebody is quoted with.

mod acts;
mod addressed;
mod apart;
mod apposed;
mod arranged;
mod contents;
mod cuts;
mod documents;
mod drafts;
mod drawn;
mod events;
mod first_person;
mod frames;
mod fronted;
mod gathered;
mod inside;
mod judgements;
mod leaders;
mod listeners;
mod matters;
mod members;
mod no_cues;
mod nouns;
mod occasions;
mod parties;
mod passives;
mod prospects;
mod quoted_behind;
mod quotes;
mod reading;
mod sources;
mod stand_ins;
mod standing;
mod starts;
mod states;
mod subject;
mod subjects;
#[cfg(test)]
mod tests;
mod topics;
mod turns;
mod voices;
mod whose;

use dateline_parser::{Span, TokenRange};
use dateline_schema::closed::{DateType, QuoteType};

use crate::cast::Cast;
use crate::facts::{IssueFact, MeetingFact, StatementFact};
use crate::scene::Scene;
use drafts::Draft;
use frames::{Content, Kind};
use parties::Parties;
use reading::Reading;

/// The statements of a report. Mentions are numbers in [`Cast::mentions`].
pub(crate) fn find(
    scene: &Scene<'_, '_>,
    cast: &mut Cast,
    meetings: &[MeetingFact],
    issues: &mut Vec<IssueFact>,
) -> Vec<StatementFact> {
    let mut drafts = Vec::new();
    for sentence in 0..scene.report.sentences.len() as u32 {
        let reading = Reading::of(scene, sentence).with(cast);
        let first = drafts.len();
        reading.drafts(&mut drafts);
        reading.states(&mut drafts, first);
        reading.sources(&mut drafts, first);
    }
    turns::find(scene, &cast.labels, &mut drafts);
    apart::find(scene, cast, &mut drafts);
    quotes::carry_on(scene, cast, &mut drafts);
    let mut parties = Parties::new(scene, cast, meetings, issues);
    let numbers = numbers_of_dates(scene);
    let mut statements: Vec<StatementFact> =
        drafts.iter().filter_map(|draft| fact(scene, &mut parties, &numbers, draft)).collect();
    first_person::resolve(scene, cast, &statements);
    // Behind who "I" is, and apart from who goes on speaking outside.
    let inside = inside::find(scene, cast, &statements);
    if !inside.is_empty() {
        let mut parties = Parties::new(scene, cast, meetings, issues);
        let told = inside.iter().filter_map(|draft| fact(scene, &mut parties, &numbers, draft));
        statements.extend(told);
        statements.sort_by_key(|statement| (statement.sentence, statement.cue.start));
    }
    statements
}

/// The statement that a draft becomes; none where it has no content.
fn fact(
    scene: &Scene<'_, '_>,
    parties: &mut Parties<'_, '_, '_>,
    numbers: &[u32],
    draft: &Draft,
) -> Option<StatementFact> {
    draft.pieces.first()?;
    let reading = Reading::of(scene, draft.sentence);
    let cue = scene.report.with_markup(reading.span(draft.cue));
    let mut speakers = match parties.at_meeting(&reading, draft) {
        Some(speakers) => speakers,
        None if reading.is_only_about(draft) => return None,
        None => parties.speakers(&reading, draft),
    };
    let meeting = parties.meeting(draft, &speakers);
    parties.join_discussion(draft, meeting, &mut speakers);
    if reading.is_focus(draft) && (meeting.is_none() || speakers.len() < 2) {
        return None;
    }
    let addressees = parties.addressees(draft, meeting, &speakers);
    let meeting = meeting.filter(|&meeting| parties.is_said_at(draft, meeting));
    let (act, polarity) = acts::act(&reading, parties.cast(), &with_place(scene, draft), &speakers);
    let contents: Vec<Span> =
        draft.pieces.iter().map(|piece| scene.report.with_markup(*piece)).collect();
    let mut span = contents.iter().fold(cue, |span, piece| span.cover(*piece));
    for speaker in &speakers {
        let mention = parties.cast().mention(speaker.mention);
        if mention.sentence == Some(draft.sentence) {
            span = span.cover(mention.span);
        }
    }
    Some(StatementFact {
        sentence: draft.sentence,
        span,
        cue,
        quote_type: quote_type(scene, draft),
        topics: topics::of(scene, parties.cast(), &draft.pieces),
        speakers,
        addressees,
        act,
        polarity,
        modality: draft.modality,
        meeting,
        date: date(scene, &reading, draft).and_then(|date| numbers.get(date).copied()),
        contents,
    })
}

/// The draft as the rules of acts read it: its main piece may stand in another sentence than its cue.
fn with_place<'d>(scene: &Scene<'_, '_>, draft: &'d Draft) -> std::borrow::Cow<'d, Draft> {
    let report = scene.report;
    let main = if draft.tokens.is_empty() {
        draft.pieces.first().map_or(draft.tokens, |first| report.tokens_of(*first))
    } else {
        draft.tokens
    };
    if main == draft.tokens {
        return std::borrow::Cow::Borrowed(draft);
    }
    let content = draft.content.or(Some(Content { start: main.start, kind: Kind::Quote }));
    std::borrow::Cow::Owned(Draft { tokens: main, content, ..draft.clone() })
}

/// Are the pieces quotations, hold they some, or none?
fn quote_type(scene: &Scene<'_, '_>, draft: &Draft) -> QuoteType {
    if draft.content.is_some_and(|content| matches!(content.kind, Kind::Turn | Kind::Apart)) {
        return QuoteType::Direct;
    }
    let pieces = &draft.pieces;
    let quotations = &scene.report.quotations;
    let (mut inside, mut touched) = (true, false);
    for piece in pieces {
        let mut covered = false;
        for quotation in contents::near(quotations, *piece) {
            touched |= quotation.span.overlaps(*piece);
            covered |= quotation.span.contains(*piece);
        }
        inside &= covered;
    }
    match (inside, touched) {
        (true, _) => QuoteType::Direct,
        (false, true) => QuoteType::Mixed,
        (false, false) => QuoteType::Indirect,
    }
}

/// For each time expression its number among those that become facts: the ones with a sentence.
fn numbers_of_dates(scene: &Scene<'_, '_>) -> Vec<u32> {
    let mut next = 0;
    let number = |date: &dateline_normaliser::dates::TimeExpression| {
        let number = next;
        next += u32::from(date.sentence.is_some());
        number
    };
    scene.dates.iter().map(number).collect()
}

/// The date of the act: the first day of its sentence that is not part of what is said.
fn date(scene: &Scene<'_, '_>, reading: &Reading<'_, '_, '_>, draft: &Draft) -> Option<usize> {
    let dates = scene.dates;
    let first = dates.partition_point(|date| date.tokens.start < reading.tokens.start);
    let here = dates[first..].iter().take_while(|date| date.tokens.start < reading.tokens.end);
    let outside = |span: Span| !draft.pieces.iter().any(|piece| piece.overlaps(span));
    let found = here.enumerate().find(|(_, date)| {
        date.kind == DateType::Date && date.first_day.is_some() && outside(date.span)
    })?;
    Some(first + found.0)
}

/// An empty range where there is nothing.
const NOTHING: TokenRange = TokenRange::new(0, 0);
