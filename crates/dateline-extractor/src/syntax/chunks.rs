//! Tags to noun phrases and verb groups, each sentence once from left to right.

use dateline_lexicon::{
    Frame, Lexicon, PeopleNoun, Role, StatementWord, Takes, VerbForms, WordClass, WordId, lexicon,
    statement_words, words,
};
use dateline_parser::{Report, Shape, TokenRange};
use dateline_recogniser::state_at;

use super::cover::{Covered, serves_who_stands_before};
use super::tags::{Tag, Tagger};
use super::{NounPhrase, VerbForm};

/// What the chunker finds, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chunk {
    Phrase(PhraseChunk),
    Verb(VerbChunk),
    /// A word or mark between, by its tag.
    Other(Tag, u32),
}

/// A noun phrase with what only the search for subjects asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the phrase's words say")]
pub(super) struct PhraseChunk {
    pub(super) phrase: NounPhrase,
    /// Names a person or an office, or has an article: not likely the end of a list of places.
    pub(super) actor: bool,
    /// Is its head a unit of time ("last week")?
    pub(super) time: bool,
    /// Is it a person's name, with or without office?
    pub(super) person: bool,
    /// "we", "they": never an object.
    pub(super) nominative: bool,
    /// Does a finite verb stand right behind it?
    pub(super) acts: bool,
    /// Does "as a …" stand right behind it, so that it is an object: "reaffirmed *Peru* as an ally"?
    pub(super) judged: bool,
    /// Is "with" its preposition?
    pub(super) with: bool,
    pub(super) voice: Voice,
}

/// Who can put something into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice {
    /// A thing.
    None,
    /// "he", "they": whose voice it is stands elsewhere.
    Pronoun,
    /// A name, an office, a noun for people.
    Own,
    /// A person's name, with or without office.
    Person,
}

/// When something happened, as the auxiliary of a past form tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    Plain,
    /// "has gone"
    Perfect,
    /// "had gone"
    BeforePast,
}

/// A verb group with what only the search for subjects asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the group's words say")]
pub(super) struct VerbChunk {
    pub(super) tokens: TokenRange,
    pub(super) head: u32,
    pub(super) form: VerbForm,
    pub(super) passive: bool,
    pub(super) negated: bool,
    /// One word: "said", not "was saying".
    pub(super) simple: bool,
    /// "had signed": before what the clause outside tells.
    pub(super) time: Time,
    pub(super) kinds: VerbForms,
    /// The verb's base form.
    pub(super) lemma: WordId,
    /// A base form without "to" or a modal, joined to an earlier one.
    pub(super) bare: bool,
    /// Can it put something into words: "said", "offered (condolences)"?
    pub(super) voices: bool,
}

/// Cuts a tagged sentence to chunks.
pub(super) struct Chunker<'a, 'r, 't> {
    pub(super) report: &'r Report<'t>,
    pub(super) tagger: &'a Tagger<'r, 't>,
    pub(super) covered: &'r [Covered],
    /// The sentence's first token.
    pub(super) first: u32,
    lexicon: &'static Lexicon,
    at: usize,
    last_preposition: Option<u32>,
    /// The bracket that is open.
    bracket: Option<u32>,
}

impl<'a, 'r, 't> Chunker<'a, 'r, 't> {
    pub(super) fn new(
        report: &'r Report<'t>,
        tagger: &'a Tagger<'r, 't>,
        covered: &'r [Covered],
        first: u32,
    ) -> Self {
        Self {
            report,
            tagger,
            covered,
            first,
            lexicon: lexicon(),
            at: 0,
            last_preposition: None,
            bracket: None,
        }
    }

    fn tag(&self, n: usize) -> Option<Tag> {
        self.tagger.tags.get(n).copied()
    }

    fn token(&self, n: usize) -> u32 {
        self.first + n as u32
    }

