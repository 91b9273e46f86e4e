//! What is compiled into the binary is what the loader makes of `data/`, byte for byte.

use demarche::lang::{BuiltinFiles, builtin_bytes, builtin_languages, compile_language, compile_world, morphology_of};
use demarche::pack::{DirFiles, Files, LanguageRows, WorldRows};
use std::path::Path;

fn data() -> DirFiles {
    DirFiles::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap()
}

#[test]
fn embedded_tables_are_those_of_the_data_directory() {
    let files = data();
    let layers: [&dyn Files; 1] = [&files];
    let world = WorldRows::load(&layers).unwrap();
    for code in builtin_languages() {
        let rows = LanguageRows::load(&layers, code, &world).unwrap();
        let compiled = compile_language(&rows, &world, morphology_of(code).unwrap().as_ref()).unwrap();
        let embedded = builtin_bytes(code).unwrap();
        assert!(compiled.tables == embedded.tables, "{code}: tables differ");
        let (compiled, embedded) = (compiled.frozen, embedded.frozen);
        assert!(compiled.map == embedded.map, "{code}: dictionaries differ");
        assert!(compiled.heads == embedded.heads, "{code}: first words differ");
        assert!(compiled.postings == embedded.postings, "{code}: postings differ");
    }
}

#[test]
fn embedded_files_are_those_of_the_data_directory() {
    let files = data();
    let mut seen = 0;
    for folder in ["actors", "roles", "events", "lang/ar", "lang/en"] {
        let mut on_disk = files.list(folder).unwrap();
        on_disk.retain(|p| p.ends_with(".csv") || p.ends_with(".toml"));
        assert_eq!(BuiltinFiles.list(folder).unwrap(), on_disk, "{folder}");
        for path in on_disk {
            let (a, b) = (BuiltinFiles.read(&path).unwrap().unwrap(), files.read(&path).unwrap().unwrap());
            assert!(a.text == b.text, "{path} differs");
            seen += 1;
        }
    }
    assert!(seen > 20);
}

#[test]
fn a_data_directory_over_itself_changes_nothing() {
    let files = data();
    let once = WorldRows::load(&[&BuiltinFiles]).unwrap();
    let twice = WorldRows::load(&[&BuiltinFiles, &files]).unwrap();
    assert!(compile_world(&once) == compile_world(&twice));
    for code in builtin_languages() {
        let a = LanguageRows::load(&[&BuiltinFiles], code, &once).unwrap();
        let b = LanguageRows::load(&[&BuiltinFiles, &files], code, &twice).unwrap();
        assert!(a.names == b.names && a.predicates == b.predicates && a.verbs == b.verbs, "{code}");
    }
}
