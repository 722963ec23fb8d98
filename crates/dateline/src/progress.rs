//! Progress on a terminal's stderr, and nowhere else.

use std::io::{IsTerminal as _, stderr};
use std::time::Duration;

use dateline::{Step, Watch};
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};

/// A line that tells how far the run is.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Silent where stderr is no terminal, or `quiet` is asked for.
    pub(crate) fn new(quiet: bool) -> Self {
        let shown = !quiet && stderr().is_terminal();
        let bar = shown.then(|| {
            let bar = ProgressBar::new_spinner();
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        Self { bar }
    }

    /// Takes the line away.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Watch for Progress {
    fn step(&self, step: Step) {
        let Some(bar) = &self.bar else { return };
        bar.set_message(match step {
            Step::Reading { bytes, documents, rejects } => format!(
                "reading: {}, {} documents, {} rejected",
                HumanBytes(bytes),
                HumanCount(documents),
                HumanCount(rejects)
            ),
            Step::Linking => "linking".to_owned(),
            Step::Writing { documents, of } => {
                format!("writing: {} of {} documents", HumanCount(documents), HumanCount(of))
            }
            Step::Finishing => "finishing".to_owned(),
            _ => "working".to_owned(),
        });
    }
}
