//! Rows of `predicates.toml`: the words of each frame, and the sentences that test them.

use super::files::Files;
use super::rows::{cells, line_of, toml_layers};
use super::world::WorldRows;
use crate::model::Error;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A word's place in a frame: `طالب:o/ب`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WordLink {
    pub word: String,
    /// Markers of the one it is done to; `o` the bare object.
    pub recipient: Vec<String>,
    /// Markers of the theme.
    pub theme: Vec<String>,
    /// Markers of the one who does it, where the subject is the one it is done to: «حصل على … من».
    pub source: Vec<String>,
    /// Words (or their beginnings and middles) of which one must follow in the clause: «قطع … علاقات».
    pub with: Vec<String>,
}

/// A sentence with the answer that it must or must not give.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    pub frame: String,
    pub text: String,
    pub right: bool,
    pub path: String,
    pub line: usize,
}

/// One `[[predicate]]`: the words of a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct PredicateRow {
    /// Index into the world's frames.
    pub frame: u16,
    pub verbs: Vec<WordLink>,
    pub nouns: Vec<WordLink>,
    pub expressions: Vec<WordLink>,
    /// Words that are the verb of their clause without being one: «مستعد ل», «بصدد».
    pub predicatives: Vec<WordLink>,
}

#[derive(Deserialize)]
struct PredicatesToml {
    #[serde(default)]
    predicate: Vec<toml::Spanned<PredicateToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PredicateToml {
    frame: String,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    expressions: Vec<String>,
    #[serde(default)]
    predicatives: Vec<String>,
    #[serde(default)]
    right: Vec<toml::Spanned<String>>,
    #[serde(default)]
    wrong: Vec<toml::Spanned<String>>,
}

/// Rows, where each stands, and the sentences that test them.
pub(super) type LoadedPredicates = (Vec<PredicateRow>, Vec<(String, usize)>, Vec<Sample>);

/// Reads `word:recipient/theme<source>with|with`.
fn link(text: &str) -> WordLink {
    let (text, with) = text.split_once('>').unwrap_or((text, ""));
    let (text, source) = text.split_once('<').unwrap_or((text, ""));
    let (word, markers) = text.split_once(':').unwrap_or((text, ""));
    let (recipient, theme) = markers.split_once('/').unwrap_or((markers, ""));
    let list =
        |s: &str| s.split(',').map(str::trim).filter(|m| !m.is_empty() && *m != "0").map(str::to_owned).collect();
    WordLink {
        word: word.trim().to_owned(),
        recipient: list(recipient),
        theme: list(theme),
        source: list(source),
        with: cells(with),
    }
}

pub(super) fn load_predicates(layers: &[&dyn Files], path: &str, world: &WorldRows) -> Result<LoadedPredicates, Error> {
    let frames: HashMap<&str, u16> = world.frames.iter().enumerate().map(|(i, f)| (f.id.as_str(), i as u16)).collect();
    let (mut predicates, mut lines, mut samples) = (Vec::new(), Vec::new(), Vec::new());
    for (parsed, file) in toml_layers::<PredicatesToml>(layers, path)? {
        for spanned in parsed.predicate {
            let line = line_of(&file.text, spanned.span().start);
            let row = spanned.into_inner();
            let frame = *frames.get(row.frame.as_str()).ok_or_else(|| {
                Error::row(&file.path, line, format!("no frame {:?} in events/frames.toml", row.frame))
            })?;
            for (right, list) in [(true, row.right), (false, row.wrong)] {
                for text in list {
                    samples.push(Sample {
                        frame: row.frame.clone(),
                        right,
                        path: file.path.clone(),
                        line: line_of(&file.text, text.span().start),
                        text: text.into_inner(),
                    });
                }
            }
            let links = |list: &[String]| list.iter().map(|t| link(t)).collect::<Vec<_>>();
            let predicate = PredicateRow {
                frame,
                verbs: links(&row.verbs),
                nouns: links(&row.nouns),
                expressions: links(&row.expressions),
                predicatives: links(&row.predicatives),
            };
            if !predicates.contains(&predicate) {
                predicates.push(predicate);
                lines.push((file.path.clone(), line));
            }
        }
    }
    Ok((predicates, lines, samples))
}
