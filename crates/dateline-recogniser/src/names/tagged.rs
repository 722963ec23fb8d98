//! Names that the tagger finds, where no rule knows better.
//!
//! A title before a name, a country, an explained acronym and an organisation built on its head stand
//! against the tagger. It stands against a city that is no place here ("Sydney Mufamadi", "Austin
//! said"), and it makes a longer name of what it holds together ("Hanoi Stock Exchange").

use dateline_lexicon::{OfficeClass, VerbForms, WordClass, WordId, word_hash, words};
use dateline_parser::{Shape, TokenRange, contraction};
use dateline_schema::closed::{MentionForm, MentionKind, OrganisationKind};

use crate::draft::{Draft, Found, Stretch};
use crate::mention::What;
use crate::states::state_at;
use crate::tagger::{Label, Name};

/// How a tagged name lies to what has been found.
enum Lies {
    /// Nothing is there.
    Free,
    /// It has the tokens of this find.
    Same(u32),
    /// It is longer than all that it touches.
    Around,
    /// It is inside of a find, or cuts one.
    Otherwise,
}

impl Draft<'_, '_> {
    /// Takes in the tagger's names of a stretch: its persons, or all others.
    pub(crate) fn tagged_names(&mut self, persons: bool, stretch: Stretch) {
        let first =
            self.tagged.partition_point(|name| (name.tokens.start as usize) < stretch.start);
        for n in first..self.tagged.len() {
            let name = self.tagged[n];
            if name.tokens.end as usize > stretch.end {
                break;
            }
            if (name.label == Label::Person) == persons
                && let Some(tokens) = self.without_titles(name, stretch)
                && let Some(tokens) = self.without_what_follows(tokens, name.label, stretch)
            {
                self.tagged_name(tokens, name.label, stretch);
            }
        }
    }

    /// What the tagger holds token `at` for.
    pub(crate) fn tagged_as(&self, at: usize) -> Option<Label> {
        let after = self.tagged.partition_point(|name| name.tokens.start as usize <= at);
        let name = self.tagged[after.checked_sub(1)?];
        (name.tokens.end as usize > at).then_some(name.label)
    }

    /// Does the tagger hold token `at` for a part of a person's name?
    pub(crate) fn tagged_person(&self, at: usize) -> bool {
        self.tagged_as(at) == Some(Label::Person)
    }

    /// Is token `at` one of several that the tagger holds for a person's name?
    pub(crate) fn tagged_long_person(&self, at: usize) -> bool {
        let after = self.tagged.partition_point(|name| name.tokens.start as usize <= at);
        after.checked_sub(1).map(|n| self.tagged[n]).is_some_and(|name| {
            name.label == Label::Person && name.tokens.len() > 1 && name.tokens.end as usize > at
        })
    }

