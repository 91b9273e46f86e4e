//! Calendar arithmetic: a time expression and an anchor give days.
//!
//! Nothing here reads words, and nothing is guessed: an expression that needs a publication date and has none stays
//! unplaced. Weeks run from Monday (ISO 8601).

use super::date::EventDate;
use super::discourse::quarter_of;
use super::feast::Named;
use super::notes;
use super::parts::Parts;
use super::timex::{Base, Beside, Count, Point, Relation, Sum, TimeExpr, Unit, Vague};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime};

/// Where the tense points; decides a bare weekday and a month without its year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    Past,
    Future,
    /// Not known: news mostly tells what has been.
    #[default]
    Unknown,
}

/// What an expression is resolved against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Anchor {
    /// When the article appeared (or its dateline's day), local to the outlet.
    pub published: Option<NaiveDateTime>,
    /// The date last spoken of, for "two days later" and «في اليوم نفسه».
    pub reference: Option<EventDate>,
    pub direction: Direction,
    /// The publication's time of day was given, even where it is midnight.
    pub timed: bool,
    pub register: Register,
}

/// What sort of text speaks; see [`notes`](super::notes) for what it changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Register {
    #[default]
    Article,
    /// Somebody speaks of himself or to another: his lengths and parts of a day mean days and hours on the calendar.
    Note,
    /// Nothing but an expression, asked of a calendar: parts of a month mean days too.
    Lookup,
}

impl Anchor {
    pub(super) fn is_note(&self) -> bool {
        self.register >= Register::Note
    }
}

/// A place on the calendar, as fine as the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    Day(NaiveDate),
    Days(NaiveDate, NaiveDate),
    Instant(NaiveDateTime),
    /// From one moment until another, as ISO 8601 writes an interval: the last is when it is over. With hours or whole days.
    Until(NaiveDateTime, NaiveDateTime, bool),
    /// The Monday of a week.
    Week(NaiveDate),
    /// The Saturday of a weekend.
    Weekend(NaiveDate),
    Month(i32, u32),
    /// Quarter, season or half, numbered from 1.
    Piece(Unit, i32, u32),
    Year(i32),
    Years(i32, i32),
    Decade(i32),
    /// First year, 1900 for the twentieth.
    Century(i32),
    Vague(Vague),
}

impl Placed {
    /// Whether it lies after the beginning of the year 1, where values can still be written.
    pub(super) fn has_value(self) -> bool {
        match self {
            Placed::Day(d) | Placed::Days(d, _) | Placed::Week(d) | Placed::Weekend(d) => d.year() > 0,
            Placed::Instant(t) | Placed::Until(t, ..) => t.year() > 0,
            Placed::Month(y, _) | Placed::Piece(_, y, _) | Placed::Year(y) | Placed::Years(y, _) => y > 0,
            Placed::Decade(y) | Placed::Century(y) => y >= 0,
            Placed::Vague(_) => true,
        }
    }
}

