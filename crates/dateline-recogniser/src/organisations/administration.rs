//! The administration that a report calls by this word alone: "*Administration* officials said", where none is named in
//! full. Elsewhere the word stands for the one that is ("the Holm Administration").

use dateline_lexicon::{WordClass, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;

impl Draft<'_, '_> {
    /// Takes the word in, in front of those who speak for it.
    pub(crate) fn bare_administration(&mut self, stretches: &[Stretch]) {
        let head = words!["administration"];
        let named = self.found.iter().any(|found| {
            !found.dropped
                && found.kind == MentionKind::Organisation
                && self.report.word_is(found.tokens.end as usize - 1, head)
        });
        let heads = WordClass::ORGANISATION_HEAD;
        for stretch in stretches.iter().filter(|_| !named) {
            if stretch.shouted || !stretch.classes.intersects(heads) {
                continue;
            }
            for at in stretch.start..stretch.end {
                let speak = words!["leaders", "officials", "participants", "representatives"];
                // "Holm-Prado Administration officials" have a name that was not understood.
                let alone = at == stretch.start
                    || !self.is(at - 1, Shape::CAPITAL)
                    || self.report.word_is(at - 1, words!["senior", "the"]);
                if alone
                    && self.is(at, Shape::CAPITAL)
                    && self.report.word_is(at, head)
                    && self.report.word_is(at + 1, speak)
                    && self.covering(at).is_none()
                {
                    let kind = MentionKind::Organisation;
                    self.name(at, at + 1, kind, What::Name, MentionForm::FullName);
                }
            }
        }
    }
}
