//! Status, and the class that follows by composition from sign, phase, tense and obligation.

use super::{Draft, Drafter, Operated};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::parties::country_of;
use crate::model::{Class, FrameId, Phase, Signs, Status};

impl Drafter<'_> {
    /// What eases a conflict is a concession where it is only promised.
    pub(super) fn ease(&self, draft: &mut Draft) {
        if draft.class == Class::Agree
            && let Some(child) = self.promised(draft.node)
            && self.frame(child).is_some_and(|f| f.class == Some(Class::Retreat))
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
        if operated.failed {
            draft.status = Status::Failed;
        } else if negated && draft.class == Class::Consult && !operated.chain.is_empty() {
            // "the talks did not reach a result"
            draft.status = Status::Failed;
        } else if negated {
            draft.status = Status::Denied;
        } else if conditional && draft.class != Class::Threaten {
            draft.status = Status::Conditional;
        } else if future {
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
                Class::Assault if draft.actors.iter().any(|w| w.actor.is_some()) => {
                    // "would use force": violence announced is a threat.
                    draft.class = Class::Threaten;
                    draft.mode = Some("violence".into());
                    draft.cameo = "138".into();
                    draft.status = Status::Actual;
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

    /// The state whose ground an action leaves or enters.
    fn ground_of(&self, id: NodeId) -> Vec<Who> {
        let node = self.node(id);
        let mentions = node.arguments.iter().flat_map(|a| &a.mentions).map(|m| &self.finds.actors[*m as usize]);
        let state = |m: &crate::find::ActorMention| {
            let who = m.heads.first().map(|h| Who { actor: h.actor, agent: None, span: m.span })?;
            Some(Who { actor: self.resolver().state_of(&who), ..who })
        };
        mentions.filter(|m| m.locative).filter_map(state).take(1).collect()
    }

    /// «من الضروري أن تنسحب القوات»: whoever speaks asks it of the subject.
    pub(super) fn obligation(&self, id: NodeId) -> Result<Draft, &'static str> {
        let (speech, who) = self.speaker(id).ok_or("an obligation that nobody states")?;
        let node = self.node(id);
        let resolver = self.resolver();
        let recipients = resolver.parties(&node.subject, &who, &[]);
        if !recipients.iter().any(|w| w.actor.is_some()) || !who.iter().any(|w| w.actor.is_some()) {
            return Err("an obligation of nobody named");
        }
        let same = who.iter().any(|w| {
            recipients.iter().any(|r| country_of(resolver.plain_code(r)) == country_of(resolver.plain_code(w)))
        });
        if same {
            return Err("an obligation of one's own");
        }
        let frame = self.language.world.frames.iter().position(|f| f.id == "demand").ok_or("no frame for demands")?;
        let reporter = self.speaker(speech).and_then(|(_, who)| who.first().copied()).or(who.first().copied());
        let f = &self.language.world.frames[frame];
        Ok(Draft {
            node: id,
            operators: Vec::new(),
            frame: FrameId(frame as u16),
            class: Class::Request,
            mode: f.mode.clone(),
            cameo: f.cameo.clone(),
            actors: who,
            recipients,
            reporter,
            status: Status::Actual,
            phase: None,
            background: false,
            span: node.span,
            rule: "must",
            signs: Signs::default(),
        })
    }
}
