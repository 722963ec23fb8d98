//! Words that can be verbs: finite, participle, base form, or a noun after all. "The *talks* resume",
//! "she *talks* to", "the treaty *signed* by", "they *signed* it".

use dateline_lexicon::{ClauseWord, Role, VerbForms, WordClass, words};
use dateline_parser::{Shape, Token};

use super::cover::Covered;
use super::tags::{Next, Tag, Tagger};

/// So many tokens before a verb are looked back on.
pub(super) const MOST_BEFORE: usize = 60;

impl Tagger<'_, '_> {
    /// The tag of a word that can be a verb.
    #[inline(never)] // keeps the walk over tokens small
    pub(super) fn verb(&self, first: usize, n: usize, forms: VerbForms) -> Tag {
        let before = self.before(n);
        let next = self.next(first, n);
        let token = &self.report.tokens[first + n];
        if next == Next::Joiner && !matches!(before, Some(Tag::To | Tag::Will | Tag::Modal)) {
            return self.open_class(token);
        }
        let noun = || self.as_noun(token);
        if self.are_lost(first, n) {
            return noun();
        }
        let nominal = forms.contains(VerbForms::NOUN);
        let can = |form: VerbForms| forms.intersects(form);
        let past = if can(VerbForms::PAST) { Tag::Past } else { Tag::Participle };
        let is_past = can(VerbForms::PAST | VerbForms::PARTICIPLE);
        if self.describes_who_was_quoted(first, n, forms) {
            return noun();
        }
        if n == 0 && self.opens_with_cue(first, forms) {
            return Tag::Present;
        }
        let present = can(VerbForms::THIRD | VerbForms::BASE);
        let doer = |at: usize| {
            let said_so = can(VerbForms::SPEECH)
                && self.plays(at + 1, ClauseWord::MEANS)
                && self.report.tokens.get(at + 2).is_none_or(|after| {
                    // "quoted by *radio* Lima", "by *mobile* operators"
                    after.is(Shape::PUNCTUATION)
                        || after.can_be(WordClass::FUNCTION_WORD | WordClass::TIME_TRIGGER)
                        || after.can_be(WordClass::WEEKDAY)
                });
            self.word_is(at, words!["by"]) && !said_so
        };
        // "a plan announced *Monday* by the bank", "presented *on Monday* by"
        let day = |at: usize| {
            let token = self.report.tokens.get(at);
            forms.intersects(VerbForms::SPEECH | VerbForms::CLAUSE)
                && token.is_some_and(|token| token.can_be(WordClass::WEEKDAY))
                && doer(at + 1)
        };
        let by = next == Next::Preposition && doer(first + n + 1)
            || next == Next::Adverb && doer(first + n + 2)
            || day(first + n + 1)
            || self.word_is(first + n + 1, words!["on"]) && day(first + n + 2);
        match before {
            Some(Tag::Will | Tag::Modal | Tag::Do | Tag::To) => {
                if can(VerbForms::BASE) {
                    Tag::Base
                } else {
                    noun()
                }
            }
            Some(Tag::Be) if can(VerbForms::GERUND) => Tag::Gerund,
            Some(Tag::Be | Tag::Have) if can(VerbForms::PARTICIPLE) => Tag::Participle,
            Some(Tag::Be | Tag::Have | Tag::Adverb | Tag::Time | Tag::Negation) => noun(),
            Some(Tag::Determiner)
                if self.pronominal(n) && (is_past || !nominal) && next != Next::Word =>
            {
                match is_past {
                    true => past,
                    false if present && !nominal => Tag::Present,
                    false => noun(),
                }
            }
            // "when the two *meet*": a noun behind a number is many.
            Some(Tag::Number | Tag::Noun)
                if can(VerbForms::BASE)
                    && next != Next::Word
                    && n > 1
                    && self.tags[n - 2] == Tag::Determiner
                    && self
                        .word_is(first + n - 1, words!["two", "three", "four", "five", "six"]) =>
            {
                Tag::Present
            }
            Some(Tag::Determiner | Tag::Owner | Tag::Possessive | Tag::Number | Tag::Joiner) => {
                noun()
            }
            Some(Tag::Pronoun | Tag::Relative) => match () {
                // "at one *point*, she left"
                () if n > 1
                    && nominal
                    && self.tags[n - 2] == Tag::Preposition
                    && self.word_is(first + n - 1, words!["one", "that", "this"]) =>
                {
                    noun()
                }
                // "one *report* said": one reports, and many report.
                () if nominal
                    && !can(VerbForms::THIRD | VerbForms::PAST)
                    && self.word_is(first + n - 1, words!["one"]) =>
                {
                    noun()
                }
                () if can(VerbForms::PAST) => Tag::Past,
                () if present => Tag::Present,
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () => Tag::Participle,
            },
            Some(Tag::That) => match () {
                () if nominal && present && next != Next::Phrase => noun(),
                // "that *deposits* were safe"
                () if present && next == Next::Auxiliary => noun(),
                () if can(VerbForms::PAST) && next != Next::Word => Tag::Past,
                () if is_past => noun(),
                () if present && !nominal => Tag::Present,
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () => noun(),
            },
            Some(Tag::Preposition) => match () {
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () if is_past && next == Next::Preposition => Tag::Participle,
                () => noun(),
            },
            Some(Tag::Subordinator) => match () {
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () if is_past && next != Next::Word => Tag::Participle,
                () => noun(),
            },
            Some(Tag::Noun | Tag::Plural | Tag::Name | Tag::CloseBracket) => {
                self.after_noun(first, n, forms, next, by)
            }
            Some(Tag::And | Tag::Comma) => self.joined(first, n, forms, next, by),
            // "said Tokyo "attaches great importance to …"": the clause goes on in the quotation.
            Some(Tag::OpenQuote)
                if can(VerbForms::THIRD)
                    && (!nominal
                        || matches!(next, Next::Phrase | Next::Adverb)
                        || self.is_particle(first + n + 1))
                    && self.goes_on_quoted(n) =>
            {
                Tag::Present
            }
            // "Ruiz "strongly *condemned*" the raid", "the union "*deplored* the raid""
            Some(Tag::OpenQuote)
                if can(VerbForms::PAST)
                    && forms.contains(VerbForms::SPEECH)
                    && !self.seen_finite
                    && matches!(next, Next::Phrase | Next::End)
                    && self.goes_on_over_adverb(n) =>
            {
                Tag::Past
            }
            None | Some(Tag::OpenQuote | Tag::Mark | Tag::OpenBracket) => match () {
                () if can(VerbForms::GERUND) => Tag::Gerund,
                // "Ruiz -- once a farmer -- *said* the harvest had failed"
                () if before == Some(Tag::Mark)
                    && can(VerbForms::PAST)
                    && forms.contains(VerbForms::SPEECH)
                    && !self.seen_finite
                    && !by
                    && self.tags.iter().filter(|tag| **tag == Tag::Mark).count() > 1 =>
                {
                    Tag::Past
                }
                () if is_past && !present => Tag::Participle,
                () if can(VerbForms::BASE) && next == Next::Phrase => Tag::Base,
                () => noun(),
            },
            Some(Tag::CloseQuote) => match () {
                // ""…," *presiding* judge Ruiz said"
                () if self.plays(first + n, ClauseWord::DESCRIBES)
                    && self.is_office(first + n + 1) =>
                {
                    noun()
                }
                () if can(VerbForms::GERUND) => Tag::Gerund,
                () if is_past => past,
                () if present && !nominal => Tag::Present,
                () if can(VerbForms::THIRD) && next == Next::Phrase => Tag::Present,
                () => noun(),
            },
            Some(Tag::Past | Tag::Present | Tag::Base | Tag::Participle | Tag::Gerund) => {
                match () {
                    () if can(VerbForms::GERUND) => Tag::Gerund,
                    // "an official who asked not to be named *said*"
                    () if can(VerbForms::PAST) && self.ends_relative(first, n) => Tag::Past,
                    // "the road, which Ruiz said *remained* shut"
                    () if can(VerbForms::PAST) && self.is_told_of_relative(n) => Tag::Past,
                    // "two men arrested on Monday *told* the court"
                    () if can(VerbForms::PAST)
                        && before == Some(Tag::Participle)
                        && self.tags.last() == Some(&Tag::Time)
                        && !self.has_finite =>
                    {
                        Tag::Past
                    }
                    () if is_past && next == Next::Word => noun(),
                    // "noted *continued* Danish support"
                    () if is_past
                        && !forms.contains(VerbForms::SPEECH)
                        && self.report.word(first + n).ends_with("ed")
                        && self.tags.last().is_some_and(|tag| tag.is_verb())
                        && self
                            .covered
                            .get(first + n + 1)
                            .is_some_and(|it| it.contains(Covered::NAME)) =>
                    {
                        noun()
                    }
                    () if is_past => Tag::Participle,
                    // "said *lower* prices helped", "discussed *clean* water"
                    () if next == Next::Word && self.plays(first + n, ClauseWord::ADJECTIVE) => {
                        noun()
                    }
                    () if can(VerbForms::BASE) && !nominal => Tag::Base,
                    () => noun(),
                }
            }
        }
    }

