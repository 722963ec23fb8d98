//! The difference of two tables, row by row: rows are told apart by the key of the table, and of a row
//! that is in both the cells that differ are named.

use std::collections::BTreeMap;
use std::fmt;

use dateline_schema::Table;

/// How many rows of each kind are shown.
const SHOWN: usize = 40;

/// How a table differs from what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    table: &'static str,
    /// Columns that are in one of the two alone, or in another order.
    columns: Option<String>,
    /// Rows that are expected and not there.
    missing: Vec<String>,
    /// Rows that are there and not expected.
    new: Vec<String>,
    /// Rows of which cells differ.
    changed: Vec<String>,
    /// The same rows in another order.
    order: bool,
}

impl Difference {
    /// Rows and columns that differ.
    pub fn count(&self) -> usize {
        usize::from(self.columns.is_some())
            + self.missing.len()
            + self.new.len()
            + self.changed.len()
            + usize::from(self.order)
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (missing, new, changed) = (self.missing.len(), self.new.len(), self.changed.len());
        writeln!(f, "{}: {changed} changed, {missing} missing, {new} new row(s)", self.table)?;
        if let Some(columns) = &self.columns {
            writeln!(f, "  {columns}")?;
        }
        if self.order {
            writeln!(f, "  the same rows in another order")?;
        }
        for (mark, rows) in [("~", &self.changed), ("-", &self.missing), ("+", &self.new)] {
            for row in rows.iter().take(SHOWN) {
                writeln!(f, "  {mark} {row}")?;
            }
            if rows.len() > SHOWN {
                writeln!(f, "  {mark} and {} more", rows.len() - SHOWN)?;
            }
        }
        Ok(())
    }
}

/// Compares two CSV files of a table; `None` where they are the same bytes.
///
/// # Errors
/// A message where one of the two is no CSV.
pub fn difference(
    table: &'static Table,
    expected: &str,
    made: &str,
) -> Result<Option<Difference>, String> {
    if expected == made {
        return Ok(None);
    }
    let (expected, made) = (Parsed::of(table, expected)?, Parsed::of(table, made)?);
    let mut difference = Difference {
        table: table.name,
        columns: columns(&expected.columns, &made.columns),
        missing: Vec::new(),
        new: Vec::new(),
        changed: Vec::new(),
        order: false,
    };
    for (key, row) in &expected.rows {
        match made.rows.get(key) {
            None => difference.missing.push(spell(key, &expected.columns, row, table)),
            Some(other) => difference.changed.extend(cells(key, &expected, row, &made, other)),
        }
    }
    for (key, row) in made.rows.iter().filter(|(key, _)| !expected.rows.contains_key(*key)) {
        difference.new.push(spell(key, &made.columns, row, table));
    }
    difference.order = difference.count() == 0;
    Ok(Some(difference))
}

/// The cells of a row's key, and how many rows with the same key stand before it.
type Key = (Vec<String>, usize);

struct Parsed {
    columns: Vec<String>,
    rows: BTreeMap<Key, Vec<String>>,
}

impl Parsed {
    fn of(table: &Table, text: &str) -> Result<Self, String> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let fail = |error: csv::Error| format!("{}: {error}", table.name);
        let columns: Vec<String> =
            reader.headers().map_err(fail)?.iter().map(str::to_owned).collect();
        let mut rows = BTreeMap::new();
        for record in reader.records() {
            let row: Vec<String> = record.map_err(fail)?.iter().map(str::to_owned).collect();
            let cells: Vec<String> =
                table.key.iter().map(|name| cell(&columns, &row, name).to_owned()).collect();
            let mut key = (cells, 0);
            while rows.contains_key(&key) {
                key.1 += 1;
            }
            rows.insert(key, row);
        }
        Ok(Self { columns, rows })
    }
}

fn cell<'a>(columns: &[String], row: &'a [String], name: &str) -> &'a str {
    let at = columns.iter().position(|column| column == name);
    at.and_then(|at| row.get(at)).map_or("", String::as_str)
}

fn columns(expected: &[String], made: &[String]) -> Option<String> {
    (expected != made)
        .then(|| format!("columns {}, expected {}", made.join(","), expected.join(",")))
}

/// A whole row, its empty cells left out.
fn spell(key: &Key, columns: &[String], row: &[String], table: &Table) -> String {
    let others = columns
        .iter()
        .zip(row)
        .filter(|(name, cell)| !cell.is_empty() && !table.key.contains(&name.as_str()))
        .map(|(name, cell)| format!("{name}={cell}"));
    let others: Vec<String> = others.collect();
    format!("{}: {}", key.0.join(", "), others.join(" | "))
}

/// The cells of a row that differ; `None` if none does.
fn cells(
    key: &Key,
    expected: &Parsed,
    row: &[String],
    made: &Parsed,
    other: &[String],
) -> Option<String> {
    let shown = |cell: &str| if cell.is_empty() { "null".to_owned() } else { format!("{cell:?}") };
    let changes: Vec<String> = expected
        .columns
        .iter()
        .filter(|name| made.columns.contains(name))
        .map(|name| (name, cell(&expected.columns, row, name), cell(&made.columns, other, name)))
        .filter(|(_, expected, made)| expected != made)
        .map(|(name, expected, made)| {
            format!("\n      {name}: {} -> {}", shown(expected), shown(made))
        })
        .collect();
    (!changes.is_empty()).then(|| format!("{}{}", key.0.join(", "), changes.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPECTED: &str = "entity_id,kind,name\np.a,person,A\np.b,person,\np.c,person,C\n";

    fn check(made: &str, count: usize, shown: &str) {
        let table = dateline_schema::table("entities").unwrap();
        let found = difference(table, EXPECTED, made).unwrap();
        assert_eq!(found.as_ref().map_or(0, Difference::count), count);
        assert_eq!(found.map(|found| found.to_string()).unwrap_or_default(), shown);
    }

    #[test]
    fn rows_are_compared_by_key_and_cells_by_name() {
        check(EXPECTED, 0, "");
        check(
            "entity_id,kind,name\np.a,work,A\np.b,person,B\np.d,person,\"D, E\"\n",
            4,
            "entities: 2 changed, 1 missing, 1 new row(s)
  ~ p.a
      kind: \"person\" -> \"work\"
  ~ p.b
      name: null -> \"B\"
  - p.c: kind=person | name=C
  + p.d: kind=person | name=D, E
",
        );
    }

    #[test]
    fn columns_and_order_are_told() {
        check(
            "entity_id,name\np.a,A\np.b,\np.c,C\n",
            1,
            "entities: 0 changed, 0 missing, 0 new row(s)
  columns entity_id,name, expected entity_id,kind,name
",
        );
        check(
            "entity_id,kind,name\np.b,person,\np.a,person,A\np.c,person,C\n",
            1,
            "entities: 0 changed, 0 missing, 0 new row(s)
  the same rows in another order
",
        );
    }

    #[test]
    fn a_key_that_comes_twice_is_two_rows() {
        let twice = format!("{EXPECTED}p.c,person,C\n");
        check(
            &twice,
            1,
            "entities: 0 changed, 0 missing, 1 new row(s)\n  + p.c: kind=person | name=C\n",
        );
    }
}
