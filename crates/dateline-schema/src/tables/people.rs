//! `people` and `person_names`.

use crate::closed::{CountrySource, Gender, MentionForm, NameOrder};
use crate::define::table;
use crate::{Code, Day, RowId};

table! {
    /// A person, over all documents.
    Person in people, rows PersonRows, key(person_id) {
        /// `p.` and the folded name; on a clash with the country, then with a number.
        person_id: String => entities,
        /// The name as most documents print it, in the order in which they print it.
        name: String,
        /// The same in ASCII.
        name_ascii: String,
        /// The name to sort under ("Nguyen, Phu Trong"), by the rules of its culture.
        sort_name: String,
        /// Family name.
        family_name: Option<String>,
        /// Middle name or patronymic.
        middle_name: Option<String>,
        /// Given name.
        given_name: Option<String>,
        /// Jr, III and the like.
        suffix: Option<String>,
        /// How the press refers to the person: Zhao, Trong, Obama.
        short_name: String,
        /// Which part stands first in `name`.
        name_order: NameOrder,
        /// How sure that order is, 0 to 1.
        order_confidence: Option<f64>,
        /// Whose rules of names were applied (`vietnamese`, `chinese`, `western`).
        name_culture: Option<Code>,
        /// From titles and pronouns only; null where they are silent or disagree.
        gender: Option<Gender>,
        /// Country that the person acts for.
        country: Option<Code> => countries,
        /// How the country is known.
        country_source: Option<CountrySource>,
        /// Wikidata id; comes from an authority file only.
        wikidata_id: Option<String> = not_filled,
        /// Different texts that name the person.
        document_count: u32,
        /// Mentions in all documents, of every form.
        mention_count: u32,
        /// Publication day of the first document that names the person.
        first_seen: Option<Day>,
        /// Publication day of the last one.
        last_seen: Option<Day>,
    }
}

table! {
    /// A form under which a person appears.
    PersonName in person_names, rows PersonNameRows, key(person_id, name_text, form) {
        /// The person.
        person_id: String => people,
        /// The words as printed.
        name_text: String,
        /// What kind of words they are.
        form: MentionForm,
        /// How often they come.
        mention_count: u32,
        /// The first mention with these words.
        mention_id: RowId => mentions,
    }
}
