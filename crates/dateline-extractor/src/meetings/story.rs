//! The meetings told of so far: what sentences tell of one meeting is put together.
//!
//! Two tellings are of one meeting where one names all that the other names, and way, days, place and
//! status do not disagree. "The talks" with no parties of their own are those told of last.

use dateline_parser::Span;
use dateline_schema::closed::{
    CountrySource, DateSource, MeetingKind, MeetingStatus, MeetingSupport, ParticipantRole,
};

use crate::cast::Cast;
use crate::meetings::draft::Draft;
use crate::meetings::line::Line;
use crate::meetings::relatives::Before;
use crate::meetings::rolls::At;
use crate::meetings::same::{faces, fits, has, is_another_day, is_same, places_agree};
use crate::meetings::telling::{Days, Party, Telling, Way, Where, Who, way};
use crate::meetings::{dated, draft, groups, remarks};
use crate::scene::Scene;

/// A roll that goes on: names of those who were at a meeting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Roll {
    /// The sentence of its heading.
    heading: u32,
    /// The sentence that is to go on with it.
    next: u32,
    at: At,
    /// The paragraph of its entries, once there is one.
    pub(super) paragraph: Option<u32>,
    /// The draft that it is of, once somebody is named.
    draft: Option<usize>,
}

/// The meetings of a report so far.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) drafts: Vec<Draft>,
    /// The draft told of last, and in which sentence.
    pub(super) last: Option<(usize, u32)>,
    /// The names of those who were there that are to go on.
    roll: Option<Roll>,
    /// Who convened or hosted people of whom nobody is named: it is a meeting where a roll names them.
    pub(super) convened: Option<Telling>,
    /// A gathering that the lead tells of with nobody named: it is a meeting where a roll names who was there.
    pub(super) gathered: Option<Telling>,
    /// Was there a word for a gathering?
    occasion: bool,
    /// People who joined a side before the sentence told of the meeting.
    waiting: Vec<Party>,
    /// The sentence that tells what happened during a visit.
    course: Option<u32>,
    /// Talks that a report speaks of without a party.
    open: Option<Telling>,
    /// Who leads the delegation told of last, and the sentence that says so.
    leader: Option<(Party, u32)>,
    /// Who is known by office only in the lead, and named behind it.
    identities: Vec<(Who, Party)>,
    /// Meetings of which only day and place were told, the latest first.
    pub(super) announced: Vec<Telling>,
    /// The day that the lead tells its news with.
    pub(super) lead_day: Option<Days>,
}

/// So many sentences behind, "the delegation" is the one whose leader was told.
const OF_DELEGATION: u32 = 8;
/// Meetings that a telling is compared with, the latest first.
const MOST_COMPARED: usize = 24;

