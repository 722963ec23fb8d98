//! The texts of a dataset, put aside so that any row can ask for its words.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::build::offsets::fold;
use crate::check::rows::text_hash;

/// Every so many code points the byte is kept.
const STEP: usize = 256;

/// Texts being put aside.
pub(crate) struct TextsWriter {
    file: BufWriter<File>,
    index: FxHashMap<u64, (u64, u32)>,
    offset: u64,
}

/// Texts by document.
pub(crate) struct Texts {
    file: File,
    index: FxHashMap<u64, (u64, u32)>,
}

impl TextsWriter {
    pub(crate) fn new() -> std::io::Result<Self> {
        let file = BufWriter::with_capacity(1 << 18, tempfile::tempfile()?);
        Ok(Self { file, index: FxHashMap::default(), offset: 0 })
    }

    pub(crate) fn add(&mut self, document: &str, text: &str) -> std::io::Result<()> {
        self.file.write_all(text.as_bytes())?;
        self.index.insert(text_hash(document), (self.offset, text.len() as u32));
        self.offset += text.len() as u64;
        Ok(())
    }

    pub(crate) fn finish(self) -> std::io::Result<Texts> {
        let file = self.file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        Ok(Texts { file, index: self.index })
    }
}

impl Texts {
    /// The text of the document with this [`text_hash`] of its id.
    fn read(&self, document: u64) -> Option<String> {
        let &(offset, length) = self.index.get(&document)?;
        let mut bytes = vec![0; length as usize];
        crate::build::spill::read_at(&self.file, &mut bytes, offset).ok()?;
        String::from_utf8(bytes).ok()
    }
}

/// Asks for one text after the other; keeps the last.
pub(crate) struct TextCursor {
    texts: Arc<Texts>,
    document: u64,
    current: Option<Points>,
}

impl TextCursor {
    pub(crate) fn new(texts: Arc<Texts>) -> Self {
        Self { texts, document: 0, current: None }
    }

    /// The text of a document, by the hash of its id.
    pub(crate) fn get(&mut self, document: u64) -> Option<&Points> {
        if self.current.is_none() || self.document != document {
            self.current = self.texts.read(document).map(Points::new);
            self.document = document;
        }
        self.current.as_ref()
    }
}

/// A text that is cut by code points.
pub(crate) struct Points {
    text: String,
    /// The byte of each [`STEP`]th code point; empty for ASCII.
    marks: Vec<u32>,
    length: usize,
}

impl Points {
    fn new(text: String) -> Self {
        if text.is_ascii() {
            return Self { length: text.len(), text, marks: Vec::new() };
        }
        let marks = text.char_indices().step_by(STEP).map(|(byte, _)| byte as u32).collect();
        Self { length: text.chars().count(), text, marks }
    }

    /// The byte before a code point.
    fn byte(&self, point: usize) -> Option<usize> {
        if point > self.length {
            return None;
        }
        if self.marks.is_empty() {
            return Some(point);
        }
        if point == self.length {
            return Some(self.text.len());
        }
        let mark = self.marks[point / STEP] as usize;
        let (byte, _) = self.text[mark..].char_indices().nth(point % STEP)?;
        Some(mark + byte)
    }

    /// `text[start:end]`; none if it is not in the text.
    pub(crate) fn slice(&self, start: i64, end: i64) -> Option<&str> {
        let at = |point: i64| self.byte(usize::try_from(point).ok()?);
        self.text.get(at(start)?..at(end)?)
    }

    /// The same by bytes.
    pub(crate) fn bytes(&self, start: i64, end: i64) -> Option<&str> {
        self.text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }

    /// Is `words` what stands there, white space folded?
    pub(crate) fn says(&self, start: i64, end: i64, words: &str) -> bool {
        self.slice(start, end).is_some_and(|slice| fold(slice) == words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_by_code_points() {
        let text = "Trọng\n met 😀 Zhao. ".repeat(100);
        let mut writer = TextsWriter::new().unwrap();
        writer.add("d1", "plain").unwrap();
        writer.add("d2", &text).unwrap();
        let mut cursor = TextCursor::new(Arc::new(writer.finish().unwrap()));
        let points: Vec<char> = text.chars().collect();
        let wide = cursor.get(text_hash("d2")).unwrap();
        for start in (0..points.len()).step_by(37) {
            let end = (start + 11).min(points.len());
            let expected: String = points[start..end].iter().collect();
            assert_eq!(wide.slice(start as i64, end as i64), Some(expected.as_str()));
        }
        assert!(wide.says(0, 9, "Trọng me"));
        assert_eq!(wide.slice(-1, 2), None);
        assert_eq!(wide.slice(0, points.len() as i64 + 1), None);
        assert_eq!(cursor.get(text_hash("d1")).unwrap().slice(1, 5), Some("lain"));
        assert!(cursor.get(text_hash("d3")).is_none());
    }
}
