//! Chunks to clauses: the subject of each verb group and where its clause ends.
//!
//! One pass from left to right with a stack of the clauses that are open. A verb that is joined by a
//! comma or "and" goes on from the nearest open clause whose verb has its form: after "*spoke* highly
//! of the talks, and *proposed* the ministries *maintain* the plan and *promote* trade", "promote"
//! goes with "maintain" and "proposed" with "spoke".

use std::sync::LazyLock;

use dateline_lexicon::{VerbForms, WordId, lexicon, word_hash};

use super::chunks::{PhraseChunk, VerbChunk, Voice};
use super::open::{Break, Last, Open, Opener, Pending, Standing};
use super::quoted::Outside;
use super::tags::Tag;
use super::{NounPhrase, VerbForm, VerbGroup};

/// Finds subjects and ends of clauses.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that has been read")]
pub(super) struct Clauses {
    pub(super) phrases: Vec<NounPhrase>,
    /// For each phrase: whose voice it can be.
    pub(super) voices: Vec<Voice>,
    pub(super) verbs: Vec<VerbGroup>,
    pub(super) open: Vec<Open>,
    pub(super) pending: Option<Pending>,
    /// A phrase behind a preposition that can be a conjunction too ("after").
    pub(super) soft: Option<u32>,
    /// Is that conjunction one of reason: "because"?
    pub(super) reason: bool,
    pub(super) between: Break,
    /// Has a phrase behind it taken what stands between into its own clause?
    pub(super) stale: bool,
    pub(super) last: Last,
    pub(super) last_actor: bool,
    pub(super) opener: Opener,
    pub(super) waiting: Option<Pending>,
    pub(super) antecedent: Option<u32>,
    /// What the relative clause before is about, and where that ends: "who left *and who* said".
    pub(super) same_antecedent: Option<(u32, u32)>,
    /// A verb of speech that may stand before its subject.
    pub(super) inverted: Option<u32>,
    /// What stands before it.
    pub(super) inverted_from: Break,
    /// Somebody behind "with" who may do what a participle tells, and where what stands in front ends: "…, *with Ruiz*,
    /// an envoy, saying", "rose *with Ruiz* saying".
    pub(super) absolute: Option<(u32, u32)>,
    /// Somebody behind an "and" with whom a clause can begin, and what stands in front: "attacked at dawn and *the
    /// rebels* said".
    pub(super) begins_behind: Option<(u32, Break)>,
    /// What waits outside of the clause that a verb goes on from: "*Ruiz*, who came and saw, said".
    pub(super) carried: Option<Pending>,
    /// The particle that belongs to it: "pointed *out* Ruiz".
    particle: Option<u32>,
    /// The last preposition that no phrase has taken: "the value *of* welcoming".
    governing: Option<u32>,
    /// The last phrase, if nothing but a comma stands between it and the phrase before.
    pub(super) set_off: Option<Pending>,
    /// Phrases of a list with commas that no "and" has ended yet.
    pub(super) run: Option<u32>,
    /// What stood outside when each open quotation opened.
    pub(super) quotes: Vec<Outside>,
    /// Clauses below this depth are outside the quotation and stay open.
    pub(super) floor: usize,
    /// The last "but".
    but: Option<u32>,
    /// The sentence's first phrase.
    pub(super) first_phrase: u32,
    /// Does the sentence begin with a clause that hangs on the one to come: "While Ruiz said so, …"?
    pub(super) fronted: bool,
}

/// More clauses are never open at once: work stays linear on any text.
const DEEPEST: usize = 64;

/// No end known yet.
pub(super) const OPEN: u32 = u32::MAX;

/// "say", which has no thing for an object.
static SAY: LazyLock<WordId> = LazyLock::new(|| lexicon().word(word_hash("say")).id);
/// "add", behind which a "that" tells what else is said.
static ADD: LazyLock<WordId> = LazyLock::new(|| lexicon().word(word_hash("add")).id);

impl Clauses {
    /// For a report of so many tokens: of four about one is a phrase, of eight one a verb.
    pub(super) fn with_room_for(tokens: usize) -> Self {
        Self {
            phrases: Vec::with_capacity(tokens / 3),
            voices: Vec::with_capacity(tokens / 3),
            verbs: Vec::with_capacity(tokens / 6),
            open: Vec::with_capacity(8),
            pending: None,
            soft: None,
            reason: false,
            between: Break::No,
            stale: false,
            last: Last::Nothing,
            last_actor: false,
            opener: Opener::None,
            waiting: None,
            antecedent: None,
            same_antecedent: None,
            inverted: None,
            inverted_from: Break::No,
            absolute: None,
            begins_behind: None,
            carried: None,
            particle: None,
            governing: None,
            set_off: None,
            run: None,
            quotes: Vec::new(),
            floor: 0,
            but: None,
            first_phrase: 0,
            fronted: false,
        }
    }

