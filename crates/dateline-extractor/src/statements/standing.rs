//! Is a cue speech where it stands, by its form and what it hangs on, and whose is it?

use dateline_lexicon::{Frame, Role, StatementWord, Takes, VerbForms, lexicon, words};
use dateline_parser::Shape;
use dateline_schema::closed::{Act, MentionKind, Modality};

use super::frames::{Found, Kind};
use super::parties::Parties;
use super::reading::{MARKS, Reading};
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// Who speaks: the verb's subject, whom a passive names with "by", or from whom words are drawn. The outer `None`: nobody
    /// can be meant.
    #[expect(clippy::option_option)]
    pub(super) fn speaking(
        &self,
        verb: &VerbGroup,
        found: &Found,
        inverted: bool,
    ) -> Option<Option<u32>> {
        if found.cue.frame == Frame::Quoted && !verb.passive && !inverted {
            return Some(self.quoted_one(verb));
        }
        if found.cue.frame == Frame::Drawn && !inverted {
            return self.drawn_from(found.tokens.end).map(Some);
        }
        if !verb.passive || found.cue.frame == Frame::Quoted || inverted {
            return Some(verb.subject.map(|subject| self.without_quantifier(subject)));
        }
        let by = (verb.tokens.end..verb.tokens.end + 4).find(|&at| self.is(at, MARKS.by));
        if let Some(by) = by
            && let Some(phrase) = self.phrase_at(by + 1)
            && self.is_actor(phrase)
            && self.text(by + 1) != "nobody"
        {
            return Some(Some(phrase));
        }
        // "The guards *were ordered* to leave"
        if found.cue.frame == Frame::Urge && verb.form == VerbForm::Past {
            let left = found.content.is_some_and(|content| content.kind == Kind::Infinitive);
            return left.then_some(None);
        }
        if self.is_told_behind(verb) {
            return Some(None);
        }
        // "It was announced that …": nobody is named.
        let said = found.content.is_some_and(|content| match content.kind {
            Kind::That => true,
            // "was told *the road was shut*", "were informed *of the plan*"
            Kind::Clause | Kind::Noun => {
                found.cue.frame == Frame::Tell
                    && self.word(verb.head).forms.contains(VerbForms::SPEECH)
            }
            _ => false,
        });
        // "The plan *was discussed* at the meeting": by whoever was there.
        let talked_of = verb.form != VerbForm::Participle
            && self.is_word(verb.head, words!["discussed"])
            && !self.is_word(verb.tokens.start, words!["can", "could"])
            && verb.subject.is_some_and(|subject| {
                let head = self.phrase(subject).head;
                !self.is_actor(subject) && !self.is_adverb(head) && self.text(head) != "likely"
            });
        if talked_of {
            return Some(None);
        }
        let announced = matches!(found.cue.frame, Frame::Content | Frame::Tell);
        (said && verb.form != VerbForm::Participle && announced).then_some(None)
    }

    /// "*they* both agreed", "*we* all hope": the pronoun that the word goes with.
    fn without_quantifier(&self, subject: u32) -> u32 {
        let words = self.phrase(subject).tokens;
        let quantifies =
            words.len() == 1 && self.is_word(words.start, words!["all", "both", "each"]);
        let pronoun = |at: u32| self.roles(at).contains(Role::SUBJECT);
        let before = words.start.checked_sub(1).filter(|_| quantifies);
        let own = before.filter(|&at| pronoun(at)).and_then(|at| self.phrase_at(at));
        own.or_else(|| self.told_before(before?)).unwrap_or(subject)
    }

    /// "*Ana Paz and Tom Vik*, lawyers for the bank, both declined": who begins the sentence, with what a comma closes
    /// behind.
    fn told_before(&self, comma: u32) -> Option<u32> {
        let first = self.phrase_at(self.tokens.start)?;
        let end = self.extent(first, true);
        let apposed = self.is_comma(comma) && self.is_comma(end) && end < comma;
        let apart = self.verb_from(self.tokens.start).is_some_and(|n| {
            self.verbs[n].tokens.start > comma || !Self::is_finite(&self.verbs[n])
        });
        (apposed && apart && self.is_actor(first)).then_some(first)
    }

    /// "*That said*, the road is long", "*having said that*, …": what was told is not told again.
    pub(super) fn is_connective(&self, verb: &VerbGroup) -> bool {
        let start = self.tokens.start;
        let bare = verb.tokens.start == start + 1 && self.text(start) == "That";
        bare && verb.tokens.len() == 1 && self.is_comma(verb.tokens.end)
    }

    /// "*advocate* Ana Paz said", "survivors and *advocates*, and", "an *advocate* of peace": one who speaks for something,
    /// and no verb, as in "Paz advocates reform".
    pub(super) fn is_advocate(&self, verb: &VerbGroup) -> bool {
        let at = verb.head;
        if verb.tokens.len() > 1 || !self.is_word(at, words!["advocate", "advocates"]) {
            return false;
        }
        let next = at + 1;
        let named = self.has(next, Shape::CAPITAL)
            && self
                .phrase_at(next)
                .is_some_and(|phrase| self.standing(phrase) == Some(MentionKind::Person));
        // "survivors of war and *advocates for safety shared* their stories": the verb to come is theirs.
        let for_it = self
            .phrase_at(next + 1)
            .filter(|_| self.is_word(next, words!["for"]))
            .and_then(|cause| self.verb_at(self.phrase(cause).tokens.end))
            .is_some_and(|n| {
                let verb = &self.verbs[n];
                // "shared" can be a participle, too.
                Self::is_finite(verb) || verb.passive && self.phrase_at(verb.tokens.end).is_some()
            });
        let noun = self.is_word(next, words!["and", "of", "or", "to", "who", "whose"])
            || for_it
            || self.has(next, Shape::PUNCTUATION) && !self.has(next, Shape::OPEN_QUOTE)
            || self.verb_at(next).is_some_and(|n| Self::is_finite(&self.verbs[n]));
        let before = at.checked_sub(1).filter(|&before| before >= self.tokens.start);
        let joined = before.is_some_and(|before| {
            let owned = self.roles(before).intersects(Role::DETERMINER | Role::POSSESSIVE)
                && !self.is_word(before, words!["that", "which"])
                || self.is_word(before, words!["whose"]);
            let listed = self.roles(before).contains(Role::COORDINATOR)
                // "condemns war *and advocates* peace"
                && !self.verbs.first().is_some_and(|other| {
                    Self::is_finite(other) && other.tokens.end <= before
                });
            owned || listed
        });
        named || noun || joined
    }

    /// "Ruiz "*strongly condemned*" the raid", "the union "*deplored* the raid"": what the words of somebody outside of the
    /// quotation do.
    pub(super) fn is_quoted_deed(&self, verb: &VerbGroup) -> bool {
        let mut at = verb.tokens.start;
        while at > self.tokens.start && self.is_adverb(at - 1) {
            at -= 1;
        }
        let open = at.checked_sub(1).filter(|&open| self.has(open, Shape::OPEN_QUOTE));
        let simple =
            verb.tokens.len() == 1 && matches!(verb.form, VerbForm::Past | VerbForm::Present);
        open.is_some_and(|open| {
            simple
                && verb.subject.filter(|&own| self.is_actor(own)).is_some_and(|own| {
                    self.phrase(own).tokens.end <= open
                        && !self.has(self.phrase(own).head, Shape::QUOTED)
                        && (self.phrase(own).tokens.end..open)
                            .all(|at| self.is_adverb(at) || self.is_time(at))
                })
        })
    }

    /// "Lund Street, *also called* "the Bend"": the other name of a thing.
    pub(super) fn is_other_name(&self, verb: &VerbGroup) -> bool {
        let often =
            words!["also", "commonly", "formerly", "informally", "often", "popularly", "sometimes"];
        let first = verb.tokens.start;
        let before = (first + u32::from(verb.tokens.len() > 1)).saturating_sub(1);
        self.is_word(verb.head, words!["called", "dubbed", "named"])
            && self.is_word(before, often)
            && self.is_comma(before.saturating_sub(1))
            && self.has(verb.tokens.end, Shape::OPEN_QUOTE)
    }

    /// "*Informed* sources said": how they are, and nothing that they do.
    pub(super) fn is_informed(&self, verb: &VerbGroup) -> bool {
        verb.form == VerbForm::Participle
            && self.is_word(verb.head, words!["informed"])
            && self
                .phrase_at(verb.tokens.end)
                .is_some_and(|who| self.people(who) == Some(dateline_lexicon::PeopleNoun::Many))
    }

    /// "Nine were held, *it was reported*.": by nobody who is named, of what stands in front.
    pub(super) fn is_told_behind(&self, verb: &VerbGroup) -> bool {
        let it = verb.subject.map(|own| self.phrase(own).tokens);
        let comma = it.and_then(|it| it.start.checked_sub(1));
        verb.passive
            && Self::is_finite(verb)
            && !verb.negated
            && self.word(verb.head).forms.contains(VerbForms::SPEECH | VerbForms::CLAUSE)
            && it.is_some_and(|it| it.len() == 1 && self.is_word(it.start, words!["it"]))
            && comma.is_some_and(|comma| self.is_comma(comma))
            && (verb.tokens.end..self.tokens.end)
                .all(|at| self.has(at, Shape::PUNCTUATION) || self.is_time(at))
    }

    /// The clause that an infinitive or participle hangs on.
    pub(super) fn governing(&self, n: usize) -> Option<&VerbGroup> {
        let verb = &self.verbs[n];
        let outer = |other: &&VerbGroup| {
            other.clause_end > verb.tokens.start && other.form != VerbForm::Infinitive
                || Self::is_finite(other)
        };
        let near = || self.verbs[..n].iter().rev().take(8);
        // "said it will open, *dismissing* doubts": who dismisses says, and does not open.
        let own = |other: &&VerbGroup| Self::is_finite(other) && other.subject == verb.subject;
        if verb.form == VerbForm::Participle && !verb.passive && verb.subject.is_some() {
            return near().find(own).or_else(|| near().find(outer));
        }
        near().find(outer)
    }

    /// "*met* with members who have been leaders in supporting research *to discuss* it", "*held* a meeting with charging
    /// firms *to discuss* prices": the verb of a meeting that the infinitive belongs to, past what only tells who was met.
    pub(super) fn meeting_behind(&self, n: usize, found: &Found) -> Option<&VerbGroup> {
        const NEAR: usize = 8;
        let verb = &self.verbs[n];
        let discusses = verb.form == VerbForm::Infinitive
            && found.act == Act::Discuss
            && self.is(verb.tokens.start, MARKS.to)
            && self.roles(verb.tokens.start.saturating_sub(1)).is_empty();
        // What only tells who somebody is: "who are leaders in", "led by", "charging firms"
        let describes = |other: &VerbGroup| {
            let before = other.tokens.start.saturating_sub(1);
            let be = self.roles(other.head).contains(Role::BE);
            other.form == VerbForm::Participle && other.tokens.end < verb.tokens.start
                || be && Self::is_finite(other) && self.roles(before).contains(Role::RELATIVE)
        };
        let mut near = self.verbs[..n].iter().rev().take(NEAR).filter(|_| discusses).peekable();
        near.peek().filter(|other| describes(other))?;
        let main = near.find(|other| !describes(other))?;
        let meets = self.plays_meeting(main.head);
        let acts = main.subject.is_some_and(|subject| self.is_actor(subject));
        (Self::is_finite(main) && !main.passive && meets && acts).then_some(main)
    }

    /// Is it a verb that tells of a meeting: "met", "held", "hosted", not "had"?
    fn plays_meeting(&self, head: u32) -> bool {
        let Some(token) = self.token(head) else { return false };
        let general = words!["gave", "had", "has", "have", "led", "made", "saw", "set", "took"];
        !lexicon().meetings().verbs(token.word).is_empty() && !self.is_word(head, general)
    }

    /// Is the verb speech where it stands, by its form and what it hangs on?
    pub(super) fn is_speech_here(
        &self,
        n: usize,
        found: &Found,
        subject: Option<u32>,
        governing: Option<&VerbGroup>,
    ) -> bool {
        let verb = &self.verbs[n];
        // "one of the *reasons* he lost": a noun, if no verb stands in the same clause.
        if self.is_word(verb.head, words!["reason", "reasons"]) {
            return false;
        }
        // "who asked for *anonymity*", "to offer *prayers*", "sought *refuge*": nothing that was said to anybody here.
        let thing = found.content.filter(|content| content.kind == Kind::Noun);
        if thing.is_some_and(|thing| {
            self.is_word(
                thing.start,
                words!["anonymity", "cover", "prayers", "refuge", "revenge", "shelter"],
            )
        }) {
            return false;
        }
        // "talked over *the phone*", "held talks on *the phone*": how, and not about what.
        let means = |at: u32| self.is_word(at, words!["phone", "telephone"]);
        let by = words!["on", "over"];
        if thing.is_some_and(|it| means(it.start + 1) && self.is_word(it.start - 1, by)) {
            return false;
        }
        if thing.is_some_and(|thing| self.is_deed_without_words(verb, thing.start)) {
            return false;
        }
        match verb.form {
            VerbForm::Infinitive => {
                // "was *proud* to announce the plan"
                let feels = words![
                    "delighted",
                    "glad",
                    "happy",
                    "honored",
                    "honoured",
                    "pleased",
                    "proud",
                    "sad",
                    "sorry"
                ];
                let before = verb.tokens.start.checked_sub(1);
                if before.is_some_and(|at| self.is_word(at, feels)) {
                    return true;
                }
                let Some(governing) = governing else { return false };
                // "invited to comment on the letter": nobody has yet.
                if governing.passive
                    && governing.form == VerbForm::Participle
                    && !self.is_to_come(verb, governing)
                {
                    return false;
                }
                let Some(head) = self.token(governing.head) else { return false };
                let meets = !lexicon().meetings().verbs(head.word).is_empty();
                let leads = MARKS.leads.contains(&self.lemma(governing));
                // "would neither confirm *nor deny*"
                let nor = verb.tokens.start.checked_sub(1).is_some_and(|at| self.text(at) == "nor");
                meets
                    || leads
                    || nor
                    || self.declines(governing)
                    || self.is_to_come(verb, governing)
            }
            VerbForm::Participle if verb.passive => true,
            VerbForm::Participle => {
                let before = verb.tokens.start.checked_sub(1);
                let governed = before.is_some_and(|before| {
                    self.roles(before).contains(Role::PREPOSITION)
                        && !matches!(
                            self.text(before),
                            "by" | "in" | "while" | "after" | "before" | "without"
                        )
                });
                let clause = found.content.is_some_and(|content| content.kind != Kind::Noun);
                let apart = verb.tokens.start == self.tokens.start
                    || before.is_some_and(|before| {
                        self.has(before, Shape::PUNCTUATION)
                            || self.roles(before).intersects(
                                Role::SUBORDINATOR | Role::COORDINATOR | Role::PREPOSITION,
                            )
                            || self.is_adverb(before)
                    });
                // "…, with *Ruiz underscoring* the need"
                let absolute = verb.subject.map(|own| self.phrase(own)).is_some_and(|own| {
                    own.tokens.end == verb.tokens.start
                        && own.preposition.is_some_and(|at| self.is(at, MARKS.with))
                });
                // "issued a *statement condemning* the raid", "gave *remarks thanking* the council"
                let written = before.is_some_and(|before| {
                    Parties::is_document(self, before)
                        || self.is_word(before, words!["remarks", "speech", "tweet"])
                });
                let whose = verb.subject.is_some() || subject.is_some();
                let issued =
                    governing.is_some_and(|outer| MARKS.issues.contains(&self.lemma(outer)));
                let written = written && issued && found.act != Act::Discuss;
                !governed && whose && (clause || apart || absolute || written)
            }
            _ => true,
        }
    }

    /// "*threatens the lives* of people", "threatened the minister", but "threatened the biggest strike"; "to *commit
    /// crimes*", but "commit troops".
    fn is_deed_without_words(&self, verb: &VerbGroup, thing: u32) -> bool {
        let Some(number) = self.phrase_at(thing) else { return false };
        let head = self.phrase(number).head;
        let threatens =
            self.is_word(verb.head, words!["threaten", "threatened", "threatening", "threatens"]);
        let definite = self.roles(thing).intersects(Role::DETERMINER | Role::POSSESSIVE)
            && !self.is_word(thing, words!["a", "an", "any", "more", "no", "some"]);
        let exposed = self.plays(head, StatementWord::EXPOSED) || definite && self.is_actor(number);
        let commits =
            self.is_word(verb.head, words!["commit", "commits", "committed", "committing"]);
        threatens && exposed || commits && self.plays(head, StatementWord::OFFENCE)
    }

    /// A verb of speech inside what somebody else says counts if it has a speaker and a clause of its
    /// own.
    pub(super) fn speaks_inside(&self, verb: &VerbGroup, found: &Found) -> bool {
        // "said he believes it": what he says, and nothing more.
        let thought = self.plays(verb.head, StatementWord::THOUGHT);
        let thinks = thought
            && verb.subject.is_some_and(|subject| {
                let words = self.phrase(subject).tokens;
                words.len() == 1
                    && self.is_word(words.start, words!["he", "i", "it", "she", "they", "we"])
            });
        let clause = !thinks
            && found.cue.rest.is_empty()
            && self.word(verb.head).forms.contains(VerbForms::CLAUSE)
            && found.content.is_some_and(|content| {
                matches!(content.kind, Kind::That | Kind::Clause | Kind::Quote)
            });
        let acts = verb.subject.is_some_and(|subject| self.is_actor(subject));
        Self::is_finite(verb) && acts && (clause || self.is_deed_inside(verb, found))
    }

    /// "said that *Ruiz had asked* the bank to wait", "that the ministers *would discuss* trade": what another did
    /// with words, or the speaker at another time. "He said he *welcomed* the plan" is what he says.
    fn is_deed_inside(&self, verb: &VerbGroup, found: &Found) -> bool {
        let told_to = matches!(found.cue.frame, Frame::Tell | Frame::Urge | Frame::For);
        let speaks = (told_to || self.word(verb.head).forms.contains(VerbForms::SPEECH))
            && !self.plays(verb.head, StatementWord::THOUGHT);
        let felt = matches!(found.act, Act::Hope | Act::Concern);
        let thing = found
            .content
            .is_some_and(|content| matches!(content.kind, Kind::Noun | Kind::Infinitive));
        let own = verb.subject.is_some_and(|subject| {
            let words = self.phrase(subject).tokens;
            words.len() == 1
                && self.is_word(words.start, words!["he", "i", "it", "she", "they", "we"])
        });
        // "that they would ask", but not "that they should have asked", "even if they had asked"
        let told = verb.form == VerbForm::Past
            || matches!(verb.form, VerbForm::Future | VerbForm::Conditional)
                && self.is_word(verb.tokens.start, words!["will", "would"]);
        let open = self.starts(verb.subject).and_then(|start| start.checked_sub(1));
        let told =
            told && !open.is_some_and(|at| self.is_word(at, words!["if", "unless", "whether"]));
        let other_time = verb.tokens.len() > 1;
        let before = verb.tokens.start.saturating_sub(1);
        let relative = self.roles(before).intersects(Role::RELATIVE | Role::THAT)
            || self.is_word(before, words!["whom", "whose"]);
        // "nobody had been told about it"
        let done =
            !verb.passive || (verb.tokens.end..verb.tokens.end + 2).any(|at| self.is(at, MARKS.by));
        // "has welcomed refugees"
        let received = found.cue.takes.contains(Takes::THING);
        let here = told && done && !verb.negated && !relative && !received;
        speaks && thing && here && !felt && (!own || other_time)
    }

    /// "declined to confirm", "refused to say".
    pub(super) fn declines(&self, verb: &VerbGroup) -> bool {
        MARKS.declines.contains(&self.lemma(verb))
    }

    /// "are likely to agree", "is due to announce".
    fn is_to_come(&self, verb: &VerbGroup, governing: &VerbGroup) -> bool {
        let before = verb.tokens.start.saturating_sub(1);
        let adjective = matches!(self.text(before), "likely" | "due" | "set" | "certain" | "bound")
            && governing.tokens.end <= before
            && self.roles(governing.head).contains(Role::BE);
        // "is expected to call for"
        let awaited = governing.passive
            && governing.head == before
            && matches!(self.text(before), "expected" | "scheduled" | "slated");
        adjective || awaited
    }

    pub(super) fn modality(&self, verb: &VerbGroup, governing: Option<&VerbGroup>) -> Modality {
        if verb.form == VerbForm::Infinitive
            && let Some(governing) = governing
        {
            if self.declines(governing) {
                return if governing.negated { Modality::Asserted } else { Modality::Negated };
            }
            if self.is_to_come(verb, governing) && !governing.negated {
                return Modality::Future;
            }
        }
        // "without saying when"
        let before = verb.tokens.start.saturating_sub(1);
        if verb.form == VerbForm::Participle && self.text(before) == "without" {
            return Modality::Negated;
        }
        // "declined to name the group"
        if self.declines(verb) && Self::is_finite(verb) {
            return if verb.negated { Modality::Asserted } else { Modality::Negated };
        }
        let of = |verb: &VerbGroup| match verb.form {
            _ if verb.negated => Modality::Negated,
            VerbForm::Future => Modality::Future,
            VerbForm::Conditional => Modality::Hypothetical,
            _ => Modality::Asserted,
        };
        // "would not elaborate, (also) *citing* the law", "did not stay after *citing* it": who does not do the one does
        // the other.
        let mut first = verb.tokens.start;
        while first > self.tokens.start && self.is_adverb(first - 1) {
            first -= 1;
        }
        let link = first.saturating_sub(1);
        let apart = verb.form == VerbForm::Participle
            && (self.is_comma(link)
                || governing.is_some_and(|governing| governing.form == VerbForm::Past)
                    && self.is_word(link, words!["after", "before", "besides", "when", "while"]));
        let unsaid = governing.is_some_and(|governing| governing.negated);
        if apart && unsaid && !verb.negated && self.declines(verb) {
            return Modality::Negated;
        }
        match verb.form {
            VerbForm::Infinitive | VerbForm::Participle if !verb.negated => governing
                .filter(|governing| !(apart && governing.negated))
                .map_or(Modality::Asserted, of),
            _ => of(verb),
        }
    }
}
