//! What the operator over a noun, and the pronoun written onto a node, tell of its sides.

use super::sides::Sides;
use super::{Drafter, Operated};
use crate::clause::NodeId;
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::lang::OBJECT;
use crate::model::FrameKind;

impl Drafter<'_> {
    /// Whoever an operator names does the deed, or undergoes it.
    pub(super) fn carried(
        &self,
        id: NodeId,
        framed: &Framed,
        operated: &Operated,
        speaking: &[Who],
        sides: &mut Sides,
    ) {
        let Sides { actors, recipients, .. } = sides;
        let node = self.node(id);
        let resolver = self.resolver();
        let frame = self.language.world.frame(framed.frame);
        let carrier = operated.chain.iter().rev().find(|op| !self.node(**op).subject.is_empty());
        let caused = operated.chain.iter().find(|op| self.kind(**op) == Some(FrameKind::Cause));
        let doing = match caused {
            // «دفع تركيا للمطالبة»: the object of the cause does it.
            Some(op) => self.objects(*op, speaking),
            None => carrier.map(|op| resolver.parties(&self.node(*op).subject, speaking, &[])).unwrap_or_default(),
        };
        let doing = match operated.chain.last() {
            // «أكد استعداده لزيارة»: whoever speaks or acts there is ready.
            Some(op) if doing.is_empty() && !self.node(*op).verbal && self.node(*op).pronoun => {
                let above = self.verb_above(*op).map(|v| resolver.parties(&self.node(v).subject, speaking, &[]));
                above.filter(|w| !w.is_empty()).unwrap_or_else(|| speaking.to_vec())
            }
            _ => doing,
        };
        if operated.undergone {
            recipients.extend(doing);
            let by = operated.chain.iter().chain([&id]).find(|k| !self.node(**k).by.is_empty());
            if let Some(k) = by {
                *actors = resolver.parties(&self.node(*k).by, speaking, &[]);
            }
            let own: Vec<Who> = recipients.clone();
            actors.retain(|a| !own.contains(a));
        } else if actors.is_empty() || self.node(id).verbal {
            if !doing.is_empty() {
                *actors = doing;
            }
        } else if !doing.is_empty() && !node.verbal {
            // The carrier's subject does it; what the noun owned was done to it.
            let was = std::mem::replace(actors, doing);
            if framed.link.recipient.contains(&OBJECT) || frame.reciprocal {
                recipients.extend(was);
            }
        }
    }

    /// Whom the pronoun written onto the node means, and on which side it stands.
    pub(super) fn pronoun(&self, id: NodeId, framed: &Framed, speaking: &[Who], sides: &mut Sides) {
        let Sides { actors, recipients, .. } = sides;
        let node = self.node(id);
        let resolver = self.resolver();
        let frame = self.language.world.frame(framed.frame);
        let mut others = actors.clone();
        if self.resumes(id) {
            // «القرى التي قصفتها»: the pronoun takes up the noun before the relative word, which is no party.
            return;
        }
        if node.verbal {
            others.extend(recipients.iter().copied());
            if let Some(who) = resolver.latest_but(&others, node.atom) {
                recipients.push(who);
            }
        } else if self.purpose(id) && framed.link.recipient.contains(&OBJECT) {
            // «جهود لإقناعها»: the pronoun is the one it is done to.
            *actors = self.purposeful(id, speaking);
            recipients.extend(resolver.latest_but(actors, node.atom));
        } else if framed.link.recipient.contains(&OBJECT)
            && frame.class.is_some_and(|c| c.quad() == 4)
            && recipients.is_empty()
        {
            // «توقيفهما»: the pronoun is the one it is done to.
            recipients.extend(resolver.latest_but(actors, node.atom));
        } else if actors.is_empty()
            && !recipients.is_empty()
            && let Some(who) = resolver.latest_but(recipients, node.atom)
        {
            // «عقب غزوه الكويت»: the one named last.
            *actors = vec![who];
        } else if actors.is_empty() {
            let owner = node.parent.map(|p| resolver.parties(&self.node(p).subject, speaking, &[])).unwrap_or_default();
            *actors = if owner.is_empty() { speaking.to_vec() } else { owner };
        }
    }
}
