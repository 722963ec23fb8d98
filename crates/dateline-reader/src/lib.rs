//! Files, folders, streams, compression, encodings and record formats to raw reports.
