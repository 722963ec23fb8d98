//! Names that the lexicon knows: countries, nationalities, cities, regions, seats, organisations and
//! works, by one longest match a token.
//!
//! A name counts where its capitals are those of a name: "US" and not "us", "Reading" after "in" and
//! not at a sentence's start. Compounds are open: "China-Vietnam" has two countries, "US-led" one.

use dateline_lexicon::{
    CityId, Named, NamedFlags, OfficeClass, OfficeForm, OrganisationId, Role, VerbForms, WordClass,
    WordId, WordSet, words,
};
use dateline_parser::{Shape, Token, TokenRange};
use dateline_schema::closed::{MentionForm, MentionKind, OrganisationKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;
use crate::organisations::is_of_state;
use crate::states::state_at;
use crate::tagger::Label;

/// What stands before "American" where it is not of the United States.
const CONTINENT: &WordSet<8> =
    words!["central", "ibero", "inter", "latin", "meso", "north", "pan", "south"];

impl Draft<'_, '_> {
    /// Finds the known names and the heads of offices of a stretch; of two that begin at one token the
    /// longer counts ("State Department", "Secretary of State").
    pub(crate) fn known(&mut self, stretch: Stretch) {
        let begins = |token: &Token| token.can_be(WordClass::OFFICE_START) || may_be_known(token);
        let mut from = stretch.start;
        while let Some(at) = self.first_from(from, stretch, begins) {
            let token = &self.report.tokens[at];
            let head = if token.can_be(WordClass::OFFICE_START) {
                let heads = self.lexicon.offices().heads();
                self.report.phrase(heads, at, stretch.end).map(|(end, form)| (end, *form)).filter(
                    |&(end, form)| {
                        !self.modifies_office(at, end, stretch) && !self.is_name_part(at, end, form)
                    },
                )
            } else {
                None
            };
            let named = self.named_at(at, stretch);
            from = match (head, named) {
                (Some((end, form)), named) if named.is_none_or(|(to, _)| to <= end) => {
                    self.add_head(at, end, form, stretch);
                    end
                }
                (_, Some((end, (kind, what, form)))) => {
                    self.note_style(at, what);
                    let whole = self.name(at, end, kind, what, form);
                    if matches!(what, What::Work(_) | What::Organisation(_)) {
                        self.bodies_inside(at, end, whole);
                    }
                    end
                }
                _ => at + 1,
            };
        }
    }

    /// Notes the word that a region at `at` is styled by: "*Commonwealth* of Kentucky".
    fn note_style(&mut self, at: usize, what: What) {
        let region = matches!(what, What::Region(_) | What::City(_));
        if let Some(style) = at.checked_sub(2).filter(|_| region && self.word(at - 1) == "of")
            && self.is(style, Shape::CAPITAL)
            && !self.office_head_covers(style)
        {
            self.styles.push(self.report.tokens[style].hash);
        }
    }

    /// Finds the known bodies inside a known name of several words: the party in the name of its
    /// congress or committee.
    fn bodies_inside(&mut self, start: usize, end: usize, whole: u32) {
        let report = self.report;
        let names = self.lexicon.gazetteer();
        let mut at = start;
        while end - start > 2 && at < end {
            let limit = if at == start { end - 1 } else { end };
            let found = report.phrase(names, at, limit).and_then(|(to, named)| {
                let id = named.organisation?;
                let written = self.is(at, Shape::CAPITAL) && self.is(to - 1, Shape::CAPITAL);
                // "American Rescue *Plan*" is no PLAN.
                let acronym = named.is(NamedFlags::ACRONYM) && self.is(at, Shape::ALL_CAPITALS);
                // "Northern *National Front*" ends like another's name and has no other in it.
                let tail = to == end && at > start && !matches!(self.word(at - 1), "of" | "the");
                let body = written && !tail && (to > at + 1 || acronym);
                // "Department of *Health and Human Services*" is itself.
                let other = self.found[whole as usize].what != What::Organisation(id);
                (body && other && !self.lexicon.organisations().get(id).generic).then_some((to, id))
            });
            if let Some((to, id)) = found {
                self.part(at, to, What::Organisation(id), whole);
                at = to;
            } else {
                at += 1;
            }
        }
    }

    /// Is a head only a modifier of the next: "*Principal* Deputy Adviser", "*chief* negotiator"?
    fn modifies_office(&self, at: usize, end: usize, stretch: Stretch) -> bool {
        let modifier = end == at + 1 && self.can_be(at, WordClass::OFFICE_MODIFIER);
        let mut next = end;
        while modifier && next < stretch.end.min(end + 3) {
            if self.can_be(next, WordClass::OFFICE_START)
                && self.report.phrase(self.lexicon.offices().heads(), next, stretch.end).is_some()
            {
                return true;
            }
            if !self.can_be(next, WordClass::OFFICE_MODIFIER) {
                break;
            }
            next += 1;
        }
        false
    }

    /// Is a head only a part of a person's name, or of a time: "Martin Luther *King*", "Choi *Min*-ho",
    /// "4:42 *P.M.*"?
    fn is_name_part(&self, at: usize, end: usize, form: OfficeForm) -> bool {
        if form.abbreviation && at > 0 && self.is(at - 1, Shape::NUMBER) {
            // 4:42 P.M.
            return true;
        }
        if form.abbreviation && self.is_acronym_of_body(at, end) {
            return true;
        }
        if self.is_called_amir(at, end) {
            return true;
        }
        if form.abbreviation
            && at > 0
            && self.is(at - 1, Shape::JOINER)
            && !self.is(at, Shape::CAPITAL)
        {
            // Park Sung-*min*
            return true;
        }
        // "candidate *Vermont* Sen. Ana Ruiz", all of which the tagger holds for a name.
        let names = self.lexicon.gazetteer();
        let of_region = form.abbreviation
            && at > 0
            && self
                .report
                .phrase(names, at - 1, at)
                .is_some_and(|(_, named)| named.region.is_some());
        let name = form.abbreviation || self.can_be(at, WordClass::PERSONAL);
        !of_region
            && end == at + 1
            && name
            && self.is(at, Shape::CAPITAL)
            && (form.abbreviation && self.is(end, Shape::JOINER)
                || self.tagged_long_person(at) && at > 0 && self.tagged_long_person(at - 1))
    }

    /// "*Amir* Khan", all of which the tagger holds for a name; not "the Amir", "Kuwait Amir Sheikh Ali".
    fn is_called_amir(&self, at: usize, end: usize) -> bool {
        let styled = |before: usize| {
            self.covering(before).is_some()
                || self.is(before, Shape::POSSESSIVE)
                || self.report.word_is(before, words!["hh", "highness", "the"])
        };
        end == at + 1
            && self.report.word_is(at, words!["amir"])
            && self.is(end, Shape::CAPITAL)
            && !self.report.word_is(end, words!["sheikh"])
            && self.tagged_long_person(at)
            && !at.checked_sub(1).is_some_and(styled)
    }

    /// "the *SEC* said", "*SEC* Chairman John Shad": the acronym of a body, and no "Sec." before a name.
    fn is_acronym_of_body(&self, at: usize, end: usize) -> bool {
        let lone = end == at + 1
            && self.is(at, Shape::ALL_CAPITALS)
            && !self.is(at, Shape::STOPPED)
            && !self.report.is_in_capitals();
        let known = lone.then(|| self.report.phrase(self.lexicon.gazetteer(), at, end)).flatten();
        let body = known.is_some_and(|(_, named)| {
            named.is(NamedFlags::ACRONYM) && named.organisation.is_some()
        });
        let named_behind =
            self.is(end, Shape::CAPITAL) && !self.can_be(end, WordClass::OFFICE_START);
        body && (!named_behind || at > 0 && self.report.word_is(at - 1, words!["the"]))
    }

    /// The longest known name that begins at `at` and counts there: one past its last token, and what
    /// it means.
    fn named_at(
        &self,
        at: usize,
        stretch: Stretch,
    ) -> Option<(usize, (MentionKind, What, MentionForm))> {
        let token = &self.report.tokens[at];
        if !may_be_known(token) || token.can_be(WordClass::MONTH | WordClass::WEEKDAY) {
            return None;
        }
        let names = self.lexicon.gazetteer();
        let mut limit = stretch.end;
        loop {
            let (end, named) = self.report.phrase(names, at, limit)?;
            if let Some(reading) = self.reading(at, end, named, stretch) {
                return Some((end, reading));
            }
            limit = end - 1;
        }
    }

    /// "Xinhua news agency" is the name of one, whose kind is written small.
    fn is_medium(&self, named: &Named) -> bool {
        named.organisation.is_some_and(|id| {
            let row = self.lexicon.organisations().get(id);
            row.kind == OrganisationKind::Media && !row.generic
        })
    }

    /// What a known name means here; `None` where its looks or its place speak against it.
    fn reading(
        &self,
        start: usize,
        end: usize,
        named: &Named,
        stretch: Stretch,
    ) -> Option<(MentionKind, What, MentionForm)> {
        if !self.is_written_as_name(start, end, named, stretch) {
            return None;
        }
        let form = if named.is(NamedFlags::ACRONYM) {
            MentionForm::Acronym
        } else if self.is(end - 1, Shape::CAPITAL)
            || self.is(end - 1, Shape::POSSESSIVE)
            || !self.is(end - 1, Shape::WORD)
            || self.is(start, Shape::CAPITAL) && self.is_medium(named)
        {
            MentionForm::FullName
        } else {
            MentionForm::Description
        };
        let located = self.stands_as_place(start, end);
        let doubtful = named.is(NamedFlags::ORDINARY)
            && (self.capital_by_place(start) || stretch.shouted)
            && end == start + 1
            && !located;
        // "Athens, *Ga.*": a state, whatever else is called so.
        if named.country.is_none()
            && named.region.is_none()
            && let Some(state) = state_at(self.report, start)
        {
            let region = (MentionKind::Place, What::Region(state.region), MentionForm::FullName);
            return state.certain.then_some(region);
        }
        let personal = named.is(NamedFlags::PERSONAL)
            && !located
            && self.beside_name(start, end)
            && !self.is_seat_of_office(start);
        if personal {
            return None;
        }
        if let Some(id) = named.country {
            return Some((MentionKind::Place, What::Country(id), form));
        }
        if let Some(id) = named.demonym.filter(|_| !self.is_of_continent(start)) {
            return Some((MentionKind::Demonym, What::Demonym(id), MentionForm::FullName));
        }
        if doubtful {
            return None;
        }
        if let Some(id) = named.organisation
            && !self.begins_longer_name(start, end)
            && !(named.is(NamedFlags::ORDINARY) && self.ends_longer_name(start, end, id))
            && !(self.lexicon.organisations().get(id).kind == OrganisationKind::Party
                && self.heads_longer_name(start, end))
            && !(named.is(NamedFlags::ORDINARY) && self.goes_on(start, end, id))
            && !self.styles_region(start, end)
            && !self.is_titled_namesake(start, end, id)
            && !(stretch.shouted && self.is_shouted_phrase(start, end, id))
            && !(named.is(NamedFlags::LETTERS) && self.has_small_letters(start, end))
        {
            return Some((MentionKind::Organisation, What::Organisation(id), form));
        }
        if let Some(id) = named.work {
            return Some((MentionKind::Work, What::Work(id), form));
        }
        if let Some(id) = named.seat
            && !(located && named.city.is_some())
        {
            let at = start.checked_sub(1).filter(|&at| self.word(at) == "the").unwrap_or(start);
            let preposition = at.checked_sub(1).map_or("", |before| self.word(before));
            let there = matches!(preposition, "at" | "in" | "outside" | "near" | "around");
            let kind = if there { MentionKind::Place } else { MentionKind::Organisation };
            return Some((kind, What::Seat(id), form));
        }
        if let Some(id) = named.region {
            return Some((MentionKind::Place, What::Region(id), form));
        }
        let ordinary = end == start + 1
            && self.can_be(
                start,
                WordClass::COMMON_WORD | WordClass::ORGANISATION_HEAD | WordClass::WORK_HEAD,
            );
        let weak = named.is(NamedFlags::WEAK_CITY) || ordinary;
        // "Mao Tse-tung" has no city in it.
        let person =
            end == start + 1 && self.tagged_long_person(start) && !self.is_seat_of_office(start);
        let city = named.city.filter(|_| !person && (located || !weak))?;
        // "the *Delta* variant", "in *God* we trust": a small town needs more than its name.
        let tagged = self.tagged_as(start);
        let alone = weak || !located && (!stretch.shouted || tagged.is_some());
        if end == start + 1
            && alone
            && (self.is_small_town(city)
                || named.is(NamedFlags::PERSONAL) && self.is_no_metropolis(city))
            && tagged != Some(Label::Place)
            && !self.lies_in_larger(end)
            && !self.is_in_dateline(start)
            || self.is_in_longer_place(start, end)
        {
            return None;
        }
        Some((MentionKind::Place, What::City(city), form))
    }

    /// Is "American" of the continent, or of a part of it: "Latin *American* presidents", "Pan-*American* unity"?
    pub(crate) fn is_of_continent(&self, at: usize) -> bool {
        if !self.report.word_is(at, words!["american", "americans"]) {
            return false;
        }
        let part = at.checked_sub(if at > 0 && self.is(at - 1, Shape::JOINER) { 2 } else { 1 });
        part.is_some_and(|part| self.report.word_is(part, CONTINENT))
    }

    /// Is a lone word the head of a longer name: "National Harbour *League*", "*League* of Free Ports"?
    fn heads_longer_name(&self, start: usize, end: usize) -> bool {
        let capital = |at: usize| self.is(at, Shape::WORD | Shape::CAPITAL);
        let before = start > 0
            && capital(start - 1)
            && !self.can_be(start - 1, WordClass::FUNCTION_WORD | WordClass::ORGANISATION_HEAD);
        let after = matches!(self.word(end), "of" | "for") && capital(end + 1);
        end == start + 1 && self.can_be(start, WordClass::ORGANISATION_HEAD) && (before || after)
    }

    /// Is a lone common noun the beginning of a longer name: "*Commonwealth* of Kentucky", "*Memorial* Day"? A
    /// body of a state stands before its own: "*Senate* Committee".
    fn goes_on(&self, start: usize, end: usize, id: OrganisationId) -> bool {
        let capital = |at: usize| self.is(at, Shape::WORD | Shape::CAPITAL);
        let kind = self.lexicon.organisations().get(id).kind;
        let of_state = is_of_state(kind);
        // "a Republican of Iowa" is of the party.
        let of = kind != OrganisationKind::Party
            && matches!(self.word(end), "of" | "for")
            && capital(end + 1);
        let noun = capital(end)
            && self.can_be(end, WordClass::COMMON_WORD | WordClass::ORGANISATION_HEAD)
            && !self.can_be(end, WordClass::FUNCTION_WORD | WordClass::OFFICE_START);
        end == start + 1 && (of || !of_state && noun)
    }

    /// Does a title stand before the name of a firm that bears a person's: "Trade Minister *Arthur Andersen*"? A trade
    /// stands before firms too: "auditor Arthur Andersen".
    fn is_titled_namesake(&self, start: usize, end: usize, id: OrganisationId) -> bool {
        let company = self.lexicon.organisations().get(id).kind == OrganisationKind::Company;
        let Some(before) = start.checked_sub(1).filter(|_| company && end == start + 2) else {
            return false;
        };
        let named = self.can_be(start, WordClass::GIVEN_NAME)
            && self.can_be(start + 1, WordClass::FAMILY_NAME);
        let office = || {
            let head = self.titles.last().filter(|title| title.head.end as usize == start);
            head.is_some_and(|title| {
                self.lexicon.offices().get(title.form.head).class != OfficeClass::Occupation
            })
        };
        named && (self.is_honorific(before) || office())
    }

    /// Is a lone word part of the style of a region: "*Commonwealth* of Kentucky"?
    fn styles_region(&self, start: usize, end: usize) -> bool {
        end == start + 1
            && self.word(end) == "of"
            && self.is(end + 1, Shape::CAPITAL)
            && self
                .report
                .phrase(self.lexicon.gazetteer(), end + 1, self.report.tokens.len())
                .is_some_and(|(_, named)| named.region.is_some())
    }

    /// Is a body of one country, in a text of capitals, no more than words of the language that the tagger
    /// holds for no body ("SPOKE TO *THE NATION*")?
    fn is_shouted_phrase(&self, start: usize, end: usize, id: OrganisationId) -> bool {
        let words = WordClass::COMMON_WORD | WordClass::FUNCTION_WORD;
        let row = self.lexicon.organisations().get(id);
        let of_many = matches!(
            row.kind,
            OrganisationKind::Party | OrganisationKind::Media | OrganisationKind::Military
        );
        end > start + 1
            && of_many
            && row.country.is_some()
            && (start..end).all(|at| self.can_be(at, words))
            && self.tagged_as(start) != Some(Label::Organisation)
    }

    /// Is a lone common noun the end of a longer name: "the Lincoln *Memorial*"? Not behind a title or an owner.
    fn ends_longer_name(&self, start: usize, end: usize, id: OrganisationId) -> bool {
        let before = start.checked_sub(1);
        let row = self.lexicon.organisations().get(id);
        let lone = row.generic || !is_of_state(row.kind);
        end == start + 1
            && !self.can_be(start, WordClass::ORGANISATION_HEAD)
            && before.is_some_and(|at| {
                self.is(at, Shape::WORD | Shape::CAPITAL)
                    && !self.can_be(at, WordClass::FUNCTION_WORD)
                    && !self.capital_by_place(at)
                    && self.found_at(at).is_none_or(|found| {
                        // "Parliament *House*"; but "U.S. House", "House Republicans".
                        lone && !matches!(
                            found.what,
                            What::Country(_) | What::Demonym(_) | What::Region(_)
                        )
                    })
            })
    }

    /// Is a paper's name of one common noun only the beginning of another's: "*The National* Union"?
    fn begins_longer_name(&self, start: usize, end: usize) -> bool {
        end == start + 2
            && self.word(start).eq_ignore_ascii_case("the")
            && self.can_be(end - 1, WordClass::COMMON_WORD)
            && self.is(end, Shape::WORD | Shape::CAPITAL)
            || self.is_adjective_of_a_noun(start, end)
    }

    /// "*The Australian* government": of Australia, and no paper.
    fn is_adjective_of_a_noun(&self, start: usize, end: usize) -> bool {
        let forms = self.token(end).map(|next| self.lexicon.syntax().word(next.word).forms);
        let acts = forms.is_some_and(|forms| forms.intersects(VerbForms::PAST | VerbForms::THIRD));
        let grammar = WordClass::FUNCTION_WORD
            | WordClass::AUXILIARY
            | WordClass::WEEKDAY
            | WordClass::TIME_TRIGGER;
        // "The Australian *columnist* Ana Ruiz", "The Australian *later* said"
        let writes = words![
            "columnist",
            "correspondent",
            "daily",
            "editor",
            "editorial",
            "journalist",
            "newspaper",
            "paper",
            "reporter",
            "website"
        ];
        let adverb = self.word(end).ends_with("ly")
            || self.token(end).is_some_and(|next| {
                self.lexicon.syntax().word(next.word).roles.intersects(Role::ADVERB | Role::TIME)
            });
        end == start + 2
            && self.word(start).eq_ignore_ascii_case("the")
            && self.can_be(end - 1, WordClass::DEMONYM_START)
            && self.is(end, Shape::WORD)
            && !self.report.word_is(end, writes)
            && !self.can_be(end, grammar)
            && !adverb
            && !acts
    }

    /// Is what could be an acronym a title ("*MR.* KIRBY"), a word in a run of capitals ("RESCUE *PLAN*") or a
    /// part of a number ("*BA*.5")?
    fn is_written_word(&self, start: usize, end: usize) -> bool {
        if end != start + 1 {
            return false;
        }
        let shouts = |at: usize| {
            self.is(at, Shape::ALL_CAPITALS)
                && !self.is(at, Shape::STOPPED)
                && self.word(at).len() > 3
        };
        let word = WordClass::COMMON_WORD | WordClass::FUNCTION_WORD | WordClass::VERB;
        // "HERE IT *IS*."
        let grammar = WordClass::FUNCTION_WORD | WordClass::AUXILIARY;
        let small = |at: usize| self.is(at, Shape::ALL_CAPITALS) && self.can_be(at, grammar);
        let sentence = self.can_be(start, grammar) && (start > 0 && small(start - 1) || small(end));
        let title = self.can_be(start, WordClass::HONORIFIC) && self.is(end, Shape::CAPITAL);
        let run = self.can_be(start, word) && (start > 0 && shouts(start - 1) || shouts(end));
        let number = self.word(end) == "." && self.is(end + 1, Shape::NUMBER) && {
            !self.is(end, Shape::SPACE_BEFORE) && !self.is(end + 1, Shape::SPACE_BEFORE)
        };
        title || run || number || sentence
    }

    /// Do the tokens look as this name is written? An acronym in capitals where not all is in
    /// capitals; else first and last word with a capital.
    fn is_written_as_name(
        &self,
        start: usize,
        end: usize,
        named: &Named,
        stretch: Stretch,
    ) -> bool {
        if self.word(end).starts_with('$') && !self.is(end, Shape::SPACE_BEFORE) {
            // US$3.6 billion.
            return false;
        }
        if named.is(NamedFlags::ACRONYM) {
            return self.is_written_as_acronym(start, end, named, stretch);
        }
        // "said *Ina*, a nurse": no agency.
        let acronym = end == start + 1
            && (3..=4).contains(&self.word(start).len())
            && named.organisation.is_some_and(|id| {
                let name = self.lexicon.organisations().get(id).name;
                !name.eq_ignore_ascii_case(self.word(start))
            });
        if acronym
            && self.can_be(start, WordClass::PERSONAL)
            && !self.is(start, Shape::ALL_CAPITALS)
            && self.word(start).bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
        {
            return false;
        }
        // "*Let* It Rain", "*Let* the rain fall" has nothing of the `LeT` that "a Let commander" is of.
        let verb = acronym
            && self.report.word_is(start, words!["let"])
            && !self.is(start, Shape::MIXED)
            && (self.is(end, Shape::CAPITAL)
                || self.token(end).is_some_and(|next| next.can_be(WordClass::FUNCTION_WORD)));
        if verb {
            return false;
        }
        let last = &self.report.tokens[end - 1];
        // "the Egyptian government" is described, but known.
        let described = named.organisation.is_some()
            && end > start + 1
            && last.can_be(WordClass::ORGANISATION_HEAD);
        // "McDonald's" ends with its owner.
        let named = Shape::CAPITAL | Shape::NUMBER | Shape::POSSESSIVE;
        last.shape.intersects(named) || !last.is(Shape::WORD) || described
    }

    /// Is it a name like any other, where a body is called by letters alone: "Norbury, *Pa*" and the PA?
    fn has_small_letters(&self, start: usize, end: usize) -> bool {
        let span = self.report.span_of(TokenRange::new(start as u32, end as u32));
        self.report.slice(span).bytes().any(|byte| byte.is_ascii_lowercase())
    }

    /// Do the tokens look as letters are written that stand for a name: in capitals where not all is, and as no
    /// word of the sentence?
    fn is_written_as_acronym(
        &self,
        start: usize,
        end: usize,
        named: &Named,
        stretch: Stretch,
    ) -> bool {
        // "Dorling *PLC*" is no council of Palestine.
        let company = end == start + 1
            && start > stretch.start
            && self.is_legal_form(start)
            && self.is(start - 1, Shape::WORD | Shape::CAPITAL);
        let tagged = self.tagged_as(start);
        let shouted = stretch.shouted
            && match tagged {
                None => true,
                // "LAS FILAS", a hamlet, is no League of Arab States, and "LA PAZ STREET" not in Los Angeles.
                Some(Label::Place | Label::Person) => named.country.is_none(),
                Some(_) => false,
            };
        !company
            && !shouted
            && !self.is_written_word(start, end)
            && (start..end).all(|at| {
                let token = &self.report.tokens[at];
                let capitals = Shape::ALL_CAPITALS | Shape::INITIAL | Shape::MIXED;
                // "G7" has one letter.
                let number = || !self.word(at).bytes().any(|byte| byte.is_ascii_lowercase());
                !token.is(Shape::WORD)
                    || token.shape.intersects(capitals)
                    || token.is(Shape::CAPITAL) && number()
            })
    }

    /// Does a place have to stand here: after "in", or before the name of what it lies in?
    pub(crate) fn stands_as_place(&self, start: usize, end: usize) -> bool {
        let preposition = start.checked_sub(1).map_or("", |at| self.word(at));
        let located = matches!(
            preposition,
            "in" | "In"
                | "at"
                | "At"
                | "near"
                | "Near"
                | "from"
                | "From"
                | "to"
                | "outside"
                | "around"
        );
        located || self.lies_in_larger(end)
    }

    /// Does what it lies in follow: "Hyderabad, *Pakistan*", "Athens, *Ga.*"?
    fn lies_in_larger(&self, end: usize) -> bool {
        self.word(end) == ","
            && (self.is_country_of_place(end + 1) || state_at(self.report, end + 1).is_some())
    }

    /// Are the tokens only a part of a place of the dateline: "WHITE *SPRINGS*, Mont."?
    fn is_in_longer_place(&self, start: usize, end: usize) -> bool {
        let own = self.report.span_of(TokenRange::new(start as u32, end as u32));
        let places = self.report.dateline.as_ref().map_or(&[][..], |dateline| &dateline.places);
        places.iter().any(|place| {
            let inside = place.name.start <= own.start && own.end <= place.name.end;
            inside && place.name != own
        })
    }

    fn is_in_dateline(&self, at: usize) -> bool {
        let dateline = self.report.dateline.as_ref().map(|dateline| dateline.span);
        dateline.is_some_and(|dateline| dateline.overlaps(self.report.tokens[at].span))
    }

    /// Is it a place that is not known so well that its name hardly means anybody?
    fn is_no_metropolis(&self, city: CityId) -> bool {
        const METROPOLIS: u32 = 2_000_000;
        let row = self.lexicon.city(city);
        row.population < METROPOLIS && self.lexicon.country(row.country).capital != Some(city)
    }

    /// Is it a place of so few people that its name alone hardly means it?
    fn is_small_town(&self, city: CityId) -> bool {
        const LARGE: u32 = 600_000;
        let row = self.lexicon.city(city);
        row.population < LARGE && self.lexicon.country(row.country).capital != Some(city)
    }

    /// Does a country begin at `at` that can be where a place lies ("Hue, Vietnam"), and is no owner
    /// ("Choi, South Korea's minister")?
    fn is_country_of_place(&self, at: usize) -> bool {
        if !self.is(at, Shape::CAPITAL) || !self.can_be(at, WordClass::COUNTRY_START) {
            return false;
        }
        let names = self.lexicon.gazetteer();
        let limit = self.report.tokens.len();
        self.report
            .phrase(names, at, limit)
            .is_some_and(|(end, named)| named.country.is_some() && !self.is(end, Shape::POSSESSIVE))
    }

    /// Is the word a personal name beside another capital ("Sydney Mufamadi", "Lloyd Austin")?
    fn beside_name(&self, start: usize, end: usize) -> bool {
        let name = |at: usize| {
            self.is(at, Shape::CAPITAL)
                && self.can_be(at, WordClass::PERSONAL)
                && !self.can_be(at, WordClass::FUNCTION_WORD)
        };
        end == start + 1 && (name(end) || start > 0 && name(start - 1))
    }
}

/// Can a known name begin with the token?
#[inline]
fn may_be_known(token: &Token) -> bool {
    token.word != WordId::UNKNOWN && token.shape.intersects(Shape::CAPITAL | Shape::NUMBER)
}
