//! Units with an article or a pointing word: `the week`, `the year ended`, `the day before`, `that year`, `the same
//! month`, `year-end`.
//!
//! Not `the year of the dragon`, `for the day`, `the turn of the century`.

use dateline_lexicon::{TimeRole, Unit};
use dateline_parser::Shape;
use dateline_schema::closed::{Anchor, Mod};

use super::scan::{Found, Scanner};
use super::story::monday;
use super::tense::{Side, Told};
use super::value::{Length, Value, When};

impl Scanner<'_, '_> {
    /// `that year`, `the same day`.
    pub(super) fn same(&self, i: usize, at: usize, unit: Unit) -> Option<Found> {
        if unit < Unit::Day {
            return None;
        }
        let the = self.before(at).is_some_and(|the| self.word(the).is(TimeRole::ARTICLE));
        let (when, anchor) = match self.story.day_of_news() {
            // `On the same day, the minister met …` goes on with the news.
            Some(day) if unit == Unit::Day && the => (When::Day(day), Anchor::Narrative),
            _ => self.around_story(unit, 0)?,
        };
        // `the same month of 2019`
        if self.is_one(i + 1, &["of", "in"])
            && matches!(when, When::Month(..) | When::Quarter(..) | When::Half(..))
            && let (Some(year), Some(told)) = (self.year_number(i + 2), when.year())
        {
            let value = Value::Date(when.add_years(i64::from(year - told))?);
            let first = self.with_article(at);
            return Some(Found::date(first, i + 3, value, Anchor::Absolute, "narrative"));
        }
        let that = self.before(at).filter(|&that| self.is(at, "same") && self.is(that, "that"));
        // `the same month last year`, `the same week a year earlier`
        if unit < Unit::Year
            && that.is_none()
            && let (Some((end, years)), Some(told)) = (self.years_away(i + 1), when.year())
        {
            let base = if self.word(i + 1).is(TimeRole::SHIFT) {
                i64::from(self.published?.year()) - i64::from(told)
            } else {
                0
            };
            let value = Value::Date(when.add_years(base + years)?);
            let first = self.with_article(at);
            return Some(Found::date(first, end, value, anchor, "year_earlier"));
        }
        let first = that.unwrap_or_else(|| self.with_article(at));
        Some(
            Found::date(first, i + 1, Value::Date(when), anchor, "narrative")
                .modified(self.phase(first)),
        )
    }

    /// `last year`, `a year earlier` from token `at`: its end and how many years away.
    fn years_away(&self, at: usize) -> Option<(usize, i64)> {
        let year = self.word(at + 1).unit == Some(Unit::Year);
        if !year || self.word(at + 1).is(TimeRole::PLURAL) {
            return None;
        }
        let word = self.word(at);
        if word.is(TimeRole::SHIFT) && !word.is(TimeRole::NARRATIVE) {
            return Some((at + 2, i64::from(word.shift)));
        }
        let back = word.is(TimeRole::ONE) && self.is_one(at + 2, &["ago", "before", "earlier"]);
        back.then_some((at + 3, -1))
    }

