//! `times.toml`: classes of time words, and rules over them that carry their own sentences.

use super::files::{Files, TextFile};
use super::rows::{cells, line_of, toml_layers};
use crate::model::{Error, Make, Slot};
use crate::pattern::{Node, parse};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A class of words that fill one slot.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeClass {
    pub name: String,
    pub slot: Slot,
    /// The article may be joined to the form.
    pub article: bool,
    /// Form and slot value; a form written with a capital is only found with one.
    pub words: Vec<(String, i32)>,
}

/// A named pattern and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeRule {
    pub id: String,
    pub pattern: Node,
    pub make: Make,
    pub set: Vec<(Slot, i32)>,
    /// Classes that must not stand right before or right after.
    pub not_after: Vec<String>,
    pub not_before: Vec<String>,
    /// What it finds only serves rules that join times: "9:30", "an hour".
    pub part: bool,
    pub path: String,
    pub line: usize,
}

/// A sentence and the expressions that it must give: all of them, in order. Empty: nothing may be found.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeSample {
    pub rule: String,
    pub sentence: String,
    /// Text and TIMEX3 value.
    pub expected: Option<(String, String)>,
    pub path: String,
    pub line: usize,
}

/// All of `times.toml`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimesRows {
    /// The day on which the samples are written, `YYYY-MM-DDThh:mm:ss`.
    pub reference: String,
    pub classes: Vec<TimeClass>,
    pub rules: Vec<TimeRule>,
    pub samples: Vec<TimeSample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimesToml {
    #[serde(default)]
    reference: String,
    #[serde(default)]
    class: BTreeMap<String, toml::Spanned<ClassToml>>,
    #[serde(default)]
    rule: Vec<toml::Spanned<RuleToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassToml {
    slot: String,
    #[serde(default)]
    article: bool,
    words: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleToml {
    id: String,
    pattern: String,
    make: String,
    #[serde(default)]
    set: BTreeMap<String, toml::Value>,
    #[serde(default)]
    not_after: Vec<String>,
    #[serde(default)]
    not_before: Vec<String>,
    #[serde(default)]
    part: bool,
    #[serde(default)]
    right: Vec<toml::Spanned<(String, String, String)>>,
    #[serde(default)]
    wrong: Vec<toml::Spanned<String>>,
}

impl TimesRows {
    /// Reads the file at `path` through all layers: classes of one name flow together, a rule of the same id is
    /// replaced. A language without the file finds no times.
    pub fn load(layers: &[&dyn Files], path: &str) -> Result<Self, Error> {
        let mut rows = TimesRows::default();
        for (parsed, file) in toml_layers::<TimesToml>(layers, path)? {
            if !parsed.reference.is_empty() {
                rows.reference = parsed.reference;
            }
            for (name, spanned) in parsed.class {
                rows.add_class(name, spanned, &file)?;
            }
            for spanned in parsed.rule {
                rows.add_rule(spanned, &file)?;
            }
        }
        Ok(rows)
    }

    fn add_class(&mut self, name: String, row: toml::Spanned<ClassToml>, file: &TextFile) -> Result<(), Error> {
        let line = line_of(&file.text, row.span().start);
        let fault = |reason: String| Error::row(&file.path, line, format!("class {name:?}: {reason}"));
        let row = row.into_inner();
        let slot = Slot::named(&row.slot).ok_or_else(|| fault(format!("no slot is called {:?}", row.slot)))?;
        let mut words = Vec::new();
        for (value, forms) in &row.words {
            let number = slot.value(value).ok_or_else(|| fault(format!("{value:?} is no value of {:?}", row.slot)))?;
            words.extend(cells(forms).into_iter().map(|form| (form, number)));
        }
        match self.classes.iter_mut().find(|c| c.name == name) {
            Some(old) => old.words.extend(words),
            None => self.classes.push(TimeClass { name, slot, article: row.article, words }),
        }
        Ok(())
    }

    fn add_rule(&mut self, row: toml::Spanned<RuleToml>, file: &TextFile) -> Result<(), Error> {
        let line = line_of(&file.text, row.span().start);
        let row = row.into_inner();
        let fault = |reason: String| Error::row(&file.path, line, format!("rule {:?}: {reason}", row.id));
        let pattern = parse(&row.pattern).map_err(&fault)?;
        let make = Make::named(&row.make).ok_or_else(|| fault(format!("nothing is made as {:?}", row.make)))?;
        let mut set = Vec::new();
        for (name, value) in &row.set {
            let slot = Slot::named(name).ok_or_else(|| fault(format!("no slot is called {name:?}")))?;
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let number = slot.value(&text).ok_or_else(|| fault(format!("{text:?} is no value of {name:?}")))?;
            set.push((slot, number));
        }
        let sample = |at: usize, sentence: &str, expected| TimeSample {
            rule: row.id.clone(),
            sentence: sentence.to_owned(),
            expected,
            path: file.path.clone(),
            line: line_of(&file.text, at),
        };
        for right in &row.right {
            let (sentence, text, value) = right.get_ref();
            if !sentence.contains(text.as_str()) {
                return Err(fault(format!("{text:?} does not stand in {sentence:?}")));
            }
            self.samples.push(sample(right.span().start, sentence, Some((text.clone(), value.clone()))));
        }
        for wrong in &row.wrong {
            self.samples.push(sample(wrong.span().start, wrong.get_ref(), None));
        }
        let (not_after, not_before) = (row.not_after, row.not_before);
        let (part, path) = (row.part, file.path.clone());
        let rule = TimeRule { id: row.id, pattern, make, set, not_after, not_before, part, path, line };
        match self.rules.iter_mut().find(|r| r.id == rule.id) {
            Some(old) => *old = rule,
            None => self.rules.push(rule),
        }
        Ok(())
    }
}
