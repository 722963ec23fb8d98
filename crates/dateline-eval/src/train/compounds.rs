//! Opens compounds: CoNLL-2003 has no hyphen tokens and calls all of `EU-wide` MISC; we have, and a
//! name there is what it is elsewhere.

use std::collections::BTreeMap;

use dateline_recogniser::tagger::Label;

use super::corpus::Annotated;

/// What names are called, by their words.
#[derive(Debug, Default)]
pub(crate) struct Known(BTreeMap<String, [u32; 4]>);

impl Known {
    /// Takes in the names of a document.
    pub(crate) fn add(&mut self, document: &Annotated) {
        for name in &document.names {
            let words = &document.text[name.start as usize..name.end as usize];
            self.0.entry(words.to_owned()).or_default()[name.label as usize] += 1;
        }
    }

    /// Cuts the tail off names like `EU-wide`, and calls the head what it mostly is.
    pub(crate) fn open(&self, document: &mut Annotated) {
        for name in &mut document.names {
            let words = &document.text[name.start as usize..name.end as usize];
            let Some(head) = head(words).filter(|_| name.label == Label::Other) else { continue };
            name.end = name.start + head.len() as u32;
            if let Some(counts) = self.0.get(head) {
                let most = (0..4).max_by_key(|&n| (counts[n], 4 - n)).unwrap_or(3);
                name.label = Label::ALL[most];
            }
        }
    }
}

/// The name in a compound of one word whose tail is written small.
fn head(words: &str) -> Option<&str> {
    let (head, tail) = words.split_once('-')?;
    let open = !words.contains(' ')
        && head.starts_with(char::is_uppercase)
        && tail.starts_with(char::is_lowercase);
    open.then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::corpus::GoldName;

    #[test]
    fn the_head_of_a_compound_is_what_it_is_elsewhere() {
        let name = |start, end, label| GoldName { start, end, label };
        let mut document = Annotated {
            id: String::new(),
            text: "Peru said a Peru-backed plan".to_owned(),
            names: vec![name(0, 4, Label::Place), name(12, 23, Label::Other)],
        };
        let mut known = Known::default();
        known.add(&document);
        known.open(&mut document);
        assert_eq!(document.names[1], name(12, 16, Label::Place));
        assert_eq!((head("Franco-German"), head("Al-")), (None, None));
    }
}
