//! Cues: which words make a verb group speech, and what their frame finds behind them.

use dateline_lexicon::{
    Cue, Frame, PeopleNoun, Role, StatementWord, Takes, WordId, lexicon, words,
};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{Act, AddresseeRelation, MentionKind, Polarity};

use super::reading::{BRINGS, MARKS, RAISES, Reading};
use crate::syntax::{VerbForm, VerbGroup};

/// A cue in a sentence, with what stands behind it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) cue: &'static Cue,
    /// Its words without the subject.
    pub(super) tokens: TokenRange,
    pub(super) act: Act,
    pub(super) relation: Option<AddresseeRelation>,
    pub(super) polarity: Option<Polarity>,
    pub(super) addressee: Option<u32>,
    /// Whom it was discussed with.
    pub(super) company: Option<u32>,
    pub(super) content: Option<Content>,
    /// Is the act said by a noun of the cue, so that no clause can change it?
    pub(super) fixed: bool,
}

/// Where the content begins, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) start: u32,
    pub(super) kind: Kind,
}

/// What the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// After "that".
    That,
    /// A clause without "that".
    Clause,
    Quote,
    /// A turn of a transcript: the very words, without quotation marks.
    Turn,
    /// Words set apart behind a colon: the very words, without quotation marks.
    Apart,
    Infinitive,
    Question,
    Noun,
}

impl Kind {
    pub(super) fn fits(self, takes: Takes) -> bool {
        match self {
            Self::That => takes.contains(Takes::THAT),
            Self::Clause => takes.contains(Takes::CLAUSE),
            Self::Quote | Self::Turn | Self::Apart => {
                takes.intersects(Takes::CLAUSE | Takes::QUOTE)
            }
            Self::Infinitive => takes.contains(Takes::INFINITIVE),
            Self::Question => takes.contains(Takes::QUESTION),
            Self::Noun => takes.contains(Takes::NOUN),
        }
    }
}

/// The most tokens of who quotes and when, inside of a cue.
const MOST_OF_AGENT: u32 = 12;
/// The most tokens between a cue and its content.
pub(super) const MOST_BETWEEN: u32 = 40;

