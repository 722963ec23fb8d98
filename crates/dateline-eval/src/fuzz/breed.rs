//! Where the texts come from: the project's own reports and cases, the words of its tables, and marks that
//! no keyboard has, put together, cut, doubled and mixed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::target::Traits;
use crate::random::Random;

/// So long a text may grow, in bytes.
const LONGEST: usize = 6000;
/// So many texts are kept at once.
const MOST: usize = 20_000;

/// What no table has: numbers at their borders, marks, letters of other scripts.
const ODD: [&str; 96] = [
    "0",
    "00",
    "1",
    "9999",
    "10000",
    "2500",
    "1000",
    "999",
    "99999999999999999999",
    "4294967295",
    "4294967296",
    "65536",
    "32768",
    "32767",
    "-1",
    "0.5",
    "1.5",
    "3.14",
    "1,000,000",
    "31/02/2021",
    "2021-02-30",
    "2021-W54",
    "20210219",
    "00/00/0000",
    "24:00",
    "25:61",
    "12:60",
    "1/2",
    "9/11",
    "'80s",
    "1990s",
    "0s",
    "'00",
    "3h",
    "7pm",
    "0am",
    "13pm",
    "Q3",
    "H2",
    "Q5",
    "31st",
    "0th",
    "99th",
    "$",
    "%",
    "-",
    "--",
    "\u{2013}",
    "\u{2014}",
    "/",
    ":",
    "(",
    ")",
    "\"",
    "\u{201c}",
    "\u{201d}",
    "'s",
    "\u{2019}s",
    "n't",
    "\u{301}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\u{1f600}",
    "\u{df}",
    "\u{130}",
    "\u{4e2d}\u{56fd}",
    "\u{661}\u{662}",
    "\0",
    "\r\n",
    "\n\n",
    "\t",
    "<p>",
    "</p>",
    "<div class=\"comment\">",
    "</div>",
    "<article>",
    "<h1>",
    "</h1>",
    "<a href=x>",
    "</a>",
    "<table><tr><td>",
    "<svg>",
    "<script>",
    "</script>",
    "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\"",
    "<title>",
    "<time datetime=\"2021-02-19\">",
    "<!--",
    "<q>",
    "<pre>",
    "<br><br>",
    "&amp;lt;",
    "&#x80;",
    "WARC/1.0\r\n",
    "Content-Length: 9\r\n\r\n",
];

/// Folders and files of the checkout that texts are taken from.
const TEXTS: [&str; 6] = [
    "seeds",
    "tests/gold/wire.jsonl",
    "crates/dateline-normaliser/tests/dates",
    "crates/dateline-extractor/tests",
    "crates/dateline-parser/tests",
    "crates/dateline-page/tests/pages",
];

/// Tables whose first column is words of time: these are drawn more often than others.
const OF_TIME: [&str; 6] =
    ["time_words", "number_words", "months", "weekdays", "holidays", "tense_cues"];

/// Makes texts of texts.
pub(crate) struct Breeder {
    random: Random,
    texts: Vec<String>,
    time: Vec<String>,
    words: Vec<String>,
    seen: BTreeSet<u64>,
}

impl Breeder {
    /// Reads what there is to breed from in a checkout.
    pub(crate) fn new(root: &Path, seed: u64) -> Result<Self> {
        let mut texts = Vec::new();
        for place in TEXTS {
            for file in files(&root.join(place))? {
                let bytes =
                    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                let text = String::from_utf8_lossy(&bytes);
                texts.extend(pieces(&text));
            }
        }
        let (mut time, mut words) = (Vec::new(), Vec::new());
        for file in files(&root.join("crates/dateline-lexicon/data"))? {
            if file.extension().is_none_or(|extension| extension != "tsv") {
                continue;
            }
            let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let list = if OF_TIME.contains(&stem) { &mut time } else { &mut words };
            let table = fs::read_to_string(&file)?;
            let first = table.lines().skip(1).filter_map(|row| row.split('\t').next());
            list.extend(first.map(str::to_owned));
        }
        if texts.is_empty() || time.is_empty() || words.is_empty() {
            bail!("{} is no checkout: nothing to breed from", root.display());
        }
        Ok(Self { random: Random::new(seed), texts, time, words, seen: BTreeSet::new() })
    }

    /// Texts that are bred from.
    pub(crate) fn kept(&self) -> usize {
        self.texts.len()
    }

