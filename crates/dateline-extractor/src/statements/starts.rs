//! Where a content begins behind its cue: over addressee, time and place to "that", a clause, a
//! quotation, an infinitive, a question or a noun phrase.

use dateline_lexicon::{Role, StatementWord, Takes, VerbForms, WordClass, words};
use dateline_normaliser::dates::TimeExpression;
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MentionKind, Precision};

use super::drafts::LONGEST_ASIDE;
use super::frames::{Content, Kind, MOST_BETWEEN};
use super::parties::Parties;
use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// What is said, behind the cue and what belongs to it (when, where, to whom).
    pub(super) fn content(
        &self,
        start: u32,
        limit: u32,
        takes: Takes,
        addressee: &mut Option<u32>,
    ) -> Option<Content> {
        // "strongly condemned" *the raid*
        let closed = start > self.tokens.start
            && self.has(start, Shape::CLOSE_QUOTE)
            && self.has(start - 1, Shape::QUOTED);
        let start = start + u32::from(closed);
        if takes.contains(Takes::CLAUSE) && self.is_told_earlier(start, limit) {
            return Some(Content { start: start + 1, kind: Kind::Clause });
        }
        let governs = start > 0 && self.roles(start - 1).contains(Role::PREPOSITION);
        if takes.contains(Takes::CLAUSE)
            && !self.is_whether(start)
            && !(takes.contains(Takes::INFINITIVE) && self.verb_at(start).is_some())
            && self.clause_behind(start).is_some()
        {
            return Some(Content { start, kind: Kind::Clause });
        }
        let mut lead = None;
        let mut at = start;
        let mut adjuncts = false;
        // "ruled out *on Thursday* any talks": nothing but a day stands between.
        let mut only_times = true;
        // "agreed *at a meeting* in Lima to": where the meeting was, too.
        let mut settled = false;
        let clauses = takes.contains(Takes::CLAUSE) && !takes.contains(Takes::NOUN);
        let stop = limit.min(start + MOST_BETWEEN);
        while at < stop {
            // "said *about* 50 men fled"
            let inexact = self.inexact(at);
            if inexact > 0 && (!adjuncts || only_times) {
                lead = lead.or(Some(at));
                at += inexact;
            }
            let here = |kind| Content { start: at, kind };
            if self.has(at, Shape::OPEN_QUOTE) {
                // "said of his "big day" that …": a word in quotation marks among adjuncts.
                let apart = at > 0 && self.has(at - 1, Shape::PUNCTUATION);
                if let Some(quotation) = self.quotation_from(at)
                    && adjuncts
                    && !apart
                    && (quotation.tokens.len() < 4 || self.is_quoted_name(quotation))
                {
                    at = quotation.tokens.end + 1;
                    continue;
                }
                return Self::quoted(at, takes, adjuncts);
            }
            // "denied *that*."
            let ends = at + 1 >= self.tokens.end
                || matches!(self.text(at + 1), "." | "," | ";" | "!" | "?");
            // "said that, for want of money, it closed" goes on.
            let closed = !self.is_comma(at + 1) || Kind::Noun.fits(takes);
            if self.is(at, MARKS.that) && ends && closed && !adjuncts && at == start {
                return Some(here(Kind::Noun)).filter(|content| content.kind.fits(takes));
            }
            // "responded with a volley *that* scattered the crowd": of the volley.
            let describes = at > start
                && self.ends_phrase(at)
                && self.verb_at(at + 1).is_some_and(|n| {
                    Self::is_finite(&self.verbs[n]) && !self.is_adjective_of_subject(n)
                });
            if describes && self.is(at, MARKS.that) {
                // "said in a note *that came late that* …"
                at = (at + 1..stop).find(|&later| self.is(later, MARKS.that))?;
                continue;
            }
            if at == start && takes.contains(Takes::CLAUSE) && self.that_acts(at) {
                return Some(Content { start, kind: Kind::Clause });
            }
            // "announced *that same day*"
            let times =
                words!["afternoon", "day", "evening", "month", "morning", "night", "week", "year"];
            let points =
                self.is_word(at + 1, words!["same", "very"]) && self.is_word(at + 2, times);
            if points && self.is(at, MARKS.that) {
                at += 3;
                adjuncts = true;
                continue;
            }
            if self.is(at, MARKS.that)
                && self.opens_clause(at, adjuncts)
                && (takes != Takes::THAT || self.has_verb(at + 1))
            {
                let inner = Content { start: at + 1, kind: Kind::That };
                return Some(inner).filter(|content| content.kind.fits(takes));
            }
            // "said *when the suit was filed* that", "said *before he left* that"
            if let Some(that) = self.that_behind_time(at, stop)
                && takes.intersects(Takes::CLAUSE | Takes::THAT)
            {
                return Some(Content { start: that + 1, kind: Kind::That });
            }
            // "told reporters *late* on Tuesday, after *meeting the minister*, that"
            if let Some(behind) = self.behind_piece(at) {
                at = behind;
                adjuncts = true;
                continue;
            }
            if let Some(n) = self.verb_at(at) {
                let next = &self.verbs[n];
                let kind = match next.form {
                    VerbForm::Infinitive => Kind::Infinitive,
                    // "said *cutting* the duty would help"
                    VerbForm::Participle
                        if !next.passive
                            && clauses
                            && !adjuncts
                            && self.has_finite(
                                next.tokens.end + u32::from(self.is(next.tokens.end, MARKS.that)),
                                limit,
                            ) =>
                    {
                        Kind::Clause
                    }
                    VerbForm::Participle if !next.passive => Kind::Noun,
                    // "said in an interview *published* on Friday that"
                    VerbForm::Participle if adjuncts && self.roles(at).is_empty() => {
                        at = next.tokens.end;
                        continue;
                    }
                    // "said *among the hurt were* two children": what stands in front belongs to it.
                    _ if Self::is_finite(next)
                        && clauses
                        && self.roles(next.head).contains(Role::BE)
                        && self.roles(start).contains(Role::PREPOSITION)
                        && self.phrase_at(start + 1).is_some_and(|phrase| {
                            let behind = self.extent(phrase, true);
                            behind == at && !self.is_time(start + 1)
                        }) =>
                    {
                        return Some(Content { start, kind: Kind::Clause });
                    }
                    // "which she said will open": the clause's subject stands outside.
                    _ if Self::is_finite(next) && at == start => Kind::Clause,
                    _ => return None,
                };
                let content = Content { start: lead.unwrap_or(at), kind };
                // "ruled out on Tuesday *selling* the airline"
                // "agreed in May *to cut* output"
                let late = matches!(kind, Kind::Noun | Kind::Infinitive);
                let free = !adjuncts || only_times && late;
                return Some(content).filter(|content| free && content.kind.fits(takes));
            }
            // "described *today's* contacts as": the day belongs to the thing.
            if self.is_time(at) && self.has(at + 1, Shape::POSSESSIVE) && !adjuncts {
                lead = lead.or(Some(at));
                at += 2;
                continue;
            }
            // "said on Friday (12) that"
            if self.text(at) == "("
                && (adjuncts || at > start && self.is_time(at - 1))
                && let Some(close) = (at + 1..stop.min(at + 6)).find(|&at| self.text(at) == ")")
            {
                at = close + 1;
                continue;
            }
            // "promised to "take back every street"": the marks stand behind the "to".
            if self.is(at, MARKS.to)
                && self.has(at + 1, Shape::OPEN_QUOTE)
                && takes.contains(Takes::INFINITIVE)
                && !adjuncts
            {
                return Some(here(Kind::Infinitive));
            }
            // "said *under the plan, holders will* be paid": what stands in front belongs to it.
            if self.is_comma(at)
                && takes.contains(Takes::CLAUSE)
                && addressee.is_none()
                && self.leads_clause(start, at)
            {
                return Some(Content { start, kind: Kind::Clause });
            }
            // "said in Cusco, *Peru* that"
            if self.is_comma(at)
                && adjuncts
                && let Some(state) = self.phrase_at(at + 1)
                && let TokenRange { start: from, end } = self.phrase(state).tokens
                && self.is(end, MARKS.that)
                && (from..end).all(|at| self.has(at, Shape::CAPITAL))
            {
                at = end;
                continue;
            }
            let money = matches!(self.text(at), "$" | "£" | "€");
            if self.has(at, Shape::PUNCTUATION) && !(money && self.phrase_at(at).is_some()) {
                let quote_next = self.has(at + 1, Shape::OPEN_QUOTE);
                let passes = quote_next
                    || self.text(at) == ":"
                    || self.is_comma(at) && adjuncts && self.is(at + 1, MARKS.that)
                    || self.is_comma(at) && self.closes_aside(at, stop)
                    || self.is_comma(at) && self.occasion_then_that(at + 1, stop)
                    || self.is_comma(at) && self.closes_before_occasion(at, stop);
                if !passes {
                    return None;
                }
                adjuncts |= !quote_next && self.text(at) != ":";
                only_times = false;
                // "reported in Cusco, 575 km from Lima, that": over what the two commas hold.
                let closes = || {
                    self.closes_aside(at, stop)
                        || !self.occasion_then_that(at + 1, stop)
                            && self.closes_before_occasion(at, stop)
                };
                let aside = self.is_comma(at) && !quote_next && closes();
                at = match (at + 1..stop).find(|&next| aside && self.is_comma(next)) {
                    Some(close) => close,
                    None => at + 1,
                };
                continue;
            }
            if self.is(at, MARKS.to)
                && addressee.is_none()
                && let Some(phrase) = self.phrase_at(at + 1)
                && self.is_actor(phrase)
            {
                *addressee = Some(phrase);
                at = self.extent(phrase, true);
                continue;
            }
            if let Some(phrase) = self.phrase_at(at) {
                if takes.contains(Takes::CLAUSE) && self.is_clause_from(phrase, limit) {
                    let start = lead.unwrap_or_else(|| self.behind_day(at, phrase));
                    return Some(Content { start, kind: Kind::Clause });
                }
                let governed = governs && at == start;
                // "highlighted his *decades of* support": a thing, and no time.
                let measured = self.is(self.phrase(phrase).tokens.end, MARKS.of)
                    && self.text(self.phrase(phrase).head).ends_with('s');
                if self.is_time(self.phrase(phrase).head) && !governed && !measured {
                    at = self.phrase(phrase).tokens.end;
                    adjuncts = true;
                    continue;
                }
                if adjuncts && !(only_times && self.opens_thing(phrase)) {
                    return None;
                }
                let unread = || at == start && !adjuncts && self.has_unread_verb(at, limit);
                let clause = clauses && (self.has_finite(at, limit) || unread());
                if takes.contains(Takes::THING) && self.is_received(phrase) {
                    return None;
                }
                let kind = if clause { Kind::Clause } else { Kind::Noun };
                let content = Content { start: lead.unwrap_or(at), kind };
                return Some(content).filter(|content| content.kind.fits(takes));
            }
            // "said at least six people were hurt"
            if self.is(at, MARKS.at)
                && matches!(self.text(at + 1), "least" | "most")
                && self.phrase_from(at + 1).is_some_and(|n| self.is_clause_from(n, limit))
            {
                return Some(here(Kind::Clause)).filter(|content| content.kind.fits(takes));
            }
            let roles = self.roles(at);
            if roles.contains(Role::RELATIVE) || self.is_whether(at) || self.is_when(at, limit) {
                return Some(here(Kind::Question)).filter(|content| content.kind.fits(takes));
            }
            if roles.contains(Role::PREPOSITION) {
                let Some(phrase) = self.phrase_at(at + 1) else {
                    at += 1;
                    only_times &= self.is_time(at);
                    adjuncts = true;
                    continue;
                };
                // "under no circumstances will …", "as the two sides agreed" are no adjuncts.
                // "noted *with satisfaction* the …"
                let felt = self.text(at) == "with" && self.noun_of(phrase).is_some();
                // "announced *at a news conference* a plan", "condemned *in strong terms* the attack"
                settled |= self.tells_occasion(at, phrase)
                    || self.is(at, MARKS.in_)
                        && self.plays(self.phrase(phrase).head, StatementWord::WITHIN);
                only_times &= felt || settled || self.is_time(self.phrase(phrase).head);
                at = self.behind_adjunct(phrase);
                adjuncts = true;
                continue;
            }
            if self.is_adverb(at) || self.is_time(at) {
                // "further talks": the adverb belongs to what follows.
                let passes = self.is_time(at)
                    || self.text(at).ends_with("ly") && self.text(at) != "only"
                    || matches!(
                        self.text(at),
                        "also" | "again" | "too" | "then" | "there" | "back"
                    );
                lead = if passes { None } else { lead.or(Some(at)) };
                at += 1;
                continue;
            }
            return None;
        }
        None
    }

    /// Does a phrase begin as a thing does that was said: "the …", "any …", "its …"?
    fn opens_thing(&self, phrase: u32) -> bool {
        let start = self.phrase(phrase).tokens.start;
        self.phrase(phrase).preposition.is_none()
            && self.roles(start).intersects(Role::DETERMINER | Role::POSSESSIVE)
            && !self.is_clause_from(phrase, self.tokens.end)
    }

    /// Is somebody received rather than something welcomed: "welcomed the minister to Lima"?
    fn is_received(&self, phrase: u32) -> bool {
        let behind = self.extent(phrase, true);
        // A body that is a building, too: "welcomed the new office in Lima".
        let house = matches!(
            self.text(self.phrase(phrase).head),
            "church" | "consulate" | "embassy" | "hospital" | "office" | "school" | "university"
        );
        // "welcomed the minister *for a meeting*"
        let occasion = self.is_word(behind, words!["for"])
            && self.is_word(behind + 1, words!["a", "an", "consultations", "discussions", "talks"])
            && self.standing(phrase) == Some(MentionKind::Person);
        if occasion {
            return true;
        }
        self.is_actor(phrase)
            && !house
            && (self.is(behind, MARKS.to)
                || self.is(behind, MARKS.at)
                || self.is(behind, MARKS.in_))
    }

    /// A quotation behind the cue: all of the content, or its first words.
    fn quoted(at: u32, takes: Takes, adjuncts: bool) -> Option<Content> {
        if takes.intersects(Takes::CLAUSE | Takes::QUOTE) {
            return Some(Content { start: at, kind: Kind::Quote });
        }
        (takes.contains(Takes::NOUN) && !adjuncts)
            .then_some(Content { start: at, kind: Kind::Noun })
    }

    /// Does a "to" stand soon behind a token, before the clause ends: "attributed the fall in sales *to* rain"?
    pub(super) fn governs_to(&self, from: u32) -> bool {
        const MOST: u32 = 24;
        (from..self.tokens.end.min(from + MOST)).any(|at| self.is_word(at, words!["to"]))
    }

    /// Does a clause with a finite verb begin here? Not in "charged that day a fee that was high".
    pub(super) fn has_verb(&self, at: u32) -> bool {
        const MOST: usize = 8;
        let first = self.verbs.partition_point(|verb| verb.tokens.start < at);
        self.verbs[first..].iter().take(MOST).any(|verb| {
            let before = self.roles(verb.tokens.start.saturating_sub(1));
            Self::is_finite(verb) && !before.intersects(Role::RELATIVE | Role::THAT)
        })
    }

    /// "said *exports to Peru drop* in spring": is the only verb that the clause can have a word that was read as a
    /// noun?
    fn has_unread_verb(&self, at: u32, limit: u32) -> bool {
        const MOST: u32 = 16;
        let says = words!["said", "say", "saying", "says"];
        let governs = Role::DETERMINER
            | Role::POSSESSIVE
            | Role::PREPOSITION
            | Role::COORDINATOR
            | Role::TO
            | Role::NEGATION;
        let finite = VerbForms::THIRD | VerbForms::BASE | VerbForms::PAST;
        let stop = limit.min(at + MOST).min(self.tokens.end);
        self.is_word(at.saturating_sub(1), says)
            && (at + 1..stop).take_while(|&at| !self.is_comma(at)).any(|at| {
                self.has(at, Shape::WORD)
                    && !self.has(at, Shape::CAPITAL)
                    && self.word(at).forms.intersects(finite)
                    && self.has(at - 1, Shape::WORD)
                    && !self.roles(at - 1).intersects(governs)
            })
    }

    /// Where an adjunct's phrase ends: with what is joined to it, if a "that" follows or another adjunct ("told students
    /// *from Peru and Chile* that").
    fn behind_adjunct(&self, phrase: u32) -> u32 {
        let mut end = self.extent(phrase, false);
        while self.roles(end).contains(Role::COORDINATOR)
            && let Some(next) = self.phrase_at(end + 1).filter(|&next| self.phrase(next).joined)
            && let behind = self.extent(next, false)
            && (self.is(behind, MARKS.that)
                || self.roles(behind).intersects(Role::COORDINATOR | Role::PREPOSITION))
        {
            end = behind;
        }
        end
    }

    /// "that *shut* roads would open": what looks like a verb of its own, and tells how the subject of the next is.
    fn is_adjective_of_subject(&self, n: usize) -> bool {
        let verb = &self.verbs[n];
        let plain = verb.tokens.len() == 1
            && self.word(verb.head).forms.contains(VerbForms::PARTICIPLE)
            && !self.roles(verb.tokens.end).intersects(Role::DETERMINER | Role::POSSESSIVE);
        let noun = self.phrase_at(verb.tokens.end).map(|phrase| self.phrase(phrase).tokens.end);
        let goes_on = noun.filter(|_| plain).and_then(|end| self.verb_at(end));
        goes_on.is_some_and(|next| Self::is_finite(&self.verbs[next]))
    }

    /// Does "that" open a clause, rather than point ("that day")?
    fn opens_clause(&self, at: u32, behind_adjunct: bool) -> bool {
        if self.verb_at(at + 1).is_some_and(|n| self.is_adjective_of_subject(n)) {
            return true;
        }
        let next = self.phrase_at(at + 1);
        // "said of a list that included": about the list.
        if behind_adjunct && next.is_none() {
            let before = at.checked_sub(1).is_some_and(|before| {
                self.has(before, Shape::PUNCTUATION)
                    || self.is_time(before)
                    || self.is_adverb(before)
            });
            // "reported in Lima that *at least six* died"
            let counted =
                self.is(at + 1, MARKS.at) && matches!(self.text(at + 2), "least" | "most");
            return before || counted;
        }
        let alone = self.phrase_at(at).is_some_and(|phrase| {
            self.phrase(phrase).tokens.len() > 1 && self.phrase(phrase).head > at
        });
        next.is_some() || !alone
    }

    /// How many words from here say that the number behind them is not exact: "about", "more than"; none
    /// elsewhere.
    fn inexact(&self, at: u32) -> u32 {
        let number = |at: u32| {
            self.token(at).is_some_and(|token| {
                token.is(Shape::NUMBER) || token.can_be(WordClass::NUMBER_WORD)
            })
        };
        let words = match (self.text(at), self.text(at + 1)) {
            ("about" | "almost" | "around" | "nearly" | "over" | "roughly" | "under", _) => 1,
            ("more" | "less" | "fewer", "than") | ("up", "to") => 2,
            _ => return 0,
        };
        let subject = self.phrase_at(at + words).filter(|_| number(at + words));
        let clause = subject.is_some_and(|subject| self.is_clause_from(subject, u32::MAX));
        if clause { words } else { 0 }
    }

    /// "said *despite the rain,* the dam held": does a comma behind prepositions and what they govern part
    /// them from the clause that they belong to? Not "said in a statement, the dam held", nor "said on
    /// Monday, …".
    fn leads_clause(&self, start: u32, comma: u32) -> bool {
        let opens = self.roles(start).intersects(Role::PREPOSITION | Role::SUBORDINATOR)
            && !self.is(start, MARKS.by)
            && !self.is(start, MARKS.to);
        let said_so = (start..comma).any(|at| {
            Parties::is_document(self, at)
                || matches!(self.text(at), "briefing" | "conference" | "interview" | "speech")
                || self.is_day(at)
        });
        let subject = self.phrase_at(comma + 1);
        opens && !said_so && subject.is_some_and(|subject| self.is_clause_from(subject, u32::MAX))
    }

    /// "said *although the dam held*, the road was shut", "said *instead of talking*, they shoot": where the clause ends
    /// that a comma parts from what it begins with. Not "said after the talks, the road was shut".
    pub(super) fn clause_behind(&self, start: u32) -> Option<u32> {
        const MOST: usize = 4;
        let roles = self.roles(start);
        let phrases = matches!(
            (self.text(start), self.text(start + 1)),
            ("apart" | "aside", "from")
                | ("in", "addition" | "order" | "spite")
                | ("instead" | "because", "of")
                | ("other" | "rather", "than")
                | ("along" | "together", "with")
        ) || self.is_purpose(start);
        let opens = phrases
            || roles.contains(Role::SUBORDINATOR)
                && !roles.intersects(Role::THAT | Role::RELATIVE)
                && !matches!(self.text(start), "whether");
        let inner = self.verb_from(start).filter(|_| opens).map(|n| &self.verbs[n]);
        let inner = inner.filter(|inner| Self::is_finite(inner)).map(|inner| inner.tokens.start);
        let holds = |comma: u32| phrases || inner.is_some_and(|inner| inner < comma);
        let reach = self.tokens.end.min(start + LONGEST_ASIDE);
        let mut commas =
            (start + 1..reach).filter(|_| opens).filter(|&at| self.is_comma(at)).take(MOST);
        commas.find_map(|comma| self.clause_from(comma, MOST).filter(|_| holds(comma)))
    }

    /// "said *to keep the peace*, it would send troops": what for, told by somebody. Not "is said to be late".
    fn is_purpose(&self, start: u32) -> bool {
        let to = self.verb_at(start).filter(|_| self.is(start, MARKS.to));
        let told = to.and_then(|n| n.checked_sub(1)).map(|n| &self.verbs[n]);
        let edge = start.saturating_sub(u32::from(self.is(start.saturating_sub(1), MARKS.that)));
        told.is_some_and(|told| {
            told.tokens.end == edge
                && !told.passive
                && Self::is_finite(told)
                && self.is_word(told.head, words!["said", "says"])
        })
    }

    /// "said *under the plan*, holders will be paid", "said *after the vote*, …": the same behind anything that opens
    /// with a preposition, up to its first comma.
    pub(super) fn clause_behind_adjunct(&self, start: u32) -> Option<u32> {
        const NEAR: usize = 16;
        let opens = self.roles(start).intersects(Role::PREPOSITION | Role::SUBORDINATOR);
        let reach = self.tokens.end.min(start + LONGEST_ASIDE);
        let comma = (start..reach).find(|&at| self.is_comma(at)).filter(|_| opens)?;
        self.clause_from(comma, NEAR)
    }

    /// Where the clause ends whose subject stands right behind a comma.
    pub(super) fn clause_behind_comma(&self, comma: u32) -> Option<u32> {
        self.clause_from(comma, usize::MAX)
    }

    /// Where the clause ends whose subject stands right behind a comma; its verb is one of the next `most`.
    fn clause_from(&self, comma: u32, most: usize) -> Option<u32> {
        let subject = self.phrase_at(comma + 1)?;
        let first = self.verb_from(comma)?;
        // "the minister, Ana Ruiz, *prices rose*": by its look hers.
        let next = self.after_adverbs(self.extent(subject, false));
        let own = |verb: &&VerbGroup| {
            let before =
                verb.tokens.start == next && verb.subject.is_some_and(|own| own + 1 == subject);
            (verb.subject == Some(subject) || before) && Self::is_finite(verb)
        };
        Some(self.verbs[first..].iter().take(most).find(own)?.clause_end)
    }

    /// A weekday, "today".
    fn is_day(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| token.can_be(WordClass::WEEKDAY))
            || matches!(self.text(at), "today" | "yesterday" | "tonight")
    }

    /// A comma that begins an aside which another comma closes before "that": "said, in answer to
    /// questions, that …".
    pub(super) fn closes_aside(&self, at: u32, stop: u32) -> bool {
        (at + 1..stop.min(at + 20)).any(|next| {
            self.is_comma(next)
                && (self.is(next + 1, MARKS.that) || self.has(next + 1, Shape::OPEN_QUOTE))
        })
    }

    /// Is the phrase the subject of a finite verb before `limit`?
    pub(super) fn is_clause_from(&self, phrase: u32, limit: u32) -> bool {
        let from = self.phrase(phrase).tokens.start;
        let subject = |verb: &VerbGroup| verb.subject == Some(phrase) && Self::is_finite(verb);
        let first = self.verbs.partition_point(|verb| verb.tokens.start < from);
        self.verbs[first..].iter().take(4).take_while(|verb| verb.tokens.start < limit).any(subject)
    }

    /// Is one of the first verb groups from here on finite, and of no relative or subordinate clause?
    fn has_finite(&self, from: u32, limit: u32) -> bool {
        const MOST: usize = 4;
        let opener = Role::RELATIVE | Role::THAT | Role::SUBORDINATOR;
        let plain = |at| {
            let roles = self.roles(at);
            // "cutting *that output* must"
            let points = || {
                self.is(at, MARKS.that)
                    && self.phrase_at(at).is_some_and(|phrase| self.phrase(phrase).head > at)
            };
            !roles.intersects(opener) || roles.contains(Role::PREPOSITION) || points()
        };
        let first = self.verbs.partition_point(|verb| verb.tokens.start < from);
        let mut from = from;
        for verb in self.verbs[first..].iter().take(MOST) {
            if verb.tokens.start >= limit {
                break;
            }
            if (from..verb.tokens.start).all(plain) {
                if Self::is_finite(verb) {
                    return true;
                }
                // "a law *to let* the ministry decide would be", "those *living* here are"
                from = verb.tokens.end;
                continue;
            }
            // "any hope *that* this was over would be": the clause of the "that" has a verb of its own.
            let opened = (from..verb.tokens.start).any(|at| {
                self.is(at, MARKS.that) && at > from && !self.is_comma(at.saturating_sub(1))
            });
            if opened && Self::is_finite(verb) {
                from = verb.tokens.end;
                continue;
            }
            // "the budget, which parliament rejected, *would* be": past what two commas hold.
            let open = (from..verb.tokens.start).find(|&at| !plain(at)).unwrap_or(from);
            let close =
                (verb.tokens.end..limit.min(verb.tokens.end + 12)).find(|&at| self.is_comma(at));
            match close.filter(|_| open > from && self.is_comma(open - 1)) {
                Some(close) => from = close + 1,
                None => return false,
            }
        }
        false
    }

    fn is_whether(&self, at: u32) -> bool {
        matches!(self.text(at), "whether" | "if")
    }

    /// "did not say *when* the talks would resume".
    fn is_when(&self, at: u32, limit: u32) -> bool {
        self.text(at) == "when"
            && self.phrase_at(at + 1).is_some_and(|phrase| self.is_clause_from(phrase, limit))
    }

    /// "said *last week* talks would resume", where the chunker makes one phrase of both: behind the day, which is
    /// that of the verb. Not "last week's talks".
    fn behind_day(&self, at: u32, phrase: u32) -> u32 {
        let week = self.time_at(at).filter(|date| date.precision == Some(Precision::Week));
        let end = week.map(|date| date.tokens.end);
        let inside =
            |&end: &u32| end < self.phrase(phrase).tokens.end && !self.has(end, Shape::POSSESSIVE);
        let points = matches!(self.text(at), "last" | "this");
        end.filter(|_| points).filter(inside).unwrap_or(at)
    }

    pub(super) fn is_time(&self, at: u32) -> bool {
        self.time_at(at).is_some()
    }

    /// "said *earlier* it was leaving": when it was said. "said *later* payments would stop" says which payments.
    fn is_told_earlier(&self, at: u32, limit: u32) -> bool {
        let when = at > 0
            && self.is_word(at, words!["again", "afterwards", "earlier", "later", "separately"]);
        let opens = self.has(at + 1, Shape::CAPITAL)
            || self.roles(at + 1).intersects(Role::DETERMINER | Role::SUBJECT | Role::POSSESSIVE);
        when && opens && !self.is_time(at + 1) && self.has_finite(at + 2, limit)
    }

    /// Does a date hold the token and the one before it: the comma of "Tuesday, March 11"?
    pub(super) fn is_in_date(&self, at: u32) -> bool {
        self.time_at(at).is_some_and(|date| date.tokens.start < at)
    }

    /// The time expression that holds a token.
    fn time_at(&self, at: u32) -> Option<&TimeExpression> {
        let dates = self.scene.dates;
        let found = dates.binary_search_by(|date| match () {
            () if date.tokens.end <= at => std::cmp::Ordering::Less,
            () if date.tokens.start > at => std::cmp::Ordering::Greater,
            () => std::cmp::Ordering::Equal,
        });
        found.ok().map(|n| &dates[n])
    }
}
