//! PLOVER classes, their quad and scores; CAMEO's Goldstein values.
//!
//! Source: PLOVER manual 0.8 (2021), tables `tab:ploverscores` and the class summary. ACCUSE is printed 3 there for −3;
//! SANCTION is taken as material conflict (quad 4), as the manual's own section says.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! classes {
    ($($name:ident $label:literal $quad:literal $score:literal;)*) => {
        /// One of PLOVER's sixteen event classes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "UPPERCASE")]
        pub enum Class { $($name),* }

        impl Class {
            /// Every class, in the manual's order.
            pub const ALL: &'static [Class] = &[$(Class::$name),*];

            /// The manual's name: `CONSULT`.
            pub fn label(self) -> &'static str { match self { $(Class::$name => $label),* } }

            /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
            pub fn quad(self) -> u8 { match self { $(Class::$name => $quad),* } }

            /// PLOVER's score of the bare class, −10 to 10.
            pub fn score(self) -> f32 { match self { $(Class::$name => $score),* } }
        }
    };
}

classes! {
    Agree "AGREE" 1 2.5;
    Consult "CONSULT" 1 2.5;
    Support "SUPPORT" 1 5.0;
    Concede "CONCEDE" 1 4.5;
    Cooperate "COOPERATE" 2 9.5;
    Aid "AID" 2 10.0;
    Retreat "RETREAT" 2 6.5;
    Request "REQUEST" 3 0.0;
    Accuse "ACCUSE" 3 -3.0;
    Reject "REJECT" 3 -2.0;
    Threaten "THREATEN" 3 -3.5;
    Protest "PROTEST" 4 -5.0;
    Sanction "SANCTION" 4 -6.0;
    Mobilize "MOBILIZE" 4 -5.5;
    Coerce "COERCE" 4 -7.0;
    Assault "ASSAULT" 4 -9.0;
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl std::str::FromStr for Class {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let upper = text.to_ascii_uppercase();
        Class::ALL.iter().copied().find(|c| c.label() == upper).ok_or_else(|| {
            let known: Vec<_> = Class::ALL.iter().map(|c| c.label()).collect();
            format!("no PLOVER class {text:?}; the classes are {}", known.join(" "))
        })
    }
}

/// PLOVER's score for a class and mode, −10 (most hostile) to 10.
pub fn plover_score(class: Class, mode: Option<&str>) -> f32 {
    match (class, mode.unwrap_or("")) {
        (Class::Consult, "visit" | "multilateral") => 4.0,
        (Class::Consult, "third-party") => 1.0,
        (Class::Consult, "phone") => 1.5,
        (Class::Retreat, "withdraw") => 8.0,
        (Class::Retreat, "disarm") => 10.0,
        (Class::Retreat, "ceasefire") => 7.5,
        (Class::Retreat, "resign") => 4.5,
        (Class::Request, "assist") => 0.5,
        (Class::Request, "change" | "yield") => -1.0,
        (Class::Accuse, "disapprove") => -2.0,
        (Class::Accuse, "investigate" | "allege") => -3.5,
        (Class::Reject, "assist") => -1.5,
        (Class::Threaten, "restrict") => -3.0,
        (Class::Threaten, "territory") => -4.0,
        (Class::Protest, "riot") => -7.0,
        (Class::Protest, "hunger" | "boycott" | "obstruct") => -4.5,
        (Class::Sanction, "expel") => -5.5,
        (Class::Mobilize, "troops" | "weapons") => -6.5,
        (Class::Mobilize, "militia") => -6.0,
        (Class::Coerce, "censor" | "curfew" | "misinformation") => -6.5,
        (Class::Coerce, "martial-law") => -7.5,
        (Class::Assault, "beat" | "crowd-control") => -7.5,
        (Class::Assault, "primitive") => -8.0,
        (Class::Assault, "abduct" | "torture" | "sexual" | "destroy") => -8.5,
        (Class::Assault, "targeted" | "suicide-attack" | "aerial" | "drone" | "heavy-weapons") => -9.5,
        (Class::Assault, "unconventional") => -10.0,
        _ => class.score(),
    }
}

/// Goldstein score of a CAMEO code, −10 to 10: the longest prefix of `code` that the table lists.
///
/// `table` holds (code, score) sorted by code, from `data/events/goldstein.csv`.
pub fn cameo_goldstein(table: &[(String, f32)], code: &str) -> Option<f32> {
    (2..=code.len()).rev().find_map(|n| {
        let prefix = code.get(..n)?;
        table.binary_search_by(|(c, _)| c.as_str().cmp(prefix)).ok().map(|i| table[i].1)
    })
}

/// PLOVER's contexts (manual 0.8): what an event is about, whatever its class. An event may have several.
pub const CONTEXTS: [&str; 37] = [
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
];
