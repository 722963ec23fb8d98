//! What acts and meetings are called in the ontologies that political scientists code with: PLOVER
//! (events and modes) and CAMEO (codes). `data/act_crosswalk.tsv`, `data/meeting_crosswalk.tsv`.
//!
//! PLOVER has no event for plain statements and appeals, about a fifth of what is coded by hand: such
//! acts have a CAMEO code alone, or nothing. Of meetings only those that took place are consultations;
//! a planned one is an intent to meet (CAMEO 036), a proposed one an appeal to (026).

use dateline_schema::closed::{Act, MeetingKind, MeetingStatus};

use crate::Tsv;

const ACTS: Tsv = Tsv::new("act_crosswalk", include_str!("../data/act_crosswalk.tsv"));
const MEETINGS: Tsv = Tsv::new("meeting_crosswalk", include_str!("../data/meeting_crosswalk.tsv"));

/// Codes of an act or a meeting, as far as it has any.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Codes {
    /// PLOVER event (`CONSULT`).
    pub plover_event: Option<&'static str>,
    /// Mode of that event (`phone`).
    pub plover_mode: Option<&'static str>,
    /// CAMEO code (`CAMEO:041`).
    pub cameo_code: Option<&'static str>,
}

/// The codes of all acts and meetings.
#[derive(Debug)]
pub struct Crosswalk {
    acts: [Codes; Act::ALL.len()],
    meetings: [[Codes; MeetingKind::ALL.len()]; MeetingStatus::ALL.len()],
}

impl Crosswalk {
    /// Reads the tables.
    ///
    /// # Panics
    /// If one of them names an act, kind or status that there is not.
    pub(crate) fn load() -> Self {
        let mut acts = [Codes::default(); Act::ALL.len()];
        for row in ACTS.rows() {
            let act: Act = row.get("act").parse().expect("an act");
            acts[act as usize] = codes(&row);
        }
        let mut meetings = [[Codes::default(); MeetingKind::ALL.len()]; MeetingStatus::ALL.len()];
        for row in MEETINGS.rows() {
            let status: MeetingStatus = row.get("status").parse().expect("a status");
            let of_status = &mut meetings[status as usize];
            if row.get("kind") == "any" {
                of_status.fill(codes(&row));
            } else {
                let kind: MeetingKind = row.get("kind").parse().expect("a kind");
                of_status[kind as usize] = codes(&row);
            }
        }
        Self { acts, meetings }
    }

    /// The codes of an act.
    pub const fn act(&self, act: Act) -> Codes {
        self.acts[act as usize]
    }

    /// The codes of a meeting; none of one that was cancelled.
    pub const fn meeting(&self, kind: MeetingKind, status: MeetingStatus) -> Codes {
        self.meetings[status as usize][kind as usize]
    }
}

fn codes(row: &crate::Row) -> Codes {
    let cell = |name| Some(row.get(name)).filter(|cell| !cell.is_empty());
    Codes {
        plover_event: cell("plover_event"),
        plover_mode: cell("plover_mode"),
        cameo_code: cell("cameo_code"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_whole() {
        for table in [ACTS, MEETINGS] {
            let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
            assert!(lines.is_sorted_by(|a, b| a < b), "{}", table.name());
            for row in table.rows() {
                assert!(!row.get("source").is_empty());
                let codes = codes(&row);
                // A mode is one of an event, and a code says whose it is, so that it keeps its zero.
                assert!(codes.plover_mode.is_none() || codes.plover_event.is_some());
                assert!(codes.cameo_code.is_none_or(|code| code.starts_with("CAMEO:")));
            }
        }
        assert_eq!(ACTS.rows().count(), Act::ALL.len());
    }

    #[test]
    fn acts_and_meetings_have_their_codes() {
        let crosswalk = Crosswalk::load();
        let thanks = crosswalk.act(Act::Thank);
        assert_eq!(thanks, Codes::default());
        assert_eq!(crosswalk.act(Act::State).cameo_code, Some("CAMEO:010"));
        assert_eq!(crosswalk.act(Act::Warn).plover_event, Some("THREATEN"));
        let call = crosswalk.meeting(MeetingKind::Call, MeetingStatus::Held);
        assert_eq!(call.plover_mode, Some("phone"));
        let planned = crosswalk.meeting(MeetingKind::Call, MeetingStatus::Planned);
        assert_eq!(planned.cameo_code, Some("CAMEO:036"));
        let cancelled = crosswalk.meeting(MeetingKind::Visit, MeetingStatus::Cancelled);
        assert_eq!(cancelled, Codes::default());
    }
}
