//! Meetings along the days: a dot for a day, a bar for several or for a day that is not certain. Of very
//! many meetings, a column a month.

use dateline_schema::{Day, days::days};
use serde::Serialize;

use super::rounded;
use crate::contents::Meeting;

pub(crate) const WIDTH: f64 = 985.0;
const MARGIN: f64 = 14.0;
const LANE: f64 = 13.0;
/// Beyond so many meetings each has no mark of its own.
const MOST: usize = 400;
/// The least room that a mark takes on its lane.
const ROOM: f64 = 12.0;
const COLUMNS_HEIGHT: f64 = 120.0;
/// Room for the years below.
const FOOT: f64 = 22.0;
const TICKS: i64 = 10;

/// A timeline.
#[derive(Debug, Serialize)]
pub(crate) struct Timeline {
    width: f64,
    height: f64,
    bars: Vec<Bar>,
    columns: Vec<Column>,
    ticks: Vec<Tick>,
}

/// A meeting.
#[derive(Debug, Serialize)]
struct Bar {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    id: String,
    title: String,
    held: bool,
    /// Is there a row of it below?
    listed: bool,
}

/// The meetings of a month.
#[derive(Debug, Serialize)]
struct Column {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    title: String,
}

/// A day below the marks.
#[derive(Debug, Serialize)]
struct Tick {
    x: f64,
    label: String,
}

/// Draws the meetings that have a day; nothing where none has. They are in the order of their days.
pub(crate) fn draw(meetings: &[Meeting]) -> Option<Timeline> {
    let dated: Vec<(&Meeting, Day, Day)> = meetings
        .iter()
        .filter_map(|meeting| Some((meeting, meeting.first?, meeting.last?)))
        .collect();
    let first = dated.iter().map(|(_, first, _)| *first).min()?;
    let last = dated.iter().map(|(_, _, last)| *last).max()?;
    let scale = Scale::new(first, last);
    let mut timeline = Timeline {
        width: WIDTH,
        height: 0.0,
        bars: Vec::new(),
        columns: Vec::new(),
        ticks: scale.ticks(),
    };
    let drawn = if dated.len() > MOST {
        timeline.columns = columns(&dated, &scale);
        COLUMNS_HEIGHT
    } else {
        let (bars, lanes) = bars(&dated, &scale);
        timeline.bars = bars;
        lanes as f64 * LANE
    };
    timeline.height = rounded(MARGIN + drawn + FOOT);
    Some(timeline)
}

fn bars(dated: &[(&Meeting, Day, Day)], scale: &Scale) -> (Vec<Bar>, usize) {
    // Where each lane is free again.
    let mut lanes: Vec<f64> = Vec::new();
    let mut bars = Vec::new();
    for (meeting, first, last) in dated {
        let (from, to) = (scale.at(days(*first)), scale.at(days(*last) + 1));
        let width = (to - from).max(LANE - 3.0);
        let lane = lanes.iter().position(|&free| free <= from).unwrap_or_else(|| {
            lanes.push(0.0);
            lanes.len() - 1
        });
        lanes[lane] = from + width.max(ROOM);
        let when = meeting.when.as_deref().unwrap_or_default();
        bars.push(Bar {
            x: rounded(from),
            y: rounded(MARGIN + lane as f64 * LANE),
            width: rounded(width),
            height: LANE - 3.0,
            id: meeting.id.clone(),
            title: format!("{when}: {}, {}", meeting.kind, meeting.who()),
            held: meeting.held,
            listed: meeting.listed,
        });
    }
    (bars, lanes.len())
}

fn columns(dated: &[(&Meeting, Day, Day)], scale: &Scale) -> Vec<Column> {
    let mut months: Vec<(Day, usize)> = Vec::new();
    for (_, first, _) in dated {
        let month = first.first_of_month();
        match months.last_mut() {
            Some((last, count)) if *last == month => *count += 1,
            _ => months.push((month, 1)),
        }
    }
    let most = months.iter().map(|(_, count)| *count).max().unwrap_or(1) as f64;
    let column = |(month, count): (Day, usize)| {
        let x = scale.at(days(month));
        let height = count as f64 / most * COLUMNS_HEIGHT;
        Column {
            x: rounded(x),
            y: rounded(MARGIN + COLUMNS_HEIGHT - height),
            width: rounded((scale.at(days(month.last_of_month()) + 1) - x - 0.5).max(0.5)),
            height: rounded(height),
            title: format!("{}: {count}", month.strftime("%B %Y")),
        }
    };
    months.into_iter().map(column).collect()
}

/// Days to the view box.
struct Scale {
    first: i64,
    days: i64,
}

impl Scale {
    fn new(first: Day, last: Day) -> Self {
        let (first, last) = (i64::from(days(first)), i64::from(days(last)));
        Self { first, days: last - first + 1 }
    }

    fn at(&self, day: i32) -> f64 {
        let share = (i64::from(day) - self.first) as f64 / self.days as f64;
        MARGIN + share * (WIDTH - 2.0 * MARGIN)
    }

    fn ticks(&self) -> Vec<Tick> {
        let step = ((self.days + TICKS - 1) / TICKS).max(1);
        let tick = |n: i64| {
            let day = i32::try_from(self.first + n * step).ok()?;
            let label = dateline_schema::days::day(day)?.to_string();
            Some(Tick { x: rounded(self.at(day)), label })
        };
        (0..(self.days + step - 1) / step).filter_map(tick).collect()
    }
}
