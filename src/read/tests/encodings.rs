//! Text in whatever encoding it was saved.

use super::*;
use encoding_rs::{ISO_8859_6, WINDOWS_1256};

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{FEFF}{text}").encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn plain_text() {
    let text = format!("{ARABIC}\n{ARABIC}");
    let windows = WINDOWS_1256.encode(&text).0;
    let cases: &[(&str, Vec<u8>)] = &[
        ("UTF-8", text.clone().into_bytes()),
        ("UTF-8 with a mark", format!("\u{FEFF}{text}").into_bytes()),
        ("UTF-16LE", utf16(&text, u16::to_le_bytes)),
        ("UTF-16BE", utf16(&text, u16::to_be_bytes)),
        ("windows-1256", windows.to_vec()),
        ("ISO-8859-6", ISO_8859_6.encode(&text).0.to_vec()),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("CR", text.replace('\n', "\r").into_bytes()),
    ];
    for (name, bytes) in cases {
        let document = read_file("a.txt", bytes).only();
        assert_eq!(document.text, text, "{name}");
        assert_eq!((document.id.as_str(), document.title), ("a.txt", None));
    }
    let half = read_file("a.txt", &windows[..windows.len() / 2]).only();
    assert!(text.starts_with(&half.text));
}

#[test]
fn a_few_words_in_windows_1256_with_the_language_given() {
    let bytes = WINDOWS_1256.encode("لقاء في جدة").0;
    let options = ReadOptions { lang: Some("ar".to_owned()), ..ReadOptions::default() };
    let document = read_files(&[("a.txt", &bytes)], &options).only();
    assert_eq!((document.text.as_str(), document.lang.as_deref()), ("لقاء في جدة", Some("ar")));
}

#[test]
fn bad_bytes_are_told() {
    let mut bytes = ARABIC.as_bytes().to_vec();
    bytes.splice(21..21, [0xC3, 0x28]);
    let outcome = read_file("a.txt", &bytes);
    assert!(outcome.texts()[0].ends_with("المقبل."), "{outcome:?}");
    let expected = "a.txt: is UTF-8 but for one invalid byte, at byte 21; it is read as U+FFFD";
    assert_eq!(outcome.remarks[0].to_string(), expected);
    let mut odd = utf16(ARABIC, u16::to_le_bytes);
    odd.pop();
    assert!(read_file("a.txt", &odd).remarks[0].text.contains("UTF-16LE"));
}

#[test]
fn tables_and_lines_of_the_old_office() {
    let table = format!("\u{FEFF}id\ttext\r\n1\t{ARABIC}\r\n");
    let table = utf16(&table[3..], u16::to_le_bytes);
    assert_eq!(read_file("a.csv", &table).only().text, ARABIC);
    let table = format!("id;text\r\n1;{ARABIC}\r\n");
    assert_eq!(read_file("a.csv", &WINDOWS_1256.encode(&table).0).only().text, ARABIC);
    let lines = format!("{{\"id\": \"1\", \"text\": \"{ARABIC}\"}}\n");
    assert_eq!(read_file("a.jsonl", &WINDOWS_1256.encode(&lines).0).only().text, ARABIC);
    let marked = format!("\u{FEFF}{lines}");
    assert_eq!(read_file("a.jsonl", marked.as_bytes()).only().text, ARABIC);
}

#[test]
fn one_bad_byte_in_a_line() {
    let mut bytes = format!("{{\"id\": \"1\", \"text\": \"{ARABIC}\"}}\n").into_bytes();
    bytes.insert(31, 0xFF);
    bytes.extend_from_slice(b"{\"id\": \"2\", \"text\": \"Talks began.\"}\n");
    let outcome = read_file("a.jsonl", &bytes);
    assert_eq!(outcome.documents.len(), 2);
    assert_eq!(outcome.remarks[0].about, "a.jsonl:1");
    assert!(outcome.remarks[0].text.contains("at byte 31"), "{outcome:?}");
}