    /// `the week`, `the year ended`, `later in the day`.
    pub(super) fn the_unit(
        &self,
        i: usize,
        article: usize,
        left: usize,
        unit: Unit,
    ) -> Option<Found> {
        let end = i + 1;
        let found = |value, anchor| Found::date(article, end, value, anchor, "the_unit");
        if unit == Unit::Weekend
            && let Some(day) = self.story.history_day()
        {
            let value = Value::Date(When::Weekend(monday(day)));
            return Some(Found::date(article, end, value, Anchor::Narrative, "the_unit"));
        }
        if unit == Unit::Weekend {
            let when = self.around_publication(unit, 0, self.side(article, end));
            return Some(found(Value::Date(when), self.published_anchor()));
        }
        let that = usize::from(
            self.is_one(end, &["that", "which"]) && self.is_one(end + 1, &["ended", "ends"]),
        );
        if (that == 1 || self.is_one(end, &["ended", "ending", "to"]))
            && !self.is(end + 1, "date")
            && matches!(unit, Unit::Year | Unit::Quarter | Unit::Month | Unit::Week)
        {
            let dated = end + that + 1 + usize::from(self.is_one(end + that + 1, &["in", "on"]));
            let word = self.word(dated);
            // `the week ended badly`; `the year to be flat`
            let date = word.month.is_some()
                || word.weekday.is_some()
                || word.is(TimeRole::DAY)
                || !self.is(end, "to")
                    && (word.is_any(TimeRole::SHIFT | TimeRole::ARTICLE)
                        || self.has(dated, Shape::NUMBER));
            if !date && !self.is(end, "to") {
                return None;
            }
            if date {
                return Some(match self.story.quarter {
                    // `in the quarter ended Dec. 31 against … in the quarter ended Sept. 30`
                    Some(_)
                        if unit == Unit::Quarter
                            && self.is_compared(article)
                            && let Some(quarter) = self.quarter_ended(dated) =>
                    {
                        found(Value::Date(quarter), self.published_anchor())
                    }
                    Some(quarter @ When::Quarter(..)) if unit == Unit::Quarter => {
                        found(Value::Date(quarter), Anchor::Narrative)
                    }
                    _ if unit == Unit::Quarter
                        && let Some(quarter) = self.quarter_ended(dated) =>
                    {
                        found(Value::Date(quarter), self.published_anchor())
                    }
                    _ => found(Value::Length(Length::new(Some(1), unit)), Anchor::None),
                });
            }
        }
        // `the quarter a year ago`
        if unit == Unit::Quarter
            && let (Some(stop), Some(quarter)) = (self.year_back(end), self.story.quarter)
        {
            let value = Value::Date(quarter.add_years(-1)?);
            return Some(Found::date(article, stop, value, Anchor::Narrative, "year_earlier"));
        }
        // `the whole year`, `the entire week`
        if self.is_one(left, &["whole", "entire"]) && unit >= Unit::Day {
            return Some(found(Value::Length(Length::new(Some(1), unit)), Anchor::None));
        }
        // `the week after next`, `the weekend before last`
        let twice = match (self.is_one(end, &["after"]), self.is_one(end, &["before"])) {
            (true, _) if self.is(end + 1, "next") => 2,
            (_, true) if self.is(end + 1, "last") => -2,
            _ => 0,
        };
        if twice != 0 {
            let when = self.around_publication(unit, twice, None);
            let anchor = self.published_anchor();
            return Some(Found::date(article, end + 2, Value::Date(when), anchor, "shifted"));
        }
        // `the day before`, `the year after`, with nothing that it is before or after
        if self.is_one(end, &["before", "after", "earlier", "later"]) && self.ends_phrase(end + 1) {
            let shift = if self.is_one(end, &["before", "earlier"]) { -1 } else { 1 };
            let (when, anchor) = self.around_story(unit, shift)?;
            let value = Value::Date(when);
            return Some(Found::date(article, end + 1, value, anchor, "narrative"));
        }
        let told = self.before(article).is_some_and(|at| self.is(at, "in"))
            && self.phase(article).1.is_some();
        // `For the year, it earned …` with or without the comma; `the year it was founded`
        let heads = unit == Unit::Year
            && article == self.begin + 1
            && self.is_one(self.begin, &["for", "in"])
            && self.is_one(end, &["it", "they"]);
        // `at the end of the month after eight years`; `At the end of the month she left`
        let (phase, part) = self.phase(article);
        // `in the course of the week`
        let course = self.before(article).filter(|&of| self.is(of, "of"));
        let course = course.and_then(|of| self.before(of)).filter(|&at| self.is(at, "course"));
        let heads_clause = course.map_or(phase, |at| at.saturating_sub(1)) <= self.begin + 1
            && self.is_one(end, &["he", "she", "they", "it"]);
        let ends = part.is_some() && self.is_one(end, &["after", "ahead"])
            || (part.is_some() || course.is_some()) && heads_clause;
        if !told
            && !heads
            && !ends
            && self.is_one(
                end,
                &["of", "before", "after", "when", "that", "he", "she", "they", "it", "ahead"],
            )
        {
            return None;
        }
        // `the year to date`
        if self.is(end, "to")
            && self.is(end + 1, "date")
            && let Some(published) = self.published
            && let Some(days) = self.around_publication(unit, 0, None).interval()
        {
            let value = Value::Between(When::Day(days.first), When::Day(published));
            let anchor = Anchor::Published;
            return Some(Found::date(article, end + 2, value, anchor, "the_unit"));
        }
        // `the turn of the century` is when it began, and of which nothing tells.
        let turn = self.before(article).filter(|&of| self.is(of, "of"));
        if turn.and_then(|of| self.before(of)).is_some_and(|turn| self.is(turn, "turn")) {
            return None;
        }
        // `the year's last race`
        if unit == Unit::Quarter
            && self.possessive(end)
            && let Some(quarter) = self.story.quarter
        {
            return Some(found(Value::Date(quarter), Anchor::Narrative));
        }
        if unit == Unit::Year && self.possessive(end) && self.has(end + 1, Shape::WORD) {
            let when = self.around_publication(unit, 0, None);
            return Some(found(Value::Date(when), self.published_anchor()));
        }
        let (first, modifier) = self.phase(article);
        let led = |words: &[&str]| self.before(article).is_some_and(|at| self.is_one(at, words));
        // `shares started the week badly`
        let bounds = unit > Unit::Day
            && led(&[
                "start", "started", "begin", "began", "end", "ended", "finish", "finished",
                "closed",
            ]);
        let leads = bounds
            || course.is_some()
            || led(&["in", "for", "during", "throughout", "through", "by", "within", "over", "of"]);
        if modifier.is_none() && !leads {
            return None;
        }
        let when = match unit {
            Unit::Day => {
                // `throughout the day`, `later in the day`; `for the day` is of a bargain or a name.
                if modifier.is_none() && !led(&["during", "throughout", "through"]) {
                    return None;
                }
                // The day told of in this sentence, or else the last that is not yet to come.
                let told = self.story.day.filter(|&day| !self.is_ahead(When::Day(day)));
                match self.story.fresh_day().or(told) {
                    Some(day) => (When::Day(day), Anchor::Narrative),
                    None => (self.around_publication(Unit::Day, 0, None), self.published_anchor()),
                }
            }
            Unit::Quarter => match self.story.quarter {
                Some(quarter) => (quarter, Anchor::Narrative),
                // The latest one that is over.
                None if self.is(left, "latest")
                    || modifier.is_none()
                        && led(&["in", "for", "during"])
                        && self.told(first, end) != Some(Told::firmly(Side::Future)) =>
                {
                    (self.around_publication(unit, -1, None), self.published_anchor())
                }
                None => return None,
            },
            Unit::Month | Unit::Week | Unit::Decade | Unit::Century => {
                if self.is_one(left, &["latest"]) {
                    return None;
                }
                // `will shut next week … two of them during the week`, `March orders … in the month`
                let told =
                    self.published.and_then(|day| self.story.just_told(unit, day)).filter(|_| {
                        let later =
                            self.is(first, "later") && self.side(first, end) == Some(Side::Past);
                        (modifier.is_none() || later) && led(&["in", "for", "during", "of"])
                    });
                if let Some(when) = told {
                    let found = found(Value::Date(when), Anchor::Narrative);
                    return Some(found.modified((first, modifier)));
                }
                match self.around_story(unit, 0).filter(|_| self.story.is_history()) {
                    Some(told) => told,
                    None => (self.around_publication(unit, 0, None), self.published_anchor()),
                }
            }
            Unit::Year => {
                // What is yet to come is of the year of publication: `expected by the end of the year`.
                let told = led(&["of", "in"])
                    && self.side(first, end) != Some(Side::Future)
                    && (!self.awaited(first) || self.story.is_history());
                // `cut last year … since the start of the year`: of this one, unless its end is told of as past.
                let ended = modifier == Some(Mod::End) && self.side(first, end) == Some(Side::Past);
                let year = self.story.last.and_then(When::year).filter(|&year| {
                    // `the busiest weekend of the year` is of this one, unless another was told of by its number.
                    let whole = led(&["in"]) || modifier.is_none() && self.story.is_written(year);
                    told && (whole || ended || self.story.is_written(year))
                });
                // `In the fourth quarter … For the year, it earned`: the one that the quarter closed.
                let past = || match self.side_after(end) {
                    None if self.is(left, "full") && !self.is_forecast(first) => {
                        self.cue_before(first).is_some_and(|told| told.side == Side::Past)
                    }
                    side => side == Some(Side::Past),
                };
                let closed = match self.story.quarter {
                    Some(When::Quarter(year, 4)) if modifier.is_none() && led(&["for"]) => {
                        year.filter(|_| past())
                    }
                    _ => None,
                };
                match year.or(closed) {
                    Some(year) => (When::Year(year), Anchor::Narrative),
                    None => (self.around_publication(unit, 0, None), self.published_anchor()),
                }
            }
            _ => return None,
        };
        Some(found(Value::Date(when.0), when.1).modified((first, modifier)))
    }

