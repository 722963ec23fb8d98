//! Who said what to whom.

use crate::cast::Cast;
use crate::facts::{IssueFact, MeetingFact, StatementFact};
use crate::scene::Scene;

/// The statements of a report. Mentions are numbers in [`Cast::mentions`].
pub(crate) fn find(
    _scene: &Scene<'_, '_>,
    _cast: &mut Cast,
    _meetings: &[MeetingFact],
    _issues: &mut Vec<IssueFact>,
) -> Vec<StatementFact> {
    Vec::new()
}
