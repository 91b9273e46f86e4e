//! What a document has said so far, as far as later sentences lean on it.

use crate::model::{ActorId, Span};

/// Somebody in an event, before an office is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who {
    /// Country, body or person; none for a role noun without a nationality.
    pub actor: Option<ActorId>,
    /// Role noun, index into the language's agents.
    pub agent: Option<u32>,
    /// The words.
    pub span: Span,
}

/// Grows sentence by sentence; later sentences read it, nothing is taken back.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Subject of the last main clause.
    pub subject: Vec<Who>,
    /// Last one who spoke.
    pub speaker: Vec<Who>,
    /// Parties named lately, latest last.
    pub recent: Vec<Who>,
    /// The last violence told with parties: who did it, who suffered it.
    pub violence: Option<(Vec<Who>, Vec<Who>)>,
    /// The state where the article is datelined.
    pub scene: Option<Who>,
    /// Parties of the last talks.
    pub talks: Vec<Who>,
    /// Parties of the last joint activity.
    pub activity: Option<Vec<Who>>,
}

impl Context {
    /// Notes a named party.
    pub fn name(&mut self, who: Who) {
        self.recent.retain(|w| w.actor != who.actor || w.agent != who.agent);
        self.recent.push(who);
        if self.recent.len() > 12 {
            self.recent.remove(0);
        }
    }
}
