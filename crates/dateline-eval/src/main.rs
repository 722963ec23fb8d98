//! `dateline-eval`: scores the tables and the stages on gold data, and writes `docs/accuracy.md`.
//!
//! Gold data is not part of the project, but for what is in `tests/gold`: every command takes
//! its folder. Nothing here is known to any rule of the language crates.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for people at a terminal: what it prints is its result"
)]

mod dataset;
mod fuzz;
mod gold;
mod page;
mod random;
mod score;
mod suites;
mod train;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::score::Section;
use crate::suites::SUITES;

/// Scores dateline on gold data.
#[derive(Parser)]
#[command(name = "dateline-eval")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Every suite whose gold data is there, as a page.
    All {
        /// The folder of gold data.
        #[arg(long)]
        gold: PathBuf,
        /// The page to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// One suite, on the terminal.
    Suite {
        /// Its name: one of those that `list` prints.
        name: String,
        /// The folder of gold data.
        #[arg(long)]
        gold: PathBuf,
        /// Print what is wrong, one line each.
        #[arg(long)]
        errors: bool,
    },
    /// The names of the suites.
    List,
    /// Learns the tagger's model.
    Train(train::Options),
    /// Breeds texts and runs the stages over them.
    Fuzz(fuzz::Options),
    /// Scores names that the tagger finds, and writes them.
    Ner(train::ner::Options),
}

fn main() -> anyhow::Result<ExitCode> {
    match Arguments::parse().command {
        Command::All { gold, out } => {
            let mut sections = Vec::new();
            for suite in SUITES {
                let found = suite.sections(&gold, &mut |_| {})?;
                if found.is_empty() {
                    say(&format!("{}: no gold data, left out", suite.name));
                }
                found.iter().for_each(print);
                sections.extend(found);
            }
            std::fs::write(&out, page::render(&sections))?;
        }
        Command::Suite { name, gold, errors } => {
            let Some(suite) = SUITES.iter().find(|suite| suite.name == name) else {
                let known: Vec<&str> = SUITES.iter().map(|suite| suite.name).collect();
                anyhow::bail!("no suite {name:?}, expected one of {}", known.join(", "));
            };
            let mut wrong = |line: String| {
                if errors {
                    say(&line);
                }
            };
            let sections = suite.sections(&gold, &mut wrong)?;
            if sections.is_empty() {
                anyhow::bail!("{}: its gold data is not in {}", name, gold.display());
            }
            sections.iter().for_each(print);
        }
        Command::Train(options) => train::run(&options)?,
        Command::Fuzz(options) => fuzz::run(&options)?,
        Command::Ner(options) => train::ner::run(&options)?,
        Command::List => {
            for suite in SUITES {
                say(&format!("{:<12} {}", suite.name, suite.what));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print(section: &Section) {
    say(&format!("\n{}", section.title));
    for figure in &section.figures {
        say(&format!("  {:<44} {}", figure.name, figure.value));
    }
}

fn say(line: &str) {
    println!("{line}");
}
