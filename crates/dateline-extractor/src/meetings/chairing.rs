//! Bodies that somebody chairs: "X and Y *co-chaired the Joint Council* in Accra", "X *chaired the Security Council* on
//! Monday". Counter-examples: "chaired the council for ten years", "chaired a meeting of it", which the noun tells.

use dateline_lexicon::{MeetingVerb, WordSet, words};
use dateline_schema::closed::{MeetingKind, OrganisationKind, ParticipantRole};

use crate::facts::Entity;
use crate::meetings::actors::{all_people, is_person};
use crate::meetings::around::{Around, names_occasion};
use crate::meetings::company;
use crate::meetings::line::{Line, Unit};
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party, Telling, Who};
use crate::meetings::verbs::{particle_end, telling};
use crate::syntax::{VerbForm, VerbGroup};

/// Bodies that sit, with a name of their own or without one.
const SITS: &WordSet<8> = words![
    "board",
    "cabinet",
    "commission",
    "committee",
    "council",
    "dialogue",
    "panel",
    "subcommittee",
];

/// "X chaired the council on Monday": it sat.
pub(super) fn chairs(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    sense: &MeetingVerb,
) -> Option<Telling> {
    let start = particle_end(line, verb, sense)?;
    let start = start + u32::from(line.is(start, &["over"]));
    let unit = line.unit(start)?;
    if verb.passive || verb.form != VerbForm::Past || names_occasion(line, unit.tokens) {
        return None;
    }
    let body = body(line, unit);
    if body.is_none() && !line.has(unit.head, SITS) {
        return None;
    }
    let end = unit.tokens.end;
    let around = Around::read(line, end, company::clause_end(line, end), false);
    let own = subject(line, verb);
    let mut told = telling(line, verb, around.kind.unwrap_or(MeetingKind::Meeting), &around)?;
    told.add_all(&own, Some(ParticipantRole::Chair));
    told.add_all(&around.with, Some(ParticipantRole::Chair));
    let two = told.parties.len() > 1;
    // Who chaired it alone for years had many of its meetings.
    let said = told.days.is_some_and(Days::is_exact) || two && told.place.is_some();
    if own.is_empty() || !all_people(line, &told.parties) || !said {
        return None;
    }
    if !two {
        told.add(body?);
        told.convened = true;
    }
    Some(told)
}

/// The body that a unit names at its end.
fn body(line: &Line<'_, '_>, unit: Unit) -> Option<Party> {
    let named = line.organisations_in(unit.tokens);
    let &(mention, entity) = named.last()?;
    let Some(Entity::Organisation(body)) = line.cast.entities.get(entity.0 as usize) else {
        return None;
    };
    let whole = line.cast.mention(mention).tokens.end == unit.tokens.end;
    let sits = !matches!(body.kind, OrganisationKind::Company | OrganisationKind::Media);
    let party = Party { who: Who::Known(entity), mention, role: None, country: None, beside: None };
    (whole && sits && line.has(unit.head, SITS) && !is_person(line, &party)).then_some(party)
}
