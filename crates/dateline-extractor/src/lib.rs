//! Within one report: who is meant, who said what to whom, and who met whom.

pub mod facts;
