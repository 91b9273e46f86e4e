//! A chronology to read: headings by month or year, one line a row, every claim with its words and its source.

use super::cells::print_number;
use super::names::Names;
use super::words::{date_words, excerpt, is_right_to_left, isolate, quad_words, what};
use super::{Exporter, Options, View, unfit};
use crate::graph::TimelineRow;
use crate::model::{Event, EventDate, Precision};
use crate::query::{Between, Relation};
use chrono::Datelike;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(super) struct Markdown {
    names: Names,
    title: Option<String>,
}

/// Characters of a quoted sentence.
const QUOTE: usize = 180;
/// Months beyond which headings are years.
const MONTHS: usize = 24;

const HEAD: &str = "| Date | Who | What | Words | Source |\n|---|---|---|---|---|\n";

impl Markdown {
    pub fn new(options: &Options) -> Self {
        Markdown { names: Names::new(options), title: options.title.clone() }
    }
}

impl Exporter for Markdown {
    fn write(&self, view: &View, out: &mut dyn Write) -> io::Result<()> {
        if matches!(view, View::Actors(_) | View::Chronology(_)) {
            return Err(unfit("md", view));
        }
        if let Some(title) = &self.title {
            writeln!(out, "# {}\n", escape(&isolate(title)))?;
        }
        match view {
            View::Events(events) => {
                out.write_all(HEAD.as_bytes())?;
                events.iter().try_for_each(|event| writeln!(out, "{}", self.line(event, None)))
            }
            View::Timeline(timeline) => self.write_sections(&timeline.chronology.iter().collect::<Vec<_>>(), out),
            View::Relations(relations) => self.write_relations(relations, out),
            View::Between(timeline, between) => {
                write_summary(between, out)?;
                let rows = between.rows.iter().filter_map(|i| timeline.chronology.get(*i));
                self.write_sections(&rows.collect::<Vec<_>>(), out)
            }
            View::Path(timeline, path) => {
                writeln!(out, "**{}**", path.actors.join(" – "))?;
                for step in &path.steps {
                    write!(out, "\n## {} – {}\n\n{HEAD}", step.from, step.to)?;
                    for row in step.rows.iter().filter_map(|i| timeline.chronology.get(*i)) {
                        writeln!(out, "{}", self.line(&row.event, Some(row)))?;
                    }
                }
                Ok(())
            }
            View::Actors(_) | View::Chronology(_) => Ok(()),
        }
    }
}

impl Markdown {
    fn write_sections(&self, rows: &[&TimelineRow], out: &mut dyn Write) -> io::Result<()> {
        let by_year = rows.iter().map(|row| heading(&row.event, false)).collect::<BTreeSet<_>>().len() > MONTHS;
        let mut last = None;
        for row in rows {
            let section = heading(&row.event, by_year);
            if last.as_ref() != Some(&section) {
                let gap = if last.is_some() { "\n" } else { "" };
                write!(out, "{gap}## {section}\n\n{HEAD}")?;
                last = Some(section);
            }
            writeln!(out, "{}", self.line(&row.event, Some(row)))?;
        }
        Ok(())
    }

    fn line(&self, event: &Event, row: Option<&TimelineRow>) -> String {
        let sentence = if event.sentence_text.is_empty() { &event.evidence.text } else { &event.sentence_text };
        let quote = excerpt(sentence, &event.evidence.text, QUOTE);
        let (open, close) = if is_right_to_left(&quote) { ('«', '»') } else { ('“', '”') };
        let mut words = escape(&isolate(&format!("{open}{quote}{close}")));
        if let Some(reporter) = &event.reporter {
            words = format!("{words} ({} says)", escape(reporter));
        }
        for disagreement in row.map_or(&[][..], |r| &r.disagreements) {
            words = format!("{words}<br>*reports differ:* {}", escape(&isolate(disagreement)));
        }
        let cells = [date_words(event.date.as_ref()), self.who(event), escape(&what(event)), words, source(event, row)];
        format!("| {} |", cells.join(" | "))
    }

    fn who(&self, event: &Event) -> String {
        let side = |parties| match self.names.of_parties(parties) {
            names if names.is_empty() => "–".to_owned(),
            names => escape(&names),
        };
        match event.recipients.is_empty() {
            true => side(&event.actors),
            false => format!("{} → {}", side(&event.actors), side(&event.recipients)),
        }
    }

