//! Copies of a text whose capitals say nothing, so that the model learns to do without.

use super::corpus::Annotated;

/// The document with all letters as capitals, where each has one of the same length in bytes.
pub(crate) fn in_capitals(document: &Annotated) -> Annotated {
    mapped(document, "-capitals", |c| c.to_uppercase().collect())
}

/// The document with all letters small.
pub(crate) fn in_lower_case(document: &Annotated) -> Annotated {
    mapped(document, "-lower", |c| c.to_lowercase().collect())
}

fn mapped(document: &Annotated, suffix: &str, map: fn(char) -> String) -> Annotated {
    let mut text = String::with_capacity(document.text.len());
    for c in document.text.chars() {
        let other = map(c);
        if other.len() == c.len_utf8() { text.push_str(&other) } else { text.push(c) }
    }
    Annotated { id: format!("{}{suffix}", document.id), text, names: document.names.clone() }
}
