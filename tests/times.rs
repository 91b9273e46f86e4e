//! Time expressions: every sample of `data/lang/*/times.toml`.

use chrono::NaiveDateTime;
use demarche::find::find_times;
use demarche::lang::Language;
use demarche::model::{Anchor, Direction};
use demarche::pack::{DirFiles, TimesRows};
use demarche::text::Text;

fn data() -> DirFiles {
    DirFiles::open(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap()
}

fn read(language: &Language, text: &str, published: NaiveDateTime) -> Vec<(String, String)> {
    let text = Text::new(text, language);
    let anchor = |reference| Anchor { published: Some(published), reference, direction: Direction::Unknown };
    let mut reference = None;
    let mut out = Vec::new();
    for m in find_times(&text, language) {
        let resolved = m.expr.resolve(&anchor(reference.clone()));
        out.push((m.span.of(text.raw).to_owned(), resolved.timex.unwrap_or_default()));
        reference = resolved.date.or(reference);
    }
    out
}

#[test]
fn every_rule_keeps_its_word() {
    let files = data();
    let mut faults = Vec::new();
    for code in ["ar", "en"] {
        let language = Language::builtin(code).unwrap();
        let rows = TimesRows::load(&[&files], &format!("lang/{code}/times.toml")).unwrap();
        let published = rows.reference.parse().unwrap();
        for sample in &rows.samples {
            let got = read(&language, &sample.sentence, published);
            let good = match &sample.expected {
                Some(expected) => got.contains(expected),
                None => got.is_empty(),
            };
            if !good {
                let at = sample.path.rsplit("data/").next().unwrap_or_default();
                faults.push(format!(
                    "{at}:{} {}: {:?}\n   wants {:?}\n   found {got:?}",
                    sample.line, sample.rule, sample.sentence, sample.expected
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
