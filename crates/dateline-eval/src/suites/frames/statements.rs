//! What a frame of speech must give, and whether a report gives it.
//!
//! In the pattern each thing that is said stands in square brackets; the cell has for each, parted by
//! `; `, who speaks, to whom, and what is done: `A B+B.country thank`. A party is an official, a country
//! (`A.country`), a body by its words (`=World_Bank`), somebody unnamed (`?`), nobody (`-`); `/` parts
//! alternatives and `*` is not looked at. A fourth word is the modality. `none` is no statement at all;
//! `same` is one more piece of what the bracket before begins; in round brackets stands what may be found
//! or not.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, ensure};
use dateline_extractor::facts::{Entity, Facts, LocalId, StatementFact};
use dateline_lexicon::{fold, lexicon};
use dateline_parser::Span;

use crate::score::{Counts, Section};
use crate::suites::Wrong;
use crate::suites::frames::fillers::Fillers;
use crate::suites::frames::patterns::Cast;
use crate::suites::frames::table::Table;
use crate::suites::frames::{FILLINGS, Report, folder};
use crate::suites::tables::is_same_name;

/// Scores the frames of speech; ` // ` in a pattern parts paragraphs.
pub(crate) fn run(_: &Path, wrong: Wrong<'_>) -> anyhow::Result<Option<Section>> {
    let folder = folder();
    if !folder.is_dir() {
        return Ok(None);
    }
    let fillers = Fillers::read(&folder)?;
    let table = Table::read(&folder.join("statements.tsv"))?;
    let mut families: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut tally = Tally::default();
    for (number, row) in table.rows().enumerate() {
        let expected = Expected::read(row.get("statements")?)?;
        let pattern = row.get("pattern")?.replace(" // ", "\n\n");
        for filling in 0..FILLINGS {
            let cast = fillers.cast(number, filling);
            let report = Report::of(&pattern, row.get("dateline")?, &cast, filling)?;
            let faults = tally
                .judge(&expected, &report, &report.facts(), &cast)
                .with_context(|| format!("line {}", row.line))?;
            let count = families.entry(row.get("family")?).or_default();
            count.0 += usize::from(faults.is_empty());
            count.1 += 1;
            for fault in faults {
                wrong(format!("{}\t{fault}\t{}", row.line, report.text.replace('\n', " ")));
            }
        }
    }
    let about = format!(
        "`tests/gold/frames/statements.tsv`, which is part of the project: {} frames, each filled {FILLINGS} times with \
         invented people; a speaker is right if all who speak are found and nobody else. This is how much of the \
         language is covered, not held-out gold: rules are written with it in view.",
        table.rows().count()
    );
    let mut section = Section::new("Frames of speech", about);
    tally.figures(&mut section);
    for (family, count) in families {
        section.rate(family, count, "");
    }
    Ok(Some(section))
}

/// The statements that a frame must give, one for each bracket.
pub(in crate::suites) struct Expected<'t> {
    statements: Vec<Bracket<'t>>,
}

/// What a bracket is.
enum Bracket<'t> {
    Said(Wanted<'t>),
    /// One more piece of the same.
    Same,
    /// Nothing that is said.
    Nothing,
}

/// One of them; its parties are slots.
struct Wanted<'t> {
    optional: bool,
    speakers: &'t str,
    addressees: &'t str,
    act: &'t str,
    modality: &'t str,
}

/// Counts over all reports.
#[derive(Default)]
pub(in crate::suites) struct Tally {
    /// Must contents be exact, and is what stands in no bracket one too many?
    strict: bool,
    contents: (usize, usize),
    exact: (usize, usize),
    extra: usize,
    speakers: Counts,
    addressees: (usize, usize),
    acts: (usize, usize),
    modalities: (usize, usize),
    silent: (usize, usize),
}

/// Who speaks or is spoken to.
type Party = Option<LocalId>;

impl<'t> Expected<'t> {
    pub(in crate::suites) fn read(cell: &'t str) -> anyhow::Result<Self> {
        let cells = cell.split("; ").filter(|cell| !cell.is_empty());
        Ok(Self { statements: cells.map(Bracket::read).collect::<Result<_, _>>()? })
    }
}

impl<'t> Bracket<'t> {
    fn read(cell: &'t str) -> anyhow::Result<Self> {
        Ok(match cell {
            "none" => Self::Nothing,
            "same" => Self::Same,
            _ => Self::Said(Wanted::read(cell)?),
        })
    }
}

