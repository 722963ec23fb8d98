//! Statements of reports that a linguist could write.
