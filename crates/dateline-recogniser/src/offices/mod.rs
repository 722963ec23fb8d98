//! Offices, by grammar over the lexicon's tables.
//!
//! `[article] [status] [nationality | country's | organisation] [portfolio] HEAD [of portfolio] [of
//! organisation | country]`, before a name ("Minister of Public Security Zhao Kezhi"), after it ("Zhao
//! Kezhi, China's minister of public security") or for it ("the Vietnamese president").
//!
//! The way: heads are found with the known names; what follows each head is read first, because a
//! name begins where a title ends; then, when persons are known, what stands before, and who holds it.

mod after;
mod before;
mod complement;
mod holders;
mod joined;
mod told;

pub use before::region_of_its_name;

use dateline_lexicon::{CountryId, OfficeClass, OfficeForm, Role, VerbForms, WordClass, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MentionForm, MentionKind, OfficeStatus, OrganisationKind};

use crate::draft::{Draft, Stretch};
use crate::mention::{Office, ToldBy, What};

/// An office while it is being read. Numbers of organisations and holders are those of finds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Title {
    pub(crate) form: OfficeForm,
    /// The head's words.
    pub(crate) head: TokenRange,
    /// All of its words without an article.
    pub(crate) tokens: TokenRange,
    /// Head with portfolio.
    pub(crate) bare: TokenRange,
    /// Where what follows it begins: after the bracket of an acronym.
    pub(crate) next: u32,
    pub(crate) country: Option<CountryId>,
    pub(crate) organisation: Option<u32>,
    pub(crate) status: OfficeStatus,
    pub(crate) article: Option<u32>,
    pub(crate) holder: Option<u32>,
    /// How a verb tells its holder, if one does.
    pub(crate) told: Option<ToldBy>,
    /// Does a number or "both" stand before it?
    pub(crate) counted: bool,
    /// Is it said to belong to somebody ("his minister", "Biden's adviser")?
    pub(crate) owned: bool,
    /// Part of another office's words ("assistant to the *President*").
    pub(crate) nested: bool,
}

impl Title {
    fn new(form: OfficeForm, start: usize, end: usize) -> Self {
        let head = TokenRange::new(start as u32, end as u32);
        Self {
            form,
            head,
            tokens: head,
            bare: head,
            next: end as u32,
            country: None,
            organisation: None,
            status: OfficeStatus::Current,
            article: None,
            holder: None,
            told: None,
            counted: false,
            owned: false,
            nested: false,
        }
    }
}

impl Draft<'_, '_> {
    /// Takes in a head, found together with the known names.
    pub(crate) fn add_head(
        &mut self,
        start: usize,
        end: usize,
        form: OfficeForm,
        stretch: Stretch,
    ) {
        if self.is_of_a_name(start, form) {
            return;
        }
        self.in_head[start..end].fill(true);
        let mut title = Title::new(form, start, end);
        title.organisation = self.body_in_head(start, end);
        if let Some(n) = title.organisation {
            let body = self.found[n as usize].tokens;
            if body.start == title.head.start {
                title.bare.start = body.end;
            }
        }
        if self.lexicon.offices().get(form.head).portfolio {
            // "foreign minister": part of the title before anything else can take its words.
            let from = self.portfolios_before(start, stretch);
            self.in_head[from..start].fill(true);
            title.tokens.start = from as u32;
            title.bare.start = from as u32;
        }
        self.titles.push(title);
    }

    /// Is what people do for a living a part of a longer name: "the Council of *Farmer* Cooperatives", "Barbara
    /// *Boxer*"?
    fn is_of_a_name(&self, start: usize, form: OfficeForm) -> bool {
        let head = self.lexicon.offices().get(form.head);
        let job = head.class == OfficeClass::Occupation && !head.descriptive;
        // "Brenda *Abbot* spoke"; not "Santiago Bishop Pablo Ruiz"
        let borne = head.class == OfficeClass::Religious
            && start > 0
            && self.can_be(start - 1, WordClass::GIVEN_NAME)
            && self.has_own_capital(start - 1)
            && !self.is(start + 1, Shape::CAPITAL)
            && !self.is_town_of_office(start - 1);
        // "*Sultan* Al Jaber": a sultan is called by his own name.
        let given = head.title == "Sultan" && self.report.word_is(start + 1, words!["al"]);
        // "Vice Chairman *Shah* Mehmood Quresh"
        let given = given
            || head.title == "Shah"
                && start > 0
                && (self.office_head_covers(start - 1) || self.is_honorific(start - 1));
        if borne && self.is(start, Shape::CAPITAL) || given {
            return true;
        }
        let capital = self.is(start, Shape::CAPITAL) && !self.is(start, Shape::SENTENCE_START);
        let Some(before) = start.checked_sub(1).filter(|_| job && capital) else { return false };
        let of_body = matches!(self.word(before), "of" | "for" | "and" | "&")
            && self.is(start + 1, Shape::CAPITAL)
            && !self.tagged_person(start + 1);
        let of_person = self.is(before, Shape::CAPITAL)
            && (self.can_be(before, WordClass::GIVEN_NAME) || self.tagged_person(before));
        of_body || of_person || self.tagged_person(start)
    }

