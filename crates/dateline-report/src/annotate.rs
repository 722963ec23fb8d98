//! Marks over a text, which may nest and overlap, as pieces one after the other.

use serde::Serialize;

/// Something that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// In code points, as all tables count.
    pub(crate) start: u32,
    /// Exclusive.
    pub(crate) end: u32,
    /// What it is, as a class of the style sheet.
    pub(crate) class: &'static str,
    /// Where a click on it leads.
    pub(crate) link: Option<String>,
    /// What it is, in words.
    pub(crate) title: String,
    /// Which of several marks on the same words gives link and title: the highest.
    pub(crate) rank: u8,
}

/// A place that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// In code points.
    pub(crate) start: u32,
    /// Its name in the page.
    pub(crate) id: String,
}

/// Words on which the same marks lie.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Piece<'a> {
    /// Places that begin here.
    pub(crate) anchors: Vec<String>,
    pub(crate) text: &'a str,
    /// Classes with a space between; empty where nothing was found.
    pub(crate) class: String,
    pub(crate) link: Option<String>,
    pub(crate) title: String,
}

/// Cuts a text at the ends of all marks and at all anchors. Marks that are empty or outside the text
/// are left out. n marks of which m lie over a place cost n log n + n·m.
pub(crate) fn pieces<'a>(text: &'a str, marks: &[Mark], anchors: &[Anchor]) -> Vec<Piece<'a>> {
    let mut cuts: Vec<u32> = marks
        .iter()
        .flat_map(|mark| [mark.start, mark.end])
        .chain(anchors.iter().map(|anchor| anchor.start))
        .chain([0])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let bytes = byte_offsets(text, &cuts);
    let mut by_start: Vec<&Mark> = marks.iter().filter(|mark| mark.start < mark.end).collect();
    by_start.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut anchors: Vec<&Anchor> = anchors.iter().collect();
    anchors.sort_by_key(|anchor| anchor.start);

    let (mut next_mark, mut next_anchor) = (0, 0);
    let mut over: Vec<&Mark> = Vec::new();
    let mut pieces = Vec::with_capacity(cuts.len());
    for (n, &cut) in cuts.iter().enumerate() {
        let end = bytes.get(n + 1).copied().unwrap_or(text.len());
        over.retain(|mark| mark.end > cut);
        while let Some(mark) = by_start.get(next_mark).filter(|mark| mark.start <= cut) {
            over.push(mark);
            next_mark += 1;
        }
        let begun = anchors[next_anchor..].iter().take_while(|anchor| anchor.start <= cut).count();
        let here = anchors[next_anchor..next_anchor + begun].iter().map(|anchor| anchor.id.clone());
        next_anchor += begun;
        let anchors: Vec<String> = here.collect();
        if bytes[n] == end && anchors.is_empty() {
            continue;
        }
        // The innermost of the highest rank.
        let top = over.iter().rev().max_by_key(|mark| mark.rank);
        let mut classes: Vec<&str> = over.iter().map(|mark| mark.class).collect();
        classes.sort_unstable();
        classes.dedup();
        pieces.push(Piece {
            anchors,
            text: &text[bytes[n]..end],
            class: classes.join(" "),
            link: top.and_then(|mark| mark.link.clone()),
            title: top.map(|mark| mark.title.clone()).unwrap_or_default(),
        });
    }
    pieces
}

/// Where code points begin, of those numbers in rising order; the end of the text for what is beyond.
fn byte_offsets(text: &str, points: &[u32]) -> Vec<usize> {
    let mut starts = text.char_indices().map(|(at, _)| at).enumerate().peekable();
    let mut offsets = Vec::with_capacity(points.len());
    for &point in points {
        while starts.next_if(|(n, _)| *n < point as usize).is_some() {}
        offsets.push(starts.peek().map_or(text.len(), |&(_, at)| at));
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, class: &'static str, rank: u8) -> Mark {
        Mark { start, end, class, link: Some(format!("#{class}")), title: String::new(), rank }
    }

    fn shown(
        text: &str,
        marks: &[Mark],
        anchors: &[Anchor],
    ) -> Vec<(String, String, Option<String>)> {
        let of = |piece: Piece| (piece.text.to_owned(), piece.class, piece.link);
        pieces(text, marks, anchors).into_iter().map(of).collect()
    }

    #[test]
    fn nested_and_overlapping_marks_become_pieces() {
        let marks = [mark(3, 10, "content", 0), mark(7, 12, "person", 2), mark(0, 2, "cue", 3)];
        let found = shown("é said Trần came", &marks, &[]);
        let expected = [
            ("é ", "cue", Some("#cue")),
            ("s", "", None),
            ("aid ", "content", Some("#content")),
            ("Trầ", "content person", Some("#person")),
            ("n ", "person", Some("#person")),
            ("came", "", None),
        ];
        let expected: Vec<_> = expected
            .map(|(text, class, link)| (text.to_owned(), class.to_owned(), link.map(str::to_owned)))
            .into();
        assert_eq!(found, expected);
        let whole: String = found.iter().map(|piece| piece.0.as_str()).collect();
        assert_eq!(whole, "é said Trần came");
    }

    #[test]
    fn marks_beyond_the_text_and_empty_ones_do_no_harm() {
        let anchors = [Anchor { start: 40, id: "s1".into() }];
        let marks = [mark(9, 90, "person", 1), mark(2, 2, "date", 1), mark(5, 3, "place", 1)];
        let found = pieces("short", &marks, &anchors);
        assert_eq!(found.iter().map(|piece| piece.text).collect::<String>(), "short");
        assert!(found.iter().all(|piece| piece.class.is_empty() || piece.text.is_empty()));
        assert_eq!(found.last().unwrap().anchors, ["s1"]);
        assert!(pieces("", &[], &[]).is_empty());
    }
}
