//! Every meeting with its parties and the sentences that tell of it, and all of them along the days.

use serde::Serialize;

use super::Listed;
use crate::contents::{Contents, Meeting};
use crate::drawing::timeline::{self, Timeline};
use crate::render::{Address, Site};
use crate::{Error, Options};

#[derive(Serialize)]
struct Meetings<'a> {
    timeline: Option<Timeline>,
    meetings: Listed<'a, Meeting>,
}

pub(super) fn write(site: &Site, contents: &Contents, options: &Options) -> Result<(), Error> {
    let page = Meetings {
        timeline: timeline::draw(&contents.meetings),
        meetings: Listed::first(&contents.meetings, options.limit),
    };
    let address = Address { file: "meetings.html", root: "" };
    site.write("meetings.html", address, "Meetings", page)
}
