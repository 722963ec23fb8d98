//! A page reduced to what its article is found by: blocks, links and their classes, well-formed and
//! never deep. Scripts, images, formatting and all other attributes are left out.
//!
//! The extractor and the parser below it take time that grows with the depth of a page times its
//! length, so what is nested deeper than [`DEEPEST`] is written at that depth, as browsers do.

use html5ever::tokenizer::Tag;

/// Elements within elements that are written.
const DEEPEST: usize = 250;

/// Attributes that say what a block is for.
const KEPT: [&str; 11] = [
    "class",
    "id",
    "role",
    "hidden",
    "aria-hidden",
    "aria-modal",
    "itemprop",
    "rel",
    "href",
    "dir",
    "style",
];

/// Tags that say nothing of where a paragraph is and hold no words of their own.
const WORDLESS: [&str; 28] = [
    "area",
    "base",
    "basefont",
    "bgsound",
    "body",
    "col",
    "colgroup",
    "data",
    "embed",
    "frame",
    "frameset",
    "head",
    "html",
    "image",
    "img",
    "input",
    "keygen",
    "link",
    "map",
    "meta",
    "param",
    "picture",
    "plaintext",
    "source",
    "template",
    "title",
    "track",
    "wbr",
];

/// Tags of formatting, whose words stand in their paragraph.
const FORMATTING: [&str; 35] = [
    "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "nobr", "rb", "rp", "rt", "rtc", "ruby", "s", "samp",
    "small", "strike", "strong", "sub", "sup", "tt", "u", "var", "svg", "math",
];

/// Characters of an attribute that are written.
const VALUE: usize = 300;

/// The reduced page, while it is written.
#[derive(Debug, Default)]
pub(crate) struct Slim {
    out: String,
    /// Open elements and whether they were written.
    open: Vec<(String, bool)>,
    /// Open elements that were too deep.
    too_deep: usize,
    /// Elements written.
    pub(crate) count: usize,
}

impl Slim {
    /// Words between tags.
    pub(crate) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A start tag.
    pub(crate) fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        match kind(name) {
            Kind::Dropped => {}
            Kind::Break => self.out.push_str(if name == "hr" { "<hr>" } else { "<br>" }),
            Kind::Quotation => self.out.push('\u{201c}'),
            Kind::Inline | Kind::Block => {
                while self.open.last().is_some_and(|(open, _)| ends_with(open, name)) {
                    self.close();
                }
                if self.open.len() >= DEEPEST {
                    self.too_deep += usize::from(!tag.self_closing);
                    return;
                }
                let written = self.open_tag(tag);
                self.open.push((name.to_owned(), written));
                if tag.self_closing {
                    self.close();
                }
            }
        }
    }

    /// An end tag; one that ends nothing is left out.
    pub(crate) fn end(&mut self, name: &str) {
        match kind(name) {
            Kind::Quotation => self.out.push('\u{201d}'),
            Kind::Break if name == "br" => self.out.push_str("<br>"),
            Kind::Inline | Kind::Block => {
                if self.too_deep > 0 {
                    self.too_deep -= 1;
                } else if let Some(at) = self.open.iter().rposition(|(open, _)| open == name) {
                    while self.open.len() > at {
                        self.close();
                    }
                }
            }
            _ => {}
        }
    }

    /// The whole page, under this title.
    pub(crate) fn finish(mut self, title: &str) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        let mut page = String::with_capacity(self.out.len() + title.len() + 64);
        page.push_str("<!DOCTYPE html><html><head><title>");
        escape(title, &mut page);
        page.push_str("</title></head><body>");
        page.push_str(&self.out);
        page.push_str("</body></html>");
        page
    }

    /// Writes a start tag, but for a `span` that says nothing.
    fn open_tag(&mut self, tag: &Tag) -> bool {
        let begin = self.out.len();
        self.out.push('<');
        self.out.push_str(&tag.name);
        let bare = self.out.len();
        for attribute in &tag.attrs {
            let name = &*attribute.name.local;
            if !KEPT.contains(&name) || name == "style" && !attribute.value.contains("none") {
                continue;
            }
            let value = &*attribute.value;
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(&value[..value.floor_char_boundary(VALUE)], &mut self.out);
            self.out.push('"');
        }
        if &*tag.name == "span" && self.out.len() == bare {
            self.out.truncate(begin);
            return false;
        }
        self.out.push('>');
        self.count += 1;
        true
    }

    fn close(&mut self) {
        if let Some((name, true)) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(&name);
            self.out.push('>');
        }
    }
}

/// What becomes of a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Left out, its words stay.
    Dropped,
    Break,
    /// `q`, whose marks are not in the text.
    Quotation,
    /// Stands in a paragraph.
    Inline,
    /// Ends a paragraph.
    Block,
}

fn kind(name: &str) -> Kind {
    match name {
        "br" | "hr" => Kind::Break,
        "q" => Kind::Quotation,
        "a" | "span" | "label" | "button" | "select" | "option" | "time" | "address" => {
            Kind::Inline
        }
        _ if WORDLESS.contains(&name) || FORMATTING.contains(&name) => Kind::Dropped,
        _ if name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') => Kind::Block,
        _ => Kind::Dropped,
    }
}

/// Whether an open element ends where `next` begins, though no tag says so.
fn ends_with(open: &str, next: &str) -> bool {
    match open {
        "p" => kind(next) == Kind::Block,
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "thead" | "tfoot"),
        "option" => matches!(next, "option" | "optgroup"),
        _ => false,
    }
}

fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}
