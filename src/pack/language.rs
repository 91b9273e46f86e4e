//! Rows of one language pack: configuration, names, words.

use super::agents::{AgentKind, AgentRow};
use super::clauses::{FunctionRow, WordClass};
use super::contexts::load_contexts;
use super::files::Files;
use super::predicates::{PredicateRow, Sample, load_predicates};
use super::rows::{cells, csv_layers, toml_layers};
use super::times::TimesRows;
use super::world::{WorldRows, dedup_keep_first};
use crate::model::{Error, NameKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// `pack.toml`: what is true of the language as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `ar`.
    pub code: String,
    pub name: String,
    /// Its letters, in lower case; a text in other letters is in another language.
    #[serde(default)]
    pub alphabet: String,
    /// Letters of its script that it does not use; a text with some is in a language beside it.
    #[serde(default)]
    pub foreign_letters: String,
    /// Share of the words of a text that the dictionary must know, function words counted twice.
    #[serde(default)]
    pub likeness: f32,
    /// Where an unmarked subject stands: `verb_first`, `subject_first`, `verb_last`.
    pub order: String,
    /// Where an adjective stands: `before` or `after` its noun.
    pub adjective: String,
    /// Whether words are set apart by spaces.
    #[serde(default = "yes")]
    pub spaces: bool,
    /// Names are written with capitals, so a lower-case word is no name.
    #[serde(default)]
    pub capitals: bool,
    /// Clitics before a word, outermost group first.
    #[serde(default)]
    pub proclitics: Proclitics,
    /// Pronouns written onto the end of a word.
    #[serde(default)]
    pub pronoun_suffixes: Vec<String>,
    /// Those of them that stand for no man: «ها».
    #[serde(default)]
    pub thing_suffixes: Vec<String>,
    /// Those of them that stand for several: «هم».
    #[serde(default)]
    pub many_suffixes: Vec<String>,
    /// Case suffixes written onto the end of a word, and the marker each stands for (empty: subject).
    #[serde(default)]
    pub case_suffixes: BTreeMap<String, String>,
    /// Ways of writing names: the first piece may be written as any of the others. Folded letters; a space is a word's end.
    #[serde(default)]
    pub spellings: Vec<Vec<String>>,
    /// Words after which a full stop ends no sentence.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Words written in two ways, in their dictionary's spelling first: "defence", "defense".
    #[serde(default)]
    pub same_words: Vec<(String, String)>,
    /// Markers that put a place: "in", «في».
    #[serde(default)]
    pub place_markers: Vec<String>,
    /// Markers under which people belong to the ground that follows: "rebels in Chechnya".
    #[serde(default)]
    pub home_markers: Vec<String>,
    /// Endings of adjectives, where an unknown word shows one: «ية».
    #[serde(default)]
    pub adjective_endings: Vec<String>,
    /// Other markers after which an unknown name is a place: "at".
    #[serde(default)]
    pub where_markers: Vec<String>,
    /// Endings of plurals and duals that are never subjects.
    #[serde(default)]
    pub oblique_endings: Vec<String>,
    /// Markers that join an owner to its noun: "of", "'s".
    #[serde(default)]
    pub owner_markers: Vec<String>,
    /// Only accusative active participles act as verbs («مؤكدا»), others are adjectives and nouns.
    #[serde(default)]
    pub circumstantial_participles: bool,
    /// Markers of a party to what is done together: "with", «بين».
    #[serde(default)]
    pub with_markers: Vec<String>,
    /// Markers of a purpose: «ل» before a noun of action.
    #[serde(default)]
    pub purpose_markers: Vec<String>,
    /// Prepositions that before a number only say that it is rough: "about 40 soldiers".
    #[serde(default)]
    pub rough_markers: Vec<String>,
    /// Prepositions under which a noun of action happens with its verb: "during", «خلال».
    #[serde(default)]
    pub meanwhile_markers: Vec<String>,
    /// What marks whose word a noun of speech is: "warnings from".
    #[serde(default)]
    pub source_markers: Vec<String>,
    /// What marks the whole that a number is taken from: "two of the soldiers".
    #[serde(default)]
    pub part_markers: Vec<String>,
    /// A past tense inside a report tells of before the report (no sequence of tenses shows it otherwise).
    #[serde(default)]
    pub past_in_report: bool,
    /// A noun of violence that no verb carries mostly refers to what is known: it counts with both sides or its day.
    #[serde(default)]
    pub nouns_refer: bool,
    /// Markers that name a topic or a basis, never an action: "about", «بموجب».
    #[serde(default)]
    pub topic_markers: Vec<String>,
    /// Markers behind which the other side of an action stands where its verb says nothing of them: "against", "to".
    #[serde(default)]
    pub toward_markers: Vec<String>,
    /// Markers of whom a hostile deed is done to, whatever the word for it: "against", «ضد».
    #[serde(default)]
    pub against_markers: Vec<String>,
    /// Markers behind which no finite verb stands, so that what looks like one is another word.
    #[serde(default)]
    pub noun_markers: Vec<String>,
    /// Markers of a date where something began: "since", «منذ».
    #[serde(default)]
    pub since_markers: Vec<String>,
    /// How long something went on: "for".
    #[serde(default)]
    pub lasting_markers: Vec<String>,
    /// Markers of a date where something ends: "until", «حتى».
    #[serde(default)]
    pub until_markers: Vec<String>,
    /// Markers that put an event beside a date: "before", "after".
    #[serde(default)]
    pub beside_markers: Vec<String>,
}

