//! Who holds an office: the name right after it, the name before it that it explains, or nobody named.
//!
//! `State Councilor and Minister of Public Security Zhao Kezhi` (two offices, one holder), `Zhao Kezhi,
//! China's minister of public security,`, `China's foreign minister, Wang Yi,`; but not "Zhao left, the
//! minister said".

use dateline_lexicon::{CountryId, OfficeClass, VerbForms, WordClass, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionKind, OfficeStatus};

use super::Title;
use crate::draft::{Draft, Found, Stretch};
use crate::mention::{ToldBy, What};

/// So many share one title.
const MOST_TOGETHER: usize = 6;

/// Words between a name and its apposition: ", also", ", who is", ", the then".
const LINKS: [&str; 9] =
    ["also", "who", "is", "was", "now", "currently", "then", "formerly", "previously"];

impl Draft<'_, '_> {
    /// Finds the holders of a stretch's offices.
    pub(super) fn find_holders(&mut self, first: usize, last: usize, stretch: Stretch) {
        for n in first..last {
            self.name_after(n, stretch);
        }
        self.share_holders(first, last);
        for n in first..last {
            self.names_explained(n, stretch);
        }
        for n in first..last {
            if self.titles[n].holder.is_none() && !self.titles[n].nested {
                let holder = self
                    .name_explained(n, stretch)
                    .or_else(|| self.name_in_apposition(n, stretch))
                    .or_else(|| self.name_behind_copula(n, stretch));
                self.titles[n].holder = holder;
                self.holder_of_both(n, first);
            }
        }
        for n in first..last {
            self.holder_told(n, stretch);
        }
        self.share_holders(first, last);
        self.share_appositions(first, last);
        for n in first..last {
            self.share_with_replaced(n, last, stretch);
        }
        for n in first..last {
            self.country_after_name(n);
        }
        self.share_bodies(first, last);
        self.one_for_each_name(first, last, stretch);
    }

    pub(super) fn person_at(&self, at: usize) -> Option<u32> {
        let n = self.covering(at)?;
        let found = &self.found[n as usize];
        (found.kind == MentionKind::Person && found.tokens.start as usize == at).then_some(n)
    }

    pub(super) fn person_before(&self, end: usize) -> Option<u32> {
        let n = self.covering(end.checked_sub(1)?)?;
        let found = &self.found[n as usize];
        (found.kind == MentionKind::Person && found.tokens.end as usize == end).then_some(n)
    }

    /// Does a title end right before token `start`?
    pub(crate) fn has_title_before(&self, start: u32) -> bool {
        let after = self.titles.partition_point(|title| title.head.start < start);
        after.checked_sub(1).is_some_and(|n| self.titles[n].next == start)
    }

    /// A name right after the title, courtesy titles and ranks between them passed over.
    fn name_after(&mut self, n: usize, stretch: Stretch) {
        let mut at = self.past_style(self.titles[n].next as usize);
        while at < stretch.end && self.is_honorific(at) {
            at += 1;
        }
        // A line of a roll that ends in a title says nothing of the name that the next begins with.
        self.titles[n].holder = self.person_at(at).filter(|_| at < stretch.end);
        if self.titles[n].holder.is_none() {
            self.name_past_complement(n, stretch);
        }
    }

    /// Is the rank a common word that can be an adjective: "*major* shareholder Ann Lee", "to take the
    /// firm *private*"?
    pub(super) fn is_adjective(&self, title: &Title) -> bool {
        let at = title.head.start as usize;
        self.lexicon.offices().get(title.form.head).class == OfficeClass::Military
            && !self.has_own_capital(at)
            && self.can_be(at, WordClass::COMMON_WORD)
    }

