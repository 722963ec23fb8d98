//! Any table as Parquet.
