//! A report's text with what was found in it, and the rows beside it, each with a way to its words and
//! back.

use dateline_schema::RowKey;
use dateline_schema::closed::{EntityKind, MentionKind};
use dateline_schema::tables as rows;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::annotate::{Anchor, Mark, Piece, pieces};
use crate::contents::{Contents, Document, Meeting};
use crate::found::{self, Found};
use crate::render::{Address, Site};
use crate::tables::Tables;
use crate::{Error, words};

#[derive(Serialize)]
struct Page<'a> {
    document: &'a Document,
    dateline: Option<&'a str>,
    previous: Option<&'a str>,
    next: Option<&'a str>,
    pieces: Vec<Piece<'a>>,
    statements: Vec<Statement>,
    meetings: Vec<Told<'a>>,
    entities: Vec<Entity>,
    dates: Vec<Date>,
    doubts: Vec<Doubt>,
}

#[derive(Serialize)]
struct Statement {
    n: u32,
    sentence: Option<u32>,
    speaker: Option<String>,
    office: Option<String>,
    addressees: String,
    act: String,
    cue: String,
    content: String,
}

/// A meeting that the report tells of.
#[derive(Serialize)]
struct Told<'a> {
    meeting: &'a Meeting,
    sentence: Option<u32>,
}

/// Who or what is named.
#[derive(Serialize)]
struct Entity {
    id: String,
    name: String,
    kind: String,
    is_person: bool,
    /// Does the page of people have it?
    listed: bool,
    mentions: usize,
    /// Sentence of the first mention.
    sentence: Option<u32>,
}

#[derive(Serialize)]
struct Date {
    n: u32,
    text: String,
    meaning: Option<String>,
    value: Option<String>,
    sentence: Option<u32>,
}

#[derive(Serialize)]
struct Doubt {
    kind: String,
    message: String,
    sentence: Option<u32>,
}

/// Writes the page of each document.
pub(super) fn write_all<'a>(
    site: &Site,
    contents: &Contents<'a>,
    tables: &'a Tables,
) -> Result<(), Error> {
    let all = found::by_document(tables)?;
    let nothing = Found::default();
    for (n, document) in contents.documents.iter().enumerate() {
        let neighbour = |n: Option<usize>| {
            n.and_then(|n| contents.documents.get(n)).map(|document| document.id.as_str())
        };
        let found = all.get(&document.id).unwrap_or(&nothing);
        let view = View { contents, found };
        let page = Page {
            document,
            dateline: found.dateline.as_deref(),
            previous: neighbour(n.checked_sub(1)),
            next: neighbour(n.checked_add(1)),
            pieces: pieces(&found.text, &view.marks(), &view.anchors()),
            statements: view.statements(),
            meetings: view.meetings(),
            entities: view.entities(),
            dates: view.dates(),
            doubts: view.doubts(),
        };
        let file = format!("documents/{}.html", document.id);
        site.write("document.html", Address { file: &file, root: "../" }, &document.title, page)?;
    }
    Ok(())
}

/// One report among all.
struct View<'v, 'a> {
    contents: &'v Contents<'a>,
    found: &'v Found<'a>,
}

