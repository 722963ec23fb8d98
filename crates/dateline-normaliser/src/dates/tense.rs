//! The tense of the words around an expression: on which side of the publication day it lies.
//!
//! `met on Thursday` looks back, `will meet on Thursday` forward; `said on Thursday it would meet`
//! looks back for the Thursday that stands by `said`.

use dateline_lexicon::{Tense, TimeRole, WordClass};
use dateline_parser::Shape;

use super::scan::Scanner;

/// On which side of the publication day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Before it.
    Past,
    /// After it.
    Future,
}

/// What a cue tells, and how surely: `will` is firm, `to meet` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) side: Side,
    pub(super) firm: bool,
}

impl Told {
    pub(super) const fn firmly(side: Side) -> Self {
        Self { side, firm: true }
    }

    const fn weakly(side: Side) -> Self {
        Self { side, firm: false }
    }
}

/// What has happened when a report speaks of it by its day.
const DONE: [&str; 20] = [
    "announcement",
    "attack",
    "attacks",
    "blast",
    "bombing",
    "bombings",
    "coup",
    "crash",
    "earthquake",
    "explosion",
    "filing",
    "fire",
    "interview",
    "killing",
    "letter",
    "massacre",
    "raid",
    "shooting",
    "statement",
    "tweet",
];

/// What is done with a day that has not come.
const PUT_OFF: [&str; 7] =
    ["adjourned", "deferred", "delayed", "postponed", "pushed", "put", "rescheduled"];

/// How far a cue may stand, in tokens.
const REACH: usize = 14;

impl Scanner<'_, '_> {
    /// On which side of the publication day the words around `first..end` put them; `None` where
    /// no cue stands near.
    pub(super) fn side(&self, first: usize, end: usize) -> Option<Side> {
        self.told(first, end).map(|told| told.side)
    }

    /// The same with how surely they do.
    pub(super) fn told(&self, first: usize, end: usize) -> Option<Told> {
        if !self.tense {
            return None;
        }
        // `Tuesday's declaration`, `a June agreement`, `the Nov. 1 deadline` stand before a noun: the
        // verbs that follow say nothing.
        let described = first > self.begin
            && (self.possessive(first - 1)
                || self
                    .word(first - 1)
                    .is_any(TimeRole::ARTICLE | TimeRole::ONE | TimeRole::POSSESSIVE))
            && self.noun(end)
            && !self.has(end, Shape::CAPITAL)
            && !self.is_participle(end);
        if described {
            // `before the November elections`, `for the Nov. 8 vote`: to come, as what is waited for is.
            let awaited = first >= self.begin + 2
                && self.word(first - 1).is_any(TimeRole::ARTICLE | TimeRole::ONE)
                && self.awaits(first - 2, end);
            if awaited {
                return Some(Told::firmly(Side::Future));
            }
            // `how it will affect the Saturday vote`
            let will = first >= self.begin + 3
                && self.is_base_verb(first - 2)
                && self
                    .is_one(first - 3, &["will", "'ll", "shall", "won't", "may", "might", "could"]);
            // `in a Monday statement`, `the March attack`: what is over when it is told of.
            if self.is_one(end, &DONE) && !will {
                return Some(Told::firmly(Side::Past));
            }
            // `the Friday attack killed three`: the verb right after the noun is of the same thing.
            let verb = (end + 1..end + 3).find_map(|i| self.cue(i, self.limit));
            return verb
                .filter(|told| told.firm)
                .or_else(|| self.will_come(end + 1))
                .or(will.then_some(Told::firmly(Side::Future)));
        }
        // `…, Thursday's vote was a reminder`: the verb of what is described, not one before.
        let opens = first == self.begin || self.text(first - 1) == "," || self.opens_clause(first);
        if opens
            && self.possessive(end)
            && let Some(told) = self.verb_of(end + 1)
        {
            return Some(told);
        }
        // `set an April 15 deadline`
        if first > self.begin
            && self.is(end, "deadline")
            && self.word(first - 1).is_any(TimeRole::ARTICLE | TimeRole::ONE)
        {
            return Some(Told::firmly(Side::Future));
        }
        // `ready for Thursday's vote`
        if first > self.begin && self.possessive(end) && self.awaits(first - 1, end + 1) {
            // `ahead of Thursday's vote` is sure, what `will` says before it too.
            let sure = self.is(first - 1, "of")
                || self.cue_before(first) == Some(Told::firmly(Side::Future));
            return Some(Told { side: Side::Future, firm: sure });
        }
        // `a strike for Thursday`
        if first > self.begin && self.is(first - 1, "for") && !self.possessive(end) {
            return Some(Told::firmly(Side::Future));
        }
        let ahead = || if self.possessive(end) { None } else { self.cue_after(end) };
        if self.joins_clause(first, end) {
            return ahead();
        }
        if self.opens_clause(first)
            && let Some(side) = ahead()
        {
            return Some(side);
        }
        self.cue_before(first).or_else(ahead)
    }

