//! The dossier: events kept in a file between two runs.
//!
//! What lives here: reading and writing the events file, one JSON object a line. What may not: articles (`read`),
//! other formats (`export`), any view of what events mean.
//! Who comes next: `export` writes its `jsonl` with [`write_events`], `cli` feeds saved events to `timeline`.

mod events;

pub use events::{load_events, looks_like_events, read_events, save_events, write_events};
