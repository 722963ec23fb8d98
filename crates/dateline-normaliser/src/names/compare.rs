//! Can two names be one person's? In layers: what forbids it (suffix, given names, initials that
//! differ), what says it (the same words in any order or spelling), what allows it (a short form).

use dateline_lexicon::{Culture, lexicon};
use dateline_schema::closed::NameOrder;

use super::decide::reads_family_first;
use super::person_name::PersonName;
use super::spelling::{
    chinese_family, chinese_given, european, is_link, is_transliteration, korean, name_key,
    suffix_key, without_article, without_aspiration,
};
use super::words::{NameWords, Word};

/// What two names say about whether their bearers are one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comparison {
    /// One name in two spellings, orders or lengths; 1.0 where nothing differs but case and marks.
    Same(f64),
    /// One is a short form of the other, or an initial stands for a name: context must say more.
    Compatible,
    /// Two names.
    Different(Difference),
}

/// What keeps two names apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Jr. and III.
    Suffix,
    /// A suffix on one side only, and nothing else: a father and his son, or one person whom some
    /// call by his whole name. What else is known of the two must decide.
    SuffixMissing,
    /// The family names.
    Family,
    /// The given names.
    Given,
    /// Middle names or initials.
    Middle,
    /// A short form of somebody else's name.
    Short,
}

/// Compares two names as [`super::parse`] gives them. Symmetric.
///
/// ```
/// use dateline_normaliser::names::{Comparison, Hint, compare, parse};
/// let of = |name| parse(name, &Hint::default());
/// assert_eq!(compare(&of("Mao Zedong"), &of("Mao Tse-tung")), Comparison::Same(0.95));
/// assert!(matches!(compare(&of("Zhao Kezhi"), &of("Zhao Lijian")), Comparison::Different(_)));
/// ```
pub fn compare(a: &PersonName, b: &PersonName) -> Comparison {
    Comparable::of(a).compare(&Comparable::of(b))
}

/// Compares all but the suffixes.
fn without_suffix(a: &Comparable, b: &Comparable) -> Comparison {
    let same_letters = letters(&a.words).eq(letters(&b.words));
    if a.key == b.key || same_letters && a.suffix != b.suffix {
        return Comparison::Same(1.0);
    }
    if same_letters {
        return Comparison::Same(0.98);
    }
    if a.words.len() == 1 || b.words.len() == 1 || a.is_short_of(b) || b.is_short_of(a) {
        return short(a, b);
    }
    parts(a, b)
}

/// A name ready to be compared: who compares it with many makes it once.
#[derive(Debug, Clone)]
pub struct Comparable {
    order: NameOrder,
    key: String,
    culture: Option<Culture>,
    /// All words folded, links dropped, articles taken off.
    words: Vec<String>,
    family: Vec<String>,
    given: Vec<String>,
    middle: Vec<String>,
    short: Vec<String>,
    suffix: Option<&'static str>,
    quoted: Option<String>,
}

impl Comparable {
    /// Makes `name` ready.
    pub fn of(name: &PersonName) -> Self {
        let cut = NameWords::cut(&name.name, &[]);
        let suffix = cut.suffix.or(name.suffix.as_deref()).and_then(suffix_key);
        let mut words = Vec::with_capacity(cut.words.len());
        for word in cut.words {
            split_initials(word, |word| {
                let word = (!is_link(&word)).then(|| drop_article(word));
                words.extend(word.filter(|word| !is_article(word)));
            });
        }
        let part = |text: &Option<String>| text.as_deref().map(keys).unwrap_or_default();
        Self {
            key: name_key(name),
            culture: name.culture.as_deref().and_then(Culture::from_name),
            family: part(&name.family),
            given: part(&name.given),
            middle: part(&name.middle),
            short: part(&name.short),
            suffix,
            quoted: cut.nickname.map(dateline_lexicon::fold),
            words,
            order: name.order,
        }
    }

    /// [`compare`].
    pub fn compare(&self, other: &Self) -> Comparison {
        if let Some(nickname) = self.nickname(other).or_else(|| other.nickname(self)) {
            return nickname;
        }
        let both_whole = self.words.len() > 1 && other.words.len() > 1;
        let suffixes_differ = both_whole && self.suffix != other.suffix;
        if suffixes_differ && self.suffix.is_some() && other.suffix.is_some() {
            return Comparison::Different(Difference::Suffix);
        }
        let alike = without_suffix(self, other);
        if suffixes_differ && !matches!(alike, Comparison::Different(_)) {
            return Comparison::Different(Difference::SuffixMissing);
        }
        alike
    }

