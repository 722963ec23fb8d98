//! `bench`: the whole way measured, reports in to Parquet and CSV out: megabytes of text a second,
//! a core, and peak memory, on a corpus and on ten times as much.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::eval::default_gold;
use crate::project::{Profile, Project, grouped, show};

/// What the usual Python stack makes of the releases, in megabytes of text a second on one core.
const PYTHON_STACK: f64 = 0.028;
/// What that stack is and who says so.
const PYTHON_STACK_IS: &str =
    "spaCy sm, dateparser, nameparser and pandas on the same releases (README of the gold data)";
/// What we promise a core, in megabytes of text a second.
const SPEED_FLOOR: f64 = 10.0;
/// What we promise of memory, in megabytes.
const MEMORY_CEILING: f64 = 400.0;
/// Copies in the large corpus.
const COPIES: usize = 10;
/// Bytes of text in a corpus made from the seeds.
const SEEDS_CORPUS: usize = 20_000_000;

/// What `bench` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Reports as JSON lines with `id` and `text` [default: the releases in the gold data].
    #[arg(long)]
    corpus: Option<PathBuf>,
    /// Runs of each measurement; the median in time is shown.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..))]
    runs: u8,
}

/// Builds the binary that is shipped, makes the corpora, and measures each with one job and with two.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let binary = project.build("dateline", Profile::Dist)?;
    let folder = project.target.join("bench");
    fs::create_dir_all(&folder)?;
    let corpus = corpus(project, options, &folder)?;
    let large = folder.join("ten.jsonl");
    println!("copying {} {COPIES} times, ids changed", corpus.display());
    let size = copy(&corpus, &large)?;

    println!(
        "\n{:<6} {:>4} {:>12} {:>9} {:>8} {:>8} {:>8} {:>9}",
        "corpus", "jobs", "reports", "text MB", "s", "MB/s", "a core", "peak MB"
    );
    let mut missed = Vec::new();
    for (label, file, times) in [("once", &corpus, 1), ("ten", &large, COPIES)] {
        for jobs in [1, 2] {
            let run = median(&binary, file, &folder.join("out"), jobs, options.runs)?;
            let megabytes = (size.bytes * times as u64) as f64 / 1e6;
            let speed = megabytes / run.seconds;
            let per_core = speed / f64::from(jobs);
            println!(
                "{label:<6} {jobs:>4} {:>12} {megabytes:>9.1} {:>8.2} {speed:>8.2} {per_core:>8.2} {:>9}",
                grouped(size.reports * times as u64),
                run.seconds,
                run.peak.map_or_else(|| "unknown".to_owned(), |peak| format!("{peak:.0}")),
            );
            if per_core < SPEED_FLOOR {
                missed.push(format!("{label}, {jobs} jobs: {per_core:.2} MB/s a core"));
            }
            if run.peak.is_some_and(|peak| peak > MEMORY_CEILING) {
                missed
                    .push(format!("{label}, {jobs} jobs: {:.0} MB", run.peak.unwrap_or_default()));
            }
            if times == 1 && jobs == 1 {
                let ratio = speed / PYTHON_STACK;
                println!("       {ratio:.0} times {PYTHON_STACK} MB/s: {PYTHON_STACK_IS}");
            }
        }
    }
    println!("\npromised: at least {SPEED_FLOOR} MB/s a core, at most {MEMORY_CEILING} MB");
    if missed.is_empty() {
        println!("kept");
    } else {
        println!("not kept on this machine now: {}", missed.join("; "));
    }
    Ok(())
}

/// The corpus asked for, else the one in the gold data, else one made from the seeds.
fn corpus(project: &Project, options: &Options, folder: &Path) -> Result<PathBuf> {
    if let Some(corpus) = &options.corpus {
        return Ok(corpus.clone());
    }
    let gold = default_gold(project).join("corpus/wh_releases.jsonl");
    if gold.is_file() {
        return Ok(gold);
    }
    println!("no corpus at {}: making one of the seeds over and over,", gold.display());
    println!("which measures speed but, with six people in it, little of the linker");
    let path = folder.join("seeds.jsonl");
    from_seeds(&project.root.join("seeds"), &path)?;
    Ok(path)
}

