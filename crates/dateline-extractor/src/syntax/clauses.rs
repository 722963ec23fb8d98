//! Chunks to clauses: the subject of each verb group and where its clause ends.
//!
//! One pass from left to right with a stack of the clauses that are open. A verb that is joined by a
//! comma or "and" goes on from the nearest open clause whose verb has its form: after "*spoke* highly
//! of the talks, and *proposed* the ministries *maintain* the plan and *promote* trade", "promote"
//! goes with "maintain" and "proposed" with "spoke".

use dateline_lexicon::{VerbForms, WordId};

use super::chunks::{Chunk, PhraseChunk, VerbChunk};
use super::tags::Tag;
use super::{NounPhrase, VerbForm, VerbGroup};

/// What stands between two chunks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Break {
    #[default]
    No,
    Comma(u32),
    And(u32),
    CommaAnd(u32),
    Quote(u32),
}

impl Break {
    fn token(self) -> Option<u32> {
        match self {
            Self::No => None,
            Self::Comma(at) | Self::And(at) | Self::CommaAnd(at) | Self::Quote(at) => Some(at),
        }
    }
}

/// How a phrase stands that a verb may still take as its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// At the beginning of a clause.
    Clear,
    /// After a comma behind an object: a subject, or more of a list.
    Listed,
    /// Right behind a verb: its object, or the subject of a clause without "that".
    Object,
}

#[derive(Debug, Clone, Copy)]
struct Pending {
    phrase: u32,
    standing: Standing,
    person: bool,
    actor: bool,
    /// Where the clause would begin.
    from: Break,
    start: u32,
    /// What opened its clause.
    opener: Opener,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opener {
    None,
    That,
    Relative,
    Subordinator,
}

/// An open clause.
#[derive(Debug, Clone, Copy)]
struct Open {
    verb: u32,
    form: VerbForm,
    lemma: WordId,
    bare: bool,
    speech: bool,
    subject: Option<u32>,
    opener: Opener,
    /// The phrase of the clause outside that still waits for its verb.
    waiting: Option<Pending>,
    /// What a relative clause is about.
    antecedent: Option<u32>,
}

/// What came last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Phrase(u32),
    Verb(u32),
}

/// What stands outside a quotation.
#[derive(Debug, Clone, Copy)]
struct Outside {
    verbs: usize,
    pending: Option<Pending>,
    /// Does the quotation begin a part of the sentence, rather than stand inside a phrase?
    apart: bool,
    floor: usize,
}

/// Finds subjects and ends of clauses.
#[derive(Debug)]
pub(super) struct Clauses {
    pub(super) phrases: Vec<NounPhrase>,
    pub(super) verbs: Vec<VerbGroup>,
    open: Vec<Open>,
    pending: Option<Pending>,
    /// A phrase behind a preposition that can be a conjunction too ("after").
    soft: Option<u32>,
    between: Break,
    /// Has a phrase behind it taken what stands between into its own clause?
    stale: bool,
    last: Last,
    last_actor: bool,
    opener: Opener,
    waiting: Option<Pending>,
    antecedent: Option<u32>,
    /// A verb of speech that may stand before its subject.
    inverted: Option<u32>,
    /// What stands before it.
    inverted_from: Break,
    /// Phrases of a list with commas that no "and" has ended yet.
    run: Option<u32>,
    /// What stood outside when each open quotation opened.
    quotes: Vec<Outside>,
    /// Clauses below this depth are outside the quotation and stay open.
    floor: usize,
}

/// No end known yet.
const OPEN: u32 = u32::MAX;

