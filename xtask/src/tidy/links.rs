//! Links in Markdown that lead to a file of the checkout: the file must be there.

use std::path::Path;

/// Checks the links of one file.
pub(super) fn check(root: &Path, path: &str, text: &str, findings: &mut Vec<String>) {
    if Path::new(path).extension().is_none_or(|extension| extension != "md") {
        return;
    }
    let folder = root.join(path).parent().map(Path::to_path_buf).unwrap_or_default();
    for (index, line) in text.lines().enumerate() {
        for target in targets(line) {
            if !folder.join(target).exists() {
                findings.push(format!("{path}:{}: leads nowhere: {target}", index + 1));
            }
        }
    }
}

/// Files that a line links to; links to the web and to headings are not ours to follow.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains("://") && !target.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::targets;

    #[test]
    fn only_links_to_files_are_followed() {
        let line = "see [a](docs/a.md#top), [b](https://example.org/b) and [c](#c)";
        assert_eq!(targets(line).collect::<Vec<_>>(), ["docs/a.md"]);
    }
}