    /// Does a verb of speech right behind another go on outside of a relative clause that no comma closes?
    fn ends_relative(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 16;
        let outside = |at: usize| matches!(self.tags[at], Tag::Comma | Tag::Mark | Tag::That);
        let mut before = (0..n).rev().take(MOST).take_while(|&at| !outside(at));
        self.word_is(first + n, words!["added", "said", "told", "warned"])
            && before.any(|at| self.tags[at] == Tag::Relative)
    }

    /// After a noun: the verb of its clause, a participle that describes it, or more of the noun.
    fn after_noun(&self, first: usize, n: usize, forms: VerbForms, next: Next, by: bool) -> Tag {
        let token = &self.report.tokens[first + n];
        let noun = || self.as_noun(token);
        let nominal = forms.contains(VerbForms::NOUN);
        let can = |form: VerbForms| forms.intersects(form);
        let open = !self.has_finite;
        let before = self.before(n);
        // "told a news *briefing* that", "during an earnings *call*"
        let held = self.word_is(first + n, words!["briefing", "briefings"])
            && self.word_is(first + n - 1, words!["media", "news", "press"])
            || self.word_is(first + n, words!["call", "calls"])
                && self
                    .word_is(first + n - 1, words!["conference", "earnings", "phone", "telephone"]);
        if held || self.is_set_expression(first + n) {
            return noun();
        }
        // "senior *state* officials came", "street *protests* that began in May cost lives"
        let of_state = self.word_is(first + n, words!["state"]) && self.are_people(first + n + 1);
        let told_of =
            nominal && can(VerbForms::THIRD) && self.word_is(first + n + 1, words!["that"]) && {
                let after = self.possible(n + 2);
                let verb = after.forms.contains(VerbForms::PAST)
                    || after.roles.intersects(Role::BE | Role::HAVE);
                verb && !after.forms.contains(VerbForms::NOUN)
            };
        if of_state || told_of {
            return noun();
        }
        if can(VerbForms::GERUND) {
            return if next == Next::Auxiliary { noun() } else { Tag::Gerund };
        }
        // "police *sources* reported"
        if can(VerbForms::THIRD) && self.are_people(first + n) && self.speaks(n + 1) {
            return noun();
        }
        let qualified =
            can(VerbForms::PARTICIPLE) && next == Next::Word && self.is_qualified(first, n);
        if qualified {
            return noun();
        }
        // "a man *surnamed* Hale said"
        if self.word_is(first + n, words!["nicknamed", "surnamed"]) {
            return Tag::Participle;
        }
        // "said in a letter *published* Monday that", "in an interview *broadcast* on television"
        let adjunct = can(VerbForms::PARTICIPLE)
            && (next == Next::Preposition || self.tells_when(first + n + 1))
            && self.describes_adjunct(n);
        if adjunct && can(VerbForms::BASE) {
            return Tag::Participle;
        }
        if can(VerbForms::PAST) && !can(VerbForms::BASE) {
            // "…, the highest number killed in any year"
            let apposition = self.comma_opened
                && (self.seen_finite || self.opens_with_noun)
                && next == Next::Preposition
                && !forms.contains(VerbForms::SPEECH)
                && !self.opens_main_clause();
            // "as the house *debated* a bill", "after Ruiz *asked* whether it was late", "after the bank *announced* tougher
            // rules"
            // but not "after talks *promised* last week failed"
            let dated = self.word_is(
                first + n + 1,
                words!["earlier", "last", "late", "this", "today", "yesterday"],
            );
            let speech = forms.contains(VerbForms::SPEECH)
                && matches!(next, Next::Word | Next::To)
                && !dated;
            let governs =
                next == Next::Phrase || speech || self.word_is(first + n + 1, words!["whether"]);
            let clause = governs && !by && self.is_behind_soft(first, n);
            let told = forms.contains(VerbForms::SPEECH)
                && !by
                && !dated
                && self.tells_behind_soft(first, n, next);
            let clause = clause || told;
            let clause = clause || !by && !open && self.goes_on_outside(first, n, forms);
            // "rules *deemed* unfair have been scrapped"
            let described = matches!(next, Next::Word | Next::Preposition)
                && !forms.intersects(VerbForms::SPEECH | VerbForms::CLAUSE)
                && self.is_auxiliary_ahead(first, n);
            let outdone = matches!(next, Next::Preposition | Next::To)
                && !self.is_particle(first + n + 1)
                && !forms.contains(VerbForms::CLAUSE)
                && self.is_outdone(first, n);
            // "risks *related* to the war"
            let related = next == Next::To && self.word_is(first + n, words!["related"]);
            let named = !forms.contains(VerbForms::SPEECH) && self.is_among(first, n);
            let participle = can(VerbForms::PARTICIPLE)
                && (by
                    || related
                    || named
                    || !open
                    || apposition
                    || adjunct
                    || described
                    || outdone)
                && !clause;
            return if participle { Tag::Participle } else { Tag::Past };
        }
        if can(VerbForms::PARTICIPLE) && !can(VerbForms::BASE) {
            return Tag::Participle;
        }
        let adverb_between = matches!(self.tags.last(), Some(Tag::Adverb | Tag::Negation));
        // "said in strong *terms* that"
        let terms =
            self.word_is(first + n, words!["terms"]) && self.word_is(first + n + 1, words!["that"]);
        if nominal && (terms || self.is_denied(first, n)) {
            return noun();
        }
        // "Peru *remains* committed"
        if before == Some(Tag::Name) && self.word_is(first + n, words!["remains"]) {
            return Tag::Present;
        }
        if can(VerbForms::THIRD) {
            // "…," Ito notes. "…, the bureau reports."
            let ends = (next == Next::End || self.is_particle(first + n + 1))
                && forms.contains(VerbForms::SPEECH)
                && (self.tags.iter().rev().take(8).any(|tag| *tag == Tag::CloseQuote)
                    || n + 2 == self.possible.len() && self.names_speaker_last());
            // "employs barely 120 people"
            let over_adverb = next == Next::Adverb && self.next(first, n + 1) == Next::Phrase;
            let governs =
                matches!(next, Next::Phrase | Next::To) || adverb_between || over_adverb || ends;
            let alone = || self.is_only_verb(first, n, next);
            // "came as Peru *urges* calm"
            let told = || {
                forms.contains(VerbForms::SPEECH)
                    && (!nominal || before == Some(Tag::Name))
                    && self.tells_behind_soft(first, n, next)
            };
            let here = open && before != Some(Tag::Plural) && (!nominal || governs || alone());
            return if here || !open && told() { Tag::Present } else { noun() };
        }
        // "the bank *report* shows that": the verb is the next.
        let outdone = next == Next::Word && {
            let after = self.possible(n + 1).forms;
            after.contains(VerbForms::THIRD) && !after.contains(VerbForms::NOUN)
        };
        if nominal && outdone {
            return noun();
        }
        let many = before == Some(Tag::Plural) || self.seen_list(first, n);
        let governs = !matches!(next, Next::Auxiliary | Next::End | Next::And | Next::Relative);
        let particle = self.is_particle(first + n + 1);
        let verbal = if nominal {
            let governed = next == Next::Preposition && !particle && !self.is_said(first, n);
            // "Tokyo *hit* back", "the bank *cut* the rate": the past form goes with one, too.
            let past = can(VerbForms::PAST) && (next == Next::Phrase || particle);
            open && (many && governs && (!governed || adverb_between) || past)
        } else {
            open
        };
        match verbal {
            true if can(VerbForms::PAST) => Tag::Past,
            true => Tag::Present,
            false if can(VerbForms::PARTICIPLE) && by => Tag::Participle,
            false => noun(),
        }
    }