    /// Titles that lead to one name: `A and B Name`, `A, B and C Name`, `A B Name`.
    fn share_holders(&mut self, first: usize, last: usize) {
        for n in (first..last.saturating_sub(1)).rev() {
            let (title, next) = (self.titles[n], self.titles[n + 1]);
            let apart = title.form.plural || title.nested || self.is_adjective(&title);
            if title.holder.is_some() || next.holder.is_none() || apart {
                continue;
            }
            let gap = title.next as usize..next.tokens.start as usize;
            let adjacent = gap.is_empty();
            let joined = gap.len() == 1 && matches!(self.word(gap.start), "and" | "," | "&")
                || gap.len() == 2
                    && self.word(gap.start) == ","
                    && matches!(self.word(gap.start + 1), "and" | "&");
            let one_state = match (title.country, next.country) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            // "Ann Bell, CEO of Norvik, chairperson Kari Lund": the office of the name in front.
            let comma = (title.tokens.start as usize).checked_sub(1).filter(|_| !adjacent);
            let apposed = self.word(gap.start) == ","
                && comma.is_some_and(|at| self.word(at) == "," && self.person_before(at).is_some());
            // "Ann Bell, a first lady historian": what stands before a label is what that is of.
            let modifies = adjacent
                && next.holder.is_some_and(|holder| {
                    self.found[holder as usize].tokens.end <= title.tokens.start
                });
            if apposed || modifies {
                continue;
            }
            // "the president and Prime Minister Ali": an article closes the first title.
            let bare = title.article.is_none() && !title.owned;
            if !next.form.plural
                && (adjacent || joined && bare)
                && one_state
                && next.article.is_none()
            {
                self.titles[n].holder = next.holder;
            }
        }
    }

    /// "China's foreign minister, Wang Yi, said": the office, then the name between commas.
    fn name_explained(&self, n: usize, stretch: Stretch) -> Option<u32> {
        let title = &self.titles[n];
        let comma = self.past_description(self.past_site(title), stretch);
        if self.word(comma) != "," || title.form.plural {
            return None;
        }
        // "Ann Bell, director of the museum, *Mr.* Tom Vik, and": the next of a list begins with what he is called.
        if self.is_honorific(comma + 1) && self.name_in_apposition(n, stretch).is_some() {
            return None;
        }
        let own = if title.country.is_none() { self.past_owner(comma + 1) } else { comma + 1 };
        let mut at = self.past_style(own);
        let styled = at > own;
        while at < stretch.end && self.is_honorific(at) {
            at += 1;
        }
        // "the president of Qatar, Sheikh Ali": a title of birth between; "the crown prince, Sheikh
        // Ali and others" is a list.
        // A rank is never another's: "the minister of defence, retired General Ali".
        let placed = title.country.is_some() || title.organisation.is_some();
        let titled = || {
            let next = self.titles.get(n + 1).filter(|next| next.tokens.start as usize == at)?;
            let class = self.lexicon.offices().get(next.form.head).class;
            next.holder.filter(|_| placed || styled || class == OfficeClass::Military)
        };
        let holder = self.person_at(at).or_else(titled)?;
        let end = self.past_home(self.found[holder as usize].tokens.end as usize);
        let closed =
            end >= stretch.end || matches!(self.word(end), "," | "." | ";" | ")" | "\u{2014}");
        // "Spokesman for the bank, Li Wei said": at a sentence's start without the second comma.
        let first = title.tokens.start as usize;
        let speaks = self.capital_by_place(first) && self.can_be(end, WordClass::CUE_START);
        let closed = closed || speaks;
        // "House Speaker, Ali Ruiz, said": capitals make a title of it.
        let capital = |at: usize| self.has_own_capital(at) && !self.capital_by_place(at);
        let definite = speaks
            || title.tokens.range().any(capital)
            || title.article.is_some()
            || self.described_from(title, stretch).is_some()
            || title.owned
            || title.country.is_some()
            || title.organisation.is_some()
            || self.is_definite_by_other(n);
        (closed && definite).then_some(holder)
    }

    /// One past a country that owns a name: "the president of parliament, *Spain's* Ana Ruiz,".
    fn past_owner(&self, at: usize) -> usize {
        let country = |found: &&Found| matches!(found.what, What::Country(_));
        let end = self.found_at(at).filter(country).map_or(at, |found| found.tokens.end as usize);
        if end > at && self.is(end, Shape::POSSESSIVE) { end + 1 } else { at }
    }

    /// One past where the body of a title is: "the head of the bank's office *in Lima*, Ana Ruiz,".
    fn past_site(&self, title: &Title) -> usize {
        let next = title.next as usize;
        let at = next + 1 + usize::from(self.word(next + 1) == "the");
        let site = self
            .found_at(at)
            .filter(|found| found.kind == MentionKind::Place && found.tokens.start as usize == at);
        let sited = self.word(next) == "in" && title.organisation.is_some();
        site.filter(|_| sited).map_or(next, |site| site.tokens.end as usize)
    }

