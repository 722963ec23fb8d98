//! A report's text to its parts: header, title, byline, dateline, paragraphs, sentences, tokens and
//! quotations, all as byte spans into the unchanged text. Parsing cannot fail.

mod report;
mod span;
mod token;

pub use report::{Dateline, DatelinePlace, Meta, Note, Published, Quotation, Report, Sentence};
pub use span::{Span, TokenRange};
pub use token::{Shape, Token};
