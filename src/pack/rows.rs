//! CSV and TOML with line numbers.

use super::files::{Files, TextFile};
use crate::model::Error;
use serde::de::DeserializeOwned;

/// A row and where it stands.
pub(super) struct Located<T> {
    pub row: T,
    pub path: String,
    pub line: usize,
}

impl<T> Located<T> {
    pub fn fault(&self, reason: impl Into<String>) -> Error {
        Error::row(self.path.clone(), self.line, reason)
    }
}

/// Reads one CSV text whose header names the fields of `T`.
pub(super) fn read_csv<T: DeserializeOwned>(file: &TextFile, into: &mut Vec<Located<T>>) -> Result<(), Error> {
    let mut reader = csv::ReaderBuilder::new().from_reader(file.text.as_bytes());
    let header = reader.headers().map_err(|e| Error::file(&file.path, e.to_string()))?.clone();
    for record in reader.records() {
        let at = |line: u64, reason: String| Error::row(&file.path, line as usize, reason);
        let record = record.map_err(|e| at(e.position().map_or(0, |p| p.line()), plain(&e)))?;
        let line = record.position().map_or(0, |p| p.line() + blank_lines(&file.text, p.byte()));
        let row = record.deserialize(Some(&header)).map_err(|e| at(line, plain(&e)))?;
        into.push(Located { row, path: file.path.clone(), line: line as usize });
    }
    Ok(())
}

/// Blank lines at byte `at`: the csv crate counts a record from behind the one before it, and skips these.
fn blank_lines(text: &str, at: u64) -> u64 {
    let rest = text.get(at as usize..).unwrap_or_default();
    rest.bytes().take_while(|b| matches!(b, b'\n' | b'\r')).filter(|b| *b == b'\n').count() as u64
}

/// The csv crate's message without its own position, which we print as `path:line`.
fn plain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("has {len} cells where the header has {expected_len}; quote cells that hold commas")
        }
        csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
        _ => error.to_string(),
    }
}

/// The same CSV file through every layer, earliest first.
pub(super) fn csv_layers<T: DeserializeOwned>(layers: &[&dyn Files], path: &str) -> Result<Vec<Located<T>>, Error> {
    let mut rows = Vec::new();
    for layer in layers {
        if let Some(file) = layer.read(path)? {
            read_csv(&file, &mut rows)?;
        }
    }
    Ok(rows)
}

/// Every CSV file of a folder through every layer.
pub(super) fn csv_folder<T: DeserializeOwned>(layers: &[&dyn Files], folder: &str) -> Result<Vec<Located<T>>, Error> {
    let mut rows = Vec::new();
    for layer in layers {
        for path in layer.list(folder)?.iter().filter(|p| p.ends_with(".csv")) {
            if let Some(file) = layer.read(path)? {
                read_csv(&file, &mut rows)?;
            }
        }
    }
    Ok(rows)
}

/// The line (from 1) at byte `at`.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
}

/// Reads one TOML file through every layer.
pub(super) fn toml_layers<T: DeserializeOwned>(layers: &[&dyn Files], path: &str) -> Result<Vec<(T, TextFile)>, Error> {
    let mut out = Vec::new();
    for layer in layers {
        if let Some(file) = layer.read(path)? {
            let value = toml::from_str(&file.text).map_err(|e| {
                let line = e.span().map_or(1, |s| line_of(&file.text, s.start));
                Error::row(&file.path, line, e.message().to_owned())
            })?;
            out.push((value, file));
        }
    }
    Ok(out)
}

/// `a|b|c` → its parts, trimmed, without empty ones.
pub(super) fn cells(list: &str) -> Vec<String> {
    list.split('|').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}
