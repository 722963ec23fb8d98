//! What is kept of a text to find its copies: a sketch of its runs of four words, and of the numbers
//! and capitalised words in it.
//!
//! The runs are sketched by one-permutation MinHash (Li, Owen, Zhang 2012) with empty bins filled
//! by rotation (Shrivastava, Li 2014): two texts agree in about as many bins as they have runs in
//! common. Numbers and names are sketched by their smallest hashes, so that two reports of one mould
//! ("raises its prime rate to 7.5 pct") are told apart from two copies of one report.

use dateline_parser::{Shape, Token};

/// Bins of the sketch of runs.
pub(crate) const BINS: usize = 64;
/// Words of a run.
const RUN: usize = 4;
/// A text of fewer runs has no fingerprint: it is too short to be told from another.
const FEWEST_RUNS: usize = 16;
/// Texts that share less are of one mould where each has numbers and names of its own.
const MOULD: f64 = 0.8;
/// Hashes kept of the numbers and of the names of a text.
const MARKS: usize = 24;

/// A text, as far as finding its copies needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    pub(crate) bins: [u8; BINS],
    numbers: Marks,
    names: Marks,
    /// Is it a table of figures, as prices come several times a day?
    board: bool,
}

impl Fingerprint {
    /// The fingerprint of the tokens of a body of text; none where it is too short. O(tokens).
    pub fn of(body: &[Token]) -> Option<Self> {
        let mut runs = Runs::new();
        let (mut numbers, mut names) = (Vec::new(), Vec::new());
        // Where a sentence, a quotation or a bracket begins, a capital alone tells of no name.
        let mut begins = true;
        let mut first = None;
        let (mut words, mut capitals, mut figures) = (0_u32, 0_u32, 0_u32);
        // "6-1/4" is one number.
        let mut number = None;
        for token in body {
            if token.is(Shape::SPACE_BEFORE) {
                number = None;
            }
            if token.is(Shape::PUNCTUATION) {
                begins |= !token.is(Shape::JOINER);
                continue;
            }
            let hash = mix(token.hash);
            runs.push(hash);
            let opening = begins || token.is(Shape::SENTENCE_START);
            let before = first.take();
            if token.is(Shape::NUMBER) {
                let whole = number.map_or(hash, |first: u64| {
                    numbers.pop();
                    mix(first.rotate_left(1) ^ hash)
                });
                numbers.push(whole as u16);
                number = Some(whole);
                figures += 1;
            } else if token.is(Shape::CAPITAL) {
                if opening {
                    first = Some(hash as u16);
                } else {
                    names.extend(before);
                    names.push(hash as u16);
                }
            }
            words += 1;
            capitals += u32::from(token.is(Shape::ALL_CAPITALS));
            begins = false;
        }
        let bins = runs.finish()?;
        let board = figures * 2 > words || figures * 4 > words && capitals * 2 > words - figures;
        Some(Self { bins, numbers: Marks::of(numbers), names: Marks::of(names), board })
    }

    /// The part of the runs of both texts that they share, 0–1, as the sketch has it.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let same = self.bins.iter().zip(&other.bins).filter(|(a, b)| a == b).count();
        // One in 256 agrees by chance.
        ((same as f64 / BINS as f64 - 1.0 / 256.0) / (255.0 / 256.0)).max(0.0)
    }

    /// Does each text have numbers, or names, of its own? What a copy leaves out or adds stands on
    /// one side only.
    pub(crate) fn tells_of_other_things(&self, other: &Self) -> bool {
        let (numbers, names) = (self.numbers.own(&other.numbers), self.names.own(&other.names));
        numbers.of > 0 && (self.board || names.of > 0 && self.likeness(other) < MOULD)
            || 4 * numbers.of > numbers.all
            || 4 * names.of > names.all
    }
}

/// The smallest hashes of a set of words, sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marks {
    hashes: [u16; MARKS],
    count: u8,
    /// Were there more?
    cut: bool,
}

impl Marks {
    fn of(mut hashes: Vec<u16>) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        let cut = hashes.len() > MARKS;
        hashes.truncate(MARKS);
        let count = hashes.len() as u8;
        hashes.resize(MARKS, 0);
        let hashes = hashes.try_into().unwrap_or([0; MARKS]);
        Self { hashes, count, cut }
    }

    fn kept(&self) -> &[u16] {
        &self.hashes[..usize::from(self.count)]
    }

    /// How many marks each side has of its own, at least, and how many there are, looked at as far
    /// as both lists go.
    fn own(&self, other: &Self) -> Own {
        let end = |marks: &Self| if marks.cut { marks.kept().last().copied() } else { None };
        let limit = [end(self), end(other)].into_iter().flatten().min().unwrap_or(u16::MAX);
        let within = |marks: &Self| marks.kept().partition_point(|&hash| hash <= limit);
        let (a, b) = (&self.kept()[..within(self)], &other.kept()[..within(other)]);
        let shared = a.iter().filter(|hash| b.binary_search(hash).is_ok()).count();
        let all = a.len().min(b.len());
        Own { of: all - shared, all }
    }
}