    /// "Peru signed the pact, *the ministry's press office*": behind a clause and a comma one phrase.
    fn names_speaker_last(&self) -> bool {
        const MOST: usize = 10;
        let inside = |tag: &&Tag| {
            tag.is_nominal()
                || matches!(
                    tag,
                    Tag::Determiner | Tag::Owner | Tag::Possessive | Tag::Joiner | Tag::Preposition
                )
        };
        let words = self.tags.iter().rev().take(MOST).take_while(inside).count();
        let comma = self.tags.iter().rev().nth(words);
        words > 0 && comma == Some(&Tag::Comma) && self.seen_finite
    }

    /// "When Ruiz warned of a storm, *boats* stayed in port": is it behind the one comma that ends a clause in front?
    fn opens_main_clause(&self) -> bool {
        matches!(self.tags.first(), Some(Tag::Subordinator | Tag::Relative))
            && self.tags.iter().take(MOST_BEFORE).filter(|tag| **tag == Tag::Comma).count() == 1
    }

    /// Do two commas stand before, near enough to hold an apposition?
    fn has_two_commas(&self) -> bool {
        self.tags.iter().rev().take(MOST_BEFORE).filter(|tag| **tag == Tag::Comma).count() > 1
    }

    /// Does another comma come before the first verb behind `n`, as in a list of nouns?
    fn is_listed_ahead(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 4;
        let last = self.possible.len().min(n + 1 + MOST);
        (n + 1..last).any(|at| self.report.word(first + at) == ",")
    }

