//! Who is the subject of a verb: all of the list that its subject stands in.

use dateline_lexicon::{MeetingWord, WordClass, WordSet, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{Gender, MentionForm, MentionKind};

use crate::meetings::actors::{is_person, of_mention, of_unit};
use crate::meetings::company;
use crate::meetings::line::{Line, Unit};
use crate::meetings::parties::list_of;
use crate::meetings::relatives;
use crate::meetings::rows::{Row, is_company, is_governed, is_serial, row_of};
use crate::meetings::telling::{Party, Who};
use crate::meetings::travellers;
use crate::syntax::{VerbForm, VerbGroup};

/// Who is the subject of a verb: all of the list that its subject stands in.
pub(super) fn subject(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    if is_of_nobody(line, verb) {
        return Vec::new();
    }
    let (found, phrase) = stated(line, verb);
    if are_theirs(line, verb, &found) {
        return Vec::new();
    }
    // "will press Y when *the two* meet", "received Y, and *the pair* signed": those of this sentence
    if let Some(pair) = phrase.and_then(|phrase| relatives::pair_here(line, verb, phrase)) {
        return pair;
    }
    // "*The two foreign ministers* will meet again": those who met
    let bare = found.iter().any(|party| matches!(party.who, Who::Office { .. }));
    if let (true, Some(phrase)) = (bare, phrase) {
        let two = relatives::pair(line, verb, phrase);
        if two.len() == 2 {
            return two;
        }
    }
    if !found.is_empty() {
        return found;
    }
    // "*I* met Y," A said
    let said = phrase.map(|phrase| first_person(line, verb, phrase)).unwrap_or_default();
    if !said.is_empty() {
        return said;
    }
    let two = phrase.map(|phrase| relatives::pair(line, verb, phrase)).unwrap_or_default();
    if !two.is_empty() {
        return two;
    }
    // "X and Y said *they* are holding talks"
    let they = phrase.filter(|&phrase| {
        let phrase = line.phrase(phrase);
        line.is(phrase.head, &["they"]) && verb.tokens.start <= phrase.tokens.end + 1
    });
    if let Some(phrase) = they {
        let own = speakers(line, phrase);
        if own.len() > 1 {
            return own;
        }
    }
    // "X said she would raise it when *she* meets Y", where the sentence is about nobody else
    if let Some(phrase) = phrase
        && line.is(line.phrase(phrase).head, &["he", "she"])
    {
        // "during X's visit to A, *where (today) he* will meet Y": whose visit it is
        let mut at = line.phrase(phrase).tokens.start;
        while at > line.tokens.start && line.is_dated(at - 1) {
            at -= 1;
        }
        let there = at.checked_sub(1).is_some_and(|i| line.is(i, &["where"]));
        if let Some(visitor) = line.before.get().visitor.filter(|_| there) {
            return vec![visitor];
        }
        let she = line.is(line.phrase(phrase).head, &["she"]);
        let other = if she { Gender::Male } else { Gender::Female };
        let mut sole = sole_subject(line, verb);
        sole.retain(|party| match party.who {
            Who::Known(entity) => {
                line.cast.person(entity).is_none_or(|person| person.gender != Some(other))
            }
            Who::Office { .. } | Who::Group { .. } => true,
        });
        return sole;
    }
    // "X left for A. *The monarch* will meet B": whoever is on the way
    if let Some(phrase) = phrase
        && let Some(visitor) = line.before.get().visitor
        && is_guest(line, phrase)
        && is_person(line, &visitor)
    {
        return vec![visitor];
    }
    // "X, on a tour, dropped in *and met* Y": whose the first verb is
    let first = chain_start(line, verb);
    let found = if first.head == verb.head { found } else { stated(line, first).0 };
    if found.is_empty() { travellers::of(line, verb) } else { found }
}

/// "A and B met for the first time since *their leaders* met": those who lead them, and not they themselves, for whom the
/// cast may take the words.
fn are_theirs(line: &Line<'_, '_>, verb: &VerbGroup, found: &[Party]) -> bool {
    const REACH: usize = 6;
    let Some(start) = verb.tokens.start.checked_sub(2) else { return false };
    let theirs = line.is(start, &["their"])
        && line.is(start + 1, &["bosses", "chiefs", "heads", "leaders", "ministers"]);
    theirs
        && line.verbs_to(start).iter().rev().take(REACH).any(|other| {
            let own = if other.head == verb.head { Vec::new() } else { stated(line, other).0 };
            own.iter().any(|party| {
                is_person(line, party) && found.iter().any(|known| known.who.is(party.who))
            })
        })
}

/// "*X and Y said* they": who say what a phrase is the subject of.
fn speakers(line: &Line<'_, '_>, phrase: u32) -> Vec<Party> {
    let start = line.phrase(phrase).tokens.start;
    let that = start.checked_sub(1).is_some_and(|i| line.is(i, &["that"]));
    let end = start - u32::from(that);
    let says = line.verb_before(start).filter(|says| {
        let speaks = line.token(says.head).can_be(WordClass::CUE_START);
        says.tokens.end == end && speaks && !says.passive
    });
    says.map(|says| stated(line, says).0).unwrap_or_default()
}

/// "said *holding a summit* would help": what would help is that somebody holds one, whoever it is.
fn is_of_nobody(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    const THINKS: [&str; 12] = [
        "argued", "argues", "believed", "believes", "felt", "feels", "hoped", "hopes", "said",
        "says", "thinks", "thought",
    ];
    let gerund = verb.form == VerbForm::Participle && !verb.passive && verb.tokens.len() == 1;
    gerund
        && line.word(verb.head).ends_with("ing")
        && line.verb_before(verb.tokens.start).is_some_and(|other| {
            other.tokens.end == verb.tokens.start && line.is(other.head, &THINKS)
        })
}

/// "*The monarch*", "the constitutional monarch", but not "the guild leader", "the leader of the guild".
fn is_guest(line: &Line<'_, '_>, phrase: u32) -> bool {
    let tokens = line.phrase(phrase).tokens;
    let head = tokens.end - 1;
    line.is(tokens.start, &["the"])
        && line.plays(head, MeetingWord::GUEST)
        && (tokens.len() == 2 || !line.is(head, &["leader"]))
        && !line.is(tokens.end, &["of", "from", "for", "at"])
}

/// "*I* met Y," A said: who speaks in the sentence, where the pronoun is in what is said.
fn first_person(line: &Line<'_, '_>, verb: &VerbGroup, phrase: u32) -> Vec<Party> {
    const REACH: usize = 8;
    const SAYS: [&str; 8] =
        ["said", "says", "told", "added", "stated", "announced", "stressed", "noted"];
    let pronoun = line.phrase(phrase).tokens;
    let quoted = (line.tokens.start..pronoun.start)
        .any(|i| line.token(i).is(Shape::OPEN_QUOTE) || line.is(i, &["\""]));
    let own = !line.verbs_to(verb.tokens.start).iter().any(|v| v.tokens.start >= pronoun.end);
    if !(line.is(pronoun.start, &["i", "we"]) && pronoun.len() == 1 && quoted && own) {
        return Vec::new();
    }
    let behind = line.verbs_from(verb.tokens.end).iter().take(REACH);
    let before = line.verbs_to(verb.tokens.start).iter().rev().take(REACH);
    let says = behind.chain(before).filter(|other| line.is(other.head, &SAYS) && !other.passive);
    let mut speakers = says.map(|other| stated(line, other).0);
    let one = |own: &Vec<Party>| own.len() == 1 && own.iter().all(|party| is_person(line, party));
    speakers.find(one).unwrap_or_default()
}

/// The one person who is the subject of every verb before this one.
fn sole_subject(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    const REACH: usize = 5;
    let mut sole: Option<Party> = None;
    for before in line.verbs_to(verb.tokens.start).iter().rev().take(REACH) {
        let (own, phrase) = stated(line, before);
        let pronoun =
            phrase.is_some_and(|phrase| line.is(line.phrase(phrase).head, &["he", "she"]));
        match own.as_slice() {
            [] if pronoun || phrase.is_none() => {}
            [one] if is_person(line, one) && sole.is_none_or(|sole| sole.who.is(one.who)) => {
                sole = Some(*one);
            }
            _ => return Vec::new(),
        }
    }
    sole.into_iter().collect()
}

/// The first of the verbs that "and" joins to this one.
fn chain_start<'l>(line: &'l Line<'_, '_>, verb: &'l VerbGroup) -> &'l VerbGroup {
    const MOST: usize = 4;
    // "dropped in", which looks like a passive
    let bare = |verb: &VerbGroup| {
        verb.tokens.len() == 1 && verb.form == VerbForm::Participle && verb.passive
    };
    let finite = |verb: &VerbGroup| {
        !verb.passive && !matches!(verb.form, VerbForm::Infinitive | VerbForm::Participle)
    };
    let mut first = verb;
    for _ in 0..MOST {
        let and = first.tokens.start.checked_sub(1).filter(|&i| line.is(i, &["and"]));
        let before = and.and_then(|and| line.verb_before(and));
        let joins = |before: &&VerbGroup| {
            finite(before) && before.form == verb.form
                || bare(before) && verb.form == VerbForm::Past
        };
        match before.filter(joins) {
            Some(before) => first = before,
            None => break,
        }
    }
    first
}

/// The same as far as its words say it, and the phrase that is the subject.
pub(super) fn stated(line: &Line<'_, '_>, verb: &VerbGroup) -> (Vec<Party>, Option<u32>) {
    let fallback = || {
        // "A looks forward to welcoming B"
        let forward = verb.tokens.start.checked_sub(2);
        let forward = forward.filter(|&i| line.is(i, &["forward"]) && line.is(i + 1, &["to"]));
        if let Some(phrase) = forward.and_then(|i| i.checked_sub(1)).and_then(|i| line.phrase_at(i))
        {
            return Some(phrase);
        }
        let start = verb.tokens.start;
        let before = (line.tokens.start..start).rev().find(|&i| !line.is_mark(i))?;
        let phrase = line.phrase_at(before_adjuncts(line, before))?;
        line.phrase(phrase).preposition.is_none_or(|i| is_company(line, i)).then_some(phrase)
    };
    // "Concluding his visit, X met Y"
    let main = || {
        const REACH: usize = 4;
        let having =
            verb.tokens.start == line.tokens.start && line.is(verb.tokens.start, &["having"]);
        let fronted = verb.form == VerbForm::Participle || having;
        // "after a meeting with Y, *who is* mediating, X said"
        let relative = |other: &VerbGroup| {
            let before = other.tokens.start.checked_sub(1);
            before.is_some_and(|i| line.is(i, &["who", "which", "whom"]))
        };
        let finite = |other: &&VerbGroup| other.form != VerbForm::Participle && !relative(other);
        let next = line.verbs_from(verb.tokens.end).iter().take(REACH);
        next.into_iter().find(finite).filter(|_| fronted)
    };
    // "X left early, *cancelling* talks": whose the clause before the comma is
    let behind = || {
        let comma = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &[","]))?;
        let before = line.verb_before(comma)?;
        let hangs = verb.form == VerbForm::Participle && !verb.passive;
        (hangs && before.form != VerbForm::Participle && before.subject.is_some()).then_some(before)
    };
    let main = if verb.subject.is_none() { behind().or_else(main) } else { None };
    let own = main.map_or(verb.head, |main| main.head);
    // "X signed it *before Y met* Z", where the chunker has a phrase with a preposition
    let own_clause = || {
        const LINKS: [&str; 6] = ["before", "after", "until", "since", "once", "as"];
        const MOST: usize = 6;
        let phrase = line.phrase_at(verb.tokens.start.checked_sub(1)?)?;
        // "after *Y and Z* met"
        let mut opener = phrase;
        for _ in 0..MOST {
            if !line.phrase(opener).joined {
                break;
            }
            opener = line.phrase_before(opener)?;
        }
        let link = line.phrase(opener).preposition.filter(|&i| line.is(i, &LINKS))?;
        let finite = !matches!(verb.form, VerbForm::Infinitive | VerbForm::Participle);
        let told = link == line.tokens.start
            || line.verbs_to(link).iter().any(|other| other.subject == verb.subject);
        let (tokens, head) = (line.phrase(phrase).tokens, line.phrase(phrase).head);
        let unit = Unit { tokens, phrase: Some(phrase), head };
        let acts = || !of_unit(line, unit).is_empty();
        (finite && told && verb.subject != Some(phrase) && acts()).then_some(opener)
    };
    let participle = verb.form == VerbForm::Participle && !verb.passive;
    // "an invitation *to Y* to attend Z"
    let asked = || {
        let phrase = line.phrase_at(verb.tokens.start.checked_sub(1)?)?;
        let to = line.phrase(phrase).preposition.filter(|&i| line.is(i, &["to"]))?;
        // "an invitation *from X to Y*"
        let giver = to.checked_sub(1).and_then(|i| line.phrase_at(i)).map(|of| line.phrase(of));
        let from = giver.and_then(|giver| giver.preposition).filter(|&i| line.is(i, &["from"]));
        let noun = from
            .unwrap_or(to)
            .checked_sub(1)
            .filter(|&i| line.is(i, &["invitation", "invitations"]));
        noun.filter(|_| verb.form == VerbForm::Infinitive).map(|_| phrase)
    };
    // "It will be hard *for X* to meet Y", "arranged for X to meet Y"
    let meant = || {
        const ADJUNCT: u32 = 24;
        if verb.form != VerbForm::Infinitive {
            return None;
        }
        let from = line.verb_before(verb.tokens.start).map_or(line.tokens.start, |v| v.tokens.end);
        let from = from.max(verb.tokens.start.saturating_sub(ADJUNCT));
        let link = (from..verb.tokens.start).find(|&i| line.is(i, &["for"]))?;
        let phrase = line.phrase_at(link + 1)?;
        let whole = line.phrase(phrase).tokens;
        let unit = Unit { tokens: whole, phrase: Some(phrase), head: line.phrase(phrase).head };
        let someone = of_unit(line, unit).iter().any(|party| is_person(line, party));
        // "for X, *a survivor,* to meet Y"
        let next = verb.tokens.start;
        let right = whole.end == next
            || line.is(whole.end, &[","])
                && line.is(next - 1, &[","])
                && whole.end + 1 < next
                && !(whole.end + 1..next - 1).any(|i| line.is(i, &[",", "and"]));
        (whole.start == link + 1 && right && someone).then_some(phrase)
    };
    // "quoted *Y* as telling reporters after meeting Z"
    let quoted = || {
        let said = line.verb_before(verb.tokens.start).filter(|_| participle)?;
        let as_said = said.tokens.start.checked_sub(1).filter(|&i| line.is(i, &["as"]))?;
        let quotes = line.verb_before(as_said)?;
        let active = line.is(quotes.head, &["cited", "quoted", "quotes"]) && !quotes.passive;
        line.is(said.head, &["saying", "telling"])
            .then(|| line.phrase_at(quotes.tokens.end).filter(|_| active))?
    };
    // "is due to meet": whose the verb before is
    let due = || {
        let word =
            verb.tokens.start.checked_sub(1).filter(|&i| line.plays(i, MeetingWord::AWAITED))?;
        let be = line.verb_before(verb.tokens.start).filter(|be| be.tokens.end + 1 >= word)?;
        (verb.form == VerbForm::Infinitive && be.tokens.start < word).then_some(*be)
    };
    if let Some(be) = due().filter(|be| be.head != verb.head && be.subject == verb.subject) {
        return stated(line, &be);
    }
    if let Some(cut) = joined_to_noun(line, verb) {
        return cut;
    }
    // "This morning, the president hosted" has a subject behind the time.
    let set_off = named_between(line, verb)
        .or_else(|| company::led_between(line, verb))
        .or_else(|| company::led_before(line, verb))
        .or_else(|| controlled(line, verb))
        .or_else(|| behind_aside(line, verb));
    let clause = own_clause();
    let named = verb.subject.filter(|&phrase| !line.is_dated(line.phrase(phrase).head));
    let subject = clause
        .or_else(asked)
        .or_else(meant)
        .or_else(|| thanked(line, verb))
        .or_else(quoted)
        .or(named)
        .or(main.and_then(|main| main.subject));
    let apposition = || apposed(line, verb);
    let subject = subject.filter(|_| set_off.is_none()).or(set_off);
    let Some(phrase) = subject.or_else(fallback).or_else(apposition) else {
        // "While visiting A on Monday, *B's president, X,* held talks"
        return main.map_or_else(|| (Vec::new(), None), |main| stated(line, main));
    };
    // "expressed thanks *to Y* for hosting Z": no list of thanks and Y
    let serial = is_serial(line, phrase, verb);
    let row = match line.phrase(phrase).preposition {
        Some(_) if thanked(line, verb) == Some(phrase) => Row { first: phrase, named: Vec::new() },
        _ => row_of(line, phrase, serial),
    };
    let start = line.phrase(row.first).tokens.start;
    let limit = match main {
        Some(main) => main.tokens.start,
        None if start < verb.tokens.start => verb.tokens.start,
        None => line.tokens.end,
    };
    let mut found = list_of(line, start, limit, Some(own)).parties;
    // "It is about *A, our adviser, who* met B"
    let one = |phrase: u32| {
        let id = line.cast.standing_for(line.phrase(phrase).tokens)?;
        line.cast.mention(id).meaning.one()
    };
    let free = |named: &&u32| {
        one(**named).is_some_and(|who| one(phrase) == Some(who)) || !is_governed(line, **named)
    };
    let named = row.named.iter().take_while(free).count();
    let named = &row.named[..named];
    // "To mark *the day of the act*, A, B and C met", where the list seems to begin with the day
    if (serial || found.len() < named.len() && named.len() > 1)
        && let Some(&first) = named.last()
    {
        let list = list_of(line, line.phrase(first).tokens.start, limit, Some(own)).parties;
        let people = list.iter().all(|party| is_person(line, party));
        if people && list.len() > found.len() {
            found = list;
        }
    }
    // "X, also a member of the committee, met Y"
    if !found.iter().any(|party| is_person(line, party))
        && let Some(phrase) = apposed(line, verb)
    {
        let tokens = line.phrase(phrase).tokens;
        return (list_of(line, tokens.start, tokens.end, Some(own)).parties, Some(phrase));
    }
    // "*A*, B hold talks", as headlines have it
    if let ([_], true) = (found.as_slice(), is_of_several(line, verb))
        && let Some(start) = paired(line, phrase, verb.tokens.start)
    {
        let two = list_of(line, start, limit, Some(own)).parties;
        if two.len() == 2 {
            return (two, Some(phrase));
        }
    }
    (found, Some(phrase))
}

