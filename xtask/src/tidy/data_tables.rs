//! The tables of language knowledge: a header row with a `source` column, as many cells in each
//! row, rows sorted in byte order, no row and no key twice, no white space round a cell.

use std::path::Path;

/// Where the tables lie.
const FOLDER: &str = "crates/dateline-lexicon/data/";

/// Checks a file if it is such a table.
pub(super) fn check(path: &str, text: &str, findings: &mut Vec<String>) {
    if !path.starts_with(FOLDER) || !is_table(path) {
        return;
    }
    if !text.ends_with('\n') || text.contains('\r') {
        findings.push(format!("{path}: lines must end in a line feed, the last one too"));
    }
    // Lines before the header that begin with # say where a table comes from.
    let mut lines =
        text.lines().enumerate().skip_while(|(_, line)| line.starts_with('#')).peekable();
    let Some((_, header)) = lines.next() else {
        findings.push(format!("{path}: no header row"));
        return;
    };
    let columns: Vec<&str> = header.split('\t').collect();
    if !columns.contains(&"source") {
        findings.push(format!("{path}: no column \"source\""));
    }
    let mut previous: Option<&str> = None;
    for (index, line) in lines {
        let place = format!("{path}:{}", index + 1);
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != columns.len() {
            findings.push(format!("{place}: {} cells, {} columns", cells.len(), columns.len()));
        }
        if cells.iter().any(|cell| cell.trim() != *cell) {
            findings.push(format!("{place}: white space round a cell"));
        }
        match previous {
            Some(previous) if previous == line => {
                findings.push(format!("{place}: the same row twice"));
            }
            Some(previous) if previous > line => {
                findings.push(format!("{place}: not sorted (LC_ALL=C sort)"));
            }
            _ => {}
        }
        previous = Some(line);
    }
}

/// Whether a file is a table by its name.
pub(super) fn is_table(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "tsv")
}

#[cfg(test)]
mod tests {
    use super::check;

    fn findings(text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        check("crates/dateline-lexicon/data/cues.tsv", text, &mut findings);
        findings
    }

    #[test]
    fn a_sorted_table_with_sources_is_fine() {
        assert!(findings("cue\tact\tsource\nadd\tstate\tours\nsay\tstate\tours\n").is_empty());
    }

    #[test]
    fn each_fault_is_found() {
        assert_eq!(findings("cue\tact\nadd\tstate\n").len(), 1, "no source");
        assert_eq!(findings("cue\tsource\nsay\tours\nadd\tours\n").len(), 1, "not sorted");
        assert_eq!(findings("cue\tsource\nadd\tours\nadd\tours\n").len(), 1, "twice");
        assert_eq!(findings("cue\tsource\nadd \tours\n").len(), 1, "white space");
        assert_eq!(findings("cue\tsource\nadd\n").len(), 1, "a cell short");
        assert_eq!(findings("cue\tsource\nadd\tours").len(), 1, "no line end");
    }
}
