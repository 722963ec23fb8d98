//! The trained tagger: which tokens are part of a name, and of what kind.
//!
//! A linear-chain model over our own tokens, trained by `cargo xtask train` and described in
//! `model/MODEL-CARD.md`. The report is gone over twice: the second pass knows what the first took
//! the other places of each word for.
//!
//! ```
//! use dateline_parser::{Meta, parse};
//! use dateline_recogniser::tagger::{Label, Tags, tag};
//! let report = parse("Talks in Hanoi between Wang Yi and Bui Thanh Son ended.", &Meta::default());
//! let mut tags = Tags::default();
//! tag(&report, &mut tags);
//! let names: Vec<_> = tags.names().map(|name| (report.span_of(name.tokens).of(report.text), name.label)).collect();
//! assert_eq!(names[0], ("Hanoi", Label::Place));
//! assert_eq!(names[1], ("Wang Yi", Label::Person));
//! ```

mod clusters;
mod document;
mod features;
mod label;
mod lanes;
mod look;
mod memo;
mod model;
mod outline;
mod run;
mod scene;
mod viterbi;

pub use label::{Label, Tag};
pub use run::{Name, Tagger, Tags, tag};

/// What the trainer shares with the tagger, so that both see the same features.
pub mod training {
    pub use super::clusters::{CELL, CHECK_BITS, Cluster, Clusters, Places};
    pub use super::document::{Document, Elsewhere, Facts};
    pub use super::features::{Sight, View, of_first_pass};
    pub use super::label::{LANES, STATES, State};
    pub use super::look::{Casing, Look, folded};
    pub use super::model::{HEADER, MAGIC, Model, WAYS, place};
    pub use super::outline::{Line, Outline, Segment};
    pub use super::scene::{Scene, Seen};
}
