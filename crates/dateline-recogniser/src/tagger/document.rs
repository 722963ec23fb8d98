//! What the rest of the report says about a word: is it written small elsewhere, who stands around
//! it, and, in the second pass, what it was taken for.

use dateline_lexicon::WordClass;
use dateline_parser::{Report, Shape};

use super::label::{LABELS, POSITIONS, State};
use super::look::Casing;
use super::outline::Outline;

/// What a report says of one word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts {
    /// How often it has a capital that no rule of writing asks for.
    pub capital: u8,
    /// How often it is written small.
    pub small: u8,
    /// Who stands around it anywhere, as bits.
    pub around: u16,
    /// How often the first pass took it for each label, and for outside.
    labels: [u8; LABELS + 1],
    /// How often for each position in a name.
    positions: [u8; POSITIONS],
    /// How often the first pass saw it at all.
    seen: u8,
}

/// Bits of [`Facts::around`].
const AROUND: u32 = 10;

/// What the words that are scored in a report are in it.
#[derive(Debug, Default)]
pub struct Document {
    /// Numbers of words by their hashes, 0 where there is none.
    table: Vec<u32>,
    words: Vec<u64>,
    facts: Vec<Facts>,
    /// For each token that is scored the number of its word's facts.
    of: Vec<u32>,
}

impl Document {
    /// Collects what stands in `report`.
    pub fn fill(&mut self, report: &Report<'_>, outline: &Outline) {
        self.number_words(report, outline);
        for line in &outline.lines {
            let (first, last) = (line.start as usize, line.end as usize);
            let tokens = &report.tokens[first..last];
            let case_tells = line.casing == Casing::Mixed;
            let mut begun = false;
            for (at, token) in tokens.iter().enumerate() {
                if !token.is(Shape::WORD) {
                    continue;
                }
                let begins = !std::mem::replace(&mut begun, true);
                let number = self.find(token.hash);
                if number == 0 {
                    continue;
                }
                let facts = &mut self.facts[number];
                if case_tells && token.is(Shape::CAPITAL) {
                    if !begins
                        && !tokens[at - 1].shape.intersects(Shape::OPEN_QUOTE | Shape::PUNCTUATION)
                    {
                        facts.capital = facts.capital.saturating_add(1);
                    }
                } else if line.casing != Casing::Capitals {
                    facts.small = facts.small.saturating_add(1);
                }
                if outline.bright[first + at] {
                    facts.around |= around(tokens, at);
                }
            }
        }
    }

    /// Gives each word that is scored a number; 0 stands for all that is no word.
    fn number_words(&mut self, report: &Report<'_>, outline: &Outline) {
        let scored: usize = outline.segments.iter().map(|s| (s.end - s.start) as usize).sum();
        let size = (4 * scored).next_power_of_two().max(16);
        self.table.clear();
        self.table.resize(size, 0);
        self.words.clear();
        self.words.push(0);
        self.of.clear();
        self.of.resize(report.tokens.len(), 0);
        for segment in &outline.segments {
            for at in segment.start as usize..segment.end as usize {
                let token = &report.tokens[at];
                if token.shape.intersects(Shape::WORD | Shape::NUMBER) {
                    let slot = self.slot(token.hash);
                    if self.table[slot] == 0 {
                        self.table[slot] = self.words.len() as u32;
                        self.words.push(token.hash);
                    }
                    self.of[at] = self.table[slot];
                }
            }
        }
        self.facts.clear();
        self.facts.resize(self.words.len(), Facts::default());
    }

    /// Where the table has the word's number, or would have it. There is always room: no more than
    /// a quarter of the table is filled.
    #[inline]
    fn slot(&self, word: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = (word >> 20) as usize & mask;
        loop {
            let number = self.table[slot] as usize;
            if number == 0 || self.words[number] == word {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The number of a word, 0 if it is scored nowhere.
    #[inline]
    fn find(&self, word: u64) -> usize {
        self.table[self.slot(word)] as usize
    }

    /// What is known of the word of a token that is scored.
    pub fn facts(&self, token: usize) -> &Facts {
        &self.facts[self.of[token] as usize]
    }

    /// Takes in what the first pass says of a token.
    pub fn vote(&mut self, token: usize, state: State) {
        let number = self.of[token] as usize;
        if number == 0 {
            return;
        }
        let facts = &mut self.facts[number];
        facts.seen = facts.seen.saturating_add(1);
        let label = state.label().map_or(LABELS, |label| label as usize);
        facts.labels[label] = facts.labels[label].saturating_add(1);
        if label < LABELS {
            let position = &mut facts.positions[state.position() as usize];
            *position = position.saturating_add(1);
        }
    }

    /// What the other places of the token's word were taken for: `None` if there are none.
    pub fn elsewhere(&self, token: usize, own: State) -> Option<Elsewhere> {
        let facts = self.facts(token);
        let others = facts.seen.checked_sub(1).filter(|&n| n > 0)?;
        let (mut labels, mut positions) = (facts.labels, facts.positions);
        let label = own.label().map_or(LABELS, |label| label as usize);
        labels[label] = labels[label].saturating_sub(1);
        if label < LABELS {
            let position = &mut positions[own.position() as usize];
            *position = position.saturating_sub(1);
        }
        let mut most = 0;
        for (label, &votes) in labels.iter().enumerate() {
            most = if votes > labels[most] { label } else { most };
        }
        let share = match 4 * u16::from(labels[most]) / u16::from(others) {
            4.. => 3,
            3 => 2,
            2 => 1,
            _ => 0,
        };
        let places = positions
            .iter()
            .enumerate()
            .fold(0, |places, (n, &votes)| places | u8::from(votes > 0) << n);
        Some(Elsewhere { most: most as u8, share, many: others.min(4), places })
    }
}

/// What the other places of a word were taken for.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere {
    /// The label that most of them have, one past the last for outside.
    pub most: u8,
    /// How large a share of them has it, in quarters above the first.
    pub share: u8,
    /// How many there are, to four.
    pub many: u8,
    /// The positions in names that they have, as bits.
    pub places: u8,
}

/// Who stands around a token of a line.
fn around(line: &[dateline_parser::Token], at: usize) -> u16 {
    let before = at.checked_sub(1).map(|n| &line[n]);
    let after = line.get(at + 1);
    let is = |token: Option<&dateline_parser::Token>, class| {
        token.is_some_and(|token| token.can_be(class))
    };
    let shape =
        |token: Option<&dateline_parser::Token>, shape| token.is_some_and(|token| token.is(shape));
    let bits = [
        is(before, WordClass::HONORIFIC),
        is(before, WordClass::OFFICE_START),
        is(before, WordClass::GIVEN_NAME) && shape(before, Shape::CAPITAL),
        shape(before, Shape::CAPITAL),
        shape(after, Shape::CAPITAL),
        is(after, WordClass::ORGANISATION_HEAD) && shape(after, Shape::CAPITAL),
        is(after, WordClass::CUE_START),
        is(after, WordClass::FAMILY_NAME) && shape(after, Shape::CAPITAL),
        shape(before, Shape::INITIAL),
        shape(after, Shape::POSSESSIVE),
    ];
    const { assert!(AROUND == 10) };
    bits.iter().enumerate().fold(0, |all, (n, &bit)| all | u16::from(bit) << n)
}
