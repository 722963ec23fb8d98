//! `dateline explain`: every piece of evidence for an id, with its sentence.

use std::io;
use std::process::ExitCode;

use dateline::{Explained, Explanation, explain};

use crate::FAILED;
use crate::cli::ExplainOptions;
use crate::stdout;

pub(crate) fn run(options: &ExplainOptions) -> anyhow::Result<ExitCode> {
    let found = explain(&options.folder, &options.id, options.show)?;
    if found.rows.is_empty() {
        use io::Write as _;
        let mut said = format!("dateline: no row has the id {:?}", options.id);
        if !found.nearest.is_empty() {
            said.push_str("; did you mean ");
            said.push_str(&found.nearest.join(", "));
            said.push('?');
        }
        // Nothing is left to say where stderr is gone.
        let _ = writeln!(io::stderr(), "{said}");
        return Ok(ExitCode::from(FAILED));
    }
    stdout::with(|out| tell(&found, out))?;
    Ok(ExitCode::SUCCESS)
}

fn tell(found: &Explained, out: &mut dyn io::Write) -> io::Result<()> {
    for row in &found.rows {
        writeln!(out, "{}: {}", row.table, row.is)?;
        let width = row.cells.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, cell) in &row.cells {
            writeln!(out, "  {name:<width$}  {cell}")?;
        }
        quote(row, out)?;
    }
    for evidence in &found.evidence {
        writeln!(out, "\n{} ({})", evidence.table, evidence.count)?;
        for row in &evidence.rows {
            let cells = row.cells.iter().filter(|(name, _)| !is_place(name));
            let cells: Vec<String> = cells.map(|(name, cell)| format!("{name}={cell}")).collect();
            writeln!(out, "  {}", cells.join("  "))?;
            quote(row, out)?;
        }
        let more = evidence.count.saturating_sub(evidence.rows.len() as u64);
        if more > 0 {
            writeln!(out, "  and {more} more (--show)")?;
        }
    }
    Ok(())
}

/// The sentence of a row, and where it stands.
fn quote(row: &Explanation, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(sentence) = &row.sentence else { return Ok(()) };
    if row.table != "sentences" {
        writeln!(out, "      \u{201c}{}\u{201d}", sentence.text)?;
    }
    let published =
        sentence.published.as_ref().map_or(String::new(), |day| format!(", published {day}"));
    writeln!(out, "      {} ({}{published})", sentence.sentence_id, sentence.source)
}

/// Offsets say nothing that the sentence does not.
fn is_place(column: &str) -> bool {
    column == "sentence_id"
        || ["start", "end"].iter().any(|end| {
            column == *end || column.strip_suffix(end).is_some_and(|rest| rest.ends_with('_'))
        })
}
