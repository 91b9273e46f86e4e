//! What stands in a text: mentions with spans, all readings kept.
//!
//! What lives here: finding times (and, beside this file, actors, predicates, connectives). What may not: deciding
//! between readings, dates, roles. Who comes next: `clause` and `dating`.

mod lattice;
mod persons;
mod times;

pub use persons::{NamedPerson, find_full_names};
pub use times::{TimeMention, find_times};
