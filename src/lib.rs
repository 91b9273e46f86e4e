//! News in, dated events out: who did what to whom, when, says who, and in which words.
//!
//! ```
//! use demarche::{Document, Language, code_document};
//!
//! let english = Language::builtin("en")?;
//! let published = chrono::NaiveDate::from_ymd_opt(2020, 6, 10).and_then(|d| d.and_hms_opt(0, 0, 0));
//! let document = Document {
//!     id: "one".to_owned(),
//!     published: published.map(|p| (p, demarche::model::PublishedBasis::Given)),
//!     text: "Turkey condemned Russia on Tuesday.".to_owned(),
//!     ..Document::default()
//! };
//! let coded = code_document(&document, &english);
//! let event = &coded.events[0];
//! assert_eq!((event.actors[0].code.as_str(), event.recipients[0].code.as_str()), ("TUR", "RUS"));
//! assert_eq!(event.label(), "ACCUSE");
//! assert_eq!(event.date.as_ref().map(|d| d.to_string()).as_deref(), Some("2020-06-09"));
//! assert_eq!(event.evidence.text, "condemned");
//! # Ok::<(), demarche::model::Error>(())
//! ```
//!
//! # The law
//!
//! **Read low, decide high, decide once, add and never edit.** A lower floor reports what it saw, with all readings and
//! its span; the one floor that has the knowledge decides; nothing found is later changed in place; every conclusion
//! names its evidence and the rule that drew it. Analysis never fails: a [`model::Error`] means that we cannot start (a
//! wrong row of data), a [`model::Note`] that one input or one stretch of text defeated us while the rest went on.
//!
//! # The house
//!
//! Rooms from top to bottom. A room uses only rooms below it, and `tests/floors.rs` sees to that.
//!
//! | room | what it does | what it never does |
//! |---|---|---|
//! | `cli` | one file per command (in the binary) | anything that a program would call |
//! | [`read`] | files to [`Document`]s | look at meaning, ask the clock |
//! | [`export`] | one file per format | decide what is shown |
//! | [`store`] | events kept in a file | articles |
//! | [`query`] | questions to a [`Timeline`] | see text |
//! | [`graph`] | merging, threads, order, relations | see text; sole user of petgraph |
//! | [`coder`] | frame, link, date, role: findings to [`Event`]s | look words up |
//! | [`dating`] | when was this published? | surnames: of persons it reads full names only |
//! | [`clause`] | who stands where, under what sign | class, date or code of an event |
//! | [`find`] | words to mentions, all readings kept | decide |
//! | [`text`] | sentences and tokens | meaning |
//! | [`lang`] | dictionary and inflection of a [`Language`] | word lists: they are data |
//! | [`pack`] | rows of data, checked | folding, looking up |
//! | [`pattern`] | a small algebra over tokens | know a language |
//! | [`model`] | spans, dates, actors, events | anything at all: it is inert |
//!
//! # Invariants
//!
//! - The same input gives the same bytes, on any number of threads, in any run. (One thing asks the calendar: no
//!   undated article is dated after the day of the run.)
//! - No word of any language stands in the code above [`lang`]; adding a language adds data and one [`lang::Morphology`].
//! - Built-in data and a `--data` folder go through the same loader, and give the same tables.
//! - Offsets count Unicode code points of the document's text and never point inside a character.
//! - Every event names its document, its words and the rule that found it.
//! - Work grows linearly with the text, and no text makes the program panic.

#![forbid(unsafe_code)]

pub mod clause;
pub mod coder;
pub mod dating;
pub mod export;
pub mod find;
pub mod graph;
pub mod lang;
pub mod model;
pub mod pack;
pub mod pattern;
pub mod query;
pub mod read;
pub mod store;
pub mod text;

pub use coder::{Coded, code_document};
pub use graph::Timeline;
pub use lang::Language;
pub use model::{Document, Event};