    /// Does `other` stand under the nickname that this name quotes?
    fn nickname(&self, other: &Comparable) -> Option<Comparison> {
        let quoted = self.quoted.as_ref()?;
        let same = other.words.first() == Some(quoted)
            && other.words.len() == 2
            && self.words.last() == other.words.last();
        same.then_some(Comparison::Same(0.95))
    }

    /// Is this all of the other's short form, of several words (Suu Kyi)?
    fn is_short_of(&self, other: &Comparable) -> bool {
        self.words.len() < other.words.len() && self.words == other.short
    }
}

/// The folded words of a part, links and articles dropped.
fn keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for text in text.split_whitespace() {
        split_initials(Word::new(text), |word| {
            if !is_link(&word) && !is_article(&word) {
                keys.push(drop_article(word));
            }
        });
    }
    keys
}

/// Hands on a word folded; `J.R.` and `APJ` are initials, each a word.
fn split_initials(word: Word<'_>, mut take: impl FnMut(String)) {
    if word.is_initial() || word.is_joined_initials() {
        word.key.chars().filter(|c| c.is_alphabetic()).map(String::from).for_each(take);
    } else {
        take(word.key);
    }
}

/// A word without its article, in place.
fn drop_article(mut word: String) -> String {
    let article = word.len() - without_article(&word).len();
    word.drain(..article);
    word
}

fn is_article(word: &str) -> bool {
    matches!(word, "al" | "el" | "ul" | "ash" | "as" | "ar" | "an" | "ad" | "az" | "at")
}

/// The letters and digits of some words, one after the other.
fn letters<T: AsRef<str>>(words: &[T]) -> impl Iterator<Item = char> {
    words.iter().flat_map(|word| word.as_ref().chars()).filter(|c| c.is_alphanumeric())
}

fn joined(words: &[String]) -> String {
    letters(words).collect()
}

/// Are two words one, by the cultures of their names?
fn same_word(a: &str, b: &str, cultures: (Option<Culture>, Option<Culture>)) -> bool {
    if letters(&[a]).eq(letters(&[b])) {
        return true;
    }
    match cultures {
        (Some(Culture::Korean), Some(Culture::Korean)) => korean(a) == korean(b),
        // Tones and vowels are all that tells such names apart: one letter makes another name.
        (Some(Culture::Chinese | Culture::Vietnamese | Culture::Korean), _)
        | (_, Some(Culture::Chinese | Culture::Vietnamese | Culture::Korean)) => false,
        (Some(x), Some(y)) if is_transliterated(x) || is_transliterated(y) => {
            is_transliteration(a, b) || indonesian(a) == indonesian(b)
        }
        _ => cultures.0 == Some(Culture::Japanese) && japanese(a) == japanese(b),
    }
}

/// Is the culture's script not Latin, or its spelling old and new, so that names have many spellings?
fn is_transliterated(culture: Culture) -> bool {
    matches!(
        culture,
        Culture::Arabic
            | Culture::Persian
            | Culture::Slavic
            | Culture::Turkish
            | Culture::Pakistani
            | Culture::SouthAsian
            | Culture::Bengali
            | Culture::Indian
            | Culture::Jewish
            | Culture::Mongolian
            | Culture::Indonesian
            | Culture::Malay
            | Culture::Thai
            | Culture::Ethiopian
            | Culture::Somali
            | Culture::Uyghur
            | Culture::Turkic
            | Culture::Sinhala
            | Culture::Greek
            | Culture::Georgian
            | Culture::Armenian
    )
}

/// Soekarno, Sukarno; Tjokro, Cokro; Djakarta.
fn indonesian(word: &str) -> String {
    word.replace("oe", "u").replace("tj", "c").replace("dj", "j")
}

/// Satou, Sato, Ohno.
fn japanese(word: &str) -> String {
    word.replace("ou", "o").replace("oh", "o").replace("oo", "o").replace("uu", "u")
}

fn short(a: &Comparable, b: &Comparable) -> Comparison {
    let cultures = (a.culture, b.culture);
    if a.words.len() == 1 && b.words.len() == 1 {
        let tolerant =
            (a.culture.or(Some(Culture::Indonesian)), b.culture.or(Some(Culture::Indonesian)));
        return if same_word(&a.words[0], &b.words[0], cultures)
            || indonesian(&a.words[0]) == indonesian(&b.words[0])
        {
            Comparison::Same(0.9)
        } else if same_word(&a.words[0], &b.words[0], tolerant) {
            Comparison::Compatible
        } else {
            Comparison::Different(Difference::Short)
        };
    }
    let (brief, full) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let is_short = brief.words == full.short
        || brief.words == full.family
        || full.family.last().is_some_and(|last| {
            brief.words.len() == 1 && *last == brief.words[0] && particles_only(&full.family)
        })
        || (full.family.is_empty()
            && brief.words.len() == 1
            && full.given.first() == brief.words.first());
    if is_short { Comparison::Compatible } else { Comparison::Different(Difference::Short) }
}

