//! `corrections.csv`: what a person decided, read before anything is built.
//!
//! One row is one correction. A row without an action is passed over, so that a template can be kept.

use std::path::Path;

use dateline_lexicon::{CountryId, lexicon};
use dateline_linker::{Action, Correction, Subject, Target};
use jiff::civil::Date;

use crate::Error;

/// The columns, in the order of the template.
const COLUMNS: [&str; 18] = [
    "action",
    "kind",
    "id",
    "name",
    "country",
    "day",
    "document",
    "start",
    "end",
    "other_id",
    "other_name",
    "other_country",
    "other_day",
    "other_document",
    "other_start",
    "other_end",
    "value",
    "reason",
];

/// A file without rows, to be filled in.
pub(crate) fn template() -> String {
    format!("{}\n", COLUMNS.join(","))
}

/// Reads a file of corrections, and its bytes.
pub(crate) fn read(path: &Path) -> Result<(Vec<Correction>, Vec<u8>), Error> {
    let fault = |line, message| Error::Corrections { path: path.to_owned(), line, message };
    let bytes = std::fs::read(path).map_err(|error| fault(0, error.to_string()))?;
    let rows = parse(&bytes).map_err(|(line, message)| fault(line, message))?;
    Ok((rows, bytes))
}

fn parse(bytes: &[u8]) -> Result<Vec<Correction>, (u64, String)> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let columns: Vec<Option<usize>> = {
        let header = reader.headers().map_err(|error| (1, error.to_string()))?;
        if let Some(unknown) = header.iter().find(|name| !COLUMNS.contains(&name.trim())) {
            let known = COLUMNS.join(", ");
            return Err((1, format!("unknown column {unknown:?}, expected some of {known}")));
        }
        let place = |column: &&str| header.iter().position(|name| name.trim() == *column);
        COLUMNS.iter().map(place).collect()
    };
    let mut corrections = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            (error.position().map_or(0, csv::Position::line), error.to_string())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |name: &str| {
            let at = COLUMNS.iter().position(|column| *column == name)?;
            record.get(columns[at]?).map(str::trim).filter(|cell| !cell.is_empty())
        };
        if let Some(action) = cell("action") {
            corrections.push(correction(line, action, &cell).map_err(|message| (line, message))?);
        }
    }
    Ok(corrections)
}

fn correction<'c>(
    line: u64,
    action: &str,
    cell: &impl Fn(&str) -> Option<&'c str>,
) -> Result<Correction, String> {
    let subject = match cell("kind").unwrap_or("person") {
        "person" => Subject::Person,
        "organisation" => Subject::Organisation,
        "work" => Subject::Work,
        "place" => Subject::Place,
        "meeting" => Subject::Meeting,
        other => {
            let known = "person, organisation, work, place or meeting";
            return Err(format!("unknown kind {other:?}, expected {known}"));
        }
    };
    let value = || cell("value").ok_or_else(|| format!("{action} needs a value"));
    let other = || {
        let target = target(cell, "other_")?;
        if target == Target::default() {
            return Err(format!("{action} needs the other side: other_name or other_document"));
        }
        Ok(target)
    };
    let action = match action {
        "same" => Action::Same(other()?),
        "different" => Action::Different(other()?),
        "rename" => Action::Rename(value()?.to_owned()),
        "set_country" => Action::SetCountry(country(value()?)?),
        "set_office" => Action::SetOffice(value()?.to_owned()),
        "set_day" => {
            let (first, last) = value()?.split_once('/').unwrap_or((value()?, value()?));
            let (first, last) = (day(first)?, day(last)?);
            if last < first {
                return Err(format!("{last} is before {first}"));
            }
            Action::SetDay(first, last)
        }
        "drop" => Action::Drop,
        unknown => {
            let known = "same, different, rename, set_country, set_office, set_day or drop";
            return Err(format!("unknown action {unknown:?}, expected {known}"));
        }
    };
    let target = target(cell, "")?;
    if target == Target::default() {
        return Err("says not what it is about: name, or document, start and end".to_owned());
    }
    Ok(Correction { line, subject, target, action, reason: cell("reason").map(str::to_owned) })
}

fn target<'c>(cell: &impl Fn(&str) -> Option<&'c str>, prefix: &str) -> Result<Target, String> {
    let of = |name: &str| cell(&format!("{prefix}{name}"));
    let number = |name: &str| {
        of(name)
            .map(|text| text.parse::<u32>().map_err(|_| format!("{prefix}{name} is no number")))
            .transpose()
    };
    let span = match (number("start")?, number("end")?) {
        (Some(start), Some(end)) if end <= start => {
            return Err(format!("{prefix}end is not behind {prefix}start"));
        }
        (Some(start), end) => Some((start, end.unwrap_or(start + 1))),
        (None, _) => None,
    };
    Ok(Target {
        id: of("id").map(str::to_owned),
        name: of("name").map(str::to_owned),
        country: of("country").map(country).transpose()?,
        day: of("day").map(day).transpose()?,
        document: of("document").map(str::to_owned),
        span,
    })
}

fn country(code: &str) -> Result<CountryId, String> {
    let known = lexicon().countries().by_code(code);
    known.map(|country| country.id).ok_or_else(|| {
        format!("unknown country {code:?}, expected a code of the table countries, such as VNM")
    })
}

fn day(text: &str) -> Result<Date, String> {
    text.trim().parse().map_err(|_| format!("{text:?} is no day, expected one such as 2021-02-19"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(row: &str) -> Result<Correction, String> {
        let text = format!("action,name,other_name,kind,value,reason\n{row}\n");
        let mut rows = parse(text.as_bytes()).map_err(|(_, message)| message)?;
        rows.pop().ok_or_else(|| "no row".to_owned())
    }

    #[test]
    fn rows_say_what_is_to_be_done() {
        let row = one("same,Zhao,Zhao Kezhi,,,seen by me").unwrap();
        assert_eq!((row.line, row.subject), (2, Subject::Person));
        assert_eq!(row.target.name.as_deref(), Some("Zhao"));
        assert!(
            matches!(&row.action, Action::Same(other) if other.name.as_deref() == Some("Zhao Kezhi"))
        );
        let row = one("set_day,Trong; Zhao,,meeting,2021-02-19/2021-02-20,").unwrap();
        assert!(matches!(row.action, Action::SetDay(first, last) if last > first));
        assert_eq!(parse(template().as_bytes()), Ok(Vec::new()));
    }

    #[test]
    fn what_makes_no_sense_is_said() {
        let rows = [
            ("merge,Zhao,,,,", "unknown action"),
            ("same,Zhao,,,,", "needs the other side"),
            ("rename,Zhao,,,,", "needs a value"),
            ("set_country,Zhao,,,Vietnam,", "unknown country"),
            ("set_day,Zhao,,meeting,yesterday,", "is no day"),
            ("drop,,,,,", "says not what it is about"),
            ("drop,Zhao,,king,,", "unknown kind"),
        ];
        for (row, message) in rows {
            assert!(one(row).unwrap_err().contains(message), "{row}");
        }
        assert!(parse(b"action,who\n").is_err());
    }
}
