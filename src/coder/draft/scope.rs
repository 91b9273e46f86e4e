//! What stands over a node: who speaks, what swallows it, whether it only tells what was before.

use super::{Drafter, Operated};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::find::BARE;
use crate::model::{Class, FrameKind, Shape};

/// Frame of reports that say it is not so.
const DENIAL: &str = "say_deny";

impl Drafter<'_> {
    /// The nearest ancestor that reports, and its subject.
    pub(super) fn speaker(&self, id: NodeId) -> Option<(NodeId, Vec<Who>)> {
        let mut at = id;
        for _ in 0..8 {
            at = self.noun_over(at);
            let node = self.node(at);
            let parent = node.parent?;
            let speech = self.kind(parent) == Some(FrameKind::Speech);
            let reports = matches!(node.relation, Relation::Content | Relation::Complement | Relation::Subordinate);
            if speech && reports {
                let who = self.speech_subject(parent);
                return Some((parent, who));
            }
            at = parent;
        }
        None
    }

    /// «قاطعت القمة بعد تعليق مشاركتها»: a noun hangs where the noun that carries it does.
    fn noun_over(&self, id: NodeId) -> NodeId {
        let mut at = id;
        for _ in 0..4 {
            let over = self.operator[at].filter(|op| !self.node(*op).verbal);
            match over.filter(|_| !self.node(at).verbal && self.node(at).marker == BARE) {
                Some(noun) => at = noun,
                None => break,
            }
        }
        at
    }

    /// Who speaks in a speech node; agencies hand on to the one they quote.
    fn speech_subject(&self, id: NodeId) -> Vec<Who> {
        let resolver = self.resolver();
        let node = self.node(id);
        let mut who = resolver.parties(&node.subject, &[], &[]);
        if who.is_empty() && node.passive {
            who = resolver.parties(&node.by, &[], &[]);
        }
        if !node.verbal {
            who = resolver.parties(&node.owner, &[], &[]);
        }
        let media = !who.is_empty() && who.iter().all(|w| resolver.is_media(w));
        if media {
            let source = node.arguments.iter().find(|a| {
                a.marker != BARE && self.framed[id].as_ref().is_some_and(|f| f.link.recipient.contains(&a.marker))
            });
            return source.map(|a| resolver.parties(&a.mentions, &[], &[])).unwrap_or_default();
        }
        if who.is_empty() && node.subject.is_empty() && !node.passive {
            who = self.context.speaker.clone();
        }
        who
    }

    /// Why the ancestors of a node swallow it, if they do.
    pub(super) fn swallowed(&self, id: NodeId, class: Class) -> Option<&'static str> {
        let own = self.node(id);
        // "protested over the arrest of Pinochet": a definite deed with its victim is no mere topic.
        let named = |m: &u32| self.finds.actors[*m as usize].heads.iter().any(|h| h.actor.is_some());
        let told = matches!(class, Class::Coerce | Class::Assault)
            && own.definite
            && own.arguments.iter().any(|a| self.is_owner_marker(a.marker) && a.mentions.iter().any(named));
        if !told && !own.verbal && self.is_among(own.marker, &self.language.tables.config.topic_markers) {
            return Some("names a topic");
        }
        if self.in_noun_content(id) {
            return Some("is the content of another event");
        }
        let mut at = id;
        for _ in 0..8 {
            at = self.noun_over(at);
            let node = self.node(at);
            let parent = node.parent?;
            if self.operator[at] == Some(parent) {
                at = parent;
                continue;
            }
            if !matches!(node.relation, Relation::Content | Relation::Complement) {
                return None;
            }
            if let Some(frame) = self.frame(parent) {
                let fact = !own.verbal
                    && match frame.class {
                        Some(Class::Accuse) => class == Class::Assault,
                        // "welcomed the help from Ghana": what is praised was done, where the words say by whom.
                        Some(Class::Support) => matches!(class, Class::Cooperate | Class::Aid) && self.names_doer(id),
                        _ => false,
                    };
                let close = node.atom > self.node(parent).atom && node.atom - self.node(parent).atom <= 4;
                let wanted = self.framed[parent]
                    .as_ref()
                    .is_some_and(|f| f.link.recipient.contains(&node.marker) || f.link.theme.contains(&node.marker));
                let licensed = node.verbal || node.marker == BARE || (close && !self.node(parent).verbal) || wanted;
                if frame.kind == FrameKind::Event && frame.content && licensed && !fact {
                    return Some("is the content of another event");
                }
                let meant = node.verbal && !self.node(parent).verbal;
                if frame.kind == FrameKind::State && licensed && !meant {
                    return Some("belongs to a frame that is no event");
                }
                if frame.class == Some(Class::Consult)
                    && !node.verbal
                    && node.marker == BARE
                    && self.node(parent).verbal
                {
                    return Some("is what is talked about");
                }
            }
            at = parent;
        }
        None
    }

    /// Whether a noun names who did it: "by Ghana", "from Ghana", "between Ghana and Togo".
    fn names_doer(&self, id: NodeId) -> bool {
        let node = self.node(id);
        let config = &self.language.tables.config;
        let known = |m: &u32| self.finds.actors[*m as usize].heads.iter().any(|h| h.actor.is_some());
        let doer = |m: u8| self.is_among(m, &config.source_markers) || self.is_with_marker(m);
        node.by.iter().any(known)
            || node.arguments.iter().any(|a| a.marker != BARE && doer(a.marker) && a.mentions.iter().any(known))
    }

    /// «إقناع الإسرائيليين بسحب قواتهم»: under the marker that the noun of action before it asks for.
    fn in_noun_content(&self, id: NodeId) -> bool {
        let own = self.node(id);
        let Some(k) = id.checked_sub(1).filter(|_| !own.verbal && own.marker != BARE) else { return false };
        let (noun, Some(framed)) = (self.node(k), &self.framed[k]) else { return false };
        let asked = framed.link.theme.contains(&own.marker);
        let near = own.atom - noun.atom <= 6;
        asked && near && !noun.verbal && noun.parent == own.parent && self.frame(k).is_some_and(|f| f.content)
    }

    /// Who vouches for an event: whoever speaks, or the source that the sentence names; never an agency.
    pub(super) fn reporter(&self, id: NodeId, speaking: &[Who]) -> Option<Who> {
        let resolver = self.resolver();
        let reporter = speaking.first().copied().or_else(|| {
            if let Some(node) = self.clauses.according_node.filter(|n| *n != id) {
                return self.speech_subject(node).first().copied();
            }
            let according = self.clauses.according?;
            resolver.parties(&[according], &[], &[]).first().copied()
        });
        reporter.filter(|w| !resolver.is_media(w) && w.actor.is_some())
    }

    /// Whether the nearest report over a node says that it is not so; what is told beside a denial is not denied.
    pub(super) fn is_denied(&self, id: NodeId) -> bool {
        let mut at = id;
        for _ in 0..8 {
            let node = self.node(at);
            let Some(parent) = node.parent else { return false };
            if self.kind(parent) == Some(FrameKind::Speech) {
                let content = matches!(node.relation, Relation::Content | Relation::Complement);
                return content && self.frame(parent).is_some_and(|f| f.id == DENIAL);
            }
            at = parent;
        }
        false
    }

    /// Whether the verb that carries a node is only possible: «قد تشمل استيراد».
    pub(super) fn under_possible(&self, id: NodeId) -> bool {
        let mut at = id;
        for _ in 0..4 {
            let node = self.node(at);
            let Some(parent) = node.parent.filter(|_| node.relation == Relation::Complement) else { return false };
            let above = self.node(parent);
            // "would break the law by attacking": as little has happened as what it is a part of.
            let gerund = node.verbal && node.features().shape() == Shape::Gerund && !node.apart;
            let part = at == id && gerund && self.operator[at] != Some(parent);
            if above.modal || part && above.future {
                return true;
            }
            at = parent;
        }
        false
    }

    /// «ضغط لسحب الجيش», «الظروف ناضجة لإجراء حوار»: a noun under a marker of purpose is an aim, unless a verb carries
    /// it or somebody goes there to talk. Demands are made by aiming at them.
    pub(super) fn is_aim(&self, id: NodeId, class: Class, operated: &Operated) -> bool {
        let carried = |k: &NodeId| self.node(*k).verbal;
        let spoken = matches!(class, Class::Request | Class::Protest | Class::Accuse);
        if spoken || self.node(id).verbal || operated.chain.iter().any(carried) {
            return false;
        }
        let top = operated.chain.last().copied().unwrap_or(id);
        let going = self.verb_above(top).and_then(|v| self.frame(v)).and_then(|f| f.class);
        let talks = class == Class::Consult && matches!(going, Some(Class::Consult | Class::Agree));
        self.purpose(top) && !talks
    }

    /// "they consider it wiser to leave": an infinitive right under a verb of speech.
    pub(super) fn is_thought_of(&self, id: NodeId) -> bool {
        let node = self.node(id);
        let infinitive = node.verbal && node.relation == Relation::Complement && node.features().shape() == Shape::Bare;
        infinitive
            && self.operator[id].is_none()
            && node.parent.is_some_and(|p| self.kind(p) == Some(FrameKind::Speech) && !self.node(p).passive)
    }

    /// "sent troops to seize the bridge": what a material act is for has not happened yet.
    pub(super) fn is_purpose(&self, id: NodeId, class: Class) -> bool {
        let node = self.node(id);
        let infinitive = node.verbal && node.relation == Relation::Complement && node.features().shape() == Shape::Bare;
        infinitive && self.operator[id].is_none() && (matches!(class.quad(), 2 | 4) || class == Class::Reject)
    }

    /// «اتفاقا تقوم إيران بموجبه بتزويد»: what a relative clause of the present says of an agreement, a plan or a demand.
    pub(super) fn is_provided(&self, id: NodeId, operated: &Operated) -> bool {
        let top = operated.chain.last().copied().unwrap_or(id);
        let node = self.node(top);
        let Some(noun) = node.antecedent_node.filter(|n| *n != id && node.verbal) else { return false };
        let tables = &self.language.tables;
        let links = self.node(noun).readings.iter().flat_map(|r| &tables.lexemes[r.lexeme as usize].links);
        let meant = links.into_iter().any(|l| {
            let frame = self.language.world.frame(l.frame);
            matches!(frame.class, Some(Class::Agree | Class::Request)) || frame.kind == FrameKind::Intend
        });
        meant && node.features().shape() == Shape::Present
    }

    pub(super) fn under_condition(&self, id: NodeId) -> bool {
        // "if" inside the same clause as the node's parent: the apodosis is conditional too.
        self.clauses.nodes.iter().any(|n| n.conditional && n.parent == Some(id))
    }

    /// A word said in a report that gives no sign of the past, or a stance that it tells of ("has put its army on
    /// alert"): it is part of the day's news.
    pub(super) fn is_word(&self, class: Class, id: NodeId) -> bool {
        let word = matches!(
            class,
            Class::Support | Class::Request | Class::Accuse | Class::Reject | Class::Threaten | Class::Mobilize
        );
        let node = self.node(id);
        word && node.verbal && node.relation == Relation::Content && !node.anterior
    }

    /// «أعلنت دمشق قطع علاقاتها»: the verb of report whose object a noun is; what is announced is done by announcing it.
    pub(super) fn announced(&self, id: NodeId) -> Option<NodeId> {
        let top = self.noun_over(id);
        let node = self.node(top);
        let verb = node.parent.filter(|p| self.node(*p).verbal && self.kind(*p) == Some(FrameKind::Speech))?;
        let word = self.frame(id).and_then(|f| f.class).is_some_and(|c| c != Class::Assault);
        (word && !node.verbal && node.marker == BARE && self.operator[top].is_none()).then_some(verb)
    }

    /// Whether a node's class is of words rather than deeds.
    fn says(&self, id: NodeId) -> bool {
        self.frame(id).and_then(|f| f.class).is_some_and(|c| matches!(c.quad(), 1 | 3))
    }

    /// Nouns beside the main line and relative clauses tell what was before.
    pub(super) fn is_background(&self, id: NodeId) -> bool {
        let node = self.node(id);
        if node.relation == Relation::Relative {
            // "is pulling its staff out", "ministers, meeting in Brussels, agreed": at the time of what is told.
            return !matches!(node.features().shape(), Shape::Present | Shape::Gerund);
        }
        if let Some(op) = self.operator[id].filter(|op| self.node(*op).verbal) {
            match self.node(op).relation {
                // «بعد تفجيرات أسفرت عن مقتل»
                Relation::Relative => return self.node(op).features().shape() != Shape::Present,
                // «قال إنهم شنوا حملة»
                Relation::Content => return self.is_background(op),
                _ => {}
            }
        }
        if self.purpose(id) && self.says(id) && self.operator[id].is_none() {
            // «تتحرك لإقناعها»: words with which somebody acts are of the time of the acting.
            return self.verb_above(id).is_some_and(|verb| self.node(verb).anterior || self.is_background(verb));
        }
        let under_verb = node.parent.is_some_and(|p| self.node(p).verbal);
        if node.verbal {
            // Told in the past of what is told: before, unless the telling has a day.
            let told =
                node.parent.filter(|p| node.relation == Relation::Content && self.kind(*p) == Some(FrameKind::Speech));
            return node.features().shape() == Shape::Past
                && told.is_some_and(|p| self.node(p).times.is_empty() && self.language.tables.config.past_in_report);
        }
        let meanwhile = self.is_among(node.marker, &self.language.tables.config.meanwhile_markers);
        if meanwhile && node.times.is_empty() && self.frame(id).and_then(|f| f.class) == Some(Class::Consult) {
            // «خلال لقاء مع نظيره»: talks in which something is said are of the day when it is said.
            return node.parent.is_some_and(|p| self.node(p).anterior || self.is_background(p));
        }
        let top = self.noun_over(id);
        if let Some(verb) = self.announced(id) {
            return self.node(verb).anterior;
        }
        let marked = self.node(top).marker != BARE || top == id && under_verb;
        self.operator[top].is_none() && node.times.is_empty() && marked
    }
}
