//! Role nouns: what they are, and which roles of CAMEO the coder treats apart.

use serde::{Deserialize, Serialize};

/// How a role noun behaves beside a nationality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentKind {
    /// One person in an office: "foreign minister".
    Office,
    /// One person in an office abroad: "ambassador". Never of the country where he is.
    Envoy,
    /// A body abroad: "embassy". Never of the country where it is.
    Mission,
    /// A form of address before a name: "Mr.", «السيد».
    Title,
    /// An organ or institution: "government", «وزارة».
    Body,
    /// Fighting men: "forces", "rebels".
    Force,
    /// What fights without being anybody: "warplanes".
    Arms,
    /// Somebody or something of no country unless one stands beside it: "engineer", «السلطة».
    Loose,
    /// People of a sort: "protesters", "refugees".
    People,
    /// Adds nothing and carries a name: "city", "state", «دولة».
    Carrier,
}

impl AgentKind {
    /// One person in an office, at home or abroad.
    pub fn is_office(self) -> bool {
        matches!(self, AgentKind::Office | AgentKind::Envoy)
    }

    /// Adds no role of its own.
    pub fn is_bare(self) -> bool {
        matches!(self, AgentKind::Carrier | AgentKind::Title)
    }
}

/// A role noun: `form,plural,code,kind`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgentRow {
    pub form: String,
    pub plurals: Vec<String>,
    /// Three letters (`GOV`), or empty for carriers and titles.
    pub code: String,
    pub kind: AgentKind,
}

/// The roles of CAMEO whose bearers the coder treats apart.
impl AgentRow {
    /// Those who fight the state where they are.
    pub fn is_rebel(&self) -> bool {
        self.code == "REB"
    }

    pub fn is_police(&self) -> bool {
        self.code == "COP"
    }

    pub fn is_government(&self) -> bool {
        self.code == "GOV"
    }

    pub fn is_press(&self) -> bool {
        self.code == "JRN"
    }

    pub fn is_business(&self) -> bool {
        self.code == "BUS"
    }
}
