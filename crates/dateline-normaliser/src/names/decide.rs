//! Whose rules a name follows: every culture collects points from the words themselves, from titles
//! and from the country; the most points win.

use dateline_lexicon::{AffixPart, Culture, Cultures, ParticleKind, SyllableSystem, lexicon};

use super::words::{NameWords, Word};

/// The culture that was decided on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Decision {
    pub(super) culture: Culture,
    /// Points of the winner above the best of those that read names in another order.
    pub(super) margin: f64,
}

/// Decides for `name`, with the cultures of its country, commonest first.
pub(super) fn decide(name: &NameWords<'_>, country: &[Culture]) -> Decision {
    let mut points = Points::default();
    points.add(Culture::Western, 0.9);
    for (n, &culture) in country.iter().enumerate() {
        points.add(culture, if n == 0 { 2.0 } else { 1.2 });
    }
    for culture in name.titles.iter().filter_map(|title| title.culture) {
        points.add(culture, 2.0);
    }
    let words = &name.words;
    if words.len() >= 2 && name.inverted.is_none() {
        chinese(words, &mut points);
        vietnamese(words, &mut points);
        korean(words, &mut points);
        japanese(words, &mut points);
        syllabic(words, &mut points);
    }
    particles(words, &mut points);
    affixes(words, country, &mut points);
    tables(words, &mut points);
    points.winner()
}

struct Points([f64; Culture::ALL.len()]);

impl Default for Points {
    fn default() -> Self {
        Self([0.0; Culture::ALL.len()])
    }
}

impl Points {
    fn add(&mut self, culture: Culture, points: f64) {
        self.0[culture as usize] += points;
    }

    fn winner(&self) -> Decision {
        let of = |culture: Culture| self.0[culture as usize];
        let mut best = Culture::Western;
        for &culture in Culture::ALL {
            if of(culture) > of(best) {
                best = culture;
            }
        }
        let second = Culture::ALL
            .iter()
            .filter(|&&culture| reads_family_first(culture) != reads_family_first(best))
            .map(|&culture| of(culture))
            .fold(0.0, f64::max);
        Decision { culture: best, margin: of(best) - second }
    }
}

/// Does the culture put the family name first in English texts?
pub(super) fn reads_family_first(culture: Culture) -> bool {
    matches!(culture, Culture::Chinese | Culture::Vietnamese | Culture::Korean | Culture::Khmer)
}

