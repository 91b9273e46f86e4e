//! Graphviz drawings: actors and chronology.
//!
//! What lives here: our own DOT writer (petgraph's is for debugging), looks, the layout of both drawings. What may not:
//! counting or ordering, which `graph` has done.
//! Who comes next: Graphviz, by `dot -Tsvg`.

mod actors;
mod axis;
mod chronology;
mod style;
mod writer;

use super::names::Names;
use super::{Direction, Exporter, Options, View, unfit};
use std::io::{self, Write};

pub(super) struct Dot {
    names: Names,
    direction: Direction,
    title: Option<String>,
}

impl Dot {
    pub fn new(options: &Options) -> Self {
        Dot { names: Names::new(options), direction: options.direction, title: options.title.clone() }
    }
}

impl Exporter for Dot {
    fn write(&self, view: &View, out: &mut dyn Write) -> io::Result<()> {
        match view {
            View::Actors(timeline) => actors::draw(self, timeline, out),
            View::Chronology(timeline) => chronology::draw(self, timeline, out),
            _ => Err(unfit("dot", view)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{patrols, sample};
    use crate::graph::{Timeline, country_part};
    use crate::model::Phase;

    fn print(view: View, options: &Options) -> String {
        let mut out = Vec::new();
        Dot::new(options).write(&view, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn actors_are_coloured_by_quad_class() {
        let mut events = patrols();
        for party in events.iter_mut().flat_map(|e| e.actors.iter_mut()).filter(|p| country_part(&p.code) == "TUR") {
            (party.id, party.name) = ("TUR".into(), "Türkiye \"TR\"".into());
        }
        let text = print(View::Actors(&Timeline::build(events)), &Options::default());
        assert!(text.starts_with("digraph \"actors\" {\n"));
        assert!(text.contains("\"TUR\" [label=\"Türkiye \\\"TR\\\"\\nTUR\""));
        let edge = text.lines().find(|l| l.contains("\"RUS\" -> \"TUR\"") && l.contains("#0072B2")).unwrap();
        assert!(edge.contains("COOPERATE\"") && edge.ends_with("dir=\"none\"];"), "{edge}");
        assert_eq!(text.matches(" -> ").count(), 8);
    }

    #[test]
    fn labels_in_arabic() {
        let options = Options { names: [("TUR".to_owned(), "تركيا".to_owned())].into(), ..Options::default() };
        let text = print(View::Actors(&Timeline::build(patrols())), &options);
        assert!(text.contains("[label=\"\u{2068}تركيا\u{2069}\\nTUR\""));
        let text = print(View::Chronology(&Timeline::build(patrols())), &options);
        assert!(text.contains("\u{200E}RUS → \u{2068}تركيا\u{2069}\\n"), "the arrow keeps its direction");
    }

    #[test]
    fn a_chronology_has_an_axis_and_threads() {
        let text = print(View::Chronology(&Timeline::build(patrols())), &Options::default());
        assert!(text.contains("label=\"thread: joint patrols\";"));
        assert_eq!(text.matches("penwidth=\"2.6\"").count(), 2, "begin, suspend, resume");
        let ticks: Vec<&str> = text.lines().filter(|l| l.contains("shape=\"plaintext\"")).collect();
        let labels = ["2019-10", "2020-02-03", "2020-02-17", "by 2020-02-18", "2020-02-18", "2020-02-19", "undated"];
        assert_eq!(ticks.len(), labels.len());
        for (tick, label) in ticks.iter().zip(labels) {
            assert!(tick.contains(&format!("label=\"{label}\"")), "{tick}");
        }
        let right = Options { direction: Direction::Right, title: Some("a < b".into()), ..Options::default() };
        let text = print(View::Chronology(&Timeline::build(patrols())), &right);
        assert!(text.contains("rankdir=\"LR\"") && text.contains("<b>a &lt; b</b>"));
    }

    #[test]
    fn a_full_drawing_gathers_single_events_and_keeps_threads() {
        let mut events = patrols();
        for n in 0..60 {
            let doc = format!("{n}.txt");
            events.push(sample("ACCUSE", "2020-02-18").by("IRN").to(&format!("X{n:02}")).doc(&doc).event());
        }
        events.push(sample("SANCTION", "").by("TUR").to("RUS").thread("joint patrols", Phase::End).event());
        let text = print(View::Chronology(&Timeline::build(events)), &Options::default());
        assert_eq!(text.matches("penwidth=\"2.6\"").count(), 3, "the undated end of the patrols keeps its place");
        assert_eq!(text.matches("penwidth=\"1.6\"").count(), 4, "only stages have their own boxes");
        assert!(text.contains("IRN → X00: ACCUSE\\n") && text.contains("and 53 more"));
    }
}
