//! `meetings` and its child tables: who met whom.

use crate::closed::{
    DateSource, MeetingForm, MeetingKind, MeetingStatus, MeetingSupport, ParticipantRole,
    PlaceSource, Precision, VisitType,
};
use crate::define::table;
use crate::{Code, Day, RowId};

table! {
    /// A meeting, visit, call, summit or signing, over all documents.
    /// One row with any number of participants, however many reports tell of it.
    Meeting in meetings, rows MeetingRows, key(meeting_id) {
        /// `m.`, the day or `undated`, and the parties; on a clash with a number.
        meeting_id: String,
        /// What kind of meeting.
        kind: MeetingKind,
        /// Its first day.
        first_day: Option<Day>,
        /// Its last day, inclusive.
        last_day: Option<Day>,
        /// How exact these days are.
        precision: Option<Precision>,
        /// How they are known.
        date_source: Option<DateSource>,
        /// Where it was.
        place_id: Option<String> => places,
        /// The name of that place, if it is a city.
        city: Option<String>,
        /// The country in which it was.
        country: Option<Code> => countries,
        /// How the place is known.
        place_source: Option<PlaceSource>,
        /// Between how many countries.
        form: Option<MeetingForm>,
        /// What kind of visit.
        visit_type: Option<VisitType>,
        /// Country of the host.
        host_country: Option<Code> => countries,
        /// Country of the visitor.
        visitor_country: Option<Code> => countries,
        /// Was an agreement signed? Null until a text says so or denies it.
        agreement_signed: Option<bool>,
        /// Whether it took place.
        status: MeetingStatus,
        /// Parties: rows of `meeting_participants`.
        participant_count: u32,
        /// Different texts that tell of it.
        document_count: u32,
        /// Statements made at it.
        statement_count: u32,
        /// Event of the PLOVER ontology.
        plover_event: Option<Code>,
        /// Mode of that event.
        plover_mode: Option<Code>,
        /// CAMEO code (`CAMEO:040`).
        cameo_code: Option<Code>,
        /// How sure all of it is, 0 to 1.
        confidence: Option<f64> = not_filled,
    }
}

table! {
    /// A party to a meeting.
    MeetingParticipant in meeting_participants, rows MeetingParticipantRows, key(meeting_id, n) {
        /// The meeting.
        meeting_id: String => meetings,
        /// Number in the order in which the reports tell of them, from 1.
        n: u32,
        /// Who it is; null for somebody known by an office only.
        entity_id: Option<String> => entities,
        /// The words of the evidence as printed.
        name_text: String,
        /// The mention that is the evidence.
        mention_id: RowId => mentions,
        /// What the party is to the meeting.
        role: ParticipantRole,
        /// The side it is on, where there are sides that are no countries.
        side: Option<Code> = not_filled,
        /// The country that it acts for; where its report says none, that of the person in `people`.
        country: Option<Code> => countries,
        /// The office at the time.
        office: Option<String>,
        /// Rank of that office, as in `offices`.
        level: Option<u32>,
    }
}

table! {
    /// A sentence that tells of a meeting.
    MeetingReport in meeting_reports, rows MeetingReportRows, key(meeting_id, n) {
        /// The meeting.
        meeting_id: String => meetings,
        /// Number in the order of the documents and their sentences, from 1.
        n: u32,
        /// The document.
        document_id: String => documents,
        /// The sentence.
        sentence_id: RowId => sentences,
        /// Where the words begin in the text, in Unicode code points from 0.
        start: u32,
        /// Where they end, exclusive.
        end: u32,
        /// The words as printed.
        meeting_text: String,
        /// What they say of the meeting.
        supports: MeetingSupport,
    }
}
