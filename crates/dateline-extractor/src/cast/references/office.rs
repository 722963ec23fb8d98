//! Descriptions by office: "the Vietnamese president", "the state councilor", "the minister".
//!
//! Whoever holds that office in this report; a description with a country never means somebody of
//! another. A general word ("the Chinese minister") also fits the only person of that country whose
//! office is of this kind, or who has been given none yet.

use dateline_lexicon::{
    CountryId, Culture, OfficeClass, SceneRole, TimeWord, WordClass, fold, lexicon,
};
use dateline_parser::{Shape, Token};
use dateline_recogniser::Office;
use dateline_schema::closed::{CountrySource, LinkSource, MentionForm, MentionKind, OfficeStatus};

use super::super::MentionId;
use super::super::home::is_foreign_name;
use super::super::offices::attest;
use super::super::offices::held::Post;
use super::found::Reference;
use super::stage::REACH;
use super::{Answer, Resolver, phrase_at};
use crate::facts::LocalId;

/// So many offices of people who were only described are remembered.
const MOST_UNNAMED: usize = 8;

impl Resolver<'_, '_, '_> {
    pub(super) fn take_office(
        &mut self,
        found: &[Reference],
        n: usize,
        mention: MentionId,
        office: u32,
    ) -> Option<LocalId> {
        let one = &found[n];
        let known = self.scene.recognised.offices[office as usize];
        // "as the minister noted" tells who notes it.
        if self.follows(one, "as") && one.verb.is_none() {
            self.becomes(found, n, mention, office);
            return None;
        }
        if !self.heads_phrase(&known) {
            return None;
        }
        let country = self.country_of_office(office);
        let post = Post { country, ..Post::of(self.scene, &known) };
        let definite = self.is_definite(one, known.article)
            || self.follows(one, "both")
            || self.is_called_bare(one, &post, &known);
        // A title alone, in a list or a heading, points to nobody.
        let bare = known.article.is_none() && !definite && !known.plural;
        if bare && country.is_none() && known.organisation.is_none() {
            return None;
        }
        let span = self.scene.report.span_of(one.tokens);
        let words = &mut self.mentions[mention as usize];
        words.kind = if known.plural { MentionKind::Group } else { MentionKind::Person };
        words.form = MentionForm::Description;
        words.tokens = one.tokens;
        words.span = span;
        words.country = country;
        let told_before =
            definite && post.country.is_none() && post.is_generic() && self.is_unnamed(&post);
        let answer = match (definite && !told_before, known.plural) {
            (false, _) => Answer::Nobody,
            (true, true) => self.holders_together(&post, self.number_in(one)),
            (true, false) => match self.holder(&post, one) {
                Answer::Nobody if country.is_none() => {
                    self.kindred_by_office(one).map_or(Answer::Nobody, Answer::One)
                }
                answer => answer,
            },
        };
        self.settle(one, mention, &answer, LinkSource::Title);
        if answer == Answer::Nobody && !known.plural {
            self.awaits(one, mention, office, &post);
            self.remember_described(one, mention, Some(office));
            self.unnamed.retain(|(head, _)| *head != post.head);
            self.unnamed.push((post.head, self.sentence));
            if self.unnamed.len() > MOST_UNNAMED {
                self.unnamed.remove(0);
            }
        }
        if let Answer::One(person) = answer {
            if let Some(country) = known.country {
                self.learn(person, country, CountrySource::Stated);
            } else if let Some(country) = country {
                self.learn(person, country, CountrySource::Office);
            }
            if self.held.posts(person).is_empty() && !post.is_generic() {
                self.attest(person, mention, office);
                self.held.add(person, post);
            }
        }
        self.seen(one, &answer)
    }

    /// "…," *Crown prince* said: a title with no article that speaks, as some houses write, of the only one who bears
    /// it before the name.
    fn is_called_bare(&self, one: &Reference, post: &Post, office: &Office) -> bool {
        let bears = |&person: &LocalId| {
            let mut posts = self.held.posts(person).iter();
            self.named.contains(person)
                && posts.any(|held| held.before_name && held.words == post.words)
        };
        one.speaks
            && office.article.is_none()
            && !office.plural
            && self.held.holders(post).iter().filter(|person| bears(person)).count() == 1
    }

    /// Was somebody of this office described, and not named, a moment ago? "A minister resigned. The
    /// minister gave no reason." Of an official nobody is meant who is not called so, for longer.
    fn is_unnamed(&self, post: &Post) -> bool {
        const LASTING: u32 = 12;
        let called = post.class != OfficeClass::General || !self.held.holders(post).is_empty();
        let reach = if called { 1 } else { LASTING };
        let near = |sentence: u32| sentence + reach >= self.sentence;
        self.unnamed.iter().any(|&(of, sentence)| of == post.head && near(sentence))
    }

    /// Is the office what its noun phrase is about? Not in "the presidential office" or "the minister
    /// level".
    fn heads_phrase(&self, office: &Office) -> bool {
        let report = self.scene.report;
        let next = report.tokens.get(office.tokens.end as usize);
        let ends = |next: &Token| {
            next.is(Shape::POSSESSIVE)
                || lexicon().times().word(next.word) != TimeWord::default()
                || next.can_be(WordClass::FUNCTION_WORD)
        };
        if next.is_some_and(ends) {
            return true;
        }
        match phrase_at(self.scene.syntax, self.sentence, office.tokens.start) {
            Some(phrase) => {
                let head = self.scene.syntax.phrase(phrase).head;
                office.tokens.range().contains(&(head as usize))
            }
            None => true,
        }
    }

    /// Does a determiner that points stand before it ("the", "his"), or an owner ("Chile's president")?
    fn is_definite(&self, one: &Reference, article: Option<u32>) -> bool {
        let report = self.scene.report;
        match article {
            Some(article) => !matches!(report.word(article as usize), "a" | "an" | "A" | "An"),
            None => {
                report.tokens[one.tokens.range()].iter().any(|token| token.is(Shape::POSSESSIVE))
                    || report.word(one.tokens.start as usize).eq_ignore_ascii_case("the")
                    || self.is_of_known(one)
            }
        }
    }

    /// "the *company's* chairman", "the *country's* leader": of a body or country that is known.
    fn is_of_known(&self, one: &Reference) -> bool {
        let report = self.scene.report;
        let owner = one.tokens.start.checked_sub(2).filter(|&at| {
            at > 0
                && report.tokens[at as usize + 1].is(Shape::POSSESSIVE)
                && ["its", "the"]
                    .iter()
                    .any(|it| report.word(at as usize - 1).eq_ignore_ascii_case(it))
        });
        let words = lexicon().role_words().phrases();
        owner.is_some_and(|at| {
            matches!(report.word(at as usize), "city" | "club" | "province" | "region" | "town")
                || report.phrase(words, at as usize, at as usize + 1).is_some_and(|(_, word)| {
                    !word.plural && matches!(word.role, SceneRole::Body | SceneRole::Country)
                })
        })
    }

    /// The country that the words of an office give, by themselves or by its organisation.
    pub(super) fn country_of_office(&self, office: u32) -> Option<CountryId> {
        let known = &self.scene.recognised.offices[office as usize];
        let organisation =
            known.organisation.and_then(|of| self.mentions.get(of as usize)?.meaning.one());
        known
            .country
            .or_else(|| organisation.and_then(|of| self.entities.country_of(of)))
            .or(lexicon().offices().get(known.head).country)
    }

    pub(super) fn attest(&mut self, person: LocalId, mention: MentionId, office: u32) {
        let known = &self.scene.recognised.offices[office as usize];
        let organisation =
            known.organisation.and_then(|of| self.mentions.get(of as usize)?.meaning.one());
        attest(self.scene, self.entities, person, known, mention, organisation, known.country);
    }

    /// "the visiting minister", "the hosting president".
    fn movement(&self, one: &Reference) -> Option<SceneRole> {
        let report = self.scene.report;
        let words = lexicon().role_words().phrases();
        let roles =
            one.tokens.range().filter(|&at| report.tokens[at].can_be(WordClass::ROLE_START));
        roles
            .filter_map(|at| report.phrase(words, at, one.tokens.end as usize))
            .map(|(_, word)| word.role)
            .find(|role| matches!(role, SceneRole::Visiting | SceneRole::Hosting | SceneRole::Host))
    }

    fn holder(&self, post: &Post, one: &Reference) -> Answer {
        let movement = self.movement(one);
        let mut holders = self.of_country(self.held.holders(post), post.country);
        holders.retain(|&person| Some(person) != self.stage.speaking);
        // "the representative of Kenya" is not the one of a body.
        if post.country.is_some() {
            holders.retain(|&person| {
                let mut posts = self.held.posts(person).iter().filter(|held| post.fits(held));
                self.country(person).is_some() || posts.any(|held| !held.of_body)
            });
        }
        // "the President of the United States" is hardly Volkov, of whom no country is told.
        if let Some(country) = post.country.filter(|_| post.level == Some(1)) {
            holders.retain(|&person| {
                self.country(person).is_some()
                    || self.fact(person).is_none_or(|fact| !is_foreign_name(&fact.name, country))
            });
        }
        // "Ruiz praised the minister": somebody else.
        if let Some(subject) = self.subject_of_clause(one) {
            holders.retain(|&person| person != subject);
        }
        if let (Some(movement), Some(here)) = (movement, self.country_of_dateline()) {
            let visits = movement == SceneRole::Visiting;
            holders.retain(|&person| {
                self.country(person).is_none_or(|country| (country != here) == visits)
            });
        }
        // Who has been named already is meant before who will be; in a transcript, where each knows who is
        // spoken of, nobody else is.
        if holders.iter().any(|&person| self.named.contains(person)) || !self.speakers.is_empty() {
            holders.retain(|&person| self.named.contains(person));
        }
        // "the president" is who is one now.
        if post.status == OfficeStatus::Current && holders.len() > 1 {
            let gone = |person: &LocalId| {
                self.held.posts(*person).iter().any(|held| {
                    held.head == post.head
                        && !matches!(held.status, OfficeStatus::Current | OfficeStatus::Acting)
                })
            };
            if !holders.iter().all(gone) {
                holders.retain(|person| !gone(person));
            }
        }
        match holders.as_slice() {
            [] => {
                let first = self.scene.report.word(one.tokens.start as usize);
                let owned = ["her", "his", "its", "their"]
                    .iter()
                    .any(|word| first.eq_ignore_ascii_case(word));
                self.likely(post, owned, self.subject_of_clause(one))
            }
            [one] => Answer::One(*one),
            several => self.nearest(several, post),
        }
    }

    /// Who acts in the clause that a description stands in as its object.
    fn subject_of_clause(&self, one: &Reference) -> Option<LocalId> {
        if one.verb.is_some() || one.owns {
            return None;
        }
        let phrase = phrase_at(self.scene.syntax, self.sentence, one.tokens.start)?;
        let free = self.scene.syntax.phrase(phrase).preposition.is_none();
        let mut verbs = self.scene.syntax.verbs_of(self.sentence).iter();
        let object = verbs.any(|verb| verb.tokens.end == one.tokens.start && !verb.passive);
        if free && object { self.subject_before(one) } else { None }
    }

    /// Of several holders the one at home, who is called by the title alone; the one whose name bears
    /// it as a title; the one who was spoken of last.
    fn nearest(&self, several: &[LocalId], post: &Post) -> Answer {
        let at_home = |person: &LocalId| {
            let country = self.fact(*person).and_then(|fact| fact.country);
            country.is_some_and(|(_, source)| source == CountrySource::Meeting)
        };
        let styled = |person: &LocalId| {
            self.held.posts(*person).iter().any(|held| held.before_name && post.fits(held))
        };
        if post.country.is_none() {
            for better in [&at_home as &dyn Fn(&LocalId) -> bool, &styled] {
                let mut left = several.iter().filter(|person| better(person));
                if let (Some(one), None) = (left.next(), left.next()) {
                    return Answer::One(*one);
                }
            }
        }
        if let Some(person) = self.mostly(several, post) {
            return Answer::One(person);
        }
        let near: Vec<LocalId> = self
            .stage
            .people(self.sentence, 1)
            .into_iter()
            .filter(|person| several.contains(person))
            .collect();
        match near.as_slice() {
            [one] => Answer::One(*one),
            _ => match self.stage.last_subject_of(several, self.sentence) {
                Some(person) => Answer::One(person),
                None => Answer::Doubt,
            },
        }
    }

    /// Of several heads of state the one that the report mostly calls so by name: at least thrice, and
    /// twice as often as any other.
    fn mostly(&self, several: &[LocalId], post: &Post) -> Option<LocalId> {
        if post.level != Some(1) || post.country.is_some() {
            return None;
        }
        let called = |person: LocalId| {
            let posts = self.held.posts(person).iter();
            posts.filter(|held| held.before_name && post.fits(held)).count()
        };
        let mut counts: Vec<(usize, LocalId)> =
            several.iter().map(|&person| (called(person), person)).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        match counts[..] {
            [(first, person), (second, _), ..] if first >= 3 && first >= 2 * second => Some(person),
            _ => None,
        }
    }

    /// Nobody is said to hold the office: the only one whom the description can mean, if it is general.
    fn likely(&self, post: &Post, owned: bool, not: Option<LocalId>) -> Answer {
        if post.class == OfficeClass::Party {
            // "the party leader" may be a general secretary or a chairman.
            let leads = |person: &LocalId| {
                self.held.posts(*person).iter().any(|held| held.class == OfficeClass::Party)
            };
            let near = self.stage.people(self.sentence, 2 * REACH).into_iter().filter(leads);
            return Answer::only(&self.of_country(near.collect(), post.country));
        }
        let title = lexicon().offices().get(post.head).title;
        if let Some(governs) = match title {
            "Head of Government" => Some(true),
            "Head of State" => Some(false),
            _ => None,
        } {
            let leads = |person: &LocalId| self.leads_so(*person, governs);
            let near = self.stage.people(self.sentence, u32::MAX / 2).into_iter().filter(leads);
            return Answer::only(&self.of_country(near.collect(), post.country));
        }
        let means = |person: &LocalId| self.held.posts(*person).iter().any(|held| post.means(held));
        let known = self.stage.people(self.sentence, u32::MAX / 2).into_iter();
        let meant = self.of_country(known.filter(means).collect(), post.country);
        if let [person] = meant[..]
            && Some(person) != not
        {
            return Answer::One(person);
        }
        // "the army spokesman": not a reporter of whom nothing is known
        let of_others = post.of_body && post.class == OfficeClass::Spokesperson;
        if !post.is_generic() || of_others {
            return Answer::Nobody;
        }
        // "her spokesman": somebody of hers, and not whoever spoke last.
        if owned {
            return Answer::Nobody;
        }
        let near = self.stage.people(self.sentence, 2 * REACH);
        // Who takes turns is "you" to the others.
        let fits = |person: &LocalId| {
            Some(*person) != not
                && !self.speakers.contains(*person)
                && self.fits_generic(*person, post)
        };
        if post.country.is_some() {
            let own: Vec<LocalId> = near
                .iter()
                .copied()
                .filter(|&person| self.country(person) == post.country)
                .filter(fits)
                .collect();
            if !own.is_empty() {
                return Answer::only(&own);
            }
        }
        let open: Vec<LocalId> = near
            .into_iter()
            .filter(|&person| self.country(person).is_none() || post.country.is_none())
            .filter(|&person| self.held.posts(person).is_empty() || post.country.is_none())
            .filter(|&person| self.culture_allows(person, post.country))
            .filter(fits)
            .collect();
        match open.as_slice() {
            [one] => Answer::One(*one),
            several => self
                .stage
                .last_subject_of(several, self.sentence)
                .map_or(Answer::Nobody, Answer::One),
        }
    }

    fn fits_generic(&self, person: LocalId, post: &Post) -> bool {
        let posts = self.held.posts(person);
        posts.is_empty() || posts.iter().any(|held| post.covers(held))
    }

    /// Those of `people` who are of `country` or of no known one; those known to be of it, if any.
    pub(super) fn of_country(
        &self,
        mut people: Vec<LocalId>,
        country: Option<CountryId>,
    ) -> Vec<LocalId> {
        if country.is_some() {
            people.retain(|&person| {
                self.country(person).is_none_or(|known| Some(known) == country)
                    && (self.country(person).is_some()
                        || self.culture_allows(person, country)
                            && country.is_none_or(|country| self.may_be_of(person, country)))
            });
            if people.iter().any(|&person| self.country(person) == country) {
                people.retain(|&person| self.country(person) == country);
            }
        }
        people
    }

    /// Can somebody of this name be of that country? A name that only one country's people bear says
    /// no to others.
    pub(super) fn culture_allows(&self, person: LocalId, country: Option<CountryId>) -> bool {
        let Some(country) = country else { return true };
        let culture = self.fact(person).and_then(|fact| fact.name.culture.as_deref());
        let of = lexicon().names().cultures_of(lexicon().country(country).code);
        match culture {
            Some(name @ ("vietnamese" | "korean" | "japanese" | "thai" | "khmer")) => {
                of.iter().any(|culture| culture.name() == name)
            }
            _ => true,
        }
    }

    /// Can somebody of whom no country is told be of this one: is the report filed from there, is the name one of
    /// there, or does the report name no other country? "The Mexican president" is not Reagan.
    fn may_be_of(&self, person: LocalId, country: CountryId) -> bool {
        let names = lexicon().names();
        let own = names.cultures_of(lexicon().country(country).code);
        let named_there = self.fact(person).is_none_or(|fact| {
            let culture = fact.name.culture.as_deref().and_then(Culture::from_name);
            let given = names.given(&fold(fact.name.given.as_deref().unwrap_or_default()));
            // Donald is Polish too, and Vladimir Spanish, but that says little.
            let tells = |own: Culture| {
                let other = |of: Culture| own != of && given.contains(of);
                !other(Culture::English) && !other(Culture::Slavic)
            };
            own.iter().any(|&own| Some(own) == culture || tells(own) && given.contains(own))
        });
        named_there || self.here == Some(country) || self.countries.iter().all(|&of| of == country)
    }

    /// Several of one office: "the two ministers", "the presidents".
    fn holders_together(&self, post: &Post, number: u32) -> Answer {
        let generic = post.is_generic();
        let of_state = lexicon().offices().get(post.head).title == "Head of State";
        let fits = |person: LocalId| {
            let posts = self.held.posts(person);
            // "the two heads of state": presidents and kings
            if of_state {
                return self.leads_so(person, false);
            }
            posts.iter().any(|held| post.fits(held) || generic && post.covers(held))
                || posts.is_empty() && (generic || number > 0)
        };
        let mut people: Vec<LocalId> =
            self.stage.parties.iter().copied().filter(|&person| fits(person)).collect();
        if people.is_empty() || number > 0 && people.len() != number as usize {
            let holders = self.held.holders(post);
            if number == 0 && holders.len() > 1 || number as usize == holders.len() {
                people = holders;
            }
        }
        match people.len() {
            0 => Answer::Nobody,
            n if number > 0 && n > number as usize => Answer::Doubt,
            _ => Answer::Several(people),
        }
    }

    /// The number said before a plural; 2 for "both", 0 for none.
    fn number_in(&self, one: &Reference) -> u32 {
        let before = one.tokens.start.saturating_sub(1)..one.tokens.end;
        let words = before.filter_map(|at| {
            let token = self.scene.report.tokens.get(at as usize)?;
            if self.scene.report.word(at as usize).eq_ignore_ascii_case("both") {
                return Some(2);
            }
            let number = lexicon().times().word(token.word).number;
            (token.can_be(WordClass::NUMBER_WORD) && number > 1).then_some(number)
        });
        words.take(1).sum()
    }

    /// Does the word stand right before it?
    fn follows(&self, one: &Reference, word: &str) -> bool {
        one.tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| self.scene.report.word(at as usize).eq_ignore_ascii_case(word))
    }
}