fn yes() -> bool {
    true
}

/// What may stand before a word without a space.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Proclitics {
    pub conjunction: Vec<String>,
    pub preposition: Vec<String>,
    pub future: Vec<String>,
    /// The definite article, empty where the language has none that is written on.
    pub article: String,
    /// Contractions of a preposition and the article: («لل», «ل», «ال»).
    pub contraction: Vec<(String, String, String)>,
}

/// A surface form of an actor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NameRow {
    /// Index into the world's actors.
    pub actor: u32,
    pub form: String,
    pub kind: NameKind,
}

/// How a verb inflects. Arabic fills root and measure, English the irregular forms.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct VerbRow {
    pub lemma: String,
    pub root: String,
    pub measure: String,
    pub vowel: String,
    pub masdar: String,
    pub past: String,
    pub participle: String,
    pub present: String,
    pub gerund: String,
}

/// An event noun and its plurals.
#[derive(Clone, Debug, PartialEq)]
pub struct NounRow {
    pub noun: String,
    pub plurals: Vec<String>,
    /// Verb whose action it names, if any.
    pub verb: String,
}

/// All rows of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageRows {
    pub config: Config,
    pub names: Vec<NameRow>,
    pub blocks: Vec<String>,
    pub agents: Vec<AgentRow>,
    pub verbs: Vec<VerbRow>,
    pub nouns: Vec<NounRow>,
    pub predicates: Vec<PredicateRow>,
    /// Where each of them stands: file and line.
    pub predicate_lines: Vec<(String, usize)>,
    pub functions: Vec<FunctionRow>,
    pub samples: Vec<Sample>,
    /// `times.toml`.
    pub times: TimesRows,
    /// Forms by PLOVER context.
    pub contexts: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct NameCsv {
    actor: String,
    form: String,
    kind: NameKind,
}

#[derive(Deserialize)]
struct BlockCsv {
    form: String,
    #[serde(rename = "why")]
    _why: String,
}

#[derive(Deserialize)]
struct AgentCsv {
    form: String,
    plural: String,
    code: String,
    kind: AgentKind,
}

#[derive(Deserialize)]
struct NounCsv {
    noun: String,
    plural: String,
    #[serde(default)]
    verb: String,
}

