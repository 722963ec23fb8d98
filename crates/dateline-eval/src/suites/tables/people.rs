//! People, their names, offices and countries.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Aliases, Report, Tally, fold, is_name, is_same_name, rows};
use crate::gold::{list, span, text};
use crate::suites::Wrong;

impl Report<'_, '_> {
    pub(super) fn people(&self, tally: &mut Tally, aliases: &Aliases<'_>, wrong: Wrong<'_>) {
        let id = text(self.record, "id");
        let people = list(self.record, "people");
        let named = || people.iter().filter(|person| !text(person, "name").is_empty());
        let found: BTreeSet<&str> = self
            .mentions()
            .iter()
            .filter(|mention| mention.text("kind") == "person")
            .filter_map(|mention| mention.some("entity_id"))
            .collect();
        let is = |entity: &str, person: &Value| self.is(aliases, entity, text(person, "name"));
        let mut right = 0;
        for person in named() {
            if found.iter().any(|entity| is(entity, person)) {
                right += 1;
            } else {
                wrong(format!("{id}\tperson missed\t{}", text(person, "name")));
            }
        }
        for entity in &found {
            if !named().any(|person| is(entity, person)) {
                wrong(format!("{id}\tperson too many\t{entity}"));
            }
        }
        tally.people.add(right, found.len(), named().count());

        let gold: BTreeSet<_> = people
            .iter()
            .flat_map(|person| list(person, "mentions"))
            .filter(|mention| {
                matches!(text(mention, "form"), "" | "name") || is_name(text(mention, "form"))
            })
            .filter_map(span)
            .collect();
        let spans: BTreeSet<_> = self
            .mentions()
            .iter()
            .filter(|mention| mention.text("kind") == "person" && is_name(mention.text("form")))
            .map(|mention| mention.span())
            .collect();
        tally.mentions.add(gold.intersection(&spans).count(), spans.len(), gold.len());

        for person in named() {
            for mention in list(person, "mentions") {
                if !matches!(text(mention, "form"), "description" | "pronoun" | "title") {
                    continue;
                }
                let place = span(mention);
                let right = self.mentions().iter().any(|found| {
                    Some(found.span()) == place
                        && found.some("entity_id").is_some_and(|entity| is(entity, person))
                });
                if !right {
                    let (words, name) = (text(mention, "text"), text(person, "name"));
                    wrong(format!("{id}\tnot resolved\t{words} is {name}"));
                }
                tally.descriptions.0 += usize::from(right);
                tally.descriptions.1 += 1;
            }
            let own = || found.iter().filter(|entity| is(entity, person));
            self.offices(tally, person, &own().copied().collect::<Vec<_>>(), wrong);
            let country = text(person, "country");
            if !country.is_empty() {
                let right = own().any(|entity| {
                    let person = rows(&self.tables.people, entity);
                    person.iter().any(|person| person.text("country") == country)
                });
                if !right {
                    wrong(format!("{id}\tcountry missed\t{}: {country}", text(person, "name")));
                }
                tally.countries.0 += usize::from(right);
                tally.countries.1 += 1;
            }
        }
    }

    /// The offices of a person of the gold data. `own` are the entities that are this person.
    fn offices(&self, tally: &mut Tally, person: &Value, own: &[&str], wrong: Wrong<'_>) {
        let (id, name) = (text(self.record, "id"), text(person, "name"));
        let held = || own.iter().flat_map(|entity| rows(&self.tables.offices, entity));
        for office in list(person, "offices") {
            let title = fold(text(office, "title"));
            let right = held().any(|office| {
                let found = fold(office.text("title"));
                !found.is_empty() && (found.contains(&title) || title.contains(&found))
            });
            tally.offices.0 += usize::from(right);
            tally.offices.1 += 1;
            let right = if title.is_empty() {
                let body = text(office, "organisation");
                let of_body = held().any(|office| {
                    office.text("title").is_empty()
                        && office
                            .some("organisation_id")
                            .and_then(|organisation| self.names.get(organisation))
                            .is_some_and(|found| is_same_name(found, body))
                });
                tally.affiliations.0 += usize::from(of_body);
                tally.affiliations.1 += 1;
                of_body
            } else {
                tally.titles.0 += usize::from(right);
                tally.titles.1 += 1;
                right
            };
            if !right {
                let organisation = text(office, "organisation");
                wrong(format!("{id}\toffice missed\t{name}: {title} ({organisation})"));
            }
        }
    }
}
