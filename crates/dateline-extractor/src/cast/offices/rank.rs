//! How high an office is, and in which sector: that depends on whose office it is.
//!
//! A president of a state is level 1, a president of a company one of many. What says neither whose
//! nor where, and is written like any other noun, keeps no level: unknown is not 1.

use dateline_lexicon::{OfficeClass, OfficeHead, lexicon};
use dateline_normaliser::offices::Title;
use dateline_parser::Shape;
use dateline_recogniser::Office;
use dateline_schema::closed::{OrganisationKind, Sector};
use rustc_hash::FxHashSet;

use super::super::entities::Entities;
use crate::facts::{Entity, LocalId, OfficeFact, OrganisationFact};
use crate::scene::Scene;

/// Level and sector of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rank {
    pub(super) level: Option<u8>,
    pub(super) sector: Option<Sector>,
}

/// An office that may be of a state or of a company, until all of the report has been read.
#[derive(Debug, Clone, Copy)]
pub(in crate::cast) struct Open {
    person: LocalId,
    /// The mention that is its evidence.
    mention: u32,
    place: Place,
    /// Is it joined to an office of business: "president and chief executive"?
    in_business: bool,
}

/// Who leads a central bank ranks with ministers.
const GOVERNOR: u8 = 3;

/// Where it stands beside the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before it with a capital: "President Ruiz".
    Style,
    /// Before it as any other noun: "company president Ruiz".
    Before,
    /// Behind it: "Ruiz, president and chief executive".
    Behind,
}

impl Rank {
    /// Of an office of `body`, else as the title alone tells.
    pub(super) fn of(head: &OfficeHead, known: &Title, body: Option<&OrganisationFact>) -> Self {
        let own = Self { level: Some(known.level), sector: known.sector };
        let of_head = matches!(head.class, OfficeClass::State | OfficeClass::International);
        let Some(body) = body.filter(|_| follows_body(head.class)) else {
            // "Director-General of Finance" is no head of a world body.
            let of_field = head.class == OfficeClass::International && known.text != head.title;
            return Self { level: own.level.filter(|_| !of_field), ..own };
        };
        // A president or secretary-general of part of a state is no head of state, nor of the world.
        let unsure = Self { level: own.level.filter(|_| !of_head), sector: body.sector };
        if matches!(
            body.kind,
            OrganisationKind::Company | OrganisationKind::Other | OrganisationKind::Government
        ) && head.class == OfficeClass::Local
        {
            // The governor of what is no part of a state is of its central bank.
            return Self { level: Some(GOVERNOR), ..own };
        }
        let guessed = body.known.is_none();
        let second = || if of_head { Some(known.level.max(2)) } else { own.level };
        let fifth = |sector| Self { level: Some(5), sector };
        match body.kind {
            OrganisationKind::Company => fifth(Some(Sector::Business)),
            OrganisationKind::University => fifth(Some(Sector::Education)),
            OrganisationKind::Media => fifth(Some(Sector::Media)),
            OrganisationKind::Ngo => fifth(body.sector.or(Some(Sector::NonGovernmental))),
            OrganisationKind::Other if body.sector == Some(Sector::Government) => unsure,
            OrganisationKind::Other => fifth(body.sector),
            // "Union", "Congress", "Alliance" in a name that nobody knows is of many kinds.
            OrganisationKind::Igo | OrganisationKind::Legislature if guessed => {
                Self { sector: None, ..unsure }
            }
            OrganisationKind::Igo => Self { sector: Some(Sector::Intergovernmental), ..own },
            OrganisationKind::Party if guessed => unsure,
            OrganisationKind::Party => Self { level: second(), sector: Some(Sector::Party) },
            OrganisationKind::Legislature => {
                Self { level: second(), sector: Some(Sector::Legislature) }
            }
            OrganisationKind::Court => Self { level: second(), sector: Some(Sector::Judiciary) },
            OrganisationKind::Government | OrganisationKind::Ministry => {
                Self { sector: own.sector.filter(|_| !of_head).or(body.sector), ..unsure }
            }
            OrganisationKind::Military => own,
        }
    }
}

