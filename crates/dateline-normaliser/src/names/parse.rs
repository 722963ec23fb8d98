//! A name to its parts: its words, the culture they follow, the part that each word is.

use std::borrow::Cow;
use std::rc::Rc;

use dateline_lexicon::{CountryId, Culture, fold, lexicon};

use super::decide::decide;
use super::known::KnownName;
use super::memo::{Key, remembered};
use super::parts::{Part, Parts, Short, begin_family, parts};
use super::person_name::PersonName;
use super::script;
use super::words::{NameWords, joined};

/// What is known of a person beside the name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint<'a> {
    /// The country.
    pub country: Option<CountryId>,
    /// A short form that the same report uses for the person ("Trong").
    pub short: Option<&'a str>,
}

/// Takes `name` apart by the rules of the culture that it and `hint` point to. Titles before the name
/// are taken off; a name of which nothing is known is read as Western.
///
/// ```
/// use dateline_normaliser::names::{Hint, parse};
/// let name = parse("Nguyen Phu Trong", &Hint::default());
/// assert_eq!((name.family.as_deref(), name.short.as_deref()), (Some("Nguyen"), Some("Trong")));
/// assert_eq!(name.sort, "Nguyen, Phu Trong");
/// ```
pub fn parse(name: &str, hint: &Hint<'_>) -> PersonName {
    PersonName::clone(&known(name, hint))
}

/// [`parse`] for who compares the name with others, or only looks at it: shared with all who took the
/// same name apart lately on this thread.
pub fn known(name: &str, hint: &Hint<'_>) -> Rc<KnownName> {
    let country = hint.country.map(crate::places::country_code).unwrap_or_default();
    known_in(name, country, hint.short)
}

/// [`parse`] with the country as its alpha-3 code; empty where it is not known.
pub fn parse_in(name: &str, country: &str, short: Option<&str>) -> PersonName {
    PersonName::clone(&known_in(name, country, short))
}

fn known_in(name: &str, country: &str, short: Option<&str>) -> Rc<KnownName> {
    let closed = close_hyphens(name.trim());
    let name = closed.as_ref();
    remembered(Key { name, country, short }, || take_apart(name, country, short))
}

/// "Mustafa Al - Kadhimi" as "Mustafa Al-Kadhimi".
fn close_hyphens(name: &str) -> Cow<'_, str> {
    let apart = ["Al - ", "Al- ", "El - ", "El- "];
    if !name.as_bytes().contains(&b'-') || !apart.iter().any(|article| name.contains(article)) {
        return Cow::Borrowed(name);
    }
    let closed = apart.iter().fold(name.to_owned(), |name, article| {
        name.replace(article, &format!("{}-", &article[..2]))
    });
    Cow::Owned(closed)
}

fn take_apart(name: &str, country: &str, short: Option<&str>) -> PersonName {
    let cultures = lexicon().names().cultures_of(country);
    if let Some(parsed) = script::parse(name, cultures) {
        return parsed;
    }
    let words = NameWords::cut(name, cultures);
    if words.words.is_empty() {
        return unknown(name);
    }
    let decision = decide(&words, cultures);
    let mut parts = parts(&words, decision.culture);
    if let Some(short) = short {
        attested(&words, &mut parts, decision.culture, short);
    }
    assemble(name, &words, &parts, decision.culture)
}

fn unknown(name: &str) -> PersonName {
    PersonName {
        name: name.to_owned(),
        family: None,
        middle: None,
        given: None,
        suffix: None,
        short: (!name.is_empty()).then(|| name.to_owned()),
        order: dateline_schema::closed::NameOrder::Unknown,
        order_confidence: None,
        culture: None,
        sort: name.to_owned(),
    }
}

/// The report itself says how the person is called.
fn attested(words: &NameWords<'_>, parts: &mut Parts, culture: Culture, short: &str) {
    let keys: Vec<String> = short.split_whitespace().map(fold).collect();
    if keys.is_empty() || keys.len() >= words.words.len() {
        return;
    }
    let found = words
        .words
        .windows(keys.len())
        .position(|window| window.iter().zip(&keys).all(|(word, key)| word.key == *key));
    if let Some(at) = found {
        parts.short = Short::Words(at..at + keys.len());
        begin_family(&words.words, parts, culture, at);
    }
}

