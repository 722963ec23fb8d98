//! People whom a country owns: "Tunisia's *Kais Saied* and Niger's *Mohamed Bazoum*".
//!
//! Only full names: "Peru's Ruiz" may be its president or a firm. What stands between the two is an office, which
//! has the country.

use dateline_parser::Shape;
use dateline_recogniser::What;
use dateline_schema::closed::{CountrySource, MentionForm, MentionKind};

use crate::cast::CastMention;
use crate::cast::entities::Entities;
use crate::cast::offices::learn_country;
use crate::facts::Entity;
use crate::scene::Scene;

/// Gives people the country right before their names.
pub(super) fn find(scene: &Scene<'_, '_>, mentions: &[CastMention], entities: &mut Entities) {
    let recognised = &scene.recognised.mentions;
    let pairs = mentions[..recognised.len()].windows(2).zip(recognised);
    for (pair, _) in pairs.filter(|pair| matches!(pair.1.what, What::Country(_))) {
        let [place, name] = pair else { continue };
        let mark = place.tokens.end;
        let owned = name.tokens.start == mark + 1
            && scene.report.tokens[mark as usize].is(Shape::POSSESSIVE)
            && name.kind == MentionKind::Person
            && name.form == MentionForm::FullName;
        let (Some(person), Some(country)) = (name.meaning.one(), place.country) else { continue };
        if owned && let Some(Entity::Person(fact)) = entities.all.get_mut(person.0 as usize) {
            learn_country(fact, country, CountrySource::Stated);
        }
    }
}
