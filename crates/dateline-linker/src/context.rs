//! A short form alone ("Zhao") is somebody of that name whom other reports name in full, if the
//! context says so: a meeting with the same counterpart about the same day, the same office of the
//! same country, reports of the same days. Two who fit leave it open.

use dateline_lexicon::{CountryId, Culture, fold};
use dateline_normaliser::names::PersonName;
use dateline_schema::closed::{CountrySource, Gender};
use rustc_hash::FxHashMap;

use crate::claims::{Claim, Claims, EntityRow, MeetingRow, PersonRow};
use crate::office_keys::OfficeKeys;
use crate::order::{Order, day_number};
use crate::people::People;
use crate::spellings::sound;
use crate::strings::Text;
use crate::votes::vote;

/// A shared counterpart in a meeting about the same day.
const COUNTERPART: f64 = 0.5;
/// The same office of the same country.
const OFFICE: f64 = 0.35;
/// Offices of the same level, where the titles differ.
const LEVEL: f64 = 0.15;
/// The same country.
const COUNTRY: f64 = 0.15;
/// A report of the person within three days.
const NEAR: f64 = 0.15;
/// That report names somebody whom this one names too.
const COMPANY: f64 = 0.25;
/// Reports that are looked at for company.
const MOST_REPORTS: usize = 32;
/// A report of the person within thirty days.
const MONTH: f64 = 0.05;
/// Nobody else of that short form is known.
const ONLY: f64 = 0.1;
/// The report itself names the person in full, and the short form is a slip of that name.
const SAME_REPORT: f64 = 0.5;
/// Letters of a name's sound from which a name that sounds the same is the same, spelt wrong.
const SOUND: usize = 6;
/// Nearly all reports that name somebody of that short form in full name this one; where the short form has an
/// office, of those in such an office.
const PROMINENT: f64 = 0.55;
/// That many of ten, of a few reports.
const NEARLY_ALL: usize = 9;
/// That many of ten, of more.
const MOST: usize = 8;
/// So many reports at least.
const WELL_KNOWN: usize = 3;
/// From so many on most is enough.
const KNOWN_BY_MANY: usize = 5;
/// The same where many people share few family names.
const WELL_KNOWN_OF_MANY: usize = 8;
/// Somebody whom so many reports name in full is called by the short form alone by any report, years before and
/// after.
const HOUSEHOLD: usize = 30;
/// What that is worth beside being prominent.
const HOUSEHOLD_NAME: f64 = 0.1;
/// The short form has an office that the candidate is not known to hold.
const OTHER_OFFICE: f64 = 0.3;
/// So much is enough.
pub(crate) const ENOUGH: f64 = 0.6;
/// A second candidate this near makes it doubtful.
const CLOSE: f64 = 0.15;
/// So many candidates are looked at, those of the nearest days first.
const MOST_CANDIDATES: usize = 256;

/// Links what can be linked; what it links helps the next round.
pub(crate) fn link_short_names(
    claims: &Claims,
    order: &Order,
    offices: &OfficeKeys,
    people: &mut People,
) {
    for _ in 0..2 {
        if !round(claims, order, offices, people) {
            break;
        }
    }
}

/// A person whom some report names in full.
#[derive(Debug)]
struct Candidate {
    root: u32,
    country: Option<(CountryId, CountrySource)>,
    gender: Option<Gender>,
    /// Sorted.
    documents: Vec<u32>,
    /// Its reports with their days, sorted.
    days: Vec<(i32, u32)>,
    /// Titles with their countries, sorted.
    offices: Vec<(Text, Option<CountryId>)>,
    /// Levels, sorted.
    levels: Vec<u8>,
    /// Is the family name one of the few that many people share?
    common: bool,
}

/// All that is known of people and their meetings so far.
pub(crate) struct Scene<'a> {
    claims: &'a Claims,
    order: &'a Order,
    office_keys: &'a OfficeKeys,
    candidates: Vec<Candidate>,
    /// Candidates by short form.
    by_short: FxHashMap<String, Vec<u32>>,
    /// Candidates by the sound of a short form of one long word.
    by_sound: FxHashMap<String, Vec<u32>>,
    /// Who met whom and about when: (candidate's root, the other's root, day), sorted.
    met: Vec<(u32, u32, i32)>,
    /// The meetings that a claim takes part in, sorted.
    pub(crate) meetings: Vec<(u32, u32)>,
}

