//! A virtual environment of Python, made anew whenever its list of requirements changes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::{Project, show};

/// The oldest Python that the pinned versions have wheels for.
const OLDEST_PYTHON: (u32, u32) = (3, 11);

/// What pip says when it cannot reach its index, in any of the versions that are about.
const UNREACHABLE: [&str; 7] = [
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "SSLError",
    "Network is unreachable",
];

/// The Python of the virtual environment `target/<name>-venv`, made now if there is none for these
/// requirements; the inner error is a reason to skip.
pub(super) fn python(
    project: &Project,
    name: &str,
    requirements: &Path,
) -> Result<Result<PathBuf, String>> {
    let (program, version) = match system_python() {
        Ok(found) => found,
        Err(reason) => return Ok(Err(reason)),
    };
    let wanted = fs::read_to_string(requirements)
        .with_context(|| format!("cannot read {}", requirements.display()))?;
    let key = format!("# {version}\n{wanted}");
    let folder = project.target.join(format!("{name}-venv"));
    let stamp = folder.join("made-of.txt");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if fs::read_to_string(&stamp).is_ok_and(|made_of| made_of == key) {
        return Ok(Ok(python));
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    println!(
        "making a virtual environment of {version} with {}",
        project.relative(requirements).display()
    );
    let mut venv = Command::new(program);
    venv.args(["-m", "venv"]).arg(&folder);
    let made = venv.output().with_context(|| format!("cannot run {}", show(&venv)))?;
    if !made.status.success() {
        let said = last_lines(&made.stdout, &made.stderr);
        return Ok(Err(format!("{version} cannot make a virtual environment: {said}")));
    }
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    pip.args(["--only-binary", ":all:", "--retries", "2", "-r"]).arg(requirements);
    let installed = pip.output().with_context(|| format!("cannot run {}", show(&pip)))?;
    if !installed.status.success() {
        let said = last_lines(&installed.stdout, &installed.stderr);
        let errors = String::from_utf8_lossy(&installed.stderr);
        if UNREACHABLE.iter().any(|sign| errors.contains(sign)) {
            return Ok(Err(format!("the Python package index cannot be reached: {said}")));
        }
        bail!("{} failed: {said}", show(&pip));
    }
    fs::write(&stamp, key)?;
    Ok(Ok(python))
}

/// The first Python on the path that is new enough, and its version as it names it.
fn system_python() -> Result<(PathBuf, String), String> {
    let named = env::var_os("PYTHON").map(PathBuf::from);
    let mut seen = Vec::new();
    for program in named.into_iter().chain(["python3".into(), "python".into()]) {
        let Ok(output) = Command::new(&program).arg("--version").output() else { continue };
        let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if parse_version(&version).is_some_and(|version| version >= OLDEST_PYTHON) {
            return Ok((program, version));
        }
        seen.push(version);
    }
    let (major, minor) = OLDEST_PYTHON;
    let found = if seen.is_empty() { "none".to_owned() } else { seen.join(", ") };
    Err(format!(
        "Python {major}.{minor} or later is needed, found: {found} (set PYTHON to name one)"
    ))
}

/// Major and minor of `Python 3.12.1`.
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix("Python ")?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// The end of what a program said, on one line.
fn last_lines(stdout: &[u8], stderr: &[u8]) -> String {
    let bytes = if stderr.is_empty() { stdout } else { stderr };
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(3)..].join(" | ")
}

#[cfg(test)]
mod tests {
    use super::{OLDEST_PYTHON, parse_version};

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(parse_version("Python 3.12.1"), Some((3, 12)));
        assert!(parse_version("Python 3.9.18") < Some(OLDEST_PYTHON));
        assert_eq!(parse_version("pyenv: no such command"), None);
    }
}
