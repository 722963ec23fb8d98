//! One meeting as told so far, and how it takes in what more is told of it.

use dateline_schema::closed::{DateSource, MeetingKind, MeetingStatus, MeetingSupport};

use crate::cast::Cast;
use crate::facts::MeetingReportFact;
use crate::meetings::line::Line;
use crate::meetings::same::{alike, is_vaguer};
use crate::meetings::telling::{Party, Telling};

/// Reports of a meeting that a new one is compared with, the latest first.
const MOST_COMPARED: usize = 24;

/// A meeting told of so far.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// All that is told, put together; its sentence is the first.
    pub(super) telling: Telling,
    pub(super) date_source: Option<DateSource>,
    pub(super) reports: Vec<MeetingReportFact>,
}

impl Draft {
    pub(super) fn of(line: &Line<'_, '_>, mut telling: Telling) -> Self {
        telling.parties.sort_by_key(|party| line.cast.mention(party.mention).tokens.start);
        let mut draft = Self {
            date_source: telling.days.map(|_| DateSource::Stated),
            reports: Vec::new(),
            telling,
        };
        let first = draft.telling.clone();
        draft.report(&first, MeetingSupport::Existence);
        draft
    }

    pub(super) fn report(&mut self, telling: &Telling, supports: MeetingSupport) {
        let known = |report: &MeetingReportFact| {
            report.sentence == telling.sentence && report.span.overlaps(telling.span)
        };
        // Only those of this sentence can be, and they are the last.
        if !self.reports.iter().rev().take(MOST_COMPARED).any(known) {
            self.reports.push(MeetingReportFact {
                sentence: telling.sentence,
                span: telling.span,
                supports,
            });
        }
    }

    /// Takes in another telling of it.
    pub(super) fn merge(&mut self, cast: &Cast, telling: &Telling) {
        let before = self.telling.parties.len();
        for party in &telling.parties {
            let known = self.telling.parties.iter_mut().find(|known| alike(cast, known, party));
            match known {
                // Who was known by office or as a country has a name now.
                Some(known) => {
                    if is_vaguer(cast, known.who, party.who) {
                        (known.who, known.mention) = (party.who, party.mention);
                    }
                    known.role = known.role.or(party.role);
                    known.country = known.country.or(party.country);
                }
                None => self.telling.add(*party),
            }
        }
        let more = self.telling.parties.len() > before;
        self.more(telling);
        if let [_, .., report] = self.reports.as_mut_slice()
            && more
            && report.supports == MeetingSupport::Existence
        {
            report.supports = MeetingSupport::Participant;
        }
    }

    /// Takes in day, place and manner of another telling.
    pub(super) fn more(&mut self, telling: &Telling) {
        let known = &mut self.telling;
        if known.implied && !telling.implied {
            (known.kind, known.implied) = (telling.kind, false);
        }
        let mut supports = MeetingSupport::Existence;
        let finer = match (known.days, telling.days) {
            // What was told before gets its day from here only where it is a day or a few.
            (None, Some(b)) => known.sentence == telling.sentence || b.is_short(),
            (Some(a), Some(b)) => !a.is_exact() && b.is_exact(),
            _ => false,
        };
        if finer {
            known.days = telling.days;
            known.ended = telling.ended;
            let here = known.sentence == telling.sentence;
            self.date_source = Some(if here { DateSource::Stated } else { DateSource::SameReport });
            supports = MeetingSupport::Date;
        }
        let nearer = match (known.place, telling.place) {
            (None, Some(_)) => true,
            (Some(a), Some(b)) => a.place.is_none() && b.place.is_some() && a.country == b.country,
            _ => false,
        };
        if nearer {
            known.place = telling.place;
            supports = MeetingSupport::Place;
        }
        if known.kind == MeetingKind::Meeting && telling.kind == MeetingKind::Video {
            known.kind = MeetingKind::Video;
        }
        // "The talks *had been* postponed" before they took place.
        let before = telling.elsewhen && known.status == MeetingStatus::Held;
        if telling.status == MeetingStatus::Cancelled && !before {
            known.status = MeetingStatus::Cancelled;
            supports = MeetingSupport::Outcome;
        }
        // A headline has no verb to say whether it is to come.
        if known.headline && !telling.headline {
            (known.status, known.headline, known.news) = (telling.status, false, telling.news);
        }
        known.noun = known.noun.or(telling.noun);
        known.length = known.length.or(telling.length);
        known.visit_type = known.visit_type.or(telling.visit_type);
        known.form = known.form.or(telling.form);
        known.visited = known.visited.or(telling.visited);
        known.signed |= telling.signed;
        self.report(telling, supports);
    }
}

/// The two people of the last meetings of two, the latest first.
pub(super) fn last_pairs(
    drafts: &[Draft],
    person: impl Fn(&Party) -> bool,
) -> [Option<[Party; 2]>; 3] {
    let bare = |party: &Party| Party { role: None, beside: None, ..*party };
    let two = |draft: &Draft| match draft.telling.parties.as_slice() {
        [a, b] if person(a) && person(b) => Some([bare(a), bare(b)]),
        _ => None,
    };
    let mut last = drafts.iter().rev().take(MOST_COMPARED).filter_map(two);
    std::array::from_fn(|_| last.next())
}

/// The two people of all meetings of two that were told of, where they are the same two.
pub(super) fn only_pair(drafts: &[Draft], person: impl Fn(&Party) -> bool) -> Option<[Party; 2]> {
    let bare = |party: &Party| Party { role: None, beside: None, ..*party };
    let mut only: Option<[Party; 2]> = None;
    for draft in drafts.iter().rev().take(MOST_COMPARED) {
        let [a, b] = draft.telling.parties.as_slice() else { continue };
        if !(person(a) && person(b)) {
            continue;
        }
        match only {
            None => only = Some([bare(a), bare(b)]),
            Some(two) if two.iter().all(|one| one.who.is(a.who) || one.who.is(b.who)) => {}
            Some(_) => return None,
        }
    }
    only
}
