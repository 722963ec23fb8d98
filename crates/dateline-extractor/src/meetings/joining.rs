//! People who were at what the sentences before told of: "the meeting was attended by A", "A spoke at the event".

use dateline_schema::closed::{MeetingKind, MeetingStatus, ParticipantRole};

use crate::meetings::draft::Draft;
use crate::meetings::line::Line;
use crate::meetings::rolls::At;
use crate::meetings::story::{Story, is_attended};
use crate::meetings::telling::{Party, Telling, Way, way};
use crate::scene::Scene;
use crate::syntax::VerbForm;

impl Story {
    /// More people were at what a sentence shortly before told of.
    pub(super) fn join_last(&mut self, line: &Line<'_, '_>, parties: &[Party]) {
        self.joins_last(line, parties);
    }

    /// Was something told of shortly before a sentence that people can have spoken at?
    pub(super) fn may_be_spoken_at(&self, sentence: u32) -> bool {
        const REACH: u32 = 4;
        match self.last {
            // "A met B. C made remarks at the conference", which is another occasion
            Some((number, last)) => {
                let told = &self.drafts[number].telling;
                let chairs = |party: &Party| party.role == Some(ParticipantRole::Chair);
                let gathers = (told.noun.is_some() || told.parties.iter().any(chairs))
                    && told.kind != MeetingKind::Talks
                    && (matches!(way(told.kind), Way::InPerson | Way::Occasion)
                        || told.kind == MeetingKind::Video);
                gathers && sentence <= last + REACH
            }
            None => self.gathered.is_some() || self.convened.is_some(),
        }
    }

    /// People travelled with those whose visit was told of shortly before.
    pub(super) fn travel_with(&mut self, line: &Line<'_, '_>, parties: &[Party]) {
        const REACH: u32 = 2;
        let near = self.last.is_some_and(|(_, sentence)| line.sentence <= sentence + REACH);
        let visitor = self.last_visitors().first().map(|party| (party.who, party.country));
        let Some((leader, country)) = visitor.filter(|_| near) else { return };
        let beside = |party: &Party| Party {
            beside: Some(leader),
            country: party.country.or(country),
            ..*party
        };
        self.join(line, parties.iter().map(beside).collect());
    }

    /// A sentence names who was at what was told of last: "the roundtable featured A and B".
    pub(super) fn list(&mut self, line: &Line<'_, '_>, parties: Vec<Party>) {
        if parties.is_empty() {
            return;
        }
        self.join(line, parties);
        if let Some((last, _)) = self.last {
            self.drafts[last].telling.listed |= is_attended(&self.drafts[last].telling);
        }
    }

    /// Did this sentence or the one before it tell of a meeting?
    pub(super) fn has_just_told(&self, sentence: u32) -> bool {
        self.last.is_none_or(|(_, last)| sentence <= last + 1)
    }

    /// Is what was told of last still to come, or did it not take place?
    pub(super) fn awaits(&self) -> bool {
        let told = self.last.map(|(number, _)| &self.drafts[number].telling);
        told.is_some_and(|told| told.status != MeetingStatus::Held)
    }

    /// What was told of last?
    pub(super) fn told_kind(&self) -> Option<MeetingKind> {
        self.last.map(|(number, _)| self.drafts[number].telling.kind)
    }

    /// Did more than those who are named meet, shortly before a sentence: "A met *mayors*", "B hosted *a forum*"?
    pub(super) fn gathers(&self, sentence: u32) -> bool {
        const REACH: u32 = 4;
        match self.last {
            Some((number, last)) => {
                let told = &self.drafts[number].telling;
                let many = told.group
                    || told.parties.iter().any(|party| party.who.is_group())
                    || way(told.kind) == Way::Occasion;
                told.status == MeetingStatus::Held && many && sentence <= last + REACH
            }
            None => self.gathered.is_some() || self.convened.is_some(),
        }
    }

