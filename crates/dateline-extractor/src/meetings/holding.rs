//! The verb that holds a noun: "held *talks*", "*the talks* took place", "a meeting *chaired by*".

use dateline_lexicon::{
    MeetingFrame, MeetingNounFrame, MeetingVerb, MeetingWord, WordClass, WordSet, lexicon, words,
};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MeetingKind, MeetingStatus, ParticipantRole};

use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::modified::Modified;
use crate::meetings::nouns::Noun;
use crate::meetings::places::later_day;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party};
use crate::meetings::{actors, clause, moved, parties, status, verbs};
use crate::syntax::{VerbForm, VerbGroup};

/// A verb that the noun is the object of, with the sense in which it holds meetings.
#[derive(Clone, Copy)]
pub(super) struct Support {
    pub(super) verb: VerbGroup,
    pub(super) sense: &'static MeetingVerb,
}

/// A verb that the noun is the subject of, or that follows it in the passive, and what is beside it.
pub(super) struct Event {
    pub(super) verb: VerbGroup,
    pub(super) sense: Option<&'static MeetingVerb>,
    pub(super) around: Around,
    /// Is it said of the plan that another took the place of: "was *originally* planned for May"?
    pub(super) replaced: bool,
}

/// Who leads a participation takes part.
static PARTICIPATION: MeetingVerb = MeetingVerb {
    lemma: "participate",
    particle: None,
    frame: MeetingFrame::Supports,
    kind: None,
    role: Some(ParticipantRole::Attendee),
    status: MeetingStatus::Held,
};

/// Who acts as its chairman chairs it.
static CHAIRING: MeetingVerb =
    MeetingVerb { lemma: "chair", role: Some(ParticipantRole::Chair), ..PARTICIPATION };

