//! The events file: what `extract --to jsonl` writes.

use crate::model::{Event, Note};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// Reads an events file. A bad line becomes a note that names file and line, and the rest goes on; an `Err` means that
/// the file cannot be read at all.
pub fn load_events(path: &Path) -> Result<(Vec<Event>, Vec<Note>), Note> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|e| Note::new(&name, format!("cannot be opened: {e}")))?;
    read_events(&mut BufReader::new(file), &name)
}

/// The same from any input; `name` stands for the file in notes.
pub fn read_events(input: &mut dyn BufRead, name: &str) -> Result<(Vec<Event>, Vec<Note>), Note> {
    let (mut events, mut notes, mut line) = (Vec::new(), Vec::new(), Vec::new());
    for number in 1.. {
        line.clear();
        let read = input.read_until(b'\n', &mut line);
        if read.map_err(|e| Note::new(format!("{name}:{number}"), format!("cannot be read: {e}")))? == 0 {
            break;
        }
        let bytes = without_bom(&line, number).trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        match serde_json::from_slice(bytes) {
            Ok(event) => events.push(event),
            Err(e) => notes.push(Note::new(format!("{name}:{number}"), format!("not an event, left out: {e}"))),
        }
    }
    Ok((events, notes))
}

/// Writes an events file, one object a line.
pub fn save_events(path: &Path, events: &[Event]) -> Result<(), Note> {
    let write = || {
        let mut out = BufWriter::new(File::create(path)?);
        write_events(&mut out, events)?;
        out.flush()
    };
    write().map_err(|e: io::Error| Note::new(path.display().to_string(), format!("cannot be written: {e}")))
}

/// The same to any output.
pub fn write_events(out: &mut dyn Write, events: &[Event]) -> io::Result<()> {
    let mut line = Vec::new();
    for event in events {
        line.clear();
        serde_json::to_writer(&mut line, event)?;
        line.push(b'\n');
        out.write_all(&line)?;
    }
    Ok(())
}

/// Whether the first line of a JSONL file is an event and not an article.
pub fn looks_like_events(first_line: &str) -> bool {
    let line = first_line.trim_start_matches('\u{FEFF}').trim();
    let object: Result<serde_json::Map<String, serde_json::Value>, _> = serde_json::from_str(line);
    object.is_ok_and(|o| ["event_id", "class", "doc_id"].iter().all(|key| o.contains_key(*key)))
}

fn without_bom(line: &[u8], number: usize) -> &[u8] {
    line.strip_prefix(b"\xEF\xBB\xBF").filter(|_| number == 1).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{patrols, sample};

    #[test]
    fn what_is_saved_is_loaded() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("events.jsonl");
        let mut events = patrols();
        events.push(sample("CONSULT", "2020").by("TUR").with(|e| e.place = Some(("أنقرة".into(), 39.93, 32.86))));
        save_events(&path, &events).unwrap();
        let (loaded, notes) = load_events(&path).unwrap();
        assert_eq!((loaded, notes), (events, vec![]));
        assert!(load_events(&dir.path().join("none.jsonl")).is_err());
        assert!(save_events(&dir.path().join("none/none.jsonl"), &[]).is_err());
    }

    #[test]
    fn bad_lines_become_notes() {
        let mut file = b"\xEF\xBB\xBF".to_vec();
        write_events(&mut file, &patrols()[..1]).unwrap();
        file.extend(b"\r\n{\"event_id\": 3}\nnonsense \xFF\n");
        write_events(&mut file, &patrols()[1..2]).unwrap();
        let (events, notes) = read_events(&mut file.as_slice(), "dossier.jsonl").unwrap();
        assert_eq!(events.len(), 2);
        let about: Vec<_> = notes.iter().map(|n| n.about.as_str()).collect();
        assert_eq!(about, ["dossier.jsonl:3", "dossier.jsonl:4"]);
    }

    #[test]
    fn events_and_articles_are_told_apart() {
        let mut line = Vec::new();
        write_events(&mut line, &patrols()[..1]).unwrap();
        assert!(looks_like_events(std::str::from_utf8(&line).unwrap()));
        for other in
            ["", "[]", "{\"id\":\"a\",\"text\":\"b\"}", "event_id,class", "{\"event_id\":\"x\"}", "{\"event_id\":"]
        {
            assert!(!looks_like_events(other), "{other}");
        }
    }
}
