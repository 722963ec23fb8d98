//! The cases under `tests/cases`: texts, and what they are to give.

use dateline_parser::{Meta, Report, Span, parse};
use dateline_schema::closed::PublishedSource;
use jiff::civil::date;

/// The cases of a file: its text, and the lines below it.
fn cases(file: &'static str) -> impl Iterator<Item = (String, Vec<&'static str>)> {
    file.split("\n\n").filter_map(|case| {
        let mut lines = case.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        Some((lines.next()?.replace('¶', "\n"), lines.collect()))
    })
}

fn shown(text: &str) -> String {
    text.replace('\n', "¶")
}

#[test]
fn sentences() {
    for (text, expected) in cases(include_str!("cases/sentences.txt")) {
        let report = parse(&text, &Meta::default());
        let found: Vec<_> =
            report.sentences.iter().map(|s| format!("> {}", shown(report.slice(s.span)))).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn quotations() {
    for (text, expected) in cases(include_str!("cases/quotations.txt")) {
        let report = parse(&text, &Meta::default());
        let found: Vec<_> = report
            .quotations
            .iter()
            .map(|q| {
                let end = if q.unclosed { "~" } else { "" };
                format!("> {}{end}", shown(report.slice(q.span)))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn datelines() {
    let published = Some((date(2021, 2, 20), PublishedSource::Metadata));
    let meta = Meta { published, ..Meta::default() };
    let file = include_str!("cases/datelines.txt");
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [text, expected @ ..] = &cells[..] else { continue };
        let text = text.replace('¶', "\n");
        let report = parse(&text, &meta);
        let slice = |span: Option<Span>| span.map_or("", |span| report.slice(span)).to_owned();
        let found = report.dateline.as_ref();
        let places = found.iter().flat_map(|dateline| &dateline.places).map(|place| {
            let region = place.region.map_or(String::new(), |r| format!("; {}", report.slice(r)));
            format!("{}{region}", report.slice(place.name))
        });
        let month_day = found.and_then(|dateline| dateline.month_day);
        let cells = [
            slice(found.map(|dateline| dateline.span)),
            places.collect::<Vec<_>>().join(", "),
            month_day.map_or(String::new(), |(month, day)| format!("{month}-{day}")),
            slice(found.and_then(|dateline| dateline.agency)),
        ];
        assert_eq!(cells, expected, "{text}");
        if let Some(dateline) = found {
            assert!(
                text[dateline.body as usize..].to_lowercase().starts_with("the port"),
                "{text}"
            );
        }
    }
}

#[test]
fn frames() {
    for (text, expected) in cases(include_str!("cases/frames.txt")) {
        let report = parse(&text, &Meta::default());
        assert_eq!(frame(&report), expected, "{text}");
    }
}

/// What stands around the body, a line a field.
fn frame(report: &Report<'_>) -> Vec<String> {
    let slice = |span: Option<Span>| span.map_or(String::new(), |span| shown(report.slice(span)));
    let published =
        report.published.map_or(String::new(), |p| format!("{} {}", p.day, p.source.name()));
    let body: Vec<_> = report.sentences.iter().map(|s| shown(report.slice(s.span))).collect();
    let notes: Vec<_> = report.notes.iter().map(|note| note.kind.name()).collect();
    let fields = [
        ("title", slice(report.title)),
        ("byline", slice(report.byline)),
        ("header", slice(report.header)),
        ("dateline", slice(report.dateline.as_ref().map(|dateline| dateline.span))),
        ("footer", slice(report.footer)),
        ("agency", slice(report.agency)),
        ("published", published),
        ("body", body.join(" ")),
        ("notes", notes.join(" ")),
    ];
    let written = fields.iter().filter(|(_, value)| !value.is_empty());
    written.map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn what_comes_from_outside_ranks_first() {
    let text = " date 2021-02-20 The port was closed.";
    let day = date(2021, 3, 1);
    let meta = Meta { published: Some((day, PublishedSource::Option)), ..Meta::default() };
    let report = parse(text, &meta);
    let published = report.published.expect("given");
    assert_eq!((published.day, published.source), (day, PublishedSource::Option));
    assert_eq!(report.notes.len(), 1, "{:?}", report.notes);

    let meta = Meta { file_name_date: Some(day), ..Meta::default() };
    let report = parse("The port was closed.", &meta);
    assert_eq!(report.published.map(|p| p.source), Some(PublishedSource::FileName));
}

#[test]
fn languages() {
    for (expected, text) in [
        (
            Some("en"),
            "The minister said that the port was closed and that it would be opened again on the next day.",
        ),
        (
            Some("fr"),
            "Le ministre a dit que le port est fermé et que les bateaux ne sont pas entrés dans la rade.",
        ),
        (
            Some("vi"),
            "Bộ trưởng cho biết cảng đã được đóng cửa và các tàu không vào được trong ngày hôm nay.",
        ),
        (Some("ru"), "Министр сообщил, что порт закрыт и корабли ждут."),
        (Some("zh"), "部长说港口已经关闭。"),
        (Some("ja"), "大臣は港が閉まったと言った。"),
        (None, "Wheat 2.55 2.40 Corn 1.35"),
        (None, "Le Monde"),
    ] {
        assert_eq!(parse(text, &Meta::default()).language, expected, "{text}");
    }
}