    /// Begins a sentence.
    pub(super) fn begin(&mut self) {
        self.open.clear();
        self.pending = None;
        self.soft = None;
        self.between = Break::No;
        self.stale = false;
        self.last = Last::Nothing;
        self.last_actor = false;
        self.opener = Opener::None;
        self.waiting = None;
        self.antecedent = None;
        self.inverted = None;
        self.absolute = None;
        self.begins_behind = None;
        self.carried = None;
        self.particle = None;
        self.governing = None;
        self.set_off = None;
        self.run = None;
        self.quotes.clear();
        self.floor = 0;
        self.but = None;
        self.first_phrase = self.phrases.len() as u32;
        self.fronted = false;
    }

    /// Ends a sentence before the token `end`.
    pub(super) fn finish(&mut self, end: u32) {
        self.close_to(0, end);
    }

    /// Notes a "but": behind a clause it joins no phrase to the one before.
    pub(super) fn contrast(&mut self, at: u32) {
        self.but = Some(at);
    }

    /// Notes an "out" right behind a verb that may stand before its subject: ""…," pointed *out* Ruiz".
    pub(super) fn particle(&mut self, at: u32) {
        let verb = self.inverted.map(|verb| &self.verbs[verb as usize]);
        if verb.is_some_and(|verb| verb.tokens.end == at) {
            self.particle = Some(at);
        }
    }

    /// Takes a word or mark between phrases and verbs.
    pub(super) fn other(&mut self, tag: Tag, at: u32) {
        match tag {
            Tag::Comma | Tag::Mark => {
                if self.stale || !matches!(self.between, Break::And(_) | Break::CommaAnd(_)) {
                    self.between = Break::Comma(at);
                }
                self.stale = false;
                self.inverted = None;
            }
            Tag::And => {
                self.between = match self.between {
                    Break::Comma(comma) if comma + 1 == at => Break::CommaAnd(comma),
                    Break::Quote(quote) if quote + 1 == at => Break::CommaAnd(quote),
                    _ => Break::And(at),
                };
                self.stale = false;
                self.inverted = None;
            }
            Tag::That | Tag::Relative | Tag::Subordinator => self.open_clause(tag, at),
            Tag::OpenQuote => self.open_quote(),
            Tag::CloseQuote => self.close_quote(at),
            Tag::Preposition if self.particle == Some(at) => {}
            Tag::Preposition => {
                self.inverted = None;
                self.governing = Some(at);
            }
            _ => {}
        }
    }

    fn open_clause(&mut self, tag: Tag, at: u32) {
        self.opener = match tag {
            Tag::That => Opener::That,
            Tag::Relative => Opener::Relative,
            _ => Opener::Subordinator,
        };
        if tag == Tag::That
            && let Last::Verb(verb) = self.last
        {
            self.add_outside(verb);
        }
        // "said that … and that …": the second clause stands beside the first.
        if tag == Tag::That
            && let Some(end) = self.between.token()
            && let Some(depth) = self.rposition(|open| open.opener == Opener::That)
        {
            self.close_to(depth, end);
        }
        self.fronted |= matches!(tag, Tag::Subordinator | Tag::Relative)
            && self.open.is_empty()
            && self.phrases.len() as u32 == self.first_phrase;
        self.antecedent = match self.last {
            Last::Phrase(phrase) => Some(phrase),
            _ => None,
        };
        self.same_antecedent = None;
        if tag == Tag::Relative
            && let Break::And(end) | Break::CommaAnd(end) = self.between
            && let Some(depth) = self.rposition(|open| open.opener == Opener::Relative)
        {
            self.same_antecedent = self.open[depth].antecedent.map(|same| (same, end));
        }
        // "…, but the sources, who asked for …, said": behind an earlier clause, and set apart.
        let apart = |pending: &Pending| {
            tag == Tag::Relative
                && pending.actor
                && matches!(self.between, Break::Comma(_))
                && matches!(pending.from, Break::CommaAnd(_))
        };
        // "The road was shut, *Ana Ruiz*, a farmer who lives there, said"
        let explained = |pending: &Pending| {
            let Last::Phrase(last) = self.last else { return false };
            tag == Tag::Relative
                && pending.person
                && pending.standing == Standing::Listed
                && self.run.is_some()
                && pending.phrase + 1 == last
        };
        let waits = |p: &Pending| p.standing == Standing::Clear || apart(p) || explained(p);
        self.waiting = self.pending.take().filter(waits);
        self.between = Break::No;
        self.soft = None;
        self.inverted = None;
        self.run = None;
        self.last = Last::Nothing;
        let _ = at;
    }

