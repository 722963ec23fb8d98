//! What is done by saying it: the cue's act, unless the first clause of the content says otherwise.
//! "said Peru is willing to …" pledges; "stressed the parties must …" requests.

use dateline_lexicon::{
    ActSubject, Frame, NounPart, Role, Sign, StatementWord, VerbForms, WordId, lexicon, words,
};
use dateline_schema::closed::{Act, Polarity};

use super::arranged::{intends, is_arranged, is_to_come};
use super::drafts::Draft;
use super::frames::Kind;
use super::judgements;
use super::reading::Reading;
use super::whose::{Whose, is_own_firm, whose};
use crate::cast::Cast;
use crate::facts::SpeakerFact;
use crate::syntax::{VerbForm, VerbGroup};

/// The act of a draft, and the speaker's stance.
pub(super) fn act(
    reading: &Reading<'_, '_, '_>,
    cast: &Cast,
    draft: &Draft,
    speakers: &[SpeakerFact],
) -> (Act, Option<Polarity>) {
    let act = refined(reading, cast, draft, speakers).unwrap_or(draft.act);
    let polarity =
        if act == draft.act { draft.polarity.or(Some(stance(act))) } else { Some(stance(act)) };
    (act, polarity)
}

/// What the content does, where the cue leaves it open.
fn refined(
    reading: &Reading<'_, '_, '_>,
    cast: &Cast,
    draft: &Draft,
    speakers: &[SpeakerFact],
) -> Option<Act> {
    let open = matches!(draft.act, Act::State | Act::Affirm | Act::Answer);
    let content = draft.content.filter(|_| !draft.fixed)?;
    if draft.act == Act::State && judgements::asks(reading, draft) {
        return Some(Act::Ask);
    }
    if draft.act == Act::State && judgements::bids(&place(reading, draft), draft) {
        return Some(Act::Request);
    }
    if draft.act == Act::Reject && content.kind == Kind::Noun {
        return denied(reading, draft);
    }
    if let Some(act) = judgements::mood(reading, draft).filter(|_| draft.act == Act::State) {
        return Some(act);
    }
    let clause_told = matches!(content.kind, Kind::That | Kind::Clause);
    if draft.act == Act::Pledge && clause_told {
        return assured(&place(reading, draft), draft);
    }
    if draft.act == Act::Propose && (clause_told || content.kind == Kind::Quote) {
        return supposed(&place(reading, draft), draft);
    }
    if !open {
        return None;
    }
    match content.kind {
        Kind::Noun => of_noun(reading, draft).or_else(|| judgements::named(reading, draft)),
        Kind::Infinitive | Kind::Question => None,
        _ => clause(&place(reading, draft), cast, draft, speakers).filter(|act| {
            // An answer stays one, unless it asks or refuses.
            draft.act != Act::Answer || matches!(act, Act::Request | Act::Reject | Act::Deny)
        }),
    }
}

/// "underscored the *commitment* to …" affirms.
pub(super) fn of_noun(reading: &Reading<'_, '_, '_>, draft: &Draft) -> Option<Act> {
    if draft.act != Act::State {
        return None;
    }
    let phrase = reading.phrase_from(draft.tokens.start)?;
    let noun = reading.noun_of(phrase)?;
    let weak = noun.part == NounPart::Cue
        && matches!(noun.act, Act::State | Act::Request | Act::Announce | Act::Propose | Act::Ask);
    (!weak).then_some(noun.act)
}

/// "dismissed *fears* of …" denies that it is so; "rejected the *demand*" rejects.
fn denied(reading: &Reading<'_, '_, '_>, draft: &Draft) -> Option<Act> {
    let phrase = reading.phrase_from(draft.tokens.start)?;
    is_claim(reading, reading.phrase(phrase).head).then_some(Act::Deny)
}

/// "assured them that the road *is* safe" says that it is so, and promises nothing.
fn assured(reading: &Reading<'_, '_, '_>, draft: &Draft) -> Option<Act> {
    let assures = draft.cue.range().any(|at| reading.plays(at as u32, StatementWord::ASSURES));
    let verb = reading.verbs.get(reading.verb_from(draft.tokens.start)?)?;
    let so = verb.tokens.start < draft.tokens.end
        && matches!(verb.form, VerbForm::Past | VerbForm::Present)
        && !reading.is_word(verb.tokens.end, words!["to"]);
    (assures && so).then_some(Act::State)
}

