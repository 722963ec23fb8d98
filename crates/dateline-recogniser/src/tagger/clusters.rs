//! Which words are used alike: a static function from a word's hash to its cluster.
//!
//! Each word is the exclusive or of three cells of one table (an "xor filter" that returns values):
//! 3.7 bytes a word, no keys. A word that is not in it is taken for one that is in 1 of 32 cases.

/// Bytes of a cell.
pub const CELL: usize = 3;
/// How many bits of a cell tell words of the table from others.
pub const CHECK_BITS: u32 = 5;
const CHECK: u32 = (1 << CHECK_BITS) - 1;

/// A table of cells as it lies in the model.
#[derive(Debug, Clone, Copy)]
pub struct Clusters<'m> {
    cells: &'m [[u8; CELL]],
    seed: u64,
}

/// What is known of a word's use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// Number of its cluster, of 1,000; [`Cluster::UNKNOWN`] has none.
    pub number: u16,
    /// Number of its coarse cluster, of 100.
    pub coarse: u8,
    /// Bit 0: seen with a capital; bit 1: seen in capitals.
    pub forms: u8,
}

impl Cluster {
    /// A word of no cluster.
    pub const UNKNOWN: Self = Self { number: 1000, coarse: 100, forms: 0 };

    /// As nineteen bits.
    pub const fn packed(self) -> u32 {
        self.number as u32 | (self.forms as u32) << 10 | (self.coarse as u32) << 12
    }

    const fn unpacked(bits: u32) -> Self {
        Self {
            number: (bits & 0x3ff) as u16,
            forms: (bits >> 10 & 3) as u8,
            coarse: (bits >> 12 & 0x7f) as u8,
        }
    }
}

impl<'m> Clusters<'m> {
    /// A table of cells made with `seed`.
    pub const fn new(cells: &'m [[u8; CELL]], seed: u64) -> Self {
        Self { cells, seed }
    }

    /// The cluster of the word with this hash.
    pub fn get(&self, word: u64) -> Cluster {
        let places = Places::of(word, self.seed, self.cells.len());
        let cell = |at: usize| match self.cells.get(at) {
            Some(&[low, middle, high]) => u32::from_le_bytes([low, middle, high, 0]),
            None => 0,
        };
        let bits = places.at.iter().fold(places.check, |bits, &at| bits ^ cell(at));
        if bits & CHECK == 0 { Cluster::unpacked(bits >> CHECK_BITS) } else { Cluster::UNKNOWN }
    }
}

/// Where the cells of a word are.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// One cell in each third of the table.
    pub at: [usize; 3],
    /// [`CHECK_BITS`] bits that differ from word to word.
    pub check: u32,
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
            check: hash as u32 >> 7 & CHECK,
        }
    }
}

const fn pick(hash: u64, below: u64) -> usize {
    (((hash & 0xffff_ffff) * below) >> 32) as usize
}