    #[inline(never)] // keeps the walk over other words small
    fn phrase(&mut self) -> PhraseChunk {
        let tags = self.tagger.tags.as_slice();
        let tag = |n: usize| tags.get(n).copied();
        let start = self.at;
        // "*one* farmer said", "said *one* resident": a number, and nobody by itself.
        let counts = tags[start] == Tag::Pronoun
            && tag(start + 1) == Some(Tag::Noun)
            && !self.report.tokens[self.token(start) as usize + 1].can_be(WordClass::NUMBER_WORD)
            && self.report.word_is(self.token(start) as usize, words!["one"]);
        let opener = if counts { Tag::Determiner } else { tags[start] };
        let mut head = start;
        let mut nominal = opener.is_nominal() || opener == Tag::Pronoun;
        let mut covered = self.covered[self.token(start) as usize];
        let mut n = start + 1;
        while let Some(this) = tag(n) {
            let last = tags[n - 1];
            let goes_on = match this {
                Tag::Determiner => {
                    !nominal
                        && matches!(last, Tag::Determiner | Tag::Pronoun | Tag::Adverb)
                        && opener != Tag::Pronoun
                }
                Tag::Owner => !nominal && last == Tag::Determiner,
                Tag::Pronoun => false,
                Tag::Noun | Tag::Plural | Tag::Name | Tag::Number => {
                    opener != Tag::Pronoun && !self.breaks_before(n, last, this)
                }
                Tag::Possessive => nominal,
                Tag::Joiner => nominal && tag(n + 1).is_some_and(Tag::is_nominal),
                // "the *newly* built road", "the *only* other way"
                Tag::Adverb => {
                    !nominal
                        && tag(n + 1).is_some_and(|next| {
                            next.is_nominal() || next == Tag::Determiner && last == Tag::Determiner
                        })
                }
                // "a stable, lasting peace", "the *Portland, Ore., jury*"
                Tag::Comma => {
                    opener == Tag::Determiner && self.is_around_state(start, n)
                        || last == Tag::Noun
                        && tag(n + 1) == Some(Tag::Noun)
                        && matches!(tag(n + 2), Some(Tag::Noun | Tag::Plural))
                        && self.is_adjectival(n - 1)
                        && self.is_adjectival(n + 1)
                        // "of financing, *banking sources said*"
                        && !self.is_people(self.token(n + 2))
                }
                // A name goes over whatever it covers.
                _ => self.covers(n),
            };
            if !goes_on {
                break;
            }
            covered |= self.covered[self.token(n) as usize];
            if this.is_nominal() {
                head = n;
                nominal = true;
            } else if !nominal {
                head = n;
            }
            n += 1;
        }
        self.at = n;
        let tokens = TokenRange::new(self.token(start), self.token(n));
        // "in *nearly* every village"
        let adverb = |at: u32| tag((at - self.first) as usize) == Some(Tag::Adverb);
        let governs = |p: &u32| tokens.start <= p + 3 && (p + 1..tokens.start).all(adverb);
        let preposition = self.last_preposition.filter(governs).or(self.bracket);
        let person = covered.contains(Covered::PERSON);
        let determined = matches!(opener, Tag::Determiner | Tag::Owner | Tag::Pronoun);
        PhraseChunk {
            phrase: NounPhrase { tokens, head: self.token(head), preposition, joined: false },
            actor: person || covered.contains(Covered::OFFICE) || determined,
            time: !person && self.tag(head) != Some(Tag::Name) && self.is_time(self.token(head)),
            person,
            nominative: tokens.len() == 1 && self.is_nominative(tokens.start),
            acts: self.tag(n).is_some_and(Tag::is_finite),
            judged: self.is_judged(n),
            with: preposition.is_some_and(|at| self.report.reads(at as usize, "with")),
            voice: match () {
                () if person => Voice::Person,
                () if covered.contains(Covered::NAME) => Voice::Own,
                () if self.is_people(self.token(head)) => Voice::Own,
                // "the envoy, *one of the founders*, said": an apposition, and no pronoun
                () if opener == Tag::Pronoun && !self.is_one_of(self.token(start)) => {
                    Voice::Pronoun
                }
                () => Voice::None,
            },
        }
    }

