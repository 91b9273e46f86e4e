//! Clues in the time expressions themselves: «اليوم الثلاثاء», «فبراير الجاري», dates that are past.

use super::clue::{Clue, Condition, Evidence, Kind, Leaning};
use super::cues::Cues;
use crate::find::TimeMention;
use crate::model::{Anchor, Count, Direction, Point, Unit};
use crate::text::Text;
use chrono::{Datelike, NaiveDate};

/// Clues of one document that are kept; an article has a handful.
const MOST: usize = 60;

/// Reads every expression for what it says of today.
pub(super) fn time_clues(
    text: &Text,
    times: &[TimeMention],
    cues: &mut Cues,
    today: NaiveDate,
    evidence: &mut Vec<Evidence>,
) {
    for mention in times {
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
                add(Kind::Weekday, format!("published on a {}", NAMES[day as usize]), Condition::Weekdays(vec![day]));
            }
            Point::Calendar { year: None, month: Some(month), day, turn: Some(0), .. } => {
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
                    let kind = if month.is_some() { Kind::PastDate } else { Kind::Year };
                    let condition = Condition::Within(vec![(first, NaiveDate::MAX)]);
                    add(kind, format!("written on or after {first}"), condition);
                }
            }
            _ => {}
        }
    }
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
        let Point::Length { unit, count: Count::Tenths(tenths) } = length.expr.point else { continue };
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
