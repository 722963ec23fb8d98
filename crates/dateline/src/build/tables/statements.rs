//! `statements`, its child tables, and `statements_flat`.

use std::borrow::Cow;

use dateline_extractor::facts::{SpeakerFact, StatementFact};
use dateline_lexicon::lexicon;
use dateline_schema::RowKey;
use dateline_schema::tables::{
    self, StatementAddresseeRows, StatementContentRows, StatementFlatRows, StatementRows,
    StatementSpeakerRows, StatementTopicRows,
};

use crate::build::ids::Row;
use crate::build::offsets::fold;
use crate::build::tables::{View, country, joined};
use crate::build::writers::Chunk;

/// What stands between two pieces of what was said.
const BETWEEN: &str = " … ";

/// Rows being made.
#[derive(Default)]
pub(super) struct StatementTables {
    statements: StatementRows,
    speakers: StatementSpeakerRows,
    contents: StatementContentRows,
    addressees: StatementAddresseeRows,
    topics: StatementTopicRows,
    flat: StatementFlatRows,
}

impl StatementTables {
    /// Adds the rows of a document.
    pub(super) fn push(&mut self, view: &View<'_>) {
        for (n, statement) in (0..).zip(&view.document.facts.statements) {
            if view.data.linked.office_holders_only && is_left_out(view, statement) {
                continue;
            }
            let id = view.row(Row::Statement, n);
            self.statement(view, &id, statement);
            self.children(view, &id, statement);
            self.flat(view, &id, statement);
        }
    }

    fn statement(&mut self, view: &View<'_>, id: &RowKey<'_>, statement: &StatementFact) {
        let (start, end) = view.span(statement.span);
        let (cue_start, cue_end) = view.span(statement.cue);
        let speaker = heard(view, statement).next();
        let codes = lexicon().crosswalk().act(statement.act);
        self.statements.push(tables::Statement {
            statement_id: id.clone(),
            document_id: view.id(),
            sentence_id: view.row(Row::Sentence, statement.sentence),
            start,
            end,
            speaker_id: speaker.and_then(|speaker| view.entity_id(speaker.entity)),
            speaker_name: speaker.and_then(|speaker| name(view, speaker)),
            speaker_office: speaker.and_then(|speaker| view.office(speaker.entity?)),
            speaker_country: speaker.and_then(|speaker| speaker_country(view, speaker)),
            cue_text: view.words(statement.cue),
            cue_start,
            cue_end,
            content_text: content(view, statement),
            quote_type: statement.quote_type,
            act: statement.act,
            polarity: statement.polarity,
            modality: statement.modality,
            meeting_id: statement
                .meeting
                .and_then(|meeting| view.meeting_id(meeting))
                .map(Into::into),
            plover_event: codes.plover_event.map(Into::into),
            plover_mode: codes.plover_mode.map(Into::into),
            cameo_code: codes.cameo_code.map(Into::into),
            date_id: statement.date.map(|date| view.row(Row::Date, date)),
            confidence: None,
        });
    }

    fn children(&mut self, view: &View<'_>, id: &RowKey<'_>, statement: &StatementFact) {
        for (n, speaker) in (1..).zip(heard(view, statement)) {
            let Some(mention) = view.document.facts.mentions.get(speaker.mention as usize) else {
                continue;
            };
            let (start, end) = view.span(mention.span);
            self.speakers.push(tables::StatementSpeaker {
                statement_id: id.clone(),
                n,
                entity_id: view.entity_id(speaker.entity),
                mention_id: view.row(Row::Mention, speaker.mention),
                speaker_text: view.words(mention.span),
                start,
                end,
                country: speaker_country(view, speaker),
            });
        }
        for (n, &span) in (1..).zip(&statement.contents) {
            let (start, end) = view.span(span);
            let content_text = view.words(span);
            self.contents.push(tables::StatementContent {
                statement_id: id.clone(),
                n,
                start,
                end,
                content_text,
            });
        }
        let addressees = statement.addressees.iter().filter(|addressee| {
            !view.is_left_out(addressee.entity)
                && !addressee.mention.is_some_and(|mention| view.is_mention_left_out(mention))
        });
        for (n, addressee) in (1..).zip(addressees) {
            self.addressees.push(tables::StatementAddressee {
                statement_id: id.clone(),
                n,
                entity_id: view.entity_id(addressee.entity),
                mention_id: addressee.mention.map(|mention| view.row(Row::Mention, mention)),
                relation: addressee.relation,
                addressee_source: addressee.source,
            });
        }
        for (n, topic) in (1..).zip(&statement.topics) {
            let (start, end) = view.span(topic.span);
            self.topics.push(tables::StatementTopic {
                statement_id: id.clone(),
                n,
                topic: topic.topic,
                work_id: view.work_id(topic.work),
                topic_text: view.words(topic.span),
                start,
                end,
            });
        }
    }

