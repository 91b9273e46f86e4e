//! Actor codes of other projects and ours: `events/actor_codes.csv`.

use super::files::Files;
use super::rows::csv_layers;
use crate::model::Error;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// What a unit of three letters stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Unit {
    Country,
    Body,
    Role,
}

#[derive(Deserialize)]
struct CodeCsv {
    kind: Unit,
    cameo: String,
    code: String,
    #[serde(rename = "name")]
    _name: String,
}

/// Turns CAMEO actor codes into ours.
#[derive(Clone, Debug, Default)]
pub struct CodeMap {
    units: HashMap<(Unit, String), String>,
    /// Roles of our own codes: GOV, MIL …
    roles: HashSet<String>,
}

impl CodeMap {
    /// Reads the table through all layers; a later row replaces an earlier one of the same unit.
    pub fn load(layers: &[&dyn Files]) -> Result<Self, Error> {
        let mut map = CodeMap::default();
        for at in csv_layers::<CodeCsv>(layers, "events/actor_codes.csv")? {
            let row = &at.row;
            let length = if row.kind == Unit::Body { 3..=9 } else { 3..=3 };
            let letters = |text: &str| text.bytes().all(|b| b.is_ascii_uppercase());
            if row.cameo.len() != 3 || !length.contains(&row.code.len()) || !letters(&row.cameo) || !letters(&row.code)
            {
                return Err(at.fault("cameo and code are units of three capitals, a body's code begins with IGO"));
            }
            if row.kind == Unit::Role {
                map.roles.insert(row.code.clone());
            }
            map.units.insert((row.kind, row.cameo.clone()), row.code.clone());
        }
        Ok(map)
    }

    /// Whether these three letters are a role that we use.
    pub fn is_role(&self, role: &str) -> bool {
        self.roles.contains(role)
    }

    /// Our code for a CAMEO one: country and first role, or the body alone. What the table and `is_body` (is this
    /// `IGO…` code in use?) do not know stays as it is.
    pub fn ours(&self, cameo: &str, is_body: impl Fn(&str) -> bool) -> String {
        let units: Vec<&str> = (0..cameo.len() / 3).filter_map(|i| cameo.get(i * 3..i * 3 + 3)).collect();
        let named = |kind: Unit, unit: &str| self.units.get(&(kind, unit.to_owned())).cloned();
        match units.as_slice() {
            ["IGO", parts @ ..] => {
                let body = |unit: &&str| {
                    let plain = format!("IGO{unit}");
                    named(Unit::Body, unit).or_else(|| is_body(&plain).then_some(plain))
                };
                parts.iter().rev().find_map(body).unwrap_or_else(|| cameo.to_owned())
            }
            // Without a country of their own; what follows says which they are.
            ["NGO" | "MNC" | "IMG" | "REG" | "INT", ..] => cameo.to_owned(),
            [country, rest @ ..] => {
                let country = named(Unit::Country, country).unwrap_or_else(|| (*country).to_owned());
                match rest.first() {
                    None => country,
                    Some(first) => match rest.iter().find_map(|unit| named(Unit::Role, unit)) {
                        Some(role) => format!("{country}{role}"),
                        None => format!("{country}{first}"),
                    },
                }
            }
            [] => cameo.to_owned(),
        }
    }

    /// Our role for the first unit of an agent's code that is one; otherwise the first unit as it is.
    pub fn role(&self, cameo: &str) -> String {
        let units = (0..cameo.len() / 3).filter_map(|i| cameo.get(i * 3..i * 3 + 3));
        let named = units.clone().find_map(|unit| self.units.get(&(Unit::Role, unit.to_owned())).cloned());
        named.or_else(|| units.clone().next().map(str::to_owned)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cameo_codes_become_ours() {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
        let files = crate::pack::DirFiles::open(std::path::Path::new(data)).unwrap();
        let map = CodeMap::load(&[&files]).unwrap();
        let known = ["IGOARL", "IGOEEC", "IGOWHO", "IGOWBK"];
        let ours = |code: &str| map.ours(code, |c| known.contains(&c));
        for (cameo, code) in [
            ("RUS", "RUS"),
            ("ROMGOV", "ROUGOV"),
            ("RUSGOVMIL", "RUSGOV"),
            ("RUSMED", "RUSJRN"),
            ("RUSHLH", "RUSMED"),
            ("GNQELI", "GNQELI"),
            ("ETHERIAUT", "ETHERI"),
            ("IGOMEAARL", "IGOARL"),
            ("IGOEUREECLEG", "IGOEEC"),
            ("IGOUNOHLHWHO", "IGOWHO"),
            ("IGOUNODEVWBK", "IGOWBK"),
            ("IGOUNOREFHCR", "IGOUNO"),
            ("IGOEURSCE", "IGOOSC"),
            ("IGOQQQ", "IGOQQQ"),
            ("NGOHLHXYZ", "NGOHLHXYZ"),
        ] {
            assert_eq!(ours(cameo), code, "{cameo}");
        }
        assert_eq!((map.role("MED"), map.role("BUDREB"), map.role("XYZ")), ("JRN".into(), "REB".into(), "XYZ".into()));
    }
}
