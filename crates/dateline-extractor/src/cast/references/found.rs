//! The descriptions and pronouns of a sentence, and the names between them, in reading order.

use dateline_lexicon::{
    CountryId, FunctionKind, Number, PronounGender, RoleWord, SceneRole, WordClass, lexicon, words,
};
use dateline_parser::{Shape, Token, TokenRange};
use dateline_recogniser::What;
use dateline_schema::closed::{Gender, MentionForm, MentionKind};

use super::super::standing::end_with_kind;
use super::super::subjects::{Subject, Subjects};
use super::super::{CastMention, MentionId};
use super::epithet::{self, Noun};
use super::sketch::{self, Sketch};
use crate::facts::Entity;
use crate::scene::Scene;
use crate::syntax::NounPhrase;

/// A name, description or pronoun.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reference {
    /// With its article.
    pub(super) tokens: TokenRange,
    pub(super) kind: Kind,
    /// The number, within the sentence, of the verb that it is the subject of.
    pub(super) verb: Option<u32>,
    /// Is that a verb of speech?
    pub(super) speaks: bool,
    /// Does a possessive follow ("the president's")?
    pub(super) owns: bool,
}

/// What it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A recognised mention: a name, or an organisation in words.
    Mention(MentionId),
    /// An office that nobody is named beside: its mention and its number.
    Office(MentionId, u32),
    /// A part in the scene.
    Role(Described),
    /// "his Chilean counterpart Jorge Bravo": the mention of the name, the country.
    Counterpart(MentionId, Option<CountryId>),
    /// "the 54-year-old", "the Frenchman".
    Sketch(Sketch),
    /// "the farmer": what somebody may have been called beside the name.
    Epithet(Noun),
    /// A pronoun of the third person.
    Pronoun(Pronoun),
    /// "it", as the subject of a verb of speech or of one that can tell of a meeting.
    It,
}

/// A description by a part in the scene, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Described {
    pub(super) word: &'static RoleWord,
    /// two, both; 0 where no number is said.
    pub(super) number: u32,
    pub(super) country: Option<CountryId>,
    /// "his", "her": what it says of the gender.
    pub(super) owner: Option<Gender>,
    pub(super) owned: bool,
    /// Does an article, demonstrative, number or possessive stand before it?
    pub(super) definite: bool,
    /// The recognised mention of some of its words, which it takes over.
    pub(super) mention: Option<MentionId>,
}

/// Which place a pronoun has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// he, they.
    Subject,
    /// him.
    Object,
    /// his.
    Possessive,
}

/// A pronoun of the third person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pronoun {
    pub(super) case: Case,
    pub(super) gender: Option<Gender>,
    pub(super) plural: bool,
}

/// So many mentions, phrases and pronouns of one sentence are looked at; a longer one is a list.
const MOST: usize = 256;

