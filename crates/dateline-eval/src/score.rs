//! Counts and the figures made of them.

/// What was found of what there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) gold: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, right: usize, found: usize, gold: usize) {
        self.right += right;
        self.found += found;
        self.gold += gold;
    }

    pub(crate) fn precision(self) -> f64 {
        rate(self.right, self.found)
    }

    pub(crate) fn recall(self) -> f64 {
        rate(self.right, self.gold)
    }

    /// The harmonic mean of precision and recall.
    pub(crate) fn f1(self) -> f64 {
        rate(2 * self.right, self.found + self.gold)
    }
}

/// A part of a whole; 0 of nothing.
pub(crate) fn rate(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// One figure of a suite.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) value: String,
    /// What others reach on data of this kind, where it is known.
    pub(crate) others: &'static str,
}

/// The figures of a suite.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) title: &'static str,
    /// The data, and how it is counted.
    pub(crate) about: String,
    pub(crate) figures: Vec<Figure>,
}

impl Section {
    pub(crate) fn new(title: &'static str, about: impl Into<String>) -> Self {
        Self { title, about: about.into(), figures: Vec::new() }
    }

    /// Adds precision, recall and F1.
    pub(crate) fn counts(&mut self, name: impl Into<String>, counts: Counts, others: &'static str) {
        let value = format!(
            "F1 {:.3} (P {:.3}, R {:.3}; {} right, {} found, {} in gold)",
            counts.f1(),
            counts.precision(),
            counts.recall(),
            counts.right,
            counts.found,
            counts.gold
        );
        self.figures.push(Figure { name: name.into(), value, others });
    }

    /// Adds a rate.
    pub(crate) fn rate(
        &mut self,
        name: impl Into<String>,
        (part, whole): (usize, usize),
        others: &'static str,
    ) {
        let value = format!("{:.3} ({part} of {whole})", rate(part, whole));
        self.figures.push(Figure { name: name.into(), value, others });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_what_the_counts_say() {
        let counts = Counts { right: 2, found: 3, gold: 4 };
        assert!((counts.f1() - 4.0 / 7.0).abs() < 1e-12);
        assert!(Counts::default().f1().abs() < 1e-12);
    }
}
