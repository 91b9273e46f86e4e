//! Mentions where the adjective stands after its noun, as in Arabic: role noun, adjectives, names.

use super::Composer;
use crate::find::actors::{ActorMention, Head, Referent};
use crate::find::atoms::AtomKind;
use crate::model::{ActorId, ActorKind, Features, NameKind};
use crate::pack::{AgentKind, WordClass};

impl Composer<'_, '_> {
    /// Arabic order: role noun, adjectives, names.
    pub(super) fn adjective_after(&mut self, i: usize) -> Option<ActorMention> {
        if let Some(agent) = self.agent_at(i) {
            return self.role_first(i, agent);
        }
        let AtomKind::Name { actor, kind, .. } = self.atom(i)?.kind else { return None };
        if self.person_at(i).is_some() && kind == NameKind::Short && self.is_given_name(i) {
            return None;
        }
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

    /// «المرشح الديمقراطي للرئاسة فلان»: a full name a few unknown words on, bare, belongs to the office.
    fn name_further_on(&self, j: usize) -> Option<usize> {
        let k = (j..self.atoms.len().min(j + 5)).find(|k| !matches!(self.atoms[*k].kind, AtomKind::Word))?;
        let full = matches!(self.atoms[k].kind, AtomKind::Name { kind: NameKind::Full, .. });
        let words =
            self.atoms[j..k].iter().all(|a| !a.clitics.conjunction && (a.definite_word || a.clitics.has_preposition()));
        (k > j && full && words && self.is_free(k) && self.person_at(k).is_some()).then_some(k)
    }

    /// «موسى إبراهيم»: a surname before an unknown name is the given name of somebody else, unless he was named before.
    fn is_given_name(&self, i: usize) -> bool {
        let AtomKind::Name { actor, .. } = self.atoms[i].kind else { return false };
        let next = self.atom(i + 1).filter(|a| matches!(a.kind, AtomKind::Word) && !a.definite_word);
        let plain = next.is_some_and(|a| a.clitics == crate::lang::Clitics::default() && a.end == a.first + 1);
        plain && !self.memory.knows(actor)
    }

    pub(super) fn is_free_adjective(&self, j: usize) -> bool {
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
        let mut owned = self.atoms[i].clitics.has_pronoun();
        while let Some(atom) = self.atom(j) {
            let plain = !atom.clitics.conjunction && !atom.clitics.has_preposition();
            match atom.kind {
                AtomKind::Agent { agent: next, .. }
                    if plain && heads.is_empty() && person.is_none() && body.is_none() =>
                {
                    // «تتهم السلطات المعتقل»: two definite nouns are two.
                    let article = &self.language.tables.config.proclitics.article;
                    let written = self.language.tables.agents[agent as usize].form.starts_with(article.as_str());
                    let definite = self.atoms[i].clitics.article || written && !article.is_empty();
                    let body = matches!(self.kind_of(agent), AgentKind::Body | AgentKind::Force | AgentKind::People);
                    if body && j == i + 1 && definite && atom.clitics.article {
                        break;
                    }
                    // «قائد القوات»: the first noun keeps the role, unless it is only a carrier.
                    if self.is_bare(agent) {
                        agent = next;
                    }
                    owned |= atom.clitics.has_pronoun();
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
                AtomKind::Place(at) if plain && heads.is_empty() && body.is_none() && person.is_none() => {
                    // «محافظ نينوى», «شرطة الخرطوم»
                    let Some(state) = self.state_of_place(at).filter(|_| !self.is_bare(agent)) else { break };
                    body = Some(state);
                    j += 1;
                }
                AtomKind::Function { class: WordClass::Former, .. } => j += 1,
                AtomKind::Agent { agent: next, .. }
                    if plain
                        && !heads.is_empty()
                        && person.is_none()
                        && self.kind_of(agent).is_office()
                        && self.kind_of(next) == AgentKind::Title
                        && matches!(self.atom(j + 1).map(|a| a.kind), Some(AtomKind::Word | AtomKind::Name { .. })) =>
                {
                    // «وزير الداخلية الكويتي الشيخ فلان»: a form of address before the minister's name.
                    j += 1;
                }
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
                        && self.kind_of(agent).is_office() =>
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
        if person.is_none()
            && (self.kind_of(agent).is_office() || self.kind_of(agent) == AgentKind::Body)
            && let Some(k) = self.name_further_on(j)
        {
            person = self.person_at(k);
            j = k + 1;
        }
        if person.is_none()
            && heads.is_empty()
            && body.is_none()
            && !self.is_bare(agent)
            && let Some(mention) = self.of_both(i, j, agent)
        {
            return Some(mention);
        }
        let owner = person.or(heads.first().copied()).or(body);
        let head = Head { actor: owner, agent: Some(agent) };
        let title = self.kind_of(agent) == AgentKind::Title;
        let lone = matches!(self.atoms[i].kind, AtomKind::Agent { features, .. } if !features.has(Features::PLURAL | Features::DUAL));
        if person.is_none() && (title || self.kind_of(agent).is_office()) {
            let name = j;
            j = self.unknown_name(j, head);
            if title && owner.is_none() && j > name {
                let known = self.alias_at(name, j);
                let list = vec![known.unwrap_or(Head { actor: None, agent: None })];
                let referent = if known.is_some() { Referent::Named } else { Referent::Unknown };
                return Some(self.build(i, j, list, referent));
            }
        }
        if person.is_none() && lone && self.kind_of(agent) == AgentKind::People {
            j = self.described_name(j, head);
        }
        if self.is_bare(agent) && owner.is_none() {
            return None;
        }
        let role = (!self.is_bare(agent)).then_some(agent);
        let list = match (person, heads.is_empty()) {
            (Some(p), _) => vec![Head { actor: Some(p), agent: role }],
            (None, false) => heads.iter().map(|a| Head { actor: Some(*a), agent: role }).collect(),
            (None, true) => vec![Head { actor: body, agent: role }],
        };
        let referent = match (owner.is_some(), owned) {
            (true, _) => Referent::Named,
            (false, true) => Referent::Owned,
            (false, false) => Referent::Role,
        };
        let mut mention = self.build(i, j, list, referent);
        let group = owner
            .is_some_and(|a| !matches!(self.language.world.actor(a).kind, ActorKind::State | ActorKind::Territory));
        mention.locative = self.is_carrier(agent) && !group;
        if mention.locative {
            // «مدينة موسكو» is the city.
            mention.place = place;
        }
        Some(mention)
    }

    /// «وزيرا خارجية البلدين», «مسؤولون من الجانبين»: a role noun of both means both.
    fn of_both(&mut self, i: usize, j: usize, agent: u32) -> Option<ActorMention> {
        let at = match self.atom(j)?.kind {
            AtomKind::Function { class: WordClass::Preposition, index } => {
                let config = &self.language.tables.config;
                let form = &self.language.tables.functions[index as usize].form;
                let belongs = config.home_markers.contains(form) || config.part_markers.contains(form);
                belongs.then_some(j + 1)?
            }
            _ => j,
        };
        let free = self.atom(at).is_some_and(|a| !a.clitics.conjunction && !a.clitics.has_preposition());
        if !free || self.class_at(at) != Some(WordClass::Both) {
            return None;
        }
        let both = self.both(at)?;
        let heads = match both.heads.is_empty() {
            true => vec![Head { actor: None, agent: Some(agent) }],
            false => both.heads.iter().map(|h| Head { actor: h.actor, agent: Some(agent) }).collect(),
        };
        let mut mention = self.build(i, both.end as usize, heads, both.referent);
        mention.count = both.count;
        Some(mention)
    }

    /// «مسؤول في وزارة الدفاع الروسية» has an office there, «المتشددون في إدلب» belong there, «الوفد في موسكو» only is there.
    fn owner_after(&mut self, agent: u32, index: u32, j: usize) -> Option<(ActorId, usize)> {
        let tables = &self.language.tables;
        let form = tables.functions[index as usize].form.as_str();
        let in_place = tables.config.home_markers.iter().any(|m| m == form);
        // «المجلس العسكري في النيجر» rules there, a minister in Paris does not, nor a government that was named before.
        let rules = in_place && self.kind_of(agent) == AgentKind::Body && self.memory.country_of_agent(agent).is_none();
        let people = rules || matches!(self.kind_of(agent), AgentKind::Force | AgentKind::People | AgentKind::Loose);
        if let Some(AtomKind::Place(place)) = self.atom(j).map(|a| a.kind) {
            return if people && in_place { self.state_of_place(place).map(|s| (s, j + 1)) } else { None };
        }
        if let Some((actor, _, place)) = self.body_at(j) {
            let kind = self.language.world.actor(actor).kind;
            let ground = place.is_some() || matches!(kind, ActorKind::State | ActorKind::Territory);
            // «متمردون من الشيشان» belong there, «دبابات إلى باكو» go there.
            let motion = !in_place && tables.config.place_markers.iter().any(|m| m == form);
            // «وزير الدفاع في جنوب أفريقيا» is the state's, «الوزير في باريس» is only there.
            let named = self.language.tables.agents[agent as usize].form.contains(' ');
            let seated = in_place && place.is_none() && kind == ActorKind::State && named;
            let serves = seated && self.kind_of(agent) == AgentKind::Office;
            return (serves || people == ground && !motion || (!in_place && !ground)).then_some((actor, j + 1));
        }
        self.nationality_in(j)
    }

    /// «القوات المسلحة السورية»: a definite word between role noun and nationality.
    fn filler_before_nationality(&self, j: usize) -> bool {
        let article = &self.language.tables.config.proclitics.article;
        let Some(atom) = self.atom(j) else { return false };
        let definite = self.text.word(atom.first as usize).starts_with(article.as_str());
        // «مصدر أمني عراقي»: without an article on either of them.
        let plain = !atom.clitics.has_preposition() && !atom.clitics.conjunction && j > 0 && {
            let before = &self.atoms[j - 1];
            !definite && !before.definite_word && !before.clitics.article
        };
        (definite || plain)
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
}
