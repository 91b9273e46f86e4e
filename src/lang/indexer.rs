//! Written forms to dictionary entries: folded, with the capitals that they need. Everything indexed comes through here.

use super::freeze::{Frozen, LexiconBuilder};
use super::lexicon::{Caps, Posting, Sense};
use super::{Morphology, Scan, scan};

/// A dictionary in the making, and how its language folds.
pub(super) struct Indexer<'r> {
    morphology: &'r dyn Morphology,
    /// The language writes names with capitals.
    capitals: bool,
    lexicon: LexiconBuilder,
    scan: Scan,
}

impl<'r> Indexer<'r> {
    pub fn new(morphology: &'r dyn Morphology, capitals: bool) -> Self {
        Indexer { morphology, capitals, lexicon: LexiconBuilder::default(), scan: Scan::default() }
    }

    /// Indexes one written form; forms that fold to nothing are left out.
    pub fn index(&mut self, form: &str, sense: Sense, caps: Caps) {
        scan(self.morphology, form, &mut self.scan);
        let folded = self.scan.folded.trim_end();
        if !folded.is_empty() {
            let posting = Posting::new(sense, caps, self.scan.exact.trim_end());
            self.lexicon.add(folded, posting);
        }
    }

    /// Indexes a folded form, unless a row has it already.
    pub fn index_if_new(&mut self, folded: &str, sense: Sense, caps: Caps) {
        if !self.lexicon.has(folded) {
            self.lexicon.add(folded, Posting::new(sense, caps, folded));
        }
    }

    /// The form as the dictionary is keyed.
    pub fn folded(&mut self, form: &str) -> String {
        scan(self.morphology, form, &mut self.scan);
        self.scan.folded.trim_end().to_owned()
    }

    /// The capitals that a text must write this form with.
    pub fn caps_of(&self, form: &str) -> Caps {
        let letters = || form.chars().filter(|c| c.is_alphabetic());
        if !self.capitals || !letters().next().is_some_and(char::is_uppercase) {
            Caps::Any
        } else if letters().count() > 1 && letters().count() <= 5 && letters().all(char::is_uppercase) {
            Caps::All
        } else {
            Caps::Initial
        }
    }

    /// The tables of the dictionary.
    pub fn freeze(self) -> Result<Frozen, String> {
        self.lexicon.freeze()
    }
}
