//! What a report says once counts for all of it: a part of a person's name is that person's name
//! wherever it stands alone.

use dateline_lexicon::{VerbForms, WordClass, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;

/// A town of fewer people yields to a person of the report even after "in".
pub(super) const LARGE: u32 = 300_000;

/// Names of persons in a report, word by word.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Hash of a word of a name, and whether some name with it has several words; sorted.
    words: Vec<(u64, bool)>,
    /// Hashes of two words that a hyphen joins in a name; sorted.
    joined: Vec<(u64, u64)>,
}

impl People {
    /// The persons found so far.
    pub(crate) fn of(draft: &Draft<'_, '_>) -> Self {
        let mut words = Vec::new();
        let mut joined = Vec::new();
        for found in &draft.found {
            if found.dropped || found.kind != MentionKind::Person {
                continue;
            }
            let several = found.tokens.len() > 1;
            for at in found.tokens.range() {
                let token = &draft.report.tokens[at];
                let counts = token.is(Shape::WORD | Shape::CAPITAL)
                    && !token.is(Shape::INITIAL)
                    && !(found.tokens.start as usize == at
                        && draft.report.word_is(at, words!["the"]))
                    && (!token.can_be(
                        WordClass::NAME_SUFFIX
                            | WordClass::FUNCTION_WORD
                            | WordClass::NAME_PARTICLE,
                    ) || token.can_be(WordClass::PERSONAL));
                if counts {
                    words.push((token.hash, several));
                }
                if draft.is(at + 1, Shape::JOINER) && at + 2 < found.tokens.end as usize {
                    joined.push((token.hash, draft.report.tokens[at + 2].hash));
                }
            }
        }
        words.sort_unstable();
        words.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 |= same && later.1;
            same
        });
        joined.sort_unstable();
        Self { words, joined }
    }

    /// Is a word part of a name of several words?
    pub(crate) fn has(&self, hash: u64) -> bool {
        self.get(hash) == Some(true)
    }

    fn get(&self, hash: u64) -> Option<bool> {
        let at = self.words.binary_search_by_key(&hash, |word| word.0).ok()?;
        Some(self.words[at].1)
    }
}

impl Draft<'_, '_> {
    /// Marks parts of persons' names that stand alone.
    pub(crate) fn short_names(&mut self, people: &People, stretch: Stretch) {
        if people.words.is_empty() {
            return;
        }
        let mut from = stretch.start;
        while let Some(at) = self.capital_from(from, stretch) {
            if !self.is_short_name(at, people, stretch) {
                from = at + 1;
                continue;
            }
            let mut end = at + 1;
            loop {
                if self.is_short_name(end, people, stretch) {
                    end += 1;
                } else if self.joins_in_name(end, people, stretch) {
                    end += 2;
                } else {
                    break;
                }
            }
            let start = self.name_start(at, stretch);
            let single = end == at + 1 || self.is(at + 1, Shape::JOINER) && end == at + 3;
            let form = if single { MentionForm::ShortName } else { MentionForm::FullName };
            self.name(start, end, MentionKind::Person, What::Name, form);
            from = end;
        }
    }

    /// Does a hyphen at `at` join what it joins in a name of the report: `Sherwood-Randall`, but not
    /// `Biden-Harris`?
    fn joins_in_name(&self, at: usize, people: &People, stretch: Stretch) -> bool {
        let (Some(before), Some(after)) = (at.checked_sub(1), self.token(at + 1)) else {
            return false;
        };
        at + 1 < stretch.end
            && self.is(at, Shape::JOINER)
            && people.joined.binary_search(&(self.report.tokens[before].hash, after.hash)).is_ok()
    }

    fn is_short_name(&self, at: usize, people: &People, stretch: Stretch) -> bool {
        let Some(token) = self.token(at).filter(|_| at < stretch.end) else { return false };
        if !token.is(Shape::WORD | Shape::CAPITAL) || self.office_head_covers(at) {
            return false;
        }
        let Some(several) = people.get(token.hash) else { return false };
        // "the Holm *Administration*" is no more of the name.
        let of_body =
            token.can_be(WordClass::ORGANISATION_HEAD) && !token.can_be(WordClass::PERSONAL);
        if of_body || token.can_be(WordClass::WEEKDAY | WordClass::PRONOUN) {
            return false;
        }
        // "AI" where somebody is called Ai.
        if token.is(Shape::ALL_CAPITALS) && token.span.len() < 3 && !stretch.shouted {
            return false;
        }
        let by_place = self.capital_by_place(at) || stretch.headline || stretch.shouted;
        let ordinary = WordClass::COMMON_WORD
            | WordClass::FUNCTION_WORD
            | WordClass::AUXILIARY
            | WordClass::TIME_TRIGGER
            | WordClass::VERB;
        // "Felt suffered", "May's": a name by what follows it.
        let verb = self.token(at + 1).map(|next| self.lexicon.syntax().word(next.word).forms);
        let acts = verb.is_some_and(|forms| forms.intersects(VerbForms::PAST | VerbForms::THIRD))
            || self.can_be(at + 1, WordClass::CUE_START | WordClass::AUXILIARY)
            || self.is(at + 1, Shape::POSSESSIVE);
        let speaks = several && acts && !stretch.headline && !self.is(at + 1, Shape::CAPITAL);
        if by_place && !speaks && (token.can_be(ordinary) || !several && self.ordinary_by_place(at))
        {
            return false;
        }
        // "Member States", "National Parks" where somebody is called Parks.
        let in_run = |n: usize| {
            self.is(n, Shape::CAPITAL)
                && self.covering(n).is_none()
                && self.token(n).is_some_and(|next| people.get(next.hash).is_none())
        };
        if token.can_be(WordClass::COMMON_WORD) && (in_run(at + 1) || at > 0 && in_run(at - 1)) {
            return false;
        }
        // "May 5", "in May".
        if token.can_be(WordClass::MONTH)
            && (self.is(at + 1, Shape::NUMBER)
                || at > 0 && self.is(at - 1, Shape::NUMBER)
                || self.stands_as_place(at, at + 1))
        {
            return false;
        }
        match self.found_at(at) {
            None => true,
            Some(found) => {
                // "Crazy Eddie" of "Crazy Eddie Inc" stays the company.
                let company =
                    found.kind == MentionKind::Organisation && found.form == MentionForm::ShortName;
                let guessed = found.what == What::Name
                    && !company
                    && !matches!(found.kind, MentionKind::Person | MentionKind::Work)
                    && found
                        .tokens
                        .range()
                        .all(|n| people.get(self.report.tokens[n].hash) == Some(true));
                let city = found.tokens.len() == 1
                    && match found.what {
                        // "Loc" is no "LoC".
                        What::Region(_) => {
                            token.span.len() < 5
                                && !token.is(Shape::ALL_CAPITALS)
                                && !self.stands_as_place(at, at + 1)
                        }
                        What::City(id) => {
                            self.lexicon.city(id).population < LARGE
                                || !self.stands_as_place(at, at + 1)
                        }
                        _ => false,
                    };
                several && (guessed || city)
            }
        }
    }
}
