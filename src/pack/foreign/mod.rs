//! Actor and agent dictionaries of PETRARCH and TABARI, read as they are found: an odd line is a note, not the end.
//!
//! One record is a name, then `+synonyms`, then `[CODE dates]`; `#` and `;` begin a comment, and so does `<!--`. Every
//! line is counted once: used, empty, or refused with a note.

mod agents;
mod codes;

use crate::model::{Moment, Note};
use agents::Macros;
use std::collections::HashSet;

/// A code and the days on which it holds (both inclusive; `None` is open).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ForeignCode {
    pub code: String,
    pub from: Option<Moment>,
    pub to: Option<Moment>,
    pub line: u32,
}

/// A name and its synonyms, with the codes that they share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignActor {
    /// Line of the first name.
    pub line: u32,
    /// As written but for underscores; the first is the primary name.
    pub names: Vec<(String, u32)>,
    pub codes: Vec<ForeignCode>,
    /// The code is `---`: whoever bears this name is nobody.
    pub nobody: bool,
    /// Lines that belong to the record.
    lines: usize,
}

impl ForeignActor {
    /// The code without dates, the last one where several stand.
    pub fn default_code(&self) -> Option<&str> {
        self.codes.iter().rev().find(|c| c.from.is_none() && c.to.is_none()).map(|c| c.code.as_str())
    }
}

/// A role noun.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignAgent {
    pub line: u32,
    /// Singular.
    pub form: String,
    /// Written plurals; none: regular ones; "-" alone: it has no plural.
    pub plurals: Vec<String>,
    pub code: String,
}

/// How many lines went where; the four add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineCount {
    pub all: usize,
    pub used: usize,
    /// Blank, or nothing but a comment.
    pub empty: usize,
    pub refused: usize,
}

/// A dictionary as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignDictionary {
    /// As messages name it.
    pub path: String,
    /// Language of all its names where the user said so; otherwise each name's letters tell.
    pub lang: Option<String>,
    pub actors: Vec<ForeignActor>,
    pub agents: Vec<ForeignAgent>,
    pub lines: LineCount,
    pub notes: Vec<Note>,
}

impl ForeignDictionary {
    /// Reads a dictionary. Bytes that are not UTF-8 are taken for Latin-1, line by line. Never fails.
    pub fn read(path: &str, lang: Option<&str>, bytes: &[u8]) -> Self {
        let dictionary = ForeignDictionary { path: path.into(), lang: lang.map(str::to_owned), ..Self::default() };
        let mut reader = Reader { dictionary, ..Reader::default() };
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
        if lines.last().is_some_and(|last| last.is_empty()) {
            lines.pop();
        }
        for (i, line) in lines.into_iter().enumerate() {
            let text = match std::str::from_utf8(line) {
                Ok(text) => text.to_owned(),
                Err(_) => line.iter().map(|b| char::from(*b)).collect(),
            };
            reader.line(i as u32 + 1, &text);
        }
        reader.close();
        reader.dictionary
    }

    /// What is said of a line.
    fn about(&self, line: u32) -> String {
        format!("{}:{line}", self.path)
    }
}

#[derive(Default)]
struct Reader {
    dictionary: ForeignDictionary,
    current: Option<ForeignActor>,
    macros: Macros,
    /// Inside `<!-- … -->`.
    commented: bool,
}

impl Reader {
    fn line(&mut self, number: u32, raw: &str) {
        self.dictionary.lines.all += 1;
        let text = self.without_comment(raw);
        let text = text.trim();
        if text.is_empty() {
            self.dictionary.lines.empty += 1;
            return;
        }
        match self.entry(number, text) {
            Ok(()) => self.dictionary.lines.used += 1,
            Err(reason) => {
                self.dictionary.lines.refused += 1;
                let about = self.dictionary.about(number);
                self.dictionary.notes.push(Note::new(about, reason));
            }
        }
    }

