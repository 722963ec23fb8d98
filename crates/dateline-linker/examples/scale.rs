//! Links made-up reports, ever more of them, and says how the time grows: the slope of a line through
//! the logarithms of reports and seconds, and the slope from each number to the next. The numbers of
//! reports are the arguments; `--memory=MB` is for what can be put aside.
//! `cargo xtask scale`, or `cargo run --release -p dateline-linker --example scale -- 1000 10000 100000`
#![allow(clippy::print_stdout)]

use std::fs::File;
use std::io;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Instant;

use dateline_extractor::facts::{
    Entity, Facts, KnownPlace, LocalId, MeetingFact, MeetingReportFact, MentionFact, OfficeFact,
    ParticipantFact, PersonFact, PlaceFact,
};
use dateline_lexicon::CountryId;
use dateline_linker::{DocumentKey, Fingerprint, Linker, Options, Scratch};
use dateline_normaliser::names::parse_in;
use dateline_parser::{Meta, Span, parse};
use dateline_schema::closed::{
    CountrySource, DateSource, LinkSource, MeetingKind, MeetingStatus, MeetingSupport, MentionForm,
    MentionKind, OfficeStatus, ParticipantRole, PlaceKind, Precision, PublishedSource,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Reports made at a time.
const BATCH: usize = 500;

/// A file that is gone when it is closed.
#[derive(Debug)]
struct Aside(Mutex<(File, u64)>);

impl Scratch for Aside {
    fn append(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, length) = &mut *slot;
        let start = *length;
        io::Seek::seek(file, io::SeekFrom::Start(start))?;
        io::Write::write_all(file, bytes)?;
        *length += bytes.len() as u64;
        Ok(start)
    }

    fn read(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        io::Seek::seek(&mut slot.0, io::SeekFrom::Start(offset))?;
        io::Read::read_exact(&mut slot.0, buffer)
    }
}

fn main() -> io::Result<()> {
    let mut counts: Vec<u32> = std::env::args().skip(1).filter_map(|n| n.parse().ok()).collect();
    let memory = std::env::args().find_map(|arg| arg.strip_prefix("--memory=")?.parse().ok());
    let memory: usize = memory.unwrap_or(256) << 20;
    if counts.is_empty() {
        counts = vec![1_000, 10_000, 100_000];
    }
    println!(
        "{:>9} {:>9} {:>9} {:>9} {:>9} {:>8} {:>9} {:>9} {:>8} {:>6}",
        "reports",
        "taken, s",
        "linked, s",
        "peak, MB",
        "aside, MB",
        "people",
        "meetings",
        "links",
        "issues",
        "slope"
    );
    let mut points: Vec<(f64, f64)> = Vec::new();
    for count in counts {
        let (row, point) = measure(count, memory)?;
        let local = points.last().and_then(|&before| slope(&[before, point]));
        println!("{row} {}", local.map_or_else(String::new, |slope| format!("{slope:>6.3}")));
        points.push(point);
    }
    if let Some(slope) = slope(&points) {
        println!("slope of all seconds over reports, both as logarithms: {slope:.3}");
    }
    Ok(())
}

/// Links so many reports; a row of figures, and the logarithms of their number and of the seconds.
fn measure(count: u32, memory: usize) -> io::Result<(String, (f64, f64))> {
    let scratch = Arc::new(Aside(Mutex::new((tempfile::tempfile()?, 0))));
    let mut linker = Linker::with_scratch(Options::default(), memory, scratch.clone());
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |limit: u32| {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((random >> 33) % u64::from(limit)) as u32
    };
    let mut taken = 0.0;
    for first in (0..count).step_by(BATCH) {
        // Making the reports is not part of it.
        let batch: Vec<(u32, String, Facts, Option<Fingerprint>)> = (first
            ..count.min(first + BATCH as u32))
            .map(|n| {
                let day = date(2010, 1, 1).checked_add(i64::from(n % 3650).days());
                let (text, facts) = report(day.unwrap_or(date(2010, 1, 1)), &mut next);
                let fingerprint = Fingerprint::of(&parse(&text, &Meta::default()).tokens);
                (n, text, facts, fingerprint)
            })
            .collect();
        let start = seconds();
        for (n, text, facts, fingerprint) in &batch {
            let key = DocumentKey {
                id: &format!("d{n:016}"),
                content_hash: u128::from(*n),
                source_id: None,
                fingerprint: *fingerprint,
            };
            linker.add(key, text, facts);
        }
        taken += seconds() - start;
    }
    let start = seconds();
    let linked = linker.finish()?;
    let finished = seconds() - start;
    let aside = scratch.0.lock().unwrap_or_else(PoisonError::into_inner).1;
    let row = format!(
        "{count:>9} {taken:>9.3} {finished:>9.3} {:>9.1} {:>9.1} {:>8} {:>9} {:>9} {:>8}",
        peak(),
        aside as f64 / f64::from(1 << 20),
        linked.people.len(),
        linked.meetings.len(),
        linked.links.len(),
        linked.issues.len()
    );
    Ok((row, (f64::from(count).ln(), (taken + finished).ln())))
}

