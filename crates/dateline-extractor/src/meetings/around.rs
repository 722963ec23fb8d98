//! What stands beside a trigger: parties after "with" and "between", day, place, and by which means.
//!
//! "met *today in Warsaw with President A of X on the sidelines of the summit*": the adjuncts are
//! read one after the other, and the first word that is none of them ends them.

use dateline_lexicon::{MeetingModifier, MeetingStrength, lexicon, words};
use dateline_normaliser::dates::TimeExpression;
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MeetingKind, ParticipantRole, Precision};

use crate::meetings::actors::{is_person, of_mention};
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::parties::{self, List};
use crate::meetings::places::{ends_clause, margins, place_from};
use crate::meetings::telling::{Days, Party, Where};
use crate::meetings::{asides, grounds, joints};
use crate::syntax::VerbForm;

/// What stands beside a trigger.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "marks that words set one by one, in any mix")]
pub(super) struct Around {
    /// Right behind, with no preposition.
    pub(super) direct: Vec<Party>,
    pub(super) with: Vec<Party>,
    /// After "together with".
    pub(super) company: Vec<Party>,
    pub(super) between: Vec<Party>,
    pub(super) by: Vec<Party>,
    pub(super) to: Vec<Party>,
    pub(super) from: Vec<Party>,
    pub(super) of: Vec<Party>,
    /// After "on": "paid a courtesy call on Y".
    pub(super) on: Vec<Party>,
    /// After "for": "a dinner for Y".
    pub(super) honoured: Vec<Party>,
    /// After "at the invitation of".
    pub(super) hosts: Vec<Party>,
    pub(super) days: Option<Days>,
    pub(super) place: Option<Where>,
    /// A place after "to" or "for": where a journey leads.
    pub(super) goal: Option<Where>,
    pub(super) kind: Option<MeetingKind>,
    /// "separately", "also".
    pub(super) apart: bool,
    /// Words on what it is about were read: what follows may belong to them.
    pub(super) topic: bool,
    /// After "in the presence of".
    pub(super) present: Vec<Party>,
    /// "with" people who are not named.
    pub(super) group: bool,
    /// Between whom, behind such words: "talks on trade between A and B", "on the war between A and B".
    pub(super) late_between: Vec<Party>,
    /// "on the sidelines of the summit", "at the G7": where people are together.
    pub(super) event: bool,
    /// "there": where the report was before.
    pub(super) there: bool,
    /// "alongside Y".
    pub(super) alongside: bool,
    /// "here": where the report was written.
    pub(super) here: bool,
    /// "for talks", "for dinner": an occasion.
    pub(super) occasion: bool,
    /// One past the last word that names a party or its preposition: the evidence ends here.
    pub(super) evidence: u32,
    /// One past the last word that was read.
    pub(super) end: u32,
}

impl Around {
    /// Reads what follows token `start` up to `limit`. With `object`, a unit right behind is one.
    pub(super) fn read(line: &Line<'_, '_>, start: u32, limit: u32, object: bool) -> Self {
        const LONGEST: u32 = 200;
        let limit = limit.min(start + LONGEST);
        let mut around = Self { evidence: start, end: start, ..Self::default() };
        let mut open = object;
        let mut i = start;
        while i < limit {
            let Some(next) = around.step(line, i, limit, open) else { break };
            // An object stands before everything but adverbs, and behind a place and a day only as a
            // long name: "received at the palace on Monday the visiting minister A".
            let adjunct = line.is(i, &["at", "in", "on"]) && around.direct.is_empty();
            open &= adjunct || line.is_adverb(i) || line.date_at(i).is_some();
            i = next.max(i + 1);
            around.end = i.min(limit);
        }
        around
    }

