//! Who speaks, and at which meeting.

use dateline_lexicon::{OfficeClass, PeopleNoun, Role, WordId, lexicon, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{
    Act, IssueKind, MeetingKind, MeetingStatus, MentionForm, MentionKind, Modality,
};

use super::documents::Document;
use super::drafts::{Draft, LONGEST_ASIDE};
use super::frames::Kind;
use super::leaders::Speaking;
use super::listeners::Listening;
use super::reading::{BRINGS, RAISES, Reading};
use super::subject::Subject;
use super::voices::Voice;
use crate::cast::{Cast, CastMention, Meaning, MentionId};
use crate::facts::{IssueFact, LocalId, MeetingFact, SpeakerFact};
use crate::scene::Scene;

/// How many phrases behind a subject can be joined to it.
const LONGEST_CHAIN: usize = 100;

/// Finds the parties of statements.
pub(super) struct Parties<'c, 'r, 't> {
    pub(super) scene: &'c Scene<'r, 't>,
    pub(super) cast: &'c mut Cast,
    pub(super) meetings: &'c [MeetingFact],
    issues: &'c mut Vec<IssueFact>,
    /// For each sentence the meetings that it tells of, and for one that tells of none those of the
    /// last that did.
    pub(super) running: Vec<(u32, u32)>,
    pub(super) told: Vec<u32>,
    /// The gatherings among them that were held, each once; none of a chronicle, which tells of many.
    pub(super) gatherings: Vec<u32>,
    /// The one who spoke last.
    pub(super) last: Option<LocalId>,
    /// For whom somebody without a name spoke last, by the word for them: "a ministry *official*".
    pub(super) unnamed: Option<(WordId, LocalId)>,
    /// The document that was told of last.
    pub(super) document: Option<Document>,
    /// The one person who spoke last.
    pub(super) voice: Option<Voice>,
    /// The body that spoke last.
    pub(super) speaking: Option<Speaking>,
    /// Who was told something last.
    pub(super) listening: Option<Listening>,
    /// The sentence in which several without a name spoke last, the word for them, and for whom they spoke: "the
    /// *dealers* said", "*ministry officials* said".
    pub(super) several: Option<(u32, u64, Option<LocalId>)>,
    /// The subject that spoke last.
    pub(super) subject: Option<Subject>,
}

/// A report of more gatherings is a chronicle.
const MOST_GATHERINGS: usize = 64;

/// Do people come together there?
pub(super) fn is_gathering(meeting: &MeetingFact) -> bool {
    !matches!(meeting.kind, MeetingKind::Visit | MeetingKind::Letter)
}

impl<'c, 'r, 't> Parties<'c, 'r, 't> {
    pub(super) fn new(
        scene: &'c Scene<'r, 't>,
        cast: &'c mut Cast,
        meetings: &'c [MeetingFact],
        issues: &'c mut Vec<IssueFact>,
    ) -> Self {
        const WEEKS: i32 = 14;
        // "They had last met in April": what is said behind it was not said there, where the report tells of a later one.
        let published = scene.report.published.map(|published| published.day);
        let past = |meeting: &MeetingFact| {
            let apart =
                meeting.days.zip(published).and_then(|((_, last), day)| last.until(day).ok());
            apart.is_some_and(|apart| apart.get_days() > WEEKS)
        };
        let news = meetings.iter().any(|m| m.status == MeetingStatus::Held && !past(m));
        let mut by_sentence: Vec<(u32, u32)> = Vec::new();
        for (n, meeting) in (0..).zip(meetings) {
            let none = matches!(meeting.status, MeetingStatus::Cancelled | MeetingStatus::Proposed);
            let other = none || news && past(meeting);
            by_sentence.extend(meeting.reports.iter().filter(|_| !other).map(|r| (r.sentence, n)));
        }
        by_sentence.sort_unstable();
        by_sentence.dedup();
        let told: Vec<u32> = by_sentence.iter().map(|&(_, meeting)| meeting).collect();
        let gathered = |n: u32| {
            let meeting = &meetings[n as usize];
            meeting.status == MeetingStatus::Held && is_gathering(meeting)
        };
        let mut gatherings: Vec<u32> = told.iter().copied().filter(|&n| gathered(n)).collect();
        gatherings.sort_unstable();
        gatherings.dedup();
        if gatherings.len() > MOST_GATHERINGS {
            gatherings.clear();
        }
        let mut running = Vec::with_capacity(scene.report.sentences.len());
        let (mut at, mut last) = (0, (0, 0));
        for sentence in 0..scene.report.sentences.len() as u32 {
            let start = at;
            while at < by_sentence.len() && by_sentence[at].0 <= sentence {
                at += 1;
            }
            if at > start {
                last = (start as u32, at as u32);
            }
            running.push(last);
        }
        Self {
            scene,
            cast,
            meetings,
            issues,
            running,
            told,
            gatherings,
            last: None,
            unnamed: None,
            document: None,
            voice: None,
            speaking: None,
            listening: None,
            several: None,
            subject: None,
        }
    }

