//! Sets that grow together, and some that never may.

use std::collections::{BTreeMap, BTreeSet};

/// A partition of the numbers below a limit; each part is called by its smallest member.
#[derive(Debug)]
pub(crate) struct Partition {
    above: Vec<u32>,
    /// Roots that stay apart, both ways.
    apart: BTreeMap<u32, BTreeSet<u32>>,
}

impl Partition {
    /// Everything apart.
    pub(crate) fn new(count: usize) -> Self {
        Self { above: (0..count as u32).collect(), apart: BTreeMap::new() }
    }

    /// The smallest member of the part of `n`.
    pub(crate) fn root(&self, n: u32) -> u32 {
        let mut at = n;
        while self.above[at as usize] != at {
            at = self.above[at as usize];
        }
        at
    }

    /// Are two parts one, or is nothing against it?
    pub(crate) fn may_join(&self, a: u32, b: u32) -> bool {
        if self.apart.is_empty() {
            return true;
        }
        let (a, b) = (self.root(a), self.root(b));
        self.apart.get(&a).is_none_or(|others| !others.contains(&b))
    }

    /// Keeps two parts apart whatever follows; false where they are one already.
    pub(crate) fn keep_apart(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return false;
        }
        self.apart.entry(a).or_default().insert(b);
        self.apart.entry(b).or_default().insert(a);
        true
    }

    /// Puts two parts together, unless they are kept apart; the root of `a` then.
    pub(crate) fn join(&mut self, a: u32, b: u32) -> u32 {
        let (a_root, b_root) = (self.root(a), self.root(b));
        if a_root == b_root || !self.may_join(a_root, b_root) {
            return a_root;
        }
        let (root, gone) = (a_root.min(b_root), a_root.max(b_root));
        for mut at in [a, b] {
            while self.above[at as usize] != root {
                at = std::mem::replace(&mut self.above[at as usize], root);
            }
        }
        self.above[gone as usize] = root;
        if let Some(others) = self.apart.remove(&gone) {
            for &other in &others {
                if let Some(back) = self.apart.get_mut(&other) {
                    back.remove(&gone);
                    back.insert(root);
                }
            }
            self.apart.entry(root).or_default().extend(others);
        }
        root
    }

    /// All members with their roots, members of a part together, parts by root.
    pub(crate) fn parts(&self) -> Vec<(u32, Vec<u32>)> {
        let mut pairs: Vec<(u32, u32)> =
            (0..self.above.len() as u32).map(|n| (self.root(n), n)).collect();
        pairs.sort_unstable();
        pairs
            .chunk_by(|a, b| a.0 == b.0)
            .map(|chunk| (chunk[0].0, chunk.iter().map(|&(_, n)| n).collect()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_joining_does_not_count() {
        let pairs = [(0, 4), (4, 2), (3, 5), (1, 5)];
        let mut forward = Partition::new(6);
        let mut backward = Partition::new(6);
        for (a, b) in pairs {
            forward.join(a, b);
        }
        for (a, b) in pairs.into_iter().rev() {
            backward.join(b, a);
        }
        assert_eq!(forward.parts(), backward.parts());
        assert_eq!(forward.parts(), [(0, vec![0, 2, 4]), (1, vec![1, 3, 5])]);
    }

    #[test]
    fn what_is_kept_apart_stays_apart_however_it_grows() {
        let mut parts = Partition::new(6);
        assert!(parts.keep_apart(1, 4));
        parts.join(0, 1);
        parts.join(4, 5);
        assert!(!parts.may_join(0, 5));
        parts.join(5, 0);
        parts.join(2, 5);
        parts.join(2, 1);
        assert_eq!(parts.parts(), [(0, vec![0, 1]), (2, vec![2, 4, 5]), (3, vec![3])]);
        assert!(!parts.keep_apart(2, 5));
    }
}
