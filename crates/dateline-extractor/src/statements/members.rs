//! Who is told by a party: "*the Ohio Republican* said" is somebody of that party, and not the party.
//!
//! Counter-examples: "*a* Texas Republican said", who is new; "the Ohio Democrat" after what a Texas Republican said.

use dateline_lexicon::{Role, SpeakerWord, WordClass, lexicon, speaker_words, words};
use dateline_parser::{Shape, Token, TokenRange};
use dateline_schema::closed::{LinkSource, MentionForm, MentionKind};

use super::parties::Parties;
use super::reading::Reading;
use crate::cast::{CastMention, Meaning, MentionId};
use crate::facts::LocalId;

/// So many mentions before a description are looked at for what they say of a person.
const MOST: usize = 64;
/// So many tokens beside a name say of which party he is.
const NEAR: u32 = 8;

/// Is it a word for somebody of a party?
fn is_member(token: &Token) -> bool {
    speaker_words().role(token.hash).contains(SpeakerWord::MEMBER)
}

/// What a report says beside the names of somebody, compared with a description: nothing, the same or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Attested {
    party: Option<bool>,
    place: Option<bool>,
}

impl Attested {
    /// Does it say some of what the description tells, and nothing else?
    fn agrees(self) -> bool {
        let told = [self.party, self.place];
        told.contains(&Some(true)) && !told.contains(&Some(false))
    }
}

impl Parties<'_, '_, '_> {
    /// "*the Ohio Republican* said": the one who spoke last, if the report has said of him that he is; else
    /// somebody who is not named.
    pub(super) fn party_member(
        &mut self,
        reading: &Reading<'_, '_, '_>,
        tokens: TokenRange,
    ) -> Option<MentionId> {
        let head = tokens.end.checked_sub(1).filter(|&head| head > tokens.start)?;
        let one = reading.is_word(tokens.start, words!["a", "an", "the"]);
        let known = self.cast.standing_for(tokens).map(|known| self.cast.mention(known));
        let person = known.is_some_and(|known| {
            known.kind == MentionKind::Person && !known.meaning.all().is_empty()
        });
        if !one || !reading.token(head).is_some_and(is_member) || person {
            return None;
        }
        let the = reading.is_word(tokens.start, words!["the"]);
        let last = self.last.filter(|&last| the && self.cast.person(last).is_some());
        let last = last.filter(|&last| self.is_told_of(last, tokens));
        let meaning = last.map_or(Meaning::Open, Meaning::One);
        Some(self.cast.add(CastMention {
            span: self.scene.report.span_of(tokens),
            tokens,
            sentence: Some(reading.sentence),
            kind: MentionKind::Person,
            form: MentionForm::Description,
            link_source: last.map(|_| LinkSource::Title),
            meaning,
            country: None,
            office: None,
            gender: None,
        }))
    }

    /// Has the report said of a person what a description tells: the party or the state, and no other?
    fn is_told_of(&self, person: LocalId, description: TokenRange) -> bool {
        let known = &self.scene.recognised.mentions;
        let end = known.partition_point(|mention| mention.tokens.start < description.start);
        let mut attested = Attested::default();
        for n in (end.saturating_sub(MOST)..end).rev() {
            let mention = self.cast.mention(n as MentionId);
            let named = mention.kind == MentionKind::Person
                && mention.meaning.one() == Some(person)
                && mention.tokens.end <= description.start;
            if named {
                self.attest(mention.tokens, description, &mut attested);
            }
        }
        attested.agrees()
    }

    /// Takes in what stands beside a name: "*Republican* Bob Ray", "Bob Ray, *a Texas Republican*", "Bob Ray
    /// (*R-Texas*)", "Bob Ray *of Texas*".
    fn attest(&self, name: TokenRange, description: TokenRange, attested: &mut Attested) {
        let report = self.scene.report;
        let tokens = &report.tokens;
        let stops = |at: u32| {
            let token = &tokens[at as usize];
            let verb = lexicon().syntax().word(token.word);
            token.is(Shape::OPEN_QUOTE)
                || matches!(report.word_of(token), ";" | ":" | ")" | "." | "!" | "?")
                || !token.is(Shape::CAPITAL) && verb.roles.intersects(Role::BE | Role::HAVE)
                || token.can_be(WordClass::CUE_START) && !token.is(Shape::CAPITAL)
        };
        let limit = (tokens.len() as u32).min(name.end + NEAR).min(description.start);
        let open = tokens.get(name.end as usize).map_or("", |next| report.word_of(next));
        // "Bob Ray, a Texas Republican, and Ana Lund": up to the comma that closes.
        let bracketed = matches!(open, "," | "(");
        let behind = if bracketed { name.end + 1 } else { name.end };
        let told = bracketed || matches!(open, "of" | "from");
        let mut to = behind;
        while told && to < limit && !stops(to) && !(bracketed && self.closes(to, open, limit)) {
            to += 1;
        }
        let mut from = name.start;
        while from > name.start.saturating_sub(NEAR)
            && !tokens[from as usize - 1].is(Shape::PUNCTUATION)
            && (tokens[from as usize - 1].is(Shape::CAPITAL)
                || tokens[from as usize - 1].can_be(WordClass::OFFICE_START))
        {
            from -= 1;
        }
        for at in (from..name.start).chain(behind..to) {
            self.compare(at, description, attested);
        }
    }

    /// Does a comma close what one before it opened: not that of "R., Texas"?
    fn closes(&self, at: u32, open: &str, limit: u32) -> bool {
        let report = self.scene.report;
        let coded = report.tokens[at as usize - 1].is(Shape::STOPPED) && at + 1 < limit;
        open == "," && report.word(at as usize) == "," && !coded
    }

    /// Takes in one word beside a name.
    fn compare(&self, at: u32, description: TokenRange, attested: &mut Attested) {
        let report = self.scene.report;
        let Some(token) = report.tokens.get(at as usize) else { return };
        let head = &report.tokens[description.end as usize - 1];
        let letter = |letter: &str| report.slice(token.span).trim_end_matches('.') == letter;
        let coded = [("D", words!["democrat"]), ("R", words!["republican"])];
        let by_letter = coded.iter().find(|(code, _)| letter(code));
        let same = match by_letter {
            Some((_, party)) => Some(party.has(head.hash)),
            None if is_member(token) => Some(token.hash == head.hash),
            None if words!["democratic"].has(token.hash) => Some(words!["democrat"].has(head.hash)),
            None => None,
        };
        attested.party = attested.party.max(same);
        let inside = TokenRange::new(description.start + 1, description.end - 1);
        let here = &report.tokens[inside.range()];
        if here.iter().any(|one| one.hash == token.hash && one.is(Shape::CAPITAL)) {
            attested.place = Some(true);
        } else if !here.is_empty() && self.is_place(at) {
            attested.place = attested.place.max(Some(false));
        }
    }

    /// Is the token the first of a place's name?
    fn is_place(&self, at: u32) -> bool {
        let known = &self.scene.recognised.mentions;
        let first = known.partition_point(|mention| mention.tokens.start < at);
        known[first..]
            .iter()
            .take_while(|mention| mention.tokens.start == at)
            .any(|mention| mention.kind == MentionKind::Place)
    }
}
