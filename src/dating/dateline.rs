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
/// Words before the lead's weekday in which its verb is looked for.
const CLAUSE: u32 = 16;
/// Words of a headline.
const HEADLINE: u32 = 16;
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
    // «الخرطوم - 12 آذار/مارس 2009: أعلنت»
    let colon = text.word(mention.end as usize) == ":" && at == mention.end + 1;
    at >= sentence.end || colon || matches!(text.word(at as usize), "(" | "-" | "–" | "—" | "_" | "/" | "ـ")
}

fn follows_place(text: &Text, language: &Language, mention: &TimeMention) -> bool {
    let sentence = &text.sentences[mention.sentence as usize];
    let mut before = mention.first;
    while before > sentence.first && matches!(text.word(before as usize - 1), "," | "،" | "." | "-" | "–" | "—") {
        before -= 1;
    }
    if before <= sentence.first {
        return false;
    }
    let capitals = text.scan.tokens[before as usize - 1].is_all_caps();
    // A place that opens its line; or a place by the dictionary anywhere at the top.
    let mut work = Language::workspace();
    let mut readings = Vec::new();
    let from = before.saturating_sub(3).max(sentence.first);
    let known = (from..before).any(|i| {
        language.readings(&text.scan, i as usize, &mut work, &mut readings);
        let reaches = |r: &crate::lang::Reading| i + u32::from(r.tokens) == before;
        readings.iter().any(|r| matches!(r.sense, Sense::Place(_) | Sense::Name(..)) && reaches(r))
    });
    let next = if mention.end < sentence.end { text.word(mention.end as usize) } else { "" };
    // A bracket or stroke opens the agency's name: then any short line of words is a place.
    let agency = matches!(next, "(" | "/");
    let opens = before - sentence.first <= PLACE && (known || capitals)
        || agency && before - sentence.first <= 3 && !time_word(text, language, before - 1);
    opens && sentence.line_start || known && capitals || known && next == "/"
}

/// Whether a word belongs to the grammar of times: "since", «في», a number.
fn time_word(text: &Text, language: &Language, i: u32) -> bool {
    let tables = &language.tables.times;
    let (mut buffer, mut items) = (String::new(), Vec::new());
    tables.lookup(&text.scan, i as usize, &language.tables.config, &mut buffer, &mut items);
    !items.is_empty()
}

/// Evidence of a dateline: the whole day where it has its year, else day and month.
pub(super) fn dateline_clues(
    text: &Text,
    dateline: &TimeMention,
    evidence: &mut Vec<Evidence>,
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
    None
}

/// A bare weekday in the lead: the day of the text, or the day before it.
pub(super) fn lead_weekday(
    text: &Text,
    dateline: Option<&TimeMention>,
    times: &[TimeMention],
    cues: &mut Cues,
    evidence: &mut Vec<Evidence>,
    leanings: &mut Vec<Leaning>,
) {
    // Without a dateline the lead is the first sentence, or the second under a headline.
    let headline = text.sentences.first().is_some_and(|s| s.end - s.first <= HEADLINE);
    let top = dateline.map_or(u32::from(headline), |d| d.sentence + 1);
    let lead = times.iter().take_while(|m| m.sentence <= top).find_map(|m| match m.expr.point {
        Point::Calendar { weekday: Some(w), day: None, month: None, turn: None, .. }
            if cues.direction_within(text, m, CLAUSE) == Direction::Past && !cues.leads(text, m, "since") =>
        {
            Some((m, u32::from(w)))
        }
        _ => None,
    });
    let Some((mention, same)) = lead else { return };
    let name = NAMES[same as usize % 7];
    let clue = |says: String| Clue { words: mention.span.of(text.raw).to_owned(), span: Some(mention.span), says };
    let says = format!("the lead's {name} is the day of the text or the day before");
    let condition = Condition::Weekdays(vec![same, (same + 1) % 7]);
    evidence.push(Evidence { kind: Kind::Weekday, clue: clue(says), condition });
    let says = format!("a lead mostly tells of its own {name}");
    leanings.push(Leaning { clue: clue(says), condition: Condition::Weekdays(vec![same]), weight: 2 });
}
