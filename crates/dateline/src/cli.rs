//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};

use dateline::Format;
use dateline_reader::{DateOrder, Sample};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Dated news reports to tidy, linked tables: who met whom, who said what to whom, when, where.
#[derive(Debug, Parser)]
#[command(version, styles = STYLES, propagate_version = true, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  dateline build reports/ -o tables/        a folder of reports to a folder of tables
  dateline check tables/                    prove that every cell follows from the reports
  dateline report tables/                   pages to look at, from tables/report/index.html on
  dateline diff old/ new/                   what changed between two datasets
  dateline show reports/one.txt             one report with all that was found in it
  dateline schema people                    what the columns of a table mean
  dateline explain tables/ p.zhao-kezhi     every sentence that a row rests on
  dateline profile tables/                  nulls, ranges and most frequent values of every column

There is no query language: the tables are files, and DuckDB (or pandas, R, a spreadsheet) asks them:
  duckdb -c \"SELECT participants, city FROM 'tables/parquet/meetings_flat.parquet'\"

Exit codes: 0 done (rejected records are counted and said), 1 check failed, diff found a difference, or
--strict and something was rejected, 2 usage, missing column or no input, 3 output or input that cannot be written or read,
4 the output exists.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make the tables of reports
    Build(BuildOptions),
    /// Prove the laws of a dataset, whoever wrote it
    Check(CheckOptions),
    /// Make pages to look at of a dataset
    Report(ReportOptions),
    /// Say what changed between two datasets
    Diff(DiffOptions),
    /// Print a report with what was found in it
    Show(ShowOptions),
    /// Print what the tables and columns mean
    Schema(SchemaOptions),
    /// Print every piece of evidence for an id, with its sentence
    Explain(ExplainOptions),
    /// Print what the columns of a dataset hold
    Profile(ProfileOptions),
    /// Print the completions of a shell
    Completions(CompletionsOptions),
    /// Print the manual page, or write one for each command
    Man(ManOptions),
}

const BUILD_EXAMPLES: &str = "\
Examples:
  dateline build reports/ -o tables/
  dateline build 'archive/2021-*.jsonl.gz' -o tables/ --text-column body --date-column published --id-column id
  dateline build export.csv -o tables/ --format parquet --jobs 4
  dateline build reports/ -o tables/ --format xlsx        one workbook, tables/dateline.xlsx
  dateline build CC-NEWS-20210220.warc.gz saved/ -o tables/
  zcat dump.gz | dateline build - -o tables/ --stdin-format jsonl
  dateline build archive/ -o trial/ --sample 1%           the same hundredth every time
  dateline build archive/ -o tables/ --dry-run            what would be read

Inputs are read as .txt (one report a file), .jsonl, .ndjson, .json, .csv, .tsv and .parquet, and from the
web as .html (a saved page), .warc and .wet (archives of pages, as Common Crawl has them); each also as .gz
or .zst. A record that cannot be a report becomes a row of the table `rejects` and the rest goes on.

