//! Time vocabulary and rules, compiled: a small hash table of folded first words beside the dictionary.
//!
//! Time words are few and every token is asked for them, so they keep a table of their own that answers "no" after one
//! probe; the large dictionary is not touched.

use super::affix::without;
use super::word_table::WordTable;
use super::{Scan, TokenKind};
use crate::model::{Make, Slot};
use crate::pack::Config;
use crate::pattern::{ClassSet, Item, Joined, Program};
use serde::{Deserialize, Serialize};

/// Classes that digits fill, in every language; patterns name them `<day#>` and so on.
pub mod digits {
    /// Name in patterns, slot filled.
    pub const CLASSES: [(&str, super::Slot); 15] = [
        ("number#", super::Slot::Count),
        ("day#", super::Slot::Day),
        ("month#", super::Slot::Month),
        ("year#", super::Slot::Year),
        ("yy#", super::Slot::Year),
        ("hour#", super::Slot::Hour),
        ("minute#", super::Slot::Minute),
        ("hhmm#", super::Slot::Hour),
        ("ordinal#", super::Slot::Day),
        ("second#", super::Slot::Second),
        ("tens#", super::Slot::Year),
        ("recent#", super::Slot::Year),
        ("teen#", super::Slot::Minute),
        ("year-words#", super::Slot::Year),
        ("dd#", super::Slot::Day),
    ];
    /// Classes that expressions found already fill, for rules that join them; they follow the digits.
    pub const FOUND: [&str; 8] = ["time@", "day@", "period@", "clock@", "timed@", "length@", "week@", "month@"];
    /// The first of them: anything with a place on the calendar or a time of day.
    pub const TIME: u8 = CLASSES.len() as u8;
    /// One day.
    pub const ONE_DAY: u8 = TIME + 1;
    /// A week, month, year or the like.
    pub const PERIOD: u8 = TIME + 2;
    /// A time of day without its day.
    pub const CLOCK: u8 = TIME + 3;
    /// A time of day, its day named or not.
    pub const TIMED: u8 = TIME + 4;
    /// A counted length.
    pub const LENGTH: u8 = TIME + 5;
    /// A week or weekend.
    pub const WEEK: u8 = TIME + 6;
    /// A month.
    pub const MONTH_NAMED: u8 = TIME + 7;
    /// Whether expressions fill the class.
    pub fn is_found(class: u8) -> bool {
        (TIME..=MONTH_NAMED).contains(&class)
    }

    /// Any number or composed number word, in tenths.
    pub const NUMBER: u8 = 0;
    pub const DAY: u8 = 1;
    pub const MONTH: u8 = 2;
    pub const YEAR: u8 = 3;
    pub const YY: u8 = 4;
    pub const HOUR: u8 = 5;
    pub const MINUTE: u8 = 6;
    pub const HHMM: u8 = 7;
    /// Composed ordinal word or ordinal in digits.
    pub const ORDINAL: u8 = 8;
    pub const SECOND: u8 = 9;
    /// A number in words from ten to ninety-nine, whole.
    pub const TENS: u8 = 10;
    /// A number in words from one to fifty-nine, whole: "seven twenty-seven".
    pub const TEEN: u8 = 12;
    /// A number in words from one thousand to 2199, whole: «ألف وتسعمئة وثمانية وأربعين».
    pub const YEAR_WORDS: u8 = 13;
    /// A day in two digits.
    pub const TWO_DIGIT_DAY: u8 = 14;
    /// Four digits from 1900 to 2039, seldom a count.
    pub const RECENT: u8 = 11;
}

/// One form of the vocabulary under its first word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Form {
    /// Folded first word.
    pub head: String,
    /// Folded further words, each followed by a space, as the arena writes them.
    pub rest: String,
    pub class: u8,
    pub value: i32,
    /// Tokens in all.
    pub len: u8,
    pub caps: bool,
    pub article: bool,
}

/// One rule, ready to run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompiledRule {
    pub id: String,
    pub program: Program,
    pub make: Make,
    pub set: Vec<(Slot, i32)>,
    pub not_after: Vec<u8>,
    pub not_before: Vec<u8>,
    /// Never reported alone: what it finds only serves rules that join times.
    pub part: bool,
}

/// A rule where it may begin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    /// Index into the rules.
    pub rule: u16,
    /// The fewest words that a match can cover.
    pub shortest: u8,
    /// Which set of classes one of must follow; none where the rule may end with its first word.
    pub next: Option<u16>,
}

/// The rules that may begin with one class.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Openings {
    /// Those that may end there, then those that want the same to follow side by side.
    pub list: Vec<Opening>,
    /// Everything that one of the latter can go on with.
    pub next: ClassSet,
}

