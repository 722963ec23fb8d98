//! What follows a head in words that no table knows: the field that somebody has at a body, `director` **of corporate
//! research** `at Norvik`, and what stands between a title and its name, `Leader` **of the opposition in the senate**
//! `Hugo Paz`; but not "the leader of the party Hugo Paz left".

use dateline_lexicon::{PeopleNoun, VerbForms, WordClass, words};
use dateline_parser::Shape;
use dateline_schema::closed::MentionKind;

use super::Title;
use crate::draft::{Draft, Stretch};

/// So many words are a field.
const LONGEST_FIELD: usize = 4;
/// So many words describe what an office is of, before a comma and the name.
const LONGEST_DESCRIPTION: usize = 7;
/// So many words stand between a title and its name.
const LONGEST: usize = 9;

impl Draft<'_, '_> {
    /// Is it a title in capitals, which a body follows: "CEO *of Norvik*"? "Gen." stands before names alone.
    pub(super) fn is_held_somewhere(&self, n: usize) -> bool {
        let title = &self.titles[n];
        self.is(title.head.start as usize, Shape::ALL_CAPITALS)
            && title.head.len() == 1
            && matches!(self.word(title.next as usize), "of" | "at" | "for")
    }

    /// One past the field in small letters that begins behind the preposition, where a body follows it: "director
    /// *of corporate research* at Norvik".
    pub(super) fn field_at_body(
        &self,
        title: &Title,
        preposition: usize,
        stretch: Stretch,
    ) -> Option<usize> {
        let from = preposition + 1;
        let of_title = matches!(self.word(preposition), "of" | "for") && !title.form.plural;
        let mut end = from;
        while of_title && end < stretch.end && end - from < LONGEST_FIELD && self.is_plain(end) {
            end += 1;
        }
        let body = end + 1 + usize::from(self.word(end + 1) == "the");
        let found = self.found_at(body).filter(|found| {
            found.kind == MentionKind::Organisation && found.tokens.start as usize == body
        })?;
        (end > from
            && self.word(end - 1) != "and"
            && matches!(self.word(end), "at" | "for" | "with")
            && !self.is(found.tokens.end as usize, Shape::POSSESSIVE))
        .then_some(end)
    }

    /// One past the unit of a body that begins at `at` in small letters, where the body follows: "head of the *research
    /// department* of the Bank of Peru", "… of the *currency section* at Norvik". What was held for a body of its own is taken
    /// back.
    pub(super) fn unit_of_body(&mut self, at: usize, stretch: Stretch) -> Option<usize> {
        let unit = words![
            "branch",
            "bureau",
            "department",
            "desk",
            "directorate",
            "division",
            "office",
            "section",
            "unit"
        ];
        let last = stretch.end.min(at + LONGEST_FIELD + 1);
        let small = |at: &usize| self.is(*at, Shape::WORD) && !self.has_own_capital(*at);
        let end = (at..last).take_while(small).find(|&at| self.report.word_is(at, unit))? + 1;
        let body = end + 1 + usize::from(self.word(end + 1) == "the");
        let links = matches!(self.word(end), "at" | "of");
        let named = self.found_at(body).is_some_and(|found| {
            found.kind == MentionKind::Organisation
                && found.tokens.start as usize == body
                && self.has_own_capital(body)
        });
        if !links || !named {
            return None;
        }
        if let Some(inner) = self.covering(at) {
            let tokens = self.found[inner as usize].tokens;
            if tokens.start as usize != at || tokens.end as usize > end {
                return None;
            }
            self.drop_find(inner);
        }
        Some(end)
    }

    /// The body at `at` and one past what is a part of it, in small words before a comma: "the director of the *SEC's division
    /// of market regulation*, Ana Ruiz".
    pub(super) fn part_of_body(
        &self,
        title: &Title,
        at: usize,
        stretch: Stretch,
    ) -> Option<(u32, usize)> {
        const LONGEST_PART: usize = 6;
        let body = self.covering(at).filter(|_| title.organisation.is_none())?;
        let found = self.found[body as usize];
        let end = found.tokens.end as usize;
        let owns = found.kind == MentionKind::Organisation
            && found.tokens.start as usize == at
            && self.is(end, Shape::POSSESSIVE)
            && !title.form.plural;
        let last = stretch.end.min(end + 1 + LONGEST_PART);
        let part = |at: usize| self.is_plain(at) || self.word(at) == "of";
        let close = (end + 1..last).find(|&at| !part(at)).filter(|_| owns)?;
        let whole = close > end + 1
            && self.word(close) == ","
            && !matches!(self.word(close - 1), "of" | "and");
        whole.then_some((body, close))
    }

