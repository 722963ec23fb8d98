//! Offices of one title whose countries and names take turns: "the presidents of *A, X, and B, Y*".

use dateline_lexicon::lexicon;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::meetings::actors::of_unit;
use crate::meetings::line::{Line, Unit};
use crate::meetings::parties::List;
use crate::meetings::telling::Party;

/// The parties, where such a list begins with `unit`.
pub(super) fn in_turn(line: &Line<'_, '_>, unit: Unit, limit: u32) -> Option<List> {
    const MOST: usize = 12;
    let offices = lexicon().offices();
    let plural = unit.tokens.range().any(|i| {
        let form = line.report().phrase(offices.heads(), i, unit.tokens.end as usize);
        form.is_some_and(|(_, form)| form.plural)
    });
    let of = (unit.tokens.start..=unit.tokens.end).find(|&i| line.is(i, &["of"]))?;
    let mut at = (of + 1).max(unit.tokens.start + 1);
    let mut found = List::default();
    for _ in 0..MOST {
        let Some((party, end)) = turn(line, at, limit).filter(|_| plural) else { break };
        found.parties.push(party);
        found.end = end;
        at = end;
        while line.is(at, &[",", "and", "of", ";"]) {
            at += 1;
        }
    }
    (found.parties.len() > 1).then_some(found)
}

/// "A, X": a country and who holds the office there; one past it.
fn turn(line: &Line<'_, '_>, at: u32, limit: u32) -> Option<(Party, u32)> {
    let country = line.unit(at)?;
    let countries = line.countries_in(country.tokens);
    let [(_, code)] = countries.as_slice() else { return None };
    let end = country.tokens.end;
    let place = line.place_in(country.tokens).filter(|(tokens, _)| tokens.end == end);
    let name = line.unit(end + 1).filter(|_| place.is_some() && line.is(end, &[","]))?;
    let mention = line.cast.mention(line.stands_for(name)?);
    let full = mention.kind == MentionKind::Person && mention.form == MentionForm::FullName;
    let parties = of_unit(line, name);
    let [party] = parties.as_slice() else { return None };
    (full && name.tokens.end <= limit)
        .then_some((Party { country: Some(*code), ..*party }, name.tokens.end))
}
