//! Which parts the texts that are misread have in common.

use std::collections::BTreeMap;

/// So many parts are named.
const WORST: usize = 10;
/// A part that fewer texts have says nothing.
const FEWEST: usize = 8;

/// Texts, right or wrong, and the parts they were put together of.
#[derive(Default)]
pub(super) struct Parts {
    texts: Vec<(bool, Vec<String>)>,
}

impl Parts {
    pub(super) fn count(&mut self, right: bool, parts: &[String]) {
        self.texts.push((right, parts.to_vec()));
    }

    /// Right of all.
    pub(super) fn all(&self) -> (usize, usize) {
        (self.texts.iter().filter(|(right, _)| *right).count(), self.texts.len())
    }

    /// The parts that fail most, with right of tried. A text counts for the worst of its parts only: what
    /// stands beside a part that always fails is not to blame.
    pub(super) fn worst(&self) -> Vec<(&str, (usize, usize))> {
        let mut left: Vec<&(bool, Vec<String>)> = self.texts.iter().collect();
        let mut worst = Vec::new();
        while worst.len() < WORST {
            let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
            for (right, parts) in &left {
                for part in parts {
                    let count = counts.entry(part.as_str()).or_default();
                    count.0 += usize::from(*right);
                    count.1 += 1;
                }
            }
            counts.retain(|_, (right, tried)| *tried >= FEWEST && right < tried);
            // The rate as a whole number, since that has an order
            let rate = |(right, tried): (usize, usize)| 1_000_000 * right / tried;
            let Some((part, count)) =
                counts.into_iter().min_by_key(|(_, count)| (rate(*count), usize::MAX - count.1))
            else {
                break;
            };
            left.retain(|(_, parts)| parts.iter().all(|other| other != part));
            worst.push((part, count));
        }
        worst
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neighbour_of_a_bad_part_is_not_to_blame() {
        let mut parts = Parts::default();
        for n in 0..20 {
            let verb = if n % 2 == 0 { "verb: ran into" } else { "verb: met" };
            let day = if n < 10 { "day: today" } else { "day: Monday" };
            parts.count(n % 2 == 1, &[verb.to_owned(), day.to_owned()]);
        }
        assert_eq!(parts.all(), (10, 20));
        assert_eq!(parts.worst(), [("verb: ran into", (0, 10))]);
    }
}
