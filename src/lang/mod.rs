//! A language opened for use: dictionary, tables, morphology.
//!
//! What lives here: folding, scanning, inflecting, compiling rows into tables, looking forms up with their clitics.
//! What may not: word lists (they are data), choosing between readings, anything about sentences.
//! Who comes next: `text` cuts sentences, `find` looks forms up.

mod affix;
pub mod ar;
#[cfg(demarche_embedded)]
mod builtin;
mod clitics;
mod compile;
mod compile_times;
mod detect;
pub mod en;
mod facts;
mod foreign;
mod freeze;
mod heads;
mod indexer;
mod layer;
mod lexicon;
mod scan;
mod segment;
mod spellings;
mod starts;
mod times;
mod titles;
mod word_table;

#[cfg(demarche_embedded)]
pub use builtin::{BuiltinFiles, builtin_bytes, builtin_languages};
pub use clitics::{Clitics, Reading, Workspace};
pub use compile::{CompiledLanguage, compile_language, compile_world};
pub use detect::detect;
pub use facts::{FactIndex, FactPattern, FactPiece};
pub use foreign::{Laid, LaidOver, lay_over};
pub use freeze::{Frozen, LexiconBuilder};
pub use lexicon::{Caps, Ends, Hit, Lexicon, Posting, Sense};
pub use scan::{Scan, Token, TokenKind, scan};
pub use starts::Starts;
pub use times::{CompiledRule, Opening, Openings, TimeTables, digits};

use crate::model::{Actor, ActorId, ActorKind, Error, Features, Frame, FrameId, Place, PlaceId, Weights};
use crate::pack::{AgentRow, Config, FactRow, Files, FunctionRow, LanguageRows, VerbRow, WorldRows};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One inflected form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Exact spelling.
    pub text: String,
    pub features: Features,
}

/// The part of a language that rules describe better than rows.
pub trait Morphology: Send + Sync + std::fmt::Debug {
    /// Appends one letter, plain into `exact` and as dictionaries are keyed into `folded`; both get equally many bytes.
    fn fold(&self, c: char, exact: &mut String, folded: &mut String);

    /// The same for a run of ASCII letters; for languages that can take it at once.
    fn fold_ascii(&self, run: &str, exact: &mut String, folded: &mut String) {
        run.chars().for_each(|c| self.fold(c, exact, folded));
    }

    /// All forms of a verb with participles; `Err` says what is wrong with the row.
    fn inflect_verb(&self, row: &VerbRow) -> Result<Vec<Form>, String>;

    /// The nouns of action of a verb, in the singular, without article.
    fn masdars(&self, row: &VerbRow) -> Vec<String>;

    /// The inflections of a predicate adjective beside its plain form; none where adjectives do not inflect.
    fn inflect_adjective(&self, _adjective: &str) -> Vec<String> {
        Vec::new()
    }

    /// All forms of a noun: number, and case where it is written.
    fn inflect_noun(&self, noun: &str, plurals: &[String]) -> Vec<Form>;
}

/// A lexeme's place in a frame, markers interned in [`Tables::markers`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub frame: FrameId,
    /// Markers of the one it is done to; [`OBJECT`] is the bare object.
    pub recipient: Vec<u8>,
    pub theme: Vec<u8>,
    /// Markers of the one who does it; the subject is then the one it is done to. Empty for most words.
    pub source: Vec<u8>,
    /// Folded pieces of words of which one must follow in the clause; empty: none needed.
    pub with: Vec<String>,
    /// How they begin.
    pub starts: Starts,
}

/// Marker number of the bare object, `o` in the data.
pub const OBJECT: u8 = 0;

/// A word that names one or more frames.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lexeme {
    pub word: String,
    pub links: Vec<Link>,
}

/// What a language knows beside its dictionary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    pub config: Config,
    pub agents: Vec<AgentRow>,
    pub lexemes: Vec<Lexeme>,
    pub functions: Vec<FunctionRow>,
    /// Marker strings by number; number 0 is the bare object.
    pub markers: Vec<String>,
    /// Marker number of each function word, by index.
    pub function_markers: Vec<u8>,
    pub times: TimeTables,
    /// Words of PLOVER contexts, in a table like that of time words, without rules.
    pub contexts: TimeTables,
}

/// What is true in every language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct World {
    pub actors: Vec<Actor>,
    pub places: Vec<Place>,
    pub frames: Vec<Frame>,
    pub goldstein: Vec<(String, f32)>,
    pub facts: Vec<FactRow>,
    /// What each sign of an event's wording adds to its confidence.
    pub weights: Weights,
}