    /// A tagged name without the titles before it; none where an office is all of it or ends it.
    fn without_titles(&self, name: Name, stretch: Stretch) -> Option<TokenRange> {
        let (mut start, mut end) = (name.tokens.start as usize, name.tokens.end as usize);
        let article = end > start + 1
            && self.can_be(start, WordClass::FUNCTION_WORD)
            && self.word(start).eq_ignore_ascii_case("the");
        start += usize::from(article);
        // "*In the* Holm Administration"
        let led = end > start + 2
            && self.capital_by_place(start)
            && self.can_be(start, WordClass::FUNCTION_WORD)
            && self.word(start + 1) == "the";
        start += 2 * usize::from(led);
        if name.label == Label::Person {
            // "*I'm* Ana"
            start += usize::from(end > start + 1 && contraction(self.word(start)).is_some());
            start += usize::from(self.report.is_question_label(start));
            end = self.before_small_word(start, end, stretch);
        }
        if name.label == Label::Person
            && let Some(seat) = self.seat_before_name(start, end)
        {
            start = seat;
        }
        if matches!(name.label, Label::Person | Label::Organisation) {
            (start, end) = self.without_marks(start, end, name.label == Label::Person);
        }
        if name.label == Label::Organisation && self.is_behind_office(start, words!["at", "of"]) {
            end = self.before_holder(start, end);
        }
        start += usize::from(end > start + 1 && self.is_trade_of_firm(start));
        // "Minister for Lands and Natural Resources" is no body, whatever it ends with.
        if name.label != Label::Person && self.begins_with_office_for(start, end) {
            return None;
        }
        // "King Abdullah University", "Prince George County".
        let titled = name.label != Label::Person
            && end > start + 1
            && self.office_head_covers(start)
            && !self.office_head_covers(end - 1)
            && (name.label == Label::Place
                || (start + 1..end).any(|at| self.can_be(at, WordClass::ORGANISATION_HEAD)));
        if titled {
            return Some(TokenRange::new(start as u32, end as u32));
        }
        while start < end
            && (self.office_head_covers(start)
                && !(name.label == Label::Person && self.is_name_too(start))
                || name.label == Label::Person && self.is_honorific(start)
                || name.label != Label::Person
                    && self.can_be(start, WordClass::MONTH | WordClass::WEEKDAY)
                    && !self.is_sun(start)
                || !self.report.tokens[start].shape.intersects(Shape::CAPITAL | Shape::NUMBER))
        {
            start += 1;
        }
        // "Cumilla's Cantonment" is a place of a place; "People's Daily" is one name.
        let owner = (start..end).find(|&at| self.is(at, Shape::POSSESSIVE));
        if let Some(mark) = owner
            && (mark + 1 == end || matches!(name.label, Label::Person | Label::Place))
        {
            end = mark;
        }
        // "the Party", "the Treaty" are no names.
        let head_alone = end == start + 1
            && self.can_be(start, WordClass::ORGANISATION_HEAD | WordClass::WORK_HEAD);
        // "(D-Fla.)".
        let seat =
            end == start + 3 && self.is(start, Shape::INITIAL) && self.is(start + 1, Shape::JOINER);
        let open = !seat
            && start < end
            && !head_alone
            && !(start + 1..end).any(|at| self.office_head_covers(at));
        open.then(|| TokenRange::new(start as u32, end as u32))
    }

    /// "Mayor of *Paris* Hussein Ali", "King of *Jordan* Abdullah II": where the place ends that begins what the tagger
    /// holds for the name of who has his office there.
    fn seat_before_name(&self, start: usize, end: usize) -> Option<usize> {
        if !self.is_seat_of_office(start) && !self.is_state_of_county(start) {
            return None;
        }
        let (seat, named) = self.report.phrase(self.lexicon.gazetteer(), start, end)?;
        let place = named.country.is_some() || named.city.is_some() || named.region.is_some();
        (place && seat + 1 < end).then_some(seat)
    }

    /// "of Lake County, *Ohio* Cecil Penn": what stands behind a county and its comma, before a given name.
    fn is_state_of_county(&self, at: usize) -> bool {
        let county = words!["borough", "county", "parish"];
        at > 1
            && self.word(at - 1) == ","
            && self.report.word_is(at - 2, county)
            && !self.can_be(at, WordClass::PERSONAL)
            && self.can_be(at + 1, WordClass::GIVEN_NAME)
    }

    /// Does a word stand behind an office that is held of a place, and "of", or behind one that is held for it: "envoy
    /// *for* Libya"?
    pub(crate) fn is_seat_of_office(&self, at: usize) -> bool {
        let Some(link) = at.checked_sub(1).filter(|&link| link > 0) else { return false };
        let sent = matches!(self.word(link), "for" | "to");
        let behind = (sent || self.word(link) == "of") && self.office_head_covers(link - 1);
        behind && {
            let after = self.titles.partition_point(|title| (title.head.start as usize) < at);
            self.titles[..after].last().is_some_and(|title| {
                match self.lexicon.offices().get(title.form.head).class {
                    OfficeClass::State
                    | OfficeClass::Royal
                    | OfficeClass::Local
                    | OfficeClass::Religious => !sent,
                    OfficeClass::Diplomat => sent,
                    _ => false,
                }
            })
        }
    }

    /// "President of the *World Forum* Ana Ruiz": where the name of a body ends that whose officer is named right
    /// behind it goes on from.
    fn before_holder(&self, start: usize, end: usize) -> usize {
        let head = WordClass::ORGANISATION_HEAD | WordClass::WORK_HEAD;
        let holder = (start + 2..end.saturating_sub(1)).find(|&at| {
            self.can_be(at - 1, head)
                && self.can_be(at, WordClass::GIVEN_NAME)
                && !self.can_be(at, WordClass::COMMON_WORD)
                && (at..end).all(|at| self.is(at, Shape::CAPITAL) && !self.can_be(at, head))
        });
        holder.unwrap_or(end)
    }

