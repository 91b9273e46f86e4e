//! Web pages.

use super::*;
use crate::model::PublishedBasis;
use encoding_rs::WINDOWS_1256;

const PARAGRAPHS: [&str; 3] = [
    "التقى وزير الخارجية نظيره في العاصمة يوم الاثنين، وبحث الجانبان سبل استئناف المحادثات المتوقفة منذ شهرين، \
     وقال بيان مشترك إن اللقاء كان صريحا وبناء.",
    "وأضاف البيان أن الطرفين اتفقا على عقد جولة جديدة في جنيف خلال الأسبوع المقبل، على أن تشارك فيها الأمم المتحدة \
     بصفة مراقب، وأن تسبقها اجتماعات للخبراء.",
    "ورحبت دول الجوار بالخطوة، ودعت إلى وقف إطلاق النار على طول الحدود قبل بدء الجولة.",
];

fn page(head: &str, meta: &str) -> String {
    let text: String = PARAGRAPHS.iter().map(|p| format!("<p>{p}</p>\n")).collect();
    format!(
        "<!DOCTYPE html>\n<html dir=\"rtl\" lang=\"ar-SA\"><head>{meta}\
         <title>استئناف المحادثات في جنيف | وكالة المثال</title>{head}</head><body>\
         <nav><ul><li><a href=\"/\">الرئيسية</a></li><li><a href=\"/world\">العالم</a></li></ul></nav>\
         <article><h1>استئناف المحادثات في جنيف</h1>\n{text}</article>\
         <aside><p>الأكثر قراءة</p></aside><footer><p>جميع الحقوق محفوظة</p></footer></body></html>"
    )
}

fn given(document: &Document) -> Option<(String, PublishedBasis)> {
    document.published.map(|(date, basis)| (date.to_string(), basis))
}

#[test]
fn an_arabic_page_of_the_old_web() {
    let html = page("", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\">");
    let document = read_file("a.html", &WINDOWS_1256.encode(&html).0).only();
    assert_eq!(document.text, PARAGRAPHS.join("\n"));
    assert_eq!(document.title.as_deref(), Some("استئناف المحادثات في جنيف"));
    assert_eq!((document.lang.as_deref(), document.published), (Some("ar"), None));
}

#[test]
fn linked_data_in_a_graph() {
    let head = r##"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": "#org", "name": "وكالة المثال"},
        {"@type": "WebPage", "name": "صفحة", "datePublished": "2020-02-20T00:00:00Z"},
        {"@type": "NewsArticle", "headline": "استئناف &quot;المحادثات&quot;", "publisher": {"@id": "#org"},
         "datePublished": "2020-02-18T23:30:00+03:00", "dateModified": "2020-02-19"}]}</script>
        <meta property="og:title" content="عنوان آخر"><link rel="canonical" href="https://example.org/2020/02/17/x">"##;
    let document = read_file("a.html", page(head, "<meta charset=utf-8>").as_bytes()).only();
    assert_eq!(document.title.as_deref(), Some("استئناف \"المحادثات\""));
    assert_eq!(document.outlet.as_deref(), Some("وكالة المثال"));
    assert_eq!(document.url.as_deref(), Some("https://example.org/2020/02/17/x"));
    assert_eq!(given(&document), Some(("2020-02-18 23:30:00".to_owned(), PublishedBasis::Metadata)));
    assert_eq!(document.text, PARAGRAPHS.join("\n"));
}

#[test]
fn dates_from_meta_time_and_address() {
    let metadata = |day: &str| Some((format!("{day} 00:00:00"), PublishedBasis::Metadata));
    for (head, expected) in [
        (
            "<meta property=\"article:published_time\" content=\"2020-02-18\"><time datetime=2020-02-20>",
            metadata("2020-02-18"),
        ),
        ("<meta name=DC.date.issued content=\"20200218\">", metadata("2020-02-18")),
        ("<meta itemprop=datePublished content=\"2020-02-18\">", metadata("2020-02-18")),
        ("<meta name=pubdate content=\"next week\">", None),
        (
            "<meta name=pubdate content=\"2020-02-31\"><meta property=og:url content=\"http://e.org/a/2020-02-18-b\">",
            Some(("2020-02-18 00:00:00".to_owned(), PublishedBasis::Url)),
        ),
    ] {
        let document = read_file("a.html", page(head, "").as_bytes()).only();
        assert_eq!(given(&document), expected, "{head}");
    }
    let with_time = |time: &str| page("", "").replace("</h1>", &format!("</h1>{time}"));
    let document = read_file("a.html", with_time("<time datetime=\"2020-02-18\">أمس</time>").as_bytes()).only();
    assert_eq!(given(&document), metadata("2020-02-18"));
    let stray = "<html><body><p>Ministers met in Geneva on Monday to discuss the border.</p>\
                 <aside><time datetime=2020-02-01>x</time> <time datetime=2020-02-02>y</time></aside>";
    assert_eq!(given(&read_file("a.html", stray.as_bytes()).only()), None);
}

#[test]
fn a_short_report_keeps_its_menu_out() {
    let html = "<html lang=en><head><meta property=og:title content='Talks resume - Example News'>\
                <meta property=og:site_name content='Example News'></head><body>\
                <div class=menu><a href=/>Home</a> <a href=/w>World</a> <a href=/s>Sport</a></div>\
                <div class=story><p>Ministers from both countries met in Geneva on Monday, officials said.</p>\
                <p>They agreed to reopen the border crossing, closed since May, and to exchange prisoners.</p></div>\
                </body></html>";
    let document = read_file("a.html", html.as_bytes()).only();
    let expected = "Ministers from both countries met in Geneva on Monday, officials said.\n\
                    They agreed to reopen the border crossing, closed since May, and to exchange prisoners.";
    assert_eq!(document.text, expected);
    assert_eq!(document.title.as_deref(), Some("Talks resume"));
    assert_eq!(document.outlet.as_deref(), Some("Example News"));
}

#[test]
fn a_page_without_an_article_is_read_block_by_block() {
    let html = "<html><body><h1>Talks</h1>They met.<br>They left.<nav>Search</nav></body></html>";
    let document = read_file("a.html", html.as_bytes()).only();
    assert_eq!(document.text, "They met.\nThey left.");
    assert_eq!(document.title.as_deref(), Some("Talks"));
}

#[test]
fn an_article_that_only_the_metadata_hold() {
    let body = PARAGRAPHS.join("\\n");
    let html = format!(
        "<html><head><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{body}\"}}\
         </script></head><body><p>يرجى تفعيل جافا سكريبت</p></body></html>"
    );
    assert_eq!(read_file("a.html", html.as_bytes()).only().text, PARAGRAPHS.join("\n"));
}
