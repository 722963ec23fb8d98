//! Puts a text together: a part for each place, until all of them agree.

use std::collections::BTreeMap;

use anyhow::{Context, bail, ensure};

use crate::random::Random;
use crate::suites::frames::fillers::Fillers;
use crate::suites::frames::patterns::{self, Cast, Style};
use crate::suites::grids::parts::{Grid, Piece};

/// Parts stand in one another no deeper.
const DEEPEST: usize = 8;
/// So often is drawn anew before a table is blamed.
const TRIES: usize = 20_000;
/// So many casts are tried for one text.
const CASTS: usize = 100;

/// A text put together, with its gold.
pub(super) struct Drawing<'f> {
    pub(super) pattern: String,
    pub(super) title: Option<String>,
    pub(super) dateline: String,
    pub(super) cast: Cast<'f>,
    pub(super) meetings: String,
    pub(super) statements: String,
    pub(super) offices: String,
    /// The parts, as the counts name them.
    pub(super) parts: Vec<String>,
    lines: Vec<(bool, usize)>,
}

/// A text in the making.
struct Draft<'g> {
    grid: &'g Grid,
    /// The part that must be in it, and whether it is.
    wanted: (usize, usize),
    met: bool,
    pattern: String,
    given: BTreeMap<String, String>,
    asks: Vec<String>,
    meetings: Vec<String>,
    statements: Vec<String>,
    offices: Vec<String>,
    drawn: Vec<(usize, usize, String)>,
    parts: Vec<String>,
    lines: Vec<(bool, usize)>,
}

impl<'f> Drawing<'f> {
    /// The text of a number: it has the part whose turn it is.
    pub(super) fn of(
        grid: &Grid,
        fillers: &'f Fillers,
        number: usize,
        random: &mut Random,
    ) -> anyhow::Result<Self> {
        let wanted = grid.reached[number % grid.reached.len()];
        for _ in 0..TRIES {
            let mut draft = Draft::new(grid, wanted);
            let first = grid.factor("text").context("no factor text")?;
            if !draft.add(first, "A", random, 0)? || !draft.met {
                continue;
            }
            if !draft.agrees(None)? {
                continue;
            }
            for _ in 0..CASTS {
                let cast = fillers.any(random);
                if draft.agrees(Some(&cast))? {
                    return draft.finish(cast, random);
                }
            }
        }
        let (factor, part) = (&grid.factors[wanted.0], &grid.factors[wanted.0].parts[wanted.1]);
        bail!("line {} ({}: {}): no text has it", part.line, factor.name, part.words)
    }

    /// The lines of the parts: "3+14+p7", those of the table that all grids share with a p.
    pub(super) fn lines(&self) -> String {
        let line =
            |(shared, line): &(bool, usize)| format!("{}{line}", if *shared { "p" } else { "" });
        self.lines.iter().map(line).collect::<Vec<_>>().join("+")
    }
}

