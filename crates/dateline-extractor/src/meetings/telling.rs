//! What one trigger tells of a meeting.

use dateline_lexicon::{CountryId, OfficeId, WordId};
use dateline_normaliser::dates::TimeExpression;
use dateline_parser::Span;
use dateline_schema::closed::{
    MeetingForm, MeetingKind, MeetingStatus, ParticipantRole, Precision, VisitType,
};
use jiff::civil::Date;

use crate::cast::MentionId;
use crate::facts::LocalId;

/// So many parties are kept of one meeting.
const MOST_PARTIES: usize = 128;

/// Who a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody, an organisation, or a country.
    Known(LocalId),
    /// Known by office only: the recognised office, its head, and its country.
    Office { office: u32, head: OfficeId, country: Option<CountryId> },
    /// People of whom nobody is named: the hash of their noun, and how many known parties they met.
    Group { head: u64, met: usize },
}

impl Who {
    /// Are the two one? Offices are, where head and country are.
    pub(super) fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Known(a), Self::Known(b)) => a == b,
            (Self::Office { head, country, .. }, Self::Office { head: h, country: c, .. }) => {
                head == h && (country == c || country.is_none() || c.is_none())
            }
            (Self::Group { head, .. }, Self::Group { head: other, .. }) => head == other,
            _ => false,
        }
    }

    /// Is it people of whom nobody is named?
    pub(super) fn is_group(self) -> bool {
        matches!(self, Self::Group { .. })
    }
}

/// A party as some words have it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Party {
    pub(super) who: Who,
    pub(super) mention: MentionId,
    /// What the words or the verb make of it.
    pub(super) role: Option<ParticipantRole>,
    pub(super) country: Option<CountryId>,
    /// Whom it came with, as one more of a side ("was joined by").
    pub(super) beside: Option<Who>,
}

/// Days as words have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) precision: Option<Precision>,
}

impl Days {
    pub(super) fn of(date: &TimeExpression) -> Option<Self> {
        Some(Self { first: date.first_day?, last: date.last_day?, precision: date.precision })
    }

    /// Do the two share a day?
    pub(super) fn overlap(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Is it a week at most?
    pub(super) fn is_short(self) -> bool {
        self.first.until(self.last).is_ok_and(|span| span.get_days() <= 7)
    }

    /// One day, or the days of one week ("last week").
    pub(super) fn is_near(self) -> bool {
        self.is_exact() || self.precision == Some(Precision::Week)
    }

    pub(super) fn is_exact(self) -> bool {
        self.precision.is_none_or(|precision| precision == Precision::Day)
    }
}

/// A place as words have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Where {
    /// City or facility; none where only a country is named.
    pub(super) place: Option<LocalId>,
    pub(super) country: Option<CountryId>,
}

/// What one trigger tells.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "what words say one by one, in any mix")]
pub(super) struct Telling {
    pub(super) sentence: u32,
    /// The words that tell of it.
    pub(super) span: Span,
    pub(super) kind: MeetingKind,
    /// The noun that names it, if one does.
    pub(super) noun: Option<WordId>,
    pub(super) status: MeetingStatus,
    pub(super) parties: Vec<Party>,
    pub(super) days: Option<Days>,
    /// Is the day that of its end ("wrapped up his visit on Friday")?
    pub(super) ended: bool,
    /// How many days it lasts: "three-day".
    pub(super) length: Option<i64>,
    pub(super) place: Option<Where>,
    pub(super) visit_type: Option<VisitType>,
    pub(super) form: Option<MeetingForm>,
    /// The site that a visit is to, by the last word of its name: another visit than that of a country.
    pub(super) site: Option<u64>,
    /// The country that a visit is to.
    pub(super) visited: Option<CountryId>,
    pub(super) signed: bool,
    /// Told as news: a verb in the past that no relative clause holds.
    pub(super) news: bool,
    /// Told beside another time than the publication: without a day of its own it has none.
    pub(super) elsewhen: bool,
    /// Said to be another one ("also held", "separately"): no telling of what was told before.
    pub(super) fresh: bool,
    /// Said to be the one before ("the two last met").
    pub(super) former: bool,
    /// Told of people who are not named; they may be later.
    pub(super) group: bool,
    /// Refers to what was told before ("the talks", "his visit").
    pub(super) definite: bool,
    /// Told of somebody who takes part in it.
    pub(super) attended: bool,
    /// The meeting of a body, which has neither host nor visitor.
    pub(super) convened: bool,
    /// "there": where what was told before is.
    pub(super) there: bool,
    /// That they met follows from what they did, by what means is not said: "discussed trade with B".
    pub(super) implied: bool,
    /// "here": where the report was written.
    pub(super) here: bool,
    /// Told as part of a visit ("during the trip, X met Y").
    pub(super) during: bool,
    /// Told in words without a verb: whether it took place is not said.
    pub(super) headline: bool,
    /// Signed by people, not by "the two sides".
    pub(super) by_hand: bool,
    /// Is its status that of what governs the words: "*planned* to speak at the end of their talks"?
    pub(super) governed: bool,
    /// Is its beginning what is told: "*began* a three-day visit"?
    pub(super) begins: bool,
    /// A roll names who was there.
    pub(super) listed: bool,
}

impl Telling {
    pub(super) fn new(sentence: u32, span: Span, kind: MeetingKind) -> Self {
        Self {
            sentence,
            span,
            kind,
            noun: None,
            status: MeetingStatus::Held,
            parties: Vec::new(),
            days: None,
            ended: false,
            length: None,
            place: None,
            visit_type: None,
            form: None,
            site: None,
            visited: None,
            signed: false,
            news: false,
            elsewhen: false,
            fresh: false,
            former: false,
            group: false,
            definite: false,
            attended: false,
            convened: false,
            there: false,
            implied: false,
            here: false,
            during: false,
            headline: false,
            by_hand: false,
            governed: false,
            begins: false,
            listed: false,
        }
    }

    /// Takes in a party; who is there already only gets a role.
    pub(super) fn add(&mut self, party: Party) {
        if let Some(known) = self.parties.iter_mut().find(|known| known.who.is(party.who)) {
            known.role = known.role.or(party.role);
            known.country = known.country.or(party.country);
        } else if self.parties.len() < MOST_PARTIES {
            self.parties.push(party);
        }
    }

    /// Takes in parties with the role that the verb gives them.
    pub(super) fn add_all(&mut self, parties: &[Party], role: Option<ParticipantRole>) {
        for party in parties {
            self.add(Party { role: party.role.or(role), ..*party });
        }
    }
}

/// Ways of meeting: what differs in it is no telling of the same meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    InPerson,
    Journey,
    Distance,
    Occasion,
    Signing,
    Letter,
}

pub(super) fn way(kind: MeetingKind) -> Way {
    match kind {
        MeetingKind::Meeting | MeetingKind::Talks | MeetingKind::Summit => Way::InPerson,
        MeetingKind::Visit => Way::Journey,
        MeetingKind::Call | MeetingKind::Video => Way::Distance,
        MeetingKind::Conference | MeetingKind::Ceremony => Way::Occasion,
        MeetingKind::Signing => Way::Signing,
        MeetingKind::Letter => Way::Letter,
    }
}