    /// A small word of a field: no word of grammar but "and", no name, nobody's office.
    fn is_plain(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let word = token.is(Shape::WORD)
            && !token.can_be(WordClass::FUNCTION_WORD | WordClass::NUMBER_WORD)
            && self.lexicon.speech().people(token.word).is_none();
        (word || token.is(Shape::JOINER) || self.word(at) == "and")
            && !self.has_own_capital(at)
            && self.covering(at).is_none()
            && !self.office_head_covers(at)
    }

    /// The comma behind what an office is of in small words: "the director *of the town's clinic*, Ana Ruiz,";
    /// the token itself where no such words follow.
    pub(super) fn past_description(&self, at: usize, stretch: Stretch) -> usize {
        if !self.governs(at) {
            return at;
        }
        let end = stretch.end.min(at + 1 + LONGEST_DESCRIPTION);
        let comma = (at + 1..end).find(|&at| !self.is_descriptive(at));
        comma.filter(|&comma| comma > at + 1 && self.word(comma) == ",").unwrap_or(at)
    }

    /// Can the token stand in a description of small words: a noun, an article, a preposition, and no verb?
    fn is_descriptive(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let verb = self.lexicon.syntax().word(token.word).forms;
        let acts =
            verb.intersects(VerbForms::PAST | VerbForms::THIRD) && !verb.contains(VerbForms::NOUN);
        let links = matches!(self.word(at), "and" | "at" | "for" | "in" | "of" | "on");
        let word = token.is(Shape::WORD)
            && !self.has_own_capital(at)
            && self.covering(at).is_none()
            && !self.office_head_covers(at);
        let grammar = WordClass::FUNCTION_WORD | WordClass::AUXILIARY | WordClass::TIME_TRIGGER;
        token.is(Shape::POSSESSIVE)
            || self.is(at, Shape::JOINER)
            || word && !acts && (links || self.is_determiner(at) || !token.can_be(grammar))
    }

    /// "Leader *of the opposition in the senate* Hugo Paz said": the name that stands right behind what a bare title
    /// is of, in front of its verb; the last body in between is whose office it is.
    pub(super) fn name_past_complement(&mut self, n: usize, stretch: Stretch) {
        let title = self.titles[n];
        let first = title.next as usize;
        let bare = title.article.is_none() && !title.owned && !title.form.plural && !title.nested;
        if !bare || !self.opens(title.tokens.start as usize, stretch) || !self.governs(first) {
            return;
        }
        let mut at = first + 1;
        let mut body = None;
        let mut named = None;
        while at < stretch.end && at - first <= LONGEST {
            if let Some(number) = self.covering(at) {
                let found = self.found[number as usize];
                if found.tokens.start as usize != at {
                    return;
                }
                if found.kind == MentionKind::Person {
                    named = Some(number);
                    break;
                }
                if found.kind == MentionKind::Organisation {
                    body = Some(number);
                }
                at = found.tokens.end as usize;
                continue;
            }
            if !self.can_be_between(at) {
                return;
            }
            at += 1;
        }
        let Some(holder) = named.filter(|_| at > first + 1 && self.lets_name_follow(at - 1)) else {
            return;
        };
        let end = self.found[holder as usize].tokens.end as usize;
        let also = end + usize::from(self.word(end) == "also");
        let acts = WordClass::CUE_START | WordClass::AUXILIARY;
        if self.found[holder as usize].tokens.len() > 1 && self.can_be(also, acts) {
            let title = &mut self.titles[n];
            title.holder = Some(holder);
            title.organisation = title.organisation.or(body);
        }
    }

    /// Does a title stand at the head of its sentence, or behind a mark?
    fn opens(&self, at: usize, stretch: Stretch) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            before < stretch.start
                || self.is(before, Shape::PUNCTUATION)
                || self.capital_by_place(at)
        })
    }

    fn governs(&self, at: usize) -> bool {
        matches!(self.word(at), "of" | "at" | "for" | "in")
    }

    /// A word of what a title is of: no verb's, and no person's.
    fn can_be_between(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if self.governs(at) || matches!(self.word(at), "the" | "and" | "&") {
            return true;
        }
        let past = self.lexicon.syntax().word(token.word).forms.contains(VerbForms::PAST);
        token.is(Shape::WORD)
            && !token.can_be(WordClass::FUNCTION_WORD)
            && (!past || self.has_own_capital(at))
            && !self.office_head_covers(at)
    }

    /// Can a name begin behind the word? Not behind "of", nor behind what says who is named: "mother of the *teenager*
    /// Hugo Paz".
    fn lets_name_follow(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let of_body = self.covering(at).is_some_and(|number| {
            matches!(
                self.found[number as usize].kind,
                MentionKind::Organisation | MentionKind::Place | MentionKind::Work
            )
        });
        let person = self.lexicon.speech().people(token.word) == Some(PeopleNoun::One);
        of_body
            || token.is(Shape::WORD)
                && !person
                && self.covering(at).is_none()
                && !token.can_be(WordClass::FUNCTION_WORD | WordClass::HONORIFIC)
    }
}
