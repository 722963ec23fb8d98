//! Titles and what they become.

use dateline_lexicon::{CountryId, lexicon};
use dateline_parser::{Meta, TokenRange, parse};
use dateline_recogniser::Office;
use dateline_schema::closed::{OfficeStatus, Sector};

use super::*;

/// The normal form of a title whose words are all of `text`.
fn normal(text: &str) -> Title {
    let report = parse(text, &Meta::default());
    let heads = lexicon().offices().heads();
    let count = report.tokens.len();
    let form = (0..count)
        .filter_map(|at| report.phrase(heads, at, count).map(|(end, form)| (end, at, form)))
        .max_by_key(|&(end, at, form)| (end - at, lexicon().offices().get(form.head).portfolio))
        .map(|(.., form)| *form)
        .expect("a head");
    let all = TokenRange::new(0, count as u32);
    let office = Office {
        span: report.span_of(all),
        tokens: all,
        head: form.head,
        title: all,
        country: None::<CountryId>,
        organisation: None,
        status: OfficeStatus::Current,
        holder: None,
        told: None,
        plural: form.plural,
        article: None,
    };
    title(&report, &office)
}

#[test]
fn portfolios_take_one_form() {
    for (text, expected) in [
        ("foreign minister", "Minister of Foreign Affairs"),
        ("Minister for Foreign Affairs", "Minister of Foreign Affairs"),
        ("finance ministers", "Minister of Finance"),
        ("vice foreign minister", "Vice Minister of Foreign Affairs"),
        ("Minister of Public Security", "Minister of Public Security"),
        ("defense secretary", "Secretary of Defense"),
        ("Minister of Culture, Sports and Tourism", "Minister of Culture, Sports and Tourism"),
        ("Secretary of State for Transport", "Secretary of State for Transport"),
    ] {
        assert_eq!(normal(text).text, expected, "{text}");
    }
}

#[test]
fn the_wording_of_the_report_is_kept() {
    for (text, expected) in [
        ("foreign minister", "Foreign Minister"),
        ("Minister for Foreign Affairs", "Minister for Foreign Affairs"),
        ("finance ministers", "Finance Minister"),
        ("former acting defense secretary", "Defense Secretary"),
        ("spokeswoman", "Spokeswoman"),
        ("vice-president", "Vice-President"),
        ("New York senator", "New York Senator"),
        ("new senator", "Senator"),
    ] {
        assert_eq!(normal(text).wording, expected, "{text}");
    }
}

#[test]
fn what_no_table_has_stays_as_printed() {
    assert_eq!(normal("minister of moonlight").text, "Minister of Moonlight");
    assert_eq!(normal("moonlight minister").text, "Moonlight Minister");
    assert_eq!(normal("former acting president").text, "President");
    assert_eq!(normal("general secretary").text, "General Secretary");
}

#[test]
fn heads_of_several_words_stand_once() {
    for (text, expected) in [
        ("Deputy Assistant to the President", "Deputy Assistant to the President"),
        (
            "Deputy Assistant to the President for Climate",
            "Deputy Assistant to the President for Climate",
        ),
        ("special envoy for Climate", "Special Envoy for Climate"),
        ("Social Secretary", "Social Secretary"),
        ("social affairs secretary", "Secretary of Social Affairs"),
        ("co-founder", "Co-Founder"),
    ] {
        assert_eq!(normal(text).text, expected, "{text}");
    }
}

#[test]
fn levels_and_sectors() {
    let level = |text: &str| (normal(text).level, normal(text).sector);
    assert_eq!(level("president"), (1, Some(Sector::Government)));
    assert_eq!(level("defence minister"), (3, Some(Sector::Military)));
    assert_eq!(level("deputy minister of health"), (4, Some(Sector::Health)));
    assert_eq!(level("Minister of Public Security").1, Some(Sector::Police));
    assert_eq!(level("deputy prime minister").0, 2);
}
