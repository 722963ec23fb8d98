//! `organisations`.

use crate::Code;
use crate::closed::{BodyCountrySource, OrganisationKind, Sector};
use crate::define::table;

table! {
    /// An organisation, over all documents.
    Organisation in organisations, rows OrganisationRows, key(organisation_id) {
        /// `o.` and the folded name; on a clash with the country, then with a number.
        organisation_id: String => entities,
        /// Its name.
        name: String,
        /// Its acronym, where a text or the lexicon gives one.
        acronym: Option<String>,
        /// What kind of organisation.
        kind: OrganisationKind,
        /// The organisation that it is part of.
        parent_id: Option<String> => organisations,
        /// Its country: what its name or the words beside it say, else the known body's own; of what every state has
        /// (Parliament, Ministry of Finance), of the country that the report tells of far more than of any other. Null
        /// where that leaves a doubt.
        country: Option<Code> => countries,
        /// How the country is known.
        country_source: Option<BodyCountrySource>,
        /// What it is in a state, as PLOVER codes it.
        sector: Option<Sector>,
        /// Different texts that name it.
        document_count: u32,
        /// Mentions in all documents.
        mention_count: u32,
    }
}