    pub(super) fn cast(&self) -> &Cast {
        self.cast
    }

    /// Those who speak: the subject and what is joined to it.
    pub(super) fn speakers(
        &mut self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
    ) -> Vec<SpeakerFact> {
        let mut speakers = Vec::new();
        if let Some(span) = draft.speaker {
            let tokens = self.scene.report.tokens_of(span);
            self.speaker(reading, tokens, &mut speakers);
        }
        let beside =
            draft.subject.and_then(|subject| self.named_beside(reading, subject, draft.cue.start));
        if let Some(subject) = beside.or(draft.subject) {
            let inverted = reading.phrase(subject).tokens.start >= draft.cue.start;
            let mut end = if inverted { reading.tokens.end } else { draft.cue.start };
            if inverted && beside.is_some() {
                end = reading.phrase(subject).tokens.end;
            }
            // "Ruiz, *a deputy and the head of the party*, said": one who speaks.
            let words = reading.phrase(subject).tokens;
            let explained = reading.is_comma(words.end)
                && end > words.end + 1
                && reading.is_comma(end - 1)
                && reading.is_word(words.end + 1, words!["a", "an", "one", "the"])
                && (words.end + 1..end - 1).all(|at| !reading.is_comma(at));
            // "said Ruiz, *a Democrat and member of the committee*."
            let described = inverted
                && reading.is_comma(words.end)
                && reading.is_word(words.end + 1, words!["a", "an"])
                && !Self::joins_behind_apposition(reading, words.end);
            if explained && !inverted || described {
                end = words.end;
            }
            self.chain(reading, subject, end, &mut speakers);
            self.one_of_apposition(reading, subject, &mut speakers);
        }
        // "put *proceeds* into notes and the bank said": no thing speaks beside a body.
        if speakers.iter().any(|speaker| speaker.entity.is_some()) {
            let things = |speaker: &SpeakerFact| {
                let known = self.cast.mention(speaker.mention);
                let head = known.tokens.end.saturating_sub(1);
                let people =
                    |head: &dateline_parser::Token| lexicon().speech().people(head.word).is_some();
                speaker.entity.is_none()
                    && known.kind == MentionKind::Group
                    && known.tokens.len() == 1
                    && !reading.has(head, Shape::CAPITAL)
                    && !reading.token(head).is_some_and(people)
                    && reading.roles(head).is_empty()
            };
            speakers.retain(|speaker| !things(speaker));
        }
        // "General Secretary … and President Ito": an office that a joined name holds.
        if speakers.iter().any(|speaker| speaker.entity.is_some()) {
            let cast = &self.cast;
            speakers.retain(|speaker| {
                speaker.entity.is_some()
                    || cast.mention(speaker.mention).kind != MentionKind::Office
            });
        }
        // Who speaks under a label of a transcript is nobody that was told of before.
        let turn = draft.content.is_some_and(|content| content.kind == Kind::Turn);
        if !turn && speakers.iter().all(|speaker| speaker.entity.is_none()) {
            self.stand_in(reading, draft, &mut speakers);
        }
        self.same_subject(reading, draft, &mut speakers);
        self.officer(reading, &mut speakers);
        self.they(reading, &mut speakers);
        self.remember_subject(draft, &speakers);
        self.go_on_speaking(reading, draft, &mut speakers);
        self.hear(reading, draft, &speakers);
        self.remember(reading, &speakers);
        self.remember_document(reading, draft, &speakers);
        match &speakers[..] {
            [SpeakerFact { entity: Some(entity), .. }] => self.last = Some(*entity),
            // Behind somebody who is nobody known "he" is not the one before.
            // "he" is none of the dealers either.
            [SpeakerFact { entity: None, mention }]
                if self.cast.mention(*mention).form != MentionForm::Pronoun
                    && !self.are_people(reading, *mention) =>
            {
                self.last = None;
            }
            _ => {}
        }
        if speakers.iter().all(|speaker| speaker.entity.is_none()) && self.wants_name(&speakers) {
            let cue = reading.span(draft.cue);
            self.issues.push(IssueFact {
                kind: IssueKind::UnresolvedSpeaker,
                span: Some(cue),
                sentence: Some(draft.sentence),
                message: if speakers.is_empty() {
                    "nobody is named as the speaker".to_owned()
                } else {
                    "the speaker is nobody who is known".to_owned()
                },
            });
        }
        speakers
    }

