//! `dateline check`: the laws of a dataset, proved on its files.

use std::io;
use std::process::ExitCode;

use dateline::{Checked, Finding, check};

use crate::FAILED;
use crate::cli::CheckOptions;
use crate::stdout;

pub(crate) fn run(options: &CheckOptions) -> anyhow::Result<ExitCode> {
    let checked = check(&options.folder, &options.format, options.show)?;
    stdout::with(|out| tell(&checked, options.quiet, out))?;
    Ok(if checked.holds() { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn tell(checked: &Checked, quiet: bool, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &checked.findings {
        if quiet && finding.violations == 0 {
            continue;
        }
        writeln!(out, "{:<8} {}: {}", verdict(finding), finding.law, counts(finding))?;
        for violation in &finding.examples {
            writeln!(out, "         {violation}")?;
        }
        let more = finding.violations.saturating_sub(finding.examples.len() as u64);
        if more > 0 && !finding.examples.is_empty() {
            writeln!(out, "         and {more} more")?;
        }
        if !quiet {
            for reason in &finding.untested {
                writeln!(out, "         not tested: {reason}")?;
            }
        }
    }
    let failed = checked.findings.iter().filter(|finding| finding.violations > 0).count();
    let untested = checked
        .findings
        .iter()
        .filter(|finding| finding.tested == 0 && finding.violations == 0)
        .count();
    let formats: Vec<&str> = checked.formats.iter().map(|format| format.name()).collect();
    if failed > 0 {
        writeln!(out, "{failed} of {} laws broken ({})", checked.findings.len(), formats.join(", "))
    } else if quiet {
        Ok(())
    } else {
        let proved = checked.findings.len() - untested;
        writeln!(out, "{proved} laws hold, {untested} not tested ({})", formats.join(", "))
    }
}

fn verdict(finding: &Finding) -> &'static str {
    match (finding.violations, finding.tested) {
        (1.., _) => "BROKEN",
        (0, 0) => "untested",
        _ => "holds",
    }
}

fn counts(finding: &Finding) -> String {
    match finding.violations {
        0 => format!("{} tested", finding.tested),
        n => format!("{n} violation(s), {} tested", finding.tested),
    }
}