/// Is the verb of a headline one of several: "hold", "to hold", and no other before it?
fn is_of_several(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let base = verb.tokens.len() == 1 && !line.word(verb.head).ends_with('s');
    let form = match verb.form {
        VerbForm::Present => base,
        VerbForm::Infinitive => true,
        _ => false,
    };
    form && line.verbs_to(verb.tokens.start).is_empty()
}

/// "*A*, B hold talks": where the name begins that a comma alone parts from the one of `phrase`, at the head of the
/// sentence; `end` is where the verb begins.
fn paired(line: &Line<'_, '_>, phrase: u32, end: u32) -> Option<u32> {
    let start = line.phrase(phrase).tokens.start;
    let comma = start.checked_sub(1).filter(|&i| line.is(i, &[","]))?;
    let tokens = line.phrase(line.phrase_before(phrase)?).tokens;
    let named = |tokens| {
        let id = line.cast.standing_for(tokens)?;
        let mention = line.cast.mention(id);
        mention.meaning.one().filter(|_| mention.kind == MentionKind::Person)
    };
    let second = TokenRange::new(start, line.phrase(phrase).tokens.end.min(end).max(start));
    let (one, other) = (named(tokens)?, named(second)?);
    let before = tokens.start.checked_sub(1).filter(|&i| i >= line.tokens.start);
    let heads = before.is_none_or(|i| line.is_mark(i) && !line.is(i, &[",", "\"", ")"]));
    (heads && tokens.end == comma && one != other).then_some(tokens.start)
}