    /// "The dealers said it fell. *They* said …": right behind several who are nobody known "they" are these.
    fn they(&mut self, reading: &Reading<'_, '_, '_>, speakers: &mut Vec<SpeakerFact>) {
        let Some(&SpeakerFact { mention, .. }) = speakers.first() else { return };
        let tokens = self.cast.mention(mention).tokens;
        let here = reading.sentence;
        if tokens.len() == 1 && reading.is_word(tokens.start, words!["they"]) {
            let one = speakers.iter().all(|speaker| speaker.mention == mention);
            let before = self.several.filter(|&(before, ..)| before < here && before + 1 >= here);
            if let Some((_, word, entity)) = before.filter(|_| one) {
                speakers.clear();
                speakers.push(SpeakerFact { mention, entity });
                self.several = Some((here, word, entity));
            }
            return;
        }
        let head = reading.token(tokens.end.saturating_sub(1)).map(|head| head.word);
        let many = match head.and_then(|head| lexicon().speech().people(head)) {
            Some(PeopleNoun::Many) => true,
            Some(PeopleNoun::Body) => reading.text(tokens.end.saturating_sub(1)).ends_with('s'),
            Some(PeopleNoun::One) => false,
            // "the papers"
            None => {
                self.cast.mention(mention).kind == MentionKind::Group
                    && reading.text(tokens.end.saturating_sub(1)).ends_with('s')
            }
        };
        let open = speakers.iter().all(|speaker| speaker.entity.is_none());
        let word = reading.token(tokens.end.saturating_sub(1)).map_or(0, |head| head.hash);
        // "ministry officials": for one body
        let body = match speakers[..] {
            [SpeakerFact { entity, .. }] => entity.filter(|&body| self.cast.person(body).is_none()),
            _ => None,
        };
        self.several = (many && (open || body.is_some())).then_some((here, word, body));
    }

