//! Nouns that name a meeting: "held talks with", "the summit between", "his visit to".
//!
//! A noun alone tells of no meeting: it needs parties, by a verb that holds it, a possessor, "with" or
//! "between". "The meeting" with none refers to the one that was told of before.

use dateline_lexicon::MeetingNounFrame::Gathering;
use dateline_lexicon::{
    MeetingFrame, MeetingNoun, MeetingNounFrame, MeetingStrength, MeetingVerb, WordClass, lexicon,
    words,
};
use dateline_normaliser::dates::TimeExpression;
use dateline_parser::Shape;
use dateline_schema::closed::{DateType, MeetingKind, MeetingStatus, ParticipantRole};

use crate::meetings::actors;
use crate::meetings::alone::{
    each_place, is_affected, is_compound, is_qualified, is_told, joins_callers,
};
use crate::meetings::around::Around;
use crate::meetings::beside::{nth_day, set_days, set_place};
use crate::meetings::holding;
use crate::meetings::line::Line;
use crate::meetings::modified::modified;
use crate::meetings::places::before;
use crate::meetings::sides::set_parties;
use crate::meetings::story::Story;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling, Who};
use crate::meetings::{
    added, agreed, apart, asides, clause, dated, gatherings, paid, parties, press, relatives,
    several, spoken, stays, verbs,
};
use crate::syntax::{VerbForm, VerbGroup};

/// A noun in its phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    /// From the article or possessor on.
    pub(super) start: u32,
    /// The noun itself.
    pub(super) word: u32,
    /// One past it.
    pub(super) end: u32,
    pub(super) phrase: Option<u32>,
    pub(super) sense: &'static MeetingNoun,
}

/// The noun that begins at token `i`; none where the word is a verb there.
pub(super) fn at(line: &Line<'_, '_>, i: u32) -> Option<Noun> {
    let nouns = lexicon().meetings().nouns();
    let (end, sense) = line.report().phrase(nouns, i as usize, line.tokens.end as usize)?;
    let end = end as u32;
    // "will sit down with" too, but not "the signing ceremony"
    let owned = i > line.tokens.start && line.is(i - 1, &["whose"]);
    let verb = line.verb_at(i).filter(|_| !owned);
    if verb.is_some_and(|verb| end == i + 1 || verb.form != VerbForm::Participle) {
        return None;
    }
    let phrase = line.phrase_at(i);
    let mut start = phrase.map_or(i, |phrase| line.phrase(phrase).tokens.start);
    // "their May 5 talks", where the phrase begins at the day; "a two-day *working visit*", where it
    // begins behind it.
    while start > line.tokens.start
        && (line.is_dated(start - 1) && (line.is_dated(start) || start < i)
            || start - 1 > line.tokens.start
                && line.is_dated(start - 2)
                && !lexicon().meetings().modifiers(line.token(start - 1).word).is_empty()
            || line.is_dated(start)
                && line.is(start - 1, &["their", "his", "her", "the", "a", "an"])
            // "the president's *May 28* meeting", where the phrase begins behind the day
            || start == i
                && line.is_dated(start - 1)
                && day_before(line, start).is_some_and(|date| {
                    let day = date.tokens.start;
                    // "*hour-long* talks"
                    date.kind == DateType::Duration
                        || day > line.tokens.start
                            && (line.is_possessive(day - 1)
                                || line.is(day - 1, &["the", "a", "his", "her", "their", "its"]))
                })
            // "at *Tuesday's* meeting", where the phrase begins behind the day
            || start - 1 > line.tokens.start
                && line.is_possessive(start - 1)
                && line.is_dated(start - 2)
            || line.is(start - 1, &["further", "other", "more", "several", "separate"]))
    {
        start -= 1;
    }
    // "A, *B hold talks*", one phrase by its look
    let holds = |verb: &&VerbGroup| verb.tokens.start > start && line.is(verb.head, &["hold"]);
    if let Some(verb) = line.verb_before(i).filter(holds) {
        start = verb.tokens.end;
    }
    Some(Noun { start, word: i, end, phrase, sense })
}

/// The time expression that ends at token `i`.
fn day_before<'a>(line: &Line<'a, '_>, i: u32) -> Option<&'a TimeExpression> {
    const LONGEST: u32 = 5;
    let dates = line.dates(i.saturating_sub(LONGEST).max(line.tokens.start), i);
    dates.iter().find(|date| date.tokens.end == i)
}

