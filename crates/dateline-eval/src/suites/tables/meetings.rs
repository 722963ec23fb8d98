//! Meetings and their parties.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Aliases, Report, Tally, is_same_name, rows};
use crate::dataset::Row;
use crate::gold::{list, text};
use crate::suites::Wrong;

impl Report<'_, '_> {
    pub(super) fn meetings(&self, tally: &mut Tally, aliases: &Aliases<'_>, wrong: Wrong<'_>) {
        let id = text(self.record, "id");
        let numbers: BTreeSet<&str> = rows(&self.tables.reports, self.document.text("document_id"))
            .iter()
            .map(|report| report.text("meeting_id"))
            .collect();
        let found: Vec<Row<'_>> = numbers
            .iter()
            .filter_map(|number| rows(&self.tables.meetings, number).first().copied())
            .collect();
        let (may_be, gold): (Vec<&Value>, Vec<&Value>) = list(self.record, "meetings")
            .iter()
            .partition(|meeting| meeting["optional"].as_bool() == Some(true));
        let is = |party: Row<'_>, name: &str| {
            self.is(aliases, party.text("entity_id"), name)
                || is_same_name(party.text("name_text"), name)
        };
        // The same parties, of those that have a name, and the same first day.
        let is_told = |candidate: Row<'_>, meeting: &Value| {
            let wanted = names(meeting);
            let have = rows(&self.tables.participants, candidate.text("meeting_id"));
            let day = text(meeting, "first_day");
            !wanted.is_empty()
                && wanted.iter().all(|name| have.iter().any(|party| is(*party, name)))
                && have.len() <= wanted.len() + 1
                && (day.is_empty() || candidate.text("first_day") == day)
        };
        let mut taken = BTreeSet::new();
        for meeting in &gold {
            let parties = list(meeting, "participants");
            let matching = found
                .iter()
                .enumerate()
                .find(|(n, candidate)| !taken.contains(n) && is_told(**candidate, meeting));
            let Some((n, candidate)) = matching else {
                wrong(format!(
                    "{id}\tmeeting missed\t{} {} {:?}",
                    text(meeting, "kind"),
                    text(meeting, "first_day"),
                    names(meeting)
                ));
                continue;
            };
            taken.insert(n);
            tally.meetings.right += 1;
            let mut check = |slot: &mut (usize, usize), column: &str, wanted: &str| {
                let right = candidate.text(column) == wanted;
                if !right {
                    wrong(format!(
                        "{id}\tmeeting {column}\t{} is {wanted}",
                        candidate.text(column)
                    ));
                }
                slot.0 += usize::from(right);
                slot.1 += 1;
            };
            check(&mut tally.meeting_kind, "kind", text(meeting, "kind"));
            check(&mut tally.meeting_status, "status", text(meeting, "status"));
            match text(meeting, "country") {
                "" => {
                    tally.meeting_country.0 += 1;
                    tally.meeting_country.1 += 1;
                }
                country => check(&mut tally.meeting_country, "country", country),
            }
            let have = rows(&self.tables.participants, candidate.text("meeting_id"));
            for party in parties {
                let (name, role) = (text(party, "name"), text(party, "role"));
                let right = have.iter().any(|found| is(*found, name) && found.text("role") == role);
                if !right {
                    wrong(format!("{id}\trole\t{name} is {role}"));
                }
                tally.roles.0 += usize::from(right);
                tally.roles.1 += 1;
            }
        }
        let (left, counted): (Vec<_>, Vec<_>) = found
            .iter()
            .enumerate()
            .filter(|(n, _)| !taken.contains(n))
            .partition(|(_, found)| may_be.iter().any(|meeting| is_told(**found, meeting)));
        tally.meetings.add(0, found.len() - left.len(), gold.len());
        self.named_meetings(tally, &found, is);
        for (_, meeting) in counted {
            wrong(format!("{id}\tmeeting too many\t{}", meeting.text("meeting_id")));
        }
    }
}

impl<'t> Report<'_, 't> {
    /// Those meetings that somebody named was at, by all who are named and the day. Groups and offices of whom nobody is
    /// named, which the gold data lists here and there, count neither way; nor does a meeting of nobody who is named.
    fn named_meetings(
        &self,
        tally: &mut Tally,
        found: &[Row<'t>],
        is: impl Fn(Row<'_>, &str) -> bool,
    ) {
        let named = |candidate: &Row<'t>| -> Vec<Row<'t>> {
            let parties = rows(&self.tables.participants, candidate.text("meeting_id"));
            parties.iter().copied().filter(|party| party.some("entity_id").is_some()).collect()
        };
        let gold = list(self.record, "meetings");
        let (some, nobody): (Vec<&Value>, Vec<&Value>) =
            gold.iter().partition(|meeting| !names(meeting).is_empty());
        let optional = |meeting: &Value| meeting["optional"].as_bool() == Some(true);
        let on_day = |candidate: &Row<'t>, meeting: &Value| {
            let day = text(meeting, "first_day");
            day.is_empty() || candidate.text("first_day") == day
        };
        let is_told = |candidate: &Row<'t>, meeting: &Value| {
            let (wanted, have) = (names(meeting), named(candidate));
            wanted.iter().all(|name| have.iter().any(|party| is(*party, name)))
                && have.len() <= wanted.len() + 1
                && on_day(candidate, meeting)
        };
        let mut taken = BTreeSet::new();
        let mut right = 0;
        // What may be found comes last: it takes nothing from what must be.
        let (may_be, must): (Vec<&Value>, Vec<&Value>) =
            some.into_iter().partition(|meeting| optional(meeting));
        for meeting in &must {
            let matching = found
                .iter()
                .enumerate()
                .find(|(n, candidate)| !taken.contains(n) && is_told(candidate, meeting));
            if let Some((n, _)) = matching {
                taken.insert(n);
                right += 1;
            }
        }
        let counted = found.iter().enumerate().filter(|(n, candidate)| {
            taken.contains(n)
                || !(named(candidate).is_empty()
                    || may_be.iter().any(|meeting| is_told(candidate, meeting))
                    || nobody.iter().any(|meeting| {
                        on_day(candidate, meeting)
                            && named(candidate).iter().all(|party| {
                                party.text("entity_id").starts_with("o.")
                                    || party.text("entity_id").starts_with("g.")
                            })
                    }))
        });
        tally.named_meetings.add(right, counted.count(), must.len());
    }
}

/// The names of those parties that have one.
fn names(meeting: &Value) -> Vec<&str> {
    let parties = list(meeting, "participants").iter();
    parties.map(|party| text(party, "name")).filter(|name| !name.is_empty()).collect()
}
