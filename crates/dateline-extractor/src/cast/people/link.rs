//! Which names of a report are one person's: full forms among themselves first, then short forms to
//! the one full form that they fit.
//!
//! `Zhao` is Zhao Kezhi's, `Trong` is Nguyen Phu Trong's, by the rules of their cultures. `Mr` and `Mrs`
//! of one surname are two people, and so are father and son. What fits two people is nobody's.

use std::rc::Rc;

use dateline_lexicon::{CountryId, fold, word_hash};
use dateline_normaliser::names::{self, Comparison, Difference, Hint, KnownName, PersonName};
use dateline_schema::closed::Gender;
use rustc_hash::FxHashMap;

/// How somebody is called by the title before the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Called {
    /// As everybody is.
    Plainly,
    /// By the given name: Sheikh, Pope.
    ByGivenName,
    /// So, too, as a prince.
    AsRoyal,
    /// So, too, as who reigns: Queen.
    AsMonarch,
}

/// A name where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameUse<'t> {
    /// The words, without title.
    pub(crate) text: &'t str,
    /// The country that stands beside it.
    pub(crate) country: Option<CountryId>,
    /// What a title before it says of the gender.
    pub(crate) gender: Option<Gender>,
    /// The office that stands before it, as a key.
    pub(crate) office: Option<u64>,
    /// What the title before it says of how somebody is called.
    pub(crate) called: Called,
    /// Does an office of who leads a state stand before it?
    pub(crate) leads: bool,
    /// Is it called the spouse of one: "First Lady"?
    pub(crate) consort: bool,
}

impl NameUse<'_> {
    /// Is it called a monarch or prince, and does it reign?
    fn throne(&self) -> Option<bool> {
        match self.called {
            Called::AsMonarch => Some(true),
            Called::AsRoyal => Some(false),
            Called::Plainly | Called::ByGivenName => None,
        }
    }
}

/// Whose a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bearer {
    /// The person of this number in [`Linked::people`].
    One(u32),
    /// It fits several.
    Several,
}

/// A person by name.
#[derive(Debug)]
pub(crate) struct Named {
    /// The fullest form.
    pub(crate) name: Rc<KnownName>,
    /// The country by which it was taken apart.
    pub(crate) hint: Option<CountryId>,
    /// How many words it has, titles and suffix not counted.
    words: usize,
    /// What titles say.
    pub(crate) gender: Option<Gender>,
    /// The first use of a full form.
    first_full: u32,
    /// Offices that stood before the name.
    offices: Vec<u64>,
    /// Is it the spouse of who leads a state?
    consort: bool,
    /// Is it called a president?
    leads: bool,
    /// Is it called a monarch or prince, and does it reign?
    throne: Option<bool>,
}

/// The people of a report, in the order of their first use, and whose each use is.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    pub(crate) people: Vec<Named>,
    pub(crate) bearers: Vec<Bearer>,
}

/// So many people under one key are compared, the latest; more have a common name.
const MOST_COMPARED: usize = 16;

/// Links the names of a report, given in reading order.
pub(crate) fn link(uses: &[NameUse<'_>]) -> Linked {
    let forms = forms(uses);
    let mut linker =
        Linker { uses, people: Vec::new(), by_key: FxHashMap::default(), links: Vec::new() };
    let mut bearers = vec![Bearer::Several; uses.len()];
    // Longer names first, so that a short form meets everybody whom it could mean.
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order.sort_by_key(|&n| (std::cmp::Reverse(forms[n].words), forms[n].uses[0]));
    for n in order {
        linker.place(&forms[n], &mut bearers);
    }
    in_order_of_use(linker.people, bearers)
}

/// Uses of the same words and gender.
#[derive(Debug)]
struct Form {
    name: Rc<KnownName>,
    hint: Option<CountryId>,
    words: usize,
    gender: Option<Gender>,
    /// Is it somebody's who leads a state, whose spouse of that name is in the report?
    leads: bool,
    uses: Vec<u32>,
}

fn forms(uses: &[NameUse<'_>]) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut known: FxHashMap<(u64, Option<Gender>, bool), usize> = FxHashMap::default();
    let family = |text: &str| text.rsplit(' ').next().map(fold);
    // A first lady who became president is one person.
    let spouses = uses.iter().filter(|one| one.consort && !one.leads);
    let consorts: Vec<Option<String>> = spouses.map(|one| family(one.text)).collect();
    for (n, one) in (0..).zip(uses) {
        // "President Biden" is not Jill Biden, the First Lady.
        let leads = one.leads
            && !one.consort
            && !consorts.is_empty()
            && consorts.contains(&family(one.text));
        let key = (word_hash(one.text), one.gender, leads);
        if let Some(&form) = known.get(&key) {
            forms[form].uses.push(n);
            continue;
        }
        known.insert(key, forms.len());
        let name = names::known(one.text, &Hint { country: one.country, short: None });
        let words = parts(&name);
        forms.push(Form {
            name,
            hint: one.country,
            words,
            gender: one.gender,
            leads,
            uses: vec![n],
        });
    }
    forms
}

/// How many words a name has, titles and suffix not counted.
fn parts(name: &PersonName) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    let suffix = name.suffix.as_deref().map_or(0, count);
    count(&name.name).saturating_sub(suffix).max(1)
}

struct Linker<'a, 't> {
    uses: &'a [NameUse<'t>],
    people: Vec<Named>,
    /// The last link of each key.
    by_key: FxHashMap<u64, usize>,
    links: Vec<Link>,
}

