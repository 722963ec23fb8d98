//! Which word of a name is what, by the rules of a culture, and by which part the press refers to the
//! person.

use dateline_lexicon::{AffixPart, Culture, InShort, ParticleKind, SyllableSystem, lexicon};
use dateline_schema::closed::NameOrder;

use super::decide::{is_article_word, is_patronymic};
use super::words::{NameWords, Word};

/// What a word of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Given,
    Middle,
    Family,
    /// An unmarked father's name: it is neither a family nor a middle name.
    Father,
}

/// A name taken apart: a part for each word.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) of: Vec<Part>,
    pub(super) order: NameOrder,
    /// The words that the press uses alone.
    pub(super) short: Short,
}

/// Which words are the short form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Short {
    /// These.
    Words(std::ops::Range<usize>),
    /// This, which is not simply words of the name.
    Text(String),
}

use Part::{Family, Father, Given, Middle};

/// Takes `name` apart by the rules of `culture`.
pub(super) fn parts(name: &NameWords<'_>, culture: Culture) -> Parts {
    let words = &name.words;
    let n = words.len();
    if let Some(family) = name.inverted {
        return inverted(words, family, culture);
    }
    if n == 1 {
        return single(&words[0], culture, name);
    }
    if name.is_regnal()
        && n <= 2
        && words.iter().all(|w| !is_article_word(&w.key))
        && name.suffix.is_some()
    {
        return uniform(n, Given, NameOrder::Single, 0..n);
    }
    let mut parts = match culture {
        Culture::Chinese => chinese(words),
        Culture::Vietnamese => vietnamese(words),
        Culture::Korean => korean(words),
        Culture::Japanese => japanese(words),
        Culture::Hungarian => hungarian(words),
        Culture::Spanish => spanish(words, culture),
        Culture::Portuguese => portuguese(words),
        Culture::Arabic => arabic(words),
        Culture::Slavic | Culture::Turkic => slavic(words, culture),
        Culture::Jewish => jewish(words),
        Culture::Thai | Culture::Lao => family_last(words, 0..1, false),
        Culture::Burmese => uniform(n, Given, NameOrder::Single, 0..n),
        Culture::Khmer => khmer(words),
        Culture::Indonesian => indonesian(words),
        Culture::Malay | Culture::Ethiopian => father_last(words, true),
        Culture::Uyghur => father_last(words, false),
        Culture::Mongolian => mongolian(words),
        Culture::Icelandic => icelandic(words),
        Culture::Indian => indian(words),
        Culture::Bengali if words[0].key == "sheikh" => {
            uniform(n, Given, NameOrder::Single, n - 1..n)
        }
        Culture::Persian
        | Culture::Turkish
        | Culture::Pakistani
        | Culture::SouthAsian
        | Culture::Sinhala
        | Culture::Bengali => given_then_family(words),
        _ => western(words, culture),
    };
    if name.is_regnal() && matches!(culture, Culture::Arabic | Culture::Thai) {
        parts.short = Short::Words(0..1);
    }
    parts
}

fn uniform(n: usize, part: Part, order: NameOrder, short: std::ops::Range<usize>) -> Parts {
    Parts { of: vec![part; n], order, short: Short::Words(short) }
}

/// The first `family` words are the family name.
fn family_first(n: usize, family: usize) -> Parts {
    let of = (0..n).map(|i| if i < family { Family } else { Given }).collect();
    Parts { of, order: NameOrder::FamilyFirst, short: Short::Words(0..family) }
}