/// "suggested that the vote *was* rigged", "suggests prices *will* rise" supposes that it is so; "suggested that they *wait*",
/// "that it *would* be wise to wait" proposes.
fn supposed(reading: &Reading<'_, '_, '_>, draft: &Draft) -> Option<Act> {
    let suggests = words!["suggest", "suggested", "suggesting", "suggests"];
    // "that delegates from states he won *should* flip": the verb of the first phrase
    let subject = reading.phrase_at(draft.tokens.start);
    // "that the man *who was hurt* be paid", "that they *put* it to the vote"
    let wishes = |verb: &VerbGroup| {
        let before = verb.tokens.start.saturating_sub(1);
        let bare =
            words!["cost", "cut", "hit", "let", "put", "quit", "read", "set", "shut", "spread"];
        reading.roles(before).contains(Role::RELATIVE)
            || verb.tokens.len() == 1 && reading.is_word(verb.head, bare)
    };
    let mut inside = reading.verbs[reading.verb_from(draft.tokens.start)?..].iter();
    let own = inside.clone().take(4).find(|verb| subject.is_some() && verb.subject == subject);
    let verb = own.or_else(|| inside.next().filter(|_| subject.is_none()))?;
    if wishes(verb) {
        return None;
    }
    let first = verb.tokens.start;
    let own = verb.subject.map(|subject| reading.phrase(subject).head);
    let ours = own.is_some_and(|own| matches!(reading.text(own), "we" | "We" | "I" | "you"));
    let so = match verb.form {
        VerbForm::Past => true,
        VerbForm::Present => {
            let forms = reading.word(verb.head).forms;
            let third = forms.contains(VerbForms::THIRD) && !forms.contains(VerbForms::BASE);
            third || reading.is_word(first, words!["am", "are", "has", "have", "is"])
        }
        VerbForm::Future => !ours,
        _ => false,
    };
    let told = draft.cue.range().any(|at| reading.is_word(at as u32, suggests));
    (told && so && first < draft.tokens.end).then_some(Act::State)
}

/// Is it a noun for something said to be so?
pub(super) fn is_claim(reading: &Reading<'_, '_, '_>, noun: u32) -> bool {
    reading.plays(noun, StatementWord::CLAIM)
}

/// The sentence in which the content begins.
fn place<'s, 'r, 't>(reading: &Reading<'s, 'r, 't>, draft: &Draft) -> Reading<'s, 'r, 't> {
    let own = reading.tokens.range().contains(&(draft.tokens.start as usize));
    match reading.scene.report.sentence_of(draft.tokens.start).filter(|_| !own) {
        Some(sentence) => Reading::of(reading.scene, sentence),
        None => *reading,
    }
}

