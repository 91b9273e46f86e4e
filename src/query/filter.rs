//! Which events a question is about.

use super::actor::ActorQuery;
use crate::model::{Class, Event, EventDate, Party};
use chrono::NaiveDate;

/// Conditions that an event must all meet; an empty list or none asks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// One of these takes part, as actor or recipient (see [`ActorQuery`] for what a word may be).
    pub actor: Vec<String>,
    /// It passes from one to the other, in either direction, or is done by both together.
    pub between: Option<(String, String)>,
    /// One of these classes.
    pub class: Vec<Class>,
    /// One of these quad classes, 1 to 4.
    pub quad: Vec<u8>,
    /// May have happened on or after the first day of this.
    pub since: Option<EventDate>,
    /// May have happened on or before the last day of this.
    pub until: Option<EventDate>,
    /// Confidence, 0 to 1, at least.
    pub min_confidence: f32,
}

impl Filter {
    /// Whether the event meets every condition. Undated events pass only where neither `since` nor `until` is given.
    pub fn matches(&self, event: &Event) -> bool {
        let any = |query: &str| {
            let query = ActorQuery::new(query);
            event.actors.iter().chain(&event.recipients).any(|p| query.matches(p))
        };
        let between = |(a, b): &(String, String)| passes_between(event, &ActorQuery::new(a), &ActorQuery::new(b));
        (self.actor.is_empty() || self.actor.iter().any(|query| any(query)))
            && self.between.as_ref().is_none_or(between)
            && (self.class.is_empty() || self.class.contains(&event.class))
            && (self.quad.is_empty() || self.quad.contains(&event.quad))
            && self.matches_dates(event)
            // Written so that a confidence that is no number fails any threshold but 0.
            && (self.min_confidence <= 0.0 || event.confidence >= self.min_confidence)
    }

    fn matches_dates(&self, event: &Event) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let Some(date) = event.date.as_ref().filter(|d| d.first().is_some() || d.last().is_some()) else {
            return false;
        };
        let since = self.since.as_ref().and_then(EventDate::first).unwrap_or(NaiveDate::MIN);
        let until = self.until.as_ref().and_then(EventDate::last).unwrap_or(NaiveDate::MAX);
        date.last().unwrap_or(NaiveDate::MAX) >= since && date.first().unwrap_or(NaiveDate::MIN) <= until
    }
}

/// Whether the event passes between the two: from one side to the other, or by both as equal parties.
pub(super) fn passes_between(event: &Event, a: &ActorQuery, b: &ActorQuery) -> bool {
    let any = |parties: &[Party], query: &ActorQuery| parties.iter().any(|p| query.matches(p));
    let (actors, recipients) = (&event.actors, &event.recipients);
    if recipients.is_empty() {
        // Two different parties: one that fits both questions is not two.
        let pairs = |(i, x)| actors.iter().enumerate().any(|(j, y)| i != j && a.matches(x) && b.matches(y));
        return actors.iter().enumerate().any(pairs);
    }
    any(actors, a) && any(recipients, b) || any(actors, b) && any(recipients, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::sample;

    fn actor(query: &str) -> Filter {
        Filter { actor: vec![query.into()], ..Filter::default() }
    }

    #[test]
    fn actors_by_country_code_and_id() {
        let event =
            sample("ACCUSE", "2020-02-18").by("RUS").to("TURGOV").with(|e| e.recipients[0].id = "TUR.erdogan".into());
        for query in ["TUR", "tur", "TURGOV", "turgov", "TUR.erdogan", "tur.ERDOGAN", " rus "] {
            assert!(actor(query).matches(&event), "{query}");
        }
        for query in ["TURMIL", "SYR", "TU", "TURG", "TUR.gul", "", "é", "تركيا"] {
            assert!(!actor(query).matches(&event), "{query}");
        }
        let united_nations = sample("AGREE", "").by("IGOUNO").event();
        assert!(actor("IGO").matches(&united_nations) && actor("igouno").matches(&united_nations));
        assert!(!actor("IGOEEC").matches(&united_nations));
    }

    #[test]
    fn between_needs_two_sides() {
        let between = |a: &str, b: &str, e: &Event| {
            Filter { between: Some((a.into(), b.into())), ..Filter::default() }.matches(e)
        };
        let allies = sample("ASSAULT", "2020").by("RUS SYRMIL").to("SYRREB").event();
        assert!(between("SYR", "RUS", &allies));
        assert!(between("SYRREB", "RUS", &allies));
        assert!(!between("SYRMIL", "RUS", &allies), "they act together, not on each other");
        assert!(between("SYR", "SYR", &allies));
        let met = sample("CONSULT", "2020").by("TUR RUS").event();
        assert!(between("RUS", "TUR", &met));
        assert!(!between("TUR", "TUR", &met));
        assert!(!between("TUR", "SYR", &met));
    }

    #[test]
    fn dates_by_bounds() {
        let passes = |date: &str, since: &str, until: &str| {
            let parse = |t: &str| EventDate::parse(t).ok();
            let filter = Filter { since: parse(since), until: parse(until), ..Filter::default() };
            filter.matches(&sample("AGREE", date).event())
        };
        assert!(passes("2020-02-18", "2020-02", "2020-02"));
        assert!(!passes("2020-03-01", "2020-02", "2020-02"));
        assert!(!passes("2020-01-31", "2020-02", ""));
        assert!(passes("2020", "2020-02", "2020-02"), "it may have happened in February");
        assert!(passes("../2020-02-18", "2020-02-18", ""));
        assert!(!passes("../2020-02-17", "2020-02-18", ""));
        assert!(passes("2020-01-01/..", "2024", ""));
        assert!(passes("", "", "") && !passes("", "2020", "") && !passes("", "", "2020"));
        assert!(!passes("../..", "2020", ""));
    }

    #[test]
    fn classes_quads_confidence() {
        let event = sample("ACCUSE", "2020").confidence(0.5).event();
        let filter = Filter { class: vec![Class::Accuse], quad: vec![3, 4], min_confidence: 0.5, ..Filter::default() };
        assert!(filter.matches(&event));
        assert!(!Filter { min_confidence: 0.51, ..filter.clone() }.matches(&event));
        assert!(!Filter { quad: vec![1], ..filter.clone() }.matches(&event));
        assert!(!Filter { class: vec![Class::Agree], ..filter }.matches(&event));
    }
}