impl TimeExpr {
    /// Where the expression lies, seen from `anchor`.
    pub(super) fn place(&self, anchor: &Anchor) -> Option<Placed> {
        if let (Some(Beside { relation, .. }), Some(other)) = (self.beside, self.other()) {
            return self.alone().place_beside(relation, &other.resolve(anchor).date?, anchor);
        }
        let now = anchor.published.map(|p| p.date());
        let from = |base: Base| match base {
            Base::Now | Base::Ahead => now,
            // Where nothing was spoken of and the text looks ahead, the next day is tomorrow.
            Base::Reference
                if anchor.reference.is_none() && (anchor.is_note() || anchor.direction == Direction::Future) =>
            {
                now
            }
            Base::Reference => anchor.reference.as_ref().and_then(|r| r.first().or(r.last())),
        };
        Some(match self.point {
            Point::Calendar { year, month, day, weekday, turn } => {
                let parts = Parts { year, month, day, weekday, turn };
                return parts.place(now, anchor);
            }
            Point::Days { from, to, month, year } => {
                let parts = Parts { year, month: Some(month), day: Some(from), weekday: None, turn: None };
                let Placed::Day(first) = parts.place(now, anchor)? else { return None };
                Placed::Days(first, first.with_day(to.into())?)
            }
            Point::Today { offset, weekday } => {
                let day = shift_days(now?, offset.into())?;
                // The weekday is the stronger word: a text printed on the day after still says "today, Tuesday".
                let back =
                    weekday.map_or(0, |w| (day.weekday().num_days_from_monday() as i64 - i64::from(w)).rem_euclid(7));
                let move_by = if back > 3 { 7 - back } else { -back };
                Placed::Day(shift_days(day, move_by)?)
            }
            // On a working day "the weekend" is the one just over, unless the tense looks ahead.
            Point::Turn { unit: Unit::Weekend, turn: 0, .. } => {
                let now = now?;
                let over = now.weekday().num_days_from_monday() < 5 && anchor.direction != Direction::Future;
                turn_unit(now, Unit::Weekend, if over { -1 } else { 0 }, None)?
            }
            // "The following week" of an article that has named no other day is counted from its own.
            Point::Turn { unit, turn, day, base } => turn_unit(from(base).or(now)?, unit, turn.into(), day)?,
            Point::Piece { unit, number, year, turn } => place_piece(unit, number, year, turn, now, anchor.direction)?,
            Point::Offset { unit, count, side, base } => match count {
                // "A few days later" in a story is no time of ours.
                Count::Some if base == Base::Reference => return None,
                Count::Some => Placed::Vague(if side < 0 { Vague::Past } else { Vague::Future }),
                Count::Tenths(tenths) => {
                    let signed = i64::from(tenths) * i64::from(side);
                    if unit < Unit::Day {
                        let told = base != Base::Reference || anchor.is_note() && anchor.reference.is_none();
                        let start = anchor.published.filter(|_| told)?;
                        let seconds = match unit {
                            Unit::Hour => 360,
                            Unit::Minute => 6,
                            _ => 0,
                        } * signed;
                        return start.checked_add_signed(chrono::TimeDelta::try_seconds(seconds)?).map(Placed::Instant);
                    }
                    let quarter = anchor.reference.as_ref().filter(|_| base == Base::Reference).and_then(quarter_of);
                    if let (Unit::Year, Some((year, number)), 0) = (unit, quarter, tenths % 10) {
                        return Some(Placed::Piece(Unit::Quarter, year.saturating_add((signed / 10) as i32), number));
                    }
                    match notes::day_away(from(base)?, unit, signed).filter(|_| anchor.is_note()) {
                        Some(day) => Placed::Day(day),
                        None => offset(from(base)?, unit, signed)?,
                    }
                }
            },
            Point::Same { unit, .. } => turn_unit(from(Base::Reference)?, unit, 0, None)?,
            Point::Decade { year } if year >= 100 => Placed::Decade(i32::from(year) / 10 * 10),
            Point::Decade { year } => {
                let this = now.map_or(2000, |d| d.year());
                let full = this / 100 * 100 + i32::from(year);
                Placed::Decade(if full > this { full - 100 } else { full })
            }
            Point::Century { number } => Placed::Century((i32::from(number) - 1) * 100),
            Point::Years { from, to } => Placed::Years(from.into(), to.into()),
            Point::Feast { rule, weekday, year, turn } => {
                Named { rule, weekday, year, turn }.place(now, anchor.direction)?
            }
            Point::Vague(vague) => Placed::Vague(vague),
            Point::Sum { sum, side, base } if side != 0 => {
                let published = anchor.published.filter(|_| base != Base::Reference);
                add(published.or_else(|| from(base)?.and_hms_opt(0, 0, 0))?, sum, side)?
            }
            Point::Length { unit, count, turn } if anchor.is_note() && turn != 0 => {
                notes::run(anchor.published?, unit, count, turn)?
            }
            Point::Length { .. } | Point::Every { .. } | Point::Sum { .. } | Point::Nth { .. } => return None,
        })
    }

