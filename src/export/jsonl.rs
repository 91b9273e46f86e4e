//! One JSON object a line.

use super::json::{RowRecord, row_records};
use super::{Exporter, View, unfit};
use crate::store;
use serde::Serialize;
use std::io::{self, Write};

pub(super) struct JsonLines;

impl Exporter for JsonLines {
    fn write(&self, view: &View, out: &mut dyn Write) -> io::Result<()> {
        match view {
            View::Events(events) => store::write_events(out, events),
            View::Timeline(timeline) => write_lines(timeline.chronology.iter().map(RowRecord::of), out),
            View::Relations(relations) => write_lines(relations.iter(), out),
            View::Between(timeline, between) => write_lines(row_records(timeline, &between.rows), out),
            _ => Err(unfit("jsonl", view)),
        }
    }
}

fn write_lines(mut items: impl Iterator<Item = impl Serialize>, out: &mut dyn Write) -> io::Result<()> {
    items.try_for_each(|item| {
        serde_json::to_writer(&mut *out, &item)?;
        out.write_all(b"\n")
    })
}
