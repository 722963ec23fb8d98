//! `dateline build`: reports to a folder of tables.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::bail;
use dateline::{Config, Error, People, Summary};
use dateline_reader::Reader;

use crate::FAILED;
use crate::cli::{BuildOptions, ProgressKind, Which};
use crate::progress::Progress;
use crate::stdout;

pub(crate) fn run(options: &BuildOptions) -> anyhow::Result<ExitCode> {
    let Some(out) = options.out.clone().or_else(|| options.dry_run.then(|| "tables".into())) else {
        bail!("no folder to write is named (--out)");
    };
    let config = Config {
        inputs: options.inputs.clone(),
        out,
        formats: options.format.clone(),
        reader: dateline_reader::Options {
            files_from: options.files_from.clone(),
            ..options.reading.reader()
        },
        authority: options.authority.clone(),
        jobs: options.jobs,
        memory: options.memory,
        report: options.report,
        corrections: options.corrections.clone(),
        people: match options.people {
            Which::All => People::All,
            Which::OfficeHolders => People::OfficeHolders,
        },
        force: options.force,
    };
    if options.dry_run {
        return dry_run(&config);
    }
    let kind = if options.quiet { ProgressKind::None } else { options.progress };
    let progress = Progress::new(kind);
    let result = dateline::build_watched(&config, &progress);
    progress.finish();
    let summary = result?;
    if !options.quiet {
        // The tables are written; a closed stderr changes nothing.
        let _ = io::stderr().write_all(tell(&summary).as_bytes());
    }
    if let Some(file) = options.corrections.as_deref().filter(|_| !summary.unmatched.is_empty()) {
        // What the user decided and nothing follows from is said even where all else is quiet.
        for (line, message) in &summary.unmatched {
            let _ = writeln!(
                io::stderr(),
                "dateline: {}, line {line}: not applied: {message}",
                file.display()
            );
        }
    }
    let failed = options.strict && summary.rejects > 0;
    if failed && options.quiet {
        let _ =
            writeln!(io::stderr(), "dateline: {} record(s) rejected (--strict)", summary.rejects);
    }
    Ok(if failed { ExitCode::from(FAILED) } else { ExitCode::SUCCESS })
}

/// What would be read and written.
fn dry_run(config: &Config) -> anyhow::Result<ExitCode> {
    let reader = Reader::open(&config.inputs, &config.reader).map_err(Error::from)?;
    let (mut files, mut bytes, mut skipped) = (0_u64, 0, 0_u64);
    stdout::with(|out| {
        for input in reader.list() {
            let format = input.format.map_or("by content", dateline_reader::Format::extension);
            if let Some(why) = input.skipped {
                skipped += 1;
                writeln!(out, "{:>12}  {:<10}  {} ({why})", "-", "-", input.source)?;
            } else {
                files += 1;
                bytes += input.byte_count.unwrap_or(0);
                let size = input.byte_count.map_or_else(|| "?".to_owned(), grouped);
                writeln!(out, "{size:>12}  {format:<10}  {}", input.source)?;
            }
        }
        Ok(())
    })?;
    let formats: Vec<&str> = config.formats.iter().map(|format| format.name()).collect();
    // Nothing is left to say where stderr is gone.
    let _ = writeln!(
        io::stderr(),
        "would read {} input(s), {} bytes, pass over {}, and write {} to {}",
        grouped(files),
        grouped(bytes),
        grouped(skipped),
        formats.join(", "),
        config.out.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// What was written, for people.
fn tell(summary: &Summary) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}", summary.out.display());
    for (table, rows) in &summary.rows {
        let _ = writeln!(out, "{:>12}  {table}", grouped(*rows));
    }
    let _ = writeln!(
        out,
        "{} record(s) in {} input(s): {} document(s), {} rejected",
        grouped(summary.records),
        grouped(summary.inputs),
        grouped(summary.documents),
        grouped(summary.rejects),
    );
    if summary.skipped > 0 {
        let _ = writeln!(
            out,
            "{} file(s) of unknown kinds passed over, each a row of inputs",
            grouped(summary.skipped)
        );
    }
    if summary.rejects > 0 {
        let reasons =
            summary.reject_reasons.iter().map(|(reason, count)| format!("{count} {reason}"));
        let _ = writeln!(
            out,
            "rejected: {} (see the table rejects)",
            reasons.collect::<Vec<_>>().join(", ")
        );
    }
    let megabytes = summary.text_bytes as f64 / 1e6;
    let _ = writeln!(
        out,
        "{megabytes:.1} MB of text in {:.1} s, {:.1} MB/s",
        summary.seconds,
        megabytes / summary.seconds.max(1e-9)
    );
    out
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_grouped() {
        let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")];
        for (number, text) in cases {
            assert_eq!(grouped(number), text);
        }
    }
}
