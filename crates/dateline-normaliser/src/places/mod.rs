//! A place to its country and position.
