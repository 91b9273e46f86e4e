//! What a document has said so far, as far as later sentences lean on it.

use crate::model::{ActorId, Class, FrameId, Span};

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

/// What one party did to another.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub class: Class,
    pub actors: Vec<Who>,
    pub recipients: Vec<Who>,
}

/// Deeds that are kept.
const DEEDS: usize = 6;

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
    /// Who lately did what to whom, latest last.
    pub deeds: Vec<Deed>,
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

    /// Notes who did what to whom.
    pub fn deed(&mut self, class: Class, actors: &[Who], recipients: &[Who]) {
        if self.deeds.len() == DEEDS {
            self.deeds.remove(0);
        }
        self.deeds.push(Deed { class, actors: actors.to_vec(), recipients: recipients.to_vec() });
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
