//! Any bytes, both languages, with and without a date: no panic, no blow-up, and spans that point into the text.
//!
//! `cargo +nightly fuzz run code_document -- -max_len=4096 -timeout=10`; what it finds becomes a case of
//! `tests/hostile.rs`.

#![no_main]

#[path = "../../tests/common/soup.rs"]
mod soup;

use demarche::model::{Document, EventDate, PublishedBasis};
use demarche::{Language, code_document};
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Vec<(Language, Vec<String>)>> = LazyLock::new(|| {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let open = |code: &str| (Language::builtin(code).expect("built in"), soup::vocabulary(&data, code));
    vec![open("ar"), open("en")]
});

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let (language, words) = &LANGUAGES[usize::from(first & 1)];
    let text = if first & 6 == 0 { String::from_utf8_lossy(rest).into_owned() } else { soup::soup(rest, words) };
    let day = chrono::NaiveDate::from_ymd_opt(2004, 2, 29).and_then(|d| d.and_hms_opt(9, 30, 0));
    let published = day.filter(|_| first & 8 != 0).map(|d| (d, PublishedBasis::Given));
    let document = Document { id: "fuzz".to_owned(), text, published, ..Document::default() };
    let coded = code_document(&document, language);
    let length = document.text.chars().count() as u32;
    for event in &coded.events {
        assert!(event.evidence.start < event.evidence.end && event.evidence.end <= length);
        assert!(event.confidence.is_finite() && (0.0..=1.0).contains(&event.confidence));
        if let Some(date) = &event.date {
            let text = date.to_string();
            assert_eq!(EventDate::parse(&text).as_ref(), Ok(date), "{text}");
        }
    }
});
