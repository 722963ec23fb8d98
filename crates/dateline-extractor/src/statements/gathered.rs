//! All who take part in a meeting, spoken of as one: "the two *leaders*", "*they* agreed", "meeting *participants*
//! discussed". They are those whom the meeting that is told of is known to bring together.
//!
//! Counter-examples: "the *opposition* leaders", who are others; "the three ministers" of a meeting of two; "the
//! governors asked" where the president met governors, who are not named.

use dateline_lexicon::{SpeakerWord, lexicon, speaker_words, word_hash, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{Act, MentionKind};

use super::acts;
use super::drafts::Draft;
use super::parties::{Parties, is_gathering};
use super::reading::Reading;
use crate::cast::MentionId;
use crate::facts::{MeetingFact, ParticipantFact, SpeakerFact};

/// Of more than so many nobody says that all of them speak.
const MOST_VOICES: usize = 7;

/// A word for those who come together.
#[derive(Debug, Clone, Copy)]
struct Gathered {
    /// Its last token, which says who they are.
    head: u32,
    /// How many they are told to be; 0 where it is not said.
    number: usize,
    /// Are they of a kind, "ministers", and not whoever is there?
    peers: bool,
    /// Does an article or a number point at them? Not "participants said".
    definite: bool,
    /// Does nothing but the number say who they are: "the three"?
    alone: bool,
}

impl Parties<'_, '_, '_> {
    /// The known parties of the meeting that the report is at, if it is they whom the words mean.
    pub(super) fn gathered(
        &self,
        reading: &Reading<'_, '_, '_>,
        draft: &Draft,
        open: MentionId,
    ) -> Option<Vec<SpeakerFact>> {
        let mention = self.cast.mention(open);
        let office = mention.office.and_then(|of| self.scene.recognised.offices.get(of as usize));
        let officers = mention.kind == MentionKind::Office && office.is_some_and(|of| of.plural);
        let who = gathered(reading, mention.tokens, officers)?;
        // "the civil rights *leaders* said …. The *leaders* asked": these, and not those of the meeting.
        let word = reading.token(who.head)?.hash;
        if who.peers && self.several.is_some_and(|(_, before, _)| before == word) {
            return None;
        }
        // "underlined their *commitment*" affirms it.
        let act = acts::of_noun(reading, draft).unwrap_or(draft.act);
        let &(start, end) = self.running.get(draft.sentence as usize)?;
        let here = self.told[start as usize..end as usize].iter().rev();
        // "the *four* delegations", whatever two of them did since
        let before = self.gatherings.iter().rev().filter(|_| who.number > 2);
        let mut meetings = here.chain(before).map(|&meeting| &self.meetings[meeting as usize]);
        let meeting = meetings.find(|meeting| {
            let told = meeting.reports.first().is_some_and(|of| of.sentence <= draft.sentence);
            told && self.are_at(act, who, word, meeting)
        })?;
        if who.alone && self.are_others(mention.tokens.start, who.number, meeting) {
            return None;
        }
        let known = meeting.participants.iter().filter(|party| party.entity.is_some());
        Some(known.map(|party| SpeakerFact { mention: open, entity: party.entity }).collect())
    }

    /// "*Three students* were shot. The three said": has so many of others been told of last, and not of a meeting's?
    fn are_others(&self, before: u32, number: usize, meeting: &MeetingFact) -> bool {
        const MOST: u32 = 120;
        let tokens = &self.scene.report.tokens;
        let party = |at: u32| {
            meeting.participants.iter().any(|party| {
                let words = self.cast.mention(party.mention).tokens;
                words.start <= at + 1 && at < words.end
            })
        };
        let counted = |at: &u32| {
            tokens
                .get(*at as usize)
                .is_some_and(|token| lexicon().times().word(token.word).number as usize == number)
        };
        let last = (before.saturating_sub(MOST)..before).rev().find(counted);
        last.is_some_and(|at| !party(at))
    }

    /// Can the words mean those of a meeting?
    fn are_at(&self, act: Act, who: Gathered, word: u64, meeting: &MeetingFact) -> bool {
        let parties = &meeting.participants;
        let known = parties.iter().filter(|party| party.entity.is_some()).count();
        if who.peers && self.are_all(who, word, parties) {
            return known > 0 && is_gathering(meeting) && (who.definite || is_mutual(act));
        }
        // "*Ministers* agreed": who knows which.
        let vague = who.peers && !who.definite;
        if known == 0
            || vague
            || !is_gathering(meeting)
            || parties.len() < 2
            || who.number > 0 && who.number != parties.len()
        {
            return false;
        }
        // "The *participants* asked", at a round table of ten: some of them, and nobody knows who.
        let some = ["participants", "attendees"].iter().any(|some| word == word_hash(some));
        if some && who.number == 0 && known > MOST_VOICES {
            return false;
        }
        let all = known == parties.len();
        // Of two who are known nobody else can be meant.
        if all && known == 2 && who.definite {
            return true;
        }
        // "met *governors* …. The *governors* asked": not the one who met them, unless that is one too.
        let tokens = &self.scene.report.tokens;
        let called = |party: &ParticipantFact| {
            let words = self.cast.mention(party.mention).tokens;
            tokens[words.range()].iter().any(|token| token.hash == word)
        };
        let some_called = parties.iter().any(|party| party.entity.is_none() && called(party));
        if !all && who.peers && (known < 2 || some_called) {
            return false;
        }
        all && who.definite || is_mutual(act)
    }

    /// Are all of a meeting what the word says: presidents "the leaders", foreign ministers "the foreign ministers"?
    /// Guests who are called so apart from their host ("met *governors*") make it theirs alone.
    fn are_all(&self, who: Gathered, word: u64, parties: &[ParticipantFact]) -> bool {
        /// Heads of states and governments, and who stands right behind them.
        const LEADS: u8 = 2;
        let tokens = &self.scene.report.tokens;
        let leaders = word == word_hash("leaders");
        // "ministers" are "Minister of Foreign Affairs" and "Minister of Trade"
        let noun = self.scene.report.word(who.head as usize).to_lowercase();
        let noun = match noun.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => noun.trim_end_matches('s').to_owned(),
        };
        let fits = |party: &ParticipantFact| {
            let words = self.cast.mention(party.mention).tokens;
            // "met with *G7 leaders*"
            let behind = tokens.get(words.end as usize).is_some_and(|token| token.hash == word);
            let body = party.entity.is_some() && behind;
            let level = leaders && party.level.is_some_and(|level| level <= LEADS);
            let same = party.office.as_deref().is_some_and(|office| {
                office.split(' ').any(|word| word.eq_ignore_ascii_case(&noun))
            });
            body || level || same
        };
        let number = who.number == 0 || who.number == parties.len();
        parties.len() > 1 && number && parties.iter().all(fits)
    }
}

