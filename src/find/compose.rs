//! Actor mentions from atoms: role noun × nationality × name, in the order that the language uses.

use super::Finds;
use super::actors::{ActorMention, BARE, Head, Referent};
use super::atoms::{Atom, AtomKind};
use super::memory::Memory;
use crate::lang::Language;
use crate::model::{ActorId, ActorKind, NameKind, PlaceId};
use crate::pack::{AgentKind, WordClass};
use crate::text::Text;

/// Words that may stand between "the three" and its noun.
const REACH: usize = 7;

/// Composes every mention of the sentence, left to right.
pub fn compose_actors(text: &Text<'_>, language: &Language, memory: &mut Memory, finds: &mut Finds) {
    let mut composer = Composer { text, language, memory, atoms: &finds.atoms };
    let mut mentions: Vec<ActorMention> = Vec::new();
    let mut i = 0;
    while i < composer.atoms.len() {
        let Some(mut mention) = composer.mention(i) else {
            i += 1;
            continue;
        };
        composer.govern(i, &mut mention);
        i = mention.end as usize;
        mentions.push(mention);
    }
    join_appositions(language, &finds.atoms, &mut mentions);
    join_lists(&finds.atoms, &mut mentions);
    name_the_explained(text, language, memory, &finds.atoms, &mentions);
    for mention in &mentions {
        for head in &mention.heads {
            if let Some(country) = head.actor.and_then(|actor| country_actor(language, actor)) {
                memory.country(country, head.agent);
            }
        }
    }
    finds.actors = mentions;
}

/// The state (or body) that an actor belongs to, by code.
fn country_actor(language: &Language, actor: ActorId) -> Option<ActorId> {
    let a = language.world.actor(actor);
    matches!(a.kind, ActorKind::State | ActorKind::Territory | ActorKind::Igo).then_some(actor)
}

struct Composer<'c, 't> {
    text: &'c Text<'t>,
    language: &'c Language,
    memory: &'c mut Memory,
    atoms: &'c [Atom],
}

impl Composer<'_, '_> {
    fn atom(&self, i: usize) -> Option<&Atom> {
        self.atoms.get(i)
    }

    fn adjective_at(&self, i: usize) -> Option<ActorId> {
        match self.atom(i)?.kind {
            AtomKind::Name { actor, kind: NameKind::Adjective | NameKind::Plural, .. } => Some(actor),
            _ => None,
        }
    }

    fn agent_at(&self, i: usize) -> Option<u32> {
        match self.atom(i)?.kind {
            AtomKind::Agent { agent, .. } => Some(agent),
            _ => None,
        }
    }

    fn person_at(&self, i: usize) -> Option<ActorId> {
        match self.atom(i)?.kind {
            AtomKind::Name { actor, kind: NameKind::Full | NameKind::Short, .. } => {
                (self.language.world.actor(actor).kind == ActorKind::Person).then_some(actor)
            }
            _ => None,
        }
    }

    /// A state, body or group by name (no person, no adjective).
    fn body_at(&self, i: usize) -> Option<(ActorId, NameKind, Option<PlaceId>)> {
        match self.atom(i)?.kind {
            AtomKind::Name { actor, kind, place } if !matches!(kind, NameKind::Adjective | NameKind::Plural) => {
                (self.language.world.actor(actor).kind != ActorKind::Person).then_some((actor, kind, place))
            }
            _ => None,
        }
    }

    fn class_at(&self, i: usize) -> Option<WordClass> {
        match self.atom(i)?.kind {
            AtomKind::Function { class, .. } => Some(class),
            _ => None,
        }
    }

    fn is_free(&self, i: usize) -> bool {
        self.atom(i).is_some_and(|a| a.clitics == crate::lang::Clitics::default())
    }

    fn is_carrier(&self, agent: u32) -> bool {
        self.language.tables.agents[agent as usize].kind == AgentKind::Carrier
    }

    fn kind_of(&self, agent: u32) -> AgentKind {
        self.language.tables.agents[agent as usize].kind
    }

    fn adjective_first(&self) -> bool {
        self.language.tables.config.adjective == "before"
    }

