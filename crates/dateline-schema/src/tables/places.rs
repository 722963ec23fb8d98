//! `places`.

use crate::Code;
use crate::closed::PlaceKind;
use crate::define::table;

table! {
    /// A place, over all documents.
    Place in places, rows PlaceRows, key(place_id) {
        /// `g.`, the folded name and, but for a country, the country's code (`g.hanoi-vnm`).
        place_id: String => entities,
        /// Its name, the gazetteer's where it is known.
        name: String,
        /// What kind of place.
        kind: PlaceKind,
        /// The country that it is or lies in.
        country: Option<Code> => countries,
        /// Degrees north, WGS 84; of cities that the gazetteer knows.
        latitude: Option<f64>,
        /// Degrees east, WGS 84.
        longitude: Option<f64>,
        /// GeoNames id.
        geonames_id: Option<u32>,
        /// Mentions in all documents.
        mention_count: u32,
    }
}
