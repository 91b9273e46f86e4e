//! How fast: articles to events, beside a bare walk of the dictionary over the same text, and opening a language.
//!
//! `cargo bench`. The text is that of `data/articles`, repeated to ten megabytes in each language; MB/s are of UTF-8
//! bytes, on one core.

use demarche::dating::report_dates;
use demarche::find::{Memory, find_mentions};
use demarche::lang::{Scan, lay_over};
use demarche::model::{Document, PublishedBasis};
use demarche::pack::{CodeMap, ForeignDictionary};
use demarche::read::{Item, ReadOptions, read_inputs};
use demarche::text::Text;
use demarche::{Language, code_document};
use divan::{Bencher, counter::BytesCount};
use std::path::Path;
use std::sync::OnceLock;

fn main() {
    divan::main();
}

/// Bytes of text for each language.
const ENOUGH: usize = 10 << 20;

/// The sample articles of a language.
fn articles(code: &str) -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let language = language(code);
    let mut found = Vec::new();
    read_inputs(&[root], &ReadOptions::default(), &mut |item| {
        if let Item::Document(mut document) = item
            && demarche::lang::detect(&document.text, std::slice::from_ref(language)).is_some()
        {
            let day = chrono::NaiveDate::from_ymd_opt(2020, 2, 18).and_then(|d| d.and_hms_opt(0, 0, 0));
            document.published = document.published.or(day.map(|d| (d, PublishedBasis::Given)));
            found.push(document);
        }
    });
    assert!(!found.is_empty(), "no article in {code} under data/articles");
    found
}

fn language(code: &str) -> &'static Language {
    static OPENED: OnceLock<Vec<Language>> = OnceLock::new();
    let all = OPENED.get_or_init(|| ["ar", "en"].iter().map(|c| Language::builtin(c).expect("built in")).collect());
    all.iter().find(|l| l.code() == code).expect("ar or en")
}

/// The articles again and again, and their bytes.
fn corpus(code: &str) -> (Vec<Document>, usize) {
    let articles = articles(code);
    let mut documents = Vec::new();
    let mut bytes = 0;
    for document in articles.iter().cycle() {
        bytes += document.text.len();
        documents.push(Document { id: format!("{}-{}", document.id, documents.len()), ..document.clone() });
        if bytes >= ENOUGH {
            break;
        }
    }
    (documents, bytes)
}

/// Articles to events, the whole way.
#[divan::bench(args = ["ar", "en"], sample_count = 3, sample_size = 1)]
fn extract(bencher: Bencher, code: &str) {
    let ((documents, bytes), language) = (corpus(code), language(code));
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| documents.iter().map(|d| code_document(d, language).events.len()).sum::<usize>());
}

/// Articles to dates with their values, as the command does it.
#[divan::bench(args = ["ar", "en"], sample_count = 3, sample_size = 1)]
fn dates(bencher: Bencher, code: &str) {
    dates_of(bencher, code, true);
}

/// The same where the publication day must be found too.
#[divan::bench(args = ["ar", "en"], sample_count = 3, sample_size = 1)]
fn dates_undated(bencher: Bencher, code: &str) {
    dates_of(bencher, code, false);
}

fn dates_of(bencher: Bencher, code: &str, dated: bool) {
    let ((mut documents, bytes), language) = (corpus(code), language(code));
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    if !dated {
        documents.iter_mut().for_each(|d| d.published = None);
    }
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| documents.iter().map(|d| report_dates(d, language, today).dates.len()).sum::<usize>());
}

/// The dictionary asked at every word and nothing else: what any gazetteer would cost.
#[divan::bench(args = ["ar", "en"], sample_count = 3, sample_size = 1)]
fn gazetteer_walk(bencher: Bencher, code: &str) {
    let ((documents, bytes), language) = (corpus(code), language(code));
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        let (mut scan, mut hits, mut found) = (Scan::default(), Vec::new(), 0);
        for document in &documents {
            language.scan(&document.text, &mut scan);
            for token in &scan.tokens {
                hits.clear();
                language.lexicon.walk(&scan, token.at as usize, "", false, &mut hits);
                found += hits.len();
            }
        }
        found
    });
}

/// Text to mentions of actors: scanning, sentences, every name and role noun looked up and composed.
#[divan::bench(name = "find actors", args = ["ar", "en"], sample_count = 3, sample_size = 1)]
fn find_actors(bencher: Bencher, code: &str) {
    let ((documents, bytes), language) = (corpus(code), language(code));
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        let mut found = 0;
        for document in &documents {
            let text = Text::new(&document.text, language);
            let mut memory = Memory::default();
            for sentence in &text.sentences {
                found += find_mentions(&text, sentence, language, &[], Some(2020), &mut memory).actors.len();
            }
        }
        found
    });
}

/// A foreign dictionary of 26 thousand dated codes, from bytes to languages that know it.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn lay_dictionary_over(bencher: Bencher) {
    let syllables = ["BA", "KO", "LI", "MU", "NE", "RO", "SA", "TI", "VU", "ZE"];
    let word = |n: usize| [n, n / 10, n / 100, n / 1000].map(|d| syllables[d % 10]).concat();
    let record = |i: usize| {
        let dated =
            "\t[BORGOV 780101-910101]\n\t[BORGOV 910102-000101]\n\t[BORGOV 000102-081231]\n\t[BORELI >090101]\n";
        format!("{}_{}_ # note\n+{}X_\n{dated}", word(i), word(i * 7 + 3), word(i * 13))
    };
    let text: String = (0..6500).map(record).collect();
    bencher.with_inputs(|| ["ar", "en"].map(|c| Language::builtin(c).expect("built in")).into()).bench_local_values(
        |languages: Vec<Language>| {
            let codes = CodeMap::load(&[&demarche::lang::BuiltinFiles]).expect("built in");
            let dictionary = ForeignDictionary::read("big.txt", None, text.as_bytes());
            lay_over(languages, &[dictionary], &codes).expect("laid over").reports
        },
    );
}

/// From nothing to a language that can read.
#[divan::bench(args = ["ar", "en"])]
fn open_language(code: &str) -> Language {
    Language::builtin(code).expect("built in")
}
