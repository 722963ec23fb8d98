//! How a Rust type becomes a column: one trait, [`Cell`], and the types that have it.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int32Builder, Int64Builder, StringBuilder,
};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType};
use arrow_schema::DataType;

use crate::closed::ClosedList;
use crate::days::{day, days};
use crate::room::Room;
use crate::row_key::RowKey;
use crate::table::Kind;

/// A type of cells in the definition of a table.
pub trait Cell {
    /// What a row struct holds.
    type Value<'a>;
    /// The Arrow builder that takes the values in.
    type Builder: std::fmt::Debug;

    /// The type of the column.
    const KIND: Kind;
    /// The same in Arrow.
    const DATA_TYPE: DataType;
    /// Can a cell be null?
    const NULLABLE: bool = false;
    /// The closed list that the values are of.
    const LIST: Option<&'static ClosedList> = None;
    /// Do values come again and again?
    const REPEATS: bool = false;
    /// Is it the id of a row inside another, which ends in a number that counts as one?
    const NUMBERED: bool = false;

    /// An empty builder.
    fn builder(room: &Room) -> Self::Builder;
    /// Takes a value in.
    fn append(builder: &mut Self::Builder, value: Self::Value<'_>);
    /// Takes a null in.
    fn append_null(builder: &mut Self::Builder);
    /// The column.
    fn finish(builder: Self::Builder) -> ArrayRef;
    /// The value of a row, read back; `None` where the column is of another type, is null without
    /// being nullable, or holds what the type has no value for.
    fn read(column: &ArrayRef, row: usize) -> Option<Self::Value<'_>>;
}

/// A cell that may be null: the only way to null.
impl<T: Cell> Cell for Option<T> {
    type Value<'a> = Option<T::Value<'a>>;
    type Builder = T::Builder;

    const KIND: Kind = T::KIND;
    const DATA_TYPE: DataType = T::DATA_TYPE;
    const NULLABLE: bool = true;
    const LIST: Option<&'static ClosedList> = T::LIST;
    const REPEATS: bool = T::REPEATS;
    const NUMBERED: bool = T::NUMBERED;

    fn builder(room: &Room) -> Self::Builder {
        T::builder(room)
    }

    fn append(builder: &mut Self::Builder, value: Self::Value<'_>) {
        match value {
            Some(value) => T::append(builder, value),
            None => T::append_null(builder),
        }
    }

    fn append_null(builder: &mut Self::Builder) {
        T::append_null(builder);
    }

    fn finish(builder: Self::Builder) -> ArrayRef {
        T::finish(builder)
    }

    fn read(column: &ArrayRef, row: usize) -> Option<Self::Value<'_>> {
        if column.is_null(row) { Some(None) } else { T::read(column, row).map(Some) }
    }
}

/// A short text that comes again and again: the code of a country, a language, the name of a rule.
#[derive(Debug)]
pub enum Code {}

/// The id of a row inside a document or under a person (`….s10`): in the order of rows the number at
/// its end counts as a number.
#[derive(Debug)]
pub enum RowId {}

/// A calendar date.
pub type Day = jiff::civil::Date;

/// The parts of [`Cell`] that every type with a builder of Arrow's has alike.
macro_rules! with_builder {
    ($builder:ident, $kind:ident, $data_type:ident) => {
        type Builder = $builder;
        const KIND: Kind = Kind::$kind;
        const DATA_TYPE: DataType = DataType::$data_type;

        #[inline]
        fn append_null(builder: &mut Self::Builder) {
            builder.append_null();
        }

        fn finish(mut builder: Self::Builder) -> ArrayRef {
            Arc::new(builder.finish())
        }
    };
}

/// Types of text.
macro_rules! text_cell {
    ($($type:ty { $($property:ident),* })+) => {$(
        impl Cell for $type {
            type Value<'a> = Cow<'a, str>;
            with_builder!(StringBuilder, Text, Utf8);
            $(const $property: bool = true;)*

            fn builder(room: &Room) -> Self::Builder {
                room.of_text()
            }

            #[inline]
            fn append(builder: &mut Self::Builder, value: Self::Value<'_>) {
                builder.append_value(&value);
            }

            fn read(column: &ArrayRef, row: usize) -> Option<Self::Value<'_>> {
                text_at(column, row).map(Cow::Borrowed)
            }
        }
    )+};
}

