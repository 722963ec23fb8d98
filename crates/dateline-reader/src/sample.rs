//! Some records of many: the same ones on every machine, whatever else is read.

use sha2::{Digest, Sha256};

/// A share of all records, taken by a hash of their source and number.
///
/// ```
/// use dateline_reader::Sample;
/// let half = Sample::of_rate(0.5).unwrap();
/// assert_eq!(half.rate(), 0.5);
/// assert_eq!(half.takes("a.txt", 0), half.takes("a.txt", 0));
/// assert!(Sample::of_rate(1.5).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    per_million: u32,
}

const MILLION: u32 = 1_000_000;

impl Sample {
    /// A rate above 0 and up to 1, to a millionth; `None` for any other.
    pub fn of_rate(rate: f64) -> Option<Self> {
        let per_million = (rate * f64::from(MILLION)).round();
        (per_million >= 1.0 && per_million <= f64::from(MILLION))
            .then_some(Self { per_million: per_million as u32 })
    }

    /// The rate.
    pub fn rate(self) -> f64 {
        f64::from(self.per_million) / f64::from(MILLION)
    }

    /// Is this record among them?
    pub fn takes(self, source: &str, record: u64) -> bool {
        let mut hash = Sha256::new();
        hash.update(source.as_bytes());
        hash.update([0]);
        hash.update(record.to_le_bytes());
        let hash = hash.finalize();
        let head = hash.iter().take(8).fold(0_u64, |head, byte| head << 8 | u64::from(*byte));
        head % u64::from(MILLION) < u64::from(self.per_million)
    }
}

#[cfg(test)]
mod tests {
    use super::Sample;

    #[test]
    fn about_as_many_are_taken_as_asked_for() {
        for rate in [0.01, 0.1, 0.5, 1.0] {
            let sample = Sample::of_rate(rate).unwrap();
            let taken = (0..20_000).filter(|&n| sample.takes("x.jsonl", n)).count() as f64;
            assert!((taken / 20_000.0 - rate).abs() < 0.02, "{rate}: {taken}");
        }
        for rate in [0.0, -1.0, 1.1, f64::NAN, f64::INFINITY] {
            assert_eq!(Sample::of_rate(rate), None);
        }
    }
}
