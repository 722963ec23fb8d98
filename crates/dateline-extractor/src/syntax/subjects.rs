//! Whose verb it is: the phrase in front of it, the subject of the clause that it goes on from, or, for
//! infinitives and participles, of the clause that it hangs on.

use std::sync::LazyLock;

use dateline_lexicon::{VerbForms, WordId, lexicon, word_hash};

use super::VerbForm;
use super::chunks::{Time, VerbChunk, Voice};
use super::clauses::{Clauses, OPEN};
use super::open::{Break, Last, Open, Opener, Pending, Standing};

/// "call", by telephone where it is to say something to whoever is called: "called the widow *to thank* her", but "called
/// the clerk *to confirm* it".
static CALL: LazyLock<WordId> = LazyLock::new(|| lexicon().word(word_hash("call")).id);
static TOLD_BY_CALL: LazyLock<[WordId; 24]> = LazyLock::new(|| {
    [
        "apologise",
        "apologize",
        "assure",
        "commend",
        "condole",
        "congratulate",
        "console",
        "convey",
        "emphasise",
        "emphasize",
        "express",
        "extend",
        "inform",
        "invite",
        "reaffirm",
        "reassure",
        "reiterate",
        "relay",
        "stress",
        "thank",
        "underline",
        "underscore",
        "warn",
        "wish",
    ]
    .map(|word| lexicon().word(word_hash(word)).id)
});

/// Verbs that report and do nothing else.
static PLAIN: LazyLock<[WordId; 3]> =
    LazyLock::new(|| ["add", "note", "say"].map(|word| lexicon().word(word_hash(word)).id));

