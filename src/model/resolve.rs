//! What a placed time expression is worth: its TIMEX3 value for corpora, its [`EventDate`] for events.

use super::calendar::{Anchor, Direction, Placed, Register};
use super::date::{EventDate, Moment};
use super::notes;
use super::timex::{Base, Beside, Count, Point, Relation, Stretch, Sum, TimeExpr, TimexKind, Unit, Vague};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};
use std::fmt::Write as _;

/// A time expression seen from its anchor.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    pub kind: TimexKind,
    /// TIMEX3 value; none where the anchor that it needs is missing.
    pub timex: Option<String>,
    /// For events; none for durations and sets.
    pub date: Option<EventDate>,
    /// The words hold the year, so nothing was taken from the anchor.
    pub exact: bool,
}

impl TimeExpr {
    /// Reads the expression from `anchor`. Never fails: what cannot be placed has no value.
    pub fn resolve(&self, anchor: &Anchor) -> Resolved {
        let settled = self.settled(anchor);
        if let Some(Beside { relation: Relation::Until, .. }) = settled.beside {
            return settled.resolve_range(anchor);
        }
        settled.resolve_one(anchor)
    }

    fn resolve_one(&self, anchor: &Anchor) -> Resolved {
        let kind = self.kind();
        let placed = self.place(anchor).filter(|p| p.has_value());
        let placed = match self.stretch {
            Some(Stretch::Rest) => rest(placed, anchor),
            Some(stretch) if anchor.register == Register::Lookup => placed.map(|p| notes::part(p, stretch)),
            _ => placed,
        };
        let timex = match self.point {
            Point::Length { unit, count, .. } if placed.is_none() => Some(period(unit, count)),
            Point::Sum { sum, side: 0, .. } => Some(sum_value(sum)),
            Point::Sum { sum, base: Base::Reference, .. } if placed.is_none() => Some(sum_value(sum)),
            Point::Every { .. } => Some(self.set_value()),
            // "Two hours later", and nobody knows than what: a length.
            Point::Offset { unit, count, base: Base::Reference, .. } if placed.is_none() => Some(period(unit, count)),
            _ => match placed {
                Some(p) => Some(self.value(p, anchor)),
                None => self.incomplete(),
            },
        };
        let published = anchor.published.map(|p| p.date());
        let date = placed.and_then(|p| event_date(p, published));
        let date = if self.is_approximate() { date.map(EventDate::about) } else { date };
        Resolved { kind, timex, date, exact: self.is_exact() }
    }

    /// Both ends; the last is looked for after the first.
    fn resolve_range(&self, anchor: &Anchor) -> Resolved {
        let first = self.alone();
        let last = self.other().unwrap_or(first);
        let (kind, exact) = (self.kind(), self.is_exact());
        let from = first.resolve_one(anchor);
        let begin = from.date.as_ref().and_then(EventDate::first);
        let clock = |e: &TimeExpr| e.clock.map(|c| (c.hour, c.minute));
        let overnight = first.point == last.point && clock(&last) < clock(&first);
        let after = match (last.point, begin) {
            (_, Some(day)) if overnight => {
                Anchor { published: day.succ_opt().and_then(|d| d.and_hms_opt(0, 0, 0)), ..anchor.clone() }
            }
            (Point::Calendar { year: None, turn: None, .. }, Some(day)) => Anchor {
                published: day.and_hms_opt(0, 0, 0),
                direction: Direction::Future,
                reference: None,
                ..anchor.clone()
            },
            _ => anchor.clone(),
        };
        let to = if overnight {
            let point = Point::Today { offset: 0, weekday: None };
            TimeExpr { point, ..last }.resolve_one(&after)
        } else {
            last.resolve_one(&after)
        };
        // An end that is itself a span gives its outer edge.
        let first_edge = |v: &String| v.split('/').next().unwrap_or(v).to_owned();
        let last_edge = |v: &String| v.rsplit('/').next().unwrap_or(v).to_owned();
        let edges = from.timex.as_ref().map(first_edge).zip(to.timex.as_ref().map(last_edge));
        let timex = edges.map(|(a, b)| format!("{a}/{b}"));
        // A note counts from when the first of two months or years begins until the last one begins.
        let long = |e: &TimeExpr| e.grain().is_some_and(|g| g > Unit::Day) && e.clock.is_none() && e.day_part.is_none();
        let begins = to.date.as_ref().and_then(EventDate::first).filter(|b| begin.is_some_and(|a| a < *b));
        let timex = match begin.zip(begins) {
            Some((a, b)) if anchor.is_note() && long(&first) && long(&last) => Some(format!("{a}/{b}")),
            _ => timex,
        };
        let end = to.date.as_ref().and_then(EventDate::last);
        // Backwards on the calendar: no range, but the words still stand there.
        if begin.zip(end).is_some_and(|(a, b)| a > b) {
            return Resolved { kind, timex: from.timex, date: from.date, exact };
        }
        let date = match (from.date, to.date) {
            (
                Some(EventDate::At(a) | EventDate::Span(Some(a), _)),
                Some(EventDate::At(b) | EventDate::Span(_, Some(b))),
            ) => Some(if a == b { EventDate::At(a) } else { EventDate::Span(Some(a), Some(b)) }),
            _ => None,
        };
        Resolved { kind, timex, date, exact }
    }

