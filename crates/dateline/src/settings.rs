//! Options that are not typed: `dateline.toml` under `DATELINE_*` under flags.
//!
//! Both become defaults of the command line, so that one parser checks all three.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};
use toml::{Table, Value};

use crate::nearest::did_you_mean;

/// The file that is read where none is named.
const FILE: &str = "dateline.toml";
/// What the names of variables begin with.
const PREFIX: &str = "DATELINE_";
/// Options of `build` that are for one call only.
const TYPED_ONLY: [&str; 4] = ["help", "version", "config", "print-config"];
/// The heading of options that `show` has too.
const READING: &str = "Reading";

/// Where options came from that were not typed.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    origins: BTreeMap<String, String>,
}

/// The command line with what the file and the variables say for defaults.
pub(crate) fn apply(command: Command) -> anyhow::Result<(Command, Settings)> {
    let Some(build) = command.find_subcommand("build") else { bail!("there is no command build") };
    let known: Vec<Arg> = build
        .get_arguments()
        .filter(|arg| arg.get_long().is_some_and(|long| !TYPED_ONLY.contains(&long)))
        .cloned()
        .collect();
    let names: Vec<&str> = known.iter().filter_map(Arg::get_long).collect();
    let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut settings = Settings::default();
    if let Some((path, table)) = file()? {
        for (key, value) in table {
            let name = key.replace('_', "-");
            if !names.contains(&&*name) {
                bail!("{path}: unknown key {key:?}{}", did_you_mean(&name, &names));
            }
            let value = words(&value).with_context(|| {
                format!("{path}: {key} is no text, number, truth value or list of them")
            })?;
            settings.origins.insert(name.clone(), path.clone());
            values.insert(name, value);
        }
    }
    for name in &names {
        let variable = format!("{PREFIX}{}", name.replace('-', "_").to_uppercase());
        if let Some(value) = env::var_os(&variable) {
            let value =
                value.into_string().ok().with_context(|| format!("{variable}: not UTF-8"))?;
            settings.origins.insert((*name).to_owned(), variable);
            values.insert((*name).to_owned(), vec![value]);
        }
    }
    let mut command = command;
    for (name, values) in values {
        let of_reading =
            |arg: &Arg| arg.get_long() == Some(&name) && arg.get_help_heading() == Some(READING);
        let set = |command: Command| command.mut_args(|arg| with_default(arg, &name, &values));
        let in_show = known.iter().any(of_reading);
        command = command.mut_subcommand("build", set);
        if in_show {
            command = command.mut_subcommand("show", set);
        }
    }
    Ok((command, settings))
}

fn with_default(arg: Arg, name: &str, values: &[String]) -> Arg {
    if arg.get_long() != Some(name) {
        return arg;
    }
    // The command line is read once and lives as long as the program.
    let values: Vec<&'static str> = values
        .iter()
        .map(|value| match (arg.get_action(), value.as_str()) {
            (ArgAction::SetTrue, "1" | "yes" | "on") => "true",
            (ArgAction::SetTrue, "0" | "no" | "off" | "") => "false",
            (_, value) => &*value.to_owned().leak(),
        })
        .collect();
    arg.required(false)
        .required_unless_present_any(Vec::<&'static str>::new())
        .default_values(values)
}

/// The file that `--config` or `DATELINE_CONFIG` names, else the one that lies here, if any.
fn file() -> anyhow::Result<Option<(String, Table)>> {
    let typed = typed_config(env::args_os().skip(1));
    let named = typed.or_else(|| env::var_os(format!("{PREFIX}CONFIG")));
    let path = PathBuf::from(named.clone().unwrap_or_else(|| FILE.into()));
    let shown = path.display().to_string();
    match fs::read_to_string(&path) {
        Ok(text) => {
            let table = text.parse::<Table>().map_err(|error| {
                anyhow::anyhow!("{shown}: not TOML: {}", error.to_string().trim_end())
            })?;
            Ok(Some((shown, table)))
        }
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => bail!("{shown}: cannot be read: {error}"),
    }
}

/// The value of `--config`, which must be known before the command line is read.
fn typed_config(arguments: impl Iterator<Item = OsString>) -> Option<OsString> {
    let mut arguments = arguments.take_while(|argument| argument != "--");
    while let Some(argument) = arguments.next() {
        if argument == "--config" {
            return arguments.next();
        }
        if let Some(value) = argument.to_str().and_then(|word| word.strip_prefix("--config=")) {
            return Some(value.into());
        }
    }
    None
}

/// A value as words of a command line.
fn words(value: &Value) -> Option<Vec<String>> {
    let word = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(truth) => Some(truth.to_string()),
        _ => None,
    };
    match value {
        Value::Array(values) => values.iter().map(word).collect(),
        value => Some(vec![word(value)?]),
    }
}

