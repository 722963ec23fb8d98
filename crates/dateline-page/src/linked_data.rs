//! What the page's JSON-LD says of the article (schema.org: `NewsArticle` and its like).

use serde_json::Value;

/// What JSON-LD says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct LinkedData {
    /// The page says that it is an article.
    pub(crate) is_article: bool,
    pub(crate) headline: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) url: Option<String>,
    /// The text, which pages that are made by scripts have nowhere else.
    pub(crate) body: Option<String>,
    /// The day that the page round the article gives.
    pub(crate) page_published: Option<String>,
}

/// Reads the blocks in their order; the first article among them counts.
pub(crate) fn linked_data(blocks: &[String]) -> LinkedData {
    let mut found = LinkedData::default();
    for block in blocks {
        let Some(value) = parse(block) else { continue };
        let mut things = Vec::new();
        things_of(&value, 0, &mut things);
        for thing in things {
            if is_article(thing) {
                if !found.is_article {
                    found.article(thing);
                }
            } else if has_type(thing, |name| name == "WebPage") && found.page_published.is_none() {
                found.page_published = text(&thing["datePublished"]);
            }
        }
    }
    found
}

impl LinkedData {
    fn article(&mut self, thing: &Value) {
        self.is_article = true;
        self.headline = text(&thing["headline"]).or_else(|| text(&thing["name"]));
        self.published = text(&thing["datePublished"]);
        self.authors = names(&thing["author"]);
        self.publisher = names(&thing["publisher"]).into_iter().next();
        self.body = text(&thing["articleBody"]);
        let page = &thing["mainEntityOfPage"];
        let addresses = [&thing["url"], page, &page["@id"]];
        self.url = addresses.into_iter().find_map(text);
    }
}

/// The block as JSON; control characters, which many pages leave in strings, count as spaces.
fn parse(block: &str) -> Option<Value> {
    let body = block.trim();
    let body = body.strip_prefix("<!--").unwrap_or(body);
    let body =
        body.strip_prefix("//<![CDATA[").or_else(|| body.strip_prefix("<![CDATA[")).unwrap_or(body);
    let body =
        body.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim();
    let body = body.trim_end_matches(';');
    serde_json::from_str(body).ok().or_else(|| {
        let mended: String = body.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&mended).ok()
    })
}

/// The things of a block: itself, the elements of a list, those of `@graph`.
fn things_of<'v>(value: &'v Value, depth: usize, things: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) if depth < 3 => {
            values.iter().take(200).for_each(|value| things_of(value, depth + 1, things));
        }
        Value::Object(object) => {
            things.push(value);
            for key in ["@graph", "mainEntity"] {
                if let Some(inner) = object.get(key)
                    && depth < 3
                {
                    things_of(inner, depth + 1, things);
                }
            }
        }
        _ => {}
    }
}

fn is_article(thing: &Value) -> bool {
    has_type(thing, |name| {
        name.ends_with("Article") || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report")
    })
}

fn has_type(thing: &Value, is: impl Fn(&str) -> bool) -> bool {
    let is = |value: &Value| {
        value.as_str().and_then(|name| name.rsplit(['/', '#', ':']).next()).is_some_and(&is)
    };
    match &thing["@type"] {
        Value::Array(types) => types.iter().any(is),
        kind => is(kind),
    }
}

/// Names of people or organisations: texts, things with a name, or lists of these.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().take(20).filter_map(name).collect(),
        value => name(value).into_iter().collect(),
    }
}

fn name(value: &Value) -> Option<String> {
    text(value).or_else(|| text(&value["name"]))
}

/// A text that is not blank, or the first of a list.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(values) => values.first().filter(|first| first.is_string()).and_then(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkedData, linked_data};

    fn read(block: &str) -> LinkedData {
        linked_data(&[block.to_owned()])
    }

    #[test]
    fn the_article_is_found_in_a_graph_and_in_a_list() {
        let graph = r#"{"@context": "https://schema.org", "@graph": [
            {"@type": "WebPage", "datePublished": "2022-05-10"},
            {"@type": ["Thing", "NewsArticle"], "headline": " Talks
             begin ", "datePublished": "2022-05-11", "author": [{"@type": "Person", "name": "Ida Vik"}, "Ola Moe"],
             "publisher": {"name": "The Wire"}, "mainEntityOfPage": {"@id": "https://x.example/a"}}]}"#;
        let found = read(graph);
        assert!(found.is_article && found.headline.unwrap().starts_with("Talks"));
        assert_eq!(found.published.as_deref(), Some("2022-05-11"));
        assert_eq!(found.authors, ["Ida Vik", "Ola Moe"]);
        assert_eq!(found.publisher.as_deref(), Some("The Wire"));
        assert_eq!(found.url.as_deref(), Some("https://x.example/a"));
        let list = r#"<!--[{"@type": "Organization"}, {"@type": "http://schema.org/BlogPosting", "name": "n"}];-->"#;
        assert!(read(list).is_article);
    }

    #[test]
    fn what_is_no_json_or_no_article_says_nothing() {
        for block in [
            "",
            "{",
            "[[[[[[{}]]]]]]",
            "7",
            r#"{"@type": "WebSite", "name": "x"}"#,
            r#"{"@type": 7}"#,
        ] {
            assert_eq!(read(block), LinkedData::default(), "{block}");
        }
        assert_eq!(read(&"[".repeat(100_000)), LinkedData::default());
    }
}