    /// A phrase and the phrases that are joined to it before `end`.
    pub(super) fn chain(
        &mut self,
        reading: &Reading<'_, '_, '_>,
        first: u32,
        end: u32,
        speakers: &mut Vec<SpeakerFact>,
    ) {
        let governed = reading.phrase(first).preposition;
        self.speaker(reading, reading.phrase(first).tokens, speakers);
        let all = self.scene.syntax.phrases_of(reading.sentence);
        // "officials *from Japan, Latin America and the Caribbean*": within a run of places.
        let mut where_from = false;
        let by = governed.is_some_and(|at| reading.text(at) == "by");
        // but not "condemned by *Norway*, Reuters and the BBC reported"
        let by_all = by.then(|| reading.extent(first, true)).filter(|&all| {
            let next = reading.verb_at(reading.after_adverbs(all)).map(|n| &reading.verbs[n]);
            !next.is_some_and(Reading::is_finite)
        });
        let one = self.named_kind(reading.phrase(first).tokens);
        for next in (first + 1..all.end).take(LONGEST_CHAIN) {
            let phrase = reading.phrase(next);
            if phrase.tokens.end > end {
                break;
            }
            where_from = phrase.joined
                && phrase.preposition.is_none()
                && (where_from || reading.phrase(next - 1).preposition != governed)
                && self.names_place(phrase.tokens)
                && !self.names_place(reading.phrase(first).tokens);
            if where_from {
                continue;
            }
            // "condemned by *Norway, Peru and Chile*"
            let listed = by_all.is_some_and(|all| phrase.tokens.end <= all)
                && phrase.preposition.is_none()
                && one.is_some()
                && self.named_kind(phrase.tokens) == one;
            if phrase.joined && (phrase.preposition == governed || listed) {
                self.speaker(reading, phrase.tokens, speakers);
            } else if phrase.preposition.is_none() {
                break;
            }
        }
    }

    /// Is it a person that the words name, or a body or place?
    fn named_kind(&self, tokens: TokenRange) -> Option<bool> {
        let mention = self.cast.mention(self.cast.standing_for(tokens)?);
        let named = matches!(mention.form, MentionForm::FullName | MentionForm::ShortName);
        named.then_some(mention.kind == MentionKind::Person)
    }

    /// "said Ruiz, a Democrat, *and Berg*, a Republican": does somebody who has no clause of his own stand behind the
    /// apposition that begins at the comma at `open`?
    fn joins_behind_apposition(reading: &Reading<'_, '_, '_>, open: u32) -> bool {
        let stop = reading.tokens.end.min(open + LONGEST_ASIDE);
        let close = (open + 1..stop).find(|&at| reading.is_comma(at));
        let and = close.map(|close| close + 1);
        let and = and.filter(|&at| reading.roles(at).contains(Role::COORDINATOR));
        and.and_then(|and| reading.phrase_at(and + 1)).is_some_and(|next| {
            let end = reading.phrase(next).tokens.end;
            let own = reading.verb_at(reading.after_adverbs(end));
            let acts = own.is_some_and(|n| Reading::is_finite(&reading.verbs[n]));
            let who = reading.is_actor(next) || reading.has(end - 1, Shape::CAPITAL);
            who && !acts
        })
    }

    fn names_place(&self, tokens: TokenRange) -> bool {
        let mention = self.cast.standing_for(tokens);
        mention.is_some_and(|mention| self.cast.mention(mention).kind == MentionKind::Place)
    }

    fn speaker(
        &mut self,
        reading: &Reading<'_, '_, '_>,
        tokens: TokenRange,
        speakers: &mut Vec<SpeakerFact>,
    ) {
        let mention = match self.party_member(reading, tokens) {
            Some(member) => member,
            None => self.mention(reading, tokens),
        };
        self.cast.stand_for_country(mention);
        let meant = self.cast.mention(mention).meaning.all();
        if meant.is_empty() {
            let leader = self.leader_of_body(reading, mention);
            if let Some(entity) = leader.or_else(|| self.body_of(reading, mention)) {
                speakers.push(SpeakerFact { mention, entity: Some(entity) });
                return;
            }
            let before = speakers.len();
            self.organisations(reading, tokens, mention, speakers);
            if speakers.len() == before {
                speakers.push(SpeakerFact { mention, entity: None });
            }
            return;
        }
        for &entity in meant {
            if speakers.iter().all(|known| known.entity != Some(entity)) {
                speakers.push(SpeakerFact { mention, entity: Some(entity) });
            }
        }
    }

