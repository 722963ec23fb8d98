//! A dataset that the library makes of gold texts, read back from its CSV files as a user would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use dateline::{Config, Format};

/// A dataset in a folder of its own, which goes when this does.
pub(crate) struct Dataset {
    folder: tempfile::TempDir,
}

/// Rows of a table, by the names of its columns.
pub(crate) struct Table {
    columns: BTreeMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

/// A row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table,
    row: &'t csv::StringRecord,
}

impl Dataset {
    /// Builds the tables of a file of JSON lines with the key `id` and, where named, a date key.
    pub(crate) fn build(input: &Path, date: Option<&str>) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let out = folder.path().join("tables");
        let mut config = Config::new([input], &out);
        config.formats = vec![Format::Csv];
        config.reader.id_column = Some("id".to_owned());
        config.reader.text_column = Some("text".to_owned());
        config.reader.date_column = date.map(str::to_owned);
        dateline::build(&config).with_context(|| format!("cannot build {}", input.display()))?;
        Ok(Self { folder })
    }

    /// Builds the tables of a folder of text files.
    pub(crate) fn of_folder(input: &Path) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let out = folder.path().join("tables");
        let mut config = Config::new([input], &out);
        config.formats = vec![Format::Csv];
        dateline::build(&config).with_context(|| format!("cannot build {}", input.display()))?;
        Ok(Self { folder })
    }

    fn path(&self, table: &str) -> PathBuf {
        self.folder.path().join("tables/csv").join(table).with_extension("csv")
    }

    /// A table, whole.
    pub(crate) fn table(&self, name: &str) -> anyhow::Result<Table> {
        let path = self.path(name);
        let mut reader = csv::Reader::from_path(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let columns =
            reader.headers()?.iter().enumerate().map(|(n, name)| (name.to_owned(), n)).collect();
        let rows = reader.records().collect::<Result<_, _>>()?;
        Ok(Table { columns, rows })
    }
}

impl Table {
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|row| Row { table: self, row })
    }

    /// The rows by the value of a column, in file order.
    pub(crate) fn by<'t>(&'t self, column: &str) -> BTreeMap<&'t str, Vec<Row<'t>>> {
        let mut groups: BTreeMap<&str, Vec<Row<'t>>> = BTreeMap::new();
        for row in self.rows() {
            groups.entry(row.text(column)).or_default().push(row);
        }
        groups
    }

    /// Checks that every column that a suite reads is there.
    pub(crate) fn require(&self, columns: &[&str]) -> anyhow::Result<()> {
        for column in columns {
            if !self.columns.contains_key(*column) {
                bail!("no column {column}");
            }
        }
        Ok(())
    }
}

impl<'t> Row<'t> {
    /// A cell; empty where it is null.
    pub(crate) fn text(self, column: &str) -> &'t str {
        self.table.columns.get(column).and_then(|&n| self.row.get(n)).unwrap_or_default()
    }

    /// A cell, if it is not null.
    pub(crate) fn some(self, column: &str) -> Option<&'t str> {
        Some(self.text(column)).filter(|cell| !cell.is_empty())
    }

    /// `start` and `end`.
    pub(crate) fn span(self) -> (usize, usize) {
        let number = |column| self.text(column).parse().unwrap_or_default();
        (number("start"), number("end"))
    }
}
