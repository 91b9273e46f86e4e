//! Mentions where the adjective stands before its noun, as in English: nationality, role noun, name, "of" and the rest.

use super::Composer;
use crate::find::actors::{ActorMention, Head, Referent};
use crate::find::atoms::{Atom, AtomKind};
use crate::model::{ActorId, ActorKind, Features, NameKind, Shape};
use crate::pack::{AgentKind, WordClass};

/// Marker of determiners that are possessives.
const OWN: &str = "own:";

impl Composer<'_, '_> {
    /// English order: nationality, fillers, role noun, name, "of" and the rest.
    pub(super) fn adjective_before(&mut self, i: usize) -> Option<ActorMention> {
        let mut heads: Vec<ActorId> = Vec::new();
        let mut j = i;
        let first_kind = match self.atom(i)?.kind {
            AtomKind::Name { actor, kind, .. } => {
                if self.person_at(i).is_some() {
                    return Some(self.person_mention(i, actor));
                }
                heads.push(actor);
                j += 1;
                Some(kind)
            }
            _ => None,
        };
        let mut owner = false;
        if first_kind.is_some() {
            // "Russian and Syrian forces": more nationalities, but only if a role noun follows.
            let mut k = j;
            while first_kind == Some(NameKind::Adjective)
                && (self.class_at(k) == Some(WordClass::And)
                    || matches!(self.atom(k).map(|a| a.kind), Some(AtomKind::Punct(','))))
            {
                let Some(more) = self.adjective_at(k + 1) else { break };
                heads.push(more);
                k += 2;
            }
            if k > j && self.agent_near(k).is_none() && self.class_at(k) != Some(WordClass::Counterpart) {
                heads.truncate(1);
                k = j;
            }
            j = k;
            if matches!(self.atom(j).map(|a| a.kind), Some(AtomKind::Possessive)) {
                owner = true;
                j += 1;
                if let Some(whole) = self.possessed_body(i, j) {
                    return Some(whole);
                }
            } else if !heads.is_empty() && self.is_first_name(i, j, first_kind) {
                return self.unknown(i);
            } else if let Some(person) = self.holder_of(heads[0], j) {
                return Some(self.build(i, j + 1, vec![Head { actor: Some(person), agent: None }], Referent::Named));
            }
        }
        if self.class_at(j) == Some(WordClass::Counterpart) && !heads.is_empty() {
            // "his Russian counterpart Sergei Lavrov"
            let mut list: Vec<Head> = heads.iter().map(|a| Head { actor: Some(*a), agent: None }).collect();
            j += 1;
            if let Some(person) = self.person_at(j) {
                list = vec![Head { actor: Some(person), agent: None }];
                j += 1;
            } else {
                j = self.skip_unknown_name(j);
            }
            return Some(self.build(i, j, list, Referent::Counterpart));
        }
        let Some(at) = self.agent_near(j) else {
            let kind = first_kind?;
            let heads = heads.iter().map(|a| Head { actor: Some(*a), agent: None }).collect();
            let mut mention = self.build(i, j, heads, Referent::Named);
            mention.adjective = kind == NameKind::Adjective;
            mention.owner = owner;
            self.mark_place(i, &mut mention);
            return Some(mention);
        };
        // A plain state name needs its "'s" or stands as a noun before the role: "Israel army radio" is not a role.
        let mut agent = self.agent_at(at)?;
        j = at + 1;
        while let Some(next) = self.agent_at(j) {
            if !self.is_bare(next) || self.is_bare(agent) {
                agent = next;
            }
            j += 1;
        }
        let mut person = self.person_at(j);
        if person.is_some() {
            j += 1;
        }
        let office = self.kind_of(agent).is_office();
        let title = self.kind_of(agent) == AgentKind::Title;
        let whose = if heads.is_empty() && person.is_none() { self.own_before(i) } else { None };
        let owned = whose.is_some();
        if person.is_none() && heads.is_empty() || office {
            j = self.of_phrase(i, j, agent, &mut heads);
        }
        if person.is_none() && self.person_at(j).is_some() && office {
            person = self.person_at(j);
            j += 1;
        }
        let known = || if office && !owned { self.memory.country_of_agent(agent) } else { None };
        let head = Head { actor: person.or(heads.first().copied()).or_else(known), agent: Some(agent) };
        if person.is_none() && (office || self.atom(j).is_some_and(|a| a.capital)) {
            let name = j;
            j = self.unknown_name(j, head);
            if title && heads.is_empty() {
                let known = self.alias_at(name, j);
                let list = vec![known.unwrap_or(Head { actor: None, agent: None })];
                let referent = if known.is_some() { Referent::Named } else { Referent::Unknown };
                return (j > name).then(|| self.build(i, j, list, referent));
            }
        }
        if self.is_bare(agent) && heads.is_empty() && person.is_none() {
            return None;
        }
        if office && person.is_none() {
            j = self.named_after_comma(j, head);
        }
        let carrier = self.is_carrier(agent);
        let agent = (!self.is_bare(agent)).then_some(agent);
        let list = match person {
            Some(p) => vec![Head { actor: Some(p), agent }],
            None if heads.is_empty() => vec![Head { actor: None, agent }],
            None => heads.iter().map(|a| Head { actor: Some(*a), agent }).collect(),
        };
        let referent = if list.iter().any(|h| h.actor.is_some()) {
            Referent::Named
        } else if owned {
            Referent::Owned
        } else {
            Referent::Role
        };
        // "EU member states" act; "the city of Basra" is a place.
        let bodies = |h: &Head| h.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Igo);
        let carried = carrier && agent.is_none() && !list.iter().any(bodies);
        let mut mention = self.build(i, j, list, referent);
        mention.locative = carried;
        mention.only_place = carried;
        mention.word = whose;
        if matches!(self.atom(j).map(|a| a.kind), Some(AtomKind::Possessive)) {
            mention.owner = true;
            mention.end += 1;
        }
        Some(mention)
    }

    /// "U.N. Secretary-General Kofi Annan": the person named right after an organ of the same body or state.
    fn holder_of(&self, organ: ActorId, j: usize) -> Option<ActorId> {
        let world = &self.language.world;
        let person = self.person_at(j)?;
        let code = |a: ActorId| world.actor(a).code.get(..6).unwrap_or(&world.actor(a).code);
        (world.actor(organ).kind == ActorKind::Organ && code(organ) == code(person)).then_some(person)
    }

    /// "Israel's Mossad", "Yemen's Houthi rebels": owner and owned are of one country, and one party.
    fn possessed_body(&mut self, i: usize, j: usize) -> Option<ActorMention> {
        let AtomKind::Name { actor: owner, .. } = self.atom(i)?.kind else { return None };
        let AtomKind::Name { actor, .. } = self.atom(j)?.kind else { return None };
        let world = &self.language.world;
        let body = !matches!(world.actor(actor).kind, ActorKind::State | ActorKind::Territory | ActorKind::Person);
        let same = world.actor(actor).code.get(..3) == world.actor(owner).code.get(..3);
        if !(body && same) {
            return None;
        }
        let inner = self.adjective_before(j)?;
        let mut whole = self.build(i, inner.end as usize, inner.heads, inner.referent);
        whole.owner = inner.owner;
        Some(whole)
    }

    /// "Jordan Pickford", "Chad Mitchell": a country's name before an unknown name, outside a heading.
    fn is_first_name(&self, i: usize, j: usize, kind: Option<NameKind>) -> bool {
        let one = j == i + 1 && self.atoms[i].end == self.atoms[i].first + 1;
        let named = matches!(kind, Some(NameKind::Full | NameKind::Short | NameKind::Metonym));
        let surname = self.atom(j).is_some_and(|a| matches!(a.kind, AtomKind::Word) && a.capital && !a.all_caps);
        one && named && surname && !self.is_heading()
    }

    /// Most words begin with a capital.
    fn is_heading(&self) -> bool {
        let words = self.atoms.iter().filter(|a| !matches!(a.kind, AtomKind::Punct(_) | AtomKind::Number));
        let (all, capitals) = words.fold((0, 0), |(n, c), a| (n + 1, c + usize::from(a.capital)));
        capitals * 3 > all * 2
    }

    /// "its troops": a possessive right before, perhaps with a word between ("his close aides").
    fn own_before(&self, i: usize) -> Option<u32> {
        for k in (i.saturating_sub(2)..i).rev() {
            match self.atoms[k].kind {
                AtomKind::Function { class: WordClass::Determiner, index } => {
                    return Some(index).filter(|w| self.is_own(*w));
                }
                AtomKind::Word => {}
                _ => return None,
            }
        }
        None
    }

    fn is_own(&self, word: u32) -> bool {
        self.language.tables.functions[word as usize].marker.starts_with(OWN)
    }

    /// "its withdrawal", "their early release": the owner of a noun of action.
    pub(super) fn own_deed(&self, i: usize, word: u32) -> Option<ActorMention> {
        let noun = (i + 1..i + 4).find(|k| !matches!(self.atom(*k).map(|a| a.kind), Some(AtomKind::Word)))?;
        let AtomKind::Predicate { from, to } = self.atom(noun)?.kind else { return None };
        let readings = &self.readings[from as usize..to as usize];
        let deed = readings.iter().any(|r| matches!(r.features.shape(), Shape::Noun | Shape::Gerund));
        (self.is_own(word) && deed).then(|| {
            let mut mention = self.build(i, i + 1, Vec::new(), Referent::Pronoun);
            mention.word = Some(word);
            mention.owner = true;
            mention
        })
    }

    /// A role noun at `j`, or after at most two fillers ("Israel's top official", "Turkish Deputy Foreign Minister").
    fn agent_near(&self, j: usize) -> Option<usize> {
        for skip in 0..3 {
            match self.atom(j + skip)?.kind {
                AtomKind::Agent { .. } => return Some(j + skip),
                AtomKind::Word if skip < 2 => {}
                AtomKind::Function { class: WordClass::Former | WordClass::Filler, .. } if skip < 2 => {}
                _ => return None,
            }
        }
        None
    }

    /// "the government of President Ricardo Lagos": the state of whoever leads it, and the atom after his name.
    fn led_by(&self, from: usize) -> Option<(ActorId, usize)> {
        let titled = |k: &usize| {
            self.agent_at(*k).is_some_and(|a| {
                let kind = self.kind_of(a);
                kind.is_office() || kind == AgentKind::Title
            })
        };
        let k = (from..self.atoms.len()).find(|k| !titled(k))?;
        let person = self.person_at(k)?;
        Some((super::country_actor(self.language, person)?, k + 1))
    }

    /// "of Russia", "for Lebanon affairs", "to Turkey": the first owner names the country, other complements are taken along.
    fn of_phrase(&mut self, i: usize, j: usize, agent: u32, heads: &mut Vec<ActorId>) -> usize {
        let Some(Atom { kind: AtomKind::Function { class: WordClass::Preposition, index }, .. }) = self.atom(j) else {
            return j;
        };
        let form = self.language.tables.functions[*index as usize].form.as_str();
        let owner = self.language.tables.config.owner_markers.iter().any(|m| m == form);
        let office = self.kind_of(agent).is_office();
        let mut k = j + 1;
        while matches!(self.class_at(k), Some(WordClass::Article | WordClass::Determiner)) {
            k += 1;
        }
        let named = self.body_at(k).map(|b| b.0).or_else(|| {
            let adjective = self.adjective_at(k)?;
            self.agent_at(k + 1).map(|_| adjective)
        });
        let place = match self.atom(k).map(|a| a.kind) {
            Some(AtomKind::Place(place)) => self.state_of_place(place),
            _ => None,
        };
        if owner
            && heads.is_empty()
            && named.is_none()
            && let Some((state, end)) = self.led_by(k)
        {
            heads.push(state);
            return end;
        }
        let in_place = self.language.tables.config.home_markers.iter().any(|m| m == form);
        // "officials in Jakarta" belong there, "the minister in Paris" may only be there.
        let several = matches!(self.atom(j - 1).map(|a| a.kind), Some(AtomKind::Agent { features, .. }) if features.has(Features::PLURAL));
        // "negotiations with the government in Doha": the one that was named before is only there.
        let known = in_place && self.kind_of(agent) == AgentKind::Body && self.memory.country_of_agent(agent).is_some();
        // "talks between the government and rebels in Doha": whose rebels they are, the other party tells.
        let opposite = in_place
            && self.language.tables.agents[agent as usize].is_rebel()
            && i > 0
            && self.class_at(i - 1) == Some(WordClass::And);
        match named.or(place).filter(|_| !opposite && !known) {
            Some(actor)
                if heads.is_empty() && (owner || ((!office || several) && in_place) || (office && form == "for")) =>
            {
                heads.push(actor);
                let end = if self.adjective_at(k).is_some() { k + 2 } else { k + 1 };
                end.min(self.atoms.len())
            }
            _ => j,
        }
    }
}
