//! A report's text with its mentions in brackets, and its offices as lines.

use dateline_parser::{Meta, Report, Span, parse};
use dateline_recogniser::{Office, Recognised, recognise};
use dateline_schema::closed::{MentionKind, OfficeStatus};

/// What is recognised in `text`: the text with brackets, and a line for each office.
pub(crate) fn recognised(text: &str) -> (String, Vec<String>) {
    let report = parse(text, &Meta::default());
    let found = recognise(&report);
    (mark(&report, &found), offices(&report, &found))
}

fn mark(report: &Report<'_>, found: &Recognised) -> String {
    let mut out = String::new();
    let mut open: Vec<Span> = Vec::new();
    let mut at = 0;
    let close = |out: &mut String, open: &mut Vec<Span>, at: &mut u32, before: u32| {
        while open.last().is_some_and(|span| span.end <= before) {
            let span = open.pop().expect("checked");
            out.push_str(&report.text[*at as usize..span.end as usize]);
            out.push(']');
            *at = span.end;
        }
    };
    for mention in &found.mentions {
        close(&mut out, &mut open, &mut at, mention.span.start);
        out.push_str(&report.text[at as usize..mention.span.start as usize]);
        at = mention.span.start;
        out.push('[');
        out.push_str(label(mention.kind));
        out.push(' ');
        open.push(mention.span);
    }
    close(&mut out, &mut open, &mut at, u32::MAX);
    out.push_str(&report.text[at as usize..]);
    out
}

fn label(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "PER",
        MentionKind::Organisation => "ORG",
        MentionKind::Place => "LOC",
        MentionKind::Office => "OFF",
        MentionKind::Demonym => "DEM",
        MentionKind::Work => "WRK",
        MentionKind::Event => "EVT",
        MentionKind::Group => "GRP",
    }
}

fn offices(report: &Report<'_>, found: &Recognised) -> Vec<String> {
    let words = |n: u32| report.slice(found.mentions[n as usize].span).to_owned();
    found
        .offices
        .iter()
        .map(|office: &Office| {
            let title = report.slice(report.span_of(office.title)).to_owned();
            let country = office.country.map(|country| country_code(country).to_owned());
            let status =
                (office.status != OfficeStatus::Current).then(|| office.status.name().to_owned());
            let plural = office.plural.then(|| "plural".to_owned());
            [
                Some(title),
                country,
                office.organisation.map(words),
                status,
                plural,
                office.holder.map(words),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
        })
        .collect()
}

fn country_code(country: dateline_lexicon::CountryId) -> &'static str {
    dateline_lexicon::lexicon().country(country).code
}
