//! A time expression to a TIMEX3 value and an interval.

mod expression;

pub use expression::TimeExpression;
