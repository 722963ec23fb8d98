//! The descriptions for programs name every table and column, and nothing that is not there.

use dateline_schema::{DatasetFacts, HashedFile, TABLES, croissant, csvw, sql_indexes};

#[test]
fn csv_on_the_web_describes_every_csv_file() {
    let metadata = csvw();
    let tables = metadata["tables"].as_array().unwrap();
    assert_eq!(tables.len(), TABLES.len() - 1);
    for table in tables {
        let columns = table["tableSchema"]["columns"].as_array().unwrap();
        assert!(!columns.is_empty());
        for key in table["tableSchema"]["foreignKeys"].as_array().unwrap() {
            let target = &key["reference"]["resource"];
            assert!(tables.iter().any(|table| table["url"] == *target), "{target}");
        }
    }
}

#[test]
fn croissant_describes_the_files_that_are_there() {
    let facts = DatasetFacts { title: "T".into(), description: "D".into(), citation: "C".into() };
    let file = |table| HashedFile { table, sha256: "0".repeat(64) };
    let described = croissant(&facts, "csv", &[file("entities"), file("people")]);
    let records = described["recordSet"].as_array().unwrap();
    assert_eq!(records.len(), 2);
    for record in records {
        for field in record["field"].as_array().unwrap() {
            let id = field["references"]["field"]["@id"].as_str().unwrap_or("entities/");
            // What refers to a file that is not there says nothing of it.
            assert!(id.starts_with("entities/") || id.starts_with("people/"), "{id}");
        }
    }
}

#[test]
fn indexes_have_names_of_their_own() {
    let indexes = sql_indexes();
    let mut names: Vec<&str> =
        indexes.lines().map(|line| line.split(" ON ").next().unwrap()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
