//! Whom a title beside the text names: "Remarks by President Ruiz and Prime Minister Lind of Sweden".

use dateline_lexicon::{WordClass, WordSet, fold, words};
use dateline_normaliser::names::{self, Hint, PersonName};
use dateline_parser::{Meta, Shape, TokenRange, parse};
use dateline_recogniser::recognise;
use dateline_schema::closed::{MentionKind, OfficeStatus};

use super::super::offices::held::Post;
use super::super::words;
use crate::scene::Scene;
use crate::syntax::Syntax;

/// What a title calls a text that is somebody's words.
const SPEECHES: &WordSet<12> = words![
    "remarks",
    "address",
    "briefing",
    "conference",
    "exchange",
    "gaggle",
    "interview",
    "message",
    "speech",
    "statement",
    "statements",
    "toast"
];
/// So long a title is read.
const LONGEST: usize = 600;

/// The people of a title.
#[derive(Default)]
pub(super) struct Title {
    holders: Vec<Holder>,
    /// Does it say that this is what somebody said ("Remarks", "Press Briefing")?
    of_speech: bool,
    /// Names of more than one word.
    pub(super) full_names: Vec<PersonName>,
    /// Whose words it says that this is: "Statement by President *Ruiz* on Trade".
    pub(super) author: Option<String>,
}

/// Somebody whom the title calls by an office.
struct Holder {
    post: Post,
    name: String,
    /// Is it said to be by him?
    speaks: bool,
}

/// The mention of whose words a title says that this is: of the only one behind its first "by" or "from", with
/// nothing but titles and an office of theirs between. Not "by *Friends of* Ana Ruiz", "by *the Minister After* …".
fn author(scene: &Scene<'_, '_>) -> Option<u32> {
    const NEAR: usize = 5;
    let report = scene.report;
    let speech = (0..report.tokens.len()).find(|&at| report.word_is(at, SPEECHES))?;
    let by = (speech..report.tokens.len().min(speech + NEAR))
        .find(|&at| report.word_is(at, words!["by", "from"]))? as u32;
    let people = (0..).zip(&scene.recognised.mentions);
    let (n, person) = people
        .filter(|(_, mention)| mention.kind == MentionKind::Person)
        .find(|(_, mention)| mention.tokens.start > by)?;
    let offices = &scene.recognised.offices;
    let office = offices.iter().find(|office| office.holder == Some(n) && office.tokens.start > by);
    let office = office.map_or(TokenRange::new(by, by), |office| office.tokens);
    // "by the *Norwegian* Prime Minister Ana Lund", "by *APNSA* Tom Vik"
    let heads = |at: u32| {
        let token = &report.tokens[at as usize];
        let title = token.is(Shape::CAPITAL) && token.can_be(WordClass::HONORIFIC)
            || token.is(Shape::ALL_CAPITALS)
            || token.is(Shape::PUNCTUATION);
        let owner = || {
            let inner = scene.recognised.mentions.iter();
            let places = [MentionKind::Demonym, MentionKind::Place, MentionKind::Organisation];
            inner.filter(|owner| places.contains(&owner.kind)).any(|owner| {
                owner.tokens.range().contains(&(at as usize)) && owner.tokens.end <= office.start
            })
        };
        title || report.word_is(at as usize, words!["the", "his", "her", "their"]) || owner()
    };
    let between = (by + 1..person.tokens.start)
        .all(|at| office.range().contains(&(at as usize)) || heads(at))
        && !(by + 1..office.start)
            .any(|at| report.word_is(at as usize, words!["of", "at", "after"]));
    let next = person.tokens.end as usize;
    let alone = next >= report.tokens.len()
        || !report.word_is(next, words!["and"]) && !matches!(report.word(next), "," | "&" | "'s");
    (between && alone).then_some(n)
}

impl Title {
    pub(super) fn of(title: &str) -> Self {
        if title.len() > LONGEST {
            return Self::default();
        }
        let report = parse(title, &Meta::default());
        let recognised = recognise(&report);
        let syntax = Syntax::of(&report, &recognised);
        let scene = Scene {
            report: &report,
            recognised: &recognised,
            dates: &[],
            syntax: &syntax,
            title: None,
        };
        // "President Ruiz Honoring the Champions": a title writes every word large.
        let name = |mention: u32| {
            let tokens = recognised.mentions[mention as usize].tokens;
            let ordinary = |at: &u32| {
                let token = &report.tokens[*at as usize];
                token.can_be(WordClass::COMMON_WORD) && !token.can_be(WordClass::PERSONAL)
            };
            let end = (tokens.start + 1..tokens.end).find(ordinary).unwrap_or(tokens.end);
            // "NSA Hana Ito"
            let letters = |at: &u32| report.tokens[*at as usize].is(Shape::ALL_CAPITALS);
            let start = (tokens.start..end).find(|at| !letters(at)).unwrap_or(tokens.start);
            words::text(&report, report.span_of(TokenRange::new(start, end))).into_owned()
        };
        let holders = recognised.offices.iter().filter_map(|office| {
            let name = name(office.holder?);
            let before = office.tokens.start.checked_sub(1);
            let speaks =
                before.is_some_and(|at| report.word(at as usize).eq_ignore_ascii_case("by"));
            Some(Holder { post: Post::of(&scene, office), name, speaks })
        });
        let people = (0..).zip(&recognised.mentions);
        let people = people.filter(|(_, mention)| mention.kind == MentionKind::Person);
        let full_names = people
            .map(|(n, _)| name(n))
            .filter(|name| name.contains(' '))
            .map(|name| names::parse(&name, &Hint::default()))
            .collect();
        let holders = holders.collect();
        let of_speech = (0..report.tokens.len()).any(|at| report.word_is(at, SPEECHES));
        let author = author(&scene).map(name);
        Self { holders, of_speech, full_names, author }
    }

    /// The name of who is called by this office: the only one, or the first whose words the report is
    /// said to be; none of whom `speaks` says by the family name that they speak under it.
    pub(super) fn holder(&self, post: &Post, speaks: impl Fn(&str) -> bool) -> Option<&str> {
        let fits = |holder: &&Holder| {
            post.fits(&holder.post)
                && holder.post.status == OfficeStatus::Current
                && !holder.name.split_whitespace().any(|word| speaks(&fold(word)))
        };
        let mut fitting = self.holders.iter().filter(fits);
        let first = fitting.next()?;
        let only = self.of_speech && fitting.next().is_none();
        (only || first.speaks).then_some(first.name.as_str())
    }
}