    /// Takes in the adjunct that begins at `i`; one past it.
    fn step(&mut self, line: &Line<'_, '_>, i: u32, limit: u32, object: bool) -> Option<u32> {
        if let Some(date) = line.date_at(i) {
            return Some(self.take_date(line, date));
        }
        if line.is(i, &[","]) {
            return self.after_comma(line, i + 1, limit);
        }
        if let Some(after) = joints::bracket_end(line, i, limit) {
            return Some(after);
        }
        if line.is_adverb(i) {
            self.apart |= line
                .is(i, &["separately", "also", "later", "individually", "respectively", "then"]);
            self.there |= line.is(i, &["there"]);
            self.here |= line.is(i, &["here"]);
            self.take_kind(line, TokenRange::new(i, i + 1));
            return Some(i + 1);
        }
        if let Some(after) = manner_end(line, i) {
            return Some(after);
        }
        // "met with a team responsible *for talks with B*"
        if line.is(i, &["with"]) && self.group && self.occasion && self.with.is_empty() {
            return None;
        }
        if line.is(i, &["with", "alongside"]) {
            return self.take_with(line, i, limit);
        }
        if line.is(i, &["between", "among", "amongst", "involving"]) {
            let List { parties, end } = parties::list(line, i + 1, limit);
            let list = if self.topic { &mut self.late_between } else { &mut self.between };
            list.extend(parties);
            return (end > i + 1).then_some(end);
        }
        // "hosted *over* 20 lawmakers"
        let counted = object && joints::about(line, i) > i;
        if !counted && line.is(i, &["by", "over", "via", "through"]) {
            return self.take_means(line, i, limit);
        }
        if line.is(i, &["from", "of"]) {
            return self.take_of(line, i, limit);
        }
        if line.is(i, &["to", "for", "into"]) {
            return self.take_goal(line, i, limit);
        }
        if line.is(i, &["in", "at", "near", "outside", "aboard", "inside"]) {
            return self.take_place(line, i, limit);
        }
        let other = ["on", "during", "since", "about", "regarding", "around", "as", "under"];
        if !counted && line.is(i, &other) {
            return self.take_other(line, i, limit);
        }
        if object {
            let List { parties, end } = parties::list(line, i, limit);
            if !parties.is_empty() {
                self.direct = parties;
                self.evidence = i;
                return Some(end);
            }
        }
        None
    }

    fn take_date(&mut self, line: &Line<'_, '_>, date: &TimeExpression) -> u32 {
        let end = date.tokens.end;
        if !is_calendar(date) {
            self.days = self.days.or_else(|| hours_ago(line, date));
            return end;
        }
        let Some(mut days) = Days::of(date) else { return end };
        let mut after = end;
        // "from 3 to 5 March", where the dates are two.
        let and = line.is(end, &["and"]);
        if (and || line.is(end, &["to", "until", "through", "till", "-", "–"]))
            && let Some(last) = line.date_at(end + 1).filter(|date| is_calendar(date))
            && let Some(last_days) = Days::of(last)
            && days.first <= last_days.last
            // "on 17 and 18 February": days that follow each other.
            && (!and || days.last.tomorrow().ok() == Some(last_days.first))
        {
            days.last = last_days.last;
            after = last.tokens.end;
        }
        match self.days {
            // The finer of two: "Friday morning", "in March … on the 5th".
            Some(known) if known.is_exact() || !days.is_exact() => {}
            _ => self.days = Some(days),
        }
        after
    }

    /// After a comma only an adjunct goes on, not the next clause.
    fn after_comma(&mut self, line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
        const LONGEST: u32 = 20;
        if i >= limit {
            return None;
        }
        if let Some(date) = line.date_at(i) {
            return Some(self.take_date(line, date));
        }
        // "met A, *who heads the bank*, on Monday"
        if let Some(comma) = asides::end(line, i).filter(|&comma| comma < limit) {
            return Some(comma);
        }
        // "in A, *a river city far from B*, with Y"
        if self.place.is_some() && line.is(i, &["a", "an", "the"]) {
            let closes = (i..limit.min(i + LONGEST)).find(|&j| line.is(j, &[","]));
            return closes.filter(|&j| line.is(j + 1, &["with"]));
        }
        let auspices = line.are(i, &["under", "the"])
            && line.is(i + 2, &["auspices", "mediation", "sponsorship", "chair", "chairmanship"]);
        let goes_on = auspices
            || line.has(
                i,
                words![
                    "with",
                    "in",
                    "at",
                    "on",
                    "by",
                    "alongside",
                    "to",
                    "for",
                    "over",
                    "via",
                    "during",
                ],
            )
            || line.is_adverb(i);
        goes_on.then_some(i)
    }

