//! Foreign dictionaries laid over opened languages: their records become actors, names and role nouns like our own.
//!
//! What we know stays as it is. A record whose name is ours adds its other names to our actor, and its dated codes
//! where ours has none; names and role nouns that mean something to us already are left out. The rest is new.

mod doubts;
mod shape;

use super::indexer::Indexer;
use super::{Caps, Language, Sense, World};
use crate::model::{Actor, ActorId, ActorKind, Error, NameKind, Note, Role};
use crate::pack::{AgentKind, AgentRow, CodeMap, ForeignActor, ForeignAgent, ForeignDictionary, Name};
use doubts::Doubts;
use shape::{capitalised, kind_of, slug};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What became of a dictionary's entries. Records = `ours + added + nobody`; of names, codes and role nouns those that
/// are not added are ours already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    pub records: usize,
    /// Records that are actors of ours.
    pub ours: usize,
    /// Records that are new actors, or more of one that this run added.
    pub added: usize,
    /// Records that say that a name is nobody's.
    pub nobody: usize,
    pub names: usize,
    pub names_added: usize,
    /// Codes with dates.
    pub codes: usize,
    pub codes_added: usize,
    pub agents: usize,
    pub agents_added: usize,
    /// Entries that our dictionary reads otherwise, and codes that we do not know.
    pub notes: Vec<Note>,
}

/// Languages with dictionaries laid over them.
#[derive(Debug)]
pub struct LaidOver {
    pub languages: Vec<Language>,
    /// One for each dictionary, in order.
    pub reports: Vec<Laid>,
    /// The names that were added, by language.
    pub names: BTreeMap<String, Vec<Name>>,
}

/// Lays dictionaries over languages that share one world. A name belongs to the language that the dictionary names,
/// otherwise to the one whose alphabet has most of its letters.
pub fn lay_over(
    languages: Vec<Language>,
    dictionaries: &[ForeignDictionary],
    codes: &CodeMap,
) -> Result<LaidOver, Error> {
    let Some(first) = languages.first() else {
        return Ok(LaidOver { languages, reports: Vec::new(), names: BTreeMap::new() });
    };
    let mut world = (*first.world).clone();
    let mut overlay = Overlay {
        known: world.actors.len(),
        ids: world.actors.iter().map(|a| a.id.clone()).collect(),
        bodies: world.actors.iter().map(|a| &a.code).filter(|c| c.starts_with("IGO")).cloned().collect(),
        agents: languages.iter().map(|_| Vec::new()).collect(),
        indexers: languages.iter().map(|l| Indexer::new(l.morphology.as_ref(), l.tables.config.capitals)).collect(),
        languages: &languages,
        codes,
        primaries: HashMap::new(),
        seen: HashSet::new(),
        first: HashMap::new(),
        doubts: Doubts::new(&world),
        names: BTreeMap::new(),
    };
    let reports = dictionaries.iter().map(|dictionary| overlay.lay(dictionary, &mut world)).collect();
    let Overlay { agents, indexers, names, .. } = overlay;
    let tables: Vec<_> =
        indexers.into_iter().map(Indexer::freeze).collect::<Result<_, _>>().map_err(|e| Error::file("--actors", e))?;
    let world = Arc::new(world);
    let states = super::states_of(&world);
    let mut languages = languages;
    for ((language, agents), frozen) in languages.iter_mut().zip(agents).zip(tables) {
        language.tables.agents.extend(agents);
        language.lexicon.lay_over(frozen).map_err(|e| Error::file("--actors", e))?;
        language.world = Arc::clone(&world);
        language.states = states.clone();
        language.titles = super::titles::Titles::new(world.actors.len());
    }
    Ok(LaidOver { languages, reports, names })
}

