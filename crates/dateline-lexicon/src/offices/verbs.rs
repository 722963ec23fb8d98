//! Verbs that tell who holds an office: "was *appointed* foreign minister", "*served* as ambassador":
//! `data/office_verbs.tsv`.

use dateline_schema::closed::OfficeStatus;

use crate::{Tsv, WordClass, WordId, Words};

pub(crate) const TABLE: Tsv = Tsv::new("office_verbs", include_str!("../../data/office_verbs.tsv"));

/// A verb that tells who holds an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeVerb {
    /// The word that belongs to it: "sworn *in*".
    pub particle: Option<WordId>,
    /// Is the holder who is made so ("appointed Ruiz minister", "Ruiz was appointed"), and not who does it ("Ruiz
    /// became minister")?
    pub made: bool,
    /// What may stand between it and the office.
    pub links: OfficeLinks,
    /// Whether the office is held.
    pub status: OfficeStatus,
    /// The same where the verb stands in the simple past: who "served as" minister does so no more.
    pub in_past: OfficeStatus,
}

bitflags::bitflags! {
    /// What may stand between a verb and the office that it gives.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct OfficeLinks: u8 {
        /// Nothing: "named minister".
        const NOTHING = 1;
        /// "as".
        const AS = 1 << 1;
        /// "to".
        const TO = 1 << 2;
        /// "to be".
        const TO_BE = 1 << 3;
    }
}

impl OfficeLinks {
    fn named(name: &str) -> Option<Self> {
        match name {
            "nothing" => Some(Self::NOTHING),
            "as" => Some(Self::AS),
            "to" => Some(Self::TO),
            "to be" => Some(Self::TO_BE),
            _ => None,
        }
    }
}

/// The rows of the table by the base form of their verb, sorted by it.
pub(super) fn load(words: &mut Words) -> Vec<(WordId, OfficeVerb)> {
    let mut verbs: Vec<_> = TABLE
        .rows()
        .map(|row| {
            let status = |name: &str| match name {
                "current" => OfficeStatus::Current,
                "elect" => OfficeStatus::Elect,
                "former" => OfficeStatus::Former,
                _ => panic!("office_verbs: {}", row.line()),
            };
            let links = row.list("link").fold(OfficeLinks::empty(), |links, name| {
                links
                    | OfficeLinks::named(name)
                        .unwrap_or_else(|| panic!("office_verbs: {}", row.line()))
            });
            let particle = Some(row.get("particle")).filter(|particle| !particle.is_empty());
            let (now, past) = (row.get("status"), row.get("in_past"));
            let verb = OfficeVerb {
                particle: particle.map(|particle| words.add(particle, WordClass::empty())),
                made: match row.get("who") {
                    "made" => true,
                    "holder" => false,
                    _ => panic!("office_verbs: {}", row.line()),
                },
                links,
                status: status(now),
                in_past: status(if past.is_empty() { now } else { past }),
            };
            (words.add(row.get("verb"), WordClass::empty()), verb)
        })
        .collect();
    verbs.sort_by_key(|(verb, _)| *verb);
    verbs
}
