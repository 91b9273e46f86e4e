//! `explain`: one article from its words to its events, step by step.

use super::args::{InputArgs, OutputArgs};
use super::fault::Fault;
use super::job::{Job, Tally};
use super::output::Output;
use super::output::choose_format;
use clap::Args;
use demarche::clause::{Node, Relation};
use demarche::coder::{Coded, Trace, trace_document};
use demarche::find::{ActorMention, BARE};
use demarche::lang::Language;
use demarche::model::{Document, Event, Party};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// An article from its words to its events: mentions, clauses, frames and their rivals, what was dropped and why
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche explain article.txt --published 2020-02-18
  demarche explain article.txt --event 3f0c9a5be2d41177
  demarche explain --from jsonl - < articles.jsonl

How to read it: a0, a1 … are actors (+ joins a country and a role noun), n0, n1 … predicates, v a verb and n a noun;
after the predicate stand who does it, its arguments with the word that marks each, and the frame it was given.")]
pub struct Explain {
    #[command(flatten)]
    input: InputArgs,
    /// Only the sentence of this event
    #[arg(long, value_name = "EVENT_ID")]
    event: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the command.
pub fn run(command: Explain) -> Result<ExitCode, Fault> {
    choose_format(&command.output, &["text"], "text")?;
    let mut job = Job::start(&command.input.reading)?;
    let mut out = Output::open(&command.output)?;
    let wanted = command.event.as_deref();
    let mut seen = wanted.is_none();
    let work = |document: &Document, language: &Language| {
        let (coded, traces) = trace_document(document, language);
        let text = tell(document, language, &coded, &traces, wanted);
        (coded.sentences, coded.events.len(), text)
    };
    let mut each = |tally: &mut Tally, _: Document, (sentences, events, text): (usize, usize, String)| {
        tally.sentences += sentences;
        tally.events += events;
        seen |= !text.is_empty();
        Ok(out.write_all(text.as_bytes())?)
    };
    job.documents(&command.input.inputs, &mut io::stdin(), work, &mut each)?;
    out.finish()?;
    if let Some(id) = wanted.filter(|_| !seen) {
        let text = "no event of this id is in these articles; ids stand in the first column of: demarche extract";
        job.refuse(&demarche::model::Note::new(id, text));
    }
    Ok(job.finish())
}

/// The whole story of a document, or of the one sentence that holds an event.
fn tell(document: &Document, language: &Language, coded: &Coded, traces: &[Trace], wanted: Option<&str>) -> String {
    let mut out = String::new();
    let publication = &coded.publication;
    let basis = publication.basis.map_or(String::new(), |b| format!(" ({b})"));
    let published = publication.date.as_ref().map_or("on an unknown day".to_owned(), |d| format!("{d}{basis}"));
    let mut head = format!("# {} ({}), published {published}\n", document.id, language.code());
    for clue in &publication.clues {
        let _ = writeln!(head, "    clue {}: {}", quoted(&clue.words), clue.says);
    }
    for (n, trace) in traces.iter().enumerate() {
        if wanted.is_none_or(|id| trace.event_ids.iter().any(|e| e == id)) {
            if out.is_empty() {
                out.push_str(&head);
            }
            Teller { raw: &document.text, language, trace }.sentence(n, &coded.events, &mut out);
        }
    }
    out
}

/// Tells of one sentence. Writing into a string cannot fail, so its results are let go.
struct Teller<'t> {
    raw: &'t str,
    language: &'t Language,
    trace: &'t Trace,
}

