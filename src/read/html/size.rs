//! How large a page's tree is, or would become.

use dom_query::NodeRef;

/// Pages beyond these are no articles. Building a tree takes time quadratic in the nesting, and every format tag left
/// open is copied into each block that follows, so a small page could otherwise fill the memory.
const MAX_TAGS: usize = 200_000;
const MAX_NESTING: usize = 4_000;
const MAX_COPIES: usize = 3_000_000;

/// Tags that need no closing one.
#[rustfmt::skip]
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "tbody", "td", "th", "tr", "track", "wbr",
];

/// Tags that a parser opens again in the next block.
const FORMATS: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Why no tree should be built of this page, if so; judged by its tags alone.
pub(super) fn refusal(html: &str) -> Option<String> {
    let (mut tags, mut open, mut formats) = (0usize, 0usize, 0usize);
    let (mut nesting, mut open_formats) = (0usize, 0usize);
    for rest in html.split('<').skip(1) {
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let is_in = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(name));
        tags += usize::from(!closes && !name.is_empty());
        if name.is_empty() || is_in(UNCLOSED) {
            continue;
        }
        let step = |count: usize| if closes { count.saturating_sub(1) } else { count + 1 };
        open = step(open);
        nesting = nesting.max(open);
        if is_in(FORMATS) {
            formats = step(formats);
            open_formats = open_formats.max(formats);
        }
    }
    (tags > MAX_TAGS || nesting > MAX_NESTING || tags.saturating_mul(open_formats) > MAX_COPIES)
        .then(|| format!("has {tags} HTML tags, nested up to {nesting} deep, more than any article; save it as text"))
}

/// How deeply the nodes under a node are nested.
pub(super) fn depth(root: &NodeRef<'_>) -> usize {
    let mut deepest = 0;
    let mut pending = vec![(*root, 0)];
    while let Some((node, depth)) = pending.pop() {
        deepest = deepest.max(depth);
        pending.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_pass() {
        assert_eq!(refusal(&"<div><p>x<br><b>y</b><li>z</div>".repeat(20_000)), None);
        assert_eq!(refusal(&"<p><font size=2>x".repeat(1_000)), None);
        assert_eq!(refusal("a < b, <, </>"), None);
    }

    #[test]
    fn monsters_do_not() {
        let fonts: String = (0..3_000).map(|n| format!("<p><font size={n}>x")).collect();
        for html in ["<p>".repeat(200_001), "<div>".repeat(4_001), fonts] {
            assert!(refusal(&html).is_some_and(|r| r.contains("HTML tags")));
        }
    }
}
