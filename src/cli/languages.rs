//! The languages of a run, and which of them a document is in.

use super::args::DataArgs;
use super::fault::Fault;
use super::foreign::Foreign;
use demarche::export::LabelLang;
use demarche::lang::{self, BuiltinFiles, Language, builtin_languages, compile_world, morphology_of};
use demarche::model::{ActorKind, Document, Error};
use demarche::pack::{DirFiles, Files, LanguageRows, WorldRows};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every language that can be read, opened.
pub struct Languages {
    all: Vec<Language>,
    foreign: Option<Foreign>,
}

impl Languages {
    /// The built-in languages, with the rows of a data directory and foreign dictionaries laid over them.
    pub fn open(args: &DataArgs) -> Result<Self, Fault> {
        let files = args.data.as_deref().map(DirFiles::open).transpose()?;
        let all = match &files {
            None => builtin_languages().iter().map(|code| Language::builtin(code)).collect::<Result<_, Error>>()?,
            Some(files) => open_layers(files)?,
        };
        if args.actors.is_empty() {
            return Ok(Languages { all, foreign: None });
        }
        let mut layers: Vec<&dyn Files> = vec![&BuiltinFiles];
        layers.extend(files.as_ref().map(|f| f as &dyn Files));
        let (all, foreign) = Foreign::lay_over(all, &args.actors, &layers)?;
        Ok(Languages { all, foreign: Some(foreign) })
    }

    /// What was laid over them from `--actors`, if anything.
    pub fn foreign(&self) -> Option<&Foreign> {
        self.foreign.as_ref()
    }

    /// The languages in the order of their codes.
    pub fn all(&self) -> &[Language] {
        &self.all
    }

    /// Refuses a `--lang` that is none of ours.
    pub fn check(&self, lang: &str) -> Result<(), Fault> {
        if lang == "auto" || self.get(lang).is_some() {
            return Ok(());
        }
        let known: Vec<&str> = self.all.iter().map(Language::code).collect();
        Err(Fault::setup(format!("--lang {lang}: no such language; choose auto, {}", known.join(", "))))
    }

    /// The language of a code; of `en-GB` and `en_GB` only the first part counts.
    pub fn get(&self, code: &str) -> Option<&Language> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        self.all.iter().find(|l| l.code().eq_ignore_ascii_case(primary))
    }

    /// The language of a document: the one that it names, else the one that it looks like. The error says what to do.
    pub fn of_document(&self, document: &Document) -> Result<&Language, String> {
        let codes: Vec<&str> = self.all.iter().map(Language::code).collect();
        let hint = format!("say --lang {} if it is", codes.join(" or "));
        if let Some(code) = document.lang.as_deref().filter(|c| !c.trim().is_empty()) {
            return self.get(code).ok_or_else(|| {
                let names: Vec<&str> = self.all.iter().map(|l| l.tables.config.name.as_str()).collect();
                format!("is in the language {code:?}, neither {}; {hint}", names.join(" nor "))
            });
        }
        lang::detect(&document.text, &self.all).ok_or_else(|| {
            let names: Vec<&str> = self.all.iter().map(|l| l.tables.config.name.as_str()).collect();
            format!("looks like neither {}; {hint}", names.join(" nor "))
        })
    }

    /// Names of codes and ids for tables and drawings.
    pub fn names(&self, labels: LabelLang) -> BTreeMap<String, String> {
        let Some(language) = self.all.first() else { return BTreeMap::new() };
        let mut names = BTreeMap::new();
        for actor in &language.world.actors {
            let name = if labels == LabelLang::Arabic { &actor.ar } else { &actor.en };
            if name.is_empty() {
                continue;
            }
            names.insert(actor.id.clone(), name.clone());
            // A person or a group shares its code with many; a state or a body has one of its own.
            let owns_code = matches!(actor.kind, ActorKind::State | ActorKind::Territory | ActorKind::Igo);
            if owns_code {
                names.entry(actor.code.clone()).or_insert_with(|| name.clone());
            }
        }
        names
    }
}

fn open_layers(files: &DirFiles) -> Result<Vec<Language>, Error> {
    let layers: [&dyn Files; 2] = [&BuiltinFiles, files];
    let world_rows = WorldRows::load(&layers)?;
    let world = Arc::new(compile_world(&world_rows));
    let open = |code: &String| {
        let morphology = morphology_of(code).ok_or_else(|| no_morphology(code))?;
        let rows = LanguageRows::load(&layers, code, &world_rows)?;
        Language::open(&rows, &world_rows, Arc::clone(&world), morphology)
    };
    codes_in(files)?.iter().map(open).collect()
}

/// The error of a language that has rows but no rules.
pub fn no_morphology(code: &str) -> Error {
    let known = builtin_languages().join(", ");
    Error::file(format!("lang/{code}"), format!("this program has rules of inflection for {known} only"))
}

/// Codes of the built-in languages and of those with a folder of their own, sorted.
pub fn codes_in(files: &dyn Files) -> Result<Vec<String>, Error> {
    let mut codes: Vec<String> = builtin_languages().iter().map(|c| (*c).to_owned()).collect();
    for path in files.list("lang")? {
        codes.extend(path.strip_prefix("lang/").map(str::to_owned));
    }
    codes.sort();
    codes.dedup();
    Ok(codes)
}