    /// "The *Santiago* Archbishop", "In *Florence* Bishop and priests": a town that is told with an article or where
    /// something is.
    fn is_town_of_office(&self, at: usize) -> bool {
        let told = at > 0 && self.report.word_is(at - 1, words!["at", "from", "in", "the", "to"]);
        let known = || self.report.phrase(self.lexicon.gazetteer(), at, at + 1);
        told && known().is_some_and(|(_, named)| named.city.is_some())
    }

    /// The body that a head of several words names: "speaker of the **National Assembly**", "**NATO**
    /// secretary general".
    fn body_in_head(&mut self, start: usize, end: usize) -> Option<u32> {
        if end == start + 1 {
            return None;
        }
        let names = self.lexicon.gazetteer();
        let report = self.report;
        for at in start..end {
            let Some((to, named)) = report.phrase(names, at, end) else { continue };
            let outer = (at == start) != (to == end);
            if !outer || !self.is(at, Shape::CAPITAL) {
                continue;
            }
            let what = match (named.organisation, named.seat) {
                // "Cabinet Secretary", "House Speaker" are all title.
                (Some(id), _)
                    if to == at + 1
                        && self.lexicon.organisations().get(id).generic
                        && match self.lexicon.organisations().get(id).kind {
                            OrganisationKind::Government => true,
                            // "Speaker of the *House*" has it.
                            OrganisationKind::Legislature => at == start,
                            _ => false,
                        } =>
                {
                    continue;
                }
                (Some(id), _) => What::Organisation(id),
                (None, Some(id)) => What::Seat(id),
                (None, None) => continue,
            };
            let kind = MentionKind::Organisation;
            return Some(self.name(at, to, kind, what, MentionForm::FullName));
        }
        None
    }

    /// Is token `at` part of an office's head?
    pub(crate) fn office_head_covers(&self, at: usize) -> bool {
        self.in_head.get(at).copied().unwrap_or(false)
    }

    /// Reads what follows each head of a stretch; `first` is the stretch's first title.
    pub(crate) fn read_after_heads(&mut self, first: usize, stretch: Stretch) {
        // Heads that an organisation swallowed ("Office of the President") are none.
        let mut kept = first;
        for n in first..self.titles.len() {
            let title = self.titles[n];
            let crossed = title.head.range().find_map(|at| {
                let found = self.found_at(at)?;
                (found.tokens.len() > 1 && !title.head.contains(found.tokens))
                    .then_some(found.tokens)
            });
            let title = match crossed {
                None => Some(title),
                Some(tokens) => {
                    self.in_head[title.bare.range()].fill(false);
                    self.head_before(title, tokens.start)
                        .or_else(|| self.head_after(title, tokens.end))
                }
            };
            if let Some(title) = title {
                self.in_head[title.head.range()].fill(true);
                self.titles[kept] = title;
                kept += 1;
            }
        }
        self.titles.truncate(kept);
        for n in (first..self.titles.len()).rev() {
            if !self.titles[n].form.abbreviation || self.is_held_somewhere(n) {
                self.read_after(n, stretch);
            } else {
                let next = self.titles[n].next as usize;
                self.titles[n].next = self.past_bracket(next, stretch) as u32;
            }
        }
    }

    /// The shorter head that is left where a name took the last words of one: "member" + "of the"
    /// "Political Bureau of the Central Committee".
    fn head_before(&self, title: Title, end: u32) -> Option<Title> {
        let (start, end) = (title.head.start as usize, end as usize);
        if start >= end {
            return None;
        }
        let heads = self.lexicon.offices().heads();
        let (to, form) = self.report.phrase(heads, start, end)?;
        Some(Title::new(*form, start, to))
    }

