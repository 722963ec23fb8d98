//! Descriptions and pronouns: whom each means. Sentence by sentence in reading order, with what the
//! text has told so far: who held which office, who was the subject, who meets whom.
//!
//! What cannot be decided stays open: a wrong person is worse than none.

mod acting;
mod awaited;
mod body;
mod entity_set;
mod epithet;
mod found;
mod given;
mod group;
mod kindred;
mod office;
mod person;
mod pronoun;
mod sketch;
mod stage;

use std::collections::BTreeSet;

use dateline_lexicon::{CountryId, OfficeId, SceneRole, WordClass};
use dateline_parser::TokenRange;
use dateline_schema::closed::{
    CountrySource, Gender, IssueKind, LinkSource, MentionForm, MentionKind,
};
use rustc_hash::FxHashMap;

use self::acting::Acting;
use self::awaited::Awaited;
use self::entity_set::EntitySet;
use self::epithet::Called;
use self::found::{Case, Described, Kind, Pronoun, Reference};

use self::stage::{STRANGER, Seen, Stage};

use super::entities::Entities;
use super::offices::held::Held;
use super::offices::learn_country;
use super::subjects::{Subjects, before_attached};
use super::{CastMention, Meaning, MentionId};
use crate::facts::{Entity, IssueFact, LocalId, PersonFact};
use crate::scene::Scene;
use crate::syntax::Syntax;
use crate::transcript::Label;

/// Whom a reference means.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Answer {
    One(LocalId),
    Several(Vec<LocalId>),
    /// Several could be meant, and the text does not tell which.
    Doubt,
    /// Nobody who is known.
    Nobody,
}

impl Answer {
    /// The only one of `people`.
    fn only(people: &[LocalId]) -> Self {
        match people {
            [] | [STRANGER] => Self::Nobody,
            [one] => Self::One(*one),
            _ => Self::Doubt,
        }
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::One(one) => Meaning::One(*one),
            Self::Several(several) => Meaning::Several(several.clone()),
            Self::Doubt | Self::Nobody => Meaning::Open,
        }
    }
}

/// Resolves what can be decided. Recognised descriptions get their meaning, role descriptions and
/// pronouns become mentions.
pub(super) fn resolve(
    scene: &Scene<'_, '_>,
    labels: &[Label],
    mentions: &mut Vec<CastMention>,
    entities: &mut Entities,
    held: Held,
    here: Option<CountryId>,
    issues: &mut Vec<IssueFact>,
) {
    let countries = mentions.iter().filter_map(|mention| mention.country).collect();
    let mut resolver = Resolver {
        scene,
        mentions,
        entities,
        issues,
        held,
        here,
        countries,
        stage: Stage::default(),
        acting: Acting::default(),
        genders: FxHashMap::default(),
        speakers: EntitySet::default(),
        named: EntitySet::default(),
        unnamed: Vec::new(),
        awaited: None,
        described: None,
        crowds: Vec::new(),
        they: None,
        called: Called::default(),
        sentence: 0,
        subjects: Subjects::default(),
        found: Vec::new(),
        meant: Vec::new(),
    };
    // One label is a heading.
    let labels = if labels.len() > 1 { labels } else { &[] };
    let last = labels.last().map_or(0, |label| label.paragraph);
    let mut speakers = EntitySet::default();
    speakers.extend(labels.iter().filter_map(|label| resolver.person_in(label.name)));
    resolver.speakers = speakers;
    let mut labels = labels.iter().peekable();
    let mut first = 0;
    for (sentence, known) in (0..).zip(&scene.report.sentences) {
        first += scene.recognised.mentions[first..]
            .partition_point(|mention| mention.tokens.start < known.tokens.start);
        resolver.sentence = sentence;
        // The last one, where some have no sentence.
        let mut label = None;
        while let Some(next) = labels.next_if(|label| label.name.start < known.tokens.end) {
            label = Some(next);
        }
        // What stands behind the last turn may be prose.
        if label.is_none() && known.paragraph > last {
            resolver.stage.speaking = None;
        }
        if let Some(label) = label {
            resolver.stage.speaking = resolver.person_in(label.name);
        }
        resolver.read(sentence, first);
        // "THE PRESIDENT:" is resolved like any description.
        if let Some(label) = label.filter(|_| resolver.stage.speaking.is_none()) {
            resolver.stage.speaking = resolver.person_in(label.name);
        }
    }
}

/// So many subjects of a sentence are looked at.
const MOST_CROWDS: usize = 16;