impl Story {
    /// Takes in what a trigger tells.
    pub(super) fn take(&mut self, line: &Line<'_, '_>, mut telling: Telling) {
        let sentence = telling.sentence;
        if !groups::keep_met(line.cast, &mut telling) {
            self.gather(&telling);
            return;
        }
        faces(line, &mut telling);
        telling.during |= self.course == Some(sentence);
        // "While there he met B": where the sentence before was
        if telling.place.is_none()
            && line.are(line.tokens.start, &["while", "there"])
            && let Some((last, _)) = self.last
        {
            telling.place = self.drafts[last].telling.place;
        }
        let they = |party: &Party| {
            let words = line.cast.mention(party.mention).tokens;
            words.len() == 1 && line.is(words.start, &["they"])
        };
        if telling.kind != MeetingKind::Visit
            && telling.parties.iter().filter(|p| they(p)).count() > 1
        {
            let pronouns: Vec<Party> = telling.parties.iter().copied().filter(they).collect();
            // "They *had* met B in A": before they came
            let before = |party: &Party| {
                let end = line.cast.mention(party.mention).tokens.end;
                line.is(end, &["had"]) && line.verb_at(end).is_some_and(|verb| verb.head > end)
            };
            if !pronouns.iter().any(before) {
                telling.add_all(&self.companions(&telling, &pronouns), None);
            }
        }
        dated::recall(&self.announced, &mut telling);
        self.go_on(line, &mut telling);
        // "is due in A on Friday, *where* he will meet B"
        if telling.days.is_none()
            && telling.there
            && let Some((Some(days), _)) = self.last_ground(sentence)
            && days.is_exact()
            && days.first == days.last
        {
            telling.days = Some(days);
        }
        if telling.place.is_none()
            && telling.there
            && let Some((last, _)) = self.last
        {
            // A country is that of the host.
            telling.place = self.drafts[last].telling.place.filter(|place| place.place.is_some());
        }
        if telling.days.is_none() || line.are(line.tokens.start, &["on", "the", "same", "day"]) {
            telling.days = dated::same(&self.drafts, line).or(telling.days);
        }
        if telling.days.is_none() {
            telling.days = dated::that(&self.drafts, line, &telling);
            // "was received *the same day* by B": where the visitor was that day
            let there = |known: &Telling| telling.parties.iter().any(|p| has(line.cast, known, p));
            if telling.days.is_some()
                && telling.place.is_none()
                && let Some((last, _)) = self.last
                && there(&self.drafts[last].telling)
            {
                telling.place = self.drafts[last].telling.place;
            }
        }
        if telling.days.is_none() {
            telling.days = dated::of_summary(&self.drafts, &telling);
        }
        if telling.days.is_none() {
            telling.days = dated::of_course(&self.drafts, line.cast, &telling);
        }
        if telling.days.is_none() {
            telling.days = dated::of_trip(&self.drafts, line, &telling);
        }
        remarks::set_day(line, &mut telling);
        if self.is_of_visitor(line.cast, &telling) {
            return;
        }
        if telling.kind == MeetingKind::Signing {
            // What two people sign at a table of their own is told as an event, too.
            let outcome = self.outcome(line.cast, &mut telling);
            if telling.parties.len() < 2 || (outcome && telling.signed && !telling.by_hand) {
                return;
            }
        }
        let same = self
            .drafts
            .iter()
            .enumerate()
            .rev()
            .take(MOST_COMPARED)
            .find(|(_, draft)| {
                !is_another_day(line, &draft.telling, &telling)
                    && is_same(line.cast, &draft.telling, &telling)
            })
            .map(|(n, _)| n);
        let named = if same.is_none() { self.introduced(line, &telling) } else { None };
        let number = if let Some(n) = same.or(named) {
            self.drafts[n].merge(line.cast, &telling);
            n
        } else if telling.kind == MeetingKind::Signing && telling.definite && telling.signed {
            // What "it" is was signed at no table that the report tells of.
            return;
        } else {
            let mut draft = Draft::of(line, telling);
            self.follow(line.cast, &mut draft);
            self.drafts.push(draft);
            self.drafts.len() - 1
        };
        self.last = Some((number, sentence));
        let waiting = std::mem::take(&mut self.waiting);
        self.drafts[number].telling.add_all(&waiting, None);
    }

    /// "The king, who is on a visit, met A and B during *his visit*", where the pronoun seems to be B: that of
    /// who came.
    fn is_of_visitor(&self, cast: &Cast, telling: &Telling) -> bool {
        let bare = telling.definite
            && telling.kind == MeetingKind::Visit
            && telling.days.is_none()
            && telling.place.is_none();
        let ([own], true) = (telling.parties.as_slice(), bare) else { return false };
        let recent = || self.drafts.iter().rev().take(MOST_COMPARED).map(|draft| &draft.telling);
        let visits = |told: &Telling, party: &Party| {
            told.kind == MeetingKind::Visit
                && party.role != Some(ParticipantRole::Host)
                && told.parties.iter().any(|visitor| visitor.who.is(party.who))
        };
        let comes = |party: &Party| recent().any(|told| visits(told, party));
        !comes(own)
            && recent().any(|told| {
                told.sentence == telling.sentence
                    && told.kind != MeetingKind::Visit
                    && has(cast, told, own)
                    && told.parties.iter().any(comes)
            })
    }

