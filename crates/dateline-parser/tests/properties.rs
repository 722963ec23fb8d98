//! What holds for any text: no panic, spans on character boundaries, everything in its order.

use dateline_parser::{Meta, Report, Shape, Span, parse};
use proptest::prelude::*;

/// Pieces of reports, to be put together at random.
const PIECES: [&str; 44] = [
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "\t",
    "\u{a0}",
    " date 2021-02-20 ",
    "date 2021-02-30",
    "HANOI - ",
    "LAGOS, Feb. 19 (Xinhua) -- ",
    "(AP) ",
    "[TEXT] ",
    "By Jane Doe",
    "Updated May 16, 2023, 18:42 JST",
    "Enditem",
    "Mr. ",
    "U.S. ",
    "J. ",
    "said",
    "The",
    "Nguyễn",
    "e\u{301}",
    "北京",
    "שלום",
    "\"",
    "'",
    "’",
    "“",
    "”",
    "«",
    "»",
    "``",
    "''",
    ".",
    "...",
    "?",
    ",",
    "-",
    "--",
    "1,234.5",
    "13th",
    "a@b.example",
    "https://x.example/(",
];

/// White space, the asterisks of an emphasis, and what is left of a link: `[`, `](https://a.example)`.
fn is_no_text(gap: &str) -> bool {
    let plain =
        |text: &str| text.chars().all(|c| "*[".contains(c) || is_blank(c.encode_utf8(&mut [0; 4])));
    let mut rest = gap;
    while let Some((before, target)) = rest.split_once("](") {
        let Some((_, behind)) = target.split_once(')') else { return false };
        if !plain(before) {
            return false;
        }
        rest = behind.trim_start_matches(')');
    }
    plain(rest)
}

fn check(text: &str) {
    let report = parse(text, &Meta::default());
    let on_boundaries = |span: Span| {
        span.start <= span.end
            && text.is_char_boundary(span.start as usize)
            && text.is_char_boundary(span.end as usize)
            && span.end as usize <= text.len()
    };
    let mut at = 0;
    for token in &report.tokens {
        assert!(on_boundaries(token.span) && !token.span.is_empty());
        assert!(token.span.start as usize >= at, "tokens overlap");
        assert!(is_no_text(&text[at..token.span.start as usize]), "a gap in {text:?}");
        assert_eq!(token.hash, dateline_lexicon::word_hash(token.span.of(text)));
        at = token.span.end as usize;
    }
    assert!(is_no_text(&text[at..]), "a gap at the end of {text:?}");
    parts(&report, &on_boundaries);
}

fn parts(report: &Report<'_>, on_boundaries: &dyn Fn(Span) -> bool) {
    let frame = [report.header, report.title, report.byline, report.footer, report.agency];
    assert!(frame.into_iter().flatten().all(on_boundaries));
    if let Some(dateline) = &report.dateline {
        assert!(on_boundaries(dateline.span) && dateline.body >= dateline.span.end);
        assert!(report.text.is_char_boundary(dateline.body as usize));
        assert!(dateline.places.iter().all(|place| on_boundaries(place.name)));
    }
    assert!(report.paragraphs.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert!(report.paragraphs.iter().all(|paragraph| on_boundaries(*paragraph)));
    let mut last = 0;
    for sentence in &report.sentences {
        let paragraph = report.paragraphs[sentence.paragraph as usize];
        assert!(on_boundaries(sentence.span) && paragraph.contains(sentence.span));
        assert!(sentence.tokens.start >= last && !sentence.tokens.is_empty());
        assert_eq!(report.span_of(sentence.tokens), sentence.span);
        assert!(report.tokens[sentence.tokens.start as usize].is(Shape::SENTENCE_START));
        last = sentence.tokens.end;
    }
    let mut before = 0;
    for quotation in &report.quotations {
        assert!(on_boundaries(quotation.span) && on_boundaries(quotation.inner));
        assert!(quotation.span.contains(quotation.inner));
        // One can go on over paragraphs, with nothing of it between them.
        let holds =
            |at: u32| report.paragraphs.iter().any(|whole| whole.start <= at && at <= whole.end);
        assert!(holds(quotation.span.start) && holds(quotation.span.end));
        assert!(quotation.span.start >= before, "quotations out of order");
        before = quotation.span.start;
    }
    assert!(report.notes.iter().filter_map(|note| note.span).all(on_boundaries));
}

/// Nothing but white space and characters of no width.
fn is_blank(gap: &str) -> bool {
    gap.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}')
    })
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,200}|[\\x00-\\x7f“”‘’«»\u{301}北é]{0,200}") {
        check(&text);
    }

    #[test]
    fn pieces_of_reports(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        check(&pieces.concat());
    }
}

/// Texts that would take for ever if anything were quadratic.
#[test]
fn hostile_texts_take_no_time() {
    for piece in [
        "\"", "'", "'a' ", "a.", "@", "a@", "(", "http://)", "\n", "Mr. ", ". ", "` ", "[", "- ",
        "By A ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let start = std::time::Instant::now();
        parse(&text, &Meta::default());
        assert!(start.elapsed().as_secs() < 10, "{piece:?}");
    }
}