    fn build(&self, first: usize, end: usize, heads: Vec<Head>, referent: Referent) -> ActorMention {
        let span = self.atoms[first].span.join(self.atoms[end - 1].span);
        ActorMention {
            first: first as u32,
            end: end as u32,
            span,
            heads,
            referent,
            marker: BARE,
            joined: false,
            adjective: false,
            count: 2,
            owner: false,
            genitive: false,
            place: None,
            locative: false,
            only_place: false,
            listed: false,
        }
    }

    /// The mention that begins at atom `i`, if one does.
    fn mention(&mut self, i: usize) -> Option<ActorMention> {
        match self.atom(i)?.kind {
            AtomKind::Function { class: WordClass::Pronoun, .. } => {
                Some(self.build(i, i + 1, Vec::new(), Referent::Pronoun))
            }
            AtomKind::Function { class: WordClass::Both, .. } => self.both(i),
            AtomKind::Function { class: WordClass::OwnCountry, .. } => {
                Some(self.build(i, i + 1, Vec::new(), Referent::OwnCountry))
            }
            AtomKind::Function { class: WordClass::Counterpart, .. } => Some(self.counterpart(i)),
            AtomKind::Word => self.alias(i),
            AtomKind::Place(place) => self.place_mention(i, place),
            AtomKind::Name { .. } | AtomKind::Agent { .. } if self.adjective_first() => self.adjective_before(i),
            AtomKind::Name { .. } | AtomKind::Agent { .. } => self.adjective_after(i),
            _ => None,
        }
    }

    /// «الوفدان التركي والروسي»: both, with the nationalities beside it.
    /// A marker of "3+" wants its noun: "the three central European countries".
    fn both(&mut self, i: usize) -> Option<ActorMention> {
        let AtomKind::Function { index, .. } = self.atoms[i].kind else { return None };
        let marker = self.language.tables.functions[index as usize].marker.clone();
        let mut heads = Vec::new();
        let mut j = i + 1;
        if let Some(count) = marker.strip_suffix('+') {
            let noun = (j..self.atoms.len().min(j + REACH)).find(|k| match self.atoms[*k].kind {
                AtomKind::Agent { agent, .. } => self.is_carrier(agent),
                _ => false,
            })?;
            let plain = |a: &Atom| {
                matches!(a.kind, AtomKind::Word | AtomKind::Name { .. } | AtomKind::Place(_))
                    || matches!(a.kind, AtomKind::Function { class: WordClass::And | WordClass::Former, .. })
            };
            self.atoms[j..noun].iter().all(plain).then_some(())?;
            let mut mention = self.build(i, noun + 1, Vec::new(), Referent::Both);
            mention.count = count.parse().unwrap_or(2);
            return Some(mention);
        }
        while let Some(actor) = self.adjective_at(j) {
            heads.push(Head { actor: Some(actor), agent: None });
            j += 1;
        }
        let referent = if heads.is_empty() { Referent::Both } else { Referent::Named };
        let mut mention = self.build(i, j, heads, referent);
        mention.count = marker.parse().unwrap_or(2);
        Some(mention)
    }

    fn counterpart(&mut self, i: usize) -> ActorMention {
        let mut j = i + 1;
        let mut heads = Vec::new();
        if let Some(actor) = self.adjective_at(j) {
            heads.push(Head { actor: Some(actor), agent: None });
            j += 1;
        }
        if let Some(person) = self.person_at(j) {
            heads = vec![Head { actor: Some(person), agent: None }];
            j += 1;
        } else {
            j = self.skip_unknown_name(j);
        }
        self.build(i, j, heads, Referent::Counterpart)
    }

    /// A surname that the document explained before.
    fn alias(&mut self, i: usize) -> Option<ActorMention> {
        let token = self.atom(i)?.first as usize;
        let capitals = self.language.tables.config.capitals;
        if capitals && !self.atom(i)?.capital {
            return None;
        }
        let word = self.text.word(token);
        let head = self.memory.alias_of(word).copied()?;
        Some(self.build(i, i + 1, vec![head], Referent::Named))
    }

