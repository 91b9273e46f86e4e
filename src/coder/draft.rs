//! One sentence's nodes to drafts of events: who, to whom, under what sign.

use super::context::{Context, Who};
use super::frames::{Framed, frame_clauses, is_operator};
use super::parties::{Resolver, country_of};
use crate::clause::{Clauses, Node, NodeId, Relation};
use crate::find::{BARE, Finds, Memory};
use crate::lang::{Language, OBJECT};
use crate::model::{Class, Frame, FrameId, FrameKind, Phase, Requires, Shape, Span, Status};
use crate::pack::AgentKind;
use crate::text::Text;

/// An event before its date and codes.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub node: NodeId,
    /// Operators over it, inmost first.
    pub operators: Vec<NodeId>,
    pub frame: FrameId,
    pub class: Class,
    pub mode: Option<String>,
    pub cameo: String,
    pub actors: Vec<Who>,
    pub recipients: Vec<Who>,
    pub reporter: Option<Who>,
    pub status: Status,
    pub phase: Option<Phase>,
    pub background: bool,
    pub span: Span,
    pub rule: &'static str,
    pub confidence: f32,
}

/// Why a node gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Node within the sentence.
    pub node: usize,
    pub why: &'static str,
}

/// One sentence on its way to events.
pub(super) struct Drafter<'d> {
    pub language: &'d Language,
    pub finds: &'d Finds,
    pub clauses: &'d Clauses,
    pub context: &'d Context,
    pub memory: &'d Memory,
    pub framed: Vec<Option<Framed>>,
    /// Operator over each node: the light verb, the "began".
    pub operator: Vec<Option<NodeId>>,
    pub dropped: Vec<Dropped>,
}

/// What the operators over a node add.
#[derive(Default)]
struct Operated {
    chain: Vec<NodeId>,
    phase: Option<Phase>,
    halted: bool,
    failed: bool,
    tried: bool,
    undergone: bool,
}

impl<'d> Drafter<'d> {
    /// Frames the sentence and ties operators to what they act on.
    pub fn new(
        language: &'d Language,
        text: &Text<'_>,
        finds: &'d Finds,
        clauses: &'d Clauses,
        context: &'d Context,
        memory: &'d Memory,
    ) -> Self {
        let framed = frame_clauses(clauses, finds, text, language);
        let mut operator = vec![None; clauses.nodes.len()];
        for (id, f) in framed.iter().enumerate() {
            if let Some(f) = f
                && is_operator(language.world.frame(f.frame).kind)
                && let Some(k) = f.complement
                && operator[k].is_none()
                && k != id
            {
                operator[k] = Some(id);
            }
        }
        Drafter { language, finds, clauses, context, memory, framed, operator, dropped: Vec::new() }
    }

