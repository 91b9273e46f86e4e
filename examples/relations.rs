//! Several articles to one chronology, and a question to it: what passed between Turkey and Russia?
//!
//! `cargo run --example relations`

use demarche::export::{Options, View, exporter};
use demarche::lang::detect;
use demarche::query::relations_between;
use demarche::read::{Item, ReadOptions, read_inputs};
use demarche::{Language, Timeline, code_document};
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let languages = [Language::builtin("ar")?, Language::builtin("en")?];
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");

    // Reading hands over one document after the other; what cannot be read is named and left out.
    let mut events = Vec::new();
    read_inputs(&[articles], &ReadOptions::default(), &mut |item| match item {
        Item::Document(document) => {
            if let Some(language) = detect(&document.text, &languages) {
                events.extend(code_document(&document, language).events);
            }
        }
        Item::Refused(note) | Item::Remark(note) => eprintln!("{note}"),
    });

    // Reports of one happening become one row; who is tied to whom follows from the rows.
    let timeline = Timeline::build(events);
    let between = relations_between(&timeline, "TUR", "RUS");
    println!("{} rows, {} of them between TUR and RUS", timeline.chronology.len(), between.count);

    // Any view in any format that can show it.
    let options = Options::default();
    if let Some(markdown) = exporter("md", &options) {
        markdown.write(&View::Between(&timeline, &between), &mut std::io::stdout())?;
    }
    Ok(())
}
