//! Where what was said ends because the sentence goes on: "…, which she said will …", "… and he
//! reiterated", "…, while Ito denied it".

use dateline_lexicon::{PeopleNoun, Role, VerbForms, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{Act, MentionKind};

use super::drafts::Draft;
use super::frames::Kind;
use super::parties::Parties;
use super::reading::Reading;
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// "…, which she said will …", "…, while Ito denied it": the statement outside ends before it.
    pub(super) fn cut_relative(&self, inner: &Draft, others: &mut [Draft]) {
        // "Kinshasa, *which* claims that": the subject stands before it.
        let own = inner.cue.start.saturating_sub(1);
        let start = match inner.subject {
            _ if self.roles(own).contains(Role::RELATIVE) => inner.cue.start,
            Some(subject) => self.phrase(subject).tokens.start.min(inner.cue.start),
            None => inner.cue.start,
        };
        let Some(mut relative) = start.checked_sub(1) else { return };
        // "…, which, *he said*, will …"
        if self.is_comma(relative)
            && relative > self.tokens.start
            && self.is_word(relative - 1, words!["which"])
        {
            relative -= 1;
        }
        let contrast = matches!(self.text(relative), "although" | "while" | "whereas" | "though");
        let (relative, contrast) = match self.contrast_before(start) {
            Some(opener) if !contrast => (opener, true),
            _ => (relative, contrast),
        };
        let cuts = (contrast || self.roles(relative).contains(Role::RELATIVE))
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

    /// "…, *while* her colleague, Ito, denied it": the conjunction before a subject with a name beside it.
    pub(super) fn contrast_before(&self, start: u32) -> Option<u32> {
        const NEAR: u32 = 10;
        let from = start.saturating_sub(NEAR).max(self.tokens.start + 1);
        let opener = (from..start).rev().find(|&at| {
            self.is_comma(at - 1)
                && matches!(self.text(at), "although" | "though" | "whereas" | "while")
        })?;
        let verb = self.verb_from(opener).map(|n| &self.verbs[n]);
        verb.is_none_or(|verb| verb.tokens.start >= start).then_some(opener)
    }

    /// "He made clear that Peru is ready, the spokesman added": what he made clear ends before the cue
    /// that all of it stands in front of.
    pub(super) fn cut_at_cue(&self, outer: &Draft, others: &mut [Draft]) {
        let front = outer.tokens;
        if front.is_empty() || outer.cue.start < front.end {
            return;
        }
        for inner in others {
            let begins = front.start < inner.tokens.start && inner.tokens.start < front.end;
            if begins
                && inner.tokens.end > front.end
                && inner.cue.start >= front.start
                && let Some(shorter) = self.piece(inner.tokens.start, front.end)
                && let Some(piece) = inner.pieces.iter_mut().find(|p| p.start == shorter.start)
            {
                *piece = shorter;
                inner.tokens.end = front.end;
            }
        }
    }

    /// "defended the plan, *brushing off* the critics": of one speaker, behind a comma.
    pub(super) fn is_beside(&self, verb: &VerbGroup, subject: Option<u32>, other: &Draft) -> bool {
        let apart = verb.tokens.start.checked_sub(1).is_some_and(|at| self.is_comma(at));
        verb.form == VerbForm::Participle
            && !verb.passive
            && (apart || self.gives_reason(verb, other))
            && subject.is_some()
            && other.subject == subject
            && other.cue.end <= other.tokens.start
    }

    /// "criticised the ministry *saying* it had failed": why, by the one who criticises. Not
    /// "criticised a letter saying so", "condemned a lawmaker saying so".
    pub(super) fn gives_reason(&self, verb: &VerbGroup, other: &Draft) -> bool {
        let says = self.is_word(verb.head, words!["alleging", "arguing", "claiming", "saying"]);
        let thing = other.content.is_some_and(|content| content.kind == Kind::Noun);
        let object = self.phrase_to(verb.tokens.start).or_else(|| {
            let last = self.phrase_from(verb.tokens.start).unwrap_or(u32::MAX).checked_sub(1)?;
            let inside = self.scene.syntax.phrases_of(self.sentence).contains(&last);
            (inside && self.phrase(last).tokens.end == verb.tokens.start).then_some(last)
        });
        let told = object.is_some_and(|object| {
            let head = self.phrase(object).head;
            !Parties::is_document(self, head)
                && !super::acts::is_claim(self, head)
                && !matches!(self.people(object), Some(PeopleNoun::Many | PeopleNoun::One))
                && match self.standing(object) {
                    Some(MentionKind::Office) => false,
                    Some(MentionKind::Person) => self.is_word(verb.head, words!["saying"]),
                    _ => true,
                }
        });
        says && thing
            && told
            && other.act != Act::State
            && other.subject.is_some()
            && other.cue.end <= other.tokens.start
            && other.tokens.start < verb.tokens.start
            && verb.tokens.start < other.tokens.end
            && self
                .verb_from(other.tokens.start)
                .is_some_and(|n| self.verbs[n].tokens.start == verb.tokens.start)
    }

    /// "said prices rose *and he reiterated* his support", "… *but he declined* to say why": the "and"
    /// behind which the speaker goes on to something else than what he says with the cue before.
    pub(super) fn goes_on(&self, n: usize, other: &Draft) -> Option<u32> {
        let own = &self.verbs[n];
        let declined = self
            .governing(n)
            .filter(|governing| own.form == VerbForm::Infinitive && self.declines(governing));
        let verb = declined.unwrap_or(own);
        if let Some(but) = self.but_says(verb).filter(|&but| other.cue.end <= but) {
            return Some(but);
        }
        if let Some(and) = self.and_tells(verb, other) {
            return Some(and);
        }
        let subject = self.phrase(verb.subject?).tokens;
        let pronoun = |at: u32, word: &str| self.text(at).eq_ignore_ascii_case(word);
        // "said the ministers had met and *they* discussed trade" is all said, "shared views, and *they* agreed" is not.
        let thing = other.content.is_some_and(|content| content.kind == Kind::Noun);
        let they = thing && pronoun(subject.start, "they");
        let he = subject.len() == 1
            && (they || ["he", "she"].iter().any(|word| pronoun(subject.start, word)))
            && verb.form == VerbForm::Past
            && !verb.passive
            && subject.end == verb.tokens.start;
        // "He said it had paid, *but he said* banks should wait"
        let says = self.word(verb.head).forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE)
            && verb.tokens.len() == 1;
        let joins = |at: &u32| {
            let but = declined.is_some() || says;
            self.text(*at) == "and" || but && self.text(*at) == "but"
        };
        let and = subject.start.checked_sub(1).filter(|at| he && joins(at))?;
        let own = other.subject.map(|own| self.phrase(own).tokens)?;
        let else_one = own.len() == 1
            && ["he", "it", "she", "they"]
                .iter()
                .any(|word| pronoun(own.start, word) && !pronoun(subject.start, word));
        // "said that prices rose and that he thanked …" is all said.
        let said = other.cue.end <= other.tokens.start && other.pieces.len() == 1;
        (said && !else_one).then_some(and)
    }

    /// "dealers said prices fell *but Lund has said* she would buy": the "but" behind which another speaks.
    fn but_says(&self, verb: &VerbGroup) -> Option<u32> {
        let forms = self.word(verb.head).forms;
        let says = forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE)
            && matches!(verb.form, VerbForm::Past | VerbForm::Present)
            && !verb.passive
            && !verb.negated;
        let subject = verb.subject.filter(|&subject| says && self.is_actor(subject))?;
        let words = self.phrase(subject).tokens;
        let own = words.end == verb.tokens.start;
        let pronoun = words.len() == 1 && self.roles(words.start).contains(Role::SUBJECT);
        words.start.checked_sub(1).filter(|&at| own && !pronoun && self.text(at) == "but")
    }

    /// "affirmed its trust, *although it announced* an inquiry": told beside it, and not inside.
    pub(super) fn is_contrast(
        &self,
        verb: &VerbGroup,
        subject: Option<u32>,
        other: &Draft,
    ) -> bool {
        let own = self.verb_at(other.cue.start).map(|n| self.verbs[n].form);
        let opener = self.starts(subject).and_then(|start| start.checked_sub(2));
        let opens = opener.is_some_and(|comma| {
            self.is_comma(comma)
                && matches!(self.text(comma + 1), "although" | "though" | "whereas" | "while")
        });
        opens && own == Some(verb.form) && verb.form == VerbForm::Past
    }

    /// "agreed that the work *is* not done *and Ruiz assured* them that": what holds now ends where it is told what else was
    /// said then.
    fn and_tells(&self, verb: &VerbGroup, other: &Draft) -> Option<u32> {
        let words = self.phrase(verb.subject.filter(|&subject| self.is_actor(subject))?).tokens;
        let and = words.start.checked_sub(1).filter(|&at| self.text(at) == "and")?;
        let first = self.verb_from(other.tokens.start).map(|n| &self.verbs[n])?;
        let has = self.is_word(first.tokens.start, words!["has", "have"]);
        let now = (has || matches!(first.form, VerbForm::Present | VerbForm::Future))
            && first.tokens.start < and;
        let said = matches!(other.content?.kind, Kind::That | Kind::Clause)
            && self.verb_at(other.cue.start).is_some_and(|n| self.verbs[n].form == VerbForm::Past);
        let tells = verb.form == VerbForm::Past && !verb.passive && words.end == verb.tokens.start;
        (now && said && tells && other.cue.end <= other.tokens.start).then_some(and)
    }

    /// "says the talks are near their end, *but added* that …": the conjunction behind which who said the one says the other.
    fn joins(&self, verb: &VerbGroup, draft: &Draft, other: &Draft) -> Option<u32> {
        let and = verb.tokens.start.checked_sub(1)?;
        let outside =
            draft.subject.is_some_and(|subject| self.phrase(subject).tokens.end <= other.cue.start);
        let one = draft.subject == other.subject && draft.subject != verb.subject && outside;
        (one && self.roles(and).contains(Role::COORDINATOR)).then_some(and)
    }

    /// What was said before ends where the speaker goes on to something else.
    pub(super) fn cut_beside(&self, n: usize, draft: &Draft, others: &mut [Draft]) {
        let verb = &self.verbs[n];
        let Some(comma) = verb.tokens.start.checked_sub(1) else { return };
        for other in others {
            if let Some(and) = self.goes_on(n, other).or_else(|| self.joins(verb, draft, other))
                && other.tokens.start < and
                && and < other.tokens.end
                && let Some(shorter) = self.piece(other.tokens.start, and)
                && let Some(piece) = other.pieces.iter_mut().find(|p| p.start == shorter.start)
            {
                *piece = shorter;
                other.tokens.end = and;
                continue;
            }
            let inside = other.tokens.start <= comma && verb.tokens.start < other.tokens.end;
            let comma = if self.is_comma(comma) { comma } else { verb.tokens.start };
            // "stressed the need for peace, *maintaining* calm": what tells nothing itself ends nothing.
            let tells = draft.cue.end <= draft.tokens.start;
            if inside
                && tells
                && self.is_beside(verb, draft.subject, other)
                && let Some(shorter) = self.piece(other.tokens.start, comma)
                && let Some(piece) = other.pieces.iter_mut().find(|p| p.start == shorter.start)
            {
                *piece = shorter;
                other.tokens.end = comma;
            }
        }
    }

    /// "After Ruiz said that the road was shut, *traders left*": where the clause begins that the one with the cue hangs
    /// on, if it stands behind.
    pub(super) fn before_main_clause(&self, verb: &VerbGroup, start: u32, limit: u32) -> u32 {
        let openers = words!["after", "because", "before", "once", "since", "until", "when"];
        let opener = self.starts(verb.subject).and_then(|start| start.checked_sub(1));
        let mut before =
            self.verbs.iter().take_while(|other| other.tokens.start < verb.tokens.start);
        let hung = opener.is_some_and(|at| self.is_word(at, openers))
            && before.all(|other| !Self::is_finite(other));
        if !hung {
            return limit;
        }
        let told = |comma: u32| {
            let first = self.verbs.partition_point(|other| other.tokens.start < start);
            let mut inside =
                self.verbs[first..].iter().take_while(|other| other.tokens.start < comma);
            inside.any(Self::is_finite)
        };
        let mut commas = (start..limit.min(self.tokens.end)).filter(|&at| self.is_comma(at));
        commas
            .find(|&comma| told(comma) && self.clause_behind_comma(comma).is_some())
            .unwrap_or(limit)
    }

    /// "after refusing to leave, *police said*", "said it would go, *officials said*": does another's cue close the sentence
    /// behind a comma?
    pub(super) fn is_attribution(&self, comma: u32) -> bool {
        let Some(verb) = self.verb_from(comma + 1).map(|n| &self.verbs[n]) else { return false };
        let own = verb.subject.map(|subject| self.phrase(subject).tokens);
        let says = self.word(verb.head).forms.contains(VerbForms::SPEECH)
            && matches!(verb.form, VerbForm::Past | VerbForm::Present)
            && !verb.passive
            && verb.tokens.len() == 1;
        let ends = (verb.tokens.end..self.tokens.end)
            .all(|at| self.has(at, Shape::PUNCTUATION) || self.is_time(at));
        self.is_comma(comma)
            && says
            && ends
            && own.is_some_and(|own| own.start == comma + 1 && own.end == verb.tokens.start)
            && verb.subject.is_some_and(|subject| self.is_actor(subject))
    }
}
