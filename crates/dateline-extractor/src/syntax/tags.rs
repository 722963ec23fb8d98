//! What each token is in its sentence: a tag by the word's possibilities and what stands around it.
//! "The Chinese *talks*" is a noun, "Zhao *talks* to" a verb; "the agreement *signed* by" is a
//! participle, "the ministers *signed* it" a finite verb.

use dateline_lexicon::{Role, SyntaxWord, VerbForms, WordClass, lexicon};
use dateline_parser::{Report, Shape, Token, TokenRange};
use dateline_recogniser::Recognised;
use dateline_schema::closed::MentionKind;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tag {
    /// A noun, an adjective, or a word of no other kind.
    #[default]
    Noun,
    /// A noun in the plural by its look: only told apart where a verb may follow.
    Plural,
    /// A word of a name or an office.
    Name,
    Number,
    /// the, this, some.
    Determiner,
    /// his, their.
    Owner,
    /// 's
    Possessive,
    /// A pronoun that is a phrase alone.
    Pronoun,
    Preposition,
    /// "to" before a verb.
    To,
    /// A finite verb without an auxiliary: "said", "hopes".
    Past,
    Present,
    /// A base form: after a modal or "to", or joined to such.
    Base,
    Participle,
    Gerund,
    Be,
    Have,
    Do,
    /// will, shall
    Will,
    /// would, could, must
    Modal,
    Adverb,
    /// A word of time that stands like an adverb: "Tuesday", "today".
    Time,
    Negation,
    And,
    Subordinator,
    Relative,
    /// "that" before a clause.
    That,
    Comma,
    OpenQuote,
    CloseQuote,
    /// A hyphen inside a compound.
    Joiner,
    OpenBracket,
    CloseBracket,
    /// Any other mark: semicolon, colon, dash, full stop.
    Mark,
}

impl Tag {
    /// Can the token be part of a noun phrase after its first word?
    pub(super) fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Plural | Self::Name | Self::Number)
    }

    /// Does a noun phrase begin with it?
    pub(super) fn opens_phrase(self) -> bool {
        self.is_nominal() || matches!(self, Self::Determiner | Self::Owner | Self::Pronoun)
    }

    fn is_verb(self) -> bool {
        matches!(self, Self::Past | Self::Present | Self::Base | Self::Participle | Self::Gerund)
    }
}

bitflags::bitflags! {
    /// What the recogniser says of a token.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Covered: u8 {
        /// In a name or an office.
        const NAME = 1;
        /// The same name or office goes on from the token before.
        const GOES_ON = 1 << 1;
        /// In the name of a person, or the office beside it.
        const PERSON = 1 << 2;
        /// In an office, named or only described.
        const OFFICE = 1 << 3;
        /// In a demonym.
        const DEMONYM = 1 << 4;
    }
}

/// Marks the tokens of names and offices. An office and its holder are one.
pub(super) fn cover(report: &Report<'_>, recognised: &Recognised) -> Vec<Covered> {
    let mut covered = vec![Covered::default(); report.tokens.len()];
    let mut mark = |tokens: TokenRange, kind: Covered| {
        let Some(slots) = covered.get_mut(tokens.range()) else { return };
        for (n, slot) in slots.iter_mut().enumerate() {
            *slot |= Covered::NAME | kind;
            slot.set(Covered::GOES_ON, n > 0 || slot.contains(Covered::GOES_ON));
        }
    };
    for mention in &recognised.mentions {
        let kind = match mention.kind {
            MentionKind::Person => Covered::PERSON,
            MentionKind::Office => Covered::OFFICE,
            MentionKind::Demonym => Covered::DEMONYM,
            _ => Covered::default(),
        };
        mark(mention.tokens, kind);
    }
    for office in &recognised.offices {
        mark(office.tokens, Covered::OFFICE);
        let holder = office.holder.and_then(|holder| recognised.mentions.get(holder as usize));
        if let Some(holder) = holder
            && office.tokens.end <= holder.tokens.start
            && !has_stop(report, office.tokens.end, holder.tokens.start)
        {
            let both = TokenRange::new(office.tokens.start, holder.tokens.end);
            mark(both, Covered::PERSON | Covered::OFFICE);
        }
    }
    covered
}

/// The most tokens between an office and its holder that are still one phrase.
const MOST_BETWEEN: u32 = 24;

