//! A folder of its own for each test, and the real program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A report that every stage can read.
pub(crate) const REPORT: &str = " date 2022-05-11 OSLO - Norwegian Foreign Minister Kari Lund met her Danish counterpart \
                          Mette Holm in Oslo on Tuesday.\n\nLund said the two countries would work together.\n";

/// A row of a table by column.
pub(crate) type Row = BTreeMap<String, String>;

/// An empty folder.
pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
}

/// What a call of the program did.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// Fails unless the program ended with this code.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }

    /// Fails unless standard error says all of this.
    #[track_caller]
    pub(crate) fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.stderr.contains(word), "{word:?} is not in: {}", self.stderr);
        }
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let sandbox = Self::new();
        for (name, bytes) in files {
            sandbox.write(name, bytes);
        }
        sandbox
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, b"")
    }

    /// The same with something on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Run {
        Self::call(self.program(arguments), stdin)
    }

    /// The same with variables of the environment.
    pub(crate) fn run_in(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        let mut program = self.program(arguments);
        program.envs(variables.iter().copied());
        Self::call(program, b"")
    }

    /// The program, to be run in the folder.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"));
        program.args(arguments).current_dir(self.folder.path()).env("NO_COLOR", "1");
        program
    }

    fn call(mut program: Command, stdin: &[u8]) -> Run {
        let mut child = program
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that ends before it has read everything closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        Run {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Builds tables of `inputs` in `out`, which must succeed and whose laws must hold.
    pub(crate) fn build(&self, inputs: &[&str]) -> Run {
        let run = self.run(&[&["build", "-o", "out", "--force"], inputs].concat()).ends_with(0);
        self.run(&["check", "out", "--quiet"]).ends_with(0);
        run
    }

    /// The rows of a table in `out`.
    pub(crate) fn table(&self, name: &str) -> Vec<Row> {
        rows(&self.path(&format!("out/csv/{name}.csv")))
    }

    /// The only row of a table.
    #[track_caller]
    pub(crate) fn only(&self, name: &str) -> Row {
        let mut rows = self.table(name);
        assert_eq!(rows.len(), 1, "{name}: {rows:?}");
        rows.remove(0)
    }

    /// The reasons of all rejects, by record.
    pub(crate) fn reasons(&self) -> Vec<String> {
        self.table("rejects").into_iter().map(|mut row| row.remove("reason").unwrap()).collect()
    }

    /// The kinds of all issues.
    pub(crate) fn issues(&self) -> Vec<String> {
        self.table("issues").into_iter().map(|mut row| row.remove("kind").unwrap()).collect()
    }
}

/// The rows of a CSV file.
pub(crate) fn rows(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}
