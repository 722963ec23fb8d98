//! Offices that a verb gives to a name: "Kari Lund was *appointed* foreign minister", "named Kari Lund *as* his
//! finance minister", "Kari Lund, who *served* as ambassador". The verbs are the lexicon's, `office_verbs`.

use dateline_lexicon::{OfficeLinks, OfficeVerb, Role, VerbForms, WordClass, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionKind, OfficeStatus};

use super::Title;
use crate::draft::{Draft, Stretch};
use crate::mention::ToldBy;

/// So many words of time or manner may stand between a verb and the office: "on Monday", "in May 2019".
const MOST_BETWEEN: usize = 4;

/// So many tokens between a name and its verb may be an apposition: "Kari Lund, 45, a lawyer, was".
const MOST_ASIDE: usize = 10;

/// So many offices are given together.
const MOST_JOINED: usize = 8;

/// A verb that gives an office.
struct GivingVerb {
    /// Its first token, auxiliaries included.
    start: usize,
    row: OfficeVerb,
    passive: bool,
    /// No auxiliary, or "had".
    past: bool,
}

/// Who holds an office by a verb.
enum Holder {
    /// The number of a name that is the verb's subject.
    Name(u32),
    /// The number of a name that is its object.
    Object(u32),
    /// The token of "he" or "she".
    Pronoun(u32),
}

impl Draft<'_, '_> {
    /// Gives title `n` the holder that a verb tells.
    pub(super) fn holder_told(&mut self, n: usize, stretch: Stretch) {
        if self.titles[n].holder.is_some() || self.titles[n].nested {
            return;
        }
        let Some((holder, status)) = self.told_holder(n, stretch) else { return };
        let title = &mut self.titles[n];
        title.told = Some(match holder {
            Holder::Name(person) => {
                title.holder = Some(person);
                ToldBy::Name
            }
            Holder::Object(person) => {
                title.holder = Some(person);
                ToldBy::Object
            }
            Holder::Pronoun(at) => ToldBy::Pronoun(at),
        });
        if title.status == OfficeStatus::Current {
            title.status = status;
        }
    }

    /// Gives title `n` of those before `last` to who had it before, too: "was named *president and* chairman in May,
    /// *replacing* Per Dahl".
    pub(super) fn share_with_replaced(&mut self, n: usize, last: usize, stretch: Stretch) {
        let title = self.titles[n];
        let of_run = |next: &&Title| next.told.is_some() && next.holder == title.holder;
        let run = self.titles[n..last].iter().take(MOST_JOINED).take_while(of_run).count();
        let named = matches!(title.told, Some(ToldBy::Name | ToldBy::Object));
        let Some(end) = (n + run).checked_sub(1).filter(|_| named) else { return };
        if let Some(before) = self.replaced_by(end, stretch).filter(|&b| Some(b) != title.holder) {
            self.share(n, before);
            self.replaced.push((n as u32, before));
        }
    }

    /// The holder of title `n` by the verb before it, and what the verb says of whether it is held.
    fn told_holder(&self, n: usize, stretch: Stretch) -> Option<(Holder, OfficeStatus)> {
        let title = &self.titles[n];
        if title.form.plural {
            return None;
        }
        let (link, at) = self.link_before(self.start_of(title, stretch), stretch);
        // "named Kari Lund as her minister"
        if let Some(person) = self.person_before(at) {
            let start = self.start_with_titles(person) as usize;
            if let Some(status) = self.noun_before(start, link, stretch) {
                return Some((Holder::Object(person), status));
            }
            let told = self.verb_before(start, link, stretch)?;
            let made = told.row.made && !told.passive;
            return made.then_some((Holder::Object(person), told.row.status));
        }
        let told = self.verb_before(self.past_time(at, stretch), link, stretch)?;
        let holder = if told.row.made && !told.passive {
            // "Kari Lund, appointed foreign minister in May,"
            Holder::Name(self.person_aside(told.start, stretch).filter(|_| told.past)?)
        } else {
            self.subject_before(n, told.start, stretch)?
        };
        let status = if told.past && !told.row.made { told.row.in_past } else { told.row.status };
        Some((holder, status))
    }

