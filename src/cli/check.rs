//! `check`: is a data directory fit for `--data`, a dictionary for `--actors`? Every fault with its file and line.

use super::args::DataArgs;
use super::collisions::collisions;
use super::console::say;
use super::fault::Fault;
use super::job::count;
use super::languages::{Languages, codes_in, no_morphology};
use super::masked::Masked;
use clap::Args;
use demarche::lang::{BuiltinFiles, Language, compile_world, morphology_of};
use demarche::model::Error;
use demarche::pack::{CodeMap, DirFiles, Files, LanguageRows, WorldRows, lint};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Checks data directories and foreign dictionaries: every fault with file and line, or what they hold
///
/// A directory is read as --data reads it: laid over the built-in data. A file is read as --actors reads it. Exit
/// code 2 if there are faults.
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche check data
  demarche check my-dictionary && demarche extract article.txt --data my-dictionary
  demarche check Phoenix.Countries.actors.txt")]
pub struct Check {
    /// Folders laid out like data/, dictionaries in the format of PETRARCH and TABARI
    #[arg(value_name = "PATH", required_unless_present = "actors")]
    paths: Vec<PathBuf>,
    /// One more dictionary; ar:FILE says that its names are Arabic
    #[arg(long, value_name = "FILE")]
    actors: Vec<String>,
}

/// Faults after which we stop: each one costs a reading of everything.
const MOST_FAULTS: usize = 50;

/// Runs the command.
pub fn run(command: Check) -> Result<ExitCode, Fault> {
    let mut good = true;
    let (files, folders): (Vec<_>, Vec<_>) = command.paths.into_iter().partition(|path| path.is_file());
    for folder in folders {
        good &= check_directory(&folder)?;
    }
    let given = files.iter().map(|f| f.display().to_string()).chain(command.actors);
    for dictionary in given {
        good &= check_dictionary(dictionary)?;
    }
    Ok(ExitCode::from(if good { 0 } else { 2 }))
}

/// Whether a dictionary is without faults; what it makes of our own is told besides.
fn check_dictionary(path: String) -> Result<bool, Fault> {
    let languages = Languages::open(&DataArgs { data: None, actors: vec![path] })?;
    let Some(foreign) = languages.foreign() else { return Ok(true) };
    let faults: Vec<_> = foreign.dictionaries.iter().flat_map(|d| &d.notes).collect();
    faults.iter().for_each(|fault| say!("{fault}"));
    foreign.reports.iter().flat_map(|r| &r.notes).for_each(|note| say!("demarche: warning: {note}"));
    writeln!(std::io::stdout().lock(), "{}", foreign.summary())?;
    if !faults.is_empty() {
        say!("demarche: {}: {}", foreign.dictionaries[0].path, count(faults.len(), "fault"));
    }
    Ok(faults.is_empty())
}

/// Whether a data directory is without faults.
fn check_directory(directory: &Path) -> Result<bool, Fault> {
    let files = Masked::new(DirFiles::open(directory)?, directory);
    let layers: [&dyn Files; 2] = [&BuiltinFiles, &files];
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    let world = retry(&files, &mut faults, || WorldRows::load(&layers));
    let codes = retry(&files, &mut faults, || CodeMap::load(&layers));
    if let Some(world) = &world {
        let shared = Arc::new(compile_world(world));
        lines.push(format!(
            "{}, {}, {}, {}",
            count(world.actors.len(), "actor"),
            count(world.actors.iter().map(|a| a.roles.len()).sum(), "dated role"),
            count(world.places.len(), "place"),
            count(world.frames.len(), "frame"),
        ));
        let languages = codes_in(&files)?;
        for code in &languages {
            let open = || {
                let morphology = morphology_of(code).ok_or_else(|| no_morphology(code))?;
                let rows = LanguageRows::load(&layers, code, world)?;
                let language = Language::open(&rows, world, Arc::clone(&shared), morphology)?;
                Ok((rows, language))
            };
            if let Some((rows, language)) = retry(&files, &mut faults, open) {
                faults.extend(collisions(&files, &language)?);
                lines.push(format!(
                    "{code}: {}, {}, {}, {}, {}; {} with inflection; {}",
                    count(rows.names.len(), "name"),
                    count(rows.agents.len(), "role noun"),
                    count(rows.verbs.len(), "verb"),
                    count(rows.predicates.len(), "predicate"),
                    count(rows.functions.len(), "function word"),
                    count(language.lexicon.len(), "form"),
                    count(rows.samples.len(), "test sentence"),
                ));
            }
        }
        if let Some(codes) = &codes {
            faults.extend(lint(&files, &layers, world, codes, &languages)?);
        }
    }
    for path in files.unread()? {
        say!("demarche: warning: {path}: no such file belongs to a data directory; it is not read");
    }
    if faults.is_empty() {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{}: fit for --data; with the built-in data it makes", directory.display())?;
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
        return Ok(true);
    }
    faults.iter().for_each(|fault| say!("{fault}"));
    let more = if faults.len() >= MOST_FAULTS { " or more" } else { "" };
    say!("demarche: {}: {}{more}", directory.display(), count(faults.len(), "fault"));
    Ok(false)
}

/// Loads, and after each fault loads again without the faulty rows, so that all faults come to light.
fn retry<T>(files: &Masked, faults: &mut Vec<Error>, load: impl Fn() -> Result<T, Error>) -> Option<T> {
    loop {
        match load() {
            Ok(loaded) => return Some(loaded),
            Err(fault) => {
                let goes_on = files.mask(&fault) && faults.len() + 1 < MOST_FAULTS;
                faults.push(fault);
                if !goes_on {
                    return None;
                }
            }
        }
    }
}
