//! What was found, as numbered lists beneath the text.

use std::io::{self, Write};

use dateline::Stages;
use dateline_extractor::facts::{Entity, Facts, LocalId};
use dateline_lexicon::{CountryId, lexicon};
use dateline_parser::Span;
use dateline_reader::RawReport;
use dateline_schema::closed::BodyCountrySource;
use jiff::civil::Date;

use super::marked::{Paint, Painter};

/// What is known of the report as a whole.
pub(super) fn head(
    raw: &RawReport,
    stages: &Stages<'_>,
    painter: Painter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let facts = &stages.facts;
    let mut line = |name: &str, value: Option<String>| match value {
        Some(value) => {
            writeln!(out, "{} {value}", painter.paint(Paint::Heading, &format!("{name:<10}")))
        }
        None => Ok(()),
    };
    let source = if raw.record == 0 {
        raw.source.clone()
    } else {
        format!("{}, record {}", raw.source, raw.record)
    };
    line("source", Some(source))?;
    line("title", facts.title.clone())?;
    let published = facts.published.map(|(day, source)| format!("{day} ({})", source.name()));
    line("published", Some(published.unwrap_or_else(|| "unknown".to_owned())))?;
    line("dateline", facts.dateline.map(|span| words(&raw.text, span)))?;
    line("agency", facts.agency.clone())?;
    line("byline", facts.byline.map(|span| words(&raw.text, span)))?;
    line("language", Some(facts.language.clone()))?;
    let sizes = format!("{} sentence(s), {} word(s)", facts.sentences.len(), facts.word_count);
    line("size", Some(sizes))
}

pub(super) fn entities(
    stages: &Stages<'_>,
    painter: Painter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let facts = &stages.facts;
    heading("entities", facts.entities.len(), painter, out)?;
    for (n, entity) in facts.entities.iter().enumerate() {
        let (kind, paint, more) = match entity {
            Entity::Person(person) => {
                let bodies = person.affiliations.iter().map(|body| name(facts, body.organisation));
                let offices: Vec<&str> = person
                    .offices
                    .iter()
                    .map(|office| office.title.as_str())
                    .chain(bodies)
                    .collect();
                ("person", Paint::Person, offices.join("; "))
            }
            Entity::Organisation(organisation) => {
                let known = |(country, source): (CountryId, BodyCountrySource)| {
                    format!("{} ({})", lexicon().country(country).code, source.name())
                };
                let told = [organisation.acronym.clone(), organisation.country.map(known)];
                let told: Vec<String> = told.into_iter().flatten().collect();
                ("organisation", Paint::Thing, told.join("; "))
            }
            Entity::Place(place) => ("place", Paint::Place, place.kind.name().to_owned()),
            Entity::Work(work) => ("work", Paint::Thing, work.kind.name().to_owned()),
        };
        let name = painter.paint(paint, name(facts, LocalId(n as u32)));
        writeln!(out, "  {n:>3}  {kind:<12} {name}{}", after(&more))?;
    }
    Ok(())
}

pub(super) fn mentions(
    stages: &Stages<'_>,
    painter: Painter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let facts = &stages.facts;
    heading("mentions", facts.mentions.len(), painter, out)?;
    for (n, mention) in facts.mentions.iter().enumerate() {
        let shown = painter.paint(Paint::Plain, &words(stages.report.text, mention.span));
        let kind = format!("{} {}", mention.kind.name(), mention.form.name());
        let entity = mention.entity.map(|entity| {
            let how = mention.link_source.map_or("", |source| source.name());
            format!(" -> {} ({how})", name(facts, entity))
        });
        writeln!(
            out,
            "  {:>4}  {kind:<24} {shown}{}",
            format!("m{}", n + 1),
            entity.unwrap_or_default()
        )?;
    }
    Ok(())
}

pub(super) fn dates(stages: &Stages<'_>, painter: Painter, out: &mut dyn Write) -> io::Result<()> {
    let facts = &stages.facts;
    heading("dates", facts.dates.len(), painter, out)?;
    for (n, date) in facts.dates.iter().enumerate() {
        let shown = painter.paint(Paint::Date, &words(stages.report.text, date.span));
        let value = date.value.as_deref().unwrap_or("?");
        let days = interval(date.first_day, date.last_day);
        writeln!(
            out,
            "  {:>4}  {shown} = {} {value}{days}, anchor {}, rule {}",
            format!("t{}", n + 1),
            date.kind.name(),
            date.anchor.name(),
            date.rule
        )?;
    }
    Ok(())
}

