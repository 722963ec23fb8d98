//! What is one token, case by case.

use super::tokenise;
use crate::token::Shape;

fn words(text: &str) -> Vec<&str> {
    tokenise(text).iter().map(|token| token.span.of(text)).collect()
}

#[test]
fn words_and_marks() {
    for (text, expected) in [
        ("U.S.-China talks: 1,234.5", "U.S.|-|China|talks|:|1,234.5"),
        ("O'Brien don't the countries' plan", "O'Brien|don't|the|countries|'|plan"),
        ("China's and the US’s", "China|'s|and|the|US|’s"),
        ("on Feb.19, 1990-91", "on|Feb.|19|,|1990|-|91"),
        ("Gen. J.R.R. Diaz, the '80s ...", "Gen.|J.R.R.|Diaz|,|the|'|80s|..."),
        ("May 3,1990 and 3.5pct", "May|3|,|1990|and|3.5pct"),
        ("No. 4? He said no. Then", "No.|4|?|He|said|no|.|Then"),
        ("Law No. (20) of 2018", "Law|No.|(|20|)|of|2018"),
        ("said no. (20 did)", "said|no|.|(|20|did|)"),
        ("13th 9 a.m. 7p.m. x", "13th|9|a.m.|7p.m.|x"),
        (
            "see https://a.example/b?c=(d). Or x.y@z.example!",
            "see|https://a.example/b?c=(d)|.|Or|x.y@z.example|!",
        ),
        ("``yes'' -- no—maybe", "``|yes|''|--|no|—|maybe"),
        ("Nguyễn Phú Trọng đã", "Nguyễn|Phú|Trọng|đã"),
        ("e\u{301}te\u{301} 北京说 مرحبا", "e\u{301}te\u{301}|北|京|说|مرحبا"),
        ("@home a@ @", "@|home|a|@|@"),
        ("'Two Roads'", "'|Two|Roads|'"),
        ("[his vow](https://a.example/b_(c)) to go", "his|vow|to|go"),
        ("see [4] and [sic](so), [a](x y)", "see|[|4|]|and|[|sic|]|(|so|)|,|[|a|]|(|x|y|)"),
        ("the *Roe v. Wade* case, **Who came: **Ana", "the|Roe|v.|Wade|case|,|Who|came|:|Ana"),
        ("* They met. 5 * 3 is 5*3, none*", "*|They|met|.|5|*|3|is|5|*|3|,|none|*"),
        ("a *star\n\nand b*", "a|*|star|and|b|*"),
        ("***** a ****", "*|*|*|*|*|a|*|*|*|*"),
        ("[a](https://open", "[|a|]|(|https://open"),
    ] {
        assert_eq!(words(text).join("|"), expected, "{text}");
    }
}

#[test]
fn shapes() {
    for (word, expected) in [
        ("said", Shape::WORD),
        ("Zhao", Shape::WORD | Shape::CAPITAL),
        ("NATO", Shape::WORD | Shape::CAPITAL | Shape::ALL_CAPITALS),
        ("McDonald", Shape::WORD | Shape::CAPITAL | Shape::MIXED),
        ("13th", Shape::WORD | Shape::NUMBER | Shape::ORDINAL),
        ("1,234", Shape::NUMBER),
        ("J.", Shape::WORD | Shape::CAPITAL | Shape::INITIAL | Shape::STOPPED),
        ("U.S.", Shape::WORD | Shape::CAPITAL | Shape::ALL_CAPITALS | Shape::STOPPED),
        ("Đặng", Shape::WORD | Shape::CAPITAL | Shape::NON_ASCII),
    ] {
        let tokens = tokenise(word);
        assert_eq!(tokens.len(), 1, "{word}");
        assert_eq!(tokens[0].shape - Shape::SPACE_BEFORE, expected, "{word}");
    }
}
