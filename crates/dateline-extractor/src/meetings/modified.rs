//! What the words before a noun make of the meeting: "their three-day official visit",
//! "Vietnam-China talks", "a virtual summit".

use dateline_lexicon::{MeetingModifier, lexicon};
use dateline_parser::TokenRange;
use dateline_schema::closed::{MeetingForm, MeetingKind, MeetingStatus, MentionForm, VisitType};

use crate::cast::MentionId;
use crate::meetings::line::{Line, Unit, is_calendar};
use crate::meetings::nouns::Noun;
use crate::meetings::telling::{Days, Party, Who};

/// What stands in the phrase before the noun.
#[derive(Debug, Default)]
pub(super) struct Modified {
    pub(super) kind: Option<MeetingKind>,
    pub(super) status: Option<MeetingStatus>,
    pub(super) background: bool,
    pub(super) definite: bool,
    pub(super) possessor: Option<MentionId>,
    pub(super) days: Option<Days>,
    /// Days of a "three-day" visit.
    pub(super) length: Option<i64>,
    pub(super) countries: Vec<Party>,
    pub(super) visit_type: Option<VisitType>,
    pub(super) form: Option<MeetingForm>,
}

/// Reads the words of the phrase before the noun.
pub(super) fn modified(line: &Line<'_, '_>, noun: &Noun) -> Modified {
    let mut found = Modified::default();
    let region = TokenRange::new(noun.start, noun.word);
    found.possessor = possessor(line, noun.start, noun.word);
    found.definite = found.possessor.is_some()
        || (noun.start..noun.word.max(noun.start)).any(|i| {
            line.is(i, &["the", "this", "that", "these", "those", "his", "her", "their", "its"])
        });
    for i in noun.start..noun.end {
        for modifier in lexicon().meetings().modifiers(line.token(i).word) {
            match *modifier {
                MeetingModifier::Kind(kind) => found.kind = found.kind.or(Some(kind)),
                MeetingModifier::Visit(visit) => found.visit_type = Some(visit),
                MeetingModifier::Form(form) => found.form = Some(form),
                MeetingModifier::Status(status) => found.status = Some(status),
                MeetingModifier::Background => found.background = true,
                MeetingModifier::Role(_) => {}
            }
        }
    }
    for date in line.dates(region.start, region.end).iter().filter(|d| region.contains(d.tokens)) {
        if is_calendar(date) {
            found.days = Days::of(date);
        } else {
            found.length = date.value.as_deref().and_then(days_long);
        }
    }
    let owner = found.possessor.map(|id| line.cast.mention(id).tokens);
    for (id, country) in line.countries_in(region) {
        let mention = line.cast.mention(id);
        // "the French minister's visit" leads elsewhere.
        if owner.is_some_and(|owner| mention.tokens.start < owner.end) {
            continue;
        }
        if let Some(entity) = mention.meaning.one() {
            found.countries.push(Party {
                who: Who::Known(entity),
                mention: id,
                role: None,
                country: Some(country),
                beside: None,
            });
        }
    }
    found
}

/// The days of a duration in days: `P3D`.
fn days_long(value: &str) -> Option<i64> {
    const LONGEST: i64 = 60;
    let days = value.strip_prefix('P')?.strip_suffix('D')?.parse().ok()?;
    (1..=LONGEST).contains(&days).then_some(days)
}

/// Whose it is: "the president's visit", "his visit".
pub(super) fn possessor(line: &Line<'_, '_>, start: u32, noun: u32) -> Option<MentionId> {
    for i in start..noun {
        if line.is_possessive(i) {
            let latter = i > line.tokens.start && line.is(i - 1, &["latter"]);
            let pair = line.before.get().pair.filter(|_| latter);
            return pair.map(|[_, latter]| latter.mention).or_else(|| line.mention_ending(i));
        }
        if line.is(i, &["his", "her", "their", "its"]) {
            return pronoun(line, i);
        }
    }
    let before = start.checked_sub(1).filter(|&before| before >= line.tokens.start)?;
    // "A, *whose* talks with B"
    if line.is(before, &["whose"]) {
        let comma = before.checked_sub(1).filter(|&i| line.is(i, &[","])).unwrap_or(before);
        return line.mention_ending(comma);
    }
    if line.is_possessive(before) {
        return line.mention_ending(before);
    }
    if line.is(before, &["his", "her", "their", "its"]) { pronoun(line, before) } else { None }
}

/// Whom a possessive pronoun means: whom the cast says, else the subject of the verb before it.
fn pronoun(line: &Line<'_, '_>, i: u32) -> Option<MentionId> {
    const REACH: usize = 4;
    // "In *his* talks with B, A said": whoever the sentence is about
    let fronted = i == line.tokens.start + 1 && line.is(i - 1, &["in", "during", "at", "after"]);
    let subject = || {
        let mut behind = line.verbs_from(i).iter().take(REACH);
        behind.find_map(|verb| {
            let id = line.cast.standing_for(line.phrase(verb.subject?).tokens)?;
            let mention = line.cast.mention(id);
            let person = mention.form != MentionForm::Pronoun
                && mention.meaning.one().is_some_and(|one| line.cast.person(one).is_some());
            person.then_some(id)
        })
    };
    let main = if fronted { subject() } else { None };
    main.or_else(|| line.cast.standing_for(TokenRange::new(i, i + 1))).or_else(|| {
        let subject = line.verb_before(i)?.subject?;
        let phrase = line.phrase(subject);
        let unit = Unit { tokens: phrase.tokens, phrase: Some(subject), head: phrase.head };
        line.stands_for(unit)
    })
}
