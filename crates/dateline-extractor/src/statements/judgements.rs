//! What praises, blames, denies, warns or asks by its words alone: "called the law *a disgrace*", "said
//! the vote was *a milestone*", "*if they do not* pay, the gas *will* stop".

use dateline_lexicon::{ActSubject, Role, Sign, StatementWord, WordId, lexicon, word_hash, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::Act;
use std::sync::LazyLock;

use super::arranged::is_to_come;
use super::drafts::Draft;
use super::reading::Reading;
use super::whose::Whose;
use crate::syntax::{VerbForm, VerbGroup};

/// So many words of what a thing is called are looked at.
const LONGEST: u32 = 12;

/// Verbs by their base forms.
struct Verbs {
    asks: [WordId; 4],
    names: [WordId; 11],
    admits: [WordId; 3],
    /// What is refused by saying that it will not be done.
    refused: [WordId; 19],
    /// What a warning names as its condition.
    harms: [WordId; 20],
    /// What nobody owns up to.
    blamed: [WordId; 14],
    fails: WordId,
    /// What somebody has in mind to do.
    planned: [WordId; 7],
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let id = |word: &str| lexicon().word(word_hash(word)).id;
    Verbs {
        asks: ["ask", "demand", "enquire", "inquire"].map(id),
        names: [
            "brand",
            "call",
            "characterise",
            "characterize",
            "consider",
            "deem",
            "describe",
            "dub",
            "label",
            "name",
            "term",
        ]
        .map(id),
        admits: ["acknowledge", "admit", "concede"].map(id),
        refused: [
            "agree",
            "attend",
            "back",
            "bow",
            "cede",
            "compromise",
            "endorse",
            "join",
            "negotiate",
            "participate",
            "pay",
            "ratify",
            "resign",
            "sign",
            "submit",
            "surrender",
            "talk",
            "withdraw",
            "yield",
        ]
        .map(id),
        blamed: [
            "betray",
            "breach",
            "bully",
            "cheat",
            "deceive",
            "fool",
            "harass",
            "hound",
            "humiliate",
            "intimidate",
            "mislead",
            "persecute",
            "undermine",
            "violate",
        ]
        .map(id),
        fails: id("fail"),
        planned: ["consider", "contemplate", "intend", "mull", "plan", "ponder", "target"].map(id),
        harms: [
            "attack",
            "block",
            "break",
            "breach",
            "collapse",
            "continue",
            "cross",
            "delay",
            "escalate",
            "fail",
            "ignore",
            "interfere",
            "invade",
            "obstruct",
            "persist",
            "refuse",
            "strike",
            "threaten",
            "violate",
            "worsen",
        ]
        .map(id),
    }
});

/// What a word judges by itself.
pub(super) fn of_word(reading: &Reading<'_, '_, '_>, at: u32) -> Option<Act> {
    let rules = lexicon().speech().acts(reading.token(at)?.word);
    let rule =
        rules.iter().find(|rule| rule.sign == Sign::Positive && rule.subject == ActSubject::Any)?;
    matches!(
        rule.act,
        Act::Praise | Act::Criticise | Act::Concern | Act::Deny | Act::Reject | Act::Warn
    )
    .then_some(rule.act)
}

/// "an *attempt to derail* the talks", "a bid to silence critics": what is tried is a wrong.
fn tries_harm(reading: &Reading<'_, '_, '_>, at: u32) -> bool {
    reading.plays(at, StatementWord::ATTEMPT)
        && reading.text(at + 1) == "to"
        && reading.plays(reading.after_adverbs(at + 2), StatementWord::HINDERS)
}

/// "is *not the right* forum", "is not the time for": said against what is asked for.
fn is_misplaced(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    // but not ""It was not the time for heroes," she said"
    let now = verb.form == VerbForm::Present || !reading.has(verb.head, Shape::QUOTED);
    if !verb.negated || !now || !reading.roles(verb.head).contains(Role::BE) {
        return false;
    }
    let at = reading.after_adverbs(verb.tokens.end);
    let fit = words!["appropriate", "proper", "right"];
    let what = words!["forum", "moment", "place", "time", "venue"];
    let named = at + 1 + u32::from(reading.is_word(at + 1, fit));
    let behind = named + 1;
    let open = reading.is_word(behind, words!["for", "to"])
        || named > at + 1
            && (reading.has(behind, Shape::PUNCTUATION) || behind >= reading.tokens.end);
    reading.is_word(at, words!["the"]) && reading.is_word(named, what) && open
}

