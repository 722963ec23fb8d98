//! What a dataset is, for a format that has a page to say so.

use crate::People;
use crate::build::documents::{Facts, citation, whole_texts};
use crate::build::sinks::About;

/// Version, options, counts, how to read the columns, how to cite. No time and no machine.
pub(crate) fn about(facts: &Facts<'_>) -> About {
    let totals = facts.totals;
    let line = |name: &str, text: String| (name.to_owned(), text);
    let mut made = vec![
        line("", facts.origin()),
        line("inputs", facts.fingerprint()),
        line("records", totals.records.to_string()),
        line("documents", totals.documents.to_string()),
        line("rejected", rejected(facts)),
        line("files passed over", totals.skipped.to_string()),
    ];
    made.extend(options(facts));
    let mut read = vec![
        line(
            "start here",
            "meetings_flat, statements_flat and dyads_flat: each row stands alone.".to_owned(),
        ),
        line("empty cell", "Unknown. Nothing is guessed in its place.".to_owned()),
        line(
            "columns",
            "The last sheet, Dictionary, says what every column and every value means.".to_owned(),
        ),
        line(
            "start, end",
            "Count Unicode code points of the text of the document from 0, end exclusive."
                .to_owned(),
        ),
        line(
            "doubts",
            "The sheets rejects and issues: what was not read, and what may be wrong.".to_owned(),
        ),
    ];
    read.push(line("links", links(facts)));
    About {
        title: facts.title(),
        sections: vec![
            ("What this is".to_owned(), made),
            ("How to read it".to_owned(), read),
            ("How to cite it".to_owned(), vec![line("", citation::sentence(facts))]),
        ],
        whole_texts: whole_texts(&facts.config.sorted_formats()),
    }
}

/// Where cells lead, or why they lead nowhere.
fn links(facts: &Facts<'_>) -> String {
    let (folder, most) = (crate::report::FOLDER, dateline_report::Options::LIMIT);
    if !facts.config.report {
        return "None: there are no pages of the reports. `dateline build --report` makes them."
            .to_owned();
    }
    if facts.totals.documents > most as u64 {
        return format!(
            "None in cells: more than {most} reports, and only the first {most} have a page in {folder}/."
        );
    }
    format!(
        "Cells of document_id, sentence_id, statement_id and of sentences lead to their place in the page \
         of the report, in {folder}/."
    )
}

fn rejected(facts: &Facts<'_>) -> String {
    let reasons: Vec<String> =
        facts.totals.reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    if reasons.is_empty() { "0".to_owned() } else { reasons.join(", ") }
}

/// The options that can change a table, where they were given.
fn options(facts: &Facts<'_>) -> Vec<(String, String)> {
    let reader = &facts.config.reader;
    let columns = [
        ("--text-column", &reader.text_column),
        ("--date-column", &reader.date_column),
        ("--id-column", &reader.id_column),
        ("--title-column", &reader.title_column),
    ];
    let mut options: Vec<(String, String)> = columns
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)))
        .collect();
    if let Some(order) = reader.date_order {
        let first = match order {
            dateline_reader::DateOrder::DayFirst => "day",
            dateline_reader::DateOrder::MonthFirst => "month",
        };
        options.push(("--date-order".to_owned(), first.to_owned()));
    }
    if let Some(limit) = reader.limit {
        options.push(("--limit".to_owned(), limit.to_string()));
    }
    if let Some(sample) = reader.sample {
        options.push(("--sample".to_owned(), sample.rate().to_string()));
    }
    options.push(("--max-text".to_owned(), reader.max_text.to_string()));
    if facts.config.people == People::OfficeHolders {
        options.push(("--people".to_owned(), "office-holders".to_owned()));
    }
    let authority = facts.authority.map(crate::Authority::fingerprint);
    options.extend(authority.map(|print| ("--authority".to_owned(), print.to_string())));
    options.extend(facts.corrections().map(|hash| ("--corrections".to_owned(), hash)));
    options
}