    /// `the June trip of the minister to Oslo will …`: the future of a noun that is described with a time,
    /// looked for up to the end of its clause.
    fn will_come(&self, start: usize) -> Option<Told> {
        let clause = start..(start + REACH).min(self.limit);
        let verb = clause
            .take_while(|&i| {
                let mark = self.has(i, Shape::PUNCTUATION) && !self.joiner(i);
                !(mark || self.is_one(i, &["that", "which", "who", "said", "says", "but"]))
            })
            .find(|&i| self.is_one(i, &["will", "shall", "'ll", "won't"]))?;
        (!self.is_month(verb)).then_some(Told::firmly(Side::Future))
    }

    /// An hour of a clock: `6 p.m.`, `10:30`, `6pm`, `0900 GMT`; not `by 1.7 billion`, `by 4 percent`.
    fn is_hour(&self, i: usize) -> bool {
        let next = self.word(i + 1);
        self.has(i, Shape::NUMBER)
            && (self.text(i).ends_with('m')
                || matches!(self.text(i + 1), ":" | "o'clock" | "o\u{2019}clock")
                || next.is_any(TimeRole::CLOCK | TimeRole::ZONE)
                || self.is_one(i + 1, &["on", "hours", "local"])
                || next.weekday.is_some()
                || next.month.is_some())
    }

    /// Does `had hoped`, `had planned` stand in the same clause before token `i`?
    fn had_hoped(&self, i: usize) -> bool {
        let lowest = i.saturating_sub(REACH).max(self.begin);
        (lowest..i).rev().take_while(|&j| !self.has(j, Shape::PUNCTUATION)).any(|j| {
            self.is(j, "had")
                && self.is_one(
                    j + 1,
                    &["hoped", "planned", "expected", "wanted", "intended", "promised", "meant"],
                )
        })
    }

    /// `shortly before 6 a.m. Thursday` says no more than `on Thursday`.
    fn is_close(&self, before: usize) -> bool {
        let close = ["just", "shortly", "soon", "hour", "hours", "minute", "minutes"];
        before > self.begin && self.is_one(before - 1, &close)
    }

    /// Does `before`, `until`, `ahead of` or `for` at token `lead` stand before something planned: the event
    /// that the time before `noun` describes?
    fn awaits(&self, lead: usize, noun: usize) -> bool {
        let of = self.is(lead, "of") && lead > self.begin && self.is(lead - 1, "ahead");
        let prior = self.is(lead, "to") && lead > self.begin && self.is(lead - 1, "prior");
        let before = prior || self.is_one(lead, &["before", "until", "till", "for"]);
        (of || before && !self.denied(lead) && !self.is_close(lead))
            && (noun..noun + 3)
                .take_while(|&i| self.has(i, Shape::WORD))
                .any(|i| self.word(i).is(TimeRole::EVENT))
    }

