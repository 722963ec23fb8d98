//! Cases: text with its mentions in brackets, and the offices it must have.

/// A case: the text with and without brackets, and the offices it must have.
pub(crate) struct Case {
    pub(crate) plain: String,
    pub(crate) marked: String,
    pub(crate) offices: Vec<String>,
}

/// The cases of a file: lines that are no heading, comment or office.
pub(crate) fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(['#', '>']))
    {
        if let Some(office) = line.strip_prefix("- ") {
            cases.last_mut().expect("a sentence first").offices.push(office.to_owned());
        } else {
            cases.push(Case { plain: plain(line), marked: line.to_owned(), offices: Vec::new() });
        }
    }
    cases
}

/// Without the brackets: `[PER Zhao Kezhi] said` is `Zhao Kezhi said`.
fn plain(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['[', ']']) {
        out.push_str(&rest[..at]);
        let opens = rest.as_bytes()[at] == b'[';
        rest = &rest[at + 1..];
        if opens {
            rest = rest.split_once(' ').map_or(rest, |(_, tail)| tail);
        }
    }
    out + rest
}
