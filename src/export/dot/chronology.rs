//! The chronology: boxes along a time axis, stages of one activity joined by bold arrows.

use super::super::words::{UNDATED, date_words, excerpt, is_right_to_left, isolate, quad_words, what};
use super::super::{Direction, names::Names};
use super::Dot;
use super::axis::{BOXES, Tick, ticks};
use super::style::{FONTS, GREY, INK, left_to_right, page, quad_colours};
use super::writer::{Attributes, DotWriter, label, plain, quote};
use crate::graph::{Timeline, TimelineRow};
use crate::model::{Event, Status};
use std::io::{self, Write};

/// Boxes beside each other at one tick; the rest goes to a second rank.
const ABREAST_DOWN: usize = 4;
const ABREAST_RIGHT: usize = 7;
/// Lines in the box of gathered rows.
const GATHERED: usize = 10;
/// Characters of the quoted words.
const QUOTE: usize = 44;

pub(super) fn draw(dot: &Dot, timeline: &Timeline, out: &mut dyn Write) -> io::Result<()> {
    let rows = &timeline.chronology;
    let staged = staged_rows(timeline);
    let ticks = ticks(timeline, &staged);
    let mut writer = DotWriter::open(out, "chronology")?;
    write_defaults(dot, rows.len(), &mut writer)?;
    write_axis(dot, &ticks, &mut writer)?;
    for (number, thread) in timeline.threads.threads.iter().filter(|t| t.rows().count() > 1).enumerate() {
        writer.begin(&format!("subgraph {}", quote(&format!("cluster_{number}"))))?;
        writer.set("label", label(format!("thread: {}", isolate(&thread.label))))?;
        writer.set("style", plain("filled,rounded"))?;
        writer.set("color", plain("#DDDDDD"))?;
        writer.set("fillcolor", plain("#FAFAFA"))?;
        for row in thread.rows() {
            write_row(dot, &rows[row], row, &mut writer)?;
        }
        writer.end()?;
    }
    for row in (0..rows.len()).filter(|row| !staged[*row] && rows.len() <= BOXES) {
        write_row(dot, &rows[row], row, &mut writer)?;
    }
    for (number, tick) in ticks.iter().enumerate().filter(|(_, tick)| !tick.gathered.is_empty()) {
        writer.node(&format!("more{number}"), &gathered(&dot.names, rows, tick))?;
    }
    write_ranks(dot, &ticks, &mut writer)?;
    for thread in &timeline.threads.threads {
        for pair in thread.steps.windows(2) {
            // Every row has an arrow; all with all would be a thicket.
            for i in 0..pair[0].len().max(pair[1].len()) {
                let (a, b) = (pair[0][i.min(pair[0].len() - 1)], pair[1][i.min(pair[1].len() - 1)]);
                writer.edge(&row_id(a), &row_id(b), &vec![("penwidth", plain(2.6)), ("color", plain("#444444"))])?;
            }
        }
    }
    writer.end()
}

fn write_defaults(dot: &Dot, rows: usize, writer: &mut DotWriter) -> io::Result<()> {
    let remark = if rows > BOXES {
        "dashed: planned, conditional, denied or failed; single events gathered by date"
    } else {
        "dashed: planned, conditional, denied or failed"
    };
    let mut graph = page(dot.title.as_deref(), remark);
    graph.extend([
        ("rankdir", plain(if dot.direction == Direction::Down { "TB" } else { "LR" })),
        // Ranks across clusters, so that a thread's boxes stand at their dates.
        ("newrank", plain("true")),
        ("nodesep", plain(0.25)),
        ("ranksep", plain(0.45)),
    ]);
    writer.defaults("graph", &graph)?;
    let text = [("fontname", plain(FONTS)), ("fontsize", plain(10)), ("fontcolor", plain(INK))];
    let node = [("shape", plain("box")), ("style", plain("filled,rounded")), ("margin", plain("0.12,0.07"))];
    writer.defaults("node", &node.into_iter().chain(text).collect())?;
    writer.defaults("edge", &vec![("arrowsize", plain(0.8))])
}

fn write_axis(dot: &Dot, ticks: &[Tick], writer: &mut DotWriter) -> io::Result<()> {
    let mut last: Option<String> = None;
    for (number, tick) in ticks.iter().enumerate() {
        for rank in 0..ranks_of(dot, tick).len().max(1) {
            let id = tick_id(number, rank);
            let look = match rank {
                0 => vec![
                    ("label", label(tick.label.clone())),
                    ("shape", plain("plaintext")),
                    ("style", plain("solid")),
                    ("fontsize", plain(12)),
                ],
                _ => vec![
                    ("label", label("")),
                    ("shape", plain("point")),
                    ("width", plain(0.05)),
                    ("color", plain(GREY)),
                ],
            };
            writer.node(&id, &look.into_iter().chain([("group", plain("axis"))]).collect())?;
            if let Some(last) = last {
                let line = if tick.label == UNDATED && rank == 0 { "invis" } else { "solid" };
                let look = [("style", plain(line)), ("arrowhead", plain("none")), ("color", plain("#BBBBBB"))];
                writer.edge(&last, &id, &look.into_iter().chain([("weight", plain(50))]).collect())?;
            }
            last = Some(id);
        }
    }
    Ok(())
}