struct Resolver<'a, 'r, 't> {
    scene: &'a Scene<'r, 't>,
    mentions: &'a mut Vec<CastMention>,
    entities: &'a mut Entities,
    issues: &'a mut Vec<IssueFact>,
    held: Held,
    /// The country that the report was filed from.
    here: Option<CountryId>,
    /// The countries that the report names.
    countries: BTreeSet<CountryId>,
    stage: Stage,
    acting: Acting,
    /// What pronouns say of people, for the rest of the report.
    genders: FxHashMap<LocalId, Gender>,
    /// Who has turns in a transcript.
    speakers: EntitySet,
    /// Who has been named or meant so far.
    named: EntitySet,
    /// Offices of people who were only described, with the sentence; the latest few.
    unnamed: Vec<(OfficeId, u32)>,
    /// The only one so far who acts and is described by a country's office, until a name follows.
    awaited: Option<Awaited>,
    /// Who spoke last by an office alone and is nobody known: mention, office, sentence.
    described: Option<(MentionId, Option<u32>, u32)>,
    /// Plural subjects that are nobody of the cast ("analysts") in this sentence and the one before:
    /// sentence and first token.
    crowds: Vec<(u32, u32)>,
    /// The sentence of the last "they" who are nobody known.
    they: Option<u32>,
    /// What people are called beside their names.
    called: Called,
    sentence: u32,
    /// The subjects of the sentence.
    subjects: Subjects,
    /// The references of the sentence.
    found: Vec<Reference>,
    /// Whom they mean, by their numbers.
    meant: Vec<(usize, LocalId)>,
}

