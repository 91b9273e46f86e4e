//! Named slots of a time rule and what is built from them.
//!
//! Data files fill slots (`month = 5`, `turn = -1`); a rule's `make` says which [`Point`] they become. Slot values are
//! plain integers, so that a pattern matcher can carry them without knowing what they mean.

use super::feast::Feast;
use super::timex::{Base, Clock, Count, DayPart, Point, Stretch, TimeExpr, Unit, Vague};
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
        Vague = "vague", Century = "century", Decade = "decade", Day2 = "day2", Year2 = "year2", Fraction = "fraction", YearTurn = "year_turn", Feast = "feast",
        None = "none",
    }
}

named! {
    /// What a rule makes of its slots.
    Make {
        Date = "date", Days = "days", Today = "today", Turn = "turn", Piece = "piece", Offset = "offset", Same = "same",
        Decade = "decade", Century = "century", Years = "years", Length = "length", Every = "every", Vague = "vague",
        Feast = "feast", Hijri = "hijri",
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

    fn small(&self, slot: Slot) -> Option<u8> {
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

    fn year(&self) -> Option<i16> {
        if let (Some(century), Some(number)) = (self.get(Slot::Century), self.get(Slot::Year)) {
            return Self::year_of(century * 100 + number);
        }
        self.get(Slot::Year).and_then(Self::year_of)
    }

    fn unit(&self) -> Option<Unit> {
        self.get(Slot::Unit).and_then(Unit::nth)
    }

    fn base(&self) -> Base {
        if self.get(Slot::Base) == Some(1) { Base::Reference } else { Base::Now }
    }

    fn count(&self) -> Count {
        match self.get(Slot::Count) {
            Some(n) if n < 0 => Count::Some,
            n => Count::Tenths(n.unwrap_or(10).saturating_add(self.get(Slot::Fraction).unwrap_or(0))),
        }
    }

    /// Outer none: no such time of day; inner none: no clock named.
    fn clock(&self) -> Option<Option<Clock>> {
        let Some(hour) = self.get(Slot::Hour) else { return Some(None) };
        // "1300" written together.
        let (hour, minute) = match hour {
            100.. => (hour / 100, hour % 100),
            _ => (hour, self.get(Slot::Minute).unwrap_or(0)),
        };
        let hour = match self.get(Slot::Meridiem) {
            Some(1) if hour < 12 => hour + 12,
            Some(0) if hour == 12 => 0,
            _ => hour,
        };
        let second = self.small(Slot::Second);
        let fits = (0..=24).contains(&hour) && (0..60).contains(&minute) && second.is_none_or(|s| s < 60);
        fits.then_some(Some(Clock { hour: hour as u8, minute: minute as u8, second }))
    }

    /// The expression that `make` makes of the slots; none where they do not fit together (31 June).
    pub fn build(&self, make: Make) -> Option<TimeExpr> {
        let point = self.point(make)?;
        Some(TimeExpr {
            point,
            stretch: self.get(Slot::Stretch).and_then(|s| match s {
                0 => Some(Stretch::Start),
                1 => Some(Stretch::Middle),
                2 => Some(Stretch::End),
                _ => None,
            }),
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
            Make::Length => Point::Length { unit: self.unit()?, count: self.count() },
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
