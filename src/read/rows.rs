//! Rows of a CSV file as bytes: where each begins and ends, of bounded length, with its line in the file.
//!
//! The csv crate would read a row without end into memory and lose count of lines at blank ones; so the rows are cut
//! here, and the crate takes each apart.

use super::lines::{Line, read_line};
use std::io::{self, BufRead};

/// Quotation marks left open before the file is given up: looking for each one's end costs a pass.
const MAX_OPEN: usize = 100;

/// What stands at a line of the file, counted from 1.
#[derive(Debug, PartialEq)]
pub(super) enum Row {
    /// A row, over one line or several, without its line end.
    Whole { line: usize, bytes: Vec<u8> },
    /// A line that begins no row, and why.
    Bad { line: usize, reason: String },
}

/// The rows of an input, blank lines left out.
pub(super) struct Rows<'r> {
    reader: &'r mut dyn BufRead,
    delimiter: u8,
    /// The most bytes of a row.
    limit: usize,
    /// Lines read in vain in search of a closing quotation mark, each with its line feed; from `at` on to be read again.
    returned: Vec<u8>,
    at: usize,
    /// A line too long to be held follows those returned.
    long_after_returned: bool,
    line: usize,
    open: usize,
    failed: bool,
}

impl<'r> Rows<'r> {
    pub fn new(reader: &'r mut dyn BufRead, delimiter: u8, limit: usize) -> Self {
        let (returned, at, long_after_returned) = (Vec::new(), 0, false);
        Rows { reader, delimiter, limit, returned, at, long_after_returned, line: 0, open: 0, failed: false }
    }

    /// The next row that is not blank.
    pub fn next_row(&mut self) -> Option<Row> {
        let mut bytes = Vec::new();
        loop {
            if self.failed {
                return None;
            }
            match self.take_line(&mut bytes) {
                Ok(Line::End) => return None,
                Ok(Line::Whole) if bytes.trim_ascii().is_empty() => {}
                Ok(Line::Whole) => return Some(self.finish_row(bytes)),
                Ok(Line::TooLong) => {
                    let reason =
                        format!("row is longer than {} MiB, the most for one article; split it", self.limit >> 20);
                    return Some(Row::Bad { line: self.line, reason });
                }
                Err(error) => {
                    self.failed = true;
                    return Some(Row::Bad { line: self.line, reason: format!("cannot be read any further: {error}") });
                }
            }
        }
    }

    /// Adds the lines that a quoted field runs on to.
    fn finish_row(&mut self, mut bytes: Vec<u8>) -> Row {
        let (line, first) = (self.line, bytes.len());
        let mut state = State::FieldStart.after(&bytes, self.delimiter);
        let mut next = Vec::new();
        while state == State::Quoted {
            match self.take_line(&mut next) {
                Ok(Line::Whole) if bytes.len() + next.len() < self.limit => {
                    state = state.after(&next, self.delimiter);
                    bytes.push(b'\n');
                    bytes.append(&mut next);
                }
                found => {
                    let whole = matches!(found, Ok(Line::Whole));
                    self.long_after_returned |= matches!(found, Ok(Line::TooLong));
                    self.give_back(bytes.get(first + 1..), whole.then_some(&next));
                    self.line = line;
                    self.open += 1;
                    self.failed = self.open >= MAX_OPEN || found.is_err();
                    let rest = if self.failed { "; the rest of the file was not read" } else { "" };
                    let reason = format!("a quotation mark is opened here and not closed{rest}; close it or double it");
                    return Row::Bad { line, reason };
                }
            }
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        Row::Whole { line, bytes }
    }

    fn give_back(&mut self, lines: Option<&[u8]>, last: Option<&Vec<u8>>) {
        let mut returned = Vec::new();
        for lines in lines.into_iter().chain(last.map(Vec::as_slice)) {
            returned.extend_from_slice(lines);
            returned.push(b'\n');
        }
        returned.extend_from_slice(self.returned.get(self.at..).unwrap_or_default());
        (self.returned, self.at) = (returned, 0);
    }

    fn take_line(&mut self, buffer: &mut Vec<u8>) -> io::Result<Line> {
        let mut left = self.returned.get(self.at..).unwrap_or_default();
        let found = if !left.is_empty() {
            let before = left.len();
            let found = read_line(&mut left, buffer, self.limit)?;
            self.at += before - left.len();
            found
        } else if std::mem::take(&mut self.long_after_returned) {
            Line::TooLong
        } else {
            (self.returned, self.at) = (Vec::new(), 0);
            read_line(self.reader, buffer, self.limit)?
        };
        self.line += usize::from(found != Line::End);
        Ok(found)
    }
}

/// Where in a row one stands; the rules of the csv crate.
#[derive(Clone, Copy, PartialEq)]
enum State {
    FieldStart,
    Unquoted,
    Quoted,
    /// Behind a quotation mark in a quoted field: its end, or the first half of a doubled one.
    Quote,
}

impl State {
    fn after(self, bytes: &[u8], delimiter: u8) -> State {
        bytes.iter().fold(self, |state, byte| match (state, *byte) {
            (State::FieldStart | State::Quote, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::Quote,
            (State::Quoted, _) => State::Quoted,
            (_, byte) if byte == delimiter => State::FieldStart,
            _ => State::Unquoted,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(mut text: &[u8]) -> Vec<(usize, String)> {
        let mut rows = Rows::new(&mut text, b',', 40);
        let mut found = Vec::new();
        while let Some(row) = rows.next_row() {
            found.push(match row {
                Row::Whole { line, bytes } => (line, String::from_utf8(bytes).unwrap()),
                Row::Bad { line, reason } => (line, reason.chars().take(12).collect()),
            });
        }
        found
    }

    #[test]
    fn rows_know_their_lines() {
        let found = rows(b"a,b\r\n\r\n1,\"x\n\n\"\"y\"\n2,5\" z\n3,w");
        let expected = [(1, "a,b"), (3, "1,\"x\n\n\"\"y\""), (6, "2,5\" z"), (7, "3,w")];
        assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn an_open_quotation_mark_costs_one_line() {
        let open = "a quotation ".to_owned();
        let expected = [(1, open.clone()), (2, "2,y".to_owned()), (4, "3,z".to_owned())];
        assert_eq!(rows(b"1,\"x\n2,y\n\n3,z"), expected);
        let long = format!("1,\"x\n2,y\n3,{}\n4,w", "z".repeat(50));
        let expected = [(1, open), (2, "2,y".to_owned()), (3, "row is longe".to_owned()), (4, "4,w".to_owned())];
        assert_eq!(rows(long.as_bytes()), expected);
    }

    #[test]
    fn many_open_quotation_marks_end_it() {
        let found = rows("a\"b,\"\n".repeat(1000).as_bytes());
        assert_eq!(found.len(), MAX_OPEN);
    }
}
