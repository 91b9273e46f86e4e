//! Time words and numbers of a whole text, as a lattice for patterns.
//!
//! Number words are composed here ("twenty-four", «خمسة وعشرين», «مئة وعشرة»), since counting is alike in all languages
//! once data says which words are numbers.

use crate::lang::{Language, TimeTables, TokenKind, digits};
use crate::model::SOME;
use crate::pack::{Config, Proclitics};
use crate::pattern::{ClassSet, Item, Joined, Lattice};
use crate::text::Text;

/// Most tokens in a number in words.
const LONGEST: u16 = 16;

/// Readings of every token, filled once for a text.
#[derive(Debug, Default)]
pub(super) struct TimeLattice {
    items: Vec<Item>,
    /// Where the readings of token `i` begin; one more than there are tokens.
    starts: Vec<u32>,
    /// The classes of the readings of each token.
    classes: Vec<ClassSet>,
    glued: Vec<bool>,
    /// The most words that a pattern can walk over from here: 0 where nothing can be read.
    chain: Vec<u8>,
    /// End of the sentence that is being read.
    pub end: u32,
}

impl Lattice for TimeLattice {
    fn at(&self, position: u32) -> &[Item] {
        let i = position as usize;
        match (self.starts.get(i), self.starts.get(i + 1)) {
            (Some(a), Some(b)) => &self.items[*a as usize..*b as usize],
            _ => &[],
        }
    }

    fn classes(&self, position: u32) -> ClassSet {
        self.classes.get(position as usize).copied().unwrap_or_default()
    }

    fn glued(&self, position: u32) -> bool {
        self.glued.get(position as usize).copied().unwrap_or(false)
    }

    fn end(&self) -> u32 {
        self.end
    }
}

impl TimeLattice {
    /// Looks up every token and reads every number.
    pub fn new(text: &Text, language: &Language) -> Self {
        let tables = &language.tables.times;
        let tokens = &text.scan.tokens;
        let (starts, glued) = (Vec::with_capacity(tokens.len() + 1), Vec::with_capacity(tokens.len()));
        let mut lattice = TimeLattice { starts, glued, ..TimeLattice::default() };
        let mut buffer = String::new();
        let mut inside = 0;
        for (i, token) in tokens.iter().enumerate() {
            lattice.starts.push(lattice.items.len() as u32);
            lattice.glued.push(token.is_glued());
            if token.kind == TokenKind::Number {
                if i >= inside {
                    inside = i + lattice.read_digits(text, &language.tables.config, i);
                }
            } else {
                tables.lookup(&text.scan, i, &language.tables.config, &mut buffer, &mut lattice.items);
            }
        }
        lattice.starts.push(lattice.items.len() as u32);
        let mut lattice = lattice.compose(tables);
        lattice.measure_chains();
        lattice
    }

    /// Most words stand among others that say nothing of time; then long rules are not worth a run.
    fn measure_chains(&mut self) {
        let words = self.starts.len().saturating_sub(1);
        let mut chain = vec![0u8; words + 1];
        self.classes = vec![ClassSet::default(); words];
        for i in (0..words).rev() {
            if self.starts[i] == self.starts[i + 1] {
                continue;
            }
            let after = |item: &Item| chain.get(i + usize::from(item.len)).copied().unwrap_or(0).saturating_add(1);
            chain[i] = self.at(i as u32).iter().map(after).max().unwrap_or(0);
            self.classes[i] = self.at(i as u32).iter().map(|item| item.class).collect();
        }
        self.chain = chain;
    }

    /// The most words that a pattern can walk over from a position.
    pub fn chain(&self, position: u32) -> u8 {
        self.chain.get(position as usize).copied().unwrap_or(0)
    }

    fn push(&mut self, class: u8, len: usize, value: i32) {
        self.items.push(Item { class, joined: Joined(0), skip: 0, len: len as u16, value });
    }

