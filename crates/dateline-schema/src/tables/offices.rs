//! `offices`.

use crate::closed::{OfficeStatus, Sector};
use crate::define::table;
use crate::{Code, Day, RowId};

table! {
    /// An office held by a person, as reports attest it, or the user's authority file for their days.
    /// Where they only name somebody with a body ("Jane Roe of Oxfam"), the body without a title.
    /// Nothing else is known here.
    Office in offices, rows OfficeRows, key(office_id) {
        /// `<person_id>.o<n>`.
        office_id: RowId,
        /// Who holds it.
        person_id: String => people,
        /// The words of the evidence as printed: the title, or the body's name where no title is told;
        /// the person's name where the authority file alone gives the office.
        title_text: String,
        /// The bare title ("Minister of Public Security"); null where only the body is told.
        title: Option<String>,
        /// The organisation that it belongs to.
        organisation_id: Option<String> => organisations,
        /// The country that it belongs to.
        country: Option<Code> => countries,
        /// The part of a state that it belongs to, as PLOVER codes it.
        sector: Option<Sector>,
        /// Rank: 1 head of state or government, monarch, leader of a ruling party, head of an
        /// intergovernmental organisation; 2 deputy of these, head of a legislature, crown prince;
        /// 3 minister, security adviser; 4 deputy minister, ambassador; 5 any other.
        level: Option<u32>,
        /// Whether it is held.
        status: OfficeStatus,
        /// First publication day of a document that attests it.
        first_attested: Option<Day>,
        /// Last such day.
        last_attested: Option<Day>,
        /// The mention that is the evidence.
        mention_id: RowId => mentions,
    }
}
