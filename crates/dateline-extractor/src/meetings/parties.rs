//! Lists of parties: "President A of X, Y's foreign minister B and the visiting envoy C".
//!
//! A country after "of" belongs to the party before it, and so does an office between commas.

use dateline_lexicon::{MeetingWord, WordClass};
use dateline_parser::{Shape, TokenRange};
use dateline_recogniser::state_at;
use dateline_schema::closed::{CountrySource, MentionForm, MentionKind};

use crate::cast::MentionId;
use crate::facts::{Entity, LocalId};
use crate::meetings::actors::{self, of_unit, places_end};
use crate::meetings::around::names_occasion;
use crate::meetings::asides;
use crate::meetings::company;
use crate::meetings::groups;
use crate::meetings::joints::{
    Joint, about, attribute_end, bracket_end, dashed, description_end, separator, staff_end,
};
use crate::meetings::line::{Line, Unit};
use crate::meetings::pairs;
use crate::meetings::telling::{Party, Who};
use crate::syntax::{VerbForm, VerbGroup};

/// Everybody who is named in full between two tokens, where titles are too long for [`list`]: "its co-chairs, Norvik Chair
/// and CEO *A* and Volta CEO *B*"; not whose something is.
pub(super) fn named(line: &Line<'_, '_>, start: u32, limit: u32) -> Vec<Party> {
    let closes = |i: u32| i >= limit || line.is(i, &[",", ";", ".", "and", "("]);
    let full = |id: &MentionId| {
        let mention = line.cast.mention(*id);
        mention.form == MentionForm::FullName && closes(mention.tokens.end)
    };
    let people = line.people_in(TokenRange::new(start, limit.max(start)));
    people.into_iter().filter(full).flat_map(|id| actors::of_mention(line, id)).collect()
}

/// Parties in a row, and where they end.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) parties: Vec<Party>,
    /// One past the last token.
    pub(super) end: u32,
}

/// The parties that begin at token `start` and end before `limit`.
pub(super) fn list(line: &Line<'_, '_>, start: u32, limit: u32) -> List {
    list_of(line, start, limit, None)
}