    /// A tagged name without what is of its sentence: "Harlan Moody *Thursday*", "Trade Ministry on *March* 7",
    /// and in a heading "Ana Brandt *Wins*", "*Benched*".
    fn without_what_follows(
        &self,
        tokens: TokenRange,
        label: Label,
        stretch: Stretch,
    ) -> Option<TokenRange> {
        let (mut start, mut end) = (tokens.start as usize, tokens.end as usize);
        while end > start + 1 {
            let last = end - 1;
            // "Sun" and "Mon" are names, too.
            let weekday = self.can_be(last, WordClass::WEEKDAY) && self.word(last).len() > 4;
            let month = self.can_be(last, WordClass::MONTH)
                && (label != Label::Person || self.is(end, Shape::NUMBER));
            let joins = label != Label::Person
                && end < tokens.end as usize
                && matches!(self.word(last), "on" | "in" | "for");
            if !(month || joins || weekday) {
                break;
            }
            end = last;
        }
        if label == Label::Person && stretch.capitals && !stretch.shouted {
            // "Ana Brandt Wins Again": behind a verb its sentence goes on.
            let verb = (start..end).rev().find(|&at| self.acts(at) && self.is_of_sentence(at));
            let family = self.can_be(start, WordClass::FAMILY_NAME)
                && !self.can_be(start, WordClass::GIVEN_NAME);
            if verb.is_some_and(|verb| verb + 1 < end || self.is(end, Shape::WORD))
                || family && self.is(end, Shape::WORD)
            {
                end = (start..end).find(|&at| self.is_of_sentence(at)).unwrap_or(end);
            }
        }
        let alone = start == stretch.start && end == stretch.end;
        if label == Label::Person && alone && !stretch.shouted {
            // "Brandt *Speech*": a heading of two words.
            let known = |at: usize| {
                self.can_be(at, WordClass::FAMILY_NAME)
                    || self.token(at).is_some_and(|token| token.word == WordId::UNKNOWN)
            };
            while end > start + 1 && self.is_of_sentence(end - 1) && known(end - 2) {
                end -= 1;
            }
        }
        if label == Label::Person && stretch.shouted {
            // "ANA BRANDT ADDED", "BRANDT SAID THE SHIPS LEFT": where all are capitals, grammar tells.
            end = (start + 1..end).find(|&at| self.goes_on_at(at)).unwrap_or(end);
        }
        // "*Five* Birdwell" behind a rank, "April *Nine*"
        let number = |at: usize| self.can_be(at, WordClass::NUMBER_WORD);
        if label == Label::Person && end == start + 2 {
            if self.can_be(start, WordClass::MONTH) && number(start + 1) {
                return None;
            }
            start += usize::from(number(start) && !self.can_be(start, WordClass::PERSONAL));
        }
        (end > start).then(|| TokenRange::new(start as u32, end as u32))
    }

    /// Is token `at` a verb with an ending: "Wins", "Signed"?
    fn acts(&self, at: usize) -> bool {
        let forms = self.token(at).map(|token| self.lexicon.syntax().word(token.word).forms);
        forms.is_some_and(|forms| forms.intersects(VerbForms::PAST | VerbForms::THIRD))
    }

    /// Does the sentence go on at token `at` of what the tagger holds for a name: with a verb that tells what
    /// somebody said, another that is in no name, or a word of grammar?
    pub(crate) fn goes_on_at(&self, at: usize) -> bool {
        // Said is a name, too: "EDWARD SAID SAID".
        let speaks = self.can_be(at, WordClass::CUE_START) && self.acts(at);
        let named = self.can_be(at, WordClass::PERSONAL | WordClass::NAME_PARTICLE);
        let another = || self.can_be(at + 1, WordClass::CUE_START) && self.acts(at + 1);
        if speaks {
            return !(named && another());
        }
        let grammar = WordClass::FUNCTION_WORD | WordClass::PRONOUN | WordClass::AUXILIARY;
        !named
            && !self.is(at, Shape::INITIAL)
            && (self.acts(at) || self.can_be(at, grammar) || self.is_past_of_word(at))
    }