/// Is there a mark between two tokens that ends a phrase? Other offices, "and" and brackets do not.
fn has_stop(report: &Report<'_>, from: u32, to: u32) -> bool {
    if to - from > MOST_BETWEEN {
        return true;
    }
    let stops = |token: &Token| {
        token.is(Shape::PUNCTUATION)
            && matches!(report.slice(token.span), "," | ";" | ":" | "." | "!" | "?" | "--" | "—")
    };
    report.tokens[from as usize..to as usize].iter().any(stops)
}

/// A token's possibilities, looked up once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Possible {
    pub(super) word: SyntaxWord,
}

/// Tags sentence after sentence.
pub(super) struct Tagger<'r, 't> {
    report: &'r Report<'t>,
    covered: &'r [Covered],
    /// Tags of the present sentence.
    pub(super) tags: Vec<Tag>,
    possible: Vec<Possible>,
    /// Has a finite verb its clause already?
    has_finite: bool,
    seen_finite: bool,
    seen_base: bool,
    seen_gerund: bool,
    /// Did a comma open the present clause?
    comma_opened: bool,
    /// Does the sentence begin with a phrase that no verb has taken before its first comma?
    opens_with_noun: bool,
}

impl<'r, 't> Tagger<'r, 't> {
    pub(super) fn new(report: &'r Report<'t>, covered: &'r [Covered]) -> Self {
        Self {
            report,
            covered,
            tags: Vec::new(),
            possible: Vec::new(),
            has_finite: false,
            seen_finite: false,
            seen_base: false,
            seen_gerund: false,
            comma_opened: false,
            opens_with_noun: false,
        }
    }

    /// What the sentence's token `n` can be.
    pub(super) fn possible(&self, n: usize) -> SyntaxWord {
        self.possible.get(n).map(|possible| possible.word).unwrap_or_default()
    }

    /// Tags the tokens of a sentence.
    pub(super) fn sentence(&mut self, tokens: TokenRange) {
        self.tags.clear();
        self.possible.clear();
        (self.has_finite, self.seen_finite) = (false, false);
        (self.seen_base, self.seen_gerund) = (false, false);
        self.comma_opened = false;
        self.opens_with_noun = false;
        let words = lexicon().syntax();
        let report = self.report;
        self.possible.extend(
            report.tokens[tokens.range()]
                .iter()
                .map(|token| Possible { word: words.word(token.word) }),
        );
        for n in 0..tokens.len() as usize {
            let tag = self.tag(tokens.start as usize, n);
            self.note(tag, n);
            self.tags.push(tag);
        }
    }

    /// Remembers what later tokens ask.
    fn note(&mut self, tag: Tag, n: usize) {
        match tag {
            Tag::Comma => {
                self.comma_opened = true;
                self.opens_with_noun =
                    !self.seen_finite && self.tags.first().is_some_and(|tag| tag.opens_phrase());
            }
            Tag::And | Tag::That | Tag::Relative | Tag::Subordinator | Tag::Mark => {
                self.comma_opened = false;
            }
            _ => {}
        }
        match tag {
            Tag::Past | Tag::Present | Tag::Will | Tag::Modal | Tag::Be | Tag::Have | Tag::Do => {
                self.has_finite = true;
                self.seen_finite = true;
            }
            Tag::Base | Tag::To => self.seen_base = true,
            Tag::Gerund => self.seen_gerund = true,
            Tag::That
            | Tag::Relative
            | Tag::Subordinator
            | Tag::And
            | Tag::Comma
            | Tag::OpenQuote
            | Tag::CloseQuote
            | Tag::Mark => self.has_finite = false,
            _ => {}
        }
        if matches!(tag, Tag::Will | Tag::Modal) {
            self.seen_base = true;
        }
        if tag.is_verb() && self.possible[n].word.forms.contains(VerbForms::CLAUSE) {
            self.has_finite = false;
        }
    }

    /// The tag before token `n`: adverbs and times ("on Friday", "Oct. 23") are passed over.
    fn before(&self, n: usize) -> Option<Tag> {
        let mut at = n;
        for _ in 0..6 {
            let tag = *self.tags.get(at.checked_sub(1)?)?;
            let outer = at.checked_sub(2).and_then(|at| self.tags.get(at)).copied();
            at = match (outer, tag) {
                (Some(Tag::Preposition), Tag::Time) | (Some(Tag::Time), Tag::Number) => at - 2,
                (_, Tag::Adverb | Tag::Negation | Tag::Time) => at - 1,
                _ => return Some(tag),
            };
        }
        None
    }

