//! The pages, one file each: what a page is of, for its template of the same name.

mod document;
mod documents;
mod doubts;
mod map;
mod meetings;
mod overview;
mod people;

use serde::Serialize;

use crate::contents::Contents;
use crate::render::Site;
use crate::tables::Tables;
use crate::{Error, Options};

/// Writes every page.
pub(crate) fn write<'a>(
    site: &Site,
    contents: &Contents<'a>,
    tables: &'a Tables,
    options: &Options,
) -> Result<(), Error> {
    overview::write(site, contents, tables)?;
    meetings::write(site, contents, options)?;
    people::write(site, contents, options)?;
    map::write(site, contents, options)?;
    doubts::write(site, contents, tables, options)?;
    documents::write(site, contents, tables)?;
    document::write_all(site, contents, tables)
}

/// The first rows of a list, and how many there are.
#[derive(Debug, Serialize)]
struct Listed<'a, T> {
    rows: &'a [T],
    total: usize,
}

impl<'a, T> Listed<'a, T> {
    fn first(all: &'a [T], most: usize) -> Self {
        Self { rows: &all[..all.len().min(most)], total: all.len() }
    }
}

/// Something counted.
#[derive(Debug, Serialize)]
struct Counted {
    name: String,
    count: usize,
}

/// Counts, the most first, then by name.
fn sorted_counts(counts: impl IntoIterator<Item = (String, usize)>) -> Vec<Counted> {
    let mut counts: Vec<Counted> =
        counts.into_iter().map(|(name, count)| Counted { name, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    counts
}
