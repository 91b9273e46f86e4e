//! Expressions made of other expressions: ranges, a date with its time of day, lengths in several units.

use super::slots::{Slot, Slots};
use super::timex::{Base, Clock, Count, DayPart, Point, Relation, Sum, TimeExpr, Unit, Vague};

impl Slots {
    /// From one time to another. An end that is only a number ("May 3 to 9", "2 to 4 p.m.") borrows the rest from the
    /// other end; parts that one end lacks are taken over.
    pub(super) fn range(
        &self,
        from: Option<TimeExpr>,
        to: Option<TimeExpr>,
        day: Option<TimeExpr>,
    ) -> Option<TimeExpr> {
        let (mut from, mut to) = match (from, to) {
            (Some(from), Some(to)) => (from, to),
            (None, Some(to)) => (self.first_end(to)?, to),
            (Some(from), None) => (from, self.last_end(from)?),
            (None, None) => {
                let from = TimeExpr { clock: Some(self.clock()??), ..day? };
                (from, self.last_end(from)?)
            }
        };
        for end in [&mut from, &mut to] {
            if end.point == Point::Vague(Vague::Present) {
                end.point = Point::Today { offset: 0, weekday: None };
            }
        }
        if let Some(day) = day {
            for end in [&mut from, &mut to].into_iter().filter(|e| e.grain().is_none()) {
                (end.point, end.beside) = (day.point, day.beside);
            }
        }
        share(&mut from, &mut to);
        // Both ends are of one sort, or nobody would count from one to the other.
        // "From the 3rd to the 5th" may count anything.
        let bare = |e: &TimeExpr| matches!(e.point, Point::Calendar { month: None, day: Some(_), weekday: None, .. });
        if bare(&from) && bare(&to) {
            return None;
        }
        let placed = |e: &TimeExpr| e.grain().is_some() || e.clock.is_some();
        let today = matches!(to.point, Point::Today { .. });
        let alike = placed(&from) && placed(&to) && (today || from.grain() == to.grain() || mixed(&from, &to));
        if !alike || from.clock.is_some() != to.clock.is_some() || from == to || backwards(&from, &to) {
            return None;
        }
        from.with(Relation::Until, to)
    }

    /// A first end that lacks what `to` says: "13 to 15 June", "2 to 4 p.m. on Friday".
    fn first_end(&self, to: TimeExpr) -> Option<TimeExpr> {
        if let Some(day) = self.small(Slot::Day) {
            return with_day(to, day).filter(|_| to.clock.is_none());
        }
        let last = to.clock?;
        let clock = self.clock()??;
        // "11 to 4 p.m." begins in the morning.
        let noon = self.get(Slot::Meridiem).is_none() && last.hour >= 12 && clock.hour < 12;
        let later = Clock { hour: clock.hour + 12, ..clock };
        let before = |c: Clock| (c.hour, c.minute) < (last.hour, last.minute);
        let clock = if noon && before(later) { later } else { clock };
        Some(TimeExpr { clock: Some(clock), ..to })
    }

    /// A last end that lacks what `from` says: "May 3 to 9", "8 a.m. to 3".
    fn last_end(&self, from: TimeExpr) -> Option<TimeExpr> {
        if let Some(day) = self.small(Slot::Day2) {
            return with_day(from, day).filter(|_| from.clock.is_none());
        }
        let first = from.clock?;
        let hour = self.small(Slot::Hour2).filter(|h| *h <= 24)?;
        let minute = self.small(Slot::Minute2).unwrap_or(0);
        let after = (hour, minute) > (first.hour, first.minute);
        let hour = if after || hour >= 12 { hour } else { hour + 12 };
        Some(TimeExpr { clock: Some(Clock { hour, minute, second: None, whole: false }), ..from })
    }

    /// A day with what more is said of it: its time of day, the part of the day, the stretch of a longer time.
    pub(super) fn merge(&self, time: TimeExpr, other: Option<TimeExpr>) -> Option<TimeExpr> {
        let mut out = time;
        if let Some(other) = other {
            match (out.clock, other.clock) {
                (None, Some(clock)) => out.clock = Some(clock),
                (Some(_), Some(_)) => return None,
                _ => {}
            }
            out.day_part = out.day_part.or(other.day_part);
        }
        out.clock = match self.clock()? {
            Some(_) if out.clock.is_some() => return None,
            own => own.or(out.clock),
        };
        out.stretch = out.stretch.or(self.stretch());
        out.day_part = out.day_part.or(self.get(Slot::DayPart).and_then(DayPart::nth));
        // "Tonight at eight", "5 o'clock tomorrow afternoon".
        if let (Some(clock), Some(part)) = (&mut out.clock, out.day_part)
            && clock.hour < 12
        {
            let late = match part {
                DayPart::Afternoon | DayPart::Evening => clock.hour > 0,
                DayPart::Night => clock.hour >= 6,
                _ => false,
            };
            let said = self.get(Slot::Meridiem).is_some() || other.is_some_and(|o| o.day_part.is_some());
            clock.hour += if late && !said { 12 } else { 0 };
        }
        if let (Point::Calendar { year: year @ None, .. } | Point::Feast { year: year @ None, .. }, Some(own)) =
            (&mut out.point, self.year())
        {
            *year = Some(own);
        }
        (out != time).then_some(out)
    }

