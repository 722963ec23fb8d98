//! Who is described first and named later: "Ecuador's president on Monday named a new minister. Rodrigo
//! Almeida told reporters …".
//!
//! Only where one person is awaited, and the first name that speaks in the next sentences is new, whole
//! and said to be nothing else.

use dateline_parser::Shape;
use dateline_schema::closed::{CountrySource, LinkSource, MentionForm};

use super::found::Reference;
use super::{Meaning, MentionId, Resolver};
use crate::cast::offices::held::Post;
use crate::facts::LocalId;

/// Who is awaited.
#[derive(Debug, Clone)]
pub(super) struct Awaited {
    mention: MentionId,
    office: u32,
    post: Post,
    sentence: u32,
}

/// A name comes at most so many sentences later.
const REACH: u32 = 3;
/// Reports begin so.
const LEAD: u32 = 2;
/// Ministers and above are known by their offices.
const LOWEST: u8 = 3;

impl Resolver<'_, '_, '_> {
    /// Remembers a description of a country's office that acts at the beginning of the report.
    pub(super) fn awaits(&mut self, one: &Reference, mention: MentionId, office: u32, post: &Post) {
        let high = post.level.is_some_and(|level| level <= LOWEST);
        if one.verb.is_none() || !high || post.country.is_none() || self.sentence >= LEAD {
            return;
        }
        let awaited = Awaited { mention, office, post: post.clone(), sentence: self.sentence };
        // Two who are described leave it open.
        self.awaited = if self.awaited.is_none() { Some(awaited) } else { None };
    }

    /// Is the awaited one named here?
    pub(super) fn names_awaited(&mut self, one: &Reference, n: MentionId, person: LocalId) {
        let Some(awaited) = self.awaited.take_if(|awaited| awaited.sentence < self.sentence) else {
            return;
        };
        let report = self.scene.report;
        let full = self.mentions[n as usize].form == MentionForm::FullName;
        let next = report.tokens.get(one.tokens.end as usize);
        let explained =
            next.is_some_and(|next| next.is(Shape::PUNCTUATION) && report.slice(next.span) == ",");
        let new = !self.named.contains(person)
            && self.held.posts(person).is_empty()
            && self.country(person).is_none_or(|country| Some(country) == awaited.post.country);
        let near = awaited.sentence + REACH >= self.sentence;
        if !(full && new && near && one.speaks) || explained {
            return;
        }
        let words = &mut self.mentions[awaited.mention as usize];
        words.meaning = Meaning::One(person);
        words.link_source = Some(LinkSource::Title);
        if let Some(country) = awaited.post.country {
            self.learn(person, country, CountrySource::Stated);
        }
        self.attest(person, awaited.mention, awaited.office);
        self.held.add(person, awaited.post);
    }
}
