//! Whom a reference means: pronouns, "both sides", "its troops", "the alliance", and role nouns without a nationality.

use super::context::Who;
use super::parties::{Resolver, country_of};
use crate::find::{ActorMention, AtomKind, BARE, Referent};
use crate::model::{ActorId, ActorKind};
use crate::pack::{AgentKind, AgentRow, WordClass};

/// Prefix of the markers of possessives.
const OWN: &str = "own:";
/// Markers of pronouns: for people, for things and bodies, for several, for the speaker.
const PERSON: &str = "person";
const THING: &str = "thing";
const MANY: &str = "many";
const SPEAKER: &str = "speaker";
/// Marker of "both countries": no bodies, parties or armed groups.
const STATES: &str = "state";

impl Resolver<'_> {
    /// What the data says of a reference's word.
    fn sort_of(&self, m: &ActorMention) -> &str {
        let Some(row) = m.word.map(|w| &self.language.tables.functions[w as usize]) else { return "" };
        if row.class == WordClass::ObliquePronoun {
            self.suffix_sort(&row.form)
        } else {
            row.marker.trim_start_matches(OWN)
        }
    }

    /// Whether a reference is to states, and a party is none and speaks for none: "the two countries" are not the rebels.
    pub(super) fn is_stateless(&self, m: &ActorMention, who: &Who) -> bool {
        let kind = who.actor.map(|a| self.language.world.actor(a).kind);
        let stateless = matches!(kind, Some(ActorKind::Igo | ActorKind::ArmedGroup | ActorKind::Party));
        self.means_states(m) && stateless
    }

    pub(super) fn means_states(&self, m: &ActorMention) -> bool {
        self.sort_of(m) == STATES
    }

    /// "his arrest", "their release": people named by a possessive, who undergo rather than do what can be undergone.
    pub(super) fn is_peoples(&self, m: &ActorMention) -> bool {
        m.owner && m.referent == Referent::Pronoun && self.sort_of(m) != THING
    }

    /// Of what sort the pronoun at the end of a word is.
    fn suffix_sort(&self, word: &str) -> &'static str {
        let config = &self.language.tables.config;
        let ends = |list: &[String]| list.iter().any(|s| word.ends_with(s.as_str()));
        match (ends(&config.many_suffixes), ends(&config.thing_suffixes)) {
            (true, _) => MANY,
            (_, true) => THING,
            _ => "",
        }
    }

    /// Whether a pronoun written onto the word at an atom may mean a party.
    pub(super) fn agrees(&self, atom: u32, who: &Who) -> bool {
        let config = &self.language.tables.config;
        let suffix = self.finds.atoms.get(atom as usize).and_then(|a| a.clitics.pronoun(config));
        let sort = suffix.map_or("", |s| self.suffix_sort(s));
        sort != THING || !self.is_person(who)
    }

    /// One person, known or in an office.
    pub(super) fn is_person(&self, who: &Who) -> bool {
        who.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Person)
            || who.agent.is_some_and(|a| self.language.tables.agents[a as usize].kind.is_office())
    }

    /// Parties named before a mention in its sentence, nearest first; of those under no marker only, where `bare`.
    pub(super) fn before<'m>(&'m self, m: &ActorMention, bare: bool) -> impl Iterator<Item = Who> + 'm {
        let first = m.first;
        let actors = &self.finds.actors;
        let named = (0..actors.len()).rev().filter(move |n| {
            let o = &actors[*n];
            o.end <= first
                && o.referent == Referent::Named
                && !o.adjective
                && !o.only_place
                && !self.is_place(self.leader(*n))
                && (!bare || o.marker == BARE)
        });
        named.flat_map(|n| self.named(&actors[n]))
    }

    /// The first of the mentions that one is joined to: "in Nairobi and Mombasa" is all in.
    pub(super) fn leader(&self, n: usize) -> &ActorMention {
        let actors = &self.finds.actors;
        let joined = |k: &usize| (actors[*k].joined || actors[*k].listed) && actors[*k].marker == BARE;
        let first = (1..=n).rev().take_while(joined).last();
        first.map_or(&actors[n], |k| &actors[k - 1])
    }

    /// "he", "they", «هو»: whoever speaks, else the subject of the sentence, else that of the sentence before.
    pub(super) fn pronoun(&self, m: &ActorMention, speaker: &[Who], others: &[Who], out: &mut Vec<Who>) {
        let sort = self.sort_of(m);
        let oblique = m.marker != BARE && !m.owner;
        let free = |w: &Who| {
            let other = |o: &Who| o.actor == w.actor && (w.actor.is_some() || o.agent == w.agent);
            // "gave its consent": what somebody owns is his, whoever else acts.
            let own = m.owner && sort != MANY;
            w.is_known() && (own || !others.iter().any(other))
        };
        let fits = |w: &Who| match sort {
            PERSON => self.is_person(w),
            THING => !self.is_person(w),
            _ => true,
        };
        let spoken = speaker.iter().any(Who::is_known);
        if sort == SPEAKER {
            out.extend(if spoken { speaker } else { &self.context.speaker[..] });
            return;
        }
        if oblique {
            // The words of a pronoun tell nobody anything: those that it stands for do.
            out.extend(self.oblique(m, sort, others));
            return;
        }
        let subject: Vec<Who> = if m.owner {
            // "urged Syria to complete its withdrawal": the object before it rather than the subject.
            let here: Vec<Who> = self.before(m, true).collect();
            if here.iter().any(free) { here } else { self.context.subject.iter().chain(speaker).copied().collect() }
        } else if spoken {
            speaker.to_vec()
        } else {
            let mut here: Vec<Who> = self.before(m, true).collect();
            here.reverse();
            if here.is_empty() { self.context.subject.clone() } else { here }
        };
        if sort == MANY && m.owner {
            // "from the three countries' ministers, marking their entry": the several that were named last.
            let several = self.finds.actors.iter().rev().find(|o| o.end <= m.first && o.referent == Referent::Both);
            let lone = subject.iter().filter(|w| free(w)).count() == 1 && subject.iter().all(|w| self.is_person(w));
            if let Some(both) = several.filter(|_| lone) {
                out.extend(self.named_lately(both, others));
                return;
            }
        }
        if sort == MANY {
            let mut pool: Vec<Who> = Vec::new();
            for who in subject.iter().filter(|w| free(w)) {
                if !pool.iter().any(|p| p.actor == who.actor && p.agent == who.agent) {
                    pool.push(*who);
                }
            }
            let lone = pool.len() == 1 && self.is_person(&pool[0]);
            let talks = &self.context.talks;
            let met = lone && talks.iter().any(|w| w.actor == pool[0].actor) && talks.len() > 1;
            let many = if met { talks.clone() } else { pool };
            out.extend(many.into_iter().take(4));
            return;
        }
        let pick = |w: &&Who| free(w) && fits(w);
        let near = subject.iter().find(pick).copied();
        let inside = || self.before(m, false).find(|w| sort == PERSON && free(w) && fits(w));
        let recent = || self.context.recent.iter().rev().find(pick).copied();
        let any = || subject.iter().find(|w| free(w)).copied();
        if let Some(who) = near.or_else(inside).or_else(recent).or_else(any) {
            out.push(who);
        }
    }

    /// "with him", «معها»: the party named last that does not act, unless some other noun stands nearer.
    fn oblique(&self, m: &ActorMention, sort: &str, others: &[Who]) -> Option<Who> {
        let free = |w: &Who| w.actor.is_some() && !others.iter().any(|o| o.actor == w.actor);
        let many = |w: &Who| {
            let kind = w.agent.map(|a| self.language.tables.agents[a as usize].kind);
            matches!(kind, Some(AgentKind::Force | AgentKind::People))
        };
        let clear = |w: &Who| {
            let atoms = self.finds.atoms.iter().take(m.first as usize);
            !atoms.filter(|a| a.span.start >= w.span.end).any(|a| a.kind == AtomKind::Word)
        };
        let fits = |w: &Who| match sort {
            MANY => many(w),
            THING => !self.is_person(w) && clear(w),
            _ => self.is_person(w) || clear(w),
        };
        let near = self.before(m, false).find(|w| free(w) && fits(w));
        let person = |w: &Who| free(w) && sort == PERSON && self.is_person(w);
        near.or_else(|| self.context.recent.iter().rev().copied().find(person))
    }

    /// "its troops", «سفيرها»: the role noun of whoever acts, was named last before it, or was the last subject.
    pub(super) fn owned(&self, m: &ActorMention, others: &[Who], out: &mut Vec<Who>) {
        let agent = m.heads.first().and_then(|h| h.agent);
        let mut owners: Vec<ActorId> = Vec::new();
        let take = |w: &Who, owners: &mut Vec<ActorId>| {
            if let Some(state) = self.state_of(w)
                && !owners.contains(&state)
            {
                owners.push(state);
            }
        };
        // "asked the government to pull its army back": whoever was named last under no marker, if not one of the actors.
        let last = self.before(m, !others.is_empty()).find(|w| w.actor.is_some());
        // "froze the assets of the president and his aides": whose they are, a person says.
        let person = self.sort_of(m) == PERSON && !others.iter().any(|o| self.is_person(o));
        let his = || self.before(m, false).find(|w| w.actor.is_some() && self.is_person(w));
        let last = if person { his().or(last) } else { last };
        match last.filter(|l| !others.iter().any(|o| o.actor == l.actor)) {
            Some(last) => take(&last, &mut owners),
            None => others.iter().for_each(|w| take(w, &mut owners)),
        }
        if owners.is_empty() {
            let near = self.before(m, false).find(|w| w.actor.is_some());
            let last = || self.context.subject.iter().find(|w| w.actor.is_some()).copied();
            near.or_else(last).iter().for_each(|w| take(w, &mut owners));
        }
        if owners.is_empty() {
            let known = agent.and_then(|a| self.country_of_role(m, a)).map(|(country, _)| country);
            out.push(Who { actor: known, agent, span: m.span });
        }
        out.extend(owners.into_iter().map(|o| Who { actor: Some(o), agent, span: m.span }));
    }

    /// "the alliance", «الحركة»: the body of its sort that was named last.
    pub(super) fn again(&self, m: &ActorMention, out: &mut Vec<Who>) {
        let sorts = self.sort_of(m);
        let fits = |w: &Who| {
            w.agent.is_none()
                && w.actor.is_some_and(|a| {
                    let label = self.language.world.actor(a).kind.label();
                    sorts.split('|').any(|s| s == label)
                })
        };
        let found = self.before(m, false).find(fits);
        let found = found.or_else(|| self.context.recent.iter().rev().copied().find(fits));
        out.extend(found.map(|w| Who { span: m.span, ..w }));
    }

    /// The country of a role noun that stands without one, and what tells it; none where nothing does.
    pub(super) fn country_of_role(&self, m: &ActorMention, agent: u32) -> Option<(ActorId, &'static str)> {
        let row = &self.language.tables.agents[agent as usize];
        if let Some(known) = self.memory.country_of_agent(agent) {
            return Some((known, "the country that these words stood with before"));
        }
        if let Some(state) = self.joined_state(m) {
            return Some((state, "the country of those whom the sentence puts beside them"));
        }
        let kin =
            || Some((self.memory.country_of_kin(&row.code)?, "the country whose forces or bodies were named before"));
        // Whom the whole article is about, then what the sentence says, then where it was written.
        let home = || Some((self.memory.home()?, "the country that the whole article is about"));
        let own = || Some((self.own_country(m, row)?, "the country that the sentence leaves no doubt about"));
        let main = || Some((self.memory.main_country()?, "the country named most often"));
        let scene = || {
            let scene = self.context.scene?.actor?;
            (self.memory.main_country() == Some(scene)).then_some((scene, "the country of the dateline"))
        };
        let placed = || self.only_place().is_some();
        match row.kind {
            AgentKind::Envoy | AgentKind::Mission => {
                Some((self.memory.abroad()?, "the country whose embassy or envoy was named before"))
            }
            AgentKind::Loose => None,
            AgentKind::Office => home().or_else(own).or_else(scene),
            AgentKind::Force | AgentKind::Arms => {
                // "government forces" say whose they are, "the army" is the one spoken of.
                let single = !row.form.contains(' ');
                let ours = row.kind == AgentKind::Force && !placed();
                let own = || own().filter(|_| row.kind == AgentKind::Force && !row.is_rebel());
                let here = || scene().filter(|_| ours && !row.is_rebel());
                // "the army says the rebels …": those whom the army of the country spoken of fights.
                let told = || {
                    let country = self.own_country(m, row)?;
                    let ours = self.memory.main_country() == Some(country) && row.is_rebel() && !placed();
                    ours.then_some((country, "the country that the sentence leaves no doubt about"))
                };
                let known = kin().filter(|_| single || row.is_rebel()).or_else(|| home().filter(|_| ours)).or_else(own);
                known.or_else(told).or_else(here)
            }
            AgentKind::People if placed() => None,
            AgentKind::People => home().or_else(own).or_else(scene),
            _ => kin().filter(|_| !row.is_government()).or_else(home).or_else(own).or_else(main),
        }
    }

    /// «بين الحكومة العاجية ومتمردي الحركة», "between the Sudanese army and rebels": who fights or talks with those who
    /// serve a state, joined to them, is of that state.
    fn joined_state(&self, m: &ActorMention) -> Option<ActorId> {
        let before = self.finds.actors.iter().rev().find(|o| o.end <= m.first)?;
        let marker = self.language.tables.markers.get(before.marker as usize)?;
        let with = self.language.tables.config.with_markers.contains(marker);
        let beside = with && m.joined && m.first <= before.end + 1 && before.heads.len() == 1;
        let head = before.heads.first().filter(|h| beside && h.agent.is_some())?;
        self.state_of(&Who { actor: Some(head.actor?), agent: None, span: before.span })
    }

    /// By what a mention that names nobody was resolved, in words; none for names.
    pub fn why(&self, m: &ActorMention) -> Option<&'static str> {
        match m.referent {
            Referent::Named => None,
            Referent::Role => {
                let found = m.heads.first().and_then(|h| h.agent).and_then(|a| self.country_of_role(m, a));
                Some(found.map_or("a role noun whose country nothing tells", |(_, why)| why))
            }
            Referent::Unknown => Some("a name that no table knows"),
            Referent::Pronoun if m.marker != BARE => Some("the party named last that does not act"),
            Referent::Pronoun => Some("whoever speaks, or the last subject of its sort"),
            Referent::Both => Some("the parties named last, or listed together"),
            Referent::Owned => Some("the role noun of whoever acts or was named last"),
            Referent::Again => Some("the body of its sort that was named last"),
            Referent::Counterpart => Some("the same office of the country beside it"),
            Referent::OwnCountry => Some("the country of whoever speaks or acts"),
        }
    }

    /// The country that the sentence leaves no doubt about: the only one it names; of several, its subject's for those who
    /// serve a state. A definite noun wants it, and the police always.
    fn own_country(&self, m: &ActorMention, row: &AgentRow) -> Option<ActorId> {
        let police = row.is_police();
        if !police && !self.is_definite(m) {
            return None;
        }
        let mut found: Vec<ActorId> = Vec::new();
        for o in self.finds.actors.iter().filter(|o| o.first != m.first && o.referent == Referent::Named) {
            for state in self.named(o).filter_map(|w| self.state_of(&w)) {
                let body = self.language.world.actor(state).kind;
                if matches!(body, ActorKind::State | ActorKind::Territory) && !found.contains(&state) {
                    found.push(state);
                }
            }
        }
        let serves = matches!(row.kind, AgentKind::Office | AgentKind::Force | AgentKind::Body);
        let serves = serves && !row.is_rebel() && !row.form.contains(' ');
        match found.as_slice() {
            [one] => Some(*one),
            [_, ..] if serves => {
                self.before(m, true).last().and_then(|w| self.state_of(&w)).filter(|s| found.contains(s))
            }
            _ => {
                let last = self.context.subject.first().filter(|_| self.context.subject.len() == 1);
                last.filter(|_| found.is_empty()).and_then(|w| self.state_of(w))
            }
        }
    }

    /// An article before the mention, or written onto it.
    fn is_definite(&self, m: &ActorMention) -> bool {
        let atom = &self.finds.atoms[m.first as usize];
        if atom.clitics.article || atom.definite_word {
            return true;
        }
        let before = m.first.checked_sub(1).map(|k| self.finds.atoms[k as usize].kind);
        matches!(before, Some(AtomKind::Function { class: WordClass::Article, .. }))
    }

    /// "his counterpart": the same office, which is the government's where none is named.
    pub(super) fn counterpart(&self, m: &ActorMention, speaker: &[Who], others: &[Who], out: &mut Vec<Who>) {
        let office = |a: &u32| self.language.tables.agents[*a as usize].kind.is_office();
        let agent = others.iter().chain(speaker).filter_map(|w| w.agent).find(office);
        let near = || self.before(m, false).filter_map(|w| w.agent).find(office);
        let any = || self.language.tables.agents.iter().position(|a| a.kind == AgentKind::Office).map(|a| a as u32);
        let agent = agent.or_else(near).or_else(any);
        out.extend(m.heads.iter().map(|h| Who { actor: h.actor, agent, span: m.span }));
    }

    /// The one country in which the sentence says that it happens.
    pub(super) fn only_place(&self) -> Option<ActorId> {
        let tables = &self.language.tables;
        let mut found = None;
        let mut inside = false;
        for m in &self.finds.actors {
            let marker = tables.markers.get(m.marker as usize).map(String::as_str).unwrap_or("");
            let at = |list: &[String]| list.iter().any(|h| h == marker);
            let home = at(&tables.config.home_markers) || at(&tables.config.where_markers);
            inside = m.locative && (home || inside && m.joined);
            if !inside {
                continue;
            }
            let actor = m.heads.first()?.actor?;
            let state = self.language.state(country_of(&self.language.world.actor(actor).code))?;
            if found.is_some_and(|f| f != state) {
                return None;
            }
            found = Some(state);
        }
        found
    }
}
