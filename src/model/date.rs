//! Dates that know how precise they are: EDTF (ISO 8601-2) level 0 and 1, as events carry them.
//!
//! An [`EventDate`] is not a moment: it is what a careful reader may claim, "October 2019", "since 3 February 2020",
//! "some time before the 18th". It never pretends to a day that nobody stated.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not a date that we know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an EDTF date of level 0 or 1 (2020-02-18, 2020-02, 2020, 2020-02-03/.., 2020-21 for spring)")]
pub struct DateError(pub String);

/// How fine a [`Moment`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Precision {
    Century,
    Decade,
    Year,
    Season,
    Month,
    Day,
}

/// A day, month, season, year, decade or century of the Gregorian calendar.
///
/// `month` is 0 for years and coarser, 1–12 for months, 21–24 for spring to winter (EDTF seasons, northern reading:
/// winter runs into the next year). `day` is 0 unless the precision is a day. `about` is EDTF's `~`: the source itself is
/// good to about a unit only, as days of the lunar calendar are. Ordered by first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    year: i16,
    month: u8,
    day: u8,
    precision: Precision,
    about: bool,
}

impl Moment {
    /// One day.
    pub fn day(date: NaiveDate) -> Self {
        Moment {
            year: date.year() as i16,
            month: date.month() as u8,
            day: date.day() as u8,
            precision: Precision::Day,
            about: false,
        }
    }

    /// A month of a year; `month` 1–12, otherwise none.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        (1..=12).contains(&month).then_some(())?;
        Self::checked(year, month, Precision::Month)
    }

    /// A season, EDTF 21 (spring) to 24 (winter).
    pub fn season(year: i32, season: u32) -> Option<Self> {
        (21..=24).contains(&season).then_some(())?;
        Self::checked(year, season, Precision::Season)
    }

    /// A year, 1 to 9999.
    pub fn year(year: i32) -> Option<Self> {
        Self::checked(year, 0, Precision::Year)
    }

    /// The decade that begins in `year` (rounded down): 1990.
    pub fn decade(year: i32) -> Option<Self> {
        Self::checked(year - year.rem_euclid(10), 0, Precision::Decade)
    }

    /// The century that begins in `year` (rounded down): 1900.
    pub fn century(year: i32) -> Option<Self> {
        Self::checked(year - year.rem_euclid(100), 0, Precision::Century)
    }

    fn checked(year: i32, month: u32, precision: Precision) -> Option<Self> {
        let floor = if precision <= Precision::Decade { 0 } else { 1 };
        (floor..=9999).contains(&year).then_some(Moment {
            year: year as i16,
            month: month as u8,
            day: 0,
            precision,
            about: false,
        })
    }

    /// The same, marked approximate.
    pub fn about(self) -> Self {
        Moment { about: true, ..self }
    }

    /// Whether it is marked approximate.
    pub fn is_about(self) -> bool {
        self.about
    }

    /// How fine it is.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The day, if it is one.
    pub fn as_day(self) -> Option<NaiveDate> {
        (self.precision == Precision::Day).then(|| self.first())
    }

    /// First day.
    pub fn first(self) -> NaiveDate {
        let year = i32::from(self.year).max(1);
        let (month, day) = match self.precision {
            Precision::Day => (u32::from(self.month), u32::from(self.day)),
            Precision::Month => (u32::from(self.month), 1),
            Precision::Season => ((u32::from(self.month) - 20) * 3, 1),
            _ => (1, 1),
        };
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
    }

    /// Last day.
    pub fn last(self) -> NaiveDate {
        let first = self.first();
        let next = match self.precision {
            Precision::Day => return first,
            Precision::Month => first.checked_add_months(Months::new(1)),
            Precision::Season => first.checked_add_months(Months::new(3)),
            Precision::Year => first.checked_add_months(Months::new(12)),
            Precision::Decade => first.with_year(i32::from(self.year) + 10),
            Precision::Century => first.with_year(i32::from(self.year) + 100),
        };
        next.and_then(|d| d.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
    }

    /// Reads `2020-02-18`, `2020-02`, `2020-21`, `2020`, `202X`, `20XX`, each with `~` after it where approximate.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let fail = || DateError(text.to_owned());
        if let Some(exact) = text.strip_suffix('~') {
            let known = Self::parse(exact).ok().filter(|m| !m.about).ok_or_else(fail)?;
            return Ok(known.about());
        }
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i32>().ok()).flatten();
        let bytes = text.as_bytes();
        if bytes.len() == 4 && text.ends_with('X') && text.is_ascii() {
            return if let Some(head) = text.strip_suffix("XX") {
                digits(head).and_then(|c| Self::century(c * 100)).ok_or_else(fail)
            } else {
                digits(&text[..3]).and_then(|d| Self::decade(d * 10)).ok_or_else(fail)
            };
        }
        let mut parts = text.split('-');
        let mut next = |width: usize| match parts.next() {
            None => Ok(None),
            Some(p) if p.len() == width => digits(p).map(Some).ok_or_else(fail),
            Some(_) => Err(fail()),
        };
        let (year, month, day) = (next(4)?.ok_or_else(fail)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(fail());
        }
        let moment = match (month, day) {
            (None, _) => Self::year(year),
            (Some(m @ 21..=24), None) => Self::season(year, m as u32),
            (Some(m), None) => Self::month(year, m as u32),
            (Some(m), Some(d)) => {
                NaiveDate::from_ymd_opt(year, m as u32, d as u32).filter(|d| d.year() > 0).map(Self::day)
            }
        };
        moment.ok_or_else(fail)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Century => write!(f, "{:02}XX", self.year / 100),
            Precision::Decade => write!(f, "{:03}X", self.year / 10),
            Precision::Year => write!(f, "{:04}", self.year),
            Precision::Season | Precision::Month => write!(f, "{:04}-{:02}", self.year, self.month),
            Precision::Day => write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day),
        }?;
        if self.about { f.write_str("~") } else { Ok(()) }
    }
}

