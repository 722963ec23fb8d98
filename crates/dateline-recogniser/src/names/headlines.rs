//! Names in headlines that give every word a capital: "*Obama* To Asians Worried", "*Ana Ruiz* Is Ready To Go".

use dateline_lexicon::words;
use dateline_parser::Shape;

use crate::draft::{Draft, Stretch};

impl Draft<'_, '_> {
    /// Where a person's name ends that the tagger drew on over a small word with a capital of its own, in a line that gives
    /// one to every word. "Kim *In* Ryong", "*To* Lam" stand so in any line.
    pub(super) fn before_small_word(&self, start: usize, end: usize, stretch: Stretch) -> usize {
        let small = words![
            "after", "against", "and", "as", "at", "before", "but", "by", "for", "from", "has",
            "in", "into", "is", "off", "on", "or", "out", "over", "says", "to", "up", "was",
            "will", "with",
        ];
        // "Hoang Van *To* Meets Ruiz" is all name
        let name =
            |at: usize| self.report.word_is(at, words!["to"]) && self.word(at + 1).ends_with('s');
        let open =
            |at: usize| self.is(at, Shape::CAPITAL) && self.report.word_is(at, small) && !name(at);
        let cut = (start + 1..end).find(|&at| open(at)).unwrap_or(end);
        if cut < end && self.is_all_titled(stretch) { cut } else { end }
    }

    /// Does every long word of a line begin with a capital?
    fn is_all_titled(&self, line: Stretch) -> bool {
        const LONG: usize = 4;
        const FEWEST: usize = 4;
        let tokens = line.start..line.end;
        let mut long =
            tokens.filter(|&at| self.is(at, Shape::WORD) && self.word(at).chars().count() >= LONG);
        let count = long.clone().count();
        count >= FEWEST && long.all(|at| self.is(at, Shape::CAPITAL))
    }
}
