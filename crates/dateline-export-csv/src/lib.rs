//! Any table as CSV.