    /// Is it a past form by its ending, of a word that the lexicon knows: "DECREED"?
    fn is_past_of_word(&self, at: usize) -> bool {
        let word = self.printed(at);
        let Some(stem) = word.strip_suffix("ED").filter(|stem| stem.len() > 2) else {
            return false;
        };
        let class = |word: &str| self.lexicon.word(word_hash(word)).class;
        let known = WordClass::COMMON_WORD | WordClass::VERB;
        (class(stem) | class(&word[..word.len() - 1])).intersects(known)
    }

    /// Is token `at` of a heading a word of its sentence, and no part of anybody's name?
    fn is_of_sentence(&self, at: usize) -> bool {
        (self.can_be(at, WordClass::COMMON_WORD | WordClass::FUNCTION_WORD) || self.acts(at))
            && !self.can_be(at, WordClass::PERSONAL | WordClass::NAME_SUFFIX)
            && !self.is(at, Shape::INITIAL)
    }

    /// The first words of a name that no mark parts which is in no name ("**ITO**: Yes") and
    /// that do not break off at a hyphen ("Ro- — **Rosa Diaz**").
    fn without_marks(&self, start: usize, end: usize, person: bool) -> (usize, usize) {
        let mut start = start;
        // "M-19", "RMC-7" are names of bodies.
        let parts = |at: usize| {
            self.parts_names(at)
                && (person || self.word(at) != "-" || self.is(at, Shape::SPACE_BEFORE))
        };
        while let Some(mark) = (start..end).find(|&at| parts(at)) {
            let broken_off = self.word(mark) == "-" && !self.is(mark, Shape::SPACE_BEFORE);
            if mark > start + usize::from(broken_off) {
                return (start, mark - usize::from(broken_off));
            }
            start = mark + 1;
        }
        let broken_off = person
            && self.parts_names(end)
            && self.word(end) == "-"
            && !self.is(end, Shape::SPACE_BEFORE);
        (start, if broken_off { (end - 1).max(start) } else { end })
    }

    fn parts_names(&self, at: usize) -> bool {
        let word = self.word(at);
        !self.is(at, Shape::JOINER)
            && matches!(word, ":" | ";" | "-" | "--" | "\u{2013}" | "\u{2014}" | "..." | "\u{2026}")
    }

    /// Do the words begin with an office that takes a field, and go on with "for" or "of"?
    fn begins_with_office_for(&self, start: usize, end: usize) -> bool {
        let after = self.titles.partition_point(|title| (title.head.start as usize) < start);
        self.titles.get(after).is_some_and(|title| {
            title.head.start as usize == start
                && (title.head.end as usize) < end
                && self.lexicon.offices().get(title.form.head).portfolio
                && matches!(self.word(title.head.end as usize), "for" | "of")
        })
    }

    /// Is a head of an office a given name too: "*Dean* Saunders"?
    fn is_name_too(&self, at: usize) -> bool {
        let after = self.titles.partition_point(|title| title.head.start as usize <= at);
        let Some(title) = after.checked_sub(1).map(|n| &self.titles[n]) else { return false };
        let class = self.lexicon.offices().get(title.form.head).class;
        title.head.len() == 1
            && self.can_be(at, WordClass::GIVEN_NAME)
            && matches!(class, OfficeClass::Academic | OfficeClass::General | OfficeClass::Business)
    }

    /// Does a body of a state end the words, and nobody's family name?
    fn ends_as_body(&self, start: usize, end: usize) -> bool {
        end > start + 1 && self.heads_body(end - 1)
    }

    /// Is a word the head of a body of states, and no name of a person?
    fn heads_body(&self, at: usize) -> bool {
        let heads = self.lexicon.organisation_heads();
        let head = self.token(at).and_then(|token| heads.get(token.word));
        !self.can_be(at, WordClass::PERSONAL)
            && head.is_some_and(|head| {
                matches!(
                    head.kind,
                    OrganisationKind::Government
                        | OrganisationKind::Ministry
                        | OrganisationKind::Legislature
                        | OrganisationKind::Igo
                )
            })
    }

