//! A report on its way through the steps.

use dateline_normaliser::dates::TimeExpression;
use dateline_parser::{Meta, Report};
use dateline_recogniser::Recognised;

use crate::cast::Cast;
use crate::facts::{Facts, IssueFact, MeetingFact, StatementFact};
use crate::scene::Scene;
use crate::syntax::Syntax;
use crate::{assemble, meetings, statements};

/// A report on its way through the steps, for who has many and takes all of them through one step before any
/// goes on to the next: what a step is and knows is then still at hand for the second report.
///
/// [`Extraction::of`] is the first step, [`Extraction::facts`] the last; [`STEPS`] lie between.
#[derive(Debug)]
pub struct Extraction<'r, 't> {
    given: Given<'r, 't>,
    cast: Cast,
    meetings: Vec<MeetingFact>,
    statements: Vec<StatementFact>,
    issues: Vec<IssueFact>,
}

/// A step: it fills what those behind it read.
pub type Step = fn(&mut Extraction<'_, '_>);

/// The steps between the first and the last, in their order.
pub const STEPS: [Step; 3] = [|it| it.cast(), |it| it.meetings(), |it| it.statements()];

impl<'r, 't> Extraction<'r, 't> {
    /// Begins with what the stages before found in a report.
    pub fn of(
        report: &'r Report<'t>,
        recognised: &'r Recognised,
        dates: &'r [TimeExpression],
        meta: Meta<'r>,
    ) -> Self {
        let syntax = Syntax::of(report, recognised);
        Self {
            given: Given { report, recognised, dates, meta, syntax },
            cast: Cast::default(),
            meetings: Vec::new(),
            statements: Vec::new(),
            issues: Vec::new(),
        }
    }

    fn cast(&mut self) {
        self.cast = Cast::of(&self.given.scene(), &mut self.issues);
    }

    fn meetings(&mut self) {
        self.meetings = meetings::find(&self.given.scene(), &mut self.cast);
    }

    fn statements(&mut self) {
        let scene = self.given.scene();
        let (cast, meetings) = (&mut self.cast, &self.meetings);
        self.statements = statements::find(&scene, cast, meetings, &mut self.issues);
    }

    /// Ends with all that the report tells.
    pub fn facts(self) -> Facts {
        let Self { given, cast, meetings, statements, issues } = self;
        assemble::facts(&given.scene(), &given.meta, cast, meetings, statements, issues)
    }
}

/// What every step reads and none changes.
#[derive(Debug)]
struct Given<'r, 't> {
    report: &'r Report<'t>,
    recognised: &'r Recognised,
    dates: &'r [TimeExpression],
    meta: Meta<'r>,
    syntax: Syntax,
}

impl<'t> Given<'_, 't> {
    fn scene(&self) -> Scene<'_, 't> {
        Scene {
            report: self.report,
            recognised: self.recognised,
            dates: self.dates,
            syntax: &self.syntax,
            title: self.meta.title,
        }
    }
}
