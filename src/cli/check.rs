//! `check`: is a data directory fit for `--data`? Every fault with its file and line.

use super::console::say;
use super::fault::Fault;
use super::job::count;
use super::languages::{codes_in, no_morphology};
use super::masked::Masked;
use clap::Args;
use demarche::lang::{BuiltinFiles, Language, compile_world, morphology_of};
use demarche::model::{ActorId, Error, NameKind};
use demarche::pack::{DirFiles, Files, LanguageRows, WorldRows};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Checks a data directory: every fault with file and line, or what it holds
///
/// The directory is read as --data reads it: laid over the built-in data. Exit code 2 if there are faults.
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche check data
  demarche check my-dictionary && demarche extract article.txt --data my-dictionary")]
pub struct Check {
    /// Folder laid out like data/
    #[arg(value_name = "DIR")]
    directory: PathBuf,
}

/// Faults after which we stop: each one costs a reading of everything.
const MOST_FAULTS: usize = 50;

/// Warnings of one sort that are shown.
const MOST_WARNINGS: usize = 10;

/// Runs the command.
pub fn run(command: Check) -> Result<ExitCode, Fault> {
    let files = Masked::new(DirFiles::open(&command.directory)?, &command.directory);
    let layers: [&dyn Files; 2] = [&BuiltinFiles, &files];
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    let world = retry(&files, &mut faults, || WorldRows::load(&layers));
    if let Some(world) = &world {
        let shared = Arc::new(compile_world(world));
        lines.push(format!(
            "{}, {}, {}, {}",
            count(world.actors.len(), "actor"),
            count(world.actors.iter().map(|a| a.roles.len()).sum(), "dated role"),
            count(world.places.len(), "place"),
            count(world.frames.len(), "frame"),
        ));
        for code in codes_in(&files)? {
            let open = || {
                let morphology = morphology_of(&code).ok_or_else(|| no_morphology(&code))?;
                let rows = LanguageRows::load(&layers, &code, world)?;
                let language = Language::open(&rows, world, Arc::clone(&shared), morphology)?;
                Ok((rows, language))
            };
            if let Some((rows, language)) = retry(&files, &mut faults, open) {
                warn_of_collisions(world, &rows);
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
    }
    for path in files.unread()? {
        say!("demarche: warning: {path}: no such file belongs to a data directory; it is not read");
    }
    if faults.is_empty() {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{}: fit for --data; with the built-in data it makes", command.directory.display())?;
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    faults.iter().for_each(|fault| say!("{fault}"));
    let more = if faults.len() >= MOST_FAULTS { " or more" } else { "" };
    say!("demarche: {}: {}{more}", command.directory.display(), count(faults.len(), "fault"));
    Ok(ExitCode::from(2))
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

/// Names that are said to be safe alone and yet mean two actors.
fn warn_of_collisions(world: &WorldRows, rows: &LanguageRows) {
    let mut owners: BTreeMap<&str, Vec<ActorId>> = BTreeMap::new();
    for name in rows.names.iter().filter(|n| n.kind == NameKind::Full) {
        let list = owners.entry(name.form.as_str()).or_default();
        if !list.contains(&ActorId(name.actor)) {
            list.push(ActorId(name.actor));
        }
    }
    let several: Vec<_> = owners.into_iter().filter(|(_, list)| list.len() > 1).collect();
    for (form, list) in several.iter().take(MOST_WARNINGS) {
        let ids: Vec<&str> =
            list.iter().filter_map(|a| world.actors.get(a.0 as usize)).map(|a| a.id.as_str()).collect();
        let code = &rows.config.code;
        say!("demarche: warning: lang/{code}/names.csv: {form:?} is a full name of {}", ids.join(" and "));
    }
    if several.len() > MOST_WARNINGS {
        say!("demarche: warning: … and {} more such names", several.len() - MOST_WARNINGS);
    }
}
