//! What stands before the head of an office: **the visiting Chinese foreign** `minister`, **former
//! U.S.** `President`, **Vietnam's** `prime minister`, **his** `defence minister`, **the two** `ministers`.

use dateline_lexicon::{
    CountryId, FunctionKind, NamedFlags, OfficeClass, OfficeId, VerbForms, WordClass, lexicon,
    words,
};
use dateline_parser::{Report, Shape, TokenRange};
use dateline_schema::closed::{MentionForm, MentionKind, OrganisationKind};

use super::Title;
use crate::draft::{Draft, Stretch};
use crate::mention::What;

impl Draft<'_, '_> {
    /// Extends title `n` by what stands before its head.
    pub(super) fn read_before(&mut self, n: usize, stretch: Stretch) {
        let mut title = self.titles[n];
        // Words of the office before end where this one begins.
        let before = self.titles[..n].iter().rev().take(3).find(|before| !before.nested);
        let floor = before.map_or(stretch.start, |before| {
            (before.next as usize).clamp(stretch.start, title.head.start as usize)
        });
        for _ in 0..8 {
            let start = title.tokens.start as usize;
            if start <= floor || !self.one_before(&mut title, start, floor, stretch) {
                break;
            }
        }
        self.titles[n] = title;
    }

    /// Takes in what stands right before `start`; false where nothing of an office does.
    fn one_before(
        &mut self,
        title: &mut Title,
        start: usize,
        floor: usize,
        stretch: Stretch,
    ) -> bool {
        let last = start - 1;
        if self.is(last, Shape::JOINER) {
            // then-President, ex-minister; the modifier stands before the hyphen.
            return last > floor && self.modifier_before(title, last, floor);
        }
        if self.is_determiner(last) {
            title.article = Some(last as u32);
            title.owned |= self.can_be(last, WordClass::PRONOUN);
            return false;
        }
        if self.is(last, Shape::POSSESSIVE) {
            return self.owner_before(title, last, floor);
        }
        if let Some(number) = self.body_with_acronym(last, floor) {
            return title.organisation.is_none() && self.found_before(title, number, floor);
        }
        if let Some(number) = self.party_that_is_a_field(title, last) {
            self.drop_find(number);
        }
        if let Some(number) = self.covering(last) {
            self.body_by_its_head(title, number);
            return self.found_before(title, number, floor);
        }
        if self.modifier_before(title, start, floor) {
            return true;
        }
        let stretch = Stretch { start: floor, ..stretch };
        let portfolio = self.portfolios_before(start, stretch);
        if portfolio < start && title.bare.start as usize == start {
            title.tokens.start = portfolio as u32;
            title.bare.start = portfolio as u32;
            return true;
        }
        if let Some(owner) = self.field_between(start, floor) {
            title.tokens.start = owner as u32;
            return true;
        }
        let titled = title.bare.start as usize == start && !stretch.shouted && !stretch.headline;
        if titled && self.is_titled_topic(last, start) {
            title.tokens.start = last as u32;
            title.bare.start = last as u32;
            return true;
        }
        // "*Intergovernmental* Affairs Director", "*corporate* affairs minister"
        if title.bare.start as usize == start
            && self.report.word_is(start, words!["affairs"])
            && self.is(last, Shape::WORD)
            && self.is(last, Shape::CAPITAL) == self.is(start, Shape::CAPITAL)
            && !self.can_be(last, WordClass::FUNCTION_WORD)
        {
            title.tokens.start = last as u32;
            title.bare.start = last as u32;
            return true;
        }
        if title.form.plural
            && self.can_be(last, WordClass::NUMBER_WORD)
            && !self.has_own_capital(last)
        {
            title.counted = true;
            title.tokens.start = last as u32;
            return true;
        }
        false
    }

    /// "*National Economic Council* (NEC) Director": the body in front of its acronym, whose bracket closes at a token.
    fn body_with_acronym(&self, close: usize, floor: usize) -> Option<u32> {
        let end = close.checked_sub(2).filter(|&open| open > floor)?;
        let acronym = self.word(close) == ")"
            && self.word(end) == "("
            && self.is(close - 1, Shape::ALL_CAPITALS);
        let number = self.covering(end - 1).filter(|_| acronym)?;
        let body = self.found[number as usize];
        (body.kind == MentionKind::Organisation && body.tokens.end as usize == end)
            .then_some(number)
    }

    /// A party's name that is the field of a minister: "**Labour** Minister", but "Labour leader".
    fn party_that_is_a_field(&self, title: &Title, at: usize) -> Option<u32> {
        let class = self.lexicon.offices().get(title.form.head).class;
        let (number, found) = (self.covering(at)?, self.found_at(at)?);
        let What::Organisation(id) = found.what else { return None };
        let party = self.lexicon.organisations().get(id).kind == OrganisationKind::Party;
        let (to, _) = self.report.phrase(self.lexicon.offices().portfolios(), at, at + 1)?;
        (party && class == OfficeClass::Cabinet && found.tokens.len() == 1 && to == at + 1)
            .then_some(number)
    }

