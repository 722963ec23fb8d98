//! Names in Chinese characters and in Hangul, where no space tells the parts.

use dateline_lexicon::{Culture, fold, lexicon};
use dateline_schema::closed::NameOrder;

use super::person_name::PersonName;

/// The name, if all of it is written in Han characters or Hangul without a space.
pub(super) fn parse(name: &str, cultures: &[Culture]) -> Option<PersonName> {
    if name.is_ascii() {
        return None;
    }
    let chars: Vec<(usize, char)> = name.char_indices().collect();
    if !(2..=6).contains(&chars.len()) {
        return None;
    }
    let han = chars.iter().all(|&(_, c)| is_han(c));
    let hangul = chars.iter().all(|&(_, c)| ('\u{AC00}'..='\u{D7A3}').contains(&c));
    if !han && !hangul {
        return None;
    }
    let culture = match cultures.first() {
        Some(&culture @ (Culture::Vietnamese | Culture::Korean | Culture::Japanese)) if han => {
            culture
        }
        _ if hangul => Culture::Korean,
        _ => Culture::Chinese,
    };
    let cut = |n: usize| chars.get(n).map_or(name.len(), |&(at, _)| at);
    let two = chars.len() >= 3
        && matches!(culture, Culture::Chinese | Culture::Korean)
        && lexicon().names().family_of(&fold(&name[..cut(2)]), culture).is_some()
        && fold(&name[..cut(2)]).len() >= 4;
    let family_chars = match culture {
        // Four characters are mostly two and two; of others nobody can tell.
        Culture::Japanese if chars.len() == 4 => 2,
        Culture::Japanese => 0,
        _ if two => 2,
        _ => 1,
    };
    let (family, rest) = name.split_at(cut(family_chars));
    let (middle, given) = match culture {
        Culture::Vietnamese if chars.len() >= 3 => {
            let (middle, given) = name.split_at(cut(chars.len() - 1));
            (Some(middle[family.len()..].to_owned()), given)
        }
        _ => (None, rest),
    };
    let known = family_chars > 0;
    Some(PersonName {
        name: name.to_owned(),
        family: known.then(|| family.to_owned()),
        middle,
        given: known.then(|| given.to_owned()),
        suffix: None,
        short: Some(name.to_owned()),
        order: if known { NameOrder::FamilyFirst } else { NameOrder::Unknown },
        order_confidence: None,
        culture: Some(culture.name().into()),
        sort: name.to_owned(),
    })
}

/// A CJK ideograph.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々')
}