impl<'t> Wanted<'t> {
    fn read(cell: &'t str) -> anyhow::Result<Self> {
        let inner = cell.strip_prefix('(').and_then(|cell| cell.strip_suffix(')'));
        let parts: Vec<&str> = inner.unwrap_or(cell).split(' ').collect();
        ensure!((3..=4).contains(&parts.len()), "not speakers, addressees, act: {cell}");
        let modality = parts.get(3).copied().unwrap_or("*");
        let [speakers, addressees, act] = [parts[0], parts[1], parts[2]];
        Ok(Self { optional: inner.is_some(), speakers, addressees, act, modality })
    }
}

impl Tally {
    /// One that wants contents to the letter, and nothing but what is wanted.
    pub(in crate::suites) fn strict() -> Self {
        Self { strict: true, ..Self::default() }
    }

    /// What is wrong with what a report gives.
    pub(in crate::suites) fn judge(
        &mut self,
        expected: &Expected<'_>,
        report: &Report,
        facts: &Facts,
        cast: &Cast<'_>,
    ) -> anyhow::Result<Vec<String>> {
        let marks = report.marks();
        ensure!(marks.len() == expected.statements.len(), "{} brackets", marks.len());
        let mut faults = Vec::new();
        let mut met = Vec::new();
        let mut said: Vec<(&Wanted<'_>, Vec<Piece>)> = Vec::new();
        for (bracket, mark) in expected.statements.iter().zip(marks) {
            match (bracket, said.last_mut()) {
                (Bracket::Said(wanted), _) => said.push((wanted, vec![mark])),
                (Bracket::Same, last) => last.context("a piece of nothing")?.1.push(mark),
                (Bracket::Nothing, _) => {
                    let silent = facts.statements.is_empty();
                    self.silent.0 += usize::from(silent);
                    self.silent.1 += 1;
                    if !silent {
                        faults.push("said by nobody".to_owned());
                    }
                }
            }
        }
        for (wanted, pieces) in said {
            let Some(at) = best(facts, &pieces) else {
                if !wanted.optional {
                    self.contents.1 += 1;
                    self.speakers.add(0, 0, 1);
                    faults.push(format!("missed {}", wanted.speakers));
                }
                continue;
            };
            met.push(at);
            if wanted.optional {
                continue;
            }
            let found = &facts.statements[at];
            self.contents.0 += 1;
            self.contents.1 += 1;
            if self.strict {
                let contents = contents(found, &report.text);
                let right = contents == words(&pieces, &report.text);
                self.exact.0 += usize::from(right);
                self.exact.1 += 1;
                if !right {
                    faults.push(format!("content is {contents}"));
                }
            }
            self.parties(wanted, found, facts, cast, &mut faults)?;
            let checks = [
                (&mut self.acts, wanted.act, found.act.name()),
                (&mut self.modalities, wanted.modality, found.modality.name()),
            ];
            for (count, wanted, found) in checks {
                if wanted != "*" {
                    let right = wanted.split('/').any(|wanted| wanted == found);
                    count.0 += usize::from(right);
                    count.1 += 1;
                    if !right {
                        faults.push(format!("{found} is {wanted}"));
                    }
                }
            }
        }
        for (at, found) in facts.statements.iter().enumerate() {
            if self.strict && !met.contains(&at) {
                self.extra += 1;
                faults.push(format!("too many: {}", contents(found, &report.text)));
            }
        }
        Ok(faults)
    }

    fn parties(
        &mut self,
        wanted: &Wanted<'_>,
        found: &StatementFact,
        facts: &Facts,
        cast: &Cast<'_>,
        faults: &mut Vec<String>,
    ) -> anyhow::Result<()> {
        let speakers: Vec<Party> = found.speakers.iter().map(|who| who.entity).collect();
        if wanted.speakers != "*" {
            let right = are(facts, &speakers, wanted.speakers, cast)?;
            // Somebody who is left open is missed, and is no wrong one.
            let told = speakers.iter().any(Option::is_some);
            self.speakers.add(usize::from(right), usize::from(right || told), 1);
            if !right {
                faults.push(format!("speaker {} is {}", show(facts, &speakers), wanted.speakers));
            }
        }
        let addressees: Vec<Party> = found.addressees.iter().map(|who| who.entity).collect();
        if wanted.addressees != "*" {
            let right = are(facts, &addressees, wanted.addressees, cast)?;
            self.addressees.0 += usize::from(right);
            self.addressees.1 += 1;
            if !right {
                let found = show(facts, &addressees);
                faults.push(format!("told {found} is {}", wanted.addressees));
            }
        }
        Ok(())
    }

    pub(in crate::suites) fn figures(&self, section: &mut Section) {
        section.rate("content", self.contents, "");
        if self.strict {
            section.rate("content, to the letter", self.exact, "");
            section.rate("statements that nobody made", (self.extra, self.contents.1), "");
        }
        section.counts("speaker: all and no others", self.speakers, "");
        section.rate("addressee", self.addressees, "");
        section.rate("act", self.acts, "");
        section.rate("modality", self.modalities, "");
        section.rate("nothing where nothing is said", self.silent, "");
    }
}

/// A piece of what is said, in bytes.
type Piece = (usize, usize);

/// The statement whose content shares most with the brackets, at least half of both together.
fn best(facts: &Facts, pieces: &[Piece]) -> Option<usize> {
    let wanted: usize = pieces.iter().map(|piece| piece.1 - piece.0).sum();
    let shared = |found: &StatementFact| {
        let (mut inside, mut all) = (0, wanted);
        for content in &found.contents {
            let (start, end) = (content.start as usize, content.end as usize);
            let common = |piece: &Piece| end.min(piece.1).saturating_sub(start.max(piece.0));
            let common: usize = pieces.iter().map(common).sum();
            inside += common;
            all += end - start - common;
        }
        (inside, all)
    };
    let half = facts.statements.iter().enumerate().filter(|(_, found)| {
        let (inside, all) = shared(found);
        2 * inside >= all
    });
    let most = half.max_by_key(|(_, found)| {
        let (inside, all) = shared(found);
        1000 * inside / all.max(1)
    });
    most.map(|(at, _)| at)
}

/// The words of a statement's content.
fn contents(found: &StatementFact, text: &str) -> String {
    let piece = |content: &Span| (content.start as usize, content.end as usize);
    words(&found.contents.iter().map(piece).collect::<Vec<_>>(), text)
}

/// The words of pieces, without the marks at their ends.
fn words(pieces: &[Piece], text: &str) -> String {
    let is_mark =
        |letter: char| letter.is_whitespace() || "\"\u{201c}\u{201d},.;:".contains(letter);
    let bare = |piece: &Piece| text[piece.0..piece.1].trim_matches(is_mark);
    pieces.iter().map(bare).collect::<Vec<_>>().join(" … ")
}

/// Are they those of one of the alternatives, and no others?
fn are(facts: &Facts, found: &[Party], cell: &str, cast: &Cast<'_>) -> anyhow::Result<bool> {
    for alternative in cell.split('/') {
        if alternative == "-" {
            if found.is_empty() {
                return Ok(true);
            }
            continue;
        }
        if alternative == "?" {
            if found.iter().all(Option::is_none) {
                return Ok(true);
            }
            continue;
        }
        let wanted: Vec<&str> = alternative.split('+').collect();
        let mut right = wanted.len() == found.len();
        for slot in wanted {
            let mut met = false;
            for party in found {
                met |= is(facts, *party, slot, cast)?;
            }
            right &= met;
        }
        if right {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Is the party who the slot stands for?
fn is(facts: &Facts, party: Party, slot: &str, cast: &Cast<'_>) -> anyhow::Result<bool> {
    let entity = party.map(|entity| &facts.entities[entity.0 as usize]);
    if let Some(words) = slot.strip_prefix('=') {
        let words = fold(&words.replace('_', " "));
        return Ok(match entity {
            Some(Entity::Organisation(body)) => {
                fold(&body.name).contains(&words)
                    || body.acronym.as_ref().is_some_and(|acronym| fold(acronym) == words)
            }
            _ => false,
        });
    }
    let (letter, field) = slot.split_once('.').unwrap_or((slot, ""));
    let official = cast.official(letter).with_context(|| format!("no party {slot}"))?;
    Ok(match entity {
        Some(Entity::Person(person)) if field.is_empty() => {
            is_same_name(&person.name.name, &official.name)
        }
        Some(Entity::Place(place)) if field == "country" => {
            place.country.is_some_and(|own| lexicon().country(own).code == official.code)
        }
        _ => false,
    })
}

/// Parties in one line.
fn show(facts: &Facts, parties: &[Party]) -> String {
    let name = |party: &Party| {
        let Some(entity) = party else { return "?".to_owned() };
        match &facts.entities[entity.0 as usize] {
            Entity::Person(person) => person.name.name.clone(),
            Entity::Organisation(organisation) => organisation.name.clone(),
            Entity::Place(place) => place.name.clone(),
            Entity::Work(work) => work.name.clone(),
        }
    };
    parties.iter().map(name).collect::<Vec<_>>().join("+")
}
