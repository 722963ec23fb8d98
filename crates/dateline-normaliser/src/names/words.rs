//! A name to its words: titles before it, suffix and post-nominals after it, a nickname in quotation
//! marks and the inverted form taken off ("Biden, Joseph R., Jr." → Joseph R. Biden, suffix Jr.).

use dateline_lexicon::{Culture, NameSuffix, NameTitle, SyllableSystem, TitleKind, fold, lexicon};
use dateline_lexicon::{WordClass, word_hash};

/// A word of a name.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    /// As written.
    pub(super) text: &'a str,
    /// Folded.
    pub(super) key: String,
}

impl<'a> Word<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, key: fold(text) }
    }

    /// `J.`, `J`, `J.R.`: capital letters with full stops, or one alone.
    pub(super) fn is_initial(&self) -> bool {
        if !self.text.chars().all(|c| !c.is_alphabetic() || c.is_uppercase()) {
            return false;
        }
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        let marks = self.text.chars().filter(|&c| c == '.' || c == '-').count();
        letters == 1 && self.text.is_ascii() || (marks >= letters && letters > 0)
    }

    /// Two or three capitals without stops, before a family name: `CY`, `APJ`.
    pub(super) fn is_joined_initials(&self) -> bool {
        (2..=3).contains(&self.text.len())
            && self.text.bytes().all(|b| b.is_ascii_uppercase())
            && !self
                .text
                .bytes()
                .any(|b| b"AEIOU".contains(&b) && self.text.len() == 2 && b != b'A')
    }
}

/// A name, cut.
#[derive(Debug, Clone, Default)]
pub(super) struct NameWords<'a> {
    /// The words of the name proper, given name first where it was inverted.
    pub(super) words: Vec<Word<'a>>,
    /// How many words of the family name stand at the end, where the name was inverted.
    pub(super) inverted: Option<usize>,
    /// Jr., III.
    pub(super) suffix: Option<&'a str>,
    /// In quotation marks or brackets.
    pub(super) nickname: Option<&'a str>,
    /// Titles that stood before.
    pub(super) titles: Vec<NameTitle>,
}

/// Names are short; what is longer is no name and is cut off here.
const MOST_WORDS: usize = 16;

impl<'a> NameWords<'a> {
    /// Cuts `name`. `cultures` are those of the country where it is known.
    pub(super) fn cut(name: &'a str, cultures: &[Culture]) -> Self {
        let mut out = Self::default();
        let mut parts = name.split(',').map(str::trim).filter(|part| !part.is_empty());
        out.take_words(parts.next().unwrap_or_default());
        out.strip_titles(cultures);
        for part in parts {
            if is_suffix(part) {
                out.take_suffix(part);
            } else if out.inverted.is_none() && !out.words.is_empty() {
                let family = std::mem::take(&mut out.words);
                out.inverted = Some(family.len());
                out.take_words(part);
                out.strip_titles(cultures);
                out.strip_suffixes(1);
                if out.words.is_empty() {
                    out.inverted = None;
                }
                out.words.extend(family);
            }
        }
        if out.inverted.is_none() {
            out.strip_suffixes(if out.reigns() { 1 } else { 2 });
        }
        out
    }

    fn take_words(&mut self, text: &'a str) {
        let mut rest = text;
        while let Some((before, nickname, after)) = quoted(rest) {
            self.push_words(before);
            self.nickname.get_or_insert(nickname);
            rest = after;
        }
        self.push_words(rest);
    }

    fn push_words(&mut self, text: &'a str) {
        let room = MOST_WORDS.saturating_sub(self.words.len());
        let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
        self.words.extend(words.take(room).map(Word::new));
    }

    /// Takes titles off the front as long as a name is left.
    fn strip_titles(&mut self, cultures: &[Culture]) {
        loop {
            let most = self.words.len().saturating_sub(1).min(3);
            let found = (1..=most).rev().find_map(|n| {
                let title = title(&self.words[..n])?;
                self.is_title_here(title, n, cultures).then_some((n, title))
            });
            if let Some((n, title)) = found {
                self.words.drain(..n);
                self.titles.push(title);
                continue;
            }
            // "Vietnamese Prime Minister …": a nationality before a title goes with it.
            let nationality = self.words.len() > 2
                && lexicon()
                    .word(word_hash(self.words[0].text))
                    .class
                    .contains(WordClass::DEMONYM_START)
                && (2..=4.min(self.words.len() - 1)).any(|n| title(&self.words[1..n]).is_some());
            if !nationality {
                return;
            }
            self.words.remove(0);
        }
    }

