//! Gatherings that are known by the body of states that sits: "a meeting of the African Union opened in
//! Accra", "before the OPEC conference in Vienna", and by where they are: "the June Lisbon summit".
//!
//! Counter-examples: "an OPEC official met the press", "an OPEC meeting" with neither day nor place.

use dateline_lexicon::{
    MeetingFrame, MeetingNounFrame, MeetingStrength, MeetingWord, WordClass, lexicon,
};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MeetingKind, MeetingStatus, OrganisationKind, PlaceKind, Precision};

use crate::cast::MentionId;
use crate::facts::{Entity, LocalId};
use crate::meetings::actors::all_bodies;
use crate::meetings::around::Around;
use crate::meetings::line::{Line, is_calendar};
use crate::meetings::modified::Modified;
use crate::meetings::nouns::Noun;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Party, Telling, Where, Who};
use crate::syntax::{VerbForm, VerbGroup};

/// The bodies that the noun is of: before it ("the *OPEC* meeting", with countries: "the *EU-Japan*
/// summit"), or behind it ("a summit of the *African Union*").
pub(super) fn bodies(
    line: &Line<'_, '_>,
    noun: &Noun,
    modified: &Modified,
    around: &Around,
) -> Vec<Party> {
    if noun.sense.frame != MeetingNounFrame::Gathering {
        return Vec::new();
    }
    let before = line.organisations_in(TokenRange::new(noun.start, noun.word));
    let party = |&(mention, entity): &(_, _)| Party {
        who: Who::Known(entity),
        mention,
        role: None,
        country: None,
        beside: None,
    };
    // "the *United Nations* Conference on Trade and Development": one body, whose name has another's in it
    let inside = |mention: MentionId| {
        let own = line.cast.mention(mention).tokens;
        before.iter().any(|&(other, _)| {
            let tokens = line.cast.mention(other).tokens;
            other != mention && tokens.start <= own.start && own.end <= tokens.end
        })
    };
    let whole = before.iter().filter(|&&(mention, _)| !inside(mention));
    let mut found: Vec<Party> = whole.map(party).collect();
    found.retain(|party| all_bodies(line, &[*party]));
    if !found.is_empty() {
        found.extend(&modified.countries);
        return found;
    }
    around.of.iter().filter(|party| all_bodies(line, &[**party])).copied().collect()
}

/// The bodies whose meeting somebody attends, chairs or speaks at: "attended a meeting of the *Security Council*", "said at
/// a *Cabinet* meeting", not "a meeting of the Norvik company".
pub(super) fn convened(line: &Line<'_, '_>, noun: &Noun, around: &Around) -> Vec<Party> {
    if noun.sense.frame != MeetingNounFrame::Gathering || noun.sense.many {
        return Vec::new();
    }
    let behind = around.of.iter().copied().filter(|party| is_public(line, party));
    behind.chain(before(line, noun)).collect()
}

/// Is the noun of such a body, before all that stands around it is read?
pub(super) fn is_convened(line: &Line<'_, '_>, noun: &Noun) -> bool {
    let behind = || {
        let unit = line.unit(noun.end + 1).filter(|_| line.is(noun.end, &["of"]))?;
        let named = line.organisations_in(unit.tokens);
        named
            .iter()
            .find(|(mention, _)| line.cast.mention(*mention).tokens.end == unit.tokens.end)
            .copied()
    };
    let gathers = noun.sense.frame == MeetingNounFrame::Gathering && !noun.sense.many;
    gathers
        && (before(line, noun).is_some()
            || behind().is_some_and(|body| is_public(line, &party(body))))
}

/// The body before a noun, with what describes the noun alone between: "a *Cabinet* meeting", "the *World Bank's* annual
/// meeting", but "the *G20* summit" is what it is called.
fn before(line: &Line<'_, '_>, noun: &Noun) -> Option<Party> {
    if noun.sense.kind != Some(MeetingKind::Meeting) {
        return None;
    }
    let named = line.organisations_in(TokenRange::new(noun.start, noun.word));
    let body = named.last().copied().map(party).filter(|party| is_public(line, party))?;
    let end = line.cast.mention(body.mention).tokens.end;
    let end = end + u32::from(line.is_possessive(end));
    // but "the ASEAN *ministers* meeting"
    let describes = |i: u32| {
        let token = line.token(i);
        !token.is(Shape::CAPITAL)
            && !token.is(Shape::PUNCTUATION)
            && !token.is(Shape::POSSESSIVE)
            && !token.can_be(WordClass::OFFICE_START)
    };
    (end..noun.word).all(describes).then_some(body)
}