/// "During the visit *Lin* will hold talks", where the chunker has the name for a part of the visit.
fn joined_to_noun(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<(Vec<Party>, Option<u32>)> {
    let number = line.phrase_at(verb.tokens.start.checked_sub(1)?)?;
    let phrase = line.phrase(number);
    let opens = phrase.preposition? == line.tokens.start && phrase.tokens.end == verb.tokens.start;
    let id = line.mention_ending(phrase.tokens.end).filter(|_| opens)?;
    let mention = line.cast.mention(id);
    let name = mention.tokens.start;
    let person = mention.kind == MentionKind::Person && mention.form != MentionForm::Pronoun;
    let behind_noun = name > phrase.tokens.start + 1 && !line.token(name - 1).is(Shape::CAPITAL);
    let determined = line.is(phrase.tokens.start, &["the", "his", "her", "their", "a"]);
    (person && behind_noun && determined).then(|| (of_mention(line, id), Some(number)))
}

/// "After talks with A, *B's president, X,* said": the office before the commas that hold the name right
/// before the verb; none where a preposition holds both.
fn named_between(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    if matches!(verb.form, VerbForm::Infinitive | VerbForm::Participle) {
        return None;
    }
    let comma = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &[","]))?;
    let name = line.phrase_at(comma.checked_sub(1)?)?;
    let tokens = line.phrase(name).tokens;
    let first = tokens.start.checked_sub(1).filter(|&i| line.is(i, &[","]))?;
    let office = line.phrase_at(first.checked_sub(1)?)?;
    let holder = |phrase: u32| {
        let id = line.cast.standing_for(line.phrase(phrase).tokens)?;
        line.cast.mention(id).meaning.one()
    };
    let one = holder(name)?;
    let person = line.cast.person(one).is_some() && holder(office) == Some(one);
    let apart = line.phrase(office).preposition.is_none() && tokens.end == comma;
    (person && apart && line.phrase(office).tokens.end == first).then_some(office)
}