    /// "*as a close ally*, and": what a phrase before `n` is called, and no clause, as in "as a storm neared".
    fn is_judged(&self, n: usize) -> bool {
        const MOST: usize = 10;
        let at = self.token(n) as usize;
        let ends = |tag: &&Tag| !matches!(tag, Tag::Comma | Tag::Mark | Tag::And);
        self.report.reads(at, "as")
            && self.report.word_is(at + 1, words!["a", "an", "one", "the"])
            && !self.tagger.tags[n..].iter().take(MOST).take_while(ends).any(|tag| tag.is_verb())
    }

    fn is_nominative(&self, token: u32) -> bool {
        let token = &self.report.tokens[token as usize];
        words!["he", "i", "she", "they", "we"].has(token.hash) && !token.is(Shape::STOPPED)
    }

    /// "*one* of the founders"
    fn is_one_of(&self, at: u32) -> bool {
        self.report.word_is(at as usize, words!["one"])
            && self.report.word_is(at as usize + 1, words!["of"])
    }

    /// Is it a noun for people or a body of them: "officials", "analysts"?
    fn is_people(&self, head: u32) -> bool {
        let word = self.report.tokens[head as usize].word;
        self.lexicon.speech().people(word).is_some()
    }

    /// "the Portland*,* Ore.*,* jury": one of the two commas around a state in short that follows its town, before a noun of
    /// what is there.
    fn is_around_state(&self, start: usize, comma: usize) -> bool {
        let tag = |n: usize| self.tag(n);
        let short = |n: usize| state_at(self.report, self.token(n) as usize).is_some();
        let thing = |n: usize| matches!(tag(n), Some(Tag::Noun | Tag::Plural));
        let town = |n: usize| n > start && tag(n) == Some(Tag::Name);
        let opens = tag(comma + 2) == Some(Tag::Comma)
            && short(comma + 1)
            && thing(comma + 3)
            && town(comma - 1);
        let closes = comma > start + 3
            && tag(comma - 2) == Some(Tag::Comma)
            && short(comma - 1)
            && thing(comma + 1)
            && town(comma - 3);
        opens || closes
    }

    /// Does the word look like an adjective before a comma?
    fn is_adjectival(&self, n: usize) -> bool {
        let word = self.report.word(self.token(n) as usize);
        ["able", "ible", "al", "ant", "ed", "ent", "ful", "ic", "ing", "ive", "less", "ous", "ual"]
            .iter()
            .any(|ending| word.ends_with(ending))
    }

    fn covers(&self, n: usize) -> bool {
        self.covered[self.token(n) as usize].contains(Covered::GOES_ON)
    }

    /// Does a new phrase begin at `n` though nothing stands between? "told reporters China …".
    fn breaks_before(&self, n: usize, last: Tag, this: Tag) -> bool {
        // "told *reporters* work would go on"
        if last == Tag::Plural && this.is_nominal() && n > 1 {
            let told = matches!(self.word_of(n - 2), "told" | "tells" | "telling" | "assured");
            let word = self.report.tokens[self.token(n - 1) as usize].word;
            let many = self.lexicon.speech().people(word) == Some(PeopleNoun::Many);
            if told && many {
                return true;
            }
        }
        if self.tagger.tags[self.at] == Tag::Determiner && self.is_written(n - 1) {
            return true;
        }
        // "discussed with Minister *Ana Ruiz ways* to boost trade"
        let person = || self.covered[self.token(n - 1) as usize].contains(Covered::PERSON);
        if last == Tag::Name && matches!(self.word_of(n), "ways" | "means") && person() {
            return true;
        }
        if this != Tag::Name || self.covers(n) {
            return false;
        }
        let led = self.last_preposition.filter(|&at| at + 1 == self.token(self.at));
        if last == Tag::Noun
            && led
                .is_some_and(|led| self.tagger.ends_occasion(self.first as usize, n, led as usize))
        {
            return true;
        }
        // "the envoy in *Lima* Ana Ruiz": a preposition governs the place alone.
        let governed = || {
            self.last_preposition.is_some_and(|at| {
                at + 1 == self.token(self.at) && !self.report.reads(at as usize, "of")
            })
        };
        let here = self.covered[self.token(n) as usize];
        let before = self.covered[self.token(n - 1) as usize];
        if here.contains(Covered::PERSON)
            && last == Tag::Name
            && before.contains(Covered::NAME)
            && !before.intersects(Covered::PERSON | Covered::OFFICE)
            && governed()
        {
            return true;
        }
        if last == Tag::Plural {
            return true;
        }
        last == Tag::Name
            && before.contains(Covered::PERSON)
            && here.contains(Covered::NAME)
            && !serves_who_stands_before(self.report, self.covered, self.token(n))
    }

