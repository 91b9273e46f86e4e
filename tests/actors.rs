//! Actors: every case of `tests/corpora/*/actors.toml`, one runner.
//!
//! A case has `text`, `published` (the file's own where not given) and `expect`, a list of `["words of the text",
//! "CODE"]`: one entry for each mention of an actor, in the order of the words, with the code it has on that day. The
//! words may be the head of the mention or all of it; a find fits where it shares a letter with them and has the code.
//! The same words twice with different codes are one mention of several parties ("the two countries"); twice with the
//! same code they are two mentions. `A|B` takes either code, most apt first; a bare `IGO` or `NGO` takes any body of that
//! sort; `?A` need not be found, and costs nothing. An empty list is a trap: nothing there is an actor.
//!
//! Not mentions: adjectives alone, mere places, newspapers and agencies, pronouns written onto a word.
//! The head of a file sets floors, shares from 0 to 1: `floor_precision`, `floor_recall`, `floor_quiet` (traps that give
//! nothing). `CORPUS_ERRORS=1` prints what is wrong, case by case.

use demarche::Language;
use demarche::coder::trace_document;
use demarche::model::{Document, PublishedBasis, Span};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    published: String,
    floor_precision: f32,
    floor_recall: f32,
    floor_quiet: f32,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<String>,
    expect: Vec<(String, String)>,
}

/// One mention that must be found.
struct Wanted<'c> {
    span: Span,
    codes: Vec<&'c str>,
    optional: bool,
    met: bool,
}

impl Case {
    fn wanted(&self) -> Vec<Wanted<'_>> {
        let mut out: Vec<Wanted<'_>> = Vec::new();
        let (mut start, mut end) = (0, 0);
        for (n, (words, codes)) in self.expect.iter().enumerate() {
            let before = n.checked_sub(1).map(|k| &self.expect[k]);
            let again = before.is_some_and(|(w, c)| w == words && c != codes);
            let from = if again { start } else { end };
            let at = self.text[from..].find(words.as_str());
            let at = at.unwrap_or_else(|| panic!("{}: no {words:?} after letter {from}", self.text));
            (start, end) = (from + at, from + at + words.len());
            let optional = codes.starts_with('?');
            let codes = codes.trim_start_matches('?').split('|').collect();
            out.push(Wanted { span: Span::new(start, end), codes, optional, met: false });
        }
        out
    }
}

/// The country or body of a code.
fn country(code: &str) -> &str {
    let n = if code.starts_with("IGO") { 6 } else { 3 };
    &code[..n.min(code.len())]
}

fn same(wanted: &str, found: &str, whole: bool) -> bool {
    match wanted {
        "IGO" | "NGO" => found.starts_with(wanted),
        _ if whole => wanted == found,
        _ => country(wanted) == country(found),
    }
}

#[derive(Default)]
struct Score {
    wanted: usize,
    met: usize,
    found: usize,
    right: usize,
    traps: usize,
    quiet: usize,
}

impl Score {
    /// Counts one case; true where nothing is missing and nothing is wrong.
    fn count(&mut self, case: &Case, found: &[(Span, String)], whole: bool) -> bool {
        let mut wanted = case.wanted();
        let mut wrong = 0;
        for (span, code) in found {
            let mut fits = false;
            let mut costs = true;
            for w in wanted.iter_mut().filter(|w| w.span.overlaps(*span)) {
                if w.codes.iter().any(|c| same(c, code, whole)) {
                    // A second find of the same mention, such as office and name apart, costs nothing and wins nothing.
                    costs = !w.met && !w.optional;
                    w.met = true;
                    fits = true;
                    break;
                }
                costs &= !w.optional;
            }
            self.found += usize::from(costs);
            self.right += usize::from(costs && fits);
            wrong += usize::from(costs && !fits);
        }
        let must = wanted.iter().filter(|w| !w.optional);
        let (all, met) = (must.clone().count(), must.filter(|w| w.met).count());
        self.wanted += all;
        self.met += met;
        if case.expect.is_empty() {
            self.traps += 1;
            self.quiet += usize::from(found.is_empty());
        }
        all == met && wrong == 0
    }

    fn precision(&self) -> f32 {
        self.right as f32 / self.found.max(1) as f32
    }

    fn recall(&self) -> f32 {
        self.met as f32 / self.wanted.max(1) as f32
    }
}

fn run(code: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/corpora/{code}/actors.toml"));
    let corpus: Corpus = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let language = Language::builtin(code).unwrap();
    let (mut full, mut country) = (Score::default(), Score::default());
    let mut clean = 0;
    for case in &corpus.case {
        let day: chrono::NaiveDate = case.published.as_ref().unwrap_or(&corpus.published).parse().unwrap();
        let published = day.and_hms_opt(0, 0, 0).map(|p| (p, PublishedBasis::Given));
        let document = Document { published, text: case.text.clone(), ..Document::default() };
        let (_, traces) = trace_document(&document, &language);
        let found: Vec<(Span, String)> =
            traces.into_iter().flat_map(|t| t.mentioned).map(|(span, party)| (span, party.code)).collect();
        country.count(case, &found, false);
        if full.count(case, &found, true) {
            clean += 1;
        } else if std::env::var_os("CORPUS_ERRORS").is_some() {
            let found: Vec<_> = found.iter().map(|(s, c)| (s.of(&case.text), c.as_str())).collect();
            println!("{code} {day} {}\n    wants {:?}\n    found {found:?}", case.text, case.expect);
        }
    }
    for (level, s) in [("code", &full), ("country", &country)] {
        let (p, r) = (s.precision(), s.recall());
        println!("{code} {level}: P {p:.3} ({}/{}) R {r:.3} ({}/{})", s.right, s.found, s.met, s.wanted);
    }
    println!(
        "{code}: {clean} of {} cases without fault, {} of {} traps quiet",
        corpus.case.len(),
        full.quiet,
        full.traps
    );
    let quiet = full.quiet as f32 / full.traps.max(1) as f32;
    assert!(corpus.case.len() >= 210 && full.traps * 5 >= corpus.case.len(), "{code}: too few cases or traps");
    assert!(full.precision() >= corpus.floor_precision, "{code}: precision {:.3}", full.precision());
    assert!(full.recall() >= corpus.floor_recall, "{code}: recall {:.3}", full.recall());
    assert!(quiet >= corpus.floor_quiet, "{code}: quiet {quiet:.3}");
}

#[test]
fn arabic() {
    run("ar");
}

#[test]
fn english() {
    run("en");
}
