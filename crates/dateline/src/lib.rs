//! Dated news reports to tidy, linked tables: who met whom, who said what to whom, when, where.
//!
//! ```no_run
//! use dateline::{Config, build, check};
//!
//! let summary = build(&Config::new(["reports/"], "tables")).unwrap();
//! println!("{} documents, {} rejected", summary.documents, summary.rejects);
//! assert!(check("tables".as_ref(), &[], 5).unwrap().holds());
//! ```
//!
//! In reading order: [`config`] what is asked for, [`mod@build`] the way from inputs to tables,
//! [`stages`] the way of one report, [`mod@check`] the laws of a dataset,
//! [`mod@diff`] what changed between two, [`report`] a dataset as pages, [`error`] what can go wrong.

pub mod authority;
pub mod build;
pub mod check;
pub mod config;
mod dataset;
pub mod diff;
pub mod error;
mod order;
pub mod report;
pub mod stages;
pub mod watch;

pub use authority::{Authority, AuthorityError};
pub use build::{Summary, build, build_watched, install_panic_hook};
pub use check::{Checked, Finding, Law, Violation, check};
pub use config::{Config, Format, People};
pub use dataset::{
    ColumnProfile, Evidence, Explained, Explanation, Quoted, TableProfile, explain, profile,
};
pub use diff::{Change, ChangeKind, TableDiff, diff};
pub use error::Error;
pub use stages::Stages;
pub use watch::{Step, Watch};
