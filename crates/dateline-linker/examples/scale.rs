//! Links made-up reports and says how long it took and how much memory was held: the number of
//! reports is the argument. `cargo run --release -p dateline-linker --example scale -- 40000`
#![allow(clippy::print_stdout)]

use std::time::Instant;

use dateline_extractor::facts::{
    Entity, Facts, KnownPlace, LocalId, MeetingFact, MeetingReportFact, MentionFact, OfficeFact,
    ParticipantFact, PersonFact, PlaceFact,
};
use dateline_lexicon::CountryId;
use dateline_linker::{DocumentKey, Linker};
use dateline_normaliser::names::parse_in;
use dateline_parser::Span;
use dateline_schema::closed::{
    CountrySource, DateSource, LinkSource, MeetingKind, MeetingStatus, MeetingSupport, MentionForm,
    MentionKind, OfficeStatus, ParticipantRole, PlaceKind, Precision, PublishedSource,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};

fn main() {
    let count: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(40_000);
    let mut linker = Linker::new();
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |limit: u32| {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((random >> 33) % u64::from(limit)) as u32
    };
    let before = memory();
    let start = Instant::now();
    for n in 0..count {
        let day =
            date(2010, 1, 1).checked_add(i64::from(n % 3650).days()).unwrap_or(date(2010, 1, 1));
        let (text, facts) = report(day, &mut next);
        let id = format!("d{n:016}");
        linker.add(
            DocumentKey { id: &id, content_hash: u128::from(n), fingerprint: None },
            &text,
            &facts,
        );
    }
    let held = memory();
    let added = start.elapsed();
    let start = Instant::now();
    let linked = linker.finish();
    let finished = start.elapsed();
    println!(
        "{count} reports: added in {added:.1?}, finished in {:.1?}; claims {:.1} MB, peak {:.1} MB",
        finished,
        held.0 - before.0,
        memory().1 - before.0,
    );
    println!(
        "{} people, {} places, {} meetings, {} links, {} issues",
        linked.people.len(),
        linked.places.len(),
        linked.meetings.len(),
        linked.links.len(),
        linked.issues.len()
    );
}

/// Resident and peak memory in MB, where the system says.
fn memory() -> (f64, f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |key: &str| {
        let line = status.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default()
            / 1024.0
    };
    (of("VmRSS"), of("VmHWM"))
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
            Entity::Person(PersonFact {
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
                authority: None,
            })
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