    fn entry(&mut self, number: u32, text: &str) -> Result<(), String> {
        if let Some(rest) = text.strip_prefix('+') {
            let record = self.current.as_ref().ok_or("is a synonym without a name before it")?;
            let (name, codes) = named(rest)?;
            let nobody = record.nobody;
            let (codes, null) = codes::read_codes(codes, number)?;
            if let Some(record) = &mut self.current {
                record.names.push((name, number));
                record.codes.extend(codes);
                record.nobody = nobody || null;
                record.lines += 1;
            }
            return Ok(());
        }
        if text.starts_with('[') && !text.contains('~') {
            if self.current.is_none() {
                return Err("is a code without a name before it".to_owned());
            }
            let (codes, null) = codes::read_codes(text, number)?;
            if let Some(record) = &mut self.current {
                record.codes.extend(codes);
                record.nobody |= null;
                record.lines += 1;
            }
            return Ok(());
        }
        self.close();
        if let Some(reason) = belongs_elsewhere(text) {
            return Err(reason.to_owned());
        }
        if text.starts_with('!') && text.contains('=') {
            return self.macros.define(text);
        }
        if text.contains('~') {
            let agents = self.macros.agents(text, number)?;
            self.dictionary.agents.extend(agents);
            return Ok(());
        }
        let (name, codes) = named(text)?;
        let (codes, nobody) = codes::read_codes(codes, number)?;
        let names = vec![(name, number)];
        self.current = Some(ForeignActor { line: number, names, codes, nobody, lines: 1 });
        Ok(())
    }

    /// The record that was being read is whole.
    fn close(&mut self) {
        let Some(mut record) = self.current.take() else { return };
        if record.codes.is_empty() && !record.nobody {
            let lines = &mut self.dictionary.lines;
            lines.used -= record.lines;
            lines.refused += record.lines;
            let name = record.names.first().map_or("", |n| n.0.as_str());
            let about = self.dictionary.about(record.line);
            self.dictionary.notes.push(Note::new(about, format!("{name:?} has no code, so it is nobody; left out")));
            return;
        }
        let mut seen = HashSet::new();
        record.codes.retain(|c| seen.insert((c.code.clone(), c.from, c.to)));
        self.dictionary.actors.push(record);
    }

    /// The line without `#`, `;` and `<!-- … -->`.
    fn without_comment(&mut self, raw: &str) -> String {
        let mut kept = String::new();
        let mut rest = raw;
        loop {
            if self.commented {
                let Some(end) = rest.find("-->") else { break };
                self.commented = false;
                rest = &rest[end + 3..];
            }
            let open = rest.find("<!--");
            match (rest.find(['#', ';']), open) {
                (Some(end), open) if open.is_none_or(|open| end < open) => {
                    kept.push_str(&rest[..end]);
                    break;
                }
                (_, Some(open)) => {
                    kept.push_str(&rest[..open]);
                    self.commented = true;
                    rest = &rest[open + 4..];
                }
                _ => {
                    kept.push_str(rest);
                    break;
                }
            }
        }
        kept
    }
}

/// The name before the first bracket, and the brackets.
fn named(text: &str) -> Result<(String, &str), String> {
    let at = text.find('[').unwrap_or(text.len());
    let name = plain(&text[..at]);
    if !name.chars().any(char::is_alphabetic) {
        return Err("has no name before its code".to_owned());
    }
    if let Some(odd) = name.chars().find(|c| matches!(c, '{' | '}' | ']' | '!' | '=' | '*' | '~')) {
        return Err(format!("{name:?} is no name: it holds {odd:?}"));
    }
    Ok((name, &text[at..]))
}

/// `NEW_YORK_` → `NEW YORK`.
fn plain(text: &str) -> String {
    text.split(|c: char| c == '_' || c.is_whitespace()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Why a line belongs to a dictionary of another sort.
fn belongs_elsewhere(text: &str) -> Option<&'static str> {
    let verb = ["---", "- ", "~ ", "&", "*"].iter().any(|sign| text.starts_with(sign));
    verb.then_some("belongs to a dictionary of verbs; only actors and agents are read")
}

#[cfg(test)]
mod tests;