    /// One past what says where a name belongs: "Li Wei *of the Farmers' Party*".
    fn past_home(&self, end: usize) -> usize {
        if self.word(end) != "of" {
            return end;
        }
        let at = end + 1 + usize::from(self.word(end + 1) == "the");
        let home = self.found_at(at).filter(|found| {
            matches!(found.kind, MentionKind::Organisation | MentionKind::Place)
                && found.tokens.start as usize == at
        });
        home.map_or(end, |home| home.tokens.end as usize)
    }

    /// "the foreign ministers of Chile and Peru, Ana Soto and Luis Quispe,": each has the office, and
    /// the country in its turn.
    fn names_explained(&mut self, n: usize, stretch: Stretch) {
        let title = self.titles[n];
        if !title.form.plural || title.holder.is_some() || title.nested {
            return;
        }
        let mut countries: Vec<CountryId> = title.country.into_iter().collect();
        let mut at = title.next as usize;
        while countries.len() < MOST_TOGETHER && matches!(self.word(at), "and" | ",") {
            let next = at + 1 + usize::from(matches!(self.word(at + 1), "and" | "the"));
            let Some(found) = self.found_at(next) else { break };
            let What::Country(country) = found.what else { break };
            countries.push(country);
            at = found.tokens.end as usize;
        }
        if self.word(at) != "," {
            return;
        }
        let mut names: Vec<u32> = Vec::new();
        let mut last = false;
        at += 1;
        while names.len() < MOST_TOGETHER {
            while at < stretch.end && self.is_honorific(at) {
                at += 1;
            }
            let Some(name) = self.person_at(at) else { break };
            names.push(name);
            at = self.found[name as usize].tokens.end as usize;
            if last || !matches!(self.word(at), "and" | ",") {
                break;
            }
            last = self.word(at) == "and" || self.word(at + 1) == "and";
            at += 1 + usize::from(self.word(at) == "," && self.word(at + 1) == "and");
        }
        let [first, others @ ..] = &names[..] else { return };
        let each = countries.len() == names.len();
        if !last || others.is_empty() || countries.len() > 1 && !each {
            return;
        }
        self.titles[n].holder = Some(*first);
        for &name in others {
            self.share(n, name);
        }
        if each {
            self.placed.extend(names.iter().copied().zip(countries));
        }
    }

    /// One more holder of title `n`; they are kept in the order of their titles.
    pub(super) fn share(&mut self, n: usize, holder: u32) {
        let place = self.shared.partition_point(|&(of, _)| of <= n as u32);
        self.shared.insert(place, (n as u32, holder));
    }

    /// "Zhao Kezhi, China's minister of public security, said": the name, then what it is.
    fn name_in_apposition(&self, n: usize, stretch: Stretch) -> Option<u32> {
        let title = &self.titles[n];
        if title.form.plural {
            return None;
        }
        let mut at = self.start_of(title, stretch);
        let mut links = 0;
        let mut copula = false;
        while links < 3 && at > stretch.start && LINKS.contains(&self.word(at - 1)) {
            at -= 1;
            links += 1;
            copula |= self.can_be(at, WordClass::AUXILIARY);
        }
        let before = at.checked_sub(1).filter(|&at| at >= stretch.start)?;
        let before = self.before_other_label(before, stretch).unwrap_or(before);
        let mark = self.word(before);
        let holder = if mark == "," || mark == "(" || mark == "\u{2014}" || mark == "--" {
            let mut end = before;
            // An age: "Zhao Kezhi, 67, the minister".
            if end >= stretch.start + 2
                && self.is(end - 1, Shape::NUMBER)
                && self.word(end - 2) == ","
            {
                end -= 2;
            }
            // Degrees and orders: "Ann Bell, MD, FACS, director of".
            while end >= stretch.start + 2
                && !stretch.shouted
                && self.is_honour(end - 1)
                && self.word(end - 2) == ","
            {
                end -= 2;
            }
            // Where somebody is from: "Zhao Kezhi (China), the minister".
            self.person_before(self.before_bracket(end, stretch))?
        } else if copula {
            self.person_before(at)?
        } else {
            return None;
        };
        let next = title.next as usize;
        // "President Ali, the first lady, and the speaker": members of a list.
        let listed = self.word(next) == ","
            && (self.word(next + 1) == "and"
                || self.is_determiner(next + 1)
                || self.office_head_covers(next + 1))
            && self.has_title_before(self.found[holder as usize].tokens.start);
        // "Ann Bell, CEO of Norvik *speaking* on Monday", but not "talks with Bell, the minister heading the team said"
        let speaking = title.article.is_none() && self.is_participle(next);
        (copula || (speaking || self.closes(next, stretch)) && !listed).then_some(holder)
    }

