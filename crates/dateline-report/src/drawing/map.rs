//! The world in the Natural Earth projection, with a disc where meetings were.
//!
//! The outline of land (`data/land.txt`) is Natural Earth 4.1.0, 1:110m, public domain, taken from the
//! package world-atlas 2.0.2, rounded to a tenth of a degree, without Antarctica, cut at the 180th meridian: a ring a line, of
//! `longitude,latitude`. The projection's polynomial: B. Šavrič, B. Jenny, T. Patterson,
//! D. Petrovič, L. Hurni, "A Polynomial Equation for the Natural Earth Projection", Cartography and
//! Geographic Information Science 38 (2011).

use std::fmt::Write;

use serde::Serialize;

use super::rounded;
use crate::contents::Site;

const LAND: &str = include_str!("../../data/land.txt");
/// Units of the view box for one of the projection.
const SCALE: f64 = 180.0;
pub(crate) const WIDTH: f64 = 985.0;
pub(crate) const HEIGHT: f64 = 440.0;
/// Where latitude 0 is: there is more land in the north.
const EQUATOR: f64 = 255.0;
/// Radii of the disc of one meeting and of the largest.
const RADII: (f64, f64) = (3.0, 18.0);

/// A map.
#[derive(Debug, Serialize)]
pub(crate) struct Map {
    width: f64,
    height: f64,
    /// The outline as an SVG path.
    land: String,
    /// The largest first, so that small ones lie above.
    discs: Vec<Disc>,
}

/// A place where meetings were.
#[derive(Debug, Serialize)]
struct Disc {
    x: f64,
    y: f64,
    radius: f64,
    name: String,
    meetings: usize,
    /// Number of the place in the list beside.
    n: usize,
}

/// Draws the places that have coordinates.
pub(crate) fn draw(sites: &[Site]) -> Map {
    let most = sites.iter().map(|site| site.meetings.len()).max().unwrap_or(1).max(1) as f64;
    let discs = sites.iter().enumerate().filter_map(|(n, site)| {
        let (x, y) = project(site.at?.1, site.at?.0);
        let share = (site.meetings.len() as f64 / most).sqrt();
        Some(Disc {
            x: rounded(x),
            y: rounded(y),
            radius: rounded(RADII.0 + share * (RADII.1 - RADII.0)),
            name: site.name.clone(),
            meetings: site.meetings.len(),
            n: n + 1,
        })
    });
    Map { width: WIDTH, height: HEIGHT, land: outline(), discs: discs.collect() }
}

fn outline() -> String {
    let mut path = String::with_capacity(LAND.len() + LAND.len() / 4);
    for ring in LAND.lines() {
        let points = ring.split(' ').filter_map(|point| {
            let (longitude, latitude) = point.split_once(',')?;
            Some(project(longitude.parse().ok()?, latitude.parse().ok()?))
        });
        for (n, (x, y)) in points.enumerate() {
            let command = if n == 0 { 'M' } else { 'L' };
            // Writing to a string does not fail.
            let _ = write!(path, "{command}{} {}", rounded(x), rounded(y));
        }
        path.push('Z');
    }
    path
}

/// Degrees east and north to the view box.
fn project(longitude: f64, latitude: f64) -> (f64, f64) {
    let (east, north) = (longitude.to_radians(), latitude.to_radians());
    let square = north * north;
    let fourth = square * square;
    let x = east
        * (0.870_700 - 0.131_979 * square
            + fourth * (-0.013_791 + fourth * (0.003_971 * square - 0.001_529 * fourth)));
    let y = north
        * (1.007_226
            + square
                * (0.015_085 + fourth * (-0.044_475 + 0.028_874 * square - 0.005_916 * fourth)));
    (WIDTH / 2.0 + x * SCALE, EQUATOR - y * SCALE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_land_is_inside_the_view_box() {
        assert!(LAND.lines().count() > 100);
        for point in LAND.lines().flat_map(|ring| ring.split(' ')) {
            let (longitude, latitude) = point.split_once(',').unwrap();
            let (x, y) = project(longitude.parse().unwrap(), latitude.parse().unwrap());
            assert!((0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y), "{point}: {x} {y}");
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let (hanoi, canberra, lima) =
            (project(105.8, 21.0), project(149.1, -35.3), project(-77.0, -12.0));
        assert!(hanoi.1 < canberra.1 && lima.0 < hanoi.0 && hanoi.0 < canberra.0);
        assert_eq!(project(0.0, 0.0), (WIDTH / 2.0, EQUATOR));
    }
}
