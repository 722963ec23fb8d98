//! A report while it is being read: what has been found so far, and which token belongs to what.

use dateline_lexicon::{CountryId, Lexicon, WordClass, lexicon};
use dateline_parser::{Report, Shape, Token, TokenRange};
use dateline_schema::closed::{Gender, MentionForm, MentionKind};

use crate::mention::{Office, What};
use crate::offices::Title;
use crate::organisations::Acronym;
use crate::tagger::{Name, Tags, tag};

/// A stretch of tokens that is held to name something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) tokens: TokenRange,
    pub(crate) kind: MentionKind,
    pub(crate) form: MentionForm,
    pub(crate) what: What,
    /// What it stands inside of, or for: another number of [`Draft::found`].
    pub(crate) of: Option<u32>,
    /// Taken back: a later rule knew better.
    pub(crate) dropped: bool,
}

/// The tokens of a sentence, or of a title or dateline, that are read together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Is it (nearly) all in capitals, so that a capital tells nothing?
    pub(crate) shouted: bool,
    /// Has (nearly) each word a capital, as in titles?
    pub(crate) headline: bool,
    /// The same, whether or not a full stop ends it.
    pub(crate) capitals: bool,
    /// All that its words can be: a rule whose words are not among them has nothing to do.
    pub(crate) classes: WordClass,
}

/// What has been found in a report so far. Top-level finds never share a token; what stands inside
/// another is no longer top-level and has `of`.
#[derive(Debug)]
pub(crate) struct Draft<'r, 't> {
    pub(crate) report: &'r Report<'t>,
    pub(crate) lexicon: &'static Lexicon,
    pub(crate) found: Vec<Found>,
    /// For each token the top-level find that covers it, plus one; 0 for none.
    cover: Vec<u32>,
    /// For each token the first from it on that has a capital.
    capitals: Vec<u32>,
    /// Which tokens are part of an office's head.
    pub(crate) in_head: Vec<bool>,
    /// Offices while they are read, in reading order.
    pub(crate) titles: Vec<Title>,
    /// More holders of a title, by its number: `titles` that several names follow.
    pub(crate) shared: Vec<(u32, u32)>,
    /// Countries of holders of one title: "the ministers of Chile and Peru, Ana Soto and Luis Quispe".
    pub(crate) placed: Vec<(u32, CountryId)>,
    /// Who held a title before its holder, with the title's number, in its order.
    pub(crate) replaced: Vec<(u32, u32)>,
    /// Acronyms that the text explains.
    pub(crate) acronyms: Vec<Acronym>,
    /// Hashes of acronyms that the text explains by what is no body: "gross domestic product (*GDP*)".
    pub(crate) no_bodies: Vec<u64>,
    /// Hashes of words that style a region: "the *Commonwealth* of Kentucky".
    pub(crate) styles: Vec<u64>,
    /// Offices as they are given out; numbers are still those of finds.
    pub(crate) offices: Vec<Office>,
    /// What the tagger found.
    pub(crate) tagged: Vec<Name>,
    /// Finds of persons before which a courtesy title tells the gender.
    pub(crate) honorifics: Vec<(u32, Option<Gender>)>,
    /// Mentions of offices: they overlap with finds, and so stand apart.
    pub(crate) outer: Vec<Found>,
}

impl<'r, 't> Draft<'r, 't> {
    pub(crate) fn new(report: &'r Report<'t>) -> Self {
        let tokens = report.tokens.len();
        let mut tags = Tags::default();
        tag(report, &mut tags);
        let tagged: Vec<Name> = tags.names().collect();
        Self {
            report,
            lexicon: lexicon(),
            found: Vec::with_capacity(2 * tagged.len()),
            cover: vec![0; tokens],
            capitals: capitals(&report.tokens),
            in_head: vec![false; tokens],
            titles: Vec::new(),
            shared: Vec::new(),
            placed: Vec::new(),
            replaced: Vec::new(),
            acronyms: Vec::new(),
            no_bodies: Vec::new(),
            styles: Vec::new(),
            offices: Vec::new(),
            tagged,
            honorifics: Vec::new(),
            outer: Vec::new(),
        }
    }