/// Reads a noun.
pub(super) fn read(line: &Line<'_, '_>, noun: &Noun, story: &mut Story) {
    if noun.sense.strength == MeetingStrength::Never || is_compound(line, noun) {
        if let Some(told) = press::joint(line, noun) {
            story.take(line, told);
        }
        return;
    }
    if added::is_purpose(line, noun) {
        return;
    }
    // "was greeted by B *on her arrival*" tells of who greeted.
    let on = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["on", "upon"]));
    if on && line.is(noun.word, &["arrival"]) {
        return;
    }
    // "continued *our* consultations with Y": of a government that speaks of itself, who met is not said
    if (noun.start..noun.word).any(|i| line.is(i, &["our"])) {
        return;
    }
    let Some(kind) = noun.sense.kind else { return };
    if let Some(told) = paid::paid(line, noun) {
        story.take(line, told);
        return;
    }
    let modified = modified(line, noun);
    let support = holding::support(line, noun);
    if joins_callers(line, noun) || is_affected(line, noun) {
        return;
    }
    if let Some(told) =
        paid::paid_to(line, noun, support).or_else(|| paid::received(line, noun, support))
    {
        story.take(line, told);
        return;
    }
    let mut limit = asides::verb_past(line, line.next_verb(noun.end));
    // "a message of *greeting* to Y"
    if limit == noun.end + 1 && line.is(noun.end, &["of"]) {
        limit = line.next_verb(limit + 1);
    }
    // "a meeting *involving* A and B"
    if limit == noun.end && line.is(limit, &["involving"]) {
        limit = line.next_verb(limit + 1);
    }
    let around = Around::read(line, noun.end, limit, false);
    // "a forum of farmers *announced by Y in May*": Y need not be there, nor is it in May
    let event = holding::event(line, noun, around.end).filter(|event| {
        let announced = line.has(
            event.verb.head,
            words!["announced", "created", "established", "launched", "proposed", "requested"],
        );
        !(announced
            && event.verb.form == VerbForm::Participle
            && event.verb.tokens.len() == 1
            && !event.around.by.is_empty())
    });
    // "the meeting, *which he will co-chair* with Y"
    let relative = if support.is_none() { holding::relative(line, noun, around.end) } else { None };
    let support = support.or(relative);
    let mut around = around;
    if let Some(relative) = relative {
        let end = relative.verb.tokens.end;
        let more = Around::read(line, end, line.next_verb(end), false);
        around.with.extend(more.with);
        around.honoured.extend(more.honoured);
        around.days = around.days.or(more.days);
        around.place = around.place.or(more.place);
    }
    if around.with.is_empty() {
        around.with = several::included(line, noun);
    }
    let with = [&around.with, &around.to, &around.from, &around.between];
    // "calls to the minister went *unanswered*"
    let unanswered = |i: u32| {
        line.is(i, &["unanswered"])
            && line.is(i - 1, &["been", "go", "goes", "gone", "remained", "was", "went", "were"])
            && !(noun.end..i).any(|i| line.is(i, &["but", "while", ","]))
    };
    if noun.sense.frame == MeetingNounFrame::Call && (noun.end..line.tokens.end).any(unanswered) {
        return;
    }
    if noun.sense.frame == MeetingNounFrame::Call
        && with.into_iter().all(Vec::is_empty)
        && is_qualified(line, noun)
    {
        return;
    }
    // "had originally been planned for May": not the day that it is planned for now
    if event.as_ref().is_some_and(|event| event.replaced) {
        return;
    }
    let distance = modified.kind.or(around.kind);
    let kind = if kind == MeetingKind::Visit { kind } else { distance.unwrap_or(kind) };
    let kind = added::kind_of_convened(noun, support, distance).unwrap_or(kind);
    let start = support.map_or(noun.start, |support| support.verb.tokens.start).min(noun.start);
    let span = verbs::span(line, start, around.evidence.max(noun.end));
    let mut told = Telling::new(line.sentence, span, kind);
    told.noun = Some(line.token(noun.end - 1).word);
    told.definite = modified.definite;
    let Some(status) = holding::status_of(line, noun, &modified, support, event.as_ref()) else {
        // "discussed the negotiations in A"
        set_place(line, noun, &mut told, &modified, &around, event.as_ref());
        story.leave_open(told);
        return;
    };
    told.status = status;
    // "summoned B for talks *later this week*"
    if told.status == MeetingStatus::Held
        && (noun.end..around.end).any(|i| line.are(i, &["later", "this"]))
    {
        told.status = MeetingStatus::Planned;
    }
    told.governed = support.is_none() && event.is_none() && modified.status.is_none();
    if stays::is_here(line, noun, &modified) {
        told.status = MeetingStatus::Held;
    }
    told.here = around.here || event.as_ref().is_some_and(|event| event.around.here);
    told.visit_type = modified.visit_type;
    told.form = modified.form;
    told.news = support.is_some_and(|support| verbs::is_news(line, &support.verb));
    // "A meeting between A and B *covered* trade"
    told.news |= support.is_none() && event.is_none() && holding::covers(line, noun, &around);
    // A firm that "is holding talks with Y" does so on no one day.
    let goes_on = support.is_some_and(|support| {
        let verb = &support.verb;
        // "*has been holding* talks"
        let been = (verb.tokens.start..verb.head).any(|i| line.is(i, &["been"]));
        (verb.form == VerbForm::Present || been) && line.word(verb.head).ends_with("ing")
    });
    told.attended = support.is_some_and(|support| {
        matches!(
            support.sense.lemma,
            "attend" | "take" | "participate" | "sit" | "address" | "open" | "close" | "inaugurate"
        )
    });
    told.elsewhen = support.is_some_and(|support| verbs::is_earlier(line, &support.verb))
        || event.as_ref().is_some_and(|event| verbs::is_earlier(line, &event.verb))
        // "have held *two meetings* in recent months"
        || noun.sense.many
            && support.is_some_and(|support| support.verb.tokens.len() > 1)
            && (noun.start..noun.word).any(|i| {
                line.token(i).can_be(WordClass::NUMBER_WORD) || line.token(i).is(Shape::NUMBER)
            })
        || verbs::is_dated_otherwise(line);
    told.headline = line.verbs_from(line.tokens.start).is_empty();
    // "held a meeting" with others than before is another one.
    let another = line.is(noun.start, &["a", "an"]) && noun.sense.frame == Gathering;
    // "was followed by a dinner"
    let followed = noun.start.checked_sub(2).is_some_and(|i| line.are(i, &["followed", "by"]));
    // "*Meanwhile*, a meeting between A and B"
    let apart = ["meanwhile", "separately", "elsewhere"];
    told.fresh = around.apart
        || line.is(line.tokens.start, &apart) && !around.between.is_empty()
        || followed
        || support.is_some_and(|support| another || verbs::is_fresh(line, &support.verb));
    set_days(line, noun, &mut told, &modified, &around, support, event.as_ref());
    nth_day(line, noun, &mut told);
    // "X, *winding up a two-day visit*, said": on the day of the news
    told.news |= told.ended
        && told.length.is_some()
        && told.days.is_none()
        && !told.elsewhen
        && support.is_some_and(|support| support.verb.form == VerbForm::Participle);
    set_place(line, noun, &mut told, &modified, &around, event.as_ref());
    // "will go to the forum in A, *where a meeting* with Y is possible"
    if noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["where"])) {
        let there = story.last_ground(line.sentence);
        told.days = told.days.or(there.and_then(|(days, _)| days));
        told.place = told.place.or(there.and_then(|(_, place)| place));
        if told.parties.is_empty() {
            told.parties = story.last_parties(Some(line.sentence));
        }
        // Who can talk at a place needs no telephone.
        if told.kind == MeetingKind::Call && noun.sense.strength == MeetingStrength::Weak {
            told.kind = MeetingKind::Talks;
        }
        if event.as_ref().is_some_and(|event| line.is(event.verb.tokens.end, &["possible"])) {
            told.status = MeetingStatus::Proposed;
        }
    }
    // "The deal was reached *on Monday* during a meeting between A and B"
    if told.days.is_none()
        && told.status == MeetingStatus::Held
        && !around.between.is_empty()
        && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["at", "during", "in"]))
        && let Some(verb) = line.verb_before(noun.start).filter(|v| v.form == VerbForm::Past)
        && (verb.passive || !line.token(verb.head).can_be(WordClass::CUE_START))
        && !(verb.tokens.end..noun.start).any(|i| line.is(i, &[",", "that"]) || line.is_mark(i))
    {
        told.days = clause::day_between(line, verb, noun).filter(|days| days.is_near());
    }
    // "In A on Monday, X *emerged from a meeting* with Y"
    if told.status == MeetingStatus::Held
        && let Some(link) = noun.start.checked_sub(1).filter(|&i| line.is(i, &["from"]))
        && let Some(verb) = line.verb_before(link)
        && line.is(verb.head, &["emerge", "emerged", "emerges", "emerging"])
    {
        let (days, place) = before(line, verb.tokens);
        let behind = Around::read(line, verb.tokens.end, link, false).days;
        told.days = told.days.or(behind).or(days);
        told.place = told.place.or(place);
    }
    if told.days.is_none()
        && let Some(link) = noun.start.checked_sub(1)
        && line.is(link, &["after", "before"])
    {
        let apart = apart::at(line, link);
        told.days = apart.days;
        told.elsewhen |= apart.unknown;
    }
    // "agreed to meet after calls on Tuesday": on no Tuesday to come
    let after = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["after", "following"]));
    if after && told.status == MeetingStatus::Held {
        told.days = told.days.map(|days| verbs::behind(line, days));
    }
    told.add_all(&around.present, None);
    let mut others = set_parties(line, noun, &mut told, &modified, &around, support);
    // "A letter from A *was delivered to B*"
    let delivered = noun.sense.frame == MeetingNounFrame::Letter
        && event.as_ref().is_some_and(|event| {
            event.verb.passive
                && line.is(event.verb.head, &["conveyed", "delivered", "given", "handed", "sent"])
        });
    if let Some(event) = event.as_ref().filter(|_| delivered) {
        others.extend(&event.around.to);
    }
    // "in a letter *sent to B*, A said"
    let posted = holding::posted(line, noun);
    let delivered = delivered || posted.is_some();
    if let Some(to) = posted {
        let list = parties::list(line, to, line.next_verb(to));
        let behind = Around::read(line, list.end, line.next_verb(list.end), false);
        told.days = told.days.or(behind.days);
        others.extend(list.parties);
    }
    if added::goes_on(line, &told, support)
        || others.is_empty() && added::joins_told(line, noun, &told, support, story)
    {
        return;
    }
    let mut behind: Vec<Party> = Vec::new();
    if let Some(event) = &event
        && noun.sense.frame != MeetingNounFrame::Letter
    {
        told.add_all(&event.around.by, event.sense.and_then(|sense| sense.role));
        // "The visit will take place *at the invitation of Y*"
        if noun.sense.frame == MeetingNounFrame::Journey {
            told.add_all(&event.around.hosts, Some(ParticipantRole::Host));
        }
        let hosts = |sense: &MeetingVerb| sense.role == Some(ParticipantRole::Host);
        if event.sense.is_some_and(hosts) {
            told.add_all(&event.around.honoured, None);
        }
        // "A call took place between A and B", "Talks were held between A and B"
        let happens = |sense: &MeetingVerb| sense.frame == MeetingFrame::Happens;
        if event.sense.is_some_and(|sense| happens(sense) || event.verb.passive) {
            told.add_all(&event.around.between, None);
        }
        // "Talks opened with Y", "A meeting was held in A with Y"
        let holds = |sense: &MeetingVerb| sense.lemma == "hold" && event.verb.passive;
        let apart = support.is_none() && around.with.is_empty();
        if event.sense.is_some_and(happens) {
            told.add_all(&event.around.with, None);
        } else if event.sense.is_some_and(holds) && apart {
            behind.extend(&event.around.with);
        }
        // "spoke at a reception hosted by"
        let at = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["at", "to", "during"]));
        if at
            && support.is_none()
            && !event.around.by.is_empty()
            && let Some(verb) = line.verb_before(noun.start)
        {
            told.add_all(&subject(line, verb), None);
        }
    }
    // "Talks between A and B, *mediated by C*, were held", "met on Monday, *co-chaired by A and B*"
    let led = holding::led_by(line, noun);
    // "*The meetings*, co-chaired by A and B, dealt with": those told of before
    let known = told.definite && support.is_none() && told.parties.is_empty() && others.is_empty();
    if known && event.is_none() && !led.is_empty() && story.refer(line, &told) {
        story.joins_last(line, &led);
        return;
    }
    told.add_all(&led, None);
    // "*The talks* were brokered by C", "C, who helped broker *the talks*": those told of before
    let leads = |party: &Party| match party.role {
        Some(ParticipantRole::Mediator) => true,
        Some(ParticipantRole::Chair) => event.as_ref().is_some_and(|event| {
            let verb = &event.verb;
            // Who moderates it is there, and not in its chair.
            verb.passive && verb.form == VerbForm::Past && !line.is(verb.head, &["moderated"])
        }),
        _ => false,
    };
    if told.definite
        && others.is_empty()
        && !told.parties.is_empty()
        && told.parties.iter().all(leads)
        && told.status == MeetingStatus::Held
    {
        let bare = Telling { parties: Vec::new(), ..told.clone() };
        if story.refer(line, &bare) {
            story.joins_last(line, &told.parties);
            return;
        }
    }
    // "The meeting was attended by A and B": more people of what was told of.
    if let Some(event) = event.as_ref().filter(|event| {
        let more = event.sense.is_some_and(|sense| sense.lemma == "attend");
        more && told.definite && support.is_none() && others.is_empty()
    }) {
        let mut more = event.around.by.clone();
        more.retain(|party| actors::is_person(line, party));
        // "The summit was attended by A and B", with nothing told before: that is the telling.
        if !more.is_empty() && (story.joins_last(line, &more) || more.len() < 2) {
            return;
        }
    }
    // "said during a meeting *held in A with Y*"
    let others = if others.is_empty() { behind } else { others };
    // "B, *with whom A held talks*"
    if support.is_none()
        && others.is_empty()
        && added::moderated(line, &told, event.as_ref(), story)
    {
        return;
    }
    let others = match support {
        Some(support) if others.is_empty() && told.parties.len() == 1 => {
            relatives::whom(line, &support.verb)
        }
        _ => others,
    };
    // "arrived for annual talks with X" is this year's.
    let this =
        !others.is_empty() && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["for"]));
    if modified.background && told.days.is_none() && told.place.is_none() && !this {
        return;
    }
    // "meetings *that the president has held with* doctors": on no day, nowhere, and with nobody who is named
    let unnamed = !others.is_empty() && others.iter().all(|party| party.who.is_group());
    if relative.is_some() && unnamed && told.days.is_none() && told.place.is_none() {
        return;
    }
    // "held *separate* talks with A and B"
    let apart = (noun.start..noun.word).any(|i| line.is(i, &["separate"]));
    if (noun.sense.many || apart) && others.len() > 1 && support.is_some() {
        for telling in verbs::each(&told, &others) {
            story.take(line, telling);
        }
        return;
    }
    // "their last meeting", where the cast knows only one of them
    let their = (noun.start..noun.word).any(|i| line.is(i, &["their"]));
    // "A and B clashed during *their* meeting on Monday"
    if their
        && support.is_none()
        && others.is_empty()
        && let Some(verb) = line.verb_before(noun.start).filter(|verb| !verb.passive)
    {
        let own = subject(line, verb);
        if own.len() == 2 && own.iter().all(|party| actors::is_person(line, party)) {
            told.parties = Vec::new();
            told.add_all(&own, None);
        }
    }
    if their && support.is_none() && told.parties.len() < 2 && others.is_empty() {
        told.parties = story.last_parties(None);
        // "A praised the plan. B rejected it. *Their meeting* lasted an hour"
        if told.parties.is_empty()
            && let Some(two) = relatives::named_earlier(line)
        {
            told.add_all(&two, None);
        }
    }
    let visited = their && told.parties.len() < 2
        || told.parties.iter().all(|party| {
            matches!(party.role, Some(ParticipantRole::Host | ParticipantRole::Mediator))
        });
    // "discussed it in phone calls with A and B": one with each
    let each = noun.sense.many
        && match noun.sense.frame {
            MeetingNounFrame::Call => others.len() > 1,
            // "said after meetings with A on Monday and B on Tuesday"
            MeetingNounFrame::Gathering => !others.is_empty(),
            _ => false,
        };
    let each_own = noun.sense.many && apart && others.len() == 1 && support.is_none();
    // "her planned meeting with lawmakers" is not the one with somebody who is named.
    told.group = around.group && around.with.is_empty() && others.is_empty();
    if support.is_none() && visited && (!noun.sense.many || each || each_own) {
        clause::set_main(line, noun, &mut told, &others);
    }
    told.news |= stays::is_on_ground(line, noun, &told);
    // "was joined by C. During *their* meeting with B, A said"
    if their && told.parties.len() == 1 && !others.is_empty() {
        told.add_all(&story.companions(&told, &told.parties), None);
    }
    // "agreed to meet after *separate* calls with C": each of the two called
    if apart && each_own && told.parties.len() == 2 {
        let own = std::mem::take(&mut told.parties);
        told.add_all(&others, None);
        for telling in verbs::each(&told, &own) {
            story.take(line, telling);
        }
        return;
    }
    if each && support.is_none() && told.parties.len() == 1 {
        let more = several::more(line, &told, around.end, limit);
        for telling in verbs::each(&told, &others).into_iter().chain(more) {
            story.take(line, telling);
        }
        return;
    }
    // "X phoned Y and suggested a summit": of the two
    let proposed = told.status == MeetingStatus::Proposed && support.is_some();
    if proposed && others.is_empty() && told.parties.len() == 1 {
        let two = story.last_parties(Some(line.sentence));
        if two.len() == 2 && two.iter().any(|party| party.who.is(told.parties[0].who)) {
            told.add_all(&two, None);
        }
    }
    // "X will travel to Y. A call with Z was put off": X's, whom the sentence before is about.
    if event.is_some()
        && told.parties.is_empty()
        && others.len() == 1
        && matches!(noun.sense.frame, MeetingNounFrame::Gathering | MeetingNounFrame::Call)
        && let [party] = story.last_parties(line.sentence.checked_sub(1)).as_slice()
        && actors::is_person(line, party)
        && !party.who.is(others[0].who)
    {
        told.add(*party);
    }
    // "*Volvo said* talks with Renault were continuing"
    if support.is_none() && told.parties.is_empty() && others.iter().any(|o| !o.who.is_group()) {
        told.add_all(&agreed::body_that_says(line, noun), None);
    }
    // "The OPEC meeting in Vienna", where nobody else is named
    if told.parties.is_empty() && others.is_empty() && around.with.is_empty() && !told.group {
        told.add_all(&gatherings::bodies(line, noun, &modified, &around), None);
        // "news *may* emerge from tomorrow's OPEC meeting"
        let doubted = support.is_none() && told.status == MeetingStatus::Proposed;
        if doubted && !told.parties.is_empty() && gatherings::is_dated(line, noun) {
            told.status = MeetingStatus::Planned;
        }
    }
    let people = |parties: &[Party]| parties.iter().any(|party| actors::is_person(line, party));
    told.news &=
        !(goes_on && told.kind == MeetingKind::Talks) || people(&told.parties) || people(&others);
    // A letter that was quoted was not written on the day of what is told of it.
    told.news &= noun.sense.frame != MeetingNounFrame::Letter || support.is_some();
    // "talks with *the banks*", where the words mean two: with whom, not between whom
    let one_mention = others.windows(2).all(|pair| pair[0].mention == pair[1].mention);
    let known = others.iter().all(|party| matches!(party.who, Who::Known(_)));
    if told.parties.is_empty() && others.len() > 1 && one_mention && known {
        return;
    }
    let mut there = holding::attended_by(line, noun, event.as_ref().map(|event| event.verb.head));
    there.extend(holding::witnessed(line, noun, around.end));
    // "During the meeting, *attended by A*, they agreed": more people of what was told of
    let known = told.definite && support.is_none() && told.parties.is_empty() && others.is_empty();
    if known && !there.is_empty() && story.refer(line, &told) {
        story.joins_last(line, &there);
        return;
    }
    told.add_all(&others, None);
    told.add_all(&there, None);
    // "their first meeting in A and further meetings in B"
    let joined = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["and"]));
    if joined && told.parties.is_empty() && (told.place.is_some() || told.days.is_some()) {
        told.parties = story.last_parties(Some(line.sentence));
        told.fresh = true;
    }
    // "arrived for a three-day visit"
    if told.kind == MeetingKind::Visit
        && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["during"]))
    {
        story.course(line.sentence);
    }
    // "The visit was followed *by another visit to B*": of the same visitor
    if told.kind == MeetingKind::Visit && followed && told.parties.is_empty() {
        told.parties = story.last_visitors();
    }
    let purpose = told.kind == MeetingKind::Visit
        && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["for", "on"]));
    // "would tie his hands in trade negotiations with B" tells of none.
    let nowhere = told.days.is_none() && told.place.is_none();
    if told.status == MeetingStatus::Proposed
        && told.kind == MeetingKind::Talks
        && support.is_none()
        && event.as_ref().is_none_or(|event| event.sense.is_none())
        && nowhere
        && around.between.is_empty()
        && !actors::all_people(line, &told.parties)
    {
        return;
    }
    let held = support.is_some()
        || !around.between.is_empty()
        || event.is_some()
        || gatherings::acts(line, noun, &around);
    // "messages between A and B" tells of no letter.
    let written = support.is_some_and(|support| {
        matches!(support.sense.lemma, "send" | "write" | "receive" | "exchange" | "share")
    });
    let written = written || delivered;
    let held = held && (noun.sense.frame != MeetingNounFrame::Letter || written);
    // "A and B opened the bridge *at a ceremony*"
    let people = told.parties.iter().filter(|party| actors::is_person(line, party)).count();
    let at = noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["at", "during"]));
    let signs = |verb: &VerbGroup| {
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        senses.iter().any(|sense| sense.frame == MeetingFrame::Signs)
    };
    let at = at && !line.verb_before(noun.start).is_some_and(signs);
    let held = held || at && told.kind == MeetingKind::Ceremony && people > 1;
    // "X told *a summit in A*"
    let held = held || told.attended && support.is_none();
    // "X and Y spoke to the press *after their meeting last Friday*"
    if let Some(days) = told.days.filter(|days| days.is_exact())
        && noun.start.checked_sub(1).is_some_and(|i| line.is(i, &["after", "following"]))
    {
        story.lend(line.sentence, days);
    }
    // "left for a visit *at the invitation of Y*": of the journey that the verb told of
    let hosts = told.parties.iter().all(|party| party.role == Some(ParticipantRole::Host));
    if told.kind == MeetingKind::Visit && hosts && story.joins_journey(&told) {
        return;
    }
    // "The two-day visit will take place at the invitation of Y": the one told of before
    if told.kind == MeetingKind::Visit
        && !told.parties.is_empty()
        && hosts
        && told.definite
        && story.refer(line, &told)
    {
        return;
    }
    // "A told B that prices would rise. *The meeting* lasted an hour", "*The meeting with B* lasted an hour"
    let spoken = support.is_none()
        && told.status == MeetingStatus::Held
        && line.is(noun.start, &["the"])
        && noun.start + 1 == noun.word
        && line.is(noun.word, &["meeting", "talks", "discussions", "conversation", "encounter"])
        && around.of.is_empty()
        && !line.is(noun.end, &["of"]);
    if spoken && told.parties.len() == 1 {
        if story.refer(line, &told) {
            return;
        }
        spoken::fill(line, &mut told, event.as_ref().map(|event| &event.verb));
    }
    let chairs = |party: &Party| party.role == Some(ParticipantRole::Chair);
    let one = matches!(told.parties.as_slice(), [one] if told.attended || chairs(one));
    let sent = |party: &Party| actors::in_office(line, party) || actors::is_state(line, party);
    if one && told.parties.iter().all(sent) {
        let bodies = gatherings::convened(line, noun, &around);
        told.convened = !bodies.is_empty();
        told.add_all(&bodies, None);
    }
    if is_told(line, noun, &told, support, held) {
        for telling in each_place(line, noun, &told, &around) {
            story.take(line, telling);
        }
        return;
    }
    if noun.sense.frame == Gathering && !noun.sense.many {
        story.gather(&told);
    }
    if told.group {
        // Nor does it refer to that.
        return;
    }
    // "the nuclear talks" are others than those told of.
    let another = line.is(noun.start, &["a", "an"]);
    let again =
        event.is_some() && !another || purpose || told.definite && !is_qualified(line, noun);
    if again && story.refer(line, &told) {
        return;
    }
    if spoken && spoken::fill(line, &mut told, event.as_ref().map(|event| &event.verb)) {
        story.take(line, told);
        return;
    }
    dated::announce(&mut story.announced, &told);
    story.leave_open(told);
}
