//! Calendar dates with parts missing: which year, month or week the words leave to the reader.

use super::calendar::{Anchor, Direction, Placed, shift_days, shift_months};
use super::slots::THIS_YEAR;
use chrono::{Datelike, NaiveDate};

/// Months ahead within which a month without tense is the coming one.
const AHEAD: u32 = 4;

/// `turn` of a weekday of the coming week, whatever day it is today.
const NEXT_WEEK: i8 = 2;

/// A calendar date with parts missing.
pub(super) struct Parts {
    pub year: Option<i16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub weekday: Option<u8>,
    pub turn: Option<i8>,
}

impl Parts {
    pub fn place(&self, now: Option<NaiveDate>, anchor: &Anchor) -> Option<Placed> {
        let direction = match self.turn {
            Some(-1) => Direction::Past,
            Some(1 | NEXT_WEEK) => Direction::Future,
            _ => anchor.direction,
        };
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => {
                NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).map(Placed::Day)
            }
            (Some(year), Some(month), None) => Some(Placed::Month(year.into(), month.into())),
            (Some(year), None, _) => Some(Placed::Year(year.into())),
            (None, Some(month), Some(day)) => self.day_of_month(now?, month, day, direction).map(Placed::Day),
            (None, Some(month), None) => {
                let now = now?;
                let year = self.year_of_month(now, month.into(), direction);
                Some(Placed::Month(year, month.into()))
            }
            (None, None, Some(day)) => self.bare_day(now?, day, direction).map(Placed::Day),
            (None, None, None) if self.weekday.is_some() => self.bare_weekday(now?, direction).map(Placed::Day),
            // Only a time of day: today.
            (None, None, None) => now.map(Placed::Day),
        }
    }

    fn day_of_month(&self, now: NaiveDate, month: u8, day: u8, direction: Direction) -> Option<NaiveDate> {
        let this = now.year();
        let on = |year: i32| NaiveDate::from_ymd_opt(year, month.into(), day.into());
        if let Some(weekday) = self.weekday {
            let fits = |d: &NaiveDate| d.weekday().num_days_from_monday() == u32::from(weekday);
            let near = (this - 5..=this + 5).filter_map(on).filter(fits).min_by_key(|d| (*d - now).num_days().abs());
            if near.is_some() {
                return near;
            }
        }
        // Leap days may be up to eight years off.
        let years = || (this - 8..=this + 8).filter_map(on);
        match (self.turn, direction) {
            (Some(0), _) => on(this),
            (Some(turn @ 9..=11), _) => on(this + i32::from(turn - THIS_YEAR)),
            (Some(-1), _) => years().rfind(|d| *d < now),
            (_, Direction::Past) => years().rfind(|d| *d <= now.succ_opt().unwrap_or(now)),
            (Some(1), _) => years().find(|d| *d > now),
            (_, Direction::Future) => years().find(|d| *d >= now),
            _ => years().min_by_key(|d| (*d - now).num_days().abs()),
        }
    }

    fn year_of_month(&self, now: NaiveDate, month: u32, direction: Direction) -> i32 {
        let this = now.year();
        let same = month == now.month();
        let later = month > now.month();
        let ahead = (month + 12 - now.month()) % 12;
        match (self.turn, direction) {
            (Some(0), _) => this,
            (Some(turn @ 9..=11), _) => this + i32::from(turn - THIS_YEAR),
            (Some(-1), _) => this - i32::from(later || same),
            (Some(1), _) => this + i32::from(!later),
            (_, Direction::Past) => this - i32::from(later),
            (_, Direction::Future) => this + i32::from(!later && !same),
            // A month just ahead is more often the coming one than the one many months ago.
            (_, Direction::Unknown) if ahead <= AHEAD => this + i32::from(!later && !same),
            (_, Direction::Unknown) => this - i32::from(later),
        }
    }

    /// "the 15th": the nearest one, looking the way that the tense looks.
    fn bare_day(&self, now: NaiveDate, day: u8, direction: Direction) -> Option<NaiveDate> {
        let first = now.with_day(1)?;
        if let Some(weekday) = self.weekday {
            let fits = |d: &NaiveDate| d.weekday().num_days_from_monday() == u32::from(weekday);
            let months = (-12..=12).filter_map(|by| shift_months(first, by)?.with_day(day.into())).filter(fits);
            let near = |d: &NaiveDate| (*d - now).num_days().abs();
            return match direction {
                Direction::Past => months.filter(|d| *d <= now).min_by_key(near),
                Direction::Future => months.filter(|d| *d >= now).min_by_key(near),
                Direction::Unknown => months.min_by_key(near),
            };
        }
        let around = [shift_months(first, -1), Some(first), shift_months(first, 1)];
        let days = around.into_iter().flatten().filter_map(|m| m.with_day(day.into()));
        match direction {
            Direction::Past => days.filter(|d| *d <= now).max(),
            Direction::Future => days.filter(|d| *d >= now).min(),
            Direction::Unknown => now.with_day(day.into()),
        }
    }

    fn bare_weekday(&self, now: NaiveDate, direction: Direction) -> Option<NaiveDate> {
        let weekday = i64::from(self.weekday?);
        let back = (i64::from(now.weekday().num_days_from_monday()) - weekday).rem_euclid(7);
        match (self.turn, direction) {
            (Some(-1), _) => shift_days(now, -if back == 0 { 7 } else { back }),
            (Some(NEXT_WEEK), _) => {
                let monday = i64::from(now.weekday().num_days_from_monday());
                shift_days(now, 7 - monday + weekday)
            }
            (Some(1), _) => shift_days(now, 7 - back),
            (_, Direction::Future) | (Some(_), Direction::Unknown) => shift_days(now, (7 - back) % 7),
            // The day's own name is the day itself.
            _ => shift_days(now, -back),
        }
    }
}
