//! Happenings whose beginning is known: what speaks of them is younger, and «منذ تسع سنوات» counts from them.

use super::clue::{Clue, Condition, Evidence, Kind, Leaning};
use crate::find::TimeMention;
use crate::lang::{Language, Scan, Sense, TokenKind};
use crate::model::{Count, Point, Unit};
use crate::pack::FactRow;
use crate::text::Text;
use chrono::{Days, NaiveDate};

/// Words on either side of a length in which the happening is looked for.
const NEAR: usize = 8;
/// Lengths that are tried against the facts; a text with more of them is no article.
pub(super) const MOST: usize = 50;

/// Facts named in the text, each once: the article cannot be older.
pub(super) fn named_facts(text: &Text, language: &Language, out: &mut Vec<Evidence>) {
    let mut work = Language::workspace();
    let mut readings = Vec::new();
    let mut seen = Vec::new();
    for (i, token) in text.scan.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        language.readings(&text.scan, i, &mut work, &mut readings);
        for r in &readings {
            let Sense::Fact(n) = r.sense else { continue };
            let Some(fact) = language.world.facts.get(n as usize).filter(|_| !seen.contains(&n)) else { continue };
            let Some(begin) = fact.begin.first() else { continue };
            seen.push(n);
            let span = token.span.join(text.scan.tokens[i + r.tokens as usize - 1].span);
            let says = format!("written on or after {begin} ({})", fact.id);
            let clue = Clue { words: span.of(text.raw).to_owned(), span: Some(span), says };
            out.push(Evidence { kind: Kind::Fact, clue, condition: Condition::Within(vec![(begin, NaiveDate::MAX)]) });
        }
    }
}

/// Lengths with "since" before them, counted from a fact's beginning.
pub(super) fn counted(
    text: &Text,
    language: &Language,
    since: &[&TimeMention],
    evidence: &mut Vec<Evidence>,
    leanings: &mut Vec<Leaning>,
) {
    let mut scan = Scan::default();
    for mention in since {
        let (Point::Length { unit, count: Count::Tenths(tenths) }
        | Point::Offset { unit, count: Count::Tenths(tenths), .. }) = mention.expr.point
        else {
            continue;
        };
        let days = match unit {
            Unit::Year => 365.25,
            Unit::Month => 30.44,
            Unit::Week => 7.0,
            Unit::Decade => 3652.5,
            _ => continue,
        };
        let sentence = &text.sentences[mention.sentence as usize];
        let from = (mention.first as usize).saturating_sub(NEAR).max(sentence.first as usize);
        let to = (mention.end as usize + NEAR).min(sentence.end as usize);
        let window: Vec<usize> = (from..mention.first as usize).chain(mention.end as usize..to).collect();
        for fact in &language.world.facts {
            if !is_named(fact, text, language, &window, &mut scan) {
                continue;
            }
            let Some(begin) = fact.begin.first() else { continue };
            let n = f64::from(tenths) / 10.0;
            let at = |units: f64| begin.checked_add_days(Days::new((units.max(0.0) * days) as u64));
            let words = mention.span.of(text.raw).to_owned();
            let clue = |says: String| Clue { words: words.clone(), span: Some(mention.span), says };
            // People count the unit that has begun or the one that is full.
            if let (Some(a), Some(b)) = (at(n - 1.0), at(n + 1.0)) {
                let says = format!("{words} since {begin} ({}): {a}..{b}", fact.id);
                let condition = Condition::Within(vec![(a, b)]);
                evidence.push(Evidence { kind: Kind::Counted, clue: clue(says), condition });
            }
            if let (Some(a), Some(b)) = (at(n - 0.5), at(n + 0.5)) {
                let says = format!("nearest to {words} after {begin}: {a}..{b}");
                leanings.push(Leaning { clue: clue(says), condition: Condition::Within(vec![(a, b)]), weight: 1 });
            }
        }
    }
}

/// Whether all words of one of the fact's phrases stand in the window: «الحرب الدائرة … في سوريا» names «الحرب في سوريا».
fn is_named(fact: &FactRow, text: &Text, language: &Language, window: &[usize], scan: &mut Scan) -> bool {
    let phrases = fact.phrases.get(language.code());
    phrases.into_iter().flatten().any(|phrase| {
        language.scan(phrase, scan);
        let has = |i: usize| window.iter().any(|w| text.word(*w) == scan.word(i));
        scan.tokens.len() > 1 && (0..scan.tokens.len()).all(|i| scan.tokens[i].len < 3 || has(i))
    })
}