impl Clauses {
    /// The subject of a finite verb, and the phrase that waits outside its clause.
    pub(super) fn finite(
        &mut self,
        chunk: &VerbChunk,
        opener: Opener,
        waiting: Option<Pending>,
        between: Break,
        number: u32,
    ) -> (Option<u32>, Option<Pending>) {
        let speech = chunk.kinds.contains(VerbForms::SPEECH);
        let pending = self.pending.take();
        self.carried = None;
        if opener == Opener::Relative
            && pending.is_none()
            && let Some((same, end)) = self.same_antecedent.take()
            && let Some(depth) = self.rposition(|open| open.opener == Opener::Relative)
        {
            self.close_to(depth, end);
            self.antecedent = Some(same);
            return (Some(same), waiting);
        }
        if opener != Opener::None {
            let subject = pending.map(|pending| pending.phrase);
            let other = if opener == Opener::Relative { self.antecedent } else { self.soft };
            return (subject.or(other), waiting);
        }
        // "attacked at dawn and *the rebels* said", "discussed the plan and *the envoy* welcomed the aid"
        if let Some((own, from)) = self.begins_behind.take()
            && (speech || chunk.voices)
            && between == Break::No
            && self.is_last_but_attached(own)
        {
            let phrase = &mut self.phrases[own as usize];
            phrase.joined = false;
            let start = phrase.tokens.start;
            let begins = Pending {
                phrase: own,
                standing: Standing::Clear,
                person: false,
                actor: true,
                from,
                start,
                opener: Opener::None,
                beside: false,
            };
            self.beside(&begins, speech, chunk.form);
            return (Some(own), None);
        }
        // "progress since the truce began": the phrase right before the verb is its subject.
        if let Some(soft) = self.soft
            && self.is_last_but_attached(soft)
            && between == Break::No
            && pending.is_some_and(|pending| pending.standing != Standing::Clear)
        {
            return (Some(soft), None);
        }
        // "…, and Ruiz, a deputy at the bank, *the sources* said": no comma closes what stands last.
        // "These machines, *officials* said, were handed over"
        if let Some(own) = self.set_off.take()
            && (speech || chunk.voices)
            && (own.actor || speech && self.voices[own.phrase as usize] >= Voice::Own)
            && between == Break::No
            && self.last == Last::Phrase(own.phrase)
            && pending.is_some_and(|pending| pending.phrase != own.phrase)
        {
            self.beside(&own, speech, chunk.form);
            return (Some(own.phrase), None);
        }
        // "shares fell after *the firm* said": no clause outside waits for its verb.
        if let Some(soft) = self.soft
            && pending.is_none()
            && between == Break::No
            && self.last == Last::Phrase(soft)
            && self.open[self.floor..].iter().all(|open| open.waiting.is_none())
        {
            return (Some(soft), None);
        }
        // "fell after *the firm*, a bank, said": the apposition is closed.
        if let Some(soft) = self.soft
            && speech
            && matches!(between, Break::Comma(_))
            && self.voices[soft as usize] >= Voice::Own
            && pending.is_some_and(|pending| {
                matches!(pending.from, Break::Comma(_))
                    && pending.phrase == soft + 1
                    && pending.start == self.phrases[soft as usize].tokens.end + 1
                    && self.is_last_but_attached(pending.phrase)
            })
        {
            return (Some(soft), None);
        }
        // "Ruiz, speaking beside the premier, *Ugo Hale*, said": Ruiz, who waits outside.
        let comma = matches!(between, Break::Comma(_));
        let outer = comma && self.open.iter().any(|open| open.waiting.is_some());
        // "met the premier, *Ugo Hale*, and said": who met him.
        let and = matches!(between, Break::And(_) | Break::CommaAnd(_));
        let usable = pending.filter(|pending| match pending.standing {
            _ if pending.beside && outer => false,
            // "*a doctor* who treated the king, a chief of the north, said": who waits outside.
            Standing::Listed
                if outer && !pending.person && !self.open.iter().any(|open| open.speech) =>
            {
                false
            }
            Standing::Clear => true,
            Standing::Listed => between == Break::No || speech && pending.actor && !and,
            Standing::Object => between == Break::No,
        });
        // "said that *the evidence* of dumping at low prices *was* clear": a participle stands between.
        if let Some(pending) = usable
            && pending.opener == Opener::That
            && pending.standing == Standing::Clear
        {
            return (Some(pending.phrase), None);
        }
        // "While Ruiz said the road was open, *drivers* stayed away": the first clause is over.
        // "…, *Ana Ruiz*, the mayor, stayed away"
        let apposed = pending.filter(|pending| {
            pending.standing == Standing::Listed && pending.actor && comma && self.run.is_some()
        });
        if let Some(pending) = usable.filter(|_| between == Break::No).or(apposed)
            && self.fronted
            && pending.standing != Standing::Object
            && let Break::Comma(comma) = pending.from
        {
            self.fronted = false;
            self.close_to(self.floor, comma);
            return (Some(pending.phrase), None);
        }
        if let Some(pending) = usable {
            if pending.standing != Standing::Object {
                self.beside(&pending, speech, chunk.form);
                return (Some(pending.phrase), None);
            }
            // "the pact that X signed will …": the clause outside goes on.
            // "a man who owns a car made in Peru said": past what only describes the object.
            let describes = |open: &&Open| {
                open.form == VerbForm::Participle && self.verbs[open.verb as usize].passive
            };
            let top = self.open[self.floor..].iter().rev().find(|open| !describes(open));
            // "the owners, who said *prices* were high, stayed"
            let said =
                |top: &Open| top.says && self.verbs[top.verb as usize].tokens.end == pending.start;
            let nests = top.is_none_or(|top| {
                top.opener != Opener::Relative || top.waiting.is_none() || said(top)
            });
            if nests {
                return (Some(pending.phrase), None);
            }
        }
        // "said *the envoy Ana Ruiz*, of the capital, speaking for the state, *would* come"
        if let (Some(pending), Break::Comma(end)) = (pending, between)
            && pending.standing == Standing::Object
            && !speech
            && let Some(depth) = self.said_from(&pending)
        {
            self.close_to(depth + 1, end);
            return (Some(pending.phrase), None);
        }
        // "told the paper *the plan*, leaked last week, *would* fail"
        if let (Some(pending), Break::Comma(end)) = (pending, between)
            && pending.standing == Standing::Object
            && let Some(depth) = self.aside_of(pending.phrase)
        {
            self.close_to(depth, end);
            return (Some(pending.phrase), None);
        }
        // "a road which she said will open"
        if let (Break::No, Some(top)) = (between, self.open.last())
            && top.speech
            && top.antecedent.is_some()
            && top.antecedent != top.subject
        {
            return (top.antecedent, None);
        }
        let waits = |pending: &Pending| {
            pending.standing == Standing::Clear
                || speech
                || matches!(pending.from, Break::CommaAnd(_))
        };
        let outside = self.rposition(|open| open.waiting.as_ref().is_some_and(waits));
        if let Some(depth) = outside
            && !matches!(between, Break::And(_) | Break::CommaAnd(_))
        {
            let waiting = self.open[depth].waiting;
            self.close_to(depth, between.token().unwrap_or(chunk.tokens.start));
            // A clause that "that" opened stays inside the one that it hangs on.
            if let Some(waiting) = waiting.filter(|waiting| waiting.opener == Opener::None) {
                self.beside(&waiting, speech, chunk.form);
            }
            return (waiting.map(|waiting| waiting.phrase), None);
        }
        let simple = chunk.tokens.len() == 1 && speech;
        let says = chunk.kinds.contains(VerbForms::CLAUSE);
        if simple
            && (matches!(between, Break::Quote(_))
                || says && matches!(between, Break::Comma(_))
                || number_is_first(self))
        {
            self.inverted = Some(number);
            self.inverted_from = between;
        }
        if between == Break::No && self.open.is_empty() {
            return (self.soft, None);
        }
        let form = chunk.form;
        // A verb of speech rather goes on from one outside than inside a relative clause.
        let inside = &self.open[self.floor..];
        let relative = inside.iter().position(|open| open.opener == Opener::Relative);
        let relative = relative.map(|n| n + self.floor);
        let inner = relative.filter(|&depth| {
            speech && self.open[..depth].iter().any(|open| open.speech && open.form == form)
        });
        if let Some(depth) = inner
            && let Some(end) = between.token()
        {
            self.close_to(depth, end);
        }
        // "said the talks were held and said": the same verb goes on from itself.
        let again =
            |open: &Open| open.speech && open.lemma == chunk.lemma && same_tense(open.form, form);
        // "noted that the firm had paid, and *said* it would pay again": behind a comma who told the first goes on.
        let reports = speech && says && !chunk.passive && matches!(between, Break::CommaAnd(_));
        let told = |open: &&Open| open.speech && same_tense(open.form, form);
        // Who was named inside may insist or announce himself.
        let plain = PLAIN.contains(&chunk.lemma);
        let named = self.open.last().and_then(|open| open.subject);
        let person = named.is_some_and(|own| self.voices[own as usize] == Voice::Person);
        let told =
            self.open[self.floor..].iter().find(told).filter(|_| reports && (plain || !person));
        let told = told.map(|open| open.verb);
        let subject = match self.rposition(again) {
            Some(_) if speech => self.go_on(between, again),
            _ if let Some(verb) = told => self.go_on(between, |open| open.verb == verb),
            _ => {
                // "said Peru had signed and *called* for more": with what is as far back.
                let as_far = |open: &Open| {
                    let before = |time: Time| time == Time::BeforePast;
                    same_tense(open.form, form) && before(open.time) == before(chunk.time)
                };
                // "did not say who fired and *did not divulge* more": with what is denied, too
                let denied = |open: &Open| {
                    same_tense(open.form, form) && self.verbs[open.verb as usize].negated
                };
                let denies = chunk.negated && matches!(between, Break::And(_));
                let denied = self.rposition(denied).filter(|_| denies);
                if let Some(verb) = denied.map(|depth| self.open[depth].verb) {
                    self.go_on(between, |open| open.verb == verb)
                } else if let Some(verb) = self.shared_inside(chunk, between) {
                    self.go_on(between, |open| open.verb == verb)
                } else if let Some(verb) = self.voice_outside(chunk, between) {
                    self.go_on(between, |open| open.verb == verb)
                } else if let Some(verb) = self.at_that_time(chunk, between) {
                    self.go_on(between, |open| open.verb == verb)
                } else if self.rposition(as_far).is_some() {
                    self.go_on(between, as_far)
                } else if chunk.voices
                    && self.open[self.floor..].iter().filter(|open| open.is_finite()).count() == 1
                    && matches!(between, Break::And(_) | Break::CommaAnd(_))
                {
                    // "has praised the plan, and *is calling* for more"
                    self.go_on(between, Open::is_finite)
                } else {
                    self.go_on(between, |open| same_tense(open.form, form))
                }
            }
        };
        (subject.or(self.soft), self.carried.take())
    }

