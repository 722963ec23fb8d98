//! Persons by what stands before or beside them: `President` **Biden**, `Mr.` **Lavrov**, `Sen.` **Bob
//! Menendez**, `said` **Zhao**.

use dateline_lexicon::{
    NameTitle, OfficeClass, OfficeForm, TitleKind, VerbForms, WordClass, word_hash, words,
};
use dateline_parser::Shape;
use dateline_schema::closed::{Gender, MentionForm, MentionKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;
use crate::tagger::Label;

impl Draft<'_, '_> {
    /// Finds persons after offices and courtesy titles; `first` is the stretch's first title.
    pub(crate) fn titled_persons(&mut self, first: usize, stretch: Stretch) {
        for n in first..self.titles.len() {
            let title = self.titles[n];
            let mut at = title.next as usize;
            while at < stretch.end && self.is_honorific(at) {
                at += 1;
            }
            let gender = title.form.gender;
            let name = self.name_after_title(at, title.form, stretch);
            if let Some(end) = name.or_else(|| self.name_behind_particles(at, stretch)) {
                self.person(at, end, gender);
                if title.form.plural {
                    self.more_names(end, stretch);
                }
            } else if let Some((start, end)) = self.name_between_commas(n, stretch) {
                self.person(start, end, gender);
            }
        }
        let mut from = stretch.start;
        while let Some(at) = self.capital_from(from, stretch) {
            from = at + 1;
            if self.office_head_covers(at) {
                continue;
            }
            let Some(title) = self.honorific(at) else { continue };
            // "the HON Rule"
            let letters = self.is(at, Shape::ALL_CAPITALS) && !self.is(at, Shape::STOPPED);
            if letters && !self.is(at + 1, Shape::ALL_CAPITALS) {
                continue;
            }
            if self.found_at(at).is_some_and(|found| found.kind == MentionKind::Person) {
                continue;
            }
            let mut start = at + 1;
            while start < stretch.end && self.is_honorific(start) {
                start += 1;
            }
            // "Lord Chancellor", "Dr. Congo": a name has to follow, and one that can be a person's.
            let taken = self
                .found_at(start)
                .is_some_and(|found| found.kind == MentionKind::Person || found.tokens.len() > 1);
            if taken {
                if let Some(n) = self.covering(start).filter(|_| self.is_person(start)) {
                    self.honorifics.push((n, title.gender));
                }
                continue;
            }
            if let Some(end) = self.person_end(start, stretch) {
                self.person(start, end, title.gender);
            }
        }
    }

    /// Finds persons by the verb beside them, where the tagger saw nothing: a name that can be a
    /// person's and is nothing else known.
    pub(crate) fn speaking_persons(&mut self, stretch: Stretch) {
        if !stretch.classes.intersects(WordClass::CUE_START) {
            return;
        }
        let mut from = stretch.start;
        while let Some(at) = self.capital_from(from, stretch) {
            from = at + 1;
            let token = &self.report.tokens[at];
            if !token.can_be(WordClass::PERSONAL)
                || self.covering(at).is_some()
                || self.ordinary_by_place(at)
                || self.office_head_covers(at)
                || self.tagged_as(at).is_some()
                || !self.nameable(at, stretch)
                || token.can_be(WordClass::COMMON_WORD | WordClass::MONTH)
                || token.can_be(WordClass::FUNCTION_WORD) && !self.is(at + 1, Shape::CAPITAL)
                || token.is(Shape::ALL_CAPITALS) && token.span.len() < 3
            {
                continue;
            }
            let speaks = |at: usize| {
                at < stretch.end
                    && self.can_be(at, WordClass::CUE_START)
                    && !self.has_own_capital(at)
            };
            let Some(end) = self.person_end(at, stretch) else { continue };
            let of_body = self.is(end, Shape::CAPITAL)
                && self.can_be(end, WordClass::ORGANISATION_HEAD)
                && !self.can_be(end, WordClass::PERSONAL);
            // "the NGO warned"
            let article = at > 0 && self.report.word_is(at - 1, words!["a", "an", "the"]);
            if of_body || article && end == at + 1 {
                continue;
            }
            let alone = (at..end).all(|n| self.covering(n).is_none());
            let before = at > stretch.start && speaks(at - 1);
            if alone && (speaks(end) || before) {
                self.person(at, end, None);
            }
        }
    }

    /// "Vietnam's prime minister, *Tran Duc Khanh*, said": a full name between commas behind the office of a
    /// state, where the tagger saw nothing or only guessed at a
    /// place or body.
    fn name_between_commas(&self, n: usize, stretch: Stretch) -> Option<(usize, usize)> {
        const REACH: usize = 5;
        let title = &self.titles[n];
        let comma = title.next as usize;
        let at = comma + 1;
        let class = self.lexicon.offices().get(title.form.head).class;
        // "Vietnam's prime minister", "the Vietnamese deputy prime minister"
        let head = title.head.start as usize;
        let first = head.saturating_sub(REACH).max(stretch.start);
        let state = |i: usize| {
            let found = self.found_at(i);
            found.is_some_and(|found| matches!(found.what, What::Country(_) | What::Demonym(_)))
        };
        let of_state = (first..head).any(state)
            && matches!(
                class,
                OfficeClass::State
                    | OfficeClass::Cabinet
                    | OfficeClass::Legislator
                    | OfficeClass::Diplomat
            );
        if !of_state || title.form.plural || at >= stretch.end || self.word(comma) != "," {
            return None;
        }
        let guessed = self.found_at(at).is_none_or(|found| {
            found.what == What::Name
                && matches!(found.kind, MentionKind::Place | MentionKind::Organisation)
                && found.tokens.start as usize == at
        });
        let mut end = at;
        while end < stretch.end && self.is(end, Shape::CAPITAL) {
            end += 1;
        }
        let plain = (at..end).all(|i| {
            !self.is(i, Shape::ALL_CAPITALS)
                && !self.can_be(i, WordClass::FUNCTION_WORD | WordClass::MONTH | WordClass::WEEKDAY)
                && !self.office_head_covers(i)
                && !self.can_be(i, WordClass::ORGANISATION_HEAD)
                && !self.is_honorific(i)
                && self.honorific(i).is_none()
                && !self.word(i).ends_with('.')
        });
        let closed = end >= stretch.end || matches!(self.word(end), "," | ".");
        // "the interior minister, Diario Correo, and others" lists who was asked.
        let personal = (at..end).any(|i| self.can_be(i, WordClass::PERSONAL));
        let listed =
            self.word(end) == "," && self.is_and(end + 1) && self.word(end + 2) == "others";
        let name = guessed && plain && closed && personal && !listed;
        (name && (2..=4).contains(&(end - at))).then_some((at, end))
    }

    fn is_person(&self, at: usize) -> bool {
        self.found_at(at).is_some_and(|found| found.kind == MentionKind::Person)
    }

    /// One past the name that stands after a title, if one does.
    fn name_after_title(&self, at: usize, form: OfficeForm, stretch: Stretch) -> Option<usize> {
        if at >= stretch.end || self.office_head_covers(at) {
            return None;
        }
        if let Some(found) = self.found_at(at) {
            // "Prime Minister Israel Katz" but not "President China", "Minister Hanoi"; and what only the
            // tagger holds for something else.
            let name = self.can_be(at, WordClass::PERSONAL) && found.tokens.len() == 1;
            let next = self.is(at + 1, Shape::CAPITAL);
            let last = found.tokens.end as usize - 1;
            let built = found.kind == MentionKind::Organisation
                && self.can_be(last, WordClass::ORGANISATION_HEAD)
                && !self.can_be(last, WordClass::PERSONAL);
            let guessed = found.what == What::Name
                && !built
                && found.form == MentionForm::FullName
                && found.tokens.len() < 4
                && !self.is(at, Shape::ALL_CAPITALS);
            if !(guessed || name && (next || found.kind == MentionKind::Person)) {
                return None;
            }
        }
        let class = self.lexicon.offices().get(form.head).class;
        let loose = matches!(
            class,
            OfficeClass::General
                | OfficeClass::Business
                | OfficeClass::Academic
                | OfficeClass::Media
        );
        // "LEADER OKELLO: Good morning."
        let speaks = self.is(at, Shape::ALL_CAPITALS)
            && self.is(at - 1, Shape::ALL_CAPITALS)
            && self.word(at + 1) == ":";
        // "Foreign Ministers Meeting", "Official Bulletin" name nobody.
        if (form.plural || loose && !speaks)
            && !self.can_be(at, WordClass::PERSONAL)
            && !self.tagged_person(at)
        {
            return None;
        }
        // "lead manager Hambros Bank", "Data General Corp": a body, as the tagger has it, or by its
        // head. Before presidents and ministers the title knows better.
        let body = self.can_be(at, WordClass::ORGANISATION_HEAD)
            && !self.can_be(at, WordClass::PERSONAL)
            || loose && self.tagged_as(at) == Some(Label::Organisation);
        if body && !self.tagged_person(at) {
            return None;
        }
        let end = self.person_end(at, stretch)?;
        // "Gen Z", "Executive Order", "Secretary HHS" are nobody.
        let ordinary = self.can_be(at, WordClass::COMMON_WORD)
            && !self.can_be(at, WordClass::PERSONAL)
            && !self.tagged_person(at);
        let letters = end == at + 1
            && (self.is(at, Shape::INITIAL)
                || self.is(at, Shape::MIXED) && self.is_letters(at, true)
                || self.is(at, Shape::ALL_CAPITALS)
                    && !self.is(at - 1, Shape::ALL_CAPITALS)
                    && self.word(at).len() < 5);
        // "Executive Branch", "Producer Price Index": what may be a name elsewhere.
        let noun = |at: usize| self.can_be(at, WordClass::COMMON_WORD) && !self.tagged_person(at);
        let part = self.report.word_is(at - 1, words!["executive"]) && end == at + 1;
        let office = part && self.can_be(at, WordClass::COMMON_WORD)
            || loose
                && !speaks
                && (at..end).any(|at| noun(at) && !self.can_be(at, WordClass::PERSONAL));
        // "fellow *African* countries": an adjective behind what is none of an office.
        let adjective = end == at + 1
            && !self.has_own_capital(at - 1)
            && !self.can_be(at, WordClass::PERSONAL)
            && self.is_small_noun(end);
        let thing = self.is_thing_behind_adjective(at, end, form, stretch);
        (!ordinary && !letters && !office && !adjective && !thing).then_some(end)
    }

    /// "*Private* Formulations", "*Major* Prevention Strategy": behind a rank that is an adjective too a name has words
    /// that can be a person's, or none that is a noun.
    fn is_thing_behind_adjective(
        &self,
        at: usize,
        end: usize,
        form: OfficeForm,
        stretch: Stretch,
    ) -> bool {
        let title = self.lexicon.offices().get(form.head).title;
        let adjective = matches!(title, "Fellow" | "General" | "Major" | "Private" | "Specialist");
        let full = at.checked_sub(1).is_some_and(|rank| !self.is(rank, Shape::STOPPED));
        if !adjective || !full || form.abbreviation {
            return false;
        }
        let named = (at..end).any(|at| self.can_be(at, WordClass::PERSONAL));
        let noun = (at..end).any(|at| {
            self.can_be(at, WordClass::COMMON_WORD | WordClass::ORGANISATION_HEAD)
                || self.is_plural_noun(at)
        });
        !named && (noun || !stretch.shouted && !(at..end).all(|at| self.tagged_person(at)))
    }

    /// The plural of a common noun that no table has: "obstacles".
    fn is_plural_noun(&self, at: usize) -> bool {
        let word = self.word(at).to_lowercase();
        let singular = word.strip_suffix('s').map(|stem| self.lexicon.word(word_hash(stem)));
        singular.is_some_and(|stem| stem.class.intersects(WordClass::COMMON_WORD))
    }

    /// One past a name that begins with small particles, as its bearer is called by a title: "President *von der
    /// Leyen*".
    fn name_behind_particles(&self, at: usize, stretch: Stretch) -> Option<usize> {
        const MOST: usize = 3;
        let particle = |at: &usize| {
            *at < stretch.end
                && self.can_be(*at, WordClass::NAME_PARTICLE)
                && !self.can_be(*at, WordClass::FUNCTION_WORD)
                && !self.has_own_capital(*at)
                && self.covering(*at).is_none()
        };
        let name = at + (at..at + MOST).take_while(particle).count();
        let named = name > at
            && self.is(name, Shape::CAPITAL)
            && !self.is(name, Shape::ALL_CAPITALS)
            && !self.can_be(name, WordClass::ORGANISATION_HEAD)
            && self.covering(name).is_none();
        self.person_end(name, stretch).filter(|_| named)
    }

    /// A common noun in small letters that is no form of a verb.
    fn is_small_noun(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let forms = self.lexicon.syntax().word(token.word).forms;
        token.is(Shape::WORD)
            && !self.has_own_capital(at)
            && (token.can_be(WordClass::COMMON_WORD) || self.word(at).ends_with('s'))
            && !token.can_be(WordClass::FUNCTION_WORD | WordClass::AUXILIARY | WordClass::CUE_START)
            && !forms.intersects(VerbForms::PAST | VerbForms::THIRD)
    }

    /// The other names after a plural title: "Presidents A, B and C".
    fn more_names(&mut self, end: usize, stretch: Stretch) {
        let mut end = end;
        for _ in 0..8 {
            let comma = usize::from(self.word(end) == ",");
            let and = usize::from(self.word(end + comma) == "and");
            let at = end + comma + and;
            if comma + and == 0 || self.covering(at).is_some() || self.office_head_covers(at) {
                return;
            }
            let Some(next) = self.person_end(at, stretch) else { return };
            self.person(at, next, None);
            end = next;
            if and == 1 {
                return;
            }
        }
    }

    /// Takes in a person.
    pub(crate) fn person(&mut self, start: usize, end: usize, gender: Option<Gender>) -> u32 {
        let form = if end == start + 1 { MentionForm::ShortName } else { MentionForm::FullName };
        let n = self.name(start, end, MentionKind::Person, What::Name, form);
        if gender.is_some() {
            self.honorifics.push((n, gender));
        }
        n
    }

    /// Is token `at` a courtesy title or a rank before a name (`Mr.`, `Dr.`, `Gen.`)?
    pub(crate) fn is_honorific(&self, at: usize) -> bool {
        self.is(at, Shape::CAPITAL) && self.honorific(at).is_some()
    }

    /// One past "His Royal Highness", "Her Excellency" that begin at a token; the token itself elsewhere.
    pub(crate) fn past_style(&self, at: usize) -> usize {
        if !self.report.word_is(at, words!["her", "his"]) {
            return at;
        }
        let grand = |at: &usize| self.report.word_is(*at, words!["imperial", "royal", "serene"]);
        let head = (at + 1..at + 3).find(|at| !grand(at)).unwrap_or(at + 3);
        let style = words!["eminence", "excellency", "highness", "holiness", "majesty"];
        if self.report.word_is(head, style) { head + 1 } else { at }
    }

    /// "Datuk Seri", "Tan Sri": a title of two words that token `at` is one of.
    fn title_of_two(&self, at: usize) -> Option<NameTitle> {
        [at.checked_sub(1), Some(at)].into_iter().flatten().find_map(|first| {
            let (one, two) = (self.token(first)?, self.token(first + 1)?);
            let named = one.is(Shape::CAPITAL) && two.is(Shape::CAPITAL);
            let title = named.then(|| self.lexicon.names().title_of_two(one.hash, two.hash))??;
            // "Dalai Lama" is all that its bearer is called.
            (title.kind == TitleKind::Courtesy).then_some(title)
        })
    }

    fn honorific(&self, at: usize) -> Option<NameTitle> {
        let token = self.token(at)?;
        if let Some(title) = self.title_of_two(at) {
            return Some(title);
        }
        // "Don", "Ko" are given names rather; "Lady", "Father" are not.
        let title = WordClass::HONORIFIC | WordClass::COMMON_WORD;
        if !token.is(Shape::WORD) || token.can_be(WordClass::PERSONAL) && !token.can_be(title) {
            return None;
        }
        let title = self.lexicon.names().title_by_hash(token.hash)?;
        matches!(
            title.kind,
            TitleKind::Courtesy | TitleKind::Religious | TitleKind::Throne | TitleKind::Noble
        )
        .then_some(title)
    }
}