/// The family name is `words[from..]`; words between are middle names or more given names.
fn from_family(words: &[Word<'_>], from: usize, middle: bool) -> Parts {
    let part = |i: usize| match i {
        i if i >= from => Family,
        i if i > 0 && middle => Middle,
        _ => Given,
    };
    Parts {
        of: (0..words.len()).map(part).collect(),
        order: NameOrder::GivenFirst,
        short: Short::Words(from..words.len()),
    }
}

fn family_last(words: &[Word<'_>], short: std::ops::Range<usize>, middle: bool) -> Parts {
    let from = if short.end == 1 { 1 } else { words.len() - 1 };
    Parts { short: Short::Words(short), ..from_family(words, from, middle) }
}

fn inverted(words: &[Word<'_>], family: usize, culture: Culture) -> Parts {
    let from = words.len() - family;
    let eastern = matches!(culture, Culture::Chinese | Culture::Vietnamese | Culture::Korean);
    let mut parts = from_family(words, from, !eastern);
    if culture == Culture::Vietnamese {
        parts.short = Short::Words(from - 1..from);
        parts.of[from - 1] = Given;
        parts.of[..from - 1].fill(Middle);
    }
    parts.short = match parts.short {
        Short::Words(range) if range.start == from => Short::Words(drop_particles(words, range)),
        short => short,
    };
    parts
}

/// One word: a name in full where the culture has such names, else a short form of one.
fn single(word: &Word<'_>, culture: Culture, name: &NameWords<'_>) -> Parts {
    let names = lexicon().names();
    let given_alone = name.is_regnal() || culture.calls_by_given_name();
    let family = names.family(&word.key).iter().any(|row| {
        row.culture == culture || matches!(culture, Culture::Western | Culture::English)
    });
    let given = !names.given(&word.key).is_empty();
    let part = if given_alone || given && !family { Given } else { Family };
    uniform(1, part, NameOrder::Single, 0..1)
}

fn chinese(words: &[Word<'_>]) -> Parts {
    let names = lexicon().names();
    let is_family = |i: usize| names.family_of(&words[i].key, Culture::Chinese).is_some();
    let n = words.len();
    let english = names.given(&words[0].key).contains(Culture::English);
    let initials = words[0].is_initial() || words[0].is_joined_initials();
    // John Lee Ka-chiu: English name, family name, Chinese given name.
    let hyphen_last = !is_family(0) && words[n - 1].key.contains('-');
    if n >= 3 && (english || initials || hyphen_last) && is_family(1) && (!is_family(0) || english)
    {
        let mut of = vec![Given; n];
        of[1] = Family;
        return Parts { of, order: NameOrder::GivenFirst, short: Short::Words(1..2) };
    }
    let hyphen_first = words[0].key.contains('-') && names.family(&words[0].key).is_empty();
    if (english && !is_family(0) || initials || hyphen_first || !is_family(0)) && is_family(n - 1) {
        return from_family(words, n - 1, false);
    }
    // Au Yeung, Szeto: a family name in two words.
    let two = n >= 3 && {
        let joined = format!("{}{}", words[0].key, words[1].key);
        joined.len() >= 5 && names.family_of(&joined, Culture::Chinese).is_some()
    };
    family_first(n, if two { 2 } else { 1 })
}

fn vietnamese(words: &[Word<'_>]) -> Parts {
    let n = words.len();
    let names = lexicon().names();
    // A Western given name before it: Philipp Rösler is none, but Stephanie Murphy Nguyen is read by
    // its last word.
    if names.family_of(&words[0].key, Culture::Vietnamese).is_none()
        && names.family_of(&words[n - 1].key, Culture::Vietnamese).is_some()
    {
        return from_family(words, n - 1, true);
    }
    let mut parts = family_first(n, 1);
    parts.of[1..n - 1].fill(Middle);
    parts.short = Short::Words(n - 1..n);
    parts
}

fn korean(words: &[Word<'_>]) -> Parts {
    let names = lexicon().names();
    let n = words.len();
    let family =
        |i: usize| names.family_of(&words[i].key, Culture::Korean).map_or(0, |row| row.weight);
    let syllables = |word: &Word<'_>| {
        word.key
            .split('-')
            .map(|part| names.syllables(part, SyllableSystem::Korean, 2))
            .fold(0, u8::saturating_add)
    };
    // Syngman Rhee, Jae-in Moon.
    let given_first = family(n - 1) > 0
        && (family(0) == 0
            || n == 2 && words[0].key.contains('-')
            || n == 2
                && syllables(&words[0]) > 1
                && syllables(&words[1]) == 1
                && family(0) < family(1));
    if given_first { from_family(words, n - 1, false) } else { family_first(n, 1) }
}

fn japanese(words: &[Word<'_>]) -> Parts {
    let names = lexicon().names();
    let n = words.len();
    let given = |i: usize| {
        f64::from(u8::from(names.given(&words[i].key).contains(Culture::Japanese))) * 2.0
    };
    let family = |i: usize| {
        f64::from(names.family_of(&words[i].key, Culture::Japanese).map_or(0, |row| row.weight))
    };
    if n == 2 && family(0) + given(1) > given(0) + family(1) {
        family_first(n, 1)
    } else {
        from_family(words, n - 1, false)
    }
}

fn hungarian(words: &[Word<'_>]) -> Parts {
    let names = lexicon().names();
    let n = words.len();
    let given = |i: usize| names.given(&words[i].key).contains(Culture::Hungarian);
    let family = |i: usize| names.family_of(&words[i].key, Culture::Hungarian).is_some();
    if given(n - 1) && (!given(0) || family(0) && !family(n - 1)) {
        let mut parts = family_first(n, 1);
        if n > 2 {
            parts.of[2..].fill(Middle);
        }
        return parts;
    }
    from_family(words, n - 1, true)
}

/// Is `word` a particle that begins a family name? Ó is one, O. is an initial.
fn family_particle(word: &Word<'_>) -> bool {
    !word.is_initial()
        && lexicon().names().particle(&word.key).iter().any(|p| p.kind == ParticleKind::Family)
}

/// Where the family name that ends before `end` begins: its last word with the particles before it.
fn with_particles(words: &[Word<'_>], mut from: usize) -> usize {
    while from > 1 && family_particle(&words[from - 1]) {
        from -= 1;
    }
    from
}

fn spanish(words: &[Word<'_>], culture: Culture) -> Parts {
    let names = lexicon().names();
    let n = words.len();
    let given = |i: usize| {
        names.given(&words[i].key).contains(culture)
            || names.given(&words[i].key).contains(Culture::Portuguese)
    };
    // Not a given name that some families bear, too: Juan *Manuel* Santos.
    let family = |i: usize| {
        let row = names.family_of(&words[i].key, culture);
        row.is_some_and(|row| row.weight > 1 || !given(i))
    };
    // Where the family names begin: at a particle, or after the given names, leaving two where they can be two.
    let mut from = 1;
    while from < n - 1 && !family_particle(&words[from]) {
        let left = n - from;
        let is_given = given(from) && (!family(from) || left >= 3) || words[from].is_initial();
        if !is_given || (left == 2 && family(from)) {
            break;
        }
        from += 1;
    }
    let mut parts = from_family(words, from, true);
    // The father's family name is the first: Castro Ruz → Castro.
    let mut end = from;
    while end < n && family_particle(&words[end]) {
        end += 1;
    }
    end = (end + 1).min(n);
    let joined = end < n && (matches!(words[end].key.as_str(), "y" | "e" | "de"));
    let common = names.family_of(&words[end - 1].key, culture).is_some_and(|row| row.weight == 3);
    let end = if joined || (common && !words[n - 1].key.contains('-')) { n } else { end };
    parts.short = Short::Words(from..end);
    parts
}

/// In Spain and in Latin America people are called by the first of their family names: who is called by word
/// `at` has given names before it, where these words are any ("Luis Alberto *Rey*", whose second name is a
/// family name, too).
pub(super) fn begin_family(words: &[Word<'_>], parts: &mut Parts, culture: Culture, at: usize) {
    let Some(from) = parts.of.iter().position(|part| *part == Family) else { return };
    let names = lexicon().names();
    let given = |word: &Word<'_>| names.given(&word.key).contains(culture);
    if culture == Culture::Spanish && from > 0 && words[from..at.max(from)].iter().all(given) {
        parts.of[from..at.max(from)].fill(Middle);
    }
}

fn portuguese(words: &[Word<'_>]) -> Parts {
    let names = lexicon().names();
    let n = words.len();
    let mut from = with_particles(words, n - 1);
    let last = from;
    // More family names to the left: Rebelo de Sousa.
    while from > 1 {
        let word = &words[from - 1];
        let family = names.family_of(&word.key, Culture::Portuguese).is_some();
        let given = !names.given(&word.key).is_empty();
        if !family || given {
            break;
        }
        from = with_particles(words, from - 1);
    }
    let mut parts = from_family(words, from, true);
    parts.short = Short::Words(last..n);
    parts
}

/// What a word is in an Arabic name, if it is a particle. Links are those of all cultures: `a/l`.
fn arabic_kind(word: &Word<'_>) -> Option<ParticleKind> {
    lexicon().names().particle(&word.key).iter().find_map(|p| match p.kind {
        ParticleKind::Link => Some(p.kind),
        ParticleKind::Compound | ParticleKind::Article | ParticleKind::House => {
            (p.culture == Culture::Arabic).then_some(p.kind)
        }
        ParticleKind::Family => None,
    })
}

/// Groups of words that belong together in an Arabic name: `Abdel Nasser`, `bin Salman`, `Al Saud`.
fn arabic_units(words: &[Word<'_>]) -> Vec<(usize, usize, Option<ParticleKind>)> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let kind = arabic_kind(&words[at]);
        let kind = match kind {
            // Ben Ali, Ali Bin: a link at the end links nothing.
            Some(_) if at + 1 == words.len() => None,
            Some(ParticleKind::Link) if at == 0 => Some(ParticleKind::Compound),
            kind => kind,
        };
        let mut end = at + if kind.is_some() { 2 } else { 1 };
        // bin Abdul Aziz; abu al Ghaith
        if kind.is_some()
            && end < words.len()
            && matches!(
                arabic_kind(&words[end - 1]),
                Some(ParticleKind::Compound | ParticleKind::Article)
            )
        {
            end += 1;
        }
        units.push((at, end.min(words.len()), kind));
        at = end;
    }
    units
}

/// Does a particle stay in the short form?
fn stays(word: &Word<'_>) -> bool {
    let particles = lexicon().names().particle(&word.key);
    particles.iter().any(|p| p.culture == Culture::Arabic && p.in_short == InShort::Keep)
}

fn arabic(words: &[Word<'_>]) -> Parts {
    let units = arabic_units(words);
    let n = words.len();
    let mut of = vec![Middle; n];
    let (_, given_end, _) = units[0];
    of[..given_end].fill(Given);
    let &(from, _, kind) = units.last().unwrap_or(&(0, n, None));
    let order = NameOrder::GivenFirst;
    if units.len() == 1 {
        return uniform(n, Given, NameOrder::Single, 0..n);
    }
    // Ben Bella is a family name in the Maghreb; there the link has a capital.
    let family = matches!(words[from].text, "Ben" | "Bel" | "Ould");
    if kind == Some(ParticleKind::Link) && !family {
        // Mohammed bin Salman: no family name is said.
        return Parts { of, order, short: Short::Words(from..n) };
    }
    of[from..].fill(Family);
    let short = match kind {
        // Abdel Nasser → Nasser, but Abu Ghaith
        Some(ParticleKind::Compound | ParticleKind::Article) if !stays(&words[from]) => {
            Short::Words(n - 1..n)
        }
        Some(_) => Short::Words(from..n),
        None => match words[from].text.split_once('-') {
            Some((_, name)) if is_article_word(&words[from].key) => Short::Text(name.to_owned()),
            _ => Short::Words(from..n),
        },
    };
    Parts { of, order, short }
}

fn slavic(words: &[Word<'_>], culture: Culture) -> Parts {
    let n = words.len();
    let patronymic = |i: usize| is_patronymic(&words[i].key);
    if n == 3 && patronymic(1) {
        let mut parts = from_family(words, 2, true);
        parts.of[1] = Middle;
        return parts;
    }
    if n == 3 && patronymic(2) {
        let of = vec![Family, Given, Middle];
        return Parts { of, order: NameOrder::FamilyFirst, short: Short::Words(0..1) };
    }
    western(words, culture)
}

/// Ben Eliezer is one family name.
fn jewish(words: &[Word<'_>]) -> Parts {
    let names = lexicon().names();
    let is_link = |word: &Word<'_>| {
        let particles = names.particle(&word.key);
        particles.iter().any(|p| p.culture == Culture::Jewish && p.kind == ParticleKind::Link)
    };
    match (1..words.len() - 1).find(|&i| is_link(&words[i])) {
        Some(from) => from_family(words, from, true),
        None => western(words, Culture::Jewish),
    }
}

fn khmer(words: &[Word<'_>]) -> Parts {
    let n = words.len();
    let mut parts = family_first(n, 1);
    let royal = matches!(words[0].key.as_str(), "norodom" | "sisowath");
    parts.short = Short::Words(if royal { 1..n } else { 0..n });
    parts
}

fn indonesian(words: &[Word<'_>]) -> Parts {
    let n = words.len();
    // Sukarnoputri: child of Sukarno.
    let last = &words[n - 1].key;
    if ["putri", "poetri", "putra"]
        .iter()
        .any(|tail| last.ends_with(tail) && last.len() > tail.len() + 2)
    {
        return father_last(words, true);
    }
    uniform(n, Given, NameOrder::Single, 0..1)
}

/// Given name, then the father's name: marked by bin, binti, or not at all.
fn father_last(words: &[Word<'_>], given_short: bool) -> Parts {
    let names = lexicon().names();
    let n = words.len();
    let link = (1..n - 1)
        .find(|&i| names.particle(&words[i].key).iter().any(|p| p.kind == ParticleKind::Link));
    // Nurul Izzah: the first half of a given name.
    let half = names.particle(&words[0].key).iter().any(|p| {
        p.kind == ParticleKind::Compound && matches!(p.culture, Culture::Malay | Culture::Ethiopian)
    });
    let given = if n >= 3 && half { 2 } else { 1 };
    let given = link.unwrap_or(given).max(1);
    let of = (0..n)
        .map(|i| match i {
            i if i < given => Given,
            _ if link.is_some() => Middle,
            _ => Father,
        })
        .collect();
    let short = if given_short { 0..given } else { n - 1..n };
    Parts { of, order: NameOrder::GivenFirst, short: Short::Words(short) }
}

fn mongolian(words: &[Word<'_>]) -> Parts {
    let genitive = lexicon()
        .names()
        .affix(&words[0].key, AffixPart::Father)
        .is_some_and(|affix| affix.culture == Culture::Mongolian);
    if words.len() == 2 && genitive {
        let of = vec![Middle, Given];
        return Parts { of, order: NameOrder::FamilyFirst, short: Short::Words(1..2) };
    }
    father_last(words, true)
}

fn icelandic(words: &[Word<'_>]) -> Parts {
    let n = words.len();
    let patronymic = ["son", "dottir"].iter().any(|tail| words[n - 1].key.ends_with(tail));
    let mut parts = from_family(words, n - 1, true);
    if patronymic {
        parts.of[1..n - 1].fill(Given);
        parts.of[n - 1] = Middle;
    }
    parts
}

fn indian(words: &[Word<'_>]) -> Parts {
    let n = words.len();
    let initials =
        words.iter().take_while(|word| word.is_initial() || word.is_joined_initials()).count();
    if initials == 0 || initials == n {
        return given_then_family(words);
    }
    let family = n - initials >= 2
        && lexicon().names().family_of(&words[n - 1].key, Culture::Indian).is_some()
        && lexicon().names().given(&words[n - 1].key).is_empty();
    let of = (0..n)
        .map(|i| match i {
            i if i < initials => Middle,
            i if family && i == n - 1 => Family,
            _ => Given,
        })
        .collect();
    Parts { of, order: NameOrder::GivenFirst, short: Short::Words(n - 1..n) }
}

/// All but the last are given names.
fn given_then_family(words: &[Word<'_>]) -> Parts {
    let units = arabic_units(words);
    let from = units.last().map_or(words.len() - 1, |&(from, ..)| from).max(1);
    let mut parts = from_family(words, from, false);
    if let (1, Some((_, name))) = (words.len() - from, words[from].text.split_once('-'))
        && is_article_word(&words[from].key)
    {
        parts.short = Short::Text(name.to_owned());
    }
    parts
}

fn western(words: &[Word<'_>], culture: Culture) -> Parts {
    let n = words.len();
    let names = lexicon().names();
    let mut from = (1..n - 1).find(|&i| family_particle(&words[i])).unwrap_or(n - 1);
    if from == n - 1 && n >= 3 {
        let double = format!("{} {}", words[n - 2].key, words[n - 1].key);
        if names.family_of(&double, Culture::English).is_some() {
            from = n - 2;
        }
    }
    let mut parts = from_family(words, from, true);
    let short = drop_particles_by(words, from..n, Some(culture));
    parts.short = match words[short.start].text.split_once('-') {
        Some((_, name)) if short.len() == 1 && is_article_word(&words[short.start].key) => {
            Short::Text(name.to_owned())
        }
        _ => Short::Words(short),
    };
    parts
}

fn drop_particles(words: &[Word<'_>], range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    drop_particles_by(words, range, None)
}

/// The range without the particles that the short form loses: in French those before a name of more
/// than one syllable (Villepin, but de Gaulle).
fn drop_particles_by(
    words: &[Word<'_>],
    range: std::ops::Range<usize>,
    culture: Option<Culture>,
) -> std::ops::Range<usize> {
    let Some(particle) = lexicon()
        .names()
        .particle(&words[range.start].key)
        .iter()
        .find(|p| Some(p.culture) == culture && p.in_short == InShort::ByLength)
    else {
        return range;
    };
    let lower = words[range.start].text.starts_with(char::is_lowercase);
    let long = range.len() == 2 && vowel_groups(&words[range.end - 1].key) > 1;
    if lower && long && particle.kind == ParticleKind::Family {
        range.start + 1..range.end
    } else {
        range
    }
}

/// How many groups of vowels a folded word has, a silent `e` at its end not counted.
fn vowel_groups(key: &str) -> usize {
    let key = key.strip_suffix('e').unwrap_or(key);
    let vowel = |b: u8| b"aeiouy".contains(&b);
    let bytes = key.as_bytes();
    (0..bytes.len()).filter(|&i| vowel(bytes[i]) && (i == 0 || !vowel(bytes[i - 1]))).count()
}
