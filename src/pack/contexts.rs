//! `contexts.toml`: words that give an event its PLOVER contexts.

use super::files::Files;
use super::rows::{cells, toml_layers};
use crate::model::{CONTEXTS, Error};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(transparent)]
struct ContextsToml(BTreeMap<String, String>);

/// Forms by context, those of a later layer added; a context that PLOVER does not have is a fault.
pub(super) fn load_contexts(layers: &[&dyn Files], path: &str) -> Result<BTreeMap<String, Vec<String>>, Error> {
    let mut contexts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (parsed, file) in toml_layers::<ContextsToml>(layers, path)? {
        for (name, forms) in parsed.0 {
            if !CONTEXTS.contains(&name.as_str()) {
                return Err(Error::file(&file.path, format!("PLOVER has no context {name:?}")));
            }
            let list = contexts.entry(name).or_default();
            for form in cells(&forms) {
                if !list.contains(&form) {
                    list.push(form);
                }
            }
        }
    }
    Ok(contexts)
}
