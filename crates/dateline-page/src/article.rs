//! What comes of a page.

/// The article on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Its paragraphs, a blank line between them; a byline first, where one is known.
    pub text: String,
    /// Its headline, without the name of the site.
    pub title: Option<String>,
    /// What could be the day of its publication, as the page has it, the surest first.
    pub published: Vec<String>,
    /// A day (`2021-02-19`) in the address, the last resort.
    pub address_day: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// Its address, as the page has it.
    pub url: Option<String>,
}

/// Why a page is no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A list of links or teasers: a front page, a section, a search.
    Index,
    /// The site says that it has no page, or shows none to this reader.
    Error,
    /// A form to sign in.
    Login,
    /// No paragraph of prose was found.
    NoProse,
    /// More elements than are looked at.
    TooLarge,
    /// The extractor failed, which is a fault of ours.
    Fault,
}

/// A page without an article, and why in words: lower case, no full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotArticle {
    /// Why.
    pub why: Why,
    /// The same in words.
    pub message: String,
}

impl NotArticle {
    pub(crate) fn new(why: Why, message: impl Into<String>) -> Self {
        Self { why, message: message.into() }
    }
}
