//! Whether a meeting took place: held, planned, cancelled, proposed, or none at all.
//!
//! "is to meet" and "will meet" plan, "did not meet" tells of none, "have met twice" of no one
//! meeting; an infinitive is what governs it: "agreed to meet", "refused to meet".

use dateline_lexicon::{MeetingFrame, MeetingWord, StatusCue, WordClass, WordSet, lexicon, words};
use dateline_normaliser::dates::TimeExpression;
use dateline_schema::closed::MeetingStatus;

use crate::meetings::clause;
use crate::meetings::grounds;
use crate::meetings::line::{Line, is_calendar};
use crate::syntax::{VerbForm, VerbGroup};

/// Words before an infinitive or a noun among which its cue stands.
const REACH: u32 = 8;
/// Words behind a verb among which a habit shows: "has met twice".
const HABIT: u32 = 4;

/// What a verb says; none where there was no meeting.
pub(super) fn of_verb(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<MeetingStatus> {
    let start = verb.tokens.start;
    let negated = is_negated(line, verb)
        || (start..verb.tokens.end)
            .any(|i| is_negation(line.word(i)) || line.are(i, &["no", "longer"]));
    // "*frequently* meets with"
    let often = verb.form == VerbForm::Present && line.is_adverb(start.saturating_sub(1));
    let from = start.saturating_sub(u32::from(often)).max(line.tokens.start);
    if habit(line, from, verb.tokens.end + HABIT)
        || supposed(line, verb)
        || denied(line, verb)
        || hindered(line, verb)
    {
        return None;
    }
    match verb.form {
        VerbForm::Past | VerbForm::Present if negated => None,
        VerbForm::Present if awaited(line, verb) || is_later(line, verb) => {
            Some(MeetingStatus::Planned)
        }
        VerbForm::Present if asked_for(line, verb) || has_to(line, verb) => {
            Some(MeetingStatus::Proposed)
        }
        VerbForm::Past | VerbForm::Present => Some(MeetingStatus::Held),
        // "is not expected to go there *before* Monday"
        VerbForm::Future if negated && is_put_later(line, verb) => None,
        VerbForm::Future if negated && !is_refused(line, verb) => None,
        VerbForm::Future if negated => Some(MeetingStatus::Cancelled),
        VerbForm::Future if was_meant(line, verb) => Some(MeetingStatus::Cancelled),
        VerbForm::Future => Some(MeetingStatus::Planned),
        _ if negated => None,
        VerbForm::Conditional => {
            match condition(line, verb) {
                Some(Condition::Only) => return None,
                Some(Condition::Some) => return Some(MeetingStatus::Proposed),
                None => {}
            }
            let would = (start..verb.tokens.end).any(|i| line.is(i, &["would", "'d"]));
            let planned = would && !wished(line, verb);
            Some(if planned { MeetingStatus::Planned } else { MeetingStatus::Proposed })
        }
        // "agreed *not to meet*"
        VerbForm::Infinitive
            if line.is(start, &["to"]) && line.is(start.wrapping_sub(1), &["not", "never"]) =>
        {
            None
        }
        VerbForm::Infinitive => match cue_before(line, start) {
            Some(cue) => of_cue(cue),
            // "is also to meet"
            None if is_to(line, start) => Some(MeetingStatus::Planned),
            None if is_on_the_way(line, start) => Some(MeetingStatus::Planned),
            None => Some(governing(line, start).unwrap_or(MeetingStatus::Planned)),
        },
        // "declined to comment *after meeting* B": what came before it is not what was declined
        VerbForm::Participle if was_first(line, start) => {
            governing(line, start).or(Some(MeetingStatus::Held))
        }
        // "called for calm *while addressing* a summit"
        VerbForm::Participle
            if start.checked_sub(1).is_some_and(|i| line.is(i, &["when", "while", "upon"])) =>
        {
            governing(line, start).or(Some(MeetingStatus::Held))
        }
        VerbForm::Participle => match cue_before(line, start) {
            Some(StatusCue::Not | StatusCue::Habit) => None,
            Some(StatusCue::Proposed) => Some(MeetingStatus::Proposed),
            Some(StatusCue::Cancelled) => Some(MeetingStatus::Cancelled),
            // "looks forward to meeting"
            Some(StatusCue::Planned)
                if (1..=2).any(|n| line.is(start.saturating_sub(n), &["to"])) =>
            {
                Some(MeetingStatus::Planned)
            }
            _ if was_before(line, verb) => Some(MeetingStatus::Held),
            _ => governing(line, start).or(Some(MeetingStatus::Held)),
        },
    }
}

/// "*has to* meet": what somebody must do is not done.
fn has_to(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    // What "has to travel to A *on Friday*" is planned, and who "has *had* to" did.
    let dated = !line.dates(verb.tokens.end, line.next_verb(verb.tokens.end)).is_empty();
    line.is(verb.tokens.start, &["has", "have"])
        && !dated
        && !(verb.tokens.start..verb.head).any(|i| line.is(i, &["had"]))
        && (verb.tokens.start..verb.head).any(|i| line.is(i, &["to"]))
}

/// "did not meet", "*never* met": is the verb negated, also by the word right before it?
pub(super) fn is_negated(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    verb.negated || line.is(verb.tokens.start.wrapping_sub(1), &["never"])
}

/// "flew to A today *to meet* B": what somebody has just set out for.
fn is_on_the_way(line: &Line<'_, '_>, start: u32) -> bool {
    let Some(verb) = line.verb_before(start).filter(|verb| verb.form == VerbForm::Past) else {
        return false;
    };
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let travels = senses.iter().any(|sense| {
        sense.frame == MeetingFrame::Travels
            && matches!(sense.lemma, "fly" | "leave" | "depart" | "head")
    });
    let published =
        grounds::written(&line.scene).or(line.report().published.map(|published| published.day));
    let today = |date: &TimeExpression| date.first_day == published && date.last_day == published;
    travels && published.is_some() && line.dates(verb.tokens.end, start).iter().take(4).any(today)
}

/// "will not meet *until* Monday": is it said since when?
fn is_put_later(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let end = line.next_verb(verb.tokens.end);
    (verb.tokens.end..end).any(|i| line.is(i, &["before", "until", "till"]))
}

/// "*will* not meet", "is not *going* to meet": what somebody does not do; not "does not plan to meet", "is not
/// expected to meet", of which there was never more.
fn is_refused(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let cues = lexicon().meetings().status();
    !(verb.tokens.start..verb.tokens.end).any(|i| {
        let cue = line.report().phrase(cues, i as usize, i as usize + 1);
        let plans = matches!(cue, Some((_, StatusCue::Planned)));
        plans && !line.token(i).can_be(WordClass::AUXILIARY) && !line.is(i, &["going"])
    })
}

/// "proposed *that* they meet", "asked that he visit A": the base form of what somebody asks for.
fn asked_for(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: u32 = 6;
    let start = verb.tokens.start;
    let base = verb.tokens.len() == 1 && !line.word(verb.head).ends_with('s');
    let that = (start.saturating_sub(REACH).max(line.tokens.start)..start)
        .rev()
        .find(|&i| line.is(i, &["that"]));
    base && that.is_some_and(|that| {
        line.verb_before(that)
            .is_some_and(|other| line.plays(other.head, MeetingWord::PROPOSES) && !other.passive)
    })
}

/// "expressed *hope that* they would meet": what somebody only wishes.
fn wished(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let before = line.verb_before(verb.tokens.start).map_or(line.tokens.start, |v| v.tokens.start);
    let that = (before..verb.tokens.start).rev().find(|&i| line.is(i, &["that"]));
    that.is_some_and(|that| {
        let wish = that.checked_sub(1).filter(|&i| i >= line.tokens.start);
        wish.is_some_and(|i| line.plays(i, MeetingWord::WISHES))
    })
}

/// "*was to have met*": what was meant to be and was not.
pub(super) fn was_meant(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let start = verb.tokens.start;
    verb.form == VerbForm::Future
        && line.is(start, &["was", "were"])
        && (start..verb.tokens.end).any(|i| line.is(i, &["have"]))
}

/// What a clause behind a verb makes it hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    /// "would meet *if* they agreed"
    Some,
    /// "would meet *only if* they agreed", "*unless* they quarrelled"
    Only,
}