/// All of a sentence, in place of what `found` held. `first` is the first mention that can stand in the `sentence`.
pub(super) fn of_sentence(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    entities: &[Entity],
    (sentence, first): (u32, usize),
    subjects: &Subjects,
    found: &mut Vec<Reference>,
) {
    found.clear();
    let recognised = scene.recognised.mentions.len();
    let inside = mentions[first.min(recognised)..recognised]
        .iter()
        .zip(first as MentionId..)
        .take_while(|(mention, _)| mention.sentence == Some(sentence))
        .take(MOST);
    for (mention, n) in inside {
        push_mention(scene, found, entities, mention, n);
    }
    for n in 0..found.len() {
        if person(mentions, &found[n]).is_some()
            && let Some((tokens, plural)) = counterpart_before(scene, found[n].tokens.start)
        {
            let counterparts = counterparts(scene, mentions, found, n, tokens, plural);
            found.extend(counterparts);
        }
    }
    let classes = scene.syntax.classes_of(sentence);
    let roles = classes.intersects(WordClass::ROLE_START);
    for phrase in scene.syntax.phrases_of(sentence).take(MOST) {
        let &NounPhrase { tokens, head, .. } = scene.syntax.phrase(phrase);
        let role = roles && begins_role(scene, tokens, head);
        let definite =
            tokens.len() > 1 && scene.report.word_is(tokens.start as usize, words!["the"]);
        if !role && !definite {
            continue;
        }
        let taken = found.iter().any(|one: &Reference| {
            let here = one.tokens.range().contains(&(head as usize));
            here && !matches!(one.kind, Kind::Role(_)) && !is_description(mentions, &one.kind)
        });
        if taken {
            continue;
        }
        if role
            && let Some((tokens, mut described)) = described(scene, mentions, tokens, head, first)
        {
            found.retain(|one| {
                let inside = tokens.contains(one.tokens) && is_description(mentions, &one.kind);
                if inside && described.mention.is_none() {
                    described.mention = taken_over(mentions, &one.kind);
                }
                !inside
            });
            found.push(Reference::new(tokens, Kind::Role(described)));
        } else if !definite || subjects.verb_of(tokens).0.is_none() {
            // What is no name and no part in the scene is looked for where it acts: "*the farmer* said".
        } else if let Some(sketch) = sketch::of_phrase(scene, mentions, tokens, first) {
            found
                .retain(|one| !tokens.contains(one.tokens) || !is_description(mentions, &one.kind));
            found.push(Reference::new(tokens, Kind::Sketch(sketch)));
        } else if !found.iter().any(|one| tokens.contains(one.tokens))
            && let Some(word) = epithet::of_phrase(scene, tokens)
        {
            found.push(Reference::new(tokens, Kind::Epithet(word)));
        }
    }
    if classes.intersects(WordClass::PRONOUN) {
        let tokens = scene.report.sentences[sentence as usize].tokens;
        let pronouns = (tokens.start..)
            .zip(&scene.report.tokens[tokens.range()])
            .filter(|(_, token)| token.can_be(WordClass::PRONOUN) && !token.is(Shape::QUOTED))
            .filter_map(|(at, token)| Some((at, pronoun(scene, at as usize, token)?)));
        for (at, pronoun) in pronouns.take(MOST) {
            found.push(Reference::new(TokenRange::new(at, at + 1), Kind::Pronoun(pronoun)));
        }
    }
    let acts = |subject: &&Subject| {
        !subject.passive && (subject.speaks || meets(scene, sentence, subject))
    };
    for subject in subjects.iter().filter(acts).take(MOST) {
        let at = subject.head;
        let it = is_word(scene.report.word(at as usize), "it");
        if it && !scene.report.tokens[at as usize].is(Shape::QUOTED) {
            found.push(Reference::new(TokenRange::new(at, at + 1), Kind::It));
        }
    }
    for one in found.iter_mut() {
        let next = scene.report.tokens.get(one.tokens.end as usize);
        one.owns = next.is_some_and(|token| token.is(Shape::POSSESSIVE));
        let possessive = matches!(one.kind, Kind::Pronoun(Pronoun { case: Case::Possessive, .. }));
        if !one.owns && !possessive {
            (one.verb, one.speaks) = subjects.verb_of(one.tokens);
        }
    }
    found.sort_by_key(|one| (one.tokens.start, std::cmp::Reverse(one.tokens.end)));
}

/// "Acme said it *signed* a deal", "it *is in* talks": can the verb tell that its subject met somebody?
fn meets(scene: &Scene<'_, '_>, sentence: u32, subject: &Subject) -> bool {
    if !scene.syntax.classes_of(sentence).contains(WordClass::MEETING_TELLS) {
        return false;
    }
    let Some(verb) = scene.syntax.verbs_of(sentence).get(subject.verb as usize) else {
        return false;
    };
    let head = &scene.report.tokens[verb.head as usize];
    let within = || {
        let end = verb.tokens.end as usize;
        words!["are", "be", "been", "is", "was", "were"].has(head.hash)
            && scene.report.word_is(end, words!["in"])
            && (end + 1..end + 4).any(|at| {
                let token = scene.report.tokens.get(at);
                token.is_some_and(|token| token.can_be(WordClass::MEETING_TELLS))
            })
    };
    // "It hosted the talks" may be the palace that somebody sold.
    let houses = words!["held", "hold", "holds", "host", "hosted", "hosts"];
    head.can_be(WordClass::MEETING_START) && !houses.has(head.hash) || within()
}