/// The verb that the noun is the object of, if it is one that holds meetings.
pub(super) fn support(line: &Line<'_, '_>, noun: &Noun) -> Option<Support> {
    const REACH: usize = 8;
    let verb = line.verbs_to(noun.word).iter().rev().find(|verb| {
        // "held a *working* meeting", "held *separate* meetings"
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        // but "after *holding* talks"
        let holds = senses.iter().any(|sense| sense.frame == MeetingFrame::Supports);
        let adjective = verb.form == VerbForm::Participle && verb.tokens.end == noun.word && !holds;
        verb.tokens.start < noun.start && !adjective && !is_named_so(line, verb)
    })?;
    // "proposed *in* a letter to B": the letter was written
    let within = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["in"]));
    if verb.passive || within && noun.sense.frame == MeetingNounFrame::Letter {
        return None;
    }
    // "A and B *led their delegations in* talks"
    let in_talks = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["at", "during", "in"]));
    if in_talks
        && line.is(verb.head, &["lead", "led", "headed", "leads"])
        && (verb.tokens.end..noun.start).any(|i| line.is(i, &["delegations", "teams"]))
    {
        return Some(Support { verb: *verb, sense: &PARTICIPATION });
    }
    // "A and B will *act as chairmen of* the fifth session"
    let chair = words!["chair", "chairman", "chairmen", "chairperson", "chairs", "chairwoman"];
    let acts = line.has(verb.head, words!["act", "acted", "acting", "acts"])
        && line.is(verb.tokens.end, &["as"])
        && noun.start.checked_sub(2).is_some_and(|i| line.has(i, chair) && line.is(i + 1, &["of"]));
    if acts && noun.start <= verb.tokens.end + 6 {
        return Some(Support { verb: *verb, sense: &CHAIRING });
    }
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    for sense in senses.iter().filter(|sense| sense.frame == MeetingFrame::Supports) {
        let Some(end) = verbs::particle_end(line, verb, sense) else { continue };
        let mut gap = end.min(noun.start)..noun.start;
        // "lay a wreath", not "lay the groundwork for talks"
        // and "announced a visit", not "announced to the gathering"
        let direct = match sense.lemma {
            // "agreed to talks", not "agreed to proposals in two months of talks"
            "agree" | "lay" => gap.is_empty(),
            "announce" => !line.is(gap.start, &["to", "at", "in"]),
            // "dropped plans for a visit", not "dropped in on a meeting"
            "drop" if sense.particle.is_none() => !line.is(gap.start, &["by", "in"]),
            // "continued the talks", not "continued to oppose a summit"
            "continue" => !line.is(verb.head + 1, &["to"]),
            // "took a call", not "took a swipe at the summit"
            "take" if sense.particle.is_none() => gap.is_empty(),
            // "had talks", not "had an effect on talks"
            "have" => !gap.clone().any(|i| {
                line.is(i, &["on"]) && line.has(i - 1, words!["bearing", "effect", "impact"])
            }),
            // "got a call", not "got a frosty reception"
            "get" => gap.is_empty() && noun.sense.frame == MeetingNounFrame::Call,
            _ => true,
        };
        // "granted *A* an audience", "accorded *A* a reception"
        if matches!(sense.lemma, "grant" | "give" | "accord" | "send")
            && recipient(line, verb, noun).is_some()
            && subject(line, verb).iter().any(|party| actors::is_person(line, party))
        {
            return Some(Support { verb: *verb, sense });
        }
        // "proposed *to A* the renewal of talks", "offered *A* talks"
        if proposes(sense) && !asked(line, verb, noun).is_empty() {
            return Some(Support { verb: *verb, sense });
        }
        if !direct {
            continue;
        }
        // "led a delegation's participation in a meeting"
        let through = noun
            .start
            .checked_sub(2)
            .filter(|&at| gap.contains(&at) && line.are(at, &["participation", "in"]));
        if through.is_some() {
            let sense = &PARTICIPATION;
            return Some(Support { verb: *verb, sense });
        }
        // "joined *A and leaders of B for* the summit"
        if sense.lemma == "join"
            && line.is(verb.head, &["joined"])
            && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["at", "for", "in"]))
            && line.unit(end).is_some_and(|unit| unit.tokens.end < noun.start)
        {
            return Some(Support { verb: *verb, sense });
        }
        // "chaired *on Thursday at the palace in X* a session"
        let adjuncts = || {
            let around = Around::read(line, end, noun.start, false);
            let plain = around.with.is_empty() && around.to.is_empty() && !around.topic;
            end < noun.start && plain && around.end >= noun.start
        };
        // "held *what he called* frank talks"
        let words = line.is(gap.start, &["what"]).then(|| {
            let said = line.verbs_from(gap.start).first().filter(|verb| is_named_so(line, verb));
            said.map(|said| said.tokens.end + u32::from(line.is(said.tokens.end, &["as"])))
        });
        gap.start = words.flatten().unwrap_or(gap.start).min(gap.end);
        if gap.len() <= REACH && gap.all(|i| links_object(line, i)) || adjuncts() {
            return Some(Support { verb: *verb, sense });
        }
    }
    None
}

/// "held *what he called* frank talks": does the verb only say by whose word they were?
fn is_named_so(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: u32 = 4;
    let says = words!["called", "calls", "described", "describes", "termed", "terms"];
    let from = verb.tokens.start.saturating_sub(REACH).max(line.tokens.start);
    line.has(verb.head, says) && (from..verb.tokens.start).any(|i| line.is(i, &["what"]))
}

/// "granted *A* an audience": whom the verb has for its other object.
pub(super) fn recipient(line: &Line<'_, '_>, verb: &VerbGroup, noun: &Noun) -> Option<Party> {
    let list = parties::list(line, verb.tokens.end, noun.start);
    match list.parties.as_slice() {
        [one]
            if list.end + u32::from(line.is(list.end, &[","])) == noun.start
                && actors::is_person(line, one) =>
        {
            Some(*one)
        }
        _ => None,
    }
}

