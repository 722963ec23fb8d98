//! What a sheet can hold, and what was done where something did not fit.

/// What a sheet can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rows of a sheet, the header among them. Further rows go on in a sheet `<table> (2)`.
    pub rows: u32,
    /// UTF-16 units of a cell. A longer text ends in [`CUT`](crate::Limits::CUT).
    pub units: usize,
    /// Linked cells of a sheet. Further cells are the same text without a link.
    pub links: u32,
}

impl Limits {
    /// Excel's; LibreOffice holds as much or more.
    pub const EXCEL: Self = Self { rows: 1_048_576, units: 32_767, links: 65_530 };

    /// How a cell ends whose text was too long.
    pub const CUT: &'static str = " … [cut]";
}

/// What a sheet does not show as it is, in cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loss {
    /// Texts that were too long and end in [`Limits::CUT`].
    pub cut: u64,
    /// Texts with control characters, which no sheet can hold: each is U+FFFD.
    pub replaced: u64,
    /// Days before 1 March 1900, which sheets do not know: ISO 8601 as text.
    pub old_days: u64,
    /// Texts of no characters, which look like null.
    pub empty: u64,
    /// Cells whose link was left out.
    pub unlinked: u64,
}

impl Loss {
    /// The same of two sheets together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            cut: self.cut + other.cut,
            replaced: self.replaced + other.replaced,
            old_days: self.old_days + other.old_days,
            empty: self.empty + other.empty,
            unlinked: self.unlinked + other.unlinked,
        }
    }
}
