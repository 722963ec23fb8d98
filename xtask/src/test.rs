//! `test`: everything that must hold, step by step, with each step's time and a summary.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::interop;
use crate::project::{Profile, Project, run as run_command, show};
use crate::{codegen, tidy};

/// What `test` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Fail where the interop tests would be skipped.
    #[arg(long, conflicts_with = "fast")]
    require_interop: bool,
    /// Leave out documentation and interop tests.
    #[arg(long)]
    fast: bool,
    /// Go on to the next step where one fails.
    #[arg(long)]
    keep_going: bool,
}

/// One thing to be tested.
struct Step {
    name: &'static str,
    /// Whether `--fast` leaves it out.
    slow: bool,
    run: fn(&Project, &Options) -> Result<Outcome>,
}

/// How a step ended that did not fail.
enum Outcome {
    /// It passed; so many tests ran in it, where it counts tests.
    Passed(Option<u64>),
    Skipped(String),
}

/// In this order: what fails fastest first. All that compiles uses one profile, so that lints,
/// tests, the binary and documentation share build scripts, macros and dependencies.
const STEPS: [Step; 8] = [
    Step { name: "format", slow: false, run: format },
    Step { name: "tidy", slow: false, run: tidiness },
    Step { name: "clippy", slow: false, run: clippy },
    Step { name: "compile", slow: false, run: compile },
    Step { name: "codegen", slow: false, run: generated },
    Step { name: "tests", slow: false, run: tests },
    Step { name: "documentation", slow: true, run: documentation },
    Step { name: "interop", slow: true, run: interop },
];

/// Runs the steps; an error where one failed.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let mut report = Vec::new();
    let mut failed = 0;
    for step in &STEPS {
        if step.slow && options.fast {
            continue;
        }
        println!("\n== {}", step.name);
        let start = Instant::now();
        let outcome = (step.run)(project, options);
        let line = match &outcome {
            Ok(Outcome::Passed(None)) => "passed".to_owned(),
            Ok(Outcome::Passed(Some(tests))) => format!("passed, {tests} tests"),
            Ok(Outcome::Skipped(reason)) => format!("SKIPPED: {reason}"),
            Err(error) => format!("FAILED: {error:#}"),
        };
        println!("== {}: {line} ({})", step.name, seconds(start.elapsed()));
        failed += usize::from(outcome.is_err());
        report.push((step.name, line, start.elapsed(), outcome));
        if failed > 0 && !options.keep_going {
            break;
        }
    }

    println!("\nsummary");
    for (name, line, time, _) in &report {
        println!("  {name:<14} {:>8}  {line}", seconds(*time));
    }
    let skipped = report.iter().filter(|step| matches!(step.3, Ok(Outcome::Skipped(_)))).count();
    let left_out = STEPS.len() - report.len();
    let passed = report.len() - failed - skipped;
    let tests: u64 = report.iter().filter_map(|step| counted(&step.3)).sum();
    println!("  {tests} Rust tests passed in these steps");
    println!("steps: {passed} passed, {failed} failed, {skipped} skipped, {left_out} not run");
    if failed > 0 {
        bail!("{failed} of {} steps failed", report.len());
    }
    Ok(())
}

fn counted(outcome: &Result<Outcome>) -> Option<u64> {
    match outcome {
        Ok(Outcome::Passed(tests)) => *tests,
        _ => None,
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn format(project: &Project, _: &Options) -> Result<Outcome> {
    run_command(&mut project.cargo(["fmt", "--all", "--check"]))?;
    Ok(Outcome::Passed(None))
}

fn tidiness(project: &Project, _: &Options) -> Result<Outcome> {
    tidy::run(project)?;
    Ok(Outcome::Passed(None))
}

fn clippy(project: &Project, _: &Options) -> Result<Outcome> {
    let mut clippy = workspace(project, "clippy");
    clippy.args(["--all-targets", "--", "-D", "warnings"]);
    run_command(&mut clippy)?;
    Ok(Outcome::Passed(None))
}

/// Everything at once, binaries and tests, so that cargo compiles each crate for one set of
/// features and the later steps only run.
fn compile(project: &Project, _: &Options) -> Result<Outcome> {
    run_command(workspace(project, "test").arg("--no-run"))?;
    project.build("dateline", Profile::Quick)?;
    Ok(Outcome::Passed(None))
}

fn generated(project: &Project, _: &Options) -> Result<Outcome> {
    codegen::check(project, &project.binary("dateline", Profile::Quick))?;
    Ok(Outcome::Passed(None))
}

fn tests(project: &Project, _: &Options) -> Result<Outcome> {
    let mut test = workspace(project, "test");
    test.args(["--lib", "--bins", "--tests", "--no-fail-fast"]).env_remove("DATELINE_BLESS");
    Ok(Outcome::Passed(Some(counting(&mut test)?)))
}

/// The examples in the documentation run, and every link in it leads somewhere.
fn documentation(project: &Project, _: &Options) -> Result<Outcome> {
    let passed = counting(workspace(project, "test").arg("--doc"))?;
    run_command(workspace(project, "doc").arg("--no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Outcome::Passed(Some(passed)))
}

fn interop(project: &Project, options: &Options) -> Result<Outcome> {
    let suite = interop::Suite { require: options.require_interop, ..Default::default() };
    match suite.run(project, &project.binary("dateline", Profile::Quick), Vec::new())? {
        interop::Outcome::Passed => Ok(Outcome::Passed(None)),
        interop::Outcome::Skipped(reason) if options.require_interop => {
            bail!("{reason}; --require-interop allows no skip")
        }
        interop::Outcome::Skipped(reason) => Ok(Outcome::Skipped(reason)),
    }
}

/// A cargo command over the whole workspace in the tests' profile.
fn workspace(project: &Project, command: &str) -> Command {
    project.cargo([command, "--workspace", "--locked", "--profile", Profile::Quick.name()])
}

/// Runs `cargo test`, passes its output on, and returns how many tests passed.
fn counting(command: &mut Command) -> Result<u64> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot run {}", show(command)))?;
    let stdout = child.stdout.take().context("cargo has no standard output")?;
    let mut passed = 0;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        println!("{line}");
        passed += passed_tests(&line);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{} failed ({status})", show(command));
    }
    Ok(passed)
}

/// The number in `test result: ok. 12 passed; …`, else 0.
fn passed_tests(line: &str) -> u64 {
    let Some(result) = line.strip_prefix("test result: ") else { return 0 };
    let before = result.split(" passed").next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::passed_tests;

    #[test]
    fn passed_tests_are_read_from_the_result_line() {
        assert_eq!(passed_tests("test result: ok. 12 passed; 0 failed; 1 ignored"), 12);
        assert_eq!(passed_tests("test result: FAILED. 3 passed; 2 failed"), 3);
        assert_eq!(passed_tests("test names::result ... ok"), 0);
    }
}
