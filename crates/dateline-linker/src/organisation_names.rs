//! Names of organisations as keys: what reports write differently of one ("the Trade Ministry of
//! Norway", "Norwegian Ministry of Trade"; "Acme Corp.", "Acme Corporation", "Acme") is the same.

use dateline_lexicon::{CountryId, Named, fold, lexicon, word_hash};
use dateline_schema::closed::OrganisationKind;

use crate::office_keys;

/// What an organisation is called, without what tells no two of its kind apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NameKey {
    /// Of an organ of a state its words in the order of the alphabet; of others the letters, without a
    /// legal form.
    pub(crate) key: String,
    /// A company's legal form. Companies of two forms are two.
    pub(crate) legal_form: Option<String>,
}

/// Legal forms that are written out.
const WRITTEN_OUT: [(&str, &str); 4] =
    [("company", "co"), ("corporation", "corp"), ("incorporated", "inc"), ("limited", "ltd")];

/// Parts of bodies, of which many have one of the same name.
const UNITS: [&str; 12] = [
    "branch",
    "bureau",
    "committee",
    "delegation",
    "department",
    "desk",
    "directorate",
    "division",
    "embassy",
    "office",
    "secretariat",
    "section",
];

/// Is it an organ of a state, so that each state may have one of that name?
pub(crate) fn is_of_state(kind: OrganisationKind) -> bool {
    matches!(
        kind,
        OrganisationKind::Government
            | OrganisationKind::Ministry
            | OrganisationKind::Legislature
            | OrganisationKind::Court
            | OrganisationKind::Military
            | OrganisationKind::Party
    )
}

/// May other bodies have a part that is called the same ("Press Department")?
pub(crate) fn is_unit(name: &str) -> bool {
    let folded = fold(name);
    let mut words = folded.split_whitespace();
    words.clone().count() <= 4 && words.any(|word| UNITS.contains(&word))
}

impl NameKey {
    pub(crate) fn of(name: &str, kind: OrganisationKind, country: Option<CountryId>) -> Self {
        // What bears a legal form is a company, whatever else its name recalls.
        if let Some(company) = Self::of_company(name) {
            return company;
        }
        if is_of_state(kind) {
            let own = country.and_then(|country| without_country(name, country));
            let name = own.as_deref().unwrap_or(name).replace('.', "");
            let words = office_keys::words(&name);
            if !words.is_empty() {
                return Self { key: words.join(" "), legal_form: None };
            }
        }
        Self { key: letters(name), legal_form: None }
    }

    /// The key of a name with a legal form.
    fn of_company(name: &str) -> Option<Self> {
        let folded = fold(name);
        let mut words: Vec<String> = folded
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '/'))
            .map(|word| word.replace('.', ""))
            .filter(|word| !word.is_empty())
            .collect();
        let mut legal_form: Option<String> = None;
        while let [_, .., last] = words.as_slice() {
            let short = WRITTEN_OUT.iter().find(|(long, _)| long == last);
            let form = short.map_or(last.as_str(), |(_, short)| short);
            if short.is_none() && !is_legal_form(form) {
                break;
            }
            // Of "Acme Co. Ltd." the last says what it is.
            legal_form.get_or_insert_with(|| form.to_owned());
            words.pop();
            if words.len() > 1 && words.last().is_some_and(|word| word == "and") {
                words.pop();
            }
        }
        let key = letters(&words.join(" "));
        // Two letters say too little without the form.
        (legal_form.is_some() && key.chars().count() > 2).then_some(Self { key, legal_form })
    }
}

fn is_legal_form(word: &str) -> bool {
    let id = lexicon().word(word_hash(word)).id;
    lexicon().organisation_heads().get(id).is_some_and(|head| head.legal_form)
}

