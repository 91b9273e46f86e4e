//! From clauses to events: frame, link, date, role, each decided once, in that order.
//!
//! What lives here: choosing frames, filling open slots from what was said before, dating, coding parties, threads.
//! What may not: reading files, looking words up, editing a finding in place. Who comes next: `graph` merges reports.

mod confidence;
mod context;
mod contexts;
mod dates;
mod draft;
mod events;
mod frames;
mod happenings;
mod links;
mod parties;
mod refer;
mod roles;
mod scene;
mod threads;
mod topic;

pub use draft::Dropped;
pub use events::{Coded, Trace, TracedFrame, code_document, today, trace_document};
