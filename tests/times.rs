//! Time expressions: every sample of `data/lang/*/times.toml`.

use chrono::NaiveDateTime;
use demarche::dating::report_dates;
use demarche::find::find_times;
use demarche::lang::Language;
use demarche::model::{Anchor, Discourse, Document, PublishedBasis};
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
        let resolved = expr.resolve(&Anchor { published: Some(published), reference, ..Anchor::default() });
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

/// Whether a value is one of TIMEX3: a point, two points of a range, a length, a reference.
fn is_value(value: &str) -> bool {
    let digits = |text: &str, least: usize| text.len() >= least && text.bytes().all(|b| b.is_ascii_digit());
    let clock = |text: &str| match text.split(':').collect::<Vec<_>>().as_slice() {
        [part] => ["MO", "MI", "AF", "EV", "NI", "DT"].contains(part),
        parts => parts.len() <= 3 && parts.iter().all(|p| p.len() == 2 && digits(p, 2)),
    };
    let period = |text: &str| {
        let plain = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit() || ".XYMWDQHSEC".contains(c));
        match text.split_once('T') {
            Some((days, hours)) => (days.is_empty() || plain(days)) && plain(hours),
            None => plain(text),
        }
    };
    let day = |text: &str| {
        let (year, rest) = text.split_at(text.trim_start_matches('-').find('-').unwrap_or(text.len()));
        let year_fits = year == "XXXX" || digits(year.trim_start_matches('+'), 2);
        let number =
            |t: &str, most: u32| t == "XX" || t.parse().is_ok_and(|n: u32| t.len() == 2 && (1..=most).contains(&n));
        let rest_fits = match rest.split('-').skip(1).collect::<Vec<_>>().as_slice() {
            [] => true,
            ["SP" | "SU" | "FA" | "WI" | "Q1" | "Q2" | "Q3" | "Q4" | "H1" | "H2"] => true,
            [week] if week.starts_with('W') => number(&week[1..], 53),
            [week, "WE" | "1" | "2" | "3" | "4" | "5" | "6" | "7"] => week.starts_with('W'),
            [month] => number(month, 12),
            [month, day] => {
                let exact = || text.parse::<chrono::NaiveDate>().is_ok();
                number(month, 12) && number(day, 31) && (year == "XXXX" || month == &"XX" || day == &"XX" || exact())
            }
            _ => false,
        };
        year_fits && rest_fits
    };
    let point = |text: &str| match (text, text.strip_prefix('P')) {
        ("PAST_REF" | "PRESENT_REF" | "FUTURE_REF", _) => true,
        (_, Some(length)) => period(length),
        _ => match text.split_once('T') {
            Some((date, time)) => day(date) && clock(time),
            None => day(text),
        },
    };
    value.split('/').count() <= 2 && value.split('/').all(point)
}

#[test]
fn values_are_told_from_other_text() {
    for good in
        ["2020-02-18T15:00", "2020-W07-WE", "199", "P1Y2M", "PT1.5H", "2019-08/2019-10", "XXXX-WXX-2", "2020-SU"]
    {
        assert!(is_value(good), "{good}");
    }
    for bad in ["", "2020-02-30", "yesterday", "P", "2020-13", "2020-02-18T", "1/2/3", "2020-02-18T9:00"] {
        assert!(!is_value(bad), "{bad}");
    }
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
        "from",
        "to",
        "between",
        "until",
        "–",
        "5pm",
        "at",
        "noon",
        "half past",
        "13:45:59",
        "in",
        "two",
        "hours",
        "weeks after",
        "first Monday of",
        "the last day of",
        "week of",
        "Easter",
        "Ramadan",
        "Christmas Eve",
        "next",
        "month",
        "tomorrow",
        "and a half",
        "of",
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
                    for dated in &report.dates {
                        let value = dated.value.as_deref();
                        prop_assert!(value.is_none_or(is_value), "{:?} gives {value:?}", dated.text);
                    }
                }
            }
        }
    }
}
