//! Whom each mention of an actor means, whether or not an event takes it.

use super::Drafter;
use crate::clause::NodeId;
use crate::coder::context::Who;
use crate::model::ActorKind;

impl Drafter<'_> {
    /// The actors that the sentence mentions, in the order of the words: names, role nouns, and what a reference such as
    /// "both sides" or "he" stands for. Adjectives alone, mere places and the press are none.
    pub fn mentioned(&self) -> Vec<Who> {
        let resolver = self.resolver();
        let mut out = Vec::new();
        for (n, mention) in self.finds.actors.iter().enumerate() {
            if mention.adjective || mention.only_place || resolver.is_place(mention) {
                continue;
            }
            let n = n as u32;
            let node = self.holder(n);
            let speaking = node.and_then(|id| self.speaker(id)).map(|(_, who)| who).unwrap_or_default();
            // "his counterpart", "both sides": whoever acts in the clause is not meant again.
            let subject = node.map(|id| &self.node(id).subject).filter(|s| !s.contains(&n));
            let others = subject.map(|s| resolver.parties(s, &speaking, &[])).unwrap_or_default();
            let meant = resolver.parties(&[n], &speaking, &others);
            out.extend(meant.into_iter().map(|who| Who { span: mention.span, ..who }));
        }
        let press = |who: &Who| who.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Media);
        out.retain(|who| who.actor.is_some() && !press(who));
        out
    }

    /// The first node that a mention belongs to.
    fn holder(&self, mention: u32) -> Option<NodeId> {
        self.clauses.nodes.iter().position(|node| {
            let beside = [&node.subject, &node.by, &node.owner];
            let argument = node.arguments.iter().any(|a| a.mentions.contains(&mention));
            argument || beside.iter().any(|list| list.contains(&mention))
        })
    }
}