    /// "A's foreign minister held talks with B" in the lead, "C met B" behind it: C is A's minister, who
    /// is known by no office of his own. The draft of the lead, where he is named now.
    fn introduced(&mut self, line: &Line<'_, '_>, telling: &Telling) -> Option<usize> {
        const LEAD: u32 = 1;
        const REACH: u32 = 3;
        let cast = line.cast;
        for (n, draft) in self.drafts.iter_mut().enumerate().take(MOST_COMPARED) {
            let known = &draft.telling;
            let near = known.sentence <= LEAD
                && known.sentence < telling.sentence
                && telling.sentence <= known.sentence + REACH;
            if !near || !fits(known, telling) {
                continue;
            }
            let unnamed = known.parties.iter().position(|party| match party.who {
                Who::Office { office, country: Some(_), .. } => {
                    !line.scene.recognised.offices[office as usize].plural
                        && !has(cast, telling, party)
                }
                _ => false,
            });
            let Some(unnamed) = unnamed else { continue };
            let others = known.parties.iter().enumerate().filter(|&(n, _)| n != unnamed);
            let others_there = others.clone().all(|(_, party)| has(cast, telling, party));
            let open = |party: &&Party| match party.who {
                Who::Known(entity) => cast.person(entity).is_some_and(|person| {
                    person.offices.is_empty()
                        && person.country.is_none_or(|(_, how)| how == CountrySource::Meeting)
                }),
                Who::Office { .. } | Who::Group { .. } => false,
            };
            let mut new = telling.parties.iter().filter(|party| !has(cast, known, party));
            let (Some(named), true) = (new.find(open), others_there) else { continue };
            let alone = others.count() == 0;
            let ground = known.place.and_then(|place| place.country);
            let host = |party: &Party| party.country.is_some() && party.country == ground;
            if alone && !telling.parties.iter().any(host) || new.next().is_some() && !alone {
                continue;
            }
            let draft = &mut draft.telling;
            let office = draft.parties[unnamed];
            draft.parties[unnamed] = Party { country: office.country, role: office.role, ..*named };
            self.identities.push((office.who, draft.parties[unnamed]));
            return Some(n);
        }
        None
    }

    /// Gives the offices of the lead the names that came behind it.
    pub(super) fn identify(&mut self) {
        for party in self.drafts.iter_mut().flat_map(|draft| &mut draft.telling.parties) {
            if let Some((_, named)) = self.identities.iter().find(|(who, _)| who.is(party.who)) {
                party.who = named.who;
            }
        }
    }

    /// "X met A in Lima on Monday. He also met B": the same day and place.
    fn follow(&self, cast: &Cast, draft: &mut Draft) {
        let Some(last) = self.last.map(|(n, _)| &self.drafts[n]) else { return };
        let (next, known) = (&mut draft.telling, &last.telling);
        let follows = next.fresh
            && next.days.is_none()
            && next.place.is_none()
            && next.status == known.status
            && (way(next.kind) == way(known.kind)
                || way(next.kind) == Way::Occasion
                || way(known.kind) == Way::Occasion)
            && next.sentence <= known.sentence + 2
            && known.parties.iter().any(|party| has(cast, next, party));
        if follows {
            (next.days, next.place) = (known.days, known.place);
            draft.date_source = next.days.map(|_| DateSource::SameReport);
        }
    }

    /// "flew to A on Monday *and met* B": there, on that day.
    fn go_on(&self, line: &Line<'_, '_>, telling: &mut Telling) {
        let Some((last, sentence)) = self.last else { return };
        let known = &self.drafts[last].telling;
        let tokens = &line.report().tokens;
        let first = (line.tokens.start..line.tokens.end)
            .find(|&i| tokens[i as usize].span.start >= telling.span.start);
        let joined = first.and_then(|i| i.checked_sub(1)).is_some_and(|i| line.is(i, &["and"]));
        // "a visit to A, *during which he* met B"
        let within = first.and_then(|i| i.checked_sub(3)).is_some_and(|i| {
            line.are(i, &["during", "which"]) && line.is(i + 2, &["he", "she", "they"])
        });
        let follows = (joined || within)
            && sentence == telling.sentence
            && telling.days.is_none()
            && telling.place.is_none()
            && way(telling.kind) == Way::InPerson
            && (known.kind, known.status) == (MeetingKind::Visit, MeetingStatus::Held)
            && telling.status == MeetingStatus::Held
            && known.parties.iter().any(|party| has(line.cast, telling, party));
        if follows {
            let one = |days: &Days| joined && days.is_exact() && days.first == days.last;
            telling.days = known.days.filter(one);
            // The country is that of the visit's goal in any case.
            telling.place = known.place.filter(|place| joined || place.place.is_some());
        }
    }

