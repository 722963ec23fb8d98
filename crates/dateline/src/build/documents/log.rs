//! `run.log`: when, where and how long. It is the only file that tells of a run.

use std::fmt::Write as _;

use crate::Config;
use crate::build::clock::Clock;

/// What was different about this run: when, where, how long.
pub(crate) fn log(
    config: &Config,
    started: &jiff::Timestamp,
    seconds: f64,
    threads: usize,
    clock: &Clock,
) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "started      {started}");
    let _ = writeln!(out, "seconds      {seconds:.3}");
    let _ = writeln!(out, "threads      {threads}");
    let _ = writeln!(out, "system       {} {}", std::env::consts::OS, std::env::consts::ARCH);
    if let Some(host) = host() {
        let _ = writeln!(out, "host         {host}");
    }
    if let Some(peak) = peak_memory() {
        let _ = writeln!(out, "peak memory  {:.1} MB", peak as f64 / 1e6);
    }
    let _ = writeln!(
        out,
        "inputs       {}",
        config.inputs.iter().map(|input| input.to_string_lossy()).collect::<Vec<_>>().join(" ")
    );
    let _ = writeln!(out, "\nseconds of all threads by work");
    for (work, seconds) in clock.seconds() {
        let _ = writeln!(out, "  {work:<10} {seconds:>9.3}");
    }
    out
}

/// The most memory that the process had, in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

fn host() -> Option<String> {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
