//! The id of a row inside a document or under a person, put together only in the column that it is for.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// Such an id: as it is, or by its parts.
///
/// ```
/// use dateline_schema::RowKey;
/// assert_eq!(RowKey::inside("d0z", b's', 10).to_string(), "d0z.s10");
/// assert_eq!(RowKey::from("p.zhao-kezhi.o1").to_string(), "p.zhao-kezhi.o1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowKey<'a> {
    /// The whole id.
    Whole(Cow<'a, str>),
    /// The id of what the row stands in, the letter of its table, and its number.
    Inside {
        /// What the row stands in.
        parent: &'a str,
        /// The letter of its table, in ASCII.
        letter: u8,
        /// Its number there, from 1.
        number: u32,
    },
}

impl<'a> RowKey<'a> {
    /// The id of a row inside what has the id `parent`.
    pub fn inside(parent: &'a str, letter: u8, number: u32) -> Self {
        Self::Inside { parent, letter, number }
    }

    /// Spells it. One id or two a row of most tables: the formatting machinery would be felt.
    #[inline]
    pub(crate) fn spell(&self, out: &mut impl Write) -> fmt::Result {
        match self {
            Self::Whole(id) => out.write_str(id),
            &Self::Inside { parent, letter, number } => {
                out.write_str(parent)?;
                let mut tail = [b'.'; 12];
                let (mut rest, mut at) = (number, tail.len());
                loop {
                    at -= 1;
                    tail[at] = b'0' + (rest % 10) as u8;
                    rest /= 10;
                    if rest == 0 {
                        break;
                    }
                }
                tail[at - 1] = letter;
                out.write_str(str::from_utf8(&tail[at - 2..]).unwrap_or_default())
            }
        }
    }
}

impl fmt::Display for RowKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spell(f)
    }
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for RowKey<'a> {
    fn from(id: T) -> Self {
        Self::Whole(id.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_spelled() {
        for number in [0, 1, 9, 10, 99, 100, 123_456, u32::MAX] {
            assert_eq!(RowKey::inside("d", b'm', number).to_string(), format!("d.m{number}"));
        }
    }
}
