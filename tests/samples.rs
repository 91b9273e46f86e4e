//! Every sentence under `right` and `wrong` in `data/lang/*/predicates.toml`, coded as a document of its own.
//!
//! A right sentence must give its frame: an event found by it, or for frames that make no event (speech, operators,
//! states) a predicate with that frame. A wrong sentence must not.

use demarche::coder::trace_document;
use demarche::model::{Document, FrameKind, PublishedBasis};
use demarche::pack::{DirFiles, Files, LanguageRows, Sample, WorldRows};
use demarche::{Language, lang::builtin_languages};
use std::path::Path;

/// The one "now" of all sentences: a Wednesday.
const PUBLISHED: (i32, u32, u32) = (2020, 6, 10);

fn gives_frame(sample: &Sample, language: &Language) -> bool {
    let (y, m, d) = PUBLISHED;
    let midnight = chrono::NaiveDate::from_ymd_opt(y, m, d).and_then(|d| d.and_hms_opt(0, 0, 0)).unwrap();
    let document = Document {
        id: "sample".to_owned(),
        published: Some((midnight, PublishedBasis::Given)),
        text: sample.text.clone(),
        ..Document::default()
    };
    let (coded, traces) = trace_document(&document, language);
    let frame = language.world.frames.iter().find(|f| f.id == sample.frame).unwrap();
    if frame.kind == FrameKind::Event {
        let rule = format!("{}/", sample.frame);
        return coded.events.iter().any(|e| e.found_by.starts_with(&rule));
    }
    if frame.kind == FrameKind::Wrong && !sample.right {
        // The word stands there; what must not be is an accusation made of it.
        return !coded.events.is_empty();
    }
    traces.iter().flat_map(|t| &t.frames).flatten().any(|(id, _)| *id == sample.frame)
}

#[test]
fn every_sentence_keeps_its_word() {
    let files = DirFiles::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap();
    let layers: [&dyn Files; 1] = [&files];
    let world = WorldRows::load(&layers).unwrap();
    let (mut seen, mut faults) = (0, Vec::new());
    for code in builtin_languages() {
        let language = Language::builtin(code).unwrap();
        for sample in LanguageRows::load(&layers, code, &world).unwrap().samples {
            seen += 1;
            if gives_frame(&sample, &language) != sample.right {
                let path = Path::new(&sample.path).strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display();
                let verb = if sample.right { "must" } else { "must not" };
                faults.push(format!("{path}:{}: {verb} give {}: {}", sample.line, sample.frame, sample.text));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {seen} sentences are wrong:\n{}", faults.len(), faults.join("\n"));
}
