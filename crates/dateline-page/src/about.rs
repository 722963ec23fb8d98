//! Date, author, site and address of a page, from all that says them.

use crate::body::plain_line;
use crate::linked_data::LinkedData;
use crate::survey::{Survey, is_address};
use crate::title::is_alike;

/// Names under which pages give the day of publication, the surest first.
const PUBLISHED: [&str; 26] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "article.published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_date",
    "publication_date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "date_published",
    "citation_publication_date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "date",
];

const AUTHOR: [&str; 9] = [
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "article:author",
    "og:article:author",
];

/// Longest name of an author or a site.
const NAME: usize = 120;

/// What could be the day of publication, the surest first: JSON-LD, metadata, times on the page.
pub(crate) fn published(survey: &Survey, data: &LinkedData) -> Vec<String> {
    let mut values: Vec<&str> = data.published.as_deref().into_iter().collect();
    values.extend(PUBLISHED.iter().filter_map(|name| survey.meta_of(&[name])));
    values
        .extend(survey.times.iter().filter(|time| time.published).map(|time| time.value.as_str()));
    // Other times are of other articles as likely as not: the first below the headline counts, or
    // the only one.
    let mut others = survey.times.iter().filter(|time| !time.published);
    let below = others.clone().find(|time| time.after_heading);
    let only = others.next().filter(|first| others.all(|other| other.value == first.value));
    values.extend(below.or(only).map(|time| time.value.as_str()));
    values.extend(data.page_published.as_deref());
    values.into_iter().map(str::to_owned).collect()
}

/// The site's name.
pub(crate) fn site(survey: &Survey, data: &LinkedData) -> Option<String> {
    let said = survey.meta_of(&["og:site_name"]).or(data.publisher.as_deref());
    let said = said.or_else(|| survey.meta_of(&["publisher", "dc.publisher", "application-name"]));
    said.map(plain_line).filter(|name| !name.is_empty() && name.len() <= NAME && !is_address(name))
}

/// The page's own address: the canonical one, else where it was saved from.
pub(crate) fn address(survey: &Survey, data: &LinkedData) -> Option<String> {
    let said = survey.canonical.as_deref().filter(|address| is_address(address));
    let said = said.or_else(|| survey.meta_of(&["og:url"]).filter(|address| is_address(address)));
    let said = said.or_else(|| data.url.as_deref().filter(|address| is_address(address)));
    said.or(survey.saved_from.as_deref()).map(str::to_owned)
}

/// `By Ida Vik and Ola Moe`, from who is said to be the author; `found` is what the extractor took
/// for it.
pub(crate) fn byline(
    survey: &Survey,
    data: &LinkedData,
    found: Option<&str>,
    site: Option<&str>,
) -> Option<String> {
    let named = |name: &str| author(name, site);
    let mut authors: Vec<String> = data.authors.iter().filter_map(|name| named(name)).collect();
    if authors.is_empty() {
        let mut metas = AUTHOR.iter().filter_map(|name| survey.meta_of(&[name]));
        authors.extend(metas.find_map(named));
    }
    if authors.is_empty() {
        authors.extend(survey.authors.iter().filter_map(|name| named(name)).take(4));
    }
    if authors.is_empty() {
        authors.extend(found.and_then(named));
    }
    let mut seen: Vec<String> = Vec::new();
    authors.retain(|name| {
        let new = !seen.contains(name);
        seen.push(name.clone());
        new
    });
    let last = authors.pop()?;
    if authors.is_empty() {
        return Some(format!("By {last}"));
    }
    Some(format!("By {} and {last}", authors.join(", ")))
}

/// The name without `By`; not an address, not the site itself.
fn author(said: &str, site: Option<&str>) -> Option<String> {
    let name = plain_line(said);
    let name = match name.split_once(' ') {
        Some((by, rest)) if by.eq_ignore_ascii_case("by") => rest,
        None if name.eq_ignore_ascii_case("by") => "",
        _ => &name,
    };
    let name = name.trim_end_matches([',', '|', '-', ' ']);
    let plausible = !name.is_empty()
        && name.len() <= NAME
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['@', '/', '<', '{'])
        && site.is_none_or(|site| !is_alike(name, site));
    plausible.then(|| name.to_owned())
}

/// The one day in an address: `/2021/02/19/`, `/2021-02/19/`, `/2021/feb/19/`, `/20210219/`.
pub(crate) fn address_day(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let path = path.split_once('/')?.1;
    let mut found: Option<String> = None;
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    for (at, part) in parts.iter().enumerate() {
        let next = |n: usize| parts.get(at + n).copied().unwrap_or_default();
        let day = match part.len() {
            4 if next(1).len() == 4 => day(part, &next(1)[..2], &next(1)[2..]),
            4 => day(part, next(1), next(2)),
            6 => day(&part[..4], &part[4..], next(1)),
            8 => day(&part[..4], &part[4..6], &part[6..]),
            9 => day(&part[1..5], &part[5..7], &part[7..]), // t20210219
            _ => None,
        };
        match (day, &found) {
            (Some(day), Some(old)) if day != *old => return None,
            (Some(day), _) => found = Some(day),
            _ => {}
        }
    }
    found
}

fn day(year: &str, month: &str, day: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(year) || !(1..=2).contains(&day.len()) || !digits(day) {
        return None;
    }
    let year: u16 = year.parse().ok().filter(|year| (1990..2100).contains(year))?;
    let month: u8 = if (1..=2).contains(&month.len()) && digits(month) {
        month.parse().ok()?
    } else {
        let named = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))?;
        named as u8 + 1
    };
    let day: u8 = day.parse().ok()?;
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::{address_day, author};

    #[test]
    fn days_in_addresses() {
        for (address, expected) in [
            ("https://x.example/2021/02/19/talks-begin", "2021-02-19"),
            ("https://x.example/english/2021-02/19/c_139752.htm", "2021-02-19"),
            ("https://x.example/world/2021/feb/09/talks", "2021-02-09"),
            ("https://x.example/n1/2021/0219/c90000-98.html", "2021-02-19"),
            ("https://x.example/a/202102/19/x.html", "2021-02-19"),
            ("https://x.example/t20210219_77.shtml", "2021-02-19"),
            ("https://x.example/talks-20210219.html", "2021-02-19"),
            ("https://x.example/2021/02/19/then-2020-01-01", "-"),
            ("https://x.example/2021/13/19/", "-"),
            ("https://x.example/?d=2021-02-19", "-"),
            ("https://2021-02-19.example/", "-"),
            ("https://x.example/1234567", "-"),
            ("é", "-"),
        ] {
            assert_eq!(address_day(address).as_deref().unwrap_or("-"), expected, "{address}");
        }
    }

    #[test]
    fn authors_are_names() {
        let of = |said| author(said, Some("The Oslo Wire"));
        assert_eq!(of(" by  Ida\nVik, ").as_deref(), Some("Ida Vik"));
        for no in ["", "By ", "Oslo Wire", "https://x.example/ida", "ida@x.example", "2021"] {
            assert_eq!(of(no), None, "{no}");
        }
    }
}
