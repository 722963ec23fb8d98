//! Firms of one word that nobody is told of as a person: `Kodak said it plans`, `shares of Kodak`, `Kodak stockholders`,
//! `sole manager Drexel`, `Saatchi and Saatchi Co Plc`. Not a word of somebody's name, nor who bears a title.

use std::collections::BTreeSet;

use dateline_lexicon::{CompanyRole, VerbForms, WordClass, company_words, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Found};
use crate::mention::What;
use crate::organisations::{is_legal_form, says_as_body};

impl Draft<'_, '_> {
    /// Makes bodies of single words that were taken for persons and that the report uses for firms.
    pub(super) fn lone_firms(&mut self) {
        let hash = |found: &Found| self.report.tokens[found.tokens.start as usize].hash;
        let mut firms: BTreeSet<u64> = self
            .found
            .iter()
            .filter(|found| is_lone(found) && self.stands_as_lone_firm(found.tokens.start as usize))
            .map(hash)
            .collect();
        if firms.is_empty() {
            return;
        }
        // Whoever is told of as a person somewhere is one everywhere.
        for found in &self.found {
            // "sole manager Drexel", "agents Saatchi and Saatchi" are no titles of persons.
            let titled = || {
                let start = found.tokens.start as usize;
                start > 0
                    && (self.is_honorific(start - 1)
                        || self.has_title_before(found.tokens.start)
                            && !self.manages(start)
                            && !self.word(start - 1).ends_with('s'))
            };
            if found.kind == MentionKind::Person
                && !found.dropped
                && (found.tokens.len() > 1 || titled())
            {
                for at in found.tokens.range() {
                    firms.remove(&self.report.tokens[at].hash);
                }
            }
        }
        for n in 0..self.found.len() {
            let found = self.found[n];
            if is_lone(&found)
                && firms.contains(&self.report.tokens[found.tokens.start as usize].hash)
            {
                self.found[n].kind = MentionKind::Organisation;
                self.found[n].form = MentionForm::FullName;
            }
        }
    }

    fn stands_as_lone_firm(&self, at: usize) -> bool {
        let report = self.report;
        let end = at + 1;
        let before = |back: usize| at.checked_sub(back);
        let has = |at: Option<usize>, role: CompanyRole| {
            let token = at.and_then(|at| report.tokens.get(at));
            token.is_some_and(|token| company_words().role(token.hash).contains(role))
        };
        // "a stake in Kodak", but not "the purchase by Kodak", which somebody can make.
        let part = before(1).is_some_and(|at| report.word_is(at, words!["in", "of", "with"]))
            && has(before(2), CompanyRole::LEADS);
        // "Kodak shares", "Kodak's stockholders"
        let small = !self.is(end, Shape::CAPITAL);
        let owns = self.is(end, Shape::POSSESSIVE)
            && report.word_is(
                end + 1,
                words!["debentures", "dividend", "holders", "shareholders", "stockholders"],
            );
        let securities = small
            && report.word_is(
                end,
                words![
                    "bonds",
                    "debentures",
                    "shareholders",
                    "stockholders",
                    "subsidiary",
                    "warrants"
                ],
            );
        // "Kodak *shares* fell", but not "Hale shares the view"
        let shares = small
            && report.word_is(end, words!["shares", "stock"])
            && (self.is(end + 1, Shape::PUNCTUATION) || self.tells_of_past(end + 1));
        // "had 1986 sales of 3 mln dlrs"
        let year = usize::from(self.is(end + 1, Shape::NUMBER));
        let sells = report.word_is(end, words!["had", "has"])
            && report.word_is(end + 1 + year, words!["revenues", "sales"]);
        let says = self.can_be(end, WordClass::CUE_START)
            && (says_as_body(report, end)
                || report.word_is(end + 1, words!["it"])
                    && self.tells_of_deed(end + 2)
                    && !self.follows_country(at));
        self.manages(at)
            || part
            || owns
            || securities
            || shares
            || sells
            || says
            || self.is_joined_in_firm(end)
    }

    /// "sole manager Drexel"
    fn manages(&self, at: usize) -> bool {
        at > 1
            && self.report.word_is(at - 1, words!["manager", "managers", "underwriter"])
            && self.report.word_is(at - 2, words!["co", "joint", "lead", "sole"])
    }

    /// Is the word a verb in the past or an auxiliary?
    fn tells_of_past(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let forms = self.lexicon.syntax().word(token.word).forms;
            forms.contains(VerbForms::PAST) || token.can_be(WordClass::AUXILIARY)
        })
    }

    /// Is a country named not far in front of token `at`, which "it" may mean?
    fn follows_country(&self, at: usize) -> bool {
        const REACH: usize = 60;
        (at.saturating_sub(REACH)..at)
            .any(|at| self.found_at(at).is_some_and(|it| matches!(it.what, What::Country(_))))
    }

    /// A verb of what somebody did: "said it *secured* rights"; not "said it *was* late", which is of the weather.
    fn tells_of_deed(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let forms = self.lexicon.syntax().word(token.word).forms;
        let of_things = words![
            "appeared", "became", "began", "came", "fell", "followed", "happened", "led", "looked",
            "made", "meant", "proved", "rose", "seemed", "showed", "took", "turned", "went"
        ];
        forms.contains(VerbForms::PAST)
            && !token.can_be(WordClass::AUXILIARY | WordClass::FUNCTION_WORD)
            && !of_things.has(token.hash)
    }

    /// "*Saatchi* and Saatchi Co Plc": what "and" joins to a name with a legal form.
    fn is_joined_in_firm(&self, end: usize) -> bool {
        const FORMS: usize = 3;
        let and = matches!(self.word(end), "and" | "&");
        let next = end + 1;
        let form = |at: usize| self.report.tokens.get(at).is_some_and(is_legal_form);
        and && self.is(next, Shape::CAPITAL)
            && (next + 1..next + 1 + FORMS).take_while(|&at| self.is(at, Shape::CAPITAL)).any(form)
            && self
                .covering(next)
                .is_none_or(|n| self.found[n as usize].kind != MentionKind::Person)
    }
}

/// Is it a single word that was taken for a person, and no more is known of it?
fn is_lone(found: &Found) -> bool {
    found.kind == MentionKind::Person
        && found.tokens.len() == 1
        && !found.dropped
        && found.what == What::Name
}
