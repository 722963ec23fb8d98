//! Who the labels of a transcript mean: "THE PRESIDENT:" is whom the title beside the text names so
//! ("Remarks by President Ruiz"), else whom the words before the first label do, else who is introduced
//! or thanked right beside a turn of his. Of whom others only speak ("President Lincoln") he is not one.
//!
//! The same label is the same speaker all through a report, also where a turn of one word ("Yes.")
//! hid the name from the recogniser.

use dateline_lexicon::fold;
use dateline_normaliser::names::{self, Hint};
use dateline_parser::TokenRange;
use dateline_schema::closed::{LinkSource, MentionForm, MentionKind, OfficeStatus};
use rustc_hash::FxHashMap;

use self::title::Title;
use super::entities::Entities;
use super::offices::attest;
use super::offices::held::Post;
use super::{CastMention, Meaning, MentionId};
use crate::facts::{Entity, LocalId, PersonFact};
use crate::scene::Scene;
use crate::transcript::Label;

mod title;

/// So many tokens before and behind a turn introduce its speaker or thank him.
const NEAR: u32 = 40;

/// Gives the labels of a transcript their meaning.
pub(super) fn resolve(
    scene: &Scene<'_, '_>,
    labels: &[Label],
    mentions: &mut Vec<CastMention>,
    entities: &mut Entities,
) {
    if labels.is_empty() {
        return;
    }
    let title = scene.title.map(Title::of).unwrap_or_default();
    name_in_full(&title, entities);
    let turns = Turns::of(scene, labels, mentions);
    for speaker in &turns.speakers {
        match &speaker.kind {
            Kind::Named(person, tokens) => {
                for &n in &speaker.turns {
                    // The same words, as far into this label as into the one that was read.
                    let start = labels[n].name.start + tokens.start;
                    let words = TokenRange::new(start, start + tokens.len());
                    let form = MentionForm::ShortName;
                    settle(
                        scene,
                        mentions,
                        &labels[n],
                        words,
                        form,
                        Some(*person),
                        LinkSource::Name,
                    );
                }
            }
            Kind::Office(office, post) => {
                let person = turns
                    .titled(&title, post, entities)
                    .or_else(|| turns.told(post).or_else(|| turns.beside(scene, speaker, post)));
                for &n in &speaker.turns {
                    let form = MentionForm::Description;
                    let words = labels[n].name;
                    let id =
                        settle(scene, mentions, &labels[n], words, form, person, LinkSource::Title);
                    if let (Some(person), Some(id)) = (person, id)
                        && n == speaker.turns[0]
                    {
                        let office = &scene.recognised.offices[*office as usize];
                        attest(scene, entities, person, office, id, None, None);
                    }
                }
            }
            Kind::Other => {}
        }
    }
}

/// Whose words the title beside a text says that it is, taken in where the text does not name them.
pub(super) fn author(scene: &Scene<'_, '_>, entities: &mut Entities) -> Option<LocalId> {
    let name = scene.title.map(Title::of)?.author?;
    let parsed = names::parse(&name, &Hint::default());
    let whole = fold(&name);
    let family = parsed.family.as_deref().map(fold);
    let same = |person: &PersonFact| {
        let own = fold(&person.name.name);
        own == whole
            || person.short_only && Some(&own) == family.as_ref()
            || person.name.family.as_deref().map(fold) == family
                && family.is_some()
                && person.name.given.as_deref().map(fold) == parsed.given.as_deref().map(fold)
    };
    let known = (0..).zip(&entities.all).find_map(|(n, entity)| match entity {
        Entity::Person(person) if same(person) => Some(LocalId(n)),
        _ => None,
    });
    Some(known.unwrap_or_else(|| {
        entities.add(Entity::Person(Box::new(PersonFact {
            short_only: !whole.contains(' '),
            name: parsed,
            gender: None,
            country: None,
            offices: Vec::new(),
            affiliations: Vec::new(),
            authority: None,
        })))
    }))
}

/// Makes the words of a label mean somebody, or nobody. Gives their mention.
fn settle(
    scene: &Scene<'_, '_>,
    mentions: &mut Vec<CastMention>,
    label: &Label,
    words: TokenRange,
    form: MentionForm,
    person: Option<LocalId>,
    by: LinkSource,
) -> Option<MentionId> {
    let named = form != MentionForm::Description;
    // What was read as a name beyond the colon is none.
    for n in inside(scene, label.name) {
        let mention = &mut mentions[n];
        if mention.tokens.end > label.name.end && person.is_some() {
            mention.tokens = words;
            mention.span = scene.report.span_of(words);
            mention.kind = MentionKind::Person;
            mention.form = form;
            mention.meaning = person.map_or(Meaning::Open, Meaning::One);
            mention.link_source = Some(by);
            return Some(n as MentionId);
        }
    }
    let known = inside(scene, words).find(|&n| {
        let kind = mentions[n].kind;
        kind == MentionKind::Person || !named && kind == MentionKind::Office
    });
    if let Some(known) = known {
        let mention = &mut mentions[known];
        if !named || mention.meaning == Meaning::Open {
            mention.meaning = person.map_or(Meaning::Open, Meaning::One);
            mention.link_source = person.map(|_| by);
        }
        return Some(known as MentionId);
    }
    let person = person?;
    mentions.push(CastMention {
        span: scene.report.span_of(words),
        tokens: words,
        sentence: scene.report.sentence_of(words.start),
        kind: MentionKind::Person,
        form,
        meaning: Meaning::One(person),
        link_source: Some(by),
        country: None,
        office: None,
        gender: None,
    });
    Some(mentions.len() as MentionId - 1)
}