    /// The shorter head that is left where a name took the first words of one: "Iranian Foreign
    /// Ministry" + "spokesman".
    fn head_after(&self, title: Title, start: u32) -> Option<Title> {
        let (start, end) = (start as usize, title.head.end as usize);
        if start >= end {
            return None;
        }
        let heads = self.lexicon.offices().heads();
        let (to, form) = self.report.phrase(heads, start, end)?;
        (to == end).then(|| Title::new(*form, start, end))
    }

    /// Reads what stands before each head of a stretch, and who holds the offices.
    pub(crate) fn read_offices(&mut self, first: usize, stretch: Stretch) {
        let last =
            first + self.titles[first..].partition_point(|t| (t.head.start as usize) < stretch.end);
        for n in first..last {
            self.note_deputy(n);
            self.note_field(n);
            self.note_chief(n);
        }
        for n in first..last {
            if !self.titles[n].nested {
                self.read_before(n, stretch);
            }
        }
        self.find_holders(first, last, stretch);
    }

    /// "deputy" is an office, but before another it is a part of that one: "the **deputy** foreign
    /// minister".
    fn note_deputy(&mut self, n: usize) {
        let (title, next) = (self.titles[n], self.titles.get(n + 1).copied());
        let Some(next) = next.filter(|next| next.tokens.start == title.head.end) else { return };
        let modifiers = self.lexicon.offices().modifiers();
        let (start, end) = (title.head.start as usize, title.head.end as usize);
        let modifies = title.next == title.head.end
            && !next.form.abbreviation
            && self.report.phrase(modifiers, start, end).is_some_and(|(to, _)| to == end);
        if modifies {
            self.titles[n].nested = true;
            self.in_head[title.head.range()].fill(false);
        }
    }

    /// "**Chief Retail Banking** Officer": the chief of a field is no office beside that of the officer.
    fn note_chief(&mut self, n: usize) {
        const MOST: usize = 3;
        let (chief, next) = (self.titles[n].head, self.titles.get(n + 1).copied());
        let Some(next) = next.filter(|next| next.tokens.start == next.head.start) else { return };
        let field = chief.end as usize..next.head.start as usize;
        let capital = self.has_own_capital(next.head.start as usize);
        let plain = |at: usize| {
            self.is(at, Shape::WORD)
                && self.has_own_capital(at)
                && self.covering(at).is_none()
                && !self.can_be(at, WordClass::FUNCTION_WORD)
        };
        let (start, head) = (chief.start as usize, next.head.start as usize);
        let officer = chief.len() == 1
            && next.head.len() == 1
            && self.report.word_is(start, words!["chief"])
            && self.report.word_is(head, words!["officer"]);
        if officer && capital && (1..=MOST).contains(&field.len()) && field.into_iter().all(plain) {
            self.titles[n].nested = true;
            let title = &mut self.titles[n + 1];
            (title.tokens.start, title.bare.start) = (chief.start, chief.start);
        }
    }

    /// "South Africa's **justice** minister": a judge's title that the next one took for its field.
    fn note_field(&mut self, n: usize) {
        let head = self.titles[n].head;
        let next = self.titles.get(n + 1);
        if next.is_some_and(|next| next.head != head && next.bare.contains(head)) {
            self.titles[n].nested = true;
        }
    }

    /// Turns what was read into offices and their mentions. `number` gives a find's number among the
    /// mentions.
    pub(crate) fn keep_offices(&mut self) {
        let titles = std::mem::take(&mut self.titles);
        let mut shared = std::mem::take(&mut self.shared).into_iter().peekable();
        for (number, title) in (0..).zip(&titles) {
            let mut holders = [title.holder].into_iter();
            let kept = !title.nested && self.is_office(title);
            let tokens = if kept { self.around_finds(title.tokens) } else { title.tokens };
            let first = self.offices.len() as u32;
            while let Some(holder) = holders
                .next()
                .or_else(|| shared.next_if(|&(of, _)| of == number).map(|(_, holder)| Some(holder)))
            {
                if !kept {
                    continue;
                }
                self.offices.push(Office {
                    span: self.report.span_of(tokens),
                    tokens,
                    head: title.form.head,
                    title: title.bare,
                    country: holder
                        .and_then(|holder| self.placed.iter().find(|placed| placed.0 == holder))
                        .map_or(title.country, |placed| Some(placed.1)),
                    organisation: title.organisation,
                    status: match holder {
                        Some(one) if self.replaced.binary_search(&(number, one)).is_ok() => {
                            OfficeStatus::Former
                        }
                        _ => title.status,
                    },
                    holder,
                    told: title.told,
                    plural: title.form.plural,
                    article: title.article,
                });
            }
            if kept {
                let form = match title.holder {
                    Some(_) => MentionForm::Title,
                    None => MentionForm::Description,
                };
                self.office_mention(tokens, first, form);
            }
        }
        self.titles = titles;
    }

