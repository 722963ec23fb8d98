//! Did you mean?

/// `, did you mean "people"?` where a known word is spelled nearly so, else `, expected one of …`.
pub(crate) fn did_you_mean(word: &str, known: &[&str]) -> String {
    let near = known
        .iter()
        .map(|other| (strsim::osa_distance(word, other), *other))
        .filter(|(distance, other)| *distance <= 1 + other.len() / 4)
        .min();
    match near {
        Some((_, other)) => format!(", did you mean {other:?}?"),
        None => format!(", expected one of {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn near_words_are_named_alone() {
        let known = ["people", "places", "meetings"];
        assert_eq!(did_you_mean("peple", &known), ", did you mean \"people\"?");
        assert_eq!(did_you_mean("xyz", &known), ", expected one of people, places, meetings");
    }
}
