//! Feasts and lunar dates: the rule by which a named day falls in each year.
//!
//! A feast is named by a word («عيد الفطر», "Easter") whose value in the data is its rule: `12-25`, `5-w2-6`,
//! `easter-2`, `hijri 10-01`. Months of the Hijri calendar follow Umm al-Qura, the calendar of Saudi Arabia; a country
//! that sights the moon itself may be a day off, so dates from it are good to ±1 day and are marked approximate in EDTF.

use super::calendar::{Direction, Placed, shift_days};
use super::timex::Unit;
use super::tithi;
use chrono::{Datelike, NaiveDate};
use icu_calendar::cal::{ChineseTraditional, Hijri, Iso};
use icu_calendar::{Date, types::Month};
use serde::{Deserialize, Serialize};

/// Years below this are of the Hijri calendar when they stand beside one of its months or feasts.
pub const FIRST_GREGORIAN: i16 = 1600;

/// What a feast hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
enum Kind {
    /// A day of a month.
    Fixed = 1,
    /// A numbered weekday of a month; number 0 is the last.
    Weekday = 2,
    /// Days from the western Easter.
    Easter = 3,
    /// Days from the eastern Easter (Julian reckoning).
    Pascha = 4,
    /// A day of the Hijri calendar; number 0 is the whole month, month 0 too the whole year.
    Hijri = 5,
    /// A lunar day of the Indian calendar; the weekday's place holds the part of the day that decides.
    Tithi = 6,
    /// A day of the Chinese calendar.
    Chinese = 7,
}

/// The rule for a named day or month of each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Feast {
    kind: Kind,
    month: u8,
    /// Day of the month, or the weekday's number in it.
    number: u8,
    /// From Monday 0.
    weekday: u8,
    /// Days after all that.
    shift: i8,
}

impl Feast {
    /// Reads a rule as data files write it: `12-25` a day of a month, `11-w4-3` the fourth Thursday of November
    /// (weekdays from Monday 0), `5-last-0` the last Monday of May, `easter+1`, `pascha-47`, `hijri 10-1`, `hijri 9` the
    /// whole month; `tithi 7-30-2` a lunar day of an Indian month and the part of the day that decides (see `tithi`);
    /// `chinese 1-1`. A day more may follow: `11-w4-3+1`.
    pub fn parse(text: &str) -> Option<Feast> {
        let of = |kind, rest: &str| {
            let shift = if rest.is_empty() { 0 } else { rest.parse().ok()? };
            Some(Feast { kind, month: 0, number: 0, weekday: 0, shift })
        };
        if let Some(rest) = text.strip_prefix("easter") {
            return of(Kind::Easter, rest);
        }
        if let Some(rest) = text.strip_prefix("pascha") {
            return of(Kind::Pascha, rest);
        }
        let (text, shift) = text.split_once('+').map_or((text, Some(0)), |(t, shift)| (t, shift.parse().ok()));
        if let Some(day) = text.strip_prefix("hijri ") {
            let (month, day) = day.split_once('-').unwrap_or((day, "0"));
            let hijri = Self::hijri(month.parse().ok()?, day.parse().ok()?)?;
            return Some(Feast { shift: shift?, ..hijri });
        }
        if let Some(day) = text.strip_prefix("tithi ") {
            let mut parts = day.split('-').map(|p| p.parse::<u8>().ok());
            let (month, number, weekday) = (parts.next()??, parts.next()??, parts.next()??);
            let fits = (1..=12).contains(&month) && (1..=30).contains(&number) && weekday < 4;
            return fits.then_some(Feast { kind: Kind::Tithi, month, number, weekday, shift: shift? });
        }
        if let Some(day) = text.strip_prefix("chinese ") {
            let (month, day) = day.split_once('-')?;
            let (month, number) = (month.parse().ok()?, day.parse().ok()?);
            let fits = (1..=12).contains(&month) && (1..=30).contains(&number);
            return fits.then_some(Feast { kind: Kind::Chinese, month, number, weekday: 0, shift: shift? });
        }
        let mut parts = text.split('-');
        let month = parts.next()?.parse().ok().filter(|m| (1..=12).contains(m))?;
        let second = parts.next()?;
        let number = second.strip_prefix('w').or((second == "last").then_some("0"));
        let (kind, number, weekday) = match number {
            Some(number) => {
                let weekday = parts.next()?.parse().ok().filter(|w| *w < 7)?;
                (Kind::Weekday, number.parse().ok().filter(|n| *n <= 5)?, weekday)
            }
            None => {
                let day: u8 = second.parse().ok()?;
                NaiveDate::from_ymd_opt(2000, u32::from(month), day.into())?;
                (Kind::Fixed, day, 0)
            }
        };
        parts.next().is_none().then_some(Feast { kind, month, number, weekday, shift: shift? })
    }

    /// A day of the Hijri calendar, a month (`day` 0) or a year (`month` 0).
    pub fn hijri(month: u8, day: u8) -> Option<Feast> {
        (month <= 12 && day <= 30).then_some(Feast { kind: Kind::Hijri, month, number: day, weekday: 0, shift: 0 })
    }

