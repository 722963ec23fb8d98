//! What stands before an office and changes it: `data/office_modifiers.tsv`.

use dateline_schema::closed::OfficeStatus;

use crate::{Phrases, Tsv, WordClass, Words};

pub(crate) const TABLE: Tsv =
    Tsv::new("office_modifiers", include_str!("../../data/office_modifiers.tsv"));

/// What a modifier does to the office after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// Says whether the office is held: former, acting, -elect.
    Status(OfficeStatus),
    /// One step down, and part of the title: deputy, vice, assistant, under.
    Deputy,
    /// Part of the title, same level: first, chief, senior, permanent, special.
    Rank,
    /// Says how long or how well the office is held, not which: new, newly elected, outgoing, embattled.
    Description,
    /// The holder is away from home: visiting.
    Visiting,
    /// The holder receives: host, hosting.
    Hosting,
    /// The holder is dead: late.
    Late,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModifierPlace {
    /// Before the head.
    Before,
    /// After the head: -elect, -designate, emeritus.
    After,
}

impl Modifier {
    /// The status that it gives the office.
    pub const fn status(self) -> Option<OfficeStatus> {
        match self {
            Self::Status(status) => Some(status),
            _ => None,
        }
    }

    /// Where it stands: only `elect`, `designate` and the like follow, and they are told by status.
    pub const fn place(self) -> ModifierPlace {
        match self {
            Self::Status(OfficeStatus::Elect) => ModifierPlace::After,
            _ => ModifierPlace::Before,
        }
    }

    /// Do its words belong to the title ("Deputy Minister", not "former Minister")?
    pub const fn in_title(self) -> bool {
        matches!(self, Self::Deputy | Self::Rank)
    }
}

pub(super) fn load(words: &mut Words) -> Phrases<Modifier> {
    let mut modifiers = Phrases::default();
    for row in TABLE.rows() {
        let modifier = match row.get("effect") {
            "former" => Modifier::Status(OfficeStatus::Former),
            "acting" => Modifier::Status(OfficeStatus::Acting),
            "elect" => Modifier::Status(OfficeStatus::Elect),
            "then" => Modifier::Status(OfficeStatus::Then),
            "current" => Modifier::Status(OfficeStatus::Current),
            "deputy" => Modifier::Deputy,
            "rank" => Modifier::Rank,
            "description" => Modifier::Description,
            "visiting" => Modifier::Visiting,
            "hosting" => Modifier::Hosting,
            "late" => Modifier::Late,
            _ => panic!("office_modifiers: {}", row.line()),
        };
        let phrase = row.get("modifier");
        modifiers
            .insert(words, phrase, WordClass::OFFICE_MODIFIER, modifier)
            .unwrap_or_else(|_| panic!("office_modifiers: {phrase} twice"));
    }
    modifiers
}