    fn resolver(&self) -> Resolver<'_> {
        Resolver { language: self.language, memory: self.memory, finds: self.finds, context: self.context }
    }

    fn frame(&self, id: NodeId) -> Option<&Frame> {
        self.framed[id].as_ref().map(|f| self.language.world.frame(f.frame))
    }

    fn kind(&self, id: NodeId) -> Option<FrameKind> {
        self.frame(id).map(|f| f.kind)
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.clauses.nodes[id]
    }

    /// All drafts of the sentence, in the order of the words.
    pub fn drafts(&mut self) -> Vec<Draft> {
        let mut out = Vec::new();
        for id in 0..self.clauses.nodes.len() {
            match self.draft(id) {
                Ok(draft) if self.same_blow(&out, &draft) => {
                    self.dropped.push(Dropped { node: id, why: "the same blow as the verb before" });
                }
                Ok(draft) => out.push(draft),
                Err(why) => self.dropped.push(Dropped { node: id, why }),
            }
        }
        out
    }

    /// "killed three and wounded six": one attack.
    fn same_blow(&self, before: &[Draft], draft: &Draft) -> bool {
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

    fn operated(&self, id: NodeId) -> Operated {
        let mut out = Operated::default();
        let mut at = id;
        while let Some(op) = self.operator[at]
            && out.chain.len() < 4
        {
            out.chain.push(op);
            match self.kind(op) {
                Some(FrameKind::Begin) => out.phase = out.phase.or(Some(Phase::Begin)),
                Some(FrameKind::Resume) => out.phase = Some(Phase::Resume),
                Some(FrameKind::Continue) => out.phase = out.phase.or(Some(Phase::Continue)),
                Some(FrameKind::End) => out.phase = Some(Phase::End),
                Some(FrameKind::Halt) => {
                    out.phase = Some(Phase::Suspend);
                    out.halted = true;
                }
                Some(FrameKind::Fail) => out.failed = true,
                Some(FrameKind::Try) => out.tried = true,
                Some(FrameKind::Undergo) => out.undergone = true,
                _ => {}
            }
            at = op;
        }
        out
    }

    /// The nearest ancestor that reports, and its subject.
    fn speaker(&self, id: NodeId) -> Option<(NodeId, Vec<Who>)> {
        let mut at = id;
        for _ in 0..8 {
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
    fn swallowed(&self, id: NodeId, class: Class) -> Option<&'static str> {
        let topic = |marker: u8| {
            let text = self.language.tables.markers.get(marker as usize).map(String::as_str).unwrap_or("");
            self.language.tables.config.topic_markers.iter().any(|m| m == text)
        };
        let own = self.node(id);
        if !own.verbal && topic(own.marker) {
            return Some("names a topic");
        }
        let mut at = id;
        for _ in 0..8 {
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
                let fact = class == Class::Assault && !own.verbal && frame.class == Some(Class::Accuse);
                let close = node.atom > self.node(parent).atom && node.atom - self.node(parent).atom <= 4;
                let licensed = node.verbal || node.marker == BARE || (close && !self.node(parent).verbal) || {
                    let link = &self.framed[parent].as_ref().expect("framed").link;
                    link.recipient.contains(&node.marker) || link.theme.contains(&node.marker)
                };
                if frame.kind == FrameKind::Event && frame.content && licensed && !fact {
                    return Some("is the content of another event");
                }
                if frame.kind == FrameKind::State && licensed {
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

    fn draft(&self, id: NodeId) -> Result<Draft, &'static str> {
        let node = self.node(id);
        if node.must && node.verbal {
            return self.obligation(id);
        }
        let framed = self.framed[id].as_ref().ok_or("no frame fits")?;
        let frame = self.language.world.frame(framed.frame);
        match frame.kind {
            FrameKind::Event => {}
            FrameKind::Speech => return Err("only reports"),
            FrameKind::State => return Err("no event of ours"),
            _ => return Err("shapes another word"),
        }
        let class = frame.class.ok_or("no class")?;
        let operated = self.operated(id);
        if node.day == 0
            && let Some(why) = self.swallowed(id, class)
        {
            return Err(why);
        }
        let harmful = class.quad() == 4 && node.verbal && node.subject_unknown && !node.passive;
        let peaceful = |k: NodeId| self.frame(k).and_then(|f| f.class).is_some_and(|c| c.quad() < 3);
        if harmful && id > 0 && peaceful(id - 1) && self.node(id - 1).atom + 1 == node.atom {
            // «محادثات تستهدف حل الخلافات»: what talks aim at is no attack.
            return Err("its subject is no party");
        }
        if node.question {
            return Err("is asked, not told");
        }
        let flagged = |pick: fn(&Node) -> bool| pick(node) || operated.chain.iter().any(|op| pick(self.node(*op)));
        if flagged(|n| n.modal) {
            return Err("is only possible");
        }
        let speaker = self.speaker(id);
        let speaking = speaker.as_ref().map(|(_, who)| who.clone()).unwrap_or_default();
        let (actors, recipients) = self.parties(id, framed, class, &operated, &speaking);
        let named = |list: &[Who]| list.iter().any(|w| w.actor.is_some());
        let met = match frame.requires {
            Requires::None => true,
            Requires::Any if self.refers_back(id, class) => true,
            Requires::Any => named(&actors) || named(&recipients),
            Requires::Actor => named(&actors),
            Requires::Recipient => named(&recipients),
            Requires::Both if frame.reciprocal => actors.iter().filter(|w| w.actor.is_some()).count() >= 2,
            Requires::Both => named(&actors) && named(&recipients),
        };
        if !met {
            return Err("nobody it needs is named");
        }
        let nominal = !node.verbal;
        if nominal && operated.chain.is_empty() && node.day == 0 {
            self.noun_stands(id, framed)?;
        }
        let mut draft = Draft {
            node: id,
            operators: operated.chain.clone(),
            frame: framed.frame,
            class,
            mode: frame.mode.clone(),
            cameo: frame.cameo.clone(),
            actors,
            recipients,
            reporter: None,
            status: Status::Actual,
            phase: operated.phase.or((node.day > 0).then_some(Phase::Continue)),
            background: node.day == 0
                && !self.is_word(class, id)
                && (flagged(|n| n.anterior) || self.is_background(id)),
            span: node.span,
            rule: if nominal {
                "noun"
            } else if node.passive {
                "passive"
            } else {
                "verb"
            },
            confidence: 0.0,
        };
        if let Some(op) = operated.chain.last() {
            draft.span = draft.span.join(self.node(*op).span);
            draft.rule = "operator";
        }
        draft.reporter = self.reporter(id, &speaking);
        self.ease(&mut draft);
        let negated = flagged(|n| n.negated);
        let future = flagged(|n| n.future);
        let conditional = flagged(|n| n.conditional) || self.under_condition(id);
        self.settle(&mut draft, &operated, negated, future, conditional);
        draft.confidence = self.confidence(id, framed, &draft);
        Ok(draft)
    }

    /// Actors and recipients of an event: its own sides, and where they are open, whom the surroundings name.
    fn parties(
        &self,
        id: NodeId,
        framed: &Framed,
        class: Class,
        operated: &Operated,
        speaking: &[Who],
    ) -> (Vec<Who>, Vec<Who>) {
        let node = self.node(id);
        let frame = self.language.world.frame(framed.frame);
        let (mut actors, mut recipients) = self.sides(id, framed, operated, speaking);
        let unnamed = !actors.iter().chain(&recipients).any(|w| w.actor.is_some());
        if class == Class::Consult && unnamed && (!operated.chain.is_empty() || node.day > 0) {
            // "the talks" that began, failed, went on are those told before; or of the verb beside them.
            let beside =
                node.parent.map(|p| self.resolver().parties(&self.node(p).subject, speaking, &[])).unwrap_or_default();
            let two = beside.iter().filter(|w| w.actor.is_some()).count() >= 2;
            actors = if two { beside } else { self.context.talks.clone() };
        }
        if unnamed
            && self.refers_back(id, class)
            && let Some((did, suffered)) = &self.context.violence
        {
            actors = did.clone();
            recipients = suffered.clone();
        }
        // "Turkey resumed joint patrols with Russia": one side takes the step.
        let one_sided =
            class == Class::Cooperate && operated.phase.is_some() && actors.len() == 1 && !recipients.is_empty();
        if frame.reciprocal && !one_sided && !operated.undergone && !operated.halted {
            let mut all = actors.clone();
            all.append(&mut recipients);
            actors = self.distinct(all);
        }
        self.ground(id, &mut actors);
        if recipients.iter().any(|w| w.actor.is_some()) {
            recipients.retain(|w| w.actor.is_some());
        } else {
            self.ground(id, &mut recipients);
        }
        if recipients.is_empty() && !frame.reciprocal {
            recipients = self.content_party(id, class, &actors);
        }
        let resolver = self.resolver();
        let same = |a: &Who, b: &Who| {
            country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(b))
                && a.agent == b.agent
                && a.actor == b.actor
        };
        if !is_justice(frame) {
            recipients.retain(|r| !actors.iter().any(|a| same(a, r)));
        }
        if frame.mode.as_deref() == Some("visit")
            && recipients.is_empty()
            && node.place.is_none()
            && node.place_mention.is_none()
        {
            // A visit told without its host, in an article datelined there.
            let mine = |w: &Who| {
                actors
                    .iter()
                    .any(|a| country_of(self.resolver().plain_code(a)) == country_of(self.resolver().plain_code(w)))
            };
            recipients.extend(self.context.scene.filter(|s| !actors.is_empty() && !mine(s)));
        }
        let named = |list: &[Who]| list.iter().any(|w| w.actor.is_some());
        if !named(&actors) && !named(&recipients) && node.verbal {
            // Arrests, trials and protests inside one country are its own affair.
            let domestic = match (class, frame.mode.as_deref()) {
                (Class::Protest, _) => true,
                _ => is_justice(frame),
            };
            if domestic && let Some(home) = self.memory.home() {
                let who = Who { actor: Some(home), agent: None, span: node.span };
                actors.retain(|w| w.agent.is_some());
                actors.iter_mut().chain(recipients.iter_mut()).for_each(|w| w.actor = Some(home));
                if actors.is_empty() {
                    actors.push(who);
                }
                if recipients.is_empty() && class != Class::Protest {
                    recipients.push(who);
                }
            }
        }
        if self.language.tables.config.order == "verb_first"
            && node.verbal
            && recipients.is_empty()
            && operated.chain.is_empty()
        {
            // «يحاكم ناشط», «قتل مدنيون»: unpointed, and a victim for a subject.
            let harm = is_justice(frame) || matches!(class, Class::Assault);
            let victim =
                |w: &Who| w.agent.is_some_and(|a| self.language.tables.agents[a as usize].kind == AgentKind::People);
            if harm && !actors.is_empty() && actors.iter().all(victim) {
                recipients = std::mem::take(&mut actors);
            }
        }
        if actors.is_empty() && is_justice(frame) {
            // Arrests and trials inside a country are its authorities'.
            let state = recipients.iter().find_map(|w| self.resolver().state_of(w));
            actors.extend(state.map(|s| Who { actor: Some(s), agent: None, span: node.span }));
        }
        (actors, recipients)
    }

    /// Who vouches for an event: whoever speaks, or the source that the sentence names; never an agency.
    fn reporter(&self, id: NodeId, speaking: &[Who]) -> Option<Who> {
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

    /// What eases a conflict is a concession where it is only promised.
    fn ease(&self, draft: &mut Draft) {
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
    fn settle(&self, draft: &mut Draft, operated: &Operated, negated: bool, future: bool, conditional: bool) {
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
    fn obligation(&self, id: NodeId) -> Result<Draft, &'static str> {
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
            confidence: 0.6,
        })
    }

    fn under_condition(&self, id: NodeId) -> bool {
        // "if" inside the same clause as the node's parent: the apodosis is conditional too.
        self.clauses.nodes.iter().any(|n| n.conditional && n.parent == Some(id))
    }

    /// A word said in a report that gives no sign of the past: it is part of the day's news.
    fn is_word(&self, class: Class, id: NodeId) -> bool {
        let word = matches!(class, Class::Support | Class::Request | Class::Accuse | Class::Reject | Class::Threaten);
        let node = self.node(id);
        word && node.verbal && node.relation == Relation::Content && !node.anterior
    }

    /// Nouns beside the main line and relative clauses tell what was before.
    fn is_background(&self, id: NodeId) -> bool {
        let node = self.node(id);
        if node.relation == Relation::Relative {
            return node.features().shape() != Shape::Present;
        }
        let under_verb = node.parent.is_some_and(|p| self.node(p).verbal);
        if node.verbal {
            // Told in the past of what is told: before, unless the telling has a day.
            let told =
                node.parent.filter(|p| node.relation == Relation::Content && self.kind(*p) == Some(FrameKind::Speech));
            return node.features().shape() == Shape::Past
                && told.is_some_and(|p| self.node(p).times.is_empty() && self.language.tables.config.past_in_report);
        }
        self.operator[id].is_none() && node.times.is_empty() && (node.marker != BARE || under_verb)
    }

    /// Actors and recipients of a node.
    fn sides(&self, id: NodeId, framed: &Framed, operated: &Operated, speaking: &[Who]) -> (Vec<Who>, Vec<Who>) {
        let node = self.node(id);
        let resolver = self.resolver();
        let verb_first = self.language.tables.config.order == "verb_first";
        let mut actors = if node.passive && node.verbal {
            resolver.parties(&node.by, speaking, &[])
        } else {
            resolver.parties(&node.subject, speaking, &[])
        };
        let mut recipients: Vec<Who> = Vec::new();
        if node.passive && node.verbal {
            recipients.extend(resolver.parties(&node.subject, speaking, &[]));
        }
        if !node.verbal {
            let owner = resolver.parties(&node.owner, speaking, &[]);
            let adjective = node.owner.first().is_some_and(|m| {
                let m = &self.finds.actors[*m as usize];
                m.adjective || m.owner
            });
            let transitive = framed.link.recipient.contains(&OBJECT);
            let other = node.arguments.iter().any(|a| framed.link.recipient.contains(&a.marker));
            if !node.by.is_empty() {
                actors = resolver.parties(&node.by, speaking, &[]);
                recipients.extend(owner);
            } else if adjective || !transitive || (verb_first && other) {
                actors = owner;
            } else {
                recipients.extend(owner);
            }
        } else if !node.by.is_empty() && actors.is_empty() {
            actors = resolver.parties(&node.by, speaking, &[]);
        }
        let first = !self.clauses.nodes[..id].iter().any(|n| n.verbal);
        if verb_first
            && node.verbal
            && first
            && node.relation == Relation::Main
            && node.subject.is_empty()
            && node.subject_node.is_none()
            && !node.subject_unknown
            && !node.passive
        {
            // A verb that names no subject goes on with the last one.
            actors = self.context.subject.clone();
        }
        let frame = self.language.world.frame(framed.frame);
        let mut theme: Vec<Who> = Vec::new();
        let mut gather = |owner: NodeId, recipients: &mut Vec<Who>, actors: &mut Vec<Who>| {
            let other = self.node(owner);
            for argument in &other.arguments {
                let who = resolver.parties(&argument.mentions, speaking, actors);
                let direct = argument.marker == BARE && other.verbal;
                let placed = argument.mentions.iter().all(|m| self.finds.actors[*m as usize].locative);
                let place_marker = self.is_place_marker(argument.marker);
                let harmed = matches!(frame.class, Some(Class::Assault | Class::Coerce | Class::Mobilize));
                let fought = harmed && placed && place_marker;
                let wanted = !fought && framed.link.recipient.contains(&argument.marker)
                    || (direct && framed.link.recipient.contains(&OBJECT))
                    || (frame.reciprocal && self.is_with_marker(argument.marker));
                if wanted {
                    recipients.extend(who);
                } else if (direct && !frame.reciprocal && !framed.link.recipient.is_empty())
                    || (framed.link.theme.contains(&argument.marker) && !(placed && place_marker))
                {
                    theme.extend(who);
                } else if !other.verbal
                    && frame.class.is_some_and(|c| c.quad() == 4)
                    && !placed
                    && (self.is_owner_marker(argument.marker) || place_marker)
                {
                    // "the bombing of the embassies", "explosions at the consulate": it is done to them.
                    recipients.extend(who);
                } else if !other.verbal && !verb_first && self.is_owner_marker(argument.marker) {
                    // "withdrawal of Syrian troops": the noun's own doer.
                    if !framed.link.recipient.contains(&argument.marker) {
                        actors.extend(who);
                    }
                }
            }
        };
        gather(id, &mut recipients, &mut actors);
        let mut top = id;
        for op in &operated.chain {
            if self.kind(*op) != Some(FrameKind::Cause) {
                gather(*op, &mut recipients, &mut actors);
            }
            top = *op;
        }
        // "The blasts killed …": the noun's own parties belong to the verb that tells of it.
        if let Some(told) = self.told_noun(id) {
            let framed = self.framed[told].as_ref();
            if let Some(framed) = framed {
                let (did, suffered) = self.sides(told, framed, &Operated::default(), speaking);
                actors.extend(did);
                recipients.extend(suffered);
            }
        }
        if top != id {
            let carrier = operated.chain.iter().rev().find(|op| !self.node(**op).subject.is_empty());
            let caused = operated.chain.iter().find(|op| self.kind(**op) == Some(FrameKind::Cause));
            let doing = match caused {
                // «دفع تركيا للمطالبة»: the object of the cause does it.
                Some(op) => self.objects(*op, speaking),
                None => carrier.map(|op| resolver.parties(&self.node(*op).subject, speaking, &[])).unwrap_or_default(),
            };
            if operated.undergone {
                recipients.extend(doing);
                let by = operated.chain.iter().chain([&id]).find(|k| !self.node(**k).by.is_empty());
                if let Some(k) = by {
                    actors = resolver.parties(&self.node(*k).by, speaking, &[]);
                }
                let own: Vec<Who> = recipients.clone();
                actors.retain(|a| !own.contains(a));
            } else if actors.is_empty() || self.node(id).verbal {
                if !doing.is_empty() {
                    actors = doing;
                }
            } else if !doing.is_empty() && !node.verbal {
                // The carrier's subject does it; what the noun owned was done to it.
                let was = std::mem::replace(&mut actors, doing);
                if framed.link.recipient.contains(&OBJECT) || frame.reciprocal {
                    recipients.extend(was);
                }
            }
        }
        if node.pronoun {
            let mut others = actors.clone();
            if node.verbal {
                others.extend(recipients.iter().copied());
                if let Some(who) = resolver.latest_but(&others, node.atom) {
                    recipients.push(who);
                }
            } else if self.purpose(id) && framed.link.recipient.contains(&OBJECT) {
                // «جهود لإقناعها»: the pronoun is the one it is done to.
                let climbed = self.verb_above(id).map(|p| resolver.parties(&self.node(p).subject, speaking, &[]));
                actors = climbed.unwrap_or_default();
                recipients.extend(resolver.latest_but(&actors, node.atom));
            } else if framed.link.recipient.contains(&OBJECT)
                && frame.class.is_some_and(|c| c.quad() == 4)
                && recipients.is_empty()
            {
                // «توقيفهما»: the pronoun is the one it is done to.
                recipients.extend(resolver.latest_but(&actors, node.atom));
            } else if actors.is_empty()
                && !recipients.is_empty()
                && let Some(who) = resolver.latest_but(&recipients, node.atom)
            {
                // «عقب غزوه الكويت»: the one named last.
                actors = vec![who];
            } else if actors.is_empty() {
                let owner =
                    node.parent.map(|p| resolver.parties(&self.node(p).subject, speaking, &[])).unwrap_or_default();
                actors = if owner.is_empty() { speaking.to_vec() } else { owner };
            }
        }
        // «أعلنت تركيا استئناف …»: the announcer does what is announced without a doer.
        if actors.is_empty() && (!node.verbal || node.inherited) {
            let carrier = self.node(top);
            if let Some(parent) = carrier.parent
                && self.kind(parent) == Some(FrameKind::Speech)
                && carrier.relation == Relation::Complement
                && (carrier.marker == BARE || !self.node(parent).verbal)
            {
                actors = speaking.to_vec();
            }
        }
        if node.subject_unknown && actors.is_empty() && verb_first && frame.content {
            // «تقدمت … بمشروع قرار يطالب»: whoever put the paper forward speaks through it.
            let before = (0..id).rev().find(|k| self.node(*k).verbal && !self.node(*k).subject.is_empty());
            actors = before.map(|k| resolver.parties(&self.node(k).subject, speaking, &[])).unwrap_or_default();
        }
        if recipients.is_empty() {
            recipients = theme;
        }
        if recipients.is_empty() && node.verbal {
            recipients = self.noun_parties(id, framed, frame, speaking, &actors);
        }
        if operated.undergone && recipients.is_empty() {
            recipients = self.between(operated.chain[operated.chain.len() - 1], id, speaking);
        }
        if actors.is_empty() && !node.verbal && self.purpose(top) {
            // «يزور … لمحاولة إقناع»: whoever acts has the purpose.
            let parent = self.verb_above(top);
            actors = parent.map(|p| resolver.parties(&self.node(p).subject, speaking, &[])).unwrap_or_default();
        }
        (self.distinct(actors), self.distinct(recipients))
    }

    /// Parties that stand with the noun which a verb governs: «توصل لاتفاق مع طهران».
    fn noun_parties(&self, id: NodeId, framed: &Framed, frame: &Frame, speaking: &[Who], actors: &[Who]) -> Vec<Who> {
        let resolver = self.resolver();
        let mut out = Vec::new();
        for (k, child) in self.clauses.nodes.iter().enumerate() {
            if child.parent != Some(id)
                || child.verbal
                || child.relation != Relation::Complement
                || self.operator[k].is_some()
            {
                continue;
            }
            let fought = |f: Option<&Frame>| f.and_then(|f| f.class).is_some_and(|c| c.quad() == 4);
            if fought(Some(frame)) && fought(self.frame(k)) && self.purpose(k) {
                // «عمليات لاستعادة المدينة من الفصائل»: fought against whoever holds it.
                let all = child.arguments.iter().flat_map(|a| &a.mentions).copied();
                let held: Vec<u32> = all.filter(|m| !self.finds.actors[*m as usize].locative).collect();
                out.extend(resolver.parties(&held, speaking, actors));
            }
            for argument in &child.arguments {
                let wanted = framed.link.recipient.contains(&argument.marker)
                    || (frame.reciprocal && self.is_with_marker(argument.marker));
                if wanted {
                    out.extend(resolver.parties(&argument.mentions, speaking, actors));
                }
            }
        }
        out
    }

    /// Parties named between an operator and what it governs: «تعرضت مراكز الجنود لإطلاق نار».
    fn between(&self, from: NodeId, to: NodeId, speaking: &[Who]) -> Vec<Who> {
        let (a, b) = (self.node(from).atom, self.node(to).atom);
        let inside = self.finds.actors.iter().enumerate().filter(|(_, m)| m.first > a && m.end <= b);
        let free = inside.filter(|(_, m)| !self.resolver().is_place(m));
        let list: Vec<u32> = free.map(|(n, _)| n as u32).collect();
        self.resolver().parties(&list, speaking, &[])
    }

    /// The nearest verb that governs a node.
    fn verb_above(&self, id: NodeId) -> Option<NodeId> {
        let mut at = self.node(id).parent?;
        for _ in 0..6 {
            if self.node(at).verbal && !self.node(at).subject.is_empty() {
                return Some(at);
            }
            at = self.node(at).parent?;
        }
        None
    }

    /// A noun under a marker of purpose: «لإقناع».
    fn purpose(&self, id: NodeId) -> bool {
        let text = self.language.tables.markers.get(self.node(id).marker as usize).map(String::as_str).unwrap_or("");
        self.language.tables.config.purpose_markers.iter().any(|m| m == text)
    }

    fn objects(&self, id: NodeId, speaking: &[Who]) -> Vec<Who> {
        let resolver = self.resolver();
        let bare = self.node(id).arguments.iter().filter(|a| a.marker == BARE);
        bare.flat_map(|a| resolver.parties(&a.mentions, speaking, &[])).collect()
    }

    fn is_place_marker(&self, marker: u8) -> bool {
        let text = self.language.tables.markers.get(marker as usize).map(String::as_str).unwrap_or("");
        self.language.tables.config.place_markers.iter().any(|m| m == text)
    }

    /// "with", «بين»: a party to what is done together.
    fn is_with_marker(&self, marker: u8) -> bool {
        let text = self.language.tables.markers.get(marker as usize).map(String::as_str).unwrap_or("");
        self.language.tables.config.with_markers.iter().any(|m| m == text)
    }

    fn is_owner_marker(&self, marker: u8) -> bool {
        let text = self.language.tables.markers.get(marker as usize).map(String::as_str).unwrap_or("");
        self.language.tables.config.owner_markers.iter().any(|m| m == text)
    }

    fn distinct(&self, list: Vec<Who>) -> Vec<Who> {
        let mut out: Vec<Who> = Vec::new();
        for who in list {
            if !out.iter().any(|w| w.actor == who.actor && w.agent == who.agent) {
                out.push(who);
            }
        }
        out
    }

    /// The addressee of a demand is the subject of its content; the accused owns the deed.
    fn content_party(&self, id: NodeId, class: Class, actors: &[Who]) -> Vec<Who> {
        let seeks = matches!(
            class,
            Class::Request
                | Class::Accuse
                | Class::Reject
                | Class::Support
                | Class::Threaten
                | Class::Concede
                | Class::Agree
        );
        if !seeks {
            return Vec::new();
        }
        let resolver = self.resolver();
        let mine =
            |w: &Who| actors.iter().any(|a| country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(w)));
        for (k, child) in self.clauses.nodes.iter().enumerate() {
            let held = child.parent == Some(id) && matches!(child.relation, Relation::Content | Relation::Complement);
            if !held || k == id {
                continue;
            }
            if child.verbal && child.inherited {
                // "agreed to lend money to Indonesia": whoever the content is done to.
                if let Some(framed) = self.framed[k].as_ref() {
                    let mut who = self.sides(k, framed, &Operated::default(), &[]).1;
                    who.retain(|w| w.actor.is_some() && !mine(w));
                    if !who.is_empty() {
                        return who;
                    }
                }
                continue;
            }
            let from = if child.verbal {
                if child.inherited { &[][..] } else { &child.subject[..] }
            } else {
                &child.owner[..]
            };
            let mut who = resolver.parties(from, actors, actors);
            if who.is_empty() && !child.verbal {
                // "condemned the bombing of the embassies" blames whoever bombed, not the embassies.
                let blames = matches!(class, Class::Accuse | Class::Support)
                    && self.frame(k).and_then(|f| f.class).is_some_and(|c| c.quad() == 4);
                let of = child.arguments.iter().find(|a| !blames && self.is_owner_marker(a.marker));
                who = of.map(|a| resolver.parties(&a.mentions, actors, actors)).unwrap_or_default();
                if who.is_empty() {
                    who = resolver.parties(&child.by, actors, actors);
                }
                if who.is_empty()
                    && !matches!(class, Class::Accuse | Class::Support)
                    && let Some(framed) = self.framed[k].as_ref()
                {
                    who = self.sides(k, framed, &Operated::default(), &[]).1;
                }
            }
            who.retain(|w| w.actor.is_some() && !mine(w));
            if !who.is_empty() {
                return who;
            }
        }
        let mut who = resolver.parties(&self.node(id).content_subject, actors, actors);
        who.retain(|w| w.actor.is_some() && !mine(w));
        who
    }

    /// "Rebels near Aleppo": people without a nationality belong where the action is.
    fn ground(&self, id: NodeId, parties: &mut [Who]) {
        if parties.iter().all(|w| w.actor.is_some()) {
            return;
        }
        let node = self.node(id);
        let named = node.place_mention.and_then(|m| self.finds.actors[m as usize].heads.first()?.actor);
        let place = node.place.and_then(|p| self.language.state(&self.language.world.place(p).country));
        let anywhere = || {
            let places = |m: &&crate::find::ActorMention| self.resolver().is_place(m);
            let found =
                self.finds.actors.iter().find(places).or_else(|| self.finds.actors.iter().find(|m| m.only_place));
            found.and_then(|m| m.heads.first()?.actor)
        };
        let Some(state) = named.or(place).or_else(anywhere) else { return };
        for who in parties.iter_mut().filter(|w| w.actor.is_none() && w.agent.is_some()) {
            who.actor = Some(state);
        }
    }

    /// "the bombings", «المجزرة»: a definite noun of violence with nobody beside it is the violence told before.
    fn refers_back(&self, id: NodeId, class: Class) -> bool {
        let node = self.node(id);
        class == Class::Assault
            && !node.verbal
            && node.definite
            && node.owner.is_empty()
            && self.operator[id].is_none()
            && self.context.violence.is_some()
    }

    /// The noun of the same class that is the subject of this verb.
    fn told_noun(&self, id: NodeId) -> Option<NodeId> {
        let noun = self.node(id).subject_node?;
        let same = self.frame(noun)?.class.is_some() && self.frame(noun)?.class == self.frame(id)?.class;
        (same && noun != id).then_some(noun)
    }

    /// Whether a noun without a carrier reports something that happened rather than names a topic.
    fn noun_stands(&self, id: NodeId, framed: &Framed) -> Result<(), &'static str> {
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
                .any(|a| framed.link.recipient.contains(&a.marker) || self.is_owner_marker(a.marker));
        if node.done {
            return Ok(());
        }
        if !own_party {
            return Err(NOBODY);
        }
        Ok(())
    }

    fn confidence(&self, id: NodeId, framed: &Framed, draft: &Draft) -> f32 {
        let node = self.node(id);
        let mut c: f32 = if node.verbal { 0.75 } else { 0.6 };
        if draft.rule == "operator" {
            c += 0.1;
        }
        if node.inherited {
            c -= 0.1;
        }
        if !framed.exact && self.language.code() == "ar" {
            c -= 0.05;
        }
        if draft.actors.is_empty() {
            c -= 0.15;
        }
        if !draft.recipients.is_empty() || draft.actors.len() > 1 {
            c += 0.1;
        }
        if node.relation == Relation::Subordinate || node.conditional {
            c -= 0.05;
        }
        c.clamp(0.05, 0.95)
    }
}

/// Why a noun is dropped that nobody stands with.
const NOBODY: &str = "a noun with nobody of its own";

/// Arrest, trial, verdict (CAMEO 115, 116, 173): a state may do it to its own.
fn is_justice(frame: &Frame) -> bool {
    ["115", "116", "173"].iter().any(|c| frame.cameo.starts_with(c))
}
