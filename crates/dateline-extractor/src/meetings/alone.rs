//! Whether a noun tells of a meeting by itself, is part of another name, or stands for several.

use dateline_lexicon::{MeetingNounFrame, MeetingStrength, WordClass, WordSet, lexicon, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MeetingKind, MentionKind, ParticipantRole};

use crate::meetings::actors;
use crate::meetings::around::Around;
use crate::meetings::gatherings;
use crate::meetings::holding::{self, Support};
use crate::meetings::line::Line;
use crate::meetings::nouns::Noun;
use crate::meetings::several;
use crate::meetings::status;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling, Where};
use crate::syntax::{VerbForm, VerbGroup};

/// Is the noun only part of another name: "meeting room", "the visit's aims"?
pub(super) fn is_compound(line: &Line<'_, '_>, noun: &Noun) -> bool {
    // "held talks *next* Tuesday", "held a meeting *late* on Monday"
    let of_time = |i: u32| {
        line.is_dated(i)
            || line.is(i, &["late", "early", "earlier", "later", "next", "last", "this"])
    };
    let inner = noun.phrase.is_some_and(|phrase| {
        let head = line.phrase(phrase).head;
        head >= noun.end && !(noun.end..=head).all(of_time)
    });
    // "the Forum", "the African Development Conference", where it is a body
    let body = !is_chaired(line, noun)
        && line.token(noun.word).is(Shape::CAPITAL)
        && line.cast.standing_for(TokenRange::new(noun.word, noun.end)).is_some_and(|id| {
            let mention = line.cast.mention(id);
            mention.kind == MentionKind::Organisation && mention.tokens.end == noun.end
        });
    inner || body || line.is_possessive(noun.end)
}

/// "co-chaired *the Joint Commission*": a body that somebody chairs with others sits.
fn is_chaired(line: &Line<'_, '_>, noun: &Noun) -> bool {
    // Who "chairs the Forum" is in its chair.
    holding::support(line, noun).is_some_and(|support| {
        let chair = support.sense.role == Some(ParticipantRole::Chair);
        chair && support.verb.form != VerbForm::Present
    })
}

/// Does it tell of a meeting by itself?
pub(super) fn is_told(
    line: &Line<'_, '_>,
    noun: &Noun,
    told: &Telling,
    support: Option<Support>,
    held: bool,
) -> bool {
    let people = told.parties.iter().filter(|party| actors::is_person(line, party)).count();
    match noun.sense.frame {
        MeetingNounFrame::Journey => {
            let weak = noun.sense.strength == MeetingStrength::Weak;
            people > 0 && (told.place.is_some() || !(noun.sense.many || weak))
        }
        MeetingNounFrame::Courtesy => told.parties.len() > 1 && people > 1,
        MeetingNounFrame::Letter => {
            // "The front sent a letter to the UN", of bodies alone
            let bodies = || {
                let sent = |support: Support| matches!(support.sense.lemma, "send" | "write");
                // "Peru said *in a letter to the UN*"
                let within =
                    line.is(noun.word, &["letter"]) && is_said_within(line, noun, &told.parties);
                (support.map_or(within, sent))
                    && told.parties.iter().all(|party| !party.who.is_group())
            };
            let one = line.is(noun.word, &["letter"]) && people > 0 && is_genuine(line, noun);
            (held || is_within(line, noun) || one)
                && told.parties.len() > 1
                && (people > 0 || bodies())
        }
        MeetingNounFrame::Paper => false,
        MeetingNounFrame::Call => told.parties.len() > 1 && people > 0,
        MeetingNounFrame::Gathering => {
            // Of one party only, it waits for the others ("the other delegation was led by …").
            let bare = told.place.is_none() && told.days.is_none();
            // "A's foreign ministry will host a conference in B"
            let body = told.parties.iter().any(|party| actors::is_state(line, party));
            let enough = told.parties.len() > 1
                || (held && (people > 0 || body && !bare))
                || gatherings::sits(line, noun, told, held);
            // "let A and B attend meetings", "confined their consultations to officials"
            let whenever = support.is_some_and(|support| {
                noun.sense.many
                    && support.sense.lemma == "attend"
                    && support.verb.form == VerbForm::Infinitive
            });
            let theirs = !held
                && (noun.start..noun.word).any(|i| line.is(i, &["their"]))
                && noun.start.checked_sub(1).is_some_and(|i| line.verb_at(i).is_some());
            let loose = (noun.sense.many && !held || whenever || theirs) && bare;
            // "Volvo broke off discussions with Renault"
            let bodies = support.is_some()
                && noun.sense.kind == Some(MeetingKind::Talks)
                && told.parties.len() > 1
                && told.parties.iter().all(|party| actors::is_body(line, party));
            // "*In his discussions with A*, B said"
            let within = people > 1
                && line.is(noun.end, &["with"])
                && people == told.parties.len()
                && line.is(noun.start, &["his", "her", "their"])
                && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["in", "during"]));
            let named = held && (people > 0 || !bare || bodies) || within;
            enough && !loose && (named || noun.sense.strength == MeetingStrength::Strong)
        }
    }
}

