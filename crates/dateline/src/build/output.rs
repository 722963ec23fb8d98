//! The output folder: it appears whole or not at all.
//!
//! Everything is written to a sibling of it, synced, and put in its place by one rename. A sibling
//! that a killed run left behind is removed at the next start: it bears our marker, and no living
//! run holds the lock on it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::Error;

/// The file that marks a folder as an unfinished dataset; the run that fills it holds its lock.
const MARKER: &str = ".dateline-unfinished";
/// What a dataset of ours has.
const RUN: &str = "run.json";

/// An output folder in the making. Dropped without [`finish`](Self::finish), it leaves nothing.
#[derive(Debug)]
pub(crate) struct Output {
    /// Where it will be.
    target: PathBuf,
    /// Where it is now; `None` once it is in its place.
    folder: Option<tempfile::TempDir>,
    /// Holds the lock as long as the folder is there.
    _marker: File,
    /// Does a dataset stand there that is to be replaced?
    replaces: bool,
}

impl Output {
    /// Begins a folder that will be at `target`; with `force` in the place of a dataset there.
    pub(crate) fn begin(target: &Path, force: bool) -> Result<Self, Error> {
        let target =
            std::path::absolute(target).map_err(|error| fault(target, "find the folder", error))?;
        let replaces = occupied(&target, force)?;
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(Error::NotOurs { path: target });
        };
        fs::create_dir_all(parent).map_err(|error| fault(parent, "create the folder", error))?;
        let prefix = format!(".{}.dateline-", name.to_string_lossy());
        sweep(parent, &prefix);
        let folder = tempfile::Builder::new()
            .prefix(&prefix)
            .tempdir_in(parent)
            .map_err(|error| fault(parent, "create a folder", error))?;
        let marker = mark(folder.path()).map_err(|error| fault(&target, "write", error))?;
        Ok(Self { target, folder: Some(folder), _marker: marker, replaces })
    }

    /// Where to write now.
    pub(crate) fn path(&self) -> &Path {
        self.folder.as_ref().map_or(&self.target, tempfile::TempDir::path)
    }

    /// Where it will be.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Writes a small file.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<(), Error> {
        let path = self.path().join(name);
        fs::write(&path, content).map_err(|error| fault(&self.target.join(name), "write", error))
    }

    /// Makes a folder inside.
    pub(crate) fn create_folder(&self, name: &str) -> Result<PathBuf, Error> {
        let path = self.path().join(name);
        fs::create_dir(&path).map_err(|error| fault(&path, "create the folder", error))?;
        Ok(path)
    }

    /// Syncs everything and puts it in its place.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        let Some(folder) = self.folder.take() else { return Ok(()) };
        let target = &self.target;
        let path = folder.path();
        fs::remove_file(path.join(MARKER)).map_err(|error| fault(target, "write", error))?;
        sync(path).map_err(|error| fault(target, "sync", error))?;
        open_to_others(path).map_err(|error| fault(target, "write", error))?;
        if self.replaces {
            // Looked at again: minutes have gone by.
            occupied(target, true)?;
            exchange(path, target).map_err(|error| fault(target, "replace the folder", error))?;
            // The temporary name now holds the old dataset, which goes with it.
        } else {
            if target.symlink_metadata().is_ok() {
                return Err(Error::OutputExists { path: target.clone() });
            }
            fs::rename(path, target).map_err(|error| fault(target, "create the folder", error))?;
            let _ = folder.keep();
        }
        if let Some(parent) = target.parent() {
            // Not every file system can sync a folder; the files are safe.
            let _ = File::open(parent).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

/// Marks a folder as ours and unfinished. The marker is locked before it bears its name.
fn mark(folder: &Path) -> io::Result<File> {
    let nameless = folder.join(".new");
    let mut file = File::create(&nameless)?;
    file.lock()?;
    file.write_all(b"dateline writes here; safe to remove when no dateline runs\n")?;
    fs::rename(nameless, folder.join(MARKER))?;
    Ok(file)
}

/// Whether a dataset stands at `target` that may be replaced; an error for anything else there.
fn occupied(target: &Path, force: bool) -> Result<bool, Error> {
    let Ok(metadata) = target.symlink_metadata() else { return Ok(false) };
    let path = || target.to_owned();
    if !metadata.is_dir() {
        return Err(Error::NotOurs { path: path() });
    }
    match (is_dataset(target), force) {
        (true, true) => Ok(true),
        (true, false) => Err(Error::OutputExists { path: path() }),
        (false, _) => Err(Error::NotOurs { path: path() }),
    }
}

/// Does the folder bear the record of a run of ours?
fn is_dataset(folder: &Path) -> bool {
    let Ok(bytes) = fs::read(folder.join(RUN)) else { return false };
    let run = serde_json::from_slice::<serde_json::Value>(&bytes);
    run.is_ok_and(|run| run.get("schema_version").is_some())
}

/// Removes what killed runs left in `parent` for the same target.
fn sweep(parent: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(prefix));
        if !ours || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let marker = File::options().write(true).open(entry.path().join(MARKER));
        // A living run holds the lock.
        if marker.is_ok_and(|marker| marker.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Syncs every file and folder of a tree.
fn sync(folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    let mut next = 0;
    while let Some(folder) = folders.get(next).cloned() {
        next += 1;
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let list = if entry.file_type()?.is_dir() { &mut folders } else { &mut files };
            list.push(entry.path());
        }
    }
    files.par_iter().try_for_each(|file| File::options().write(true).open(file)?.sync_all())?;
    for folder in folders.iter().rev() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// A temporary folder is its owner's alone; a dataset is as open as any folder made here.
#[cfg(unix)]
fn open_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // A folder made the usual way shows what the process's mask leaves.
    let probe = folder.join(".mode");
    fs::create_dir(&probe)?;
    let mode = fs::metadata(&probe)?.permissions().mode();
    fs::remove_dir(&probe)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Puts `new` in the place of `old` and the other way round, in one step where the system can.
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    let mut aside = new.as_os_str().to_owned();
    aside.push(".old");
    let aside = PathBuf::from(aside);
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}

fn fault(path: &Path, action: &'static str, error: io::Error) -> Error {
    Error::Output { path: path.to_owned(), action, error }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN_JSON: &[u8] = b"{\"schema_version\": 1}";

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn it_appears_whole_and_leaves_nothing_beside() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("deep/tables");
        let output = Output::begin(&target, false).unwrap();
        output.write("run.json", RUN_JSON).unwrap();
        assert!(!target.exists());
        output.finish().unwrap();
        assert_eq!(names(&target), ["run.json"]);
        assert_eq!(names(&parent.path().join("deep")), ["tables"]);
    }

    #[test]
    fn what_is_given_up_leaves_nothing() {
        let parent = tempfile::tempdir().unwrap();
        drop(Output::begin(&parent.path().join("tables"), false).unwrap());
        assert!(names(parent.path()).is_empty());
    }

    #[test]
    fn a_dataset_is_replaced_only_with_force_and_another_folder_never() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("tables");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("mine.txt"), "mine").unwrap();
        assert!(matches!(Output::begin(&target, true), Err(Error::NotOurs { .. })));
        fs::write(target.join("run.json"), RUN_JSON).unwrap();
        assert!(matches!(Output::begin(&target, false), Err(Error::OutputExists { .. })));
        let output = Output::begin(&target, true).unwrap();
        output.write("run.json", RUN_JSON).unwrap();
        assert_eq!(names(&target), ["mine.txt", "run.json"]);
        output.finish().unwrap();
        assert_eq!(names(&target), ["run.json"]);
        assert_eq!(names(parent.path()), ["tables"]);
    }

    #[test]
    fn leftovers_of_killed_runs_go_and_living_runs_stay() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("tables");
        let (dead, foreign) = (
            parent.path().join(".tables.dateline-dead"),
            parent.path().join(".tables.dateline-foreign"),
        );
        for folder in [&dead, &foreign] {
            fs::create_dir(folder).unwrap();
        }
        fs::write(dead.join(MARKER), "").unwrap();
        let living = Output::begin(&target, false).unwrap();
        assert!(!dead.exists());
        assert!(foreign.exists());
        let second = Output::begin(&target, false).unwrap();
        assert!(living.path().exists());
        drop((living, second));
    }
}
