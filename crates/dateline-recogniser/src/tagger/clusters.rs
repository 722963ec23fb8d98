//! Which words are used alike: a static function from a word's hash to its cluster.
//!
//! Each word is the exclusive or of three cells of one table (an "xor filter" that returns values):
//! 2.5 bytes a word, no keys. A word that is not in it is taken for one that is in 1 of 16 cases.

/// A table of cells as it lies in the model.
#[derive(Debug, Clone, Copy)]
pub struct Clusters<'m> {
    cells: &'m [u8],
    seed: u64,
}

/// What is known of a word's use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// Number of its cluster, of 1,000; [`Cluster::UNKNOWN`] has none.
    pub number: u16,
    /// Bit 0: seen with a capital; bit 1: seen in capitals.
    pub forms: u8,
}

impl Cluster {
    /// A word of no cluster.
    pub const UNKNOWN: Self = Self { number: 1000, forms: 0 };

    /// As twelve bits.
    pub const fn packed(self) -> u16 {
        self.number | (self.forms as u16) << 10
    }

    const fn unpacked(bits: u16) -> Self {
        Self { number: bits & 0x3ff, forms: (bits >> 10) as u8 }
    }
}

impl<'m> Clusters<'m> {
    /// A table of 16-bit little-endian cells made with `seed`.
    pub const fn new(cells: &'m [u8], seed: u64) -> Self {
        Self { cells, seed }
    }

    /// The cluster of the word with this hash.
    pub fn get(&self, word: u64) -> Cluster {
        let places = Places::of(word, self.seed, self.cells.len() / 2);
        let cell = |at: usize| match self.cells.get(2 * at..2 * at + 2) {
            Some(&[low, high]) => u16::from_le_bytes([low, high]),
            _ => 0,
        };
        let bits = places.at.iter().fold(places.check, |bits, &at| bits ^ cell(at));
        if bits & 0xf == 0 { Cluster::unpacked(bits >> 4) } else { Cluster::UNKNOWN }
    }
}

/// Where the cells of a word are.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// One cell in each third of the table.
    pub at: [usize; 3],
    /// Four bits that differ from word to word.
    pub check: u16,
}

impl Places {
    /// The places of `word` in a table of `cells` cells.
    pub const fn of(word: u64, seed: u64, cells: usize) -> Self {
        let hash = (word ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hash = (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let hash = hash ^ hash >> 32;
        let third = (cells / 3) as u64;

        Self {
            at: [
                pick(hash, third),
                third as usize + pick(hash.rotate_left(21), third),
                2 * third as usize + pick(hash.rotate_left(42), third),
            ],
            check: (hash >> 7 & 0xf) as u16,
        }
    }
}

const fn pick(hash: u64, below: u64) -> usize {
    (((hash & 0xffff_ffff) * below) >> 32) as usize
}
