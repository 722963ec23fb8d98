//! The columns of a record batch as cells, for exporters that go through rows.

use std::fmt;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    StringArray,
};

use crate::Table;

/// A column of a batch, known by its type once.
#[derive(Debug, Clone, Copy)]
pub enum ColumnView<'a> {
    /// Words.
    Text(&'a StringArray),
    /// Whole numbers.
    Int32(&'a Int32Array),
    /// Large whole numbers.
    Int64(&'a Int64Array),
    /// Floating-point numbers.
    Number(&'a Float64Array),
    /// Truth values.
    Boolean(&'a BooleanArray),
    /// Calendar dates.
    Date(&'a Date32Array),
}

/// A cell that is not null.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Words.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// A floating-point number.
    Number(f64),
    /// A truth value.
    Boolean(bool),
    /// Days since 1970-01-01.
    Day(i32),
}

/// A batch that is none of the table's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// It has another number of columns.
    Columns {
        /// The table.
        table: &'static str,
        /// Its columns.
        expected: usize,
        /// Columns of the batch.
        found: usize,
    },
    /// A column has a type that no table has.
    Type {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// Its type.
        found: String,
    },
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Columns { table, expected, found } => {
                write!(f, "rows of {found} columns, expected the {expected} of {table}")
            }
            Self::Type { table, column, found } => {
                write!(f, "column {column} of {table} is of type {found}, which no table has")
            }
        }
    }
}

impl std::error::Error for Mismatch {}

impl<'a> ColumnView<'a> {
    /// `None` for a type that no column of a table has.
    pub fn of(array: &'a ArrayRef) -> Option<Self> {
        if let Some(cells) = array.as_string_opt::<i32>() {
            return Some(Self::Text(cells));
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

    /// The columns of a batch of a table's rows.
    ///
    /// # Errors
    /// Where the batch is none of the table's.
    pub fn all(table: &Table, rows: &'a RecordBatch) -> Result<Vec<Self>, Mismatch> {
        let (expected, found) = (table.columns.len(), rows.num_columns());
        if expected != found {
            return Err(Mismatch::Columns { table: table.name, expected, found });
        }
        let views = table.columns.iter().zip(rows.columns()).map(|(column, array)| {
            Self::of(array).ok_or_else(|| Mismatch::Type {
                table: table.name,
                column: column.name,
                found: array.data_type().to_string(),
            })
        });
        views.collect()
    }

    /// The cell of a row; `None` is null.
    #[inline]
    pub fn get(&self, row: usize) -> Option<Value<'a>> {
        match self {
            Self::Text(cells) => cells.is_valid(row).then(|| Value::Text(cells.value(row))),
            Self::Int32(cells) => {
                cells.is_valid(row).then(|| Value::Integer(i64::from(cells.value(row))))
            }
            Self::Int64(cells) => cells.is_valid(row).then(|| Value::Integer(cells.value(row))),
            Self::Number(cells) => cells.is_valid(row).then(|| Value::Number(cells.value(row))),
            Self::Boolean(cells) => cells.is_valid(row).then(|| Value::Boolean(cells.value(row))),
            Self::Date(cells) => cells.is_valid(row).then(|| Value::Day(cells.value(row))),
        }
    }

    /// The words of a row, if it is a column of words and not null there.
    pub fn text(&self, row: usize) -> Option<&'a str> {
        match self.get(row) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }
}
