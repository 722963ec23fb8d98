//! Where cells lead.

use dateline_schema::Table;

/// Cells of a column lead where another column of the same row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The column whose cells are linked.
    pub column: &'static str,
    /// The column whose text says where to; it may be the same.
    pub key: &'static str,
}

/// Where cells lead: relative to the folder of the workbook.
pub trait Links: Send + Sync {
    /// The linked columns of a table.
    fn of(&self, table: &Table) -> Vec<Link>;

    /// Where a row with this key leads, such as `pages/one.html#s1`; `None` for nowhere.
    fn target(&self, key: &str) -> Option<String>;
}
