//! The Arabic conjugator: one dictionary verb in, every spelling the news can give it out.
//!
//! What lives here: the public types and the four entry points; the work is done by rule in the files beside.
//! What may not: lists of words (they are in `data/lang/ar/`), clitics, look-up, meaning.
//! Who comes next: the lexicon builder calls these once per row and stores the forms.

mod finite;
mod measure;
mod nominal;
mod nouns;
mod sound;
mod stems;
#[cfg(test)]
mod tests;

use crate::model::Features;
use sound::{Usage, spell, spell_bound};
use stems::Plan;

pub use nouns::noun_forms;

/// A verb as the dictionary has it.
#[derive(Clone, Copy, Debug)]
pub struct Verb<'a> {
    /// Third person masculine singular of the perfect, unpointed, hamza exact: أعلن. A lemma that is itself a passive
    /// (توفي) is conjugated in the passive only, and its forms do not carry [`Features::PASSIVE`].
    pub lemma: &'a str,
    /// Three or four root letters; hamza on any seat.
    pub root: &'a str,
    /// `I` to `X`, `QI`, `QII`, `QIV`.
    pub measure: &'a str,
    /// Vowel of the imperfect, `a`, `i` or `u`: measure I only.
    pub vowel: Option<char>,
}

/// One spelling and what it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Unpointed, hamza exact.
    pub text: String,
    /// Its grammar. With [`Features::BOUND`] the text is only right before a pronoun suffix.
    pub features: Features,
}

/// All finite forms: perfect, indicative, and the subjunctive or jussive where it is spelt differently; third persons
/// and first; the passive where its spelling differs from the active of the same person.
///
/// # Errors
/// When root, measure and vowel do not make sense or do not spell the lemma; the text says which.
pub fn conjugate(verb: &Verb) -> Result<Vec<Form>, String> {
    Ok(finite::forms(&Plan::of(verb)?))
}

/// Active and passive participles: both genders, singular, dual and sound plural in both cases, and the indefinite
/// accusative. Active and passive are both given even when they are spelt alike.
///
/// # Errors
/// As [`conjugate`].
pub fn participles(verb: &Verb) -> Result<Vec<Form>, String> {
    Ok(nominal::participles(&Plan::of(verb)?))
}

/// The regular masdars of a derived or quadriliteral verb. Empty for measure I and for a verb that does not conjugate.
pub fn masdars(verb: &Verb) -> Vec<String> {
    Plan::of(verb).ok().and_then(|plan| nominal::masdar(&plan)).into_iter().collect()
}

/// Forms being collected: spells them, adds the bound spelling where there is one, drops repetitions.
#[derive(Default)]
struct Inventory {
    forms: Vec<Form>,
}

impl Inventory {
    fn push(&mut self, text: String, features: Features) {
        let form = Form { text, features };
        if !self.forms.contains(&form) {
            self.forms.push(form);
        }
    }

    /// Adds a word in transcription, in each accepted spelling, free and bound.
    fn add(&mut self, sounds: &str, features: Features) {
        for usage in [Usage::Rule, Usage::Press] {
            let free = spell(sounds, usage);
            let bound = spell_bound(sounds, usage);
            if bound != free {
                self.push(bound, features.with(Features::BOUND));
            }
            self.push(free, features);
        }
    }

    /// Adds the word unless a form with one of these features already has its spelling.
    fn add_unless(&mut self, sounds: &str, features: Features, like: &[Features]) {
        let text = spell(sounds, Usage::Rule);
        if !self.forms.iter().any(|f| f.text == text && like.contains(&f.features)) {
            self.add(sounds, features);
        }
    }

    /// Adds a dual or sound plural given without its ن: whole, and as it stands before a pronoun.
    fn add_construct(&mut self, sounds: &str, features: Features) {
        for usage in [Usage::Rule, Usage::Press] {
            self.push(spell(&format!("{sounds}ن"), usage), features);
            self.push(spell_bound(sounds, usage), features.with(Features::BOUND));
        }
    }

    fn into_forms(self) -> Vec<Form> {
        self.forms
    }
}