    /// Readings of the number that begins at token `i`; gives its length in tokens.
    fn read_digits(&mut self, text: &Text, config: &Config, i: usize) -> usize {
        let tokens = &text.scan.tokens;
        // «F16», "G8": a name, not a number; «و18» is one with its "and".
        let clitic = |word: &str| {
            let Proclitics { conjunction, preposition, .. } = &config.proclitics;
            conjunction.iter().chain(preposition).any(|c| c == word)
        };
        if tokens[i].is_glued() && i > 0 && tokens[i - 1].kind == TokenKind::Word && !clitic(text.word(i - 1)) {
            return 1;
        }
        let word = text.word(i);
        let Some(value) = word.parse::<i32>().ok().filter(|_| word.len() <= 7) else { return 1 };
        let is = |k: usize, kind: TokenKind| tokens.get(k).is_some_and(|t| t.kind == kind && t.is_glued());
        let mut parts = 1;
        while is(i + parts, TokenKind::Punct)
            && matches!(text.word(i + parts), "." | "," | "٬" | "٫")
            && is(i + parts + 1, TokenKind::Number)
        {
            parts += 2;
        }
        if parts == 3 {
            let (sign, tail) = (text.word(i + 1), text.word(i + 2));
            let number = match (sign, tail.len(), tail.parse::<i32>()) {
                ("," | "٬", 3, Ok(tail)) => value.checked_mul(1000).and_then(|v| v.checked_add(tail)?.checked_mul(10)),
                ("." | "٫" | ",", 1, Ok(tail)) => value.checked_mul(10).and_then(|v| v.checked_add(tail)),
                _ => None,
            };
            if let Some(number) = number {
                self.push(digits::NUMBER, 3, number);
                // "9.30" is also a time of day.
                return 3;
            }
        }
        // "1462.93" is no year and no clock, and its "93" nothing of its own.
        let decimal = parts == 3 && value > 31 && matches!(text.word(i + 1), "." | "٫");
        if decimal || parts > 1 && text.word(i + 1) == "," {
            return parts;
        }
        if let Some(tenths) = value.checked_mul(10) {
            self.push(digits::NUMBER, 1, tenths);
        }
        let width = word.len();
        let classes = [
            (digits::DAY, width <= 2 && (1..=31).contains(&value)),
            (digits::TWO_DIGIT_DAY, width == 2 && (1..=31).contains(&value)),
            (digits::MONTH, width <= 2 && (1..=12).contains(&value)),
            (digits::YEAR, width == 4 && (1000..2200).contains(&value)),
            (digits::RECENT, width == 4 && (1900..2040).contains(&value)),
            (digits::YY, width == 2),
            (digits::HOUR, width <= 2 && value <= 24),
            (digits::MINUTE, width == 2 && value < 60),
            (digits::HHMM, width == 4 && value < 2400 && value % 100 < 60),
            (digits::SECOND, width == 2 && value < 60),
        ];
        for (class, fits) in classes {
            if fits {
                self.push(class, 1, value);
            }
        }
        1
    }

    /// Adds composed numbers and ordinals.
    fn compose(self, tables: &TimeTables) -> Self {
        if tables.number_word.is_none() && tables.ordinal_word.is_none() {
            return self;
        }
        let mut out = TimeLattice { starts: Vec::with_capacity(self.starts.len()), ..TimeLattice::default() };
        for i in 0..self.starts.len().saturating_sub(1) as u32 {
            out.starts.push(out.items.len() as u32);
            out.items.extend_from_slice(self.at(i));
            for item in self.at(i) {
                if Some(item.class) == tables.number_word {
                    let (value, len, ordinal) = self.number_from(tables, i, *item);
                    let class = if ordinal { digits::ORDINAL } else { digits::NUMBER };
                    let value = if ordinal || value == SOME { value } else { value.saturating_mul(10) };
                    out.items.push(Item { class, len, value, ..*item });
                    if !ordinal && (10..100).contains(&(value / 10)) {
                        out.items.push(Item { class: digits::TENS, len, value: value / 10, ..*item });
                    }
                    if !ordinal && value % 10 == 0 && (1000..2200).contains(&(value / 10)) {
                        out.items.push(Item { class: digits::YEAR_WORDS, len, value: value / 10, ..*item });
                    }
                    if !ordinal && value % 10 == 0 && (1..60).contains(&(value / 10)) {
                        out.items.push(Item { class: digits::TEEN, len, value: value / 10, ..*item });
                    }
                    if len > item.len {
                        let alone = if item.value == SOME { SOME } else { item.value.saturating_mul(10) };
                        out.items.push(Item { class: digits::NUMBER, value: alone, ..*item });
                    }
                } else if Some(item.class) == tables.ordinal_word {
                    let (value, len) = self.ordinal_from(tables, i, *item);
                    out.items.push(Item { class: digits::ORDINAL, len, value, ..*item });
                }
            }
        }
        out.starts.push(out.items.len() as u32);
        out.glued = self.glued;
        out
    }

