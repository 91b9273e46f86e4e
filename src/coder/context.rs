//! What a document has said so far, as far as later sentences lean on it.

use crate::model::{ActorId, FrameId, Span};

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

impl Who {
    /// Whether the words tell who it is: a name, or a role noun ("protesters").
    pub fn is_known(&self) -> bool {
        self.actor.is_some() || self.agent.is_some()
    }
}

/// Deeds that a document is remembered by.
const PAIRS: usize = 4;

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
    /// The last happening told of each frame, with who did it and who suffered it.
    pub told: Vec<(FrameId, Vec<Who>, Vec<Who>)>,
    /// Who did something to whom lately, latest last.
    pub pairs: Vec<(Vec<Who>, Vec<Who>)>,
    /// The body that the document speaks of joining.
    pub body: Option<Who>,
    /// Those that it speaks of as joining.
    pub joiners: Vec<Who>,
    /// The state where the article is datelined.
    pub scene: Option<Who>,
    /// Parties of the last talks.
    pub talks: Vec<Who>,
    /// Parties of the last joint activity.
    pub activity: Option<Vec<Who>>,
}

impl Context {
    /// Notes a happening with its parties, the last of its frame.
    pub fn tell(&mut self, frame: FrameId, actors: &[Who], recipients: &[Who]) {
        self.told.retain(|t| t.0 != frame);
        self.told.push((frame, actors.to_vec(), recipients.to_vec()));
    }

    /// Notes who did something to whom.
    pub fn pair(&mut self, actors: &[Who], recipients: &[Who]) {
        if self.pairs.len() == PAIRS {
            self.pairs.remove(0);
        }
        self.pairs.push((actors.to_vec(), recipients.to_vec()));
    }

    /// Notes a named party.
    pub fn name(&mut self, who: Who) {
        self.recent.retain(|w| w.actor != who.actor || w.agent != who.agent);
        self.recent.push(who);
        if self.recent.len() > 12 {
            self.recent.remove(0);
        }
    }
}
