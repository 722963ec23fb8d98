//! What each token is in its sentence: a tag by the word's possibilities and what stands around it.
//! "The Chinese *talks*" is a noun, "Zhao *talks* to" a verb; "the agreement *signed* by" is a
//! participle, "the ministers *signed* it" a finite verb.

use dateline_lexicon::{
    ClauseWord, Role, SyntaxWord, VerbForms, WordClass, WordSet, clause_words, lexicon, words,
};
use dateline_parser::{Report, Shape, Token, TokenRange};

use super::cover::Covered;

/// A pronoun and "have" in one word.
const CONTRACTED_HAVE: &WordSet<7> =
    words!["i've", "you've", "we've", "they've", "who've", "there've", "that've"];
/// Nouns and adjectives that end like adverbs.
const LIKE_ADVERBS: [&[u8]; 14] = [
    b"assembly",
    b"daily",
    b"early",
    b"elderly",
    b"family",
    b"friendly",
    b"likely",
    b"monthly",
    b"orderly",
    b"quarterly",
    b"supply",
    b"timely",
    b"weekly",
    b"yearly",
];
/// Words with a rule of their own, see [`Tagger::ruled`].
const RULED: &WordSet<24> = words![
    "co",
    "de",
    "re",
    "i've",
    "you've",
    "we've",
    "they've",
    "who've",
    "there've",
    "that've",
    "mine",
    "last",
    "so",
    "close",
    "himself",
    "herself",
    "itself",
    "themselves",
    "drawing",
    "setting",
    "both",
    "all",
    "each",
    "neither"
];

/// What a hyphen can tie to a verb: "*re*-affirm".
const PREFIXES: &WordSet<3> = words!["co", "de", "re"];

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

    pub(super) fn is_verb(self) -> bool {
        matches!(self, Self::Past | Self::Present | Self::Base | Self::Participle | Self::Gerund)
    }

    /// Does a finite verb group begin with it?
    pub(super) fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::Present)
            || matches!(self, Self::Will | Self::Modal | Self::Be | Self::Have | Self::Do)
    }
}

/// A token's possibilities, looked up once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Possible {
    pub(super) word: SyntaxWord,
}

/// Tags sentence after sentence.
#[expect(clippy::struct_excessive_bools, reason = "what the words so far of a sentence were")]
pub(super) struct Tagger<'r, 't> {
    pub(super) report: &'r Report<'t>,
    pub(super) covered: &'r [Covered],
    /// Tags of the present sentence.
    pub(super) tags: Vec<Tag>,
    pub(super) possible: Vec<Possible>,
    /// Has a finite verb its clause already?
    pub(super) has_finite: bool,
    pub(super) seen_finite: bool,
    pub(super) seen_base: bool,
    /// Did a comma open the present clause?
    pub(super) comma_opened: bool,
    /// Does the sentence begin with a phrase that no verb has taken before its first comma?
    pub(super) opens_with_noun: bool,
    /// What any of its words can be.
    pub(super) classes: WordClass,
    /// Words of all sentences so far: no marks, and no "'s".
    pub(super) words: u32,
}

