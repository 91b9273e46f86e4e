//! The names of all actors as they are written, and those that look like a misspelled one.

use super::fault::Fault;
use super::foreign::Foreign;
use super::languages::codes_in;
use demarche::lang::{BuiltinFiles, Language, Scan};
use demarche::pack::{DirFiles, Files, Name, load_names};
use std::collections::BTreeMap;
use std::path::Path;

/// Names by language.
pub struct Directory {
    by_language: BTreeMap<String, Vec<Name>>,
}

impl Directory {
    /// Reads the built-in names, those of a data directory, and takes those of foreign dictionaries.
    pub fn load(data: Option<&Path>, foreign: Option<&Foreign>) -> Result<Self, Fault> {
        let files = data.map(DirFiles::open).transpose()?;
        let mut layers: Vec<&dyn Files> = vec![&BuiltinFiles];
        layers.extend(files.as_ref().map(|f| f as &dyn Files));
        let codes = codes_in(layers[layers.len() - 1])?;
        let load = |code: String| load_names(&layers, &code).map(|names| (code, names));
        let mut by_language: BTreeMap<String, Vec<Name>> = codes.into_iter().map(load).collect::<Result<_, _>>()?;
        for (code, names) in foreign.into_iter().flat_map(|f| &f.names) {
            by_language.entry(code.clone()).or_default().extend(names.iter().cloned());
        }
        Ok(Directory { by_language })
    }

    /// Names of one actor by language.
    pub fn of(&self, actor: &str) -> BTreeMap<&str, Vec<&Name>> {
        let mut found = BTreeMap::new();
        for (code, names) in &self.by_language {
            let own: Vec<&Name> = names.iter().filter(|n| n.actor == actor).collect();
            if !own.is_empty() {
                found.insert(code.as_str(), own);
            }
        }
        found
    }

    /// Names that hold the word, or are one or two letters off; nearest first, one for each actor.
    pub fn near(&self, languages: &[Language], word: &str, most: usize) -> Vec<&Name> {
        let mut found: Vec<(usize, &Name)> = Vec::new();
        let mut scan = Scan::default();
        for language in languages {
            let Some(names) = self.by_language.get(language.code()) else { continue };
            language.scan(word, &mut scan);
            let wanted = scan.folded.trim_end().to_owned();
            let letters: Vec<char> = wanted.chars().collect();
            if letters.len() < 3 {
                continue;
            }
            let allowed = if letters.len() < 6 { 1 } else { 2 };
            for name in names {
                language.scan(&name.form, &mut scan);
                let form = scan.folded.trim_end();
                let holds = form.split(' ').any(|part| part == wanted);
                let off = if holds { Some(0) } else { distance(&letters, form, allowed) };
                found.extend(off.map(|off| (off, name)));
            }
        }
        found.sort_by_key(|(off, name)| (*off, name.form.len()));
        let mut nearest: Vec<&Name> = Vec::new();
        for (_, name) in found {
            if nearest.len() < most && !nearest.iter().any(|n| n.actor == name.actor) {
                nearest.push(name);
            }
        }
        nearest
    }
}

/// Letters to add, drop, change or swap to make `a` into `b`; none if more than `most`.
fn distance(a: &[char], b: &str, most: usize) -> Option<usize> {
    let b: Vec<char> = b.chars().take(a.len() + most + 1).collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            let swapped = i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y;
            let swap = if swapped { before[j - 1] + 1 } else { usize::MAX };
            next[j + 1] = (row[j] + usize::from(x != y)).min(row[j + 1] + 1).min(next[j] + 1).min(swap);
        }
        if next.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|off| *off <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let off = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), b, 2);
        assert_eq!(off("lavrov", "lavrov"), Some(0));
        assert_eq!(off("lavorv", "lavrov"), Some(1));
        assert_eq!(off("lavro", "lavrov"), Some(1));
        assert_eq!(off("lafrof", "lavrov"), Some(2));
        assert_eq!(off("لافرف", "لافروف"), Some(1));
        assert_eq!(off("ankara", "lavrov"), None);
        assert_eq!(off("", "abc"), None);
    }
}