impl Teller<'_> {
    fn sentence(&self, n: usize, events: &[Event], out: &mut String) {
        let trace = self.trace;
        let _ = writeln!(out, "\n[{n}] {}", trace.sentence.span.of(self.raw));
        if let Some(why) = trace.skipped {
            let _ = writeln!(out, "    passed over: {why}");
        }
        for (i, mention) in trace.finds.actors.iter().enumerate() {
            let _ = writeln!(out, "    a{i}  {}", self.mention(mention));
            if let Some(why) = trace.why.get(i).copied().flatten() {
                let meant = trace.mentioned.iter().filter(|(span, _)| *span == mention.span);
                let codes: Vec<&str> = meant.map(|(_, p)| p.code.as_str()).filter(|c| !c.is_empty()).collect();
                let codes = if codes.is_empty() { "nobody known".to_owned() } else { codes.join(", ") };
                let _ = writeln!(out, "         means {codes}: {why}");
            }
        }
        for (i, node) in trace.clauses.nodes.iter().enumerate() {
            let _ = writeln!(out, "    n{i}{} {}", if node.verbal { "v" } else { "n" }, self.node(i, node));
            for dropped in trace.dropped.iter().filter(|d| d.node == i) {
                let _ = writeln!(out, "         no event: {}", dropped.why);
            }
        }
        if let Some(source) = trace.clauses.according {
            let _ = writeln!(out, "    according to {}", self.words(source));
        }
        for event in events.iter().filter(|e| trace.event_ids.contains(&e.event_id)) {
            let _ = writeln!(out, "    => {}", event_line(event));
            let at = trace.event_ids.iter().position(|id| *id == event.event_id);
            let signs = at.and_then(|n| trace.signs.get(n)).map(|s| s.iter().map(|(_, name)| name).collect::<Vec<_>>());
            let signs = signs.unwrap_or_default().join(", ");
            let _ = writeln!(out, "       confidence {} for {signs}; {}", event.confidence, event.event_id);
        }
    }

    fn words(&self, mention: u32) -> String {
        let found = self.trace.finds.actors.get(mention as usize);
        found.map_or(String::new(), |m| format!("a{mention} {}", quoted(m.span.of(self.raw))))
    }

    fn list(&self, mentions: &[u32]) -> String {
        mentions.iter().map(|m| self.words(*m)).collect::<Vec<_>>().join(" and ")
    }

    /// The word behind a marker; a bare argument has none.
    fn marker(&self, marker: u8) -> &str {
        if marker == BARE { "" } else { self.language.tables.markers.get(marker as usize).map_or("?", String::as_str) }
    }

    fn mention(&self, m: &ActorMention) -> String {
        let head = |h: &demarche::find::Head| {
            let actor = h.actor.map(|a| self.language.world.actor(a).id.as_str());
            let agent = h.agent.and_then(|a| self.language.tables.agents.get(a as usize)).map(|a| a.code.as_str());
            [actor, agent].into_iter().flatten().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("+")
        };
        let heads: Vec<String> = m.heads.iter().map(head).filter(|h| !h.is_empty()).collect();
        let heads = if heads.is_empty() { "?".to_owned() } else { heads.join(", ") };
        let mut text = format!("{} = {heads}", quoted(m.span.of(self.raw)));
        if m.referent != demarche::find::Referent::Named {
            let _ = write!(text, " ({})", format!("{:?}", m.referent).to_lowercase());
        }
        if m.marker != BARE {
            let _ = write!(text, ", after «{}»", self.marker(m.marker));
        }
        let signs = [(m.joined, "joined"), (m.adjective, "adjective"), (m.owner, "owner"), (m.genitive, "genitive")];
        for (_, sign) in signs.iter().filter(|(is, _)| *is) {
            let _ = write!(text, ", {sign}");
        }
        if m.locative && m.place.is_some() {
            text.push_str(", maybe a place");
        }
        text
    }

    fn node(&self, id: usize, node: &Node) -> String {
        let mut text = quoted(node.span.of(self.raw));
        if let Some(parent) = node.parent {
            let _ = write!(text, " {} n{parent}", relation(node.relation));
        }
        if node.marker != BARE {
            let _ = write!(text, " after «{}»", self.marker(node.marker));
        }
        if !node.subject.is_empty() {
            let taken = if node.inherited { " (taken over)" } else { "" };
            let _ = write!(text, "; by {}{taken}", self.list(&node.subject));
        }
        if let Some(subject) = node.subject_node {
            let _ = write!(text, "; subject n{subject}");
        }
        if !node.by.is_empty() {
            let _ = write!(text, "; agent {}", self.list(&node.by));
        }
        if !node.owner.is_empty() {
            let _ = write!(text, "; of {}", self.list(&node.owner));
        }
        for argument in &node.arguments {
            let marker = self.marker(argument.marker);
            let marker = if marker.is_empty() { "to".to_owned() } else { format!("«{marker}»") };
            let _ = write!(text, "; {marker} {}", self.list(&argument.mentions));
        }
        let signs = [
            (node.negated, "negated"),
            (node.future, "future"),
            (node.modal, "modal"),
            (node.must, "must"),
            (node.conditional, "if"),
            (node.question, "question"),
            (node.anterior, "before that"),
            (node.passive, "passive"),
            (node.quoted, "quoted"),
        ];
        let signs: Vec<&str> = signs.iter().filter(|(is, _)| *is).map(|(_, sign)| *sign).collect();
        if !signs.is_empty() {
            let _ = write!(text, "; {}", signs.join(", "));
        }
        match self.trace.frames.get(id).and_then(Option::as_ref) {
            Some((frame, rivals)) => {
                let _ = write!(text, " → {frame}");
                let rivals: Vec<String> = rivals.iter().map(|(rival, points)| format!("{rival} {points:.1}")).collect();
                if !rivals.is_empty() {
                    let _ = write!(text, " (over {})", rivals.join(", "));
                }
            }
            None => text.push_str(" → no frame"),
        }
        text
    }
}

/// Words of the text in quotation marks, on one line.
fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Main => "beside",
        Relation::Content => "told by",
        Relation::Complement => "governed by",
        Relation::Relative => "describing at",
        Relation::Subordinate => "under",
    }
}

fn event_line(event: &Event) -> String {
    let codes = |parties: &[Party]| parties.iter().map(|p| p.code.as_str()).collect::<Vec<_>>().join("|");
    let date = event.date.as_ref().map_or("undated".to_owned(), ToString::to_string);
    let basis = event.date_basis;
    let reporter = event.reporter.as_ref().map_or(String::new(), |r| format!(", says {r}"));
    format!(
        "{} {} -> {}, {date} ({basis}){reporter}; {} by rule {}",
        event.label(),
        if event.actors.is_empty() { "?".to_owned() } else { codes(&event.actors) },
        if event.recipients.is_empty() { "-".to_owned() } else { codes(&event.recipients) },
        quoted(&event.evidence.text),
        event.found_by,
    )
}