    fn word_at(&self, class: Option<u8>, position: u32, joined: bool) -> Option<Item> {
        let fits = |i: &&Item| {
            Some(i.class) == class
                && (i.joined.0 & Joined::CONJUNCTION != 0) == joined
                && i.joined.0 & Joined::PREPOSITION == 0
        };
        self.at(position).iter().filter(fits).min_by_key(|i| std::cmp::Reverse(i.len)).copied()
    }

    /// The number that begins with `first`: its value, its tokens, and whether it ended in an ordinal ("twenty-first").
    fn number_from(&self, tables: &TimeTables, i: u32, first: Item) -> (i32, u16, bool) {
        if first.value == SOME {
            return (SOME, first.len, false);
        }
        let (mut total, mut current, mut last, mut len) = (0i32, first.value, first.value, first.len);
        // Nobody writes a longer number; a bound keeps the work linear.
        while len < LONGEST {
            let at = i + u32::from(len);
            let joiner = self.word_at(tables.number_join, at, false).map(|j| u32::from(j.len));
            let plain = self.word_at(tables.number_word, at, false).map(|n| (n, false, 0));
            let joined = self.word_at(tables.number_word, at, true).map(|n| (n, true, 0));
            let after = joiner
                .and_then(|skip| self.word_at(tables.number_word, at + skip, false).map(|n| (n, true, skip as u16)));
            // «وأحد عشر» is eleven more, though «واحد» alone is also one.
            let whole = joined.filter(|j| plain.is_none_or(|p| j.0.len > p.0.len)).or(plain);
            let Some((next, bound, skip)) = whole.or(after) else { break };
            let value = next.value;
            if value == SOME {
                break;
            }
            match value {
                100 if !bound && current < 100 => current *= 100,
                1000.. if !bound && current < 1000 => {
                    total = total.saturating_add(current.saturating_mul(value));
                    current = 0;
                }
                // "twenty four", «خمسة وعشرين», "hundred and two": a different order of size each time.
                _ if !bound && last >= 20 && last % 10 == 0 && value < 10.min(last) => current += value,
                _ if bound && skip > 0 && last < 100 => break,
                _ if (bound || last >= 100)
                    && (value < last || (last < 10 && (20..100).contains(&value) && skip == 0)) =>
                {
                    current = current.saturating_add(value);
                }
                _ => break,
            }
            last = value;
            len += next.len + skip;
        }
        let value = total.saturating_add(current);
        if (20..100).contains(&last)
            && let Some(ordinal) = self.word_at(tables.ordinal_word, i + u32::from(len), false).filter(|o| o.value < 10)
        {
            return (value + ordinal.value, len + ordinal.len, true);
        }
        (value, len, false)
    }

    /// «الحادي والعشرين»: an ordinal that a joined ten completes.
    fn ordinal_from(&self, tables: &TimeTables, i: u32, first: Item) -> (i32, u16) {
        let at = i + u32::from(first.len);
        match self.word_at(tables.number_word, at, true) {
            Some(ten) if first.value < 10 && ten.value >= 20 && ten.value < 100 && ten.value % 10 == 0 => {
                (first.value + ten.value, first.len + ten.len)
            }
            _ => (first.value, first.len),
        }
    }
}
