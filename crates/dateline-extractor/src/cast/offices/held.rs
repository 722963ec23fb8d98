//! Offices by their holders, for descriptions that name nobody.

use std::sync::LazyLock;

use dateline_lexicon::{CountryId, OfficeClass, OfficeId, lexicon, word_hash};
use dateline_normaliser::offices;
use dateline_recogniser::{Office, What};
use dateline_schema::closed::OfficeStatus;
use rustc_hash::FxHashMap;

use super::super::{CastMention, words};
use crate::facts::LocalId;
use crate::scene::Scene;

/// An office as a person holds it, or as a description tells it.
#[derive(Debug, Clone)]
pub(in crate::cast) struct Post {
    pub(in crate::cast) head: OfficeId,
    pub(in crate::cast) class: OfficeClass,
    pub(in crate::cast) level: Option<u8>,
    pub(in crate::cast) status: OfficeStatus,
    pub(in crate::cast) country: Option<CountryId>,
    /// Does it stand before the name as a title?
    pub(in crate::cast) before_name: bool,
    /// Is it an office of a body that is named ("of NATO")?
    pub(in crate::cast) of_body: bool,
    /// Is it an office of a part of a country ("Manitoba Premier", "mayor of Lyon")?
    pub(in crate::cast) of_part: bool,
    /// The folded words of the title.
    pub(in crate::cast) words: Vec<String>,
}

impl Post {
    pub(in crate::cast) fn of(scene: &Scene<'_, '_>, office: &Office) -> Self {
        let holder =
            office.holder.and_then(|holder| scene.recognised.mentions.get(holder as usize));
        let head = lexicon().offices().get(office.head);
        let known = offices::title(scene.report, office);
        let words = words::fold_words(&known.text);
        Self {
            head: office.head,
            class: head.class,
            level: Some(known.level),
            status: office.status,
            country: office.country.or(head.country),
            before_name: holder.is_some_and(|holder| office.tokens.end <= holder.tokens.start),
            of_body: office.organisation.is_some(),
            of_part: is_of_part(scene, office),
            words,
        }
    }

    /// Does a description of this post fit the holder of `other`? "the minister" fits a minister of
    /// health, "the health minister" no other; "the president" no vice president.
    pub(in crate::cast) fn fits(&self, other: &Self) -> bool {
        let deputy = |post: &Self| post.words.iter().any(|word| is_deputy(word));
        let status = self.status == OfficeStatus::Current
            || other.status == OfficeStatus::Current
            || self.status == other.status;
        head_of(self.head) == head_of(other.head)
            && status
            && deputy(self) == deputy(other)
            && (self.head != other.head
                || self.words.iter().all(|word| other.words.contains(word))
                || self.of_part && other.is_bare_of_part())
    }

    /// "Governor" alone, of which no part of a country is told: that of Bangkok can be meant.
    fn is_bare_of_part(&self) -> bool {
        self.words.len() == 1 && self.class == OfficeClass::Local && !self.of_part && !self.of_body
    }

    /// Is it only said to be somebody of this kind: "the minister", "the official", "the general"?
    pub(in crate::cast) fn is_generic(&self) -> bool {
        self.words.len() == 1
            && (self.class == OfficeClass::General
                || lexicon().offices().get(self.head).portfolio
                || matches!(
                    self.class,
                    OfficeClass::Diplomat
                        | OfficeClass::Legislator
                        | OfficeClass::Military
                        | OfficeClass::Spokesperson
                ))
    }

    /// Can a generic description of this post mean the holder of `other`?
    pub(in crate::cast) fn covers(&self, other: &Self) -> bool {
        self.class == other.class
            || self.class == OfficeClass::General && self.level >= other.level
            || self.words == ["diplomat"] && other.is_of_foreign_affairs()
    }

    /// Is it another word for the office of the holder of `other`: "the monarch" for a king, "the top
    /// diplomat" for a foreign minister, "the defence chief" for a defence minister?
    pub(in crate::cast) fn means(&self, other: &Self) -> bool {
        let has = |words: &[&str]| other.words.iter().any(|word| words.contains(&word.as_str()));
        if self.words.iter().chain(&other.words).any(|word| is_deputy(word)) {
            return false;
        }
        match lexicon().offices().get(self.head).title {
            "Monarch" => other.class == OfficeClass::Royal && other.level == Some(1),
            "Pontiff" => has(&["pope"]),
            "Top Diplomat" => {
                other.is_of_foreign_affairs() && other.level.is_some_and(|level| level <= 3)
            }
            "Defence Chief" | "Defense Chief" => has(&["defence", "defense"]),
            "Central Bank Chief" => has(&["governor"]) && (other.of_body || has(&["bank"])),
            // "the governor" for that of the bank; of "the WHO chief" the body would have to be the same.
            _ => {
                let whole = self.words.len() == 1 && !self.of_body;
                // "the foreign ministry spokeswoman" for the spokeswoman of the ministry
                let body = other.of_body && self.words.len() > other.words.len();
                whole && self.head != other.head && other.words.ends_with(&self.words)
                    || body && self.words.ends_with(&other.words)
            }
        }
    }

