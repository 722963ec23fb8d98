//! What stands around the body: header, title, byline, dateline before it, footer after it.
//!
//! Lines are read from the top until one is body, then from the bottom. Each part is a file; how
//! the publication day follows from them all is [`published`].

mod agency;
mod byline;
mod calendar;
mod dated_line;
mod dateline;
mod footer;
mod published;
mod reader;
mod title;

use std::ops::Range;

use dateline_schema::closed::PublishedSource;

use crate::layout::{Layout, Line};
use crate::report::{Meta, Report};
use crate::span::Span;
use crate::token::Shape;
use calendar::Written;
use dated_line::DatedLine;
use published::Claim;
use reader::Reader;

/// How many lines above the body are looked at.
const LINES_ABOVE: usize = 12;
/// How many lines below it.
const LINES_BELOW: usize = 12;

/// Finds what stands around the body, puts it into the report, and gives the tokens of the body.
pub(crate) fn find(report: &mut Report<'_>, layout: &Layout, meta: &Meta<'_>) -> Range<usize> {
    let reader = Reader::new(report);
    let mut frame = Frame { reader, title: meta.title, layout, parts: Parts::default(), at: 0 };
    frame.above();
    let end = frame.below();
    let Frame { mut parts, at, .. } = frame;
    let mut begin = parts.dateline.as_ref().map_or(at, |dateline| dateline.body);
    if begin >= end
        && let Some(title) = parts.title.take()
    {
        // Nothing but a title is a body.
        begin = report.tokens_of(title).range().start;
    }
    let decided = published::decide(reader, &parts, meta);
    let published = decided.published.map(|published| published.day);
    let dateline = parts.dateline.map(|dateline| dateline.resolve(reader, published));
    let agency = dateline.as_ref().and_then(|dateline| dateline.agency);
    report.agency = agency.or(parts.byline_agency).or(parts.footer_agency);
    report.header = parts.header;
    report.title = parts.title;
    report.byline = parts.byline;
    report.footer = parts.footer;
    report.dateline = dateline;
    report.published = decided.published;
    report.notes.extend(decided.notes);
    begin.min(end)..end
}

/// What was found around the body.
#[derive(Debug, Default)]
struct Parts {
    header: Option<Span>,
    title: Option<Span>,
    byline: Option<Span>,
    byline_agency: Option<Span>,
    dateline: Option<dateline::Found>,
    footer: Option<Span>,
    footer_agency: Option<Span>,
    claims: Vec<Claim>,
}

struct Frame<'r, 't> {
    reader: Reader<'r, 't>,
    /// The title that came beside the text.
    title: Option<&'r str>,
    layout: &'r Layout,
    parts: Parts,
    /// First token that is not read yet.
    at: usize,
}

impl Frame<'_, '_> {
    /// Reads the lines above the body.
    fn above(&mut self) {
        if let Some(header) = dated_line::header(self.reader) {
            self.parts.header = Some(self.reader.span(0, header.end));
            self.claim(PublishedSource::Header, header);
            self.at = header.end;
        }
        for _ in 0..LINES_ABOVE {
            let Some(line) = self.line_at(self.at) else { return };
            if !self.above_line(line) {
                return;
            }
        }
    }

    /// The line that token `at` is in: its number.
    fn line_at(&self, at: usize) -> Option<usize> {
        let n = self.layout.lines.partition_point(|line| line.end <= at);
        (n < self.layout.lines.len()).then_some(n)
    }

    /// Reads one line above the body, from `self.at` on; false where the body begins.
    fn above_line(&mut self, n: usize) -> bool {
        let (first, end) = (self.at, self.layout.lines[n].end);
        if let Some(found) = dateline::find(self.reader, first, self.reader.limit) {
            self.parts.dateline = Some(found);
            return false;
        }
        if self.parts.byline.is_none()
            && let Some(byline) = byline::line(self.reader, first, end)
            && !self.goes_on(n)
        {
            self.parts.byline = Some(self.reader.span(first, end));
            self.parts.byline_agency = byline.agency;
            if let Some((day, written)) = byline.day {
                self.claim_day(PublishedSource::Byline, day, written, false);
            }
            self.at = end;
            return true;
        }
        if let Some(line) = dated_line::line(self.reader, first, end, true) {
            self.parts.header = self.parts.header.or(Some(self.reader.span(first, end)));
            self.claim(PublishedSource::Header, line);
            self.at = end;
            return true;
        }
        if self.parts.title.is_none()
            && let Some(end) = self.title_end(n)
        {
            self.parts.title = Some(self.reader.span(first, end));
            self.at = end;
            return true;
        }
        false
    }

