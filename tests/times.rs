//! Time expressions: every sample of `data/lang/*/times.toml`.

use chrono::NaiveDateTime;
use demarche::dating::report_dates;
use demarche::find::find_times;
use demarche::lang::Language;
use demarche::model::{Anchor, Direction, Discourse, Document, PublishedBasis};
use demarche::pack::{DirFiles, TimesRows};
use demarche::text::Text;

fn data() -> DirFiles {
    DirFiles::open(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap()
}

fn read(language: &Language, text: &str, published: NaiveDateTime) -> Vec<(String, String)> {
    let text = Text::new(text, language);
    let mut discourse = Discourse::default();
    let mut out = Vec::new();
    for m in find_times(&text, language) {
        let expr = discourse.rebase(&m.expr);
        let reference = discourse.reference(&expr);
        let resolved = expr.resolve(&Anchor { published: Some(published), reference, direction: Direction::Unknown });
        discourse.note(&expr, &resolved);
        out.push((m.span.of(text.raw).to_owned(), resolved.timex.unwrap_or_default()));
    }
    out
}

#[test]
fn every_rule_keeps_its_word() {
    let files = data();
    let mut faults = Vec::new();
    for code in ["ar", "en"] {
        let language = Language::builtin(code).unwrap();
        let rows = TimesRows::load(&[&files], &format!("lang/{code}/times.toml")).unwrap();
        let published = rows.reference.parse().unwrap();
        for sample in &rows.samples {
            let got = read(&language, &sample.sentence, published);
            let good = match &sample.expected {
                Some(expected) => got.contains(expected),
                None => got.is_empty(),
            };
            if !good {
                let at = sample.path.rsplit("data/").next().unwrap_or_default();
                faults.push(format!(
                    "{at}:{} {}: {:?}\n   wants {:?}\n   found {got:?}",
                    sample.line, sample.rule, sample.sentence, sample.expected
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[derive(serde::Deserialize)]
struct Corpus {
    reference: NaiveDateTime,
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    text: String,
    expect: Vec<(String, String)>,
}

#[test]
fn corpora_are_read_as_written() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora");
    let mut faults = Vec::new();
    for code in ["ar", "en"] {
        let language = Language::builtin(code).unwrap();
        let file = std::fs::read_to_string(root.join(code).join("times.toml")).unwrap();
        let corpus: Corpus = toml::from_str(&file).unwrap();
        assert!(corpus.case.len() >= 60 && corpus.case.iter().filter(|c| c.expect.is_empty()).count() >= 20);
        for case in corpus.case {
            let document = Document {
                text: case.text.clone(),
                published: Some((corpus.reference, PublishedBasis::Given)),
                ..Document::default()
            };
            let report = report_dates(&document, &language, corpus.reference.date());
            let got: Vec<_> = report.dates.into_iter().map(|d| (d.text, d.value.unwrap_or_default())).collect();
            if got != case.expect {
                faults.push(format!("{code}: {}\n   wants {:?}\n   found {got:?}", case.text, case.expect));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

mod nothing_panics {
    use super::*;
    use proptest::prelude::*;

    const PIECES: &[&str] = &[
        "31",
        "2020",
        "0",
        "99999999999",
        "1,000",
        "12.05.2003",
        "/",
        "-",
        ":",
        "(",
        ")",
        ".",
        ",",
        "'",
        "s",
        "th",
        "Feb.",
        "February",
        "Monday",
        "last",
        "next",
        "year",
        "century",
        "quarter",
        "the",
        "ago",
        "later",
        "twenty",
        "hundred",
        "thousand",
        "and",
        "p.m.",
        "شباط",
        "فبراير",
        "الماضي",
        "الثلاثاء",
        "أمس",
        "قبل",
        "بعد",
        "سنوات",
        "عشرين",
        "وعشرين",
        "القرن",
        "الساعة",
        "مساء",
        "كل",
        "٣١",
        "و",
        "ال",
        "\u{64B}",
        "\u{200F}",
        "\n",
        "«",
        "»",
        "🙂",
        "9999",
        "0001",
        "29",
        "since",
        "منذ",
        "يومين",
        "رمضان",
        "عيد الفطر",
        "الأول من محرم 1441 هـ",
        "إلى",
        "بين",
        "من",
        "999999 centuries ago",
    ];

    proptest! {
        #[test]
        fn on_digits_months_and_signs(picks in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..40), days in -700_000i64..700_000) {
            let mut text = String::new();
            for (pick, space) in picks {
                text.push_str(PIECES[pick]);
                if space {
                    text.push(' ');
                }
            }
            let start = chrono::NaiveDate::from_ymd_opt(2020, 2, 29).unwrap();
            let published = start.checked_add_signed(chrono::TimeDelta::days(days)).and_then(|d| d.and_hms_opt(23, 59, 59));
            for code in ["ar", "en"] {
                let language = Language::builtin(code).unwrap();
                for given in [published, None] {
                    let published = given.map(|p| (p, PublishedBasis::Given));
                    let document = Document { text: text.clone(), published, ..Document::default() };
                    let report = report_dates(&document, &language, start);
                    let length = text.chars().count() as u32;
                    for pair in report.dates.windows(2) {
                        prop_assert!(pair[0].end <= pair[1].start);
                    }
                    prop_assert!(report.dates.iter().all(|d| d.start < d.end && d.end <= length));
                }
            }
        }
    }
}
