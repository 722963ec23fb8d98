//! What names, dates, places and offices mean.
