//! `entities`.

use crate::closed::EntityKind;
use crate::define::table;

table! {
    /// Anything that can act or be named: a person, organisation, place or work.
    /// Every `entity_id` of other tables points here. A country that acts is its place (`g.china`).
    Entity in entities, rows EntityRows, key(entity_id) {
        /// The id it has in `people`, `organisations`, `places` or `works`.
        entity_id: String,
        /// In which of these tables it is described.
        kind: EntityKind,
        /// Its name there.
        name: String,
    }
}
