//! Language knowledge as data: sorted tables and typed look-ups.