    /// "said *in a statement* two bridges had been repaired": what it was said in ends there.
    fn is_written(&self, n: usize) -> bool {
        let led = self.last_preposition.is_some_and(|at| {
            at + 1 == self.token(self.at) && self.report.reads(at as usize, "in")
        });
        led && self.at > 1
            && matches!(self.word_of(self.at - 2), "added" | "said" | "say" | "says" | "wrote")
            && matches!(
                self.word_of(n),
                "communique"
                    | "interview"
                    | "letter"
                    | "message"
                    | "report"
                    | "speech"
                    | "statement"
                    | "tweet"
            )
    }

    fn is_time(&self, head: u32) -> bool {
        let token = &self.report.tokens[head as usize];
        token.can_be(WordClass::WEEKDAY) || self.lexicon.times().unit(token.word).is_some()
    }

    /// A verb group that begins here; none where an auxiliary has no verb and is none itself.
    #[inline(never)] // as `phrase`
    fn verb(&mut self) -> VerbChunk {
        let start = self.at;
        let mut group = Group { head: start, form: VerbForm::Present, ..Group::default() };
        // "neither confirmed *nor* denied"
        group.negated = start > 0 && self.report.reads(self.token(start - 1) as usize, "nor");
        let mut n = start;
        let mut last = start;
        let mut expects = Expects::Anything;
        while let Some(tag) = self.tag(n) {
            let word = self.tagger.possible(n);
            // "cannot"
            let no = matches!(tag, Tag::Modal | Tag::Will | Tag::Do | Tag::Be | Tag::Have);
            group.negated |= no && word.roles.contains(Role::NEGATION);
            let auxiliary = match (expects, tag) {
                (_, Tag::Adverb | Tag::Time) if n > start => None,
                (_, Tag::Negation) => {
                    group.negated = true;
                    None
                }
                (Expects::Anything, Tag::Will) => {
                    group.form = VerbForm::Future;
                    Some(Expects::Base)
                }
                (Expects::Anything, Tag::Modal) => {
                    group.form = VerbForm::Conditional;
                    Some(Expects::Base)
                }
                (Expects::Anything, Tag::To) => {
                    group.form = VerbForm::Infinitive;
                    Some(Expects::Base)
                }
                (Expects::Anything, Tag::Do) => {
                    group.form = tense(word.roles);
                    Some(Expects::Base)
                }
                (Expects::Anything, Tag::Have) => {
                    group.form = VerbForm::Past;
                    group.had = !word.roles.contains(Role::PAST);
                    if self.word_of(n) == "having" {
                        group.form = VerbForm::Participle;
                    }
                    Some(Expects::Participle)
                }
                (Expects::Base | Expects::Participle, Tag::Have) => Some(Expects::Participle),
                (Expects::Anything, Tag::Be) => {
                    group.form = match self.word_of(n) {
                        "being" => VerbForm::Participle,
                        "be" | "been" => group.form,
                        _ => tense(word.roles),
                    };
                    Some(Expects::AfterBe)
                }
                (Expects::Base | Expects::Participle, Tag::Be) => Some(Expects::AfterBe),
                (Expects::AfterBe, Tag::Be) => {
                    group.passive = true;
                    Some(Expects::AfterBe)
                }
                // "is to meet", "is next week to meet"
                (Expects::AfterBe, Tag::To)
                    if (last + 1..n).all(|at| self.tag(at) == Some(Tag::Time)) =>
                {
                    group.form = VerbForm::Future;
                    Some(Expects::Base)
                }
                // "has to meet"
                (Expects::Participle, Tag::To) if n == last + 1 => {
                    if group.form == VerbForm::Past && group.had {
                        group.form = VerbForm::Present;
                    }
                    Some(Expects::Base)
                }
                _ => {
                    let fits = match (expects, tag) {
                        (Expects::Anything, Tag::Past) => {
                            group.form = VerbForm::Past;
                            true
                        }
                        (Expects::Anything, Tag::Gerund) => {
                            group.form = VerbForm::Participle;
                            true
                        }
                        (Expects::Anything, Tag::Participle) => {
                            group.form = VerbForm::Participle;
                            group.passive = true;
                            true
                        }
                        (Expects::Anything, Tag::Base) => {
                            group.form = VerbForm::Infinitive;
                            group.bare = true;
                            true
                        }
                        (Expects::Anything, Tag::Present)
                        | (Expects::Base, Tag::Base)
                        | (Expects::Participle, Tag::Participle) => true,
                        (Expects::AfterBe, Tag::Gerund) => {
                            group.passive = false;
                            true
                        }
                        (Expects::AfterBe, Tag::Participle) => {
                            group.passive = true;
                            true
                        }
                        _ => false,
                    };
                    if fits {
                        group.head = n;
                        group.kinds = word.forms;
                        last = n;
                        self.second_verb(n + 1, &mut group, &mut last);
                    }
                    break;
                }
            };
            if let Some(next) = auxiliary {
                expects = next;
                group.head = n;
                last = n;
            } else if n == start {
                last = n;
            }
            n += 1;
        }
        // "has its own charm", but not "will not come, as has Ruiz"
        let as_has = start > 0 && matches!(self.word_of(start - 1), "as" | "nor" | "so" | "than");
        if group.form == VerbForm::Past && group.had && last == start && !as_has {
            group.form = VerbForm::Present;
        }
        // "*never* announced it": the adverb of a verb without auxiliaries stands before it.
        group.negated |= start > 0 && self.word_of(start - 1) == "never";
        self.at = last + 1;
        if last == start && self.keeps_up(start) {
            group.kinds -= VerbForms::SPEECH;
        }
        VerbChunk {
            tokens: TokenRange::new(self.token(start), self.token(last + 1)),
            head: self.token(group.head),
            form: group.form,
            passive: group.passive,
            negated: group.negated,
            simple: last == start && !group.kinds.is_empty(),
            time: match self.word_of(start) {
                "had" if last > start => Time::BeforePast,
                "has" | "have" if last > start => Time::Perfect,
                _ => Time::Plain,
            },
            kinds: group.kinds,
            lemma: self.tagger.possible(group.head).lemma,
            bare: group.bare,
            voices: self.voices(&group),
        }
    }

