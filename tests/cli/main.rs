//! The program as people call it: exit codes, messages, and what bad input becomes.

mod bad_input;
mod check;
mod determinism;
mod exit_codes;
mod laws;
mod sandbox;
mod show_and_schema;