    /// What a noun that ends before "of" and a name, which begins at a token, says of whether an office is held, where it
    /// is announced or welcomed: "announced the *nomination* of Kari Lund as ambassador", not "opposed the".
    fn noun_before(
        &self,
        name: usize,
        link: OfficeLinks,
        stretch: Stretch,
    ) -> Option<OfficeStatus> {
        let noun = name.checked_sub(2).filter(|&noun| noun >= stretch.start)?;
        let article = noun.checked_sub(1).filter(|&at| self.is_determiner(at));
        let told = article.and_then(|at| at.checked_sub(1)).is_some_and(|verb| {
            let tells = words![
                "announced",
                "announces",
                "announcing",
                "approved",
                "confirmed",
                "hailed",
                "welcomed",
                "welcomes",
                "welcoming"
            ];
            verb >= stretch.start && self.report.word_is(verb, tells)
        });
        if link != OfficeLinks::AS || self.word(noun + 1) != "of" || !told {
            return None;
        }
        if self
            .report
            .word_is(noun, words!["appointment", "confirmation", "election", "reappointment"])
        {
            return Some(OfficeStatus::Current);
        }
        let elect = words!["designation", "nomination", "selection"];
        self.report.word_is(noun, elect).then_some(OfficeStatus::Elect)
    }

    /// Who had title `n` before: "was named chairman in May, *replacing* Per Dahl".
    fn replaced_by(&self, n: usize, stretch: Stretch) -> Option<u32> {
        let mut at = self.titles[n].next as usize;
        for _ in 0..MOST_BETWEEN {
            let next = at + usize::from(matches!(self.word(at), "on" | "in" | "from"));
            if next >= stretch.end || !self.is_time(next) {
                break;
            }
            at = next + 1;
        }
        at += usize::from(self.word(at) == ",");
        at = match (self.word(at), self.word(at + 1)) {
            ("replacing" | "succeeding", _) => at + 1,
            ("to", "replace" | "succeed") => at + 2,
            _ => return None,
        };
        while at < stretch.end && self.is_honorific(at) {
            at += 1;
        }
        // Who has a title of another office there keeps that, and "replacing Per Dahl as leader" tells another.
        let person = self.person_at(at).filter(|_| at < stretch.end)?;
        let end = self.found[person as usize].tokens.end as usize;
        let own = self.has_title_before(at as u32) || self.word(end) == "as";
        (!own).then_some(person)
    }

    fn is_time(&self, at: usize) -> bool {
        self.can_be(at, WordClass::WEEKDAY | WordClass::MONTH)
            || self.is(at, Shape::NUMBER)
            || matches!(self.word(at), "today" | "yesterday" | "again" | "year" | "last")
    }

    /// What links an office to a verb, and one past the token before it.
    fn link_before(&self, end: usize, stretch: Stretch) -> (OfficeLinks, usize) {
        let word = |back: usize| {
            let at = end.checked_sub(back).filter(|&at| at >= stretch.start);
            at.map_or("", |at| self.word(at))
        };
        match word(1) {
            "as" => (OfficeLinks::AS, end - 1),
            "be" if word(2) == "to" => (OfficeLinks::TO_BE, end - 2),
            "to" => (OfficeLinks::TO, end - 1),
            _ => (OfficeLinks::NOTHING, end),
        }
    }

    /// The first token of a name with its titles: "replaced *Finance Minister Per Dahl* as".
    fn start_with_titles(&self, person: u32) -> u32 {
        let start = self.found[person as usize].tokens.start;
        let before = self.titles.partition_point(|title| title.head.start < start);
        let title = before.checked_sub(1).map(|n| &self.titles[n]);
        let own = title.filter(|title| title.holder == Some(person) && title.next <= start);
        own.map_or(start, |title| {
            title.article.unwrap_or(title.tokens.start).min(title.tokens.start)
        })
    }

