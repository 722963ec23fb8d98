//! The naming cultures that the tables know, and sets of them.

/// Declares the closed list of cultures with their names in the tables.
macro_rules! cultures {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Whose rules of naming apply.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Culture { $($(#[$doc])* $name,)* }

        impl Culture {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in the tables (`vietnamese`).
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The culture of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

cultures! {
    /// Family name, given name; the press says the family name.
    Chinese = "chinese",
    /// Family, middle, given name; the press says the given name.
    Vietnamese = "vietnamese",
    /// Family name, given name of two syllables.
    Korean = "korean",
    /// Either order; the press says the family name.
    Japanese = "japanese",
    /// Family name first at home, last abroad.
    Hungarian = "hungarian",
    /// Given names, father's and mother's family name.
    Spanish = "spanish",
    /// Given names, mother's and father's family name.
    Portuguese = "portuguese",
    /// Given name, fathers, family or origin, with articles and links.
    Arabic = "arabic",
    /// As Arabic, with a family name at the end.
    Persian = "persian",
    /// Given names, then one family name.
    Turkish = "turkish",
    /// Given name, patronymic, family name.
    Slavic = "slavic",
    /// Given name, family name; the press says the given name.
    Thai = "thai",
    /// As Thai.
    Lao = "lao",
    /// No family name.
    Burmese = "burmese",
    /// Family name, given name; the press says both.
    Khmer = "khmer",
    /// Often one name, seldom a family name.
    Indonesian = "indonesian",
    /// Given name and father's name.
    Malay = "malay",
    /// Many rules; in the south initials before the given name.
    Indian = "indian",
    /// Given names, then one family name.
    SouthAsian = "south_asian",
    /// Given names, then one family name.
    Pakistani = "pakistani",
    /// Given names, seldom a family name.
    Bengali = "bengali",
    /// Given name, family name of no fixed use.
    Bhutanese = "bhutanese",
    /// Given name and patronymic in -son or -dottir.
    Icelandic = "icelandic",
    /// Given name and father's name.
    Ethiopian = "ethiopian",
    /// Given name, father's, grandfather's name.
    Somali = "somali",
    /// Father's name in the genitive, then the given name.
    Mongolian = "mongolian",
    /// Given name and father's name.
    Uyghur = "uyghur",
    /// Given names, middle names, family name, particles dropped where long.
    French = "french",
    /// Particles belong to the family name.
    Dutch = "dutch",
    /// Particles belong to the family name.
    German = "german",
    /// Particles belong to the family name.
    Italian = "italian",
    /// Given names, family name.
    Nordic = "nordic",
    /// Given names, family name.
    Romanian = "romanian",
    /// Given name, middle names or initials, family name, suffix.
    English = "english",
    /// Given names, family name.
    Jewish = "jewish",
    /// As English, with Spanish names.
    Filipino = "filipino",
    /// Given names, patronymic in -ovich, -uly or oglu, family name.
    Turkic = "turkic",
    /// Given names or initials, family name.
    Sinhala = "sinhala",
    /// Given names, family name.
    Baltic = "baltic",
    /// Given names, family name.
    Albanian = "albanian",
    /// Given names, family name.
    Greek = "greek",
    /// Given names, family name.
    Georgian = "georgian",
    /// Given names, family name.
    Armenian = "armenian",
    /// Given names, family name.
    African = "african",
    /// Given names, family name: nothing better is known.
    Western = "western",
}

impl Culture {
    /// Does the press call people by their given name: Trong, Thaksin, Mahathir?
    pub const fn calls_by_given_name(self) -> bool {
        matches!(
            self,
            Self::Bhutanese
                | Self::Burmese
                | Self::Ethiopian
                | Self::Icelandic
                | Self::Indonesian
                | Self::Khmer
                | Self::Lao
                | Self::Malay
                | Self::Mongolian
                | Self::Somali
                | Self::Thai
                | Self::Vietnamese
        )
    }
}

/// A set of cultures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cultures(u64);

impl Cultures {
    /// With `culture` in it.
    pub fn insert(&mut self, culture: Culture) {
        self.0 |= 1 << culture as u8;
    }

    /// Is `culture` in it?
    pub const fn contains(self, culture: Culture) -> bool {
        self.0 & (1 << culture as u8) != 0
    }

    /// Is none in it?
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in it, in order.
    pub fn iter(self) -> impl Iterator<Item = Culture> {
        Culture::ALL.iter().copied().filter(move |&culture| self.contains(culture))
    }
}
