//! Every table, one file for each or for a small family.
//!
//! What a column means is said here and nowhere else: its doc comment is what users read in the data
//! dictionary, in the data package and in the metadata of Parquet files.

mod countries;
mod dates;
mod documents;
mod entities;
mod flat;
mod inputs;
mod issues;
mod links;
mod meetings;
mod mentions;
mod offices;
mod organisations;
mod people;
mod places;
mod sentences;
mod statements;
mod works;

pub use countries::*;
pub use dates::*;
pub use documents::*;
pub use entities::*;
pub use flat::*;
pub use inputs::*;
pub use issues::*;
pub use links::*;
pub use meetings::*;
pub use mentions::*;
pub use offices::*;
pub use organisations::*;
pub use people::*;
pub use places::*;
pub use sentences::*;
pub use statements::*;
pub use works::*;

use crate::{Rows, Table};

/// All tables, in the order in which they are described.
pub static TABLES: &[&Table] = &[
    // as they came
    InputRows::TABLE,
    DocumentRows::TABLE,
    DocumentPlaceRows::TABLE,
    TextRows::TABLE,
    SentenceRows::TABLE,
    MentionRows::TABLE,
    // who and what
    EntityRows::TABLE,
    PersonRows::TABLE,
    PersonNameRows::TABLE,
    OfficeRows::TABLE,
    OrganisationRows::TABLE,
    WorkRows::TABLE,
    PlaceRows::TABLE,
    CountryRows::TABLE,
    // when, what was said, who met whom
    DateRows::TABLE,
    StatementRows::TABLE,
    StatementSpeakerRows::TABLE,
    StatementContentRows::TABLE,
    StatementAddresseeRows::TABLE,
    StatementTopicRows::TABLE,
    MeetingRows::TABLE,
    MeetingParticipantRows::TABLE,
    MeetingReportRows::TABLE,
    // what was decided, refused, doubted
    LinkRows::TABLE,
    RejectRows::TABLE,
    IssueRows::TABLE,
    // views for a spreadsheet
    MeetingFlatRows::TABLE,
    StatementFlatRows::TABLE,
    DyadFlatRows::TABLE,
];

/// A table by name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().copied().find(|table| table.name == name)
}
