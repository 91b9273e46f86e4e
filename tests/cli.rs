//! The command line as a user meets it: exact output, exact messages, exit codes.

mod common;

use common::{folder, run, run_with};
use std::fs;

const ONE: &[u8] = b"Turkey condemned Russia on Tuesday.\n";
const TWO: &[u8] = "أدانت تركيا روسيا يوم الثلاثاء.\n".as_bytes();
const V: &str = concat!("demarche ", env!("CARGO_PKG_VERSION"));

#[test]
fn a_chronology_to_read() {
    let f = folder(&[("one.txt", ONE), ("two.txt", TWO)]);
    let ran = run(f.path(), &["timeline", "one.txt", "two.txt", "--published", "2020-06-10", "--to", "md"]);
    let expected = "\
## June 2020

| Date | Who | What | Words | Source |
|---|---|---|---|---|
| 2020-06-09 | Turkey → Russia | ACCUSE disapprove | “Turkey condemned Russia on Tuesday.” | one.txt +1 |
";
    assert_eq!((ran.code, ran.out.replace(['\u{2068}', '\u{2069}'], "").as_str()), (0, expected));
    let closing = "2 documents read (ar 1, en 1), 0 refused; 2 sentences, 2 events, 1 row written";
    assert_eq!(ran.err, format!("{V}: {closing}"));
}

#[test]
fn events_as_lines_and_back_again() {
    let f = folder(&[("one.txt", ONE), ("two.txt", TWO)]);
    let args = ["extract", "one.txt", "two.txt", "--published", "2020-06-10", "-o", "events.jsonl", "--quiet"];
    let ran = run(f.path(), &args);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let lines = fs::read_to_string(f.path().join("events.jsonl")).unwrap();
    let events: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let fields = |e: &serde_json::Value| {
        ["doc_id", "date", "date_basis", "class", "lang", "found_by", "status"]
            .map(|k| e[k].as_str().unwrap().to_owned())
    };
    let expected = |doc: &str, lang: &str| {
        [doc, "2020-06-09", "relative", "ACCUSE", lang, "condemn/verb", "actual"].map(str::to_owned)
    };
    assert_eq!(events.iter().map(fields).collect::<Vec<_>>(), [expected("one.txt", "en"), expected("two.txt", "ar")]);
    assert_eq!(events[0]["evidence"], serde_json::json!({"start": 7, "end": 16, "text": "condemned"}));

    // Events stand in for articles, from a file and from standard input.
    let from_articles = run(f.path(), &["timeline", "one.txt", "two.txt", "--published", "2020-06-10"]);
    let from_events = run(f.path(), &["timeline", "events.jsonl"]);
    assert_eq!(from_events.out, from_articles.out);
    assert_eq!(run_with(f.path(), &["timeline", "-"], lines.as_bytes()).out, from_articles.out);
    let closing = "0 documents read, 0 refused; 0 sentences, 2 events (2 from files of events), 1 row written";
    assert_eq!(from_events.err, format!("{V}: {closing}"));
    assert_eq!(run(f.path(), &["extract", "events.jsonl", "--to", "jsonl"]).out, lines);
}

#[test]
fn relations_and_their_questions() {
    let f = folder(&[("one.txt", ONE)]);
    let ask = |more: &[&str]| {
        let mut args = vec!["relations", "one.txt", "--published", "2020-06-10", "-q"];
        args.extend(more);
        let ran = run(f.path(), &args);
        (ran.code, ran.out, ran.err)
    };
    let table = "\
| Who | Relation | Events | Mean score | From | To | Classes |
|---|---|--:|--:|---|---|---|
| TUR → RUS | verbal conflict | 1 | -2 | 2020-06-09 | 2020-06-09 | ACCUSE 1 |
";
    assert_eq!(ask(&[]), (0, table.to_owned(), String::new()));
    assert_eq!(ask(&["--actor", "turkey"]), (0, table.to_owned(), String::new()));
    assert_eq!(ask(&["--actor", "SYR"]).1.lines().count(), 2);
    assert!(ask(&["--between", "أنقرة", "RUS"]).1.starts_with("**TUR – RUS**: 1 event, 2020-06-09"), "by name");
    assert!(ask(&["--path", "TUR", "RUS", "--to", "csv"]).1.lines().nth(1).unwrap().starts_with("1,TUR,RUS,"));
    assert_eq!(ask(&["--class", "consult", "--to", "json"]), (0, "[\n]\n".to_owned(), String::new()));
    assert_eq!(ask(&["--since", "2021"]).1.lines().count(), 2);
    let nothing = "demarche: --path TUR SYR: no chain of events joins the two";
    assert_eq!(ask(&["--path", "TUR", "SYR"]), (1, String::new(), nothing.to_owned()));
    let unknown = "demarche: \"Borduria\" is no actor we know; look for its code with: demarche actors \"Borduria\"";
    assert_eq!(ask(&["--actor", "Borduria"]), (2, String::new(), unknown.to_owned()));
    assert_eq!(ask(&["--quad", "5"]).0, 2);
    assert_eq!(ask(&["--class", "WAR"]).0, 2);
}