fn assemble(name: &str, words: &NameWords<'_>, parts: &Parts, culture: Culture) -> PersonName {
    let part = |part: Part| {
        let chosen = words.words.iter().zip(&parts.of).filter(move |(_, of)| **of == part);
        let mut chosen = chosen.map(|(word, _)| word.text).peekable();
        chosen.peek().is_some().then(|| joined(chosen))
    };
    let texts =
        |range: std::ops::Range<usize>| joined(words.words[range].iter().map(|word| word.text));
    let key = joined(words.words.iter().map(|word| word.key.as_str()));
    let short = match (lexicon().names().short_name(&key), &parts.short) {
        (Some(short), _) => short.to_owned(),
        (None, Short::Text(text)) => text.clone(),
        (None, Short::Words(range)) => texts(range.clone()),
    };
    let whole = texts(0..words.words.len());
    let sort = sort_name(words, parts, &whole);
    PersonName {
        // Without titles; an inverted or nicknamed name stays as written.
        name: if words.titles.is_empty() {
            name.to_owned()
        } else {
            with_suffix(whole, words.suffix)
        },
        family: part(Part::Family),
        middle: part(Part::Middle),
        given: part(Part::Given),
        suffix: words.suffix.map(str::to_owned),
        short: Some(short),
        order: parts.order,
        order_confidence: None,
        culture: Some(culture.name().into()),
        sort,
    }
}

fn with_suffix(name: String, suffix: Option<&str>) -> String {
    match suffix {
        Some(suffix) => format!("{name} {suffix}"),
        None => name,
    }
}

/// The family name, a comma, the rest in its order; particles in lower case and Arabic articles go
/// behind ("Gaulle, Charles de"). A name without a family name sorts as it stands, and so does a Thai
/// one, which sorts by the given name.
fn sort_name(words: &NameWords<'_>, parts: &Parts, whole: &str) -> String {
    let part = |wanted: Part| {
        words
            .words
            .iter()
            .zip(&parts.of)
            .filter(move |(_, of)| **of == wanted)
            .map(|(word, _)| word.text)
    };
    let family: Vec<&str> = part(Part::Family).collect();
    let rest: Vec<&str> = words
        .words
        .iter()
        .zip(&parts.of)
        .filter(|(_, of)| **of != Part::Family)
        .map(|(word, _)| word.text)
        .collect();
    let given_short = matches!(&parts.short, Short::Words(range) if range.start == 0 && parts.of[0] == Part::Given);
    let mut sort = if family.is_empty() || rest.is_empty() || given_short {
        whole.to_owned()
    } else {
        let is_particle = |word: &&&str| {
            word.starts_with(char::is_lowercase)
                && !lexicon().names().particle(&fold(word)).is_empty()
        };
        let cut = family.iter().take_while(is_particle).count().min(family.len() - 1);
        let (particles, family) = family.split_at(cut);
        let family = family.join(" ");
        let (article, family) = match family.split_once('-') {
            Some((article, name))
                if family.starts_with(char::is_lowercase)
                    && super::decide::is_article_word(&fold(&family)) =>
            {
                (format!(" {article}-"), name.to_owned())
            }
            _ => (String::new(), family),
        };
        let mut sorted = format!("{family}, {}", rest.join(" "));
        for particle in particles {
            sorted.push(' ');
            sorted.push_str(particle);
        }
        sorted + &article
    };
    if let Some(suffix) = words.suffix {
        sort.push_str(", ");
        sort.push_str(suffix);
    }
    sort
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_a_spaniard_is_called_by_begins_the_family_name() {
        let family = |name: &str, short: Option<&str>| parse_in(name, "ESP", short).family;
        assert_eq!(family("Luis Martin Rey", None).as_deref(), Some("Martin Rey"));
        assert_eq!(family("Luis Martin Rey", Some("Rey")).as_deref(), Some("Rey"));
        assert_eq!(family("Luis Martin Rey", Some("Martin")).as_deref(), Some("Martin Rey"));
        assert_eq!(
            family("Luis Carlos Rey", None).as_deref(),
            Some("Rey"),
            "a given name first of all"
        );
        // A second family name that is no given name goes behind the first all the same.
        assert_eq!(family("Ana Lopez Vega", Some("Vega")).as_deref(), Some("Lopez Vega"));
    }
}
