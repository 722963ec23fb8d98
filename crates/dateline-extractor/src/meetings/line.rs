//! A sentence, and what stands at a token of it.

use std::cell::{Cell, OnceCell};

use dateline_lexicon::{CountryId, MeetingWord, WordClass, WordSet, meeting_words, words};
use dateline_normaliser::dates::TimeExpression;
use dateline_parser::{Report, Shape, Token, TokenRange};
use dateline_schema::closed::{DateType, MentionForm, MentionKind, PlaceKind};

use crate::cast::{Cast, CastMention, MentionId};
use crate::facts::{Entity, LocalId, PlaceFact};
use crate::meetings::missed::{is_active, is_reduced, missed};
use crate::meetings::relatives::Before;
use crate::scene::Scene;
use crate::syntax::{NounPhrase, VerbForm, VerbGroup};

/// A mention of a place, or of a country by its nationality.
#[derive(Debug, Clone, Copy)]
struct Named {
    tokens: TokenRange,
    mention: MentionId,
    entity: LocalId,
    /// The country, where it is one.
    country: Option<CountryId>,
    demonym: bool,
}

/// The mentions of places, by their tokens.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<Named>);

impl Places {
    pub(super) fn of(cast: &Cast) -> Self {
        let place = |id: MentionId, mention: &CastMention| {
            let entity = mention.meaning.one()?;
            let Some(Entity::Place(place)) = cast.entities.get(entity.0 as usize) else {
                return None;
            };
            let country = place.country.filter(|_| place.kind == PlaceKind::Country);
            let demonym = mention.kind == MentionKind::Demonym;
            Some(Named { tokens: mention.tokens, mention: id, entity, country, demonym })
        };
        let mut places: Vec<_> = (0..)
            .zip(&cast.mentions)
            .filter(|(_, mention)| mention.sentence.is_some())
            .filter_map(|(id, mention)| place(id, mention))
            .collect();
        places.sort_unstable_by_key(|named| {
            (named.tokens.start, named.tokens.end, named.entity.0, named.mention)
        });
        Self(places)
    }

    /// The countries that follow each other inside `tokens` with a gap that `joins` accepts.
    pub(super) fn pairs(
        &self,
        tokens: TokenRange,
        joins: impl Fn(TokenRange) -> bool,
    ) -> impl Iterator<Item = (CountryId, CountryId)> {
        let first = self.0.partition_point(|named| named.tokens.start < tokens.start);
        let end = self.0.partition_point(|named| named.tokens.start < tokens.end).max(first);
        self.0[first..end].windows(2).filter_map(move |pair| {
            let (a, b) = (pair[0], pair[1]);
            let gap = TokenRange::new(a.tokens.end, b.tokens.start.max(a.tokens.end));
            Some((a.country?, b.country?)).filter(|_| joins(gap))
        })
    }

    /// Where a country is named first inside `tokens`.
    pub(super) fn mention_of(&self, country: CountryId, tokens: TokenRange) -> Option<MentionId> {
        self.inside(tokens).find(|named| named.country == Some(country)).map(|named| named.mention)
    }

    /// What is named inside `tokens`, in reading order.
    fn inside(&self, tokens: TokenRange) -> impl Iterator<Item = &Named> + '_ {
        let first = self.0.partition_point(|named| named.tokens.start < tokens.start);
        self.0[first..]
            .iter()
            .take_while(move |named| named.tokens.start < tokens.end)
            .filter(move |named| named.tokens.end <= tokens.end)
    }
}

/// A stretch of words that stands for one thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) tokens: TokenRange,
    /// The number of its phrase, where the chunker has one.
    pub(super) phrase: Option<u32>,
    pub(super) head: u32,
}

/// A sentence.
pub(super) struct Line<'a, 't> {
    pub(super) scene: Scene<'a, 't>,
    pub(super) cast: &'a Cast,
    pub(super) places: &'a Places,
    pub(super) sentence: u32,
    pub(super) tokens: TokenRange,
    /// Who was told of before it, and before the trigger that is read.
    pub(super) before: Cell<Before>,
    verbs: Vec<VerbGroup>,
    /// Phrases that are subjects, with the number of their verb; sorted, and made when they are first asked for.
    subjects: OnceCell<Vec<(u32, u32)>>,
    phrases: std::ops::Range<u32>,
}