/// When an event happened, as far as the words allow.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum EventDate {
    /// One moment, of its own precision.
    At(Moment),
    /// From one moment to another; `None` is an open end (`../2020-02-18`: some time up to then).
    Span(Option<Moment>, Option<Moment>),
}

impl EventDate {
    /// One day.
    pub fn day(date: NaiveDate) -> Self {
        EventDate::At(Moment::day(date))
    }

    /// Some time up to and including `date`.
    pub fn until(date: NaiveDate) -> Self {
        EventDate::Span(None, Some(Moment::day(date)))
    }

    /// Ongoing since `from`.
    pub fn since(from: Moment) -> Self {
        EventDate::Span(Some(from), None)
    }

    /// The same, its ends marked approximate.
    pub fn about(self) -> Self {
        match self {
            EventDate::At(m) => EventDate::At(m.about()),
            EventDate::Span(from, to) => EventDate::Span(from.map(Moment::about), to.map(Moment::about)),
        }
    }

    /// First possible day; none where the beginning is open.
    pub fn first(&self) -> Option<NaiveDate> {
        match self {
            EventDate::At(m) => Some(m.first()),
            EventDate::Span(from, _) => from.map(Moment::first),
        }
    }

    /// Last possible day; none where the end is open.
    pub fn last(&self) -> Option<NaiveDate> {
        match self {
            EventDate::At(m) => Some(m.last()),
            EventDate::Span(_, to) => to.map(Moment::last),
        }
    }

    /// The single day, if it is one.
    pub fn as_day(&self) -> Option<NaiveDate> {
        match self {
            EventDate::At(m) => m.as_day(),
            EventDate::Span(..) => None,
        }
    }

    /// Whether some day lies in both.
    pub fn overlaps(&self, other: &EventDate) -> bool {
        let low = |d: &EventDate| d.first().unwrap_or(NaiveDate::MIN);
        let high = |d: &EventDate| d.last().unwrap_or(NaiveDate::MAX);
        low(self) <= high(other) && low(other) <= high(self)
    }

    /// Key for sorting a chronology: the last day of what is open to the left, else the first day; then the end.
    pub fn order(&self) -> (NaiveDate, NaiveDate) {
        let last = self.last().unwrap_or(NaiveDate::MAX);
        (self.first().unwrap_or(last), last)
    }

    /// Reads a level 0 or 1 date or interval.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let Some((from, to)) = text.split_once('/') else {
            return Moment::parse(text).map(EventDate::At);
        };
        let end = |part: &str| if part == ".." { Ok(None) } else { Moment::parse(part).map(Some) };
        let fail = || DateError(text.to_owned());
        match (end(from).map_err(|_| fail())?, end(to).map_err(|_| fail())?) {
            (Some(a), Some(b)) if a.first() > b.last() => Err(fail()),
            (from, to) => Ok(EventDate::Span(from, to)),
        }
    }
}

impl fmt::Display for EventDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |f: &mut fmt::Formatter<'_>, m: &Option<Moment>| match m {
            Some(m) => write!(f, "{m}"),
            None => f.write_str(".."),
        };
        match self {
            EventDate::At(m) => write!(f, "{m}"),
            EventDate::Span(from, to) => {
                end(f, from)?;
                f.write_str("/")?;
                end(f, to)
            }
        }
    }
}

impl TryFrom<String> for EventDate {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        EventDate::parse(&text)
    }
}

impl From<EventDate> for String {
    fn from(date: EventDate) -> String {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_and_reading_agree() {
        for text in [
            "2020-02-18",
            "2020-02",
            "2020",
            "199X",
            "19XX",
            "2020-21",
            "2020-24",
            "2020-02-03/..",
            "../2020-02-18",
            "2020-02-17/2020-02-18",
            "2020-02-27/2020-03",
            "../..",
            "2020-05-24~",
            "2020-04-24~/2020-05-23~",
        ] {
            assert_eq!(EventDate::parse(text).map(|d| d.to_string()).as_deref(), Ok(text), "{text}");
        }
        for text in [
            "2020-13-40",
            "2020-02-30",
            "20-02-18",
            "yesterday",
            "",
            "2020-2-1",
            "2020-02-18/2020-02-17",
            "0000",
            "2020~~",
            "~",
        ] {
            assert!(EventDate::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn bounds_follow_precision() {
        let bounds = |t: &str| {
            let d = EventDate::parse(t).unwrap();
            (d.first().map(|d| d.to_string()), d.last().map(|d| d.to_string()))
        };
        let both = |a: &str, b: &str| (Some(a.to_owned()), Some(b.to_owned()));
        assert_eq!(bounds("2020-02"), both("2020-02-01", "2020-02-29"));
        assert_eq!(bounds("2020-24"), both("2020-12-01", "2021-02-28"));
        assert_eq!(bounds("199X"), both("1990-01-01", "1999-12-31"));
        assert_eq!(bounds("../2020"), (None, Some("2020-12-31".into())));
    }
}
