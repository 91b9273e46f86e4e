//! «الذكرى الخمسون لقيام الحلف», "NATO's 50th anniversary": a count of years from a known beginning.

use super::cues::Cues;
use crate::find::FactMention;
use crate::lang::{Language, TokenKind};
use crate::text::Text;
use chrono::{Months, NaiveDate};

/// Words between a happening and its anniversary.
const NEAR: u32 = 6;
/// Words between the anniversary and its number.
const NUMBER: u32 = 3;

/// The day of the anniversary that is spoken of beside the happening that began on `begin`.
pub(super) fn anniversary(
    text: &Text,
    language: &Language,
    fact: &FactMention,
    begin: NaiveDate,
    cues: &mut Cues,
) -> Option<NaiveDate> {
    let sentence = &text.sentences[fact.sentence as usize];
    let from = fact.first.saturating_sub(NEAR).max(sentence.first);
    let to = (fact.end + NEAR).min(sentence.end);
    let at = (from..to).find(|i| cues.has(text, *i, "anniversary"))?;
    let before = at.saturating_sub(NUMBER).max(sentence.first)..at;
    let after = at + 1..(at + 1 + NUMBER).min(sentence.end);
    let years = number(text, language, before).or_else(|| number(text, language, after))?;
    begin.checked_add_months(Months::new(12 * years))
}

/// The number in words or digits among these tokens: «الخامسة والعشرين» is 25.
fn number(text: &Text, language: &Language, tokens: std::ops::Range<u32>) -> Option<u32> {
    let tables = &language.tables.times;
    let (mut buffer, mut items) = (String::new(), Vec::new());
    let mut sum = 0;
    for i in tokens {
        if text.scan.tokens[i as usize].kind == TokenKind::Number {
            return text.word(i as usize).parse().ok().filter(|n| (1..=300).contains(n));
        }
        items.clear();
        tables.lookup(&text.scan, i as usize, &language.tables.config, &mut buffer, &mut items);
        let counts = [tables.ordinal_word, tables.number_word];
        if let Some(item) = items.iter().find(|item| counts.contains(&Some(item.class))) {
            sum += u32::try_from(item.value).unwrap_or(0);
        }
    }
    (1..=300).contains(&sum).then_some(sum)
}
