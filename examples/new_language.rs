//! A language of one's own: a folder of data and one small trait.
//!
//! `cargo run --example new_language`
//!
//! Toylandic (tests/toyland) is as unlike Arabic and English as we could make it: the verb stands last, suffixes say who
//! does what to whom, and nothing is written between words. The engine knows none of this; the pack tells it.

#[path = "../tests/toyland/morphology.rs"]
mod morphology;

use demarche::lang::compile_world;
use demarche::pack::{DirFiles, Files, LanguageRows, WorldRows};
use demarche::{Document, Language, code_document};
use std::path::Path;
use std::sync::Arc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // 1. The rows: who there is, what can happen, how this language says it. A fault is named by file and line.
    let files = DirFiles::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/toyland/data"))?;
    let layers: [&dyn Files; 1] = [&files];
    let world_rows = WorldRows::load(&layers)?;
    let rows = LanguageRows::load(&layers, "toy", &world_rows)?;

    // 2. The rules of inflection, and both compiled into a language that can read.
    let world = Arc::new(compile_world(&world_rows));
    let toylandic = Language::open(&rows, &world_rows, world, Box::new(morphology::Toylandic))?;

    // 3. Everything else is the engine.
    for text in ["bordurumsyldavokmorkat.", "syldavokbordurummorkat.", "bordurumgondoriskplenes."] {
        let document = Document { id: text.to_owned(), text: text.to_owned(), ..Document::default() };
        for event in code_document(&document, &toylandic).events {
            let codes = |parties: &[demarche::model::Party]| {
                parties.iter().map(|party| party.code.clone()).collect::<Vec<_>>().join(", ")
            };
            let (actors, recipients) = (codes(&event.actors), codes(&event.recipients));
            println!("{text}  {}: {actors} → {recipients} («{}»)", event.label(), event.evidence.text);
        }
    }
    Ok(())
}
