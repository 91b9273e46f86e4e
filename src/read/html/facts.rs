//! What a page says of itself: title, address, outlet, date, language.

use super::jsonld::LinkedData;
use super::title::headline;
use crate::read::dates::parse_metadata;
use crate::read::record::{filled, language_code};
use chrono::NaiveDateTime;
use dom_query::Document as Page;

/// Facts about the article on a page; each as the page states it.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<NaiveDateTime>,
    pub lang: Option<String>,
    /// The only `<h1>`.
    pub heading: Option<String>,
    /// The article's text, where the metadata carry it.
    pub body: Option<String>,
}

/// `<meta>` names of a publication date, the surest first.
#[rustfmt::skip]
const DATE_NAMES: &[&str] = &[
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "publishdate", "publish_date", "publish-date", "publication_date", "pubdate", "published_time", "sailthru.date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "citation_publication_date", "date",
];

/// Where a `<time>` speaks of the article, the surest first.
const TIMES: [&str; 5] = [
    "time[itemprop=datePublished]",
    "time[pubdate]",
    "article header time[datetime]",
    "article time[datetime]",
    "main time[datetime]",
];

/// Reads the facts of a page. The page is not changed.
pub(super) fn read_facts(page: &Page) -> Facts {
    let scripts = page.select("script[type='application/ld+json']");
    let blocks: Vec<String> = scripts.iter().map(|s| s.text().to_string()).collect();
    let data = LinkedData::read(&blocks);
    let metas = Metas::of(page);

    let outlet =
        data.text(&["publisher"]).or_else(|| metas.get(&["og:site_name", "application-name"])).map(|t| plain(&t));
    let address = page.select_single("link[rel~=canonical]").attr("href").map(|href| href.to_string());
    let is_absolute = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let url = address.filter(is_absolute).or_else(|| metas.get(&["og:url"]).filter(is_absolute));
    let url = url.or_else(|| data.text(&["url", "mainEntityOfPage"]).filter(is_absolute));
    let body = data.article_text("articleBody").map(|text| paragraphs(&text));

    let headings = page.select("h1");
    let heading = headings.iter().next().map(|h| spaced(&h.text())).filter(|_| headings.length() == 1).and_then(filled);

    Facts {
        title: title(page, &data, &metas, outlet.as_deref(), heading.as_deref()),
        heading,
        url,
        published: published(page, &data, &metas),
        lang: lang(page),
        outlet: outlet.and_then(filled),
        body: body.and_then(filled),
    }
}

fn title(page: &Page, data: &LinkedData, metas: &Metas, outlet: Option<&str>, h1: Option<&str>) -> Option<String> {
    let given = data.text(&["headline"]).or_else(|| metas.get(&["og:title", "twitter:title"]));
    let given = given.and_then(|t| filled(headline(&plain(&t), h1, outlet, false)));
    let tag = || filled(headline(&spaced(&page.select_single("head title").text()), h1, outlet, true));
    given.or_else(tag).or_else(|| h1.map(str::to_owned))
}

fn published(page: &Page, data: &LinkedData, metas: &Metas) -> Option<NaiveDateTime> {
    let linked = ["datePublished", "dateCreated"].iter().find_map(|key| parse_metadata(&data.text(&[key])?));
    let in_metas = || DATE_NAMES.iter().find_map(|name| parse_metadata(&metas.get(&[name])?));
    let time = |selector: &str| {
        let times = page.select(selector);
        times.iter().find_map(|t| parse_metadata(&t.attr("datetime")?))
    };
    // Margins date other articles: a stray <time> counts only if all of them name one day.
    let lone = || {
        let times = page.select("time[datetime]");
        let dates: Vec<_> = times.iter().filter_map(|t| parse_metadata(&t.attr("datetime")?)).collect();
        dates.first().copied().filter(|first| dates.iter().all(|d| d.date() == first.date()))
    };
    linked.or_else(in_metas).or_else(|| TIMES.iter().find_map(|s| time(s))).or_else(lone)
}

/// The page's language if it is one of ours; templates in other languages are common and say nothing.
fn lang(page: &Page) -> Option<String> {
    let root = page.select_single("html");
    let tag = root.attr("lang").or_else(|| root.attr("xml:lang"))?;
    language_code(&tag).filter(|code| matches!(code.as_str(), "ar" | "en"))
}

/// `<meta>` tags by lower-case name.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(page: &Page) -> Self {
        let tags = page.select("meta[content]");
        let pairs = tags.iter().flat_map(|tag| {
            let content = tag.attr("content").unwrap_or_default().trim().to_owned();
            let names =
                ["property", "name", "itemprop"].map(|key| tag.attr(key).map(|n| n.trim().to_ascii_lowercase()));
            names.into_iter().flatten().map(move |name| (name, content.clone())).collect::<Vec<_>>()
        });
        Metas(pairs.filter(|(_, content)| !content.is_empty()).collect())
    }

    fn get(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.iter().find(|(n, _)| n == name).map(|(_, content)| content.clone()))
    }
}

/// Text that may itself hold entities or tags (`&quot;` inside JSON-LD), as one line.
fn plain(text: &str) -> String {
    if text.contains(['&', '<']) { spaced(&Page::fragment(text).text()) } else { spaced(text) }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An `articleBody`: HTML or plain text with line breaks.
fn paragraphs(text: &str) -> String {
    if text.contains("</") || text.contains("<br") {
        let fragment = Page::fragment(text);
        return super::blocks::text_of(&fragment.root(), super::blocks::Keep::All);
    }
    let decoded = if text.contains('&') { Page::fragment(text).text().to_string() } else { text.to_owned() };
    decoded.lines().map(spaced).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}
