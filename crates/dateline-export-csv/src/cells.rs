//! A column of a batch, known by its type once, so that a cell costs no more than its spelling.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int32Array, Int64Array, StringArray,
};

use crate::spelling;

/// The cells of a column.
pub(crate) enum Cells<'a> {
    /// `plain` where none of them holds a character that asks for quotes: of ids and codes that is
    /// asked once a batch.
    Text {
        cells: &'a StringArray,
        plain: bool,
    },
    Int32(&'a Int32Array),
    Int64(&'a Int64Array),
    Number(&'a Float64Array),
    Boolean(&'a BooleanArray),
    Date(&'a Date32Array),
}

impl<'a> Cells<'a> {
    /// `None` for a type that no column of a table has.
    pub(crate) fn of(array: &'a ArrayRef) -> Option<Self> {
        if let Some(cells) = array.as_string_opt::<i32>() {
            let plain = !spelling::asks_for_quotes(cells.value_data());
            return Some(Self::Text { cells, plain });
        }
        if let Some(cells) = array.as_boolean_opt() {
            return Some(Self::Boolean(cells));
        }
        let integers = array.as_primitive_opt::<Int32Type>().map(Self::Int32);
        integers
            .or_else(|| array.as_primitive_opt::<Int64Type>().map(Self::Int64))
            .or_else(|| array.as_primitive_opt::<Date32Type>().map(Self::Date))
            .or_else(|| array.as_primitive_opt::<Float64Type>().map(Self::Number))
    }

    /// Spells the cell of a row; nothing for a null.
    #[inline]
    pub(crate) fn spell(&self, row: usize, out: &mut Vec<u8>) {
        match self {
            Self::Text { cells, plain } if cells.is_valid(row) => {
                let text = cells.value(row);
                if *plain { spelling::plain(out, text) } else { spelling::text(out, text) }
            }
            Self::Int32(cells) if cells.is_valid(row) => {
                spelling::integer(out, i64::from(cells.value(row)));
            }
            Self::Int64(cells) if cells.is_valid(row) => spelling::integer(out, cells.value(row)),
            Self::Number(cells) if cells.is_valid(row) => spelling::number(out, cells.value(row)),
            Self::Boolean(cells) if cells.is_valid(row) => {
                spelling::boolean(out, cells.value(row));
            }
            Self::Date(cells) if cells.is_valid(row) => spelling::date(out, cells.value(row)),
            _ => {}
        }
    }
}
