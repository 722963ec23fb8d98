//! What a statement is about: topics by their words, and the works that it names.

use dateline_lexicon::{WordClass, lexicon};
use dateline_parser::{Shape, Span, Token, TokenRange};
use dateline_schema::closed::{MentionKind, Topic};

use crate::cast::Cast;
use crate::facts::TopicFact;
use crate::scene::Scene;

/// How many tokens of a piece are searched.
const LONGEST: usize = 2_000;

/// The topics of what is said, each once, in reading order.
pub(super) fn of(scene: &Scene<'_, '_>, cast: &Cast, pieces: &[Span]) -> Vec<TopicFact> {
    let report = scene.report;
    let phrases = lexicon().speech().topics();
    // A hyphen is passed over.
    let begins = |token: &Token| token.can_be(WordClass::TOPIC_START) || token.is(Shape::JOINER);
    let mut topics: Vec<TopicFact> = Vec::new();
    for piece in pieces {
        let tokens = report.tokens_of(*piece);
        let mut at = tokens.start as usize;
        let end_of_search = (tokens.end as usize).min(at + LONGEST);
        while let Some(ahead) = report.tokens[at..end_of_search.max(at)].iter().position(begins) {
            at += ahead;
            let Some((end, &topic)) = report.phrase(phrases, at, tokens.end as usize) else {
                at += 1;
                continue;
            };
            if !topics.iter().any(|known| known.topic == topic) {
                let words = TokenRange::new(at as u32, end as u32);
                topics.push(TopicFact { topic, work: None, span: report.span_of(words) });
            }
            at = end;
        }
    }
    works(scene, cast, pieces, &mut topics);
    topics.sort_by_key(|topic| (topic.span.start, topic.span.end));
    topics
}

/// The works that a statement names, each once.
fn works(scene: &Scene<'_, '_>, cast: &Cast, pieces: &[Span], topics: &mut Vec<TopicFact>) {
    let recognised = &scene.recognised.mentions;
    for piece in pieces {
        let first = recognised.partition_point(|mention| mention.span.start < piece.start);
        for (n, mention) in recognised.iter().enumerate().skip(first) {
            if mention.span.start >= piece.end {
                break;
            }
            if mention.kind != MentionKind::Work || mention.span.end > piece.end {
                continue;
            }
            let work = cast.mention(n as u32).meaning.one();
            let known = topics.iter().any(|topic| topic.topic == Topic::Work && topic.work == work);
            if work.is_some() && !known {
                topics.push(TopicFact { topic: Topic::Work, work, span: mention.span });
            }
        }
    }
}