    /// The verb of a subject whose noun phrase begins at token `start`: the first within a few tokens, before
    /// any mark.
    fn verb_of(&self, start: usize) -> Option<Told> {
        (start..start + 6)
            .take_while(|&i| !self.has(i, Shape::PUNCTUATION) || self.joiner(i))
            .find_map(|i| self.cue(i, self.limit))
            .filter(|told| told.firm)
    }

    /// Does the expression open its sentence or clause (`On Thursday, …`)?
    pub(super) fn opens_clause(&self, first: usize) -> bool {
        let mut at = first;
        for _ in 0..3 {
            if at == self.begin {
                return true;
            }
            at -= 1;
            let text = self.text(at);
            if matches!(text, "," | ";" | ":" | "--" | "\u{2014}")
                || self.has(at, Shape::OPEN_QUOTE)
            {
                // After a comma it opens the clause only with a preposition between.
                return text != "," || at + 1 < first;
            }
            if !self.word(at).is_any(TimeRole::LEADS | TimeRole::ARTICLE | TimeRole::COMPARATIVE)
                && !self.is_one(at, &["but", "and", "also"])
            {
                return false;
            }
        }
        at == self.begin
    }

    /// `They chose him in May and on Thursday they meet again`: what stands before is of another clause.
    pub(super) fn joins_clause(&self, first: usize, end: usize) -> bool {
        first >= self.begin + 2
            && self.word(first - 1).is(TimeRole::LEADS)
            && self.is_one(first - 2, &["and", "but"])
            && self.is_one(end, &["he", "she", "it", "they", "we", "i", "you"])
    }

    pub(super) fn cue_before(&self, first: usize) -> Option<Told> {
        let mut lowest = first.saturating_sub(REACH).max(self.begin);
        let mut i = first;
        while i > lowest {
            i -= 1;
            match self.text(i) {
                ";" => return None,
                "," => {
                    // `is due to host the talks, which were put off in May, from Saturday`
                    if i + 2 >= first
                        && let Some(clause) = self.relative_clause(i, lowest)
                    {
                        lowest = lowest.saturating_sub(i - clause).max(self.begin);
                        i = clause;
                    }
                }
                _ => {
                    if let Some(side) = self.cue(i, first) {
                        return Some(side);
                    }
                }
            }
        }
        None
    }

    /// Where the relative clause that ends with the comma at `end` begins: its own comma.
    fn relative_clause(&self, end: usize, lowest: usize) -> Option<usize> {
        let relative = |&i: &usize| {
            self.text(i - 1) == "," && self.is_one(i, &["which", "who", "whose", "whom", "where"])
        };
        (lowest + 1..end).rev().find(relative).map(|i| i - 1)
    }

    /// What the words behind an expression that ends before `end` tell, whatever stands before it.
    pub(super) fn side_after(&self, end: usize) -> Option<Side> {
        self.cue_after(end).map(|told| told.side)
    }

    fn cue_after(&self, end: usize) -> Option<Told> {
        let mut highest = (end + REACH).min(self.limit);
        let mut aside = end;
        for i in end.. {
            if i >= highest || self.text(i) == ";" {
                return None;
            }
            // `On Friday the mayor, who took office in May, will meet …`: one such aside and no more.
            if self.text(i) == ","
                && aside == end
                && self.is_one(i + 1, &["which", "who", "whose", "whom", "where"])
                && let Some(close) = (i + 2..i + 2 + REACH).find(|&j| self.text(j) == ",")
            {
                aside = close;
                highest = (highest + close - i).min(self.limit);
            }
            if i < aside {
                continue;
            }
            // `On Monday, the group he founded will meet`
            let relative = i >= end + 2
                && self.is_one(i - 1, &["he", "she", "they", "it", "we"])
                && self.noun(i - 2)
                && self.is_participle(i);
            if relative {
                continue;
            }
            // A preposition after it belongs to the next expression.
            if matches!(self.word(i).tense, Some(Tense::Limit)) {
                continue;
            }
            if let Some(side) = self.cue(i, self.limit) {
                return Some(side);
            }
        }
        None
    }

