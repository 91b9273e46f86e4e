use demarche::{coder, lang::Language, model::*};
use std::io::{BufRead, Write};
fn main() {
    let explain = std::env::args().any(|a| a == "explain");
    let ar = Language::builtin("ar").unwrap();
    let en = Language::builtin("en").unwrap();
    let out = std::io::stdout();
    let mut out = out.lock();
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let s = |k: &str| v[k].as_str().map(str::to_owned);
        let published = s("published")
            .and_then(|d| d[..10].parse::<chrono::NaiveDate>().ok())
            .map(|d| (d.and_hms_opt(0, 0, 0).unwrap(), PublishedBasis::Given));
        let d = Document {
            id: s("id").unwrap(),
            lang: s("lang"),
            published,
            text: s("text").unwrap(),
            ..Default::default()
        };
        let l = if d.lang.as_deref() == Some("ar") { &ar } else { &en };
        if explain {
            let (c, t) = coder::trace_document(&d, l);
            for t in t {
                writeln!(out, "\n## {}", t.sentence.span.of(&d.text)).unwrap();
                for m in &t.finds.actors {
                    writeln!(
                        out,
                        "  actor {:?} {:?} m{} {}",
                        m.span.of(&d.text),
                        m.heads
                            .iter()
                            .map(|h| (h.actor.map(|a| l.world.actor(a).id.clone()), h.agent))
                            .collect::<Vec<_>>(),
                        m.marker,
                        if m.adjective { "adj" } else { "" }
                    )
                    .unwrap();
                }
                for (i, n) in t.clauses.nodes.iter().enumerate() {
                    writeln!(out, "  node {i} {:?} {} parent {:?} {:?} marker {} subj {:?}{} sn {:?} args {:?} by {:?} own {:?} {:?}", n.span.of(&d.text), if n.verbal {"V"} else {"N"}, n.parent, n.relation, n.marker, n.subject, if n.inherited {"i"} else {""}, n.subject_node, n.arguments.iter().map(|a|(a.marker,a.mentions.clone())).collect::<Vec<_>>(), n.by, n.owner, t.frames[i].as_ref().map(|f| &f.0)).unwrap();
                }
                for x in &t.dropped {
                    writeln!(out, "  dropped {} {}", x.node, x.why).unwrap();
                }
                for e in c.events.iter().filter(|e| t.event_ids.contains(&e.event_id)) {
                    writeln!(
                        out,
                        "  => {} {:?}->{:?} {:?} {} {}",
                        e.label(),
                        e.actors.iter().map(|p| &p.code).collect::<Vec<_>>(),
                        e.recipients.iter().map(|p| &p.code).collect::<Vec<_>>(),
                        e.date.as_ref().map(|d| d.to_string()),
                        e.evidence.text,
                        e.found_by
                    )
                    .unwrap();
                }
            }
            continue;
        }
        for e in coder::code_document(&d, l).events {
            writeln!(out, "{}", serde_json::to_string(&e).unwrap()).unwrap();
        }
    }
}
