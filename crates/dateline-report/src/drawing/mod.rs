//! Shapes of drawings, in the units of their view box. Templates make SVG of them.
//!
//! Arithmetic is of the four operations and square roots only, which are the same on every machine.

pub(crate) mod map;
pub(crate) mod network;
pub(crate) mod timeline;

/// A coordinate as it is written: to a tenth.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
