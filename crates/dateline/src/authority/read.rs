//! The rows of an authority file to its people.

use dateline_lexicon::{CountryId, fold, lexicon};
use dateline_normaliser::{names, offices};
use dateline_parser::{Meta, parse};
use dateline_recogniser::{What, recognise};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Fault, Office, Organisation, Person, key};

/// The columns; a file has them all, in any order.
pub(super) const COLUMNS: [&str; 8] =
    ["name", "aliases", "country", "office", "organisation", "from", "to", "wikidata_id"];

/// A fault and its line, from 1.
type Faulty = (u64, Fault);

/// The people of a file, in the order of their first rows.
pub(super) fn people(bytes: &[u8]) -> Result<Vec<Person>, Faulty> {
    let text = text(bytes)?;
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut records = reader.records();
    let header = records.next().ok_or((1, Fault::Empty))?.map_err(|error| broken(&error))?;
    let columns = columns(&header)?;
    let mut rows = Rows::default();
    for record in records {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != header.len() {
            let fault = Fault::Cells { found: record.len(), expected: header.len() };
            return Err((line, fault));
        }
        let cells = columns.map(|at| record.get(at).unwrap_or_default().trim());
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.add(line, cells).map_err(|fault| (line, fault))?;
        }
    }
    rows.finish()
}

fn broken(error: &csv::Error) -> Faulty {
    let line = error.position().map_or(1, csv::Position::line);
    (line, Fault::Csv(error.to_string()))
}

/// The file as text, without a byte order mark.
fn text(bytes: &[u8]) -> Result<&str, Faulty> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let byte = error.valid_up_to();
        let line = bytes[..byte].split(|&byte| byte == b'\n').count() as u64;
        (line, Fault::Encoding { byte })
    })?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// For each of [`COLUMNS`] the cell in which it is.
fn columns(header: &csv::StringRecord) -> Result<[usize; COLUMNS.len()], Faulty> {
    let line = header.position().map_or(1, csv::Position::line);
    let mut found = [None; COLUMNS.len()];
    let mut unknown = None;
    for (at, cell) in header.iter().enumerate() {
        let cell = cell.trim();
        match COLUMNS.iter().position(|column| cell.eq_ignore_ascii_case(column)) {
            Some(n) if found[n].is_some() => {
                return Err((line, Fault::RepeatedColumn { column: COLUMNS[n] }));
            }
            Some(n) => found[n] = Some(at),
            None => unknown = unknown.or(Some(cell)),
        }
    }
    let mut columns = [0; COLUMNS.len()];
    for (n, at) in found.into_iter().enumerate() {
        columns[n] = at.ok_or((line, Fault::MissingColumn { column: COLUMNS[n] }))?;
    }
    match unknown {
        Some(column) => Err((line, Fault::UnknownColumn { column: column.to_owned() })),
        None => Ok(columns),
    }
}

/// The rows so far.
#[derive(Default)]
struct Rows {
    people: Vec<Person>,
    /// The line of each person's first row.
    lines: Vec<u64>,
    by_name: FxHashMap<String, Vec<u32>>,
}

impl Rows {
    /// Takes a row in.
    fn add(&mut self, line: u64, cells: [&str; COLUMNS.len()]) -> Result<(), Fault> {
        let [name, aliases, country, office, organisation, from, to, wikidata] = cells;
        if name.is_empty() {
            return Err(Fault::NoName);
        }
        let country = self::country(country)?;
        let wikidata = wikidata_id(wikidata)?;
        let office = self::office(office, organisation, from, to, country)?;
        let person = self.person(line, name, country, wikidata)?;
        let person = &mut self.people[person as usize];
        for alias in aliases.split(';').map(str::trim).filter(|alias| !alias.is_empty()) {
            if !person.aliases.iter().any(|known| known == alias) {
                person.aliases.push(alias.to_owned());
            }
        }
        person.offices.extend(office);
        Ok(())
    }

    /// The person of a name and country: a known one, or a new one.
    fn person(
        &mut self,
        line: u64,
        name: &str,
        country: Option<CountryId>,
        wikidata_id: Option<String>,
    ) -> Result<u32, Fault> {
        let key = key(name);
        let namesakes = self.by_name.get(&key).map_or(&[][..], Vec::as_slice);
        for &other in namesakes {
            let (known, there) = (&mut self.people[other as usize], self.lines[other as usize]);
            let same_id = wikidata_id.is_some() && wikidata_id == known.wikidata_id;
            let duplicate = || Fault::Duplicate { name: name.to_owned(), line: there };
            match (country, known.country) {
                (a, b) if a == b && (a.is_some() || same_id) => {
                    if let (Some(here), Some(known)) = (&wikidata_id, &known.wikidata_id)
                        && here != known
                    {
                        let (here, there_id) = (here.clone(), known.clone());
                        let name = name.to_owned();
                        return Err(Fault::TwoIds { name, here, there: there_id, line: there });
                    }
                    known.wikidata_id = known.wikidata_id.take().or(wikidata_id);
                    return Ok(other);
                }
                (Some(_), Some(_)) if !same_id => {}
                _ => return Err(duplicate()),
            }
        }
        let code = country.map(dateline_normaliser::places::country_code).unwrap_or_default();
        let number = self.people.len() as u32;
        self.people.push(Person {
            name: names::parse_in(name, code, None),
            aliases: Vec::new(),
            country,
            wikidata_id,
            offices: Vec::new(),
        });
        self.lines.push(line);
        self.by_name.entry(key).or_default().push(number);
        Ok(number)
    }

