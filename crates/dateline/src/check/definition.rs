//! A table as the laws need it: its columns by number, and what their names promise.

/// A type of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    Date,
    /// None of ours.
    Other,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Other => "something else",
        }
    }

    /// How a cell of it is spelled in CSV.
    pub(crate) const fn spelling(self) -> &'static str {
        match self {
            Self::Text | Self::Other => "text",
            Self::Integer => "an integer",
            Self::Number => "a number with a point",
            Self::Boolean => "TRUE or FALSE",
            Self::Date => "YYYY-MM-DD",
        }
    }
}

/// A column.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
    /// The values it may have; empty for any.
    pub(crate) values: &'static [&'static str],
}

/// A reference to the rows of a table.
#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) columns: Vec<usize>,
    pub(crate) table: &'static str,
    pub(crate) target: Vec<usize>,
}

/// Words and where they stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    pub(crate) text: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A table.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) name: &'static str,
    pub(crate) fields: Vec<Field>,
    pub(crate) key: Vec<usize>,
    pub(crate) references: Vec<Reference>,
}

impl Definition {
    /// The number of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The numbers of several columns, if all are defined.
    pub(crate) fn columns<const N: usize>(&self, names: [&str; N]) -> Option<[usize; N]> {
        let found = names.map(|name| self.column(name));
        found.iter().all(Option::is_some).then(|| found.map(Option::unwrap_or_default))
    }

    /// Columns of words with the columns that say where they stand: `x_text` with `x_start` and
    /// `x_end`, else with `start` and `end`.
    pub(crate) fn words(&self) -> Vec<Words> {
        if self.name == "texts" {
            return Vec::new();
        }
        let words = |(text, field): (usize, &Field)| {
            let own = field.name.strip_suffix("_text");
            if own.is_none() && field.name != "text" || self.is_joined(field.name) {
                return None;
            }
            let by_name =
                own.and_then(|own| self.columns([&format!("{own}_start"), &format!("{own}_end")]));
            let [start, end] = by_name.or_else(|| self.columns(["start", "end"]))?;
            Some(Words { text, start, end })
        };
        self.fields.iter().enumerate().filter_map(words).collect()
    }

    /// Columns of words that have no place of their own but a mention beside them.
    pub(crate) fn evidence(&self) -> Option<(Vec<usize>, usize)> {
        let mention = self.column("mention_id").filter(|_| self.name != "mentions")?;
        let placed = self.words();
        let texts: Vec<usize> = (0..self.fields.len())
            .filter(|&n| self.fields[n].name.ends_with("_text"))
            .filter(|&n| placed.iter().all(|words| words.text != n))
            .collect();
        (!texts.is_empty()).then_some((texts, mention))
    }

    /// Is the column joined of the rows of another table?
    fn is_joined(&self, column: &str) -> bool {
        (self.name, column) == ("statements", "content_text")
    }

    /// Pairs of columns of which the second must not be less than the first.
    pub(crate) fn intervals(&self) -> Vec<(usize, usize)> {
        let end_of = |name: &str| {
            if name == "start" {
                return Some("end".to_owned());
            }
            let suffixed = [("_start", "_end"), ("_from", "_to")];
            let prefixed = name.strip_prefix("first_").map(|rest| format!("last_{rest}"));
            suffixed
                .iter()
                .find_map(|(from, to)| Some(format!("{}{to}", name.strip_suffix(from)?)))
                .or(prefixed)
        };
        let pair =
            |(first, field): (usize, &Field)| Some((first, self.column(&end_of(field.name)?)?));
        self.fields.iter().enumerate().filter_map(pair).collect()
    }

    /// Columns with the one that says how their value is known: `country` with `country_source`.
    pub(crate) fn sources(&self) -> Vec<(usize, usize)> {
        let pair = |(source, field): (usize, &Field)| {
            Some((self.column(field.name.strip_suffix("_source")?)?, source))
        };
        self.fields.iter().enumerate().filter_map(pair).collect()
    }
}

impl Definition {
    /// Every table of the schema.
    pub(crate) fn all() -> Vec<Self> {
        let number = |table: &dateline_schema::Table, name: &str| {
            table.columns.iter().position(|column| column.name == name).unwrap_or_default()
        };
        let of = |table: &'static dateline_schema::Table| Self {
            name: table.name,
            fields: table
                .columns
                .iter()
                .map(|column| Field {
                    name: column.name,
                    kind: match column.kind {
                        dateline_schema::Kind::Text => Kind::Text,
                        dateline_schema::Kind::Integer => Kind::Integer,
                        dateline_schema::Kind::Number => Kind::Number,
                        dateline_schema::Kind::Boolean => Kind::Boolean,
                        dateline_schema::Kind::Date => Kind::Date,
                    },
                    nullable: column.nullable,
                    values: column.values,
                })
                .collect(),
            key: table.key.iter().map(|name| number(table, name)).collect(),
            references: table
                .foreign_keys
                .iter()
                .map(|reference| Reference {
                    columns: vec![number(table, reference.column)],
                    table: reference.table,
                    target: reference
                        .target()
                        .key
                        .iter()
                        .map(|name| number(reference.target(), name))
                        .collect(),
                })
                .collect(),
        };
        dateline_schema::TABLES.iter().map(|table| of(table)).collect()
    }
}
