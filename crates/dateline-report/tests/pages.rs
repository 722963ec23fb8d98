//! A small dataset, made by hand, as pages: what they show, where they lead, and that nothing of a
//! report's own markup gets through.

use std::fs;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use dateline_report::{Batches, Dataset, Options, ReadError, write};
use dateline_schema::closed::{
    Act, EntityKind, IssueKind, MeetingKind, MeetingStatus, MeetingSupport, MentionForm,
    MentionKind, Modality, NameOrder, ParticipantRole, QuoteType, RejectReason,
};
use dateline_schema::tables as rows;
use dateline_schema::{RowKey, Rows, Table};

const DOCUMENT: &str = "d0123456789abcdef";
const TEXT: &str = "Trần Văn Minh met Li Wenzhao in Hanoi on Feb. 19. He said it was useful.";

/// What a hostile report may bring: as text, as a name, as a file's name.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "\u{202e}evil",
];

/// Tables that are given, and empty ones.
struct Made(Vec<(&'static str, RecordBatch)>);

impl Dataset for Made {
    fn batches(&self, table: &'static Table) -> Result<Batches<'_>, ReadError> {
        let given = self.0.iter().filter(|(name, _)| *name == table.name);
        Ok(Box::new(given.map(|(_, batch)| Ok(batch.clone()))))
    }
}

/// A table of these rows.
macro_rules! table {
    ($rows:ident, $($row:expr),+ $(,)?) => {{
        let mut rows = rows::$rows::default();
        $( rows.push($row); )+
        (rows::$rows::TABLE.name, rows.finish())
    }};
}

fn inside(letter: u8, number: u32) -> RowKey<'static> {
    RowKey::inside(DOCUMENT, letter, number)
}

fn span(words: &str) -> (u32, u32) {
    let at = TEXT.find(words).expect("the words stand in the text");
    let start = TEXT[..at].chars().count() as u32;
    (start, start + words.chars().count() as u32)
}

fn mention(
    n: u32,
    words: &'static str,
    kind: MentionKind,
    entity: Option<&'static str>,
) -> rows::Mention<'static> {
    let (start, end) = span(words);
    rows::Mention {
        mention_id: inside(b'm', n),
        document_id: DOCUMENT.into(),
        sentence_id: Some(inside(b's', 1)),
        start,
        end,
        byte_start: 0,
        byte_end: 0,
        mention_text: words.into(),
        kind,
        form: MentionForm::FullName,
        entity_id: entity.map(Into::into),
        link_source: None,
        confidence: None,
    }
}

fn person<'a>(id: &'a str, name: &'a str) -> rows::Person<'a> {
    rows::Person {
        person_id: id.into(),
        name: name.into(),
        name_ascii: name.into(),
        sort_name: name.into(),
        family_name: None,
        middle_name: None,
        given_name: None,
        suffix: None,
        short_name: name.into(),
        name_order: NameOrder::Unknown,
        order_confidence: None,
        name_culture: None,
        gender: None,
        country: Some("VNM".into()),
        country_source: None,
        wikidata_id: None,
        document_count: 1,
        mention_count: 1,
        first_seen: None,
        last_seen: None,
    }
}

fn participant(
    n: u32,
    id: &'static str,
    name: &'static str,
    role: ParticipantRole,
) -> rows::MeetingParticipant<'static> {
    rows::MeetingParticipant {
        meeting_id: "m.2021-02-19".into(),
        n,
        entity_id: Some(id.into()),
        name_text: name.into(),
        mention_id: inside(b'm', n),
        role,
        side: None,
        country: Some("VNM".into()),
        office: Some("minister".into()),
        level: None,
    }
}