    /// "said the bank had cut its rate *and was preparing* a sale": what was going on when somebody spoke is part of what
    /// is said.
    fn at_that_time(&self, chunk: &VerbChunk, between: Break) -> Option<u32> {
        let going_on = !chunk.simple
            && !chunk.passive
            && chunk.time == Time::Plain
            && chunk.form == VerbForm::Past
            && !chunk.kinds.contains(VerbForms::SPEECH)
            // "said Hale had left *and was seeking* a new chief": who speaks does
            && lexicon().speech().cues(chunk.lemma).is_empty();
        let joined = matches!(between, Break::And(_));
        let inside = &self.open[self.floor..];
        let depth = inside.iter().rposition(Open::is_finite).filter(|_| going_on && joined)?;
        let told = depth.checked_sub(1).map(|outer| &inside[outer])?;
        let fits = inside[depth].time == Time::BeforePast && told.speech && told.is_finite();
        fits.then_some(inside[depth].verb)
    }

    /// The clause of "said" that a phrase stands right behind, if it is more than a word that is said.
    fn said_from(&self, pending: &Pending) -> Option<usize> {
        let long = self.phrases[pending.phrase as usize].tokens.len() > 1;
        self.rposition(|open| {
            open.says && self.verbs[open.verb as usize].tokens.end == pending.start
        })
        .filter(|_| long)
    }

