//! The data dictionary as Markdown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::closed::ClosedList;
use crate::{Column, SCHEMA_VERSION, TABLES, Table};

const INTRODUCTION: &str = "\
- **Unknown is null**, never \"Unknown\", 0 or false. An empty CSV field is null.
- `*_id` are keys, which begin with a letter; `*_text` are words as printed; `*_count` are whole numbers.
- `start` and `end` count Unicode code points of `texts.text` from 0, `end` exclusive, so that `text[start:end]` works in
  Python, R and Polars. A `*_text` is that slice with each run of white space as one space.
- Dates are calendar dates. Of an interval both days are part.
- A value that was inferred and not stated says so in the `*_source` column beside it.
- Rows are sorted by the key; a number at the end of an id (`….s10`) counts as a number.
- A column marked *not filled yet* is null in every row.
";

/// The whole data dictionary: conventions, every table, every closed list.
pub fn markdown() -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# The tables\n\nTables of version {SCHEMA_VERSION}.\n\n{INTRODUCTION}");
    out.push_str("| table | one row is |\n|---|---|\n");
    for table in TABLES {
        let _ = writeln!(out, "| [`{0}`](#{0}) | {1} |", table.name, sentence_case(table.row));
    }
    for table in TABLES {
        out.push('\n');
        write_table(&mut out, table, "##", |list| format!("[{0}](#{1})", list.name, anchor(list)));
    }
    out.push_str("\n## Closed lists\n");
    let lists: BTreeMap<&str, &ClosedList> = TABLES
        .iter()
        .flat_map(|table| table.columns)
        .filter_map(|column| column.list)
        .map(|list| (list.name, list))
        .collect();
    for list in lists.values() {
        let _ = writeln!(out, "\n### {}\n", list.name);
        write_list(&mut out, list);
    }
    out
}

/// One table of the data dictionary, with the closed lists of its columns.
pub fn markdown_table(table: &Table) -> String {
    let mut out = String::new();
    write_table(&mut out, table, "#", |list| list.name.to_owned());
    let mut written: Vec<&str> = Vec::new();
    for column in table.columns {
        if let Some(list) = column.list.filter(|list| !written.contains(&list.name)) {
            let _ = writeln!(out, "\n## {}\n", list.name);
            write_list(&mut out, list);
            written.push(list.name);
        }
    }
    out
}

fn write_table(
    out: &mut String,
    table: &Table,
    heading: &str,
    list: impl Fn(&ClosedList) -> String,
) {
    let _ = write!(out, "{heading} {}\n\nOne row is {}.", table.name, sentence_case(table.row));
    if !table.doc.is_empty() {
        let _ = write!(out, " {}", table.doc);
    }
    let key: Vec<String> = table.key.iter().map(|column| format!("`{column}`")).collect();
    let _ = writeln!(out, " Key: {}.\n", key.join(", "));
    out.push_str("| column | type | null | meaning |\n|---|---|---|---|\n");
    for column in table.columns {
        let null = if column.nullable { "yes" } else { "" };
        let kind = column.list.map_or_else(|| column.kind.name().to_owned(), &list);
        let _ = writeln!(
            out,
            "| `{}` | {kind} | {null} | {} |",
            column.name,
            meaning(table, column).replace('|', "\\|")
        );
    }
}

fn meaning(table: &Table, column: &Column) -> String {
    let mut text = column.doc.to_owned();
    if !column.filled {
        text.push_str(" *Not filled yet.*");
    }
    if let Some(reference) = table.reference(column.name) {
        let target = reference.target();
        let _ = write!(text, " → `{}.{}`", target.name, target.key[0]);
    }
    text
}

fn write_list(out: &mut String, list: &ClosedList) {
    let _ = writeln!(out, "{}\n\n| value | meaning |\n|---|---|", list.doc);
    for (value, doc) in list.values.iter().zip(list.docs) {
        let _ = writeln!(out, "| `{value}` | {doc} |");
    }
}

/// A line that begins with an article, inside a sentence.
fn sentence_case(line: &str) -> String {
    let mut chars = line.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn anchor(list: &ClosedList) -> String {
    list.name.to_lowercase()
}