/// A person under a key, and the link of the one before under it.
#[derive(Debug, Clone, Copy)]
struct Link {
    person: u32,
    before: Option<usize>,
}

impl Named {
    /// Is the fullest form a short one?
    pub(crate) fn is_short_only(&self) -> bool {
        self.words == 1
    }
}

impl Linker<'_, '_> {
    /// Gives every use of a form its bearer.
    fn place(&mut self, form: &Form, bearers: &mut [Bearer]) {
        let fitting = self.fitting(form);
        match fitting.as_slice() {
            [] => {
                let person = self.add(form);
                self.give(form.uses.iter().copied(), person, form, bearers);
            }
            [one] => self.give(form.uses.iter().copied(), *one, form, bearers),
            several => {
                let mut owner = None;
                for &n in &form.uses {
                    owner = self.choose(several, n).or(owner);
                    if let Some(person) = owner {
                        self.give(std::iter::once(n), person, form, bearers);
                    }
                }
            }
        }
    }

    /// The people whose name the form is, or can be short for.
    fn fitting(&self, form: &Form) -> Vec<u32> {
        let mut same: Vec<(f64, u32)> = Vec::new();
        let mut compatible = Vec::new();
        let mut loose = Vec::new();
        for person in self.near(form) {
            let them = &self.people[person as usize];
            if form.words > 1
                && them.words > form.words
                && form.name.keys().is_end_of(them.name.keys())
            {
                loose.push(person);
                continue;
            }
            if given_names_differ(&form.name, &them.name) || is_shared_family(form, them) {
                continue;
            }
            if form.leads && them.consort || self.is_king_beside(form, them) {
                continue;
            }
            if form.gender.is_some() && them.gender.is_some() && form.gender != them.gender {
                continue;
            }
            match form.name.compare(&them.name) {
                Comparison::Same(score) => same.push((score, person)),
                // "President Joe Hale … signed: JOSEPH R. HALE JR." A father beside him would be told from him.
                Comparison::Compatible | Comparison::Different(Difference::SuffixMissing) => {
                    compatible.push(person);
                }
                Comparison::Different(_) if self.is_given_name_of(form, them) => {
                    compatible.push(person);
                }
                Comparison::Different(_) if form.name.keys().is_word_of(them.name.keys()) => {
                    loose.push(person);
                }
                Comparison::Different(_) => {}
            }
        }
        let best = same.iter().map(|(score, _)| *score).fold(0.0, f64::max);
        same.retain(|(score, _)| *score >= best);
        match (same.is_empty(), compatible.is_empty()) {
            (false, _) => same.into_iter().map(|(_, person)| person).collect(),
            (true, false) => compatible,
            (true, true) => loose,
        }
    }