    /// All people, if no alias is another's name or alias without a country to tell them by.
    fn finish(mut self) -> Result<Vec<Person>, Faulty> {
        for (n, person) in (0..).zip(&self.people) {
            for alias in &person.aliases {
                let others = self.by_name.entry(key(alias)).or_default();
                for &other in others.iter().filter(|&&other| other != n) {
                    let them = &self.people[other as usize];
                    let apart = person.country.is_some()
                        && them.country.is_some()
                        && person.country != them.country;
                    if !apart {
                        let (here, there) = (self.lines[n as usize], self.lines[other as usize]);
                        let fault = Fault::Duplicate { name: alias.clone(), line: here.min(there) };
                        return Err((here.max(there), fault));
                    }
                }
                if !others.contains(&n) {
                    others.push(n);
                }
            }
        }
        Ok(self.people)
    }
}

fn country(code: &str) -> Result<Option<CountryId>, Fault> {
    if code.is_empty() {
        return Ok(None);
    }
    let countries = lexicon().countries();
    if let Some(country) = countries.by_code(&code.to_ascii_uppercase()) {
        return Ok(Some(country.id));
    }
    let named = |name: &str| fold(name) == fold(code);
    let hint = countries
        .rows()
        .iter()
        .find(|row| named(row.name) || named(row.official) || row.iso2.is_some_and(named))
        .map(|row| row.code);
    Err(Fault::Country { value: code.to_owned(), hint })
}

fn wikidata_id(cell: &str) -> Result<Option<String>, Fault> {
    let digits = cell.strip_prefix('Q');
    match digits {
        _ if cell.is_empty() => Ok(None),
        Some(digits)
            if !digits.is_empty()
                && !digits.starts_with('0')
                && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            Ok(Some(cell.to_owned()))
        }
        _ => Err(Fault::Wikidata { value: cell.to_owned() }),
    }
}

fn office(
    title: &str,
    organisation: &str,
    from: &str,
    to: &str,
    country: Option<CountryId>,
) -> Result<Option<Office>, Fault> {
    let days = (day("from", from)?.map(|days| days.0), day("to", to)?.map(|days| days.1));
    if let (Some(from), Some(to)) = days
        && from > to
    {
        return Err(Fault::Reversed { from, to });
    }
    if title.is_empty() {
        let filled = [("organisation", organisation), ("from", from), ("to", to)];
        return match filled.iter().find(|(_, cell)| !cell.is_empty()) {
            Some(&(column, _)) => Err(Fault::NoOffice { column }),
            None => Ok(None),
        };
    }
    // The rules read titles in sentences.
    let sentence = format!("The {title} met them.");
    let report = parse(&sentence, &Meta::default());
    let found = recognise(&report);
    let office = found.offices.first();
    let normal = office.map(|office| offices::title(&report, office));
    let whole = normal.as_ref().filter(|_| office.is_some_and(|it| report.slice(it.span) == title));
    Ok(Some(Office {
        // What the rules do not read as a whole stays as the user wrote it.
        title: whole.map_or_else(|| title.to_owned(), |normal| normal.text.clone()),
        wording: whole.map_or_else(|| title.to_owned(), |normal| normal.wording.clone()),
        organisation: (!organisation.is_empty()).then(|| self::organisation(organisation)),
        country,
        sector: normal.as_ref().and_then(|normal| normal.sector),
        level: normal.as_ref().map(|normal| normal.level),
        from: days.0,
        to: days.1,
    }))
}

fn organisation(name: &str) -> Organisation {
    let sentence = format!("They met in the {name}.");
    let report = parse(&sentence, &Meta::default());
    let found = recognise(&report);
    let known = found.mentions.iter().find_map(|mention| match mention.what {
        What::Organisation(id) if report.slice(mention.span) == name => Some(id),
        _ => None,
    });
    Organisation { name: name.to_owned(), known }
}

/// First and last day of `2021-02-19`, `2021-02` or `2021`.
fn day(column: &'static str, cell: &str) -> Result<Option<(Date, Date)>, Fault> {
    if cell.is_empty() {
        return Ok(None);
    }
    let days = || {
        let mut parts = cell.split('-');
        let mut next = |digits: usize| {
            let part = parts.next();
            part.map(|part| {
                let right = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
                if right { part.parse::<i16>().ok() } else { None }
            })
        };
        let year = next(4)??;
        let (month, day) = (next(2), next(2));
        if parts.next().is_some() {
            return None;
        }
        let first = |month: i16, day: i16| {
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        };
        match (month, day) {
            (None, _) => Some((first(1, 1)?, first(12, 31)?)),
            (Some(month), None) => {
                let day = first(month?, 1)?;
                Some((day, day.last_of_month()))
            }
            (Some(month), Some(day)) => {
                let day = first(month?, day?)?;
                Some((day, day))
            }
        }
    };
    days().map(Some).ok_or_else(|| Fault::Date { column, value: cell.to_owned() })
}