    /// The clause of a participle that hangs between commas on a phrase or on what is attached to that, if nothing but
    /// infinitives is open in it: "*the redemption* of the shares, issued at par, *would*".
    fn aside_of(&self, phrase: u32) -> Option<usize> {
        let depth = self.rposition(|open| open.form != VerbForm::Infinitive)?;
        let verb = &self.verbs[self.open[depth].verb as usize];
        let after = self.phrases.partition_point(|it| it.tokens.start < verb.tokens.start);
        let last = after.checked_sub(1).filter(|&last| last >= phrase as usize)?;
        let attached =
            self.phrases[phrase as usize + 1..=last].iter().all(|it| it.preposition.is_some());
        let hangs = verb.form == VerbForm::Participle
            && verb.passive
            && self.open[depth].set_off
            && attached
            && self.phrases[last].tokens.end + 1 == verb.tokens.start;
        hangs.then_some(depth)
    }

    /// "told reporters, *as dancers in white* welcomed them": the comma stands before the phrase, and
    /// what was told ends there.
    pub(super) fn soft_subject(
        &mut self,
        stale: bool,
        opener: Opener,
        between: Break,
        told: bool,
    ) -> Option<u32> {
        let soft = self.soft.filter(|&soft| self.is_last_but_attached(soft))?;
        let end = between.token().filter(|_| stale && opener == Opener::None)?;
        // "said the road was shut, *because* the bridge was down": the reason for what is said.
        let spoken =
            self.open[self.floor..].iter().position(|open| open.speech && open.is_finite());
        let inside = spoken.map(|n| self.floor + n + 1).filter(|&depth| depth < self.open.len());
        // But "said no, *as lawmakers* had asked": what others said of it.
        self.close_to(inside.filter(|_| self.reason && !told).unwrap_or(self.floor), end);
        self.pending = None;
        Some(soft)
    }

    /// Is it the last phrase, but for those that a preposition ties to it: "as *dancers* in white"?
    fn is_last_but_attached(&self, phrase: u32) -> bool {
        let Last::Phrase(last) = self.last else { return false };
        phrase <= last
            && (phrase + 1..=last).all(|n| self.phrases[n as usize].preposition.is_some())
    }