    /// People with a key of the form, the latest of each key.
    fn near(&self, form: &Form) -> Vec<u32> {
        let keys = form.name.keys();
        let mut near: Vec<u32> = keys
            .asked()
            .iter()
            .filter_map(|key| self.by_key.get(key))
            .flat_map(|&last| {
                let before = |&link: &usize| self.links[link].before;
                std::iter::successors(Some(last), before).take(MOST_COMPARED)
            })
            .map(|link| self.links[link].person)
            .collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// "Queen Margrethe", "Sheikh Tahnoon": a title that goes with given names.
    fn is_given_name_of(&self, form: &Form, person: &Named) -> bool {
        let titled = || form.uses.iter().any(|&n| self.uses[n as usize].called != Called::Plainly);
        let first = |name: &PersonName| name.name.split_whitespace().next().map(fold);
        form.words == 1 && titled() && first(&form.name) == first(&person.name)
    }

    /// "*King* Hadi" beside "President Omar Hadi", "King Hasan" of one country beside "King Husain" of another: kings are
    /// called by their given names. A fuller name alone does not tell them apart: "Norodom Sihanouk", "King Sihanouk".
    fn is_king_beside(&self, form: &Form, them: &Named) -> bool {
        let mut thrones = form.uses.iter().filter_map(|&n| self.uses[n as usize].throne());
        let Some(reigns) = thrones.next().filter(|_| form.words == 1) else { return false };
        let abroad = form.hint.zip(them.hint).is_some_and(|(own, other)| own != other);
        match them.throne {
            // "King Hasan" and "Crown Prince Husain", however alike, are two.
            Some(other) => {
                them.words == 1
                    && (abroad || reigns != other)
                    && fold(&form.name.name) != fold(&them.name.name)
            }
            None => them.words > 1 && (abroad || them.leads) && !self.is_given_name_of(form, them),
        }
    }

    /// Of several whom a short form fits, the one whose office stands before it, else the only one
    /// who was named before.
    fn choose(&self, fitting: &[u32], n: u32) -> Option<u32> {
        let one = &self.uses[n as usize];
        let only = |fits: &dyn Fn(&Named) -> bool| {
            let mut left = fitting.iter().filter(|&&person| fits(&self.people[person as usize]));
            match (left.next(), left.next()) {
                (Some(person), None) => Some(*person),
                _ => None,
            }
        };
        one.office
            .and_then(|office| only(&|person| person.offices.contains(&office)))
            .or_else(|| one.gender.and_then(|gender| only(&|p| p.gender == Some(gender))))
            .or_else(|| only(&|person| person.first_full < n))
    }

    fn add(&mut self, form: &Form) -> u32 {
        let person = self.people.len() as u32;
        for key in form.name.keys().found() {
            let link = self.links.len();
            let before = self.by_key.insert(*key, link);
            self.links.push(Link { person, before });
        }
        self.people.push(Named {
            name: Rc::clone(&form.name),
            hint: form.hint,
            words: form.words,
            gender: None,
            first_full: form.uses[0],
            offices: Vec::new(),
            consort: false,
            leads: false,
            throne: None,
        });
        person
    }

    fn give(
        &mut self,
        uses: impl Iterator<Item = u32>,
        person: u32,
        form: &Form,
        bearers: &mut [Bearer],
    ) {
        let them = &mut self.people[person as usize];
        them.gender = them.gender.or(form.gender);
        if form.words > 1 {
            them.first_full = them.first_full.min(form.uses[0]);
        }
        for n in uses {
            bearers[n as usize] = Bearer::One(person);
            them.leads |= self.uses[n as usize].leads;
            them.throne = them.throne.or(self.uses[n as usize].throne());
            them.consort |= self.uses[n as usize].consort && !self.uses[n as usize].leads;
            if let Some(office) = self.uses[n as usize].office
                && !them.offices.contains(&office)
            {
                them.offices.push(office);
            }
        }
    }
}

/// A family name that too many share to be called by: a Vietnamese one.
fn is_shared_family(form: &Form, person: &Named) -> bool {
    form.words == 1
        && person.name.culture.as_deref() == Some("vietnamese")
        && person.name.given.is_some()
        && person.name.family.as_deref().is_some_and(|of| fold(of) == fold(&form.name.name))
}

/// Other given names of one family, told without a full comparison: lists are long.
fn given_names_differ(a: &PersonName, b: &PersonName) -> bool {
    let (Some(x), Some(y)) = (&a.given, &b.given) else { return false };
    if a.family.is_none() || a.family != b.family {
        return false;
    }
    // Where names have many spellings, the first letter tells nothing: Tse-tung, Zedong.
    let spelled_one_way = |name: &PersonName| {
        matches!(
            name.culture.as_deref(),
            Some(
                "western"
                    | "english"
                    | "french"
                    | "german"
                    | "italian"
                    | "spanish"
                    | "portuguese"
                    | "dutch"
                    | "nordic"
                    | "vietnamese"
            )
        )
    };
    if !spelled_one_way(a) || !spelled_one_way(b) {
        return false;
    }
    let initial = |name: &str| name.chars().next().map(|c| c.to_ascii_lowercase());
    let first = |name: &str| name.split([' ', '-']).next().map(fold).unwrap_or_default();
    if initial(x) == initial(y) {
        return false;
    }
    let names = dateline_lexicon::lexicon().names();
    let (x, y) = (first(x), first(y));
    !names.nickname(&x, &y) && !names.nickname(&y, &x)
}

fn in_order_of_use(people: Vec<Named>, mut bearers: Vec<Bearer>) -> Linked {
    let mut number = vec![u32::MAX; people.len()];
    let mut next = 0;
    for bearer in &mut bearers {
        if let Bearer::One(person) = bearer {
            let slot = &mut number[*person as usize];
            if *slot == u32::MAX {
                *slot = next;
                next += 1;
            }
            *person = *slot;
        }
    }
    let mut numbered: Vec<(u32, Named)> = number.into_iter().zip(people).collect();
    numbered.sort_by_key(|(new, _)| *new);
    // Nobody is left without a use: a person is added with the first.
    Linked { people: numbered.into_iter().map(|(_, person)| person).collect(), bearers }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names in reading order, `Mr`/`Mrs` before some; expected: a letter a name, `?` for nobody's.
    fn check(names: &[&str], expected: &str) {
        let uses: Vec<NameUse<'_>> = names
            .iter()
            .map(|name| {
                let (text, gender) = match name.split_once(' ') {
                    Some(("Mr", rest)) => (rest, Some(Gender::Male)),
                    Some(("Mrs", rest)) => (rest, Some(Gender::Female)),
                    _ => (*name, None),
                };
                let consort = text == "Jill Hale";
                let titles = [
                    ("King ", Called::AsMonarch),
                    ("Crown Prince ", Called::AsRoyal),
                    ("Prince ", Called::AsRoyal),
                ];
                let (text, called) = titles
                    .into_iter()
                    .find_map(|(title, called)| Some((text.strip_prefix(title)?, called)))
                    .unwrap_or((text, Called::Plainly));
                let (text, leads) = match text.strip_prefix("President ") {
                    Some(rest) => (rest, true),
                    None => (text, false),
                };
                let (country, office) = (None, None);
                NameUse { text, country, gender, office, called, leads, consort }
            })
            .collect();
        let letter = |bearer: &Bearer| match bearer {
            Bearer::One(person) => (b'a' + *person as u8) as char,
            Bearer::Several => '?',
        };
        let got: String = link(&uses).bearers.iter().map(letter).collect();
        assert_eq!(got, expected, "{names:?}");
    }

    #[test]
    fn a_short_form_is_its_only_bearers() {
        check(&["Zhao Kezhi", "Pham Minh Chinh", "Zhao", "Chinh"], "abab");
        check(&["Ortega", "Carla Ortega", "Ortega"], "aaa");
        check(&["Zhao"], "a");
    }

    #[test]
    fn a_shared_short_form_keeps_to_whom_it_meant_first() {
        check(&["Ana Ruiz", "Ruiz", "Pablo Ruiz", "Ruiz"], "aaba");
        check(&["Ana Ruiz", "Pablo Ruiz", "Ruiz"], "ab?");
    }

    #[test]
    fn spouses_are_two_and_so_are_father_and_son() {
        check(&["Mr Hale", "Mrs Hale"], "ab");
        check(&["John Hale", "Mr Hale", "Mrs Hale"], "aab");
        check(&["Martin Hale Sr", "Martin Hale Jr"], "ab");
        check(&["Jill Hale", "President Hale", "President Hale"], "abb");
        check(&["Joe Hale", "Jill Hale", "President Hale"], "aba");
        check(&["Jill Hull", "President Hull"], "aa");
        check(&["Joe Hale", "Mr Hale", "JOSEPH R. HALE JR."], "aaa");
    }

    #[test]
    fn kings_are_called_by_their_given_names() {
        check(&["President Omar Hadi", "King Hadi"], "ab");
        check(&["King Hasan", "Crown Prince Husain"], "ab");
        check(&["Crown Prince Abdullah", "Prince Abdallah"], "aa");
        check(&["Norodom Sihanouk", "King Sihanouk"], "aa");
        check(&["King Hadi Alawi", "King Hadi", "Hadi"], "aaa");
    }

    #[test]
    fn spellings_of_one_name_are_one_person() {
        check(&["Mao Tse-tung", "Mao Zedong", "Mao"], "aaa");
        check(&["Zhao Kezhi", "Zhao Lijian"], "ab");
    }
}
