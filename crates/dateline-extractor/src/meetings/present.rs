//! Who was at what was told of before: "Also present were A and B", "A and B attended", "C participated in the meeting", "D
//! provided opening remarks", "Participants heard from E", "Administration officials included F and G", "At the meeting, H and
//! I agreed".

use dateline_lexicon::{MeetingFrame, WordSet, words};
use dateline_parser::TokenRange;
use dateline_schema::closed::{MeetingKind, MentionForm};

use crate::meetings::actors::{self, is_person};
use crate::meetings::around::{names_meeting, names_occasion};
use crate::meetings::line::{Line, Unit};
use crate::meetings::parties;
use crate::meetings::subjects::subject;
use crate::meetings::telling::Party;
use crate::scene::Scene;
use crate::syntax::{VerbForm, VerbGroup};

/// Words for what was told of before.
const COMMON: &WordSet<8> = words![
    "briefing",
    "conversation",
    "convening",
    "discussion",
    "event",
    "meeting",
    "roundtable",
    "session",
];

/// "Also present at the meeting were A and B".
pub(super) fn at(line: &Line<'_, '_>) -> Vec<Party> {
    const REACH: u32 = 8;
    let start = line.tokens.start + u32::from(line.has(line.tokens.start, words!["also"]));
    let opens = line.has(start, words!["present", "attending", "participating"])
        || line.are(start, &["in", "attendance"]);
    // "Attending *a funeral* were A and B": no meeting that was told of
    let object = start + 1 + u32::from(line.is(start + 1, &["at", "in"]));
    let elsewhere = !line.is(start, &["in", "present"])
        && line.unit(object).is_some_and(|unit| {
            let told = line.is(object, &["the", "this"]) && names_occasion(line, unit.tokens);
            !told && !line.is(object, &["it"])
        });
    let opens = opens && !elsewhere;
    let were = (start + 1..line.tokens.end.min(start + REACH))
        .find(|&i| opens && line.has(i, words!["were", "was"]));
    let mut found =
        were.map_or_else(Vec::new, |at| parties::list(line, at + 1, line.tokens.end).parties);
    // "A and B *were present* on the occasion"
    if found.is_empty()
        && let Some(verb) = line.verbs_from(line.tokens.start).first()
        && line.has(verb.head, words!["was", "were"])
        && !verb.negated
    {
        let at = verb.tokens.end + u32::from(line.is(verb.tokens.end, &["also"]));
        // "present *at the meeting*", but "present *in Berlin*"
        let occasion =
            |i: u32| line.is(i, &["occasion"]) || names_occasion(line, TokenRange::new(i, i + 1));
        let of_it = |i: &u32| !line.is(*i, &[".", ",", "at", "in", "of", "on", "with"]);
        let end = line.tokens.end.min(at + REACH);
        let there = line.is(at + 1, &[".", "there"])
            || line.is(at + 1, &["at", "in", "on", "during"])
                && line.is(at + 2, &["the", "their", "this"])
                && (at + 3..end).take_while(of_it).any(occasion);
        if line.is(at, &["present"]) && there {
            found = subject(line, verb);
        }
    }
    found.retain(|party| is_person(line, party));
    found
}

/// Does a sentence have the word "remarks", or "heard"?
pub(super) fn has_remarks(scene: &Scene<'_, '_>, sentence: u32) -> bool {
    let tokens = scene.report.sentences[sentence as usize].tokens;
    let told = words!["heard", "remarks"];
    scene.report.tokens[tokens.range()].iter().any(|token| told.has(token.hash))
}

/// "*Participants heard from* A and B", "The members *heard updates on X from* A and B": they spoke there. Who else hears
/// somebody was at no meeting that was told of.
fn heard(line: &Line<'_, '_>) -> Vec<Party> {
    const REACH: u32 = 40;
    const TOLD: [&str; 4] = ["briefings", "presentations", "reports", "updates"];
    let opens = line.tokens.start;
    let at = opens + u32::from(line.is(opens, &["the"]));
    let there = line.is(at, &["attendees", "group", "members", "participants"]);
    let Some(verb) = line.verbs_from(opens).first().filter(|verb| {
        // "Participants *also* heard from"
        let behind = at + 1 + u32::from(line.is(at + 1, &["also"]));
        there && verb.tokens.start == behind && is_plain(verb) && line.is(verb.head, &["heard"])
    }) else {
        return Vec::new();
    };
    let start = verb.tokens.end;
    let end = line.next_verb(start).min(start + REACH);
    let from = (start..end).find(|&i| line.is(i, &["from"]));
    let from = from.filter(|&from| from == start || line.is(start, &TOLD));
    from.map_or_else(Vec::new, |from| parties::list(line, from + 1, end).parties)
}

