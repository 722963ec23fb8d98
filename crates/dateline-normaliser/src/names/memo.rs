//! Names that a thread took apart lately: reports name the same people again and again.
//!
//! The memo changes no result: the parts are a function of the key.

use std::cell::RefCell;
use std::hash::BuildHasher;
use std::rc::Rc;

use rustc_hash::FxBuildHasher;

use super::known::KnownName;
use super::person_name::PersonName;

/// Names that are kept, a power of two; a new one takes the place of an old one.
const ENTRIES: usize = 8192;
/// A longer name is taken apart each time.
const LONGEST: usize = 128;

/// All that the parts of a name depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key<'a> {
    pub(super) name: &'a str,
    pub(super) country: &'a str,
    pub(super) short: Option<&'a str>,
}

struct Entry {
    name: String,
    country: String,
    short: Option<String>,
    parts: Rc<KnownName>,
}

impl Entry {
    fn is_of(&self, key: Key<'_>) -> bool {
        (self.name.as_str(), self.country.as_str(), self.short.as_deref())
            == (key.name, key.country, key.short)
    }
}

thread_local! {
    static MEMO: RefCell<Vec<Option<Entry>>> = const { RefCell::new(Vec::new()) };
}

/// The parts of a name: what `parse` makes of it, or made of it before.
pub(super) fn remembered(key: Key<'_>, parse: impl FnOnce() -> PersonName) -> Rc<KnownName> {
    if key.name.len() > LONGEST || key.short.is_some_and(|short| short.len() > LONGEST) {
        return Rc::new(parse().into());
    }
    let slot = FxBuildHasher.hash_one(key) as usize % ENTRIES;
    let known = MEMO.with_borrow(|memo| {
        let entry = memo.get(slot)?.as_ref()?;
        entry.is_of(key).then(|| Rc::clone(&entry.parts))
    });
    known.unwrap_or_else(|| {
        let parts = Rc::new(KnownName::from(parse()));
        let entry = Entry {
            name: key.name.to_owned(),
            country: key.country.to_owned(),
            short: key.short.map(str::to_owned),
            parts: Rc::clone(&parts),
        };
        MEMO.with_borrow_mut(|memo| {
            memo.resize_with(ENTRIES, || None);
            memo[slot] = Some(entry);
        });
        parts
    })
}

#[cfg(test)]
mod tests {
    use super::ENTRIES;
    use crate::names::{Hint, parse, parse_in};

    #[test]
    fn all_that_the_parts_depend_on_is_the_key() {
        let name = "Kim Jong Un";
        let asked = [("", None), ("PRK", None), ("PRK", Some("Jong")), ("HUN", None)];
        let first = asked.map(|(country, short)| parse_in(name, country, short));
        assert_ne!(first[1].short, first[2].short);
        let again = asked.map(|(country, short)| parse_in(name, country, short));
        assert_eq!(first, again);
    }

    #[test]
    fn a_full_memo_gives_what_an_empty_one_gives() {
        let names: Vec<String> =
            (0..3 * ENTRIES).map(|n| format!("Ann Person{n} Smith{}", n % 7)).collect();
        let parts = || names.iter().map(|name| parse(name, &Hint::default())).collect::<Vec<_>>();
        assert_eq!(parts(), parts());
    }
}