/// Marks that stand on one side only, of all of them: the smaller of both sides.
struct Own {
    of: usize,
    all: usize,
}

/// Collects runs of words in bins.
struct Runs {
    /// The hashes of the last words, each at its number's place, and of all of them as a run: a
    /// cyclic polynomial (Cohen 1997), so that a word more is one step.
    last: [u64; RUN],
    run: u64,
    words: usize,
    least: [u64; BINS],
}

impl Runs {
    fn new() -> Self {
        Self { last: [0; RUN], run: 0, words: 0, least: [u64::MAX; BINS] }
    }

    fn push(&mut self, word: u64) {
        // The word that falls out has been turned all the way round by now.
        let oldest = &mut self.last[self.words % RUN];
        self.run = self.run.rotate_left(u64::BITS / RUN as u32) ^ *oldest ^ word;
        *oldest = word;
        self.words += 1;
        if self.words < RUN {
            return;
        }
        let run = mix(self.run);
        let bin = &mut self.least[(run >> 58) as usize];
        *bin = (*bin).min(run << 6);
    }

    fn finish(self) -> Option<[u8; BINS]> {
        if self.words + 1 < FEWEST_RUNS + RUN {
            return None;
        }
        let mut bins = [0; BINS];
        for (n, bin) in bins.iter_mut().enumerate() {
            // An empty bin is filled from the next that is not, and knows how far that was.
            let (steps, least) = (0..BINS)
                .map(|steps| (steps, self.least[(n + steps) % BINS]))
                .find(|&(_, least)| least != u64::MAX)?;
            *bin = (mix(least.wrapping_add(steps as u64)) >> 56) as u8;
        }
        Some(bins)
    }
}

/// Spreads the bits of a number (the finaliser of SplitMix64).
fn mix(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

#[cfg(test)]
mod tests {
    use dateline_parser::{Meta, parse};

    use super::*;

    const REPORT: &str = "Foreign Minister Aino Virta received her Estonian colleague Jaan Tamme in Helsinki on \
        Tuesday. The two ministers discussed ferry traffic across the gulf, a cable of 180 kilometres and the winter \
        exercise of the border guards. Virta said that the cable would be laid by the end of 2027 at a cost of 410 \
        million euros. Tamme thanked Finland for its help and invited her to Tallinn.";

    fn of(text: &str) -> Option<Fingerprint> {
        Fingerprint::of(&parse(text, &Meta::default()).tokens)
    }

    fn print(text: &str) -> Fingerprint {
        of(text).unwrap()
    }

    #[test]
    fn a_head_and_a_tail_leave_it_a_copy() {
        let copy =
            format!("The Baltic Wire brings this from its partners. {REPORT} (Writing by K. Oja)");
        let (a, b) = (print(REPORT), print(&copy));
        assert!(a.likeness(&b) > 0.6, "{}", a.likeness(&b));
        assert!(!a.tells_of_other_things(&b));
    }

    #[test]
    fn one_mould_is_no_copy() {
        let other = REPORT
            .replace("Jaan Tamme", "Karlis Ozols")
            .replace("Tamme", "Ozols")
            .replace("Estonian", "Latvian")
            .replace("Tallinn", "Riga")
            .replace("180", "95")
            .replace("410", "230");
        assert!(print(REPORT).tells_of_other_things(&print(&other)));
    }

    #[test]
    fn a_board_of_another_hour_is_no_copy() {
        let board = "TIN PRICES OPENING. JUNE 6270 UP 15 JULY 6320 UP 20 AUG 6410 UP 20 SEPT 6455 UP 15 OCT 6510 UNCH \
            NOV 6580 UP 5 DEC 6600 UP 5";
        let later = board.replace("OPENING", "1030").replace("6410 UP 20", "6415 UP 25");
        assert!(print(board).tells_of_other_things(&print(&later)));
        assert!(!print(board).tells_of_other_things(&print(board)));
    }

    #[test]
    fn line_breaks_and_case_do_not_count() {
        let broken = REPORT.replace(' ', "\n ").replace("The two", "THE TWO");
        assert!(print(REPORT).likeness(&print(&broken)) > 0.99);
        assert_eq!(of("Too short to tell. Ещё короче."), None);
    }
}