    fn tag(&self, first: usize, n: usize) -> Tag {
        let token = &self.report.tokens[first + n];
        let covered = self.covered[first + n];
        if token.is(Shape::POSSESSIVE) {
            let after_pronoun = n.checked_sub(1).is_some_and(|p| self.tags[p] == Tag::Pronoun);
            return if after_pronoun { Tag::Be } else { Tag::Possessive };
        }
        if token.is(Shape::PUNCTUATION) {
            return self.mark(token);
        }
        if covered.contains(Covered::NAME) {
            return Tag::Name;
        }
        if token.is(Shape::NUMBER) {
            return Tag::Number;
        }
        if token.can_be(WordClass::WEEKDAY) && token.is(Shape::CAPITAL) {
            return Tag::Time;
        }
        let start = token.is(Shape::SENTENCE_START)
            || n == 0
            || matches!(self.tags.get(n.wrapping_sub(1)), Some(Tag::OpenQuote));
        if token.is(Shape::CAPITAL) && !start && !token.is(Shape::ALL_CAPITALS) {
            if token.can_be(WordClass::MONTH) {
                return if self.next_is_number(first, n) { Tag::Time } else { Tag::Name };
            }
            let word = self.possible[n].word;
            let function = word.roles.intersects(
                Role::DETERMINER | Role::PREPOSITION | Role::COORDINATOR | Role::SUBJECT,
            );
            if !function || token.span.len() > 4 {
                return Tag::Name;
            }
        }
        let word = self.possible[n].word;
        if !word.roles.is_empty()
            && let Some(tag) = self.function(first, n, word)
        {
            return tag;
        }
        if !(word.forms - VerbForms::SPEECH).is_empty() {
            return self.verb(first, n, word.forms);
        }
        self.open_class(token)
    }

    fn mark(&self, token: &Token) -> Tag {
        if token.is(Shape::OPEN_QUOTE) {
            return Tag::OpenQuote;
        }
        if token.is(Shape::CLOSE_QUOTE) {
            return Tag::CloseQuote;
        }
        if token.is(Shape::JOINER) {
            return Tag::Joiner;
        }
        match self.report.slice(token.span) {
            "," => Tag::Comma,
            "&" => Tag::And,
            "(" | "[" => Tag::OpenBracket,
            ")" | "]" => Tag::CloseBracket,
            "%" | "$" | "£" | "€" => Tag::Noun,
            _ => Tag::Mark,
        }
    }

    fn open_class(&self, token: &Token) -> Tag {
        let word = self.report.slice(token.span);
        let adverb = word.len() > 4
            && word.ends_with("ly")
            && (!token.is(Shape::CAPITAL) || token.is(Shape::SENTENCE_START))
            && !["family", "supply", "assembly", "ally", "daily", "monthly", "weekly", "yearly"]
                .contains(&word)
            && !["friendly", "quarterly", "early", "timely", "likely", "orderly", "elderly"]
                .contains(&word);
        if adverb {
            return Tag::Adverb;
        }
        let plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
            || matches!(word, "people" | "police" | "men" | "women" | "children");
        if plural { Tag::Plural } else { Tag::Noun }
    }

    fn next_is_number(&self, first: usize, n: usize) -> bool {
        self.report.tokens.get(first + n + 1).is_some_and(|next| next.is(Shape::NUMBER))
    }

    /// What the token after `n` looks like, without a tag yet.
    fn next(&self, first: usize, n: usize) -> Next {
        let Some(after) = self.possible.get(n + 1) else { return Next::End };
        let token = &self.report.tokens[first + n + 1];
        if token.is(Shape::PUNCTUATION) {
            let joins = token.is(Shape::JOINER);
            let quote = token.is(Shape::OPEN_QUOTE);
            return if joins {
                Next::Joiner
            } else if quote {
                Next::Phrase
            } else {
                Next::End
            };
        }
        if self.covered[first + n + 1].contains(Covered::NAME) || token.is(Shape::NUMBER) {
            return Next::Phrase;
        }
        let roles = after.word.roles;
        let auxiliary = Role::BE | Role::HAVE | Role::DO | Role::FUTURE | Role::MODAL;
        if roles.intersects(auxiliary) {
            return Next::Auxiliary;
        }
        if roles.contains(Role::RELATIVE) && !roles.contains(Role::DETERMINER) {
            return Next::Relative;
        }
        if roles.intersects(Role::DETERMINER | Role::POSSESSIVE | Role::SUBJECT | Role::THAT) {
            return Next::Phrase;
        }
        if roles.contains(Role::TO) {
            return Next::To;
        }
        if roles.intersects(Role::PRONOUN) {
            return Next::Phrase;
        }
        if roles.intersects(Role::PREPOSITION) {
            return Next::Preposition;
        }
        if roles.intersects(Role::COORDINATOR) {
            return Next::And;
        }
        if token.is(Shape::CAPITAL) {
            return Next::Phrase;
        }
        if after.word.forms.is_empty() && self.open_class(token) == Tag::Adverb {
            return Next::Adverb;
        }
        Next::Word
    }