/// Does a sentence begin with "At the meeting," or the like?
pub(super) fn opens_at_it(scene: &Scene<'_, '_>, sentence: u32) -> bool {
    let tokens = scene.report.sentences[sentence as usize].tokens;
    let first = tokens.start as usize;
    tokens.len() > 4
        && scene.report.word_is(first, words!["at", "during"])
        && scene.report.word_is(first + 1, words!["the", "this"])
        && scene.report.word_is(first + 2, COMMON)
}

/// "*At the meeting, A, B and C* committed to it": several in office who did something there.
pub(super) fn acted(line: &Line<'_, '_>) -> Vec<Party> {
    const COMMA: u32 = 3;
    let start = line.tokens.start;
    let Some(verb) = line.verbs_from(start).first().filter(|verb| is_plain(verb)) else {
        return Vec::new();
    };
    if !line.is(start + COMMA, &[","]) {
        return Vec::new();
    }
    let mut found = subject(line, verb);
    found.retain(|party| !party.who.is_group());
    let office = |party: &Party| is_person(line, party) && actors::in_office(line, party);
    if found.len() > 1 && found.iter().all(office) { found } else { Vec::new() }
}

/// Does a verb tell in one word of what was done?
fn is_plain(verb: &VerbGroup) -> bool {
    verb.form == VerbForm::Past && verb.tokens.len() == 1 && !verb.passive && !verb.negated
}

/// "A and B *provided remarks at the event*", "*Following remarks by* A and B, experts said": they were at what was told
/// of shortly before.
pub(super) fn remarked(line: &Line<'_, '_>) -> Vec<Party> {
    const REACH: u32 = 4;
    let Some(at) = (line.tokens.start..line.tokens.end).find(|&i| line.has(i, words!["remarks"]))
    else {
        let mut found = heard(line);
        found.retain(|party| is_person(line, party) && !party.who.is_group());
        return found;
    };
    let mut found = Vec::new();
    // "gave *opening remarks*", which are those of an occasion
    let opening = at > line.tokens.start
        && line.has(at - 1, words!["closing", "introductory", "opening", "welcome", "welcoming"])
        && (at + 1 == line.tokens.end || line.is(at + 1, &[".", "and", "along"]))
        // "*In Ohio, A* gave opening remarks" at something else
        && line.verb_before(at).is_some_and(|verb| is_plain(verb) && is_at_head(line, verb));
    // "at the summit", but not "at the parade"
    let occasion = |unit: Unit| line.is(unit.head, &["event"]) || names_occasion(line, unit.tokens);
    let opens = line.has(line.tokens.start, words!["after", "following"]);
    if line.is(at + 1, &["by", "from"]) {
        if opens && at <= line.tokens.start + REACH {
            found = parties::list(line, at + 2, line.next_verb(at + 2)).parties;
        }
    } else if (opening
        || line.is(at + 1, &["at", "during"])
            && line.is(at + 2, &["the", "this", "today"])
            && line.unit(at + 2).is_some_and(occasion))
        && let Some(verb) = line.verb_before(at)
        && line.has(verb.head, words!["delivered", "gave", "made", "offered", "provided"])
        && !verb.passive
        && at <= verb.tokens.end + REACH
    {
        found = subject(line, verb);
    }
    found.retain(|party| is_person(line, party));
    found
}

/// "the meeting", "the event": what was told of before; which of many is meant is not said of "the summit", "the talks".
pub(super) fn is_common(line: &Line<'_, '_>, tokens: TokenRange) -> bool {
    tokens.len() == 2 && line.is(tokens.start, &["the"]) && line.has(tokens.start + 1, COMMON)
}

