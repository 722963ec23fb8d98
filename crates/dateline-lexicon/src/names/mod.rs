//! What is known of personal names: tables of family and given names, syllables, particles,
//! suffixes, titles, nicknames, and the cultures of countries. How they combine to a person's name
//! is said in `dateline-normaliser`.

mod culture;
mod family_names;
mod given_names;
mod name_affixes;
mod name_cultures;
mod name_particles;
mod name_suffixes;
mod name_syllables;
mod name_titles;
mod nicknames;
mod short_names;

pub use culture::{Culture, Cultures};
pub use family_names::FamilyName;
pub use name_affixes::{AffixPart, NameAffix};
pub use name_particles::{InShort, Particle, ParticleKind};
pub use name_suffixes::NameSuffix;
pub use name_syllables::SyllableSystem;
pub use name_titles::{NameTitle, TitleKind};

#[cfg(test)]
use crate::Tsv;
use crate::{Words, word_hash};

/// The tables of names, for the lint test.
#[cfg(test)]
pub(crate) const TABLES: [Tsv; 10] = [
    family_names::TABLE,
    given_names::TABLE,
    name_affixes::TABLE,
    name_cultures::TABLE,
    name_particles::TABLE,
    name_suffixes::TABLE,
    name_syllables::TABLE,
    name_titles::TABLE,
    nicknames::TABLE,
    short_names::TABLE,
];

/// All that is known of personal names. Look-ups fold their argument; ASCII is not copied for it.
#[derive(Debug)]
pub struct Names {
    family: family_names::FamilyNames,
    given: given_names::GivenNames,
    affixes: name_affixes::NameAffixes,
    cultures: name_cultures::NameCultures,
    particles: name_particles::NameParticles,
    suffixes: name_suffixes::NameSuffixes,
    syllables: name_syllables::NameSyllables,
    titles: name_titles::NameTitles,
    nicknames: nicknames::Nicknames,
    irregular_shorts: short_names::ShortNames,
}

impl Names {
    pub(crate) fn load(words: &mut Words) -> Self {
        Self {
            family: family_names::FamilyNames::load(words),
            given: given_names::GivenNames::load(words),
            affixes: name_affixes::NameAffixes::load(),
            cultures: name_cultures::NameCultures::load(),
            particles: name_particles::NameParticles::load(words),
            suffixes: name_suffixes::NameSuffixes::load(words),
            syllables: name_syllables::NameSyllables::load(),
            titles: name_titles::NameTitles::load(words),
            nicknames: nicknames::Nicknames::load(),
            irregular_shorts: short_names::ShortNames::load(),
        }
    }

    /// The cultures in which `name` is a family name.
    pub fn family(&self, name: &str) -> &[FamilyName] {
        self.family.get(name)
    }

    /// `name` as a family name of `culture`.
    pub fn family_of(&self, name: &str, culture: Culture) -> Option<FamilyName> {
        self.family(name).iter().copied().find(|row| row.culture == culture)
    }

    /// The cultures in which `name` is a given name.
    pub fn given(&self, name: &str) -> Cultures {
        self.given.get(name)
    }

    /// What the beginning or ending of `word` (folded), as that part of a name, tells of the culture.
    pub fn affix(&self, word: &str, part: AffixPart) -> Option<NameAffix> {
        self.affixes.get(word, part)
    }

    /// The naming cultures of a country (alpha-3), the commonest first.
    pub fn cultures_of(&self, country: &str) -> &[Culture] {
        self.cultures.get(country)
    }

    /// `word` as a particle; particles of several words are asked for as a whole, with one space.
    pub fn particle(&self, word: &str) -> &[Particle] {
        self.particles.get(word)
    }

    /// `word` as a suffix.
    pub fn suffix(&self, word: &str) -> Option<NameSuffix> {
        self.suffixes.get(word)
    }

    /// `words` as a title; of several words as a whole, with one space.
    pub fn title(&self, words: &str) -> Option<NameTitle> {
        self.titles.get(word_hash(words))
    }

    /// A title of one word by its hash, as a token has it.
    pub fn title_by_hash(&self, word: u64) -> Option<NameTitle> {
        self.titles.get(word)
    }

    /// A title of two words ("Datuk Seri") by the hash of each, as tokens have it.
    pub fn title_of_two(&self, first: u64, second: u64) -> Option<NameTitle> {
        self.titles.of_two(first, second)
    }

    /// The fewest syllables that `word` (folded, no hyphen) can be cut into, at most `limit`; 0 if it
    /// is no word of the system.
    pub fn syllables(&self, word: &str, system: SyllableSystem, limit: u8) -> u8 {
        self.syllables.count(word, system, limit)
    }

    /// `word` (folded) in the canonical spelling of its system, hyphens dropped.
    pub fn canonical_syllables(&self, word: &str, system: SyllableSystem) -> Option<String> {
        self.syllables.canonical(word, system)
    }

    /// The short form of a person's whole name (folded, words parted by one space) where no rule gives it.
    pub fn short_name(&self, name: &str) -> Option<&'static str> {
        self.irregular_shorts.get(name)
    }

    /// Can `nickname` stand for `name` (both folded given names)?
    pub fn nickname(&self, nickname: &str, name: &str) -> bool {
        self.nicknames.stands_for(nickname, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fold, lexicon};

    #[test]
    fn tables_are_sorted_folded_and_without_duplicates() {
        for table in TABLES {
            let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
            assert!(lines.is_sorted(), "{}", table.name());
            for row in table.rows() {
                assert!(!row.get("source").is_empty(), "{}: {}", table.name(), row.line());
                let key = row.line().split('\t').next().unwrap_or_default();
                let key = if table.name() == "name_cultures" { continue } else { key };
                assert_eq!(fold(key), key, "{}", table.name());
            }
        }
    }

    #[test]
    fn syllables_are_counted() {
        let names = lexicon().names();
        for (word, system, expected) in [
            ("kezhi", SyllableSystem::Pinyin, 2),
            ("jianguo", SyllableSystem::Pinyin, 2),
            ("nguyen", SyllableSystem::Pinyin, 0),
            ("nguyen", SyllableSystem::Vietnamese, 1),
            ("jae", SyllableSystem::Vietnamese, 0),
            ("hyun", SyllableSystem::Korean, 1),
        ] {
            assert_eq!(names.syllables(word, system, 3), expected, "{word}");
        }
        assert_eq!(
            names.canonical_syllables("tse-tung", SyllableSystem::WadeGiles).as_deref(),
            Some("zedong")
        );
    }

    #[test]
    fn an_affix_needs_a_stem() {
        let names = lexicon().names();
        let culture = |word: &str, part| names.affix(word, part).map(|affix| affix.culture);
        assert_eq!(culture("kapanadze", AffixPart::Last), Some(Culture::Georgian));
        assert_eq!(culture("grigoryan", AffixPart::Last), Some(Culture::Armenian));
        assert_eq!(culture("bryan", AffixPart::Last), None);
        assert_eq!(culture("gebremariam", AffixPart::Last), Some(Culture::Ethiopian));
        assert_eq!(culture("ilyich", AffixPart::Father), Some(Culture::Slavic));
        assert_eq!(culture("é", AffixPart::Last), None);
    }

    #[test]
    fn a_spelling_leads_to_its_canonical_form() {
        let names = lexicon().names();
        assert_eq!(
            names.family_of("Chiang", Culture::Chinese).map(|row| row.canonical),
            Some("jiang")
        );
        assert!(names.given("Zsófia").contains(Culture::Hungarian));
        assert!(names.nickname("bill", "william") && !names.nickname("william", "bob"));
    }
}
