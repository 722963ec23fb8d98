//! The features of a token: each is a hash of its template and of what it saw.
//!
//! Features that look at the same things are a [`View`]. What a view sees is a number of its own,
//! so that what its features say together is looked up once for each such number (`memo`).

use super::document::Elsewhere;
use super::look::{Casing, Look};
use super::scene::Scene;

/// What some features of a token look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The word.
    Own,
    /// The word before, and the form of the word.
    Before,
    /// The word after, and the form of the word.
    After,
    /// How the last word but one is used.
    BeforeTwo,
    /// How the next word but one is used.
    AfterTwo,
    /// How the word and the word before are used.
    PairBefore,
    /// How the word and the word after are used.
    PairAfter,
    /// The forms of five words.
    Forms,
    /// How the words on either side are used.
    Around,
    /// Where it stands in its line and its run.
    Place,
    /// What the report says of the word.
    Report,
    /// The first word of its run, if it is not the first itself.
    RunFirst,
    /// The last word of its run, if it is not the last itself.
    RunLast,
    /// Five words together, where capitals tell nothing: all that there is to go by.
    Uncased,
    /// What the first pass took the word for elsewhere; for the second pass.
    Elsewhere,
}

/// Number of views of the first pass.
const VIEWS: usize = View::Elsewhere as usize;