impl<'g> Draft<'g> {
    fn new(grid: &'g Grid, wanted: (usize, usize)) -> Self {
        Self {
            grid,
            wanted,
            met: false,
            pattern: String::new(),
            given: BTreeMap::new(),
            asks: Vec::new(),
            meetings: Vec::new(),
            statements: Vec::new(),
            offices: Vec::new(),
            drawn: Vec::new(),
            parts: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Adds one of a factor's parts; false if it says again what another part said.
    fn add(
        &mut self,
        factor: usize,
        letter: &str,
        random: &mut Random,
        depth: usize,
    ) -> anyhow::Result<bool> {
        ensure!(depth < DEEPEST, "parts within parts without end");
        let grid = self.grid;
        let parts = &grid.factors[factor].parts;
        let at = if factor == self.wanted.0 && !self.met && random.below(2) == 0 {
            self.met = true;
            self.wanted.1
        } else {
            // What may be left out is, half of the time.
            let empty = parts.iter().position(|part| part.words.is_empty());
            empty.filter(|_| random.below(2) == 0).unwrap_or_else(|| random.below(parts.len()))
        };
        let part = &parts[at];
        let of = |words: &str| words.replace('@', letter);
        // Nothing stands twice; of another letter it is another thing.
        let own = if part.words.contains(['@', '<']) { letter } else { "" };
        let drawn = (factor, at, own.to_owned());
        if !part.words.is_empty() && self.drawn.contains(&drawn) {
            return Ok(false);
        }
        self.drawn.push(drawn);
        self.parts.push(format!("{}: {}", grid.factors[factor].name, of(&part.words)));
        self.lines.push((part.shared, part.line));
        for (name, value) in &part.gives {
            if self.given.insert(of(name), of(value)).is_some() {
                return Ok(false);
            }
        }
        self.asks.extend(part.asks.iter().map(|ask| of(ask)));
        for (cells, cell) in
            [(&mut self.meetings, &part.meetings), (&mut self.offices, &part.offices)]
        {
            if !cell.is_empty() {
                cells.push(of(cell));
            }
        }
        let mut said = part.statements.iter();
        for piece in &part.pieces {
            match piece {
                Piece::Words(words) => self.pattern.push_str(&of(words)),
                Piece::Said => {
                    self.pattern.push('[');
                    self.statements.extend(said.next().map(|cell| of(cell)));
                }
                Piece::Place { factor, letter, titled } => {
                    let start = self.pattern.len();
                    if !self.add(*factor, &of(letter), random, depth + 1)? {
                        return Ok(false);
                    }
                    if *titled {
                        let words = self.pattern.split_off(start);
                        let words: Vec<String> = words.split(' ').map(patterns::titled).collect();
                        self.pattern.push_str(&words.join(" "));
                    }
                }
            }
        }
        Ok(true)
    }

    /// Is all so that the parts ask for, of what other parts say or of a cast?
    fn agrees(&self, cast: Option<&Cast<'_>>) -> anyhow::Result<bool> {
        for ask in &self.asks {
            let (name, wanted) = ask.split_once('=').with_context(|| format!("asks {ask}"))?;
            let (name, not) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
            let is = match (name.contains('.'), cast) {
                (true, Some(cast)) => {
                    let own = cast.words(name, Style::Title);
                    let own = own.with_context(|| format!("asks {ask}"))?;
                    let other = cast.words(wanted, Style::Title);
                    own == other.unwrap_or_else(|| wanted.replace('_', " "))
                }
                (false, None) => {
                    let given = self.given.get(name).map_or("-", String::as_str);
                    wanted.split('|').any(|wanted| wanted == given)
                }
                _ => continue,
            };
            if is == not {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn finish<'f>(mut self, cast: Cast<'f>, random: &mut Random) -> anyhow::Result<Drawing<'f>> {
        let gold = |cells: &[String]| -> anyhow::Result<String> {
            let cells: Vec<String> =
                cells.iter().map(|cell| self.told(cell)).collect::<anyhow::Result<_>>()?;
            Ok(cells.join("; "))
        };
        let (meetings, statements, offices) =
            (gold(&self.meetings)?, gold(&self.statements)?, gold(&self.offices)?);
        let dateline = self.given.get("dateline").cloned();
        let dateline = dateline.unwrap_or_else(|| ["", "{P2}"][random.below(2)].to_owned());
        let (title, body) = match self.pattern.split_once(" ## ") {
            Some((title, body)) => (Some(tidy(title)), tidy(body)),
            None => (None, tidy(&self.pattern)),
        };
        for slot in ["D", "D2", "F", "F2"] {
            let stands = |text: &str| {
                text.contains(&format!("{{{slot}}}")) || text.contains(&format!("{{{slot}."))
            };
            if let Some(day) = cast.day(slot).filter(|_| stands(&self.pattern)) {
                self.parts.push(format!("day in words: {}", day.text));
            }
        }
        Ok(Drawing {
            pattern: body,
            title,
            dateline,
            cast,
            meetings: if meetings.is_empty() { "none".to_owned() } else { meetings },
            statements,
            offices,
            parts: self.parts,
            lines: self.lines,
        })
    }

    /// A cell with what the parts give in the place of `<name>`: `*` where none does, or what stands
    /// behind a bar, `<name|x>`.
    fn told(&self, cell: &str) -> anyhow::Result<String> {
        let mut told = String::new();
        let mut rest = cell;
        while let Some((before, behind)) = rest.split_once('<') {
            let (name, behind) = behind.split_once('>').context("an open place")?;
            let (name, otherwise) = name.split_once('|').unwrap_or((name, "*"));
            told.push_str(before);
            told.push_str(self.given.get(name).map_or(otherwise, String::as_str));
            rest = behind;
        }
        told.push_str(rest);
        Ok(told)
    }
}

/// Marks, spaces and capitals as a printer would have them: a comma gives way to another mark, and a
/// sentence begins with a capital. ` // ` begins a paragraph, `a(n)` is the article that fits.
fn tidy(words: &str) -> String {
    let mut words = words.replace(" // ", "\n\n");
    while let Some(at) = words.find("a(n) ") {
        let vowel = words[at + "a(n) ".len()..].starts_with(['a', 'e', 'i', 'o']);
        words.replace_range(at..at + "a(n)".len(), if vowel { "an" } else { "a" });
    }
    let mut out = String::with_capacity(words.len());
    let mut begins = true;
    for letter in words.chars() {
        if letter == ' ' && (out.is_empty() || out.ends_with([' ', '\n'])) {
            continue;
        }
        if matches!(letter, ',' | '.' | ';' | ':' | '?' | '!' | ')' | ']' | '\n') {
            out.truncate(out.trim_end_matches(' ').len());
            if letter != ')' && out.ends_with(',') {
                out.pop();
            }
        }
        match letter {
            '\n' => begins = true,
            ' ' => begins |= ends_sentence(&out),
            '{' if begins => {
                out.push_str("{^");
                begins = false;
                continue;
            }
            _ if letter.is_alphanumeric() && begins => {
                out.extend(letter.to_uppercase());
                begins = false;
                continue;
            }
            _ => {}
        }
        out.push(letter);
    }
    out
}

/// Does a sentence end here? Not with an abbreviation.
fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', ']', '”']);
    let Some(before) = bare.strip_suffix(['.', '?', '!']) else { return false };
    let last = before.rsplit([' ', '\n']).next().unwrap_or(before);
    let short = last.len() <= 3 && last.starts_with(char::is_uppercase);
    !bare.ends_with('.') || !(short || last.contains('.') && !last.contains('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_printed_well() {
        assert_eq!(tidy("the head,  {B.name}, , met him."), "The head, {B.name}, met him.");
        assert_eq!(
            tidy("{A.he} said [{B.name}, the head, ]."),
            "{^A.he} said [{B.name}, the head]."
        );
        assert_eq!(
            tidy("{A.he} met Dr. {B.name}, . it {D} ,"),
            "{^A.he} met Dr. {B.name}. It {D},"
        );
        assert_eq!(
            tidy("\"[we will],\" he said. // \"[now].\""),
            "\"[We will],\" he said.\n\n\"[Now].\""
        );
        assert_eq!(tidy("the U.N. envoy, a(n) exile, spoke"), "The U.N. envoy, an exile, spoke");
    }
}
