//! What a format makes of a record, before the reader says where it came from.

use jiff::civil::Date;

use crate::encoding;
use crate::options::Options;
use crate::record::{DecodeNote, Published, RejectReason};
use crate::text::is_header_only;

/// Bytes of the decompressed input, half-open.
pub(crate) type Extent = (u64, u64);

/// The fields of a record that matter.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    pub(crate) text: String,
    pub(crate) source_id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<Published>,
    /// The site of a web page.
    pub(crate) agency: Option<String>,
    /// The day in a web page's address, where the page itself gives none.
    pub(crate) address_date: Option<Date>,
    pub(crate) notes: Vec<DecodeNote>,
}

/// A record that cannot be a document.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) extent: Option<Extent>,
    pub(crate) reason: RejectReason,
    pub(crate) message: String,
    pub(crate) excerpt: String,
}

pub(crate) type Outcome = Result<Fields, Refusal>;

impl Refusal {
    pub(crate) fn new(
        extent: Option<Extent>,
        reason: RejectReason,
        message: impl Into<String>,
        record: &[u8],
    ) -> Self {
        Self { extent, reason, message: message.into(), excerpt: encoding::excerpt(record) }
    }
}

/// The last look at a record: it needs a text that is neither blank nor a mere header nor too long.
pub(crate) fn settle(mut fields: Fields, extent: Option<Extent>, options: &Options) -> Outcome {
    let refuse = |reason, message: String, fields: &Fields| {
        let shown = [fields.text.as_bytes(), fields.title.as_deref().unwrap_or("").as_bytes()];
        let shown = shown.into_iter().find(|shown| !shown.trim_ascii().is_empty());
        Err(Refusal::new(extent, reason, message, shown.unwrap_or_default()))
    };
    if fields.text.trim().is_empty() {
        return refuse(RejectReason::NoText, "the text is empty".to_owned(), &fields);
    }
    if fields.text.len() > options.max_text {
        let message = too_long("the text", fields.text.len() as u64, options.max_text);
        return refuse(RejectReason::TooLarge, message, &fields);
    }
    if is_header_only(&fields.text) {
        let message = "only a date header, no text after it".to_owned();
        return refuse(RejectReason::HeaderOnly, message, &fields);
    }
    let nul = memchr::memchr_iter(0, fields.text.as_bytes()).count();
    if nul > 0 {
        fields.notes.push(DecodeNote::Nul { count: nul as u32 });
    }
    Ok(fields)
}

/// `the text has 20000000 bytes, expected at most 16777216 (--max-text)`
pub(crate) fn too_long(what: &str, length: u64, limit: usize) -> String {
    format!("{what} has {length} bytes, expected at most {limit} (--max-text)")
}