    /// Lengths beside each other, from the longest unit down.
    pub(super) fn sum(&self, parts: [Option<TimeExpr>; 4]) -> Option<TimeExpr> {
        let mut total = Sum::default();
        let mut above = Unit::Millennium;
        for part in parts.into_iter().flatten() {
            let Point::Length { unit, count, .. } = part.point else { return None };
            if unit >= above {
                return None;
            }
            above = unit;
            total = add(total, unit, count)?;
        }
        let side = self.get(Slot::Side).map_or(0, |s| s.signum() as i8);
        Some(TimeExpr::new(Point::Sum { sum: total, side, base: self.base() }))
    }

    /// A length away from something: "three days", "a month and a half" before the point that stands beside it.
    pub(super) fn counted(&self, length: Option<TimeExpr>) -> Option<TimeExpr> {
        let side = if self.get(Slot::Side)? < 0 { -1 } else { 1 };
        let base = if self.get(Slot::Time).is_some() { Base::Reference } else { self.base() };
        Some(TimeExpr::new(match length.map(|l| l.point) {
            Some(Point::Length { unit, count, .. }) => Point::Offset { unit, count, side, base },
            Some(Point::Sum { sum, .. }) => Point::Sum { sum, side, base },
            Some(_) => return None,
            None => Point::Offset { unit: self.unit()?, count: self.count(), side, base },
        }))
    }
}

fn with_day(time: TimeExpr, new: u8) -> Option<TimeExpr> {
    let mut out = time;
    match &mut out.point {
        Point::Calendar { month: Some(month), day: Some(day), weekday, .. } => {
            chrono::NaiveDate::from_ymd_opt(2000, (*month).into(), new.into())?;
            (*day, *weekday) = (new, None);
        }
        Point::Turn { unit: Unit::Month, day: Some(day), .. } => *day = new,
        _ => return None,
    }
    Some(out)
}

/// Gives either end what only the other says: the year, the day of two times of day.
fn share(from: &mut TimeExpr, to: &mut TimeExpr) {
    let dated = |e: &TimeExpr| e.grain().is_some();
    if from.clock.is_some() && to.clock.is_some() {
        if dated(to) && !dated(from) {
            (from.point, from.beside) = (to.point, to.beside);
        } else if dated(from) && !dated(to) {
            (to.point, to.beside) = (from.point, from.beside);
        }
    }
    let (
        Point::Calendar { year: first, month: Some(month), day, .. },
        Point::Calendar { year: last, month: Some(month2), day: day2, .. },
    ) = (&mut from.point, &mut to.point)
    else {
        return;
    };
    let turned = (*month, *day) > (*month2, *day2);
    match (*first, *last) {
        (None, Some(year)) => *first = Some(year - i16::from(turned)),
        (Some(year), None) => *last = Some(year + i16::from(turned)),
        _ => {}
    }
}

/// Ends of unlike fineness that people still join: a month or a day to a year, a year to its month.
fn mixed(from: &TimeExpr, to: &TimeExpr) -> bool {
    let coarse = |e: &TimeExpr| e.grain().is_some_and(|g| g >= Unit::Day);
    coarse(from) && coarse(to) && from.is_exact() && to.is_exact()
}

/// Whether the end certainly lies before the beginning.
fn backwards(from: &TimeExpr, to: &TimeExpr) -> bool {
    match (from.point, to.point) {
        (Point::Calendar { year, month, day, .. }, Point::Calendar { year: year2, month: month2, day: day2, .. })
            if year.is_some() == year2.is_some() =>
        {
            let same = (year, month.unwrap_or(0), day.unwrap_or(0)) == (year2, month2.unwrap_or(0), day2.unwrap_or(0));
            let clock = |c: Option<Clock>| c.map(|c| (c.hour, c.minute));
            if same && from.grain() == to.grain() && from.clock.is_some() {
                return clock(from.clock) >= clock(to.clock) && from.grain().is_some();
            }
            match (year, year2) {
                (Some(a), Some(b)) => {
                    (a, month.unwrap_or(0), day.unwrap_or(0)) > (b, month2.unwrap_or(12), day2.unwrap_or(31))
                }
                _ => month.is_some() && month == month2 && day.is_some() && day >= day2,
            }
        }
        _ => false,
    }
}

fn add(mut total: Sum, unit: Unit, count: Count) -> Option<Sum> {
    let Count::Tenths(tenths) = count else { return None };
    let whole = |per: i32| tenths.checked_mul(per).filter(|t| t % 10 == 0).map(|t| t / 10);
    let months = |per: i32| whole(per).and_then(|m| u16::try_from(m).ok());
    match unit {
        Unit::Year => total.months = total.months.checked_add(months(12)?)?,
        Unit::Month => total.months = total.months.checked_add(months(1)?)?,
        Unit::Decade => total.months = total.months.checked_add(months(120)?)?,
        Unit::Week => {
            total.weeks = true;
            total.days = total.days.checked_add(months(7)?)?;
        }
        Unit::Day => total.days = total.days.checked_add(months(1)?)?,
        Unit::Hour | Unit::Minute | Unit::Second => {
            let per = match unit {
                Unit::Hour => 3600,
                Unit::Minute => 60,
                _ => 1,
            };
            total.seconds = total.seconds.checked_add(u32::try_from(whole(per)?).ok()?)?;
        }
        _ => return None,
    }
    if total.weeks && !total.days.is_multiple_of(7) {
        total.weeks = false;
    }
    Some(total)
}
