//! One reading of several: whole words before split ones, names that their surroundings vouch for.

use super::Finds;
use super::atoms::{AtomKind, PredicateReading};
use super::memory::Memory;
use crate::lang::{Clitics, Language, Reading, Sense};
use crate::model::{ActorId, ActorKind, NameKind};

fn kind_rank(kind: NameKind) -> u8 {
    match kind {
        NameKind::Full => 0,
        NameKind::Acronym => 1,
        NameKind::Metonym => 2,
        NameKind::Adjective => 3,
        NameKind::Plural => 4,
        NameKind::Short => 5,
    }
}

/// What stands around a word, as far as choosing its reading needs it.
pub(super) struct Picker<'a> {
    pub language: &'a Language,
    pub memory: &'a Memory,
    pub year: Option<i32>,
    pub after_office: bool,
    pub first_name_before: bool,
    /// «قرى | سورية»: an indefinite noun that we do not know stands right before.
    pub after_plain_noun: bool,
}

impl Picker<'_> {
    /// The actor most likely meant by same-spelled names: in office that year, then the latest in office, then the first.
    fn best_actor(&self, candidates: &[(ActorId, NameKind)]) -> Option<(ActorId, NameKind)> {
        let score = |&(id, kind): &(ActorId, NameKind)| {
            let actor = self.language.world.actor(id);
            let known = self.memory.knows(id);
            let office = self.year.is_some_and(|y| in_office(actor, y));
            (kind_rank(kind), !known, !office)
        };
        candidates.iter().copied().min_by_key(score)
    }

    /// Whether a surname or a word with another meaning may be read as this actor here.
    /// `place`: the word is also that of a place.
    fn short_is_safe(&self, id: ActorId, rivals: usize, place: bool) -> bool {
        let actor = self.language.world.actor(id);
        if self.memory.knows(id) {
            return true;
        }
        match actor.kind {
            ActorKind::Person => {
                let in_office = self.year.is_some_and(|y| in_office(actor, y));
                self.after_office && (in_office || self.year.is_none())
                    || (in_office && rivals == 1 && !place && !self.first_name_before)
            }
            ActorKind::State | ActorKind::Territory => {
                self.language.tables.config.capitals && !self.first_name_before || self.memory.names_country(id)
            }
            // «حزب العدالة والتنمية» is whose country the article speaks of.
            _ => {
                let country = actor.code.get(..3).and_then(|c| self.language.state(c));
                country.is_some_and(|c| self.memory.names_country(c))
            }
        }
    }
}

/// Whether the person held any office in that year (a year either side is given).
fn in_office(actor: &crate::model::Actor, year: i32) -> bool {
    use chrono::Datelike;
    actor
        .roles
        .iter()
        .any(|r| r.from.is_none_or(|m| m.first().year() <= year) && r.to.is_none_or(|m| m.last().year() >= year))
}

/// Chooses among the readings from one token on; longest first, fewest clitics first.
pub(super) fn pick(picker: &Picker<'_>, readings: &[Reading], finds: &mut Finds) -> (AtomKind, usize, Clitics) {
    for here in readings.chunk_by(|a, b| a.tokens == b.tokens) {
        let here = || here.iter();
        let count = here().next().map_or(1, |r| r.tokens as usize);
        if here().any(|r| r.sense == Sense::Block) {
            return (AtomKind::Block, count, Clitics::default());
        }
        // A whole word is not split, nor an exact spelling passed over for a folded one.
        let light = here().map(|r| (!r.exact, r.clitics != Clitics::default())).min();
        let function = here().find_map(|r| match r.sense {
            Sense::Function(index) => Some((index, r.clitics)),
            _ => None,
        });
        let place = here().find_map(|r| match r.sense {
            Sense::Place(p) => Some((p, r.clitics)),
            _ => None,
        });
        let names = || {
            here().filter_map(|r| match r.sense {
                Sense::Name(actor, kind) => Some((actor, kind)),
                _ => None,
            })
        };
        let serving = |id: ActorId| picker.year.is_some_and(|y| in_office(picker.language.world.actor(id), y));
        let persons = names().filter(|n| n.1 == NameKind::Short && serving(n.0)).count();
        let safe: Vec<(ActorId, NameKind)> = names()
            .filter(|(id, kind)| *kind != NameKind::Short || picker.short_is_safe(*id, persons, place.is_some()))
            .collect();
        let clitics_of = |actor: ActorId| {
            here()
                .find(|r| matches!(r.sense, Sense::Name(a, _) if a == actor))
                .map_or(Clitics::default(), |r| r.clitics)
        };
        if let Some((index, clitics)) = function
            && (safe.is_empty() || safe.iter().all(|n| n.1 == NameKind::Short))
        {
            let class = picker.language.tables.functions[index as usize].class;
            let exact = here().any(|r| matches!(r.sense, Sense::Function(f) if f == index) && r.exact);
            let weak = !exact && here().any(|r| r.exact);
            if !weak {
                return (AtomKind::Function { class, index }, count, clitics);
            }
        }
        let agent = here().find_map(|r| match r.sense {
            Sense::Agent(agent, features) => Some((agent, features, r.clitics)),
            _ => None,
        });
        if let Some((agent, features, clitics)) = agent
            && safe.iter().all(|n| matches!(n.1, NameKind::Short | NameKind::Plural | NameKind::Adjective))
        {
            return (AtomKind::Agent { agent, features }, count, clitics);
        }
        let qualifies = picker.after_plain_noun && safe.iter().any(|n| n.1 == NameKind::Adjective);
        let safe = if qualifies { safe.into_iter().filter(|n| n.1 == NameKind::Adjective).collect() } else { safe };
        if let Some((actor, kind)) = picker.best_actor(&safe) {
            let place = place.map(|p| p.0);
            return (AtomKind::Name { actor, kind, place }, count, clitics_of(actor));
        }
        if let Some((p, clitics)) = place {
            return (AtomKind::Place(p), count, clitics);
        }
        let from = finds.readings.len() as u32;
        let mut clitics = Clitics::default();
        // «متهما» is "accusing" before it is a verb with a pronoun written on.
        let whole = here().any(|r| matches!(r.sense, Sense::Predicate(..)) && !r.clitics.has_pronoun());
        for r in here().filter(|r| !whole || !r.clitics.has_pronoun()) {
            if let Sense::Predicate(lexeme, features) = r.sense
                && light.is_none_or(|l| (!r.exact, false) <= l || r.exact)
            {
                if finds.readings.len() as u32 == from {
                    clitics = r.clitics;
                }
                let reading = PredicateReading { lexeme, features, clitics: r.clitics, exact: r.exact };
                finds.readings.push(reading);
            }
        }
        let to = finds.readings.len() as u32;
        if to > from {
            return (AtomKind::Predicate { from, to }, count, clitics);
        }
        if let Some(fact) = here().find_map(|r| match r.sense {
            Sense::Fact(f) => Some(f),
            _ => None,
        }) {
            return (AtomKind::Fact(fact), count, Clitics::default());
        }
    }
    (AtomKind::Word, 1, Clitics::default())
}
