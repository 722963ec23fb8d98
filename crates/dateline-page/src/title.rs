//! The headline: what the page's metadata say, its heading, its `<title>`, without the site's name.

use crate::body::plain_line;
use crate::linked_data::LinkedData;
use crate::survey::{Survey, one_line};

/// What stands between a headline and the name of a site.
const BETWEEN: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • "];

/// The headline of a page; `names` are those of its site.
pub(crate) fn title(survey: &Survey, data: &LinkedData, names: &[&str]) -> Option<String> {
    let tag = one_line(&survey.title);
    let heading = heading(survey, &tag, names);
    let said = data.headline.as_deref().or_else(|| survey.meta_of(&["og:title"]));
    let given = said
        .or(heading)
        .or_else(|| survey.meta_of(&["twitter:title", "dc.title", "dcterms.title", "headline"]));
    let (title, sure) = match given {
        Some(given) => (plain_line(given), true),
        None => (tag, false),
    };
    let title = without_site(&title, names, heading, sure);
    Some(title.to_owned()).filter(|title| !title.is_empty())
}

/// The heading that is the headline: the only one, or the one that `<title>` repeats; never the
/// site's name.
fn heading<'s>(survey: &'s Survey, tag: &str, names: &[&str]) -> Option<&'s str> {
    let is_site = |text: &str| names.iter().any(|name| is_alike(text, name));
    let mut headings = survey.headings.iter().map(String::as_str).filter(|text| !is_site(text));
    if let Some(repeated) = headings.clone().find(|text| tag.contains(text)) {
        return Some(repeated);
    }
    headings.next().filter(|_| headings.next().is_none())
}

/// Takes the name of the site off the end or the beginning. Of a title that is `sure` (a headline in
/// the metadata) only a known name is taken off; of a `<title>` any short last part.
fn without_site<'t>(
    mut title: &'t str,
    names: &[&str],
    heading: Option<&str>,
    sure: bool,
) -> &'t str {
    for _ in 0..3 {
        if heading == Some(title) {
            return title;
        }
        let last = BETWEEN.iter().filter_map(|sign| Some((title.rfind(sign)?, *sign))).max();
        if let Some((at, sign)) = last {
            let (rest, part) = (title[..at].trim_end(), title[at + sign.len()..].trim());
            let short = part.split(' ').count() <= 4 && rest.split(' ').count() >= 4;
            let dropped = names.iter().any(|name| is_alike(part, name))
                || heading == Some(rest)
                || !sure && short;
            if dropped && !rest.is_empty() {
                title = rest;
                continue;
            }
        }
        let first = BETWEEN.iter().filter_map(|sign| Some((title.find(sign)?, *sign))).min();
        if let Some((at, sign)) = first {
            let (part, rest) = (title[..at].trim(), title[at + sign.len()..].trim_start());
            if names.iter().any(|name| is_alike(part, name)) && !rest.is_empty() {
                title = rest;
                continue;
            }
        }
        return title;
    }
    title
}

/// The same letters and digits, or one the whole of the other's beginning (`Wire`, `wire.example`).
pub(crate) fn is_alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    !short.is_empty()
        && (short == long
            || short.len() >= 3
                && long.starts_with(short.as_str())
                && long.len() <= short.len() + 12)
}

fn plain(text: &str) -> String {
    let text = text.to_lowercase();
    let text = text.strip_prefix("the ").unwrap_or(&text);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_alike, without_site};

    #[test]
    fn the_name_of_the_site_is_taken_off() {
        let names = ["The Oslo Wire", "oslowire"];
        for (title, sure, expected) in [
            ("Talks begin | Oslo Wire", true, "Talks begin"),
            ("Oslo Wire: Talks begin", true, "Oslo Wire: Talks begin"),
            ("Oslo Wire - Talks begin", true, "Talks begin"),
            ("Talks begin - World - The Oslo Wire", true, "Talks begin - World"),
            (
                "Ministers open talks on fish - World - The Oslo Wire",
                false,
                "Ministers open talks on fish",
            ),
            ("Fish - what now?", true, "Fish - what now?"),
            ("Oslo Wire", false, "Oslo Wire"),
            (" | ", false, " | "),
        ] {
            assert_eq!(without_site(title, &names, None, sure), expected, "{title}");
        }
        assert!(is_alike("Oslo Wire", "oslowire.example"));
        assert!(!is_alike("Oslo", "Os"));
    }
}