/// The same; `own` heads the verb whose subject the list is.
pub(super) fn list_of(line: &Line<'_, '_>, start: u32, limit: u32, own: Option<u32>) -> List {
    let mut found = List { parties: Vec::new(), end: start };
    let mut joint = Joint::default();
    let mut turn = Turn::default();
    let mut described: Option<Unit> = None;
    // "X, *accompanied by* Y": of X's side
    let mut escort = false;
    // "between A, *who heads the bank*, and": the second of two is still to come
    let mut owed = false;
    // "A meeting of A, B and C ended": what ended is the meeting
    let heads = heads_clause(line, start);
    let mut listed = false;
    // "A, *Deputy Secretary*, Department of Commerce; B": what the last item says of the one before
    let mut titled_before = false;
    let mut i = start;
    let mut first = true;
    while i < limit {
        if let Some(after) = bracket_end(line, i, limit) {
            if let Some(last) = found.parties.last_mut() {
                learn(line, last, TokenRange::new(i, after));
            }
            i = after;
            continue;
        }
        // "between A, *who heads the bank*, and B"
        if !first
            && line.is(i, &[","])
            && let Some(close) =
                asides::end(line, i + 1).filter(|close| line.is(close + 1, &["and"]))
        {
            i = close + 1;
            owed = own.is_some() || start.checked_sub(1).is_some_and(|i| line.is(i, &["between"]));
            continue;
        }
        // "A -- *the adviser for peace* -- and B"
        if !first && let Some(close) = dashed(line, i, limit) {
            (i, owed) = (close, true);
            continue;
        }
        if let Some((after, and)) = separator(line, i) {
            joint.comma |= !and;
            joint.and |= and;
            escort |= line.is(i, &["accompanied"]);
            i = after;
            continue;
        }
        // "*more than* 20 lawmakers"
        if first && about(line, i) > i {
            i = about(line, i);
        }
        // "This morning President X"
        if first && let Some(date) = line.date_at(i) {
            i = date.tokens.end;
            continue;
        }
        let joined = first || joint.comma || joint.and;
        if !joined {
            // "led a delegation of lawmakers *to Lima*"
            let of_group = found.parties.last().is_some_and(|last| last.who.is_group());
            let end = attribute_end(line, i, limit).filter(|_| !(of_group && line.is(i, &["to"])));
            match end {
                Some(after) => {
                    // "Chancellor A of Germany"
                    if let Some(last) = found.parties.last_mut() {
                        learn(line, last, TokenRange::new(i, after));
                    }
                    // "the ministers of X and Y"
                    let plural = found.parties.len() > 1
                        && found.parties.iter().any(|p| matches!(p.who, Who::Office { .. }));
                    // "officials from *X and Y*"
                    i = if plural || of_group { places_end(line, after) } else { after };
                    if let Some(last) = found.parties.last_mut().filter(|_| of_group && i > after) {
                        last.country = None;
                    }
                    found.end = i;
                    continue;
                }
                None => break,
            }
        }
        if joint.and && line.is(i, &["with", "by"]) {
            i += 1;
            continue;
        }
        // "his counterpart, *A*, met", "the ministers of X and Y, *A and B*, met": no clause begins
        let awaits = turn.waits() && !turn.ends_before_clause(line, i)
            || owed
            || heads && !listed && (joint.and || goes_on(line, i, limit))
            || joint.comma
                && (described.is_some()
                    || is_description(line, &found.parties)
                    || names_last(line, i, &found.parties));
        let Some(unit) = item(line, i, limit, first || awaits, own) else { break };
        let mut parties = of_unit(line, unit);
        let mut end = unit.tokens.end;
        if first && names_others(line, unit, &parties) {
            parties.clear();
        }
        // "*U.S.* and Japanese traders": of both countries, and neither is there
        if let [party] = parties.as_slice()
            && actors::is_country(line, party)
        {
            let whole = actors::joined_adjectives(line, unit).tokens.end;
            let people =
                line.word(whole - 1).ends_with('s') && !line.token(whole - 1).is(Shape::CAPITAL);
            if whole > end && people {
                (parties, end) = actors::countries_of(line, unit);
                end = end.max(whole);
            }
        }
        // "received a phone call from the minister, X", "received the credentials of Y"
        if parties.is_empty() && first && names_occasion(line, unit.tokens) {
            break;
        }
        if !parties.iter().any(|party| is_named(line, party))
            && (line.token(unit.head).is(Shape::CAPITAL)
                || line.is(end, &["of"])
                || joint.comma && unit.tokens.len() == 1 && line.is(end, &["at", "in"]))
            && let Some(titled) = titled(line, end, limit)
        {
            parties = of_unit(line, titled);
            end = titled.tokens.end;
        }
        if first
            && let Some(led) = company::led(line, unit)
                .or_else(|| pairs::in_turn(line, unit, limit))
                .or_else(|| company::both_sent(line, unit).filter(|sent| sent.end <= limit))
        {
            return led;
        }
        // "A, *unions and employers* met", where the groups are one mention
        let apart = parties.is_empty() && !first && joint.comma && !joint.and && !listed;
        let joined = apart.then(|| groups::joined(line, unit, own)).flatten();
        let joined = joined.filter(|&(_, after)| after <= limit);
        if let Some((group, after)) = joined {
            (parties, end) = (vec![group], after);
            joint.and = true;
        }
        // "A, alongside *senior staff from the council, the agency and the ministry*": whose staff they are
        if parties.is_empty() && !first {
            end = staff_end(line, unit, limit).unwrap_or(end);
        }
        let apposition = joint.comma && !joint.and;
        let closes =
            line.is(end, &[";", "."]) || line.is(end, &[","]) && line.is(end + 1, &["and"]);
        if titled_before && apposition && closes && parties.iter().all(|p| actors::is_body(line, p))
        {
            parties.clear();
        }
        titled_before = parties.is_empty()
            && apposition
            && line.token(unit.head).is(Shape::CAPITAL)
            && (unit.tokens.start..unit.tokens.end)
                .any(|i| line.token(i).can_be(WordClass::OFFICE_START));
        listed |= joint.and;
        // "his Samoan host, Prime Minister A", where nobody is found for the host
        if let (Some(before), [party], true) =
            (described.take(), parties.as_mut_slice(), apposition)
            && is_full(line, party.mention)
        {
            party.role = party.role.or(actors::role_in(line, before));
            learn(line, party, before.tokens);
        }
        if parties.is_empty() && line.is(end, &[","]) {
            described = Some(unit);
        }
        if let (true, [party], Some(leader)) =
            (std::mem::take(&mut escort), parties.as_mut_slice(), found.parties.last())
        {
            party.beside = Some(leader.who);
            let stated = party.country.filter(|_| !is_inferred(line, party.who));
            party.country = stated.or(leader.country).or(party.country);
        }
        // "his counterparts *A and B*", where the chunker parts the names from the noun
        if parties.is_empty()
            && line.is(unit.head, &["counterparts", "colleagues", "peers"])
            && line.unit(end).is_some_and(|next| line.stands_for(next).is_some())
        {
            (i, first) = (end, false);
            joint = Joint { comma: true, and: true };
            continue;
        }
        // "A and *her counterparts from B and C*"
        if parties.is_empty() && !first && joint.and && actors::are_peers(line, unit) {
            let (peers, after) = actors::countries_of(line, unit);
            if !peers.is_empty() {
                (parties, end) = (peers, after.max(end));
            }
        }
        if parties.is_empty() && first {
            let (mut countries, mut after) = actors::countries_of(line, unit);
            if countries.is_empty() {
                (countries, after) = actors::body_of(line, unit);
            }
            // "talks *between* Malaysian and Kazakh officials"
            let sides = start.checked_sub(1).is_some_and(|i| line.is(i, &["between"]));
            if countries.is_empty() && (own.is_some() || sides) {
                (countries, after) = actors::officials_of(line, unit);
            }
            if countries.is_empty()
                && let Some(sent) = company::sent(line, unit)
            {
                (countries, after) = (sent.parties, sent.end);
            }
            if !countries.is_empty() {
                found = List { parties: countries, end: after };
                (i, first) = (after, false);
                continue;
            }
            if let Some(group) = groups::of_unit(line, unit, own) {
                // "met *officials from* the council, the agency and the ministry": whose they are
                let staff = staff_end(line, unit, limit).filter(|_| own.is_none());
                end = staff.unwrap_or(end);
                found = List { parties: vec![group], end };
                (i, first) = (end, false);
                continue;
            }
            // "with officials and President X" has a party, "with a view to" has none.
            while let Some(after) =
                attribute_end(line, end, limit).or_else(|| bracket_end(line, end, limit))
            {
                end = after;
            }
            // "officials from A, *B and C*"
            if line.is(unit.tokens.end, &["from", "of"]) {
                end = places_end(line, end);
            }
            if separator(line, end).is_none() {
                break;
            }
            i = end;
            first = false;
            continue;
        }
        // "with the UN and *AU representatives*"
        if parties.is_empty() && !first && joint.and && described.is_none() {
            let (mut bodies, mut after) = actors::body_of(line, unit);
            if bodies.is_empty()
                && (line.plays(unit.head, MeetingWord::SENT)
                    || line.is(unit.head, &["representatives"]))
                && let Some(sent) = company::sent(line, unit)
            {
                (bodies, after) = (sent.parties, sent.end);
            }
            if !bodies.is_empty() {
                (parties, end) = (bodies, after);
            } else if let Some(group) = groups::of_unit(line, unit, own) {
                parties = vec![group];
            }
        }
        // "X, a deputy secretary at Y's ministry"
        if parties.is_empty() && apposition {
            end = description_end(line, end, limit);
            if let Some(last) = found.parties.last_mut() {
                learn(line, last, TokenRange::new(i, end));
            }
        }
        if !turn.takes(line, &mut found.parties, &parties, apposition, unit) {
            let known = found.parties.len();
            take(line, &mut found.parties, &parties, apposition, unit);
            turn = Turn::of(&found.parties, known);
        }
        // "the ministers of X and Y"
        if parties.len() > 1 {
            end = places_end(line, end);
        }
        found.end = end;
        i = end;
        joint = Joint::default();
        first = false;
    }
    found
}

