//! The rows of one file of a dataset, typed as the table is defined.
//!
//! A file that another program wrote may lack columns, have others, or hold them as other types: that
//! is said once, and the laws go on over what is there.

use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, Float64Array, Int64Array, RecordBatch};
use arrow_schema::DataType;
use parquet::arrow::arrow_reader::{
    ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};

use crate::Format;
use crate::check::csv_source::CsvSource;
use crate::check::definition::{Definition, Kind};
use crate::check::rows::{Column, ROWS, Rows};
use crate::check::tally::{Law, Tally};

/// An open file of a table.
pub(crate) enum Source {
    Parquet { reader: ParquetRecordBatchReader, columns: Vec<Option<usize>> },
    Csv(Box<CsvSource>),
}

impl Source {
    /// Opens a table's file and compares its columns with the definition; nothing, and a violation,
    /// where it cannot be read.
    pub(crate) fn open(
        folder: &Path,
        definition: &Definition,
        format: Format,
        tally: &mut Tally,
    ) -> Option<Self> {
        let name = format.path(definition.name);
        tally.tested(Law::Files, 1);
        let opened =
            File::open(folder.join(&name)).map_err(|error| error.to_string()).and_then(|file| {
                match format {
                    Format::Parquet => open_parquet(file),
                    Format::Csv => CsvSource::open(file).map(|(csv, names)| {
                        (Self::Csv(Box::new(csv)), names.into_iter().map(|n| (n, None)).collect())
                    }),
                    other => Err(format!("the format {} is not read by check", other.name())),
                }
            });
        match opened {
            Ok((mut source, found)) => {
                let columns = compare(definition, &name, &found, tally);
                match &mut source {
                    Self::Parquet { columns: slot, .. } => *slot = columns,
                    Self::Csv(csv) => csv.set_columns(columns),
                }
                Some(source)
            }
            Err(message) => {
                tally.violation(Law::Files, &name, String::new, || {
                    format!("cannot be read: {message}")
                });
                None
            }
        }
    }

    /// The next rows; none at the end, and after a violation that ends reading.
    pub(crate) fn next(
        &mut self,
        definition: &Definition,
        file: &str,
        tally: &mut Tally,
    ) -> Option<Rows> {
        match self {
            Self::Csv(csv) => csv.next(definition, file, tally),
            Self::Parquet { reader, columns } => match reader.next()? {
                Ok(batch) => Some(typed(&batch, columns)),
                Err(error) => {
                    tally.violation(Law::Files, file, String::new, || {
                        format!("breaks off: {error}")
                    });
                    None
                }
            },
        }
    }
}

type Found = Vec<(String, Option<Kind>)>;

fn open_parquet(file: File) -> Result<(Source, Found), String> {
    // By the file's own types: what a writer says beside them is no promise.
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options)
        .map_err(|error| error.to_string())?;
    let found = builder
        .schema()
        .fields()
        .iter()
        .map(|field| (field.name().clone(), Some(kind_of(field.data_type()))))
        .collect();
    let reader = builder.with_batch_size(ROWS).build().map_err(|error| error.to_string())?;
    Ok((Source::Parquet { reader, columns: Vec::new() }, found))
}

/// Where each defined column is in the file, `None` for one that is not there or of another type.
fn compare(
    definition: &Definition,
    file: &str,
    found: &[(String, Option<Kind>)],
    tally: &mut Tally,
) -> Vec<Option<usize>> {
    let mut violation = |what: String| tally.violation(Law::Types, file, String::new, || what);
    let mut columns = Vec::with_capacity(definition.fields.len());
    for field in &definition.fields {
        let at = found.iter().position(|(name, _)| name == field.name);
        let Some(at) = at else {
            violation(format!("column {} is missing", field.name));
            columns.push(None);
            continue;
        };
        match found[at].1 {
            Some(kind) if kind != field.kind => {
                let kinds = format!("{}, expected {}", kind.name(), field.kind.name());
                violation(format!("column {} is of type {kinds}", field.name));
                columns.push(None);
            }
            _ => columns.push(Some(at)),
        }
    }
    for (name, _) in found {
        if !definition.fields.iter().any(|field| field.name == name) {
            violation(format!("column {name} is not defined"));
        }
    }
    let order: Vec<usize> = columns.iter().flatten().copied().collect();
    if !order.is_sorted() {
        violation("columns stand in another order than defined".to_owned());
    }
    columns
}

fn kind_of(kind: &DataType) -> Kind {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Kind::Text,
        kind if kind.is_integer() => Kind::Integer,
        DataType::Float32 | DataType::Float64 => Kind::Number,
        DataType::Boolean => Kind::Boolean,
        DataType::Date32 => Kind::Date,
        _ => Kind::Other,
    }
}

fn typed(batch: &RecordBatch, columns: &[Option<usize>]) -> Rows {
    let columns = columns.iter().map(|at| at.and_then(|at| canonical(batch.column(at)))).collect();
    Rows { columns, length: batch.num_rows() }
}

fn canonical(array: &ArrayRef) -> Option<Column> {
    Some(match array.data_type() {
        DataType::Utf8 => Column::Text(array.as_string::<i32>().clone()),
        DataType::Boolean => Column::Boolean(array.as_boolean().clone()),
        DataType::Date32 => Column::Date(array.as_primitive::<Date32Type>().clone()),
        DataType::Float64 => Column::Number(array.as_primitive::<Float64Type>().clone()),
        DataType::Float32 => {
            let cells = array.as_primitive::<Float32Type>().iter();
            Column::Number(cells.map(|cell| cell.map(f64::from)).collect::<Float64Array>())
        }
        DataType::Int64 => Column::Integer(array.as_primitive::<Int64Type>().clone()),
        DataType::Int32 => integers::<Int32Type>(array),
        DataType::Int16 => integers::<Int16Type>(array),
        DataType::Int8 => integers::<Int8Type>(array),
        DataType::UInt32 => integers::<UInt32Type>(array),
        DataType::UInt16 => integers::<UInt16Type>(array),
        DataType::UInt8 => integers::<UInt8Type>(array),
        DataType::UInt64 => {
            let cells = array.as_primitive::<UInt64Type>().iter();
            let wide = cells.map(|cell| cell.map(|cell| i64::try_from(cell).unwrap_or(i64::MAX)));
            Column::Integer(wide.collect())
        }
        _ => return None,
    })
}

fn integers<T: ArrowPrimitiveType<Native: Into<i64>>>(array: &ArrayRef) -> Column {
    let cells = array.as_primitive::<T>();
    Column::Integer(cells.iter().map(|cell| cell.map(Into::into)).collect::<Int64Array>())
}
