//! Words that look like verbs and say how something is: "the recent *proposed* rules", "*free* and fair elections",
//! "energy and *advanced* technologies".

use dateline_lexicon::{ClauseWord, StatementWord, VerbForms, statement_words, words};

use super::cover::Covered;
use super::tags::{Next, Tag, Tagger};
use super::verb_tags::MOST_BEFORE;

impl Tagger<'_, '_> {
    /// "discussed the recent *proposed* rules", "of the final *agreed* text", where no clause can begin: "the wise
    /// *proposed* rules" is one.
    pub(super) fn is_qualified(&self, first: usize, n: usize) -> bool {
        n > 2
            && self.tags[n - 2] == Tag::Determiner
            && self.plays(first + n - 1, ClauseWord::QUALITY)
            && (self.tags[n - 3] == Tag::Preposition
                || self.tags[n - 3].is_verb()
                    && !self.possible[n - 3].word.forms.contains(VerbForms::CLAUSE))
    }

    /// "the commitment to *free* and fair elections": an adjective, with another before one noun.
    pub(super) fn is_paired_quality(&self, first: usize, n: usize) -> bool {
        (self.plays(first + n, ClauseWord::ADJECTIVE) || self.plays(first + n, ClauseWord::QUALITY))
            && self.word_is(first + n + 1, words!["and"])
            && self.plays(first + n + 2, ClauseWord::QUALITY)
            && self.next(first, n + 2) == Next::Word
    }

    /// "terror and *organised* crime", "quarter *operating* results": a participle that has become part of a name for a kind
    /// of thing.
    pub(super) fn is_set_expression(&self, at: usize) -> bool {
        let crime = words!["organised", "organized"];
        let wealth = words!["developed", "industrialised", "industrialized"];
        let goods = words!["manufactured", "processed", "refined"];
        let next = at + 1;
        self.word_is(at, crime) && self.word_is(next, words!["crime", "labor", "labour"])
            || self.word_is(at, wealth)
                && self.word_is(next, words!["countries", "nations", "states", "world"])
            || self.word_is(at, goods)
                && self.word_is(next, words!["food", "foods", "goods", "products", "sugar"])
            || self.word_is(at, words!["displaced", "disabled", "unemployed"])
                && self.word_is(next, words!["families", "people", "persons", "workers"])
            || self.word_is(at, words!["armed"])
                && self.word_is(next, words!["conflict", "forces", "gangs", "groups", "men"])
            || self.word_is(at, words!["operating"])
                && self.word_is(
                    next,
                    words![
                        "costs", "earnings", "expenses", "income", "loss", "losses", "margins",
                        "profit", "profits", "results", "revenue"
                    ],
                )
            || self.word_is(at, words!["forced", "skilled", "unskilled"])
                && self.word_is(next, words!["labor", "labour", "workers"])
    }

    /// "our broad, deep, and *lasting* ties": the last of words of which each stands alone between commas, behind an
    /// article or an owner.
    pub(super) fn ends_adjectives(&self, n: usize) -> bool {
        const MOST: usize = 4;
        let (mut at, mut commas) = (n, 0);
        for _ in 0..MOST {
            let word = at;
            while at > 1 && word - at < 2 && matches!(self.tags[at - 1], Tag::Comma | Tag::And) {
                at -= 1;
                commas += usize::from(self.tags[at] == Tag::Comma);
            }
            let Some(before) = at.checked_sub(1) else { return false };
            if at == word {
                let opens =
                    matches!(self.tags[before], Tag::Determiner | Tag::Owner | Tag::Possessive);
                return opens && commas > 0;
            }
            if self.tags[before] != Tag::Noun {
                return false;
            }
            at = before;
        }
        false
    }

    /// "to discuss the longstanding, *close* ties", "the strong, close and *open* ties", but "to discuss the plan, *close* the
    /// port": one more word for how the thing to come is.
    pub(super) fn goes_on_as_quality(&self, first: usize, n: usize, next: Next) -> bool {
        let quality = |at: usize| {
            let word = self.report.word(at);
            let looks = ["ing", "ed", "al", "ic", "ous", "ive", "ful", "able"];
            self.plays(at, ClauseWord::QUALITY)
                || self.plays(at, ClauseWord::ADJECTIVE)
                || looks.iter().any(|ending| word.ends_with(ending))
        };
        let follows = next == Next::Word || self.word_is(first + n + 1, words!["and"]);
        self.plays(first + n, ClauseWord::QUALITY)
            && follows
            && n > 2
            && quality(first + n - 2)
            && self.ends_adjectives(n)
    }

    /// Does an office stand at the token?
    pub(super) fn is_office(&self, at: usize) -> bool {
        self.covered.get(at).is_some_and(|covered| covered.contains(Covered::OFFICE))
    }

    /// "discussed energy and *advanced* technologies", "discussed trade, *shared* values and the law": one more thing that
    /// is talked of. Not "and *shared* views", nor "discussed trade, *expanded* the talks and left".
    pub(super) fn is_topical(&self, first: usize, n: usize) -> bool {
        let tellable = |at: usize| {
            let token = self.report.tokens.get(at);
            token.is_some_and(|token| {
                statement_words().role(token.hash).contains(StatementWord::TELLABLE)
            })
        };
        let told = || (1..=2).any(|ahead| tellable(first + n + ahead));
        let speaks = || {
            let last = (0..n).rev().take(MOST_BEFORE).find(|&at| self.tags[at].is_finite());
            last.is_some_and(|at| self.possible[at].word.forms.contains(VerbForms::SPEECH))
        };
        let listed = || {
            let seldom_done = words!["heightened", "shared", "sustained"];
            self.before(n) == Some(Tag::Comma) && self.word_is(first + n, seldom_done)
        };
        self.plays(first + n, ClauseWord::TOPICAL)
            && (self.before(n) == Some(Tag::And) || listed())
            && speaks()
            && !told()
    }
}