impl Reference {
    fn new(tokens: TokenRange, kind: Kind) -> Self {
        Self { tokens, kind, verb: None, speaks: false, owns: false }
    }
}

fn is_description(mentions: &[CastMention], kind: &Kind) -> bool {
    match kind {
        Kind::Mention(n) => {
            let mention = &mentions[*n as usize];
            mention.form == MentionForm::Description || mention.kind == MentionKind::Demonym
        }
        Kind::Office(..) => true,
        Kind::Role(_)
        | Kind::Counterpart(..)
        | Kind::Sketch(_)
        | Kind::Epithet(_)
        | Kind::Pronoun(_)
        | Kind::It => false,
    }
}

/// The mention of a description that a longer one takes over; a nationality in it stays itself.
fn taken_over(mentions: &[CastMention], kind: &Kind) -> Option<MentionId> {
    match kind {
        Kind::Mention(n) if mentions[*n as usize].kind != MentionKind::Demonym => Some(*n),
        Kind::Office(n, _) => Some(*n),
        _ => None,
    }
}

fn push_mention(
    scene: &Scene<'_, '_>,
    found: &mut Vec<Reference>,
    entities: &[Entity],
    mention: &CastMention,
    n: MentionId,
) {
    let Some(office) = mention.office else {
        let end = end_with_kind(scene.report, mention, entities);
        found.push(Reference::new(TokenRange::new(mention.tokens.start, end), Kind::Mention(n)));
        return;
    };
    let known = &scene.recognised.offices[office as usize];
    if known.holder.is_some() || known.told.is_some() {
        return;
    }
    let start = known.article.filter(|&article| article + 1 == mention.tokens.start);
    let tokens = TokenRange::new(start.unwrap_or(mention.tokens.start), mention.tokens.end);
    found.push(Reference::new(tokens, Kind::Office(n, office)));
}

/// The word for a counterpart right before a name, a comma between them or none; is it a plural?
fn counterpart_before(scene: &Scene<'_, '_>, name: u32) -> Option<(TokenRange, bool)> {
    let report = scene.report;
    let mut at = name.checked_sub(1)?;
    if report.word(at as usize) == "," {
        at = at.checked_sub(1)?;
    }
    let words = lexicon().role_words().phrases();
    // "opposite number" is two words.
    (0..2).filter_map(|back| at.checked_sub(back)).find_map(|start| {
        if !report.tokens[start as usize].can_be(WordClass::ROLE_START) {
            return None;
        }
        let (end, word) = report.phrase(words, start as usize, at as usize + 1)?;
        let whole = end == at as usize + 1 && word.role == SceneRole::Counterpart;
        whole.then(|| (TokenRange::new(start, at + 1), word.plural))
    })
}

/// The counterparts by name, from reference `n` on: "his Chilean counterpart Jorge Bravo". Of several
/// each has the country at its place in the list before: "her Chilean and Peruvian counterparts, Jorge
/// Bravo and Ana Ruiz".
fn counterparts(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    found: &[Reference],
    n: usize,
    word: TokenRange,
    plural: bool,
) -> Vec<Reference> {
    // "his *Education Ministry* counterpart" has another office.
    let last = word.start.checked_sub(1).map(|at| at as usize);
    if last.is_some_and(|at| scene.report.word_is(at, words!["department", "ministry"])) {
        return Vec::new();
    }
    let most = if plural { MOST_COUNTERPARTS } else { 1 };
    let mut names = Vec::new();
    let mut last: Option<TokenRange> = None;
    for one in &found[n..] {
        let Some(name) = person(mentions, one).filter(|_| names.len() < most) else { break };
        if last.is_some_and(|last| !is_listed(scene, last, one.tokens)) {
            break;
        }
        last = Some(one.tokens);
        names.push(name);
    }
    let mut countries = Vec::new();
    let mut next = word;
    for one in found[..n].iter().rev().filter(|one| one.tokens.end <= word.start) {
        let Kind::Mention(mention) = one.kind else { break };
        let Some(country) = mentions[mention as usize].country else { break };
        let follows = one.tokens.end == word.start
            || !countries.is_empty() && is_listed(scene, one.tokens, next);
        if !follows || countries.len() == most {
            break;
        }
        next = one.tokens;
        countries.push(country);
    }
    countries.reverse();
    let each = countries.len() == names.len();
    let of = |at: usize| each.then(|| countries[at]);
    (0..)
        .zip(names)
        .map(|(at, name)| Reference::new(word, Kind::Counterpart(name, of(at))))
        .collect()
}

