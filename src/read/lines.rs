//! Lines of bounded length.

use std::io::{self, BufRead, ErrorKind};

/// What was found where a line was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The line is in the buffer, without its line feed.
    Whole,
    /// The line was longer than allowed and has been skipped to its end.
    TooLong,
    /// There are no more lines.
    End,
}

/// Reads the next line into `buffer`, holding at most `limit` bytes of it.
pub(super) fn read_line(reader: &mut dyn BufRead, buffer: &mut Vec<u8>, limit: usize) -> io::Result<Line> {
    buffer.clear();
    let (mut any, mut too_long) = (false, false);
    loop {
        let available = match reader.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            other => other?,
        };
        let feed = available.iter().position(|b| *b == b'\n');
        let part = &available[..feed.unwrap_or(available.len())];
        too_long |= buffer.len() + part.len() > limit;
        if too_long {
            *buffer = Vec::new();
        } else {
            buffer.extend_from_slice(part);
        }
        let (used, at_end) = (part.len() + usize::from(feed.is_some()), available.is_empty());
        any |= !at_end;
        reader.consume(used);
        if feed.is_some() || at_end {
            return Ok(match (any, too_long) {
                (false, _) => Line::End,
                (_, true) => Line::TooLong,
                _ => Line::Whole,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_skipped_and_the_rest_goes_on() {
        let mut reader = io::BufReader::with_capacity(3, &b"short\n\n0123456789\nlast"[..]);
        let mut buffer = Vec::new();
        let mut found = Vec::new();
        loop {
            let line = read_line(&mut reader, &mut buffer, 5).unwrap();
            found.push((line, String::from_utf8_lossy(&buffer).into_owned()));
            if line == Line::End {
                break;
            }
        }
        let found: Vec<_> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
        let expected =
            [(Line::Whole, "short"), (Line::Whole, ""), (Line::TooLong, ""), (Line::Whole, "last"), (Line::End, "")];
        assert_eq!(found, expected);
    }
}
