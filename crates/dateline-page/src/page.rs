//! The steps from a page to its article.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::about;
use crate::article::{Article, NotArticle, Why};
use crate::body::{Body, body, plain_body};
use crate::linked_data::linked_data;
use crate::survey::survey;
use crate::tame::tame;
use crate::title::{is_alike, title};
use crate::verdict;

/// Elements that are looked at; a long page has a few thousand.
const MOST_ELEMENTS: usize = 100_000;

/// Letters below which the extractor looks again, less strictly; much less than a short report has.
const SHORT: usize = 140;

/// Prose of a page below which the text in its linked data is looked at.
const LITTLE: usize = 300;

/// Reads the article of a page; `url` is where it came from, if that is known from elsewhere.
pub fn read(html: &str, url: Option<&str>) -> Result<Article, NotArticle> {
    let html = tame(html);
    let mut survey = survey(&html);
    if survey.slim.count > MOST_ELEMENTS {
        let message = format!("{} elements, expected at most {MOST_ELEMENTS}", survey.slim.count);
        return Err(NotArticle::new(Why::TooLarge, message));
    }
    let data = linked_data(&survey.linked_data);
    let site = about::site(&survey, &data);
    let own_address = about::address(&survey, &data);
    let address = url.or(own_address.as_deref());
    let host = address.map(host_name).unwrap_or_default();
    let names: Vec<&str> =
        [data.publisher.as_deref().unwrap_or_default(), site.as_deref().unwrap_or_default(), host]
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect();
    let title = title(&survey, &data, &names);
    let slim = survey.slim_page(title.as_deref().unwrap_or_default());
    let (mut found, found_byline) = extract(&slim)?;
    if let Some(text) = &data.body
        && found.prose < LITTLE
    {
        let said = plain_body(text);
        if said.prose > found.prose {
            found = said;
        }
    }
    verdict::judge(&survey, &data, &found, address)?;
    let byline = about::byline(&survey, &data, found_byline.as_deref(), site.as_deref());
    let text = text(&found, title.as_deref(), byline.as_deref());
    Ok(Article {
        text,
        title,
        published: about::published(&survey, &data),
        address_day: address.and_then(about::address_day),
        site,
        url: own_address,
    })
}

/// The part of a page that is its article, and who is said there to have written it.
fn extract(slim: &str) -> Result<(Body, Option<String>), NotArticle> {
    let options = legible::Options::new().char_threshold(SHORT).disable_json_ld(true);
    let extracted = catch_unwind(AssertUnwindSafe(|| legible::parse(slim, None, Some(options))));
    match extracted {
        Ok(Ok(article)) => Ok((body(&article.content), article.byline)),
        // Nothing to extract: what kind of page it is, is said by the rest of it.
        Ok(Err(_)) => Ok((Body::default(), None)),
        Err(_) => Err(NotArticle::new(Why::Fault, "the extractor failed on this page")),
    }
}

/// The paragraphs, without the headline, under a byline that is not there yet.
fn text(body: &Body, title: Option<&str>, byline: Option<&str>) -> String {
    let mut paragraphs: Vec<&str> = body.paragraphs.iter().map(String::as_str).collect();
    let repeated = |paragraph: &str| title.is_some_and(|title| is_alike(paragraph, title));
    if paragraphs.len() > 1 && repeated(paragraphs[0]) {
        paragraphs.remove(0);
    }
    if let Some(byline) = byline {
        let there = |paragraph: &&str| paragraph.len() < 200 && paragraph.contains(&byline[3..]);
        if !paragraphs.iter().take(3).any(there) {
            paragraphs.insert(0, byline);
        }
    }
    paragraphs.join("\n\n")
}

/// `wire` of `https://www.wire.example/a`.
fn host_name(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.split('.').next().unwrap_or_default()
}