    fn write_relations(&self, relations: &[Relation], out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"| Who | Relation | Events | Mean score | From | To | Classes |\n|---|---|--:|--:|---|---|---|\n",
        )?;
        for r in relations {
            let arrow = if r.mutual { "↔" } else { "→" };
            let classes: Vec<String> = r.classes.iter().map(|(class, n)| format!("{class} {n}")).collect();
            let day = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
            writeln!(
                out,
                "| {} {arrow} {} | {} | {} | {} | {} | {} | {} |",
                escape(&r.source),
                escape(&r.target),
                quad_words(r.quad),
                r.count,
                print_number(r.mean_score),
                day(r.first),
                day(r.last),
                classes.join(", ")
            )?;
        }
        Ok(())
    }
}

fn write_summary(between: &Between, out: &mut dyn Write) -> io::Result<()> {
    let (a, b) = (escape(&between.a), escape(&between.b));
    let span = match (between.first, between.last) {
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    let score = between.mean_score.map(|s| format!(", mean score {}", print_number(s))).unwrap_or_default();
    let noun = if between.count == 1 { "event" } else { "events" };
    writeln!(out, "**{a} – {b}**: {} {noun}{span}{score}\n", between.count)?;
    if !between.by_quad.is_empty() {
        writeln!(
            out,
            "| Relation | Events | {a} → {b} | {b} → {a} | mutual | Mean score |\n|---|--:|--:|--:|--:|--:|"
        )?;
        for q in &between.by_quad {
            let score = q.mean_score.map(print_number).unwrap_or_default();
            let name = quad_words(q.quad);
            writeln!(out, "| {name} | {} | {} | {} | {} | {score} |", q.count, q.a_to_b, q.b_to_a, q.mutual)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Month or year of an event; a date too coarse for months stands under its own words.
fn heading(event: &Event, by_year: bool) -> String {
    let Some(date) = event.date.as_ref().filter(|d| d.first().is_some() || d.last().is_some()) else {
        return "Undated".to_owned();
    };
    let day = date.order().0;
    match date {
        EventDate::At(m) if m.precision() < Precision::Month && (!by_year || m.precision() < Precision::Year) => {
            date_words(Some(date))
        }
        _ if by_year => day.year().to_string(),
        _ => day.format("%B %Y").to_string(),
    }
}

fn source(event: &Event, row: Option<&TimelineRow>) -> String {
    let name = event.outlet.as_deref().filter(|o| !o.is_empty()).unwrap_or(&event.doc_id);
    let mut text = escape(&isolate(name));
    if let Some(url) = event.url.as_deref().filter(|u| u.starts_with("https://") || u.starts_with("http://")) {
        let unsafe_in_link = |c: char| c.is_whitespace() || c.is_control() || "<>()[]|\\\"`".contains(c);
        if !url.contains(unsafe_in_link) {
            text = format!("[{text}](<{url}>)");
        }
    }
    let more = row.map_or(0, |r| r.reports.saturating_sub(1));
    if more > 0 { format!("{text} +{more}") } else { text }
}

/// Text that Markdown leaves alone, on one line.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '#' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Timeline, samples::patrols, samples::sample};

    fn print(view: View) -> String {
        let mut out = Vec::new();
        Markdown::new(&Options::default()).write(&view, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_chronology_by_months() {
        let text = print(View::Timeline(&Timeline::build(patrols())));
        let headings: Vec<_> = text.lines().filter(|l| l.starts_with("##")).collect();
        assert_eq!(headings, ["## October 2019", "## February 2020", "## Undated"]);
        assert!(text.contains(
            "| 2020-02-03 | TURMIL → RUS | SANCTION (suspend) | “Turkey and Russia began joint patrols.”<br>*reports \
             differ:* date: 2020-02-03 (a.txt) / 2020-02-04 (b.txt) | a.txt +1 |\n"
        ));
        let years = (2000..2030).map(|y| sample("AGREE", &format!("{y}-03-01")).by("TUR").event());
        let text = print(View::Timeline(&Timeline::build(years.collect())));
        assert!(text.starts_with("## 2000\n") && !text.contains("March"));
    }

    #[test]
    fn text_cannot_break_the_table() {
        let event = sample("AGREE", "2020").by("TUR").with(|e| {
            e.sentence_text = "قال | <script>\n**نعم**".into();
            e.actors[0].name = "تركيا".into();
            e.url = Some("https://example.org/a_b?x=1".into());
            e.outlet = Some("AFP | x".into());
        });
        let line = print(View::Events(&[event])).lines().nth(2).unwrap().to_owned();
        assert_eq!(
            line,
            "| 2020 | \u{2068}تركيا\u{2069} | AGREE | \u{2068}«قال \\| &lt;script> \\*\\*نعم\\*\\*»\u{2069} \
             | [AFP \\| x](<https://example.org/a_b?x=1>) |"
        );
    }
}