    /// "the *St. Louis company*", "a *New Orleans bank*": where one is, and no name.
    fn is_body_of_place(&self, start: usize, end: usize) -> bool {
        let last = end - 1;
        let heads = self.lexicon.organisation_heads();
        let head = self.token(last).and_then(|token| heads.get(token.word));
        let trades = head.is_some_and(|head| head.kind == OrganisationKind::Company);
        trades
            && !self.is(last, Shape::CAPITAL)
            && self.found_at(start).is_some_and(|found| {
                found.tokens.end as usize == last
                    && matches!(found.what, What::City(_) | What::Region(_))
            })
    }

    fn tagged_name(&mut self, tokens: TokenRange, label: Label, stretch: Stretch) {
        let tokens = match label {
            Label::Organisation | Label::Other => self.with_joined_country(tokens),
            Label::Person | Label::Place => tokens,
        };
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        match (label, self.lies(tokens, label)) {
            (_, Lies::Otherwise) => {}
            // "the Holm *Administration*" is no person of that name.
            (Label::Person, Lies::Free | Lies::Around) if self.ends_as_body(start, end) => {
                self.name(start, end, MentionKind::Organisation, What::Name, MentionForm::FullName);
            }
            (Label::Person, _)
                if self.is_ordinary(tokens) || self.is_no_person(start, end, stretch) => {}
            (Label::Place, Lies::Free) if tokens.len() == 1 && self.is_ordinary(tokens) => {}
            // "the village of *Beit Or*"
            (Label::Person, Lies::Free | Lies::Around) if self.is_called_place(start, end) => {
                self.name(start, end, MentionKind::Place, What::Name, MentionForm::FullName);
            }
            (Label::Person, Lies::Free | Lies::Around) => {
                let end = self.whole_person(start, end, stretch);
                if let Some(end) = self.site_behind(end, stretch) {
                    self.name(start, end, MentionKind::Place, What::Name, MentionForm::FullName);
                    return;
                }
                let start = self.name_start(start, stretch);
                self.person(start, end, None);
            }
            (Label::Person, Lies::Same(n)) => {
                let named = self.found[n as usize];
                let yields = matches!(
                    named.what,
                    What::City(_) | What::Region(_) | What::Country(_) | What::Organisation(_)
                ) && tokens.len() == 1
                    && (self.can_be(start, WordClass::PERSONAL) || self.is_small_city(named.what));
                if yields && !self.stands_as_place(start, end) {
                    self.person(start, end, None);
                }
            }
            // A club or a company that bears the name of its city.
            (Label::Organisation, Lies::Same(n)) => {
                let named = self.found[n as usize].what;
                if matches!(named, What::City(_) | What::Region(_))
                    && !self.stands_as_place(start, end)
                {
                    let kind = MentionKind::Organisation;
                    self.name(start, end, kind, What::Name, MentionForm::FullName);
                }
            }
            (_, Lies::Same(_)) => {}
            (Label::Organisation, Lies::Free | Lies::Around)
                if self.leader_behind(start, end).is_some() =>
            {
                let leader = self.leader_behind(start, end).unwrap_or(end);
                if self.found_at(leader - 1).is_none() {
                    let kind = MentionKind::Organisation;
                    self.name(start, leader, kind, What::Name, MentionForm::FullName);
                }
                self.person(leader, end, None);
            }
            // "GDP", "HIV"
            (Label::Organisation, Lies::Free)
                if tokens.len() == 1
                    && self.is(start, Shape::ALL_CAPITALS)
                    && self.can_be(start, WordClass::COMMON_WORD | WordClass::FUNCTION_WORD) => {}
            (Label::Organisation, Lies::Around) if self.is_body_of_place(start, end) => {}
            (Label::Organisation, Lies::Free | Lies::Around) if self.is_region(start, end) => {
                self.name(start, end, MentionKind::Place, What::Name, MentionForm::FullName);
            }
            (Label::Organisation, Lies::Free | Lies::Around) => {
                self.drop_built(tokens, tokens.end as usize);
                let acronym =
                    tokens.len() == 1 && self.is(start, Shape::ALL_CAPITALS) && !stretch.shouted;
                let form = if acronym { MentionForm::Acronym } else { MentionForm::FullName };
                self.name(start, end, MentionKind::Organisation, What::Name, form);
            }
            (Label::Place, _) if self.is_broken(tokens) => {}
            (Label::Place, Lies::Free | Lies::Around) => {
                let what = self.known_place(start, end).unwrap_or(What::Name);
                // al-Aqsa.
                let article = start >= stretch.start + 2
                    && self.is(start - 1, Shape::JOINER)
                    && self.can_be(start - 2, WordClass::NAME_PARTICLE)
                    && self.covering(start - 2).is_none();
                let start = if article { start - 2 } else { start };
                self.name(start, end, MentionKind::Place, what, MentionForm::FullName);
            }
            (Label::Other, Lies::Free | Lies::Around) => self.other(start, end),
        }
    }

