//! "according to the ministry": the speaker stands behind the cue, the content around both.

use dateline_lexicon::{Role, StatementWord, WordClass, lexicon, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{Act, MentionKind, Modality};

use super::drafts::Draft;
use super::frames::{Content, Kind};
use super::parties::Parties;
use super::reading::Reading;
use crate::syntax::VerbGroup;

impl Reading<'_, '_, '_> {
    /// Adds what the sentence gives with a source to `drafts`, of which those from `first` on are of
    /// this sentence.
    pub(super) fn sources(&self, drafts: &mut Vec<Draft>, first: usize) {
        let report = self.scene.report;
        let mut from = self.tokens.start;
        if !self.has(from, Shape::QUOTED) {
            drafts.extend(self.view());
        }
        let sources = lexicon().speech().sources();
        let tokens = &report.tokens[self.tokens.range()];
        for (at, token) in self.tokens.range().zip(tokens) {
            if !token.can_be(WordClass::CUE_START)
                || token.is(Shape::QUOTED)
                || !sources.begins(token.word)
            {
                continue;
            }
            let Some((end, cue)) = report.phrase(sources, at, self.tokens.end as usize) else {
                continue;
            };
            let (at, end) = (at as u32, end as u32);
            // Within what names the source before: no source of its own.
            if at < from {
                continue;
            }
            let Some(speaker) = self.phrase_at(end) else { continue };
            // "built *as per the criteria*": done so, and nobody said it.
            let per = self.is_word(end - 1, words!["per"]);
            let document = Parties::is_document(self, self.phrase(speaker).head);
            if per && !self.is_actor(speaker) && !document {
                continue;
            }
            // "will be paid *according to the terms* of the deal": as they want it, and nobody said so. Behind a comma
            // they say it.
            let head = self.phrase(speaker).head;
            let measured = self.plays(head, StatementWord::MEASURE)
                || end == head && self.text(head) == "plan";
            let hung = at > self.tokens.start && !self.is_comma(at - 1);
            if hung && measured && self.text(end - 1) == "to" {
                continue;
            }
            let mut behind = self.extent(speaker, true);
            // "according to the agencies, *Kim and Ko met*": no list of sources, but whose clause it is.
            let own = self.phrase(speaker).tokens.end;
            let alone = at == self.tokens.start
                && self.is_comma(own)
                && behind > own
                && self.starts_clause(behind)
                && !self.goes_on_behind_comma(behind);
            if alone {
                behind = own;
            }
            // "according to Ito, the minister of trade, …"
            let comma = (behind..self.tokens.end.min(behind + 25)).find(|&at| self.is_comma(at));
            let comma = comma.map(|comma| self.behind_apposition(speaker, comma));
            // Inside what somebody says the content begins with that.
            let outer = drafts[first..].iter().find(|draft| {
                let begins = draft.tokens.start == at && draft.cue.end <= at;
                (draft.tokens.start < at || begins) && at < draft.tokens.end
            });
            // "she added *that according to Ito* the road is shut"
            let leads = outer.is_some_and(|outer| outer.tokens.start == at);
            if leads || at == self.tokens.start || self.is_comma(at.saturating_sub(1)) {
                behind = comma.unwrap_or(self.tokens.end);
            }
            let from_here = outer.map_or(from, |outer| outer.tokens.start);
            let mut pieces = Vec::new();
            let left = self.trimmed(from_here, at);
            let limit = outer.filter(|_| leads).map_or(self.tokens.end, |outer| outer.tokens.end);
            let right = self.trimmed(behind, limit.max(behind));
            let in_front = leads || at <= self.tokens.start + 1;
            let aside = self.verb_from(left.start).is_none_or(|n| {
                self.verbs[n].tokens.start >= left.end || !Self::is_finite(&self.verbs[n])
            });
            let mut main = left;
            if !in_front && !left.is_empty() {
                pieces.push(self.with_whole_quotation(left));
            }
            if (in_front || aside) && !right.is_empty() && comma.is_some() {
                // "according to Ito, "[w]e …": the mark stands before the bracket.
                let opens = |at: &u32| self.has(*at, Shape::OPEN_QUOTE);
                let open = (right.start.saturating_sub(2)..right.start).rev().find(opens);
                let quotation = open.and_then(|open| self.quotation_from(open));
                let inner = quotation.and_then(|quotation| self.inner(quotation));
                pieces.push(inner.unwrap_or_else(|| self.span(right)));
                if in_front {
                    main = right;
                }
            }
            let known = drafts[first..].iter().any(|draft| draft.pieces.first() == pieces.first());
            if pieces.is_empty() || known {
                continue;
            }
            from = behind;
            drafts.push(Draft {
                sentence: self.sentence,
                cue: TokenRange::new(at, end),
                act: cue.act,
                fixed: false,
                relation: cue.relation,
                polarity: cue.polarity,
                pieces,
                content: Some(Content { start: main.start, kind: Kind::Clause }),
                tokens: main,
                subject: Some(speaker).filter(|_| !alone),
                speaker: alone.then(|| self.span(self.phrase(speaker).tokens)),
                addressee: None,
                company: None,
                modality: Modality::Asserted,
            });
        }
    }

    /// "…, Lund and officials *briefed on it, prices rose*": does a clause follow behind a comma?
    fn goes_on_behind_comma(&self, from: u32) -> bool {
        let mut commas = (from..self.tokens.end).filter(|&at| self.is_comma(at));
        commas.any(|comma| {
            self.phrase_at(comma + 1).is_some_and(|next| self.is_own_clause(next, self.tokens.end))
        })
    }

    /// Does a finite verb stand at a token, or behind an adverb there?
    fn starts_clause(&self, at: u32) -> bool {
        let verb = self.verb_at(self.after_adverbs(at)).map(|n| &self.verbs[n]);
        verb.is_some_and(Self::is_finite)
    }

    /// "*In his view*, the plan is dead", "*in Ito's opinion*": at the beginning of the sentence.
    fn view(&self) -> Option<Draft> {
        let views =
            ["assessment", "estimation", "judgement", "judgment", "opinion", "view", "words"];
        let at = self.tokens.start;
        if !self.text(at).eq_ignore_ascii_case("in") {
            return None;
        }
        let TokenRange { start, end } = self.phrase(self.phrase_at(at + 1)?).tokens;
        let owned = matches!(self.text(start), "her" | "his");
        let owner = (start..end).find(|&at| self.has(at, Shape::POSSESSIVE));
        let who = match owner {
            Some(owner) => TokenRange::new(start, owner),
            None => TokenRange::new(start, start + u32::from(owned)),
        };
        let right = self.trimmed(end, self.tokens.end);
        let said = self.is_comma(end) && views.contains(&self.text(end - 1));
        if !said || who.is_empty() || right.is_empty() {
            return None;
        }
        Some(Draft {
            sentence: self.sentence,
            cue: TokenRange::new(at, end),
            act: Act::State,
            fixed: false,
            relation: None,
            polarity: None,
            pieces: vec![self.span(right)],
            content: Some(Content { start: right.start, kind: Kind::Clause }),
            tokens: right,
            subject: None,
            speaker: Some(self.span(who)),
            addressee: None,
            company: None,
            modality: Modality::Asserted,
        })
    }

    /// The comma behind what is said of the source between commas: "according to the minister, Ana Ruiz, …",
    /// "according to Ana Ruiz, 56, a lawyer who knows the case, …".
    fn behind_apposition(&self, source: u32, comma: u32) -> u32 {
        const MOST: usize = 3;
        // "according to the ministry, *a teacher, Ana Ruiz,* won": of a body nothing of the kind is said.
        match self.standing(source) {
            Some(MentionKind::Person) => {}
            Some(MentionKind::Organisation) => return comma,
            _ => return self.behind_name(comma),
        }
        let asides = std::iter::successors(Some(comma), |&comma| self.aside_end(comma));
        asides.take(MOST + 1).last().unwrap_or(comma)
    }

    /// The comma behind a name between commas: "according to the minister, Ana Ruiz, …".
    fn behind_name(&self, comma: u32) -> u32 {
        let named = self.phrase_at(comma + 1).filter(|&phrase| {
            self.standing(phrase) == Some(MentionKind::Person)
                && self.phrase(phrase).preposition.is_none()
        });
        let end = named.map(|phrase| self.extent(phrase, false));
        end.filter(|&end| self.is_comma(end)).unwrap_or(comma)
    }

    /// The comma that closes an age, a name, a description or a relative clause which begins right behind another.
    fn aside_end(&self, comma: u32) -> Option<u32> {
        const LONGEST: u32 = 25;
        let start = comma + 1;
        let last = self.tokens.end.min(start + LONGEST);
        let close = |from: u32| (from..last).find(|&at| self.is_comma(at));
        if self.roles(start).contains(Role::RELATIVE) {
            let verb = &self.verbs[self.verb_from(start)?];
            return close(verb.tokens.end);
        }
        if self.has(start, Shape::NUMBER) && self.is_comma(start + 1) {
            return Some(start + 1);
        }
        let phrase = self.phrase_at(start)?;
        if self.phrase(phrase).preposition.is_some() {
            return None;
        }
        let end = self.extent(phrase, false);
        let named = self.standing(phrase) == Some(MentionKind::Person);
        if named {
            return Some(end).filter(|&end| self.is_comma(end));
        }
        // "a lawyer *who knows the case*, …"
        let end = if self.roles(end).contains(Role::RELATIVE) {
            let verb = &self.verbs[self.verb_from(end)?];
            close(verb.tokens.end)?
        } else {
            end
        };
        let described = matches!(self.text(start), "a" | "an" | "the")
            || !self.has(start, Shape::CAPITAL) && self.is_actor(phrase);
        let next = self.phrase_at(end + 1);
        let listed = next.is_some_and(|next| self.phrase(next).joined);
        // "…, head of the clinic, *men left*": whose clause it is stands right before the verb
        let ends = |verb: &VerbGroup| {
            next.is_some_and(|next| self.phrase(next).tokens.end == verb.tokens.start)
        };
        (described && self.is_comma(end) && next.is_some() && !listed).then_some(end).filter(
            |&end| {
                let verb = self.verb_from(end).map(|n| &self.verbs[n]);
                verb.is_some_and(|verb| ends(verb) || !self.is_clause_from(phrase, u32::MAX))
            },
        )
    }

    /// A content that begins inside a quotation of the sentence before begins with it.
    fn with_whole_quotation(&self, tokens: TokenRange) -> dateline_parser::Span {
        let span = self.span(tokens);
        let quotations = &self.scene.report.quotations;
        let crossing = super::contents::near(quotations, span)
            .iter()
            .find(|quotation| quotation.span.start < span.start && quotation.span.end > span.start);
        match crossing {
            Some(quotation) => dateline_parser::Span::new(quotation.inner.start, span.end),
            None => span,
        }
    }
}
