//! Formats and compressions, by file name and by content.

use std::path::Path;

/// How records lie in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One report a file.
    Text,
    /// One JSON object a line.
    JsonLines,
    /// A JSON array of objects, or objects one after the other.
    Json,
    /// Comma-separated (or `;`, tab, `|`: whichever the header line has most), with a header.
    Csv,
    /// Tab-separated, with a header.
    Tsv,
    /// Apache Parquet.
    Parquet,
    /// One web page a file.
    Html,
    /// A web archive, WARC 1.0 or 1.1.
    Warc,
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compression {
    None,
    Gzip,
    Zstd,
}

impl Format {
    /// By extension, in any case, after `.gz` or `.zst` is taken off.
    pub fn from_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str().map_or_else(
            || path.file_name().map(|n| n.to_string_lossy().to_ascii_lowercase()),
            |n| Some(n.to_ascii_lowercase()),
        )?;
        let mut parts = name.rsplit('.');
        let mut extension = parts.next()?;
        if matches!(extension, "gz" | "gzip" | "zst" | "zstd") {
            extension = parts.next()?;
        }
        parts.next()?; // a name without a stem has no extension
        Self::from_extension(extension)
    }

    /// By its usual extension (`txt`, `jsonl`, `ndjson`, `json`, `csv`, `tsv`, `parquet`, and with
    /// the feature `web` `html` and `warc`).
    pub fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "txt" | "text" => Self::Text,
            "jsonl" | "ndjson" => Self::JsonLines,
            "json" => Self::Json,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "parquet" | "pq" => Self::Parquet,
            "html" | "htm" | "xhtml" | "xht" | "shtml" if cfg!(feature = "web") => Self::Html,
            "warc" | "wet" if cfg!(feature = "web") => Self::Warc,
            _ => return None,
        })
    }

    /// By the first bytes: Parquet by its magic number, web archives by their version, JSON by its
    /// bracket, pages by their first tag, else text.
    pub(crate) fn from_content(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PAR1") {
            return Self::Parquet;
        }
        let body = bytes.trim_ascii_start();
        if cfg!(feature = "web") && body.starts_with(b"WARC/1.") {
            return Self::Warc;
        }
        if cfg!(feature = "web") && begins_page(body) {
            return Self::Html;
        }
        match body.first() {
            Some(b'{') => Self::JsonLines,
            Some(b'[') if body[1..].trim_ascii_start().first() == Some(&b'{') => Self::Json,
            _ => Self::Text,
        }
    }

    /// Its usual extension.
    pub fn extension(self) -> &'static str {
        self.name(Compression::None)
    }

    /// The name in the `inputs` table.
    pub(crate) fn name(self, compression: Compression) -> &'static str {
        const NAMES: [[&str; 3]; 8] = [
            ["txt", "txt.gz", "txt.zst"],
            ["jsonl", "jsonl.gz", "jsonl.zst"],
            ["json", "json.gz", "json.zst"],
            ["csv", "csv.gz", "csv.zst"],
            ["tsv", "tsv.gz", "tsv.zst"],
            ["parquet", "parquet.gz", "parquet.zst"],
            ["html", "html.gz", "html.zst"],
            ["warc", "warc.gz", "warc.zst"],
        ];
        NAMES[self as usize][compression as usize]
    }
}

/// `<!DOCTYPE html>`, `<html>`, also after a declaration of XML and after comments.
fn begins_page(mut body: &[u8]) -> bool {
    loop {
        body = body.trim_ascii_start();
        let skipped = if body.starts_with(b"<?xml") {
            memchr::memchr(b'>', body).map(|end| end + 1)
        } else if body.starts_with(b"<!--") {
            memchr::memmem::find(body, b"-->").map(|end| end + 3)
        } else {
            let begins = |tag: &[u8]| {
                body.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
            };
            return begins(b"<!doctype html") || begins(b"<html");
        };
        let Some(skipped) = skipped else { return false };
        body = &body[skipped..];
    }
}

impl Compression {
    /// By the first bytes.
    pub(crate) fn from_content(bytes: &[u8]) -> Self {
        if bytes.starts_with(&[0x1f, 0x8b, 0x08]) {
            Self::Gzip
        } else if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) || is_skippable_frame(bytes) {
            Self::Zstd
        } else {
            Self::None
        }
    }
}

/// Zstandard streams may begin with a skippable frame, `184D2A5x` in little-endian.
fn is_skippable_frame(bytes: &[u8]) -> bool {
    bytes.len() >= 4 && bytes[0] & 0xf0 == 0x50 && bytes[1..4] == [0x2a, 0x4d, 0x18]
}
