//! `statements` and its child tables: who said what to whom.

use crate::closed::{
    Act, AddresseeRelation, AddresseeSource, Modality, Polarity, QuoteType, Topic,
};
use crate::define::table;
use crate::{Code, RowId};

table! {
    /// A speech act: somebody says, proposes, praises, denies.
    /// Reported speech counts as much as speech in quotation marks.
    Statement in statements, rows StatementRows, key(statement_id) {
        /// `<document_id>.q<n>`.
        statement_id: RowId,
        /// The document.
        document_id: String => documents,
        /// The sentence of the cue.
        sentence_id: RowId => sentences,
        /// Where all of it begins in the text (speaker, cue and content), in Unicode code points
        /// from 0.
        start: u32,
        /// Where all of it ends, exclusive.
        end: u32,
        /// The first of `statement_speakers`.
        speaker_id: Option<String> => entities,
        /// That speaker's name.
        speaker_name: Option<String>,
        /// The office in which that person speaks.
        speaker_office: Option<String>,
        /// The country that the speaker speaks for.
        speaker_country: Option<Code> => countries,
        /// The words that make it a speech act, as printed ("said", "expressed the wishes").
        cue_text: String,
        /// Where the cue begins.
        cue_start: u32,
        /// Where the cue ends, exclusive.
        cue_end: u32,
        /// What was said: the rows of `statement_contents` joined by ` … `.
        content_text: String,
        /// How the words are given.
        quote_type: QuoteType,
        /// What is done by saying it.
        act: Act,
        /// The speaker's stance to what it is about.
        polarity: Option<Polarity>,
        /// Whether it was said, will be, would be.
        modality: Modality,
        /// The meeting at which it was said.
        meeting_id: Option<String> => meetings,
        /// Event of the PLOVER ontology that the act is; null where it has none, as for plain
        /// statements.
        plover_event: Option<Code>,
        /// Mode of that event.
        plover_mode: Option<Code>,
        /// CAMEO code (`CAMEO:040`).
        cameo_code: Option<Code>,
        /// A date that the statement gives for the act.
        date_id: Option<RowId> => dates,
        /// How sure all of it is, 0 to 1.
        confidence: Option<f64> = not_filled,
    }
}

table! {
    /// A speaker of a statement; several where "the two sides agreed".
    StatementSpeaker in statement_speakers, rows StatementSpeakerRows, key(statement_id, n) {
        /// The statement.
        statement_id: RowId => statements,
        /// Number, from 1.
        n: u32,
        /// Who it is.
        entity_id: Option<String> => entities,
        /// The mention nearest to the cue.
        mention_id: RowId => mentions,
        /// Its words as printed.
        speaker_text: String,
        /// Where they begin in the text, in Unicode code points from 0.
        start: u32,
        /// Where they end, exclusive.
        end: u32,
        /// The country that the speaker speaks for.
        country: Option<Code> => countries,
    }
}

table! {
    /// A piece of what was said; several where the cue interrupts it.
    StatementContent in statement_contents, rows StatementContentRows, key(statement_id, n) {
        /// The statement.
        statement_id: RowId => statements,
        /// Number in reading order, from 1.
        n: u32,
        /// Where it begins in the text, in Unicode code points from 0.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// The words as printed.
        content_text: String,
    }
}

table! {
    /// Somebody spoken to or acted on.
    StatementAddressee in statement_addressees, rows StatementAddresseeRows, key(statement_id, n) {
        /// The statement.
        statement_id: RowId => statements,
        /// Number, from 1.
        n: u32,
        /// Who it is.
        entity_id: Option<String> => entities,
        /// The mention; null where the words do not name the addressee.
        mention_id: Option<RowId> => mentions,
        /// What the addressee is to the statement.
        relation: AddresseeRelation,
        /// How the addressee is known.
        addressee_source: AddresseeSource,
    }
}

table! {
    /// What a statement is about.
    StatementTopic in statement_topics, rows StatementTopicRows, key(statement_id, n) {
        /// The statement.
        statement_id: RowId => statements,
        /// Number, from 1.
        n: u32,
        /// The topic: a context of PLOVER's, or `work`.
        topic: Topic,
        /// The work, where the topic is one.
        work_id: Option<String> => works,
        /// The words that say so, as printed.
        topic_text: String,
        /// Where they begin in the text, in Unicode code points from 0.
        start: u32,
        /// Where they end, exclusive.
        end: u32,
    }
}
