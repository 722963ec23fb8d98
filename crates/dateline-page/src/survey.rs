//! One pass over a page's tags: what it says of itself, and the slim page its article is found in.

use std::cell::RefCell;
use std::mem;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::slim::Slim;

/// Facts of a kind that are kept.
const MOST: usize = 400;
/// Bytes of a heading, a time or an author that are kept.
const WORDS: usize = 600;

/// What was seen on a page.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub(crate) slim: Slim,
    /// `<title>`.
    pub(crate) title: String,
    /// Contents of `<meta>` and of elements with `itemprop` and `content`, by name in lower case.
    pub(crate) metas: Vec<(String, String)>,
    /// JSON-LD as it stands.
    pub(crate) linked_data: Vec<String>,
    /// `<h1>` in reading order.
    pub(crate) headings: Vec<String>,
    pub(crate) times: Vec<Time>,
    /// Elements that say they name the author.
    pub(crate) authors: Vec<String>,
    /// `<link rel=canonical>`.
    pub(crate) canonical: Option<String>,
    /// Where a browser saved the page from, as it noted.
    pub(crate) saved_from: Option<String>,
    /// Fields for a password.
    pub(crate) passwords: usize,
    /// `<article>` elements.
    pub(crate) articles: usize,
    state: State,
}

/// An element that gives a time.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Time {
    /// Its `datetime`, else its words.
    pub(crate) value: String,
    /// It says that it is the time of publication.
    pub(crate) published: bool,
    /// A first heading stands before it.
    pub(crate) after_heading: bool,
}

#[derive(Debug, Default)]
struct State {
    /// The element whose content is no markup, with what of it is kept.
    raw: Option<(Raw, String)>,
    /// In a drawing or a formula.
    foreign: bool,
    /// The element whose words are kept, by its tag.
    kept: Option<Kept>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Raw {
    Title,
    LinkedData,
    Other,
}

#[derive(Debug)]
struct Kept {
    tag: String,
    what: What,
    words: String,
}

#[derive(Debug)]
enum What {
    Heading,
    Time(Time),
    Author,
}

/// Looks at a page.
pub(crate) fn survey(html: &str) -> Survey {
    let input = BufferQueue::default();
    // In pieces, so that the tokeniser's buffers stay small.
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(1 << 20));
        input.push_back(StrTendril::from_slice(piece));
        let _ = tokenizer.feed(&input);
        rest = after;
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

struct Sink(RefCell<Survey>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut survey = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return survey.start(&tag),
            Token::TagToken(tag) => survey.end(&tag.name),
            Token::CharacterTokens(words) => survey.words(&words),
            Token::CommentToken(comment) => survey.comment(&comment),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Survey {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        if self.state.foreign {
            if !breaks_out(name) {
                return TokenSinkResult::Continue;
            }
            self.state.foreign = false;
        }
        match name {
            "svg" | "math" => {
                self.state.foreign = !tag.self_closing;
                return TokenSinkResult::Continue;
            }
            "script" | "style" | "noscript" | "iframe" | "noembed" | "noframes" | "xmp"
            | "textarea" | "title" => return self.raw(tag),
            "meta" => self.meta(tag),
            "link" => self.link(tag),
            "article" => self.articles += 1,
            "input" => {
                let kind = attribute(tag, "type").unwrap_or_default();
                self.passwords += usize::from(kind.eq_ignore_ascii_case("password"));
            }
            _ => self.marked(tag),
        }
        self.slim.start(tag);
        TokenSinkResult::Continue
    }

    fn end(&mut self, name: &str) {
        if let Some((raw, content)) = self.state.raw.take() {
            match raw {
                Raw::Title if self.title.trim().is_empty() => self.title = content,
                Raw::LinkedData if self.linked_data.len() < MOST => self.linked_data.push(content),
                _ => {}
            }
            return;
        }
        if self.state.foreign {
            self.state.foreign = !matches!(name, "svg" | "math");
            return;
        }
        if self.state.kept.as_ref().is_some_and(|kept| kept.tag == name) {
            self.keep();
        }
        self.slim.end(name);
    }

    fn words(&mut self, words: &str) {
        if let Some((raw, content)) = &mut self.state.raw {
            if *raw != Raw::Other {
                content.push_str(words);
            }
            return;
        }
        if self.state.foreign {
            return;
        }
        self.slim.text(words);
        if let Some(kept) = &mut self.state.kept {
            kept.words.push_str(words);
            if kept.words.len() > WORDS {
                self.keep();
            }
        }
    }

    /// An element whose content is no markup.
    fn raw(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        if tag.self_closing {
            return TokenSinkResult::Continue; // XHTML
        }
        let linked_data = || attribute(tag, "type").is_some_and(|kind| kind.contains("ld+json"));
        let (raw, kind) = match &*tag.name {
            "title" => (Raw::Title, RawKind::Rcdata),
            "textarea" => (Raw::Other, RawKind::Rcdata),
            "script" if linked_data() => (Raw::LinkedData, RawKind::ScriptData),
            "script" => (Raw::Other, RawKind::ScriptData),
            _ => (Raw::Other, RawKind::Rawtext),
        };
        self.state.raw = Some((raw, String::new()));
        TokenSinkResult::RawData(kind)
    }

    fn meta(&mut self, tag: &Tag) {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| attribute(tag, key));
        if let (Some(name), Some(content)) = (name, attribute(tag, "content")) {
            self.note(name, content);
        }
    }