/// Is it done together, rather than by guests towards their host?
fn is_mutual(act: Act) -> bool {
    matches!(
        act,
        Act::Discuss
            | Act::Agree
            | Act::Affirm
            | Act::Pledge
            | Act::Hope
            | Act::Concern
            | Act::Criticise
    )
}

/// Do words name several as those who have come together: "they", "both sides", "the three leaders", "participants"?
fn gathered(reading: &Reading<'_, '_, '_>, words: TokenRange, officers: bool) -> Option<Gathered> {
    let head = words.end.checked_sub(1).filter(|&head| head >= words.start)?;
    if words.len() == 1 && reading.is_word(head, words!["they", "both"]) {
        let number = if reading.is_word(head, words!["both"]) { 2 } else { 0 };
        return Some(Gathered { head, number, peers: false, definite: true, alone: false });
    }
    // "*The three* agreed"
    if words.len() == 2
        && reading.is_word(words.start, words!["the", "all"])
        && let Some(number) = number(reading, head)
    {
        return Some(Gathered { head, number, peers: false, definite: true, alone: true });
    }
    let role = speaker_words().role(reading.token(head)?.hash);
    let all = role.contains(SpeakerWord::GATHERED);
    let peers = officers || role.contains(SpeakerWord::PEERS);
    if !all && !peers {
        return None;
    }
    let mut who = Gathered { head, number: 0, peers: !all, definite: false, alone: false };
    // An office may have several words: "the *national security advisors*".
    let mut to = head;
    while officers && to > words.start && !reading.is_word(to, words!["the", "both", "all"]) {
        if reading.token(to).is_some_and(|token| token.is(Shape::POSSESSIVE)) {
            return None;
        }
        to -= 1;
    }
    for at in words.start..to {
        match at {
            _ if reading.is_word(at, words!["the", "all", "these"]) && at == words.start => {
                who.definite = true;
            }
            _ if reading.is_word(at, words!["both"]) => {
                (who.definite, who.number) = (true, 2);
            }
            _ if reading.is_word(at, words!["meeting", "conference", "summit", "call"]) => {}
            _ => who.number = number(reading, at)?,
        }
    }
    Some(who)
}

/// How many a number word says.
fn number(reading: &Reading<'_, '_, '_>, at: u32) -> Option<usize> {
    let number = lexicon().times().word(reading.token(at)?.word).number;
    (2..=20).contains(&number).then_some(number as usize)
}
