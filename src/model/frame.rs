//! What can happen: language-free frames of `data/events/frames.toml`.

use super::ontology::Class;
use serde::{Deserialize, Serialize};

/// Index into the world's frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FrameId(pub u16);

/// What a frame does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameKind {
    /// Yields an event of its class.
    Event,
    /// A bare report: names the reporter of what it embeds.
    Speech,
    /// Takes its meaning from the noun that it governs («شن هجوما», "held talks").
    Light,
    /// Starts an activity named by a noun («بدأ», "began").
    Begin,
    /// Takes up an activity again («استأنف», "resumed").
    Resume,
    /// Breaks off an activity («توقف عن», "suspended").
    Halt,
    /// Brings an activity to its end («اختتم», "concluded").
    End,
    /// Goes on with an activity («واصل», "continued").
    Continue,
    /// The subject is the one it is done to («تعرض ل», "came under").
    Undergo,
    /// Fails at what it governs («فشل في», "failed to").
    Fail,
    /// Tries what it governs («سعى إلى», "sought to").
    Try,
    /// Intends, plans or is ready for what it governs («يعتزم», "plans to"): it is still to come.
    Intend,
    /// Decides on what it governs («قرر», "decided to"): a measure is taken with that, anything else is still to come.
    Decide,
    /// Makes its object do what it governs («دفع … إلى», "forced … to").
    Cause,
    /// Says of its subject what is wrong («مسؤول عن», "is to blame for"): whoever reports it accuses.
    Wrong,
    /// Known, but no event of ours (elections, markets, weather); silences what it governs.
    State,
}

/// How an action binds to a body or its treaty. Where nobody stands on the other side, the body does that the document
/// speaks of joining.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adheres {
    #[default]
    No,
    /// Accession, entry: who joins is one side, the body the other.
    Join,
    /// Ratification, approval: by those who let somebody join.
    Ratify,
}

/// Which parties an event of this frame cannot do without; precision is bought here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requires {
    /// Nobody need be named.
    None,
    /// Somebody, on either side.
    #[default]
    Any,
    /// The one who does it.
    Actor,
    /// The one it is done to.
    Recipient,
    /// Both sides (for reciprocal frames two parties).
    Both,
}

/// One frame: class, scores and behaviour, the same in every language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    pub id: String,
    pub kind: FrameKind,
    /// None for frames that yield no event themselves.
    pub class: Option<Class>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code, a string: `042`.
    pub cameo: String,
    pub contexts: Vec<String>,
    /// Done to each other (met, agreed, clashed): parties named together are all actors; "A met B" keeps its order.
    pub reciprocal: bool,
    /// What stands inside is its content and yields no event of its own (demands, threats, accusations).
    pub content: bool,
    /// Whether it binds somebody to a body or its treaty.
    pub adheres: Adheres,
    /// Who must be found for the event to count.
    pub requires: Requires,
}
