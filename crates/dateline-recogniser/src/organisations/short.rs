//! Short names of companies: where a report has "Di Giorgio Corp.", "Di Giorgio" is the company, and
//! "Giorgio" would be too if it began the name; unless the report has a person of that name.

use dateline_lexicon::{PeopleNoun, VerbForms, WordClass, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;
use crate::names::People;
use crate::organisations::{without_legal_form, without_tail};

/// The most words of a short name.
const LONGEST_SHORT: u32 = 4;

/// Short names of a report's companies.
#[derive(Debug, Default)]
pub(crate) struct Companies {
    /// Hashes of the words of short names, mixed; sorted.
    names: Vec<u64>,
    /// Hashes of names of one common word, which stand for the company only where that speaks: "*Charter* said"; sorted.
    spoken: Vec<u64>,
    /// The words with which a short name of several begins; sorted.
    firsts: Vec<u64>,
}

impl Companies {
    /// The companies found so far, by the words before their heads and by their first word.
    pub(crate) fn of(draft: &Draft<'_, '_>, people: &People) -> Self {
        let (mut names, mut spoken, mut firsts) = (Vec::new(), Vec::new(), Vec::new());
        let bearers = Bearers::of(draft);
        for found in &draft.found {
            if found.dropped || found.kind != MentionKind::Organisation || found.tokens.len() < 2 {
                continue;
            }
            let Some(name) = without_legal_form(draft.report, found.tokens) else { continue };
            let first = TokenRange::new(name.start, name.start + 1);
            if !bearers.have(draft, name) {
                names.push(draft.words_hash(name));
                // "First Lakes" of "First Lakes Bancorp of Ohio Inc"
                let parts = (name.start + 2..name.end).take(LONGEST_SHORT as usize - 1);
                let parts = parts
                    .filter(|&end| draft.is_whole_part(name.start, end))
                    .map(|end| TokenRange::new(name.start, end))
                    .filter(|&part| !bearers.have(draft, part));
                names.extend(parts.map(|part| draft.words_hash(part)));
                firsts.push(draft.report.tokens[name.start as usize].hash);
            }
            // "Keffler Air" of "Keffler Air International Corp"; not "Kari Lund" of "Kari Lund Group Inc"
            // where she is told of.
            let called = without_tail(draft.report, name)
                .filter(|&called| called.len() > 1 && !bearers.have(draft, called));
            names.extend(called.map(|called| draft.words_hash(called)));
            let token = &draft.report.tokens[first.start as usize];
            let telling = !token.can_be(WordClass::COMMON_WORD | WordClass::FUNCTION_WORD)
                && draft.covering_part(first.start as usize).is_none();
            if telling && !people.has(token.hash) {
                names.push(draft.words_hash(first));
            }
            let silent = WordClass::FUNCTION_WORD
                | WordClass::ORGANISATION_HEAD
                | WordClass::OFFICE_START
                | WordClass::COUNTRY_START
                | WordClass::DEMONYM_START;
            let people = draft.lexicon.speech().people(token.word);
            if !token.can_be(silent) && people.is_none_or(|people| people == PeopleNoun::One) {
                spoken.push(draft.words_hash(first));
            }
        }
        for list in [&mut names, &mut spoken, &mut firsts] {
            list.sort_unstable();
            list.dedup();
        }
        Self { names, spoken, firsts }
    }

    fn has(&self, hash: u64) -> bool {
        self.names.binary_search(&hash).is_ok()
    }

    fn has_spoken(&self, hash: u64) -> bool {
        self.spoken.binary_search(&hash).is_ok()
    }
}

/// Persons of whom a report tells what it tells of no company: "*Mr.* Lund", "Kari Lund, *chairman* of", "Kari
/// Lund, *51*,", "Kari Lund, *who* left", "Kari Lund said *she* left".
struct Bearers {
    /// Hashes of their last words; sorted.
    families: Vec<u64>,
    /// Hashes of all their words, mixed; sorted.
    names: Vec<u64>,
}

impl Bearers {
    fn of(draft: &Draft<'_, '_>) -> Self {
        let mut families: Vec<u64> = Vec::new();
        let mut names = Vec::new();
        let last = |tokens: TokenRange| draft.report.tokens[tokens.end as usize - 1].hash;
        families
            .extend(draft.honorifics.iter().map(|&(n, _)| last(draft.found[n as usize].tokens)));
        for found in &draft.found {
            if found.dropped || found.kind != MentionKind::Person || found.tokens.is_empty() {
                continue;
            }
            if draft.has_title_before(found.tokens.start) {
                families.push(last(found.tokens));
            }
            if is_told_of(draft, found.tokens.end as usize) {
                names.push(draft.words_hash(found.tokens));
            }
        }
        families.sort_unstable();
        names.sort_unstable();
        Self { families, names }
    }

    /// Is a name of several words one of theirs?
    fn have(&self, draft: &Draft<'_, '_>, name: TokenRange) -> bool {
        let first = &draft.report.tokens[name.start as usize];
        let last = &draft.report.tokens[name.end as usize - 1];
        name.len() > 1
            && (first.can_be(WordClass::GIVEN_NAME)
                && self.families.binary_search(&last.hash).is_ok()
                || self.names.binary_search(&draft.words_hash(name)).is_ok())
    }
}

/// Does what stands at `end`, behind a name, tell of a person?
fn is_told_of(draft: &Draft<'_, '_>, end: usize) -> bool {
    let report = draft.report;
    if draft.word(end) != "," {
        let says = draft.can_be(end, WordClass::CUE_START) && !draft.is(end, Shape::CAPITAL);
        return says && report.word_is(end + 1, words!["he", "she"]);
    }
    let article = usize::from(report.word_is(end + 1, words!["a", "an", "its", "the"]));
    let office = end + 1 + article;
    draft.is(end + 1, Shape::NUMBER)
        || report.word_is(end + 1, words!["who", "whose"])
        || draft.can_be(office, WordClass::OFFICE_START) && !draft.is(office, Shape::CAPITAL)
}

impl Draft<'_, '_> {
    /// Marks short names of companies, also where they were taken for something else.
    pub(crate) fn short_companies(&mut self, companies: &Companies, stretch: Stretch) {
        if companies.names.is_empty() {
            return;
        }
        let mut at = stretch.start;
        while at < stretch.end {
            if let Some(end) = self.short_name_from(at, companies, stretch) {
                let tokens = TokenRange::new(at as u32, end as u32);
                for inner in tokens.range() {
                    if let Some(n) = self.covering(inner) {
                        self.drop_find(n);
                    }
                }
                self.drop_titles(tokens);
                self.company(tokens);
                at = end;
                continue;
            }
            let Some(n) = self.covering(at) else {
                let free = self.is(at, Shape::CAPITAL) && !self.office_head_covers(at);
                let tokens = TokenRange::new(at as u32, at as u32 + 1);
                let named = || {
                    !self.ordinary_by_place(at) && companies.has(self.words_hash(tokens))
                        || companies.has_spoken(self.words_hash(tokens)) && self.speaks_alone(at)
                };
                if free && named() {
                    self.company(tokens);
                }
                at += 1;
                continue;
            };
            let found = self.found[n as usize];
            at = found.tokens.end as usize;
            let guessed =
                matches!(found.kind, MentionKind::Person | MentionKind::Place | MentionKind::Event)
                    && found.what == What::Name
                    && !self.has_title_before(found.tokens.start)
                    && !self.honorifics.iter().rev().take(8).any(|&(person, _)| person == n);
            if guessed && companies.has(self.words_hash(found.tokens)) {
                self.company(found.tokens);
            }
        }
    }

    /// Where a short name of several words ends that begins at `at`, where nothing else is known of its words:
    /// "First Lakes", "Harlan and Moody".
    fn short_name_from(&self, at: usize, companies: &Companies, stretch: Stretch) -> Option<usize> {
        let token = self.token(at).filter(|token| token.is(Shape::CAPITAL))?;
        companies.firsts.binary_search(&token.hash).ok()?;
        let inside = |find: u32, end: usize| {
            let found = &self.found[find as usize];
            found.tokens.start as usize >= at
                && found.tokens.end as usize <= end
                && found.tokens.len() < (end - at) as u32
                && matches!(
                    found.kind,
                    MentionKind::Person | MentionKind::Place | MentionKind::Event
                )
                && found.what == What::Name
                && (!self.has_title_before(found.tokens.start)
                    || self.has_title_from(at, found.tokens.start))
        };
        let longest = stretch.end.min(at + LONGEST_SHORT as usize);
        (at + 2..=longest).rev().find(|&end| {
            let tokens = TokenRange::new(at as u32, end as u32);
            self.is_whole_part(tokens.start, tokens.end)
                && tokens.range().all(|at| self.covering(at).is_none_or(|find| inside(find, end)))
                && companies.has(self.words_hash(tokens))
        })
    }

    /// "*General* Mills": does a title begin at `at` that ends right before token `end`?
    fn has_title_from(&self, at: usize, end: u32) -> bool {
        let first = self.titles.partition_point(|title| (title.head.start as usize) < at);
        self.titles
            .get(first)
            .is_some_and(|title| title.head.start as usize == at && title.tokens.end == end)
    }

    /// The words of titles in a company's name are no offices.
    fn drop_titles(&mut self, tokens: TokenRange) {
        let first = self.titles.partition_point(|title| title.head.start < tokens.start);
        for title in &mut self.titles[first..] {
            if title.head.start >= tokens.end {
                break;
            }
            title.nested = true;
        }
    }

    /// Does a part of a name end in a word that can end one?
    fn is_whole_part(&self, start: u32, end: u32) -> bool {
        let last = end as usize - 1;
        let small = (start..end).all(|at| {
            self.is(at as usize, Shape::CAPITAL)
                || self.is(at as usize, Shape::POSSESSIVE)
                || self.report.word_is(at as usize, words!["and"])
                || self.word(at as usize) == "&"
        });
        small
            && self.is(last, Shape::CAPITAL)
            && !self.can_be(last, WordClass::FUNCTION_WORD)
            && !self.is(end as usize, Shape::JOINER)
    }

    /// Does a word stand alone before a verb of speech in the past: "*Charter* said"?
    fn speaks_alone(&self, at: usize) -> bool {
        let verb = self.token(at + 1).map(|token| self.lexicon.syntax().word(token.word).forms);
        let alone = at == 0 || !self.is(at - 1, Shape::CAPITAL) && !self.is(at - 1, Shape::JOINER);
        let governed = at > 0 && self.report.word_is(at - 1, words!["a", "an", "the"]);
        alone
            && !governed
            && !self.is(at + 1, Shape::CAPITAL)
            && verb.is_some_and(|forms| {
                forms.contains(VerbForms::SPEECH | VerbForms::PAST)
                    && !forms.contains(VerbForms::NOUN)
            })
    }

    fn company(&mut self, tokens: TokenRange) {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        self.name(start, end, MentionKind::Organisation, What::Name, MentionForm::ShortName);
    }

    /// One hash of several words.
    fn words_hash(&self, tokens: TokenRange) -> u64 {
        self.report.tokens[tokens.range()]
            .iter()
            .filter(|token| !token.is(Shape::PUNCTUATION))
            .fold(0, |hash: u64, token| hash.rotate_left(23) ^ token.hash)
    }

    /// A known place or nationality that token `at` of a longer name is ("First *Boston*").
    fn covering_part(&self, at: usize) -> Option<u32> {
        let whole = self.covering(at)?;
        (0..whole).rev().take(8).find(|&n| {
            let part = &self.found[n as usize];
            !part.dropped && part.of == Some(whole) && part.tokens.range().contains(&at)
        })
    }
}