impl<'a, 't> Line<'a, 't> {
    pub(super) fn new(
        scene: Scene<'a, 't>,
        cast: &'a Cast,
        places: &'a Places,
        sentence: u32,
    ) -> Self {
        let tokens = scene.report.sentences[sentence as usize].tokens;
        let verbs = scene.syntax.verbs_of(sentence).to_vec();
        let phrases = scene.syntax.phrases_of(sentence);
        let subjects = OnceCell::new();
        let before = Cell::new(Before::default());
        let mut line =
            Self { scene, cast, places, sentence, tokens, before, verbs, subjects, phrases };
        line.verbs.sort_by_key(|verb| verb.tokens.start);
        let adjectives: Vec<u32> =
            line.verbs.iter().map(|verb| verb.head).filter(|&i| line.is_adjective(i)).collect();
        if !adjectives.is_empty() {
            line.verbs.retain(|verb| !adjectives.contains(&verb.head));
        }
        for n in 0..line.verbs.len() {
            if is_active(&line, &line.verbs[n]) {
                (line.verbs[n].form, line.verbs[n].passive) = (VerbForm::Past, false);
            } else if is_reduced(&line, &line.verbs[n]) {
                (line.verbs[n].form, line.verbs[n].passive) = (VerbForm::Participle, true);
            }
        }
        let missed = missed(&line);
        if !missed.is_empty() {
            line.verbs.extend(missed);
            line.verbs.sort_by_key(|verb| verb.tokens.start);
        }
        line
    }

    /// Does the chunker take an adjective for a verb: "in two *separate* meetings", "met *visiting*
    /// Canada's foreign minister"?
    fn is_adjective(&self, i: u32) -> bool {
        if self.has(i, words!["separate"]) {
            return self.has(i + 1, words!["meetings", "talks"]);
        }
        // "told *a visiting* delegation"
        let article = i > self.tokens.start && self.has(i - 1, words!["a", "the"]);
        self.has(i, words!["visiting"])
            && self.unit(i + 1).is_some_and(|unit| {
                let mut tokens = unit.tokens.start..unit.tokens.end;
                article || tokens.any(|i| self.is_possessive(i))
            })
    }

    /// Another sentence of the same report.
    pub(super) fn of_sentence(other: &Self, sentence: u32) -> Self {
        Self::new(other.scene, other.cast, other.places, sentence)
    }

    pub(super) fn report(&self) -> &'a Report<'t> {
        self.scene.report
    }

