//! Status, and the class that follows by composition from sign, phase, tense and obligation.

use super::{Draft, Drafter, Operated};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::find::BARE;
use crate::model::{ActorKind, Class, Frame, FrameKind, Phase, Status};

/// Whether a frame leaves ground or lays down arms (CAMEO 087), or ends sanctions (085): announced, it is a concession.
fn leaves(frame: &Frame) -> bool {
    frame.class == Some(Class::Retreat) && ["087", "085"].iter().any(|c| frame.cameo.starts_with(c))
}

/// CAMEO code of an assassination that is attempted, and so missed.
const ATTEMPT: &str = "185";

/// Frame of staying away from what others hold: announced, it is a threat.
const BOYCOTT: &str = "boycott_event";

/// Frames of what somebody means to do himself.
const PLEDGES: [&str; 3] = ["promise", "intend", "express_readiness"];

impl Drafter<'_> {
    /// Whether an active verb tells of it: its own, or that of the operator over it ("will hold a rally").
    fn is_done_by_subject(&self, draft: &Draft) -> bool {
        let top = draft.operators.last().copied().unwrap_or(draft.node);
        let verb = self.node(top);
        verb.verbal && !verb.passive && verb.subject_node.is_none()
    }

    /// An attack, or another hostile act told by a verb.
    fn is_harm(&self, id: NodeId) -> bool {
        let verbal = self.node(id).verbal;
        match self.frame(id).and_then(|f| f.class) {
            Some(Class::Assault) => true,
            Some(Class::Sanction | Class::Coerce) => verbal,
            _ => false,
        }
    }

    /// What eases a conflict is a concession where it is only promised.
    pub(super) fn ease(&self, draft: &mut Draft) {
        if draft.class == Class::Agree
            && let Some(child) = self.promised(draft.node)
            && self.is_harm(child)
            && PLEDGES.contains(&self.language.world.frame(draft.frame).id.as_str())
            && self.operator[child].is_none_or(|op| !matches!(self.kind(op), Some(FrameKind::Halt | FrameKind::End)))
        {
            // "vowed to strike", "committed to an attack on": harm that is promised is a threat.
            draft.class = Class::Threaten;
            let violent = self.frame(child).and_then(|f| f.class) == Some(Class::Assault);
            draft.mode = violent.then(|| "violence".into());
            draft.cameo = if violent { "138".into() } else { "130".into() };
            return;
        }
        if draft.class == Class::Agree
            && let Some(child) = self.promised(draft.node)
            && self.frame(child).is_some_and(leaves)
        {
            // "willing to withdraw", «أعلن سحب قواته»: easing announced is a concession.
            draft.class = Class::Concede;
            draft.mode = None;
            draft.cameo = "080".into();
            if draft.recipients.is_empty() {
                draft.recipients = self.ground_of(child);
                let mine = draft.actors.clone();
                draft.recipients.retain(|r| !mine.iter().any(|a| a.actor == r.actor));
            }
        }
    }

    /// Status and the class that follows from sign, phase and tense.
    pub(super) fn settle(
        &self,
        draft: &mut Draft,
        operated: &Operated,
        negated: bool,
        future: bool,
        conditional: bool,
    ) {
        let willing = matches!(
            draft.class,
            Class::Agree
                | Class::Consult
                | Class::Support
                | Class::Concede
                | Class::Cooperate
                | Class::Aid
                | Class::Retreat
        );
        let stops = operated.halted || operated.phase == Some(Phase::End);
        let permits = self.language.world.frame(draft.frame).mode.as_deref() == Some("access");
        if negated && (future && (willing || stops) || permits) && !draft.actors.is_empty() {
            // "will not lift the ban", «لن تتوقف عن القصف»: what somebody will not do is refused.
            draft.class = Class::Reject;
            draft.mode = None;
            draft.cameo = "120".into();
            return;
        }
        let denied = self.is_denied(draft.node);
        if denied {
            // "denied that it had bombed"
            draft.status = if negated { draft.status } else { Status::Denied };
            return;
        }
        let missed = self.language.world.frame(draft.frame).cameo == ATTEMPT;
        if operated.failed || missed || (negated && operated.tried) {
            draft.status = Status::Failed;
        } else if negated && draft.class == Class::Consult && !operated.chain.is_empty() {
            // "the talks did not reach a result"
            draft.status = Status::Failed;
        } else if negated {
            draft.status = Status::Denied;
        } else if conditional && draft.class != Class::Threaten {
            draft.status = Status::Conditional;
        } else if future && draft.class != Class::Threaten {
            // A threat is made now, whatever it announces.
            draft.status = Status::Planned;
        }
        if operated.halted {
            match draft.class {
                Class::Cooperate | Class::Aid | Class::Consult | Class::Support | Class::Agree => {
                    draft.class = Class::Sanction;
                    draft.mode = Some("discontinue".into());
                    draft.cameo = "160".into();
                }
                Class::Assault | Class::Mobilize => {
                    draft.class = Class::Retreat;
                    draft.mode = Some("ceasefire".into());
                    draft.cameo = "087".into();
                }
                Class::Sanction | Class::Coerce => {
                    draft.class = Class::Retreat;
                    draft.mode = None;
                    draft.cameo = "085".into();
                }
                _ => {}
            }
        } else if operated.phase == Some(Phase::End) && matches!(draft.class, Class::Assault) {
            draft.class = Class::Retreat;
            draft.mode = Some("ceasefire".into());
            draft.cameo = "087".into();
        }
        if draft.status == Status::Conditional && future && draft.class == Class::Assault {
            draft.status = Status::Planned;
        }
        if draft.status == Status::Planned {
            match draft.class {
                Class::Consult | Class::Cooperate | Class::Aid | Class::Support => {
                    draft.class = Class::Agree;
                    draft.mode = None;
                    draft.cameo = if draft.cameo.starts_with("04") { "036".into() } else { "030".into() };
                }
                Class::Assault | Class::Sanction | Class::Coerce | Class::Protest
                    if draft.actors.iter().any(Who::is_known) && self.is_done_by_subject(draft) =>
                {
                    // "would use force", "will boycott": harm announced is a threat.
                    let violent = draft.class == Class::Assault;
                    draft.class = Class::Threaten;
                    draft.mode = violent.then(|| "violence".into());
                    draft.cameo = if violent { "138".into() } else { "130".into() };
                    draft.status = Status::Actual;
                }
                Class::Reject if self.language.world.frame(draft.frame).id == BOYCOTT => {
                    draft.class = Class::Threaten;
                    draft.mode = Some("relations".into());
                    draft.cameo = "130".into();
                    draft.status = Status::Actual;
                }
                Class::Retreat | Class::Concede
                    if self.language.world.frame(draft.frame).class == Some(draft.class)
                        && !leaves(self.language.world.frame(draft.frame)) =>
                {
                    // "will release": what will be granted is promised.
                    draft.class = Class::Agree;
                    draft.mode = None;
                    draft.cameo = "035".into();
                }
                Class::Retreat => {
                    draft.class = Class::Concede;
                    draft.mode = None;
                    draft.cameo = "080".into();
                }
                _ => {}
            }
        }
    }

    /// What is promised, agreed or intended: the first node of the content.
    fn promised(&self, id: NodeId) -> Option<NodeId> {
        (id + 1..self.clauses.nodes.len()).find(|k| {
            let child = self.node(*k);
            child.parent == Some(id) && matches!(child.relation, Relation::Complement | Relation::Content)
        })
    }

    /// The state whose ground an action names.
    pub(super) fn ground_under(&self, id: NodeId) -> Option<Who> {
        let node = self.node(id);
        let named = node.place_mention.and_then(|m| {
            let m = &self.finds.actors[m as usize];
            Some(Who { actor: m.heads.first()?.actor, agent: None, span: m.span })
        });
        let state = named.and_then(|w| Some(Who { actor: Some(self.resolver().state_of(&w)?), ..w }));
        state.or_else(|| self.ground_of(id).into_iter().next())
    }

    /// The state whose ground an action leaves or enters.
    fn ground_of(&self, id: NodeId) -> Vec<Who> {
        let node = self.node(id);
        let mentions = node.arguments.iter().flat_map(|a| &a.mentions).map(|m| &self.finds.actors[*m as usize]);
        let state = |m: &crate::find::ActorMention| {
            let who = m.heads.first().map(|h| Who { actor: h.actor, agent: None, span: m.span })?;
            Some(Who { actor: self.resolver().state_of(&who), ..who })
        };
        // "withdraw from Lebanon": the preposition may be written with the verb.
        let ground = |m: &&crate::find::ActorMention| {
            let state =
                |h: &crate::find::Head| h.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::State);
            m.locative
                || m.marker == BARE && m.heads.len() == 1 && m.heads[0].agent.is_none() && m.heads.iter().all(state)
        };
        mentions.filter(ground).filter_map(state).take(1).collect()
    }
}
