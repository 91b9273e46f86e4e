//! Stages of one activity: patrols begun, suspended, resumed share a thread.

use super::parties::country_of;
use crate::model::{Class, Event, Party, Phase};
use std::collections::HashMap;

/// What sort of activity an event belongs to, if any.
fn family(event: &Event) -> Option<&'static str> {
    Some(match (event.class, event.phase) {
        (Class::Cooperate | Class::Aid, _) => "cooperation",
        (Class::Sanction, Some(Phase::Suspend | Phase::End)) => "cooperation",
        (Class::Consult, _) => "talks",
        (Class::Assault, _) => "fighting",
        (Class::Retreat, _) if event.mode.as_deref() == Some("ceasefire") => "fighting",
        _ => return None,
    })
}

fn countries(parties: &[Party]) -> Vec<&str> {
    parties.iter().map(|p| country_of(&p.code)).collect()
}

/// Labels events of one document that are stages of the same activity.
///
/// Same family and the same set of countries, at least two events, at least one of them a stage (begin, suspend …).
pub(super) fn label_threads(events: &mut [Event]) {
    let mut groups: HashMap<(&'static str, String), Vec<usize>> = HashMap::new();
    for (i, event) in events.iter().enumerate() {
        let Some(family) = family(event) else { continue };
        let mut who = countries(&event.actors);
        who.extend(countries(&event.recipients));
        who.sort_unstable();
        who.dedup();
        if who.len() >= 2 || family == "fighting" && !who.is_empty() {
            groups.entry((family, who.join("-"))).or_default().push(i);
        }
    }
    for ((family, who), members) in groups {
        let staged = members.iter().any(|i| events[*i].phase.is_some());
        if members.len() >= 2 && staged {
            for i in members {
                events[i].thread = Some(format!("{family} {who}"));
            }
        }
    }
}
