//! The rows that pages are made of: counted all, kept where a page needs them.

use arrow_array::cast::AsArray;
use arrow_array::{Array, BooleanArray, RecordBatch};
use arrow_select::filter::filter_record_batch;
use dateline_schema::tables::{Document, Statement, StatementRows};
use dateline_schema::{Row, Rows, TABLES, Table};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{Dataset, Error};

/// Tables of which no page shows a row: they are counted.
const COUNTED: [&str; 5] = ["inputs", "person_names", "links", "statements_flat", "dyads_flat"];

/// The rows of a dataset that pages need.
pub(crate) struct Tables {
    batches: FxHashMap<&'static str, Vec<RecordBatch>>,
    /// One for each table, in the schema's order.
    pub(crate) counts: Vec<Count>,
    /// Of all documents, whether they are shown or not.
    pub(crate) speech: Speech,
}

/// How many rows a table has, and how many nulls in each column.
pub(crate) struct Count {
    pub(crate) table: &'static Table,
    pub(crate) rows: usize,
    pub(crate) nulls: Vec<usize>,
}

/// Statements, counted.
#[derive(Default)]
pub(crate) struct Speech {
    /// By the word of the act.
    pub(crate) acts: FxHashMap<&'static str, usize>,
    /// By the id of the first speaker.
    pub(crate) speakers: FxHashMap<String, usize>,
    /// By the speaker's country.
    pub(crate) countries: FxHashMap<String, usize>,
}

impl Tables {
    /// Reads a dataset and keeps, of what belongs to a document, the rows of the first `limit`
    /// documents by publication day.
    pub(crate) fn load(dataset: &dyn Dataset, limit: usize) -> Result<Self, Error> {
        let documents = dateline_schema::tables::DocumentRows::TABLE;
        let mut read = Vec::new();
        each(dataset, documents, |batch| {
            read.push(batch);
            Ok(())
        })?;
        let shown = first_documents(&read, limit)?;

        let mut tables =
            Self { batches: FxHashMap::default(), counts: Vec::new(), speech: Speech::default() };
        for &table in TABLES {
            let mut count = Count { table, rows: 0, nulls: vec![0; table.columns.len()] };
            let mut kept = Vec::new();
            let speech = &mut tables.speech;
            each(dataset, table, |batch| {
                count.rows += batch.num_rows();
                for (nulls, column) in count.nulls.iter_mut().zip(batch.columns()) {
                    *nulls += column.null_count();
                }
                if table.name == StatementRows::TABLE.name {
                    speech.add(&batch)?;
                }
                if !COUNTED.contains(&table.name) {
                    kept.push(of_documents(table, batch, &shown)?);
                }
                Ok(())
            })?;
            tables.counts.push(count);
            tables.batches.insert(table.name, kept);
        }
        Ok(tables)
    }

    /// The rows of a table that are kept, in its order.
    pub(crate) fn rows<'a, R: Row<'a>>(&'a self) -> Result<Vec<R>, Error> {
        let batches = self.batches.get(R::TABLE.name).map_or(&[][..], Vec::as_slice);
        let mut rows = Vec::with_capacity(batches.iter().map(RecordBatch::num_rows).sum());
        for batch in batches {
            for row in 0..batch.num_rows() {
                rows.push(R::read(batch, row).ok_or(Error::Rows { table: R::TABLE.name })?);
            }
        }
        Ok(rows)
    }

    /// Rows of a table in the dataset.
    pub(crate) fn count(&self, table: &Table) -> usize {
        self.counts
            .iter()
            .find(|count| count.table.name == table.name)
            .map_or(0, |count| count.rows)
    }

    /// Documents of the dataset.
    pub(crate) fn document_count(&self) -> usize {
        self.count(dateline_schema::tables::DocumentRows::TABLE)
    }
}

impl Speech {
    fn add(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        for row in 0..batch.num_rows() {
            let statement = Statement::read(batch, row)
                .ok_or(Error::Rows { table: StatementRows::TABLE.name })?;
            *self.acts.entry(statement.act.name()).or_default() += 1;
            for (counts, key) in [
                (&mut self.speakers, statement.speaker_id),
                (&mut self.countries, statement.speaker_country),
            ] {
                if let Some(key) = key {
                    *counts.entry(key.into_owned()).or_default() += 1;
                }
            }
        }
        Ok(())
    }
}

/// Gives every batch of a table to `take`.
fn each(
    dataset: &dyn Dataset,
    table: &'static Table,
    mut take: impl FnMut(RecordBatch) -> Result<(), Error>,
) -> Result<(), Error> {
    let wrong = |source| Error::Table { table: table.name, source };
    for batch in dataset.batches(table).map_err(wrong)? {
        let batch = batch.map_err(wrong)?;
        let expected = table.arrow_schema().fields();
        let found = batch.schema_ref().fields();
        let same = expected.len() == found.len()
            && expected.iter().zip(found).all(|(expected, found)| {
                expected.name() == found.name() && expected.data_type() == found.data_type()
            });
        if !same {
            return Err(Error::Rows { table: table.name });
        }
        take(batch)?;
    }
    Ok(())
}

/// The ids of the first documents by publication day, those without one last.
fn first_documents(batches: &[RecordBatch], limit: usize) -> Result<FxHashSet<String>, Error> {
    let mut documents = Vec::new();
    for batch in batches {
        for row in 0..batch.num_rows() {
            let document = Document::read(batch, row).ok_or(Error::Rows { table: "documents" })?;
            let day = document.published;
            documents.push((day.is_none(), day, document.document_id));
        }
    }
    documents.sort_unstable();
    Ok(documents.into_iter().take(limit).map(|(_, _, id)| id.into_owned()).collect())
}

/// The rows that belong to some documents, if the table is one of rows inside documents: it has a
/// column of their ids, or its key begins with one.
fn of_documents(
    table: &'static Table,
    batch: RecordBatch,
    shown: &FxHashSet<String>,
) -> Result<RecordBatch, Error> {
    let inside = match table.name {
        "statement_speakers"
        | "statement_contents"
        | "statement_addressees"
        | "statement_topics" => Some("statement_id"),
        // A meeting is shown with all that is known of it.
        "meeting_reports" => None,
        _ => table.column("document_id").map(|column| column.name),
    };
    let Some(column) = inside.and_then(|name| batch.column_by_name(name)) else { return Ok(batch) };
    let ids = column.as_string_opt::<i32>().ok_or(Error::Rows { table: table.name })?;
    let keep: BooleanArray = (0..batch.num_rows())
        .map(|row| Some(ids.is_valid(row) && shown.contains(document_of(ids.value(row)))))
        .collect();
    filter_record_batch(&batch, &keep)
        .map_err(|error| Error::Table { table: table.name, source: error.into() })
}

/// The document that a row is inside, by the row's id.
pub(crate) fn document_of(id: &str) -> &str {
    id.split_once('.').map_or(id, |(document, _)| document)
}
