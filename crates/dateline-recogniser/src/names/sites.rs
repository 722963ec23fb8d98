//! Sites that bear somebody's name: "the *Ana Brandt Press Room*", "*Luis Soto Memorial Bridge*".

use dateline_lexicon::WordClass;
use dateline_parser::Shape;

use crate::draft::{Draft, Stretch};

/// What ends the name of a site.
const SITES: [&str; 26] = [
    "Airport",
    "Arena",
    "Auditorium",
    "Avenue",
    "Boulevard",
    "Bridge",
    "Building",
    "Dam",
    "Gallery",
    "Garden",
    "Hall",
    "Highway",
    "Hospital",
    "Library",
    "Memorial",
    "Museum",
    "Park",
    "Plaza",
    "Room",
    "School",
    "Square",
    "Stadium",
    "Street",
    "Theater",
    "Theatre",
    "Tower",
];

/// So many words stand between the name and what the site is: "Press Briefing".
const MOST_BETWEEN: usize = 3;

impl Draft<'_, '_> {
    /// One past the name of a site whose first words are a person's name that ends at `end`.
    pub(super) fn site_behind(&self, end: usize, stretch: Stretch) -> Option<usize> {
        for at in (end..stretch.end).take(MOST_BETWEEN + 1) {
            if SITES.contains(&self.word(at)) {
                return Some(at + 1);
            }
            let goes_on = self.is(at, Shape::WORD)
                && self.is(at, Shape::CAPITAL)
                && self.can_be(at, WordClass::COMMON_WORD)
                && self.covering(at).is_none();
            if !goes_on {
                break;
            }
        }
        None
    }
}
