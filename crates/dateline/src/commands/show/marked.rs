//! A text with marks in it: `[Nguyen Phu Trong m3]`, coloured on a terminal.

use std::io::{self, IsTerminal as _, Write};

use anstyle::{AnsiColor, Style};
use dateline_parser::Span;

/// A span to be marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Span,
    /// What stands before the closing bracket.
    pub(super) tag: String,
    pub(super) paint: Paint,
}

/// What a mark is of; a colour on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Plain,
    Person,
    Place,
    Thing,
    Date,
    Statement,
    Heading,
}

/// Colours, or none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painter {
    colours: bool,
}

impl Painter {
    /// Colours where standard output is a terminal, and neither `NO_COLOR` nor a dumb terminal says
    /// otherwise.
    pub(super) fn for_stdout() -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self { colours: io::stdout().is_terminal() && !set("NO_COLOR") && !dumb }
    }

    fn style(self, paint: Paint) -> Style {
        if !self.colours {
            return Style::new();
        }
        let colour = |colour: AnsiColor| colour.on_default();
        match paint {
            Paint::Plain => Style::new(),
            Paint::Person => colour(AnsiColor::Green).bold(),
            Paint::Place => colour(AnsiColor::Blue),
            Paint::Thing => colour(AnsiColor::Cyan),
            Paint::Date => colour(AnsiColor::Yellow),
            Paint::Statement => colour(AnsiColor::Magenta),
            Paint::Heading => Style::new().bold(),
        }
    }

    /// `text` in a colour; control characters, which a terminal would obey, as `·`.
    pub(super) fn paint(self, paint: Paint, text: &str) -> String {
        let style = self.style(paint);
        format!("{style}{}{style:#}", tame(text))
    }

    fn dim(self, text: &str) -> String {
        let style = if self.colours { Style::new().dimmed() } else { Style::new() };
        format!("{style}{text}{style:#}")
    }
}

fn tame(text: &str) -> String {
    let harmless = |c: char| c == '\n' || c == '\t' || !c.is_control();
    text.chars().map(|c| if harmless(c) { c } else { '·' }).collect()
}

/// Writes the text with its marks. Marks may lie in one another and cross.
pub(super) fn write(
    text: &str,
    marks: &[Mark],
    painter: Painter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut marks: Vec<&Mark> =
        marks.iter().filter(|mark| text.get(mark.span.range()).is_some()).collect();
    // The longer first where two begin together.
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut next = marks.iter().peekable();
    // Open marks, by their end, the last to end first.
    let mut open: Vec<&Mark> = Vec::new();
    let mut at = 0;
    loop {
        let end = open.last().map(|mark| mark.span.end);
        let start = next.peek().map(|mark| mark.span.start);
        let stop = match (end, start) {
            (None, None) => break,
            (Some(end), Some(start)) => end.min(start),
            (Some(one), None) | (None, Some(one)) => one,
        };
        let paint = open.last().map_or(Paint::Plain, |mark| mark.paint);
        write!(out, "{}", painter.paint(paint, &text[at..stop as usize]))?;
        at = stop as usize;
        if end == Some(stop) {
            if let Some(mark) = open.pop() {
                write!(out, "{}", painter.dim(&format!(" {}]", mark.tag)))?;
            }
        } else if let Some(mark) = next.next() {
            write!(out, "{}", painter.dim("["))?;
            let place = open.partition_point(|other| other.span.end >= mark.span.end);
            open.insert(place, mark);
        }
    }
    writeln!(out, "{}", painter.paint(Paint::Plain, text[at..].trim_end_matches('\n')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, marks: &[(u32, u32, &str)], expected: &str) {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|&(start, end, tag)| Mark {
                span: Span::new(start, end),
                tag: tag.to_owned(),
                paint: Paint::Person,
            })
            .collect();
        let mut out = Vec::new();
        write(text, &marks, Painter { colours: false }, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn marks_nest_touch_and_cross() {
        check("Zhao met Trong", &[(0, 4, "m1"), (9, 14, "m2")], "[Zhao m1] met [Trong m2]\n");
        check("the king's son", &[(0, 14, "b"), (4, 8, "a")], "[the [king a]'s son b]\n");
        check("abcd", &[(0, 3, "x"), (2, 4, "y")], "[ab[c x]d y]\n");
        check("ab", &[(0, 2, "x"), (0, 2, "y")], "[[ab y] x]\n");
        check("a", &[(0, 9, "outside")], "a\n");
        check("é!", &[(0, 1, "inside a character")], "é!\n");
    }

    #[test]
    fn a_terminal_is_not_commanded() {
        check("a\u{1b}[31mb\n\n", &[], "a·[31mb\n");
    }
}
