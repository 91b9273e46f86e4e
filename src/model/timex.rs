//! Stub until the time work is merged.
use super::EventDate;
use chrono::NaiveDateTime;
#[derive(Clone, Debug)]
pub struct TimeExpr;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Past,
    Future,
    Unknown,
}
#[derive(Clone, Debug)]
pub struct Anchor {
    pub published: Option<NaiveDateTime>,
    pub reference: Option<EventDate>,
    pub direction: Direction,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimexKind {
    Date,
    Time,
    Duration,
    Set,
}
#[derive(Clone, Debug)]
pub struct Resolved {
    pub kind: TimexKind,
    pub timex: Option<String>,
    pub date: Option<EventDate>,
    pub exact: bool,
}
impl TimeExpr {
    pub fn resolve(&self, _anchor: &Anchor) -> Resolved {
        Resolved { kind: TimexKind::Date, timex: None, date: None, exact: false }
    }
}
