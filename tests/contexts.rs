//! PLOVER contexts: every case of `tests/corpora/*/contexts.toml`.

use demarche::model::{Document, PublishedBasis};
use demarche::{Language, code_document};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    class: String,
    contexts: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

#[test]
fn events_have_their_contexts() {
    let mut faults = Vec::new();
    for code in ["ar", "en"] {
        let language = Language::builtin(code).expect("built in");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/corpora/{code}/contexts.toml"));
        let corpus: Corpus = toml::from_str(&std::fs::read_to_string(path).expect("corpus")).expect("cases");
        assert!(corpus.case.len() >= 5, "{code} has few cases");
        for case in corpus.case {
            let day = chrono::NaiveDate::from_ymd_opt(2020, 2, 18).and_then(|d| d.and_hms_opt(0, 0, 0));
            let published = day.map(|d| (d, PublishedBasis::Given));
            let document = Document { text: case.text.clone(), published, ..Document::default() };
            let events = code_document(&document, &language).events;
            let Some(event) = events.iter().find(|e| e.class.to_string() == case.class) else {
                faults.push(format!("{}: no {}", case.text, case.class));
                continue;
            };
            let has = |c: &&String| event.contexts.contains(c);
            let missing: Vec<&String> = case.contexts.iter().filter(|c| !has(c)).collect();
            let extra: Vec<&String> = case.without.iter().filter(has).collect();
            if !missing.is_empty() || !extra.is_empty() {
                faults.push(format!(
                    "{}: has {:?}, lacks {missing:?}, should not have {extra:?}",
                    case.text, event.contexts
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
