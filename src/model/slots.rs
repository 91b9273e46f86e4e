//! Named slots of a time rule and what is built from them.
//!
//! Data files fill slots (`month = 5`, `turn = -1`); a rule's `make` says which [`Point`] they become. Slot values are
//! plain integers, so that a pattern matcher can carry them without knowing what they mean.

use super::feast::Feast;
use super::timex::{Base, Clock, Count, DayPart, Point, Relation, Stretch, TimeExpr, Unit, Vague};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($variant),* }

        impl $name {
            /// Every value with its name in the data.
            pub const NAMED: &'static [($name, &'static str)] = &[$(($name::$variant, $text)),*];

            /// The value with this name.
            pub fn named(text: &str) -> Option<Self> {
                Self::NAMED.iter().find(|(_, n)| *n == text).map(|(v, _)| *v)
            }
        }
    };
}

named! {
    /// What a word or number of a time expression may fill.
    Slot {
        Year = "year", Month = "month", Day = "day", Weekday = "weekday", Turn = "turn", Offset = "offset",
        Count = "count", Unit = "unit", Number = "number", Piece = "piece", Stretch = "stretch", DayPart = "day_part",
        Hour = "hour", Minute = "minute", Second = "second", Meridiem = "meridiem", Side = "side", Base = "base",
        Vague = "vague", Century = "century", Decade = "decade", Day2 = "day2", Year2 = "year2", Fraction = "fraction", YearTurn = "year_turn",
        Feast = "feast", Hour2 = "hour2", Minute2 = "minute2", Meridiem2 = "meridiem2",
        Time = "time", Time2 = "time2", Time3 = "time3", Time4 = "time4",
        None = "none",
    }
}

named! {
    /// What a rule makes of its slots.
    Make {
        Date = "date", Days = "days", Today = "today", Turn = "turn", Piece = "piece", Offset = "offset", Same = "same",
        Decade = "decade", Century = "century", Years = "years", Length = "length", Every = "every", Vague = "vague",
        Feast = "feast", Hijri = "hijri", Nothing = "nothing", Nth = "nth", Sum = "sum", At = "at", Range = "range",
    }
}

/// Number of slots.
pub const SLOTS: usize = Slot::NAMED.len();

/// `turn` of a calendar date whose year is turned, not its month: "January this year"; one less is last year.
pub const THIS_YEAR: i8 = 10;

/// A count that the words leave open.
pub const SOME: i32 = -1;

impl Slot {
    /// A value as data files write it: names for units and parts of day, integers otherwise.
    pub fn value(self, text: &str) -> Option<i32> {
        let at = |n: Option<usize>| n.map(|n| n as i32);
        match self {
            Slot::Unit | Slot::Piece => at(Unit::NAMED.iter().position(|(_, n)| *n == text)),
            Slot::DayPart => at(DayPart::NAMED.iter().position(|(_, n)| *n == text)),
            Slot::Feast => Feast::parse(text).map(Feast::pack),
            Slot::Count | Slot::Number if text == "some" => Some(SOME),
            // Counts are carried in tenths.
            Slot::Count => text.parse::<f64>().ok().map(|n| (n * 10.0) as i32),
            _ => text.parse().ok(),
        }
    }
}

/// Filled slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots([Option<i32>; SLOTS]);

impl Default for Slots {
    fn default() -> Self {
        Slots([None; SLOTS])
    }
}

impl Slots {
    /// Fills one slot; a slot that is filled already keeps its first value.
    pub fn fill(&mut self, slot: Slot, value: i32) {
        self.0[slot as usize].get_or_insert(value);
    }

    /// The value, if filled.
    pub fn get(&self, slot: Slot) -> Option<i32> {
        self.0[slot as usize]
    }

    pub(super) fn small(&self, slot: Slot) -> Option<u8> {
        self.get(slot).and_then(|v| u8::try_from(v).ok())
    }

    fn turn(&self) -> Option<i8> {
        self.get(Slot::Turn).and_then(|v| i8::try_from(v).ok())
    }

    /// A year; two digits are read as news writes them (99 is 1999, 04 is 2004).
    fn year_of(value: i32) -> Option<i16> {
        let full = match value {
            0..=49 => value + 2000,
            50..=99 => value + 1900,
            _ => value,
        };
        (1..=9999).contains(&full).then_some(full as i16)
    }

    pub(super) fn year(&self) -> Option<i16> {
        if let (Some(century), Some(number)) = (self.get(Slot::Century), self.get(Slot::Year)) {
            return Self::year_of(century * 100 + number);
        }
        self.get(Slot::Year).and_then(Self::year_of)
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        self.get(Slot::Unit).and_then(Unit::nth)
    }