Options that are not typed are taken from DATELINE_* (DATELINE_TEXT_COLUMN=body), then from dateline.toml
in this folder (text-column = \"body\"); --print-config shows what comes of it.";

/// Files, folders, patterns or standard input to a folder of tables.
#[derive(Debug, Args)]
#[command(after_help = BUILD_EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line, each on its own")]
pub(crate) struct BuildOptions {
    /// Files, folders, patterns such as 'news/*.txt', or - for standard input
    #[arg(value_name = "IN", required_unless_present_any = ["files_from", "print_config"])]
    pub(crate) inputs: Vec<OsString>,
    /// The folder to write; it appears whole or not at all
    #[arg(short, long, value_name = "OUT", required_unless_present_any = ["print_config", "dry_run"])]
    pub(crate) out: Option<PathBuf>,
    /// Formats to write: parquet, csv, csv-excel, xlsx, arrow, jsonl, sqlite
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', default_value = "csv,parquet")]
    pub(crate) format: Vec<Format>,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
    /// A file that lists inputs, one path a line; - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<PathBuf>,
    /// A CSV file of people (name, aliases, country, office, organisation, from, to, wikidata_id) that
    /// wins over every rule
    #[arg(long, value_name = "FILE")]
    pub(crate) authority: Option<PathBuf>,
    /// Threads [default: one a core]; the tables do not depend on it
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Memory for what can be put aside while reports are linked; more goes to an unnamed file in OUT.
    /// The tables do not depend on it
    #[arg(long, value_name = "BYTES", default_value = "256M", value_parser = room)]
    pub(crate) memory: usize,
    /// Also make the pages that `dateline report` makes
    #[arg(long)]
    pub(crate) report: bool,
    /// A file of corrections, as the template corrections.csv of a dataset; they win over every rule
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
    /// Which people have rows: everybody named, or only those with an office
    #[arg(long, value_enum, value_name = "WHICH", default_value_t = Which::All)]
    pub(crate) people: Which,
    /// Replace OUT if it is a dataset of dateline
    #[arg(long)]
    pub(crate) force: bool,
    /// Exit with 1 if any record was rejected (the tables are written all the same)
    #[arg(long)]
    pub(crate) strict: bool,
    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// How to show progress: a line on a terminal, JSON lines on standard error, or not at all
    #[arg(long, value_enum, value_name = "HOW", default_value_t = ProgressKind::Auto)]
    pub(crate) progress: ProgressKind,
    /// Print what would be read and written, and do neither
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// A file with options [default: dateline.toml, if it is there]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Print every option, its value and where it came from, and do nothing
    #[arg(long)]
    pub(crate) print_config: bool,
}

/// How progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProgressKind {
    /// A line, where standard error is a terminal
    Auto,
    /// JSON objects, one a line
    Json,
    /// Nothing
    None,
}

/// Which people have rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Which {
    /// Everybody whom a report names
    All,
    /// Only those of whom some report attests an office, and what they say and do
    OfficeHolders,
}

/// How records are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct ReadingOptions {
    /// Column or key with the text of a report [default: guessed by name]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// Column or key with its publication date
    #[arg(long, value_name = "NAME")]
    date_column: Option<String>,
    /// Column or key with your own id
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,
    /// Column or key with its title
    #[arg(long, value_name = "NAME")]
    title_column: Option<String>,
    /// What comes first in dates such as 05/06/2020; without it they are unknown
    #[arg(long, value_name = "ORDER")]
    date_order: Option<Order>,
    /// Format of standard input [default: by content]
    #[arg(long, value_name = "FORMAT", value_parser = record_format)]
    stdin_format: Option<dateline_reader::Format>,
    /// Longest text in bytes; also 500K, 16M
    #[arg(long, value_name = "BYTES", default_value = "16M", value_parser = bytes)]
    max_text: usize,
    /// Read so many records and no more
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Read a share of all records, such as 0.01 or 1%; the same ones every time
    #[arg(long, value_name = "RATE", value_parser = sample)]
    sample: Option<Sample>,
}

impl ReadingOptions {
    /// The reader's options.
    pub(crate) fn reader(&self) -> dateline_reader::Options {
        dateline_reader::Options {
            text_column: self.text_column.clone(),
            date_column: self.date_column.clone(),
            id_column: self.id_column.clone(),
            title_column: self.title_column.clone(),
            date_order: self.date_order.map(|order| match order {
                Order::Day => DateOrder::DayFirst,
                Order::Month => DateOrder::MonthFirst,
            }),
            max_text: self.max_text,
            files_from: None,
            stdin_format: self.stdin_format,
            limit: self.limit,
            sample: self.sample,
        }
    }
}

/// Which comes first in `05/06/2020`.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    /// 5 June
    Day,
    /// May 6
    Month,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  dateline check tables/
  dateline check tables/ --format csv

Exits with 0 if every law that could be tested holds, else with 1. Laws that could not be tested are named.";

