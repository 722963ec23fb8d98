//! Pronouns of the third person: who speaks, acts, is met or owns.
//!
//! "He" is the last subject: of the clause before in the same sentence ("Biden noted *he* would"),
//! else of the sentence before. "Him" is somebody else than the subject of its clause, "his" the person
//! right before it. A pronoun in a quotation is left alone.

use dateline_lexicon::{PeopleNoun, Role, WordSet, lexicon, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{Gender, LinkSource, MentionForm, MentionKind};

use super::found::{Case, Pronoun, Reference};
use super::stage::{REACH, STRANGER, Seen};
use super::{Answer, Resolver, phrase_at};
use crate::facts::{Entity, LocalId};
use crate::syntax::VerbForm;

/// Verbs whose object is the one who comes.
const RECEIVES: &WordSet<12> = words![
    "receive", "receives", "received", "welcome", "welcomes", "welcomed", "host", "hosts",
    "hosted", "greet", "greets", "greeted"
];

impl Resolver<'_, '_, '_> {
    pub(super) fn take_pronoun(
        &mut self,
        found: &[Reference],
        n: usize,
        pronoun: Pronoun,
    ) -> Option<LocalId> {
        let one = &found[n];
        let answer = match (pronoun.case, pronoun.plural) {
            (Case::Subject, true) => self.they(one),
            (_, true) => return None,
            (Case::Subject, false) if let Some(topic) = self.topic(one, pronoun.gender) => topic,
            (Case::Subject, false) => {
                let others = self.named_behind(found, n);
                self.he(one, pronoun.gender, &others)
            }
            (Case::Object, false) => self.him(one, pronoun.gender),
            (Case::Possessive, false) => self.his(found, n, pronoun.gender),
        };
        let open = matches!(answer, Answer::Doubt | Answer::Nobody);
        if open && pronoun.case != Case::Subject {
            return None;
        }
        if open && pronoun.plural {
            self.they = Some(self.sentence);
        }
        let kind = if pronoun.plural { MentionKind::Group } else { MentionKind::Person };
        let mention = self.add(one.tokens, kind, MentionForm::Pronoun, None);
        self.mentions[mention as usize].gender = pronoun.gender;
        self.settle(one, mention, &answer, LinkSource::Pronoun);
        if let Answer::One(person) = answer {
            self.learn_gender(person, pronoun.gender);
        }
        self.seen(one, &answer)
    }

    /// A pronoun says the gender of whom it means; for sure only where nobody else could be meant.
    fn learn_gender(&mut self, person: LocalId, gender: Option<Gender>) {
        let Some(gender) = gender else { return };
        self.genders.entry(person).or_insert(gender);
        if self.stage.people(self.sentence, REACH).len() == 1
            && let Some(Entity::Person(fact)) = self.entities.all.get_mut(person.0 as usize)
        {
            fact.gender.get_or_insert(gender);
        }
    }

    /// "He invited *Ruiz*", "she said *Hale* had left": whom a clause names behind the pronoun that it
    /// begins with is somebody else. Not so "when he came, *Ruiz* said", "she would go, *Hale* said".
    fn named_behind(&self, found: &[Reference], n: usize) -> Vec<LocalId> {
        const MOST: usize = 16;
        let one = &found[n];
        let report = self.scene.report;
        let before = one.tokens.start.checked_sub(1).and_then(|at| report.tokens.get(at as usize));
        let hangs = before.is_some_and(|before| {
            let roles = lexicon().syntax().word(before.word).roles;
            roles.intersects(Role::SUBORDINATOR | Role::PREPOSITION | Role::RELATIVE)
        });
        if hangs || one.verb.is_none() {
            return Vec::new();
        }
        let mut at = one.tokens.end;
        found[n + 1..]
            .iter()
            .take(MOST)
            .take_while(|other| {
                let between = at.min(other.tokens.start)..other.tokens.start;
                at = other.tokens.end;
                { between }.all(|at| report.word(at as usize) != ",")
            })
            .filter(|other| !self.is_quoted(other.tokens.start))
            .filter_map(|other| match other.kind {
                super::Kind::Mention(mention) => Some(&self.mentions[mention as usize]),
                _ => None,
            })
            .filter(|mention| mention.kind == MentionKind::Person)
            .filter_map(|mention| mention.meaning.one())
            .collect()
    }

    /// "As for *Mr Hale*, he said": whom the sentence says that it is about, right before the pronoun.
    fn topic(&self, one: &Reference, gender: Option<Gender>) -> Option<Answer> {
        let report = self.scene.report;
        let start = report.sentences[self.sentence as usize].tokens.start;
        let comma = one.tokens.start.checked_sub(1).filter(|&at| at > start)?;
        let opens = report.word_is(start as usize, words!["as"])
            && report.word_is(start as usize + 1, words!["for", "regards"]);
        if !opens || report.word(comma as usize) != "," {
            return None;
        }
        // Not "as for the economy", "as for the talks with Hale".
        let phrase =
            self.scene.syntax.phrase(phrase_at(self.scene.syntax, self.sentence, start + 2)?);
        let named = phrase.tokens.range();
        let people = lexicon().speech().people(report.tokens[phrase.head as usize].word);
        let described = people == Some(PeopleNoun::One);
        let told = self.stage.in_sentence(self.sentence).filter(|seen| {
            seen.token < comma && (described || named.contains(&(seen.token as usize)))
        });
        let Some(seen) = told.last() else { return described.then_some(Answer::Nobody) };
        let fits = self.can_be(seen.person, gender);
        Some(if fits { Answer::only(&[seen.person]) } else { Answer::Nobody })
    }

    /// Whom "he" means, none of `others`.
    pub(super) fn he(&self, one: &Reference, gender: Option<Gender>, others: &[LocalId]) -> Answer {
        // ""Ruiz is right," she said": nobody whom she names.
        let spoken = self.quotation_before(one.tokens.start);
        let heard = |seen: &Seen| {
            let here =
                seen.token >= self.scene.report.sentences[self.sentence as usize].tokens.start;
            let named =
                spoken.is_some_and(|spoken| spoken.range().contains(&(seen.token as usize)));
            let own = here && self.is_quoted(seen.token) && !self.is_quoted(one.tokens.start);
            !named && !own
        };
        let fits = |seen: &&Seen| {
            self.can_be(seen.person, gender) && !others.contains(&seen.person) && heard(seen)
        };
        let before: Vec<Seen> = self
            .stage
            .in_sentence(self.sentence)
            .filter(|seen| seen.token < one.tokens.start && seen.verb.is_some())
            .filter(fits)
            .copied()
            .collect();
        if let Some(last) = before.last() {
            let together: Vec<LocalId> = distinct(
                before.iter().filter(|seen| seen.verb == last.verb).map(|seen| seen.person),
            );
            return self.by_gender(&together, gender);
        }
        for back in 1..=REACH {
            let Some(sentence) = self.sentence.checked_sub(back) else { break };
            let there: Vec<Seen> = self.stage.in_sentence(sentence).filter(fits).copied().collect();
            let subjects: Vec<Seen> =
                there.iter().filter(|seen| seen.verb.is_some()).copied().collect();
            let chosen = main_subject(&subjects);
            if !chosen.is_empty() {
                return self.by_gender(&chosen, gender);
            }
            let all = distinct(there.iter().map(|seen| seen.person));
            if !all.is_empty() {
                return self.by_gender(&all, gender);
            }
        }
        Answer::Nobody
    }

    /// The quotation that closes right before a token.
    fn quotation_before(&self, at: u32) -> Option<TokenRange> {
        const NEAR: u32 = 1;
        let quotations = &self.scene.report.quotations;
        let behind = quotations.partition_point(|quotation| quotation.tokens.start < at);
        let last = quotations[..behind].last().filter(|last| !last.unclosed)?.tokens;
        (last.end <= at && last.end + NEAR >= at).then_some(last)
    }

    fn is_quoted(&self, token: u32) -> bool {
        self.scene.report.tokens.get(token as usize).is_some_and(|token| token.is(Shape::QUOTED))
    }

    /// The only one of them; else the only one whose gender is known to be this.
    fn by_gender(&self, people: &[LocalId], gender: Option<Gender>) -> Answer {
        if people.len() < 2 {
            return Answer::only(people);
        }
        let known: Vec<LocalId> = people
            .iter()
            .copied()
            .filter(|&person| gender.is_some() && self.gender(person) == gender)
            .collect();
        match known.as_slice() {
            [one] => Answer::One(*one),
            _ => Answer::Doubt,
        }
    }

    fn him(&self, one: &Reference, gender: Option<Gender>) -> Answer {
        let before: Vec<Seen> = self
            .stage
            .in_sentence(self.sentence)
            .filter(|seen| seen.token < one.tokens.start)
            .copied()
            .collect();
        let subject = before.iter().rev().find(|seen| seen.verb.is_some());
        let subject = subject.filter(|seen| self.governs_object(one, seen)).map(|seen| seen.person);
        let other = |person: LocalId| Some(person) != subject && self.can_be(person, gender);
        if let Some(nearest) = before.iter().rev().find(|seen| other(seen.person)) {
            return Answer::only(&[nearest.person]);
        }
        let Some(sentence) = self.sentence.checked_sub(1) else { return Answer::Nobody };
        let there: Vec<Seen> = self.stage.in_sentence(sentence).copied().collect();
        if there.is_empty() && self.is_plain_object(one, &before) {
            let all = self.stage.people(self.sentence, REACH).into_iter();
            return Answer::only(&distinct(all.filter(|&person| other(person))));
        }
        let there = there.iter().map(|seen| seen.person);
        Answer::only(&distinct(there.filter(|&person| other(person))))
    }

    /// Can whom the verb in front of the pronoun has for its subject be this one? Not in "*Ruiz* is tried in Lima, where the
    /// judges told *him* that": there the judges are.
    fn governs_object(&self, one: &Reference, seen: &Seen) -> bool {
        let verbs = self.scene.syntax.verbs_of(self.sentence);
        let ahead = verbs.partition_point(|verb| verb.tokens.start < one.tokens.start);
        let Some(governing) = ahead.checked_sub(1).map(|last| &verbs[last]) else { return true };
        let own = seen.verb.and_then(|verb| verbs.get(verb as usize));
        let same = own
            .is_none_or(|own| own.tokens == governing.tokens || own.subject == governing.subject);
        let stated = governing.subject.filter(|_| governing.form != VerbForm::Infinitive);
        same || stated.is_none_or(|subject| {
            let tokens = self.scene.syntax.phrase(subject).tokens;
            // "Ruiz said police had warned *him*" does not tell whom; "the help given to *him*" was given to Ruiz.
            let given = governing.form == VerbForm::Participle;
            let apart = tokens.start.checked_sub(1).is_some_and(|open| {
                self.scene.report.word_is(open as usize, words!["after", "when", "where"])
            });
            !(apart || given)
                || tokens.start >= one.tokens.start
                || tokens.range().contains(&(seen.token as usize))
        })
    }

    /// "Ruiz won. Rain fell. Hale rang *him*": is the pronoun the object of the first verb, whose subject is named and
    /// alone, so that whoever was told of sentences ago can be meant?
    fn is_plain_object(&self, one: &Reference, before: &[Seen]) -> bool {
        let [subject] = before else { return false };
        let verbs = self.scene.syntax.verbs_of(self.sentence);
        let ahead = verbs.partition_point(|verb| verb.tokens.start < one.tokens.start);
        let sentence = self.scene.report.sentences[self.sentence as usize].tokens.start;
        let pronoun = |at: u32| {
            let word = lexicon().syntax().word(self.scene.report.tokens[at as usize].word);
            word.roles.intersects(Role::SUBJECT)
        };
        ahead == 1
            && subject.verb == Some(0)
            && subject.person != STRANGER
            && !(sentence..one.tokens.start).any(pronoun)
    }

    fn his(&self, found: &[Reference], n: usize, gender: Option<Gender>) -> Answer {
        let one = &found[n];
        let report = self.scene.report;
        let word =
            |at: u32| report.tokens.get(at as usize).map_or("", |_| report.word(at as usize));
        // "For his part, Zhao said"; "Zhao, for his part, said".
        let leads = |word: &str| ["for", "on"].iter().any(|it| word.eq_ignore_ascii_case(it));
        if word(one.tokens.end).eq_ignore_ascii_case("part")
            && one.tokens.start > 0
            && leads(word(one.tokens.start - 1))
        {
            let before = self.stage.in_sentence(self.sentence).filter(|seen| {
                seen.verb.is_some() && seen.token < one.tokens.start && seen.person != STRANGER
            });
            return match before.last() {
                Some(seen) => Answer::One(seen.person),
                None => self.subject_after(found, n),
            };
        }
        let before: Vec<Seen> = self
            .stage
            .in_sentence(self.sentence)
            .filter(|seen| seen.token < one.tokens.start && self.can_be(seen.person, gender))
            .copied()
            .collect();
        let Some(nearest) = before.last() else { return self.he(one, gender, &[]) };
        let subject = before.iter().rev().find(|seen| seen.verb.is_some());
        // "Ruiz met Hale during his visit": whoever met him, but not "received Hale during his visit".
        let receives = subject.and_then(|subject| {
            let verb = self.scene.syntax.verbs_of(self.sentence).get(subject.verb? as usize)?;
            Some(self.scene.report.word_is(verb.head as usize, RECEIVES))
        });
        if let Some(subject) = subject.filter(|_| receives == Some(false))
            && one.tokens.start > 0
            && matches!(word(one.tokens.start - 1), "during" | "on")
            && matches!(word(one.tokens.end), "stay" | "tour" | "trip" | "visit")
        {
            return Answer::only(&[subject.person]);
        }
        // "told the host that his visit": in what was said it may be either.
        let reported =
            (nearest.token..one.tokens.start).any(|at| word(at).eq_ignore_ascii_case("that"));
        match subject {
            Some(subject) if reported && subject.person != nearest.person => Answer::Doubt,
            _ => Answer::only(&[nearest.person]),
        }
    }

    /// The first subject that is named behind a reference in its sentence.
    fn subject_after(&self, found: &[Reference], n: usize) -> Answer {
        let named = found[n + 1..].iter().find_map(|one| match one.kind {
            super::Kind::Mention(mention) if one.verb.is_some() => {
                let mention = &self.mentions[mention as usize];
                mention.meaning.one().filter(|_| mention.kind == MentionKind::Person)
            }
            _ => None,
        });
        named.map_or(Answer::Nobody, Answer::One)
    }

    /// "They": the group of this sentence or of the last ones that spoke of people.
    fn they(&self, one: &Reference) -> Answer {
        let subject_before = self
            .stage
            .in_sentence(self.sentence)
            .any(|seen| seen.token < one.tokens.start && seen.verb.is_some());
        let crowd = self.crowds.iter().any(|&(sentence, token)| {
            sentence == self.sentence && token < one.tokens.start
                || sentence < self.sentence && !subject_before && !self.acted(sentence)
        });
        // "*They* blame Ruiz and Hale. It is a plot, *they* say": whoever they are, they go on.
        let goes_on = self.they.is_some_and(|sentence| {
            sentence == self.sentence || sentence + 1 == self.sentence && !subject_before
        });
        if crowd || goes_on {
            return Answer::Nobody;
        }
        let near = self.stage.group.as_ref().filter(|(sentence, _)| sentence + 2 >= self.sentence);
        // "The UK and Nepal reaffirmed …. They agreed …": the last sentence's, if nobody acted in it.
        let people = near.map_or(0, |(sentence, _)| *sentence);
        if let Some((sentence, bodies)) = &self.stage.bodies
            && sentence + 1 == self.sentence
            && (near.is_none() || people < *sentence)
            && !self.stage.in_sentence(*sentence).any(|seen| seen.verb.is_some())
        {
            return Answer::Several(bodies.clone());
        }
        if let Some((_, people)) = near {
            return Answer::Several(people.clone());
        }
        let parties = &self.stage.parties;
        let spoken_of = |person: &LocalId| {
            self.stage.people(self.sentence, 2).iter().any(|other| other == person)
        };
        if parties.len() > 1 && parties.iter().any(spoken_of) {
            return Answer::Several(parties.clone());
        }
        Answer::Nobody
    }
}

impl Resolver<'_, '_, '_> {
    /// Was somebody of the cast, or a group of them, the subject in a sentence?
    fn acted(&self, sentence: u32) -> bool {
        self.stage.in_sentence(sentence).any(|seen| seen.verb.is_some())
            || self.stage.group.as_ref().is_some_and(|(of, _)| *of == sentence)
    }
}

/// The subject of the sentence among the subjects of its clauses: of a verb of speech before others,
/// then the first.
fn main_subject(subjects: &[Seen]) -> Vec<LocalId> {
    let speaking = subjects.iter().find(|seen| seen.speaks);
    let Some(main) = speaking.or(subjects.first()) else { return Vec::new() };
    distinct(subjects.iter().filter(|seen| seen.verb == main.verb).map(|seen| seen.person))
}

fn distinct(people: impl Iterator<Item = LocalId>) -> Vec<LocalId> {
    let mut out = Vec::new();
    for person in people {
        if !out.contains(&person) {
            out.push(person);
        }
    }
    out
}
