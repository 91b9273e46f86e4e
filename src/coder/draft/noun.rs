//! When a noun reports something that happened, what it refers back to, and when two words tell of one blow.

use super::{Draft, Drafter, Operated};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::find::{AtomKind, BARE, Referent};
use crate::lang::OBJECT;
use crate::model::{ActorKind, Adheres, Class, FrameKind, Shape};
use crate::pack::AgentKind;

/// Frame of orders given.
const ORDER: &str = "order";

/// Why a noun is dropped that nobody stands with.
const NOBODY: &str = "a noun with nobody of its own";

impl Drafter<'_> {
    /// "killed three and wounded six": one attack.
    pub(super) fn same_blow(&self, before: &[Draft], draft: &Draft) -> bool {
        let node = self.node(draft.node);
        let Some(last) = before.last() else { return false };
        if self.language.tables.config.nouns_refer && draft.rule == "noun" && self.told_by_verb(before, draft) {
            return true;
        }
        let key = |list: &[Who]| list.iter().map(|w| w.actor).collect::<Vec<_>>();
        let everyone = |d: &Draft| {
            let mut all: Vec<_> = d.actors.iter().chain(&d.recipients).filter_map(|w| w.actor).collect();
            all.sort();
            all
        };
        let held = |b: &Draft| everyone(draft).iter().all(|w| everyone(b).contains(w));
        // "met on Monday, then went back to the table this morning": two meetings.
        let timed = |d: &Draft| d.operators.iter().chain([&d.node]).any(|k| !self.node(*k).times.is_empty());
        let apart = |b: &Draft| timed(b) && timed(draft);
        if draft.class == Class::Consult
            && before.iter().any(|b| {
                b.class == Class::Consult
                    && b.status == draft.status
                    && !apart(b)
                    && (everyone(b) == everyone(draft) || held(b) && self.is_under(draft.node, b.node))
            })
            && node.day == 0
        {
            // "met to finish their discussion": one meeting.
            return true;
        }
        let within = |b: &Draft| {
            let all = everyone(b);
            everyone(draft).iter().all(|a| all.contains(a))
        };
        if draft.class == Class::Consult
            && draft.rule == "noun"
            && node.day == 0
            && before.iter().any(|b| b.class == Class::Consult && Some(b.node) == node.parent && within(b))
        {
            // «زار الأمير الرياض في أول زيارة»: nobody new beside the noun.
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
        if draft.class == Class::Assault
            && !node.verbal
            && node.marker != BARE
            && before
                .iter()
                .any(|b| b.class == Class::Assault && node.parent == Some(b.node) && self.node(b.node).verbal)
            && draft.actors.iter().all(|w| before.iter().any(|b| b.actors.contains(w)))
        {
            // "were injured in the blast": the noun is how the verb came about.
            return true;
        }
        if draft.class == Class::Assault
            && node.verbal
            && node.antecedent_node.is_some_and(|n| before.iter().any(|b| b.node == n && b.class == Class::Assault))
        {
            // "the raid, which cost the rebels a bridge"
            return true;
        }
        if draft.class == Class::Assault
            && node.verbal
            && node.subject_node.is_some()
            && before.iter().any(|b| b.class == Class::Assault && self.node(b.node).subject_node == node.subject_node)
        {
            // "the blasts killed twelve Americans and wounded thousands"
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

    /// «نظموا تظاهرة», «قتلوا في غارة»: the noun of the same class under its verb, nobody new beside it.
    fn told_by_verb(&self, before: &[Draft], draft: &Draft) -> bool {
        let node = self.node(draft.node);
        let verb = before.iter().find(|b| Some(b.node) == node.parent && b.class == draft.class && b.rule != "noun");
        verb.is_some_and(|verb| {
            let all = |d: &Draft| d.actors.iter().chain(&d.recipients).filter_map(|w| w.actor).collect::<Vec<_>>();
            let told = all(verb);
            node.relation == Relation::Complement
                && node.day == 0
                && (node.marker == BARE || draft.class == Class::Assault || self.is_said(draft.class))
                && (draft.class == Class::Assault || all(draft).iter().all(|a| told.contains(a)))
        })
    }

    /// Classes of words rather than deeds: «أعربت عن استيائها» is one complaint, whatever marks the noun.
    fn is_said(&self, class: Class) -> bool {
        matches!(class, Class::Accuse | Class::Support | Class::Request | Class::Reject | Class::Threaten)
    }

    /// «قال الوزير بعد لقاء مع نظيره»: talks "with" somebody, nobody else beside the noun, are held by whoever acts or
    /// speaks in the verb over it.
    pub(super) fn partner(&self, id: NodeId, actors: &[Who]) -> Vec<Who> {
        let node = self.node(id);
        let resolver = self.resolver();
        let lone = !node.verbal && actors.len() == 1 && node.owner.is_empty() && node.by.is_empty();
        let with = node.arguments.iter().any(|a| self.is_with_marker(a.marker) && !a.mentions.is_empty());
        let Some(verb) = self.verb_above(id).filter(|_| lone && with) else { return Vec::new() };
        let mut who = resolver.parties(&self.node(verb).subject, &[], actors);
        who.retain(|w| {
            w.actor.is_some() && resolver.plain_code(w).get(..3) != resolver.plain_code(&actors[0]).get(..3)
        });
        who.retain(|w| !resolver.is_media(w));
        who
    }

    /// An order that armed men received, or that went to somebody's own («أمر مقاتليه»), nobody known who gave it.
    pub(super) fn commanded(&self, id: NodeId, framed: &Framed, operated: &Operated, to: &[Who]) -> bool {
        let armed = |w: &Who| match (w.agent, w.actor) {
            (Some(agent), _) => self.language.tables.agents[agent as usize].kind == AgentKind::Force,
            (None, Some(actor)) => self.language.world.actor(actor).kind == ActorKind::ArmedGroup,
            _ => false,
        };
        let received = operated.undergone || !framed.link.source.is_empty() && self.node(id).verbal;
        let order = self.frame(id).is_some_and(|f| f.id == ORDER);
        order && (received || self.asks_its_own(id)) && !to.is_empty() && to.iter().all(armed)
    }

    /// Whether the addressee of a demand is somebody's own: "ordered his fighters".
    fn asks_its_own(&self, id: NodeId) -> bool {
        let own = |m: &u32| self.finds.actors[*m as usize].referent == Referent::Owned;
        self.node(id).arguments.iter().flat_map(|a| &a.mentions).any(own)
    }

    /// Whether a node hangs somewhere below another.
    fn is_under(&self, id: NodeId, above: NodeId) -> bool {
        let mut at = id;
        for _ in 0..6 {
            match self.node(at).parent {
                Some(parent) if parent == above => return true,
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }

    /// "the bombings", «المجزرة», "the accession": a definite noun with nobody beside it is the one told before.
    pub(super) fn refers_back(&self, id: NodeId, class: Class) -> bool {
        let node = self.node(id);
        !node.verbal && node.definite && node.owner.is_empty() && self.told_before(id, class).is_some()
    }

    /// Who did and who suffered the last happening of a noun's kind.
    pub(super) fn told_before(&self, id: NodeId, class: Class) -> Option<(&[Who], &[Who])> {
        if self.frame(id).is_some_and(|f| f.adheres == Adheres::Join) && !self.context.joiners.is_empty() {
            return Some((&self.context.joiners, self.context.body.as_slice()));
        }
        match class {
            Class::Assault => self.context.violence.as_ref().map(|(did, suffered)| (&did[..], &suffered[..])),
            Class::Support | Class::Coerce | Class::Retreat | Class::Protest | Class::Cooperate => {
                let frame = self.framed[id].as_ref()?.frame;
                let told = self.context.told.iter().find(|t| t.0 == frame)?;
                Some((&told.1, &told.2))
            }
            _ => None,
        }
    }

    /// A noun that the clause does not tell of: under a preposition, a noun, or a verb that only mentions it.
    pub(super) fn told_aside(&self, id: NodeId) -> bool {
        let node = self.node(id);
        self.language.tables.config.nouns_refer
            && !self.reported(id)
            && (node.parent.is_some() || self.clauses.nodes.iter().any(|n| n.verbal))
    }

    /// «أعلنت الشرطة مقتل سبعة»: an indefinite noun of violence is what is reported, nobody of our tables in it.
    pub(super) fn reported(&self, id: NodeId) -> bool {
        let node = self.node(id);
        let Some(parent) = node.parent.filter(|_| node.relation == Relation::Complement && !node.definite) else {
            return false;
        };
        let licensed = node.marker == BARE
            || self.framed[parent].as_ref().is_some_and(|f| f.link.recipient.contains(&node.marker));
        let next = self.finds.atoms.get(node.atom as usize + 1).map(|a| a.kind);
        self.frame(id).and_then(|f| f.class) == Some(Class::Assault)
            && self.kind(parent) == Some(FrameKind::Speech)
            && self.node(parent).verbal
            && licensed
            && self.first_complement(parent) == Some(id)
            && matches!(next, Some(AtomKind::Word | AtomKind::Number | AtomKind::Agent { .. } | AtomKind::Name { .. }))
    }

    /// The first node that a verb governs.
    fn first_complement(&self, verb: NodeId) -> Option<NodeId> {
        (verb + 1..self.clauses.nodes.len()).find(|k| self.node(*k).parent == Some(verb))
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
            || node.pronoun && framed_class != Some(Class::Cooperate)
            || !node.owner.is_empty()
            || !node.by.is_empty()
            || node
                .arguments
                .iter()
                .filter(|a| a.mentions.iter().any(|m| self.finds.actors[*m as usize].referent != Referent::Pronoun))
                .any(|a| {
                    let with = framed_class == Some(Class::Consult) && self.is_with_marker(a.marker);
                    let bare = a.marker == BARE && framed.link.recipient.contains(&OBJECT);
                    with || bare || framed.link.recipient.contains(&a.marker) || self.is_owner_marker(a.marker)
                });
        if node.done || self.reported(id) {
            return Ok(());
        }
        if !own_party {
            return Err(NOBODY);
        }
        Ok(())
    }
}
