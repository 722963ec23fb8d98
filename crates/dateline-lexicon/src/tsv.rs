//! Our own tab-separated tables: a header row, then rows of as many fields. They are compiled in, so
//! a fault in one is a fault of the build and panics at start; a lint test reads every table.

/// A table of the lexicon.
#[derive(Debug, Clone, Copy)]
pub struct Tsv {
    name: &'static str,
    text: &'static str,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    header: &'static str,
    line: &'static str,
    table: &'static str,
}

impl Tsv {
    /// The table `name` with these contents.
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text }
    }

    /// The name of the table's file.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The rows in file order.
    pub fn rows(&self) -> impl Iterator<Item = Row> + use<> {
        let table = self.name;
        let mut lines = lines(self.text);
        let header = lines.next().unwrap_or_default();
        lines.map(move |line| Row { header, line, table })
    }
}

impl Row {
    /// The cell of column `name`; empty where nothing is known.
    ///
    /// # Panics
    /// If the table has no such column: our own data is broken.
    pub fn get(&self, name: &str) -> &'static str {
        let at = self
            .header
            .as_bytes()
            .split(|&byte| is_tab(byte))
            .position(|column| column == name.as_bytes())
            .unwrap_or_else(|| panic!("{}: no column `{name}`", self.table));
        // Bytes, not characters: thousands of cells are read at start.
        let line = self.line.as_bytes();
        let mut start = 0;
        for _ in 0..at {
            match line[start..].iter().position(|&byte| is_tab(byte)) {
                Some(cell) => start += cell + 1,
                None => return "",
            }
        }
        let end = line[start..]
            .iter()
            .position(|&byte| is_tab(byte))
            .map_or(line.len(), |cell| start + cell);
        &self.line[start..end]
    }

    /// The parts of a cell that holds several values, cut at `;`.
    pub fn list(&self, name: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.get(name).split(';').map(str::trim).filter(|part| !part.is_empty())
    }

    /// The whole line, for messages.
    pub const fn line(&self) -> &'static str {
        self.line
    }

    /// How many cells the row has, and whether the header has as many: for the lint test.
    #[cfg(test)]
    pub(crate) fn width(&self) -> (usize, bool) {
        let cells = self.line.split('\t').count();
        (cells, cells == self.header.split('\t').count())
    }
}

/// The lines of a text, the last of which ends with a line break, too.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).map(move |end| {
        let line = &text[start..end];
        start = end + 1;
        line
    })
}

/// The cells of a line, one after the other. They are too short for [`str::split`] to pay.
pub(crate) fn cells(line: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    line.as_bytes().split(|&byte| is_tab(byte)).map(move |cell| {
        let end = start + cell.len();
        let cell = &line[start..end];
        start = end + 1;
        cell
    })
}

const fn is_tab(byte: u8) -> bool {
    byte == b'\t'
}
