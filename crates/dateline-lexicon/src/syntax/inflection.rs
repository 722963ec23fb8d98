//! The forms of a verb from its base form: "deny" gives denies, denied, denying. The table names
//! what is irregular and what doubles its last consonant.

use super::VerbForms;

/// The forms of one verb.
pub(super) struct Forms {
    base: String,
    third: String,
    past: Vec<String>,
    participle: Vec<String>,
    gerund: Vec<String>,
}

impl Forms {
    /// All forms of `lemma`; an empty cell is regular.
    pub(super) fn of(lemma: &str, past: &str, participle: &str, gerund: &str) -> Self {
        Self {
            base: lemma.to_owned(),
            third: third(lemma),
            past: given_or(past, lemma, "ed"),
            participle: given_or(participle, lemma, "ed"),
            gerund: given_or(gerund, lemma, "ing"),
        }
    }

    /// Calls `take` with each form.
    pub(super) fn each(&self, take: &mut impl FnMut(&str, VerbForms)) {
        take(&self.base, VerbForms::BASE);
        take(&self.third, VerbForms::THIRD);
        self.past.iter().for_each(|form| take(form, VerbForms::PAST));
        self.participle.iter().for_each(|form| take(form, VerbForms::PARTICIPLE));
        self.gerund.iter().for_each(|form| take(form, VerbForms::GERUND));
    }
}

/// The form of the table, else `lemma` with a regular ending; where British and American spelling
/// differ ("signalled", "signaled"), both.
fn given_or(given: &str, lemma: &str, ending: &str) -> Vec<String> {
    if !given.is_empty() {
        return vec![given.to_owned()];
    }
    let mut forms = vec![with_vowel_ending(lemma, ending)];
    if lemma.ends_with('l') && !is_vowel_pair_before_last(lemma) {
        forms.push(format!("{lemma}l{ending}"));
    }
    forms
}

fn third(lemma: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if hisses => format!("{lemma}es"),
        _ if lemma.ends_with('o') => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// `lemma` with "ed" or "ing": a silent "e" goes, "y" becomes "i" before "ed".
fn with_vowel_ending(lemma: &str, ending: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('e') {
        let keeps = ending == "ing" && stem.ends_with(['e', 'o', 'y']);
        return if keeps { format!("{lemma}{ending}") } else { format!("{stem}{ending}") };
    }
    match lemma.strip_suffix('y') {
        Some(stem) if ending == "ed" && !stem.ends_with(['a', 'e', 'o', 'u']) => {
            format!("{stem}ied")
        }
        _ => format!("{lemma}{ending}"),
    }
}

/// Do two vowels stand before the last letter, as in "fail"? Then it never doubles.
fn is_vowel_pair_before_last(lemma: &str) -> bool {
    let mut back = lemma.bytes().rev().skip(1);
    let vowel = |byte: Option<u8>| byte.is_some_and(|b| b"aeiou".contains(&b));
    let first = vowel(back.next());
    first == vowel(back.next()) || !first
}
