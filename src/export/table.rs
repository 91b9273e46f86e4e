//! A plain table of words: what commands show that is neither event nor relation.

use super::cells::Cell;
use super::markdown::escape;
use std::io::{self, Write};

/// Rows under a header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(header: &[&'static str]) -> Self {
        Table { header: header.to_vec(), rows: Vec::new() }
    }

    /// Writes it as CSV, defused as all our CSV is; `bom` begins with a byte order mark.
    pub fn write_csv(&self, bom: bool, out: &mut dyn Write) -> io::Result<()> {
        if bom {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(&self.header)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| Cell::Text(cell.clone()).print()))?;
        }
        writer.flush()
    }

    /// Writes it as a Markdown table.
    pub fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "| {} |\n|{}", self.header.join(" | "), "---|".repeat(self.header.len()))?;
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|cell| escape(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_harmless() {
        let mut table = Table::new(&["name", "value"]);
        table.rows.push(vec!["=a|b".into(), "x, y".into()]);
        let mut out = Vec::new();
        table.write_csv(true, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{FEFF}name,value\n'=a|b,\"x, y\"\n");
        let mut out = Vec::new();
        table.write_markdown(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "| name | value |\n|---|---|\n| =a\\|b | x, y |\n");
    }
}
