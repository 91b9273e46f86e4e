//! What can go wrong, in two kinds: an [`Error`] stops the start, a [`Note`] never stops anything.

use std::fmt;

/// We cannot start: a row of our own data or of `--data` is wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the data directory cannot be read.
    #[error("{path}: {reason}")]
    File { path: String, reason: String },
    /// One row is wrong.
    #[error("{path}:{line}: {reason}")]
    Row { path: String, line: usize, reason: String },
}

impl Error {
    /// A fault in one row; `line` counts from 1.
    pub fn row(path: impl Into<String>, line: usize, reason: impl Into<String>) -> Self {
        Error::Row { path: path.into(), line, reason: reason.into() }
    }

    /// A fault of a whole file.
    pub fn file(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Error::File { path: path.into(), reason: reason.into() }
    }
}

/// One input or one stretch of text defeated us; the rest went on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The document, file or `file:line` that it speaks of.
    pub about: String,
    /// What happened and, where something can be done, what to do.
    pub text: String,
}

impl Note {
    /// A note about `about`.
    pub fn new(about: impl Into<String>, text: impl Into<String>) -> Self {
        Note { about: about.into(), text: text.into() }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.about, self.text)
    }
}