    /// Unknown capitalised words after a title: a person's name that no table knows.
    fn skip_unknown_name(&self, mut j: usize) -> usize {
        let start = j;
        while j < start + 4
            && self.atom(j).is_some_and(|a| {
                matches!(a.kind, AtomKind::Word) && (a.capital || !self.language.tables.config.capitals)
            })
        {
            j += 1;
        }
        j
    }

    /// Takes an unknown name after `j`; remembers its last word as `head`.
    fn unknown_name(&mut self, j: usize, head: Head) -> usize {
        let end = if self.language.tables.config.capitals { self.skip_unknown_name(j) } else { self.plain_name(j) };
        if end > j {
            let token = self.atoms[end - 1].end as usize - 1;
            let word = self.text.word(token).to_owned();
            self.memory.alias(&word, head);
        }
        if self.language.tables.config.capitals { end } else { j.max(end) }
    }

    /// Without capitals a name cannot be told from other unknown words: at most three words, none with an article.
    fn plain_name(&self, j: usize) -> usize {
        let article = &self.language.tables.config.proclitics.article;
        let mut k = j;
        while k < j + 3
            && self.atom(k).is_some_and(|a| {
                matches!(a.kind, AtomKind::Word)
                    && !self.text.word(a.first as usize).starts_with(article.as_str())
                    && self.text.word(a.first as usize).chars().count() >= 3
            })
        {
            k += 1;
        }
        k
    }

    /// English order: nationality, fillers, role noun, name, "of" and the rest.
    fn adjective_before(&mut self, i: usize) -> Option<ActorMention> {
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
            if k > j && self.agent_near(k).is_none() {
                heads.truncate(1);
                k = j;
            }
            j = k;
            if matches!(self.atom(j).map(|a| a.kind), Some(AtomKind::Possessive)) {
                owner = true;
                j += 1;
            }
        }
        if self.class_at(j) == Some(WordClass::Counterpart) && !heads.is_empty() {
            // "his Russian counterpart Sergei Lavrov"
            let mut list = vec![Head { actor: heads.first().copied(), agent: None }];
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
            agent = next;
            j += 1;
        }
        let mut person = self.person_at(j);
        if person.is_some() {
            j += 1;
        }
        let office = self.kind_of(agent) == AgentKind::Office;
        if person.is_none() && heads.is_empty() || office {
            j = self.of_phrase(j, agent, &mut heads);
        }
        if person.is_none() && self.person_at(j).is_some() && office {
            person = self.person_at(j);
            j += 1;
        }
        let known = || if office { self.memory.country_of_agent(agent) } else { None };
        let head = Head { actor: person.or(heads.first().copied()).or_else(known), agent: Some(agent) };
        if person.is_none() && (office || self.atom(j).is_some_and(|a| a.capital)) {
            j = self.unknown_name(j, head);
        }
        if self.is_carrier(agent) && heads.is_empty() && person.is_none() {
            return None;
        }
        let agent = (!self.is_carrier(agent)).then_some(agent);
        let list = match person {
            Some(p) => vec![Head { actor: Some(p), agent }],
            None if heads.is_empty() => vec![Head { actor: None, agent }],
            None => heads.iter().map(|a| Head { actor: Some(*a), agent }).collect(),
        };
        let referent = if list.iter().any(|h| h.actor.is_some()) { Referent::Named } else { Referent::Role };
        let carried = agent.is_none();
        let mut mention = self.build(i, j, list, referent);
        mention.locative = carried;
        mention.only_place = carried;
        if matches!(self.atom(j).map(|a| a.kind), Some(AtomKind::Possessive)) {
            mention.owner = true;
            mention.end += 1;
        }
        Some(mention)
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

    /// "of Russia", "for Lebanon affairs", "to Turkey": the first owner names the country, other complements are taken along.
    fn of_phrase(&mut self, j: usize, agent: u32, heads: &mut Vec<ActorId>) -> usize {
        let Some(Atom { kind: AtomKind::Function { class: WordClass::Preposition, index }, .. }) = self.atom(j) else {
            return j;
        };
        let form = self.language.tables.functions[*index as usize].form.as_str();
        let owner = self.language.tables.config.owner_markers.iter().any(|m| m == form);
        let office = self.kind_of(agent) == AgentKind::Office;
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
        let in_place = self.language.tables.config.home_markers.iter().any(|m| m == form);
        match named.or(place) {
            Some(actor) if heads.is_empty() && (owner || (!office && in_place) || (office && form == "for")) => {
                heads.push(actor);
                let end = if self.adjective_at(k).is_some() { k + 2 } else { k + 1 };
                end.min(self.atoms.len())
            }
            _ => j,
        }
    }

