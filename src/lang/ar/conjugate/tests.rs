//! The conjugator against the verb table of the lexicon and against hand-written expectations.

use std::path::Path;

use super::*;
use crate::model::Shape;

/// A row of `verbs.csv`, owned.
struct Row {
    lemma: String,
    root: String,
    measure: String,
    vowel: Option<char>,
}

impl Row {
    fn verb(&self) -> Verb<'_> {
        Verb { lemma: &self.lemma, root: &self.root, measure: &self.measure, vowel: self.vowel }
    }

    fn all_forms(&self) -> Vec<Form> {
        let verb = self.verb();
        let mut forms = conjugate(&verb).unwrap_or_else(|e| panic!("{e}"));
        forms.extend(participles(&verb).unwrap_or_else(|e| panic!("{e}")));
        for masdar in masdars(&verb) {
            forms.extend(noun_forms(&masdar, &[]));
        }
        forms
    }
}

fn table(path: &str) -> Vec<csv::StringRecord> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut reader = csv::Reader::from_path(&path).expect("the table opens");
    reader.records().map(|r| r.expect("a row reads")).collect()
}

fn verbs() -> Vec<Row> {
    let row = |r: &csv::StringRecord| Row {
        lemma: r[0].to_string(),
        root: r[1].to_string(),
        measure: r[2].to_string(),
        vowel: r[3].chars().next(),
    };
    table("data/lang/ar/verbs.csv").iter().map(row).collect()
}

fn is_clean(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| ('ء'..='غ').contains(&c) || ('ف'..='ي').contains(&c))
}

#[test]
fn every_verb_of_the_lexicon_conjugates_and_contains_its_lemma() {
    let rows = verbs();
    let bad: Vec<String> = rows.iter().filter_map(|row| conjugate(&row.verb()).err()).collect();
    assert!(bad.is_empty(), "{} rows: {}", bad.len(), bad.join("\n"));
    for row in &rows {
        let past = Features::new(Shape::Past);
        let forms = row.all_forms();
        assert!(forms.iter().any(|f| f.text == row.lemma && f.features == past), "{} is not a form", row.lemma);
        for form in &forms {
            assert!(is_clean(&form.text), "{}: {:?}", row.lemma, form);
        }
    }
}

#[test]
fn verb_rows_are_unique_and_measure_one_has_a_masdar() {
    let mut seen = std::collections::HashSet::new();
    for row in table("data/lang/ar/verbs.csv") {
        assert!(seen.insert((row[0].to_string(), row[2].to_string())), "{} {} twice", &row[0], &row[2]);
        assert_eq!(&row[2] == "I", !row[3].is_empty(), "{}: the vowel belongs to measure I", &row[0]);
        assert!(&row[2] != "I" || !row[4].is_empty(), "{} has no masdar", &row[0]);
        assert!(row[4].is_empty() || row[4].split('|').all(is_clean), "{}: {}", &row[0], &row[4]);
    }
}

#[test]
fn nouns_decline() {
    for row in table("data/lang/ar/nouns.csv") {
        let plurals: Vec<&str> = row[1].split('|').filter(|p| !p.is_empty()).collect();
        for form in noun_forms(&row[0], &plurals) {
            assert!(is_clean(&form.text), "{}: {:?}", &row[0], form);
        }
    }
}

/// Names a form the way the expectation table does: `past`, `present.f.pl`, `bare.du.pass`, `noun.acc.bound`.
fn tag(features: Features) -> String {
    let mut tag = match features.shape() {
        Shape::Past => "past",
        Shape::Present => "present",
        Shape::Bare => "bare",
        Shape::ActiveParticiple => "act",
        Shape::PassiveParticiple => "pas",
        Shape::Noun | Shape::Gerund => "noun",
    }
    .to_string();
    for (flag, name) in [
        (Features::FIRST, "1"),
        (Features::FEMININE, "f"),
        (Features::DUAL, "du"),
        (Features::PLURAL, "pl"),
        (Features::PASSIVE, "pass"),
        (Features::ACCUSATIVE, "acc"),
        (Features::BOUND, "bound"),
    ] {
        if features.has(flag) {
            tag.push('.');
            tag.push_str(name);
        }
    }
    tag
}

/// The table has a class, a verb and a list of `tag:form`; `!tag:form` must be absent.
#[test]
fn paradigms_are_as_written_down() {
    let rows = verbs();
    let mut wrong = Vec::new();
    for expectation in table("tests/data/ar_paradigms.csv") {
        let (lemma, measure) = (&expectation[1], &expectation[2]);
        let Some(row) = rows.iter().find(|r| r.lemma == *lemma && r.measure == *measure) else {
            wrong.push(format!("{lemma} {measure}: not in the lexicon"));
            continue;
        };
        let forms: Vec<(String, String)> = row.all_forms().into_iter().map(|f| (tag(f.features), f.text)).collect();
        for item in expectation[3].split_whitespace() {
            let (present, item) = item.strip_prefix('!').map_or((true, item), |rest| (false, rest));
            let (name, text) = item.split_once(':').expect("tag:form");
            if forms.iter().any(|(t, f)| t == name && f == text) != present {
                let have: Vec<&str> = forms.iter().filter(|(t, _)| t == name).map(|(_, f)| f.as_str()).collect();
                wrong.push(format!("{lemma} {measure}: {name} {text}, have {have:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nonsense_is_refused() {
    for (lemma, root, measure, vowel) in [
        ("كتب", "كتب", "I", None),
        ("كتب", "كتب", "XI", None),
        ("كتب", "كت", "II", None),
        ("كتب", "كاب", "II", None),
        ("كتب", "قرأ", "I", Some('a')),
    ] {
        let verb = Verb { lemma, root, measure, vowel };
        assert!(conjugate(&verb).is_err(), "{verb:?}");
        assert!(participles(&verb).is_err());
        assert!(masdars(&verb).is_empty());
    }
}

/// Prints a paradigm per verb: `PARADIGM="أدان نوى" cargo test --lib ar::conjugate -- --ignored --nocapture`.
#[test]
#[ignore = "a printer for the reader's eye"]
fn print_paradigms() {
    let wanted = std::env::var("PARADIGM").unwrap_or_default();
    let rows = verbs();
    for row in rows.iter().filter(|r| wanted.split_whitespace().any(|w| w == r.lemma)) {
        println!("== {} {} {}", row.lemma, row.root, row.measure);
        let mut by_tag: Vec<(String, Vec<String>)> = Vec::new();
        for form in row.all_forms() {
            let name = tag(form.features);
            match by_tag.iter_mut().find(|(t, _)| *t == name) {
                Some((_, texts)) => texts.push(form.text),
                None => by_tag.push((name, vec![form.text])),
            }
        }
        let line: Vec<String> = by_tag.into_iter().map(|(t, f)| format!("{t}={}", f.join("/"))).collect();
        println!("{}", line.join("  "));
    }
}
