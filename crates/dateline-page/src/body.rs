//! The extracted part of a page to paragraphs, and how much of it is prose.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::survey::one_line;

/// Letters that make a paragraph one of prose, if a sentence ends in it.
const PARAGRAPH: usize = 40;

/// The text of an article.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) paragraphs: Vec<String>,
    /// Characters, and those of them in links.
    pub(crate) all: usize,
    pub(crate) linked: usize,
    /// Characters in paragraphs of prose; one of a script without spaces counts for three.
    pub(crate) prose: usize,
    /// Paragraphs, and those that are links for the most part, which are left out.
    pub(crate) all_paragraphs: usize,
    pub(crate) linked_paragraphs: usize,
    current: Paragraph,
    links: usize,
    preformatted: usize,
    /// Depth in a caption.
    caption: usize,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// White space is due before the next word.
    space: bool,
    /// So many line breaks are.
    breaks: usize,
    linked: usize,
}

/// The paragraphs of well-formed HTML.
pub(crate) fn body(html: &str) -> Body {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut body = tokenizer.sink.0.into_inner();
    body.end_paragraph();
    body
}

/// The paragraphs of a text, which may have entities or tags in it.
pub(crate) fn plain_body(text: &str) -> Body {
    body(&format!("<pre>{text}"))
}

/// A line of text in which entities were not decoded, or tags not taken out, by whoever wrote it.
pub(crate) fn plain_line(text: &str) -> String {
    if text.contains(['&', '<']) { body(text).paragraphs.join(" ") } else { one_line(text) }
}

struct Sink(RefCell<Body>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut body = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => body.tag(&tag.name, tag.kind == TagKind::StartTag),
            Token::CharacterTokens(words) => body.words(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Body {
    fn tag(&mut self, name: &str, start: bool) {
        let count = |depth: &mut usize| {
            *depth = if start { *depth + 1 } else { depth.saturating_sub(1) };
        };
        match name {
            "a" => count(&mut self.links),
            "span" | "label" | "time" => {}
            "br" => self.current.breaks += 1,
            _ => {
                self.end_paragraph();
                match name {
                    "pre" => count(&mut self.preformatted),
                    "figcaption" => count(&mut self.caption),
                    _ => {}
                }
            }
        }
    }

    fn words(&mut self, words: &str) {
        if self.caption > 0 {
            return;
        }
        for char in words.chars() {
            if char == '\n' && self.preformatted > 0 {
                self.current.breaks += 1;
            } else if char.is_whitespace() || char == '\u{feff}' {
                self.current.space = true;
            } else if !matches!(char, '\u{ad}' | '\u{200b}') {
                self.letter(char);
            }
        }
    }

    fn letter(&mut self, char: char) {
        if self.current.breaks > 1 {
            self.end_paragraph();
        }
        let paragraph = &mut self.current;
        if !paragraph.text.is_empty() {
            if paragraph.breaks > 0 {
                paragraph.text.push('\n');
            } else if paragraph.space {
                paragraph.text.push(' ');
            }
        }
        (paragraph.breaks, paragraph.space) = (0, false);
        paragraph.text.push(char);
        paragraph.linked += usize::from(self.links > 0);
    }

    fn end_paragraph(&mut self) {
        let Paragraph { text, linked, .. } = std::mem::take(&mut self.current);
        if text.is_empty() {
            return;
        }
        let all = text.chars().filter(|c| !c.is_whitespace()).count();
        let weight = all + 2 * text.chars().filter(|&c| c >= '\u{2e80}').count();
        self.all += all;
        self.linked += linked;
        self.all_paragraphs += 1;
        if linked * 2 > all {
            self.linked_paragraphs += 1;
            return; // a menu, or what else to read
        }
        if weight >= PARAGRAPH && has_sentence(&text) {
            self.prose += weight;
        }
        self.paragraphs.push(text);
    }
}

/// Whether a sentence ends in a paragraph.
fn has_sentence(text: &str) -> bool {
    text.contains(['.', '!', '?', '…', '。', '！', '？', '।', '؟'])
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn blocks_are_paragraphs_and_white_space_is_one_space() {
        let html = "<div><p> One\n <span>two</span>.</p><ul><li>A<li>B</ul>c<br>d<br><br>e &amp; f\
            <figure><figcaption>not <p>this</p></figcaption></figure><table><tr><td>1<td>2</table></div>";
        let text = |html| body(html).paragraphs.join("\n\n");
        assert_eq!(text(html), "One two.\n\nA\n\nB\n\nc\nd\n\ne & f\n\n1\n\n2");
        assert_eq!(text("<pre>a  b\nc\n\nd</pre>"), "a b\nc\n\nd");
        assert_eq!(text("so\u{ad}ft &nbsp; \u{200b}"), "soft");
    }

    #[test]
    fn links_and_prose_are_counted() {
        let found = body(
            "<p><a>abc</a> d</p><p>This is a sentence of more than forty letters, isn't it.</p>",
        );
        assert_eq!((found.all, found.linked, found.linked_paragraphs), (50, 3, 1));
        assert!(found.prose > 40);
    }
}