/// "in a letter *sent to* B", where "sent" may look like what the letter did: where those begin whom it went to. "A letter
/// sent to B *by C*" is C's.
pub(super) fn posted(line: &Line<'_, '_>, noun: &Noun) -> Option<u32> {
    let sent = words!["addressed", "delivered", "handed", "sent", "written"];
    let within = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["in"]));
    let letter = within && noun.sense.frame == MeetingNounFrame::Letter;
    let to = letter && line.has(noun.end, sent) && line.is(noun.end + 1, &["to"]);
    let start = noun.end + 2;
    let by = |i: u32| line.is(i, &["by"]);
    (to && !(start..line.next_verb(start)).any(by)).then_some(start)
}

/// Does somebody propose to another what the verb holds?
pub(super) fn proposes(sense: &MeetingVerb) -> bool {
    matches!(sense.lemma, "offer" | "propose" | "suggest")
}

/// "proposed *to A* the renewal of talks", "offered *A* talks": whom the proposal between the verb and its object is made to.
pub(super) fn asked(line: &Line<'_, '_>, verb: &VerbGroup, noun: &Noun) -> Vec<Party> {
    const REACH: usize = 8;
    let to = line.is(verb.tokens.end, &["to"]);
    let start = verb.tokens.end + u32::from(to);
    let list = parties::list(line, start, noun.start);
    let object = list.end..noun.start;
    // "proposed to A *the renewal of*", but "offered A talks"
    let near = if to { object.len() <= REACH } else { object.is_empty() };
    let links = || object.clone().all(|i| links_proposed(line, i));
    if !list.parties.is_empty() && near && links() { list.parties } else { Vec::new() }
}

/// Can the word stand between whom talks are proposed to and the talks: "*the renewal of* talks", but "an end to talks",
/// "a treaty in talks"?
fn links_proposed(line: &Line<'_, '_>, i: u32) -> bool {
    const BEGINS: &WordSet<12> = words![
        "beginning",
        "holding",
        "number",
        "opening",
        "reopening",
        "restart",
        "resumption",
        "renewal",
        "revival",
        "round",
        "series",
        "start",
    ];
    if line.is(i, &["of"]) {
        return line.has(i - 1, BEGINS);
    }
    !line.is(i, &["in", "at", "to", "on", "over", "for", "and"]) && links_object(line, i)
}

/// Can the word stand between a verb and its object?
fn links_object(line: &Line<'_, '_>, i: u32) -> bool {
    const LINKS: [&str; 16] = [
        "in", "at", "to", "on", "over", "of", "a", "an", "another", "series", "round", "number",
        "the", "for", "their", "and",
    ];
    let token = line.token(i);
    let plain = !token.is(Shape::PUNCTUATION)
        && !token.can_be(WordClass::FUNCTION_WORD)
        && line.cast.standing_for(TokenRange::new(i, i + 1)).is_none();
    // "held *"frank"* talks"
    let quote = token.is(Shape::OPEN_QUOTE) || token.is(Shape::CLOSE_QUOTE);
    // "their 2+2 meeting", "one-on-one talks"
    let number = token.is(Shape::NUMBER) || line.is(i, &["+", "one"]) || token.is(Shape::JOINER);
    line.is(i, &LINKS) || number || plain || quote || line.is_adverb(i) || line.is_dated(i)
}

