//! Offices that a sentence gives somebody without a title beside the name: "his election *as president*",
//! "his Chilean *counterpart* Jorge Bravo".

use dateline_lexicon::CountryId;
use dateline_schema::closed::{CountrySource, LinkSource, MentionForm, MentionKind};

use super::super::offices::held::Post;
use super::super::{Meaning, MentionId};
use super::Resolver;
use super::found::{Case, Kind, Pronoun, Reference};
use super::stage::STRANGER;
use crate::facts::{Entity, OfficeFact};

impl Resolver<'_, '_, '_> {
    /// "his Chilean counterpart Jorge Bravo": Bravo holds in Chile what the subject holds at home.
    pub(super) fn take_counterpart(
        &mut self,
        one: &Reference,
        name: MentionId,
        stated: Option<CountryId>,
    ) {
        let named = &self.mentions[name as usize];
        let Some(person) = named.meaning.one() else { return };
        let of = self
            .stage
            .in_sentence(self.sentence)
            .filter(|seen| seen.token < one.tokens.start && seen.person != person);
        let Some(owner) = of.last().map(|seen| seen.person) else { return };
        let abroad =
            self.here.filter(|_| self.country(owner).is_some_and(|of| self.here != Some(of)));
        let country = stated.or_else(|| self.country(person)).or(abroad);
        let Some(office) = self.fact(owner).and_then(|fact| fact.offices.first()).cloned() else {
            return;
        };
        let post = self.held.posts(owner).first().cloned();
        let mention = self.add(one.tokens, MentionKind::Office, MentionForm::Title, country);
        let words = &mut self.mentions[mention as usize];
        words.meaning = Meaning::One(person);
        words.link_source = Some(LinkSource::Appositive);
        let span = words.span;
        if let Some(country) = stated {
            self.learn(person, country, CountrySource::Stated);
        } else if let Some(country) = country {
            // "In Lima, the Chilean minister met his counterpart": she is at home.
            self.learn(person, country, CountrySource::Meeting);
        }
        if let Some(Entity::Person(fact)) = self.entities.all.get_mut(person.0 as usize)
            && fact.offices.is_empty()
        {
            fact.offices.push(OfficeFact { span, mention, country, organisation: None, ..office });
        }
        if let Some(post) = post {
            self.held.add(person, Post { country, ..post });
        }
    }

    /// "his re-election as the General Secretary", "served as president": an office, not its holder.
    /// It is the office of whom the possessive before it means, else of the subject.
    pub(super) fn becomes(
        &mut self,
        found: &[Reference],
        n: usize,
        mention: MentionId,
        office: u32,
    ) {
        let words = &mut self.mentions[mention as usize];
        words.kind = MentionKind::Office;
        words.form = MentionForm::Title;
        let start = found[n].tokens.start;
        let owner = found[..n].iter().rev().find(|one| {
            let possessive = one.owns
                || matches!(one.kind, Kind::Pronoun(Pronoun { case: Case::Possessive, .. }));
            possessive && one.tokens.end + 4 >= start
        });
        let Some(owner) = owner else { return };
        let person = self
            .stage
            .latest()
            .find(|seen| seen.sentence == self.sentence && seen.token == owner.tokens.start)
            .map(|seen| seen.person)
            .filter(|&person| person != STRANGER);
        if let Some(person) = person {
            let words = &mut self.mentions[mention as usize];
            words.meaning = Meaning::One(person);
            words.link_source = Some(LinkSource::Appositive);
            self.attest(person, mention, office);
            let known = &self.scene.recognised.offices[office as usize];
            let country = self.country_of_office(office);
            let post = Post { country, ..Post::of(self.scene, known) };
            self.held.add(person, post);
        }
    }
}