/// Offices of one title that wait for the names of who holds them: "the ministers of A and B, *X
/// and Y*".
#[derive(Debug, Clone, Copy, Default)]
struct Turn {
    next: usize,
    end: usize,
    begun: bool,
}

impl Turn {
    /// The parties behind the first `known`, if they are of one plural title.
    fn of(parties: &[Party], known: usize) -> Self {
        let new = parties.get(known..).unwrap_or_default();
        let [first, rest @ ..] = new else { return Self::default() };
        let one = !rest.is_empty() && rest.iter().all(|party| party.mention == first.mention);
        if one { Self { next: known, end: parties.len(), begun: false } } else { Self::default() }
    }

    /// Is somebody still to be named?
    fn waits(&self) -> bool {
        self.next < self.end
    }

    /// "before a meeting of the ministers of A and B, *X said*": one name, where two wait, and a verb behind it?
    fn ends_before_clause(&self, line: &Line<'_, '_>, i: u32) -> bool {
        let alone = !self.begun && self.next + 1 < self.end;
        let unit = line.unit(i).filter(|_| alone);
        unit.and_then(|unit| line.verb_from(unit.tokens.end))
            .is_some_and(|verb| !matches!(verb.form, VerbForm::Infinitive | VerbForm::Participle))
    }

    /// Takes the item as who is named next; and the other way round, a plural title as what the
    /// names before it are: "X and Y, *the presidents of A and B*".
    fn takes(
        &mut self,
        line: &Line<'_, '_>,
        known: &mut [Party],
        parties: &[Party],
        apposition: bool,
        unit: Unit,
    ) -> bool {
        let one_title = Self::of(parties, 0).end;
        if apposition && one_title > 1 && one_title <= known.len() {
            let names = known.len() - one_title;
            let named = known[names..].iter().all(|party| is_named(line, party));
            if named {
                for (name, office) in known[names..].iter_mut().zip(parties) {
                    let stated = name.country.filter(|_| !is_inferred(line, name.who));
                    name.country = stated.or(office.country).or(name.country);
                }
            }
            return named;
        }
        let ([party], true) = (parties, self.next < self.end) else { return false };
        if !(apposition || self.begun) || !is_bare_name(line, party.mention, unit) {
            return false;
        }
        let Some(office) = known.get_mut(self.next) else { return false };
        let country = office.country.or(party.country);
        *office = Party { role: office.role.or(party.role), country, ..*party };
        (self.next, self.begun) = (self.next + 1, true);
        true
    }
}