fn party((mention, entity): (MentionId, LocalId)) -> Party {
    Party { who: Who::Known(entity), mention, role: None, country: None, beside: None }
}

/// Is it a body, and no firm?
fn is_public(line: &Line<'_, '_>, party: &Party) -> bool {
    let Who::Known(entity) = party.who else { return false };
    matches!(
        line.cast.entities.get(entity.0 as usize),
        Some(Entity::Organisation(body))
            if !matches!(body.kind, OrganisationKind::Company | OrganisationKind::Media)
    )
}

/// Does the telling say that a body of states sits somewhere or at some time? What is only mentioned
/// ("prices fell before the OPEC meeting in Vienna") is not told, unless it is "scheduled for" a day.
pub(super) fn sits(line: &Line<'_, '_>, noun: &Noun, told: &Telling, held: bool) -> bool {
    let said = told.place.is_some() || told.days.is_some();
    let scheduled = || {
        line.verb_from(noun.end).is_some_and(|verb| {
            let senses = lexicon().meetings().verbs(line.token(verb.head).word);
            let plans = senses.iter().any(|sense| sense.status == MeetingStatus::Planned);
            plans && verb.passive && verb.form == VerbForm::Participle
        })
    };
    said && (held || scheduled() || is_met_at(line, noun, told) || is_dated(line, noun))
        && !noun.sense.many
        && noun.sense.strength == MeetingStrength::Strong
        && !told.parties.is_empty()
        && all_bodies(line, &told.parties)
}

/// "agreed to *speak* again *at the NATO summit in Vilnius in July*", which has a place and a month: somebody meets others
/// or speaks there, at a time that agrees with what is said of it. Not "a man was shot at the summit in A in July".
fn is_met_at(line: &Line<'_, '_>, noun: &Noun, told: &Telling) -> bool {
    let Some(at) = noun.start.checked_sub(1).filter(|&i| line.is(i, &["at"])) else { return false };
    let Some(days) = told.days.filter(|_| told.place.is_some()) else { return false };
    let near = matches!(days.precision, Some(Precision::Day | Precision::Month));
    let published = line.report().published.map(|published| published.day);
    let agrees = published.is_some_and(|day| match told.status {
        MeetingStatus::Held => days.last < day || days.first > day,
        MeetingStatus::Planned => days.first > day,
        _ => false,
    });
    let meets = |verb: &VerbGroup| {
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        senses.iter().any(|sense| {
            use MeetingFrame::{Speaks, Together, With};
            matches!(sense.frame, Speaks | Together | With)
        })
    };
    near && agrees
        && line.verb_before(at).is_some_and(|verb| {
            meets(verb) && !verb.negated && !verb.passive && !subject(line, verb).is_empty()
        })
}

/// "after *today's* OPEC meeting": does a day stand before the noun?
pub(super) fn is_dated(line: &Line<'_, '_>, noun: &Noun) -> bool {
    let inside = line.dates(noun.start, noun.word);
    inside.iter().any(|date| is_calendar(date) && date.precision == Some(Precision::Day))
}

/// "A meeting of AU ministers in Accra on Monday *agreed* to send a mission": what acts, sits.
pub(super) fn acts(line: &Line<'_, '_>, noun: &Noun, around: &Around) -> bool {
    let subject = noun.phrase.is_some_and(|phrase| line.phrase(phrase).preposition.is_none());
    subject
        && !around.of.is_empty()
        && line.verb_from(around.end).is_some_and(|verb| {
            verb.form == VerbForm::Past
                && !verb.passive
                && (line.plays(verb.head, MeetingWord::GIVES)
                    || line.plays(verb.head, MeetingWord::DECIDES))
        })
}

/// "the June *Lisbon* summit": the city right before the noun.
pub(super) fn site(line: &Line<'_, '_>, noun: &Noun) -> Option<Where> {
    let (at, entity) = line.place_in(TokenRange::new(noun.start, noun.word))?;
    let before = at.start.checked_sub(1).filter(|&before| before >= noun.start);
    // "the Paris-London talks", "the Lake Lisbon summit"
    let longer = before.is_some_and(|before| {
        let token = line.token(before);
        token.is(Shape::JOINER) || token.is(Shape::CAPITAL) && !line.is_dated(before)
    });
    let own = noun.sense.strength == MeetingStrength::Strong
        && noun.sense.frame == MeetingNounFrame::Gathering
        && at.end == noun.word
        && !longer
        && !line.is_country(entity);
    let fact = line.place(entity)?;
    let country = fact.country;
    // "the Atlantic summit" is of those who share a sea.
    let own = own && matches!(fact.kind, PlaceKind::City | PlaceKind::Facility);
    own.then_some(Where { place: Some(entity), country })
}