#[derive(Deserialize)]
struct ClausesToml {
    #[serde(default)]
    word: Vec<ClauseToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseToml {
    class: WordClass,
    #[serde(default)]
    forms: Vec<String>,
    marker: Option<String>,
}

impl LanguageRows {
    /// Reads `lang/<code>/` through all layers.
    pub fn load(layers: &[&dyn Files], code: &str, world: &WorldRows) -> Result<Self, Error> {
        let at = |name: &str| format!("lang/{code}/{name}");
        let mut configs = toml_layers::<Config>(layers, &at("pack.toml"))?;
        let config = configs.pop().map(|(c, _)| c).ok_or_else(|| Error::file(at("pack.toml"), "is missing"))?;

        let ids: HashMap<&str, u32> = world.actors.iter().enumerate().map(|(i, a)| (a.id.as_str(), i as u32)).collect();
        let mut names = Vec::new();
        for row in csv_layers::<NameCsv>(layers, &at("names.csv"))? {
            let actor = *ids
                .get(row.row.actor.as_str())
                .ok_or_else(|| row.fault(format!("no actor {:?} in actors/", row.row.actor)))?;
            if row.row.form.trim().is_empty() {
                return Err(row.fault("the form is empty"));
            }
            names.push(NameRow { actor, form: row.row.form, kind: row.row.kind });
        }
        dedup_keep_first(&mut names);

        let blocks = csv_layers::<BlockCsv>(layers, &at("blocks.csv"))?.into_iter().map(|r| r.row.form).collect();
        let mut agents = Vec::new();
        for row in csv_layers::<AgentCsv>(layers, &at("agents.csv"))? {
            let ok = row.row.code.is_empty() || row.row.code.len() == 3;
            if !ok || (row.row.code.is_empty() != row.row.kind.is_bare()) {
                return Err(
                    row.fault("a role noun has a code of three letters (GOV, MIL …), a carrier or title has none")
                );
            }
            let AgentCsv { form, plural, code, kind } = row.row;
            let row = AgentRow { form, plurals: cells(&plural), code, kind };
            if !agents.contains(&row) {
                agents.push(row);
            }
        }
        let mut verbs: Vec<VerbRow> = Vec::new();
        for row in csv_layers::<VerbRow>(layers, &at("verbs.csv"))? {
            let same = |v: &&mut VerbRow| v.lemma == row.row.lemma && v.measure == row.row.measure;
            match verbs.iter_mut().find(same) {
                Some(old) => *old = row.row,
                None => verbs.push(row.row),
            }
        }
        let mut nouns: Vec<NounRow> = Vec::new();
        let mut noun_at: HashMap<String, usize> = HashMap::new();
        for row in csv_layers::<NounCsv>(layers, &at("nouns.csv"))? {
            let noun = NounRow { plurals: cells(&row.row.plural), noun: row.row.noun, verb: row.row.verb };
            match noun_at.get(&noun.noun) {
                Some(&i) => nouns[i] = noun,
                None => {
                    noun_at.insert(noun.noun.clone(), nouns.len());
                    nouns.push(noun);
                }
            }
        }

        let (predicates, predicate_lines, samples) = load_predicates(layers, &at("predicates.toml"), world)?;
        let mut functions = Vec::new();
        let mut seen = HashSet::new();
        for (parsed, _) in toml_layers::<ClausesToml>(layers, &at("clauses.toml"))? {
            for word in parsed.word {
                for form in word.forms {
                    let marker = word.marker.clone().unwrap_or_else(|| form.clone());
                    if seen.insert((word.class, form.clone())) {
                        functions.push(FunctionRow { class: word.class, form, marker });
                    }
                }
            }
        }
        let times = TimesRows::load(layers, &at("times.toml"))?;
        Ok(LanguageRows {
            config,
            names,
            blocks,
            agents,
            verbs,
            nouns,
            predicates,
            predicate_lines,
            functions,
            samples,
            times,
            contexts: load_contexts(layers, &at("contexts.toml"))?,
        })
    }
}
