//! Parquet rows: only the wanted columns, a few mebibytes at a time.

use std::borrow::Cow;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use jiff::Span;
use jiff::civil::{Date, date};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
    ParquetRecordBatchReaderBuilder,
};

use crate::columns::{Columns, ROLES, Role, filled};
use crate::encoding;
use crate::options::Options;
use crate::outcome::{Fields, Outcome, Refusal, settle};
use crate::record::RejectReason;

/// Bytes of a batch, about.
const BATCH: u64 = 4 << 20;

/// The rows of a Parquet file.
pub(crate) struct ParquetStream {
    file: File,
    metadata: ArrowReaderMetadata,
    header: Vec<String>,
    /// Positions in a batch of the columns for a role.
    places: [Vec<usize>; 4],
    projection: ProjectionMask,
    next_group: usize,
    group_end: u64,
    row: u64,
    batches: Option<ParquetRecordBatchReader>,
    batch: Option<(RecordBatch, usize)>,
}

/// The columns of a file.
pub(crate) fn header(file: &File) -> Result<Vec<String>, String> {
    let metadata = metadata(file)?;
    Ok(metadata.schema().fields().iter().map(|field| field.name().clone()).collect())
}

fn metadata(file: &File) -> Result<ArrowReaderMetadata, String> {
    // Without the writer's Arrow types every string comes as one type.
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let metadata = guarded(|| ArrowReaderMetadata::load(file, options))?;
    let length = file.metadata().map_err(|error| error.to_string())?.len();
    for group in metadata.metadata().row_groups() {
        for column in group.columns() {
            // The library takes these for granted.
            let start = column.dictionary_page_offset().unwrap_or(column.data_page_offset());
            let end = start.checked_add(column.compressed_size());
            let within = end.is_some_and(|end| start >= 0 && end >= start && end as u64 <= length);
            if !within || group.num_rows() < 0 {
                return Err("the footer points outside of the file".to_owned());
            }
        }
    }
    Ok(metadata)
}

/// Calls into the library, which may panic on a damaged file: that must not end the run.
fn guarded<T, E: ToString>(call: impl FnOnce() -> Result<T, E>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(result) => result.map_err(|error| error.to_string()),
        Err(_) => Err("the file is damaged".to_owned()),
    }
}

impl ParquetStream {
    /// Reads the footer. An error is the message for a file that is no Parquet.
    pub(crate) fn new(file: File, columns: &Columns) -> Result<Self, String> {
        let metadata = metadata(&file)?;
        let fields = metadata.schema().fields();
        let header: Vec<String> = fields.iter().map(|field| field.name().clone()).collect();
        let in_file = ROLES.map(|role| {
            let mut places = columns.places(role, &header);
            places.retain(|&at| {
                let kind = fields[at].data_type();
                if role == Role::Text { is_text(kind) } else { is_text(kind) || is_scalar(kind) }
            });
            places
        });
        let mut wanted: Vec<usize> = in_file.iter().flatten().copied().collect();
        wanted.sort_unstable();
        wanted.dedup();
        let places = in_file.map(|places| {
            places.into_iter().filter_map(|at| wanted.binary_search(&at).ok()).collect()
        });
        let projection = ProjectionMask::roots(metadata.parquet_schema(), wanted);
        Ok(Self {
            file,
            metadata,
            header,
            places,
            projection,
            next_group: 0,
            group_end: 0,
            row: 0,
            batches: None,
            batch: None,
        })
    }

    /// The names of the columns.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// Whether there is a column of strings for the text.
    pub(crate) fn has_text(&self) -> bool {
        !self.places[Role::Text as usize].is_empty()
    }

    /// The next row and its index in the file.
    pub(crate) fn next(&mut self, columns: &Columns, options: &Options) -> Option<(u64, Outcome)> {
        loop {
            if let Some((batch, at)) = &mut self.batch {
                if *at < batch.num_rows() {
                    let row = self.row;
                    let outcome = outcome(batch, *at, row, &self.places, columns, options);
                    *at += 1;
                    self.row += 1;
                    return Some((row, outcome));
                }
                self.batch = None;
            }
            let batch = match &mut self.batches {
                Some(batches) => guarded(|| batches.next().transpose()).transpose(),
                None => None,
            };
            match batch {
                Some(Ok(batch)) => self.batch = Some((batch, 0)),
                Some(Err(error)) => return Some(self.give_up_group(&error)),
                None if self.row < self.group_end => {
                    return Some(self.give_up_group("fewer rows than the footer says"));
                }
                None => {
                    if self.next_group >= self.metadata.metadata().num_row_groups() {
                        return None;
                    }
                    if let Err(error) = self.open_group() {
                        return Some(self.give_up_group(&error));
                    }
                }
            }
        }
    }

    fn open_group(&mut self) -> Result<(), String> {
        let group = self.metadata.metadata().row_group(self.next_group);
        let rows = group.num_rows().max(0) as u64;
        self.next_group += 1;
        self.group_end = self.row + rows;
        let bytes: u64 = (0..group.num_columns())
            .filter(|&leaf| self.projection.leaf_included(leaf))
            .map(|leaf| group.column(leaf).uncompressed_size().max(0) as u64)
            .sum();
        let average = (bytes / rows.max(1)).max(1);
        let batch = (BATCH / average).clamp(1, 4096) as usize;
        let file = self.file.try_clone().map_err(|error| error.to_string())?;
        let builder =
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone())
                .with_projection(self.projection.clone())
                .with_row_groups(vec![self.next_group - 1])
                .with_batch_size(batch);
        let batches = guarded(|| builder.build())?;
        self.batches = Some(batches);
        Ok(())
    }

    /// The rest of a row group cannot be read: one refusal stands for its rows.
    fn give_up_group(&mut self, error: &str) -> (u64, Outcome) {
        self.batches = None;
        let (row, end) = (self.row, self.group_end.max(self.row + 1));
        self.row = end;
        self.group_end = end;
        let message = format!(
            "rows {row} to {} (row group {}) cannot be read: {error}",
            end - 1,
            self.next_group.saturating_sub(1)
        );
        (row, Err(Refusal::new(None, RejectReason::MalformedParquet, message, b"")))
    }
}