    /// The state whose code a place carries.
    fn state_of_place(&self, place: PlaceId) -> Option<ActorId> {
        let code = &self.language.world.place(place).country;
        if code.is_empty() {
            return None;
        }
        self.language.state(code)
    }

    /// A place that no government goes by still tells whose ground it is: «إدلب» is Syrian.
    fn place_mention(&mut self, i: usize, place: PlaceId) -> Option<ActorMention> {
        let state = self.state_of_place(place)?;
        let mut j = i + 1;
        if !self.adjective_first() {
            // «إدلب السورية»: the adjective belongs to the place.
            while self.adjective_at(j) == Some(state) && self.is_free_adjective(j) {
                j += 1;
            }
        }
        let mut mention = self.build(i, j, vec![Head { actor: Some(state), agent: None }], Referent::Named);
        mention.place = Some(place);
        mention.locative = true;
        mention.only_place = true;
        Some(mention)
    }

    fn person_mention(&mut self, i: usize, actor: ActorId) -> ActorMention {
        let mut mention = self.build(i, i + 1, vec![Head { actor: Some(actor), agent: None }], Referent::Named);
        if matches!(self.atom(i + 1).map(|a| a.kind), Some(AtomKind::Possessive)) {
            mention.owner = true;
            mention.end += 1;
        }
        mention
    }

    /// Arabic order: role noun, adjectives, names.
    fn adjective_after(&mut self, i: usize) -> Option<ActorMention> {
        if let Some(agent) = self.agent_at(i) {
            return self.role_first(i, agent);
        }
        let AtomKind::Name { actor, kind, .. } = self.atom(i)?.kind else { return None };
        if self.person_at(i).is_some() {
            return Some(self.build(i, i + 1, vec![Head { actor: Some(actor), agent: None }], Referent::Named));
        }
        let mut heads = vec![Head { actor: Some(actor), agent: None }];
        let mut j = i + 1;
        let adjective = matches!(kind, NameKind::Adjective | NameKind::Plural);
        if adjective {
            // «التركي والروسي»
            while self.atom(j).is_some_and(|a| a.clitics.conjunction)
                && let Some(more) = self.adjective_at(j)
            {
                heads.push(Head { actor: Some(more), agent: None });
                j += 1;
            }
        } else {
            while self.adjective_at(j).is_some() && self.is_free_adjective(j) {
                j += 1;
            }
        }
        let mut mention = self.build(i, j, heads, Referent::Named);
        mention.adjective = kind == NameKind::Adjective;
        self.mark_place(i, &mut mention);
        Some(mention)
    }

    fn is_free_adjective(&self, j: usize) -> bool {
        self.atom(j).is_some_and(|a| !a.clitics.conjunction && !a.clitics.has_preposition())
    }

