//! The publication day, from all that claims to be it, in the order of the schema: option, metadata,
//! header, byline, footer, dateline, name of the file.
//!
//! A day that does not exist (`2021-02-30`) is no day, and what ranks lower does not stand in for it.

use dateline_schema::closed::{IssueKind, PublishedSource};
use jiff::civil::Date;

use super::Parts;
use super::reader::Reader;
use crate::report::{Meta, Note, Published};
use crate::span::Span;

/// A dateline may be so many days older than the report, and no conflict.
const DATELINE_BEFORE: i64 = 10;
/// A dateline of the next day is no conflict: the clock is elsewhere.
const DATELINE_AFTER: i64 = 1;

/// Something that claims to be the publication day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub(super) source: PublishedSource,
    /// `None` where no such day exists.
    pub(super) day: Option<Date>,
    pub(super) span: Option<Span>,
    /// Is it the day of a change, after the publication?
    pub(super) is_change: bool,
}

/// What came of the claims.
#[derive(Debug, Default)]
pub(super) struct Decided {
    pub(super) published: Option<Published>,
    pub(super) notes: Vec<Note>,
}

/// Decides between the claims.
pub(super) fn decide(reader: Reader<'_, '_>, parts: &Parts, meta: &Meta<'_>) -> Decided {
    let claims = all(reader, parts, meta);
    let mut decided = Decided::default();
    for claim in claims.iter().filter(|claim| claim.day.is_none()) {
        let words = claim.span.map_or("", |span| span.of(reader.report.text));
        decided.notes.push(Note {
            kind: IssueKind::InvalidDate,
            span: claim.span,
            message: format!("there is no such day as {words:?}"),
        });
    }
    let Some(first) = claims.first() else {
        decided.notes.push(Note {
            kind: IssueKind::NoPublishedDate,
            span: None,
            message: "nothing says when the report was published".to_owned(),
        });
        return decided;
    };
    let Some(day) = first.day else { return decided };
    let source = first.source;
    decided.published = Some(Published { day, source, span: first.span });
    for claim in &claims[1..] {
        let Some(other) = claim.day.filter(|other| conflicts(day, *other, claim)) else { continue };
        let message = format!(
            "the {} says {other}, the {} says {day}",
            claim.source.name().replace('_', " "),
            source.name().replace('_', " "),
        );
        decided.notes.push(Note { kind: IssueKind::ConflictingDates, span: claim.span, message });
    }
    if let Some(note) = dateline_note(reader, parts, day, source) {
        decided.notes.push(note);
    }
    decided
}

/// All claims, the strongest first; days of a change after the others of their source.
fn all(reader: Reader<'_, '_>, parts: &Parts, meta: &Meta<'_>) -> Vec<Claim> {
    let outside = |source, day| Claim { source, day: Some(day), span: None, is_change: false };
    let mut claims: Vec<Claim> =
        meta.published.map(|(day, source)| outside(source, day)).into_iter().collect();
    claims.extend(&parts.claims);
    if let Some((first, end, written)) = parts.dateline.as_ref().and_then(|dateline| dateline.day)
        && written.year.is_some()
    {
        claims.push(Claim {
            source: PublishedSource::Dateline,
            day: written.date(),
            span: Some(reader.span(first, end)),
            is_change: false,
        });
    }
    claims.extend(meta.file_name_date.map(|day| outside(PublishedSource::FileName, day)));
    claims.sort_by_key(|claim| (claim.source, claim.is_change));
    claims
}

fn conflicts(published: Date, other: Date, claim: &Claim) -> bool {
    match claim.source {
        // Judged with its year resolved, by `dateline_note`.
        PublishedSource::Dateline => false,
        _ if claim.is_change => other < published,
        _ => other != published,
    }
}

/// A note where the dateline's day is too far from the publication.
fn dateline_note(
    reader: Reader<'_, '_>,
    parts: &Parts,
    published: Date,
    source: PublishedSource,
) -> Option<Note> {
    if source == PublishedSource::Dateline {
        return None;
    }
    let found = parts.dateline.as_ref()?;
    let span = found.day.map(|(first, end, _)| reader.span(first, end))?;
    let day = found.clone().resolve(reader, Some(published)).day?;
    let before = (published.duration_until(day).as_hours()) / 24;
    let fits = (-DATELINE_BEFORE..=DATELINE_AFTER).contains(&before);
    (!fits).then(|| Note {
        kind: IssueKind::ConflictingDates,
        span: Some(span),
        message: format!(
            "the dateline says {day}, the {} says {published}",
            source.name().replace('_', " ")
        ),
    })
}
