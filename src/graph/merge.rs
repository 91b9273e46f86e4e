//! Greedy merging: each report in order joins the first row all of whose reports tell the same happening.
//!
//! Comparing with every report of a row, not with one, keeps a chain of near dates from drifting. Rows stand on shelves
//! by class, parties or thread, and day, so that a report meets only rows that it could join.

use super::order::{compare_events, same_report};
use super::row::TimelineRow;
use super::same::{MONTH_DAYS, NEAR_DAYS, Report, same_happening};
use crate::model::Event;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Where a row can be found again: a key, a day, and how many days back a joining report has to look.
struct Shelf {
    key: String,
    day: NaiveDate,
    back: i64,
}

/// Merges reports of one happening into rows; not yet in final order.
pub(super) fn merge_reports(mut events: Vec<Event>) -> Vec<TimelineRow> {
    events.sort_by(compare_events);
    events.dedup_by(|b, a| same_report(a, b));
    let reports: Vec<Report> = events.iter().map(Report::new).collect();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut shelved: BTreeMap<(String, NaiveDate), Vec<usize>> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        let shelves = shelves_of(report);
        let mut candidates: Vec<usize> = Vec::new();
        for Shelf { key, day, back } in &shelves {
            let from = day.checked_sub_days(Days::new(*back as u64)).unwrap_or(NaiveDate::MIN);
            let range = shelved.range((key.clone(), from)..=(key.clone(), *day));
            candidates.extend(range.flat_map(|(_, rows)| rows));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let fits = |row: &usize| rows[*row].iter().all(|other| same_happening(&reports[*other], report));
        let row = candidates.into_iter().find(fits).unwrap_or_else(|| {
            rows.push(Vec::new());
            rows.len() - 1
        });
        rows[row].push(index);
        for Shelf { key, day, .. } in shelves {
            let shelf = shelved.entry((key, day)).or_default();
            if !shelf.contains(&row) {
                shelf.push(row);
            }
        }
    }
    rows.iter().filter_map(|row| TimelineRow::of_reports(row.iter().map(|r| reports[*r].event))).collect()
}

/// Shelves that a report stands on; those of the rule in `same`, no more.
fn shelves_of(report: &Report) -> Vec<Shelf> {
    let Event { class, doc_id, .. } = report.event;
    let all = report.all.iter().copied().collect::<Vec<_>>().join(",");
    let mut shelves = Vec::new();
    let mut add = |key: String, day, back| shelves.push(Shelf { key, day, back });
    match report.date {
        Some(date) => add(format!("parties\t{class}\t{all}"), date.order().0, NEAR_DAYS),
        None => add(format!("undated\t{class}\t{all}\t{doc_id}"), NaiveDate::MAX, 0),
    }
    if let (Some(thread), Some(phase)) = (&report.event.thread, report.event.phase) {
        add(format!("document\t{class}\t{phase}\t{doc_id}\t{thread}"), NaiveDate::MAX, 0);
        if let Some(date) = report.date {
            for country in &report.all {
                let key = format!("thread\t{class}\t{phase}\t{country}\t{thread}");
                add(key, date.order().0, MONTH_DAYS);
            }
        }
    }
    shelves
}
