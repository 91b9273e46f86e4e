//! Function words of one language, by what they do to a clause.

use serde::{Deserialize, Serialize};

/// What a function word does. The engine knows these jobs, never the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordClass {
    /// Joins like with like: "and", «أو».
    And,
    /// Opens a new main clause: "but", «لكن».
    But,
    /// Opens a subordinate clause: "while", "after" before a clause, «بينما».
    Subordinate,
    /// Opens a subordinate clause that happens at the time of its main one: "when", «بينما».
    During,
    /// Opens content: "that", «أن», «إن».
    That,
    /// Opens content whose subject is a pronoun written onto it: «أنها», «إنهم».
    ThatPronoun,
    /// Opens what is aimed at: "so that" before a verb, «لكي».
    Purpose,
    /// Opens a relative clause: "which", «الذي».
    Relative,
    /// Marks an oblique: "in", «إلى».
    Preposition,
    /// A preposition with its pronoun: «عليها», «به». It has its object and governs nothing after it.
    Resumed,
    /// "not", «لم».
    Negation,
    /// Past negation on a non-past form: «لم». Negates and makes past.
    NegationPast,
    /// Future negation: «لن».
    NegationFuture,
    /// "will", «سوف».
    Future,
    /// "would", "could", "may", «ربما»: not fact.
    Modal,
    /// "must", "should", «يجب»: obligation.
    Must,
    /// "if", «إذا».
    If,
    /// "had", «كان»: anterior when a verb form follows.
    Had,
    /// "was", "been": passive when a participle follows.
    Be,
    /// "previously", «مرارا»: some time before the day of the news.
    Before,
    /// "have", "has".
    Have,
    /// "to" before a base form, «ل» or «أن» purpose words.
    To,
    /// «تم», «جرى»: agentless passive of the noun that follows.
    Done,
    /// "by", «على يد», «من قبل»: names the agent of a passive.
    By,
    /// "according to", «وفقا ل»: names the reporter.
    According,
    /// Third person pronoun subjects: "he", «هو».
    Pronoun,
    /// A pronoun written onto its preposition, which is the marker: «معها», «ضده».
    ObliquePronoun,
    /// "the two sides", «الجانبان»: both parties named before.
    Both,
    /// "his counterpart", «نظيره»: the same office, other party.
    Counterpart,
    /// "the alliance", «الحركة»: a body named before; the marker says of which sorts (`igo`, `party|armed_group`).
    Again,
    /// "his country", «بلاده»: the country of whoever speaks or acts.
    OwnCountry,
    /// Definite article as a word: "the".
    Article,
    /// Indefinite or possessive determiners that keep a noun phrase going: "a", "its".
    Determiner,
    /// Asks: "whether", «هل».
    Question,
    /// Words of sport, markets, weather, culture: the sentence is not about politics.
    OffTopic,
    /// Site furniture: a short line that holds it is not a sentence of the article.
    Furniture,
    /// "the second day of": the activity that follows is in its nth day; the marker is n.
    DayOf,
    /// "former", «سابق»: the office is past.
    Former,
    /// Ordinals and adjectives that may stand between a determiner and its noun.
    Filler,
}

impl WordClass {
    /// "has", "will", "not": words that stand between a subject and its verb.
    pub fn is_auxiliary(self) -> bool {
        matches!(
            self,
            WordClass::Have
                | WordClass::Had
                | WordClass::Be
                | WordClass::Future
                | WordClass::Modal
                | WordClass::Must
                | WordClass::Negation
                | WordClass::Before
        )
    }

    /// Words that stand for a party as nouns do.
    pub fn is_noun(self) -> bool {
        matches!(self, WordClass::Both | WordClass::Counterpart | WordClass::OwnCountry | WordClass::Again)
    }
}

/// One function word or phrase.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FunctionRow {
    pub class: WordClass,
    pub form: String,
    /// What valences call it; the form itself unless the row says otherwise («إليه» → «إلى»).
    pub marker: String,
}
