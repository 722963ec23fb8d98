//! Verbs that the chunker took for nouns or passives: "when *meeting* with", "co-*chaired*".

use dateline_lexicon::{
    MeetingFrame, MeetingVerb, MeetingWord, PeopleNoun, WordClass, lexicon, meeting_words, words,
};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MeetingStatus, MentionKind};

use crate::meetings::actors;
use crate::meetings::around::{Around, kind_in, names_meeting, names_occasion};
use crate::meetings::asides;
use crate::meetings::company;
use crate::meetings::joints;
use crate::meetings::line::{Line, Unit};
use crate::meetings::signing;
use crate::syntax::{VerbForm, VerbGroup};

/// Verbs of the sentence that the chunker took for nouns: "when *meeting* with", "co-*chaired*".
pub(super) fn missed(line: &Line<'_, '_>) -> Vec<VerbGroup> {
    let mut found = Vec::new();
    let mut from = line.tokens.start + 1;
    while let Some(i) = line.first(from, WordClass::MEETING_START) {
        from = i + 1;
        let known = !lexicon().meetings().verbs(line.token(i).word).is_empty();
        if !known || line.verb_at(i).is_some() || line.has(i, words!["due", "expected"]) {
            continue;
        }
        let whole = |start, form, subject| VerbGroup {
            tokens: TokenRange::new(start, i + 1),
            head: i,
            form,
            passive: false,
            negated: false,
            subject,
            clause_end: line.tokens.end,
        };
        let before = i - 1;
        // "a dinner *given by* A"
        if line.is(i, &["given"]) && line.is(i + 1, &["by"]) {
            let group = whole(i, VerbForm::Participle, None);
            found.push(VerbGroup { passive: true, ..group });
            continue;
        }
        // "he will *host* Prime Minister X", where "host" went to the title
        if let Some(verb) = line.verb_before(i).filter(|verb| verb.tokens.end == i)
            && line.token(verb.head).can_be(WordClass::AUXILIARY)
            && (!line.is(verb.head, &["have", "has", "had", "having"]) || is_past(line, i))
            && verb.head == before
            && !line.word(i).ends_with("ing")
        {
            let tokens = TokenRange::new(verb.tokens.start, i + 1);
            let passive = line.word(i).ends_with("ed")
                && line.is(verb.head, &["is", "are", "was", "were", "be", "been", "being"]);
            found.push(VerbGroup { tokens, head: i, passive: verb.passive || passive, ..*verb });
            continue;
        }
        // "is due to *meet* President A"
        if line.is(before, &["to"])
            && let Some(verb) = line.verb_before(before)
            && is_base(line, i)
        {
            let group = whole(before, VerbForm::Infinitive, verb.subject);
            found.push(VerbGroup { negated: verb.negated, ..group });
            continue;
        }
        // "will visit A and *meet* with B"
        if line.is(before, &["and", "or"])
            && let Some(verb) = joined_to(line, i)
        {
            let VerbGroup { form, subject, .. } = verb;
            found.push(whole(i, form, subject));
            continue;
        }
        // "when the two *meet* in A"
        if line.is(before, &["two", "both"])
            && is_base(line, i)
            && let Some(phrase) = line.phrase_at(before)
        {
            found.push(whole(i, VerbForm::Present, Some(phrase)));
            continue;
        }
        // "foreign ministers *meet* in A", where it is the last word of their phrase
        if line.is(i, &["meet"])
            && line.phrase_at(i) == line.phrase_at(before)
            && line.word(before).ends_with('s')
            && (line.is(i + 1, &["in", "at", "on", "here", "again"]) || line.is_dated(i + 1))
            && let Some(phrase) = line.phrase_at(i).map(|phrase| (phrase, line.phrase(phrase)))
            && phrase.1.tokens.end == i + 1
            && phrase.1.preposition.is_none()
        {
            found.push(whole(i, VerbForm::Present, Some(phrase.0)));
            continue;
        }
        // "A and B *meet* in C", "A, B *hold* talks", where it is the last word of their names' phrase
        if let Some(phrase) = of_names(line, i) {
            found.push(whole(i, VerbForm::Present, Some(phrase)));
            continue;
        }
        // "AU foreign ministers *meeting* in A on Monday agreed", where it is the last word of their phrase
        if line.is(i, &["meeting"])
            && let Some(phrase) = line.phrase_at(before)
            && line.phrase(phrase).tokens.end <= i + 1
            && people_gather(line, before)
            && !line.is(line.phrase(phrase).tokens.start, &["a", "an"])
            && (line.is(i + 1, &["in", "at", "on", "here"]) || line.is_dated(i + 1))
        {
            found.push(whole(i, VerbForm::Participle, Some(phrase)));
            continue;
        }
        // "A and B looked forward to *meeting* in C"
        if line.is(i, &["meeting"])
            && i > line.tokens.start + 2
            && line.are(i - 2, &["forward", "to"])
            && (line.is(i + 1, &["again", "at", "in", "on"]) || line.is_dated(i + 1))
            && let Some(verb) = line.verb_before(i - 2)
        {
            found.push(whole(i, VerbForm::Participle, verb.subject));
            continue;
        }
        // "President A, *meeting* with B on Monday, said"
        if line.is(i, &["meeting"])
            && line.is(before, &[","])
            && line.is(i + 1, &["with"])
            && let Some(phrase) = before.checked_sub(1).and_then(|i| line.phrase_at(i))
        {
            found.push(whole(i, VerbForm::Participle, Some(phrase)));
            continue;
        }
        let name_before = || {
            let id = line.mention_ending(i)?;
            let named = line.cast.mention(id).kind == MentionKind::Person;
            named.then(|| line.phrase_at(before)).flatten()
        };
        if line.token(before).is(Shape::JOINER)
            && i > line.tokens.start + 2
            && line.is(i - 2, &["co"])
        {
            // "will visit A and *co-chair* B"
            let joined = (i > line.tokens.start + 3 && line.is(i - 3, &["and"]))
                .then(|| line.verb_before(i - 3).copied())
                .flatten()
                .filter(|verb| !verb.passive);
            // "*will* co-chair B", "*is to* co-host C"
            let governor = line.verb_before(i - 2).filter(|verb| {
                let to = u32::from(line.is(i - 3, &["to"]));
                verb.tokens.end == i - 2 || to == 1 && verb.tokens.end == i - 3
            });
            if let Some(verb) = governor
                && line.token(verb.head).can_be(WordClass::AUXILIARY)
            {
                let tokens = TokenRange::new(verb.tokens.start, i + 1);
                let form = if line.is(i - 3, &["to"]) { VerbForm::Future } else { verb.form };
                found.push(VerbGroup { tokens, head: i, form, ..*verb });
                continue;
            }
            // "flew there *to co-chair* B"
            if line.is(i - 3, &["to"])
                && let Some(verb) = line.verb_before(i - 3)
            {
                let tokens = TokenRange::new(i - 3, i + 1);
                let form = VerbForm::Infinitive;
                found.push(VerbGroup {
                    tokens,
                    form,
                    passive: false,
                    negated: false,
                    ..whole(i, form, verb.subject)
                });
                continue;
            }
            // "said after *co-chairing* B with Y"
            if line.word(i).ends_with("ing")
                && joined.is_none()
                && line.is(i - 3, &["when", "while", "after", "before", "upon"])
            {
                let main = line.verb_before(i - 3).and_then(|verb| actor_of(line, verb));
                let main = main.or_else(|| nearest_actor(line, i - 3));
                found.push(whole(i - 2, VerbForm::Participle, main));
                continue;
            }
            let past = line.word(i).ends_with("ed");
            // "a session … *co-chaired by* A and B"
            if past && joined.is_none() && line.is(i + 1, &["by"]) {
                let group = whole(i - 2, VerbForm::Participle, None);
                found.push(VerbGroup { passive: true, ..group });
                continue;
            }
            let form = match joined {
                Some(verb) if !past => verb.form,
                _ if past => VerbForm::Past,
                _ => VerbForm::Present,
            };
            // "A, *who took office in May*, co-chaired B"
            let named = || asides::antecedent(line, i.checked_sub(3)?);
            let subject = joined.and_then(|verb| verb.subject).or_else(named);
            found.push(whole(i - 2, form, subject));
        } else if line.word(i).ends_with("ing")
            && line.is(before, &["when", "while", "after", "before", "upon"])
            && (line.is(i + 1, &["with"])
                || line.unit(i + 1).is_some_and(|unit| !actors::of_unit(line, unit).is_empty()))
        {
            let main = line
                .verb_before(before)
                .and_then(|verb| actor_of(line, verb))
                .or_else(|| nearest_actor(line, before));
            found.push(whole(i, VerbForm::Participle, main));
        } else if is_past(line, i)
            && line.is(before, &[","])
            && line.phrase_at(i).is_some_and(|phrase| line.phrase(phrase).tokens.start == i)
            && (line.is(i + 1, &["here"])
                || line.unit(i + 1).is_some_and(|unit| {
                    actors::of_unit(line, unit).iter().any(|p| actors::is_person(line, p))
                }))
        {
            // "A, the first visitor in a decade, *met* President B", where it went to the title
            found.push(whole(i, VerbForm::Past, None));
        } else if line.word(i).ends_with("ed")
            && let Some(phrase) = name_before()
        {
            found.push(whole(i, VerbForm::Past, Some(phrase)));
        }
    }
    found
}

