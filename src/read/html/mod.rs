//! A saved web page: its article as paragraphs, its metadata as facts.
//!
//! What lives here: everything that knows HTML; the only place that speaks to the HTML crates.
//! What may not: bytes and encodings (a page arrives as text), decisions about what the article says.
//! Who comes next: `source` sends the document on like any other.

mod blocks;
mod facts;
mod jsonld;
mod size;
mod title;

use crate::model::{Document, PublishedBasis};
use blocks::Keep;
use dom_query::{Document as Page, NodeRef};
use dom_smoothie::{Config, Readability};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Deeper or larger pages skip the search for the article, whose crate works recursively and in several passes.
const MAX_DEPTH: usize = 256;
const MAX_ELEMENTS: usize = 50_000;

/// Characters below which a found article is not believed.
const MIN_ARTICLE: usize = 25;

/// Characters below which the search for the article tries again with gentler rules; agency reports are short.
const SHORT_ARTICLE: usize = 200;

/// One document from a page; the error says why there is none.
pub(super) fn read_html(id: &str, html: &str) -> Result<Document, String> {
    if html.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    if let Some(reason) = size::refusal(html) {
        return Err(reason);
    }
    let page = Page::from(html);
    let facts = facts::read_facts(&page);
    let found = article(page).filter(|text| text.chars().count() >= MIN_ARTICLE);
    let text = found.or_else(|| words(&Page::from(html).body()?)).unwrap_or_default();
    let text = match facts.body {
        // The page shows a teaser and carries the article in its metadata.
        Some(body) if body.len() > 2 * text.len() => body,
        _ => without_headline(text, &[facts.title.as_deref(), facts.heading.as_deref()]),
    };
    if text.is_empty() {
        return Err("holds no text (a page that a script draws?); save it from a browser or as text".to_owned());
    }
    Ok(Document {
        id: id.to_owned(),
        lang: facts.lang,
        published: facts.published.map(|date| (date, PublishedBasis::Metadata)),
        timed: false,
        title: facts.title,
        url: facts.url,
        outlet: facts.outlet,
        text,
    })
}

/// The article as the readability rules find it, paragraph by paragraph.
fn article(page: Page) -> Option<String> {
    if size::depth(&page.root()) > MAX_DEPTH {
        return None;
    }
    let config = Config {
        max_elements_to_parse: MAX_ELEMENTS,
        char_threshold: SHORT_ARTICLE,
        disable_json_ld: true,
        ..Config::default()
    };
    // Foreign code on foreign pages: should one of its assumptions break, the page is still read block by block.
    let search = AssertUnwindSafe(|| {
        let mut readability = Readability::with_document(page, None, Some(config)).ok()?;
        readability.parse().ok()?;
        let found = readability.doc.select("#readability-page-1");
        found.nodes().first().and_then(words)
    });
    catch_unwind(search).ok().flatten()
}

/// The words of a node, without menus where that leaves anything.
fn words(node: &NodeRef<'_>) -> Option<String> {
    let text = blocks::text_of(node, Keep::Content);
    let text = if text.is_empty() { blocks::text_of(node, Keep::All) } else { text };
    Some(text).filter(|t| !t.is_empty())
}

/// The headline is the document's title; it does not stand a second time at the top of the text.
fn without_headline(text: String, headlines: &[Option<&str>]) -> String {
    match text.split_once('\n') {
        Some((first, rest)) if headlines.contains(&Some(first)) => rest.to_owned(),
        _ => text,
    }
}
