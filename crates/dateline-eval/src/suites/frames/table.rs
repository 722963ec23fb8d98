//! A table of tab-separated cells with a header row, as people write them.

use std::path::Path;

use anyhow::{Context, ensure};

/// A table, whole.
pub(in crate::suites) struct Table {
    columns: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// A row, with its line in the file.
#[derive(Clone, Copy)]
pub(in crate::suites) struct Row<'t> {
    pub(in crate::suites) line: usize,
    table: &'t Table,
    cells: &'t [String],
}

impl Table {
    /// Reads a file; every row must have as many cells as the header.
    pub(in crate::suites) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let cells = |line: &str| -> Vec<String> { line.split('\t').map(str::to_owned).collect() };
        let mut lines = (1..).zip(text.lines());
        let columns = lines.next().map(|(_, line)| cells(line)).unwrap_or_default();
        let mut rows = Vec::new();
        for (line, row) in lines.filter(|(_, line)| !line.is_empty()) {
            let row = cells(row);
            ensure!(row.len() == columns.len(), "{}:{line}: {} cells", path.display(), row.len());
            rows.push((line, row));
        }
        Ok(Self { columns, rows })
    }

    /// Is there such a column?
    pub(in crate::suites) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    pub(in crate::suites) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { line: *line, table: self, cells })
    }
}

impl<'t> Row<'t> {
    /// The cell of a column.
    pub(in crate::suites) fn get(self, column: &str) -> anyhow::Result<&'t str> {
        let at = self.table.columns.iter().position(|name| name == column);
        let cell = at.and_then(|at| self.cells.get(at));
        Ok(cell.with_context(|| format!("no column {column}"))?.as_str())
    }
}
