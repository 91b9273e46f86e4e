//! Text of a page, one line a block.

use dom_query::NodeRef;

/// How much of a page is kept.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Keep {
    /// Whatever can be text.
    All,
    /// The same without menus, labels and margins.
    Content,
}

#[rustfmt::skip]
const NEVER: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "head", "select", "button",
    "textarea", "canvas", "audio", "video",
];

/// Not `form`: older content systems wrap the whole page in one.
const FURNITURE: &[&str] = &["nav", "footer", "aside", "label", "menu", "dialog"];

#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
];

enum Step<'a> {
    Open(NodeRef<'a>),
    Break,
    Space,
}

/// The words under a node: spaces run together, `\n` between blocks, no empty lines.
pub(super) fn text_of(root: &NodeRef<'_>, keep: Keep) -> String {
    let mut lines = Lines::default();
    // An own stack: the nesting of a page must not become ours.
    let mut steps = vec![Step::Open(*root)];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Open(node) => node,
            Step::Break => {
                lines.end_line();
                continue;
            }
            Step::Space => {
                lines.space = true;
                continue;
            }
        };
        if node.is_text() {
            lines.push(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default().to_string();
        let name = name.as_str();
        if NEVER.contains(&name) || (keep == Keep::Content && FURNITURE.contains(&name)) {
            continue;
        }
        if name == "pre" {
            lines.push_typed(&node.text());
            continue;
        }
        if BLOCKS.contains(&name) {
            lines.end_line();
            steps.push(Step::Break);
        } else if matches!(name, "td" | "th") {
            steps.push(Step::Space);
        }
        steps.extend(node.children_it(true).map(Step::Open));
    }
    lines.end_line();
    lines.text
}

#[derive(Default)]
struct Lines {
    text: String,
    line: String,
    /// A space is due before the next word.
    space: bool,
}

impl Lines {
    fn push(&mut self, text: &str) {
        self.space |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if self.space && !self.line.is_empty() {
                self.line.push(' ');
            }
            self.line.push_str(word);
            self.space = true;
        }
        if !text.trim().is_empty() {
            self.space = text.ends_with(char::is_whitespace);
        }
    }

    /// Text typed with line breaks of its own: blank lines part its paragraphs, the others are only its width.
    fn push_typed(&mut self, text: &str) {
        self.end_line();
        for line in text.lines() {
            self.space = true;
            self.push(line);
            if line.trim().is_empty() {
                self.end_line();
            }
        }
        self.end_line();
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(&self.line);
            self.line.clear();
        }
        self.space = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn blocks_become_lines_and_spaces_run_together() {
        let html = "<nav>Menu</nav><div>One <b>two</b>,\n three<br>four<script>x()</script></div><p> </p>\
                    <ul><li>five</li><li>six&nbsp;seven</li></ul><table><tr><td>a</td><td>b</td></tr></table>\
                    <pre>wide\nline\n\nnext</pre>";
        let page = Document::from(html);
        let body = page.body().unwrap();
        assert_eq!(text_of(&body, Keep::Content), "One two, three\nfour\nfive\nsix seven\na b\nwide line\nnext");
        assert!(text_of(&body, Keep::All).starts_with("Menu\nOne"));
    }
}
