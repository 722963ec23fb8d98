//! What follows the head of an office: `Minister` **of Public Security**, `General Secretary` **of the
//! Communist Party of Vietnam Central Committee** (CPVCC), `ambassador` **to Vietnam**, `spokesman`
//! **for the ministry**, `assistant` **to the President**.

use dateline_lexicon::{OfficeClass, OfficeForm, WordClass, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::MentionKind;

use super::Title;
use crate::draft::{Draft, Found, Stretch};
use crate::mention::What;

/// A name's parts are found shortly before it.
const PARTS: usize = 16;

/// Longest list of portfolios ("Culture, Sports and Tourism").
const PORTFOLIOS: usize = 5;

/// Is it an office that one holds "to" somebody or somewhere?
fn sent_to(form: OfficeForm, draft: &Draft<'_, '_>) -> bool {
    let head = draft.lexicon.offices().get(form.head);
    // Bangladesh is governed by one at times; others advise somebody.
    matches!(head.class, OfficeClass::Diplomat | OfficeClass::Adviser | OfficeClass::General)
        || head.title == "Chief Advisor"
}

fn is_diplomat(form: OfficeForm, draft: &Draft<'_, '_>) -> bool {
    draft.lexicon.offices().get(form.head).class == OfficeClass::Diplomat
}

/// Is it an office that one holds "for" a body, a field or a place? Not "thanked the king for".
fn held_for(form: OfficeForm, draft: &Draft<'_, '_>) -> bool {
    let class = draft.lexicon.offices().get(form.head).class;
    !matches!(class, OfficeClass::State | OfficeClass::Royal | OfficeClass::Religious)
}

impl Draft<'_, '_> {
    /// Extends title `n` by what follows its head.
    pub(super) fn read_after(&mut self, n: usize, stretch: Stretch) {
        let mut title = self.titles[n];
        self.modifier_after(&mut title, stretch);
        for _ in 0..3 {
            if !self.read_complement(&mut title, n, stretch) {
                break;
            }
        }
        title.next = self.past_bracket(title.next as usize, stretch) as u32;
        self.titles[n] = title;
    }

    /// "Principal Deputy Adviser *(PDA)* Jon Hill", "Lt Gen *(retd)* Ana Ruiz": one past a short name, or what says that
    /// somebody is retired.
    pub(super) fn past_bracket(&self, at: usize, stretch: Stretch) -> usize {
        let retired = self.report.word_is(at + 1, words!["ret", "retd", "retired", "rtd"]);
        let inside = self.is(at + 1, Shape::ALL_CAPITALS) || retired;
        let bracket = self.word(at) == "(" && inside && self.word(at + 2) == ")";
        if bracket && at + 2 < stretch.end { at + 3 } else { at }
    }

    /// `-elect`, `emeritus`.
    fn modifier_after(&self, title: &mut Title, stretch: Stretch) {
        let at = title.next as usize;
        let at = at + usize::from(self.is(at, Shape::JOINER));
        if at >= stretch.end || !self.can_be(at, WordClass::OFFICE_MODIFIER) {
            return;
        }
        let modifiers = self.lexicon.offices().modifiers();
        let Some((end, modifier)) = self.report.phrase(modifiers, at, stretch.end) else { return };
        if let Some(status) = modifier.status()
            && modifier.place() == dateline_lexicon::ModifierPlace::After
        {
            title.status = status;
            title.tokens.end = end as u32;
            title.next = end as u32;
        }
    }

    /// Reads one complement; true if there was one.
    fn read_complement(&mut self, title: &mut Title, n: usize, stretch: Stretch) -> bool {
        let preposition = title.next as usize;
        if preposition >= stretch.end {
            return false;
        }
        let word = self.word(preposition);
        // "ambassador in Moscow" is where one is sent to.
        let posted = word == "in" && is_diplomat(title.form, self);
        let (to, at_place) = (word == "to" || posted, word == "at" || word == "with");
        let of = word == "of";
        let fits = match word {
            "of" | "at" | "with" | "on" => true,
            "in" => posted,
            "to" => sent_to(title.form, self),
            "for" => held_for(title.form, self),
            _ => false,
        };
        if !fits {
            return false;
        }
        let at = preposition + 1 + usize::from(self.word(preposition + 1) == "the");
        if at >= stretch.end {
            return false;
        }
        let seat = self.past_seat(at, stretch);
        let body = self.found_at(seat).is_some_and(|it| it.kind == MentionKind::Organisation);
        // "chairman *of Dayton-based Corin*", of which nothing is known, is no office of Dayton.
        if seat > at && !body && !self.is_held_for_state(title) {
            return false;
        }
        let at = if body { seat } else { at };
        if let Some(nested) = self.office_at(at, n) {
            // "Deputy Minister of *Justice* Ruiz": a field, and no judge.
            if word == "of" && self.is_field_of_minister(title, nested) {
                let field = self.titles[nested].head;
                self.titles[nested].nested = true;
                title.tokens.end = field.end;
                title.bare.end = field.end;
                title.next = field.end;
                return true;
            }
            // "assistant to the President", "adviser to Prime Minister X" keeps the office in it apart.
            if at == preposition + 2 && self.is(at, Shape::CAPITAL) && (to || word == "of") {
                let inner = self.titles[nested];
                self.titles[nested].nested = true;
                title.tokens.end = inner.tokens.end;
                title.bare.end = inner.bare.end;
                title.next = inner.next;
                title.country = title.country.or(inner.country);
                return true;
            }
            return false;
        }
        // "an aide to *U.S. Trade Representative* Ana Ruiz"
        if to
            && let Some(place) = self.found_at(at).filter(|it| it.kind == MentionKind::Place)
            && self.office_at(place.tokens.end as usize, n).is_some()
        {
            return false;
        }
        if let Some(end) = self.constituency(at, stretch) {
            title.tokens.end = end as u32;
            title.next = end as u32;
            return true;
        }
        if matches!(word, "of" | "for") {
            self.drop_field(title, at);
        }
        if of
            && !title.form.plural
            && let Some(end) = self.unit_of_body(at, stretch)
        {
            title.tokens.end = end as u32;
            title.bare.end = end as u32;
            title.next = end as u32;
            return true;
        }
        if let Some((body, end)) = self.part_of_body(title, at, stretch).filter(|_| of) {
            title.organisation = Some(body);
            title.tokens.end = end as u32;
            title.next = end as u32;
            return true;
        }
        if self.read_known(title, at, to, at_place, stretch) {
            return true;
        }
        if at_place || posted || title.organisation.is_some() {
            return false;
        }
        let titled = self.is(title.head.start as usize, Shape::CAPITAL);
        let end = self
            .portfolio_list(at, titled, stretch)
            .or_else(|| self.field_at_body(title, preposition, stretch));
        let Some(end) = end else { return false };
        title.tokens.end = end as u32;
        if title.country.is_none() && title.organisation.is_none() {
            title.bare.end = end as u32;
        }
        title.next = end as u32;
        true
    }

    fn is_held_for_state(&self, title: &Title) -> bool {
        let class = self.lexicon.offices().get(title.form.head).class;
        matches!(class, OfficeClass::State | OfficeClass::Cabinet | OfficeClass::Local)
    }

    /// One past "Lima-based", "Dayton, Ohio-based" from token `at`: where the body behind has its seat.
    fn past_seat(&self, at: usize, stretch: Stretch) -> usize {
        let place = |at: usize| {
            let found = self.found_at(at).filter(|it| it.kind == MentionKind::Place);
            found.map(|it| it.tokens).filter(|tokens| tokens.start as usize == at)
        };
        let Some(town) = place(at) else { return at };
        let state = place(town.end as usize + 1).filter(|_| self.word(town.end as usize) == ",");
        let end = state.unwrap_or(town).end as usize;
        let based = self.is(end, Shape::JOINER) && self.report.word_is(end + 1, words!["based"]);
        if based && end + 2 < stretch.end { end + 2 } else { at }
    }

    /// Takes back what was held for a body and is the field of a minister: "Minister of *Trade and Industry*".
    fn drop_field(&mut self, title: &Title, at: usize) {
        let minister = self.lexicon.offices().get(title.form.head).class == OfficeClass::Cabinet;
        let Some(n) = self.covering(at).filter(|_| minister) else { return };
        let found = &self.found[n as usize];
        let fields = self.lexicon.offices().portfolios();
        // "for *Cabinet* Affairs"
        let field = self.report.phrase(fields, at, self.report.tokens.len());
        let longer = field.is_some_and(|(end, _)| end > found.tokens.end as usize);
        if found.kind == MentionKind::Organisation && found.tokens.start as usize == at && longer {
            self.drop_find(n);
            return;
        }
        let unknown = found.kind == MentionKind::Organisation && found.what == What::Name;
        if !unknown || found.tokens.start as usize != at {
            return;
        }
        let (end, place) = self.place_behind_field(n, found.tokens);
        let word = WordClass::COMMON_WORD | WordClass::FUNCTION_WORD;
        let plain = |at: usize| {
            self.word(at) == ","
                || self.report.phrase(fields, at, at + 1).is_some()
                || self.can_be(at, word) && !self.can_be(at, WordClass::ORGANISATION_HEAD)
        };
        if (at..end).all(plain) {
            self.drop_find(n);
            if let Some(place) = place {
                self.add(place);
            }
        }
    }

    /// One past the field in a name that ends with its country, and that: "Foreign Affairs and Cooperation *of Haiti*".
    fn place_behind_field(&self, n: u32, tokens: TokenRange) -> (usize, Option<Found>) {
        let inside = self.found[..n as usize].iter().rev().take(PARTS);
        let mut places = inside.filter(|part| {
            part.of == Some(n) && part.kind == MentionKind::Place && part.tokens.end == tokens.end
        });
        let place = places.next().map(|place| Found { of: None, dropped: false, ..*place });
        let of = place.and_then(|place| {
            let before = (place.tokens.start as usize).checked_sub(1)?;
            let of = if self.word(before) == "the" { before.checked_sub(1)? } else { before };
            (self.word(of) == "of").then_some(of)
        });
        of.map_or((tokens.end as usize, None), |of| (of, place))
    }

    /// One past "44th District of California", "Third Congressional District" from token `at`: for whom
    /// a legislator or a judge sits.
    fn constituency(&self, at: usize, stretch: Stretch) -> Option<usize> {
        let ordinal = self.is(at, Shape::ORDINAL) || self.can_be(at, WordClass::NUMBER_WORD);
        let is = |at: usize, words: &[&str]| {
            words.iter().any(|word| self.word(at).eq_ignore_ascii_case(word))
        };
        let kind = usize::from(is(at + 1, &["congressional", "judicial", "legislative", "senate"]));
        let district = at + 1 + kind;
        if !ordinal || district >= stretch.end || !is(district, &["constituency", "district"]) {
            return None;
        }
        let mut end = district + 1;
        if matches!(self.word(end), "of" | "in") {
            let place = end + 1 + usize::from(self.word(end + 1) == "the");
            if let Some(found) = self.found_at(place)
                && found.kind == MentionKind::Place
                && found.tokens.start as usize == place
            {
                end = found.tokens.end as usize;
            }
        }
        Some(end)
    }

    /// Is the head of title `inner`, which is a judge's, the field of a minister?
    fn is_field_of_minister(&self, title: &Title, inner: usize) -> bool {
        let heads = self.lexicon.offices();
        let field = self.titles[inner].head;
        let (start, end) = (field.start as usize, field.end as usize);
        heads.get(title.form.head).class == OfficeClass::Cabinet
            && heads.get(self.titles[inner].form.head).class == OfficeClass::Judicial
            && self.report.phrase(heads.portfolios(), start, end).is_some_and(|(to, _)| to == end)
    }

    fn office_at(&self, at: usize, after: usize) -> Option<usize> {
        (after + 1..self.titles.len()).take(2).find(|&n| self.titles[n].head.start as usize == at)
    }

    /// The body that stands behind a country and its "'s".
    fn body_of_owner(&self, title: &mut Title, owner: u32) -> bool {
        let owner = self.found[owner as usize];
        let at = owner.tokens.end as usize + 1;
        let Some(number) = self.covering(at) else { return false };
        let body = self.found[number as usize];
        let fits = owner.kind == MentionKind::Place
            && body.kind == MentionKind::Organisation
            && body.tokens.start as usize == at;
        if fits {
            title.organisation = title.organisation.or(Some(number));
            title.country = title.country.or(self.country_of(owner.what));
            title.tokens.end = body.tokens.end;
            title.next = body.tokens.end;
        }
        fits
    }

    /// A country, an organisation or a place that has been found.
    fn read_known(
        &mut self,
        title: &mut Title,
        at: usize,
        to: bool,
        at_place: bool,
        stretch: Stretch,
    ) -> bool {
        let Some(number) = self.covering(at) else { return false };
        let found = self.found[number as usize];
        if found.tokens.start as usize != at {
            return false;
        }
        let end = found.tokens.end;
        if self.is(end as usize, Shape::POSSESSIVE) {
            // "at Australia's Department of Trade", but not "for Jordan's help".
            return at_place && self.body_of_owner(title, number);
        }
        let whole = match found.what {
            _ if found.kind == MentionKind::Organisation => {
                title.organisation = title.organisation.or(Some(number));
                // "Secretary of Homeland Security": the body bears the name of its field.
                let portfolios = self.lexicon.offices().portfolios();
                self.report
                    .phrase(portfolios, at, stretch.end)
                    .is_some_and(|(field, _)| field == end as usize)
            }
            _ if found.kind == MentionKind::Event => {
                // "for International Climate Policy" is a field.
                self.drop_find(number);
                true
            }
            // "ambassador to Vietnam", "envoy for Yemen": where to, not whose.
            What::Country(_) if to || self.word(title.next as usize) == "for" => true,
            // "consultant on Burma"
            _ if found.kind == MentionKind::Place && self.word(title.next as usize) == "on" => true,
            What::City(_) | What::Region(_) if to => true,
            What::Country(id) if !at_place => {
                let part = self.part_of_its_name(title, found.tokens);
                title.country = title.country.or(part).or(Some(id));
                false
            }
            What::City(_) | What::Region(_) | What::Name
                if !at_place && found.kind == MentionKind::Place =>
            {
                title.country = title.country.or(self.country_of(found.what));
                true
            }
            What::Demonym(_) if !at_place => {
                // "Minister of Indonesian Foreign Affairs", "for East Asian Affairs".
                let Some(end) = self.portfolio_list(end as usize, true, stretch) else {
                    return false;
                };
                title.tokens.end = end as u32;
                title.bare.end = end as u32;
                title.next = end as u32;
                return true;
            }
            _ => return false,
        };
        // "for North Korea *policy*"
        let matter = matches!(self.word(end as usize), "affairs" | "issues" | "policy");
        let end = end + u32::from(whole && found.kind == MentionKind::Place && matter);
        title.tokens.end = end;
        title.next = end;
        if whole {
            title.bare.end = end;
        }
        if whole && self.word(end as usize) == "and" {
            // "for the Middle East and North Africa".
            let next = end as usize + 1;
            if let Some(found) = self.found_at(next).copied()
                && found.kind == MentionKind::Place
                && found.tokens.start as usize == next
                && !self.is(found.tokens.end as usize, Shape::POSSESSIVE)
                && !to
            {
                title.tokens.end = found.tokens.end;
                title.bare.end = found.tokens.end;
                title.next = found.tokens.end;
            }
        }
        if whole && self.is(title.head.start as usize, Shape::CAPITAL) {
            // "for Western Hemisphere Affairs".
            let topic = self.more_topic(title.next as usize, stretch);
            if topic > title.next as usize {
                title.tokens.end = topic as u32;
                title.bare.end = topic as u32;
                title.next = topic as u32;
                return true;
            }
        }
        if matches!(found.what, What::City(_)) && self.word(end as usize) == "," {
            // "Mayor of Tucson, Arizona, Ann Bell".
            let larger = self.found_at(end as usize + 1).copied();
            if let Some(larger) = larger
                && larger.kind == MentionKind::Place
                && larger.tokens.start == end + 1
                && !self.is(larger.tokens.end as usize, Shape::POSSESSIVE)
            {
                title.next = larger.tokens.end;
                return true;
            }
        }
        // The acronym in brackets is no part of the title.
        if self.word(end as usize) == "(" && self.word(end as usize + 2) == ")" {
            title.next = end + 3;
        }
        true
    }

    /// One past a list of portfolios: known ones, or where the title is `titled` with capitals those
    /// that are common nouns.
    fn portfolio_list(&self, at: usize, titled: bool, stretch: Stretch) -> Option<usize> {
        let mut end = self.portfolio(at, titled, stretch)?;
        for _ in 1..PORTFOLIOS {
            let comma = self.word(end) == ",";
            let next = end + usize::from(comma);
            let and = self.word(next) == "and" || self.word(next) == "&";
            let next = next + usize::from(and);
            if !(and || comma) {
                break;
            }
            let Some(more) = self.portfolio(next, titled, stretch) else { break };
            // After a comma only where the list goes on to an "and": else it is another clause.
            if comma && !and && !self.list_goes_on(more, titled, stretch) {
                break;
            }
            end = more;
        }
        Some(end)
    }

    fn list_goes_on(&self, at: usize, titled: bool, stretch: Stretch) -> bool {
        let and = at + usize::from(self.word(at) == ",");
        (self.word(and) == "and" || self.word(and) == "&" || self.word(at) == ",")
            && self.portfolio(and + usize::from(self.word(and) != ","), titled, stretch).is_some()
    }

    fn portfolio(&self, at: usize, titled: bool, stretch: Stretch) -> Option<usize> {
        if at >= stretch.end || self.covering(at).is_some() || self.office_head_covers(at) {
            return None;
        }
        let portfolios = self.lexicon.offices().portfolios();
        if let Some((end, _)) = self.report.phrase(portfolios, at, stretch.end) {
            return Some(if titled { self.more_topic(end, stretch) } else { end });
        }
        if !titled {
            return None;
        }
        let end = self.more_topic(at, stretch);
        (end > at).then_some(end)
    }

    /// Words with a capital that go on with a portfolio and are nobody's name: `Public` **Works**.
    fn more_topic(&self, at: usize, stretch: Stretch) -> usize {
        let mut end = at;
        while end < stretch.end
            && self.is(end, Shape::WORD | Shape::CAPITAL)
            && !self.is(end, Shape::ALL_CAPITALS)
            && self.covering(end).is_none()
            && !self.office_head_covers(end)
            && !self.can_be(
                end,
                WordClass::PERSONAL
                    | WordClass::NUMBER_WORD
                    | WordClass::FUNCTION_WORD
                    | WordClass::WEEKDAY
                    | WordClass::MONTH
                    | WordClass::HONORIFIC,
            )
            && (self.can_be(end, WordClass::COMMON_WORD)
                || !self.tagged_person(end)
                || self.tagged_person(end + 1) && self.can_be(end + 1, WordClass::GIVEN_NAME))
            && !self.is_honorific(end)
        {
            end += 1;
        }
        end
    }

    /// Where the list of portfolios begins that ends before token `end` ("**industry and trade**
    /// minister").
    pub(crate) fn portfolios_before(&self, end: usize, stretch: Stretch) -> usize {
        let mut start = self.portfolio_before(end, stretch);
        while start < end && start > stretch.start {
            let and = start - 1;
            if !matches!(self.word(and), "and" | "&" | ",") {
                break;
            }
            let more = self.portfolio_before(and, stretch);
            if more == and {
                break;
            }
            start = more;
        }
        start
    }

    /// Where the portfolio begins that ends before token `end` ("**public security** minister");
    /// `end` itself if there is none.
    pub(crate) fn portfolio_before(&self, end: usize, stretch: Stretch) -> usize {
        let portfolios = self.lexicon.offices().portfolios();
        let mut best = end;
        for back in 1..=4 {
            let Some(start) = end.checked_sub(back).filter(|&at| at >= stretch.start) else {
                break;
            };
            if self.covering(start).is_some()
                || !self.is(start, Shape::WORD) && !self.is(start, Shape::JOINER)
            {
                break;
            }
            if self.report.phrase(portfolios, start, end).is_some_and(|(to, _)| to == end) {
                best = start;
            }
        }
        best
    }
}
