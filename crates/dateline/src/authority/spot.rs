//! Where a text names people of the file: their names and aliases, token by token, whatever the marks
//! and the case but for the first letter, which is a capital where the file has one.

use dateline_parser::{Meta, Report, Shape, TokenRange, parse};
use rustc_hash::FxHashMap;

/// All names and aliases, by the hash of their first token; longer ones first.
#[derive(Debug, Default)]
pub(super) struct Spotter(FxHashMap<u64, Vec<Form>>);

#[derive(Debug)]
struct Form {
    /// Hashes of the tokens after the first.
    rest: Vec<u64>,
    /// Does it begin with a capital?
    capital: bool,
}

impl Spotter {
    /// Takes in a name.
    pub(super) fn add(&mut self, name: &str) {
        let report = parse(name, &Meta::default());
        let [first, rest @ ..] = report.tokens.as_slice() else { return };
        let forms = self.0.entry(first.hash).or_default();
        let form = Form {
            rest: rest.iter().map(|token| token.hash).collect(),
            capital: first.is(Shape::CAPITAL),
        };
        let at = forms.partition_point(|other| other.rest.len() > form.rest.len());
        forms.insert(at, form);
    }

    /// The names in a report, in reading order, none inside another.
    pub(super) fn spot(&self, report: &Report<'_>) -> Vec<TokenRange> {
        let tokens = &report.tokens;
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let length = self.0.get(&tokens[at].hash).and_then(|forms| {
                let fits = |form: &&Form| {
                    let rest = tokens.get(at + 1..at + 1 + form.rest.len());
                    (!form.capital || tokens[at].is(Shape::CAPITAL))
                        && rest.is_some_and(|rest| {
                            rest.iter().map(|token| token.hash).eq(form.rest.iter().copied())
                        })
                };
                forms.iter().find(fits).map(|form| form.rest.len() + 1)
            });
            match length {
                Some(length) => {
                    found.push(TokenRange::new(at as u32, (at + length) as u32));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}
