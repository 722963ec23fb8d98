//! Who goes on speaking: "he" and "the official" after somebody without a name, and "…, he said" after
//! whoever spoke, where the one that "he" was taken for is only told of in what is said.
//!
//! "A ministry official said Ruiz will go. "Ruiz is tired," *the official* said": no words of Ruiz, who may
//! be an official. Counter-example: "A ministry official said Ruiz will go. Ruiz came late. He said …".

use dateline_lexicon::{PeopleNoun, WordId, lexicon};
use dateline_parser::Span;
use dateline_schema::closed::MentionForm;

use super::drafts::Draft;
use super::parties::Parties;
use super::reading::Reading;
use crate::cast::Meaning;
use crate::facts::{LocalId, SpeakerFact};

/// For so many sentences a voice is remembered.
const LASTING: u32 = 4;
/// So many mentions behind a voice are looked at.
const MOST: usize = 64;

/// One person who spoke, and what has been said since.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    /// The word for somebody without a name: "official".
    noun: Option<WordId>,
    /// The person, or whom somebody without a name speaks for.
    entity: Option<LocalId>,
    sentence: u32,
    /// Where its sentence begins.
    from: u32,
    /// What was said.
    said: Vec<Span>,
}

impl Parties<'_, '_, '_> {
    /// Gives what "he" or "the official" says to the one who spoke before, where that is who goes on.
    pub(super) fn go_on_speaking(
        &mut self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        speakers: &mut [SpeakerFact],
    ) {
        let [speaker] = speakers else { return };
        let Some(voice) = self.voice.as_ref() else { return };
        let Some(taken_for) = speaker.entity else { return };
        if voice.sentence + LASTING < draft.sentence || voice.entity == Some(taken_for) {
            return;
        }
        let mention = self.cast.mention(speaker.mention);
        let tokens = mention.tokens;
        let pronoun = mention.form == MentionForm::Pronoun
            && matches!(reading.text(tokens.start), "he" | "He" | "she" | "She");
        let again = tokens.len() == 2
            && matches!(reading.text(tokens.start), "the" | "The")
            && reading.token(tokens.start + 1).is_some_and(|head| Some(head.word) == voice.noun);
        // Of one with a name only what stands in front of "he said".
        let fronted = draft.pieces.iter().all(|piece| piece.end <= mention.span.start);
        // "Ruiz said …. He said …": the one before, and not another of whom nothing has been told since.
        let mentions = &self.scene.recognised.mentions;
        let after = mentions.partition_point(|known| known.span.start < voice.from);
        let forgotten = || {
            let since = (after..mentions.len()).take(MOST);
            let mut since = since.take_while(|&n| mentions[n].span.start < mention.span.start);
            voice.sentence + 1 >= draft.sentence
                && !since.any(|n| self.cast.mention(n as u32).meaning.one() == Some(taken_for))
        };
        let goes_on = pronoun && (voice.noun.is_some() || fronted || forgotten()) || again;
        if !goes_on || self.cast.person(taken_for).is_none() {
            return;
        }
        let gender = |person: LocalId| self.cast.person(person).and_then(|person| person.gender);
        let said = mention.gender;
        let other = voice.entity.and_then(gender);
        if said.is_some() && other.is_some() && said != other {
            return;
        }
        // "he told *Moe*": nobody tells himself.
        let told = draft.addressee.and_then(|to| self.cast.standing_for(reading.phrase(to).tokens));
        let to_voice = told.and_then(|to| self.cast.mention(to).meaning.one());
        if to_voice.is_some() && to_voice == voice.entity {
            return;
        }
        // Where the one that the words were taken for has acted since, they may be theirs.
        let acted = (after..mentions.len())
            .take(MOST)
            .take_while(|&n| mentions[n].span.start < mention.span.start)
            .filter(|&n| self.cast.mention(n as u32).meaning.one() == Some(taken_for))
            .any(|n| {
                let span = mentions[n].span;
                !voice.said.iter().chain(&draft.pieces).any(|piece| piece.contains(span))
            });
        if acted || self.has_acted(voice, draft, taken_for, mention.span) {
            return;
        }
        let meaning = voice.entity.filter(|&entity| self.cast.person(entity).is_some());
        speaker.entity = voice.entity;
        self.cast.mentions[speaker.mention as usize].meaning =
            meaning.map_or(Meaning::Open, Meaning::One);
    }

    /// "*He* left": is the one that words were taken for the subject of another sentence since, be it as "he"?
    fn has_acted(&self, voice: &Voice, draft: &Draft, taken_for: LocalId, here: Span) -> bool {
        let syntax = self.scene.syntax;
        let since = voice.sentence..=draft.sentence;
        let verbs = since.flat_map(|sentence| syntax.verbs_of(sentence).iter().take(MOST));
        verbs.filter_map(|verb| verb.subject).any(|subject| {
            let known = self.cast.standing_for(syntax.phrase(subject).tokens);
            known.map(|known| self.cast.mention(known)).is_some_and(|known| {
                let between = known.span.start >= voice.from && known.span.end <= here.start;
                let told = || voice.said.iter().chain(&draft.pieces);
                between
                    && known.meaning.one() == Some(taken_for)
                    && !told().any(|piece| piece.contains(known.span))
            })
        })
    }

    /// Keeps who spoke.
    pub(super) fn hear(
        &mut self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        speakers: &[SpeakerFact],
    ) {
        let [speaker] = speakers else {
            self.voice = None;
            return;
        };
        let mention = self.cast.mention(speaker.mention);
        if let Some(voice) = self.voice.as_mut().filter(|voice| {
            voice.entity == speaker.entity
                && (speaker.entity.is_some() || mention.form == MentionForm::Pronoun)
        }) {
            voice.sentence = draft.sentence;
            voice.said.extend(&draft.pieces);
            let old = voice.said.len().saturating_sub(MOST);
            voice.said.drain(..old);
            return;
        }
        let head = mention.tokens.end.saturating_sub(1);
        let noun = reading
            .token(head)
            .map(|head| head.word)
            .filter(|&word| lexicon().speech().people(word) == Some(PeopleNoun::One));
        let person = speaker.entity.is_some_and(|entity| self.cast.person(entity).is_some());
        let noun = noun.filter(|_| !person);
        // "The ministry said …. *He* said": no voice of a person.
        self.voice = (person || noun.is_some()).then(|| Voice {
            noun,
            entity: speaker.entity,
            sentence: draft.sentence,
            from: reading.span(reading.tokens).start,
            said: draft.pieces.iter().copied().take(MOST).collect(),
        });
    }
}
