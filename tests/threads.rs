//! The same bytes, whatever the number of threads.

mod common;

use std::fmt::Write;
use std::path::Path;

/// The English sample article and one Arabic, many times over, as JSON Lines with bad lines between.
fn documents() -> String {
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles").join(name);
        std::fs::read_to_string(path).unwrap()
    };
    let texts = [read("idlib_talks_en.txt"), read("algeria_morocco_ar.txt"), "Rien de nouveau à Paris.".to_owned()];
    let mut lines = String::new();
    for n in 0..300 {
        // Enough text for several batches, of which each thread gets uneven parts.
        let text = &texts[if n % 17 == 0 { 2 } else { n % 2 }];
        let text = text.lines().take(1 + n % 5).collect::<Vec<_>>().join("\n");
        let document = serde_json::json!({"id": format!("d{n}"), "published": "2021-09-24", "text": text});
        writeln!(lines, "{}", if n % 23 == 5 { "{broken".to_owned() } else { document.to_string() }).unwrap();
    }
    lines
}

#[test]
fn the_number_of_threads_does_not_show() {
    let folder = common::folder(&[("docs.jsonl", documents().as_bytes())]);
    for command in [
        &["extract", "docs.jsonl", "--to", "jsonl"][..],
        &["timeline", "docs.jsonl"],
        &["dates", "docs.jsonl", "--to", "jsonl"],
        &["graph", "chronology", "docs.jsonl"],
    ] {
        let run = |threads: &str| common::run(folder.path(), &[command, &["--threads", threads]].concat());
        let one = run("1");
        assert!(one.code == 1 && one.out.len() > 3_000, "{command:?}: {}", one.err);
        for threads in ["2", "8"] {
            assert!(run(threads) == one, "{command:?} differs with {threads} threads");
        }
    }
}
