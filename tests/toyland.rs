//! The engine on an invented language: verb last, roles by suffix, no spaces. No edit of our dictionaries can break it.

#[path = "toyland/morphology.rs"]
mod morphology;

use demarche::lang::{Scan, compile_world};
use demarche::model::{Event, Party};
use demarche::pack::{DirFiles, Files, LanguageRows, WorldRows};
use demarche::{Document, Language, code_document};
use std::path::Path;
use std::sync::Arc;

fn toylandic() -> (Language, LanguageRows) {
    let files = DirFiles::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/toyland/data")).unwrap();
    let layers: [&dyn Files; 1] = [&files];
    let world_rows = WorldRows::load(&layers).unwrap();
    let rows = LanguageRows::load(&layers, "toy", &world_rows).unwrap();
    let world = Arc::new(compile_world(&world_rows));
    let language = Language::open(&rows, &world_rows, world, Box::new(morphology::Toylandic)).unwrap();
    (language, rows)
}

fn code(language: &Language, text: &str) -> Vec<Event> {
    let document = Document { id: "toy".to_owned(), text: text.to_owned(), ..Document::default() };
    code_document(&document, language).events
}

/// `ACCUSE BOR -> SYD`
fn told(language: &Language, text: &str) -> Vec<String> {
    let codes = |parties: &[Party]| parties.iter().map(|p| p.code.as_str()).collect::<Vec<_>>().join("+");
    let one = |e: &Event| format!("{} {} -> {}", e.label(), codes(&e.actors), codes(&e.recipients));
    code(language, text).iter().map(one).collect()
}

#[test]
fn words_are_cut_where_the_dictionary_says() {
    let (language, _) = toylandic();
    let mut scan = Scan::default();
    for (text, expected) in [
        ("bordurumsyldavokmorkat.", "bordur·um|syldav·ok|morkat|."),
        // An unknown stretch is one word; so is a word of the dictionary that another begins with.
        ("gondorumhurinosyldavokstiat", "gondor·um|hurino|syldav·ok|stiat"),
        ("borduriskumstiat", "bordurisk·um|stiat"),
        ("xyz", "xyz"),
    ] {
        language.scan(text, &mut scan);
        let words: Vec<&str> = (0..scan.tokens.len()).map(|i| scan.word(i)).collect();
        assert_eq!(words.join("|"), expected.replace('·', ""), "{text}");
        let spans: Vec<&str> = scan.tokens.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(spans, words, "{text}");
        assert_eq!(scan.exact.len(), scan.folded.len());
    }
    // Folding may change how long a letter is; the words of the text stay whole.
    language.scan("Šarumbordurokmorkat", &mut scan);
    let spans: Vec<&str> = scan.tokens.iter().map(|t| t.span.of("Šarumbordurokmorkat")).collect();
    assert_eq!(spans, ["Šarum", "bordurok", "morkat"]);
}

#[test]
fn suffixes_and_not_order_say_who_did_it() {
    let (language, _) = toylandic();
    for (text, expected) in [
        ("bordurumsyldavokmorkat.", vec!["ACCUSE BOR -> SYD"]),
        ("syldavokbordurummorkat.", vec!["ACCUSE BOR -> SYD"]),
        ("syldavumbordurokmorkes.", vec!["ACCUSE SYD -> BOR"]),
        ("bordurumsyldavoktugondorokmorkat.", vec!["ACCUSE BOR -> SYD+GON"]),
        ("bordurumtugondorumsyldavokmorkat.", vec!["ACCUSE BOR+GON -> SYD"]),
        ("bordurumgondoriskplenat.", vec!["CONSULT BOR -> GON"]),
        ("bordurumgondoriskplenat.syldavumbordurokmorkat.", vec!["CONSULT BOR -> GON", "ACCUSE SYD -> BOR"]),
        ("bordurumgondorokstinat.", vec![]),
    ] {
        assert_eq!(told(&language, text), expected, "{text}");
    }
    let event = &code(&language, "bordurumsyldavokmorkat.")[0];
    assert_eq!(
        (event.evidence.text.as_str(), event.evidence.start, event.actors[0].text.as_str()),
        ("morkat", 16, "bordurum")
    );
}

#[test]
fn its_own_sentences_keep_their_word() {
    let (language, rows) = toylandic();
    assert!(!rows.samples.is_empty());
    for sample in &rows.samples {
        let found = code(&language, &sample.text).iter().any(|e| e.found_by.starts_with(&format!("{}/", sample.frame)));
        assert_eq!(found, sample.right, "{}:{}: {}", sample.path, sample.line, sample.text);
    }
}
