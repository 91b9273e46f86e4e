//! A data directory seen without the rows that were found faulty, so that a check can go on behind them.

use demarche::model::Error;
use demarche::pack::{DirFiles, Files, TextFile};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The files of a directory, some of their lines blanked.
pub struct Masked {
    files: DirFiles,
    /// How messages begin that speak of these files.
    prefix: String,
    /// First and last line (from 1) of what is left out, by path.
    blanked: RefCell<BTreeMap<String, Vec<(usize, usize)>>>,
    /// Paths that somebody asked for.
    asked: RefCell<BTreeSet<String>>,
}

impl Masked {
    /// All of a directory, nothing left out.
    pub fn new(files: DirFiles, root: &Path) -> Self {
        let prefix = format!("{}/", root.display().to_string().trim_end_matches('/'));
        Masked { files, prefix, blanked: RefCell::default(), asked: RefCell::default() }
    }

    /// Leaves out what a fault speaks of; false where that is not known or has been tried.
    pub fn mask(&self, fault: &Error) -> bool {
        let Error::Row { path, line, .. } = fault else { return false };
        let Some(path) = path.strip_prefix(&self.prefix) else { return false };
        let Ok(Some(file)) = self.files.read(path) else { return false };
        let range = if path.ends_with(".toml") { table_around(&file.text, *line) } else { (*line, *line) };
        let mut blanked = self.blanked.borrow_mut();
        let ranges = blanked.entry(path.to_owned()).or_default();
        // A header that is wrong makes every row wrong: one message is enough.
        let header = path.ends_with(".csv") && *line <= 1;
        let known = ranges.contains(&range);
        ranges.push(if header || known { (1, usize::MAX) } else { range });
        !known || !header && ranges.iter().filter(|r| r.1 == usize::MAX).count() == 1
    }

    /// Tables of data in the directory that nobody asked for, in order.
    pub fn unread(&self) -> Result<Vec<String>, Error> {
        let asked = self.asked.borrow();
        let mut found = Vec::new();
        let mut pending = vec![String::new()];
        while let Some(folder) = pending.pop() {
            for path in self.files.list(if folder.is_empty() { "." } else { &folder })? {
                let path = path.trim_start_matches("./").to_owned();
                let is_table = path.ends_with(".csv") || path.ends_with(".toml");
                if is_table && !asked.contains(&path) {
                    found.push(format!("{}{path}", self.prefix));
                } else if !path.contains('.') && path != "articles" {
                    pending.push(path);
                }
            }
        }
        found.sort();
        Ok(found)
    }
}

impl Files for Masked {
    fn read(&self, path: &str) -> Result<Option<TextFile>, Error> {
        self.asked.borrow_mut().insert(path.to_owned());
        let Some(mut file) = self.files.read(path)? else { return Ok(None) };
        if let Some(ranges) = self.blanked.borrow().get(path) {
            let is_blank = |line: usize| ranges.iter().any(|(from, to)| (*from..=*to).contains(&line));
            if ranges.iter().any(|(from, to)| *from == 1 && *to == usize::MAX) {
                return Ok(None);
            }
            let kept = |(i, line): (usize, &str)| if is_blank(i + 1) { String::new() } else { line.to_owned() };
            file.text = file.text.split('\n').enumerate().map(kept).collect::<Vec<_>>().join("\n");
        }
        Ok(Some(file))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        self.files.list(folder)
    }
}

/// The lines of the TOML table that a line belongs to, from its `[…]` head to before the next one.
fn table_around(text: &str, line: usize) -> (usize, usize) {
    let heads: Vec<usize> = text.lines().enumerate().filter(|(_, l)| l.starts_with('[')).map(|(i, _)| i + 1).collect();
    let first = heads.iter().rev().find(|h| **h <= line).copied();
    let next = heads.iter().find(|h| **h > line).copied();
    (first.unwrap_or(1), next.map_or(usize::MAX, |h| h - 1))
}
