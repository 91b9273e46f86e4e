//! A small algebra over a lattice of classes: class, seq, any, opt, marks; no letters, no language.
//!
//! What lives here: reading a pattern's text, compiling it into a program, running it from one position.
//! What may not: words, TOML, knowledge of what a class means. Who comes next: `pack` checks patterns, `lang` compiles
//! them, `find` runs them.

mod classes;
mod parse;
mod run;

pub use classes::ClassSet;
pub use parse::{Node, parse};
pub use run::{Item, Joined, Lattice, Match, Op, Program, compile};