    pub(super) fn base(&self) -> Base {
        match self.get(Slot::Base) {
            Some(1) => Base::Reference,
            Some(2) => Base::Ahead,
            _ => Base::Now,
        }
    }

    pub(super) fn count(&self) -> Count {
        match self.get(Slot::Count) {
            Some(n) if n < 0 => Count::Some,
            n => Count::Tenths(n.unwrap_or(10).saturating_add(self.get(Slot::Fraction).unwrap_or(0))),
        }
    }

    pub(super) fn stretch(&self) -> Option<Stretch> {
        self.get(Slot::Stretch).and_then(|s| match s {
            0 => Some(Stretch::Start),
            1 => Some(Stretch::Middle),
            2 => Some(Stretch::End),
            3 => Some(Stretch::Rest),
            _ => None,
        })
    }

    /// Outer none: no such time of day; inner none: no clock named.
    pub(super) fn clock(&self) -> Option<Option<Clock>> {
        let Some(hour) = self.get(Slot::Hour) else { return Some(None) };
        // "1300" written together.
        let (hour, minute) = match hour {
            100.. => (hour / 100, hour % 100),
            _ => (hour, self.get(Slot::Minute).unwrap_or(0)),
        };
        // "a quarter to nine" counts back from the hour.
        let minute = if self.get(Slot::Side).is_some_and(|s| s < 0) { -minute } else { minute };
        let (hour, minute) = if minute < 0 { (hour + 23, minute + 60) } else { (hour, minute) };
        let hour = if hour > 24 || minute > 0 && hour == 24 { hour - 24 } else { hour };
        let afternoon = match self.get(Slot::DayPart).and_then(DayPart::nth) {
            Some(DayPart::Afternoon | DayPart::Evening) => Some(1),
            // "Eight tonight" is in the evening, "two at night" is not.
            Some(DayPart::Night) if (6..12).contains(&hour) => Some(1),
            _ => None,
        };
        let hour = match self.get(Slot::Meridiem).or(afternoon) {
            Some(1) if hour < 12 => hour + 12,
            Some(0) if hour == 12 => 0,
            _ => hour,
        };
        let second = self.small(Slot::Second);
        let whole = minute == 0 && self.get(Slot::Minute).is_none() && self.get(Slot::Hour).is_some_and(|h| h < 100);
        let fits = (0..=24).contains(&hour) && (0..60).contains(&minute) && second.is_none_or(|s| s < 60);
        fits.then_some(Some(Clock { hour: hour as u8, minute: minute as u8, second, whole }))
    }

    /// The expression that `make` makes of the slots; none where they do not fit together (31 June). `time` gives the
    /// expressions that the slots `time`, `time2` … point at.
    pub fn build(&self, make: Make, time: &dyn Fn(i32) -> Option<TimeExpr>) -> Option<TimeExpr> {
        let of = |slot: Slot| self.get(slot).and_then(time);
        match make {
            Make::Nth if self.get(Slot::Month).is_some() => return self.nth_instead(),
            Make::Range => return self.range(of(Slot::Time), of(Slot::Time2), of(Slot::Time3)),
            Make::At => return self.merge(of(Slot::Time)?, of(Slot::Time2)),
            Make::Sum => return self.sum([Slot::Time, Slot::Time2, Slot::Time3, Slot::Time4].map(of)),
            _ => {}
        }
        let Some(other) = of(Slot::Time) else { return self.simple(make) };
        // What another time stands beside lies in it, or is counted from it.
        match make {
            Make::Offset => self.counted(of(Slot::Time2))?.with(Relation::From, other),
            Make::Turn => self.simple(make)?.with(Relation::From, other),
            Make::Nth if self.base() == Base::Reference => self.simple(make)?.with(Relation::From, other),
            _ => self.simple(make)?.with(Relation::Within, other),
        }
    }

    /// "Tuesday the third of September 2014" is the third Tuesday where the 3rd is no Tuesday; none where it is one.
    fn nth_instead(&self) -> Option<TimeExpr> {
        let (year, month) = (self.year()?, self.small(Slot::Month)?);
        let (weekday, day) = (self.small(Slot::Weekday)?, self.small(Slot::Day).filter(|d| (1..=5).contains(d))?);
        let date = chrono::NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?;
        let fits = date.weekday().num_days_from_monday() == u32::from(weekday);
        let nth = Point::Nth { unit: Unit::Day, weekday: Some(weekday), number: day as i8 };
        let of = Point::Calendar { year: Some(year), month: Some(month), day: None, weekday: None, turn: None };
        if fits { None } else { TimeExpr::new(nth).with(Relation::Within, TimeExpr::new(of)) }
    }

