//! Spellings of one name: keys under which they meet, and how near two words are.

use dateline_lexicon::{Culture, ParticleKind, SyllableSystem, fold, fold_into, lexicon};

use super::person_name::PersonName;

/// The key under which a name is the same name: its parts folded, family name first, hyphens and
/// spaces inside a part gone, the suffix in its canonical form. A name without a family name is all of
/// its words but `bin` and the like: the father's name tells Abebe Worku from Abebe Tessema.
/// `Kim Jong-un` and `KIM Jong Un` have one key, and so have `Abe Shinzo` and `Shinzo Abe`.
pub fn name_key(name: &PersonName) -> String {
    let mut key = String::with_capacity(name.name.len() + 2);
    if name.family.is_some() {
        let mut folded = String::new();
        for part in [&name.family, &name.given, &name.middle] {
            if let Some(part) = part {
                folded.clear();
                fold_into(part, &mut folded);
                key.extend(folded.chars().filter(|c| c.is_alphanumeric()));
            }
            key.push(' ');
        }
    } else {
        let words = name.name.split_whitespace().map(fold);
        for word in words.filter(|word| !is_link(word)) {
            key.extend(word.chars().filter(|c| c.is_alphanumeric()));
        }
    }
    if key.trim().is_empty() {
        key = fold(&name.name);
    }
    if let Some(suffix) = name.suffix.as_deref().and_then(suffix_key) {
        key.push(' ');
        key.push_str(suffix);
    }
    key
}

/// Does `word` (folded) say whose child somebody is?
pub(super) fn is_link(word: &str) -> bool {
    lexicon().names().particle(word).iter().any(|p| p.kind == ParticleKind::Link)
}

/// A suffix in its canonical form; `None` for a post-nominal.
pub(super) fn suffix_key(suffix: &str) -> Option<&'static str> {
    match lexicon().names().suffix(&fold(suffix)) {
        Some(dateline_lexicon::NameSuffix::Generation(canonical)) => Some(canonical),
        _ => None,
    }
}

/// The key under which the spellings of a family name, or of the only name, meet: the consonants of
/// its main word in broad classes. Coarse on purpose: it brings names together to be compared.
pub fn family_key(name: &PersonName) -> String {
    let main = name.family.as_deref().or(name.short.as_deref()).unwrap_or(&name.name);
    let culture = name.culture.as_deref().and_then(Culture::from_name);
    let folded = fold(main);
    let word = main_word(&folded);
    if culture == Some(Culture::Chinese) {
        return skeleton(&chinese_family(word));
    }
    skeleton(word)
}

/// The word of a family name that carries it: without particles and article, the first of two
/// (`de la madrid hurtado` → `madrid`, `al-assad` → `assad`).
fn main_word(family: &str) -> &str {
    let names = lexicon().names();
    let word = family
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .find(|word| names.particle(word).is_empty() && word.len() > 1);
    word.unwrap_or(family)
}

/// A family name in Pinyin where another spelling is known, else itself.
pub(super) fn chinese_family(key: &str) -> String {
    let joined: String = key.chars().filter(|c| c.is_alphabetic()).collect();
    match lexicon().names().family_of(key, Culture::Chinese) {
        Some(row) => row.canonical.to_owned(),
        None => joined,
    }
}

/// A Chinese given name in Pinyin letters, and whether it was Pinyin to begin with.
pub(super) fn chinese_given(key: &str) -> (String, bool) {
    let names = lexicon().names();
    let joined: String = key.chars().filter(|c| c.is_alphabetic()).collect();
    if !key.contains('-') && names.syllables(&joined, SyllableSystem::Pinyin, 3) > 0 {
        return (joined, true);
    }
    let hyphened = key.replace(' ', "-");
    match names.canonical_syllables(&hyphened, SyllableSystem::WadeGiles) {
        Some(pinyin) => (pinyin, false),
        None => (joined, names.syllables(key, SyllableSystem::Pinyin, 3) > 0),
    }
}

/// Pinyin letters with the aspirated and the plain sounds made one, as Wade-Giles without its
/// apostrophes writes them.
pub(super) fn without_aspiration(pinyin: &str) -> String {
    let text = pinyin.replace("zh", "j").replace("ch", "j").replace('q', "j");
    text.chars()
        .map(|c| match c {
            'b' => 'p',
            'd' => 't',
            'g' => 'k',
            'z' => 'c',
            c => c,
        })
        .collect()
}