    /// The clause inside of another that a verb can go on from, and that the one outside cannot: "said the house is old
    /// *and has been sold*", "said he had been asked *but had refused*", "said they had seen it *and left*" (which the "had"
    /// holds for, too), "said it should be seen *and repaired*". Who speaks outside may "ask for more".
    fn shared_inside(&self, chunk: &VerbChunk, between: Break) -> Option<u32> {
        let inside = &self.open[self.floor..];
        let joined = matches!(between, Break::And(_));
        if !joined || inside.len() < 2 || chunk.form != VerbForm::Past {
            return None;
        }
        let told = |open: &Open| open.is_finite();
        let outside = inside.iter().position(|open| open.speech && told(open))?;
        let nearest = inside.iter().rposition(told).filter(|&n| n > outside)?;
        let near = &inside[nearest];
        let passive = self.verbs[near.verb as usize].passive;
        let fits = match chunk.time {
            Time::Perfect => near.form == VerbForm::Present || near.time == Time::Perfect,
            Time::BeforePast => near.time == Time::BeforePast,
            Time::Plain => {
                let shared = matches!(near.time, Time::Perfect | Time::BeforePast) || passive;
                chunk.tokens.len() == 1 && !chunk.voices && shared
            }
        };
        fits.then_some(near.verb)
    }

    /// "said stocks were ample but insisted …": what has no voice does not insist; the one outside
    /// who spoke goes on. Behind a comma and "and" nobody goes on but a person.
    fn voice_outside(&self, chunk: &VerbChunk, between: Break) -> Option<u32> {
        let (voices, form, simple) = (chunk.voices, chunk.form, chunk.simple);
        let voice = |open: &Open| open.subject.map(|subject| self.voices[subject as usize]);
        let depth = self.rposition(|open| {
            open.voices
                && !self.verbs[open.verb as usize].passive
                && same_tense(open.form, form)
                && voice(open).is_none_or(|voice| voice != Voice::None)
        })?;
        let least = match between {
            Break::CommaAnd(_) => Voice::Person,
            _ => Voice::Own,
        };
        let silent = |open: &Open| {
            !same_tense(open.form, form)
                || simple && !open.simple
                || voice(open).is_none_or(|voice| voice < least)
                || self.verbs[open.verb as usize].passive && voice(open) != Some(Voice::Person)
        };
        let inside = &self.open[depth + 1..];
        let fits = voices && !inside.is_empty() && inside.iter().all(silent);
        fits.then(|| self.open[depth].verb)
    }

    /// A clause with a subject of its own: beside the nearest one of its tense, a verb of speech
    /// beside the nearest of speech.
    fn beside(&mut self, pending: &Pending, speech: bool, form: VerbForm) {
        let end = pending.from.token().unwrap_or(pending.start);
        let nearest = self.rposition(|open| same_tense(open.form, form));
        let spoken = self.rposition(|open| open.speech && same_tense(open.form, form));
        let depth = if speech { spoken.or(nearest) } else { nearest };
        match (depth, pending.from) {
            (Some(depth), _) => self.close_to(depth, end),
            (None, Break::Comma(_) | Break::CommaAnd(_)) if speech => {
                self.close_to(self.floor, end);
            }
            _ => {}
        }
    }

    /// A verb without a subject of its own: closes the clauses down to the nearest one that `fits`,
    /// and takes its subject.
    pub(super) fn go_on(&mut self, between: Break, fits: impl Fn(&Open) -> bool) -> Option<u32> {
        let fitting = self.rposition(fits);
        match fitting {
            Some(depth) if between != Break::No => {
                let Open { subject, waiting, .. } = self.open[depth];
                self.carried = waiting.filter(|_| matches!(between, Break::And(_)));
                self.close_to(depth, between.token().unwrap_or(OPEN));
                self.pending = None;
                subject
            }
            Some(depth) => self.open[depth].subject,
            None => self.open.last().and_then(|open| open.subject),
        }
    }

