//! Whose rules a name follows: every culture collects points from the words themselves, from titles
//! and from the country; the most points win.

use dateline_lexicon::{Culture, ParticleKind, SyllableSystem, lexicon};

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
    endings(words, &mut points);
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
    for part in words.iter().flat_map(|word| word.key.split('-')) {
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
    if family > 0.0
        && hyphen
        && rest[0].text.split('-').nth(1).is_some_and(|s| s.starts_with(char::is_lowercase))
    {
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
            let lower = hyphen
                && rest[0]
                    .text
                    .split('-')
                    .nth(1)
                    .is_some_and(|s| s.starts_with(char::is_lowercase));
            points.add(Culture::Korean, 1.0 + family + if lower { 0.3 } else { 0.0 });
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
    points.add(Culture::Khmer, 0.6 * family_points(&words[0], Culture::Khmer));
}

fn particles(words: &[Word<'_>], points: &mut Points) {
    for word in words.iter().skip(1) {
        for particle in lexicon().names().particle(&word.key) {
            match particle.kind {
                ParticleKind::Family if word.text.starts_with(char::is_lowercase) => {
                    points.add(particle.culture, 0.4);
                }
                ParticleKind::Link => points.add(particle.culture, 1.2),
                ParticleKind::Compound => points.add(Culture::Arabic, 1.0),
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
        let compound =
            lexicon().names().particle(&first.key).iter().any(|p| p.kind == ParticleKind::Compound);
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

/// Endings that only one culture has.
fn endings(words: &[Word<'_>], points: &mut Points) {
    if words.len() >= 3 && words[1..].iter().any(|word| is_patronymic(&word.key)) {
        points.add(Culture::Slavic, 2.0);
    }
    let Some(last) = words.last().filter(|_| words.len() >= 2) else { return };
    let ends = |tails: &[&str]| tails.iter().any(|tail| last.key.ends_with(tail));
    if ends(&["dottir"]) {
        points.add(Culture::Icelandic, 2.5);
    }
    if ends(&["sson"]) {
        points.add(Culture::Icelandic, 0.3);
    }
    if ends(&[
        "ov", "ova", "ev", "eva", "enko", "chuk", "sky", "skiy", "skyy", "ski", "vych", "vic",
        "vich",
    ]) {
        points.add(Culture::Slavic, 0.7);
    }
    if words.len() == 2 && words[0].key.ends_with("giin") {
        points.add(Culture::Mongolian, 2.0);
    }
    if ends(&["putri", "poetri", "putra"]) {
        points.add(Culture::Indonesian, 2.0);
    }
    if words.first().is_some_and(Word::is_initial) {
        points.add(Culture::Indian, 0.2);
    }
}

/// A Russian, Ukrainian or Belarusian father's name.
pub(super) fn is_patronymic(key: &str) -> bool {
    const TAILS: [&str; 12] = [
        "ovich", "evich", "ovych", "evych", "yovych", "ovna", "evna", "yevna", "ivna", "inichna",
        "ilyich", "ovitch",
    ];
    key.len() > 6 && TAILS.iter().any(|tail| key.ends_with(tail))
        || matches!(key, "ilyich" | "kuzmich" | "fomich" | "lukich" | "ilyinichna")
}

/// What the tables of given and family names say.
fn tables(words: &[Word<'_>], points: &mut Points) {
    let names = lexicon().names();
    let Some(first) = words.first() else { return };
    let given = names.given(&first.key);
    let only = given.iter().count() == 1;
    for culture in given.iter() {
        let european = matches!(culture, Culture::English | Culture::Japanese | Culture::Hungarian);
        points.add(culture, if only && !european { 1.2 } else { 0.5 });
    }
    if words.len() < 2 {
        return;
    }
    let last = &words[words.len() - 1];
    for row in names.family(&last.key) {
        if !reads_family_first(row.culture) && row.culture != Culture::Japanese {
            points.add(row.culture, 0.15 * f64::from(row.weight));
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
