//! Which crate may depend on which, who may link Parquet, which licences may enter, and how large
//! the graph is. Read from `cargo metadata`, compared with ARCHITECTURE.md and `deny.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;

/// Crates in the order the data goes: each may depend only on crates before it.
const ORDER: [&str; 19] = [
    "dateline-schema",
    "dateline-lexicon",
    "dateline-page",
    "dateline-reader",
    "dateline-parser",
    "dateline-recogniser",
    "dateline-normaliser",
    "dateline-extractor",
    "dateline-linker",
    "dateline-export-csv",
    "dateline-export-parquet",
    "dateline-export-xlsx",
    "dateline-export-arrow",
    "dateline-export-sqlite",
    "dateline-report",
    "dateline",
    "dateline-eval",
    "dateline-testkit",
    "xtask",
];

/// Crates that know nothing of language: of ours they may link only each other.
const NO_LANGUAGE: [&str; 10] = [
    "dateline-schema",
    "dateline-page",
    "dateline-reader",
    "dateline-export-csv",
    "dateline-export-parquet",
    "dateline-export-xlsx",
    "dateline-export-arrow",
    "dateline-export-sqlite",
    "dateline-report",
    "dateline-testkit",
];

/// The only crates that name Parquet among their dependencies.
const PARQUET: [&str; 3] = ["dateline-reader", "dateline-export-parquet", "dateline"];

/// The only crate that links Parquet through another.
const PARQUET_THROUGH: [&str; 1] = ["dateline-eval"];

/// The size of the dependency graph.
pub(super) struct Graph {
    shipped: usize,
    all: usize,
}

impl Graph {
    /// The sizes in words.
    pub(super) fn describe(&self) -> String {
        format!("{} crates in the binary, {} with tests and tools", self.shipped, self.all)
    }
}

/// A package of the graph.
struct Package {
    name: String,
    licence: String,
    ours: bool,
    /// Package ids it links, with whether only its tests do.
    links: Vec<(String, bool)>,
}

/// Checks the edges and the licences.
pub(super) fn check(project: &Project, findings: &mut Vec<String>) -> Result<Graph> {
    let packages = packages(project)?;
    check_order(project, &packages, findings)?;
    check_edges(&packages, findings);
    check_parquet(&packages, findings);
    check_licences(project, &packages, findings)?;
    let shipped = packages.iter().find(|(_, package)| package.name == "dateline");
    let (id, _) = shipped.context("there is no crate dateline")?;
    Ok(Graph { shipped: linked(&packages, id).len(), all: packages.len() })
}

/// The graph for the system this runs on.
fn packages(project: &Project) -> Result<BTreeMap<String, Package>> {
    let host = host(project)?;
    let metadata = project.metadata(["--locked", "--filter-platform", &host])?;
    let members: BTreeSet<&str> = strings(&metadata["workspace_members"]).collect();
    let mut packages = BTreeMap::new();
    for package in list(&metadata["packages"]) {
        let id = text(&package["id"]);
        packages.insert(
            id.to_owned(),
            Package {
                name: text(&package["name"]).to_owned(),
                licence: text(&package["license"]).to_owned(),
                ours: members.contains(id),
                links: Vec::new(),
            },
        );
    }
    for node in list(&metadata["resolve"]["nodes"]) {
        let links = list(&node["deps"]).map(|dependency| {
            let only_tests = list(&dependency["dep_kinds"]).all(|kind| kind["kind"] == "dev");
            (text(&dependency["pkg"]).to_owned(), only_tests)
        });
        if let Some(package) = packages.get_mut(text(&node["id"])) {
            package.links = links.collect();
        }
    }
    Ok(packages)
}

/// The target triple of this system, as `cargo version` tells it.
fn host(project: &Project) -> Result<String> {
    let output = project.cargo(["version", "--verbose"]).output()?;
    let said = String::from_utf8(output.stdout)?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("cargo does not say its host")?.to_owned())
}

/// Every crate of ours has its place in the order, and its section in ARCHITECTURE.md.
fn check_order(
    project: &Project,
    packages: &BTreeMap<String, Package>,
    findings: &mut Vec<String>,
) -> Result<()> {
    let architecture = fs::read_to_string(project.root.join("ARCHITECTURE.md"))
        .context("cannot read ARCHITECTURE.md")?;
    for package in packages.values().filter(|package| package.ours) {
        let name = &package.name;
        if !ORDER.contains(&name.as_str()) {
            findings.push(format!("{name}: has no place in xtask/src/tidy/crates.rs"));
        }
        let heading = format!("### `{name}`");
        if !architecture.lines().any(|line| line == heading) {
            findings.push(format!("ARCHITECTURE.md: no section \"{heading}\""));
        }
    }
    Ok(())
}

