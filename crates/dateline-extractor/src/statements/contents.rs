//! The exact words of a content: without cue, leading "that", marks at the ends, and what hangs on
//! the cue rather than on the content ("when meeting with …", "in a statement").

use dateline_lexicon::{Frame, Role, StatementWord, Takes, lexicon, words};
use dateline_parser::{Quotation, Report, Shape, Span, Token, TokenRange, contraction};

use super::parties::Parties;
use super::reading::{BRINGS, MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

/// How many tokens and verbs of a content are searched for its end: no sentence of a report is longer.
const LONGEST: u32 = 600;
const MOST_VERBS: usize = 100;

impl Reading<'_, '_, '_> {
    /// The words between two tokens as a piece of content; none where no word is left.
    pub(super) fn piece(&self, start: u32, end: u32) -> Option<Span> {
        let tokens = self.trimmed(start, end);
        (!tokens.is_empty()).then(|| self.span(tokens))
    }

    /// `start..end` without marks at the ends and a leading "that".
    pub(super) fn trimmed(&self, mut start: u32, mut end: u32) -> TokenRange {
        let report = self.scene.report;
        end = end.min(report.tokens.len() as u32);
        let mark = |at: u32| is_mark(report, &report.tokens[at as usize]);
        // "*That* helped them", "But *that* is wrong": a subject, and no conjunction.
        let subject = |at: u32| {
            let opens = at == self.tokens.start
                || self.roles(at - 1).contains(Role::COORDINATOR)
                || self.has(at - 1, Shape::PUNCTUATION) && !self.is_comma(at - 1);
            opens && self.verb_at(self.after_adverbs(at + 1)).is_some() || self.that_acts(at)
        };
        let leads =
            |at: u32| self.is(at, MARKS.that) && at + 1 < end && !self.points(at) && !subject(at);
        while start < end && (mark(start) || leads(start)) {
            start += 1;
        }
        while end > start && mark(end - 1) && !self.closes_inside(start, end - 1) {
            end -= 1;
        }
        // "the *ties* which, he said, are strong"
        if end > start + 1 && self.is_word(end - 1, words!["which"]) {
            end -= 1 + u32::from(self.is_comma(end - 2));
        }
        // What a bracket outside closes: "(he said *it rained*)".
        let reads = |at: u32, bracket: &str| report.reads(at as usize, bracket);
        if end > start && reads(end - 1, ")") && !(start..end).any(|at| reads(at, "(")) {
            end -= 1;
        }
        TokenRange::new(start, end)
    }

    /// "said *that* is why", "said *that's* a lie": is the word the subject, right before an auxiliary?
    pub(super) fn that_acts(&self, at: u32) -> bool {
        let auxiliary = Role::BE | Role::HAVE | Role::MODAL | Role::FUTURE;
        let verb = self.verb_at(at + 1).map(|n| &self.verbs[n]);
        self.is(at, MARKS.that)
            && verb.is_some_and(|verb| {
                let first = verb.tokens.start;
                let short = matches!(self.text(first), "'s" | "’s" | "'ll" | "’ll" | "'d" | "’d");
                // "said that *they're* well"
                let own = contraction(self.text(first)).is_some();
                let whole = self.roles(first).intersects(auxiliary) && !own;
                Self::is_finite(verb) && (short || whole)
            })
    }

    /// Does the token close a quotation that opened behind `start`?
    fn closes_inside(&self, start: u32, close: u32) -> bool {
        self.has(close, Shape::CLOSE_QUOTE)
            && self.quotation_to(close).is_some_and(|quotation| quotation.tokens.start > start + 1)
    }

    /// Is "that" the determiner of a phrase ("that day")?
    fn points(&self, at: u32) -> bool {
        self.phrase_at(at).is_some_and(|phrase| self.phrase(phrase).tokens.len() > 1)
    }

    /// The quotation that opens with a token.
    pub(super) fn quotation_from(&self, open: u32) -> Option<&Quotation> {
        let start = self.token(open)?.span.start;
        let quotations = &self.scene.report.quotations;
        quotations
            .binary_search_by_key(&start, |quotation| quotation.span.start)
            .ok()
            .map(|n| &quotations[n])
    }

    /// The quotation that closes with a token.
    pub(super) fn quotation_to(&self, close: u32) -> Option<&Quotation> {
        let token = self.token(close)?.span;
        let end = token.end;
        near(&self.scene.report.quotations, Span::new(token.start, token.end))
            .iter()
            .rev()
            .find(|quotation| quotation.span.end == end)
    }

    /// The words inside a quotation, without marks at the ends.
    pub(super) fn inner(&self, quotation: &Quotation) -> Option<Span> {
        let report = self.scene.report;
        let (mut start, mut end) = (quotation.tokens.start, quotation.tokens.end);
        let mark =
            |at: u32| report.tokens.get(at as usize).is_none_or(|token| is_mark(report, token));
        while start < end && mark(start) {
            start += 1;
        }
        while end > start && mark(end - 1) {
            end -= 1;
        }
        (start < end).then(|| report.span_of(TokenRange::new(start, end)))
    }

    /// Where a content that begins at `start` ends, without what hangs on the cue.
    pub(super) fn content_end(&self, start: u32, limit: u32) -> u32 {
        let reach = limit.min(start + LONGEST);
        let closes = |comma: &u32| {
            let at = comma + 1;
            // "…, according to", "…, a day after"
            let aside = at < reach
                && (self.starts_source(at) && self.source_ends(at, limit) || self.is_distance(at));
            // "agreed to go on, *without saying* how"
            aside || *comma > start && (self.is_silence(*comma) || self.is_attribution(*comma))
        };
        let mut commas = (start..reach).filter(|&at| self.is_comma(at));
        let mut end = commas.find(closes).unwrap_or(limit);
        end = self.before_no_details(start, end.min(reach)).unwrap_or(end);
        let first = self.verbs.partition_point(|verb| verb.tokens.start <= start);
        let inside = self.verbs[first..].iter().take(MOST_VERBS);
        for verb in inside.take_while(|verb| verb.tokens.start < end) {
            let before = verb.tokens.start - 1;
            let opens = matches!(self.text(before), "when" | "while" | "after" | "before" | "upon");
            // "said he *would* leave after meeting her" tells when he will leave.
            let to_come = matches!(self.text(before), "after" | "before")
                && self.verbs[first.saturating_sub(1)..]
                    .iter()
                    .take_while(|other| other.tokens.start < before)
                    .find(|other| other.tokens.start >= start && Self::is_finite(other))
                    .is_some_and(|other| {
                        matches!(other.form, VerbForm::Future | VerbForm::Conditional)
                    });
            if opens
                && !to_come
                && before > start
                && verb.form == VerbForm::Participle
                && self.meets(verb.head)
            {
                end = before;
                break;
            }
            // "said the end is "near," *meeting* reporters": when it was said.
            let quoted = self.has(before, Shape::CLOSE_QUOTE) && self.is_comma(before - 1);
            let met = verb.form == VerbForm::Participle && self.meets(verb.head);
            if before > start + 1 && quoted && met
                || before > start && self.is_comma(before) && self.tells_result(verb)
            {
                end = before;
                break;
            }
        }
        self.without_setting(start, end)
    }

    /// "called for a ban, *something the host opposes*", "…, *a claim that* Norway denies": what the
    /// report says of it.
    pub(super) fn is_remark(&self, comma: u32, end: u32) -> bool {
        if !self.is_comma(comma) {
            return false;
        }
        let article = matches!(self.text(comma + 1), "a" | "an");
        let about = self.text(comma + 1) == "something"
            || article && self.plays(comma + 2, StatementWord::REMARK);
        let behind = comma + 2 + u32::from(article);
        let verb = self.verb_from(behind).map(|n| &self.verbs[n]);
        about && verb.is_some_and(|verb| verb.tokens.start < end && Self::is_finite(verb))
    }

    /// ", (though) without giving a date": that more was not said.
    fn is_silence(&self, comma: u32) -> bool {
        let but = matches!(self.text(comma + 1), "albeit" | "although" | "but" | "though");
        let without = comma + 1 + u32::from(but);
        self.text(without) == "without"
            && self.verb_at(without + 1).is_some_and(|n| {
                let verb = &self.verbs[n];
                let cue = self
                    .token(verb.head)
                    .is_some_and(|head| head.can_be(dateline_lexicon::WordClass::CUE_START));
                cue && verb.form == VerbForm::Participle && !verb.passive
            })
    }

    /// "said nine men were held *but gave no details*", "… *but would not say* why": where the report goes on to what was
    /// not said.
    fn before_no_details(&self, start: u32, end: u32) -> Option<u32> {
        let unsaid = |at: u32| {
            let verb = self.verb_at(at).map(|n| &self.verbs[n]);
            let tells = words![
                "comment",
                "disclose",
                "elaborate",
                "identify",
                "name",
                "offer",
                "provide",
                "reveal",
                "say",
                "specify"
            ];
            verb.is_some_and(|verb| {
                let refuses = self.is_word(verb.tokens.start, words!["did", "would"]);
                verb.negated && refuses && self.is_word(verb.head, tells)
            })
        };
        // "said *the suspect* had given his name but would not say why": he would not. In "said nine men were held but
        // would not say", who speaks would not.
        let first = self.verb_from(start).map(|n| &self.verbs[n]).filter(|first| !first.passive);
        let other = first.and_then(|first| first.subject).is_some_and(|own| {
            let head = self.phrase(own).head;
            let thing = !self.is_actor(own) && !Parties::is_document(self, head);
            !self.roles(head).contains(Role::SUBJECT) && !thing
        });
        let unsaid = |at: u32| !other && unsaid(at);
        let goes_on =
            |next: u32| unsaid(next) || self.is_word(next, words!["gave", "offered", "provided"]);
        let but = (start + 2..end)
            .find(|&at| self.is_word(at, words!["but"]) && goes_on(self.after_adverbs(at + 1)))?;
        let comma = but - u32::from(self.is_comma(but - 1));
        if unsaid(self.after_adverbs(but + 1)) {
            return Some(comma);
        }
        let gave = self.after_adverbs(but + 1);
        let what = self.phrase_at(gave + 1).map(|what| self.phrase(what).head)?;
        let nothing = self.is_word(gave + 1, words!["few", "little", "no"]);
        let told =
            words!["comment", "detail", "details", "elaboration", "explanation", "information"];
        (nothing && self.is_word(what, told)).then_some(comma)
    }

    /// "*a day after* they met", "*just hours before* the vote": when it was said.
    fn is_distance(&self, at: u32) -> bool {
        const MOST: u32 = 5;
        let at = if matches!(self.text(at), "barely" | "just" | "only") { at + 1 } else { at };
        let end = (at..at + MOST).find(|&at| !self.is_time(at)).unwrap_or(at);
        end > at && matches!(self.text(end), "after" | "before" | "following")
    }

    /// "said it would go on, *drawing* scorn from …": what the report says came of it.
    fn tells_result(&self, verb: &VerbGroup) -> bool {
        verb.form == VerbForm::Participle
            && !verb.passive
            && self.plays(verb.head, StatementWord::RESULT)
            && (self.text(verb.head) != "setting" || self.text(verb.head + 1) == "off")
    }

    /// A thing that is spoken of ends before the clause that says on which occasion: "will brief the
    /// envoy on the plan *when they meet*".
    pub(super) fn without_occasion(&self, verb: &VerbGroup, start: u32, end: u32) -> u32 {
        // "has rejected similar offers *since 2020*": when it was done.
        let perfect = self.roles(verb.tokens.start).contains(Role::HAVE);
        let since =
            |at: u32| perfect && at > start && self.text(at) == "since" && self.is_time(at + 1);
        let opens = |at: u32| {
            at > start + 1
                && self.text(at) == "when"
                && !self.is_time(at - 1)
                && !matches!(
                    self.text(at - 1),
                    "day" | "days" | "especially" | "including" | "moment" | "time" | "times" | ","
                )
        };
        let contrast = |at: u32| {
            self.is_comma(at)
                && matches!(self.text(at + 1), "while" | "whereas" | "although")
                && self.phrase_at(at + 2).is_some_and(|subject| self.is_clause_from(subject, end))
        };
        // "discussed trade *on the sidelines of* the summit"
        let brings = self.is_word(verb.head, BRINGS);
        let discusses = lexicon().speech().cues(self.lemma(verb)).iter().any(|cue| {
            let bare = cue.rest.is_empty() || brings && cue.rest.len() == 1;
            cue.frame == Frame::Discuss && bare && cue.takes.contains(Takes::NOUN)
        });
        let aside = |at: u32| {
            at > start
                && discusses
                && matches!(self.text(at), "on" | "at")
                && matches!(self.text(at + 2), "margin" | "margins" | "sideline" | "sidelines")
        };
        // "thanked the king for the aid *during talks*", "… *in a phone call*", but not "for progress in the talks"
        let met = |at: u32| {
            let during = self.is(at, MARKS.during)
                || (self.is(at, MARKS.in_) || self.is(at, MARKS.at))
                    && (matches!(self.text(at + 1), "a" | "an")
                        || self.is(at, MARKS.at) && self.roles(at + 1).contains(Role::POSSESSIVE));
            let phrase = self.phrase_at(at + 1).filter(|_| at > start && during);
            phrase.is_some_and(|phrase| self.tells_occasion(at, phrase))
                && self.verb_at(at - 1).is_none()
        };
        // "denied it *in a letter to* the court": where it was written
        let written = |at: u32| {
            at > start
                && self.is(at, MARKS.in_)
                && self.is_word(at + 1, words!["a", "an"])
                && self.phrase_at(at + 1).is_some_and(|phrase| {
                    let head = self.phrase(phrase).head;
                    self.is_word(
                        head,
                        words!["email", "interview", "letter", "post", "statement", "tweet"],
                    )
                })
        };
        // "discussed trade *with the minister*"
        let company = |at: u32| at > start && discusses && self.company_at(start, at).is_some();
        // "demanded a meeting *after Chile said* the pact was dead", but not "a plan for the day after he leaves"
        let first = verb.form;
        let later = |at: u32| {
            let soon = words!["even", "just", "long", "only", "shortly", "soon"];
            let opener = at + u32::from(self.is_word(at, soon));
            let clause = |subject| {
                let from = self.phrase(subject).tokens.end;
                self.verb_from(from).is_some_and(|n| {
                    let inner = &self.verbs[n];
                    inner.subject == Some(subject) && inner.form == first && Self::is_finite(inner)
                })
            };
            // "losses *before tax* rose"
            let sum = words!["charges", "interest", "items", "tax", "taxes"];
            at > start
                && !self.is_time(at - 1)
                && self.is_word(opener, words!["after", "before", "until"])
                && self.phrase_at(opener + 1).is_some_and(|subject| {
                    clause(subject) && !self.is_word(self.phrase(subject).head, sum)
                })
                && !self.holds_finite(start, at)
        };
        // "were told of the plan *by the envoy*"
        let agent = |at: u32| {
            verb.passive
                && at > start
                && self.is(at, MARKS.by)
                && self.phrase_at(at + 1).is_some_and(|agent| self.is_actor(agent))
        };
        let ends = |at: &u32| {
            company(*at)
                || agent(*at)
                || written(*at)
                || met(*at)
                || opens(*at)
                || since(*at)
                || contrast(*at)
                || later(*at)
                || aside(*at)
                || self.is_remark(*at, end)
        };
        (start + 1..end.min(start + LONGEST)).find(ends).unwrap_or(end)
    }

    /// Where the report goes on behind a thing or a deed that is spoken of: "discussed the war *and the king thanked* her",
    /// "told her to wait, *and she did*".
    pub(super) fn before_other_clause(&self, verb: &VerbGroup, start: u32, end: u32) -> u32 {
        let stop = end.min(start + LONGEST);
        let clause = |at: u32| {
            let joins = self.is_word(at, words!["and", "but"])
                || self.text(at) == ";"
                    && !self.has(at, Shape::QUOTED)
                    && !(start..at).any(|before| self.text(before) == ":");
            let subject = self.phrase_at(at + 1).filter(|_| joins);
            subject.is_some_and(|subject| {
                (self.phrase(subject).preposition.is_none() || self.is_one_alone(subject))
                    && (self.is_actor(subject) || self.is_word(at + 1, words!["it", "this"]))
                    && self.is_own_clause(subject, end)
            }) && !self.holds_finite(start, at)
        };
        // "met to address the crisis, *agree* on aid and discuss trade"
        let does = |at: u32| {
            let next = self.verb_at(at + 1).filter(|_| self.is_comma(at));
            verb.form == VerbForm::Infinitive
                && next.is_some_and(|n| self.is_joined_deed(n) && self.goes_on_to_discuss(n, end))
        };
        let at = (start + 1..stop).find(|&at| clause(at) || does(at)).unwrap_or(end);
        at - u32::from(at < end && at > start + 1 && self.is_comma(at - 1))
    }

    /// Is a verb group a base form without "to"?
    fn is_joined_deed(&self, n: usize) -> bool {
        let verb = &self.verbs[n];
        verb.form == VerbForm::Infinitive && !self.is(verb.tokens.start, MARKS.to)
    }

    /// "identify areas of cooperation *and discuss* trade": is the last of the deeds that a verb begins a talk?
    fn goes_on_to_discuss(&self, n: usize, end: u32) -> bool {
        const MOST: usize = 4;
        let joined = self.verbs[n..].iter().enumerate().take(MOST).find(|(_, verb)| {
            verb.tokens.start < end && self.is_word(verb.tokens.start - 1, words!["and"])
        });
        joined.is_some_and(|(ahead, verb)| {
            let mut cues = lexicon().speech().cues(self.lemma(verb)).iter();
            self.is_joined_deed(n + ahead) && cues.any(|cue| cue.frame == Frame::Discuss)
        })
    }

    /// Does the verb right behind a phrase, or behind an adverb there, tell what that does?
    pub(super) fn is_own_clause(&self, subject: u32, limit: u32) -> bool {
        let own = self.phrase(subject);
        let at = self.after_adverbs(own.tokens.end);
        let verb =
            self.verb_at(at).map(|n| &self.verbs[n]).filter(|verb| verb.tokens.start < limit);
        verb.is_some_and(|verb| {
            Self::is_finite(verb)
                && (verb.subject == Some(subject) || !own.joined || self.is_one_alone(subject))
        })
    }

    /// "gave no details of its losses and *a spokesman was* away": one, by the form of the verb, and no list with what
    /// stands before.
    fn is_one_alone(&self, subject: u32) -> bool {
        let own = self.phrase(subject).tokens;
        self.is_word(own.start, words!["a", "an"])
            && self.is_word(self.after_adverbs(own.end), words!["does", "has", "is", "was"])
    }

    /// Does a finite verb stand between two tokens?
    pub(super) fn holds_finite(&self, start: u32, end: u32) -> bool {
        let first = self.verbs.partition_point(|verb| verb.tokens.start < start);
        let mut inside =
            self.verbs[first..].iter().take(MOST_VERBS).take_while(|verb| verb.tokens.start < end);
        inside.any(Self::is_finite)
    }

    /// Does nothing follow the source that is named at a token?
    fn source_ends(&self, at: u32, limit: u32) -> bool {
        let comma = (at..limit).find(|&at| self.is_comma(at));
        comma.is_none_or(|comma| {
            let behind = self.verbs.partition_point(|verb| verb.tokens.start < comma);
            self.verbs.get(behind).is_none_or(|verb| verb.tokens.start >= limit)
        })
    }

    /// "according to" and the like.
    pub(super) fn starts_source(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| token.can_be(dateline_lexicon::WordClass::CUE_START))
            && self
                .scene
                .report
                .phrase(lexicon().speech().sources(), at as usize, self.tokens.end as usize)
                .is_some()
    }

    pub(super) fn meets(&self, head: u32) -> bool {
        let next = self.token(head + 1).map(|token| token.word);
        let bare = |word: Option<_>| word.is_none() || word == next;
        self.token(head).is_some_and(|token| {
            let mut senses = lexicon().meetings().verbs(token.word).iter();
            // "while *taking* steps" is no meeting.
            senses.any(|sense| bare(sense.particle) && sense.lemma != "take")
        })
    }

    /// Without "during their meeting", "in a statement", "at a press conference" at the end.
    fn without_setting(&self, start: u32, end: u32) -> u32 {
        let phrases = self.scene.syntax.phrases_of(self.sentence);
        let first = phrases.start;
        let last = phrases.rev().find(|&n| self.phrase(n).tokens.end <= end);
        let Some(mut last) = last else { return end };
        let mut close = self.phrase(last).tokens.end;
        // "in an address *to the nation*"
        let tied = self.phrase(last).preposition.filter(|&at| self.is(at, MARKS.to));
        if let Some(to) = tied
            && last > first
            && self.phrase(last - 1).tokens.end == to
        {
            last -= 1;
            close = self.phrase(last + 1).tokens.end;
        }
        let phrase = self.phrase(last);
        let Some(preposition) = phrase.preposition.filter(|&p| p > start) else { return end };
        let trailing = (close..end).all(|at| self.has(at, Shape::PUNCTUATION));
        let head = self.text(phrase.head);
        let setting = match () {
            () if self.is(preposition, MARKS.during) => {
                self.plays(phrase.head, StatementWord::DURING)
            }
            () if self.is(preposition, MARKS.in_) => self.plays(phrase.head, StatementWord::WITHIN),
            () if self.is(preposition, MARKS.at) => {
                matches!(head, "briefing" | "conference" | "rally")
            }
            () => false,
        };
        let indefinite = self.roles(phrase.tokens.start).contains(Role::DETERMINER);
        if setting && trailing && indefinite { preposition } else { end }
    }
}

/// Is it a mark that is no part of the words beside it, as the signs of money and shares are?
pub(super) fn is_mark(report: &Report<'_>, token: &Token) -> bool {
    const PARTS: [&str; 14] =
        ["$", "€", "£", "¢", "%", "‰", "°", ")", "(", "[", "]", "#", "<", ">"];
    token.is(Shape::PUNCTUATION) && !PARTS.contains(&report.slice(token.span))
}

/// The quotations that can share words with `span`: sorted by their start, nested at most this deep.
pub(super) fn near(quotations: &[Quotation], span: Span) -> &[Quotation] {
    const DEEPEST: usize = 6;
    let first = quotations.partition_point(|quotation| quotation.span.start < span.start);
    let end = quotations.partition_point(|quotation| quotation.span.start < span.end);
    &quotations[first.saturating_sub(DEEPEST)..end]
}
