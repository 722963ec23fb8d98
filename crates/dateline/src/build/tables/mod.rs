//! From facts to rows. One file for each group of tables; what a column means stands in the schema.

mod documents;
mod entities;
pub(crate) mod inputs;
mod links;
mod meetings;
mod statements;
mod told;

pub(crate) use entities::{countries, entities, organisations, people, places, works};
pub(crate) use links::{links, unmatched};
pub(crate) use meetings::meetings;
pub(crate) use told::{Told, Wanted};

use std::borrow::Cow;

use dateline_extractor::facts::{Entity, LocalId, OfficeFact};
use dateline_lexicon::CountryId;
use dateline_linker::{EntityRef, LinkIssue, LinkedOffice};
use dateline_parser::Span;
use dateline_schema::RowKey;
use dateline_schema::closed::OfficeStatus;
use jiff::civil::Date;

use crate::Error;
use crate::build::clock::{Clock, Work};
use crate::build::ids::{Row, row_key};
use crate::build::offsets::Offsets;
use crate::build::relate::{Dataset, Document};
use crate::build::writers::Chunk;

/// The rows of all tables that follow from single documents, and what the rows of meetings will need
/// of these.
pub(crate) fn of_documents(
    data: Dataset<'_>,
    numbers: &[u32],
    issues: &[&LinkIssue],
    wanted: &Wanted,
    clock: &Clock,
) -> Result<(Vec<Chunk>, Told), Error> {
    let mut buffer = Vec::new();
    let mut told = Told::default();
    let mut documents = documents::DocumentTables::default();
    let mut statements = statements::StatementTables::default();
    for &number in numbers {
        data.with(number, &mut buffer, |document| {
            clock.time(Work::Rows, || {
                let view = View::new(data, document);
                let first = issues.partition_point(|issue| issue.document < number);
                let end = issues.partition_point(|issue| issue.document <= number);
                documents.push(&view, &issues[first..end]);
                statements.push(&view);
                told.take(&view, wanted);
            });
        })?;
    }
    Ok(clock.time(Work::Rows, || {
        let mut chunks = documents.finish();
        chunks.extend(statements.finish());
        (chunks, told)
    }))
}

/// A document with what its rows are made by.
pub(crate) struct View<'a> {
    data: Dataset<'a>,
    document: &'a Document<'a>,
    id: String,
    offsets: Offsets<'a>,
}

impl<'a> View<'a> {
    fn new(data: Dataset<'a>, document: &'a Document<'a>) -> Self {
        Self {
            data,
            document,
            id: document.entry.id.to_string(),
            offsets: Offsets::new(document.head.text),
        }
    }

    /// The document's id, for a cell.
    fn id(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.id)
    }

    /// The id of a row inside the document.
    fn row(&self, row: Row, index: u32) -> RowKey<'_> {
        row_key(&self.id, row, index)
    }

    /// Start and end in code points.
    fn span(&self, span: Span) -> (u32, u32) {
        self.offsets.span(span)
    }

    /// The words of a span, white space folded.
    fn words(&self, span: Span) -> Cow<'a, str> {
        self.offsets.words(span)
    }

    /// The entity of the dataset that a local one is.
    fn entity(&self, local: LocalId) -> Option<EntityRef> {
        // Facts that point nowhere would be a fault of ours; they cost a null, not the run.
        ((local.0 as usize) < self.document.facts.entities.len())
            .then(|| self.data.linked.entity(self.document.number as usize, local))
            .flatten()
    }

    /// Is this somebody or something that is left out? Then nothing that mentions it has a row.
    fn is_left_out(&self, local: Option<LocalId>) -> bool {
        let there = |local: &LocalId| (local.0 as usize) < self.document.facts.entities.len();
        local.filter(there).is_some_and(|local| self.entity(local).is_none())
    }

    /// The same of the entity of a mention.
    fn is_mention_left_out(&self, mention: u32) -> bool {
        let mention = self.document.facts.mentions.get(mention as usize);
        self.is_left_out(mention.and_then(|mention| mention.entity))
    }

    /// Its id.
    fn entity_id(&self, local: Option<LocalId>) -> Option<Cow<'a, str>> {
        local
            .and_then(|local| self.entity(local))
            .map(|entity| self.data.linked.entity_id(entity).into())
    }

    /// Its id, if it is a place.
    fn place_id(&self, local: Option<LocalId>) -> Option<Cow<'a, str>> {
        let entity = self.entity(local?)?;
        matches!(entity, EntityRef::Place(_)).then(|| self.data.linked.entity_id(entity).into())
    }

    /// Its id, if it is a work.
    fn work_id(&self, local: Option<LocalId>) -> Option<Cow<'a, str>> {
        let entity = self.entity(local?)?;
        matches!(entity, EntityRef::Work(_)).then(|| self.data.linked.entity_id(entity).into())
    }

    /// The words of a mention.
    fn mention_words(&self, mention: u32) -> Option<Cow<'a, str>> {
        let mention = self.document.facts.mentions.get(mention as usize)?;
        Some(self.words(mention.span))
    }

    /// The id of the meeting of the dataset that a local one is.
    fn meeting_id(&self, local: u32) -> Option<&'a str> {
        self.document.facts.meetings.get(local as usize)?;
        let linked = self.data.linked;
        Some(linked.meeting_id(linked.meeting(self.document.number as usize, local)?))
    }

    /// The office in which a person speaks: of those that this report gives the highest, current
    /// before former; else one that other reports attest for the day of this one.
    fn office(&self, local: LocalId) -> Option<Cow<'a, str>> {
        let Some(Entity::Person(person)) = self.document.facts.entities.get(local.0 as usize)
        else {
            return None;
        };
        // What the authority file gives for the day comes before all that is told.
        let given = person.authority.map_or(0, |authority| authority.offices as usize);
        if let Some(office) = person.offices.get(..given).and_then(<[_]>::first) {
            return Some(office.title.as_str().into());
        }
        let rank =
            |office: &&OfficeFact| (!is_held(office.status), office.level.unwrap_or(u8::MAX));
        if let Some(office) = person.offices.iter().min_by_key(rank) {
            return Some(office.title.as_str().into());
        }
        let EntityRef::Person(n) = self.entity(local)? else { return None };
        let (day, _) = self.document.facts.published?;
        let attested = |office: &&LinkedOffice| {
            let within = |first: Date, last: Date| first <= day && day <= last;
            is_held(office.status)
                && office
                    .first_attested
                    .zip(office.last_attested)
                    .is_some_and(|(a, b)| within(a, b))
        };
        let offices = self.data.offices(n).iter();
        let titled = offices
            .filter(attested)
            .filter_map(|office| Some((office.level.unwrap_or(u8::MAX), office.title.as_deref()?)));
        titled.min_by_key(|(level, _)| *level).map(|(_, title)| title.into())
    }
}

fn is_held(status: OfficeStatus) -> bool {
    matches!(status, OfficeStatus::Current | OfficeStatus::Acting)
}

/// A country's code.
fn country(country: CountryId) -> Cow<'static, str> {
    dateline_normaliser::places::country_code(country).into()
}

/// Pieces of a list for one cell of a flat view.
fn joined<T: AsRef<str>>(pieces: impl IntoIterator<Item = T>) -> Option<Cow<'static, str>> {
    let mut out = String::new();
    for piece in pieces {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(piece.as_ref());
    }
    (!out.is_empty()).then(|| out.into())
}