    /// "a spokeswoman for the central bank", "an EU official", "the representative of Kenya": who is
    /// only an office of a body speaks for it, and a delegate for the country.
    fn body_of(&mut self, reading: &Reading<'_, '_, '_>, mention: MentionId) -> Option<LocalId> {
        // "the Commission chief" speaks for himself.
        if self.is_leading(reading, mention) {
            return None;
        }
        let known = self.cast.mention(mention);
        let office = self.scene.recognised.offices.get(known.office? as usize)?;
        let country = office.country.or(known.country);
        let head = lexicon().offices().get(office.head);
        let speaks = matches!(head.class, OfficeClass::Spokesperson | OfficeClass::General);
        // "European Union officials", but not "lawmakers of the party".
        if let Some(body) = office.organisation.filter(|_| speaks) {
            return self.cast.mention(body).meaning.one();
        }
        if office.plural {
            return None;
        }
        let delegate = head.class == OfficeClass::Spokesperson
            || matches!(head.title, "Representative" | "Permanent Representative" | "Delegate");
        country.filter(|_| delegate).map(|country| self.cast.country_as_place(country))
    }

    /// Is it a word for several people?
    fn are_people(&self, reading: &Reading<'_, '_, '_>, mention: MentionId) -> bool {
        let last = self.cast.mention(mention).tokens.end.saturating_sub(1);
        let word = reading.token(last).map(|last| last.word);
        word.and_then(|word| lexicon().speech().people(word)) == Some(PeopleNoun::Many)
    }

    /// "*The union spokesman* said" after Ruiz, its spokesman, spoke: he, and not the union. Who speaks for the
    /// union of which Ruiz is director is somebody else.
    fn officer(&self, reading: &Reading<'_, '_, '_>, speakers: &mut [SpeakerFact]) {
        let [SpeakerFact { mention, entity: Some(body) }] = speakers else { return };
        let tokens = self.cast.mention(*mention).tokens;
        let head = tokens.end.saturating_sub(1);
        let word = reading.token(head).map(|head| head.word);
        let one = word.and_then(|word| lexicon().speech().people(word)) == Some(PeopleNoun::One);
        if !one || !reading.is_word(tokens.start, words!["the"]) {
            return;
        }
        if let Some(last) = self.last.filter(|&last| self.is_called(last, *body, head)) {
            speakers[0].entity = Some(last);
        }
    }

    /// Does a person hold the office of a body that the word at token `at` names: "spokesman", "chairman"?
    fn is_called(&self, person: LocalId, body: LocalId, at: u32) -> bool {
        let offices = lexicon().offices();
        let heads = offices.heads();
        let Some((_, form)) = self.scene.report.phrase(heads, at as usize, at as usize + 1) else {
            return false;
        };
        let title = offices.get(form.head).title;
        let held = self.cast.person(person).map_or(&[][..], |fact| &fact.offices);
        held.iter().any(|of| of.organisation == Some(body) && of.title == title)
    }