impl<'v> View<'v, '_> {
    fn marks(&self) -> Vec<Mark> {
        let found = self.found;
        let mentions = found.mentions.iter().map(|row| {
            let entity = row.entity_id.as_deref().and_then(|id| self.contents.entities.get(id));
            let what = words::value(row.kind.name());
            Mark {
                start: row.start,
                end: row.end,
                class: if entity.is_some() { class(row.kind) } else { "unknown" },
                link: entity.map(|entity| format!("#{}", entity.entity_id)),
                title: match entity {
                    Some(entity) => format!("{what}: {}", entity.name),
                    None => format!("{what}, not known whose"),
                },
                rank: 2,
            }
        });
        let dates = found.dates.iter().map(|row| Mark {
            start: row.start,
            end: row.end,
            class: "date",
            link: Some(format!("#t{}", number(&row.date_id))),
            title: words::days(row.first_day, row.last_day)
                .or_else(|| row.value.as_deref().map(str::to_owned))
                .map_or_else(|| "time".to_owned(), |meaning| format!("time: {meaning}")),
            rank: 1,
        });
        let cues = found.statements.iter().map(|row| Mark {
            start: row.cue_start,
            end: row.cue_end,
            class: "cue",
            link: Some(format!("#q{}", number(&row.statement_id))),
            title: format!(
                "{}, statement {}",
                words::value(row.act.name()),
                number(&row.statement_id)
            ),
            rank: 3,
        });
        let contents = found.contents.iter().map(|row| Mark {
            start: row.start,
            end: row.end,
            class: "content",
            link: None,
            title: String::new(),
            rank: 0,
        });
        let issues = found.issues.iter().filter_map(|row| {
            Some(Mark {
                start: row.start?,
                end: row.end?,
                class: "doubt",
                link: None,
                title: row.message.to_string(),
                rank: 0,
            })
        });
        contents.chain(issues).chain(dates).chain(mentions).chain(cues).collect()
    }

    fn anchors(&self) -> Vec<Anchor> {
        let sentence = |&(n, start): &(u32, u32)| Anchor { start, id: format!("s{n}") };
        self.found.sentences.iter().map(sentence).collect()
    }

    fn statements(&self) -> Vec<Statement> {
        let mut addressees: FxHashMap<u32, Vec<String>> = FxHashMap::default();
        for row in &self.found.addressees {
            if let Some(name) = row.entity_id.as_deref().and_then(|id| self.name(id)) {
                addressees.entry(number(&row.statement_id)).or_default().push(name);
            }
        }
        let mut speakers: FxHashMap<u32, Vec<String>> = FxHashMap::default();
        for row in &self.found.speakers {
            let name = row.entity_id.as_deref().and_then(|id| self.name(id));
            let name = name.unwrap_or_else(|| row.speaker_text.to_string());
            speakers.entry(number(&row.statement_id)).or_default().push(name);
        }
        let statement = |row: &rows::Statement| {
            let n = number(&row.statement_id);
            Statement {
                n,
                sentence: self.sentence(Some(&row.sentence_id)),
                speaker: speakers.get(&n).map(|names| names.join(", ")),
                office: row.speaker_office.as_deref().map(str::to_owned),
                addressees: addressees.get(&n).map(|names| names.join(", ")).unwrap_or_default(),
                act: words::value(row.act.name()),
                cue: row.cue_text.to_string(),
                content: row.content_text.to_string(),
            }
        };
        self.found.statements.iter().map(statement).collect()
    }

    fn meetings(&self) -> Vec<Told<'v>> {
        let mut seen = FxHashSet::default();
        let told = |row: &rows::MeetingReport| {
            let meeting = self.contents.meeting(&row.meeting_id)?;
            seen.insert(row.meeting_id.to_string()).then_some(())?;
            Some(Told { meeting, sentence: self.sentence(Some(&row.sentence_id)) })
        };
        self.found.reports.iter().filter_map(told).collect()
    }

    fn entities(&self) -> Vec<Entity> {
        let mut at: FxHashMap<&str, usize> = FxHashMap::default();
        let mut entities: Vec<Entity> = Vec::new();
        for row in &self.found.mentions {
            let Some(entity) =
                row.entity_id.as_deref().and_then(|id| self.contents.entities.get(id))
            else {
                continue;
            };
            let n = *at.entry(&entity.entity_id).or_insert_with(|| {
                entities.push(Entity {
                    id: entity.entity_id.to_string(),
                    name: entity.name.to_string(),
                    kind: words::value(entity.kind.name()),
                    is_person: entity.kind == EntityKind::Person,
                    listed: self.contents.listed.contains(&*entity.entity_id),
                    mentions: 0,
                    sentence: self.sentence(row.sentence_id.as_ref()),
                });
                entities.len() - 1
            });
            entities[n].mentions += 1;
        }
        entities.sort_by_key(|entity| (!entity.is_person, std::cmp::Reverse(entity.mentions)));
        entities
    }

    fn dates(&self) -> Vec<Date> {
        let date = |row: &rows::Date| Date {
            n: number(&row.date_id),
            text: row.date_text.to_string(),
            meaning: words::days(row.first_day, row.last_day),
            value: row.value.as_deref().map(str::to_owned),
            sentence: self.sentence(Some(&row.sentence_id)),
        };
        self.found.dates.iter().map(date).collect()
    }

    fn doubts(&self) -> Vec<Doubt> {
        let doubt = |row: &rows::Issue| Doubt {
            kind: words::value(row.kind.name()),
            message: row.message.to_string(),
            sentence: self.sentence(row.sentence_id.as_ref()),
        };
        self.found.issues.iter().map(doubt).collect()
    }

    fn name(&self, entity: &str) -> Option<String> {
        self.contents.entities.get(entity).map(|entity| entity.name.to_string())
    }

    /// The number of a sentence.
    fn sentence(&self, id: Option<&RowKey>) -> Option<u32> {
        self.contents.sentences.get(&id?.to_string()).map(|sentence| sentence.sentence)
    }
}

/// The number at the end of an id: 12 of `….q12`.
fn number(id: &RowKey) -> u32 {
    let id = id.to_string();
    let digits = id.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().unwrap_or_default()
}

fn class(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "person",
        MentionKind::Organisation => "organisation",
        MentionKind::Place => "place",
        MentionKind::Office => "office",
        MentionKind::Demonym => "demonym",
        MentionKind::Work => "work",
        MentionKind::Event => "event",
        MentionKind::Group => "group",
    }
}
