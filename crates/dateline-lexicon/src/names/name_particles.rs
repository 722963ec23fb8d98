//! Words inside names that are no names: `data/name_particles.tsv`.

use rustc_hash::FxHashMap;

use super::culture::Culture;
use crate::{Tsv, WordClass, Words, word_hash};

pub(crate) const TABLE: Tsv =
    Tsv::new("name_particles", include_str!("../../data/name_particles.tsv"));

/// What a particle does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParticleKind {
    /// Begins a family name: `van`, `de la`, `von`.
    Family,
    /// An Arabic article: `al-`, `el-`.
    Article,
    /// Says whose child somebody is: `bin`, `ibn`, `a/l`.
    Link,
    /// First half of a name: `Abu`, `Abdel`.
    Compound,
    /// "House of": `Aal`.
    House,
}

/// What becomes of a particle in the short form of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InShort {
    /// It stays: de Hoop Scheffer, Van Rompuy.
    Keep,
    /// It goes: Assad.
    Drop,
    /// It stays before a name of one syllable (de Gaulle), goes before a longer one (Villepin).
    ByLength,
}

/// A particle as one culture uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Particle {
    /// Whose.
    pub culture: Culture,
    /// What it does.
    pub kind: ParticleKind,
    /// What becomes of it in the short form.
    pub in_short: InShort,
}

/// Particles by hash; a particle of several words (`van der`) stands under the whole.
#[derive(Debug, Default)]
pub(super) struct NameParticles(FxHashMap<u64, Vec<Particle>>);

impl NameParticles {
    pub(super) fn load(words: &mut Words) -> Self {
        let mut particles = FxHashMap::<u64, Vec<Particle>>::default();
        for row in TABLE.rows() {
            let fault = || -> ! { panic!("name_particles: {}", row.line()) };
            let culture = match row.get("culture") {
                "welsh" => Culture::English,
                name => Culture::from_name(name).unwrap_or_else(|| fault()),
            };
            let kind = match row.get("kind") {
                "family" => ParticleKind::Family,
                "article" => ParticleKind::Article,
                "link" => ParticleKind::Link,
                "compound" => ParticleKind::Compound,
                "house" => ParticleKind::House,
                _ => fault(),
            };
            let in_short = match row.get("in_short") {
                "keep" => InShort::Keep,
                "drop" => InShort::Drop,
                "by_length" => InShort::ByLength,
                _ => fault(),
            };
            let text = row.get("particle");
            particles.entry(word_hash(text)).or_default().push(Particle {
                culture,
                kind,
                in_short,
            });
            for part in text.split(' ') {
                words.add(part, WordClass::NAME_PARTICLE);
            }
        }
        Self(particles)
    }

    pub(super) fn get(&self, word: &str) -> &[Particle] {
        self.0.get(&word_hash(word)).map_or(&[], Vec::as_slice)
    }
}