struct Overlay<'l> {
    languages: &'l [Language],
    codes: &'l CodeMap,
    /// Actors before this number are ours.
    known: usize,
    ids: HashSet<String>,
    bodies: HashSet<String>,
    indexers: Vec<Indexer<'l>>,
    agents: Vec<Vec<AgentRow>>,
    /// Actors that were added, by language and folded primary name.
    primaries: HashMap<(usize, String), ActorId>,
    /// What was indexed: language, folded form, whose.
    seen: HashSet<(usize, String, Option<ActorId>)>,
    /// Where each added name stands first: whose, dictionary and line.
    first: HashMap<(usize, String), (ActorId, String)>,
    doubts: Doubts,
    names: BTreeMap<String, Vec<Name>>,
}

/// A name in its language, with what our own dictionary says of it.
struct Folded {
    language: usize,
    form: String,
    folded: String,
    line: u32,
    senses: Vec<Sense>,
}

impl<'l> Overlay<'l> {
    fn lay(&mut self, dictionary: &ForeignDictionary, world: &mut World) -> Laid {
        let mut laid = Laid { records: dictionary.actors.len(), agents: dictionary.agents.len(), ..Laid::default() };
        for record in &dictionary.actors {
            self.record(dictionary, record, world, &mut laid);
        }
        for agent in &dictionary.agents {
            self.agent(dictionary, agent, &mut laid);
        }
        laid
    }

    fn language_of(&self, text: &str, dictionary: &ForeignDictionary) -> usize {
        if let Some(code) = &dictionary.lang {
            return self.languages.iter().position(|l| l.code() == code).unwrap_or(0);
        }
        let letters = |l: &Language| {
            let alphabet = &l.tables.config.alphabet;
            text.chars().flat_map(char::to_lowercase).filter(|c| alphabet.contains(*c)).count()
        };
        (0..self.languages.len()).max_by_key(|i| (letters(&self.languages[*i]), std::cmp::Reverse(*i))).unwrap_or(0)
    }

    fn fold(&mut self, text: &str, line: u32, dictionary: &ForeignDictionary) -> Folded {
        let language = self.language_of(text, dictionary);
        let form = if self.languages[language].tables.config.capitals { capitalised(text) } else { text.to_owned() };
        let folded = self.indexers[language].folded(&form);
        let senses = self.languages[language].lexicon.meanings(&folded);
        Folded { language, form, folded, line, senses }
    }

    fn record(&mut self, dictionary: &ForeignDictionary, record: &ForeignActor, world: &mut World, laid: &mut Laid) {
        let names: Vec<Folded> = record.names.iter().map(|(text, line)| self.fold(text, *line, dictionary)).collect();
        laid.names += names.len();
        if record.nobody {
            laid.nobody += 1;
            for name in names {
                if name.senses.is_empty() && self.seen.insert((name.language, name.folded, None)) {
                    let caps = self.indexers[name.language].caps_of(&name.form);
                    self.indexers[name.language].index(&name.form, Sense::Block, caps);
                    laid.names_added += 1;
                }
            }
            return;
        }
        let ours = |code: &str| self.codes.ours(code, |c| self.bodies.contains(c));
        let mapped: Vec<String> = record.codes.iter().map(|c| ours(&c.code)).collect();
        let dated: Vec<usize> =
            (0..mapped.len()).filter(|i| record.codes[*i].from.is_some() || record.codes[*i].to.is_some()).collect();
        laid.codes += dated.len();
        self.doubts.unknown(&dictionary.path, record, &mapped, self.codes, &mut laid.notes);
        doubts::overlaps(&dictionary.path, record, &mut laid.notes);
        // Without a code of its own, what it was last.
        let latest = || dated.iter().max_by_key(|i| record.codes[**i].from.map(|m| m.first())).map(|i| &mapped[*i]);
        let Some(code) = record.default_code().map(ours).or_else(|| latest().cloned()) else { return };

        let (actor, is_new) = match self.owner(&names, &mapped, &code, dated.is_empty(), world) {
            Some(actor) => (actor, false),
            None => (self.add(record, &names, &code, &dated, world), true),
        };
        if (actor.0 as usize) < self.known {
            laid.ours += 1;
        } else {
            laid.added += 1;
        }
        // Where we have dated offices ours are the better ones.
        let open = is_new || actor.0 as usize >= self.known || world.actor(actor).roles.is_empty();
        if open {
            for i in dated {
                let (code, of) = (mapped[i].clone(), &record.codes[i]);
                let source = format!("{}:{}", dictionary.path, of.line);
                world.actors[actor.0 as usize].roles.push(Role {
                    code,
                    from: of.from,
                    to: of.to,
                    titles: BTreeMap::new(),
                    source,
                });
                laid.codes_added += 1;
            }
        }
        let longest: Vec<String> = names.iter().map(|n| n.folded.clone()).collect();
        for name in names {
            self.name(name, actor, code.len() > 3, &longest, dictionary, world, laid);
        }
    }

