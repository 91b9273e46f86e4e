//! Times as notes mean them: "the next three days", "early March", "Tuesday morning" asked of a calendar.
//!
//! Articles tell lengths and vague parts of a time; a note of one sentence ("I'll be away the next three days") wants
//! the days and hours themselves. Values are ISO 8601 intervals, whose second moment is when the time is over.

use super::calendar::{Placed, shift_days, shift_months};
use super::timex::{Count, DayPart, Stretch, Unit};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

/// How many "a few" are to a calendar.
const FEW: i64 = 3;

/// The last (`turn` −1) or next (+1) so many units from `now`: hours run from the minute, days and longer from tomorrow
/// (from today for "within", +2) or until today; quarters, decades and centuries are those of the calendar.
pub(super) fn run(now: NaiveDateTime, unit: Unit, count: Count, turn: i8) -> Option<Placed> {
    let count = match count {
        Count::Some => FEW,
        Count::Tenths(t) => Some(i64::from(t)).filter(|t| t % 10 == 0)? / 10,
    };
    let signed = count.checked_mul(turn.signum().into())?;
    let seconds = match unit {
        Unit::Hour => 3600,
        Unit::Minute => 60,
        Unit::Second => 1,
        _ => 0,
    };
    if seconds > 0 {
        let other = now.checked_add_signed(TimeDelta::try_seconds(signed.checked_mul(seconds)?)?)?;
        return Some(Placed::Until(now.min(other), now.max(other), true));
    }
    let today = now.date();
    let first = match unit {
        Unit::Quarter => today.with_day(1)?.with_month0(today.month0() / 3 * 3)?,
        Unit::Decade => NaiveDate::from_ymd_opt(today.year().div_euclid(10) * 10, 1, 1)?,
        Unit::Century => NaiveDate::from_ymd_opt(today.year().div_euclid(100) * 100, 1, 1)?,
        _ => today,
    };
    let first = match (turn > 0, unit) {
        (true, Unit::Quarter | Unit::Decade | Unit::Century) => away(first, unit, 1)?,
        (true, _) if turn == 1 => first.succ_opt()?,
        _ => first,
    };
    let other = away(first, unit, signed)?;
    let midnight = |d: NaiveDate| d.and_hms_opt(0, 0, 0);
    Some(Placed::Until(midnight(first.min(other))?, midnight(first.max(other))?, false))
}

/// The very day that many tenths of a month or year away; none for units that are days already.
pub(super) fn day_away(from: NaiveDate, unit: Unit, tenths: i64) -> Option<NaiveDate> {
    (unit >= Unit::Month && tenths % 10 == 0).then(|| away(from, unit, tenths / 10))?
}

fn away(from: NaiveDate, unit: Unit, count: i64) -> Option<NaiveDate> {
    let months = match unit {
        Unit::Day => return shift_days(from, count),
        Unit::Week => return shift_days(from, count.checked_mul(7)?),
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Half => 6,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
        _ => return None,
    };
    shift_months(from, count.checked_mul(months)?)
}

/// The beginning, middle or end of a week, month or year: a third of a month, three days of a week, the first three or
/// last four months of a year. What has no such parts stays whole.
pub(super) fn part(placed: Placed, stretch: Stretch) -> Placed {
    let days = |a: NaiveDate, from: u64, to: u64| {
        Some(Placed::Days(a.checked_add_days(Days::new(from))?, a.checked_add_days(Days::new(to))?))
    };
    let found = match (placed, stretch) {
        (Placed::Week(monday), Stretch::Start) => days(monday, 0, 2),
        (Placed::Week(monday), Stretch::Middle) => days(monday, 2, 4),
        (Placed::Week(monday), Stretch::End) => days(monday, 4, 6),
        (Placed::Month(y, m), _) => NaiveDate::from_ymd_opt(y, m, 1).and_then(|first| match stretch {
            Stretch::Start => days(first, 0, 9),
            Stretch::Middle => days(first, 10, 19),
            _ => Some(Placed::Days(first.with_day(21)?, shift_days(shift_months(first, 1)?, -1)?)),
        }),
        (Placed::Year(y), Stretch::Start | Stretch::End) => {
            let (from, to) = if stretch == Stretch::Start { ((1, 1), (3, 31)) } else { ((9, 1), (12, 31)) };
            let on = |(month, day)| NaiveDate::from_ymd_opt(y, month, day);
            on(from).zip(on(to)).map(|(a, b)| Placed::Days(a, b))
        }
        _ => None,
    };
    found.unwrap_or(placed)
}

/// The hours of a part of the day, or of its first or last two: "late afternoon" is 14 to 16.
pub(super) fn hours(part: DayPart, stretch: Option<Stretch>) -> Option<(&'static str, &'static str)> {
    let [first, third, last, end] = match part {
        DayPart::Morning => ["08:00", "10:00", "10:00", "12:00"],
        DayPart::Afternoon => ["12:00", "14:00", "14:00", "16:00"],
        DayPart::Evening => ["16:00", "18:00", "18:00", "20:00"],
        DayPart::Night => ["20:00", "22:00", "22:00", "23:59:59"],
        DayPart::Midday | DayPart::Daytime => return None,
    };
    Some(match stretch {
        Some(Stretch::Start) => (first, third),
        Some(Stretch::End) => (last, end),
        _ => (first, end),
    })
}

/// `2020-02-18T15:00`, with seconds where there are any.
pub(super) fn moment(t: NaiveDateTime) -> String {
    t.format(if t.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(placed: Option<Placed>) -> String {
        match placed {
            Some(Placed::Until(a, b, true)) => format!("{}/{}", moment(a), moment(b)),
            Some(Placed::Until(a, b, false)) => format!("{}/{}", a.date(), b.date()),
            Some(Placed::Days(a, b)) => format!("{a}/{b}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn lengths_run_from_today() {
        let now: NaiveDateTime = "2020-02-18T15:00:00".parse().unwrap();
        for (unit, count, turn, expected) in [
            (Unit::Day, 3, 1, "2020-02-19/2020-02-22"),
            (Unit::Week, 2, -1, "2020-02-04/2020-02-18"),
            (Unit::Month, 1, -1, "2020-01-18/2020-02-18"),
            (Unit::Quarter, 2, 1, "2020-04-01/2020-10-01"),
            (Unit::Decade, 2, -1, "2000-01-01/2020-01-01"),
            (Unit::Year, 3, 2, "2020-02-18/2023-02-18"),
            (Unit::Hour, 5, 1, "2020-02-18T15:00/2020-02-18T20:00"),
        ] {
            assert_eq!(days(run(now, unit, Count::Tenths(count * 10), turn)), expected);
        }
        assert_eq!(days(run(now, Unit::Day, Count::Some, -1)), "2020-02-15/2020-02-18");
        assert_eq!(run(now, Unit::Century, Count::Tenths(i32::MAX / 10 * 10), 1), None);
    }

    #[test]
    fn parts_of_longer_times() {
        assert_eq!(days(Some(part(Placed::Month(2020, 2), Stretch::End))), "2020-02-21/2020-02-29");
        let monday = NaiveDate::from_ymd_opt(2020, 2, 17).unwrap();
        assert_eq!(days(Some(part(Placed::Week(monday), Stretch::Start))), "2020-02-17/2020-02-19");
        assert_eq!(part(Placed::Decade(1990), Stretch::Start), Placed::Decade(1990));
    }
}
