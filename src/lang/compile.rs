//! Rows to tables: forms generated, folded, indexed. The build script and `--data` both come through here.

use super::freeze::Frozen;
use super::indexer::Indexer;
use super::lexicon::{Caps, Sense};
use super::spellings::{SAFE_LETTERS, spellings};
use super::{Form, Lexeme, Link, Morphology, OBJECT, Tables, World};
use crate::model::{
    ActorId, ActorKind, Class, Error, Features, Frame, FrameId, FrameKind, NameKind, PlaceId, Shape, Slot,
};
use crate::pack::{LanguageRows, TimeClass, TimesRows, VerbRow, WordClass, WordLink, WorldRows};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A marker that stands for nothing in particular; one below the bare marker.
const NO_MARKER: u8 = 254;

/// A companion that no word holds.
const NEVER: &str = "٭";

/// The frozen tables of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct CompiledLanguage {
    /// Postcard of [`Tables`].
    pub tables: Cow<'static, [u8]>,
    /// The dictionary.
    pub frozen: Frozen,
}

/// The language-free tables.
pub fn compile_world(rows: &WorldRows) -> World {
    World {
        actors: rows.actors.clone(),
        places: rows.places.clone(),
        frames: rows.frames.clone(),
        goldstein: rows.goldstein.clone(),
        facts: rows.facts.clone(),
        weights: rows.weights.clone(),
    }
}

struct Compiler<'r> {
    rows: &'r LanguageRows,
    morphology: &'r dyn Morphology,
    indexer: Indexer<'r>,
    lexemes: Vec<Lexeme>,
    lexeme_at: HashMap<(String, u8), u32>,
    markers: Vec<String>,
    verbs: HashMap<&'r str, Vec<&'r VerbRow>>,
}

/// Compiles one language's rows.
pub fn compile_language(
    rows: &LanguageRows,
    world: &WorldRows,
    morphology: &dyn Morphology,
) -> Result<CompiledLanguage, Error> {
    let mut verbs: HashMap<&str, Vec<&VerbRow>> = HashMap::new();
    for verb in &rows.verbs {
        verbs.entry(verb.lemma.as_str()).or_default().push(verb);
    }
    let mut c = Compiler {
        rows,
        morphology,
        indexer: Indexer::new(morphology, rows.config.capitals),
        lexemes: Vec::new(),
        lexeme_at: HashMap::new(),
        markers: vec!["o".to_owned()],
        verbs,
    };
    c.add_names(world);
    c.add_agents();
    c.add_predicates(world)?;
    let function_markers = c.add_functions();
    c.add_spellings(world);
    let tables = Tables {
        config: rows.config.clone(),
        agents: rows.agents.clone(),
        lexemes: c.lexemes,
        functions: rows.functions.clone(),
        markers: c.markers,
        function_markers,
        times: super::compile_times::compile_times(&rows.times, &rows.config, morphology)?,
        contexts: super::compile_times::compile_times(&context_rows(rows), &rows.config, morphology)?,
    };
    let frozen = c.indexer.freeze().map_err(|e| Error::file(format!("lang/{}", rows.config.code), e))?;
    let tables = postcard::to_allocvec(&tables).map_err(|e| Error::file("tables", e.to_string()))?;
    Ok(CompiledLanguage { tables: tables.into(), frozen })
}

/// Contexts as classes of words, which is what time vocabulary is too.
fn context_rows(rows: &LanguageRows) -> TimesRows {
    let class = |(name, forms): (&String, &Vec<String>)| TimeClass {
        name: name.clone(),
        slot: Slot::None,
        article: true,
        words: forms.iter().map(|form| (form.clone(), 0)).collect(),
    };
    TimesRows { classes: rows.contexts.iter().map(class).collect(), ..TimesRows::default() }
}

