//! What the steps found, in reading order and numbered anew: the [`Facts`] of the report.

use dateline_parser::{Meta, Report, Span};

use crate::cast::{Cast, CastMention, MentionId};
use crate::facts::{DateFact, Entity, Facts, IssueFact, MeetingFact, MentionFact, StatementFact};
use crate::scene::{Scene, known_agency};

/// Puts everything together.
pub(crate) fn facts(
    scene: &Scene<'_, '_>,
    meta: &Meta<'_>,
    cast: Cast,
    mut meetings: Vec<MeetingFact>,
    mut statements: Vec<StatementFact>,
    issues: Vec<IssueFact>,
) -> Facts {
    let report = scene.report;
    let Cast { mut entities, mentions, dateline_places, .. } = cast;
    let (mentions, number) = in_reading_order(&mentions);
    renumber(&mut entities, &mut meetings, &mut statements, &mentions, &number);
    order_meetings(&mut meetings, &mut statements);
    statements.sort_by_key(|statement| {
        (statement.cue.start, statement.contents.first().map(|content| content.start))
    });
    let dateline = report.dateline.as_ref();
    Facts {
        title: meta
            .title
            .map(str::to_owned)
            .or_else(|| report.title.map(|title| report.slice(title).to_owned())),
        published: report.published.map(|published| (published.day, published.source)),
        dateline: dateline.map(|dateline| dateline.span),
        dateline_day: dateline.and_then(|dateline| dateline.day),
        dateline_places: dateline.map_or_else(Vec::new, |dateline| {
            let known = dateline_places.into_iter().chain(std::iter::repeat(None));
            dateline.places.iter().zip(known).map(|(place, entity)| (place.name, entity)).collect()
        }),
        agency: report.agency.map(|agency| agency_name(report, agency)),
        byline: report.byline,
        language: report.language.unwrap_or("und").to_owned(),
        word_count: scene.syntax.words(),
        sentences: report.sentences.iter().map(|s| (s.span, s.paragraph)).collect(),
        entities,
        mentions,
        dates: dates(scene),
        statements,
        meetings,
        issues,
    }
}

/// The mentions by place, longer ones first, and the new number of each old one.
fn in_reading_order(mentions: &[CastMention]) -> (Vec<MentionFact>, Vec<MentionId>) {
    let mut order: Vec<MentionId> = (0..mentions.len() as MentionId).collect();
    order.sort_by_key(|&old| {
        let mention = &mentions[old as usize];
        (mention.span.start, std::cmp::Reverse(mention.span.end), old)
    });
    let mut number = vec![0; mentions.len()];
    let mut sorted = Vec::with_capacity(mentions.len());
    for (new, &old) in (0..).zip(&order) {
        number[old as usize] = new;
        let mention = &mentions[old as usize];
        sorted.push(MentionFact {
            span: mention.span,
            sentence: mention.sentence,
            kind: mention.kind,
            form: mention.form,
            entity: mention.meaning.one(),
            link_source: mention.link_source.filter(|_| mention.meaning.one().is_some()),
        });
    }
    (sorted, number)
}

/// Turns every number of a mention into its new one.
fn renumber(
    entities: &mut [Entity],
    meetings: &mut [MeetingFact],
    statements: &mut [StatementFact],
    mentions: &[MentionFact],
    number: &[MentionId],
) {
    let new = |old: &mut MentionId| *old = number[*old as usize];
    for entity in entities {
        let Entity::Person(person) = entity else { continue };
        for office in &mut person.offices {
            new(&mut office.mention);
            // A description may have taken in its article since ("the UN chief").
            office.span = mentions[office.mention as usize].span;
        }
        for affiliation in &mut person.affiliations {
            new(&mut affiliation.mention);
            affiliation.span = mentions[affiliation.mention as usize].span;
        }
    }
    for meeting in meetings {
        meeting.participants.iter_mut().for_each(|party| new(&mut party.mention));
    }
    for statement in statements {
        statement.speakers.iter_mut().for_each(|speaker| new(&mut speaker.mention));
        statement.addressees.iter_mut().filter_map(|a| a.mention.as_mut()).for_each(new);
    }
}

/// Sorts meetings by the first words that tell of each, and statements follow their meeting.
fn order_meetings(meetings: &mut Vec<MeetingFact>, statements: &mut [StatementFact]) {
    let place = |meeting: &MeetingFact| meeting.reports.first().map(|report| report.span);
    let mut order: Vec<u32> = (0..meetings.len() as u32).collect();
    order.sort_by_key(|&old| (place(&meetings[old as usize]), old));
    let mut number = vec![0; meetings.len()];
    for (new, &old) in (0..).zip(&order) {
        number[old as usize] = new;
    }
    for meeting in statements.iter_mut().filter_map(|statement| statement.meeting.as_mut()) {
        *meeting = number[*meeting as usize];
    }
    let mut numbered: Vec<_> = number.into_iter().zip(std::mem::take(meetings)).collect();
    numbered.sort_by_key(|(new, _)| *new);
    *meetings = numbered.into_iter().map(|(_, meeting)| meeting).collect();
}

fn dates(scene: &Scene<'_, '_>) -> Vec<DateFact> {
    let fact = |date: &dateline_normaliser::dates::TimeExpression| {
        Some(DateFact {
            span: date.span,
            sentence: date.sentence?,
            kind: date.kind,
            value: date.value.clone(),
            modifier: date.modifier,
            first_day: date.first_day,
            last_day: date.last_day,
            precision: date.precision,
            anchor: date.anchor,
            anchor_day: date.anchor_day,
            direction: date.direction,
            rule: date.rule.into(),
        })
    };
    let mut facts = Vec::with_capacity(scene.dates.len());
    facts.extend(scene.dates.iter().filter_map(fact));
    facts
}

/// An agency by its usual name, else as it is written.
fn agency_name(report: &Report<'_>, words: Span) -> String {
    known_agency(report)
        .map_or_else(|| report.slice(words).to_owned(), |known| known.name.to_owned())
}

#[cfg(test)]
mod tests {
    use dateline_parser::{Meta, parse};

    fn agency(text: &str) -> Option<String> {
        let (report, meta) = (parse(text, &Meta::default()), Meta::default());
        crate::extract(&report, &dateline_recogniser::recognise(&report), &[], &meta).agency
    }

    #[test]
    fn the_words_of_an_office_are_those_of_its_mention() {
        let text = "Shares will fall unless Unicef pays.\n   The Unicef leader said the company  —  and the union \
            agreed. Okafor said there is such hostility between them.";
        let (report, meta) = (parse(text, &Meta::default()), Meta::default());
        let facts = crate::extract(&report, &dateline_recogniser::recognise(&report), &[], &meta);
        for entity in &facts.entities {
            let crate::facts::Entity::Person(person) = entity else { continue };
            for office in &person.offices {
                assert_eq!(office.span, facts.mentions[office.mention as usize].span);
            }
        }
    }

    #[test]
    fn agencies_have_their_usual_names() {
        let xinhua = agency("BEIJING, Feb. 19 (XINHUA) -- Talks began on Monday.");
        assert_eq!(xinhua.as_deref(), Some("Xinhua"));
        let unknown = agency("LIMA, Feb. 19 -- Talks began on Monday.");
        assert_eq!(unknown, None);
    }
}