    /// "officials from the ministry", "a spokeswoman for the bank": they speak for the organisation.
    fn organisations(
        &mut self,
        reading: &Reading<'_, '_, '_>,
        tokens: TokenRange,
        mention: MentionId,
        speakers: &mut Vec<SpeakerFact>,
    ) {
        let head = tokens.end.saturating_sub(1);
        // "an army source": of the army, and not for it.
        if matches!(reading.text(head), "source" | "sources") {
            return;
        }
        let Some(people) =
            reading.token(head).and_then(|token| lexicon().speech().people(token.word))
        else {
            let author = self.author(reading, tokens);
            speakers.extend(author.map(|entity| SpeakerFact { mention, entity: Some(entity) }));
            return;
        };
        // "a Unicef spokeswoman", "the Forum secretariat"
        let front = TokenRange::new(tokens.start, head);
        // "a Norvik Ltd *<NOR>* spokesman"
        let listed = reading.bracket_before(tokens.start).and_then(|open| reading.phrase_to(open));
        let firm = listed.and_then(|firm| self.cast.standing_for(reading.phrase(firm).tokens));
        let firm = firm
            .map(|firm| self.cast.mention(firm))
            .filter(|firm| front.is_empty() && firm.kind == MentionKind::Organisation);
        if let Some(entity) = firm.and_then(|firm| firm.meaning.one()) {
            speakers.push(SpeakerFact { mention, entity: Some(entity) });
            return;
        }
        if let Some(named) = self.cast.standing_for(front).filter(|_| !front.is_empty()) {
            let named = self.cast.mention(named);
            let whole = named.tokens.start >= front.start && named.tokens.end <= front.end;
            let delegate = matches!(
                reading.text(head),
                "delegate" | "delegation" | "representative" | "mission"
            );
            let speaks = named.kind == MentionKind::Organisation
                || delegate && named.kind == MentionKind::Place && named.country.is_some();
            let entity = named.meaning.one().filter(|_| whole && speaks);
            if entity.is_some() && !self.is_leading(reading, mention) {
                speakers.push(SpeakerFact { mention, entity });
                return;
            }
        }
        if people == PeopleNoun::Body {
            return;
        }
        // "a *ministry* official": of the ministry that was named last.
        let leads = self.is_leading(reading, mention);
        let body = self.body_before(reading, front);
        // "senior *Administration* officials", wherever the report names it
        let own = |at: u32| reading.text(at) == "Administration";
        let administration = body.is_none()
            && !self.scene.report.is_in_capitals()
            && front.end.checked_sub(1).is_some_and(own)
            && !front.is_empty();
        let body = if administration { self.cast.administration() } else { body };
        if let Some(entity) = body.or_else(|| self.employer(reading, front)).filter(|_| !leads) {
            speakers.push(SpeakerFact { mention, entity: Some(entity) });
            return;
        }
        let all = self.scene.syntax.phrases_of(reading.sentence);
        let first = reading.phrase_from(tokens.end).unwrap_or(all.end);
        let governs = |preposition: u32| {
            preposition == tokens.end
                && matches!(reading.text(preposition), "from" | "for" | "of" | "at" | "with" | "in")
        };
        let mut governor = None;
        for next in first..all.end {
            let phrase = reading.phrase(next);
            let Some(preposition) = phrase.preposition else { break };
            let same = governor == Some(preposition) && phrase.joined;
            if !(same || governor.is_none() && governs(preposition)) {
                break;
            }
            governor = Some(preposition);
            let Some(named) = self.cast.standing_for(phrase.tokens) else { break };
            let named = self.cast.mention(named);
            let entity = named.meaning.one().filter(|_| named.kind == MentionKind::Organisation);
            let Some(entity) = entity else { break };
            speakers.push(SpeakerFact { mention, entity: Some(entity) });
        }
    }

    /// The last organisation before a phrase that is called by the phrase's last word.
    pub(super) fn body_before(
        &self,
        reading: &Reading<'_, '_, '_>,
        front: TokenRange,
    ) -> Option<LocalId> {
        const MOST: usize = 64;
        let last = front.end.checked_sub(1).filter(|_| !front.is_empty())?;
        let word = reading.token(last)?.word;
        if lexicon().speech().people(word) != Some(PeopleNoun::Body) {
            return None;
        }
        // The recognised ones stand in reading order.
        let report = self.scene.report;
        let known = &self.scene.recognised.mentions;
        let end = known.partition_point(|mention| mention.tokens.start < front.start);
        (0..end).rev().take(MOST).find_map(|n| {
            let mention = self.cast.mention(n as MentionId);
            let named = mention.kind == MentionKind::Organisation
                && report.tokens[mention.tokens.range()].iter().any(|token| token.word == word);
            mention.meaning.one().filter(|_| named)
        })
    }