/// Every law of the tables, tested on the files of a dataset.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(crate) struct CheckOptions {
    /// The folder of a dataset
    #[arg(value_name = "OUT")]
    pub(crate) folder: PathBuf,
    /// Only these formats [default: all that are there]
    #[arg(long, value_name = "FORMATS", value_delimiter = ',')]
    pub(crate) format: Vec<Format>,
    /// Violations to print for each law
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) show: usize,
    /// Print only what does not hold
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

const REPORT_EXAMPLES: &str = "\
Examples:
  dateline report tables/
  dateline report tables/ --title 'Visits to Hanoi, 2021' --limit 500

The pages are in OUT/report/, from index.html on: who met whom with the sentences that say so, people, a map,
every report's text with what was found in it, and what was left out. They load nothing and send nothing.";

/// A dataset as pages to look at.
#[derive(Debug, Args)]
#[command(after_help = REPORT_EXAMPLES)]
pub(crate) struct ReportOptions {
    /// The folder of a dataset, with its Parquet files
    #[arg(value_name = "OUT")]
    pub(crate) folder: PathBuf,
    /// The heading of the first page
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Reports that get a page of their own, and rows of the longest lists
    #[arg(long, value_name = "N", default_value_t = dateline_report::Options::LIMIT)]
    pub(crate) limit: usize,
}

const DIFF_EXAMPLES: &str = "\
Examples:
  dateline diff tables-may/ tables-june/
  dateline diff old/ new/ --table people --table meetings --show 100

Rows are compared by the keys of their tables: + is new, - is gone, ~ has other values. Exits with 0 if
nothing changed, else with 1.";

/// What changed between two datasets, by the keys of the tables.
#[derive(Debug, Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub(crate) struct DiffOptions {
    /// The folder of a dataset
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The folder of another
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// Only these tables [default: all]
    #[arg(long, value_name = "TABLE")]
    pub(crate) table: Vec<String>,
    /// Changes to print for each table
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) show: usize,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  dateline show report.txt
  dateline show report.txt --stage parse
  dateline show export.jsonl --record 41 --text-column body --stage statements
  echo 'HANOI - Zhao met Trong on Feb 19.' | dateline show -";

/// One report and what each stage found in it.
#[derive(Debug, Args)]
#[command(after_help = SHOW_EXAMPLES)]
pub(crate) struct ShowOptions {
    /// A file, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: OsString,
    /// What to show
    #[arg(long, value_enum, value_name = "STAGE", default_value_t = Stage::All)]
    pub(crate) stage: Stage,
    /// Which record of a file of many, from 0 as in the table `documents`
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) record: u32,
    /// A CSV file of people that wins over every rule, as for build
    #[arg(long, value_name = "FILE")]
    pub(crate) authority: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingOptions,
}

/// A stage of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// Header, dateline, paragraphs, sentences, quotations
    Parse,
    /// People, organisations, places, works, offices
    Mentions,
    /// Time expressions
    Dates,
    /// Who said what to whom
    Statements,
    /// Who met whom
    Meetings,
    /// All of it
    All,
}

const SCHEMA_EXAMPLES: &str = "\
Examples:
  dateline schema                        every table as Markdown
  dateline schema statements             one table
  dateline schema --format sql           CREATE TABLE statements
  dateline schema --format json          a Frictionless data package";

/// The data dictionary.
#[derive(Debug, Args)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub(crate) struct SchemaOptions {
    /// A table [default: all]
    #[arg(value_name = "TABLE")]
    pub(crate) table: Option<String>,
    /// How to print it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = SchemaFormat::Md)]
    pub(crate) format: SchemaFormat,
}

/// A spelling of the data dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaFormat {
    /// Markdown
    Md,
    /// JSON: a Frictionless data package
    Json,
    /// SQL: CREATE TABLE
    Sql,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  dateline explain tables/ p.zhao-kezhi                                 a person: offices, meetings, statements
  dateline explain tables/ m.2021-02-19.nguyen-phu-trong.zhao-kezhi     a meeting: who, and the sentences
  dateline explain tables/ d19r8vqj75wm5c3qx.q1 --show 100              a statement