/// A number for what was seen; 0 where there is nothing.
pub type Sight = u64;

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The key of one value of one template.
#[inline]
fn key(template: u8, value: u64) -> u64 {
    let hash =
        (value ^ u64::from(template).wrapping_mul(GOLDEN)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let hash = (hash ^ hash >> 32).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ hash >> 29
}

#[inline]
fn pair(a: u64, b: u64) -> u64 {
    (a.wrapping_add(1)).wrapping_mul(0xa24b_aed4_963e_e407).rotate_left(29) ^ b
}

/// What `view` sees: two numbers as one.
#[inline]
fn sight(view: View, a: u64, b: u64) -> (View, Sight) {
    let hash = (a.wrapping_mul(0xa24b_aed4_963e_e407) ^ b)
        .wrapping_add((view as u64 + 1).wrapping_mul(GOLDEN));
    (view, (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93) | 1)
}

/// Two small numbers as one.
#[inline]
fn two(one: u8, other: u8) -> u16 {
    u16::from(one) << 8 | u16::from(other)
}

/// How a word is used: its cluster and its kind as one.
#[inline]
fn use_of(look: &Look) -> u64 {
    u64::from(look.cluster) << 16 | u64::from(look.kind)
}

/// Small numbers as one, each in sixteen bits.
#[inline]
fn packed(values: [u16; 4]) -> u64 {
    values.iter().fold(0, |all, &value| all << 16 | u64::from(value))
}

impl Scene<'_> {
    /// Gives `each` the views that see something, with all that their features depend on as one number.
    #[inline]
    pub fn sights(&self, mut each: impl FnMut(View, Sight)) {
        let Self { own, before, after, before_two, after_two, run, facts, .. } = self;
        let casing = self.line.casing as u16;
        let pair = |view, one: &Look, two: &Look| sight(view, use_of(one) << 32 | use_of(two), 0);
        let in_run = |view, look: &Look, distance: u8| {
            let (view, seen) = sight(view, look.id, distance.min(3).into());
            (view, if distance > 0 { seen } else { 0 })
        };
        let sights: [(View, Sight); VIEWS] = [
            sight(View::Own, own.id, 0),
            sight(View::Before, before.id, own.form.into()),
            sight(View::After, after.id, own.form.into()),
            sight(View::BeforeTwo, use_of(before_two), 0),
            sight(View::AfterTwo, use_of(after_two), 0),
            pair(View::PairBefore, before, own),
            pair(View::PairAfter, own, after),
            sight(
                View::Forms,
                packed([before_two.form, before.form, own.form, after.form]),
                after_two.form.into(),
            ),
            sight(
                View::Around,
                packed([own.form, before.coarse.into(), after.coarse.into(), 0]),
                0,
            ),
            sight(
                View::Place,
                packed([
                    own.form,
                    two(self.flags, self.line.casing as u8),
                    two(self.place(), self.length()),
                    two(run.at, run.left),
                ]),
                0,
            ),
            sight(
                View::Report,
                packed([
                    two(facts.capital.min(2), facts.small.min(2)),
                    u16::from(self.starts()) << 8 | casing,
                    facts.around,
                    own.kind,
                ]),
                0,
            ),
            in_run(View::RunFirst, run.first, run.at),
            in_run(View::RunLast, run.last, run.left),
            if matches!(self.line.casing, Casing::Mixed | Casing::Titled) {
                (View::Uncased, 0)
            } else {
                self.sight_uncased()
            },
        ];
        for &(view, sight) in &sights {
            if sight != 0 {
                each(view, sight);
            }
        }
    }

    fn sight_uncased(&self) -> (View, Sight) {
        let both = |one, other| sight(View::Uncased, one, other).1;
        let near = both(self.before.id, self.after.id);
        let far = both(self.before_two.id, self.after_two.id);
        sight(View::Uncased, self.own.id, both(near, far))
    }

    /// The features of a view that sees something.
    pub fn features(&self, view: View, sink: &mut impl FnMut(u64)) {
        let &Self { own, before, after, before_two, after_two, run, facts, .. } = self;
        let form = |look: &Look| u64::from(look.form);
        match view {
            View::Own => of_own(own, sink),
            View::Before => of_neighbour(32, before, own, sink),
            View::After => of_neighbour(64, after, own, sink),
            View::BeforeTwo => of_far(96, before_two, sink),
            View::AfterTwo => of_far(104, after_two, sink),
            View::PairBefore => of_pair(112, before, own, sink),
            View::PairAfter => of_pair(116, own, after, sink),
            View::Forms => {
                let [one, two, three, four, five] =
                    [before_two, before, own, after, after_two].map(form);
                sink(key(120, pair(two, three)));
                sink(key(121, pair(three, four)));
                sink(key(122, pair(two, pair(three, four))));
                sink(key(123, pair(one, pair(two, three))));
                sink(key(124, pair(three, pair(four, five))));
            }
            View::Around => {
                let sides = pair(before.coarse.into(), after.coarse.into());
                sink(key(128, pair(sides, form(own))));
            }
            View::Place => {
                let (flags, place) = (self.flags.into(), self.place().into());
                sink(key(132, pair(flags, form(own))));
                sink(key(133, pair(place, pair(self.line.casing as u64, form(own)))));
                sink(key(134, pair(self.length().into(), pair(place, form(own)))));
                sink(key(135, pair(run.at.into(), pair(run.left.into(), form(own)))));
            }
            View::Report => {
                let shifted = u64::from(self.starts()) | (self.line.casing as u64) << 1;
                let seen = u64::from(facts.capital.min(2) << 2 | facts.small.min(2));
                sink(key(144, pair(seen, shifted)));
                sink(key(145, pair(seen, pair(shifted, own.kind.into()))));
                each_bit(facts.around.into(), |bit| sink(key(146, bit)));
                sink(key(147, pair(facts.around.into(), own.kind.into())));
            }
            View::RunFirst => of_run(160, run.first, run.at.min(3), sink),
            View::RunLast => of_run(164, run.last, run.left.min(3), sink),
            View::Uncased => {
                let [one, two, three, four, five] =
                    [before_two, before, own, after, after_two].map(|look| u64::from(look.word));
                for (n, seen) in [
                    one,
                    five,
                    pair(two, three),
                    pair(three, four),
                    pair(two, four),
                    pair(one, two),
                    pair(four, five),
                ]
                .into_iter()
                .enumerate()
                {
                    sink(key(176 + n as u8, seen));
                }
                let [one, two, three, four, five] =
                    [before_two, before, own, after, after_two].map(|look| u64::from(look.coarse));
                sink(key(184, pair(two, pair(three, four))));
                sink(key(185, pair(one, pair(two, three))));
                sink(key(186, pair(three, pair(four, five))));
            }
            // It sees what the first pass did: `of_first_pass`.
            View::Elsewhere => {}
        }
    }
}

