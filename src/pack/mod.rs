//! Data rows as people wrote them: parsed, checked, each fault named by `path:line`.
//!
//! What lives here: the layers of files (built in, `--data`), CSV and TOML reading, checks of a row and between rows.
//! What may not: folding, inflecting, looking up; rows leave here as they were written.
//! Who comes next: `lang` compiles the rows into tables.

mod agents;
mod clauses;
mod codes;
mod contexts;
mod files;
mod foreign;
mod language;
mod lint;
mod names;
mod predicates;
mod rows;
mod times;
mod world;

pub use agents::{AgentKind, AgentRow};
pub use clauses::{FunctionRow, WordClass};
pub use codes::CodeMap;
pub use files::{DirFiles, Files, TextFile};
pub use foreign::{ForeignActor, ForeignAgent, ForeignCode, ForeignDictionary, LineCount};
pub use language::{Config, LanguageRows, NameRow, NounRow, Proclitics, VerbRow};
pub use lint::{NameAt, lint, names_at};
pub use names::{Name, load_names};
pub use predicates::{PredicateRow, Sample, WordLink};
pub use times::{TimeClass, TimeRule, TimeSample, TimesRows};
pub use world::{FactRow, WorldRows};