/// So many counterparts are told of together.
const MOST_COUNTERPARTS: usize = 8;

/// The mention of a person by name.
fn person(mentions: &[CastMention], one: &Reference) -> Option<MentionId> {
    match one.kind {
        Kind::Mention(n) => (mentions[n as usize].kind == MentionKind::Person).then_some(n),
        _ => None,
    }
}

/// Do only a comma and "and" stand between two of a list?
fn is_listed(scene: &Scene<'_, '_>, one: TokenRange, next: TokenRange) -> bool {
    let between = one.end..next.start;
    (1..=2).contains(&between.len())
        && between.into_iter().all(|at| matches!(scene.report.word(at as usize), "and" | "," | "&"))
}

/// Does a word for a part in the scene begin at the head or right before it? The head may be the last of several words
/// ("royal highness") or the first ("head of state").
fn begins_role(scene: &Scene<'_, '_>, phrase: TokenRange, head: u32) -> bool {
    let least = phrase.start.max(head.saturating_sub(1));
    let tokens = scene.report.tokens.get(least as usize..=head as usize).unwrap_or_default();
    tokens.iter().any(|token| token.can_be(WordClass::ROLE_START))
}

/// Takes a noun phrase apart whose head is a word for a part in the scene.
fn described(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    phrase: TokenRange,
    head: u32,
    first: usize,
) -> Option<(TokenRange, Described)> {
    let report = scene.report;
    let words = lexicon().role_words().phrases();
    let least = phrase.start.max(head.saturating_sub(1));
    let (start, end, word) = (least..=head).find_map(|start| {
        if !report.tokens.get(start as usize)?.can_be(WordClass::ROLE_START) {
            return None;
        }
        let limit = report.tokens.len().min(head as usize + 3);
        let (end, word) = report.phrase(words, start as usize, limit)?;
        (end > head as usize).then_some((start, end as u32, word))
    })?;
    if end < phrase.end || !is_head(word.role) {
        return None;
    }
    let mut described = Described {
        word,
        number: 0,
        country: None,
        owner: None,
        owned: false,
        definite: false,
        mention: None,
    };
    let mut at = phrase.start;
    while at < start {
        at = modifier(scene, mentions, at, start, first, &mut described)?;
    }
    Some((TokenRange::new(phrase.start, end), described))
}

/// Reads one modifier; gives the token after it, nothing for a word that changes who is meant.
fn modifier(
    scene: &Scene<'_, '_>,
    mentions: &[CastMention],
    at: u32,
    limit: u32,
    first: usize,
    described: &mut Described,
) -> Option<u32> {
    let report = scene.report;
    let token = &report.tokens[at as usize];
    // "The *English-language* paper", "the *Lima-based* agency"
    if described.word.role == SceneRole::Body
        && at + 3 <= limit
        && report.tokens[at as usize + 1].is(Shape::JOINER)
        && token.is(Shape::WORD)
    {
        return Some(at + 3);
    }
    let country = scene.recognised.mentions[first..]
        .iter()
        .zip(&mentions[first..])
        .take_while(|(known, _)| known.tokens.start <= at)
        .find(|(known, _)| known.tokens.start == at && known.tokens.end <= limit)
        .filter(|(known, _)| matches!(known.kind, MentionKind::Demonym | MentionKind::Place));
    if let Some((known, mention)) = country {
        let end = known.tokens.end;
        // "the *Dayton, Ohio,* company": where its seat is
        let seat = described.word.role == SceneRole::Body
            && matches!(known.what, What::City(_) | What::Region(_) | What::Name)
            && report.word(end as usize) == ",";
        if seat {
            return Some(end + 1);
        }
        described.country = Some(mention.country?);
        let owned = report.tokens[end as usize].is(Shape::POSSESSIVE);
        described.definite |= owned;
        return Some(end + u32::from(owned));
    }
    if is_word(report.word(at as usize), "both") {
        described.number = 2;
        described.definite = true;
        return Some(at + 1);
    }
    if let Some(word) = lexicon().grammar().function_word(token.word) {
        match word.kind {
            FunctionKind::Article | FunctionKind::Determiner => {
                described.definite = !matches!(report.word(at as usize), "a" | "an" | "A" | "An");
                return Some(at + 1);
            }
            FunctionKind::PossessivePronoun => {
                described.owned = true;
                described.definite = true;
                described.owner = gender(word.gender);
                return Some(at + 1);
            }
            _ => {}
        }
    }
    let number = lexicon().times().word(token.word);
    if token.can_be(WordClass::NUMBER_WORD) && (2..=20).contains(&number.number) {
        described.number = number.number;
        described.definite = true;
        return Some(at + 1);
    }
    let words = lexicon().role_words().phrases();
    let (end, word) = report.phrase(words, at as usize, limit as usize)?;
    let modifies =
        matches!(word.role, SceneRole::Modifier | SceneRole::Visiting | SceneRole::Hosting);
    modifies.then_some(end as u32)
}

