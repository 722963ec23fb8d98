//! Scores.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for people at a terminal: what it prints is its result"
)]

mod train;

use clap::Parser;

#[derive(Parser)]
enum Task {
    /// Learns the tagger's model.
    Train(train::Options),
}

fn main() -> anyhow::Result<()> {
    match Task::parse() {
        Task::Train(options) => train::run(&options),
    }
}