/// Does a noun at the head of the sentence name who met, so that the first verb is its own: "*A meeting of* A, B
/// and C ended", not "After a meeting of ministers, A and B left", "A meeting of ministers, A and B
/// said, ended"?
fn heads_clause(line: &Line<'_, '_>, start: u32) -> bool {
    let head = line.tokens.start;
    let Some(link) = start.checked_sub(1).filter(|&link| link > head) else { return false };
    line.is(link, &["between", "among", "involving", "of"])
        && line.phrase_at(head).is_some()
        && line.next_verb(head) >= link
        && !(head..link).any(|i| line.is(i, &[","]))
        && !line.is(line.next_verb(start), &["added", "reported", "said", "say", "says", "told"])
}

/// Is a plural description, which could stand for people told of before, said to be of others: "*the chiefs* of the two
/// old parties", "*the leaders*, A and B"?
fn names_others(line: &Line<'_, '_>, unit: Unit, parties: &[Party]) -> bool {
    let [one, rest @ ..] = parties else { return false };
    let mention = line.cast.mention(one.mention);
    let several = !rest.is_empty() && rest.iter().all(|party| party.mention == one.mention);
    if !several || mention.form != MentionForm::Description {
        return false;
    }
    let end = unit.tokens.end;
    let Some(next) = line.unit(end + 1) else { return false };
    if line.is(end, &["of", "from"]) {
        return line.countries_in(next.tokens).is_empty() && line.place_in(next.tokens).is_none();
    }
    let named = of_unit(line, next);
    let other = |party: &Party| {
        is_named(line, party)
            && line.cast.mention(party.mention).form != MentionForm::Pronoun
            && !parties.iter().any(|known| known.who.is(party.who))
    };
    line.is(end, &[","]) && !named.is_empty() && named.iter().all(other)
}

/// Does the list go on behind the item that begins at a token: "A, *B* and C ended"?
fn goes_on(line: &Line<'_, '_>, i: u32, limit: u32) -> bool {
    (i..limit).any(|at| line.is(at, &["and"]))
}

/// What is said of a name, goes before what was inferred: the one country that `tokens` name.
pub(super) fn learn(line: &Line<'_, '_>, party: &mut Party, tokens: TokenRange) {
    if let [(_, country)] = line.countries_in(tokens).as_slice() {
        let stated = party.country.filter(|_| !is_inferred(line, party.who));
        party.country = stated.or(Some(*country));
    }
}