    /// People spoke at what was told of shortly before, be it that nobody else who was there is named.
    pub(super) fn speak(&mut self, line: &Line<'_, '_>, parties: &[Party]) {
        if parties.is_empty() {
            return;
        }
        let several = parties.len() > 1;
        if self.joins_last(line, parties) {
            if let Some((last, _)) = self.last.filter(|_| several) {
                self.drafts[last].telling.listed = true;
            }
            return;
        }
        if self.last.is_some() || !several {
            return;
        }
        let Some(mut telling) = self.gathered.take() else { return };
        telling.parties.clear();
        telling.add_all(parties, None);
        self.drafts.push(Draft::of(line, telling));
        self.last = Some((self.drafts.len() - 1, line.sentence));
    }

    /// "A convened governors. A was joined by B", "The council convened governors. A and B participated in the meeting":
    /// those who are named were there.
    pub(super) fn open_convened(&mut self, line: &Line<'_, '_>, more: &[Party]) {
        const REACH: u32 = 8;
        if self.last.is_some() {
            return;
        }
        let known = |telling: &mut Telling| {
            line.sentence <= telling.sentence + REACH
                && telling.parties.iter().chain(more).count() > 1
        };
        if let Some(telling) = self.convened.take_if(known) {
            self.drafts.push(Draft::of(line, telling));
            self.last = Some((self.drafts.len() - 1, line.sentence));
        }
    }

    /// The roll under a heading that says only who its people are: of the one meeting whose sentence has the word with
    /// this hash.
    pub(super) fn expect_of(&mut self, scene: &Scene<'_, '_>, heading: u32, word: u64) {
        const MOST: usize = 8;
        // "met B after *senators passed* a bill": they did something else
        let acts = |sentence: u32, i: usize| {
            let verbs = scene.syntax.verbs_of(sentence);
            verbs.iter().any(|verb| {
                verb.tokens.start as usize == i + 1
                    && matches!(verb.form, VerbForm::Past | VerbForm::Present)
            })
        };
        let tells = |told: &Telling| {
            let mut tokens = scene.report.sentences[told.sentence as usize].tokens.range();
            tokens.any(|i| scene.report.tokens[i].hash == word && !acts(told.sentence, i))
        };
        let drafts = || (0..self.drafts.len()).take(MOST).map(|n| (n, &self.drafts[n].telling));
        let mut told = drafts().filter(|(_, told)| is_attended(told) && tells(told));
        match (told.next(), told.next()) {
            (Some((draft, _)), None) => self.expect(heading, At::Lead, Some(draft)),
            // What a roll makes a meeting, where nothing that was told before it is one
            (None, None) => {
                let called = self.convened.as_ref().or(self.gathered.as_ref());
                let first =
                    |lead: &Telling| !drafts().any(|(_, told)| told.sentence < lead.sentence);
                if called.is_some_and(|told| tells(told) && first(told)) {
                    self.expect(heading, At::Lead, None);
                }
            }
            _ => {}
        }
    }

    /// Did all of these people join what was told of shortly before?
    pub(super) fn has_joined(&self, line: &Line<'_, '_>, parties: &[Party]) -> bool {
        const REACH: u32 = 4;
        let Some((number, sentence)) = self.last else { return false };
        let told = &self.drafts[number].telling;
        let there = |party: &Party| told.parties.iter().any(|known| known.who.is(party.who));
        line.sentence <= sentence + REACH
            && line.sentence > told.sentence
            && told.parties.len() > parties.len()
            && !parties.is_empty()
            && way(told.kind) != Way::Journey
            && parties.iter().all(there)
    }

    /// [`Story::join_last`]; was there one?
    pub(super) fn joins_last(&mut self, line: &Line<'_, '_>, parties: &[Party]) -> bool {
        const REACH: u32 = 4;
        if !parties.is_empty() {
            self.open_convened(line, parties);
        }
        let near = self.last.filter(|&(_, sentence)| line.sentence <= sentence + REACH);
        if let Some((number, _)) = near {
            let told = &mut self.drafts[number].telling;
            // "X received Y. The meeting was attended by Z", who neither received nor came to see X
            let hosts = |party: &&Party| party.role == Some(ParticipantRole::Host);
            let host = told.parties.iter().find(hosts).map(|party| party.who);
            let visits = |party: &Party| party.role == Some(ParticipantRole::Visitor);
            let host = host.filter(|_| told.parties.iter().any(visits));
            for party in parties {
                told.add(Party { beside: party.beside.or(host), ..*party });
            }
        }
        near.is_some()
    }
}