/// "a staff call", "the nuclear talks": a word before it says that it is of another kind.
pub(super) fn is_qualified(line: &Line<'_, '_>, noun: &Noun) -> bool {
    noun.word.checked_sub(1).filter(|&i| i > noun.start).is_some_and(|i| {
        let token = line.token(i);
        let other = [Shape::CAPITAL, Shape::PUNCTUATION, Shape::POSSESSIVE];
        let plain = !other.into_iter().any(|shape| token.is(shape));
        plain
            && !token.can_be(WordClass::FUNCTION_WORD)
            && !line.is_dated(i)
            && lexicon().meetings().modifiers(token.word).is_empty()
    })
}

/// "In a letter to Y, X said", where the subject of the sentence is a party.
fn is_within(line: &Line<'_, '_>, noun: &Noun) -> bool {
    noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["in"]))
}

/// "and *in a letter to Y*, X said": does the letter begin its clause?
pub(super) fn is_fronted(line: &Line<'_, '_>, noun: &Noun) -> bool {
    let at = noun.start.checked_sub(1).filter(|&i| line.is(i, &["in"]));
    noun.sense.frame == MeetingNounFrame::Letter
        && at.is_some_and(|i| i == line.tokens.start || line.is(i - 1, &["and", "but", ","]))
}

/// "Peru *said in a letter to the UN*", "*In a letter to the UN, Peru said*": a state says so, or somebody says so to a body
/// of states. Not "wants Peru to say in a letter", "denied saying in a letter", "rejected a charge by Peru in a letter".
fn is_said_within(line: &Line<'_, '_>, noun: &Noun, parties: &[Party]) -> bool {
    let Some(at) = noun.start.checked_sub(1).filter(|&i| line.is(i, &["in"])) else { return false };
    let fronted = is_fronted(line, noun);
    let verb = if fronted {
        line.verbs_from(noun.end).iter().find(|verb| verb.subject.is_some())
    } else {
        line.verb_before(noun.start).filter(|verb| verb.tokens.end == at)
    };
    let Some(verb) = verb else { return false };
    // "in a letter to Y, *X* said", "*X*, in a letter to Y, said"
    let place = verb.subject.map(|phrase| line.phrase(phrase).tokens);
    let near = place.is_some_and(|tokens| {
        !fronted
            || tokens.end + 1 == at
            || tokens.start > noun.end && line.is(tokens.start - 1, &[","])
    });
    let says = matches!(verb.form, VerbForm::Past | VerbForm::Present)
        && !verb.passive
        && !verb.negated
        && line.token(verb.head).can_be(WordClass::CUE_START)
        && !status::supposed(line, verb)
        && !status::denied(line, verb);
    let own = subject(line, verb);
    let sends = |party: &Party| own.iter().any(|sender| sender.who.is(party.who));
    let sender = parties.iter().find(|party| sends(party));
    let states = |sender: &Party| {
        let to = parties.iter().filter(|party| !sends(party)).copied().collect::<Vec<_>>();
        actors::is_state(line, sender) || !to.is_empty() && actors::all_bodies(line, &to)
    };
    near && says && sender.is_some_and(states)
}

