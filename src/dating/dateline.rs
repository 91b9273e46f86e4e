//! The line that agencies put before a text: «موسكو 15-8 (اف ب)», "MOSCOW, Feb. 18, 2020 —", «كولومبو 11 مايو».

use super::clue::{Clue, Condition, Evidence, Kind, Leaning};
use super::cues::Cues;
use super::words::NAMES;
use crate::find::TimeMention;
use crate::lang::{Language, Sense, TokenKind};
use crate::model::{Direction, Point, Span};
use crate::text::Text;
use chrono::NaiveDate;

/// Sentences from the top in which a dateline may stand.
const TOP: u32 = 6;
/// Words before the date: "UNITED NATIONS, New York".
const PLACE: u32 = 6;

/// The dateline's date, if the text has one: an expression with day and month, a place before it, a sign after it.
pub fn find_dateline<'t>(text: &Text, language: &Language, times: &'t [TimeMention]) -> Option<&'t TimeMention> {
    times.iter().take_while(|m| m.sentence < TOP).find(|m| {
        let Point::Calendar { month: Some(_), day: Some(_), turn: None, .. } = m.expr.point else { return false };
        ends_dateline(text, m) && follows_place(text, language, m)
    })
}

fn ends_dateline(text: &Text, mention: &TimeMention) -> bool {
    let sentence = &text.sentences[mention.sentence as usize];
    let mut at = mention.end;
    if at >= sentence.end {
        return true;
    }
    // A time of day may follow: «بوجوتا 2 مايو 11: 32».
    while at < sentence.end
        && (text.scan.tokens[at as usize].kind == TokenKind::Number || text.word(at as usize) == ":")
    {
        at += 1;
    }
    at >= sentence.end || matches!(text.word(at as usize), "(" | "-" | "–" | "—" | "_" | "/" | "ـ")
}

fn follows_place(text: &Text, language: &Language, mention: &TimeMention) -> bool {
    let sentence = &text.sentences[mention.sentence as usize];
    let mut before = mention.first;
    while before > sentence.first && matches!(text.word(before as usize - 1), "," | "،" | ".") {
        before -= 1;
    }
    if before <= sentence.first {
        return false;
    }
    let tokens = &text.scan.tokens;
    let capitals = tokens[before as usize - 1].is_all_caps();
    // A place that opens its line; or a place by the dictionary anywhere at the top.
    let mut work = Language::workspace();
    let mut readings = Vec::new();
    let from = before.saturating_sub(3).max(sentence.first);
    let known = (from..before).any(|i| {
        language.readings(&text.scan, i as usize, &mut work, &mut readings);
        let reaches = |r: &crate::lang::Reading| i + u32::from(r.tokens) == before;
        readings.iter().any(|r| matches!(r.sense, Sense::Place(_) | Sense::Name(..)) && reaches(r))
    });
    let opens = before - sentence.first <= PLACE && (known || capitals || before - sentence.first <= 3);
    opens && sentence.line_start
        || known && capitals
        || known && text.word(mention.end.min(tokens.len() as u32 - 1) as usize) == "/"
}

/// Evidence of a dateline: the whole day where it has its year, else day and month with the lead's weekday.
pub(super) fn dateline_clues(
    text: &Text,
    dateline: &TimeMention,
    times: &[TimeMention],
    cues: &mut Cues,
    evidence: &mut Vec<Evidence>,
    leanings: &mut Vec<Leaning>,
) -> Option<(NaiveDate, Clue)> {
    let Point::Calendar { year, month: Some(month), day: Some(day), .. } = dateline.expr.point else { return None };
    let clue = |span: Span, says: String| Clue { words: span.of(text.raw).to_owned(), span: Some(span), says };
    if let Some(year) = year {
        let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?;
        return Some((date, clue(dateline.span, format!("the dateline gives {date}"))));
    }
    let says = format!("the dateline gives day {day} of month {month}");
    let condition = Condition::MonthDay(month.into(), day.into());
    evidence.push(Evidence { kind: Kind::Dateline, clue: clue(dateline.span, says), condition });
    // A bare weekday in the lead is the dateline's day or the day before it.
    let lead = times.iter().find_map(|m| match m.expr.point {
        Point::Calendar { weekday: Some(w), day: None, month: None, turn: None, .. }
            if m.sentence <= dateline.sentence + 1 && cues.direction(text, m) != Direction::Future =>
        {
            Some((m, w))
        }
        _ => None,
    });
    if let Some((mention, weekday)) = lead {
        let same = u32::from(weekday);
        let says = format!("the lead's {} is the dateline's day or the day before", NAMES[same as usize % 7]);
        let condition = Condition::Weekdays(vec![same, (same + 1) % 7]);
        evidence.push(Evidence { kind: Kind::Weekday, clue: clue(mention.span, says), condition });
        let says = format!("a lead mostly tells of its own {}", NAMES[same as usize % 7]);
        leanings.push(Leaning {
            clue: clue(mention.span, says),
            condition: Condition::Weekdays(vec![same]),
            weight: 2,
        });
    }
    None
}
