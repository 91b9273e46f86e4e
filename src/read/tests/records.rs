//! JSON Lines and CSV.

use super::*;
use crate::model::PublishedBasis;

fn published(document: &Document) -> Option<(String, PublishedBasis)> {
    document.published.map(|(date, basis)| (date.to_string(), basis))
}

#[test]
fn a_broken_line_in_the_middle() {
    let lines = r#"{"id": "a", "lang": "ar-SA", "published": "2020-02-18", "title": "لقاء", "outlet": "afp", "text": "التقى الوزيران.\r\nوبحثا الملف.", "extra": [1]}

{"id": "b", "text": "Talks
{"id": 7, "lang": null, "published": "2020-02-18T23:30:00+03:00", "text": "Talks began."}
{"text": "No id.", "published": null, "url": "https://example.org/2020/02/17/talks"}
{"id": "c", "title": "No text"}
{"id": "d", "text": "  "}
{"id": "e", "text": "x", "published": "18/02/2020"}
{"id": "f", "text": ["x"]}
["g"]
"#;
    let outcome = read_file("a.jsonl", lines.as_bytes());
    let [first, second, third] = &outcome.documents[..] else { panic!("{outcome:?}") };
    assert_eq!((first.id.as_str(), first.lang.as_deref()), ("a", Some("ar")));
    assert_eq!((first.title.as_deref(), first.outlet.as_deref()), (Some("لقاء"), Some("afp")));
    assert_eq!(first.text, "التقى الوزيران.\r\nوبحثا الملف.", "offsets count in the giver's string");
    assert_eq!(published(first), Some(("2020-02-18 00:00:00".to_owned(), PublishedBasis::Given)));
    assert_eq!((second.id.as_str(), second.lang.as_deref()), ("7", None));
    assert_eq!(published(second), Some(("2020-02-18 23:30:00".to_owned(), PublishedBasis::Given)));
    assert_eq!(third.id, "a.jsonl:5");
    assert_eq!(published(third), Some(("2020-02-17 00:00:00".to_owned(), PublishedBasis::Url)));

    let refused: Vec<_> = outcome.refused.iter().map(Note::to_string).collect();
    let expected = [
        "a.jsonl:3: broken JSON: EOF while parsing a string (column 26); each line must be one object",
        "a.jsonl:6: has no text",
        "a.jsonl:7: its text is empty",
        "a.jsonl:8: published \"18/02/2020\" is neither a day (2020-02-18) nor a date and time \
         (2020-02-18T14:30:00+03:00)",
        "a.jsonl:9: its text is not a string",
        "a.jsonl:10: is not a JSON object; each line must be one, {\"id\": …, \"text\": …}",
    ];
    assert_eq!(refused, expected);
}

#[test]
fn what_the_user_gives_wins() {
    let options = ReadOptions {
        published: chrono::NaiveDate::from_ymd_opt(2020, 3, 1),
        lang: Some("en".to_owned()),
        ..ReadOptions::default()
    };
    let lines = b"{\"text\": \"One.\", \"lang\": \"ar\", \"published\": \"2020-02-18\"}\n{\"text\": \"Two.\", \"published\": \"?\"}";
    let outcome = read_files(&[("a.jsonl", lines), ("b.txt", b"Three.")], &options);
    assert_eq!(outcome.documents.len(), 3, "{outcome:?}");
    for document in &outcome.documents {
        assert_eq!(published(document), Some(("2020-03-01 00:00:00".to_owned(), PublishedBasis::Given)));
        assert_eq!(document.lang.as_deref(), Some("en"));
    }
}

#[test]
fn the_same_id_twice() {
    let lines = "{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"a\", \"text\": \"Two.\"}\n";
    let outcome = read_file("a.jsonl", lines.as_bytes());
    assert_eq!(outcome.documents[1].id, "a#2");
    let expected = "a.jsonl:2: id \"a\" was seen before; this document is called \"a#2\"";
    assert_eq!(outcome.remarks[0].to_string(), expected);
}

#[test]
fn tables() {
    let rows = "ID,Lang,Published,Body\n\
                1,ar,2020-02-18,\"التقى الوزيران، وبحثا الملف.\nثم غادرا.\"\n\
                2,en,2020-02-19\n\
                \n\
                ,en,,\"They met, \"\"briefly\"\".\"\n\
                4,en,soon,They left.\n";
    let outcome = read_file("a.csv", rows.as_bytes());
    assert_eq!(outcome.texts(), ["التقى الوزيران، وبحثا الملف.\nثم غادرا.", "They met, \"briefly\"."]);
    assert_eq!(published(&outcome.documents[0]).unwrap().0, "2020-02-18 00:00:00");
    assert_eq!(outcome.documents[1].id, "a.csv:6");
    let refused: Vec<_> = outcome.refused.iter().map(Note::to_string).collect();
    assert!(refused[0].starts_with("a.csv:4: row has 3 fields, the header 4"), "{refused:?}");
    assert!(refused[1].starts_with("a.csv:7: published \"soon\""), "{refused:?}");
    assert!(outcome.remarks.is_empty(), "{outcome:?}");
}

#[test]
fn tables_with_other_separators() {
    assert_eq!(read_file("a.csv", b"id;text\r\n1;One, two.\r\n").only().text, "One, two.");
    assert_eq!(read_file("a.tsv", b"id\ttext\n1\tOne; two.\n").only().text, "One; two.");
    let options = ReadOptions { format: Format::Csv, ..ReadOptions::default() };
    assert_eq!(read_stdin(b"\xEF\xBB\xBFtext\nOne.\n", &options).only().id, "-:2");
}

#[test]
fn tables_with_traps() {
    let open = read_file("a.csv", b"id,text\n1,One.\n2,\"Two.\n3,Three.\n");
    assert_eq!(open.texts(), ["One.", "Three."]);
    assert!(open.refused[0].to_string().starts_with("a.csv:3: a quotation mark is opened here"), "{open:?}");
    let date = read_file("a.csv", b"date,text\n2020-02-18,One.\n");
    assert!(date.remarks[0].text.contains("call it \"published\""));
}
