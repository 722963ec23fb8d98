//! Speakers whom their words alone do not name: "he" after whoever spoke last, "both sides" at a meeting
//! of two, and which of those left open could have been named.

use dateline_lexicon::{PeopleNoun, Role, VerbForms, WordId, lexicon, words};
use dateline_parser::{Shape, Token};
use dateline_recogniser::What;
use dateline_schema::closed::{MentionForm, MentionKind, Sector};

use super::drafts::Draft;
use super::leaders::Speaking;
use super::parties::Parties;
use super::reading::Reading;
use crate::cast::MentionId;
use crate::facts::{Entity, LocalId, SpeakerFact};
use crate::syntax::VerbForm;

/// For so many sentences "officials" are those who spoke.
const SOON: u32 = 1;

impl Parties<'_, '_, '_> {
    /// "Peru closed the mine in May. *It* says": the state or body that the sentence right before tells of, where that
    /// begins with it and gives nobody's words.
    fn doer_before(
        &self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        it: u32,
    ) -> Option<LocalId> {
        let before = reading.sentence.checked_sub(1).filter(|_| it == reading.tokens.start)?;
        let syntax = self.scene.syntax;
        let verb = syntax.verbs_of(before).iter().find(|verb| Reading::is_finite(verb))?;
        let first = self.scene.report.sentences.get(before as usize)?.tokens.start;
        let doer = syntax.phrase(verb.subject?);
        let acts = verb.form == VerbForm::Past && verb.tokens.len() == 1 && !verb.passive;
        let own = doer.tokens.start == first && doer.preposition.is_none() && acts;
        let silent = self.speaking.is_none_or(|spoke| spoke.sentence < before);
        let known =
            self.cast.mention(self.cast.standing_for(doer.tokens).filter(|_| own && silent)?);
        // "A UN report said so. Sudan closed the road. *It said*": the report did. What a state says still stands.
        let says = reading.verb_at(draft.cue.start).map(|n| reading.verbs[n].form);
        let body = match known.kind {
            MentionKind::Organisation => true,
            MentionKind::Place => says == Some(VerbForm::Present),
            _ => false,
        };
        known.meaning.one().filter(|_| body)
    }

    /// For a pronoun that nobody is known for whoever spoke last; for both sides the two parties of the
    /// meeting that the report is at.
    pub(super) fn stand_in(
        &self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        speakers: &mut Vec<SpeakerFact>,
    ) {
        let [SpeakerFact { mention: open, .. }] = speakers[..] else { return };
        let tokens = self.cast.mention(open).tokens;
        let first = reading.text(tokens.start);
        let alone = tokens.len() == 1;
        // "according to *him*"
        let source = reading.is_word(tokens.start, words!["her", "him"])
            && reading.starts_source(draft.cue.start);
        if alone && (source || matches!(first, "he" | "He" | "she" | "She")) {
            // "As for the ambassador, *she* said": nobody who spoke before.
            let start = reading.tokens.start;
            let topic = reading.phrase_at(start + 2).and_then(|topic| reading.people(topic));
            if reading.is_word(start, words!["as"])
                && reading.is_word(start + 1, words!["for", "regards"])
                && topic == Some(PeopleNoun::One)
                && reading.is_comma(tokens.start.saturating_sub(1))
            {
                return;
            }
            let fits = self.last.filter(|&last| {
                let spoken = self.cast.person(last).and_then(|person| person.gender);
                let said = self.cast.mention(open).gender;
                self.cast.person(last).is_some()
                    && (spoken.is_none() || said.is_none() || spoken == said)
            });
            // "a company spokesman said …. *He* added": for the company, as before.
            let same =
                || self.unnamed.map(|(_, body)| body).filter(|&body| self.last == Some(body));
            if let Some(entity) = fits.or_else(same) {
                speakers[0].entity = Some(entity);
            }
            return;
        }
        // "I call upon all to rest": who signs.
        if alone && first == "I" && !reading.has(tokens.start, Shape::QUOTED) {
            speakers[0].entity = self.cast.author;
            return;
        }
        // "[Communique] … We deny this": the body whose text it is
        let body = self.cast.author.filter(|&author| self.cast.person(author).is_none());
        if alone
            && body.is_some()
            && reading.is_word(tokens.start, words!["we"])
            && !reading.has(tokens.start, Shape::QUOTED)
        {
            speakers[0].entity = body;
            return;
        }
        if alone && matches!(first, "it" | "It") {
            const NEAR: u32 = 2;
            let body = self.last.filter(|&last| self.cast.person(last).is_none());
            if let Some(doer) = self.doer_before(reading, draft, tokens.start) {
                speakers[0].entity = Some(doer);
                return;
            }
            // "The paper said …. It quoted Ruiz as saying …. *It* said": a person is no "it".
            let near = |spoke: &Speaking| spoke.sentence + NEAR >= draft.sentence;
            let person = self.last.is_some_and(|last| self.cast.person(last).is_some());
            let before = self.speaking.filter(|spoke| person && near(spoke));
            speakers[0].entity = body.or(before.map(|spoke| spoke.body));
            return;
        }
        let last = tokens.end.saturating_sub(1);
        let word = reading.token(last).map_or(WordId::UNKNOWN, |token| token.word);
        // "The union said …. *Its statement* added": the body's that spoke last
        let of_body = matches!(first, "its" | "Its") && tokens.len() == 2;
        if of_body && Self::is_document(reading, last) {
            const NEAR: u32 = 1;
            let near = |spoke: &Speaking| spoke.sentence + NEAR >= draft.sentence;
            let body = self.speaking.filter(near).map(|spoke| spoke.body);
            speakers[0].entity = self.same_document(reading, tokens).or(body);
            return;
        }
        if matches!(first, "the" | "The") {
            // "the official" after "a ministry official"
            // "the statement" after "a statement of the bank"
            let bare = |&(noun, _): &(WordId, LocalId)| noun == word && tokens.len() == 2;
            let same = self.unnamed.filter(bare).map(|(_, entity)| entity);
            let same = same.or_else(|| self.same_document(reading, tokens));
            let held = self.last.filter(|&last| self.can_be(last, open));
            speakers[0].entity = same.or(held);
            if speakers[0].entity.is_some() {
                return;
            }
        }
        // "*Officials* said", soon after "ministry officials said"
        let same = self.several.filter(|&(before, noun, _)| {
            alone
                && before + SOON >= reading.sentence
                && reading.token(last).is_some_and(|it| it.hash == noun)
        });
        if let Some((_, _, Some(entity))) = same {
            speakers[0].entity = Some(entity);
            return;
        }
        let body = self.spoken_for(reading, open).or_else(|| self.same_body(reading, open));
        if body.is_some() {
            speakers[0].entity = body;
            return;
        }
        // "The head of the club said … Ana Ruiz told AFP": named in the next sentence.
        if let Some(person) = self.named_next(reading, draft, open) {
            speakers[0].entity = Some(person);
            return;
        }
        if let Some(gathered) = self.gathered(reading, draft, open) {
            *speakers = gathered;
        }
    }

    /// Whoever a report describes as it begins and names soon behind, as one of whom it says nothing
    /// else: "The country's top judge said …. "…," Ana Ruiz told AFP."
    fn named_next(
        &self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        open: MentionId,
    ) -> Option<LocalId> {
        const LEAD: u32 = 2;
        const REACH: u32 = 2;
        let report = self.scene.report;
        let described = self.cast.mention(open);
        let words = described.tokens;
        let owned = report.tokens[words.range()].iter().any(|token| token.is(Shape::POSSESSIVE));
        let definite = matches!(reading.text(words.start), "the" | "The") || owned;
        let one = reading
            .token(words.end.saturating_sub(1))
            .is_some_and(|head| lexicon().speech().people(head.word) == Some(PeopleNoun::One))
            || matches!(described.kind, MentionKind::Person | MentionKind::Office)
            || matches!(reading.text(words.end.saturating_sub(1)), "head" | "member");
        // "Peru wants Hale out after *the candidate* said so": who is told of in front is nearer.
        let opener = words.start.checked_sub(1).filter(|&at| at > reading.tokens.start);
        let hung = |at: u32| {
            reading.roles(at).contains(Role::SUBORDINATOR)
                || reading.is_word(at, words!["after", "before", "since", "until"])
        };
        if opener.is_some_and(hung) {
            return None;
        }
        let plural = described.office.and_then(|of| self.scene.recognised.offices.get(of as usize));
        // "A senior Danish official said": named as the next who speaks, with the office he holds.
        let new_one =
            matches!(reading.text(words.start), "a" | "an" | "A" | "An") && draft.sentence == 0;
        if !(definite || new_one)
            || !one
            || draft.sentence >= LEAD
            || plural.is_some_and(|office| office.plural)
        {
            return None;
        }
        let people = || {
            self.cast.mentions.iter().filter(|mention| {
                mention.kind == MentionKind::Person
                    && matches!(mention.form, MentionForm::FullName | MentionForm::ShortName)
            })
        };
        let name = people()
            .filter(|mention| {
                mention
                    .sentence
                    .is_some_and(|of| of > draft.sentence && of <= draft.sentence + REACH)
            })
            .min_by_key(|mention| mention.tokens.start)?;
        // "*Ana Ruiz's* father said": somebody else does.
        let behind = report.tokens.get(name.tokens.end as usize);
        if behind.is_some_and(|behind| behind.is(Shape::POSSESSIVE)) {
            return None;
        }
        let person = name.meaning.one()?;
        let fact = self.cast.person(person)?;
        let unsaid = name.form == MentionForm::FullName
            && people().all(|other| {
                other.meaning.one() != Some(person) || other.tokens.start >= name.tokens.start
            });
        let new = unsaid && fact.offices.is_empty();
        let sentence = name.sentence?;
        let speaks = self.scene.syntax.verbs_of(sentence).iter().any(|verb| {
            let subject = verb.subject.map(|of| self.scene.syntax.phrase(of).tokens);
            let says = report.tokens.get(verb.head as usize).is_some_and(|head| {
                let forms = lexicon().syntax().word(head.word).forms;
                forms.contains(VerbForms::SPEECH)
            });
            says && subject.is_some_and(|subject| subject.contains(name.tokens))
        });
        let explained = report
            .tokens
            .get(name.tokens.end as usize)
            .is_some_and(|next| next.is(Shape::PUNCTUATION) && report.slice(next.span) == ",");
        if new_one && !definite {
            let known = &self.scene.recognised.mentions;
            let first = known.partition_point(|mention| mention.tokens.start < words.start);
            let inside =
                known[first..].iter().take_while(|mention| mention.tokens.start < words.end);
            let country = described.country.or_else(|| {
                inside.filter(|mention| mention.kind == MentionKind::Demonym).find_map(|mention| {
                    match mention.what {
                        What::Demonym(country) => Some(country),
                        _ => None,
                    }
                })
            });
            // Of whom no country is told, only who holds an office of a state: no party's leader.
            let of_state =
                || fact.offices.iter().any(|office| office.sector == Some(Sector::Government));
            let own = country.is_some()
                && fact.country.map_or_else(of_state, |(own, _)| Some(own) == country);
            return (unsaid && speaks && own && !fact.offices.is_empty()).then_some(person);
        }
        (new && speaks && !explained).then_some(person)
    }

    /// Can an office that nobody is known for be that of whoever spoke last: one of that title, or
    /// somebody of whom the report tells no office, or only that of a body they lead?
    fn can_be(&self, last: LocalId, office: MentionId) -> bool {
        const LOWEST: u8 = 4;
        let mention = self.cast.mention(office);
        let (Some(person), Some(number)) = (self.cast.person(last), mention.office) else {
            return false;
        };
        let Some(office) = self.scene.recognised.offices.get(number as usize) else { return false };
        let head = lexicon().offices().get(office.head);
        let country = office.country.or(mention.country);
        let elsewhere =
            country.zip(person.country).is_some_and(|(country, (own, _))| country != own);
        if office.plural || elsewhere || head.level > LOWEST {
            return false;
        }
        let is_last = |title: &str, word: &str| {
            title.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(word))
        };
        let leads = |title: &str| {
            ["chairman", "chairwoman", "chair", "leader"].iter().any(|word| is_last(title, word))
        };
        let open = country.is_some() && person.offices.iter().all(|office| leads(&office.title));
        let bare = mention.tokens.len() == 2;
        let titled = person.offices.iter().any(|office| {
            office.title.split(' ').any(|word| word.eq_ignore_ascii_case(head.title))
        });
        open || bare && titled
    }

    /// Keeps for whom somebody without a name spoke.
    pub(super) fn remember(&mut self, reading: &Reading<'_, '_, '_>, speakers: &[SpeakerFact]) {
        let [SpeakerFact { mention, entity: Some(entity) }] = speakers else { return };
        // "a senior *official* at the bank": whose office it is stands behind.
        let one = |token: &&Token| {
            !token.is(Shape::CAPITAL)
                && lexicon().speech().people(token.word) == Some(PeopleNoun::One)
        };
        let words = self.cast.mention(*mention).tokens.range();
        let head = words.rev().filter_map(|at| reading.token(at as u32)).find(one);
        if let Some(head) = head
            && self.cast.person(*entity).is_none()
        {
            self.unnamed = Some((head.word, *entity));
        }
        if matches!(self.cast.entities.get(entity.0 as usize), Some(Entity::Organisation(_))) {
            self.speaking = Some(Speaking { body: *entity, sentence: reading.sentence });
        }
    }

    /// Is the speaker one who could be told: a pronoun or a definite description of one person or
    /// body? Nobody knows who "analysts" are.
    pub(super) fn wants_name(&self, speakers: &[SpeakerFact]) -> bool {
        let Some(speaker) = speakers.first() else { return false };
        let mention = self.cast.mention(speaker.mention);
        let report = self.scene.report;
        let first = report.tokens.get(mention.tokens.start as usize);
        let first = first.map_or("", |first| report.word_of(first));
        let one = matches!(
            mention.kind,
            MentionKind::Person | MentionKind::Office | MentionKind::Organisation
        );
        let pronoun = mention.form == MentionForm::Pronoun
            && matches!(first, "he" | "He" | "she" | "She" | "it" | "It" | "I");
        let definite = mention.form != MentionForm::Pronoun
            && matches!(
                first,
                "the"
                    | "The"
                    | "this"
                    | "This"
                    | "that"
                    | "That"
                    | "his"
                    | "His"
                    | "her"
                    | "Her"
                    | "its"
                    | "Its"
            );
        one && (pronoun || definite)
    }
}
