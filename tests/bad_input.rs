//! Bad input: one clear line that names it and says what to do; what is good beside it is still written.

mod common;

use common::{folder, run, run_with};

const GOOD: &[u8] = b"Turkey condemned Russia on Tuesday.\n";
const FRENCH: &str = "Le ministre a rencontré son homologue à Paris et a discuté de la situation sur la frontière.\n";
const PERSIAN: &str = "وزیر خارجه ایران در تهران با همتای ترک خود دیدار و درباره سوریه گفت‌وگو کرد و پیام داد.\n";
const UNLIKE: &str = "looks like neither Arabic nor English; say --lang ar or en if it is";

/// The bad input stands between two copies of a good one.
fn check(name: &str, bytes: Option<&[u8]>, expected: &str) {
    let mut files = vec![("a.txt", GOOD), ("z.txt", GOOD)];
    files.extend(bytes.map(|b| (name, b)));
    let f = folder(&files);
    let published = ["--published", "2020-06-10"];
    let alone = run(f.path(), &[&["extract", "a.txt", "z.txt"], &published[..]].concat());
    let ran = run(f.path(), &[&["extract", "a.txt", name, "z.txt"], &published[..]].concat());
    assert_eq!((alone.code, alone.out.lines().count()), (0, 3));
    assert_eq!(ran.err.lines().next().unwrap_or(""), format!("demarche: {expected}"), "{name}");
    assert_eq!((ran.code, ran.out), (1, alone.out), "{name}");
    assert!(ran.err.lines().last().unwrap().contains("2 documents read (en 2), 1 refused; 2 sentences, 2 events"));
}

#[test]
fn inputs_that_are_no_articles() {
    check("none.txt", None, "none.txt: no such file or directory");
    check("empty.txt", Some(b""), "empty.txt: is empty");
    check("photo.png", Some(b"\x89PNG\r\n\x1A\n\0\0"), "photo.png: looks like a PNG image; only text can be read");
    check("fr.txt", Some(FRENCH.as_bytes()), &format!("fr.txt: {UNLIKE}"));
    check("fa.txt", Some(PERSIAN.as_bytes()), &format!("fa.txt: {UNLIKE}"));
}

#[test]
fn a_folder_without_articles() {
    let f = folder(&[("a.txt", GOOD), ("pictures/x.png", b"\x89PNG\r\n\x1A\n\0\0")]);
    let ran = run(f.path(), &["extract", "pictures", "a.txt", "-q"]);
    let text = "holds no articles (txt, md, html, jsonl or csv), only 1 other file (first: x.png)";
    assert_eq!((ran.code, ran.out.lines().count(), ran.err), (1, 2, format!("demarche: pictures: {text}")));
}

#[test]
fn bytes_that_are_no_text() {
    // One bad byte costs one letter, not the article.
    let bytes = ["أدانت تركيا روسيا يوم الثلاثاء. ".as_bytes(), b"\xFF\n"].concat();
    let f = folder(&[("bad.txt", &bytes)]);
    let ran = run(f.path(), &["extract", "bad.txt"]);
    let note = "demarche: note: bad.txt: is UTF-8 but for one invalid byte, at byte 58; it is read as U+FFFD";
    assert_eq!((ran.code, ran.out.lines().count(), ran.err.lines().next()), (0, 2, Some(note)));
}

#[test]
fn windows_1256_cut_short() {
    let text = "أدانت تركيا روسيا يوم الثلاثاء. وقال الوزير في مؤتمر صحفي إن الاتفاق قائم رغم ذلك.";
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(text);
    assert!(!lossy);
    for length in [bytes.len(), bytes.len() - 7, 40, 31] {
        let f = folder(&[("cut.txt", &bytes[..length])]);
        let ran = run(f.path(), &["extract", "cut.txt", "--published", "2020-06-10", "-q"]);
        assert_eq!((ran.code, ran.err.as_str(), ran.out.lines().count()), (0, "", 2), "{length} bytes");
    }
    // What is left of it may be too little to tell anything by; then that is said.
    for length in [1, 2, 5, 11, 20] {
        let f = folder(&[("cut.txt", &bytes[..length])]);
        let ran = run(f.path(), &["extract", "cut.txt", "-q"]);
        let refused = ran.err.starts_with("demarche: cut.txt: looks like neither Arabic nor English");
        assert!(ran.code == 0 && ran.err.is_empty() || ran.code == 1 && refused, "{length} bytes: {ran:?}");
    }
}

#[test]
fn lines_that_never_end() {
    // Just over the limit; a line of 200 MB takes the same way, for no more than the limit is ever held.
    let long = vec![b'a'; demarche::read::MAX_DOCUMENT + 1];
    let limit = "longer than 16 MiB, the most for one article; split it";
    check(
        "long.txt",
        Some(&long),
        "long.txt: is 17 MiB long, one article may have 16 MiB; split it or make it JSON Lines",
    );
    let f = folder(&[]);
    let ran = run_with(f.path(), &["extract", "-", "-q"], &long);
    assert_eq!((ran.code, ran.err), (1, format!("demarche: standard input: is {limit} or make it JSON Lines")));

    let good = r#"{"id":"a","lang":"en","published":null,"text":"Turkey condemned Russia on Tuesday."}"#;
    let lines = [good.as_bytes(), b"\n{\"id\":\"b\",\"text\":\"", &long, b"\"}\n", good.as_bytes(), b"\n"].concat();
    let ran = run_with(f.path(), &["extract", "--from", "jsonl", "--to", "jsonl", "-", "-q"], &lines);
    let messages = format!("demarche: standard input:2: line is {limit}");
    assert_eq!((ran.code, ran.out.lines().count(), ran.err.as_str()), (1, 2, messages.as_str()));
}

