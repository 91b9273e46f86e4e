//! Bytes to text: which encoding, and what could not be read in it.

use super::binary;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded text and what is to be said of it.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// Set where characters had to be replaced.
    pub remark: Option<String>,
}

/// How bytes are to be decoded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choice {
    pub encoding: &'static Encoding,
    /// Bytes of the byte order mark to skip.
    pub bom: usize,
}

/// What is known beside the bytes themselves.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hints {
    /// The charset that a page declares.
    pub declared: Option<&'static Encoding>,
    /// The text is said to be Arabic.
    pub arabic: bool,
}

/// Chooses the encoding: byte order mark, then valid UTF-8, then what is declared, then mostly UTF-8, then statistics.
///
/// Valid UTF-8 beats a declared charset, because pages get converted without their label, while Arabic or Cyrillic
/// letters of a legacy encoding never form valid UTF-8 by chance. `cut` says that the bytes may end inside a character.
pub(super) fn choose(bytes: &[u8], hints: Hints, cut: bool) -> Choice {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return Choice { encoding, bom };
    }
    let (valid, invalid) = census(bytes, cut);
    let encoding = match hints.declared {
        Some(declared) if declared != UTF_8 && (invalid > 0 || valid == 0) => declared,
        _ if valid > invalid || invalid == 0 => UTF_8,
        _ => {
            let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            // A country's domain tips the balance for texts of a few words.
            detector.guess(hints.arabic.then_some(b"sa"), chardetng::Utf8Detection::Deny)
        }
    };
    Choice { encoding, bom: 0 }
}

/// Characters of several bytes that are valid UTF-8, and stretches that are not.
fn census(bytes: &[u8], cut: bool) -> (usize, usize) {
    let (mut valid, mut invalid, mut rest) = (0, 0, bytes.len());
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        rest -= chunk.valid().len() + chunk.invalid().len();
        let unfinished =
            cut && rest == 0 && std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_none());
        invalid += usize::from(!chunk.invalid().is_empty() && !unfinished);
    }
    (valid, invalid)
}

/// Decodes a whole text; refuses what is binary.
pub(super) fn decode(bytes: Vec<u8>, hints: Hints) -> Result<Decoded, String> {
    let mut bytes = bytes;
    if hints.declared.is_none() && Encoding::for_bom(&bytes).is_none() {
        // Nearly all records: nothing needs to be counted in what is valid as it stands.
        match String::from_utf8(bytes) {
            Ok(text) => return binary::nul_refusal(text.as_bytes()).map_or(Ok(Decoded { text, remark: None }), Err),
            Err(e) => bytes = e.into_bytes(),
        }
    }
    let choice = choose(&bytes, hints, false);
    if choice.encoding == UTF_16LE || choice.encoding == UTF_16BE {
        return Ok(decode_legacy(&bytes, choice));
    }
    if let Some(reason) = binary::nul_refusal(&bytes) {
        return Err(reason);
    }
    Ok(if choice.encoding == UTF_8 { decode_utf8(bytes, choice.bom) } else { decode_legacy(&bytes, choice) })
}

fn decode_utf8(mut bytes: Vec<u8>, bom: usize) -> Decoded {
    let (mut bad, mut first, mut at) = (0, None, 0);
    for chunk in bytes.utf8_chunks() {
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first.get_or_insert(at);
        }
        bad += chunk.invalid().len();
        at += chunk.invalid().len();
    }
    let remark = first.map(|first| match bad {
        1 => format!("is UTF-8 but for one invalid byte, at byte {first}; it is read as U+FFFD"),
        _ => format!("is UTF-8 but for {bad} invalid bytes, the first at byte {first}; they are read as U+FFFD"),
    });
    bytes.drain(..bom);
    let text = String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
    Decoded { text, remark }
}

fn decode_legacy(bytes: &[u8], choice: Choice) -> Decoded {
    let rest = bytes.get(choice.bom..).unwrap_or_default();
    let (text, had_errors) = choice.encoding.decode_without_bom_handling(rest);
    let remark = had_errors.then(|| replaced(choice.encoding));
    Decoded { text: text.into_owned(), remark }
}

/// The remark for bytes that an encoding does not know.
pub(super) fn replaced(encoding: &'static Encoding) -> String {
    format!("was read as {}, which not all of its bytes are; the others are read as U+FFFD", encoding.name())
}

/// The charset that an HTML page declares in its first four thousand bytes.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(4096).map(|b| b.to_ascii_lowercase() as char).collect();
    let in_xml =
        head.trim_start().strip_prefix("<?xml").and_then(|rest| label_after(rest.split('>').next()?, "encoding"));
    let in_meta = || head.split("<meta").skip(1).find_map(|rest| label_after(rest.split('>').next()?, "charset"));
    let encoding = in_xml.or_else(in_meta)?;
    // A page whose label could be read byte by byte is not UTF-16, whatever it says.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn label_after(tag: &str, key: &str) -> Option<&'static Encoding> {
    let (_, rest) = tag.split_once(key)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label = rest.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '?')).next()?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "أعلنت وزارة الخارجية أن الوفدين اتفقا على استئناف المحادثات الأسبوع المقبل.";

    fn read(bytes: &[u8]) -> Decoded {
        decode(bytes.to_vec(), Hints::default()).unwrap()
    }

    #[test]
    fn windows_1256_is_recognised_even_cut() {
        let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(ARABIC);
        assert_eq!(read(&bytes).text, ARABIC);
        let cut = &bytes[..bytes.len() / 2];
        let decoded = read(cut);
        assert!(ARABIC.starts_with(&decoded.text), "{}", decoded.text);
        assert_eq!(decoded.remark, None);
    }

    #[test]
    fn utf8_with_a_bad_byte_stays_utf8() {
        let mut bytes = ARABIC.as_bytes().to_vec();
        bytes.insert(10, 0xFF);
        let decoded = read(&bytes);
        assert!(decoded.text.contains('\u{FFFD}') && decoded.text.ends_with("المقبل."));
        assert!(decoded.remark.unwrap().contains("one invalid byte, at byte 10;"));
        let cut = read(&ARABIC.as_bytes()[..ARABIC.len() - 2]);
        assert!(cut.remark.unwrap().contains("at byte"));
    }

    #[test]
    fn marks_and_labels() {
        let utf16: Vec<u8> = "\u{FEFF}قمة".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&utf16).text, "قمة");
        assert_eq!(read("\u{FEFF}قمة".as_bytes()).text, "قمة");
        let name = |html: &str| declared_charset(html.as_bytes()).map(Encoding::name);
        assert_eq!(name("<html><meta charset=windows-1256>"), Some("windows-1256"));
        let old = "<META HTTP-EQUIV=\"Content-Type\" content='text/html; charset=ISO-8859-6'/>";
        assert_eq!(name(old), Some("ISO-8859-6"));
        assert_eq!(name("<?xml version='1.0' encoding='windows-1251'?><html>"), Some("windows-1251"));
        assert_eq!(name("<p>charset=windows-1256"), None);
        assert_eq!(name("<meta charset=utf-16>"), Some("UTF-8"));
    }

    #[test]
    fn a_stale_label_does_not_spoil_utf8() {
        let hints = Hints { declared: Some(encoding_rs::WINDOWS_1256), arabic: false };
        assert_eq!(decode(ARABIC.into(), hints).unwrap().text, ARABIC);
        let head = &ARABIC.as_bytes()[..11];
        assert_eq!(choose(head, Hints::default(), true).encoding, UTF_8);
    }
}
