//! The nouns of the program: spans, documents, dates, actors, frames, mentions, events.
//!
//! What lives here: inert data types and their arithmetic (calendar bounds, code points).
//! What may not: reading files, looking words up, deciding anything about a text.
//! Who comes next: `pattern`, `pack` and every room above speak in these types.

mod actor;
mod calendar;
mod compose;
mod confidence;
mod date;
mod discourse;
mod document;
mod event;
mod event_row;
mod feast;
mod frame;
mod note;
mod notes;
mod ontology;
mod parts;
mod place;
mod resolve;
mod shape;
mod slots;
mod span;
mod timex;
mod tithi;

pub use actor::{Actor, ActorId, ActorKind, NameKind, Role};
pub use calendar::{Anchor, Direction, Register};
pub use confidence::{Sign, Signs, Weights};
pub use date::{DateError, EventDate, Moment, Precision};
pub use discourse::Discourse;
pub use document::{Document, PublishedBasis};
pub use event::{DateBasis, Event, Evidence, Party, Phase, Status};
pub use feast::Feast;
pub use frame::{Adheres, Frame, FrameId, FrameKind, Requires};
pub use note::{Error, Note};
pub use ontology::{CONTEXTS, Class, cameo_goldstein, plover_score};
pub use place::{Place, PlaceId};
pub use resolve::Resolved;
pub use shape::{Features, Shape};
pub use slots::{Make, SLOTS, SOME, Slot, Slots, THIS_YEAR};
pub use span::{CodePoints, Span};
pub use timex::{Base, Beside, Clock, Count, DayPart, Point, Relation, Stretch, Sum, TimeExpr, TimexKind, Unit, Vague};
