//! One row of the chronology: the best report of a happening, and what the other reports add or contradict.

use super::order::{compare_events, known};
use crate::model::{DateBasis, Event, Phase};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A merged event.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// The best report, untouched: highest confidence, then a date in full words, then the earliest.
    pub event: Event,
    /// How many sentences report it.
    pub reports: usize,
    /// Their ids (`event_id`), sorted.
    pub report_ids: Vec<String>,
    /// Documents that report it, sorted.
    pub documents: Vec<String>,
    /// Outlets that report it, sorted.
    pub outlets: Vec<String>,
    /// Actor codes of those who say so, sorted.
    pub reporters: Vec<String>,
    /// Earliest publication date of the reports (EDTF).
    pub first_published: Option<String>,
    /// Latest publication date of the reports (EDTF).
    pub last_published: Option<String>,
    /// In plain words where reports differ: `date: 2020-02-03 (a.txt) / 2020-02-04 (b.txt)`.
    pub disagreements: Vec<String>,
    /// Stage of the activity, from the best report that names one.
    pub phase: Option<Phase>,
    /// Thread label, from the best report that has one.
    pub thread: Option<String>,
}

/// How many documents a disagreement names for one value.
const NAMED_DOCUMENTS: usize = 3;

impl TimelineRow {
    /// A row of reports of one happening; none without reports.
    pub(super) fn of_reports<'e>(reports: impl Iterator<Item = &'e Event>) -> Option<TimelineRow> {
        let mut reports: Vec<&Event> = reports.collect();
        reports.sort_by(|a, b| {
            let key = |e: &Event| (e.date_basis != DateBasis::Explicit, e.published.is_none(), e.published.clone());
            b.confidence.total_cmp(&a.confidence).then_with(|| key(a).cmp(&key(b))).then_with(|| compare_events(a, b))
        });
        let list = |pick: fn(&Event) -> Option<&str>| -> Vec<String> {
            let found: BTreeSet<&str> = reports.iter().filter_map(|e| pick(e)).filter(|t| !t.is_empty()).collect();
            found.into_iter().map(str::to_owned).collect()
        };
        let published = list(|e| e.published.as_deref());
        Some(TimelineRow {
            event: (*reports.first()?).clone(),
            reports: reports.len(),
            report_ids: list(|e| Some(&e.event_id)),
            documents: list(|e| Some(&e.doc_id)),
            outlets: list(|e| e.outlet.as_deref()),
            reporters: list(|e| e.reporter.as_deref()),
            first_published: published.first().cloned(),
            last_published: published.last().cloned(),
            disagreements: disagreements(&reports),
            phase: reports.iter().find_map(|e| e.phase),
            thread: reports.iter().find_map(|e| e.thread.clone().filter(|t| !t.is_empty())),
        })
    }
}

/// One field of a report in words.
type Pick = fn(&Event) -> Option<String>;

/// Fields in which reports contradict each other. A coarser date or a missing word contradicts nothing.
fn disagreements(reports: &[&Event]) -> Vec<String> {
    let dates: HashSet<_> = reports.iter().filter_map(|e| known(&e.date)).collect();
    let dates_clash = dates.iter().any(|a| dates.iter().any(|b| !a.overlaps(b)));
    let fields: [(&str, bool, Pick); 4] = [
        ("date", dates_clash, |e| known(&e.date).map(|d| d.to_string())),
        ("status", true, |e| Some(e.status.to_string())),
        ("mode", true, |e| e.mode.clone()),
        ("place", true, |e| e.place.as_ref().map(|p| p.0.clone())),
    ];
    let differing = fields.into_iter().filter(|field| field.1);
    differing.filter_map(|(name, _, pick)| compare(name, reports, pick)).collect()
}

fn compare(name: &str, reports: &[&Event], pick: Pick) -> Option<String> {
    let mut values: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for event in reports {
        if let Some(value) = pick(event).filter(|v| !v.is_empty()) {
            values.entry(value).or_default().insert(&event.doc_id);
        }
    }
    if values.len() < 2 {
        return None;
    }
    let mut values: Vec<_> = values.into_iter().collect();
    if name != "date" {
        values.sort_by_key(|(_, documents)| Reverse(documents.len()));
    }
    let shown: Vec<String> = values.iter().map(|(value, docs)| format!("{value} ({})", name_documents(docs))).collect();
    Some(format!("{name}: {}", shown.join(" / ")))
}

fn name_documents(documents: &BTreeSet<&str>) -> String {
    let mut names: Vec<String> = documents.iter().take(NAMED_DOCUMENTS).map(|d| (*d).to_owned()).collect();
    if let Some(more) = documents.len().checked_sub(NAMED_DOCUMENTS).filter(|n| *n > 0) {
        names.push(format!("{more} more"));
    }
    names.join(", ")
}