/// Writes the seed reports again and again, each time under another id.
fn from_seeds(seeds: &Path, path: &Path) -> Result<()> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(seeds).with_context(|| format!("cannot read {}", seeds.display()))? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "txt") {
            texts.push(fs::read_to_string(&file)?);
        }
    }
    texts.sort();
    if texts.is_empty() {
        bail!("no reports in {}", seeds.display());
    }
    let mut out = BufWriter::new(File::create(path)?);
    let mut bytes = 0;
    for (index, text) in texts.iter().cycle().enumerate() {
        if bytes >= SEEDS_CORPUS {
            break;
        }
        writeln!(out, "{}", json!({ "id": format!("seed-{index}"), "text": text }))?;
        bytes += text.len();
    }
    Ok(out.flush()?)
}

/// How much a corpus holds.
struct Size {
    reports: u64,
    /// UTF-8 bytes of the reports' texts alone.
    bytes: u64,
}

/// Writes the corpus ten times over, the ids changed, and measures it on the way.
fn copy(corpus: &Path, large: &Path) -> Result<Size> {
    let file = File::open(corpus).with_context(|| format!("cannot read {}", corpus.display()))?;
    let mut records: Vec<(String, String)> = Vec::new();
    let mut size = Size { reports: 0, bytes: 0 };
    for (index, line) in BufReader::new(file).lines().enumerate() {
        let place = || format!("{}, line {}", corpus.display(), index + 1);
        let mut record: Map<String, Value> = serde_json::from_str(&line?).with_context(place)?;
        let id = match record.remove("id") {
            Some(Value::String(id)) => id,
            Some(id) => id.to_string(),
            None => index.to_string(),
        };
        let text = record.get("text").and_then(Value::as_str).unwrap_or_default();
        size.reports += 1;
        size.bytes += text.len() as u64;
        records.push((id, serde_json::to_string(&record)?));
    }
    let mut out = BufWriter::new(File::create(large)?);
    for copy in 0..COPIES {
        for (id, rest) in &records {
            let id = Value::String(format!("{id}-copy{copy}"));
            let separator = if rest == "{}" { "" } else { "," };
            writeln!(out, "{{\"id\":{id}{separator}{}", &rest[1..])?;
        }
    }
    out.flush()?;
    Ok(size)
}

/// What one run took.
struct Run {
    seconds: f64,
    /// Peak resident memory in megabytes, where the system tells it.
    peak: Option<f64>,
}

/// Runs the build a number of times and returns the run of median time.
fn median(binary: &Path, corpus: &Path, out: &Path, jobs: u32, runs: u8) -> Result<Run> {
    let mut all = Vec::new();
    for _ in 0..runs {
        all.push(measure(binary, corpus, out, jobs)?);
    }
    all.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    Ok(all.swap_remove(all.len() / 2))
}

/// Runs the build once.
fn measure(binary: &Path, corpus: &Path, out: &Path, jobs: u32) -> Result<Run> {
    let mut build = Command::new(binary);
    build.arg("build").arg(corpus).arg("-o").arg(out).args(["--force", "--quiet"]);
    build.args(["--format", "csv,parquet", "--id-column", "id", "--text-column", "text"]);
    build.args(["--jobs", &jobs.to_string()]).stdin(Stdio::null());
    let start = Instant::now();
    let mut child = build.spawn().with_context(|| format!("cannot run {}", show(&build)))?;
    let (status, peak) = watch(&mut child)?;
    let seconds = start.elapsed().as_secs_f64();
    if !status.success() {
        bail!("{} failed ({status})", show(&build));
    }
    Ok(Run { seconds, peak })
}

/// Waits for a child and reads its high-water mark of memory as it goes, in megabytes.
fn watch(child: &mut Child) -> Result<(ExitStatus, Option<f64>)> {
    let status_file = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        if let Some(kilobytes) =
            fs::read_to_string(&status_file).ok().as_deref().and_then(high_water)
        {
            peak = Some(kilobytes * 1024.0 / 1e6);
        }
        if let Some(status) = child.try_wait()? {
            return Ok((status, peak));
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// `VmHWM` of a `/proc/<pid>/status`, in kilobytes of 1024 bytes.
fn high_water(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::high_water;

    #[test]
    fn high_water_mark_is_read_from_the_status_file() {
        let status = "Name:\tdateline\nVmPeak:\t  999 kB\nVmHWM:\t  123456 kB\nVmRSS:\t 1 kB\n";
        assert_eq!(high_water(status), Some(123_456.0));
        assert_eq!(high_water("Name:\tzombie\n"), None);
    }
}
