//! Firms that bear the names of people: `an analyst at Harlan Moody`, `Harlan Moody analyst Jane Roe`,
//! `Harlan Moody said it plans to merge`. Not `Jane Roe said it would rain`, nor who bears a title.

use std::collections::BTreeSet;

use dateline_lexicon::{CompanyRole, WordClass, company_words, words};
use dateline_parser::{Shape, Token};
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Found};
use crate::mention::What;
use crate::organisations::says_as_body;

/// Whom firms employ to speak of markets.
const TRADES: [&str; 12] = [
    "analyst",
    "analysts",
    "broker",
    "brokers",
    "dealer",
    "dealers",
    "economist",
    "economists",
    "strategist",
    "strategists",
    "trader",
    "traders",
];

/// The most words of such a name.
const LONGEST: u32 = 4;

impl Draft<'_, '_> {
    /// "*Drugmaker* Keffler fell": what the firm deals in, with the capital of its sentence; not "Utility Workers".
    pub(crate) fn is_trade_of_firm(&self, at: usize) -> bool {
        let trade = |token: &Token| company_words().role(token.hash).contains(CompanyRole::TRADE);
        self.token(at).is_some_and(trade)
            && self.capital_by_place(at)
            && self.is(at + 1, Shape::WORD | Shape::CAPITAL)
            && !self.can_be(at + 1, WordClass::COMMON_WORD | WordClass::ORGANISATION_HEAD)
    }

    /// Makes bodies of names of people that the report uses for firms.
    pub(crate) fn firms(&mut self) {
        self.lone_firms();
        let firms: BTreeSet<(u64, u64)> = self
            .found
            .iter()
            .filter(|found| is_as_of_person(found) && self.stands_as_firm(found))
            .map(|found| self.ends(found))
            .collect();
        if firms.is_empty() {
            return;
        }
        for n in 0..self.found.len() {
            let found = self.found[n];
            if is_as_of_person(&found) && firms.contains(&self.ends(&found)) {
                self.found[n].kind = MentionKind::Organisation;
            }
        }
    }

    /// The words that a name begins and ends with.
    fn ends(&self, found: &Found) -> (u64, u64) {
        let hash = |at: u32| self.report.tokens[at as usize].hash;
        (hash(found.tokens.start), hash(found.tokens.end - 1))
    }

    fn stands_as_firm(&self, found: &Found) -> bool {
        let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
        // "lead manager Harlan Moody", for all that "manager" may be an office
        let manages = start > 1
            && self.report.word_is(start - 1, words!["manager", "managers", "underwriter"])
            && self.report.word_is(start - 2, words!["co", "joint", "lead", "sole"]);
        if manages {
            return true;
        }
        let titled =
            start > 0 && (self.is_honorific(start - 1) || self.office_head_covers(start - 1));
        if titled {
            return false;
        }
        let trade = |at: usize| TRADES.iter().any(|of| self.word(at).eq_ignore_ascii_case(of));
        // "Harlan Moody analyst Jane Roe"
        if trade(end) && !self.is(end, Shape::CAPITAL) {
            return self.is(end + 1, Shape::CAPITAL) || self.can_be(end + 1, WordClass::CUE_START);
        }
        // "an analyst at", "analyst Jane Roe at"
        let leads = start > 1 && self.word(start - 1) == "at";
        let near = (start.saturating_sub(5)..start.saturating_sub(1)).rev();
        let mut words =
            near.take_while(|&at| trade(at) || self.is(at, Shape::CAPITAL | Shape::WORD));
        if leads && words.any(trade) {
            return true;
        }
        self.can_be(end, WordClass::CUE_START) && says_as_body(self.report, end)
    }
}

/// Is it a name of several words that could be a person's, and no more is known of it?
fn is_as_of_person(found: &Found) -> bool {
    let kind = matches!(found.kind, MentionKind::Person | MentionKind::Place | MentionKind::Event);
    let several = (2..=LONGEST).contains(&found.tokens.len());
    kind && several
        && !found.dropped
        && found.what == What::Name
        && found.form == MentionForm::FullName
}
