//! `meetings`, its child tables, `meetings_flat`, `dyads_flat`.

use std::borrow::Cow;
use std::ops::Range;

use dateline_lexicon::{CountryId, lexicon};
use dateline_linker::{EntityRef, LinkedMeeting, LinkedParticipant, LinkedReport, MeetingRef};
use dateline_schema::tables::{
    self, DyadFlatRows, MeetingFlatRows, MeetingParticipantRows, MeetingReportRows, MeetingRows,
};

use crate::build::ids::Row;
use crate::build::offsets::fold;
use crate::build::relate::Dataset;
use crate::build::tables::entities::cow_code;
use crate::build::tables::told::Told;
use crate::build::tables::{country, joined};
use crate::build::writers::Chunk;

/// A meeting with its parts.
struct Parts<'a> {
    number: MeetingRef,
    meeting: &'a LinkedMeeting,
    participants: Vec<LinkedParticipant>,
    reports: Vec<LinkedReport>,
}

/// Rows being made.
#[derive(Default)]
struct MeetingTables {
    meetings: MeetingRows,
    participants: MeetingParticipantRows,
    reports: MeetingReportRows,
    flat: MeetingFlatRows,
    dyads: DyadFlatRows,
}

/// The rows of the meetings with these numbers.
pub(crate) fn meetings(data: Dataset<'_>, told: &Told, numbers: Range<u32>) -> Vec<Chunk> {
    let mut tables = MeetingTables::default();
    for number in numbers {
        let meeting = MeetingRef(number);
        let meeting = Parts {
            number: meeting,
            meeting: &data.linked.meetings[number as usize],
            participants: data.linked.participants(meeting),
            reports: data.linked.meeting_reports(meeting),
        };
        tables.meeting(data, &meeting);
        tables.participants(data, &meeting, told);
        tables.reports(data, &meeting, told);
        tables.flat(data, &meeting, told);
        tables.dyads(data, &meeting);
    }
    tables.finish()
}

impl MeetingTables {
    fn meeting(&mut self, data: Dataset<'_>, parts: &Parts<'_>) {
        let meeting = parts.meeting;
        let codes = lexicon().crosswalk().meeting(meeting.kind, meeting.status);
        self.meetings.push(tables::Meeting {
            meeting_id: meeting.id.as_str().into(),
            kind: meeting.kind,
            first_day: meeting.days.map(|(first, _)| first),
            last_day: meeting.days.map(|(_, last)| last),
            precision: meeting.precision,
            date_source: meeting.date_source,
            place_id: meeting
                .place
                .filter(|place| matches!(place, EntityRef::Place(_)))
                .map(|place| data.linked.entity_id(place).into()),
            city: data.linked.city(parts.number).map(fold),
            country: meeting.country.map(country),
            place_source: meeting.place_source,
            form: meeting.form,
            visit_type: meeting.visit_type,
            host_country: meeting.host_country.map(country),
            visitor_country: meeting.visitor_country.map(country),
            agreement_signed: meeting.agreement_signed,
            status: meeting.status,
            participant_count: meeting.participant_count,
            document_count: meeting.document_count,
            statement_count: meeting.statement_count,
            plover_event: codes.plover_event.map(Into::into),
            plover_mode: codes.plover_mode.map(Into::into),
            cameo_code: codes.cameo_code.map(Into::into),
            confidence: None,
        });
    }

    fn participants(&mut self, data: Dataset<'_>, parts: &Parts<'_>, told: &Told) {
        let meeting = parts.meeting;
        for (n, party) in (1..).zip(&parts.participants) {
            self.participants.push(tables::MeetingParticipant {
                meeting_id: meeting.id.as_str().into(),
                n,
                entity_id: party.entity.map(|entity| data.linked.entity_id(entity).into()),
                name_text: told.mention(party.mention).into(),
                mention_id: data.mention(party.mention).into(),
                role: party.role,
                side: None,
                country: party.country.map(country),
                office: party.office.as_deref().map(fold),
                level: party.level.map(u32::from),
            });
        }
    }

    fn reports(&mut self, data: Dataset<'_>, parts: &Parts<'_>, told: &Told) {
        let meeting = parts.meeting;
        for (n, report) in (1..).zip(&parts.reports) {
            let Some(placed) = told.placed(report) else { continue };
            let id = data.id(report.document);
            self.reports.push(tables::MeetingReport {
                meeting_id: meeting.id.as_str().into(),
                n,
                document_id: id.to_string().into(),
                sentence_id: id.row(Row::Sentence, report.sentence).into(),
                start: placed.start,
                end: placed.end,
                meeting_text: placed.words.as_str().into(),
                supports: report.supports,
            });
        }
    }

    fn flat(&mut self, data: Dataset<'_>, parts: &Parts<'_>, told: &Told) {
        let meeting = parts.meeting;
        let names = parts.participants.iter().map(|party| match party.entity {
            Some(entity) => data.linked.entity_name(entity),
            None => told.mention(party.mention),
        });
        let countries = parts.participants.iter().filter_map(|party| party.country);
        let mut countries: Vec<Cow<'_, str>> = countries.map(country).collect();
        let mut seen = std::collections::BTreeSet::new();
        countries.retain(|country| seen.insert(country.clone()));
        let mut documents: Vec<u32> = parts.reports.iter().map(|report| report.document).collect();
        documents.dedup();
        let sentence = parts.reports.first().and_then(|report| told.sentence(report));
        self.flat.push(tables::MeetingFlat {
            meeting_id: meeting.id.as_str().into(),
            kind: meeting.kind,
            first_day: meeting.days.map(|(first, _)| first),
            last_day: meeting.days.map(|(_, last)| last),
            city: data.linked.city(parts.number).map(fold),
            country: meeting.country.map(country),
            status: meeting.status,
            participants: joined(names),
            offices: joined(parts.participants.iter().filter_map(|party| party.office.as_deref())),
            countries: joined(countries),
            report_count: meeting.document_count,
            sentence: sentence.map(Into::into),
            source: joined(documents.iter().filter_map(|&document| told.source(document))),
        });
    }

    fn dyads(&mut self, data: Dataset<'_>, parts: &Parts<'_>) {
        let meeting = parts.meeting;
        let mut pairs = data.linked.dyads(parts.number);
        for (a, b) in &mut pairs {
            if code(*b) < code(*a) {
                std::mem::swap(a, b);
            }
        }
        pairs.sort_unstable_by_key(|&(a, b)| (code(a), code(b)));
        let cow = |country| lexicon().country(country).cow_code;
        for (a, b) in pairs {
            self.dyads.push(tables::DyadFlat {
                meeting_id: meeting.id.as_str().into(),
                day: meeting.days.map(|(first, _)| first),
                country_a: country(a),
                country_b: country(b),
                cow_a: cow(a).map(cow_code),
                cow_b: cow(b).map(cow_code),
                kind: meeting.kind,
            });
        }
    }

    fn finish(self) -> Vec<Chunk> {
        vec![
            Chunk::of(self.meetings),
            Chunk::of(self.participants),
            Chunk::of(self.reports),
            Chunk::of(self.flat),
            Chunk::of(self.dyads),
        ]
    }
}

fn code(country: CountryId) -> &'static str {
    lexicon().country(country).code
}
