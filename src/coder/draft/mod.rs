//! One sentence's nodes to drafts of events: who, to whom, under what sign.

mod affected;
mod around;
mod carried;
mod enough;
mod harm;
mod home;
mod markers;
mod mentioned;
mod noun;
mod operated;
mod phrase;
mod reach;
mod rest;
mod scope;
mod settle;
mod sides;
mod spoken;

use super::confidence::signs_of;
use super::context::{Context, Who};
use super::frames::{Framed, frame_clauses, is_operator};
use super::parties::Resolver;
use crate::clause::{Clauses, Node, NodeId, Relation};
use crate::find::{AtomKind, Finds, Memory};
use crate::lang::Language;
use crate::model::{Class, Frame, FrameId, FrameKind, Phase, Requires, Signs, Span, Status};
use crate::pack::AgentKind;
use crate::text::Text;
use around::{Asked, Parties};
use operated::{Operated, joined_noun};
pub(super) use phrase::Stranger;
use phrase::Strangers;

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
    /// Who stands on a side where nobody known does.
    pub strangers: Strangers,
    pub reporter: Option<Who>,
    pub status: Status,
    pub phase: Option<Phase>,
    pub background: bool,
    /// The object of a verb of report.
    pub announced: bool,
    pub span: Span,
    pub rule: &'static str,
    /// What its confidence rests on.
    pub signs: Signs,
}

/// Why a node gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Node within the sentence.
    pub node: usize,
    pub why: &'static str,
}

/// CAMEO code of what armed forces do together.
const DRILL: &str = "062";

/// Frame of the verbs that plan: a noun that "is planned" is still to come.
const PLANNING: &str = "intend";

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
                // "expressed its rejection and condemnation of": the noun joined to the first.
                if let Some(twin) = joined_noun(clauses, finds, k, id)
                    && operator[twin].is_none()
                {
                    operator[twin] = Some(id);
                }
            }
        }
        Drafter { language, finds, clauses, context, memory, framed, operator, dropped: Vec::new() }
    }
}