    /// "said the party had a plan *adding that* it would win": no comma stands before it, and yet whose sentence it is
    /// adds.
    fn add_outside(&mut self, verb: u32) {
        let Some(adds) = self.open.last().copied().filter(|open| open.verb == verb) else { return };
        if adds.form != VerbForm::Participle || adds.lemma != *ADD {
            return;
        }
        let inside = &self.open[self.floor..self.open.len() - 1];
        let spoken = inside.iter().position(|open| open.speech && open.is_finite());
        let Some(depth) = spoken.map(|n| n + self.floor) else { return };
        let start = self.verbs[verb as usize].tokens.start;
        let subject = self.open[depth].subject;
        self.open.pop();
        self.close_to(depth + 1, start);
        self.end(depth, start);
        self.verbs[verb as usize].subject = subject;
        self.open.push(Open { subject, ..adds });
    }

    /// Takes the next noun phrase.
    pub(super) fn phrase(&mut self, chunk: &PhraseChunk, soft_preposition: bool) {
        let number = self.phrases.len() as u32;
        let mut phrase = chunk.phrase;
        let particle = self.particle.take();
        phrase.preposition = phrase.preposition.filter(|_| phrase.preposition != particle);
        let inverted = self.inverted.take().filter(|_| !chunk.acts && !chunk.judged);
        let previous = match self.last {
            Last::Phrase(previous) => Some(previous),
            _ => None,
        };
        // "have the list and *we* will": joined to no object.
        let begins = chunk.nominative && !self.open.is_empty();
        // "had trouble selling oil *but Peru* said"
        let but = chunk.voice != Voice::None
            && !self.open.is_empty()
            && phrase.tokens.start.checked_sub(1) == self.but;
        let and = !begins
            && !but
            && (matches!(self.between, Break::And(_))
                || matches!(self.between, Break::CommaAnd(_)) && self.run.is_some());
        if let (true, Some(previous)) = (and && phrase.preposition.is_none(), previous) {
            phrase.joined = true;
            self.lists_what_is_said(number);
            self.join_run(number);
            let governed = self.phrases[previous as usize].preposition;
            // "the president of Peru and the king of Spain": an actor joins the phrase outside.
            let outside = governed.is_some() && chunk.actor && !self.last_actor;
            if !outside {
                phrase.preposition = governed;
            }
            // "the army attacked at dawn and *the rebels* said": no object that it could be joined to; "discussed the
            // plan and *the envoy* welcomed", "discussed the war in the north and *the envoy* said": none of its kind
            // Not "prices rose, the Office of Mines and *the Treasury* said".
            let set_off =
                self.pending.is_some_and(|pending| matches!(pending.from, Break::Comma(_)));
            let thing = chunk.actor
                && !set_off
                && self.voices[previous as usize] == Voice::None
                && self.is_object(previous);
            let apart = thing || outside && self.is_without_object();
            if apart && chunk.voice >= Voice::Own {
                self.begins_behind = Some((number, self.between));
            }
            self.push(phrase, chunk);
            self.between = Break::No;
            return;
        }
        if let Some(preposition) = phrase.preposition {
            // "…, and on Monday proposed": the phrase belongs to what follows; else to what is before.
            let follows = match self.between {
                Break::And(and) => and + 1 == preposition,
                Break::CommaAnd(comma) => comma + 2 == preposition,
                _ => false,
            };
            self.stale |= !follows;
            if chunk.with && chunk.voice >= Voice::Own {
                self.absolute = match self.between {
                    Break::Comma(comma) if comma + 1 == preposition => Some((number, comma)),
                    Break::No if chunk.person => Some((number, preposition)),
                    _ => None,
                };
            }
            self.push(phrase, chunk);
            if soft_preposition {
                self.soft = Some(number);
            }
            return;
        }
        if let (Some(verb), Last::Verb(_)) = (inverted, self.last)
            && !chunk.time
            && self.is_inverted(verb)
        {
            self.invert(verb, number);
            self.push(phrase, chunk);
            self.between = Break::No;
            self.pending = None;
            return;
        }
        if chunk.time {
            self.phrases.push(phrase);
            self.voices.push(Voice::None);
            return;
        }
        let from = std::mem::take(&mut self.between);
        self.stale = false;
        let comma = matches!(from, Break::Comma(_));
        let beside = comma
            && chunk.person
            && previous.is_some_and(|previous| {
                self.last_actor
                    && self.phrases[previous as usize].preposition.is_some()
                    && self.voices[previous as usize] == Voice::Own
            });
        self.push(phrase, chunk);
        self.set_off = comma.then_some(Pending {
            phrase: number,
            standing: Standing::Listed,
            person: chunk.person,
            actor: chunk.actor,
            from,
            start: phrase.tokens.start,
            opener: Opener::None,
            beside,
        });
        // "said *its largest client*, Norvik, has signed", "said *Peru*, Chile and Bolivia kept", "said *prices* of tin,
        // lead and zinc rose": no object, but the subject of what is said.
        let governed =
            previous.is_some_and(|previous| self.phrases[previous as usize].preposition.is_some());
        let said = comma
            && (chunk.voice >= Voice::Own || governed)
            && matches!(self.open.last(), Some(open) if open.says)
            && self.opener == Opener::None;
        if said
            && let (Some(pending), Some(verb)) = (&mut self.pending, self.verbs.last())
            && pending.standing == Standing::Object
            && pending.start == verb.tokens.end
        {
            (pending.standing, pending.opener) = (Standing::Clear, Opener::That);
        }
        // "said that *plans* to guard the coast had failed": an infinitive or a gerund has an object of its own.
        let bare =
            |open: &Open| !open.is_finite() && self.last_verb_end() == Some(phrase.tokens.start);
        let inner = from == Break::No && self.open.last().is_some_and(bare);
        if inner && let Some(mut pending) = self.pending {
            // "said *plans* to guard the coast had failed"
            let said = |open: &Open| {
                open.says && self.verbs[open.verb as usize].tokens.end == pending.start
            };
            if pending.standing == Standing::Object && self.rposition(said).is_some() {
                (pending.standing, pending.opener) = (Standing::Clear, Opener::That);
                self.pending = Some(pending);
            }
        }
        match &mut self.pending {
            Some(pending)
                if inner
                    && pending.standing == Standing::Clear
                    && pending.opener == Opener::That => {}
            Some(pending)
                if comma
                    && previous.is_some()
                    && pending.standing != Standing::Object
                    && !pending.beside
                    && chunk.voice != Voice::Pronoun =>
            {
                // Apposition or list: the first stays, but a name is better than a description.
                self.run.get_or_insert(number);
                if chunk.person && !pending.person {
                    (pending.phrase, pending.person) = (number, true);
                }
            }
            pending => {
                let behind_verb = !self.open.is_empty() && self.opener == Opener::None;
                let standing = match from {
                    Break::No if behind_verb => Standing::Object,
                    Break::Comma(_) | Break::CommaAnd(_) if behind_verb => Standing::Listed,
                    _ => Standing::Clear,
                };
                if comma && previous.is_some() {
                    self.run = Some(number);
                } else {
                    self.run = None;
                }
                *pending = Some(Pending {
                    phrase: number,
                    standing,
                    person: chunk.person,
                    actor: chunk.actor,
                    from,
                    start: phrase.tokens.start,
                    opener: self.opener,
                    beside,
                });
            }
        }
    }

