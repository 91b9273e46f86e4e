//! What earlier dates a later expression may lean on: "that month", "two days later", "a year earlier".

use super::date::{EventDate, Moment, Precision};
use super::resolve::Resolved;
use super::timex::{Base, Count, Point, TimeExpr, TimexKind, Unit};
use chrono::{Datelike, Months};

/// Dates spoken of so far, the last of each grain. Feed it every resolved expression in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Discourse {
    last: Option<EventDate>,
    quarter: Option<EventDate>,
    /// Expressions since the quarter was named.
    since_quarter: u32,
}

/// Expressions after which a quarter is no longer spoken of.
const FADES: u32 = 12;

impl Discourse {
    /// Remembers a date.
    pub fn note(&mut self, expr: &TimeExpr, resolved: &Resolved) {
        self.since_quarter += 1;
        if resolved.kind == TimexKind::Duration
            || resolved.kind == TimexKind::Set
            || matches!(expr.point, Point::Vague(_))
        {
            return;
        }
        let Some(date) = &resolved.date else { return };
        // A quarter that another one is measured by ("a year earlier") stays the one spoken of.
        if quarter_of(date).is_some()
            && matches!(expr.point, Point::Piece { .. } | Point::Turn { .. } | Point::Same { .. })
        {
            self.quarter = Some(date.clone());
            self.since_quarter = 0;
        }
        self.last = Some(date.clone());
    }

    /// The date that `expr` leans on.
    pub fn reference(&self, expr: &TimeExpr) -> Option<EventDate> {
        let quarter = self.quarter.as_ref().filter(|_| self.since_quarter <= FADES);
        match expr.point {
            Point::Same { unit: Unit::Quarter, .. } => quarter.cloned(),
            Point::Offset { unit: Unit::Year, .. } => quarter.or(self.last.as_ref()).cloned(),
            _ => self.last.clone(),
        }
    }

    /// "a year ago" beside a quarter compares quarters: the expression is then read from that quarter.
    pub fn rebase(&self, expr: &TimeExpr) -> TimeExpr {
        match expr.point {
            Point::Offset { unit: Unit::Year, count: count @ Count::Tenths(10), side: side @ -1, base: Base::Now }
                if self.quarter.is_some() && self.since_quarter <= FADES =>
            {
                TimeExpr { point: Point::Offset { unit: Unit::Year, count, side, base: Base::Reference }, ..*expr }
            }
            _ => *expr,
        }
    }
}

/// Year and number of the quarter that a span of three months is.
pub(super) fn quarter_of(date: &EventDate) -> Option<(i32, u32)> {
    let EventDate::Span(Some(from), Some(to)) = date else { return None };
    let first = from.first();
    let whole = first.month0() % 3 == 0 && first.day() == 1 && from.precision() == Precision::Month;
    let last = Moment::last(*to);
    let end = first.checked_add_months(Months::new(3))?.pred_opt()?;
    (whole && last == end).then_some((first.year(), first.month0() / 3 + 1))
}