impl<'r, 't> Tagger<'r, 't> {
    pub(super) fn new(report: &'r Report<'t>, covered: &'r [Covered]) -> Self {
        let longest = report.sentences.iter().map(|sentence| sentence.tokens.len()).max();
        let longest = longest.unwrap_or_default() as usize;
        Self {
            report,
            covered,
            tags: Vec::with_capacity(longest),
            possible: Vec::with_capacity(longest),
            has_finite: false,
            seen_finite: false,
            seen_base: false,
            comma_opened: false,
            opens_with_noun: false,
            classes: WordClass::empty(),
            words: 0,
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
        self.seen_base = false;
        self.comma_opened = false;
        self.opens_with_noun = false;
        self.classes = WordClass::empty();
        let words = lexicon().syntax();
        let report = self.report;
        let sentence = &report.tokens[tokens.range()];
        self.possible.extend(
            sentence
                .iter()
                .map(|token| Possible { word: guessed(words.word(token.word), report, token) }),
        );
        let covered = &self.covered[tokens.range()];
        for (n, (token, covered)) in sentence.iter().zip(covered).enumerate() {
            self.classes |= token.class;
            let is_word = !token.shape.intersects(Shape::POSSESSIVE | Shape::PUNCTUATION);
            self.words += u32::from(is_word);
            let tag = self.tag(tokens.start as usize, n, token, *covered);
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
    pub(super) fn before(&self, n: usize) -> Option<Tag> {
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

    fn tag(&self, first: usize, n: usize, token: &Token, covered: Covered) -> Tag {
        if token.shape.intersects(Shape::POSSESSIVE | Shape::PUNCTUATION) {
            return if token.is(Shape::POSSESSIVE) {
                self.possessive(first, n)
            } else {
                let before = n.checked_sub(1).map(|before| &self.report.tokens[first + before]);
                self.mark(token, before)
            };
        }
        if covered.contains(Covered::NAME) {
            return Tag::Name;
        }
        if token.is(Shape::NUMBER) {
            // "on March 9 met": a day, and no amount
            let month = n > 0
                && self.tags[n - 1] == Tag::Time
                && self.report.tokens[first + n - 1].can_be(WordClass::MONTH);
            return if month || self.is_year(first, n) { Tag::Time } else { Tag::Number };
        }
        if token.can_be(WordClass::WEEKDAY) && token.is(Shape::CAPITAL) {
            return Tag::Time;
        }
        let last = self.tags.last().copied();
        if words!["first"].has(token.hash) && self.comes_first(n, last) {
            return Tag::Adverb;
        }
        if let Some(tag) = self.of_time_or_amount(first, n, last) {
            return tag;
        }
        let start = token.is(Shape::SENTENCE_START) || matches!(last, None | Some(Tag::OpenQuote));
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
        if RULED.has(token.hash)
            && let Some(tag) = self.ruled(first, n, token)
        {
            return tag;
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
        // "was *likely* scheduled"
        let likely = last == Some(Tag::Be) && words!["likely"].has(token.hash);
        if likely && self.possible(n + 1).forms.contains(VerbForms::PARTICIPLE) {
            return Tag::Adverb;
        }
        self.open_class(token)
    }

    /// "said he *first* dined there", "must *first* ask": no number before a verb.
    fn comes_first(&self, n: usize, last: Option<Tag>) -> bool {
        let next = self.possible(n + 1).forms;
        match last {
            Some(Tag::Modal | Tag::Will) => next.contains(VerbForms::BASE),
            Some(Tag::Have) => next.contains(VerbForms::PARTICIPLE),
            Some(Tag::Pronoun) => next.contains(VerbForms::PAST),
            _ => false,
        }
    }

    /// "He'*s* asked both sides to": "has", before a participle with an object; "is" behind another pronoun.
    fn possessive(&self, first: usize, n: usize) -> Tag {
        let past = || {
            self.possible(n + 1).forms.contains(VerbForms::PARTICIPLE)
                && self.next(first, n + 1) == Next::Phrase
        };
        match self.tags.last() {
            Some(Tag::Pronoun) if past() => Tag::Have,
            Some(Tag::Pronoun) => Tag::Be,
            _ => Tag::Possessive,
        }
    }

    /// The tag of a word that has a rule of its own; none where the rule does not hold.
    #[inline(never)] // seldom asked
    fn ruled(&self, first: usize, n: usize, token: &Token) -> Option<Tag> {
        // "We've": the participle behind it is finite.
        if CONTRACTED_HAVE.has(token.hash) {
            return Some(Tag::Pronoun);
        }
        // "a *mine*" has an article.
        if words!["mine"].has(token.hash) {
            let dug = matches!(self.tags.last(), Some(Tag::Determiner | Tag::Owner | Tag::Noun));
            return dug.then_some(Tag::Noun);
        }
        if PREFIXES.has(token.hash) {
            return self.is_prefix(first, n).then_some(Tag::Adverb);
        }
        self.beside_verb(first, n)
    }

    /// "to *de*-escalate", "she *re*-affirmed": what a hyphen ties to a verb. Not "the *co*-host", "a *re*-elected mayor".
    fn is_prefix(&self, first: usize, n: usize) -> bool {
        let forms = self.possible(n + 2).forms;
        let verb = forms.intersects(
            VerbForms::PAST | VerbForms::THIRD | VerbForms::BASE | VerbForms::PARTICIPLE,
        );
        let clause = match self.before(n) {
            Some(Tag::To | Tag::Will | Tag::Modal | Tag::Do) => forms.contains(VerbForms::BASE),
            Some(Tag::Have | Tag::Be | Tag::Pronoun) => true,
            // Behind a name "co-founder" is a noun, and "co-chairs" may be.
            Some(Tag::Noun | Tag::Plural | Tag::Name | Tag::CloseBracket | Tag::And) => {
                forms.contains(VerbForms::PAST) && !forms.contains(VerbForms::NOUN)
            }
            _ => false,
        };
        verb && clause && self.is_tied_prefix(first + n)
    }

    /// Is the report's token `at` a prefix with a hyphen behind it?
    pub(super) fn is_tied_prefix(&self, at: usize) -> bool {
        let prefix = |token: &Token| PREFIXES.has(token.hash);
        let tokens = &self.report.tokens;
        tokens.get(at).is_some_and(prefix)
            && tokens.get(at + 1).is_some_and(|next| next.is(Shape::JOINER))
    }

    /// "have *both* expressed", "*neither* confirmed nor denied": what could be a phrase belongs to the
    /// verb behind it.
    fn beside_verb(&self, first: usize, n: usize) -> Option<Tag> {
        let at = first + n;
        let last = *self.tags.last()?;
        let forms = self.possible.get(n + 1)?.word.forms;
        let auxiliary =
            matches!(last, Tag::Have | Tag::Be | Tag::Will | Tag::Modal | Tag::Do | Tag::To);
        let verbal = forms.intersects(
            VerbForms::PAST | VerbForms::PARTICIPLE | VerbForms::BASE | VerbForms::GERUND,
        );
        // "have neither *been* denied nor confirmed"
        let been = last == Tag::Have && self.word_is(at + 1, words!["been"]);
        // "…, *drawing* scorn from", "…, *setting off* a row": nouns by their look.
        let result = || {
            self.word_is(at, words!["drawing"]) && self.next(first, n) != Next::End
                || self.word_is(at, words!["setting"]) && self.word_is(at + 1, words!["off"])
        };
        match () {
            // "has paid two million *so* far, but"
            () if self.word_is(at, words!["so"]) && self.word_is(at + 1, words!["far"]) => {
                Some(Tag::Adverb)
            }
            // "a source *close* to the talks said"
            () if last.is_nominal()
                && self.word_is(at, words!["close"])
                && self.word_is(at + 1, words!["to"]) =>
            {
                Some(Tag::Adverb)
            }
            // "the bank *itself* said"
            () if last.is_nominal()
                && self.word_is(at, words!["himself", "herself", "itself", "themselves"]) =>
            {
                Some(Tag::Adverb)
            }
            () if last == Tag::Comma && result() => Some(Tag::Gerund),
            () if auxiliary && verbal && self.word_is(at, words!["both", "all", "each"]) => {
                Some(Tag::Adverb)
            }
            // "had *last* met in May", not "had last word"
            () if last == Tag::Have
                && forms.contains(VerbForms::PARTICIPLE)
                && self.word_is(at, words!["last"]) =>
            {
                Some(Tag::Adverb)
            }
            () if self.word_is(at, words!["neither"])
                && (auxiliary && (verbal || been)
                    || last.is_nominal()
                        && forms.intersects(VerbForms::PAST | VerbForms::THIRD)) =>
            {
                Some(Tag::Negation)
            }
            () => None,
        }
    }

    fn mark(&self, token: &Token, before: Option<&Token>) -> Tag {
        let last = self.tags.last().copied();
        if token.is(Shape::OPEN_QUOTE) {
            return Tag::OpenQuote;
        }
        if token.is(Shape::CLOSE_QUOTE) {
            return Tag::CloseQuote;
        }
        if token.is(Shape::JOINER) {
            let ties = last == Some(Tag::Adverb) && before.is_some_and(|it| PREFIXES.has(it.hash));
            return if ties { Tag::Adverb } else { Tag::Joiner };
        }
        match &self.report.text.as_bytes()[token.span.range()] {
            b"," => Tag::Comma,
            b"&" => Tag::And,
            b"(" | b"[" => Tag::OpenBracket,
            b")" | b"]" => Tag::CloseBracket,
            mark if ["%", "$", "£", "€"].iter().any(|sign| mark == sign.as_bytes()) => Tag::Noun,
            _ => Tag::Mark,
        }
    }

    pub(super) fn open_class(&self, token: &Token) -> Tag {
        let may_be_adverb = || {
            !token.is(Shape::CAPITAL)
                || token.is(Shape::SENTENCE_START)
                || self.report.is_in_capitals() && !token.can_be(WordClass::PERSONAL)
        };
        match self.report.bytes_of(token) {
            word @ [_, _, _, .., b'l', b'y']
                if may_be_adverb() && !LIKE_ADVERBS.contains(&word) =>
            {
                Tag::Adverb
            }
            [.., b's' | b'u', b's'] => Tag::Noun,
            [.., b's'] | b"people" | b"police" | b"men" | b"women" | b"children" => Tag::Plural,
            _ => Tag::Noun,
        }
    }

    fn next_is_number(&self, first: usize, n: usize) -> bool {
        self.report.tokens.get(first + n + 1).is_some_and(|next| next.is(Shape::NUMBER))
    }

    /// What the token after `n` looks like, without a tag yet.
    pub(super) fn next(&self, first: usize, n: usize) -> Next {
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
        if token.is(Shape::CAPITAL) && !self.report.is_in_capitals() {
            return Next::Phrase;
        }
        if after.word.forms.is_empty() && self.open_class(token) == Tag::Adverb {
            return Next::Adverb;
        }
        Next::Word
    }

    /// Does the report's token `at` say this of its clause?
    pub(super) fn plays(&self, at: usize, role: ClauseWord) -> bool {
        let token = self.report.tokens.get(at);
        token.is_some_and(|token| clause_words().role(token.hash).contains(role))
    }

    /// Is the report's token `at` one of these words?
    pub(super) fn word_is<const N: usize>(&self, at: usize, words: &WordSet<N>) -> bool {
        self.report.word_is(at, words)
    }
}

/// What follows a word, before it has a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
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

/// A word of no table that ends like a form of a verb can be one: "reminisced", "rehomed".
#[inline]
fn guessed(word: SyntaxWord, report: &Report<'_>, token: &Token) -> SyntaxWord {
    let known = !word.roles.is_empty() || !word.forms.is_empty();
    let named =
        token.is(Shape::CAPITAL) && (!report.is_in_capitals() || token.can_be(WordClass::PERSONAL));
    if known || named || token.span.len() < 6 {
        return word;
    }
    SyntaxWord { forms: forms_by_ending(report.bytes_of(token)), ..word }
}

/// The forms of a verb that a word ends like.
fn forms_by_ending(word: &[u8]) -> VerbForms {
    match word {
        // "unprovoked", "unresolved" are adjectives.
        b"hatred"
        | b"infrared"
        | b"kindred"
        | b"sacred"
        | [.., b'e', b'e', b'd']
        | [b'u', b'n', .., b'e', b'd'] => VerbForms::empty(),
        [.., b'e', b'd'] => VerbForms::PAST | VerbForms::PARTICIPLE,
        [.., b'i', b'n', b'g'] => VerbForms::GERUND,
        _ => VerbForms::empty(),
    }
}