/// What the first clause of the content does.
fn clause(
    reading: &Reading<'_, '_, '_>,
    cast: &Cast,
    draft: &Draft,
    speakers: &[SpeakerFact],
) -> Option<Act> {
    // "that no such order had been given"
    let opening = draft.tokens.start..draft.tokens.end.min(draft.tokens.start + 4);
    let no_such =
        |at: u32| reading.is_word(at, words!["no"]) && reading.is_word(at + 1, words!["such"]);
    if draft.act != Act::Answer && opening.clone().any(no_such) {
        return Some(Act::Deny);
    }
    if draft.act == Act::State && disclaims(reading, draft) {
        return Some(Act::Deny);
    }
    if draft.act == Act::State && answers(reading, draft) {
        return Some(Act::Answer);
    }
    let first = reading.verb_from(draft.tokens.start)?;
    let finite = || {
        reading.verbs[first..]
            .iter()
            .take(4)
            .take_while(|verb| verb.tokens.start < draft.tokens.end)
            .filter(|verb| !matches!(verb.form, VerbForm::Participle | VerbForm::Infinitive))
    };
    // "attacks, wherever they occur, *will not be* tolerated": the verb of the first phrase.
    let subject = reading.phrase_at(draft.tokens.start);
    let own = subject.and_then(|subject| finite().find(|verb| verb.subject == Some(subject)));
    // "If they ask me, I *will go*": the verb behind the condition.
    let opening = reading.text(draft.tokens.start);
    let own = own.or_else(|| {
        let hangs = matches!(
            opening,
            "Although"
                | "As"
                | "Because"
                | "Had"
                | "If"
                | "Once"
                | "Should"
                | "Since"
                | "Though"
                | "Unless"
                | "When"
                | "While"
                | "although"
                | "as"
                | "because"
                | "if"
                | "once"
                | "since"
                | "though"
                | "unless"
                | "when"
                | "while"
        );
        let first = finite().next().filter(|_| hangs)?;
        let comma = (first.tokens.end..draft.tokens.end).find(|&at| reading.is_comma(at))?;
        finite().find(|verb| verb.tokens.start > comma)
    });
    let verb = own.or_else(|| finite().next())?;
    if draft.act == Act::State
        && let Some(act) = performed(reading, verb)
    {
        return Some(act);
    }
    if draft.act == Act::State && judgements::warns(reading, draft.tokens) {
        return Some(Act::Warn);
    }
    let first = Main { reading, cast, draft, speakers, verb, later: false };
    first
        .act()
        .or_else(|| {
            // "Peru values the pact and *stands ready* to widen it"
            let same = |other: &&VerbGroup| {
                other.tokens.start > verb.tokens.start
                    && verb.subject.is_some()
                    && other.subject == verb.subject
            };
            finite().filter(same).find_map(|verb| Main { verb, later: true, ..first }.act())
        })
        .or_else(|| {
            // "We have the list and we *will act*"
            let own = |verb: &VerbGroup| {
                let subject = verb.subject.map(|subject| reading.phrase(subject).head);
                subject.is_some_and(|head| matches!(reading.text(head), "I" | "We" | "we"))
            };
            let promises = |other: &&VerbGroup| {
                other.tokens.start > verb.tokens.start
                    && own(other)
                    && !other.negated
                    && other.form == VerbForm::Future
            };
            let open = draft.act == Act::State && own(verb);
            open.then(|| finite().find(promises))?.map(|_| Act::Pledge)
        })
}

/// A finite verb of what is said.
#[derive(Clone, Copy)]
pub(super) struct Main<'a, 's, 'r, 't> {
    pub(super) reading: &'a Reading<'s, 'r, 't>,
    pub(super) cast: &'a Cast,
    pub(super) draft: &'a Draft,
    pub(super) speakers: &'a [SpeakerFact],
    pub(super) verb: &'a VerbGroup,
    /// Does it go on from another: then only what it says by itself counts?
    pub(super) later: bool,
}

