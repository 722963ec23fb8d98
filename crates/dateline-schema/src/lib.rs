//! Every table and every closed list of dateline, defined once.

pub mod closed;
