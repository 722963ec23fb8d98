//! The parts of a person's name.

use std::borrow::Cow;

use dateline_schema::closed::NameOrder;
use serde::{Deserialize, Serialize};

/// A person's name, taken apart. Parts are as written, without titles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonName {
    /// The whole name as written ("Nguyen Phu Trong").
    pub name: String,
    /// Family name.
    pub family: Option<String>,
    /// Middle name or patronymic.
    pub middle: Option<String>,
    /// Given name.
    pub given: Option<String>,
    /// Jr, III, ….
    pub suffix: Option<String>,
    /// How the press refers to the person: Zhao, Trong, Obama.
    pub short: Option<String>,
    /// Which part stands first.
    pub order: NameOrder,
    /// How sure that order is, 0–1.
    pub order_confidence: Option<f64>,
    /// Whose rules were applied (`vietnamese`, `chinese`, `western`, …).
    pub culture: Option<Cow<'static, str>>,
    /// The name to sort under ("Nguyen, Phu Trong").
    pub sort: String,
}