    /// The tag of a function word; none where it is a verb or noun here.
    fn function(&self, first: usize, n: usize, word: SyntaxWord) -> Option<Tag> {
        let roles = word.roles;
        let before = self.before(n);
        let in_phrase = matches!(before, Some(Tag::Determiner | Tag::Owner | Tag::Possessive))
            && !matches!(self.tags.last(), Some(Tag::Adverb | Tag::Negation));
        let next = self.next(first, n);
        if roles.contains(Role::THAT) {
            return Some(self.that(first, n, before));
        }
        if roles.contains(Role::TO) {
            return Some(self.to(first, n, before));
        }
        if roles.contains(Role::BE) {
            return Some(if in_phrase { Tag::Noun } else { Tag::Be });
        }
        if roles.contains(Role::HAVE) {
            return Some(Tag::Have);
        }
        if roles.contains(Role::DO) {
            return Some(Tag::Do);
        }
        if roles.intersects(Role::FUTURE | Role::MODAL) {
            let noun = in_phrase || before == Some(Tag::And) && next == Next::Preposition;
            return Some(match noun {
                true => Tag::Noun,
                false if roles.contains(Role::FUTURE) => Tag::Will,
                false => Tag::Modal,
            });
        }
        if roles.contains(Role::NEGATION) {
            return Some(Tag::Negation);
        }
        if roles.contains(Role::NOUN) {
            let opens = matches!(before, None | Some(Tag::OpenQuote)) && next == Next::Preposition
                || before == Some(Tag::Be);
            let gerund = opens
                || !in_phrase
                    && next == Next::Phrase
                    && !matches!(before, Some(Tag::Noun | Tag::Name | Tag::Number));
            return (!gerund || word.forms.is_empty()).then_some(Tag::Noun);
        }
        if roles.contains(Role::COORDINATOR) {
            return Some(Tag::And);
        }
        if !word.forms.is_empty() && roles.intersects(Role::PREPOSITION | Role::ADVERB) {
            let verbal = matches!(before, Some(Tag::To | Tag::Will | Tag::Modal | Tag::Be))
                || before == Some(Tag::Pronoun) && word.forms.contains(VerbForms::PAST);
            if verbal || in_phrase {
                return None;
            }
        }
        if roles.contains(Role::TIME) && !in_phrase {
            return Some(Tag::Time);
        }
        if roles.contains(Role::POSSESSIVE) {
            let alone = matches!(next, Next::End | Next::Preposition | Next::And | Next::To);
            return Some(match alone && roles.intersects(Role::PRONOUN | Role::SUBJECT) {
                true => Tag::Pronoun,
                false if roles.contains(Role::RELATIVE) => Tag::Relative,
                false => Tag::Owner,
            });
        }
        if roles.contains(Role::RELATIVE) {
            return Some(Tag::Relative);
        }
        if roles.contains(Role::DETERMINER) {
            let alone = roles.intersects(Role::PRONOUN)
                && matches!(
                    next,
                    Next::End | Next::Preposition | Next::Auxiliary | Next::And | Next::To
                );
            if roles.contains(Role::ADVERB) && matches!(next, Next::End | Next::Preposition) {
                return Some(Tag::Adverb);
            }
            return Some(if alone || in_phrase && next == Next::End {
                Tag::Pronoun
            } else {
                Tag::Determiner
            });
        }
        if roles.intersects(Role::SUBJECT | Role::PRONOUN) {
            return Some(Tag::Pronoun);
        }
        if roles.contains(Role::SUBORDINATOR) && !roles.contains(Role::PREPOSITION) {
            return Some(Tag::Subordinator);
        }
        if roles.contains(Role::PREPOSITION) {
            let adverb = roles.contains(Role::ADVERB) && matches!(next, Next::End);
            return Some(if adverb { Tag::Adverb } else { Tag::Preposition });
        }
        roles.contains(Role::ADVERB).then_some(Tag::Adverb)
    }

