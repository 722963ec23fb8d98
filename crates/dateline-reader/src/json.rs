//! JSON records: one object a line, an array of objects, or objects one after the other.
//!
//! Only the wanted fields of an object are kept; the others are passed over without allocation.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::columns::{Columns, NONE, Rank, filled};
use crate::encoding;
use crate::json_repair::repair;
use crate::options::Options;
use crate::outcome::{Fields, Outcome, Refusal, settle};
use crate::record::{DecodeNote, RejectReason};
use crate::stream::Stream;
use crate::text::note_utf16;

/// One JSON object as a record; `line` is the line of the file it begins in, from 1.
pub(crate) fn read_object(
    stream: &Stream,
    length: usize,
    line: u64,
    columns: &Columns,
    options: &Options,
) -> Outcome {
    let bytes = &stream.data()[..length];
    let extent = Some((stream.position(), stream.position_after(length)));
    let mut notes = Vec::new();
    let Some(text) = encoding::decode(bytes, &mut notes) else {
        let message = format!("line {line}: not text, expected a JSON object");
        return Err(Refusal::new(extent, RejectReason::Binary, message, bytes));
    };
    let mended;
    let object = match parse(&text, columns) {
        Ok(object) => object,
        Err(error) => {
            mended = repair(&text);
            match mended.as_ref().and_then(|text| parse(text, columns).ok()) {
                Some(object) => {
                    notes.push(DecodeNote::RepairedJson);
                    object
                }
                None => return Err(malformed(&error, &text, line, extent)),
            }
        }
    };
    let Some(body) = object.text else {
        let message = match object.no_text {
            Some(what) => format!("line {line}: the text is {what}, expected a string"),
            None => format!("line {line}: no text field; fields there: {}", keys(&text).join(", ")),
        };
        return Err(Refusal::new(extent, RejectReason::NoText, message, bytes));
    };
    let mut fields = Fields {
        text: body.1.into_owned(),
        source_id: object.id.and_then(|(_, id)| filled(&id)),
        title: object.title.and_then(|(_, title)| filled(&title)),
        published: columns.published(object.dates.iter().map(|(_, date)| &**date)),
        notes,
        ..Fields::default()
    };
    note_utf16(stream, &mut fields);
    settle(fields, extent, options).map_err(|mut refusal| {
        refusal.message.insert_str(0, &format!("line {line}: "));
        if refusal.reason != RejectReason::TooLarge {
            refusal.excerpt = encoding::excerpt(bytes);
        }
        refusal
    })
}

fn malformed(
    error: &serde_json::Error,
    text: &str,
    line: u64,
    extent: Option<(u64, u64)>,
) -> Refusal {
    let at_line = line + (error.line() as u64).saturating_sub(1);
    let full = error.to_string();
    let what = full.rsplit_once(" at line ").map_or(&*full, |(what, _)| what);
    let message = format!("line {at_line}, column {}: {what}", error.column());
    // The record's beginning, or what is round the place if that is further on.
    let place: usize = text.split_inclusive('\n').take(error.line() - 1).map(str::len).sum();
    let place = text.floor_char_boundary((place + error.column()).saturating_sub(120));
    let shown = if place > 60 { &text.as_bytes()[place..] } else { text.as_bytes() };
    Refusal::new(extent, RejectReason::MalformedJson, message, shown)
}

/// The wanted fields of an object, with the rank of the name each was found under.
#[derive(Default)]
struct Object<'a> {
    text: Option<(Rank, Cow<'a, str>)>,
    /// What stands in the text field if no string.
    no_text: Option<&'static str>,
    dates: Vec<(Rank, Cow<'a, str>)>,
    id: Option<(Rank, Cow<'a, str>)>,
    title: Option<(Rank, Cow<'a, str>)>,
}

fn parse<'a>(text: &'a str, columns: &Columns) -> serde_json::Result<Object<'a>> {
    let mut json = serde_json::Deserializer::from_str(text);
    let object = ObjectSeed(columns).deserialize(&mut json)?;
    json.end()?;
    Ok(object)
}

impl<'a> Object<'a> {
    fn put(&mut self, ranks: [Rank; 4], value: Value<'a>) {
        let [text, date, id, title] = ranks;
        if let Some(scalar) = value.scalar() {
            if date != NONE {
                self.dates.push((date, scalar.clone()));
            }
            if id != NONE {
                put(&mut self.id, id, scalar.clone());
            }
            if title != NONE {
                put(&mut self.title, title, scalar.clone());
            }
        }
        if text == NONE {
            return;
        }
        match value {
            Value::String(string) => {
                // A blank text is the text only if no other name has a better one.
                let rank = if string.trim().is_empty() { NONE } else { text };
                put(&mut self.text, rank, string);
            }
            other => {
                self.no_text.get_or_insert(other.kind());
            }
        }
    }
}

/// A better name wins, and of the same name the last.
fn put<'a>(slot: &mut Option<(Rank, Cow<'a, str>)>, rank: Rank, value: Cow<'a, str>) {
    if slot.as_ref().is_none_or(|(old, _)| rank <= *old) {
        *slot = Some((rank, value));
    }
}

struct ObjectSeed<'c>(&'c Columns);

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = Object<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Object<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = Object<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
        let mut object = Object::default();
        while let Some(ranks) = map.next_key_seed(KeySeed(self.0))? {
            if ranks == [NONE; 4] {
                map.next_value::<IgnoredAny>()?;
            } else {
                object.put(ranks, map.next_value_seed(ValueSeed)?);
            }
        }
        object.dates.sort_by_key(|(rank, _)| *rank);
        Ok(object)
    }
}

struct KeySeed<'c>(&'c Columns);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = [Rank; 4];

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = [Rank; 4];

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a field name")
    }

    fn visit_str<E>(self, name: &str) -> Result<[Rank; 4], E> {
        Ok(self.0.ranks(name))
    }
}

/// The value of a wanted field.
enum Value<'a> {
    String(Cow<'a, str>),
    Number(Cow<'a, str>),
    Null,
    Boolean,
    Array,
    Object,
}

impl<'a> Value<'a> {
    fn kind(&self) -> &'static str {
        match self {
            Self::String(_) => "a string",
            Self::Number(_) => "a number",
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }

    fn scalar(&self) -> Option<&Cow<'a, str>> {
        match self {
            Self::String(value) | Self::Number(value) => Some(value),
            _ => None,
        }
    }
}

struct ValueSeed;

impl<'de> DeserializeSeed<'de> for ValueSeed {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed {
    type Value = Value<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Owned(value.to_owned())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(Cow::Owned(value.to_string())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(Cow::Owned(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value<'de>, E> {
        Ok(Value::Number(Cow::Owned(value.to_string())))
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Boolean)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value<'de>, A::Error> {
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Object)
    }
}

/// The names of an object's fields, at most forty.
pub(crate) fn keys(text: &str) -> Vec<String> {
    struct Keys(Vec<String>);
    struct KeysVisitor;
    impl<'de> serde::Deserialize<'de> for Keys {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(KeysVisitor)
        }
    }
    impl<'de> Visitor<'de> for KeysVisitor {
        type Value = Keys;
        fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
            out.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
            let mut keys = Vec::new();
            while let Some((key, IgnoredAny)) = map.next_entry::<String, IgnoredAny>()? {
                if keys.len() < 40 {
                    keys.push(key);
                }
            }
            Ok(Keys(keys))
        }
    }
    serde_json::from_str::<Keys>(text).map_or_else(|_| Vec::new(), |keys| keys.0)
}
