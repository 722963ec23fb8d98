//! Sets that grow together.

/// A partition of the numbers below a limit; each part is called by its smallest member.
#[derive(Debug)]
pub(crate) struct Partition(Vec<u32>);

impl Partition {
    /// Everything apart.
    pub(crate) fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    /// The smallest member of the part of `n`.
    pub(crate) fn root(&self, n: u32) -> u32 {
        let mut at = n;
        while self.0[at as usize] != at {
            at = self.0[at as usize];
        }
        at
    }

    /// Puts two parts together; the root of the whole.
    pub(crate) fn join(&mut self, a: u32, b: u32) -> u32 {
        let (a_root, b_root) = (self.root(a), self.root(b));
        let root = a_root.min(b_root);
        for mut at in [a, b] {
            while self.0[at as usize] != root {
                at = std::mem::replace(&mut self.0[at as usize], root);
            }
        }
        self.0[a_root as usize] = root;
        self.0[b_root as usize] = root;
        root
    }

    /// All members with their roots, members of a part together, parts by root.
    pub(crate) fn parts(&self) -> Vec<(u32, Vec<u32>)> {
        let mut pairs: Vec<(u32, u32)> =
            (0..self.0.len() as u32).map(|n| (self.root(n), n)).collect();
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
}
