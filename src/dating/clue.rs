//! What a clue says about the publication day, in a form that days can be tested against.

use crate::model::Span;
use chrono::{Datelike, NaiveDate};

/// Words of the text and what they say of its publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    pub words: String,
    pub span: Option<Span>,
    pub says: String,
}

/// Sorts of clue; one day must rest on two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    /// An office beside a surname that others may bear too.
    Surname,
    /// A year that is spoken of as past.
    Year,
    /// A dated past day or month.
    PastDate,
    /// A happening that must have begun.
    Fact,
    /// «منذ تسع سنوات», "last year", «في 9 نيسان الماضي» of a happening whose day is known.
    Counted,
    /// An office held between two dates.
    Office,
    /// The month that is called the present one.
    Month,
    /// The weekday of today, or of the lead.
    Weekday,
    /// A dateline.
    Dateline,
}

/// A condition on the publication day.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    /// Within one of these spans, ends included.
    Within(Vec<(NaiveDate, NaiveDate)>),
    /// In this month of some year.
    Month(u32),
    /// This day of this month.
    MonthDay(u32, u32),
    /// One of these weekdays (Monday 0).
    Weekdays(Vec<u32>),
    /// No earlier than this day of its own month.
    DayFrom(u32),
    /// From this month and day on, for so many days, in any year.
    Season { month: u32, day: u32, days: i64 },
}

impl Condition {
    pub fn holds(&self, day: NaiveDate) -> bool {
        match self {
            Condition::Within(spans) => spans.iter().any(|(a, b)| *a <= day && day <= *b),
            Condition::Month(month) => day.month() == *month,
            Condition::MonthDay(month, date) => day.month() == *month && day.day() == *date,
            Condition::Weekdays(list) => list.contains(&day.weekday().num_days_from_monday()),
            Condition::DayFrom(date) => day.day() >= *date,
            Condition::Season { month, day: from, days } => [day.year(), day.year() - 1].iter().any(|year| {
                NaiveDate::from_ymd_opt(*year, *month, *from)
                    .is_some_and(|start| (0..=*days).contains(&(day - start).num_days()))
            }),
        }
    }
}

/// A clue with its condition; `Kind` is also its strength, weakest first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evidence {
    pub kind: Kind,
    pub clue: Clue,
    pub condition: Condition,
}

/// Something that makes days more likely without excluding others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Leaning {
    pub clue: Clue,
    pub condition: Condition,
    pub weight: u32,
}
