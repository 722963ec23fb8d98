//! People, organisations, places, works, and decisions about who is who.

use super::closed;

closed! {
    /// What kind of thing an entity is.
    EntityKind {
        /// A person.
        Person = "person",
        /// An organisation.
        Organisation = "organisation",
        /// A place; a country that acts is one.
        Place = "place",
        /// A named work.
        Work = "work",
    }

    /// Which part of a person's name stands first.
    NameOrder {
        /// The family name.
        FamilyFirst = "family_first",
        /// The given name.
        GivenFirst = "given_first",
        /// There is one name only.
        Single = "single",
        /// Not decided.
        Unknown = "unknown",
    }

    /// A person's gender as a title or pronoun says it.
    Gender {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }

    /// How a person's country is known.
    CountrySource {
        /// It stands beside the name ("Vietnamese President …").
        Stated = "stated",
        /// It is the country of the office or its organisation.
        Office = "office",
        /// It is likely: from where the report was filed, where somebody travels, whom somebody meets.
        Meeting = "meeting",
        /// The user's authority file or corrections say so.
        Authority = "authority",
    }

    /// How an organisation's country is known, the surest way that any report has; of a part of a body that has the country,
    /// how that one's is.
    BodyCountrySource {
        /// The user's authority file or corrections say so.
        Authority = "authority",
        /// Its name or the words before it say it ("Ministry of Finance of Ghana", "the Ghanaian Parliament").
        Stated = "stated",
        /// It is a known body, of one country.
        Known = "known",
        /// Inferred: of what many countries have, it is that of the one that the report tells of or was written from.
        Report = "report",
    }

    /// Whether an office is held.
    OfficeStatus {
        /// Held at the time of the report.
        Current = "current",
        /// Held before.
        Former = "former",
        /// Held for the time being.
        Acting = "acting",
        /// Elected or named, not yet held.
        Elect = "elect",
        /// Held at the time that is told of.
        Then = "then",
    }

    /// What an actor is in a state (PLOVER, sector codes).
    Sector {
        /// Government.
        Government = "GOV",
        /// Military.
        Military = "MIL",
        /// Police and internal security.
        Police = "COP",
        /// Judiciary.
        Judiciary = "JUD",
        /// Legislature.
        Legislature = "LEG",
        /// Political party.
        Party = "PTY",
        /// Political opposition.
        Opposition = "OPP",
        /// Rebels.
        Rebels = "REB",
        /// Intelligence services.
        Spy = "SPY",
        /// Business.
        Business = "BUS",
        /// Media.
        Media = "MED",
        /// Education.
        Education = "EDU",
        /// Religion.
        Religion = "REL",
        /// Health.
        Health = "HLH",
        /// Labour.
        Labour = "LAB",
        /// Agriculture.
        Agriculture = "AGR",
        /// Intergovernmental organisations.
        Intergovernmental = "IGO",
        /// Non-governmental organisations.
        NonGovernmental = "NGO",
        /// Civilians and civil society.
        Civilian = "CVL",
    }

    /// What kind of organisation.
    OrganisationKind {
        /// A government.
        Government = "government",
        /// A ministry or department of a government.
        Ministry = "ministry",
        /// A political party or a body of one.
        Party = "party",
        /// A legislature.
        Legislature = "legislature",
        /// A court.
        Court = "court",
        /// Armed forces.
        Military = "military",
        /// A company.
        Company = "company",
        /// An intergovernmental organisation.
        Igo = "igo",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// A news organisation.
        Media = "media",
        /// A university or research institute.
        University = "university",
        /// Anything else.
        Other = "other",
    }

    /// What kind of work.
    WorkKind {
        /// A plan, programme or initiative.
        Initiative = "initiative",
        /// A treaty, agreement or declaration.
        Agreement = "agreement",
        /// A congress of a party or body.
        Congress = "congress",
        /// A conference, forum or summit series.
        Conference = "conference",
        /// A law or resolution.
        Law = "law",
        /// A military exercise.
        Exercise = "exercise",
        /// Anything else.
        Other = "other",
    }

    /// What kind of place.
    PlaceKind {
        /// A country.
        Country = "country",
        /// A region of a country or of several.
        Region = "region",
        /// A city or town.
        City = "city",
        /// A building or site.
        Facility = "facility",
        /// A sea, river or strait.
        Water = "water",
        /// Anything else.
        Other = "other",
    }

    /// What a decision about identity says.
    LinkKind {
        /// Two mentions mean one person.
        SamePerson = "same_person",
        /// Two mentions mean one organisation.
        SameOrganisation = "same_organisation",
        /// Two mentions mean one work.
        SameWork = "same_work",
        /// Two mentions mean one place.
        SamePlace = "same_place",
        /// Two sentences tell of one meeting.
        SameMeeting = "same_meeting",
        /// They are different.
        Different = "different",
        /// A value was corrected.
        Corrected = "corrected",
        /// Two documents have the same text.
        Duplicate = "duplicate",
        /// Two documents have nearly the same text.
        NearDuplicate = "near_duplicate",
        /// One meeting follows from another.
        FollowUp = "follow_up",
    }

    /// Who decided.
    DecidedBy {
        /// A rule.
        Rule = "rule",
        /// The user's authority file.
        Authority = "authority",
        /// The user's corrections.
        User = "user",
    }
}