impl Main<'_, '_, '_, '_> {
    /// What its clause does.
    fn act(self) -> Option<Act> {
        let Self { reading, cast, draft, speakers, verb, later } = self;
        let whose = whose(reading, cast, verb, speakers);
        let negated = verb.negated
            || (draft.tokens.start..verb.tokens.start).any(|at| reading.is_word(at, words!["no"]));
        let overdone = judgements::is_overdone(reading, verb);
        let by = |word: WordId| {
            let rules = if overdone { &[] } else { lexicon().speech().acts(word) };
            let fits = |subject: ActSubject| match subject {
                ActSubject::Any => true,
                ActSubject::Party => whose != Whose::Other,
                ActSubject::Other => whose != Whose::Speaker,
            };
            let sign = if negated { Sign::Negated } else { Sign::Positive };
            rules.iter().find(|rule| rule.sign == sign && fits(rule.subject)).map(|rule| rule.act)
        };
        // "will hold talks": whoever tells it makes it public.
        if draft.act == Act::State
            && !negated
            && !later
            && reading.text(verb.tokens.end) != "no"
            && verb.subject.is_some_and(|subject| {
                let phrase = reading.phrase(subject);
                let pronoun = reading.roles(phrase.head).intersects(Role::PRONOUN | Role::SUBJECT);
                let speaks = cast.standing_for(phrase.tokens).is_some_and(|mention| {
                    let meant = cast.mention(mention).meaning.all();
                    speakers.iter().any(|s| s.entity.is_some_and(|entity| meant.contains(&entity)))
                });
                phrase.tokens.start >= draft.tokens.start && !pronoun && !speaks
            })
            && !self.is_hearsay()
            && (is_arranged(reading, verb) || whose != Whose::Other && intends(reading, verb))
        {
            return Some(Act::Announce);
        }
        // "said a task force *would be formed* in May": decided by who is known.
        if draft.act == Act::State
            && !negated
            && !later
            && verb.passive
            && whose != Whose::Speaker
            && self.is_plain()
            && !reading.plays(verb.head, StatementWord::UNDERGOES)
            && is_to_come(reading, verb)
            && speakers.iter().any(|speaker| speaker.entity.is_some())
            && reading.verb_from(draft.tokens.start).is_some_and(|n| reading.verbs[n] == *verb)
        {
            return Some(Act::Announce);
        }
        // "said Japan *has decided* to send tents"
        if draft.act == Act::State
            && !negated
            && whose != Whose::Other
            && verb.form == VerbForm::Past
            && matches!(reading.text(verb.head), "decided" | "resolved")
        {
            return Some(Act::Announce);
        }
        // "the ministry said *it will* resume checks": what a body decides.
        if draft.act == Act::State
            && !negated
            && !later
            && is_to_come(reading, verb)
            && verb
                .subject
                .is_some_and(|s| matches!(reading.text(reading.phrase(s).head), "it" | "It"))
            && whose == Whose::Speaker
            && speakers.iter().any(|speaker| speaker.entity.is_some())
        {
            return Some(Act::Announce);
        }
        // "the mayor said *the council will raise* the fee": made public by who knows of it
        if draft.act == Act::State
            && !negated
            && !later
            && whose == Whose::Other
            && self.is_plain()
            && self.acts_soon()
            && speakers.iter().any(|speaker| speaker.entity.is_some())
        {
            return Some(Act::Announce);
        }
        if draft.act == Act::State && !negated && judgements::blames(reading, verb, whose) {
            return Some(Act::Criticise);
        }
        // "she said *she would hand* them a draft": what somebody will do, told in other words than his own
        let he = verb.subject.is_some_and(|subject| {
            let words = reading.phrase(subject).tokens;
            words.len() == 1 && reading.is_word(words.start, words!["he", "she"])
        });
        if draft.act == Act::State
            && !verb.negated
            && !later
            && he
            && whose == Whose::Speaker
            && self.is_plain()
            && !content_is_quoted(draft)
            && self.is_deed_to_come()
            && speakers.iter().any(|speaker| speaker.entity.is_some())
        {
            return Some(Act::Announce);
        }
        // "she *looks forward to* the talks"
        let ahead = reading.is_word(verb.head, words!["look", "looked", "looking", "looks"])
            && reading.text(verb.head + 1) == "forward"
            && reading.text(verb.head + 2) == "to";
        if ahead && !negated && whose == Whose::Speaker && draft.act == Act::State {
            return Some(Act::Hope);
        }
        // "Oslo *stands by* its word"
        let stands = matches!(reading.text(verb.head), "stand" | "stands" | "stood")
            && matches!(reading.text(verb.head + 1), "behind" | "by" | "with");
        if stands && !negated && whose == Whose::Speaker {
            return Some(Act::Affirm);
        }
        if draft.act == Act::State && judgements::refuses(reading, verb) {
            return Some(Act::Reject);
        }
        if draft.act == Act::State
            && whose == Whose::Speaker
            && judgements::disclaims_deed(reading, verb)
        {
            return Some(Act::Deny);
        }
        let own = is_own_firm(reading, cast, verb, speakers);
        if draft.act == Act::State
            && (whose == Whose::Speaker || own)
            && judgements::disclaims_plan(reading, verb)
        {
            return Some(Act::Deny);
        }
        if draft.act == Act::State && judgements::disowns(reading, verb) {
            return Some(Act::Deny);
        }
        // "*such* a rift does *not* exist"
        if draft.act == Act::State
            && verb.negated
            && reading.text(draft.tokens.start).eq_ignore_ascii_case("such")
        {
            return Some(Act::Deny);
        }
        // "is willing to", "remain committed to"; a refusal ("will not be tolerated") is anybody's.
        let undergone =
            verb.passive && verb.tokens.range().any(|at| reading.text(at as u32) == "been");
        if let Some(head) = reading.token(verb.head)
            && !undergone
            && (negated || whose != Whose::Other)
        {
            let linking = reading.roles(verb.head).contains(Role::BE)
                || matches!(
                    reading.text(verb.head),
                    "remain" | "remains" | "remained" | "stand" | "stands" | "stood"
                );
            let adjective = reading.after_adverbs(verb.head + 1);
            // "We *were* eager to learn": what was, in the very words
            let over = content_is_quoted(draft) && verb.form == VerbForm::Past;
            if linking
                && let Some(act) = reading.token(adjective).and_then(|token| by(token.word))
                && !(over && act == Act::Pledge)
            {
                return Some(act);
            }
            // "has welcomed refugees" tells of it, and welcomes nobody.
            let perfect = !negated
                && verb.tokens.len() > 1
                && reading.roles(verb.tokens.start).contains(Role::HAVE);
            let act = by(head.word).or_else(|| by(reading.word(verb.head).lemma));
            if let Some(act) = act.filter(|_| !perfect) {
                return Some(act);
            }
        }
        // "the reports are false", "the offer is a historic mistake", whatever it is that is
        if !negated
            && reading.roles(verb.head).contains(Role::BE)
            && verb.head + 1 == verb.tokens.end
            && let Some(act) = judgements::predicate(reading, verb.tokens.end, draft.tokens.end)
            && (draft.act == Act::State || matches!(act, Act::Deny | Act::Reject))
            && !judgements::admits(reading, draft)
        {
            return Some(act);
        }
        if later {
            return None;
        }
        // "there can be *no* talks"
        let modal = verb
            .tokens
            .range()
            .any(|at| reading.roles(at as u32).intersects(Role::MODAL | Role::FUTURE));
        let there = verb.subject.is_none_or(|subject| {
            reading.text(reading.phrase(subject).head).eq_ignore_ascii_case("there")
        });
        if modal && there && reading.text(verb.tokens.end) == "no" && draft.act == Act::State {
            return Some(Act::Reject);
        }
        // "under no circumstances will …"
        if negated && reading.roles(verb.head).intersects(Role::MODAL | Role::FUTURE) && !overdone {
            return Some(Act::Reject);
        }
        // "confirmed he would come" affirms, and pledges nothing.
        if draft.act == Act::Affirm && reading.text(draft.cue.start).starts_with("confirm") {
            return None;
        }
        // "We *cannot say* when", "I *cannot see* how", "We *cannot lose* hope": not able to, or what must not be, and no
        // refusal.
        let unable = negated
            && judgements::can(reading, verb)
            && reading.is_word(
                verb.head,
                words![
                    "afford",
                    "believe",
                    "confirm",
                    "deny",
                    "explain",
                    "fail",
                    "find",
                    "forget",
                    "ignore",
                    "imagine",
                    "know",
                    "lose",
                    "recall",
                    "remember",
                    "say",
                    "see",
                    "tell",
                    "think",
                    "understand",
                    "wait"
                ],
            );
        // "cannot *agree more*", "cannot *praise* it", which is no refusal either
        let own = || {
            let lemma = reading.word(verb.head).lemma;
            let acts = lexicon().speech().acts(lemma);
            judgements::can(reading, verb)
                && negated
                && acts.iter().any(|rule| rule.sign == Sign::Positive)
        };
        let unable = unable || own();
        let act = verb.tokens.range().filter(|_| !unable).find_map(|at| {
            let auxiliary = reading.roles(at as u32).intersects(Role::MODAL | Role::FUTURE);
            let word = reading.token(at as u32)?.word;
            auxiliary.then(|| by(word))?
        });
        let should = || verb.tokens.range().any(|at| reading.is_word(at as u32, words!["should"]));
        match act {
            // "they will *probably* come", "sources said the two would stay"
            Some(Act::Pledge) if self.is_guess() || self.is_imagined() => None,
            // "we will *be opening* it": told as what is going to happen anyway.
            Some(Act::Pledge) if verb.form == VerbForm::Future && self.goes_on() => {
                Some(Act::Announce)
            }
            // "workshops *should be* held": asked of nobody.
            Some(Act::Request) if self.is_plain() && should() && !self.is_asked() => {
                Some(Act::Propose)
            }
            None if self.is_plain()
                && !negated
                && should()
                && verb.form != VerbForm::Past
                && verb.subject.is_some_and(|subject| {
                    reading.is_word(reading.phrase(subject).head, words!["we"])
                }) =>
            {
                Some(Act::Propose)
            }
            act => act,
        }
    }
}