    /// The actor that a record speaks of, if it is one of ours or was added before.
    fn owner(&self, names: &[Folded], mapped: &[String], code: &str, undated: bool, world: &World) -> Option<ActorId> {
        let first = names.first()?;
        let agrees = |actor: &Actor| mapped.iter().any(|code| code.get(..3) == actor.code.get(..3));
        for (i, name) in names.iter().enumerate() {
            for sense in &name.senses {
                let Sense::Name(id, NameKind::Full | NameKind::Acronym) = sense else { continue };
                let actor = world.actor(*id);
                let state = matches!(actor.kind, ActorKind::State | ActorKind::Territory);
                // Everything in a country may be a synonym of it, the country of nothing.
                if agrees(actor) && (i == 0 || !state) {
                    return Some(*id);
                }
            }
        }
        if let Some(added) = self.primaries.get(&(first.language, first.folded.clone())) {
            return Some(*added);
        }
        // A town or a province that always was of one country is one more name of it.
        let plain = undated && code.len() == 3;
        plain.then(|| self.languages[0].state(code)).flatten()
    }

    fn add(
        &mut self,
        record: &ForeignActor,
        names: &[Folded],
        code: &str,
        dated: &[usize],
        world: &mut World,
    ) -> ActorId {
        let id = ActorId(world.actors.len() as u32);
        let (form, folded) = names.first().map_or(("", ""), |n| (n.form.as_str(), n.folded.as_str()));
        let stem = format!("{}.{}", code.get(..3).unwrap_or(code), slug(folded));
        let mut own = stem.clone();
        let mut n = 2;
        while !self.ids.insert(own.clone()) {
            own = format!("{stem}_{n}");
            n += 1;
        }
        let in_language =
            |code: &str| names.iter().find(|n| self.languages[n.language].code() == code).map(|n| n.form.clone());
        let actor = Actor {
            id: own,
            kind: kind_of(code, !dated.is_empty(), record.names.iter().any(|(name, _)| name.contains(' '))),
            code: code.to_owned(),
            wikidata: String::new(),
            en: in_language("en").unwrap_or_else(|| form.to_owned()),
            ar: in_language("ar").unwrap_or_default(),
            roles: Vec::new(),
        };
        world.actors.push(actor);
        if let Some(first) = names.first() {
            self.primaries.insert((first.language, first.folded.clone()), id);
        }
        id
    }

