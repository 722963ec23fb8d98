//! What is known of a table and its columns beside the rows.

use arrow_schema::SchemaRef;

use crate::closed::ClosedList;

/// The type of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words in UTF-8.
    Text,
    /// A whole number, signed: differences of offsets must not wrap round in any reader.
    Integer,
    /// A floating-point number.
    Number,
    /// True or false.
    Boolean,
    /// A calendar date.
    Date,
}

impl Kind {
    /// Its name in the data dictionary and, as Frictionless types are called, in the data package.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
        }
    }
}

/// A column of a table.
#[expect(clippy::struct_excessive_bools, reason = "four plain properties, set in one place")]
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it means: one paragraph.
    pub doc: &'static str,
    /// Type of its cells.
    pub kind: Kind,
    /// May a cell be null, that is, unknown?
    pub nullable: bool,
    /// The closed list whose values it has.
    pub list: Option<&'static ClosedList>,
    /// The values it may have; empty for any.
    pub values: &'static [&'static str],
    /// Do its values come again and again, as codes and ids of parents do?
    pub repeats: bool,
    /// Is it an id that ends in a number which counts as one in the order of rows (`….s10` after
    /// `….s9`)?
    pub numbered: bool,
    /// Does any rule fill it yet? If not, it is null in every row.
    pub filled: bool,
}

impl Column {
    /// What it means, with a note where no rule fills it yet.
    pub fn description(&self) -> String {
        let note = if self.filled { "" } else { " Not filled yet." };
        format!("{}{note}", self.doc)
    }
}

/// A column whose values are keys of another table, or null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignKey {
    /// The column.
    pub column: &'static str,
    /// The table that it points to, by its only key column.
    pub table: &'static str,
}

impl ForeignKey {
    /// The table that it points to.
    ///
    /// # Panics
    /// If there is none, which a test excludes.
    pub fn target(&self) -> &'static Table {
        crate::table(self.table).expect("a foreign key points to a table")
    }
}

/// A table.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name, a plural noun.
    pub name: &'static str,
    /// What one row is.
    pub row: &'static str,
    /// More about it; may be empty.
    pub doc: &'static str,
    /// Its columns, in their order.
    pub columns: &'static [Column],
    /// The columns of its primary key. Rows are sorted by them.
    pub key: &'static [&'static str],
    /// Its references to other tables.
    pub foreign_keys: &'static [ForeignKey],
    pub(crate) schema: fn() -> &'static SchemaRef,
}

impl Table {
    /// Its Arrow schema, with the documentation of each column as `description` in the metadata.
    pub fn arrow_schema(&self) -> &'static SchemaRef {
        (self.schema)()
    }

    /// Does a dataset in this format have it? Formats for a spreadsheet do not have whole texts, which
    /// stand in no cell.
    pub fn is_in(&self, format: &str) -> bool {
        !matches!(format, "csv" | "csv-excel" | "xlsx") || self.name != "texts"
    }

    /// Its file in a dataset of this format, with `/`: one for each table, or one for all tables.
    pub fn path_in(&self, format: &str) -> String {
        match format {
            "xlsx" | "sqlite" => format!("dateline.{format}"),
            "csv-excel" => format!("csv-excel/{}.csv", self.name),
            _ => format!("{format}/{}.{format}", self.name),
        }
    }

    /// A column by name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The table that a column points to.
    pub fn reference(&self, column: &str) -> Option<&'static ForeignKey> {
        self.foreign_keys.iter().find(|key| key.column == column)
    }

    /// Are rows in the byte order of the key, which files may then declare? Not where an id in it
    /// ends in a number.
    pub fn is_in_byte_order(&self) -> bool {
        self.key.iter().all(|name| self.column(name).is_some_and(|column| !column.numbered))
    }
}
