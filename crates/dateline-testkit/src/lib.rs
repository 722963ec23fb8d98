//! Case files, golden tables and row differences for the tests of every crate.