    fn role_first(&mut self, i: usize, first: u32) -> Option<ActorMention> {
        let mut agent = first;
        let mut heads: Vec<ActorId> = Vec::new();
        let mut person = None;
        let mut body = None;
        let mut place = None;
        let mut j = i + 1;
        let mut filler = false;
        while let Some(atom) = self.atom(j) {
            let plain = !atom.clitics.conjunction && !atom.clitics.has_preposition();
            match atom.kind {
                AtomKind::Agent { agent: next, .. } if plain && heads.is_empty() && person.is_none() => {
                    // «قائد القوات»: the first noun keeps the role, unless it is only a carrier.
                    if self.is_carrier(agent) {
                        agent = next;
                    }
                    j += 1;
                }
                AtomKind::Name { actor, kind: NameKind::Adjective | NameKind::Plural, .. }
                    if plain && person.is_none() =>
                {
                    heads.push(actor);
                    j += 1;
                    while self.atom(j).is_some_and(|a| a.clitics.conjunction)
                        && let Some(more) = self.adjective_at(j)
                    {
                        heads.push(more);
                        j += 1;
                    }
                }
                AtomKind::Name { .. } if plain && person.is_none() => {
                    if let Some(p) = self.person_at(j) {
                        person = Some(p);
                        j += 1;
                    } else if heads.is_empty() && body.is_none() {
                        let found = self.body_at(j);
                        body = found.map(|b| b.0);
                        place = found.and_then(|b| b.2);
                        j += 1;
                    } else {
                        break;
                    }
                }
                AtomKind::Function { class: WordClass::Former, .. } => j += 1,
                AtomKind::Word if !filler && person.is_none() && self.filler_before_nationality(j) => {
                    filler = true;
                    j += 1;
                }
                AtomKind::Function { class: WordClass::Preposition, index }
                    if heads.is_empty()
                        && body.is_none()
                        && person.is_none()
                        && self.kind_of(agent) != AgentKind::Carrier =>
                {
                    match self.owner_after(agent, index, j + 1) {
                        Some((actor, end)) => {
                            heads.push(actor);
                            j = end;
                        }
                        None => break,
                    }
                }
                AtomKind::Agent { .. } | AtomKind::Name { .. }
                    if heads.is_empty()
                        && body.is_none()
                        && person.is_none()
                        && atom.clitics.has_preposition()
                        && self.kind_of(agent) == AgentKind::Office =>
                {
                    match self.nationality_in(j) {
                        Some((actor, end)) => {
                            heads.push(actor);
                            j = end;
                        }
                        None => break,
                    }
                }
                _ => break,
            }
        }
        let owner = person.or(heads.first().copied()).or(body);
        let head = Head { actor: owner, agent: Some(agent) };
        if person.is_none() && self.kind_of(agent) == AgentKind::Office {
            j = self.unknown_name(j, head);
        }
        if self.is_carrier(agent) && owner.is_none() {
            return None;
        }
        let role = (!self.is_carrier(agent)).then_some(agent);
        let list = match (person, heads.is_empty()) {
            (Some(p), _) => vec![Head { actor: Some(p), agent: role }],
            (None, false) => heads.iter().map(|a| Head { actor: Some(*a), agent: role }).collect(),
            (None, true) => vec![Head { actor: body, agent: role }],
        };
        let referent = if owner.is_some() { Referent::Named } else { Referent::Role };
        let mut mention = self.build(i, j, list, referent);
        mention.locative = self.is_carrier(agent);
        if mention.locative {
            // «مدينة موسكو» is the city.
            mention.place = place;
        }
        Some(mention)
    }

    /// «مسؤول في وزارة الدفاع الروسية» has an office there, «المتشددون في إدلب» belong there, «الوفد في موسكو» only is there.
    fn owner_after(&mut self, agent: u32, index: u32, j: usize) -> Option<(ActorId, usize)> {
        let tables = &self.language.tables;
        let form = tables.functions[index as usize].form.as_str();
        let in_place = tables.config.home_markers.iter().any(|m| m == form);
        let people = matches!(self.kind_of(agent), AgentKind::Force | AgentKind::People);
        if let Some(AtomKind::Place(place)) = self.atom(j).map(|a| a.kind) {
            return if people && in_place { self.state_of_place(place).map(|s| (s, j + 1)) } else { None };
        }
        if let Some((actor, _, place)) = self.body_at(j) {
            let kind = self.language.world.actor(actor).kind;
            let ground = place.is_some() || matches!(kind, ActorKind::State | ActorKind::Territory);
            return (people == ground || (!in_place && !ground)).then_some((actor, j + 1));
        }
        self.nationality_in(j)
    }

    /// «القوات المسلحة السورية»: a definite word between role noun and nationality.
    fn filler_before_nationality(&self, j: usize) -> bool {
        let article = &self.language.tables.config.proclitics.article;
        let Some(atom) = self.atom(j) else { return false };
        self.text.word(atom.first as usize).starts_with(article.as_str())
            && self.adjective_at(j + 1).is_some()
            && self.is_free(j + 1) | self.atom(j + 1).is_some_and(|a| a.clitics.article)
    }

