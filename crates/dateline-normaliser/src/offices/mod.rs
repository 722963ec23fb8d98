//! A title to its normal form, its level and its sector.
