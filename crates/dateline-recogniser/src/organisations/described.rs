//! Organisations that are described rather than named: `the Vietnamese government`, "China's
//! *defence ministry*", `the foreign ministry`, `state television`.
//!
//! Only bodies of a state: they act for it. "the Chinese company" and "the government" alone are none.

use dateline_lexicon::{WordClass, words};
use dateline_parser::{Shape, Token};
use dateline_schema::closed::{MentionForm, MentionKind, OrganisationKind, Sector};

use crate::draft::{Draft, Stretch};
use crate::mention::What;

impl Draft<'_, '_> {
    /// Finds described bodies of states.
    pub(crate) fn described_organisations(&mut self, stretch: Stretch) {
        if !stretch.classes.intersects(WordClass::ORGANISATION_HEAD) {
            return;
        }
        let heads = |token: &Token| token.can_be(WordClass::ORGANISATION_HEAD);
        let mut from = stretch.start;
        while let Some(at) = self.first_from(from, stretch, heads) {
            from = at + 1;
            let token = &self.report.tokens[at];
            let speaks_for_state = self.is_state_media(at, stretch);
            if token.is(Shape::CAPITAL) && !speaks_for_state || self.covering(at).is_some() {
                continue;
            }
            if self.generic_body(at, stretch) {
                continue;
            }
            let Some(head) = self.lexicon.organisation_heads().get(token.word) else { continue };
            let of_state = matches!(
                head.kind,
                OrganisationKind::Government
                    | OrganisationKind::Ministry
                    | OrganisationKind::Legislature
                    | OrganisationKind::Military
            );
            if head.plural || !of_state && !speaks_for_state {
                continue;
            }
            let subject =
                if speaks_for_state { at - 1 } else { self.portfolio_before(at, stretch) };
            if head.kind == OrganisationKind::Military && !self.is_armed(subject, at) {
                continue;
            }
            let owner = subject.checked_sub(1).filter(|&n| n >= stretch.start);
            let owned = owner.is_some_and(|n| {
                self.found_at(n).is_some_and(|found| {
                    matches!(found.kind, MentionKind::Demonym)
                        || matches!(found.what, What::Country(_))
                }) || self.is(n, Shape::POSSESSIVE) && n > 0 && self.is_country(n - 1)
            });
            let start = match owner {
                Some(n) if owned && !self.is(n, Shape::POSSESSIVE) => {
                    self.found_at(n).map_or(subject, |found| found.tokens.start as usize)
                }
                _ => subject,
            };
            // "the foreign ministry" tells enough, "the ministry" does not.
            let ministry = head.kind == OrganisationKind::Ministry;
            let end = if ministry { self.portfolio_behind(at, stretch) } else { at + 1 };
            // "the department of health" is a town's, a university's or a state's.
            let of_field = end > at + 1 && self.report.word_is(at, words!["ministry"]);
            let told = ministry && (subject < at || of_field);
            if owned || told {
                let kind = MentionKind::Organisation;
                self.name(start, end, kind, What::Name, MentionForm::Description);
            }
        }
    }

    /// One past the field of a ministry that stands behind it in small letters: "the ministry *of foreign affairs and
    /// trade*"; one past the ministry where none does.
    fn portfolio_behind(&self, at: usize, stretch: Stretch) -> usize {
        const MOST_JOINED: usize = 3;
        let portfolios = self.lexicon.offices().portfolios();
        let field = |from: usize| {
            let (end, _) = self.report.phrase(portfolios, from, stretch.end)?;
            (from..end).all(|at| !self.has_own_capital(at)).then_some(end)
        };
        if at + 2 >= stretch.end || !self.report.word_is(at + 1, words!["for", "of"]) {
            return at + 1;
        }
        let Some(mut end) = field(at + 2) else { return at + 1 };
        for _ in 0..MOST_JOINED {
            let joined = end < stretch.end && self.report.word_is(end, words!["and"]);
            // "the ministry of health and *the interior ministry*"
            let another = |&next: &usize| {
                next < stretch.end && self.report.tokens[next].can_be(WordClass::ORGANISATION_HEAD)
            };
            match joined.then(|| field(end + 1)).flatten().filter(|next| !another(next)) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    /// A body that many states have, in small letters behind an article or a nationality: "the
    /// **presidential office**", "China's **central bank**".
    fn generic_body(&mut self, last: usize, stretch: Stretch) -> bool {
        let Some(start) = last.checked_sub(1).filter(|&at| at > stretch.start) else {
            return false;
        };
        let small = (start..=last).all(|at| {
            self.is(at, Shape::WORD) && !self.has_own_capital(at) && self.covering(at).is_none()
        });
        let known = small
            .then(|| self.report.phrase(self.lexicon.gazetteer(), start, last + 1))
            .flatten()
            .filter(|&(to, _)| to == last + 1)
            .and_then(|(_, named)| named.organisation);
        // "the central bank" may be one that has been named.
        let role = self
            .report
            .phrase(self.lexicon.role_words().phrases(), start, last + 1)
            .is_some_and(|(to, _)| to == last + 1);
        let generic = !role && known.is_some_and(|id| self.lexicon.organisations().get(id).generic);
        let before = start - 1;
        let owned = self.is(before, Shape::POSSESSIVE)
            || self.word(before) == "the"
            || self.word(before) == "The"
            || self.found_at(before).is_some_and(|found| found.kind == MentionKind::Demonym);
        if generic && owned {
            let kind = MentionKind::Organisation;
            self.name(start, last + 1, kind, What::Name, MentionForm::Description);
        }
        generic && owned
    }

    /// What a state speaks through: "*state television*", "state-run *media*".
    fn is_state_media(&self, at: usize, stretch: Stretch) -> bool {
        at > stretch.start
            && !self.has_own_capital(at)
            && self.report.word_is(at, words!["media", "radio", "television", "tv"])
            && self.report.word_is(at - 1, words!["state", "state-owned", "state-run"])
            && (at - 1 == stretch.start || !self.has_own_capital(at - 1))
            && self.covering(at - 1).is_none()
    }

    /// Does a field before a military head speak of arms: "air force", but not "labour force"?
    fn is_armed(&self, subject: usize, head: usize) -> bool {
        let fields = self.lexicon.offices().portfolios();
        subject == head
            || self
                .report
                .phrase(fields, subject, head)
                .is_some_and(|(_, field)| matches!(field.sector, Sector::Military | Sector::Police))
    }

    fn is_country(&self, at: usize) -> bool {
        self.found_at(at).is_some_and(|found| matches!(found.what, What::Country(_)))
    }
}
