//! The program `dateline`: build, check, report, show, schema.

mod cli;
mod commands;
mod progress;
mod stdout;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Arguments, Command};

/// `check` failed, or `--strict` and something was rejected.
const FAILED: u8 = 1;
/// The call makes no sense; also what clap exits with.
const USAGE: u8 = 2;
/// Something could not be read or written.
const IO: u8 = 3;

fn main() -> ExitCode {
    dateline::install_panic_hook();
    let arguments = Arguments::parse();
    let result = match &arguments.command {
        Command::Build(options) => commands::build::run(options),
        Command::Check(options) => commands::check::run(options),
        Command::Report(options) => commands::report::run(options),
        Command::Show(options) => commands::show::run(options),
        Command::Schema(options) => commands::schema::run(options),
    };
    match result {
        Ok(code) => code,
        // Whoever read our output has had enough of it.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to say where stderr is gone.
            let _ = writeln!(io::stderr(), "dateline: {error:#}");
            ExitCode::from(exit_code(&error))
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

fn exit_code(error: &anyhow::Error) -> u8 {
    if let Some(error) = error.downcast_ref::<dateline::Error>() {
        return error.exit_code();
    }
    if error.chain().any(<dyn std::error::Error>::is::<io::Error>) { IO } else { USAGE }
}