/// The phrase of the second of two names in front of a base form: "A and *B meet* in C", "A, *B hold* talks".
fn of_names(line: &Line<'_, '_>, i: u32) -> Option<u32> {
    const NEAR: u32 = 4;
    let goes_on = if line.is(i, &["meet"]) {
        line.is(i + 1, &["in", "at", "on", "here", "again", "."]) || line.is_dated(i + 1)
    } else {
        let noun = |end| names_meeting(line, TokenRange::new(i + 1, end));
        line.is(i, &["hold"]) && (i + 2..=i + NEAR).any(|end| end <= line.tokens.end && noun(end))
    };
    let id = line.mention_ending(i).filter(|_| goes_on)?;
    let phrase = line.phrase_at(i - 1)?;
    let tokens = line.phrase(phrase).tokens;
    let joined = tokens.start.checked_sub(1).is_some_and(|i| line.is(i, &[",", "and"]));
    let named = line.cast.mention(id).kind == MentionKind::Person;
    (named && joined && line.phrase(phrase).preposition.is_none()).then_some(phrase)
}

/// Does the word name people who gather for others: "ministers", "leaders", "delegates"?
fn people_gather(line: &Line<'_, '_>, i: u32) -> bool {
    let people = MeetingWord::PAIR | MeetingWord::SENT | MeetingWord::SPEAKS;
    line.word(i).ends_with('s') && meeting_words().role(line.token(i).hash).intersects(people)
}

