//! Meetings and their parties.

use super::closed;

closed! {
    /// What kind of meeting.
    MeetingKind {
        /// A meeting, reception or audience.
        Meeting = "meeting",
        /// Talks or negotiations.
        Talks = "talks",
        /// A visit.
        Visit = "visit",
        /// A telephone call.
        Call = "call",
        /// A meeting by video.
        Video = "video",
        /// A summit.
        Summit = "summit",
        /// A conference or forum.
        Conference = "conference",
        /// A signing.
        Signing = "signing",
        /// A ceremony.
        Ceremony = "ceremony",
        /// An exchange of letters or messages.
        Letter = "letter",
    }

    /// Where a meeting's days came from.
    DateSource {
        /// The sentence that tells of it.
        Stated = "stated",
        /// Another sentence of the report.
        SameReport = "same_report",
        /// Another report.
        OtherReport = "other_report",
        /// The publication day.
        Published = "published",
        /// The user's corrections.
        Authority = "authority",
    }

    /// Where a meeting's place came from.
    PlaceSource {
        /// The text.
        Stated = "stated",
        /// The dateline.
        Dateline = "dateline",
        /// Another report.
        OtherReport = "other_report",
        /// The host's country.
        Host = "host",
    }

    /// Between how many countries.
    MeetingForm {
        /// Two.
        Bilateral = "bilateral",
        /// More than two.
        Multilateral = "multilateral",
    }

    /// What kind of visit.
    VisitType {
        /// State visit.
        State = "state",
        /// Official visit.
        Official = "official",
        /// Working visit.
        Working = "working",
        /// Courtesy visit.
        Courtesy = "courtesy",
        /// Stop on the way.
        Transit = "transit",
    }

    /// Whether a meeting took place.
    MeetingStatus {
        /// It did, or does.
        Held = "held",
        /// It is to.
        Planned = "planned",
        /// It was to and does not.
        Cancelled = "cancelled",
        /// Somebody wants it to.
        Proposed = "proposed",
    }

    /// What a party is to a meeting.
    ParticipantRole {
        /// On whose ground it is, or who received.
        Host = "host",
        /// Who came.
        Visitor = "visitor",
        /// Who led it.
        Chair = "chair",
        /// Who took part.
        Attendee = "attendee",
        /// Who stood between the parties.
        Mediator = "mediator",
    }

    /// What a sentence says of a meeting.
    MeetingSupport {
        /// That there was, is or will be one.
        Existence = "existence",
        /// When.
        Date = "date",
        /// Where.
        Place = "place",
        /// Who took part.
        Participant = "participant",
        /// As what.
        Role = "role",
        /// What came of it.
        Outcome = "outcome",
    }
}