    fn take_with(&mut self, line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
        // "was held *with the participation of A and B*"
        if line.is(i + 1, &["the"])
            && line.is(i + 2, &["attendance", "participation", "presence"])
            && line.is(i + 3, &["of"])
        {
            let List { mut parties, end } = parties::list(line, i + 4, limit);
            parties.retain(|party| is_person(line, party));
            self.present.extend(parties);
            return Some(end.max(i + 4));
        }
        let List { parties, end } = parties::list(line, i + 1, limit);
        if parties.is_empty() {
            // A group: "with officials".
            self.group = true;
            return line.unit(i + 1).map(|unit| unit.tokens.end.min(limit));
        }
        // "leaders will meet, *with A hoping* to sign": no party; but "with leaders *representing* farmers"
        let group = parties.iter().all(|party| party.who.is_group());
        let apart = i.checked_sub(1).is_some_and(|i| line.is(i, &[","]));
        if (apart || !group)
            && line.verb_from(end).is_some_and(|verb| verb.form == VerbForm::Participle)
            && line.word(end).ends_with("ing")
            && !line.is(end, &["attending", "participating", "joining", "taking"])
        {
            return Some(end);
        }
        self.alongside |= line.is(i, &["alongside"]);
        if self.with.is_empty() {
            self.evidence = i + 1;
        }
        if i.checked_sub(1).is_some_and(|i| line.is(i, &["together", "along"])) {
            self.company.extend(&parties);
        }
        self.with.extend(parties);
        Some(end)
    }

    /// "by phone", "over the phone", "via video link", "by the president".
    fn take_means(&mut self, line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
        let end = line.unit(i + 1).map_or(i + 2, |unit| unit.tokens.end).min(limit);
        if self.take_kind(line, TokenRange::new(i + 1, end)) {
            return Some(end);
        }
        if !line.is(i, &["by"]) {
            return None;
        }
        let List { parties, end } = parties::list(line, i + 1, limit);
        let found = !parties.is_empty();
        self.by.extend(parties);
        found.then_some(end)
    }

    /// "a call from the president", "from Monday to Friday", "the meeting of the ministers".
    fn take_of(&mut self, line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
        if let Some(date) = line.date_at(i + 1) {
            return Some(self.take_date(line, date));
        }
        let List { parties, end } = parties::list(line, i + 1, limit);
        if parties.is_empty() {
            let end = line.unit(i + 1).map(|unit| unit.tokens.end.min(limit));
            return end.or_else(|| line.word(i + 1).ends_with("ing").then_some(i + 2));
        }
        let from = line.is(i, &["from"]);
        let list = if from { &mut self.from } else { &mut self.of };
        list.extend(parties);
        Some(end)
    }

    /// "to Vietnam", "to the president", "for talks", "for Paris", "for Monday".
    fn take_goal(&mut self, line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
        if let Some(date) = line.date_at(i + 1) {
            return Some(self.take_date(line, date));
        }
        if line.verb_from(i).is_some() {
            return None;
        }
        let unit = line.unit(i + 1)?;
        let end = unit.tokens.end.min(limit);
        let tokens = TokenRange::new(i + 1, end);
        if line.is(i, &["to", "into"]) {
            let List { parties, end: list_end } = parties::list(line, i + 1, limit);
            if parties.iter().any(|party| is_person(line, party)) {
                if self.to.is_empty() {
                    self.evidence = i + 1;
                }
                self.to.extend(parties);
                return Some(list_end);
            }
        }
        // "a dinner for *A's prime minister, X*"
        let honours = line.is(i, &["for"]) && {
            let List { parties, end } = parties::list(line, i + 1, limit);
            let people = parties.iter().any(|party| is_person(line, party));
            people.then(|| (self.honoured.extend(parties), self.end = end)).is_some()
        };
        if honours {
            self.occasion = true;
            return Some(self.end);
        }
        if let Some((found, after)) = place_from(line, tokens, limit) {
            self.goal.get_or_insert(found);
            return Some(after);
        }
        if line.is(i, &["for"]) {
            self.occasion = true;
            let List { parties, end } = parties::list(line, i + 1, limit);
            if parties.iter().any(|party| is_person(line, party)) {
                self.honoured.extend(parties);
                return Some(end);
            }
        }
        Some(end)
    }

