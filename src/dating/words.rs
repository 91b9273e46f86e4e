//! Clues in the time expressions themselves: «اليوم الثلاثاء», «فبراير الجاري», dates that are past.

use super::clue::{Clue, Condition, Evidence, Kind, Leaning};
use super::cues::Cues;
use crate::find::TimeMention;
use crate::model::{Anchor, Count, Direction, Point, Span, Unit};
use crate::text::Text;
use chrono::{Datelike, NaiveDate};

/// Clues of one document that are kept; an article has a handful.
const MOST: usize = 60;

/// Years after the last one named in which its article is mostly written.
const RECENT: i32 = 2;
/// Days in which a bare day of a month is mostly told of afterwards, and looked ahead to.
const BEHIND: i64 = 120;
const AHEAD: i64 = 60;
/// Bare days that are weighed.
const BARE: usize = 3;

/// Reads every expression for what it says of today.
pub(super) fn time_clues(
    text: &Text,
    dateline: Option<&TimeMention>,
    times: &[TimeMention],
    cues: &mut Cues,
    today: NaiveDate,
    evidence: &mut Vec<Evidence>,
    leanings: &mut Vec<Leaning>,
) {
    let mut latest: Option<(NaiveDate, Span)> = None;
    let mut bare = 0;
    for mention in times.iter().filter(|m| dateline.is_none_or(|d| d.span != m.span)) {
        let words = mention.span.of(text.raw);
        let mut add = |kind: Kind, says: String, condition: Condition| {
            let clue = Clue { words: words.to_owned(), span: Some(mention.span), says };
            // The same condition twice is one clue.
            if evidence.len() < MOST && !evidence.iter().any(|e| e.kind == kind && e.condition == condition) {
                evidence.push(Evidence { kind, clue, condition });
            }
        };
        match mention.expr.point {
            Point::Today { offset, weekday: Some(weekday) } => {
                let day = (i32::from(weekday) - i32::from(offset)).rem_euclid(7) as u32;
                let name = NAMES[day as usize];
                if dateline.is_none() {
                    add(Kind::Weekday, format!("published on a {name}"), Condition::Weekdays(vec![day]));
                    continue;
                }
                // What is sent after midnight still calls the evening before today.
                let condition = Condition::Weekdays(vec![day, (day + 1) % 7]);
                add(Kind::Weekday, format!("sent on a {name} or in the night after it"), condition);
                let clue = Clue { words: words.to_owned(), span: Some(mention.span), says: format!("mostly a {name}") };
                let leaning = Leaning { clue, condition: Condition::Weekdays(vec![day]), weight: 2 };
                if !leanings.iter().any(|l| l.condition == leaning.condition) {
                    leanings.push(leaning);
                }
            }
            // "This September" may lie ahead or behind; «سبتمبر الجاري» runs.
            Point::Calendar { year: None, month: Some(month), day, turn: Some(0), .. }
                if (mention.first..mention.end).any(|i| cues.has(text, i, "running")) =>
            {
                let month = u32::from(month);
                add(Kind::Month, format!("published in month {month}"), Condition::Month(month));
                if let Some(day) = day
                    && cues.leads(text, mention, "since")
                {
                    let says = format!("published on or after day {day} of the month");
                    add(Kind::Month, says, Condition::DayFrom(day.into()));
                }
            }
            Point::Calendar { year: Some(_), month, .. } => {
                let resolved = mention.expr.resolve(&Anchor::default());
                let Some(first) = resolved.date.and_then(|d| d.first()).filter(|d| *d <= today) else { continue };
                let ahead = cues.leads(text, mention, "until") || cues.direction(text, mention) == Direction::Future;
                if !ahead {
                    latest = latest.max(Some((first, mention.span)));
                    let kind = if month.is_some() { Kind::PastDate } else { Kind::Year };
                    let condition = Condition::Within(vec![(first, NaiveDate::MAX)]);
                    add(kind, format!("written on or after {first}"), condition);
                }
            }
            Point::Calendar { year: None, month: Some(month), day: Some(day), turn: None | Some(-1 | 1), .. }
                if dateline.is_none() && bare < BARE =>
            {
                bare += 1;
                let (month, day) = (u32::from(month), u32::from(day));
                let ahead = cues.direction(text, mention) == Direction::Future;
                let from = if ahead { back(month, day) } else { (month, day) };
                let condition =
                    Condition::Season { month: from.0, day: from.1, days: if ahead { AHEAD } else { BEHIND } };
                let says = format!("mostly written in the {} it", if ahead { "weeks before" } else { "months after" });
                let clue = Clue { words: words.to_owned(), span: Some(mention.span), says };
                leanings.push(Leaning { clue, condition, weight: 1 });
            }
            _ => {}
        }
    }
    if let Some((last, span)) = latest
        && let Some(end) = NaiveDate::from_ymd_opt(last.year() + RECENT, 12, 31)
    {
        let says = format!("the last year named: mostly written by {end}");
        let clue = Clue { words: span.of(text.raw).to_owned(), span: Some(span), says };
        leanings.push(Leaning { clue, condition: Condition::Within(vec![(last, end)]), weight: 1 });
    }
}

