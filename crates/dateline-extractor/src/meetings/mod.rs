//! Who met whom, when and where.

use crate::cast::Cast;
use crate::facts::MeetingFact;
use crate::scene::Scene;

/// The meetings of a report. Mentions are numbers in [`Cast::mentions`].
pub(crate) fn find(_scene: &Scene<'_, '_>, _cast: &mut Cast) -> Vec<MeetingFact> {
    Vec::new()
}
