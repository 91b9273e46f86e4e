//! Questions to a timeline: which events, who with whom, by what chain.
//!
//! What lives here: filters and answers as plain values, tables of them. What may not: text, files, formats, graph
//! libraries; a question that needs an algorithm asks `graph`.
//! Who comes next: `export` writes the answers, `cli` turns options into questions.

mod actor;
mod between;
mod filter;
mod path;
mod table;

pub use actor::ActorQuery;
pub use between::{Between, QuadSum, relations_between};
pub use filter::Filter;
pub use path::{Path, Step, path};
pub use table::{Relation, relations_of, relations_table};