    fn that(&self, first: usize, n: usize, before: Option<Tag>) -> Tag {
        let next = self.next(first, n);
        let next_forms = self.possible(n + 1).forms;
        let verb_next = next == Next::Auxiliary
            || next == Next::Word && {
                let finite = VerbForms::PAST | VerbForms::THIRD | VerbForms::BASE;
                next_forms.intersects(finite) && !next_forms.contains(VerbForms::NOUN)
            };
        let contracted =
            self.report.tokens.get(first + n + 1).is_some_and(|next| next.is(Shape::POSSESSIVE));
        match before {
            _ if contracted => Tag::Pronoun,
            Some(Tag::Preposition) if self.tags.last() == Some(&Tag::Time) => Tag::That,
            Some(Tag::Preposition) | None => Tag::Determiner,
            Some(
                Tag::Noun | Tag::Plural | Tag::Name | Tag::Pronoun | Tag::Comma | Tag::CloseBracket,
            ) if verb_next => Tag::Relative,
            _ if verb_next => Tag::Pronoun,
            _ if next == Next::End && !self.is_comma(first + n + 1) => Tag::Pronoun,
            _ => Tag::That,
        }
    }

    fn is_comma(&self, token: usize) -> bool {
        self.report.tokens.get(token).is_some_and(|token| self.report.slice(token.span) == ",")
    }

    fn to(&self, first: usize, n: usize, before: Option<Tag>) -> Tag {
        // "is willing to, together with others, promote"
        if self.is_comma(first + n + 1) && before == Some(Tag::Noun) {
            return Tag::To;
        }
        // "according to exit polls"
        if n > 0 && (self.word_is(first + n - 1, "according") || self.word_is(first + n - 1, "due"))
        {
            return Tag::Preposition;
        }
        // Over adverbs to the verb: "to further promote", "to jointly build".
        for ahead in n + 1..(n + 4).min(self.possible.len()) {
            let token = &self.report.tokens[first + ahead];
            if self.covered[first + ahead].contains(Covered::NAME) {
                return Tag::Preposition;
            }
            let word = self.possible(ahead);
            let auxiliary = Role::BE | Role::HAVE | Role::DO;
            if word.forms.contains(VerbForms::BASE) || word.roles.intersects(auxiliary) {
                let noun = word.forms.contains(VerbForms::NOUN)
                    && matches!(before, Some(Tag::Number))
                    || token.is(Shape::CAPITAL);
                return if noun { Tag::Preposition } else { Tag::To };
            }
            let skips = word.roles.intersects(Role::ADVERB | Role::NEGATION)
                || word.forms.is_empty()
                    && word.roles.is_empty()
                    && self.open_class(token) == Tag::Adverb;
            if !skips {
                break;
            }
        }
        Tag::Preposition
    }

