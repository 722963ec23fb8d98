//! Writes the rows of one table, sheet after sheet where one does not hold them.

use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::RecordBatch;
use dateline_schema::{ColumnView, Table, Value};
use rust_xlsxwriter::{Format, Url, Workbook, Worksheet};

use crate::Error;
use crate::cells::{fit, iso, serial};
use crate::limits::{Limits, Loss};
use crate::links::Links;
use crate::style::{Formats, is_code, width};

/// Writes the rows of one table, in the order in which it gets them.
pub struct SheetWriter {
    table: &'static Table,
    workbook: Arc<Mutex<Workbook>>,
    formats: Arc<Formats>,
    limits: Limits,
    links: Option<Arc<dyn Links>>,
    /// For each column, the column that says where its cells lead.
    keys: Vec<Option<usize>>,
    full: Vec<Worksheet>,
    current: Worksheet,
    /// The next row of the current sheet.
    row: u32,
    /// Links of the current sheet.
    linked: u32,
    rows: u64,
    loss: Loss,
}

impl std::fmt::Debug for SheetWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rows = &self.rows;
        let table = &self.table.name;
        f.debug_struct("SheetWriter")
            .field("table", table)
            .field("rows", rows)
            .finish_non_exhaustive()
    }
}

impl SheetWriter {
    pub(crate) fn new(
        table: &'static Table,
        workbook: Arc<Mutex<Workbook>>,
        formats: Arc<Formats>,
        limits: Limits,
        links: Option<Arc<dyn Links>>,
    ) -> Result<Self, Error> {
        let number = |name: &str| table.columns.iter().position(|column| column.name == name);
        let mut keys = vec![None; table.columns.len()];
        for link in links.iter().flat_map(|links| links.of(table)) {
            if let (Some(column), Some(key)) = (number(link.column), number(link.key)) {
                keys[column] = Some(key);
            }
        }
        let current = begin(table, &workbook, &formats, 1)?;
        Ok(Self {
            table,
            workbook,
            formats,
            limits,
            links,
            keys,
            full: Vec::new(),
            current,
            row: 1,
            linked: 0,
            rows: 0,
            loss: Loss::default(),
        })
    }

    /// Appends rows.
    ///
    /// # Errors
    /// [`Error::Write`], and [`Error::Rows`] for rows that are none of the table's.
    pub fn write(&mut self, rows: &RecordBatch) -> Result<(), Error> {
        let columns = ColumnView::all(self.table, rows)?;
        for row in 0..rows.num_rows() {
            if self.row >= self.limits.rows {
                self.turn()?;
            }
            for (number, column) in columns.iter().enumerate() {
                match column.get(row) {
                    Some(Value::Text(text)) => {
                        let key = self.keys[number].and_then(|key| columns[key].text(row));
                        self.text(number, text, key)?;
                    }
                    Some(value) => self.value(number, value)?,
                    None => {}
                }
            }
            self.row += 1;
            self.rows += 1;
        }
        Ok(())
    }

    /// The table.
    pub fn table(&self) -> &'static Table {
        self.table
    }

    /// Rows written.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// What its sheets do not show as it is.
    pub fn loss(&self) -> Loss {
        self.loss
    }

    /// The sheets, ready to be put into the workbook.
    pub(crate) fn finish(mut self) -> Result<Vec<Worksheet>, Error> {
        end(&mut self.current, self.table, self.row)?;
        self.full.push(self.current);
        Ok(self.full)
    }

    /// Goes on in a new sheet.
    fn turn(&mut self) -> Result<(), Error> {
        let next = begin(self.table, &self.workbook, &self.formats, self.full.len() + 2)?;
        let mut done = std::mem::replace(&mut self.current, next);
        end(&mut done, self.table, self.row)?;
        self.full.push(done);
        (self.row, self.linked) = (1, 0);
        Ok(())
    }

    fn text(&mut self, number: usize, text: &str, key: Option<&str>) -> Result<(), Error> {
        let fitted = fit(text, self.limits);
        self.loss.cut += u64::from(fitted.cut);
        self.loss.replaced += u64::from(fitted.replaced);
        if fitted.text.is_empty() {
            self.loss.empty += 1;
            return Ok(());
        }
        let (row, place) = (self.row, number as u16);
        let target = key.and_then(|key| self.links.as_ref()?.target(key));
        if let Some(target) = target {
            if self.linked < self.limits.links {
                self.linked += 1;
                let url = Url::new(format!("file:///{target}")).set_text(fitted.text);
                self.current.write_url_with_format(row, place, url, &self.formats.link)?;
                return Ok(());
            }
            self.loss.unlinked += 1;
        }
        if is_code(self.table, &self.table.columns[number]) {
            self.current.write_string_with_format(row, place, fitted.text, &self.formats.code)?;
        } else {
            self.current.write_string(row, place, fitted.text)?;
        }
        Ok(())
    }

    fn value(&mut self, number: usize, value: Value<'_>) -> Result<(), Error> {
        let (row, place, sheet) = (self.row, number as u16, &mut self.current);
        match value {
            Value::Integer(integer) => sheet.write_number(row, place, integer as f64)?,
            Value::Number(float) if float.is_finite() => sheet.write_number(row, place, float)?,
            Value::Number(float) => sheet.write_string(row, place, float.to_string())?,
            Value::Boolean(truth) => sheet.write_boolean(row, place, truth)?,
            Value::Day(days) => {
                if let Some(serial) = serial(days) {
                    sheet.write_number_with_format(row, place, serial, &self.formats.date)?
                } else {
                    self.loss.old_days += 1;
                    sheet.write_string(row, place, iso(days))?
                }
            }
            Value::Text(text) => sheet.write_string(row, place, text)?,
        };
        Ok(())
    }
}

/// A sheet with its header row.
fn begin(
    table: &Table,
    workbook: &Mutex<Workbook>,
    formats: &Formats,
    number: usize,
) -> Result<Worksheet, Error> {
    let mut workbook = workbook.lock().unwrap_or_else(PoisonError::into_inner);
    let mut sheet = workbook.new_worksheet_with_constant_memory()?;
    drop(workbook);
    let name =
        if number == 1 { table.name.to_owned() } else { format!("{} ({number})", table.name) };
    sheet.set_name(name)?;
    for (place, column) in table.columns.iter().enumerate() {
        let place = place as u16;
        sheet.set_column_width(place, width(table, column))?;
        header(&mut sheet, place, column.name, &formats.header)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(sheet)
}

fn header(sheet: &mut Worksheet, place: u16, name: &str, format: &Format) -> Result<(), Error> {
    sheet.write_string_with_format(0, place, name, format)?;
    Ok(())
}

/// Sets the filter, whose rows are known only now.
fn end(sheet: &mut Worksheet, table: &Table, rows: u32) -> Result<(), Error> {
    let last_column = table.columns.len().saturating_sub(1) as u16;
    sheet.autofilter(0, 0, rows.saturating_sub(1), last_column)?;
    Ok(())
}
