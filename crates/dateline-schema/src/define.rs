//! The macro `table!`: all that a developer writes for a table.
//!
//! ```text
//! table! {
//!     /// A person, over all documents.
//!     /// More about the table, as many lines as it takes.
//!     Person in people, rows PersonRows, key(person_id) {
//!         /// What the column means.
//!         person_id: String => entities,
//!         /// `=> entities` makes it a foreign key; `Option` is the only way to null.
//!         country: Option<Code> => countries,
//!         /// A column that no rule fills yet says so.
//!         wikidata_id: Option<String> = not_filled,
//!     }
//! }
//! ```
//!
//! The first line of documentation says what one row is. The types of columns are those that have
//! [`Cell`](crate::Cell).

use arrow_array::RecordBatch;

use crate::table::Table;

/// The columns of some rows of a table in the making.
pub trait Rows: Default {
    /// The table.
    const TABLE: &'static Table;

    /// The rows as a record batch.
    fn finish(self) -> RecordBatch;
}

/// A row of a table, read back from a batch of them.
pub trait Row<'a>: Sized {
    /// The table.
    const TABLE: &'static Table;

    /// The row at `row` of a batch with the table's columns in the table's order; `None` where the
    /// batch is no such one.
    fn read(batch: &'a RecordBatch, row: usize) -> Option<Self>;
}

/// Defines a table; see the documentation of this file.
macro_rules! table {
    (
        #[doc = $row_doc:literal]
        $(#[doc = $table_doc:literal])*
        $row:ident in $table:ident, rows $rows:ident, key($($key:ident),+) {$(
            $(#[doc = $doc:literal])+
            $column:ident: $type:ty $(=> $target:ident)? $(= $state:ident)?,
        )+}
    ) => {
        #[doc = $row_doc]
        $(#[doc = $table_doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $row<'a> {$(
            $(#[doc = $doc])+
            pub $column: <$type as $crate::Cell>::Value<'a>,
        )+}

        impl<'a> $crate::Row<'a> for $row<'a> {
            const TABLE: &'static $crate::Table = <$rows as $crate::Rows>::TABLE;

            fn read(batch: &'a arrow_array::RecordBatch, row: usize) -> Option<Self> {
                let mut columns = batch.columns().iter();
                Some(Self {$(
                    $column: <$type as $crate::Cell>::read(columns.next()?, row)?,
                )+})
            }
        }

        #[doc = concat!("Rows of `", stringify!($table), "` in the making, column by column.")]
        #[derive(Debug)]
        pub struct $rows {$(
            $column: <$type as $crate::Cell>::Builder,
        )+}

        impl Default for $rows {
            fn default() -> Self {
                let [$( $column, )+] = Self::rooms();
                Self {$( $column: <$type as $crate::Cell>::builder($column), )+}
            }
        }

        impl $rows {
            /// The room of each column.
            fn rooms() -> &'static [$crate::room::Room; [$( stringify!($column) ),+].len()] {
                static ROOMS: [$crate::room::Room; [$( stringify!($column) ),+].len()] =
                    [const { $crate::room::Room::new() }; [$( stringify!($column) ),+].len()];
                &ROOMS
            }

            /// Adds a row.
            pub fn push(&mut self, row: $row<'_>) {
                $( <$type as $crate::Cell>::append(&mut self.$column, row.$column); )+
            }
        }

        impl $crate::Rows for $rows {
            const TABLE: &'static $crate::Table = {
                static SCHEMA: std::sync::LazyLock<arrow_schema::SchemaRef> =
                    std::sync::LazyLock::new(|| {
                        let types = [$( <$type as $crate::Cell>::DATA_TYPE, )+];
                        $crate::define::arrow_schema(TABLE.name, TABLE.columns, types)
                    });
                static TABLE: $crate::Table = $crate::Table {
                    name: stringify!($table),
                    row: $crate::define::line($row_doc),
                    doc: $crate::define::paragraph(concat!($($table_doc),*)),
                    columns: &[$( $crate::Column {
                        name: $crate::define::name(stringify!($column)),
                        doc: $crate::define::paragraph(concat!($($doc),+)),
                        kind: <$type as $crate::Cell>::KIND,
                        nullable: <$type as $crate::Cell>::NULLABLE,
                        list: <$type as $crate::Cell>::LIST,
                        values: match <$type as $crate::Cell>::LIST {
                            Some(list) => list.values,
                            None => &[],
                        },
                        repeats: <$type as $crate::Cell>::REPEATS
                            || $crate::define::is_given!($($target)?),
                        numbered: <$type as $crate::Cell>::NUMBERED,
                        filled: $crate::define::is_filled!($($state)?),
                    }, )+],
                    key: &[$( $crate::define::name(stringify!($key)) ),+],
                    foreign_keys: &[$($( $crate::ForeignKey {
                        column: $crate::define::name(stringify!($column)),
                        table: stringify!($target),
                    }, )?)+],
                    schema: || &SCHEMA,
                };
                // A key of columns that are not there does not compile.
                const _: fn(&$row<'_>) = |row| {
                    $( let _ = &row.$key; )+
                };
                &TABLE
            };

            fn finish(self) -> arrow_array::RecordBatch {
                let columns = vec![$( <$type as $crate::Cell>::finish(self.$column), )+];
                columns.iter().zip(Self::rooms()).for_each(|(column, room)| room.note(column));
                let schema = Self::TABLE.arrow_schema().clone();
                arrow_array::RecordBatch::try_new(schema, columns)
                    .expect("columns are of one length and of the types of their schema")
            }
        }
    };
}
pub(crate) use table;

/// Is anything given?
macro_rules! is_given {
    () => {
        false
    };
    ($given:ident) => {
        true
    };
}
pub(crate) use is_given;

/// Is a column filled? `not_filled` is the only thing that can be said of one.
macro_rules! is_filled {
    () => {
        true
    };
    (not_filled) => {
        false
    };
}
pub(crate) use is_filled;

/// The Arrow schema of a table.
pub(crate) fn arrow_schema<const N: usize>(
    table: &str,
    columns: &[crate::Column],
    types: [arrow_schema::DataType; N],
) -> arrow_schema::SchemaRef {
    let fields: Vec<arrow_schema::Field> = columns
        .iter()
        .zip(types)
        .map(|(column, data_type)| {
            arrow_schema::Field::new(column.name, data_type, column.nullable)
                .with_metadata([("description", column.description())])
        })
        .collect();
    let metadata = [
        ("dateline.schema_version", crate::SCHEMA_VERSION.to_string()),
        ("dateline.table", table.to_owned()),
    ];
    arrow_schema::Schema::new_with_metadata(fields, metadata).into()
}

/// A name as it stands in the tables: `r#type` is `type`.
pub(crate) const fn name(ident: &'static str) -> &'static str {
    match ident.as_bytes() {
        [b'r', b'#', ..] => ident.split_at(2).1,
        _ => ident,
    }
}

/// Lines of a doc comment, each of which begins with a space, as one paragraph.
pub(crate) const fn paragraph(doc: &'static str) -> &'static str {
    doc.trim_ascii()
}

/// A line of a doc comment without its full stop.
pub(crate) const fn line(doc: &'static str) -> &'static str {
    let text = doc.trim_ascii();
    match text.as_bytes() {
        [.., b'.'] => text.split_at(text.len() - 1).0,
        _ => text,
    }
}