/// Does the country of this person only follow from the report as a whole?
fn is_inferred(line: &Line<'_, '_>, who: Who) -> bool {
    let Who::Known(entity) = who else { return false };
    let person = line.cast.person(entity);
    person.and_then(|person| person.country).is_some_and(|(_, how)| how == CountrySource::Meeting)
}

fn is_named(line: &Line<'_, '_>, party: &Party) -> bool {
    matches!(party.who, Who::Known(entity) if line.cast.person(entity).is_some())
}

/// The person whom a long title that goes on at token `i` belongs to: "Agency *for Y (AY) Director X*".
fn titled(line: &Line<'_, '_>, mut i: u32, limit: u32) -> Option<Unit> {
    const LONGEST: u32 = 14;
    let last = limit.min(i + LONGEST);
    while i < last {
        if let Some(after) = bracket_end(line, i, limit) {
            i = after;
            continue;
        }
        let inner = line.is(i, &["of", "for", "in", "on", "to", "at", "and", "&"]);
        let at = if inner { i + 1 } else { i };
        if line.date_at(at).is_some() || line.verb_from(at).is_some() {
            return None;
        }
        let unit = line.unit(at).filter(|unit| unit.tokens.end <= limit)?;
        let named = line.stands_for(unit).is_some_and(|id| {
            let mention = line.cast.mention(id);
            mention.kind == MentionKind::Person && mention.form == MentionForm::FullName
        });
        // "of X" is somebody else where nothing of a title stands before the name.
        let starts =
            line.stands_for(unit).is_some_and(|id| line.cast.mention(id).tokens.start == at);
        if named {
            return (!inner || !starts).then_some(unit);
        }
        if !line.token(unit.head).is(Shape::CAPITAL) {
            return None;
        }
        i = unit.tokens.end;
    }
    None
}

/// The unit that can be an item of the list at token `i`.
fn item(line: &Line<'_, '_>, i: u32, limit: u32, first: bool, own: Option<u32>) -> Option<Unit> {
    if line.date_at(i).is_some() || line.verb_from(i).is_some() {
        return None;
    }
    let mut unit = line.unit(i)?;
    // Who is the subject of the next clause is no item of this list.
    let starts_clause = !first
        && unit.phrase.is_some_and(|phrase| {
            line.verbs_of(phrase).any(|verb| {
                // Of a subject only what stands before its verb; "to agree" begins no clause.
                let behind = own.is_some() && verb.tokens.start >= limit;
                let finite = !matches!(verb.form, VerbForm::Infinitive | VerbForm::Participle);
                // "a meeting between A and B *that was set for Monday*"
                let relative = verb.tokens.start.checked_sub(1).is_some_and(|before| {
                    before >= i && line.is(before, &["that", "which", "who", "whom"])
                });
                // "A, *it* was learnt"
                // "between A's president, X, and *B's president, Y,* were held"
                let last = verb.tokens.start.checked_sub(1);
                let last = last.map(|i| if line.is(i, &[","]) { i.saturating_sub(1) } else { i });
                let other = last.and_then(|i| line.phrase_at(i));
                let other = other.is_some_and(|other| {
                    other > phrase && line.phrase(other).preposition.is_none()
                });
                finite
                    && !behind
                    && !relative
                    && !other
                    && verb.tokens.start > i
                    && own != Some(verb.head)
            })
        });
    // "will meet B, and the union *"wants* to be heard"", where the mark parts the verb from its subject
    let end = unit.tokens.end;
    let mark = line.is(end, &["\""]) || end < limit && line.token(end).is(Shape::OPEN_QUOTE);
    let acts = |verb: &VerbGroup| {
        verb.form != VerbForm::Infinitive && !line.word(verb.head).ends_with("ing")
    };
    let quoted = !first && own.is_none() && mark && line.verb_from(end + 1).is_some_and(acts);
    if starts_clause || quoted {
        return None;
    }
    unit.tokens.end = unit.tokens.end.min(limit);
    unit.head = unit.head.min(unit.tokens.end.saturating_sub(1));
    (unit.tokens.end > i).then_some(unit)
}

