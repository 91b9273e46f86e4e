//! The house stands on its floors: no room uses one above it, and a few things are done in one room only.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from top to bottom. A room may use those after it.
const FLOORS: [&str; 15] = [
    "cli", "read", "export", "store", "query", "graph", "coder", "dating", "clause", "find", "text", "lang", "pack",
    "pattern", "model",
];

/// What is written in one room only: the words that give it away, and the rooms that may have them.
const ONLY_IN: [(&[&str], &[&str]); 4] = [
    (&["println!(", "print!(", "eprintln!(", "eprint!(", "process::exit("], &["cli"]),
    (&["clap::", "rayon::"], &["cli"]),
    (&["petgraph::"], &["graph"]),
    (&["toml::"], &["pack"]),
];

struct Source {
    room: &'static str,
    path: PathBuf,
    /// Modules from the room down: 1 for its `mod.rs`.
    depth: usize,
    /// Lines of code with their numbers; comments and what follows a test module's head left out.
    lines: Vec<(usize, String)>,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for room in FLOORS {
        let mut pending = vec![root.join(room)];
        while let Some(path) = pending.pop() {
            if path.is_dir() {
                pending.extend(fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()));
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let inside = path.strip_prefix(&root).unwrap();
            // Tests beside the code may print, and may use any room to make what they test.
            if inside.ends_with("tests.rs") || inside.components().any(|c| c.as_os_str() == "tests") {
                continue;
            }
            let depth = inside.components().count() - usize::from(inside.ends_with("mod.rs"));
            let code = |(i, line): (usize, &str)| (i + 1, line.split("//").next().unwrap_or("").to_owned());
            let lines = text.lines().enumerate().map(code).take_while(|(_, l)| !l.starts_with("mod tests {")).collect();
            found.push(Source { room, path: inside.to_owned(), depth, lines });
        }
    }
    assert!(found.len() > 100, "the rooms have moved");
    found
}

/// Names that follow `crate::` in a line, those of a group one by one.
fn rooms_used(line: &str) -> Vec<String> {
    let mut used = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let word = |text: &str| text.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned);
        match rest.strip_prefix('{') {
            // Only what stands at the group's own level names a room.
            Some(group) => {
                let mut level = 0;
                for part in group.split_inclusive([',', '{', '}']) {
                    if level == 0 {
                        used.extend(word(part));
                    }
                    level += part.matches('{').count();
                    level = level.saturating_sub(part.matches('}').count());
                }
            }
            None => used.extend(word(rest)),
        }
    }
    used.retain(|name| FLOORS.contains(&name.as_str()));
    used
}

#[test]
fn no_room_uses_one_above_it() {
    let floor = |room: &str| FLOORS.iter().position(|f| *f == room).unwrap();
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in &source.lines {
            let above = rooms_used(line).into_iter().filter(|used| floor(used) < floor(source.room));
            faults.extend(above.map(|used| format!("{}:{number}: uses {used}, which is above", source.path.display())));
            if line.contains(&"super::".repeat(source.depth + 1)) {
                faults.push(format!("{}:{number}: climbs out of its room by super::", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn some_things_are_done_in_one_room_only() {
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in &source.lines {
            for (words, rooms) in ONLY_IN {
                let found = words.iter().find(|w| line.contains(**w)).filter(|_| !rooms.contains(&source.room));
                let place = source.path.display();
                faults.extend(found.map(|w| format!("{place}:{number}: {w} belongs to {}", rooms.join(", "))));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_room_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for room in FLOORS {
        let text = fs::read_to_string(root.join(room).join("mod.rs")).unwrap();
        let intro: Vec<&str> = text.lines().map_while(|l| l.strip_prefix("//!")).collect();
        let intro = intro.join(" ");
        if room != "model" {
            for sentence in ["What lives here", "What may not", "Who comes next"] {
                assert!(intro.contains(sentence), "src/{room}/mod.rs does not say: {sentence}");
            }
        }
        assert!(intro.len() > 60, "src/{room}/mod.rs says too little");
    }
}

#[test]
fn groups_are_read_name_by_name() {
    assert_eq!(rooms_used("use crate::{find::{A, B}, lang::C};"), ["find", "lang"]);
    assert_eq!(rooms_used("fn f(a: crate::text::T) -> crate::model::M"), ["text", "model"]);
    assert!(rooms_used("use crate::other::{graph};").is_empty());
}