text_cell! {
    String {}
    Code { REPEATS }
}

impl Cell for RowId {
    type Value<'a> = RowKey<'a>;
    with_builder!(StringBuilder, Text, Utf8);
    const NUMBERED: bool = true;

    fn builder(room: &Room) -> Self::Builder {
        room.of_text()
    }

    #[inline]
    fn append(builder: &mut Self::Builder, value: Self::Value<'_>) {
        // What is written to a builder begins its next value; that never fails.
        let _ = value.spell(builder);
        builder.append_value("");
    }

    fn read(column: &ArrayRef, row: usize) -> Option<Self::Value<'_>> {
        text_at(column, row).map(RowKey::from)
    }
}

/// The words in a row of a column of text.
pub(crate) fn text_at(column: &ArrayRef, row: usize) -> Option<&str> {
    let cells = column.as_string_opt::<i32>()?;
    cells.is_valid(row).then(|| cells.value(row))
}

/// The number in a row of a column of such numbers.
fn number_at<T: ArrowPrimitiveType>(column: &ArrayRef, row: usize) -> Option<T::Native> {
    let cells = column.as_primitive_opt::<T>()?;
    cells.is_valid(row).then(|| cells.value(row))
}

/// The truth value in a row of a column of them.
fn truth_at(column: &ArrayRef, row: usize) -> Option<bool> {
    let cells = column.as_boolean_opt()?;
    cells.is_valid(row).then(|| cells.value(row))
}

/// Types that are a number in Arrow.
macro_rules! plain_cell {
    ($($type:ty, $builder:ident, $kind:ident, $data_type:ident, $to_arrow:expr, $read:expr;)+) => {$(
        impl Cell for $type {
            type Value<'a> = $type;
            with_builder!($builder, $kind, $data_type);

            fn builder(room: &Room) -> Self::Builder {
                $builder::with_capacity(room.rows())
            }

            #[inline]
            fn append(builder: &mut Self::Builder, value: Self::Value<'_>) {
                builder.append_value($to_arrow(value));
            }

            fn read(column: &ArrayRef, row: usize) -> Option<Self::Value<'_>> {
                $read(column, row)
            }
        }
    )+};
}

plain_cell! {
    // Signed, so that no reader wraps round when it subtracts; offsets and counts fit.
    u32, Int32Builder, Integer, Int32, |n| i32::try_from(n).unwrap_or(i32::MAX),
        |column, row| number_at::<Int32Type>(column, row).and_then(|n| u32::try_from(n).ok());
    u64, Int64Builder, Integer, Int64, |n| i64::try_from(n).unwrap_or(i64::MAX),
        |column, row| number_at::<Int64Type>(column, row).and_then(|n| u64::try_from(n).ok());
    f64, Float64Builder, Number, Float64, std::convert::identity, number_at::<Float64Type>;
    bool, BooleanBuilder, Boolean, Boolean, std::convert::identity, truth_at;
    Day, Date32Builder, Date, Date32, days,
        |column, row| number_at::<Date32Type>(column, row).and_then(day);
}

/// Makes a closed list a type of cells.
macro_rules! closed_cell {
    ($list:ident) => {
        impl $crate::Cell for $list {
            type Value<'a> = $list;
            type Builder = arrow_array::builder::StringBuilder;

            const KIND: $crate::Kind = $crate::Kind::Text;
            const DATA_TYPE: arrow_schema::DataType = arrow_schema::DataType::Utf8;
            const LIST: Option<&'static $crate::closed::ClosedList> = Some($list::LIST);
            const REPEATS: bool = true;

            fn builder(room: &$crate::room::Room) -> Self::Builder {
                room.of_text()
            }

            #[inline]
            fn append(builder: &mut Self::Builder, value: Self::Value<'_>) {
                builder.append_value(value.name());
            }

            #[inline]
            fn append_null(builder: &mut Self::Builder) {
                builder.append_null();
            }

            fn finish(mut builder: Self::Builder) -> arrow_array::ArrayRef {
                std::sync::Arc::new(builder.finish())
            }

            fn read(column: &arrow_array::ArrayRef, row: usize) -> Option<Self::Value<'_>> {
                $crate::cell::text_at(column, row)?.parse().ok()
            }
        }
    };
}
pub(crate) use closed_cell;