/// ""*Please* wait," she said", ""*Do not* swim," he told them": asked of who hears it.
pub(super) fn bids(reading: &Reading<'_, '_, '_>, draft: &Draft) -> bool {
    let TokenRange { start, end } = draft.tokens;
    let quoted = reading.token(start).is_some_and(|first| first.is(Shape::QUOTED));
    // "Don't know", "Do not think so": of the speaker's mind, in short
    // and "Do not worry", "Do not get me wrong", "Please accept my condolences"
    let minds = words![
        "be", "care", "doubt", "expect", "fear", "get", "hold", "know", "like", "mistake",
        "remember", "think", "worry"
    ];
    let civil = words!["accept", "everyone", "god", "him", "let", "note"];
    let not = match reading.text(start) {
        "Do" | "do" if reading.is_word(start + 1, words!["not"]) => start + 2,
        "Don't" | "Don’t" | "don't" | "don’t" => start + 1,
        _ => start,
    };
    let forbids = not > start
        && reading.has(not, Shape::WORD)
        && !reading.is_word(not, minds)
        && !reading.roles(not).intersects(Role::SUBJECT | Role::DETERMINER | Role::PRONOUN);
    let asks = reading.is_word(start, words!["please"])
        && reading.has(start + 1, Shape::WORD)
        && !reading.is_word(start + 1, civil);
    quoted && end > start + 2 && (forbids || asks)
}

/// What stands behind "is": "*a historic mistake*", "*deeply unfair* to farmers".
pub(super) fn predicate(reading: &Reading<'_, '_, '_>, from: u32, end: u32) -> Option<Act> {
    let end = end.min(from + LONGEST / 2);
    let mut at = from;
    while at < end {
        let roles = reading.roles(at);
        if tries_harm(reading, at) {
            return Some(Act::Criticise);
        }
        let stops = reading.has(at, Shape::PUNCTUATION)
            && !reading.has(at, Shape::OPEN_QUOTE)
            && !reading.has(at, Shape::JOINER)
            || roles.intersects(Role::PREPOSITION | Role::RELATIVE | Role::THAT | Role::NEGATION)
            || matches!(reading.text(at), "no" | "nothing" | "to");
        if stops {
            return None;
        }
        // A verb has another subject: "is what the law forbids".
        if at > from && reading.verb_at(at).is_some_and(|n| Reading::is_finite(&reading.verbs[n])) {
            return None;
        }
        if let Some(act) = of_word(reading, at) {
            return Some(act);
        }
        at += 1;
    }
    None
}

/// "called the law *a disgrace*", "described the deal as *historic*": by what it is called.
pub(super) fn named(reading: &Reading<'_, '_, '_>, draft: &Draft) -> Option<Act> {
    let verb = reading.verb_at(draft.cue.start).map(|n| &reading.verbs[n])?;
    let lemma = reading.lemma(verb);
    if draft.act != Act::State || !VERBS.names.contains(&lemma) {
        return None;
    }
    let TokenRange { start, end } = draft.tokens;
    let thing = reading.phrase_from(start)?;
    let behind = (start..end).find(|&at| reading.text(at) == "as").map(|at| at + 1);
    let words = reading.phrase(thing).tokens;
    // "labelled its critics reckless": one phrase by its look.
    let from = behind.unwrap_or(if words.end >= end { words.end - 1 } else { words.end });
    let rest = from..end.min(from + LONGEST);
    if rest.clone().any(|at| reading.roles(at).contains(Role::NEGATION)) {
        return None;
    }
    if rest.clone().any(|at| tries_harm(reading, at)) {
        return Some(Act::Criticise);
    }
    { rest }.find_map(|at| of_word(reading, at))
}

/// ""Who pays for this?" she *asked*"
pub(super) fn asks(reading: &Reading<'_, '_, '_>, draft: &Draft) -> bool {
    let Some(last) = draft.pieces.last() else { return false };
    let report = reading.scene.report;
    let asks = draft.cue.range().any(|at| VERBS.asks.contains(&reading.word(at as u32).lemma));
    if !asks && !begins_with_question(reading, draft) {
        return false;
    }
    let next = report.tokens_of(*last).end;
    report
        .tokens
        .get(next as usize)
        .is_some_and(|next| next.is(Shape::PUNCTUATION) && report.slice(next.span).starts_with('?'))
}

/// "Who pays? And when?": is the first sentence of a quotation a question?
fn begins_with_question(reading: &Reading<'_, '_, '_>, draft: &Draft) -> bool {
    let report = reading.scene.report;
    let start = draft.tokens.start;
    let quoted = report.tokens.get(start as usize).is_some_and(|first| first.is(Shape::QUOTED));
    let Some(sentence) = report.sentence_of(start).filter(|_| quoted) else { return false };
    let end = report.sentences[sentence as usize].tokens.end.min(draft.tokens.end + 2);
    (start..end)
        .rev()
        .take(3)
        .any(|at| report.tokens.get(at as usize).is_some_and(|mark| report.slice(mark.span) == "?"))
}

