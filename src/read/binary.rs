//! Files that are no text at all, by their first bytes.

/// Signature, what it is, and what to do about it.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF document", "extract its text first, for instance with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt, epub)", "unpack it or save it as text"),
    (b"\xD0\xCF\x11\xE0", "an old office document (doc, xls)", "save it as text"),
    (b"{\\rtf", "a rich text (RTF) document", "save it as plain text"),
    (b"\x1F\x8B", "a gzip archive", "unpack it first, for instance with gunzip"),
    (b"BZh", "a bzip2 archive", "unpack it first, for instance with bunzip2"),
    (b"\xFD7zXZ\0", "an xz archive", "unpack it first, for instance with unxz"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive", "unpack it first, for instance with unzstd"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive", "unpack it first"),
    (b"Rar!\x1A\x07", "a RAR archive", "unpack it first"),
    (b"\x89PNG\r\n\x1A\n", "a PNG image", "only text can be read"),
    (b"\xFF\xD8\xFF", "a JPEG image", "only text can be read"),
    (b"GIF87a", "a GIF image", "only text can be read"),
    (b"GIF89a", "a GIF image", "only text can be read"),
    (b"RIFF", "a WebP image or a RIFF sound or film", "only text can be read"),
    (b"SQLite format 3\0", "an SQLite database", "export its articles as CSV or JSON Lines"),
    (b"PAR1", "a Parquet table", "export its articles as CSV or JSON Lines"),
    (b"\x7FELF", "a program", "only text can be read"),
];

/// Why these first bytes of a file cannot be an article, if they cannot.
pub(super) fn refusal(head: &[u8]) -> Option<String> {
    // Plain letters could begin an article: they are a signature only if bytes follow that no text has.
    let is_word = |signature: &[u8]| matches!(signature, b"RIFF" | b"PAR1" | b"BZh");
    let found = SIGNATURES.iter().find(|(signature, ..)| {
        head.starts_with(signature)
            && (!is_word(signature) || head.iter().take(64).any(|b| *b < 9 || (14..32).contains(b) || *b > 0xF4))
    });
    if let Some((_, what, todo)) = found {
        return Some(format!("looks like {what}; {todo}"));
    }
    if head.starts_with(b"\xFF\xFE\0\0") || head.starts_with(b"\0\0\xFE\xFF") {
        return Some("is encoded in UTF-32; save it as UTF-8".to_owned());
    }
    None
}

/// Why these bytes, which are not UTF-16, are no text, if they are not.
pub(super) fn nul_refusal(bytes: &[u8]) -> Option<String> {
    let at = bytes.iter().position(|b| *b == 0)?;
    Some(format!(
        "is not text: a NUL byte at byte {at} (a binary file, or UTF-16 without a byte order mark; save it as UTF-8)"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_signatures() {
        assert_eq!(refusal(b"RIFF between Ankara and Moscow"), None);
        assert!(refusal(b"RIFF\x24\0\0\0WEBP").is_some());
        assert!(refusal(b"%PDF-1.7").is_some_and(|r| r.contains("PDF")));
    }
}
