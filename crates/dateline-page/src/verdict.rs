//! Whether a page holds an article, by what is left of it and what it says of itself.

use crate::article::{NotArticle, Why};
use crate::body::Body;
use crate::linked_data::LinkedData;
use crate::survey::Survey;

/// What sites without a page to show write over it.
const ERRORS: [&str; 24] = [
    "404",
    "403 ",
    "410 ",
    "500 ",
    "502 ",
    "503 ",
    "error 4",
    "error 5",
    "page not found",
    "not found",
    "file not found",
    "page unavailable",
    "access denied",
    "access to this page has been denied",
    "forbidden",
    "bad gateway",
    "service unavailable",
    "internal server error",
    "too many requests",
    "just a moment",
    "attention required",
    "are you a robot",
    "please enable",
    "security check",
];

/// Prose, in letters, that makes a page an article though nothing else says so.
const ENOUGH: usize = 100;
/// Prose that is enough where the page says that it is an article.
const ENOUGH_OF_ARTICLE: usize = 40;
/// Prose that an error or a form to sign in may have.
const LITTLE: usize = 600;

/// Looks at what was found; `Err` says why it is no article.
pub(crate) fn judge(
    survey: &Survey,
    data: &LinkedData,
    body: &Body,
    address: Option<&str>,
) -> Result<(), NotArticle> {
    let claims = data.is_article
        || survey.meta_of(&["og:type"]).is_some_and(|kind| kind.eq_ignore_ascii_case("article"))
        || survey.meta_of(&["article:published_time"]).is_some();
    if !claims && body.prose < LITTLE {
        if let Some(words) = error(survey) {
            let message = format!("the page says {words:?}, expected an article");
            return Err(NotArticle::new(Why::Error, message));
        }
        if survey.passwords > 0 {
            let message = "a form to sign in, expected an article";
            return Err(NotArticle::new(Why::Login, message));
        }
    }
    let index = |message: String| Err(NotArticle::new(Why::Index, message));
    if body.linked * 2 > body.all {
        let share = body.linked * 100 / body.all.max(1);
        return index(format!("{share}% of the text are links, expected an article"));
    }
    if !claims {
        if address.is_some_and(is_front_page) {
            return index("the front page of a site, expected an article".to_owned());
        }
        if survey.articles >= 5 {
            let count = survey.articles;
            return index(format!("{count} articles on one page, expected one"));
        }
        let paragraphs = body.all_paragraphs;
        if paragraphs >= 8 && body.linked_paragraphs * 2 > paragraphs {
            let linked = body.linked_paragraphs;
            return index(format!("{linked} of {paragraphs} paragraphs are links"));
        }
    }
    let enough = if claims { ENOUGH_OF_ARTICLE } else { ENOUGH };
    if body.prose < enough {
        let message = format!("{} letters of prose, expected {enough} at least", body.prose);
        return Err(NotArticle::new(Why::NoProse, message));
    }
    Ok(())
}

/// The title or heading that says that there is no page.
pub(crate) fn error(survey: &Survey) -> Option<&str> {
    let headings = survey.headings.iter().map(String::as_str).take(2);
    [survey.title.trim()].into_iter().chain(headings).find(|words| {
        let words = words.to_lowercase();
        ERRORS.iter().any(|error| words.starts_with(error)) || words.contains("page not found")
    })
}

/// `https://site.example/`, with or without `index.html`.
fn is_front_page(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.is_empty() || path.starts_with("index.") || path.starts_with("default.")
}