/// Korean vowels in the spellings of all romanisations, and their class.
const VOWELS: [(&str, &str); 18] = [
    ("yeou", "yo"),
    ("yeo", "yo"),
    ("you", "yo"),
    ("yoo", "yo"),
    ("yu", "yo"),
    ("yo", "yo"),
    ("eui", "i"),
    ("ui", "i"),
    ("eu", "o"),
    ("eo", "o"),
    ("ou", "o"),
    ("oo", "o"),
    ("ae", "e"),
    ("ai", "e"),
    ("ee", "i"),
    ("uh", "o"),
    ("u", "o"),
    ("y", "y"),
];

/// A Korean name under all its romanisations: plain and aspirated consonants one, the vowels o, eo, u,
/// eu one.
pub(super) fn korean(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    let letters: String = key.chars().filter(|c| c.is_alphabetic()).collect();
    let mut rest = letters.as_str();
    while let Some(c) = rest.chars().next() {
        if let Some((spelling, class)) =
            VOWELS.iter().find(|(spelling, _)| rest.starts_with(spelling))
        {
            out.push_str(class);
            rest = &rest[spelling.len()..];
            continue;
        }
        if let Some(after) = rest.strip_prefix("ch") {
            out.push('j');
            rest = after;
            continue;
        }
        if let Some(after) = rest.strip_prefix("sh") {
            out.push('s');
            rest = after;
            continue;
        }
        let class = match c {
            'g' => 'k',
            'd' => 't',
            'b' => 'p',
            'l' => 'r',
            c => c,
        };
        if !out.ends_with(class) {
            out.push(class);
        }
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The consonants of a folded word in broad classes, doubles once, vowels and `h` gone: where
/// transliterations of one name meet (`gaddafi`, `qadhafi` → `kdf`).
pub(super) fn skeleton(key: &str) -> String {
    let mut letters = key.chars().filter(|c| c.is_alphabetic()).enumerate().peekable();
    let mut out = String::with_capacity(key.len());
    let mut last = '\0';
    while let Some((n, c)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        let class = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' if n > 0 => {
                last = if c == 'h' { last } else { '\0' };
                continue;
            }
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 'a',
            'p' if next == Some('h') => 'f',
            'c' if next == Some('h') => 's',
            'c' if matches!(next, Some('e' | 'i')) => 's',
            'q' | 'g' | 'c' => 'k',
            'w' => 'v',
            'z' | 'x' => 's',
            c => c,
        };
        if class != last {
            out.push(class);
        }
        last = class;
    }
    if out.is_empty() { key.to_owned() } else { out }
}

/// Are two folded words transliterations of one name? Same consonants, and few letters apart.
pub(super) fn is_transliteration(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if a.len() < 4 || b.len() < 4 || skeleton(a) != skeleton(b) {
        return false;
    }
    let allowed = match a.len().min(b.len()) {
        4 => 1,
        5 => 2,
        _ => 3,
    };
    distance(a, b, allowed) <= allowed
}

/// Letters to insert, drop or change to make `a` into `b`; anything above `limit` is `limit + 1`.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > limit || a.len() > 64 || b.len() > 64 {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let cost = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()].min(limit + 1)
}

/// A folded name word without its article (`al-assad` → `assad`).
pub(super) fn without_article(key: &str) -> &str {
    match key.split_once('-') {
        Some((article, name))
            if name.len() > 1
                && lexicon()
                    .names()
                    .particle(article)
                    .iter()
                    .any(|p| p.kind == ParticleKind::Article) =>
        {
            name
        }
        _ => key,
    }
}

/// A folded given name without what European languages write in different ways: `marc` and `mark`,
/// `philip` and `filip`, `sara` and `sarah`, `teresa` and `theresa`.
pub(super) fn european(word: &str) -> String {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut out = String::with_capacity(letters.len());
    for (n, &letter) in letters.iter().enumerate() {
        let next = letters.get(n + 1).copied();
        let before = n.checked_sub(1).map(|n| letters[n]);
        let sound = match letter {
            'h' if next.is_none() || matches!(before, Some('t' | 'p' | 'c')) => continue,
            'p' if next == Some('h') => 'f',
            'c' if !matches!(next, Some('e' | 'i' | 'y')) => 'k',
            'y' => 'i',
            letter => letter,
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}