    /// The tag of a word that can be a verb.
    fn verb(&self, first: usize, n: usize, forms: VerbForms) -> Tag {
        let before = self.before(n);
        let next = self.next(first, n);
        let token = &self.report.tokens[first + n];
        if next == Next::Joiner && !matches!(before, Some(Tag::To | Tag::Will | Tag::Modal)) {
            return self.open_class(token);
        }
        let noun = self.as_noun(token);
        let nominal = forms.contains(VerbForms::NOUN);
        let can = |form: VerbForms| forms.intersects(form);
        let past = if can(VerbForms::PAST) { Tag::Past } else { Tag::Participle };
        let is_past = can(VerbForms::PAST | VerbForms::PARTICIPLE);
        let present = can(VerbForms::THIRD | VerbForms::BASE);
        let by = next == Next::Preposition && self.word_is(first + n + 1, "by")
            || next == Next::Adverb && self.word_is(first + n + 2, "by");
        match before {
            Some(Tag::Will | Tag::Modal | Tag::Do | Tag::To) => {
                if can(VerbForms::BASE) {
                    Tag::Base
                } else {
                    noun
                }
            }
            Some(Tag::Be) if can(VerbForms::GERUND) => Tag::Gerund,
            Some(Tag::Be | Tag::Have) if can(VerbForms::PARTICIPLE) => Tag::Participle,
            Some(Tag::Be | Tag::Have) => noun,
            Some(Tag::Determiner)
                if self.pronominal(n) && (is_past || !nominal) && next != Next::Word =>
            {
                match is_past {
                    true => past,
                    false if present && !nominal => Tag::Present,
                    false => noun,
                }
            }
            Some(Tag::Determiner | Tag::Owner | Tag::Possessive | Tag::Number | Tag::Joiner) => {
                noun
            }
            Some(Tag::Pronoun | Tag::Relative) => match () {
                () if can(VerbForms::PAST) => Tag::Past,
                () if present => Tag::Present,
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () => Tag::Participle,
            },
            Some(Tag::That) => match () {
                () if nominal && present && next != Next::Phrase => noun,
                () if can(VerbForms::PAST) && next != Next::Word => Tag::Past,
                () if is_past => noun,
                () if present && !nominal => Tag::Present,
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () => noun,
            },
            Some(Tag::Preposition) => match () {
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () if is_past && next == Next::Preposition => Tag::Participle,
                () => noun,
            },
            Some(Tag::Subordinator) => match () {
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () if is_past && next != Next::Word => Tag::Participle,
                () => noun,
            },
            Some(Tag::Noun | Tag::Plural | Tag::Name | Tag::CloseBracket) => {
                self.after_noun(first, n, forms, next, by)
            }
            Some(Tag::And | Tag::Comma) => self.joined(first, n, forms, next, by),
            None | Some(Tag::OpenQuote | Tag::Mark | Tag::OpenBracket) => match () {
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () if is_past && !present => Tag::Participle,
                () if can(VerbForms::BASE) && !nominal => Tag::Base,
                () if can(VerbForms::BASE) && next == Next::Phrase => Tag::Base,
                () => noun,
            },
            Some(Tag::CloseQuote) => match () {
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () if is_past => past,
                () if present && !nominal => Tag::Present,
                () if can(VerbForms::THIRD) && next == Next::Phrase => Tag::Present,
                () => noun,
            },
            Some(Tag::Past | Tag::Present | Tag::Base | Tag::Participle | Tag::Gerund) => {
                match () {
                    () if can(VerbForms::GERUND) => Tag::Gerund,
                    () if is_past && next == Next::Word => noun,
                    () if is_past => Tag::Participle,
                    () if can(VerbForms::BASE) && !nominal => Tag::Base,
                    () => noun,
                }
            }
            Some(Tag::Adverb | Tag::Time | Tag::Negation) => noun,
        }
    }

    /// After a noun: the verb of its clause, a participle that describes it, or more of the noun.
    fn after_noun(&self, first: usize, n: usize, forms: VerbForms, next: Next, by: bool) -> Tag {
        let token = &self.report.tokens[first + n];
        let noun = self.as_noun(token);
        let nominal = forms.contains(VerbForms::NOUN);
        let can = |form: VerbForms| forms.intersects(form);
        let open = !self.has_finite;
        let before = self.before(n);
        if can(VerbForms::GERUND) {
            return if next == Next::Auxiliary { noun } else { Tag::Gerund };
        }
        if can(VerbForms::PAST) && !can(VerbForms::BASE) {
            // "…, the highest number killed in any year"
            let apposition = self.comma_opened
                && (self.seen_finite || self.opens_with_noun)
                && next == Next::Preposition
                && !forms.contains(VerbForms::SPEECH);
            let participle = can(VerbForms::PARTICIPLE) && (by || !open || apposition);
            return if participle { Tag::Participle } else { Tag::Past };
        }
        if can(VerbForms::PARTICIPLE) && !can(VerbForms::BASE) {
            return Tag::Participle;
        }
        let adverb_between = matches!(self.tags.last(), Some(Tag::Adverb | Tag::Negation));
        if can(VerbForms::THIRD) {
            // "…," Ito notes.
            let ends = next == Next::End
                && forms.contains(VerbForms::SPEECH)
                && self.tags.iter().rev().take(8).any(|tag| *tag == Tag::CloseQuote);
            let governs = matches!(next, Next::Phrase | Next::To) || adverb_between || ends;
            return match open && before != Some(Tag::Plural) && (!nominal || governs) {
                true => Tag::Present,
                false => noun,
            };
        }
        let many = before == Some(Tag::Plural) || self.seen_list(n);
        let governs = !matches!(next, Next::Auxiliary | Next::End | Next::And | Next::Relative);
        let verbal = if nominal {
            many && open && governs && (next != Next::Preposition || adverb_between)
        } else {
            open
        };
        match verbal {
            true if can(VerbForms::PAST) => Tag::Past,
            true => Tag::Present,
            false if can(VerbForms::PARTICIPLE) && by => Tag::Participle,
            false => noun,
        }
    }

