//! The event record: one action, who, to whom, when, who says so, and the words it came from.

use super::date::EventDate;
use super::document::PublishedBasis;
use super::event_row::EventRow;
use super::ontology::Class;
use serde::{Deserialize, Serialize, Serializer};

/// Which stage of a longer activity a sentence reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    Begin,
    Continue,
    Suspend,
    Resume,
    End,
}

/// Whether the action happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Happened or is happening.
    #[default]
    Actual,
    /// Announced, scheduled, intended.
    Planned,
    /// Only if something else happens.
    Conditional,
    /// Said or reported not to have happened.
    Denied,
    /// Tried without result.
    Failed,
}

/// What an event's date rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// A full date in the words.
    Explicit,
    /// Words relative to the publication date («أمس», "last month").
    Relative,
    /// No words: the day of the news.
    Publication,
    /// Taken from another stage of the same activity or the same happening.
    Thread,
    /// Told as background: some time before publication.
    Background,
    /// Nothing is known.
    #[default]
    Unknown,
}

macro_rules! labels {
    ($type:ident { $($name:ident => $label:literal),* $(,)? }) => {
        impl $type {
            /// The word used in every output.
            pub fn label(self) -> &'static str { match self { $($type::$name => $label),* } }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.label()) }
        }
    };
}

labels!(Phase { Begin => "begin", Continue => "continue", Suspend => "suspend", Resume => "resume", End => "end" });
labels!(Status { Actual => "actual", Planned => "planned", Conditional => "conditional", Denied => "denied", Failed => "failed" });
labels!(DateBasis {
    Explicit => "explicit", Relative => "relative", Publication => "publication",
    Thread => "thread", Background => "background", Unknown => "unknown",
});
labels!(PublishedBasis {
    Given => "given", Metadata => "metadata", Url => "url", Dateline => "dateline", Inferred => "inferred",
});

/// The words an event came from; offsets count Unicode code points of the document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub start: u32,
    pub end: u32,
    /// The trigger words.
    pub text: String,
}

/// One actor or recipient of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// `TURGOV`; empty where nothing tells a country ("the company").
    pub code: String,
    /// Id in the actor table, empty where only a role noun was found ("protesters").
    pub id: String,
    /// Resolved name.
    pub name: String,
    /// Words of the text.
    pub text: String,
}

/// One coded event, in the field order of the JSON and CSV outputs.
///
/// The JSON form spreads parties into parallel lists (`actor`, `actor_ids`, `actor_names`, `actor_text`), as the
/// field's data sets do; parties without a code stand last and have no entry in the lists of codes. A mutual event has
/// all its codes in `actor`, and its words on two sides: `actor_text` has those of the party named first,
/// `recipient_text` those of the others. `store` and `export` both go through this one serde form.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "EventRow<'static>")]
pub struct Event {
    pub event_id: String,
    pub date: Option<EventDate>,
    pub date_basis: DateBasis,
    pub class: Class,
    pub mode: Option<String>,
    pub cameo: String,
    pub quad: u8,
    pub goldstein: Option<f32>,
    pub score: f32,
    pub phase: Option<Phase>,
    pub status: Status,
    pub contexts: Vec<String>,
    pub actors: Vec<Party>,
    pub recipients: Vec<Party>,
    /// Actor code of who says so.
    pub reporter: Option<String>,
    /// English name of the place, degrees north, degrees east.
    pub place: Option<(String, f32, f32)>,
    pub thread: Option<String>,
    pub doc_id: String,
    /// EDTF.
    pub published: Option<String>,
    pub published_basis: Option<PublishedBasis>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub lang: String,
    /// Index of the sentence in the document, from 0.
    pub sentence: u32,
    pub evidence: Evidence,
    /// The whole sentence.
    pub sentence_text: String,
    /// Frame and rule: `condemn/verb`.
    pub found_by: String,
    /// 0–1.
    pub confidence: f32,
}

impl Event {
    /// A short label for pictures and messages: `CONSULT`, `SANCTION (suspend)`.
    pub fn label(&self) -> String {
        match (self.phase, self.status) {
            (Some(phase), _) => format!("{} ({phase})", self.class),
            (None, Status::Actual) => self.class.to_string(),
            (None, status) => format!("{} ({status})", self.class),
        }
    }
}

/// Words of the parties, on two sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words<'e> {
    pub actors: Vec<&'e str>,
    pub recipients: Vec<&'e str>,
}

impl Event {
    /// Whether several parties did it together and to each other: met, agreed, clashed.
    pub fn is_mutual(&self) -> bool {
        self.recipients.is_empty() && self.actors.len() > 1
    }

    /// The words of both sides as the record gives them: of a mutual event the first party's, and the others'.
    pub fn words(&self) -> Words<'_> {
        let mut actors: Vec<&str> = self.actors.iter().map(|p| p.text.as_str()).collect();
        let recipients = match self.is_mutual() {
            true => actors.split_off(1),
            false => self.recipients.iter().map(|p| p.text.as_str()).collect(),
        };
        Words { actors, recipients }
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        EventRow::from(self).serialize(serializer)
    }
}
