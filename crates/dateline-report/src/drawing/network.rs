//! People as a network: a line between those who met, the thicker the more often.
//!
//! The places are found by pushing everybody apart and pulling together those who met
//! (T. Fruchterman, E. Reingold, "Graph Drawing by Force-directed Placement", Software: Practice and
//! Experience 21, 1991), a fixed number of times from a fixed beginning: the same people give the same
//! picture.

use serde::Serialize;

use super::rounded;
use crate::contents::Person;

pub(crate) const WIDTH: f64 = 985.0;
pub(crate) const HEIGHT: f64 = 560.0;
/// So many people are drawn at most.
pub(crate) const MOST: usize = 40;
const ROUNDS: usize = 300;
/// Room at the edges, for names.
const MARGIN: (f64, f64) = (90.0, 30.0);

/// A network.
#[derive(Debug, Serialize)]
pub(crate) struct Network {
    width: f64,
    height: f64,
    nodes: Vec<Node>,
    lines: Vec<Line>,
}

/// Somebody.
#[derive(Debug, Serialize)]
struct Node {
    x: f64,
    y: f64,
    radius: f64,
    id: String,
    name: String,
    meetings: usize,
}

/// Two who met.
#[derive(Debug, Serialize)]
struct Line {
    x1: f64,
    y1: f64,
    x2: f64,
    y2: f64,
    width: f64,
    title: String,
}

/// Two people by number, and how often they were at one meeting.
pub(crate) type Pair = (usize, usize, usize);

/// Draws `people`, of whom `pairs` met; nothing where nobody met anybody.
pub(crate) fn draw(people: &[&Person], pairs: &[Pair]) -> Option<Network> {
    if pairs.is_empty() {
        return None;
    }
    let places = fit(&place(people.len(), pairs));
    let nodes = people.iter().zip(&places).map(|(person, place)| Node {
        x: rounded(place.0),
        y: rounded(place.1),
        radius: rounded(3.0 + (person.meetings.len() as f64).sqrt().min(12.0)),
        id: person.id.clone(),
        name: person.name.clone(),
        meetings: person.meetings.len(),
    });
    let lines = pairs.iter().map(|&(a, b, times)| Line {
        x1: rounded(places[a].0),
        y1: rounded(places[a].1),
        x2: rounded(places[b].0),
        y2: rounded(places[b].1),
        width: rounded(1.0 + (times as f64).sqrt().min(8.0)),
        title: format!("{} and {}: {times}", people[a].name, people[b].name),
    });
    Some(Network { width: WIDTH, height: HEIGHT, nodes: nodes.collect(), lines: lines.collect() })
}

/// Places in a square of side 1 about the origin, more or less.
fn place(count: usize, pairs: &[Pair]) -> Vec<(f64, f64)> {
    let side = (count as f64).sqrt().ceil().max(1.0) as usize;
    // A grid in which every second row is moved a little: no two stand in one place, and no row in line.
    let mut places: Vec<(f64, f64)> = (0..count)
        .map(|n| {
            let (row, column) = ((n / side) as f64, (n % side) as f64);
            (column + 0.3 * (row % 2.0) + 0.01 * row, row + 0.17 * (column % 3.0))
        })
        .map(|(x, y)| (x / side as f64, y / side as f64))
        .collect();
    let ideal = 1.0 / (count as f64).sqrt().max(1.0);
    for round in 0..ROUNDS {
        let mut moves = vec![(0.0, 0.0); count];
        for a in 0..count {
            for b in a + 1..count {
                let (dx, dy, distance) = between(places[a], places[b]);
                push(&mut moves, a, b, (dx, dy), ideal * ideal / (distance * distance));
            }
        }
        for &(a, b, times) in pairs {
            let (dx, dy, distance) = between(places[a], places[b]);
            push(&mut moves, a, b, (dx, dy), -distance / ideal * (times as f64).sqrt().min(3.0));
        }
        let most = 0.1 * (1.0 - round as f64 / ROUNDS as f64);
        for (place, step) in places.iter_mut().zip(moves) {
            let length = (step.0 * step.0 + step.1 * step.1).sqrt().max(1e-9);
            let by = length.min(most) / length;
            // A little towards the middle, so that those who met nobody else do not fly away.
            place.0 += step.0 * by - (place.0 - 0.5) * 0.02;
            place.1 += step.1 * by - (place.1 - 0.5) * 0.02;
        }
    }
    places
}

fn between(a: (f64, f64), b: (f64, f64)) -> (f64, f64, f64) {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    (dx, dy, (dx * dx + dy * dy).sqrt().max(1e-3))
}

fn push(moves: &mut [(f64, f64)], a: usize, b: usize, towards: (f64, f64), by: f64) {
    moves[a].0 += towards.0 * by;
    moves[a].1 += towards.1 * by;
    moves[b].0 -= towards.0 * by;
    moves[b].1 -= towards.1 * by;
}

/// Places stretched to the view box.
fn fit(places: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let span = |of: fn(&(f64, f64)) -> f64| {
        let least = places.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = places.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        (least, (most - least).max(1e-9))
    };
    let ((left, wide), (top, high)) = (span(|p| p.0), span(|p| p.1));
    let stretch = |place: &(f64, f64)| {
        (
            MARGIN.0 + (place.0 - left) / wide * (WIDTH - 2.0 * MARGIN.0),
            MARGIN.1 + (place.1 - top) / high * (HEIGHT - 2.0 * MARGIN.1),
        )
    };
    places.iter().map(stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_apart_inside_and_the_same_again() {
        let pairs = [(0, 1, 3), (1, 2, 1), (3, 4, 1)];
        let places = fit(&place(6, &pairs));
        assert_eq!(places, fit(&place(6, &pairs)));
        for (n, a) in places.iter().enumerate() {
            assert!((0.0..=WIDTH).contains(&a.0) && (0.0..=HEIGHT).contains(&a.1), "{a:?}");
            for b in &places[n + 1..] {
                assert!(between(*a, *b).2 > 20.0, "{a:?} {b:?}");
            }
        }
    }
}
