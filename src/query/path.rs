//! By what chain of events two actors are joined.

use super::actor::ActorQuery;
use crate::graph::{TieRef, Timeline};

/// The shortest chain between two actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Country parts, from the first to the last.
    pub actors: Vec<String>,
    /// One step between every two.
    pub steps: Vec<Step>,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub from: String,
    pub to: String,
    /// Rows of the chronology that join the two, in order.
    pub rows: Vec<usize>,
}

/// The chain of fewest steps from `a` to `b`, whatever the direction of events; a person or a role stands for its
/// country. None where one of them does not occur or nothing joins them.
pub fn path(timeline: &Timeline, a: &str, b: &str) -> Option<Path> {
    let relations = &timeline.relations;
    let find = |text: &str| ActorQuery::new(text).find(relations).map(|actor| actor.code.as_str());
    let actors: Vec<String> = relations.shortest_path(find(a)?, find(b)?)?.into_iter().map(str::to_owned).collect();
    let steps = actors.windows(2).map(|pair| Step {
        from: pair[0].clone(),
        to: pair[1].clone(),
        rows: rows_joining(timeline, &pair[0], &pair[1]),
    });
    Some(Path { steps: steps.collect(), actors })
}

fn rows_joining(timeline: &Timeline, a: &str, b: &str) -> Vec<usize> {
    let joins = |tie: &TieRef| {
        let ends = (tie.source.code.as_str(), tie.target.code.as_str());
        ends == (a, b) || ends == (b, a)
    };
    let mut rows: Vec<usize> = timeline.relations.ties().filter(joins).flat_map(|t| t.tie.rows.clone()).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::patrols;

    #[test]
    fn from_washington_to_moscow() {
        let timeline = Timeline::build(patrols());
        let found = path(&timeline, "usa", "RUSGOV").unwrap();
        assert_eq!(found.actors, ["USA", "SYR", "TUR", "RUS"]);
        assert_eq!(found.steps.len(), 3);
        assert_eq!(found.steps[2].rows.len(), 5);
        assert!(path(&timeline, "USA", "IGOUNO").is_none(), "the United Nations stand alone");
        assert!(path(&timeline, "USA", "ZZZ").is_none());
        let still = path(&timeline, "USA", "USA").unwrap();
        assert_eq!((still.actors.len(), still.steps.len()), (1, 0));
    }
}
