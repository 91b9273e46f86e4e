//! Writing things down: one file per format, one trait, one method.
//!
//! What lives here: how events, timelines, relations and graphs look as CSV, JSON, Markdown, DOT. What may not:
//! deciding what is shown (that is the view's), opening files, progress.
//! Who comes next: `cli` chooses a view, asks [`exporter`] for a format and hands it standard output or a file.

mod cells;
mod columns;
mod csv;
mod dot;
mod json;
mod jsonl;
mod markdown;
mod names;
mod table;
mod view;
mod words;

pub use columns::{EVENT_COLUMNS, TIMELINE_COLUMNS};
pub use names::LabelLang;
pub use table::Table;
pub use view::{View, ViewKind};

use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a view in one format.
pub trait Exporter {
    /// Writes all of `view` to `out` without closing or flushing it.
    ///
    /// A view that the format cannot show is an error of kind `InvalidInput` that says so; see [`formats_of`].
    fn write(&self, view: &View, out: &mut dyn Write) -> io::Result<()>;
}

/// Which way time runs in a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Downwards.
    #[default]
    Down,
    /// From left to right.
    Right,
}

/// What a user may choose about an output; formats ignore what does not concern them.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// CSV: begin with a byte order mark, so that Excel reads Arabic.
    pub bom: bool,
    /// DOT: language of labels.
    pub label_lang: LabelLang,
    /// Names to show for actor codes and ids (`TUR`, `TUR.erdogan`) in the wanted language; where a code has none, the
    /// names seen in the events serve.
    pub names: BTreeMap<String, String>,
    /// DOT: which way time runs in a chronology.
    pub direction: Direction,
    /// Markdown and DOT: a title.
    pub title: Option<String>,
}

type Make = fn(&Options) -> Box<dyn Exporter>;

/// Every format with its maker and the views that it can show.
const FORMATS: &[(&str, Make, &[ViewKind])] = {
    use ViewKind::*;
    const ROWS: &[ViewKind] = &[Events, Timeline, Relations, Between, Path];
    &[
        ("csv", |o| Box::new(csv::Csv { bom: o.bom }), ROWS),
        ("jsonl", |_| Box::new(jsonl::JsonLines), &[Events, Timeline, Relations, Between]),
        ("json", |_| Box::new(json::Json), &[Events, Timeline, Relations, Between, Path, Actors, Chronology]),
        ("md", |o| Box::new(markdown::Markdown::new(o)), ROWS),
        ("dot", |o| Box::new(dot::Dot::new(o)), &[Actors, Chronology]),
    ]
};

/// The writer of a format; none for a name that is not in [`formats_of`] of any view.
pub fn exporter(format: &str, options: &Options) -> Option<Box<dyn Exporter>> {
    FORMATS.iter().find(|(name, ..)| *name == format).map(|(_, make, _)| make(options))
}

/// Names of the formats that can show a kind of view.
pub fn formats_of(kind: ViewKind) -> Vec<&'static str> {
    FORMATS.iter().filter(|(.., kinds)| kinds.contains(&kind)).map(|(name, ..)| *name).collect()
}

/// The error of a format that cannot show a view.
fn unfit(format: &str, view: &View) -> io::Error {
    let kind = view.kind();
    let text = format!("{format} cannot show {}; choose {}", kind.label(), formats_of(kind).join(", "));
    io::Error::new(io::ErrorKind::InvalidInput, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Timeline, samples::patrols};
    use crate::query;

    #[test]
    fn every_format_shows_what_it_promises_and_refuses_the_rest() {
        let events = patrols();
        let timeline = Timeline::build(events.clone());
        let empty = Timeline::build(vec![]);
        let between = query::relations_between(&timeline, "TUR", "RUS");
        let path = query::path(&timeline, "USA", "RUS").unwrap();
        let relations = query::relations_table(&timeline);
        let views = [
            View::Events(&events),
            View::Timeline(&timeline),
            View::Timeline(&empty),
            View::Relations(&relations),
            View::Between(&timeline, &between),
            View::Path(&timeline, &path),
            View::Actors(&timeline),
            View::Actors(&empty),
            View::Chronology(&timeline),
            View::Chronology(&empty),
        ];
        for (name, _, kinds) in FORMATS {
            for view in &views {
                let mut out = Vec::new();
                let result = exporter(name, &Options::default()).unwrap().write(view, &mut out);
                assert_eq!(result.is_ok(), kinds.contains(&view.kind()), "{name} {:?}", view.kind());
                assert!(String::from_utf8(out).is_ok());
            }
        }
        assert!(exporter("xls", &Options::default()).is_none());
    }
}
