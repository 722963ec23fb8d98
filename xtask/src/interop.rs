//! `interop`, and a step of `test`: other programs read what we export. Python's are installed into a virtual
//! environment made here and kept until its list of requirements changes; R, LibreOffice and
//! Chromium are the system's, installed here from Debian's packages only where no test may be skipped.

mod environment;
mod system;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::{Profile, Project, run as run_command};

/// What `interop` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A corpus of yours, in the place of the tests' own inputs: anything that `dateline build` reads.
    #[arg(long, value_name = "PATH")]
    corpus: Vec<PathBuf>,
    /// Fail where a program is missing.
    #[arg(long)]
    require: bool,
    /// Which tests to run, as `pytest -k` takes it.
    #[arg(long, value_name = "EXPRESSION")]
    only: Option<String>,
    /// Test the datasets that an earlier call left.
    #[arg(long)]
    pub(crate) keep: bool,
}

/// The tests by themselves, on a corpus if one is named.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let binary = project.build("dateline", Profile::Quick)?;
    let mut inputs = Vec::new();
    for corpus in &options.corpus {
        let path = fs::canonicalize(corpus)
            .with_context(|| format!("cannot read {}", corpus.display()))?;
        let name = path.file_stem().context("a corpus has a name")?.to_string_lossy();
        inputs.push((name.into_owned(), path));
    }
    let suite =
        Suite { require: options.require, only: options.only.as_deref(), keep: options.keep };
    match suite.run(project, &binary, inputs)? {
        Outcome::Passed => Ok(()),
        Outcome::Skipped(reason) if options.require => bail!("{reason}; --require allows no skip"),
        Outcome::Skipped(reason) => {
            println!("skipped: {reason}");
            Ok(())
        }
    }
}

/// How the tests are run.
#[derive(Default)]
pub(crate) struct Suite<'a> {
    /// Nothing may be skipped.
    pub(crate) require: bool,
    /// Some of the tests.
    pub(crate) only: Option<&'a str>,
    /// Datasets are not built again.
    pub(crate) keep: bool,
}

/// Whether the tests could be run at all.
pub(crate) enum Outcome {
    /// They ran and passed.
    Passed,
    /// They could not be run, or not all, for this reason.
    Skipped(String),
}

/// The formats that the tests read: all.
const FORMATS: &str = "parquet,csv,csv-excel,xlsx,arrow,jsonl,sqlite";

impl Suite<'_> {
    /// Exports the inputs (by name; without any, the tests' own three) with the binary and has the
    /// tests read them.
    pub(crate) fn run(
        &self,
        project: &Project,
        binary: &Path,
        mut inputs: Vec<(String, PathBuf)>,
    ) -> Result<Outcome> {
        let tests = project.root.join("tests/interop");
        let missing = system::missing_programs(&tests.join("debian-packages.txt"), self.require)?;
        let python = match environment::python(project, "interop", &tests.join("requirements.txt"))?
        {
            Ok(python) => python,
            Err(reason) => return Ok(Outcome::Skipped(reason)),
        };
        let databases = environment::python(project, "databases", &tests.join("databases.txt"))?;
        let out = project.target.join("interop");
        if out.exists() && !self.keep {
            fs::remove_dir_all(&out).with_context(|| format!("cannot empty {}", out.display()))?;
        }
        fs::create_dir_all(out.join("input"))?;
        if inputs.is_empty() {
            let nasty = out.join("input/nasty.jsonl");
            run_command(Command::new(&python).arg("-B").arg(tests.join("nasty.py")).arg(&nasty))?;
            inputs = vec![
                ("seeds".to_owned(), project.root.join("seeds")),
                ("odd".to_owned(), tests.join("input")),
                ("nasty".to_owned(), out.join("input")),
            ];
        }

        let mut pytest = Command::new(python);
        pytest.args(["-B", "-m", "pytest", "-p", "no:cacheprovider", "--quiet", "--tb=short"]);
        pytest.arg(&tests);
        pytest.args(self.only.iter().flat_map(|only| ["-k", only]));
        for (name, input) in inputs {
            let dataset = out.join(name);
            if !(self.keep && dataset.exists()) {
                let mut build = Command::new(binary);
                build
                    .arg("build")
                    .arg(input)
                    .args(["--quiet", "--report", "--format", FORMATS, "-o"]);
                build.arg(&dataset);
                run_command(build.current_dir(&project.root))?;
            }
            pytest.arg(argument("--dataset=", &dataset));
        }
        pytest.arg(argument("--dateline=", binary));
        if let Ok(databases) = &databases {
            pytest.arg(argument("--databases=", databases));
        }
        if self.require {
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
}

/// In one argument: pytest reads a folder by itself as one of tests.
fn argument(name: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(name);
    argument.push(path);
    argument
}
