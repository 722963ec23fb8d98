//! Programs of the system that the interop tests run, and the Debian packages they are in.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::{run as run_command, show};

/// Names the programs that are missing. Where none may be, their packages are installed first: as
/// root, with apt-get, which is what CI runs as and has. Elsewhere nothing is installed unasked.
pub(super) fn missing_programs(list: &Path, require: bool) -> Result<Option<String>> {
    let text =
        fs::read_to_string(list).with_context(|| format!("cannot read {}", list.display()))?;
    let wanted: Vec<(&str, &str)> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(char::is_whitespace))
        .map(|(package, program)| (package, program.trim()))
        .collect();
    let missing = || -> Vec<(&str, &str)> {
        wanted.iter().copied().filter(|(_, program)| !is_there(program)).collect()
    };
    let first = missing();
    if first.is_empty() {
        return Ok(None);
    }
    if require {
        install(&first.iter().map(|(package, _)| *package).collect::<Vec<_>>())?;
    }
    let left = missing();
    let names = |list: &[(&str, &str)]| {
        let names = list.iter().map(|(package, program)| format!("{program} (Debian: {package})"));
        names.collect::<Vec<_>>().join(", ")
    };
    match (left.is_empty(), require) {
        (true, _) => Ok(None),
        (false, true) => bail!("still missing: {}", names(&left)),
        (false, false) => Ok(Some(names(&left))),
    }
}

/// A program by its name, or a library of R as `R:readr`.
fn is_there(program: &str) -> bool {
    match program.strip_prefix("R:") {
        Some(library) => {
            let load = format!("library({library})");
            let mut r = Command::new("Rscript");
            r.args(["--vanilla", "-e", &load]).stdout(Stdio::null()).stderr(Stdio::null());
            r.status().is_ok_and(|status| status.success())
        }
        None => env::var_os("PATH").is_some_and(|path| {
            env::split_paths(&path).any(|folder| folder.join(program).is_file())
        }),
    }
}

fn install(packages: &[&str]) -> Result<()> {
    println!("installing {}", packages.join(" "));
    let mut update = Command::new("apt-get");
    update.args(["update", "--quiet", "--quiet"]);
    run_command(&mut update).with_context(|| format!("install {} yourself", packages.join(" ")))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "--yes", "--quiet", "--quiet", "--no-install-recommends"]);
    install.args(packages).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    run_command(&mut install).with_context(|| format!("cannot run {}", show(&install)))
}
