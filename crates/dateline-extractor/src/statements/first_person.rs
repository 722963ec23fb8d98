//! Who says "I" in a quotation or a turn of a transcript: the one whose words it holds.

use dateline_lexicon::{FunctionKind, Number, Person, WordClass, lexicon};
use dateline_parser::{Shape, TokenRange};
use dateline_schema::closed::{LinkSource, MentionForm, MentionKind, QuoteType};

use crate::cast::{Cast, CastMention, Meaning};
use crate::facts::StatementFact;
use crate::scene::Scene;

/// Makes "I", "me" and "my" in what one person is quoted with, or says in a turn, mentions of that person.
pub(super) fn resolve(scene: &Scene<'_, '_>, cast: &mut Cast, statements: &[StatementFact]) {
    let report = scene.report;
    // Statements come in reading order; what is quoted inside another is read once.
    let mut read = 0;
    for statement in statements {
        let [speaker] = &statement.speakers[..] else { continue };
        let Some(person) = speaker.entity.filter(|&entity| cast.person(entity).is_some()) else {
            continue;
        };
        for piece in &statement.contents {
            let tokens = report.tokens_of(*piece);
            // Of a turn of a transcript the words outside quotation marks are the speaker's.
            let turn = statement.quote_type == QuoteType::Direct
                && report
                    .tokens
                    .get(tokens.start as usize)
                    .is_some_and(|first| !first.is(Shape::QUOTED));
            for at in tokens.start.max(read)..tokens.end {
                if !is_first_person(scene, at as usize, !turn) {
                    continue;
                }
                let tokens = TokenRange::new(at, at + 1);
                cast.add(CastMention {
                    span: report.span_of(tokens),
                    tokens,
                    sentence: report.sentence_of(at),
                    kind: MentionKind::Person,
                    form: MentionForm::Pronoun,
                    meaning: Meaning::One(person),
                    link_source: Some(LinkSource::Pronoun),
                    country: None,
                    office: None,
                    gender: None,
                });
            }
            read = read.max(tokens.end);
        }
    }
}

/// A pronoun of the first person singular, inside quotation marks or outside.
fn is_first_person(scene: &Scene<'_, '_>, at: usize, quoted: bool) -> bool {
    let token = &scene.report.tokens[at];
    if !token.can_be(WordClass::PRONOUN) || token.is(Shape::QUOTED) != quoted {
        return false;
    }
    lexicon().grammar().function_word(token.word).is_some_and(|word| {
        let pronoun =
            matches!(word.kind, FunctionKind::PersonalPronoun | FunctionKind::PossessivePronoun);
        pronoun && word.person == Some(Person::First) && word.number == Some(Number::Singular)
    })
}