/// "*If* the talks *fail*, the bank *will* close", "would raise it *if no* answer came".
pub(super) fn warns(reading: &Reading<'_, '_, '_>, tokens: TokenRange) -> bool {
    const MOST: usize = 6;
    let end = tokens.end.min(tokens.start + 40);
    let inside = || {
        let first = reading.verbs.partition_point(|verb| verb.tokens.start < tokens.start);
        reading.verbs[first..].iter().take(MOST).take_while(|verb| verb.tokens.start < end)
    };
    let is_threat =
        |verb: &VerbGroup| matches!(verb.form, VerbForm::Future | VerbForm::Conditional);
    if !inside().any(is_threat) {
        return false;
    }
    let opens = |at: &u32| {
        reading.is_word(*at, words!["if", "unless"])
            || *at == tokens.start && reading.text(*at) == "Should"
    };
    let Some(condition) = (tokens.start..end).find(opens) else { return false };
    let Some(own) = inside().find(|verb| verb.tokens.start >= condition) else { return false };
    let none = (condition..own.tokens.start).any(|at| reading.is_word(at, words!["no", "nobody"]));
    let harm = own.negated
        || none
        || reading.is_word(condition, words!["unless"])
        || VERBS.harms.contains(&reading.lemma(own))
        || own.tokens.range().any(|at| VERBS.harms.contains(&reading.word(at as u32).lemma));
    let follows = |verb: &VerbGroup| verb.tokens.start != own.tokens.start && is_threat(verb);
    harm && inside().any(follows)
}

/// "will *not sign*", "sees *no reason* to": said of what is asked for.
pub(super) fn refuses(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    // "sees *no grounds* for"
    let sees = matches!(reading.text(verb.head), "see" | "sees" | "saw")
        && reading.text(verb.tokens.end) == "no"
        && matches!(
            reading.text(verb.tokens.end + 1),
            "basis" | "cause" | "grounds" | "need" | "point" | "reason" | "room" | "sense"
        );
    if sees || is_misplaced(reading, verb) {
        return true;
    }
    verb.negated && is_to_come(reading, verb) && VERBS.refused.contains(&reading.lemma(verb))
}

/// Does "can" or "could" stand before a verb?
pub(super) fn can(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    verb.tokens.range().any(|at| {
        let word = reading.text(at as u32);
        ["can", "could", "Can", "Could"].iter().any(|can| word.starts_with(can))
    })
}

/// "cannot thank them *enough*", "could not agree *more*", "cannot *but* agree": it is done all the same.
pub(super) fn is_overdone(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    const MOST: u32 = 5;
    if !verb.negated || !can(reading, verb) {
        return false;
    }
    let behind = verb.tokens.end..verb.tokens.end + MOST;
    let mark = |at: u32| reading.has(at, Shape::PUNCTUATION) || at >= reading.tokens.end;
    let but = |at: u32| reading.is_word(at, words!["but"]);
    // "cannot stay any more", "cannot take more risks"
    let more = |at: u32| {
        reading.is_word(at, words!["more"])
            && mark(at + 1)
            && !reading.is_word(at - 1, words!["any"])
    };
    verb.tokens.range().any(|at| but(at as u32)) || but(verb.tokens.end) || { behind }
        .take_while(|&at| !mark(at))
        .any(|at| reading.is_word(at, words!["enough"]) || more(at))
}

/// "noted *with satisfaction* that", "observed *with deep concern* the …".
pub(super) fn mood(reading: &Reading<'_, '_, '_>, draft: &Draft) -> Option<Act> {
    let with = draft.cue.end;
    if reading.text(with) != "with" {
        return None;
    }
    let phrase = reading.phrase_at(with + 1)?;
    let act = reading.noun_of(phrase)?.act;
    let felt = matches!(act, Act::Concern | Act::Criticise | Act::Hope | Act::Praise | Act::Thank);
    felt.then_some(act)
}

/// "that is *not true*", "it was *not the case*".
pub(super) fn disowns(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    if !verb.negated || !reading.roles(verb.head).contains(Role::BE) {
        return false;
    }
    let subject = verb.subject.map(|subject| reading.phrase(subject).tokens);
    let points = subject.is_some_and(|words| {
        words.len() == 1
            && matches!(reading.text(words.start), "that" | "That" | "this" | "This" | "it" | "It")
    });
    let mut at = reading.after_adverbs(verb.tokens.end);
    if reading.text(at) == "the" {
        at += 1;
    }
    points && matches!(reading.text(at), "accurate" | "case" | "correct" | "so" | "true")
}

