//! Descriptions that name no office: "the 54-year-old", "the former banker", "the top legislator",
//! "the Frenchman".
//!
//! Only as the subject of a verb: whoever the report last spoke of as one who acts, of that nationality
//! where one is said. "The Frenchman" where two of them act stays open.

use dateline_lexicon::{CountryId, PeopleNoun, lexicon, words};
use dateline_parser::TokenRange;
use dateline_schema::closed::{LinkSource, MentionForm, MentionKind};

use super::super::{CastMention, MentionId};
use super::epithet;
use super::found::Reference;
use super::{Answer, Resolver};
use crate::facts::LocalId;
use crate::scene::Scene;
use crate::syntax::VerbGroup;

/// A description without an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sketch {
    pub(super) country: Option<CountryId>,
}

/// "the former president" is told by the office; "the former captain" says little.
const LOWEST: u8 = 4;
/// Such a description reaches so many sentences back.
const NEAR: u32 = 3;

/// Is a noun phrase with "the", the subject of a verb, such a description?
pub(super) fn of_phrase(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    phrase: TokenRange,
    first: usize,
) -> Option<Sketch> {
    let report = scene.report;
    let word = |at: u32| report.word(at as usize);
    let last = phrase.end - 1;
    let nationality = scene.recognised.mentions[first..]
        .iter()
        .zip(&mentions[first..])
        .take_while(|(known, _)| known.tokens.start <= last)
        .find(|(known, _)| known.tokens.start == last && known.kind == MentionKind::Demonym)
        .filter(|_| !word(last).ends_with('s'));
    let aged =
        phrase.range().any(|at| word(at as u32) == "old" || word(at as u32).ends_with("-old"))
            && phrase.range().any(|at| word(at as u32).contains("year"));
    if let Some((_, mention)) = nationality {
        return mention.country.map(|country| Sketch { country: Some(country) });
    }
    let head = report.tokens.get(last as usize)?;
    let person = lexicon().speech().people(head.word) == Some(PeopleNoun::One);
    let former = matches!(word(phrase.start + 1), "former" | "veteran") && person;
    let top = word(phrase.start + 1) == "top" && matches!(word(last), "lawmaker" | "legislator");
    let office = mentions[first..scene.recognised.mentions.len()]
        .iter()
        .take_while(|mention| mention.tokens.start <= last)
        .filter(|mention| phrase.contains(mention.tokens))
        .filter_map(|mention| scene.recognised.offices.get(mention.office? as usize))
        .any(|office| lexicon().offices().get(office.head).level <= LOWEST);
    (aged && (person || word(last).ends_with("old")) || former && !office || top)
        .then_some(Sketch { country: None })
}

impl Resolver<'_, '_, '_> {
    pub(super) fn take_sketch(&mut self, one: &Reference, sketch: Sketch) -> Option<LocalId> {
        let answer = match sketch.country {
            Some(country) => self.countryman(country),
            None => self.called_so(one).unwrap_or_else(|| self.last_to_act(one)),
        };
        let mention =
            self.add(one.tokens, MentionKind::Person, MentionForm::Description, sketch.country);
        self.settle(one, mention, &answer, LinkSource::Title);
        self.seen(one, &answer)
    }

    /// The only one of a country near here; of several the one who acted last.
    fn countryman(&self, country: CountryId) -> Answer {
        let near = self.stage.people(self.sentence, 2 * NEAR);
        let own: Vec<LocalId> =
            near.iter().copied().filter(|&person| self.country(person) == Some(country)).collect();
        match own.as_slice() {
            // "Ana Ruiz won. The Peruvian said": of whom no country is told, if the name allows it.
            [] => match near[..] {
                [only]
                    if self.country(only).is_none()
                        && self.culture_allows(only, Some(country))
                        && self.stage.last_subject_of(&near, self.sentence) == Some(only) =>
                {
                    Answer::One(only)
                }
                _ => Answer::Nobody,
            },
            [one] => Answer::One(*one),
            several => self
                .stage
                .last_subject_of(several, self.sentence)
                .map_or(Answer::Doubt, Answer::One),
        }
    }

    /// "Lund met *Ana Ruiz, a nurse*. The 45-year-old *nurse* said": who was called by the word that ends it, in this sentence
    /// or the one before. Where that was longer ago it may be another.
    fn called_so(&self, one: &Reference) -> Option<Answer> {
        let last = one.tokens.end - 1;
        let called = self.called.find(epithet::noun(self.scene, last)?)?;
        let anybody = self.scene.report.word_is(last as usize, words!["player"]);
        if anybody || self.stage.speaking == Some(called) {
            return None;
        }
        let seen = |reach: u32| self.stage.people(self.sentence, reach).contains(&called);
        match () {
            () if seen(1) => Some(Answer::One(called)),
            () if seen(NEAR) => Some(Answer::Doubt),
            () => None,
        }
    }

    /// Whoever "he" or "she" would be here.
    fn last_to_act(&self, one: &Reference) -> Answer {
        self.he(one, None, &[])
    }

    /// "Spain's top envoy said … *Ana Ruiz*, head of the mission, *made the remarks* after …": who is
    /// only described in the sentence before.
    pub(super) fn claims_words(&mut self, one: &Reference, person: LocalId) {
        let Some((mention, office, sentence)) = self.described else { return };
        if sentence + 1 != self.sentence || !self.makes_remarks(one) {
            return;
        }
        self.described = None;
        let words = &mut self.mentions[mention as usize];
        words.meaning = super::Meaning::One(person);
        words.link_source = Some(LinkSource::Title);
        if let Some(office) = office {
            self.attest(person, mention, office);
        }
    }

    /// Is it the subject of "made the remarks", "made the comments"?
    fn makes_remarks(&self, one: &Reference) -> bool {
        let syntax = self.scene.syntax;
        let report = self.scene.report;
        let own = |verb: &&VerbGroup| {
            let subject = verb.subject.map(|subject| syntax.phrase(subject).tokens);
            report.word(verb.head as usize) == "made"
                && subject.is_some_and(|subject| subject.contains(one.tokens))
        };
        let Some(verb) = syntax.verbs_of(self.sentence).iter().find(own) else { return false };
        let word =
            |at: u32| report.tokens.get(at as usize).map_or("", |_| report.word(at as usize));
        let said = matches!(
            word(verb.tokens.end + 1),
            "announcement"
                | "appeal"
                | "comment"
                | "comments"
                | "observation"
                | "pledge"
                | "remark"
                | "remarks"
                | "statement"
                | "statements"
        );
        matches!(word(verb.tokens.end), "the" | "these") && said
    }

    /// Remembers who speaks by an office or description alone; two leave it open.
    pub(super) fn remember_described(
        &mut self,
        one: &Reference,
        mention: MentionId,
        office: Option<u32>,
    ) {
        if one.verb.is_some() && one.speaks {
            let again = self.described.is_some_and(|(_, _, sentence)| sentence == self.sentence);
            self.described = (!again).then_some((mention, office, self.sentence));
        }
    }
}
