//! Documents that speak for who wrote them: "a letter from *Ana Ruiz* said"; "*the statement* said" soon after
//! "Ito said in a statement", and before the report tells of another.

use dateline_lexicon::{SpeakerWord, WordId, speaker_words, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::MentionKind;

use super::drafts::Draft;
use super::parties::Parties;
use super::reading::{MARKS, Reading};
use crate::cast::MentionId;
use crate::facts::{LocalId, SpeakerFact};

/// For so many sentences a document is remembered.
const LASTING: u32 = 3;

/// A document that was told of, and whose words it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Document {
    /// The word for it: "statement".
    noun: WordId,
    author: LocalId,
    sentence: u32,
    /// One past its word.
    from: u32,
}

impl Parties<'_, '_, '_> {
    /// Is it a word for what can speak for who wrote it: "statement", "letter"?
    pub(super) fn is_document(reading: &Reading<'_, '_, '_>, at: u32) -> bool {
        let small = reading.text(at).starts_with(char::is_lowercase);
        let word = reading.token(at).filter(|_| small);
        word.is_some_and(|word| speaker_words().role(word.hash).contains(SpeakerWord::DOCUMENT))
    }

    /// Keeps whose words a document is: of one that spoke by its author, and of "Ito said *in a
    /// statement*".
    pub(super) fn remember_document(
        &mut self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        speakers: &[SpeakerFact],
    ) {
        const NEAR: usize = 3;
        let [SpeakerFact { mention, entity: Some(entity) }] = speakers else { return };
        let head = self.cast.mention(*mention).tokens.end.saturating_sub(1);
        let document = |at: u32| {
            Some(Document {
                noun: reading.token(at)?.word,
                author: *entity,
                sentence: reading.sentence,
                from: at + 1,
            })
        };
        if Self::is_document(reading, head) {
            self.document = document(head);
            return;
        }
        // "the *Growers' Union* release said"
        let written = self.cast.mention(*mention).tokens;
        let whole = draft.subject.map(|subject| reading.phrase(subject)).filter(|whole| {
            whole.tokens.start <= written.start
                && written.end <= whole.head
                && Self::is_document(reading, whole.head)
        });
        if let Some(whole) = whole {
            self.document = document(whole.head);
            return;
        }
        // "a *statement* issued by Ana Ruiz, the minister, said"
        let behind = reading
            .phrase_from(written.start.saturating_sub(2))
            .and_then(|near| reading.phrase(near).preposition)
            .filter(|&by| by < written.start && by + 4 > written.start)
            .filter(|&by| reading.is_word(by, words!["by", "from"]));
        let issued = behind.and_then(|by| by.checked_sub(1)).map(|at| {
            let done = words!["issued", "published", "released", "signed"];
            if reading.is_word(at, done) { at - 1 } else { at }
        });
        if let Some(head) = issued.filter(|&at| Self::is_document(reading, at)) {
            self.document = document(head);
            return;
        }
        let first = reading.phrase_from(draft.cue.end);
        let all = self.scene.syntax.phrases_of(reading.sentence);
        let mut within = first.map_or(all.end..all.end, |first| first..all.end).take(NEAR);
        let told = within.find_map(|number| {
            let phrase = reading.phrase(number);
            let in_it = phrase.preposition.is_some_and(|at| reading.is(at, MARKS.in_))
                && Self::is_document(reading, phrase.head);
            in_it.then_some(phrase.head)
        });
        // "*In a statement* issued on Monday, Ito said", "Ito *issued a statement* on the flood"
        let start = reading.tokens.start;
        let opens = reading.phrase_at(start + 1).map(|opens| reading.phrase(opens).head);
        let own = words!["letter", "memo", "message", "post", "statement"];
        let opens = opens.filter(|&head| {
            let named = (start + 1..head).any(|at| reading.has(at, Shape::CAPITAL));
            reading.is(start, MARKS.in_)
                && head < draft.cue.start
                && reading.is_word(head, own)
                && !named
        });
        let in_cue = draft.cue.range().rev().map(|at| at as u32);
        let mut near = told.into_iter().chain(opens).chain(in_cue);
        if let Some(head) = near.find(|&head| Self::is_document(reading, head)) {
            self.document = document(head);
        }
    }

    /// Whose words "*the statement*" of two words is: of the document told of last, if that is not long
    /// ago and no other of its kind was told of since ("a statement", "the police statement").
    pub(super) fn same_document(
        &self,
        reading: &Reading<'_, '_, '_>,
        tokens: TokenRange,
    ) -> Option<LocalId> {
        const MOST: u32 = 64;
        let head = tokens.end.checked_sub(1).filter(|_| tokens.len() == 2)?;
        let noun = reading.token(head)?.word;
        let known = self.document.filter(|known| {
            known.noun == noun && reading.sentence <= known.sentence.saturating_add(LASTING)
        })?;
        let syntax = self.scene.syntax;
        let report = self.scene.report;
        let behind = syntax.phrases_of(reading.sentence).end;
        let phrases = syntax.phrases_of(known.sentence).start..behind;
        let mut since = phrases
            .rev()
            .take(MOST as usize)
            .map(|number| syntax.phrase(number))
            .filter(|phrase| phrase.tokens.start < tokens.start)
            .take_while(|phrase| phrase.tokens.start >= known.from);
        let another = since.any(|phrase| {
            let again = phrase.tokens.len() == 2
                && report.word_is(
                    phrase.tokens.start as usize,
                    words!["his", "her", "its", "that", "the", "their", "this"],
                );
            report.tokens.get(phrase.head as usize).is_some_and(|head| head.word == noun) && !again
        });
        (!another).then_some(known.author)
    }

    /// Whose words a document is that speaks: "the *Growers' Union* statement said", "a letter from *Ana
    /// Ruiz* said", "a report issued by *the bank* said".
    pub(super) fn author(
        &self,
        reading: &Reading<'_, '_, '_>,
        tokens: TokenRange,
    ) -> Option<LocalId> {
        let head = tokens.end.checked_sub(1)?;
        if !Self::is_document(reading, head) {
            return None;
        }
        let author = |named: Option<MentionId>, within: TokenRange| {
            let named = self.cast.mention(named?);
            let whole = named.tokens.start >= within.start && named.tokens.end <= within.end;
            let speaks = matches!(named.kind, MentionKind::Organisation | MentionKind::Person);
            named.meaning.one().filter(|_| whole && speaks)
        };
        let article = matches!(reading.text(tokens.start), "a" | "an" | "the" | "A" | "An" | "The");
        let front = TokenRange::new((tokens.start + u32::from(article)).min(head), head);
        // "a recent *Norvik* estimate": what stands right before it.
        // "a Norvik *news* release"
        let kind = head > front.start && matches!(reading.text(head - 1), "news" | "press");
        let head = head - u32::from(kind);
        let front = TokenRange::new(front.start, head.max(front.start));
        let owned = head > front.start && reading.has(head - 1, Shape::POSSESSIVE);
        let end = head - u32::from(owned);
        let last = TokenRange::new(end.saturating_sub(1).max(front.start), end);
        if !front.is_empty()
            && !last.is_empty()
            && let Some(author) = author(self.cast.standing_for(last), front)
        {
            return Some(author);
        }
        let mut at = tokens.end;
        if matches!(reading.text(at), "issued" | "released" | "published" | "signed") {
            // "a report released *on Monday* by"
            at += 1;
            while reading.is_time(at) || reading.is_time(at + 1) && reading.text(at) == "on" {
                at += 1;
            }
        }
        if !matches!(reading.text(at), "by" | "from" | "of") {
            return None;
        }
        let phrase = reading.phrase(reading.phrase_at(at + 1)?).tokens;
        author(self.cast.standing_for(phrase), phrase)
    }
}
