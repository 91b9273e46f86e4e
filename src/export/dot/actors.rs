//! The graph of actors: who did what to whom, how often.

use super::super::words::{date_words, isolate};
use super::Dot;
use super::style::{FONTS, INK, left_to_right, page, quad_colours};
use super::writer::{Attributes, DotWriter, label, plain};
use crate::graph::{Actor, TieRef, Timeline};
use crate::model::{EventDate, Moment};
use std::io::{self, Write};

pub(super) fn draw(dot: &Dot, timeline: &Timeline, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = DotWriter::open(out, "actors")?;
    let mut graph = page(dot.title.as_deref(), "line width: number of events; no arrowhead: done together");
    graph.extend([
        ("rankdir", plain("LR")),
        ("nodesep", plain(0.5)),
        ("ranksep", plain(1.1)),
        ("splines", plain("true")),
        ("outputorder", plain("edgesfirst")),
    ]);
    writer.defaults("graph", &graph)?;
    let style = [("shape", plain("ellipse")), ("style", plain("filled")), ("fillcolor", plain("#F2F2F2"))];
    let text = || [("fontname", plain(FONTS)), ("fontcolor", plain(INK))];
    writer.defaults("node", &style.into_iter().chain(text()).chain([("color", plain("#555555"))]).collect())?;
    writer.defaults("edge", &text().into_iter().chain([("fontsize", plain(9))]).collect())?;
    for actor in timeline.relations.actors() {
        writer.node(&actor.code, &node(dot, actor, timeline.relations.degree(&actor.code)))?;
    }
    for tie in timeline.relations.ties() {
        writer.edge(&tie.source.code, &tie.target.code, &edge(tie))?;
    }
    writer.end()
}

fn node(dot: &Dot, actor: &Actor, degree: usize) -> Attributes {
    let text = match dot.names.of_actor(actor) {
        Some(name) if name != actor.code => format!("{}\n{}", isolate(name), actor.code),
        _ => actor.code.clone(),
    };
    let codes: Vec<&str> = actor.codes.keys().map(String::as_str).collect();
    let events = actor.rows.len();
    // Area and not width grows with the number of neighbours.
    let width = 0.7 + 0.45 * (degree as f64).sqrt();
    vec![
        ("label", label(text)),
        ("width", plain(format!("{width:.2}"))),
        ("height", plain(format!("{:.2}", width * 0.62))),
        ("fontsize", plain(format!("{:.0}", 10.0 + 3.0 * (degree as f64).sqrt().min(4.0)))),
        ("tooltip", label(format!("{}: {events} events, {degree} neighbours", codes.join(", ")))),
    ]
}

fn edge(TieRef { source, target, tie }: TieRef) -> Attributes {
    let (line, _) = quad_colours(tie.quad);
    let most = tie.classes.iter().max_by_key(|(class, count)| (**count, std::cmp::Reverse(**class)));
    let class = most.map_or("", |(class, _)| class.label());
    let more = if tie.classes.len() > 1 { "…" } else { "" };
    let text = if tie.count == 1 { class.to_owned() } else { format!("{} × {class}{more}", tie.count) };
    let day = |d| date_words(Some(&EventDate::At(Moment::day(d))));
    let span = match (tie.first, tie.last) {
        (Some(first), Some(last)) if first != last => format!(", {} to {}", day(first), day(last)),
        (Some(first), _) => format!(", {}", day(first)),
        _ => String::new(),
    };
    let classes: Vec<String> = tie.classes.iter().map(|(class, count)| format!("{count} {class}")).collect();
    let ends = if tie.mutual { "–" } else { "→" };
    let tip = format!("{} {ends} {}: {}{span}", source.code, target.code, classes.join(", "));
    let mut attributes = vec![
        ("label", label(left_to_right(&text))),
        ("color", plain(line)),
        ("penwidth", plain(format!("{:.1}", 1.2 + (tie.count as f64).log2()))),
        ("tooltip", label(tip.clone())),
        ("labeltooltip", label(tip)),
    ];
    if tie.mutual {
        attributes.push(("dir", plain("none")));
    }
    attributes
}
