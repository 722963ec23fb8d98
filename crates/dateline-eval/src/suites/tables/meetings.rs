//! Meetings and their parties.

use std::collections::BTreeSet;

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
        let gold = list(self.record, "meetings");
        tally.meetings.add(0, found.len(), gold.len());
        let mut taken = BTreeSet::new();
        for meeting in gold {
            let parties = list(meeting, "participants");
            let wanted: Vec<&str> =
                parties.iter().map(|p| text(p, "name")).filter(|name| !name.is_empty()).collect();
            let is = |party: Row<'_>, name: &str| {
                self.is(aliases, party.text("entity_id"), name)
                    || is_same_name(party.text("name_text"), name)
            };
            let matching = found.iter().enumerate().find(|(n, candidate)| {
                let have = rows(&self.tables.participants, candidate.text("meeting_id"));
                let full = wanted.iter().all(|name| have.iter().any(|party| is(*party, name)));
                let day = text(meeting, "first_day");
                !taken.contains(n)
                    && !wanted.is_empty()
                    && full
                    && have.len() <= wanted.len() + 1
                    && (day.is_empty() || candidate.text("first_day") == day)
            });
            let Some((n, candidate)) = matching else {
                wrong(format!(
                    "{id}\tmeeting missed\t{} {} {wanted:?}",
                    text(meeting, "kind"),
                    text(meeting, "first_day")
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
        for (_, meeting) in found.iter().enumerate().filter(|(n, _)| !taken.contains(n)) {
            wrong(format!("{id}\tmeeting too many\t{}", meeting.text("meeting_id")));
        }
    }
}
