//! Frames with an addressee between cue and content: *told* the host that …, *urged* the parties to …,
//! *thanked* the host for ….

use dateline_lexicon::{
    Cue, Frame, Role, StatementWord, Takes, VerbForms, WordClass, WordId, lexicon, words,
};
use dateline_parser::Shape;
use dateline_schema::closed::{Act, MentionKind};

use super::frames::{Content, Found, Kind, MOST_BETWEEN};
use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    pub(super) fn tell(
        &self,
        cue: &Cue,
        verb: &VerbGroup,
        end: u32,
        limit: u32,
        found: &mut Found,
    ) -> Option<()> {
        let takes = Takes::CLAUSE | Takes::THAT | Takes::QUESTION | Takes::QUOTE;
        let at = self.after_adverbs(end);
        let phrase = self.phrase_at(at);
        // "told analysts *last July* that", "told investors *during a call* that": when and where it was told, behind
        // whom, open no clause of theirs.
        let dated = phrase.filter(|&phrase| self.is_actor(phrase)).and_then(|phrase| {
            let at = self.behind_occasion(self.phrase(phrase).tokens.end, limit);
            // "that *better* rules help"
            let opens = |from: u32| (from..from + 2).any(|at| self.phrase_at(at).is_some());
            (self.is(at, MARKS.that) && opens(at + 1)).then_some(at)
        });
        let dated = dated.or_else(|| self.that_behind_relative(phrase?));
        // "told Ruiz, *who leads the club*, that": no clause of what was told
        let explained = |phrase| {
            let end = self.phrase(phrase).tokens.end;
            self.is_comma(end) && self.roles(end + 1).contains(Role::RELATIVE)
                || self.clause_past_aside(phrase, self.extent(phrase, false)).is_some()
        };
        let clause =
            |phrase| dated.is_none() && !explained(phrase) && self.is_clause_from(phrase, limit);
        let told = phrase.filter(|&phrase| !clause(phrase));
        let Some(phrase) = told else {
            // "the king was briefed *on the plan*": who is told stands in front.
            let told = verb.subject.is_some_and(|told| {
                let start = self.phrase(told).tokens.start;
                self.is_actor(told) && !self.is_word(start, words!["no", "nobody", "none"])
            });
            // "was briefed *by the envoy* on the plan"
            let agent = self
                .phrase_at(at + 1)
                .filter(|&agent| self.is(at, MARKS.by) && self.is_actor(agent));
            let at = agent.map_or(at, |agent| self.extent(agent, true));
            let governs = self.is_any(at, &cue.prepositions) && !self.is_time(at + 1);
            if verb.passive && verb.form == VerbForm::Past && told && governs {
                found.content = Some(Content { start: at + 1, kind: Kind::Noun });
                return Some(());
            }
            // "assured the plan will go on": nobody is told.
            found.content = self.content(end, limit, takes, &mut None);
            return found.content.map(|_| ());
        };
        found.addressee = Some(phrase);
        let behind = dated.unwrap_or_else(|| self.extent(phrase, true));
        // "the minister, Ana Ruiz, prices": a list by its look
        let aside = self
            .clause_past_aside(phrase, self.extent(phrase, false))
            .or_else(|| self.clause_past_aside(phrase, behind));
        let (behind, limit) = match aside {
            Some((start, end)) => (start, limit.max(end)),
            None => (behind, limit),
        };
        // "updated the king *on* steps she has taken": a thing, and no clause of hers.
        // "told a meeting *of* dealers that" is another matter.
        let own = self.phrase(phrase).tokens.end;
        let governs = self.is_any(own, &cue.prepositions) && !self.is(own, MARKS.of);
        if governs && !self.is_time(own + 1) && dated.is_none() {
            found.content = Some(Content { start: own + 1, kind: Kind::Noun });
            return Some(());
        }
        found.content = self.content(behind, limit, takes, &mut None);
        // "assured the king *of* support": what stands behind the first of them.
        // "informed *the court of* the theft", but not "told the head of the bank", "a crowd of farmers"
        let one = || {
            let some = self.is_word(self.phrase(phrase).tokens.start, words!["a", "an"]);
            !some && self.standing(phrase) != Some(MentionKind::Office)
        };
        let of_it = self.is_actor(phrase) && (cue.act == Act::Pledge || one());
        let end = if of_it { self.phrase(phrase).tokens.end } else { behind };
        // "told *the people of Peru* the truth", "told *the parents of Tom Vik*": "of" tells who they are, unlike in
        // "told *reporters* of the plan".
        let told = matches!(self.text(verb.head), "tell" | "telling" | "tells" | "told")
            && self.is_word(self.phrase(phrase).tokens.start, words!["the"])
            && self.people(phrase).is_some();
        if found.content.is_none()
            && let Some(start) = self.governed(end, limit, |at| {
                // "briefed the press *on Friday* about trade"
                self.is_any(at, &cue.prepositions)
                    && !self.is_time(at + 1)
                    && !(told && self.is(at, MARKS.of))
            })
        {
            found.content = Some(Content { start, kind: Kind::Noun });
        }
        Some(())
    }

    /// "told traders *who bought its sugar in March* that": where what they were told begins, behind what says which of
    /// them.
    fn that_behind_relative(&self, told: u32) -> Option<u32> {
        const LONGEST: u32 = 24;
        let open = self.extent(told, false);
        let which = self.is_word(open, words!["which", "who", "whose"]);
        // "told judges *weighing the case* that"
        let verb = &self.verbs[self.verb_from(open)?];
        let describes =
            verb.tokens.start == open && verb.form == VerbForm::Participle && !verb.passive;
        if !which && !describes {
            return None;
        }
        let reach = self.tokens.end.min(open + LONGEST);
        // "who said *that*" is theirs.
        // So is "who heard *a report that*", "who claimed *falsely that*".
        let own = |at: u32| {
            let before = self.verbs.partition_point(|verb| verb.tokens.start < at);
            before.checked_sub(1).is_some_and(|n| self.verbs[n].tokens.end == at)
                || self.is_adverb(at - 1)
                || super::acts::is_claim(self, at - 1)
                || self.plays(at - 1, StatementWord::REMARK)
        };
        let that = (verb.tokens.end..reach).find(|&at| self.is(at, MARKS.that) && !own(at))?;
        let clause = self.phrase_at(that + 1).is_some() && self.has_verb(that + 1);
        let apart = (open..that).any(|at| self.is_comma(at));
        (clause && !apart && (describes || Self::is_finite(verb))).then_some(that)
    }

    /// "told the court *that her plan to sell it* was void", "told the club *a plan to sell it* was ready": is the "to"
    /// behind who is told a part of what they are told?
    fn is_inside_told(&self, behind: u32, to: u32) -> bool {
        const MOST: usize = 8;
        let told = |at: u32| self.phrase_at(at).filter(|&own| self.phrase(own).tokens.end <= to);
        let that = self.is(behind, MARKS.that) && self.phrase_at(behind + 1).is_some();
        let own = told(behind + u32::from(that));
        let first = self.verbs.partition_point(|verb| verb.tokens.start <= to);
        let mut later = self.verbs[first..].iter().take(MOST).filter(|verb| Self::is_finite(verb));
        later.any(|verb| that || own.is_some() && verb.subject == own)
    }

    /// "told the minister, *Ana Ruiz*, prices rose", "…, *who leads the club*, …": where the clause begins and ends that
    /// stands behind what two commas say of who was told.
    fn clause_past_aside(&self, told: u32, comma: u32) -> Option<(u32, u32)> {
        const LONGEST: u32 = 16;
        if !self.is_comma(comma) {
            return None;
        }
        let close = (comma + 1..comma + LONGEST).find(|&at| self.is_comma(at))?;
        let apposed = self.phrase_at(comma + 1).is_some_and(|inner| {
            self.phrase(inner).preposition.is_none() && self.extent(inner, false) == close
        });
        let told_of = apposed || self.roles(comma + 1).contains(Role::RELATIVE);
        let subject = self.phrase_at(close + 1).filter(|_| told_of)?;
        // "told the minister, Ana Ruiz, *a spokesman said*.": nothing that was told
        let first = self.verb_from(close)?;
        // By its look the verb can be that of what stands between the commas, or of the one told.
        let own = self.verbs[first..].iter().take(LONGEST as usize).find(|verb| {
            verb.subject.is_some_and(|own| own == told || own == subject || own + 1 == subject)
        })?;
        let source = self.token(own.head)?.can_be(WordClass::CUE_START)
            && self.token(own.tokens.end).is_none_or(|next| next.is(Shape::PUNCTUATION));
        let end = self.clause_behind_comma(close)?;
        (!source).then_some((close + 1, end))
    }

    /// Behind the days and phrases with a preposition that begin at a token: "*last July at a meeting* that".
    pub(super) fn behind_occasion(&self, start: u32, limit: u32) -> u32 {
        let mut at = start;
        while at < limit {
            let governs = self.roles(at).contains(Role::PREPOSITION)
                && !self.is(at, MARKS.of)
                && !self.is(at, MARKS.with);
            at = match self.phrase_at(at + 1).filter(|_| governs) {
                Some(phrase) => self.extent(phrase, false),
                None if self.is_time(at) || governs && self.is_time(at + 1) => at + 1,
                None => match self.behind_piece(at) {
                    Some(behind) => behind,
                    None => break,
                },
            };
        }
        at
    }

    /// "*Ito*, whom she urged": who is meant by the "whom" in front of the subject.
    fn antecedent_of_whom(&self, verb: &VerbGroup) -> Option<u32> {
        let whom = self.starts(verb.subject)?.checked_sub(1)?;
        let named = self.is_word(whom, words!["whom"]) && whom > self.tokens.start;
        let before = whom.checked_sub(1).filter(|&before| named && self.is_comma(before));
        self.phrase_to(before.unwrap_or(whom)).filter(|&asked| named && self.is_actor(asked))
    }

    pub(super) fn urge(
        &self,
        cue: &Cue,
        verb: &VerbGroup,
        end: u32,
        limit: u32,
        found: &mut Found,
    ) -> Option<()> {
        let at = self.after_adverbs(end);
        // "Peru *was urged by the envoy* to withdraw"; nobody urges in "was asked to leave".
        let agent = verb.passive.then(|| {
            let by = at.saturating_sub(1)..=at;
            { by }.find(|&at| self.is(at, MARKS.by)).and_then(|by| self.phrase_at(by + 1))
        });
        // "The guards *were ordered* to leave": nobody is told to have ordered it, unlike in "to leave *by the mayor*".
        if let Some(asked) = verb.subject.filter(|&asked| {
            matches!(agent, Some(None))
                && verb.form == VerbForm::Past
                && self.is_actor(asked)
                && self.is(at, MARKS.to)
                && self.verb_at(at).is_some()
                && !self.names_agent_behind(at, limit)
                && matches!(cue.act, Act::Request | Act::Invite)
        }) {
            found.addressee = Some(asked);
            found.content = Some(Content { start: at, kind: Kind::Infinitive });
            return Some(());
        }
        // "Ito, *whom she urged* to wait"
        if let Some(asked) = self.antecedent_of_whom(verb).filter(|_| self.is(at, MARKS.to)) {
            found.addressee = Some(asked);
            found.content = Some(Content { start: at, kind: Kind::Infinitive });
            return Some(());
        }
        let (addressee, governing) = if let Some(agent) = agent {
            (verb.subject?, agent.filter(|&agent| self.is_actor(agent))?)
        } else {
            let phrase = self.phrase_at(at)?;
            (phrase, phrase)
        };
        let thing =
            agent.is_none() && cue.takes.contains(Takes::THING) && !self.is_actor(addressee);
        let asked = |found: &mut Found| {
            (found.addressee, found.relation) = (None, None);
            found.content = Some(Content { start: at, kind: Kind::Noun });
        };
        // "ordered *the release of nine men*", but not "ordered 20 jets"
        if thing && self.is_deed(addressee) {
            asked(found);
            return Some(());
        }
        // "urged *a return to talks* to end the war": what is urged, if the verb can say so.
        let of_deeds = || {
            let mut senses = lexicon().speech().cues(self.lemma(verb)).iter();
            senses.any(|sense| {
                sense.frame == Frame::Content
                    && sense.rest.is_empty()
                    && sense.takes.contains(Takes::NOUN)
            })
        };
        // "urged *the lower house* to pass it", "urged *management* to leave" name those who are to do it.
        let phrase = self.phrase(addressee);
        let pointed = self.is_word(phrase.tokens.start, words!["the"])
            || phrase.tokens.range().any(|at| {
                self.has(at as u32, Shape::POSSESSIVE)
                    || self.roles(at as u32).contains(Role::POSSESSIVE)
            });
        let many = words!["enforcement", "generation", "management", "population", "traffic"];
        let deed = !pointed && !self.is_word(phrase.head, many);
        if agent.is_none()
            && deed
            && !self.is_actor(addressee)
            && self.is_deed(addressee)
            && of_deeds()
        {
            return None;
        }
        // "asked the king *for help* to rebuild": what is asked for is the help.
        let asks = matches!(self.text(verb.head), "ask" | "asked" | "asking" | "asks");
        let favour = self.extent(governing, true);
        // "asked her *for the third time* to", "asked him *for once* to"
        let adjunct = self.is_word(favour + 1, words!["example", "instance", "now", "once"])
            || self.phrase_at(favour + 1).is_some_and(|thing| {
                self.is_word(self.phrase(thing).head, words!["part", "reasons", "sake", "time"])
            });
        if asks && self.is_word(favour, words!["for"]) && !adjunct && !self.is_time(favour + 1) {
            return None;
        }
        found.addressee = Some(addressee);
        let behind = self.phrase(governing).tokens.end;
        // "urged Peru to "do more""
        if self.is(behind, MARKS.to) && self.has(behind + 1, Shape::OPEN_QUOTE) {
            found.content = Some(Content { start: behind, kind: Kind::Infinitive });
            return Some(());
        }
        // "called on the minister, *who took office in May*, to resign"
        if let Some(to) = self.behind_relative(behind) {
            found.content = Some(Content { start: to, kind: Kind::Infinitive });
            return Some(());
        }
        // "warned the king *against any attempt to leave*", "told judges *weighing a plea to lift the ban* that": what is theirs
        let theirs = || {
            self.is_word(behind, words!["against"])
                || self.that_behind_relative(addressee).is_some()
        };
        if agent.is_none() && theirs() {
            return None;
        }
        let first = self.verbs.partition_point(|verb| verb.tokens.start < behind);
        let mut before = None;
        for next in self.verbs[first..].iter().take(4) {
            // "asked for the file of men *qualified to* judge": it hangs on the participle.
            let hangs = before.replace(next.tokens.end) == Some(next.tokens.start);
            if hangs || next.tokens.start >= limit || Self::is_finite(next) {
                break;
            }
            if next.form == VerbForm::Infinitive && self.is(next.tokens.start, MARKS.to) {
                // "ordered *aid to supplement the efforts*": who is nobody is what is asked for.
                if thing {
                    asked(found);
                    return Some(());
                }
                let kind = Kind::Infinitive;
                // "appealed to donors *not* to leave"
                let to = next.tokens.start;
                // "told the club the plan, *to be voted on today*, was sound"
                let aside = next.passive && self.is_comma(to - 1);
                if agent.is_none() && (aside || self.is_inside_told(behind, to)) {
                    return None;
                }
                let start = if self.text(to - 1) == "not" { to - 1 } else { to };
                found.content = Some(Content { start, kind });
                return Some(());
            }
        }
        let start = self.governed(behind, limit, |at| {
            cue.act == Act::Invite && self.is_any(at, &cue.prepositions)
        })?;
        found.content = Some(Content { start, kind: Kind::Noun });
        Some(())
    }

    /// "was ordered to leave the hall *by a guard*": somebody is named behind what was ordered.
    fn names_agent_behind(&self, from: u32, limit: u32) -> bool {
        const MOST: u32 = 16;
        (from..limit.min(from + MOST)).any(|at| {
            self.is(at, MARKS.by)
                && self.phrase_at(at + 1).is_some_and(|agent| self.is_actor(agent))
        })
    }

    /// The infinitive behind a relative clause that two commas hold, the first of them soon behind a token.
    fn behind_relative(&self, from: u32) -> Option<u32> {
        const NEAR: u32 = 10;
        const LONGEST: u32 = 24;
        let opens = |&at: &u32| self.is_comma(at) && self.roles(at + 1).contains(Role::RELATIVE);
        let comma = (from..from + NEAR).take_while(|&at| self.verb_at(at).is_none()).find(opens)?;
        let last = self.tokens.end.min(comma + LONGEST);
        let close = (comma + 2..last).find(|&at| self.is_comma(at))?;
        let verb = self.verb_at(close + 1).map(|n| &self.verbs[n])?;
        (verb.form == VerbForm::Infinitive && self.is(close + 1, MARKS.to)).then_some(close + 1)
    }

    /// Does the noun of a phrase say what is done: a "release", an "investigation", a "withdrawal"?
    fn is_deed(&self, number: u32) -> bool {
        let head = self.phrase(number).head;
        let word = self.text(head);
        let made = ["tion", "sion", "ment", "ure", "wal", "ing", "quiry"];
        self.word(head).forms.contains(VerbForms::BASE)
            || made.iter().any(|ending| word.ends_with(ending))
    }

    pub(super) fn praise_for(
        &self,
        cue: &Cue,
        end: u32,
        limit: u32,
        found: &mut Found,
    ) -> Option<()> {
        let at = self.after_adverbs(end);
        let phrase = self.phrase_at(at)?;
        let behind = self.phrase(phrase).tokens.end;
        let reason = self.governed(behind, limit, |at| self.is_any(at, &cue.prepositions));
        let Some(start) = reason else { return self.greeted(cue, phrase, limit, found) };
        // "praised the plan for …" praises no one, nor does "criticised the move for" blame anybody: a plain object is the
        // content.
        let blames = cue.act == Act::Criticise && self.text(start - 1) == "for";
        if (cue.act == Act::Praise || blames) && !self.is_actor(phrase) {
            return None;
        }
        found.addressee = Some(phrase);
        found.content = Some(Content { start, kind: Kind::Noun });
        found.fixed = true;
        Some(())
    }

    /// "congratulated *the new leaders*": no reason is told, and who it is for is all of it.
    fn greeted(&self, cue: &Cue, phrase: u32, limit: u32, found: &mut Found) -> Option<()> {
        let words = self.phrase(phrase);
        let pronoun = self.roles(words.head).intersects(Role::PRONOUN | Role::SUBJECT);
        // "thanked her on Twitter *for* it"
        let reach = limit.min(words.tokens.end + MOST_BETWEEN);
        let told = (words.tokens.end..reach).any(|at| self.is_any(at, &cue.prepositions));
        if told
            || !matches!(cue.act, Act::Congratulate | Act::Thank)
            || pronoun
            || !self.is_actor(phrase)
        {
            return None;
        }
        let start = self.phrase(phrase).tokens.start;
        found.addressee = Some(phrase);
        found.content = Some(Content { start, kind: Kind::Noun });
        found.fixed = true;
        Some(())
    }

    /// What a preposition of `allowed` governs, behind an addressee that may go on until there.
    fn governed(&self, from: u32, limit: u32, allowed: impl Fn(u32) -> bool) -> Option<u32> {
        let stop = limit.min(from + MOST_BETWEEN);
        let mut at = from;
        while at < stop {
            if allowed(at) {
                return Some(at + 1);
            }
            // "accused Peru *on Friday* of …"
            if self.roles(at).contains(Role::PREPOSITION) && self.is_time(at + 1) {
                at += 2;
                while at < stop && self.is_time(at) {
                    at += 1;
                }
                continue;
            }
            // "accused its rivals, *such as* Peru, of …"
            let example = self.text(at) == "such" && self.text(at + 1) == "as"
                || self.text(at) == "as" && self.text(at.saturating_sub(1)) == "such";
            let passes = self.is(at, MARKS.of)
                || example
                || self.is_word(at, words!["including"])
                || self.is_comma(at)
                || self.text(at) == "("
                || self.text(at) == ")"
                || self.is_adverb(at)
                || self.is_time(at)
                || self.roles(at).intersects(Role::COORDINATOR)
                || self.is(at, MARKS.in_)
                || self.is(at, MARKS.at);
            at = match self.phrase_at(at) {
                Some(phrase) => self.phrase(phrase).tokens.end,
                None if passes => at + 1,
                None => return None,
            };
        }
        None
    }

    fn is_any(&self, at: u32, words: &[WordId]) -> bool {
        words.iter().any(|&word| self.is(at, word))
    }
}
