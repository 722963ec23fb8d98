//! The interop tests: other programs read what we export. Python's are installed into a virtual
//! environment made here and kept until its list of requirements changes; R, LibreOffice and
//! Chromium are the system's, installed here from Debian's packages only where no test may be skipped.

mod environment;
mod system;

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::project::{Project, run as run_command};

/// Whether the tests could be run at all.
pub(crate) enum Outcome {
    /// They ran and passed.
    Passed,
    /// They could not be run, or not all, for this reason.
    Skipped(String),
}

/// The formats that the tests read: all.
const FORMATS: &str = "parquet,csv,csv-excel,xlsx,arrow,jsonl,sqlite";

/// Exports three inputs with the binary and has the tests read them. With `require` nothing may be
/// skipped.
pub(crate) fn run(project: &Project, binary: &Path, require: bool) -> Result<Outcome> {
    let tests = project.root.join("tests/interop");
    let missing = system::missing_programs(&tests.join("debian-packages.txt"), require)?;
    let python = match environment::python(project, "interop", &tests.join("requirements.txt"))? {
        Ok(python) => python,
        Err(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let databases = environment::python(project, "databases", &tests.join("databases.txt"))?;
    let out = project.target.join("interop");
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    fs::create_dir_all(out.join("input"))?;
    let nasty = out.join("input/nasty.jsonl");
    run_command(Command::new(&python).arg("-B").arg(tests.join("nasty.py")).arg(&nasty))?;

    let mut pytest = Command::new(python);
    pytest.args(["-B", "-m", "pytest", "-p", "no:cacheprovider", "--quiet", "--tb=short"]);
    pytest.arg(&tests);
    let inputs = [
        ("seeds", project.root.join("seeds")),
        ("odd", tests.join("input")),
        ("nasty", out.join("input")),
    ];
    for (name, input) in inputs {
        let dataset = out.join(name);
        let mut build = Command::new(binary);
        build.arg("build").arg(input).args(["--quiet", "--report", "--format", FORMATS, "-o"]);
        build.arg(&dataset);
        run_command(build.current_dir(&project.root))?;
        pytest.arg(argument("--dataset=", &dataset));
    }
    pytest.arg(argument("--dateline=", binary));
    if let Ok(databases) = &databases {
        pytest.arg(argument("--databases=", databases));
    }
    if require {
        pytest.arg("--require-programs");
    }
    pytest.current_dir(&tests).stdin(Stdio::null());
    run_command(&mut pytest)?;
    Ok(match (databases, missing) {
        (Err(reason), _) => Outcome::Skipped(reason),
        (_, Some(missing)) => Outcome::Skipped(format!("all but what needs {missing}")),
        (Ok(_), None) => Outcome::Passed,
    })
}

/// In one argument: pytest reads a folder by itself as one of tests.
fn argument(name: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(name);
    argument.push(path);
    argument
}
