//! Time expressions: every sample of `data/lang/*/times.toml`.

use chrono::NaiveDateTime;
use demarche::find::find_times;
use demarche::lang::Language;
use demarche::model::{Anchor, Direction, Discourse};
use demarche::pack::{DirFiles, TimesRows};
use demarche::text::Text;

fn data() -> DirFiles {
    DirFiles::open(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap()
}

fn read(language: &Language, text: &str, published: NaiveDateTime) -> Vec<(String, String)> {
    let text = Text::new(text, language);
    let mut discourse = Discourse::default();
    let mut out = Vec::new();
    for m in find_times(&text, language) {
        let expr = discourse.rebase(&m.expr);
        let reference = discourse.reference(&expr);
        let resolved = expr.resolve(&Anchor { published: Some(published), reference, direction: Direction::Unknown });
        discourse.note(&expr, &resolved);
        out.push((m.span.of(text.raw).to_owned(), resolved.timex.unwrap_or_default()));
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