    /// Where it lies, seen from the time that stands beside it.
    fn place_beside(&self, relation: Relation, other: &EventDate, anchor: &Anchor) -> Option<Placed> {
        let (first, last) = (other.first()?, other.last()?);
        match (relation, self.point) {
            (Relation::Within, Point::Nth { unit, weekday, number }) => nth(first, last, unit, weekday, number.into()),
            (Relation::Within, point) => {
                let mut point = point;
                if let Point::Calendar { month: None, day: Some(day), .. } = point {
                    let month = first.day() == 1 && (27..31).contains(&(last - first).num_days());
                    return first.with_day(day.into()).filter(|_| month).map(Placed::Day);
                }
                match &mut point {
                    Point::Calendar { year, .. } | Point::Piece { year, .. } | Point::Feast { year, .. } => {
                        *year = i16::try_from(first.year()).ok();
                    }
                    _ => return None,
                }
                TimeExpr { point, ..*self }.place(anchor)
            }
            (_, Point::Offset { unit, count: Count::Tenths(tenths), side, .. }) if unit >= Unit::Day => {
                let from = if side < 0 { first } else { last };
                let placed = offset(from, unit, i64::from(tenths) * i64::from(side))?;
                // From one day to another, however long the unit.
                let months = match unit {
                    Unit::Month => 1,
                    Unit::Quarter => 3,
                    Unit::Year => 12,
                    Unit::Decade => 120,
                    _ => return Some(placed),
                };
                let day = shift_months(from, i64::from(tenths) * i64::from(side) * months / 10)?;
                Some(if first == last { Placed::Day(day) } else { placed })
            }
            // "Three Fridays from now": the day itself does not count.
            (_, Point::Nth { weekday: Some(weekday), number, .. }) => {
                let ahead = (i64::from(weekday) + 6 - i64::from(last.weekday().num_days_from_monday())) % 7 + 1;
                Some(Placed::Day(shift_days(last, ahead + 7 * (i64::from(number.max(1)) - 1))?))
            }
            (_, Point::Sum { sum, side, .. }) => {
                add(if side < 0 { first } else { last }.and_hms_opt(0, 0, 0)?, sum, side)
            }
            (_, Point::Turn { unit, turn, day, .. }) => turn_unit(first, unit, turn.into(), day),
            _ => None,
        }
    }
}

/// The numbered day, weekday, week or month between two days. A week belongs where its Thursday lies (ISO 8601).
fn nth(first: NaiveDate, last: NaiveDate, unit: Unit, weekday: Option<u8>, number: i64) -> Option<Placed> {
    let on = |day: NaiveDate, weekday: i64| {
        let ahead = (7 + weekday - i64::from(day.weekday().num_days_from_monday())) % 7;
        shift_days(day, ahead)
    };
    let inside = |day: NaiveDate| (first..=last).contains(&day).then_some(day);
    let every = |weekday: i64| {
        let begin = on(first, weekday)?;
        let before = on(last, weekday).filter(|d| *d == last).or_else(|| shift_days(on(last, weekday)?, -7))?;
        inside(if number > 0 { shift_days(begin, 7 * (number - 1))? } else { shift_days(before, 7 * (number + 1))? })
    };
    let month = |length: i64| {
        let begin = if number > 0 { first.with_day(1)? } else { last.with_day(1)? };
        let by = if number > 0 { (number - 1) * length } else { (number + 1) * length - (length - 1) };
        shift_months(begin, by).filter(|d| *d >= first && *d <= last)
    };
    Some(match (unit, weekday) {
        (_, Some(weekday)) => Placed::Day(every(weekday.into())?),
        (Unit::Day, None) => Placed::Day(inside(shift_days(
            if number > 0 { first } else { last },
            if number > 0 { number - 1 } else { number + 1 },
        )?)?),
        (Unit::Week, None) => Placed::Week(monday(every(3)?)?),
        (Unit::Weekend, None) => Placed::Weekend(every(5)?),
        (Unit::Month, None) => month(1).map(|d| Placed::Month(d.year(), d.month()))?,
        (Unit::Quarter, None) => month(3).map(|d| Placed::Piece(Unit::Quarter, d.year(), d.month0() / 3 + 1))?,
        (Unit::Half, None) => month(6).map(|d| Placed::Piece(Unit::Half, d.year(), d.month0() / 6 + 1))?,
        (Unit::Year, None) => {
            let by = if number > 0 { number - 1 } else { number + 1 };
            let year = i64::from(if number > 0 { first.year() } else { last.year() }) + by;
            Placed::Year(i32::try_from(year).ok().filter(|y| (first.year()..=last.year()).contains(y))?)
        }
        _ => return None,
    })
}

/// A moment that many months, days and seconds away; a day where no hours are counted.
fn add(from: NaiveDateTime, sum: Sum, side: i8) -> Option<Placed> {
    let side = i64::from(side);
    let day = shift_months(from.date(), side * i64::from(sum.months))?;
    let day = shift_days(day, side * i64::from(sum.days))?;
    if sum.seconds == 0 {
        return Some(Placed::Day(day));
    }
    let seconds = chrono::TimeDelta::try_seconds(side * i64::from(sum.seconds))?;
    day.and_time(from.time()).checked_add_signed(seconds).map(Placed::Instant)
}

pub(super) fn shift_days(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    if by < 0 { day.checked_sub_days(Days::new(by.unsigned_abs())) } else { day.checked_add_days(Days::new(by as u64)) }
}