    /// Does a word that looks ahead stand shortly before a token: `its forecast for the full year`?
    fn is_forecast(&self, first: usize) -> bool {
        const NEAR: usize = 5;
        let ahead = [
            "estimate",
            "estimates",
            "expectations",
            "forecast",
            "forecasts",
            "guidance",
            "outlook",
            "prediction",
            "target",
            "targets",
        ];
        (first.saturating_sub(NEAR).max(self.begin)..first).any(|i| self.is_one(i, &ahead))
    }

    /// `until at least the end of the year`, whose `the` is token `first`.
    fn awaited(&self, first: usize) -> bool {
        let lead = first.saturating_sub(1).max(self.begin);
        let lead =
            if self.is(lead, "least") { lead.saturating_sub(2).max(self.begin) } else { lead };
        self.is_one(lead, &["until", "till"]) && !self.denied(lead)
    }

    /// Does a phrase end before token `i`: a mark, the sentence's end, a conjunction?
    pub(super) fn ends_phrase(&self, i: usize) -> bool {
        i >= self.limit
            || self.has(i, Shape::PUNCTUATION) && !self.has(i, Shape::OPEN_QUOTE)
            || self.is_one(i, &["and", "but", "or", "when", "as", "in", "at", "by"])
    }

    /// `year-end`, `the year's end`, `month-end`.
    pub(super) fn year_end(&self, i: usize, unit: Unit) -> Option<Found> {
        if !matches!(unit, Unit::Year | Unit::Month) || self.word(i).is(TimeRole::PLURAL) {
            return None;
        }
        let link = i + 1;
        let at = if self.joiner(link) || self.possessive(link) { link + 1 } else { link };
        if !self.is(at, "end") {
            // `the end of year`
            let of = self.before(i).filter(|&of| self.is(of, "of"))?;
            let noun = self.before(of).filter(|&noun| self.is(noun, "end"))?;
            let value = Value::Date(self.around_publication(unit, 0, None));
            let first = self.with_article(noun);
            let found = Found::date(first, i + 1, value, self.published_anchor(), "year_end");
            return Some(Found { modifier: Some(Mod::End), ..found });
        }
        // `at year-end 1985`, `at 1985 year-end`
        let before = self.before(i).filter(|&at| self.year_number(at).is_some());
        let beside = before.or_else(|| self.year_number(at + 1).map(|_| at + 1));
        if let Some(year) =
            beside.and_then(|at| self.year_number(at)).filter(|_| unit == Unit::Year)
        {
            let (first, end) = if before.is_some() { (i - 1, at + 1) } else { (i, at + 2) };
            let value = Value::Date(When::Year(year));
            let found = Found::date(first, end, value, Anchor::Absolute, "year_end");
            return Some(Found { modifier: Some(Mod::End), ..found });
        }
        let first = match self.before(i) {
            Some(before) if self.word(before).is_any(TimeRole::ARTICLE | TimeRole::SHIFT) => before,
            _ => i,
        };
        let shift = if first == i { 0 } else { i64::from(self.word(first).shift) };
        let when = self.around_publication(unit, shift, None);
        let found =
            Found::date(first, at + 1, Value::Date(when), self.published_anchor(), "year_end");
        // `around year-end`
        let bare = first == i;
        let (first, modifier) = self.bound(first);
        let about = bare && modifier == Some(Mod::Approx);
        Some(Found {
            modifier: Some(Mod::End),
            first: if about { first } else { found.first },
            ..found
        })
    }
}