    /// Letters that stand behind a name: "MD", "G.O.S.K", and no body that is known.
    fn is_honour(&self, at: usize) -> bool {
        let letters = self.word(at).bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.');
        let known = self.found_at(at).is_some_and(|found| found.what != What::Name);
        self.can_be(at, WordClass::NAME_SUFFIX) || letters && self.word(at).len() > 1 && !known
    }

    /// Where a bracket with a country begins that ends right before token `end`, else `end`.
    fn before_bracket(&self, end: usize, stretch: Stretch) -> usize {
        const LONGEST: usize = 6;
        let reach = stretch.start.max(end.saturating_sub(LONGEST));
        if end == 0 || self.word(end - 1) != ")" {
            return end;
        }
        let open = (reach..end - 1).rev().find(|&at| self.word(at) == "(");
        let placed = |open: &usize| {
            self.found_at(open + 1).is_some_and(|found| {
                found.kind == MentionKind::Place && found.tokens.end as usize == end - 1
            })
        };
        open.filter(placed).unwrap_or(end)
    }

    /// "The new director is *Li Wei*."; not "The director is Li Wei's brother".
    fn name_behind_copula(&self, n: usize, stretch: Stretch) -> Option<u32> {
        let title = &self.titles[n];
        let is = title.next as usize;
        let definite = title.owned
            || title.article.is_some_and(|at| self.report.word_is(at as usize, words!["the"]))
            || title.country.is_some() && title.article.is_none();
        if title.form.plural || !definite || !matches!(self.word(is), "is" | "was") {
            return None;
        }
        let mut at = is + 1;
        while at < stretch.end && self.is_honorific(at) {
            at += 1;
        }
        let holder = self.person_at(at).filter(|_| at < stretch.end)?;
        let end = self.found[holder as usize].tokens.end as usize;
        (end >= stretch.end || matches!(self.word(end), "." | "," | ";")).then_some(holder)
    }

    /// The comma in front of another label that "and" at `and` joins the title to: "Ann Bell, a victim advocate *and* CEO of
    /// Norvik".
    fn before_other_label(&self, and: usize, stretch: Stretch) -> Option<usize> {
        const LONGEST: usize = 5;
        if !matches!(self.word(and), "and" | "&") {
            return None;
        }
        let reach = stretch.start.max(and.saturating_sub(LONGEST));
        let article = (reach..and).rev().find(|&at| !self.is_small_word(at))?;
        let comma = article.checked_sub(1).filter(|&at| at > stretch.start)?;
        let opens = matches!(self.word(article), "a" | "an") && self.word(comma) == ",";
        (opens && and > article + 1).then_some(comma)
    }

    /// A word of a description: no name, no verb of grammar, in small letters.
    fn is_small_word(&self, at: usize) -> bool {
        let hyphen = self.is(at, Shape::JOINER);
        (hyphen || self.is(at, Shape::WORD))
            && !self.has_own_capital(at)
            && !self.can_be(at, WordClass::FUNCTION_WORD)
            && self.covering(at).is_none()
    }