    /// What the token says about the expression that begins or ends at `near`.
    fn cue(&self, i: usize, near: usize) -> Option<Told> {
        if self.is_month(i) {
            return None;
        }
        let word = self.word(i);
        match word.tense {
            // `held out until June` of a history looks ahead from what was told, and not from today.
            Some(Tense::Limit | Tense::Infinitive | Tense::Present) if self.story.is_history() => {
                None
            }
            Some(Tense::Future) if self.story.is_history() && !word.is(TimeRole::AUXILIARY) => None,
            _ if self.invites(i, near) || near < i + 4 && self.puts_off(i, near) => {
                Some(Told::firmly(Side::Future))
            }
            Some(Tense::Past) => {
                // `will have met`, `to be held`: the future before it wins. `is bent on` tells of no past.
                if !word.is(TimeRole::AUXILIARY) {
                    if self.future_before(i) {
                        return Some(Told::firmly(Side::Future));
                    }
                    if self.is_present_passive(i) {
                        return None;
                    }
                }
                Some(Told::firmly(Side::Past))
            }
            // `could not have been worse`, `would have met`, but `will have met`
            Some(Tense::Future)
                if self.is_one(i, &["could", "would", "might", "should", "must"])
                    && self.has_done(i + 1) =>
            {
                Some(Told::firmly(Side::Past))
            }
            // `couldn't be reached Wednesday` tells what was.
            Some(Tense::Future) if self.could_not(i) => Some(Told::firmly(Side::Past)),
            Some(Tense::Future) if word.is(TimeRole::AUXILIARY) => Some(Told::firmly(Side::Future)),
            Some(Tense::Future) => {
                // `an effective rate of 7 percent Friday`: a figure with its day is known by now.
                if self.is_figure(near - 1) {
                    return None;
                }
                // `shut on Saturday due to a leak`, `due to payment`
                if self.is(i, "due") && self.is(i + 1, "to") && !self.is_base_verb(i + 2) {
                    return None;
                }
                // `promised forty million in February`: what was promised, unlike `a promised visit`.
                if self.is_one(i, &["promised", "vowed"])
                    && !self.is_one(i + 1, &["to", "that"])
                    && !self.describes(i)
                {
                    return Some(Told::firmly(Side::Past));
                }
                if self.is(i, "set") && !self.is_one(i + 1, &["to", "for"]) {
                    let side = if self.future_before(i) { Side::Future } else { Side::Past };
                    return Some(Told::firmly(side));
                }
                // `the deadline`, `a planned visit` look ahead too; `the plan`, `a hope` do not.
                let noun = self.is_one(i, &["deadline", "upcoming", "forthcoming", "pending"])
                    || self.is_participle(i);
                (noun || self.has_verb_shape(i)).then(|| Told::firmly(self.planned(i)))
            }
            Some(Tense::Present) if i > self.begin && self.is(i - 1, "to") => {
                self.infinitive(i - 1, near)
            }
            Some(Tense::Present) => {
                // `votes on Thursday` is as sure as `will vote`, `leaders meet` less so.
                let firm = self.text(i).ends_with('s') || self.future_before(i);
                self.has_verb_shape(i).then_some(Told { side: Side::Future, firm })
            }
            Some(Tense::Progressive) => {
                let doing = self.text(i + 1).len() > 4 && self.text(i + 1).ends_with("ing");
                // `the match is on Friday`
                let on = near == i + 2 && self.is(i + 1, "on") && self.is_one(i, &["is", "are"]);
                (doing && i + 1 < near || on).then_some(Told::weakly(Side::Future))
            }
            Some(Tense::Infinitive) => self.infinitive(i, near),
            // Directly before the expression only, or with an hour between.
            Some(Tense::Limit) if self.awaits_event(i, near) => Some(Told::weakly(Side::Future)),
            Some(Tense::Limit) => {
                let hour = self.is_hour(i + 1) || self.word(i + 1).part.is_some();
                let reach = if hour { 6 } else { 2 };
                let not = self.denied(i);
                // `lasted until Friday`, `went on until Friday`
                let verb = if i > self.begin && self.is_one(i - 1, &["on", "up"]) { 2 } else { 1 };
                if i >= self.begin + verb
                    && (verb == 2 || self.word(i - 1).is(TimeRole::LASTS))
                    && (self.is_participle(i - verb)
                        || self.word(i - verb).tense == Some(Tense::Past))
                {
                    return Some(Told::firmly(Side::Past));
                }
                // `before Friday's talks` is not `before Friday`; `ahead of Friday's talks` is.
                let not = not || self.possessive(near + 1) && !self.is(i, "ahead");
                let not = not || self.is_close(i);
                // `the ceiling agreed by OPEC Saturday`: who did it.
                let agent = i > self.begin
                    && near == i + 2
                    && self.is(i, "by")
                    && self.noun(i + 1)
                    && (self.is_participle(i - 1) || self.word(i - 1).tense == Some(Tense::Past));
                let not = not || agent;
                // `had hoped to be back by Monday`
                if i < near && near - i <= reach && self.had_hoped(i) {
                    return Some(Told::firmly(Side::Past));
                }
                (i < near && near - i <= reach && !not && i > self.begin)
                    .then_some(Told::firmly(Side::Future))
            }
            Some(Tense::Perfect | Tense::Never) => None,
            None => self.hint(i, near).or_else(|| {
                let told =
                    self.is_participle(i) && !self.describes(i) && !self.is_present_passive(i);
                let side = |ahead| if ahead { Side::Future } else { Side::Past };
                told.then(|| Told::firmly(side(self.future_before(i))))
            }),
        }
    }