/// "when, prior to the signing, *the president* held talks", "said that, on the same day, *A* met B": the phrase right
/// before the verb, which a comma parts from an adjunct that a comma parts from what opens the clause.
fn behind_aside(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    const LONGEST: u32 = 16;
    const OPENS: &WordSet<8> =
        words!["although", "as", "because", "that", "when", "where", "whereas", "while"];
    if matches!(verb.form, VerbForm::Infinitive | VerbForm::Participle) {
        return None;
    }
    let phrase = line.phrase_at(verb.tokens.start.checked_sub(1)?)?;
    let tokens = line.phrase(phrase).tokens;
    let close = tokens.start.checked_sub(1).filter(|&i| line.is(i, &[","]))?;
    let from = close.saturating_sub(LONGEST).max(line.tokens.start + 1);
    let open = (from..close).rev().find(|&i| line.is(i, &[","]))?;
    let own = line.phrase(phrase).preposition.is_none() && tokens.end == verb.tokens.start;
    let aside = line.next_verb(open) >= close && line.has(open - 1, OPENS);
    (own && aside && verb.subject != Some(phrase)).then_some(phrase)
}

/// "ordered *the minister* to hold talks", "urged *A's president, X,* to hold talks": who is asked is to do so.
fn controlled(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    let ordered = || {
        let orders = line.verb_before(verb.tokens.start).filter(|orders| {
            line.plays(orders.head, MeetingWord::ASKS)
                && !orders.passive
                && orders.form != VerbForm::Participle
        })?;
        let object = line.phrase_at(orders.tokens.end)?;
        let tokens = line.phrase(object).tokens;
        let between = tokens.start == orders.tokens.end && tokens.end == verb.tokens.start;
        (between && verb.form == VerbForm::Infinitive).then_some(object)
    };
    if let Some(object) = ordered() {
        return Some(object);
    }
    let comma = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &[","]))?;
    if verb.form != VerbForm::Infinitive {
        return None;
    }
    let asks = line
        .verb_before(comma)
        .filter(|asks| line.plays(asks.head, MeetingWord::ASKS) && !asks.passive)?;
    let object = line.phrase_at(asks.tokens.end)?;
    let phrase = line.phrase(object);
    let name = line.phrase_at(comma.checked_sub(1)?)?;
    let apposed = line.is(phrase.tokens.end, &[","])
        && line.phrase(name).tokens.start == phrase.tokens.end + 1
        && line.phrase(name).tokens.end == comma;
    (phrase.tokens.start == asks.tokens.end && apposed).then_some(object)
}

