//! Whole events: every case of `tests/corpora/*/events.toml` (a sentence or two about one thing) and of
//! `paragraphs.toml` (whole paragraphs, coded before any program read them), one runner.
//!
//! A case has `name`, `published`, `text` and any number of `[[case.event]]` with `class`, `actor` and `recipient`
//! (lists of codes, `["*"]` for anybody), `date` (EDTF), `status` (`actual` where not given) and `phase`. `class` may be a
//! list of equally good ones, `sentence` (from 0) is the one that must report it, and what is `optional` costs nothing,
//! found or not. A case without events must give none. Events are paired one to one, in any order.
//!
//! The head of a file may set `by_country = true`: codes are then compared on countries and bodies alone, and those who
//! meet or agree with each other without order. It sets floors, shares from 0 to 1: `floor_class`, `floor_dyad`,
//! `floor_date` (F1 of class; of class, actors and recipients; of these and the date) and `floor_quiet` (cases without
//! events that give none).

use demarche::model::{Document, Event, Party, PublishedBasis};
use demarche::{Language, code_document};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    #[serde(default)]
    by_country: bool,
    #[serde(default)]
    floor_class: f32,
    #[serde(default)]
    floor_dyad: f32,
    #[serde(default)]
    floor_date: f32,
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
    class: Classes,
    sentence: Option<u32>,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    actor: Vec<String>,
    #[serde(default)]
    recipient: Vec<String>,
    date: Option<String>,
    status: Option<String>,
    phase: Option<String>,
}

/// One class, or several that will do.
#[derive(Deserialize)]
#[serde(untagged)]
enum Classes {
    One(String),
    Any(Vec<String>),
}

impl Classes {
    fn has(&self, class: &str) -> bool {
        match self {
            Classes::One(one) => one == class,
            Classes::Any(list) => list.iter().any(|c| c == class),
        }
    }
}

/// What two events are compared on.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Class,
    Dyad,
    Date,
    Full,
}

/// Three letters, or a body's six.
fn country(code: &str) -> &str {
    let n = if code.starts_with("IGO") { 6 } else { 3 };
    &code[..n.min(code.len())]
}

/// How codes are compared: whole, or by country.
#[derive(Clone, Copy)]
struct By {
    country: bool,
}

impl By {
    fn set<'c>(self, codes: impl Iterator<Item = &'c String>) -> BTreeSet<&'c str> {
        let short = |c: &'c String| if self.country { country(c) } else { c.as_str() };
        codes.map(short).filter(|c| !c.is_empty()).collect()
    }

    fn dyad(self, wanted: &Wanted, found: &Event) -> bool {
        let any = |list: &[String]| list.iter().any(|c| c == "*");
        let codes = |parties: &[Party]| parties.iter().map(|p| p.code.clone()).collect::<Vec<_>>();
        let (actors, recipients) = (codes(&found.actors), codes(&found.recipients));
        let all = [any(&wanted.actor), any(&wanted.recipient)];
        let mutual = wanted.actor.len() > 1 && wanted.recipient.is_empty();
        // What is done together, and talks, are compared without order.
        if all == [false; 2] && (mutual || wanted.class.has("CONSULT")) {
            let wanted = self.set(wanted.actor.iter().chain(&wanted.recipient));
            return wanted == self.set(actors.iter().chain(&recipients));
        }
        (all[0] || self.set(wanted.actor.iter()) == self.set(actors.iter()))
            && (all[1] || self.set(wanted.recipient.iter()) == self.set(recipients.iter()))
    }

    fn fits(self, wanted: &Wanted, found: &Event, level: Level) -> bool {
        let named = wanted.class.has(&found.class.to_string());
        let here = wanted.sentence.is_none_or(|n| n == found.sentence);
        let dated = || wanted.date.as_ref().is_none_or(|d| found.date.as_ref().is_some_and(|f| f.to_string() == *d));
        let rest = || {
            let status = wanted.status.as_deref().unwrap_or("actual") == found.status.to_string();
            status && wanted.phase.as_ref().is_none_or(|p| found.phase.is_some_and(|f| f.to_string() == *p))
        };
        named
            && here
            && (level < Level::Dyad || self.dyad(wanted, found))
            && (level < Level::Date || dated())
            && (level < Level::Full || rest())
    }

    /// How many of those that must be found can be paired one to one, and how many finds may stay or go.
    fn pairs(self, wanted: &[Wanted], found: &[Event], level: Level) -> (usize, usize) {
        let mut free: Vec<&Event> = found.iter().collect();
        let mut count = 0;
        for w in wanted.iter().filter(|w| !w.optional) {
            // The nearest find first: another of the same class may belong to another event.
            let best = [Level::Full, Level::Date, Level::Dyad, Level::Class].into_iter().filter(|l| *l >= level);
            let at = best.filter_map(|l| free.iter().position(|f| self.fits(w, f, l))).next();
            if let Some(i) = at {
                free.remove(i);
                count += 1;
            }
        }
        let may = |f: &&Event| wanted.iter().any(|w| w.optional && self.fits(w, f, Level::Class));
        (count, free.into_iter().filter(may).count())
    }
}

