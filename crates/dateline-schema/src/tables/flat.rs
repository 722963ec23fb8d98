//! `meetings_flat`, `statements_flat`, `dyads_flat`: rows that stand alone, for a spreadsheet.

use crate::closed::{Act, MeetingKind, MeetingStatus, QuoteType};
use crate::define::table;
use crate::{Code, Day, RowId};

table! {
    /// A meeting, for people who want one sheet.
    /// Lists are joined with `; `.
    MeetingFlat in meetings_flat, rows MeetingFlatRows, key(meeting_id) {
        /// The meeting.
        meeting_id: String => meetings,
        /// What kind of meeting.
        kind: MeetingKind,
        /// Its first day.
        first_day: Option<Day>,
        /// Its last day, inclusive.
        last_day: Option<Day>,
        /// The city in which it was.
        city: Option<String>,
        /// The country in which it was.
        country: Option<Code> => countries,
        /// Whether it took place.
        status: MeetingStatus,
        /// The parties by name.
        participants: Option<String>,
        /// Their offices at the time, of those whose office is known.
        offices: Option<String>,
        /// The countries that they act for, each once.
        countries: Option<String>,
        /// Different texts that tell of it.
        report_count: u32,
        /// The first sentence that tells of it.
        sentence: Option<String>,
        /// Sources of the documents that tell of it.
        source: Option<String>,
    }
}

table! {
    /// A statement, for people who want one sheet.
    /// Lists are joined with `; `.
    StatementFlat in statements_flat, rows StatementFlatRows, key(statement_id) {
        /// The statement.
        statement_id: RowId => statements,
        /// Publication day of the document.
        published: Option<Day>,
        /// The speakers by name, else by their words.
        speaker: Option<String>,
        /// The first speaker's office.
        speaker_office: Option<String>,
        /// The first speaker's country.
        speaker_country: Option<Code> => countries,
        /// The addressees by name, else by their words.
        addressees: Option<String>,
        /// What is done by saying it.
        act: Act,
        /// What was said.
        content: String,
        /// How the words are given.
        quote_type: QuoteType,
        /// The words that make it a speech act, as printed.
        cue: String,
        /// The meeting at which it was said.
        meeting_id: Option<String> => meetings,
        /// The sentence of the cue.
        sentence: String,
        /// Source of the document.
        source: String,
    }
}

table! {
    /// A pair of countries that met.
    /// Each pair of countries of a meeting once, the smaller code first.
    DyadFlat in dyads_flat, rows DyadFlatRows, key(meeting_id, country_a, country_b) {
        /// The meeting.
        meeting_id: String => meetings,
        /// Its first day.
        day: Option<Day>,
        /// One country.
        country_a: Code => countries,
        /// The other.
        country_b: Code => countries,
        /// Correlates of War number of the one (`COW:710`).
        cow_a: Option<Code>,
        /// Of the other.
        cow_b: Option<Code>,
        /// What kind of meeting.
        kind: MeetingKind,
    }
}
