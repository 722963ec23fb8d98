//! The laws hold whatever the texts are: words that the stages look for, thrown together by chance.

use crate::sandbox::Sandbox;

/// What matters to one stage or another, and what none expects.
const PIECES: &[&str] = &[
    "Chinese President",
    "Kari Lund",
    "Nguyễn Văn An",
    "Étienne Roux",
    "the minister",
    "he",
    "She",
    "the two sides",
    "Foreign Minister",
    "Lee",
    "Kim Min-ji",
    "O'Brien",
    "former Prime Minister",
    "Mr.",
    "U.S.",
    "ASEAN",
    "(ASEAN)",
    "the Ministry of Defence",
    "Oslo",
    "in Hanoi",
    "the United Nations",
    "Belt and Road Initiative",
    "China-Vietnam",
    "met with",
    "said",
    "told",
    "visited",
    "will visit",
    "congratulated",
    "thanked",
    "warned that",
    "agreed to",
    "signed an agreement",
    "held talks with",
    "by phone",
    "during the meeting",
    "denied",
    "according to",
    "asked",
    "on Tuesday",
    "on Feb 19",
    "last week",
    "in 2021",
    "two years ago",
    "this month",
    "May",
    "tomorrow",
    "31 April",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    ",",
    ".",
    ". ",
    "!",
    "?",
    ";",
    ":",
    "--",
    "—",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "  ",
    "\u{a0}",
    "\u{200b}",
    "\u{2028}",
    "\u{feff}",
    "e\u{301}",
    "😀",
    "東京",
    "\u{202e}",
    "\u{1f}",
    "=1+1",
    "NA",
    "null",
    "12e4",
    "0",
    "<b>",
    "http://x.y/z",
    "HANOI, Feb. 19 (Xinhua) --",
    " date 2022-05-11 ",
    "\u{0}",
];

/// Numbers by chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn text(&mut self) -> String {
        let mut text = if self.below(2) == 0 { " date 2022-05-11 " } else { "" }.to_owned();
        for _ in 0..=self.below(120) {
            text.push_str(PIECES[self.below(PIECES.len())]);
            if self.below(5) > 0 {
                text.push(' ');
            }
        }
        text
    }
}

#[test]
fn laws_hold_for_any_text() {
    let mut chance = Chance(1);
    let mut lines = String::new();
    for n in 0..600 {
        let record = serde_json::json!({
            "text": chance.text(),
            "id": PIECES[chance.below(PIECES.len())],
            "title": chance.text(),
            "date": if n % 3 == 0 { "2022-05-12" } else { "" },
        });
        lines.push_str(&record.to_string());
        lines.push('\n');
    }
    let sandbox = Sandbox::with(&[("in.jsonl", lines.as_bytes())]);
    sandbox.run(&["build", "in.jsonl", "-o", "out"]).ends_with(0);
    let check = sandbox.run(&["check", "out", "--quiet"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
    let fault = |reason: &String| reason == "internal_error";
    assert!(!sandbox.reasons().iter().any(fault), "a stage panicked");
    assert!(sandbox.table("documents").len() > 500);
}

#[test]
fn laws_hold_for_the_odd_texts_of_the_interop_tests() {
    let input = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/interop/input");
    let sandbox = Sandbox::new();
    sandbox.run(&["build", input, "-o", "out"]).ends_with(0);
    let check = sandbox.run(&["check", "out", "--quiet"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
}
