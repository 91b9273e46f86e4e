//! Compiles `data/` into the tables that the binary carries, with the very loader that reads `--data`.
#![allow(dead_code, unused_imports, unexpected_cfgs)]

#[path = "src/lang/mod.rs"]
mod lang;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/pack/mod.rs"]
mod pack;
#[path = "src/pattern/mod.rs"]
mod pattern;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rustc-check-cfg=cfg(demarche_embedded)");
    println!("cargo::rustc-cfg=demarche_embedded");
    for watched in ["actors", "roles", "events", "lang", "places.csv", "background.toml", "happenings.toml"] {
        println!("cargo::rerun-if-changed=data/{watched}");
    }
    for watched in ["src/model", "src/pattern", "src/pack", "src/lang", "build.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let data = root.join("data");
    let files = pack::DirFiles::open(&data)?;
    let layers: [&dyn pack::Files; 1] = [&files];

    let rows = pack::WorldRows::load(&layers)?;
    std::fs::write(out.join("world.bin"), postcard::to_allocvec(&lang::compile_world(&rows))?)?;

    let mut source = String::from("const WORLD: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/world.bin\"));\n");
    let mut codes = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(data.join("lang"))?.filter_map(Result::ok).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    source.push_str("type Compiled = (&'static str, &'static [u8], [&'static [u8]; 3]);\n");
    source.push_str("const COMPILED: &[Compiled] = &[\n");
    for entry in entries {
        let Ok(code) = entry.file_name().into_string() else { continue };
        let Some(morphology) = lang::morphology_of(&code) else { continue };
        let language = pack::LanguageRows::load(&layers, &code, &rows)?;
        let compiled = lang::compile_language(&language, &rows, morphology.as_ref())?;
        let lang::Frozen { map, heads, postings } = &compiled.frozen;
        for (part, bytes) in [("tables", &compiled.tables), ("fst", map), ("heads", heads), ("postings", postings)] {
            std::fs::write(out.join(format!("{code}.{part}")), bytes)?;
        }
        let file = |part: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{code}.{part}\"))");
        writeln!(
            source,
            "    ({code:?}, {}, [{}, {}, {}]),",
            file("tables"),
            file("fst"),
            file("heads"),
            file("postings")
        )?;
        codes.push(code);
    }
    writeln!(source, "];\nconst LANGUAGES: &[&str] = &{codes:?};")?;
    source.push_str("const FILES: &[(&str, &str)] = &[\n");
    let mut listed = Vec::new();
    collect(&data, &data, &mut listed)?;
    listed.sort();
    for path in listed {
        writeln!(source, "    ({path:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/data/\", {path:?}))),")?;
    }
    source.push_str("];\n");
    std::fs::write(out.join("builtin.rs"), source)?;
    Ok(())
}

/// Data files below `folder`, as paths relative to `root`; the sample articles are not data.
fn collect(root: &Path, folder: &Path, out: &mut Vec<String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|n| n != "articles") {
                collect(root, &path, out)?;
            }
        } else if path.extension().is_some_and(|e| e == "csv" || e == "toml")
            && let Ok(relative) = path.strip_prefix(root)
        {
            let parts: Vec<_> = relative.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
            out.push(parts.join("/"));
        }
    }
    Ok(())
}
