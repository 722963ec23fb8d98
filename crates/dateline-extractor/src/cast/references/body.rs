//! Descriptions of what is no person: "the Vietnamese government", "the ministry", "the party", "the
//! country", "the two countries", "the Chinese side".

use dateline_lexicon::{CompanyRole, CountryId, SceneRole, company_words, words as word_set};
use dateline_parser::TokenRange;
use dateline_recogniser::What;
use dateline_schema::closed::{
    BodyCountrySource, LinkSource, MentionKind, OrganisationKind, PlaceKind, Sector,
};

use super::super::kinds::kind_of;
use super::super::organisations::ministry_of;
use super::super::words as keys;
use super::super::{Meaning, MentionId};
use super::found::{Described, Reference};
use super::{Answer, Resolver};
use crate::facts::{Entity, LocalId};

impl Resolver<'_, '_, '_> {
    /// A recognised organisation in words: a government is its country, a ministry the one of that
    /// country that was named.
    pub(super) fn described_organisation(&mut self, n: MentionId) {
        let tokens = self.mentions[n as usize].tokens;
        if let Some(known) = self.mentions[n as usize].meaning.one() {
            self.stage.see_organisation(known);
            return;
        }
        let country = self.scene.recognised.mentions[n as usize].country;
        let head = kind_of(self.scene, tokens);
        let kind = head.map(|(kind, _)| kind);
        // "the Danish police": of the state, and not its government
        let rules = head.is_some_and(|(_, sector)| sector != Some(Sector::Police));
        let answer = match (kind, country) {
            (Some(OrganisationKind::Government), Some(_)) if !rules => Answer::Nobody,
            (Some(OrganisationKind::Government), Some(country)) => {
                Answer::One(self.entities.country(country))
            }
            (Some(kind), _) => self.organisation(&[kind], country, tokens),
            (None, _) => Answer::Nobody,
        };
        let answer = match answer {
            open @ (Answer::Nobody | Answer::Doubt) if country.is_none() => {
                self.administration(tokens).map_or(open, Answer::One)
            }
            answer => answer,
        };
        self.mentions[n as usize].country = country;
        self.settle_quietly(n, &answer);
        if let Some(country) = country {
            self.stage.see_country(country, self.sentence);
        }
    }

    /// The last organisation of one of these kinds, and of that country; one whose name has the words
    /// of the description before others.
    fn organisation(
        &self,
        kinds: &[OrganisationKind],
        country: Option<CountryId>,
        tokens: TokenRange,
    ) -> Answer {
        let key = keys::key(self.scene.report, tokens);
        let head = key.rsplit(' ').next().unwrap_or_default();
        // "the navy" is no army, and "the radio" no newspaper.
        let own_word = match head {
            "force" if key.ends_with("air force") => Some("air"),
            "navy" | "radio" | "television" => Some(head),
            _ => None,
        };
        let here = self.country_of_dateline();
        let mut fitting: Vec<(bool, LocalId)> = Vec::new();
        for id in self.stage.organisations() {
            let Entity::Organisation(fact) = &self.entities.all[id.0 as usize] else { continue };
            let of = fact.country.map(|(of, _)| of);
            let same_country = country.is_none() || of.is_none() || of == country;
            // "the army" is no front of those who fight it.
            let rebels = fact.sector == Some(Sector::Rebels)
                && matches!(head, "army" | "force" | "forces" | "military" | "navy");
            // Nor is "the government" its police.
            let police = fact.sector == Some(Sector::Police)
                && matches!(head, "administration" | "government" | "regime");
            let other = own_word.is_some_and(|word| !keys::has_word(&fact.name, word))
                || head == "army" && is_no_army(&fact.name);
            // "the army said" in a report from Kyiv: not that of who shells it.
            let enemy = country.is_none()
                && matches!(head, "army" | "force" | "forces" | "military" | "navy")
                && fact.kind == OrganisationKind::Military
                && here.is_some_and(|here| {
                    let told = || self.stage.countries().any(|(told, _)| told == here);
                    of.is_some_and(|of| here != of) && (keys::has_word(&fact.name, head) || told())
                });
            if kinds.contains(&fact.kind)
                && !rebels
                && !police
                && !other
                && !enemy
                && same_country
                && !fitting.iter().any(|(_, known)| *known == id)
            {
                let named = keys::has_word(&fact.name, head);
                fitting.push((named, id));
            }
        }
        let named: Vec<LocalId> =
            fitting.iter().filter(|(named, _)| *named).map(|(_, id)| *id).collect();
        // Of a party and its committee "the party" is the whole.
        let whole = named
            .iter()
            .copied()
            .find(|&one| named.iter().all(|&other| other == one || self.is_within(other, one)));
        match (named.as_slice(), fitting.as_slice()) {
            ([_, _, ..], _) if whole.is_some() => whole.map_or(Answer::Doubt, Answer::One),
            ([], [(_, one)]) | ([one], _) => Answer::One(*one),
            ([], []) => Answer::Nobody,
            _ => Answer::Doubt,
        }
    }

    /// "*the Administration*", written as a name is.
    fn administration(&mut self, tokens: TokenRange) -> Option<LocalId> {
        let report = self.scene.report;
        let at = tokens.range().find(|&i| report.word(i) == "Administration")?;
        let first = report.sentences[self.sentence as usize].tokens.start as usize == at;
        if report.is_in_capitals() || first {
            return None;
        }
        self.entities.administration.of(&mut self.entities.all)
    }

    /// Is an organisation a part of another, at any depth?
    fn is_within(&self, part: LocalId, whole: LocalId) -> bool {
        let mut at = part;
        for _ in 0..8 {
            let Some(Entity::Organisation(fact)) = self.entities.all.get(at.0 as usize) else {
                return false;
            };
            match fact.parent {
                Some(parent) if parent == whole => return true,
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }

    /// "the ministry", "the party", "the country", "the two countries".
    pub(super) fn body(&mut self, one: &Reference, described: &Described) {
        let several = described.word.plural || described.number > 1;
        let country = described.word.role == SceneRole::Country;
        // What only owns something ("the country's economy") acts not, and what is not definite is new.
        if one.owns || !described.definite || described.owned {
            return;
        }
        let answer = match (country, several) {
            (true, true) if described.number == 2 => match self.two_countries() {
                Some(countries) => {
                    Answer::Several(countries.iter().map(|&c| self.entities.country(c)).collect())
                }
                None => return,
            },
            (true, false) if described.country.is_none() => match self.last_country() {
                Some(country) => Answer::One(self.entities.country(country)),
                None => return,
            },
            (true, true) if described.number > 2 => match self.acted_together(described) {
                Some(countries) => Answer::Several(countries),
                None => return,
            },
            (false, true) if described.country.is_none() && self.points(one, described) => {
                match self.several_bodies(described) {
                    Some(bodies) => Answer::Several(bodies),
                    None => return,
                }
            }
            (false, false) => self.described_body(one, described),
            _ => return,
        };
        // "The group discussed the port": those who met.
        let last = one.tokens.end.saturating_sub(1) as usize;
        let met = answer == Answer::Nobody
            && self.stage.parties.len() > 2
            && matches!(self.scene.report.word(last), "group" | "trio" | "quartet");
        if met {
            let mention = self.description(one, MentionKind::Group, described);
            let parties = Answer::Several(self.stage.parties.clone());
            self.settle_quietly(mention, &parties);
            return;
        }
        let kind = match (country, several) {
            (_, true) => MentionKind::Group,
            (true, false) => MentionKind::Place,
            (false, false) => MentionKind::Organisation,
        };
        if answer == Answer::Nobody && described.country.is_none() && one.verb.is_none() {
            return;
        }
        let mention = self.description(one, kind, described);
        self.settle_quietly(mention, &answer);
    }

    /// Does it begin with a word that points to those known, rather than to some or to others?
    fn points(&self, one: &Reference, described: &Described) -> bool {
        let first = self.scene.report.word(one.tokens.start as usize);
        described.number > 1
            || ["both", "the", "these", "those"].iter().any(|it| first.eq_ignore_ascii_case(it))
    }

    /// "the two companies", "the governments": those that acted together, else the only ones so far.
    fn several_bodies(&mut self, described: &Described) -> Option<Vec<LocalId>> {
        if let Some(together) = self.acted_together(described) {
            return Some(together);
        }
        if described.word.kinds[..] == [OrganisationKind::Government] {
            let countries = self.two_countries().filter(|_| described.number == 2)?;
            return Some(countries.iter().map(|&country| self.entities.country(country)).collect());
        }
        let mut bodies: Vec<LocalId> = Vec::new();
        for body in self.stage.organisations() {
            if self.is_of_kind(body, described) && !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        bodies.reverse();
        let number = described.number.max(2) as usize;
        (bodies.len() == number).then_some(bodies)
    }

    /// The bodies or countries that were the subjects of one verb not long ago, if they are as many as
    /// is said and all of this kind.
    fn acted_together(&self, described: &Described) -> Option<Vec<LocalId>> {
        const LASTING: u32 = 4;
        let (sentence, bodies) = self.stage.bodies.as_ref()?;
        let number = described.number as usize;
        let fits = (number == 0 || bodies.len() == number)
            && sentence + LASTING >= self.sentence
            && bodies.iter().all(|&body| self.is_of_kind(body, described));
        fits.then(|| bodies.clone())
    }

    /// Can the description mean this one: a country, or an organisation of its kinds?
    fn is_of_kind(&self, body: LocalId, described: &Described) -> bool {
        let kinds = &described.word.kinds[..];
        match self.entities.all.get(body.0 as usize) {
            Some(Entity::Organisation(fact)) => {
                let unknown = fact.kind == OrganisationKind::Other && fact.known.is_none();
                kinds.contains(&fact.kind) || unknown && kinds.contains(&OrganisationKind::Company)
            }
            Some(Entity::Place(place)) => {
                let country = place.country.is_some() && place.kind == PlaceKind::Country;
                let state = described.word.role == SceneRole::Country
                    || kinds == [OrganisationKind::Government];
                country && state
            }
            _ => false,
        }
    }

    fn described_body(&mut self, one: &Reference, described: &Described) -> Answer {
        let kinds = &described.word.kinds[..];
        let government = kinds == [OrganisationKind::Government];
        let of_state = self.states_have_one(one.tokens) > 0;
        let behind = of_state.then(|| self.country_behind(one.tokens)).flatten();
        match described.country.or(behind) {
            Some(country) if government => Answer::One(self.entities.country(country)),
            country => match self.organisation(kinds, country, one.tokens) {
                // "the group" says little: what bears another name and never acts is not meant.
                Answer::One(organisation)
                    if kinds.len() > 3
                        && !self.acting.acted(organisation)
                        && !self.bears(organisation, one) =>
                {
                    Answer::Nobody
                }
                Answer::One(organisation) => Answer::One(organisation),
                Answer::Nobody if of_state => {
                    // "the army said": of the country that the report tells of
                    let acts = one.speaks;
                    let armed = kinds == [OrganisationKind::Military];
                    let bare = armed && acts && !self.goes_on(one.tokens);
                    let told = || self.told_state().filter(|_| bare);
                    let stated = country.map(|of| (of, BodyCountrySource::Stated));
                    let own = stated.or_else(|| Some((told()?, BodyCountrySource::Report)));
                    own.map_or(Answer::Nobody, |own| self.of_state(one.tokens, own))
                }
                Answer::Nobody if government => {
                    self.administration(one.tokens).map_or_else(|| self.government(), Answer::One)
                }
                Answer::Doubt if government && self.administration(one.tokens).is_some() => {
                    self.administration(one.tokens).map_or(Answer::Doubt, Answer::One)
                }
                // "the insurer": of several companies any, and the one that acted last need not be one.
                _ if self.tells_trade(one) => Answer::Nobody,
                // Several: the one that acted last.
                open => self
                    .last_actor_of(one, kinds)
                    .filter(|_| country.is_none())
                    .map_or(open, Answer::One),
            },
        }
    }

    /// Does a description say what a company makes or deals in, which no name of one tells?
    fn tells_trade(&self, one: &Reference) -> bool {
        let last = one.tokens.end.checked_sub(1);
        let last = last.and_then(|at| self.scene.report.tokens.get(at as usize));
        last.is_some_and(|last| company_words().role(last.hash).contains(CompanyRole::TRADE))
    }

    /// How many words at the end of a description name a body that each state has one of: "the Danish *navy*", "Danish
    /// *central bank*"?
    fn states_have_one(&self, tokens: TokenRange) -> u32 {
        let report = self.scene.report;
        let Some(last) = tokens.end.checked_sub(1).filter(|_| !tokens.is_empty()) else {
            return 0;
        };
        let before = last.checked_sub(1).filter(|&before| before >= tokens.start);
        let behind = |words| before.is_some_and(|at| report.word_is(at as usize, words));
        if report.word_is(last as usize, word_set!["army", "military", "navy", "parliament"]) {
            1
        } else if report.word_is(last as usize, word_set!["bank"]) && behind(word_set!["central"])
            || report.word_is(last as usize, word_set!["force"]) && behind(word_set!["air"])
        {
            2
        } else {
            0
        }
    }

    /// Does a preposition tell whose it is, or where: "the army *of* Sudan", "the navy *in* the Red Sea"?
    fn goes_on(&self, tokens: TokenRange) -> bool {
        self.scene.report.word_is(tokens.end as usize, word_set!["at", "from", "in", "of", "on"])
    }

    /// The country behind: "the army of *Sudan*", "the navy in *Iran*".
    fn country_behind(&self, tokens: TokenRange) -> Option<CountryId> {
        let report = self.scene.report;
        if !report.word_is(tokens.end as usize, word_set!["in", "of"]) {
            return None;
        }
        let start = tokens.end + 1;
        let start = start + u32::from(report.word_is(start as usize, word_set!["the"]));
        let known = &self.scene.recognised.mentions;
        let n = known.partition_point(|known| known.tokens.start < start);
        let place = known.get(n).filter(|known| known.tokens.start == start)?;
        match place.what {
            What::Country(_) => self.mentions.get(n)?.country,
            _ => None,
        }
    }

    /// That body of a state, which nothing in the report has named.
    fn of_state(&mut self, tokens: TokenRange, country: (CountryId, BodyCountrySource)) -> Answer {
        let field = TokenRange::new(tokens.end - self.states_have_one(tokens), tokens.end);
        let body = ministry_of(self.scene, tokens, field, Some(country), self.entities);
        self.stage.see_organisation(body);
        Answer::One(body)
    }

    /// Is the word of the description one of the organisation's name?
    fn bears(&self, organisation: LocalId, one: &Reference) -> bool {
        let key = keys::key(self.scene.report, one.tokens);
        let head = key.rsplit(' ').next().unwrap_or_default();
        let Some(Entity::Organisation(fact)) = self.entities.all.get(organisation.0 as usize)
        else {
            return false;
        };
        keys::has_word(&fact.name, head)
    }

    /// "the government": of the only country that has been named, else of the dateline's if that was.
    fn government(&mut self) -> Answer {
        let country = self.own_state();
        country.map_or(Answer::Nobody, |country| Answer::One(self.entities.country(country)))
    }

    /// The only country that has been named, else the dateline's if that was.
    fn own_state(&self) -> Option<CountryId> {
        let countries: Vec<CountryId> =
            self.stage.countries().map(|(country, _)| country).collect();
        match countries[..] {
            [] => self.country_of_dateline(),
            [only] => Some(only),
            _ => self.country_of_dateline().filter(|country| countries.contains(country)),
        }
    }

    /// The state whose army a report can tell of by a bare word: the only one it tells of, and from Moscow on Kherson
    /// none, unless forces of the one that it was written from are told of.
    fn told_state(&self) -> Option<CountryId> {
        let Some(here) = self.country_of_dateline() else { return self.own_state() };
        let forces = |id: LocalId| match self.entities.all.get(id.0 as usize) {
            Some(Entity::Organisation(fact)) => {
                fact.kind == OrganisationKind::Military
                    && fact.country.is_some_and(|(of, _)| of == here)
            }
            _ => false,
        };
        let alone = self.stage.countries().all(|(told, _)| told == here);
        (alone || self.stage.organisations().any(forces)).then_some(here)
    }

    /// The country that was spoken of last, if it is the only one of this sentence and the one before.
    fn last_country(&self) -> Option<CountryId> {
        let mut near =
            self.stage.countries().take_while(|(_, sentence)| sentence + 1 >= self.sentence);
        match (near.next(), near.next()) {
            (Some((country, _)), None) => Some(country),
            _ => None,
        }
    }

    /// "the Chinese side", "the U.S. delegation": the country.
    pub(super) fn side(&mut self, one: &Reference, described: &Described) {
        let Some(country) = described.country else { return };
        let mention = self.description(one, MentionKind::Group, described);
        let place = self.entities.country(country);
        self.settle_quietly(mention, &Answer::One(place));
    }

    /// Writes an answer without an issue: no person is in doubt.
    fn settle_quietly(&mut self, mention: MentionId, answer: &Answer) {
        let known = &mut self.mentions[mention as usize];
        known.meaning = answer.meaning();
        known.link_source = (known.meaning != Meaning::Open).then_some(LinkSource::Title);
    }
}

/// Is it the name of what fights at sea or in the air, or of a part of an army, and of none itself?
fn is_no_army(name: &str) -> bool {
    const PARTS: [&str; 13] = [
        "academy",
        "air",
        "battalion",
        "brigade",
        "coast",
        "division",
        "fleet",
        "guard",
        "marine",
        "marines",
        "maritime",
        "navy",
        "regiment",
    ];
    PARTS.iter().any(|word| keys::has_word(name, word))
}