/// Is all but the last word a particle?
fn particles_only(family: &[String]) -> bool {
    family[..family.len() - 1].iter().all(|word| !lexicon().names().particle(word).is_empty())
}

fn parts(a: &Comparable, b: &Comparable) -> Comparison {
    let cultures = (a.culture, b.culture);
    // One goes on where the other stops: Mohammed bin Salman (Al Saud).
    let (brief, full) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let goes_on = matches!(
        full.culture,
        Some(Culture::Arabic | Culture::Spanish | Culture::Ethiopian | Culture::Somali)
    );
    if goes_on
        && (2..full.words.len()).contains(&brief.words.len())
        && starts_with(full, brief, cultures)
    {
        return Comparison::Same(0.9);
    }
    if a.family.is_empty() || b.family.is_empty() {
        return unparted(a, b);
    }
    if !same_family(a, b) {
        // One in the order of home, the other in that of English texts.
        let turns = |side: &Comparable| {
            matches!(
                side.culture,
                Some(
                    Culture::Japanese
                        | Culture::Hungarian
                        | Culture::Korean
                        | Culture::Chinese
                        | Culture::Western
                )
            )
        };
        let turned = a.order != b.order && turns(a) && turns(b);
        return if turned
            && same_list(&a.family, &b.given, cultures)
            && same_list(&a.given, &b.family, cultures)
        {
            Comparison::Same(0.9)
        } else {
            Comparison::Different(Difference::Family)
        };
    }
    let Some(given) = given_score(a, b) else { return Comparison::Different(Difference::Given) };
    let Some(middle) = middle_score(a, b) else { return Comparison::Different(Difference::Middle) };
    let score = given * middle;
    if score >= 0.8 { Comparison::Same(score) } else { Comparison::Compatible }
}

fn starts_with(
    full: &Comparable,
    brief: &Comparable,
    cultures: (Option<Culture>, Option<Culture>),
) -> bool {
    brief.words.iter().zip(&full.words).all(|(x, y)| same_word(x, y, cultures))
}

/// Names without family names on one side: word by word.
fn unparted(a: &Comparable, b: &Comparable) -> Comparison {
    let cultures = (a.culture, b.culture);
    if same_list(&a.words, &b.words, cultures) {
        return Comparison::Same(0.9);
    }
    // S. Jaishankar, Subrahmanyam Jaishankar
    if let ([x, x_rest @ ..], [y, y_rest @ ..]) = (a.words.as_slice(), b.words.as_slice()) {
        let initial = (x.len() == 1 || y.len() == 1) && x.chars().next() == y.chars().next();
        if initial && same_list(x_rest, y_rest, cultures) {
            return Comparison::Same(0.85);
        }
    }
    Comparison::Different(Difference::Given)
}

fn same_list(a: &[String], b: &[String], cultures: (Option<Culture>, Option<Culture>)) -> bool {
    letters(a).eq(letters(b))
        || a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same_word(x, y, cultures))
        || (!a.is_empty() && !b.is_empty()) && same_word(&joined(a), &joined(b), cultures)
}

fn same_family(a: &Comparable, b: &Comparable) -> bool {
    let cultures = (a.culture, b.culture);
    if same_list(&a.family, &b.family, cultures) {
        return true;
    }
    let chinese = |side: &Comparable| side.culture == Some(Culture::Chinese);
    if chinese(a) && chinese(b) {
        return chinese_family(&a.family.join("")) == chinese_family(&b.family.join(""));
    }
    if cultures == (Some(Culture::Korean), Some(Culture::Korean)) {
        let canonical = |side: &Comparable| {
            let key = side.family.join("");
            lexicon()
                .names()
                .family_of(&key, Culture::Korean)
                .map_or(key, |row| row.canonical.to_owned())
        };
        return canonical(a) == canonical(b);
    }
    // Pedro Sanchez, Pedro Sanchez Perez-Castejon; Villepin without its particle.
    let (brief, full) = if a.family.len() <= b.family.len() { (a, b) } else { (b, a) };
    let starts = brief.family.iter().zip(&full.family).all(|(x, y)| same_word(x, y, cultures));
    let iberian = matches!(full.culture, Some(Culture::Spanish | Culture::Portuguese));
    iberian && starts
        || (particles_only(&full.family)
            && brief.family.last() == full.family.last()
            && brief.family.len() == 1)
}

