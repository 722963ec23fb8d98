//! What the pages are of: documents, meetings, people and places, put together from their tables.

use std::borrow::Cow;

use dateline_schema::Day;
use dateline_schema::closed::{MeetingStatus, OfficeStatus};
use dateline_schema::tables as rows;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::tables::Tables;
use crate::{Error, words};

/// Sentences that are shown for one meeting.
const EVIDENCE: usize = 12;

/// What all pages are of.
pub(crate) struct Contents<'a> {
    /// Those with a page, by publication day.
    pub(crate) documents: Vec<Document>,
    /// By first day, those without one last.
    pub(crate) meetings: Vec<Meeting>,
    meeting_numbers: FxHashMap<String, usize>,
    /// By meetings, documents and statements, the most first.
    pub(crate) people: Vec<Person>,
    /// The ids of those whom the page of people has.
    pub(crate) listed: FxHashSet<String>,
    /// Places where something was, by meetings, the most first.
    pub(crate) sites: Vec<Site>,
    /// The first and the last publication day.
    pub(crate) period: Option<(Day, Day)>,
    pub(crate) entities: FxHashMap<Cow<'a, str>, rows::Entity<'a>>,
    pub(crate) countries: FxHashMap<Cow<'a, str>, Cow<'a, str>>,
    pub(crate) sentences: FxHashMap<String, rows::Sentence<'a>>,
}

/// A report.
#[derive(Debug, Serialize)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) source: String,
    pub(crate) published: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) same_as: Option<String>,
}

/// A meeting.
#[derive(Debug, Serialize)]
pub(crate) struct Meeting {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) status: String,
    pub(crate) when: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) agreement_signed: bool,
    /// Does the page of meetings have it?
    pub(crate) listed: bool,
    pub(crate) parties: Vec<Party>,
    pub(crate) evidence: Vec<Evidence>,
    /// Sentences beyond those in `evidence`.
    pub(crate) more: usize,
    pub(crate) document_count: u32,
    pub(crate) statement_count: u32,
    #[serde(skip)]
    pub(crate) first: Option<Day>,
    #[serde(skip)]
    pub(crate) last: Option<Day>,
    #[serde(skip)]
    pub(crate) held: bool,
}

impl Meeting {
    /// The parties in a line.
    pub(crate) fn who(&self) -> String {
        self.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Who was there.
#[derive(Debug, Serialize)]
pub(crate) struct Party {
    pub(crate) id: Option<String>,
    /// Is it a person whom the page of people has?
    pub(crate) listed: bool,
    pub(crate) name: String,
    pub(crate) office: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) role: String,
}

/// Words that tell of a meeting.
#[derive(Debug, Serialize)]
pub(crate) struct Evidence {
    pub(crate) text: String,
    /// The page and place of the words, from the folder of the pages; none where the report has no page.
    pub(crate) link: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) agency: Option<String>,
}

/// Somebody.
#[derive(Debug, Serialize)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) sort_name: String,
    pub(crate) country: Option<String>,
    pub(crate) offices: Vec<String>,
    pub(crate) document_count: u32,
    pub(crate) statement_count: usize,
    /// Numbers of meetings in [`Contents::meetings`].
    pub(crate) meetings: Vec<usize>,
}

/// A place where meetings were.
#[derive(Debug, Serialize)]
pub(crate) struct Site {
    pub(crate) name: String,
    pub(crate) country: Option<String>,
    pub(crate) meetings: Vec<usize>,
    #[serde(skip)]
    pub(crate) at: Option<(f64, f64)>,
}

impl<'a> Contents<'a> {
    /// Puts the contents together; lists have the first `limit` rows.
    pub(crate) fn of(tables: &'a Tables, limit: usize) -> Result<Self, Error> {
        let entities = tables.rows::<rows::Entity>()?;
        let entities: FxHashMap<_, _> =
            entities.into_iter().map(|entity| (entity.entity_id.clone(), entity)).collect();
        let countries = tables.rows::<rows::Country>()?;
        let countries: FxHashMap<_, _> =
            countries.into_iter().map(|country| (country.country, country.name)).collect();
        let sentences = tables.rows::<rows::Sentence>()?;
        let sentences: FxHashMap<_, _> = sentences
            .into_iter()
            .map(|sentence| (sentence.sentence_id.to_string(), sentence))
            .collect();
        let documents = tables.rows::<rows::Document>()?;
        let days: Vec<Day> = documents.iter().filter_map(|document| document.published).collect();
        let period = days.iter().min().copied().zip(days.iter().max().copied());
        let documents = shown_documents(documents, &sentences);
        let mut contents = Self {
            documents,
            meetings: Vec::new(),
            meeting_numbers: FxHashMap::default(),
            people: Vec::new(),
            listed: FxHashSet::default(),
            sites: Vec::new(),
            period,
            entities,
            countries,
            sentences,
        };
        contents.meetings = contents.meetings(tables)?;
        contents.meeting_numbers =
            (0..).zip(&contents.meetings).map(|(n, meeting)| (meeting.id.clone(), n)).collect();
        contents.people = contents.people(tables)?;
        contents.say_who_is_listed(limit);
        contents.sites = contents.sites(tables)?;
        Ok(contents)
    }