/// All that a language knows about time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimeTables {
    /// Forms of one head stand together.
    pub(super) forms: Vec<Form>,
    pub(super) heads: WordTable,
    pub rules: Vec<CompiledRule>,
    /// Rules by the class that they may begin with.
    pub by_class: Vec<Openings>,
    /// The same for rules that join expressions found already.
    pub joining: Vec<Openings>,
    /// What may follow an opening, each set once.
    pub nexts: Vec<ClassSet>,
    /// Names of the classes that data declared, by number.
    pub(super) classes: Vec<String>,
    /// Classes of number words and of words that join them (numbers are composed before rules run).
    pub number_word: Option<u8>,
    pub ordinal_word: Option<u8>,
    pub number_join: Option<u8>,
}

impl TimeTables {
    /// The number of a class that data declares under this name.
    pub fn class(&self, name: &str) -> Option<u8> {
        self.classes.iter().position(|c| c == name).map(|c| c as u8)
    }

    /// The name of a class.
    pub fn class_name(&self, class: u8) -> Option<&str> {
        self.classes.get(usize::from(class)).map(String::as_str)
    }

    fn forms_of(&self, head: &str) -> &[Form] {
        &self.forms[self.heads.rows(head, |n| self.forms[n].head == head)]
    }

    /// Appends every reading of token `i`, with clitics taken off; `buffer` is reused.
    pub fn lookup(&self, scan: &Scan, i: usize, config: &Config, buffer: &mut String, out: &mut Vec<Item>) {
        let word = scan.word(i);
        self.collect(scan, i, word, Joined(0), 0, out);
        if scan.tokens[i].kind != TokenKind::Word {
            return;
        }
        self.strip(scan, i, word, (0, 0), config, buffer, out);
        for conjunction in &config.proclitics.conjunction {
            if let Some(rest) = without(word, conjunction) {
                let letters = conjunction.chars().count() as u8;
                self.collect(scan, i, rest, Joined(Joined::CONJUNCTION), letters, out);
                self.strip(scan, i, rest, (Joined::CONJUNCTION, letters), config, buffer, out);
            }
        }
    }

    /// Prepositions, article and contractions.
    #[allow(clippy::too_many_arguments)]
    fn strip(
        &self,
        scan: &Scan,
        i: usize,
        word: &str,
        (bits, skip): (u8, u8),
        config: &Config,
        buffer: &mut String,
        out: &mut Vec<Item>,
    ) {
        let clitics = &config.proclitics;
        let article = clitics.article.as_str();
        if !article.is_empty()
            && let Some(rest) = without(word, article)
        {
            self.collect(scan, i, rest, Joined(bits | Joined::ARTICLE), skip, out);
        }
        for preposition in &clitics.preposition {
            let Some(rest) = without(word, preposition) else { continue };
            let skip = skip + preposition.chars().count() as u8;
            self.collect(scan, i, rest, Joined(bits | Joined::PREPOSITION), skip, out);
            if !article.is_empty()
                && let Some(rest) = without(rest, article)
            {
                self.collect(scan, i, rest, Joined(bits | Joined::PREPOSITION | Joined::ARTICLE), skip, out);
            }
        }
        for (written, _, article) in &clitics.contraction {
            if let Some(rest) = without(word, written) {
                // The article keeps the contraction's last letter.
                let skip = skip + (written.chars().count() as u8).saturating_sub(1);
                self.collect(scan, i, rest, Joined(bits | Joined::PREPOSITION | Joined::ARTICLE), skip, out);
                // «للاثنين» stands for a form that carries its article in the data.
                buffer.clear();
                buffer.push_str(article);
                buffer.push_str(rest);
                self.collect(scan, i, buffer, Joined(bits | Joined::PREPOSITION), skip, out);
            }
        }
    }

    fn collect(&self, scan: &Scan, i: usize, head: &str, joined: Joined, skip: u8, out: &mut Vec<Item>) {
        let token = &scan.tokens[i];
        let after = scan.folded.as_bytes().get((token.at + token.len + 1) as usize..).unwrap_or_default();
        for form in self.forms_of(head) {
            let caps = !form.caps || token.is_capital();
            let article = form.article || joined.0 & Joined::ARTICLE == 0;
            let rest = form.rest.as_bytes();
            let whole = rest.is_empty() || rest.first() == after.first() && after.starts_with(rest);
            if caps && article && whole {
                out.push(Item { class: form.class, joined, skip, len: form.len.into(), value: form.value });
            }
        }
    }
}