    /// "denied press *reports* that": what is denied.
    fn is_denied(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 6;
        const DENIALS: [&str; 7] =
            ["contradict", "den", "dismiss", "disput", "refut", "reject", "rebut"];
        let claim = self
            .word_is(first + n, words!["allegations", "claims", "reports", "rumors", "rumours"]);
        let inside = |tag: Tag| {
            tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Owner | Tag::Possessive)
        };
        let verb = (0..n).rev().take(MOST).find(|&at| !inside(self.tags[at]));
        claim
            && verb.is_some_and(|at| {
                let word = self.report.word(first + at);
                self.tags[at].is_verb() && DENIALS.iter().any(|stem| word.starts_with(stem))
            })
    }

    /// "…, including ten troops *sent* there": does it tell of what is named as a part of something?
    fn is_among(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 12;
        let comma = (1..n).rev().take(MOST).find(|&at| self.tags[at] == Tag::Comma);
        // "including *how* Ruiz visited Chile"
        comma.is_some_and(|comma| {
            self.word_is(first + comma + 1, words!["including"])
                && !(comma + 2..n).any(|at| {
                    self.word_is(first + at, words!["how", "when", "where", "who", "why"])
                })
        })
    }

    /// Do the nouns before `n` end a list ("China and Vietnam", "the state and people of Laos")?
    fn seen_list(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 10;
        let inside = |at: &usize| {
            let tag = self.tags[*at];
            tag.is_nominal()
                || matches!(tag, Tag::And | Tag::Determiner | Tag::Adverb)
                || tag == Tag::Preposition && self.word_is(first + at, words!["of"])
        };
        let mut words = (0..n).rev().take(MOST).take_while(inside);
        words.any(|at| self.tags[at] == Tag::And)
    }

    /// Does one phrase stand before `n` behind a word that can open a clause, too ("as", "after")?
    pub(super) fn is_behind_soft(&self, first: usize, n: usize) -> bool {
        const MOST: usize = 8;
        let inside = |tag: Tag| {
            tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Owner | Tag::Possessive)
        };
        let of = |at: usize| self.word_is(first + at, words!["of"]);
        let opener = (0..n).rev().take(MOST).find(|&at| !inside(self.tags[at]) && !of(at));
        opener.is_some_and(|at| {
            self.tags[at] == Tag::Preposition
                && self.possible[at].word.roles.contains(Role::SUBORDINATOR)
        })
    }

    /// After "and" or a comma: the verb goes on from an earlier one of its form, or it is a noun.
    fn joined(&self, first: usize, n: usize, forms: VerbForms, next: Next, by: bool) -> Tag {
        let token = &self.report.tokens[first + n];
        let noun = || self.as_noun(token);
        let nominal = forms.contains(VerbForms::NOUN);
        let can = |form: VerbForms| forms.intersects(form);
        let governs = matches!(next, Next::Phrase | Next::Word | Next::To | Next::Adverb)
            || next == Next::Preposition && self.is_particle(first + n + 1);
        let describes = self.plays(first + n, ClauseWord::DESCRIBES) || self.is_topical(first, n);
        if next == Next::Word && (describes || self.is_set_expression(first + n)) {
            return noun();
        }
        if self.goes_on_as_quality(first, n, next) {
            return noun();
        }
        // "analysts and *fund* managers said", "after refusing to leave, *police* said"
        let speakers = self.are_people(first + n) && self.speaks(n + 1);
        if nominal && can(VerbForms::BASE) && (speakers || self.describes_speakers(first, n)) {
            return noun();
        }
        // "We offer our condolences and *hope* for", "I thank you and *call* on"
        if can(VerbForms::BASE) && token.can_be(WordClass::CUE_START) && self.goes_on_from_us(first)
        {
            let leads = self.word_is(first + n + 1, words!["for", "on", "that", "upon"]);
            if leads || matches!(next, Next::Phrase | Next::To) {
                return Tag::Present;
            }
        }
        // "their bold and *determined* efforts"
        let paired = self.before(n) == Some(Tag::And)
            && n > 1
            && next == Next::Word
            && can(VerbForms::PARTICIPLE)
            && !forms.contains(VerbForms::SPEECH)
            && self.plays(first + n - 2, ClauseWord::QUALITY);
        if paired {
            return noun();
        }
        if can(VerbForms::GERUND) {
            // "shut the port, *citing* costs"
            if self.before(n) == Some(Tag::Comma) && token.can_be(WordClass::CUE_START) {
                return Tag::Gerund;
            }
            // "a just and lasting peace"
            let adjective = n > 2
                && next == Next::Word
                && self.tags[n - 2] == Tag::Noun
                && self.tags[n - 3] == Tag::Determiner;
            let listed = next == Next::Word && self.ends_adjectives(n);
            let noun_too = adjective || listed || self.describes_speakers(first, n);
            return if noun_too { noun() } else { Tag::Gerund };
        }
        if can(VerbForms::BASE) && self.seen_base && (!nominal || governs) {
            return Tag::Base;
        }
        // "Ruiz, *asked* whether it would hold, said"
        if can(VerbForms::PARTICIPLE) && self.is_asked(first, n) {
            return Tag::Participle;
        }
        // "Ruiz, in office since May, *scoffed* at", "Ruiz, the envoy, *stood* by": the first verb, behind
        // what two commas hold.
        let first_verb = can(VerbForms::PAST)
            && !self.seen_finite
            && self.before(n) == Some(Tag::Comma)
            && token.can_be(WordClass::CUE_START | WordClass::MEETING_START)
            && (!by || self.word_is(first + n, words!["stood"]))
            && self.has_two_commas();
        if first_verb {
            return Tag::Past;
        }
        if can(VerbForms::PAST) && !(can(VerbForms::PARTICIPLE) && by) {
            let after_comma = self.before(n) == Some(Tag::Comma);
            // "killings, *alleged* theft"
            if after_comma && next == Next::Word && self.word_is(first + n, words!["alleged"]) {
                return noun();
            }
            if after_comma && can(VerbForms::PARTICIPLE) && self.is_aside(first, n, forms, next) {
                return Tag::Participle;
            }
            if after_comma && can(VerbForms::PARTICIPLE) {
                // "a strong, united country", but "Zhao, during the talks, expressed hope"
                let adjective = n > 2
                    && !forms.contains(VerbForms::SPEECH)
                    && self.tags[n - 2] == Tag::Noun
                    && matches!(self.tags[n - 3], Tag::Determiner | Tag::Owner)
                    && matches!(next, Next::Word | Next::Phrase)
                    && !self.possible(n + 1).roles.intersects(
                        Role::DETERMINER | Role::PRONOUN | Role::SUBJECT | Role::POSSESSIVE,
                    )
                    && !self.closes_relative(n);
                if adjective {
                    return noun();
                }
                // "the road, *considered* a danger"
                let judged = words!["considered", "deemed", "dubbed", "termed"];
                if self.seen_finite
                    && self.word_is(first + n, judged)
                    && self.word_is(first + n + 1, words!["a", "an", "one"])
                {
                    return Tag::Participle;
                }
                // "…, based on the treaty"
                let governed = next == Next::Preposition
                    && self.word_is(
                        first + n + 1,
                        words!["on", "in", "at", "for", "from", "under", "as", "between"],
                    );
                // "…, compared with 42 million"
                let beside = self.word_is(first + n, words!["combined", "compared", "coupled"])
                    && self.word_is(first + n + 1, words!["to", "with"]);
                if governed && !forms.contains(VerbForms::SPEECH) || beside {
                    return Tag::Participle;
                }
            }
            return if self.seen_finite || after_comma { Tag::Past } else { Tag::Participle };
        }
        if can(VerbForms::PARTICIPLE) {
            return Tag::Participle;
        }
        // "values the pact and *stands* ready to"
        let ready = next == Next::Word && self.word_is(first + n + 1, words!["ready"]);
        let strong = matches!(next, Next::Phrase | Next::To) || ready;
        // "Radio Lima, commenting on the visit, *reports* that": the first verb, behind two commas.
        let first_verb = || {
            !self.seen_finite
                && (forms.contains(VerbForms::CLAUSE)
                    || next == Next::To
                    || token.can_be(WordClass::MEETING_START))
                && self.before(n) == Some(Tag::Comma)
                && self.has_two_commas()
                && !self.tags.iter().rev().take(MOST_BEFORE).any(|tag| *tag == Tag::And)
                && !self.is_listed_ahead(first, n)
        };
        // "thanked the leaders and *advocates* for", but "meets voters and *hosts* Ruiz"
        let people = self.before(n) == Some(Tag::And)
            && n > 1
            && !matches!(next, Next::Phrase | Next::Word)
            && self.are_people(first + n - 2)
            && self.are_people(first + n);
        if can(VerbForms::THIRD)
            && !people
            && (!nominal || strong && (self.seen_finite || first_verb()))
        {
            return Tag::Present;
        }
        if can(VerbForms::BASE) && !nominal {
            return Tag::Present;
        }
        noun()
    }

    /// "Ruiz, who leads the team, *held* talks": does the comma before `n` close a relative clause that
    /// another one opened?
    fn closes_relative(&self, n: usize) -> bool {
        let Some(comma) = n.checked_sub(1).filter(|&at| self.tags[at] == Tag::Comma) else {
            return false;
        };
        let start = comma.saturating_sub(MOST_BEFORE);
        let Some(opens) = (start..comma).rev().find(|&at| self.tags[at] == Tag::Comma) else {
            return false;
        };
        self.tags[opens + 1] == Tag::Relative
            && opens > 0
            && self.tags[opens - 1].is_nominal()
            && self.tags[opens + 2..comma].iter().any(|tag| tag.is_verb() || *tag == Tag::Be)
    }

    fn as_noun(&self, token: &Token) -> Tag {
        match self.open_class(token) {
            Tag::Plural => Tag::Plural,
            _ => Tag::Noun,
        }
    }

    /// Does a phrase stand right before the quotation that opens before `n`, or before an adverb in front of that?
    fn goes_on_over_adverb(&self, n: usize) -> bool {
        let adverb = n > 0 && self.tags[n - 1] == Tag::Adverb;
        self.goes_on_quoted(n - usize::from(adverb))
    }

    /// Does a phrase stand right before the quotation that opens before `n`?
    fn goes_on_quoted(&self, n: usize) -> bool {
        n.checked_sub(2)
            .and_then(|at| self.tags.get(at))
            .is_some_and(|tag| tag.is_nominal() || matches!(tag, Tag::Pronoun))
    }

    /// Is the last tagged determiner one that can be a phrase alone ("both", "this")?
    fn pronominal(&self, n: usize) -> bool {
        let at = self.tags[..n].iter().rev().take(4).position(|tag| *tag == Tag::Determiner);
        at.is_some_and(|back| self.possible[n - 1 - back].word.roles.contains(Role::PRONOUN))
    }

    /// A word that makes a verb of the one before: speed *up*, carry *out*.
    fn is_particle(&self, token: usize) -> bool {
        self.word_is(token, words!["up", "out", "down", "off", "forward", "back", "away"])
    }
}