    /// One past the last token before words of time: "was sworn in *on Monday* as".
    fn past_time(&self, end: usize, stretch: Stretch) -> usize {
        let mut at = end;
        for _ in 0..MOST_BETWEEN {
            let Some(last) = at.checked_sub(1).filter(|&last| last > stretch.start) else { break };
            let leads = at < end && matches!(self.word(last), "on" | "in");
            if !(leads || self.is_time(last)) {
                break;
            }
            at = last;
            if leads {
                break;
            }
        }
        at
    }

    /// The verb that ends right before token `end` and gives an office with this link.
    fn verb_before(&self, end: usize, link: OfficeLinks, stretch: Stretch) -> Option<GivingVerb> {
        let last = end.checked_sub(1).filter(|&last| last >= stretch.start)?;
        let (at, row) = self
            .row_at(last, None, link)
            .or_else(|| self.row_at(last.checked_sub(1)?, Some(last), link))
            .filter(|(at, _)| *at >= stretch.start)?;
        let forms = self.forms(at);
        let mut start = at;
        // "re-elected"
        if start >= stretch.start + 2 && self.is(start - 1, Shape::JOINER) {
            start -= 2;
        }
        let (mut passive, mut perfect, mut had) = (false, false, false);
        while let Some(before) = start.checked_sub(1).filter(|&before| before >= stretch.start) {
            let roles = self.lexicon.syntax().word(self.report.tokens[before].word).roles;
            let auxiliary = Role::BE | Role::HAVE;
            // What is denied, planned or wished: "could be named", "wants to become", "asked that she be named".
            let open = Role::FUTURE | Role::MODAL | Role::TO;
            if matches!(self.word(before), "be" | "never" | "not") || roles.intersects(open) {
                return None;
            }
            if roles.intersects(auxiliary) {
                passive |= roles.contains(Role::BE);
                perfect |= roles.contains(Role::HAVE);
                had |= self.word(before) == "had";
            } else if !(start < at && roles.contains(Role::ADVERB) || self.is_manner(before)) {
                break;
            }
            start = before;
        }
        let passive = passive && forms.contains(VerbForms::PARTICIPLE) && self.word(at) != "been";
        let finite = forms.intersects(VerbForms::PAST | VerbForms::PARTICIPLE);
        let past = had || finite && !perfect;
        // "demanded that she *resign* as minister"
        let bare = forms.contains(VerbForms::BASE) && !forms.contains(VerbForms::PAST);
        (!bare || passive || perfect).then_some(GivingVerb { start, row, passive, past })
    }

    fn row_at(
        &self,
        at: usize,
        particle: Option<usize>,
        link: OfficeLinks,
    ) -> Option<(usize, OfficeVerb)> {
        let token = self.token(at)?;
        let lemma = self.lexicon.syntax().word(token.word).lemma;
        let key = if self.word(at) == "been" { token.word } else { lemma };
        let particle = match particle {
            Some(particle) => Some(self.token(particle)?.word),
            None => None,
        };
        let mut rows = self.lexicon.offices().verbs(key);
        rows.find(|row| row.particle == particle && row.links.contains(link)).map(|row| (at, *row))
    }

    fn forms(&self, at: usize) -> VerbForms {
        self.token(at)
            .map_or(VerbForms::empty(), |token| self.lexicon.syntax().word(token.word).forms)
    }

    /// "was unanimously elected"
    fn is_manner(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 4 && word.ends_with("ly")
            || matches!(word, "also" | "then" | "since" | "later")
    }

