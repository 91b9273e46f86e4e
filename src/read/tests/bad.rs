//! Inputs that give no article say so, by name and with what to do.

use super::*;
use crate::read::MAX_DOCUMENT;

#[test]
fn every_refusal_names_its_file_and_the_way_out() {
    let cases: &[(&str, &[u8], &str)] = &[
        ("a.txt", b"", "a.txt: is empty"),
        ("a.txt", b" \r\n\t\n", "a.txt: is empty"),
        ("a.md", b"\xEF\xBB\xBF\n", "a.md: is empty"),
        ("a.html", b"  \n", "a.html: is empty"),
        ("a.html", b"<html><body><script>draw()</script></body></html>", "save it from a browser"),
        ("a.jsonl", b"\n\n", "a.jsonl: is empty"),
        ("a.csv", b"\n", "a.csv: is empty"),
        ("a.csv", b"id,text\n", "a.csv: has a header but no rows"),
        ("a.csv", b"id,headline\n1,x\n", "names no column \"text\" (it names id, headline)"),
        ("a.txt", b"\x89PNG\r\n\x1A\n\0\0", "a.txt: looks like a PNG image"),
        ("a.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a JPEG image"),
        ("a.html", b"%PDF-1.7\n%", "pdftotext"),
        ("a.docx", b"PK\x03\x04\x14\0", "a ZIP archive or an office document"),
        ("a.jsonl", b"\x1F\x8B\x08\0", "gunzip"),
        ("a.txt", b"{\\rtf1\\ansi talks}", "save it as plain text"),
        ("a.dat", b"some\0thing", "is not text: a NUL byte at byte 4"),
        ("a.csv", b"text\n\0\0\0", "is not text: a NUL byte"),
        ("a.txt", b"\xFF\xFE\0\0a\0\0\0", "UTF-32"),
        ("a.json", b"[\n {\"id\": \"1\", \"text\": \"x\"}\n]", "jq -c"),
    ];
    for (name, bytes, expected) in cases {
        let message = read_file(name, bytes).refusal();
        assert!(message.starts_with(name) && message.contains(expected), "{name} {bytes:?}: {message}");
    }
}

#[test]
fn missing_and_unreadable() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.txt");
    let message = read_paths(&[missing], folder.path(), &ReadOptions::default()).refusal();
    assert_eq!(message, "missing.txt: no such file or directory");
    assert_eq!(read_stdin(b"", &ReadOptions::default()).refusal(), "standard input: is empty");
}

#[test]
fn one_bad_input_does_not_stop_the_others() {
    let files: [(&str, &[u8]); 3] = [("a.txt", b"Talks began."), ("b.txt", b""), ("c.txt", b"Talks ended.")];
    let outcome = read_files(&files, &ReadOptions::default());
    assert_eq!(outcome.texts(), ["Talks began.", "Talks ended."]);
    assert_eq!(outcome.refused[0].about, "b.txt");
}

#[test]
fn too_long_for_one_article() {
    let long = vec![b'a'; MAX_DOCUMENT + 1];
    let message = read_file("long.txt", &long).refusal();
    assert!(message.contains("long.txt: is 17 MiB long, one article may have 16 MiB; split it"), "{message}");
    assert!(read_stdin(&long, &ReadOptions::default()).refusal().contains("is longer than 16 MiB"));
    let fits = read_file("fits.txt", &long[1..]).only();
    assert_eq!(fits.text.len(), MAX_DOCUMENT);
}

#[test]
fn a_long_line_is_refused_and_the_next_is_read() {
    let mut bytes = b"{\"text\": \"".to_vec();
    bytes.resize(MAX_DOCUMENT + 20, b'a');
    bytes.extend_from_slice(b"\"}\n{\"id\": \"2\", \"text\": \"Talks began.\"}\n");
    let outcome = read_file("a.jsonl", &bytes);
    assert_eq!(outcome.texts(), ["Talks began."]);
    assert!(outcome.refused[0].to_string().starts_with("a.jsonl:1: line is longer than 16 MiB"));
}

#[test]
fn a_row_without_end_stops_before_the_memory_is_full() {
    let mut bytes = b"id,text\n1,Talks began.\n2,\"".to_vec();
    bytes.resize(MAX_DOCUMENT * 2, b'a');
    bytes.extend_from_slice(b"\n3,Talks ended.\n");
    let outcome = read_file("a.csv", &bytes);
    assert_eq!(outcome.texts(), ["Talks began.", "Talks ended."]);
    let message = outcome.refused[0].to_string();
    assert!(message.starts_with("a.csv:3: row is longer than 16 MiB"), "{message}");
}

#[test]
fn pages_built_to_break_readers() {
    let nested =
        |depth: usize| format!("<html><body>{}<p>Ministers met in Geneva on Monday.</p>", "<div>".repeat(depth));
    let deep = read_file("deep.html", nested(1_500).as_bytes()).only();
    assert_eq!(deep.text, "Ministers met in Geneva on Monday.");
    for html in [nested(4_001), format!("<html><body>{}", "<p>x".repeat(200_001))] {
        assert!(read_file("a.html", html.as_bytes()).refusal().contains("HTML tags"));
    }
    for html in ["<", "<html", "</p>", "<!doctype html>", "<html><frameset><frame>", "<table><p>x<td></table><svg><p>"]
    {
        let outcome = read_file("a.html", html.as_bytes());
        assert_eq!(outcome.documents.len() + outcome.refused.len(), 1, "{html}");
    }
}