/// One report of one meeting; the title, the second person's name and the source are as given.
fn dataset(title: &str, name: &str, source: &str) -> Made {
    let day = dateline_schema::Day::new(2021, 2, 19).ok();
    let (start, end) = span("on Feb. 19");
    let cue = span("said");
    let content = span("it was useful");
    Made(vec![
        table!(
            DocumentRows,
            rows::Document {
                document_id: DOCUMENT.into(),
                input_id: "i1".into(),
                source: source.into(),
                record: 0,
                source_id: None,
                title: Some(title.into()),
                published: day,
                published_source: None,
                dateline_text: None,
                dateline_start: None,
                dateline_end: None,
                dateline_day: None,
                agency: Some("Xinhua".into()),
                byline: None,
                language: "en".into(),
                sentence_count: 2,
                word_count: 14,
                content_hash: "c".into(),
                duplicate_of: None,
                near_duplicate_of: None,
            }
        ),
        table!(TextRows, rows::Text { document_id: DOCUMENT.into(), text: TEXT.into() }),
        table!(
            SentenceRows,
            sentence(1, "Trần Văn Minh met Li Wenzhao in Hanoi on Feb. 19."),
            sentence(2, "He said it was useful."),
        ),
        table!(
            MentionRows,
            mention(1, "Trần Văn Minh", MentionKind::Person, Some("p.tran-van-minh")),
            mention(2, "Li Wenzhao", MentionKind::Person, Some("p.li-wenzhao")),
            mention(3, "He", MentionKind::Person, None),
        ),
        table!(
            EntityRows,
            entity("p.li-wenzhao", EntityKind::Person, name),
            entity("p.tran-van-minh", EntityKind::Person, "Trần Văn Minh"),
        ),
        table!(
            PersonRows,
            person("p.li-wenzhao", name),
            person("p.tran-van-minh", "Trần Văn Minh")
        ),
        table!(
            DateRows,
            rows::Date {
                date_id: inside(b't', 1),
                document_id: DOCUMENT.into(),
                sentence_id: inside(b's', 1),
                start,
                end,
                date_text: "on Feb. 19".into(),
                r#type: dateline_schema::closed::DateType::Date,
                value: Some("2021-02-19".into()),
                r#mod: None,
                first_day: day,
                last_day: day,
                precision: None,
                anchor: dateline_schema::closed::Anchor::Published,
                anchor_day: day,
                direction: None,
                rule: "month_day".into(),
                confidence: None,
            }
        ),
        table!(
            StatementRows,
            rows::Statement {
                statement_id: inside(b'q', 1),
                document_id: DOCUMENT.into(),
                sentence_id: inside(b's', 2),
                start: cue.0,
                end: content.1,
                speaker_id: Some("p.tran-van-minh".into()),
                speaker_name: Some("Trần Văn Minh".into()),
                speaker_office: None,
                speaker_country: Some("VNM".into()),
                cue_text: "said".into(),
                cue_start: cue.0,
                cue_end: cue.1,
                content_text: "it was useful".into(),
                quote_type: QuoteType::Indirect,
                act: Act::State,
                polarity: None,
                modality: Modality::Asserted,
                meeting_id: Some("m.2021-02-19".into()),
                plover_event: None,
                plover_mode: None,
                cameo_code: None,
                date_id: None,
                confidence: None,
            }
        ),
        table!(
            StatementContentRows,
            rows::StatementContent {
                statement_id: inside(b'q', 1),
                n: 1,
                start: content.0,
                end: content.1,
                content_text: "it was useful".into(),
            }
        ),
        table!(MeetingRows, meeting()),
        table!(
            MeetingParticipantRows,
            participant(1, "p.tran-van-minh", "Trần Văn Minh", ParticipantRole::Host),
            participant(2, "p.li-wenzhao", "Li Wenzhao", ParticipantRole::Visitor),
        ),
        table!(
            MeetingReportRows,
            rows::MeetingReport {
                meeting_id: "m.2021-02-19".into(),
                n: 1,
                document_id: DOCUMENT.into(),
                sentence_id: inside(b's', 1),
                start: 14,
                end: 17,
                meeting_text: "met".into(),
                supports: MeetingSupport::ALL[0],
            }
        ),
        table!(
            RejectRows,
            rows::Reject {
                input_id: "i1".into(),
                record: 3,
                source: source.into(),
                byte_start: None,
                byte_end: None,
                reason: RejectReason::ALL[0],
                message: title.into(),
                excerpt: Some(name.into()),
            }
        ),
        table!(
            IssueRows,
            rows::Issue {
                issue_id: inside(b'i', 1),
                document_id: Some(DOCUMENT.into()),
                sentence_id: Some(inside(b's', 2)),
                start: Some(50),
                end: Some(52),
                kind: IssueKind::AmbiguousReference,
                message: title.into(),
            }
        ),
    ])
}

fn sentence(n: u32, text: &'static str) -> rows::Sentence<'static> {
    let (start, end) = span(text);
    rows::Sentence {
        sentence_id: inside(b's', n),
        document_id: DOCUMENT.into(),
        sentence: n,
        paragraph: 1,
        start,
        end,
        byte_start: 0,
        byte_end: 0,
        text: text.into(),
    }
}

fn entity<'a>(id: &'a str, kind: EntityKind, name: &'a str) -> rows::Entity<'a> {
    rows::Entity { entity_id: id.into(), kind, name: name.into() }
}

fn meeting() -> rows::Meeting<'static> {
    let day = dateline_schema::Day::new(2021, 2, 19).ok();
    rows::Meeting {
        meeting_id: "m.2021-02-19".into(),
        kind: MeetingKind::Meeting,
        first_day: day,
        last_day: day,
        precision: None,
        date_source: None,
        place_id: None,
        city: Some("Hanoi".into()),
        country: Some("VNM".into()),
        place_source: None,
        form: None,
        visit_type: None,
        host_country: None,
        visitor_country: None,
        agreement_signed: None,
        status: MeetingStatus::Held,
        participant_count: 2,
        document_count: 1,
        statement_count: 1,
        plover_event: None,
        plover_mode: None,
        cameo_code: None,
        confidence: None,
    }
}

