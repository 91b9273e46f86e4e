//! Clues intersected: one day, a few candidates, or nothing.

use super::clue::{Condition, Evidence, Kind, Leaning};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Most days that are still an answer.
const MOST: usize = 31;
/// A day must lead the next by this much before leanings decide.
const LEAD: u32 = 2;

/// What the clues leave.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Solution {
    pub day: Option<NaiveDate>,
    pub candidates: Vec<NaiveDate>,
    /// Index of the clue that contradicted the others and was left out.
    pub dropped: Option<usize>,
}

/// Clues that are left out in turn when they contradict.
const TRIES: usize = 20;

/// Finds the days on or before `today` that satisfy every clue, leaving out the weakest one if they contradict.
pub(super) fn solve(evidence: &[Evidence], leanings: &[Leaning], today: NaiveDate) -> Solution {
    let all = days(evidence, None, today);
    let (found, dropped) = match all {
        Some(found) if found.is_empty() => {
            let mut order: Vec<usize> = (0..evidence.len()).collect();
            order.sort_by_key(|i| evidence[*i].kind);
            let without = |i: usize| days(evidence, Some(i), today).filter(|d| !d.is_empty()).map(|d| (d, Some(i)));
            match order.into_iter().take(TRIES).find_map(without) {
                Some(found) => found,
                None => return Solution::default(),
            }
        }
        Some(found) => (found, None),
        None => return Solution::default(),
    };
    let weight = |day: &NaiveDate| leanings.iter().filter(|l| l.condition.holds(*day)).map(|l| l.weight).sum::<u32>();
    let mut ranked: Vec<(u32, NaiveDate)> = found.iter().map(|d| (weight(d), *d)).collect();
    ranked.sort_by_key(|(w, d)| (std::cmp::Reverse(*w), *d));
    let kinds: BTreeSet<Kind> =
        evidence.iter().enumerate().filter(|(i, _)| Some(*i) != dropped).map(|(_, e)| e.kind).collect();
    let leads = match ranked.as_slice() {
        [_] => true,
        [first, second, ..] => first.0 >= second.0 + LEAD,
        [] => false,
    };
    let candidates: Vec<NaiveDate> = ranked.iter().map(|(_, d)| *d).collect();
    // Spans of years that happen to meet in one day do not name it. A day that rests on one sort of clue, or that
    // needed a clue thrown away, is no more than a candidate.
    let day = candidates.first().copied().filter(|_| leads && kinds.len() >= 2 && dropped.is_none());
    let day = day.filter(|_| kinds.contains(&Kind::Weekday) || kinds.contains(&Kind::Dateline));
    let few = candidates.len() <= MOST && day.is_none();
    Solution { day, candidates: if few { candidates } else { Vec::new() }, dropped }
}

/// Days that satisfy all clues but one; none where nothing bounds the years.
fn days(evidence: &[Evidence], without: Option<usize>, today: NaiveDate) -> Option<Vec<NaiveDate>> {
    let used = || evidence.iter().enumerate().filter(|(i, _)| Some(*i) != without).map(|(_, e)| &e.condition);
    let (mut low, mut high) = (None, today);
    for condition in used() {
        if let Condition::Within(spans) = condition {
            let first = spans.iter().map(|s| s.0).min()?;
            let last = spans.iter().map(|s| s.1).max()?;
            low = low.max(Some(first));
            high = high.min(last);
        }
    }
    let low = low?;
    // A span of decades leaves too many days whatever else is known; do not walk it.
    if (high - low).num_days() > 40 * 366 {
        return None;
    }
    Some(low.iter_days().take_while(|d| *d <= high).filter(|d| used().all(|c| c.holds(*d))).collect())
}
