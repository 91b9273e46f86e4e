//! Clues intersected: one day, a few candidates, or nothing.

use super::clue::{Condition, Evidence, Kind, Leaning};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Most days that are still an answer.
const MOST: usize = 31;
/// A day must lead the next by this much before leanings decide.
const LEAD: u32 = 2;
/// So much must speak for the likeliest days where all together are too many.
const TIER: u32 = 2;
/// Days that are weighed at all; more of them bound nothing.
const WEIGHED: usize = 400;
/// Where nothing bounds the years but day and weekday are known, the text is taken to be no older.
const ELECTRONIC: i32 = 1980;

/// What the clues leave.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Solution {
    pub day: Option<NaiveDate>,
    pub candidates: Vec<NaiveDate>,
    /// Indices of clues that contradicted the others and were left out; of several, the days fit all but one.
    pub dropped: Vec<usize>,
    /// No clue bounded the years from below: they were taken to begin here.
    pub assumed: Option<i32>,
}

/// Clues that are left out in turn when they contradict.
const TRIES: usize = 20;

/// Finds the days on or before `today` that satisfy every clue, leaving out the weakest one if they contradict.
pub(super) fn solve(evidence: &[Evidence], leanings: &[Leaning], today: NaiveDate) -> Solution {
    let (found, dropped) = match days(evidence, None, today) {
        Some(found) if found.days.is_empty() => match without_weakest(evidence, today) {
            Some(found) => found,
            None => return Solution::default(),
        },
        Some(found) => (found, Vec::new()),
        None => return Solution::default(),
    };
    let weight = |day: &NaiveDate| leanings.iter().filter(|l| l.condition.holds(*day)).map(|l| l.weight).sum::<u32>();
    let mut ranked: Vec<(u32, NaiveDate)> = found.days.iter().map(|d| (weight(d), *d)).collect();
    ranked.sort_by_key(|(w, d)| (std::cmp::Reverse(*w), *d));
    let kinds: BTreeSet<Kind> =
        evidence.iter().enumerate().filter(|(i, _)| !dropped.contains(i)).map(|(_, e)| e.kind).collect();
    let leads = match ranked.as_slice() {
        [_] => true,
        [first, second, ..] => first.0 >= second.0 + LEAD,
        [] => false,
    };
    // Spans of years that happen to meet in one day do not name it. A day that rests on one sort of clue, or that
    // needed a clue thrown away or years assumed, is no more than a candidate.
    let sure = leads && kinds.len() >= 2 && dropped.is_empty() && found.assumed.is_none();
    let named = kinds.contains(&Kind::Weekday) || kinds.contains(&Kind::Dateline);
    if let Some((_, day)) = ranked.first().filter(|_| sure && named) {
        return Solution { day: Some(*day), ..Solution::default() };
    }
    let mut candidates = if kinds.contains(&Kind::Dateline) {
        printed(&ranked, today)
    } else {
        ranked.iter().map(|(_, d)| *d).collect()
    };
    // Of a dateline's years the likeliest are listed; days without one only where few are likeliest.
    if candidates.len() > MOST && !kinds.contains(&Kind::Dateline) {
        let best = ranked.first().map_or(0, |(w, _)| *w);
        candidates = ranked.iter().filter(|(w, _)| *w == best && best >= TIER).map(|(_, d)| *d).collect();
        if candidates.len() > MOST {
            candidates.clear();
        }
    }
    candidates.truncate(MOST);
    Solution { day: None, candidates, dropped, assumed: found.assumed }
}

/// Days that fit all clues but one of the weakest sort whose absence lets the others agree; equals are not told apart.
fn without_weakest(evidence: &[Evidence], today: NaiveDate) -> Option<(Days, Vec<usize>)> {
    let mut order: Vec<usize> = (0..evidence.len()).collect();
    order.sort_by_key(|i| evidence[*i].kind);
    order.truncate(TRIES);
    for equals in order.chunk_by(|a, b| evidence[*a].kind == evidence[*b].kind) {
        let mut all = Days { days: Vec::new(), assumed: None };
        let mut dropped = Vec::new();
        for &i in equals {
            if let Some(found) = days(evidence, Some(i), today).filter(|d| !d.days.is_empty()) {
                all.days.extend(found.days);
                all.assumed = all.assumed.max(found.assumed);
                dropped.push(i);
            }
        }
        if !dropped.is_empty() {
            all.days.sort_unstable();
            all.days.dedup();
            return Some((all, dropped));
        }
    }
    None
}

/// A newspaper prints the agency's text of the evening before: the day after a dateline is likely next.
fn printed(ranked: &[(u32, NaiveDate)], today: NaiveDate) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = Vec::with_capacity(2 * ranked.len());
    for tier in ranked.chunk_by(|a, b| a.0 == b.0) {
        let next = tier.iter().filter_map(|(_, d)| d.succ_opt()).filter(|d| *d <= today);
        for day in tier.iter().map(|(_, d)| *d).chain(next) {
            if !days.contains(&day) {
                days.push(day);
            }
        }
    }
    days
}

struct Days {
    days: Vec<NaiveDate>,
    assumed: Option<i32>,
}

/// Days that satisfy all clues but one; none where they are too many to say anything.
fn days(evidence: &[Evidence], without: Option<usize>, today: NaiveDate) -> Option<Days> {
    let used = || evidence.iter().enumerate().filter(|(i, _)| Some(*i) != without).map(|(_, e)| e);
    let mut spans = vec![(NaiveDate::MIN, today)];
    for item in used() {
        if let Condition::Within(allowed) = &item.condition {
            spans = meet(&spans, allowed);
        }
    }
    let mut assumed = None;
    if spans.first().is_some_and(|s| s.0 == NaiveDate::MIN) {
        let has = |kind: Kind| used().any(|e| e.kind == kind);
        let first = NaiveDate::from_ymd_opt(ELECTRONIC, 1, 1).filter(|_| has(Kind::Dateline) && has(Kind::Weekday))?;
        spans = meet(&spans, &[(first, today)]);
        assumed = Some(ELECTRONIC);
    }
    let rest: Vec<&Condition> = used().map(|e| &e.condition).filter(|c| !matches!(c, Condition::Within(_))).collect();
    let fixed = rest.iter().find_map(|c| match c {
        Condition::MonthDay(month, day) => Some((*month, *day)),
        _ => None,
    });
    let mut days = Vec::new();
    for (from, to) in spans {
        let mut add = |day: NaiveDate| {
            if (from..=to).contains(&day) && rest.iter().all(|c| c.holds(day)) {
                days.push(day);
            }
            days.len() <= WEIGHED
        };
        let few = match fixed {
            Some((month, day)) => {
                (from.year()..=to.year()).filter_map(|y| NaiveDate::from_ymd_opt(y, month, day)).all(&mut add)
            }
            None => from.iter_days().take_while(|d| *d <= to).all(&mut add),
        };
        if !few {
            return None;
        }
    }
    Some(Days { days, assumed })
}

/// What two lists of spans share, in order.
fn meet(a: &[(NaiveDate, NaiveDate)], b: &[(NaiveDate, NaiveDate)]) -> Vec<(NaiveDate, NaiveDate)> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x.0.max(y.0), x.1.min(y.1))));
    let mut out: Vec<(NaiveDate, NaiveDate)> = pairs.filter(|(from, to)| from <= to).collect();
    out.sort_unstable();
    // Spans of one clue may overlap; a day counts once.
    let mut joined: Vec<(NaiveDate, NaiveDate)> = Vec::with_capacity(out.len());
    for span in out {
        match joined.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => joined.push(span),
        }
    }
    joined
}