/// Puts boxes beside their ticks, the tick first.
fn write_ranks(dot: &Dot, ticks: &[Tick], writer: &mut DotWriter) -> io::Result<()> {
    for (number, tick) in ticks.iter().enumerate() {
        for (rank, mut boxes) in ranks_of(dot, tick).into_iter().enumerate() {
            if rank == 0 && !tick.gathered.is_empty() {
                boxes.push(format!("more{number}"));
            }
            writer.begin("")?;
            writer.set("rank", plain("same"))?;
            for id in boxes {
                writer.edge(&tick_id(number, rank), &id, &vec![("style", plain("invis"))])?;
            }
            writer.end()?;
        }
    }
    Ok(())
}

/// Ids of a tick's boxes, cut into ranks.
fn ranks_of(dot: &Dot, tick: &Tick) -> Vec<Vec<String>> {
    let abreast = if dot.direction == Direction::Down { ABREAST_DOWN } else { ABREAST_RIGHT };
    let mut ranks: Vec<Vec<String>> =
        tick.rows.chunks(abreast).map(|rows| rows.iter().map(|r| row_id(*r)).collect()).collect();
    if ranks.is_empty() {
        ranks.push(Vec::new());
    }
    ranks
}

fn write_row(dot: &Dot, row: &TimelineRow, index: usize, writer: &mut DotWriter) -> io::Result<()> {
    let event = &row.event;
    let (line, fill) = quad_colours(event.quad);
    let mut lines = vec![date_words(event.date.as_ref()), parties(&dot.names, event), left_to_right(&what(event))];
    lines.retain(|line| !line.is_empty());
    let words = excerpt(&event.evidence.text, "", QUOTE);
    if !words.is_empty() {
        lines.push(if is_right_to_left(&words) { format!("«{words}»") } else { format!("“{words}”") });
    }
    let mut tip =
        format!("{} ({})", excerpt(&event.sentence_text, &event.evidence.text, 300), row.documents.join(", "));
    for disagreement in &row.disagreements {
        tip = format!("{tip}\nreports differ: {disagreement}");
    }
    let style = if event.status == Status::Actual { "filled,rounded" } else { "filled,rounded,dashed" };
    writer.node(
        &row_id(index),
        &vec![
            ("label", label(lines.join("\n"))),
            ("color", plain(line)),
            ("fillcolor", plain(fill)),
            ("style", plain(style)),
            ("penwidth", plain(1.6)),
            ("tooltip", label(tip)),
        ],
    )
}

/// One box for many rows of a date, most frequent first.
fn gathered(names: &Names, rows: &[TimelineRow], tick: &Tick) -> Attributes {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for event in tick.gathered.iter().filter_map(|row| rows.get(*row)).map(|row| &row.event) {
        let line = format!("{}: {}", parties(names, event), event.class);
        match lines.iter_mut().find(|(text, _)| *text == line) {
            Some((_, count)) => *count += 1,
            None => lines.push((line, 1)),
        }
    }
    lines.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rest: usize = lines.iter().skip(GATHERED).map(|(_, count)| count).sum();
    lines.truncate(GATHERED);
    let mut text: String =
        lines.iter().map(|(line, n)| if *n > 1 { format!("{line} × {n}\n") } else { format!("{line}\n") }).collect();
    if rest > 0 {
        text.push_str(&format!("and {rest} more"));
    }
    let quads = (1..=4).map(|quad| {
        let count = tick.gathered.iter().filter(|row| rows.get(**row).is_some_and(|r| r.event.quad == quad)).count();
        format!("{count} {}", quad_words(quad))
    });
    vec![
        ("label", label(text.trim_end())),
        ("fillcolor", plain("#F7F7F7")),
        ("color", plain("#AAAAAA")),
        ("tooltip", label(quads.collect::<Vec<_>>().join(", "))),
    ]
}

/// `Turkey → Russia`, with isolated names: between two Arabic names an arrow would point the wrong way.
fn parties(names: &Names, event: &Event) -> String {
    let (actors, recipients) = (names.of_parties(&event.actors), names.of_parties(&event.recipients));
    left_to_right(&match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => return String::new(),
        (_, true) => actors,
        (true, false) => format!("→ {recipients}"),
        (false, false) => format!("{actors} → {recipients}"),
    })
}

/// Which rows are stages of a thread that has more than one.
fn staged_rows(timeline: &Timeline) -> Vec<bool> {
    let mut staged = vec![false; timeline.chronology.len()];
    for row in timeline.threads.threads.iter().filter(|t| t.rows().count() > 1).flat_map(|t| t.rows()) {
        staged[row] = true;
    }
    staged
}

fn row_id(row: usize) -> String {
    format!("e{row}")
}

fn tick_id(tick: usize, rank: usize) -> String {
    format!("t{tick}.{rank}")
}
