//! Offices that "and" joins: both are of the body that stands before the first ("*Norvik's* chairman and chief
//! executive") or behind the second ("chairman and chief executive *of Norvik*"), and of whom a comma names behind both.
//! Not "minister of trade and chairman of Norvik", nor "the president and the premier, Ana Ruiz".

use dateline_lexicon::OfficeClass;
use dateline_schema::closed::MentionKind;

use super::Title;
use crate::draft::Draft;

impl Draft<'_, '_> {
    /// Gives titles that are joined to another of the same holder the body of that.
    pub(super) fn share_bodies(&mut self, first: usize, last: usize) {
        for n in first..last.saturating_sub(1) {
            let (title, next) = (self.titles[n], self.titles[n + 1]);
            let one = title.holder.is_some() && title.holder == next.holder;
            if !one || !self.are_joined(&title, &next) || title.status != next.status {
                continue;
            }
            let body = |title: &Title| {
                let number = title.organisation?;
                let found = &self.found[number as usize];
                let whole = found.kind == MentionKind::Organisation && title.country.is_none();
                whole.then_some((number, found.tokens))
            };
            let bare = |title: &Title| title.organisation.is_none() && title.country.is_none();
            match (body(&title), body(&next)) {
                (Some((number, tokens)), None)
                    if tokens.end <= title.head.start
                        && bare(&next)
                        && self.is_of_same_body(&title, &next) =>
                {
                    self.titles[n + 1].organisation = Some(number);
                }
                (None, Some((number, tokens)))
                    if tokens.start >= next.head.end
                        && bare(&title)
                        && self.is_of_next_body(&title, &next) =>
                {
                    self.titles[n].organisation = Some(number);
                }
                _ => {}
            }
        }
    }

    /// "*Norvik's* vice president and treasurer"
    fn is_of_same_body(&self, title: &Title, next: &Title) -> bool {
        let first = self.is_of_body(title) || self.is_without_field(title);
        self.is_of_body(next) && self.goes_with(next, title)
            || first && self.is_without_field(next) && !self.is_calling(title)
    }

    /// "chairman and chief executive *of Norvik*", "president and chief executive *of Norvik*"
    fn is_of_next_body(&self, title: &Title, next: &Title) -> bool {
        let firm = self.is_without_field(title) && self.is_chief(next);
        self.is_of_body(title) && !title.owned && self.goes_with(title, next)
            || self.is_of_body(next) && (firm || self.leads_body(title))
    }

    /// Can the office of a body be joined to this other of the same: not "*professor* and director of the bank", who
    /// teaches elsewhere?
    fn goes_with(&self, title: &Title, other: &Title) -> bool {
        let class = |title: &Title| self.lexicon.offices().get(title.form.head).class;
        let firm = class(title) == OfficeClass::Business
            && (self.is_without_field(other) || self.leads_body(other));
        (class(title) == class(other) || firm) && !self.is_calling(title) && !self.is_calling(other)
    }

    /// "professor", "economist": what somebody is wherever they work.
    fn is_calling(&self, title: &Title) -> bool {
        let head = self.lexicon.offices().get(title.form.head);
        head.class == OfficeClass::Academic && head.title.ends_with("Professor")
    }

    /// Whose is the first of two joined offices is whom a comma names behind the second: "*Norvik's* chairman and chief
    /// executive, *Ana Ruiz*, said".
    pub(super) fn holder_of_both(&mut self, n: usize, first: usize) {
        let Some(before) = n.checked_sub(1).filter(|&before| before >= first) else { return };
        let (title, next) = (self.titles[before], self.titles[n]);
        let behind = next
            .holder
            .is_some_and(|holder| self.found[holder as usize].tokens.start > next.tokens.end);
        if behind && title.holder.is_none() && self.are_joined(&title, &next) {
            self.titles[before].holder = next.holder;
        }
    }

    /// Is a title made definite by the one that "and" joins it to: "*Norvik's* chairman and chief executive"?
    pub(super) fn is_definite_by_other(&self, n: usize) -> bool {
        let Some(before) = n.checked_sub(1).and_then(|n| self.titles.get(n)) else { return false };
        before.organisation.is_some() && self.are_joined(before, &self.titles[n])
    }

    /// Does nothing but "and" stand between two offices of one person?
    fn are_joined(&self, title: &Title, next: &Title) -> bool {
        let gap = title.next as usize..next.tokens.start as usize;
        let single = |title: &Title| !title.form.plural && !title.nested;
        gap.len() == 1
            && matches!(self.word(gap.start), "and" | "&")
            && next.article.is_none()
            && single(title)
            && single(next)
    }

    /// Is it an office that only a body gives?
    fn is_of_body(&self, title: &Title) -> bool {
        matches!(
            self.lexicon.offices().get(title.form.head).class,
            OfficeClass::Business | OfficeClass::Academic | OfficeClass::Spokesperson
        )
    }

    /// Is it an office of a state by its word that firms have, too: "president", "treasurer"?
    fn is_without_field(&self, title: &Title) -> bool {
        let head = self.lexicon.offices().get(title.form.head);
        !head.portfolio
            && title.bare == title.head
            && matches!(
                head.title,
                "President" | "Vice President" | "Treasurer" | "Secretary" | "Director"
            )
    }

    fn leads_body(&self, title: &Title) -> bool {
        let head = self.lexicon.offices().get(title.form.head);
        let leads = ["Chair", "Chief", "Director", "Head", "Leader"]
            .iter()
            .any(|it| head.title.ends_with(it));
        head.class == OfficeClass::General && leads && title.bare == title.head
    }

    fn is_chief(&self, title: &Title) -> bool {
        let head = self.lexicon.offices().get(title.form.head);
        head.class == OfficeClass::Business && head.title.starts_with("Chief ")
    }
}
