//! Time expressions as they stand in the text, before anybody says which day they mean.
//!
//! A [`TimeExpr`] is «أمس الاثنين», "last month", "18 hours": what the words say and no more. Which day that is depends
//! on an [`Anchor`](super::Anchor) and is worked out by `resolve`, later and as often as wanted. Values follow TIMEX3
//! (ISO-TimeML, TimeML 1.2.1 guidelines).

use super::feast::Feast;
use serde::{Deserialize, Serialize};

/// The four sorts of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    Date,
    Time,
    Duration,
    Set,
}

/// Units of time, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// Every unit with the name that data files use.
    pub const NAMED: [(Unit, &'static str); 14] = [
        (Unit::Second, "second"),
        (Unit::Minute, "minute"),
        (Unit::Hour, "hour"),
        (Unit::Day, "day"),
        (Unit::Weekend, "weekend"),
        (Unit::Week, "week"),
        (Unit::Month, "month"),
        (Unit::Quarter, "quarter"),
        (Unit::Season, "season"),
        (Unit::Half, "half"),
        (Unit::Year, "year"),
        (Unit::Decade, "decade"),
        (Unit::Century, "century"),
        (Unit::Millennium, "millennium"),
    ];

    /// The unit at this place in [`Unit::NAMED`].
    pub fn nth(index: i32) -> Option<Unit> {
        Self::NAMED.get(usize::try_from(index).ok()?).map(|(unit, _)| *unit)
    }
}

/// Part of a day; the names are those of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    /// Every part with its TIMEX3 code.
    pub const NAMED: [(DayPart, &'static str); 6] = [
        (DayPart::Morning, "MO"),
        (DayPart::Midday, "MI"),
        (DayPart::Afternoon, "AF"),
        (DayPart::Evening, "EV"),
        (DayPart::Night, "NI"),
        (DayPart::Daytime, "DT"),
    ];

    /// The part at this place in [`DayPart::NAMED`].
    pub fn nth(index: i32) -> Option<DayPart> {
        Self::NAMED.get(usize::try_from(index).ok()?).map(|(part, _)| *part)
    }

    /// The TIMEX3 code: `MO`.
    pub fn code(self) -> &'static str {
        Self::NAMED[self as usize].1
    }
}

/// Which stretch of a longer time is meant: «مطلع», "mid-", "late".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stretch {
    Start,
    Middle,
    End,
    /// From the publication to its end: «بقية الأسبوع».
    Rest,
}

/// Time of day in 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// The words name the hour alone: "8 a.m.".
    pub whole: bool,
}

/// How many; counts are kept in tenths so that "2.5 years" survives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Count {
    Tenths(i32),
    /// "several", «بضعة», a bare plural.
    Some,
}

/// What a time is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Base {
    /// The publication.
    Now,
    /// The date last spoken of: "two days later", «في اليوم نفسه».
    Reference,
    /// The publication where the tense looks ahead ("will leave in two weeks"); a length otherwise ("fell in two weeks").
    Ahead,
}

/// Times that have no place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Vague {
    Past,
    Present,
    Future,
}

/// What the words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Point {
    /// A calendar date with whatever parts are named. `weekday` counts from Monday 0. `turn` is «الماضي» −1,
    /// «الجاري» 0, «المقبل» +1; from [`THIS_YEAR`](super::THIS_YEAR) − 1 to + 1 the year is turned.
    Calendar { year: Option<i16>, month: Option<u8>, day: Option<u8>, weekday: Option<u8>, turn: Option<i8> },
    /// "May 3-5".
    Days { from: u8, to: u8, month: u8, year: Option<i16> },
    /// Today is 0, yesterday −1; the weekday beside it («أمس الاثنين») where named.
    Today { offset: i16, weekday: Option<u8> },
    /// "last week" −1, "this year" 0, «الشهر المقبل» +1; `day` for «٢٢ الشهر الجاري».
    Turn { unit: Unit, turn: i8, day: Option<u8>, base: Base },
    /// A season (1 spring … 4 winter), quarter or half of a year.
    Piece { unit: Unit, number: u8, year: Option<i16>, turn: Option<i8> },
    /// "two weeks ago", "three days later".
    Offset { unit: Unit, count: Count, side: i8, base: Base },
    /// "that month", «في اليوم نفسه», «في ذلك العام».
    Same { unit: Unit, weekday: Option<u8> },
    /// The decade beginning in this year; years below 100 take their century from the anchor.
    Decade { year: i16 },
    /// The century numbered as people do: 20 holds 1950.
    Century { number: u8 },
    /// «العام المالي 1990/1991».
    Years { from: i16, to: i16 },
    /// A length of time; `turn` says which way it runs from the publication: "the last three days" −1, «الأيام الثلاثة
    /// المقبلة» +1, "within three days" +2, 0 where the words leave that open.
    Length { unit: Unit, count: Count, turn: i8 },
    /// A length in several units; away from its base where `side` is not 0.
    Sum { sum: Sum, side: i8, base: Base },
    /// "the first Monday", "the last day", "the second week" of what stands beside it; negative numbers count from
    /// the end.
    Nth { unit: Unit, weekday: Option<u8>, number: i8 },
    /// A time that returns; `every` counts units, `weekday` or `month` name which.
    Every { unit: Unit, count: Count, weekday: Option<u8>, month: Option<u8>, number: Option<u8> },
    /// A feast or a date of the Hijri calendar, by its rule. Hijri years are those below
    /// [`FIRST_GREGORIAN`](super::feast::FIRST_GREGORIAN). A weekday beside a lunar day settles which day was meant.
    Feast { rule: Feast, weekday: Option<u8>, year: Option<i16>, turn: Option<i8> },
    /// No place on the calendar.
    Vague(Vague),
}