    /// Widened where a find that was made later crosses an end.
    fn around_finds(&self, tokens: TokenRange) -> TokenRange {
        let first = self.found_at(tokens.start as usize).map_or(tokens, |found| found.tokens);
        let last = self.found_at(tokens.end as usize - 1).map_or(tokens, |found| found.tokens);
        TokenRange::new(tokens.start.min(first.start), tokens.end.max(last.end))
    }

    fn office_mention(&mut self, tokens: TokenRange, n: u32, form: MentionForm) {
        self.outer.push(crate::draft::Found {
            tokens,
            kind: MentionKind::Office,
            form,
            what: What::Office(n),
            of: None,
            dropped: false,
        });
    }

    /// Is it an office of somebody, and not just a word? With a holder always; else with an article, an
    /// owner, a country or a body, where the head can stand for a person of the story.
    fn is_office(&self, title: &Title) -> bool {
        if title.holder.is_some() || title.told.is_some() {
            return true;
        }
        if title.form.abbreviation || self.stands_before_noun(title) {
            return false;
        }
        let head = self.lexicon.offices().get(title.form.head);
        let placed = title.country.is_some() || title.organisation.is_some();
        if title.article.is_none() && !title.form.plural && self.is_adjective(title) {
            // "to take the firm private".
            return false;
        }
        if head.descriptive {
            placed
                || title.owned
                || title.counted
                || title.article.is_some()
                || self.has_own_capital(title.head.start as usize)
                    && !self.capital_by_place(title.head.start as usize)
        } else {
            placed
        }
    }

    /// Is the head no noun of its own here: "an *official* visit", "the *chief* reason"? What follows is
    /// then a common noun, or the base form of a verb, which no singular subject takes.
    fn stands_before_noun(&self, title: &Title) -> bool {
        let next = title.next as usize;
        let capital = self.has_own_capital(title.head.start as usize);
        let Some(token) = self.token(next) else { return false };
        // "before a *general* election", where the noun can tell a time, too
        if !capital && self.report.word_is(next, words!["election", "elections"]) {
            return true;
        }
        if !token.is(Shape::WORD)
            || self.has_own_capital(next) != capital
            || token.can_be(WordClass::FUNCTION_WORD | WordClass::TIME_TRIGGER | WordClass::WEEKDAY)
        {
            return false;
        }
        if capital {
            // "Billionaires Index": a name of its own.
            return self.covering(next).is_none()
                && !self.office_head_covers(next)
                && !self.capital_by_place(next)
                && !token.can_be(WordClass::MONTH | WordClass::OFFICE_MODIFIER);
        }
        let word = self.lexicon.syntax().word(token.word);
        if word.roles.contains(Role::ADVERB) {
            return false;
        }
        let forms = word.forms;
        let finite = VerbForms::THIRD | VerbForms::PAST | VerbForms::PARTICIPLE | VerbForms::GERUND;
        if forms.contains(VerbForms::BASE) && !forms.intersects(finite) {
            return !title.form.plural;
        }
        let noun = token.can_be(WordClass::COMMON_WORD) && !self.word(next).ends_with("ly");
        noun && !forms.intersects(finite)
    }

    /// Can this token be an article, a demonstrative, or a possessive pronoun?
    pub(super) fn is_determiner(&self, at: usize) -> bool {
        use dateline_lexicon::FunctionKind::{Article, Determiner, PossessivePronoun};
        let Some(token) = self.token(at).filter(|token| token.can_be(WordClass::FUNCTION_WORD))
        else {
            return false;
        };
        match self.lexicon.grammar().function_word(token.word).map(|word| word.kind) {
            Some(Article | PossessivePronoun) => true,
            // "that ministers agreed", "some ministers" point to nobody.
            Some(Determiner) => DEMONSTRATIVES.iter().any(|&word| same_word(self.word(at), word)),
            _ => false,
        }
    }
}

const DEMONSTRATIVES: [&str; 4] = ["this", "these", "those", "both"];

fn same_word(word: &str, folded: &str) -> bool {
    word.eq_ignore_ascii_case(folded)
}