impl Drafter<'_> {
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
        let last = self.finds.atoms.iter().rev().find(|a| !matches!(a.kind, AtomKind::Punct('"' | '»' | ')')));
        let asks = last.is_some_and(|a| matches!(a.kind, AtomKind::Punct('?' | '؟')));
        for id in 0..self.clauses.nodes.len() {
            if asks {
                self.dropped.push(Dropped { node: id, why: "is asked, not told" });
                continue;
            }
            match self.draft(id) {
                Ok(draft) if self.same_blow(&out, &draft) => {
                    self.dropped.push(Dropped { node: id, why: "the same blow as the verb before" });
                }
                Ok(mut draft) => {
                    draft.signs = signs_of(&draft, self.node(id), self.framed[id].as_ref(), self.language);
                    out.push(draft);
                }
                Err(why) => self.dropped.push(Dropped { node: id, why }),
            }
        }
        out
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
            FrameKind::Wrong => return self.blame(id),
            _ => return Err("shapes another word"),
        }
        let class = frame.class.ok_or("no class")?;
        let operated = self.operated(id, class);
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
        if self.is_provided(id, &operated) {
            return Err("is what an agreement provides for");
        }
        if node.question {
            return Err("is asked, not told");
        }
        if node.verbal && node.conditional
            || operated.chain.iter().any(|k| self.node(*k).verbal && self.node(*k).conditional)
        {
            return Err("is only a condition");
        }
        if node.wished && operated.chain.is_empty() {
            return Err("is wished, not told");
        }
        if self.is_aim(id, class, &operated) {
            return Err("what something else aims at");
        }
        if self.is_thought_of(id) || self.is_purpose(id, class) {
            return Err("is thought of or aimed at, not told");
        }
        let flagged = |pick: fn(&Node) -> bool| pick(node) || operated.chain.iter().any(|op| pick(self.node(*op)));
        if flagged(|n| n.modal) || self.under_possible(id) {
            return Err("is only possible");
        }
        let speaker = self.speaker(id);
        let speaking = speaker.as_ref().map(|(_, who)| who.clone()).unwrap_or_default();
        let asked = Asked { id, framed, class, operated: &operated, speaking: &speaking };
        let Parties { mut actors, mut recipients } = self.parties(&asked);
        if actors.is_empty() && class == Class::Request && self.commanded(id, framed, &operated, &recipients) {
            // «تلقى المقاتلون الأمر»: the order comes from their own command.
            actors.clone_from(&recipients);
        }
        if class == Class::Consult && frame.reciprocal && recipients.is_empty() {
            actors.extend(self.partner(id, &actors));
        }
        let strangers = self.strangers(id, framed, &operated.chain, &actors, &recipients);
        for (side, stranger) in [(&mut actors, strangers.actor), (&mut recipients, strangers.recipient)] {
            if let Some(words) = stranger {
                side.iter_mut().filter(|w| w.span == node.span).for_each(|w| w.span = words.span);
            }
        }
        // A body that no table knows is somebody where the other side is known.
        let known = actors.iter().chain(&recipients).any(Who::is_known);
        let named = |list: &[Who]| list.iter().any(Who::is_known) || known && !list.is_empty();
        // Gunmen, protesters and civilians are somebody even where nothing tells whose they are.
        let rough = matches!(class, Class::Assault | Class::Protest);
        let somebody = rough && node.verbal && actors.iter().chain(&recipients).any(|w| w.agent.is_some());
        let met = match frame.requires {
            Requires::None => true,
            Requires::Any if somebody => true,
            Requires::Any if self.refers_back(id, class) => true,
            Requires::Any => named(&actors) || named(&recipients),
            Requires::Actor => named(&actors),
            Requires::Recipient => named(&recipients),
            Requires::Both if frame.reciprocal && recipients.is_empty() => {
                let body =
                    class == Class::Consult && actors.iter().any(|w| self.resolver().plain_code(w).starts_with("IGO"));
                body || actors.iter().filter(|w| w.is_known()).count() >= 2
            }
            Requires::Both => named(&actors) && named(&recipients),
        };
        // Offices and people that nothing ties to a country count where both sides are told.
        let body = |a: u32| matches!(self.language.tables.agents[a as usize].kind, AgentKind::Body | AgentKind::Force);
        // What a noun tells, and talks, want somebody whose country is known.
        let told = node.verbal && class != Class::Consult;
        let tied = actors.iter().chain(&recipients).any(|w| w.actor.is_some() || told && w.agent.is_some_and(body));
        let stands =
            met && (tied || frame.requires == Requires::None || (told && named(&actors) && named(&recipients)));
        if !stands && !self.enough(id, frame, class, (&actors, &recipients), &strangers) {
            return Err("nobody it needs is named");
        }
        let known_side = |list: &[Who]| list.iter().any(Who::is_known);
        let told_violence = self.context.violence.is_some()
            || (0..id).any(|k| self.frame(k).and_then(|f| f.class) == Some(Class::Assault));
        if class == Class::Assault && node.apart && !known_side(&actors) && !told_violence {
            // "Heavy rain hit the coast, killing 20 people"
            return Err("nobody did it");
        }
        let business = |w: &Who| w.agent.is_some_and(|a| self.language.tables.agents[a as usize].is_business());
        if !actors.is_empty() && actors.iter().all(business) && !recipients.iter().any(|w| w.actor.is_some()) {
            return Err("business among businesses");
        }
        if class == Class::Assault
            && node.relation == Relation::Relative
            && self.language.tables.config.nouns_refer
            && !named(&actors)
            && !named(&recipients)
        {
            return Err("victims that the news only mentions");
        }
        let nominal = !node.verbal;
        let fighters = actors.iter().chain(&recipients).filter(|w| w.is_known()).count();
        if frame.reciprocal
            && class == Class::Assault
            && fighters < if nominal { 2 } else { 1 }
            && !(fighters == 1 && node.arguments.iter().any(|a| self.is_with_marker(a.marker)))
            && node.place.is_none()
            && node.place_mention.is_none()
        {
            return Err("a fight of one alone");
        }
        if frame.cameo == DRILL && nominal && operated.chain.is_empty() && fighters < 2 {
            // "patrols of the Kenyan police"
            return Err("done together, and one alone is named");
        }
        if nominal && operated.chain.is_empty() && node.day == 0 {
            self.noun_stands(id, framed)?;
        }
        let carried = operated.chain.iter().any(|k| self.node(*k).verbal);
        if class == Class::Assault
            && nominal
            && !carried
            && node.day == 0
            && node.times.is_empty()
            && self.told_aside(id)
            && !(named(&actors) && named(&recipients))
            && !(frame.reciprocal && fighters >= 2)
        {
            return Err("violence named beside the news, one side of it at most");
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
            strangers,
            reporter: None,
            status: Status::Actual,
            phase: operated.phase.or((node.day > 0).then_some(Phase::Continue)),
            background: node.day == 0
                && !self.is_word(class, id)
                && (flagged(|n| n.anterior) || self.is_background(id)),
            announced: self.announced(id).is_some(),
            span: node.span,
            rule: if nominal {
                "noun"
            } else if node.passive {
                "passive"
            } else {
                "verb"
            },
            signs: Signs::default(),
        };
        if let Some(op) = operated.chain.last() {
            draft.span = draft.span.join(self.node(*op).span);
            draft.rule = "operator";
        }
        draft.reporter = self.reporter(id, &speaking);
        self.ease(&mut draft);
        let negated = flagged(|n| n.negated);
        if negated && node.verbal && !node.passive && draft.actors.is_empty() && operated.chain.is_empty() {
            // "the blasts would not prevent the visit"
            return Err("not done, and nobody who did not do it");
        }
        let scheduled =
            |k: NodeId| self.node(k).subject_node == Some(id) && self.frame(k).is_some_and(|f| f.id == PLANNING);
        let future = operated.intended || flagged(|n| n.future) || (0..self.clauses.nodes.len()).any(scheduled);
        let conditional = flagged(|n| n.conditional) || self.under_condition(id);
        self.settle(&mut draft, &operated, negated, future, conditional);
        let alone = draft.class == Class::Agree && draft.actors.len() == 1;
        if draft.recipients.is_empty() && (!frame.reciprocal || alone) {
            draft.recipients = self.elsewhere(id, draft.class, &draft.actors, &speaking);
        }
        if class == Class::Assault
            && negated
            && draft.status == Status::Denied
            && !draft.actors.iter().any(Who::is_known)
        {
            return Err("nobody was harmed, and nobody is said to have done it");
        }
        if let Some(why) = self.only_named(&draft, &operated) {
            return Err(why);
        }
        self.attack_in_words(&mut draft);
        self.closed_by_force(&mut draft);
        if draft.class == Class::Agree && class == Class::Support && !draft.recipients.iter().any(Who::is_known) {
            return Err("support to come, for nobody named");
        }
        Ok(draft)
    }

    fn distinct(&self, list: Vec<Who>) -> Vec<Who> {
        let mut out: Vec<Who> = Vec::new();
        for who in list {
            let unknown = who.actor.is_none() && who.agent.is_none();
            if !out.iter().any(|w| w.actor == who.actor && w.agent == who.agent && (!unknown || w.span == who.span)) {
                out.push(who);
            }
        }
        out
    }
}