    /// "*maintaining* open lines": what is kept up, and not "maintaining (that) the vote was fair".
    fn keeps_up(&self, n: usize) -> bool {
        const MOST: usize = 8;
        let ends = |tag: &&Tag| !matches!(tag, Tag::Comma | Tag::Mark | Tag::And);
        let clause = |tag: &Tag| tag.is_finite() || *tag == Tag::That;
        self.report.word_is(self.token(n) as usize, words!["maintaining"])
            && !self.tagger.tags[n + 1..].iter().take(MOST).take_while(ends).any(clause)
    }

    /// Does the verb put something into words here? A verb of other things too ("held", "found") only
    /// with its noun or preposition: "offered *condolences*", "called *for* calm".
    fn voices(&self, group: &Group) -> bool {
        if group.kinds.contains(VerbForms::SPEECH) {
            return true;
        }
        let head = self.token(group.head) as usize;
        let tokens = &self.report.tokens;
        if group.kinds.contains(VerbForms::PHASE) || !tokens[head].can_be(WordClass::CUE_START) {
            return false;
        }
        let speech = self.lexicon.speech();
        let behind = &tokens[head + 1..tokens.len().min(head + 5)];
        let noun = || behind.iter().any(|token| speech.noun(token.word).is_some());
        speech.cues(self.tagger.possible(group.head).lemma).iter().any(|cue| {
            match (cue.frame, cue.rest.first()) {
                (Frame::Light, _) => noun(),
                // Who draws another's words says nothing.
                (
                    Frame::Discuss | Frame::About | Frame::Drawn | Frame::Quoted | Frame::Source,
                    _,
                ) => false,
                (_, Some(&word)) => behind.first().is_some_and(|next| next.word == word),
                // "resolved *to* go on", but not "resolved the dispute"
                (_, None) if cue.takes == Takes::INFINITIVE => self.report.reads(head + 1, "to"),
                (_, None) if cue.takes.contains(Takes::MATTER) => {
                    let told =
                        StatementWord::MATTER | StatementWord::TELLABLE | StatementWord::RAISED;
                    behind.iter().any(|it| statement_words().role(it.hash).intersects(told))
                }
                (_, None) => cue.takes != Takes::QUOTE && cue.takes != Takes::THAT,
            }
        })
    }