/// "the meeting, *which he will co-chair*": the verb of a clause that the noun is the object of.
pub(super) fn relative(line: &Line<'_, '_>, noun: &Noun, behind: u32) -> Option<Support> {
    const REACH: u32 = 3;
    let Some(link) = (behind..behind + REACH).find(|&i| line.is(i, &["which", "that"])) else {
        return given(line, noun);
    };
    // "told B in a call on Monday *that aid would continue*": what was told
    let within = ["in", "at", "during", "after", "following", "with"];
    let said = noun.start.checked_sub(1).is_some_and(|i| {
        line.is(i, &within) || line.is(i, &["told", "addressed"]) && line.verb_at(i).is_some()
    });
    if said && line.is(link, &["that"]) && line.verb_before(noun.start).is_some() {
        return None;
    }
    let first = line.verbs_from(link + 1).first()?;
    // "will" and "will co-chair" begin together.
    let mut verbs = line.verbs_from(link + 1).iter().take(2);
    verbs.find_map(|verb| {
        // "that *A and B* have had"
        let own = verb.subject.is_some_and(|phrase| line.phrase(phrase).tokens.start > link);
        let near = verb.tokens.start == first.tokens.start && !verb.passive && !verb.negated;
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        let sense = senses.iter().find(|sense| {
            let takes = sense.frame == MeetingFrame::Supports && sense.particle.is_none();
            // "the talks that A *has had* with B"
            let had = sense.lemma == "have" && line.is(verb.head, &["had"]);
            takes && (had || !matches!(sense.lemma, "have" | "make" | "give" | "set" | "see"))
        })?;
        (own && near).then_some(Support { verb: *verb, sense })
    })
}

/// "a dinner *he will give* for B", "talks *he held* with B": the same without a word for the noun, of who gives it.
fn given(line: &Line<'_, '_>, noun: &Noun) -> Option<Support> {
    let mut verbs = line.verbs_from(noun.end).iter().take(2);
    verbs.find_map(|verb| {
        let subject = line.phrase(verb.subject?);
        // "at *every* meeting he had had with them" tells of no one meeting.
        let some = !line.is(noun.start, &["any", "each", "every"]);
        let right = some && subject.tokens.start == noun.end && subject.preposition.is_none();
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        let sense = senses.iter().find(|sense| {
            let gives = matches!(sense.lemma, "give" | "host" | "hold")
                || sense.lemma == "have" && line.is(verb.head, &["had"]);
            gives && sense.frame == MeetingFrame::Supports && sense.particle.is_none()
        })?;
        let near = verb.tokens.start <= subject.tokens.end + 1 && !verb.passive && !verb.negated;
        (right && near).then_some(Support { verb: *verb, sense })
    })
}

