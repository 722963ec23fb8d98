//! Speakers who are told by the body that they lead or speak for: "the U.N. chief", "the fund's head",
//! "the party leader"; "a spokesman" after what the company said.

use dateline_lexicon::{SceneRole, fold, lexicon, words};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{MentionKind, OfficeStatus, OrganisationKind};

use super::parties::Parties;
use super::reading::Reading;
use crate::cast::MentionId;
use crate::facts::{Entity, LocalId};

/// What who leads a body is called, as the last word of a title.
const LEADS: [&str; 14] = [
    "boss",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "chief",
    "commissioner",
    "director",
    "executive",
    "general",
    "governor",
    "head",
    "leader",
    "president",
];

/// Those of them that a description of any leader can end in.
const ANY_LEADER: [&str; 4] = ["boss", "chief", "head", "leader"];

/// A body that spoke, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speaking {
    pub(super) body: LocalId,
    pub(super) sentence: u32,
}

impl Parties<'_, '_, '_> {
    /// "the *U.N. chief*", "the fund's *head*": the only one who holds a leading office of that body.
    pub(super) fn leader_of_body(
        &self,
        reading: &Reading<'_, '_, '_>,
        mention: MentionId,
    ) -> Option<LocalId> {
        let known = self.cast.mention(mention);
        let tokens = known.tokens;
        let last = tokens.end.checked_sub(1)?;
        let word = reading.text(last).to_ascii_lowercase();
        if tokens.len() < 2 || !LEADS.contains(&word.as_str()) {
            return None;
        }
        let office = known.office.and_then(|of| self.scene.recognised.offices.get(of as usize));
        if office.is_some_and(|office| office.plural) {
            return None;
        }
        let named = office.and_then(|office| office.organisation);
        // "the fund's head", "the party leader"
        let owned = reading.has(last - 1, Shape::POSSESSIVE);
        let front = TokenRange::new(tokens.start, if owned { last - 1 } else { last });
        let inside = || {
            let end = TokenRange::new(front.end.checked_sub(1)?, front.end);
            let known = self.cast.mention(self.cast.standing_for(end)?);
            let whole = known.tokens.start >= front.start && known.tokens.end <= front.end;
            known.meaning.one().filter(|_| whole && known.kind == MentionKind::Organisation)
        };
        let last_one = || {
            let kinds = self.kinds_of(front.end.checked_sub(1)?)?;
            self.last_body(reading.sentence)
                .filter(|&body| self.is_of_kinds(body, kinds))
                .or_else(|| self.only_body(reading.sentence, kinds))
        };
        let body = named
            .and_then(|body| self.cast.mention(body).meaning.one())
            .or_else(inside)
            .or_else(|| self.body_before(reading, front))
            .or_else(last_one);
        self.leader_of(body?, &word)
    }

    /// The only one whom the report calls by a leading office of a body.
    fn leader_of(&self, body: LocalId, word: &str) -> Option<LocalId> {
        const MOST: usize = 256;
        let meant = |mention: MentionId| self.cast.mention(mention).meaning.one();
        let mut leader = None;
        for office in self.scene.recognised.offices.iter().take(MOST) {
            if office.organisation.and_then(meant) != Some(body) {
                continue;
            }
            let title = &lexicon().offices().get(office.head).title;
            let end = title.rsplit([' ', '-']).next().unwrap_or_default();
            let is_end = |word: &str| end.eq_ignore_ascii_case(word);
            let same = is_end(word) || ANY_LEADER.contains(&word);
            let other = ["deputy", "vice", "assistant"].iter().any(|other| {
                title.get(..other.len()).is_some_and(|start| start.eq_ignore_ascii_case(other))
            });
            let now = matches!(office.status, OfficeStatus::Current | OfficeStatus::Acting);
            if !LEADS.iter().any(|lead| is_end(lead)) || !same || other || !now {
                continue;
            }
            match (office.holder.and_then(meant), leader) {
                (Some(one), Some(known)) if one != known => return None,
                (Some(one), _) => leader = Some(one),
                _ => {}
            }
        }
        leader
    }

    /// Does the word for an office say that its holder leads, and speaks for nobody else: "chief"?
    pub(super) fn is_leading(&self, reading: &Reading<'_, '_, '_>, mention: MentionId) -> bool {
        let last = self.cast.mention(mention).tokens.end.saturating_sub(1);
        ANY_LEADER.contains(&reading.text(last))
    }

    /// "*A spokesman* said", "the *company's* spokeswoman said": for the body that spoke last, where the
    /// words name none.
    pub(super) fn spoken_for(
        &self,
        reading: &Reading<'_, '_, '_>,
        mention: MentionId,
    ) -> Option<LocalId> {
        let tokens = self.cast.mention(mention).tokens;
        let last = tokens.end.checked_sub(1)?;
        let spokes = matches!(
            reading.text(last),
            "spokesman" | "spokesperson" | "spokeswoman" | "spokesmen"
        );
        // "a spokesman for the pilots": somebody else's.
        let others =
            matches!(reading.text(tokens.end), "for" | "of" | "from" | "at" | "with" | "in");
        let article = matches!(reading.text(tokens.start), "A" | "The" | "a" | "the");
        if !spokes || others || !article {
            return None;
        }
        match tokens.len() {
            2 => self.body_right_before(reading.sentence),
            3 => {
                let kinds = self.kinds_of(tokens.start + 1)?;
                self.last_body(reading.sentence).filter(|&body| self.is_of_kinds(body, kinds))
            }
            _ => None,
        }
    }

    /// The body that spoke or acts in this sentence or the one before, where no other person or body is
    /// the subject of a verb there.
    fn body_right_before(&self, sentence: u32) -> Option<LocalId> {
        let near = sentence.saturating_sub(1);
        let spoke = self.speaking.filter(|spoke| spoke.sentence >= near).map(|spoke| spoke.body);
        let mut only = spoke;
        for (_, entity) in (near..=sentence).flat_map(|at| self.acting_in(at)) {
            match only {
                Some(body) if body != entity => return None,
                _ => only = Some(entity),
            }
        }
        only.filter(|&body| self.is_of_kinds(body, &[]))
    }

    /// The people and bodies that are subjects of a sentence's first verbs.
    fn acting_in(&self, sentence: u32) -> impl Iterator<Item = (MentionKind, LocalId)> {
        const MOST: usize = 8;
        self.scene.syntax.verbs_of(sentence).iter().take(MOST).filter_map(|verb| {
            let words = self.scene.syntax.phrase(verb.subject?).tokens;
            let known = self.cast.mention(self.cast.standing_for(words)?);
            let entity = known.meaning.one()?;
            let place = matches!(self.cast.entities.get(entity.0 as usize), Some(Entity::Place(_)));
            (!place).then_some((known.kind, entity))
        })
    }

    /// "*The company* said", "the *agency* said": the body that spoke last, if it can be one of these.
    pub(super) fn same_body(
        &self,
        reading: &Reading<'_, '_, '_>,
        mention: MentionId,
    ) -> Option<LocalId> {
        const LONGEST: u32 = 4;
        let tokens = self.cast.mention(mention).tokens;
        if let Some(body) = self.bracketed_body(reading, tokens) {
            return Some(body);
        }
        let the = matches!(reading.text(tokens.start), "the" | "The");
        if !the || !(2..=LONGEST).contains(&tokens.len()) {
            return None;
        }
        // "the Treasury", "the Commission": a short name.
        let short = tokens.len() == 2 && reading.has(tokens.end - 1, Shape::CAPITAL);
        let named = short.then(|| self.body_before(reading, tokens)).flatten();
        if named.is_some() {
            return named;
        }
        // "the guild" after "the Writers' Guild"
        let namesake = || {
            let body = self.body_before(reading, tokens).filter(|_| tokens.len() == 2);
            body.filter(|&body| self.is_of_kinds(body, &[]))
        };
        let Some(kinds) = self.kinds_of(tokens.end - 1) else { return namesake() };
        // "the news agency", "the state company", but no other body's: "the Peruvian company".
        let last = self.last_body(reading.sentence);
        // "the *Turkish* news agency": of the country that the body is of
        let of_its_country = |at: u32| {
            let known = self.cast.standing_for(TokenRange::new(at, at + 1));
            let country = known.and_then(|known| self.cast.mention(known).country);
            country.is_some() && last.and_then(|body| self.cast.country(body)) == country
        };
        let plain = self.scene.report.is_in_capitals()
            || (tokens.start + 1..tokens.end - 1)
                .all(|at| !reading.has(at, Shape::CAPITAL) || of_its_country(at));
        let body = last.filter(|_| plain);
        // "the navy" is no army, and "the radio" no newspaper.
        let own_word = reading.is_word(tokens.end - 1, words!["navy", "radio", "television"]);
        let bears = |body| !own_word || self.bears(body, reading.text(tokens.end - 1));
        body.filter(|&body| self.is_of_kinds(body, kinds) && bears(body)).or_else(namesake)
    }

    /// "the Popular Union (*PU*) *opposition party*": the body whose acronym stands in the bracket before a word for it.
    fn bracketed_body(&self, reading: &Reading<'_, '_, '_>, tokens: TokenRange) -> Option<LocalId> {
        let close = tokens.start.checked_sub(1).filter(|&at| reading.text(at) == ")")?;
        self.kinds_of(tokens.end.checked_sub(1)?)?;
        let named = TokenRange::new(close.checked_sub(1)?, close);
        let known = self.cast.mention(self.cast.standing_for(named)?);
        known.meaning.one().filter(|_| known.kind == MentionKind::Organisation)
    }

    /// The kinds of organisation that a word for a body can mean; none for other words.
    fn kinds_of(&self, at: u32) -> Option<&'static [OrganisationKind]> {
        let words = lexicon().role_words().phrases();
        let report = self.scene.report;
        let (_, word) = report.phrase(words, at as usize, at as usize + 1)?;
        let body = word.role == SceneRole::Body && !word.plural;
        body.then_some(&word.kinds[..])
    }

    /// Is it a word of the organisation's name?
    fn bears(&self, body: LocalId, word: &str) -> bool {
        match self.cast.entities.get(body.0 as usize) {
            Some(Entity::Organisation(fact)) => {
                fact.name.split(' ').any(|own| own.eq_ignore_ascii_case(word))
            }
            _ => false,
        }
    }

    /// Is it an organisation of one of these kinds, or of any where none are said? What is known by its
    /// name alone can be any company.
    fn is_of_kinds(&self, body: LocalId, kinds: &[OrganisationKind]) -> bool {
        let Some(Entity::Organisation(fact)) = self.cast.entities.get(body.0 as usize) else {
            return false;
        };
        let unknown = fact.kind == OrganisationKind::Other && fact.known.is_none();
        kinds.is_empty()
            || kinds.contains(&fact.kind)
            || unknown && kinds.contains(&OrganisationKind::Company)
    }

    /// "a senior *company* official": of the company that spoke last, or the only one that has
    /// been named before these words.
    pub(super) fn employer(
        &self,
        reading: &Reading<'_, '_, '_>,
        front: TokenRange,
    ) -> Option<LocalId> {
        let last = front.end.checked_sub(1).filter(|_| !front.is_empty())?;
        let kinds = self.kinds_of(last)?;
        let plain = (front.start..last).all(|at| !reading.has(at, Shape::CAPITAL))
            || front.start == reading.tokens.start;
        let word = reading.text(last);
        let of_any = matches!(word, "company" | "firm" | "airline" | "bank");
        let spoke = self.speaking.map(|spoke| spoke.body);
        spoke
            .filter(|&body| self.is_of_kinds(body, kinds))
            .or_else(|| self.only_body_before(reading.sentence, front.start, kinds))
            .filter(|&body| plain && of_any && self.is_of_trade(body, word))
    }

    /// Can a body be called by this word? Any company is a firm; what is a bank or an airline says so in its name.
    fn is_of_trade(&self, body: LocalId, word: &str) -> bool {
        let marks: &[&str] = match word {
            "airline" => &["air", "aero", "avia", "flug", "wings"],
            "bank" => &["banc", "bank", "banqu", "sparkasse"],
            _ => return true,
        };
        let Some(Entity::Organisation(fact)) = self.cast.entities.get(body.0 as usize) else {
            return false;
        };
        fold(&fact.name).split(' ').any(|part| marks.iter().any(|mark| part.contains(mark)))
    }

    /// The only body of one of these kinds that is named in the last sentences.
    fn only_body(&self, sentence: u32, kinds: &[OrganisationKind]) -> Option<LocalId> {
        let start = self.scene.report.sentences[sentence as usize].tokens.start;
        self.only_body_before(sentence, start, kinds)
    }

    /// The same, up to a token.
    fn only_body_before(
        &self,
        sentence: u32,
        start: u32,
        kinds: &[OrganisationKind],
    ) -> Option<LocalId> {
        const NEAR: u32 = 3;
        const MOST: usize = 64;
        let named = &self.scene.recognised.mentions;
        let end = named.partition_point(|mention| mention.tokens.start < start);
        let mut only = None;
        for n in (0..end).rev().take(MOST) {
            let mention = self.cast.mention(n as MentionId);
            if mention.sentence.is_some_and(|of| of + NEAR < sentence) {
                break;
            }
            let body = mention.meaning.one().filter(|&body| self.is_of_kinds(body, kinds));
            match (body, only) {
                (Some(body), Some(other)) if body != other => return None,
                (Some(body), _) => only = Some(body),
                _ => {}
            }
        }
        only
    }

    /// The body that spoke last, not long ago; where none has, the only one that acts right before.
    fn last_body(&self, sentence: u32) -> Option<LocalId> {
        const LASTING: u32 = 4;
        if let Some(spoke) = self.speaking.filter(|spoke| spoke.sentence + LASTING >= sentence) {
            return Some(spoke.body);
        }
        let mut acting = None;
        for (kind, body) in
            (sentence.saturating_sub(2)..=sentence).flat_map(|at| self.acting_in(at))
        {
            match acting {
                _ if kind != MentionKind::Organisation => {}
                Some(other) if body != other => return None,
                _ => acting = Some(body),
            }
        }
        acting
    }
}
