//! Long inputs of many records: decoded as they are read, never held whole.

use super::encoding::{Choice, Hints, choose, replaced};
use encoding_rs::{CoderResult, Decoder, UTF_8};
use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

const CHUNK: usize = 64 * 1024;

/// An input as UTF-8 bytes, line breaks unchanged.
pub(super) struct Stream<'r> {
    /// The bytes. Where the input itself claims UTF-8 they may hold invalid sequences, left to each record.
    pub reader: BufReader<Box<dyn Read + 'r>>,
    choice: Choice,
    had_errors: Rc<Cell<bool>>,
}

impl<'r> Stream<'r> {
    /// `head` is the beginning of the input, already taken from `rest`.
    pub fn new(head: Vec<u8>, rest: &'r mut dyn Read, hints: Hints) -> Self {
        let choice = choose(&head, hints, true);
        let mut bytes = io::Cursor::new(head).chain(rest);
        bytes.get_mut().0.set_position(choice.bom as u64);
        let had_errors = Rc::new(Cell::new(false));
        let reader: Box<dyn Read + 'r> = if choice.encoding == UTF_8 {
            Box::new(bytes)
        } else {
            Box::new(Transcoder {
                inner: bytes,
                decoder: choice.encoding.new_decoder_without_bom_handling(),
                input: vec![0; CHUNK],
                unread: 0..0,
                output: vec![0; 4 * CHUNK],
                ready: 0..0,
                at_end: false,
                finished: false,
                had_errors: Rc::clone(&had_errors),
            })
        };
        Stream { reader: BufReader::with_capacity(CHUNK, reader), choice, had_errors }
    }

    /// What is to be said once all is read.
    pub fn remark(&self) -> Option<String> {
        self.had_errors.get().then(|| replaced(self.choice.encoding))
    }
}

/// Reads one encoding, hands out UTF-8.
struct Transcoder<R> {
    inner: R,
    decoder: Decoder,
    input: Vec<u8>,
    unread: std::ops::Range<usize>,
    output: Vec<u8>,
    ready: std::ops::Range<usize>,
    at_end: bool,
    finished: bool,
    had_errors: Rc<Cell<bool>>,
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        while self.ready.is_empty() && !self.finished {
            if self.unread.is_empty() && !self.at_end {
                let count = self.inner.read(&mut self.input)?;
                self.unread = 0..count;
                self.at_end = count == 0;
            }
            let source = &self.input[self.unread.clone()];
            let (result, read, written, errors) = self.decoder.decode_to_utf8(source, &mut self.output, self.at_end);
            self.unread.start += read;
            self.ready = 0..written;
            self.finished = self.at_end && result == CoderResult::InputEmpty;
            if errors {
                self.had_errors.set(true);
            }
        }
        let count = self.ready.len().min(target.len());
        target[..count].copy_from_slice(&self.output[self.ready.start..self.ready.start + count]);
        self.ready.start += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transcode(bytes: &[u8], head: usize) -> (String, Option<String>) {
        let (head, mut rest) = bytes.split_at(head);
        let mut stream = Stream::new(head.to_vec(), &mut rest, Hints::default());
        let mut text = String::new();
        stream.reader.read_to_string(&mut text).unwrap();
        (text, stream.remark())
    }

    #[test]
    fn long_legacy_streams_come_out_whole() {
        let text = "التقى الوزير نظيره في العاصمة وبحثا ملف الحدود\n".repeat(9000);
        let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(&text);
        assert_eq!(transcode(&bytes, 4096), (text.clone(), None));
        let mut utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(transcode(&utf16, 4097), (text.clone(), None));
        utf16.pop();
        let (_, remark) = transcode(&utf16, 4096);
        assert!(remark.unwrap().contains("UTF-16LE"));
        assert_eq!(transcode(format!("\u{FEFF}{text}").as_bytes(), 100), (text, None));
    }
}