/// Letters and digits of a name, folded, without an article before it.
pub(crate) fn letters(name: &str) -> String {
    let folded = fold(name);
    let folded = folded.strip_prefix("the ").unwrap_or(&folded);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A name without its country before or behind it; none where there is nothing else, or no country.
fn without_country(name: &str, country: CountryId) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let ids = |words: &[&str]| -> Vec<_> {
        let bare = words.iter().map(|word| {
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            lexicon().word(word_hash(word)).id
        });
        bare.collect()
    };
    let names_it = |named: &Named| named.country == Some(country) || named.demonym == Some(country);
    let article = usize::from(words.first().is_some_and(|word| word.eq_ignore_ascii_case("the")));
    let before = lexicon().gazetteer().longest(ids(&words[article..]));
    let length = before.filter(|(_, named)| names_it(named)).map_or(0, |(length, _)| length);
    let rest = &words[article + length..];
    // "… of Norway", "… of the United Kingdom".
    let of = rest.iter().rposition(|word| word.eq_ignore_ascii_case("of"));
    let tail = of.map(|at| (at, &rest[at + 1..]));
    let tail = tail.map(|(at, tail)| match tail {
        [first, place @ ..] if first.eq_ignore_ascii_case("the") => (at, place),
        _ => (at, tail),
    });
    let cut = tail.filter(|(_, place)| {
        !place.is_empty() && lexicon().gazetteer().exact(&ids(place)).is_some_and(names_it)
    });
    let rest = cut.map_or(rest, |(at, _)| &rest[..at]);
    let any = length > 0 || cut.is_some();
    (any && !rest.is_empty()).then(|| rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> CountryId {
        lexicon().countries().by_code(code).map(|country| country.id).unwrap()
    }

    #[test]
    fn organs_of_a_state_by_their_words() {
        let norway = Some(country("NOR"));
        let key = |name| NameKey::of(name, OrganisationKind::Ministry, norway);
        for name in [
            "Trade Ministry",
            "the Ministry of Trade",
            "Norwegian Ministry of Trade",
            "Norway's Trade Ministry",
            "Ministry of Trade of Norway",
        ] {
            assert_eq!(key(name).key, "ministry trade", "{name}");
        }
        assert_eq!(key("Ministry of Norway").key, "ministry");
        let usa = Some(country("USA"));
        let agency = |name| NameKey::of(name, OrganisationKind::Government, usa);
        assert_eq!(agency("U.S. Harbour Administration"), agency("Harbour Administration"));
        assert_eq!(
            agency("United States Harbour Administration"),
            agency("Harbour Administration")
        );
        let army = |name| NameKey::of(name, OrganisationKind::Military, None);
        assert_eq!(army("U.S. Army Corps of Engineers"), army("US Army Corps of Engineers"));
        // Another country's name is part of the name.
        assert_ne!(key("Ministry for Trade with Denmark"), key("Ministry of Trade"));
        assert_ne!(key("Danish Trade Ministry"), key("Trade Ministry"));
    }

    #[test]
    fn companies_with_and_without_their_form() {
        let of = |name| NameKey::of(name, OrganisationKind::Company, None);
        let form = |name| of(name).legal_form;
        for name in ["Nordlys Corp", "Nordlys Corporation", "Nordlys, Corp.", "NORDLYS"] {
            assert_eq!(of(name).key, "nordlys", "{name}");
        }
        assert_eq!(form("Nordlys Co. Ltd."), Some("ltd".into()));
        assert_eq!(form("Nordlys Limited"), Some("ltd".into()));
        assert_eq!(of("Nordlys Bank").key, "nordlysbank");
        assert_eq!((of("AB").key, form("AB")), ("ab".into(), None));
        assert_eq!((of("3M Co").key, form("3M Co")), ("3mco".into(), None));
        assert_eq!(of("Nordlys S.A."), of("Nordlys SA"));
        assert_eq!(form("Nordlys S.p.A."), Some("spa".into()));
    }

    #[test]
    fn units() {
        assert!(is_unit("Press Department") && is_unit("Office of Legal Affairs"));
        assert!(!is_unit("Nordlys Bank"));
    }
}