    /// «في وزارة الدفاع الروسية», «باسم الرئيس رجب طيب إردوغان»: whose office it is.
    fn nationality_in(&mut self, j: usize) -> Option<(ActorId, usize)> {
        if let Some((actor, ..)) = self.body_at(j) {
            return Some((actor, j + 1));
        }
        if let Some(person) = self.person_at(j) {
            return Some((person, j + 1));
        }
        self.agent_at(j)?;
        let inner = self.role_first(j, self.agent_at(j)?)?;
        let actor = inner.heads.first()?.actor?;
        Some((actor, inner.end as usize))
    }

    fn mark_place(&self, i: usize, mention: &mut ActorMention) {
        if let Some((actor, kind, place)) = self.body_at(i) {
            let state = matches!(self.language.world.actor(actor).kind, ActorKind::State | ActorKind::Territory);
            mention.place = place;
            mention.locative =
                place.is_some() || (state && matches!(kind, NameKind::Full | NameKind::Short | NameKind::Metonym));
        }
    }

    /// The preposition that governs the mention, whether it is joined by "and", and whether an unknown noun owns it.
    fn govern(&self, i: usize, mention: &mut ActorMention) {
        let tables = &self.language.tables;
        let clitics = self.atoms[i].clitics;
        mention.joined = clitics.conjunction;
        if let Some(preposition) = clitics.preposition(&tables.config) {
            mention.marker = marker_number(self.language, preposition);
            return;
        }
        // A case suffix stands at the end of the mention and says more than its place does.
        if let Some(case) = self.atoms[mention.end as usize - 1].clitics.case(&tables.config) {
            mention.marker = if case.is_empty() { BARE } else { marker_number(self.language, case) };
            mention.joined |= i > 0 && self.class_at(i - 1) == Some(WordClass::And);
            return;
        }
        let mut k = i;
        let mut words = 0;
        while k > 0 {
            k -= 1;
            match self.atoms[k].kind {
                AtomKind::Function { class: WordClass::Preposition | WordClass::By | WordClass::According, index } => {
                    mention.marker = tables.function_markers[index as usize];
                    break;
                }
                AtomKind::Function { class: WordClass::To, index } => {
                    mention.marker = tables.function_markers[index as usize];
                    break;
                }
                AtomKind::Function {
                    class: WordClass::Article | WordClass::Determiner | WordClass::Filler | WordClass::Former,
                    ..
                } => {}
                AtomKind::Function { class: WordClass::And, .. } if words == 0 => {
                    mention.joined = true;
                    break;
                }
                AtomKind::Word if words < 3 => {
                    words += 1;
                    let before = &self.atoms[k];
                    if before.clitics.conjunction {
                        break;
                    }
                }
                AtomKind::Number if words < 3 => {}
                _ => break,
            }
        }
        // An unknown noun between marker and mention: «في مناطق سيطرة تركيا», "in parts of …".
        mention.genitive = !mention.adjective && words > 0 && !tables.config.capitals && !clitics.conjunction;
        if words > 0 && tables.config.capitals && mention.marker == BARE {
            mention.joined = false;
        }
    }
}

/// The marker number of a written preposition; unknown ones mark nothing in particular.
pub(crate) fn marker_number(language: &Language, form: &str) -> u8 {
    language.tables.markers.iter().position(|m| m == form).map_or(BARE - 1, |i| i as u8)
}