/// "have *never* sold arms": of what somebody can be blamed for, not of what they have met with.
pub(super) fn disclaims_deed(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    verb.tokens.range().any(|at| reading.is_word(at as u32, words!["never"]))
        && matches!(verb.form, VerbForm::Past | VerbForm::Present)
        && !verb.passive
        && !reading.roles(verb.head).intersects(Role::BE | Role::HAVE)
        && !reading.plays(verb.head, StatementWord::UNDERGOES)
}

/// "*does not plan* to raise its bid", "*is not thinking of* selling": of what the speaker may be thought to have in
/// mind.
pub(super) fn disclaims_plan(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> bool {
    // "plan to raise" is one group.
    let planned = verb
        .tokens
        .range()
        .any(|at| at as u32 != verb.head && VERBS.planned.contains(&reading.word(at as u32).lemma));
    let now = planned || matches!(verb.form, VerbForm::Past | VerbForm::Present) && !verb.passive;
    let open = verb.tokens.range().any(|at| {
        reading.is_word(
            at as u32,
            words!["always", "fully", "had", "initially", "only", "originally", "yet"],
        )
    });
    // "did not think it would rain" is a view.
    let thinks = (verb.head..=verb.tokens.end).any(|at| {
        reading.is_word(at, words!["thinking"]) && reading.is_word(at + 1, words!["about", "of"])
    });
    // "did not consider him a thief"
    let considers = !reading.is_word(verb.head, words!["consider", "considered"]);
    verb.negated
        && now
        && !open
        && (thinks || planned || considers && VERBS.planned.contains(&reading.lemma(verb)))
}

/// "the state *failed to stop* it", "the firm *cheated* them", "they *were harassed*": what others are blamed for by
/// the verb alone.
pub(super) fn blames(reading: &Reading<'_, '_, '_>, verb: &VerbGroup, whose: Whose) -> bool {
    let told = matches!(verb.form, VerbForm::Past | VerbForm::Present);
    if !told || whose == Whose::Speaker && !verb.passive {
        return false;
    }
    // "violated *no* law"
    let harms = VERBS.blamed.contains(&reading.lemma(verb))
        && !reading.is_word(verb.tokens.end, words!["no", "nobody", "nothing"]);
    let by_others = whose == Whose::Other || verb.passive;
    // "*unfairly* hits farmers", "was treated *wrongly*"
    let beside = verb.tokens.start.saturating_sub(1)..verb.tokens.end + 2;
    // "did nothing *wrong*", "were *brutally* frank", "*illegally* parked cars" judge a thing or a quality
    let modifies = |at: u32| {
        let next = at + 1;
        let ends = reading.has(next, Shape::PUNCTUATION)
            || next >= reading.tokens.end
            || reading.roles(next).intersects(Role::PREPOSITION | Role::COORDINATOR);
        let thing = reading.is_word(at - 1, words!["anything", "nothing", "something"]);
        at < verb.tokens.end || ends && !thing
    };
    let linking = reading.roles(verb.head).contains(Role::BE);
    let wrong = !linking
        && beside.clone().any(|at| {
            reading.is_adverb(at) && of_word(reading, at) == Some(Act::Criticise) && modifies(at)
        })
        && !beside.clone().any(|at| reading.is_comma(at));
    // "*has done nothing* for farmers", but not "did nothing wrong", "did little damage"
    let little = verb.tokens.end;
    let idle = matches!(reading.text(verb.head), "do" | "did" | "does" | "done")
        && matches!(reading.text(little), "nothing" | "little")
        && (reading.has(little + 1, Shape::PUNCTUATION)
            || little + 1 >= reading.tokens.end
            || reading.is_word(little + 1, words!["about", "for", "to"]));
    if !verb.negated && by_others && (wrong || idle && whose == Whose::Other) {
        return true;
    }
    let actor = verb.subject.is_some_and(|subject| reading.is_actor(subject));
    let fails = verb.tokens.range().any(|at| {
        reading.word(at as u32).lemma == VERBS.fails && reading.text(at as u32 + 1) == "to"
    });
    harms && by_others || fails && actor && whose == Whose::Other && !verb.passive
}

/// Does a cue only admit what it says?
pub(super) fn admits(reading: &Reading<'_, '_, '_>, draft: &Draft) -> bool {
    draft.cue.range().any(|at| VERBS.admits.contains(&reading.word(at as u32).lemma))
}