    /// "plans *to meet*" is one future group headed by the second verb, "continue *to work*" one
    /// headed by the first, but "continues *to urge* calm" by what is said.
    fn second_verb(&self, n: usize, group: &mut Group, last: &mut usize) {
        if self.tag(n) != Some(Tag::To) {
            return;
        }
        let going = group.kinds.is_empty() || self.word_of(group.head) == "going";
        let plan =
            group.kinds.contains(VerbForms::PLAN) || going && self.word_of(group.head) == "going";
        let phase = group.kinds.contains(VerbForms::PHASE);
        if !(plan || phase) {
            return;
        }
        let mut ahead = n + 1;
        while matches!(self.tag(ahead), Some(Tag::Adverb)) {
            ahead += 1;
        }
        if self.tag(ahead) != Some(Tag::Base) {
            return;
        }
        if plan && !matches!(group.form, VerbForm::Infinitive | VerbForm::Participle) {
            group.form = VerbForm::Future;
            group.passive = false;
            group.head = ahead;
            group.kinds = self.tagger.possible(ahead).forms;
        } else if plan {
            return;
        } else {
            let kinds = self.tagger.possible(ahead).forms;
            let said = Group { head: ahead, kinds, ..*group };
            if self.voices(&said) {
                *group = said;
            }
        }
        *last = ahead;
    }

    fn word_of(&self, n: usize) -> &str {
        self.report.word(self.token(n) as usize)
    }
}

impl Iterator for Chunker<'_, '_, '_> {
    type Item = Chunk;

    #[inline]
    fn next(&mut self) -> Option<Chunk> {
        let tag = self.tag(self.at)?;
        let here = self.token(self.at);
        if tag.opens_phrase() || self.covers(self.at) {
            return Some(Chunk::Phrase(self.phrase()));
        }
        let begins_verb = matches!(
            tag,
            Tag::Past
                | Tag::Present
                | Tag::Base
                | Tag::Participle
                | Tag::Gerund
                | Tag::Be
                | Tag::Have
                | Tag::Do
                | Tag::Will
                | Tag::Modal
                | Tag::To
        );
        if begins_verb {
            return Some(Chunk::Verb(self.verb()));
        }
        match tag {
            Tag::Preposition => self.last_preposition = Some(here),
            // A sentence in brackets is one like others.
            Tag::OpenBracket => self.bracket = Some(here).filter(|&here| here > self.first),
            Tag::CloseBracket => self.bracket = None,
            _ => {}
        }
        self.at += 1;
        Some(Chunk::Other(tag, here))
    }
}

/// A verb group in the making.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that auxiliaries say")]
struct Group {
    head: usize,
    form: VerbForm,
    passive: bool,
    negated: bool,
    kinds: VerbForms,
    bare: bool,
    /// Is its auxiliary "has" or "have"?
    had: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            head: 0,
            form: VerbForm::Present,
            passive: false,
            negated: false,
            kinds: VerbForms::empty(),
            bare: false,
            had: false,
        }
    }
}

/// What may follow in a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expects {
    Anything,
    Base,
    Participle,
    AfterBe,
}

fn tense(roles: Role) -> VerbForm {
    if roles.contains(Role::PAST) { VerbForm::Past } else { VerbForm::Present }
}