/// How well the given names agree, 0–1; `None` where they forbid.
fn given_score(a: &Comparable, b: &Comparable) -> Option<f64> {
    let cultures = (a.culture, b.culture);
    let (Some(x), Some(y)) = (a.given.first(), b.given.first()) else { return Some(0.7) };
    if letters(&a.given).eq(letters(&b.given)) {
        return Some(1.0);
    }
    if cultures == (Some(Culture::Chinese), Some(Culture::Chinese)) {
        let ((x, x_pinyin), (y, y_pinyin)) =
            (chinese_given(&a.given.join("-")), chinese_given(&b.given.join("-")));
        if x == y || (x_pinyin != y_pinyin && without_aspiration(&x) == without_aspiration(&y)) {
            return Some(0.95);
        }
    } else if cultures == (Some(Culture::Korean), Some(Culture::Korean)) {
        return (korean(&joined(&a.given)) == korean(&joined(&b.given))).then_some(0.9);
    }
    if same_list(&a.given, &b.given, cultures) {
        return Some(0.95);
    }
    let is_initial = |word: &str| word.chars().count() == 1;
    if is_initial(x) || is_initial(y) {
        return (x.chars().next() == y.chars().next()).then_some(0.7);
    }
    let names = lexicon().names();
    if names.nickname(x, y) || names.nickname(y, x) {
        return Some(0.9);
    }
    if spelled_alike(&a.given, &b.given, cultures) {
        return Some(0.85);
    }
    // One gives more of the given names: John Lee (Ka-chiu), (Recep) Tayyip Erdogan.
    let (brief, full) = if a.given.len() <= b.given.len() { (a, b) } else { (b, a) };
    let within = brief.given.len() < full.given.len()
        && brief
            .given
            .iter()
            .all(|word| full.given.iter().any(|other| same_word(word, other, cultures)));
    (within && !goes_on_otherwise(brief, full)).then_some(0.85)
}

/// Mohammed Elias Hossain, whose second name stands for a middle name, and Muhammad Ishfaqul Hossain: does each have a
/// name that the other lacks?
fn goes_on_otherwise(brief: &Comparable, full: &Comparable) -> bool {
    let cultures = (brief.culture, full.culture);
    let initial = |a: &str, b: &str| {
        (a.chars().count() == 1 || b.chars().count() == 1) && a.chars().next() == b.chars().next()
    };
    let alike = |a: &String, b: &String| same_word(a, b, cultures) || initial(a, b);
    let borne = |word: &String, side: &Comparable| {
        side.given.iter().chain(&side.middle).any(|other| alike(word, other))
    };
    !brief.middle.is_empty()
        && brief.middle.iter().all(|word| !borne(word, full))
        && full.given.iter().any(|word| !borne(word, brief))
}

/// Marc and Mark, Sara and Sarah: given names as several European languages write them.
fn spelled_alike(a: &[String], b: &[String], cultures: (Option<Culture>, Option<Culture>)) -> bool {
    let eastern = |culture: Option<Culture>| {
        culture.is_some_and(|culture| {
            reads_family_first(culture)
                || matches!(culture, Culture::Japanese | Culture::Burmese | Culture::Thai)
        })
    };
    !eastern(cultures.0)
        && !eastern(cultures.1)
        && a.len() == b.len()
        && a.iter().zip(b).all(|(x, y)| european(x) == european(y))
}

/// How well the middle names agree; `None` where they forbid.
fn middle_score(a: &Comparable, b: &Comparable) -> Option<f64> {
    let cultures = (a.culture, b.culture);
    let (brief, full) = if a.middle.len() <= b.middle.len() { (a, b) } else { (b, a) };
    if full.middle.is_empty() {
        return Some(1.0);
    }
    if brief.middle.is_empty() {
        // In Vietnam the middle name is as much part of the name as any other.
        let needed = full.culture == Some(Culture::Vietnamese);
        return Some(if needed { 0.7 } else { 0.95 });
    }
    let mut score: f64 = 1.0;
    for (x, y) in brief.middle.iter().zip(&full.middle) {
        let initial = x.chars().count() == 1 || y.chars().count() == 1;
        if same_word(x, y, cultures) {
        } else if initial && x.chars().next() == y.chars().next() {
            score = score.min(0.95);
        } else {
            return None;
        }
    }
    Some(score)
}