/// "1 year 2 months", in whole units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sum {
    pub months: u16,
    pub days: u16,
    pub seconds: u32,
    /// Written in weeks: days are printed so.
    pub weeks: bool,
}

/// How a second time bears on the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The first is where a stretch begins, the second where it ends: "May 3 to June 9".
    Until,
    /// The first lies in the second: "the first Monday of next month".
    Within,
    /// The first is counted from the second: "two weeks after Christmas", "the week of 6 October".
    From,
}

/// A second time beside the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Beside {
    pub relation: Relation,
    pub point: Point,
    pub stretch: Option<Stretch>,
    pub day_part: Option<DayPart>,
    pub clock: Option<Clock>,
}

/// A time expression, unresolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeExpr {
    pub point: Point,
    pub stretch: Option<Stretch>,
    pub day_part: Option<DayPart>,
    pub clock: Option<Clock>,
    pub beside: Option<Beside>,
}

impl TimeExpr {
    /// A bare point.
    pub fn new(point: Point) -> Self {
        TimeExpr { point, stretch: None, day_part: None, clock: None, beside: None }
    }

    /// This expression with another one beside it; none where either has one already.
    pub fn with(self, relation: Relation, other: TimeExpr) -> Option<Self> {
        let TimeExpr { point, stretch, day_part, clock, beside: None } = other else { return None };
        let beside = Some(Beside { relation, point, stretch, day_part, clock });
        self.beside.is_none().then_some(TimeExpr { beside, ..self })
    }

    /// The second of the two.
    pub fn other(&self) -> Option<Self> {
        self.beside.map(|Beside { point, stretch, day_part, clock, .. }| TimeExpr {
            point,
            stretch,
            day_part,
            clock,
            beside: None,
        })
    }

    /// The first of the two alone.
    pub fn alone(&self) -> Self {
        TimeExpr { beside: None, ..*self }
    }

    /// How fine it is when placed: a day, a month, a year; none for what has no place or is a time of day alone.
    pub fn grain(&self) -> Option<Unit> {
        let counted = |count: Count| matches!(count, Count::Tenths(_));
        Some(match self.point {
            Point::Calendar { month: None, day: None, weekday: None, year: None, .. } => return None,
            Point::Calendar { month: None, day: None, weekday: None, .. } => Unit::Year,
            Point::Calendar { day: None, weekday: None, .. } => Unit::Month,
            Point::Calendar { .. } | Point::Today { .. } => Unit::Day,
            Point::Feast { rule, .. } => rule.grain(),
            Point::Nth { weekday: Some(_), .. } => Unit::Day,
            Point::Nth { unit, .. } => unit,
            Point::Turn { day: Some(_), .. } => Unit::Day,
            Point::Turn { unit, .. } | Point::Same { unit, .. } | Point::Piece { unit, .. } => unit,
            Point::Offset { unit: Unit::Week, count, .. } if counted(count) => Unit::Day,
            Point::Offset { unit, count, .. } if counted(count) => unit,
            Point::Decade { .. } => Unit::Decade,
            Point::Century { .. } => Unit::Century,
            _ => return None,
        })
    }

    /// The sort of TIMEX3 it is.
    pub fn kind(&self) -> TimexKind {
        match self.point {
            Point::Length { .. } | Point::Sum { side: 0, .. } => TimexKind::Duration,
            Point::Every { .. } => TimexKind::Set,
            Point::Offset { unit: Unit::Second | Unit::Minute | Unit::Hour, .. } => TimexKind::Time,
            Point::Sum { sum, .. } if sum.seconds > 0 => TimexKind::Time,
            _ if self.day_part.is_some() || self.clock.is_some() => TimexKind::Time,
            _ => TimexKind::Date,
        }
    }

    /// A length read as a point that far back: «منذ أسبوعين» with a verb that names one moment.
    pub fn length_ago(&self) -> Option<TimeExpr> {
        match self.point {
            Point::Length { unit, count, .. } => {
                Some(TimeExpr::new(Point::Offset { unit, count, side: -1, base: Base::Now }))
            }
            _ => None,
        }
    }

    /// The weekday that the words name, Monday 0.
    pub fn weekday(&self) -> Option<u8> {
        match self.point {
            Point::Calendar { weekday, .. } | Point::Today { weekday, .. } | Point::Same { weekday, .. } => weekday,
            Point::Feast { weekday, .. } => weekday,
            _ => None,
        }
    }
}
