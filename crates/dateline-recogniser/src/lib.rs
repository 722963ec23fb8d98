//! Which words name a person, an organisation, a place, a work or an office.
