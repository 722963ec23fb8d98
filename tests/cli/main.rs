//! The program as people call it: exit codes, messages, and what bad input becomes.

mod authority;
mod bad_input;
mod check;
mod corrections;
mod determinism;
mod exit_codes;
mod explain_and_profile;
mod formats;
mod growing;
mod laws;
mod sandbox;
mod settings;
mod show_and_schema;
#[cfg(feature = "web")]
mod web;