    fn note(&mut self, name: &str, content: &str) {
        let content = content.trim();
        if self.metas.len() < MOST && !content.is_empty() {
            self.metas.push((name.trim().to_ascii_lowercase(), content.to_owned()));
        }
    }

    fn link(&mut self, tag: &Tag) {
        let canonical = attribute(tag, "rel").is_some_and(|rel| has_word(rel, "canonical"));
        if canonical && self.canonical.is_none() {
            self.canonical = attribute(tag, "href").map(|href| href.trim().to_owned());
        }
    }

    /// Headings, times, and what is marked as date or author.
    fn marked(&mut self, tag: &Tag) {
        let property = attribute(tag, "itemprop").or_else(|| attribute(tag, "property"));
        let property = property.unwrap_or_default();
        let rel = attribute(tag, "rel").unwrap_or_default();
        let named = matches!(&*tag.name, "h1" | "time" | "abbr");
        if !named && property.is_empty() && rel.is_empty() {
            return;
        }
        let is = |wanted: &str| {
            property.split_ascii_whitespace().any(|word| {
                word.rsplit([':', '/']).next().is_some_and(|word| word.eq_ignore_ascii_case(wanted))
            })
        };
        if let Some(content) = attribute(tag, "content")
            && !property.is_empty()
        {
            self.note(property, content);
        }
        let class = attribute(tag, "class").unwrap_or_default().to_ascii_lowercase();
        let what = if &*tag.name == "h1" {
            What::Heading
        } else if &*tag.name == "time"
            || is("datePublished")
            || &*tag.name == "abbr" && has_word(&class, "published")
        {
            let value = attribute(tag, "datetime").or_else(|| {
                if &*tag.name == "abbr" {
                    attribute(tag, "title")
                } else {
                    attribute(tag, "content")
                }
            });
            What::Time(Time {
                value: value.unwrap_or_default().trim().to_owned(),
                published: is("datePublished")
                    || attribute(tag, "pubdate").is_some()
                    || class.contains("publish"),
                after_heading: !self.headings.is_empty(),
            })
        } else if is("author") || has_word(rel, "author") {
            What::Author
        } else {
            return;
        };
        if self.state.kept.is_none() {
            let tag = tag.name.to_string();
            self.state.kept = Some(Kept { tag, what, words: String::new() });
        } else if let What::Time(time) = what
            && !time.value.is_empty()
        {
            self.time(time);
        }
    }

    /// Puts away the words that were kept.
    fn keep(&mut self) {
        let Some(Kept { what, words, .. }) = self.state.kept.take() else { return };
        let words = one_line(&words);
        match what {
            What::Heading if !words.is_empty() && self.headings.len() < MOST => {
                self.headings.push(words);
            }
            What::Author if !words.is_empty() && self.authors.len() < MOST => {
                self.authors.push(words);
            }
            What::Time(mut time) => {
                if time.value.is_empty() {
                    time.value = words;
                }
                self.time(time);
            }
            _ => {}
        }
    }

    fn time(&mut self, time: Time) {
        if self.times.len() < MOST && !time.value.is_empty() {
            self.times.push(time);
        }
    }

    /// `saved from url=(0023)https://…` and the note of SingleFile.
    fn comment(&mut self, comment: &str) {
        if self.saved_from.is_some() {
            return;
        }
        let after = |mark: &str| comment.find(mark).map(|at| &comment[at + mark.len()..]);
        let address = after("saved from url=(").and_then(|rest| Some(rest.split_once(')')?.1));
        let address = address
            .or_else(|| after("SingleFile").and_then(|rest| Some(rest.split_once("url:")?.1)));
        let address = address.and_then(|rest| rest.split_ascii_whitespace().next());
        self.saved_from = address.filter(|address| is_address(address)).map(str::to_owned);
    }

    /// The first of these names that a `<meta>` has.
    pub(crate) fn meta_of(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.metas.iter().find(|(known, _)| known == name);
            found.map(|(_, content)| content.as_str())
        })
    }

    /// The slim page under this title, which is taken out.
    pub(crate) fn slim_page(&mut self, title: &str) -> String {
        mem::take(&mut self.slim).finish(title)
    }
}

/// Tags that end a drawing or formula which was never closed.
fn breaks_out(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "body"
            | "h1"
            | "h2"
            | "h3"
            | "ul"
            | "ol"
            | "table"
            | "br"
            | "section"
            | "article"
            | "main"
            | "blockquote"
            | "footer"
    )
}

/// Whether it is an address of the web.
pub(crate) fn is_address(text: &str) -> bool {
    let start = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}

/// Whether `word` is one of the words of an attribute.
fn has_word(value: &str, word: &str) -> bool {
    value.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word))
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|found| &*found.value)
}

/// White space of any kind as one space, none at the ends.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