fn check_edges(packages: &BTreeMap<String, Package>, findings: &mut Vec<String>) {
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    for package in packages.values().filter(|package| package.ours) {
        for (id, only_tests) in &package.links {
            let Some(linked) = packages.get(id).filter(|linked| linked.ours) else { continue };
            let (from, to) = (package.name.as_str(), linked.name.as_str());
            let edge = format!("{from} -> {to}");
            if to == "dateline-testkit" {
                if !only_tests {
                    findings.push(format!("{edge}: the testkit is for tests alone"));
                }
            } else if place(to) >= place(from) {
                findings.push(format!("{edge}: against the way of the data"));
            } else if NO_LANGUAGE.contains(&from) && !NO_LANGUAGE.contains(&to) && !only_tests {
                findings.push(format!("{edge}: {from} knows nothing of language"));
            } else if from == "xtask" {
                findings.push(format!("{edge}: xtask links none of our crates"));
            }
        }
    }
}

fn check_parquet(packages: &BTreeMap<String, Package>, findings: &mut Vec<String>) {
    for (id, package) in packages.iter().filter(|(_, package)| package.ours) {
        let name = package.name.as_str();
        let names_it = package.links.iter().any(|(id, _)| packages[id].name == "parquet");
        if names_it && !PARQUET.contains(&name) {
            findings.push(format!("{name} -> parquet: only {} may", PARQUET.join(", ")));
        }
        let links_it = linked(packages, id).iter().any(|id| packages[*id].name == "parquet");
        let may = PARQUET.contains(&name) || PARQUET_THROUGH.contains(&name);
        if links_it && !may && !names_it {
            findings.push(format!("{name} -> … -> parquet: links it through another crate"));
        }
    }
}

/// The package and all it links, its tests left out.
fn linked<'a>(packages: &'a BTreeMap<String, Package>, id: &'a str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let links = packages[id].links.iter().filter(|(_, only_tests)| !only_tests);
            open.extend(links.map(|(id, _)| id.as_str()));
        }
    }
    seen
}

fn check_licences(
    project: &Project,
    packages: &BTreeMap<String, Package>,
    findings: &mut Vec<String>,
) -> Result<()> {
    let deny =
        fs::read_to_string(project.root.join("deny.toml")).context("cannot read deny.toml")?;
    let allowed = allowed_licences(&deny);
    for package in packages.values() {
        if !is_allowed(&package.licence, &allowed) {
            let Package { name, licence, .. } = package;
            findings.push(format!("{name}: licence \"{licence}\" is not allowed by deny.toml"));
        }
    }
    Ok(())
}

/// The strings of `allow = [ … ]`, one a line.
fn allowed_licences(deny: &str) -> BTreeSet<&str> {
    deny.lines()
        .skip_while(|line| line.trim() != "allow = [")
        .skip(1)
        .take_while(|line| line.trim() != "]")
        .filter_map(|line| line.split('"').nth(1))
        .collect()
}

/// Whether an SPDX expression can be met with allowed licences. Brackets group; `/` is an old
/// spelling of `OR`; `AND` binds closer.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let met = any_of(&mut rest, allowed);
    met && rest.is_empty()
}

fn any_of(words: &mut &[&str], allowed: &BTreeSet<&str>) -> bool {
    let mut met = all_of(words, allowed);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        met |= all_of(words, allowed);
    }
    met
}

fn all_of(words: &mut &[&str], allowed: &BTreeSet<&str>) -> bool {
    let mut met = one(words, allowed);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut &[&str], allowed: &BTreeSet<&str>) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let met = any_of(words, allowed);
            if let [")", rest @ ..] = *words {
                *words = rest;
            }
            met
        }
        [licence, "WITH", exception, rest @ ..] => {
            *words = rest;
            allowed.contains(format!("{licence} WITH {exception}").as_str())
        }
        [licence, rest @ ..] => {
            *words = rest;
            allowed.contains(licence)
        }
        [] => false,
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    list(value).filter_map(Value::as_str)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{allowed_licences, is_allowed};

    #[test]
    fn licences_are_met_by_one_alternative_of_allowed_parts() {
        let deny = "[licenses]\nallow = [\n    \"MIT\", # most\n    \"Unicode-3.0\",\n]\n";
        let allowed = allowed_licences(deny);
        assert!(is_allowed("GPL-3.0 OR MIT", &allowed));
        assert!(is_allowed("Unlicense/MIT", &allowed));
        assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
        assert!(!is_allowed("MIT AND Apache-2.0", &allowed));
        assert!(!is_allowed("Apache-2.0 WITH LLVM-exception", &allowed));
        assert!(!is_allowed("", &allowed));
    }
}
