//! Quotations that stand behind a cue: behind who speaks ("said Ito, who left, "we are ready""), or in the sentence
//! behind a colon.

use dateline_lexicon::WordClass;
use dateline_parser::{Shape, Span};

use super::frames::{Content, Kind};
use super::reading::Reading;
use crate::syntax::{VerbForm, VerbGroup};

impl Reading<'_, '_, '_> {
    /// A quotation behind the speaker of an inverted cue, and what is said of them: "said Ito, who
    /// …, "we are ready"".
    pub(super) fn quotation_behind(&self, end: u32) -> Option<Content> {
        let stop = self.tokens.end.min(end + 60);
        let open = (end..stop).find(|&at| {
            matches!(self.text(at), "," | ":") && self.has(at + 1, Shape::OPEN_QUOTE)
        })?;
        // "said Ito, *explaining* that …: "…"": what was explained.
        let first = self.verb_from(end).unwrap_or(self.verbs.len());
        let others = self.verbs[first..].iter().take_while(|verb| verb.tokens.start < open);
        for other in others {
            let cue = self.token(other.head).is_some_and(|head| head.can_be(WordClass::CUE_START));
            if cue && other.form == VerbForm::Participle && !other.passive {
                return None;
            }
        }
        Some(Content { start: open + 1, kind: Kind::Quote })
    }

    /// After a colon at the end of the sentence the next one's quotation is the content.
    pub(super) fn next_quotation(&self, verb: &VerbGroup) -> Option<Span> {
        let report = self.scene.report;
        let last = self.tokens.end.checked_sub(1)?;
        let after = self.verb_from(verb.tokens.end).unwrap_or(self.verbs.len());
        let near = self.verbs[after..].iter().all(|later| {
            self.token(later.head).is_some_and(|head| !head.can_be(WordClass::CUE_START))
        });
        let next = report.tokens.get(self.tokens.end as usize)?;
        if self.text(last) != ":" || !near || !next.is(Shape::OPEN_QUOTE) {
            return None;
        }
        let quotations = &report.quotations;
        let n = quotations.binary_search_by_key(&next.span.start, |q| q.span.start).ok()?;
        self.inner(&quotations[n])
    }
}
