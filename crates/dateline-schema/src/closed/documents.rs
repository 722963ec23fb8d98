//! What is read, what is found in it, and what is doubtful.

use super::closed;

closed! {
    /// Where a publication day came from, in the order of precedence.
    PublishedSource {
        /// The column that was named (`--date-column`).
        Option = "option",
        /// A column that was guessed, or the page's own metadata.
        Metadata = "metadata",
        /// The header line of the text.
        Header = "header",
        /// The byline.
        Byline = "byline",
        /// The footer ("First published: …").
        Footer = "footer",
        /// The dateline.
        Dateline = "dateline",
        /// The name of the file, or the address of a web page.
        FileName = "file_name",
    }

    /// Why an input record became no document.
    RejectReason {
        /// No bytes, or only white space.
        Empty = "empty",
        /// The record has no text.
        NoText = "no_text",
        /// Only a ` date YYYY-MM-DD ` header.
        HeaderOnly = "header_only",
        /// Not text in any encoding that is read.
        Binary = "binary",
        /// Longer than `--max-text`.
        TooLarge = "too_large",
        /// The file could not be opened or read to its end.
        Unreadable = "unreadable",
        /// The compressed stream is broken or cut short.
        BrokenCompression = "broken_compression",
        /// No valid JSON object.
        MalformedJson = "malformed_json",
        /// A quoted field that never ends.
        MalformedCsv = "malformed_csv",
        /// More or fewer fields than the header.
        WrongFieldCount = "wrong_field_count",
        /// The Parquet file, or a row group of it, is broken.
        MalformedParquet = "malformed_parquet",
        /// One file among many lacks the text column.
        MissingColumn = "missing_column",
        /// A record of a web archive whose header or length is wrong, or bytes that are no record.
        MalformedWarc = "malformed_warc",
        /// A server's answer with another status than 200, such as a redirect.
        HttpStatus = "http_status",
        /// What a web archive holds beside pages: images, scripts, PDF, `robots.txt`.
        NotHtml = "not_html",
        /// A web page that is a list of links: a front page, a section.
        IndexPage = "index_page",
        /// A web page that says there is none, or that shows none to a robot.
        ErrorPage = "error_page",
        /// A web page that asks to sign in.
        LoginPage = "login_page",
        /// A web page without a paragraph of prose.
        NoArticle = "no_article",
        /// A fault in dateline; the rest of the input was read on.
        InternalError = "internal_error",
    }

    /// What is doubtful about a row that was kept.
    IssueKind {
        /// A statement whose speaker was not found.
        UnresolvedSpeaker = "unresolved_speaker",
        /// A name that could be several people.
        AmbiguousName = "ambiguous_name",
        /// A description or pronoun that could be several people.
        AmbiguousReference = "ambiguous_reference",
        /// A date whose year is not written.
        YearGuessed = "year_guessed",
        /// Two dates that both claim to be the publication day.
        ConflictingDates = "conflicting_dates",
        /// Quotation marks that do not pair.
        OddQuotes = "odd_quotes",
        /// Bytes that had to be replaced or guessed.
        OddEncoding = "odd_encoding",
        /// A date that does not exist.
        InvalidDate = "invalid_date",
        /// No publication day was found.
        NoPublishedDate = "no_published_date",
        /// A language that is not read.
        UnsupportedLanguage = "unsupported_language",
        /// More things are alike than were compared; some that belong together may stand apart.
        Crowded = "crowded",
        /// Reports of one meeting give different days.
        ConflictingDays = "conflicting_days",
        /// Reports of one person give different countries or genders.
        Contradiction = "contradiction",
        /// A correction of the user's that matched nothing.
        UnmatchedCorrection = "unmatched_correction",
    }

    /// What kind of thing a mention names or points to.
    MentionKind {
        /// A person.
        Person = "person",
        /// An organisation.
        Organisation = "organisation",
        /// A place.
        Place = "place",
        /// An office.
        Office = "office",
        /// A nationality.
        Demonym = "demonym",
        /// A named work.
        Work = "work",
        /// An event.
        Event = "event",
        /// A group of people ("the two sides").
        Group = "group",
    }

    /// What kind of form a mention has.
    MentionForm {
        /// The whole name.
        FullName = "full_name",
        /// A part of the name.
        ShortName = "short_name",
        /// An office or title alone.
        Title = "title",
        /// An acronym.
        Acronym = "acronym",
        /// A description ("the Chinese minister").
        Description = "description",
        /// A pronoun.
        Pronoun = "pronoun",
    }

    /// How it was decided whom a mention means.
    LinkSource {
        /// By the name itself.
        Name = "name",
        /// By an office, a title or another description ("the 54-year-old").
        Title = "title",
        /// By an apposition.
        Appositive = "appositive",
        /// As a pronoun.
        Pronoun = "pronoun",
        /// By another document.
        CrossDocument = "cross_document",
        /// By the user's authority file.
        Authority = "authority",
    }

    /// What kind of time expression (TIMEX3 `type`).
    DateType {
        /// A calendar date, of any precision.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A repeated time.
        Set = "SET",
    }

    /// How a time expression's value is modified (TIMEX3 `mod`).
    Mod {
        /// Before it.
        Before = "BEFORE",
        /// After it.
        After = "AFTER",
        /// On it or before.
        OnOrBefore = "ON_OR_BEFORE",
        /// On it or after.
        OnOrAfter = "ON_OR_AFTER",
        /// Less than it.
        LessThan = "LESS_THAN",
        /// More than it.
        MoreThan = "MORE_THAN",
        /// As much or less.
        EqualOrLess = "EQUAL_OR_LESS",
        /// As much or more.
        EqualOrMore = "EQUAL_OR_MORE",
        /// Its early part.
        Start = "START",
        /// Its middle part.
        Mid = "MID",
        /// Its late part.
        End = "END",
        /// About it.
        Approx = "APPROX",
    }

    /// How exact the words for a time are.
    Precision {
        /// A day.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A quarter of a year.
        Quarter = "quarter",
        /// Half a year.
        Half = "half",
        /// A season.
        Season = "season",
        /// A year.
        Year = "year",
        /// A decade.
        Decade = "decade",
        /// A century.
        Century = "century",
        /// No bounds can be given.
        Vague = "vague",
    }

    /// What a time expression was resolved against.
    Anchor {
        /// Nothing: it says all itself.
        Absolute = "absolute",
        /// The publication day.
        Published = "published",
        /// A time that the text told of before.
        Narrative = "narrative",
        /// It was not resolved.
        None = "none",
    }

    /// On which side of the publication day a time lies.
    Direction {
        /// Before it.
        Past = "past",
        /// Around it.
        Present = "present",
        /// After it.
        Future = "future",
    }
}