impl Settings {
    /// Where the value of an option came from.
    fn origin(&self, name: &str, matches: &ArgMatches, id: &str) -> &str {
        match matches.value_source(id) {
            Some(ValueSource::CommandLine) => "command line",
            Some(_) => self.origins.get(name).map_or("default", String::as_str),
            None => "not set",
        }
    }

    /// Every option of `build` with its value and where it came from, as a `dateline.toml`.
    pub(crate) fn print(&self, command: &Command, matches: &ArgMatches) -> String {
        let mut out = String::from("# flags, over DATELINE_*, over dateline.toml, over defaults\n");
        let arguments = command.get_arguments().filter_map(|arg| Some((arg, arg.get_long()?)));
        for (arg, name) in arguments.filter(|(_, name)| !TYPED_ONLY.contains(name)) {
            let id = arg.get_id().as_str();
            let origin = self.origin(name, matches, id);
            let values: Vec<String> = matches
                .get_raw(id)
                .into_iter()
                .flatten()
                .flat_map(|value| split(arg, &value.to_string_lossy()))
                .collect();
            // Writing to a string cannot fail.
            let _ = match (&values[..], arg.get_action()) {
                ([], _) => writeln!(out, "# {name} is not set"),
                ([one], ArgAction::SetTrue) => writeln!(out, "{name} = {one}  # {origin}"),
                ([one], ArgAction::Set) if arg.get_value_delimiter().is_none() => {
                    writeln!(out, "{name} = {}  # {origin}", quoted(one))
                }
                (values, _) => {
                    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
                    writeln!(out, "{name} = [{}]  # {origin}", values.join(", "))
                }
            };
        }
        out
    }

    /// A note on options whose value was refused and was not typed.
    pub(crate) fn note(&self, error: &clap::Error) -> Option<String> {
        if !matches!(error.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue) {
            return None;
        }
        let said = error.to_string();
        let (name, origin) = self.origins.iter().find(|(name, _)| {
            said.contains(&format!("--{name} ")) || said.contains(&format!("--{name}'"))
        })?;
        Some(format!("note: --{name} comes from {origin}"))
    }
}

fn split(arg: &Arg, value: &str) -> Vec<String> {
    match arg.get_value_delimiter() {
        Some(mark) => value.split(mark).map(str::to_owned).collect(),
        None => vec![value.to_owned()],
    }
}

/// A value in TOML.
fn quoted(value: &str) -> String {
    if value.parse::<i64>().is_ok() || matches!(value, "true" | "false") {
        return value.to_owned();
    }
    Value::String(value.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_found_before_the_command_line_is_read() {
        let find = |words: &[&str]| typed_config(words.iter().map(OsString::from));
        assert_eq!(find(&["build", "--config", "a.toml"]), Some("a.toml".into()));
        assert_eq!(find(&["build", "--config=b.toml"]), Some("b.toml".into()));
        assert_eq!(find(&["build", "--", "--config", "a.toml"]), None);
        assert_eq!(find(&["build", "--config"]), None);
    }

    #[test]
    fn values_become_words() {
        let table: Table = "a = 1\nb = [\"x\", \"y\"]\nc = true\nd = {e = 1}\n".parse().unwrap();
        assert_eq!(words(&table["a"]), Some(vec!["1".to_owned()]));
        assert_eq!(words(&table["b"]), Some(vec!["x".to_owned(), "y".to_owned()]));
        assert_eq!(words(&table["c"]), Some(vec!["true".to_owned()]));
        assert_eq!(words(&table["d"]), None);
    }
}