/// One pass over all open short forms; was anything linked?
fn round(claims: &Claims, order: &Order, offices: &OfficeKeys, people: &mut People) -> bool {
    let scene = Scene::of(claims, order, offices, people);
    let mut found = Vec::new();
    let mut doubts = Vec::new();
    for rank in 0..order.people.len() as u32 {
        if !is_open(claims, order, people, rank) {
            continue;
        }
        match scene.best(people, rank) {
            Verdict::One(root, score, reason) => found.push((rank, root, score, reason)),
            Verdict::Several => {
                doubts.push((rank, "more than one person fits this short name".to_owned()));
            }
            Verdict::Nobody => {}
        }
    }
    for (rank, root, score, reason) in &found {
        if people.partition.may_join(*rank, *root) {
            people.cross[*rank as usize] = true;
            people.decide(*rank, *root, "context", *score, Some(reason.clone()));
        }
    }
    if found.is_empty() {
        people.doubts.extend(doubts);
    }
    !found.is_empty()
}

/// Is the claim a short form whose bearer nothing names in full yet?
pub(crate) fn is_open(claims: &Claims, order: &Order, people: &People, rank: u32) -> bool {
    claims.people[order.people[rank as usize] as usize].short_only && !people.cross[rank as usize]
}

/// What two countries say of whether two are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Countries {
    Same,
    /// One of them is not known.
    Open,
    /// They differ, but one of them only follows from who met whom.
    Unsure,
    Other,
}

impl Countries {
    /// How the country of a claim and that of a person agree.
    fn of(row: &PersonRow, candidate: &Candidate) -> Self {
        let guessed = |source| source == CountrySource::Meeting;
        match (row.country, candidate.country) {
            (Some((a, _)), Some((b, _))) if a == b => Self::Same,
            (Some((_, a)), Some((_, b))) if guessed(a) || guessed(b) => Self::Unsure,
            (Some(_), Some(_)) => Self::Other,
            _ => Self::Open,
        }
    }
}

enum Verdict {
    One(u32, f64, String),
    Several,
    Nobody,
}

impl<'a> Scene<'a> {
    pub(crate) fn without_people(
        claims: &'a Claims,
        order: &'a Order,
        office_keys: &'a OfficeKeys,
    ) -> Self {
        Self {
            claims,
            order,
            office_keys,
            candidates: Vec::new(),
            by_short: FxHashMap::default(),
            by_sound: FxHashMap::default(),
            met: Vec::new(),
            meetings: Vec::new(),
        }
    }

    fn of(
        claims: &'a Claims,
        order: &'a Order,
        office_keys: &'a OfficeKeys,
        people: &People,
    ) -> Self {
        let mut scene = Self::without_people(claims, order, office_keys);
        let mut parts = people.partition.parts();
        parts.retain(|(_, members)| members.iter().any(|&rank| !scene.row(rank).short_only));
        for (root, members) in &parts {
            let number = scene.candidates.len() as u32;
            let mut keys: Vec<String> = members
                .iter()
                .filter(|&&rank| !scene.row(rank).short_only)
                .map(|&rank| people.parsed_of[rank as usize])
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .flat_map(|parsed| short_keys(&people.parsed[parsed as usize].name))
                .collect();
            keys.sort_unstable();
            keys.dedup();
            let candidate = scene.candidate(people, *root, members);
            let mut sounds: Vec<String> = keys.iter().filter_map(|key| long_sound(key)).collect();
            sounds.sort_unstable();
            sounds.dedup();
            for key in keys {
                scene.by_short.entry(key).or_default().push(number);
            }
            for sound in sounds.into_iter().filter(|_| !candidate.common) {
                scene.by_sound.entry(sound).or_default().push(number);
            }
            scene.candidates.push(candidate);
        }
        scene.meet(people);
        scene
    }

