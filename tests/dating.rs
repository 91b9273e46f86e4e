//! Undated miniature articles and what their words say of the day they appeared.

use chrono::NaiveDate;
use demarche::dating::report_dates;
use demarche::lang::Language;
use demarche::model::{Document, PublishedBasis};

#[derive(serde::Deserialize)]
struct Corpus {
    article: Vec<Article>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    about: String,
    text: String,
    /// The day that is named.
    day: Option<NaiveDate>,
    /// Days that are among the candidates; with neither, nothing may be said.
    #[serde(default)]
    among: Vec<NaiveDate>,
    /// Days that are no candidates.
    #[serde(default)]
    not: Vec<NaiveDate>,
    /// Words that a clue says.
    #[serde(default)]
    clue: Vec<String>,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).unwrap()
}

#[test]
fn articles_are_dated_by_what_they_say() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora");
    let mut faults = Vec::new();
    for code in ["ar", "en"] {
        let language = Language::builtin(code).unwrap();
        let file = std::fs::read_to_string(root.join(code).join("dating.toml")).unwrap();
        let corpus: Corpus = toml::from_str(&file).unwrap();
        for article in corpus.article {
            let document = Document { text: article.text.trim().to_owned(), ..Document::default() };
            let report = report_dates(&document, &language, today());
            let day = report.published.as_ref().and_then(|d| d.as_day());
            let listed = |d: &NaiveDate| report.candidates.contains(d);
            let good = day == article.day
                && report.candidates.len() <= 31
                && report.candidates.is_empty() == (article.day.is_some() || article.among.is_empty())
                && article.among.iter().all(listed)
                && !article.not.iter().any(listed)
                && article.clue.iter().all(|c| report.clues.iter().any(|k| k.says.contains(c.as_str())));
            if !good {
                let clues: Vec<String> = report.clues.iter().map(|c| format!("«{}»: {}", c.words, c.says)).collect();
                let found = (day, &report.candidates);
                faults.push(format!("{code}: {}\n   found {found:?}\n   {}", article.about, clues.join("\n   ")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_given_date_wins_and_a_page_from_the_future_is_not_believed() {
    let language = Language::builtin("en").unwrap();
    let text = "OSLO, March 3 (Wire) -- Secretary of State John Kerry met the king on Thursday.".to_owned();
    let at = |day: &str| day.parse::<NaiveDate>().unwrap().and_hms_opt(0, 0, 0).unwrap();
    let report = |published| {
        let document = Document { text: text.clone(), published, ..Document::default() };
        report_dates(&document, &language, today())
    };
    let given = report(Some((at("2011-01-01"), PublishedBasis::Given)));
    assert_eq!(given.published.unwrap().to_string(), "2011-01-01");
    assert_eq!(given.published_basis, Some(PublishedBasis::Given));
    let address = report(Some((at("2014-05-06"), PublishedBasis::Url)));
    assert_eq!(address.published.unwrap().to_string(), "2014-05-06");
    let future = report(Some((at("2031-01-01"), PublishedBasis::Url)));
    assert_eq!(future.published.unwrap().to_string(), "2016-03-03");
    assert_eq!(future.published_basis, Some(PublishedBasis::Inferred));
}
