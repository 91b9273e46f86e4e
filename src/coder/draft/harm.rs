//! Who suffers and who strikes where the letters do not tell: unpointed passives, blows named in a noun.

use super::home::is_justice;
use super::{Draft, Drafter, Operated};
use crate::clause::{Argument, Node, NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::find::{ActorMention, AtomKind, BARE};
use crate::lang::OBJECT;
use crate::model::{ActorKind, Class, Frame, Shape, Status};
use crate::pack::{AgentKind, WordClass};

/// Frame of attacks that do not say how.
const ATTACK: &str = "attack";

/// Frame of roads blocked in protest.
const OBSTRUCTION: &str = "obstruct_protest";

/// Frames of what crowds, armies and unrest alike may do to a country.
const SWEEPING: [&str; 3] = ["invade", "occupy", "blockade_siege"];

/// Roles of those who bear arms.
const ARMED: [&str; 5] = ["MIL", "REB", "COP", "SPY", "CRM"];

/// Roles of those who fight with words.
const TALKERS: [&str; 8] = ["PTY", "LEG", "OPP", "JRN", "NGO", "LAB", "JUD", "BUS"];

/// Roles of people whom one does not attack in words.
const CIVILIAN: [&str; 3] = ["CVL", "REF", "MED"];

impl Drafter<'_> {
    /// An owner's marker beside another one that names whom it is done to.
    pub(super) fn does_it(&self, noun: &Node, argument: &Argument, framed: &Framed) -> bool {
        let wanted = |m: u8| framed.link.recipient.contains(&m);
        self.is_owner_marker(argument.marker)
            && noun.arguments.iter().any(|a| a.marker != argument.marker && wanted(a.marker))
    }

    /// «أعدم الشيشانيان», «خطف دبلوماسي إيراني»: unpointed, and a verb of harm without any object: its subject suffers it.
    pub(super) fn suffers(&self, id: NodeId, framed: &Framed, frame: &Frame) -> bool {
        let node = self.node(id);
        let harm = frame.class == Some(Class::Assault) || is_justice(frame);
        if !harm || node.passive || node.pronoun || node.inherited || framed.link.recipient != [OBJECT] {
            return false;
        }
        if !framed.link.with.is_empty() || node.arguments.iter().any(|a| a.marker == BARE) || node.subject.is_empty() {
            return false;
        }
        let forces = |m: &ActorMention| {
            // «اعتقلت القوات الأمريكية»: the force is told of as known, its victims are not.
            let first = &self.finds.atoms[m.first as usize];
            let force =
                |a: u32| matches!(self.language.tables.agents[a as usize].kind, AgentKind::Force | AgentKind::Arms);
            (first.definite_word || first.clitics.article) && m.heads.iter().any(|h| h.agent.is_some_and(force))
        };
        let person = |n: &u32| {
            let m = &self.finds.actors[*n as usize];
            !forces(m)
                && m.heads.iter().all(|h| {
                    let state = |a| {
                        matches!(
                            self.language.world.actor(a).kind,
                            ActorKind::State
                                | ActorKind::Territory
                                | ActorKind::Igo
                                | ActorKind::ArmedGroup
                                | ActorKind::Organ
                        )
                    };
                    h.agent.is_some() || !h.actor.is_some_and(state)
                })
        };
        let after =
            node.subject.iter().map(|n| self.finds.actors[*n as usize].end).max().unwrap_or(0).max(node.atom + 1);
        // «قصفت المدفعية مساء الثلاثاء مواقع»: a time between subject and object.
        let rest = self.finds.atoms.get(after as usize..).unwrap_or(&[]);
        let next = rest.iter().map(|a| a.kind).find(|k| !matches!(k, AtomKind::Time(_)));
        if matches!(next, Some(AtomKind::Function { class: WordClass::Filler, .. })) && self.takes_part_of(id, framed) {
            // «خطف مسلحون اثنين من الخبراء»: a number and a part of somebody are the object.
            let parts = |a: &Argument| self.is_among(a.marker, &self.language.tables.config.part_markers);
            if node.arguments.iter().any(parts) {
                return false;
            }
        }
        let object = matches!(
            next,
            Some(
                AtomKind::Word
                    | AtomKind::Number
                    | AtomKind::Agent { .. }
                    | AtomKind::Name { .. }
                    | AtomKind::Predicate { .. }
            )
        );
        !object && node.subject.iter().all(person)
    }

    /// «قصف القوات الروسية»: forces in the genitive of violence do it, people suffer it.
    pub(super) fn strikes(&self, frame: &Frame, owner: &[Who]) -> bool {
        let force = |w: &Who| w.agent.is_some_and(|a| self.language.tables.agents[a as usize].kind == AgentKind::Force);
        frame.class == Some(Class::Assault) && !owner.is_empty() && owner.iter().all(force)
    }

    /// Why violence that a sentence names is none that it tells of: planned by nobody named, named as a thing in general,
    /// or done by what is no party («العنف الذي اجتاح العراق»).
    pub(super) fn only_named(&self, draft: &Draft, operated: &Operated) -> Option<&'static str> {
        if draft.class != Class::Assault {
            return None;
        }
        let node = self.node(draft.node);
        let known = |list: &[Who]| list.iter().any(Who::is_known);
        let (did, suffered) = (known(&draft.actors), known(&draft.recipients));
        if draft.status == Status::Planned && !did {
            return Some("violence to come, and nobody is named who means it");
        }
        let general = !node.verbal && node.definite && node.times.is_empty() && !operated.undergone;
        if general && !draft.operators.is_empty() && !did && !suffered && !self.refers_back(draft.node, draft.class) {
            return Some("violence in general, nobody beside it");
        }
        let habit = node.verbal && node.features().shape() == Shape::Present && draft.operators.is_empty();
        if habit && !did && !suffered && self.language.tables.config.nouns_refer && node.times.is_empty() {
            // «يقتلونهم»: news of violence is told in the past.
            return Some("violence in the present, and nobody known in it");
        }
        let sweeps = SWEEPING.contains(&self.language.world.frame(draft.frame).id.as_str());
        let told =
            node.relation == Relation::Relative && node.verbal && !node.passive && node.antecedent_node.is_none();
        let nobody = !did && node.subject.is_empty() && draft.strangers.actor.is_none();
        (sweeps && told && nobody && self.language.tables.config.nouns_refer).then_some("what does it is no party")
    }

    /// Roads that the police close are no protest.
    pub(super) fn closed_by_force(&self, draft: &mut Draft) {
        let role = |w: &Who| w.agent.map_or("", |a| self.language.tables.agents[a as usize].code.as_str());
        let serves = |w: &Who| ["MIL", "COP", "GOV"].contains(&role(w));
        let frame = &self.language.world.frame(draft.frame).id;
        if draft.class == Class::Protest
            && frame == OBSTRUCTION
            && !draft.actors.is_empty()
            && draft.actors.iter().all(serves)
        {
            draft.class = Class::Coerce;
            draft.mode = Some("restrict".into());
            draft.cameo = "172".into();
        }
    }

    /// «هاجم النائب وزير الدفاع»: who has no arms attacks those who have none in words.
    pub(super) fn attack_in_words(&self, draft: &mut Draft) {
        if self.language.world.frame(draft.frame).id != ATTACK || draft.class != Class::Assault {
            return;
        }
        let role = |w: &Who| match (w.agent, w.actor) {
            (Some(agent), _) => self.language.tables.agents[agent as usize].code.as_str(),
            (None, Some(actor)) => self.language.world.actor(actor).code.get(3..6).unwrap_or(""),
            _ => "",
        };
        let person = |w: &Who| {
            w.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Person)
                || w.agent.is_some_and(|a| self.language.tables.agents[a as usize].kind.is_office())
        };
        let armed = |w: &Who| ARMED.contains(&role(w));
        let talker = |w: &Who| TALKERS.contains(&role(w));
        let speaks = |w: &Who| talker(w) || person(w) && !armed(w);
        // «شن هجوما على الوزيرة»: no army does that.
        let launched = draft.rule == "operator";
        if draft.recipients.is_empty() || !draft.actors.iter().all(speaks) || draft.actors.is_empty() && !launched {
            return;
        }
        let civil = |w: &Who| !armed(w) && w.is_known() && !CIVILIAN.contains(&role(w));
        let answers = |w: &Who| civil(w) && (draft.actors.iter().any(talker) || person(w));
        if draft.recipients.iter().all(answers) {
            draft.class = Class::Accuse;
            draft.mode = Some("disapprove".into());
            draft.cameo = "111".into();
        }
    }

    /// «قتل جنديان في قصف إسرائيلي»: whoever does the violence under which a verb tells of its victims.
    pub(super) fn blow(&self, id: NodeId, speaking: &[Who]) -> Vec<Who> {
        for (k, child) in self.clauses.nodes.iter().enumerate() {
            // «قتل جنديان وأصيب آخر في هجوم»: under the verb itself, or under one that "and" joins to it.
            let over =
                child.parent.map(|p| if self.framed[p].is_none() { self.node(p).joined.unwrap_or(p) } else { p });
            let under = over == Some(id) && !child.verbal && child.relation == Relation::Complement;
            if !under || child.marker == BARE || self.frame(k).and_then(|f| f.class) != Some(Class::Assault) {
                continue;
            }
            if let Some(framed) = &self.framed[k] {
                let mut did = self.own_sides(k, framed, speaking).actors;
                if did.is_empty()
                    && let Some(carrier) = self.operator[k].map(|op| self.node(op))
                    && carrier.relation == Relation::Relative
                {
                    // «قتل جندي في هجوم شنه مسلحون أكراد»
                    let subject = if carrier.passive { &carrier.by } else { &carrier.subject };
                    did = self.resolver().parties(subject, speaking, &[]);
                }
                if did.iter().any(|w| w.actor.is_some()) {
                    return did;
                }
                // "were killed in the clashes": those that were told before.
                if self.frame(k).is_some_and(|f| f.reciprocal)
                    && self.refers_back(k, Class::Assault)
                    && let Some((did, suffered)) = self.told_before(k, Class::Assault)
                {
                    return did.iter().chain(suffered).copied().collect();
                }
            }
        }
        Vec::new()
    }
}