    /// Is it a small word in -ing that a verb has?
    fn is_participle(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let forms = self.lexicon.syntax().word(token.word).forms;
            forms.contains(VerbForms::GERUND)
                && !self.has_own_capital(at)
                && !token.can_be(WordClass::AUXILIARY)
        })
    }

    /// Does an apposition end here? Before a verb it was a subject of its own.
    fn closes(&self, at: usize, stretch: Stretch) -> bool {
        let Some(token) = self.token(at).filter(|_| at < stretch.end) else { return true };
        if token.is(Shape::PUNCTUATION) {
            return !self.is(at, Shape::JOINER);
        }
        token.can_be(WordClass::FUNCTION_WORD)
            && !token.can_be(WordClass::AUXILIARY)
            && !token.is(Shape::POSSESSIVE)
    }

    /// "Zhao Kezhi, state councilor and minister of public security": the second office too.
    fn share_appositions(&mut self, first: usize, last: usize) {
        for n in first..last.saturating_sub(1) {
            let (title, next) = (self.titles[n], self.titles[n + 1]);
            let before = matches!(title.told, Some(ToldBy::Pronoun(_)))
                || title.holder.is_some_and(|holder| {
                    self.found[holder as usize].tokens.end <= title.tokens.start
                });
            let gap = title.next as usize
                ..next.article.unwrap_or(next.tokens.start).min(next.tokens.start) as usize;
            let joined = gap.len() == 1 && matches!(self.word(gap.start), "and" | "&")
                || gap.len() == 2
                    && self.word(gap.start) == ","
                    && self.word(gap.start + 1) == "and";
            let open = next.holder.is_none() && !next.form.plural && !next.nested;
            if before && joined && open && next.article.is_none() {
                let next = &mut self.titles[n + 1];
                next.holder = title.holder;
                next.told = title.told;
                // "resigned as president and chief executive"
                if title.told.is_some() && next.status == OfficeStatus::Current {
                    next.status = title.status;
                }
            }
        }
    }

    /// "Prime Minister Narendra Modi of India": the country after the name.
    fn country_after_name(&mut self, n: usize) {
        let title = self.titles[n];
        let Some(holder) = title.holder else { return };
        if title.country.is_some() || title.form.plural {
            return;
        }
        let end = self.found[holder as usize].tokens.end as usize;
        if title.next as usize > end || self.word(end) != "of" {
            return;
        }
        let at = end + 1 + usize::from(self.word(end + 1) == "the");
        if let Some(found) = self.found_at(at).copied()
            && found.kind == MentionKind::Place
        {
            let part = self.part_of_its_name(&title, found.tokens);
            self.titles[n].country = part.or_else(|| self.country_of(found.what));
        }
    }

    /// One past the country that a member of a list is of: "Ministers Wang Yi *of China* and".
    fn past_country(&self, end: usize) -> usize {
        let of = |found: &&Found| matches!(found.what, What::Country(_));
        let country = self.found_at(end + 1).filter(of).filter(|_| self.word(end) == "of");
        country.map_or(end, |country| country.tokens.end as usize)
    }

    /// One past a bracket that says what is a member's own: "Secretaries Ana Ruiz *(Defence)* and".
    fn past_duties(&self, open: usize, stretch: Stretch) -> usize {
        const LONGEST: usize = 14;
        let end = stretch.end.min(open + LONGEST);
        let close = (open..end).find(|&at| self.word(at) == ")");
        close.filter(|_| self.word(open) == "(").map_or(open, |close| close + 1)
    }

    /// "the candidates *Ruiz had* backed", "the ministers *Ruiz appointed*": who did something with those, and is none of
    /// them.
    fn is_of_their_clause(&self, title: &Title, holder: u32) -> bool {
        let deeds = words![
            "appointed",
            "backed",
            "chose",
            "endorsed",
            "fired",
            "had",
            "has",
            "have",
            "hired",
            "met",
            "named",
            "nominated",
            "picked",
            "supported",
            "wants",
            "will",
        ];
        let end = self.found[holder as usize].tokens.end as usize;
        let common = !self.has_own_capital(title.head.start as usize);
        common && self.report.word_is(end, deeds)
    }

    /// "Foreign Ministers Wang Yi and Sergei Lavrov": the office for each name after the first.
    fn one_for_each_name(&mut self, first: usize, last: usize, stretch: Stretch) {
        for n in first..last {
            let title = self.titles[n];
            let Some(mut holder) = title.holder.filter(|_| title.form.plural) else { continue };
            if self.is_of_their_clause(&title, holder) {
                self.titles[n].holder = None;
                continue;
            }
            let before = self.shared.partition_point(|&(of, _)| (of as usize) < n);
            if self.shared.get(before).is_some_and(|&(of, _)| of as usize == n) {
                continue;
            }
            for _ in 0..8 {
                let end = self.found[holder as usize].tokens.end as usize;
                let end = self.past_duties(self.past_country(end), stretch);
                let comma = usize::from(self.word(end) == ",");
                let and = usize::from(matches!(self.word(end + comma), "and" | "&"));
                let at = end + comma + and;
                if comma + and == 0 || at >= stretch.end {
                    break;
                }
                let Some(next) = self.person_at(at) else { break };
                holder = next;
                self.share(n, holder);
                if and == 1 {
                    break;
                }
            }
        }
    }
}
