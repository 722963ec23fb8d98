//! `tidy`: what no compiler checks: crate edges, licences, file heads, data tables, paths, links.

mod crates;
mod data_tables;
mod links;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::{Project, grouped};

/// Folders that are not part of the project.
const FOREIGN_FOLDERS: [&str; 4] = [".git", "target", "__pycache__", ".venv"];

/// Runs every check, prints every finding, and fails if there is one.
pub(crate) fn run(project: &Project) -> Result<()> {
    let files = files(&project.root)?;
    let mut findings = Vec::new();
    let graph = crates::check(project, &mut findings)?;
    let mut lines = 0;
    for file in &files {
        // Trailing slashes of Windows aside, a path is written the same way everywhere.
        let path = project.relative(file).to_string_lossy().replace('\\', "/");
        let bytes = fs::read(file).with_context(|| format!("cannot read {path}"))?;
        let Ok(text) = std::str::from_utf8(&bytes) else { continue };
        lines += sources::check(&path, text, &mut findings);
        data_tables::check(&path, text, &mut findings);
        links::check(&project.root, &path, text, &mut findings);
    }
    sources::check_exceptions(&project.root, &mut findings);
    for finding in &findings {
        println!("{finding}");
    }
    println!(
        "{} files, {} lines of Rust; {}",
        grouped(files.len() as u64),
        grouped(lines),
        graph.describe()
    );
    if !findings.is_empty() {
        bail!("{} findings", findings.len());
    }
    Ok(())
}

/// All files of the checkout, sorted.
fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let kind = entry.file_type()?;
            // In a linked worktree `.git` is a file.
            if FOREIGN_FOLDERS.iter().any(|foreign| name == *foreign) {
                continue;
            }
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}
