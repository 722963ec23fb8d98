//! Where a name and a description beside it are one speaker: "*Norgas*, the company behind the pipe", "said *Gould*, a
//! dancer and poet", "trainer and author *Celia Vega* said", "Luna's brother, *Emil Luna*, said"; but not "the minister and
//! Ana Lund said".

use dateline_lexicon::{PeopleNoun, Role, lexicon};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionForm, MentionKind};

use super::parties::Parties;
use super::reading::Reading;
use crate::cast::MentionId;
use crate::facts::SpeakerFact;

impl Parties<'_, '_, '_> {
    /// "*The company* behind the pipe, *Norgas*, said", "said *Luna's brother*, *Emil Luna*.": the name between marks
    /// that a description without a meaning has behind it.
    pub(super) fn named_beside(
        &self,
        reading: &Reading<'_, '_, '_>,
        subject: u32,
        cue: u32,
    ) -> Option<u32> {
        const NEAR: u32 = 4;
        let words = reading.phrase(subject).tokens;
        let known = self.cast().standing_for(words);
        let open = known.is_none_or(|known| self.cast().mention(known).meaning.all().is_empty());
        let article =
            matches!(reading.text(words.start), "the" | "The" | "its" | "Its" | "a" | "A");
        let owned = reading.roles(words.start).contains(Role::POSSESSIVE)
            || words.range().any(|at| reading.has(at as u32, Shape::POSSESSIVE));
        let single = |head: u32| Self::is_one(reading, head) || !reading.text(head).ends_with('s');
        if !open || !(article || owned && single(words.end - 1)) {
            return None;
        }
        let inverted = words.start >= cue;
        let end = if inverted { reading.tokens.end } else { cue };
        let phrases = self.scene.syntax.phrases_of(reading.sentence);
        (subject + 1..phrases.end.min(subject + NEAR)).find(|&next| {
            let name = reading.phrase(next);
            if name.tokens.end > end {
                return false;
            }
            let mut close = name.tokens.end;
            // "Luna's lawyer, Ana Paz, *SC*, said"
            let letters = reading.is_comma(close)
                && reading.has(close + 1, Shape::ALL_CAPITALS)
                && reading.is_comma(close + 2);
            if letters {
                close += 2;
            }
            let closed = if inverted {
                let adjacent = name.tokens.start == words.end + 1;
                adjacent && (close >= end || reading.has(close, Shape::PUNCTUATION))
            } else {
                reading.is_comma(close) && (close + 1..cue).all(|at| reading.is_adverb(at))
            };
            let named =
                self.cast().standing_for(name.tokens).map(|named| self.cast().mention(named));
            closed
                && reading.is_comma(name.tokens.start.saturating_sub(1))
                && name.preposition.is_none()
                && !name.joined
                && named.is_some_and(|named| {
                    // "*Peru's largest union*, the CGT, said"
                    let one = matches!(named.kind, MentionKind::Person | MentionKind::Organisation);
                    let body = named.kind == MentionKind::Organisation;
                    let short = matches!(named.form, MentionForm::Acronym | MentionForm::ShortName);
                    let whole = named.form == MentionForm::FullName || body && short;
                    // "a friend of Hale, *a teacher*, said": what describes another is no name.
                    let own = name.tokens.contains(named.tokens);
                    (article || one) && whole && own && named.meaning.one().is_some()
                })
        })
    }

    /// Is it a word for one person: "brother"?
    fn is_one(reading: &Reading<'_, '_, '_>, head: u32) -> bool {
        let people = reading.token(head).and_then(|head| lexicon().speech().people(head.word));
        match people {
            Some(people) => people == PeopleNoun::One,
            None => !reading.text(head).ends_with('s'),
        }
    }

    /// Takes out who is the same as the one that is named.
    pub(super) fn one_of_apposition(
        &self,
        reading: &Reading<'_, '_, '_>,
        subject: u32,
        speakers: &mut Vec<SpeakerFact>,
    ) {
        let named = |speaker: &SpeakerFact| {
            let mention = self.cast().mention(speaker.mention);
            speaker.entity.is_some()
                && mention.kind == MentionKind::Person
                && matches!(mention.form, MentionForm::FullName | MentionForm::ShortName)
        };
        match &speakers[..] {
            [first, others @ ..]
                if !others.is_empty()
                    && named(first)
                    && others.iter().all(|other| self.describes_one(reading, other))
                    && self.is_explained(reading, subject, others) =>
            {
                speakers.truncate(1);
            }
            [first, aside, _, ..]
                if named(first)
                    && self.describes_one(reading, aside)
                    && self.is_aside(reading, subject, aside) =>
            {
                speakers.remove(1);
            }
            [first, last]
                if named(last) && self.is_label(reading, subject, first, last.mention) =>
            {
                speakers.remove(0);
            }
            _ => {}
        }
    }

    /// A description of one person who is nobody known.
    fn describes_one(&self, reading: &Reading<'_, '_, '_>, speaker: &SpeakerFact) -> bool {
        let mention = self.cast().mention(speaker.mention);
        mention.meaning.all().is_empty()
            && mention.form == MentionForm::Description
            && mention.kind != MentionKind::Organisation
            && Self::is_one(reading, mention.tokens.end - 1)
    }

    /// "said *Gould*, a dancer, singer and poet": a comma right behind the name, and "and" behind no other comma, which
    /// would join somebody else to it: "Ito, the minister, and his aide".
    fn is_explained(
        &self,
        reading: &Reading<'_, '_, '_>,
        subject: u32,
        others: &[SpeakerFact],
    ) -> bool {
        let end = reading.phrase(subject).tokens.end;
        let mut first = end + 1;
        while reading.is_adverb(first) {
            first += 1;
        }
        let described = reading.roles(first).intersects(Role::DETERMINER | Role::POSSESSIVE)
            || self.cast().mention(others[0].mention).tokens.start == first;
        reading.is_comma(end)
            && described
            && others.iter().all(|other| {
                let start = self.cast().mention(other.mention).tokens.start;
                let determined = reading.roles(start).contains(Role::DETERMINER)
                    || reading.roles(start).contains(Role::POSSESSIVE);
                let and = start.saturating_sub(1);
                let joined = reading.roles(and).contains(Role::COORDINATOR);
                !(determined && joined && reading.is_comma(and.saturating_sub(1)))
            })
    }

    /// "Ito, *a teacher*, and his brother": who explains the name in front, between commas.
    fn is_aside(&self, reading: &Reading<'_, '_, '_>, subject: u32, aside: &SpeakerFact) -> bool {
        let name = reading.phrase(subject).tokens.end;
        let tokens = self.cast().mention(aside.mention).tokens;
        tokens.start == name + 1
            && reading.is_comma(name)
            && matches!(reading.text(tokens.start), "a" | "an")
            && reading.is_comma(tokens.end)
    }

    /// "*trainer* and media personality *Celia Vega*": a description of one person without an article, joined to another
    /// label of the name.
    fn is_label(
        &self,
        reading: &Reading<'_, '_, '_>,
        subject: u32,
        first: &SpeakerFact,
        name: MentionId,
    ) -> bool {
        let label = reading.phrase(subject).tokens;
        let described = self.cast().mention(first.mention);
        let bare = !reading
            .roles(label.start)
            .intersects(Role::DETERMINER | Role::POSSESSIVE | Role::PRONOUN)
            && !label.range().any(|at| reading.has(at as u32, Shape::POSSESSIVE));
        let one = matches!(described.kind, MentionKind::Person | MentionKind::Office)
            && described.form == MentionForm::Description
            && Self::is_one(reading, label.end - 1);
        let phrases = reading.scene.syntax.phrases_of(reading.sentence);
        let Some(next) = Some(subject + 1).filter(|next| phrases.contains(next)) else {
            return false;
        };
        let next = reading.phrase(next);
        let name = self.cast().mention(name).tokens;
        let labelled = next.tokens.start < name.start && next.tokens.contains(name);
        first.entity.is_none()
            && bare
            && one
            && next.joined
            && labelled
            && next.tokens.start == label.end + 1
            && reading.roles(label.end).contains(Role::COORDINATOR)
    }
}