    /// `was put off to Friday`, `has been adjourned to Monday`
    fn puts_off(&self, i: usize, near: usize) -> bool {
        let to = near - 1;
        let gap = to == i + 1 || to == i + 2 && self.is_one(i + 1, &["off", "back"]);
        gap && self.is(to, "to") && self.is_one(i, &PUT_OFF)
    }

    /// `invited leaders to a meeting on Thursday`, `summoned him to talks on Friday`
    fn invites(&self, i: usize, near: usize) -> bool {
        let text = self.text(i);
        (7..=8).contains(&text.len())
            && self.is_one(i, &["invited", "summoned", "invites", "inviting"])
            && (i + 1..near).any(|j| {
                self.is(j, "to")
                    && (j + 1..near.min(j + 4)).any(|k| self.word(k).is(TimeRole::EVENT))
            })
    }

    /// The last word of a figure: `7 percent`, `5 cents`, `9%`.
    fn is_figure(&self, unit: usize) -> bool {
        unit > self.begin
            && (self.text(unit) == "%" || self.is_one(unit, &["percent", "cents", "points", "pct"]))
            && (self.has(unit - 1, Shape::NUMBER) || self.word(unit - 1).is(TimeRole::CARDINAL))
    }

    /// `have met`, `not have been` from token `at`; not `have consequences`.
    fn has_done(&self, at: usize) -> bool {
        let have = if self.is(at, "have") { at } else { at + 1 };
        let next = have + 1 + usize::from(self.text(have + 1).ends_with("ly"));
        self.is(have, "have")
            && (self.is_participle(next) || self.word(next).tense == Some(Tense::Past))
    }

    /// `couldn't`, `could not`, `neither … could`
    pub(super) fn could_not(&self, i: usize) -> bool {
        self.is_one(i, &["couldn't", "couldn\u{2019}t"])
            || self.is(i, "could")
                && (self.is(i + 1, "not")
                    || (i.saturating_sub(REACH).max(self.begin)..i)
                        .any(|j| self.is_one(j, &["neither", "nobody", "none", "never"])))
    }

