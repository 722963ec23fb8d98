//! Progress on standard error: a line on a terminal, JSON lines where they are asked for.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use dateline::{Step, Watch};
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};
use serde_json::json;

use crate::cli::ProgressKind;

/// JSON lines of one step come no faster.
const PAUSE: Duration = Duration::from_millis(200);

/// A line that tells how far the run is.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    /// For JSON lines: what was told last, and when.
    told: Option<Mutex<Option<(&'static str, Instant)>>>,
}

impl Progress {
    /// A line only where stderr is a terminal.
    pub(crate) fn new(kind: ProgressKind) -> Self {
        let shown = kind == ProgressKind::Auto && stderr().is_terminal();
        let bar = shown.then(|| {
            let bar = ProgressBar::new_spinner();
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        Self { bar, told: (kind == ProgressKind::Json).then(Mutex::default) }
    }

    /// Tells a step as JSON, some times a second.
    fn tell(&self, step: Step) {
        let Some(told) = &self.told else { return };
        let (name, line) = match step {
            Step::Reading { bytes, documents, rejects } => (
                "reading",
                json!({"step": "reading", "bytes": bytes, "documents": documents, "rejects": rejects}),
            ),
            Step::Linking => ("linking", json!({"step": "linking"})),
            Step::Writing { documents, of } => {
                ("writing", json!({"step": "writing", "documents": documents, "of": of}))
            }
            Step::Finishing => ("finishing", json!({"step": "finishing"})),
            _ => return,
        };
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_some_and(|(last, when)| last == name && when.elapsed() < PAUSE) {
            return;
        }
        *told = Some((name, Instant::now()));
        // Nothing is left to say where stderr is gone.
        let _ = writeln!(stderr(), "{line}");
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
        self.tell(step);
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