fn outcome(
    batch: &RecordBatch,
    at: usize,
    row: u64,
    places: &[Vec<usize>; 4],
    columns: &Columns,
    options: &Options,
) -> Outcome {
    let mut fields = Fields::default();
    let values = |role: Role, notes: &mut Vec<_>| -> Vec<String> {
        let places = places[role as usize].iter();
        places.filter_map(|&place| value(batch.column(place), at, notes)).collect()
    };
    let mut ignored = Vec::new();
    fields.source_id = values(Role::Id, &mut ignored).iter().find_map(|id| filled(id));
    fields.title = values(Role::Title, &mut ignored).iter().find_map(|title| filled(title));
    let dates = values(Role::Date, &mut ignored);
    fields.published = columns.published(dates.iter().map(String::as_str));
    let text = places[Role::Text as usize].first();
    let text = text.and_then(|&place| value(batch.column(place), at, &mut fields.notes));
    let Some(text) = text else {
        let shown = [&fields.source_id, &fields.title].into_iter().flatten().cloned();
        let shown = shown.collect::<Vec<_>>().join(" | ");
        let message = format!("row {row}: the text is null, expected a string");
        return Err(Refusal::new(None, RejectReason::NoText, message, shown.as_bytes()));
    };
    fields.text = text;
    settle(fields, None, options).map_err(|mut refusal| {
        refusal.message.insert_str(0, &format!("row {row}: "));
        refusal
    })
}

fn is_text(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Utf8
            | DataType::LargeUtf8
            | DataType::Utf8View
            | DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
    )
}

fn is_scalar(kind: &DataType) -> bool {
    kind.is_numeric() || matches!(kind, DataType::Date32 | DataType::Timestamp(..))
}

/// A cell as text, dates and times in ISO 8601; `None` for null and for types that are none.
fn value(
    array: &dyn Array,
    at: usize,
    notes: &mut Vec<crate::record::DecodeNote>,
) -> Option<String> {
    if array.is_null(at) {
        return None;
    }
    let mut bytes = |bytes| encoding::decode(bytes, notes).map(Cow::into_owned);
    Some(match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(at).to_owned(),
        DataType::LargeUtf8 => array.as_string::<i64>().value(at).to_owned(),
        DataType::Utf8View => array.as_string_view().value(at).to_owned(),
        DataType::Binary => bytes(array.as_binary::<i32>().value(at))?,
        DataType::LargeBinary => bytes(array.as_binary::<i64>().value(at))?,
        DataType::BinaryView => bytes(array.as_binary_view().value(at))?,
        DataType::Int8 => array.as_primitive::<Int8Type>().value(at).to_string(),
        DataType::Int16 => array.as_primitive::<Int16Type>().value(at).to_string(),
        DataType::Int32 => array.as_primitive::<Int32Type>().value(at).to_string(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(at).to_string(),
        DataType::UInt8 => array.as_primitive::<UInt8Type>().value(at).to_string(),
        DataType::UInt16 => array.as_primitive::<UInt16Type>().value(at).to_string(),
        DataType::UInt32 => array.as_primitive::<UInt32Type>().value(at).to_string(),
        DataType::UInt64 => array.as_primitive::<UInt64Type>().value(at).to_string(),
        DataType::Float32 => array.as_primitive::<Float32Type>().value(at).to_string(),
        DataType::Float64 => array.as_primitive::<Float64Type>().value(at).to_string(),
        DataType::Decimal128(..) => array.as_primitive::<Decimal128Type>().value_as_string(at),
        DataType::Date32 => {
            let days = i64::from(array.as_primitive::<Date32Type>().value(at));
            day(days).map_or_else(|| format!("day {days} since 1970-01-01"), |day| day.to_string())
        }
        DataType::Timestamp(unit, zone) => {
            let (ticks, per_second) = match unit {
                TimeUnit::Second => (array.as_primitive::<TimestampSecondType>().value(at), 1),
                TimeUnit::Millisecond => {
                    (array.as_primitive::<TimestampMillisecondType>().value(at), 1_000)
                }
                TimeUnit::Microsecond => {
                    (array.as_primitive::<TimestampMicrosecondType>().value(at), 1_000_000)
                }
                TimeUnit::Nanosecond => {
                    (array.as_primitive::<TimestampNanosecondType>().value(at), 1_000_000_000)
                }
            };
            timestamp(ticks.div_euclid(per_second), zone.is_some())
        }
        _ => return None,
    })
}

/// The day so many days after 1970-01-01.
fn day(days: i64) -> Option<Date> {
    date(1970, 1, 1).checked_add(Span::new().try_days(days).ok()?).ok()
}

fn timestamp(seconds: i64, utc: bool) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let Some(day) = day(days) else { return format!("{seconds} s since 1970-01-01") };
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    let zone = if utc { "Z" } else { "" };
    format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}")
}