    /// A length ahead is counted where the tense looks ahead, and in notes that tell of nothing past; it stays a length
    /// otherwise.
    fn settled(&self, anchor: &Anchor) -> TimeExpr {
        let open = anchor.is_note() && anchor.direction == Direction::Unknown;
        let ahead = open || anchor.direction == Direction::Future;
        let point = match self.point {
            Point::Offset { unit, count, side, base: Base::Ahead } if ahead => {
                Point::Offset { unit, count, side, base: Base::Now }
            }
            Point::Offset { unit, count, base: Base::Ahead, .. } => Point::Length { unit, count, turn: 0 },
            Point::Sum { sum, side, base: Base::Ahead } => {
                Point::Sum { sum, side: if ahead { side } else { 0 }, base: Base::Now }
            }
            other => other,
        };
        TimeExpr { point, ..*self }
    }

    /// First and last day that the words mean from `anchor`, without spelling a value.
    pub fn days(&self, anchor: &Anchor) -> Option<(NaiveDate, NaiveDate)> {
        let settled = self.settled(anchor);
        let date = match settled.beside {
            Some(Beside { relation: Relation::Until, .. }) => settled.resolve_range(anchor).date?,
            _ => event_date(settled.place(anchor)?, anchor.published.map(|p| p.date()))?,
        };
        Some((date.first()?, date.last()?))
    }

    /// Whether the words need no anchor.
    pub fn is_exact(&self) -> bool {
        if let Some(other) = self.other() {
            return match self.beside {
                Some(Beside { relation: Relation::Until, .. }) => self.alone().is_exact() && other.is_exact(),
                _ => other.is_exact(),
            };
        }
        match self.point {
            Point::Calendar { year, .. }
            | Point::Days { year, .. }
            | Point::Piece { year, .. }
            | Point::Feast { year, .. } => year.is_some(),
            Point::Years { .. } | Point::Century { .. } => true,
            Point::Decade { year } => year >= 100,
            _ => false,
        }
    }

    /// Whether the calendar itself leaves a day's doubt: the moon's, unless a weekday beside the date settles it.
    fn is_approximate(&self) -> bool {
        matches!(self.point, Point::Feast { rule, weekday: None, .. } if rule.is_lunar())
    }

    /// Resolves as news reads a bare date: behind, unless told otherwise.
    pub fn resolve_at(&self, published: NaiveDateTime, direction: Direction) -> Resolved {
        self.resolve(&Anchor { published: Some(published), direction, ..Anchor::default() })
    }

