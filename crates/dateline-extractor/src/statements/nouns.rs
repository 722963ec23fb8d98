//! Light verbs with a noun of speech: *expressed hope* that …, *offered* the people *condolences* on …,
//! *reaffirmed* the *commitment* to ….

use dateline_lexicon::{Cue, CueNoun, Frame, NounPart, Role, Takes, WordClass, lexicon, words};
use dateline_parser::Shape;
use dateline_schema::closed::Act;

use super::frames::{Content, Found, Kind, MOST_BETWEEN};
use super::reading::{MARKS, Reading};
use crate::syntax::VerbForm;

impl Reading<'_, '_, '_> {
    pub(super) fn light(&self, cue: &Cue, end: u32, limit: u32, found: &mut Found) -> Option<()> {
        let mut at = self.after_adverbs(end);
        // "conveyed to the minister his thanks"
        if self.is(at, MARKS.to)
            && let Some(phrase) = self.phrase_at(at + 1)
            && self.is_actor(phrase)
        {
            found.addressee = Some(phrase);
            at = self.extent(phrase, true);
        }
        // "expressed its "dismay at" the raid": what is felt stands in the quotation.
        if self.roles(at).intersects(Role::DETERMINER | Role::POSSESSIVE)
            && self.has(at + 1, Shape::OPEN_QUOTE)
            && let Some(noun) = self.phrase_at(at + 2).and_then(|phrase| self.noun_of(phrase))
            && noun.part == NounPart::Cue
            && noun.act != Act::Request
        {
            (found.act, found.polarity, found.fixed) = (noun.act, noun.polarity, true);
            found.relation = noun.relation.or(found.relation);
            found.content = Some(Content { start: at + 2, kind: Kind::Noun });
            return Some(());
        }
        let Some(mut phrase) = self.phrase_at(at) else {
            return self.bare_noun(at, found);
        };
        // "gave the minister his assurance"
        if self.noun_of(phrase).is_none()
            && self.is_actor(phrase)
            && let Some(next) = self.phrase_at(self.phrase(phrase).tokens.end)
            && self.noun_of(next).is_some()
        {
            found.addressee = Some(phrase);
            phrase = next;
        }
        let noun = self.noun_of(phrase);
        let noun = noun.filter(|_| self.phrase(phrase).tokens.end <= limit)?;
        // "received a phone call from": one that asks for nothing.
        if noun.act == Act::Request && self.text(self.phrase(phrase).tokens.end) == "from" {
            return None;
        }
        // "paid a courtesy call on", "held a phone call with": one that asks for nothing, too.
        let visits = words!["held", "hold", "holding", "paid", "pay", "paying", "pays"];
        if noun.act == Act::Request && self.is_word(found.tokens.end - 1, visits) {
            return None;
        }
        if noun.part == NounPart::Content && noun.act == Act::State {
            // "reaffirmed the importance of": what the verb alone does.
            let alone = lexicon()
                .speech()
                .cues(cue.verb)
                .iter()
                .find(|cue| cue.frame == Frame::Content && cue.rest.is_empty());
            found.act = alone.map_or(Act::State, |alone| alone.act);
        } else {
            // "reaffirmed readiness": it was pledged before.
            let again = noun.act == Act::Pledge && noun.part == NounPart::Content;
            let firm = again
                && lexicon().speech().cues(cue.verb).iter().any(|other| {
                    other.frame == Frame::Content
                        && other.rest.is_empty()
                        && other.act == Act::Affirm
                });
            found.act = if firm { Act::Affirm } else { noun.act };
        }
        found.relation = noun.relation.or(found.relation);
        found.polarity = noun.polarity;
        found.fixed = true;
        let mut behind = self.phrase(phrase).tokens.end;
        if noun.part == NounPart::Content {
            if cue.takes.contains(Takes::MARKED) {
                return None;
            }
            found.content =
                Some(Content { start: self.phrase(phrase).tokens.start, kind: Kind::Noun });
            return Some(());
        }
        // "expressed gratitude and appreciation for"
        while let Some(next) = self.phrase_from(behind).filter(|&next| {
            let next_phrase = self.phrase(next);
            next_phrase.joined
                && next_phrase.tokens.start <= behind + 2
                && self.noun_of(next).is_some()
        }) {
            behind = self.phrase(next).tokens.end;
        }
        found.tokens.end = behind;
        found.content = self.behind_noun(behind, limit, found);
        if found.content.is_none() && noun.act == Act::State {
            return None;
        }
        // "expressed appreciation for Peru's help", "noted her appreciation to Peru for": what is appreciated is a favour.
        let help = || {
            let given = found.content.and_then(|content| self.phrase_from(content.start));
            given.is_some_and(|given| {
                self.phrase(given).tokens.range().any(|at| {
                    let at = at as u32;
                    self.has(at, Shape::POSSESSIVE) || self.roles(at).contains(Role::POSSESSIVE)
                })
            })
        };
        if noun.act == Act::Praise
            && (found.addressee.is_some() || cue.verb == MARKS.express && help())
            && self.text(self.phrase(phrase).head) == "appreciation"
        {
            found.act = Act::Thank;
        }
        // "offered his condolences to the families": for whom is all that is told.
        if found.content.is_none()
            && matches!(noun.act, Act::Condole | Act::Congratulate | Act::Thank)
        {
            found.content = found.addressee.map(|phrase| Content {
                start: self.phrase(phrase).tokens.start,
                kind: Kind::Noun,
            });
            if found.content.is_none() {
                let start = self.phrase(phrase).tokens.start;
                found.tokens.end = start.max(found.tokens.start + 1);
                found.content = Some(Content { start, kind: Kind::Noun });
            }
        }
        Some(())
    }

    /// "expressed *regret* over the test": a bare noun that is a verb elsewhere.
    fn bare_noun(&self, at: u32, found: &mut Found) -> Option<()> {
        let noun = lexicon().speech().noun(self.token(at)?.word)?;
        let verb = &self.verbs[self.verb_at(at)?];
        let alone = verb.tokens.len() == 1 && noun.part == NounPart::Cue;
        if !alone || noun.act == Act::State {
            return None;
        }
        found.act = noun.act;
        found.relation = noun.relation.or(found.relation);
        found.polarity = noun.polarity;
        found.fixed = true;
        found.tokens.end = at + 1;
        found.content = self.behind_noun(at + 1, verb.clause_end.max(at + 1), found);
        found.content.map(|_| ())
    }

    /// The content of a noun of speech: behind "that", "to" or a preposition.
    fn behind_noun(&self, start: u32, limit: u32, found: &mut Found) -> Option<Content> {
        let mut at = start;
        let stop = limit.min(start + MOST_BETWEEN);
        while at < stop {
            if self.is(at, MARKS.that) {
                return Some(Content { start: at + 1, kind: Kind::That });
            }
            if let Some(n) = self.verb_at(at) {
                let infinitive = self.verbs[n].form == VerbForm::Infinitive;
                return infinitive.then_some(Content { start: at, kind: Kind::Infinitive });
            }
            let roles = self.roles(at);
            let to_actor = (self.is(at, MARKS.to) || self.is(at, MARKS.with))
                && found.addressee.is_none()
                && self.phrase_at(at + 1).is_some_and(|phrase| self.is_actor(phrase));
            if to_actor {
                let phrase = self.phrase_at(at + 1)?;
                found.addressee = Some(phrase);
                at = self.extent(phrase, true);
                continue;
            }
            if self.is_adverb(at) || self.is_time(at) {
                at += 1;
                continue;
            }
            // "gave the warning on Wednesday"
            if roles.contains(Role::PREPOSITION) && self.is_time(at + 1) {
                at += 2;
                while at < stop && self.is_time(at) {
                    at += 1;
                }
                continue;
            }
            if roles.contains(Role::PREPOSITION) {
                // "on behalf of the government", "in the strongest terms"
                if let Some(phrase) = self.phrase_at(at + 1)
                    && matches!(self.text(self.phrase(phrase).head), "behalf" | "terms" | "letter")
                {
                    at = self.extent(phrase, true);
                    continue;
                }
                let about = matches!(
                    self.text(at),
                    "on" | "about" | "of" | "in" | "regarding" | "concerning"
                );
                let at_it = matches!(self.text(at), "at" | "over")
                    && at > start.saturating_sub(1)
                    && self.is_word(start - 1, words!["relief", "surprise"]);
                if matches!(found.act, Act::State | Act::Ask) && !about && !at_it {
                    return None;
                }
                // "made the proposal at a meeting with", "during the talks": where and when.
                let occasion = self.text(at) == "during"
                    || matches!(self.text(at), "at" | "after" | "before")
                        && self
                            .phrase_at(at + 1)
                            .and_then(|phrase| self.token(self.phrase(phrase).head))
                            .is_some_and(|head| head.can_be(WordClass::MEETING_START));
                if occasion && !at_it {
                    return None;
                }
                // "made the call in an interview"
                if found.act == Act::Request && matches!(self.text(at), "in" | "at" | "during") {
                    return None;
                }
                return Some(Content { start: at + 1, kind: Kind::Noun });
            }
            // "to the king and to the prince"
            if roles.contains(Role::COORDINATOR)
                && (self.is(at + 1, MARKS.to) || self.is(at + 1, MARKS.with))
                && let Some(phrase) = self.phrase_at(at + 2).filter(|&phrase| self.is_actor(phrase))
            {
                at = self.extent(phrase, true);
                continue;
            }
            if self.is_comma(at) && self.closes_aside(at, stop) {
                at += 1;
                continue;
            }
            return None;
        }
        None
    }

    /// The noun of speech that heads a phrase.
    pub(super) fn noun_of(&self, phrase: u32) -> Option<&'static CueNoun> {
        let head = self.phrase(phrase).head;
        lexicon().speech().noun(self.token(head)?.word)
    }
}
