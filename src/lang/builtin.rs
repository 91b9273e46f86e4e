//! The data compiled into the binary by the build script, and the files it was made from.

use super::{CompiledLanguage, Frozen, Language, World, morphology_of};
use crate::model::Error;
use crate::pack::{Files, TextFile};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// Codes of the built-in languages.
pub fn builtin_languages() -> &'static [&'static str] {
    LANGUAGES
}

/// The bytes compiled for one built-in language.
pub fn builtin_bytes(code: &str) -> Option<CompiledLanguage> {
    let (_, tables, [map, heads, postings]) = COMPILED.iter().find(|(c, ..)| *c == code)?;
    let frozen = Frozen { map: Cow::Borrowed(map), heads: Cow::Borrowed(heads), postings: Cow::Borrowed(postings) };
    Some(CompiledLanguage { tables: Cow::Borrowed(tables), frozen })
}

fn world() -> Result<Arc<World>, Error> {
    static SHARED: OnceLock<Arc<World>> = OnceLock::new();
    if let Some(world) = SHARED.get() {
        return Ok(Arc::clone(world));
    }
    let world: World = postcard::from_bytes(WORLD).map_err(|e| Error::file("built-in data", e.to_string()))?;
    Ok(Arc::clone(SHARED.get_or_init(|| Arc::new(world))))
}

impl Language {
    /// Opens a built-in language: `ar` or `en`.
    pub fn builtin(code: &str) -> Result<Language, Error> {
        let missing = || Error::file(code, format!("is no built-in language; there are {}", LANGUAGES.join(", ")));
        let compiled = builtin_bytes(code).ok_or_else(missing)?;
        let morphology = morphology_of(code).ok_or_else(missing)?;
        Language::from_compiled(compiled, world()?, morphology)
    }
}

/// The data directory as it was when the binary was built; the lowest layer under `--data`.
#[derive(Clone, Copy, Debug, Default)]
pub struct BuiltinFiles;

impl Files for BuiltinFiles {
    fn read(&self, path: &str) -> Result<Option<TextFile>, Error> {
        let found = FILES.iter().find(|(p, _)| *p == path);
        Ok(found.map(|(p, text)| TextFile { path: format!("built-in {p}"), text: (*text).to_owned() }))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let inside =
            |p: &&str| p.strip_prefix(folder).and_then(|r| r.strip_prefix('/')).is_some_and(|r| !r.contains('/'));
        Ok(FILES.iter().map(|(p, _)| *p).filter(inside).map(str::to_owned).collect())
    }
}
