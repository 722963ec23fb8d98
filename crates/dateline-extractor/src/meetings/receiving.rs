//! Who receives whom: "X received Y", "X welcomed Y to the palace", "X will host Y for a state visit".

use dateline_lexicon::{
    MeetingFrame, MeetingNounFrame, MeetingVerb, MeetingWord, PeopleNoun, WordSet, lexicon, words,
};
use dateline_parser::Shape;
use dateline_schema::closed::{MeetingKind, MeetingStatus, ParticipantRole};

use crate::meetings::actors::{all_people, in_office};
use crate::meetings::around::{Around, names_occasion};
use crate::meetings::company;
use crate::meetings::groups;
use crate::meetings::joints;
use crate::meetings::line::{Line, Unit};
use crate::meetings::parties;
use crate::meetings::relatives::whom;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party, Telling};
use crate::meetings::verbs::{particle_end, telling};
use crate::syntax::{VerbForm, VerbGroup};

/// Who is called to vote or to sit, and not to meet: "convened *parliament*", "convened a *grand jury*".
const SUMMONED: &WordSet<11> = words![
    "assembly",
    "congress",
    "court",
    "electors",
    "jurors",
    "jury",
    "legislature",
    "parliament",
    "senate",
    "session",
    "voters",
];
/// Who is hosted to stay or to play.
const STAYING: &WordSet<12> = words![
    "athletes", "children", "evacuees", "families", "fans", "forces", "migrants", "players",
    "refugees", "students", "tourists", "troops",
];

/// What one gets from somebody without a meeting: "received *the endorsement* of Y".
const GIVEN: &WordSet<14> = words![
    "approval",
    "backing",
    "blessing",
    "consent",
    "endorsement",
    "endorsements",
    "nomination",
    "pardon",
    "permission",
    "praise",
    "resignation",
    "support",
    "vote",
    "votes",
];

/// "X received Y", "X welcomed Y to the palace", "Y was received by X".
pub(super) fn receives(line: &Line<'_, '_>, verb: &VerbGroup, sense: &MeetingVerb) -> Vec<Telling> {
    let start = particle_end(line, verb, sense).unwrap_or(verb.tokens.end);
    let limit = company::clause_end(line, start);
    let mut around = Around::read(line, start, limit, !verb.passive);
    // "*convened* mayors", but not "is to convene on Friday, officials said", "talks convened by Y"
    let convenes = sense.lemma == "convene";
    if convenes && (verb.passive || around.direct.is_empty()) {
        return Vec::new();
    }
    if convenes && line.unit(start).is_some_and(|unit| line.has(unit.head, SUMMONED)) {
        return Vec::new();
    }
    if line.unit(start).is_some_and(|unit| is_led(line, sense, unit, &around)) {
        return Vec::new();
    }
    // but "received the support of B *in talks* on Monday"
    let met = |i: u32| line.is(i, &["meeting", "meetings", "talks", "visiting"]) && i > start;
    let gets =
        |unit: Unit| line.has(company::first_head(line, unit), GIVEN) && !(start..limit).any(met);
    if !verb.passive && line.unit(start).is_some_and(gets) {
        return Vec::new();
    }
    // "received on Monday, at the palace, *the president of X*"
    if !verb.passive && around.direct.is_empty() && line.is(around.end, &[","]) {
        let behind = parties::list(line, around.end + 1, limit);
        (around.direct, around.end) = (behind.parties, behind.end.max(around.end));
    }
    let own = subject(line, verb);
    if !verb.passive && around.direct.is_empty() {
        around.direct = whom(line, verb);
    }
    // "hosted *African leaders from A and B*": of whom nobody is named
    let nobody =
        sense.frame == MeetingFrame::Receives && !verb.passive && !all_people(line, &around.direct);
    let group = line.unit(start).filter(|unit| nobody && !line.plays(unit.head, MeetingWord::SENT));
    if let Some(group) = group.and_then(|unit| groups::of_unit(line, unit, None)) {
        around.direct = vec![group];
    }
    let (hosts, visitors) = if verb.passive { (&around.by, &own) } else { (&own, &around.direct) };
    // "received *a delegation from the Volta Union*", "hosted *the leadership of the party*"
    let sent = || {
        line.unit(start).map(|unit| company::first_head(line, unit)).is_some_and(|head| {
            line.plays(head, MeetingWord::SENT) || line.plays(head, MeetingWord::SPEAKS)
        })
    };
    let sent = !verb.passive && sent();
    let people = !visitors.is_empty() && (sent || all_people(line, visitors));
    let at_place = around.place.or(around.goal);
    let welcomed = sense.frame != MeetingFrame::Welcomes
        || at_place.is_some()
        || around.occasion
        || around.event
        || around.days.is_some()
        || to_office(line, verb.tokens.end, around.end)
        || visitors.iter().any(|party| party.role == Some(ParticipantRole::Visitor));
    // "convened mayors *for a roundtable*": which the noun tells.
    let held = convenes
        && (start..limit).any(|i| {
            let unit = line.unit(i + 1).filter(|_| line.is(i, &["for"]));
            unit.is_some_and(|unit| names_occasion(line, unit.tokens))
        });
    // "was *seen off* at the airport by B", not "saw off a rival"
    let beats = sense.lemma == "see"
        && !(verb.passive && are_in_office(line, hosts) && are_in_office(line, visitors));
    if !people || !welcomed || hosts.is_empty() || held || beats {
        return Vec::new();
    }
    let kind = around.kind.or(sense.kind).unwrap_or(MeetingKind::Meeting);
    let Some(mut told) = telling(line, verb, kind, &around) else { return Vec::new() };
    told.place = told.place.or(around.goal);
    // "looks forward to welcoming Y to Z": he is to come.
    let comes = matches!(told.status, MeetingStatus::Planned | MeetingStatus::Proposed);
    if comes && sense.frame == MeetingFrame::Welcomes && around.goal.is_some() {
        told.kind = MeetingKind::Visit;
        told.visited = around.goal.and_then(|goal| goal.country);
    }
    // "will host Y *for a state visit*"
    if comes && (start..limit).any(|i| line.is(i, &["for", "on"]) && names_journey(line, i + 1)) {
        told.kind = MeetingKind::Visit;
    }
    told.add_all(hosts, Some(ParticipantRole::Host));
    told.add_all(visitors, Some(ParticipantRole::Visitor));
    if told.parties.len() < 2 { Vec::new() } else { vec![told] }
}

