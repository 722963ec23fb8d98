//! The closed lists: every value that a column of a fixed vocabulary can have, defined once.
//!
//! ```
//! use dateline_schema::closed::Act;
//! assert_eq!(Act::Pledge.name(), "pledge");
//! assert_eq!("pledge".parse(), Ok(Act::Pledge));
//! assert!(Act::NAMES.contains(&"congratulate"));
//! ```

mod documents;
mod entities;
mod meetings;
mod statements;

pub use documents::*;
pub use entities::*;
pub use meetings::*;
pub use statements::*;

/// A closed list as data.
#[derive(Debug)]
pub struct ClosedList {
    /// Its name.
    pub name: &'static str,
    /// What it is of.
    pub doc: &'static str,
    /// The words of its values, in the order of their definition.
    pub values: &'static [&'static str],
    /// What each value means.
    pub docs: &'static [&'static str],
}

/// A word that is not in the closed list it was looked for in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// The word.
    pub name: String,
    /// The words that are.
    pub known: &'static [&'static str],
}

impl std::fmt::Display for UnknownName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown value {:?}, expected one of {}", self.name, self.known.join(", "))
    }
}

impl std::error::Error for UnknownName {}

/// Defines closed lists: an enum each, with the word of each value as it stands in the tables.
macro_rules! closed {
    ($(
        $(#[doc = $doc:literal])+
        $list:ident { $($(#[doc = $value_doc:literal])+ $value:ident = $name:literal,)+ }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $list {
            $($(#[doc = $value_doc])+ #[serde(rename = $name)] $value,)+
        }

        impl $list {
            /// All values, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
            /// Their words, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
            /// The list as data.
            pub const LIST: &'static $crate::closed::ClosedList = &$crate::closed::ClosedList {
                name: stringify!($list),
                doc: concat!($($doc),+).trim_ascii(),
                values: Self::NAMES,
                docs: &[$(concat!($($value_doc),+).trim_ascii()),+],
            };

            /// The word in the tables.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$value => $name),+ }
            }
        }

        #[cfg(feature = "arrow")]
        $crate::cell::closed_cell!($list);

        impl std::str::FromStr for $list {
            type Err = $crate::closed::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($name => Ok(Self::$value),)+
                    _ => Err($crate::closed::UnknownName {
                        name: name.to_owned(),
                        known: Self::NAMES,
                    }),
                }
            }
        }
    )+};
}
use closed;