    /// Is it the office of who leads a government, not a state?
    pub(in crate::cast) fn governs(&self) -> bool {
        let title = lexicon().offices().get(self.head).title;
        matches!(title, "Prime Minister" | "Premier" | "Chancellor" | "Taoiseach")
    }

    /// Does the holder speak to other states: "the diplomat" can be a foreign minister?
    fn is_of_foreign_affairs(&self) -> bool {
        self.class == OfficeClass::Spokesperson && self.of_body
            || self.words == ["secretary", "of", "state"]
            || self.words.iter().any(|word| matches!(word.as_str(), "foreign" | "external"))
    }
}

/// Is a city or region named in it?
fn is_of_part(scene: &Scene<'_, '_>, office: &Office) -> bool {
    let named = &scene.recognised.mentions;
    let first = named.partition_point(|mention| mention.tokens.start < office.tokens.start);
    let inside = named[first..].iter().take_while(|known| known.tokens.start < office.tokens.end);
    inside.take(MOST_NAMED).any(|known| matches!(known.what, What::City(_) | What::Region(_)))
}

/// The head that an office is found by: a premier is a prime minister, a deputy premier their deputy.
fn head_of(head: OfficeId) -> OfficeId {
    static PREMIERS: LazyLock<[Option<OfficeId>; 2]> = LazyLock::new(|| {
        [&["prime", "minister"][..], &["deputy", "prime", "minister"]].map(|words| {
            let words = words.iter().map(|word| lexicon().word(word_hash(word)).id);
            lexicon().offices().heads().longest(words).map(|(_, form)| form.head)
        })
    });
    let [first, deputy] = *PREMIERS;
    match lexicon().offices().get(head).title {
        "Premier" => first.unwrap_or(head),
        "Deputy Premier" => deputy.unwrap_or(head),
        _ => head,
    }
}

fn is_deputy(word: &str) -> bool {
    matches!(word, "deputy" | "vice" | "assistant" | "associate" | "under" | "undersecretary")
}

/// The posts of the report by who holds them.
#[derive(Debug, Default)]
pub(in crate::cast) struct Held {
    of: FxHashMap<LocalId, Vec<Post>>,
    /// The holders in the order of the report; the first few.
    order: Vec<LocalId>,
    by_head: FxHashMap<OfficeId, Vec<LocalId>>,
}

/// So many names in an office are looked at.
const MOST_NAMED: usize = 8;

/// So many holders of one office are looked at.
const MOST: usize = 64;

impl Held {
    pub(in crate::cast) fn of_report(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Self {
        let mut held = Self::default();
        for office in &scene.recognised.offices {
            let holder = office.holder.and_then(|holder| mentions.get(holder as usize));
            if let Some(person) = holder.and_then(|holder| holder.meaning.one()) {
                held.add(person, Post::of(scene, office));
            }
        }
        held
    }

    pub(in crate::cast) fn add(&mut self, person: LocalId, post: Post) {
        let holders = self.by_head.entry(head_of(post.head)).or_default();
        if !holders.contains(&person) && holders.len() < MOST {
            holders.push(person);
        }
        if self.order.len() < MOST && !self.order.contains(&person) {
            self.order.push(person);
        }
        let posts = self.of.entry(person).or_default();
        if posts.len() < MOST {
            posts.push(post);
        }
    }

    /// The posts of a person.
    pub(in crate::cast) fn posts(&self, person: LocalId) -> &[Post] {
        self.of.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Who holds a post that fits the description, in the order of the report.
    pub(in crate::cast) fn holders(&self, post: &Post) -> Vec<LocalId> {
        let holders = self.by_head.get(&head_of(post.head)).map_or(&[][..], Vec::as_slice);
        let fits = |person: &&LocalId| self.posts(**person).iter().any(|held| post.fits(held));
        let holders: Vec<LocalId> = holders.iter().filter(fits).copied().collect();
        if !holders.is_empty() || post.words.len() < 2 {
            return holders;
        }
        // "the High Commissioner" of the "High Commissioner for Refugees".
        let begins = |person: &&LocalId| {
            self.posts(**person).iter().any(|held| held.words.starts_with(&post.words))
        };
        self.order.iter().filter(begins).copied().collect()
    }

    /// Is the person a head of state or government, or leads a ruling party?
    pub(in crate::cast) fn leads(&self, person: LocalId) -> bool {
        self.posts(person).iter().any(|post| post.level == Some(1))
    }
}
