//! `meetings`, its child tables, `meetings_flat`, `dyads_flat`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use dateline_lexicon::{CountryId, lexicon};
use dateline_linker::{EntityRef, LinkedMeeting, LinkedParticipant, LinkedReport, MeetingRef};
use dateline_schema::tables::{
    self, DyadFlatRows, MeetingFlatRows, MeetingParticipantRows, MeetingReportRows, MeetingRows,
};

use crate::Error;
use crate::build::ids::Row;
use crate::build::offsets::fold;
use crate::build::relate::Dataset;
use crate::build::tables::entities::cow_code;
use crate::build::tables::{View, country, joined};
use crate::build::writers::Chunk;

/// What the rows of meetings need of the documents that tell of them.
#[derive(Default)]
struct Told {
    /// Words of mentions, by document and mention.
    mentions: BTreeMap<(u32, u32), String>,
    /// Offsets and words of reports, by document and bytes.
    reports: BTreeMap<(u32, u32, u32), PlacedWords>,
    /// Sentences, by document and number.
    sentences: BTreeMap<(u32, u32), String>,
    /// Sources, by document.
    sources: BTreeMap<u32, String>,
}

/// Start and end in code points, and the words there.
type PlacedWords = ((u32, u32), String);

/// A meeting with its parts.
struct Parts<'a> {
    number: MeetingRef,
    meeting: &'a LinkedMeeting,
    participants: Vec<LinkedParticipant>,
    reports: Vec<LinkedReport>,
}

impl Told {
    /// Reads every document of these meetings once.
    fn gather(data: Dataset<'_>, meetings: &[Parts<'_>]) -> Result<Self, Error> {
        // Meetings by document: a document is looked at for its own meetings only.
        let mut wanted: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (n, meeting) in meetings.iter().enumerate() {
            let parties = meeting.participants.iter().map(|party| party.mention.document);
            for document in parties.chain(meeting.reports.iter().map(|report| report.document)) {
                let list = wanted.entry(document).or_default();
                if list.last() != Some(&n) {
                    list.push(n);
                }
            }
        }
        let mut told = Self::default();
        let mut buffer = Vec::new();
        for (document, list) in wanted {
            data.with(document, &mut buffer, |read| {
                let view = View::new(data, read);
                for &n in &list {
                    told.take(&view, &meetings[n]);
                }
            })?;
        }
        Ok(told)
    }

    fn take(&mut self, view: &View<'_>, meeting: &Parts<'_>) {
        let number = view.document.number;
        self.sources.entry(number).or_insert_with(|| fold(view.document.head.source).into_owned());
        for party in meeting.participants.iter().filter(|party| party.mention.document == number) {
            let words = view.mention_words(party.mention.mention).unwrap_or_default();
            self.mentions.insert((number, party.mention.mention), words.into_owned());
        }
        for report in meeting.reports.iter().filter(|report| report.document == number) {
            let place = (number, report.span.start, report.span.end);
            let words = view.words(report.span).into_owned();
            self.reports.insert(place, (view.span(report.span), words));
            let sentence = view.document.facts.sentences.get(report.sentence as usize);
            let words = sentence.map(|&(span, _)| view.words(span)).unwrap_or_default();
            self.sentences.insert((number, report.sentence), words.into_owned());
        }
    }
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
pub(crate) fn meetings(data: Dataset<'_>, numbers: Range<u32>) -> Result<Vec<Chunk>, Error> {
    let parts = |number| {
        let meeting = MeetingRef(number);
        Parts {
            number: meeting,
            meeting: &data.linked.meetings[number as usize],
            participants: data.linked.participants(meeting),
            reports: data.linked.meeting_reports(meeting),
        }
    };
    let meetings: Vec<Parts<'_>> = numbers.map(parts).collect();
    let told = Told::gather(data, &meetings)?;
    let mut tables = MeetingTables::default();
    for meeting in &meetings {
        tables.meeting(data, meeting);
        tables.participants(data, meeting, &told);
        tables.reports(data, meeting, &told);
        tables.flat(data, meeting, &told);
        tables.dyads(data, meeting);
    }
    Ok(tables.finish())
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
            let words = told.mentions.get(&(party.mention.document, party.mention.mention));
            self.participants.push(tables::MeetingParticipant {
                meeting_id: meeting.id.as_str().into(),
                n,
                entity_id: party.entity.map(|entity| data.linked.entity_id(entity).into()),
                name_text: words.map(String::as_str).unwrap_or_default().into(),
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
            let place = (report.document, report.span.start, report.span.end);
            let Some(((start, end), words)) = told.reports.get(&place) else { continue };
            let id = data.id(report.document);
            self.reports.push(tables::MeetingReport {
                meeting_id: meeting.id.as_str().into(),
                n,
                document_id: id.to_string().into(),
                sentence_id: id.row(Row::Sentence, report.sentence).into(),
                start: *start,
                end: *end,
                meeting_text: words.as_str().into(),
                supports: report.supports,
            });
        }
    }

    fn flat(&mut self, data: Dataset<'_>, parts: &Parts<'_>, told: &Told) {
        let meeting = parts.meeting;
        let names = parts.participants.iter().map(|party| match party.entity {
            Some(entity) => data.linked.entity_name(entity),
            None => told
                .mentions
                .get(&(party.mention.document, party.mention.mention))
                .map(String::as_str)
                .unwrap_or_default(),
        });
        let countries = parts.participants.iter().filter_map(|party| party.country);
        let mut countries: Vec<Cow<'_, str>> = countries.map(country).collect();
        let mut seen = std::collections::BTreeSet::new();
        countries.retain(|country| seen.insert(country.clone()));
        let mut documents: Vec<u32> = parts.reports.iter().map(|report| report.document).collect();
        documents.dedup();
        let first = parts.reports.first();
        let sentence =
            first.and_then(|report| told.sentences.get(&(report.document, report.sentence)));
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
            sentence: sentence.filter(|text| !text.is_empty()).map(|text| text.as_str().into()),
            source: joined(documents.iter().filter_map(|document| told.sources.get(document))),
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
