//! How far an event may be trusted: signs of its wording, weighed by numbers in `data/events/confidence.csv`.
//!
//! The sum of the weights goes through the logistic function, so that a confidence of 0.8 means: of events with these
//! signs, about four in five are what a careful reader would code. The weights are fitted to hand-coded news by
//! `examples/calibrate.rs`.

use serde::{Deserialize, Serialize};

macro_rules! signs {
    ($($(#[$doc:meta])* $variant:ident = $text:literal),* $(,)?) => {
        /// Something about the wording of an event that makes it more or less certain.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Sign { $($(#[$doc])* $variant),* }

        impl Sign {
            /// Every sign with its name in the data.
            pub const NAMED: &'static [(Sign, &'static str)] = &[$((Sign::$variant, $text)),*];
        }
    };
}

signs! {
    /// Always there: what an event is worth of which nothing else is known.
    Base = "base",
    /// Named by a noun of action.
    Noun = "noun",
    /// A noun with the article, or a pronoun: it may refer back.
    Definite = "definite",
    /// Shaped by another word: "launched an attack".
    Operated = "operated",
    /// A passive.
    Passive = "passive",
    /// A form spelled otherwise than in the dictionary.
    Inexact = "inexact",
    /// Its word stands for several frames.
    Ambiguous = "ambiguous",
    /// Another frame fitted nearly as well.
    Close = "close",
    /// Nobody does it.
    NoActor = "no_actor",
    /// Whoever does it has no country.
    LooseActor = "loose_actor",
    /// Done to nobody, and not done together.
    NoRecipient = "no_recipient",
    /// Whom it is done to has no country.
    LooseRecipient = "loose_recipient",
    /// The subject is taken over from another clause.
    Inherited = "inherited",
    /// Within reported speech.
    Content = "content",
    /// In a relative clause.
    Relative = "relative",
    /// In a subordinate clause.
    Subordinate = "subordinate",
    /// Hangs from another action.
    Complement = "complement",
    /// Told as background.
    Background = "background",
    /// Has a date in its own words.
    Dated = "dated",
    /// Planned, conditional, denied or failed.
    Unreal = "unreal",
    /// Somebody is named as the source.
    Reported = "reported",
    /// Verbal cooperation.
    Quad1 = "quad_1",
    /// Material cooperation.
    Quad2 = "quad_2",
    /// Verbal conflict.
    Quad3 = "quad_3",
    /// Material conflict.
    Quad4 = "quad_4",
}

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signs(u32);

impl Signs {
    /// Adds a sign where `holds`.
    pub fn note(&mut self, sign: Sign, holds: bool) {
        if holds {
            self.0 |= 1 << sign as u32;
        }
    }

    /// The signs that are there, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = (Sign, &'static str)> {
        Sign::NAMED.iter().copied().filter(move |(sign, _)| self.0 & (1 << *sign as u32) != 0)
    }
}

/// Weights of all signs, in log-odds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights(pub Vec<f32>);

impl Weights {
    /// Between 0 and 1: the logistic function of the summed weights.
    pub fn confidence(&self, signs: Signs) -> f32 {
        let sum: f32 = signs.iter().map(|(sign, _)| self.0.get(sign as usize).copied().unwrap_or(0.0)).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up_to_odds() {
        let mut weights = Weights(vec![0.0; Sign::NAMED.len()]);
        weights.0[Sign::Base as usize] = 1.0;
        weights.0[Sign::Noun as usize] = -1.0;
        let mut signs = Signs::default();
        signs.note(Sign::Base, true);
        assert!((weights.confidence(signs) - 0.731).abs() < 0.001);
        signs.note(Sign::Noun, true);
        signs.note(Sign::Quad4, false);
        assert_eq!(weights.confidence(signs), 0.5);
        assert_eq!(signs.iter().map(|(_, name)| name).collect::<Vec<_>>(), ["base", "noun"]);
        assert!(Sign::NAMED.len() <= 32, "signs are bits of one number");
    }
}