/// Where the weeks before a day of the year begin.
fn back(month: u32, day: u32) -> (u32, u32) {
    let day = NaiveDate::from_ymd_opt(2001, month, day.min(28)).unwrap_or_default();
    let start = day - chrono::TimeDelta::days(AHEAD);
    (start.month(), start.day())
}

/// English names of the weekdays, for clues.
pub(super) const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// "Stopped since the 3rd of this month" and "resumed yesterday after a stop of two weeks" tell one story: the days in
/// which the length fits are likelier.
pub(super) fn pauses(text: &Text, times: &[TimeMention], cues: &mut Cues, leanings: &mut Vec<Leaning>) {
    let mut near = |mention: &TimeMention| {
        let sentence = &text.sentences[mention.sentence as usize];
        let from = mention.first.saturating_sub(8).max(sentence.first);
        (from..mention.first).any(|i| cues.has(text, i, "pause"))
    };
    let stopped: Vec<&TimeMention> = times
        .iter()
        .filter(|m| matches!(m.expr.point, Point::Calendar { month: Some(_), day: Some(_), year: None, .. }) && near(m))
        .take(8)
        .collect();
    for length in times {
        let Point::Length { unit, count: Count::Tenths(tenths), .. } = length.expr.point else { continue };
        let days = match unit {
            Unit::Day => 10,
            Unit::Week => 70,
            _ => continue,
        } * i64::from(tenths)
            / 100;
        if !near(length) {
            continue;
        }
        // The end of the stop: today or yesterday, named in the same sentence.
        let same = times.partition_point(|m| m.sentence < length.sentence);
        let end = times[same..].iter().take_while(|m| m.sentence == length.sentence).find_map(|m| match m.expr.point {
            Point::Today { offset, .. } if offset <= 0 => Some(i64::from(offset)),
            _ => None,
        });
        let Some(offset) = end else { continue };
        for stop in &stopped {
            let Point::Calendar { month: Some(month), day: Some(day), .. } = stop.expr.point else { continue };
            // The month and day recur every year; only where the day lies in its month matters.
            let Some(start) = NaiveDate::from_ymd_opt(2000, month.into(), day.into()) else { continue };
            let after = days - offset;
            let Some(at) = start.checked_add_signed(chrono::TimeDelta::days(after)) else { continue };
            let words = format!("{} … {}", stop.span.of(text.raw), length.span.of(text.raw));
            let says = format!("the stop fits if published on {:02}-{:02}", at.month(), at.day());
            let clue = Clue { words, span: Some(length.span), says };
            leanings.push(Leaning { clue, condition: Condition::MonthDay(at.month(), at.day()), weight: 2 });
        }
    }
}