    /// With the country that a hyphen joins before it: "**U.S.**-Canada Working Group".
    fn with_joined_country(&self, tokens: TokenRange) -> TokenRange {
        let start = tokens.start as usize;
        let country = start
            .checked_sub(2)
            .filter(|_| self.is(start - 1, Shape::JOINER))
            .and_then(|at| self.found_at(at))
            .filter(|found| matches!(found.what, What::Country(_) | What::Demonym(_)));
        country.map_or(tokens, |found| TokenRange::new(found.tokens.start, tokens.end))
    }

    /// "chairman of the Banking Commission *Omar Diallo*", "director for Arctic Affairs *Jude Hale*": where the name
    /// of who leads a body or a field begins in what the tagger holds for one name.
    fn leader_behind(&self, start: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 3;
        let named = |at: usize| {
            self.is(at, Shape::CAPITAL | Shape::WORD)
                && (self.can_be(at, WordClass::PERSONAL)
                    || !self.can_be(at, WordClass::COMMON_WORD | WordClass::FUNCTION_WORD))
                && !self.can_be(at, WordClass::ORGANISATION_HEAD)
        };
        let proper = |at: usize| named(at) && !self.can_be(at, WordClass::COMMON_WORD);
        let of_office = self.is_of_office(start);
        (2..=LONGEST).filter_map(|words| end.checked_sub(words)).find(|&at| {
            let led = at > start
                && (of_office && (self.ends_with_place(start, at) || self.ends_field(at))
                    || self.heads_body(at - 1)
                        && self.can_be(at, WordClass::GIVEN_NAME)
                        && self.can_be(at + 1, WordClass::PERSONAL));
            led && proper(at) && proper(end - 1) && (at..end).all(named)
        })
    }

    /// Do the words from token `at` say what somebody is head of: "director of the *Bureau* …"?
    fn is_of_office(&self, at: usize) -> bool {
        const REACH: usize = 8;
        let governed = |at: usize| matches!(self.word(at), "of" | "for" | "at" | "on");
        let Some(before) = at.checked_sub(1) else { return false };
        let before = if self.word(before) == "the" { before.saturating_sub(1) } else { before };
        governed(before)
            && (before.saturating_sub(REACH)..before)
                .rev()
                .take_while(|&at| {
                    self.is(at, Shape::CAPITAL)
                        || governed(at)
                        || self.office_head_covers(at)
                        || matches!(self.word(at), "the" | "and" | "&")
                })
                .any(|at| self.office_head_covers(at))
    }

    /// "Bureau of *Ukraine*": do the words up to `end` end with whose body they name?
    fn ends_with_place(&self, start: usize, end: usize) -> bool {
        let body = self.found_at(end - 1).is_some_and(|found| {
            found.tokens.end as usize == end && found.kind == MentionKind::Organisation
        });
        let place = self.found_at(end - 1).is_some_and(|found| {
            found.tokens.start as usize > start + 1
                && found.tokens.end as usize == end
                && found.kind == MentionKind::Place
                && found.what != What::Name
        });
        body && end > start + 1 || place
    }

    /// Does a known name of persons begin at the token, behind a field of work or a place?
    fn ends_field(&self, at: usize) -> bool {
        self.can_be(at, WordClass::PERSONAL)
            && !self.can_be(at - 1, WordClass::PERSONAL)
            && (self.can_be(at - 1, WordClass::COMMON_WORD) || self.covering(at - 1).is_some())
    }

    /// Drops shorter names that were only built and begin up to token `last`: `Ministry of Trade` of
    /// `Ministry of Trade and Tourism`.
    pub(crate) fn drop_built(&mut self, tokens: TokenRange, last: usize) {
        for at in tokens.range() {
            if let Some(n) = self.covering(at)
                && self.found[n as usize].tokens.start as usize <= last
                && self.is_shorter_name(&self.found[n as usize], tokens)
            {
                self.drop_find(n);
            }
        }
    }

