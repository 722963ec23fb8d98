//! Statements in the making: which cues are speech where they stand, and all pieces of what is said.

use dateline_lexicon::{Frame, Role, Takes, VerbForms, WordClass, lexicon};
use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{Act, AddresseeRelation, Modality, Polarity};

use super::frames::{Content, Found, Kind};
use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

/// A statement in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) sentence: u32,
    pub(super) cue: TokenRange,
    pub(super) act: Act,
    /// Does the cue alone say what is done?
    pub(super) fixed: bool,
    pub(super) relation: Option<AddresseeRelation>,
    pub(super) polarity: Option<Polarity>,
    /// Pieces of the content in reading order.
    pub(super) pieces: Vec<Span>,
    /// Where the content begins, for the rules of acts.
    pub(super) content: Option<Content>,
    /// The tokens of the main piece, in its sentence.
    pub(super) tokens: TokenRange,
    /// The phrase that speaks; what is joined to it speaks too.
    pub(super) subject: Option<u32>,
    /// A mention that speaks, where no phrase of the sentence does.
    pub(super) speaker: Option<Span>,
    pub(super) addressee: Option<u32>,
    pub(super) company: Option<u32>,
    pub(super) modality: Modality,
}

impl Reading<'_, '_, '_> {
    /// Adds the statements of the sentence's verbs to `drafts`.
    pub(super) fn drafts(&self, drafts: &mut Vec<Draft>) {
        let first = drafts.len();
        let mut left_from = self.tokens.start;
        // A cue whose content the next one names: "condemned and expressed concern about".
        let mut sharing: Option<(usize, u32)> = None;
        for n in 0..self.verbs.len() {
            let verb = &self.verbs[n];
            let Some(head) = self.token(verb.head) else { continue };
            if !head.can_be(WordClass::CUE_START) || head.is(Shape::QUOTED) {
                continue;
            }
            let Some(mut draft) = self.draft(n, &mut left_from, &drafts[first..]) else { continue };
            if draft.pieces.is_empty() {
                let bare = verb.clause_end <= draft.cue.end + 1;
                let joined = self.roles(draft.cue.end).contains(Role::COORDINATOR);
                if bare && joined && draft.act != Act::State {
                    sharing = Some((drafts.len(), draft.cue.end));
                    drafts.push(draft);
                }
                continue;
            }
            if let Some((other, end)) = sharing.take() {
                if draft.cue.start <= end + 2 {
                    drafts[other].pieces.clone_from(&draft.pieces);
                    drafts[other].content = draft.content;
                    drafts[other].tokens = draft.tokens;
                    draft.subject = draft.subject.or(drafts[other].subject);
                }
            }
            // "Peru attaches importance to …, she said": her statement, not Peru's.
            let from = drafts.len().min(first);
            let mut n = from;
            while n < drafts.len() {
                let inner = &drafts[n];
                let inside =
                    draft.tokens.start <= inner.cue.start && inner.cue.end <= draft.tokens.end;
                if inside && inner.act == Act::Affirm && draft.cue.start > inner.cue.start {
                    drafts.remove(n);
                } else {
                    n += 1;
                }
            }
            self.cut_relative(&draft, &mut drafts[first..]);
            drafts.push(draft);
        }
        drafts.retain(|draft| !draft.pieces.is_empty());
    }

    /// "…, which she said will …": the statement outside ends before it.
    fn cut_relative(&self, inner: &Draft, others: &mut [Draft]) {
        let start = match inner.subject {
            Some(subject) => self.phrase(subject).tokens.start.min(inner.cue.start),
            None => inner.cue.start,
        };
        let Some(relative) = start.checked_sub(1) else { return };
        let cuts = self.roles(relative).contains(Role::RELATIVE)
            && relative > 0
            && self.is_comma(relative - 1);
        for outer in others.iter_mut().filter(|_| cuts) {
            let last = self.span(TokenRange::new(relative, relative + 1));
            if let Some(piece) = outer.pieces.iter_mut().find(|piece| piece.contains(last))
                && let Some(shorter) = self.piece(outer.tokens.start, relative)
                && shorter.start == piece.start
            {
                *piece = shorter;
                outer.tokens.end = relative;
            }
        }
    }

    fn draft(&self, n: usize, left_from: &mut u32, others: &[Draft]) -> Option<Draft> {
        let verb = &self.verbs[n];
        let inverted = self.starts(verb.subject).is_some_and(|start| start >= verb.tokens.end);
        let mut found = if inverted { self.inverted_cue(verb)? } else { self.cue(verb)? };
        let governing = self.governing(n);
        let subject = self.speaking(verb, &found, inverted)?;
        if !self.is_speech_here(n, &found, governing) {
            return None;
        }
        // Things say that something is so; only people thank, urge and discuss.
        let plain = found
            .content
            .is_some_and(|content| matches!(content.kind, Kind::Noun | Kind::Infinitive));
        if plain && !inverted && subject.is_some_and(|subject| !self.is_actor(subject)) {
            return None;
        }
        let nested = others
            .iter()
            .any(|other| other.tokens.start <= verb.head && verb.head < other.tokens.end);
        let mut pieces = Vec::new();
        let mut tokens = super::NOTHING;
        if inverted {
            let end = subject.map_or(found.tokens.end, |subject| self.extent(subject, true));
            found.content = self.quotation_behind(end);
        }
        if verb.passive && found.cue.frame != Frame::Quoted && found.content.is_none() {
            // "… was condemned by X": what stands before the verb is the content.
            let subject = verb.subject?;
            tokens = TokenRange::new(self.phrase(subject).tokens.start, verb.tokens.start);
            pieces.extend(self.piece(tokens.start, tokens.end));
            found.content = Some(Content { start: tokens.start, kind: Kind::Noun });
        } else if let Some(content) = found.content {
            tokens = self.right(verb, content, &mut pieces);
        }
        let quote_or_nothing = found.content.is_none_or(|content| content.kind == Kind::Quote);
        let takes_clause = found.cue.takes.intersects(Takes::CLAUSE | Takes::QUOTE)
            || found.cue.frame == Frame::Tell;
        let active = !verb.passive || found.cue.frame == Frame::Quoted;
        if quote_or_nothing && takes_clause && active {
            let start = match subject {
                Some(subject) if !inverted => self.phrase(subject).tokens.start,
                _ => verb.tokens.start,
            };
            let start = start.min(verb.tokens.start);
            if let Some(left) = self.left(start, *left_from, &found, &mut pieces) {
                if found.content.is_none() || tokens.is_empty() {
                    tokens = left;
                    found.content = Some(Content { start: left.start, kind: Kind::Clause });
                }
                self.after_aside(verb, inverted, subject, left, &mut pieces);
                *left_from = verb.clause_end.max(verb.tokens.end);
            }
        }
        if pieces.is_empty()
            && found.content.is_none()
            && takes_clause
            && !verb.passive
            && !inverted
        {
            // "But, she added, the talks …": the content stands behind the cue's second comma.
            if let Some(behind) = self.behind_comma(verb) {
                tokens = behind;
                found.content = Some(Content { start: behind.start, kind: Kind::Clause });
                pieces.push(self.span(behind));
            }
        }
        if pieces.is_empty() && takes_clause {
            pieces.extend(self.next_quotation(verb));
        }
        if nested && !self.speaks_inside(verb, &found) {
            return None;
        }
        pieces.sort();
        pieces.dedup();
        Some(Draft {
            sentence: self.sentence,
            cue: found.tokens,
            act: found.act,
            fixed: found.fixed,
            relation: found.relation,
            polarity: found.polarity,
            pieces,
            content: found.content,
            tokens,
            subject,
            speaker: None,
            addressee: found.addressee,
            company: found.company,
            modality: self.modality(verb, governing),
        })
    }

    /// The cue of a verb that stands before its subject.
    fn inverted_cue(&self, verb: &VerbGroup) -> Option<Found> {
        let cues = lexicon().speech().cues(self.lemma(verb));
        let says = |cue: &&dateline_lexicon::Cue| {
            cue.rest.is_empty()
                && cue.before.is_none()
                && cue.frame == Frame::Content
                && cue.takes.intersects(Takes::CLAUSE | Takes::QUOTE)
        };
        let cue = cues.iter().find(says)?;
        Some(Found {
            cue,
            tokens: verb.tokens,
            act: cue.act,
            relation: cue.relation,
            polarity: cue.polarity,
            addressee: None,
            company: None,
            content: None,
            fixed: false,
        })
    }

    /// Who speaks: the verb's subject, or whom a passive names with "by". The outer `None`: nobody
    /// can be meant.
    #[expect(clippy::option_option)]
    fn speaking(&self, verb: &VerbGroup, found: &Found, inverted: bool) -> Option<Option<u32>> {
        if !verb.passive || found.cue.frame == Frame::Quoted || inverted {
            return Some(verb.subject);
        }
        let by = (verb.tokens.end..verb.tokens.end + 4).find(|&at| self.is(at, MARKS.by));
        if let Some(by) = by
            && let Some(phrase) = self.phrase_at(by + 1)
            && self.is_actor(phrase)
        {
            return Some(Some(phrase));
        }
        // "It was announced that …": nobody is named.
        let said = found.content.is_some_and(|content| content.kind == Kind::That);
        (said && verb.form != VerbForm::Participle && found.cue.frame == Frame::Content)
            .then_some(None)
    }

    /// The clause that an infinitive or participle hangs on.
    fn governing(&self, n: usize) -> Option<&VerbGroup> {
        let verb = &self.verbs[n];
        let outer = |other: &&VerbGroup| {
            other.clause_end > verb.tokens.start && other.form != VerbForm::Infinitive
                || Self::is_finite(other)
        };
        self.verbs[..n].iter().rev().take(8).find(outer)
    }

    /// Is the verb speech where it stands, by its form and what it hangs on?
    fn is_speech_here(&self, n: usize, found: &Found, governing: Option<&VerbGroup>) -> bool {
        let verb = &self.verbs[n];
        match verb.form {
            VerbForm::Infinitive => {
                let Some(governing) = governing else { return false };
                let Some(head) = self.token(governing.head) else { return false };
                let meets = !lexicon().meetings().verbs(head.word).is_empty();
                let leads = matches!(
                    self.text(governing.head),
                    "went" | "took" | "used" | "seized" | "wrote" | "spoke" | "called" | "phoned"
                );
                meets || leads
            }
            VerbForm::Participle if verb.passive => true,
            VerbForm::Participle => {
                let before = verb.tokens.start.checked_sub(1);
                let governed = before.is_some_and(|before| {
                    self.roles(before).contains(Role::PREPOSITION)
                        && !matches!(self.text(before), "by" | "in" | "while" | "after" | "before")
                });
                let clause = found.content.is_some_and(|content| content.kind != Kind::Noun);
                let apart = before.is_some_and(|before| {
                    self.has(before, Shape::PUNCTUATION)
                        || self
                            .roles(before)
                            .intersects(Role::SUBORDINATOR | Role::COORDINATOR | Role::PREPOSITION)
                        || self.is_adverb(before)
                });
                !governed && verb.subject.is_some() && (clause || apart)
            }
            _ => true,
        }
    }

    /// A verb of speech inside what somebody else says counts if it has a speaker and a clause of its
    /// own.
    fn speaks_inside(&self, verb: &VerbGroup, found: &Found) -> bool {
        Self::is_finite(verb)
            && verb.subject.is_some_and(|subject| self.is_actor(subject))
            && found.cue.rest.is_empty()
            && self.word(verb.head).forms.contains(VerbForms::CLAUSE)
            && found.content.is_some_and(|content| {
                matches!(content.kind, Kind::That | Kind::Clause | Kind::Quote)
            })
    }

    /// The pieces behind the cue; gives the tokens of the first.
    fn right(&self, verb: &VerbGroup, content: Content, pieces: &mut Vec<Span>) -> TokenRange {
        let limit = verb.clause_end.max(content.start + 1);
        if content.kind == Kind::Quote
            && let Some(quotation) = self.quotation_from(content.start)
        {
            let close = quotation.tokens.end;
            let goes_on = close + 1 < limit
                && self.has(close + 1, Shape::WORD)
                && !self.roles(close + 1).intersects(Role::COORDINATOR | Role::SUBORDINATOR)
                && !self.has(close.saturating_sub(1), Shape::PUNCTUATION);
            if !goes_on {
                pieces.extend(self.inner(quotation));
                return TokenRange::new(content.start + 1, close.min(self.tokens.end));
            }
        }
        let end = self.content_end(content.start, limit);
        let tokens = self.trimmed(content.start, end);
        let span = (!tokens.is_empty()).then(|| self.span(tokens));
        pieces.extend(span.map(|span| self.with_open_quotation(span)));
        tokens
    }

    /// A content that ends inside a quotation goes on to its end, over sentences.
    fn with_open_quotation(&self, span: Span) -> Span {
        let quotations = &self.scene.report.quotations;
        let crossing = super::contents::near(quotations, span).iter().find(|quotation| {
            quotation.inner.start >= span.start
                && quotation.inner.start < span.end
                && quotation.inner.end > span.end
        });
        match crossing.and_then(|quotation| self.inner(quotation)) {
            Some(inner) if inner.end > span.end => Span::new(span.start, inner.end),
            _ => span,
        }
    }

    /// The content in front of a cue clause that begins at `start`: "…, Zhao said".
    fn left(
        &self,
        start: u32,
        from: u32,
        found: &Found,
        pieces: &mut Vec<Span>,
    ) -> Option<TokenRange> {
        let mut start = start;
        while let Some(phrase) = self.phrase_to(start).filter(|_| start > from) {
            start = self.phrase(phrase).tokens.start;
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
                || mixed && self.is_fragment(quotation.tokens)
            {
                let piece = self.piece(from, open)?;
                pieces.push(Span::new(piece.start, inner.end));
                return Some(TokenRange::new(from, before));
            }
            pieces.push(inner);
            let first = quotation.tokens.start.max(self.tokens.start);
            return Some(TokenRange::new(first, quotation.tokens.end));
        }
        let bound = self.is_comma(before)
            || matches!(self.text(before), "—" | "–" | "--" | "-" | "\"" | "”" | "''");
        if !bound || found.cue.frame == Frame::Urge || found.content.is_some() {
            return None;
        }
        let mut first = from;
        while first < before
            && (self.has(first, Shape::PUNCTUATION)
                || self.roles(first).contains(Role::COORDINATOR))
        {
            first += 1;
        }
        let clause = self.has_clause(first, before);
        // "Sorry, she said.", but not "In Lima, she said".
        let opener = Role::PREPOSITION | Role::ADVERB | Role::SUBORDINATOR | Role::TIME;
        let words = !self.roles(first).intersects(opener)
            && !self.is_adverb(first)
            && found.cue.rest.is_empty()
            && self.ends_behind(found.tokens.end);
        if !clause && !words && !self.is_aside(start, found) {
            return None;
        }
        let tokens = self.trimmed(first, before);
        if tokens.is_empty() {
            return None;
        }
        pieces.push(self.span(tokens));
        Some(tokens)
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

    /// A quotation behind the speaker of an inverted cue, and what is said of them: "said Ito, who
    /// …, "we are ready"".
    fn quotation_behind(&self, end: u32) -> Option<Content> {
        let stop = self.tokens.end.min(end + 60);
        let open = (end..stop).find(|&at| {
            matches!(self.text(at), "," | ":") && self.has(at + 1, Shape::OPEN_QUOTE)
        })?;
        Some(Content { start: open + 1, kind: Kind::Quote })
    }

    /// After a colon at the end of the sentence the next one's quotation is the content.
    fn next_quotation(&self, verb: &VerbGroup) -> Option<Span> {
        let report = self.scene.report;
        let last = self.tokens.end.checked_sub(1)?;
        let near = self.verb_from(verb.tokens.end).is_none();
        let next = report.tokens.get(self.tokens.end as usize)?;
        if self.text(last) != ":" || !near || !next.is(Shape::OPEN_QUOTE) {
            return None;
        }
        let quotations = &report.quotations;
        let n = quotations.binary_search_by_key(&next.span.start, |q| q.span.start).ok()?;
        self.inner(&quotations[n])
    }

    /// The clause behind a comma right behind the cue, to the end of the sentence.
    fn behind_comma(&self, verb: &VerbGroup) -> Option<TokenRange> {
        if !self.is_comma(verb.tokens.end) {
            return None;
        }
        let tokens = self.trimmed(verb.tokens.end, self.tokens.end);
        let phrase = self.phrase_at(tokens.start)?;
        self.is_clause_from(phrase, tokens.end).then_some(tokens)
    }

    /// Is there a clause that no conjunction makes part of another?
    fn has_clause(&self, from: u32, to: u32) -> bool {
        let Some(first) = self.verb_from(from) else { return false };
        self.verbs[first..].iter().take_while(|verb| verb.tokens.start < to).any(|verb| {
            let start = self.starts(verb.subject).unwrap_or(verb.tokens.start);
            let hung = start > from && self.roles(start - 1).contains(Role::SUBORDINATOR);
            Self::is_finite(verb) && !hung
        })
    }

    /// Does the sentence end right behind a token?
    fn ends_behind(&self, at: u32) -> bool {
        (at..self.tokens.end).all(|at| self.has(at, Shape::PUNCTUATION) || self.is_adverb(at))
    }

    /// "Peru, she said, will …": a cue between commas inside the clause that it reports.
    fn is_aside(&self, start: u32, found: &Found) -> bool {
        start > self.tokens.start + 1
            && self.is_comma(found.tokens.end)
            && self.first_finite(found.tokens.end, self.tokens.end).is_some()
    }

    /// The rest of a content that the cue interrupts without quotation marks.
    fn after_aside(
        &self,
        verb: &VerbGroup,
        inverted: bool,
        subject: Option<u32>,
        left: TokenRange,
        pieces: &mut Vec<Span>,
    ) {
        let end = match subject {
            Some(subject) if inverted => self.extent(subject, true),
            _ => verb.tokens.end,
        };
        if !self.is_comma(end) || self.has(end + 1, Shape::OPEN_QUOTE) {
            return;
        }
        // "It is a sign, she said, that …"
        let goes_on = self.is(end + 1, MARKS.that)
            || self.verb_at(end + 1).is_some_and(|n| self.verbs[n].form == VerbForm::Infinitive);
        if !goes_on && self.first_finite(left.start, left.end).is_some() {
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

    fn modality(&self, verb: &VerbGroup, governing: Option<&VerbGroup>) -> Modality {
        let of = |verb: &VerbGroup| match verb.form {
            _ if verb.negated => Modality::Negated,
            VerbForm::Future => Modality::Future,
            VerbForm::Conditional => Modality::Hypothetical,
            _ => Modality::Asserted,
        };
        match verb.form {
            VerbForm::Infinitive | VerbForm::Participle if !verb.negated => {
                governing.map_or(Modality::Asserted, of)
            }
            _ => of(verb),
        }
    }
}
