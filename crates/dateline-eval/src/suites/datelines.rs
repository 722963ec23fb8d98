//! Datelines of Reuters-21578: where one ends, its places, its month and day. Counts as the gold
//! data's own `datelines/score.py` does.

use std::path::Path;

use dateline_parser::{Meta, parse};
use serde_json::Value;

use crate::gold::{records, text};
use crate::score::{Counts, Section};
use crate::suites::Wrong;

/// Reports without a gold dateline that do have one after a run-in headline (README of the gold data).
const HAVE_ONE: [&str; 10] =
    ["00417", "01549", "05336", "05362", "08169", "09228", "11457", "17584", "20248", "21058"];

/// Scores the Reuters datelines.
pub(crate) fn run(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let Some(records) = records(&gold.join("datelines/reuters.jsonl"))? else { return Ok(None) };
    let mut ends = Counts::default();
    let (mut too_many, mut without) = (0, 0);
    let (mut places, mut days) = ((0, 0), (0, 0));
    for record in &records {
        let raw = text(record, "dateline_raw");
        let whole = format!("{raw}{}", text(record, "text"));
        if whole.trim().is_empty() {
            continue;
        }
        let id = text(record, "id");
        let meta = Meta::default();
        let report = parse(&whole, &meta);
        let found = report.dateline.as_ref();
        if raw.is_empty() {
            without += 1;
            let excepted = HAVE_ONE.iter().any(|number| id.ends_with(number));
            if let Some(dateline) = found.filter(|_| !excepted) {
                too_many += 1;
                ends.found += 1;
                wrong(format!("{id}\ttoo many\t{:?}", report.slice(dateline.span)));
            }
            continue;
        }
        ends.gold += 1;
        ends.found += usize::from(found.is_some());
        let end = found.map(|dateline| whole[..dateline.span.end as usize].trim_end().len());
        let right = end == Some(raw.trim_end().len());
        ends.right += usize::from(right);
        if !right {
            let shown = found.map(|dateline| report.slice(dateline.span));
            wrong(format!("{id}\tdateline\t{raw:?}, found {shown:?}"));
        }
        let Some((place, month, day)) = parts(raw) else { continue };
        let names: Vec<String> = found
            .iter()
            .flat_map(|dateline| &dateline.places)
            .map(|place| {
                let all = place.region.map_or(place.name, |region| place.name.cover(region));
                squeezed(report.slice(all))
            })
            .collect();
        let place_right = found.is_some() && names.join("/") == place;
        if found.is_some() && !place_right {
            wrong(format!("{id}\tplace\t{place:?}, found {names:?}"));
        }
        places.0 += usize::from(place_right);
        places.1 += 1;
        let month_day = found.and_then(|dateline| dateline.month_day);
        days.0 += usize::from(month_day == Some((month, day)));
        days.1 += 1;
    }
    let about = "`datelines/reuters.jsonl`: the input is `dateline_raw` and `text`; a dateline is right if it ends \
                 where the gold one does. Ten reports without a gold dateline that have one do not count.";
    let mut section = Section::new("Datelines", about);
    section.counts("dateline", ends, "0.979 (loose pattern, 248 too many), 0.861 (strict)");
    section.rate("datelines where there is none", (too_many, without), "248 (loose pattern)");
    section.rate("places", places, "");
    section.rate("month and day", days, "");
    if let Some((right, all)) = capitals(gold, wrong)? {
        section.rate("MUC headers, place and date", (right, all), "");
    }
    Ok(Some(section))
}

/// Place, month and day of a gold dateline: cut at its last month.
fn parts(raw: &str) -> Option<(String, i8, i8)> {
    let words: Vec<&str> = raw.split_whitespace().collect();
    let at = words.iter().rposition(|word| month(word).is_some())?;
    let day = words.get(at + 1)?.trim_matches(|c: char| !c.is_ascii_digit());
    let place = words[..at].join(" ");
    let place = place.trim_matches([' ', ',', '.']).to_uppercase();
    Some((place, month(words[at])?, day.parse().ok()?))
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_matches(['.', ',']).to_lowercase();
    let known = |n: &usize| word.len() >= 3 && (NAMES[*n].starts_with(&word) || word == "sept");
    (0..12).find(|n| known(n) && word.starts_with(MONTHS[*n])).map(|n| n as i8 + 1)
}

/// White space and case do not count, nor do marks at the ends.
fn squeezed(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_matches([' ', ',', '.']).to_uppercase()
}

/// Headers of FBIS reports: `PLACE, 3 JAN 90 (AGENCY) -- `. A header is everything before ` -- ` in
/// the first lines that has a day, a month and a year.
fn capitals(gold: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<(usize, usize)>> {
    let Some(records) = records(&gold.join("datelines/muc.jsonl"))? else { return Ok(None) };
    let (mut right, mut all) = (0, 0);
    for record in &records {
        let Some((place, month, day)) = header(record) else { continue };
        all += 1;
        let meta = Meta::default();
        let report = parse(text(record, "text"), &meta);
        let found = report.dateline.as_ref();
        let first = found.and_then(|dateline| dateline.places.first());
        let place_right = first.is_some_and(|found| {
            let name = squeezed(report.slice(found.name));
            name == place || place.starts_with(&format!("{name} ("))
        });
        let day_right = found.and_then(|dateline| dateline.month_day) == Some((month, day));
        right += usize::from(place_right && day_right);
        if !(place_right && day_right) {
            let shown = found.map(|dateline| report.slice(dateline.span));
            wrong(format!(
                "{}\theader\t{place} {month}/{day}, found {shown:?}",
                text(record, "id")
            ));
        }
    }
    Ok(Some((right, all)))
}

fn header(record: &Value) -> Option<(String, i8, i8)> {
    let (before, _) = text(record, "text").split_once("--")?;
    if before.len() > 200 {
        return None;
    }
    let words: Vec<&str> = before.split_whitespace().collect();
    let at = (1..words.len().saturating_sub(1)).find(|&n| {
        let number = |word: &str, most| {
            word.trim_matches(',').parse::<u32>().is_ok_and(|number| number <= most)
        };
        month(words[n]).is_some() && number(words[n - 1], 31) && number(words[n + 1], 99)
    })?;
    let place = words[..at - 1].join(" ");
    let place = place.split([',', '(']).next()?.trim().to_uppercase();
    (!place.is_empty()).then_some(())?;
    Some((place, month(words[at])?, words[at - 1].trim_matches(',').parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gold_datelines_are_cut() {
        let cut = parts("    PARIS/LONDON, Oct. 12 -");
        assert_eq!(cut, Some(("PARIS/LONDON".to_owned(), 10, 12)));
        assert_eq!(parts("no date"), None);
    }
}