    /// Different things that were shown.
    pub(crate) fn traits(&self) -> usize {
        self.seen.len()
    }

    /// Keeps a text that showed something new.
    pub(crate) fn keep(&mut self, text: String, traits: &Traits) {
        let before = self.seen.len();
        self.seen.extend(traits);
        if self.seen.len() == before {
            return;
        }
        if self.texts.len() < MOST {
            self.texts.push(text);
        } else {
            let at = self.random.below(self.texts.len());
            self.texts[at] = text;
        }
    }

    /// A new text.
    pub(crate) fn next(&mut self) -> String {
        let text = match self.random.below(8) {
            0 => self.soup(),
            1 => {
                let (first, second) = (self.some_text(), self.some_text());
                format!("{first} {second}")
            }
            _ => self.some_text(),
        };
        let mut words: Vec<String> = text.split_inclusive(' ').map(str::to_owned).collect();
        for _ in 0..=self.random.below(6) {
            self.change(&mut words);
        }
        let mut text = words.concat();
        if text.len() > LONGEST {
            text.truncate(text.floor_char_boundary(LONGEST));
        }
        text
    }

    fn some_text(&mut self) -> String {
        let at = self.random.below(self.texts.len());
        self.texts[at].clone()
    }

    fn soup(&mut self) -> String {
        let count = self.random.below(40);
        (0..count).map(|_| self.word() + " ").collect()
    }

    fn word(&mut self) -> String {
        match self.random.below(10) {
            0..=4 => {
                let at = self.random.below(self.time.len());
                let word = self.time[at].clone();
                if self.random.below(2) == 0 { capital(&word) } else { word }
            }
            5 | 6 => {
                let at = self.random.below(self.words.len());
                capital(&self.words[at])
            }
            7 => self.random.below(3000).to_string(),
            _ => ODD[self.random.below(ODD.len())].to_owned(),
        }
    }

    fn change(&mut self, words: &mut Vec<String>) {
        if words.is_empty() {
            words.push(self.word() + " ");
            return;
        }
        let at = self.random.below(words.len());
        let other = self.random.below(words.len());
        match self.random.below(10) {
            0 => drop(words.remove(at)),
            1 => words.swap(at, other),
            2 | 3 => words[at] = self.word() + " ",
            4 | 5 => words.insert(at, self.word() + " "),
            6 => words[at] = words[at].trim_end().to_owned(),
            7 => {
                let (first, last) = (at.min(other), at.max(other).min(at.min(other) + 8));
                let piece: Vec<String> = words[first..=last].to_vec();
                let times = 1 + self.random.below(4);
                for _ in 0..times {
                    words.splice(first..first, piece.iter().cloned());
                }
            }
            8 => {
                let upper = self.random.below(2) == 0;
                let word = &words[at];
                words[at] = if upper { word.to_uppercase() } else { word.to_lowercase() };
            }
            _ => {
                let word = &mut words[at];
                let place = word.floor_char_boundary(self.random.below(word.len() + 1));
                word.insert_str(place, ODD[self.random.below(ODD.len())]);
            }
        }
    }
}

/// A file, or all files below a folder, in order.
fn files(place: &Path) -> Result<Vec<PathBuf>> {
    if place.is_file() {
        return Ok(vec![place.to_owned()]);
    }
    let mut found = Vec::new();
    let entries =
        fs::read_dir(place).with_context(|| format!("cannot read {}", place.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path
            .extension()
            .is_some_and(|e| e == "txt" || e == "md" || e == "tsv" || e == "jsonl")
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A file as texts: of JSON lines the texts, else its paragraphs and lines.
fn pieces(file: &str) -> Vec<String> {
    let json = |line: &str| {
        let record: serde_json::Value = serde_json::from_str(line).ok()?;
        record["text"].as_str().map(str::to_owned)
    };
    let whole = (file.len() < LONGEST).then(|| file.to_owned());
    let lines = file.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| json(line).unwrap_or_else(|| line.to_owned())).chain(whole).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_breeds_the_same_texts() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let some = |seed| {
            let mut breeder = Breeder::new(&root, seed).unwrap();
            (0..50).map(|_| breeder.next()).collect::<Vec<_>>()
        };
        assert_eq!(some(7), some(7));
        assert_ne!(some(7), some(8));
    }
}
