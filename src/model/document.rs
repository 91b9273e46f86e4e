//! One article as `read` hands it on.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// How a publication date came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedBasis {
    /// Given by the user (`--published`) or by the input record; never overruled.
    Given,
    /// Read from the page's metadata (JSON-LD, `<meta>`).
    Metadata,
    /// Read from the address.
    Url,
    /// Read from a dateline («موسكو 15-8»).
    Dateline,
    /// Inferred from clues in the text.
    Inferred,
}

/// One article. A newline in `text` is a sentence boundary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Unique in a run: the file's path or the record's `id`.
    pub id: String,
    /// `ar`, `en`, or unknown.
    pub lang: Option<String>,
    /// Publication day (and time of day where the source had one; midnight otherwise), local to the outlet.
    pub published: Option<(NaiveDateTime, PublishedBasis)>,
    /// The source gave a time of day, so that its midnight is midnight.
    pub timed: bool,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub text: String,
}