    /// The rule as one number, as slots carry it.
    pub fn pack(self) -> i32 {
        i32::from_be_bytes([self.kind as u8, self.month << 4 | self.weekday, self.number, self.shift as u8])
    }

    /// The rule that [`Feast::pack`] packed.
    pub fn unpack(packed: i32) -> Option<Feast> {
        let [kind, both, number, shift] = packed.to_be_bytes();
        let kind = match kind {
            1 => Kind::Fixed,
            2 => Kind::Weekday,
            3 => Kind::Easter,
            4 => Kind::Pascha,
            5 => Kind::Hijri,
            6 => Kind::Tithi,
            7 => Kind::Chinese,
            _ => return None,
        };
        Some(Feast { kind, month: both >> 4, number, weekday: both & 15, shift: shift as i8 })
    }

    /// The same some days later.
    pub fn later(self, days: i8) -> Feast {
        Feast { shift: self.shift.saturating_add(days), ..self }
    }

    /// How long it is: a day, or a month or year of the moon.
    pub(super) fn grain(self) -> Unit {
        match (self.kind, self.month, self.number) {
            (Kind::Hijri, 0, _) => Unit::Year,
            (Kind::Hijri, _, 0) => Unit::Month,
            _ => Unit::Day,
        }
    }

    /// Whether it follows the moon, so that its days are good to ±1.
    pub fn is_lunar(self) -> bool {
        self.kind == Kind::Hijri
    }

    /// First and last day of each time it comes in a year, in order. A lunar feast may come twice in a Gregorian year;
    /// years below [`FIRST_GREGORIAN`] are Hijri years for it.
    pub fn in_year(self, year: i32) -> Vec<(NaiveDate, NaiveDate)> {
        let (month, number) = (self.month, self.number);
        let one = |d: Option<NaiveDate>| d.map(|d| (d, d)).into_iter().collect();
        let mut found: Vec<(NaiveDate, NaiveDate)> = match self.kind {
            Kind::Fixed => one(NaiveDate::from_ymd_opt(year, month.into(), number.into())),
            Kind::Weekday => one(nth_weekday(year, month, self.weekday, number)),
            Kind::Easter => one(western_easter(year)),
            Kind::Pascha => one(eastern_easter(year)),
            Kind::Tithi => tithi::days_of(year, month, number, self.weekday).into_iter().map(|d| (d, d)).collect(),
            Kind::Chinese => one(chinese_day(year, month, number)),
            Kind::Hijri if year < i32::from(FIRST_GREGORIAN) => hijri_days(year, month, number).into_iter().collect(),
            Kind::Hijri => {
                // The Hijri year in which a Gregorian one begins, and the next two.
                let begin = NaiveDate::from_ymd_opt(year, 1, 1).and_then(hijri_year).unwrap_or(i32::MAX - 3);
                let days = (begin..begin + 3).filter_map(|y| hijri_days(y, month, number));
                days.filter(|(first, _)| first.year() == year).collect()
            }
        };
        if self.shift != 0 {
            let by = |d: NaiveDate| shift_days(d, self.shift.into()).unwrap_or(d);
            found.iter_mut().for_each(|(first, last)| (*first, *last) = (by(*first), by(*last)));
        }
        found
    }
}

/// What a text says of a feast beside its name.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub rule: Feast,
    pub weekday: Option<u8>,
    pub year: Option<i16>,
    pub turn: Option<i8>,
}

impl Named {
    /// The days meant: those of the named year, or those that the turn or the tense looks at; the nearest otherwise.
    pub fn place(self, now: Option<NaiveDate>, direction: Direction) -> Option<Placed> {
        let (mut first, last) = match self.year {
            Some(year) => self.rule.in_year(year.into()).into_iter().next()?,
            None => self.choose(now?, direction)?,
        };
        if first < last {
            return Some(Placed::Days(first, last));
        }
        let fits = |d: &NaiveDate| Some(d.weekday().num_days_from_monday()) == self.weekday.map(u32::from);
        if self.rule.is_lunar() && self.weekday.is_some() {
            // The moon was sighted a day sooner or later there.
            let near = [Some(first), first.pred_opt(), first.succ_opt()];
            first = near.into_iter().flatten().find(fits).unwrap_or(first);
        }
        Some(Placed::Day(first))
    }

    fn choose(&self, now: NaiveDate, direction: Direction) -> Option<(NaiveDate, NaiveDate)> {
        let this = now.year();
        let mut times = (this - 1..=this + 1).flat_map(|y| self.rule.in_year(y));
        let far = |(first, last): &(NaiveDate, NaiveDate)| {
            if *first <= now && now <= *last {
                0
            } else {
                (*first - now).num_days().abs().min((*last - now).num_days().abs())
            }
        };
        match (self.turn, direction) {
            (Some(-1), _) => times.rfind(|t| t.1 < now),
            (Some(1), _) => times.find(|t| t.0 > now),
            (Some(0), _) => times.filter(|t| t.0.year() == this).min_by_key(far),
            (_, Direction::Past) => times.rfind(|t| t.0 <= now),
            (_, Direction::Future) => times.find(|t| t.1 >= now),
            _ => times.min_by_key(far),
        }
    }
}