    pub(super) fn infinitive(&mut self, chunk: &VerbChunk, between: Break) -> Option<u32> {
        if between != Break::No && self.open.iter().any(|open| open.form == VerbForm::Infinitive) {
            return self.go_on(between, |open| open.form == VerbForm::Infinitive);
        }
        let top = self.open.last();
        let object = self.pending.filter(|pending| pending.standing == Standing::Object);
        // "welcomed the envoy to Lima *to affirm* it", "called the widow *to assure* her": who does both. In "welcomed the
        // decision *to visit*", "thanked the envoy for an offer *to meet*" a thing stands in front.
        let voice = |phrase: u32| self.voices[phrase as usize] > Voice::None;
        let somebody = |object: Pending| {
            voice(object.phrase) && matches!(self.last, Last::Phrase(last) if voice(last))
        };
        let own = |top: &Open| {
            let calls = top.lemma == *CALL && TOLD_BY_CALL.contains(&chunk.lemma);
            calls || top.receives && chunk.voices && object.is_some_and(somebody)
        };
        match (top, object) {
            (Some(top), Some(_)) if own(top) && !top.makes() => top.subject,
            (Some(top), Some(object)) if top.speech || top.makes() => {
                // "said *plans* to guard the coast had failed": nobody is said to do something.
                if !top.says {
                    self.pending = None;
                }
                Some(object.phrase)
            }
            (Some(top), _) => top.subject,
            (None, _) => None,
        }
    }

    /// "…, hoping that": a participle hangs on a finite clause, one of speech on a clause of speech.
    /// `at` is where it begins.
    pub(super) fn gerund(
        &mut self,
        at: u32,
        speech: bool,
        opener: Opener,
        between: Break,
    ) -> Option<u32> {
        // "…, with Ruiz, *an envoy*, saying", "…, with Ruiz saying", but not "left, with Ruiz, saying"
        if let (Some((own, end)), Last::Phrase(last)) = (self.absolute.take(), self.last)
            && speech
            && opener == Opener::None
            && let start = self.phrases[own as usize].tokens.start
            && (last == own) == between.token().is_none_or(|mark| mark < start)
            && (self.phrases[own as usize].preposition != Some(end)
                || self.phrases[own as usize].tokens.end == at)
        {
            // What it stands beside ends in front of it.
            if self.open.len() > self.floor {
                self.close_to(self.floor + 1, end);
                self.end(self.floor, end);
            }
            return Some(own);
        }
        let apart = between != Break::No || opener == Opener::Subordinator;
        if matches!(between, Break::And(_) | Break::CommaAnd(_))
            && self.open.iter().any(|open| open.form == VerbForm::Participle)
        {
            return self.go_on(between, |open| open.form == VerbForm::Participle);
        }
        // "the need for rain *and countering* threats": what is beside it is needed, too
        if apart && speech && !matches!(between, Break::And(_)) {
            // "said Lima had asked for more, adding …": whose sentence it is adds.
            let inside = self.open[self.floor..].iter();
            let spoken = inside.clone().position(|open| open.speech && open.is_finite());
            // "*As rebels advance*, the state has closed the road, saying": what stands behind what goes on meanwhile.
            let meanwhile = |open: &Open| {
                let first = open.subject.filter(|&subject| subject == self.first_phrase);
                first.is_some_and(|first| self.phrases[first as usize].preposition.is_some())
            };
            let finite = || {
                let main = inside.clone().position(|open| open.is_finite() && !meanwhile(open));
                main.or_else(|| inside.clone().position(Open::is_finite))
            };
            let depth = spoken.or_else(finite).map(|n| n + self.floor);
            if let Some(depth) = depth {
                let end = between.token().or_else(|| self.end_of_last());
                if let Some(end) = end {
                    self.close_to(depth + 1, end);
                    self.end(depth, end);
                }
                self.pending = None;
                return self.open[depth].subject;
            }
        }
        if apart && let Some(open) = self.open.iter().rev().find(|open| open.is_finite()) {
            return open.subject;
        }
        self.open.last().and_then(|open| open.subject)
    }

    pub(super) fn participle(&mut self, opener: Opener, between: Break) -> Option<u32> {
        match self.last {
            Last::Phrase(phrase) if between == Break::No && opener == Opener::None => Some(phrase),
            _ => self.open.last().and_then(|open| open.subject),
        }
    }

    /// One past the last token of what came last.
    fn end_of_last(&self) -> Option<u32> {
        self.phrases.last().map(|phrase| phrase.tokens.end)
    }
}

fn same_tense(left: VerbForm, right: VerbForm) -> bool {
    left == right
}

fn number_is_first(clauses: &Clauses) -> bool {
    clauses.open.is_empty() && clauses.last == Last::Nothing
}