    fn is_shorter_name(&self, found: &Found, tokens: TokenRange) -> bool {
        found.kind == MentionKind::Organisation
            && match found.what {
                What::Name => true,
                What::Organisation(id) => {
                    found.tokens.start == tokens.start
                        && self.lexicon.organisations().get(id).generic
                }
                _ => false,
            }
    }

    /// A name of something else: a work by its head, an event of several words. Single words are
    /// adjectives for the most part ("Islamic", "Republican").
    fn other(&mut self, start: usize, end: usize) {
        let nationality = end <= start + 3
            && self.found_at(end - 1).is_some_and(|found| found.kind == MentionKind::Demonym);
        if end == start + 1
            || nationality
            || self.is_of_continent(end - 1)
            || self.office_head_covers(end)
            || self.is_honorific(start)
        {
            return;
        }
        let work = self.can_be(end - 1, WordClass::WORK_HEAD);
        let kind = if work { MentionKind::Work } else { MentionKind::Event };
        self.name(start, end, kind, What::Name, MentionForm::FullName);
    }

    /// One past a person's name that the tagger ends at `end`: the shape of names may know more.
    fn whole_person(&self, start: usize, end: usize, stretch: Stretch) -> usize {
        match self.person_end(start, stretch) {
            // In a heading every word looks like a name, also in one of two words.
            Some(longer)
                if (stretch.capitals || start == stretch.start && longer == stretch.end)
                    && !stretch.shouted
                    && (end..longer).any(|at| self.is_of_sentence(at)) =>
            {
                end
            }
            // Not over another name: "Healy b Fleming".
            Some(longer)
                if longer > end
                    && (end..longer)
                        .all(|at| self.covering(at).is_none() && self.tagged_as(at).is_none()) =>
            {
                longer
            }
            _ => end,
        }
    }

    /// Is every word an ordinary one, and none a personal name?
    fn is_ordinary(&self, tokens: TokenRange) -> bool {
        tokens.range().all(|at| {
            self.can_be(at, WordClass::COMMON_WORD) && !self.can_be(at, WordClass::PERSONAL)
        })
    }

    /// Does a mark part it ("HANOI - Vietnam"), or a hyphen or "and" two places?
    fn is_broken(&self, tokens: TokenRange) -> bool {
        let known = |at: u32| {
            self.found_at(at as usize)
                .is_some_and(|found| found.kind == MentionKind::Place && found.what != What::Name)
        };
        let joined =
            || tokens.range().any(|at| self.is(at, Shape::JOINER) || self.word(at) == "and");
        if tokens.len() > 2 && known(tokens.start) && known(tokens.end - 1) && joined() {
            return true;
        }
        self.report.tokens[tokens.range()]
            .iter()
            .any(|token| token.is(Shape::PUNCTUATION) && !token.is(Shape::JOINER))
    }

    fn is_small_city(&self, what: What) -> bool {
        match what {
            What::City(id) => self.lexicon.city(id).population < super::spread::LARGE,
            _ => false,
        }
    }

    fn known_place(&self, start: usize, end: usize) -> Option<What> {
        // "Perth, *WA*" may be in Australia, "Erie, *Pa*" is in no other country.
        if let Some(state) = state_at(self.report, start)
            && (state.certain || !self.is(start, Shape::ALL_CAPITALS))
        {
            return Some(What::Region(state.region));
        }
        let (to, named) = self.report.phrase(self.lexicon.gazetteer(), start, end)?;
        if to != end {
            return None;
        }
        named
            .country
            .map(What::Country)
            .or(named.region.map(What::Region))
            .or(named.city.map(What::City))
    }

    fn lies(&self, tokens: TokenRange, label: Label) -> Lies {
        let mut touched = false;
        for at in tokens.range() {
            let Some(n) = self.covering(at) else { continue };
            let found = &self.found[n as usize];
            if found.tokens == tokens {
                return Lies::Same(n);
            }
            let fits = tokens.contains(found.tokens)
                && match found.kind {
                    MentionKind::Person => {
                        label == Label::Person && !self.has_title_before(found.tokens.start)
                    }
                    MentionKind::Work => false,
                    _ => true,
                };
            if !fits {
                return Lies::Otherwise;
            }
            touched = true;
        }
        if touched { Lies::Around } else { Lies::Free }
    }
}