/// Are the words those of who speaks?
fn content_is_quoted(draft: &Draft) -> bool {
    draft.content.is_some_and(|content| content.kind == Kind::Quote)
}

/// "there is no truth in it", "had nothing to do with it".
fn disclaims(reading: &Reading<'_, '_, '_>, draft: &Draft) -> bool {
    const REACH: u32 = 8;
    let opening = draft.tokens.start..draft.tokens.end.min(draft.tokens.start + REACH);
    let mut denials = opening.filter(|&at| reading.is_word(at, words!["no", "nothing"]));
    denials.any(|at| match reading.text(at) {
        "no" => reading.text(at + 1) == "truth",
        "nothing" => {
            reading.text(at + 1) == "to"
                && reading.text(at + 2) == "do"
                && reading.text(at + 3) == "with"
        }
        _ => false,
    })
}

/// "We offer our condolences", "I condemn the attack": done by saying it in one's own name.
fn performed(reading: &Reading<'_, '_, '_>, verb: &VerbGroup) -> Option<Act> {
    let subject = reading.phrase(verb.subject?).head;
    let own = matches!(reading.text(subject), "I" | "We" | "we");
    // "I cannot *thank* you enough"
    if own && judgements::is_overdone(reading, verb) {
        let cues = lexicon().speech().cues(reading.lemma(verb));
        return cues.iter().find(|cue| cue.rest.is_empty()).map(|cue| cue.act);
    }
    if !own || verb.negated || verb.form != VerbForm::Present || verb.tokens.len() > 1 {
        return None;
    }
    let found = reading.cue(verb)?;
    let told = found.content.is_some() || found.addressee.is_some();
    let act = Some(found.act).filter(|act| told && !matches!(act, Act::State | Act::Answer));
    act.filter(|act| {
        let whole = found.fixed || !found.cue.rest.is_empty() || found.cue.frame != Frame::Content;
        whole || *act == Act::Hope
    })
}

