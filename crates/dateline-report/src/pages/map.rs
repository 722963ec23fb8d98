//! Where meetings were, on a map and as a list.

use serde::Serialize;

use crate::contents::{Contents, Meeting, Site as Place};
use crate::drawing::map::{self, Map};
use crate::render::{Address, Site};
use crate::{Error, Options};

/// Meetings that are listed for one place.
const MEETINGS: usize = 12;

#[derive(Serialize)]
struct Page<'a> {
    map: Map,
    places: Vec<PlaceRow<'a>>,
    total: usize,
    /// Meetings of which no place is known.
    nowhere: usize,
}

#[derive(Serialize)]
struct PlaceRow<'a> {
    name: &'a str,
    country: Option<&'a str>,
    count: usize,
    /// Whether it has a disc on the map.
    drawn: bool,
    meetings: Vec<Line<'a>>,
}

/// A meeting in a line.
#[derive(Serialize)]
struct Line<'a> {
    meeting: &'a Meeting,
    who: String,
}

pub(super) fn write(site: &Site, contents: &Contents, options: &Options) -> Result<(), Error> {
    let shown = &contents.sites[..contents.sites.len().min(options.limit)];
    let placed: usize = contents.sites.iter().map(|place| place.meetings.len()).sum();
    let page = Page {
        map: map::draw(shown),
        places: shown.iter().map(|place| row(contents, place)).collect(),
        total: contents.sites.len(),
        nowhere: contents.meetings.len() - placed,
    };
    site.write("map.html", Address { file: "map.html", root: "" }, "Map", page)
}

fn row<'a>(contents: &'a Contents, place: &'a Place) -> PlaceRow<'a> {
    let meetings = place.meetings.iter().take(MEETINGS).map(|&n| {
        let meeting = &contents.meetings[n];
        Line { meeting, who: meeting.who() }
    });
    PlaceRow {
        name: &place.name,
        country: place.country.as_deref(),
        count: place.meetings.len(),
        drawn: place.at.is_some(),
        meetings: meetings.collect(),
    }
}
