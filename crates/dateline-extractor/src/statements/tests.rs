//! Statements of reports that a linguist could write: `tests/statements/*.md`.

use dateline_parser::{Meta, Report, parse};
use dateline_recogniser::recognise;

use crate::facts::{Entity, Facts, LocalId, StatementFact};

const CASES: [(&str, &str); 27] = [
    ("agency", include_str!("../../tests/statements/agency.md")),
    ("apart", include_str!("../../tests/statements/apart.md")),
    ("behind", include_str!("../../tests/statements/behind.md")),
    ("beside", include_str!("../../tests/statements/beside.md")),
    ("bodies", include_str!("../../tests/statements/bodies.md")),
    ("bureaus", include_str!("../../tests/statements/bureaus.md")),
    ("capitals", include_str!("../../tests/statements/capitals.md")),
    ("deeds", include_str!("../../tests/statements/deeds.md")),
    ("described", include_str!("../../tests/statements/described.md")),
    ("doings", include_str!("../../tests/statements/doings.md")),
    ("events", include_str!("../../tests/statements/events.md")),
    ("frames", include_str!("../../tests/statements/frames.md")),
    ("houses", include_str!("../../tests/statements/houses.md")),
    ("inside", include_str!("../../tests/statements/inside.md")),
    ("joined", include_str!("../../tests/statements/joined.md")),
    ("known", include_str!("../../tests/statements/known.md")),
    ("misleading", include_str!("../../tests/statements/misleading.md")),
    ("quotations", include_str!("../../tests/statements/quotations.md")),
    ("readout", include_str!("../../tests/statements/readout.md")),
    ("speakers", include_str!("../../tests/statements/speakers.md")),
    ("starts", include_str!("../../tests/statements/starts.md")),
    ("talks", include_str!("../../tests/statements/talks.md")),
    ("transcript", include_str!("../../tests/statements/transcript.md")),
    ("turning", include_str!("../../tests/statements/turning.md")),
    ("verdicts", include_str!("../../tests/statements/verdicts.md")),
    ("waiting", include_str!("../../tests/statements/waiting.md")),
    ("wire", include_str!("../../tests/statements/wire.md")),
];

fn facts(text: &str) -> (Report<'_>, Facts) {
    titled_facts(text, None)
}

fn titled_facts<'t>(text: &'t str, title: Option<&str>) -> (Report<'t>, Facts) {
    let meta = Meta { title, ..Meta::default() };
    let report = parse(text, &meta);
    let recognised = recognise(&report);
    let dates = dateline_normaliser::dates::normalise(&report);
    let facts = crate::extract(&report, &recognised, &dates, &meta);
    (report, facts)
}

fn name(facts: &Facts, entity: Option<LocalId>) -> &str {
    match entity.and_then(|entity| facts.entities.get(entity.0 as usize)) {
        Some(Entity::Person(person)) => &person.name.name,
        Some(Entity::Organisation(organisation)) => &organisation.name,
        Some(Entity::Place(place)) => &place.name,
        Some(Entity::Work(work)) => &work.name,
        None => "?",
    }
}

/// One line: speakers (-> addressees) | act, modality unless asserted | cue | content.
fn line(report: &Report<'_>, facts: &Facts, statement: &StatementFact) -> String {
    let speakers: Vec<_> = statement.speakers.iter().map(|who| name(facts, who.entity)).collect();
    let to: Vec<_> = statement.addressees.iter().map(|who| name(facts, who.entity)).collect();
    let arrow = if to.is_empty() { String::new() } else { format!(" -> {}", to.join(", ")) };
    let contents: Vec<_> = statement.contents.iter().map(|span| report.slice(*span)).collect();
    let modality = match statement.modality.name() {
        "asserted" => String::new(),
        other => format!(" {other}"),
    };
    format!(
        "- {}{arrow} | {}{modality} | {} | {}",
        speakers.join(", "),
        statement.act.name(),
        report.slice(statement.cue),
        contents.join(" … ")
    )
}