/// Is what is said an answer by where it stands: "Asked whether …, she said"?
fn answers(reading: &Reading<'_, '_, '_>, draft: &Draft) -> bool {
    let first = reading.tokens.start;
    let is = |at: u32, words: &[&str]| words.contains(&reading.text(at));
    let asked = is(first, &["Answering", "Asked", "Replying", "Responding", "To"])
        || is(first, &["When"]) && is(first + 1, &["asked"])
        || is(first, &["In"]) && is(first + 1, &["reply", "response", "answer"]);
    if !asked || draft.cue.start <= first {
        return false;
    }
    // "In response to the attack" is no answer, "in response to a question" is.
    is(first, &["Asked", "When"])
        || (first..draft.cue.start.min(first + 10))
            .any(|at| is(at, &["queries", "query", "question", "questions"]))
}

/// The stance that an act has by itself.
fn stance(act: Act) -> Polarity {
    match act {
        Act::Affirm
        | Act::Pledge
        | Act::Propose
        | Act::Invite
        | Act::Agree
        | Act::Sign
        | Act::Praise
        | Act::Congratulate
        | Act::Thank
        | Act::Hope => Polarity::Positive,
        Act::Concern | Act::Criticise | Act::Deny | Act::Reject | Act::Warn => Polarity::Negative,
        _ => Polarity::Neutral,
    }
}