/// The last token of "*X* on 9 March in Geneva met": past days, places and adverbs that stand between a
/// subject and its verb, from the token `i` right before the verb back.
fn before_adjuncts(line: &Line<'_, '_>, i: u32) -> u32 {
    const MOST: usize = 4;
    let mut last = i;
    for _ in 0..MOST {
        let mut start = last;
        if line.is_dated(last) {
            while start > line.tokens.start && line.is_dated(start - 1) {
                start -= 1;
            }
            if start > line.tokens.start && line.is(start - 1, &["on"]) {
                start -= 1;
            }
        } else if let Some(phrase) = line.phrase_at(last)
            && let Some(link) = line.phrase(phrase).preposition
            && line.is(link, &["in", "at", "of"])
            && line.place_in(line.phrase(phrase).tokens).is_some()
        {
            start = link;
        } else if !line.is_adverb(last) {
            break;
        }
        match start.checked_sub(1).filter(|&before| before >= line.tokens.start) {
            Some(before) if start <= last && !line.is_mark(before) => last = before,
            _ => break,
        }
    }
    last
}

/// "X thanked *Y* for hosting Z": who hosted is the object.
fn thanked(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    let before = |i: u32| i.checked_sub(1).filter(|&i| i >= line.tokens.start);
    let active = verb.form == VerbForm::Participle && !verb.passive;
    let preposition =
        before(verb.tokens.start).filter(|&i| active && line.is(i, &["for", "on"]))?;
    let phrase = line.phrase_at(before(preposition)?)?;
    let tokens = line.phrase(phrase).tokens;
    let mention = line.cast.standing_for(tokens).map(|id| line.cast.mention(id))?;
    let acts = matches!(mention.kind, MentionKind::Person | MentionKind::Office);
    // "expressed *gratitude to Y* for hosting Z"
    let thanks = |to: u32| {
        line.is(to, &["to"])
            && before(to).is_some_and(|i| {
                line.has(
                    i,
                    words!["appreciation", "congratulations", "gratitude", "praise", "thanks"],
                )
            })
    };
    let object = tokens.end == preposition && line.phrase(phrase).preposition.is_none_or(thanks);
    (acts && object).then_some(phrase)
}

/// Whom an apposition between commas that ends before the verb belongs to.
fn apposed(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<u32> {
    const REACH: usize = 10;
    let comma = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &[",", ")"]))?;
    // "A, the first leader *to visit* B, arrived"
    let finite = |verb: &&VerbGroup| verb.form != VerbForm::Infinitive;
    let bound = line.verbs_to(comma).iter().rev().take(REACH).find(finite);
    let from = bound.map_or(line.tokens.start, |verb| verb.tokens.end);
    let mut at = (from..comma).rev().find_map(|i| line.phrase_at(i));
    let mut found = None;
    for _ in 0..REACH {
        let Some(number) = at.filter(|&number| line.phrase(number).tokens.start >= from) else {
            break;
        };
        let phrase = line.phrase(number);
        let person = || {
            let id = line.cast.standing_for(phrase.tokens)?;
            let mention = line.cast.mention(id);
            (mention.kind == MentionKind::Person && mention.meaning.one().is_some()).then_some(())
        };
        if phrase.preposition.is_none() && line.is(phrase.tokens.end, &[","]) && person().is_some()
        {
            found = Some(number);
        }
        at = line.phrase_before(number);
    }
    found
}
