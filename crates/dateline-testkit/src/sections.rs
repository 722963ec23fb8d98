//! Cases in Markdown: a heading names a case, fenced blocks hold its text and what is expected.
//!
//! ````text
//! ## The host speaks
//!
//! Prose for people.
//!
//! ```report
//! HANOI - Trong received Zhao.
//! ```
//!
//! ```expected
//! meeting: Trong, Zhao
//! ```
//! ````

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'t> {
    /// Its heading.
    pub name: &'t str,
    /// The line of the heading, from 1.
    pub line: usize,
    /// Its fenced blocks, in their order.
    pub blocks: Vec<Block<'t>>,
}

/// A fenced block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<'t> {
    /// What stands after the opening fence.
    pub info: &'t str,
    /// Its lines, without the last line break.
    pub text: String,
}

impl Section<'_> {
    /// The text of the first block with this word after its fence.
    pub fn block(&self, info: &str) -> Option<&str> {
        self.blocks.iter().find(|block| block.info == info).map(|block| block.text.as_str())
    }
}

/// The cases of a file: its headings of any level that have blocks beneath them.
///
/// # Panics
/// If a block is not closed.
pub fn read(text: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    let mut lines = (1..).zip(text.lines());
    while let Some((number, line)) = lines.next() {
        if let Some(fence) = fence(line) {
            let info = line[fence.len()..].trim();
            let mut body: Vec<&str> = Vec::new();
            loop {
                match lines.next() {
                    Some((_, end)) if end.trim_end() == fence => break,
                    Some((_, inside)) => body.push(inside),
                    None => panic!("the block that begins in line {number} is not closed"),
                }
            }
            if let Some(section) = sections.last_mut() {
                section.blocks.push(Block { info, text: body.join("\n") });
            }
        } else if line.starts_with('#') {
            let name = line.trim_start_matches('#').trim();
            sections.push(Section { name, line: number, blocks: Vec::new() });
        }
    }
    sections.retain(|section| !section.blocks.is_empty());
    sections
}

/// The back-ticks that open a block.
fn fence(line: &str) -> Option<&str> {
    let length = line.bytes().take_while(|&byte| byte == b'`').count();
    (length >= 3).then(|| &line[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_cases_and_fences_hold_them() {
        let text = "# All\nprose\n## One\n```report\n# no heading\n\nb\n```\n````expected\n```\n````\n## Two\nno block\n";
        let sections = read(text);
        assert_eq!(sections.len(), 1);
        assert_eq!((sections[0].name, sections[0].line), ("One", 3));
        assert_eq!(sections[0].block("report"), Some("# no heading\n\nb"));
        assert_eq!(sections[0].block("expected"), Some("```"));
        assert_eq!(sections[0].block("other"), None);
    }
}