    /// `days before the vote on Monday`, `ahead of publication on Sunday`: what the token, a preposition, looks
    /// ahead to stands before the expression.
    fn awaits_event(&self, i: usize, near: usize) -> bool {
        if i <= self.begin || near < i + 3 || near > i + 7 || !self.is(near - 1, "on") {
            return false;
        }
        let of = self.is(i, "ahead") && self.is(i + 1, "of");
        let days = self.is(i, "before")
            && self.is_one(i - 1, &["days", "day", "hours", "weeks", "week"])
            && (i + 1..near).any(|j| self.word(j).is(TimeRole::EVENT));
        of || days
    }

    /// `he'll`, `they'll`
    pub(super) fn is_contracted_will(&self, i: usize) -> bool {
        let text = self.text(i);
        text.strip_suffix("ll")
            .is_some_and(|subject| subject.ends_with('\'') || subject.ends_with('\u{2019}'))
    }

    /// Can the token be the verb of an infinitive?
    fn is_base_verb(&self, i: usize) -> bool {
        let verb = self.token(i).is_some_and(|token| token.can_be(WordClass::VERB));
        let text = self.text(i);
        verb && (!text.ends_with('s') || text.ends_with("ss")) && !self.is_participle(i)
    }

    /// What words look ahead that are no verbs of the future: `he'll`, `called for a strike on Thursday`,
    /// `their next meeting on Monday`, `talks starting Monday`, `beginning on Friday`.
    fn hint(&self, i: usize, near: usize) -> Option<Told> {
        let text = self.text(i);
        match text.len() {
            4 if text.eq_ignore_ascii_case("next") => self.word(i + 1).is(TimeRole::EVENT),
            5..=7 if self.is_one(i, &["called", "calls", "calling"]) => {
                self.is(i + 1, "for") && !self.word(i + 2).is(TimeRole::LEADS)
            }
            8..=9 if self.is_one(i, &["starting", "beginning"]) => {
                i < near && near - i <= 1 + usize::from(self.is(i + 1, "on"))
            }
            _ => false,
        }
        .then_some(Told::weakly(Side::Future))
        .or_else(|| self.is_contracted_will(i).then_some(Told::firmly(Side::Future)))
    }

    /// `to` with a verb after it.
    fn infinitive(&self, i: usize, near: usize) -> Option<Told> {
        let next = self.word(i + 1);
        // `to start paying in August`, but `from June to end August`
        let due = i > self.begin && self.is(i - 1, "due") && !self.is_base_verb(i + 1);
        let known = next.tense == Some(Tense::Present) && i + 2 < near;
        let verb = self.has(i + 1, Shape::WORD)
            && !self.has(i + 1, Shape::CAPITAL)
            && (known
                || !next.is_any(
                    TimeRole::ARTICLE
                        | TimeRole::POSSESSIVE
                        | TimeRole::ONE
                        | TimeRole::CARDINAL
                        | TimeRole::SOME
                        | TimeRole::LEADS
                        | TimeRole::SHIFT
                        | TimeRole::PHASE,
                ))
            && next.unit.is_none()
            && !self.is_one(i + 1, &["more", "less", "its", "him", "them", "us", "me", "it"])
            && i + 1 < near;
        // `helped to end`: what stands before decides.
        // `is due to meet` is as sure as `will meet`.
        let firm = i > self.begin
            && (self.word(i - 1).tense == Some(Tense::Future)
                || self.is_one(i - 1, &["is", "are", "likely", "unlikely", "ready", "poised"]))
            // `has invited the mayor to meet members on Thursday`
            || next.tense == Some(Tense::Present)
                && (self.begin.max(i.saturating_sub(6))..i)
                    .any(|j| self.is_one(j, &["invited", "summoned"]))
            // `would be able to hold on`
            || self.future_before(i);
        (verb && !due && !self.past_before(i)).then(|| Told { side: self.planned(i), firm })
    }

    /// What was planned lies ahead, but what `had been` planned lies behind.
    fn planned(&self, i: usize) -> Side {
        let had = (self.begin.max(i.saturating_sub(5))..i).any(|j| self.is(j, "had"));
        if had { Side::Past } else { Side::Future }
    }
}
