//! Words by which the topic of a statement is known.

use dateline_schema::closed::Topic;

use crate::{Phrases, Tsv, WordClass, Words};

/// Reads the table into `topics`.
///
/// # Panics
/// If a topic is not in the closed list or a phrase stands twice.
pub(super) fn read(table: Tsv, words: &mut Words, topics: &mut Phrases<Topic>) {
    for row in table.rows() {
        let topic =
            row.get("topic").parse().unwrap_or_else(|error| panic!("{}: {error}", row.line()));
        topics
            .insert(words, row.get("phrase"), WordClass::TOPIC_START, topic)
            .unwrap_or_else(|_| panic!("topics: {} twice", row.line()));
    }
}