/// The verb behind a noun that tells of it: "will be held in", "took place", "hosted by".
pub(super) fn event(line: &Line<'_, '_>, noun: &Noun, behind: u32) -> Option<Event> {
    // "between A and B, *originally* planned for Friday"
    let comma = u32::from(line.is(behind, &[",", "originally", "initially"]));
    let near = behind + comma + u32::from(line.is(behind + comma, &["originally", "initially"]));
    let originally = |verb: &VerbGroup| {
        let around = verb.tokens.start.saturating_sub(1)..verb.tokens.end + 1;
        { around }.any(|i| line.is(i, &["originally", "initially"]))
    };
    let own = |verb: &&VerbGroup| {
        // "A new *round of* talks began"
        // "said in a call *that aid would continue*"
        let that = |i: u32| line.is(i, &["that"]) && line.verb_from(i + 1).is_none();
        let content = (behind..verb.tokens.start.saturating_sub(1)).any(that);
        // "a formula agreed *at* their summit in May, *which was shelved*": the formula
        let other = line.is(verb.tokens.start.wrapping_sub(1), &["which"])
            && line.is(noun.start.wrapping_sub(1), &["at", "after", "during", "following"])
            && cancels(line, verb);
        // "the talks with B, *it was stated by C*"
        let stated = verb.passive
            && verb.subject.is_some_and(|phrase| line.is(line.phrase(phrase).head, &["it"]));
        if content || other || stated {
            return false;
        }
        let amount = verb.subject.is_some_and(|phrase| {
            let tokens = line.phrase(phrase).tokens;
            tokens.end < noun.start && tokens.start == clause::amount_start(line, noun.start)
        });
        let subject = amount || noun.phrase.is_some() && verb.subject == noun.phrase;
        // "talks between A and his counterpart, B, *took place*", where the chunker has B for its subject
        let beside = verb.subject.is_some_and(|phrase| {
            let tokens = line.phrase(phrase).tokens;
            noun.end < tokens.start && tokens.end <= behind && verb.tokens.start <= behind + 1
        });
        let right_behind = verb.tokens.start <= near.max(behind + 1)
            && (verb.passive || verb.form == VerbForm::Participle || verb.subject.is_none());
        subject || beside || right_behind
    };
    let of_noun = noun.phrase.into_iter().flat_map(|phrase| line.verbs_of(phrase));
    let behind = line.verbs_from(noun.end).first();
    let mut verbs = of_noun.filter(|verb| verb.tokens.start >= noun.end).chain(behind).filter(own);
    let first = verbs.next()?;
    // "had been planned for May but was put off"
    let verb = if cancels(line, first) {
        first
    } else {
        // "a meeting, scheduled for May, *fell through*"
        let next = line.verbs_from(first.tokens.end).first();
        let next = next.filter(|verb| {
            // "originally planned for May, *will now be held* in June"
            let other = cancels(line, verb)
                || line.is(verb.head, &["moved"])
                || is_undone(line, verb)
                || originally(first) && verb.passive
                // "a forum *attended by A* was held on Friday"
                || line.is(first.head, &["attended"]) && takes_place(line, verb);
            first.form == VerbForm::Participle && other
        });
        let moved = |verb: &&VerbGroup| cancels(line, verb) || line.is(verb.head, &["moved"]);
        verbs.find(moved).or(next).unwrap_or(first)
    };
    // "A meeting *scheduled for Friday in Brussels* was called off": the day and place it was to have.
    let planned = line.verbs_from(noun.end).iter().take_while(|other| other.head < verb.head);
    let planned =
        planned.filter(|other| other.form == VerbForm::Participle && other.passive).last();
    let meant =
        (verb.head != first.head).then_some(first).or(planned.filter(|_| cancels(line, verb)));
    let meant = meant
        .map(|other| Around::read(line, other.tokens.end, line.next_verb(other.tokens.end), false));
    let verb = &expected(line, verb).unwrap_or(*verb);
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let active = !verb.passive && verb.form != VerbForm::Participle;
    let fitting = |sense: &&MeetingVerb| {
        let fits = match sense.frame {
            MeetingFrame::Supports | MeetingFrame::Receives => true,
            // "The talks *opened*", but "the talks were opened by A"
            MeetingFrame::Happens => !verb.passive,
            // "The joint commission *met*"
            MeetingFrame::Together => active && sense.lemma == "meet",
            _ => false,
        };
        fits && verbs::particle_end(line, verb, sense).is_some()
    };
    // "took *place*" before "took"
    let particle = |sense: &&MeetingVerb| sense.particle.is_some();
    let sense = senses.iter().filter(fitting).find(particle);
    let sense = sense.or_else(|| senses.iter().find(fitting));
    // "The visit would open *a new chapter*"
    let object = line.unit(verb.tokens.end).is_some_and(|unit| {
        let plain = unit.phrase.is_some_and(|phrase| line.phrase(phrase).preposition.is_none());
        plain && !line.is_dated(unit.head) && !line.is_adverb(unit.head)
    });
    let sense = sense.filter(|sense| {
        !(sense.frame == MeetingFrame::Happens && sense.particle.is_none() && object)
    });
    let happens = sense
        .is_some_and(|sense| matches!(sense.frame, MeetingFrame::Happens | MeetingFrame::Together));
    if active
        && !happens
        && !cancels(line, verb)
        && !line.is(verb.head, &["is", "was", "are", "were", "be", "comes"])
    {
        return None;
    }
    let start =
        sense.and_then(|sense| verbs::particle_end(line, verb, sense)).unwrap_or(verb.tokens.end);
    let start = start + u32::from(is_due(line, verb));
    // "*After a session brokered by C*, A and B agreed": up to the comma
    let fronted = verb.form == VerbForm::Participle
        && noun.start == line.tokens.start + 1
        && noun.phrase.is_some_and(|phrase| line.phrase(phrase).preposition.is_some());
    let next = line.next_verb(start);
    let limit =
        if fronted { (start..next).find(|&i| line.is(i, &[","])).unwrap_or(next) } else { next };
    let mut around = Around::read(line, start, limit, false);
    // The day that it was to have at first is that of what was called off.
    let moved = line.is(verb.head, &["moved"]);
    let stays =
        if moved { around.days.is_none() } else { cancels(line, verb) || !originally(first) };
    if let Some(meant) = meant.filter(|_| stays) {
        around.days = around.days.or(meant.days);
        around.place = around.place.or(meant.place);
    }
    // "ended *without agreement* on Thursday"
    if happens && around.days.is_none() {
        around.days = later_day(line, around.end, limit);
    }
    let replaced = originally(first) && verb.head == first.head;
    Some(Event { verb: *verb, sense, around, replaced })
}

