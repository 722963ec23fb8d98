//! The first sheet: what the workbook is, as its maker says, and what its sheets do not show as it is.

use rust_xlsxwriter::Worksheet;

use crate::Error;
use crate::limits::{Limits, Loss};
use crate::sheet::SheetWriter;
use crate::style::Formats;

/// What a workbook is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// What it is, in a line.
    pub title: String,
    /// More, in this order, before what is said of the sheets.
    pub sections: Vec<Section>,
    /// Where longer texts are whole, such as "the files in csv/"; empty for nowhere.
    pub whole_texts: String,
}

/// Lines under a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// A name, which may be empty, and what is said of it.
    pub lines: Vec<(String, String)>,
}

/// The sheet.
pub(crate) fn sheet(
    about: &About,
    sheets: &[SheetWriter],
    limits: Limits,
    formats: &Formats,
) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_name("README")?;
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 100)?;
    let title = if about.title.is_empty() { "Tables" } else { &about.title };
    sheet.write_string_with_format(0, 0, title, &formats.title)?;
    let mut row = 2;
    let sections = [tables(sheets), losses(about, sheets, limits)];
    for section in about.sections.iter().chain(&sections) {
        sheet.write_string_with_format(row, 0, &section.heading, &formats.heading)?;
        row += 1;
        for (name, text) in &section.lines {
            let text: String = text.chars().take(Limits::EXCEL.units / 2).collect();
            sheet.write_string_with_format(row, 0, name, &formats.wrapped)?;
            sheet.write_string_with_format(row, 1, text, &formats.wrapped)?;
            row += 1;
        }
        row += 1;
    }
    Ok(sheet)
}

/// The tables with their rows.
fn tables(sheets: &[SheetWriter]) -> Section {
    let line = |sheet: &SheetWriter| {
        let table = sheet.table();
        (table.name.to_owned(), format!("{} rows. One row is: {}.", sheet.rows(), table.row))
    };
    Section { heading: "Sheets".to_owned(), lines: sheets.iter().map(line).collect() }
}

/// What was cut, by rule and by table.
fn losses(about: &About, sheets: &[SheetWriter], limits: Limits) -> Section {
    let mut lines = Vec::new();
    let mut say = |name: &str, text: String| lines.push((name.to_owned(), text));
    let whole = if about.whole_texts.is_empty() {
        String::new()
    } else {
        format!(" It is whole in {}.", about.whole_texts)
    };
    let (mut any, mut all) = (false, Loss::default());
    for sheet in sheets {
        let (name, loss) = (sheet.table().name, sheet.loss());
        all = all.and(loss);
        if loss.cut > 0 {
            let text = format!(
                "{} cells: the text has more than {} characters (UTF-16 units) and ends in \"{}\".{whole}",
                loss.cut,
                limits.units,
                Limits::CUT.trim_start()
            );
            say(name, text);
        }
        let of_a_sheet = u64::from(limits.rows) - 1;
        if sheet.rows() > of_a_sheet {
            let count = sheet.rows().div_ceil(of_a_sheet);
            say(
                name,
                format!(
                    "goes on in sheets up to \"{name} ({count})\": a sheet holds {of_a_sheet} rows. No row is left out."
                ),
            );
        }
        if loss.replaced > 0 {
            let text = "cells: control characters, which no sheet can hold, are shown as \u{fffd}.";
            say(name, format!("{} {text}", loss.replaced));
        }
        if loss.old_days > 0 {
            let text =
                "cells: days before 1 March 1900 are text, since programs count them differently.";
            say(name, format!("{} {text}", loss.old_days));
        }
        if loss.empty > 0 {
            let text = "cells: a text without a character is an empty cell, as null is.";
            say(name, format!("{} {text}", loss.empty));
        }
        if loss.unlinked > 0 {
            say(
                name,
                format!("{} cells have no link: a sheet holds {}.", loss.unlinked, limits.links),
            );
        }
        any |= sheet.rows() > of_a_sheet;
    }
    if !any && all == Loss::default() {
        say("", "Nothing: every cell and every row is as in the tables.".to_owned());
    }
    Section { heading: "What was cut".to_owned(), lines }
}
