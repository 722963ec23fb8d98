//! Names of organisations built on a head: what stands before it and what follows.
//!
//! `Ministry of Industry and Trade`, `National Security Council`, `Communist Party of Vietnam Central
//! Committee` (with the party inside), `Bank of Japan`, `Acme Corp`. A head alone ("the Ministry") is no
//! name, and "China's Foreign Ministry" is one without its owner.

use dateline_lexicon::{HeadPlace, Modifier, OrganisationHead, WordClass, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MentionForm, MentionKind, OrganisationKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;
use crate::organisations::is_legal_form;
use crate::tagger::Label;

/// Words that end a name to the left though they have a capital: those that only begin sentences.
const OPENERS: WordClass = WordClass::FUNCTION_WORD
    .union(WordClass::PRONOUN)
    .union(WordClass::AUXILIARY)
    .union(WordClass::WEEKDAY)
    .union(WordClass::MONTH)
    .union(WordClass::OFFICE_MODIFIER)
    .union(WordClass::HONORIFIC);

/// Is it a body that is no place, whatever stands around it?
pub(crate) fn is_of_state(kind: OrganisationKind) -> bool {
    matches!(
        kind,
        OrganisationKind::Government
            | OrganisationKind::Ministry
            | OrganisationKind::Party
            | OrganisationKind::Legislature
            | OrganisationKind::Court
            | OrganisationKind::Military
    )
}

/// No name has more words than this on one side of its head; what is longer is a list.
pub(crate) const LONGEST: usize = 12;

impl Draft<'_, '_> {
    /// Finds organisations by their heads, from left to right, so that a name can be built on an
    /// earlier one.
    pub(crate) fn organisations_by_head(&mut self, stretch: Stretch) {
        if stretch.shouted || !stretch.classes.intersects(WordClass::ORGANISATION_HEAD) {
            return;
        }
        let mut from = stretch.start;
        while let Some(at) = self.capital_from(from, stretch) {
            from = at + 1;
            let token = &self.report.tokens[at];
            if !token.can_be(WordClass::ORGANISATION_HEAD) {
                continue;
            }
            let Some(head) = self.lexicon.organisation_heads().get(token.word) else { continue };
            // "Q *As* Director": a word that only begins here, and no company's form.
            if head.legal_form
                && token.can_be(WordClass::FUNCTION_WORD)
                && !token.is(Shape::ALL_CAPITALS)
            {
                continue;
            }
            // "the Federal *Co*-Chairs"
            if head.legal_form && self.is(at + 1, Shape::JOINER) {
                continue;
            }
            // "Health *Cabinet Secretary*" is an office with its field.
            let offices = self.lexicon.offices();
            let office = self.report.phrase(offices.heads(), at, stretch.end);
            if office.is_some_and(|(end, form)| end > at + 1 && offices.get(form.head).portfolio) {
                continue;
            }
            // "Moroccan *Energy* Minister": the field of one.
            let field = self.report.phrase(offices.portfolios(), at, at + 1).is_some();
            let minister = self.report.phrase(offices.heads(), at + 1, stretch.end);
            if field && minister.is_some_and(|(_, form)| offices.get(form.head).portfolio) {
                continue;
            }
            let label = self.tagged_as(at);
            if token.can_be(WordClass::PERSONAL) && label == Some(Label::Person)
                || label == Some(Label::Place) && !is_of_state(head.kind)
            {
                // "Lucy Bank" said; the "West Bank".
                continue;
            }
            if self.found_at(at).is_some_and(|found| {
                found.kind != MentionKind::Place || found.tokens.end as usize > at + 1
            }) {
                continue;
            }
            self.organisation_on(at, head, stretch);
        }
    }

    /// Joins a name that many bodies bear to whose body it is: `Communist Party of Vietnam` + `Central
    /// Committee`, `Polish` + `National Assembly`. `first` is the stretch's first find.
    pub(crate) fn widen_generic(&mut self, first: usize, stretch: Stretch) {
        if !self.found[first..].iter().any(|found| matches!(found.what, What::Organisation(_))) {
            return;
        }
        let mut at = stretch.start;
        while at < stretch.end {
            let Some(found) = self.found_at(at).copied() else {
                at += 1;
                continue;
            };
            at = found.tokens.end as usize;
            let What::Organisation(id) = found.what else { continue };
            let start = found.tokens.start as usize;
            if !self.lexicon.organisations().get(id).generic || start == stretch.start {
                continue;
            }
            let Some(owner) = self.found_at(start - 1).copied() else { continue };
            if owner.tokens.len() as usize > LONGEST {
                continue;
            }
            let (what, joins) = match owner.kind {
                MentionKind::Demonym => (found.what, true),
                MentionKind::Place => (
                    found.what,
                    matches!(owner.what, What::Country(_))
                        && !self.stands_as_place(owner.tokens.start as usize, start),
                ),
                MentionKind::Organisation => (What::Name, true),
                _ => (found.what, false),
            };
            if joins {
                let from = owner.tokens.start as usize;
                let n = self.covering(start);
                self.name(from, at, MentionKind::Organisation, what, MentionForm::FullName);
                if let Some(n) = n {
                    self.found[n as usize].dropped = true;
                }
            }
        }
    }

    fn organisation_on(&mut self, at: usize, head: OrganisationHead, stretch: Stretch) {
        let start = match head.place {
            HeadPlace::First => at,
            HeadPlace::Either | HeadPlace::Last => self.before_head(at, stretch),
        };
        let end = match head.place {
            HeadPlace::Last => at + 1,
            HeadPlace::Either | HeadPlace::First => self.after_head(at + 1, stretch),
        };
        // "Second Congress of …" is an occasion.
        let numbered = start < at
            && (self.is(start, Shape::ORDINAL) || self.can_be(start, WordClass::NUMBER_WORD))
            && self.can_be(at, WordClass::WORK_HEAD);
        if start == at && end == at + 1 || numbered || end - start > 4 * LONGEST {
            return;
        }
        let region = end == at + 1 && self.is_region(start, end);
        let kind = if region { MentionKind::Place } else { MentionKind::Organisation };
        self.drop_built(TokenRange::new(start as u32, end as u32), start);
        self.name(start, end, kind, What::Name, MentionForm::FullName);
    }

    /// The first token of a name whose head is `head`.
    pub(crate) fn before_head(&self, head: usize, stretch: Stretch) -> usize {
        let mut start = head;
        for _ in 0..LONGEST {
            if start <= stretch.start {
                break;
            }
            let before = start - 1;
            let next = if self.is(before, Shape::JOINER) {
                before
                    .checked_sub(1)
                    .filter(|&at| at >= stretch.start && self.is(at, Shape::CAPITAL))
            } else if self.word(before) == "&" || self.is_and(before) {
                self.joined_before(before, head, stretch)
            } else if self.word(before) == "," {
                self.partner_before(before, start, head, stretch)
            } else if self.is(before, Shape::POSSESSIVE) {
                // People's Bank, Workers' Party; but not China's Ministry.
                let common = |at: usize| {
                    self.covering(at).is_none() && self.can_be(at, WordClass::COMMON_WORD)
                };
                // "*Harlan's* Corp": a company whose name ends so.
                let company = self.is_legal_form(head)
                    && start == head
                    && self.found_at(before).is_some_and(|found| {
                        found.kind == MentionKind::Organisation
                            && matches!(found.what, What::Organisation(_))
                            && found.tokens.end as usize == head
                    });
                before.checked_sub(1).filter(|&at| {
                    at >= stretch.start && self.is(at, Shape::CAPITAL) && (company || common(at))
                })
            } else {
                self.modifies(before, head, stretch).then_some(before)
            };
            let Some(next) = next else { break };
            start = self.found_at(next).map_or(next, |found| found.tokens.start as usize);
        }
        start.max(stretch.start)
    }

    pub(crate) fn is_and(&self, at: usize) -> bool {
        self.word(at) == "and"
    }

    /// The partner before a comma in a company's name: "*Hale*, Moody and Co". Not the last of a list of
    /// companies, nor a place.
    fn partner_before(
        &self,
        comma: usize,
        start: usize,
        head: usize,
        stretch: Stretch,
    ) -> Option<usize> {
        let before = comma.checked_sub(1).filter(|&at| at >= stretch.start)?;
        let partners = self.is_legal_form(head)
            && (start..head).any(|at| self.is_and(at) || self.word(at) == "&")
            && !(start..head).any(|at| self.word(at) == ",");
        let name = self.is(before, Shape::CAPITAL | Shape::WORD)
            && !self.is_legal_form(before)
            && !self.can_be(before, OPENERS | WordClass::COMMON_WORD)
            && self.found_at(before).is_none_or(|found| {
                let city = matches!(found.what, What::City(_) | What::Region(_))
                    && !self.stands_as_place(found.tokens.start as usize, comma);
                found.kind == MentionKind::Person || city
            });
        (partners && name).then_some(before)
    }

    /// The word before an "and" that joins two modifiers of one head: `Food and Drug Administration`; or
    /// the partners of a company: `John Hale and Co`, `Hale and Sons Inc`.
    fn joined_before(&self, and: usize, head: usize, stretch: Stretch) -> Option<usize> {
        let before = and.checked_sub(1).filter(|&at| at >= stretch.start)?;
        let capital = self.is(before, Shape::CAPITAL) && self.covering(before).is_none();
        let topic = |at: usize| {
            self.can_be(at, WordClass::COMMON_WORD)
                && !self.can_be(at, WordClass::ORGANISATION_HEAD | OPENERS)
        };
        let partners = self.is_legal_form(head)
            && self.report.word_is(
                and + 1,
                words!["co", "company", "sons", "brothers", "bros", "partners", "associates"],
            );
        let joins = self.word(and) == "&" || partners || topic(before) && topic(and + 1);
        (capital && joins).then_some(before)
    }

    /// Can token `at` stand in a name before its head?
    fn modifies(&self, at: usize, head: usize, stretch: Stretch) -> bool {
        if let Some(found) = self.found_at(at) {
            return match found.kind {
                MentionKind::Organisation | MentionKind::Demonym | MentionKind::Work => true,
                // "in America" is over before "Cabinet" begins.
                MentionKind::Place => {
                    let start = found.tokens.start as usize;
                    !matches!(found.what, What::Country(_))
                        || start.checked_sub(1).is_none_or(|before| self.word(before) != "in")
                }
                _ => false,
            };
        }
        if self.is(at, Shape::ORDINAL)
            || self.is(at, Shape::CAPITAL) && self.can_be(at, WordClass::NUMBER_WORD)
        {
            return true;
        }
        let company = self.is_legal_form(head);
        let opens = self.can_be(at, OPENERS) && !self.ranks(at) && !self.is_sun(at);
        if !self.nameable(at, stretch) || opens {
            return false;
        }
        // "SENIOR ADMINISTRATION OFFICIAL:" ranks the official.
        if self.office_head_covers(head + 1)
            && ["junior", "senior", "top"].iter().any(|of| self.word(at).eq_ignore_ascii_case(of))
        {
            return false;
        }
        // "Harwood Bank Ltd" is nobody, whatever its words are elsewhere.
        if self.tagged_person(at) && !company {
            return false;
        }
        if self.capital_by_place(at)
            && self.can_be(at, WordClass::VERB | WordClass::CUE_START | WordClass::TIME_TRIGGER)
            && !self.can_be(at, WordClass::COMMON_WORD)
        {
            return false;
        }
        // "President Duda" before a head is a person; "Prime Minister Office", "General Assembly" are not.
        at + 1 == head || !self.office_head_covers(at) || company && !self.is_office_before(at)
    }

    /// Does token `at` rank a body as it ranks an office: "*National* Union of Teachers", "*Federal*
    /// Court"? "Deputy" and "Former" say something of who holds an office.
    fn ranks(&self, at: usize) -> bool {
        let modifiers = self.lexicon.offices().modifiers();
        let modifier = self.report.phrase(modifiers, at, at + 1);
        modifier.is_some_and(|(_, modifier)| *modifier == Modifier::Rank)
    }

    /// Is token `at` the legal form of a company: `Inc`, `Ltd`?
    pub(crate) fn is_legal_form(&self, at: usize) -> bool {
        self.token(at).is_some_and(is_legal_form)
    }

    /// Does an office stand at `at` as a title before a name: lower case, or after a lower-case word?
    fn is_office_before(&self, at: usize) -> bool {
        !self.is(at, Shape::CAPITAL) || at == 0 || !self.is(at - 1, Shape::CAPITAL)
    }

    /// One past the last token of what follows a head with "of", "for" or "on".
    pub(crate) fn after_head(&self, after: usize, stretch: Stretch) -> usize {
        let mut end = after;
        for round in 0..3 {
            let word = self.word(end);
            if end >= stretch.end || !matches!(word, "of" | "for" | "on") {
                break;
            }
            let mut at = end + 1;
            if self.word(at) == "the" {
                at += 1;
            }
            let Some(next) = self.complement_end(at, round == 0, stretch) else { break };
            end = next;
        }
        end
    }

    /// One past a complement: capitals, with commas and "and" between common nouns.
    fn complement_end(&self, at: usize, first: bool, stretch: Stretch) -> Option<usize> {
        let mut end = self.complement_word(at, stretch)?;
        if !first && self.found_at(at).is_none() {
            // A second "of" only leads to what is known: "Institute of Law of Vietnam".
            return None;
        }
        let first_word = at;
        loop {
            if end - first_word > 2 * LONGEST {
                return Some(end);
            }
            if let Some(next) = self.complement_word(end, stretch)
                && !self.begins_name_behind_place(end)
            {
                end = next;
                continue;
            }
            // "for Workers' Rights".
            if self.is(end, Shape::POSSESSIVE)
                && self.can_be(end - 1, WordClass::COMMON_WORD)
                && self.covering(end - 1).is_none()
                && self.topic(end + 1)
            {
                end += 2;
                continue;
            }
            // Lists: "Culture, Sports and Tourism", "Industry and Trade".
            let comma = self.word(end) == ",";
            let mut next = end + usize::from(comma);
            let and = self.is_and(next) || self.word(next) == "&";
            next += usize::from(and);
            if !(comma || and)
                || !self.topic(next)
                || self.listed_alone(next, comma && !and, stretch)
            {
                return Some(end);
            }
            end = next + 1;
        }
    }

    /// "the Bureau of Ukraine *Semen* …": does a name begin behind the place whose a body is? What belongs to the body
    /// there is a common word, "Communist Party of Vietnam *Central* Committee", or known.
    fn begins_name_behind_place(&self, at: usize) -> bool {
        let place = self.found_at(at - 1).is_some_and(|found| {
            matches!(found.what, What::Country(_) | What::Region(_) | What::City(_))
        });
        place
            && self.covering(at).is_none()
            && (self.can_be(at, WordClass::PERSONAL) || self.is(at + 1, Shape::CAPITAL))
            && !self.can_be(at, WordClass::COMMON_WORD | WordClass::ORGANISATION_HEAD)
    }

    /// Is the word after a comma no member of a list that an "and" ends?
    fn listed_alone(&self, at: usize, comma_only: bool, stretch: Stretch) -> bool {
        if !comma_only {
            return false;
        }
        let mut at = at;
        for _ in 0..8 {
            at += 1;
            if at >= stretch.end {
                return true;
            }
            if self.is_and(at) || self.word(at) == "&" {
                return !self.topic(at + 1);
            }
            if !self.topic(at) && self.word(at) != "," {
                return true;
            }
        }
        true
    }

    /// A common noun written with a capital, as in names of ministries.
    fn topic(&self, at: usize) -> bool {
        self.is(at, Shape::CAPITAL)
            && self.covering(at).is_none()
            && self.can_be(at, WordClass::COMMON_WORD)
            && !self.can_be(at, OPENERS | WordClass::ORGANISATION_HEAD)
            && !self.office_head_covers(at)
    }

    /// Is a head of an office the name of a field here: "Department of *Justice*", "Council of Economic
    /// *Advisers*"? Not before a name.
    fn is_topic_too(&self, at: usize) -> bool {
        (self.can_be(at, WordClass::COMMON_WORD) || self.word(at).ends_with('s'))
            && !(self.is(at + 1, Shape::CAPITAL) && self.can_be(at + 1, WordClass::PERSONAL))
    }

    fn complement_word(&self, at: usize, stretch: Stretch) -> Option<usize> {
        if at >= stretch.end {
            return None;
        }
        if let Some(found) = self.found_at(at) {
            let fits = matches!(
                found.kind,
                MentionKind::Organisation | MentionKind::Place | MentionKind::Demonym
            );
            return fits.then_some(found.tokens.end as usize);
        }
        let fits = self.nameable(at, stretch)
            && !self.can_be(at, OPENERS)
            && !self.tagged_person(at)
            && (!self.office_head_covers(at) || self.is_topic_too(at));
        if !fits {
            return None;
        }
        let mut end = at + 1;
        while self.is(end, Shape::JOINER) && self.is(end + 1, Shape::CAPITAL) {
            end += 2;
        }
        Some(end)
    }
}
