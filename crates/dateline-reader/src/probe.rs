//! A look at the inputs before they are read, for what a user must be told at once: that nothing
//! there can be read, or that a column is in none of the files.

use std::fs::File;

use crate::columns::{Columns, ROLES, Role};
use crate::csv::CsvStream;
use crate::error::Error;
use crate::format::{Compression, Format};
use crate::inputs::{Found, Plan};
use crate::json_stream::JsonStream;
use crate::options::Options;
use crate::parquet;
use crate::stream::Stream;

/// How far into a file of JSON its fields are looked for.
const DEPTH: usize = 1 << 20;

/// What a look at a file found.
enum Look {
    /// Text, pages, web archives: they have no columns.
    Text,
    /// Its columns, and whether all that are wanted are among them.
    Columns(Vec<String>, bool),
    /// Empty or unreadable: that is said when it is read.
    Unknown,
}

/// Looks at one input after the other until one has all columns wanted.
pub(crate) fn check(
    plan: &Plan,
    columns: &Columns,
    options: &Options,
    mut stdin: Option<&mut Stream>,
) -> Result<(), Error> {
    let given = ROLES.iter().any(|&role| columns.given(role).is_some());
    let (mut readable, mut uncertain, mut skipped) = (false, false, 0);
    let mut kinds: Vec<String> = Vec::new();
    let mut missing = None;
    for found in plan.walk() {
        let (look, name) = match found {
            Found::Skipped { source, .. } => {
                skipped += 1;
                let kind = source.rsplit_once('.').map_or("no extension", |(_, kind)| kind);
                if kinds.len() < 10 && !kinds.iter().any(|known| known == kind) {
                    kinds.push(kind.to_owned());
                }
                continue;
            }
            Found::Unreadable { .. } => (Look::Unknown, String::new()),
            Found::File { path, source, format } => {
                let stream = Stream::open(&path, Vec::new());
                let file = || File::open(&path).ok();
                (stream.map_or(Look::Unknown, |s| look(s, format, file, columns, options)), source)
            }
            Found::Stdin => {
                let stream = stdin.as_deref_mut().map(|stream| {
                    let head = stream.fill(DEPTH).to_vec();
                    Stream::new(Box::new(std::io::Cursor::new(head)), false, Vec::new())
                });
                let look = stream.map_or(Look::Unknown, |stream| {
                    look(stream, options.stdin_format, || None, columns, options)
                });
                (look, "-".to_owned())
            }
        };
        readable = true;
        match look {
            Look::Columns(_, true) => return Ok(()),
            Look::Text if !given => return Ok(()),
            Look::Text | Look::Unknown => uncertain = true,
            Look::Columns(there, false) => {
                missing.get_or_insert((there, name));
            }
        }
    }
    if !readable {
        return Err(Error::NothingToRead { inputs: plan.names(), skipped, kinds });
    }
    let Some((there, source_name)) = missing else { return Ok(()) };
    let absent = |role: &Role| match columns.given(*role) {
        Some(column) => !there.iter().any(|name| name == column),
        None => *role == Role::Text && !uncertain && columns.places(*role, &there).is_empty(),
    };
    let Some(role) = ROLES.into_iter().find(absent) else { return Ok(()) };
    let column = columns.given(role).map(str::to_owned);
    Err(Error::MissingColumn { role: role.name(), column, source_name, columns: there })
}

fn look(
    mut stream: Stream,
    format: Option<Format>,
    file: impl Fn() -> Option<File>,
    columns: &Columns,
    options: &Options,
) -> Look {
    if stream.data().is_empty() {
        return Look::Unknown;
    }
    let columns_there = match format.unwrap_or_else(|| Format::from_content(stream.data())) {
        Format::Text | Format::Html | Format::Warc => return Look::Text,
        Format::JsonLines | Format::Json => {
            return json(&mut stream, columns);
        }
        format @ (Format::Csv | Format::Tsv) => {
            CsvStream::new(&mut stream, format, columns, options)
                .ok()
                .map(|csv| csv.header().to_vec())
        }
        Format::Parquet if stream.compression == Compression::None => {
            file().and_then(|file| parquet::header(&file).ok())
        }
        Format::Parquet => None,
    };
    match columns_there {
        Some(there) => {
            let enough = has_all(columns, &there);
            Look::Columns(there, enough)
        }
        None => Look::Unknown,
    }
}

/// The fields of the first objects, as many as it takes to see all that are wanted.
fn json(stream: &mut Stream, columns: &Columns) -> Look {
    let begin = stream.position();
    let mut reader = JsonStream::new(stream);
    let mut there: Vec<String> = Vec::new();
    while stream.position() - begin < DEPTH as u64 {
        let Some(keys) = reader.next_keys(stream, DEPTH) else { break };
        for key in keys {
            if there.len() < 100 && !there.contains(&key) {
                there.push(key);
            }
        }
        if has_all(columns, &there) {
            return Look::Columns(there, true);
        }
    }
    if there.is_empty() { Look::Unknown } else { Look::Columns(there, false) }
}

fn has_all(columns: &Columns, there: &[String]) -> bool {
    ROLES.into_iter().all(|role| match columns.given(role) {
        Some(column) => there.iter().any(|name| name == column),
        None => role != Role::Text || !columns.places(role, there).is_empty(),
    })
}
