//! What the rest of the report says about a word: is it written small elsewhere, who stands around
//! it, and, in the second pass, what it was taken for.

use dateline_lexicon::WordClass;
use dateline_parser::{Report, Shape};

use super::label::{LANES, State};
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
    /// How often the first pass took it for each state but outside.
    votes: [u8; LANES],
    /// How often the first pass saw it at all.
    seen: u8,
}

/// Bits of [`Facts::around`].
const AROUND: u32 = 10;

/// What every word of a report is in it.
#[derive(Debug, Default)]
pub struct Document {
    table: Vec<u32>,
    words: Vec<u64>,
    facts: Vec<Facts>,
    /// For each token the number of its word's facts.
    of: Vec<u32>,
}

impl Document {
    /// Collects what stands in `report`.
    pub fn fill(&mut self, report: &Report<'_>, outline: &Outline) {
        let tokens = &report.tokens;
        let size = (2 * tokens.len()).next_power_of_two().max(16);
        self.table.clear();
        self.table.resize(size, 0);
        self.words.clear();
        self.facts.clear();
        self.of.clear();
        // Number 0 stands for all that is no word.
        self.words.push(0);
        self.facts.push(Facts::default());
        for line in &outline.lines {
            let (first, last) = (line.start as usize, line.end as usize);
            let case_tells = line.casing == Casing::Mixed;
            let mut begun = false;
            for at in first..last {
                let token = &tokens[at];
                if !token.shape.intersects(Shape::WORD | Shape::NUMBER) {
                    self.of.push(0);
                    continue;
                }
                let number = self.number(token.hash);
                self.of.push(number as u32);
                if !token.is(Shape::WORD) {
                    continue;
                }
                let facts = &mut self.facts[number];
                if case_tells && token.is(Shape::CAPITAL) {
                    if begun
                        && !tokens[at - 1].shape.intersects(Shape::OPEN_QUOTE | Shape::PUNCTUATION)
                    {
                        facts.capital = facts.capital.saturating_add(1);
                    }
                } else if line.casing != Casing::Capitals {
                    facts.small = facts.small.saturating_add(1);
                }
                begun = true;
                if outline.bright[at] {
                    facts.around |= around(&tokens[first..last], at - first);
                }
            }
        }
    }

    fn number(&mut self, word: u64) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = (word >> 20) as usize & mask;
        loop {
            match self.table[slot] {
                0 => {
                    self.table[slot] = self.words.len() as u32;
                    self.words.push(word);
                    self.facts.push(Facts::default());
                    return self.words.len() - 1;
                }
                n if self.words[n as usize] == word => return n as usize,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// What is known of the word of a token.
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
        if state != State::OUTSIDE {
            let votes = &mut facts.votes[state.index() - 1];
            *votes = votes.saturating_add(1);
        }
    }

    /// What the other places of the token's word were taken for: `None` if there are none.
    pub fn elsewhere(&self, token: usize, own: State) -> Option<Elsewhere> {
        let facts = self.facts(token);
        let others = facts.seen.checked_sub(1).filter(|&n| n > 0)?;
        let mut labels = [0_u8; 5];
        let mut positions = [0_u8; 4];
        for (lane, &votes) in facts.votes.iter().enumerate() {
            let votes = votes.saturating_sub(u8::from(own.index() == lane + 1));
            labels[lane / 4] = labels[lane / 4].saturating_add(votes);
            positions[lane % 4] = positions[lane % 4].saturating_add(votes);
        }
        let named: u8 = labels[..4].iter().fold(0, |sum, &n| sum.saturating_add(n));
        labels[4] = others.saturating_sub(named);
        let most = (0..5).max_by_key(|&n| (labels[n], 5 - n)).unwrap_or(4);
        let share = match 4 * u16::from(labels[most]) / u16::from(others.max(1)) {
            4.. => 3,
            3 => 2,
            2 => 1,
            _ => 0,
        };
        let mut places = 0;
        for (n, &votes) in positions.iter().enumerate() {
            places |= u8::from(votes > 0) << n;
        }
        Some(Elsewhere { most: most as u8, share, many: others.min(4), places })
    }
}

/// What the other places of a word were taken for.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere {
    /// The label most of them have, 4 for outside.
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
