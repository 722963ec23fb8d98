//! A web page to the article on it: its text in paragraphs, title, date, author and site.
//!
//! [`text_of`] makes text of the page's bytes, [`read`] makes an [`Article`] of the text or says by a
//! [`NotArticle`] why there is none. Both are pure: nothing is loaded, no script is run, and what a
//! page says of itself is text like any other. Any bytes give one or the other; time and memory grow
//! with the length of the page, however it is nested.
//!
//! ```
//! let html = "<title>Talks begin - Wire</title><h1>Talks begin</h1><article>
//!     <p>OSLO, May 11 - Ministers of both countries met on Wednesday to talk about fish.</p>
//!     <p>They agreed to meet again in the autumn, a spokeswoman told reporters.</p></article>";
//! let article = dateline_page::read(html, None).unwrap();
//! assert_eq!(article.title.as_deref(), Some("Talks begin"));
//! assert!(article.text.starts_with("OSLO, May 11 - Ministers"));
//! assert_eq!(article.text.matches("\n\n").count(), 1);
//! ```
//!
//! In reading order: [`article`] what comes out; `decode` bytes to text; `tame` and `survey` one pass
//! over the tags, which notes what the page says of itself and leaves a `slim` page for the extractor
//! (the crate legible, a port of Readability); `linked_data`, `title` and `about` weigh what was
//! noted; `body` turns the extracted part into paragraphs; `verdict` tells articles from other pages.

mod about;
pub mod article;
mod body;
mod decode;
mod linked_data;
mod page;
mod slim;
mod survey;
mod tame;
mod title;
mod verdict;

pub use article::{Article, NotArticle, Why};
pub use decode::{Decoded, text_of};
pub use page::read;
