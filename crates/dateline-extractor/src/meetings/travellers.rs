//! Who travels: whose journey it is meets whom it is to meet ("spoke of X's trip to A to meet Y"), and verbs that begin one.

use dateline_lexicon::{MeetingNounFrame, MeetingVerb, WordSet, lexicon, words};
use dateline_parser::TokenRange;

use crate::meetings::actors::{all_people, in_office, of_mention};
use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::subjects::subject;
use crate::meetings::telling::Party;
use crate::syntax::{VerbForm, VerbGroup};

/// "spoke of *X's trip to A to meet* Y": who is to do so is whose journey it is.
pub(super) fn of(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    const BACK: u32 = 20;
    if verb.form != VerbForm::Infinitive {
        return Vec::new();
    }
    let start = verb.tokens.start;
    let from = start.saturating_sub(BACK).max(line.tokens.start);
    let from = line
        .verbs_to(start)
        .iter()
        .rev()
        .take(BACK as usize)
        .find(|other| other.form != VerbForm::Infinitive)
        .map_or(from, |other| from.max(other.tokens.end));
    let nouns = lexicon().meetings().nouns();
    let journey = (from..start).rev().find_map(|i| {
        let (_, noun) = line.report().phrase(nouns, i as usize, start as usize)?;
        (noun.frame == MeetingNounFrame::Journey).then(|| line.phrase_at(i)).flatten()
    });
    let Some(phrase) = journey else { return Vec::new() };
    let words = line.phrase(phrase).tokens;
    if !leads_to(line, words, verb) {
        return Vec::new();
    }
    let owners = line.people_in(TokenRange::new(words.start, words.end));
    owners.into_iter().flat_map(|id| of_mention(line, id)).collect()
}

/// Does a verb follow a journey with nothing but its goal and day between: "X's trip *to A on Monday* to meet Y"? But not
/// "used X's trip to A to meet Y", "there was no time during X's trip to meet Y".
fn leads_to(line: &Line<'_, '_>, journey: TokenRange, verb: &VerbGroup) -> bool {
    const USES: &WordSet<10> = words![
        "seize", "seized", "take", "taken", "takes", "taking", "took", "use", "used", "using",
    ];
    // "X's trip to A to attend B *and meet* Y"
    let Some(first) = line.verbs_from(journey.end).first() else {
        return false;
    };
    let start = first.tokens.start;
    let and = verb.tokens.start.checked_sub(1).is_some_and(|i| line.is(i, &["and"]));
    let chained = first.head == verb.head
        || and
            && first.form == VerbForm::Infinitive
            && line.people_in(TokenRange::new(start, verb.tokens.start)).is_empty();
    let between = Around::read(line, journey.end, start, false);
    let goal = !between.occasion && between.to.is_empty() && between.with.is_empty();
    let before = line.verb_before(journey.start);
    let clause = before.map_or(line.tokens.start, |before| before.tokens.start);
    let none = before.is_some_and(|before| before.negated)
        || (clause..journey.start).any(|i| line.is(i, &["no", "without"]));
    let other = before.is_some_and(|before| line.has(before.head, USES));
    chained && goal && between.end == start && !none && !other && !verb.negated
}

/// "A and B *also travelled with the delegation*", "A flew *with her*": who they are.
pub(super) fn with_others(line: &Line<'_, '_>, verb: &VerbGroup) -> Vec<Party> {
    let at = verb.tokens.end;
    let others = line.is(at + 1, &["him", "her", "them"])
        || line.are(at + 1, &["the", "delegation"])
        || line.are(at + 1, &["the", "team"]);
    let told = verb.form == VerbForm::Past && !verb.passive && !verb.negated;
    if !(told && others && line.is(at, &["with"])) {
        return Vec::new();
    }
    let own = subject(line, verb);
    let sent = |party: &Party| in_office(line, party);
    if all_people(line, &own) && own.iter().all(sent) { own } else { Vec::new() }
}

/// "leaves", "departed": does a verb tell of where somebody was before?
pub(super) fn leaves(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    senses.iter().any(|sense| matches!(sense.lemma, "leave" | "depart"))
}

/// Does the verb tell of the beginning of a journey: "leaves", "will depart", "flew"?
pub(super) fn leaves_for(line: &Line<'_, '_>, verb: &VerbGroup) -> bool {
    let senses = lexicon().meetings().verbs(line.token(verb.head).word);
    let begins =
        |sense: &MeetingVerb| matches!(sense.lemma, "leave" | "depart" | "fly" | "travel" | "head");
    !verb.passive
        && senses.iter().any(begins)
        && matches!(verb.form, VerbForm::Past | VerbForm::Present | VerbForm::Future)
}