    /// Does the line after line `n` go on with its sentence?
    fn goes_on(&self, n: usize) -> bool {
        self.layout.lines.get(n + 1).is_some_and(|next| {
            let token = &self.reader.report.tokens[next.first];
            !next.after_blank && token.is(Shape::WORD) && !token.is(Shape::CAPITAL)
        })
    }

    /// One past the last token of the title that begins at `self.at` in line `n`.
    fn title_end(&self, n: usize) -> Option<usize> {
        let lines = &self.layout.lines;
        let mut last = n;
        // Up to three lines, where the text is wrapped.
        while self.layout.wrapped
            && last - n < 2
            && lines.get(last + 1).is_some_and(|next| !self.stands_apart(next))
        {
            last += 1;
        }
        let next = lines.get(last + 1)?;
        let (first, end) = (self.at, lines[last].end);
        let apart = next.after_blank
            || self.stands_apart(next) && title::is_headline(self.reader, first, end);
        let given = self.title.is_none_or(|title| title::is_same(self.reader, first, end, title));
        (apart && given && title::fits(self.reader, first, end)).then_some(end)
    }

    /// Does a line begin something new: after a blank line, or a byline, a dateline, a dated line?
    fn stands_apart(&self, line: &Line) -> bool {
        line.after_blank
            || byline::line(self.reader, line.first, line.end).is_some()
            || dated_line::line(self.reader, line.first, line.end, true).is_some()
            || dateline::find(self.reader, line.first, self.reader.limit)
                .is_some_and(|found| found.is_sure())
    }

    /// Reads the lines below the body; gives one past the body's last token.
    fn below(&mut self) -> usize {
        let lines = &self.layout.lines;
        let begin = self.parts.dateline.as_ref().map_or(self.at, |dateline| dateline.body);
        let all = self.reader.limit;
        let mut end = all;
        let mut n = lines.len();
        for _ in 0..LINES_BELOW {
            let Some(line) = n.checked_sub(1).map(|n| lines[n]) else { break };
            if line.first <= begin {
                break;
            }
            let Some(first) = self.below_line(n - 1, line) else { break };
            if first <= begin {
                break;
            }
            (n, end) = (self.layout.lines.partition_point(|line| line.first < first), first);
        }
        // The last line of the body may be signed off where it ends.
        if let Some(line) = n.checked_sub(1).map(|n| lines[n])
            && let Some(sign) =
                agency::at_end(self.reader, line.first.max(begin), line.end.min(end))
        {
            self.parts.footer_agency = self.parts.footer_agency.or(sign.agency);
            end = sign.first;
        }
        if end < all {
            self.parts.footer = Some(self.reader.span(end, all));
        }
        end
    }

    /// The first token of the footer line `n`, or of the credits that it ends.
    fn below_line(&mut self, n: usize, line: Line) -> Option<usize> {
        let (first, end) = (line.first, line.end);
        if let Some(sign) = agency::sign_off(self.reader, first, end) {
            self.parts.footer_agency = self.parts.footer_agency.or(sign.agency);
            return Some(first);
        }
        if let Some(dated) = dated_line::line(self.reader, first, end, false) {
            self.claim(PublishedSource::Footer, dated);
            return Some(first);
        }
        if footer::is_copyright(self.reader, first, end) {
            return Some(first);
        }
        // Credits may run over several lines.
        let from = n.saturating_sub(3);
        let credit = (from..=n)
            .rev()
            .find(|&m| footer::is_credit(self.reader, self.layout.lines[m].first))?;
        let joined = self.layout.lines[credit + 1..=n].iter().all(|line| !line.after_blank);
        (joined && self.layout.wrapped || credit == n).then(|| self.layout.lines[credit].first)
    }

    fn claim(&mut self, source: PublishedSource, line: DatedLine) {
        self.claim_day(source, line.first, line.written, line.is_change);
    }

    fn claim_day(&mut self, source: PublishedSource, first: usize, day: Written, is_change: bool) {
        let span = self.reader.span(first, day.end);
        self.parts.claims.push(Claim { source, day: day.date(), span: Some(span), is_change });
    }
}