fn describe(found: &[Event]) -> String {
    let one = |e: &Event| {
        let date = e.date.as_ref().map_or(String::new(), ToString::to_string);
        let list = |p: &[Party]| p.iter().map(|p| p.code.as_str()).collect::<Vec<_>>().join("|");
        format!("{} {} -> {} {date} {}", e.label(), list(&e.actors), list(&e.recipients), e.found_by)
    };
    if found.is_empty() { "nothing".to_owned() } else { found.iter().map(one).collect::<Vec<_>>().join("; ") }
}

fn run(code: &str, file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/corpora/{code}/{file}.toml"));
    let corpus: Corpus = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let language = Language::builtin(code).unwrap();
    let by = By { country: corpus.by_country };
    let (mut gold, mut got, mut hit) = (0, 0, [0; 4]);
    let (mut silent, mut kept) = (0, 0);
    for case in &corpus.case {
        let day = case.published.as_ref().map(|p| p.parse::<chrono::NaiveDate>().unwrap());
        let published = day.and_then(|d| d.and_hms_opt(0, 0, 0)).map(|p| (p, PublishedBasis::Given));
        let document = Document { id: case.name.clone(), published, text: case.text.clone(), ..Document::default() };
        let found = code_document(&document, &language).events;
        let must = case.event.iter().filter(|w| !w.optional).count();
        let counted = found.len() - by.pairs(&case.event, &found, Level::Class).1;
        gold += must;
        got += counted;
        for (n, level) in [Level::Class, Level::Dyad, Level::Date, Level::Full].into_iter().enumerate() {
            hit[n] += by.pairs(&case.event, &found, level).0;
        }
        if case.event.is_empty() {
            silent += 1;
            kept += usize::from(found.is_empty());
        }
        if by.pairs(&case.event, &found, Level::Full).0 < must.max(counted) {
            println!("{code} {}: {}\n    found {}", case.name, case.text, describe(&found));
        }
    }
    let share = |a: usize, b: usize| a as f32 / b.max(1) as f32;
    let f1 = |hits: usize| 2.0 * hits as f32 / (gold + got).max(1) as f32;
    for (level, hits) in ["class", "dyad", "date", "full"].iter().zip(hit) {
        let (p, r) = (share(hits, got), share(hits, gold));
        println!("{code} {file} {level}: P {p:.2} R {r:.2} F1 {:.3} ({hits} of {gold}, {got} found)", f1(hits));
    }
    println!("{code} {file} quiet cases kept: {kept} of {silent}");
    for (level, floor, hits) in [
        ("class", corpus.floor_class, hit[0]),
        ("dyad", corpus.floor_dyad, hit[1]),
        ("date", corpus.floor_date, hit[2]),
    ] {
        assert!(f1(hits) >= floor, "{code} {file}: {level} F1 {:.3} < {floor}", f1(hits));
    }
    assert!(
        silent == 0 || share(kept, silent) >= corpus.floor_quiet,
        "{code} {file}: {kept} of {silent} cases without events gave none, floor {}",
        corpus.floor_quiet
    );
}

#[test]
fn arabic() {
    run("ar", "events");
}

#[test]
fn english() {
    run("en", "events");
}

#[test]
fn arabic_paragraphs() {
    run("ar", "paragraphs");
}

#[test]
fn english_paragraphs() {
    run("en", "paragraphs");
}
