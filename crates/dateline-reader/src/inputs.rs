//! Which files there are to read, in which order: arguments as given, folders by path bytes.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::format::Format;
use crate::options::Options;

/// Something an argument names.
#[derive(Debug, Clone)]
struct Root {
    path: PathBuf,
    /// What stands for it in `source`: a file's whole name; the beginning of names in a folder.
    source: String,
    /// Named itself, so that it is read whatever its extension is.
    explicit: bool,
    stdin: bool,
}

/// A step of the walk.
#[derive(Debug)]
pub(crate) enum Found {
    /// To be read; without a format it is told by content.
    File { path: PathBuf, source: String, format: Option<Format> },
    /// Standard input, to be read here.
    Stdin,
    /// Not to be read, and why.
    Skipped { source: String, byte_count: Option<u64>, why: String },
    /// Cannot be looked at.
    Unreadable { source: String, message: String },
}

/// The walk over all inputs. Only one folder's names are held at each level.
pub(crate) struct Inputs {
    roots: std::vec::IntoIter<Root>,
    stack: Vec<Folder>,
    seen: HashSet<[u8; 16]>,
    several: bool,
    linked_folders: HashSet<[u8; 16]>,
    stdin_given: bool,
}

/// The roots, checked; each [`walk`](Self::walk) begins anew.
pub(crate) struct Plan {
    roots: Vec<Root>,
}

struct Folder {
    /// Without symbolic links.
    real: PathBuf,
    path: PathBuf,
    source: String,
    /// What is still to come, the next one last.
    entries: Vec<Entry>,
    /// Folder of the argument, without symbolic links.
    root: PathBuf,
    /// Reached through a symbolic link.
    linked: bool,
}

struct Entry {
    name: OsString,
    /// The name as its paths begin: folders end in `/`.
    key: Vec<u8>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    LinkToFile,
    LinkToFolder,
    BrokenLink,
    Special,
}

impl Plan {
    /// Checks that everything named is there, and expands patterns and the list of files.
    pub(crate) fn new(
        inputs: &[OsString],
        options: &Options,
        stdin: &mut dyn FnMut() -> Box<dyn Read + Send>,
    ) -> Result<Self, Error> {
        let mut roots = Vec::new();
        for input in inputs {
            add(input, false, &mut roots)?;
        }
        if let Some(list) = &options.files_from {
            for line in lines(list, stdin)? {
                add(&line, true, &mut roots)?;
            }
        } else if inputs.is_empty() {
            return Err(Error::NoInput);
        }
        if roots.is_empty() {
            return Err(Error::NoInput);
        }
        Ok(Self { roots })
    }

    pub(crate) fn walk(&self) -> Inputs {
        Inputs {
            roots: self.roots.clone().into_iter(),
            stack: Vec::new(),
            seen: HashSet::new(),
            several: self.roots.len() > 1,
            linked_folders: HashSet::new(),
            stdin_given: false,
        }
    }

    /// Whether standard input is among them.
    pub(crate) fn has_stdin(&self) -> bool {
        self.roots.iter().any(|root| root.stdin)
    }

    /// The arguments, for messages.
    pub(crate) fn names(&self) -> String {
        let mut names: Vec<String> =
            self.roots.iter().take(5).map(|root| root.path.display().to_string()).collect();
        if self.roots.len() > 5 {
            names.push(format!("and {} more", self.roots.len() - 5));
        }
        names.join(", ")
    }
}

/// Adds what `input` names. Of a file in a list (`listed`) the folders are kept in its name, for
/// the list is the argument it is relative to.
fn add(input: &OsString, listed: bool, roots: &mut Vec<Root>) -> Result<(), Error> {
    if input == "-" {
        let root = Root { path: "-".into(), source: "-".into(), explicit: true, stdin: true };
        roots.push(root);
        return Ok(());
    }
    let path = PathBuf::from(input);
    // A link that leads nowhere is there, though it cannot be read.
    if let Ok(metadata) = fs::symlink_metadata(&path) {
        let folder = metadata.is_dir() || fs::metadata(&path).is_ok_and(|target| target.is_dir());
        let source = match (listed, folder) {
            (true, _) => slashed(&path),
            (false, true) => String::new(),
            (false, false) => own_name(&path),
        };
        roots.push(Root { path, source, explicit: true, stdin: false });
        return Ok(());
    }
    match input.to_str() {
        Some(pattern) if pattern.contains(['*', '?', '[']) => expand(pattern, roots),
        _ => Err(not_found(&path)),
    }
}