impl Clauses {
    pub(super) fn new() -> Self {
        Self {
            phrases: Vec::new(),
            verbs: Vec::new(),
            open: Vec::new(),
            pending: None,
            soft: None,
            between: Break::No,
            stale: false,
            last: Last::Nothing,
            last_actor: false,
            opener: Opener::None,
            waiting: None,
            antecedent: None,
            inverted: None,
            inverted_from: Break::No,
            run: None,
            quotes: Vec::new(),
            floor: 0,
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
        self.run = None;
        self.quotes.clear();
        self.floor = 0;
    }

    /// Ends a sentence before the token `end`.
    pub(super) fn finish(&mut self, end: u32) {
        self.close_to(0, end);
    }

    /// Takes the next chunk.
    pub(super) fn take(&mut self, chunk: Chunk, soft_preposition: bool) {
        match chunk {
            Chunk::Phrase(phrase) => self.phrase(phrase, soft_preposition),
            Chunk::Verb(verb) => self.verb(verb),
            Chunk::Other(tag, at) => self.other(tag, at),
        }
    }

    fn other(&mut self, tag: Tag, at: u32) {
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
            Tag::OpenQuote => {
                let apart = self.between != Break::No || !matches!(self.last, Last::Phrase(_));
                let pending = if apart { self.pending.take() } else { None };
                let (verbs, floor) = (self.verbs.len(), self.floor);
                self.quotes.push(Outside { verbs, pending, apart, floor });
                self.floor = self.open.len();
                self.inverted = None;
                if apart {
                    self.last = Last::Nothing;
                    self.run = None;
                }
            }
            Tag::CloseQuote => self.close_quote(at),
            Tag::Preposition => self.inverted = None,
            _ => {}
        }
    }

    /// After a quotation that holds a verb the clause outside goes on.
    fn close_quote(&mut self, at: u32) {
        let unopened = Outside { verbs: 0, pending: None, apart: true, floor: 0 };
        let outside = self.quotes.pop().unwrap_or(unopened);
        let floor = std::mem::replace(&mut self.floor, outside.floor);
        if self.verbs.len() > outside.verbs || outside.apart {
            self.close_to(floor, at);
            self.pending = outside.pending;
            self.between = Break::Quote(at);
            self.last = Last::Nothing;
            self.opener = Opener::None;
            self.waiting = None;
            self.soft = None;
        } else if self.pending.is_none() {
            self.pending = outside.pending;
        }
    }

    fn open_clause(&mut self, tag: Tag, at: u32) {
        self.opener = match tag {
            Tag::That => Opener::That,
            Tag::Relative => Opener::Relative,
            _ => Opener::Subordinator,
        };
        // "said that … and that …": the second clause stands beside the first.
        if tag == Tag::That
            && let Some(end) = self.between.token()
            && let Some(depth) = self.rposition(|open| open.opener == Opener::That)
        {
            self.close_to(depth, end);
        }
        self.antecedent = match self.last {
            Last::Phrase(phrase) => Some(phrase),
            _ => None,
        };
        self.waiting = self.pending.take().filter(|p| p.standing == Standing::Clear);
        self.between = Break::No;
        self.soft = None;
        self.inverted = None;
        self.run = None;
        self.last = Last::Nothing;
        let _ = at;
    }