/// The recognised mentions that begin in `words`.
fn inside(scene: &Scene<'_, '_>, words: TokenRange) -> impl Iterator<Item = usize> {
    let recognised = &scene.recognised.mentions;
    let first = recognised.partition_point(|mention| mention.tokens.start < words.start);
    let last = recognised.partition_point(|mention| mention.tokens.start < words.end);
    first..last
}

/// "MS. ITO:" under "Briefing by Press Secretary Hana Ito": the title names her in full.
fn name_in_full(title: &Title, entities: &mut Entities) {
    for full in &title.full_names {
        let Some(family) = full.family.as_deref().map(fold) else { continue };
        let mut known = entities.all.iter_mut().filter_map(|entity| match entity {
            Entity::Person(person) if fold(&person.name.name) == family => Some(person),
            _ => None,
        });
        if let (Some(person), None) = (known.next(), known.next())
            && person.short_only
        {
            let country = person.country.map(|(country, _)| country);
            let short = std::mem::take(&mut person.name.name);
            person.name = names::parse(&full.name, &Hint { country, short: Some(&short) });
            person.short_only = false;
        }
    }
}

/// What a label is.
enum Kind {
    /// The name of a person, with its words counted from the label's first.
    Named(LocalId, TokenRange),
    /// An office without a name: its number among the recognised ones.
    Office(u32, Post),
    Other,
}

/// Those who speak under one label.
struct Speaker {
    kind: Kind,
    /// The labels by number.
    turns: Vec<usize>,
}

/// That somebody is called by an office: who, where, in the turn of which label.
struct Called {
    person: LocalId,
    post: Post,
    token: u32,
    turn: Option<usize>,
}

/// The turns of a transcript.
struct Turns<'l> {
    labels: &'l [Label],
    speakers: Vec<Speaker>,
    /// The speaker of each label.
    of: Vec<usize>,
    called: Vec<Called>,
}

impl<'l> Turns<'l> {
    fn of(scene: &Scene<'_, '_>, labels: &'l [Label], mentions: &[CastMention]) -> Self {
        let mut speakers: Vec<Speaker> = Vec::new();
        let mut of = Vec::with_capacity(labels.len());
        let mut by_words: FxHashMap<&str, usize> = FxHashMap::default();
        for (n, label) in labels.iter().enumerate() {
            let words = scene.report.slice(scene.report.span_of(label.name));
            let speaker = *by_words.entry(words).or_insert_with(|| {
                speakers.push(Speaker { kind: Kind::Other, turns: Vec::new() });
                speakers.len() - 1
            });
            speakers[speaker].turns.push(n);
            if !matches!(speakers[speaker].kind, Kind::Named(..)) {
                match kind(scene, mentions, label) {
                    Kind::Other => {}
                    kind => speakers[speaker].kind = kind,
                }
            }
            of.push(speaker);
        }
        let office = |speaker: &Speaker| matches!(speaker.kind, Kind::Office(..));
        let called =
            if speakers.iter().any(office) { called(scene, labels, mentions) } else { Vec::new() };
        Self { labels, speakers, of, called }
    }

    /// Does the person speak under a name?
    fn is_named(&self, person: LocalId) -> bool {
        self.speakers.iter().any(|one| matches!(one.kind, Kind::Named(named, _) if named == person))
    }

    /// Who is called so by the title: taken in where the report does not name him.
    fn titled(&self, title: &Title, post: &Post, entities: &mut Entities) -> Option<LocalId> {
        let name = title.holder(post, |word| self.speaks(word, entities))?;
        let (whole, last) = (fold(name), name.split_whitespace().next_back().map(fold)?);
        let holds = |person| {
            self.called.iter().any(|called| called.person == person && post.fits(&called.post))
        };
        let same = |person: &PersonFact, id| {
            let parts = [&person.name.family, &person.name.short];
            parts.into_iter().flatten().any(|part| fold(part) == last)
                && (person.short_only
                    || fold(&person.name.name) == whole
                    || whole == last && holds(id))
        };
        let known = (0..).zip(&entities.all).find_map(|(n, entity)| match entity {
            Entity::Person(person) if same(person, LocalId(n)) => Some(LocalId(n)),
            _ => None,
        });
        Some(known.unwrap_or_else(|| {
            entities.add(Entity::Person(Box::new(PersonFact {
                name: names::parse(name, &Hint::default()),
                short_only: whole == last,
                gender: None,
                country: None,
                offices: Vec::new(),
                affiliations: Vec::new(),
                authority: None,
            })))
        }))
    }