    /// What this sentence told of last is of the same days, if it has none.
    pub(super) fn lend(&mut self, sentence: u32, days: Days) {
        let Some((last, _)) = self.last.filter(|&(_, last)| last == sentence) else { return };
        let draft = &mut self.drafts[last];
        let told = &mut draft.telling;
        if told.days.is_none() && told.status == MeetingStatus::Held && told.sentence == sentence {
            told.days = Some(days);
            draft.date_source = Some(DateSource::Stated);
        }
    }

    /// Day and place of what this sentence told of last.
    pub(super) fn last_ground(&self, sentence: u32) -> Option<(Option<Days>, Option<Where>)> {
        let (last, _) = self.last.filter(|&(_, last)| last == sentence)?;
        let told = &self.drafts[last].telling;
        Some((told.days, told.place))
    }

    /// The parties of the meeting told of last, if this sentence told of it.
    pub(super) fn last_parties(&self, sentence: Option<u32>) -> Vec<Party> {
        match self.last {
            Some((n, last)) if sentence.is_none_or(|sentence| sentence == last) => {
                let bare = |party: &Party| Party { role: None, beside: None, ..*party };
                self.drafts[n].telling.parties.iter().map(bare).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Who came on the visit that was told of last.
    pub(super) fn last_visitors(&self) -> Vec<Party> {
        let visit = self.last.map(|(n, _)| &self.drafts[n].telling);
        let visit = visit.filter(|told| told.kind == MeetingKind::Visit);
        let mut parties = visit.map(|told| told.parties.clone()).unwrap_or_default();
        parties.retain(|party| party.role != Some(ParticipantRole::Host));
        parties
    }

    /// "the talks", "during the visit": more of the meeting that was told of last. Was there one?
    pub(super) fn refer(&mut self, line: &Line<'_, '_>, telling: &Telling) -> bool {
        // "The visit will take place at the invitation of Y"
        let invites = |party: &Party| {
            telling.kind == MeetingKind::Visit && party.role == Some(ParticipantRole::Host)
        };
        let fits = |draft: &Draft| {
            let known = &draft.telling;
            let ways = (way(known.kind), way(telling.kind));
            // "the talks in A" are no call.
            let alike = match ways {
                (Way::Distance, Way::InPerson) => telling.place.is_none(),
                (Way::Occasion, Way::InPerson) | (Way::InPerson, Way::Distance) => true,
                (known, told) => known == told,
            };
            let mut own = telling.parties.iter().filter(|party| !invites(party));
            let with = own.all(|party| has(line.cast, known, party));
            let open = known.days.is_none() || telling.days.is_none();
            // "The next summit" is not the one that was.
            let to_come = telling.status == MeetingStatus::Planned
                && matches!(known.status, MeetingStatus::Held | MeetingStatus::Cancelled);
            // Nor is one of a day to come.
            let published = line.report().published.map(|published| published.day);
            let to_come = to_come
                || known.status == MeetingStatus::Held
                    && known.noun != telling.noun
                    && telling.days.zip(published).is_some_and(|(days, day)| days.first > day);
            let days = open || known.days.zip(telling.days).is_some_and(|(a, b)| a.overlap(b));
            alike && with && days && !to_come && places_agree(known, telling)
        };
        let from = self.drafts.len().saturating_sub(MOST_COMPARED);
        // "The summit" is what was called one before.
        let named = |draft: &Draft| {
            telling.noun.is_some() && draft.telling.noun == telling.noun && fits(draft)
        };
        let drafts = &self.drafts[from..];
        let Some(number) = drafts.iter().rposition(named).or_else(|| drafts.iter().rposition(fits))
        else {
            return false;
        };
        let number = from + number;
        for party in telling.parties.iter().filter(|party| invites(party)) {
            self.drafts[number].telling.add(*party);
        }
        self.drafts[number].more(telling);
        self.last = Some((number, telling.sentence));
        true
    }

    /// Talks without a party are none by themselves: somebody may be said to mediate them.
    pub(super) fn leave_open(&mut self, telling: Telling) {
        if telling.kind == MeetingKind::Talks && telling.definite && telling.parties.is_empty() {
            self.open = Some(telling);
        }
    }

    /// Are there such talks shortly before a sentence?
    pub(super) fn has_open_talks(&self, sentence: u32) -> bool {
        const REACH: u32 = 4;
        self.open.as_ref().is_some_and(|open| sentence <= open.sentence + REACH)
    }

    /// Who mediates the talks that were left open, by the words `span` of this sentence.
    pub(super) fn mediate(&mut self, line: &Line<'_, '_>, span: Span, mediators: &[Party]) {
        let Some(mut telling) = self.open.take() else { return };
        let role = Some(ParticipantRole::Mediator);
        telling.parties = mediators.iter().map(|party| Party { role, ..*party }).collect();
        let mut draft = Draft::of(line, telling);
        let said = Telling::new(line.sentence, span, MeetingKind::Talks);
        draft.report(&said, MeetingSupport::Participant);
        self.drafts.push(draft);
    }

    /// Who mediates what this sentence told of last, where two or more of others met.
    pub(super) fn mediate_here(&mut self, line: &Line<'_, '_>, mediators: &[Party]) {
        let here = |&(_, sentence): &(usize, u32)| sentence == line.sentence;
        let Some((number, _)) = self.last.filter(here) else { return };
        let told = &mut self.drafts[number].telling;
        let others =
            told.parties.iter().filter(|party| !mediators.iter().any(|m| m.who.is(party.who)));
        if way(told.kind) == Way::InPerson && others.count() > 1 {
            told.add_all(mediators, Some(ParticipantRole::Mediator));
        }
    }

    /// People who joined a side of the meeting that the sentence tells of, or that was told of last.
    pub(super) fn join(&mut self, line: &Line<'_, '_>, parties: Vec<Party>) {
        if parties.is_empty() {
            return;
        }
        self.open_convened(line, &parties);
        let Some((last, _)) = self.last else {
            self.waiting = parties;
            return;
        };
        // "X was accompanied by Y": at the last meeting that X was at
        let beside = parties.first().and_then(|party| party.beside);
        let there = |&n: &usize| {
            let told = &self.drafts[n].telling;
            told.status == MeetingStatus::Held
                && beside.is_some_and(|who| told.parties.iter().any(|party| party.who.is(who)))
        };
        let from = (last + 1).saturating_sub(MOST_COMPARED);
        let number = (from..=last).rev().find(there).unwrap_or(last);
        self.drafts[number].telling.add_all(&parties, None);
        // "travelled to A and B. He was accompanied by Y": on both journeys
        let (kind, sentence) =
            (self.drafts[number].telling.kind, self.drafts[number].telling.sentence);
        if kind == MeetingKind::Visit && beside.is_some() {
            for draft in self.drafts[from..number].iter_mut().rev() {
                let told = &mut draft.telling;
                let same = told.kind == kind && told.sentence == sentence;
                if same && beside.is_some_and(|who| told.parties.iter().any(|p| p.who.is(who))) {
                    told.add_all(&parties, None);
                }
            }
        }
    }

    /// Somebody convened or hosted people of whom nobody is named.
    pub(super) fn convene(&mut self, telling: Telling) {
        self.convened.get_or_insert(telling);
    }

    /// There is a word for a gathering.
    pub(super) fn see_occasion(&mut self) {
        self.occasion = true;
    }

    /// Something was held, and nobody is named.
    pub(super) fn gather(&mut self, telling: &Telling) {
        const LEAD: u32 = 4;
        let held = telling.status == MeetingStatus::Held && !telling.definite;
        let there = matches!(way(telling.kind), Way::InPerson | Way::Occasion)
            || telling.kind == MeetingKind::Video;
        if held && there && telling.sentence < LEAD && self.gathered.is_none() {
            // "hosted owners of firms *for a discussion*"
            let kind = match telling.kind {
                MeetingKind::Talks => MeetingKind::Meeting,
                kind => kind,
            };
            self.gathered = Some(Telling { kind, ..telling.clone() });
        }
    }

    /// The people of an entry of a roll were at its meeting.
    pub(super) fn call(&mut self, line: &Line<'_, '_>, mut roll: Roll, people: &[Party]) {
        if people.is_empty() {
            return;
        }
        roll.draft = roll.draft.or_else(|| self.draft_of(line, roll));
        if let Some(number) = roll.draft {
            let told = &mut self.drafts[number].telling;
            told.add_all(people, None);
            told.listed = true;
        }
        self.roll = Some(roll);
    }

    /// The draft that a roll is of.
    fn draft_of(&mut self, line: &Line<'_, '_>, roll: Roll) -> Option<usize> {
        const REACH: u32 = 4;
        let near = self.last.filter(|&(number, sentence)| {
            roll.at == At::Last
                && roll.heading <= sentence + REACH
                && is_attended(&self.drafts[number].telling)
        });
        let lead = || self.drafts.iter().position(|draft| is_attended(&draft.telling));
        let known = near.map(|(number, _)| number).or_else(lead);
        let first = |telling: &Telling| {
            known.is_none_or(|number| telling.sentence < self.drafts[number].telling.sentence)
        };
        let mut told = self.convened.take_if(|telling| first(telling));
        if told.is_none() && known.is_none() {
            let of_heading = || self.occasion.then(|| told_by_heading(line, roll));
            told = self.gathered.take().or_else(of_heading);
            if let Some(told) = told.as_mut().filter(|told| !told.days.is_some_and(Days::is_near)) {
                told.days = remarks::at_head_of_lead(line);
            }
        }
        let Some(telling) = told else { return known };
        self.drafts.push(Draft::of(line, telling));
        Some(self.drafts.len() - 1)
    }

    /// Who was told of before sentence `sentence`.
    pub(super) fn before(&self, cast: &Cast, sentence: u32) -> Before {
        const REACH: u32 = 2;
        if self.drafts.is_empty() && self.leader.is_none() {
            return Before::default();
        }
        let bare = |party: &Party| Party { role: None, beside: None, ..*party };
        let person = |party: &Party| match party.who {
            Who::Known(entity) => cast.person(entity).is_some(),
            Who::Office { .. } => true,
            Who::Group { .. } => false,
        };
        let last = self.last.filter(|&(_, told)| sentence <= told + REACH);
        let (mut pair, mut visitor) = (None, None);
        if let Some((n, _)) = last {
            let told = &self.drafts[n].telling;
            match told.parties.as_slice() {
                [a, b] if person(a) && person(b) => pair = Some([bare(a), bare(b)]),
                [one] if person(one) && told.kind == MeetingKind::Visit => {
                    visitor = Some(bare(one));
                }
                _ => {}
            }
        }
        let here = last.is_some_and(|(_, told)| told == sentence);
        let near = |&(_, told): &(Party, u32)| sentence <= told + OF_DELEGATION;
        let leader = self.leader.filter(near).map(|(leader, _)| leader);
        let pairs = draft::last_pairs(&self.drafts, person);
        Before { pair, pairs, only: draft::only_pair(&self.drafts, person), here, visitor, leader }
    }

    /// "A and B visited X, joined by C. *They* held talks": who else came on the visit told of last, with all of `known`,
    /// where what is told can be of that visit.
    pub(super) fn companions(&self, told: &Telling, known: &[Party]) -> Vec<Party> {
        const REACH: u32 = 2;
        let visit = self.drafts.iter().rev().take(REACH as usize).map(|draft| &draft.telling);
        let visit = visit.into_iter().find(|told| told.kind == MeetingKind::Visit);
        let Some(visit) = visit.filter(|visit| told.sentence <= visit.sentence + REACH) else {
            return Vec::new();
        };
        let within = visit.days.zip(told.days).is_none_or(|(a, b)| a.overlap(b));
        let visited = visit.visited.or(visit.place.and_then(|place| place.country));
        let country = told.place.and_then(|place| place.country);
        let there = visited.zip(country).is_none_or(|(a, b)| a == b);
        if !(within && there && way(told.kind) == Way::InPerson) {
            return Vec::new();
        }
        let came = |party: &&Party| party.role != Some(ParticipantRole::Host);
        let visitors: Vec<&Party> = visit.parties.iter().filter(came).collect();
        if !known.iter().all(|party| visitors.iter().any(|visitor| visitor.who.is(party.who))) {
            return Vec::new();
        }
        let others = visitors.into_iter().copied();
        others.map(|party| Party { role: None, beside: None, ..party }).collect()
    }

    /// A sentence tells of a delegation, and who leads it; of one without a leader nobody is known.
    pub(super) fn lead(&mut self, leader: Option<Party>, sentence: u32) {
        self.leader = leader.map(|leader| (leader, sentence));
    }

    /// More of the journey that this sentence told of last. Was there one?
    pub(super) fn joins_journey(&mut self, telling: &Telling) -> bool {
        let here = |&(_, sentence): &(usize, u32)| sentence == telling.sentence;
        let Some((number, _)) = self.last.filter(here) else { return false };
        let draft = &mut self.drafts[number];
        let goals = draft.telling.visited.zip(telling.visited);
        if draft.telling.kind != MeetingKind::Visit || goals.is_some_and(|(a, b)| a != b) {
            return false;
        }
        draft.telling.add_all(&telling.parties, None);
        draft.more(telling);
        true
    }

    /// "He is due to arrive on Friday": the first day of the visit to come that was told of before.
    pub(super) fn arrives(&mut self, who: &[Party], days: Option<Days>, sentence: u32) {
        const REACH: u32 = 4;
        let Some(days) = days.filter(|days| days.is_exact()) else { return };
        let comes = |draft: &&mut Draft| {
            let told = &draft.telling;
            told.kind == MeetingKind::Visit
                && told.status == MeetingStatus::Planned
                && told.days.is_none()
                && sentence <= told.sentence + REACH
                && who.iter().any(|party| told.parties.iter().any(|p| p.who.is(party.who)))
        };
        if let Some(draft) = self.drafts.iter_mut().rev().take(MOST_COMPARED).find(comes) {
            draft.telling.days = Some(days);
            draft.date_source = Some(DateSource::SameReport);
        }
    }

    /// What the sentence tells happened during a visit.
    pub(super) fn course(&mut self, sentence: u32) {
        self.course = Some(sentence);
    }

    /// A sentence is a heading over names of those who were there, at the meeting of this draft if it is known.
    pub(super) fn expect(&mut self, heading: u32, at: At, draft: Option<usize>) {
        let draft = draft.or_else(|| self.expects(heading).and_then(|roll| roll.draft));
        self.roll = Some(Roll { heading, next: heading + 1, at, paragraph: None, draft });
    }

    /// The sentence behind an entry may be one, too.
    pub(super) fn expect_more(&mut self, scene: &Scene<'_, '_>, sentence: u32, roll: Roll) {
        let roll = self.roll.get_or_insert(roll);
        roll.next = sentence + 1;
        roll.paragraph = Some(scene.report.sentences[sentence as usize].paragraph);
    }

    /// The roll that a sentence may go on with.
    pub(super) fn expects(&self, sentence: u32) -> Option<Roll> {
        self.roll.filter(|roll| roll.next == sentence)
    }

    /// A signing by those who met is what came of their meeting. Was it?
    fn outcome(&mut self, cast: &Cast, telling: &mut Telling) -> bool {
        let there = |draft: &Draft| {
            let known = &draft.telling;
            let with = telling.parties.iter().all(|party| has(cast, known, party));
            let near = known.days.zip(telling.days).is_none_or(|(a, b)| a.overlap(b));
            known.status == MeetingStatus::Held
                && matches!(way(known.kind), Way::InPerson | Way::Journey)
                && (with && near)
                && (known.parties.len() > 1 || way(known.kind) == Way::Journey)
        };
        let from = self.drafts.len().saturating_sub(MOST_COMPARED);
        let Some(number) = self.drafts[from..].iter().rposition(there) else { return false };
        let draft = &mut self.drafts[from + number];
        draft.telling.signed = true;
        draft.report(telling, MeetingSupport::Outcome);
        let known = &draft.telling;
        if way(known.kind) == Way::InPerson && telling.days.is_none() {
            (telling.days, telling.place) = (known.days, telling.place.or(known.place));
            telling.news |= known.news;
        }
        true
    }
}

/// "Participants in the forum included:", with nothing held told before: that is the telling.
fn told_by_heading(line: &Line<'_, '_>, roll: Roll) -> Telling {
    let heading = line.report().sentences[roll.heading as usize].tokens;
    let span = line.report().span_of(heading);
    let mut told = Telling::new(roll.heading, span, MeetingKind::Meeting);
    told.news = true;
    told
}

/// Can a roll be of it: did people gather for it?
pub(super) fn is_attended(told: &Telling) -> bool {
    told.status == MeetingStatus::Held && way(told.kind) != Way::Journey
}