impl Reading<'_, '_, '_> {
    /// The cue that a verb group is, in the first of its senses whose frame fits.
    pub(super) fn cue(&self, verb: &VerbGroup) -> Option<Found> {
        let cues = lexicon().speech().cues(self.lemma(verb));
        let mut best: Option<(usize, Found)> = None;
        let leads =
            |word| cues.iter().any(|cue| cue.rest.is_empty() && cue.prepositions.contains(word));
        for cue in cues {
            // "were briefed on the plan": those who are told stand in front
            if verb.passive
                && cue.frame == Frame::Content
                && matches!(cue.rest.as_slice(), [word] if leads(word))
            {
                continue;
            }
            let Some(end) = self.cue_end(verb, cue) else { continue };
            let Some(found) = self.frame(verb, cue, end) else { continue };
            let words = cue.rest.len() + usize::from(cue.before.is_some());
            let rank = 8 * words + rank(&found);
            if best.as_ref().is_none_or(|(best, _)| rank > *best) {
                best = Some((rank, found));
            }
        }
        best.map(|(_, mut found)| {
            // "congratulated (them) on": the preposition leads to the content, as it does where
            // somebody stands between.
            if let [word] = found.cue.rest.as_slice()
                && leads(word)
            {
                found.tokens.end = found.tokens.end.min(verb.head + 1);
            }
            found
        })
    }

    /// The first word of a cue: the verb group, or the adverb that must stand before it.
    fn cue_start(&self, verb: &VerbGroup, cue: &Cue) -> u32 {
        let before = verb.tokens.start.saturating_sub(1);
        match cue.before {
            Some(word) if self.is(before, word) => before,
            _ => verb.tokens.start,
        }
    }

    /// One past the last word of a cue, if its words are there.
    fn cue_end(&self, verb: &VerbGroup, cue: &Cue) -> Option<u32> {
        if let Some(before) = cue.before {
            let near = verb.tokens.start.saturating_sub(1)..verb.head;
            near.clone().find(|&at| self.is(at, before))?;
        }
        let mut at = verb.head + 1;
        if cue.frame == Frame::Quoted {
            at = self.behind_agent(at, cue)?;
        }
        if cue.frame == Frame::Discuss
            && let Some((_, behind)) = self.between(verb, cue)
        {
            at = behind;
        }
        // "apologised *on Monday* for", "called *Friday* for"
        if let [word] = cue.rest[..]
            && matches!(cue.frame, Frame::Content | Frame::For)
            && !self.is(at, word)
        {
            at = self.behind_time(at, word);
        }
        for &word in &cue.rest {
            if !self.is(at, word) && (self.is_adverb(at) || self.has(at, Shape::JOINER)) {
                at += 1;
            }
            if !self.is(at, word) {
                // "exchanged *in-depth* views on"
                let head = self.phrase_behind_joiner(at).map(|phrase| self.phrase(phrase).head);
                at = head.filter(|&head| self.is(head, word))?;
            }
            at += 1;
        }
        Some(at)
    }

    /// Behind the days and hours that a token begins, where a preposition stands there; else the token.
    fn behind_time(&self, at: u32, word: WordId) -> u32 {
        const MOST: u32 = 6;
        let mut behind = at;
        while behind < at + MOST
            && (self.is_time(behind)
                || self.roles(behind).contains(Role::PREPOSITION) && self.is_time(behind + 1))
        {
            behind += 1;
        }
        let governs = self.is(behind, word)
            && self.roles(behind).contains(Role::PREPOSITION)
            && !self.is_time(behind + 1);
        if governs && behind > at { behind } else { at }
    }

    /// "spoke *on Monday with the premier* about": with whom, and where the cue goes on; by no more than a preposition.
    fn between(&self, verb: &VerbGroup, cue: &Cue) -> Option<(u32, u32)> {
        let &[word] = cue.rest.as_slice() else { return None };
        let behind = |start: u32| {
            let mut at = self.after_adverbs(start);
            while self.is_time(at)
                || self.roles(at).contains(Role::PREPOSITION) && self.is_time(at + 1)
            {
                at += 1;
            }
            at
        };
        let mut at = behind(verb.head + 1);
        // "by phone", "via video link"
        if matches!(self.text(at), "by" | "via")
            && let Some(means) = self.phrase_at(at + 1).filter(|&means| !self.is_actor(means))
        {
            at = behind(self.phrase(means).tokens.end);
        }
        let company = self.phrase_at(at + 1).filter(|&company| {
            (self.is(at, MARKS.with) || self.is(at, MARKS.to)) && self.is_actor(company)
        })?;
        let end = behind(self.extent(company, true));
        (self.is(end, word) && matches!(self.text(end), "about" | "on")).then_some((company, end))
    }

    /// The phrase that begins at a token, or behind the first part of its first word: "*in-depth* views".
    pub(super) fn phrase_behind_joiner(&self, at: u32) -> Option<u32> {
        self.phrase_at(at).or_else(|| {
            let joined = self.has(at + 1, Shape::JOINER);
            joined.then(|| self.phrase_at(at + 2)).flatten()
        })
    }

    /// "was quoted *by state radio on Monday* as saying": where the cue goes on.
    fn behind_agent(&self, at: u32, cue: &Cue) -> Option<u32> {
        let &first = cue.rest.first()?;
        let stop = self.tokens.end.min(at + MOST_OF_AGENT);
        let marks = |at: u32| self.has(at, Shape::PUNCTUATION) && !self.has(at, Shape::JOINER);
        let mut here = (at..stop).take_while(|&at| !marks(at));
        // "quoted the mayor, *Ana Ruiz*, as saying"
        here.find(|&at| self.is(at, first)).or_else(|| {
            let open = (at..stop).find(|&at| marks(at)).filter(|&open| self.is_comma(open))?;
            let close = (open + 1..stop).find(|&at| marks(at)).filter(|&at| self.is_comma(at))?;
            Some(close + 1).filter(|&at| self.is(at, first))
        })
    }

    /// Where the clause of the participle ends that a cue ends in: "quoted the mayor, Ana Ruiz, as *telling*".
    pub(super) fn quoted_end(&self, end: u32) -> u32 {
        let verb = end.checked_sub(1).and_then(|last| self.verb_at(last));
        verb.map_or(end, |n| self.clause_end(&self.verbs[n]))
    }

    /// Whom the verb's subject quotes: "the agency quoted *Ito* as saying".
    pub(super) fn quoted_one(&self, verb: &VerbGroup) -> Option<u32> {
        self.phrase_at(verb.tokens.end).filter(|_| !verb.passive)
    }

    fn frame(&self, verb: &VerbGroup, cue: &'static Cue, end: u32) -> Option<Found> {
        let mut found = Found {
            cue,
            tokens: TokenRange::new(self.cue_start(verb, cue), end),
            act: cue.act,
            relation: cue.relation,
            polarity: cue.polarity,
            addressee: None,
            company: None,
            content: None,
            fixed: false,
        };
        let mut limit = self.clause_end(verb).max(end);
        if cue.frame == Frame::Quoted {
            limit = limit.max(self.quoted_end(end));
        }
        match cue.frame {
            // "…," pointed out *Ruiz*: who speaks, and nothing that is said.
            Frame::Content
                if verb.subject.is_some_and(|own| self.starts(Some(own)) == Some(end)) => {}
            Frame::Content => {
                found.content = self.content(end, limit, cue.takes, &mut found.addressee);
                if found.content.is_none() && cue.takes == Takes::QUOTE {
                    found.content = self.named_as(end);
                }
                if found.content.is_none() && cue.takes.contains(Takes::NOUN) {
                    self.judged_in_front(end, limit, &mut found);
                }
                self.in_claim(limit, &mut found);
                let gives = matches!(
                    self.text(verb.head),
                    "offer"
                        | "offered"
                        | "offers"
                        | "offering"
                        | "promise"
                        | "promised"
                        | "promises"
                );
                if cue.rest.is_empty() && (gives || self.lemma(verb) == MARKS.wish) {
                    self.wished(gives, limit, &mut found);
                }
                // "assured full support", but "assured the minister".
                if cue.takes.contains(Takes::THING)
                    && cue.act == Act::Pledge
                    && found
                        .content
                        .and_then(|content| self.phrase_at(content.start))
                        .is_none_or(|thing| self.is_actor(thing))
                {
                    found.content = None;
                }
            }
            Frame::Quoted => {
                // "the agency quoted *Ito* as saying"
                if !verb.passive && !self.quoted_one(verb).is_some_and(|it| self.is_actor(it)) {
                    return None;
                }
                // "was quoted as telling *reporters* that"
                if matches!(self.text(end - 1), "telling") {
                    self.tell(cue, verb, end, limit, &mut found)?;
                } else {
                    found.content = self.content(end, limit, cue.takes, &mut found.addressee);
                }
            }
            Frame::Tell => {
                self.tell(cue, verb, end, limit, &mut found)?;
                // "asked *that the price be fair*": no question.
                if found.act == Act::Ask
                    && found.content.is_some_and(|content| content.kind == Kind::That)
                {
                    found.act = Act::Request;
                }
                // "*Ruiz* was told that"
                let told = verb.subject.filter(|&told| verb.passive && self.is_actor(told));
                found.addressee = found.addressee.or(told);
            }
            Frame::Urge => self.urge(cue, verb, end, limit, &mut found)?,
            Frame::For => self.praise_for(cue, end, limit, &mut found)?,
            Frame::Light => self.light(cue, end, limit, &mut found)?,
            Frame::Drawn => self.drawn(verb, end, limit, &mut found)?,
            // "is considered by many to have failed": a view, and no talk.
            Frame::Discuss if verb.passive && self.text(verb.head) == "considered" => return None,
            Frame::About if !self.is_about_meeting(verb) && !self.focuses(verb) => return None,
            Frame::Discuss | Frame::About => {
                self.discuss(end, limit, cue.takes, &mut found);
                // "was *brought up* by his aunt", "brought up two children"
                let child = || found.content.and_then(|content| self.phrase_at(content.start));
                if self.is_word(verb.head, BRINGS)
                    && (verb.passive || child().is_some_and(|child| self.people(child).is_some()))
                {
                    return None;
                }
                if let Some((company, _)) = self.between(verb, cue) {
                    found.tokens.end = verb.head + 1;
                    found.company = found.company.or(Some(company));
                }
                self.considered(verb, limit, &mut found);
            }
            Frame::Source => return None,
        }
        if cue.takes.contains(Takes::MATTER) {
            let raises = self.is_word(verb.head, RAISES);
            let meeting = found.act == Act::Discuss && self.is_purpose_of_meeting(verb);
            let noun = |content: &Content| match content.kind {
                Kind::Noun if raises => self.is_raised(content.start, limit),
                // "met *to address* the crisis", "to address *the rally*" in a speech
                Kind::Noun if meeting => !self.is_audience(content.start),
                Kind::Noun => self.is_matter(content.start),
                _ => true,
            };
            // "to *share* data", "*addressing* challenges" may be done without a word.
            let done = verb.form == VerbForm::Past
                // "met *to address* challenges"
                || meeting
                // "without *giving* details"
                || verb.form == VerbForm::Participle
                    && verb.tokens.start > 0
                    && self.is_word(verb.tokens.start - 1, words!["without"]);
            found.content.filter(noun).filter(|_| done)?;
        }
        Some(found)
    }

    /// "rejected *as "baseless"* the allegation that …": what it is called stands before the thing.
    fn judged_in_front(&self, end: u32, limit: u32, found: &mut Found) {
        const LONGEST: u32 = 6;
        if self.text(end) != "as" {
            return;
        }
        let quoted = self.quotation_from(end + 1).map(|quotation| quotation.tokens.end + 1);
        let start = match quoted {
            Some(behind) => Some(behind),
            // "as absurd the idea that"
            None => (end + 2..limit.min(end + LONGEST))
                .find(|&at| self.roles(at).contains(Role::DETERMINER))
                .filter(|&at| {
                    (end + 1..at).all(|at| {
                        self.has(at, Shape::WORD) && !self.roles(at).contains(Role::PREPOSITION)
                    })
                }),
        };
        let thing = start.and_then(|at| self.phrase_at(at)).filter(|&thing| {
            let thing = self.phrase(thing);
            thing.preposition.is_none() && thing.tokens.end <= limit
        });
        if let Some(start) = start.filter(|_| thing.is_some()) {
            found.tokens.end = start;
            found.content = Some(Content { start, kind: Kind::Noun });
        }
    }

    /// "considered the sum *insufficient*": judged, and not discussed.
    fn considered(&self, verb: &VerbGroup, limit: u32, found: &mut Found) {
        let judges = matches!(self.text(verb.head), "consider" | "considered" | "considers");
        let Some(content) = found.content.filter(|content| judges && content.kind == Kind::Noun)
        else {
            return;
        };
        let Some(thing) = self.phrase_at(content.start) else { return };
        let end = self.phrase(thing).tokens.end.min(limit);
        let act = (end.saturating_sub(1)..=end).find_map(|at| super::judgements::of_word(self, at));
        if let Some(act) = act {
            (found.act, found.fixed, found.company) = (act, true, None);
        }
    }

    /// "denied a *report that* the talks had failed": what is denied is that they had.
    fn in_claim(&self, limit: u32, found: &mut Found) {
        let Some(content) = found.content.filter(|content| content.kind == Kind::Noun) else {
            return;
        };
        if !matches!(found.act, Act::Deny | Act::Reject) {
            return;
        }
        let Some(phrase) = self.phrase_from(content.start) else { return };
        let behind = self.extent(phrase, false);
        // "denied *visas* to two reporters", "denied Ruiz *entry*", "denied her *a visa*"
        let granted = |phrase: u32| self.plays(self.phrase(phrase).head, StatementWord::GRANTED);
        let thing = self.phrase(phrase).tokens;
        let whom = self.has(thing.start, Shape::CAPITAL) && thing.len() > 1;
        let next = self.phrase_at(behind).filter(|_| self.is_actor(phrase));
        // not "denied selling visas", "denied forced *entry to the flat*"
        let right = thing.start == content.start;
        let to = self.is(behind, MARKS.to)
            && self.phrase_at(behind + 1).is_some_and(|to| self.is_actor(to))
            && self.verb_at(behind + 1).is_none();
        if right && (granted(phrase) && (whom || to) || next.is_some_and(granted)) {
            (found.act, found.fixed) = (Act::Reject, true);
        }
        let claims = super::acts::is_claim(self, self.phrase(phrase).head);
        if claims && behind < limit && self.is(behind, MARKS.that) {
            found.act = Act::Deny;
            found.fixed = true;
            found.content = Some(Content { start: behind + 1, kind: Kind::That });
        }
    }

    /// "wished the envoy success": to whom, and what.
    fn wished(&self, gives: bool, limit: u32, found: &mut Found) {
        let Some(content) = found.content.filter(|content| content.kind == Kind::Noun) else {
            return;
        };
        let Some(to) = self.phrase_at(content.start) else { return };
        if gives && !self.is_actor(to) {
            return;
        }
        let behind = self.extent(to, true);
        let next = self.phrase_from(behind).map(|wish| self.phrase(wish)).filter(|wish| {
            let near = (behind..wish.tokens.start).all(|at| self.is_adverb(at));
            near && wish.preposition.is_none() && wish.tokens.start < limit
        });
        if next.is_some() {
            // "wished *the injured* a speedy recovery": two things in a row.
            found.addressee = Some(to).filter(|&to| self.is_actor(to));
            found.content = Some(Content { start: behind, kind: Kind::Noun });
            return;
        }
        // "wished the envoy success": one phrase by its look.
        let TokenRange { start, end } = self.phrase(to).tokens;
        // "offered Peru 30 boats": the same.
        if gives
            && self.has(start, Shape::CAPITAL)
            && let Some(number) = (start + 1..end).find(|&at| self.has(at, Shape::NUMBER))
        {
            found.content = Some(Content { start: number, kind: Kind::Noun });
            return;
        }
        let who = (start + 1..end.saturating_sub(1)).find(|&at| {
            let word = self.token(at).map(|token| token.word);
            word.is_some_and(|word| lexicon().speech().people(word).is_some())
        });
        if let Some(who) = who.filter(|&who| !self.has(who + 1, Shape::JOINER)) {
            found.content = Some(Content { start: who + 1, kind: Kind::Noun });
        }
    }

    /// Does the phrase name or point to somebody who can be spoken to?
    pub(super) fn is_actor(&self, number: u32) -> bool {
        let phrase = self.phrase(number);
        let head = self.roles(phrase.head);
        if head.intersects(Role::PRONOUN | Role::SUBJECT) {
            return true;
        }
        let known = self.standing(number).is_some_and(|kind| {
            use MentionKind as K;
            matches!(kind, K::Person | K::Organisation | K::Office | K::Place | K::Group)
        });
        known || self.people(number).is_some() || self.is_half_of_actors(number)
    }

    /// "*Industry* and government officials", "*Peruvian* and Chilean ministers": one word of what several people are.
    fn is_half_of_actors(&self, number: u32) -> bool {
        let half = self.phrase(number).tokens;
        let whole = self.phrase_at(half.end + 1).filter(|&next| {
            let next = self.phrase(next);
            next.joined && next.tokens.len() > 1 && next.tokens.start == half.end + 1
        });
        let both = half.len() == 2 && self.is_word(half.start, words!["both"]);
        (half.len() == 1 || both)
            && self.roles(half.end).contains(Role::COORDINATOR)
            && whole.is_some_and(|whole| self.people(whole) == Some(PeopleNoun::Many))
    }

    /// "*There* are rumours claiming", "*this* indicates that": nobody who speaks.
    pub(super) fn is_thing_pointed_at(&self, number: u32) -> bool {
        let TokenRange { start, end } = self.phrase(number).tokens;
        end == start + 1 && self.is_word(start, words!["that", "there", "this"])
    }

    /// "Why do *you consider* him so?", "if *you say* that": what is asked or supposed, and not told.
    pub(super) fn is_put_to_reader(&self, verb: &VerbGroup, subject: Option<u32>) -> bool {
        let you = subject.map(|subject| self.phrase(subject).tokens);
        let told = matches!(verb.form, VerbForm::Past | VerbForm::Participle);
        !told && you.is_some_and(|you| you.len() == 1 && self.is_word(you.start, words!["you"]))
    }

    /// What the head of a phrase means, if it is a noun for people.
    pub(super) fn people(&self, number: u32) -> Option<PeopleNoun> {
        lexicon().speech().people(self.token(self.phrase(number).head)?.word)
    }

    fn discuss(&self, end: u32, limit: u32, takes: Takes, found: &mut Found) {
        let mut at = self.after_adverbs(end);
        // "discussed *on Monday* with her the plan"
        let mut day = at;
        while self.is_time(day)
            || self.roles(day).contains(Role::PREPOSITION) && self.is_time(day + 1)
        {
            day += 1;
        }
        if self.is(day, MARKS.with) {
            at = day;
        }
        if self.is(at, MARKS.with)
            && let Some(phrase) = self.phrase_at(at + 1)
        {
            found.company = Some(phrase);
            at = self.extent(phrase, true);
        } else if self.is_word(end, words!["further"]) {
            // "discussed *further steps*"
            at = end;
        }
        found.content = self.content(at, limit, takes | Takes::NOUN, &mut None);
        if found.content.is_none() {
            found.content = self.content(at, limit, Takes::QUESTION, &mut None);
        }
        // "discussed trade *with the minister*"
        if let (Some(content), None) = (found.content, found.company) {
            let with = (content.start + 1..limit.min(content.start + MOST_BETWEEN))
                .find_map(|at| self.company_at(content.start, at));
            found.company = with;
        }
        // "discussed with *her* ways to …": one phrase by its look.
        if let (None, Some(with)) = (found.content, found.company)
            && let words = self.phrase(with).tokens
            && words.len() > 1
            && self.text(words.start) == "her"
        {
            found.company = None;
            found.content = Some(Content { start: words.start + 1, kind: Kind::Noun });
        }
    }

    /// Whom somebody talks with about what begins at `start`: the person or office behind a "with" that
    /// ends the clause.
    pub(super) fn company_at(&self, start: u32, with: u32) -> Option<u32> {
        let phrase = self.phrase_at(with + 1).filter(|_| self.is(with, MARKS.with))?;
        let person =
            matches!(self.standing(phrase), Some(MentionKind::Person | MentionKind::Office));
        let behind = self.extent(phrase, true);
        let some = matches!(self.text(with + 1), "a" | "an");
        // "discussed her trip to *meet with the premier*": it is not with him that they do.
        if with > start && self.verb_at(with - 1).is_some_and(|n| self.meets(self.verbs[n].head)) {
            return None;
        }
        let first = self.verbs.partition_point(|verb| verb.tokens.start < start);
        let clause = self.verbs[first..].iter().take_while(|verb| verb.tokens.start < with);
        if some || clause.take(4).any(Self::is_finite) {
            return None;
        }
        let ends = behind >= self.tokens.end
            || self.has(behind, Shape::PUNCTUATION)
            || self.is_time(behind)
            || self.roles(behind).intersects(Role::COORDINATOR | Role::PREPOSITION);
        (person && ends).then_some(phrase)
    }

    /// "called the plan "a start"": what is named, with the name it is given.
    fn named_as(&self, end: u32) -> Option<Content> {
        // "called Wednesday's decision": the day belongs to the thing.
        let (at, phrase) = if self.has(end + 1, Shape::POSSESSIVE) {
            (end, self.phrase_at(end + 2)?)
        } else {
            let at = self.after_adverbs(end);
            (at, self.phrase_at(at)?)
        };
        if self.is_named_so(phrase) {
            return Some(Content { start: at, kind: Kind::Noun });
        }
        // "called it a "new" day": the marks are inside the thing.
        let bare = self.roles(self.phrase(phrase).head).contains(Role::DETERMINER);
        // "termed the call *for a boycott* "suicidal"": with what is tied to it.
        let mut behind = self.phrase(phrase).tokens.end;
        for _ in 0..3 {
            let tied = self.phrase_at(behind + 1).map(|next| self.phrase(next));
            match tied.filter(|next| next.preposition == Some(behind)) {
                Some(next) => behind = next.tokens.end,
                None => break,
            }
        }
        let close = self.quotation_from(behind)?.tokens.end;
        let ends = close + 1 >= self.tokens.end
            || self.has(close + 1, Shape::PUNCTUATION)
            || self.roles(close + 1).intersects(Role::COORDINATOR | Role::SUBORDINATOR);
        (!bare && ends).then_some(Content { start: at, kind: Kind::Noun })
    }

    /// "called it unhelpful", "called the law a disgrace": behind the thing stands what it is named.
    fn is_named_so(&self, phrase: u32) -> bool {
        let behind = self.extent(phrase, false);
        let article = matches!(self.text(behind), "a" | "an" | "the");
        if article {
            return self.phrase_at(behind).is_some_and(|next| {
                let next = self.phrase(next);
                next.preposition.is_none() && !next.joined && !self.is_time(next.tokens.start)
            });
        }
        // A lone adjective only behind a pronoun: "called the plan unhelpful" is one phrase.
        let pronoun = self.roles(self.phrase(phrase).head).contains(Role::PRONOUN);
        // "labelled its critics reckless": the last word judges.
        let TokenRange { start, end } = self.phrase(phrase).tokens;
        let ends = end >= self.tokens.end
            || self.has(end, Shape::PUNCTUATION)
            || self.roles(end).contains(Role::COORDINATOR);
        if ends && end > start + 1 && super::judgements::of_word(self, end - 1).is_some() {
            return true;
        }
        let closes = behind + 1 >= self.tokens.end || self.has(behind + 1, Shape::PUNCTUATION);
        let plain = self.has(behind, Shape::WORD)
            && !self.has(behind, Shape::CAPITAL)
            && !self.is_adverb(behind)
            && !self.is_time(behind)
            && self.roles(behind).is_empty();
        pronoun && closes && plain
    }

    pub(super) fn after_adverbs(&self, mut at: u32) -> u32 {
        while self.is_adverb(at) {
            at += 1;
        }
        at
    }
}

/// How good a sense is, beside others as long: the more its frame finds, the better.
fn rank(found: &Found) -> usize {
    let content = usize::from(found.content.is_some()) * 64;
    // "…?" she asked: what was said stands in front of the cue.
    let open = found.content.is_none()
        && found.cue.frame == Frame::Content
        && found.cue.takes.intersects(Takes::CLAUSE | Takes::QUOTE);
    let frame = match found.cue.frame {
        Frame::Urge => 6,
        Frame::For | Frame::Light | Frame::Drawn => 4,
        Frame::Tell | Frame::Discuss => 2,
        _ => 0,
    };
    content + frame + usize::from(open)
}