/// Can a description be built on this word? Others stand before a head, or name no actor.
const fn is_head(role: SceneRole) -> bool {
    matches!(
        role,
        SceneRole::Host
            | SceneRole::Guest
            | SceneRole::Counterpart
            | SceneRole::Leader
            | SceneRole::Majesty
            | SceneRole::Side
            | SceneRole::Pair
            | SceneRole::Country
            | SceneRole::Body
    )
}

fn is_word(word: &str, lower: &str) -> bool {
    word.eq_ignore_ascii_case(lower)
}

/// What a pronoun of the third person is. Inside quotations, where "he" is not the one who speaks, none is read.
fn pronoun(scene: &Scene<'_, '_>, at: usize, token: &Token) -> Option<Pronoun> {
    let word = lexicon().grammar().function_word(token.word)?;
    if word.person != Some(dateline_lexicon::Person::Third)
        || word.gender == Some(PronounGender::Neuter)
        || word.gender.is_none() && word.number != Some(Number::Plural)
    {
        return None;
    }
    if before_majesty(scene, at) {
        return None;
    }
    let text = scene.report.word(at);
    let case = match word.kind {
        // "her" is both: before a noun it owns.
        _ if is_word(text, "her") && !owns_next(scene, at) => Case::Object,
        FunctionKind::PossessivePronoun => Case::Possessive,
        _ if is_word(text, "her") => Case::Possessive,
        FunctionKind::PersonalPronoun if ["him", "them"].iter().any(|w| is_word(text, w)) => {
            Case::Object
        }
        FunctionKind::PersonalPronoun => Case::Subject,
        _ => return None,
    };
    Some(Pronoun { case, gender: gender(word.gender), plural: word.number == Some(Number::Plural) })
}

/// "His Majesty": no pronoun, a title.
fn before_majesty(scene: &Scene<'_, '_>, at: usize) -> bool {
    let words = lexicon().role_words().phrases();
    scene.report.tokens.get(at + 1).is_some_and(|next| next.can_be(WordClass::ROLE_START))
        && scene
            .report
            .phrase(words, at + 1, scene.report.tokens.len())
            .is_some_and(|(_, word)| word.role == SceneRole::Majesty)
}

/// Does a noun phrase go on behind the token?
fn owns_next(scene: &Scene<'_, '_>, at: usize) -> bool {
    let next = scene.report.tokens.get(at + 1);
    let is_noun = |token: &Token| token.is(Shape::WORD) && !token.can_be(WordClass::FUNCTION_WORD);
    next.is_some_and(is_noun)
}

const fn gender(gender: Option<PronounGender>) -> Option<Gender> {
    match gender {
        Some(PronounGender::Male) => Some(Gender::Male),
        Some(PronounGender::Female) => Some(Gender::Female),
        _ => None,
    }
}
