//! Whom each mention of an actor means, whether or not an event takes it.

use super::Drafter;
use crate::clause::NodeId;
use crate::coder::context::Who;
use crate::find::{BARE, Referent};
use crate::model::ActorKind;

impl Drafter<'_> {
    /// The actors that the sentence mentions, in the order of the words: names, role nouns, and what a reference such as
    /// "both sides" or "he" stands for. Adjectives alone, possessives, mere places and the press are none.
    pub fn mentioned(&self) -> Vec<Who> {
        let resolver = self.resolver();
        let mut out = Vec::new();
        for (n, mention) in self.finds.actors.iter().enumerate() {
            let n = n as u32;
            let node = self.holder(n);
            let possessive = mention.owner && mention.referent == Referent::Pronoun;
            if mention.adjective || mention.only_place || possessive || self.stands_for_place(n, node) {
                continue;
            }
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

    /// By what each mention of the sentence that names nobody is resolved.
    pub fn why(&self) -> Vec<Option<&'static str>> {
        let resolver = self.resolver();
        self.finds.actors.iter().map(|m| resolver.why(m)).collect()
    }

    /// A place under a place marker, or a city that no predicate takes as a party: "reached Pristina", «من الرياض».
    fn stands_for_place(&self, n: u32, node: Option<NodeId>) -> bool {
        let mention = &self.finds.actors[n as usize];
        let marked = self.resolver().is_place(mention);
        let city = mention.place.is_some() && mention.locative;
        if !marked && !city {
            return false;
        }
        let config = &self.language.tables.config;
        let Some(id) = node else {
            // No predicate that we know: the subject of a verb we do not know opens the sentence; "with Doha" is no place.
            let marker = self.language.tables.markers.get(mention.marker as usize).map(String::as_str).unwrap_or("");
            let placing = [&config.place_markers, &config.home_markers, &config.where_markers, &config.owner_markers];
            let partner = mention.marker != BARE && !placing.iter().any(|list| list.iter().any(|m| m == marker));
            let opens = mention.marker == BARE && mention.first <= u32::from(config.order == "verb_first");
            return marked || !(partner || opens || self.joins_subject(n));
        };
        if self.node(id).subject.contains(&n) || self.node(id).by.contains(&n) {
            return false;
        }
        let event = self.frame(id).filter(|f| f.class.is_some() && f.mode.as_deref() != Some("visit"));
        let taken = self.framed[id].as_ref().is_some_and(|f| f.link.recipient.contains(&mention.marker));
        let owner = self.node(id).owner.contains(&n);
        event.is_none() || !(taken || owner || mention.marker == BARE && !marked)
    }

    /// Joined to a city that opens the sentence: "Moscow and Kiev", "Riyadh, Manama and Cairo".
    fn joins_subject(&self, n: u32) -> bool {
        let list = &self.finds.actors[..=n as usize];
        let joined = list.iter().skip(1).all(|m| (m.joined || m.listed) && m.place.is_some());
        joined && list.len() > 1 && list[0].marker == BARE && list[0].first <= 1
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
