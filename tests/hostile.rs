//! Texts that nobody would print: no panic, the same answer twice, spans inside the text.
//!
//! The soup is that of `fuzz/`; what the fuzzer found stands in `FOUND`.

#[path = "common/soup.rs"]
mod soup;

use demarche::model::{Document, EventDate, PublishedBasis};
use demarche::{Language, code_document};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Vec<(Language, Vec<String>)>> = LazyLock::new(|| {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let open = |code: &str| (Language::builtin(code).expect("built in"), soup::vocabulary(&data, code));
    vec![open("ar"), open("en")]
});

/// Texts that once did harm.
const FOUND: [&str; 0] = [];

fn survives(text: &str, language: &Language, dated: bool) {
    let day = chrono::NaiveDate::from_ymd_opt(2004, 2, 29).and_then(|d| d.and_hms_opt(9, 30, 0));
    let published = day.filter(|_| dated).map(|d| (d, PublishedBasis::Given));
    let document = Document { id: "hostile".to_owned(), text: text.to_owned(), published, ..Document::default() };
    let events = code_document(&document, language).events;
    let length = text.chars().count() as u32;
    for event in &events {
        let evidence = &event.evidence;
        assert!(evidence.start < evidence.end && evidence.end <= length, "{evidence:?} of {length}");
        assert!((0.0..=1.0).contains(&event.confidence), "{}", event.confidence);
        if let Some(date) = &event.date {
            assert_eq!(EventDate::parse(&date.to_string()).as_ref(), Ok(date), "{date}");
        }
    }
    assert_eq!(events, code_document(&document, language).events, "the same text gave other events");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn soup_of_words_is_survived(bytes in prop::collection::vec(any::<u8>(), 0..600), dated in any::<bool>()) {
        for (language, words) in LANGUAGES.iter() {
            survives(&soup::soup(&bytes, words), language, dated);
        }
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,300}", dated in any::<bool>()) {
        for (language, _) in LANGUAGES.iter() {
            survives(&text, language, dated);
        }
    }
}

#[test]
fn found_by_the_fuzzer() {
    for text in FOUND {
        for (language, _) in LANGUAGES.iter() {
            survives(text, language, true);
            survives(text, language, false);
        }
    }
}

#[test]
fn endless_pieces_are_survived() {
    let pieces = [
        "(",
        "\"",
        "«",
        "و",
        "قال إن ",
        "said that ",
        "who ",
        "and ",
        "2",
        "٢",
        "15/8 ",
        "-",
        "\n",
        "\u{200f}",
        "ـ",
        "the ",
    ];
    for piece in pieces {
        let text = piece.repeat(4000);
        for (language, _) in LANGUAGES.iter() {
            survives(&text, language, true);
        }
    }
}
