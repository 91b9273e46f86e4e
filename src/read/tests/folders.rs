//! Directories, standard input, and files by their looks.

use super::*;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn read_folder(files: &[(&str, &str)]) -> Outcome {
    let folder = folder(files);
    read_paths(&[folder.path().join("news")], folder.path(), &ReadOptions::default())
}

#[test]
fn sorted_and_counted() {
    let outcome = read_folder(&[
        ("news/b.txt", "Second."),
        ("news/a/z.md", "First."),
        ("news/c.NDJSON", "{\"id\": \"x\", \"text\": \"Third.\"}"),
        ("news/.hidden/a.txt", "Hidden."),
        ("news/.b.txt", "Hidden."),
        ("news/a/photo.png", "x"),
        ("news/feed.json", "x"),
    ]);
    assert_eq!(outcome.texts(), ["First.", "Second.", "Third."]);
    let ids: Vec<_> = outcome.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["news/a/z.md", "news/b.txt", "x"]);
    let remarks: Vec<_> = outcome.remarks.iter().map(Note::to_string).collect();
    assert_eq!(remarks, ["news: 2 files of other kinds skipped (first: a/photo.png)"]);
    assert!(outcome.refused.is_empty());
}

#[test]
fn without_articles() {
    let empty = read_folder(&[("news/.keep", "")]).refusal();
    assert_eq!(empty, "news: holds no articles (txt, md, html, jsonl or csv files)");
    let other = read_folder(&[("news/a/x.png", "")]).refusal();
    assert_eq!(other, "news: holds no articles (txt, md, html, jsonl or csv), only 1 other file (first: a/x.png)");
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_round() {
    let folder = folder(&[("news/a.txt", "Talks began.")]);
    let news = folder.path().join("news");
    std::os::unix::fs::symlink(&news, news.join("again")).unwrap();
    std::os::unix::fs::symlink(news.join("gone.txt"), news.join("broken.txt")).unwrap();
    let outcome = read_paths(&[news], folder.path(), &ReadOptions::default());
    assert_eq!(outcome.texts(), ["Talks began."]);
    assert!(outcome.remarks[0].to_string().starts_with("news/again: is a link to a directory"));
    assert_eq!(outcome.refused[0].to_string(), "news/broken.txt: no such file or directory");
}

#[test]
fn a_file_read_twice_keeps_both() {
    let files: [(&str, &[u8]); 2] = [("a.txt", b"Talks began."), ("a.txt", b"Talks began.")];
    let outcome = read_files(&files, &ReadOptions::default());
    let ids: Vec<_> = outcome.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["a.txt", "a.txt#2"]);
    assert_eq!(outcome.remarks.len(), 1);
}

#[test]
fn looks_decide_where_names_do_not() {
    let page = "<!DOCTYPE html><title>Talks</title><p>Ministers met in Geneva on Monday.</p>";
    for name in ["page.asp", "page.txt", "page"] {
        assert_eq!(read_file(name, page.as_bytes()).only().text, "Ministers met in Geneva on Monday.", "{name}");
    }
    let line = "{\"id\": \"1\", \"text\": \"Ministers met.\"}";
    assert_eq!(read_file("out.json", line.as_bytes()).only().id, "1");
    assert_eq!(read_file("notes", b"<b> is not a page").only().text, "<b> is not a page");
    assert_eq!(read_stdin(line.as_bytes(), &ReadOptions::default()).only().id, "1");
    let as_text = ReadOptions { format: Format::Text, ..ReadOptions::default() };
    let document = read_stdin(line.as_bytes(), &as_text).only();
    assert_eq!((document.id.as_str(), document.text.as_str()), ("-", line));
}
