//! Words that say what a clause about a meeting tells, beside its verb and noun: `data/meeting_words.tsv`.

use std::sync::LazyLock;

use crate::Tsv;
use crate::word_roles::WordRoles;

pub(crate) const TABLE: Tsv = Tsv::new("meeting_words", include_str!("../data/meeting_words.tsv"));

bitflags::bitflags! {
    /// What a word says of a meeting.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct MeetingWord: u32 {
        /// Verbs of giving and telling: who is given or told something at a meeting is at it.
        const GIVES = 1;
        /// Sites that officials visit, where nothing says where they are: "visited a *shipyard*".
        const SITE = 1 << 1;
        /// Where people speak of the same and do not meet: "in a *debate*".
        const APART = 1 << 2;
        /// What two people are called together: "both *men*".
        const PAIR = 1 << 3;
        /// Those whom a statement to the press is made to.
        const PRESS = 1 << 4;
        /// Where a guest is received: "welcomed Y to his *office*".
        const HOUSE = 1 << 5;
        /// Verbs that say that something did not happen: "*denied* that he had met Y".
        const DENIES = 1 << 6;
        /// Verbs whose object does what follows: "*urged* Y to meet Z".
        const ASKS = 1 << 7;
        /// People whom a state or a body sent, and who stand for it: "a *delegation* of Y".
        const SENT = 1 << 8;
        /// People who stand for a body, but not for a country: "*leaders* of Y".
        const SPEAKS = 1 << 9;
        /// Groups that somebody leads: "a *mission* headed by Y".
        const LED = 1 << 10;
        /// What a gathering does by itself: "a meeting of Y *adopted* a plan".
        const DECIDES = 1 << 11;
        /// What somebody who is on a visit is called: "the *monarch* will meet Y".
        const GUEST = 1 << 12;
        /// Verbs that keep somebody *from* doing what follows: "*barred* Y from meeting Z".
        const HINDERS = 1 << 13;
        /// Verbs of asking for what follows: "*proposed* that Y meet Z".
        const PROPOSES = 1 << 14;
        /// What is only wished: "expressed *hope* that Y would meet Z".
        const WISHES = 1 << 15;
        /// Many who are no group of their own: who is told something rather than met, and words for those of the scene:
        /// "met *reporters*", "the two *sides*".
        const NO_GROUP = 1 << 16;
        /// What is done with a journey by who makes it: "*completed* a visit".
        const MAKES = 1 << 17;
        /// Passives that tell who was there: "was *sworn* in at a ceremony".
        const ATTESTS = 1 << 18;
        /// People of a state's offices: "20 Malian *officials*".
        const OFFICIAL = 1 << 19;
        /// What stands before such people and names nobody else: "*senior* Malian officials".
        const RANK = 1 << 20;
        /// People of a body of whom some are named behind: "met *members* of the board, including Y".
        const MEMBERS = 1 << 21;
        /// What is said of what is to come: "is *scheduled* to open".
        const AWAITED = 1 << 22;
        /// Verbs that put a meeting to another day: "was *postponed* to Friday".
        const MOVES = 1 << 23;
        /// What two people in office are called together, and the two sides are not: "the two *ministers*".
        const PEERS = 1 << 24;
        /// What clubs play: "will meet Rovers in the *final*".
        const GAME = 1 << 25;
        /// What somebody gives others in words: "the *order* was given at a meeting".
        const GIVEN = 1 << 26;
        /// Those who fight a government, a side of talks by themselves: "talks with the *rebels*".
        const REBELS = 1 << 27;
        /// How others take what somebody does, and no meeting: "met with *criticism*".
        const ANSWER = 1 << 28;
        /// Bodies, and those who act for one, that are a party though none is named: "talks with *creditor banks*".
        const UNNAMED = 1 << 29;
    }
}

/// What words say of meetings.
pub type MeetingWords = WordRoles<MeetingWord>;

/// The words that say what a clause about a meeting tells.
pub fn meeting_words() -> &'static MeetingWords {
    static WORDS: LazyLock<MeetingWords> = LazyLock::new(|| MeetingWords::load(&TABLE));
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word_hash;

    #[test]
    fn a_word_has_all_its_roles() {
        let role = meeting_words().role(word_hash("Delegation"));
        assert_eq!(role, MeetingWord::SENT | MeetingWord::LED);
    }
}
