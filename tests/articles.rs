//! Whole articles, frozen: what the sample articles give today, row by row.
//!
//! A change that moves a row shows here. If the new rows are right, write them with `DEMARCHE_FREEZE=1 cargo test
//! --test articles` and read the difference before it is committed.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// The columns that a reader judges an event by.
const COLUMNS: [&str; 12] = [
    "sentence_index",
    "event_date_edtf",
    "date_basis",
    "event_type",
    "event_mode",
    "phase",
    "status",
    "actor_codes",
    "recipient_codes",
    "reporter",
    "thread",
    "found_by",
];

/// One line an event, columns apart by " ; ".
fn rows_of(article: &Path) -> String {
    let program = env!("CARGO_BIN_EXE_demarche");
    let output = Command::new(program).arg("extract").arg(article).output().expect("run");
    assert!(output.status.success(), "{}: {}", article.display(), String::from_utf8_lossy(&output.stderr));
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    let header = reader.headers().expect("header").clone();
    let at: Vec<usize> = COLUMNS
        .iter()
        .map(|c| header.iter().position(|h| h == *c).unwrap_or_else(|| panic!("no column {c}")))
        .collect();
    let mut text = format!("# {}\n", COLUMNS.join(" ; "));
    for record in reader.records() {
        let record = record.expect("row");
        let cells: Vec<&str> = at.iter().map(|i| record.get(*i).unwrap_or("")).collect();
        writeln!(text, "{}", cells.join(" ; ").trim_end()).expect("string");
    }
    text
}

#[test]
fn sample_articles_give_what_they_gave() {
    let freeze = std::env::var_os("DEMARCHE_FREEZE").is_some();
    let mut articles: Vec<_> =
        std::fs::read_dir("data/articles").expect("data/articles").map(|e| e.expect("entry").path()).collect();
    articles.sort();
    assert_eq!(articles.len(), 6, "six sample articles");
    let mut moved = Vec::new();
    for article in articles {
        let name = article.file_stem().and_then(|n| n.to_str()).expect("name").to_owned();
        let frozen = Path::new("tests/articles").join(format!("{name}.txt"));
        let rows = rows_of(&article);
        if freeze {
            std::fs::write(&frozen, rows).expect("write");
            continue;
        }
        let before = std::fs::read_to_string(&frozen).unwrap_or_default().replace("\r\n", "\n");
        for (n, (old, new)) in before.lines().zip(rows.lines()).enumerate() {
            if old != new {
                moved.push(format!("{}:{}:\n  was {old}\n  now {new}", frozen.display(), n + 1));
            }
        }
        if before.lines().count() != rows.lines().count() {
            moved.push(format!(
                "{}: had {} lines, now {}",
                frozen.display(),
                before.lines().count(),
                rows.lines().count()
            ));
        }
    }
    assert!(moved.is_empty(), "{} differences\n{}", moved.len(), moved.join("\n"));
}
