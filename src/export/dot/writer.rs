//! The DOT language: quoting, attributes, nodes and edges, one statement a line.

use std::fmt::Display;
use std::io::{self, Write};

/// An attribute's value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A word or number of our own.
    Plain(String),
    /// Text for people; line breaks stay line breaks.
    Label(String),
    /// Graphviz's HTML-like markup of our own making.
    Markup(String),
}

/// Attributes in the order given.
pub(super) type Attributes = Vec<(&'static str, Value)>;

/// A word or number as value.
pub(super) fn plain(value: impl Display) -> Value {
    Value::Plain(value.to_string())
}

/// Text for people as value.
pub(super) fn label(text: impl Into<String>) -> Value {
    Value::Label(text.into())
}

/// Writes statements with indentation.
pub(super) struct DotWriter<'o> {
    out: &'o mut dyn Write,
    depth: usize,
}

impl<'o> DotWriter<'o> {
    /// Opens `digraph name {`.
    pub fn open(out: &'o mut dyn Write, name: &str) -> io::Result<Self> {
        let mut writer = DotWriter { out, depth: 0 };
        writer.begin(&format!("digraph {}", quote(name)))?;
        Ok(writer)
    }

    /// Opens a block: `subgraph "cluster_0"`, or an anonymous one for an empty head.
    pub fn begin(&mut self, head: &str) -> io::Result<()> {
        self.line(&if head.is_empty() { "{".to_owned() } else { format!("{head} {{") })?;
        self.depth += 1;
        Ok(())
    }

    /// Closes the innermost block.
    pub fn end(&mut self) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        self.line("}")
    }

    /// Defaults for `graph`, `node` or `edge` in this block.
    pub fn defaults(&mut self, kind: &str, attributes: &Attributes) -> io::Result<()> {
        self.line(&format!("{kind}{};", print(attributes)))
    }

    /// An attribute of this block.
    pub fn set(&mut self, name: &'static str, value: Value) -> io::Result<()> {
        self.line(&format!("{name}={};", value.print()))
    }

    pub fn node(&mut self, id: &str, attributes: &Attributes) -> io::Result<()> {
        self.line(&format!("{}{};", quote(id), print(attributes)))
    }

    pub fn edge(&mut self, from: &str, to: &str, attributes: &Attributes) -> io::Result<()> {
        self.line(&format!("{} -> {}{};", quote(from), quote(to), print(attributes)))
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}{text}", "  ".repeat(self.depth))
    }
}

impl Value {
    fn print(&self) -> String {
        match self {
            Value::Plain(text) => quote(text),
            // Graphviz reads `&eacute;` in labels; an ampersand of the text is written so that it stays one.
            Value::Label(text) => quote(&text.replace('&', "&amp;")),
            Value::Markup(markup) => format!("<{markup}>"),
        }
    }
}

fn print(attributes: &Attributes) -> String {
    if attributes.is_empty() {
        return String::new();
    }
    let printed: Vec<String> = attributes.iter().map(|(name, value)| format!("{name}={}", value.print())).collect();
    format!(" [{}]", printed.join(", "))
}

/// A DOT string: `"` and `\` escaped, line breaks as `\n`, other control characters left out.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push(' '),
            c if c.is_control() => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Text inside [`Value::Markup`].
pub(super) fn escape_markup(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_quoted() {
        for (text, quoted) in [
            ("TUR", "\"TUR\""),
            ("قال «نعم»", "\"قال «نعم»\""),
            ("a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\""),
            ("two\r\nlines\u{0}", "\"two\\nlines\""),
            ("ends in \\", "\"ends in \\\\\""),
            ("", "\"\""),
        ] {
            assert_eq!(quote(text), quoted);
        }
        assert_eq!(label("R&D &lt;").print(), "\"R&amp;D &amp;lt;\"");
        assert_eq!(escape_markup("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
    }

    #[test]
    fn statements_are_nested() {
        let mut out = Vec::new();
        let mut writer = DotWriter::open(&mut out, "g").unwrap();
        writer.begin("subgraph \"cluster_0\"").unwrap();
        writer.node("a", &vec![("label", label("x")), ("width", plain(1.5))]).unwrap();
        writer.end().unwrap();
        writer.edge("a", "b", &vec![]).unwrap();
        writer.end().unwrap();
        let expected = "digraph \"g\" {\n  subgraph \"cluster_0\" {\n    \"a\" [label=\"x\", width=\"1.5\"];\n  }\n  \
                        \"a\" -> \"b\";\n}\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
