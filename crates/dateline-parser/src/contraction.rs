//! A pronoun and its verb in one token: "I'm", "we've", "that's".

/// The pronoun and what stands behind its apostrophe, as written; none for other words ("O'Neill", "don't").
///
/// ```
/// use dateline_parser::contraction;
/// assert_eq!(contraction("We've"), Some(("We", "ve")));
/// assert_eq!(contraction("O\u{2019}Neill"), None);
/// ```
pub fn contraction(word: &str) -> Option<(&str, &str)> {
    const PRONOUNS: [&str; 11] =
        ["he", "here", "i", "it", "she", "that", "there", "they", "we", "who", "you"];
    let (pronoun, verb) = word.split_once(['\'', '\u{2019}'])?;
    PRONOUNS.iter().any(|one| pronoun.eq_ignore_ascii_case(one)).then_some((pronoun, verb))
}
