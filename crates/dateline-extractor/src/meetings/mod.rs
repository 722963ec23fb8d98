//! Who met whom, when and where.
//!
//! Each sentence is read once. A word that can tell of a meeting ("received", "talks", "visit")
//! gives a [`telling::Telling`]: its parties by the verb's frame, the day and place beside it, and
//! whether it took place. [`story`] joins the tellings that are of one meeting; [`finish`] decides
//! what only all of them together show.
//!
//! - [`line`]: a sentence, and what stands at a token of it; [`missed`]: verbs that look like nouns
//! - [`capitals`]: capitals that stand for their states
//! - [`actors`], [`parties`], [`joints`], [`subjects`], [`rows`], [`groups`]: who a mention stands for, lists of parties, who acts;
//!   [`relatives`]: who "the two", "whom" and "the delegation" are
//! - [`around`], [`places`]: what stands beside a trigger: parties, day, place, means
//! - [`status`]: held, planned, cancelled, proposed, or no meeting at all
//! - [`verbs`], [`receiving`], [`journeys`], [`distance`], [`briefing`], [`discussing`], [`chairing`], [`signing`], [`company`]: triggers that are verbs;
//!   [`several`]: what tells of several meetings at once, [`pairs`]: countries and names in turn,
//!   [`apart`]: days that are counted from another ("a day after"), [`dated`], [`remarks`]: days that another telling or
//!   what was said has, [`same`]: what is told twice
//! - [`mediation`]: who mediates talks that have no other party
//! - [`agreed`]: talks told of by what came of them
//! - [`nouns`], [`added`], [`sides`], [`alone`], [`beside`], [`gatherings`], [`modified`], [`moved`], [`holding`], [`clause`], [`paid`]: triggers that are nouns, what stands
//!   before them, the verb that holds them and the clause they belong to
//! - [`press`]: press conferences that two give; [`rolls`]: names under a heading; [`present`]: who else was there
//! - [`spoken`]: who was at "the meeting" that only what was said before tells of
//! - [`offices`], [`counterparts`]: the office of a party at the time, and its country by the other's
//! - [`courses`], [`grounds`], [`stays`]: where a visit leads and what is in its course; day, place, host
//!   and visitor by dateline and publication; whose ground it is by where somebody stays

mod actors;
mod added;
mod agreed;
mod alone;
mod apart;
mod around;
mod asides;
mod beside;
mod briefing;
mod capitals;
mod chairing;
mod clause;
mod company;
mod counterparts;
mod courses;
mod dated;
mod discussing;
mod distance;
mod draft;
mod finish;
mod gatherings;
mod grounds;
mod groups;
mod holding;
mod joining;
mod joints;
mod journeys;
mod line;
mod mediation;
mod missed;
mod modified;
mod moved;
mod nouns;
mod offices;
mod paid;
mod pairs;
mod parties;
mod places;
mod present;
mod press;
mod receiving;
mod relatives;
mod remarks;
mod rolls;
mod rows;
mod same;
mod several;
mod sides;
mod signing;
mod spending;
mod spoken;
mod status;
mod stays;
mod story;
mod subjects;
mod telling;
mod travellers;
mod verbs;

use dateline_lexicon::{MeetingNounFrame, WordClass};
use dateline_normaliser::dates::TimeExpression;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::cast::Cast;
use crate::facts::MeetingFact;
use crate::meetings::line::{Line, Places, asks};
use crate::meetings::story::Story;
use crate::scene::Scene;

/// What a sentence that tells of a meeting has words of.
const TELLS: WordClass = WordClass::MEETING_START.union(WordClass::MEETING_TELLS);

