//! Sentences with slots: `{A}` an official as a report names one first, `{a}` the short form, `{A.field}`
//! one of the words of the table of officials, `{D}` a past day, `{F}` one to come, `{P}` a city. A digit
//! makes another of the kind, `{D2}`; `{^A.country}` begins a sentence. What is spoken stands in square
//! brackets.

use anyhow::{Context, bail};

use crate::suites::frames::fillers::{Day, Official, Place};

/// How a report names an official first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::suites) enum Style {
    /// "Kenyan Foreign Minister Alfred Mutisya".
    Title,
    /// "Kenya's foreign minister, Alfred Mutisya,".
    Apposition,
    /// "Foreign Minister Alfred Mutisya of Kenya".
    Of,
}

/// Who and what the slots of a frame stand for.
pub(in crate::suites) struct Cast<'f> {
    pub(in crate::suites) style: Style,
    pub(in crate::suites) officials: Vec<&'f Official>,
    pub(in crate::suites) past: Vec<&'f Day>,
    pub(in crate::suites) future: Vec<&'f Day>,
    pub(in crate::suites) places: Vec<&'f Place>,
}

/// A filled pattern.
#[derive(Debug)]
pub(in crate::suites) struct Filled {
    pub(in crate::suites) text: String,
    /// Where what stood in brackets is, in bytes.
    pub(in crate::suites) marks: Vec<(usize, usize)>,
}

impl<'f> Cast<'f> {
    /// The official of a letter, in either case; A, B, C, then E and G.
    pub(in crate::suites) fn official(&self, slot: &str) -> Option<&'f Official> {
        let letter = slot.to_ascii_uppercase();
        let n = ["A", "B", "C", "E", "G"].iter().position(|known| *known == letter)?;
        self.officials.get(n).copied()
    }

    /// The day of `D`, `D2`, `F`, `F2`.
    pub(in crate::suites) fn day(&self, slot: &str) -> Option<&'f Day> {
        let list = if slot.starts_with('D') { &self.past } else { &self.future };
        let n = ordinal(slot.strip_prefix(['D', 'F'])?)?;
        list.get(n).copied()
    }

    /// The city of `P`, `P2`.
    pub(in crate::suites) fn place(&self, slot: &str) -> Option<&'f Place> {
        let n = ordinal(slot.strip_prefix('P')?)?;
        self.places.get(n).copied()
    }

    /// The words that a slot stands for.
    pub(in crate::suites) fn words(&self, slot: &str, style: Style) -> Option<String> {
        let (name, field) = slot.split_once('.').unwrap_or((slot, ""));
        if let Some(day) = self.day(name) {
            let bare = day.text.strip_prefix("on ").unwrap_or(&day.text);
            return Some(if field == "bare" { bare } else { &day.text }.to_owned());
        }
        if let Some(place) = self.place(name) {
            return Some(place.name.clone());
        }
        let official = self.official(name)?;
        let owner = |name: &str| format!("{name}{}", if name.ends_with('s') { "'" } else { "'s" });
        let is_short = name.starts_with(|c: char| c.is_ascii_lowercase());
        let woman = official.pronoun == "she";
        let words = match field.to_ascii_lowercase().as_str() {
            "" if is_short => &official.short,
            "" => match style {
                Style::Title => &official.first,
                Style::Apposition => {
                    let Official { country, office, name, .. } = official;
                    return Some(format!("{} {office}, {name},", owner(country)));
                }
                Style::Of => {
                    let office: Vec<String> = official.office.split(' ').map(capital).collect();
                    let (office, name) = (office.join(" "), &official.name);
                    return Some(format!("{office} {name} of {}", official.country));
                }
            },
            "first" => &official.first,
            "name" => &official.name,
            "short" => &official.short,
            "title" => {
                let words: Vec<String> = official.office.split(' ').map(titled).collect();
                return Some(words.join(" "));
            }
            "mr" => {
                if woman {
                    "Ms"
                } else {
                    "Mr"
                }
            }
            "country's" => return Some(owner(&official.country)),
            "office" => &official.office,
            "country" => &official.country,
            "demonym" => &official.demonym,
            "capital" => &official.capital,
            "he" => &official.pronoun,
            "his" => {
                if woman {
                    "her"
                } else {
                    "his"
                }
            }
            "him" => {
                if woman {
                    "her"
                } else {
                    "him"
                }
            }
            _ => return None,
        };
        let upper = field.starts_with(|c: char| c.is_ascii_uppercase());
        Some(if upper { capital(words) } else { words.to_owned() })
    }
}

/// Fills the slots of a pattern.
pub(in crate::suites) fn fill(pattern: &str, cast: &Cast<'_>) -> anyhow::Result<Filled> {
    let mut filled = Filled { text: String::new(), marks: Vec::new() };
    let mut open = None;
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '[', ']']) {
        filled.text.push_str(&rest[..at]);
        let (mark, behind) = (rest.as_bytes()[at], &rest[at + 1..]);
        rest = behind;
        match (mark, open) {
            (b'[', None) => open = Some(filled.text.len()),
            (b']', Some(start)) => {
                filled.marks.push((start, filled.text.len()));
                open = None;
            }
            (b'{', _) => {
                let (slot, behind) =
                    rest.split_once('}').with_context(|| format!("an open slot: {pattern}"))?;
                let first = slot.strip_prefix('^');
                let slot = first.unwrap_or(slot);
                // "X of Kenya's talks" is nobody's English.
                let style = if behind.starts_with("'s") { Style::Title } else { cast.style };
                let words = cast
                    .words(slot, style)
                    .with_context(|| format!("no slot {slot}: {pattern}"))?;
                // The comma of an apposition before another mark, or before "'s"
                let marked = behind.starts_with(['.', ',', '\'', ']', ';', '?', '!']);
                let cut = words.strip_suffix(',').filter(|_| marked);
                let words = cut.unwrap_or(&words);
                filled.text.push_str(&first.map_or_else(|| words.to_owned(), |_| capital(words)));
                rest = behind;
            }
            _ => bail!("brackets that do not pair: {pattern}"),
        }
    }
    filled.text.push_str(rest);
    filled.text = capital(&filled.text);
    Ok(filled)
}

/// 0 for "", 1 for "2", and so on.
fn ordinal(digits: &str) -> Option<usize> {
    if digits.is_empty() { Some(0) } else { digits.parse::<usize>().ok()?.checked_sub(1) }
}

/// A word as titles have it: "of" is as it is.
pub(in crate::suites) fn titled(word: &str) -> String {
    if matches!(word, "of" | "for" | "to") { word.to_owned() } else { capital(word) }
}

/// Words with a capital first letter: "The Philippines".
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
