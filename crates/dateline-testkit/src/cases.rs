//! Cases as a table: tab-separated, a header row, a case a line.
//!
//! ```
//! let cases = dateline_testkit::cases::read("text\texpected\n# months\nin May\t2021-05\n");
//! assert_eq!(cases[0].get("expected"), "2021-05");
//! assert_eq!(cases[0].line, 3);
//! ```
//!
//! Lines that are empty or begin with `# ` are for people. A cell that is not there is empty.

/// A case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case<'t> {
    /// Its line in the file, from 1, for messages.
    pub line: usize,
    header: &'t str,
    cells: &'t str,
}

impl<'t> Case<'t> {
    /// The cell of a column.
    ///
    /// # Panics
    /// If the table has no such column.
    pub fn get(&self, column: &str) -> &'t str {
        let at = self.header.split('\t').position(|name| name == column);
        let at = at.unwrap_or_else(|| panic!("no column {column:?} in {:?}", self.header));
        self.cells.split('\t').nth(at).unwrap_or_default()
    }
}

/// The cases of a table, in their order.
pub fn read(table: &str) -> Vec<Case<'_>> {
    let mut lines = (1..).zip(table.lines());
    let header = lines.next().map_or("", |(_, header)| header);
    lines
        .filter(|(_, cells)| !cells.trim().is_empty() && !cells.starts_with("# "))
        .map(|(line, cells)| Case { line, header, cells })
        .collect()
}

/// Runs every case and, at the end, names all that failed: `check` gives what was made and what was
/// expected.
///
/// # Panics
/// If a case failed.
pub fn check_all<T: PartialEq + std::fmt::Debug>(
    table: &str,
    mut check: impl FnMut(&Case<'_>) -> (T, T),
) {
    let cases = read(table);
    assert!(!cases.is_empty(), "no cases");
    let mut failures = Vec::new();
    for case in &cases {
        let (made, expected) = check(case);
        if made != expected {
            let line = case.line;
            failures.push(format!("line {line}: {made:?}, expected {expected:?}: {}", case.cells));
        }
    }
    let failed = failures.len();
    assert!(failed == 0, "{failed} of {} cases failed\n{}", cases.len(), failures.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "in\tout\n\n# a remark\none\t1\ntwo\n";

    #[test]
    fn remarks_are_no_cases_and_missing_cells_are_empty() {
        let cases = read(TABLE);
        let all: Vec<_> = cases.iter().map(|c| (c.line, c.get("in"), c.get("out"))).collect();
        assert_eq!(all, [(4, "one", "1"), (5, "two", "")]);
    }

    #[test]
    #[should_panic(expected = "1 of 2 cases failed\nline 5: 3, expected 0: two")]
    fn all_failures_are_named() {
        check_all(TABLE, |case| (case.get("in").len(), case.get("out").len() * 3));
    }
}
