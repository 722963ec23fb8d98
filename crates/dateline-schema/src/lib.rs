//! Every table and closed list of dateline, defined once.