    /// Does somebody of this family name speak under it?
    fn speaks(&self, word: &str, entities: &Entities) -> bool {
        self.speakers.iter().any(|speaker| match speaker.kind {
            Kind::Named(LocalId(person), _) => match &entities.all[person as usize] {
                Entity::Person(person) => {
                    fold(person.name.family.as_ref().unwrap_or(&person.name.name)) == word
                }
                _ => false,
            },
            _ => false,
        })
    }

    /// The only one who is called so before anybody speaks.
    fn told(&self, post: &Post) -> Option<LocalId> {
        let before = self.called.iter().filter(|called| called.turn.is_none());
        self.only(before, post, &[])
    }

    /// The only one who is introduced or thanked beside a turn, and of whom the speaker himself says
    /// nothing.
    fn beside(&self, scene: &Scene<'_, '_>, speaker: &Speaker, post: &Post) -> Option<LocalId> {
        let own = |called: &Called| {
            called.turn.is_some_and(|turn| speaker.turns.binary_search(&turn).is_ok())
        };
        let spoken_of: Vec<LocalId> =
            self.called.iter().filter(|called| own(called)).map(|called| called.person).collect();
        let near = self.called.iter().filter(|called| {
            let Some(turn) = called.turn.filter(|_| !own(called)) else { return false };
            let speaks = !matches!(self.speakers[self.of[turn]].kind, Kind::Other);
            let next = turn + 1;
            let introduced = next < self.of.len()
                && speaker.turns.binary_search(&next).is_ok()
                && called.token + NEAR >= self.labels[next].name.start;
            let thanked = turn > 0
                && speaker.turns.binary_search(&(turn - 1)).is_ok()
                && called.token <= self.labels[turn].cue.end + NEAR;
            speaks && (introduced || thanked) && !is_asked(scene, called.token)
        });
        self.only(near, post, &spoken_of)
    }

    /// The only one of those who are called by this office, and neither speaks under a name nor is
    /// one of `others`.
    fn only<'c>(
        &self,
        called: impl Iterator<Item = &'c Called>,
        post: &Post,
        others: &[LocalId],
    ) -> Option<LocalId> {
        let mut found = None;
        for one in called {
            let fits = post.fits(&one.post) && one.post.status == OfficeStatus::Current;
            if !fits || others.contains(&one.person) || self.is_named(one.person) {
                continue;
            }
            if found.is_some_and(|found| found != one.person) {
                return None;
            }
            found = Some(one.person);
        }
        found
    }
}

/// What a label is, by what was recognised in it.
fn kind(scene: &Scene<'_, '_>, mentions: &[CastMention], label: &Label) -> Kind {
    let person = inside(scene, label.name).find_map(|n| {
        let mention = &mentions[n];
        let name = matches!(mention.form, MentionForm::FullName | MentionForm::ShortName);
        let person =
            mention.meaning.one().filter(|_| name && mention.kind == MentionKind::Person)?;
        let tokens = scene.recognised.mentions[n].tokens;
        let from = tokens.start - label.name.start;
        (tokens.end <= label.name.end)
            .then(|| Kind::Named(person, TokenRange::new(from, from + tokens.len())))
    });
    let office = || {
        let known = inside(scene, label.name).find_map(|n| mentions[n].office)?;
        let office = &scene.recognised.offices[known as usize];
        (office.holder.is_none() && !office.plural && office.tokens.end == label.name.end)
            .then(|| Kind::Office(known, Post::of(scene, office)))
    };
    person.or_else(office).unwrap_or(Kind::Other)
}

/// Who is called by an office, outside labels.
fn called(scene: &Scene<'_, '_>, labels: &[Label], mentions: &[CastMention]) -> Vec<Called> {
    let offices = scene.recognised.offices.iter();
    let mut called: Vec<Called> = offices
        .filter_map(|office| {
            let person = mentions.get(office.holder? as usize)?.meaning.one()?;
            let token = office.tokens.start;
            let turn = labels.partition_point(|label| label.name.start <= token).checked_sub(1);
            let inside = turn.is_some_and(|turn| token < labels[turn].cue.end);
            let post = || Post::of(scene, office);
            (!inside).then(|| Called { person, post: post(), token, turn })
        })
        .collect();
    called.sort_by_key(|called| called.token);
    called
}

/// Does the sentence of a token ask?
fn is_asked(scene: &Scene<'_, '_>, token: u32) -> bool {
    let Some(sentence) = scene.report.sentence_of(token) else { return false };
    let tokens = scene.report.sentences[sentence as usize].tokens;
    (tokens.start..tokens.end).rev().take(3).any(|at| scene.report.word(at as usize) == "?")
}
