//! Whose action a clause tells of: the speaker's own or their side's, that of both sides, another's.

use dateline_lexicon::words;
use dateline_parser::{Shape, contraction};
use dateline_schema::closed::{Gender, MentionKind, Sector};

use crate::cast::Cast;
use crate::facts::{LocalId, OfficeFact, PersonFact, SpeakerFact};
use crate::syntax::{NounPhrase, VerbGroup};

use super::reading::Reading;

/// Whose action a clause tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The speaker's own, or their side's.
    Speaker,
    /// That of both sides.
    Both,
    Other,
}

pub(super) fn whose(
    reading: &Reading<'_, '_, '_>,
    cast: &Cast,
    verb: &VerbGroup,
    speakers: &[SpeakerFact],
) -> Whose {
    let Some(subject) = verb.subject else { return Whose::Other };
    let phrase = reading.phrase(subject);
    let head = reading.text(phrase.head);
    // "We'll", "I've": the very words of who speaks.
    let own = contraction(head).is_some_and(|(one, _)| matches!(one, "I" | "We" | "we"));
    if own || matches!(head, "I" | "we" | "We") {
        return Whose::Speaker;
    }
    if matches!(head, "he" | "she" | "He" | "She") {
        let other = is_another(reading, cast, phrase, speakers);
        return if other { Whose::Other } else { Whose::Speaker };
    }
    // Of one person's words "they" are others, of a body's itself.
    let person = |speaker: &SpeakerFact| speaker.entity.is_some_and(|e| cast.person(e).is_some());
    if matches!(head, "they" | "They" | "it" | "It") {
        let others = match speakers {
            [one] => person(one),
            _ => matches!(head, "it" | "It"),
        };
        return if others { Whose::Other } else { Whose::Speaker };
    }
    // "his country", "our government"
    let own = matches!(
        reading.text(phrase.tokens.start),
        "his" | "her" | "its" | "their" | "our" | "my" | "His" | "Her" | "Our" | "My"
    );
    if own
        && matches!(
            head,
            "country"
                | "government"
                | "Government"
                | "nation"
                | "side"
                | "ministry"
                | "people"
                | "party"
                | "administration"
                | "army"
                | "company"
                | "organisation"
                | "organization"
        )
    {
        return Whose::Speaker;
    }
    if let Some(mention) = cast.standing_for(phrase.tokens) {
        let meant = cast.mention(mention).meaning.all();
        // "President Moe said *Peru remains committed*": of a president whose country nobody tells it is his.
        // A chief economist speaks for none.
        let open = |speaker: &SpeakerFact| {
            speaker.entity.is_some_and(|speaker| {
                cast.country(speaker).is_none()
                    && cast
                        .person(speaker)
                        .is_some_and(|person| person.offices.iter().any(speaks_for_state))
            })
        };
        let country =
            matches!(meant, [one] if cast.country(*one).is_some() && cast.person(*one).is_none());
        let place = cast.mention(mention).kind == MentionKind::Place;
        if country && place && speakers.iter().any(open) {
            return Whose::Speaker;
        }
        let same = meant.iter().any(|&entity| {
            speakers.iter().filter_map(|speaker| speaker.entity).any(|speaker| {
                speaker == entity
                    || leads(cast, speaker, entity)
                    || cast.country(speaker).is_some()
                        && cast.country(speaker) == cast.country(entity)
            })
        });
        if same {
            return Whose::Speaker;
        }
        if meant.len() > 1 {
            return Whose::Both;
        }
        if !meant.is_empty() {
            return Whose::Other;
        }
    }
    let joint = matches!(
        head,
        "sides"
            | "countries"
            | "parties"
            | "ministries"
            | "departments"
            | "governments"
            | "nations"
            | "leaders"
            | "peoples"
            | "agencies"
            | "ministers"
            | "militaries"
    );
    // "*governments* cannot do it alone" tells of all there are.
    let some = phrase.tokens.len() > 1;
    if joint && some { Whose::Both } else { Whose::Other }
}

/// "Ana Ruiz said *he* would come", ""*He* will come," Ruiz said": is the pronoun one who is not of the speakers?
fn is_another(
    reading: &Reading<'_, '_, '_>,
    cast: &Cast,
    pronoun: &NounPhrase,
    speakers: &[SpeakerFact],
) -> bool {
    // Who speaks of himself says "I", where he does not speak inside of the quotation.
    let outside = |speaker: &SpeakerFact| {
        !reading.has(cast.mention(speaker.mention).tokens.start, Shape::QUOTED)
    };
    if reading.has(pronoun.head, Shape::QUOTED) && speakers.iter().all(outside) {
        return true;
    }
    let he = reading.is_word(pronoun.head, words!["he"]);
    let own = if he { Gender::Male } else { Gender::Female };
    let people = || speakers.iter().filter_map(|speaker| cast.person(speaker.entity?));
    let fits = |person: &PersonFact| person.gender.is_none_or(|gender| gender == own);
    people().next().is_some() && !people().any(fits)
}

/// Is it the office of a head of state or government, of a minister, or of an ambassador?
fn speaks_for_state(office: &OfficeFact) -> bool {
    const LOWEST: u8 = 4;
    is_of_government(office, LOWEST)
}

/// "said *the company* was not targeting Peru": his own firm, unless he governs.
pub(super) fn is_own_firm(
    reading: &Reading<'_, '_, '_>,
    cast: &Cast,
    verb: &VerbGroup,
    speakers: &[SpeakerFact],
) -> bool {
    let governs = speakers
        .iter()
        .filter_map(|speaker| cast.person(speaker.entity?))
        .any(|person| person.offices.iter().any(governs));
    let firm = words!["bank", "company", "firm", "group"];
    let the_firm = |subject: u32| {
        let words = reading.phrase(subject).tokens;
        words.len() == 2
            && reading.is_word(words.start, words!["the"])
            && reading.is_word(words.start + 1, firm)
    };
    !governs && verb.subject.is_some_and(the_firm)
}

/// Is it the office of a head of state or government, or of a minister?
fn governs(office: &OfficeFact) -> bool {
    const LOWEST: u8 = 3;
    is_of_government(office, LOWEST)
}

fn is_of_government(office: &OfficeFact, lowest: u8) -> bool {
    office.sector == Some(Sector::Government)
        && office.organisation.is_none()
        && office.level.is_some_and(|level| level <= lowest)
}

/// Does a person hold an office of the body?
fn leads(cast: &Cast, person: LocalId, body: LocalId) -> bool {
    cast.person(person)
        .is_some_and(|person| person.offices.iter().any(|office| office.organisation == Some(body)))
}