    /// The name that is the subject of the verb at `start`: right before it, before ", who", or before an
    /// apposition between commas.
    fn subject_before(&self, n: usize, start: usize, stretch: Stretch) -> Option<Holder> {
        let last = start.checked_sub(1).filter(|&at| at >= stretch.start)?;
        if self.report.word_is(last, words!["he", "she"]) {
            return (!self.leaves_open(last, stretch)).then_some(Holder::Pronoun(last as u32));
        }
        if self.report.word_is(last, words!["and", "then"]) {
            return self.subject_of_title_before(n, last);
        }
        let relative = last > stretch.start && self.word(last) == "who";
        let end = if relative { last } else { start };
        let person = self.person_before(end).or_else(|| self.person_aside(end, stretch))?;
        let start = self.start_with_titles(person) as usize;
        (!self.leaves_open(start, stretch)).then_some(Holder::Name(person))
    }

    /// Does what stands before a subject, whose first token this is, leave open what is said of it: "*if* Kari Lund
    /// becomes", "neither she *nor* Ugo Hale was named", "*had* Kari Lund resigned"?
    fn leaves_open(&self, subject: usize, stretch: Stretch) -> bool {
        let opens = words![
            "had", "if", "lest", "neither", "nor", "once", "or", "should", "unless", "until",
            "were", "whether"
        ];
        let before = subject.checked_sub(1).filter(|&at| at >= stretch.start);
        before.is_some_and(|at| self.report.word_is(at, opens))
    }

    /// Who holds the title before: "She became minister in 2015 *and* served as ambassador".
    fn subject_of_title_before(&self, n: usize, end: usize) -> Option<Holder> {
        let before = &self.titles[n.checked_sub(1)?];
        let holder = match before.told? {
            ToldBy::Name => Holder::Name(before.holder?),
            // "Per Dahl named Kari Lund chief executive and stepped down": it was him.
            ToldBy::Object => return None,
            ToldBy::Pronoun(at) => Holder::Pronoun(at),
        };
        let between = before.next as usize..end;
        let person =
            |at: usize| self.found_at(at).is_some_and(|found| found.kind == MentionKind::Person);
        let near = between.len() <= MOST_ASIDE && !between.into_iter().any(person);
        near.then_some(holder)
    }

    /// The name before the comma at the end of what stands before token `end`: "Kari Lund, 45, *was*".
    fn person_aside(&self, end: usize, stretch: Stretch) -> Option<u32> {
        let comma = end.checked_sub(1).filter(|&at| at > stretch.start && self.word(at) == ",")?;
        if let Some(person) = self.person_before(comma) {
            return Some(person);
        }
        let floor = comma.saturating_sub(MOST_ASIDE).max(stretch.start);
        for at in (floor..comma).rev() {
            if self.word(at) == ","
                && let Some(person) = self.person_before(at)
            {
                return Some(person);
            }
            let forms = self.forms(at);
            let person = self.found_at(at).is_some_and(|found| found.kind == MentionKind::Person);
            let finite = forms.intersects(VerbForms::THIRD | VerbForms::PAST)
                && !forms.contains(VerbForms::PARTICIPLE)
                && !self.can_be(at, WordClass::COMMON_WORD);
            if person || finite {
                return None;
            }
        }
        None
    }

    /// The first token of an office with its article and owner: "*the country's* foreign minister".
    pub(super) fn start_of(&self, title: &Title, stretch: Stretch) -> usize {
        let mut at = title.article.unwrap_or(title.tokens.start) as usize;
        at = self.described_from(title, stretch).unwrap_or(at);
        if title.owned && title.article.is_none() && self.word(at.wrapping_sub(1)) == "the" {
            at -= 1;
        }
        if at >= stretch.start + 2 && self.is(at - 1, Shape::POSSESSIVE) {
            // "Jake Sullivan, Biden's adviser": the owner is part of the apposition.
            at = self.found_at(at - 2).map_or(at - 2, |owner| owner.tokens.start as usize);
            // "the country's"
            if at > stretch.start && self.word(at - 1) == "the" {
                at -= 1;
            }
        }
        at
    }
}
