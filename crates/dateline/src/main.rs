//! The program `dateline`.

mod cli;
mod commands;
mod nearest;
mod progress;
mod settings;
mod stdout;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::cli::{Arguments, Command};

/// What a report tells is many small pieces; with the system's allocator they are a tenth of the work.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `check` failed, `diff` found something, or `--strict` and something was rejected.
const FAILED: u8 = 1;
/// The call makes no sense; also what clap exits with.
const USAGE: u8 = 2;
/// Something could not be read or written.
const IO: u8 = 3;

fn main() -> ExitCode {
    dateline::install_panic_hook();
    let result = run();
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

fn run() -> anyhow::Result<ExitCode> {
    let (command, settings) = settings::apply(Arguments::command())?;
    let matches = command.clone().try_get_matches().unwrap_or_else(|error| {
        // Said before the program ends with the error.
        if let Some(note) = settings.note(&error) {
            let _ = writeln!(io::stderr(), "{note}");
        }
        error.exit()
    });
    if let Some(("build", build)) = matches.subcommand()
        && build.get_flag("print_config")
        && let Some(command) = command.find_subcommand("build")
    {
        stdout::with(|out| out.write_all(settings.print(command, build).as_bytes()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let arguments = Arguments::from_arg_matches(&matches)?;
    match &arguments.command {
        Command::Build(options) => commands::build::run(options),
        Command::Check(options) => commands::check::run(options),
        Command::Report(options) => commands::report::run(options),
        Command::Diff(options) => commands::diff::run(options),
        Command::Show(options) => commands::show::run(options),
        Command::Schema(options) => commands::schema::run(options),
        Command::Explain(options) => commands::explain::run(options),
        Command::Profile(options) => commands::profile::run(options),
        Command::Completions(options) => commands::shell::completions(options),
        Command::Man(options) => commands::shell::man(options),
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