/// Is an office of this class what its body makes of it?
const fn follows_body(class: OfficeClass) -> bool {
    matches!(
        class,
        OfficeClass::State
            | OfficeClass::Cabinet
            | OfficeClass::International
            | OfficeClass::Party
            | OfficeClass::Local
            | OfficeClass::Business
            | OfficeClass::General
    )
}

impl Open {
    /// An office whose state nobody names, if a company can have such a one too.
    pub(super) fn of(
        scene: &Scene<'_, '_>,
        office: &Office,
        person: LocalId,
        mention: u32,
    ) -> Option<Self> {
        if !lexicon().offices().get(office.head).shared {
            return None;
        }
        let report = scene.report;
        let first = office.title.start as usize;
        let capital = report.tokens.get(first).is_some_and(|token| token.is(Shape::CAPITAL));
        let name = office.holder.and_then(|name| scene.recognised.mentions.get(name as usize));
        // Only the offices beside this one are beside it.
        let all = &scene.recognised.offices;
        let here = all.partition_point(|other| other.tokens.start < office.tokens.start);
        let near = &all[here.saturating_sub(3)..all.len().min(here + 4)];
        let in_business = near.iter().any(|other| {
            let class = lexicon().offices().get(other.head).class;
            let gap = other.tokens.start.abs_diff(office.tokens.end);
            let back = office.tokens.start.abs_diff(other.tokens.end);
            let joined = gap.min(back) <= 2;
            class == OfficeClass::Business && other.holder == office.holder && joined
        });
        let before = name.is_some_and(|name| office.tokens.end <= name.tokens.start);
        let place = match (before, capital) {
            (true, true) => Place::Style,
            (true, false) => Place::Before,
            (false, _) => Place::Behind,
        };
        Some(Self { person, mention, place, in_business })
    }
}

/// Decides what was open: of a business, of the state of its holder, or unknown.
pub(in crate::cast) fn decide(entities: &mut Entities) {
    let open = std::mem::take(&mut entities.open_offices);
    if open.is_empty() {
        return;
    }
    let unsettled: FxHashSet<u32> = open.iter().map(|open| open.mention).collect();
    let is_company = |entity: &Entity| match entity {
        Entity::Organisation(body) => body.kind == OrganisationKind::Company,
        _ => false,
    };
    let is_official = |entity: &Entity| match entity {
        Entity::Person(person) => person.offices.iter().any(|office| {
            let high = office.level.is_some_and(|level| level <= 3);
            high && office.sector == Some(Sector::Government)
                && !unsettled.contains(&office.mention)
        }),
        _ => false,
    };
    let business = entities.all.iter().any(is_company) && !entities.all.iter().any(is_official);
    for open in open {
        let Some(Entity::Person(person)) = entities.all.get_mut(open.person.0 as usize) else {
            continue;
        };
        let mut own = person.offices.iter_mut();
        let Some(office) = own.find(|office| office.mention == open.mention) else { continue };
        if let Some(rank) = open.rank(office, business) {
            (office.level, office.sector) = (rank.level, rank.sector);
        }
    }
}

impl Open {
    /// What it is after all, in a report of business or another; nothing where the title has said it.
    fn rank(self, office: &OfficeFact, business: bool) -> Option<Rank> {
        let of_business = Rank { level: Some(5), sector: Some(Sector::Business) };
        match (self.place, office.country) {
            _ if office.organisation.is_some() => None,
            _ if self.in_business => Some(of_business),
            (Place::Style, _) | (_, Some(_)) => None,
            (Place::Behind, None) if business => Some(of_business),
            _ => Some(Rank { level: None, sector: None }),
        }
    }
}
