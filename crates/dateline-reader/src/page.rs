//! A web page as a record: the crate `dateline-page` reads it, here it becomes fields or a refusal.

use dateline_page::Why;

use crate::columns::Columns;
use crate::date_value::parse_date;
use crate::encoding;
use crate::options::Options;
use crate::outcome::{Extent, Fields, Outcome, Refusal, settle, too_long};
use crate::record::{DecodeNote, Published, RejectReason};
use crate::stream::Stream;

/// Where a page came from, as far as others than itself say.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) address: Option<&'a str>,
    pub(crate) charset: Option<&'a str>,
}

/// A file that is a page.
pub(crate) fn read(stream: &mut Stream, columns: &Columns, options: &Options) -> Outcome {
    let begin = stream.position();
    let limit = options.max_text;
    let length = stream.fill(limit.saturating_add(1)).len();
    if length > limit {
        let excerpt = encoding::excerpt(stream.data());
        while !stream.data().is_empty() || stream.more() {
            stream.consume(stream.data().len());
        }
        let end = stream.position();
        let message = too_long("the page", end - begin, limit);
        let extent = Some((begin, end));
        return Err(Refusal { extent, reason: RejectReason::TooLarge, message, excerpt });
    }
    let extent = Some((begin, stream.position_after(length)));
    if let Some((reason, message)) = stream.failure() {
        return Err(Refusal::new(extent, reason, message, stream.data()));
    }
    // A byte order mark or UTF-16 was undone with the stream.
    let charset = stream.encoding.is_certain().then_some("utf-8");
    fields_of(stream.data(), Origin { address: None, charset }, extent, columns, options)
}

/// A page to the fields of its article.
pub(crate) fn fields_of(
    bytes: &[u8],
    origin: Origin,
    extent: Option<Extent>,
    columns: &Columns,
    options: &Options,
) -> Outcome {
    if bytes.trim_ascii().is_empty() {
        let message = "only white space, expected a page";
        return Err(Refusal::new(extent, RejectReason::Empty, message, b""));
    }
    let page = dateline_page::text_of(bytes, origin.charset);
    let article = dateline_page::read(&page.text, origin.address).map_err(|refused| {
        Refusal::new(extent, reason(refused.why), refused.message, page.text.as_bytes())
    })?;
    let mut notes = Vec::new();
    if page.guessed {
        notes.push(DecodeNote::Windows1252);
    }
    if page.replaced > 0 {
        notes.push(DecodeNote::Replaced { count: page.replaced });
    }
    // A column is asked for in tables; what a page says of itself is never that column.
    let published = columns.published(article.published.iter().map(String::as_str));
    // What says no day was hardly meant as one ("2 hours ago").
    let published = published.filter(|published| published.date.is_some());
    let address_day = article.address_day.filter(|_| published.is_none());
    let fields = Fields {
        text: article.text,
        source_id: origin.address.map(str::to_owned).or(article.url),
        title: article.title,
        published: published.map(|published| Published { given: false, ..published }),
        agency: article.site,
        address_date: address_day.and_then(|day| parse_date(&day, None)),
        notes,
    };
    settle(fields, extent, options)
}

fn reason(why: Why) -> RejectReason {
    match why {
        Why::Index => RejectReason::IndexPage,
        Why::Error => RejectReason::ErrorPage,
        Why::Login => RejectReason::LoginPage,
        Why::NoProse => RejectReason::NoArticle,
        Why::TooLarge => RejectReason::TooLarge,
        Why::Fault => RejectReason::InternalError,
    }
}
