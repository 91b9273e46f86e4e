//! The one way out of the room: what the user gave is laid over each document, and its id made unique.

use super::dates;
use super::format::Format;
use crate::model::{Document, Note, PublishedBasis};
use chrono::{NaiveDate, NaiveTime};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the user says of all inputs.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// How they are written.
    pub format: Format,
    /// When they were published; wins over whatever an input says of itself.
    pub published: Option<NaiveDate>,
    /// Their language (`ar`, `en`); wins over whatever an input says of itself.
    pub lang: Option<String>,
}

/// What reading yields.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// An article, ready for coding.
    Document(Document),
    /// An input, line or row that gave no document: counts as failed.
    Refused(Note),
    /// Something odd about an input that was read all the same.
    Remark(Note),
}

/// Where every reader puts what it found.
pub(super) struct Outbox<'a> {
    options: &'a ReadOptions,
    sink: &'a mut dyn FnMut(Item),
    /// Hash of each id → how often it was seen. A hash and not the id, so that a run of millions stays small; a
    /// collision would only cost a needless suffix.
    seen: HashMap<u64, u32>,
}

impl<'a> Outbox<'a> {
    pub fn new(options: &'a ReadOptions, sink: &'a mut dyn FnMut(Item)) -> Self {
        Outbox { options, sink, seen: HashMap::new() }
    }

    pub fn options(&self) -> &'a ReadOptions {
        self.options
    }

    pub fn refuse(&mut self, about: &str, text: impl Into<String>) {
        (self.sink)(Item::Refused(Note::new(about, text)));
    }

    pub fn remark(&mut self, about: &str, text: impl Into<String>) {
        (self.sink)(Item::Remark(Note::new(about, text)));
    }

    /// Sends a document on; `about` names its file, or `file:line`.
    pub fn send(&mut self, about: &str, mut document: Document) {
        if let Some(day) = self.options.published {
            document.published = Some((day.and_time(NaiveTime::MIN), PublishedBasis::Given));
        } else if document.published.is_none() {
            let day = document.url.as_deref().and_then(dates::day_in_url);
            document.published = day.map(|d| (d.and_time(NaiveTime::MIN), PublishedBasis::Url));
        }
        if let Some(lang) = &self.options.lang {
            document.lang = Some(lang.clone());
        }
        if let Some(unique) = self.unique(&document.id) {
            self.remark(about, format!("id {:?} was seen before; this document is called {unique:?}", document.id));
            document.id = unique;
        }
        (self.sink)(Item::Document(document));
    }

    /// None for an id not seen before, else the same with a suffix that makes it so.
    fn unique(&mut self, id: &str) -> Option<String> {
        let mut count = *self.seen.entry(hash(id)).and_modify(|c| *c += 1).or_insert(1);
        if count == 1 {
            return None;
        }
        let mut candidate = format!("{id}#{count}");
        while self.seen.contains_key(&hash(&candidate)) {
            count += 1;
            candidate = format!("{id}#{count}");
        }
        self.seen.insert(hash(id), count);
        self.seen.insert(hash(&candidate), 1);
        Some(candidate)
    }
}

/// The same in every run: the default hasher has fixed keys.
fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_unique() {
        let options = ReadOptions::default();
        let mut ids = Vec::new();
        let mut sink = |item| {
            if let Item::Document(d) = item {
                ids.push(d.id);
            }
        };
        let mut out = Outbox::new(&options, &mut sink);
        for id in ["a", "a#2", "a", "a", "b"] {
            out.send("f", Document { id: id.to_owned(), ..Document::default() });
        }
        assert_eq!(ids, ["a", "a#2", "a#3", "a#4", "b"]);
    }
}