impl Compiler<'_> {
    fn add_names(&mut self, world: &WorldRows) {
        let rows = self.rows;
        for row in &rows.names {
            let caps = self.indexer.caps_of(&row.form);
            self.indexer.index(&row.form, Sense::Name(ActorId(row.actor), row.kind), caps);
        }
        for (lang, form, place) in &world.place_forms {
            if *lang == rows.config.code {
                let caps = self.indexer.caps_of(form);
                self.indexer.index(form, Sense::Place(PlaceId(*place)), caps);
            }
        }
        for (i, fact) in world.facts.iter().enumerate() {
            for form in fact.phrases.get(&rows.config.code).into_iter().flatten() {
                self.indexer.index(form, Sense::Fact(i as u32), Caps::Any);
            }
        }
        for form in &rows.blocks {
            let caps = self.indexer.caps_of(form);
            self.indexer.index(form, Sense::Block, caps);
        }
    }

    /// Names as other papers spell them, by the language's rules; never over a form that a row or a word has.
    fn add_spellings(&mut self, world: &WorldRows) {
        let rows = self.rows;
        for row in &rows.names {
            let person = world.actors[row.actor as usize].kind == ActorKind::Person;
            let surname = row.kind == NameKind::Short && person;
            if row.kind != NameKind::Full && !surname {
                continue;
            }
            let folded = self.indexer.folded(&row.form);
            if folded.chars().count() < SAFE_LETTERS {
                continue;
            }
            let caps = self.indexer.caps_of(&row.form);
            for form in spellings(&folded, &rows.config.spellings) {
                self.indexer.index_if_new(&form, Sense::Name(ActorId(row.actor), row.kind), caps);
            }
        }
    }

    fn add_agents(&mut self) {
        let rows = self.rows;
        for (i, agent) in rows.agents.iter().enumerate() {
            let caps = self.indexer.caps_of(&agent.form);
            for form in self.morphology.inflect_noun(&agent.form, &agent.plurals) {
                self.indexer.index(&form.text, Sense::Agent(i as u32, form.features), caps);
            }
        }
    }

    fn add_functions(&mut self) -> Vec<u8> {
        let rows = self.rows;
        let mut markers = Vec::with_capacity(rows.functions.len());
        for (i, function) in rows.functions.iter().enumerate() {
            self.indexer.index(&function.form, Sense::Function(i as u32), Caps::Any);
            // Only words that govern a mention need a number; the rest would crowd the byte.
            let governs = matches!(
                function.class,
                WordClass::Preposition
                    | WordClass::By
                    | WordClass::According
                    | WordClass::ObliquePronoun
                    | WordClass::To
                    | WordClass::DayOf
                    | WordClass::Future
            );
            markers.push(if governs { self.marker(&function.marker) } else { NO_MARKER });
        }
        markers
    }

    fn marker(&mut self, marker: &str) -> u8 {
        if marker == "o" {
            return OBJECT;
        }
        if let Some(i) = self.markers.iter().position(|m| m == marker) {
            return i as u8;
        }
        if self.markers.len() >= NO_MARKER as usize {
            // Beyond this it would be a list of words, not of prepositions; the rest mark nothing in particular.
            return NO_MARKER;
        }
        self.markers.push(marker.to_owned());
        (self.markers.len() - 1) as u8
    }

    fn lexeme(&mut self, word: &WordLink, part: u8, frame: u16) -> u32 {
        let with: Vec<String> = word.with.iter().map(|w| self.indexer.folded(w)).collect();
        let link = Link {
            frame: FrameId(frame),
            recipient: word.recipient.iter().map(|m| self.marker(m)).collect(),
            theme: word.theme.iter().map(|m| self.marker(m)).collect(),
            source: word.source.iter().map(|m| self.marker(m)).collect(),
            starts: with.iter().filter_map(|w| w.split(' ').next()).collect(),
            with,
        };
        let key = (word.word.clone(), part);
        let i = *self.lexeme_at.entry(key).or_insert_with(|| {
            self.lexemes.push(Lexeme { word: word.word.clone(), links: Vec::new() });
            self.lexemes.len() as u32 - 1
        });
        let links = &mut self.lexemes[i as usize].links;
        if !links.contains(&link) {
            links.push(link);
        }
        i
    }

    fn add_predicates(&mut self, world: &WorldRows) -> Result<(), Error> {
        let rows = self.rows;
        for (n, predicate) in rows.predicates.iter().enumerate() {
            let fault = |e: String| match rows.predicate_lines.get(n) {
                Some((path, line)) => Error::row(path, *line, e),
                None => Error::file(format!("lang/{}/predicates.toml", rows.config.code), e),
            };
            for word in &predicate.verbs {
                let i = self.lexeme(word, 0, predicate.frame);
                let frame = &world.frames[predicate.frame as usize];
                for form in self.verb_forms(&word.word).map_err(fault)? {
                    if rows.config.circumstantial_participles && !acts_as_verb(&form, frame) {
                        continue;
                    }
                    self.indexer.index(&form.text, Sense::Predicate(i, form.features), Caps::Any);
                }
            }
            for word in &predicate.nouns {
                let i = self.lexeme(word, 1, predicate.frame);
                for form in self.noun_forms(&word.word) {
                    self.indexer.index(&form.text, Sense::Predicate(i, form.features), Caps::Any);
                }
            }
            for word in &predicate.expressions {
                let i = self.lexeme(word, 2, predicate.frame);
                for form in self.expression_forms(&word.word).map_err(fault)? {
                    self.indexer.index(&form.text, Sense::Predicate(i, form.features), Caps::Any);
                }
            }
            for word in &predicate.predicatives {
                let i = self.lexeme(word, 3, predicate.frame);
                for text in self.predicative_forms(&word.word) {
                    self.indexer.index(&text, Sense::Predicate(i, Features::new(Shape::Present)), Caps::Any);
                }
            }
        }
        self.add_verbal_nouns(world)
    }

    /// Nouns of action that no row names, where they are written like a verb: «تجمع» is "gathering" after a noun.
    ///
    /// They are known and name nothing. Nouns that a row of the verb lists are left to `predicates.toml`.
    fn add_verbal_nouns(&mut self, world: &WorldRows) -> Result<(), Error> {
        let rows = self.rows;
        let Some(silent) = world.frames.iter().position(|f| f.kind == FrameKind::State && f.id == "other") else {
            return Ok(());
        };
        let lemmas: BTreeSet<&str> = rows
            .predicates
            .iter()
            .flat_map(|p| &p.verbs)
            .map(|w| w.word.as_str())
            .filter(|w| !w.contains(' '))
            .collect();
        let mut finite: BTreeSet<String> = BTreeSet::new();
        let mut nouns: BTreeSet<String> = BTreeSet::new();
        for lemma in &lemmas {
            for row in self.verbs.get(lemma).cloned().unwrap_or_default() {
                if row.masdar.is_empty() {
                    nouns.extend(self.morphology.masdars(row));
                }
                let forms = self.morphology.inflect_verb(row).unwrap_or_default();
                finite.extend(forms.into_iter().filter(|f| f.features.is_finite()).map(|f| f.text));
            }
        }
        for noun in nouns {
            if self.lexeme_at.contains_key(&(noun.clone(), 1)) {
                continue;
            }
            let forms: Vec<Form> = self.noun_forms(&noun).into_iter().filter(|f| finite.contains(&f.text)).collect();
            if forms.is_empty() {
                continue;
            }
            let never = WordLink { word: noun, with: vec![NEVER.to_owned()], ..WordLink::default() };
            let i = self.lexeme(&never, 1, silent as u16);
            for form in forms {
                self.indexer.index(&form.text, Sense::Predicate(i, form.features), Caps::Any);
            }
        }
        Ok(())
    }

    /// Forms of a verb by its rows; a verb without a row inflects regularly where the language can.
    fn verb_forms(&self, lemma: &str) -> Result<Vec<Form>, String> {
        let bare;
        let mut found: Vec<&VerbRow> = self.verbs.get(lemma).cloned().unwrap_or_default();
        let mut tail = "";
        if found.is_empty()
            && let Some((head, rest)) = lemma.split_once(' ')
        {
            found = self.verbs.get(head).cloned().unwrap_or_default();
            tail = rest;
        }
        if found.is_empty() {
            bare = VerbRow { lemma: lemma.to_owned(), ..VerbRow::default() };
            return self.morphology.inflect_verb(&bare).map_err(|e| format!("{lemma:?} has no row in verbs.csv ({e})"));
        }
        let mut forms: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        for row in found {
            for mut form in self.morphology.inflect_verb(row).map_err(|e| format!("verb {lemma:?}: {e}"))? {
                if !tail.is_empty() {
                    form.text = format!("{} {tail}", form.text);
                }
                let list = forms.entry(form.text.clone()).or_default();
                if !list.iter().any(|f| f.features == form.features) {
                    list.push(form);
                }
            }
        }
        Ok(forms.into_values().flatten().collect())
    }

    fn noun_forms(&self, noun: &str) -> Vec<Form> {
        let plurals = self.rows.nouns.iter().find(|n| n.noun == noun).map_or(&[][..], |n| n.plurals.as_slice());
        self.morphology.inflect_noun(noun, plurals)
    }

    /// «مستعد»: its regular inflections; a phrase («على وشك») stands as it is written.
    fn predicative_forms(&self, text: &str) -> Vec<String> {
        let mut forms = vec![text.to_owned()];
        if !text.contains(' ') {
            forms.extend(self.morphology.inflect_adjective(text));
        }
        forms
    }

    /// «عقد اجتماعا», "hold talks": a verb at the head inflects, the rest is fixed; a noun phrase may be definite.
    ///
    /// A head that is also the noun of action of its verb («وقف القتال») is the noun.
    fn expression_forms(&self, text: &str) -> Result<Vec<Form>, String> {
        let (head, rest) = text.split_once(' ').unwrap_or((text, ""));
        let is_noun = self.verbs.get(head).is_some_and(|rows| {
            let spells = |n: &String| n == head;
            rows.iter().any(|row| self.morphology.masdars(row).iter().any(spells))
        });
        if self.verbs.contains_key(head) && !is_noun {
            let mut forms = self.verb_forms(head)?;
            for form in &mut forms {
                form.text = format!("{} {rest}", form.text);
            }
            return Ok(forms);
        }
        let mut forms = self.morphology.inflect_noun(text, &["-".to_owned()]);
        forms.retain(|f| f.features.shape() == Shape::Noun);
        let article = &self.rows.config.proclitics.article;
        if !article.is_empty() && !rest.is_empty() {
            let definite: Vec<String> = text.split(' ').map(|w| format!("{article}{w}")).collect();
            let features = crate::model::Features::new(Shape::Noun);
            forms.push(Form { text: definite.join(" "), features });
            forms.push(Form { text: text.to_owned(), features });
        }
        Ok(forms)
    }
}

/// «مؤكدا», «مطالبا», «محذرا»: the accusative participle of a verb of saying, asking, blaming opens a second event.
fn acts_as_verb(form: &Form, frame: &Frame) -> bool {
    match form.features.shape() {
        Shape::PassiveParticiple => false,
        Shape::ActiveParticiple => {
            let says = frame.kind == FrameKind::Speech
                || matches!(
                    frame.class,
                    Some(Class::Request | Class::Accuse | Class::Threaten | Class::Support | Class::Reject)
                );
            says && form.features.has(Features::ACCUSATIVE)
        }
        _ => true,
    }
}