Ids are in every table. Exits with 1 if no row has the id.";

/// A row and all that points to it, each with the sentence it is from.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(crate) struct ExplainOptions {
    /// The folder of a dataset
    #[arg(value_name = "OUT")]
    pub(crate) folder: PathBuf,
    /// The id of a person, meeting, statement or anything else
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Rows of each table that points to it
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) show: usize,
}

const PROFILE_EXAMPLES: &str = "\
Examples:
  dateline profile tables/
  dateline profile tables/ people";

/// Nulls, different values, ranges and most frequent values of every column.
#[derive(Debug, Args)]
#[command(after_help = PROFILE_EXAMPLES)]
pub(crate) struct ProfileOptions {
    /// The folder of a dataset
    #[arg(value_name = "OUT")]
    pub(crate) folder: PathBuf,
    /// A table [default: all]
    #[arg(value_name = "TABLE")]
    pub(crate) table: Option<String>,
}

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  dateline completions bash > ~/.local/share/bash-completion/completions/dateline
  dateline completions zsh > ~/.zfunc/_dateline
  dateline completions fish > ~/.config/fish/completions/dateline.fish";

/// The completions of a shell, for standard output.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct CompletionsOptions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

const MAN_EXAMPLES: &str = "\
Examples:
  dateline man | man -l -
  dateline man -o ~/.local/share/man/man1";

/// The manual.
#[derive(Debug, Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(crate) struct ManOptions {
    /// A folder to write a page for each command into
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// A share as `0.01` or `1%`.
fn sample(text: &str) -> Result<Sample, String> {
    let rate = match text.trim().strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f64>().map(|percent| percent / 100.0),
        None => text.trim().parse(),
    };
    rate.ok()
        .and_then(Sample::of_rate)
        .ok_or_else(|| "expected a share above 0 and up to 1, such as 0.01 or 1%".to_owned())
}

fn record_format(name: &str) -> Result<dateline_reader::Format, String> {
    dateline_reader::Format::from_extension(name)
        .ok_or_else(|| "expected txt, jsonl, json, csv, tsv, parquet, html or warc".to_owned())
}

/// The longest text: spans are 32-bit.
fn bytes(text: &str) -> Result<usize, String> {
    size(text)
        .filter(|&number| number <= 1 << 30)
        .ok_or_else(|| "expected a number of bytes up to 1G, such as 500K or 16M".to_owned())
}

/// Bytes of memory.
fn room(text: &str) -> Result<usize, String> {
    size(text).ok_or_else(|| "expected a number of bytes, such as 512M or 4G".to_owned())
}

/// `500K`, `16M`, `1G` or plain bytes.
fn size(text: &str) -> Option<usize> {
    let (digits, shift) = match text.trim_end_matches(['B', 'b', 'i']).as_bytes() {
        [digits @ .., b'K' | b'k'] => (digits, 10),
        [digits @ .., b'M' | b'm'] => (digits, 20),
        [digits @ .., b'G' | b'g'] => (digits, 30),
        digits => (digits, 0),
    };
    let number: Option<usize> =
        str::from_utf8(digits).ok().and_then(|digits| digits.trim().parse().ok());
    number.and_then(|number| number.checked_mul(1 << shift)).filter(|&number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn sizes_are_read() {
        assert_eq!(bytes("16M"), Ok(16 << 20));
        assert_eq!(bytes("500k"), Ok(500 << 10));
        assert_eq!(bytes("1GiB"), Ok(1 << 30));
        assert_eq!(bytes("77"), Ok(77));
        for bad in ["", "M", "-1", "2G", "0", "1.5M"] {
            assert!(bytes(bad).is_err(), "{bad}");
        }
        assert_eq!(room("4G"), Ok(4 << 30));
    }
}