/// The files and folders a pattern matches, sorted by path bytes.
fn expand(pattern: &str, roots: &mut Vec<Root>) -> Result<(), Error> {
    let bad = |error: glob::PatternError| Error::BadPattern {
        pattern: pattern.to_owned(),
        position: error.pos,
        message: error.msg,
    };
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..Default::default() };
    let matches = glob::glob_with(pattern, options).map_err(bad)?;
    let mut paths: Vec<PathBuf> = matches.filter_map(Result::ok).collect();
    if paths.is_empty() {
        return Err(Error::NoMatch { pattern: pattern.to_owned() });
    }
    paths.sort_by(|a, b| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
    // `data/2021-*/x.txt` is an argument in `data`.
    let fixed: PathBuf = Path::new(pattern)
        .components()
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']))
        .collect();
    for path in paths {
        let source = slashed(path.strip_prefix(&fixed).unwrap_or(&path));
        roots.push(Root { path, source, explicit: false, stdin: false });
    }
    Ok(())
}

/// The lines of `--files-from`.
fn lines(
    list: &Path,
    stdin: &mut dyn FnMut() -> Box<dyn Read + Send>,
) -> Result<Vec<OsString>, Error> {
    let mut text = Vec::new();
    let read = if list.as_os_str() == "-" {
        stdin().read_to_end(&mut text)
    } else {
        fs::File::open(list).and_then(|mut file| file.read_to_end(&mut text))
    };
    read.map_err(|error| Error::List { path: list.display().to_string(), error })?;
    let text = text.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(&text);
    let lines = text.split(|&byte| byte == b'\n');
    let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    Ok(lines.filter(|line| !line.trim_ascii().is_empty()).map(os_string).collect())
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// Names what is there instead.
fn not_found(path: &Path) -> Error {
    let there =
        path.ancestors().skip(1).find(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    let there = there.unwrap_or(Path::new(""));
    let listed = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    let missing = path.strip_prefix(there).ok().and_then(|rest| rest.components().next());
    let missing =
        missing.map_or(String::new(), |part| part.as_os_str().to_string_lossy().into_owned());
    let names = fs::read_dir(listed).into_iter().flatten().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<(usize, String)> =
        names.take(10_000).map(|name| (distance(&missing, &name), name)).collect();
    names.sort_unstable();
    names.truncate(8);
    Error::NotFound {
        path: path.display().to_string(),
        folder: listed.display().to_string(),
        nearest: names.into_iter().map(|(_, name)| name).collect(),
    }
}

/// Edit distance (Levenshtein) in characters.
fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (at, char) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (place, other) in two.iter().enumerate() {
            let changed = diagonal + usize::from(*other != char);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row[two.len()]
}

impl Iterator for Inputs {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let Some(folder) = self.stack.last_mut() else {
                let root = self.roots.next()?;
                if let Some(found) = self.enter(root) {
                    return Some(found);
                }
                continue;
            };
            let Some(entry) = folder.entries.pop() else {
                self.stack.pop();
                continue;
            };
            if let Some(found) = self.visit(&entry) {
                return Some(found);
            }
        }
    }
}

impl Inputs {
    /// Begins an argument: a file is found at once, a folder put on the stack.
    fn enter(&mut self, root: Root) -> Option<Found> {
        let Root { path, source, explicit, stdin } = root;
        if stdin {
            if self.stdin_given {
                return Some(twice(source));
            }
            self.stdin_given = true;
            return Some(Found::Stdin);
        }
        let (metadata, real) = match (fs::metadata(&path), fs::canonicalize(&path)) {
            (Ok(metadata), Ok(real)) => (metadata, real),
            (Err(error), _) | (_, Err(error)) => {
                let message = format!("cannot be read: {error}");
                return Some(Found::Unreadable { source, message });
            }
        };
        if metadata.is_dir() {
            let source = if source.is_empty() { source } else { source + "/" };
            return match list(&path) {
                Ok(entries) => {
                    let root = real.clone();
                    self.stack.push(Folder { real, path, source, entries, root, linked: false });
                    None
                }
                Err(error) => Some(unreadable_folder(&source, &error)),
            };
        }
        if self.several && !self.seen.insert(fingerprint(&real)) {
            return Some(twice(source));
        }
        match Format::from_path(&path) {
            None if !explicit => {
                Some(other_kind(source, &path, metadata.is_file().then_some(metadata.len())))
            }
            format => Some(Found::File { path, source, format }),
        }
    }