pub(super) fn statements(
    stages: &Stages<'_>,
    painter: Painter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let facts = &stages.facts;
    let text = stages.report.text;
    heading("statements", facts.statements.len(), painter, out)?;
    for (n, statement) in facts.statements.iter().enumerate() {
        let speakers = statement.speakers.iter().map(|speaker| {
            let mention = facts.mentions.get(speaker.mention as usize);
            who(facts, text, speaker.entity, mention.map(|mention| mention.span))
        });
        let speakers = joined(speakers);
        let addressees = statement.addressees.iter().map(|addressee| {
            let mention = addressee.mention.and_then(|m| facts.mentions.get(m as usize));
            let who = who(facts, text, addressee.entity, mention.map(|mention| mention.span));
            format!("{who} ({}, {})", addressee.relation.name(), addressee.source.name())
        });
        let addressees = joined(addressees);
        let to = if addressees.is_empty() { String::new() } else { format!(" -> {addressees}") };
        let speakers = if speakers.is_empty() { "nobody named".to_owned() } else { speakers };
        writeln!(
            out,
            "  {:>4}  {}{to}: {} ({}, {}), cue {:?}{}",
            format!("q{}", n + 1),
            painter.paint(Paint::Person, &speakers),
            painter.paint(Paint::Statement, statement.act.name()),
            statement.quote_type.name(),
            statement.modality.name(),
            words(text, statement.cue),
            statement.meeting.map(|m| format!(", at meeting {}", m + 1)).unwrap_or_default(),
        )?;
        let contents: Vec<String> =
            statement.contents.iter().map(|span| words(text, *span)).collect();
        writeln!(out, "        {}", painter.paint(Paint::Plain, &contents.join(" … ")))?;
    }
    Ok(())
}

pub(super) fn meetings(
    stages: &Stages<'_>,
    painter: Painter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let facts = &stages.facts;
    let text = stages.report.text;
    heading("meetings", facts.meetings.len(), painter, out)?;
    for (n, meeting) in facts.meetings.iter().enumerate() {
        let days = meeting
            .days
            .map_or_else(String::new, |(first, last)| interval(Some(first), Some(last)));
        let place =
            meeting.place.map(|place| format!(", in {}", name(facts, place))).unwrap_or_default();
        writeln!(
            out,
            "  {:>4}  {} ({}){days}{place}",
            n + 1,
            meeting.kind.name(),
            meeting.status.name()
        )?;
        for party in &meeting.participants {
            let mention = facts.mentions.get(party.mention as usize);
            let who = who(facts, text, party.entity, mention.map(|mention| mention.span));
            let office = party.office.as_deref().unwrap_or_default();
            let who = painter.paint(Paint::Person, &who);
            writeln!(out, "        {:<9} {who}{}", party.role.name(), after(office))?;
        }
        for report in &meeting.reports {
            let shown = painter.paint(Paint::Plain, &words(text, report.span));
            writeln!(out, "        {:<9} {shown}", report.supports.name())?;
        }
    }
    Ok(())
}

pub(super) fn issues(stages: &Stages<'_>, painter: Painter, out: &mut dyn Write) -> io::Result<()> {
    let issues = &stages.facts.issues;
    if issues.is_empty() {
        return Ok(());
    }
    heading("issues", issues.len(), painter, out)?;
    for issue in issues {
        let at = issue.span.map(|span| format!(" at {:?}", words(stages.report.text, span)));
        let message = painter.paint(Paint::Plain, &issue.message);
        writeln!(out, "  {}: {message}{}", issue.kind.name(), at.unwrap_or_default())?;
    }
    Ok(())
}

fn heading(name: &str, count: usize, painter: Painter, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{} ({count})", painter.paint(Paint::Heading, name))
}

/// The words of a span on one line.
fn words(text: &str, span: Span) -> String {
    let slice = text.get(span.range()).unwrap_or_default();
    slice.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn name(facts: &Facts, entity: LocalId) -> &str {
    match facts.entities.get(entity.0 as usize) {
        Some(Entity::Person(person)) => &person.name.name,
        Some(Entity::Organisation(organisation)) => &organisation.name,
        Some(Entity::Place(place)) => &place.name,
        Some(Entity::Work(work)) => &work.name,
        None => "?",
    }
}

/// The entity's name, else the words.
fn who(facts: &Facts, text: &str, entity: Option<LocalId>, mention: Option<Span>) -> String {
    match (entity, mention) {
        (Some(entity), _) => name(facts, entity).to_owned(),
        (None, Some(span)) => format!("{:?}", words(text, span)),
        (None, None) => "?".to_owned(),
    }
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" and ")
}

fn after(more: &str) -> String {
    if more.is_empty() { String::new() } else { format!(", {more}") }
}

fn interval(first: Option<Date>, last: Option<Date>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => format!(", {first}"),
        (None, None) => String::new(),
        (first, last) => {
            let open =
                |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
            format!(", {} to {}", open(first), open(last))
        }
    }
}