    fn simple(&self, make: Make) -> Option<TimeExpr> {
        let point = self.point(make)?;
        Some(TimeExpr {
            beside: None,
            point,
            stretch: self.stretch(),
            day_part: self.get(Slot::DayPart).and_then(DayPart::nth),
            clock: self.clock()?,
        })
    }

    fn point(&self, make: Make) -> Option<Point> {
        let weekday = self.small(Slot::Weekday).filter(|w| *w < 7);
        let month = self.small(Slot::Month);
        let day = self.small(Slot::Day);
        Some(match make {
            Make::Date => {
                let year = self.year();
                let days = chrono::NaiveDate::from_ymd_opt(
                    i32::from(year.unwrap_or(2000)),
                    month.unwrap_or(1).into(),
                    day.unwrap_or(1).into(),
                );
                days?;
                let year_turn = self.get(Slot::YearTurn).map(|t| THIS_YEAR + t.signum() as i8);
                Point::Calendar { year, month, day, weekday, turn: year_turn.or(self.turn()) }
            }
            Make::Days => {
                let (from, to, month) = (day?, self.small(Slot::Day2)?, month?);
                let fits = |d: u8| chrono::NaiveDate::from_ymd_opt(2000, month.into(), d.into()).is_some();
                (from < to && fits(from) && fits(to)).then_some(Point::Days { from, to, month, year: self.year() })?
            }
            Make::Today => Point::Today { offset: self.get(Slot::Offset)?.clamp(-9, 9) as i16, weekday },
            Make::Turn => Point::Turn { unit: self.unit()?, turn: self.turn()?, day, base: self.base() },
            Make::Piece => {
                let unit = self.get(Slot::Piece).and_then(Unit::nth)?;
                let most = if unit == Unit::Half { 2 } else { 4 };
                let number = self.small(Slot::Number).filter(|n| (1..=most).contains(n))?;
                Point::Piece { unit, number, year: self.year(), turn: self.turn() }
            }
            Make::Offset => Point::Offset {
                unit: self.unit()?,
                count: self.count(),
                side: if self.get(Slot::Side)? < 0 { -1 } else { 1 },
                base: self.base(),
            },
            Make::Same => Point::Same { unit: self.unit().unwrap_or(Unit::Day), weekday },
            Make::Decade => {
                let century = self.get(Slot::Century).map_or(0, |c| c * 100);
                let year = self.get(Slot::Decade)? + century;
                (0..=9999).contains(&year).then_some(Point::Decade { year: year as i16 })?
            }
            Make::Century => Point::Century { number: self.small(Slot::Number).filter(|n| (1..=30).contains(n))? },
            Make::Years => {
                let from = self.year()?;
                let to = match self.get(Slot::Year2)? {
                    two @ 0..=99 => from / 100 * 100 + two as i16,
                    full => Self::year_of(full)?,
                };
                (from < to && to - from < 200).then_some(Point::Years { from, to })?
            }
            Make::Length => {
                let turn = self.turn().unwrap_or(0).clamp(-1, 2);
                Point::Length { unit: self.unit()?, count: self.count(), turn }
            }
            Make::Nth => {
                let number = self.get(Slot::Number)?;
                let number =
                    i8::try_from(number * self.get(Slot::Side).unwrap_or(1).signum()).ok().filter(|n| *n != 0)?;
                let unit = if weekday.is_some() { Unit::Day } else { self.unit()? };
                Point::Nth { unit, weekday, number }
            }
            // Made of other times, not of slots alone.
            Make::Range | Make::At | Make::Sum => return None,
            // A name that only looks like a time: takes its words away from other rules.
            Make::Nothing => Point::Calendar { year: None, month: None, day: None, weekday: None, turn: None },
            Make::Every => Point::Every {
                unit: self.unit().unwrap_or(Unit::Week),
                count: self.count(),
                weekday,
                month,
                number: self.small(Slot::Number),
            },
            // «ثالث أيام عيد الفطر» is two days after the first; a day's offset is the eve's.
            Make::Feast => {
                let later = day.map_or(self.get(Slot::Offset).unwrap_or(0), |d| i32::from(d) - 1);
                let rule = self.get(Slot::Feast).and_then(Feast::unpack)?.later(later.clamp(-60, 60) as i8);
                Point::Feast { rule, weekday, year: self.year(), turn: self.turn() }
            }
            Make::Hijri => {
                let rule = Feast::hijri(month.unwrap_or(0), day.unwrap_or(0))?;
                Point::Feast { rule, weekday, year: self.year(), turn: self.turn() }
            }
            Make::Vague => Point::Vague(match self.get(Slot::Vague)? {
                n if n < 0 => Vague::Past,
                0 => Vague::Present,
                _ => Vague::Future,
            }),
        })
    }
}