/// Can the word be a participle of the past: "had met", not "had talks"?
fn is_past(line: &Line<'_, '_>, i: u32) -> bool {
    const IRREGULAR: [&str; 7] = ["met", "held", "sat", "paid", "led", "sent", "told"];
    line.word(i).ends_with("ed") || line.is(i, &IRREGULAR)
}

/// The verb that the base form at token `i` is joined to, where parties follow.
fn joined_to(line: &Line<'_, '_>, i: u32) -> Option<VerbGroup> {
    let governs =
        |form| matches!(form, VerbForm::Future | VerbForm::Conditional | VerbForm::Infinitive);
    let verb = line.verb_before(i).filter(|verb| governs(verb.form) && !verb.negated)?;
    is_base(line, i).then_some(*verb)
}

/// Is the word a base form with its parties behind: "meet with A", "sit down with A", "visit B"?
fn is_base(line: &Line<'_, '_>, i: u32) -> bool {
    let senses = lexicon().meetings().verbs(line.token(i).word);
    let base = senses.iter().any(|sense| line.is(i, &[sense.lemma]));
    if i + 1 >= line.tokens.end {
        return false;
    }
    // "when the two meet *in* A", "*on* Monday"
    if base && line.is(i - 1, &["two", "both"]) {
        return line.is(i + 1, &["in", "at", "on", "next", "again"])
            || line.date_at(i + 1).is_some();
    }
    let particle = senses.iter().any(|sense| sense.particle == Some(line.token(i + 1).word));
    let parties = || {
        line.unit(i + 1).is_some_and(|unit| {
            !actors::of_unit(line, unit).is_empty() || line.place_in(unit.tokens).is_some()
        })
    };
    base && (line.is(i + 1, &["with"]) || particle || parties())
}

/// "The talks *scheduled for* Monday will", "a conference *held in* A ended", which look like verbs in
/// the past: no gathering schedules or holds anything for a day or in a place.
pub(super) fn is_reduced(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const LINKS: [&str; 7] = ["at", "by", "for", "here", "in", "on", "under"];
    if verb.form != VerbForm::Past || verb.passive || verb.tokens.len() > 1 {
        return false;
    }
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let arranged = senses.iter().any(|sense| {
        let holds = matches!(sense.lemma, "hold" | "host" | "organise" | "organize" | "convene");
        let plans = sense.status == MeetingStatus::Planned && sense.particle.is_none();
        sense.frame == MeetingFrame::Supports && (holds || plans)
    });
    let linked = || line.is(verb.tokens.end, &LINKS) || line.date_at(verb.tokens.end).is_some();
    let gathering = || {
        let last = verb.tokens.start.checked_sub(1)?;
        let phrase = verb.subject.or_else(|| line.phrase_at(last))?;
        Some(names_meeting(line, line.phrase(phrase).tokens))
    };
    arranged && linked() && (gathering().unwrap_or(false) || is_planned_for(line, verb))
}

