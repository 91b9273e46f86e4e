//! What a page says of its article in JSON-LD (schema.org).

use serde_json::{Map, Value};

/// The article's own node and those beside it.
pub(super) struct LinkedData {
    /// Every node of every block, nested lists and graphs opened.
    nodes: Vec<Map<String, Value>>,
    /// Positions of the article's node, then the page's.
    order: Vec<usize>,
}

impl LinkedData {
    /// Reads the contents of the page's `application/ld+json` scripts; what is not JSON is passed over.
    pub fn read(blocks: &[String]) -> Self {
        let mut nodes = Vec::new();
        for block in blocks {
            let mut pending: Vec<Value> = parse(block).into_iter().collect();
            while let Some(value) = pending.pop() {
                match value {
                    // Reversed, because the stack hands out its last first.
                    Value::Array(items) => pending.extend(items.into_iter().rev()),
                    Value::Object(mut node) => {
                        let inner: Vec<_> = ["mainEntity", "@graph"].iter().filter_map(|k| node.remove(*k)).collect();
                        pending.extend(inner);
                        nodes.push(node);
                    }
                    _ => {}
                }
            }
        }
        let mut order: Vec<usize> = (0..nodes.len()).filter(|n| rank(&nodes[*n]).is_some()).collect();
        order.sort_by_key(|n| rank(&nodes[*n]));
        LinkedData { nodes, order }
    }

    /// The first of the article's and the page's nodes that says something under one of `keys`, the first key first.
    pub fn text(&self, keys: &[&str]) -> Option<String> {
        self.order.iter().find_map(|n| keys.iter().find_map(|key| self.text_in(self.nodes[*n].get(*key)?, 0)))
    }

    /// What `key` says in the article's node alone.
    pub fn article_text(&self, key: &str) -> Option<String> {
        let article = self.order.first().map(|n| &self.nodes[*n]).filter(|node| rank(node) == Some(0))?;
        self.text_in(article.get(key)?, 0)
    }

    /// A string, a list's first, an object's name, or the name of the node that an `@id` points to.
    fn text_in(&self, value: &Value, depth: usize) -> Option<String> {
        // Nodes may point at one another.
        if depth > 4 {
            return None;
        }
        match value {
            Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
            Value::Array(items) => items.iter().find_map(|item| self.text_in(item, depth + 1)),
            Value::Object(object) => {
                let own = ["name", "@value"].iter().find_map(|key| self.text_in(object.get(*key)?, depth + 1));
                own.or_else(|| {
                    let id = object.get("@id")?;
                    let target = self.nodes.iter().find(|n| n.get("@id") == Some(id) && n.contains_key("name"))?;
                    self.text_in(target.get("name")?, depth + 1)
                })
            }
            _ => None,
        }
    }
}

/// 0 for an article, 1 for the page it stands on; none for everything else.
fn rank(node: &Map<String, Value>) -> Option<u8> {
    let of_type = |name: &str| match name.rsplit(['/', ':']).next().unwrap_or(name) {
        "WebPage" | "ItemPage" => Some(1),
        name if name.ends_with("Article") || name.ends_with("Posting") || name == "Report" => Some(0),
        _ => None,
    };
    match node.get("@type")? {
        Value::String(name) => of_type(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).filter_map(of_type).min(),
        _ => None,
    }
}

/// Forgives what sites get wrong: comment and CDATA marks, a semicolon at the end, raw line breaks in strings.
fn parse(block: &str) -> Option<Value> {
    let mut text = block.trim();
    for (open, close) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")] {
        text = text.strip_prefix(open).unwrap_or(text).trim();
        text = text.strip_suffix(close).unwrap_or(text).trim();
    }
    text = text.trim_end_matches(';');
    let flat = || text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&flat())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphs_lists_and_references() {
        let block = r##"//<![CDATA[
            {"@context": "https://schema.org", "@graph": [
              {"@type": "WebPage", "name": "Page", "datePublished": "2020-02-19"},
              {"@type": ["Thing", "NewsArticle"], "headline": "Talks
 resume", "publisher": {"@id": "#org"}, "image": {"@id": "#i"}},
              {"@type": "Organization", "@id": "#org", "name": "Daily"}]};
            //]]>"##;
        let data = LinkedData::read(&["not json".to_owned(), block.to_owned()]);
        assert_eq!(data.text(&["headline"]).as_deref(), Some("Talks  resume"));
        assert_eq!(data.text(&["publisher"]).as_deref(), Some("Daily"));
        assert_eq!(data.text(&["datePublished"]).as_deref(), Some("2020-02-19"));
        assert_eq!(data.article_text("name"), None);
    }

    #[test]
    fn circles_end() {
        let block = r##"{"@type": "Article", "@id": "#a", "publisher": {"@id": "#a"}, "name": {"@id": "#a"}}"##;
        assert_eq!(LinkedData::read(&[block.to_owned()]).text(&["publisher"]), None);
    }
}