/// Are all `words` of the system, with at most `limit` syllables each part? How many syllables.
fn syllables(words: &[Word<'_>], system: SyllableSystem, limit: u8) -> Option<u32> {
    let mut total = 0;
    for part in words.iter().flat_map(|word| word.key.split(['-', '\''])) {
        match lexicon().names().syllables(part, system, limit) {
            0 => return None,
            n => total += u32::from(n),
        }
    }
    Some(total)
}

fn family_points(word: &Word<'_>, culture: Culture) -> f64 {
    lexicon().names().family_of(&word.key, culture).map_or(0.0, |row| f64::from(row.weight) * 0.5)
}

/// Ying-jeou, Jae-in: two parts, the second in lower case.
fn is_joined_in_lower_case(word: &Word<'_>) -> bool {
    let mut parts = word.text.split('-');
    parts.nth(1).is_some_and(|part| part.starts_with(char::is_lowercase)) && parts.next().is_none()
}

fn chinese(words: &[Word<'_>], points: &mut Points) {
    let names = lexicon().names();
    let (first, rest) = (&words[0], &words[1..]);
    let family = family_points(first, Culture::Chinese);
    let english = names.given(&first.key).contains(Culture::English);
    let hyphen = rest.len() == 1 && rest[0].key.contains('-');
    if family > 0.0 {
        let pinyin = syllables(rest, SyllableSystem::Pinyin, 2);
        let southern = syllables(rest, SyllableSystem::Southern, 1)
            .or_else(|| hyphen.then(|| syllables(rest, SyllableSystem::WadeGiles, 1)).flatten());
        match (pinyin, southern) {
            (Some(2), _) if rest.len() == 1 && !hyphen => {
                points.add(Culture::Chinese, 2.0 + family);
            }
            (Some(1), _) if rest.len() == 1 => points.add(Culture::Chinese, 1.0 + family),
            // Goh Chok Tong, Chiang Kai-shek: each syllable apart.
            (_, Some(2)) => points.add(Culture::Chinese, 1.0 + family),
            (Some(_), _) if rest.len() == 1 => points.add(Culture::Chinese, 0.5 + family),
            (_, Some(1)) => points.add(Culture::Chinese, family - 0.5),
            // Romanised by nobody's rules, but two syllables written as one name.
            _ if hyphen && is_joined_in_lower_case(&rest[0]) => {
                points.add(Culture::Chinese, 0.4 + 0.8 * family);
            }
            _ => {}
        }
    }
    // John Lee Ka-chiu; Audrey Tang.
    if english && words.len() >= 3 && family_points(&words[1], Culture::Chinese) > 0.0 {
        let tail = &words[2..];
        let syllabic = syllables(tail, SyllableSystem::Southern, 1).or(syllables(
            tail,
            SyllableSystem::Pinyin,
            2,
        ));
        if syllabic.is_some_and(|n| n >= 2)
            && tail.iter().all(|word| names.given(&word.key).is_empty())
        {
            points.add(Culture::Chinese, 3.0);
        }
    }
    if words.len() == 2 && family == 0.0 {
        let last = family_points(&words[1], Culture::Chinese);
        let pinyin = names.given(&first.key).is_empty()
            && syllables(&words[..1], SyllableSystem::Pinyin, 2) == Some(2);
        // Jianfei Liu, in the order of English texts.
        points.add(Culture::Chinese, if pinyin && last >= 1.0 { 0.5 + last } else { 0.4 * last });
    }
    if family > 0.0 && hyphen && is_joined_in_lower_case(&rest[0]) {
        points.add(Culture::Chinese, 0.4);
    }
    // Names of other peoples of the country.
    if words.iter().all(|word| family_points(word, Culture::Chinese) == 0.0) {
        points.add(Culture::Chinese, -1.5);
    }
}

fn vietnamese(words: &[Word<'_>], points: &mut Points) {
    let family = family_points(&words[0], Culture::Vietnamese);
    let marked = words.iter().any(|word| {
        word.text
            .chars()
            .any(|c| matches!(c, 'ơ' | 'ư' | 'Ơ' | 'Ư' | 'đ' | 'Đ' | '\u{1EA0}'..='\u{1EF9}'))
    });
    if marked {
        points.add(Culture::Vietnamese, 2.0);
    }
    if family == 0.0 || words.iter().any(|word| word.key.contains('-')) {
        return;
    }
    if syllables(&words[1..], SyllableSystem::Vietnamese, 1).is_some() {
        match words.len() {
            2 => points.add(Culture::Vietnamese, family - 0.05),
            3 | 4 => points.add(Culture::Vietnamese, 1.2 + family),
            5 => points.add(Culture::Vietnamese, 0.8 + family),
            _ => {}
        }
    }
}

fn korean(words: &[Word<'_>], points: &mut Points) {
    let (first, rest) = (&words[0], &words[1..]);
    let family = family_points(first, Culture::Korean);
    if family > 0.0 {
        let apart = syllables(rest, SyllableSystem::Korean, 1);
        let hyphen = rest.len() == 1 && rest[0].key.contains('-');
        if apart == Some(2) && (hyphen || rest.len() == 2) {
            // Jae-in, Dae-jung: the second half of a hyphenated Korean given name is in lower case.
            let lower = hyphen && is_joined_in_lower_case(&rest[0]);
            points.add(Culture::Korean, 1.0 + family + if lower { 0.3 } else { 0.0 });
        } else if hyphen && is_joined_in_lower_case(&rest[0]) {
            points.add(Culture::Korean, 0.4 + 0.8 * family);
        } else if rest.len() == 1 {
            match syllables(rest, SyllableSystem::Korean, 2) {
                Some(2) => points.add(Culture::Korean, family * 0.6),
                Some(1) => points.add(Culture::Korean, family * 0.3),
                _ => {}
            }
        }
    } else if let [given, last] = words {
        let hyphen =
            given.key.contains('-') && syllables(&words[..1], SyllableSystem::Korean, 1) == Some(2);
        if hyphen {
            points.add(Culture::Korean, 0.6 * family_points(last, Culture::Korean));
        }
    }
}

fn japanese(words: &[Word<'_>], points: &mut Points) {
    let [a, b] = words else { return };
    let names = lexicon().names();
    let given =
        |word: &Word<'_>| f64::from(u8::from(names.given(&word.key).contains(Culture::Japanese)));
    let best = (given(a) + family_points(b, Culture::Japanese))
        .max(given(b) + family_points(a, Culture::Japanese));
    let kana = syllables(words, SyllableSystem::Japanese, 6).is_some_and(|n| n >= 4);
    points.add(Culture::Japanese, best + if kana { 0.4 } else { -0.8 });
}

/// Burmese and Khmer.
fn syllabic(words: &[Word<'_>], points: &mut Points) {
    if words.len() >= 2 && syllables(words, SyllableSystem::Burmese, 1).is_some() {
        points.add(Culture::Burmese, 0.5 + 0.4 * words.len() as f64);
    }
    let khmer = family_points(&words[0], Culture::Khmer);
    let given = words.last().map(|word| lexicon().names().given(&word.key)).unwrap_or_default();
    let both = khmer > 0.0 && given.contains(Culture::Khmer);
    points.add(Culture::Khmer, 0.6 * khmer + if both { 1.0 } else { 0.0 });
}

fn particles(words: &[Word<'_>], points: &mut Points) {
    let given = words.first().map(|word| lexicon().names().given(&word.key)).unwrap_or_default();
    for word in words.iter().skip(1) {
        for particle in lexicon().names().particle(&word.key) {
            match particle.kind {
                ParticleKind::Family if word.text.starts_with(char::is_lowercase) => {
                    let own = given.contains(particle.culture);
                    points.add(particle.culture, if own { 0.7 } else { 0.4 });
                }
                ParticleKind::Link => points.add(particle.culture, 1.2),
                ParticleKind::Compound if particle.culture == Culture::Arabic => {
                    points.add(Culture::Arabic, 1.0);
                }
                ParticleKind::Article if word.text.starts_with(char::is_lowercase) => {
                    points.add(Culture::Arabic, 1.0);
                }
                ParticleKind::Article | ParticleKind::House if word.text == "Al" => {
                    points.add(Culture::Arabic, 0.8);
                }
                _ => {}
            }
        }
        if is_article_word(&word.key) {
            points.add(Culture::Arabic, 2.5);
        }
    }
    if let Some(first) = words.first() {
        let compound = lexicon()
            .names()
            .particle(&first.key)
            .iter()
            .any(|p| p.kind == ParticleKind::Compound && p.culture == Culture::Arabic);
        if compound || first.key.starts_with("abdel") || first.key.starts_with("abdul") {
            points.add(Culture::Arabic, 1.2);
        }
    }
}

/// `al-Jubeir`, `el-Sisi`, `ash-Shaab`: article and name joined.
pub(super) fn is_article_word(key: &str) -> bool {
    key.split_once('-').is_some_and(|(article, name)| {
        name.len() > 1
            && lexicon().names().particle(article).iter().any(|p| p.kind == ParticleKind::Article)
    })
}

/// Beginnings and endings that one culture has.
fn affixes(words: &[Word<'_>], country: &[Culture], points: &mut Points) {
    let [first, .., last] = words else { return };
    let names = lexicon().names();
    let middle = if words.len() >= 3 { &words[1..] } else { &[] };
    let father = middle.iter().find_map(|word| names.affix(&word.key, AffixPart::Father));
    // Ukhnaagiin Khurelsukh: the father's name stands first, of two.
    let owner = names
        .affix(&first.key, AffixPart::Father)
        .filter(|affix| words.len() == 2 && affix.culture == Culture::Mongolian);
    let on_first = names.affix(&first.key, AffixPart::First);
    let on_last = names.affix(&last.key, AffixPart::Last);
    for affix in [father, owner, on_first, on_last].into_iter().flatten() {
        // In Central Asia too, fathers are named in -ovich.
        let culture = match country.first() {
            Some(Culture::Turkic) if affix.culture == Culture::Slavic => Culture::Turkic,
            _ => affix.culture,
        };
        points.add(culture, [0.0, 0.3, 0.7, 2.0][usize::from(affix.weight.min(3))]);
    }
    if first.is_initial() {
        let known = !names.family(&last.key).is_empty();
        points.add(Culture::Indian, if known { 0.2 } else { 0.3 });
        if names.family_of(&last.key, Culture::Indian).is_some_and(|row| row.weight == 3) {
            points.add(Culture::Indian, 0.5);
        }
    }
}

/// A father's name in -ovich, -uly and the like.
pub(super) fn is_patronymic(key: &str) -> bool {
    lexicon()
        .names()
        .affix(key, AffixPart::Father)
        .is_some_and(|affix| matches!(affix.culture, Culture::Slavic | Culture::Turkic))
}

/// Those of the cultures of a given name that it speaks for. Countries of immigration have the names of
/// all others too.
fn telling(given: Cultures) -> Cultures {
    let mut own = Cultures::default();
    for culture in given.iter() {
        let mixed = matches!(
            culture,
            Culture::German | Culture::Nordic | Culture::Dutch | Culture::French | Culture::African
        );
        if !mixed {
            own.insert(culture);
        }
    }
    if own.is_empty() { given } else { own }
}

/// Cultures in which the family name is not simply the last word.
fn has_two_families(culture: Culture) -> bool {
    matches!(culture, Culture::Spanish | Culture::Portuguese | Culture::Hungarian)
}

/// What the tables of given and family names say.
fn tables(words: &[Word<'_>], points: &mut Points) {
    let names = lexicon().names();
    let Some(first) = words.first() else { return };
    let given = names.given(&first.key);
    let own = telling(given);
    let only = own.iter().count() == 1;
    for culture in given.iter() {
        let european = matches!(culture, Culture::English | Culture::Japanese | Culture::Hungarian);
        let alone = only && own.contains(culture) && !european;
        points.add(culture, if alone { 1.2 } else { 0.5 });
    }
    if words.len() < 2 {
        return;
    }
    let last = &words[words.len() - 1];
    for row in names.family(&last.key) {
        if !reads_family_first(row.culture) && row.culture != Culture::Japanese {
            let alone = names.family(&last.key).len() == 1
                && (given.contains(row.culture) || !has_two_families(row.culture));
            let weight = f64::from(row.weight);
            points.add(row.culture, if alone { 0.4 + 0.35 * weight } else { 0.15 * weight });
        }
    }
    // Two family names, and the first of them is one for certain.
    for word in &words[1..words.len() - 1] {
        for culture in [Culture::Spanish, Culture::Portuguese] {
            let row = names.family_of(&word.key, culture);
            let also_given = names.given(&word.key).contains(culture);
            points.add(
                culture,
                row.map_or(0.0, |row| if also_given { 0.1 } else { 0.4 * f64::from(row.weight) }),
            );
        }
        if word.key == "y" && words.len() >= 4 {
            points.add(Culture::Spanish, 1.0);
        }
    }
    // Bartók Béla: a Hungarian given name that stands last, after what is none.
    if names.given(&last.key).contains(Culture::Hungarian)
        && !names.given(&first.key).contains(Culture::Hungarian)
    {
        let known = names.family_of(&first.key, Culture::Hungarian).is_some();
        points.add(Culture::Hungarian, if known { 1.5 } else { 0.2 });
    }
}
