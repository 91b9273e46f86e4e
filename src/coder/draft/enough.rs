//! Who must be named for an event to stand.

use super::Drafter;
use super::phrase::{Stranger, Strangers};
use crate::clause::NodeId;
use crate::coder::context::Who;
use crate::model::{Class, Frame, Requires};

/// How well a side is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Nobody,
    /// Words that may be anything.
    Words,
    /// A role noun or a proper name that no dictionary knows.
    Somebody,
    /// A country, a body or a person with a code.
    Known,
}

fn named(list: &[Who], stranger: Option<Stranger>) -> Named {
    if list.iter().any(|w| w.actor.is_some()) {
        Named::Known
    } else if !list.is_empty() || stranger.is_some_and(|s| s.proper) {
        Named::Somebody
    } else if stranger.is_some() {
        Named::Words
    } else {
        Named::Nobody
    }
}

impl Drafter<'_> {
    /// Whether an event has whom its frame needs. A verb between two that have words but no code is told of them all
    /// the same ("the court convicted the mayor"); a noun needs somebody known.
    pub(super) fn enough(
        &self,
        id: NodeId,
        frame: &Frame,
        class: Class,
        (actors, recipients): (&[Who], &[Who]),
        strangers: &Strangers,
    ) -> bool {
        let (did, suffered) = (named(actors, strangers.actor), named(recipients, strangers.recipient));
        let node = self.node(id);
        // Trade among unknown people is no politics, and what they did not do is no news.
        let told =
            (node.verbal || self.operator[id].is_some()) && class != Class::Cooperate && (!node.negated || node.future);
        let one_known = did.max(suffered) == Named::Known;
        // Mutual deeds and nouns need somebody known on one side at least.
        let open = one_known || (node.verbal && !frame.reciprocal);
        let between = |strong: Named, weak: Named| told && open && strong >= Named::Somebody && weak >= Named::Words;
        let against_known = told && did >= Named::Words && suffered == Named::Known;
        match frame.requires {
            Requires::None => true,
            Requires::Any if self.refers_back(id, class) => true,
            Requires::Any => one_known || between(did, suffered),
            Requires::Actor => did == Named::Known || between(did, suffered) || against_known,
            Requires::Recipient => suffered == Named::Known || between(suffered, did),
            Requires::Both if frame.reciprocal => {
                let known = actors.iter().filter(|w| w.actor.is_some()).count();
                let opposite = !actors.is_empty() && strangers.actor.is_some();
                let met = actors.len() >= 2 || opposite || did.min(suffered) >= Named::Somebody;
                known >= 2 || (told && one_known && met)
            }
            Requires::Both => {
                (did == Named::Known && suffered == Named::Known)
                    || (told && did >= Named::Somebody && suffered >= Named::Somebody)
                    || (one_known && between(did, suffered))
            }
        }
    }
}
