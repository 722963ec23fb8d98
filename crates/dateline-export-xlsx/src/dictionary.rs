//! The last sheet: what every column and every value of a closed list means.

use dateline_schema::closed::ClosedList;
use dateline_schema::{Column, Table};
use rust_xlsxwriter::Worksheet;

use crate::Error;
use crate::style::Formats;

const HEADER: [(&str, u16); 6] =
    [("table", 22), ("column", 22), ("type", 10), ("null", 8), ("refers to", 18), ("meaning", 100)];

/// The sheet.
pub(crate) fn sheet(tables: &[&Table], formats: &Formats) -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_name("Dictionary")?;
    for (place, (name, width)) in (0..).zip(HEADER) {
        sheet.set_column_width(place, width)?;
        sheet.write_string_with_format(0, place, name, &formats.header)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut row = 1;
    let mut write = |cells: [&str; 6]| -> Result<(), Error> {
        for (place, cell) in (0..).zip(cells) {
            sheet.write_string(row, place, cell)?;
        }
        row += 1;
        Ok(())
    };
    let mut lists: Vec<&ClosedList> = Vec::new();
    for table in tables {
        let about = if table.doc.is_empty() {
            format!("One row is: {}.", table.row)
        } else {
            format!("One row is: {}. {}", table.row, table.doc)
        };
        write([table.name, "", "", "", "", &about])?;
        for column in table.columns {
            let null = if column.nullable { "may be" } else { "never" };
            let target = table.reference(column.name).map_or("", |key| key.table);
            let meaning = meaning(column);
            write([table.name, column.name, column.kind.name(), null, target, &meaning])?;
            let list = column.list.filter(|list| lists.iter().all(|l| l.name != list.name));
            lists.extend(list);
        }
    }
    for list in lists {
        write([list.name, "", "", "", "", list.doc])?;
        for (value, doc) in list.values.iter().zip(list.docs) {
            write([list.name, value, "value", "", "", doc])?;
        }
    }
    sheet.autofilter(0, 0, row - 1, HEADER.len() as u16 - 1)?;
    Ok(sheet)
}

fn meaning(column: &Column) -> String {
    match column.list {
        Some(list) => format!("{} A value of {}.", column.description(), list.name),
        None => column.description(),
    }
}