/// What the word itself says.
fn of_own(own: &Look, sink: &mut impl FnMut(u64)) {
    let mut template = 0;
    let mut emit = |value: u64| {
        sink(key(template, value));
        template += 1;
    };
    let (word, form) = (u64::from(own.word), u64::from(own.form));
    let (cluster, kind) = (u64::from(own.cluster), u64::from(own.kind));
    emit(word);
    emit(cluster);
    emit(own.coarse.into());
    emit(form);
    emit(kind);
    emit(pair(word, form));
    emit(pair(cluster, form));
    emit(pair(kind, form));
    let letters = own.letters;
    if own.has_letters() {
        for count in 1..=4 {
            emit(letters.last(count).into());
        }
        for count in 1..=4 {
            emit(letters.first(count).into());
        }
        emit(pair(letters.last(2).into(), form));
        emit(pair(letters.last(3).into(), pair(letters.first(2).into(), form)));
        emit(pair(letters.length.into(), form));
        emit(pair(letters.skeleton.into(), form));
    }
    each_bit(own.class, |bit| sink(key(31, bit)));
}

/// What a word beside it says.
fn of_neighbour(first: u8, look: &Look, own: &Look, sink: &mut impl FnMut(u64)) {
    let mut template = first;
    let mut emit = |value: u64| {
        sink(key(template, value));
        template += 1;
    };
    let (word, form) = (u64::from(look.word), u64::from(look.form));
    let (cluster, kind) = (u64::from(look.cluster), u64::from(look.kind));
    emit(word);
    emit(cluster);
    emit(look.coarse.into());
    emit(form);
    emit(kind);
    emit(pair(cluster, form));
    emit(pair(kind, form));
    emit(look.letters.last(3).into());
    emit(pair(word, own.form.into()));
    emit(pair(cluster, own.form.into()));
    emit(pair(kind, own.form.into()));
    each_bit(look.class, |bit| sink(key(first + 31, bit)));
}

/// What the use of a word two places off says.
fn of_far(first: u8, look: &Look, sink: &mut impl FnMut(u64)) {
    sink(key(first, look.cluster.into()));
    sink(key(first + 1, look.kind.into()));
}

/// What the uses of two words say together.
fn of_pair(first: u8, one: &Look, two: &Look, sink: &mut impl FnMut(u64)) {
    sink(key(first, pair(one.cluster.into(), two.cluster.into())));
    sink(key(first + 1, pair(one.kind.into(), two.kind.into())));
}

/// What a word at the edge of a run says, so far off.
fn of_run(first: u8, look: &Look, distance: u8, sink: &mut impl FnMut(u64)) {
    sink(key(first, pair(look.word.into(), distance.into())));
    sink(key(first + 1, pair(look.cluster.into(), distance.into())));
    sink(key(first + 2, pair(look.kind.into(), distance.into())));
}

/// What the first pass took the other places of the token's word for, as one number.
#[inline]
pub(super) fn sight_of_first_pass(look: &Look, elsewhere: Elsewhere) -> Sight {
    let Elsewhere { most, share, many, places } = elsewhere;
    let seen = packed([two(most, share), two(many, places), look.kind, look.form]);
    sight(View::Elsewhere, seen, 0).1
}

/// The features of the second pass.
pub fn of_first_pass(look: &Look, elsewhere: Elsewhere, sink: &mut impl FnMut(u64)) {
    let most = u64::from(elsewhere.most);
    let sure = pair(u64::from(elsewhere.share), u64::from(elsewhere.many));
    sink(key(230, pair(most, sure)));
    sink(key(231, pair(most, pair(u64::from(elsewhere.share), u64::from(elsewhere.places)))));
    sink(key(232, pair(most, u64::from(look.kind))));
    sink(key(233, pair(most, u64::from(look.form))));
}

/// The numbers of the bits that are set.
fn each_bit(mut bits: u32, mut each: impl FnMut(u64)) {
    while bits != 0 {
        each(u64::from(bits.trailing_zeros()));
        bits &= bits - 1;
    }
}