/// "would be held in A *only if* prices fell": what the clause of the verb hangs on.
pub(super) fn condition(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Condition> {
    const REACH: u32 = 16;
    if verb.form != VerbForm::Conditional {
        return None;
    }
    let end = line.next_verb(verb.tokens.end).min(verb.tokens.end + REACH);
    let link = (verb.tokens.end..end).find(|&i| line.is(i, &["if", "unless", "provided"]))?;
    let only = line.is(link, &["unless"]) || line.is(link.wrapping_sub(1), &["only"]);
    Some(if only { Condition::Only } else { Condition::Some })
}

/// "*is also to* meet": does a form of "be" stand before the infinitive, with adverbs between?
fn is_to(line: &Line<'_, '_>, start: u32) -> bool {
    let be = line.verb_before(start).filter(|be| line.is(be.head, &["is", "are", "was", "were"]));
    be.is_some_and(|be| be.tokens.end < start && (be.tokens.end..start).all(|i| line.is_adverb(i)))
}

/// "meets B *later today*", "meet *tonight*": what is to come on the day itself.
fn is_later(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: u32 = 12;
    let end = line.next_verb(verb.tokens.end).min(verb.tokens.end + REACH);
    verb.tokens.len() == 1
        && (verb.tokens.end..end).any(|i| {
            line.is(i, &["tonight"])
                || line.is(i, &["later"]) && line.is(i + 1, &["today", "this", "on"])
        })
}

/// "*after meeting* B", with no verb to come before it.
fn was_first(line: &Line<'_, '_>, start: u32) -> bool {
    let after = start.checked_sub(1).is_some_and(|i| line.is(i, &["after", "following"]));
    after && {
        let verb = line.verb_before(start);
        verb.is_some_and(|verb| {
            verb.form == VerbForm::Infinitive
                && line.verb_before(verb.tokens.start).is_some_and(|governs| {
                    governs.form == VerbForm::Past && governs.tokens.end == verb.tokens.start
                })
        })
    }
}

/// "will fly home *after holding talks* with A *on Wednesday*", which was.
fn was_before(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let after =
        verb.tokens.start.checked_sub(1).is_some_and(|i| line.is(i, &["after", "following"]));
    let published = line.report().published.map(|published| published.day);
    let dates = line.dates(verb.tokens.end, line.next_verb(verb.tokens.end));
    let past = |date: &TimeExpression| {
        is_calendar(date) && date.last_day.zip(published).is_some_and(|(last, day)| last <= day)
    };
    after && dates.iter().take(4).any(past)
}

/// "will raise it *when she meets* B", "*before he visits* A, he will …": what a clause in the present
/// tells of is to come where the one that holds it is in the future.
pub(super) fn awaited(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const LINKS: [&str; 6] = ["when", "once", "until", "before", "after", "as"];
    const NEAR: u32 = 12;
    const REACH: usize = 3;
    if verb.form != VerbForm::Present {
        return false;
    }
    let from = line.verb_before(verb.tokens.start).map_or(line.tokens.start, |v| v.tokens.end);
    let from = from.max(verb.tokens.start.saturating_sub(NEAR));
    let Some(link) = (from..verb.tokens.start).rev().find(|&i| line.is(i, &LINKS)) else {
        return false;
    };
    let future = |verb: &VerbGroup| {
        let would = (verb.tokens.start..verb.tokens.end).any(|i| line.is(i, &["would", "'d"]));
        verb.form == VerbForm::Future || verb.form == VerbForm::Conditional && would
    };
    line.verbs_to(link).iter().rev().take(REACH).any(future)
        || link == line.tokens.start
            && line.verbs_from(verb.tokens.end).iter().take(REACH).any(future)
}

/// "didn't", "won't".
fn is_negation(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n\u{2019}t")
}

/// What the words before a noun say of it, where no verb holds it: "ahead of a meeting with",
/// "during talks with".
pub(super) fn of_noun(line: &Line<'_, '_>, start: u32) -> Option<MeetingStatus> {
    // "agreed to cut output *after five months of* talks"
    let start = clause::amount_start(line, start);
    let prior = line.are(start.saturating_sub(2), &["prior", "to"]);
    if prior || line.is(start.wrapping_sub(1), &["before"]) {
        return Some(MeetingStatus::Planned);
    }
    // "agreed in a call": what was agreed is not the call.
    let within = line.is(start.wrapping_sub(1), &["in", "at", "during", "after", "following"])
        // "at the opening of a conference"
        || line.is(start.wrapping_sub(1), &["of"])
            && line.is(start.wrapping_sub(2), &["opening", "close", "end", "start", "conclusion"])
            && (start.saturating_sub(5)..start).any(|i| line.is(i, &["at"]));
    if line.verb_before(start).is_some_and(|verb| hindered(line, verb)) {
        return None;
    }
    match cue_before(line, start).filter(|_| !within) {
        Some(cue) => of_cue(cue),
        None => Some(governing(line, start).unwrap_or(MeetingStatus::Held)),
    }
}

/// What a cue says of a meeting.
fn of_cue(cue: StatusCue) -> Option<MeetingStatus> {
    match cue {
        StatusCue::Not | StatusCue::Habit => None,
        StatusCue::Proposed => Some(MeetingStatus::Proposed),
        StatusCue::Planned => Some(MeetingStatus::Planned),
        StatusCue::Cancelled => Some(MeetingStatus::Cancelled),
    }
}

/// "*barred A from meeting* B", "*kept A from flying* there for talks": what nobody did.
fn hindered(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    verb.form == VerbForm::Participle
        && line.is(verb.tokens.start.wrapping_sub(1), &["from"])
        && line
            .verb_before(verb.tokens.start)
            .is_some_and(|other| line.plays(other.head, MeetingWord::HINDERS) && !other.negated)
}

/// "*denied that* he had met B": what is denied.
pub(super) fn denied(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: usize = 2;
    let before = line.verbs_to(verb.tokens.start).iter().rev().take(REACH);
    before.into_iter().any(|other| {
        let that = (other.tokens.end..verb.tokens.start).find(|&i| !line.is_adverb(i));
        let governs = that.is_some_and(|i| {
            line.is(i, &["that", "having"])
                || line.is(i, &["reports", "claims", "rumours", "rumors", "allegations"])
                    // "dismissed claims of a split and *admitted* that"
                    && line.next_verb(i + 1) >= verb.tokens.start
                    && !(i..verb.tokens.start).any(|i| line.is(i, &["but"]))
                || i == verb.tokens.start
        }) || other.tokens.end == verb.tokens.start;
        line.plays(other.head, MeetingWord::DENIES)
            && !other.negated
            && (governs || denies_claim(line, other, verb.tokens.start))
    })
}

/// "denied *the claim of X that* he had met B", "rejected *a report that*": a claim up to what begins at token `start`.
fn denies_claim(line: &Line<'_, '_>, verb: &VerbGroup, start: u32) -> bool {
    const CLAIMS: &WordSet<15> = words![
        "accusation",
        "accusations",
        "allegation",
        "allegations",
        "assertion",
        "claim",
        "claims",
        "report",
        "reports",
        "rumor",
        "rumors",
        "rumour",
        "rumours",
        "suggestion",
        "suggestions",
    ];
    const REACH: u32 = 4;
    let noun = (verb.tokens.end..start.min(verb.tokens.end + REACH)).find(|&i| line.has(i, CLAIMS));
    let Some(noun) = noun else { return false };
    let Some(that) = (noun + 1..start).find(|&i| line.is(i, &["that"])) else { return false };
    // "the claim *of X and Y* that", but "the claims of a split *and said* that"
    let by = line.is(noun + 1, &["by", "from", "of"]);
    let told = |i: u32| {
        line.is(i, &["and", "but", ","]) && (i + 1..=i + 2).any(|i| line.verb_from(i).is_some())
    };
    let own = that == noun + 1
        || by
            && line.verb_before(that).is_none_or(|verb| verb.tokens.end != that)
            && !(noun..that).any(told);
    own && line.next_verb(that) >= start
}

/// The status of the verb that governs what begins at `start`; none without one.
fn governing(line: &Line<'_, '_>, start: u32) -> Option<MeetingStatus> {
    let verb = line.verb_before(start).filter(|verb| verb.clause_end > start)?;
    match verb.form {
        VerbForm::Past | VerbForm::Present => Some(MeetingStatus::Held),
        VerbForm::Future if was_meant(line, verb) => Some(MeetingStatus::Cancelled),
        VerbForm::Future => Some(MeetingStatus::Planned),
        VerbForm::Conditional => Some(MeetingStatus::Proposed),
        // "*will seek to* win support at the summit"
        VerbForm::Infinitive => {
            let outer = line.verb_before(verb.tokens.start)?;
            let to_come = outer.form == VerbForm::Future && outer.tokens.end == verb.tokens.start;
            to_come.then_some(MeetingStatus::Planned)
        }
        VerbForm::Participle => None,
    }
}

/// The last cue among the words before `start`, in the same stretch between commas.
fn cue_before(line: &Line<'_, '_>, start: u32) -> Option<StatusCue> {
    let first = start.saturating_sub(REACH).max(line.tokens.start);
    let mut found = None;
    let mut i = first;
    while i < start {
        if line.is(i, &[",", ";", ":"]) {
            found = None;
        }
        // "on 21 *May* to meet" is no modal.
        if line.is(i, &["may"]) && line.is_dated(i) {
            i += 1;
            continue;
        }
        let cues = lexicon().meetings().status();
        match line.report().phrase(cues, i as usize, start as usize) {
            // "came *at the invitation* of B to attend": what is told is that he came
            Some((end, StatusCue::Proposed))
                if line.is(i, &["invitation"])
                    && (i.saturating_sub(3).max(first)..i).any(|i| line.is(i, &["at", "on"])) =>
            {
                i = (end as u32).max(i + 1);
            }
            // "have *yet to* digest talks between A and B": the talks themselves were held.
            Some((end, _)) if line.is(end as u32 - 1, &["yet"]) && (end as u32) < start => {
                i = (end as u32).max(i + 1);
            }
            Some((end, cue)) => {
                found = Some(*cue);
                i = (end as u32).max(i + 1);
            }
            None => i += 1,
        }
    }
    found
}

/// Does a word from `start` up to `end` say that it happens again and again?
fn habit(line: &Line<'_, '_>, start: u32, end: u32) -> bool {
    let cues = lexicon().meetings().status();
    (start..end.min(line.tokens.end)).take_while(|&i| !line.is_mark(i)).any(|i| {
        let cue = line.report().phrase(cues, i as usize, line.tokens.end as usize);
        // "had *previously* met on May 2": once
        let once = || {
            line.is(i, &["previously"])
                && line.dates(i, line.next_verb(end)).iter().any(is_calendar)
        };
        matches!(cue, Some((_, StatusCue::Habit))) && !once()
    })
}

/// Is the clause only supposed ("if they meet")?
pub(super) fn supposed(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let subject = verb.subject.map_or(verb.tokens.start, |subject| {
        line.phrase(subject).tokens.start.min(verb.tokens.start)
    });
    // "if *A's president, X,* meets Y"
    let apposed = subject.checked_sub(1).filter(|&i| line.is(i, &[","]));
    let office = apposed.and_then(|comma| line.phrase_at(comma.checked_sub(1)?));
    let subject = office.map_or(subject, |office| line.phrase(office).tokens.start);
    let before = subject.saturating_sub(2).max(line.tokens.start);
    (before..verb.tokens.start).any(|i| {
        line.token(i).can_be(WordClass::FUNCTION_WORD) && line.is(i, &["if", "whether", "unless"])
    })
}