    fn value(&self, placed: Placed, anchor: &Anchor) -> String {
        let mut out = String::new();
        // Writing to a String cannot fail.
        let _ = match placed {
            Placed::Day(d) => write!(out, "{d}"),
            Placed::Days(a, b) => write!(out, "{a}/{b}"),
            Placed::Instant(t) => {
                let midnight = |p: NaiveDateTime| p.time() == chrono::NaiveTime::MIN;
                let whole = !anchor.timed && anchor.published.is_some_and(midnight);
                match self.point {
                    // Without a time of day to count from, hours back give only the day.
                    _ if whole => write!(out, "{}", t.date()),
                    _ => write!(out, "{}T{:02}:{:02}", t.date(), t.hour(), t.minute()),
                }
            }
            Placed::Until(a, b, true) => write!(out, "{}/{}", notes::moment(a), notes::moment(b)),
            Placed::Until(a, b, false) => write!(out, "{}/{}", a.date(), b.date()),
            Placed::Week(d) => write!(out, "{}-W{:02}", d.iso_week().year(), d.iso_week().week()),
            Placed::Weekend(d) => write!(out, "{}-W{:02}-WE", d.iso_week().year(), d.iso_week().week()),
            Placed::Month(y, m) => write!(out, "{y:04}-{m:02}"),
            Placed::Piece(unit, y, n) => {
                let season = ["SP", "SU", "FA", "WI"].get(n as usize - 1).copied().unwrap_or("SP");
                match unit {
                    Unit::Season => write!(out, "{y:04}-{season}"),
                    Unit::Half => write!(out, "{y:04}-H{n}"),
                    _ => write!(out, "{y:04}-Q{n}"),
                }
            }
            Placed::Year(y) => write!(out, "{y:04}"),
            Placed::Years(a, b) => write!(out, "{a:04}/{b:04}"),
            Placed::Decade(y) => write!(out, "{:03}", y / 10),
            Placed::Century(y) => write!(out, "{:02}", y / 100),
            Placed::Vague(v) => write!(out, "{}", vague(v)),
        };
        if let Placed::Day(day) = placed {
            match self
                .day_part
                .filter(|_| anchor.is_note() && self.clock.is_none())
                .and_then(|p| notes::hours(p, self.stretch))
            {
                Some((from, to)) => return format!("{day}T{from}/{day}T{to}"),
                None => self.time_of_day(&mut out),
            }
        }
        out
    }

    /// `T08`, `T08:30`: a time of day and nothing else, as it stands where no day is meant.
    pub fn clock_value(&self) -> Option<String> {
        let empty = Point::Calendar { year: None, month: None, day: None, weekday: None, turn: None };
        let clock = self.clock.filter(|_| self.point == empty && self.beside.is_none())?;
        let mut out = String::new();
        self.time_of_day(&mut out);
        Some(if clock.whole { format!("T{:02}", clock.hour) } else { out })
    }

    fn time_of_day(&self, out: &mut String) {
        let _ = match (self.clock, self.day_part) {
            (Some(c), _) => match c.second {
                Some(s) => write!(out, "T{:02}:{:02}:{s:02}", c.hour, c.minute),
                None => write!(out, "T{:02}:{:02}", c.hour, c.minute),
            },
            (None, Some(part)) => write!(out, "T{}", part.code()),
            (None, None) => Ok(()),
        };
    }

    /// A value with its unknown year, for calendar dates without an anchor.
    fn incomplete(&self) -> Option<String> {
        let Point::Calendar { month, day, weekday, .. } = self.point else { return None };
        let mut out = match (month, day, weekday) {
            (Some(m), Some(d), _) => format!("XXXX-{m:02}-{d:02}"),
            (Some(m), None, _) => format!("XXXX-{m:02}"),
            (None, Some(d), _) => format!("XXXX-XX-{d:02}"),
            (None, None, Some(w)) => format!("XXXX-WXX-{}", w + 1),
            (None, None, None) => return None,
        };
        self.time_of_day(&mut out);
        Some(out)
    }

    fn set_value(&self) -> String {
        let Point::Every { unit, count, weekday, month, number } = self.point else { return String::new() };
        if let Some(w) = weekday {
            let mut out = format!("XXXX-WXX-{}", w + 1);
            self.time_of_day(&mut out);
            return out;
        }
        if let Some(part) = self.day_part {
            return format!("XXXX-XX-XXT{}", part.code());
        }
        match (month, number) {
            (Some(m), _) => format!("XXXX-{m:02}"),
            (None, Some(n)) if unit == Unit::Quarter => format!("XXXX-Q{n}"),
            (None, Some(n)) if unit == Unit::Season => {
                format!("XXXX-{}", ["SP", "SU", "FA", "WI"].get((n as usize).wrapping_sub(1)).copied().unwrap_or("XX"))
            }
            _ => period(unit, count),
        }
    }
}

/// The TIMEX3 word for a time without a place.
fn vague(v: Vague) -> &'static str {
    match v {
        Vague::Past => "PAST_REF",
        Vague::Present => "PRESENT_REF",
        Vague::Future => "FUTURE_REF",
    }
}