/// Several meetings in several places ("meetings in Washington and Munich") are one in each.
pub(super) fn each_place(
    line: &Line<'_, '_>,
    noun: &Noun,
    told: &Telling,
    around: &Around,
) -> Vec<Telling> {
    let one = || vec![told.clone()];
    // "a tour of A and B": a journey to each
    if noun.sense.frame == MeetingNounFrame::Journey && around.goal.is_none() && around.of.len() > 1
    {
        let to = |party: &Party| Telling {
            place: Some(Where { place: None, country: party.country }),
            visited: party.country,
            fresh: true,
            ..told.clone()
        };
        let goals: Vec<_> =
            around.of.iter().filter(|p| actors::is_state(line, p)).map(to).collect();
        return if goals.is_empty() { one() } else { goals };
    }
    if noun.sense.many {
        // "meetings *that she convened* with mayors in A; B; and C"
        let relative = line.verbs_from(noun.end).first();
        let relative = relative.filter(|_| line.is(noun.end, &["that", "which"]));
        let from = relative.map_or(noun.end, |verb| verb.tokens.end);
        let others = several::in_series(line, told, from);
        if !others.is_empty() {
            return one().into_iter().chain(others).collect();
        }
    }
    if !noun.sense.many || told.place.is_none() || !line.is(noun.end, &["in"]) {
        return one();
    }
    let mut places: Vec<Where> = Vec::new();
    let mut i = noun.end + 1;
    while let Some(unit) = line.unit(i) {
        let Some((_, entity)) = line.first_place_in(unit.tokens) else { break };
        let Some(fact) = line.place(entity) else { break };
        let place = (!line.is_country(entity)).then_some(entity);
        places.push(Where { place, country: fact.country });
        i = unit.tokens.end;
        while line.is(i, &[",", "and"]) {
            i += 1;
        }
    }
    if places.len() < 2 {
        return one();
    }
    let at = |place: Where| Telling { place: Some(place), fresh: true, ..told.clone() };
    places.into_iter().map(at).collect()
}

/// "joined X's *call for* dialogue with Y", "joined *critics of* the summit": of one opinion, at no meeting.
pub(super) fn joins_callers(line: &Line<'_, '_>, noun: &Noun) -> bool {
    const REACH: u32 = 8;
    let Some(verb) = line.verb_before(noun.start) else { return false };
    let callers = |i: u32| {
        line.is(i, &["call", "calls"]) && line.is(i + 1, &["for"])
            || line.is(i, &["critics"]) && line.is(i + 1, &["of"])
    };
    line.is(verb.head, &["joined"])
        && (verb.tokens.end..noun.end.min(verb.tokens.end + REACH)).any(callers)
}

/// "a *forged* letter", "a letter from A to B *did not exist*": is the letter not said to be none?
fn is_genuine(line: &Line<'_, '_>, noun: &Noun) -> bool {
    const REACH: u32 = 6;
    const FALSE: &WordSet<16> = words![
        "alleged",
        "bogus",
        "draft",
        "fabricated",
        "fabrication",
        "fake",
        "faked",
        "forged",
        "forgery",
        "hoax",
        "hypothetical",
        "invented",
        "purported",
        "supposed",
        "unsent",
        "unsigned",
    ];
    let verb = line.verbs_from(noun.end).first();
    let denied = |verb: &VerbGroup| {
        let end = line.tokens.end.min(verb.tokens.end + REACH);
        let exists = words!["exist", "existed", "exists"];
        verb.negated
            || line.has(verb.head, exists)
            || (verb.tokens.start..end).any(|i| line.has(i, FALSE))
    };
    !(noun.start..noun.word).any(|i| line.has(i, FALSE)) && !verb.is_some_and(denied)
}

/// "would *have an effect on* talks between A and B", "will *complicate* talks": what may become of talks proposes none.
pub(super) fn is_affected(line: &Line<'_, '_>, noun: &Noun) -> bool {
    const REACH: u32 = 3;
    let verb = line.verb_before(noun.start).filter(|verb| {
        matches!(verb.form, VerbForm::Future | VerbForm::Conditional) && !verb.passive
    });
    let Some(verb) = verb else { return false };
    let affects =
        words!["affect", "complicate", "derail", "hamper", "influence", "jeopardise", "jeopardize"];
    let effect = noun.start.checked_sub(2).is_some_and(|i| {
        let effects = words!["bearing", "effect", "effects", "impact", "influence"];
        line.is(i + 1, &["on"]) && line.has(i, effects) && i <= verb.tokens.end + REACH
    });
    effect || line.has(verb.head, affects) && verb.tokens.end == noun.start
}