impl Resolver<'_, '_, '_> {
    /// The person that a recognised mention inside `tokens` means. O(log mentions).
    fn person_in(&self, tokens: TokenRange) -> Option<LocalId> {
        let recognised = &self.scene.recognised.mentions;
        let first = recognised.partition_point(|mention| mention.tokens.start < tokens.start);
        let mentions = self.mentions.get(first..recognised.len())?;
        let inside = mentions.iter().take_while(|mention| mention.tokens.start < tokens.end);
        inside
            .filter(|mention| mention.kind == MentionKind::Person)
            .find_map(|mention| mention.meaning.one())
    }

    fn read(&mut self, sentence: u32, first: usize) {
        // The lists of the sentence before are filled again.
        let mut subjects = std::mem::take(&mut self.subjects);
        let mut found = std::mem::take(&mut self.found);
        let mut meant = std::mem::take(&mut self.meant);
        meant.clear();
        subjects.read(self.scene, sentence);
        let entities = &self.entities.all;
        let place = (sentence, first);
        found::of_sentence(self.scene, self.mentions, entities, place, &subjects, &mut found);
        self.note_crowds(&subjects, &found);
        self.note_strangers();
        for n in 0..found.len() {
            let person = self.take(&found, n);
            self.note_called(&found[n]);
            self.note_act(&subjects, &found[n]);
            meant.extend(person.map(|person| (n, person)));
        }
        self.note_others(&subjects, &found);
        self.note_bodies(&found);
        self.note_group(&found, &meant);
        self.note_parties(&found, &meant);
        (self.subjects, self.found, self.meant) = (subjects, found, meant);
    }

    /// Resolves one reference; gives the person that it means.
    fn take(&mut self, found: &[Reference], n: usize) -> Option<LocalId> {
        let one = &found[n];
        match &one.kind {
            Kind::Mention(mention) => self.take_mention(one, *mention),
            Kind::Office(mention, office) => self.take_office(found, n, *mention, *office),
            Kind::Role(described) => self.take_role(found, n, described),
            Kind::Counterpart(name, country) => {
                self.take_counterpart(one, *name, *country);
                None
            }
            Kind::Sketch(sketch) => self.take_sketch(one, *sketch),
            Kind::Epithet(word) => self.take_epithet(one, *word),
            Kind::Pronoun(pronoun) => self.take_pronoun(found, n, *pronoun),
            Kind::It => {
                self.take_it(one);
                None
            }
        }
    }

    fn take_mention(&mut self, one: &Reference, n: MentionId) -> Option<LocalId> {
        let mention = &self.mentions[n as usize];
        match (mention.kind, mention.meaning.one()) {
            (MentionKind::Person, Some(person)) => {
                self.names_awaited(one, n, person);
                self.claims_words(one, person);
                self.see(one, person);
                return Some(person);
            }
            (MentionKind::Person, None) => self.stranger(one),
            (MentionKind::Place | MentionKind::Demonym, _) => {
                if let Some(country) = mention.country {
                    self.stage.see_country(country, self.sentence);
                }
            }
            (MentionKind::Organisation, Some(organisation)) => {
                self.stage.see_organisation(organisation);
            }
            (MentionKind::Organisation, None) => self.described_organisation(n),
            _ => {}
        }
        None
    }

    fn take_role(
        &mut self,
        found: &[Reference],
        n: usize,
        described: &Described,
    ) -> Option<LocalId> {
        let one = &found[n];
        let several = described.word.plural || described.number > 1;
        match described.word.role {
            SceneRole::Country | SceneRole::Body => {
                self.body(one, described);
                return None;
            }
            SceneRole::Side if !several => {
                self.side(one, described);
                return None;
            }
            _ => {}
        }
        let taken = described.word.role == SceneRole::Side && self.is_of_opinion(found[n].tokens);
        if !described.definite || taken {
            return None;
        }
        let answer = if several || described.word.role == SceneRole::Pair {
            self.group(described)
        } else {
            self.person(found, n, described)
        };
        let kind = if several { MentionKind::Group } else { MentionKind::Person };
        let mention = self.description(one, kind, described);
        if described.word.role == SceneRole::Majesty {
            self.mentions[mention as usize].gender = described.owner;
        }
        self.settle(one, mention, &answer, LinkSource::Title);
        if let (Answer::One(person), Some(country)) = (&answer, described.country) {
            self.learn(*person, country, CountrySource::Stated);
        }
        self.seen(one, &answer)
    }

    /// Takes in a description: as a new mention, or as a longer form of a recognised one.
    fn description(
        &mut self,
        one: &Reference,
        kind: MentionKind,
        described: &Described,
    ) -> MentionId {
        let Some(n) = described.mention else {
            return self.add(one.tokens, kind, MentionForm::Description, described.country);
        };
        let mention = &mut self.mentions[n as usize];
        mention.span = self.scene.report.span_of(one.tokens);
        mention.tokens = one.tokens;
        mention.kind = kind;
        mention.form = MentionForm::Description;
        mention.country = described.country;
        n
    }

    fn add(
        &mut self,
        tokens: TokenRange,
        kind: MentionKind,
        form: MentionForm,
        country: Option<CountryId>,
    ) -> MentionId {
        self.mentions.push(CastMention {
            span: self.scene.report.span_of(tokens),
            tokens,
            sentence: Some(self.sentence),
            kind,
            form,
            meaning: Meaning::Open,
            link_source: None,
            country,
            office: None,
            gender: None,
        });
        self.mentions.len() as MentionId - 1
    }

    /// Writes an answer into its mention; a doubt about a subject becomes an issue.
    fn settle(&mut self, one: &Reference, mention: MentionId, answer: &Answer, by: LinkSource) {
        let known = &mut self.mentions[mention as usize];
        known.meaning = answer.meaning();
        known.link_source = (known.meaning != Meaning::Open).then_some(by);
        if *answer == Answer::Doubt && one.verb.is_some() {
            let words = super::words::text(self.scene.report, known.span);
            self.issues.push(IssueFact {
                kind: IssueKind::AmbiguousReference,
                span: Some(known.span),
                sentence: known.sentence,
                message: format!("{words:?} could be more than one person of this report"),
            });
        }
    }

    /// Remembers who was meant.
    fn seen(&mut self, one: &Reference, answer: &Answer) -> Option<LocalId> {
        match answer {
            Answer::One(person) => {
                self.see(one, *person);
                Some(*person)
            }
            Answer::Several(people) => {
                self.stage.group = Some((self.sentence, people.clone()));
                None
            }
            Answer::Doubt | Answer::Nobody => {
                self.stranger(one);
                None
            }
        }
    }

    /// Remembers that somebody was pointed to who is nobody known.
    fn stranger(&mut self, one: &Reference) {
        self.stage.see(Seen {
            person: STRANGER,
            sentence: self.sentence,
            token: one.tokens.start,
            verb: one.verb,
            speaks: one.speaks,
        });
    }

    fn see(&mut self, one: &Reference, person: LocalId) {
        self.named.insert(person);
        self.stage.see(Seen {
            person,
            sentence: self.sentence,
            token: one.tokens.start,
            verb: one.verb,
            speaks: one.speaks,
        });
    }

    fn fact(&self, person: LocalId) -> Option<&PersonFact> {
        match self.entities.all.get(person.0 as usize) {
            Some(Entity::Person(person)) => Some(person),
            _ => None,
        }
    }

    fn country(&self, person: LocalId) -> Option<CountryId> {
        self.fact(person)?.country.map(|(country, _)| country)
    }

    /// A description said of which country the person is.
    fn learn(&mut self, person: LocalId, country: CountryId, source: CountrySource) {
        if let Some(Entity::Person(fact)) = self.entities.all.get_mut(person.0 as usize) {
            learn_country(fact, country, source);
        }
    }

    /// What is known of the gender: by title, by an earlier pronoun.
    fn gender(&self, person: LocalId) -> Option<Gender> {
        self.fact(person)?.gender.or_else(|| self.genders.get(&person).copied())
    }

    fn can_be(&self, person: LocalId, gender: Option<Gender>) -> bool {
        gender.is_none() || self.gender(person).is_none_or(|known| Some(known) == gender)
    }

    /// Notes subjects in the plural that no reference of the sentence is part of.
    fn note_crowds(&mut self, subjects: &Subjects, found: &[Reference]) {
        let sentence = self.sentence;
        self.crowds.retain(|&(of, _)| of + 1 >= sentence);
        for tokens in subjects.iter().map(|subject| subject.tokens).take(MOST_CROWDS) {
            let Some(last) = tokens.end.checked_sub(1) else { continue };
            let plural = self.scene.report.word(last as usize).ends_with('s');
            if plural && !found.iter().any(|one| tokens.contains(one.tokens)) {
                self.crowds.push((sentence, tokens.start));
            }
        }
    }

    /// "The UK and Nepal met": countries or organisations that are the subjects of one verb.
    fn note_bodies(&mut self, found: &[Reference]) {
        let mut bodies: Vec<LocalId> = Vec::new();
        let mut verb = None;
        for one in found {
            let (Kind::Mention(mention), Some(of)) = (&one.kind, one.verb) else { continue };
            let mention = &self.mentions[*mention as usize];
            let body = matches!(mention.kind, MentionKind::Place | MentionKind::Organisation);
            let Some(meant) = mention.meaning.one().filter(|_| body) else { continue };
            if verb.is_some_and(|verb| verb != of) {
                break;
            }
            verb = Some(of);
            if !bodies.contains(&meant) {
                bodies.push(meant);
            }
        }
        if bodies.len() > 1 {
            self.stage.bodies = Some((self.sentence, bodies));
        }
    }

    /// Several subjects of one verb are a group that "they" can mean.
    fn note_group(&mut self, found: &[Reference], meant: &[(usize, LocalId)]) {
        let mut group: Vec<LocalId> = Vec::new();
        let mut verb = None;
        for &(n, person) in meant {
            let Some(of) = found[n].verb else { continue };
            if verb != Some(of) {
                if group.len() > 1 {
                    break;
                }
                group.clear();
                verb = Some(of);
            }
            if !group.contains(&person) {
                group.push(person);
            }
        }
        if group.len() > 1 {
            self.stage.group = Some((self.sentence, group));
        }
    }

    /// Who meets whom in this sentence, if it tells of a meeting: subjects, objects, and who stands
    /// behind "with".
    fn note_parties(&mut self, found: &[Reference], meant: &[(usize, LocalId)]) {
        let classes = self.scene.syntax.classes_of(self.sentence);
        if !classes.intersects(WordClass::MEETING_START) {
            return;
        }
        let mut parties: Vec<LocalId> = Vec::new();
        // "the visit *by* A and B": those who do one thing are no two sides.
        let mut apart = false;
        for &(n, person) in meant {
            let one = &found[n];
            let partner = self.partner(one).filter(|_| !one.owns);
            if (one.verb.is_some() || partner.is_some()) && !parties.contains(&person) {
                apart |= one.verb.is_some() || partner.is_some_and(|word| word != "by");
                parties.push(person);
            }
        }
        if parties.len() > 1 && apart {
            self.stage.parties = parties;
        }
    }

    /// The preposition that leads to the other party, which it stands behind; none of an object, "".
    fn partner(&self, one: &Reference) -> Option<&'static str> {
        const LEADING: [&str; 5] = ["with", "between", "by", "to", "from"];
        if matches!(one.kind, Kind::Pronoun(Pronoun { case: Case::Possessive, .. })) {
            return None;
        }
        let syntax = self.scene.syntax;
        let first = syntax.phrases_of(self.sentence).start;
        let mut phrase = phrase_at(syntax, self.sentence, one.tokens.start)?;
        for _ in 0..12 {
            if !syntax.phrase(phrase).joined || phrase == first {
                break;
            }
            phrase = before_attached(self.scene, phrase - 1, first);
        }
        let Some(at) = syntax.phrase(phrase).preposition else { return Some("") };
        let word = self.scene.report.word(at as usize);
        LEADING.into_iter().find(|leads| word.eq_ignore_ascii_case(leads))
    }
}

/// The phrase of a sentence that a token stands in, or the first behind it. Phrases are in reading order.
fn phrase_at(syntax: &Syntax, sentence: u32, token: u32) -> Option<u32> {
    let phrases = syntax.phrases_of(sentence);
    let behind = syntax.phrase_from(&phrases, token + 1);
    let last = behind.unwrap_or(phrases.end).checked_sub(1).filter(|&last| last >= phrases.start);
    last.filter(|&last| syntax.phrase(last).tokens.end > token).or(behind)
}
