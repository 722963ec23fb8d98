//! From inputs to a folder of tables, in two passes.
//!
//! The first reads every record, takes each report through every stage on its own, gives its claims
//! to the linker and puts the rest aside on disk (`collect`). Then the linker decides. The second
//! goes through the documents in the order of their ids, makes the rows of all tables and writes
//! them (`relate`). Nothing but an index, the linker's claims and the words that tell of meetings is
//! held for all reports at once. What the linker can put aside goes to disk beyond [`Config::memory`].

mod batches;
pub(crate) mod clock;
mod collect;
mod corrections;
mod digest;
mod documents;
mod guard;
mod ids;
pub(crate) mod offsets;
mod output;
mod relate;
mod sinks;
pub(crate) mod spill;
mod summary;
mod tables;
mod writers;

pub use guard::install_panic_hook;
pub use summary::Summary;

use std::sync::Arc;
use std::time::Instant;

use dateline_linker::{Linker, Options};
use dateline_reader::{Reader, RejectReason};

use crate::authority::Authority;
use crate::build::clock::{Clock, Work};
use crate::build::collect::Totals;
use crate::build::output::Output;
use crate::build::spill::{ScratchFile, SpillWriter};
use crate::build::writers::Writers;
use crate::watch::{Step, Watch};
use crate::{Config, Error, Format, People, report};

/// Makes the tables of reports.
///
/// # Errors
/// Nothing is left at [`Config::out`] then. A record that cannot be a report is no error: it is a row
/// of `rejects`.
pub fn build(config: &Config) -> Result<Summary, Error> {
    build_watched(config, &())
}

/// [`build`], telling `watch` how far it is.
pub fn build_watched(config: &Config, watch: &dyn Watch) -> Result<Summary, Error> {
    let formats = config.sorted_formats();
    if formats.is_empty() {
        return Err(Error::NoFormat);
    }
    if config.report && !formats.contains(&Format::Parquet) {
        return Err(Error::ReportWithoutParquet);
    }
    let jobs = config.jobs.map_or(0, std::num::NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .thread_name(|n| format!("dateline-{n}"))
        .build()
        .map_err(|error| Error::Jobs { jobs, message: error.to_string() })?;
    pool.install(|| run(config, watch))
}

fn run(config: &Config, watch: &dyn Watch) -> Result<Summary, Error> {
    let started = jiff::Timestamp::now();
    let start = Instant::now();
    let clock = Clock::default();
    // The inputs first: a wrong path is told before anything is made.
    let corrections = config.corrections.as_deref().map(corrections::read).transpose()?;
    let (corrections, corrections_file) = corrections.unzip();
    let reader = Reader::open(&config.inputs, &config.reader)?;
    let authority = config.authority.as_deref().map(Authority::read).transpose()?;
    let output = Output::begin(&config.out, config.force)?;
    let spill = SpillWriter::create(output.path())?;
    let mut writers = Writers::create(&output, &config.sorted_formats())?;

    let options = Options {
        corrections: corrections.unwrap_or_default(),
        office_holders_only: config.people == People::OfficeHolders,
    };
    let scratch = Arc::new(ScratchFile::new(output.path()));
    let linker = Linker::with_scratch(options, config.memory, scratch);
    let collected =
        collect::collect(reader, authority.as_ref(), linker, spill, &mut writers, &clock, watch)?;
    refuse_unreadable(&collected.totals)?;
    if config.report && collected.totals.documents <= dateline_report::Options::LIMIT as u64 {
        writers.link_to_pages();
    }
    relate::relate(&collected, authority.as_ref(), &mut writers, &clock, watch)?;

    watch.step(Step::Finishing);
    let totals = collected.totals;
    let rows = writers.rows();
    let facts = documents::Facts {
        config,
        authority: authority.as_ref(),
        totals: &totals,
        rows: &rows,
        corrections: corrections_file.as_deref(),
    };
    let altered = clock.time(Work::Write, || writers.finish(&documents::about(&facts)))?;
    documents::write(&output, &facts, &altered)?;
    let threads = rayon::current_num_threads();
    let log = documents::log(config, &started, start.elapsed().as_secs_f64(), threads, &clock);
    output.write("run.log", log.as_bytes())?;
    if config.report {
        let pages = output.path().join(report::FOLDER);
        let options = dateline_report::Options::default();
        report::write(&pages, output.path(), output.target(), &options)?;
    }
    let out = output.target().to_owned();
    output.finish()?;
    Ok(Summary {
        out,
        inputs: totals.inputs,
        skipped: totals.skipped,
        records: totals.records,
        documents: totals.documents,
        rejects: totals.rejects,
        reject_reasons: totals.reasons.into_iter().collect(),
        rows,
        unmatched: collected
            .linked
            .unmatched
            .into_iter()
            .map(|row| (row.line, row.message))
            .collect(),
        text_bytes: totals.text_bytes,
        seconds: start.elapsed().as_secs_f64(),
    })
}

/// Where not one input could even be read, there is nothing to make a dataset of.
fn refuse_unreadable(totals: &Totals) -> Result<(), Error> {
    let unreadable = totals.reasons.get(RejectReason::Unreadable.name()).copied().unwrap_or(0);
    match &totals.first_reject {
        Some((source_name, message)) if totals.documents == 0 && unreadable == totals.rejects => {
            Err(Error::NothingReadable {
                count: unreadable,
                source_name: source_name.clone(),
                message: message.clone(),
            })
        }
        _ => Ok(()),
    }
}