    pub(super) fn token(&self, i: u32) -> &'a Token {
        &self.scene.report.tokens[i as usize]
    }

    /// The first token from `from` on that can be of the class.
    pub(super) fn first(&self, from: u32, class: WordClass) -> Option<u32> {
        let tokens = self.scene.report.tokens.get(from as usize..self.tokens.end as usize)?;
        let found = tokens.iter().position(|token| token.can_be(class))?;
        Some(from + found as u32)
    }

    /// The word at `i`; empty beyond the sentence.
    pub(super) fn word(&self, i: u32) -> &'a str {
        if self.tokens.start <= i && i < self.tokens.end {
            self.scene.report.word(i as usize)
        } else {
            ""
        }
    }

    /// Is the word at `i` one of these (lower case)? Nearly all that are none differ in length.
    #[inline]
    pub(super) fn is(&self, i: u32, words: &[&str]) -> bool {
        let word = self.bytes(i);
        words
            .iter()
            .any(|other| word.len() == other.len() && word.eq_ignore_ascii_case(other.as_bytes()))
    }

    /// [`Self::is`], for who asks it of every word.
    pub(super) fn has<const N: usize>(&self, i: u32, words: &WordSet<N>) -> bool {
        self.tokens.start <= i
            && i < self.tokens.end
            && self.scene.report.word_is(i as usize, words)
    }

    /// Does the word at `i` say this of a meeting?
    pub(super) fn plays(&self, i: u32, role: MeetingWord) -> bool {
        self.tokens.start <= i
            && i < self.tokens.end
            && meeting_words().role(self.token(i).hash).contains(role)
    }

    /// Do these words stand from `i` on?
    pub(super) fn are(&self, i: u32, words: &[&str]) -> bool {
        words.iter().zip(i..).all(|(word, i)| self.bytes(i).eq_ignore_ascii_case(word.as_bytes()))
    }

    /// [`Self::word`], for who only compares it: no look at where characters end.
    #[inline]
    fn bytes(&self, i: u32) -> &'t [u8] {
        if self.tokens.start <= i && i < self.tokens.end {
            &self.scene.report.text.as_bytes()[self.token(i).span.range()]
        } else {
            &[]
        }
    }

    /// Is there a mark that is no word at `i`?
    pub(super) fn is_mark(&self, i: u32) -> bool {
        i < self.tokens.end && self.token(i).is(Shape::PUNCTUATION)
    }

    pub(super) fn is_possessive(&self, i: u32) -> bool {
        i < self.tokens.end && self.token(i).is(Shape::POSSESSIVE)
    }

    /// The number of the phrase that holds token `i`.
    pub(super) fn phrase_at(&self, i: u32) -> Option<u32> {
        let behind = self.scene.syntax.phrase_from(&self.phrases, i + 1);
        let phrase = self.phrase_before(behind.unwrap_or(self.phrases.end))?;
        (self.phrase(phrase).tokens.end > i).then_some(phrase)
    }

    pub(super) fn phrase(&self, phrase: u32) -> &'a NounPhrase {
        self.scene.syntax.phrase(phrase)
    }

    /// The phrase before another in the sentence.
    pub(super) fn phrase_before(&self, phrase: u32) -> Option<u32> {
        phrase.checked_sub(1).filter(|&before| before >= self.phrases.start)
    }

    /// The verb groups from token `i` on.
    pub(super) fn verbs_from(&self, i: u32) -> &[VerbGroup] {
        &self.verbs[self.verbs.partition_point(|verb| verb.tokens.start < i)..]
    }

    /// The verb groups that end at or before token `i`.
    pub(super) fn verbs_to(&self, i: u32) -> &[VerbGroup] {
        &self.verbs[..self.verbs.partition_point(|verb| verb.tokens.end <= i)]
    }

    /// The verbs that a phrase is the subject of.
    pub(super) fn verbs_of(&self, phrase: u32) -> impl Iterator<Item = &VerbGroup> + '_ {
        let subjects = self.subjects.get_or_init(|| {
            let subject = |(n, verb): (u32, &VerbGroup)| Some((verb.subject?, n));
            let mut subjects: Vec<_> = (0..).zip(&self.verbs).filter_map(subject).collect();
            subjects.sort_unstable();
            subjects
        });
        let first = subjects.partition_point(|&(subject, _)| subject < phrase);
        let of = subjects[first..].iter().take_while(move |&&(subject, _)| subject == phrase);
        of.map(|&(_, verb)| &self.verbs[verb as usize])
    }

    /// The verb group headed by token `i`.
    pub(super) fn verb_at(&self, i: u32) -> Option<&VerbGroup> {
        let before = self.verbs.partition_point(|verb| verb.tokens.end <= i);
        self.verbs.get(before).filter(|verb| verb.head == i)
    }

    /// The verb group that begins at token `i`.
    pub(super) fn verb_from(&self, i: u32) -> Option<&VerbGroup> {
        self.verbs_from(i).first().filter(|verb| verb.tokens.start == i)
    }

    /// The last verb group that ends at or before token `i`.
    pub(super) fn verb_before(&self, i: u32) -> Option<&VerbGroup> {
        self.verbs_to(i).last()
    }

    /// The first token at or after `i` where another verb begins, else the sentence's end.
    pub(super) fn next_verb(&self, i: u32) -> u32 {
        self.verbs_from(i).first().map_or(self.tokens.end, |verb| verb.tokens.start)
    }

    /// The time expression that begins at token `i`.
    pub(super) fn date_at(&self, i: u32) -> Option<&'a TimeExpression> {
        let dates = self.scene.dates;
        let n = dates.partition_point(|date| date.tokens.start < i);
        dates.get(n).filter(|date| date.tokens.start == i && i < self.tokens.end)
    }

    /// Is token `i` part of a time expression?
    pub(super) fn is_dated(&self, i: u32) -> bool {
        let dates = self.scene.dates;
        let n = dates.partition_point(|date| date.tokens.end <= i);
        dates.get(n).is_some_and(|date| date.tokens.start <= i)
    }

    /// Where the next time expression behind token `i` begins.
    fn next_date(&self, i: u32) -> u32 {
        let dates = self.scene.dates;
        let n = dates.partition_point(|date| date.tokens.start <= i);
        dates.get(n).map_or(u32::MAX, |date| date.tokens.start)
    }

    /// The time expressions that begin at token `start` or behind it, and before `end`.
    pub(super) fn dates(&self, start: u32, end: u32) -> &'a [TimeExpression] {
        let dates = self.scene.dates;
        let first = dates.partition_point(|date| date.tokens.start < start);
        let end = dates.partition_point(|date| date.tokens.start < end);
        &dates[first..end.max(first)]
    }

    /// What stands at token `i`: its phrase from there on, else a mention.
    pub(super) fn unit(&self, i: u32) -> Option<Unit> {
        if i >= self.tokens.end {
            return None;
        }
        if let Some(number) = self.phrase_at(i) {
            let phrase = self.phrase(number);
            // "Lima next" of "to Lima next Monday" ends where the time begins.
            let mut end = self.next_date(i).min(phrase.tokens.end);
            // "a letter to *him* dated March 3"
            if self.has(i, words!["him", "them"]) {
                end = i + 1;
            }
            // "the two leaders *last* met"
            while end > i + 1
                && (self.has(end - 1, words!["last", "first"]) && self.verb_from(end).is_some()
                    // "his counterpart *co*-chaired it"
                    || self.has(end - 1, words!["co"])
                        && end < self.tokens.end
                        && self.token(end).is(Shape::JOINER)
                    // "met Minister A *late* on Tuesday"
                    || self.has(end - 1, words!["late", "early", "earlier", "later"])
                        && (self.has(end, words!["on"]) || self.date_at(end).is_some())
                    || self.has(end - 1, words!["look", "looks"])
                        && self.has(end, words!["forward"]))
            {
                end -= 1;
            }
            let tokens = TokenRange::new(i, end);
            return Some(Unit { tokens, phrase: Some(number), head: phrase.head.min(end - 1) });
        }
        let mention = self.cast.standing_for(TokenRange::new(i, i + 1))?;
        let end = self.cast.mention(mention).tokens.end.clamp(i + 1, self.tokens.end);
        Some(Unit { tokens: TokenRange::new(i, end), phrase: None, head: end - 1 })
    }

    /// The mention that stands for all of a unit: not a possessor or a part of it.
    pub(super) fn stands_for(&self, unit: Unit) -> Option<MentionId> {
        let mention = self.cast.standing_for(unit.tokens)?;
        let tokens = self.cast.mention(mention).tokens;
        let whole = tokens.range().contains(&(unit.head as usize)) || tokens.end >= unit.tokens.end;
        whole.then_some(mention)
    }

    /// The mention whose last token is right before `end`.
    pub(super) fn mention_ending(&self, end: u32) -> Option<MentionId> {
        let last = end.checked_sub(1).filter(|&last| last >= self.tokens.start)?;
        let mention = self.cast.standing_for(TokenRange::new(last, end))?;
        (self.cast.mention(mention).tokens.end == end).then_some(mention)
    }

    /// The places named inside `tokens`, in reading order.
    fn places_in(&self, tokens: TokenRange) -> impl Iterator<Item = (TokenRange, LocalId)> + '_ {
        let places = self.places.inside(tokens).filter(|named| !named.demonym);
        places.map(|named| (named.tokens, named.entity))
    }

    /// The last place named inside `tokens`.
    pub(super) fn place_in(&self, tokens: TokenRange) -> Option<(TokenRange, LocalId)> {
        self.places_in(tokens).last()
    }

    /// The first place named inside `tokens`.
    pub(super) fn first_place_in(&self, tokens: TokenRange) -> Option<(TokenRange, LocalId)> {
        self.places_in(tokens).next()
    }

    /// The countries named inside `tokens`, by name or nationality, each once.
    pub(super) fn countries_in(&self, tokens: TokenRange) -> Vec<(MentionId, CountryId)> {
        let mut found: Vec<(MentionId, CountryId)> = Vec::new();
        for named in self.places.inside(tokens) {
            if let Some(country) = named.country
                && found.iter().all(|&(_, other)| other != country)
            {
                found.push((named.mention, country));
            }
        }
        found
    }

    /// The organisations named inside `tokens`, also inside of longer mentions.
    pub(super) fn organisations_in(&self, tokens: TokenRange) -> Vec<(MentionId, LocalId)> {
        let named = &self.cast.mentions[..self.scene.recognised.mentions.len()];
        let first = named.partition_point(|mention| mention.tokens.start < tokens.start);
        let inside =
            (first..).zip(&named[first..]).take_while(|(_, m)| m.tokens.start < tokens.end);
        let whole = inside
            .filter(|(_, m)| m.kind == MentionKind::Organisation && m.tokens.end <= tokens.end);
        whole.filter_map(|(n, m)| Some((n as MentionId, m.meaning.one()?))).collect()
    }

    /// The people named inside `tokens`, each mention by itself.
    pub(super) fn people_in(&self, tokens: TokenRange) -> Vec<MentionId> {
        let named = &self.cast.mentions[..self.scene.recognised.mentions.len()];
        let first = named.partition_point(|mention| mention.tokens.start < tokens.start);
        let inside =
            (first..).zip(&named[first..]).take_while(|(_, m)| m.tokens.start < tokens.end);
        let whole = inside.filter(|(_, mention)| {
            mention.kind == MentionKind::Person
                && matches!(mention.form, MentionForm::FullName | MentionForm::ShortName)
                && mention.tokens.end <= tokens.end
        });
        whole.map(|(n, _)| n as MentionId).collect()
    }

    /// Where the title of the person begins whom a phrase ends with: "the palace *Minister A*".
    pub(super) fn titled_start(&self, unit: Unit) -> Option<u32> {
        let mention = self.cast.mention(self.stands_for(unit)?);
        let named = mention.kind == MentionKind::Person && mention.tokens.end == unit.tokens.end;
        let mut start = mention.tokens.start;
        while start > unit.tokens.start && self.token(start - 1).is(Shape::CAPITAL) {
            start -= 1;
        }
        let titled = start < mention.tokens.start && start > unit.tokens.start + 1;
        // "in *New York* Foreign Minister A"
        if let Some((city, place)) = self.first_place_in(unit.tokens)
            && city.start == unit.tokens.start
            && city.end < mention.tokens.start
            && !self.is_country(place)
            && named
        {
            return Some(city.end);
        }
        (named && titled && !self.token(unit.tokens.start).is(Shape::CAPITAL)).then_some(start)
    }

    /// A place as a fact.
    pub(super) fn place(&self, entity: LocalId) -> Option<&'a PlaceFact> {
        match self.cast.entities.get(entity.0 as usize) {
            Some(Entity::Place(place)) => Some(place),
            _ => None,
        }
    }

    /// Is the place a country?
    pub(super) fn is_country(&self, entity: LocalId) -> bool {
        self.place(entity).is_some_and(|place| place.kind == PlaceKind::Country)
    }

    /// Is it a word that stands between a verb and what belongs to it: an adverb?
    pub(super) fn is_adverb(&self, i: u32) -> bool {
        const ADVERBS: &WordSet<17> = words![
            "here",
            "along",
            "late",
            "there",
            "again",
            "together",
            "also",
            "earlier",
            "later",
            "then",
            "once",
            "first",
            "face-to-face",
            "one-on-one",
            "jointly",
            "just",
            "recently",
        ];
        let word = self.word(i);
        let adverb = word.len() > 4
            && word.ends_with("ly")
            && (!self.token(i).is(Shape::CAPITAL) || self.scene.report.is_in_capitals());
        (adverb || self.has(i, ADVERBS)) && !self.token(i).can_be(WordClass::WEEKDAY)
    }
}

/// Is the sentence a question? It tells of nothing.
pub(super) fn asks(scene: &Scene<'_, '_>, sentence: u32) -> bool {
    let tokens = scene.report.sentences[sentence as usize].tokens;
    tokens.range().rev().take(2).any(|i| scene.report.reads(i, "?"))
}

/// Does the expression give a day or days on the calendar?
pub(super) fn is_calendar(date: &TimeExpression) -> bool {
    matches!(date.kind, DateType::Date | DateType::Time)
        && date.first_day.is_some()
        && date.last_day.is_some()
}
