//! Dated news reports to tidy, linked tables.