/// "A and B attended." or "also attended", "A participated in the discussion", "A stopped by the meeting": more people of
/// what was told of, which was of the kind `told`: talks of "B took part in the talks".
pub(super) fn attended(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    told: Option<MeetingKind>,
) -> Vec<Party> {
    let attends = line.is(verb.head, &["attended"]);
    let mut end = verb.tokens.end;
    let opens = is_at_head(line, verb);
    // "evicted A, *who* attended the event", but "A, *who* attended the event, said"
    let relative = line.is(verb.tokens.start.wrapping_sub(1), &["that", "which", "who"]);
    let closes = |end: u32| {
        end >= line.tokens.end || line.is(end, &[".", ";"]) || relative && line.is(end, &[","])
    };
    // "sat *in on* the talks"
    if line.is(verb.head, &["sat"]) {
        if !line.are(end, &["in", "on"]) {
            return Vec::new();
        }
        end += 2;
    } else if line.is(verb.head, &["took"]) {
        if !line.is(end, &["part"]) {
            return Vec::new();
        }
        end += 1;
    }
    if line.is(verb.head, &["stopped"]) {
        // "stopped by *to thank them*"
        if !line.is(end, &["by"]) {
            return Vec::new();
        }
        end += 1;
    } else if !attends && line.is(end, &["in"]) {
        end += 1;
    }
    // "*A* participated in it", "*During the meeting, A* stopped by", but not "Nearly 500 miles away, A participated"
    let during = line.is(line.tokens.start, &["during"]);
    // "A and B attended *the meeting*"
    let it = || {
        let unit = line.unit(end)?;
        let the = line.is(unit.tokens.start, &["the"]) && unit.tokens.len() == 2;
        // "A, who attended *the conference*, said": any; nobody attended a call as "the meeting"
        let call = matches!(told, Some(MeetingKind::Call | MeetingKind::Video));
        if relative && call && line.has(unit.head, words!["meeting"]) {
            return None;
        }
        let named = attends && !relative && names_meeting(line, unit.tokens);
        let same = told == Some(MeetingKind::Talks)
            && line.has(unit.head, words!["consultations", "negotiations", "talks"]);
        let known = is_common(line, unit.tokens) || the && same;
        (the && named || (opens || relative && attends) && known).then_some(unit.tokens.end)
    };
    let alone = closes(end) && (attends || during && line.is(verb.head, &["participated"]))
        || during && line.is(verb.head, &["stopped"]) && line.is(end, &["to"])
        || it().is_some_and(closes);
    // "participated in it", which looks like a passive
    let bare = !attends && verb.passive && verb.form == VerbForm::Participle;
    let past = verb.form == VerbForm::Past && !verb.passive || bare && verb.tokens.len() == 1;
    let opened = if relative { opens } else { attends || opens };
    if !alone || verb.negated || !past || !opened {
        return Vec::new();
    }
    let verb = &VerbGroup { passive: false, form: VerbForm::Past, ..*verb };
    let own = subject(line, verb);
    // "The president said … . *He* stopped by": who spoke of it later
    let named =
        |party: &Party| line.cast.mention(party.mention).form != MentionForm::Pronoun || during;
    let there = actors::all_people(line, &own) && (attends || own.iter().all(named));
    if there { own } else { Vec::new() }
}

/// Does the subject of a verb begin the sentence, be it behind "During the meeting,"?
fn is_at_head(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let start = line.tokens.start;
    let first = line.verbs_from(start).first().is_some_and(|first| first.tokens == verb.tokens);
    let opens = line.phrase_at(start).is_some_and(|phrase| {
        line.phrase(phrase).preposition.is_none() && !line.is_dated(line.phrase(phrase).head)
    });
    first && (opens || line.is(start, &["during"]))
}

/// "*Administration officials included* A, B and C", at the head of a sentence: who was there of those told of before.
pub(super) fn lists_officials(line: &Line<'_, '_>, verb: &VerbGroup, frame: MeetingFrame) -> bool {
    const THERE: &WordSet<6> =
        words!["executives", "guests", "leaders", "officials", "panelists", "speakers"];
    const OTHERS: &WordSet<6> = words!["earlier", "former", "future", "other", "past", "previous"];
    let Some(head) = verb.tokens.start.checked_sub(1).filter(|_| frame == MeetingFrame::Includes)
    else {
        return false;
    };
    let opens = line.phrase_at(head).is_some_and(|phrase| {
        let phrase = line.phrase(phrase);
        phrase.tokens.start == line.tokens.start
            && phrase.tokens.end == verb.tokens.start
            && phrase.preposition.is_none()
            && !phrase.tokens.range().any(|i| line.has(i as u32, OTHERS))
    });
    opens
        && line.has(head, THERE)
        && line.is(verb.head, &["included"])
        && verb.tokens.len() == 1
        && !verb.passive
}

/// The people whom "included" lists, where they are all that it says.
pub(super) fn listed(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    let list = parties::list(line, verb.tokens.end, line.tokens.end);
    if list.end < line.tokens.end && !line.is(list.end, &["."]) {
        return Vec::new();
    }
    let mut found = list.parties;
    found.retain(|party| is_person(line, party) && !party.who.is_group());
    found
}
