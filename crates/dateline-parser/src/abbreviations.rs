//! What the full stop of an abbreviation can mean.

/// How an abbreviation stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Stands before a name or another word of its phrase, never last: `Gen.`, `e.g.`.
    Leads,
    /// Stands before a number (`No.`, `p.`); without one it is a word like any other.
    Numbers,
    /// A month or weekday: `Feb.`.
    Calendar,
    /// Ends a name, and sometimes a sentence: `Inc.`, `Calif.`, `Jr.`.
    Ends,
}

impl Abbreviation {
    /// Is `word` an abbreviation only with a capital or before a number, and else a word (`ill`)?
    pub(crate) fn is_word_too(self, word: &str) -> bool {
        let never = ["etc", "approx", "co", "inc", "corp", "ltd", "jr", "sr"];
        matches!(self, Self::Calendar | Self::Ends) && !never.contains(&word)
    }
}

/// What kind of abbreviation `word` (without its stop) is.
pub(crate) fn kind(word: &str) -> Option<Abbreviation> {
    let mut buffer = [0; 6];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"mr" | b"mrs" | b"ms" | b"messrs" | b"dr" | b"prof" | b"gen" | b"lt" | b"col" | b"maj"
        | b"capt" | b"cmdr" | b"adm" | b"sgt" | b"brig" | b"cpl" | b"pvt" | b"sen" | b"sens"
        | b"rep" | b"reps" | b"gov" | b"govs" | b"rev" | b"hon" | b"st" | b"ste" | b"mt"
        | b"ft" | b"amb" | b"pres" | b"supt" | b"atty" | b"insp" | b"vs" | b"cf" | b"viz" => {
            Abbreviation::Leads
        }
        b"no" | b"nos" | b"p" | b"pp" | b"art" | b"sec" | b"fig" | b"vol" | b"ch" | b"para" => {
            Abbreviation::Numbers
        }
        b"jan" | b"feb" | b"mar" | b"apr" | b"jun" | b"jul" | b"aug" | b"sep" | b"sept"
        | b"oct" | b"nov" | b"dec" | b"mon" | b"tue" | b"tues" | b"wed" | b"thu" | b"thur"
        | b"thurs" | b"fri" => Abbreviation::Calendar,
        b"jr" | b"sr" | b"inc" | b"corp" | b"co" | b"cos" | b"ltd" | b"bros" | b"plc" | b"ave"
        | b"blvd" | b"etc" | b"est" | b"approx" | b"dept" | b"assn" | b"intl" | b"natl"
        | b"univ" | b"ala" | b"ariz" | b"ark" | b"calif" | b"colo" | b"conn" | b"del" | b"fla"
        | b"ga" | b"ill" | b"ind" | b"kan" | b"ky" | b"md" | b"mich" | b"minn" | b"mo"
        | b"mont" | b"neb" | b"nev" | b"okla" | b"ont" | b"pa" | b"tenn" | b"tex" | b"va"
        | b"vt" | b"wis" | b"wyo" | b"ph" => Abbreviation::Ends,
        _ => return None,
    })
}
