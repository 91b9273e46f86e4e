//! When a noun reports something that happened, what it refers back to, and when two words tell of one blow.

use super::{Draft, Drafter};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::find::Referent;
use crate::model::{Class, Shape};
use crate::pack::AgentKind;

/// Why a noun is dropped that nobody stands with.
const NOBODY: &str = "a noun with nobody of its own";

impl Drafter<'_> {
    /// "killed three and wounded six": one attack.
    pub(super) fn same_blow(&self, before: &[Draft], draft: &Draft) -> bool {
        let node = self.node(draft.node);
        let Some(last) = before.last() else { return false };
        let key = |list: &[Who]| list.iter().map(|w| w.actor).collect::<Vec<_>>();
        let everyone = |d: &Draft| {
            let mut all: Vec<_> = d.actors.iter().chain(&d.recipients).filter_map(|w| w.actor).collect();
            all.sort();
            all
        };
        if draft.class == Class::Consult
            && before
                .iter()
                .any(|b| b.class == Class::Consult && b.status == draft.status && everyone(b) == everyone(draft))
            && node.day == 0
        {
            // "met to finish their discussion": one meeting.
            return true;
        }
        if draft.class == last.class
            && node.parent == Some(last.node)
            && node.relation == Relation::Complement
            && node.inherited
        {
            // "marched to protest": the purpose of an action is not a second one of its kind.
            return true;
        }
        draft.class == Class::Assault
            && last.class == Class::Assault
            && node.verbal
            && (node.inherited || node.features().shape() == Shape::Gerund)
            && self.node(last.node).verbal
            && (draft.actors.is_empty() || key(&draft.actors) == key(&last.actors))
            && (draft.recipients.is_empty()
                || key(&draft.recipients) == key(&last.recipients)
                || last.recipients.is_empty()
                || draft.recipients.iter().all(|w| {
                    w.agent.is_some_and(|a| self.language.tables.agents[a as usize].kind == AgentKind::People)
                }))
    }

    /// "the bombings", «المجزرة»: a definite noun of violence with nobody beside it is the violence told before.
    pub(super) fn refers_back(&self, id: NodeId, class: Class) -> bool {
        let node = self.node(id);
        class == Class::Assault
            && !node.verbal
            && node.definite
            && node.owner.is_empty()
            && self.operator[id].is_none()
            && self.context.violence.is_some()
    }

    /// The noun of the same class that is the subject of this verb.
    pub(super) fn told_noun(&self, id: NodeId) -> Option<NodeId> {
        let noun = self.node(id).subject_node?;
        let same = self.frame(noun)?.class.is_some() && self.frame(noun)?.class == self.frame(id)?.class;
        (same && noun != id).then_some(noun)
    }

    /// Whether a noun without a carrier reports something that happened rather than names a topic.
    pub(super) fn noun_stands(&self, id: NodeId, framed: &Framed) -> Result<(), &'static str> {
        let node = self.node(id);
        if (0..self.clauses.nodes.len()).any(|k| self.told_noun(k) == Some(id)) {
            return Err("told by its verb");
        }
        if self.refers_back(id, self.frame(id).and_then(|f| f.class).unwrap_or(Class::Agree)) {
            return Ok(());
        }
        let framed_class = self.frame(id).and_then(|f| f.class);
        let agent_of_purpose = self.verb_above(id).is_some();
        let asked = framed_class == Some(Class::Request);
        let own_party = (asked && self.purpose(id) && agent_of_purpose)
            || node.pronoun
            || !node.owner.is_empty()
            || !node.by.is_empty()
            || node
                .arguments
                .iter()
                .filter(|a| a.mentions.iter().any(|m| self.finds.actors[*m as usize].referent != Referent::Pronoun))
                .any(|a| framed.link.recipient.contains(&a.marker) || self.is_owner_marker(a.marker));
        if node.done {
            return Ok(());
        }
        if !own_party {
            return Err(NOBODY);
        }
        Ok(())
    }
}
