//! `dateline completions` and `dateline man`: what shells and manual pagers want to know.

use std::fs;
use std::io;
use std::process::ExitCode;

use clap::{Command, CommandFactory};

use crate::cli::{Arguments, CompletionsOptions, ManOptions};
use crate::stdout;

/// Prints the completions of a shell.
pub(crate) fn completions(options: &CompletionsOptions) -> anyhow::Result<ExitCode> {
    let mut out = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "dateline", &mut out);
    stdout::with(|stdout| stdout.write_all(&out))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page, or writes one for each command into a folder.
pub(crate) fn man(options: &ManOptions) -> anyhow::Result<ExitCode> {
    let command = Arguments::command().disable_help_subcommand(true);
    if let Some(folder) = &options.out {
        fs::create_dir_all(folder)?;
        clap_mangen::generate_to(command, folder)?;
    } else {
        let page = page(command)?;
        stdout::with(|stdout| stdout.write_all(&page))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn page(command: Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}
