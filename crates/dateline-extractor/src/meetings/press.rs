//! A press conference that two give together: "held a news conference on Monday *along with Y*". One who speaks to the
//! press alone meets nobody.

use dateline_schema::closed::{MeetingKind, MeetingStatus};

use crate::meetings::actors::{self, all_people};
use crate::meetings::around::Around;
use crate::meetings::holding;
use crate::meetings::line::Line;
use crate::meetings::nouns::Noun;
use crate::meetings::subjects::subject;
use crate::meetings::telling::Telling;
use crate::meetings::verbs::telling;

/// The press conference that a noun names, where somebody in office gives it with another.
pub(super) fn joint(line: &Line<'_, '_>, noun: &Noun) -> Option<Telling> {
    let conference = line.is(noun.word, &["news", "press"]);
    let one = line.is(noun.end - 1, &["conference", "briefing"]);
    let support = holding::support(line, noun).filter(|_| conference && one)?;
    if !matches!(support.sense.lemma, "hold" | "give" | "address" | "host") {
        return None;
    }
    let around = Around::read(line, noun.end, line.next_verb(noun.end), false);
    let own = subject(line, &support.verb);
    let two = own.len() == 1 && around.with.len() == 1 && !own[0].who.is(around.with[0].who);
    let official = |party| actors::in_office(line, party);
    let known = all_people(line, &own) && all_people(line, &around.with);
    if !(two && known && own.iter().any(official) && around.with.iter().any(official)) {
        return None;
    }
    let mut told = telling(line, &support.verb, MeetingKind::Conference, &around)?;
    if !matches!(told.status, MeetingStatus::Held | MeetingStatus::Planned) {
        return None;
    }
    told.add_all(&own, None);
    told.add_all(&around.with, None);
    Some(told)
}