#[test]
fn drawings_speak_both_languages() {
    let f = folder(&[("one.txt", ONE)]);
    for (labels, name) in [("en", "Turkey"), ("ar", "تركيا")] {
        let ran = run(f.path(), &["graph", "actors", "one.txt", "--published", "2020-06-10", "--labels", labels]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.starts_with("digraph ") && ran.out.contains(name), "{}", ran.out);
    }
    let ran = run(f.path(), &["graph", "chronology", "one.txt", "--direction", "right", "-o", "days.gv"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(fs::read_to_string(f.path().join("days.gv")).unwrap().contains("rankdir=\"LR\""));
    let ran = run(f.path(), &["graph", "actors", "one.txt", "-o", "days.svg"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.err, "demarche: pictures are drawn by GraphViz: … --to dot | dot -Tsvg -o picture.svg");
}

#[test]
fn dates_as_lines_and_as_a_table() {
    let f = folder(&[]);
    let document = br#"{"id":"a","lang":null,"published":"2020-06-10","text":"Turkey condemned Russia on Tuesday."}"#;
    let ran = run_with(f.path(), &["dates", "--from", "jsonl", "--to", "jsonl", "-"], document);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let expected = serde_json::json!([{"start":27,"end":34,"text":"Tuesday","type":"DATE","value":"2020-06-09"}]);
    assert_eq!((ran.code, &report["dates"], &report["published"]), (0, &expected, &"2020-06-10".into()));
    assert_eq!(ran.err, format!("{V}: 1 document read (en 1), 0 refused; 1 time expression"));
    let ran = run_with(f.path(), &["dates", "--to", "csv", "-q", "-"], document);
    let expected = "\
doc_id,span_start,span_end,expression,type,value,published,sentence
a,27,34,Tuesday,DATE,2020-06-09,2020-06-10,Turkey condemned Russia on Tuesday.
";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""));
}

#[test]
fn what_the_dictionary_knows() {
    let f = folder(&[]);
    let ran = run(f.path(), &["actors", "lavrov"]);
    assert!(ran.out.starts_with("## Sergei Lavrov · سيرغي لافروف\n\nRUS.lavrov: person, code RUSGOV"), "{}", ran.out);
    assert!(ran.out.contains("- RUSGOV 2004-03-09/.. Foreign Minister of Russia"));
    assert_eq!(run(f.path(), &["actors", "لافروف"]).out, ran.out);
    assert_eq!(run(f.path(), &["actors", "rus.lavrov"]).out, ran.out);
    let ran = run(f.path(), &["actors", "Lavorv"]);
    let near = "demarche: Lavorv: no such name; did you mean Lavrov (RUS.lavrov)?";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, "", near));
    let ran = run(f.path(), &["actors", "--list", "--kind", "state", "--country", "TUR", "--to", "csv"]);
    assert!(ran.out.starts_with("id,kind,code,en,ar,wikidata,roles,names\nTUR,state,TUR,Turkey,تركيا,"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 2);
    let ran = run(f.path(), &["actors", "TUR", "--to", "json"]);
    let entries: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(entries[0]["names"]["en"][0]["form"], "Turkey");
}

#[test]
fn a_story_told_step_by_step() {
    let f = folder(&[("one.txt", ONE)]);
    let ran = run(f.path(), &["explain", "one.txt", "--published", "2020-06-10"]);
    for part in
        ["# one.txt (en), published 2020-06-10 (given)", "a0  “Turkey” = TUR", "→ condemn", "=> ACCUSE TUR -> RUS"]
    {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    let id = ran.out.trim_end().rsplit("; ").next().unwrap().to_owned();
    assert_eq!(run(f.path(), &["explain", "one.txt", "--published", "2020-06-10", "--event", &id]).out, ran.out);
    assert_eq!(run(f.path(), &["explain", "one.txt", "--event", "0"]).code, 1);
    assert!(run_with(f.path(), &["explain", "-"], ONE).out.contains("[0] Turkey condemned"));
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let f = folder(&[("one.txt", ONE), ("out.csv", b"old")]);
    let old = || fs::read_to_string(f.path().join("out.csv")).unwrap();
    for wrong in [["--to", "xls"], ["--lang", "fr"], ["--data", "nowhere"], ["--threads", "0"], ["--since", "soon"]] {
        let ran = run(f.path(), &["extract", "one.txt", "-o", "out.csv", wrong[0], wrong[1]]);
        assert_eq!((ran.code, ran.out.as_str(), old().as_str()), (2, "", "old"), "{wrong:?}");
        assert!(ran.err.contains(wrong[1]), "{wrong:?}: {}", ran.err);
    }
    let ran = run(f.path(), &["extract", "one.txt", "-o", "no/such/folder.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("demarche: no/such/folder.csv: cannot be written: "), "{}", ran.err);
    assert_eq!(run(f.path(), &["extract", "one.txt", "-o", "out.csv", "--bom"]).code, 0);
    assert!(old().starts_with("\u{FEFF}event_id,event_date,"));
    let names: Vec<_> = fs::read_dir(f.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no temporary file is left: {names:?}");
}

#[test]
fn help_names_every_command() {
    let f = folder(&[]);
    let ran = run(f.path(), &["--help"]);
    for command in ["extract", "timeline", "relations", "graph", "dates", "actors", "explain", "check"] {
        assert!(ran.out.contains(&format!("\n  {command} ")), "{command}");
        assert!(run(f.path(), &[command, "--help"]).out.contains("Examples:"), "{command}");
    }
    assert_eq!(run(f.path(), &["--version"]).out, format!("{V}\n"));
    assert_eq!(run(f.path(), &[]).code, 2);
}

/// Whoever reads our output may have enough of it.
#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    use std::process::{Command, Stdio};
    let text = "Turkey condemned Russia on Tuesday.\n".repeat(500);
    let f = folder(&[("long.txt", text.as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .current_dir(f.path())
        .args(["extract", "long.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
