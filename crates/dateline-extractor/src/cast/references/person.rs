//! Descriptions of one person by the part in the scene: "the host", "the guest", "his counterpart",
//! "the top leader", "His Majesty".

use dateline_lexicon::{CountryId, OfficeClass, SceneRole, words};

use super::found::{Described, Reference};
use super::stage::{REACH, STRANGER};
use super::{Answer, Resolver};
use crate::cast::places::country_of_dateline;
use crate::facts::LocalId;

impl Resolver<'_, '_, '_> {
    pub(super) fn person(&self, found: &[Reference], n: usize, described: &Described) -> Answer {
        match described.word.role {
            SceneRole::Host | SceneRole::Guest if described.country.is_some() => {
                self.counterpart(described.country)
            }
            SceneRole::Host => self.host(&found[n], true),
            SceneRole::Guest => self.host(&found[n], false),
            SceneRole::Counterpart => self.counterpart(described.country),
            SceneRole::Leader => self.leader(&found[n], described.country),
            SceneRole::Majesty => self.majesty(&found[n], described),
            _ => Answer::Nobody,
        }
    }

    /// The two of the scene: the parties of the meeting, else the only two who are spoken of.
    fn pair(&self) -> Vec<LocalId> {
        if self.stage.parties.len() == 2 {
            return self.stage.parties.clone();
        }
        let near = self.stage.people(self.sentence, REACH);
        if near.len() == 2 { near } else { self.stage.people(self.sentence, u32::MAX / 2) }
    }

    /// Who receives and who came: the one of the two whose country the place lies in, and the other.
    /// Who does something to the host is not the host.
    fn host(&self, one: &Reference, host: bool) -> Answer {
        let pair = self.pair();
        let [a, b] = pair[..] else { return self.at_home(host) };
        if one.verb.is_none()
            && let Some(subject) = self.subject_before(one)
            && pair.contains(&subject)
        {
            return Answer::One(if subject == a { b } else { a });
        }
        let here = self.country_of_dateline();
        let at_home = |person: LocalId| here.is_some() && self.country(person) == here;
        // Of whom no country is known is at home where the other is not.
        let abroad = |person: LocalId| {
            here.is_some() && self.country(person).is_some_and(|country| Some(country) != here)
        };
        match (at_home(a) || !at_home(b) && abroad(b), at_home(b) || !at_home(a) && abroad(a)) {
            (true, false) => Answer::One(if host { a } else { b }),
            (false, true) => Answer::One(if host { b } else { a }),
            _ => Answer::Doubt,
        }
    }

    /// Of more than two the only one of the country of the dateline, or of another.
    fn at_home(&self, host: bool) -> Answer {
        let Some(here) = self.country_of_dateline() else { return Answer::Doubt };
        let near = self.stage.people(self.sentence, 2 * REACH);
        let fitting: Vec<LocalId> = near
            .into_iter()
            .filter(|&person| self.country(person).is_some_and(|of| (of == here) == host))
            .collect();
        match Answer::only(&fitting) {
            Answer::Nobody => Answer::Doubt,
            answer => answer,
        }
    }

    /// The subject of the clause that the reference stands in.
    pub(super) fn subject_before(&self, one: &Reference) -> Option<LocalId> {
        self.stage
            .in_sentence(self.sentence)
            .filter(|seen| seen.token < one.tokens.start && seen.verb.is_some())
            .last()
            .map(|seen| seen.person)
            .filter(|&person| person != STRANGER)
    }

    /// The country that the report is written from.
    pub(super) fn country_of_dateline(&self) -> Option<CountryId> {
        country_of_dateline(self.scene, self.mentions)
    }

    /// The other of two; with a country the one of that country.
    fn counterpart(&self, country: Option<CountryId>) -> Answer {
        if country.is_some() {
            let near = self.stage.people(self.sentence, 2 * REACH);
            let own: Vec<LocalId> =
                near.into_iter().filter(|&person| self.country(person) == country).collect();
            return Answer::only(&own);
        }
        let pair = self.pair();
        let subject = self.stage.in_sentence(self.sentence).find(|seen| seen.verb.is_some());
        match (&pair[..], subject) {
            ([a, b], Some(subject)) if subject.person == *a => Answer::One(*b),
            ([a, b], Some(subject)) if subject.person == *b => Answer::One(*a),
            _ => Answer::Nobody,
        }
    }

    /// Who leads a state: of that country, else the last who was the subject.
    fn leader(&self, one: &Reference, country: Option<CountryId>) -> Answer {
        let near = self.stage.people(self.sentence, u32::MAX / 2);
        let led = self.what_is_led(one);
        let leads = |person: &LocalId| match led {
            Some(governs) => self.leads_so(*person, governs),
            None => self.held.leads(*person),
        };
        let leaders: Vec<LocalId> = near.iter().copied().filter(leads).collect();
        let leaders = self.of_country(leaders, country);
        match leaders.as_slice() {
            [one] => return Answer::One(*one),
            [] => {}
            several => {
                return self
                    .stage
                    .last_subject_of(several, self.sentence)
                    .map_or(Answer::Doubt, Answer::One);
            }
        }
        let open: Vec<LocalId> =
            near.into_iter().filter(|&person| self.held.posts(person).is_empty()).collect();
        let open = self.of_country(open, country);
        match (open.as_slice(), country) {
            ([], _) => Answer::Nobody,
            ([one], Some(_)) => Answer::One(*one),
            (several, _) => self
                .stage
                .last_subject_of(several, self.sentence)
                .map_or(Answer::Nobody, Answer::One),
        }
    }

    /// Does the person lead the government, or else the state?
    pub(super) fn leads_so(&self, person: LocalId, governs: bool) -> bool {
        self.held.posts(person).iter().any(|post| {
            matches!(post.class, OfficeClass::State | OfficeClass::Royal)
                && post.level == Some(1)
                && post.governs() == governs
        })
    }

    /// "the head of government" governs, "the head of state" does not; "the leader" may.
    fn what_is_led(&self, one: &Reference) -> Option<bool> {
        let report = self.scene.report;
        let word =
            |back: u32| one.tokens.end.checked_sub(back).map_or("", |at| report.word(at as usize));
        match (word(2), word(1)) {
            ("of", "government") => Some(true),
            ("of", "state") => Some(false),
            _ => None,
        }
    }

    /// Is the word one for who reigns, "Majesty", and not for a prince or an envoy too?
    fn is_of_sovereign(&self, one: &Reference) -> bool {
        let last = one.tokens.end.checked_sub(1);
        last.is_some_and(|at| self.scene.report.word_is(at as usize, words!["majesty"]))
    }

    /// "His Majesty": the monarch of the report of that gender.
    fn majesty(&self, one: &Reference, described: &Described) -> Answer {
        let royal = |person: LocalId| {
            self.held.posts(person).iter().any(|post| post.class == OfficeClass::Royal)
        };
        let near = self.stage.people(self.sentence, u32::MAX / 2);
        let mut monarchs: Vec<LocalId> = near
            .into_iter()
            .filter(|&person| royal(person) && self.can_be(person, described.owner))
            .collect();
        // A prince is a highness, and no majesty.
        let reigns = |&person: &LocalId| self.leads_so(person, false);
        if self.is_of_sovereign(one) && monarchs.iter().any(reigns) {
            monarchs.retain(reigns);
        }
        match monarchs.as_slice() {
            [] => Answer::Nobody,
            [one] => Answer::One(*one),
            several => {
                let near = self.stage.people(self.sentence, 1);
                let near: Vec<LocalId> =
                    near.into_iter().filter(|person| several.contains(person)).collect();
                Answer::only(&near)
            }
        }
    }
}
