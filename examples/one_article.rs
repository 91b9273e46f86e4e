//! One article to dated events: the shortest way through the library.
//!
//! `cargo run --example one_article`

use demarche::model::PublishedBasis;
use demarche::{Document, Language, code_document};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A language is opened once; it is a dictionary, inflection and rules, all inside the library.
    let arabic = Language::builtin("ar")?;

    // An article is text and what is known of it. The day of publication is what "yesterday" is counted from;
    // where it is missing it is inferred from the text, if the text allows.
    let published = chrono::NaiveDate::from_ymd_opt(2020, 2, 18).and_then(|day| day.and_hms_opt(0, 0, 0));
    let article = Document {
        id: "example".to_owned(),
        published: published.map(|day| (day, PublishedBasis::Given)),
        text: "اتهمت روسيا تركيا أمس الاثنين بدعم المسلحين في إدلب. وقال الكرملين إن بوتين سيجتمع مع أردوغان."
            .to_owned(),
        ..Document::default()
    };

    let coded = code_document(&article, &arabic);
    for event in &coded.events {
        let codes = |parties: &[demarche::model::Party]| {
            parties.iter().map(|party| party.code.clone()).collect::<Vec<_>>().join(", ")
        };
        let date = event.date.as_ref().map_or("undated".to_owned(), ToString::to_string);
        println!("{date}  {}  {} → {}", event.label(), codes(&event.actors), codes(&event.recipients));
        // Every event can be traced back to its words and to the rule that found it.
        println!("    «{}», rule {}", event.evidence.text, event.found_by);
    }
    Ok(())
}