    /// What stands as a person before a head that a person follows is a body: "*Lavalin* president
    /// Bernard Lamarre".
    fn body_by_its_head(&mut self, title: &Title, number: u32) {
        let found = self.found[number as usize];
        let guessed = found.kind == MentionKind::Person
            && found.tokens.len() == 1
            && !self.has_title_before(found.tokens.start);
        if guessed && title.tokens == title.bare && self.person_at(title.next as usize).is_some() {
            let body = &mut self.found[number as usize];
            (body.kind, body.form) = (MentionKind::Organisation, MentionForm::FullName);
        }
    }

    /// A modifier that ends at token `end`, of two words or one.
    fn modifier_before(&self, title: &mut Title, end: usize, floor: usize) -> bool {
        let modifiers = self.lexicon.offices().modifiers();
        for back in [3, 2, 1] {
            let Some(start) = end.checked_sub(back).filter(|&at| at >= floor) else { continue };
            if !self.can_be(start, WordClass::OFFICE_MODIFIER) || self.covering(start).is_some() {
                continue;
            }
            let Some((to, modifier)) = self.report.phrase(modifiers, start, end) else { continue };
            // "under President Biden" is no "Under Secretary".
            let preposition = self.is_preposition(start)
                && (!self.has_own_capital(start) || self.capital_by_place(start));
            if to != end || preposition {
                continue;
            }
            if modifier.in_title() && title.bare.start == title.tokens.start {
                title.bare.start = start as u32;
            }
            if let Some(status) = modifier.status() {
                title.status = status;
            }
            title.tokens.start = start as u32;
            return true;
        }
        false
    }

    /// Where a field of one or two small words begins that stands between a nationality, body or owner
    /// and the head: "Spanish **farm** minister", "UN **human rights** chief".
    fn field_between(&self, start: usize, floor: usize) -> Option<usize> {
        for words in 1..=2 {
            let from = start.checked_sub(words).filter(|&at| at > floor)?;
            if !self.is_field(from) {
                return None;
            }
            let owner = from - 1;
            let owned = self.is(owner, Shape::POSSESSIVE) && self.covering(owner).is_none();
            let known = self.found_at(owner).is_some_and(|found| {
                matches!(found.kind, MentionKind::Demonym | MentionKind::Organisation)
                    || matches!(found.what, What::Country(_))
            });
            if owned || known {
                return Some(from);
            }
        }
        None
    }

    /// Can a small word be a field: no word of grammar and no form of a verb?
    fn is_field(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let forms = self.lexicon.syntax().word(token.word).forms;
        token.is(Shape::WORD)
            && !self.has_own_capital(at)
            && self.covering(at).is_none()
            && !self.office_head_covers(at)
            && !token
                .can_be(WordClass::FUNCTION_WORD | WordClass::TIME_TRIGGER | WordClass::NUMBER_WORD)
            && !forms.intersects(VerbForms::PAST | VerbForms::THIRD | VerbForms::GERUND)
    }

    /// The article before one or two small nouns that say whose office it is: "*a* ministry spokesman", "*the* rice
    /// board chairman"; or the comma behind a name: "Ann Bell, *student affairs* director at".
    pub(super) fn described_from(&self, title: &Title, stretch: Stretch) -> Option<usize> {
        const MOST: usize = 2;
        let start = title.tokens.start as usize;
        // "a nursing *major*" is no officer.
        let plain = title.article.is_none()
            && !title.owned
            && !title.form.plural
            && !self.is_adjective(title);
        let mut nouns = (1..=MOST).map_while(|back| {
            let at = start.checked_sub(back).filter(|&at| at > stretch.start)?;
            (plain && self.is_field(at)).then_some(at)
        });
        let named = |at: usize| {
            self.word(at - 1) == ","
                && title.organisation.is_some()
                && self.person_before(at - 1).is_some()
        };
        let first = nouns.find(|&at| self.is_determiner(at - 1) || named(at))?;
        Some(if self.is_determiner(first - 1) { first - 1 } else { first })
    }