    fn visit(&mut self, entry: &Entry) -> Option<Found> {
        let folder = self.stack.last()?;
        let path = folder.path.join(&entry.name);
        let source = format!("{}{}", folder.source, entry.name.to_string_lossy());
        let skipped = |why: &str| {
            Some(Found::Skipped { source: source.clone(), byte_count: None, why: why.to_owned() })
        };
        if entry.key.starts_with(b".") {
            return skipped("hidden");
        }
        let link = matches!(entry.kind, Kind::LinkToFile | Kind::LinkToFolder);
        let real = if link {
            match fs::canonicalize(&path) {
                Ok(real) => real,
                Err(error) => {
                    let message = format!("cannot be read: {error}");
                    return Some(Found::Unreadable { source, message });
                }
            }
        } else {
            folder.real.join(&entry.name)
        };
        if link && is_walked(&real, &folder.root, entry.kind) {
            return skipped("a link to what is read in its own place");
        }
        match entry.kind {
            Kind::Special => skipped("not a regular file"),
            Kind::BrokenLink => Some(Found::Unreadable {
                source,
                message: "cannot be read: a symbolic link to nothing".to_owned(),
            }),
            Kind::Folder | Kind::LinkToFolder => {
                if link && !self.linked_folders.insert(fingerprint(&real)) {
                    return Some(twice(source));
                }
                let (root, linked) = (folder.root.clone(), folder.linked || link);
                // A link back to a folder we are in would never end.
                if link && self.stack.iter().any(|open| open.real.starts_with(&real)) {
                    return skipped("a link back to a folder it is in");
                }
                match list(&path) {
                    Ok(entries) if is_our_output(&entries) => {
                        skipped("tables that dateline wrote; name the folder to read them")
                    }
                    Ok(entries) => {
                        let source = source + "/";
                        self.stack.push(Folder { real, path, source, entries, root, linked });
                        None
                    }
                    Err(error) => Some(unreadable_folder(&source, &error)),
                }
            }
            Kind::File | Kind::LinkToFile => {
                let Some(format) = Format::from_path(&path) else {
                    let size = fs::metadata(&path).ok().map(|metadata| metadata.len());
                    return Some(other_kind(source, &path, size));
                };
                let watch = self.several || folder.linked || link;
                if watch && !self.seen.insert(fingerprint(&real)) {
                    return Some(twice(source));
                }
                Some(Found::File { path, source, format: Some(format) })
            }
        }
    }
}

/// Whether the walk of `root` comes to `real` anyway, without a link.
fn is_walked(real: &Path, root: &Path, kind: Kind) -> bool {
    let Ok(rest) = real.strip_prefix(root) else { return false };
    let hidden = rest.components().any(|part| match part {
        Component::Normal(name) => name.as_encoded_bytes().starts_with(b"."),
        _ => false,
    });
    !hidden && (kind == Kind::LinkToFolder || Format::from_path(real).is_some())
}

/// The entries of a folder, the one to be read first last.
fn list(path: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let file_type = entry.file_type()?;
        let kind = if file_type.is_symlink() {
            match fs::metadata(entry.path()) {
                Ok(target) if target.is_dir() => Kind::LinkToFolder,
                Ok(target) if target.is_file() => Kind::LinkToFile,
                Ok(_) => Kind::Special,
                Err(_) => Kind::BrokenLink,
            }
        } else if file_type.is_dir() {
            Kind::Folder
        } else if file_type.is_file() {
            Kind::File
        } else {
            Kind::Special
        };
        let name = entry.file_name();
        let mut key = name.as_encoded_bytes().to_vec();
        if matches!(kind, Kind::Folder | Kind::LinkToFolder) {
            key.push(b'/');
        }
        entries.push(Entry { name, key, kind });
    }
    entries.sort_unstable_by(|a, b| b.key.cmp(&a.key));
    Ok(entries)
}

/// Whether a folder is one that dateline wrote: its tables are no reports.
fn is_our_output(entries: &[Entry]) -> bool {
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    has("run.json") && has("datapackage.json")
}

fn unreadable_folder(source: &str, error: &io::Error) -> Found {
    let source = if source.is_empty() { "." } else { source.trim_end_matches('/') };
    Found::Unreadable {
        source: source.to_owned(),
        message: format!("the folder cannot be read: {error}"),
    }
}

fn twice(source: String) -> Found {
    Found::Skipped { source, byte_count: None, why: "given twice".to_owned() }
}

fn other_kind(source: String, path: &Path, byte_count: Option<u64>) -> Found {
    let why = match path.extension() {
        Some(extension) => format!("files of kind .{} are not read", extension.to_string_lossy()),
        None => "files without an extension are not read unless named".to_owned(),
    };
    Found::Skipped { source, byte_count, why }
}

/// Half of a SHA-256 of a path: a set of these stays small.
fn fingerprint(path: &Path) -> [u8; 16] {
    let hash = Sha256::digest(path.as_os_str().as_encoded_bytes());
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    half
}

/// The last part of a path.
fn own_name(path: &Path) -> String {
    path.file_name().map_or_else(|| slashed(path), |name| name.to_string_lossy().into_owned())
}

/// A path with `/` separators, without what leads out of it.
fn slashed(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}