    /// The name of a country.
    pub(crate) fn country(&self, code: Option<&str>) -> Option<String> {
        code.map(|code| self.countries.get(code).map_or(code, |name| name).to_owned())
    }

    fn say_who_is_listed(&mut self, limit: usize) {
        self.listed = self.people.iter().take(limit).map(|person| person.id.clone()).collect();
        for (n, meeting) in self.meetings.iter_mut().enumerate() {
            meeting.listed = n < limit;
            for party in &mut meeting.parties {
                party.listed = party.id.as_deref().is_some_and(|id| self.listed.contains(id));
            }
        }
    }

    /// A meeting by its id.
    pub(crate) fn meeting(&self, id: &str) -> Option<&Meeting> {
        self.meeting_numbers.get(id).map(|&n| &self.meetings[n])
    }

    fn meetings(&self, tables: &Tables) -> Result<Vec<Meeting>, Error> {
        let mut parties =
            grouped(tables.rows::<rows::MeetingParticipant>()?, |row| &row.meeting_id);
        let mut reports = grouped(tables.rows::<rows::MeetingReport>()?, |row| &row.meeting_id);
        let documents: FxHashMap<&str, &Document> =
            self.documents.iter().map(|document| (document.id.as_str(), document)).collect();
        let mut meetings = Vec::new();
        for row in tables.rows::<rows::Meeting>()? {
            let id = row.meeting_id.into_owned();
            let parties = parties.remove(&id).unwrap_or_default();
            let mut reports = reports.remove(&id).unwrap_or_default();
            reports.dedup_by(|later, earlier| later.sentence_id == earlier.sentence_id);
            let more = reports.len().saturating_sub(EVIDENCE);
            let evidence = reports
                .iter()
                .take(EVIDENCE)
                .map(|report| self.evidence(report, &documents))
                .collect();
            let country = self.country(row.country.as_deref());
            let place = match (row.city, country) {
                (Some(city), Some(country)) if *city != country => {
                    Some(format!("{city}, {country}"))
                }
                (Some(place), _) => Some(place.into_owned()),
                (None, country) => country,
            };
            meetings.push(Meeting {
                kind: words::value(row.kind.name()),
                status: words::value(row.status.name()),
                held: row.status == MeetingStatus::Held,
                when: words::days(row.first_day, row.last_day),
                place,
                listed: false,
                agreement_signed: row.agreement_signed == Some(true),
                parties: parties.into_iter().map(|party| self.party(party)).collect(),
                evidence,
                more,
                document_count: row.document_count,
                statement_count: row.statement_count,
                first: row.first_day.or(row.last_day),
                last: row.last_day.or(row.first_day),
                id,
            });
        }
        meetings.sort_by(|a, b| {
            (a.first.is_none(), a.first, a.last, &a.id).cmp(&(
                b.first.is_none(),
                b.first,
                b.last,
                &b.id,
            ))
        });
        Ok(meetings)
    }

    fn party(&self, row: rows::MeetingParticipant) -> Party {
        let entity = row.entity_id.as_deref().and_then(|id| self.entities.get(id));
        let named =
            entity.map_or_else(|| row.name_text.to_string(), |entity| entity.name.to_string());
        Party {
            listed: false,
            id: row.entity_id.map(Cow::into_owned),
            country: self.country(row.country.as_deref()).filter(|country| *country != named),
            name: named,
            office: row.office.map(Cow::into_owned),
            role: words::value(row.role.name()),
        }
    }

    fn evidence(
        &self,
        report: &rows::MeetingReport,
        documents: &FxHashMap<&str, &Document>,
    ) -> Evidence {
        let sentence = self.sentences.get(&report.sentence_id.to_string());
        let document = documents.get(&*report.document_id);
        Evidence {
            text: sentence.map_or_else(
                || report.meeting_text.to_string(),
                |sentence| sentence.text.to_string(),
            ),
            link: sentence.zip(document).map(|(sentence, document)| {
                format!("documents/{}.html#s{}", document.id, sentence.sentence)
            }),
            published: document.and_then(|document| document.published.clone()),
            agency: document.and_then(|document| document.agency.clone()),
        }
    }

