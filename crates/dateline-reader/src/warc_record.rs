//! What a record of a web archive holds: a page, a text, or something that becomes no document.

use crate::columns::Columns;
use crate::encoding;
use crate::format::Format;
use crate::http::{Headers, Response, content_type};
use crate::options::Options;
use crate::outcome::{Extent, Fields, Outcome, Refusal, settle, too_long};
use crate::page::{self, Origin};
use crate::record::RejectReason;

/// Characters of an address that messages show.
const SHOWN: usize = 160;

/// The fields of a record's header that matter.
#[derive(Debug)]
pub(crate) struct Header {
    kind: String,
    pub(crate) length: Option<u64>,
    address: Option<String>,
    content_type: String,
    shown: Vec<u8>,
}

impl Header {
    pub(crate) fn new(headers: &Headers) -> Self {
        let get = |name| headers.get(name).unwrap_or_default();
        // WARC 1.0 wrote addresses in brackets.
        let address = get("WARC-Target-URI").trim_start_matches('<').trim_end_matches('>').trim();
        let address = Some(address.to_owned()).filter(|address| !address.is_empty());
        Self {
            kind: get("WARC-Type").to_ascii_lowercase(),
            length: get("Content-Length").parse().ok(),
            shown: address.clone().unwrap_or_default().into_bytes(),
            address,
            content_type: get("Content-Type").to_owned(),
        }
    }

    /// Whether the record holds a capture, and so becomes a document or a reject.
    pub(crate) fn counts(&self) -> bool {
        let captured = matches!(
            self.kind.as_str(),
            "response" | "resource" | "conversion" | "revisit" | "continuation"
        );
        let name_service =
            self.address.as_deref().is_some_and(|address| address.starts_with("dns:"));
        captured && !name_service
    }

    /// `https://…: `, for messages.
    pub(crate) fn place(&self) -> String {
        let Some(address) = &self.address else { return String::new() };
        let end = address.floor_char_boundary(SHOWN);
        let more = if end < address.len() { "…" } else { "" };
        format!("{}{more}: ", &address[..end])
    }

    /// What is shown of a record: its content, else its address.
    pub(crate) fn shown<'a>(&'a self, block: &'a [u8]) -> &'a [u8] {
        if block.trim_ascii().is_empty() { &self.shown } else { block }
    }
}

/// A record's outcome; `None` if it does not count.
pub(crate) fn read(
    header: &Header,
    block: &[u8],
    extent: Extent,
    columns: &Columns,
    options: &Options,
) -> Option<Outcome> {
    if !header.counts() {
        return None;
    }
    let record = Record { header, extent, columns, options };
    Some(match header.kind.as_str() {
        "revisit" => {
            let message = "a revisit, its page stands in an earlier record";
            record.refuse(RejectReason::NoText, message, b"")
        }
        "continuation" => {
            let message = "a part of a record in segments, which are not put together";
            record.refuse(RejectReason::NoText, message, block)
        }
        "response" => record.response(block),
        _ => record.content(&header.content_type, block, false),
    })
}

struct Record<'a> {
    header: &'a Header,
    extent: Extent,
    columns: &'a Columns,
    options: &'a Options,
}

impl Record<'_> {
    fn refuse(&self, reason: RejectReason, message: impl AsRef<str>, shown: &[u8]) -> Outcome {
        let message = format!("{}{}", self.header.place(), message.as_ref());
        Err(Refusal::new(Some(self.extent), reason, message, self.header.shown(shown)))
    }

    fn response(&self, block: &[u8]) -> Outcome {
        let Some(response) = Response::parse(block) else {
            let message = "no HTTP response, expected HTTP/1.1 and a status";
            return self.refuse(RejectReason::MalformedWarc, message, block);
        };
        if !matches!(response.status, 200 | 203) {
            let to = response.header("Location").map(|to| format!(", moved to {to}"));
            let message =
                format!("status {}{}, expected 200", response.status, to.unwrap_or_default());
            return self.refuse(RejectReason::HttpStatus, message, b"");
        }
        let Ok(payload) = response.payload(self.options.max_text) else {
            let most = self.options.max_text;
            let message =
                format!("the page has more than the {most} bytes it may have (--max-text)");
            return self.refuse(RejectReason::TooLarge, message, b"");
        };
        let kind = response.header("Content-Type").unwrap_or_default();
        self.content(kind, &payload, true)
    }

    /// A page or a text. What servers send as plain text is seldom a report (`robots.txt`).
    fn content(&self, declared: &str, payload: &[u8], served: bool) -> Outcome {
        let (kind, charset) = content_type(declared);
        let origin = Origin { address: self.header.address.as_deref(), charset };
        let unsaid = matches!(kind.as_str(), "" | "application/octet-stream" | "application/http");
        match kind.as_str() {
            "text/html" | "application/xhtml+xml" => self.page(payload, origin),
            _ if unsaid && Format::from_content(payload) == Format::Html => {
                self.page(payload, origin)
            }
            "text/plain" if !served => self.text(payload),
            _ => {
                let what = if unsaid { "content of no kind that is told" } else { &kind };
                let message = format!("{what}, expected text/html");
                self.refuse(RejectReason::NotHtml, message, payload)
            }
        }
    }

    fn page(&self, payload: &[u8], origin: Origin) -> Outcome {
        if payload.len() > self.options.max_text {
            let message = too_long("the page", payload.len() as u64, self.options.max_text);
            return self.refuse(RejectReason::TooLarge, message, payload);
        }
        if let Some(what) = encoding::binary(&payload[..payload.len().min(8 << 10)]) {
            let message = format!("said to be a page, but {what}");
            return self.refuse(RejectReason::NotHtml, message, payload);
        }
        let fields =
            page::fields_of(payload, origin, Some(self.extent), self.columns, self.options);
        fields.map_err(|mut refusal| {
            refusal.message.insert_str(0, &self.header.place());
            refusal
        })
    }

    /// The text of a page, made by others (WET).
    fn text(&self, payload: &[u8]) -> Outcome {
        let mut fields = Fields { source_id: self.header.address.clone(), ..Fields::default() };
        match encoding::decode(payload, &mut fields.notes) {
            Some(text) => fields.text = text.into_owned(),
            None => return self.refuse(RejectReason::Binary, "not text", payload),
        }
        settle(fields, Some(self.extent), self.options).map_err(|mut refusal| {
            refusal.message.insert_str(0, &self.header.place());
            refusal
        })
    }
}