#[test]
fn a_broken_line_among_good_ones() {
    let lines = "\
{\"id\":\"a\",\"lang\":\"en\",\"text\":\"Turkey condemned Russia on Tuesday.\"}
{\"id\":\"b\",\"lang\":\"en\",\"text\":\"Turkey cond
{\"id\":\"c\",\"lang\":\"fr\",\"text\":\"La Turquie a condamné la Russie.\"}
{\"id\":\"d\",\"lang\":\"en-GB\",\"text\":\"Russia condemned Turkey on Tuesday.\"}
";
    let f = folder(&[("docs.jsonl", lines.as_bytes())]);
    let ran = run(f.path(), &["extract", "docs.jsonl", "--to", "jsonl"]);
    let messages: Vec<&str> = ran.err.lines().collect();
    assert_eq!((ran.code, ran.out.lines().count(), messages.len()), (1, 2, 3));
    assert!(messages[0].starts_with("demarche: docs.jsonl:2: broken JSON: EOF while parsing a string (column "));
    assert_eq!(
        messages[1],
        "demarche: c: is in the language \"fr\", neither Arabic nor English; say --lang ar or en if it is"
    );
    assert!(messages[2].ends_with("2 documents read (en 2), 2 refused; 2 sentences, 2 events"), "{}", messages[2]);

    // The same for saved events.
    let saved = [ran.out.lines().next().unwrap(), "{\"event_id\": 3}", ran.out.lines().nth(1).unwrap()].join("\n");
    let again = run_with(f.path(), &["extract", "-", "--to", "jsonl", "-q"], saved.as_bytes());
    assert_eq!((again.code, again.out), (1, ran.out));
    assert!(again.err.starts_with("demarche: standard input:2: not an event, left out: "), "{}", again.err);
}

#[test]
fn a_day_that_is_in_no_calendar() {
    let f = folder(&[("a.txt", GOOD)]);
    for (day, reason) in [("2020-13-40", "is not in the calendar"), ("yesterday", "is not a day")] {
        let ran = run(f.path(), &["extract", "a.txt", "--published", day]);
        let expected = format!(
            "error: invalid value '{day}' for '--published <DATE>': {reason}; write year, month and day as in 2020-02-18"
        );
        assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().next()), (2, "", Some(expected.as_str())));
    }
}

#[test]
fn a_dictionary_with_a_wrong_row() {
    let actors = "id,kind,code,wikidata,en,ar\nBOR,state,BOR,,Borduria,بوردوريا\nSYD,state,S,,Syldavia,سيلدافيا\n";
    let names = "actor,form,kind\n\nBOR,Borduria,full\nSYL,Syldavia,full\n";
    let predicates =
        "[[predicate]]\nframe = \"nonsense\"\n\n[[predicate]]\nframe = \"condemn\"\nverb = [\"curse:o\"]\n";
    let f = folder(&[
        ("a.txt", GOOD),
        ("d/actors/own.csv", actors.as_bytes()),
        ("d/lang/en/names.csv", names.as_bytes()),
        ("d/lang/en/predicates.toml", predicates.as_bytes()),
        ("d/lang/en/name.csv", b""),
    ]);
    let fault = "d/actors/own.csv:3: code \"S\" is not an actor code such as TUR, TURGOV or IGOUNO";
    let ran = run(f.path(), &["extract", "a.txt", "--data", "d"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err), (2, "", format!("demarche: {fault}")));

    // `check` goes on behind each fault.
    let ran = run(f.path(), &["check", "d"]);
    let lines: Vec<&str> = ran.err.lines().filter(|l| !l.contains("is a full name of")).collect();
    assert_eq!((ran.code, ran.out.as_str(), lines.len()), (2, "", 6), "{}", ran.err);
    assert!(lines[0].starts_with("demarche: warning: d/lang/en/name.csv: no such file belongs to a data directory"));
    assert_eq!(lines[1], fault);
    assert_eq!(lines[2], "d/lang/en/names.csv:4: no actor \"SYL\" in actors/");
    assert!(lines[3].starts_with("d/lang/en/predicates.toml:6: unknown field `verb`"), "{}", lines[3]);
    assert_eq!(lines[4], "d/lang/en/predicates.toml:1: no frame \"nonsense\" in events/frames.toml");
    assert_eq!(lines[5], "demarche: d: 4 faults");
}

#[test]
fn a_dictionary_of_ones_own() {
    let f = folder(&[
        ("a.txt", b"Borduria accused Syldavia on Tuesday.\n"),
        (
            "d/actors/own.csv",
            "id,kind,code,wikidata,en,ar\nBOR,state,BOR,,Borduria,بوردوريا\nSYD,state,SYD,,Syldavia,سيلدافيا\n"
                .as_bytes(),
        ),
        ("d/lang/en/names.csv", b"actor,form,kind\nBOR,Borduria,full\nSYD,Syldavia,full\n"),
    ]);
    let ran = run(f.path(), &["check", "d"]);
    assert_eq!((ran.code, ran.out.lines().next()), (0, Some("d: fit for --data; with the built-in data it makes")));
    let ran = run(f.path(), &["relations", "a.txt", "--data", "d", "--lang", "en", "--to", "csv", "-q"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.lines().nth(1).unwrap().starts_with("BOR,SYD,"), "{}", ran.out);
    assert!(run(f.path(), &["actors", "borduria", "--data", "d"]).out.starts_with("## Borduria · بوردوريا"));
    let ran = run(f.path(), &["check", "nowhere"]);
    let text = "demarche: nowhere: is not a directory; --data takes a folder laid out like data/";
    assert_eq!((ran.code, ran.err.as_str()), (2, text));
}
