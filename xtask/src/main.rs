//! Orchestrates the project: one subcommand a task, one file a task; only the dispatch is here.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for people at a terminal: what it prints is its result"
)]

mod bench;
mod bless;
mod codegen;
mod dataset;
mod eval;
mod fuzz;
mod interop;
mod project;
mod scale;
mod test;
mod tidy;
mod train;

use std::process::ExitCode;

use clap::Parser;

use crate::project::Project;

/// Builds, runs, checks and measures dateline from a checkout.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// The main job: reports in, checked tables out, and how to open them.
    Dataset(dataset::Options),
    /// Everything that must hold: format, tidiness, lints, generated files, every test.
    Test(test::Options),
    /// Crate edges, file heads, data tables, licences, and the size of the graph.
    Tidy,
    /// Writes what is made from the program: `docs/tables.md`, `docs/cli.md`, `packaging/`.
    Codegen(codegen::Options),
    /// Shows how the expected files differ from what is made now, then rewrites them.
    Bless(bless::Options),
    /// Other programs read every format: of the tests' own datasets, or of a corpus of yours.
    Interop(interop::Options),
    /// Scores tables and stages on gold data and writes `docs/accuracy.md`.
    Eval(eval::Options),
    /// Learns the tagger's model from the gold data and writes it with its card.
    Train(train::Options),
    /// Texts that nobody wrote through the stages: no panic, no hang, no law broken.
    Fuzz(fuzz::Options),
    /// Measures how the linker's time grows with the number of reports.
    Scale(scale::Options),
    /// Measures the whole way, text in to tables out: speed and peak memory.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let task = Task::parse();
    let done = Project::locate().and_then(|project| match task {
        Task::Dataset(options) => dataset::run(&project, &options),
        Task::Test(options) => test::run(&project, &options),
        Task::Tidy => tidy::run(&project),
        Task::Codegen(options) => codegen::run(&project, &options),
        Task::Bless(options) => bless::run(&project, &options),
        Task::Interop(options) => interop::run(&project, &options),
        Task::Eval(options) => eval::run(&project, &options),
        Task::Train(options) => train::run(&project, &options),
        Task::Fuzz(options) => fuzz::run(&project, &options),
        Task::Scale(options) => scale::run(&project, &options),
        Task::Bench(options) => bench::run(&project, &options),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
