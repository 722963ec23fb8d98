//! `documents`, `document_places`, `texts`, `sentences`, `mentions`, `dates`, `issues`.

use dateline_extractor::facts::{IssueFact, MentionFact};
use dateline_linker::LinkIssue;
use dateline_schema::closed::{LinkSource, MentionForm};
use dateline_schema::tables::{
    self, DateRows, DocumentPlaceRows, DocumentRows, IssueRows, MentionRows, SentenceRows, TextRows,
};

use crate::build::ids::{Row, content_hash_text, input_id};
use crate::build::offsets::fold;
use crate::build::tables::View;
use crate::build::writers::Chunk;

/// Rows being made.
#[derive(Default)]
pub(super) struct DocumentTables {
    documents: DocumentRows,
    places: DocumentPlaceRows,
    texts: TextRows,
    sentences: SentenceRows,
    mentions: MentionRows,
    dates: DateRows,
    issues: IssueRows,
}

impl DocumentTables {
    /// Adds the rows of a document; `issues` are the linker's about it.
    pub(super) fn push(&mut self, view: &View<'_>, issues: &[&LinkIssue]) {
        self.document(view);
        for (n, &(span, place)) in (1..).zip(&view.document.facts.dateline_places) {
            let (start, end) = view.span(span);
            self.places.push(tables::DocumentPlace {
                document_id: view.id(),
                n,
                place_id: view.place_id(place),
                place_text: view.words(span),
                start,
                end,
            });
        }
        self.texts
            .push(tables::Text { document_id: view.id(), text: view.document.head.text.into() });
        for (n, &(span, paragraph)) in (0..).zip(&view.document.facts.sentences) {
            let (start, end) = view.span(span);
            self.sentences.push(tables::Sentence {
                sentence_id: view.row(Row::Sentence, n),
                document_id: view.id(),
                sentence: n + 1,
                paragraph: paragraph + 1,
                start,
                end,
                byte_start: span.start,
                byte_end: span.end,
                text: view.words(span),
            });
        }
        for (n, mention) in (0..).zip(&view.document.facts.mentions) {
            if !view.is_left_out(mention.entity) {
                self.mention(view, n, mention);
            }
        }
        self.dates(view);
        self.issues(view, issues);
    }

    fn document(&mut self, view: &View<'_>) {
        let (head, facts) = (&view.document.head, &view.document.facts);
        let dateline = facts.dateline.map(|span| view.span(span));
        let number = view.document.number as usize;
        let first = |first: Option<u32>| first.map(|n| view.data.id(n).to_string().into());
        self.documents.push(tables::Document {
            document_id: view.id(),
            input_id: input_id(head.input).into(),
            source: fold(head.source),
            record: head.record,
            source_id: head.source_id.map(fold).filter(|id| !id.is_empty()),
            title: facts.title.as_deref().map(fold).filter(|title| !title.trim().is_empty()),
            published: facts.published.map(|(day, _)| day),
            published_source: facts.published.map(|(_, source)| source),
            dateline_text: facts.dateline.map(|span| view.words(span)),
            dateline_start: dateline.map(|(start, _)| start),
            dateline_end: dateline.map(|(_, end)| end),
            dateline_day: facts.dateline_day,
            agency: facts.agency.as_deref().map(fold),
            byline: facts.byline.map(|span| view.words(span)),
            language: facts.language.as_str().into(),
            sentence_count: facts.sentences.len() as u32,
            word_count: facts.word_count,
            content_hash: content_hash_text(view.document.entry.content).into(),
            duplicate_of: first(view.data.linked.duplicates[number]),
            near_duplicate_of: first(view.data.linked.near_duplicates[number]),
        });
    }

    fn mention(&mut self, view: &View<'_>, n: u32, mention: &MentionFact) {
        let (start, end) = view.span(mention.span);
        self.mentions.push(tables::Mention {
            mention_id: view.row(Row::Mention, n),
            document_id: view.id(),
            sentence_id: mention.sentence.map(|sentence| view.row(Row::Sentence, sentence)),
            start,
            end,
            byte_start: mention.span.start,
            byte_end: mention.span.end,
            mention_text: view.words(mention.span),
            kind: mention.kind,
            form: mention.form,
            entity_id: view.entity_id(mention.entity),
            link_source: link_source(view, mention),
            confidence: None,
        });
    }

    fn dates(&mut self, view: &View<'_>) {
        for (n, date) in (0..).zip(&view.document.facts.dates) {
            let (start, end) = view.span(date.span);
            self.dates.push(tables::Date {
                date_id: view.row(Row::Date, n),
                document_id: view.id(),
                sentence_id: view.row(Row::Sentence, date.sentence),
                start,
                end,
                date_text: view.words(date.span),
                r#type: date.kind,
                value: date.value.as_deref().map(Into::into),
                r#mod: date.modifier,
                first_day: date.first_day,
                last_day: date.last_day,
                precision: date.precision,
                anchor: date.anchor,
                anchor_day: date.anchor_day,
                direction: date.direction,
                rule: date.rule.as_ref().into(),
                confidence: None,
            });
        }
    }

    /// Doubts in reading order, the linker's among those of the report.
    fn issues(&mut self, view: &View<'_>, linker: &[&LinkIssue]) {
        let facts = &view.document.facts;
        let mut issues: Vec<IssueFact> = facts.issues.clone();
        for issue in linker {
            let mention = issue.mention.and_then(|n| facts.mentions.get(n as usize));
            issues.push(IssueFact {
                kind: issue.kind,
                span: mention.map(|mention| mention.span),
                sentence: mention.and_then(|mention| mention.sentence),
                message: issue.message.clone(),
            });
        }
        issues.sort_by_key(|issue| issue.span.map(|span| (span.start, span.end)));
        for (n, issue) in (0..).zip(&issues) {
            let span = issue.span.map(|span| view.span(span));
            self.issues.push(tables::Issue {
                issue_id: view.row(Row::Issue, n),
                document_id: Some(view.id()),
                sentence_id: issue.sentence.map(|sentence| view.row(Row::Sentence, sentence)),
                start: span.map(|(start, _)| start),
                end: span.map(|(_, end)| end),
                kind: issue.kind,
                message: fold(&issue.message),
            });
        }
    }

    pub(super) fn finish(self) -> Vec<Chunk> {
        vec![
            Chunk::of(self.documents),
            Chunk::of(self.places),
            Chunk::of(self.texts),
            Chunk::of(self.sentences),
            Chunk::of(self.mentions),
            Chunk::of(self.dates),
            Chunk::of(self.issues),
        ]
    }
}

/// How it was decided who is meant: a name that only another document could tell says so.
fn link_source(view: &View<'_>, mention: &MentionFact) -> Option<LinkSource> {
    let entity = mention.entity.filter(|&entity| view.entity(entity).is_some())?;
    let is_name = matches!(
        mention.form,
        MentionForm::FullName | MentionForm::ShortName | MentionForm::Acronym
    );
    if is_name && view.data.linked.is_cross_document(view.document.number as usize, entity) {
        return Some(LinkSource::CrossDocument);
    }
    mention.link_source
}