    fn take_place(&mut self, line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
        if line.is(i + 1, &["advance", "preparation", "response", "order", "addition"]) {
            return None;
        }
        if let Some(date) = line.date_at(i + 1) {
            return Some(self.take_date(line, date));
        }
        if let Some(after) = margins(line, i, limit) {
            self.event = true;
            return Some(after);
        }
        if line.are(i, &["in", "the", "presence", "of"]) {
            let List { mut parties, end } = parties::list(line, i + 4, limit);
            parties.retain(|party| is_person(line, party));
            self.present.extend(parties);
            return Some(end.max(i + 4));
        }
        // "hosted a dinner *in honour of Y*", "in his honour"
        if line.is(i, &["in"]) && line.is(i + 1, &["honor", "honour"]) && line.is(i + 2, &["of"]) {
            let List { parties, end } = parties::list(line, i + 3, limit);
            self.of.extend(&parties);
            self.honoured.extend(parties);
            return Some(end.max(i + 3));
        }
        if line.is(i, &["in"]) && line.is(i + 2, &["honor", "honour"]) {
            let whose = line.cast.standing_for(TokenRange::new(i + 1, i + 2));
            self.honoured.extend(whose.into_iter().flat_map(|id| of_mention(line, id)));
            // Whoever came, where the cast leaves it open.
            if self.honoured.is_empty() {
                self.honoured.extend(line.before.get().visitor);
            }
            return Some(i + 3);
        }
        // "at the (kind) invitation of"
        let of = (i + 3..i + 5).find(|&of| line.are(of - 1, &["invitation", "of"]));
        if let Some(of) = of.filter(|_| line.are(i, &["at", "the"])) {
            let List { parties, end } = parties::list(line, of + 1, limit);
            self.hosts.extend(parties);
            return Some(end.max(of + 1));
        }
        let unit = line.unit(i + 1)?;
        // "at the palace Minister A": an object that the chunker took for the place
        if let Some(start) = line.titled_start(unit).filter(|_| self.direct.is_empty()) {
            let before = place_from(line, TokenRange::new(i + 1, start), start);
            self.place = self.place.or(before.map(|(place, _)| place));
            return Some(start);
        }
        // "speaking at the meeting with": what follows is that meeting's.
        if names_meeting(line, unit.tokens) {
            return None;
        }
        let mut end = unit.tokens.end.min(limit);
        let mut found = place_from(line, TokenRange::new(i + 1, end), limit);
        // "in the northern city of X"
        if found.is_none()
            && line.is(end, &["of"])
            && let Some(inner) = line.unit(end + 1).filter(|inner| inner.tokens.end <= limit)
        {
            found = place_from(line, inner.tokens, limit);
            if found.is_some() {
                end = inner.tokens.end;
            }
        }
        if let Some((found, after)) = found {
            if !self.topic || ends_clause(line, after, found) {
                self.place.get_or_insert(found);
            }
            return Some(after);
        }
        self.event |= line.is(i, &["at"]) && line.token(unit.head).is(Shape::CAPITAL);
        self.take_kind(line, TokenRange::new(i + 1, end));
        Some(end)
    }