    /// "…, said Okafor": the verb's clause stands beside all before it.
    fn invert(&mut self, verb: u32, subject: u32) {
        self.verbs[verb as usize].subject = Some(subject);
        let Some(mut own) = self.open.pop() else { return };
        own.subject = Some(subject);
        if let Some(end) = self.inverted_from.token() {
            self.close_to(self.floor, end);
        }
        self.open.push(own);
    }

    /// Only a verb that begins its clause after a comma or quotation stands before its subject.
    fn is_inverted(&self, verb: u32) -> bool {
        self.verbs.len() as u32 == verb + 1
    }

    /// One past the last token of the last verb.
    fn last_verb_end(&self) -> Option<u32> {
        self.verbs.last().map(|verb| verb.tokens.end)
    }

    fn push(&mut self, phrase: NounPhrase, chunk: &PhraseChunk) {
        self.last = Last::Phrase(self.phrases.len() as u32);
        self.last_actor = chunk.actor;
        self.phrases.push(phrase);
        self.voices.push(chunk.voice);
    }

    /// Takes the next verb group.
    pub(super) fn verb(&mut self, chunk: &VerbChunk) {
        let number = self.verbs.len() as u32;
        let speech = chunk.kinds.contains(VerbForms::SPEECH);
        let between = std::mem::take(&mut self.between);
        let stale = std::mem::take(&mut self.stale);
        let mut opener = std::mem::replace(&mut self.opener, Opener::None);
        let waiting = self.waiting.take();
        let (subject, waiting) = match chunk.form {
            VerbForm::Infinitive if chunk.bare => (self.go_on(between, is_based), None),
            VerbForm::Infinitive => {
                let subject = self.infinitive(chunk, between);
                // "Peru, anxious *to save* the pact, said"
                let apposed = self.run.is_some() && self.open.is_empty();
                (subject, waiting.or(if apposed { self.take_clear() } else { None }))
            }
            // "that the pact *signed* last year would lapse": the clause has its verb to come.
            VerbForm::Participle
                if chunk.passive
                    && opener == Opener::That
                    && between == Break::No
                    && matches!(self.last, Last::Phrase(_)) =>
            {
                self.opener = std::mem::replace(&mut opener, Opener::None);
                (self.participle(opener, between), waiting)
            }
            VerbForm::Participle if chunk.passive => {
                (self.participle(opener, between), waiting.or(self.take_clear()))
            }
            VerbForm::Participle => {
                // "trade, including the value *of welcoming* Peru": no clause begins at the comma.
                // "prepare for it, *including by* training staff": nor behind two prepositions.
                let before = chunk.tokens.start.checked_sub(1);
                let doubled = matches!(between, Break::Comma(comma) if Some(comma + 1) < before);
                let governed = (stale || doubled) && self.governing == before;
                let between = if governed { Break::No } else { between };
                let subject =
                    self.gerund(chunk.tokens.start, speech || chunk.voices, opener, between);
                let waiting = waiting.or(self.take_outside());
                // "Ruiz, *wishing* them luck, left"
                let outside = waiting.filter(|waiting| self.open.is_empty() && waiting.actor);
                (subject.or(outside.map(|waiting| waiting.phrase)), waiting)
            }
            _ => match self.soft_subject(stale, opener, between, speech || chunk.voices) {
                Some(soft) => (Some(soft), waiting),
                None => self.finite(chunk, opener, waiting, between, number),
            },
        };
        self.verbs.push(VerbGroup {
            tokens: chunk.tokens,
            head: chunk.head,
            form: chunk.form,
            passive: chunk.passive,
            negated: chunk.negated,
            subject,
            clause_end: OPEN,
        });
        if self.open.len() >= DEEPEST {
            self.floor = self.floor.min(DEEPEST / 2);
            self.close_to(DEEPEST / 2, chunk.tokens.start);
        }
        self.open.push(Open {
            verb: number,
            form: chunk.form,
            time: chunk.time,
            simple: chunk.simple,
            lemma: chunk.lemma,
            bare: chunk.bare,
            speech,
            voices: chunk.voices,
            causes: chunk.kinds.contains(VerbForms::CAUSES),
            receives: chunk.kinds.contains(VerbForms::RECEIVES),
            says: speech && opener != Opener::Subordinator && *SAY == chunk.lemma,
            subject,
            opener,
            waiting,
            antecedent: self.antecedent.take().filter(|_| opener == Opener::Relative),
            set_off: matches!(between, Break::Comma(_)),
        });
        self.soft = None;
        self.run = None;
        self.last = Last::Verb(number);
    }

