//! Whom an action reaches through its object: "eased the restrictions on travel to Cuba", "a plan by Russia".
//!
//! Read only where no marker of the frame names a recipient.

use super::Drafter;
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::coder::parties::country_of;
use crate::find::{Atom, AtomKind, BARE};
use crate::model::{Class, Shape};
use crate::pack::WordClass;

/// How many nouns deep an object is read: "restrictions on the visits of".
const DEPTH: usize = 3;

impl Drafter<'_> {
    /// The parties inside the object of a verb, then those under its other markers, then the ground it touches.
    pub(super) fn affected(&self, id: NodeId, framed: &Framed, class: Class, actors: &[Who]) -> Vec<Who> {
        let verb_first = self.language.tables.config.order == "verb_first";
        if verb_first || class == Class::Consult || actors.is_empty() {
            return Vec::new();
        }
        // "officials of both failed to agree on the fighting in Chad": two that fail at something refuse no third.
        if class == Class::Reject && !actors.iter().all(|w| self.serves(&actors[..1], w)) {
            return Vec::new();
        }
        let resolver = self.resolver();
        let mine = |w: &Who| {
            let same = |a: &&Who| country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(w));
            actors.iter().filter(same).any(|a| w.agent.is_none() || a.agent == w.agent)
        };
        let other = |mentions: &[u32]| {
            let mut who = resolver.parties(mentions, actors, actors);
            who.retain(|w| w.is_known() && !mine(w));
            who
        };
        let mut lists: Vec<&[u32]> = Vec::new();
        let mut places: Vec<&[u32]> = Vec::new();
        let node = self.node(id);
        if !matches!(class, Class::Mobilize | Class::Aid) {
            lists.extend(node.arguments.iter().filter(|a| a.marker == BARE).map(|a| &a.mentions[..]));
        }
        let mut nouns = vec![(id, 0)];
        while let Some((at, depth)) = nouns.pop() {
            if at != id {
                let noun = self.node(at);
                lists.extend([&noun.by[..], &noun.owner[..]]);
                lists.extend(noun.arguments.iter().filter(|a| a.marker == BARE).map(|a| &a.mentions[..]));
                // "condemned the bombing of the embassies" blames whoever bombed, not the embassies.
                let harm = self.frame(at).and_then(|f| f.class).is_some_and(|c| c.quad() == 4);
                if harm && matches!(class, Class::Accuse | Class::Support) {
                    continue;
                }
                self.sort_arguments(at, framed, &mut lists, &mut places);
            }
            let children = (at + 1..self.clauses.nodes.len()).rev().filter(|k| {
                let child = self.node(*k);
                let object = at != id || child.marker == BARE || class == Class::Mobilize;
                // "28 million to pay for relief in Yemen": what it is for.
                let purpose = child.verbal && child.features().shape() == Shape::Bare && child.inherited;
                child.parent == Some(at)
                    && child.relation == Relation::Complement
                    && (!child.verbal && object || purpose)
            });
            if depth < DEPTH {
                nouns.extend(children.map(|k| (k, depth + 1)));
            }
        }
        let meant = matches!(class, Class::Agree | Class::Threaten | Class::Reject | Class::Support | Class::Mobilize);
        let mut places = if meant { std::mem::take(&mut places) } else { places };
        if meant {
            let mut own = Vec::new();
            self.sort_arguments(id, framed, &mut lists, &mut own);
            places.extend(own.into_iter().filter(|list| self.follows_to(id, list)));
        } else {
            self.sort_arguments(id, framed, &mut lists, &mut places);
        }
        let grounded = matches!(
            class,
            Class::Coerce | Class::Concede | Class::Retreat | Class::Sanction | Class::Aid | Class::Assault
        ) || meant;
        let places = if grounded { places } else { Vec::new() };
        lists.into_iter().chain(places).map(other).find(|who| !who.is_empty()).unwrap_or_default()
    }

    /// "agreed to set up an office in Belgrade": an infinitive that we do not know stands between.
    fn follows_to(&self, id: NodeId, mentions: &[u32]) -> bool {
        let from = self.node(id).atom as usize + 1;
        let to = mentions.first().map_or(from, |m| self.finds.actors[*m as usize].first as usize);
        let is_to = |a: &Atom| matches!(a.kind, AtomKind::Function { class: WordClass::To, .. });
        self.finds.atoms.get(from..to).is_some_and(|between| between.iter().any(is_to))
    }

    /// Marked arguments of a node: owners first, then the rest; places apart.
    fn sort_arguments<'n>(
        &'n self,
        id: NodeId,
        framed: &Framed,
        lists: &mut Vec<&'n [u32]>,
        places: &mut Vec<&'n [u32]>,
    ) {
        let place = |m: &u32| {
            let m = &self.finds.actors[*m as usize];
            m.only_place || self.resolver().is_place(m)
        };
        for argument in self.node(id).arguments.iter().filter(|a| a.marker != BARE) {
            if self.is_among(argument.marker, &self.language.tables.config.with_markers) {
                continue;
            }
            let named = framed.link.theme.contains(&argument.marker) || self.is_owner_marker(argument.marker);
            if !named && self.frame(id).and_then(|f| f.class) == Some(Class::Accuse) {
                // "deplored the acts against the embassies": the embassies are not to blame.
                continue;
            }
            if argument.mentions.iter().all(place) && !named {
                places.push(&argument.mentions);
            } else {
                lists.push(&argument.mentions);
            }
        }
    }
}