    /// "on Monday", "on the sidelines of the summit", "on the phone", "on trade".
    fn take_other(&mut self, line: &Line<'_, '_>, i: u32, limit: u32) -> Option<u32> {
        // "under the auspices of X"
        if line.are(i, &["under", "the"])
            && line.is(i + 2, &["auspices", "mediation", "sponsorship", "chair", "chairmanship"])
            && line.is(i + 3, &["of"])
        {
            let List { parties, end } = parties::list(line, i + 4, limit);
            let chairs = line.is(i + 2, &["chair", "chairmanship"]);
            let role = if chairs { ParticipantRole::Chair } else { ParticipantRole::Mediator };
            let mediates = |party: Party| Party { role: Some(role), ..party };
            let people = parties.into_iter().filter(|party| is_person(line, party));
            self.present.extend(people.map(mediates));
            return Some(end.max(i + 4));
        }
        if line.is(i, &["since"]) {
            return line.date_at(i + 1).map(|date| date.tokens.end);
        }
        let date_at = if line.is(i + 1, &["the"]) { i + 2 } else { i + 1 };
        if let Some(date) = line.date_at(i + 1).or_else(|| line.date_at(date_at)) {
            return Some(self.take_date(line, date));
        }
        if let Some(after) = margins(line, i, limit) {
            self.event = true;
            return Some(after);
        }
        let unit = line.unit(i + 1)?;
        let end = unit.tokens.end.min(limit);
        if line.is(i, &["on"]) && self.on.is_empty() {
            let List { parties, end } = parties::list(line, i + 1, limit);
            if parties.iter().any(|party| is_person(line, party)) {
                self.on = parties;
                return Some(end);
            }
        }
        self.topic |= line.is(i, &["on", "about", "regarding"]);
        if line.is(i, &["on"]) {
            self.take_kind(line, TokenRange::new(i + 1, end));
        }
        Some(end)
    }

    /// "by phone", "virtually": what kind of meeting these words make of it.
    fn take_kind(&mut self, line: &Line<'_, '_>, tokens: TokenRange) -> bool {
        let kind = kind_in(line, tokens);
        self.kind = self.kind.or(kind);
        kind.is_some()
    }
}

/// "a few *hours ago*": the day that the report was written.
fn hours_ago(line: &Line<'_, '_>, date: &TimeExpression) -> Option<Days> {
    let TokenRange { start, end } = date.tokens;
    let ago = line.is(end - 1, &["ago", "earlier"]);
    if !(ago && (start..end).any(|i| line.is(i, &["hour", "hours", "minutes"]))) {
        return None;
    }
    let published = line.report().published.map(|published| published.day);
    let day = grounds::written(&line.scene).or(published)?;
    Some(Days { first: day, last: day, precision: Some(Precision::Day) })
}

/// Is a meeting named in `tokens`?
pub(super) fn names_meeting(line: &Line<'_, '_>, tokens: TokenRange) -> bool {
    let nouns = lexicon().meetings().nouns();
    tokens.range().any(|i| {
        let noun = line.report().phrase(nouns, i, tokens.end as usize);
        noun.is_some_and(|(end, noun)| {
            end as u32 == tokens.end && noun.strength == MeetingStrength::Strong
        })
    })
}

/// Is a meeting, or something that can be one ("a dinner"), the last that `tokens` name?
pub(super) fn names_occasion(line: &Line<'_, '_>, tokens: TokenRange) -> bool {
    let nouns = lexicon().meetings().nouns();
    tokens.range().any(|i| {
        let noun = line.report().phrase(nouns, i, tokens.end as usize);
        noun.is_some_and(|(end, noun)| {
            end as u32 == tokens.end && noun.strength != MeetingStrength::Never
        })
    })
}

/// The means of a meeting at a distance that some word of `tokens` names.
pub(super) fn kind_in(line: &Line<'_, '_>, tokens: TokenRange) -> Option<MeetingKind> {
    (tokens.start..tokens.end.min(line.tokens.end)).find_map(|i| {
        lexicon().meetings().modifiers(line.token(i).word).iter().find_map(
            |modifier| match modifier {
                MeetingModifier::Kind(kind) => Some(*kind),
                _ => None,
            },
        )
    })
}

/// One past words that say how two met and name nobody: "behind closed doors", "one-on-one".
fn manner_end(line: &Line<'_, '_>, i: u32) -> Option<u32> {
    const MANNERS: [&[&str]; 9] = [
        &["behind", "closed", "doors"],
        &["over", "lunch"],
        &["over", "dinner"],
        &["one", "-", "on", "-", "one"],
        &["one", "on", "one"],
        &["face", "-", "to", "-", "face"],
        &["face", "to", "face"],
        &["in", "private"],
        &["in", "person"],
    ];
    MANNERS.iter().find(|words| line.are(i, words)).map(|words| i + words.len() as u32)
}