/// The meetings of a report. Mentions are numbers in [`Cast::mentions`].
pub(crate) fn find(scene: &Scene<'_, '_>, cast: &mut Cast) -> Vec<MeetingFact> {
    capitals::note(scene, cast);
    groups::note(scene, cast);
    let named = dates_in_names(scene, cast);
    let mut facts = if named.is_empty() {
        told(scene, cast)
    } else {
        let apart = (0..).zip(scene.dates).filter(|(n, _)| named.binary_search(n).is_err());
        let dates: Vec<TimeExpression> = apart.map(|(_, date)| date.clone()).collect();
        told(&Scene { dates: &dates, ..*scene }, cast)
    };
    groups::forget_others(cast, &mut facts);
    facts
}

/// The time expressions that are parts of names, in order: "the *19 April* Movement".
fn dates_in_names(scene: &Scene<'_, '_>, cast: &Cast) -> Vec<usize> {
    let mut named = Vec::new();
    for mention in &cast.mentions {
        if mention.kind != MentionKind::Organisation || mention.form != MentionForm::FullName {
            continue;
        }
        let first = scene.dates.partition_point(|date| date.tokens.start < mention.tokens.start);
        let inside =
            scene.dates[first..].iter().take_while(|date| date.tokens.end < mention.tokens.end);
        named.extend((first..).zip(inside).map(|(n, _)| n));
    }
    named.sort_unstable();
    named.dedup();
    named
}

/// What all sentences tell together.
fn told(scene: &Scene<'_, '_>, cast: &Cast) -> Vec<MeetingFact> {
    let places = Places::of(cast);
    let mut story = Story::default();
    for n in 0..scene.report.sentences.len() as u32 {
        if let Some(roll) = story.expects(n) {
            let within = roll.paragraph == Some(scene.report.sentences[n as usize].paragraph);
            if rolls::is_number(scene, n) || rolls::is_blank(scene, n) {
                story.expect_more(scene, n, roll);
            } else {
                let line = Line::new(*scene, cast, &places, n);
                let people = rolls::entries(&line, within);
                if within || !people.is_empty() {
                    story.call(&line, roll, &people);
                    story.expect_more(scene, n, roll);
                }
            }
        }
        if let Some(at) = rolls::heading(scene, n, story.expects(n).is_some()) {
            story.expect(n, at, None);
        } else if let Some(noun) = rolls::of_people(scene, n) {
            story.expect_of(scene, n, noun);
        }
        if story.may_be_spoken_at(n) && present::has_remarks(scene, n) {
            let line = Line::new(*scene, cast, &places, n);
            story.speak(&line, &present::remarked(&line));
        }
        if present::opens_at_it(scene, n) && (story.may_be_spoken_at(n) || story.gathers(n)) {
            let line = Line::new(*scene, cast, &places, n);
            story.speak(&line, &present::acted(&line));
        }
        let tells = scene.syntax.classes_of(n).contains(TELLS);
        if !tells && !story.has_open_talks(n) || asks(scene, n) {
            continue;
        }
        let line = Line::new(*scene, cast, &places, n);
        line.before.set(story.before(cast, n));
        let present = present::at(&line);
        if present.is_empty() {
            read(&line, &mut story);
            mediation::read(&line, &mut story);
            if company::tells_of_delegation(&line) {
                let leader = company::leader(&line);
                if leader.is_some() || company::is_another(&line) {
                    story.lead(leader, n);
                }
            }
        } else {
            story.join_last(&line, &present);
        }
    }
    if !story.drafts.is_empty() {
        story.lead_day = remarks::of_lead(&Line::new(*scene, cast, &places, 0));
    }
    finish::facts(scene, cast, &places, story)
}

/// The triggers of a sentence, in reading order.
fn read(line: &Line<'_, '_>, story: &mut Story) {
    let mut from = line.tokens.start;
    while let Some(token) = line.first(from, WordClass::MEETING_TELLS) {
        let next = token + 1;
        if let Some(noun) = nouns::at(line, token) {
            if noun.sense.frame == MeetingNounFrame::Gathering {
                story.see_occasion();
            }
            nouns::read(line, &noun, story);
            from = noun.end.max(next);
        } else {
            verbs::read(line, token, story);
            from = next;
        }
        line.before.set(story.before(line.cast, line.sentence));
    }
}
