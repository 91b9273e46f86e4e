//! `--actors FILE`: foreign dictionaries, and what became of them.

use super::console::say;
use super::fault::Fault;
use super::job::count;
use demarche::lang::{Laid, LaidOver, Language, lay_over};
use demarche::pack::{CodeMap, Files, ForeignDictionary, Name};
use std::collections::BTreeMap;

/// Dictionaries that were laid over the languages of a run.
pub struct Foreign {
    pub dictionaries: Vec<ForeignDictionary>,
    pub reports: Vec<Laid>,
    /// Names that they added, by language.
    pub names: BTreeMap<String, Vec<Name>>,
}

/// Notes on odd lines that a run tells; `check` tells all.
const MOST_NOTES: usize = 10;

impl Foreign {
    /// Reads the files (`FILE` or `ar:FILE`) and lays them over the languages.
    pub fn lay_over(
        languages: Vec<Language>,
        paths: &[String],
        layers: &[&dyn Files],
    ) -> Result<(Vec<Language>, Self), Fault> {
        let mut dictionaries = Vec::new();
        for given in paths {
            let known = |code: &str| languages.iter().any(|l| l.code() == code);
            let (lang, path) = match given.split_once(':') {
                Some((code, path)) if known(code) => (Some(code), path),
                _ => (None, given.as_str()),
            };
            let bytes = std::fs::read(path).map_err(|e| Fault::setup(format!("--actors {path}: {e}")))?;
            dictionaries.push(ForeignDictionary::read(path, lang, &bytes));
        }
        let codes = CodeMap::load(layers)?;
        let LaidOver { languages, reports, names } = lay_over(languages, &dictionaries, &codes)?;
        Ok((languages, Foreign { dictionaries, reports, names }))
    }

    /// Says which lines were refused.
    pub fn say_notes(&self, quiet: bool) {
        if quiet {
            return;
        }
        for dictionary in &self.dictionaries {
            dictionary.notes.iter().take(MOST_NOTES).for_each(|note| say!("demarche: note: {note}"));
            if let Some(more) = dictionary.notes.len().checked_sub(MOST_NOTES).filter(|n| *n > 0) {
                say!("demarche: note: {}: {more} more; demarche check {0} tells all", dictionary.path);
            }
        }
    }

    /// Lines and entries of all dictionaries; each sum adds up.
    pub fn summary(&self) -> String {
        let lines = |of: fn(&ForeignDictionary) -> usize| self.dictionaries.iter().map(of).sum::<usize>();
        let sum = |of: fn(&Laid) -> usize| self.reports.iter().map(of).sum::<usize>();
        let n = self.dictionaries.len();
        let share = |all: usize, added: usize, noun: &str| format!("{} ({added} added)", count(all, noun));
        let what = if n == 1 { "1 dictionary".to_owned() } else { format!("{n} dictionaries") };
        format!(
            "{what}: {} = {} used + {} empty + {} refused; {} = {} new + {} ours + {} nobody's, {}, {}, {}",
            count(lines(|d| d.lines.all), "line"),
            lines(|d| d.lines.used),
            lines(|d| d.lines.empty),
            lines(|d| d.lines.refused),
            count(sum(|l| l.records), "record"),
            sum(|l| l.added),
            sum(|l| l.ours),
            sum(|l| l.nobody),
            share(sum(|l| l.names), sum(|l| l.names_added), "name"),
            share(sum(|l| l.codes), sum(|l| l.codes_added), "dated code"),
            share(sum(|l| l.agents), sum(|l| l.agents_added), "role noun"),
        )
    }
}
