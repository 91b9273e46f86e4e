//! Where rows come from: a directory, or the files built into the binary.

use crate::model::Error;
use std::path::{Path, PathBuf};

/// One file of a data directory.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// As messages name it.
    pub path: String,
    pub text: String,
}

/// A tree of data files. Layers are read in order; later ones add to and override earlier ones.
pub trait Files {
    /// The file at a path relative to the data directory (`lang/ar/verbs.csv`), if the layer has it.
    fn read(&self, path: &str) -> Result<Option<TextFile>, Error>;

    /// Relative paths of the files directly in a folder, sorted.
    fn list(&self, folder: &str) -> Result<Vec<String>, Error>;
}

/// A data directory on disk.
#[derive(Clone, Debug)]
pub struct DirFiles {
    root: PathBuf,
    shown: String,
}

impl DirFiles {
    /// The directory at `root`; messages name files below it as the user wrote it.
    pub fn open(root: &Path) -> Result<Self, Error> {
        let shown = root.display().to_string();
        if !root.is_dir() {
            return Err(Error::file(shown, "is not a directory; --data takes a folder laid out like data/"));
        }
        Ok(DirFiles { root: root.to_owned(), shown })
    }

    fn shown(&self, path: &str) -> String {
        format!("{}/{path}", self.shown.trim_end_matches('/'))
    }
}

impl Files for DirFiles {
    fn read(&self, path: &str) -> Result<Option<TextFile>, Error> {
        let full = self.root.join(path);
        if !full.is_file() {
            return Ok(None);
        }
        let bytes = std::fs::read(&full).map_err(|e| Error::file(self.shown(path), e.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|e| {
            let before = &e.as_bytes()[..e.utf8_error().valid_up_to()];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            Error::row(self.shown(path), line, "is not UTF-8; save the file as UTF-8")
        })?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        Ok(Some(TextFile { path: self.shown(path), text }))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let full = self.root.join(folder);
        if !full.is_dir() {
            return Ok(Vec::new());
        }
        let entries = std::fs::read_dir(&full).map_err(|e| Error::file(self.shown(folder), e.to_string()))?;
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| !name.starts_with('.'))
            .map(|name| format!("{folder}/{name}"))
            .collect();
        names.sort();
        Ok(names)
    }
}