    fn take_clear(&mut self) -> Option<Pending> {
        let clear = self.pending.filter(|pending| pending.standing == Standing::Clear);
        if clear.is_some() {
            self.pending = None;
        }
        clear
    }

    /// "Ruiz, addressing the forum, said": what waits for its verb outside of a gerund that stands
    /// before the first verb.
    fn take_outside(&mut self) -> Option<Pending> {
        if self.open.is_empty() { self.take_clear() } else { None }
    }

    /// The innermost open clause of this quotation that `fits`.
    pub(super) fn rposition(&self, fits: impl Fn(&Open) -> bool) -> Option<usize> {
        let found = self.open[self.floor..].iter().rposition(fits)?;
        Some(found + self.floor)
    }

    pub(super) fn end(&mut self, depth: usize, end: u32) {
        let verb = self.open[depth].verb as usize;
        let group = &mut self.verbs[verb];
        if group.clause_end == OPEN {
            group.clause_end = end.max(group.tokens.end);
        }
    }

    /// Closes all clauses above `depth` open ones before the token `end`.
    pub(super) fn close_to(&mut self, depth: usize, end: u32) {
        for level in depth..self.open.len() {
            self.end(level, end);
        }
        self.open.truncate(depth);
    }
}

/// Is a base form joined to this verb? After "will", "to", "could" or another base form.
fn is_based(open: &Open) -> bool {
    open.bare
        || matches!(open.form, VerbForm::Infinitive | VerbForm::Future | VerbForm::Conditional)
}