/// Adds the parties of an item. An office between commas is that of the name beside it.
fn take(
    line: &Line<'_, '_>,
    known: &mut Vec<Party>,
    parties: &[Party],
    apposition: bool,
    unit: Unit,
) {
    for party in parties {
        // "with Berks County, *Pa.*": where it lies, whatever body the letters are of elsewhere
        let start = line.cast.mention(party.mention).tokens.start;
        if apposition && state_at(line.report(), start as usize).is_some() {
            continue;
        }
        if let Some(other) = known.iter_mut().find(|other| other.who.is(party.who)) {
            other.role = other.role.or(party.role);
            continue;
        }
        match (known.last().map(|last| last.who), party.who) {
            (Some(Who::Known(entity)), Who::Office { country, .. })
                if apposition && line.cast.person(entity).is_some() =>
            {
                if let (Some(last), Some(country)) = (known.last_mut(), country) {
                    let stated = last.country.filter(|_| !is_inferred(line, last.who));
                    last.country = stated.or(Some(country));
                }
                continue;
            }
            // A place between commas says where the one before is from.
            (Some(_), Who::Known(entity))
                if apposition && is_place(line, entity) && !all_places(line, known) =>
            {
                continue;
            }
            // "his counterpart, Minister A"
            (Some(Who::Known(_)), Who::Known(_))
                if apposition
                    && is_description(line, known)
                    && is_full(line, party.mention)
                    && actors::is_person(line, party) =>
            {
                // "his Samoan host, Prime Minister A"
                let described = known.pop();
                let mut named = *party;
                named.role = named.role.or(described.and_then(|described| described.role));
                if let Some(described) = described {
                    learn(line, &mut named, line.cast.mention(described.mention).tokens);
                }
                known.push(named);
                continue;
            }
            (Some(Who::Office { country, .. }), Who::Known(_))
                if apposition
                    && (is_bare_name(line, party.mention, unit)
                        || has_rank(line, party.mention, unit)) =>
            {
                known.pop();
                known.push(Party { country: party.country.or(country), ..*party });
                continue;
            }
            _ => {}
        }
        known.push(*party);
    }
}

/// "the oil minister of Iraq, *A*, will meet": is the last party named again, by name?
fn names_last(line: &Line<'_, '_>, i: u32, known: &[Party]) -> bool {
    let Some(Party { who: Who::Known(last), .. }) = known.last() else { return false };
    let named = line.unit(i).and_then(|unit| line.stands_for(unit));
    named.is_some_and(|id| line.cast.mention(id).meaning.one() == Some(*last))
}

/// Is the last party one by a description in the singular ("his counterpart")?
fn is_description(line: &Line<'_, '_>, known: &[Party]) -> bool {
    known.last().is_some_and(|party| {
        let mention = line.cast.mention(party.mention);
        mention.form == MentionForm::Description && mention.meaning.one().is_some()
    })
}

fn is_full(line: &Line<'_, '_>, mention: MentionId) -> bool {
    line.cast.mention(mention).form == MentionForm::FullName
}

fn is_place(line: &Line<'_, '_>, entity: LocalId) -> bool {
    matches!(line.cast.entities.get(entity.0 as usize), Some(Entity::Place(_)))
}

fn all_places(line: &Line<'_, '_>, parties: &[Party]) -> bool {
    parties.iter().all(|party| match party.who {
        Who::Known(entity) => is_place(line, entity),
        Who::Office { .. } | Who::Group { .. } => false,
    })
}

/// Is the unit a person's name with no title before it?
fn is_bare_name(line: &Line<'_, '_>, mention: MentionId, unit: Unit) -> bool {
    let mention = line.cast.mention(mention);
    mention.kind == MentionKind::Person && mention.tokens.start <= unit.tokens.start
}

/// "the head of state, *General A*": a name with a rank or courtesy title alone before it.
fn has_rank(line: &Line<'_, '_>, mention: MentionId, unit: Unit) -> bool {
    const RANKS: [&str; 18] = [
        "h.e.",
        "he",
        "sheikh",
        "admiral",
        "brigadier",
        "captain",
        "colonel",
        "dr",
        "dr.",
        "general",
        "lieutenant",
        "major",
        "marshal",
        "mr",
        "mr.",
        "mrs.",
        "ms.",
        "professor",
    ];
    let mention = line.cast.mention(mention);
    let start = unit.tokens.start;
    mention.kind == MentionKind::Person
        && mention.tokens.start <= start + 2
        && (start..mention.tokens.start).all(|i| line.is(i, &RANKS))
}