pub(super) fn shift_months(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(by.unsigned_abs()).ok()?);
    if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

/// Monday of the week that a day belongs to.
fn monday(day: NaiveDate) -> Option<NaiveDate> {
    shift_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

fn turn_unit(from: NaiveDate, unit: Unit, turn: i64, day: Option<u8>) -> Option<Placed> {
    let by_years = |years: i64| i32::try_from(i64::from(from.year()) + turn * years).ok();
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => Placed::Day(shift_days(from, turn)?),
        Unit::Week => Placed::Week(shift_days(monday(from)?, turn * 7)?),
        Unit::Weekend => Placed::Weekend(shift_days(
            shift_days(from, -i64::from(from.weekday().num_days_from_monday()))?,
            turn * 7 + 5,
        )?),
        Unit::Month => {
            let month = shift_months(from.with_day(1)?, turn)?;
            match day {
                Some(day) => Placed::Day(month.with_day(day.into())?),
                None => Placed::Month(month.year(), month.month()),
            }
        }
        Unit::Quarter | Unit::Season | Unit::Half => {
            let (length, lead) = match unit {
                Unit::Half => (6, 0),
                // Spring begins in March.
                Unit::Season => (3, -2),
                _ => (3, 0),
            };
            let start = shift_months(from.with_day(1)?, lead + turn * length)?;
            Placed::Piece(unit, start.year(), start.month0() / length as u32 + 1)
        }
        Unit::Year => Placed::Year(by_years(1)?),
        Unit::Decade => Placed::Decade(by_years(10)?.div_euclid(10) * 10),
        Unit::Century => Placed::Century(by_years(100)?.div_euclid(100) * 100),
        Unit::Millennium => return None,
    })
}

/// `tenths` of a unit away; the answer is as fine as the unit («قبل عشر سنوات» is a year), weeks give a day.
fn offset(from: NaiveDate, unit: Unit, tenths: i64) -> Option<Placed> {
    let whole = tenths % 10 == 0;
    let months = |per: i64| shift_months(from, tenths * per / 10);
    Some(match unit {
        Unit::Day => Placed::Day(shift_days(from, tenths / 10)?),
        Unit::Week => Placed::Day(shift_days(from, tenths * 7 / 10)?),
        Unit::Weekend => return None,
        Unit::Month | Unit::Quarter | Unit::Half => {
            let day = months(match unit {
                Unit::Month => 1,
                Unit::Quarter => 3,
                _ => 6,
            })?;
            Placed::Month(day.year(), day.month())
        }
        Unit::Year if whole => Placed::Year(months(12)?.year()),
        Unit::Year => {
            let day = months(12)?;
            Placed::Month(day.year(), day.month())
        }
        Unit::Season => return None,
        Unit::Decade => Placed::Year(months(120)?.year()),
        Unit::Century => Placed::Year(months(1200)?.year()),
        _ => return None,
    })
}

/// Quarters and halves without a year: the last that has begun, or the next where the tense looks ahead.
fn place_piece(
    unit: Unit,
    number: u8,
    year: Option<i16>,
    turn: Option<i8>,
    now: Option<NaiveDate>,
    direction: Direction,
) -> Option<Placed> {
    let number = u32::from(number);
    if let Some(year) = year {
        return Some(Placed::Piece(unit, year.into(), number));
    }
    let now = now?;
    let (length, lead) = match unit {
        Unit::Half => (6, 0),
        Unit::Season => (3, 2),
        _ => (3, 0),
    };
    let begin = |year: i32| NaiveDate::from_ymd_opt(year, (number - 1) * length + lead + 1, 1);
    let end = |year: i32| begin(year).and_then(|b| b.checked_add_months(Months::new(length)));
    let this = now.year();
    let years = [this - 1, this, this + 1];
    let found = match (turn, direction) {
        (Some(-1), _) => years.iter().rev().find(|y| end(**y).is_some_and(|e| e <= now)),
        (Some(1), _) => years.iter().find(|y| begin(**y).is_some_and(|b| b > now)),
        (Some(_), _) => {
            years.iter().find(|y| end(**y).is_some_and(|e| e > now)).filter(|y| **y <= this).or(Some(&this))
        }
        (None, Direction::Future) => years.iter().find(|y| end(**y).is_some_and(|e| e > now)),
        (None, _) => years.iter().rev().find(|y| begin(**y).is_some_and(|b| b <= now)),
    }?;
    Some(Placed::Piece(unit, *found, number))
}
