//! The cases under `tests/cases`: sentences with their mentions in brackets, and their offices below.
//!
//! ```text
//! [OFF Vietnamese President] [PER Nguyen Phu Trong] met [PER Zhao].
//! - President, VNM, Nguyen Phu Trong
//! ```
//!
//! A line of office is: title, then as far as known the country's code, the organisation's words, a
//! status other than current, `plural`, the holder's words. A sentence with no such line is not asked
//! for its offices.

#[path = "mentions/case.rs"]
mod case;
#[path = "mentions/marked.rs"]
mod marked;

use std::path::Path;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("folder")
        .map(|entry| entry.expect("entry").path())
        .collect();
    files.sort();
    let (mut failed, mut count) = (Vec::new(), 0);
    for file in files {
        let text = std::fs::read_to_string(&file).expect("readable");
        for case in case::cases(&text) {
            count += 1;
            let (mentions, offices) = marked::recognised(&case.plain);
            if mentions != case.marked {
                failed.push(format!(
                    "{}\n  expected {}\n  found    {mentions}",
                    file.display(),
                    case.marked
                ));
            }
            if !case.offices.is_empty() && offices != case.offices {
                failed.push(format!(
                    "{}: {}\n  expected {:#?}\n  found    {offices:#?}",
                    file.display(),
                    case.plain,
                    case.offices
                ));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {count} cases\n{}", failed.len(), failed.join("\n"));
}