    #[allow(clippy::too_many_arguments)]
    fn name(
        &mut self,
        name: Folded,
        actor: ActorId,
        has_role: bool,
        longest: &[String],
        dictionary: &ForeignDictionary,
        world: &World,
        laid: &mut Laid,
    ) {
        let Folded { language, form, folded, line, senses } = name;
        let about = || format!("{}:{line}", dictionary.path);
        let named = |s: &Sense| matches!(s, Sense::Name(_, kind) if *kind != NameKind::Short);
        if let Some(taken) = senses.iter().find(|s| named(s) || **s == Sense::Block) {
            match taken {
                Sense::Name(other, _) if senses.iter().all(|s| !matches!(s, Sense::Name(a, _) if *a == actor)) => {
                    let note = format!("{form:?} is {} already, and stays so", world.actor(*other).id);
                    laid.notes.push(Note::new(about(), note));
                }
                Sense::Block => laid.notes.push(Note::new(about(), format!("{form:?} is a blocked phrase"))),
                _ => {}
            }
            return;
        }
        let word = !folded.contains(' ');
        let place = senses.iter().any(|s| matches!(s, Sense::Place(_)));
        // A town is known with its country.
        if place && !has_role || folded.is_empty() {
            return;
        }
        let surname = has_role && longest.iter().any(|l| l.strip_suffix(&folded).is_some_and(|l| l.ends_with(' ')));
        let other = senses.iter().any(|s| !matches!(s, Sense::Name(..)));
        let kind = if word && (surname || other) { NameKind::Short } else { NameKind::Full };
        if word && other {
            laid.notes
                .push(Note::new(about(), format!("{form:?} is also another word; it counts only beside an office")));
        }
        match self.first.get(&(language, folded.clone())) {
            Some((other, place)) if *other == actor => {
                laid.notes.push(Note::new(about(), format!("{form:?} stands in {place} already")));
            }
            Some((other, place)) => {
                let note = format!("{form:?} is {} in {place}, too", world.actor(*other).id);
                laid.notes.push(Note::new(about(), note));
            }
            None => drop(self.first.insert((language, folded.clone()), (actor, about()))),
        }
        if self.seen.insert((language, folded, Some(actor))) {
            let caps = self.indexers[language].caps_of(&form);
            self.indexers[language].index(&form, Sense::Name(actor, kind), caps);
            let list = self.names.entry(self.languages[language].code().to_owned()).or_default();
            list.push(Name { actor: world.actor(actor).id.clone(), form, kind });
            laid.names_added += 1;
        }
    }

    fn agent(&mut self, dictionary: &ForeignDictionary, agent: &ForeignAgent, laid: &mut Laid) {
        let Folded { language, folded, senses, .. } = self.fold(&agent.form, agent.line, dictionary);
        let about = format!("{}:{}", dictionary.path, agent.line);
        if let Some(sense) = senses.first() {
            if !senses.iter().any(|s| matches!(s, Sense::Agent(..))) && !matches!(sense, Sense::Place(_)) {
                laid.notes.push(Note::new(about, format!("{folded:?} means something else to us, and stays so")));
            }
            return;
        }
        let code = self.codes.role(&agent.code);
        if !self.codes.is_role(&code) {
            laid.notes.push(Note::new(about, format!("{code} is no role that we know; it is kept as it is")));
        }
        if !self.seen.insert((language, folded.clone(), None)) {
            return;
        }
        let home = &self.languages[language];
        let head =
            if home.tables.config.adjective == "before" { folded.rsplit(' ').next() } else { folded.split(' ').next() };
        let alike = head.map(|h| home.lexicon.meanings(h)).unwrap_or_default().into_iter().find_map(|s| match s {
            Sense::Agent(i, _) => home.tables.agents.get(i as usize).map(|a| a.kind),
            _ => None,
        });
        let single = agent.plurals.iter().any(|p| p == "-");
        let kind = match alike.filter(|k| *k != AgentKind::Carrier) {
            Some(kind) => kind,
            None if matches!(code.as_str(), "MIL" | "REB" | "COP" | "UAF" | "PRM") => AgentKind::Force,
            None if single || matches!(code.as_str(), "GOV" | "LEG" | "JUD" | "SPY" | "BUS" | "NGO") => AgentKind::Body,
            None => AgentKind::People,
        };
        let plurals: Vec<String> = agent.plurals.iter().map(|p| p.to_lowercase()).collect();
        let row = AgentRow { form: agent.form.to_lowercase(), plurals, code, kind };
        let number = (home.tables.agents.len() + self.agents[language].len()) as u32;
        for form in home.morphology.inflect_noun(&row.form, &row.plurals) {
            self.indexers[language].index(&form.text, Sense::Agent(number, form.features), Caps::Any);
        }
        self.agents[language].push(row);
        laid.agents_added += 1;
    }
}
