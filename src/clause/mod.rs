//! Clauses: which predicate stands where, with whom around it, under what sign.
//!
//! What lives here: choosing verb or noun for an ambiguous form, clause bounds, subjects, objects and obliques, tense,
//! polarity, voice, who-says-it as structure. What may not: class, date or code of an event; no word of any language.
//! Who comes next: `dating` and `coder` read the nodes.

mod choose;
mod machine;
mod node;

pub use machine::{dateline_end, split_clauses};
pub use node::{Argument, Clauses, Node, NodeId, Relation};