/// The slope of the line nearest to the points.
fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let rise: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let run: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    (points.len() > 1 && run > 0.0).then(|| rise / run)
}

/// Seconds that this thread has had of a processor, where the system says: others may be at work on
/// it. Else seconds by the clock.
fn seconds() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.as_deref().and_then(|said| said.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// The most memory held so far in MB, where the system says.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    let kilobytes = line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

const GIVEN: [&str; 20] = [
    "John", "Mary", "Peter", "Anna", "Ivan", "Carlos", "Ahmed", "Paul", "Laura", "Mark", "Susan",
    "Robert", "Helen", "David", "Karen", "Jose", "Omar", "Nina", "Oleg", "Simon",
];

/// A family name of three syllables: 8,000 in all.
fn family(n: u32) -> String {
    const PARTS: [&str; 20] = [
        "ber", "con", "dal", "fen", "gar", "hol", "kin", "lor", "man", "nes", "or", "pel", "ros",
        "sal", "tor", "ul", "ver", "wil", "yar", "zim",
    ];
    let part = |n: u32| PARTS[(n % 20) as usize];
    let mut name = format!("{}{}{}", part(n), part(n / 20), part(n / 400));
    name[..1].make_ascii_uppercase();
    name
}

fn report(day: Date, next: &mut impl FnMut(u32) -> u32) -> (String, Facts) {
    let mut facts = Facts { published: Some((day, PublishedSource::Header)), ..Facts::default() };
    let mut text = String::new();
    for n in 0..15_u32 {
        let local = LocalId(n);
        // A few are named by everybody, many by few.
        let who = next(20).min(next(20)) * next(400);
        let is_person = n < 9;
        let short_only = is_person && next(10) == 0;
        let given = GIVEN[(who % 20) as usize];
        let family = family(who);
        let name = if short_only { family.clone() } else { format!("{given} {family}") };
        let country = CountryId((who % 150) as u16);
        facts.entities.push(if is_person {
            Entity::Person(Box::new(PersonFact {
                name: parse_in(&name, "", None),
                short_only,
                gender: None,
                country: (next(3) > 0).then_some((country, CountrySource::Office)),
                offices: vec![OfficeFact {
                    span: Span::new(text.len() as u32, text.len() as u32 + 4),
                    mention: n,
                    title: ["President", "Minister of Trade", "Ambassador"][(who % 3) as usize]
                        .to_owned(),
                    wording: ["President", "Trade Minister", "Ambassador"][(who % 3) as usize]
                        .to_owned(),
                    organisation: None,
                    country: Some(country),
                    sector: None,
                    level: Some(3),
                    status: OfficeStatus::Current,
                }],
                affiliations: Vec::new(),
                authority: None,
            }))
        } else {
            Entity::Place(PlaceFact {
                known: KnownPlace::No,
                name: name.clone(),
                kind: PlaceKind::City,
                country: Some(country),
            })
        });
        for form in [MentionForm::FullName, MentionForm::ShortName, MentionForm::Pronoun] {
            let start = text.len() as u32;
            text.push_str(if form == MentionForm::ShortName { &family } else { &name });
            facts.mentions.push(MentionFact {
                span: Span::new(start, text.len() as u32),
                sentence: Some(0),
                kind: if is_person { MentionKind::Person } else { MentionKind::Place },
                form,
                entity: Some(local),
                link_source: Some(LinkSource::Name),
            });
            text.push(' ');
        }
    }
    for n in 0..2 {
        let participants = (0..2).map(|party| ParticipantFact {
            entity: Some(LocalId(2 * n + party)),
            mention: 3 * (2 * n + party),
            role: ParticipantRole::Attendee,
            country: None,
            office: Some("President".to_owned()),
            level: Some(1),
        });
        facts.meetings.push(MeetingFact {
            kind: MeetingKind::Meeting,
            days: (next(2) == 0).then_some((day, day)),
            precision: Some(Precision::Day),
            date_source: Some(DateSource::Stated),
            place: None,
            country: None,
            place_source: None,
            form: None,
            visit_type: None,
            host_country: None,
            visitor_country: None,
            agreement_signed: None,
            status: MeetingStatus::Held,
            participants: participants.collect(),
            reports: vec![MeetingReportFact {
                sentence: n,
                span: Span::new(0, 4),
                supports: MeetingSupport::Existence,
            }],
        });
    }
    (text, facts)
}
