//! Descriptions by another word of the same kind: "lawmaker Ana Ruiz …. *The legislator* said"; "rebel
//! leader Hugo Lund …. *The rebel chief* said".
//!
//! Only where one person of the report can be called so, and nobody without a name was. A chief, boss
//! or leader must be that of the same: the union chief is no rebel leader.

use dateline_lexicon::{OfficeClass, Role, WordClass, lexicon, word_hash};
use dateline_parser::Shape;
use dateline_schema::closed::OfficeStatus;

use super::super::offices::held::Post;
use super::Resolver;
use super::epithet::{Noun, is_told_apart, noun};
use super::found::Reference;
use crate::facts::LocalId;

/// What stands before the noun and does not say of whom somebody is the chief.
const ASIDE: [&str; 12] = [
    "the", "his", "her", "its", "top", "senior", "veteran", "new", "former", "outgoing", "jailed",
    "powerful",
];

/// The group of words that say that somebody leads.
const LEADER: &str = "leader";

impl Resolver<'_, '_, '_> {
    /// The only one who is called by a word of the same kind.
    pub(super) fn kindred(&self, one: &Reference, word: Noun) -> Option<LocalId> {
        let kin = lexicon().speech().kin(word.word());
        let other = self.called.is_stranger(word) || is_told_apart(self.scene, one.tokens);
        if kin.is_empty() || one.verb.is_none() || other {
            return None;
        }
        let mut found = None;
        for person in self.stage.people(self.sentence, u32::MAX / 2) {
            if !self.is_kin(person, one, kin) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some(person);
        }
        found
    }

    /// The same for a description by an office.
    pub(super) fn kindred_by_office(&self, one: &Reference) -> Option<LocalId> {
        let head = noun(self.scene, one.tokens.end.checked_sub(1)?)?;
        self.kindred(one, head)
    }

    fn is_kin(&self, person: LocalId, one: &Reference, kin: &[&str]) -> bool {
        let posts = self.held.posts(person);
        let shares = |word| lexicon().speech().kin(word).iter().any(|group| kin.contains(group));
        let number = |word: &str| lexicon().word(word_hash(word)).id;
        let called = self.called.of(person).any(|word| shares(word) && !kin.contains(&LEADER));
        called
            || posts.iter().any(|post| {
                if post.status == OfficeStatus::Former || post.words.iter().any(|it| it == "vice") {
                    return false;
                }
                let head = post.words.iter().take_while(|word| *word != "of").last();
                let same = head.is_some_and(|head| shares(number(head)));
                if kin.contains(&LEADER) {
                    // "the finance chief": the minister of finance
                    let leads =
                        same || head.is_some_and(|head| head == "head" || head == "minister");
                    return leads && self.leads_the_same(post, one);
                }
                same || class_kin(post.class).iter().any(|group| kin.contains(group))
            })
    }

    /// Is it said of whom, and is the holder of the post theirs?
    fn leads_the_same(&self, post: &Post, one: &Reference) -> bool {
        let report = self.scene.report;
        let last = one.tokens.end.saturating_sub(1);
        let mut said = false;
        for at in one.tokens.start..last {
            let token = &report.tokens[at as usize];
            let word = report.word(at as usize).to_ascii_lowercase();
            let demonym = token.can_be(WordClass::DEMONYM_START) && token.is(Shape::CAPITAL);
            let roles = lexicon().syntax().word(token.word).roles;
            if ASIDE.contains(&word.as_str())
                || demonym
                || token.is(Shape::PUNCTUATION)
                || roles.contains(Role::DETERMINER)
            {
                continue;
            }
            if !post.words.contains(&word) {
                return false;
            }
            said = true;
        }
        said
    }
}

/// The groups of words that the holders of a class of offices are called by.
const fn class_kin(class: OfficeClass) -> &'static [&'static str] {
    match class {
        OfficeClass::Academic => &["academic"],
        OfficeClass::Adviser => &["adviser"],
        OfficeClass::Business => &["executive"],
        OfficeClass::Cabinet | OfficeClass::Party | OfficeClass::State => &["politician"],
        OfficeClass::Legislator => &["legislator", "politician"],
        OfficeClass::Media => &["journalist"],
        OfficeClass::Military | OfficeClass::Police => &["officer"],
        OfficeClass::Religious => &["cleric"],
        _ => &[],
    }
}