    /// Do the nouns before `n` end a list ("China and Vietnam")?
    fn seen_list(&self, n: usize) -> bool {
        self.tags[..n]
            .iter()
            .rev()
            .take(8)
            .take_while(|tag| {
                tag.is_nominal() || matches!(tag, Tag::And | Tag::Determiner | Tag::Adverb)
            })
            .any(|tag| *tag == Tag::And)
    }

    /// After "and" or a comma: the verb goes on from an earlier one of its form, or it is a noun.
    fn joined(&self, first: usize, n: usize, forms: VerbForms, next: Next, by: bool) -> Tag {
        let token = &self.report.tokens[first + n];
        let noun = self.as_noun(token);
        let nominal = forms.contains(VerbForms::NOUN);
        let can = |form: VerbForms| forms.intersects(form);
        let governs = matches!(next, Next::Phrase | Next::Word | Next::To | Next::Adverb)
            || next == Next::Preposition && self.is_particle(first + n + 1);
        if can(VerbForms::GERUND) {
            return Tag::Gerund;
        }
        if can(VerbForms::BASE) && self.seen_base && (!nominal || governs) {
            return Tag::Base;
        }
        if can(VerbForms::PAST) && !(can(VerbForms::PARTICIPLE) && by) {
            let after_comma = self.before(n) == Some(Tag::Comma);
            if after_comma && can(VerbForms::PARTICIPLE) {
                // "a strong, united country"
                let adjective = n > 2
                    && self.tags[n - 2] == Tag::Noun
                    && matches!(self.tags[n - 3], Tag::Determiner | Tag::Owner)
                    && matches!(next, Next::Word | Next::Phrase);
                if adjective {
                    return noun;
                }
                // "…, based on the treaty"
                let governed = next == Next::Preposition
                    && ["on", "in", "at", "for", "from", "under", "as", "between"]
                        .iter()
                        .any(|word| self.word_is(first + n + 1, word));
                if governed && !forms.contains(VerbForms::SPEECH) {
                    return Tag::Participle;
                }
            }
            return if self.seen_finite || after_comma { Tag::Past } else { Tag::Participle };
        }
        if can(VerbForms::PARTICIPLE) {
            return Tag::Participle;
        }
        let strong = matches!(next, Next::Phrase | Next::To);
        if can(VerbForms::THIRD) && (!nominal || strong && self.seen_finite) {
            return Tag::Present;
        }
        if can(VerbForms::BASE) && !nominal {
            return Tag::Present;
        }
        noun
    }

    fn as_noun(&self, token: &Token) -> Tag {
        match self.open_class(token) {
            Tag::Plural => Tag::Plural,
            _ => Tag::Noun,
        }
    }

    /// Is the last tagged determiner one that can be a phrase alone ("both", "this")?
    fn pronominal(&self, n: usize) -> bool {
        let at = self.tags[..n].iter().rev().take(4).position(|tag| *tag == Tag::Determiner);
        at.is_some_and(|back| self.possible[n - 1 - back].word.roles.contains(Role::PRONOUN))
    }

    /// A word that makes a verb of the one before: speed *up*, carry *out*.
    fn is_particle(&self, token: usize) -> bool {
        ["up", "out", "down", "off", "forward", "back", "away"]
            .iter()
            .any(|word| self.word_is(token, word))
    }

    fn word_is(&self, token: usize, word: &str) -> bool {
        self.report
            .tokens
            .get(token)
            .is_some_and(|token| self.report.slice(token.span).eq_ignore_ascii_case(word))
    }
}

/// What follows a word, before it has a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// A mark, or nothing.
    End,
    Joiner,
    /// Something that opens a noun phrase.
    Phrase,
    Auxiliary,
    /// who, which, where, how.
    Relative,
    To,
    Preposition,
    And,
    Adverb,
    /// Any other word.
    Word,
}