    fn row(&self, rank: u32) -> &'a PersonRow {
        &self.claims.people[self.order.people[rank as usize] as usize]
    }

    fn day(&self, document: u32) -> Option<i32> {
        self.claims.documents[document as usize].published.map(day_number)
    }

    fn candidate(&self, people: &People, root: u32, members: &[u32]) -> Candidate {
        let rows = || members.iter().map(|&rank| self.row(rank));
        let offices = || {
            members
                .iter()
                .flat_map(|&rank| self.claims.offices_of(self.order.people[rank as usize]))
        };
        Candidate {
            root,
            country: vote(
                self.claims,
                members.iter().map(|&rank| self.order.people[rank as usize]),
            ),
            gender: agreed(rows().filter_map(|row| row.gender)),
            documents: sorted(rows().map(|row| row.document)),
            days: sorted(rows().filter_map(|row| Some((self.day(row.document)?, row.document)))),
            offices: sorted(offices().map(|office| (office.title, office.country))),
            levels: sorted(offices().filter_map(|office| office.level)),
            common: members.iter().any(|&rank| {
                let name = &people.parsed[people.parsed_of[rank as usize] as usize].name;
                matches!(name.culture.as_deref(), Some("chinese" | "korean" | "vietnamese"))
            }),
        }
    }

    /// Fills in who takes part in what, and who met whom.
    pub(crate) fn meet(&mut self, people: &People) {
        for (number, meeting) in (0..).zip(&self.claims.meetings) {
            let parties = self.parties(number);
            self.meetings.extend(parties.iter().map(|&rank| (rank, number)));
            let Some(day) = self.meeting_day(meeting) else { continue };
            for &a in &parties {
                for &b in parties.iter().filter(|&&b| b != a) {
                    self.met.push((people.partition.root(a), people.partition.root(b), day));
                }
            }
        }
        self.meetings.sort_unstable();
        self.met.sort_unstable();
        self.met.dedup();
    }

    /// The people who take part in a meeting; of a crowd only the first.
    pub(crate) fn parties(&self, meeting: u32) -> Vec<u32> {
        let people = self.claims.participants_of(meeting).iter().filter_map(|party| {
            match self.claims.entities[party.entity.get()? as usize].claim() {
                crate::claims::Claim::Person(claim) => Some(self.order.person[claim as usize]),
                _ => None,
            }
        });
        people.take(8).collect()
    }

    pub(crate) fn meeting_day(&self, meeting: &MeetingRow) -> Option<i32> {
        meeting.days.map(|(first, _)| day_number(first)).or_else(|| self.day(meeting.document))
    }

    /// The people of that short form who are in no way excluded. Where nobody has it, those whose
    /// short form sounds the same.
    fn fitting(&self, rank: u32) -> Vec<u32> {
        let row = self.row(rank);
        let key = fold(self.claims.text(row.name));
        let (numbers, slip) = match self.by_short.get(&key) {
            Some(numbers) => (numbers, false),
            None => match long_sound(&key).and_then(|sound| self.by_sound.get(&sound)) {
                Some(numbers) => (numbers, true),
                None => return Vec::new(),
            },
        };
        let mut fitting: Vec<u32> = numbers
            .iter()
            .copied()
            .filter(|&n| {
                let candidate = &self.candidates[n as usize];
                let genders = row.gender.is_none()
                    || candidate.gender.is_none()
                    || row.gender == candidate.gender;
                // Where the report itself names somebody so, it has decided; but for "President Ruiz" where it
                // tells of Joe Ruiz and Jill Ruiz and not which of them is president.
                let named = || {
                    candidate.documents.binary_search(&row.document).is_ok()
                        && !self.holds_such(rank, n)
                };
                Countries::of(row, candidate) != Countries::Other && genders && (slip || !named())
            })
            .collect();
        if fitting.len() > MOST_CANDIDATES {
            let day = self.day(row.document);
            fitting.sort_by_key(|&n| (self.distance(n, day).unwrap_or(i32::MAX), n));
            fitting.truncate(MOST_CANDIDATES);
        }
        fitting
    }

    /// Days between a day and the candidate's nearest report.
    fn distance(&self, candidate: u32, day: Option<i32>) -> Option<i32> {
        let (days, day) = (&self.candidates[candidate as usize].days, day?);
        let at = days.partition_point(|&(other, _)| other < day);
        let around = [at.checked_sub(1), Some(at)];
        around
            .iter()
            .flatten()
            .filter_map(|&n| days.get(n))
            .map(|&(other, _)| other.abs_diff(day) as i32)
            .min()
    }

    fn best(&self, people: &People, rank: u32) -> Verdict {
        let fitting = self.fitting(rank);
        let mut scored: Vec<(f64, u32, String)> = fitting
            .iter()
            .zip(self.fame(rank, &fitting))
            .map(|(&n, fame)| {
                let (mut score, mut reason) = self.score(people, rank, n, fitting.len() == 1);
                let them = &self.candidates[n as usize];
                if Countries::of(self.row(rank), them) == Countries::Unsure && fame.is_none() {
                    score = 0.0;
                }
                if let Some(fame) = fame {
                    score += fame;
                    reason.push_str("; by far the best known of that name");
                }
                (score, them.root, reason)
            })
            .filter(|(score, ..)| *score >= ENOUGH)
            .collect();
        scored.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        match scored.as_slice() {
            [] => Verdict::Nobody,
            [first, second, ..] if first.0 - second.0 < CLOSE => Verdict::Several,
            [(score, root, reason), ..] => Verdict::One(*root, score.min(1.0), reason.clone()),
        }
    }

    /// For each candidate what it is worth that nearly all, or most, reports that name somebody so name this one.
    fn fame(&self, rank: u32, fitting: &[u32]) -> Vec<Option<f64>> {
        let has_office = !self.claims.offices_of(self.order.people[rank as usize]).is_empty();
        let such: Vec<bool> = fitting.iter().map(|&n| self.holds_such(rank, n)).collect();
        let reports = |n: u32| self.candidates[n as usize].documents.len();
        let all: usize = fitting.iter().map(|&n| reports(n)).sum();
        // "President Ruiz" is none of the Ruizes who are known in other offices or none.
        let in_office: usize =
            fitting.iter().zip(&such).filter(|(_, such)| **such).map(|(&n, _)| reports(n)).sum();
        let fame = |(&n, &such): (&u32, &bool)| {
            let them = &self.candidates[n as usize];
            let known = if them.common { WELL_KNOWN_OF_MANY } else { WELL_KNOWN };
            let rivals = if such { in_office } else { all };
            let share = if reports(n) >= KNOWN_BY_MANY { MOST } else { NEARLY_ALL };
            let another = has_office && !such && (in_office > 0 || !them.offices.is_empty());
            let household = if reports(n) >= HOUSEHOLD { HOUSEHOLD_NAME } else { 0.0 };
            (reports(n) >= known && reports(n) * 10 >= rivals * share && !another)
                .then_some(PROMINENT + household)
        };
        fitting.iter().zip(&such).map(fame).collect()
    }

    fn score(&self, people: &People, rank: u32, candidate: u32, only: bool) -> (f64, String) {
        let row = self.row(rank);
        let them = &self.candidates[candidate as usize];
        let mut score = 0.0;
        let mut reasons: Vec<String> = Vec::new();
        if let Some(day) = self.shared_counterpart(people, rank, them) {
            score += COUNTERPART;
            reasons.push(format!("met the same counterpart within {day} days"));
        }
        let offices = self.claims.offices_of(self.order.people[rank as usize]);
        let country = row.country.map(|(country, _)| country);
        let theirs = them.country.map(|(country, _)| country);
        let same_office = offices.iter().any(|office| {
            let of = office.country.or(country);
            them.offices.iter().any(|&(title, other)| {
                let one = self.office_keys.get(title) == self.office_keys.get(office.title);
                one && of.is_some() && (other.or(theirs) == of)
            })
        });
        if self.holds_another(rank, candidate) {
            score -= OTHER_OFFICE;
        }
        if same_office {
            score += OFFICE;
            reasons.push("same office".into());
        } else if offices
            .iter()
            .filter_map(|office| office.level)
            .any(|level| them.levels.contains(&level))
        {
            score += LEVEL;
            reasons.push("office of the same level".into());
        }
        if country.is_some() && country == theirs {
            score += COUNTRY;
            reasons.push("same country".into());
        }
        if them.documents.binary_search(&row.document).is_ok() {
            score += SAME_REPORT;
            reasons.push("the report names somebody who sounds the same".into());
        }
        match self.distance(candidate, self.day(row.document)) {
            Some(days) if days <= 3 => {
                score += NEAR;
                reasons.push(format!("reports {days} days apart"));
                if self.in_company(people, rank, them) {
                    score += COMPANY;
                    reasons.push("named with the same people".into());
                }
            }
            Some(days) if days <= 30 => score += MONTH,
            _ => {}
        }
        if only {
            score += ONLY;
            reasons.push("nobody else of that name".into());
        }
        (score, reasons.join("; "))
    }

    /// Has the short form an office, and the candidate others alone?
    fn holds_another(&self, rank: u32, candidate: u32) -> bool {
        let offices = self.claims.offices_of(self.order.people[rank as usize]);
        let them = &self.candidates[candidate as usize].offices;
        !offices.is_empty() && !them.is_empty() && !self.holds_such(rank, candidate)
    }

    /// Has the short form an office that the candidate is known in?
    fn holds_such(&self, rank: u32, candidate: u32) -> bool {
        let offices = self.claims.offices_of(self.order.people[rank as usize]);
        let them = &self.candidates[candidate as usize].offices;
        let key = |title: Text| self.office_keys.get(title);
        let fits = |title: Text| {
            them.iter().any(|&(other, _)| {
                key(title).zip(key(other)).is_none_or(|(a, b)| self.office_keys.fit(a, b))
            })
        };
        offices.iter().any(|office| fits(office.title))
    }

    /// Does a report of the candidate, of the same days, name somebody else of this report?
    fn in_company(&self, people: &People, rank: u32, them: &Candidate) -> bool {
        let document = self.row(rank).document;
        let Some(day) = self.day(document) else { return false };
        let own: Vec<u32> = self.people_of(people, document).collect();
        let first = them.days.partition_point(|&(other, _)| other < day - 3);
        let near = them.days[first..].iter().take_while(|&&(other, _)| other <= day + 3);
        near.take(MOST_REPORTS).any(|&(_, other)| {
            let mut theirs = self.people_of(people, other);
            theirs.any(|root| root != them.root && own.contains(&root))
        })
    }

    /// The people of a report, by root.
    fn people_of(&self, people: &People, document: u32) -> impl Iterator<Item = u32> {
        let person = move |row: &EntityRow| match row.claim() {
            Claim::Person(n) => Some(people.partition.root(self.order.person[n as usize])),
            _ => None,
        };
        self.claims.entities_of(document).iter().filter_map(person)
    }

    /// Did the candidate meet whom this claim meets, about the same day? How many days apart.
    fn shared_counterpart(&self, people: &People, rank: u32, them: &Candidate) -> Option<i32> {
        let first = self.meetings.partition_point(|&(of, _)| of < rank);
        let own = self.meetings[first..].iter().take_while(|&&(of, _)| of == rank);
        let mut nearest = None;
        for &(_, meeting) in own {
            let row = &self.claims.meetings[meeting as usize];
            let Some(day) = self.meeting_day(row) else { continue };
            let slack = if row.days.is_some() { 1 } else { 3 };
            for other in self.parties(meeting).into_iter().filter(|&other| other != rank) {
                let roots = if is_open(self.claims, self.order, people, other) {
                    self.fitting(other)
                        .into_iter()
                        .take(16)
                        .map(|n| self.candidates[n as usize].root)
                        .collect()
                } else {
                    vec![people.partition.root(other)]
                };
                for root in roots {
                    let days = self.days_met(them.root, root, day, slack);
                    nearest = [nearest, days].into_iter().flatten().min();
                }
            }
        }
        nearest
    }

    /// Days between `day` and the nearest meeting of two people, if within `slack`.
    fn days_met(&self, a: u32, b: u32, day: i32, slack: i32) -> Option<i32> {
        let first = self.met.partition_point(|&entry| entry < (a, b, day - slack));
        self.met[first..]
            .iter()
            .take_while(|&&(x, y, when)| (x, y) == (a, b) && when <= day + slack)
            .map(|&(_, _, when)| (when - day).abs())
            .min()
    }
}

/// The value, if it is one.
fn agreed<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// The sound of a short form, where it is one word and long enough to go by.
fn long_sound(key: &str) -> Option<String> {
    let one = key.chars().all(char::is_alphabetic);
    one.then(|| sound(key)).filter(|sound| sound.len() >= SOUND)
}

/// The forms, folded, under which the press refers to a person alone.
fn short_keys(name: &PersonName) -> Vec<String> {
    let mut keys = Vec::new();
    keys.extend(name.short.as_deref().map(fold));
    // Where the given name is the short form, the family name alone is nobody's; but in speeches and
    // questions anybody is called by it ("Jen, …"), whom reports call by the family name.
    let culture = name.culture.as_deref().and_then(Culture::from_name);
    let by_given = culture.is_some_and(Culture::calls_by_given_name);
    let given_short = by_given && name.short.is_some() && name.short == name.given;
    if let (Some(family), false) = (&name.family, given_short) {
        keys.push(fold(family));
        keys.extend(family.rsplit(' ').next().map(fold));
    }
    if name.family.is_none() {
        keys.extend(name.given.as_deref().and_then(|given| given.split(' ').next()).map(fold));
    }
    keys
}
