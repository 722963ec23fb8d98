//! Pages of several styles of site, and pages that hold no article.

use std::fs;
use std::path::PathBuf;

use dateline_page::{Article, NotArticle, Why, read, text_of};

fn page(folder: &str, name: &str) -> Result<Article, NotArticle> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", folder, name].iter().collect();
    let text = text_of(&fs::read(path).unwrap(), None).text;
    read(&text, None)
}

/// What is not the text, a line each.
fn about(article: &Article) -> String {
    let or = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
    let published = article.published.first().cloned();
    let fields = [&article.title, &published, &article.address_day, &article.site, &article.url];
    fields.map(or).join("\n")
}

#[track_caller]
fn check(name: &str, expected: &str, paragraphs: &[&str]) {
    let article = page("pages", name).unwrap();
    assert_eq!(about(&article), expected, "{name}");
    let found: Vec<&str> = article.text.split("\n\n").collect();
    assert_eq!(found, paragraphs, "{name}");
}

#[test]
fn a_modern_page_with_linked_data() {
    check(
        "json_ld.html",
        "Ministers agree to reopen the Halden crossing\n2022-05-11T23:40:00+02:00\n2022-05-12\nNordic Wire\n\
         https://www.nordicwire.example/world/2022/05/12/halden-crossing",
        &[
            "By Ida Vik and Ola Moe",
            "11 May 2022",
            "OSLO, May 11 — Foreign Minister Kari Lund met her Swedish counterpart Mette Holm in Oslo on Wednesday and agreed to reopen the road crossing at Halden before the summer.",
            "“We have waited long enough,” Lund told reporters after the talks. The two ministers also discussed rail freight, a spokeswoman said.",
            "Holm said that customs officers would be on duty from June 1. “It will be a quiet opening”, she added, but a proper one.",
        ],
    );
}

#[test]
fn a_page_of_tables_and_fonts_in_capitals() {
    check(
        "table_layout.html",
        "Trade talks resume in Porto\n-\n-\n-\n-",
        &[
            "PORTO, March 3, 1999 -- Trade Minister José Carvalho and his Irish counterpart, Noel Byrne, resumed talks on fishing quotas in Porto on Wednesday, after a pause of two months.",
            "Byrne said the two sides were \"close, but not there yet\". He is to meet Prime Minister Rui Matos on Thursday.",
            "A first round of talks, held in Dublin in January, ended without a result.",
        ],
    );
}

#[test]
fn xhtml_with_microdata() {
    check(
        "microdata.html",
        "Lake treaty signed at Entebbe\n2019-07-04\n-\n-\n-",
        &[
            "By Grace Akello",
            "ENTEBBE — The presidents of the three countries on the lake signed a treaty on fishing on Thursday, after four years of talks between their officials.",
            "President Amos Wandera said that patrols would begin in August. \"The lake feeds us all,\" he told the guests.",
        ],
    );
}

#[test]
fn a_page_saved_by_a_browser() {
    check(
        "hnews.html",
        "Council elects a chair\n2015-03-09T18:00:00+01:00\n2015-03-09\n-\nhttp://www.fjordtimes.example/2015-03-09/council.html",
        &[
            "BERGEN, March 9 (Fjord Times) - The council of the five harbour towns elected Liv Strand as its chair on Monday, with eleven votes against four.",
            "Strand, a former deputy minister of transport, said that she would visit all five towns within a month.",
        ],
    );
}

#[test]
fn paragraphs_by_line_breaks() {
    check(
        "blog_divs.html",
        "Envoys meet on the island\n2020-10-02 07:15:00\n-\nStrait Daily\n-",
        &[
            "Envoys of both sides of the strait met on the island on Friday for the first time since spring, officials said.",
            "The envoy of the north, Pak Jun, called the meeting \"useful\".\nHe did not say when the next one would be held.",
            "No statement was issued after the talks, which lasted for two hours.",
        ],
    );
}

#[test]
fn one_sentence_on_a_page_that_says_it_is_an_article() {
    check(
        "short_flash.html",
        "Premier Sato to visit Lima\n20230416\n-\n-\nhttps://flash.example/n/1",
        &["TOKYO, April 16 - Premier Sato will visit Lima next week."],
    );
}

#[test]
fn a_page_that_scripts_make_has_its_text_in_its_linked_data() {
    check(
        "scripted.html",
        "Ministers’ talks on fish & trade\n2024-03-05\n-\n-\n-",
        &[
            "By Ida Vik",
            "REYKJAVIK - Foreign Minister Jon Berg met the envoy of the islands, Anna Dahl, on Tuesday.",
            "They talked about fish & trade for two hours.",
        ],
    );
}

#[test]
fn a_page_in_an_old_encoding() {
    check(
        "chinese_markup.html",
        "Premier holds talks with visiting delegation\n-\n-\n-\n-",
        &[
            "BEIJING, June 7 (Eastern Net) -- Premier Lin Guo held talks here on Friday with a delegation of deputies led by Omar Daud.",
            "Lin said that both countries should keep to what they had agreed in March. Daud thanked him for the invitation.",
        ],
    );
}

#[test]
fn pages_that_are_no_article_say_which() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "others"].iter().collect();
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let expected = match name.split('_').next().unwrap() {
            "index" => Why::Index,
            "error" => Why::Error,
            "login" => Why::Login,
            _ => Why::NoProse,
        };
        let refused = page("others", &name).expect_err(&name);
        assert_eq!(refused.why, expected, "{name}: {}", refused.message);
    }
}
