//! `run.json`: version, options, inputs and counts; nothing that cannot change a table.

use serde_json::{Value, json};

use crate::build::documents::Facts;
use crate::build::writers::Alterations;

/// What the run was.
pub(super) fn run(facts: &Facts<'_>, altered: &Alterations) -> Value {
    let (totals, reader) = (facts.totals, &facts.config.reader);
    let order = reader.date_order.map(|order| match order {
        dateline_reader::DateOrder::DayFirst => "day",
        dateline_reader::DateOrder::MonthFirst => "month",
    });
    let listed = totals.listed.iter().map(
        |(source, sha256, records)| json!({"source": source, "sha256": sha256, "records": records}),
    );
    let counts: serde_json::Map<String, Value> =
        facts.rows.iter().map(|(table, rows)| ((*table).to_owned(), json!(rows))).collect();
    json!({
        "program": "dateline",
        "version": env!("CARGO_PKG_VERSION"),
        "schema_version": dateline_schema::SCHEMA_VERSION,
        "formats": facts.config.sorted_formats(),
        "options": {
            "text_column": reader.text_column,
            "date_column": reader.date_column,
            "id_column": reader.id_column,
            "title_column": reader.title_column,
            "date_order": order,
            "max_text": reader.max_text,
            "limit": reader.limit,
            "sample": reader.sample.map(dateline_reader::Sample::rate),
            "authority": facts.authority.map(crate::Authority::fingerprint),
            "people": facts.config.people,
            "corrections": facts.corrections(),
        },
        "inputs": {
            "count": totals.inputs,
            "skipped": totals.skipped,
            "fingerprint": facts.fingerprint(),
            "first": listed.collect::<Vec<_>>(),
        },
        "records": totals.records,
        "documents": totals.documents,
        "rejects": totals.rejects,
        "rejects_by_reason": totals.reasons,
        "rows": counts,
        "altered_cells": altered,
    })
}