    /// Can these first `n` words be a title, and not a name that looks like one?
    fn is_title_here(&self, title: NameTitle, n: usize, cultures: &[Culture]) -> bool {
        let names = lexicon().names();
        let rest = &self.words[n..];
        match title.culture {
            // U Thant, but not Ma Ying-jeou.
            Some(Culture::Burmese) => {
                rest.iter().all(|word| names.syllables(&word.key, SyllableSystem::Burmese, 1) == 1)
            }
            // In Bangladesh Sheikh is part of the name.
            Some(Culture::Arabic) => {
                !cultures.iter().any(|c| matches!(c, Culture::Bengali | Culture::Somali))
                    && rest.len() >= 2
            }
            // Don Juan Carlos, but not Don Pramudwinai.
            Some(culture) if !cultures.is_empty() => cultures.contains(&culture),
            Some(_) => rest.len() >= 2,
            None => {
                title.kind == TitleKind::Courtesy
                    || title.kind == TitleKind::Royal && is_reigning_name(rest)
                    || n > 1
                    || names.given(&self.words[0].key).is_empty()
            }
        }
    }

    fn strip_suffixes(&mut self, keep: usize) {
        while self.words.len() > keep {
            let Some(last) = self.words.last() else { return };
            let regnal = self.reigns();
            // One letter is an initial sooner than a number; Filho and Neto are family names too.
            let doubtful =
                last.key.len() == 1 || matches!(last.key.as_str(), "filho" | "neto" | "netto");
            let least = if doubtful { 3 } else { 2 };
            match lexicon().names().suffix(&last.key) {
                Some(NameSuffix::Generation(_))
                    if last.key.len() == 1 && !regnal && last.text != "V" =>
                {
                    return;
                }
                Some(NameSuffix::Generation(_))
                    if regnal || self.words.len() >= least.max(keep) =>
                {
                    self.suffix = Some(last.text);
                }
                Some(NameSuffix::PostNominal) if self.words.len() > keep.max(2) => {}
                _ => return,
            }
            self.words.pop();
        }
    }

    /// Is there a title of those whose names are numbered?
    fn reigns(&self) -> bool {
        self.titles.iter().any(|t| matches!(t.kind, TitleKind::Royal | TitleKind::Throne))
    }

    fn take_suffix(&mut self, part: &'a str) {
        let generation = part.split_whitespace().find(|word| {
            matches!(lexicon().names().suffix(&fold(word)), Some(NameSuffix::Generation(_)))
        });
        self.suffix = self.suffix.or(generation);
    }

    /// Is this the name of a monarch or a pope, who has no family name in use?
    pub(super) fn is_regnal(&self) -> bool {
        self.titles.iter().any(|title| title.kind == TitleKind::Royal)
            || (self.suffix.is_some() || self.words.len() == 1)
                && self.titles.iter().any(|title| title.kind == TitleKind::Throne)
    }
}

/// The title that these words are, as a whole.
fn title(words: &[Word<'_>]) -> Option<NameTitle> {
    let names = lexicon().names();
    match words {
        [word] => names.title(&word.key),
        words => names.title(&joined(words.iter().map(|word| word.key.as_str()))),
    }
}

/// Words with a space between.
pub(super) fn joined<'w>(mut words: impl Iterator<Item = &'w str>) -> String {
    let mut out = words.next().unwrap_or_default().to_owned();
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
    out
}

/// Are these the words of somebody who reigns: one given name, or one and a number?
fn is_reigning_name(words: &[Word<'_>]) -> bool {
    let names = lexicon().names();
    match words {
        [name] => !names.given(&name.key).is_empty(),
        [_, number] => matches!(names.suffix(&number.key), Some(NameSuffix::Generation(_))),
        _ => false,
    }
}

/// Is every word of `part` a suffix?
fn is_suffix(part: &str) -> bool {
    part.split_whitespace().all(|word| lexicon().names().suffix(&fold(word)).is_some())
}

/// What stands before, in and after the first quotation marks or brackets.
fn quoted(text: &str) -> Option<(&str, &str, &str)> {
    const MARKS: [(char, char); 6] = [
        ('"', '"'),
        ('\u{201C}', '\u{201D}'),
        ('(', ')'),
        ('[', ']'),
        ('\u{2018}', '\u{2019}'),
        ('\'', '\''),
    ];
    let (at, open, close) = text.char_indices().find_map(|(at, c)| {
        let &(open, close) = MARKS.iter().find(|(open, _)| *open == c)?;
        // An apostrophe inside or before a name ('Abd, O'Brien) opens nothing.
        let starts_word = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        (starts_word || !matches!(c, '\'' | '\u{2018}')).then_some((at, open, close))
    })?;
    let inner = &text[at + open.len_utf8()..];
    let end = inner.find(close)?;
    if matches!(open, '\'' | '\u{2018}') {
        let after = &inner[end + close.len_utf8()..];
        if after.chars().next().is_some_and(|c| !c.is_whitespace()) || inner[..end].contains(' ') {
            return None;
        }
    }
    Some((&text[..at], inner[..end].trim(), &inner[end + close.len_utf8()..]))
}
