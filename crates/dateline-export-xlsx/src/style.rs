//! How cells look: formats, and widths by what a column holds.

use dateline_schema::{Column, Kind, Table};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook};

/// A width for the button of the filter.
const BUTTON: usize = 3;
/// No column is wider at first.
const WIDEST: usize = 60;

/// The formats of a workbook.
#[derive(Debug)]
pub(crate) struct Formats {
    pub(crate) title: Format,
    pub(crate) heading: Format,
    pub(crate) header: Format,
    /// Ids and codes: a cell that is edited stays text.
    pub(crate) code: Format,
    pub(crate) date: Format,
    pub(crate) link: Format,
    pub(crate) wrapped: Format,
}

impl Formats {
    /// Gives each format its number, in this order, before the sheets are written side by side.
    pub(crate) fn register(workbook: &mut Workbook) -> Self {
        let formats = Self {
            title: Format::new().set_bold().set_font_size(16),
            heading: Format::new().set_bold().set_font_size(12),
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00E8_EEF4))
                .set_border_bottom(FormatBorder::Thin),
            code: Format::new().set_num_format("@"),
            date: Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            link: Format::new().set_hyperlink(),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        };
        for format in [
            &formats.title,
            &formats.heading,
            &formats.header,
            &formats.code,
            &formats.date,
            &formats.link,
            &formats.wrapped,
        ] {
            workbook.register_format(format);
        }
        formats
    }
}

/// Does a column hold ids or codes?
pub(crate) fn is_code(table: &Table, column: &Column) -> bool {
    column.kind == Kind::Text
        && (column.repeats
            || column.numbered
            || table.key.contains(&column.name)
            || column.name.ends_with("_id"))
}

/// The width of a column in characters.
pub(crate) fn width(table: &Table, column: &Column) -> f64 {
    let cells = match column.kind {
        Kind::Date => 11,
        Kind::Boolean => 8,
        Kind::Integer | Kind::Number => 10,
        Kind::Text if !column.values.is_empty() => {
            column.values.iter().map(|value| value.len()).max().unwrap_or(0)
        }
        Kind::Text if is_code(table, column) => 24,
        Kind::Text => WIDEST,
    };
    let width = cells.max(column.name.len() + BUTTON).min(WIDEST);
    width as f64 + 1.0
}
