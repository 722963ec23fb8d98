//! What a law found.

use std::fmt;

/// A law of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Law {
    /// Every table is there and can be read.
    Files,
    /// Every column is there, in its order, of its type, and null only where it may be.
    Types,
    /// A closed list has no other value, an id the shape of its table, a confidence is 0 to 1.
    ClosedLists,
    /// No cell holds a line break or an empty text.
    Cells,
    /// No key comes twice.
    Keys,
    /// Rows are sorted by their key.
    Order,
    /// What a row points to is there.
    References,
    /// No interval ends before it begins.
    Intervals,
    /// How a value is known is said exactly where there is one.
    Sources,
    /// For each input, records = documents + rejects.
    Records,
    /// `text[start:end]`, white space folded, is what the cell says.
    Offsets,
    /// Words with a `mention_id` beside them are the words of that mention.
    Evidence,
    /// What is said is its pieces joined.
    Pieces,
    /// The formats agree row by row.
    Formats,
}

impl Law {
    /// All laws, in the order in which they are told.
    pub const ALL: [Self; 14] = [
        Self::Files,
        Self::Types,
        Self::ClosedLists,
        Self::Cells,
        Self::Keys,
        Self::Order,
        Self::References,
        Self::Intervals,
        Self::Sources,
        Self::Records,
        Self::Offsets,
        Self::Evidence,
        Self::Pieces,
        Self::Formats,
    ];

    /// What it says, in one line.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Files => "every table is there and can be read",
            Self::Types => {
                "every column is there, in order, of its type, null only where it may be"
            }
            Self::ClosedLists => "closed lists, codes and scores have no other value",
            Self::Cells => "no cell holds a line break or an empty text",
            Self::Keys => "every key is unique",
            Self::Order => "rows are sorted by their key",
            Self::References => "every reference leads to a row",
            Self::Intervals => "no interval ends before it begins",
            Self::Sources => "a value and how it is known are there together",
            Self::Records => "for each input, records = documents + rejects",
            Self::Offsets => "every offset reproduces its text",
            Self::Evidence => "words beside a mention_id are those of the mention",
            Self::Pieces => "content_text is its pieces joined",
            Self::Formats => "the formats agree row by row",
        }
    }
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

/// Where a law does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The file, relative to the dataset's folder.
    pub file: String,
    /// The row's key; empty for a whole file or column.
    pub key: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key.as_str() {
            "" => write!(f, "{}: {}", self.file, self.what),
            key => write!(f, "{}, {key}: {}", self.file, self.what),
        }
    }
}

/// What one law found over all tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The law.
    pub law: Law,
    /// Rows, cells or files that it was tested on.
    pub tested: u64,
    /// Where it does not hold.
    pub violations: u64,
    /// The first of these.
    pub examples: Vec<Violation>,
    /// What could not be tested, and why.
    pub untested: Vec<String>,
}

/// Findings being gathered for one table.
#[derive(Debug)]
pub(crate) struct Tally {
    findings: Vec<Finding>,
    examples: usize,
}

impl Tally {
    /// Nothing found yet; keeps the first `examples` violations of each law.
    pub(crate) fn new(examples: usize) -> Self {
        let findings = Law::ALL
            .iter()
            .map(|&law| Finding {
                law,
                tested: 0,
                violations: 0,
                examples: Vec::new(),
                untested: Vec::new(),
            })
            .collect();
        Self { findings, examples }
    }

    pub(crate) fn tested(&mut self, law: Law, count: u64) {
        self.findings[law as usize].tested += count;
    }

    pub(crate) fn violation(
        &mut self,
        law: Law,
        file: &str,
        key: impl FnOnce() -> String,
        what: impl FnOnce() -> String,
    ) {
        let finding = &mut self.findings[law as usize];
        finding.violations += 1;
        if finding.examples.len() < self.examples {
            finding.examples.push(Violation { file: file.to_owned(), key: key(), what: what() });
        }
    }

    pub(crate) fn untested(&mut self, law: Law, why: String) {
        let reasons = &mut self.findings[law as usize].untested;
        if !reasons.contains(&why) {
            reasons.push(why);
        }
    }

    /// Adds what another table's tally found.
    pub(crate) fn join(&mut self, other: Self) {
        for (mine, other) in self.findings.iter_mut().zip(other.findings) {
            mine.tested += other.tested;
            mine.violations += other.violations;
            let room = self.examples.saturating_sub(mine.examples.len());
            mine.examples.extend(other.examples.into_iter().take(room));
            for reason in other.untested {
                if !mine.untested.contains(&reason) {
                    mine.untested.push(reason);
                }
            }
        }
    }

    pub(crate) fn finish(self) -> Vec<Finding> {
        self.findings
    }
}

#[cfg(test)]
mod tests {
    use super::Law;

    #[test]
    fn laws_are_numbered_as_listed() {
        assert!(Law::ALL.iter().enumerate().all(|(n, law)| *law as usize == n));
    }
}
