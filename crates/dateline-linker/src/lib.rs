//! Over all reports: the same person, organisation, work, meeting.
