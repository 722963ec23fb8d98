//! Where the checkout lies, which cargo builds it, and the two programs built from it.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// A checkout of the workspace.
pub(crate) struct Project {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo writes what it builds.
    pub(crate) target: PathBuf,
    cargo: PathBuf,
}

/// A cargo profile that tasks build with.
#[derive(Clone, Copy)]
pub(crate) enum Profile {
    /// Quick to build, quick enough to run: tests, and the seeds' dataset.
    Quick,
    /// Optimised, and built in a minute or two.
    Release,
    /// What is shipped, and so what is measured.
    Dist,
}

impl Profile {
    /// The name in `Cargo.toml`, which is the folder's under the target folder too.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Release => "release",
            Self::Dist => "dist",
        }
    }
}

impl Project {
    /// Finds the checkout that this xtask was built from.
    pub(crate) fn locate() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().context("xtask lies in no workspace")?.to_path_buf();
        let cargo = env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
        let mut project = Self { target: root.join("target"), root, cargo };
        let metadata = project.metadata(["--no-deps"])?;
        if let Some(target) = metadata["target_directory"].as_str() {
            project.target = PathBuf::from(target);
        }
        Ok(project)
    }

    /// Cargo, to be run in the checkout.
    pub(crate) fn cargo<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(&self.cargo);
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// What `cargo metadata` tells, as JSON.
    pub(crate) fn metadata<'a>(
        &self,
        arguments: impl IntoIterator<Item = &'a str>,
    ) -> Result<Value> {
        let mut command = self.cargo(["metadata", "--format-version", "1"]);
        command.args(arguments).stderr(Stdio::inherit());
        let output = command.output().with_context(|| format!("cannot run {}", show(&command)))?;
        if !output.status.success() {
            bail!("{} failed ({})", show(&command), output.status);
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// Builds a binary of the workspace and returns where it lies. The whole workspace is named so
    /// that crates are compiled with the same features, and so once, whatever is built of them.
    pub(crate) fn build(&self, package: &str, profile: Profile) -> Result<PathBuf> {
        let name = profile.name();
        println!("building {package} (profile {name})");
        run(&mut self.cargo(["build", "--workspace", "--bin", package, "--profile", name]))?;
        Ok(self.binary(package, profile))
    }

    /// Where a built binary of the workspace lies.
    pub(crate) fn binary(&self, package: &str, profile: Profile) -> PathBuf {
        let file = format!("{package}{}", env::consts::EXE_SUFFIX);
        self.target.join(profile.name()).join(file)
    }

    /// A path as a reader of the checkout would write it.
    pub(crate) fn relative<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.root).unwrap_or(path)
    }
}

/// Runs a command with its output on ours; an exit code other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {}", show(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", show(command));
    }
    Ok(())
}

/// A command as it would be typed.
pub(crate) fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line =
        program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&quoted(&argument.to_string_lossy()));
    }
    line
}

/// An argument in the quotes a shell needs, if it needs any.
pub(crate) fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=,:+@%".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

/// A number with its thousands apart.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
