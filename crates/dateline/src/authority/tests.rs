//! What is read from an authority file, and what is refused.

use jiff::civil::date;

use super::{Authority, key};

const HEADER: &str = "name,aliases,country,office,organisation,from,to,wikidata_id\n";

#[track_caller]
fn authority(rows: &str) -> Authority {
    Authority::parse(format!("{HEADER}{rows}").as_bytes()).unwrap()
}

/// The file is refused at this line, for a reason with these words.
#[track_caller]
fn refused(file: impl AsRef<[u8]>, line: u64, words: &str) {
    let (at, fault) = Authority::parse(file.as_ref()).unwrap_err();
    assert!(fault.to_string().contains(words), "{fault}");
    assert_eq!(at, line, "{fault}");
}

#[track_caller]
fn refused_rows(rows: &str, line: u64, words: &str) {
    refused(format!("{HEADER}{rows}"), line, words);
}

#[test]
fn rows_of_one_person() {
    let file = "Ana Ruiz Vega,A. Ruiz; La Ruiz,ESP,foreign minister,,2019-03,2021-06-30,Q1234\n\
                Ana Ruiz Vega,La Ruiz,ESP,Prime Minister,Government of Spain,2021-07-01,,\n";
    let authority = authority(file);
    let [person] = authority.people.as_slice() else { panic!("{:?}", authority.people) };
    assert_eq!(person.name.family.as_deref(), Some("Ruiz Vega"));
    assert_eq!(person.aliases, ["A. Ruiz", "La Ruiz"]);
    assert_eq!(person.wikidata_id.as_deref(), Some("Q1234"));
    let titles = |day| -> Vec<&str> {
        let held = person.offices.iter().filter(|office| office.is_held(day));
        held.map(|office| office.title.as_str()).collect()
    };
    assert_eq!(titles(Some(date(2019, 2, 28))), [""; 0]);
    assert_eq!(titles(Some(date(2019, 3, 1))), ["Minister of Foreign Affairs"]);
    assert_eq!(titles(Some(date(2021, 6, 30))), ["Minister of Foreign Affairs"]);
    assert_eq!(titles(Some(date(2030, 1, 1))), ["Prime Minister"]);
    assert_eq!(titles(None), [""; 0]);
}

#[test]
fn names_are_looked_up_whatever_the_marks() {
    let authority = authority("Trần Văn Minh,,VNM,,,,,\nTran Van Minh,,USA,,,,,\nLi Na,,,,,,,\n");
    assert_eq!(authority.one("LI  NA", None), Ok(Some(2)));
    assert_eq!(authority.one("Li Nan", None), Ok(None));
    assert!(authority.one("Tran Van Minh", None).is_err());
    let america = authority.people[1].country;
    assert_eq!(authority.one("Tran Van Minh", america), Ok(Some(1)));
    assert_eq!(key(" Trần  Văn"), "tran van");
}

#[test]
fn columns_in_any_order_and_a_byte_order_mark() {
    let file = "\u{FEFF}wikidata_id,to,from,organisation,office,country,aliases,Name\r\n\
                Q7,,,,,FRA,,Jean Petit\r\n,,,,,,,\r\n";
    let authority = Authority::parse(file.as_bytes()).unwrap();
    assert_eq!(authority.wikidata_id(0), Some("Q7"));
    assert_eq!(authority.people.len(), 1);
}

#[test]
fn the_template_is_right() {
    let template = include_bytes!("../../../../docs/guide/authority.csv");
    assert_eq!(Authority::parse(template).unwrap().people.len(), 2);
}

#[test]
fn a_header_that_is_wrong() {
    refused("", 1, "no header row");
    refused("name,country\nA B,FRA\n", 1, "no column \"aliases\"");
    refused("name;aliases;country\n", 1, "no column \"name\"");
    refused(HEADER.replace("wikidata_id", "wikidata_id,born"), 1, "unknown column \"born\"");
    refused(HEADER.replace("from", "name,from"), 1, "column \"name\" twice");
}

#[test]
fn a_row_that_is_wrong() {
    refused_rows("A B,,FRA,,,,\n", 2, "7 cells where the header has 8");
    refused_rows("A B,,,,,,,\n,x,,,,,,\n", 3, "no name");
    refused_rows("A B,,France,,,,,\n", 2, "perhaps FRA");
    refused_rows("A B,,XYZ,,,,,\n", 2, "country \"XYZ\" is no ISO");
    refused_rows("A B,,,King,,2020-02-30,,\n", 2, "from \"2020-02-30\" is no date");
    refused_rows("A B,,,King,,,5 May 2020,\n", 2, "to \"5 May 2020\" is no date");
    refused_rows("A B,,,King,,2021,2020-12,\n", 2, "from 2021-01-01 is after to 2020-12-31");
    refused_rows("A B,,,,Senate,,,\n", 2, "organisation without an office");
    refused_rows("A B,,,,,2020,,\n", 2, "from without an office");
    refused_rows("A B,,,,,,,42\n", 2, "expected Q and a number");
    refused_rows(
        "A B,,FRA,,,,,Q1\nA B,,FRA,,,,,Q2\n",
        3,
        "has the wikidata_id Q2 here and Q1 on line 2",
    );
}

#[test]
fn one_name_for_two_that_nothing_tells_apart() {
    let words = "stands on line 2 already and no country tells the two apart";
    refused_rows("A B,,,,,,,\nA B,,,,,,,\n", 3, words);
    refused_rows("A B,,FRA,,,,,\nÁ b,,,,,,,\n", 3, words);
    refused_rows("A B,,FRA,,,,,\nC D,A B,,,,,,\n", 3, words);
    refused_rows("A B,X Y,FRA,,,,,\nC D,X Y,FRA,,,,,\n", 3, words);
    // One id is one person.
    assert_eq!(authority("A B,,,,,,,Q1\nA B,,,King,,,,Q1\n").people.len(), 1);
    assert_eq!(authority("A B,,FRA,,,,,\nA B,,ITA,,,,,\n").people.len(), 2);
}

#[test]
fn bytes_that_are_not_utf_8() {
    let mut file = HEADER.as_bytes().to_vec();
    file.extend(b"Jos\xE9 Vega,,ESP,,,,,\n");
    refused(file, 2, "not UTF-8");
}
