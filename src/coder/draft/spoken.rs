//! What only a speaker makes an event: "must" asks its subject, "is to blame" accuses it.

use super::{Draft, Drafter};
use crate::clause::NodeId;
use crate::coder::context::Who;
use crate::coder::parties::country_of;
use crate::model::{Class, FrameId, Signs, Status};

impl Drafter<'_> {
    /// «من الضروري أن تنسحب القوات»: whoever speaks asks it of the subject.
    pub(super) fn obligation(&self, id: NodeId) -> Result<Draft, &'static str> {
        self.spoken(id, "demand", Class::Request, "must")
    }

    /// "said the rebels were responsible": whoever speaks accuses the subject.
    pub(super) fn blame(&self, id: NodeId) -> Result<Draft, &'static str> {
        let node = self.node(id);
        if node.negated || node.question || node.modal || node.conditional {
            return Err("is not said to be so");
        }
        self.spoken(id, "accuse", Class::Accuse, "wrong")
    }

    fn spoken(&self, id: NodeId, frame: &str, class: Class, rule: &'static str) -> Result<Draft, &'static str> {
        let (speech, who) = self.speaker(id).ok_or("what somebody must or did wrong, and nobody says it")?;
        let node = self.node(id);
        let resolver = self.resolver();
        let recipients = resolver.parties(&node.subject, &who, &[]);
        if !recipients.iter().any(Who::is_known) || !who.iter().any(Who::is_known) {
            return Err("what somebody must or did wrong, and nobody is named");
        }
        let same = who.iter().any(|w| {
            recipients.iter().any(|r| {
                let kin = country_of(resolver.plain_code(r)) == country_of(resolver.plain_code(w));
                let blamed = class == Class::Accuse && r.actor.is_some();
                if blamed { r.actor == w.actor } else { kin && (r.actor.is_some() || r.agent == w.agent) }
            })
        });
        if same {
            return Err("an obligation or a fault of one's own");
        }
        let frames = &self.language.world.frames;
        let frame = frames.iter().position(|f| f.id == frame).ok_or("no frame for what is spoken")?;
        let reporter = self.speaker(speech).and_then(|(_, who)| who.first().copied()).or(who.first().copied());
        let f = &frames[frame];
        Ok(Draft {
            node: id,
            operators: Vec::new(),
            frame: FrameId(frame as u16),
            class,
            mode: f.mode.clone(),
            cameo: f.cameo.clone(),
            actors: who,
            recipients,
            strangers: super::phrase::Strangers::default(),
            reporter,
            status: Status::Actual,
            phase: None,
            background: false,
            announced: false,
            span: node.span,
            rule,
            signs: Signs::default(),
        })
    }
}