    fn is_preposition(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let word = self.lexicon.grammar().function_word(token.word);
            word.is_some_and(|word| word.kind == FunctionKind::Preposition)
        })
    }

    /// Is it a common noun with a capital before a head with one: "*Domestic* Policy Advisor"?
    fn is_titled_topic(&self, at: usize, head: usize) -> bool {
        self.is(at, Shape::CAPITAL)
            && self.is(head, Shape::CAPITAL)
            && !self.capital_by_place(at)
            && self.can_be(at, WordClass::COMMON_WORD)
            && !self.can_be(at, WordClass::PERSONAL | WordClass::FUNCTION_WORD)
    }

    pub(super) fn part_of_its_name(&self, title: &Title, tokens: TokenRange) -> Option<CountryId> {
        region_of_its_name(self.report, title.form.head, tokens)
    }

    /// Is the name of a country before the head what the office is about? Not "U.S. analyst", where the name stands for
    /// the adjective.
    fn is_subject(&self, title: &Title, country: TokenRange) -> bool {
        let head = self.lexicon.offices().get(title.form.head).title;
        let (start, end) = (country.start as usize, country.end as usize);
        let named = self.report.phrase(self.lexicon.gazetteer(), start, end);
        let adjective = named.is_some_and(|(_, named)| named.is(NamedFlags::ATTRIBUTIVE));
        let studies = matches!(
            head,
            "Analyst"
                | "Consultant"
                | "Correspondent"
                | "Expert"
                | "Researcher"
                | "Scholar"
                | "Senior Fellow"
                | "Specialist"
        );
        studies && !adjective && country.end == title.head.start
    }

    fn is_of_a_state(&self, title: &Title) -> bool {
        let class = self.lexicon.offices().get(title.form.head).class;
        matches!(class, OfficeClass::State | OfficeClass::Royal)
    }

    /// The country of a place, but for a town of another than has such legislators, where one of that name lies in it that
    /// is not far smaller: "*Birmingham's* congresswoman" is none of Britain, "*Lima's*" may be Peru's.
    fn country_of_place(&self, title: &Title, place: What) -> Option<CountryId> {
        let row = self.lexicon.offices().get(title.form.head);
        let usual = row.usual.filter(|_| row.class == OfficeClass::Legislator);
        let of = self.country_of(place)?;
        match (place, usual) {
            (What::City(city), Some(usual)) if usual != of => {
                const SMALLER: u32 = 20;
                let cities = self.lexicon.cities();
                let least = self.lexicon.city(city).population / SMALLER;
                let mut others = cities.namesakes(city).map(|id| self.lexicon.city(id));
                let meant = others.any(|it| it.country == usual && it.population >= least);
                (!meant).then_some(of)
            }
            _ => Some(of),
        }
    }

    /// "Vietnam's", "the ministry's", "Biden's" before the head.
    fn owner_before(&self, title: &mut Title, mark: usize, floor: usize) -> bool {
        let Some(owner) = mark.checked_sub(1).filter(|&at| at >= floor) else { return false };
        let Some(number) = self.covering(owner) else {
            title.owned = true;
            return false;
        };
        let found = self.found[number as usize];
        title.owned = true;
        match found.kind {
            MentionKind::Organisation => {
                title.organisation = title.organisation.or(Some(number));
            }
            MentionKind::Place => {
                title.country = title.country.or_else(|| self.country_of_place(title, found.what));
            }
            _ => return false,
        }
        title.tokens.start = found.tokens.start;
        // "the country's", "Vietnam's": an article before the owner is the owner's.
        false
    }

    /// A nationality, country, organisation or place right before the head.
    fn found_before(&self, title: &mut Title, number: u32, floor: usize) -> bool {
        let found = self.found[number as usize];
        if (found.tokens.start as usize) < floor {
            return false;
        }
        match (found.kind, found.what) {
            // "*China* analyst Ana Bell": what she studies; a Chinese analyst is of China.
            (MentionKind::Place, What::Country(_)) if self.is_subject(title, found.tokens) => {
                if title.bare.start == title.tokens.start {
                    title.bare.start = found.tokens.start;
                }
            }
            (MentionKind::Demonym, What::Demonym(id)) | (MentionKind::Place, What::Country(id)) => {
                if title.country.is_some() && title.tokens.end == title.head.end {
                    return false;
                }
                title.country = Some(self.part_of_its_name(title, found.tokens).unwrap_or(id));
            }
            (MentionKind::Organisation, _) if title.organisation.is_none() => {
                title.organisation = Some(number);
            }
            // "in *Brussels* President Ruiz": no city has one.
            (MentionKind::Place, What::City(_)) if self.is_of_a_state(title) => return false,
            (MentionKind::Place, what) if title.country.is_none() => {
                title.country = self.country_of_place(title, what);
            }
            _ => return false,
        }
        if found.kind == MentionKind::Place && !matches!(found.what, What::Country(_)) {
            // "Hanoi mayor", "California governor": the place tells the office.
            let TokenRange { start, .. } = found.tokens;
            if title.bare.start == title.tokens.start {
                title.bare.start = start;
            }
        }
        title.tokens.start = found.tokens.start;
        true
    }
}

/// "*Georgia* Gov. Ruiz": the country of the region that bears a country's name, where the office is one of who
/// governs a part or sits for it.
pub fn region_of_its_name(
    report: &Report<'_>,
    office: OfficeId,
    tokens: TokenRange,
) -> Option<CountryId> {
    let lexicon = lexicon();
    let class = lexicon.offices().get(office).class;
    if !matches!(class, OfficeClass::Local | OfficeClass::Legislator) {
        return None;
    }
    let names = lexicon.gazetteer();
    let (_, named) = report.phrase(names, tokens.start as usize, tokens.end as usize)?;
    lexicon.regions().get(named.region?).country
}