impl World {
    /// The actor with this number.
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.0 as usize]
    }

    /// The place with this number.
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.0 as usize]
    }

    /// The frame with this number.
    pub fn frame(&self, id: FrameId) -> &Frame {
        &self.frames[id.0 as usize]
    }
}

/// A language ready for use.
#[derive(Debug)]
pub struct Language {
    pub tables: Tables,
    pub lexicon: Lexicon,
    pub world: Arc<World>,
    /// States, territories and bodies by id.
    states: std::collections::HashMap<String, ActorId>,
    morphology: Box<dyn Morphology>,
    split: clitics::Splitter,
    /// Built when the first undated article asks for it.
    facts: std::sync::OnceLock<FactIndex>,
    titles: titles::Titles,
}

impl Language {
    /// Opens compiled bytes.
    pub fn from_compiled(
        compiled: CompiledLanguage,
        world: Arc<World>,
        morphology: Box<dyn Morphology>,
    ) -> Result<Self, Error> {
        let fault = |e: String| Error::file("compiled language", e);
        let tables: Tables = postcard::from_bytes(&compiled.tables).map_err(|e| fault(e.to_string()))?;
        let lexicon = Lexicon::open(compiled.frozen).map_err(fault)?;
        let split = clitics::Splitter::new(&tables.config, &tables.functions);
        let states = states_of(&world);
        let titles = titles::Titles::new(world.actors.len());
        let facts = std::sync::OnceLock::new();
        Ok(Language { tables, lexicon, world, states, morphology, split, facts, titles })
    }

    /// Compiles rows and opens them; the way of a language that is not built in.
    pub fn open(
        rows: &LanguageRows,
        world_rows: &WorldRows,
        world: Arc<World>,
        morphology: Box<dyn Morphology>,
    ) -> Result<Self, Error> {
        let compiled = compile_language(rows, world_rows, morphology.as_ref())?;
        Language::from_compiled(compiled, world, morphology)
    }

    /// Loads and opens one language from data layers with the built-in morphology for its code.
    pub fn load(layers: &[&dyn Files], code: &str) -> Result<Self, Error> {
        let world_rows = WorldRows::load(layers)?;
        let rows = LanguageRows::load(layers, code, &world_rows)?;
        let world = Arc::new(compile_world(&world_rows));
        let morphology = morphology_of(code).ok_or_else(|| Error::file(code, "no morphology for this language"))?;
        Language::open(&rows, &world_rows, world, morphology)
    }

    /// The state, territory or body with this id (`TUR`, `IGOUNO`).
    pub fn state(&self, id: &str) -> Option<ActorId> {
        self.states.get(id).copied()
    }

    /// `ar`, `en`.
    pub fn code(&self) -> &str {
        &self.tables.config.code
    }

    /// Cuts `text` into tokens.
    pub fn scan(&self, text: &str, out: &mut Scan) {
        scan(self.morphology.as_ref(), text, out);
        if !self.tables.config.spaces {
            segment::segment(self.morphology.as_ref(), &self.lexicon, self.split.cases(), text, out);
        }
    }

    /// Every dictionary reading that starts at token `i`, with clitics taken off; whole words before stripped ones.
    pub fn readings(&self, scan: &Scan, i: usize, work: &mut clitics::Workspace, out: &mut Vec<Reading>) {
        self.split.readings(&self.lexicon, scan, i, work, out);
    }

    /// Words that name dated happenings.
    pub fn facts(&self) -> &FactIndex {
        self.facts.get_or_init(|| FactIndex::new(self))
    }

    /// Buffers for [`Language::readings`], to be kept over a document.
    pub fn workspace() -> clitics::Workspace {
        clitics::Workspace::default()
    }
}

/// States, territories and bodies by id.
fn states_of(world: &World) -> std::collections::HashMap<String, ActorId> {
    let kinds = [ActorKind::State, ActorKind::Territory, ActorKind::Igo];
    let bodies = world.actors.iter().enumerate().filter(|(_, a)| kinds.contains(&a.kind));
    bodies.map(|(i, a)| (a.id.clone(), ActorId(i as u32))).collect()
}

/// The morphology built in for a language code.
pub fn morphology_of(code: &str) -> Option<Box<dyn Morphology>> {
    match code {
        "ar" => Some(Box::new(ar::Arabic)),
        "en" => Some(Box::new(en::English)),
        _ => None,
    }
}
