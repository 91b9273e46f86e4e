//! What one sentence hands on to the next: the parties of talks, violence and joint activity.

use super::context::Who;
use super::draft::Draft;
use super::events::Coder;
use super::parties::{Resolver, country_of};
use crate::clause::{Clauses, Relation};
use crate::find::{Finds, Referent};
use crate::model::{ActorKind, Adheres, Class, FrameKind};

impl Coder<'_> {
    /// «توقفت عن المشاركة فيها»: a stage that names one party alone belongs to the joint activity told before.
    pub(super) fn link_activity(&mut self, draft: &mut Draft) {
        if draft.class == Class::Consult && draft.actors.len() + draft.recipients.len() >= 2 {
            self.context.talks = draft.actors.iter().chain(&draft.recipients).copied().collect();
        }
        let named = |list: &[Who]| list.iter().any(|w| w.actor.is_some());
        if named(&draft.actors) || named(&draft.recipients) {
            self.context.tell(draft.frame, &draft.actors, &draft.recipients);
            if named(&draft.actors) && named(&draft.recipients) {
                self.context.deed(draft.class, &draft.actors, &draft.recipients);
            }
            self.note_body(draft);
        }
        if draft.class == Class::Assault && (named(&draft.actors) || named(&draft.recipients)) {
            self.context.violence = Some((draft.actors.clone(), draft.recipients.clone()));
        }
        let joint = matches!(draft.class, Class::Cooperate | Class::Consult | Class::Sanction);
        if !joint {
            return;
        }
        let code = |who: &Who| who.actor.map(|a| country_of(&self.language.world.actor(a).code).to_owned());
        let mut named: Vec<Option<String>> = draft.actors.iter().chain(&draft.recipients).map(code).collect();
        named.dedup();
        if draft.phase.is_some()
            && named.len() == 1
            && let Some(parties) = &self.context.activity
            && parties.iter().any(|p| code(p) == named[0])
        {
            let rest = parties.iter().filter(|p| code(p) != named[0]).copied();
            draft.recipients.extend(rest);
        } else if draft.class == Class::Cooperate && named.len() >= 2 {
            self.context.activity = Some(draft.actors.iter().chain(&draft.recipients).copied().collect());
        }
    }

    /// Keeps who joins what.
    fn note_body(&mut self, draft: &Draft) {
        let adheres = self.language.world.frame(draft.frame).adheres;
        if adheres == Adheres::No {
            return;
        }
        let named = draft.recipients.iter().chain(&draft.actors).filter(|w| w.actor.is_some());
        let igo = |w: &&Who| w.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Igo);
        self.context.body = named.clone().find(igo).copied().or(self.context.body);
        let states: Vec<Who> = named.filter(|w| !igo(w)).copied().collect();
        if adheres == Adheres::Join && !states.is_empty() {
            self.context.joiners = states;
        }
    }

    /// What later sentences may lean on.
    pub(super) fn remember(&mut self, finds: &Finds, clauses: &Clauses) {
        let resolver = Resolver { language: self.language, memory: &self.memory, finds, context: &self.context };
        let mut named: Vec<Who> = Vec::new();
        for mention in &finds.actors {
            let known = matches!(mention.referent, Referent::Named | Referent::Counterpart);
            if known && !mention.only_place && !resolver.is_located(mention) {
                named.extend(resolver.named(mention));
            }
        }
        let main = clauses.nodes.iter().find(|x| x.verbal && x.relation == Relation::Main && !x.subject.is_empty());
        let subject = main.map(|x| resolver.parties(&x.subject, &[], &[]));
        let speech = clauses.nodes.iter().rev().find(|x| {
            let kind = x.readings.first().and_then(|r| self.language.tables.lexemes[r.lexeme as usize].links.first());
            x.verbal
                && !x.subject.is_empty()
                && kind.is_some_and(|l| self.language.world.frame(l.frame).kind == FrameKind::Speech)
        });
        let speaker = speech.map(|x| resolver.parties(&x.subject, &[], &[])).filter(|w| !w.is_empty());
        for who in named {
            self.context.name(who);
        }
        if let Some(subject) = subject.filter(|s| !s.is_empty()) {
            self.context.subject = subject;
        }
        if let Some(speaker) = speaker {
            self.context.speaker = speaker;
        }
    }
}