#[test]
fn every_turn_of_a_transcript_has_its_speaker() {
    let cases = include_str!("../../tests/statements/turns.md");
    let mut wrong = String::new();
    for case in cases.split("\n> ").skip(1) {
        let mut lines = case.lines().map(str::trim);
        let title = lines.next().filter(|title| *title != "-");
        let paragraphs: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
        let parts = paragraphs.iter().map(|line| line.split_once(" | ").unwrap_or((line, "")));
        let (text, expected): (Vec<_>, Vec<_>) = parts.unzip();
        let text = text.join("\n\n");
        let (_, facts) = titled_facts(&text, title);
        let speakers = |statement: &StatementFact| match &statement.speakers[..] {
            [one] => name(&facts, one.entity).to_owned(),
            several => format!("{} speakers", several.len()),
        };
        let found: Vec<_> = facts.statements.iter().map(speakers).collect();
        let expected: Vec<_> = expected.into_iter().filter(|name| !name.is_empty()).collect();
        if found != expected {
            wrong.extend(["\n> ", title.unwrap_or("-"), "\n", &text, "\n", &found.join(", ")]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_statement_has_speaker_act_cue_and_content() {
    let mut wrong = String::new();
    for (file, cases) in CASES {
        for case in cases.split("\n> ").skip(1) {
            let mut lines = case.lines().map(str::trim).filter(|line| !line.is_empty());
            // A case is one line: "¶" stands for the empty line between two paragraphs.
            let text = lines.next().unwrap_or_default().replace(" ¶ ", "\n\n");
            let expected: Vec<_> = lines.take_while(|line| line.starts_with("- ")).collect();
            let (report, facts) = facts(&text);
            let found: Vec<_> =
                facts.statements.iter().map(|found| line(&report, &facts, found)).collect();
            if found != expected {
                wrong.extend(["\n", file, "\n> ", &text, "\n", &found.join("\n"), "\n"]);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn any_text_is_read() {
    let words = [
        "said",
        "told",
        "that",
        "which",
        ",",
        ".",
        "and",
        "\"",
        "“",
        "”",
        "Okafor",
        "the",
        "to",
        "according",
        "urged",
        "for",
        "expressed",
        "hope",
        "Q",
        ":",
        "by",
        "Kenya",
        "\n\n",
        "‘",
        "’",
        "discussed",
        "with",
        "reporters",
        "was",
        "quoted",
        "as",
        "saying",
        "—",
        "(",
        ")",
        "he",
    ];
    let mut state = 3_u32;
    for _ in 0..600 {
        let mut text = String::new();
        for _ in 0..60 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text += words[(state >> 16) as usize % words.len()];
            text.push(' ');
        }
        let (report, facts) = facts(&text);
        for statement in &facts.statements {
            assert!(!statement.contents.is_empty(), "{text}");
            assert!(!report.slice(statement.cue).is_empty(), "{text}");
            for content in &statement.contents {
                assert!(!report.slice(*content).is_empty(), "{text}");
                assert!(statement.span.contains(*content), "{text}");
            }
        }
    }
}

#[test]
fn a_source_within_a_source_has_no_empty_content() {
    let (report, facts) = facts("According to the minister, according to Okafor, it will rain.");
    let empty = |content: &&dateline_parser::Span| report.slice(**content).is_empty();
    let contents = || facts.statements.iter().flat_map(|statement| &statement.contents);
    assert!(contents().next().is_some());
    assert_eq!(contents().find(empty), None);
    let facts = self::facts("according to the according to thnk, wou").1;
    assert!(facts.statements.iter().all(|found| found.contents.iter().all(|c| c.start < c.end)));
}

#[test]
fn questions_of_a_transcript_need_no_colon() {
    let text = "MS. ADEYEMI:  Good afternoon.\n\nQ    Yeah, hi.  Tanaka said the talks went well.  Will there be \
                another round?\n\nMS. ADEYEMI:  No.  And Ro- — Rosa Quispe will brief you.\n\nQ    Thank you.\n\n\
                Qatar is next.\n";
    let (report, facts) = facts(text);
    let found: Vec<_> = facts.statements.iter().map(|found| line(&report, &facts, found)).collect();
    assert_eq!(
        found,
        [
            "- ADEYEMI | state | : | Good afternoon",
            "- ? | ask | Q | Yeah, hi.  Tanaka said the talks went well.  Will there be another round",
            "- ADEYEMI | state | : | No.  And Ro- — Rosa Quispe will brief you",
            "- ? | state | Q | Thank you … Qatar is next",
        ]
    );
    let people = facts.entities.iter().filter_map(|entity| match entity {
        Entity::Person(person) => Some(person.name.name.as_str()),
        _ => None,
    });
    assert_eq!(people.collect::<Vec<_>>(), ["ADEYEMI", "Tanaka", "Rosa Quispe"]);
}
