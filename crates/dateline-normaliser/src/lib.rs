//! What names, dates, places and offices mean.
//!
//! - [`names`]: a person's name by the rules of its culture;
//! - [`dates`]: a time expression to a TIMEX3 value and an interval;
//! - [`offices`]: a title to its normal form, level and sector;
//! - [`places`]: a place to its country and position.

pub mod dates;
pub mod names;
pub mod offices;
pub mod places;
