//! Comma-separated tables, RFC 4180, UTF-8, header always.
//!
//! Lists are joined by `|` inside a cell. Words that a spreadsheet would run as a formula (first character `=`, `+`,
//! `-`, `@`, tab or carriage return) get a leading apostrophe; take it off again when reading by program. Numbers stay
//! numbers. Codes such as `042` are strings: import them as text.

use super::cells::Cell;
use super::columns::{EVENT_COLUMNS, RELATION_COLUMNS, TIMELINE_COLUMNS, event_cells, merge_cells, relation_cells};
use super::{Exporter, View, unfit};
use crate::graph::TimelineRow;
use std::io::{self, Write};

pub(super) struct Csv {
    pub bom: bool,
}

impl Exporter for Csv {
    fn write(&self, view: &View, out: &mut dyn Write) -> io::Result<()> {
        if matches!(view, View::Actors(_) | View::Chronology(_)) {
            return Err(unfit("csv", view));
        }
        if self.bom {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut table = Table { writer: csv::Writer::from_writer(out) };
        match view {
            View::Events(events) => {
                table.head(&[&EVENT_COLUMNS])?;
                events.iter().try_for_each(|event| table.row(&[&event_cells(event)]))?;
            }
            View::Timeline(timeline) => {
                table.head(&[&EVENT_COLUMNS, &TIMELINE_COLUMNS])?;
                timeline.chronology.iter().try_for_each(|row| table.merged(&[], row))?;
            }
            View::Between(timeline, between) => {
                table.head(&[&EVENT_COLUMNS, &TIMELINE_COLUMNS])?;
                let mut rows = between.rows.iter().filter_map(|i| timeline.chronology.get(*i));
                rows.try_for_each(|row| table.merged(&[], row))?;
            }
            View::Path(timeline, path) => {
                table.head(&[&["step", "from", "to"], &EVENT_COLUMNS, &TIMELINE_COLUMNS])?;
                for (number, step) in path.steps.iter().enumerate() {
                    let head =
                        [Cell::Count(number as u64 + 1), Cell::Text(step.from.clone()), Cell::Text(step.to.clone())];
                    let mut rows = step.rows.iter().filter_map(|i| timeline.chronology.get(*i));
                    rows.try_for_each(|row| table.merged(&head, row))?;
                }
            }
            View::Relations(relations) => {
                table.head(&[&RELATION_COLUMNS, &["event_ids"]])?;
                for relation in *relations {
                    table.row(&[&relation_cells(relation), &[Cell::List(relation.event_ids.clone())]])?;
                }
            }
            View::Actors(_) | View::Chronology(_) => {}
        }
        table.writer.flush()
    }
}

struct Table<'o> {
    writer: csv::Writer<&'o mut dyn Write>,
}

impl Table<'_> {
    fn head(&mut self, parts: &[&[&str]]) -> io::Result<()> {
        Ok(self.writer.write_record(parts.iter().copied().flatten())?)
    }

    fn row(&mut self, parts: &[&[Cell]]) -> io::Result<()> {
        Ok(self.writer.write_record(parts.iter().copied().flatten().map(Cell::print))?)
    }

    fn merged(&mut self, head: &[Cell], row: &TimelineRow) -> io::Result<()> {
        self.row(&[head, &event_cells(&row.event), &merge_cells(row)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Timeline, samples::patrols, samples::sample};

    fn print(view: View, bom: bool) -> String {
        let mut out = Vec::new();
        Csv { bom }.write(&view, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_event_in_full() {
        let event = sample("ASSAULT", "2020-02-17/..").by("TURMIL RUS").to("SYR").id("x1").with(|e| {
            e.sentence_text = "=قال \"نعم\",\nثم مضى".into();
            e.actors[1].name = "Russia".into();
            e.place = Some(("Idlib".into(), 35.93, 36.63));
            e.score = -9.5;
            e.title = Some("-5 degrees".into());
        });
        assert_eq!(
            print(View::Events(&[event]), false).split_once('\n').unwrap().1,
            "x1,2020-02-17,,2020-02-17/..,relative,ASSAULT,,042,4,-4.5,-9.5,,actual,military|diplomatic,TURMIL|RUS,SYR,\
             TURMIL|RUS,|Russia,,SYR,,,,Idlib,35.93,36.63,,a.txt,2020-02-18,,'-5 degrees,,,en,0,0,5,\
             \"'=قال \"\"نعم\"\",\nثم مضى\",patrol/verb,0.8\n"
        );
    }

    #[test]
    fn header_always_and_bom_on_demand() {
        let header = print(View::Events(&[]), true);
        assert!(header.starts_with("\u{FEFF}event_id,event_date,event_date_end,"));
        let timeline = Timeline::build(patrols());
        let text = print(View::Timeline(&timeline), false);
        assert!(
            text.lines().next().unwrap().ends_with(
                ",confidence,reports,documents,outlets,reporters,first_published,last_published,disagreements"
            )
        );
        assert!(
            text.contains(",2,a.txt|b.txt,,,2020-02-18,2020-02-18,date: 2020-02-03 (a.txt) / 2020-02-04 (b.txt)\n")
        );
        assert_eq!(text.lines().count(), 10);
    }
}