/// «المتحدث باسم الرئيس …، إبراهيم كالين», "Uri Lubrani, Israel's top official,": two mentions of one actor.
fn join_appositions(language: &Language, atoms: &[Atom], mentions: &mut Vec<ActorMention>) {
    let office = |m: &ActorMention| {
        m.heads
            .first()
            .and_then(|h| h.agent)
            .is_some_and(|a| language.tables.agents[a as usize].kind == AgentKind::Office)
    };
    let person = |m: &ActorMention| {
        let actor = m.heads.first().and_then(|h| h.actor);
        actor.is_some_and(|a| language.world.actor(a).kind == ActorKind::Person)
    };
    let mut i = 0;
    while i + 1 < mentions.len() {
        let comma = mentions[i].end as usize;
        let apart = mentions[i + 1].first as usize;
        let only_comma = apart == comma + 1 && matches!(atoms[comma].kind, AtomKind::Punct(',' | '،'));
        let (a, b) = (&mentions[i], &mentions[i + 1]);
        let pair = (office(a) && person(b) && !person(a)) || (person(a) && office(b));
        let ground = |m: &ActorMention| m.heads.first().and_then(|h| h.actor).map(|a| country_code(language, a));
        if only_comma && a.locative && a.place.is_some() && b.locative && b.place.is_none() && ground(a) == ground(b) {
            // "Nairobi, Kenya,": one place.
            let later = mentions.remove(i + 1);
            mentions[i].end = later.end;
            if matches!(atoms.get(later.end as usize).map(|a| a.kind), Some(AtomKind::Punct(',' | '،'))) {
                mentions[i].end += 1;
            }
            continue;
        }
        if only_comma && pair && b.marker == BARE && !b.joined {
            let later = mentions.remove(i + 1);
            let first = &mut mentions[i];
            first.end = later.end;
            first.span = first.span.join(later.span);
            if person(&later) {
                let agent = first.heads.first().and_then(|h| h.agent);
                first.heads = vec![Head { actor: later.heads[0].actor, agent }];
            }
            if matches!(atoms.get(first.end as usize).map(|a| a.kind), Some(AtomKind::Punct(',' | '،'))) {
                first.end += 1;
            }
            continue;
        }
        i += 1;
    }
}

/// "Poland, Hungary and the Czech Republic": mentions apart by commas only, the last joined by "and", are one list.
fn join_lists(atoms: &[Atom], mentions: &mut [ActorMention]) {
    let gap_is = |a: &ActorMention, b: &ActorMention, comma: bool| {
        let gap = atoms.get(a.end as usize..b.first as usize).unwrap_or(&[]);
        let light = gap.iter().all(|x| {
            matches!(
                x.kind,
                AtomKind::Punct(',' | '،')
                    | AtomKind::Function { class: WordClass::And | WordClass::Article | WordClass::Determiner, .. }
            )
        });
        // With nothing between them only «وC», its "and" written on, goes on with a list.
        let apart = !gap.is_empty() || b.joined;
        light && apart && gap.len() <= 3 && (!comma || gap.iter().any(|x| matches!(x.kind, AtomKind::Punct(_))))
    };
    let mut start = 0;
    while start < mentions.len() {
        let mut end = start;
        while end + 1 < mentions.len() && gap_is(&mentions[end], &mentions[end + 1], false) {
            end += 1;
            if mentions[end].joined {
                break;
            }
        }
        let list = end >= start + 2 && mentions[end].joined;
        if list {
            let marker = mentions[start].marker;
            for mention in &mut mentions[start + 1..=end] {
                mention.joined = true;
                mention.marker = marker;
                mention.listed = true;
            }
            start = end + 1;
        } else {
            start += 1;
        }
    }
}

/// "Uri Lubrani, Israel's top official for Lebanon": an unknown name before a comma and an office is that official.
fn name_the_explained(
    text: &Text<'_>,
    language: &Language,
    memory: &mut Memory,
    atoms: &[Atom],
    mentions: &[ActorMention],
) {
    if !language.tables.config.capitals {
        return;
    }
    for mention in mentions {
        let first = mention.first as usize;
        let Some(head) = mention.heads.first().filter(|h| h.actor.is_some() && h.agent.is_some()) else { continue };
        let mut k = first;
        while k > 0
            && matches!(atoms[k - 1].kind, AtomKind::Function { class: WordClass::Article | WordClass::Determiner, .. })
        {
            k -= 1;
        }
        if k < 3 || !matches!(atoms[k - 1].kind, AtomKind::Punct(',')) {
            continue;
        }
        let named = |a: &Atom| matches!(a.kind, AtomKind::Word) && a.capital;
        if named(&atoms[k - 2]) && named(&atoms[k - 3]) {
            memory.alias(text.word(atoms[k - 2].first as usize), *head);
        }
    }
}

/// Country part of an actor's code.
fn country_code(language: &Language, actor: ActorId) -> &str {
    let code = &language.world.actor(actor).code;
    code.get(..3).unwrap_or(code)
}
