//! Texts that nobody wrote, for as long as is asked: no stage may panic, hang or break a law.
//!
//! Inputs are bred: what shows something new (a pair of rules that were never seen side by side, a value of
//! a new shape) is kept and changed again. It needs no compiler but the stable one. The same seed breeds
//! the same texts in the same order. What fails is cut down to the words that it takes and written to a
//! folder, with how it failed.

mod breed;
mod target;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use breed::Breeder;
pub(crate) use target::Target;

/// What `fuzz` may be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What is run over the texts.
    #[arg(long, value_enum, default_value_t = Target::Dates)]
    target: Target,
    /// Minutes to go on for.
    #[arg(long, default_value_t = 1)]
    minutes: u64,
    /// Where the chain of texts begins.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The checkout: its reports, cases and tables are what texts are bred from.
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// The folder for what fails.
    #[arg(long, default_value = "target/fuzz")]
    out: PathBuf,
}

/// One text may take so long.
const SLOW: Duration = Duration::from_secs(5);
/// A text that takes so long hangs: the process ends.
const HANGS: Duration = Duration::from_mins(1);
/// So many failures are enough.
const ENOUGH: usize = 50;

/// Runs until the time is over; an error where anything failed.
pub(crate) fn run(options: &Options) -> Result<()> {
    target::quiet_panics();
    let mut breeder = Breeder::new(&options.root, options.seed)?;
    let watched = watch(&options.out);
    let (begun, end) = (Instant::now(), Duration::from_mins(options.minutes));
    let (mut count, mut bytes, mut failed) = (0u64, 0u64, Vec::new());
    let mut told = Instant::now();
    while begun.elapsed() < end && failed.len() < ENOUGH {
        let text = breeder.next();
        set(&watched, Some((&text, Instant::now())));
        let started = Instant::now();
        let outcome = options.target.run(&text);
        let slow = started.elapsed() > SLOW;
        set(&watched, None);
        count += 1;
        bytes += text.len() as u64;
        let failure = match (outcome, target::batched(options.target, &text)) {
            (Err(how), _) => {
                let small = cut(&text, |text| options.target.run(text).is_err());
                Some((how, small))
            }
            (_, Err((how, text))) => {
                let small = cut(&text, |text| target::alone(text).is_err());
                Some((how, small))
            }
            (Ok(_), _) if slow => Some((format!("slow: {:?}", started.elapsed()), text.clone())),
            (Ok(traits), _) => {
                breeder.keep(text, &traits);
                None
            }
        };
        if let Some((how, text)) = failure
            && failed.iter().all(|other: &String| place(other) != place(&how))
        {
            write(&options.out, failed.len(), &text, &how)?;
            super::say(&format!("FAILED {how}\n  {text:?}"));
            failed.push(how);
        }
        if told.elapsed() > Duration::from_mins(1) {
            told = Instant::now();
            super::say(&progress(count, bytes, begun, &breeder, failed.len()));
        }
    }
    super::say(&progress(count, bytes, begun, &breeder, failed.len()));
    if failed.is_empty() {
        return Ok(());
    }
    bail!("{} ways to fail, see {}", failed.len(), options.out.display())
}

fn progress(count: u64, bytes: u64, begun: Instant, breeder: &Breeder, failed: usize) -> String {
    format!(
        "{:>6.1} min  {count} texts, {:.1} MB, {} kept, {} traits, {failed} failed",
        begun.elapsed().as_secs_f64() / 60.0,
        bytes as f64 / 1e6,
        breeder.kept(),
        breeder.traits(),
    )
}

/// Where it failed, so that one fault is told once: all before the first number or quotation.
fn place(how: &str) -> &str {
    how.split([':', '{']).next().unwrap_or(how)
}

/// The text with all left out that it does not take to fail.
fn cut(text: &str, fails: impl Fn(&str) -> bool) -> String {
    let mut small = text.to_owned();
    let mut size = (small.len() / 2).max(1);
    let until = Instant::now() + Duration::from_secs(20);
    while size > 0 && Instant::now() < until {
        let mut at = 0;
        let mut cut = false;
        while at < small.len() && Instant::now() < until {
            let from = small.ceil_char_boundary(at);
            let to = small.ceil_char_boundary((from + size).min(small.len()));
            let shorter = format!("{}{}", &small[..from], &small[to..]);
            if shorter.len() < small.len() && fails(&shorter) {
                small = shorter;
                cut = true;
            } else {
                at = to.max(at + 1);
            }
        }
        if !cut {
            size /= 2;
        }
    }
    small
}

fn write(out: &Path, number: usize, text: &str, how: &str) -> Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    fs::write(out.join(format!("{number:03}.txt")), text)?;
    Ok(fs::write(out.join(format!("{number:03}.how")), how)?)
}

/// The text that is being read, and since when.
type Watched = Arc<Mutex<Option<(String, Instant)>>>;

fn set(watched: &Watched, now: Option<(&str, Instant)>) {
    if let Ok(mut slot) = watched.lock() {
        *slot = now.map(|(text, since)| (text.to_owned(), since));
    }
}

/// Ends the process with the text written down if one hangs: nothing else stops a loop.
fn watch(out: &Path) -> Watched {
    let watched = Watched::default();
    let (seen, out) = (Arc::clone(&watched), out.to_owned());
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let Ok(slot) = seen.lock() else { return };
            if let Some((text, _)) = slot.as_ref().filter(|(_, since)| since.elapsed() > HANGS) {
                let _ = write(&out, 999, text, "hangs");
                super::say(&format!("FAILED hangs\n  {text:?}"));
                std::process::exit(1);
            }
        }
    });
    watched
}
