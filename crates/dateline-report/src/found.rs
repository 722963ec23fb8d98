//! What was found in each report: the rows of all tables that are inside it.

use std::borrow::Cow;

use dateline_schema::tables as rows;
use rustc_hash::FxHashMap;

use crate::Error;
use crate::tables::{Tables, document_of};

/// The rows inside one report, in the order of their tables.
#[derive(Default)]
pub(crate) struct Found<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) dateline: Option<Cow<'a, str>>,
    /// Number and beginning of each sentence.
    pub(crate) sentences: Vec<(u32, u32)>,
    pub(crate) mentions: Vec<rows::Mention<'a>>,
    pub(crate) dates: Vec<rows::Date<'a>>,
    pub(crate) statements: Vec<rows::Statement<'a>>,
    pub(crate) speakers: Vec<rows::StatementSpeaker<'a>>,
    pub(crate) contents: Vec<rows::StatementContent<'a>>,
    pub(crate) addressees: Vec<rows::StatementAddressee<'a>>,
    pub(crate) reports: Vec<rows::MeetingReport<'a>>,
    pub(crate) issues: Vec<rows::Issue<'a>>,
}

/// The rows inside every report that is kept, by its id.
pub(crate) fn by_document(tables: &Tables) -> Result<FxHashMap<String, Found<'_>>, Error> {
    let mut all: FxHashMap<String, Found> = FxHashMap::default();
    for row in tables.rows::<rows::Document>()? {
        all.entry(row.document_id.into_owned()).or_default().dateline = row.dateline_text;
    }
    let mut of = Inside(&mut all);
    of.each(
        tables,
        |row: &rows::Text| row.document_id.to_string(),
        |found, row| found.text = row.text,
    )?;
    of.each(
        tables,
        |row: &rows::Sentence| row.document_id.to_string(),
        |found, row| found.sentences.push((row.sentence, row.start)),
    )?;
    macro_rules! gather {
        ($($field:ident: $row:ident by $id:ident,)+) => {$(
            of.each(
                tables,
                |row: &rows::$row| row.$id.to_string(),
                |found, row| found.$field.push(row),
            )?;
        )+};
    }
    gather! {
        mentions: Mention by document_id,
        dates: Date by document_id,
        statements: Statement by document_id,
        speakers: StatementSpeaker by statement_id,
        contents: StatementContent by statement_id,
        addressees: StatementAddressee by statement_id,
        reports: MeetingReport by document_id,
    }
    of.each(
        tables,
        // A doubt about a correction is about no document.
        |row: &rows::Issue| row.document_id.as_deref().unwrap_or_default().to_owned(),
        |found, row| found.issues.push(row),
    )?;
    Ok(all)
}

/// The reports whose rows are being gathered.
struct Inside<'m, 'a>(&'m mut FxHashMap<String, Found<'a>>);

impl<'a> Inside<'_, 'a> {
    /// Puts each row of a table to its report, which its id names, or begins with.
    fn each<R: dateline_schema::Row<'a>>(
        &mut self,
        tables: &'a Tables,
        id: impl Fn(&R) -> String,
        mut put: impl FnMut(&mut Found<'a>, R),
    ) -> Result<(), Error> {
        for row in tables.rows::<R>()? {
            if let Some(found) = self.0.get_mut(document_of(&id(&row))) {
                put(found, row);
            }
        }
        Ok(())
    }
}