    fn phrase(&mut self, chunk: PhraseChunk, soft_preposition: bool) {
        let number = self.phrases.len() as u32;
        let mut phrase = chunk.phrase;
        let inverted = self.inverted.take();
        let previous = match self.last {
            Last::Phrase(previous) => Some(previous),
            _ => None,
        };
        let and = matches!(self.between, Break::And(_))
            || matches!(self.between, Break::CommaAnd(_)) && self.run.is_some();
        if let (true, Some(previous)) = (and && phrase.preposition.is_none(), previous) {
            phrase.joined = true;
            self.join_run(number);
            let governed = self.phrases[previous as usize].preposition;
            // "the president of Peru and the king of Spain": an actor joins the phrase outside.
            let outside = governed.is_some() && chunk.actor && !self.last_actor;
            if !outside {
                phrase.preposition = governed;
            }
            self.push(phrase, chunk.actor);
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
            self.push(phrase, chunk.actor);
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
            self.push(phrase, chunk.actor);
            self.between = Break::No;
            self.pending = None;
            return;
        }
        if chunk.time {
            self.phrases.push(phrase);
            return;
        }
        let from = std::mem::take(&mut self.between);
        self.stale = false;
        self.push(phrase, chunk.actor);
        let comma = matches!(from, Break::Comma(_));
        match &mut self.pending {
            Some(pending)
                if comma && previous.is_some() && pending.standing != Standing::Object =>
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

    /// An "and" ends a list: the phrases between its commas are joined too.
    fn join_run(&mut self, end: u32) {
        if let Some(first) = self.run.take() {
            for phrase in &mut self.phrases[first as usize..end as usize] {
                if phrase.preposition.is_none() {
                    phrase.joined = true;
                }
            }
        }
    }

    fn push(&mut self, phrase: NounPhrase, actor: bool) {
        self.last = Last::Phrase(self.phrases.len() as u32);
        self.last_actor = actor;
        self.phrases.push(phrase);
    }

    fn verb(&mut self, chunk: VerbChunk) {
        let number = self.verbs.len() as u32;
        let speech = chunk.kinds.contains(VerbForms::SPEECH);
        let between = std::mem::take(&mut self.between);
        self.stale = false;
        let opener = std::mem::replace(&mut self.opener, Opener::None);
        let waiting = self.waiting.take();
        let (subject, waiting) = match chunk.form {
            VerbForm::Infinitive if chunk.bare => (self.go_on(between, is_based), None),
            VerbForm::Infinitive => (self.infinitive(between), waiting),
            VerbForm::Participle if chunk.passive => {
                (self.participle(opener, between), waiting.or(self.take_clear()))
            }
            VerbForm::Participle => (self.gerund(speech, opener, between), waiting),
            _ => self.finite(&chunk, opener, waiting, between, number),
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
        self.open.push(Open {
            verb: number,
            form: chunk.form,
            lemma: chunk.lemma,
            bare: chunk.bare,
            speech,
            subject,
            opener,
            waiting,
            antecedent: self.antecedent.take().filter(|_| opener == Opener::Relative),
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

    /// The subject of a finite verb, and the phrase that waits outside its clause.
    fn finite(
        &mut self,
        chunk: &VerbChunk,
        opener: Opener,
        waiting: Option<Pending>,
        between: Break,
        number: u32,
    ) -> (Option<u32>, Option<Pending>) {
        let speech = chunk.kinds.contains(VerbForms::SPEECH);
        let pending = self.pending.take();
        if opener != Opener::None {
            let subject = pending.map(|pending| pending.phrase);
            let other = if opener == Opener::Relative { self.antecedent } else { self.soft };
            return (subject.or(other), waiting);
        }
        // "progress since the truce began": the phrase right before the verb is its subject.
        if let Some(soft) = self.soft
            && self.last == Last::Phrase(soft)
            && between == Break::No
            && pending.is_some_and(|pending| pending.standing != Standing::Clear)
        {
            return (Some(soft), None);
        }
        let usable = pending.filter(|pending| match pending.standing {
            Standing::Clear => true,
            Standing::Listed => between == Break::No || speech && pending.actor,
            Standing::Object => between == Break::No,
        });
        if let Some(pending) = usable {
            if pending.standing != Standing::Object {
                self.beside(&pending, speech, chunk.form);
                return (Some(pending.phrase), None);
            }
            // "the pact that X signed will …": the clause outside goes on.
            let top = self.open.last();
            let nests =
                top.is_none_or(|top| top.opener != Opener::Relative || top.waiting.is_none());
            if nests {
                return (Some(pending.phrase), None);
            }
        }
        // "a road which she said will open"
        if let (Break::No, Some(top)) = (between, self.open.last())
            && top.speech
            && top.antecedent.is_some()
            && top.antecedent != top.subject
        {
            return (top.antecedent, None);
        }
        let outside = self.rposition(|open| open.waiting.is_some());
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
        if simple && (matches!(between, Break::Comma(_) | Break::Quote(_)) || number_is_first(self))
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
        let subject = match self.rposition(again) {
            Some(_) if speech => self.go_on(between, again),
            _ => self.go_on(between, |open| same_tense(open.form, form)),
        };
        (subject.or(self.soft), None)
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
            (None, Break::Comma(_)) if speech => self.close_to(self.floor, end),
            _ => {}
        }
    }

    /// A verb without a subject of its own: closes the clauses down to the nearest one that `fits`,
    /// and takes its subject.
    fn go_on(&mut self, between: Break, fits: impl Fn(&Open) -> bool) -> Option<u32> {
        let fitting = self.rposition(fits);
        match fitting {
            Some(depth) if between != Break::No => {
                let subject = self.open[depth].subject;
                self.close_to(depth, between.token().unwrap_or(OPEN));
                self.pending = None;
                subject
            }
            Some(depth) => self.open[depth].subject,
            None => self.open.last().and_then(|open| open.subject),
        }
    }

    fn infinitive(&mut self, between: Break) -> Option<u32> {
        if between != Break::No && self.open.iter().any(|open| open.form == VerbForm::Infinitive) {
            return self.go_on(between, |open| open.form == VerbForm::Infinitive);
        }
        let top = self.open.last();
        let object = self.pending.filter(|pending| pending.standing == Standing::Object);
        match (top, object) {
            (Some(top), Some(object)) if top.speech => {
                self.pending = None;
                Some(object.phrase)
            }
            (Some(top), _) => top.subject,
            (None, _) => None,
        }
    }

    /// "…, hoping that": a participle hangs on a finite clause, one of speech on a clause of speech.
    fn gerund(&mut self, speech: bool, opener: Opener, between: Break) -> Option<u32> {
        let apart = between != Break::No || opener == Opener::Subordinator;
        let finite =
            |open: &Open| !matches!(open.form, VerbForm::Participle | VerbForm::Infinitive);
        if matches!(between, Break::And(_) | Break::CommaAnd(_))
            && self.open.iter().any(|open| open.form == VerbForm::Participle)
        {
            return self.go_on(between, |open| open.form == VerbForm::Participle);
        }
        if apart && speech {
            let spoken = self.rposition(|open| open.speech && finite(open));
            let depth = spoken.or_else(|| {
                self.open[self.floor..].iter().position(finite).map(|n| n + self.floor)
            });
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
        if apart && let Some(open) = self.open.iter().rev().find(|open| finite(open)) {
            return open.subject;
        }
        self.open.last().and_then(|open| open.subject)
    }

    fn participle(&mut self, opener: Opener, between: Break) -> Option<u32> {
        match self.last {
            Last::Phrase(phrase) if between == Break::No && opener == Opener::None => Some(phrase),
            _ => self.open.last().and_then(|open| open.subject),
        }
    }

    /// One past the last token of what came last.
    fn end_of_last(&self) -> Option<u32> {
        self.phrases.last().map(|phrase| phrase.tokens.end)
    }

    /// The innermost open clause of this quotation that `fits`.
    fn rposition(&self, fits: impl Fn(&Open) -> bool) -> Option<usize> {
        let found = self.open[self.floor..].iter().rposition(fits)?;
        Some(found + self.floor)
    }

    fn end(&mut self, depth: usize, end: u32) {
        let verb = self.open[depth].verb as usize;
        let group = &mut self.verbs[verb];
        if group.clause_end == OPEN {
            group.clause_end = end.max(group.tokens.end);
        }
    }

    /// Closes all clauses above `depth` open ones before the token `end`.
    fn close_to(&mut self, depth: usize, end: u32) {
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

fn same_tense(left: VerbForm, right: VerbForm) -> bool {
    left == right
}

fn number_is_first(clauses: &Clauses) -> bool {
    clauses.open.is_empty() && clauses.last == Last::Nothing
}
