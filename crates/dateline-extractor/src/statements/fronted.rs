//! Content in front of its cue ("…, Ito said") and around it ("The talks, Ito said, will …").

use dateline_lexicon::{Frame, Role, Takes, VerbForms, words};
use dateline_parser::{Shape, Span, TokenRange};

use super::frames::Found;
use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// The content in front of a cue clause that begins at `start`: "…, Zhao said".
    pub(super) fn left(
        &self,
        start: u32,
        from: u32,
        subject: Option<u32>,
        found: &Found,
        pieces: &mut Vec<Span>,
    ) -> Option<TokenRange> {
        let mut start = start;
        loop {
            // "…, *Norvik Ltd <NOR>* chairman Ana Ruiz said"
            if let Some(open) = self.bracket_before(start).filter(|&open| open > from)
                && let Some(phrase) = self.phrase_to(open)
            {
                start = self.phrase(phrase).tokens.start;
            }
            while let Some(phrase) = self.phrase_to(start).filter(|_| start > from) {
                // "…, a target *the firm has criticised*": what is said of it, and no content.
                let thing = matches!(self.text(self.phrase(phrase).tokens.start), "a" | "an")
                    && !self.is_actor(phrase);
                if thing {
                    return None;
                }
                start = self.phrase(phrase).tokens.start;
            }
            // "…, his secretary, Ana Ruiz, said": both are the speaker.
            let comma = start.checked_sub(1).filter(|&at| at > from && self.is_comma(at));
            let other = comma.and_then(|comma| self.chain_to(comma));
            match other.filter(|&other| subject.is_some_and(|own| self.are_one(own, other))) {
                Some(other) => start = self.phrase(other).tokens.start,
                None => break,
            }
        }
        if let Some(comma) = start.checked_sub(1).filter(|&at| at > from && self.is_comma(at)) {
            start = self.described_from(comma).unwrap_or(start);
        }
        if start == self.tokens.start && found.content.is_none() {
            return self.sentence_before(pieces);
        }
        let mut before = start.checked_sub(1).filter(|&before| before >= from)?;
        while before > from && self.is_adverb(before) {
            before -= 1;
        }
        let close = match () {
            () if self.has(before, Shape::CLOSE_QUOTE) => Some(before),
            () if self.is_comma(before)
                && before > from
                && self.has(before - 1, Shape::CLOSE_QUOTE) =>
            {
                Some(before - 1)
            }
            () => None,
        };
        if let Some(quotation) = close.and_then(|close| self.quotation_to(close)) {
            let inner = self.inner(quotation)?;
            let open = quotation.tokens.start.saturating_sub(1);
            // "The plan is "dead," he said": the words before belong to it.
            let mixed = open > from
                && self.has_words(from, open)
                && !self.has(open - 1, Shape::CLOSE_QUOTE);
            let ended = open > from && matches!(self.text(open - 1), ":" | ".");
            if mixed && !ended && self.first_finite(from, open).is_some()
                || mixed && self.is_fragment(quotation.tokens) && found.content.is_none()
            {
                let piece = self.piece(from, open)?;
                pieces.push(Span::new(piece.start, inner.end));
                return Some(TokenRange::new(from, before));
            }
            // "*Remarking upon* the "gift," she said, "…"": on what
            let front = self.verb_at(from).map(|n| self.verbs[n].form);
            if mixed && front == Some(VerbForm::Participle) && found.content.is_some() {
                return None;
            }
            pieces.push(inner);
            let first = quotation.tokens.start.max(self.tokens.start);
            return Some(TokenRange::new(first, quotation.tokens.end));
        }
        // "if they fail, the bank will close, …": a verb that only quotes.
        if !found.cue.takes.contains(Takes::CLAUSE) && found.cue.frame == Frame::Content {
            return None;
        }
        let bound = self.is_comma(before)
            || matches!(self.text(before), "—" | "–" | "--" | "-" | "\"" | "”" | "''");
        if !bound || found.cue.frame == Frame::Urge || found.content.is_some() {
            return None;
        }
        // "Although it rained, growers *predict good crops*", "Norvik, hit by a slump, *announced a loss*": what is said
        // stands behind.
        let object = self.after_adverbs(found.tokens.end);
        let object = self.phrase_at(object).filter(|_| {
            subject.is_none_or(|own| self.phrase(own).tokens.start < found.tokens.start)
        });
        if found.cue.frame == Frame::Content && object.is_some_and(|object| self.is_object(object))
        {
            return None;
        }
        let mut first = from;
        while first < before
            && (self.has(first, Shape::PUNCTUATION)
                || self.roles(first).contains(Role::COORDINATOR))
        {
            first += 1;
        }
        // "Sales fell *but*, she said, …": what is said goes on behind.
        let last = before.checked_sub(1).filter(|&at| at > first);
        let joins = |at: u32| self.roles(at).intersects(Role::COORDINATOR | Role::SUBORDINATOR);
        if self.is_comma(before) && last.is_some_and(joins) && self.is_comma(found.tokens.end) {
            return None;
        }
        // "the ties which, she said, *are strong*": no more than the clause that the cue stands in.
        if self.is_comma(before)
            && self.is_comma(found.tokens.end)
            && last
                .is_some_and(|at| self.is_word(at, words!["which"]) && !self.is(at - 1, MARKS.of))
        {
            let inner = &self.verbs[self.verb_at(self.after_adverbs(found.tokens.end + 1))?];
            let end = inner.clause_end.min(self.tokens.end);
            let comma = (inner.tokens.end + 1..end).find(|&at| self.is_comma(at));
            let tokens = self.trimmed(inner.tokens.start, comma.unwrap_or(end));
            if !Self::is_finite(inner) || tokens.is_empty() {
                return None;
            }
            pieces.push(self.span(tokens));
            return Some(tokens);
        }
        // "*Asked who leads the party*, he said Ruiz": what he was asked, and nothing that he says.
        let asked = words!["asked", "pressed", "questioned", "quizzed"];
        if self.is_word(first, asked) && self.verb_at(first).is_some() {
            return None;
        }
        let clause = self.has_clause(first, before);
        // "Sorry, she said.", but not "In Lima, she said".
        let opener = Role::PREPOSITION | Role::ADVERB | Role::SUBORDINATOR | Role::TIME;
        let words = !self.roles(first).intersects(opener)
            && !self.is_adverb(first)
            && found.cue.rest.is_empty()
            && self.ends_behind(found.tokens.end);
        // "The road, said *the mayor*, is open"
        let end = match subject {
            Some(subject) if self.phrase(subject).tokens.start >= found.tokens.end => {
                self.extent(subject, false)
            }
            _ => found.tokens.end,
        };
        if !clause && !words && !self.is_aside(start, end) {
            return None;
        }
        let tokens = self.trimmed(first, before);
        if tokens.is_empty() {
            return None;
        }
        pieces.push(self.span(tokens));
        Some(tokens)
    }

    /// Is it what somebody announces or predicts, and no day, nor who said it?
    fn is_object(&self, phrase: u32) -> bool {
        let tokens = self.phrase(phrase).tokens;
        !self.is_actor(phrase)
            && !tokens.range().any(|at| self.is_time(at as u32))
            && self.verb_at(tokens.end).is_none()
            && !self.is_word(tokens.start, words!["that", "this"])
    }

    /// "*a spokesman* for the ministry": the phrase that heads those, hung on it by prepositions, which end before
    /// a token.
    fn chain_to(&self, end: u32) -> Option<u32> {
        const MOST: usize = 3;
        let phrases = self.scene.syntax.phrases_of(self.sentence);
        let after = self.phrase_from(end).unwrap_or(phrases.end);
        let last = after.checked_sub(1).filter(|&last| last >= phrases.start)?;
        let mut end = end;
        (phrases.start..=last).rev().take(MOST).find_map(|number| {
            let phrase = self.phrase(number);
            if phrase.tokens.end != end {
                return Some(None);
            }
            end = phrase.preposition.unwrap_or(end);
            phrase.preposition.is_none().then_some(Some(number))
        })?
    }

    /// Where the bracket opens that closes right before a token.
    pub(super) fn bracket_before(&self, at: u32) -> Option<u32> {
        const LONGEST: u32 = 6;
        let close = at.checked_sub(1).filter(|&close| close > self.tokens.start)?;
        let opener = match self.text(close) {
            ">" => "<",
            ")" => "(",
            "]" => "[",
            _ => return None,
        };
        let first = self.tokens.start.max(close.saturating_sub(LONGEST));
        (first..close).rev().find(|&at| self.text(at) == opener)
    }

    /// ""…," *the head of the mission*, Ito, said": where what stands between a quotation and the comma
    /// before the name begins, if it is one thing.
    fn described_from(&self, comma: u32) -> Option<u32> {
        const LONGEST: u32 = 14;
        let close = (comma.saturating_sub(LONGEST)..comma)
            .rev()
            .find(|&at| self.has(at, Shape::PUNCTUATION))
            .filter(|&at| at > self.tokens.start && self.has(at, Shape::CLOSE_QUOTE))?;
        // "the work followed "basic research" *efforts*, Ito said": what was said goes on behind its last quoted word.
        if !self.has(close - 1, Shape::PUNCTUATION) {
            return None;
        }
        let whole =
            self.phrase_at(close + 1).is_some() && self.first_finite(close, comma).is_none();
        whole.then_some(close + 1)
    }

    /// "Will it hold?" she asked: a quotation whose last mark ends the sentence before.
    fn sentence_before(&self, pieces: &mut Vec<Span>) -> Option<TokenRange> {
        let close = self.tokens.start.checked_sub(1)?;
        // ""It is late." She went on *to say:*" "…" tells of what stands behind.
        if self.text(self.tokens.end.checked_sub(1)?) == ":" {
            return None;
        }
        let report = self.scene.report;
        let sentence = self.sentence.checked_sub(1)?;
        let paragraph = |n: u32| report.sentences.get(n as usize).map(|s| s.paragraph);
        if !self.has(close, Shape::CLOSE_QUOTE) || paragraph(sentence) != paragraph(self.sentence) {
            return None;
        }
        let quotation = self.quotation_to(close)?;
        // Past what closes a quotation inside.
        let mut last = quotation.tokens.end.checked_sub(1)?;
        while last > quotation.tokens.start && report.tokens[last as usize].is(Shape::CLOSE_QUOTE) {
            last -= 1;
        }
        let end = report.word(last as usize);
        if !matches!(end, "!" | "?" | "." | "…" | "..." | "!!!" | "!!" | "?!") {
            return None;
        }
        pieces.extend(self.inner(quotation));
        Some(super::NOTHING)
    }

    /// Is the quotation only a few words without a verb?
    fn is_fragment(&self, tokens: TokenRange) -> bool {
        tokens.start >= self.tokens.start && self.first_finite(tokens.start, tokens.end).is_none()
    }

    fn has_words(&self, from: u32, to: u32) -> bool {
        (from..to).any(|at| self.has(at, Shape::WORD))
    }

    fn first_finite(&self, from: u32, to: u32) -> Option<&VerbGroup> {
        let first = self.verb_from(from)?;
        self.verbs[first..]
            .iter()
            .take_while(|verb| verb.tokens.start < to)
            .find(|verb| Self::is_finite(verb))
    }

    /// The clause behind a comma right behind the cue, to the end of the sentence.
    pub(super) fn behind_comma(&self, verb: &VerbGroup) -> Option<TokenRange> {
        // "asked whether the gap would close, she …": no verb of speech.
        let told = !verb.negated && !matches!(verb.form, VerbForm::Future | VerbForm::Conditional);
        // "If the rains *continue*, the road will close"
        let opener = self.starts(verb.subject).and_then(|start| start.checked_sub(1));
        if opener.is_some_and(|at| {
            self.roles(at).contains(Role::SUBORDINATOR) && !self.is_word(at, words!["as", "that"])
        }) {
            return None;
        }
        // "As Ruiz said *on Monday at a rally*, the road is shut"
        let says = self.word(verb.head).forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE);
        let who = verb.subject.filter(|&who| says && self.is_actor(who));
        let as_said = self.starts(who).and_then(|start| start.checked_sub(1));
        let end = match as_said.filter(|&at| self.is_word(at, words!["as"])) {
            Some(_) => self.behind_occasion(verb.tokens.end, self.tokens.end),
            None => verb.tokens.end,
        };
        if !self.is_comma(end) || !told {
            return None;
        }
        let tokens = self.trimmed(end, self.tokens.end);
        let phrase = self.phrase_at(tokens.start)?;
        self.is_clause_from(phrase, tokens.end).then_some(tokens)
    }

    /// Is there a clause that no conjunction makes part of another?
    fn has_clause(&self, from: u32, to: u32) -> bool {
        let Some(first) = self.verb_from(from) else { return false };
        self.verbs[first..].iter().take_while(|verb| verb.tokens.start < to).any(|verb| {
            let start = self.starts(verb.subject).unwrap_or(verb.tokens.start);
            // "If prices fall, *the bank* will close": by its look the end of a list
            let own = self.phrase_to(verb.tokens.start).map(|own| self.phrase(own).tokens.start);
            let apart = own.is_some_and(|own| own > start && self.is_comma(own - 1));
            let hung = start > from
                && self.roles(start - 1).contains(Role::SUBORDINATOR)
                && !apart
                && !self.counts(start - 1);
            Self::is_finite(verb) && !hung
        })
    }

    /// "more *than* 200 families had fled": of a number, and no conjunction.
    fn counts(&self, at: u32) -> bool {
        let more = at.checked_sub(1).map(|before| self.text(before).to_ascii_lowercase());
        self.text(at) == "than"
            && more.is_some_and(|more| matches!(more.as_str(), "more" | "less" | "fewer"))
    }

    /// Does the sentence end right behind a token?
    fn ends_behind(&self, at: u32) -> bool {
        (at..self.tokens.end).all(|at| self.has(at, Shape::PUNCTUATION) || self.is_adverb(at))
    }

    /// "Peru, she said, will …": a cue between commas inside the clause that it reports.
    fn is_aside(&self, start: u32, end: u32) -> bool {
        start > self.tokens.start + 1
            && self.is_comma(end)
            && self.first_finite(end, self.tokens.end).is_some()
    }

    /// "…, she *would later* say", "…, she *would say*.": what a story tells ahead of its time was said all the same. Not
    /// "…, the bank would respond to that".
    pub(super) fn looks_ahead(&self, verb: &VerbGroup, found: &Found) -> bool {
        let later = words!["afterward", "afterwards", "eventually", "later", "subsequently"];
        let told = || verb.tokens.range().any(|at| self.is_word(at as u32, later));
        let closes = || {
            found.cue.takes.contains(Takes::CLAUSE)
                && verb.tokens.end == found.tokens.end
                && (verb.tokens.end..self.tokens.end).all(|at| self.has(at, Shape::PUNCTUATION))
        };
        verb.form == VerbForm::Conditional && !verb.negated && (told() || closes())
    }

    /// The rest of a content that the cue interrupts without quotation marks.
    pub(super) fn after_aside(
        &self,
        cue_end: u32,
        inverted: bool,
        subject: Option<u32>,
        left: TokenRange,
        pieces: &mut Vec<Span>,
    ) {
        let end = match subject {
            Some(subject) if inverted => self.extent(subject, true),
            _ => cue_end,
        };
        // "the ties which, she said, *are strong*": all of it stands behind the cue.
        let told = left.start >= end;
        if told || !self.is_comma(end) || self.has(end + 1, Shape::OPEN_QUOTE) {
            return;
        }
        // "It is a sign, she said, that …"
        let goes_on = self.is(end + 1, MARKS.that)
            || self.verb_at(end + 1).is_some_and(|n| self.verbs[n].form == VerbForm::Infinitive);
        // "It would take, she said, six years"
        let last = self.verbs.partition_point(|verb| verb.tokens.start < left.end);
        let open = last.checked_sub(1).map(|n| &self.verbs[n]);
        let open = open.is_some_and(|verb| verb.tokens.end == left.end);
        // "The road reopened, said Ito, *the mayor*": who speaks
        let one = |phrase: u32| !self.text(self.phrase(phrase).head).ends_with('s');
        let who = |phrase: u32| inverted && self.is_actor(phrase) && one(phrase);
        let goes_on = goes_on || open && self.phrase_from(end + 1).is_some_and(|it| !who(it));
        // "*If* rents rise, she said, tenants will leave": what is said goes on behind.
        if !goes_on && self.has_clause(left.start, left.end) {
            return;
        }
        let last = self.trimmed(end, self.tokens.end);
        if let Some(next) = self.verb_at(last.start)
            && self.verbs[next].form == VerbForm::Participle
        {
            return;
        }
        if !last.is_empty() && (goes_on || self.first_finite(last.start, last.end).is_some()) {
            pieces.push(self.span(last));
        }
    }
}