    fn flat(&mut self, view: &View<'_>, id: &RowKey<'_>, statement: &StatementFact) {
        let facts = &view.document.facts;
        let known =
            |local| view.entity(local).map(|entity| view.data.linked.entity_name(entity).into());
        let speakers = heard(view, statement).filter_map(|speaker| {
            speaker.entity.and_then(known).or_else(|| view.mention_words(speaker.mention))
        });
        let there = statement.addressees.iter().filter(|one| !view.is_left_out(one.entity));
        let addressees = there.filter_map(|addressee| {
            let words = || view.mention_words(addressee.mention?);
            addressee.entity.and_then(known).or_else(words)
        });
        let speaker = heard(view, statement).next();
        let sentence =
            facts.sentences.get(statement.sentence as usize).map(|&(span, _)| view.words(span));
        self.flat.push(tables::StatementFlat {
            statement_id: id.clone(),
            published: facts.published.map(|(day, _)| day),
            speaker: joined::<Cow<'_, str>>(speakers),
            speaker_office: speaker.and_then(|speaker| view.office(speaker.entity?)),
            speaker_country: speaker.and_then(|speaker| speaker_country(view, speaker)),
            addressees: joined::<Cow<'_, str>>(addressees),
            act: statement.act,
            content: content(view, statement),
            quote_type: statement.quote_type,
            cue: view.words(statement.cue),
            meeting_id: statement
                .meeting
                .and_then(|meeting| view.meeting_id(meeting))
                .map(Into::into),
            sentence: sentence.unwrap_or_default(),
            source: fold(view.document.head.source),
        });
    }

    pub(super) fn finish(self) -> Vec<Chunk> {
        vec![
            Chunk::of(self.statements),
            Chunk::of(self.speakers),
            Chunk::of(self.contents),
            Chunk::of(self.addressees),
            Chunk::of(self.topics),
            Chunk::of(self.flat),
        ]
    }
}

/// The speakers who are not left out.
fn heard<'a>(
    view: &'a View<'_>,
    statement: &'a StatementFact,
) -> impl Iterator<Item = &'a SpeakerFact> {
    statement.speakers.iter().filter(|speaker| {
        !view.is_left_out(speaker.entity) && !view.is_mention_left_out(speaker.mention)
    })
}

/// Was it made by people who are left out alone?
fn is_left_out(view: &View<'_>, statement: &StatementFact) -> bool {
    !statement.speakers.is_empty() && heard(view, statement).next().is_none()
}

fn name<'a>(view: &View<'a>, speaker: &SpeakerFact) -> Option<Cow<'a, str>> {
    let entity = view.entity(speaker.entity?)?;
    Some(view.data.linked.entity_name(entity).into())
}

fn speaker_country(view: &View<'_>, speaker: &SpeakerFact) -> Option<Cow<'static, str>> {
    view.data.linked.entity_country(view.entity(speaker.entity?)?).map(country)
}

/// What was said, its pieces joined.
fn content<'a>(view: &View<'a>, statement: &StatementFact) -> Cow<'a, str> {
    if let [one] = statement.contents[..] {
        return view.words(one);
    }
    let pieces: Vec<_> = statement.contents.iter().map(|&span| view.words(span)).collect();
    pieces.join(BETWEEN).into()
}