/// The nth weekday of a month, 0 the last.
fn nth_weekday(year: i32, month: u8, weekday: u8, nth: u8) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month.into(), 1)?;
    let lead = (i64::from(weekday) - i64::from(first.weekday().num_days_from_monday())).rem_euclid(7);
    let day = |nth: i64| shift_days(first, lead + 7 * nth).filter(|d| d.month() == u32::from(month));
    if nth == 0 { day(4).or_else(|| day(3)) } else { day(i64::from(nth) - 1) }
}

/// Easter Sunday, Gregorian reckoning (the anonymous computus).
fn western_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (n / 31) as u32, (n % 31 + 1) as u32)
}

/// Easter Sunday, Julian reckoning (Meeus), as a Gregorian date.
fn eastern_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let n = d + e + 114;
    let julian = NaiveDate::from_ymd_opt(year, (n / 31) as u32, (n % 31 + 1) as u32)?;
    shift_days(julian, i64::from(year.div_euclid(100) - year.div_euclid(400) - 2))
}

/// First and last day of a Hijri day, month (`day` 0) or year (`month` 0).
fn hijri_days(year: i32, month: u8, day: u8) -> Option<(NaiveDate, NaiveDate)> {
    let first = hijri_day(year, month.max(1), day.max(1))?;
    let next = match (month, day) {
        (0, _) => hijri_day(year + 1, 1, 1)?,
        (12, 0) => hijri_day(year + 1, 1, 1)?,
        (_, 0) => hijri_day(year, month + 1, 1)?,
        _ => return Some((first, first)),
    };
    Some((first, next.pred_opt()?))
}

fn hijri_day(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    (1..=9999).contains(&year).then_some(())?;
    let date = Date::try_new(year.into(), Month::new(month), day, Hijri::new_umm_al_qura()).ok()?.to_calendar(Iso);
    NaiveDate::from_ymd_opt(date.year().extended_year(), date.month().ordinal.into(), date.day_of_month().0.into())
}

/// A day of the Chinese year that begins in a Gregorian one.
fn chinese_day(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    (1900..=2100).contains(&year).then_some(())?;
    let chinese = ChineseTraditional::new();
    let date = Date::try_new(year.into(), Month::new(month), day, chinese).ok()?.to_calendar(Iso);
    NaiveDate::from_ymd_opt(date.year().extended_year(), date.month().ordinal.into(), date.day_of_month().0.into())
}

/// The Hijri year that a day lies in.
fn hijri_year(day: NaiveDate) -> Option<i32> {
    let date = Date::try_new_iso(day.year(), day.month() as u8, day.day() as u8).ok()?;
    Some(date.to_calendar(Hijri::new_umm_al_qura()).year().extended_year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(rule: &str, year: i32) -> Vec<String> {
        let feast = Feast::parse(rule).unwrap();
        assert_eq!(Feast::unpack(feast.pack()), Some(feast));
        feast.in_year(year).into_iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}/{b}") }).collect()
    }

    #[test]
    fn fall_where_they_fell() {
        for (rule, year, day) in [
            ("12-25", 2019, "2019-12-25"),
            ("11-w4-3", 2016, "2016-11-24"),
            ("5-last-0", 2021, "2021-05-31"),
            ("5-w2-6", 2020, "2020-05-10"),
            ("easter", 2013, "2013-03-31"),
            ("11-w4-3+1", 2019, "2019-11-29"),
            ("easter-2", 2019, "2019-04-19"),
            ("easter+49", 2020, "2020-05-31"),
            ("pascha", 2020, "2020-04-19"),
            ("pascha", 2013, "2013-05-05"),
            ("hijri 10-01", 2019, "2019-06-04"),
            ("hijri 12-10", 2013, "2013-10-15"),
            ("hijri 09", 2019, "2019-05-06/2019-06-03"),
            ("hijri 01-10", 1442, "2020-08-29"),
            ("tithi 7-30-2", 2019, "2019-10-27"),
            ("tithi 12-15-2+1", 2019, "2019-03-21"),
            ("chinese 1-1", 2018, "2018-02-16"),
            ("chinese 8-15", 2019, "2019-09-13"),
            ("hijri 00", 1441, "2019-08-31/2020-08-19"),
        ] {
            assert_eq!(days(rule, year), [day], "{rule} {year}");
        }
        // The lunar year is shorter: two new years in one of ours.
        assert_eq!(days("hijri 01-01", 2008).len(), 2);
        for bad in [
            "",
            "13-01",
            "02-30",
            "5-w9-6",
            "5-w1-7",
            "hijri 13",
            "easter x",
            "tithi 7-31-0",
            "tithi 7-30",
            "chinese 13-1",
        ] {
            assert_eq!(Feast::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn no_year_is_too_far() {
        for year in [i32::MIN / 4, -9999, 0, 1, 622, 1599, 1600, 9999, 262_000] {
            for rule in ["12-25", "02-29", "11-w5-3", "easter", "pascha-46", "hijri 09", "hijri 00", "hijri 01-30"] {
                Feast::parse(rule).unwrap().in_year(year);
            }
        }
    }
}
