//! A report's text to its parts: header, title, byline, dateline, paragraphs, sentences, tokens and
//! quotations, all as byte spans into the unchanged text. Parsing cannot fail.
//!
//! ```
//! use dateline_parser::{Meta, parse};
//! let report = parse("Mr. Ito met Gen. Diaz. \"We agreed,\" he said.", &Meta::default());
//! let sentences: Vec<_> = report.sentences.iter().map(|s| report.slice(s.span)).collect();
//! assert_eq!(sentences, ["Mr. Ito met Gen. Diaz.", "\"We agreed,\" he said."]);
//! assert_eq!(report.slice(report.quotations[0].inner), "We agreed,");
//! ```

mod capitals;
mod contraction;
mod frame;
mod language;
mod layout;
mod markup;
mod parse;
mod quotations;
mod report;
mod sentences;
mod span;
mod token;
mod tokeniser;

pub use contraction::contraction;
pub use parse::parse;
pub use report::{Dateline, DatelinePlace, Meta, Note, Published, Quotation, Report, Sentence};
pub use span::{Span, TokenRange};
pub use token::{Shape, Token};