/// Is everybody in office, be it with groups of whom nobody is named: "by *the minister and other officials*"?
fn are_in_office(line: &Line<'_, '_>, parties: &[Party]) -> bool {
    parties.iter().any(|party| in_office(line, party))
        && parties.iter().all(|party| in_office(line, party) || party.who.is_group())
}

/// "received *leadership* of the union from A", "welcomed *the leadership* of B in the effort": that one leads, and no
/// people who do.
fn is_led(line: &Line<'_, '_>, sense: &MeetingVerb, unit: Unit, around: &Around) -> bool {
    if !line.is(company::first_head(line, unit), &["leadership"]) {
        return false;
    }
    let field = (unit.tokens.end..around.end.max(unit.tokens.end + 1)).any(|i| {
        let behind = line.unit(i + 1).filter(|_| line.is(i, &["in", "on"]));
        behind.is_some_and(|unit| {
            let place = line.first_place_in(unit.tokens).is_some()
                || line.token(unit.head).is(Shape::CAPITAL);
            line.date_at(i + 1).is_none() && !place
        })
    });
    let people = line.is(unit.tokens.start, &["its", "the", "their"])
        && sense.frame != MeetingFrame::Welcomes
        && around.from.is_empty();
    !people || field
}

/// "The council *convened over 50 students*", "convened a briefing", "*hosted local officials* on Monday": somebody was
/// there, and nobody is named. Who convenes voters or parliament calls them to vote or sit, and who hosts fans or refugees has them stay.
pub(super) fn convenes(
    line: &Line<'_, '_>,
    verb: &VerbGroup,
    sense: &MeetingVerb,
) -> Option<Telling> {
    let told =
        matches!(sense.lemma, "convene" | "host") && verb.form == VerbForm::Past && !verb.passive;
    let start = joints::about(line, verb.tokens.end);
    // "hosted *local officials*", but not "hosted a show"
    let many = |unit: Unit| {
        lexicon().speech().people(line.token(unit.head).word) == Some(PeopleNoun::Many)
    };
    let hosts = sense.lemma == "host";
    let called = |unit: Unit| {
        !line.has(unit.head, SUMMONED) && (!hosts || many(unit) && !line.has(unit.head, STAYING))
    };
    // "*has hosted* officials since 2014"
    let told = told && !(hosts && verb.tokens.len() > 1);
    if !told || !line.unit(start).is_some_and(called) || line.is_dated(start) {
        return None;
    }
    let around = Around::read(line, start, company::clause_end(line, start), true);
    let mut told = telling(line, verb, MeetingKind::Meeting, &around)?;
    let role = if hosts { ParticipantRole::Host } else { ParticipantRole::Chair };
    told.add_all(&subject(line, verb), Some(role));
    let dated = told.days.is_some_and(Days::is_exact);
    (told.status == MeetingStatus::Held && (dated || !hosts)).then_some(told)
}

/// "A and B *convened administrators of state programmes*": who convened them is named, and met them.
pub(super) fn calls_people(line: &Line<'_, '_>, verb: &VerbGroup, told: &Telling) -> bool {
    let people = line.unit(joints::about(line, verb.tokens.end)).is_some_and(|unit| {
        let noun = lexicon().speech().people(line.token(unit.head).word);
        // "partners", "administrators", "economists"
        let does =
            ["ers", "ors", "ists", "ians"].iter().any(|end| line.word(unit.head).ends_with(end));
        (noun == Some(PeopleNoun::Many) || does) && !names_occasion(line, unit.tokens)
    });
    // "convened miners *for a round table*": which the noun tells.
    let occasion = (verb.tokens.end..verb.clause_end).any(|i| {
        let unit = line.unit(i + 1).filter(|_| line.is(i, &["for"]));
        unit.is_some_and(|unit| names_occasion(line, unit.tokens))
    });
    people
        && !occasion
        && !told.parties.is_empty()
        && all_people(line, &told.parties)
        && told.parties.iter().all(|p| in_office(line, p))
}

/// Does a visit stand at token `i`: "a four-day state visit"?
fn names_journey(line: &Line<'_, '_>, i: u32) -> bool {
    let nouns = lexicon().meetings().nouns();
    let tokens = line.unit(i).map(|unit| unit.tokens);
    tokens.is_some_and(|tokens| {
        tokens.range().any(|i| {
            let noun = line.report().phrase(nouns, i, tokens.end as usize);
            noun.is_some_and(|(_, noun)| noun.frame == MeetingNounFrame::Journey)
        })
    })
}

/// "welcomed Y *to his office*", "was welcomed *at the airport*": are such words between the tokens?
fn to_office(line: &Line<'_, '_>, start: u32, end: u32) -> bool {
    const REACH: u32 = 4;
    (start..end).any(|i| {
        let house = (i + 1..i + REACH).any(|i| line.plays(i, MeetingWord::HOUSE));
        house && line.is(i, &["to", "at"])
    })
}
