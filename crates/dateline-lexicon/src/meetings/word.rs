//! What a word can say of a meeting.

use std::str::FromStr;

use dateline_schema::closed::{
    MeetingForm, MeetingKind, MeetingStatus, ParticipantRole, UnknownName, VisitType,
};

use crate::WordId;

/// Defines an enum with the word of each value as it stands in the tables.
macro_rules! word_list {
    ($($(#[$doc:meta])* $list:ident { $($(#[$value_doc:meta])* $value:ident = $name:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $list { $($(#[$value_doc])* $value,)+ }

        impl FromStr for $list {
            type Err = UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($name => Ok(Self::$value),)+
                    _ => Err(UnknownName { name: name.to_owned(), known: &[$($name),+] }),
                }
            }
        }
    )+};
}

word_list! {
    /// Where a verb's parties stand.
    MeetingFrame {
        /// Subject, object and "with": "met Y", "X and Y met".
        Together = "together",
        /// Subject and "with": "conferred with Y".
        With = "with",
        /// Subject and "with" or "to", at a distance unless a place is said: "spoke with Y".
        Speaks = "speaks",
        /// The subject is the host, the object the visitor: "received Y".
        Receives = "receives",
        /// The same, where a place or an occasion is said: "welcomed Y to the palace".
        Welcomes = "welcomes",
        /// The object is a place: "visited Y".
        Visits = "visits",
        /// A place after "to", "in" or "for": "arrived in Y".
        Travels = "travels",
        /// A place right after "in", where somebody is to be: "will be in Y".
        Stays = "stays",
        /// The object is called: "phoned Y".
        Rings = "rings",
        /// The object is called on: "called on the speaker", which is no call "to agree".
        CallsOn = "calls_on",
        /// The object is called by its role: "told his visitor".
        Tells = "tells",
        /// The object names the meeting: "held talks".
        Supports = "supports",
        /// "signed an agreement with Y".
        Signs = "signs",
        /// The object is asked to come: "invited Y to visit".
        Invites = "invites",
        /// The object is talked about, "with" behind it: "discussed trade with Y".
        Discusses = "discusses",
        /// The objects come together: "brought Y and Z together".
        Gathers = "gathers",
        /// "was joined by Y": more of one side.
        Joins = "joins",
        /// "led the delegation": who spoke for a side.
        Leads = "leads",
        /// "participants included Y".
        Includes = "includes",
        /// The subject names the meeting: "took place".
        Happens = "happens",
    }

    /// What a noun that names a meeting asks for.
    MeetingNounFrame {
        /// "between A and B", "with B".
        Gathering = "gathering",
        /// "to a place", "by A".
        Journey = "journey",
        /// "on B": "a courtesy call on the speaker".
        Courtesy = "courtesy",
        /// "with B", at a distance.
        Call = "call",
        /// "to B".
        Letter = "letter",
        /// What is signed: "agreement". No meeting by itself.
        Paper = "paper",
    }

    /// How much a noun says alone.
    MeetingStrength {
        /// It names a meeting wherever it has parties.
        Strong = "strong",
        /// It needs a verb that holds it, or "between".
        Weak = "weak",
        /// It looks like one and is none: "press conference".
        Never = "never",
    }

    /// What a word in the clause says of whether a meeting took place.
    StatusCue {
        /// It is to.
        Planned = "planned",
        /// Somebody wants it to.
        Proposed = "proposed",
        /// It was to, and will not.
        Cancelled = "cancelled",
        /// It is denied or supposed: no meeting.
        Not = "none",
        /// It is a habit, or one of several times: no one meeting.
        Habit = "habit",
    }
}

/// A verb that tells of a meeting.
#[derive(Debug, Clone, Copy)]
pub struct MeetingVerb {
    /// Its dictionary form.
    pub lemma: &'static str,
    /// A word that must follow it ("took *place*").
    pub particle: Option<WordId>,
    /// Where its parties stand.
    pub frame: MeetingFrame,
    /// What kind of meeting, where the verb alone says so.
    pub kind: Option<MeetingKind>,
    /// What its subject is to the meeting.
    pub role: Option<ParticipantRole>,
    /// What the verb says of whether it took place.
    pub status: MeetingStatus,
}

impl MeetingVerb {
    /// Does it tell of a meeting, or of who was at one, without a noun that names it? "attended", "chaired" and "wrote
    /// to" do where their frame says no more than that they hold it.
    pub(super) fn tells(&self) -> bool {
        !matches!(self.frame, MeetingFrame::Supports | MeetingFrame::Happens)
            || matches!(
                self.lemma,
                "attend" | "chair" | "cochair" | "participate" | "preside" | "write"
            )
    }
}

/// A noun that names a meeting.
#[derive(Debug, Clone, Copy)]
pub struct MeetingNoun {
    /// Is it a plural that means several ("meetings")?
    pub many: bool,
    /// What kind of meeting; none for what only looks like one.
    pub kind: Option<MeetingKind>,
    /// What it asks for.
    pub frame: MeetingNounFrame,
    /// How much it says alone.
    pub strength: MeetingStrength,
}

/// What an adjective or adverb says of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingModifier {
    /// At a distance: "virtual".
    Kind(MeetingKind),
    /// "official".
    Visit(VisitType),
    /// "bilateral".
    Form(MeetingForm),
    /// "upcoming".
    Status(MeetingStatus),
    /// What it makes of a party: "visiting", "host".
    Role(ParticipantRole),
    /// Told of as what was before or is usual: "previous", "annual".
    Background,
}

impl MeetingModifier {
    /// The cells `effect` and `value` of the table.
    pub(super) fn read(effect: &str, value: &str) -> Option<Self> {
        Some(match (effect, value) {
            ("kind", _) => Self::Kind(value.parse().ok()?),
            ("visit", _) => Self::Visit(value.parse().ok()?),
            ("form", _) => Self::Form(value.parse().ok()?),
            ("role", _) => Self::Role(value.parse().ok()?),
            ("status", "background") => Self::Background,
            ("status", _) => Self::Status(value.parse().ok()?),
            _ => return None,
        })
    }
}
