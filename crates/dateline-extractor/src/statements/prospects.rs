//! What a clause tells of what is to come: is it decided by whoever speaks, only likely, imagined, asked of somebody, or told by
//! nobody known?

use dateline_lexicon::{Role, StatementWord, words};
use dateline_schema::closed::{Act, MentionKind};

use super::acts::Main;
use super::arranged::is_to_come;
use crate::facts::SpeakerFact;
use crate::syntax::VerbForm;

impl Main<'_, '_, '_, '_> {
    /// "*sources* said", "*delegates* said": told by several who are nobody known, and who decide nothing.
    pub(super) fn is_hearsay(self) -> bool {
        let Self { cast, speakers, .. } = self;
        let hearers = words![
            "analysts",
            "brokers",
            "dealers",
            "delegates",
            "diplomats",
            "economists",
            "experts",
            "observers",
            "reports",
            "sources",
            "traders"
        ];
        let hears = |speaker: &SpeakerFact| {
            let last = cast.mention(speaker.mention).tokens.end.saturating_sub(1);
            speaker.entity.is_none() && self.reading.is_word(last, hearers)
        };
        !speakers.is_empty() && speakers.iter().all(hears)
    }

    /// "said": by a cue that neither stresses what it says nor answers.
    pub(super) fn is_plain(self) -> bool {
        let Self { reading, draft, .. } = self;
        draft.act == Act::State
            && draft.cue.range().any(|at| reading.plays(at as u32, StatementWord::PLAIN))
    }

    /// "I *would have* chosen her", "I *would be* surprised": what did not come about, or is only felt if it does.
    pub(super) fn is_imagined(self) -> bool {
        let Self { reading, verb, .. } = self;
        verb.form == VerbForm::Conditional
            && verb
                .tokens
                .range()
                .any(|at| reading.roles(at as u32).intersects(Role::BE | Role::HAVE))
            && verb.subject.is_some_and(|subject| {
                reading.is_word(reading.phrase(subject).head, words!["i", "we"])
            })
    }

    /// Is it only likely, or told by nobody who is known of others?
    pub(super) fn is_guess(self) -> bool {
        let Self { reading, speakers, verb, .. } = self;
        let likely = words!["likely", "maybe", "perhaps", "possibly", "probably"];
        let around = verb.tokens.start.saturating_sub(1)..verb.tokens.end + 1;
        let pronoun = verb.subject.is_none_or(|subject| {
            let head = reading.roles(reading.phrase(subject).head);
            head.intersects(Role::PRONOUN | Role::SUBJECT)
        });
        { around }.any(|at| reading.is_word(at, likely))
            || !pronoun && speakers.iter().all(|speaker| speaker.entity.is_none())
    }

    /// "the council *will raise* the fee": does somebody else do something of their own will, in time to come?
    pub(super) fn acts_soon(self) -> bool {
        let Self { reading, cast, draft, verb, .. } = self;
        let doer = verb.subject.is_some_and(|subject| {
            let phrase = reading.phrase(subject);
            let pronoun = reading.roles(phrase.head).intersects(Role::PRONOUN | Role::SUBJECT);
            let meant = cast.standing_for(phrase.tokens).map(|mention| cast.mention(mention));
            // "Norway will send none, the premier said": who may speak for it
            let country = meant.is_some_and(|meant| meant.kind == MentionKind::Place);
            let known = meant.is_some_and(|meant| !meant.meaning.all().is_empty());
            phrase.tokens.start >= draft.tokens.start
                && !pronoun
                && !country
                && (known || reading.people(subject).is_some())
        });
        doer && self.is_deed_to_come()
    }

    /// "*will raise* it": is it something that one decides to do, rather than what befalls one?
    pub(super) fn is_deed_to_come(self) -> bool {
        let Self { reading, draft, verb, .. } = self;
        let happens = words![
            "accept",
            "back",
            "be",
            "become",
            "benefit",
            "continue",
            "depend",
            "face",
            "fail",
            "fight",
            "gain",
            "get",
            "go",
            "grow",
            "have",
            "help",
            "like",
            "lose",
            "need",
            "prefer",
            "remain",
            "respect",
            "see",
            "seek",
            "stand",
            "stay",
            "suffer",
            "support",
            "try",
            "understand",
            "want",
            "win",
            "work"
        ];
        !verb.passive
            && !reading.is_word(verb.tokens.end, words!["no"])
            && is_to_come(reading, verb)
            && !reading.is_word(verb.head, happens)
            && !verb.tokens.range().any(|at| reading.is_word(at as u32, words!["have", "need"]))
            && !self.is_guess()
            && reading.verb_from(draft.tokens.start).is_some_and(|n| reading.verbs[n] == *verb)
    }

    /// "will be opening": the progressive.
    pub(super) fn goes_on(self) -> bool {
        let Self { reading, verb, .. } = self;
        verb.tokens.len() > 2
            && reading.text(verb.head).ends_with("ing")
            && verb.tokens.range().any(|at| reading.is_word(at as u32, words!["be"]))
    }

    /// Is somebody the subject, who can be asked to do it?
    pub(super) fn is_asked(self) -> bool {
        let Self { reading, cast, verb, .. } = self;
        verb.subject.is_some_and(|subject| {
            let phrase = reading.phrase(subject);
            let pronoun = reading.roles(phrase.head).intersects(Role::PRONOUN | Role::SUBJECT)
                && !reading.is_word(phrase.head, words!["it", "that", "there", "this"]);
            let known = cast
                .standing_for(phrase.tokens)
                .is_some_and(|mention| !cast.mention(mention).meaning.all().is_empty());
            !verb.passive && (pronoun || known || reading.people(subject).is_some())
        })
    }
}