/// "Talks, *mediated by C*, were held", "the commission met on Monday, *co-chaired by A and B*": who led it.
pub(super) fn led_by(line: &Line<'_, '_>, noun: &Noun) -> Vec<Party> {
    const ROLES: [ParticipantRole; 3] =
        [ParticipantRole::Mediator, ParticipantRole::Chair, ParticipantRole::Host];
    for verb in line.verbs_from(noun.end).iter().take(MOST_BEHIND) {
        let beside = verb.passive && verb.form == VerbForm::Participle;
        if !(beside && is_behind(line, verb, &[","]) && line.is(verb.tokens.end, &["by"])) {
            continue;
        }
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        let role = senses.iter().filter_map(|sense| sense.role).find(|role| ROLES.contains(role));
        let Some(role) = role else { continue };
        let people = by(line, verb).into_iter();
        return people.map(|party| Party { role: party.role.or(Some(role)), ..party }).collect();
    }
    Vec::new()
}

/// So many verbs behind a noun are looked at for who was there.
const MOST_BEHIND: usize = 3;

/// "a forum *attended by A* opened", "the forum, which was *attended by A*": who was there. `told` heads the verb that
/// tells of the meeting.
pub(super) fn attended_by(line: &Line<'_, '_>, noun: &Noun, told: Option<u32>) -> Vec<Party> {
    for verb in line.verbs_from(noun.end).iter().take(MOST_BEHIND) {
        if !verb.passive || !line.is(verb.head, &["attended"]) || !line.is(verb.tokens.end, &["by"])
        {
            continue;
        }
        let reduced = verb.form == VerbForm::Participle
            && (is_behind(line, verb, &[","])
                || verb.tokens.start == noun.end && told != Some(verb.head));
        if reduced || is_behind(line, verb, &["which", "that"]) {
            return by(line, verb);
        }
    }
    Vec::new()
}

fn is_behind(line: &Line<'_, '_>, verb: &VerbGroup, words: &[&str]) -> bool {
    verb.tokens.start.checked_sub(1).is_some_and(|i| line.is(i, words))
}

/// The people behind the "by" of a verb.
fn by(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    let limit = line.next_verb(verb.tokens.end);
    let mut by = parties::list(line, verb.tokens.end + 1, limit).parties;
    by.retain(|party| actors::is_person(line, party));
    by
}