    /// The token, if there is one.
    #[inline]
    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.report.tokens.get(at)
    }

    /// Does token `at` have this shape?
    #[inline]
    pub(crate) fn is(&self, at: usize, shape: Shape) -> bool {
        self.token(at).is_some_and(|token| token.is(shape))
    }

    /// Does token `at` begin with a capital that says something: not where all words do?
    #[inline]
    pub(crate) fn has_own_capital(&self, at: usize) -> bool {
        self.is(at, Shape::CAPITAL) && !self.report.is_in_capitals()
    }

    /// The first token of a stretch from `at` on that has a capital: names are looked for there alone.
    #[inline]
    pub(crate) fn capital_from(&self, at: usize, stretch: Stretch) -> Option<usize> {
        let capital = *self.capitals.get(at)? as usize;
        (capital < stretch.end).then_some(capital)
    }

    /// The first token of a stretch from `at` on that `is` looked for: rules go from one to the next, and most find none.
    #[inline]
    pub(crate) fn first_from(
        &self,
        at: usize,
        stretch: Stretch,
        is: impl Fn(&Token) -> bool,
    ) -> Option<usize> {
        let tokens = self.report.tokens.get(at..stretch.end)?;
        Some(at + tokens.iter().position(is)?)
    }

    /// A token as it is printed, in a report in capitals, too; empty past the end.
    pub(crate) fn printed(&self, at: usize) -> &'t str {
        self.token(at).map_or("", |token| self.report.slice(token.span))
    }

    /// Can token `at` be one of these?
    #[inline]
    pub(crate) fn can_be(&self, at: usize, class: WordClass) -> bool {
        self.token(at).is_some_and(|token| token.can_be(class))
    }

    /// The text of token `at`; empty where there is none.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| self.report.word_of(token))
    }

    /// The top-level find that covers token `at`.
    #[inline]
    pub(crate) fn covering(&self, at: usize) -> Option<u32> {
        self.cover.get(at).and_then(|n| n.checked_sub(1))
    }

    /// The top-level find that covers token `at`, itself.
    #[inline]
    pub(crate) fn found_at(&self, at: usize) -> Option<&Found> {
        self.covering(at).map(|n| &self.found[n as usize])
    }

    /// Takes a find in. Top-level finds that lie wholly inside become its parts (a person has none: they
    /// are dropped); one that it cuts in two is dropped. A find of the same tokens is replaced.
    pub(crate) fn add(&mut self, find: Found) -> u32 {
        let n = self.found.len() as u32;
        let mut at = find.tokens.start;
        while at < find.tokens.end {
            let Some(old) = self.covering(at as usize) else {
                at += 1;
                continue;
            };
            let tokens = self.found[old as usize].tokens;
            if find.tokens == tokens {
                self.replace(old, n);
            } else if find.tokens.contains(tokens) && find.kind != MentionKind::Person {
                self.found[old as usize].of = Some(n);
            } else {
                self.drop_find(old);
            }
            at = tokens.end.max(at + 1);
        }
        self.cover[find.tokens.range()].fill(n + 1);
        self.found.push(find);
        n
    }

    /// Takes a find back; its parts stay parts of nothing and go with it.
    pub(crate) fn drop_find(&mut self, n: u32) {
        let tokens = self.found[n as usize].tokens;
        self.found[n as usize].dropped = true;
        for slot in &mut self.cover[tokens.range()] {
            if *slot == n + 1 {
                *slot = 0;
            }
        }
    }

    fn replace(&mut self, old: u32, new: u32) {
        self.found[old as usize].dropped = true;
        // Parts were added before their whole: they are near.
        for find in self.found[..old as usize].iter_mut().rev().take(16) {
            if find.of == Some(old) {
                find.of = Some(new);
            }
        }
    }

    /// Lets a top-level find begin at an earlier token that nothing covers.
    pub(crate) fn lengthen(&mut self, n: u32, start: u32) {
        let tokens = &mut self.found[n as usize].tokens;
        self.cover[start as usize..tokens.start as usize].fill(n + 1);
        tokens.start = start;
    }

    /// Adds an organisation that is named inside find `whole`.
    pub(crate) fn part(&mut self, start: usize, end: usize, what: What, whole: u32) {
        self.found.push(Found {
            tokens: TokenRange::new(start as u32, end as u32),
            kind: MentionKind::Organisation,
            form: MentionForm::FullName,
            what,
            of: Some(whole),
            dropped: false,
        });
    }

    /// Says that find `n` stands for find `full`, or inside it.
    pub(crate) fn stands_for(&mut self, n: u32, full: u32) {
        self.found[n as usize].of = Some(full);
    }

    /// The country that something known lies in, or is.
    pub(crate) fn country_of(&self, what: What) -> Option<CountryId> {
        match what {
            What::Country(id) | What::Demonym(id) => Some(id),
            What::City(id) => Some(self.lexicon.city(id).country),
            What::Region(id) => self.lexicon.regions().get(id).country,
            What::Seat(id) => self.lexicon.seats().get(id).country,
            What::Organisation(id) => self.lexicon.organisations().get(id).country,
            What::Name | What::Work(_) | What::Office(_) => None,
        }
    }

    /// Adds a find by its parts.
    pub(crate) fn name(
        &mut self,
        start: usize,
        end: usize,
        kind: MentionKind,
        what: What,
        form: MentionForm,
    ) -> u32 {
        self.add(Found {
            tokens: TokenRange::new(start as u32, end as u32),
            kind,
            form,
            what,
            of: None,
            dropped: false,
        })
    }
}

/// For each token the first from it on that has a capital; their number where there is none.
fn capitals(tokens: &[Token]) -> Vec<u32> {
    let mut next = tokens.len() as u32;
    let mut capitals = vec![next; tokens.len()];
    for (at, token) in tokens.iter().enumerate().rev() {
        if token.is(Shape::CAPITAL) {
            next = at as u32;
        }
        capitals[at] = next;
    }
    capitals
}
