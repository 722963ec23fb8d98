//! Lines and paragraphs: what the white space of a text says.
//!
//! A blank line ends a paragraph. In a hard-wrapped text (a wire, a mail) a single line break is a
//! space, unless an indent, a bullet or a line that stops short says that something new begins; in
//! a text whose lines are long, each line is a paragraph.

use crate::span::TokenRange;
use crate::token::{Shape, Token};

/// Lines longer than this are not wrapped by hand.
const WIDEST: usize = 132;
/// A line shorter than this was not broken for its width.
const NARROW: usize = 45;
/// White space inside a line that makes it a row of a table.
const COLUMN_GAP: u32 = 3;

/// How a text is laid out.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// Lines that are not blank.
    pub(crate) lines: Vec<Line>,
    /// Are the lines broken for their width?
    pub(crate) wrapped: bool,
    /// Paragraphs of the whole text.
    pub(crate) paragraphs: Vec<TokenRange>,
    /// Tokens before which a sentence ends whatever its words say: rows of tables.
    pub(crate) breaks: Vec<u32>,
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// First token.
    pub(crate) first: usize,
    /// One past its last token.
    pub(crate) end: usize,
    /// White space before its first token.
    indent: usize,
    /// Characters from its first byte to the end of its last token.
    width: usize,
    /// Does a blank line stand before it?
    pub(crate) after_blank: bool,
    /// Is it a row of a table?
    row: bool,
}

/// Lays out `text`.
pub(crate) fn layout(text: &str, tokens: &[Token]) -> Layout {
    let mut layout = Layout::default();
    let lines = lines(text, tokens, &mut layout.breaks);
    let widest = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let wrapped = is_wrapped(text, tokens, &lines, widest);
    let base = lines.iter().skip(1).map(|line| line.indent).min().unwrap_or(0);
    layout.wrapped = wrapped;
    let mut begin = 0;
    for pair in lines.windows(2) {
        let [above, line] = pair else { continue };
        let first = line.first;
        if !wrapped || line.after_blank || begins(text, tokens, *above, *line, base, widest) {
            layout.paragraphs.push(TokenRange::new(begin as u32, first as u32));
            begin = first;
        } else if above.row || line.row {
            layout.breaks.push(first as u32);
        }
    }
    layout.lines = lines;
    layout.breaks.sort_unstable();
    if begin < tokens.len() {
        layout.paragraphs.push(TokenRange::new(begin as u32, tokens.len() as u32));
    }
    layout
}

/// The lines, and into `items` the tokens that begin items of a list inside a line (`-   One -   Two`).
fn lines(text: &str, tokens: &[Token], items: &mut Vec<u32>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut first = 0;
    let mut gaps = 0;
    for i in 1..=tokens.len() {
        let end = tokens.get(i).is_none_or(|token| token.is(Shape::LINE_START));
        if !end {
            if tokens[i].span.start - tokens[i - 1].span.end >= COLUMN_GAP {
                gaps += 1;
                let spaced = tokens[i - 1].is(Shape::PUNCTUATION | Shape::SPACE_BEFORE);
                if spaced && i - 1 > first && is_item(tokens[i - 1].span.of(text)) {
                    items.push(i as u32 - 1);
                }
            }
            continue;
        }
        lines.push(line(text, tokens, first, i, gaps));
        (first, gaps) = (i, 0);
    }
    lines
}

fn line(text: &str, tokens: &[Token], first: usize, end: usize, gaps: usize) -> Line {
    let start = tokens[first].span.start as usize;
    let before = first.checked_sub(1).map_or(0, |i| tokens[i].span.end as usize);
    let gap = &text[before..start];
    let after_break = gap.rfind(is_break).map_or(gap, |at| gap[at..].trim_start_matches(is_break));
    let breaks = gap.matches(is_break).count() - gap.matches("\r\n").count();
    let indent = after_break.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
    // Bytes where they are ASCII, else close enough: no script that is wrapped by hand needs more.
    let width = indent + tokens[end - 1].span.end as usize - start;
    let has_number = || tokens[first..end].iter().any(|token| token.is(Shape::NUMBER));
    let row = gaps >= 2 || gaps == 1 && has_number() && end - first <= 12;
    Line { first, end, indent, width, after_blank: breaks > 1, row }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Are the lines broken for their width, inside sentences?
fn is_wrapped(text: &str, tokens: &[Token], lines: &[Line], widest: usize) -> bool {
    if widest > WIDEST {
        return false;
    }
    let (mut soft, mut hard) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        let [above, line] = pair else { continue };
        if line.after_blank || line.indent >= 2 && line.indent > above.indent {
            continue;
        }
        let lower = tokens[line.first].is(Shape::WORD) && !tokens[line.first].is(Shape::CAPITAL);
        if lower || above.width >= NARROW && !ends_sentence(text, tokens, *above) {
            soft += 1;
        } else {
            hard += 1;
        }
    }
    soft > 0 && soft >= hard
}

/// Does a paragraph begin with `line`, in a wrapped text whose other lines are indented by `base`?
fn begins(
    text: &str,
    tokens: &[Token],
    above: Line,
    line: Line,
    base: usize,
    widest: usize,
) -> bool {
    if is_bullet(text, tokens, line) {
        return true;
    }
    if line.row {
        return false;
    }
    let word = tokens[line.first].span.len() as usize;
    // The line above had room for this word, and was ended all the same.
    let room = widest.saturating_sub(above.width + 1 + word);
    let ends = ends_sentence(text, tokens, above);
    if line.indent >= base + 2 { ends || room > 0 } else { ends && room > widest / 3 }
}

/// Does the line end as sentences do?
fn ends_sentence(text: &str, tokens: &[Token], line: Line) -> bool {
    let last = tokens[line.first..line.end]
        .iter()
        .rev()
        .map(|token| token.span.of(text))
        .find(|word| !matches!(*word, "\"" | "'" | "''" | "\u{201D}" | "\u{2019}" | ")" | "]"));
    last.is_some_and(|word| word.ends_with(['.', '?', '!', ':', '\u{2026}', '\u{3002}']))
}

/// Does the mark begin items of a list?
fn is_item(mark: &str) -> bool {
    matches!(mark, "-" | "*" | "\u{2022}" | "\u{2013}")
}

/// `* item`, `- item`, `• item`.
fn is_bullet(text: &str, tokens: &[Token], line: Line) -> bool {
    let first = tokens[line.first].span.of(text);
    let spaced = tokens
        .get(line.first + 1)
        .is_some_and(|token| token.is(Shape::SPACE_BEFORE) && !token.is(Shape::LINE_START));
    match first {
        "\u{2022}" | "\u{25CF}" | "\u{25AA}" | "\u{25E6}" | "\u{2023}" | "\u{B7}" => true,
        "*" | "-" | "\u{2013}" | "\u{2014}" => spaced,
        _ => false,
    }
}
