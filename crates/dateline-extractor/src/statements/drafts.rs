//! Statements in the making: which cues are speech where they stand, and all pieces of what is said.

use dateline_lexicon::{Frame, Role, StatementWord, Takes, VerbForms, WordClass, lexicon, words};
use dateline_parser::{Shape, Span, TokenRange};
use dateline_schema::closed::{Act, AddresseeRelation, Modality, Polarity};

use super::frames::{Content, Found, Kind};
use super::parties::Parties;
use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

/// How many statements of a sentence are looked back on.
const NEAR: usize = 16;

/// The most tokens between the two commas of an aside.
pub(super) const LONGEST_ASIDE: u32 = 30;

/// How many tokens of an infinitive are searched for what the report says of it.
const LONGEST: u32 = 200;

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
            // Only the statements right before can hold or share this one: work stays linear.
            let near = first.max(drafts.len().saturating_sub(NEAR));
            let verb = &self.verbs[n];
            let Some(head) = self.token(verb.head) else { continue };
            if !head.can_be(WordClass::CUE_START)
                || head.is(Shape::QUOTED) && !self.is_quoted_deed(verb)
                || self.is_advocate(verb)
                || self.is_informed(verb)
                || self.is_other_name(verb)
                || self.is_no_cue(verb)
            {
                continue;
            }
            // "declined to say when": one cue of two verbs.
            if drafts[near..].iter().any(|draft| draft.cue.range().contains(&(verb.head as usize)))
            {
                continue;
            }
            let Some(mut draft) = self.draft(n, &mut left_from, &drafts[near..]) else { continue };
            if draft.pieces.is_empty() {
                let bare = verb.clause_end <= draft.cue.end + 1;
                let joined = self.roles(draft.cue.end).contains(Role::COORDINATOR);
                if bare && joined && draft.act != Act::State {
                    sharing = Some((drafts.len(), draft.cue.end));
                    drafts.push(draft);
                }
                continue;
            }
            if let Some((other, end)) = sharing.take()
                && draft.cue.start <= end + 2
            {
                drafts[other].pieces.clone_from(&draft.pieces);
                drafts[other].content = draft.content;
                drafts[other].tokens = draft.tokens;
                draft.subject = draft.subject.or(drafts[other].subject);
                // "neither confirmed nor denied": that nothing was said is one statement.
                let neither = self.neither(&drafts[other]).filter(|_| self.text(end) == "nor");
                if let Some(start) = neither {
                    draft.cue.start = start.min(drafts[other].cue.start);
                    (draft.act, draft.polarity, draft.fixed) = (Act::State, None, true);
                    drafts[other].pieces.clear();
                }
            }
            // "Peru attaches importance to …, she said": her statement, not Peru's.
            let mut at = near;
            while at < drafts.len() {
                let inner = &drafts[at];
                let inside =
                    draft.tokens.start <= inner.cue.start && inner.cue.end <= draft.tokens.end;
                let act = inner.act == Act::Affirm;
                if inside && act && draft.cue.start > inner.cue.start {
                    drafts.remove(at);
                } else {
                    at += 1;
                }
            }
            self.cut_relative(&draft, &mut drafts[near..]);
            self.cut_at_cue(&draft, &mut drafts[near..]);
            self.cut_beside(n, &draft, &mut drafts[near..]);
            drafts.push(draft);
        }
        // Of this sentence's alone: the others were looked through before.
        let mut kept = first;
        for n in first..drafts.len() {
            if !drafts[n].pieces.is_empty() {
                drafts.swap(kept, n);
                kept += 1;
            }
        }
        drafts.truncate(kept);
    }

    /// The "neither" before or inside of a cue.
    fn neither(&self, draft: &Draft) -> Option<u32> {
        let from = draft.cue.start.saturating_sub(1).max(self.tokens.start);
        (from..draft.cue.end).find(|&at| self.text(at) == "neither")
    }

    /// "said when she came": the occasion, and no question. "did not say when", "asked when" are others.
    fn is_occasion(&self, verb: &VerbGroup, found: &Found, governing: Option<&VerbGroup>) -> bool {
        let when = found.content.is_some_and(|content| {
            content.kind == Kind::Question && self.text(content.start) == "when"
        });
        let open = verb.negated || governing.is_some_and(|governing| self.declines(governing));
        when && !open && found.act == Act::State && found.cue.rest.is_empty()
    }

    pub(super) fn draft(&self, n: usize, left_from: &mut u32, others: &[Draft]) -> Option<Draft> {
        let verb = &self.verbs[n];
        // "declined *to confirm*": the cue is what was not said.
        let declines = self.declines(verb).then(|| self.verbs.get(n + 1)).flatten();
        let left_unsaid = declines.is_some_and(|next| {
            let cue = self.token(next.head).is_some_and(|head| head.can_be(WordClass::CUE_START));
            next.form == VerbForm::Infinitive
                && next.tokens.start == verb.tokens.end
                && cue
                && self.cue(next).is_some()
        });
        if left_unsaid && self.cue(verb).is_some_and(|cue| cue.cue.rest.is_empty()) {
            return None;
        }
        let behind = self
            .quoted_subject(verb)
            .or_else(|| self.aside_subject(verb))
            .or_else(|| self.closing_subject(verb))
            .or_else(|| self.opening_subject(verb));
        let inverted = behind.is_some()
            || self.starts(verb.subject).is_some_and(|start| start >= verb.tokens.end);
        let mut found = if inverted { self.inverted_cue(verb)? } else { self.cue(verb)? };
        // "met members who have long been leaders in research *to discuss* it"
        let meeting = self.meeting_behind(n, &found);
        let governing = meeting.or_else(|| self.governing(n));
        let mut subject = behind.or(self.speaking(verb, &found, inverted)?);
        subject = meeting.map_or(subject, |meeting| meeting.subject);
        if !inverted && let Some(outer) = self.explained_subject(verb, subject) {
            subject = Some(outer);
        }
        // "Concluding the visit, she …": no speech.
        let told = found.content.is_some_and(|content| {
            // "*Urging* both sides to wait, she …"
            let asked = content.kind == Kind::Infinitive && found.cue.frame == Frame::Urge;
            asked
                || matches!(content.kind, Kind::That | Kind::Clause)
                || content.kind == Kind::Noun
                    && (found.act != Act::State || self.plays(verb.head, StatementWord::TELLS))
        });
        if subject.is_none() && told {
            subject = self.subject_behind(n);
            // "Noting the time, Ruiz left"
            let remark = found.content.is_some_and(|content| content.kind == Kind::Noun)
                && found.act == Act::State;
            if remark
                && !self.verbs[n + 1..].iter().take(NEAR).any(|main| {
                    let head = self.token(main.head);
                    main.subject == subject
                        && head.is_some_and(|head| head.can_be(WordClass::CUE_START))
                })
            {
                return None;
            }
        }
        if let Some(joined) = self.joined_subject(verb, subject, others) {
            subject = Some(joined);
        }
        // "criticised Ruiz *saying* he had failed": who criticises
        if let Some(outer) = others.iter().rev().find(|outer| self.gives_reason(verb, outer)) {
            subject = outer.subject;
        }
        // "There are *rumours* claiming that": what is right in front of the participle.
        if verb.form == VerbForm::Participle
            && subject.is_some_and(|subject| self.is_thing_pointed_at(subject))
        {
            subject = self.phrase_to(verb.tokens.start).or(subject);
        }
        if !inverted {
            subject = subject.map(|own| self.same_many(verb, own));
            self.quoted_in_front(verb, subject, &mut found);
        }
        if !self.is_speech_here(n, &found, subject, governing)
            || self.is_connective(verb)
            || !inverted && subject.is_some_and(|subject| self.is_thing_pointed_at(subject))
            || self.is_put_to_reader(verb, subject)
        {
            return None;
        }
        if self.is_occasion(verb, &found, governing) {
            found.content = None;
        }
        // Things say that something is so; only people thank, urge and discuss.
        let plain = found
            .content
            .is_some_and(|content| matches!(content.kind, Kind::Noun | Kind::Infinitive));
        let thing = |subject: u32| {
            let document = Parties::is_document(self, self.phrase(subject).head)
                && matches!(self.text(self.phrase(subject).tokens.start), "the" | "The" | "its")
                && found.act != Act::Discuss;
            // "the talks highlighted trade", but not "raised hopes"
            let about = matches!(found.cue.frame, Frame::About | Frame::Discuss)
                || found.cue.frame == Frame::Content && found.act == Act::State;
            let meeting = about && self.is_meeting(subject);
            !self.is_actor(subject) && !document && !meeting
        };
        if plain && !inverted && subject.is_some_and(thing) {
            return None;
        }
        if found.content.is_some_and(|content| self.is_outside(verb, &found, content)) {
            return None;
        }
        // "recalled its ambassador" calls him home.
        let recalls = self.is_word(verb.head, words!["recall", "recalled", "recalling", "recalls"]);
        let envoy = words!["ambassador", "ambassadors", "charge", "diplomats", "envoy", "envoys"];
        let thing = found.content.filter(|it| it.kind == Kind::Noun);
        let home = thing.and_then(|it| self.phrase_at(it.start)).is_some_and(|who| {
            let who = self.phrase(who);
            let acts = self.verb_at(who.tokens.end).is_some();
            let charge = who.tokens.range().any(|at| self.is_word(at as u32, words!["charge"]));
            (charge || self.is_word(who.head, envoy)) && !acts
        });
        if recalls && home {
            return None;
        }
        // "*attributed* articles": only what is said to come from somewhere
        let attributes =
            self.is_word(verb.head, words!["attribute", "attributed", "attributes", "attributing"]);
        if attributes && !inverted && !self.governs_to(found.tokens.end) {
            return None;
        }
        // "Nobody can *blame* her", "Don't *blame* the rain": nobody does.
        let blames = self.is_word(verb.head, words!["blame", "blamed", "blames", "blaming"]);
        let by = subject.filter(|&by| {
            let start = self.phrase(by).tokens.start;
            let tells = self.is_actor(by) || Parties::is_document(self, self.phrase(by).head);
            tells && !self.is_word(start, words!["few", "no", "nobody", "none"])
        });
        if blames && by.is_none() && !verb.passive {
            return None;
        }
        // "the crash shows that": a sign, and no words, unless a document shows it.
        let sign = self.plays(verb.head, StatementWord::EVIDENCE) && found.cue.rest.is_empty();
        if sign && !inverted && subject.is_some_and(|subject| self.is_sign(verb, subject)) {
            return None;
        }
        // "defends its citizens" does so without a word, "defended the plan" does not.
        let guards = self.text(verb.head).starts_with("defend")
            && found.content.and_then(|content| self.phrase_at(content.start)).is_some_and(
                |thing| self.people(thing) == Some(dateline_lexicon::PeopleNoun::Many),
            );
        if plain && guards {
            return None;
        }
        let mut pieces = Vec::new();
        let mut tokens = super::NOTHING;
        if inverted {
            let end = subject.map_or(found.tokens.end, |subject| self.extent(subject, true));
            found.content = self.quotation_behind(end);
        }
        let behind_all = self.is_told_behind(verb);
        let about_subject = match found.cue.frame {
            Frame::Drawn => true,
            Frame::Quoted => false,
            _ => verb.passive && !behind_all,
        };
        if about_subject && found.content.is_none() {
            // "… was condemned by X": what stands before the verb is the content.
            let subject = verb.subject.or_else(|| self.described_in_front(verb))?;
            // "The plan, *first* reported by X, …"
            let own = self.phrase(subject).tokens;
            let first = own.len() == 1 && self.is_word(own.start, words!["first"]);
            let comma = own.start.checked_sub(1).filter(|&at| first && self.is_comma(at));
            let subject = match comma {
                Some(comma) => self.phrase_to(comma)?,
                None => subject,
            };
            // "a dinner held for him by Y", "was welcomed by Y in Lima": nothing is said.
            let said = found.cue.frame != Frame::Content || found.cue.takes.contains(Takes::NOUN);
            let received = found.cue.takes.contains(Takes::THING) && self.is_actor(subject);
            if !said || received {
                return None;
            }
            // "have not been denied *nor confirmed* by": one thing for both.
            let start = self.phrase(subject).tokens.start;
            let near = n.saturating_sub(NEAR)..n;
            let shared = self.verbs[near].iter().find(|other| {
                other.subject == Some(subject) && other.tokens.start > start && other.passive
            });
            let mut end = comma.unwrap_or(shared.unwrap_or(verb).tokens.start);
            // "The plan *quickly* drew praise"
            while end > self.phrase(subject).tokens.end && self.is_adverb(end - 1) {
                end -= 1;
            }
            tokens = TokenRange::new(start, self.before_as(end));
            pieces.extend(self.piece(tokens.start, tokens.end));
            found.content = Some(Content { start: tokens.start, kind: Kind::Noun });
        } else if let Some(content) = found.content {
            let quoted = found.cue.frame == Frame::Quoted;
            let reach = if quoted { self.quoted_end(found.tokens.end) } else { 0 };
            tokens = self.right(verb, content, reach, &mut pieces);
        }
        let quote_or_nothing = found.content.is_none_or(|content| content.kind == Kind::Quote);
        let takes_clause = found.cue.takes.intersects(Takes::CLAUSE | Takes::QUOTE)
            || found.cue.frame == Frame::Tell;
        // "some states *continue to guard* it"
        let goes_on = found.tokens.end < self.tokens.end
            && self
                .verb_at(found.tokens.end)
                .is_some_and(|n| self.verbs[n].form == VerbForm::Infinitive);
        let takes_clause = takes_clause && !goes_on;
        let active = !verb.passive || found.cue.frame == Frame::Quoted || behind_all;
        let relative = verb.tokens.start.checked_sub(1).is_some_and(|before| {
            before >= self.tokens.start
                && self.roles(before).contains(Role::RELATIVE)
                && !self.roles(before).contains(Role::THAT)
        });
        // "Asked whether …, she said: "…"": all that is said stands behind the colon.
        let colon = found.content.is_some_and(|content| {
            content.kind == Kind::Quote && self.text(content.start.saturating_sub(1)) == ":"
        });
        // "Asked about the plan, he *declined to comment*"
        let silent = governing
            .is_some_and(|governing| verb.form == VerbForm::Infinitive && self.declines(governing));
        if quote_or_nothing && takes_clause && active && !relative && !colon && !silent {
            // "…," the agency quoted Ito as saying: in front of who quotes.
            let quoting = found.cue.frame == Frame::Quoted && !verb.passive;
            let subject = if quoting || behind_all { verb.subject } else { subject };
            let start = match subject {
                Some(subject) if !inverted => self.phrase(subject).tokens.start,
                _ => verb.tokens.start,
            };
            let start = start.min(verb.tokens.start);
            // "…, the bank *will respond*": nothing in front is said yet, but for a quotation that was handed out.
            let to_come = matches!(verb.form, VerbForm::Future | VerbForm::Conditional)
                && !self.looks_ahead(verb, &found)
                && !(start > self.tokens.start && self.has(start - 1, Shape::CLOSE_QUOTE));
            if !to_come
                && let Some(left) = self.left(start, *left_from, subject, &found, &mut pieces)
            {
                if found.content.is_none() || tokens.is_empty() {
                    tokens = left;
                    found.content = Some(Content { start: left.start, kind: Kind::Clause });
                }
                // What a quotation says goes on in quotation marks only.
                if !left.is_empty() && !self.has(left.end, Shape::CLOSE_QUOTE) {
                    self.after_aside(found.tokens.end, inverted, subject, left, &mut pieces);
                } else if let Some(more) = self.joined_quotation(match subject {
                    Some(subject) if inverted => self.extent(subject, true),
                    _ => found.tokens.end,
                }) {
                    pieces.extend(self.inner(more));
                }
                *left_from = verb.clause_end.max(verb.tokens.end);
            }
        }
        if pieces.is_empty()
            && found.content.is_none()
            && takes_clause
            && !verb.passive
            && !inverted
        {
            // "But, she added, the talks …": the content stands behind the cue's second comma. In "If the rains *continue*, the
            // road will close" nothing is said.
            let clause = found.cue.takes.intersects(Takes::CLAUSE | Takes::THAT)
                || found.cue.frame == Frame::Tell;
            if let Some(behind) = self.behind_comma(verb).filter(|_| clause) {
                tokens = behind;
                found.content = Some(Content { start: behind.start, kind: Kind::Clause });
                pieces.push(self.span(behind));
            }
        }
        if pieces.is_empty() && takes_clause {
            pieces.extend(self.next_quotation(verb));
        }
        // What stands in front of its cue with all of another statement is not said inside of that.
        let told = matches!(verb.form, VerbForm::Past | VerbForm::Present)
            && !verb.passive
            && self.word(verb.head).forms.contains(VerbForms::SPEECH)
            && subject.is_some_and(|subject| {
                self.is_actor(subject) && self.phrase(subject).tokens.start >= tokens.end
            });
        let holds = |other: &Draft| {
            told && tokens.end <= verb.tokens.start
                && tokens.start <= other.cue.start
                && other.cue.end <= tokens.end
        };
        let beside = |other: &Draft| self.is_beside(verb, subject, other);
        let nested = others.iter().any(|other| {
            other.tokens.start <= verb.head
                && verb.head < other.tokens.end
                && !holds(other)
                && !beside(other)
                && !self.is_contrast(verb, subject, other)
                && self.goes_on(n, other).is_none()
        });
        // "denied that Paz *had urged* the bank to wait": it is not told that he did.
        let denied = others.iter().any(|other| {
            matches!(other.act, Act::Deny | Act::Reject)
                && other.tokens.start <= verb.head
                && verb.head < other.tokens.end
        });
        if nested && !self.speaks_inside(verb, &found) {
            return None;
        }
        pieces.sort();
        pieces.dedup();
        // "gave *no details*"
        let gave = self.is_word(verb.head, words!["gave", "give", "gives"])
            && found.cue.takes.contains(Takes::MATTER);
        let nothing =
            found.content.is_some_and(|content| self.is_word(content.start, words!["no"]));
        // "offered *no explanation*" promises nothing.
        if nothing && self.is_word(verb.head, words!["offer", "offered", "offers"]) {
            return None;
        }
        let refused = found.act == Act::Reject && self.declines(verb) && Self::is_finite(verb);
        let modality = match self.modality(verb, governing) {
            Modality::Asserted if denied || gave && nothing => Modality::Negated,
            _ if refused => self.refusal(n)?,
            Modality::Hypothetical if self.looks_ahead(verb, &found) => Modality::Asserted,
            modality => modality,
        };
        // "declined to confirm": nothing is confirmed.
        let declined = verb.form == VerbForm::Infinitive
            && governing.is_some_and(|governing| self.declines(governing));
        if declined {
            (found.act, found.polarity, found.fixed) = (Act::State, None, true);
            let from = governing.map_or(found.tokens.start, |governing| governing.tokens.start);
            found.tokens.start = from.min(found.tokens.start);
        }
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
            modality,
        })
    }

    /// How it is told that somebody refuses to do something: "refused *to sign*" as a fact, "may refuse" as what can be.
    fn refusal(&self, n: usize) -> Option<Modality> {
        let verb = &self.verbs[n];
        // "declined *to be named*" refuses nothing that is asked for.
        let undergone = |next: &VerbGroup| {
            next.tokens.start == verb.tokens.end
                && next.form == VerbForm::Infinitive
                && next.passive
        };
        let start = verb.subject.map_or(verb.tokens.start, |own| self.phrase(own).tokens.start);
        let nobody = self.is_word(start, words!["no", "nobody", "none"]);
        let open = start > self.tokens.start && self.is_word(start - 1, words!["if", "unless"]);
        if self.verbs.get(n + 1).is_some_and(undergone) || nobody || open {
            return None;
        }
        Some(match verb.form {
            _ if verb.negated => Modality::Negated,
            VerbForm::Future => Modality::Future,
            VerbForm::Conditional => Modality::Hypothetical,
            _ => Modality::Asserted,
        })
    }

    /// Does a thing that holds no words show something?
    fn is_sign(&self, verb: &VerbGroup, subject: u32) -> bool {
        let head = self.phrase(subject).head;
        let words = Parties::is_document(self, head) || self.plays(head, StatementWord::SHOWS);
        let shows = MARKS.show == self.lemma(verb);
        !words && (shows || !self.is_actor(subject) && !self.has(head, Shape::CAPITAL))
    }

    /// "…," *he told* the paper that night: what is said stands in front of the cue, and nothing
    /// behind it is.
    fn quoted_in_front(&self, verb: &VerbGroup, subject: Option<u32>, found: &mut Found) {
        let says = found.cue.rest.is_empty()
            && (found.cue.frame == Frame::Tell
                || found.cue.frame == Frame::Content
                    && found.cue.takes.intersects(Takes::CLAUSE | Takes::QUOTE));
        let quoted = found.content.is_some_and(|content| content.kind == Kind::Quote);
        if !says || quoted || verb.passive || !Self::is_finite(verb) || found.content.is_none() {
            return;
        }
        // "…," Ruiz said, *and added that* …: behind another verb of hers
        let own = subject.map(|own| self.phrase(own).tokens.end);
        let spoke = |other: &&VerbGroup| {
            let relative = self.roles(other.tokens.start - 1).contains(Role::RELATIVE);
            let forms = self.word(other.head).forms;
            let says = forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE);
            // "…," Ruiz told Lund, *who* came and said …: another's
            let apart = (other.tokens.end..verb.tokens.start)
                .all(|at| !self.roles(at).contains(Role::RELATIVE) || self.is(at, MARKS.that));
            Self::is_finite(other) && says && !relative && apart
        };
        let first = own.map_or(0, |end| self.verbs.partition_point(|it| it.tokens.start < end));
        let near = self.verbs[first..].iter().take(NEAR);
        if own.is_some()
            && near.take_while(|it| it.tokens.start < verb.tokens.start).any(|it| spoke(&it))
        {
            return;
        }
        let start = self.starts(subject).unwrap_or(verb.tokens.start).min(verb.tokens.start);
        let close = start.checked_sub(1).filter(|&at| {
            at > self.tokens.start + 2
                && self.has(at, Shape::CLOSE_QUOTE)
                && matches!(self.text(at - 1), "," | "!" | "?" | "…" | "\u{2019}" | "'")
        });
        // "On "The Morning Show," she said that …": a title among adjuncts says nothing.
        let whole = close
            .and_then(|close| self.quotation_to(close))
            .is_some_and(|quotation| quotation.tokens.start <= self.tokens.start + 1);
        if !whole {
            return;
        }
        found.content = None;
        if found.cue.frame == Frame::Tell {
            found.addressee =
                found.addressee.or_else(|| self.phrase_at(self.after_adverbs(verb.tokens.end)));
        }
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

    /// The pieces behind the cue; gives the tokens of the first.
    pub(super) fn right(
        &self,
        verb: &VerbGroup,
        content: Content,
        reach: u32,
        pieces: &mut Vec<Span>,
    ) -> TokenRange {
        let mut limit = self.clause_end(verb).max(content.start + 1).max(reach);
        // "said under the plan, *holders will* be paid": the clause behind the comma.
        if content.kind == Kind::Clause && content.start == verb.tokens.end {
            let behind = self.clause_behind(content.start);
            let behind = behind.or_else(|| self.clause_behind_adjunct(content.start));
            limit = limit.max(behind.unwrap_or(limit));
        }
        // "called on the minister, who took office in May, *to resign*"
        if content.kind == Kind::Infinitive
            && content.start >= limit
            && let Some(n) = self.verb_at(content.start)
        {
            limit = limit.max(self.clause_end(&self.verbs[n]));
        }
        // "told the minister, Ana Ruiz, *prices rose*"
        if content.kind == Kind::Clause && self.is_comma(content.start.saturating_sub(1)) {
            let behind = self.clause_behind_comma(content.start - 1);
            limit = limit.max(behind.unwrap_or(limit));
        }
        // "said that if it rained, *the road* would be shut"
        if content.kind == Kind::That && content.start > verb.tokens.start {
            limit = limit.max(self.clause_behind(content.start).unwrap_or(limit));
        }
        // "said that, because it rained, *the road* was shut": the clause behind both commas.
        if content.kind == Kind::That && self.is_comma(content.start) {
            let reach = self.tokens.end.min(content.start + LONGEST_ASIDE);
            let close = (content.start + 1..reach).find(|&at| self.is_comma(at));
            let behind = close.and_then(|close| self.clause_behind_comma(close));
            limit = limit.max(behind.unwrap_or(limit));
        }
        if content.kind == Kind::That
            && let Some(clause) = self.clause_of_quotation(content.start)
        {
            limit = limit.max(clause.clause_end);
        }
        if content.kind == Kind::Quote
            && let Some(quotation) = self.quotation_from(content.start)
        {
            let close = quotation.tokens.end;
            // "said "all of them" had been wrong": the quotation is the subject of a clause.
            let clause = self.verb_at(close + 1).map(|n| &self.verbs[n]);
            if let Some(clause) = clause.filter(|clause| Self::is_finite(clause)) {
                limit = limit.max(clause.clause_end);
            }
            let goes_on = close + 1 < limit
                && self.has(close + 1, Shape::WORD)
                && !self.roles(close + 1).intersects(Role::COORDINATOR | Role::SUBORDINATOR)
                && !self.has(close.saturating_sub(1), Shape::PUNCTUATION)
                && !self.is_setting(close + 1, limit);
            if !goes_on {
                pieces.extend(self.inner(quotation));
                return TokenRange::new(content.start + 1, close.min(self.tokens.end));
            }
        }
        if matches!(content.kind, Kind::That | Kind::Clause) {
            limit = self.before_main_clause(verb, content.start, limit);
        }
        let mut end = self.content_end(content.start, limit);
        if matches!(content.kind, Kind::Noun | Kind::Infinitive) {
            end = self.before_other_clause(verb, content.start, end);
        }
        if content.kind == Kind::Noun {
            end = self.without_occasion(verb, content.start, end);
        } else if content.kind == Kind::Infinitive {
            let stop = end.min(content.start + LONGEST);
            end = (content.start..stop).find(|&at| self.is_remark(at, end)).unwrap_or(end);
        }
        let tokens = self.trimmed(content.start, end);
        let span = (!tokens.is_empty()).then(|| self.span(tokens));
        pieces.extend(span.map(|span| self.with_open_quotation(span)));
        tokens
    }

    /// "wrote "never again" *on the wall*": where and when it was said, and nothing of what was.
    fn is_setting(&self, at: u32, limit: u32) -> bool {
        let opens = matches!(self.text(at), "in" | "on" | "at" | "during" | "as");
        let more = self
            .verb_from(at)
            .is_some_and(|n| self.verbs[n].tokens.start < limit && Self::is_finite(&self.verbs[n]));
        opens && !more
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
}