    fn people(&self, tables: &Tables) -> Result<Vec<Person>, Error> {
        let mut attended: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (n, meeting) in self.meetings.iter().enumerate() {
            for id in meeting.parties.iter().filter_map(|party| party.id.as_deref()) {
                let numbers = attended.entry(id).or_default();
                if numbers.last() != Some(&n) {
                    numbers.push(n);
                }
            }
        }
        let mut offices = grouped(tables.rows::<rows::Office>()?, |row| &row.person_id);
        let mut people: Vec<Person> = tables
            .rows::<rows::Person>()?
            .into_iter()
            .map(|row| Person {
                offices: offices
                    .remove(&*row.person_id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|office| self.office(&office))
                    .collect(),
                meetings: attended.remove(&*row.person_id).unwrap_or_default(),
                statement_count: tables.speech.speakers.get(&*row.person_id).copied().unwrap_or(0),
                country: self.country(row.country.as_deref()),
                id: row.person_id.into_owned(),
                name: row.name.into_owned(),
                sort_name: row.sort_name.into_owned(),
                document_count: row.document_count,
            })
            .collect();
        people.sort_by(|a, b| {
            let weight = |p: &Person| (p.meetings.len(), p.document_count, p.statement_count);
            weight(b).cmp(&weight(a)).then_with(|| a.id.cmp(&b.id))
        });
        Ok(people)
    }

    fn office(&self, office: &rows::Office) -> String {
        let mut words = match office.status {
            OfficeStatus::Current => String::new(),
            status => format!("{} ", words::value(status.name())),
        };
        words.push_str(office.title.as_deref().unwrap_or(&office.title_text));
        if let Some(country) = self.country(office.country.as_deref()) {
            words = format!("{words}, {country}");
        }
        words
    }

    fn sites(&self, tables: &Tables) -> Result<Vec<Site>, Error> {
        let places: FxHashMap<_, _> = tables
            .rows::<rows::Place>()?
            .into_iter()
            .map(|place| (place.place_id.clone(), place))
            .collect();
        let where_it_was: FxHashMap<_, _> = tables
            .rows::<rows::Meeting>()?
            .into_iter()
            .filter_map(|row| Some((row.meeting_id, row.place_id?)))
            .collect();
        let mut sites: FxHashMap<&str, Site> = FxHashMap::default();
        for (n, meeting) in self.meetings.iter().enumerate() {
            let Some(place) = where_it_was.get(meeting.id.as_str()).and_then(|id| places.get(id))
            else {
                continue;
            };
            let site = sites.entry(&place.place_id).or_insert_with(|| Site {
                name: place.name.to_string(),
                country: self.country(place.country.as_deref()).filter(|name| *name != place.name),
                meetings: Vec::new(),
                at: place.latitude.zip(place.longitude),
            });
            site.meetings.push(n);
        }
        let mut sites: Vec<(&str, Site)> = sites.into_iter().collect();
        sites.sort_by(|(a, first), (b, second)| {
            second.meetings.len().cmp(&first.meetings.len()).then_with(|| a.cmp(b))
        });
        Ok(sites.into_iter().map(|(_, site)| site).collect())
    }
}

/// The documents that have a page: those whose id can be a file name, which every id of ours can.
fn shown_documents(
    rows: Vec<rows::Document>,
    sentences: &FxHashMap<String, rows::Sentence>,
) -> Vec<Document> {
    let mut documents: Vec<_> = rows
        .into_iter()
        .filter(|row| row.document_id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .collect();
    documents.sort_by(|a, b| {
        (a.published.is_none(), a.published, &a.document_id).cmp(&(
            b.published.is_none(),
            b.published,
            &b.document_id,
        ))
    });
    let title = |row: &rows::Document| match &row.title {
        Some(title) => title.to_string(),
        None => sentences
            .get(&format!("{}.s1", row.document_id))
            .map_or_else(|| row.source.to_string(), |first| words::cut(&first.text, 90)),
    };
    documents
        .into_iter()
        .map(|row| Document {
            title: title(&row),
            published: row.published.map(words::day),
            id: row.document_id.into_owned(),
            source: row.source.into_owned(),
            agency: row.agency.map(Cow::into_owned),
            same_as: row.duplicate_of.or(row.near_duplicate_of).map(Cow::into_owned),
        })
        .collect()
}

/// Rows by what they belong to, in their order.
fn grouped<R>(rows: Vec<R>, of: impl for<'r> Fn(&'r R) -> &'r str) -> FxHashMap<String, Vec<R>> {
    let mut groups: FxHashMap<String, Vec<R>> = FxHashMap::default();
    for row in rows {
        match groups.get_mut(of(&row)) {
            Some(group) => group.push(row),
            None => drop(groups.insert(of(&row).to_owned(), vec![row])),
        }
    }
    groups
}