/// The pages of a dataset, by their path from the first.
fn pages(dataset: &Made, options: &Options) -> Vec<(PathBuf, String)> {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), dataset, options).unwrap();
    let mut pages = Vec::new();
    for part in ["", "documents"] {
        for entry in fs::read_dir(folder.path().join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let html = fs::read_to_string(&path).unwrap();
                pages.push((path.strip_prefix(folder.path()).unwrap().to_owned(), html));
            }
        }
    }
    pages.sort();
    pages
}

fn page(pages: &[(PathBuf, String)], name: &str) -> String {
    let found = pages.iter().find(|(path, _)| path == Path::new(name));
    found.unwrap_or_else(|| panic!("no page {name}")).1.clone()
}

#[test]
fn the_first_page_tells_who_met_whom_and_the_sentence_that_says_so() {
    let pages = pages(&dataset("A title", "Li Wenzhao", "a.txt"), &Options::default());
    let first = page(&pages, "index.html");
    for words in
        ["19 February 2021", "Trần Văn Minh", "Li Wenzhao", "Hanoi", "met Li Wenzhao in Hanoi"]
    {
        assert!(first.contains(words), "{words}");
    }
    assert!(
        first.contains("documents&#x2f;d0123456789abcdef.html#s1")
            || first.contains("documents/d0123456789abcdef.html#s1")
    );
}

#[test]
fn a_report_is_shown_whole_with_marks_that_lead_to_rows_and_back() {
    let pages = pages(&dataset("A title", "Li Wenzhao", "a.txt"), &Options::default());
    let html = page(&pages, &format!("documents/{DOCUMENT}.html"));
    let article = html.split("<article").nth(1).unwrap().split("</article>").next().unwrap();
    let mut text = String::new();
    for piece in article.split('<').skip(1) {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
    }
    let text = article
        .split_once('>')
        .map_or("", |(_, rest)| rest.split('<').next().unwrap_or(""))
        .to_owned()
        + &text;
    assert_eq!(text, TEXT);
    assert!(article.contains("class=\"cue\" href=\"#q1\"") && html.contains("<li id=\"q1\">"));
    assert!(article.contains("id=\"s2\"") && html.contains("href=\"#s2\""));
    assert!(article.contains("class=\"unknown\"") || article.contains("unknown"));
    assert!(html.contains("ambiguous reference"));
}

#[test]
fn nothing_of_a_reports_markup_gets_through() {
    let plain = pages(&dataset("t", "n", "s"), &Options::default());
    for payload in PAYLOADS {
        let hostile = pages(&dataset(payload, payload, payload), &Options::default());
        for ((path, plain), (_, hostile)) in plain.iter().zip(&hostile) {
            let tags = |html: &str| -> Vec<String> {
                let names = html.split('<').skip(1).map(|tag| {
                    tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>()
                });
                names.collect()
            };
            assert_eq!(tags(plain), tags(hostile), "{payload} in {}", path.display());
            assert!(!hostile.contains("{{ 7 * 7 }}") || *payload == "{{ 7 * 7 }}");
        }
    }
}

#[test]
fn no_page_loads_or_sends_anything() {
    for (path, html) in pages(&dataset("A title", "Li Wenzhao", "a.txt"), &Options::default()) {
        assert!(
            html.contains("default-src &#x27;none&#x27;") || html.contains("default-src 'none'")
        );
        for forbidden in
            [" src=", "<link", "@import", "url(", "<form", " style=", " onclick", "http:", "https:"]
        {
            assert!(!html.contains(forbidden), "{forbidden} in {}", path.display());
        }
    }
}

#[test]
fn an_empty_dataset_has_pages_that_say_so() {
    let pages = pages(&Made(Vec::new()), &Options::default());
    assert!(page(&pages, "index.html").contains("No report tells of a meeting"));
    assert_eq!(pages.len(), 6);
}

#[test]
fn what_is_beyond_the_limit_is_said() {
    let options = Options { limit: 1, ..Options::default() };
    let html = page(&pages(&dataset("t", "n", "s"), &options), "people.html");
    assert!(html.contains("The first 1 of 2 people"));
}

#[test]
fn a_table_of_other_columns_is_an_error() {
    let made = Made(vec![("people", table!(EntityRows, entity("x", EntityKind::Person, "x")).1)]);
    let folder = tempfile::tempdir().unwrap();
    let error = write(folder.path(), &made, &Options::default()).unwrap_err();
    assert!(error.to_string().contains("people"), "{error}");
}
