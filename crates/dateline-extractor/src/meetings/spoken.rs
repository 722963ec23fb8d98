//! Who was at "the meeting" that no sentence has told of: the two of whom one told the other something in the
//! sentence right before ("A told B that prices would rise. *The meeting* lasted an hour"), or who agreed.
//!
//! Counter-examples: "A told B. The meeting of the council", which is another's; "the meetings"; "The talks in C
//! collapsed"; "A told B in a letter"; what was told was of a meeting.

use dateline_lexicon::{MeetingFrame, MeetingNounFrame, MeetingWord, WordSet, lexicon, words};
use dateline_schema::closed::MeetingKind;

use crate::meetings::around::Around;
use crate::meetings::line::Line;
use crate::meetings::parties;
use crate::meetings::places::before;
use crate::meetings::subjects::subject;
use crate::meetings::telling::{Days, Party, Telling};
use crate::meetings::{actors, verbs};
use crate::syntax::{VerbForm, VerbGroup};

/// Verbs of a sentence that are looked at.
const MOST: usize = 8;
/// In a longer sentence it is open who speaks to whom.
const LONGEST: u32 = 160;

/// Gives a meeting with one party at most the two who spoke to each other before it. Did it? `event`: the verb that
/// the meeting is the subject of.
pub(super) fn fill(line: &Line<'_, '_>, told: &mut Telling, event: Option<&VerbGroup>) -> bool {
    // What only collapsed or was useful may be anybody's.
    const COURSE: &WordSet<8> =
        words!["began", "came", "comes", "followed", "lasted", "lasts", "opened", "started"];
    let meets = matches!(told.kind, MeetingKind::Meeting | MeetingKind::Talks);
    let goes_on = event.is_some_and(|verb| !verb.passive && line.has(verb.head, COURSE));
    let known = goes_on || !told.parties.is_empty();
    let placed = told.place.is_some() && told.parties.is_empty();
    let fits = meets && told.definite && !told.group && !placed;
    if !fits || !known || told.parties.len() > 1 {
        return false;
    }
    let Some(sentence) = line.sentence.checked_sub(1) else { return false };
    if line.report().sentences[sentence as usize].tokens.len() > LONGEST {
        return false;
    }
    let earlier = Line::of_sentence(line, sentence);
    if names_another(&earlier) {
        return false;
    }
    let verbs = earlier.verbs_from(earlier.tokens.start).iter().rev().take(MOST);
    let found = verbs.filter_map(|verb| pair(&earlier, verb)).find(|(pair, _)| {
        told.parties.iter().all(|party| pair.iter().any(|known| known.who.is(party.who)))
    });
    let Some((pair, days)) = found else { return false };
    told.add_all(&pair, None);
    told.days = told.days.or(days);
    true
}

/// Does a sentence name a meeting, a call or a letter of its own? "The meeting" is that one, and what was told by
/// letter was told at none.
fn names_another(line: &Line<'_, '_>) -> bool {
    let nouns = lexicon().meetings().nouns();
    (line.tokens.start..line.tokens.end).any(|i| {
        let found = line.report().phrase(nouns, i as usize, line.tokens.end as usize);
        let named = found.is_some_and(|(_, noun)| {
            noun.kind.is_some()
                && matches!(
                    noun.frame,
                    MeetingNounFrame::Gathering | MeetingNounFrame::Call | MeetingNounFrame::Letter
                )
        });
        named && line.verb_at(i).is_none()
            || line.is(i, &["phone", "telephone", "email", "e-mail", "fax", "telegram", "video"])
    })
}

/// "quoted *A* as telling B": who is quoted.
fn quoted(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<Vec<Party>> {
    let link = verb.tokens.start.checked_sub(1).filter(|&i| line.is(i, &["as"]))?;
    let quotes = line.verb_before(link).filter(|_| verb.form == VerbForm::Participle)?;
    Some(parties::list(line, quotes.tokens.end, link).parties)
}

/// The two whom a verb has for its subject and whom it is said to, or who both are its subject, and the day.
fn pair(line: &Line<'_, '_>, verb: &VerbGroup) -> Option<([Party; 2], Option<Days>)> {
    let told = matches!(verb.form, VerbForm::Past | VerbForm::Participle) && !verb.passive;
    let tells = || {
        let senses = lexicon().meetings().verbs(line.token(verb.head).word);
        senses.iter().any(|sense| sense.frame == MeetingFrame::Tells)
    };
    if !told || verb.negated || !(line.plays(verb.head, MeetingWord::GIVES) || tells()) {
        return None;
    }
    let mut two = quoted(line, verb).unwrap_or_else(|| subject(line, verb));
    let limit = line.next_verb(verb.tokens.end);
    let at = verb.tokens.end + u32::from(line.is(verb.tokens.end, &["to", "with"]));
    let others = parties::list(line, at, limit);
    two.extend(&others.parties);
    let [a, b] = two.as_slice() else { return None };
    let both = !a.who.is(b.who)
        && two.iter().all(|party| actors::is_person(line, party) && actors::in_office(line, party));
    let bare = |party: &Party| Party { role: None, beside: None, ..*party };
    let around = Around::read(line, others.end.max(at), limit, false);
    let days = around.days.or_else(|| before(line, verb.tokens).0);
    let days = days.filter(|days| days.is_exact() && !verbs::is_too_late(line, verb, *days));
    both.then(|| ([bare(a), bare(b)], days))
}