    /// The mention that stands for a phrase; a new one if it names nobody who is known.
    fn mention(&mut self, reading: &Reading<'_, '_, '_>, tokens: TokenRange) -> MentionId {
        if let Some(mention) = self.cast.standing_for(tokens) {
            return mention;
        }
        let head = tokens.end.saturating_sub(1);
        let roles = reading.roles(head);
        let pronoun = tokens.len() == 1 && roles.intersects(Role::PRONOUN | Role::SUBJECT);
        let many = self
            .scene
            .report
            .tokens
            .get(head as usize)
            .and_then(|token| lexicon().speech().people(token.word));
        let kind = match many {
            Some(PeopleNoun::One) => MentionKind::Person,
            Some(PeopleNoun::Body) => MentionKind::Organisation,
            None if pronoun => MentionKind::Person,
            _ => MentionKind::Group,
        };
        let form = if pronoun { MentionForm::Pronoun } else { MentionForm::Description };
        self.cast.add(CastMention {
            span: self.scene.report.span_of(tokens),
            tokens,
            sentence: Some(reading.sentence),
            kind,
            form,
            meaning: Meaning::Open,
            link_source: None,
            country: None,
            office: None,
            gender: None,
        })
    }

    /// The meeting that a statement was made at.
    pub(super) fn meeting(&self, draft: &Draft, speakers: &[SpeakerFact]) -> Option<u32> {
        let &(start, end) = self.running.get(draft.sentence as usize)?;
        let here = &self.told[start as usize..end as usize];
        let takes_part = |meeting: u32| {
            self.meetings[meeting as usize].participants.iter().any(|party| {
                party.entity.is_some()
                    && speakers.iter().any(|speaker| speaker.entity == party.entity)
            })
        };
        let candidates = || here.iter().copied().filter(|&meeting| takes_part(meeting));
        let gathering = |meeting: &u32| is_gathering(&self.meetings[*meeting as usize]);
        let mut close: Vec<u32> = candidates().filter(gathering).collect();
        if close.is_empty() {
            close = candidates().collect();
        }
        if close.is_empty() && self.is_near_meeting(draft.sentence, here) {
            // The running scene is another's: the only gathering that the speaker is told to be at.
            let of_speaker = |&meeting: &u32| takes_part(meeting);
            close.extend(self.gatherings.iter().copied().filter(of_speaker));
        }
        match close[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Is a meeting told of before the sentence, or soon behind it?
    fn is_near_meeting(&self, sentence: u32, running: &[u32]) -> bool {
        const SOON: usize = 4;
        !running.is_empty()
            || self.running[sentence as usize..].iter().take(SOON).any(|(start, end)| end > start)
    }

    /// All parties of a meeting discuss what one of them is told to discuss.
    pub(super) fn join_discussion(
        &mut self,
        draft: &Draft,
        meeting: Option<u32>,
        speakers: &mut Vec<SpeakerFact>,
    ) {
        // What one of them *raised* is put before the others.
        let report = self.scene.report;
        let raises = |at: usize| report.word_is(at, RAISES) || report.word_is(at, BRINGS);
        if draft.act != Act::Discuss || draft.cue.range().any(raises) {
            return;
        }
        if let Some(company) = draft.company {
            let reading = Reading::of(self.scene, draft.sentence);
            self.speaker(&reading, reading.phrase(company).tokens, speakers);
        }
        let Some(meeting) = meeting else { return };
        for party in &self.meetings[meeting as usize].participants {
            if let Some(entity) = party.entity
                && speakers.iter().all(|speaker| speaker.entity != Some(entity))
            {
                speakers.push(SpeakerFact { mention: party.mention, entity: Some(entity) });
            }
        }
    }

    /// Can it have been said at the meeting? What has been said was not said at one on a day to come;
    /// "arrived for talks" leaves it open.
    pub(super) fn is_said_at(&self, draft: &Draft, meeting: u32) -> bool {
        let meeting = &self.meetings[meeting as usize];
        let open = meeting.days.is_none() && meeting.kind != MeetingKind::Visit;
        meeting.status == MeetingStatus::Held
            || open
            || draft.modality != Modality::Asserted
            || draft.act == Act::Discuss
    }
}
