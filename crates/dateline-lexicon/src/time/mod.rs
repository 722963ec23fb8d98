//! Words of time: months, weekdays, numbers in words, units, cues of tense, holidays, names that only
//! look like times. Tables `months`, `weekdays`, `number_words`, `time_words`, `tense_cues`,
//! `holidays`, `feasts`, `time_names`.

mod holiday;
mod kinds;
mod word;

pub use holiday::{Feast, Holiday, easter_sunday};
pub use kinds::{PartOfDay, Reference, Season, Tail, Tense, TimeRole, Unit};
pub use word::TimeWord;

use jiff::civil::Date;

use crate::word_map::WordMap;
use crate::{Phrases, Tsv, WordClass, WordId, Words};

const MONTHS: Tsv = Tsv::new("months", include_str!("../../data/months.tsv"));
const WEEKDAYS: Tsv = Tsv::new("weekdays", include_str!("../../data/weekdays.tsv"));
const NUMBER_WORDS: Tsv = Tsv::new("number_words", include_str!("../../data/number_words.tsv"));
const TIME_WORDS: Tsv = Tsv::new("time_words", include_str!("../../data/time_words.tsv"));
const TENSE_CUES: Tsv = Tsv::new("tense_cues", include_str!("../../data/tense_cues.tsv"));
const HOLIDAYS: Tsv = Tsv::new("holidays", include_str!("../../data/holidays.tsv"));
const FEASTS: Tsv = Tsv::new("feasts", include_str!("../../data/feasts.tsv"));
const TIME_NAMES: Tsv = Tsv::new("time_names", include_str!("../../data/time_names.tsv"));

/// What is known of words of time.
#[derive(Debug, Default)]
pub struct Times {
    words: WordMap<TimeWord>,
    holidays: Phrases<Holiday>,
    /// Days of the feasts of [`Feast::ALL`], each in order of time.
    feasts: [Vec<Date>; Feast::ALL.len()],
    names: Phrases<()>,
}

impl Times {
    pub(crate) fn load(words: &mut Words) -> Self {
        let mut times = Self::default();
        for row in MONTHS.rows() {
            times.entry(words, row.get("word"), WordClass::MONTH).read_month(row);
        }
        for row in WEEKDAYS.rows() {
            times.entry(words, row.get("word"), WordClass::WEEKDAY).read_weekday(row);
        }
        for row in NUMBER_WORDS.rows() {
            let class = match row.get("kind") {
                "cardinal" | "ordinal" | "multiplier" => WordClass::NUMBER_WORD,
                "decade" => WordClass::TIME_TRIGGER,
                _ => WordClass::empty(),
            };
            times.entry(words, row.get("word"), class).read_number(row);
        }
        for row in TIME_WORDS.rows() {
            let class = match row.get("head") {
                "head" => WordClass::TIME_TRIGGER,
                _ => WordClass::empty(),
            };
            times.entry(words, row.get("word"), class).read_role(row);
        }
        for row in TENSE_CUES.rows() {
            times.entry(words, row.get("word"), WordClass::empty()).read_tense(row);
        }
        for row in HOLIDAYS.rows() {
            let holiday = Holiday::parse(row.get("rule"))
                .unwrap_or_else(|| panic!("holidays: {}", row.line()));
            let phrase = row.get("phrase");
            times
                .holidays
                .insert(words, phrase, WordClass::TIME_TRIGGER, holiday)
                .unwrap_or_else(|_| panic!("holidays: {phrase} twice"));
        }
        for row in FEASTS.rows() {
            let (feast, day) = (Feast::named(row.get("feast")), row.get("day").parse());
            let (Some(feast), Ok(day)) = (feast, day) else { panic!("feasts: {}", row.line()) };
            times.feasts[feast as usize].push(day);
        }
        for row in TIME_NAMES.rows() {
            let phrase = row.get("phrase");
            times
                .names
                .insert(words, phrase, WordClass::empty(), ())
                .unwrap_or_else(|()| panic!("time_names: {phrase} twice"));
        }
        times
    }

    fn entry(&mut self, words: &mut Words, word: &str, class: WordClass) -> &mut TimeWord {
        self.words.get_or_insert_with(words.add(word, class), TimeWord::default)
    }

    /// What `word` is in expressions of time; an empty [`TimeWord`] where it is nothing.
    #[inline]
    pub fn word(&self, word: WordId) -> TimeWord {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The unit that `word` names.
    #[inline]
    pub fn unit(&self, word: WordId) -> Option<Unit> {
        self.words.get(word)?.unit
    }

    /// Holidays by name.
    pub fn holidays(&self) -> &Phrases<Holiday> {
        &self.holidays
    }

    /// The days of a holiday in `year`: one, or two of a feast of a shorter year, or none that is known.
    pub fn holiday_days(&self, holiday: Holiday, year: i16) -> impl Iterator<Item = Date> + '_ {
        let feast: &[Date] = match holiday {
            Holiday::Feast(feast) => &self.feasts[feast as usize],
            _ => &[],
        };
        let begin = feast.partition_point(|day| day.year() < year);
        let listed = feast[begin..].iter().copied().take_while(move |day| day.year() == year);
        holiday.day(year).into_iter().chain(listed)
    }

    /// Names that hold a word of time and are no time: `Sunday Times`, `man of the year`.
    pub fn names(&self) -> &Phrases<()> {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fold, lexicon, word_hash};

    #[test]
    fn tables_are_sorted_folded_and_have_sources() {
        for table in [MONTHS, WEEKDAYS, NUMBER_WORDS, TIME_WORDS, TENSE_CUES, HOLIDAYS, TIME_NAMES]
        {
            let lines: Vec<_> = table.rows().map(|row| row.line()).collect();
            assert!(lines.is_sorted(), "{}", table.name());
            for line in lines {
                let key = line.split('\t').next().unwrap_or_default();
                assert_eq!(fold(key), key, "{}", table.name());
                assert!(line.ends_with("hand"), "{}: {line}", table.name());
            }
        }
        let feasts: Vec<_> = FEASTS.rows().map(|row| row.line()).collect();
        assert!(feasts.is_sorted());
        assert!(FEASTS.rows().all(
            |row| row.get("source").contains("calendar") || row.get("source").contains("moon")
        ));
    }

    #[test]
    fn feasts_have_days() {
        let times = lexicon().times();
        let days = |feast, year| -> Vec<String> {
            times.holiday_days(Holiday::Feast(feast), year).map(|day| day.to_string()).collect()
        };
        assert_eq!(days(Feast::LunarNewYear, 2021), ["2021-02-12"]);
        assert_eq!(days(Feast::Tet, 2007), ["2007-02-17"]);
        assert_eq!(days(Feast::EidAlFitr, 2000), ["2000-01-08", "2000-12-27"]);
        assert!(days(Feast::Diwali, 1900).is_empty());
    }

    #[test]
    fn a_word_can_be_several_things() {
        let word = |text: &str| lexicon().times().word(lexicon().word(word_hash(text)).id);
        assert_eq!(word("may").month, Some(5));
        assert_eq!(word("May").tense, Some(Tense::Future));
        assert_eq!(word("second").unit, Some(Unit::Second));
        assert_eq!(word("second").number, 2);
        assert_eq!(word("Mondays").weekday, Some(1));
        assert!(word("Mondays").is(TimeRole::PLURAL));
        assert_eq!(word("zyzzyva"), TimeWord::default());
    }
}