/// "A meeting between A and B *originally planned for Friday*": nobody plans for a day.
fn is_planned_for(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const REACH: u32 = 60;
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let plans = senses.iter().any(|sense| sense.status == MeetingStatus::Planned);
    let from = verb.tokens.start.saturating_sub(REACH).max(line.tokens.start);
    let mut phrases = (from..verb.tokens.start).filter_map(|i| line.phrase_at(i));
    plans
        && line.is(verb.tokens.end, &["for"])
        && line.date_at(verb.tokens.end + 1).is_some()
        && phrases.any(|phrase| names_meeting(line, line.phrase(phrase).tokens))
}

/// Is a bare participle a verb in the past? "A met with B" has no passive, "a plan met with doubt" no
/// parties.
pub(super) fn is_active(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    if !verb.passive || verb.form != VerbForm::Participle || verb.tokens.len() > 1 {
        return false;
    }
    let senses = || lexicon().meetings().verbs(line.token(verb.head).word);
    // "A delegation - led by B - *visited* C"
    if company::led_between(line, verb).is_some() {
        return !line.is(verb.tokens.end, &["by"]);
    }
    // "A *dropped by* a meeting with B"
    let by = |sense: &MeetingVerb| sense.particle == Some(line.token(verb.tokens.end).word);
    if line.is(verb.tokens.end, &["by"])
        && senses().iter().any(by)
        && line.unit(verb.tokens.end + 1).is_some_and(|unit| {
            // but not "a meeting *that B held* with C", which tells of itself
            names_occasion(line, unit.tokens) && !line.is(unit.tokens.end, &["that", "which"])
        })
    {
        return nearest_actor(line, verb.tokens.start).is_some();
    }
    // "General A, the minister, *received* in Oslo on Monday Minister B"
    if senses().iter().any(|sense| sense.frame == MeetingFrame::Receives) {
        let around = Around::read(line, verb.tokens.end, line.next_verb(verb.tokens.end), true);
        let people = !around.direct.is_empty() && actors::all_people(line, &around.direct);
        let own = || nearest_actor(line, verb.tokens.start);
        // "The council *convened over 90 leaders*"
        let counted = joints::about(line, verb.tokens.end);
        let many = |unit: Unit| {
            lexicon().speech().people(line.token(unit.head).word) == Some(PeopleNoun::Many)
        };
        // and "The palace *convened leaders* of firms"
        let called = line.is(verb.head, &["convened"]);
        if (called || counted > verb.tokens.end) && line.unit(counted).is_some_and(many) {
            return true;
        }
        return people && around.by.is_empty() && own().is_some();
    }
    // "X and Y *signed* in A on Monday a treaty"
    let signs = senses().iter().any(|sense| sense.frame == MeetingFrame::Signs);
    if signs && !line.is(verb.tokens.end, &["by"]) {
        let object = line.unit(signing::object_at(line, verb));
        let paper = object.is_some_and(|unit| signing::is_paper(line, unit.tokens));
        return paper && nearest_actor(line, verb.tokens.start).is_some();
    }
    // "met by video link"
    let by = line.is(verb.tokens.end, &["by"])
        && line.unit(verb.tokens.end + 1).and_then(|unit| kind_in(line, unit.tokens)).is_none();
    !by && senses().iter().any(|sense| {
        matches!(
            sense.frame,
            MeetingFrame::Together
                | MeetingFrame::With
                | MeetingFrame::Speaks
                | MeetingFrame::Travels
        )
    })
}

/// The last phrase before token `i` that is a party, past what is attached to it: "X of Y, when …".
fn nearest_actor(line: &Line<'_, '_>, i: u32) -> Option<u32> {
    const REACH: usize = 3;
    let mut at = (line.tokens.start..i).rev().find_map(|i| line.phrase_at(i));
    for _ in 0..REACH {
        let phrase = at?;
        let tokens = line.phrase(phrase).tokens;
        let unit = Unit { tokens, phrase: Some(phrase), head: line.phrase(phrase).head };
        let attached = line.phrase(phrase).preposition.is_some();
        if !attached && actors::of_unit(line, unit).iter().any(|p| actors::is_person(line, p)) {
            return Some(phrase);
        }
        at = line.phrase_before(phrase);
    }
    None
}

/// The subject of a verb, also where it stands behind: "…, said X when meeting Y".
fn actor_of(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    let acts = |phrase: u32| {
        let tokens = line.phrase(phrase).tokens;
        let unit = Unit { tokens, phrase: Some(phrase), head: line.phrase(phrase).head };
        !actors::of_unit(line, unit).is_empty()
    };
    let behind = || line.phrase_at(verb.tokens.end).filter(|&phrase| acts(phrase));
    verb.subject.filter(|&phrase| acts(phrase)).or_else(behind)
}