/// `P1Y2M`, `PT1H30M`.
fn sum_value(sum: Sum) -> String {
    let mut out = String::from("P");
    let mut put = |amount: u32, sign: &str| {
        if amount > 0 {
            // Writing to a String cannot fail.
            let _ = write!(out, "{amount}{sign}");
        }
    };
    put(u32::from(sum.months) / 12, "Y");
    put(u32::from(sum.months) % 12, "M");
    if sum.weeks && sum.months == 0 && sum.seconds == 0 {
        put(u32::from(sum.days) / 7, "W");
    } else {
        put(u32::from(sum.days), "D");
    }
    if sum.seconds > 0 {
        out.push('T');
        for (amount, sign) in [(sum.seconds / 3600, 'H'), (sum.seconds / 60 % 60, 'M'), (sum.seconds % 60, 'S')] {
            if amount > 0 {
                let _ = write!(out, "{amount}{sign}");
            }
        }
    }
    out
}

/// `P2W`, `PT18H`, `P2.5Y`, `PXD`.
fn period(unit: Unit, count: Count) -> String {
    let number = match count {
        Count::Some => "X".to_owned(),
        Count::Tenths(t) if t % 10 == 0 => (t / 10).to_string(),
        Count::Tenths(t) => format!("{}.{}", t / 10, t % 10),
    };
    let months = |per: i32| match count {
        Count::Some => "PXM".to_owned(),
        Count::Tenths(t) => format!("P{}M", t.saturating_mul(per) / 10),
    };
    let years = |per: i32| match count {
        Count::Some => "PXY".to_owned(),
        Count::Tenths(t) => format!("P{}Y", t.saturating_mul(per) / 10),
    };
    match unit {
        Unit::Second => format!("PT{number}S"),
        Unit::Minute => format!("PT{number}M"),
        Unit::Hour => format!("PT{number}H"),
        Unit::Day => format!("P{number}D"),
        Unit::Weekend => format!("P{number}WE"),
        Unit::Week => format!("P{number}W"),
        Unit::Month => format!("P{number}M"),
        Unit::Quarter => format!("P{number}Q"),
        Unit::Season => months(3),
        Unit::Half => months(6),
        Unit::Year => format!("P{number}Y"),
        Unit::Decade => years(10),
        Unit::Century => years(100),
        Unit::Millennium => years(1000),
    }
}

/// What is left of a time from the publication on.
fn rest(placed: Option<Placed>, anchor: &Anchor) -> Option<Placed> {
    let now = anchor.published?.date();
    let last = event_date(placed?, Some(now))?.last()?;
    if last > now { Some(Placed::Days(now, last)) } else { placed }
}

fn event_date(placed: Placed, published: Option<NaiveDate>) -> Option<EventDate> {
    let span = |a: NaiveDate, b: Option<NaiveDate>| Some(EventDate::Span(Some(Moment::day(a)), Some(Moment::day(b?))));
    let at = |m: Option<Moment>| m.map(EventDate::At);
    match placed {
        Placed::Day(d) => Some(EventDate::day(d)),
        Placed::Instant(t) => Some(EventDate::day(t.date())),
        Placed::Days(a, b) => span(a, Some(b)),
        Placed::Until(a, b, fine) => span(a.date(), b.date().checked_sub_days(Days::new(u64::from(!fine)))),
        Placed::Week(d) => span(d, d.checked_add_days(Days::new(6))),
        Placed::Weekend(d) => span(d, d.succ_opt()),
        Placed::Month(y, m) => at(Moment::month(y, m)),
        Placed::Piece(Unit::Season, y, n) => at(Moment::season(y, n + 20)),
        Placed::Piece(unit, y, n) => {
            let length = if unit == Unit::Half { 6 } else { 3 };
            let (from, to) = (Moment::month(y, (n - 1) * length + 1)?, Moment::month(y, n * length)?);
            Some(EventDate::Span(Some(from), Some(to)))
        }
        Placed::Year(y) => at(Moment::year(y)),
        Placed::Years(a, b) => Some(EventDate::Span(Some(Moment::year(a)?), Some(Moment::year(b)?))),
        Placed::Decade(y) => at(Moment::decade(y)),
        Placed::Century(y) => at(Moment::century(y)),
        Placed::Vague(Vague::Present) => published.map(EventDate::day),
        Placed::Vague(Vague::Past) => published.map(EventDate::until),
        Placed::Vague(Vague::Future) => published.map(|p| EventDate::since(Moment::day(p))),
    }
}
