//! A plan and what came of it: the same parties, the same way of meeting, announced in one report and
//! held in another. They stay two meetings, and the second follows the first.

use std::io;

use dateline_schema::closed::MeetingStatus;
use rustc_hash::FxHashSet;

use crate::claims::Claims;
use crate::meetings::{Held, Telling, pairs, parties, way};
use crate::partition::Partition;
use crate::scratch::Room;

/// Days after its announcement in which a meeting without a day is looked for.
const AHEAD: i32 = 21;

/// A meeting that was held and the plan of it, by the ranks of tellings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FollowUp {
    pub(crate) held: u32,
    pub(crate) plan: u32,
    pub(crate) score: f64,
}

/// Finds for every plan the meeting that was held.
pub(crate) fn find(
    claims: &Claims,
    room: &Room,
    tellings: &[Telling],
    held: &Held,
    partition: &Partition,
) -> io::Result<Vec<FollowUp>> {
    let plans = |telling: &Telling| is_plan(claims.meetings[telling.meeting as usize].status);
    // A prominent pair meets more often in three weeks than is looked at: its nearest days are.
    let mut crowded = Vec::new();
    let mut found = pairs(room, tellings, AHEAD, &mut crowded, |a, b| {
        let (a, b) = (&tellings[a as usize], &tellings[b as usize]);
        let (plan, other) = if plans(a) { (a, b) } else { (b, a) };
        score(claims, plan, other, held)
    })?;
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    // A plan comes true once.
    let mut done: FxHashSet<u32> = FxHashSet::default();
    let mut follow_ups = Vec::new();
    for (score, a, b) in found {
        let (plan, other) = if plans(&tellings[a as usize]) { (a, b) } else { (b, a) };
        if done.insert(partition.root(plan)) {
            follow_ups.push(FollowUp { held: other, plan, score });
        }
    }
    Ok(follow_ups)
}

fn is_plan(status: MeetingStatus) -> bool {
    matches!(status, MeetingStatus::Planned | MeetingStatus::Proposed)
}

fn score(claims: &Claims, plan: &Telling, other: &Telling, held: &Held) -> Option<f64> {
    let (x, y) =
        (&claims.meetings[plan.meeting as usize], &claims.meetings[other.meeting as usize]);
    if !is_plan(x.status) || y.status != MeetingStatus::Held || way(x.kind) != way(y.kind) {
        return None;
    }
    let published = |telling: &Telling| claims.documents[telling.document as usize].published;
    let told_after = published(plan).zip(published(other)).is_none_or(|(a, b)| a <= b);
    let time = match (plan.days, other.days) {
        (Some(x), Some(y)) if x.0 <= y.1 && y.0 <= x.1 => 1.0,
        // Put off or brought forward by a day.
        (Some(x), Some(y)) if x.0 - 1 <= y.1 && y.0 <= x.1 + 1 => 0.7,
        (Some(_), Some(_)) => return None,
        _ => {
            let after = other.anchor? - plan.anchor?;
            (0..=AHEAD).contains(&after).then_some(0.6)?
        }
    };
    told_after.then_some(())?;
    Some(parties(plan, other, held)?.score * time)
}
