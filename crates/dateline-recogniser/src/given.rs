//! Names that the user gives: they are persons whatever the rules and the tagger hold, unless they are
//! only a part of a longer person's name ("Trong" in "Nguyen Phu Trong").

use dateline_parser::TokenRange;
use dateline_schema::closed::{MentionForm, MentionKind};

use crate::draft::{Draft, Stretch};
use crate::mention::What;

impl Draft<'_, '_> {
    /// Takes in the names of a stretch.
    pub(crate) fn given_persons(&mut self, given: &[TokenRange], stretch: Stretch) {
        let from = given.partition_point(|tokens| (tokens.start as usize) < stretch.start);
        let inside = given[from..].iter().take_while(|tokens| tokens.end as usize <= stretch.end);
        for &tokens in inside.filter(|tokens| !tokens.is_empty()) {
            let known = self.found_at(tokens.start as usize).is_some_and(|found| {
                found.kind == MentionKind::Person && found.tokens.contains(tokens)
            });
            if !known {
                let (start, end) = (tokens.start as usize, tokens.end as usize);
                self.name(start, end, MentionKind::Person, What::Name, MentionForm::FullName);
            }
        }
    }
}
