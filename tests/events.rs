//! Whole events: every case of `tests/corpora/*/events.toml`, one runner.
//!
//! A case has `name`, `published`, `text` and any number of `[[case.event]]` with `class`, `actor` and `recipient`
//! (lists of codes), `date` (EDTF), `status` (`actual` where not given) and `phase`. A case without events must give
//! none. Events are paired one to one, in any order. The head of a file may set floors, shares from 0 to 1:
//! `floor_class`, `floor_dyad` (F1 of class; of class, actors and recipients) and `floor_quiet` (cases without events
//! that give none).

use demarche::model::{Document, Event, Party, PublishedBasis};
use demarche::{Language, code_document};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    #[serde(default)]
    floor_class: f32,
    #[serde(default)]
    floor_dyad: f32,
    #[serde(default = "quiet")]
    floor_quiet: f32,
    case: Vec<Case>,
}

fn quiet() -> f32 {
    0.9
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    published: Option<String>,
    text: String,
    #[serde(default)]
    event: Vec<Wanted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    class: String,
    #[serde(default)]
    actor: Vec<String>,
    #[serde(default)]
    recipient: Vec<String>,
    date: Option<String>,
    status: Option<String>,
    phase: Option<String>,
}

/// What two events are compared on.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Class,
    Dyad,
    Full,
}

fn codes(parties: &[Party]) -> BTreeSet<String> {
    parties.iter().map(|p| p.code.clone()).filter(|c| !c.is_empty()).collect()
}

fn fits(wanted: &Wanted, found: &Event, level: Level) -> bool {
    let class = wanted.class == found.class.to_string();
    let set = |list: &[String]| list.iter().cloned().collect::<BTreeSet<String>>();
    let dyad = || set(&wanted.actor) == codes(&found.actors) && set(&wanted.recipient) == codes(&found.recipients);
    let rest = || {
        let date = wanted.date.as_ref().is_none_or(|d| found.date.as_ref().is_some_and(|f| f.to_string() == *d));
        let status = wanted.status.as_deref().unwrap_or("actual") == found.status.to_string();
        date && status && wanted.phase.as_ref().is_none_or(|p| found.phase.is_some_and(|f| f.to_string() == *p))
    };
    class && (level == Level::Class || dyad()) && (level != Level::Full || rest())
}

/// How many can be paired one to one.
fn pairs(wanted: &[Wanted], found: &[Event], level: Level) -> usize {
    let mut free: Vec<&Event> = found.iter().collect();
    let mut count = 0;
    for w in wanted {
        if let Some(i) = free.iter().position(|f| fits(w, f, level)) {
            free.swap_remove(i);
            count += 1;
        }
    }
    count
}

fn describe(found: &[Event]) -> String {
    let one = |e: &Event| {
        let date = e.date.as_ref().map_or(String::new(), ToString::to_string);
        let list = |p: &[Party]| p.iter().map(|p| p.code.as_str()).collect::<Vec<_>>().join("|");
        format!("{} {} -> {} {date} {}", e.label(), list(&e.actors), list(&e.recipients), e.found_by)
    };
    if found.is_empty() { "nothing".to_owned() } else { found.iter().map(one).collect::<Vec<_>>().join("; ") }
}

fn run(code: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/corpora/{code}/events.toml"));
    let corpus: Corpus = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let language = Language::builtin(code).unwrap();
    let (mut gold, mut got, mut hit) = (0, 0, [0; 3]);
    let (mut silent, mut kept) = (0, 0);
    for case in &corpus.case {
        let day = case.published.as_ref().map(|p| p.parse::<chrono::NaiveDate>().unwrap());
        let published = day.and_then(|d| d.and_hms_opt(0, 0, 0)).map(|p| (p, PublishedBasis::Given));
        let document = Document { id: case.name.clone(), published, text: case.text.clone(), ..Document::default() };
        let found = code_document(&document, &language).events;
        gold += case.event.len();
        got += found.len();
        for (n, level) in [Level::Class, Level::Dyad, Level::Full].into_iter().enumerate() {
            hit[n] += pairs(&case.event, &found, level);
        }
        if case.event.is_empty() {
            silent += 1;
            kept += usize::from(found.is_empty());
        }
        if pairs(&case.event, &found, Level::Full) < case.event.len().max(found.len()) {
            println!("{code} {}: {}\n    found {}", case.name, case.text, describe(&found));
        }
    }
    let share = |a: usize, b: usize| a as f32 / b.max(1) as f32;
    let f1 = |hits: usize| 2.0 * hits as f32 / (gold + got).max(1) as f32;
    for (level, hits) in ["class", "dyad", "full"].iter().zip(hit) {
        println!("{code} {level}: P {:.2} R {:.2} F1 {:.3}", share(hits, got), share(hits, gold), f1(hits));
    }
    println!("{code} quiet cases kept: {kept} of {silent}");
    assert!(f1(hit[0]) >= corpus.floor_class, "{code}: class F1 {:.3} < {}", f1(hit[0]), corpus.floor_class);
    assert!(f1(hit[1]) >= corpus.floor_dyad, "{code}: dyad F1 {:.3} < {}", f1(hit[1]), corpus.floor_dyad);
    assert!(
        silent == 0 || share(kept, silent) >= corpus.floor_quiet,
        "{code}: {kept} of {silent} cases without events gave none, floor {}",
        corpus.floor_quiet
    );
}

#[test]
fn arabic() {
    run("ar");
}

#[test]
fn english() {
    run("en");
}
