//! What was read as a person's name and is a body's: "Acme Corp", "Brandlow said *its* earnings rose", "a unit
//! of Keffler", "Hodrick and Tarvane Co".
//!
//! Counter-examples: "Mr Keffler", "Chairman Keffler", whoever the report calls by a fuller name, "Keffler said it
//! was late".

use dateline_lexicon::{CompanyRole, WordClass, company_words, words};
use dateline_parser::{Report, Shape, TokenRange};
use dateline_recogniser::{is_legal_form, says_as_body};
use dateline_schema::closed::{MentionForm, MentionKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{is_name, titles};
use crate::cast::CastMention;
use crate::cast::companies::Companies;
use crate::scene::Scene;

/// Makes bodies of names that end in a company's legal form; and of lone words, no given names and no part
/// of a fuller or titled name, that the report more often has as a body, or where only a company stands.
pub(super) fn take(scene: &Scene<'_, '_>, companies: &Companies, mentions: &mut [CastMention]) {
    let report = scene.report;
    let names: Vec<usize> = (0..mentions.len()).filter(|&n| is_name(&mentions[n])).collect();
    if names.is_empty() {
        return;
    }
    let bodies = mostly_bodies(report, mentions);
    let alone: FxHashSet<u64> = names
        .iter()
        .map(|&n| mentions[n].tokens)
        .filter(|&tokens| is_company_here(report, tokens))
        .filter_map(|tokens| lone(report, tokens))
        .collect();
    let is_legal = |tokens: TokenRange| {
        let last = report.tokens.get(tokens.end.saturating_sub(1) as usize);
        // "Sa" and "Co" are names of families too.
        let word = last.filter(|token| !token.can_be(WordClass::FAMILY_NAME));
        tokens.len() > 1 && word.is_some_and(is_legal_form)
    };
    let can_be_single = |tokens: TokenRange| {
        lone(report, tokens).is_some_and(|word| {
            let given = tokens.len() == 1
                && report.tokens[tokens.start as usize].can_be(WordClass::GIVEN_NAME);
            let body = !given && (bodies.contains(&word) || alone.contains(&word));
            // "Hope" of "W.R. Hope and Co" would be a given name, too.
            body || companies.full_name(report, tokens).is_some()
        })
    };
    let mut people: Option<People> = None;
    let mut found = Vec::new();
    for n in names {
        let tokens = mentions[n].tokens;
        let body = is_legal(tokens)
            || can_be_single(tokens)
                && !people.get_or_insert_with(|| People::of(scene, mentions)).have(report, tokens);
        if body {
            found.push(n);
        }
    }
    for n in found {
        mentions[n].kind = MentionKind::Organisation;
        mentions[n].form = MentionForm::FullName;
    }
}

/// The lone words that are a body more often than a person.
fn mostly_bodies(report: &Report<'_>, mentions: &[CastMention]) -> FxHashSet<u64> {
    let lone_of = |is: fn(&CastMention) -> bool| {
        mentions.iter().filter(move |one| is(one)).filter_map(|one| lone(report, one.tokens))
    };
    let bodies = || {
        lone_of(|one| one.kind == MentionKind::Organisation && one.form != MentionForm::Description)
    };
    let mut more: FxHashMap<u64, i32> = FxHashMap::default();
    for word in bodies() {
        *more.entry(word).or_default() += 1;
    }
    for word in lone_of(|one| one.kind == MentionKind::Person) {
        more.entry(word).and_modify(|more| *more -= 1);
    }
    bodies().filter(|word| more[word] > 0).collect()
}

/// The key of a name of one word, or of two with a hyphen.
fn lone(report: &Report<'_>, tokens: TokenRange) -> Option<u64> {
    match report.tokens.get(tokens.range())? {
        [one] => Some(one.hash),
        [one, joiner, two] if joiner.is(Shape::JOINER) => Some(one.hash.rotate_left(17) ^ two.hash),
        _ => None,
    }
}

/// Words of full names, and of names that bear a title.
struct People(FxHashSet<u64>);

impl People {
    fn of(scene: &Scene<'_, '_>, mentions: &[CastMention]) -> Self {
        let report = scene.report;
        let titled: FxHashSet<u32> =
            scene.recognised.offices.iter().filter_map(|office| office.holder).collect();
        let sure = |n: u32, mention: &CastMention| {
            lone(report, mention.tokens).is_none() || titled.contains(&n) || {
                let title = titles::before(report, mention.tokens.start);
                title.gender.is_some() || !title.kinds.is_empty()
            }
        };
        let named =
            (0..).zip(mentions).filter(|(n, mention)| is_name(mention) && sure(*n, mention));
        let words = named.flat_map(|(_, mention)| &report.tokens[mention.tokens.range()]);
        Self(words.map(|token| token.hash).collect())
    }

    /// Is one of the words theirs?
    fn have(&self, report: &Report<'_>, tokens: TokenRange) -> bool {
        report.tokens[tokens.range()]
            .iter()
            .any(|token| token.is(Shape::WORD) && self.0.contains(&token.hash))
    }
}

/// Does the name stand where a company does?
fn is_company_here(report: &Report<'_>, name: TokenRange) -> bool {
    let (start, end) = (name.start as usize, name.end as usize);
    let token = |at: usize| report.tokens.get(at);
    let role = |at: usize| {
        token(at).map_or(CompanyRole::empty(), |token| company_words().role(token.hash))
    };
    // "Brandlow's shares", "Brandlow's pretax earnings"; without a mark only before what follows a noun:
    // "Keffler *shares* the concern" has another.
    let owns = token(end).is_some_and(|next| next.is(Shape::POSSESSIVE));
    let noun = |at: usize| {
        token(at + 1).is_none_or(|next| {
            next.is(Shape::PUNCTUATION)
                || next.can_be(WordClass::VERB | WordClass::AUXILIARY)
                    && !next.can_be(WordClass::FUNCTION_WORD)
        })
    };
    let owned = if owns {
        role(end + 1).contains(CompanyRole::OWNED) || role(end + 2).contains(CompanyRole::OWNED)
    } else {
        role(end).contains(CompanyRole::OWNED) && noun(end)
    };
    // "a unit of Keffler"
    let led = start >= 2
        && report.word_is(start - 1, words!["of", "in", "with"])
        && role(start - 2).contains(CompanyRole::LEADS);
    // "Dunmore fell 15 pence": no height
    let moves = role(end).contains(CompanyRole::MOVES)
        && token(end + 1).is_some_and(|next| next.is(Shape::NUMBER))
        && !report.word_is(end + 2, words!["metres", "meters", "feet", "miles", "years", "times"])
        && !report.word_is(end + 2, words!["m", "ft", "floors", "stairs", "steps", "places"]);
    // "Brandlow also said *its* earnings", "Brandlow said *it plans*": not "said it was late"
    let verb = end + usize::from(report.word_is(end, words!["also", "earlier", "previously"]));
    let says = report.word_is(verb, words!["said", "says", "reported", "announced"]);
    let itself = says && (report.word_is(verb + 1, words!["its"]) || says_as_body(report, verb));
    // "Hodrick and Tarvane Co"
    let partners = report.word_is(end, words!["and"])
        && token(end + 1).is_some_and(|next| next.is(Shape::CAPITAL))
        && token(end + 2).is_some_and(is_legal_form);
    owned || led || moves || itself || partners
}