/// "The forum *saw the attendance of A*", "The opening *witnessed the participation of A and B*": who was there.
pub(super) fn witnessed(line: &Line<'_, '_>, noun: &Noun, behind: u32) -> Vec<Party> {
    const REACH: u32 = 3;
    let verb = line.verbs_from(behind).first().filter(|verb| {
        let sees = line.is(verb.head, &["saw", "sees", "witnessed", "witnesses"]);
        sees && !verb.passive && !verb.negated && verb.subject.is_some()
    });
    let Some(verb) = verb.filter(|verb| verb.tokens.start < noun.end + 2 * REACH) else {
        return Vec::new();
    };
    let link = (verb.tokens.end..verb.tokens.end + REACH)
        .find(|&i| line.is(i, &["attendance", "participation", "presence"]));
    let Some(link) = link.filter(|&i| line.is(i + 1, &["of"])) else { return Vec::new() };
    let mut there = parties::list(line, link + 2, line.next_verb(link)).parties;
    there.retain(|party| actors::is_person(line, party));
    there
}

/// "The talks are due *to open* on Monday", "are expected *to take place*": the verb that tells of them.
fn expected(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<VerbGroup> {
    const REACH: u32 = 2;
    let next = line.verbs_from(verb.tokens.end).first()?;
    let near = next.form == VerbForm::Infinitive && next.tokens.start <= verb.tokens.end + REACH;
    let awaited = (verb.tokens.start..next.tokens.start)
        .any(|i| line.plays(i, MeetingWord::AWAITED) || line.is(i, &["planned"]));
    let senses = lexicon().meetings().verbs(line.token(next.head).word);
    let happens = senses.iter().any(|sense| {
        let fits = matches!(sense.frame, MeetingFrame::Happens | MeetingFrame::Supports);
        fits && verbs::particle_end(line, next, sense).is_some()
    });
    (near && awaited && happens && !verb.negated).then_some(*next)
}

/// "The talks *are due* on Monday"
fn is_due(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    line.is(verb.head, &["is", "are", "was", "were"]) && line.is(verb.tokens.end, &["due"])
}

/// "was *held*", "took place", "opened"
fn takes_place(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    verb.form != VerbForm::Participle
        && senses.iter().any(|sense| match sense.frame {
            MeetingFrame::Supports => sense.lemma == "hold" && verb.passive,
            MeetingFrame::Happens => {
                !verb.passive && verbs::particle_end(line, verb, sense).is_some()
            }
            _ => false,
        })
}

/// Does the verb say that what it tells of will not take place?
fn cancels(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    senses.iter().any(|sense| {
        sense.status == MeetingStatus::Cancelled && verbs::particle_end(line, verb, sense).is_some()
    })
}

/// "The meeting *was not held*", "*would be held only if* prices fell": does the verb say of what it tells of
/// that it did not take place, or need not? What "was not held *until* Monday" was.
fn is_undone(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: u32 = 6;
    const ENDS: [&str; 11] = [
        "adjourn", "break", "close", "collapse", "conclude", "continue", "end", "finish", "last",
        "wind", "wrap",
    ];
    let hangs = status::condition(line, verb).is_some();
    let until = verb.tokens.end..line.next_verb(verb.tokens.end).min(verb.tokens.end + REACH);
    let never =
        status::is_negated(line, verb) && !{ until }.any(|i| line.is(i, &["until", "till"]));
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let happens = senses.iter().any(|sense| {
        let fits = match sense.frame {
            // "The talks did not end" is another matter.
            MeetingFrame::Happens => !verb.passive && !ENDS.contains(&sense.lemma),
            MeetingFrame::Supports => verb.passive && matches!(sense.lemma, "convene" | "hold"),
            _ => false,
        };
        fits && verbs::particle_end(line, verb, sense).is_some()
    });
    (hangs || never) && happens
}

/// Whether the meeting took place; none where there was no meeting.
pub(super) fn status_of(
    line: &Line<'_, '_>,
    noun: &Noun,
    modified: &Modified,
    support: Option<Support>,
    event: Option<&Event>,
) -> Option<MeetingStatus> {
    // "*No meeting* will be held"
    if line.is(noun.start, &["no", "neither"]) {
        return None;
    }
    // "The meeting was postponed *to Friday*"
    if support.is_none() && event.is_some_and(|event| moved::to(line, event).is_some()) {
        return Some(MeetingStatus::Planned);
    }
    let verb = match (support, event) {
        (Some(support), _) => Some((support.verb, Some(support.sense))),
        // "asked during a luncheon held by X": what governs the noun says it.
        (None, Some(event))
            if event.verb.form == VerbForm::Participle
                && event.sense.is_none_or(|sense| sense.status == MeetingStatus::Held) =>
        {
            None
        }
        (None, Some(event)) => Some((event.verb, event.sense)),
        (None, None) => None,
    };
    let said = match verb {
        Some((verb, sense)) => {
            // "The meeting *did not take place*"
            let failed =
                support.is_none() && status::is_negated(line, &verb) && is_undone(line, &verb);
            let failed = failed.then_some(MeetingStatus::Cancelled);
            let mut of_verb = status::of_verb(line, &verb).or(failed)?;
            // "a visit by X is under consideration"
            if support.is_none()
                && line.is(verb.tokens.end, &["under"])
                && line.is(verb.tokens.end + 1, &["consideration", "discussion", "study", "review"])
            {
                of_verb = MeetingStatus::Proposed;
            }
            if support.is_none() && is_due(line, &verb) && of_verb == MeetingStatus::Held {
                of_verb = MeetingStatus::Planned;
            }
            let of_sense = sense.map_or(MeetingStatus::Held, |sense| sense.status);
            // Who "accepted a meeting with Y" is to have it.
            let accepts = sense.is_some_and(|sense| sense.lemma == "accept")
                && support.is_some()
                && noun.sense.frame == MeetingNounFrame::Gathering
                && noun.sense.kind != Some(MeetingKind::Ceremony);
            let of_sense = if accepts { MeetingStatus::Planned } else { of_sense };
            match (of_sense, of_verb) {
                // "An *appeal for* talks with Y was heard by X": the appeal was
                (MeetingStatus::Held, MeetingStatus::Held)
                    if support.is_none() && line.is(noun.start.wrapping_sub(1), &["for", "of"]) =>
                {
                    let status = status::of_noun(line, noun.start)?;
                    // Who hears an appeal is no party to what it is for.
                    let heard = event.is_some_and(|event| !event.around.by.is_empty());
                    if heard && status == MeetingStatus::Proposed {
                        return None;
                    }
                    status
                }
                (MeetingStatus::Held, other) => other,
                (sense, _) => sense,
            }
        }
        None => status::of_noun(line, noun.start)?,
    };
    // "the upcoming visit" is planned whatever the sentence says of it.
    Some(modified.status.filter(|_| said == MeetingStatus::Held).unwrap_or(said))
}

/// The words of a range of tokens in the sentence.
pub(super) fn region(start: u32, end: u32) -> TokenRange {
    TokenRange::new(start, end.max(start))
}

/// "A meeting between A and B *covered* trade": is what it was about told in the past? Not "remained a possibility",
/// "ended the war", which are of any day.
pub(super) fn covers(line: &Line<'_, '_>, noun: &Noun, around: &Around) -> bool {
    let subject = noun.phrase.is_some_and(|phrase| line.phrase(phrase).preposition.is_none());
    let told = |verb: &VerbGroup| {
        let verbs = words![
            "addressed",
            "centered",
            "centred",
            "concluded",
            "covered",
            "dealt",
            "discussed",
            "explored",
            "focused",
            "lasted",
            "touched",
        ];
        let past = verb.form == VerbForm::Past && !verb.passive && !verb.negated;
        let dated = around.days.is_some_and(Days::is_near);
        past && verb.tokens.len() == 1 && (dated || line.has(verb.head, verbs))
    };
    subject
        && noun.sense.frame == MeetingNounFrame::Gathering
        && !around.between.is_empty()
        && line.verb_from(around.end).is_some_and(told)
}
