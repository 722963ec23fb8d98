//! The only person whom a report has named, by a word for what he is: "Ruiz announced a plan. *The president*
//! admitted that …", "…," said *the singer*.
//!
//! Counter-examples: "the lawyer", "the spokesman", "the witness", who speak beside somebody; a word that the report
//! has used before, be it of him or of somebody else; a report that has named two.

use dateline_lexicon::{PeopleNoun, lexicon, words};
use dateline_parser::Shape;
use dateline_schema::closed::{MentionForm, MentionKind};

use super::parties::Parties;
use super::reading::Reading;
use crate::cast::MentionId;
use crate::facts::LocalId;

/// So many mentions and words before a description are looked through: who has been named before those is not alone.
const MOST: usize = 400;
/// The name stands at most so many sentences before.
const NEAR: u32 = 3;

impl Parties<'_, '_, '_> {
    /// The only person whom the report has named, if the words can mean nobody else.
    pub(super) fn only_named(
        &self,
        reading: &Reading<'_, '_, '_>,
        open: MentionId,
    ) -> Option<LocalId> {
        let tokens = self.cast.mention(open).tokens;
        let head = tokens.end.checked_sub(1)?;
        let describes = reading.is_word(tokens.start, words!["the"])
            && (2..=3).contains(&tokens.len())
            && (tokens.start + 1..tokens.end).all(|at| !reading.has(at, Shape::CAPITAL))
            && !reading.is_word(tokens.end, words!["at", "for", "from", "in", "of", "who", "with"]);
        let word = reading.token(head)?;
        let one = lexicon().speech().people(word.word) == Some(PeopleNoun::One);
        if !describes || !one || is_beside(reading, head) {
            return None;
        }
        let report = self.scene.report;
        let before = &report.tokens[..tokens.start as usize];
        if before.len() > MOST || before.iter().any(|token| token.hash == word.hash) {
            return None;
        }
        let known = &self.scene.recognised.mentions;
        let end = known.partition_point(|mention| mention.tokens.start < tokens.start);
        let mut only: Option<(LocalId, u32)> = None;
        let mut whole = false;
        for n in 0..end.min(MOST) {
            let mention = self.cast.mention(n as MentionId);
            let named = mention.kind == MentionKind::Person
                && matches!(mention.form, MentionForm::FullName | MentionForm::ShortName);
            if !named {
                continue;
            }
            let person = mention.meaning.one()?;
            if only.is_some_and(|(known, _)| known != person) {
                return None;
            }
            only = Some((person, mention.sentence.unwrap_or_default()));
            whole |= mention.form == MentionForm::FullName;
        }
        // "Norvik" may be a firm.
        let (person, sentence) = only.filter(|_| whole)?;
        let plain = self.cast.person(person).is_some_and(|fact| fact.offices.is_empty());
        (plain && sentence + NEAR >= reading.sentence).then_some(person)
    }
}

/// Is it a word for who speaks beside, for or about somebody?
fn is_beside(reading: &Reading<'_, '_, '_>, head: u32) -> bool {
    let kin = words![
        "aunt",
        "brother",
        "daughter",
        "father",
        "grandfather",
        "grandmother",
        "husband",
        "mother",
        "nephew",
        "parent",
        "relative",
        "sister",
        "son",
        "uncle",
        "widow",
        "widower",
        "wife"
    ];
    let beside = words![
        "accused",
        "adviser",
        "advisor",
        "aide",
        "analyst",
        "attorney",
        "barrister",
        "boy",
        "buyer",
        "bystander",
        "citizen",
        "client",
        "colleague",
        "commentator",
        "correspondent",
        "counsel",
        "counterpart",
        "critic",
        "customer",
        "defendant",
        "detective",
        "driver",
        "employee",
        "fan",
        "friend",
        "girl",
        "guard",
        "guest",
        "host",
        "inspector",
        "interviewer",
        "investigator",
        "journalist",
        "judge",
        "juror",
        "lawyer",
        "magistrate",
        "man",
        "member",
        "neighbor",
        "neighbour",
        "observer",
        "officer",
        "official",
        "onlooker",
        "operator",
        "opponent",
        "owner",
        "passenger",
        "person",
        "plaintiff",
        "policeman",
        "predecessor",
        "prosecutor",
        "reporter",
        "representative",
        "resident",
        "rival",
        "secretary",
        "seller",
        "solicitor",
        "source",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "successor",
        "supporter",
        "survivor",
        "user",
        "victim",
        "witness",
        "woman",
        "worker"
    ];
    reading.is_word(head, kin) || reading.is_word(head, beside)
}
